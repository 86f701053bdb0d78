"""Workbooks of Excel 2007 and later (.xlsx, .xlsm).

What a workbook consists of is told by parts of openpyxl (``book``); its rows are read
here (``rows``), with limits (``stream``).  No packaged reader tells text from number
from error, keeps number formats and exact integers, and is fast as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from itertools import islice

from openpyxl.formula.tokenizer import TokenizerError

from importer.loader.formats.cells import is_blank
from importer.loader.formats.damage import Guard
from importer.loader.formats.file import File
from importer.loader.formats.source import Merged, SheetName
from importer.loader.formats.xlsx.book import read_book
from importer.loader.formats.xlsx.container import LAST_COLUMN, LAST_ROW, Parts
from importer.loader.formats.xlsx.merges import merges
from importer.loader.formats.xlsx.rows import rows
from importer.model import (
    FIX_SHEET_PROPERTY,
    RUN_PROPERTY,
    UNSENT_PROPERTY,
    CellValue,
    InputError,
    Note,
)
from importer.texts import printable

#: A run's id is shorter; what a file says is shown to the user.
_LONGEST_RUN = 40
#: A number of rows, as a property says it.
_COUNT = re.compile("[1-9][0-9]{0,8}", re.ASCII)
#: Merged ranges that are taken for meant: one for every other row.
_MOST_MERGED = 1 << 19


class XlsxSource:
    """An open workbook, whose texts are kept until it is closed."""

    encoding = ""
    delimiter = ""
    notes: tuple[Note, ...] = ()

    def __init__(self, file: File) -> None:
        self._path = file.path
        self._guard = Guard(file.path, TokenizerError)
        self._hidden: defaultdict[str, set[int]] = defaultdict(set)
        self._struck: defaultdict[str, set[int]] = defaultdict(set)
        self._merged: dict[str, list[Merged]] = {}
        with self._guard.reading():
            self._parts = Parts(file)
            self._book = read_book(self._parts)
        with ExitStack() as undo:
            undo.callback(self.close)
            properties = self._book.properties
            self.preferred = properties.get(FIX_SHEET_PROPERTY)
            self.origin = printable(properties.get(RUN_PROPERTY, "")).strip()[:_LONGEST_RUN]
            self.unsent = _count(properties.get(UNSENT_PROPERTY, ""))
            undo.pop_all()

    def sheets(self) -> tuple[SheetName, ...]:
        return tuple(SheetName(sheet.name, sheet.visible) for sheet in self._book.sheets)

    def records(self, sheet: str) -> Iterator[tuple[int, list[CellValue]]]:
        return self._guard.drawn(lambda: self._rows(sheet))

    def hidden(self, sheet: str) -> set[int]:
        return self._hidden[sheet]

    def struck(self, sheet: str) -> set[int]:
        return self._struck[sheet]

    def merged(self, sheet: str) -> list[Merged]:
        if sheet not in self._merged:  # they stand behind all rows of a sheet
            self._merged[sheet] = self._find_merged(self._part(sheet))
        return self._merged[sheet]

    def _find_merged(self, part: str) -> list[Merged]:
        with self._guard.reading(), self._parts.opened(part) as xml:
            found = list(islice(merges(xml), _MOST_MERGED + 1))
        if len(found) > _MOST_MERGED:
            raise InputError("workbook-bloated", {"file": self._path, "part": part})
        return found

    def close(self) -> None:
        self._book.texts.close()

    def _part(self, sheet: str) -> str:
        return next(found.part for found in self._book.sheets if found.name == sheet)

    def _rows(self, sheet: str) -> Generator[tuple[int, list[CellValue]], None, None]:
        with self._parts.rows(self._part(sheet)) as xml:
            marked = self._hidden[sheet], self._struck[sheet]
            for number, cells in rows(self._book, xml, *marked):
                if not is_blank(cells):
                    if number > LAST_ROW or len(cells) > LAST_COLUMN:
                        params = {"file": self._path, "row": number, "sheet": sheet}
                        raise InputError("workbook-beyond", params)
                    yield number, cells


def _count(text: str) -> int:
    """A number of rows that a document property says; 0 where it says none."""
    return int(text) if _COUNT.fullmatch(text) else 0
