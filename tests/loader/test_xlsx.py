"""XLSX: each kind of cell arrives as what it is (the fidelity matrix)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.formula import ArrayFormula
from xlsxwriter.worksheet import Worksheet

from importer.loader.formats.cells import ZH_DATE_FORMATS
from importer.model.cells import Cell, Kind
from importer.validator import normalise
from importer.vocabulary.faults import Fault
from importer.vocabulary.fields import IDENTIFIERS
from tests.loader.samples import MAIN, load, serials, sheet_xml, text_row, write_parts


def one(path: Path) -> object:
    """The serial number of a workbook's only row."""
    return serials(path)[0][1]


def written(path: Path, value: object, number_format: str | None = None) -> Path:
    """A workbook of XlsxWriter with one value in a row."""
    book = xlsxwriter.Workbook(path)
    sheet: Worksheet = book.add_worksheet()
    sheet.write_row(0, 0, ["os", "serial_number"])
    sheet.write_string(1, 0, "ios")
    style = book.add_format({"num_format": number_format}) if number_format else None
    if isinstance(value, str):
        sheet.write_string(1, 1, value, style)
    else:
        sheet.write(1, 1, value, style)
    book.close()
    return path


def by_hand(path: Path, cell: str, **parts: str) -> Path:
    """A workbook by hand whose B2 is the XML of a cell."""
    rows = text_row(1, "os", "serial_number")
    rows += f'<row r="2"><c r="A2" t="inlineStr"><is><t>ios</t></is></c>{cell}</row>'
    return write_parts(path, sheet_xml(rows), **parts)


@pytest.mark.parametrize(
    "text",
    [
        "00123",
        "N/A",
        "null",
        "nan",
        " spaces ",
        "two\nlines",
        "😀中文",
        "12E5",
        "TRUE",
        "=A1",
        "_x",
    ],
)
def test_text_is_text(tmp_path: Path, text: str) -> None:
    """Text stays text, whatever it looks like, shared or inline."""
    assert one(written(tmp_path / "shared.xlsx", text)) == text
    inline = f'<c r="B2" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    assert one(by_hand(tmp_path / "inline.xlsx", inline)) == text


def test_rich_text_is_joined(tmp_path: Path) -> None:
    """Text in several fonts is one text, without its phonetic reading."""
    rich = (
        '<c r="B2" t="inlineStr"><is><r><t>AB</t></r><r><rPr><b/></rPr><t>CD</t></r>'
        '<rPh sb="0" eb="1"><t>yomi</t></rPh></is></c>'
    )
    assert one(by_hand(tmp_path / "a.xlsx", rich)) == "ABCD"


def test_escaped_characters_are_decoded(tmp_path: Path) -> None:
    """_x000D_ is the character that Excel wrote in that way."""
    assert one(written(tmp_path / "a.xlsx", "A\rB\x01")) == "A\rB\x01"
    escaped = '<c r="B2" t="inlineStr"><is><t>A_x000D_B_x4E2D_</t></is></c>'
    assert one(by_hand(tmp_path / "b.xlsx", escaped)) == "A\rB中"
    twice = '<c r="B2" t="inlineStr"><is><t>_x005F_x000D_</t></is></c>'
    assert one(by_hand(tmp_path / "c.xlsx", twice)) == "_x000D_"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("_", "x0041_"), "_x0041_"),
        (("_", "x0041_", "x0042_"), "_x0041_x0042_"),
        (("a_x00", "", "41", "_b"), "a_x0041_b"),
        (("_x0041_", "x0042_"), "Ax0042_"),
        (("_x005F_", "x0041_"), "_x0041_"),
        (("_x005F_x0041_", "_x0042_"), "_x0041_B"),
        (("_", "_x0041_"), "_A"),
    ],
)
def test_a_code_is_one_within_its_piece_only(
    tmp_path: Path, pieces: tuple[str, ...], text: str
) -> None:
    """Excel resolves each piece of a text by itself, and so do we."""
    runs = "".join(f"<r><t>{piece}</t></r>" for piece in pieces)
    cell = f'<c r="B2" t="inlineStr"><is>{runs}</is></c>'
    assert one(by_hand(tmp_path / "a.xlsx", cell)) == text


@pytest.mark.parametrize(("text", "read"), [("S_xD83D__xDE00_T", "S😀T"), ("S_xD800_T", "S�T")])
def test_halves_of_a_character_are_joined_or_replaced(tmp_path: Path, text: str, read: str) -> None:
    """A lone half can be neither stored nor sent."""
    cell = f'<c r="B2" t="inlineStr"><is><t>{text}</t></is></c>'
    assert one(by_hand(tmp_path / "a.xlsx", cell)) == read


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(123, "General"), (123, "00000"), (1200000, "0.00E+00"), (0, "General"), (-5, "0")],
)
def test_numbers_keep_their_format(tmp_path: Path, value: int, number_format: str) -> None:
    """A number is told from text, and its format kept: 00000 can be made good."""
    path = written(tmp_path / "a.xlsx", value, number_format)
    found = one(path)
    assert found == Cell(Kind.NUMBER, value, number_format)
    assert isinstance(found, Cell)
    assert isinstance(found.value, int)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("123.0", 123),
        ("1.2E+6", 1200000),
        ("123456789012345678", 123456789012345678),
        ("1.23456789012346E+17", 1.23456789012346e17),
        ("0.30000000000000004", 0.30000000000000004),
        ("9007199254740993.0", 9007199254740992.0),
    ],
)
def test_numbers_are_exact(tmp_path: Path, raw: str, value: float) -> None:
    """Whole numbers are exact integers; where digits are lost it stays a float, to be seen."""
    found = one(by_hand(tmp_path / "a.xlsx", f'<c r="B2"><v>{raw}</v></c>'))
    assert found == Cell(Kind.NUMBER, value)
    assert isinstance(found, Cell)
    assert type(found.value) is type(value)


def test_number_without_end(tmp_path: Path) -> None:
    """A number that overflows is an error cell: no workbook could take it back."""
    assert one(by_hand(tmp_path / "a.xlsx", '<c r="B2"><v>1E999</v></c>')) == Cell(
        Kind.ERROR, "#NUM!"
    )


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (datetime(2024, 1, 1), "mm-dd-yy"),
        (datetime(2024, 1, 1, 12, 30), "m/d/yy h:mm"),
        (datetime(2024, 1, 1), 'yyyy"年"m"月"d"日"'),
        (datetime(2024, 1, 1), "yyyy年m月d日"),
        (datetime(2024, 1, 1), "[$-804]yyyy/m/d;@"),
        (time(12, 0), "h:mm"),
        (timedelta(days=1, hours=12), "[h]:mm"),
    ],
)
def test_dates(tmp_path: Path, value: object, number_format: str) -> None:
    """Dates, times and durations are dates with their format."""
    found = one(written(tmp_path / "a.xlsx", value, number_format))
    assert found == Cell(Kind.DATE, value, number_format)  # type: ignore[arg-type]


def test_dates_since_1904(tmp_path: Path) -> None:
    """Workbooks of old Macs count days from 1904."""
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["os", "serial_number"])
    sheet.write_datetime(1, 1, datetime(2024, 1, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert one(path) == Cell(Kind.DATE, datetime(2024, 1, 1), "yyyy-mm-dd")


@pytest.mark.parametrize("number", sorted(ZH_DATE_FORMATS))
def test_date_formats_of_chinese_excel(tmp_path: Path, number: int) -> None:
    """Formats that Chinese Excel names by id only are dates (guards openpyxl's internals), and
    no identifier."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="{number}" '
        'applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    path = by_hand(tmp_path / "a.xlsx", '<c r="B2" s="1"><v>45292.5</v></c>', styles=styles)
    cell = Cell(Kind.DATE, datetime(2024, 1, 1, 12), ZH_DATE_FORMATS[number])
    assert one(path) == cell
    for field in IDENTIFIERS:
        assert normalise.read(field, cell) == ("", (Fault.DATE_CELL,))


@pytest.mark.parametrize("value", [123456789012, -5])
def test_date_out_of_range(tmp_path: Path, value: int) -> None:
    """What Excel shows as ##### keeps its number, and is refused as an identifier."""
    cell = one(written(tmp_path / "a.xlsx", value, "yyyy-mm-dd"))
    assert cell == Cell(Kind.NUMBER, value, "yyyy-mm-dd")
    assert isinstance(cell, Cell)
    assert normalise.read("serial_number", cell) == ("", (Fault.NUMBER_DRESSED,))


@pytest.mark.parametrize("value", [True, False])
def test_booleans(tmp_path: Path, value: bool) -> None:
    """TRUE is not the number 1, nor text."""
    assert one(written(tmp_path / "a.xlsx", value)) == Cell(Kind.BOOL, value)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#NAME?", "#DIV/0!"])
def test_errors(tmp_path: Path, error: str) -> None:
    """An error is neither empty nor text."""
    path = by_hand(tmp_path / "a.xlsx", f'<c r="B2" t="e"><v>{error}</v></c>')
    assert one(path) == Cell(Kind.ERROR, error)


def test_formula_with_result(tmp_path: Path) -> None:
    """A formula that Excel computed is its result, an empty text included."""
    path = tmp_path / "a.xlsx"
    assert one(by_hand(path, '<c r="B2" t="str"><f>"A"&amp;1</f><v>A1</v></c>')) == "A1"
    assert one(by_hand(path, '<c r="B2"><f>40+2</f><v>42</v></c>')) == Cell(Kind.NUMBER, 42)
    assert one(by_hand(path, '<c r="B2" t="str"><f>""</f><v></v></c>')) == ""


def test_formula_without_result(tmp_path: Path) -> None:
    """A formula that was never computed is not an empty cell; neighbours are unharmed."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in (["os", "serial_number", "x"], ["ios", "=UPPER(C2)", "a"], ["ios", None, 7]):
        sheet.append(cells)
    sheet["B4"] = ArrayFormula("B4", "=C2&C3")
    sheet["A4"] = "ios"
    book.save(path)
    _, rows = load(path)
    assert [row.cells[1:] for row in rows] == [
        (Cell(Kind.FORMULA, "=UPPER(C2)"), "a"),
        ("", Cell(Kind.NUMBER, 7)),
        (Cell(Kind.FORMULA, "=C2&C3"), ""),
    ]


def test_shared_formula_without_result(tmp_path: Path) -> None:
    """A formula that is shared by several cells is told for each of them."""
    rows = (
        text_row(1, "os", "serial_number")
        + '<row r="2"><c r="B2"><f t="shared" ref="B2:B3" si="0">A2&amp;"x"</f></c></row>'
        + '<row r="3"><c r="B3"><f t="shared" si="0"/></c></row>'
    )
    path = write_parts(tmp_path / "a.xlsx", sheet_xml(rows))
    assert [value for _, value in serials(path)] == [
        Cell(Kind.FORMULA, '=A2&"x"'),
        Cell(Kind.FORMULA, '=A3&"x"'),
    ]


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    """Rows may be drawn twice, also where formulas need a second reading."""
    from importer.loader import open_table

    path = by_hand(tmp_path / "a.xlsx", '<c r="B2"><f>A2</f></c>')
    with open_table(path) as table:
        first, second = list(table.rows()), list(table.rows())
    assert first == second
    assert first[0].values["serial_number"] == Cell(Kind.FORMULA, "=A2")
