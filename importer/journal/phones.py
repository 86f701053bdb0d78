"""Phones that a list can't register, for it has no column for their identifier.

In a list of computers they are not what the list is about, and are left out; a list of phones
came to nothing, and says so.  A row whose system is asked for ("Latitude 5440") is none of a phone
that is known as one, and counts as a computer's.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from importer.journal import codec
from importer.model import Status
from importer.vocabulary import PHONELESS, SYSTEMS_OF, Fault, Severity

#: The numbers of the operating systems of computers.
_COMPUTERS = ", ".join(map(str, SYSTEMS_OF["serial_number"]))
#: As the problems of a row begin whose system is asked for.
_ASKED = f'[["{Fault.SYSTEM_OPEN}",%'
#: As those of a phone do: it has no other.
_ONLY = tuple(f'[["{fault}",%' for fault in sorted(PHONELESS))


def leave_phones_out(db: sqlite3.Connection, key: int) -> None:
    """Leave the phones without an identifier out where more rows are about computers."""
    phones = "run = ? AND status = ? AND (problems LIKE ? OR problems LIKE ?)"
    given = (key, Status.INVALID.value, *_ONLY)
    ((count,),) = db.execute(f"SELECT count(*) FROM rows WHERE {phones}", given)
    if not count:
        return
    asked = "device_system IS NULL AND status = ? AND problems LIKE ?"
    sql = (
        "SELECT count(*) FROM rows WHERE run = ?"
        f" AND (device_system IN ({_COMPUTERS}) OR ({asked}))"
    )
    ((computers,),) = db.execute(sql, (key, Status.INVALID.value, _ASKED))
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
