"""The rows of an .xlsx worksheet: each cell in our words, where it stands.

openpyxl's own reader drops what is not in order, makes an invented day of a date before 1900
and nothing of a formula without a result, and takes three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from openpyxl.formula.translate import Translator
from openpyxl.utils import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHEET_MAIN_NS

from importer.loader.formats.cells import number_cell
from importer.loader.formats.xlsx.book import TRUE, Book, text_of
from importer.loader.formats.xlsx.stream import Guarded, children
from importer.model import Cell, CellValue, Kind

_DATA, _ROW, _VALUE, _INLINE, _FORMULA = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("sheetData", "row", "v", "is", "f")
)
#: Characters of a formula.  Source: Microsoft's "Excel specifications and limits".
_LONGEST_FORMULA = 8192
#: ECMA-376 part 1, 22.9.2.19: characters that XML does not take, such as _x000D_.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
#: ECMA-376 part 1, 18.3.1.73: of a filter, a folded group or a hand; some programs say the
#: height alone.
_NO_HEIGHT = frozenset({"0", "0.0", "0.00"})
#: Numbers that are remembered: dates of purchase repeat.
_REMEMBERED = 4096


def rows(
    book: Book, xml: Guarded, hidden: set[int], struck: set[int]
) -> Iterator[tuple[int, list[CellValue]]]:
    """The rows of a sheet's XML that have content, each with its number; the numbers of those
    that are not shown are added to ``hidden``, of those that are struck through to ``struck``.

    Raises ``ValueError`` for a row that comes before the one above it: whose cells are whose
    is anybody's guess then, and Excel repairs it at best.
    """
    reader, before = _Reader(book), 0
    for row in children(xml, _DATA):
        if row.tag != _ROW:
            continue
        number = _number(row, before)
        if number <= before:
            raise ValueError(f"row {number} after row {before}")
        before = number
        if any(map(len, row)):  # 200,000 rows may hold only formatting
            if row.get("hidden") in TRUE or row.get("ht") in _NO_HEIGHT:
                hidden.add(number)
            if book.struck and _is_struck(row, book.struck):
                struck.add(number)
            yield number, reader.cells(row)


def _number(row: Element, before: int) -> int:
    text = row.get("r")
    if text is None:
        return before + 1
    try:
        return int(text)
    except ValueError:
        number = float(text)
        if not number.is_integer():
            raise
        return int(number)


def _is_struck(row: Element, struck: Collection[str]) -> bool:
    """Whether the text of most cells that have any is struck through."""
    styles = [cell.get("s") in struck for cell in row if len(cell)]
    return 2 * sum(styles) > len(styles)


class _Reader:
    """What is known of a sheet while its rows go by."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._shared: dict[str | None, Translator] = {}
        self._places: dict[str, int] = {}
        self._number = lru_cache(_REMEMBERED)(self._read_number)

    def cells(self, row: Element) -> list[CellValue]:
        """The cells where they stand.  Raises ``ValueError`` where two stand in one place."""
        texts, places = self._book.texts, self._places
        found: list[CellValue] = []
        place = 0
        for cell in row:
            reference = cell.get("r")
            if reference:
                letters = reference.rstrip("0123456789")
                known = places.get(letters) if letters != reference else None
                place = known or self._place(reference, letters)
            else:
                place += 1
            kind, text = cell.get("t"), cell.findtext(_VALUE)
            value: CellValue
            if text and kind == "s":
                value = texts[int(text)]
                if "_x" in value:
                    value = _unescaped(value)
            elif text or len(cell):
                value = self._value(cell, kind or "n", text)
            else:
                value = ""
            blanks = place - len(found) - 1
            if blanks >= 0:
                if blanks:
                    found.extend([""] * blanks)
                found.append(value)
            elif found[place - 1] == "":
                found[place - 1] = value
            else:
                raise ValueError("two cells in one place")
        return found

    def _place(self, reference: str, letters: str) -> int:
        """The column of a reference, from 1.  Raises ``ValueError`` for none."""
        place = self._places[letters] = coordinate_to_tuple(reference)[1]
        return place

    def _value(self, cell: Element, kind: str, text: str | None) -> CellValue:
        """What a cell holds.  A formula without a result is one; a result that is an empty
        text is a result."""
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            text = None if inline is None else text_of(inline)
            if text is not None:
                return _unescaped(text) if "_x" in text else text
        if not text:
            formula = None if kind == "str" else cell.find(_FORMULA)
            return "" if formula is None else Cell(Kind.FORMULA, self._formula(cell, formula))
        if kind == "str":
            return _unescaped(text) if "_x" in text else text
        if kind == "n":
            return self._number(text, int(cell.get("s", 0)))
        if kind == "d":
            moment = from_ISO8601(text)  # type: ignore[no-untyped-call]
            return Cell(Kind.DATE, moment, self._book.formats[int(cell.get("s", 0))])
        if kind == "b":
            return Cell(Kind.BOOL, bool(int(text)))
        return Cell(Kind.ERROR, text)

    def _formula(self, cell: Element, formula: Element) -> str:
        """A formula's text; of one that several cells share, as it reads in this one."""
        text, name, place = f"={formula.text or ''}", formula.get("si"), cell.get("r")
        if formula.get("t") != "shared" or len(text) > _LONGEST_FORMULA:
            return text
        if name in self._shared:
            return str(self._shared[name].translate_formula(place))
        if text != "=":
            self._shared[name] = Translator(text, place)
        return text

    def _read_number(self, text: str, style: int) -> Cell:
        """A number, or the date, time or duration that it is shown as; the number again where
        Excel shows ##### instead.

        openpyxl would make an error of a date beyond the year 9999, an invented day of one
        before 1900, and of 2024-01-01 in a Chinese workbook the number 45292.
        """
        book = self._book
        whole = not ("." in text or "E" in text or "e" in text)
        value = int(text) if whole else float(text)
        number_format, duration = book.formats[style], style in book.durations
        if style not in book.dates or (value < 0 and not duration):
            return number_cell(value, number_format)
        try:
            moment = from_excel(value, book.epoch, timedelta=duration)
        except (ArithmeticError, ValueError):
            return number_cell(value, number_format)
        return Cell(Kind.DATE, moment, number_format)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _unescaped(text: str) -> str:
    """Text with its escapes resolved; a pair of halves is one character, a lone half none."""
    resolved = _ESCAPE.sub(_character, text)
    return resolved.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
