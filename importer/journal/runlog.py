"""Writing a run down while it is being sent: before each request, after each answer."""

from __future__ import annotations

from importer.journal.database import Database
from importer.model import REMOVED_FOR_GOOD, Outcome, Registered, Removal, Status


class RunLog:
    """One run's rows while they are being sent; see ``dispatcher.create.SendLog``.

    Raises ``JournalError`` where the disk does not take it: then nothing more may be sent.
    """

    def __init__(self, database: Database, key: int, run_id: str) -> None:
        self._database = database
        self._key = key
        self._run_id = run_id

    def sent(self, number: int, now: float, doubt: bool = False) -> None:
        """A request for this row is about to leave; ``now`` in seconds since 1970.  ``doubt``
        that an earlier one left is kept beyond the answer to this one."""
        self._database.change(
            "UPDATE rows SET status = 'sent', doubt = doubt OR ?, attempts = attempts + 1,"
            " sent_at = CASE sent_at WHEN 0 THEN ? ELSE sent_at END"
            " WHERE run = ? AND number = ?",
            (doubt, now, self._key, number),
        )

    def returned(self, number: int, doubt: bool) -> None:
        """It was answered without a final word and waits for its next attempt."""
        self._database.change(
            "UPDATE rows SET status = 'pending', doubt = ? WHERE run = ? AND number = ?",
            (doubt, self._key, number),
        )

    def learn(self, number: int, found: Registered) -> None:
        """What the registry has for a duplicate that was settled before."""
        self._database.change(
            "UPDATE rows SET record_id = ?, registry_ownership = ?, registry_status = ?"
            " WHERE run = ? AND number = ?",
            (
                found.record_id,
                found.device.device_ownership,
                found.device.device_status,
                self._key,
                number,
            ),
        )

    def removing(self, number: int) -> None:
        """The request to delete this row's record is about to leave."""
        self._database.change(
            "UPDATE rows SET note = ? WHERE run = ? AND number = ?",
            (Removal.LEFT, self._key, number),
        )

    def removed(self, number: int, note: Removal, forget: bool) -> None:
        """What became of it; a record that is gone may be created again by a later run."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE rows SET note = ?, status = CASE WHEN ? THEN 'removed' ELSE status END"
                " WHERE run = ? AND number = ?",
                (note, note in REMOVED_FOR_GOOD, self._key, number),
            )
            if forget:
                # Found by the record id, which has an index: the ledger may hold millions.
                db.execute(
                    "DELETE FROM ledger WHERE run_id = ? AND number = ? AND record_id ="
                    " (SELECT record_id FROM rows WHERE run = ? AND number = ?)",
                    (self._run_id, number, self._key, number),
                )

    def made_by_another_row(self, record_id: str, number: int) -> bool:
        """Whether another row of this or an earlier run is known to have created a record."""
        return bool(
            self._database.one(
                "SELECT 1 FROM ledger WHERE record_id = ? AND NOT (run_id = ? AND number = ?)",
                (record_id, self._run_id, number),
            )
        )

    def has_answers(self) -> bool:
        """Whether the API gave a row of this run its final word."""
        sql = (
            "SELECT 1 FROM rows WHERE run = ? AND attempts > 0"
            " AND status IN ('created', 'duplicate', 'rejected') LIMIT 1"
        )
        return bool(self._database.one(sql, (self._key,)))

    def settle(self, outcome: Outcome) -> None:
        """The row's final word; what was created is remembered for later runs as well."""
        place = (self._key, outcome.number)
        values = (
            outcome.status.value,
            outcome.record_id,
            outcome.code,
            outcome.message,
            outcome.attempts,
            outcome.finished_at,
            outcome.log_id,
            outcome.note,
        )
        with self._database.transaction() as db:
            db.execute(
                "UPDATE rows SET status = ?, record_id = ?, code = ?, message = ?, attempts = ?,"
                " finished_at = ?, log_id = ?, note = ? WHERE run = ? AND number = ?",
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
