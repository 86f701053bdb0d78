"""The sheet of the rows to fix: what is wrong, which stays in view, beside the template's columns,
ready to be corrected and fed straight back to the importer."""

from __future__ import annotations

from collections.abc import Collection

from importer.model import (
    FIX_SHEET_PROPERTY,
    NEEDS_WORK,
    OWN_COLUMNS,
    RUN_PROPERTY,
    UNSENT_PROPERTY,
    UNSETTLED,
    Cell,
    CellValue,
    Column,
    Layout,
    Problem,
    Results,
    Status,
    StoredRow,
    is_in_question,
    is_own_label,
    row_in_file,
    users_columns,
)
from importer.reporter.book import Book, Worksheet, set_page, set_table_page
from importer.reporter.cells import MOST_COMMENTS, put_cell, put_note, put_text
from importer.reporter.fields import add_choices, set_field_columns, write_field_header
from importer.reporter.heights import height_of
from importer.reporter.pages import EXCEL_COLUMNS, Pages
from importer.reporter.words import note_of, suggestions_of, wrong_of
from importer.texts import Lang, say
from importer.vocabulary import (
    FIELDS,
    IDENTIFIERS,
    PHONELESS,
    SYSTEM_BY_CODE,
    Severity,
    names_a_field,
)

#: The width of a column in which nothing stands, and of one that fills no field.
_NARROW, _OTHER = 13, 18
_MARKS = {Severity.ERROR: "bad", Severity.WARNING: "doubtful"}
#: The columns that we add, with the look of their headings and their widths.
_OWN = dict(
    zip(
        OWN_COLUMNS,
        (("head problem", 9), ("head problem", 56), ("head doubtful", 34)),
        strict=True,
    )
)
_LEFT = len(_OWN)


class FixSheets:
    """Writes the rows that need work, in order; ``finish`` after the last one."""

    def __init__(self, book: Book, results: Results, planned: int) -> None:
        run = results.run
        self._book = book
        self._run = run
        self._pages = Pages(book, say("sheet.fix", book.lang), planned)
        self._restated = results.restated
        self._unsent = sum(results.tally.by_status.get(status, 0) for status in UNSETTLED)
        self._others = _other_columns(run.layout)
        self._needed: set[str] = set()
        self._comments = 0
        self._suggested = False

    def add(self, stored: StoredRow) -> None:
        """Write a row, if it needs work."""
        if stored.outcome.status not in NEEDS_WORK:
            return
        sheet, row = self._pages.next_row()
        if row == 1:
            self._write_header(sheet)
        self._write_fields(sheet, row, stored)
        for place, column in enumerate(self._others, _LEFT + len(FIELDS)):
            put_cell(self._book, sheet, (row, place), stored.cell(column), "plain")
        self._write_own(sheet, row, stored)
        self._needed |= _needed(stored)

    def finish(self, blank: Collection[str]) -> None:
        """Widths, lists, filter; and the property that makes the importer read this sheet
        first.  Without a row the sheet says so, and the property is not set.  Identifiers that
        are ``blank`` in the whole file are hidden, unless a row here needs one."""
        book = self._book
        book.file.set_custom_property(RUN_PROPERTY, self._run.run_id)
        begun = list(self._pages.begun())
        if not begun:
            nothing = say("report.nothing-to-fix", book.lang)
            put_text(book, self._pages.first, (0, 0), nothing, "subtitle")
            set_page(self._pages.first)
            return
        book.file.set_custom_property(FIX_SHEET_PROPERTY, self._pages.first.get_name())
        if self._unsent:
            book.file.set_custom_property(UNSENT_PROPERTY, str(self._unsent))
        used = {column.field for column in self._run.layout.columns if column.field}
        for sheet, last in begun:
            hidden = set(blank) - self._needed
            widths = set_field_columns(book, sheet, used, _LEFT, hidden)
            end = _LEFT + len(FIELDS) + len(self._others)
            for place in range(_LEFT + len(FIELDS), end):
                sheet.set_column(place, place, _OTHER)
                widths.append(_OTHER)
            for place, (slug, (_, width)) in enumerate(_OWN.items()):
                empty = slug == "suggestion" and not self._suggested
                sheet.set_column(place, place, _NARROW if empty else width)
                widths.append(_NARROW if empty else width)
            add_choices(book, sheet, 1, last, _LEFT)
            sheet.freeze_panes(1, _LEFT)
            sheet.autofilter(0, 0, last, end - 1)
            set_table_page(sheet, widths, _LEFT)

    def _write_header(self, sheet: Worksheet) -> None:
        book = self._book
        sheet.set_row_pixels(0, 36)
        write_field_header(book, sheet, 0, _LEFT)
        for place, column in enumerate(self._others, _LEFT + len(FIELDS)):
            put_text(book, sheet, (0, place), _label(column, book.lang), "head theirs")
        for place, (slug, (look, _)) in enumerate(_OWN.items()):
            put_text(book, sheet, (0, place), say(f"report.{slug}", book.lang), look)

    def _write_fields(self, sheet: Worksheet, row: int, stored: StoredRow) -> None:
        """Write the cells of the fields, with notes at those that are wrong."""
        book, marked = self._book, _marked(stored.problems)
        for place, field in enumerate(FIELDS, _LEFT):
            value = self._restated(stored, field)
            problems = marked.get(field, ())
            if field in IDENTIFIERS and value != "":
                problems = problems or marked.get("", ())  # of the row as a whole
            look = _look(field, value, problems)
            if value == "" and look != "plain":
                sheet.write_blank(row, place, None, book.look(look))
            else:
                put_cell(book, sheet, (row, place), value, look)
            if problems and self._comments < MOST_COMMENTS:
                self._comments += 1
                note = note_of(problems, book.lang)
                if is_in_question(value):
                    note = f"{note}\n{say('report.in-question', book.lang)}"
                put_note(sheet, (row, place), note)

    def _write_own(self, sheet: Worksheet, row: int, stored: StoredRow) -> None:
        """Write our cells, and give the row the height that they need."""
        lang, layout = self._book.lang, self._run.layout
        suggestions = suggestions_of(stored.problems, lang)
        self._suggested = self._suggested or suggestions != ""
        wrong = wrong_of(stored, layout, lang)
        number = row_in_file(layout, stored.outcome.number, stored.cells)
        own: tuple[tuple[CellValue, str], ...] = (
            (number, "quiet"),
            (wrong, "wrapped"),
            (suggestions, "wrapped text"),
        )
        for place, (value, look) in enumerate(own):
            put_cell(self._book, sheet, (row, place), value, look)
        widths = (_OWN["suggestion"][1], _OWN["wrong"][1])
        self._pages.set_height(height_of((suggestions, widths[0]), (wrong, widths[1])))


def _needed(stored: StoredRow) -> set[str]:
    """The fields that somebody may have to fill in to get a row through."""
    needed = set()
    for problem in stored.problems:
        if problem.severity is Severity.ERROR:
            needed |= {problem.field, *problem.params.get("fields", "").split(",")}
    device = stored.device
    system = SYSTEM_BY_CODE.get(device.device_system) if device is not None else None
    if stored.outcome.status is Status.REJECTED and system is not None:
        needed |= set(system.takes)
    return needed


def _other_columns(layout: Layout) -> list[Column]:
    """The user's columns that fill no field, and those of which several fill one: which of
    them counts may differ from row to row, and none is lost.  Without those that we once
    added ourselves."""
    others = [
        column
        for column in users_columns(layout)
        if column.field is None or len(layout.columns_of(column.field)) > 1
    ]
    return others[: EXCEL_COLUMNS - len(FIELDS) - len(_OWN)]


def _label(column: Column, lang: Lang) -> str:
    """A label that the importer will not take for a field's, where in the user's file it did
    not fill it alone, nor for one of ours."""
    fills = column.field is not None or names_a_field(column.label)
    if not fills and not is_own_label(column.label):
        return column.label
    return say("report.other-column", lang, {"label": column.label})


def _look(field: str, value: CellValue, problems: tuple[Problem, ...]) -> str:
    """How a field's cell looks: as text where Excel must not touch it, and marked."""
    as_text = field in IDENTIFIERS and not isinstance(value, Cell)
    if not problems:
        return "text" if as_text else "plain"
    mark = _MARKS[problems[0].severity]
    return f"{mark} text" if as_text else mark


def _marked(problems: tuple[Problem, ...]) -> dict[str, tuple[Problem, ...]]:
    """By field what its cell is marked for: what keeps the row from being sent, or else what
    may be meant instead."""
    errors: dict[str, tuple[Problem, ...]] = {}
    doubts: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        if problem.slug in PHONELESS:
            continue  # there is nothing to be corrected, and no cell that asks for it
        if problem.severity is Severity.ERROR:
            errors[problem.field] = (*errors.get(problem.field, ()), problem)
        elif problem.suggestion:
            doubts[problem.field] = (*doubts.get(problem.field, ()), problem)
    return {**doubts, **errors}
