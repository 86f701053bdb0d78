"""Writing one cell so that it comes back as the very same value: text stays text.

Nothing that comes from a file or from the API is ever written as a formula or a link.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from importer.model import Cell
from importer.reporter.book import Book, Worksheet
from importer.texts import width_of as width_of

#: Excel's limit for one cell, in UTF-16 units.
MOST_TEXT = 32_767
#: What stands at the end of a text that had to be cut.
CUT = " […]"
#: XML 1.0 has no way to write these, so Excel would call the whole workbook damaged.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What stays on one line: LibreOffice does not break "Windows、macOS" either.
_WORD = re.compile("(?:[!-~]|(?<=[!-~])、(?=[!-~]))+|.")


def put_text(book: Book, sheet: Worksheet, place: tuple[int, int], text: str, look: str) -> None:
    """Write a text as a text, whatever it looks like; nothing for an empty one."""
    text = clean(text)
    if not text:
        return
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for its own markup and would not escape it.
        form = book.look(look)
        sheet.write_rich_string(*place, text[:1], form, text[1:], form)
    else:
        sheet.write_string(*place, text, book.look(look))


def clean(text: str) -> str:
    """A text as a cell can hold it: without characters that XML does not know, and cut with
    a mark where Excel has no room for more."""
    text = _ILLEGAL.sub("", text)
    if len(text) * 2 <= MOST_TEXT or _units(text) <= MOST_TEXT:
        return text
    room = MOST_TEXT - len(CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in a column (or merged columns) of a width; Excel
    never fits the height of merged cells by itself."""
    return sum(_wrapped(line, width) for line in text.split("\n"))


@lru_cache(maxsize=1000)  # the same advice stands in thousands of rows
def _wrapped(line: str, width: float) -> int:
    """The lines that one takes where only blanks and Chinese characters let it break."""
    if width_of(line) <= width:
        return 1
    lines, used = 1, 0.0
    for word in _WORD.findall(line):
        needed = len(word) if word.isascii() else width_of(word)
        if used + needed <= width:
            used += needed
            continue
        lines += 1 if used else 0
        lines += math.ceil(needed / width) - 1
        used = 0 if word == " " else needed % width or width
    return lines


def shown_as(cell: Cell) -> str:
    """A cell's number format; "" for the one that every cell has."""
    return cell.number_format if cell.number_format != "General" else ""
