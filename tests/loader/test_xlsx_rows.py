"""XLSX: rows and cells where their references say, however the XML is laid out."""

from __future__ import annotations

import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from importer.model.cells import Cell, CellValue, Kind
from tests.loader.samples import MAIN, load, refused, sheet_xml, text_row, write_parts

HEADER = text_row(1, "os", "serial_number", "x")


def text(reference: str, value: str) -> str:
    """A text cell; without a reference where that is empty."""
    place = f' r="{reference}"' if reference else ""
    return f'<c{place} t="str"><v>{value}</v></c>'


def cells(path: Path, row: str) -> tuple[CellValue, ...]:
    """The cells of a sheet's only row."""
    _, rows = load(write_parts(path / "a.xlsx", sheet_xml(HEADER + row)))
    assert len(rows) == 1
    return rows[0].cells


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (text("C2", "3") + text("A2", "1") + text("B2", "2"), ("1", "2", "3")),
        (text("", "1") + text("C2", "3") + text("", "4"), ("1", "", "3", "4")),
        (text("A2", "1") + '<c r="B2" s="0"/>' + text("", "3"), ("1", "", "3")),
        (text("b2", "2") + text("C7", "3"), ("", "2", "3")),
        (text("A2", "1") + '<c r="C2"/>' + text("C2", "3"), ("1", "", "3")),
        (text("A2", "1") + text("AB2", "28"), ("1", *[""] * 26, "28")),
    ],
    ids=["out of order", "without references", "blank", "odd references", "blank twice", "far"],
)
def test_cells_stand_where_they_belong(tmp_path: Path, row: str, expected: tuple[str, ...]) -> None:
    """A cell's column is that of its reference, or the one behind the cell before it."""
    assert cells(tmp_path, f'<row r="2">{row}</row>') == expected


@pytest.mark.parametrize("reference", ["B", "2", "B2C", "$B$2", "B-", "BBBB2", " B2"])
def test_references_that_are_none(tmp_path: Path, reference: str) -> None:
    """A cell of which nobody knows the place is damage, not a guess."""
    row = f'<row r="2">{text("A2", "ios")}{text(reference, "A")}</row>'
    refused("workbook-damaged", write_parts(tmp_path / "a.xlsx", sheet_xml(HEADER + row)))


def test_row_numbers(tmp_path: Path) -> None:
    """A number as other programs write it, and rows without one behind one that has it."""
    rows = f'<row r="5.0">{text("A5", "ios")}</row><row>{text("", "macos")}</row>'
    _, found = load(write_parts(tmp_path / "a.xlsx", sheet_xml(HEADER + rows)))
    assert [(row.number, row.cells[0]) for row in found] == [(5, "ios"), (6, "macos")]
    half = f'<row r="5.5">{text("A5", "ios")}</row>'
    refused("workbook-damaged", write_parts(tmp_path / "b.xlsx", sheet_xml(HEADER + half)))


def test_one_number_in_two_styles(tmp_path: Path) -> None:
    """What a number is shown as is its style's, also where the same number came before."""
    xfs = '<xf numFmtId="0"/><xf numFmtId="14"/>'
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'
    number, date = "<c{}><v>45292</v></c>", Cell(Kind.DATE, datetime(2024, 1, 1), "mm-dd-yy")
    row = number.format("") + number.format(' s="1"') + number.format(' s="0"')
    sheet = sheet_xml(HEADER + f'<row r="2">{row}</row>')
    _, rows = load(write_parts(tmp_path / "a.xlsx", sheet, styles=styles))
    assert rows[0].cells == (Cell(Kind.NUMBER, 45292), date, Cell(Kind.NUMBER, 45292))


def test_row_longer_than_a_piece(tmp_path: Path) -> None:
    """A row comes whole, however many pieces of the XML it takes."""
    long = "x" * 20_000
    row = "".join(text(f"{letter}2", letter + long) for letter in "ABC")
    assert cells(tmp_path, f'<row r="2">{row}</row>') == tuple(f"{c}{long}" for c in "ABC")


@pytest.mark.parametrize("behind", ["", "<x/>" * 5000], ids=["rows last", "more behind"])
def test_checksum_of_a_sheet(tmp_path: Path, behind: str) -> None:
    """A sheet whose bytes are not those that were packed is damaged, though it can be parsed."""
    sheet = sheet_xml(HEADER + f'<row r="2">{text("A2", "ios")}</row>')
    path = write_parts(tmp_path / "a.xlsx", sheet.replace("</worksheet>", f"{behind}</worksheet>"))
    assert len(load(path)[1]) == 1
    with zipfile.ZipFile(path) as archive:
        right = archive.getinfo("xl/worksheets/sheet1.xml").CRC
    content = path.read_bytes()
    wrong = content.replace(struct.pack("<I", right), struct.pack("<I", right ^ 1))
    assert wrong != content
    path.write_bytes(wrong)
    refused("workbook-damaged", path)
