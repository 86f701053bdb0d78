"""The sheet of what was corrected beside the file: what the file has, and what counts.  It is there
only where something was."""

from __future__ import annotations

from importer.model import CellValue, Run, StoredRow, column_letter, is_fed_back, row_cell
from importer.reporter.book import Book, Worksheet, set_table_page
from importer.reporter.cells import put_cell, put_text
from importer.reporter.pages import Pages
from importer.texts import say

#: The slug of each heading (``report.<slug>``), and the width.
_COLUMNS = (
    ("row", 12),
    ("edits.cell", 18),
    ("edits.label", 28),
    ("edits.old", 40),
    ("edits.new", 40),
)


class EditSheets:
    """Writes the corrected cells of the rows as they stream by; ``finish`` after the last row."""

    def __init__(self, book: Book, run: Run) -> None:
        self._book = book
        self._run = run
        self._pages: Pages | None = None
        self.count = 0

    def add(self, stored: StoredRow) -> None:
        """Write what was corrected in a row."""
        for index, original in sorted(stored.originals.items()):
            self.count += 1
            if self._pages is None:
                self._pages = Pages(self._book, say("sheet.edits", self._book.lang), 1)
            sheet, row = self._pages.next_row()
            if row == 1:
                self._write_header(sheet)
            self._write(sheet, row, (stored.outcome.number, index), (original, stored.cells[index]))

    def finish(self) -> None:
        """What can be set only when the number of rows is known."""
        for sheet, last in self._pages.begun() if self._pages else ():
            for place, (_, width) in enumerate(_COLUMNS):
                sheet.set_column(place, place, width)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
            set_table_page(sheet, [width for _, width in _COLUMNS], 1)

    def _write_header(self, sheet: Worksheet) -> None:
        sheet.set_row_pixels(0, 36)
        # Of a sheet that came back the numbers are its own.
        here = {"row": "row-here"} if is_fed_back(self._run.layout) else {}
        for place, (slug, _) in enumerate(_COLUMNS):
            text = say(f"report.{here.get(slug, slug)}", self._book.lang)
            put_text(self._book, sheet, (0, place), text, "head ours")

    def _write(
        self,
        sheet: Worksheet,
        row: int,
        place: tuple[int, int],
        values: tuple[CellValue, CellValue],
    ) -> None:
        layout = self._run.layout
        number, index = place
        column = layout.columns[index] if index < len(layout.columns) else None
        address = layout.address("", number, column) if column else ""
        label = column.label if column and column.label else column_letter(index)
        cells: tuple[tuple[CellValue, str], ...] = (
            (row_cell(layout, number), "number"),
            (address.rpartition("!")[2], "quiet"),
            (label, "plain"),
            (values[0], "text"),
            (values[1], "corrected text"),
        )
        for at, (value, look) in enumerate(cells):
            put_cell(self._book, sheet, (row, at), value, look)
