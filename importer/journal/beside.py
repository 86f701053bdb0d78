"""The rows of an import that may be there already, put beside the registry's records: lent to a
passing journal, where they are compared, and what that said of them taken over.

Only where exactly one record is a row's device anything is concluded.  What a row says nothing of
stays as the file has it, so that it is never sent as the registry's word.  And what was concluded
before a run stopped, or for a question to which nobody said yes, is true no longer when it is asked
again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from importer.journal import codec
from importer.journal.database import Database
from importer.journal.known import OF_RECORD, set_free
from importer.journal.schema import DEVICE
from importer.journal.snapshot import said_of
from importer.model import ChangeNote, Status
from importer.vocabulary import DIFFERING

_PIECE = 500
#: Notes of rows whose record is to be changed, or was: they are not asked about any more.
OF_CHANGES = "note IN (" + ", ".join(f"'{note}'" for note in ChangeNote) + ")"
#: Rows that nobody asked for yet, and those of an earlier run; and those that are there, by the
#: API's answer or an earlier run's, and were not compared before anything was sent.
_UNASKED = (
    "(status = 'pending' AND doubt = 0 AND attempts = 0"
    f" OR status = 'created_before' AND NOT {OF_CHANGES})"
)
_UNREAD = (
    "status = 'created_before' AND registry_ownership IS NULL AND registry_status IS NULL"
    " AND (device_ownership <> 0 OR device_status <> 0)"
)
_ANSWERED = f"((status = 'duplicate' AND attempts > 0 OR {_UNREAD}) AND NOT {OF_CHANGES})"
#: Of these nobody knows whether the registry has them as the file says.
UNCOMPARED = f"((status = 'duplicate' AND record_id = '' OR {_UNREAD}) AND NOT {OF_CHANGES})"
#: Rows of which a comparison said that they are there; not those that another row, or another file,
#: contradicts, nor those whose record may have been changed since, or was put back.
_COMPARED = (
    "(status IN ('equal', 'duplicate') AND doubt = 0 AND record_id <> ''"
    " OR status = 'created_before' AND (registry_ownership IS NOT NULL"
    " OR registry_status IS NOT NULL))"
    f" AND (NOT {OF_CHANGES} OR note IN ('{ChangeNote.WANTED}', '{ChangeNote.OTHER}'))"
)
#: The states of a run that may be compared: nobody is sending it, and there is something to send.
_AT_REST = ("staged", "stopped")
_RUN = "id, run_id, path, fingerprint, layout, created_at, state, rows, tenant, rate, constants"
_ROWS = f"number, cells, problems, device_key, bare_key, first_row, {DEVICE}"


def forget(database: Database, key: int) -> None:
    """The rows of a run that were compared, and whose record nothing was done to, are as they were
    before: to be compared once more."""
    last = 0
    sql = (
        f"SELECT number, status, problems, {OF_CHANGES}, code FROM rows"
        f" WHERE run = ? AND {_COMPARED}"
        f" AND number > ? ORDER BY number LIMIT {_PIECE}"
    )
    while found := database.all(sql, (key, last)):
        with database.transaction() as db:
            if not is_at_rest(db, key):
                return
            for compared in found:
                _forget(db, key, compared)
        last = found[-1][0]


def _forget(db: sqlite3.Connection, key: int, compared: Sequence[Any]) -> None:
    number, status, problems, is_of_changes, code = compared
    is_known = status == Status.CREATED_BEFORE
    # What the API said itself stays: it is not asked to create that once more.
    is_told = is_known or code is not None
    told = status if is_known else Status.DUPLICATE
    kept = [p for p in codec.problems_from_json(problems) if p.slug not in OF_RECORD]
    db.execute(
        "UPDATE rows SET status = ?, problems = ?, registry_ownership = NULL,"
        " registry_status = NULL, attempts = CASE WHEN ? THEN attempts ELSE 0 END,"
        " record_id = CASE WHEN ? THEN record_id ELSE '' END,"
        " note = CASE WHEN ? THEN '' ELSE note END"
        f" WHERE run = ? AND number = ? AND {_COMPARED}",
        (
            told if is_told else Status.PENDING,
            codec.problems_to_json(kept),
            is_told,
            is_known,
            is_of_changes,
            key,
            number,
        ),
    )


def is_at_rest(db: sqlite3.Connection, key: int) -> bool:
    """Whether a run may be compared."""
    (state,) = db.execute("SELECT state FROM main.runs WHERE id = ?", (key,)).fetchone()
    return state in _AT_REST


def lend(passing: Database, path: Path, key: int, *, answered: bool) -> None:
    """Copy a run of the journal at ``path`` into a passing one, with its rows that may be there
    already: as rows that wait; and those that repeat others, which may contradict them."""
    hand_over(passing, path, key, _ANSWERED if answered else f"({_UNASKED} OR {_ANSWERED})")


def hand_over(passing: Database, path: Path, key: int, meant: str, more: str = "") -> None:
    """Copy a run of the journal at ``path`` into a passing one: with the rows of a condition, which
    wait there, and those that repeat others; of each its own columns and these ``more``."""
    columns = f"{_ROWS}{more}"
    with passing.attached(path, "lasting"), passing.transaction() as db:
        db.execute(
            f"INSERT INTO main.runs ({_RUN}) SELECT {_RUN} FROM lasting.runs WHERE id = ?",
            (key,),
        )
        db.execute(
            f"INSERT INTO main.rows (run, status, {columns}) SELECT run,"
            f" CASE status WHEN 'repeated' THEN status ELSE 'pending' END, {columns}"
            f" FROM lasting.rows WHERE run = ? AND ({meant} OR status = 'repeated')",
            (key,),
        )


def take_over(
    database: Database, passing: Database, key: int, *, answered: bool, rehearsed: bool
) -> None:
    """What the comparison said of the rows that were lent.  Unless they were ``answered`` nothing,
    where another process began to send meanwhile: nobody there was asked about that.  Of an import
    that is only ``rehearsed`` nobody else asked whether what earlier runs created is still there.
    """
    last = 0
    _gather(database, key)
    sql = (
        "SELECT number, status, record_id, note, problems, registry_ownership, registry_status"
        f" FROM rows WHERE run = ? AND (record_id <> '' OR status = 'repeated' AND note <> '')"
        f" AND number > ? ORDER BY number LIMIT {_PIECE}"
    )
    while found := passing.all(sql, (key, last)):
        with database.transaction() as db:
            if not (answered or is_at_rest(db, key)):
                return
            for compared in found:
                if compared[1] == Status.REPEATED:
                    _take_over_repeat(db, key, compared)
                else:
                    _take_over(db, key, compared)
        last = found[-1][0]
    if rehearsed:
        gone = passing.all("SELECT number FROM rows WHERE run = ? AND status = 'missing'", (key,))
        with database.transaction() as db:
            set_free(db, key, [number for (number,) in gone])


def _gather(database: Database, key: int) -> None:
    """What other rows say of records, into the temporary table ``meant``: rows of this run that
    created one or were compared before, and those of other runs that created or changed one since
    this run was staged, of which whoever said yes to this one knows nothing."""
    ownership, trust = said_of("r")
    database.change("DROP TABLE IF EXISTS temp.meant")
    database.change(
        "CREATE TEMP TABLE meant AS SELECT record_id, r.run, number,"
        " CASE WHEN status = 'created' THEN nullif(device_ownership, 0)"
        f" ELSE {ownership} END AS ownership,"
        f" CASE WHEN status = 'created' THEN nullif(device_status, 0) ELSE {trust} END AS trust"
        " FROM main.rows AS r JOIN main.runs AS own ON own.id = ? WHERE record_id <> ''"
        " AND (r.run = own.id OR status IN ('created', 'updated')"
        " AND r.finished_at >= own.created_at AND r.run IN (SELECT id FROM main.runs"
        " WHERE finished_at = 0 OR finished_at >= own.created_at))",
        (key,),
    )
    database.change("CREATE INDEX temp.meant_by_record ON meant (record_id)")


def _take_over_repeat(db: sqlite3.Connection, key: int, compared: Sequence[Any]) -> None:
    number, _, _, note, _, *theirs = compared
    db.execute(
        "UPDATE rows SET note = ?, registry_ownership = ?, registry_status = ?"
        " WHERE run = ? AND number = ? AND status = 'repeated'",
        (note, *theirs, key, number),
    )


def _take_over(db: sqlite3.Connection, key: int, compared: Sequence[Any]) -> None:
    number, status, record_id, note, problems, *theirs = compared
    row = db.execute(
        "SELECT status, record_id, note, device_ownership, device_status FROM rows"
        f" WHERE run = ? AND number = ? AND ({_UNASKED} OR {_ANSWERED})",
        (key, number),
    ).fetchone()
    if row is None:
        return
    was, known, own_note, *ours = row
    if was == Status.CREATED_BEFORE and known != record_id:
        return  # it rests on another one
    if was == Status.PENDING and note == ChangeNote.OTHER:
        return  # that may be another device: the API decides
    pairs = list(zip(ours, theirs, strict=True))
    differs = any(their is not None and their != our for our, their in pairs)
    elsewhere = db.execute(
        "SELECT 1 FROM temp.meant WHERE record_id = ? AND (run <> ? OR number <> ?)"
        " AND (ownership <> ? OR trust <> ?)",
        (record_id, key, number, *(None if their is None else our for our, their in pairs)),
    )
    if elsewhere.fetchone() is not None:
        note = note or ChangeNote.DISAGREE
    if was != Status.CREATED_BEFORE:
        is_ours = db.execute("SELECT 1 FROM main.ledger WHERE record_id = ?", (record_id,))
        was = Status.CREATED_BEFORE if is_ours.fetchone() else Status.DUPLICATE
        was = Status.EQUAL if status == Status.EQUAL else was
    # The registry knows better than a journal remembers.
    kept = [p for p in codec.problems_from_json(problems) if p.slug not in DIFFERING]
    db.execute(
        "UPDATE rows SET status = ?, record_id = ?, note = ?, problems = ?,"
        " registry_ownership = ?, registry_status = ? WHERE run = ? AND number = ?",
        (
            was,
            record_id,
            (note or ChangeNote.WANTED) if differs else own_note,
            codec.problems_to_json(kept),
            *theirs,
            key,
            number,
        ),
    )
