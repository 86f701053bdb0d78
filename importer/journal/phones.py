"""Phones that a list can't register, for it has no column for their identifier.

In a list of computers they are not what the list is about, and are left out; a list of phones
came to nothing, and says so.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from importer.journal import codec
from importer.model import Status
from importer.vocabulary import PHONELESS, SYSTEMS_OF, Severity

#: The numbers of the operating systems of computers.
_COMPUTERS = ", ".join(map(str, SYSTEMS_OF["serial_number"]))
#: As such a row's problems begin: it has no other.
_ONLY = tuple(f'[["{fault}",%' for fault in sorted(PHONELESS))


def leave_phones_out(db: sqlite3.Connection, key: int) -> None:
    """Leave the phones without an identifier out where more rows are about computers."""
    phones = "run = ? AND status = ? AND (problems LIKE ? OR problems LIKE ?)"
    given = (key, Status.INVALID.value, *_ONLY)
    ((count,),) = db.execute(f"SELECT count(*) FROM rows WHERE {phones}", given)
    if not count:
        return
    sql = f"SELECT count(*) FROM rows WHERE run = ? AND device_system IN ({_COMPUTERS})"
    ((computers,),) = db.execute(sql, (key,))
    if computers <= count:
        return
    found = db.execute(f"SELECT number, problems FROM rows WHERE {phones}", given).fetchall()
    db.executemany(
        "UPDATE rows SET status = ?, problems = ? WHERE run = ? AND number = ?",
        ((Status.LEFT_OUT.value, _left_out(problems), key, number) for number, problems in found),
    )


def _left_out(text: str) -> str | None:
    problems = codec.problems_from_json(text)
    return codec.problems_to_json([replace(p, severity=Severity.LEFT_OUT) for p in problems])
