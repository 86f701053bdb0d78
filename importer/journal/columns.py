"""What the values of a column say of the column, and of one of its cells.

A column that counts its rows, or that holds one value everywhere, identifies nothing, whatever
its heading says: all its rows are refused for one cause.  A value that differs from the rest of
its column was damaged by a spreadsheet, or is another column's.  All of it is asked of the table
``rows``, in few passes; memory does not grow with the file.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from importer.journal import codec
from importer.journal.findings import COUNTED, Found, add_all
from importer.journal.schema import OWN
from importer.journal.sharers import Said, are_one_device
from importer.model import CellValue, Layout, Problem
from importer.vocabulary import Fault, Role, counting, serials, severity

#: A function of SQL: a row's problems, its number, and the value → its problems afterwards.
_Teller = Callable[[str | None, int, str], str | None]
#: The fields whose values may have lost zeros.
_SERIALS = ("serial_number", "disk_serial_number")
#: The fields that a running number can pass for.
_COUNTABLE = (*_SERIALS, "android_id")
#: So many different values make a rule of a column.
_ENOUGH = 3
#: A maker's number has so many characters.
_SHORTEST = 4
#: So many of them are equal in numbers of one maker and works.
_ALIKE = 3
#: How the names of computers begin (``serials.is_numbered_name``): PC01, LAPTOP-7.
_CALLED = ("PC", "NB", "LT", "WS", "WK", "LA", "NO", "DE", "WO", "CL", "SR", "SE", "HO")
#: Rows changed at a time, and values that are looked at first.
_PIECE, _GLANCE = 2_000, 1_000
#: What is said of a cell as if it were an identifier, and is pointless where its column is none.
_POINTLESS = frozenset(
    fault.value
    for fault in (
        Fault.PLACEHOLDER,
        Fault.NUMBER_CELL,
        Fault.ZEROS_RESTORED,
        Fault.ANDROID_ID_SHORT,
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
            or (name in _COUNTABLE and _refuse_running(db, run, layout, name))
            or (name in _SERIALS and _refuse_other_numbers(db, run, layout, name))
        )
    }
    whole = [name for name in _SERIALS if name in names and name not in judged]
    own = [name for name in whole if name not in layout.trusted]
    add_all(db, run, _tagged(db, run, layout, own))
    add_all(db, run, _odd(db, run, layout, whole))
    swapped = _swapped(db, run, layout) if own == list(_SERIALS) else ()
    add_all(db, run, chain(_of_other_columns(db, run, layout, own), swapped))
    add_all(db, run, _numbered(db, run, layout, own))
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
    if count < _ENOUGH or (name == "mac_address" and others):
        return False  # a dock's address is only left out where other identifiers remain
    if are_one_device(db, run, layout, name):
        return False
    params = {"column": _label(layout, name), "count": str(count)}
    told = _teller(layout, (Fault.SAME_EVERYWHERE, name, params))
    _refuse(db, run, told, (name, f"{name} IS NOT NULL"))
    return True


# -- running numbers ----------------------------------------------------------------------------


def _refuse_running(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> bool:
    """Refuse the rows of a column that counts 1, 2, 3 …; a value among them that is none stays."""
    text = _digits_of(name)
    rows = f"FROM rows WHERE {COUNTED} AND {name} IS NOT NULL"
    # Of two columns for one field the other one may fill in what is a placeholder in the first.
    for part in (f"FROM (SELECT {name} {rows} LIMIT {_GLANCE})", rows):
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
    params = {"column": _label(layout, name), "first": first, "last": last}
    _refuse(db, run, _teller(layout, (Fault.RUNNING_NUMBER, name, params)), (value, having))
    return True


def _refuse_other_numbers(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> bool:
    """Refuse the rows of a column of dates, 20230105, or of telephone numbers; one of them alone
    may be a serial number."""
    rows = f"FROM rows WHERE {COUNTED} AND {name} IS NOT NULL LIMIT {_GLANCE}"
    glance = [value for (value,) in db.execute(f"SELECT {name} {rows}", {"run": run})]
    length = counting.length_of_others(glance)
    if length:
        told = _teller(layout, (Fault.OTHER_NUMBERS, name, {"column": _label(layout, name)}))
        _refuse(db, run, told, (name, f"length({name}) = {length} AND {_is_digits(name)}"))
    return length > 0


def _numbered(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    """Numbers that count on beside the same letters, SN001, SN002 …: mostly a list's own; and
    columns of words.  Some firms do number their devices so, and some tags have letters alone:
    they are told of, and sent."""
    for name in names:
        rows = f"FROM rows WHERE {COUNTED} AND {name} IS NOT NULL"
        sql = f"SELECT {name} {rows} LIMIT {_GLANCE}"
        glance = [value for (value,) in db.execute(sql, {"run": run})]
        if counting.are_words(glance):
            yield from _words(db, run, layout, name)
        lists = counting.prefixes(glance)
        if not lists:
            continue
        filled = f"{name} IS NOT NULL"
        counts = Counter(
            counting.list_of(value, lists) for _, value in _rows(db, run, name, filled)
        )
        fault, column = Fault.NUMBERED, _label(layout, name)
        for number, value in _rows(db, run, name, f"{filled} AND NOT {_is_name(name)}"):
            prefix = counting.list_of(value, lists)
            if prefix:
                params = {"column": column, "prefix": prefix, "count": str(counts[prefix])}
                address = layout.address(name, number)
                yield number, Problem(fault.value, name, address, value, severity(fault), params)


def _words(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    fault, params = Fault.NO_DIGITS, {"column": _label(layout, name)}
    for number, value in _rows(db, run, name, f"{name} NOT GLOB '*[0-9]*'"):
        address = layout.address(name, number)
        yield number, Problem(fault.value, name, address, value, severity(fault), params)


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


def _label(layout: Layout, name: str) -> str:
    """A column's heading; where ``--set`` fills it, the field's name."""
    column = layout.column_of(name)
    return column.label.strip() if column else name


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


# -- cells that differ from their column ----------------------------------------------------------


def _odd(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    if not names:
        return
    conditions = (_all_digits, _number_cell, _may_be_named, _is_short, _may_be_another, _is_parted)
    gates = (
        f"count(*) FILTER (WHERE {condition(name)})" for condition in conditions for name in names
    )
    sql = f"SELECT {', '.join(gates)} FROM rows WHERE {COUNTED}"
    answers = iter(db.execute(sql, {"run": run}).fetchone())
    tells = ([next(answers) for _ in names] for _ in conditions)
    for name, digits, numbers, named, few, another, parted in zip(names, *tells, strict=True):
        if name not in layout.trusted:
            looks = ((named, _named), (few, _short), (another, _another), (parted, _parted))
            yield from chain.from_iterable(
                look(db, run, layout, name) for count, look in looks if count
            )
        usual = _usual_length(db, run, name) if digits else 0
        # What begins with a zero has lost none.
        short = f"{_all_digits(name)} AND {name} NOT GLOB '0*' AND length({name}) < {usual}"
        short += f" AND NOT {_is_name(name)}"
        if usual:
            for number, value in _rows(db, run, name, short):
                yield number, _zeros_lost(name, layout.address(name, number), value, usual)
        if numbers and _has_letters(db, run, name, 1):
            for number, value in _rows(db, run, name, f"{_number_cell(name)} AND NOT ({short})"):
                address = layout.address(name, number)
                yield number, Problem(Fault.NUMBER_FOR_LETTERS.value, name, address, value)


def _named(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Names of computers, BJ-NB-0012, and numbers of assets, ZC-2021-0012, except where most of a
    column are such: a firm may number its devices so."""
    found = _rows(db, run, name, _may_be_named(name))
    count = sum(serials.is_numbered_name(value) for _, value in found)
    if not count or (count >= _ENOUGH and 2 * count > _count(db, run, name)):
        return
    for number, value in _rows(db, run, name, _may_be_named(name)):
        if serials.is_numbered_name(value):
            address = layout.address(name, number)
            yield number, Problem(Fault.COMPUTER_NAME.value, name, address, value)


def _tagged(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    """Serial numbers that are what the firm calls the device of their row, A-0006 of A-0001,
    A-0002 …, except where most of a column are: it may number its devices so."""
    name, said = _SERIALS[0], Said(layout)
    places = tuple(said.named())
    if name not in names or not places:
        return
    rows = f"SELECT {name}, said FROM rows WHERE {COUNTED} AND {name} IS NOT NULL LIMIT {_GLANCE}"
    glance = [(value, said.of(text)) for value, text in db.execute(rows, {"run": run})]
    if 2 * sum(_is_called(value, texts, places) for value, texts in glance) > len(glance):
        return
    named = [[row[place] for _, row in glance if row[place]] for place in places]
    lists = [counting.prefixes(texts) for texts in named]
    is_counted = any(map(_is_running, named))  # 1001, 1002 …
    condition = f"instr(upper(said), upper({name}))" if is_counted or any(lists) else "0"
    sql = f"SELECT number, {name}, said FROM rows WHERE {COUNTED} AND {condition} ORDER BY number"
    for number, value, text in db.execute(sql, {"run": run}):
        if not _is_called(value, said.of(text), places) or len(value) < _SHORTEST:
            continue
        is_listed = any(counting.list_of(value, each) for each in lists)
        if (is_listed or (is_counted and value.isdigit())) and not serials.is_numbered_name(value):
            address = layout.address(name, number)
            yield number, Problem(Fault.COMPUTER_NAME.value, name, address, value)


def _is_running(texts: Sequence[str]) -> bool:
    """Whether the names of a column are running numbers."""
    counts = counting.counts_of(texts)
    return counts is not None and counts.values >= _ENOUGH and counting.is_running(counts)


def _is_called(value: str, texts: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a value is what a row's columns of names, at these places of its texts, say."""
    return any(texts[place] == value.casefold() for place in places)


def _short(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Values of few characters, 3, A1 or R301, where most of a column have more; but for those
    that a firm counts on from: PC1 … PC120."""
    if 2 * _count(db, run, name, _is_short(name)) > _count(db, run, name):
        return
    digits = "0123456789"
    form = f"lower(rtrim({name}, '{digits}'))"
    counted = db.execute(
        f"SELECT {form} FROM rows WHERE {COUNTED} AND NOT {_is_short(name)}"
        f" AND length({form}) BETWEEN 1 AND {_SHORTEST - 2}"
        f" GROUP BY 1 HAVING count(*) >= {_ENOUGH}",
        {"run": run},
    )
    beginnings = {beginning for (beginning,) in counted}
    for number, value in _rows(db, run, name, _is_short(name)):
        if value.rstrip(digits).lower() not in beginnings:
            address = layout.address(name, number)
            yield number, Problem(Fault.SHORT_VALUE.value, name, address, value)


def _another(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Telephone numbers, IMEIs, days, years and prices, where the other values of a column have
    letters; number cells among them are told of as such."""
    which = f"{_may_be_another(name)} AND NOT {_number_cell(name)}"
    found = {value for _, value in _rows(db, run, name, which) if counting.is_another(value)}
    if not found or not _has_letters(db, run, name, len(found)):
        return
    for number, value in _rows(db, run, name, which):
        if value in found:
            address = layout.address(name, number)
            yield number, Problem(Fault.UNLIKE_COLUMN.value, name, address, value)


def _parted(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Values with blanks in them, PF3 ABC 20, that are without them as long as others that begin
    alike, and blanks have few: somebody read it out in groups."""
    if 2 * _count(db, run, name, _is_parted(name)) > _count(db, run, name):
        return
    beginning = f"upper(substr({name}, 1, {_ALIKE}))"
    alike = db.execute(
        f"SELECT length({name}), {beginning} FROM rows WHERE {COUNTED} AND {name} IS NOT NULL"
        f" AND NOT {_is_parted(name)} GROUP BY 1, 2 HAVING count(DISTINCT {name}) >= {_ENOUGH}",
        {"run": run},
    ).fetchall()
    for number, value in _rows(db, run, name, _is_parted(name)):
        whole = "".join(value.split())
        if (len(whole), whole[:_ALIKE].upper()) in alike:
            address = layout.address(name, number)
            problem = Problem(Fault.BLANK_INSIDE.value, name, address, value)
            yield number, replace(problem, suggestion=whole)


def _of_other_columns(
    db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]
) -> Found:
    """Values that are written as those of another column are, which says what the device is
    called or who has it: ZC-0002 where 资产编号 has ZC-0001, ZC-0003 …"""
    said = Said(layout)
    sql = f"SELECT said FROM rows WHERE {COUNTED} AND said <> '' LIMIT {_GLANCE}"
    glance = [said.of(text) for (text,) in db.execute(sql, {"run": run})] if names else []
    forms = {
        form: column.label.strip()
        for place, column in enumerate(said.columns)
        if column.role in (Role.NAME, Role.USER)
        for form in counting.forms(cells[place].upper() for cells in glance)
        if form[0][0].isalnum()
    }
    first = "".join(sorted({prefix[0] for prefix, _ in forms}))
    for name in names if forms else ():
        # A name is told of as such.
        is_new = f"""instr(coalesce(problems, ''), '"{Fault.COMPUTER_NAME.value}","{name}"') = 0"""
        which = {form: f"{name} GLOB {_pattern(*form)} AND {is_new}" for form in forms}
        gates = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in which.values())
        # Most values begin otherwise: asked first, of all forms at once.
        begun = f"{name} GLOB '[{first}{first.lower()}]*[0-9]'"
        sql = f"SELECT {gates} FROM rows WHERE {COUNTED} AND {begun}"
        counts = db.execute(sql, {"run": run}).fetchone()
        whole = _count(db, run, name) if any(counts) else 0
        shared: Counter[str] = Counter()
        for form, count in zip(forms, counts, strict=True):
            shared[forms[form]] += count
        for form, condition in which.items():
            if not shared[forms[form]] or 2 * shared[forms[form]] > whole:
                continue  # a firm's own numbers, or none
            for number, value in _rows(db, run, name, condition):
                address, params = layout.address(name, number), {"column": forms[form]}
                fault = Fault.OTHER_COLUMN
                yield number, Problem(fault.value, name, address, value, params=params)


def _pattern(prefix: str, digits: int) -> str:
    """What GLOB knows a form by, in either case, as SQL."""
    letters = (f"[{c}{c.lower()}]" if c != "^" else "[.^]" for c in prefix)
    return "'" + "".join(letters).replace("'", "''") + "[0-9]" * digits + "'"


def _swapped(db: sqlite3.Connection, run: int, layout: Layout) -> Found:
    """Rows whose serial number begins as the disks' do and is as long, and the other way round."""
    ours, disks = _SERIALS
    sql = f"SELECT {ours}, {disks} FROM rows WHERE {COUNTED} LIMIT {_GLANCE}"
    pairs = db.execute(sql, {"run": run}).fetchall()
    own, others = (
        Counter(_beginning(pair[place]) for pair in pairs if pair[place]) for place in (0, 1)
    )
    disks_own = {form for form, count in others.items() if count >= _ENOUGH > own[form]}
    lengths = ", ".join(sorted({str(length) for length, _ in disks_own}))
    for number, disk, value in db.execute(
        f"SELECT number, {disks}, {ours} FROM rows WHERE {COUNTED} AND {disks} IS NOT NULL"
        f" AND length({ours}) IN ({lengths}) ORDER BY number",
        {"run": run},
    ):
        form = _beginning(disk)
        if _beginning(value) in disks_own and own[form] >= _ENOUGH > others[form]:
            address, params = layout.address(ours, number), {"column": _label(layout, disks)}
            yield number, Problem(Fault.OTHER_COLUMN.value, ours, address, value, params=params)


def _beginning(value: str) -> tuple[int, str]:
    """How long a value is, and what it begins with."""
    return len(value), value[:_ALIKE].upper()


def _count(db: sqlite3.Connection, run: int, name: str, which: str = "1") -> int:
    """How many rows have a value, or one of which a condition is true."""
    sql = f"SELECT count({name}) FROM rows WHERE {COUNTED} AND ({which})"
    return int(db.execute(sql, {"run": run}).fetchone()[0])


def _zeros_lost(name: str, address: str, value: str, usual: int) -> Problem:
    params = {"length": str(len(value)), "usual": str(usual)}
    problem = Problem(Fault.ZEROS_LOST.value, name, address, value, params=params)
    return replace(problem, suggestion=value.zfill(usual))


def _all_digits(name: str) -> str:
    return f"{name} < ':' AND {name} NOT GLOB '*[^0-9]*'"  # the first asks fast


def _may_be_named(name: str) -> str:
    """The condition that a value has a number at its end, and begins as the names of computers do,
    or has a word or a year between hyphens, or a word before them and a letter between them."""
    forms = (
        "*[-_][A-Za-z][A-Za-z]*[0-9]",
        "[A-Za-z]*[-_][12][09][0-9][0-9][-_]*[0-9]",
        "[A-Za-z]*[-_]*[A-Za-z]*[-_]*[0-9]",
    )
    conditions = (f"{name} GLOB '{form}'" for form in forms)
    begun = ", ".join(f"'{beginning}'" for beginning in _CALLED)
    first, second = map("".join, zip(*_CALLED, strict=True))
    begins = f"'[{first}{first.lower()}][{second}{second.lower()}]*'"
    is_called = f"{name} GLOB {begins} AND upper(substr({name}, 1, 2)) IN ({begun})"
    # Most values end in a letter, or have no sign: asked first, as it is asked fast.
    has_sign = f"(instr({name}, '-') OR instr({name}, '_'))"
    return (
        f"(substr({name}, -1) BETWEEN '0' AND '9'"
        f" AND ({is_called} OR {has_sign} AND ({' OR '.join(conditions)})))"
    )


def _is_short(name: str) -> str:
    """The condition that a value has fewer characters than any maker's, or is a room's or a
    model's: R301, L480."""
    is_code = f"{name} GLOB '[A-Za-z][0-9][0-9][0-9]'"
    return f"(length({name}) <= {_SHORTEST} AND (length({name}) < {_SHORTEST} OR {is_code}))"


def _may_be_another(name: str) -> str:
    """The condition that a value has digits alone, as many as a telephone number or a year, or two
    of them behind a point."""
    lengths = ", ".join(map(str, counting.LENGTHS_OF_OTHERS))
    is_one = f"(length({name}) IN ({lengths}) OR {name} GLOB '*.[0-9][0-9]')"
    return f"({name} < ':' AND {name} NOT GLOB '*[^0-9.]*' AND {is_one})"


def _is_parted(name: str) -> str:
    """The condition that a value has a blank in it."""
    return f"(instr({name}, ' ') > 0)"


def _number_cell(name: str) -> str:
    """The condition that a row's cell was a number, or had a decimal point: its problems, as JSON,
    begin one so."""
    faults = (Fault.NUMBER_CELL, Fault.DECIMAL_TAIL)
    told = (f"""instr(problems, '"{fault.value}","{name}"') > 0""" for fault in faults)
    return f"(problems <> '' AND ({' OR '.join(told)}))"


def _is_name(name: str) -> str:
    """The condition that a row's value was refused as what the firm calls the device."""
    return f"""instr(coalesce(problems, ''), '"{Fault.COMPUTER_NAME.value}","{name}"')"""


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


def _has_letters(db: sqlite3.Connection, run: int, name: str, but: int) -> bool:
    """Whether, beside so many values, at least 80 % of a column's have letters, and more of
    them."""
    values, lettered = db.execute(
        f"SELECT count(DISTINCT {name}),"
        f" count(DISTINCT CASE WHEN {name} GLOB '*[A-Za-z]*' THEN {name} END)"
        f" FROM rows WHERE {COUNTED}",
        {"run": run},
    ).fetchone()
    return bool(lettered >= max(_ENOUGH, but + 1) and 5 * lettered >= 4 * (values - but))
