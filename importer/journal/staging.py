"""Writing a new run down with its rows: taken in, judged by each other, then shown.

In a journal that others write to as well the rows are taken in and judged in a table of our own,
and written down in pieces, between which others can write; nobody sees the run before the last one.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from importer.journal import codec
from importer.journal.database import Database
from importer.journal.intake import Intake
from importer.journal.schema import STAGED_ROWS, STAGING
from importer.model import CellValue, CheckedRows, JournalError, Run, Skipped

#: Rows of a new run written down at a time, and the seconds after which what a killed process
#: left of one is swept away.
_PIECE, _STALE = 2_000, 86_400.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A run whose rows come; see ``Journal.stage``."""

    run: Run
    fingerprint: str
    checked: Iterable[CheckedRows]
    at_the_end: Callable[[], Sequence[Skipped]]
    originals: Mapping[int, Mapping[int, CellValue]] | None  # filled while rows are read

    def take_in(
        self, db: sqlite3.Connection, intake: Intake, key: int
    ) -> tuple[int, Sequence[Skipped]]:
        """Take in and judge all rows; returns how many, and which lines are none."""
        count = intake.take_in(db, self.checked, key)
        skipped = self.at_the_end()
        intake.keep_originals(db, key, self.originals or {})
        intake.judge(db, key)
        return count, skipped


def stage_at_once(database: Database, intake: Intake, arrival: Arrival) -> None:
    """Where nobody else writes: straight into the table of rows."""
    with database.transaction("DEFERRED") as db:
        key = _enter(db, arrival)
        count, skipped = arrival.take_in(db, intake, key)
        _show(db, key, arrival.run.state, count, skipped)


def stage_in_turn(database: Database, intake: Intake, arrival: Arrival) -> None:
    """Where others write: rows are read and judged in a table of our own, which takes its time."""
    _sweep(database)
    database.change(STAGED_ROWS)
    try:
        with database.transaction("DEFERRED") as db:
            count, skipped = arrival.take_in(db, intake, 0)
        _write_down(database, arrival, count, skipped)
    finally:
        database.change("DROP TABLE temp.rows")


def columns_of_rows(database: Database) -> str:
    """Those of a row that is taken over from another table: all but its run's key."""
    names = [row[1] for row in database.all("PRAGMA main.table_info(rows)")]
    return ", ".join(name for name in names if name != "run")


def _write_down(
    database: Database, arrival: Arrival, count: int, skipped: Sequence[Skipped]
) -> None:
    """Take the judged rows over, in pieces, between which others can write.  Nobody sees
    the run before the last one."""
    columns = columns_of_rows(database)
    sql = (
        f"INSERT INTO main.rows (run, {columns}) SELECT ?, {columns} FROM temp.rows"
        " WHERE run = 0 AND number >= ? AND number < ?"
    )
    first, last = database.one("SELECT min(number), max(number) FROM temp.rows")
    key = 0
    try:
        for low in range(first, last + 1, _PIECE):
            began = time.monotonic()
            with database.transaction() as db:
                key = key or _enter(db, arrival)
                written = db.execute(sql, (key, low, low + _PIECE)).rowcount
                if low + _PIECE > last:
                    _show(db, key, arrival.run.state, count, skipped)
            if written and low + _PIECE <= last:
                time.sleep(time.monotonic() - began)  # or others might never get their turn
    except BaseException:
        if key:
            with suppress(JournalError):  # what keeps us from writing keeps us from sweeping
                _drop(database, key)
        raise


def _enter(db: sqlite3.Connection, arrival: Arrival) -> int:
    """Write the run itself down, to be seen by nobody yet; returns its key."""
    run = arrival.run
    entered = db.execute(
        "INSERT INTO runs (run_id, path, fingerprint, layout, created_at, state,"
        " tenant, rate, constants, purpose, sha256, corrected)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            run.run_id,
            run.path,
            arrival.fingerprint,
            codec.layout_to_json(run.layout),
            run.created_at,
            STAGING,
            run.tenant,
            run.rate,
            json.dumps(dict(run.constants)),
            run.purpose.value,
            run.sha256,
            run.corrected,
        ),
    )
    return int(entered.lastrowid or 0)


def _show(
    db: sqlite3.Connection, key: int, state: str, count: int, skipped: Sequence[Skipped]
) -> None:
    """All its rows are there: from now on the run exists."""
    db.execute(
        "UPDATE runs SET state = ?, rows = ?, skipped = ? WHERE id = ?",
        (state, count, codec.skipped_to_json(skipped), key),
    )


def _sweep(database: Database) -> None:
    """Forget what processes left that were killed while they wrote a new run down."""
    left = database.all(
        "SELECT id FROM runs WHERE state = ? AND created_at < ?",
        (STAGING, time.time() - _STALE),
    )
    for (key,) in left:
        _drop(database, key)


def _drop(database: Database, key: int) -> None:
    sql = (
        "DELETE FROM main.rows WHERE run = ? AND number <= (SELECT max(number) FROM (SELECT"
        f" number FROM main.rows WHERE run = ? ORDER BY number LIMIT {_PIECE}))"
    )
    is_left = True
    while is_left:
        with database.transaction() as db:
            is_left = db.execute(sql, (key, key)).rowcount > 0
    database.change("DELETE FROM runs WHERE id = ?", (key,))
