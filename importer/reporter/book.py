"""A workbook that is being written: its looks, its worksheets.  The home of XlsxWriter."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from importer.reporter.file import new_file
from importer.reporter.looks import FONTS, LOOKS
from importer.texts import Lang

__all__ = ["A3", "Book", "Format", "Worksheet", "new_book", "set_page", "set_table_page"]

#: Excel's numbers of paper sizes.
A3, A4 = 8, 9
#: How many letters an A3 page in landscape is wide at full size; the smallest size that is read
#: without trouble; and that of a table which is too wide for it (percent).
_A3_LETTERS, _SMALLEST, _USUAL = 215, 70, 75
#: Number formats of the user's that are carried over; a file may hold one for each cell.
_MOST_FORMATS = 1000


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook with its language and the time zone that its times are told in."""

    file: Workbook
    lang: Lang
    zone: tzinfo
    _formats: dict[tuple[str, str], Format] = field(default_factory=dict)

    def look(self, name: str, number_format: str = "") -> Format:
        """A format of the table ``LOOKS``, with a number format where one is given."""
        found = self._formats.get((name, number_format))
        if found is not None:
            return found
        if number_format and len(self._formats) > _MOST_FORMATS:
            return self.look(name)  # every format stays in memory and in the file's styles
        props = dict(LOOKS[name])
        if number_format:
            props["num_format"] = number_format
        form = self._formats[name, number_format] = self.file.add_format(props)
        return form


@contextmanager
def new_book(path: Path, lang: Lang, created: datetime, mode: int = 0o600) -> Iterator[Book]:
    """A new workbook at ``path``, complete when the ``with`` statement ends.

    ``created`` is its creation date and gives the time zone (UTC where it has none).
    Raises ``OSError`` where it can't be written, ``FileExistsError`` where ``path`` exists;
    then nothing is left behind.
    """
    with (
        new_file(path, mode) as target,
        tempfile.TemporaryDirectory(
            prefix="device-importer-", ignore_cleanup_errors=True
        ) as scratch,
    ):
        file = Workbook(target, _options(lang, scratch))
        file.use_zip64()  # a million rows need more than 2 GiB before they are compressed
        file.set_properties({"created": created.replace(tzinfo=None), "author": "device-importer"})
        try:
            yield Book(file, lang, created.tzinfo or UTC)
            file.close()
        except FileCreateError as error:
            cause = error.args[0]
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        finally:
            _let_go(file)


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


def _let_go(file: Workbook) -> None:
    """Close the files of worksheets that will not be finished, or Windows can't delete them.

    These attributes are no part of XlsxWriter's interface, which has nothing for giving up.
    """
    for sheet in file.worksheets():
        for name in ("row_data_fh", "fh"):
            handle = getattr(sheet, name, None)
            if handle is not None:
                with suppress(OSError):  # it tries to write what there was no room for
                    handle.close()


def set_table_page(sheet: Worksheet, widths: Sequence[float], frozen: int) -> None:
    """A table on A3, its header on each page.  One that would be too small to be read at the
    width of a page goes over several, each with the first ``frozen`` columns; ``widths`` are
    those of the columns that are shown."""
    set_page(sheet, header_row=0, paper=A3)
    if sum(widths) * _SMALLEST > _A3_LETTERS * 100:
        sheet.set_print_scale(_USUAL)
        sheet.repeat_columns(0, frozen - 1)
        sheet.print_across()


def set_page(sheet: Worksheet, header_row: int | None = None, paper: int = A4) -> None:
    """Landscape, as wide as the paper; the header on each printed page."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&F  ·  &A&R&8&P / &N")
    if header_row is not None:
        sheet.repeat_rows(header_row)
