"""Answers as data: the shape of the API's envelope, and what is not one.

Source of the envelope: the platform's "how to call" page (``code``, ``msg``, ``data``,
``error``) and live replies, whose ``error`` spells ``log_id`` and names the subject of a
missing scope where the documentation has ``logid`` and ``scope``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from importer.api.secrets import mask
from importer.model import Reply, is_key

_RESET = "x-ogw-ratelimit-reset"
_LOG_ID = "x-tt-logid"
#: A request's body is UTF-8 JSON, and says so, as the API's page asks.
JSON_HEADERS = {"Content-Type": "application/json; charset=utf-8"}
#: The headers of an answer that mean something here.
HEADERS = ("content-type", "date", _RESET, _LOG_ID)
#: What the gateway itself says, as text/plain, of a path that it does not know.
_NO_SUCH_PATH = b"404 page not found"
#: A date as HTTP has it today.  The older forms are refused: one of them has no zone.
_DATE = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} 20\d\d \d\d:\d\d:\d\d GMT", re.ASCII)
_LINK = re.compile(r"https://[^\s\"'<>]+")
LONGEST_MESSAGE, _LONGEST_EXCERPT, _LONGEST_ID = 500, 200, 200
#: Letters of a text that are looked at, and how many at their end may be a part of a secret that
#: went on behind them.
_LOOKED_AT, _PERHAPS_HALF = 20_000, 4_000
#: Record ids come near it; a database takes none from here on.
_LARGEST = 2**63

Json = Mapping[str, Any]
Mask = Callable[[str], str]


def json_of(response: httpx.Response) -> Json | None:
    """A body that is a JSON object with a whole number as its code; None where it is not."""
    body = _parsed(response.content)
    return body if isinstance(body, dict) and code_in(body) is not None else None


def body_of(response: httpx.Response) -> Json | None:
    """The envelope, or None where the body is not one (HTML of a proxy, broken-off JSON).

    Other programs have a code in their JSON as well, but no ``msg`` beside it."""
    body = json_of(response)
    if body is None:
        return None
    is_ours = isinstance(body.get("msg"), str) or isinstance(body.get("data"), dict)
    return body if is_ours else None


def code_in(body: Json) -> int | None:
    """The envelope's code; None where there is no whole number."""
    return whole_number(body.get("code"))


def whole_number(value: object) -> int | None:
    """A whole number within reason; None where it is something else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if abs(value) < _LARGEST else None


def reply_of(response: httpx.Response, hide: Mask = mask) -> Reply:
    """An answer as data, ``hide`` having masked its texts.  Record ids stay text: they pass
    2^53."""
    body = body_of(response)
    wait, date = _seconds(response.headers.get(_RESET)), _date(response.headers.get("date"))
    log_id = response.headers.get(_LOG_ID, "")
    if body is None:
        return Reply(
            status=response.status_code,
            code=None,
            message=_excerpt(response.content, hide),
            wait=wait,
            log_id=text_of(log_id, hide, _LONGEST_ID),
            date=date,
            broken=_broke_off(response.content),
            no_such_path=_is_no_such_path(response),
        )
    error = _mapping(body.get("error"))
    message = word_of(body.get("msg"))
    log_id = log_id or error.get("log_id") or error.get("logid") or ""
    return Reply(
        status=response.status_code,
        code=code_in(body),
        message=text_of(message, hide),
        record_id=record_id_in(_mapping(body.get("data"))) or None,
        wait=wait,
        log_id=text_of(log_id, hide, _LONGEST_ID),
        details=text_of(_details(error), hide),
        link=text_of(_link(error, message), hide),
        date=date,
        names_field=bool(items_in(error, "field_violations")),
    )


def text_of(value: object, hide: Mask, longest: int = LONGEST_MESSAGE) -> str:
    """A text from outside: masked before it is cut, since half a secret would not be known
    as one."""
    text = word_of(value)
    shown = hide(text[:_LOOKED_AT])
    if len(text) > _LOOKED_AT:
        shown = shown[:-_PERHAPS_HALF]
    return shown[:longest]


def word_of(value: object) -> str:
    """A text or a number as text, without half characters, which no database and no workbook
    takes; of lists and objects, which may be deep, none."""
    text = str(value) if isinstance(value, str | int | float) else ""
    return text.encode("utf-8", "replace").decode()


def record_id_in(data: Json) -> str:
    """The record's id as text; empty where there is none, or what no request could ask for
    (and no journal or terminal should be given)."""
    value = data.get("device_record_id")
    text = str(value) if isinstance(value, str) or whole_number(value) is not None else ""
    return text if len(text) <= _LONGEST_ID and is_key(text) else ""


def data_of(response: httpx.Response) -> Json:
    """The data of a reply; empty where there is none."""
    return _mapping((body_of(response) or {}).get("data"))


def items_in(data: Json, name: str = "items") -> list[Json]:
    """The objects of a list within it; none where it is not one."""
    items = data.get(name)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def is_list(data: Json) -> bool:
    """Whether it is a list of objects that says whether there is more.  What is something else
    holds nothing, and does not say that there is nothing."""
    items, has_more = data.get("items"), data.get("has_more", False)
    is_whole = isinstance(items, list) and all(isinstance(item, dict) for item in items)
    return is_whole and (has_more is None or isinstance(has_more, bool))


def _parsed(content: bytes) -> object:
    """A body as JSON; None where it is none (nested too deeply included)."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _broke_off(content: bytes) -> bool:
    """Whether a body began as JSON and did not come to its end."""
    return content.lstrip().startswith(b"{") and _parsed(content) is None


def _is_no_such_path(response: httpx.Response) -> bool:
    return (
        response.status_code == httpx.codes.NOT_FOUND
        and response.headers.get("content-type", "").partition(";")[0].strip() == "text/plain"
        and response.content.strip() == _NO_SUCH_PATH
    )


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _seconds(header: str | None) -> float | None:
    """The reset header, a whole or a broken number of seconds; None where it is neither."""
    try:
        seconds = float(header) if header else None
    except ValueError:
        return None
    return seconds if seconds is not None and 0 <= seconds < float("inf") else None


def date_of(response: httpx.Response) -> float | None:
    """The server's clock, seconds since 1970; None where the answer does not tell."""
    return _date(response.headers.get("date"))


def _date(header: str | None) -> float | None:
    """The server's clock; None where the header is no date in GMT."""
    if header is None or not _DATE.fullmatch(header):
        return None
    try:
        return parsedate_to_datetime(header).timestamp()
    except ValueError:  # the 31st of February, the 99th hour
        return None


def _excerpt(content: bytes, hide: Mask) -> str:
    """What a page says, without its tags."""
    text = text_of(content.decode("utf-8", "replace"), hide, _LOOKED_AT)
    return text_of(" ".join(re.sub(r"<[^>]*>", " ", text).split()), hide, _LONGEST_EXCERPT)


def _details(error: Json) -> str:
    """Field violations and missing scopes, in a line."""
    fields = [
        ": ".join(filter(None, map(word_of, (item.get("field"), item.get("description")))))
        for item in items_in(error, "field_violations")
    ]
    scopes = [
        word_of(item.get("subject") or item.get("scope"))
        for item in items_in(error, "permission_violations")
    ]
    return "; ".join(part for part in [*fields, *scopes] if part)


def _link(error: Json, message: str) -> str:
    """The link under which an administrator grants what is missing, if the reply has one."""
    for item in items_in(error, "helps"):
        if isinstance(item.get("url"), str):
            return str(item["url"])
    found = _LINK.search(message)
    return found[0] if found else ""
