"""The blank workbook that somebody fills in: devices, examples, notes.

The sheet to fill in stands first, because the importer takes the first sheet whose headings
it recognises, and the sheet of examples has the same headings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from importer.model import field_label
from importer.reporter.book import Book, Worksheet, new_book, set_page
from importer.reporter.cells import put_note, put_text
from importer.reporter.fields import add_choices, set_field_columns, write_field_header
from importer.reporter.heights import lines_of
from importer.texts import Lang, say
from importer.vocabulary import FIELDS, IDENTIFIERS, SYSTEMS, System, terms

#: Rows that have lists and the text format.
READY_ROWS = 5000
#: The same in every copy, so that a template differs only where its content does.
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_REMARK_WIDTH = 28
_HEADER_PIXELS = 36

#: Identifier → an example of its form.  Sample values of the API's page, marked as examples
#: where the form lets them be.
_EXAMPLES: Mapping[str, str] = {
    "serial_number": "EXAMPLE-SN-0{code}",
    "disk_serial_number": "EXAMPLE-DISK-0{code}",
    "uuid": "621CDFF0-13D0-5AB1-9ADC-5F560095F6E{code}",
    "mac_address": "ac:de:48:00:11:2{code}",
    "android_id": "02a11ac4a83b918e",
    "idfv": "968F0E5C-C297-4122-ACB6-102494DEFD9A",
    "aaid": "ff3c2237-cd76-4331-9d72-0a4470854567",
}
_STEPS = ("notes.step.1", "notes.step.2", "notes.step.3", "notes.step.4", "notes.colours")
_TRAPS = (
    "trap.numbers",
    "trap.placeholder",
    "trap.device-id",
    "trap.dell",
    "trap.final",
    "trap.again",
)
#: Where to look (``notes.find.<name>``), and what for.
_PLACES = ("windows", "macos", "linux")
_FOUND = ("serial_number", "disk_serial_number", "uuid", "mac_address")
_NOTES_WIDTHS = (2, 20, 46, 46, 46)


def write_template(path: Path, lang: Lang) -> None:
    """Write a blank workbook to fill in.

    Raises ``OSError`` where it can't be written and ``FileExistsError`` where ``path``
    exists; then nothing is left behind.
    """
    with new_book(path, lang, _CREATED, mode=0o666) as book:
        _write_devices(book, book.file.add_worksheet(say("template.sheet", lang)))
        _write_examples(book, book.file.add_worksheet(say("template.examples", lang)))
        _Notes(book, book.file.add_worksheet(say("template.notes", lang))).write()


def _write_devices(book: Book, sheet: Worksheet) -> None:
    _write_header(book, sheet, 0)
    put_note(sheet, (0, len(FIELDS)), say("column.remark", book.lang))
    text = book.look("text")
    places = [column for column, field in enumerate(FIELDS) if field in IDENTIFIERS]
    for row in range(1, READY_ROWS + 1):
        for column in places:  # WPS heeds the cell's format, not the column's, when pasting
            sheet.write_blank(row, column, None, text)
    add_choices(book, sheet, 1, READY_ROWS)
    sheet.freeze_panes(1, 0)
    set_page(sheet, header_row=0)
    sheet.activate()


def _write_header(book: Book, sheet: Worksheet, row: int) -> None:
    set_field_columns(book, sheet)
    sheet.set_column(len(FIELDS), len(FIELDS), _REMARK_WIDTH)
    sheet.set_row_pixels(row, _HEADER_PIXELS)
    write_field_header(book, sheet, row)
    remark = say("template.remark", book.lang)
    put_text(book, sheet, (row, len(FIELDS)), remark, "head theirs")


def _write_examples(book: Book, sheet: Worksheet) -> None:
    sheet.set_row(0, 24)
    put_text(book, sheet, (0, 0), say("template.examples.title", book.lang), "warning")
    _write_header(book, sheet, 1)
    for row, system in enumerate(SYSTEMS, 2):
        values = _example(system, book.lang)
        for column, field in enumerate(FIELDS):
            put_text(book, sheet, (row, column), values.get(field, ""), "example")
        remark = say("template.example", book.lang)
        put_text(book, sheet, (row, len(FIELDS)), remark, "example")
    sheet.freeze_panes(2, 0)
    set_page(sheet, header_row=1)


def _example(system: System, lang: Lang) -> dict[str, str]:
    return {
        "device_system": system.zh if lang is Lang.ZH else system.en,
        **{field: _EXAMPLES[field].format(code=system.code) for field in system.takes},
        "device_ownership": terms.choices("device_ownership", lang)[-1],
        "device_status": terms.choices("device_status", lang)[1],
    }


class _Notes:
    """The sheet of explanations, written from top to bottom."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book = book
        self._lang = book.lang
        self._sheet = sheet
        self._row = 0

    def write(self) -> None:
        for column, width in enumerate(_NOTES_WIDTHS):
            self._sheet.set_column(column, column, width)
        self._sheet.hide_gridlines(2)
        self._text(1, say("notes.title", self._lang), "title")
        self._next(34)
        self._paragraphs("notes.steps", [say(slug, self._lang) for slug in _STEPS])
        self._write_needs()
        self._write_places()
        self._paragraphs("notes.words", [self._words(f) for f in FIELDS[-2:]])
        self._paragraphs("notes.traps", [say(slug, self._lang) for slug in _TRAPS])
        set_page(self._sheet)

    def _write_needs(self) -> None:
        lang = self._lang
        self._section("notes.needs")
        heads = ("notes.needs.system", "notes.needs.takes", "notes.needs.rule")
        self._cells([say(slug, lang) for slug in heads], ["head block"] * 3)
        for system in SYSTEMS:
            name = system.zh if lang is Lang.ZH else system.en
            shown = self._labels(system.shown)
            slug = "notes.needs.several" if len(system.takes) > 1 else "notes.needs.one"
            rule = say(slug, lang, {"shown": shown})
            self._cells([name, self._labels(system.takes), rule], ["total name", "value", "value"])
        self._next(10)

    def _write_places(self) -> None:
        lang = self._lang
        self._section("notes.find")
        heads = ["", *(say(f"notes.find.{place}", lang) for place in _PLACES)]
        self._cells(heads, ["head block"] * 4)
        for field in _FOUND:
            commands = [say(f"find.{field}.{place}", lang) for place in _PLACES]
            self._cells([field_label(field, lang), *commands], ["total name", *["code"] * 3])
        self._note(say("notes.find.mobile", lang))
        self._next(10)

    def _words(self, field: str) -> str:
        words = terms.choices(field, self._lang)
        joined = self._joined(words)
        params = {"label": field_label(field, self._lang), "words": joined, "default": words[0]}
        return say("notes.words.value", self._lang, params)

    def _labels(self, fields: tuple[str, ...]) -> str:
        return self._joined([field_label(field, self._lang) for field in fields])

    def _joined(self, words: Sequence[str]) -> str:
        return ("、" if self._lang is Lang.ZH else ", ").join(words)

    def _paragraphs(self, heading: str, texts: list[str]) -> None:
        self._section(heading)
        for text in texts:
            self._note(f"•  {text}")
        self._next(10)

    def _section(self, slug: str) -> None:
        self._span(say(slug, self._lang), "section")
        self._next(26)

    def _note(self, text: str) -> None:
        self._span(text, "note")
        self._next(18 * lines_of(text, sum(_NOTES_WIDTHS[1:])) + 3)

    def _span(self, text: str, look: str) -> None:
        self._merge(1, look)
        self._text(1, text, look)

    def _merge(self, first: int, look: str) -> None:
        """Make one cell of the rest of the row."""
        last = len(_NOTES_WIDTHS) - 1
        self._sheet.merge_range(self._row, first, self._row, last, "", self._book.look(look))

    def _cells(self, texts: list[str], looks: list[str]) -> None:
        if len(texts) < len(_NOTES_WIDTHS) - 1:
            self._merge(len(texts), looks[-1])
        for column, (text, look) in enumerate(zip(texts, looks, strict=True), 1):
            if text:
                self._text(column, text, look)
            else:
                self._sheet.write_blank(self._row, column, None, self._book.look(look))
        widths = [*_NOTES_WIDTHS[1 : len(texts)], sum(_NOTES_WIDTHS[len(texts) :])]
        lines = max(lines_of(text, width - 2) for text, width in zip(texts, widths, strict=True))
        self._next(18 * lines + 4)

    def _text(self, column: int, text: str, look: str) -> None:
        put_text(self._book, self._sheet, (self._row, column), text, look)

    def _next(self, height: float) -> None:
        self._sheet.set_row(self._row, height)
        self._row += 1
