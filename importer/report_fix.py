"""The sheet of the rows to fix: in the template's columns, ready to be corrected and fed
straight back to the importer."""

from __future__ import annotations

from collections.abc import Mapping

from importer import columns, damage, terms
from importer.faults import errors
from importer.labels import bare, label_key
from importer.messages import say
from importer.models import (
    FIELDS,
    FIX_SHEET_PROPERTY,
    IDENTIFIERS,
    Cell,
    CellValue,
    Column,
    Device,
    Kind,
    Lang,
    Layout,
    Problem,
    Severity,
    text_of,
)
from importer.records import NEEDS_WORK, Run, StoredRow
from importer.report_book import A3, Book, Worksheet, set_page
from importer.report_cells import number_of, put, put_text
from importer.report_fields import (
    add_choices,
    choices,
    set_field_columns,
    write_field_header,
    write_note,
)
from importer.report_pages import EXCEL_COLUMNS, Pages
from importer.report_words import wrong_of
from importer.vocabulary import TERMS
from importer.wording import fix_text, problem_text

#: The custom document property that names the run.
RUN_PROPERTY = "device-importer-run"
#: Excel keeps comments as drawings: thousands make a workbook slow to open.
MOST_COMMENTS = 2000

#: (is it wrong, is it text that Excel must not touch) → the look of a field's cell.
_LOOKS = {
    (False, False): "plain",
    (False, True): "text",
    (True, False): "bad",
    (True, True): "bad text",
}
#: Stands for a cell that was refused and whose text alone would be taken for an identifier.
#: An empty cell would not do: the row could pass without it.  The note says what was there.
_REFUSED = "#VALUE!"
_TEXT_WIDTH = 70
#: For dates that a file holds without a format.
_DATE_FORMAT = "yyyy-mm-dd hh:mm:ss"
#: Beyond any number that a workbook can hold.
_MOST = 10**300
_OWN_COLUMNS = (("wrong", _TEXT_WIDTH), ("row", 9))


class FixSheets:
    """Writes the rows that need work, in order; ``finish`` after the last one."""

    def __init__(self, book: Book, run: Run, planned: int) -> None:
        self._book = book
        self._run = run
        self._pages = Pages(book, say("sheet.fix", book.lang), planned)
        self._others = _other_columns(run.layout)
        self._comments = 0

    def add(self, stored: StoredRow) -> None:
        """Write a row, if it needs work."""
        if stored.outcome.status not in NEEDS_WORK:
            return
        sheet, row = self._pages.next_row()
        if row == 1:
            self._write_header(sheet)
        self._write_fields(sheet, row, stored)
        book = self._book
        end = len(FIELDS) + len(self._others)
        for place, column in enumerate(self._others, len(FIELDS)):
            put(book, sheet, (row, place), _cell(stored, column), "plain")
        wrong = wrong_of(stored, book.lang)
        self._pages.fit((wrong, _TEXT_WIDTH))
        put_text(book, sheet, (row, end), wrong, "wrapped")
        put(book, sheet, (row, end + 1), Cell(Kind.NUMBER, stored.outcome.number), "quiet")

    def finish(self) -> None:
        """Widths, lists, filter; and the property that makes the importer read this sheet
        first.  Without a row the sheet says so, and the property is not set."""
        book = self._book
        book.file.set_custom_property(RUN_PROPERTY, self._run.run_id)
        begun = list(self._pages.begun())
        if not begun:
            put_text(
                book, self._pages.first, (0, 0), say("report.nothing-to-fix", book.lang), "subtitle"
            )
            set_page(self._pages.first)
            return
        book.file.set_custom_property(FIX_SHEET_PROPERTY, self._pages.first.get_name())
        end = len(FIELDS) + len(self._others)
        used = {column.field for column in self._run.layout.columns if column.field}
        for sheet, last in begun:
            set_field_columns(book, sheet, used)
            for place in range(len(FIELDS), end):
                sheet.set_column(place, place, 18)
            for place, (_, width) in enumerate(_OWN_COLUMNS, end):
                sheet.set_column(place, place, width)
            add_choices(book, sheet, 1, last)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, end + len(_OWN_COLUMNS) - 1)
            set_page(sheet, header_row=0, paper=A3)

    def _write_header(self, sheet: Worksheet) -> None:
        book = self._book
        sheet.set_row_pixels(0, 36)
        write_field_header(book, sheet, 0)
        for place, column in enumerate(self._others, len(FIELDS)):
            put_text(book, sheet, (0, place), _label(column, book.lang), "head theirs")
        for place, (slug, _) in enumerate(_OWN_COLUMNS, len(FIELDS) + len(self._others)):
            put_text(book, sheet, (0, place), say(f"report.{slug}", book.lang), "head problem")

    def _write_fields(self, sheet: Worksheet, row: int, stored: StoredRow) -> None:
        bad = _errors(stored.problems)
        for column, field in enumerate(FIELDS):
            column_there = self._run.layout.column_of(field)
            value = _value(stored, column_there, field, self._run.constants, self._book.lang)
            look = _look(field, value, field in bad)
            if value == "" and look != "plain":
                sheet.write_blank(row, column, None, self._book.look(look))
            put(self._book, sheet, (row, column), value, look)
            if field in bad and self._comments < MOST_COMMENTS:
                self._comments += 1
                write_note(sheet, (row, column), self._why(bad[field]))

    def _why(self, problems: list[Problem]) -> str:
        lang = self._book.lang
        lines = (f"{problem_text(p, lang)}\n→ {fix_text(p, lang)}" for p in problems)
        return "\n".join(lines)


def _other_columns(layout: Layout) -> list[Column]:
    """The user's columns that fill no field, without those that we once added ourselves."""
    ours = layout.sheet.startswith(tuple(say("sheet.fix", lang) for lang in Lang))
    others = [
        column
        for column in layout.columns
        if column.field is None and not (ours and _is_our_label(column.label))
    ]
    return others[: EXCEL_COLUMNS - len(FIELDS) - len(_OWN_COLUMNS)]


def _is_our_label(label: str) -> bool:
    """Whether a label is that of a column which we add to the sheet."""
    ours = (say(f"report.{slug}", lang) for slug, _ in _OWN_COLUMNS for lang in Lang)
    return label_key(label) in map(label_key, ours)


def _label(column: Column, lang: Lang) -> str:
    """A label that the importer will not take for a field's: in the user's file it did not
    fill it either."""
    if columns.score([column.label]) == 0 and not _is_our_label(column.label):
        return column.label
    return say("report.other-column", lang, {"label": column.label})


def _cell(stored: StoredRow, column: Column) -> CellValue:
    return stored.cells[column.index] if column.index < len(stored.cells) else ""


def _value(
    stored: StoredRow, column: Column | None, field: str, constants: Mapping[str, str], lang: Lang
) -> CellValue:
    """What stands in a field's cell, so that it is read again just as it was read before.

    What was not text stays what it was, and is refused again if nobody touches it.  A number
    under the API's own name for a column is put into words: under our label it could be any
    other product's number.
    """
    value = "" if column is None else _cell(stored, column)
    if isinstance(value, Cell):
        value = _as_refused(value)
    if value == "":
        return _known(stored.device, constants, field, lang)
    if column is not None and field in TERMS and bare(column.label) == field:
        code, _ = terms.read(field, text_of(value), True)
        return value if code is None else _word(field, code, lang)
    return value


def _as_refused(cell: Cell) -> CellValue:
    """A cell in a form that no detour over a workbook makes acceptable."""
    value = cell.value
    if cell.kind is Kind.DATE and cell.number_format == "General":
        cell = Cell(Kind.DATE, value, _DATE_FORMAT)  # without one it would become a number
    if cell.kind is Kind.BOOL or number_of(cell) is not None:
        return cell
    if cell.kind is Kind.ERROR and errors(damage.clean(cell.text)[1]):
        return cell.text
    if isinstance(value, int) and abs(value) < _MOST:
        return Cell(Kind.NUMBER, float(value), cell.number_format)  # its digits would pass
    return _REFUSED


def _known(device: Device | None, constants: Mapping[str, str], field: str, lang: Lang) -> str:
    """What a setting, not a cell, said about a field; "" where nothing did."""
    known = None if device is None else getattr(device, field)
    if device is None and field in TERMS and field in constants:
        known, _ = terms.read(field, constants[field], True)
    if not known:
        return ""
    return str(known) if field in IDENTIFIERS else _word(field, known, lang)


def _word(field: str, code: int, lang: Lang) -> str:
    codes = [term.code for term in TERMS[field]]
    return choices(field, lang)[codes.index(code)]


def _look(field: str, value: CellValue, bad: bool) -> str:
    return _LOOKS[bad, field in IDENTIFIERS and isinstance(value, str)]


def _errors(problems: tuple[Problem, ...]) -> dict[str, list[Problem]]:
    """The problems that keep a row from being sent, by field."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            found.setdefault(problem.field, []).append(problem)
    return found
