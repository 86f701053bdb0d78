"""The sheet of all rows: what the file had, unchanged and first, then what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from importer.model import (
    Cell,
    CellValue,
    Kind,
    Run,
    Status,
    StoredRow,
    is_fed_back,
    row_cell,
    row_in_file,
    text_of,
    users_columns,
)
from importer.reporter.book import A3, Book, Worksheet, set_page
from importer.reporter.cells import put_cell, put_text
from importer.reporter.heights import height_of
from importer.reporter.looks import STATUS_COLOURS
from importer.reporter.pages import EXCEL_COLUMNS, Pages
from importer.reporter.words import advice_of, message_of, offset_text, status_text
from importer.texts import say, width_of

_TEXT_WIDTH = 58
#: Our columns, in order: the slug of the heading (``report.<slug>``) and the width.
OWN_COLUMNS = (
    ("status", 13),
    ("record-id", 22),
    ("code", 11),
    ("message", _TEXT_WIDTH),
    ("advice", _TEXT_WIDTH),
    ("attempts", 9),
    ("finished-at", 20),
    ("log-id", 38),
)
#: After them the row's number; of a sheet that came back also the one in the user's own file.
_ROW_COLUMNS = (("row", 9),)
_ROW_COLUMNS_BACK = (("row-here", 9), ("row-original", 12))
_TIME_FORMAT = "yyyy-mm-dd hh:mm:ss"
#: Rows whose texts decide how wide the user's columns are.
_MEASURED_ROWS = 200
_NARROWEST, _WIDEST = 8, 44
#: Room that the arrow of the filter takes in a heading.
_ARROW = 3


class RowSheets:
    """Writes every row as it streams by; ``finish`` when the last one is written."""

    def __init__(self, book: Book, run: Run, planned: int) -> None:
        self._book = book
        self._run = run
        self._pages = Pages(book, say("sheet.rows", book.lang), planned)
        self._back = is_fed_back(run.layout)
        self._own = OWN_COLUMNS + (_ROW_COLUMNS_BACK if self._back else _ROW_COLUMNS)
        columns = users_columns(run.layout)[: EXCEL_COLUMNS - len(self._own)]
        self._labels = [column.label for column in columns]
        self._kept = [column.index for column in columns]
        self._width = len(run.layout.columns)
        self._widths = [width_of(label) + _ARROW for label in self._labels]
        self._statuses = {status: status_text(status, book.lang) for status in Status}
        self._measured = 0

    def add(self, stored: StoredRow) -> None:
        """Write a row."""
        sheet, row = self._pages.next_row()
        if row == 1:
            self._write_header(sheet)
        book, cells = self._book, stored.cells
        if len(cells) < self._width:
            cells += ("",) * (self._width - len(cells))
        for place, index in enumerate(self._kept):
            put_cell(book, sheet, (row, place), cells[index], "plain")
        self._write_own(sheet, row, stored)
        # Cells beyond the last heading come after our columns, not in their place.
        first = len(self._kept) + len(self._own)
        for place, value in enumerate(cells[self._width :], first):
            put_cell(book, sheet, (row, place), value, "plain")
        if self._measured < _MEASURED_ROWS:
            self._measure(cells)

    def link(self) -> str:
        """Where the last row stands, as the target of a link in the workbook."""
        sheet, row = self._pages.last
        return f"internal:'{sheet.get_name()}'!A{row + 1}"

    def finish(self) -> None:
        """What can be set only when the number of rows is known: widths, filter, colours."""
        begun = list(self._pages.begun())
        if not begun:
            self._write_header(self._pages.first)
            begun = [(self._pages.first, 0)]
        for sheet, last in begun:
            self._set_columns(sheet)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(self._labels) + len(self._own) - 1)
            self._colour(sheet, last)
            set_page(sheet, header_row=0, paper=A3)

    def _write_header(self, sheet: Worksheet) -> None:
        sheet.set_row_pixels(0, 36)
        for index, label in enumerate(self._labels):
            put_text(self._book, sheet, (0, index), label, "head theirs")
        run = self._run
        params = {"offset": offset_text(run.created_at, self._book.zone)}
        for index, (slug, _) in enumerate(self._own, len(self._labels)):
            text = say(f"report.{slug}", self._book.lang, params)
            put_text(self._book, sheet, (0, index), text, "head ours")

    def _write_own(self, sheet: Worksheet, row: int, stored: StoredRow) -> None:
        """Write our cells, and give the row the height that they need."""
        book, outcome, layout = self._book, stored.outcome, self._run.layout
        message, advice = message_of(stored, layout, book.lang), advice_of(stored, book.lang)
        code = "" if outcome.code is None else Cell(Kind.NUMBER, outcome.code, "0")
        own: list[tuple[CellValue, str]] = [
            (self._statuses[outcome.status], "plain"),
            (outcome.record_id, "text"),
            (code, "number"),
            (message, "wrapped"),
            (advice, "wrapped"),
            (Cell(Kind.NUMBER, outcome.attempts), "number"),
            (self._moment(outcome.finished_at), "plain"),
            (outcome.log_id, "quiet"),
            (row_cell(self._run.layout, outcome.number), "number"),
        ]
        if self._back:
            number = row_in_file(layout, outcome.number, stored.cells)
            own.append((number, "number"))
        for place, (value, look) in enumerate(own, len(self._kept)):
            put_cell(book, sheet, (row, place), value, look)
        if message or advice:
            self._pages.set_height(height_of((message, _TEXT_WIDTH), (advice, _TEXT_WIDTH)))

    def _moment(self, seconds: float) -> CellValue:
        """A time as Excel can sort it: local, without its offset, which the heading tells."""
        if not seconds:
            return ""
        moment = datetime.fromtimestamp(seconds, self._book.zone)
        return Cell(Kind.DATE, moment.replace(microsecond=0), _TIME_FORMAT)

    def _measure(self, cells: Sequence[CellValue]) -> None:
        self._measured += 1
        for place, index in enumerate(self._kept):
            self._widths[place] = max(self._widths[place], width_of(text_of(cells[index])) + 1)

    def _set_columns(self, sheet: Worksheet) -> None:
        for index, width in enumerate(self._widths):
            sheet.set_column(index, index, min(max(width, _NARROWEST), _WIDEST))
        for index, (_, width) in enumerate(self._own, len(self._labels)):
            sheet.set_column(index, index, width)

    def _colour(self, sheet: Worksheet, last: int) -> None:
        """By rules, so that the colours follow when somebody sorts or edits."""
        if last < 1:
            return
        column = len(self._labels)
        for status, word in self._statuses.items():
            text, tint, _ = STATUS_COLOURS[status]
            form = self._book.file.add_format({"font_color": text, "bg_color": tint, "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            sheet.conditional_format(1, column, last, column, rule)
