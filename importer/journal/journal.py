"""The journal: what every run staged, sent and was answered, in one SQLite file a tenant.

It is the truth: workbooks are written from it, interrupted runs go on from it.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from heapq import merge
from pathlib import Path
from typing import Any

from importer.journal import codec
from importer.journal.anew import lend_again, take_again
from importer.journal.beliefs import Beliefs
from importer.journal.beside import OF_CHANGES, forget, lend, take_over
from importer.journal.causes import Causes
from importer.journal.changes import Changes
from importer.journal.contradictions import Side, follow, mark_contradictions
from importer.journal.database import Database
from importer.journal.doubts import (
    BUT_SEEN,
    FORGOTTEN,
    forget_settled,
    mark_doubtful,
    remember_killed,
    waiting_elsewhere,
)
from importer.journal.edits import Edits
from importer.journal.intake import Intake, identifiers_of
from importer.journal.known import (
    FORSAKEN,
    PIECE,
    Past,
    forsaken,
    let_go,
    mark_recalled,
    meanwhile,
    pieces_recalled,
    recalled,
)
from importer.journal.migrations import MIGRATIONS
from importer.journal.news import WAITING, Reader, note_change, tell
from importer.journal.runlog import RunLog
from importer.journal.schema import (
    DEVICE,
    PASSING,
    RUN,
    SCHEMA,
    STAGING,
    STORED,
    VERSION,
    device_from,
    run_from,
    statuses_of,
    stored_from,
)
from importer.journal.snapshot import Snapshot
from importer.journal.staging import Arrival, columns_of_rows, stage_at_once, stage_in_turn
from importer.journal.superseded import no_more_superseding, withdraw
from importer.journal.undoing import Undoing
from importer.model import (
    COMPARED,
    CellValue,
    Checked,
    CheckedRows,
    Counted,
    Device,
    Event,
    InputError,
    Layout,
    News,
    Numbers,
    Problem,
    Purpose,
    Record,
    Removal,
    Row,
    Run,
    Skipped,
    Status,
    Stopped,
    StoredRow,
    spans_of,
    uncorrected,
)
from importer.vocabulary import IDENTIFIERS, Fault, severity

_BATCH = 500
#: Rows that are not for sending, whether or not a device could be read of them.
_NOT_SENT = (Status.REPEATED, Status.INVALID, Status.LEFT_OUT)
_COMPARED = ", ".join(f"'{status}'" for status in COMPARED)


@contextmanager
def passing_journal(*, cells: bool = True) -> Iterator[Journal]:
    """A journal that is gone afterwards, to look at a file in: for ``compare``, whose run is
    taken over by a lasting one (``Journal.adopt``) where it is to be updated.  Raises
    ``JournalError`` where there is no room for it.  ``cells``: see ``Journal``."""
    with (
        tempfile.TemporaryDirectory(prefix="device-importer-") as folder,
        Journal(Path(folder) / "passing.db", lasting=False, cells=cells) as journal,
    ):
        yield journal


class Journal:
    """An open journal.  A context manager; to be used in the thread that opened it: in another one
    ``again`` opens it once more.

    One that is not ``lasting`` serves a single look at a file: it stages faster, and is of no
    use after a crash.  One that keeps no ``cells`` of the rows, for nobody will write or send them,
    judges and counts them like any other, and has none that are ``stored``.
    Raises ``JournalError`` where the file can't be opened, is not ours, or can't be written (disk
    full, read-only).
    """

    def __init__(self, path: Path | str, *, lasting: bool = True, cells: bool = True) -> None:
        self.path = Path(path)
        self.is_lasting = lasting
        self.has_cells = cells
        self._database = _open(self.path, passing=not lasting)
        self._brief = self._database.brief()
        self._past = Past()
        self.tenant = ""
        self._lender: Path | None = None
        self._readers: dict[str, Reader] = {}

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def again(self) -> Journal:
        """The same journal, opened once more by the thread that calls this, which has to close
        it."""
        other = Journal(self.path, lasting=self.is_lasting, cells=self.has_cells)
        other.tenant = self.tenant
        if self._lender is not None:
            borrow = other.borrow_edits if self._past == Past() else other.borrow
            borrow(self._lender)
        return other

    # -- staging --------------------------------------------------------------------------

    def stage(
        self,
        run: Run,
        fingerprint: str,
        checked: Iterable[CheckedRows],
        at_the_end: Callable[[], Sequence[Skipped]] = tuple,
        originals: Mapping[int, Mapping[int, CellValue]] | None = None,
    ) -> Run:
        """Take in every row of a file, and mark what repeats or was created before.

        ``at_the_end`` is called when all are read: it tells which lines are no rows, and
        raises where they must not count.  ``originals`` has by then, for the numbers of rows with
        corrected cells, what the file has in these.  All or nothing: where it or ``checked``
        raises, the journal is as it was.  Raises ``InputError`` for a file without rows.  Another
        process is kept waiting for moments only, however large the file.
        """
        intake = Intake(run, self._past, keeps_cells=self.has_cells)
        arrival = Arrival(run, fingerprint, checked, at_the_end, originals)
        staged = stage_in_turn if self.is_lasting else stage_at_once
        staged(self._database, intake, arrival)
        return self.run(run.run_id)

    def same(self, fingerprint: str) -> Run | None:
        """The last run of this very file with these very settings, if there is one of which
        nothing was taken back, and nothing may have been."""
        found = self._database.one(
            "SELECT run_id FROM runs WHERE fingerprint = ? AND state <> ? AND NOT EXISTS"
            " (SELECT 1 FROM main.rows AS r INDEXED BY taken"
            " WHERE r.run = runs.id AND r.removal <> '' AND r.removal <> ?)"
            " AND NOT (purpose <> 'create' AND EXISTS (SELECT 1 FROM main.rows AS r"
            " WHERE r.run = runs.id AND (r.status = 'restored' OR r.note LIKE 'undo-%')))"
            " ORDER BY id DESC LIMIT 1",
            (fingerprint, STAGING, Removal.FAILED),
        )
        return self.run(found[0]) if found else None

    def borrow(self, path: Path | str) -> None:
        """Know what another journal's runs created: for a check, which keeps no journal.  That
        one is only read."""
        if self.borrow_edits(path):
            self._past = Past("other", "other.ledger")

    def borrow_edits(self, path: Path | str) -> bool:
        """Know of another journal nothing but which files were corrected; False where there is
        none."""
        path = Path(path)
        if not path.is_file():
            return False
        _open(path).close()  # an older one is brought up to date first
        self._database.change("ATTACH DATABASE ? AS other", (str(path),))
        self._lender = path
        return True

    def causes(self, run_id: str) -> Causes:
        """A run's problems by what settles them."""
        return Causes(self._database, self._key(run_id))

    def edits(self, sha256: str) -> Edits:
        """The corrections of a file beside it; a journal that borrows knows those of the other."""
        return Edits(self._database, sha256, self._lender)

    # -- runs -----------------------------------------------------------------------------

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        found = self._database.all(
            f"SELECT {RUN} FROM runs WHERE state <> ? ORDER BY id", (STAGING,)
        )
        return [run_from(row) for row in found]

    def run(self, run_id: str) -> Run:
        """A run by its id.  Raises ``InputError`` where there is none."""
        row = self._database.one(f"SELECT {RUN} FROM runs WHERE run_id = ?", (run_id,))
        if not row:
            raise InputError("no-run", {"run_id": run_id})
        return run_from(row)

    def has(self, run_id: str) -> bool:
        """Whether there is a run with this id."""
        return bool(self._database.one("SELECT 1 FROM runs WHERE run_id = ?", (run_id,)))

    def _key(self, run_id: str) -> int:
        row = self._database.one("SELECT id FROM runs WHERE run_id = ?", (run_id,))
        if not row:
            raise InputError("no-run", {"run_id": run_id})
        return int(row[0])

    def begin(
        self, run_id: str, rate: float, again: Sequence[Status] = (), now: float | None = None
    ) -> None:
        """A run starts sending, with nobody else sending: what a stopped one left is sent, what
        another run created meanwhile is not.  Rows with a status of ``again`` are sent once more
        although they were settled; what they were answered then says nothing of them any more.
        ``now`` is in seconds since 1970, None: as the wall clock has it.
        """
        key = self._key(run_id)
        with self._brief.transaction() as db:
            # First of all: one who is killed here leaves a run that is to be continued.
            db.execute(
                "UPDATE runs SET state = 'sending', stopped = NULL, rate = ? WHERE id = ?",
                (rate, key),
            )
            for status in _of_creates(again):
                # What was said of it last time is not said of it any more.
                db.execute(
                    "UPDATE rows SET doubt = max(doubt, status = 'in_doubt'), sent_at = 0, status ="
                    " CASE WHEN doubt OR status = 'in_doubt' THEN 'sent' ELSE 'pending' END,"
                    " code = NULL, message = '', finished_at = 0, log_id = '', note = ''"
                    f"{BUT_SEEN if status is Status.IN_DOUBT else FORGOTTEN}"
                    f" WHERE run = ? AND status = ? AND NOT {OF_CHANGES}",
                    (key, status.value),
                )
            remember_killed(db, time.time() if now is None else now)
            forget_settled(db, key)
            mark_doubtful(db, key, identifiers_of(self.run(run_id)))
            note_change(db, key)
        self.refresh(run_id)

    def refresh(self, run_id: str, *, ever: bool = False, because: Stopped = FORSAKEN) -> int:
        """What earlier and other runs created is asked for again: rows that rest on a record
        which was taken back meanwhile wait to be sent, rows whose device another run created
        since (or ``ever``) are not.  Returns how many rows rest on nothing any more; a run that was
        at its end is to be continued then, ``because`` of that.

        Rows are looked for without keeping anybody waiting; ``JournalBusy`` where somebody else
        writes, and then it is to be called once more.
        """
        run, key = self.run(run_id), self._key(run_id)
        with self._database.transaction("DEFERRED") as db:
            lost = forsaken(db, key)
        for start in range(0, len(lost), PIECE):
            with self._brief.transaction() as db:
                let_go(db, key, lost[start : start + PIECE], because)
        with self._looked_up(run, ever=ever or bool(lost)) as db:
            for piece in pieces_recalled(db):
                with self._brief.transaction():
                    mark_recalled(db, key, iter([piece]))
        return len(lost)

    @contextmanager
    def _looked_up(self, run: Run, *, ever: bool) -> Iterator[sqlite3.Connection]:
        """Inside, ``recalled`` holds what other runs created, ``ever`` or since the staging."""
        db, key = self._database.connection, self._key(run.run_id)
        with (
            self._database.guard(),
            meanwhile(db, run, ever=ever) as past,
            recalled(db, key, run, identifiers_of(run), past),
        ):
            yield db

    def beliefs(self, run_id: str, *, is_tenant_known: bool = True) -> Beliefs:
        """The rows of a run that rest on what earlier runs created, for whoever asks the
        registry about them."""
        key, run = self._key(run_id), self.run(run_id)
        return Beliefs(self._brief, key, run, is_tenant_known=is_tenant_known)

    def snapshot(self, run_id: str) -> Snapshot:
        """Where the registry is taken down as it is read, to be compared with a run's rows.  For
        a journal that is not lasting, once."""
        return Snapshot(self._database, self._key(run_id), self.run(run_id).layout)

    def count_questions(self, run_id: str) -> int:
        """How many look-ups tell of every row that may be there already, or was compared and is to
        be once more: one for each of its identifiers."""
        said = " + ".join(f"count({name})" for name in IDENTIFIERS)
        meant = f"status IN ('pending', 'created_before', {_COMPARED})"
        sql = f"SELECT {said} FROM rows WHERE run = ? AND {meant}"
        return int(self._database.one(sql, (self._key(run_id),))[0])

    def adopt(self, other: Journal, run_id: str, purpose: Purpose) -> Run:
        """Take a run over from a passing journal, with its rows as they stand there: all of it or
        nothing."""
        key = other._key(run_id)
        columns = (
            "run_id, path, layout, created_at, state, rows, tenant, rate, constants,"
            " sha256, corrected"
        )
        others = columns_of_rows(self._database)
        with self._database.attached(other.path, "passing"), self._database.transaction() as db:
            db.execute(
                f"INSERT INTO main.runs ({columns}, skipped, fingerprint, purpose)"
                f" SELECT {columns}, skipped, ? || ' ' || fingerprint, ?"
                " FROM passing.runs WHERE id = ?",
                (purpose.value, purpose.value, key),
            )
            db.execute(
                f"INSERT INTO main.rows (run, {others}) SELECT ?, {others} FROM passing.rows"
                " WHERE run = ?",
                (self._key(run_id), key),
            )
        return self.run(run_id)

    def lend(self, other: Journal, run_id: str, *, answered: bool = False) -> Run:
        """Let a passing journal have the rows of an import that may be there already, to be
        compared: those that nobody asked for yet and those of earlier runs; or those of which the
        API ``answered`` that they are.  Of a run of updates those whose record nothing was done
        to."""
        if self.run(run_id).purpose is Purpose.UPDATE:
            lend_again(other._database, self.path, self._key(run_id))
        else:
            lend(other._database, self.path, self._key(run_id), answered=answered)
        return other.run(run_id)

    def take_over(self, other: Journal, run_id: str, *, answered: bool = False) -> None:
        """What a passing journal's comparison says of the rows that were lent: which are as the
        registry has them, and of which the record is to be brought in line."""
        if self.run(run_id).purpose is Purpose.UPDATE:
            take_again(self._brief, other._database, self._key(run_id))
            return
        key, rehearsed = self._key(run_id), not self.is_lasting
        take_over(self._brief, other._database, key, answered=answered, rehearsed=rehearsed)

    def forget_comparison(self, run_id: str) -> None:
        """What was said of rows that a run has not sent, before it stopped or for a question to
        which nobody said yes: they are to be compared once more.  Of a run that is being sent, or
        came to its end, nothing is forgotten."""
        forget(self._brief, self._key(run_id))

    def mark_contradictions(self, run_id: str, other: Journal, earlier: str) -> list[int]:
        """Let a run and an earlier one of the same command, of this journal or another one, change
        nothing of records of which they do not say the same; returns the rows of the run that
        contradict the earlier one.  To be called after both were put beside the registry, before
        anything is sent."""
        with self._beside(run_id, other, earlier) as (theirs, ours):
            return mark_contradictions(self._database, theirs, ours)

    def follow(self, run_id: str, other: Journal, earlier: str) -> None:
        """Let a run expect what the earlier one will have made of records of which both say the
        same; to be called after all contradictions were marked."""
        with self._beside(run_id, other, earlier) as (theirs, ours):
            follow(self._database, theirs, ours)

    @contextmanager
    def _beside(self, run_id: str, other: Journal, earlier: str) -> Iterator[tuple[Side, Side]]:
        ours, key = Side("main", self._key(run_id)), other._key(earlier)
        if other.path == self.path:
            yield Side("main", key), ours
            return
        with self._database.attached(other.path, "earlier"):
            yield Side("earlier", key), ours

    def changes(self, run_id: str, rows: Numbers | None = None) -> Changes:
        """The rows of a run whose ownership or trust the registry has otherwise; of an undo these
        alone."""
        return Changes(self._brief, self._key(run_id), rows)

    def undoing(self, run_id: str, rows: Numbers | None = None) -> Undoing:
        """What a run is known to have created, and what an undo of all of it, or of these rows,
        may do."""
        return Undoing(self._database, self._key(run_id), rows)

    def go_on(self, run_id: str, rate: float) -> None:
        """A run of changes starts, or goes on."""
        self._brief.change(
            "UPDATE runs SET state = 'sending', stopped = NULL, rate = ? WHERE run_id = ?",
            (rate, run_id),
        )

    def rest(self, run_id: str, stopped: Stopped) -> Run:
        """A run that seems to be sent, and whose process was killed, is ``stopped`` from now on;
        to be called while nobody is sending."""
        sql = "UPDATE runs SET state = 'stopped', stopped = ? WHERE run_id = ? AND state = ?"
        self._database.change(sql, (codec.stopped_to_json(stopped), run_id, "sending"))
        return self.run(run_id)

    def waiting_elsewhere(self, run_id: str) -> dict[str, int]:
        """Other runs that were begun and not finished and in which devices of this one wait,
        with their number."""
        return waiting_elsewhere(self._database, self._key(run_id), self._past.schema)

    def unidentified(self, run_id: str) -> int:
        """How many duplicates of a run have no record id: their record was not looked up."""
        sql = "SELECT count(*) FROM rows WHERE run = ? AND status = 'duplicate' AND record_id = ''"
        return int(self._database.one(sql, (self._key(run_id),))[0])

    def forsaken(self, *, in_turn: bool = False) -> dict[str, int]:
        """Runs that nobody is sending and whose rows rest on what the ledger does not have any
        more, with the number of these rows.  ``in_turn``: nobody else sends at all, so that a run
        which seems to be sent was killed."""
        others = self._database.all(
            "SELECT id, run_id FROM runs WHERE purpose <> ? AND state <> ?"
            " AND (state <> 'sending' OR ?) ORDER BY id",
            (Purpose.UPDATE.value, STAGING, in_turn),
        )
        with self._database.guard():
            counted = {name: len(forsaken(self._database.connection, key)) for key, name in others}
        return {name: count for name, count in counted.items() if count}

    def withdraw_warnings(self) -> None:
        """Rows of runs that are to be sent yet are no longer warned of records which an undo took
        back since.  ``JournalBusy`` where somebody else writes."""
        keys = self._database.all("SELECT id FROM runs WHERE state IN ('staged', 'stopped')")
        for (key,) in keys:
            with self._database.guard():
                stale = no_more_superseding(self._database.connection, key)
            for start in range(0, len(stale), PIECE):
                with self._brief.transaction() as db:
                    withdraw(db, key, stale[start : start + PIECE])

    def belong_to(self, tenant: str) -> None:
        """The tenant's name, as commands print it, for new runs and for those that know it by
        another one."""
        self.tenant = tenant
        others = "FROM runs WHERE tenant <> ?"
        if self._database.one(f"SELECT 1 {others} LIMIT 1", (tenant,)):
            self._database.change("UPDATE runs SET tenant = ? WHERE tenant <> ?", (tenant, tenant))

    def end(self, run_id: str, stopped: Stopped | None) -> Run:
        """A run is over, or stopped: what still waits is unsent from now on."""
        state, key = "stopped" if stopped else "finished", self._key(run_id)
        with self._brief.transaction() as db:
            db.execute(
                "UPDATE runs SET state = ?, stopped = ?, finished_at = ? WHERE id = ?",
                (state, codec.stopped_to_json(stopped), time.time(), key),
            )
            note_change(db, key)
        return self.run(run_id)

    def tell(self, run_id: str, event: Event) -> None:
        """Let whoever follows a run know of an event."""
        tell(self._brief, self._key(run_id), event)

    def news(self, run_id: str, since: int = 0, limit: int = 200) -> News:
        """What became of a run after a place of the journal's sequence, whoever is sending it:
        the last ``limit`` rows and events, and the counts of all rows.  To be asked again with
        ``News.seq``; what lies too far back is in the rows alone."""
        reader = self._readers.get(run_id)
        if reader is None:
            reader = self._readers[run_id] = Reader(self._database, self._key(run_id))
        return reader.news(lambda: self.run(run_id), since, limit)

    def keep_sha256(self, run_id: str, sha256: str) -> Run:
        """The content of a run's file, where an earlier version did not write it down."""
        self._database.change("UPDATE runs SET sha256 = ? WHERE run_id = ?", (sha256, run_id))
        return self.run(run_id)

    def keep_path(self, run_id: str, path: Path) -> Run:
        """Where a run's file is now."""
        self._database.change("UPDATE runs SET path = ? WHERE run_id = ?", (str(path), run_id))
        return self.run(run_id)

    def keep_corrected(self, run_id: str, corrected: str) -> Run:
        """The mark of the corrections with which a run was staged again."""
        self._database.change("UPDATE runs SET corrected = ? WHERE run_id = ?", (corrected, run_id))
        return self.run(run_id)

    def keep_results(self, run_id: str, path: Path) -> None:
        """Where the run's workbook was written."""
        self._database.change("UPDATE runs SET results = ? WHERE run_id = ?", (str(path), run_id))

    def log(self, run_id: str) -> RunLog:
        """Where the dispatcher writes a run down."""
        return RunLog(self._brief, self._key(run_id), run_id)

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
            f"SELECT number, attempts, doubt OR status = 'sent', {DEVICE} FROM rows"
            f" WHERE status IN ({WAITING})"
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

    def to_create(
        self, run_id: str, again: Sequence[Status] = (), *, forsaking: bool = False
    ) -> Numbers:
        """The rows whose devices wait to be created, with the settled ones of a status of
        ``again``; ``forsaking``: and those that will wait as soon as it begins, for what they rest
        on is gone."""
        statuses = ", ".join(f"'{status}'" for status in _of_creates(again))
        meant = f"status IN ({WAITING})"
        if again:
            meant = f"({meant} OR status IN ({statuses}) AND NOT {OF_CHANGES})"
        lost: list[int] = []
        if forsaking:
            with self._database.guard():
                lost = forsaken(self._database.connection, self._key(run_id))
        found = self._batches(run_id, f"SELECT number FROM rows WHERE {meant}")
        return spans_of(merge((number for (number,) in found), lost))

    def count_further(self, run_id: str) -> int:
        """How many rows repeat another one because they are about a further network card."""
        told = f'"{Fault.ROW_OF_DEVICE.value}"'
        sql = (
            "SELECT count(*) FROM rows WHERE run = ? AND status = 'repeated'"
            " AND instr(problems, ?) > 0"
        )
        return int(self._database.one(sql, (self._key(run_id), told))[0])

    def stored(self, run_id: str) -> Iterator[StoredRow]:
        """Every row with its outcome, in row order, streamed.  Raises ``ValueError`` where no
        cells were kept."""
        self._require_cells()
        return self._told(run_id, self._batches(run_id, f"SELECT {STORED} FROM rows WHERE true"))

    def _require_cells(self) -> None:
        if not self.has_cells:
            raise ValueError("a journal without the rows' cells")

    def checked(self, run_id: str) -> Iterator[Checked]:
        """Every row with all that is said of it, by the rules and by the other rows, in row order;
        with a device only where it is to be sent."""
        run = self.run(run_id)
        statuses = statuses_of(run)
        for row in self._batches(run_id, f"SELECT {STORED} FROM rows WHERE true"):
            yield _checked(
                run.layout, stored_from(statuses, row), device_from(row[-len(Device._fields) :])
            )

    def cells(self, run_id: str) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
        """Every row's number and its cells as the file has them, in row order, streamed."""
        for row in self._batches(run_id, "SELECT number, cells, originals FROM rows WHERE true"):
            yield row[0], _cells_of_file(row)

    def cells_of(
        self, run_id: str, numbers: Sequence[int]
    ) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
        """The same of these rows that are there."""
        for row in self._some(run_id, "number, cells, originals", numbers):
            yield row[0], _cells_of_file(row)

    def stored_rows(self, run_id: str, numbers: Sequence[int]) -> Iterator[StoredRow]:
        """These rows of a run that are there, in row order.  Raises ``ValueError``, as that."""
        self._require_cells()
        return self._told(run_id, self._some(run_id, STORED, numbers))

    def _told(self, run_id: str, rows: Iterator[Sequence[Any]]) -> Iterator[StoredRow]:
        """Rows of a run from the columns of ``STORED``."""
        run = self.run(run_id)
        stored = map(partial(stored_from, statuses_of(run)), rows)
        if not run.layout.parts:
            return stored
        return (replace(row, problems=codec.named(run.layout, row.problems)) for row in stored)

    def _some(self, run_id: str, columns: str, numbers: Sequence[int]) -> Iterator[Sequence[Any]]:
        key, wanted = self._key(run_id), sorted(numbers)
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(some))
            sql = f"SELECT {columns} FROM rows WHERE run = ? AND number IN ({marks})"
            yield from self._database.all(f"{sql} ORDER BY number", (key, *some))

    def problems(self, run_id: str) -> Iterator[tuple[int, tuple[Problem, ...]]]:
        """What the rules say of each row about which they have something to say."""
        layout = self.run(run_id).layout
        sql = "SELECT number, problems FROM rows WHERE problems IS NOT NULL"
        for number, problems in self._batches(run_id, sql):
            yield number, codec.named(layout, codec.problems_from_json(problems))

    def is_told(self, run_id: str, fault: Fault) -> bool:
        """Whether that is said of any row."""
        sql = "SELECT 1 FROM rows WHERE run = ? AND instr(problems, ?) LIMIT 1"
        told = f'"{fault.value}",'  # as it begins a problem in their JSON
        return self._database.all(sql, (self._key(run_id), told)) != []

    def _batches(self, run_id: str, sql: str) -> Iterator[Sequence[Any]]:
        """See ``Database.in_batches``."""
        return self._database.in_batches(self._key(run_id), sql)


def _of_creates(statuses: Iterable[Status]) -> Iterator[Status]:
    """Without that of rows whose device is there."""
    return (status for status in statuses if status is not Status.CHANGED)


def _cells_of_file(row: Sequence[Any]) -> tuple[CellValue, ...]:
    """The cells of a row (number, cells, originals) without what was corrected beside the file."""
    return uncorrected(codec.cells_from_text(row[1]), codec.originals_from_text(row[2]))


def _record(row: Sequence[Any]) -> Record:
    number, attempts, doubt, *device = row
    return Record(number, device_from(device), attempts, bool(doubt))


def _checked(layout: Layout, stored: StoredRow, known: Device) -> Checked:
    """A row that was judged; ``known`` is what could be read of one without a device."""
    outcome, problems = stored.outcome, stored.problems
    if outcome.status is Status.REPEATED:
        first = {"first_row": str(outcome.first_row)}
        address, why = layout.address("", outcome.number), Fault.REPEATS
        problems += (Problem(why.value, "", address, "", severity(why), first),)
    is_hidden = any(problem.slug == Fault.LEFT_HIDDEN for problem in problems)
    row = Row(outcome.number, stored.cells, layout.places, is_hidden)
    problems = codec.named(layout, problems)
    if stored.device is not None and outcome.status not in _NOT_SENT:
        return Checked(row, stored.device, problems)
    return Checked(row, None, problems, known.device_system, known.identifiers())


def _open(path: Path, *, passing: bool = False) -> Database:
    schema = PASSING if passing else SCHEMA
    return Database(path, schema, VERSION, MIGRATIONS, passing=passing)
