"""The sheet of all rows: what became of each, then what the file had, unchanged but for what was
corrected beside it."""

from __future__ import annotations

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
    term_label,
)
from importer.reporter.book import Book, Worksheet, set_table_page
from importer.reporter.cells import put_cell, put_text
from importer.reporter.heights import height_of
from importer.reporter.looks import STATUS_COLOURS
from importer.reporter.pages import Pages
from importer.reporter.theirs import Theirs
from importer.reporter.words import advice_of, message_of, offset_text, status_text
from importer.texts import say
from importer.vocabulary import IDENTIFIERS, TERMS

#: Our columns, in order: the slug of the heading (``report.<slug>``) and the width.  These stand
#: first and stay in view: which row it is, what became of it, why, and what to do.
_FIRST = (("status", 13), ("message", 46), ("advice", 40))
#: These stand behind the user's own: what the API got of a row where its cells leave it open, or
#: say it in other words; then what is looked up once there is a question.
_SENT = {name: (f"sent.{name}", 16) for name in TERMS}
_LAST = (
    *_SENT.values(),
    ("record-id", 22),
    ("code", 11),
    ("attempts", 9),
    ("finished-at", 20),
    ("log-id", 38),
)
#: Before them all the row's number; of a sheet that came back also the one in the user's own file.
_ROW_COLUMNS = (("row", 9),)
_ROW_COLUMNS_BACK = (("row-here", 9), ("row-original", 12))
_TIME_FORMAT = "yyyy-mm-dd hh:mm:ss"


class RowSheets:
    """Writes every row as it streams by; ``finish`` when the last one is written."""

    def __init__(self, book: Book, run: Run, planned: int) -> None:
        self._book = book
        self._run = run
        self._pages = Pages(book, say("sheet.rows", book.lang), planned)
        self._back = is_fed_back(run.layout)
        self._first = (_ROW_COLUMNS_BACK if self._back else _ROW_COLUMNS) + _FIRST
        self._theirs = Theirs(book, run.layout, len(self._first), len(_LAST))
        self._behind = len(self._first) + len(self._theirs)
        self._statuses = {status: status_text(status, book.lang) for status in Status}
        self._terms = {
            (name, term.code): term_label(name, term.code, book.lang)
            for name in _SENT
            for term in TERMS[name]
        }
        self._sent: set[str] = set()  # of which something was sent so far

    def add(self, stored: StoredRow) -> None:
        """Write a row."""
        sheet, row = self._pages.next_row()
        if row == 1:
            self._write_header(sheet)
        self._write_first(sheet, row, stored)
        self._theirs.write(sheet, row, stored.cells, stored.originals)
        self._write_last(sheet, row, stored)

    @property
    def blank(self) -> frozenset[str]:
        """The identifiers that stand nowhere in the file, so far."""
        layout = self._run.layout
        empty = self._theirs.empty
        return frozenset(
            field
            for field in IDENTIFIERS
            if field not in self._run.constants
            and all(column.index in empty for column in layout.columns_of(field))
        )

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
            widths = self._set_columns(sheet)
            sheet.freeze_panes(1, len(self._first))
            sheet.autofilter(0, 0, last, self._behind + len(_LAST) - 1)
            self._colour(sheet, last)
            set_table_page(sheet, widths, len(self._first))

    def _write_header(self, sheet: Worksheet) -> None:
        sheet.set_row_pixels(0, 36)
        run = self._run
        params = {"offset": offset_text(run.created_at, self._book.zone)}
        own = [*enumerate(self._first), *enumerate(_LAST, self._behind)]
        for place, (slug, _) in own:
            text = say(f"report.{slug}", self._book.lang, params)
            put_text(self._book, sheet, (0, place), text, "head ours")
        self._theirs.write_header(sheet)

    def _write_first(self, sheet: Worksheet, row: int, stored: StoredRow) -> None:
        """Write what is looked at first, and give the row the height that it needs."""
        book, outcome, layout = self._book, stored.outcome, self._run.layout
        message, advice = message_of(stored, layout, book.lang), advice_of(stored, book.lang)
        own: list[tuple[CellValue, str]] = [(row_cell(layout, outcome.number), "number")]
        if self._back:
            number = row_in_file(layout, outcome.number, stored.cells)
            own.append((number, "number"))
        own += [
            (self._statuses[outcome.status], "plain"),
            (message, "wrapped"),
            (advice, "wrapped"),
        ]
        for place, (value, look) in enumerate(own):
            put_cell(book, sheet, (row, place), value, look)
        if message or advice:
            widths = dict(_FIRST)
            texts = ((message, widths["message"]), (advice, widths["advice"]))
            self._pages.set_height(height_of(*texts))

    def _write_last(self, sheet: Worksheet, row: int, stored: StoredRow) -> None:
        """Write what was sent, and what is looked up once there is a question."""
        outcome, sent = stored.outcome, stored.sent(self._run.purpose)
        self._sent |= sent.keys()
        code = "" if outcome.code is None else Cell(Kind.NUMBER, outcome.code, "0")
        own: tuple[tuple[CellValue, str], ...] = (
            *((self._term(name, sent.get(name)), "plain") for name in _SENT),
            (outcome.record_id, "text"),
            (code, "number"),
            (Cell(Kind.NUMBER, outcome.attempts), "number"),
            (self._moment(outcome.finished_at), "plain"),
            (outcome.log_id, "quiet"),
        )
        for place, (value, look) in enumerate(own, self._behind):
            put_cell(self._book, sheet, (row, place), value, look)

    def _term(self, name: str, code: int | None) -> str:
        """Our word for what was sent; the number where it is none of ours."""
        return "" if code is None else self._terms.get((name, code), str(code))

    def _moment(self, seconds: float) -> CellValue:
        """A time as Excel can sort it: local, without its offset, which the heading tells."""
        if not seconds:
            return ""
        moment = datetime.fromtimestamp(seconds, self._book.zone)
        return Cell(Kind.DATE, moment.replace(microsecond=0), _TIME_FORMAT)

    def _set_columns(self, sheet: Worksheet) -> list[float]:
        """Set the widths; returns those of the columns that are shown: what was never sent is
        hidden."""
        shown: list[float] = []
        hidden = {slug for name, (slug, _) in _SENT.items() if name not in self._sent}
        own = [*enumerate(self._first), *enumerate(_LAST, self._behind)]
        for place, (slug, width) in own:
            if slug in hidden:
                sheet.set_column(place, place, width, None, {"hidden": True})
            else:
                sheet.set_column(place, place, width)
                shown.append(width)
        shown += self._theirs.set_columns(sheet)
        return shown

    def _colour(self, sheet: Worksheet, last: int) -> None:
        """By rules, so that the colours follow when somebody sorts or edits."""
        if last < 1:
            return
        column = len(self._first) - len(_FIRST)
        for status, word in self._statuses.items():
            text, tint, _ = STATUS_COLOURS[status]
            form = self._book.file.add_format({"font_color": text, "bg_color": tint, "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            sheet.conditional_format(1, column, last, column, rule)
