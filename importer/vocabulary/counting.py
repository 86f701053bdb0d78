"""Columns that count the rows of a list: 1, 2, 3 … or 001, 002 …, whatever their heading; SN001,
PC-002, NB2023-003 as well.

In much of the world a running number is headed "Serial No.", and nothing in a single cell tells
it from a serial number: the column does.  Serial numbers of one purchase follow each other as
well, but they are long, do not begin at 1, and what stands in front of the last digits is no
word for a computer but a maker's letters and digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from importer.vocabulary.fields import is_heading
from importer.vocabulary.placeholders import is_placeholder

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
#: A number of a list's behind what is the same in front of all: letters, and a year perhaps; or
#: anything with a sign that sets it apart; or a year alone.  PF3A1B01 is a maker's.
_NUMBERED = re.compile(
    r"(?P<prefix>[^0-9]+(?:(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:[0-3][0-9])?)?"
    r"(?:[-_./# ]|(?=[0-9]{3})))?|.+[-_./# ]|(?:19|20)[0-9]{2}(?=[0-9]{3,4}$))"
    r"(?P<count>[0-9]{1,6})",
    re.DOTALL,
)
_LETTERS = re.compile("[^0-9_./# -]+")
#: Letters that are too few for a maker's, and the digits that may stand between them.
_FEW_LETTERS, _YEAR = 3, 4
#: Digits of a list that somebody numbered; of one whose numbers are set apart (PC-0001, NB20230001)
#: they may be more.  SN000123 may be a maker's.
_FEW_DIGITS, _MORE_DIGITS = 3, 5
#: So many of them are a list's own, whatever else stands in the column.
_ENOUGH = 3


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


def prefix_of(text: str) -> str:
    """What stands in front of the number in a text such as SN001, in upper case; "" where the
    text is nothing of the kind."""
    found = _NUMBERED.fullmatch(text)
    return found["prefix"].upper() if found else ""


def prefixes(texts: Iterable[str]) -> frozenset[str]:
    """What stands in front of the numbers of a column that count the rows of a list, each as
    ``prefix_of`` gives it; of one or two alone nobody knows."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if found := _NUMBERED.fullmatch(text):
            numbers[found["prefix"].upper()].append(found["count"])
    lists = [prefix for prefix, counts in numbers.items() if _is_list(prefix, counts)]
    is_enough = sum(len({*numbers[prefix]}) for prefix in lists) >= _ENOUGH
    return frozenset(lists) if is_enough else frozenset()


def _is_list(prefix: str, counts: Sequence[str]) -> bool:
    """Whether the numbers behind a prefix count rows, as a list's do: behind a word, with zeros
    in front, or apart; and from 1 with few gaps, or few digits of them."""
    numbers, longest = {*map(int, counts)}, max(map(len, counts))
    is_apart = not prefix[-1].isalpha()
    if len(numbers) < 2 or longest > (_MORE_DIGITS if is_apart else _FEW_DIGITS):
        return False
    letters = "".join(_LETTERS.findall(prefix))
    is_word = _is_word(letters)
    is_padded = any(len(count) > 1 and count[0] == "0" for count in counts)
    if not (is_word or is_padded or is_apart):
        return False
    if min(numbers) <= 1 and max(numbers) <= _SPREAD * len(counts):
        return True
    if prefix.isdigit():
        return False  # of one purchase, in a year or not
    is_short = len(letters) <= _FEW_LETTERS and sum(map(str.isdigit, prefix)) <= _YEAR
    return (is_word or is_short) and (is_padded or longest <= _FEW_DIGITS)


def _is_word(letters: str) -> bool:
    """Whether letters are a word that no maker begins its numbers with: laptop, SN, asset."""
    return is_heading(letters) or is_placeholder("serial_number", letters)
