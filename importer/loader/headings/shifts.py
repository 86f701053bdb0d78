"""Rows whose cells do not stand below their headings.

In a text a comma that nobody quoted makes two cells of one, a forgotten one makes one of two, and
all cells to the right of it stand in the wrong column: of a model such as MacBookPro18,3 the 3
would be a serial number.  A workbook keeps each cell in its place, and what stands to the right
of its table is a note; unless the workbook was made of such a text, or somebody deleted a cell
and Excel moved the others of its row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, takewhile

from importer.loader.formats import Source
from importer.loader.headings.again import Again
from importer.loader.headings.header import MARGIN, Header, below
from importer.loader.headings.shapes import is_value, says_system, shape
from importer.model import CellValue, Layout, Problem, text_of
from importer.vocabulary import Fault

#: Rows that show how the values of a column look, and one in how many has to look so.
_ROWS, _RARE = 200, 20
#: Separators too many or too few; what is farther away is none of the row.
_FARTHEST = 10
#: Cells of a row about a device.
_FEWEST = 2
#: How much it counts that a cell looks just like the values of a column, or like longer or
#: shorter ones.
_EXACTLY, _NEARLY = 2, 1
_COUNTS = re.compile("(?<=[9X])[0-9]+")
_SYSTEM = "device_system"
#: Shorter numbers are pieces of something.
_SHORTEST = 5
#: What a field's values look like where no row of the right length shows it.
_LOOKS: dict[str, Callable[[CellValue], bool]] = {
    "mac_address": lambda cell: shape(cell) == "mac",
    "uuid": lambda cell: shape(cell) == "uuid",
    "serial_number": lambda cell: is_value(cell) and len(text_of(cell)) >= _SHORTEST,
    "disk_serial_number": lambda cell: is_value(cell) and len(text_of(cell)) >= _SHORTEST,
}


class Shifts:
    """Finds the rows of a table that have more or fewer cells than its header, and that can't be
    read for that reason."""

    def __init__(self, source: Source, layout: Layout, header: Header) -> None:
        self._source = source
        self._layout = layout
        self._width = len(layout.columns)
        self._is_text = bool(layout.delimiter)
        #: What a row can have without anybody wondering.
        self.cells = header.cells if self._is_text else self._width
        self._sign = "Tab" if layout.delimiter == "\t" else layout.delimiter or ","
        read = [column.index for column in layout.columns if column.field]
        self._last = max(read, default=0)
        self._again = Again(layout.columns, header.lines)

    @cached_property
    def harmless(self) -> int:
        """So many cells a row has of which nothing is to be asked; -1 where the rows have others
        than the header."""
        return self.cells if not self._is_text or self._usual == self.cells else -1

    def problems(self, number: int, cells: Sequence[CellValue]) -> tuple[Problem, ...]:
        """Why a row can't be read; nothing for one that can, as nearly all."""
        length = len(cells)
        if length < self.cells and not self._is_text:
            return self._deleted(number, cells)
        filled = _filled(cells)
        if filled < _FEWEST:  # a title; it names no device
            return ()
        if self._is_text and filled > self.cells:
            return self._refused(Fault.SURPLUS_CELLS, number, cells, filled)
        surplus = (length if self._is_text else filled) - self.cells
        lacking = self._usual - length if self._is_text else 0
        if 0 < surplus <= _FARTHEST and self._is_moved(cells[:filled], range(-surplus, 0)):
            return self._refused(Fault.SURPLUS_CELLS, number, cells, surplus + self.cells)
        farthest = min(lacking, _FARTHEST)
        if lacking > 0 and self._is_moved(cells[:filled], range(1, farthest + 1)):
            return self._refused(Fault.MISSING_CELLS, number, cells, length)
        return ()

    def _deleted(self, number: int, cells: Sequence[CellValue]) -> tuple[Problem, ...]:
        """Of a workbook's row that ends before the table does: nearly always the others are blank,
        and only looks that can't be a chance speak against that."""
        filled = _filled(cells)
        lacking = min(self._width - filled, _FARTHEST)
        if filled < _FEWEST or not any(
            _is_next(cells[:filled], away, self._whole) for away in range(1, lacking + 1)
        ):
            return ()
        return self._refused(Fault.MOVED_CELLS, number, cells, filled)

    def _refused(
        self, fault: Fault, number: int, cells: Sequence[CellValue], count: int
    ) -> tuple[Problem, ...]:
        texts = (text_of(cell) for cell in cells[: self._width + MARGIN])
        problem = Problem(
            slug=fault.value,
            field="",
            address=self._layout.address("", number),
            value=" | ".join(texts),
            params={"cells": str(count), "header": str(self.cells), "sign": self._sign},
        )
        return (problem,)

    def _is_moved(self, cells: Sequence[CellValue], distances: range) -> bool:
        """Whether a row fits the columns better if, from one of its cells on, all stand so many
        columns further right; or left, where the distance is negative.

        Which cell that is does not matter, as long as a column that is read is concerned: of the
        others nothing is sent.
        """
        looks = [shape(cell) for cell in cells]
        stay = [self._fit(look, cells, i, i) for i, look in enumerate(looks)]
        if all(fit or not look for fit, look in zip(stay, looks, strict=True)):
            # Each value looks like what its column says: that is enough, unless several of them
            # look just like the values of the next.
            return any(away > 0 and _is_next(cells, away, self._looks) for away in distances)
        before = [0, *accumulate(stay)]
        for away in distances:
            move = [self._fit(look, cells, i, i + away) for i, look in enumerate(looks)]
            behind = [*accumulate(reversed(move), initial=0)][::-1]
            # Where cells are too many, the first of the moved ones follows upon pieces of one.
            skipped = 0 if away > 0 else 1 - away
            last = min(len(cells) - skipped, self._last + 1)
            if any(before[i] + behind[i + skipped] > before[-1] for i in range(last)):
                return True
        return False

    def _fit(self, look: str, cells: Sequence[CellValue], place: int, index: int) -> int:
        """How well a cell fits a column; a column that is read counts twice."""
        if not look or not 0 <= index < self._width:
            return 0
        field = self._layout.columns[index].field or ""
        fit = self._fit_of(look, cells[place], index, field)
        return 2 * fit if field else fit

    def _fit_of(self, look: str, cell: CellValue, index: int, field: str) -> int:
        usual = self._looks[index]
        if look in usual or (field == _SYSTEM and says_system(cell)):
            return _EXACTLY
        if usual:
            return _NEARLY if _COUNTS.sub("", look) in self._kinds[index] else 0
        return _EXACTLY if field in _LOOKS and _LOOKS[field](cell) else 0

    @cached_property
    def _usual(self) -> int:
        """How many cells the rows of a text have: as many as most of those that have at least as
        many as the header.  Some programs write a separator at the end of each."""
        lengths = Counter(length for length in map(len, self.sample) if length >= self.cells)
        return lengths.most_common(1)[0][0] if lengths else self.cells

    @cached_property
    def _looks(self) -> list[frozenset[str]]:
        """How the values of each column look in rows of the usual length."""
        return self._looks_of([cells for cells in self.sample if self._is_regular(cells)])

    @cached_property
    def _whole(self) -> list[frozenset[str]]:
        """The same in rows that are filled to their end, if there are some: no cell was deleted
        there."""
        rows = [cells for cells in self.sample if _filled(cells) == self._width]
        return self._looks_of(rows) if len(rows) > 1 else self._looks

    def _looks_of(self, rows: Sequence[Sequence[CellValue]]) -> list[frozenset[str]]:
        looks = []
        for index in range(self._width):
            counts = Counter(shape(cells[index]) for cells in rows if index < len(cells))
            del counts[""]
            most = sum(counts.values())
            looks.append(frozenset(look for look, n in counts.items() if n * _RARE >= most))
        return looks

    @cached_property
    def _kinds(self) -> list[frozenset[str]]:
        """The same without the number of letters and digits: a longer one may come."""
        return [frozenset(_COUNTS.sub("", look) for look in looks) for looks in self._looks]

    def _is_regular(self, cells: Sequence[CellValue]) -> bool:
        if self._is_text and len(cells) != self._usual:
            return False
        return 0 < _filled(cells) <= self._width

    @cached_property
    def sample(self) -> list[Sequence[CellValue]]:
        """The first lines below the headings, as far as they are those of their table."""
        records = self._source.records(self._layout.sheet)
        lines = [cells for _, cells in below(records, self._layout.header_row, _ROWS)]
        return list(takewhile(self._is_of_table, lines))

    def _is_of_table(self, cells: Sequence[CellValue]) -> bool:
        """Whether a line is not the headings of another table, whose values look otherwise."""
        padded = (*cells, *[""] * (self._width - len(cells)))
        # A line that says the same in other words may stand beneath the headings alone.
        return not self._again.is_line(padded) or self._again.is_same(padded, beneath=True)


def _is_next(cells: Sequence[CellValue], away: int, looks: Sequence[frozenset[str]]) -> bool:
    """Whether all cells from one of them on look just like the values so many columns further
    right, and several of them not so like those of their own."""
    better = 0
    for place in range(len(cells) - 1, -1, -1):
        look = shape(cells[place])
        if not look or place + away >= len(looks) or look not in looks[place + away]:
            break
        better += look not in looks[place]
    return better > 1


def _filled(cells: Sequence[CellValue]) -> int:
    """How many cells there are up to the last one that is not blank."""
    end = len(cells)
    while end and _is_nothing(cells[end - 1]):
        end -= 1
    return end


def _is_nothing(cell: CellValue) -> bool:
    return isinstance(cell, str) and not cell.strip()
