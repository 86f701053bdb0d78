"""Writing a run down while it is being sent: before each request, after each answer."""

from __future__ import annotations

from importer.database import Database
from importer.records import Outcome, Status


class RunLog:
    """One run's rows while they are being sent; see ``dispatch.SendLog``.

    Raises ``JournalError`` where the disk does not take it: then nothing more may be sent.
    """

    def __init__(self, database: Database, key: int, run_id: str) -> None:
        self._database = database
        self._key = key
        self._run_id = run_id

    def sent(self, number: int) -> None:
        """A request for this row is about to leave."""
        self._database.change(
            "UPDATE rows SET status = 'sent', attempts = attempts + 1 WHERE run = ? AND number = ?",
            (self._key, number),
        )

    def returned(self, number: int, doubt: bool) -> None:
        """It was answered without a final word and waits for its next attempt."""
        self._database.change(
            "UPDATE rows SET status = 'pending', doubt = ? WHERE run = ? AND number = ?",
            (doubt, self._key, number),
        )

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
                db.execute(
                    "INSERT OR REPLACE INTO ledger (device_key, record_id, run_id, number,"
                    " created_at) SELECT device_key, ?, ?, number, ? FROM rows"
                    " WHERE run = ? AND number = ?",
                    (outcome.record_id, self._run_id, outcome.finished_at, *place),
                )
