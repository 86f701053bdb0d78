"""What a run is known to have created, and what an undo may do to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from importer.journal.changes import UPDATED
from importer.journal.database import Database
from importer.journal.schema import (
    DEVICE,
    DOUBTFUL,
    ROWS_BESIDE,
    ROWS_RESTING,
    STAGING,
    device_from,
)
from importer.model import CONFIRMED, Numbers, Purpose, Record, Removal

_CREATED = "status = 'created' AND record_id <> ''"
_UNDOABLE = f"({_CREATED} OR {UPDATED} OR status IN ('removed', 'restored'))"
#: Of those: what a look-up alone confirmed.
_CONFIRMED = f"note = '{CONFIRMED}'"


class Undoing:
    """What may be taken back of a run, or of these ``rows`` of it; see ``Journal.undoing``."""

    def __init__(self, database: Database, key: int, rows: Numbers | None = None) -> None:
        self._database = database
        self._key = key
        self._rows = rows

    def created(self, *, confirmed: bool | Collection[int] = True) -> Iterator[tuple[Record, str]]:
        """What the run is known to have created and has not taken back, with the record ids; of
        what a look-up alone ``confirmed`` all, nothing, or these rows."""
        sql = f"SELECT number, record_id, {_CONFIRMED}, {DEVICE} FROM rows WHERE {_CREATED}"
        for number, record_id, is_confirmed, *device in self._database.in_batches(self._key, sql):
            if self._rows is not None and number not in self._rows:
                continue
            is_meant = confirmed if isinstance(confirmed, bool) else number in confirmed
            if is_meant or not is_confirmed:
                yield Record(number, device_from(device)), record_id

    def count_created(self) -> int:
        """How many ``created`` gives."""
        return self._count(f"FROM rows WHERE run = ? AND {_CREATED} AND {self._meant()}")

    def confirmed(self) -> list[int]:
        """The rows of ``created`` of which a look-up alone says that the run created them."""
        return self._numbers(f"{_CREATED} AND {_CONFIRMED}")

    def undoable(self) -> list[int]:
        """The rows that an undo can take back or took back, in row order."""
        return self._numbers(_UNDOABLE)

    def count_in_doubt(self) -> int:
        """Of how many rows nobody knows whether they were created: an undo does not touch them.
        Not of those whose device another run is known to have created."""
        return self._count(
            f"FROM rows INDEXED BY doubtful WHERE run = ? AND {DOUBTFUL} AND {self._meant()}"
            " AND status IN ('sent','in_doubt') AND NOT EXISTS"
            " (SELECT 1 FROM ledger WHERE ledger.device_key = rows.device_key)"
        )

    def removals(self) -> dict[Removal, int]:
        """What an undo did to the rows, counted."""
        found = self._database.all(
            "SELECT removal, count(*) FROM rows INDEXED BY taken WHERE run = ? AND removal <> ''"
            f" AND {self._meant()} GROUP BY 1",
            (self._key,),
        )
        return {Removal(removal): count for removal, count in found}

    def resting(self) -> dict[str, int]:
        """Other imports whose rows rest on what this one created and did not take back, or were
        put beside it, with the number of these rows."""
        found = {}
        meant = self._meant("ledger.number")
        others = self._database.all(
            "SELECT id, run_id FROM runs WHERE id <> ? AND state <> ? AND purpose <> ?",
            (self._key, STAGING, Purpose.UPDATE.value),
        )
        for other, name in others:
            count = 0
            for kind in (ROWS_RESTING, ROWS_BESIDE):
                (more,) = self._database.one(
                    f"SELECT count(*) FROM {kind} AND EXISTS"
                    " (SELECT 1 FROM ledger WHERE ledger.record_id = rows.record_id"
                    " AND ledger.run_id = (SELECT run_id FROM runs WHERE id = ?)"
                    f" AND {meant})",
                    (other, self._key),
                )
                count += int(more)
            if count:
                found[name] = count
        return found

    def _meant(self, column: str = "number") -> str:
        """The condition that a row is meant, for the next statement."""
        return self._database.among(column, self._rows)

    def _count(self, rows: str) -> int:
        return int(self._database.one(f"SELECT count(*) {rows}", (self._key,))[0])

    def _numbers(self, meant: str) -> list[int]:
        sql = (
            f"SELECT number FROM rows WHERE run = ? AND {meant} AND {self._meant()} ORDER BY number"
        )
        return [number for (number,) in self._database.all(sql, (self._key,))]
