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
from importer.journal.schema import DEVICE
from importer.model import ChangeNote, Status
from importer.vocabulary import DIFFERING, Fault

_PIECE = 500
#: Notes of rows whose record is to be changed, or was: they are not asked about any more.
OF_CHANGES = "note IN (" + ", ".join(f"'{note}'" for note in ChangeNote) + ")"
#: Rows that nobody asked for yet, and those of an earlier run; and those that are there, by the
#: API's answer or an earlier run's, and were not compared before anything was sent.
_UNASKED = "(status = 'pending' AND doubt = 0 AND attempts = 0 OR status = 'created_before')"
_UNREAD = (
    "status = 'created_before' AND registry_ownership IS NULL AND registry_status IS NULL"
    " AND (device_ownership <> 0 OR device_status <> 0)"
)
_ANSWERED = f"((status = 'duplicate' AND attempts > 0 OR {_UNREAD}) AND NOT {OF_CHANGES})"
#: Of these nobody knows whether the registry has them as the file says.
UNCOMPARED = f"((status = 'duplicate' AND record_id = '' OR {_UNREAD}) AND NOT {OF_CHANGES})"
#: Rows of which a comparison said that they are there, before anything was sent.
_COMPARED = (
    "(status IN ('equal', 'duplicate') AND attempts = 0 AND doubt = 0 AND record_id <> ''"
    " OR status = 'created_before' AND (registry_ownership IS NOT NULL"
    " OR registry_status IS NOT NULL))"
)
#: What a comparison says of a row's record.
OF_RECORD = frozenset({Fault.RECORD_OTHERWISE.value, Fault.RECORD_LACKS.value})
#: The states of a run that may be compared: nobody is sending it, and there is something to send.
_AT_REST = ("staged", "stopped")
_RUN = "id, run_id, path, fingerprint, layout, created_at, state, rows, tenant, rate, constants"
_ROWS = f"number, cells, problems, device_key, bare_key, {DEVICE}"


def forget(database: Database, key: int) -> None:
    """The rows of a run that were compared, and of which nothing was sent, are as they were staged:
    to be compared once more."""
    last = 0
    sql = (
        f"SELECT number, status, problems, {OF_CHANGES} FROM rows WHERE run = ? AND {_COMPARED}"
        f" AND number > ? ORDER BY number LIMIT {_PIECE}"
    )
    while found := database.all(sql, (key, last)):
        with database.transaction() as db:
            if not _is_at_rest(db, key):
                return
            for compared in found:
                _forget(db, key, compared)
        last = found[-1][0]


def _forget(db: sqlite3.Connection, key: int, compared: Sequence[Any]) -> None:
    number, status, problems, is_of_changes = compared
    is_known = status == Status.CREATED_BEFORE
    kept = [p for p in codec.problems_from_json(problems) if p.slug not in OF_RECORD]
    db.execute(
        "UPDATE rows SET status = ?, problems = ?, registry_ownership = NULL,"
        " registry_status = NULL, record_id = CASE WHEN ? THEN record_id ELSE '' END,"
        " note = CASE WHEN ? THEN '' ELSE note END"
        f" WHERE run = ? AND number = ? AND {_COMPARED}",
        (
            Status.CREATED_BEFORE if is_known else Status.PENDING,
            codec.problems_to_json(kept),
            is_known,
            is_of_changes,
            key,
            number,
        ),
    )


def _is_at_rest(db: sqlite3.Connection, key: int) -> bool:
    (state,) = db.execute("SELECT state FROM main.runs WHERE id = ?", (key,)).fetchone()
    return state in _AT_REST


def lend(passing: Database, path: Path, key: int, *, answered: bool) -> None:
    """Copy a run of the journal at ``path`` into a passing one, with its rows that may be there
    already: as rows that wait."""
    meant = _ANSWERED if answered else _UNASKED
    with passing.attached(path, "lasting"), passing.transaction() as db:
        db.execute(
            f"INSERT INTO main.runs ({_RUN}) SELECT {_RUN} FROM lasting.runs WHERE id = ?",
            (key,),
        )
        db.execute(
            f"INSERT INTO main.rows (run, status, {_ROWS}) SELECT run, 'pending', {_ROWS}"
            f" FROM lasting.rows WHERE run = ? AND {meant}",
            (key,),
        )


def take_over(database: Database, passing: Database, key: int, *, answered: bool) -> None:
    """What the comparison said of the rows that were lent; before anything was sent nothing, where
    another process began to send meanwhile: nobody there was asked about that."""
    last = 0
    # Another row of the run may mean the same record: one that created it, or was compared before.
    database.change("DROP TABLE IF EXISTS temp.meant")
    database.change(
        "CREATE TEMP TABLE meant AS SELECT record_id, number, device_ownership, device_status"
        " FROM main.rows WHERE run = ? AND record_id <> ''",
        (key,),
    )
    database.change("CREATE INDEX temp.meant_by_record ON meant (record_id)")
    sql = (
        "SELECT number, status, record_id, note, problems, device_ownership, device_status,"
        " registry_ownership, registry_status FROM rows WHERE run = ? AND record_id <> ''"
        f" AND number > ? ORDER BY number LIMIT {_PIECE}"
    )
    while found := passing.all(sql, (key, last)):
        with database.transaction() as db:
            if not (answered or _is_at_rest(db, key)):
                return
            for compared in found:
                _take_over(db, key, compared)
        last = found[-1][0]


def _take_over(db: sqlite3.Connection, key: int, compared: Sequence[Any]) -> None:
    number, status, record_id, note, problems, *terms = compared
    filled, theirs = terms[:2], terms[2:]
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
    said = [
        their if our == fill else None
        for our, fill, their in zip(ours, filled, theirs, strict=True)
    ]
    differs = any(t is not None and t != our for t, our in zip(said, ours, strict=True))
    elsewhere = db.execute(
        "SELECT 1 FROM temp.meant WHERE record_id = ? AND number <> ?"
        " AND (device_ownership <> ? OR device_status <> ?)",
        (record_id, number, *ours),
    )
    if elsewhere.fetchone() is not None:
        note = note or ChangeNote.DISAGREE
    if was != Status.CREATED_BEFORE:
        was = Status.EQUAL if status == Status.EQUAL else Status.DUPLICATE
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
            *said,
            key,
            number,
        ),
    )
