"""The rows of a run that rest on what earlier runs created, and what the registry says of them.

What a row was once known by may be gone since: deleted in the admin console, changed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from importer.journal import codec
from importer.journal.beside import OF_CHANGES
from importer.journal.database import Database
from importer.journal.findings import add_problem
from importer.journal.known import day, let_go, term_problems
from importer.journal.schema import DEVICE, RESTING, ROWS_RESTING, device_from
from importer.model import Problem, Record, Registered, Removal, Run, Status, row_elsewhere
from importer.vocabulary import DIFFERING, Fault, Severity

#: The remark on a row whose device the registry had when it was asked, at ``finished_at``.
THERE_NOW = "there-now"


class Beliefs:
    """What a run believes to be in the registry; see ``dispatcher.verify.Memory``.  Without
    ``is_tenant_known`` what is not found may be there still, with another tenant.

    Raises ``JournalBusy`` while another process writes: the same call may succeed later.
    """

    def __init__(
        self, database: Database, key: int, run: Run, *, is_tenant_known: bool = True
    ) -> None:
        self._database = database
        self._key = key
        self._run = run
        self._is_tenant_known = is_tenant_known

    def count(self) -> int:
        """How many rows rest on a record of an earlier run."""
        sql = f"SELECT count(*) FROM {ROWS_RESTING}"
        return int(self._database.one(sql, (self._key,))[0])

    def unasked(self, since: float) -> int:
        """Of how many of them the registry was not asked since a moment."""
        sql = f"SELECT count(*) FROM {ROWS_RESTING} AND finished_at < ?"
        return int(self._database.one(sql, (self._key, since))[0])

    def told(self, since: float) -> tuple[int, int]:
        """Of the rows that were created before: how many devices the registry was found to have
        since a moment, and of how many it was not asked."""
        sql = (
            "SELECT total(finished_at >= ?), total(finished_at < ?)"
            f" FROM {ROWS_RESTING} AND status = 'created_before'"
        )
        there, unasked = self._database.one(sql, (since, since, self._key))
        return int(there), int(unasked)

    def records(self, since: float) -> Iterator[tuple[Record, str]]:
        """Those rows with the ids of their records, in row order, read in batches."""
        columns = f"number, record_id, {DEVICE}"
        sql = f"SELECT {columns} FROM rows WHERE {RESTING} AND finished_at < ?"
        for number, record_id, *device in self._database.in_batches(self._key, sql, (since,)):
            yield Record(number, device_from(device)), record_id

    def there(self, found: Sequence[Registered], now: float) -> int:
        """The registry has these records; returns how many rows rest on them.  What it says
        otherwise of their ownership or trust is said of these rows."""
        marks = ", ".join("?" * len(found))
        rows = self._database.all(
            f"SELECT number, record_id, status, {OF_CHANGES}, device_ownership, device_status,"
            " problems"
            f" FROM {ROWS_RESTING} AND record_id IN ({marks})",
            (self._key, *(record.record_id for record in found)),
        )
        if not rows:
            return 0
        terms = {r.record_id: (r.device.device_ownership, r.device.device_status) for r in found}
        with self._database.transaction() as db:
            for number, record_id, status, is_meant, *ours, problems in rows:
                said = [
                    problem
                    for problem in codec.problems_from_json(problems)
                    if problem.slug not in DIFFERING
                ]
                if status == Status.CREATED_BEFORE and not is_meant:
                    said += term_problems(
                        Fault.REGISTRY_DIFFERS,
                        self._run.layout,
                        number,
                        (ours, terms[record_id]),
                        {},
                    )
                db.execute(
                    f"UPDATE rows SET note = CASE WHEN {OF_CHANGES} THEN note ELSE ? END,"
                    " finished_at = ?, problems = ? WHERE run = ? AND number = ?",
                    (THERE_NOW, now, codec.problems_to_json(said), self._key, number),
                )
        return len(rows)

    def gone(self, record_id: str) -> int:
        """The registry has this record no more: the ledger forgets it, and rows that rest on it
        wait to be sent; returns how many do."""
        made = self._database.one(
            "SELECT run_id, created_at, number FROM ledger WHERE record_id = ?", (record_id,)
        )
        rows = self._database.all(
            f"SELECT number, status FROM {ROWS_RESTING} AND record_id = ?",
            (self._key, record_id),
        )
        with self._database.transaction() as db:
            db.execute("DELETE FROM ledger WHERE record_id = ?", (record_id,))
            if made and self._is_tenant_known:
                # An undo asked for that, and had no answer.
                db.execute(
                    "UPDATE rows SET status = 'removed', removal = ? WHERE status = 'created'"
                    " AND record_id = ? AND number = ? AND removal IN (?,?)"
                    " AND run = (SELECT id FROM runs WHERE run_id = ?)",
                    (Removal.GONE, record_id, made[2], Removal.LEFT, Removal.UNKNOWN, made[0]),
                )
            let_go(db, self._key, [number for number, _ in rows])
            for number, status in rows:
                if made and status == Status.CREATED_BEFORE:
                    add_problem(db, self._key, number, self._gone(number, made))
        return len(rows)

    def _gone(self, number: int, made: tuple[str, float, int]) -> Problem:
        run_id, when, row = made
        words = {"run": run_id, "date": day(when), "row": row_elsewhere(row)}
        address = self._run.layout.address("", number)
        return Problem(Fault.GONE_SINCE.value, "", address, "", Severity.WARNING, words)
