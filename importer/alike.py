"""Rows that may say the same, told from the many that do not.

What rows say about each other is asked of the database, so that memory does not grow with the
file; but comparing is dear, and nearly all rows of a list share nothing with any other.  One
pass for each identifier finds those that do, in a loose form that is the same wherever two
values can be taken for each other.  All further questions are asked of these rows alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

#: Letters and the digits that they are taken for on a label.
LOOKALIKES = {"O": "0", "I": "1", "B": "8", "S": "5"}


def misread_form() -> str:
    """A serial number as SQL, in upper case and with letters as the digits they look like."""
    form = "upper(serial_number)"
    for letter, digit in LOOKALIKES.items():
        form = f"replace({form}, '{letter}', '{digit}')"
    return form


#: Identifier → its loose form as SQL; the others are compared without regard to case.  The
#: second half of a board's UUID is the same in both byte orders; addresses are in lower case.
_FORMS: Mapping[str, str] = {
    "serial_number": misread_form(),
    "uuid": "substr(uuid, 20)",
    "mac_address": "mac_address",
}


@contextmanager
def gathered(
    db: sqlite3.Connection, run: int, names: Sequence[str], odd: Sequence[int]
) -> Iterator[None]:
    """Inside, the temporary table ``alike`` holds field and number of each row that may share
    one of the identifiers ``names`` with another; all rows that were just staged count.
    ``odd`` are the numbers of rows with letters beyond ASCII, of whose case the database knows
    nothing: they may share anything."""
    db.execute(
        "CREATE TEMP TABLE alike (field TEXT, number INTEGER, PRIMARY KEY (field, number))"
        " WITHOUT ROWID"
    )
    try:
        for name in names:
            _gather(db, run, name, _FORMS.get(name, f"lower({name})"))
            db.executemany(
                "INSERT OR IGNORE INTO alike VALUES (?,?)", ((name, number) for number in odd)
            )
        yield
    finally:
        db.execute("DROP TABLE alike")


def is_any(db: sqlite3.Connection, name: str) -> bool:
    """Whether rows share this identifier at all, perhaps."""
    return db.execute("SELECT 1 FROM alike WHERE field = ? LIMIT 1", (name,)).fetchone() is not None


def among(name: str) -> str:
    """The condition that a row is one of those that may share this identifier."""
    return f"number IN (SELECT number FROM alike WHERE field = '{name}')"


def _gather(db: sqlite3.Connection, run: int, name: str, form: str) -> None:
    rows = f"FROM rows WHERE run = ? AND {name} IS NOT NULL"
    db.execute("CREATE TEMP TABLE forms (form TEXT PRIMARY KEY) WITHOUT ROWID")
    shared = f"INSERT INTO forms SELECT {form} {rows} GROUP BY 1 HAVING count(*) > 1"
    if db.execute(shared, (run,)).rowcount > 0:
        db.execute(
            f"INSERT INTO alike SELECT '{name}', number {rows}"
            f" AND {form} IN (SELECT form FROM forms)",
            (run,),
        )
    db.execute("DROP TABLE forms")
