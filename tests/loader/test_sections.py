"""Rows below a title that names a kind."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from importer.loader.headings import skips
from importer.loader.options import ReadOptions
from importer.loader.table import open_table
from importer.model.run import Skip, Skipped

WINDOWS = ReadOptions(constants=frozenset({"device_system"}))


def said(path: Path, *lines: str) -> list[tuple[int, str, str]]:
    """The rows of a table of which something is said: number, slug, and the cell."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with open_table(path, WINDOWS) as table:
        return [(row.number, p.slug, p.address) for row in table.rows() for p in row.problems]


PCS = ("PC1,T14,PF4AIB01", "PC2,T14,PF4AIB02")
OTHERS = ("M1,P2419H,CN0ABC0001", "M2,P2419H,CN0ABC0002")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        *((title, "left-kind") for title in ("Monitors", "显示器", "二、打印机", "Printers (2)")),
        *((title, "left-kind") for title in ("Licences", "Drucker", "交换机 2台", "Accessories")),
        ("手机", "phone-without-id"),
    ],
)
def test_what_stands_below_a_title_of_another_kind(tmp_path: Path, title: str, slug: str) -> None:
    """Monitors and printers, whatever --set says; the title's cell is named."""
    found = said(tmp_path / "a.csv", "Name,Model,Serial number", *PCS, f"{title},,", *OTHERS)
    assert [line for line in found if line[0] > 4] == [(5, slug, "a!A4"), (6, slug, "a!A4")]
    assert not [line for line in found if line[0] < 4]


@pytest.mark.parametrize(
    "title",
    [
        *("Laptops", "台式机", "财务部", "Finance", "Building 4", "Office", "UP-01", "Network"),
        *(
            "iPad组",
            "小米手机部",
            "iPhone 项目",
            "Galaxy S team",
            "Redmi Note Lab 2",
            "Moto G组（2）",
        ),
    ],
)
def test_other_titles_say_nothing(tmp_path: Path, title: str) -> None:
    """Computers, departments, places, and teams that are called after what they work on."""
    assert said(tmp_path / "a.csv", "Name,Model,Serial number", *PCS, f"{title},,", *OTHERS) == []


def test_the_next_title_ends_it(tmp_path: Path) -> None:
    """Whatever it names."""
    lines = ("Name,Model,Serial number", "Monitors,,", OTHERS[0], "Finance,,", *PCS)
    assert said(tmp_path / "a.csv", *lines) == [(3, "left-kind", "a!A2")]


def test_a_row_that_says_its_system_is_one(tmp_path: Path) -> None:
    """A title is no column; and what stands alone in another column is no title."""
    lines = ("Name,OS,Serial number", "Monitors,,", "PC1,Windows,PF4AIB01", "PC2,,PF4AIB02")
    assert said(tmp_path / "a.csv", *lines)[-1:] == [(4, "left-kind", "a!A2")]
    assert not [line for line in said(tmp_path / "a.csv", *lines) if line[0] == 3]
    lines = ("Name,Serial number,Printers", "PC1,PF4AIB01,", ",,LaserJet", "PC2,PF4AIB02,")
    assert said(tmp_path / "b.csv", *lines) == []


@pytest.mark.parametrize(
    ("heading", "word"), [("类型", "笔记本"), ("型号", "ThinkPad T14"), ("Model", "Latitude 5440")]
)
def test_a_row_that_says_it_is_a_computer_is_one(tmp_path: Path, heading: str, word: str) -> None:
    """By its kind or its model, below whatever title."""
    lines = ("打印机,,", f"P1,,{OTHERS[0][-9:]}", f"PC1,{word},PF4AIB01", f"PC2,{word},PF4AIB02")
    assert said(tmp_path / "a.csv", f"名称,{heading},序列号", *lines) == [(3, "left-kind", "a!A2")]


def sheet_said(path: Path, name: str, *rows: tuple[str, ...]) -> list[tuple[int, str, str]]:
    """The same of a workbook's one sheet."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    with open_table(path, WINDOWS) as table:
        return [(row.number, p.slug, p.address) for row in table.rows() for p in row.problems]


HEADER = ("Name", "Model", "OS", "Serial number")
THING = ("X1", "", "", "CN0ABC0001")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "打印机",
            "显示器清单",
            "交换机2025",
            "打印机、复印机",
            "投影仪台账（2024年）",
            "网络设备",
        ),
        *("Printers", "Monitors 2024", "List of printers", "Switches", "Docks", "Drucker"),
    ],
)
def test_a_sheet_of_other_things(tmp_path: Path, name: str) -> None:
    """Its name says what stands in it, whatever --set says; not of a row that says its system,
    its kind or its model."""
    path, found = tmp_path / "a.xlsx", [(2, "left-sheet", f"{name}!2:2")]
    assert sheet_said(path, name, HEADER[:2] + HEADER[3:], THING[:2] + THING[3:]) == found
    computers = (("PC1", "", "Windows 11", "PF4AIB01"), ("PC2", "ThinkPad T14", "", "PF4AIB02"))
    assert sheet_said(path, name, HEADER, THING, *computers) == found


@pytest.mark.parametrize(
    "name",
    [
        *("Sheet1", "电脑", "财务部", "台账", "打印室", "显示器仓库", "打印部", "2025", "平板"),
        *("Table 1", "Storage", "Network", "Display", "IT", "Desk", "Office", "Scanner", "AP"),
        *("iPad组", "Galaxy S team"),
        *("Printing", "Laptops", "PCs and monitors", "电脑和显示器", "Monitoring", "Docklands"),
    ],
)
def test_other_sheets_say_nothing(tmp_path: Path, name: str) -> None:
    """Places, departments, views, and what may hold a computer."""
    assert (
        sheet_said(tmp_path / "a.xlsx", name, HEADER[:2] + HEADER[3:], THING[:2] + THING[3:]) == []
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("手机", "phone-without-id"),
        ("iPhones", "mobile-without-id"),
        ("iPads", "mobile-without-id"),
    ],
)
def test_a_sheet_of_phones(tmp_path: Path, name: str, slug: str) -> None:
    """As below such a title: unless there is a column for what identifies them."""
    header, row = ("Name", "Serial number"), ("X1", "DMPABCDEF123")
    path = tmp_path / "a.xlsx"
    assert sheet_said(path, name, header, row) == [(2, slug, f"{name}!2:2")]
    found = said(
        tmp_path / "a.csv", "Name,Serial number", f"{name},", ",".join(row), "X2,DMPABCDEF124"
    )
    assert found == [(3, slug, "a!A2"), (4, slug, "a!A2")]
    assert sheet_said(path, name, (*header, "IDFV", "Android ID"), (*row, "", "")) == []


def test_a_text_file_is_called_as_somebody_likes(tmp_path: Path) -> None:
    """monitors.csv may be what a program that monitors computers writes."""
    assert said(tmp_path / "monitors.csv", "Name,Serial number", "PC1,PF4AIB01") == []


GONE = ("PC3,ThinkPad T430,PF4AIB03,Windows 7", "PC4,ThinkPad T14,PF4AIB04,Windows 11")
USED = "PC1,ThinkPad T14,PF4AIB01,Windows 11"


@pytest.mark.parametrize("heading", ["名称", "资产编号", "序号", "部门", "使用人", "Model name"])
@pytest.mark.parametrize("title", ["三、已报废", "以下为报废设备", "Retired", "Lost / stolen"])
def test_what_stands_below_a_title_of_what_is_gone(
    tmp_path: Path, title: str, heading: str
) -> None:
    """Whatever its rows say: that they were computers makes them none.  The title is no row."""
    path = tmp_path / "a.csv"
    lines = (f"{heading},型号,序列号,操作系统", USED, f"{title},,,", GONE[0], "A5,,,", GONE[1])
    found = said(path, *lines)
    assert [line for line in found if line[0] != 5] == [
        (4, "left-gone", "a!A3"),
        (6, "left-gone", "a!A3"),
    ]
    with open_table(path, WINDOWS) as table:
        assert 3 not in [row.number for row in table.rows()]
        assert Skipped(Skip.TITLE, 1, "3") in table.skipped


def test_another_title_ends_what_is_gone(tmp_path: Path) -> None:
    """What is borrowed is there; a number with nothing else is no title."""
    head = "序号,型号,序列号,操作系统"
    for title in ("四、借出设备", "在用", "Laptops"):
        lines = (head, "一、已报废,,,", GONE[0], "17,,,", GONE[1], f"{title},,,", USED)
        assert [line[0] for line in said(tmp_path / "a.csv", *lines)] == [3, 5]


@pytest.mark.parametrize(
    "title",
    [
        *("一、在用", "未报废", "报废审批中", "Retired Officers", "Lost and Found", "报废车间"),
        *("Active", "财务部", "借出设备", "Backup", "PC-1", "17"),
    ],
)
def test_below_other_titles_computers_are_computers(tmp_path: Path, title: str) -> None:
    """Departments, rooms, and what is not gone yet."""
    lines = ("名称,型号,序列号,操作系统", USED, f"{title},,,", *GONE)
    assert said(tmp_path / "a.csv", *lines) == []


def test_a_word_among_serial_numbers_is_no_title(tmp_path: Path) -> None:
    """It stands for one number; a whole sentence does not."""
    head, rows = "序列号,操作系统,MAC地址", ("PF4AIB01,Windows 11,", "PF4AIB02,Windows 11,")
    path = tmp_path / "a.csv"
    assert said(path, head, rows[0], "已报废,,", rows[1]) == []
    assert said(path, head, rows[0], "以下为报废设备,,", rows[1]) == [(4, "left-gone", "a!A3")]
    assert said(path, head, rows[0], "已报废,Windows 11,", rows[1]) == []


def test_a_word_among_systems_is_a_title(tmp_path: Path) -> None:
    """Where nothing else stands in its line: no device has a system and nothing more."""
    head, rows = "操作系统,名称,序列号", ("Windows 11,PC1,PF4AIB01", "Windows 11,PC2,PF4AIB02")
    path = tmp_path / "a.csv"
    for title in ("已报废", "Retired", "三、已报废"):
        found = said(path, head, rows[0], f"{title},,", rows[1], "在用,,", rows[0])
        assert [line for line in found if line[1] == "left-gone"] == [(4, "left-gone", "a!A3")]
    assert "left-gone" not in [line[1] for line in said(path, head, "已报废,PC3,", *rows)]


@pytest.mark.parametrize("title", ["以下为在用设备", "四、在库", "2. In use", "Laptops"])
def test_another_title_among_serial_numbers_ends_what_is_gone(tmp_path: Path, title: str) -> None:
    """The first column is that of the identifiers; a number alone, and n/a, are no title."""
    rows = ("PF4AIB01,Windows 11", "PF4AIB02,", "n/a,", "PF4AIB03,Windows 11")
    lines = ("序列号,操作系统", "以下为报废设备,", *rows, f"{title},", "PF4AIB04,Windows 11")
    assert [line[0] for line in said(tmp_path / "a.csv", *lines)] == [3, 4, 6]


@pytest.mark.parametrize("heading", ["状态", "使用情况", "Status", "备注", "Remarks"])
def test_an_answer_in_a_line_of_its_own_is_no_title(tmp_path: Path, heading: str) -> None:
    """The other cells of its row are blank; a whole sentence is a title there as well."""
    path, head = tmp_path / "a.csv", f"{heading},操作系统,序列号"
    used = "在用,Windows 11,PF4AIB01"
    assert said(path, head, used, "报废,,", used) == []
    assert [line[0] for line in said(path, head, used, "以下为报废设备,,", used)] == [4]


@pytest.mark.parametrize("name", ["报废01", "SOLD-2021", "Scrap01"])
def test_a_device_called_so_is_no_title(tmp_path: Path, name: str) -> None:
    """Of which nothing else is known."""
    used = "PC1,Windows 11,PF4AIB01"
    lines = ("名称,操作系统,序列号", used, f"{name},,", used)
    assert said(tmp_path / "a.csv", *lines) == []


def test_running_numbers_of_many_letters() -> None:
    """Are told from words in a time that grows with their length."""
    for text, worded in (("a" * 200_000 + "1", False), ("17", False), ("一、笔记本", True)):
        assert skips._is_worded(text) is worded
