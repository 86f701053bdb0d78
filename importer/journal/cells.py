"""Cells that differ from the rest of their column.

A value that does was damaged by a spreadsheet, is another column's, or is what the firm calls the
device.  Where most of a column are so, it is the firm's own way of numbering, and nothing is said;
of numbers that count on the user is told.  All of it is asked of the table ``rows``, in few passes;
memory does not grow with the file.
"""

from __future__ import annotations

import re
import sqlite3
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from importer.journal.asked import (
    ANOTHERS,
    ENOUGH,
    GLANCE,
    LONG,
    SERIALS,
    count_where,
    first_values,
    is_told,
    rows_where,
)
from importer.journal.findings import COUNTED, Found, add_all, label_of
from importer.journal.lengths import unlike_lengths
from importer.journal.sharers import Said
from importer.model import Layout, Problem
from importer.vocabulary import Fault, Role, counting, serials, severity

#: What a place's or a department's computers are called by, in lower case: SH-0DUAYP.
_START = re.compile("[a-z]{1,8}[-_]")
#: A maker's number has so many characters.
_SHORTEST = 4
#: So many of them are equal in numbers of one maker and works.
_ALIKE = 3
#: Of a thousand numbers one begins with so many zeros; and so many may one have lost whose column
#: kept others' zeros.
_FEW_ZEROS, _OTHERS_KEPT = 3, 2
#: Of so many values one is the odd one.
_FEW = 10
#: So many characters may have an asset's number (``serials.may_be_asset``).
_LONGEST_ASSET = 28
#: A statement of SQL has so many columns, and more.
_MOST_FORMS = 500
#: How the names of computers begin (``serials.is_numbered_name``): PC01, LAPTOP-7.
_CALLED = (
    *("PC", "NB", "LT", "WS", "WK", "LA", "NO", "DE", "WO", "CL", "SR", "SE", "HO"),
    *("RO", "RA", "SP", "US"),
)


def refuse_cells(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> None:
    """Refuse cells of the columns ``names``, some of ``SERIALS``, that differ from their column,
    and warn of what may be a list's own numbers."""
    own = [name for name in names if name not in layout.trusted]
    add_all(db, run, _tagged(db, run, layout, own))
    add_all(db, run, _odd(db, run, layout, own))
    swapped = _swapped(db, run, layout) if own == list(SERIALS) else ()
    add_all(db, run, chain(_of_other_columns(db, run, layout, own), swapped))
    add_all(db, run, _assets(db, run, layout, own))
    add_all(db, run, unlike_lengths(db, run, layout, own))
    add_all(db, run, _numbered(db, run, layout, own))


def _odd(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    if not names:
        return
    conditions = (
        *(_all_digits, _number_cell, _may_be_named, _is_short, _may_be_another, _is_parted),
        _is_letters,
    )
    gates = (
        f"count(*) FILTER (WHERE {condition(name)})" for condition in conditions for name in names
    )
    sql = f"SELECT {', '.join(gates)} FROM rows WHERE {COUNTED}"
    answers = iter(db.execute(sql, {"run": run}).fetchone())
    tells = ([next(answers) for _ in names] for _ in conditions)
    for name, digits, numbers, *counts in zip(names, *tells, strict=True):
        looks = zip(counts, (_named, _short, _another, _parted, _worded), strict=True)
        yield from chain.from_iterable(
            look(db, run, layout, name) for count, look in looks if count
        )
        usual, zeros = _usual_length(db, run, name) if digits else (0, 0)
        # What begins with a zero has lost none; what lacks too many may be another maker's, or is
        # none's.
        short = (
            f"{_all_digits(name)} AND {name} NOT GLOB '0*' AND length({name}) < {usual}"
            f" AND (length({name}) >= {usual - zeros} OR length({name}) < {LONG})"
            f" AND NOT {is_told(name, *ANOTHERS)}"
        )
        if usual:
            for number, value in rows_where(db, run, name, short):
                address = layout.address(name, number)
                if usual - len(value) <= zeros:
                    yield number, _zeros_lost(name, address, value, usual)
                else:
                    yield number, Problem(Fault.SHORT_VALUE.value, name, address, value)
        if numbers and _has_letters(db, run, name, 1):
            for number, value in rows_where(
                db, run, name, f"{_number_cell(name)} AND NOT ({short})"
            ):
                address = layout.address(name, number)
                yield number, Problem(Fault.NUMBER_FOR_LETTERS.value, name, address, value)


def _named(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Names of computers, BJ-NB-0012, and numbers of assets, ZC-2021-0012, except where most of a
    column are such: a firm may number its devices so."""
    found = rows_where(db, run, name, _may_be_named(name))
    count = sum(serials.is_numbered_name(value) for _, value in found)
    if not count or (count >= ENOUGH and 2 * count > count_where(db, run, name)):
        return
    for number, value in rows_where(db, run, name, _may_be_named(name)):
        if serials.is_numbered_name(value):
            address = layout.address(name, number)
            yield number, Problem(Fault.COMPUTER_NAME.value, name, address, value)


def _tagged(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    """Serial numbers that are what the firm calls the device of their row, A-0006 of A-0001,
    A-0002 …, or SH-0DUAYP of SH-R94MH1, SH-KALM4A …, except where most of a column are: it may
    number its devices so."""
    name, said = SERIALS[0], Said(layout)
    places = said.places(Role.NAME)
    if name not in names or not places:
        return
    rows = f"SELECT {name}, said FROM rows WHERE {COUNTED} AND {name} IS NOT NULL LIMIT {GLANCE}"
    glance = [(value, said.of(text)) for value, text in db.execute(rows, {"run": run})]
    if 2 * sum(_is_called(value, texts, places) for value, texts in glance) > len(glance):
        return
    named = [[row[place] for _, row in glance if row[place]] for place in places]
    lists = [counting.prefixes(texts) for texts in named]
    is_counted = any(map(_is_running, named))  # 1001, 1002 …
    starts = frozenset(chain.from_iterable(map(_starts, named)))
    may_be = is_counted or any(lists) or starts
    condition = f"instr(upper(said), upper({name}))" if may_be else "0"
    sql = f"SELECT number, {name}, said FROM rows WHERE {COUNTED} AND {condition} ORDER BY number"
    for number, value, text in db.execute(sql, {"run": run}):
        if not _is_called(value, said.of(text), places) or len(value) < _SHORTEST:
            continue
        is_called_alike = _start(value.casefold()) in starts
        is_listed = is_called_alike or any(counting.list_of(value, each) for each in lists)
        if (is_listed or (is_counted and value.isdigit())) and not serials.is_numbered_name(value):
            address = layout.address(name, number)
            yield number, Problem(Fault.COMPUTER_NAME.value, name, address, value)


def _starts(texts: Sequence[str]) -> Iterator[str]:
    """Letters with a sign that the names of a column begin with, where most do: sh-, bj-."""
    counts = Counter(filter(None, map(_start, texts)))
    often = [start for start, count in counts.items() if count >= ENOUGH]
    if 2 * sum(counts[start] for start in often) > len(texts):
        yield from often


def _start(text: str) -> str:
    found = _START.match(text)
    return found[0] if found else ""


def _is_running(texts: Sequence[str]) -> bool:
    """Whether the names of a column are running numbers."""
    counts = counting.counts_of(texts)
    return counts is not None and counts.values >= ENOUGH and counting.is_running(counts)


def _is_called(value: str, texts: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a value is what a row's columns of names, at these places of its texts, say."""
    return any(texts[place] == value.casefold() for place in places)


def _short(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Values of few characters, 3, A1 or R301, where most of a column have more; but for those
    that a firm counts on from: PC1 … PC120."""
    if 2 * count_where(db, run, name, _is_short(name)) > count_where(db, run, name):
        return
    form = f"lower(rtrim({name}, '{string.digits}'))"
    counted = db.execute(
        f"SELECT {form} FROM rows WHERE {COUNTED} AND NOT {_is_short(name)}"
        f" AND length({form}) BETWEEN 1 AND {_SHORTEST - 2}"
        f" GROUP BY 1 HAVING count(*) >= {ENOUGH}",
        {"run": run},
    )
    beginnings = {beginning for (beginning,) in counted}
    for number, value in rows_where(db, run, name, _is_short(name)):
        if value.rstrip(string.digits).lower() not in beginnings:
            address = layout.address(name, number)
            yield number, Problem(Fault.SHORT_VALUE.value, name, address, value)


def _another(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Telephone numbers, IMEIs, days, years and prices, where the other values of a column have
    letters; number cells among them are told of as such."""
    which = (
        f"{_may_be_another(name)} AND NOT {_number_cell(name)} AND NOT {is_told(name, *ANOTHERS)}"
    )
    found = {value for _, value in rows_where(db, run, name, which) if counting.is_another(value)}
    if not found or not _has_letters(db, run, name, len(found)):
        return
    for number, value in rows_where(db, run, name, which):
        if value in found:
            address = layout.address(name, number)
            yield number, Problem(Fault.UNLIKE_COLUMN.value, name, address, value)


def _parted(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Values with blanks in them, PF3 ABC 20, that are without them as long as others, and blanks
    have few: somebody read it out in groups; no asset's, IT 000123, and no disk's with what Windows
    writes behind it, FJ68N0123456789   _0000."""
    if 2 * count_where(db, run, name, _is_parted(name)) > count_where(db, run, name):
        return
    sql = (
        f"SELECT length({name}) FROM rows WHERE {COUNTED} AND NOT {_is_parted(name)}"
        f" GROUP BY 1 HAVING count(DISTINCT {name}) >= {ENOUGH}"
    )
    lengths = {length for (length,) in db.execute(sql, {"run": run})}
    for number, value in rows_where(db, run, name, _is_parted(name)):
        whole = "".join(value.split())
        if len(whole) in lengths and "_" not in value and not serials.may_be_asset(value):
            address = layout.address(name, number)
            problem = Problem(Fault.BLANK_INSIDE.value, name, address, value)
            yield number, replace(problem, suggestion=whole)


def _worded(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> Found:
    """Words, LAGER or Remote: a maker that draws no digit draws no vowel either.  Not what is in
    capitals and as long as numbers of its column, for these may be drawn of all signs."""
    params = {"column": label_of(layout, name)}
    values = first_values(db, run, name)
    lengths = Counter(len(value) for value in values if any(map(str.isdigit, value)))
    least = max(ENOUGH, len(values) // _FEW)
    usual = {length for length, count in lengths.items() if count >= least}
    for number, value in rows_where(db, run, name, _is_word(name)):
        if len(value) not in usual or not value.isupper():
            address = layout.address(name, number)
            yield number, Problem(Fault.NO_DIGITS.value, name, address, value, params=params)


def _of_other_columns(
    db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]
) -> Found:
    """Values that are written as those of another column are, which says what the device is
    called or who has it: ZC-0002 where 资产编号 has ZC-0001, ZC-0003 …"""
    forms = _forms(db, run, Said(layout)) if names else {}
    first = "".join(sorted({prefix[0] for prefix, _ in forms}))
    for name in names if forms else ():
        is_new = f"NOT {is_told(name, *ANOTHERS)}"  # one of these is enough
        which = {form: f"{name} GLOB {_pattern(*form)} AND {is_new}" for form in forms}
        gates = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in which.values())
        # Most values begin otherwise: asked first, of all forms at once.
        begun = f"{name} GLOB '[{first}{first.lower()}]*[0-9]'"
        sql = f"SELECT {gates} FROM rows WHERE {COUNTED} AND {begun}"
        counts = db.execute(sql, {"run": run}).fetchone()
        whole = count_where(db, run, name) if any(counts) else 0
        shared: Counter[str] = Counter()
        for form, count in zip(forms, counts, strict=True):
            shared[forms[form]] += count
        for form, condition in which.items():
            if not shared[forms[form]] or 2 * shared[forms[form]] > whole:
                continue  # a firm's own numbers, or none
            for number, value in rows_where(db, run, name, condition):
                address, params = layout.address(name, number), {"column": forms[form]}
                fault = Fault.OTHER_COLUMN
                yield number, Problem(fault.value, name, address, value, params=params)


def _forms(db: sqlite3.Connection, run: int, said: Said) -> dict[tuple[str, int], str]:
    """How the values of the columns are written that say what a device is called or who has it:
    their beginning and how many digits they end in → the column's heading."""
    own = f"lower({SERIALS[0]}), lower({SERIALS[1]})"
    sql = f"SELECT {own}, said FROM rows WHERE {COUNTED} AND said <> '' LIMIT {GLANCE}"
    # What a row is called by its own number is the maker's form.
    glance = [
        ["" if text in numbers else text for text in said.of(texts)]
        for *numbers, texts in db.execute(sql, {"run": run})
    ]
    found = {
        form: column.label.strip()
        for place, column in enumerate(said.columns)
        if column.role in (Role.NAME, Role.USER)
        for form in counting.forms(cells[place].upper() for cells in glance)
        if form[0][0].isalnum()
    }
    return dict(islice(found.items(), _MOST_FORMS))


def _pattern(prefix: str, digits: int) -> str:
    """What GLOB knows a form by, in either case, as SQL."""
    letters = (f"[{c}{c.lower()}]" if c != "^" else "[.^]" for c in prefix)
    return "'" + "".join(letters).replace("'", "''") + "[0-9]" * digits + "'"


def _assets(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    """Numbers of assets, SB-0012, of which nothing was said yet; except where most of a column are
    such."""
    for name in names:
        which = f"{_may_be_asset(name)} AND NOT {is_told(name, *ANOTHERS)}"
        found = [pair for pair in rows_where(db, run, name, which) if serials.may_be_asset(pair[1])]
        if found and 2 * len(found) <= count_where(db, run, name):
            for number, value in found:
                address = layout.address(name, number)
                yield number, Problem(Fault.COMPUTER_NAME.value, name, address, value)


def _swapped(db: sqlite3.Connection, run: int, layout: Layout) -> Found:
    """Rows whose serial number begins as the disks' do and is as long, and the other way round."""
    ours, disks = SERIALS
    sql = f"SELECT {ours}, {disks} FROM rows WHERE {COUNTED} LIMIT {GLANCE}"
    pairs = db.execute(sql, {"run": run}).fetchall()
    own, others = (
        Counter(_beginning(pair[place]) for pair in pairs if pair[place]) for place in (0, 1)
    )
    disks_own = {form for form, count in others.items() if count >= ENOUGH > own[form]}
    lengths = ", ".join(sorted({str(length) for length, _ in disks_own}))
    for number, disk, value in db.execute(
        f"SELECT number, {disks}, {ours} FROM rows WHERE {COUNTED} AND {disks} IS NOT NULL"
        f" AND length({ours}) IN ({lengths}) ORDER BY number",
        {"run": run},
    ):
        form = _beginning(disk)
        if _beginning(value) in disks_own and own[form] >= ENOUGH > others[form]:
            address, params = layout.address(ours, number), {"column": label_of(layout, disks)}
            yield number, Problem(Fault.OTHER_COLUMN.value, ours, address, value, params=params)


def _beginning(value: str) -> tuple[int, str]:
    """How long a value is, and what it begins with."""
    return len(value), value[:_ALIKE].upper()


def _numbered(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    """Numbers that count on beside the same letters, SN001, SN002 …: mostly a list's own.  Some
    firms do number their devices so: they are told of, and sent."""
    for name in names:
        lists = counting.prefixes(first_values(db, run, name))
        if not lists:
            continue
        filled = f"{name} IS NOT NULL"
        counts = Counter(
            counting.list_of(value, lists) for _, value in rows_where(db, run, name, filled)
        )
        fault, column = Fault.NUMBERED, label_of(layout, name)
        for number, value in rows_where(
            db, run, name, f"{filled} AND NOT {is_told(name, *ANOTHERS)}"
        ):
            prefix = counting.list_of(value, lists)
            if prefix:
                params = {"column": column, "prefix": prefix, "count": str(counts[prefix])}
                address = layout.address(name, number)
                yield number, Problem(fault.value, name, address, value, severity(fault), params)


def _zeros_lost(name: str, address: str, value: str, usual: int) -> Problem:
    params = {"length": str(len(value)), "usual": str(usual)}
    problem = Problem(Fault.ZEROS_LOST.value, name, address, value, params=params)
    return replace(problem, suggestion=value.zfill(usual))


def _all_digits(name: str) -> str:
    return f"{name} < ':' AND {name} NOT GLOB '*[^0-9]*'"  # the first asks fast


def _may_be_named(name: str) -> str:
    """The condition that a value has a number at its end, and begins as the names of computers do,
    has small letters before it, or has a word or a year between hyphens, a word before them and a
    letter between them, or a year before them."""
    forms = (
        "*[-_][A-Za-z][A-Za-z]*[0-9]",
        "[A-Za-z]*[-_][12][09][0-9][0-9][-_]*[0-9]",
        "[A-Za-z]*[-_]*[A-Za-z]*[-_]*[0-9]",
        "[12][09][0-9][0-9][-_]*[0-9]",
    )
    conditions = (f"{name} GLOB '{form}'" for form in forms)
    begun = ", ".join(f"'{beginning}'" for beginning in _CALLED)
    first, second = map("".join, zip(*_CALLED, strict=True))
    begins = f"'[{first}{first.lower()}][{second}{second.lower()}]*'"
    is_called = f"{name} GLOB {begins} AND upper(substr({name}, 1, 2)) IN ({begun})"
    # Most values end in a letter, or have no sign: asked first, as it is asked fast.
    has_sign = f"(instr({name}, '-') OR instr({name}, '_'))"
    is_worded = f"{name} GLOB '[A-Za-z]*[a-z.][a-z][0-9]*'"
    return (
        f"(substr({name}, -1) BETWEEN '0' AND '9'"
        f" AND ({is_called} OR {is_worded} OR {has_sign} AND ({' OR '.join(conditions)})))"
    )


def _may_be_asset(name: str) -> str:
    """The condition that a value is not long, has a number at its end, and a sign, or begins as the
    numbers of assets do."""
    begins = f"{name} GLOB '[ZGBzgb]*' AND upper(substr({name}, 1, 2)) IN ('ZC', 'GD', 'BG')"
    has_sign = " OR ".join(f"instr({name}, '{sign}')" for sign in "-_ ")
    ends = f"substr({name}, -1) BETWEEN '0' AND '9'"
    return f"{ends} AND length({name}) <= {_LONGEST_ASSET} AND ({has_sign} OR {begins})"


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


def _is_letters(name: str) -> str:
    """The condition that a value has letters alone."""
    return f"{name} NOT GLOB '*[^A-Za-z]*'"


def _is_word(name: str) -> str:
    """The same of several, with a vowel among them."""
    has_vowel = f"{name} GLOB '*[AEIOUaeiou]*'"
    return f"{_is_letters(name)} AND {has_vowel} AND length({name}) >= {_SHORTEST}"


def _number_cell(name: str) -> str:
    """The condition that a row's cell was a number, or had a decimal point."""
    return is_told(name, Fault.NUMBER_CELL, Fault.DECIMAL_TAIL)


def _usual_length(db: sqlite3.Connection, run: int, name: str) -> tuple[int, int]:
    """The length of three in four of a column's all-digit values, counted once each, or 0: they
    may be of different makers, and then none is the usual one.  And how many zeros others may have
    lost: few, or as many as one of these begins with; none where all of these begin alike, for one
    maker's, 1191031200049, of which none begins with a zero."""
    lengths = db.execute(
        f"SELECT length({name}), count(DISTINCT {name}),"
        f" max(length({name}) - length(ltrim({name}, '0'))),"
        f" count(DISTINCT substr({name}, 1, {_ALIKE}))"
        f" FROM rows WHERE {COUNTED} AND {_all_digits(name)} GROUP BY 1",
        {"run": run},
    ).fetchall()
    values = sum(count for _, count, _, _ in lengths)
    usual = (
        (length, _may_have_lost(zeros, kinds))
        for length, count, zeros, kinds in lengths
        if count >= ENOUGH and 4 * count >= 3 * values
    )
    length, zeros = next(usual, (0, 0)) if len(lengths) > 1 else (0, 0)
    return (0, 0) if length and _counts_through(db, run, name, length) else (length, zeros)


def _may_have_lost(zeros: int, kinds: int) -> int:
    if zeros:
        return max(zeros, _OTHERS_KEPT)
    return 0 if kinds == 1 else _FEW_ZEROS


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
    return bool(lettered >= max(ENOUGH, but + 1) and 5 * lettered >= 4 * (values - but))
