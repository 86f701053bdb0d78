"""One exchange with the API: what it said, what that means, what its registry holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from importer.model.device import Device
from importer.vocabulary import Meaning


@dataclass(frozen=True, slots=True)
class Reply:
    """What the API said.  ``code`` is None where the body was not its JSON, and ``broken``
    where it began as JSON and broke off; ``no_such_path`` is the gateway's own word that it
    knows no such path, the one answer without JSON that leaves no doubt; ``names_field``: it
    says which field of the request is wrong; ``wait`` is the seconds it asked us to pause;
    ``date`` its clock, seconds since 1970, None where that is not told or not in GMT."""

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
    names_field: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reply, or its absence, means.

    ``doubt``: the device may have been created although the answer does not say so.
    ``blame``: whether a row may fail by it although no other row got through: not where
    nothing was reached at all (that is an outage), nor where the refusal speaks of the way to
    the API, or of the app.
    ``slug`` and ``exit_code`` matter where it stops the run: ``STOP``, and ``UNCLEAR`` when
    nobody gets through.
    """

    meaning: Meaning
    doubt: bool = False
    blame: bool = True
    slug: str = ""
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Registered:
    """A record of the registry, as it is listed.  ``created_at`` is by the server's clock,
    seconds since 1970; None where the reply does not tell.  ``version`` is what an update has to
    name; ``facts`` what else the reply says, by the names of ``vocabulary.FACTS``."""

    record_id: str
    device: Device
    created_at: float | None = None
    version: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What a list was answered with.  With ``has_more``, ``page_token`` is what the next page
    is asked for with.  Without ``is_list`` the answer held no list of records, whatever its
    code: it does not say that there are none."""

    reply: Reply
    records: tuple[Registered, ...] = ()
    has_more: bool = False
    page_token: str = ""
    is_list: bool = True
