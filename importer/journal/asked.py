"""What is asked of one column of the rows that are staged, as SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from importer.journal.findings import COUNTED
from importer.vocabulary import BESIDE_COLUMN, Fault

#: The fields whose values are looked at beside the others of their column.
SERIALS = ("serial_number", "disk_serial_number")
#: So many different values make a rule of a column.
ENOUGH = 3
#: So many digits are a maker's.
LONG = 7
#: Values that are looked at first.
GLANCE = 1_000
#: What is said of a value that is no device's.
ANOTHERS = (*BESIDE_COLUMN, Fault.COPIED, Fault.EXPRESS_CODE, Fault.SURFACE_ZEROS)


def count_where(db: sqlite3.Connection, run: int, name: str, which: str = "1") -> int:
    """How many rows have a value, or one of which a condition is true."""
    sql = f"SELECT count({name}) FROM rows WHERE {COUNTED} AND ({which})"
    return int(db.execute(sql, {"run": run}).fetchone()[0])


def rows_where(
    db: sqlite3.Connection, run: int, name: str, which: str
) -> Iterator[tuple[int, str]]:
    """The number and the value of rows of which a condition is true, in row order."""
    sql = f"SELECT number, {name} FROM rows WHERE {COUNTED} AND {which} ORDER BY number"
    return iter(db.execute(sql, {"run": run}))


def first_values(
    db: sqlite3.Connection, run: int, name: str, *, distinct: bool = False
) -> list[str]:
    """The first of a column's values, so many as ``GLANCE``."""
    values = f"DISTINCT {name}" if distinct else name
    sql = f"SELECT {values} FROM rows WHERE {COUNTED} AND {name} IS NOT NULL LIMIT {GLANCE}"
    return [value for (value,) in db.execute(sql, {"run": run})]


def is_told(name: str, *faults: Fault) -> str:
    """The condition that one of these was said of a row's value: its problems, as JSON, begin one
    so."""
    told = (f"""instr(problems, '"{fault.value}","{name}"')""" for fault in faults)
    return f"(coalesce(problems, '') <> '' AND ({' OR '.join(told)}))"
