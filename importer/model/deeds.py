"""What there is to be done for a run, and what of that is wanted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from importer.model.numbers import Numbers
from importer.model.run import Status, Stopped

#: A change of a record: its (ownership, trust) as the registry has them, as the file says.
OldNew = tuple[tuple[int, int], tuple[int, int]]

_NONE = Numbers(())
#: Why nothing was done: while somebody was asked, another process brought more to be done.
BEYOND_AGREED = Stopped("beyond-agreed", 10)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What there is to be done: ``rows`` are those whose device is created, or, by an undo, whose
    record is deleted or put back; ``changes`` those whose record is changed, by how."""

    rows: Numbers = _NONE
    changes: Mapping[OldNew, Numbers] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many rows that are."""
        return len(self.rows) + sum(map(len, self.changes.values()))

    @property
    def mark(self) -> str:
        """The same for the same rows and changes, for whoever says yes later to what was shown."""
        said = [self.rows.spans, sorted((kind, n.spans) for kind, n in self.changes.items())]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]

    def are_within(self, agreed: Deeds) -> bool:
        """Whether somebody said yes to each of them: what somebody else did meanwhile is missing,
        and nothing else is there instead."""
        return self.rows.are_among(agreed.rows) and all(
            rows.are_among(agreed.changes.get(kind, _NONE)) for kind, rows in self.changes.items()
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """What to send.  ``max_rows`` is where a run stops by itself, to be continued; rows with
    a status of ``again`` are sent once more although they were settled.  Of the rows that a look-up
    alone ``confirmed`` to be ours an undo takes back all, none, or these; where ``rows`` are given
    it takes back nothing else than these.  ``agreed`` is what somebody said yes to: where there
    proves to be more to do when the turn comes, nothing is done (``BEYOND_AGREED``)."""

    max_rows: int | None = None
    again: tuple[Status, ...] = ()
    confirmed: bool | Collection[int] = True
    rows: Numbers | None = None
    agreed: Deeds | None = None

    def allow(self, deeds: Deeds) -> bool:
        """Whether somebody said yes to all that there is to be done by now, or nobody was asked."""
        return self.agreed is None or deeds.are_within(self.agreed)
