"""One exchange with the API: what it said, what that means, what its registry holds."""

from __future__ import annotations

from dataclasses import dataclass

from importer.model.device import Device
from importer.vocabulary import Meaning


@dataclass(frozen=True, slots=True)
class Reply:
    """What the API said.  ``code`` is None where the body was not its JSON, and ``broken``
    where it began as JSON and broke off; ``no_such_path`` is the gateway's own word that it
    knows no such path, the one answer without JSON that leaves no doubt; ``wait`` is the
    seconds it asked us to pause; ``date`` its clock, seconds since 1970, None where that is
    not told or not in GMT."""

    status: int
    code: int | None
    message: str = ""
    record_id: str | None = None
    wait: float | None = None
    log_id: str = ""
    details: str = ""
    link: str = ""
    date: float | None = None
    broken: bool = False
    no_such_path: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reply, or its absence, means.

    ``doubt``: the device may have been created although the answer does not say so.
    ``blame``: whether the server itself answered with trouble (then a row may fail by it) or
    nothing was reached at all (then it is an outage, never the row's fault).
    ``slug`` and ``exit_code`` matter for ``STOP`` only.
    """

    meaning: Meaning
    doubt: bool = False
    blame: bool = True
    slug: str = ""
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Registered:
    """A record of the registry, as a look-up finds it.  ``created_at`` is by the server's
    clock, seconds since 1970; None where the reply does not tell."""

    record_id: str
    device: Device
    created_at: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a list was answered with.  With ``has_more``, ``page_token`` is what the next page
    is asked for with."""

    reply: Reply
    records: tuple[Registered, ...] = ()
    has_more: bool = False
    page_token: str = ""
