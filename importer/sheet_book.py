"""An .xlsx workbook as openpyxl understands it: its sheets, styles and texts, and the cells of
a sheet, row by row.

openpyxl's own reading of a whole workbook keeps something of every row and text that went by,
drops rows and cells that are not in order, and gives up over what nobody asked for (colours,
the document's properties, print titles).  Here only what rows need is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import _find_workbook_part  # type: ignore[attr-defined]
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.constants import (
    ARC_CONTENT_TYPES,
    ARC_CUSTOM,
    ARC_STYLE,
    SHARED_STRINGS,
    SHEET_MAIN_NS,
)
from openpyxl.xml.functions import fromstring, iterparse

from importer.sheet_cells import ZH_DATE_FORMATS
from importer.sheet_guard import Guarded, Parts

_DATA, _ROW, _STRING, _TEXT, _RUN = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("sheetData", "row", "si", "t", "r")
)
_NUMBERS, _NUMBER, _STYLES, _STYLE = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("numFmts", "numFmt", "cellXfs", "xf")
)
#: Characters of a formula.  Source: Microsoft's "Excel specifications and limits".
_FORMULA = 8192


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet's name, whether its tab is shown, and the part that holds it."""

    name: str
    visible: bool
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share.

    ``formats`` has the number format of each style; ``dates`` and ``durations`` are the
    styles that make one of a number, counted from ``epoch``.
    """

    sheets: tuple[Sheet, ...]
    texts: list[str]
    formats: tuple[str, ...]
    dates: frozenset[int]
    durations: frozenset[int]
    epoch: datetime
    properties: Mapping[str, str]


def read_book(parts: Parts) -> Book:
    """Everything but the rows.  Raises whatever openpyxl raises for a bent workbook."""
    archive: Any = parts
    manifest = Manifest.from_tree(_tree(parts, ARC_CONTENT_TYPES))
    main = _find_workbook_part(manifest).PartName[1:]
    parser: Any = WorkbookParser(archive, main, keep_links=False)
    parser.parse()
    names = frozenset(parts.namelist())
    formats = _formats(parts) if ARC_STYLE in names else ("General",)
    chinese = ZH_DATE_FORMATS.values()
    styles = tuple(enumerate(formats))
    return Book(
        tuple(_sheets(parser, names)),
        _texts(parts, manifest),
        formats,
        frozenset(index for index, form in styles if is_date_format(form) or form in chinese),
        frozenset(index for index, form in styles if is_timedelta_format(form)),
        parser.wb.epoch,
        _properties(parts) if ARC_CUSTOM in names else {},
    )


def _sheets(parser: Any, names: frozenset[str]) -> Iterator[Sheet]:
    """The worksheets in the order of their tabs; sheets that are a chart have no rows."""
    for sheet, relation in parser.find_sheets():
        if relation.target in names and "chartsheet" not in relation.Type:
            yield Sheet(sheet.name, sheet.state == "visible", relation.target)


def _formats(parts: Parts) -> tuple[str, ...]:
    """The number format of each style of a cell.  Of the colours and fonts, over which openpyxl
    gives up where another program wrote them, nothing is read."""
    tree = _tree(parts, ARC_STYLE)
    codes = {int(number): code for number, code in BUILTIN_FORMATS.items()}
    for entry in tree.iterfind(f"{_NUMBERS}/{_NUMBER}"):
        codes[int(entry.get("numFmtId"))] = entry.get("formatCode", "General")
    codes.update(ZH_DATE_FORMATS)
    numbers = [int(style.get("numFmtId", "0")) for style in tree.iterfind(f"{_STYLES}/{_STYLE}")]
    return tuple(codes.get(number, "General") for number in numbers) or ("General",)


def _tree(parts: Parts, name: str) -> Any:
    return fromstring(parts.read(name))


def _properties(parts: Parts) -> Mapping[str, str]:
    found: Any = CustomPropertyList.from_tree(_tree(parts, ARC_CUSTOM))
    return {str(item.name): str(item.value) for item in found}


def _texts(parts: Parts, manifest: Any) -> list[str]:
    """The texts that cells share.  What lies behind the parser is dropped at once."""
    place = manifest.find(SHARED_STRINGS)
    texts: list[str] = []
    if place is None:
        return texts
    with parts.strings(place.PartName[1:]) as xml:
        root: Any = None
        for event, node in _parsed(xml, ("start", "end")):
            if root is None:
                root = node
            elif event == "end" and node.tag == _STRING:
                texts.append(_text(node))
                root.clear()
    return texts


def _parsed(xml: Any, events: tuple[str, ...] = ("end",)) -> Iterator[tuple[str, Any]]:
    return iterparse(xml, events)


def _text(node: Any) -> str:
    """A text, of one piece or of several; without its phonetic reading."""
    plain = node.findtext(_TEXT) or ""
    return plain + "".join(run.findtext(_TEXT) or "" for run in node.iterfind(_RUN))


class _Cells(WorkSheetParser):
    """Turns the XML of one row after the other into openpyxl's cells."""

    def __init__(self, xml: Any, book: Book) -> None:
        super().__init__(xml, book.texts, data_only=True, epoch=book.epoch)

    def parse_row(self, row: Any) -> Any:
        self.row_dimensions.clear()  # or the heights of a million rows
        return super().parse_row(row)

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """A cell; a formula of which the file holds no result is of the type ``f``.  A result
        that is an empty text is one."""
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and cell["data_type"] != "str":
            formula = element.find(FORMULA_TAG)
            if formula is not None:
                text = formula.text or ""
                shared = formula.get("t") == "shared" and len(text) <= _FORMULA
                cell["value"] = self._translated(element) if shared else f"={text}"
                cell["data_type"] = "f"
        return cell

    def _translated(self, element: Any) -> str:
        """A formula that several cells share, as it reads in this one."""
        return str(self.parse_formula(element))  # type: ignore[no-untyped-call]


def rows(book: Book, xml: Guarded, last: int | None) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The rows that a sheet's XML has, down to the row ``last``, each with its number.

    Raises ``ValueError`` for a row that comes before the one above it: whose cells are whose
    is anybody's guess then, and Excel repairs it at best.
    """
    parser, before = _Cells(xml, book), 0
    for _, element in _parsed(xml):
        if element.tag == _ROW:
            number, cells = parser.parse_row(element)
            element.clear()
            if number <= before:
                raise ValueError(f"row {number} after row {before}")
            before = number
            if last is not None and number > last:
                return
            yield number, cells
        elif element.tag == _DATA:
            return
