"""The user's own columns on a sheet of ours: as many as fit beside ours, as they are, and behind
everything else the cells beyond the last heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from importer.model import CellValue, Layout, text_of, users_columns
from importer.reporter.book import Book, Worksheet
from importer.reporter.cells import MOST_COMMENTS, put_cell, put_note, put_text
from importer.reporter.pages import EXCEL_COLUMNS
from importer.texts import say, width_of
from importer.vocabulary import IDENTIFIERS

#: Rows whose texts decide how wide the columns are.
_MEASURED_ROWS = 200
_NARROWEST, _WIDEST = 8, 44
#: Room that the arrow of the filter takes in a heading.
_ARROW = 3


class Theirs:
    """Those columns, of which the first stands at ``start``; ``behind`` them stand so many more of
    ours."""

    def __init__(self, book: Book, layout: Layout, start: int, behind: int = 0) -> None:
        self._book = book
        columns = users_columns(layout)[: EXCEL_COLUMNS - start - behind]
        self._labels = [column.label for column in columns]
        self._kept = [column.index for column in columns]
        self._start, self._after = start, start + len(columns) + behind
        self._width = len(layout.columns)
        self._widths = [width_of(label) + _ARROW for label in self._labels]
        self._measured = self._comments = 0
        #: Identifier columns in which nothing stood so far: place among the user's → index.
        self._empty = {
            place: column.index
            for place, column in enumerate(columns)
            if column.field in IDENTIFIERS
        }

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def empty(self) -> set[int]:
        """The indexes of identifier columns in which nothing stood so far."""
        return set(self._empty.values())

    def write_header(self, sheet: Worksheet) -> None:
        """Their headings."""
        for place, label in enumerate(self._labels, self._start):
            put_text(self._book, sheet, (0, place), label, "head theirs")

    def write(
        self,
        sheet: Worksheet,
        row: int,
        cells: Sequence[CellValue],
        originals: Mapping[int, CellValue] | None = None,
    ) -> None:
        """A row's cells, unchanged; of those that were corrected beside the file, ``originals`` are
        what the file has there."""
        if len(cells) < self._width:
            cells = (*cells, *("",) * (self._width - len(cells)))
        for place, index in enumerate(self._kept, self._start):
            if originals and index in originals:
                self._write_corrected(sheet, (row, place), cells[index], originals[index])
            else:
                put_cell(self._book, sheet, (row, place), cells[index], "plain")
        # Cells beyond the last heading come after our columns, not in their place.
        for place, value in enumerate(cells[self._width :], self._after):
            if place < EXCEL_COLUMNS:
                put_cell(self._book, sheet, (row, place), value, "plain")
        if self._measured < _MEASURED_ROWS:
            self._measured += 1
            for place, index in enumerate(self._kept):
                width = width_of(text_of(cells[index])) + 1
                self._widths[place] = max(self._widths[place], width)
        if self._empty:
            for place, index in tuple(self._empty.items()):
                if cells[index] != "":
                    del self._empty[place]

    def _write_corrected(
        self, sheet: Worksheet, place: tuple[int, int], value: CellValue, original: CellValue
    ) -> None:
        if value == "":
            sheet.write_blank(*place, None, self._book.look("corrected"))
        else:
            put_cell(self._book, sheet, place, value, "corrected text")
        if self._comments < MOST_COMMENTS:
            self._comments += 1
            text = text_of(original)
            slug = "report.edits.was" if text else "report.edits.was-blank"
            words = {"value": text} if text else None
            put_note(sheet, place, say(slug, self._book.lang, words))

    def set_columns(self, sheet: Worksheet) -> list[float]:
        """Set the widths; returns those of the columns that are shown: an identifier that stands
        nowhere is hidden."""
        shown: list[float] = []
        for place, measured in enumerate(self._widths):
            width, column = min(max(measured, _NARROWEST), _WIDEST), place + self._start
            if place in self._empty:
                sheet.set_column(column, column, width, None, {"hidden": True})
            else:
                sheet.set_column(column, column, width)
                shown.append(width)
        return shown
