"""XLS: the same typing of cells, and files of the format that can't be read."""

from __future__ import annotations

import struct
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlwt

from importer.loader import open_table
from importer.loader.formats.cells import ZH_DATE_FORMATS
from importer.model.cells import Cell, Kind
from importer.model.table import Row
from importer.validator.normalise import read
from importer.vocabulary.faults import Fault
from importer.vocabulary.fields import IDENTIFIERS
from tests.loader.samples import load, refused, serials


def written(path: Path, value: object, number_format: str = "General") -> Path:
    """A workbook of xlwt with one value in a row."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for place, label in enumerate(["操作系统", "序列号"]):
        sheet.write(0, place, label)
    sheet.write(1, 0, "ios")
    sheet.write(1, 1, value, xlwt.easyxf(num_format_str=number_format))
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        ("00123", "General", "00123"),
        ("N/A", "General", "N/A"),
        (" 中文😀\n", "General", " 中文😀\n"),
        (123, "00000", Cell(Kind.NUMBER, 123, "00000")),
        (12.5, "0.00", Cell(Kind.NUMBER, 12.5, "0.00")),
        (1.23456789012346e17, "General", Cell(Kind.NUMBER, 1.23456789012346e17)),
        (True, "General", Cell(Kind.BOOL, True)),
        (date(2024, 1, 1), "yyyy-mm-dd", Cell(Kind.DATE, datetime(2024, 1, 1), "yyyy-mm-dd")),
        (time(12, 0), "h:mm", Cell(Kind.DATE, time(12), "h:mm")),
        (1.5, "[h]:mm", Cell(Kind.DATE, timedelta(days=1, hours=12), "[h]:mm")),
        (1e9, "yyyy-mm-dd", Cell(Kind.NUMBER, 10**9, "yyyy-mm-dd")),
        (-5.0, "yyyy-mm-dd", Cell(Kind.NUMBER, -5, "yyyy-mm-dd")),
    ],
)
def test_cells(tmp_path: Path, value: object, number_format: str, expected: object) -> None:
    """Each kind of cell arrives as what it is, with its number format."""
    found = serials(written(tmp_path / "a.xls", value, number_format))[0][1]
    assert found == expected
    assert type(getattr(found, "value", found)) is type(getattr(expected, "value", expected))


@pytest.mark.parametrize(("code", "text"), [(0x2A, "#N/A"), (0x17, "#REF!"), (0x1D, "#NAME?")])
def test_errors(tmp_path: Path, code: int, text: str) -> None:
    """An error is neither empty nor text."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "os")
    sheet.write(0, 1, "序列号")
    sheet.row(1).set_cell_error(1, code)
    path = tmp_path / "a.xls"
    book.save(str(path))
    assert serials(path) == [(2, Cell(Kind.ERROR, text))]


@pytest.mark.parametrize("number", sorted(ZH_DATE_FORMATS))
def test_date_formats_of_chinese_excel(tmp_path: Path, number: int) -> None:
    """Formats that Chinese Excel names by id only are dates with a format we can write, and no
    identifier."""
    path = written(tmp_path / "a.xls", 45292, "0.00")
    # XF records (type E0, 20 bytes) whose format id is 2, "0.00": make it ours.
    old, new = struct.pack("<HHHH", 0xE0, 20, 6, 2), struct.pack("<HHHH", 0xE0, 20, 6, number)
    content = path.read_bytes()
    place = content.rindex(old[:4], 0, content.rindex(struct.pack("<H", 2)))
    while struct.unpack_from("<H", content, place + 6)[0] != 2:
        place = content.rindex(old[:4], 0, place)
    path.write_bytes(content[: place + 6] + new[6:] + content[place + 8 :])
    cell = Cell(Kind.DATE, datetime(2024, 1, 1), ZH_DATE_FORMATS[number])
    assert serials(path)[0][1] == cell
    for field in IDENTIFIERS:
        assert read(field, cell) == ("", (Fault.DATE_CELL,))


def test_dates_since_1904(tmp_path: Path) -> None:
    """Workbooks of old Macs count days from 1904."""
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "os")
    sheet.write(0, 1, "序列号")
    sheet.write(1, 1, 43830, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    path = tmp_path / "a.xls"
    book.save(str(path))
    assert serials(path)[0][1] == Cell(Kind.DATE, datetime(2024, 1, 1), "yyyy-mm-dd")


def test_rows_and_columns_are_those_of_excel(tmp_path: Path) -> None:
    """Titles, blank rows, formatting without content and far cells keep the numbers right."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "设备清单")
    for place, label in enumerate(["os", "序列号"], 1):
        sheet.write(2, place, label)
    sheet.write(5, 1, "ios")
    sheet.write(5, 2, "A")
    yellow = xlwt.easyxf("pattern: pattern solid, fore_colour yellow")
    for number in range(6, 300):
        sheet.write(number, 0, "", yellow)
    sheet.write(65_535, 255, "far")
    path = tmp_path / "a.xls"
    book.save(str(path))
    layout, rows = load(path)
    assert (layout.sheet, layout.header_row) == ("S", 3)
    assert rows[0] == Row(6, ("", "ios", "A"), {"device_system": 1, "serial_number": 2})
    assert [row.number for row in rows] == [6]
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [6]
        assert [(s.why, s.rows) for s in table.skipped] == [
            ("blank", "4, 5, 7, 8, 9 …"),
            ("continuation", "65536"),
        ]


def test_sheets(tmp_path: Path) -> None:
    """Hidden sheets are passed over unless they are named."""
    book = xlwt.Workbook()
    for name in ("隐藏", "说明", "设备"):
        sheet = book.add_sheet(name)
        if name != "说明":
            for place, label in enumerate(["os", "序列号"]):
                sheet.write(0, place, label)
            sheet.write(1, 1, name)
    book.get_sheet(0).visibility = 1
    book.set_active_sheet(1)
    path = tmp_path / "a.xls"
    book.save(str(path))
    assert serials(path) == [(2, "设备")]
    assert serials(path, sheets=("隐藏",)) == [(2, "隐藏")]
    refused("no-such-sheet", path, sheets=("x",))


def test_name_does_not_matter(tmp_path: Path) -> None:
    """An .xls under the names of other formats is read as what it is."""
    path = written(tmp_path / "a.xls", "A")
    for name in ("a.xlsx", "a.et", "a.csv"):
        path = path.rename(tmp_path / name)
        assert serials(path) == [(2, "A")]


def test_file_is_not_held(tmp_path: Path) -> None:
    """Rows may be drawn twice, in parts, from a file that nobody is kept from."""
    with open_table(written(tmp_path / "a.xls", "A")) as table:
        assert next(table.rows()).number == 2
        assert [row.number for row in table.rows()] == [2]


def test_other_ole_files(tmp_path: Path) -> None:
    """An .xlsx with a password and a Word document are told apart from workbooks."""
    whole = written(tmp_path / "a.xls", "A").read_bytes()
    name = "Workbook".encode("utf-16-le")
    for other, slug in (("EncryptedPackage", "workbook-encrypted"), ("WordDocument", None)):
        renamed = other.encode("utf-16-le")
        place = whole.index(name)
        entry = renamed.ljust(64, b"\0") + struct.pack("<H", len(renamed) + 2)
        path = tmp_path / f"{other}.xlsx"
        path.write_bytes(whole[:place] + entry + whole[place + 66 :])
        refused(slug or "format-not-sheet", path)


def test_password_of_xls(tmp_path: Path) -> None:
    """An .xls with a password (a FILEPASS record) says so."""
    path = written(tmp_path / "a.xls", "A")
    content = path.read_bytes()
    start = content.index(struct.pack("<HH", 0x0809, 16))  # BOF, the first record
    after = start + 20
    record, length = struct.unpack_from("<HH", content, after)
    assert record != 0x2F
    encrypted = content[:after] + struct.pack("<HH", 0x2F, length) + content[after + 4 :]
    path.write_bytes(encrypted)
    refused("workbook-encrypted", path)


def test_xls_cut_short(tmp_path: Path) -> None:
    """A workbook cut anywhere is refused or read as far as it is whole, never a crash."""
    whole = written(tmp_path / "a.xls", "A").read_bytes()
    for end in (8, 100, 512, 700, 1024, 2000, 3000):
        path = tmp_path / f"{end}.xls"
        path.write_bytes(whole[:end])
        refused("workbook-damaged", path)
