"""Rows of a worksheet as XML, written straight into its file.

XlsxWriter's way takes each cell through a dozen functions, which was two thirds of the time of
a large workbook.  A cell here is the text of its element after the reference: its style (of
``Book.style``), its type, its value; "" for a cell that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from importer.model import CellValue, Kind, column_letter, number_of
from importer.reporter.book import Book, Worksheet
from importer.reporter.cells import MOST_TEXT, clean, shown_as

#: What can't stand in XML as it is, or not in a workbook.
_ODD = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
#: Excel reads _x000D_ as the character of that number.
_CODE = re.compile("_(?=x[0-9a-fA-F]{4}_)")


class LineSheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes whole rows; its header is written cell by cell before them."""

    def write_line(self, row: int, cells: Sequence[str], height: float = 0) -> None:
        """Write the next row, as high as so many points (0: as any other).

        Notes at its cells must have been added: to a row that is written none can be.
        """
        if self.table:  # the header
            self._write_single_row()
        self._check_dimensions(row, len(cells) - 1)
        self.previous_row = row + 1  # or the row would be begun again for its notes
        number = f'{row + 1}"'
        starts = zip(_starts(len(cells)), cells, strict=False)
        body = "".join([f"{start}{number}{cell}" for start, cell in starts if cell])
        higher = f' ht="{height:g}" customHeight="1"' if height else ""
        self.row_data_fh.write(f'<row r="{number}{higher}>{body}</row>')


_STARTS: list[str] = []


def _starts(width: int) -> list[str]:
    """How the elements of so many cells begin, or of more."""
    _STARTS.extend(f'<c r="{column_letter(index)}' for index in range(len(_STARTS), width))
    return _STARTS


def cell_xml(book: Book, value: CellValue, look: str) -> str:
    """A cell of a file as it was: number, date and logical value with their number format,
    everything else as its text.  "" for an empty text."""
    if isinstance(value, str):
        return text_xml(value, book.style(look))
    number = number_of(value)
    if number is not None:
        return number_xml(number, book.style(look, shown_as(value)))
    if value.kind is Kind.BOOL:
        return f'{book.style(look)} t="b"><v>{int(bool(value.value))}</v></c>'
    return text_xml(value.text, book.style(look))


def number_xml(number: float, style: str) -> str:
    """A number, with the digits that a workbook's numbers have."""
    return f"{style}><v>{number:.16G}</v></c>"


def blank_xml(style: str) -> str:
    """A cell without a value, for its look."""
    return f"{style}/>"


def text_xml(text: str, style: str) -> str:
    """A text as a text, whatever it looks like; "" for an empty one."""
    if _ODD.search(text) or "_x" in text or len(text) * 2 > MOST_TEXT:
        text = _escaped(clean(text))
    if not text:
        return ""
    space = "" if text.strip() == text else ' xml:space="preserve"'
    return f'{style} t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _escaped(text: str) -> str:
    text = _CODE.sub("_x005F_", text).replace("\r", "_x000D_")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
