"""One HTTP exchange with the API: the only place that knows httpx's errors and the shape of
the API's envelope.

Source of the envelope: the platform's "how to call" page (``code``, ``msg``, ``data``,
``error``) and live replies, whose ``error`` spells ``log_id`` and names the subject of a
missing scope where the documentation has ``logid`` and ``scope``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from importer.api.pace import DEPARTING
from importer.model import AnswerLost, InputError, NotSent, Reply

JSON_TYPE = "application/json; charset=utf-8"
#: Seconds to connect, and to wait for an answer.
CONNECT, ANSWER = 10.0, 30.0
_TIMEOUT = httpx.Timeout(ANSWER, connect=CONNECT).as_dict()
_USER_AGENT = "device-importer/0.1"
_RESET = "x-ogw-ratelimit-reset"
_LOG_ID = "x-tt-logid"
#: Tokens have some forty letters and digits behind their dash; file names may begin alike.
_SECRET = re.compile(r"(Bearer\s+)\S+|\b[tau]-[A-Za-z0-9_]{20,}[A-Za-z0-9_.\-]*")
_LINK = re.compile(r"https://[^\s\"'<>]+")
_LONGEST_MESSAGE = 500

Json = Mapping[str, Any]
#: Sends a request and returns its answer, read to its end.
Send = Callable[[httpx.Request], Awaitable[httpx.Response]]


class Line:
    """The way to the API: its base address, and the connections there.

    Thinner than httpx's own client, whose cookies, redirects and merging of addresses the API
    has no use for and which took a quarter of the time of a create.
    """

    def __init__(self, base_url: str, transport: httpx.AsyncBaseTransport) -> None:
        self._base_url = base_url.rstrip("/")
        self._transport = transport

    def url(self, path: str) -> httpx.URL:
        """The address of a path, its query with it.  For whoever needs it often: keep it."""
        return httpx.URL(self._base_url + path)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """See ``Send``."""
        response = await self._transport.handle_async_request(request)
        try:
            await response.aread()
        finally:
            await response.aclose()
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()


def bare(method: str, url: httpx.URL) -> httpx.Request:
    """A request without a body."""
    headers = {"Accept": "*/*", "User-Agent": _USER_AGENT}
    return httpx.Request(method, url, headers=headers, extensions={"timeout": _TIMEOUT})


def post(url: httpx.URL, body: Json, departing: Callable[[], None] | None = None) -> httpx.Request:
    """A POST as the API wants it: UTF-8 JSON that says so."""
    return httpx.Request(
        "POST",
        url,
        headers={"Accept": "*/*", "User-Agent": _USER_AGENT, "Content-Type": JSON_TYPE},
        content=json.dumps(body, ensure_ascii=False).encode(),
        extensions={"timeout": _TIMEOUT, DEPARTING: departing},
    )


def mask(text: str) -> str:
    """Text with everything that looks like a token blotted out."""
    return _SECRET.sub(lambda found: f"{found[1] or ''}***", text)


async def exchange(send: Send, request: httpx.Request) -> httpx.Response:
    """Send a request, its errors told as ours.

    Raises ``NotSent`` where it certainly never reached the server, ``AnswerLost`` where it
    may have, ``InputError`` for an address that is none.
    """
    host = request.url.host
    try:
        return await send(request)
    except (httpx.ConnectTimeout, httpx.ConnectError, httpx.PoolTimeout) as error:
        raise NotSent("unreachable", {"host": host, "why": _reason(error)}) from error
    except (httpx.ProxyError, httpx.LocalProtocolError) as error:
        raise NotSent("proxy", {"host": host, "why": _reason(error)}) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise InputError("base-url", {"url": str(request.url.copy_with(path="/"))}) from error
    except httpx.TimeoutException as error:
        raise AnswerLost("no-answer", {"host": host}) from error
    except httpx.RequestError as error:
        raise AnswerLost("answer-lost", {"host": host, "why": _reason(error)}) from error


def _reason(error: Exception) -> str:
    return mask(str(error)) or type(error).__name__


def body_of(response: httpx.Response) -> Json | None:
    """The envelope, or None where the body is not one (HTML of a proxy, broken-off JSON)."""
    try:
        body = json.loads(response.content)
    except ValueError:
        return None
    if not isinstance(body, dict):
        return None
    return body if isinstance(code_in(body), int) else None


def code_in(body: Json) -> int | None:
    """The envelope's code; None where there is no whole number."""
    code = body.get("code")
    return code if isinstance(code, int) and not isinstance(code, bool) else None


def reply_of(response: httpx.Response) -> Reply:
    """An answer as data.  Record ids stay text: they pass 2^53."""
    body = body_of(response)
    if body is None:
        return Reply(
            status=response.status_code,
            code=None,
            message=_excerpt(response),
            wait=_seconds(response.headers.get(_RESET)),
            log_id=response.headers.get(_LOG_ID, ""),
            date=_date(response),
            broken=_broke_off(response.content),
        )
    error = _mapping(body.get("error"))
    message = mask(str(body.get("msg") or ""))[:_LONGEST_MESSAGE]
    return Reply(
        status=response.status_code,
        code=code_in(body),
        message=message,
        record_id=_record_id(_mapping(body.get("data"))),
        wait=_seconds(response.headers.get(_RESET)),
        log_id=str(
            response.headers.get(_LOG_ID) or error.get("log_id") or error.get("logid") or ""
        ),
        details=_details(error),
        link=_link(error, message),
        date=_date(response),
    )


def items_of(response: httpx.Response) -> list[Json]:
    """The items of a list reply; none where it is not one."""
    return _items(_mapping((body_of(response) or {}).get("data")), "items")


def _broke_off(content: bytes) -> bool:
    """Whether a body began as JSON and did not come to its end."""
    try:
        json.loads(content)
    except ValueError:
        return content.lstrip().startswith(b"{")
    return False


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _record_id(data: Json) -> str | None:
    value = data.get("device_record_id")
    return str(value) if isinstance(value, str | int) and str(value) else None


def _seconds(header: str | None) -> float | None:
    """The reset header, a whole or a broken number of seconds; None where it is neither."""
    try:
        seconds = float(header) if header else None
    except ValueError:
        return None
    return seconds if seconds is not None and 0 <= seconds < float("inf") else None


def _date(response: httpx.Response) -> float | None:
    try:
        return parsedate_to_datetime(response.headers["date"]).timestamp()
    except (KeyError, ValueError):
        return None


def _excerpt(response: httpx.Response) -> str:
    text = response.content[:2000].decode("utf-8", "replace")
    return " ".join(mask(re.sub(r"<[^>]*>", " ", text)).split())[:200]


def _items(error: Json, name: str) -> list[Json]:
    items = error.get(name)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _details(error: Json) -> str:
    """Field violations and missing scopes, in a line."""
    fields = [
        ": ".join(str(part) for part in (item.get("field"), item.get("description")) if part)
        for item in _items(error, "field_violations")
    ]
    scopes = [
        str(item.get("subject") or item.get("scope") or "")
        for item in _items(error, "permission_violations")
    ]
    return mask("; ".join(part for part in [*fields, *scopes] if part))[:_LONGEST_MESSAGE]


def _link(error: Json, message: str) -> str:
    """The link under which an administrator grants what is missing, if the reply has one."""
    for item in _items(error, "helps"):
        if isinstance(item.get("url"), str):
            return str(item["url"])
    found = _LINK.search(message)
    return found[0] if found else ""
