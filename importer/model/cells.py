"""What a cell of a spreadsheet holds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

_DAY = 86_400


#: Whole numbers from here on are written as text: a workbook's numbers have 15 digits.
_EXACT = 10**15


#: Up to this serial Excel counts a 29 February 1900 that never was.
_LEAP_BUG = 60


class Kind(StrEnum):
    """What a spreadsheet cell holds when it is not text."""

    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    FORMULA = "formula"  # a formula whose result the file does not hold
    FLOAT = "float"  # what pandas made of a number in a column with gaps, or with a fraction
    OBJECT = "object"  # of Python, and neither text nor number nor date


@dataclass(frozen=True, slots=True)
class Cell:
    """A spreadsheet cell that is not text, with what is needed to write it back unchanged.

    ``value`` is an ``int`` or ``float`` for a number, a ``datetime``, ``date``, ``time`` or
    ``timedelta`` for a date, a ``bool``, the error's text (``#N/A``), the formula's text, or that
    of an object.
    """

    kind: Kind
    value: int | float | bool | str | datetime | date | time | timedelta
    number_format: str = "General"

    @property
    def text(self) -> str:
        """The cell as a person would read it out; not fit to be sent as an identifier."""
        if self.kind is Kind.FLOAT:
            return str(self.value)
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < 1e15:
            return str(int(self.value))
        if isinstance(self.value, bool):
            return str(self.value).upper()
        # A day is a moment at midnight to Excel.
        return str(self.value).removesuffix(" 00:00:00")


#: A text cell is a plain ``str`` ("" when empty); everything else is a ``Cell``.
CellValue = str | Cell


def text_of(value: CellValue) -> str:
    """A cell's text, whatever it holds."""
    return value if isinstance(value, str) else value.text


def column_letter(index: int) -> str:
    """Excel's name of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The place of a column by Excel's name: A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = 26 * index + ord(letter) - 64
    return index - 1


def uncorrected(
    cells: tuple[CellValue, ...], originals: Mapping[int, CellValue]
) -> tuple[CellValue, ...]:
    """A row's cells as its file has them; ``originals`` are those that were corrected beside it, by
    the column's index."""
    return tuple(originals.get(i, c) for i, c in enumerate(cells)) if originals else cells


def number_of(cell: Cell) -> float | int | None:
    """What Excel stores for a number or a date; None for what it can't store as one."""
    value = cell.value
    if cell.kind is Kind.NUMBER and isinstance(value, int | float):
        if isinstance(value, int) and abs(value) >= _EXACT:
            return None  # it would lose its last digits
        return value if math.isfinite(value) else None
    return serial_of(value) if cell.kind is Kind.DATE else None


def serial_of(value: object) -> float | None:
    """A date or time as Excel counts it, in days; None for what it can't show as one."""
    if isinstance(value, timedelta):
        return value.total_seconds() / _DAY
    if isinstance(value, time):
        value = datetime.combine(date(1899, 12, 30), value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        return None
    serial = (value.replace(tzinfo=None) - datetime(1899, 12, 30)) / timedelta(days=1)
    if 1 <= serial <= _LEAP_BUG:
        serial -= 1
    return serial if serial >= 0 else None  # Excel shows ##### for what was before 1900
