"""An .xlsx workbook as openpyxl understands it: its sheets, styles and texts.

openpyxl's own reading of a whole workbook keeps something of every row and text that went by,
drops rows and cells that are not in order, and gives up over what nobody asked for (colours,
the document's properties, print titles).  Here only what rows need is read: with the parser of
a workbook's parts that openpyxl itself begins with, for ``load_workbook``, its public way, can't
be told to leave out the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.xml.constants import (
    ARC_CONTENT_TYPES,
    ARC_CUSTOM,
    ARC_STYLE,
    ARC_WORKBOOK,
    SHARED_STRINGS,
    SHEET_MAIN_NS,
    STYLES_TYPE,
    XLSM,
    XLSX,
    XLTM,
    XLTX,
)
from openpyxl.xml.functions import fromstring

from importer.loader.formats.cells import ZH_DATE_FORMATS
from importer.loader.formats.xlsx.container import Parts
from importer.loader.formats.xlsx.stream import children
from importer.loader.formats.xlsx.texts import Texts

_STRING, _TEXT, _RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r"))
_NUMBERS, _NUMBER, _STYLES, _STYLE = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("numFmts", "numFmt", "cellXfs", "xf")
)
_FONTS, _FONT, _STRIKE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("fonts", "font", "strike"))
#: A workbook's types, with macros and as a template.
_BOOKS = (XLTM, XLTX, XLSM, XLSX)
_PLAIN = ("General",)
#: How XML says yes.
TRUE = frozenset({"1", "true"})
#: Between the pieces of a text; no text in XML can hold it.
_BETWEEN = "\0"
#: A code such as _x000D_, or the beginning of what reads like one across pieces.
_CODE = re.compile("_x[0-9A-Fa-f]{4}_|_(?=\0*x\0*(?:[0-9A-Fa-f]\0*){4}_)")


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
    styles that make one of a number, counted from ``epoch``; ``struck`` are the numbers, as cells
    have them, of those that strike a cell's text through.
    """

    sheets: tuple[Sheet, ...]
    formats: tuple[str, ...]
    dates: frozenset[int]
    durations: frozenset[int]
    struck: frozenset[str]
    epoch: datetime
    properties: Mapping[str, str]
    texts: Texts


def read_book(parts: Parts) -> Book:
    """Everything but the rows.  Raises whatever openpyxl raises for a bent workbook."""
    archive: Any = parts
    names = frozenset(parts.namelist())
    manifest: Any = Manifest.from_tree(_tree(parts, ARC_CONTENT_TYPES))
    parser: Any = WorkbookParser(archive, _main(manifest), keep_links=False)
    parser.parse()
    listed = manifest.find(STYLES_TYPE)
    style = listed.PartName[1:] if listed else ARC_STYLE
    tree = _tree(parts, style) if style in names else None
    formats = _formats(tree) if tree is not None else _PLAIN
    chinese = ZH_DATE_FORMATS.values()
    styles = tuple(enumerate(formats))
    return Book(
        sheets=_sheets(parser, names),
        formats=formats,
        dates=frozenset(n for n, form in styles if is_date_format(form) or form in chinese),
        durations=frozenset(n for n, form in styles if is_timedelta_format(form)),
        struck=_struck(tree) if tree is not None else frozenset(),
        epoch=parser.wb.epoch,
        properties=_properties(parts) if ARC_CUSTOM in names else {},
        texts=_texts(parts, manifest),  # a file that is to be closed: nothing may fail behind it
    )


def _main(manifest: Any) -> str:
    """The part with the names of the sheets.  Some programs do not list it, and say its type
    for all XML."""
    found = next(filter(None, map(manifest.find, _BOOKS)), None)
    if found is not None:
        return str(found.PartName[1:])
    if any(default.ContentType in _BOOKS for default in manifest.Default):
        return ARC_WORKBOOK
    raise LookupError("no workbook among the parts")


def _sheets(parser: Any, names: frozenset[str]) -> tuple[Sheet, ...]:
    """The worksheets in the order of their tabs; sheets that are a chart have no rows.  One
    whose part is not there stays in the list, or another would be read instead of it."""
    sheets = tuple(
        Sheet(sheet.name, sheet.state == "visible", relation.target)
        for sheet, relation in parser.find_sheets()
        if "chartsheet" not in relation.Type
    )
    return sheets if any(sheet.part in names for sheet in sheets) else ()


def _formats(tree: Any) -> tuple[str, ...]:
    """The number format of each style of a cell.  Of the colours and fonts, over which openpyxl
    gives up where another program wrote them, nothing is read but what ``_struck`` asks for."""
    codes = {int(number): code for number, code in BUILTIN_FORMATS.items()}
    for entry in tree.iterfind(f"{_NUMBERS}/{_NUMBER}"):
        codes[int(entry.get("numFmtId"))] = entry.get("formatCode", "General")
    codes.update(ZH_DATE_FORMATS)
    numbers = [int(style.get("numFmtId", "0")) for style in tree.iterfind(f"{_STYLES}/{_STYLE}")]
    return tuple(codes.get(number, "General") for number in numbers) or _PLAIN


def _struck(tree: Any) -> frozenset[str]:
    """The styles whose text is struck through, as somebody does with what is to be deleted."""
    fonts = [font.find(_STRIKE) for font in tree.iterfind(f"{_FONTS}/{_FONT}")]
    struck = {
        str(number)
        for number, strike in enumerate(fonts)
        if strike is not None and strike.get("val", "1") in TRUE
    }
    styles = enumerate(tree.iterfind(f"{_STYLES}/{_STYLE}"))
    return frozenset(str(number) for number, style in styles if style.get("fontId") in struck)


def _tree(parts: Parts, name: str) -> Any:
    return fromstring(parts.read(name))


def _properties(parts: Parts) -> Mapping[str, str]:
    found: Any = CustomPropertyList.from_tree(_tree(parts, ARC_CUSTOM))
    return {str(item.name): str(item.value) for item in found}


def _texts(parts: Parts, manifest: Any) -> Texts:
    """The texts that cells share."""
    place = manifest.find(SHARED_STRINGS)
    if place is None:
        return Texts(())
    with parts.strings(place.PartName[1:]) as xml:
        return Texts(text_of(item) for item in children(xml) if item.tag == _STRING)


def text_of(node: Element) -> str:
    """A text, of one piece or of several; without its phonetic reading."""
    plain = node.findtext(_TEXT) or ""
    if len(node) < 2 and plain:
        return plain
    pieces = [plain, *(run.findtext(_TEXT) or "" for run in node.iterfind(_RUN))]
    return _CODE.sub(_apart, _BETWEEN.join(pieces)).replace(_BETWEEN, "")


def _apart(found: re.Match[str]) -> str:
    """Each piece's codes are resolved by themselves: where pieces make one together, it is
    none."""
    return "_x005F_" if found[0] == "_" else found[0]
