"""One HTTP exchange with the device registry (or with a group's bot), and what it means.

In: a device, identifiers or a record id, and ``Settings``.  Out: a ``Reply``, a ``Page``, a
``Verdict``, or ``NotSent`` and ``AnswerLost``.  It knows addresses, tokens, pace and codes;
it knows no rows, no journal and no user.  Never: repeat a request by itself (the dispatcher
decides that), or let a secret into a message.
"""

from __future__ import annotations

from importer.api.client import CONNECTIONS, GETS, DeviceApi, proxy_for
from importer.api.pace import Limit, Pace
from importer.api.retry import (
    LONGEST,
    RETRIES,
    backoff,
    classify,
    classify_delete,
    classify_error,
    classify_update,
    pause,
)
from importer.api.secrets import Secrets, mask
from importer.api.webhook import Card, post_card

__all__ = [
    "CONNECTIONS",
    "GETS",
    "LONGEST",
    "RETRIES",
    "Card",
    "DeviceApi",
    "Limit",
    "Pace",
    "Secrets",
    "backoff",
    "classify",
    "classify_delete",
    "classify_error",
    "classify_update",
    "mask",
    "pause",
    "post_card",
    "proxy_for",
]
