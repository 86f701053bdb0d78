"""Columns that count the rows of a list: 1, 2, 3 … or 001, 002 …, whatever their heading; SN001,
PC-002, NB2023-003, 1/2023 and A1, A2, B1 as well.  And columns of other numbers: dates, telephones.

In much of the world a running number is headed "Serial No.", and nothing in a single cell tells
it from a serial number: the column does.  Serial numbers of one purchase follow each other as
well, but they are long, do not begin at 1, and what stands in front of the last digits is no
word for a computer but a maker's letters and digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from importer.vocabulary.fields import is_heading
from importer.vocabulary.placeholders import is_placeholder
from importer.vocabulary.serials import is_numbered_name

#: What may stand around a running number: #1, 1., (1), 1、 …
AROUND = "#.()、 "
#: What a program writes behind them that took the column for numbers.
POINT = ".0"
#: Numbers below this are on no device: they count, or are years, prices, extensions.
_TINY = 10_000
#: So many digits are a serial number's, unless the column begins where lists begin.
_LONG = 7
#: Behind their first digit long ones begin with, 1000001; 1000000 and 1000001 are placeholders.
_FIRST = 2
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
    r"(?:[-_./# ]|(?=[0-9]{3})))?|.+[-_./# ]|(?:19|20)[0-9]{2}(?=[0-9]{3,4}$)"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?=[0-9]{2,4}$))"
    r"(?P<count>[0-9]{1,6})",
    re.DOTALL,
)
#: Or in front of it, with a sign: 1/2023, 001-SH, 3 of 50.
_BEFORE = re.compile(r"(?P<count>[0-9]{1,4})(?P<prefix>[-_./:# ].{0,7})", re.DOTALL)
#: Codes of a list or of a place, whatever the letter: A1, A2, B1; R301.
_SHORT_CODE = re.compile("[A-Za-z]")
_LETTERS = re.compile("[^0-9_./# -]+")
#: Letters that are too few for a maker's, and the digits that may stand between them.
_FEW_LETTERS, _YEAR = 3, 4
#: Digits of a list that somebody numbered; of one whose numbers are set apart (PC-0001, NB20230001)
#: they may be more.  SN000123 may be a maker's.
_FEW_DIGITS, _MORE_DIGITS = 3, 5
#: Of so many the names stand in a message.
_SHOWN = 3
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
    if column.values < 3:
        return False
    pairs, span = column.values - 1, column.greatest - column.least + 1
    is_dense = column.distinct == column.values and span <= _SPREAD * column.values
    if column.longest >= _LONG and column.least >= _TINY:
        return is_dense and column.least % 10 ** (column.longest - 1) <= _FIRST
    if 100 * max(column.up, column.down) >= _NEARLY_ALL * pairs:
        return True
    is_sorted = min(column.rising, column.falling) == 0
    if is_sorted and column.distinct >= _IN_ORDER and column.greatest < _SHORT:
        return True
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


def prefixes(texts: Iterable[str]) -> Mapping[str, str]:
    """What stands beside the numbers of a column that count the rows of a list, each as it is
    to be named; of one or two numbers alone nobody knows.  To be asked with ``list_of``."""
    numbers: dict[str, list[str]] = defaultdict(list)
    called: set[str] = set()
    for text in texts:
        for prefix, count in _readings(text):
            numbers[prefix].append(count)
            if is_numbered_name(text):
                called.add(prefix)
    lists = {prefix: prefix for prefix, counts in numbers.items() if _is_list(prefix, counts)}
    codes = sorted(prefix for prefix, counts in numbers.items() if _are_codes(prefix, counts))
    if sum(len({*numbers[prefix]}) for prefix in codes) >= _ENOUGH:
        lists |= dict.fromkeys(codes, ", ".join(codes))
    named = sorted(called)
    if sum(len({*numbers[prefix]}) for prefix in named) >= _ENOUGH:
        together = ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")
        lists |= {prefix: together for prefix in named if prefix not in lists}
    is_enough = sum(len({*numbers[prefix]}) for prefix in lists) >= _ENOUGH
    return lists if is_enough else {}


def list_of(text: str, lists: Mapping[str, str]) -> str:
    """How the list that a value counts on is named, of those that ``prefixes`` found; "" where it
    is of none."""
    return next((lists[prefix] for prefix, _ in _readings(text) if prefix in lists), "")


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """What stands beside a number, in upper case, and the number: in SN001 before it, in 1/2023
    behind it, perhaps."""
    for form in (_NUMBERED, _BEFORE):
        if found := form.fullmatch(text):
            yield found["prefix"].upper(), found["count"]


def _are_codes(prefix: str, counts: Sequence[str]) -> bool:
    """Whether numbers behind one letter are too short for a maker's."""
    return _SHORT_CODE.fullmatch(prefix) is not None and max(map(len, counts)) <= _FEW_DIGITS


def _is_list(prefix: str, counts: Sequence[str]) -> bool:
    """Whether the numbers behind a prefix count rows, as a list's do: behind a word, with zeros
    in front, or apart; and from 1 with few gaps, or few digits of them."""
    numbers, longest = {*map(int, counts)}, max(map(len, counts))
    is_apart = not (prefix[0].isalpha() and prefix[-1].isalpha())
    letters = "".join(_LETTERS.findall(prefix))
    is_word = _is_word(letters)
    # Serial00123; SN00123 may be a maker's.
    is_long = is_apart or (is_word and len(letters) >= _NAME)
    if len(numbers) < 2 or longest > (_MORE_DIGITS if is_long else _FEW_DIGITS):
        return False
    if is_numbered_name(f"{prefix}{counts[0]}"):
        return True  # BJ-NB-0012
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


#: As short letters may be a maker's (KQF); names of people and places are mostly longer.
_NAME = 4
#: A day: 20230105.
_DAY = re.compile("(?:199[0-9]|20[0-3][0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
#: A mobile telephone in China.
_TELEPHONE = re.compile("1[3-9][0-9]{9}")
#: Numbers of one purchase begin alike, with their year perhaps; telephones and days do not.
_OPERATOR, _MONTH = 2, 6
#: What stands alone among makers' numbers and is another: a telephone number, a day (Excel
#: counts them), a year, a price; an IMEI by its body and, as a bank card's number, its last digit.
_ANOTHER = re.compile(
    rf"{_TELEPHONE.pattern}|{_DAY.pattern}|(?:199|20[0-3])[0-9]|[0-9]{{1,6}}\.[0-9]{{2}}|4[2-6][0-9]{{3}}"
)
_IMEI = re.compile("(?:01|35|4[459]|5[0-3]|86|99)[0-9]{13}")
#: So many digits these have, but for prices.
LENGTHS_OF_OTHERS = (4, 5, 8, 11, 15)


def is_another(text: str) -> bool:
    """Whether a number may be a telephone number, an IMEI, a day, a year or a price; alone it may
    be a serial number as well."""
    return _ANOTHER.fullmatch(text) is not None or _is_imei(text)


def _is_imei(text: str) -> bool:
    return _IMEI.fullmatch(text) is not None and _has_check_digit(text)


def _has_check_digit(digits: str) -> bool:
    """Luhn's sum over all digits."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits, len(digits) % 2))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


#: So many forms of one column are looked for elsewhere.
_FORMS = 50
#: A longer text is a remark, and no pattern of SQL.
_LONGEST = 100


def forms(texts: Iterable[str]) -> list[tuple[str, int]]:
    """What the values of a column begin with, and how many digits they end in, where most of
    them are so written: ZC- and 4; of digits alone the first two may be the beginning."""
    values = {text for text in texts if 0 < len(text) <= _LONGEST}
    found: dict[tuple[str, int], int] = defaultdict(int)
    for text in values:
        if form := _NUMBERED.fullmatch(text):
            found[form["prefix"], len(form["count"])] += 1
        elif text.isdecimal() and len(text) > _YEAR:
            found[text[:_OPERATOR], len(text) - _OPERATOR] += 1
    often = {form: count for form, count in found.items() if count >= _ENOUGH}
    is_rule = 2 * sum(often.values()) > len(values)
    return sorted(often, key=lambda form: (-often[form], form))[:_FORMS] if is_rule else []


def are_mostly_digits(texts: Sequence[str]) -> bool:
    """Whether most values of a column are different numbers, as of an IMEI with its version."""
    found = [text for text in texts if text.isdigit()]
    return len({*found}) > 1 and 2 * len(found) > len(texts)


def length_of_others(texts: Sequence[str]) -> int:
    """So many digits have the values of a column that are days, telephone numbers or IMEIs, where
    nearly all are, and not of one month or operator; otherwise 0."""
    forms = (
        *((_DAY.fullmatch, _MONTH), (_TELEPHONE.fullmatch, _OPERATOR)),
        (_is_imei, LENGTHS_OF_OTHERS[-1]),
    )
    for is_one, beginning in forms:
        found = {text for text in texts if is_one(text)}
        count = sum(text in found for text in texts)
        if len(found) >= _ENOUGH and 100 * count >= _NEARLY_ALL * len(texts):
            return len(min(found)) if len({text[:beginning] for text in found}) > 1 else 0
    return 0
