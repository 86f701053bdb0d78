"""Worksheets that continue one another where Excel's number of rows ends."""

from __future__ import annotations

from collections.abc import Iterator

from importer.reporter.book import Book
from importer.reporter.cells import lines_of
from importer.reporter.lines import LineSheet

#: Rows of one worksheet, the header included.  Source: Excel's specifications and limits.
EXCEL_ROWS = 1_048_576
#: Columns of one worksheet, from the same source.
EXCEL_COLUMNS = 16_384
#: Points: of one line, of the room around several, and of the highest row that Excel takes.
_LINE, _AROUND, _TALLEST = 15, 2.25, 408.75


class Pages:
    """One table on as many worksheets as it needs, each with its own header in row 0.

    ``planned`` rows decide how many worksheets are made at once, so that they stand side by
    side; should more rows come, more worksheets are added at the end.
    """

    def __init__(self, book: Book, name: str, planned: int) -> None:
        self._book = book
        self._name = name
        self._limit = EXCEL_ROWS
        self._sheets: list[LineSheet] = []
        self._last: list[int] = []  # the last row written on each sheet that was begun
        for _ in range(max(1, -(-planned // (self._limit - 1)))):
            self._add()

    def next_row(self) -> tuple[LineSheet, int]:
        """Where the next row goes; row 1 means that the sheet's header is still to be
        written."""
        if not self._last or self._last[-1] + 1 >= self._limit:
            if len(self._last) == len(self._sheets):
                self._add()
            self._last.append(0)
        self._last[-1] += 1
        return self.last

    @property
    def last(self) -> tuple[LineSheet, int]:
        """Where the last row went."""
        return self._sheets[len(self._last) - 1], self._last[-1]

    @property
    def first(self) -> LineSheet:
        """The first worksheet, begun or not."""
        return self._sheets[0]

    def begun(self) -> Iterator[tuple[LineSheet, int]]:
        """Each worksheet that has rows, with its last one."""
        return zip(self._sheets, self._last, strict=False)

    def _add(self) -> None:
        number = len(self._sheets) + 1
        name = self._name if number == 1 else f"{self._name} {number}"
        self._sheets.append(self._book.file.add_worksheet(name, LineSheet))


def height_of(*texts: tuple[str, int]) -> float:
    """The height of a row for its longest (text, column width), in points, 0 where one line
    is enough: Excel finds it by itself, other programs do not."""
    lines = max(lines_of(*text) for text in texts)
    return min(_LINE * lines + _AROUND, _TALLEST) if lines > 1 else 0
