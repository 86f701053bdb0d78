"""A workbook that is being written: its file, its looks, its worksheets.

The home of XlsxWriter.  A workbook comes into being under a temporary name in its own folder
and gets its real name when it is complete, so that nobody ever opens half of one.
"""

from __future__ import annotations

import errno
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from importer.reporter.looks import FONTS, LOOKS
from importer.texts import Lang

__all__ = ["A3", "Book", "Format", "Worksheet", "new_book", "set_page"]

#: Excel's numbers of paper sizes.
A3, A4 = 8, 9
#: Number formats of the user's that are carried over; a file may hold one for each cell.
_MOST_FORMATS = 1000


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook with its language and the time zone that its times are told in."""

    file: Workbook
    lang: Lang
    zone: tzinfo
    _formats: dict[tuple[str, str], Format]
    _styles: dict[tuple[str, str], str]

    def look(self, name: str, number_format: str = "") -> Format:
        """A format of the table ``LOOKS``, with a number format where one is given."""
        key = (name, number_format)
        found = self._formats.get(key)
        if found is None:
            if len(self._formats) > _MOST_FORMATS:
                number_format = ""  # every format stays in memory and in the file's styles
            props = dict(LOOKS[name])
            if number_format:
                props["num_format"] = number_format
            found = self._formats[key] = self.file.add_format(props)
        return found

    def style(self, name: str, number_format: str = "") -> str:
        """The same as the attribute of a cell that is written as XML."""
        key = (name, number_format)
        found = self._styles.get(key)
        if found is None:
            number = self.look(name, number_format)._get_xf_index()
            found = self._styles[key] = f' s="{number}"'
        return found


@contextmanager
def new_book(path: Path, lang: Lang, created: datetime) -> Iterator[Book]:
    """A new workbook at ``path``, complete when the ``with`` statement ends.

    ``created`` is its creation date and gives the time zone (UTC where it has none).
    Raises ``OSError`` where it can't be written, ``FileExistsError`` where ``path`` exists;
    then nothing is left behind.
    """
    _refuse_existing(path)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with tempfile.TemporaryDirectory(prefix="device-importer-") as scratch:
        file = Workbook(str(part), _options(lang, scratch))
        file.use_zip64()  # a million rows need more than 2 GiB before they are compressed
        file.set_properties({"created": created.replace(tzinfo=None), "author": "device-importer"})
        try:
            yield Book(file, lang, created.tzinfo or UTC, {}, {})
            _close(file)
            _refuse_existing(path)
            part.replace(path)
        finally:
            for sheet in file.worksheets():
                if sheet.row_data_fh is not None:  # else Windows can't delete its folder
                    sheet.row_data_fh.close()
            part.unlink(missing_ok=True)


def _options(lang: Lang, scratch: str) -> dict[str, Any]:
    font, size = FONTS[lang]
    return {
        "constant_memory": True,
        "tmpdir": scratch,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": font, "font_size": size},
    }


def _close(file: Workbook) -> None:
    try:
        file.close()
    except FileCreateError as error:
        cause = error.args[0]
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def set_page(sheet: Worksheet, header_row: int | None = None, paper: int = A4) -> None:
    """Landscape, as wide as the paper; the header on each printed page."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&F  ·  &A&R&8&P / &N")
    if header_row is not None:
        sheet.repeat_rows(header_row)
