"""What the values of a column say of the column.

A column that counts its rows, or that holds one value everywhere, identifies nothing, whatever
its heading says: all its rows are refused for one cause.  Of the other columns it is asked which
cells differ (``cells``).  The table ``rows`` tells it all, in few passes; memory does not grow with
the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from importer.journal import codec
from importer.journal.asked import ENOUGH, GLANCE, SERIALS, first_values
from importer.journal.cells import refuse_cells
from importer.journal.findings import COUNTED, label_of
from importer.journal.schema import OWN
from importer.journal.sharers import are_one_device
from importer.model import CellValue, Layout, Problem
from importer.vocabulary import Fault, counting, severity

#: A function of SQL: a row's problems, its number, and the value → its problems afterwards.
_Teller = Callable[[str | None, int, str], str | None]
#: The field whose values have letters among their digits, but for one in two thousand.
_HEX = "android_id"
#: Rows changed at a time.
_PIECE = 2_000
#: What is said of a cell as if it were an identifier, and is pointless where its column is none.
_POINTLESS = frozenset(
    fault.value
    for fault in (
        Fault.PLACEHOLDER,
        Fault.NUMBER_CELL,
        Fault.ZEROS_RESTORED,
    )
)


class Copies:
    """Tells of each identifier whether all the rows that have it are one row, written again and
    again, upper and lower case alike.  Nearly always the second of them shows that they are not,
    and no more is asked."""

    def __init__(self, names: Sequence[str]) -> None:
        #: The identifiers of which it is still asked.
        self._open = set(names)
        self._rows: dict[str, bytes] = {}

    def add(self, name: str, rows: Iterable[Sequence[CellValue]]) -> None:
        """Take in the cells of rows that have this identifier."""
        if name not in self._open:
            return
        for cells in rows:
            row = codec.cells_to_text(cells).encode().lower()  # of ASCII letters alone
            if self._rows.setdefault(name, row) != row:
                self._open.remove(name)
                return

    def __contains__(self, name: str) -> bool:
        return name in self._open


def refuse_columns(
    db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str], copies: Copies
) -> tuple[str, ...]:
    """Refuse the rows of columns that identify nothing, and the serial numbers that their column
    shows to be damaged.  Returns the identifiers of ``names`` about which more is to be asked;
    where all that have one are ``copies`` of a row, the column is as good as any.
    To be called before repeats are marked: no row may count as the repeat of one that is not
    sent."""
    judged = {
        name
        for name in names
        if name not in layout.trusted
        and (
            (name not in copies and _refuse_same(db, run, layout, name))
            or (name in SERIALS and _refuse_running(db, run, layout, name))
            or (name in (*SERIALS, _HEX) and _refuse_others(db, run, layout, name))
        )
    }
    whole = [name for name in SERIALS if name in names and name not in judged]
    refuse_cells(db, run, layout, whole)
    return tuple(name for name in names if name not in judged or _is_any_left(db, run, name))


def _is_any_left(db: sqlite3.Connection, run: int, name: str) -> bool:
    """Whether a column that was refused has values that are none of those it was refused for."""
    sql = f"SELECT 1 FROM rows WHERE run = ? AND status = 'pending' AND {name} IS NOT NULL LIMIT 1"
    return db.execute(sql, (run,)).fetchone() is not None


# -- one value everywhere -----------------------------------------------------------------------


def _refuse_same(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> bool:
    """Refuse the rows of a column whose cells all hold the same, unless they are one device."""
    rows = f"FROM rows WHERE {COUNTED} AND {name} IS NOT NULL"
    first = db.execute(f"SELECT {name} {rows} LIMIT 1", {"run": run}).fetchone()
    if first is None:
        return False
    values = {"run": run, "first": first[0]}
    other = f"SELECT 1 {rows} AND lower({name}) <> lower(:first) LIMIT 1"
    if db.execute(other, values).fetchone() is not None:
        return False
    devices = f"device_ownership IS NOT NULL AND coalesce({', '.join(OWN)}) IS NOT NULL"
    count, others = db.execute(f"SELECT count(*), total({devices}) {rows}", values).fetchone()
    if count < ENOUGH or (name == "mac_address" and others):
        return False  # a dock's address is only left out where other identifiers remain
    if are_one_device(db, run, layout, name):
        return False
    params = {"column": label_of(layout, name), "count": str(count)}
    told = _teller(layout, (Fault.SAME_EVERYWHERE, name, params))
    _refuse(db, run, told, (name, f"{name} IS NOT NULL"))
    return True


# -- running numbers ----------------------------------------------------------------------------


def _refuse_running(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> bool:
    """Refuse the rows of a column that counts 1, 2, 3 …; a value among them that is none stays."""
    text = _digits_of(name)
    rows = f"FROM rows WHERE {COUNTED} AND {name} IS NOT NULL"
    # Of two columns for one field the other one may fill in what is a placeholder in the first.
    for part in (f"FROM (SELECT {name} {rows} LIMIT {GLANCE})", rows):
        counted = f"SELECT count(*), total({_is_digits(text)}) {part}"
        values, digits = db.execute(counted, {"run": run}).fetchone()
        if 2 * digits < max(values, 1):
            return False  # most columns need no more than a glance
    numbers = f"SELECT number, CAST({text} AS INTEGER) AS n, {text} AS t {rows}"
    steps = (
        "SELECT n, t, n - lag(n) OVER (ORDER BY number) AS step"
        f" FROM ({numbers} AND {_is_digits(text)})"
    )
    found = db.execute(
        "SELECT count(*), count(DISTINCT n), min(n), max(n), max(length(t)), total(step > 0),"
        f" total(step < 0), total(step = 1), total(step = -1) FROM ({steps})",
        {"run": run},
    ).fetchone()
    if not counting.is_running(counting.Counts(*map(int, found))):
        return False
    # 1 and 10 were taken for placeholders.
    db.create_function("placeholder", 1, _placeholder(name))
    value = f"coalesce({name}, placeholder(problems))"
    begins = f'"{Fault.PLACEHOLDER.value}","{name}"'
    having = (
        f"({name} IS NOT NULL AND {_is_digits(text)} OR {name} IS NULL"
        f" AND instr(problems, '{begins}') > 0 AND placeholder(problems) IS NOT NULL)"
    )
    ends = f"SELECT {value} FROM rows WHERE {COUNTED} AND {having} ORDER BY number"
    first, last = (
        db.execute(f"{ends} {order} LIMIT 1", {"run": run}).fetchone()[0]
        for order in ("ASC", "DESC")
    )
    params = {"column": label_of(layout, name), "first": first, "last": last}
    _refuse(db, run, _teller(layout, (Fault.RUNNING_NUMBER, name, params)), (value, having))
    return True


def _refuse_others(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> bool:
    """Refuse the rows of a column of dates, 20230105, of telephone numbers, or of digits where
    letters belong; one of them alone may be a device's."""
    glance = first_values(db, run, name)
    if name == _HEX:
        if not counting.are_mostly_digits(glance):
            return False
        which = _is_digits(name)
    elif length := counting.length_of_others(glance):
        which = f"length({name}) = {length} AND {_is_digits(name)}"
    else:
        return False
    told = _teller(layout, (Fault.OTHER_NUMBERS, name, {"column": label_of(layout, name)}))
    _refuse(db, run, told, (name, which))
    return True


def _digits_of(name: str) -> str:
    """A value as SQL without what may stand around a running number, and without the decimal
    point of a column that a program took for numbers."""
    bare, end = f"trim({name}, '{counting.AROUND}')", len(counting.POINT)
    return (
        f"CASE WHEN {bare} LIKE '%{counting.POINT}' THEN substr({bare}, 1, length({bare}) - {end})"
        f" ELSE {bare} END"
    )


def _is_digits(text: str) -> str:
    return f"({text} <> '' AND {text} NOT GLOB '*[^0-9]*')"


# -- refusing a column's rows ---------------------------------------------------------------------


def _refuse(db: sqlite3.Connection, run: int, told: _Teller, which: tuple[str, str]) -> None:
    """Refuse all rows under a condition; ``which`` is the value that is told of, and the
    condition, both as SQL.  In pieces: what a statement changes is kept in memory until it is
    done."""
    value, condition = which
    db.create_function("told", 3, told)
    ends = "SELECT min(number), max(number) FROM rows WHERE run = ?"
    first, last = db.execute(ends, (run,)).fetchone()
    for low in range(first, last + 1, _PIECE):
        db.execute(
            f"UPDATE rows SET status = 'invalid', problems = told(problems, number, {value})"
            f" WHERE {COUNTED} AND number >= :low AND number < :high AND {condition}",
            {"run": run, "low": low, "high": low + _PIECE},
        )


def _teller(layout: Layout, what: tuple[Fault, str, dict[str, str]]) -> _Teller:
    """A function of SQL: a row's problems with this one instead of those that it explains."""
    fault, name, params = what
    explained = (Fault.ONLY_PLACEHOLDERS.value,)

    def told(problems: str | None, number: int, value: str) -> str | None:
        kept = [
            old
            for old in codec.problems_from_json(problems)
            if old.slug not in explained and (old.slug not in _POINTLESS or old.field != name)
        ]
        address = layout.address(name, number)
        new = Problem(fault.value, name, address, value, severity(fault), params)
        return codec.problems_to_json((*kept, new))

    return told


def _placeholder(name: str) -> Callable[[str], str | None]:
    """A function of SQL: the number in a cell that was taken for a placeholder."""

    def placeholder(problems: str) -> str | None:
        for problem in codec.problems_from_json(problems):
            if (problem.slug, problem.field) == (Fault.PLACEHOLDER.value, name):
                text = problem.value.strip()
                return text if counting.counts_of([text]) else None
        return None

    return placeholder
