"""What only a cell's neighbours can tell: that its column normally looks otherwise, or that
another row says nearly the same.

It runs inside the staging transaction, like ``repeats``, and lets the database compare.  Each
question asks for candidates first, so that a file without any pays for one pass.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter

from importer import alike, boards, codec
from importer.faults import Fault
from importer.models import IDENTIFIERS, Layout, Problem, Severity
from importer.repeats import COUNTED, add_problem, differ, rows_named

#: The fields whose columns are judged as a whole.
_SERIALS = ("serial_number", "disk_serial_number")
#: So many different values make a rule of a column.
_ENOUGH = 3
#: Of the rows that look alike so many are compared, each with each.
_COMPARED = 20
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_Found = Iterator[tuple[int, Problem]]  # row number, what is to be said of it


def refuse_damaged(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    """Refuse the serial numbers that their column shows to be damaged.  To be called before
    repeats are marked: no row may count as the repeat of one that is not sent."""
    _add_all(db, run, _damaged(db, run, layout))


def mark_lookalikes(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    """Warn of identifiers that may be another row's, printed or read otherwise.  To be called
    after repeats are marked: rows of one device have nothing to tell each other."""
    _add_all(db, run, _twins(db, run, layout))
    _add_all(db, run, _misread(db, run, layout))


def _add_all(db: sqlite3.Connection, run: int, found: _Found) -> None:
    """Add the problems when all are found: rows that change would disturb the search."""
    db.execute("CREATE TEMP TABLE findings (number INTEGER, problem TEXT)")
    try:
        db.executemany(
            "INSERT INTO findings VALUES (?,?)",
            ((number, codec.problems_to_json((problem,))) for number, problem in found),
        )
        for number, text in db.execute("SELECT number, problem FROM findings"):
            (problem,) = codec.problems_from_json(text)
            if problem.severity is Severity.WARNING:
                add_problem(db, run, number, problem)
                continue
            # That the cell is a number was the suspicion which is confirmed now.
            add_problem(db, run, number, problem, instead=Fault.NUMBER_CELL.value)
            place = (run, number)
            db.execute("UPDATE rows SET status = 'invalid' WHERE run = ? AND number = ?", place)
    finally:
        db.execute("DROP TABLE findings")


# -- columns ----------------------------------------------------------------------------------


def _damaged(db: sqlite3.Connection, run: int, layout: Layout) -> _Found:
    gates = (f"max({_all_digits(name)}), max({_number_cell(name)})" for name in _SERIALS)
    sql = f"SELECT {', '.join(gates)} FROM rows WHERE {COUNTED}"
    answers = db.execute(sql, {"run": run}).fetchone()
    for name, digits, numbers in zip(_SERIALS, answers[::2], answers[1::2], strict=True):
        usual = _usual_length(db, run, name) if digits else 0
        # What begins with a zero has lost none.
        short = f"{_all_digits(name)} AND {name} NOT GLOB '0*' AND length({name}) < {usual}"
        if usual:
            for number, value in _rows(db, run, name, short):
                yield number, _zeros_lost(name, layout.address(name, number), value, usual)
        if numbers and _has_letters(db, run, name):
            for number, value in _rows(db, run, name, f"{_number_cell(name)} AND NOT ({short})"):
                address = layout.address(name, number)
                yield number, Problem(Fault.NUMBER_FOR_LETTERS.value, name, address, value)


def _zeros_lost(name: str, address: str, value: str, usual: int) -> Problem:
    params = {"length": str(len(value)), "usual": str(usual)}
    problem = Problem(Fault.ZEROS_LOST.value, name, address, value, params=params)
    return replace(problem, suggestion=value.zfill(usual))


def _all_digits(name: str) -> str:
    return f"{name} NOT GLOB '*[^0-9]*'"


def _number_cell(name: str) -> str:
    """The condition that a row's cell was a number: its problems, as JSON, begin one so."""
    return f"""instr(problems, '"{Fault.NUMBER_CELL.value}","{name}"') > 0"""


def _rows(db: sqlite3.Connection, run: int, name: str, condition: str) -> Iterator[tuple[int, str]]:
    sql = f"SELECT number, {name} FROM rows WHERE {COUNTED} AND {condition} ORDER BY number"
    return iter(db.execute(sql, {"run": run}))


def _usual_length(db: sqlite3.Connection, run: int, name: str) -> int:
    """The length of three in four of a column's all-digit values, counted once each, or 0: they
    may be of different makers, and then none is the usual one."""
    lengths = db.execute(
        f"SELECT length({name}), count(DISTINCT {name}) FROM rows"
        f" WHERE {COUNTED} AND {_all_digits(name)} GROUP BY 1",
        {"run": run},
    ).fetchall()
    values = sum(count for _, count in lengths)
    usual = (length for length, count in lengths if count >= _ENOUGH and 4 * count >= 3 * values)
    length = next(usual, 0) if len(lengths) > 1 else 0
    return 0 if length and _counts_through(db, run, name, length) else length


def _counts_through(db: sqlite3.Connection, run: int, name: str, length: int) -> bool:
    """Whether a column goes on from 999 to 1000: then shorter numbers are whole too."""
    last, first = "9" * (length - 1), "1" + "0" * (length - 1)
    both = f"SELECT count(DISTINCT {name}) FROM rows WHERE run = ? AND {name} IN (?,?)"
    return bool(db.execute(both, (run, last, first)).fetchone()[0] == 2)


def _has_letters(db: sqlite3.Connection, run: int, name: str) -> bool:
    """Whether, beside a number, at least 80 % of a column's other values have letters."""
    values, lettered = db.execute(
        f"SELECT count(DISTINCT {name}),"
        f" count(DISTINCT CASE WHEN {name} GLOB '*[A-Za-z]*' THEN {name} END)"
        f" FROM rows WHERE {COUNTED}",
        {"run": run},
    ).fetchone()
    return bool(lettered >= _ENOUGH and 5 * lettered >= 4 * (values - 1))


# -- rows that say nearly the same ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Member:
    """One of the rows whose values of a field look alike."""

    number: int
    value: str
    spelling: str  # in upper case
    key: bytes | None  # None: no device, for the row is invalid for another reason
    identifiers: tuple[str | None, ...]


def _twins(db: sqlite3.Connection, run: int, layout: Layout) -> _Found:
    """Different devices that have one board's UUID in its two spellings."""
    if not alike.is_any(db, "uuid"):
        return
    db.create_function("either_order", 1, boards.either_order, deterministic=True)
    for members in _groups(db, run, "uuid", "either_order(upper(uuid))"):
        for one in members:
            others = [other for other in members if _is_twin(one, other)]
            if others:
                yield one.number, _warning(Fault.UUID_TWIN, "uuid", layout, one, others)


def _is_twin(one: _Member, other: _Member) -> bool:
    if one.spelling == other.spelling:
        return False  # the same spelling is a clash, which ``repeats`` tells
    if one.key is not None and other.key is not None:
        return one.key != other.key
    return differ(one.identifiers, other.identifiers)


def _misread(db: sqlite3.Connection, run: int, layout: Layout) -> _Found:
    """Serial numbers of which one may be the other, read off a label or typed."""
    if not alike.is_any(db, "serial_number"):
        return
    db.execute("CREATE TEMP TABLE serials (serial TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "INSERT OR IGNORE INTO serials SELECT upper(serial_number) FROM rows"
        " WHERE run = ? AND serial_number IS NOT NULL",
        (run,),
    )
    for members in _groups(db, run, "serial_number", alike.misread_form()):
        for one in members:
            others = [other for other in members if _is_misread(db, one, other)]
            if others:
                warning = _warning(Fault.SERIAL_LOOKALIKE, "serial_number", layout, one, others)
                yield one.number, warning
    db.execute("DROP TABLE serials")


def _is_misread(db: sqlite3.Connection, one: _Member, other: _Member) -> bool:
    """Whether two serials that look alike differ in a place where no maker counts on: in a
    delivery with 17, 18, 19, 1A, 1B there is nothing strange about 18 and 1B."""
    serial = one.spelling
    for place, pair in enumerate(zip(serial, other.spelling, strict=True)):
        if pair[0] == pair[1]:
            continue
        between = [
            serial[:place] + digit + serial[place + 1 :] for digit in _DIGITS if digit not in pair
        ]
        known = f"SELECT 1 FROM serials WHERE serial IN ({', '.join('?' * len(between))})"
        if db.execute(known, between).fetchone() is None:
            return True
    return False


def _groups(db: sqlite3.Connection, run: int, name: str, form: str) -> Iterator[list[_Member]]:
    """The rows that may share a field, put together by a form of it, an expression of SQL.
    Of very many only some are compared: time and memory stay small."""
    rows = db.execute(
        f"SELECT {form}, number, {name}, upper({name}), device_key, {', '.join(IDENTIFIERS)}"
        f" FROM rows WHERE {COUNTED} AND {alike.among(name)} ORDER BY 1, number",
        {"run": run},
    )
    for _, group in groupby(rows, key=itemgetter(0)):
        members = islice(group, _COMPARED)
        yield [
            _Member(number, value, spelling, key, tuple(identifiers))
            for _, number, value, spelling, key, *identifiers in members
        ]


def _warning(
    fault: Fault, name: str, layout: Layout, one: _Member, others: Sequence[_Member]
) -> Problem:
    numbers = [other.number for other in others]
    return Problem(
        fault.value,
        name,
        layout.address(name, one.number),
        one.value,
        Severity.WARNING,
        {"rows": rows_named(numbers, len(numbers))},
        others[0].value,
    )
