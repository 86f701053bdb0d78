"""The rows of a run whose ownership or trust the registry has otherwise: brought in line with the
file, and put back by an undo.

A row keeps beside its own values those that the registry had before (``registry_ownership``,
``registry_status``): they are what an undo restores.
"""

from __future__ import annotations

from collections.abc import Iterator

from importer.journal.database import Database
from importer.journal.news import note_row
from importer.journal.schema import DEVICE, device_from
from importer.model import Change, ChangeNote, Numbers, Outcome, Record, Status

_BATCH = 500
_DIFFERS = "(device_ownership <> registry_ownership OR device_status <> registry_status)"
#: A row that is to be brought in line, and one that was.
_NOT_TO_UPDATE = f"('{ChangeNote.OTHER}', '{ChangeNote.DISAGREE}')"
_TO_UPDATE = (
    f"status = 'differs' AND record_id <> '' AND note NOT IN {_NOT_TO_UPDATE} AND {_DIFFERS}"
)
_UNDONE = (
    *(ChangeNote.UNDO_LEFT, ChangeNote.RESTORED, ChangeNote.UNDO_CHANGED),
    *(ChangeNote.UNDO_GONE, ChangeNote.UNDO_FAILED),
)
#: A row that was brought in line, and one that may have been: its request left, and what became of
#: that is not known.
_UPDATED = (
    "(status = 'updated' OR status IN ('differs', 'failed') AND note IN ("
    + ", ".join(
        f"'{note}'"
        for note in (ChangeNote.LEFT, ChangeNote.UNCLEAR, *_UNDONE)
        if note is not ChangeNote.RESTORED
    )
    + "))"
)
_DOUBT = (ChangeNote.LEFT, ChangeNote.UNDO_LEFT)


class Changes:
    """A run's changes; see ``dispatcher.update.ChangeLog``.

    Raises ``JournalBusy`` while another process writes: the same call may succeed later.
    """

    def __init__(self, database: Database, key: int, rows: Numbers | None = None) -> None:
        self._database = database
        self._key = key
        self._rows = rows

    def kinds(self) -> dict[tuple[tuple[int, int], tuple[int, int]], int]:
        """How many rows wait for each change: ((ownership, trust) as the registry has them, as
        the file says) → rows."""
        found = self._database.all(
            "SELECT registry_ownership, registry_status, device_ownership, device_status, count(*)"
            f" FROM rows WHERE run = ? AND {_TO_UPDATE} GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC",
            (self._key,),
        )
        return {((a, b), (c, d)): count for a, b, c, d, count in found}

    def count(self, *, restore: bool = False) -> int:
        """How many rows wait to be brought in line, or could be put back."""
        meant = self._database.among("number", self._rows)
        waits = _UPDATED if restore else _TO_UPDATE
        sql = f"SELECT count(*) FROM rows WHERE run = ? AND {waits} AND {meant}"
        return int(self._database.one(sql, (self._key,))[0])

    def count_left(self) -> int:
        """How many rows have another ownership or trust, and are not to be brought in line."""
        sql = (
            "SELECT count(*) FROM rows WHERE run = ? AND status = 'differs'"
            f" AND note IN {_NOT_TO_UPDATE} AND {_DIFFERS}"
        )
        return int(self._database.one(sql, (self._key,))[0])

    def told(self) -> dict[ChangeNote, int]:
        """What an undo did to the rows, counted."""
        notes = ", ".join(f"'{note}'" for note in _UNDONE)
        meant = self._database.among("number", self._rows)
        found = self._database.all(
            "SELECT note, count(*) FROM rows WHERE run = ?"
            f" AND note IN ({notes}) AND {meant} GROUP BY 1",
            (self._key,),
        )
        return {ChangeNote(note): count for note, count in found}

    def waiting(self, *, restore: bool = False) -> Iterator[Change]:
        """Those rows, in row order, read in batches."""
        last = 0
        sql = (
            "SELECT number, status, record_id, attempts, note, registry_ownership, registry_status,"
            f" {DEVICE} FROM rows WHERE run = ? AND {_UPDATED if restore else _TO_UPDATE}"
            f" AND number > ? ORDER BY number LIMIT {_BATCH}"
        )
        while batch := self._database.all(sql, (self._key, last)):
            for number, status, record_id, attempts, note, *rest in batch:
                if self._rows is not None and number not in self._rows:
                    continue
                theirs, device = (rest[0], rest[1]), device_from(rest[2:])
                ours = device.device_ownership, device.device_status
                # A request of the undo leaves that of the update in doubt, where it was.
                doubt = note == ChangeNote.UNDO_LEFT if restore else note in _DOUBT
                record = Record(number, device, attempts, doubt)
                before, after = (ours, theirs) if restore else (theirs, ours)
                yield Change(record, record_id, before, after, Status(status))
            last = batch[-1][0]

    def leaving(self, number: int, note: ChangeNote) -> None:
        """A request for this row is about to leave."""
        self._database.change(
            "UPDATE rows SET note = ?, attempts = attempts + 1 WHERE run = ? AND number = ?",
            (note.value, self._key, number),
        )

    def answered(self, number: int) -> None:
        """The request was answered without a final word: it changed nothing."""
        self._database.change(
            "UPDATE rows SET note = CASE WHEN note = ? AND status <> 'updated' THEN ? ELSE '' END"
            " WHERE run = ? AND number = ?"
            f" AND note IN ('{ChangeNote.LEFT}', '{ChangeNote.UNDO_LEFT}')",
            (ChangeNote.UNDO_LEFT, ChangeNote.LEFT, self._key, number),
        )

    def settle(self, outcome: Outcome) -> None:
        """What became of a row.  What the registry says now is kept where it is told: of a row
        that was updated it is not, for an undo needs what it said before."""
        with self._database.transaction() as db:
            note_row(db, self._key, outcome.number, outcome.status)
            db.execute(
                "UPDATE rows SET status = ?, code = ?, message = ?, finished_at = ?, log_id = ?,"
                " note = ?, registry_ownership = coalesce(?, registry_ownership),"
                " registry_status = coalesce(?, registry_status) WHERE run = ? AND number = ?",
                (
                    outcome.status.value,
                    outcome.code,
                    outcome.message,
                    outcome.finished_at,
                    outcome.log_id,
                    outcome.note,
                    outcome.registry_ownership,
                    outcome.registry_status,
                    self._key,
                    outcome.number,
                ),
            )
