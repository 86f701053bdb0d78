"""The comparison of a file with the registry as a workbook: the proof that all is there, or what
is to be done about what is not.

A sheet for each group of rows, those that need work first; written from streams, in constant
memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from importer.model import (
    COMPARED,
    CellValue,
    Layout,
    Registered,
    Run,
    Status,
    StoredRow,
    is_fed_back,
    problem_text,
    row_cell,
)
from importer.reporter.book import Book, Worksheet, new_book, set_page, set_table_page
from importer.reporter.cells import put_cell, put_text
from importer.reporter.edits_sheet import EditSheets
from importer.reporter.heights import height_of
from importer.reporter.page import FIRST, LAST, NAMES, Page, height
from importer.reporter.pages import Pages
from importer.reporter.registry_files import labels_of, row_of
from importer.reporter.theirs import Theirs
from importer.reporter.words import (
    constants_text,
    differences_of,
    edits_text,
    errors_first,
    status_text,
    tenant_text,
    time_text,
)
from importer.texts import Lang, say, sentences, width_of
from importer.vocabulary import FACTS, FIELDS, Fault

#: The groups of rows in the order of their sheets: what needs work before what does not.
GROUPS = (
    *(Status.MISSING, Status.DIFFERS, Status.SEVERAL, Status.INVALID),
    *(Status.REPEATED, Status.EQUAL, Status.LEFT_OUT),
)
#: What is said of a record; what else there is to be said of a row is no matter here.
_OF_RECORDS = (Fault.SEVERAL_RECORDS, Fault.RECORD_OTHERWISE, Fault.RECORD_LACKS)
_TEXT_WIDTH, _WIDEST, _TIME_WIDTH, _UUID_WIDTH = 60, 40, 28, 40
#: Our columns on a sheet: the slug of the heading and the width.
_ROW, _RECORD = ("row", 12), ("record-id", 22)
_CHANGE, _SAID = ("compared", _TEXT_WIDTH), ("message", _TEXT_WIDTH)
_OURS = {
    Status.MISSING: (_ROW,),
    Status.DIFFERS: (_ROW, _CHANGE, _RECORD),
    Status.EQUAL: (_ROW, _RECORD),
}
_OTHERWISE = (_ROW, _SAID)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the summary says besides the rows: ``counts`` by status; ``extra`` records that no row
    means, None where nobody knows; ``records`` that were read, in ``seconds``; ``sha256`` of the
    file; ``is_good`` where every device of it is there, and as it says."""

    run: Run
    sha256: str
    counts: Mapping[Status, int]
    records: int
    extra: int | None
    began: float
    seconds: float
    is_good: bool = False


def write_comparison(
    path: Path,
    compared: Compared,
    rows: Iterable[StoredRow],
    others: Iterable[Registered],
    lang: Lang,
) -> None:
    """Write a comparison to a new .xlsx file; ``rows`` are all of the file's in order, ``others``
    the records that no row means, () where they are not asked for.

    The file appears when it is complete.  Raises ``OSError`` where it can't be written and
    ``FileExistsError`` where ``path`` exists; then nothing is left behind.
    """
    began = datetime.fromtimestamp(compared.began).astimezone()
    with new_book(path, lang, began) as book:
        summary = book.file.add_worksheet(say("sheet.summary", lang))
        sheets = {
            status: _Group(book, compared.run, status, compared.counts[status])
            for status in GROUPS
            if compared.counts.get(status)
        }
        corrected = EditSheets(book, compared.run)
        for stored in rows:
            if stored.outcome.status in sheets:
                sheets[stored.outcome.status].add(stored)
            corrected.add(stored)
        for sheet in sheets.values():
            sheet.finish()
        corrected.finish()
        _write_others(book, others)
        _write_summary(Page(book, summary), compared, corrected.count)


def said_of(stored: StoredRow, layout: Layout, lang: Lang) -> str:
    """All that is to be said of a compared row."""
    is_compared = stored.outcome.status not in (Status.INVALID, Status.LEFT_OUT)
    said = [
        problem_text(problem, lang)
        for problem in errors_first(stored.problems)
        if not is_compared or problem.slug in _OF_RECORDS
    ]
    if stored.outcome.first_row is not None:
        first = layout.row_name(stored.outcome.first_row)
        said.insert(0, say("report.repeats", lang, {"row": first}))
    return "\n".join(dict.fromkeys([*differences_of(stored, lang), *said]))


class _Group:
    """The rows with one status, with what is said of each, then the user's own columns."""

    def __init__(self, book: Book, run: Run, status: Status, planned: int) -> None:
        self._book = book
        self._layout = run.layout
        self._pages = Pages(book, status_text(status, book.lang), planned)
        self._ours = _OURS.get(status, _OTHERWISE)
        self._theirs = Theirs(book, run.layout, len(self._ours))

    def add(self, stored: StoredRow) -> None:
        sheet, row = self._pages.next_row()
        if row == 1:
            self._header(sheet)
        text = said_of(stored, self._layout, self._book.lang)
        own: dict[str, tuple[CellValue, str]] = {
            "row": (row_cell(self._layout, stored.outcome.number), "number"),
            "compared": (text, "wrapped"),
            "message": (text, "wrapped"),
            "record-id": (stored.outcome.record_id, "text"),
        }
        for column, (slug, _) in enumerate(self._ours):
            value, look = own[slug]
            put_cell(self._book, sheet, (row, column), value, look)
        self._theirs.write(sheet, row, stored.cells, stored.originals)
        if text and len(self._ours) > 1:
            self._pages.set_height(height_of((text, _TEXT_WIDTH)))

    def finish(self) -> None:
        for sheet, last in self._pages.begun():
            widths: list[float] = [width for _, width in self._ours]
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width)
            widths += self._theirs.set_columns(sheet)
            kept = min(2, len(self._ours))
            sheet.freeze_panes(1, kept)
            sheet.autofilter(0, 0, last, len(self._ours) + len(self._theirs) - 1)
            set_table_page(sheet, widths, kept)

    def _header(self, sheet: Worksheet) -> None:
        sheet.set_row_pixels(0, 36)
        lang = self._book.lang
        for column, (slug, _) in enumerate(self._ours):
            put_text(self._book, sheet, (0, column), say(f"report.{slug}", lang), "head ours")
        self._theirs.write_header(sheet)


def _write_others(book: Book, others: Iterable[Registered]) -> None:
    """The records that no row of the file means, where there are any."""
    pages, row_texts = None, row_of(book.lang, book.zone)
    labels, widths = labels_of(book.lang), _widths(book.lang)
    for record in others:
        pages = pages or Pages(book, say("sheet.extra", book.lang), 1)
        sheet, row = pages.next_row()
        if row == 1:
            for column, label in enumerate(labels):
                put_text(book, sheet, (0, column), label, "head theirs")
                sheet.set_column(column, column, widths[column])
        for column, text in enumerate(row_texts(record)):
            put_text(book, sheet, (row, column), text, "text")
    for sheet, last in pages.begun() if pages else ():
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, last, len(labels) - 1)
        set_table_page(sheet, widths, 2)


def _widths(lang: Lang) -> list[float]:
    """The widths of the registry's columns."""
    own = [_UUID_WIDTH if name in ("uuid", "idfv", "aaid") else 20 for name in FIELDS]
    facts = [_TIME_WIDTH if fact.is_time else 12 for fact in FACTS]
    labels = labels_of(lang)
    least = [*own, 22, *facts]
    return [min(_WIDEST, max(w, width_of(t) + 4)) for w, t in zip(least, labels, strict=True)]


def _write_summary(page: Page, compared: Compared, corrected: int) -> None:
    lang, run = page.book.lang, compared.run
    page.set_up()
    page.line(say("report.title.comparison", lang), "title", 34)
    page.line(run.layout.file, "subtitle", 20)
    page.skip()
    slug = "equal-to-fix" if is_fed_back(run.layout) else "equal"
    slug = slug if compared.is_good else "differs"
    if not any(map(compared.counts.get, COMPARED)):
        slug = "nothing"
    page.banner(
        say(f"report.comparison.{slug}", lang),
        "banner good" if compared.is_good else "banner title",
    )
    page.skip()
    how = "whole" if compared.extra is not None else "looked-up"
    facts = {
        "compared-at": time_text(compared.began, page.book.zone),
        "tenant": tenant_text(run.tenant, lang),
        "registry": say(
            f"report.fact.registry.{how}",
            lang,
            {"records": f"{compared.records:,}", "seconds": f"{compared.seconds:.0f}"},
        ),
        "file": run.path,
        "sheet": run.layout.where(lang),
        "sha256": compared.sha256,
        "rows": f"{run.rows:,}",
        # What was compared besides what the file itself says, by its SHA-256.
        "edits": edits_text(corrected, lang),
        "set": constants_text(run.constants, lang),
    }
    page.facts(facts, "report.facts.comparison")
    page.skip()
    _write_counts(page, compared)
    set_page(page.sheet)
    page.sheet.activate()


def _write_counts(page: Page, compared: Compared) -> None:
    lang = page.book.lang
    page.section("report.counts")
    for status in GROUPS:
        if count := compared.counts.get(status, 0):
            # What an import has too means something else here.
            here = "" if status in COMPARED else ".compared"
            said = (say(f"{what}.{status}{here}", lang) for what in ("meaning", "advice"))
            text = sentences(said, lang)
            _write_count(page, (status_text(status, lang), f"status {status}"), count, text)
    total = sum(compared.counts.values())
    _write_count(page, (say("report.total", lang), "total name"), total, "")
    if compared.extra is not None:
        meaning = say("meaning.extra", lang)
        _write_count(page, (say("sheet.extra", lang), "name"), compared.extra, meaning)


def _write_count(page: Page, name: tuple[str, str], count: int, text: str) -> None:
    page.text(NAMES, *name)
    page.number(FIRST, count, "count")
    page.span(FIRST + 1, LAST, text, "value")
    page.next(height((text, LAST - FIRST)))
