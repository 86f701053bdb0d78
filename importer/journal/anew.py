"""The rows of a run of updates, put beside the registry's records once more before it goes on: what
was true when somebody was asked may be so no longer.

Rows whose record was changed, or may have been, are not among them; nor those that somebody else
came before, who are asked about by themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from importer.journal import codec
from importer.journal.beside import hand_over, is_at_rest
from importer.journal.database import Database
from importer.journal.known import OF_RECORD
from importer.journal.schema import TERMS_BESIDE
from importer.model import ChangeNote
from importer.vocabulary import Fault

_PIECE = 500
#: Rows that were compared, and whose record nothing was done to.
_UNTOUCHED = (
    "(status IN ('equal', 'differs', 'missing', 'several') AND note IN ('',"
    f" '{ChangeNote.WANTED}', '{ChangeNote.OTHER}', '{ChangeNote.DISAGREE}',"
    f" '{ChangeNote.GONE}'))"
)
_SAID = "record_id, note, registry_ownership, registry_status"
#: What a comparison says of a row.
_OF_COMPARISON = OF_RECORD | {Fault.SEVERAL_RECORDS.value}


def lend_again(passing: Database, path: Path, key: int) -> None:
    """Copy a run of updates of the journal at ``path`` into a passing one, with these rows as they
    were before they were compared; and those that repeat others."""
    hand_over(passing, path, key, _UNTOUCHED, f", {_SAID}")
    with passing.transaction() as db:
        for ours, theirs in TERMS_BESIDE:
            # Of what a row says nothing of, the registry's word had become its own.
            db.execute(
                f"UPDATE rows SET {ours} = 0 WHERE run = ? AND {theirs} IS NULL"
                " AND (record_id <> '' OR note = ?)",
                (key, ChangeNote.DISAGREE.value),
            )
        db.execute(
            "UPDATE rows SET record_id = '', note = '', registry_ownership = NULL,"
            " registry_status = NULL WHERE run = ?",
            (key,),
        )
        sql = "SELECT number, problems FROM rows WHERE run = ? AND problems IS NOT NULL"
        for number, problems in db.execute(sql, (key,)).fetchall():
            said = codec.problems_from_json(problems)
            kept = codec.problems_to_json([p for p in said if p.slug not in _OF_COMPARISON])
            db.execute(
                "UPDATE rows SET problems = ? WHERE run = ? AND number = ?", (kept, key, number)
            )


def take_again(database: Database, passing: Database, key: int) -> None:
    """What the comparison said of the rows that were lent; nothing, where another process began to
    update meanwhile: nobody there was asked about that.  What another file of the command
    contradicted is left alone still."""
    last = 0
    sql = (
        f"SELECT number, status, problems, device_ownership, device_status, {_SAID} FROM rows"
        f" WHERE run = ? AND number > ? ORDER BY number LIMIT {_PIECE}"
    )
    while found := passing.all(sql, (key, last)):
        with database.transaction() as db:
            if not is_at_rest(db, key):
                return
            for compared in found:
                _take(db, key, compared)
        last = found[-1][0]


def _take(db: sqlite3.Connection, key: int, compared: Sequence[Any]) -> None:
    number, *said = compared
    db.execute(
        "UPDATE rows SET status = ?, problems = ?, device_ownership = ?, device_status = ?,"
        " record_id = ?, note = CASE note WHEN ? THEN note ELSE ? END, registry_ownership = ?,"
        f" registry_status = ? WHERE run = ? AND number = ? AND ({_UNTOUCHED}"
        " OR status = 'repeated')",
        (*said[:5], ChangeNote.DISAGREE.value, *said[5:], key, number),
    )
