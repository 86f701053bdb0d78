"""Serial numbers with one character less or more than others that begin as they do, PF4ABM1 of
PF4ABM01: all of one maker and works are as long."""

from __future__ import annotations

import re
import sqlite3
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from importer.journal.asked import (
    ANOTHERS,
    ENOUGH,
    LONG,
    SERIALS,
    count_where,
    first_values,
    is_told,
    rows_where,
)
from importer.journal.findings import Found
from importer.model import Layout, Problem
from importer.vocabulary import Fault, boards

#: So many numbers of one maker and works show how long they are, where hardly one in twenty, or a
#: single one, is of another length: some numbered their older computers with a character less.
_OF_ONE_MAKER, _FEW = 5, 20
#: Makers are told by so many characters that their numbers begin with, PF and 5C.
_MAKERS = 2
_TAG = re.compile(boards.DELL_TAG, re.IGNORECASE)
_NAME = SERIALS[0]


def unlike_lengths(db: sqlite3.Connection, run: int, layout: Layout, names: Sequence[str]) -> Found:
    """Those whose length hardly another number of their maker has."""
    values = first_values(db, run, _NAME, distinct=True) if _NAME in names else []
    usual = _usual_lengths(values)
    if not usual:
        return
    found = _odd(db, run, values, usual)
    shares = Counter(_maker(value) for _, value in found)
    few = {
        maker
        for maker, count in shares.items()
        if _are_few(count, count_where(db, run, _NAME, f"{_BEGINS} = '{maker}'"))
    }
    for number, value in found:
        if (maker := _maker(value)) in few:
            address = layout.address(_NAME, number)
            own, others = str(len(value)), str(usual[maker])
            params = {"length": own, "usual": others, "prefix": maker}
            yield number, Problem(Fault.UNLIKE_LENGTH.value, _NAME, address, value, params=params)


_BEGINS = f"upper(substr({_NAME}, 1, {_MAKERS}))"


def _usual_lengths(values: Iterable[str]) -> dict[str, int]:
    """How long the numbers of a maker are, where there are enough of one length."""
    lengths: dict[str, Counter[int]] = {}
    for value in values:
        if _is_makers(value):
            lengths.setdefault(_maker(value), Counter())[len(value)] += 1
    return {
        maker: length
        for maker, counts in lengths.items()
        for length, count in counts.most_common(1)
        if length >= LONG and count >= _OF_ONE_MAKER and _are_few(counts.total() - count, count)
    }


def _odd(
    db: sqlite3.Connection, run: int, values: Sequence[str], usual: Mapping[str, int]
) -> list[tuple[int, str]]:
    """The rows with a number of another length.  Not what only counts on, SN99 and SN100, nor what
    goes on otherwise behind its beginning, R9VYHPN beside R90W6AP8, and no Dell's tag where a list
    has others of them."""
    going_on = {_going_on(value) for value in values if len(value) == usual.get(_maker(value))}
    has_tags = any(_TAG.fullmatch(value) and _maker(value) not in usual for value in values)
    stems = Counter(map(_stem, values))
    odd = {(maker, length + more) for maker, length in usual.items() for more in (-1, 1)}
    lengths = ", ".join(sorted({str(length) for _, length in odd}))
    pairs = ", ".join(f"('{maker}', {length})" for maker, length in sorted(odd))
    which = (
        f"length({_NAME}) IN ({lengths}) AND ({_BEGINS}, length({_NAME})) IN (VALUES {pairs})"
        f" AND NOT {is_told(_NAME, *ANOTHERS)}"
    )
    return [
        (number, value)
        for number, value in rows_where(db, run, _NAME, which)
        if value.isalnum()
        and _going_on(value) in going_on
        and stems[_stem(value)] < ENOUGH
        and not (has_tags and _TAG.fullmatch(value))
    ]


def _maker(value: str) -> str:
    return value[:_MAKERS].upper()


def _going_on(value: str) -> tuple[str, bool]:
    """The beginning of a number, and whether a digit stands behind it."""
    return _maker(value), value[_MAKERS].isdigit()


def _stem(value: str) -> str:
    return value.rstrip(string.digits).upper()


def _are_few(count: int, of: int) -> bool:
    return count <= max(1, of // _FEW)


def _is_makers(value: str) -> bool:
    """Whether a value has letters and digits alone, and letters behind its beginning as well."""
    rest = value[_MAKERS:]
    return value.isalnum() and any(map(str.isdigit, value)) and any(map(str.isalpha, rest))
