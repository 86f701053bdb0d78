"""Workbooks of Excel 2007 and later (.xlsx, .xlsm), read by parts of openpyxl.

It is the one packaged reader that tells text from number from error and keeps number formats
and exact integers.  Where it falls short is made good here: wrong dimensions, date formats
that Chinese Excel names by id only, escaped characters, formulas without a result.
"""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.datetime import from_excel

from importer.errors import InputError
from importer.labels import printable
from importer.models import FIX_SHEET_PROPERTY, RUN_PROPERTY, Cell, CellValue, Kind
from importer.sheet_book import Book, read_book, rows
from importer.sheet_cells import is_blank, number_cell
from importer.sheet_extent import last_row
from importer.sheet_file import open_binary
from importer.sheet_guard import LAST_COLUMN, LAST_ROW, Parts
from importer.sheet_source import Note, SheetName
from importer.sheet_zip import check_workbook

#: What openpyxl was seen to raise for workbooks that are cut short, bent or hand-made.
_DAMAGE = (
    BadZipFile,
    zlib.error,
    ParseError,
    struct.error,
    TokenizerError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,  # an encrypted part; XML nested too deep
)
#: A run's id is shorter; what a file says is shown to the user.
_LONGEST_RUN = 40
#: Rows drawn at a time while openpyxl's warnings are silenced.
_BATCH = 256
#: ECMA-376 part 1, 22.9.2.19: characters that XML does not take, such as _x000D_.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class XlsxSource:
    """An open workbook; holds the file until it is closed."""

    encoding = ""
    delimiter = ""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = open_binary(path)
        self._last_rows: dict[str, int | None] = {}
        self.notes: tuple[Note, ...] = ()
        with ExitStack() as undo:
            undo.callback(self._file.close)
            check_workbook(self._file, path)
            with self._damage():
                self._parts = Parts(ZipFile(self._file), path)
                self._book = read_book(self._parts)
            properties = self._book.properties
            self.preferred = properties.get(FIX_SHEET_PROPERTY)
            self.origin = printable(properties.get(RUN_PROPERTY, "")).strip()[:_LONGEST_RUN]
            undo.pop_all()

    def sheets(self) -> tuple[SheetName, ...]:
        return tuple(SheetName(sheet.name, sheet.visible) for sheet in self._book.sheets)

    def records(self, sheet: str) -> Iterator[tuple[int, list[CellValue]]]:
        part = next(found.part for found in self._book.sheets if found.name == sheet)
        last = self._last_row(part)
        if last == 0:
            return
        with self._parts.rows(part) as xml:
            for number, cells in self._guarded(rows(self._book, xml, last)):
                if cells and not is_blank(cells):
                    if number > LAST_ROW or len(cells) > LAST_COLUMN:
                        params = {"file": self._path, "row": number, "sheet": sheet}
                        raise InputError("workbook-beyond", params)
                    yield number, cells

    def close(self) -> None:
        self._file.close()

    def _last_row(self, part: str) -> int | None:
        """Remembered: the search for the header and each reading of the rows ask for it."""
        if part not in self._last_rows:
            with self._damage(), self._parts.rows(part) as xml:
                self._last_rows[part] = last_row(xml)
        return self._last_rows[part]

    def _guarded(
        self, found: Iterator[tuple[int, list[dict[str, Any]]]]
    ) -> Iterator[tuple[int, list[CellValue]]]:
        """The rows in batches, so that no consumer runs with warnings silenced."""
        book = self._book
        while True:
            with self._damage():
                batch = [(number, _row(cells, book)) for number, cells in islice(found, _BATCH)]
            if not batch:
                return
            yield from batch

    @contextmanager
    def _damage(self) -> Iterator[None]:
        """What openpyxl raises inside becomes an ``InputError``; what it only remarks on
        (extensions it drops) is not for the user."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except DefusedXmlException as error:
                raise InputError("workbook-unsafe", {"file": self._path}) from error
            except _DAMAGE as error:
                raise InputError("workbook-damaged", {"file": self._path}) from error


def _row(cells: list[dict[str, Any]], book: Book) -> list[CellValue]:
    """The cells where they stand.  Raises ``ValueError`` where two stand in one place."""
    found: list[CellValue] = [""] * max((cell["column"] for cell in cells), default=0)
    for cell in cells:
        place = cell["column"] - 1
        if found[place] != "":
            raise ValueError("two cells in one place")
        found[place] = _typed(cell, book)
    return found


def _typed(cell: dict[str, Any], book: Book) -> CellValue:
    """What an openpyxl cell holds, in our words."""
    value = cell["value"]
    if value is None:
        return ""
    kind = cell["data_type"]
    if kind == "s":
        return _unescaped(value) if "_x" in value else str(value)
    if kind == "n":
        if cell["style_id"] in book.dates:
            return _date(value, cell["style_id"], book)
        return number_cell(value, book.formats[cell["style_id"]])
    if kind == "d":
        return Cell(Kind.DATE, value, book.formats[cell["style_id"]])
    if kind == "b":
        return Cell(Kind.BOOL, value)
    if kind == "f":
        return Cell(Kind.FORMULA, value)
    return Cell(Kind.ERROR, str(value))


def _date(value: int | float, style: int, book: Book) -> Cell:
    """The date, time or duration that a number is shown as; the number where Excel shows
    ##### instead.

    openpyxl would make an error of a date beyond the year 9999, an invented day of one before
    1900, and of 2024-01-01 in a Chinese workbook the number 45292.
    """
    number_format, duration = book.formats[style], style in book.durations
    try:
        if value < 0 and not duration:
            return number_cell(value, number_format)
        moment = from_excel(value, book.epoch, timedelta=duration)
    except (ArithmeticError, ValueError):
        return number_cell(value, number_format)
    return Cell(Kind.DATE, moment, number_format)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _unescaped(text: str) -> str:
    """Text with its escapes resolved; a pair of halves is one character, a lone half none."""
    resolved = _ESCAPE.sub(_character, text)
    return resolved.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
