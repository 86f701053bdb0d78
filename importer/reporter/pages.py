"""Worksheets that continue one another where Excel's number of rows ends."""

from __future__ import annotations

from collections.abc import Iterator

from importer.reporter.book import Book, Worksheet

#: Rows of one worksheet, the header included.  Source: Excel's specifications and limits.
EXCEL_ROWS = 1_048_576
#: Columns of one worksheet, from the same source.
EXCEL_COLUMNS = 16_384
#: Heights that are told: XlsxWriter keeps each in memory, 0.3 KB.  Further rows are as high as
#: the program that opens the workbook finds.
MOST_HEIGHTS = 20_000


class Pages:
    """One table on as many worksheets as it needs, each with its own header in row 0.

    ``planned`` rows decide how many worksheets are made at once, so that they stand side by
    side; should more rows come, more worksheets are added at the end.
    """

    def __init__(self, book: Book, name: str, planned: int) -> None:
        self._book = book
        self._name = name
        self._limit = EXCEL_ROWS
        self._sheets: list[Worksheet] = []
        self._last: list[int] = []  # the last row written on each sheet that was begun
        self._heights = MOST_HEIGHTS
        for _ in range(max(1, -(-planned // (self._limit - 1)))):
            self._add()

    def next_row(self) -> tuple[Worksheet, int]:
        """Where the next row goes; row 1 means that the sheet's header is still to be
        written."""
        if not self._last or self._last[-1] + 1 >= self._limit:
            if len(self._last) == len(self._sheets):
                self._add()
            self._last.append(0)
        self._last[-1] += 1
        return self.last

    def set_height(self, height: float) -> None:
        """Make the last row so many points high; 0 leaves it as high as any other."""
        if height and self._heights > 0:
            self._heights -= 1
            sheet, row = self.last
            sheet.set_row(row, height)

    @property
    def last(self) -> tuple[Worksheet, int]:
        """Where the last row went."""
        return self._sheets[len(self._last) - 1], self._last[-1]

    @property
    def first(self) -> Worksheet:
        """The first worksheet, begun or not."""
        return self._sheets[0]

    def begun(self) -> Iterator[tuple[Worksheet, int]]:
        """Each worksheet that has rows, with its last one."""
        return zip(self._sheets, self._last, strict=False)

    def _add(self) -> None:
        number = len(self._sheets) + 1
        name = self._name if number == 1 else f"{self._name} {number}"
        self._sheets.append(self._book.file.add_worksheet(name))
