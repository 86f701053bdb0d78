"""Columns that count the rows of a list: 1, 2, 3 … or 001, 002 …, whatever their heading.

In much of the world a running number is headed "Serial No.", and nothing in a single cell tells
it from a serial number: the column does.  Serial numbers of one purchase follow each other as
well, but they are long.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

#: What may stand around a running number: #1, 1., (1), 1、 …
AROUND = "#.()、 "
#: What a program writes behind them that took the column for numbers.
POINT = ".0"
#: Numbers below this are on no device.
_TINY = 1_000
#: So many digits are a serial number's, unless the column begins where lists begin.
_LONG = 7
#: Out of 100 neighbours so many have to follow each other.
_NEARLY_ALL = 90
#: A list that somebody filtered still rises; so many values are not in order by chance.
_IN_ORDER, _SHORT = 5, 100_000
#: A list that somebody sorted has lost its order; its numbers are still about as many as they
#: are large.
_SPREAD = 2


class Counts(NamedTuple):
    """The whole numbers of a column, in the order of the file.

    ``longest`` is the number of digits of the longest one as it is written, zeros included;
    ``rising`` and ``falling`` are pairs of neighbours, ``up`` and ``down`` those among them
    that differ by one.
    """

    values: int
    distinct: int
    least: int
    greatest: int
    longest: int
    rising: int
    falling: int
    up: int
    down: int


def is_running(column: Counts) -> bool:
    """Whether numbers count the rows of a list, or are as small as such numbers are."""
    if column.values and column.greatest < _TINY:
        return True
    if column.values < 3 or (column.longest >= _LONG and column.least >= _TINY):
        return False
    pairs, span = column.values - 1, column.greatest - column.least + 1
    if 100 * max(column.up, column.down) >= _NEARLY_ALL * pairs:
        return True
    is_sorted = min(column.rising, column.falling) == 0
    if is_sorted and column.distinct >= _IN_ORDER and column.greatest < _SHORT:
        return True
    is_dense = column.distinct == column.values and span <= _SPREAD * column.values
    return is_dense and column.least <= column.values


def counts_of(texts: Iterable[str]) -> Counts | None:
    """What the values of a column are as numbers; None where one of them is none."""
    digits = [text.strip(AROUND).removesuffix(POINT) for text in texts]
    if not all(text.isascii() and text.isdigit() for text in digits) or not digits:
        return None
    numbers = [int(text) for text in digits]
    steps = [after - before for before, after in pairwise(numbers)]
    return Counts(
        values=len(numbers),
        distinct=len(set(numbers)),
        least=min(numbers),
        greatest=max(numbers),
        longest=max(map(len, digits)),
        rising=sum(step > 0 for step in steps),
        falling=sum(step < 0 for step in steps),
        up=steps.count(1),
        down=steps.count(-1),
    )
