"""The API's error codes and what each means for a row and for the run.

The only module that knows a code.  Sources: the create page of device_records and the
platform's general error table for the documented ones; codes and statuses that third parties
saw in live replies for the rest.  Branch on the code, never on the message.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Meaning(StrEnum):
    """What a reply means for its row; see ``Verdict``."""

    CREATED = "created"
    EXISTS = "exists"
    REJECTED = "rejected"
    REMOVED = "removed"
    GONE = "gone"  # what was to be deleted is not there
    UPDATED = "updated"
    CONFLICT = "conflict"  # somebody else changed it
    THROTTLED = "throttled"  # sent again after a pause for everybody
    TOKEN_DEAD = "token_dead"  # replayed once with a fresh token
    RETRY = "retry"  # sent again after a while
    UNCLEAR = "unclear"  # refused, and nobody has written down whether for the row's fault
    STOP = "stop"  # nobody's row can be sent any more


OK = 0
EXISTS = 1785010
NOT_FOUND = 1785008
BAD_SYSTEM = 1785007  # what the doctor's deliberately invalid create must be answered with
NO_SCOPE = 99991672


class Code(NamedTuple):
    """``slug`` names the sentences ``stop.<slug>`` and ``stop.<slug>.next`` of a code that
    stops the run; ``doubt``: the server may have acted before it failed."""

    meaning: Meaning
    slug: str = ""
    exit_code: int = 0
    doubt: bool = False


_REJECTED = Code(Meaning.REJECTED)
_BUSY = Code(Meaning.RETRY, doubt=True)
_TOKEN_DEAD = Code(Meaning.TOKEN_DEAD, "token", 3)

CODES: dict[int, Code] = {
    OK: Code(Meaning.CREATED),
    EXISTS: Code(Meaning.EXISTS),
    # the row is refused
    1785005: _REJECTED,
    BAD_SYSTEM: _REJECTED,
    1780101: _REJECTED,
    99992402: _REJECTED,
    9499: _REJECTED,
    # trouble that passes
    99991400: Code(Meaning.THROTTLED),
    1780001: _BUSY,
    2200: _BUSY,
    1500: _BUSY,
    1663: _BUSY,
    1668: _BUSY,
    5000: _BUSY,
    55001: _BUSY,
    65001: _BUSY,
    10101: _BUSY,
    # the token: replayed once, the second time it stops the run
    99991663: _TOKEN_DEAD,
    99991664: _TOKEN_DEAD,
    99991665: _TOKEN_DEAD,
    99991671: _TOKEN_DEAD,
    # the whole run stops
    99991403: Code(Meaning.STOP, "quota", 6),
    99991406: Code(Meaning.STOP, "quota-package", 6),
    1780102: Code(Meaning.STOP, "beta", 3),
    NO_SCOPE: Code(Meaning.STOP, "scope", 3),
    99991401: Code(Meaning.STOP, "address", 3),
    99991661: Code(Meaning.STOP, "no-token", 3),
    99991662: Code(Meaning.STOP, "app-disabled", 3),
    99991668: Code(Meaning.STOP, "token-type", 3),
    99991673: Code(Meaning.STOP, "not-installed", 3),
    99991676: Code(Meaning.STOP, "scope", 3),
    21000: Code(Meaning.STOP, "policy", 3),
    21001: Code(Meaning.STOP, "policy", 3),
}

#: Codes of the gateway in front of every API.  One that is not listed above speaks of the
#: app or the tenant, unless it names a field or other rows are answered all the same.
GATEWAY = range(99991000, 100000000)

#: Codes of the token endpoint (they come with HTTP 200) → the slug of ``error.<slug>``.
TOKEN_CODES: dict[int, str] = {
    10003: "app-malformed",
    10005: "app-disabled",
    10012: "app-ticket",
    10013: "app-secret",
    10014: "app-secret",
    10015: "app-secret",
    20002: "app-secret",
    99991543: "app-secret",
    99991662: "app-disabled",
}


def is_busy(code: int | None) -> bool:
    """Whether a code means passing trouble of the server."""
    return code is not None and CODES.get(code) == _BUSY
