"""Workbooks of Excel 2007 and later (.xlsx, .xlsm).

What a workbook consists of is told by parts of openpyxl (``xlsx_book``); its rows are read
here (``xlsx_rows``), with limits (``guard``).  No packaged reader tells text from number
from error, keeps number formats and exact integers, and is fast as well.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from openpyxl.formula.tokenizer import TokenizerError

from importer.loader.formats.cells import is_blank
from importer.loader.formats.file import open_binary
from importer.loader.formats.guard import LAST_COLUMN, LAST_ROW, Parts
from importer.loader.formats.xlsx_book import read_book
from importer.loader.formats.xlsx_rows import rows
from importer.loader.formats.zip_file import check_workbook
from importer.loader.source import SheetName
from importer.model import FIX_SHEET_PROPERTY, RUN_PROPERTY, CellValue, InputError, Note
from importer.texts import printable

#: What reading was seen to raise for workbooks that are cut short, bent or hand-made.
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


class XlsxSource:
    """An open workbook; holds the file until it is closed."""

    encoding = ""
    delimiter = ""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = open_binary(path)
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
        with self._parts.rows(part) as xml:
            for number, cells in self._guarded(rows(self._book, xml)):
                if not is_blank(cells):
                    if number > LAST_ROW or len(cells) > LAST_COLUMN:
                        params = {"file": self._path, "row": number, "sheet": sheet}
                        raise InputError("workbook-beyond", params)
                    yield number, cells

    def close(self) -> None:
        self._book.texts.close()
        self._file.close()

    def _guarded(
        self, found: Iterator[tuple[int, list[CellValue]]]
    ) -> Iterator[tuple[int, list[CellValue]]]:
        """The rows in batches, so that no consumer runs with warnings silenced."""
        while True:
            with self._damage():
                batch = list(islice(found, _BATCH))
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
