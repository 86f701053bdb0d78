"""What the sandbox's replies look like: the envelope, the error codes with their sentences,
the headers.

Sources: the API's create, list, get, update and delete pages and the platform's general error
table for the sentences; published live replies for the ``error`` object, the log id (14 digits
of time and 20 of hexadecimal) and the headers.  Knows nothing of the client.
"""

from __future__ import annotations

import http
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime, formatdate
from enum import Enum
from typing import NamedTuple

JSON = "application/json; charset=utf-8"
NOT_FOUND_WITH_VERSION = (
    "The device is not found. Please check the parameter device_record_id and version."
)
_HOST = "https://open.feishu.cn"
_GUIDE = _HOST + "/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting"


class Refusal(NamedTuple):
    """An error of the API: its HTTP status and its sentence."""

    status: int
    message: str


REFUSALS: dict[int, Refusal] = {
    9499: Refusal(400, "Bad Request"),
    1780001: Refusal(500, "Internal server error."),
    1780101: Refusal(400, "Request param error."),
    1780102: Refusal(
        400,
        "The API is in beta testing. Please contact customer support to request beta access.",
    ),
    1785005: Refusal(
        400,
        "The device information corresponding to the operating system is invalid. "
        "Please check the device information in the request.",
    ),
    1785007: Refusal(400, "The parameter device_system is invalid."),
    1785008: Refusal(400, "The device is not found. Please check the parameter device_record_id."),
    1785010: Refusal(400, "The device already exists."),
    99991400: Refusal(429, "request trigger frequency limit"),
    99991401: Refusal(400, "ip 127.0.0.1 is denied by app setting"),
    99991403: Refusal(429, "This month's API call quota has been exceeded"),
    99991661: Refusal(
        400,
        "Missing access token for authorization. Please make a request with token attached.",
    ),
    99991662: Refusal(400, "app not in use"),
    99991663: Refusal(
        400,
        "Invalid access token for authorization. Please make a request with token attached.",
    ),
    99991668: Refusal(
        400,
        "Invalid access token for authorization. Please make a request with token attached.",
    ),
    99991671: Refusal(400, "Invalid token: must start with t-/u-"),
    99991672: Refusal(400, "Access denied. One of the following scopes is required: [{scope}]"),
    99992402: Refusal(400, "field validation failed"),
}


class Ending(Enum):
    """How a call ends: with its answer, or without one."""

    ANSWERED = "answered"
    CLOSED = "closed"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back for one call.

    ``code`` is the one in the JSON body, None where there is no whole JSON.  ``hold`` is
    seconds to wait before answering.  With another ``ending`` than ANSWERED nothing of the
    rest is sent.
    """

    status: int
    body: bytes = b""
    code: int | None = None
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    log_id: str = ""
    ending: Ending = Ending.ANSWERED
    hold: float = 0.0


CLOSED = Answer(0, ending=Ending.CLOSED)
RESET = Answer(0, ending=Ending.RESET)
UNKNOWN_ROUTE = Answer(404, b"404 page not found", content_type="text/plain; charset=utf-8")
BAD_GATEWAY = Answer(
    502,
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    b"</body>\r\n</html>\r\n",
    content_type="text/html",
)
BLOCKED = Answer(
    403,
    b"<html><head><title>403 Forbidden</title></head>\r\n<body>\r\n"
    b"<h1>Request blocked</h1><p>Rule 942100</p>\r\n</body></html>\r\n",
    content_type="text/html",
)


def page(status: int) -> Answer:
    """What a middlebox says in place of the API's answer."""
    headers = (("Location", "http://portal.invalid/login"),) if status == 302 else ()
    reason = http.HTTPStatus(status).phrase
    body = f"<html><head><title>{reason}</title></head><body><h1>{reason}</h1></body></html>"
    return Answer(status, body.encode(), content_type="text/html", headers=headers)


def _dump(value: object, *, sort: bool = False) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort)
    return text.encode()


def success(data: Mapping[str, object]) -> Answer:
    """A business call that went well."""
    return Answer(200, _dump({"code": 0, "msg": "success", "data": data}), 0)


def token_answer(code: int, message: str, fields: Mapping[str, object]) -> Answer:
    """A token endpoint's reply: HTTP 200 whatever the code, fields at the top level, keys in
    alphabetical order."""
    return Answer(200, _dump({"code": code, "msg": message, **fields}, sort=True), code)


def _at_home(second: int) -> str:
    return format_datetime(datetime.fromtimestamp(second, timezone(timedelta(hours=8))))


#: How a reply's ``Date`` is written, by the fault; "" leaves it out.
_DATES: Mapping[str, Callable[[int], str]] = {
    "": lambda second: formatdate(second, usegmt=True),
    "none": lambda _: "",
    "asctime": lambda second: time.asctime(time.gmtime(second)),
    "local": _at_home,
}


class Wire:
    """Makes error replies and headers; keeps the time of day they carry."""

    def __init__(self, clock: Callable[[], float], seed: int, date: str = "") -> None:
        self._clock = clock
        self._form = _DATES[date]
        self._random = random.Random(seed)
        self._second = -1
        self._stamp = self._date = ""

    def _tick(self) -> None:
        """Bring the two texts of the current time up to date, once a second."""
        second = int(self._clock())
        if second != self._second:
            self._second = second
            self._stamp = time.strftime("%Y%m%d%H%M%S", time.localtime(second))
            self._date = self._form(second)

    def log_id(self) -> str:
        """A new log id: 34 characters, the local time first."""
        self._tick()
        return f"{self._stamp}{self._random.getrandbits(80):020X}"

    def headers(self, answer: Answer) -> list[tuple[bytes, bytes]]:
        """The headers of a reply, spelt as they are to be sent."""
        self._tick()
        fields = [
            *([("Date", self._date)] if self._date else []),
            ("Content-Type", answer.content_type),
            ("Content-Length", str(len(answer.body))),
            ("X-Tt-Logid", answer.log_id or self.log_id()),
            ("X-Request-Id", f"{self._random.getrandbits(128):032x}"),
            *answer.headers,
        ]
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in fields]

    def refuse(self, code: int, message: str = "") -> Answer:
        """An error reply; ``message`` in place of the table's, where one code has two."""
        return self._refuse(code, message or REFUSALS[code].message, {})

    def violated(self, code: int, violations: Sequence[Mapping[str, str]]) -> Answer:
        """Fields that are missing or wrong.  Only the gateway's own check, 99992402, names
        them."""
        details = {"field_violations": list(violations)} if code == 99992402 else {}
        return self._refuse(code, REFUSALS[code].message, details)

    def scope_missing(self, scope: str, app_id: str) -> Answer:
        """99991672: the subject, the page that explains it, and the link that asks for it."""
        link = f"{_HOST}/app/{app_id}/auth?q={scope}&op_from=openapi&token_type=tenant"
        message = (
            REFUSALS[99991672].message.format(scope=scope)
            + f".应用尚未开通所需的应用身份权限：[{scope}]，点击链接申请并开通任一权限即可：{link}"
        )
        details = {
            "permission_violations": [{"type": "action_scope_required", "subject": scope}],
            "helps": [
                {
                    "url": link,
                    "description": f"Learn more about scopes and how to add them: [{scope}]",
                }
            ],
            "message": "Refer to the documentation to fix the error: "
            f"{_GUIDE}/how-to-fix-the-99991672-error",
        }
        return self._refuse(99991672, message, details)

    def throttled(self, status: int, cap: int, reset: str | None) -> Answer:
        """99991400, whose documented body has no ``error`` object."""
        headers = [("x-ogw-ratelimit-limit", str(cap))]
        if reset is not None:
            headers.append(("x-ogw-ratelimit-reset", reset))
        body = _dump({"code": 99991400, "msg": REFUSALS[99991400].message})
        return Answer(status, body, 99991400, "application/json", tuple(headers))

    def _refuse(self, code: int, message: str, details: Mapping[str, object]) -> Answer:
        log_id = self.log_id()
        troubleshooter = (
            f"排查建议查看(Troubleshooting suggestions): {_HOST}/search?from=openapi"
            f"&log_id={log_id}&code={code}&method_id=6936075528891154460"
        )
        error = {"log_id": log_id, "troubleshooter": troubleshooter, **details}
        body = _dump({"code": code, "msg": message, "error": error})
        return Answer(REFUSALS[code].status, body, code, log_id=log_id)
