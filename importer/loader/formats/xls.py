"""Workbooks of Excel 97–2003 (.xls) and WPS (.et where it is the same format), read by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Generator, Iterator
from datetime import timedelta
from typing import Any

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDoc, CompDocError
from xlrd.sheet import Sheet

from importer.loader.formats.cells import ZH_DATE_FORMATS, is_blank, number_cell
from importer.loader.formats.damage import Guard
from importer.loader.formats.file import File
from importer.loader.formats.source import Merged, SheetName
from importer.model import Cell, CellValue, InputError, Kind, Note

#: Bytes of a file, which is read into memory as a whole; a full sheet takes a fifth of it.
_LARGEST = 1 << 28
_LARGEST_TEXT = "256 MiB"
#: Streams by which a container is known.  Sources: MS-XLS 2.1.2, MS-OFFCRYPTO 2.3.4.4.
_WORKBOOK = ("Workbook", "Book")
_ENCRYPTED_PACKAGE = "EncryptedPackage"
#: Record types of a workbook stream.  Source: MS-XLS 2.4.117 (FilePass) and 2.4.103 (EOF).
_FILE_PASS = 0x2F
_END = 0x0A


class XlsSource:
    """A workbook read into memory (65,536 rows at most)."""

    encoding = ""
    delimiter = ""
    preferred: str | None = None
    origin = ""
    unsent = 0
    notes: tuple[Note, ...] = ()

    def __init__(self, file: File) -> None:
        if file.size > _LARGEST:
            raise InputError("workbook-too-large", {"file": file.path, "size": _LARGEST_TEXT})
        with file.reader() as reader:
            content = reader.read(_LARGEST)
        self._guard = Guard(file.path, XLRDError, CompDocError)
        with self._guard.reading():
            trouble = _trouble(content)
        if trouble:
            raise InputError(trouble, {"file": file.path})
        with self._guard.reading():
            self._book = xlrd.open_workbook(
                file_contents=content,
                formatting_info=True,
                ragged_rows=True,  # one far cell must not fill 16 million others
                logfile=io.StringIO(),
            )

    def sheets(self) -> tuple[SheetName, ...]:
        return tuple(SheetName(sheet.name, sheet.visibility == 0) for sheet in self._book.sheets())

    def records(self, sheet: str) -> Iterator[tuple[int, list[CellValue]]]:
        return self._guard.drawn(lambda: self._rows(self._book.sheet_by_name(sheet)))

    def hidden(self, sheet: str) -> set[int]:
        # Its height says nothing: 0 stands for the usual one (as LibreOffice reads it, too).
        found = self._book.sheet_by_name(sheet)
        told = found.rowinfo_map
        return {
            index + 1
            for index in range(found.nrows)
            if (told[index].hidden if index in told else found.default_row_hidden)
        }

    def struck(self, sheet: str) -> set[int]:
        fonts = {at for at, font in enumerate(self._book.font_list) if font.struck_out}
        styles = enumerate(self._book.xf_list)
        struck = {at for at, style in styles if style.font_index in fonts}
        if not struck:
            return set()
        found = self._book.sheet_by_name(sheet)
        return {at + 1 for at in range(found.nrows) if _is_struck(found, at, struck)}

    def merged(self, sheet: str) -> Iterator[Merged]:
        with self._guard.reading():
            found = list(self._book.sheet_by_name(sheet).merged_cells)
        return (Merged(low + 1, high, left, right - left) for low, high, left, right in found)

    def close(self) -> None:
        self._book.release_resources()

    def _rows(self, sheet: Sheet) -> Generator[tuple[int, list[CellValue]], None, None]:
        for index in range(sheet.nrows):
            cells = [self._typed(sheet, index, place) for place in range(sheet.row_len(index))]
            if cells and not is_blank(cells):
                yield index + 1, cells

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


def _trouble(content: bytes) -> str | None:
    """The slug of the error that says why a container is not a readable .xls; None where it
    looks like one.

    xlrd has no other way to look into a container than the class that it does so with itself.
    """
    container = CompDoc(content, logfile=io.StringIO())
    names = {node.name for node in container.dirlist}
    if _ENCRYPTED_PACKAGE in names:
        return "workbook-encrypted"
    for name in _WORKBOOK:
        if name in names:
            stream = container.get_named_stream(name) or b""
            return "workbook-encrypted" if _has_password(stream) else None
    return "format-not-sheet"


def _has_password(stream: bytes) -> bool:
    """Whether the workbook's globals, its first records, carry a password."""
    place = 0
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        if record in (_FILE_PASS, _END):
            return bool(record == _FILE_PASS)
        place += 4 + length
    return False


def _is_struck(sheet: Sheet, row: int, struck: set[int]) -> bool:
    """Whether the text of most cells that have any is struck through."""
    styles = [
        sheet.cell_xf_index(row, place) in struck
        for place in range(sheet.row_len(row))
        if sheet.cell_type(row, place) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    ]
    return 2 * sum(styles) > len(styles)
