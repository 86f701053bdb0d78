"""Workbooks of Excel 2007 and later (.xlsx, .xlsm), read by openpyxl in read-only mode.

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
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.formula import ArrayFormula

from importer.errors import InputError
from importer.labels import printable
from importer.models import FIX_SHEET_PROPERTY, RUN_PROPERTY, Cell, CellValue, Kind
from importer.sheet_cells import ZH_DATE_FORMATS, is_blank, number_cell
from importer.sheet_extent import Extent, extent
from importer.sheet_file import open_binary
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


@dataclass(frozen=True, slots=True)
class _Dates:
    """Which styles of a workbook make a date or a duration of a number, and its day 0."""

    styles: frozenset[int]
    durations: frozenset[int]
    epoch: datetime


class XlsxSource:
    """An open workbook; holds the file until it is closed."""

    encoding = ""
    delimiter = ""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = open_binary(path)
        self._extents: dict[str, Extent] = {}
        self.notes: tuple[Note, ...] = ()
        with ExitStack() as undo:
            undo.callback(self._file.close)
            check_workbook(self._file, path)
            self._book = self._load(self._file, results=True)
            self._dates = _take_dates(self._book)
            self.preferred = self._property(FIX_SHEET_PROPERTY)
            self.origin = printable(self._property(RUN_PROPERTY) or "").strip()[:_LONGEST_RUN]
            undo.pop_all()

    def sheets(self) -> tuple[SheetName, ...]:
        return tuple(
            SheetName(sheet.title, sheet.sheet_state == "visible")
            for sheet in self._book.worksheets
        )

    def records(self, sheet: str) -> Iterator[tuple[int, list[CellValue]]]:
        found = self._extent(sheet)
        if found.last_row == 0:
            return
        with self._typed_rows(sheet, found) as rows:
            for number, cells in enumerate(self._guarded(rows), 1):
                if cells and not is_blank(cells):
                    yield number, cells

    def close(self) -> None:
        self._book.close()
        self._file.close()

    def _load(self, file: BufferedReader, *, results: bool) -> Any:
        with self._damage():
            return load_workbook(file, read_only=True, data_only=results, keep_links=False)

    def _property(self, name: str) -> str | None:
        for prop in self._book.custom_doc_props:
            if prop.name == name:
                return str(prop.value)
        return None

    def _extent(self, sheet: str) -> Extent:
        """Remembered: the search for the header and each reading of the rows ask for it."""
        if sheet not in self._extents:
            with self._damage(), self._book[sheet]._get_source() as xml:
                self._extents[sheet] = extent(xml)
        return self._extents[sheet]

    @contextmanager
    def _typed_rows(self, sheet: str, found: Extent) -> Iterator[Iterator[list[CellValue]]]:
        """The rows from the first one on, blank ones included.

        Only a second reading tells a formula without a result from an empty cell; it is
        needed for files that Excel never saved.
        """
        rows, dates = _rows(self._book, sheet, found), self._dates
        if not found.pending:
            yield ([_typed(cell, dates) for cell in row] for row in rows)
            return
        with open_binary(self._path) as file:
            formulas = _rows(self._load(file, results=False), sheet, found)
            yield (
                [_pending(*pair) or _typed(pair[0], dates) for pair in zip(*both, strict=True)]
                for both in zip(rows, formulas, strict=False)
            )

    def _guarded(self, rows: Iterator[list[CellValue]]) -> Iterator[list[CellValue]]:
        """The rows in batches, so that no consumer runs with warnings silenced."""
        while True:
            with self._damage():
                batch = list(islice(rows, _BATCH))
            if not batch:
                return
            yield from batch

    @contextmanager
    def _damage(self) -> Iterator[None]:
        """What openpyxl raises inside becomes an ``InputError``; what it only remarks on
        (extensions it drops, dates out of range) is not for the user."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except _DAMAGE as error:
                # openpyxl wraps what goes wrong while it loads a workbook
                unsafe = any(isinstance(e, DefusedXmlException) for e in (error, error.__cause__))
                slug = "workbook-unsafe" if unsafe else "workbook-damaged"
                raise InputError(slug, {"file": self._path}) from error


def _take_dates(book: Any) -> _Dates:
    """Have numbers read as numbers, and know which of them are dates.

    openpyxl makes an error of a date beyond the year 9999 and an invented day of one before
    1900, and it takes 2024-01-01 in a Chinese workbook for the number 45292.
    """
    styles = enumerate(book._cell_styles)
    chinese = {index for index, style in styles if style.numFmtId in ZH_DATE_FORMATS}
    dates = chinese.union(book._date_formats)
    book._date_formats = frozenset()
    return _Dates(frozenset(dates), frozenset(book._timedelta_formats), book.epoch)


def _rows(book: Any, sheet: str, found: Extent) -> Iterator[tuple[Any, ...]]:
    worksheet = book[sheet]
    worksheet.reset_dimensions()  # a wrong one hides rows and columns, silently
    return iter(worksheet.iter_rows(max_row=found.last_row))


def _typed(cell: Any, dates: _Dates) -> CellValue:
    """What an openpyxl cell holds, in our words."""
    value = cell.value
    if value is None:
        return ""
    kind = cell.data_type
    if kind == "s":
        return _unescaped(value) if "_x" in value else str(value)
    if kind == "n":
        if cell._style_id in dates.styles:
            return _date(cell, dates)
        return number_cell(value, cell.number_format)
    if kind == "d":
        return Cell(Kind.DATE, value, _date_format(cell))
    if kind == "b":
        return Cell(Kind.BOOL, value)
    return Cell(Kind.ERROR, str(value))


def _date(cell: Any, dates: _Dates) -> Cell:
    """The date, time or duration that a number is shown as; the number where Excel shows
    ##### instead."""
    value, number_format = cell.value, _date_format(cell)
    duration = cell._style_id in dates.durations
    try:
        if value < 0 and not duration:
            return number_cell(value, number_format)
        moment = from_excel(value, dates.epoch, timedelta=duration)
    except (ArithmeticError, ValueError):
        return number_cell(value, number_format)
    return Cell(Kind.DATE, moment, number_format)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _date_format(cell: Any) -> str:
    return ZH_DATE_FORMATS.get(cell.style_array.numFmtId) or str(cell.number_format)


def _pending(cell: Any, formula: Any) -> Cell | None:
    """The cell of a formula whose result the file does not hold; a result that is an empty
    text is one."""
    if cell.value is not None or cell.data_type == "str" or formula.data_type != "f":
        return None
    value = formula.value
    return Cell(Kind.FORMULA, str(value.text if isinstance(value, ArrayFormula) else value))


def _unescaped(text: str) -> str:
    """Text with its escapes resolved; a pair of halves is one character, a lone half none."""
    resolved = _ESCAPE.sub(_character, text)
    return resolved.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
