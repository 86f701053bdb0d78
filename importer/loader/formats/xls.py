"""Workbooks of Excel 97–2003 (.xls) and WPS (.et where it is the same format), read by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from importer.loader.formats import ole as sheet_ole
from importer.loader.formats.cells import ZH_DATE_FORMATS, is_blank, number_cell
from importer.loader.formats.file import open_binary, reading
from importer.loader.source import SheetName
from importer.model import Cell, CellValue, InputError, Kind, Note

#: What xlrd was seen to raise for files that are cut short or bent.
_DAMAGE = (
    XLRDError,
    CompDocError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NameError,  # UnboundLocalError, where a record it counts on is missing
    RuntimeError,
    MemoryError,  # a length field that says gigabytes
)
#: Bytes of a file, which is read into memory as a whole; a full sheet takes a fifth of it.
_LARGEST = 1 << 28
_LARGEST_TEXT = "256 MiB"


class XlsSource:
    """A workbook read into memory (65,536 rows at most); the file is not held."""

    encoding = ""
    delimiter = ""
    preferred: str | None = None
    origin = ""
    notes: tuple[Note, ...] = ()

    def __init__(self, path: Path) -> None:
        self._path = path
        with open_binary(path) as file, reading(path):
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise InputError("workbook-too-large", {"file": path, "size": _LARGEST_TEXT})
        with self._damage():
            trouble = sheet_ole.trouble(content)
        if trouble:
            raise InputError(trouble, {"file": path})
        with self._damage():
            self._book: Book = xlrd.open_workbook(
                file_contents=content,
                formatting_info=True,
                ragged_rows=True,  # one far cell must not fill 16 million others
                logfile=io.StringIO(),
            )

    def sheets(self) -> tuple[SheetName, ...]:
        return tuple(SheetName(sheet.name, sheet.visibility == 0) for sheet in self._book.sheets())

    def records(self, sheet: str) -> Iterator[tuple[int, list[CellValue]]]:
        found = self._book.sheet_by_name(sheet)
        for index in range(found.nrows):
            with self._damage():
                cells = [self._typed(found, index, place) for place in range(found.row_len(index))]
            if cells and not is_blank(cells):
                yield index + 1, cells

    def close(self) -> None:
        self._book.release_resources()

    @contextmanager
    def _damage(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            raise InputError("workbook-damaged", {"file": self._path}) from error

    def _typed(self, sheet: Sheet, row: int, place: int) -> CellValue:
        """What a cell holds, in our words."""
        kind = sheet.cell_type(row, place)
        value: Any = sheet.cell_value(row, place)
        if kind == xlrd.XL_CELL_TEXT:
            return str(value)
        if kind == xlrd.XL_CELL_NUMBER:
            return number_cell(value, self._format(sheet, row, place))
        if kind == xlrd.XL_CELL_DATE:
            return self._date(value, self._format(sheet, row, place))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return Cell(Kind.BOOL, bool(value))
        if kind == xlrd.XL_CELL_ERROR:
            return Cell(Kind.ERROR, xlrd.error_text_from_code.get(int(value), "#VALUE!"))
        return ""

    def _format(self, sheet: Sheet, row: int, place: int) -> str:
        style = self._book.xf_list[sheet.cell_xf_index(row, place)]
        if style.format_key in ZH_DATE_FORMATS:
            return ZH_DATE_FORMATS[style.format_key]
        return str(self._book.format_map[style.format_key].format_str)

    def _date(self, value: float, number_format: str) -> Cell:
        """A date, a time of day (below 1), or a duration where the format is one."""
        if "[h" in number_format.casefold():
            return Cell(Kind.DATE, timedelta(days=value), number_format)
        if value < 0:
            return number_cell(value, number_format)  # shown as #####, like what is to come
        try:
            moment = xlrd.xldate_as_datetime(value, self._book.datemode)
        except (ArithmeticError, ValueError):  # beyond the year 9999
            return number_cell(value, number_format)
        if 0 <= value < 1:
            return Cell(Kind.DATE, moment.time(), number_format)
        return Cell(Kind.DATE, moment, number_format)
