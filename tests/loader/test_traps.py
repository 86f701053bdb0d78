"""Workbooks whose structure misleads readers, and those that can't be read at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from importer.loader import open_table
from importer.loader.formats.xlsx import container
from importer.model.cells import Cell, Kind
from importer.model.table import Row
from tests.loader.samples import (
    MACRO_BOOK_TYPE,
    MAIN,
    load,
    refused,
    serials,
    sheet_xml,
    text_row,
    write_parts,
)

TABLE = text_row(1, "os", "serial_number") + text_row(2, "ios", "A")
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"


@pytest.mark.parametrize("size", ["A1", "A1:XFD1048576", "B7:C8"])
def test_wrong_dimension(tmp_path: Path, size: str) -> None:
    """The size that a sheet claims is not believed."""
    sheet = sheet_xml(TABLE, before=f'<dimension ref="{size}"/>')
    assert serials(write_parts(tmp_path / "a.xlsx", sheet)) == [(2, "A")]


def test_missing_dimension_and_references(tmp_path: Path) -> None:
    """Rows and cells without references are counted."""
    sheet = sheet_xml(TABLE.replace(' r="1"', "").replace(' r="2"', ""))
    assert serials(write_parts(tmp_path / "a.xlsx", sheet)) == [(2, "A")]


def test_table_that_starts_at_b3(tmp_path: Path) -> None:
    """Row numbers and columns are Excel's, also where rows and columns before are empty."""
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row("B3", ["os", "serial_number"])
    sheet.write_row("B6", ["ios", "A"])
    book.close()
    layout, rows = load(path)
    assert layout.header_row == 3
    assert layout.address("serial_number", 6) == "Sheet1!C6"
    assert rows == [Row(6, ("", "ios", "A"), {"device_system": 1, "serial_number": 2})]


def test_stray_cell_in_the_last_corner(tmp_path: Path) -> None:
    """One cell at XFD1048576 costs neither memory nor columns, and makes no row."""
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["os", "serial_number"])
    sheet.write_row(1, 0, ["ios", "A"])
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    with open_table(path) as table:
        assert [(row.number, row.cells) for row in table.rows()] == [(2, ("ios", "A"))]
        assert [(s.why, s.count) for s in table.skipped] == [
            ("blank", 1_048_573),
            ("continuation", 1),
        ]


def test_formatted_rows_without_content(tmp_path: Path) -> None:
    """Rows that hold only formatting are no rows, between data and after it."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["os", "serial_number"])
    sheet["B3"] = "A"
    sheet["B6"] = "   "
    for number in range(2, 3000):
        sheet.cell(number, 1).fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)
    assert serials(path) == [(3, "A")]


def test_merged_cells(tmp_path: Path) -> None:
    """What is merged over several rows counts for all of them."""
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.merge_range("A1:C1", "设备清单")
    sheet.write_row(1, 0, ["os", "serial_number"])
    sheet.merge_range("A3:A4", "ios")
    sheet.write_column("B3", ["A", "B"])
    book.close()
    layout, rows = load(path)
    assert layout.header_row == 2
    assert [row.cells for row in rows] == [("ios", "A"), ("ios", "B")]


def test_hidden_rows_are_rows(tmp_path: Path) -> None:
    """Rows that are filtered out of sight are read."""
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for number, cells in enumerate([["os", "serial_number"], ["ios", "A"], ["ios", "B"]]):
        sheet.write_row(number, 0, cells)
    sheet.set_row(1, None, None, {"hidden": True})
    book.close()
    assert serials(path) == [(2, "A"), (3, "B")]


def test_sheet_with_a_prefix_in_its_tags(tmp_path: Path) -> None:
    """XML with prefixed names reads the same, its formulas included."""
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
        '<x:c t="inlineStr"><x:is><x:t>os</x:t></x:is></x:c>'
        '<x:c t="inlineStr"><x:is><x:t>uuid</x:t></x:is></x:c></x:row>'
        '<x:row r="2"><x:c r="B2"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    _, rows = load(write_parts(tmp_path / "a.xlsx", sheet))
    assert [row.cells[1] for row in rows] == [Cell(Kind.FORMULA, "=A1")]


def test_chart_and_warnings_are_no_trouble(tmp_path: Path) -> None:
    """Chart sheets, conditional formats and extensions are passed over in silence."""
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    chart = book.add_chart({"type": "pie"})
    book.add_chartsheet("图").set_chart(chart)
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, ["os", "serial_number"])
    sheet.write_row(1, 0, ["ios", "A"])
    chart.add_series({"values": "=表!$A$1:$A$2"})
    sheet.data_validation("A2", {"validate": "list", "source": "=图!$A$1"})
    sheet.conditional_format("A1:B2", {"type": "data_bar", "data_bar_2010": True})
    book.close()
    with open_table(path) as table:
        assert table.layout.sheet == "表"
        assert len(list(table.rows())) == 1


def test_macro_workbook(tmp_path: Path) -> None:
    """An .xlsm reads as an .xlsx does."""
    path = write_parts(tmp_path / "a.xlsm", sheet_xml(TABLE), book_type=MACRO_BOOK_TYPE)
    assert serials(path) == [(2, "A")]


def test_strict_ooxml(tmp_path: Path) -> None:
    """A strict workbook is told to be saved again."""
    book = f'<workbook xmlns="{_STRICT_MAIN}" conformance="strict"><sheets/></workbook>'
    refused("format-strict", write_parts(tmp_path / "a.xlsx", sheet_xml(TABLE), book=book))


def test_workbook_without_sheets(tmp_path: Path) -> None:
    """A workbook that lists no sheet says so."""
    book = f'<workbook xmlns="{MAIN}"><sheets/></workbook>'
    refused("no-sheets", write_parts(tmp_path / "a.xlsx", sheet_xml(TABLE), book=book))


def test_all_sheets_hidden(tmp_path: Path) -> None:
    """Where nothing is visible, nothing is guessed."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{rel}"><sheets>'
        '<sheet name="S" sheetId="1" state="veryHidden" r:id="rId1"/></sheets></workbook>'
    )
    path = write_parts(tmp_path / "a.xlsx", sheet_xml(TABLE), book=book)
    refused("sheets-hidden", path)
    assert serials(path, sheets=("S",)) == [(2, "A")]


@pytest.mark.parametrize(
    ("parts", "slug"),
    [
        (["mimetype", "content.xml"], "format-ods"),
        (["[Content_Types].xml", "xl/workbook.bin"], "format-xlsb"),
        (["[Content_Types].xml", "word/document.xml"], "format-not-sheet"),
        (["Index/Document.iwa"], "format-numbers"),
        (["devices.csv"], "zip-not-workbook"),
        (["[Content_Types].xml", "xl/workbook.xml"], "workbook-damaged"),
    ],
)
def test_other_zip_files(tmp_path: Path, parts: list[str], slug: str) -> None:
    """What comes in a zip container and is no .xlsx is called by its name."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    refused(slug, path)


def test_xml_bomb(tmp_path: Path) -> None:
    """A workbook that would unfold a billion entities is refused before it unfolds one."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>'
    cell = '<row r="3"><c t="inlineStr"><is><t>&l9;</t></is></c></row>'
    sheet = bomb + sheet_xml(TABLE + cell)
    refused("workbook-unsafe", write_parts(tmp_path / "a.xlsx", sheet))
    book = bomb + f'<workbook xmlns="{MAIN}"><sheets>&l9;</sheets></workbook>'
    refused("workbook-unsafe", write_parts(tmp_path / "b.xlsx", sheet_xml(TABLE), book=book))


def test_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than the limit is refused unread; the sheets do not count."""
    monkeypatch.setattr(container, "HELD", 1 << 20)
    long = sheet_xml(TABLE + f"<!--{'x' * (1 << 19)}-->" * 4)
    path = write_parts(tmp_path / "a.xlsx", long)
    assert serials(path) == [(2, "A")]
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", bytes(1 << 20))
    refused("workbook-too-large", path)


def test_workbook_cut_short(tmp_path: Path) -> None:
    """A workbook of which a part is missing is refused, wherever it was cut."""
    whole = write_parts(tmp_path / "a.xlsx", sheet_xml(TABLE)).read_bytes()
    for end in range(8, len(whole), 97):
        path = tmp_path / f"{end}.xlsx"
        path.write_bytes(whole[:end])
        refused("workbook-damaged", path)


@pytest.mark.parametrize(
    "sheet",
    [
        sheet_xml(TABLE).replace("</sheetData>", ""),
        sheet_xml(TABLE + '<row r="3"><c><v>12x</v></c></row>'),
        sheet_xml(TABLE + '<row r="3"><c t="s"><v>99</v></c></row>'),
        sheet_xml(TABLE + '<row r="3"><c s="7"><v>1</v></c></row>'),
        sheet_xml(TABLE + '<row r="x"><c><v>1</v></c></row>'),
        sheet_xml(TABLE + '<row r="3"><c r="??"><v>1</v></c></row>'),
    ],
    ids=["unclosed", "number", "shared string", "style", "row number", "reference"],
)
def test_bent_sheets(tmp_path: Path, sheet: str) -> None:
    """XML that no program writes ends in a sentence, not in a traceback."""
    refused("workbook-damaged", write_parts(tmp_path / "a.xlsx", sheet))
