"""Writing a run down while it is being sent: before each request, after each answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from importer.journal.changes import Before
from importer.journal.database import Database
from importer.journal.doubts import LONGEST, attempts_of, same_elsewhere
from importer.journal.news import note_row
from importer.journal.schema import DEVICE, device_from
from importer.model import (
    CONFIRMED,
    REMOVED_FOR_GOOD,
    Attempt,
    Device,
    Maker,
    Outcome,
    Registered,
    Removal,
    Status,
)

#: Seconds by which two measures of one offset differ although no clock was set: the server's is
#: told in whole seconds.
_ASKEW = 2.5


class RunLog:
    """One run's rows while they are being sent; see ``dispatcher.create.SendLog``.

    Raises ``JournalError`` where the disk does not take it: then nothing more may be sent.
    """

    def __init__(self, database: Database, key: int, run_id: str) -> None:
        self._database = database
        self._key = key
        self._run_id = run_id
        self._before = Before(database)
        self._removals: dict[int, str] = {}  # what was known before a request to delete left

    def sent(
        self, number: int, now: float, ahead: float | None = None, doubt: bool = False
    ) -> None:
        """A request for this row is about to leave; ``now`` in seconds since 1970, the server's
        clock being ``ahead`` by so many.  ``doubt`` that an earlier one left is kept beyond the
        answer to this one."""
        self._database.change(
            "UPDATE rows SET status = 'sent', doubt = max(doubt, ?), attempts = attempts + 1,"
            " sent_at = ?, ahead = ? WHERE run = ? AND number = ?",
            (doubt, now, ahead, self._key, number),
        )

    def lost(self, number: int, now: float, ahead: float | None) -> None:
        """The answer to the request that left last will never be known.  Where the clocks were
        not the same as when it left, nobody knows when that was; and where no answer is waited
        for so long, this process was stopped meanwhile: of that time nobody knows anything."""
        of_row = "FROM rows WHERE run = ? AND number = ?"
        with self._database.transaction() as db:
            db.execute(
                f"INSERT OR REPLACE INTO attempts SELECT run, number, sent_at,"
                f" min(?, sent_at + {LONGEST}), CASE WHEN abs(ahead - ?) <= ? THEN ahead END"
                f" {of_row}",
                (now, ahead, _ASKEW, self._key, number),
            )
            db.execute(
                f"INSERT OR REPLACE INTO attempts SELECT run, number, sent_at + {LONGEST}, ?, NULL"
                f" {of_row} AND sent_at + {LONGEST} < ?",
                (now, self._key, number, now),
            )
            db.execute(
                "UPDATE rows SET doubt = 1 WHERE run = ? AND number = ?", (self._key, number)
            )

    def attempts(self, number: int) -> list[Attempt]:
        """The requests of any run for this row's device whose answer is not known."""
        return attempts_of(self._database, self._key, number)

    def returned(self, number: int, doubt: bool) -> None:
        """The last request was answered, or is given up, and the row waits for its next one: as
        sent, where one may have acted."""
        self._database.change(
            "UPDATE rows SET status = CASE WHEN ? THEN 'sent' ELSE 'pending' END,"
            " doubt = CASE WHEN ? THEN max(doubt, 1) ELSE 0 END, sent_at = 0"
            " WHERE run = ? AND number = ?",
            (doubt, doubt, self._key, number),
        )

    def learn(self, number: int, found: Registered, note: str = "") -> None:
        """What the registry has for a duplicate that was settled before, and a remark on it."""
        self._database.change(
            "UPDATE rows SET record_id = ?, registry_ownership = ?, registry_status = ?, note = ?"
            " WHERE run = ? AND number = ?",
            (
                found.record_id,
                found.device.device_ownership,
                found.device.device_status,
                note,
                self._key,
                number,
            ),
        )

    def removing(self, number: int) -> None:
        """The request to delete this row's record is about to leave."""
        place = (self._key, number)
        sql = "SELECT removal FROM rows WHERE run = ? AND number = ?"
        (self._removals[number],) = self._database.one(sql, place)
        self._database.change(
            "UPDATE rows SET removal = ? WHERE run = ? AND number = ?",
            (Removal.LEFT, *place),
        )

    def spared(self, number: int) -> None:
        """It was answered without a final word and deleted nothing: what was known before is all
        that is, also of an earlier request without an answer."""
        if number in self._removals:
            self._database.change(
                "UPDATE rows SET removal = ? WHERE run = ? AND number = ?",
                (self._removals.pop(number), self._key, number),
            )

    def removed(self, number: int, removal: Removal, forget: bool) -> None:
        """What became of it; a record that is gone may be created again by a later run."""
        self._removals.pop(number, None)
        with self._database.transaction() as db:
            if removal in REMOVED_FOR_GOOD:
                note_row(db, self._key, number, Status.REMOVED)
            db.execute(
                "UPDATE rows SET removal = ?, status = CASE WHEN ? THEN 'removed' ELSE status END"
                " WHERE run = ? AND number = ?",
                (removal, removal in REMOVED_FOR_GOOD, self._key, number),
            )
            if forget:
                # Found by the record id, which has an index: the ledger may hold millions.
                db.execute(
                    "DELETE FROM ledger WHERE run_id = ? AND number = ? AND record_id ="
                    " (SELECT record_id FROM rows WHERE run = ? AND number = ?)",
                    (self._run_id, number, self._key, number),
                )

    def maker(self, record_id: str, number: int) -> Maker:
        """Which row of ours, if any, is known to have created a record."""
        found = self._database.one(
            "SELECT run_id = ?, number = ? FROM ledger WHERE record_id = ?",
            (self._run_id, number, record_id),
        )
        if not found:
            return Maker.NOBODY
        is_here, is_it = found
        if not is_here:
            return Maker.EARLIER_RUN
        return Maker.ITSELF if is_it else Maker.OTHER_ROW

    def at_first(self, record_id: str, now: tuple[int, int]) -> tuple[int, int] | None:
        """The ownership and trust of a record that says these ``now``, before runs of ours changed
        it; None where nobody can tell."""
        return self._before.at_first(record_id, now)

    def unidentified(self) -> Iterator[tuple[int, Device]]:
        """The duplicates whose record an earlier session did not come to look up."""
        last = 0
        sql = (
            f"SELECT number, {DEVICE} FROM rows WHERE run = ? AND status = 'duplicate'"
            " AND record_id = '' AND number > ? ORDER BY number LIMIT 500"
        )
        while found := self._database.all(sql, (self._key, last)):
            for number, *device in found:
                yield number, device_from(device)
            last = found[-1][0]

    def settle_elsewhere(self, outcome: Outcome) -> None:
        """The final word of a row whose record another run's request created; and where one row
        alone sent one for the very device, as the record said at first, that one's as well."""
        assert outcome.registry_ownership is not None and outcome.registry_status is not None
        now = (outcome.registry_ownership, outcome.registry_status)
        terms = self.at_first(outcome.record_id, now) or now
        with self._database.transaction() as db:
            others = same_elsewhere(db, self._key, outcome.number, terms)
            if len(others) == 1:
                self._settle_other(db, *others[0], outcome)
            self._settle(db, outcome)

    def _settle_other(
        self, db: sqlite3.Connection, key: int, number: int, outcome: Outcome
    ) -> None:
        """A row of another run created the record of an outcome, when its last request left."""
        (run_id,) = db.execute("SELECT run_id FROM runs WHERE id = ?", (key,)).fetchone()
        attempts, began = db.execute(
            "SELECT rows.attempts, max(began) FROM rows JOIN attempts USING (run, number)"
            " WHERE run = ? AND number = ?",
            (key, number),
        ).fetchone()
        created = Outcome(
            number,
            Status.CREATED,
            outcome.record_id,
            attempts=attempts,
            finished_at=began,
            note=CONFIRMED,
        )
        RunLog(self._database, key, run_id)._settle(db, created)

    def has_answers(self) -> bool:
        """Whether the API gave a row of this run its final word."""
        sql = (
            "SELECT 1 FROM rows WHERE run = ? AND attempts > 0"
            " AND status IN ('created', 'duplicate', 'rejected') LIMIT 1"
        )
        return bool(self._database.one(sql, (self._key,)))

    def settle(self, outcome: Outcome) -> None:
        """The row's final word; what was created is remembered for later runs as well."""
        with self._database.transaction() as db:
            self._settle(db, outcome)

    def _settle(self, db: sqlite3.Connection, outcome: Outcome) -> None:
        place = (self._key, outcome.number)
        if outcome.status is Status.IN_DOUBT:
            outcome = _with_seen(db, place, outcome)
        values = (
            outcome.status.value,
            outcome.record_id,
            outcome.code,
            outcome.message,
            outcome.attempts,
            outcome.finished_at,
            outcome.log_id,
            outcome.note,
            outcome.registry_ownership,
            outcome.registry_status,
        )
        note_row(db, self._key, outcome.number, outcome.status)
        db.execute(
            "UPDATE rows SET status = ?, record_id = ?, code = ?, message = ?, attempts = ?,"
            " finished_at = ?, log_id = ?, note = ?, registry_ownership = ?,"
            " registry_status = ? WHERE run = ? AND number = ?",
            (*values, *place),
        )
        if outcome.status is Status.CREATED:
            made = (outcome.record_id, self._run_id, outcome.finished_at, *place)
            for key in ("device_key", "bare_key"):
                db.execute(
                    "INSERT OR REPLACE INTO ledger (device_key, record_id, run_id, number,"
                    f" created_at) SELECT {key}, ?, ?, number, ? FROM rows"
                    f" WHERE run = ? AND number = ? AND {key} IS NOT NULL",
                    made,
                )


def _with_seen(db: sqlite3.Connection, place: tuple[int, int], outcome: Outcome) -> Outcome:
    """An outcome in doubt with what the first look-up saw of its record."""
    record_id, ownership, trust = db.execute(
        "SELECT record_id, registry_ownership, registry_status FROM rows"
        " WHERE run = ? AND number = ?",
        place,
    ).fetchone()
    if ownership is None or outcome.record_id not in ("", record_id):
        return outcome
    return replace(
        outcome, record_id=record_id, registry_ownership=ownership, registry_status=trust
    )
