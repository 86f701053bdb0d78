"""Headings that stand in two rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from importer.loader import ReadOptions, open_table
from importer.loader.headings.header import Header, search
from importer.loader.headings.pair import joined
from importer.texts.text import Lang
from tests.loader.samples import load

UPPER = ("序号", "操作系统", "主机序列号", "硬盘", "", "MAC地址", "")
LOWER = ("", "", "", "序列号", "容量", "有线", "无线")


def test_a_group_and_its_parts_make_one_heading() -> None:
    """硬盘 over 序列号 is 硬盘序列号, and MAC地址 over 有线 the wired address."""
    assert joined(UPPER, LOWER, None) == (
        *("序号", "操作系统", "主机序列号", "硬盘 序列号", "容量", "有线 MAC地址", "无线 MAC地址"),
    )


def test_a_neutral_group_leaves_the_lower_heading() -> None:
    """设备信息 says nothing of what stands below it."""
    upper = ("操作系统", "设备信息", "", "备注")
    assert joined(upper, ("", "序列号", "主板UUID", ""), None) == (
        *("操作系统", "序列号", "主板UUID", "备注"),
    )
    # Found also where the upper row alone would be no header.
    rows = [(1, ("序列号", "系统信息", "")), (2, ("", "操作系统", "主板UUID")), (3, ("A", "B"))]
    found = search(rows, ReadOptions()).header
    assert found == Header(
        2,
        ("序列号", "操作系统", "主板UUID"),
        1,
        (("序列号", "系统信息"), ("", "操作系统", "主板UUID")),
        3,
    )


def test_the_serial_number_of_a_monitor_stays_one() -> None:
    """Below 显示器 the heading 序列号 fills nothing."""
    both = joined(("操作系统", "主机", "", "显示器"), ("", "序列号", "MAC地址", "序列号"), None)
    assert both == ("操作系统", "主机 序列号", "MAC地址", "显示器 序列号")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("OS", "Serial number", "Note"), ("Windows", "SN1", "SN")),  # data
        (("OS", "Serial number", "Note"), ("Mac", "C02X", "MAC")),  # data that are words of ours
        (("OS", "Serial number", "MAC address"), ("", "", "SN")),  # one cell only
        (("资产台账", "", ""), ("甲", "乙", "丙")),
        (("OS", "Serial number"), ("OS", "Serial number")),  # the header once more
    ],
)
def test_a_row_of_data_is_no_header(upper: tuple[str, ...], lower: tuple[str, ...]) -> None:
    """Only what says more together belongs together."""
    assert joined(upper, lower, None) is None


def test_a_disk_below_its_group_is_no_device_s_serial_number() -> None:
    """Also where no other column holds a serial number, and the group has two blanks."""
    upper, lower = ("操作系统", "主板UUID", "硬盘", ""), ("", "", "型号", "序列号")
    assert joined(upper, lower, None) == ("操作系统", "主板UUID", "型号", "硬盘 序列号")
    upper, lower = ("操作系统", "硬盘", "", ""), ("", "容量", "序列号", "MAC地址")
    assert joined(upper, lower, None) == ("操作系统", "容量", "硬盘 序列号", "MAC地址")


def test_groups_alone_tell_apart_what_stands_twice() -> None:
    """主机 and 显示器 over two headings 序列号; without a doubled one they are a title."""
    upper = ("主机", "", "", "显示器", "")
    lower = ("操作系统", "序列号", "MAC地址", "品牌", "序列号")
    assert joined(upper, lower, None) == (
        *("操作系统", "主机 序列号", "MAC地址", "品牌", "显示器 序列号"),
    )
    assert joined(upper[:3], ("操作系统", "序列号", "MAC地址"), None) is None


@pytest.mark.parametrize(
    ("upper", "lower", "both"),
    [
        (
            ("主机信息", "", "显示器信息", ""),
            ("主机名", "操作系统", "品牌", "SN"),
            ("主机名", "操作系统", "品牌", "显示器信息 SN"),
        ),
        (
            ("User", "Laptop", "", "Dock", ""),
            ("", "Serial", "OS", "Serial", "MAC"),
            ("User", "Laptop Serial", "OS", "Dock Serial", "Dock MAC"),
        ),
        (
            ("", "", "", "打印机"),
            ("操作系统", "MAC地址", "型号", "序列号"),
            ("操作系统", "MAC地址", "型号", "打印机 序列号"),
        ),
        (
            ("Computer", "", "Phone"),
            ("OS", "Name", "Serial number"),
            ("Computer OS", "Name", "Phone Serial number"),
        ),
        (
            ("Workplace", "", "Printer", ""),
            ("OS", "Laptop SN", "Model", "MAC address"),
            ("OS", "Laptop SN", "Model", "Printer MAC address"),
        ),
    ],
)
def test_what_stands_below_another_thing_is_not_the_devices(
    upper: tuple[str, ...], lower: tuple[str, ...], both: tuple[str, ...]
) -> None:
    """A monitor's serial number, a dock's address: under no heading that we know, and not read."""
    assert joined(upper, lower, None) == both


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("硬件信息", "", "网络", ""), ("操作系统", "序列号", "IP", "MAC地址")),
        (("Hardware", "", "Network adapter", ""), ("OS", "Serial", "Name", "MAC address")),
        (("System", "", "网卡", ""), ("OS", "Serial", "型号", "MAC地址")),
        (("Tablet", "", ""), ("OS", "Serial", "MAC")),
        (("显示器", "", ""), ("OS", "主机序列号", "型号")),
        (("打印机", "", ""), ("操作系统", "序列号", "型号")),  # a title
        (("Server", "", ""), ("OS", "Serial", "MAC")),
    ],
)
def test_what_is_the_devices_own_stays_so(upper: tuple[str, ...], lower: tuple[str, ...]) -> None:
    """A network card is its computer's, and a heading that says whose it is wins."""
    assert (joined(upper, lower, None) or lower) == lower


def test_headings_over_both_rows_survive() -> None:
    """Where the upper row names no field, its headings still head the columns that the lower
    one leaves blank; a title and what stands beside it head none."""
    upper = ("序号", "使用人", "设备信息", "", "", "备注", "统计日期：2025-06-30")
    lower = ("", "", "操作系统", "序列号", "MAC地址")
    whole = ("序号", "使用人", "操作系统", "序列号", "MAC地址", "备注")
    assert joined(upper, lower, None) == whole
    rows = [(1, upper), (2, lower), (3, ("1", "张三", "Windows", "PF4ABW01", ""))]
    assert search(rows, ReadOptions()).header == Header(2, whole, 1, (upper, lower), 7)
    assert joined(("设备台账", "", "", "", "", ""), lower, None) is None
    assert joined(("台账", "", "60", "", "", ""), lower[2:], None) is None


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a merged header in rows 2 and 3."""
    path = tmp_path / "a.xlsx"
    file = openpyxl.Workbook()
    sheet = file.active
    assert sheet is not None
    sheet.append(["设备台账"])
    sheet.append(["操作系统", "硬盘", None, "主机序列号"])
    sheet.append([None, "序列号", "容量", None])
    sheet.append(["Windows", "D1", "512G", "S1"])
    for cells in ("A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(cells)
    file.save(path)
    return path


@pytest.mark.parametrize("asked", [None, 2, 3])
def test_merged_cells_of_a_workbook(book: Path, asked: int | None) -> None:
    """Found by itself, and under either number; the rows begin below the lower one."""
    layout, rows = load(book, header_row=asked)
    assert layout.header_row == 3
    assert [column.field for column in layout.columns] == [
        *("device_system", "disk_serial_number", None, "serial_number"),
    ]
    assert [(row.number, row.values["disk_serial_number"]) for row in rows] == [(4, "D1")]


def test_the_plan_says_which_rows(book: Path) -> None:
    """Nobody has to guess what was taken for the header."""
    with open_table(book, ReadOptions()) as table:
        note = next(note for note in table.notes if note.slug == "header-rows")
    assert "2" in note.text(Lang.EN)
    assert "3" in note.text(Lang.ZH)


def test_nothing_is_said_of_rows_above_where_there_are_none(tmp_path: Path) -> None:
    """Headings that begin in the first row have nothing above them that was passed over."""
    path = tmp_path / "a.xlsx"
    made = openpyxl.Workbook()
    for row in (("设备", None, "系统"), ("型号", "序列号", None), ("T490", "PF1MRG01", "Windows")):
        made.active.append(row)
    for cells in ("A1:B1", "C1:C2"):
        made.active.merge_cells(cells)
    made.save(path)
    with open_table(path, ReadOptions()) as table:
        (said,) = [note.text(Lang.ZH) for note in table.notes if note.slug.startswith("header-row")]
    assert "第 1、2 行" in said and "跳过" not in said
