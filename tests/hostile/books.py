"""Workbooks that mean harm by what they unpack to, each with the slug of its error."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.zips import FOOT, HEAD, Packed, repeated, write_book
from tests.loader.samples import MAIN

_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BOMB = f'<!DOCTYPE w [<!ENTITY l0 "lol">{_LAUGHS}]>'
_CELL = '<row r="3"><c t="inlineStr"><is><t>{}</t></is></c></row>'


# -- entities


def laughs_in_sheet(folder: Path) -> Path:
    sheet = _BOMB + HEAD + _CELL.format("&l9;") + FOOT
    return write_book(folder / "a.xlsx", {_SHEET: sheet})


def laughs_in_texts(folder: Path) -> Path:
    strings = f'{_BOMB}<sst xmlns="{MAIN}"><si><t>&l9;</t></si></sst>'
    return write_book(folder / "a.xlsx", {_STRINGS: strings})


def laughs_in_workbook(folder: Path) -> Path:
    book = f'{_BOMB}<workbook xmlns="{MAIN}"><sheets>&l9;</sheets></workbook>'
    return write_book(folder / "a.xlsx", {"xl/workbook.xml": book})


def laughs_in_styles(folder: Path) -> Path:
    styles = f'{_BOMB}<styleSheet xmlns="{MAIN}">&l9;</styleSheet>'
    return write_book(folder / "a.xlsx", {"xl/styles.xml": styles})


def laughs_in_relationships(folder: Path) -> Path:
    rels = f'{_BOMB}<Relationships xmlns="{_RELS}">&l9;</Relationships>'
    return write_book(folder / "a.xlsx", {"xl/_rels/workbook.xml.rels": rels})


def laughs_in_content_types(folder: Path) -> Path:
    return write_book(folder / "a.xlsx", {"[Content_Types].xml": f"{_BOMB}<Types>&l9;</Types>"})


def one_long_entity(folder: Path) -> Path:
    bomb = f'<!DOCTYPE w [<!ENTITY a "{"x" * 100_000}">]>'
    return write_book(folder / "a.xlsx", {_SHEET: bomb + HEAD + _CELL.format("&a;" * 9999) + FOOT})


def entity_of_another_file(folder: Path) -> Path:
    bomb = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return write_book(folder / "a.xlsx", {_SHEET: bomb + HEAD + _CELL.format("&a;") + FOOT})


# -- gigabytes

_GIB = 1 << 30


def _with(folder: Path, name: str, part: Packed) -> Path:
    return write_book(folder / "a.xlsx", {name: part})


def spaces(folder: Path) -> Path:
    return _with(folder, _SHEET, repeated(HEAD, " ", 3 * _GIB, FOOT))


def rows_without_end(folder: Path) -> Path:
    return _with(folder, _SHEET, repeated(HEAD, "<row/>", 3 * _GIB, FOOT))


def rows_with_a_prefix_without_end(folder: Path) -> Path:
    head = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
    return _with(folder, _SHEET, repeated(head, "<x:row/>", 3 * _GIB, "</x:sheetData>"))


def cells_without_end(folder: Path) -> Path:
    head = HEAD + '<row r="3">'
    return _with(folder, _SHEET, repeated(head, "<c/>", 3 * _GIB, "</row>" + FOOT))


def cells_between_false_rows(folder: Path) -> Path:
    """Comments and texts in which there stands what looks like a row."""
    head, piece = HEAD + '<row r="3">', "<c/>" * 9 + '<!-- <row > --><c t="x:row ">:row </c>'
    return _with(folder, _SHEET, repeated(head, piece, 3 * _GIB, "</row>" + FOOT))


def comments_without_end(folder: Path) -> Path:
    return _with(folder, _SHEET, repeated(HEAD, "<!-- -->", 3 * _GIB, FOOT))


def elements_in_elements(folder: Path) -> Path:
    head = HEAD + '<row r="3"><c t="inlineStr">'
    return _with(folder, _SHEET, repeated(head, "<is>", 1 << 26, FOOT))


def cell_of_gigabytes(folder: Path) -> Path:
    before, after = _CELL.split("{}")
    return _with(folder, _SHEET, repeated(HEAD + before, "A", 2 * _GIB, after + FOOT))


def attribute_of_gigabytes(folder: Path) -> Path:
    head = HEAD + '<row r="3" x="'
    return _with(folder, _SHEET, repeated(head, "A", 2 * _GIB, '"/>' + FOOT))


def sheet_in_utf_16(folder: Path) -> Path:
    """Rows in an encoding in which the limits can't see them."""
    head = "\ufeff" + HEAD
    return _with(folder, _SHEET, repeated(head, "<row/>", 3 * _GIB, FOOT, "utf-16-le"))


_TEXTS = (f'<sst xmlns="{MAIN}">', "<si><t>A1B2C3D4</t></si>")


def texts_of_gigabytes(folder: Path) -> Path:
    return _with(folder, _STRINGS, repeated(*_TEXTS, 2 * _GIB, "</sst>"))


def texts_that_hide_their_size(folder: Path) -> Path:
    part = repeated(*_TEXTS, 2 * _GIB, "</sst>")
    return _with(folder, _STRINGS, Packed(part.data, 1000))


def texts_where_rows_should_be(folder: Path) -> Path:
    """Texts in a part whose name does not count as held in memory."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/t.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
        'sharedStrings+xml"/></Types>'
    )
    head, piece = f'<sst xmlns="{MAIN}"><si>', "<r><t>A</t></r>"
    part = repeated(head, piece, 2 * _GIB, "</si></sst>")
    parts = {"[Content_Types].xml": types, "xl/worksheets/t.xml": part}
    return write_book(folder / "a.xlsx", parts)


def text_of_a_hundred_megabytes(folder: Path) -> Path:
    head, foot = f'<sst xmlns="{MAIN}"><si><t>', "</t></si></sst>"
    return _with(folder, _STRINGS, repeated(head, "A", 100 << 20, foot))


def sheet_that_hides_its_size(folder: Path) -> Path:
    part = repeated(HEAD, "<row/>", 3 * _GIB, FOOT)
    return _with(folder, _SHEET, Packed(part.data, len(HEAD) + 60))


def styles_without_end(folder: Path) -> Path:
    xfs = '<xf numFmtId="0"/>' * 1_000_000
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'
    return write_book(folder / "a.xlsx", {"xl/styles.xml": styles})


def sheets_without_end(folder: Path) -> Path:
    head = f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><sheets>'
    piece = '<sheet name="S" sheetId="1" r:id="rId1"/>'
    part = repeated(head, piece, 400 << 20, "</sheets></workbook>")
    return _with(folder, "xl/workbook.xml", part)


BOOKS = (
    (laughs_in_sheet, "workbook-unsafe"),
    (laughs_in_texts, "workbook-unsafe"),
    (laughs_in_workbook, "workbook-unsafe"),
    (laughs_in_styles, "workbook-unsafe"),
    (laughs_in_relationships, "workbook-unsafe"),
    (laughs_in_content_types, "workbook-unsafe"),
    (one_long_entity, "workbook-unsafe"),
    (entity_of_another_file, "workbook-unsafe"),
    (spaces, "workbook-bloated"),
    (rows_without_end, "workbook-bloated"),
    (rows_with_a_prefix_without_end, "workbook-bloated"),
    (cells_without_end, "workbook-bloated"),
    (cells_between_false_rows, "workbook-bloated"),
    (comments_without_end, "workbook-bloated"),
    (elements_in_elements, "workbook-bloated"),
    (cell_of_gigabytes, "workbook-bloated"),
    (attribute_of_gigabytes, "workbook-bloated"),
    (sheet_in_utf_16, "workbook-bloated"),
    (texts_of_gigabytes, "workbook-too-large"),
    (texts_that_hide_their_size, "workbook-damaged"),
    (texts_where_rows_should_be, "workbook-bloated"),
    (text_of_a_hundred_megabytes, "workbook-bloated"),
    (sheet_that_hides_its_size, "workbook-damaged"),
    (styles_without_end, "workbook-bloated"),
    (sheets_without_end, "workbook-bloated"),
)
