"""Writing one cell so that it comes back as the very same value: text stays text.

Nothing that comes from a file or from the API is ever written as a formula or a link.
"""

from __future__ import annotations

import re

from importer.model import CellValue, Kind, number_of
from importer.reporter.book import Book, Format, Worksheet
from importer.reporter.heights import lines_of

#: Excel's limit for one cell, in UTF-16 units.
MOST_TEXT = 32_767
#: What stands at the end of a text that had to be cut.
CUT = " […]"
#: XML 1.0 has no way to write these, so Excel would call the whole workbook damaged.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Excel reads _x000D_ as the character of that number.  XlsxWriter escapes the first of two
#: that share a line, and not the second.
_TWO_CODES = re.compile("_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")
_BEFORE_CODE = re.compile("(?<=_)(?=x[0-9a-fA-F]{4}_)")
#: Excel keeps comments as drawings: thousands make a workbook slow to open.  So many on a sheet.
MOST_COMMENTS = 2000
#: The size of a note: pixels, and the letters that a line of it holds.
_NOTE_PIXELS = 300
_NOTE_LETTERS = 40


def put_cell(
    book: Book, sheet: Worksheet, place: tuple[int, int], value: CellValue, look: str
) -> None:
    """Write a cell of a file as it was: number, date and logical value with their number
    format, everything else as its text."""
    if isinstance(value, str):
        put_text(book, sheet, place, value, look)
        return
    number = number_of(value)
    if number is not None:
        shown_as = value.number_format if value.number_format != "General" else ""
        sheet.write_number(*place, number, book.look(look, shown_as))
    elif value.kind is Kind.BOOL:
        sheet.write_boolean(*place, bool(value.value), book.look(look))
    else:
        put_text(book, sheet, place, value.text, look)


def put_text(book: Book, sheet: Worksheet, place: tuple[int, int], text: str, look: str) -> None:
    """Write a text as a text, whatever it looks like; nothing for an empty one."""
    form = book.look(look)
    if not text.isprintable() or len(text) > MOST_TEXT // 2:
        text = clean(text)
    if "_x" in text and _TWO_CODES.search(text):
        _put_pieces(sheet, place, _BEFORE_CODE.split(text), form)
    elif text[:3] == "<r>" and text[-4:] == "</r>":
        # XlsxWriter takes such a text for its own markup and would not escape it.
        _put_pieces(sheet, place, [text[:1], *_BEFORE_CODE.split(text[1:])], form)
    elif text:
        sheet.write_string(*place, text, form)


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


def put_note(sheet: Worksheet, place: tuple[int, int], text: str) -> None:
    """Write a comment beside a cell, as large as its text needs."""
    text = clean(text)
    options = {
        "start_row": place[0],  # XlsxWriter would begin it in the row above, however high that is
        "y_offset": 2,
        "width": _NOTE_PIXELS,
        "height": 18 * lines_of(text, _NOTE_LETTERS) + 12,
        "font_size": 9,
        "color": "#FFFBEA",
    }
    sheet.write_comment(*place, text, options)


def _put_pieces(sheet: Worksheet, place: tuple[int, int], pieces: list[str], form: Format) -> None:
    """Write a text as several pieces of the same look, none of which is a code: the codes and
    carriage returns of such texts XlsxWriter escapes twice, which nobody reads back."""
    first, *others = [re.sub("\r\n?", "\n", piece) for piece in pieces]
    runs = [part for piece in others for part in (form, piece)]
    sheet.write_rich_string(*place, first, *runs, form)
