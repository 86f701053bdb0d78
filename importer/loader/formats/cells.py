"""What the two workbook formats share about cells: numbers, Chinese date formats, blank rows."""

from __future__ import annotations

import math
from collections.abc import Iterable

from importer.model import Cell, CellValue, Kind

#: Integers beyond this are not exact in a workbook's numbers (IEEE 754 double).
_EXACT = 2**53

_YEAR_MONTH = 'yyyy"年"m"月"'
_MONTH_DAY = 'm"月"d"日"'
_HOUR_MINUTE = 'AM/PMh"时"mm"分"'
_HOUR_SECOND = 'AM/PMh"时"mm"分"ss"秒"'
#: Number formats that a workbook names by id only, as Chinese Excel shows them; neither
#: reader knows their text.  Source: ECMA-376 part 1, 18.8.30, the zh-cn table.
ZH_DATE_FORMATS = {
    27: _YEAR_MONTH,
    28: _MONTH_DAY,
    29: _MONTH_DAY,
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: _HOUR_MINUTE,
    35: _HOUR_SECOND,
    36: _YEAR_MONTH,
    50: _YEAR_MONTH,
    51: _MONTH_DAY,
    52: _YEAR_MONTH,
    53: _MONTH_DAY,
    54: _MONTH_DAY,
    55: _HOUR_MINUTE,
    56: _HOUR_SECOND,
    57: _YEAR_MONTH,
    58: _MONTH_DAY,
}


def number_cell(value: int | float, number_format: str) -> Cell:
    """A number as the file has it, a float that is a whole number as an ``int``.

    Only where that says nothing more than the file does: 123.0 becomes 123, while
    1.23456789012346E+17, whose last digits are lost, stays a float.
    """
    if isinstance(value, float):
        if not math.isfinite(value):  # no workbook could take it back
            return Cell(Kind.ERROR, "#NUM!")
        if abs(value) < _EXACT and value.is_integer():
            value = int(value)
    return Cell(Kind.NUMBER, value, number_format)


def is_blank(cells: Iterable[CellValue]) -> bool:
    """Whether a row holds nothing that a person would see."""
    return not any(cell.strip() if isinstance(cell, str) else True for cell in cells)
