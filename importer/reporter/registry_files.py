"""The registry as a file: a workbook in the template's columns, CSV, or JSON Lines.

Records are written as they come, so that there may be any number of them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from importer.model import Registered, field_label, system_label, term_label
from importer.reporter.book import Book, Worksheet, new_book, set_page
from importer.reporter.cells import put_text
from importer.reporter.fields import add_choices, set_field_columns, write_field_header
from importer.reporter.pages import Pages
from importer.reporter.text_file import harmless, json_line, text_file
from importer.reporter.words import time_text
from importer.texts import Lang, say, width_of
from importer.vocabulary import FACTS, FIELDS, IDENTIFIERS, RECORD_ID, Fact

#: Takes the records of a page; to be called for each page.
Write = Callable[[Iterable[Registered]], None]
_WIDEST = 32


def registry_file(path: Path, lang: Lang, now: datetime) -> AbstractContextManager[Write]:
    """A new file for records, of the kind that its suffix says (``KINDS``); complete when the
    ``with`` statement ends.  ``now`` gives the time zone that times are told in.

    Raises ``OSError`` where it can't be written, ``FileExistsError`` where ``path`` exists; after
    any exception nothing is left behind."""
    return KINDS[path.suffix.lower()](path, lang, now)


@contextmanager
def _workbook(path: Path, lang: Lang, now: datetime) -> Iterator[Write]:
    with new_book(path, lang, now) as book:
        table = _Table(book)

        def write(records: Iterable[Registered]) -> None:
            for record in records:
                table.add(record)

        yield write
        table.finish()


class _Table:
    """The sheet of devices, or as many of them as Excel's number of rows asks for."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._pages = Pages(book, say("template.sheet", book.lang), 1)
        self._row = row_of(book.lang, book.zone)
        self._text = book.look("text")
        self._plain = book.look("plain")
        self._header(self._pages.first)

    def add(self, record: Registered) -> None:
        sheet, row = self._pages.next_row()
        if row == 1 and sheet is not self._pages.first:
            self._header(sheet)
        for column, text in enumerate(self._row(record)):
            if text:
                put_text(self._book, sheet, (row, column), text, "text")

    def finish(self) -> None:
        for sheet, last in self._pages.begun():
            add_choices(self._book, sheet, 1, last)
            sheet.autofilter(0, 0, last, len(FIELDS) + len(FACTS))

    def _header(self, sheet: Worksheet) -> None:
        book = self._book
        set_field_columns(book, sheet)
        write_field_header(book, sheet, 0)
        for column, label in enumerate(labels_of(book.lang)[len(FIELDS) :], len(FIELDS)):
            sheet.set_column(column, column, min(_WIDEST, width_of(label) + 8), self._text)
            put_text(book, sheet, (0, column), label, "head theirs")
        sheet.set_row(0, 28)
        sheet.freeze_panes(1, 0)
        set_page(sheet, header_row=0)


@contextmanager
def _csv(path: Path, lang: Lang, now: datetime) -> Iterator[Write]:
    texts_of = row_of(lang, now.tzinfo or UTC)
    with text_file(path, "utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(labels_of(lang))

        def write(records: Iterable[Registered]) -> None:
            table.writerows(map(harmless, texts_of(record)) for record in records)

        yield write


@contextmanager
def _json_lines(path: Path, lang: Lang, now: datetime) -> Iterator[Write]:  # noqa: ARG001
    """The same in every language: the API's names and numbers."""
    with text_file(path, "utf-8") as file:

        def write(records: Iterable[Registered]) -> None:
            for record in records:
                file.write(json_line(_object(record)))

        yield write


#: Suffix → what writes such a file.
KINDS: Mapping[str, Callable[[Path, Lang, datetime], AbstractContextManager[Write]]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
    ".jsonl": _json_lines,
}


def labels_of(lang: Lang) -> list[str]:
    """The headings of a table: those of the template, then what else a record says."""
    others = [fact.zh if lang is Lang.ZH else fact.en for fact in (RECORD_ID, *FACTS)]
    return [*(field_label(name, lang) for name in FIELDS), *others]


def row_of(lang: Lang, zone: tzinfo) -> Callable[[Registered], list[str]]:
    """What makes a record the texts of its row."""

    def row(record: Registered) -> list[str]:
        device = record.device
        facts = {"version": record.version, **record.facts}
        return [
            system_label(device.device_system, lang) if device.device_system else "",
            *(getattr(device, name) or "" for name in IDENTIFIERS),
            term_label("device_ownership", device.device_ownership, lang),
            term_label("device_status", device.device_status, lang),
            record.record_id,
            *(_said(fact, facts.get(fact.name, ""), lang, zone) for fact in FACTS),
        ]

    return row


def _said(fact: Fact, value: str | int, lang: Lang, zone: tzinfo) -> str:
    """A fact in words."""
    if isinstance(value, int) and fact.words.get(int(value)):
        zh, en = fact.words[int(value)]
        return zh if lang is Lang.ZH else en
    if fact.is_time and isinstance(value, int):
        try:
            return time_text(value, zone)
        except (OverflowError, ValueError, OSError):
            return str(value)
    return str(value)


def _object(record: Registered) -> dict[str, object]:
    device = record.device
    return {
        "device_record_id": record.record_id,
        "version": record.version,
        "device_system": device.device_system,
        **device.identifiers(),
        "device_ownership": device.device_ownership,
        "device_status": device.device_status,
        **{name: value for name, value in record.facts.items() if name != "version"},
    }
