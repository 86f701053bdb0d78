"""The journal: what every run staged, sent and was answered, in one SQLite file a tenant.

It is the truth: workbooks are written from it, interrupted runs go on from it.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from importer.journal import codec
from importer.journal.database import Database
from importer.journal.intake import ROW, Intake
from importer.journal.known import mark_made_meanwhile
from importer.journal.migrations import MIGRATIONS
from importer.journal.runlog import RunLog
from importer.journal.schema import (
    DEVICE,
    RUN,
    SCHEMA,
    STORED,
    VERSION,
    device_from,
    run_from,
    statuses_of,
    stored_from,
)
from importer.model import (
    REMOVED_FOR_GOOD,
    UNSETTLED,
    Checked,
    Counted,
    InputError,
    Problem,
    Record,
    Removal,
    Run,
    Skipped,
    Status,
    Stopped,
    StoredRow,
)

_BATCH = 500
_WAITING = ", ".join(f"'{status}'" for status in UNSETTLED)
_CREATED = (
    "status = 'created' AND record_id <> '' AND note NOT IN"
    f" ({', '.join(repr(note.value) for note in REMOVED_FOR_GOOD)})"
)


class Journal:
    """An open journal.  A context manager; to be used in one thread.

    One that is not ``lasting`` serves a single look at a file: it stages faster, and is of no
    use after a crash.  Raises ``JournalError`` where the file can't be opened, is not ours, or
    can't be written (disk full, read-only).
    """

    def __init__(self, path: Path, *, lasting: bool = True) -> None:
        self.path = path
        self._lasting = lasting
        self._database = _open(path, passing=not lasting)
        if not lasting:
            self._database.change("DROP INDEX IF EXISTS unsettled")  # nothing will be sent

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    # -- staging --------------------------------------------------------------------------

    def stage(self, run: Run, fingerprint: str, checked: Iterable[Checked]) -> Run:
        """Take in every row of a file, and mark what repeats or was created before.

        All or nothing: where ``checked`` raises, the journal is as it was.  Raises
        ``InputError`` for a file without rows.
        """
        intake = Intake(run)
        if not self._lasting:
            with self._database.transaction() as db:
                key = self._enter(db, run, fingerprint)
                intake.judge(db, key, intake.take_in(db, checked, key))
            return self.run(run.run_id)
        self._database.change(f"CREATE TEMP TABLE incoming AS SELECT {ROW} FROM rows WHERE false")
        try:
            # Reading a large file takes its time; another import must not wait for it.
            with self._database.transaction("DEFERRED") as db:
                intake.take_in(db, checked)
            with self._database.transaction() as db:
                key = self._enter(db, run, fingerprint)
                sql = f"INSERT INTO rows (run, {ROW}) SELECT ?, {ROW} FROM incoming ORDER BY number"
                intake.judge(db, key, db.execute(sql, (key,)).rowcount)
            return self.run(run.run_id)
        finally:
            self._database.change("DROP TABLE incoming")

    def _enter(self, db: sqlite3.Connection, run: Run, fingerprint: str) -> int:
        """Write the run itself down; returns its key."""
        db.execute(
            "INSERT INTO runs (run_id, path, fingerprint, layout, created_at, state,"
            " tenant, rate, constants) VALUES (?,?,?,?,?,?,?,?,?)",
            (
                run.run_id,
                run.path,
                fingerprint,
                codec.layout_to_json(run.layout),
                run.created_at,
                run.state,
                run.tenant,
                run.rate,
                json.dumps(dict(run.constants)),
            ),
        )
        return self._key(run.run_id)

    def same(self, fingerprint: str) -> Run | None:
        """The last run of this very file with these very settings, if there is one."""
        found = self._database.one(
            "SELECT run_id FROM runs WHERE fingerprint = ? ORDER BY id DESC LIMIT 1",
            (fingerprint,),
        )
        return self.run(found[0]) if found else None

    def borrow_ledger(self, path: Path) -> None:
        """Know what another journal's runs created: for a check, which keeps no journal."""
        if not path.is_file():
            return
        _open(path).close()  # an older one is brought up to date first
        self._database.change("ATTACH DATABASE ? AS other", (str(path),))
        try:
            self._database.change("INSERT OR IGNORE INTO ledger SELECT * FROM other.ledger")
        finally:
            self._database.change("DETACH DATABASE other")

    # -- runs -----------------------------------------------------------------------------

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        return [run_from(row) for row in self._database.all(f"SELECT {RUN} FROM runs ORDER BY id")]

    def run(self, run_id: str) -> Run:
        """A run by its id.  Raises ``InputError`` where there is none."""
        row = self._database.one(f"SELECT {RUN} FROM runs WHERE run_id = ?", (run_id,))
        if not row:
            raise InputError("no-run", {"run_id": run_id})
        return run_from(row)

    def _key(self, run_id: str) -> int:
        row = self._database.one("SELECT id FROM runs WHERE run_id = ?", (run_id,))
        if not row:
            raise InputError("no-run", {"run_id": run_id})
        return int(row[0])

    def begin(self, run_id: str, rate: float, again: Sequence[Status] = ()) -> None:
        """A run starts sending: what a stopped one left is sent, what another run created
        meanwhile is not.  Rows with a status of ``again`` are sent once more although they
        were settled; what they were answered then says nothing of them any more.
        """
        run, key = self.run(run_id), self._key(run_id)
        with self._database.transaction() as db:
            for status in again:
                db.execute(
                    "UPDATE rows SET status = 'pending', doubt = doubt OR status = 'in_doubt',"
                    " record_id = '', code = NULL, message = '', finished_at = 0, log_id = '',"
                    " note = '', registry_ownership = NULL, registry_status = NULL"
                    " WHERE run = ? AND status = ?",
                    (key, status.value),
                )
            mark_made_meanwhile(db, key, run)
            db.execute(
                "UPDATE runs SET state = 'sending', stopped = NULL, rate = ? WHERE id = ?",
                (rate, key),
            )

    def end(self, run_id: str, stopped: Stopped | None) -> Run:
        """A run is over, or stopped: what still waits is unsent from now on."""
        state = "stopped" if stopped else "finished"
        self._database.change(
            "UPDATE runs SET state = ?, stopped = ?, finished_at = ? WHERE run_id = ?",
            (state, codec.stopped_to_json(stopped), time.time(), run_id),
        )
        return self.run(run_id)

    def keep_skipped(self, run_id: str, skipped: Sequence[Skipped]) -> Run:
        """Which lines of the sheet are no rows; known when all were read."""
        values = (codec.skipped_to_json(skipped), run_id)
        self._database.change("UPDATE runs SET skipped = ? WHERE run_id = ?", values)
        return self.run(run_id)

    def keep_results(self, run_id: str, path: Path) -> None:
        """Where the run's workbook was written."""
        self._database.change("UPDATE runs SET results = ? WHERE run_id = ?", (str(path), run_id))

    def log(self, run_id: str) -> RunLog:
        """Where the dispatcher writes a run down."""
        return RunLog(self._database, self._key(run_id), run_id)

    # -- rows -----------------------------------------------------------------------------

    def counts(self, run_id: str) -> dict[tuple[int | None, Status], int]:
        """Rows by (operating system, status)."""
        return {kind: counted.rows for kind, counted in self.census(run_id).items()}

    def census(self, run_id: str) -> dict[tuple[int | None, Status], Counted]:
        """All that is counted of a run, by (operating system, status), in a single pass: each
        pass reads every page that its rows fill."""
        statuses = statuses_of(self.run(run_id))
        found = self._database.all(
            "SELECT device_system, status, count(*), total(device_ownership = 0),"
            " total(device_status = 0) FROM rows WHERE run = ? GROUP BY 1, 2",
            (self._key(run_id),),
        )
        sums: defaultdict[tuple[int | None, Status], list[int]] = defaultdict(lambda: [0, 0, 0])
        for system, status, *counts in found:
            kind = system, statuses[status]
            sums[kind] = [a + int(b) for a, b in zip(sums[kind], counts, strict=True)]
        return {kind: Counted(*counts) for kind, counts in sums.items()}

    def records(self, run_id: str) -> Iterator[Record]:
        """What is still to be sent, in row order: first what never left, then what did in an
        earlier session and was not settled, so that a row that stood in the way then does not
        stand there again.  One whose request left without an answer is in doubt."""
        sql = (
            f"SELECT number, attempts, doubt OR status = 'sent', sent_at, {DEVICE} FROM rows"
            f" WHERE status IN ({_WAITING})"
        )
        tried = []
        for row in self._batches(run_id, sql):
            if row[1]:
                tried.append(row[0])
            else:
                yield _record(row)
        key = self._key(run_id)
        for number in tried:
            yield from map(
                _record, self._database.all(f"{sql} AND run = ? AND number = ?", (key, number))
            )

    def created(self, run_id: str) -> Iterator[tuple[Record, str]]:
        """What a run is known to have created and has not taken back, with the record ids."""
        sql = f"SELECT number, record_id, {DEVICE} FROM rows WHERE {_CREATED}"
        for number, record_id, *device in self._batches(run_id, sql):
            yield Record(number, device_from(device)), record_id

    def count_created(self, run_id: str) -> int:
        """How many ``created`` gives."""
        sql = f"SELECT count(*) FROM rows WHERE run = ? AND {_CREATED}"
        return int(self._database.one(sql, (self._key(run_id),))[0])

    def removals(self, run_id: str) -> dict[Removal, int]:
        """What an undo did to the rows of a run, counted."""
        found = self._database.all(
            "SELECT note, count(*) FROM rows WHERE run = ? AND note LIKE 'undo-%' GROUP BY 1",
            (self._key(run_id),),
        )
        return {Removal(note): count for note, count in found}

    def stored(self, run_id: str) -> Iterator[StoredRow]:
        """Every row with its outcome, in row order, streamed."""
        rows = self._batches(run_id, f"SELECT {STORED} FROM rows WHERE true")
        return map(partial(stored_from, statuses_of(self.run(run_id))), rows)

    def problems(self, run_id: str) -> Iterator[tuple[int, tuple[Problem, ...]]]:
        """What the rules say of each row about which they have something to say."""
        sql = "SELECT number, problems FROM rows WHERE problems IS NOT NULL"
        for number, problems in self._batches(run_id, sql):
            yield number, codec.problems_from_json(problems)

    def _batches(self, run_id: str, sql: str) -> Iterator[Sequence[Any]]:
        """Rows of a query that begins with their number, read in batches: no cursor stays
        open over the writes between."""
        key, last = self._key(run_id), 0
        sql = f"{sql} AND run = ? AND number > ? ORDER BY number LIMIT {_BATCH}"
        while batch := self._database.all(sql, (key, last)):
            yield from batch
            last = batch[-1][0]


def _record(row: Sequence[Any]) -> Record:
    number, attempts, doubt, sent_at, *device = row
    return Record(number, device_from(device), attempts, bool(doubt), sent_at)


def _open(path: Path, *, passing: bool = False) -> Database:
    return Database(path, SCHEMA, VERSION, MIGRATIONS, passing=passing)
