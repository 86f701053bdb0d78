"""What rows of one file say about each other, which only shows when all of them are in.

Devices that stand in the file twice; identifiers that different devices share; values that
differ from the rest of their column, or nearly say what another row says.  All of it is asked
of the table ``rows``, which is a temporary one of that name while a file is staged.

What rows say about each other is asked of the database, so that memory does not grow with the
file; but comparing is dear, and nearly all rows of a list share nothing with any other.  One
pass for each identifier (``gathered``) finds those that do, in a loose form that is the same
wherever two values can be taken for each other.  All further questions are asked of these
rows alone.

A serial number or UUID shared by different devices is an error on all of them: sent, they
would melt into one record.  A MAC address is often that of a dock or an adapter: it is left
out of the request, with a warning, where other identifiers remain.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter

from importer.journal import codec
from importer.journal.schema import DEVICE, OWN, device_from
from importer.model import Device, Layout, Problem
from importer.vocabulary import IDENTIFIERS, Fault, Severity, boards

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
def gathered(db: sqlite3.Connection, run: int, names: Sequence[str]) -> Iterator[None]:
    """Inside, the temporary table ``alike`` holds field and number of each row that may share
    one of the identifiers ``names`` with another; all rows that were just staged count.
    Identifiers are plain ASCII, of whose case the database knows."""
    db.execute(
        "CREATE TEMP TABLE alike (field TEXT, number INTEGER, PRIMARY KEY (field, number))"
        " WITHOUT ROWID"
    )
    try:
        for name in names:
            _gather(db, run, name, _FORMS.get(name, f"lower({name})"))
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


#: How many of the other rows a problem names, and how many different ones are compared.
_NAMED, _COMPARED = 10, 100
#: The rows of a run that count, as the condition of a query with its id as ``:run``.
COUNTED = "run = :run AND status IN ('pending', 'invalid')"

_Shared = tuple[int, str, str]  # row number, the value as this row has it, the other rows


def mark_repeats(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    """Settle all that the rows of one run say about each other."""
    # All clashes are collected before any row is refused: a refused row no longer counts,
    # and the next field's clash with it would go unseen.
    db.execute("CREATE TEMP TABLE clashes (number INTEGER, field TEXT, value TEXT, others TEXT)")
    try:
        _leave_out_shared_macs(db, run, layout)
        for name in OWN:
            db.executemany(
                "INSERT INTO clashes VALUES (?,?,?,?)",
                ((number, name, value, others) for number, value, others in _shared(db, run, name)),
            )
        _refuse_clashes(db, run, layout)
    finally:
        db.execute("DROP TABLE clashes")
    _mark_repeated(db, run, layout)


def _shared(db: sqlite3.Connection, run: int, name: str) -> Iterator[_Shared]:
    """Every row whose identifier a different device of the run has too."""
    if not is_any(db, name):
        return
    rows = db.execute(
        f"SELECT lower({name}) AS shared, number, {name}, device_key, {', '.join(IDENTIFIERS)}"
        f" FROM rows WHERE {COUNTED} AND {among(name)} ORDER BY shared, number",
        {"run": run},
    )
    for _, group in groupby(rows, key=itemgetter(0)):
        members = _Members()
        for _, number, value, key, *identifiers in group:
            members.add(number, value, key, identifiers)
        clashing = members.clashing()
        numbers = [number for number, _ in clashing]
        for number, value in clashing:
            others = [other for other in numbers[: _NAMED + 1] if other != number]
            yield number, value, rows_named(others, len(numbers) - 1)


class _Members:
    """The rows that share an identifier, told apart by device.

    A row that is invalid for another reason is no device yet.  It clashes with one where an
    identifier that both have differs; what could not be read of it proves nothing.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, str, bytes | None]] = []
        self._devices: dict[bytes, list[str | None]] = {}
        self._broken: list[tuple[int, list[str | None]]] = []

    def add(
        self, number: int, value: str, key: bytes | None, identifiers: list[str | None]
    ) -> None:
        """Take in one row; only so many are compared that memory stays small."""
        self._rows.append((number, value, key))
        if key is None:
            if len(self._broken) < _COMPARED:
                self._broken.append((number, identifiers))
        elif len(self._devices) < _COMPARED:
            self._devices.setdefault(key, identifiers)

    def clashing(self) -> list[tuple[int, str]]:
        """(row number, value) of those that can't all be the same device."""
        if len(self._devices) > 1:
            keys = {key for _, _, key in self._rows if key is not None}
        else:
            keys = set()
        broken = set()
        for number, identifiers in self._broken:
            for key, others in self._devices.items():
                if differ(identifiers, others):
                    broken.add(number)
                    keys.add(key)
        return [(n, value) for n, value, key in self._rows if n in broken or key in keys]


def differ(some: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Whether an identifier that both have tells two devices apart; in the order of
    ``IDENTIFIERS``."""
    return any(
        one is not None
        and other is not None
        and one.lower() not in (other.lower(), boards.swapped(other).lower())
        for one, other in zip(some, others, strict=True)
    )


def rows_named(numbers: Sequence[int], count: int) -> str:
    """So many rows, of which ``numbers`` are the first or all, as a sentence names them."""
    named = [str(number) for number in numbers[:_NAMED]]
    left = count - len(named)
    return ", ".join(named) + (f" … (+{left})" if left else "")


def _leave_out_shared_macs(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    for number, mac, others in list(_shared(db, run, "mac_address")):
        if not _waits(db, run, number):
            continue  # nothing of it is sent anyway
        device = _device(db, run, number)
        if len(device.identifiers()) == 1:
            db.execute("INSERT INTO clashes VALUES (?,?,?,?)", (number, "mac_address", mac, others))
            continue
        address = layout.address("mac_address", number)
        warning = Problem(
            "shared-mac", "mac_address", address, mac, Severity.WARNING, {"rows": others}
        )
        add_problem(db, run, number, warning)
        db.execute(
            "UPDATE rows SET mac_address = NULL, device_key = bare_key"
            " WHERE run = ? AND number = ?",
            (run, number),
        )


def _refuse_clashes(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    clashes = db.execute("SELECT number, field, value, others FROM clashes ORDER BY number")
    for number, name, value, others in clashes:
        address = layout.address(name, number)
        problem = Problem("shared-identifier", name, address, value, params={"rows": others})
        add_problem(db, run, number, problem)
    db.execute(
        "UPDATE rows SET status = 'invalid' WHERE run = ? AND number IN"
        " (SELECT number FROM clashes)",
        (run,),
    )


def _mark_repeated(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    # Two rows of one device share each of its identifiers.
    repeated = db.execute(
        "SELECT number, first FROM (SELECT number,"
        " min(number) OVER (PARTITION BY device_key) AS first FROM rows"
        " WHERE run = :run AND status = 'pending' AND number IN (SELECT number FROM alike))"
        " WHERE number > first",
        {"run": run},
    ).fetchall()
    for number, first in repeated:
        differing = _differences(_device(db, run, number), _device(db, run, first))
        for name in differing:
            params = {"first_row": str(first), "fields": name}
            address = layout.address(name, number)
            warning = Problem("repeat-differs", name, address, "", Severity.WARNING, params)
            add_problem(db, run, number, warning)
    db.executemany(
        "UPDATE rows SET status = 'repeated', first_row = ? WHERE run = ? AND number = ?",
        ((first, run, number) for number, first in repeated),
    )


def _differences(one: Device, other: Device) -> list[str]:
    """What two rows of the same device say differently."""
    names = ("device_ownership", "device_status")
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _waits(db: sqlite3.Connection, run: int, number: int) -> bool:
    place = (run, number)
    found = db.execute("SELECT status FROM rows WHERE run = ? AND number = ?", place).fetchone()
    return bool(found[0] == "pending")


def _device(db: sqlite3.Connection, run: int, number: int) -> Device:
    row = db.execute(f"SELECT {DEVICE} FROM rows WHERE run = ? AND number = ?", (run, number))
    return device_from(row.fetchone())


def add_problem(
    db: sqlite3.Connection, run: int, number: int, problem: Problem, instead: str = ""
) -> None:
    """Add a problem to a staged row; ``instead`` is the slug of one with the same field
    that has become pointless."""
    place = (run, number)
    found = db.execute("SELECT problems FROM rows WHERE run = ? AND number = ?", place).fetchone()
    kept = (
        old
        for old in codec.problems_from_json(found[0])
        if (old.slug, old.field) != (instead, problem.field)
    )
    db.execute(
        "UPDATE rows SET problems = ? WHERE run = ? AND number = ?",
        (codec.problems_to_json((*kept, problem)), *place),
    )


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
    """One of the rows whose values of a field look"""

    number: int
    value: str
    spelling: str  # in upper case
    key: bytes | None  # None: no device, for the row is invalid for another reason
    identifiers: tuple[str | None, ...]


def _twins(db: sqlite3.Connection, run: int, layout: Layout) -> _Found:
    """Different devices that have one board's UUID in its two spellings."""
    if not is_any(db, "uuid"):
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
    if not is_any(db, "serial_number"):
        return
    db.execute("CREATE TEMP TABLE serials (serial TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "INSERT OR IGNORE INTO serials SELECT upper(serial_number) FROM rows"
        " WHERE run = ? AND serial_number IS NOT NULL",
        (run,),
    )
    for members in _groups(db, run, "serial_number", misread_form()):
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
        f" FROM rows WHERE {COUNTED} AND {among(name)} ORDER BY 1, number",
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
