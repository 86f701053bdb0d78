"""Lines that are headings again."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader import open_table
from importer.loader.headings.again import Again
from importer.loader.headings.columns import Wishes, match
from importer.model.cells import Cell, CellValue, Kind
from importer.model.run import Skip
from tests.loader.samples import load

LABELS = ("序号", "使用人", "操作系统", "序列号", "资产编号", "MAC地址")
AGAIN = Again(match(LABELS))
_SYSTEM = frozenset({"device_system"})


def padded(*cells: CellValue) -> tuple[CellValue, ...]:
    """A line of the table."""
    return (*cells, *[""] * (len(LABELS) - len(cells)))


@pytest.mark.parametrize(
    "cells",
    [
        LABELS,
        ("", "", *LABELS[2:]),
        ("序号", "使用人", "系统", "SN", "资产编号", "MAC 地址"),
        ("No.", "姓名", "OS", "Serial Number", "Asset tag", "MAC address"),
        ("序号", "", "操作系统", "", "", ""),
    ],
)
def test_the_same_headings(cells: tuple[str, ...]) -> None:
    """In any words, and some of them left out, as long as each column keeps its meaning."""
    assert AGAIN.is_line(padded(*cells))
    assert AGAIN.is_same(padded(*cells))


@pytest.mark.parametrize(
    ("upper", "lower", "row"),
    [
        ("device_system,serial_number", "操作系统,生产序列号", "1,PF4ABU01"),
        (
            "name,device_system,serial_number,device_ownership,device_status",
            "设备名称,操作系统,生产序列号,设备归属,可信状态",
            "PC1,Windows,PF4ABU01,2,1",
        ),
        ("device_system,serial_number", "OS,SN", "Windows,PF4ABU01"),
        ("操作系统,生产序列号", "device_system,serial_number", "Windows,PF4ABU01"),
    ],
)
def test_the_api_s_names_above_ours(tmp_path: Path, upper: str, lower: str, row: str) -> None:
    """Forms have a line for programs and one for people; the row below them is a device."""
    path = tmp_path / "a.csv"
    path.write_text(f"{upper}\n{lower}\n{row}\n", encoding="utf-8")
    _, (found,) = load(path)
    assert (found.number, found.problems) == (3, ())


def test_our_names_further_down_than_the_api_s(tmp_path: Path) -> None:
    """Below a device they head a table of their own: a number means another thing there."""
    path = tmp_path / "a.csv"
    lines = ("device_system,serial_number", "1,PF4ABU01", "操作系统,生产序列号", "1,PF4ABU02")
    path.write_text("\n".join(lines), encoding="utf-8")
    _, (_, last) = load(path)
    assert [problem.slug for problem in last.problems] == ["other-table"]


@pytest.mark.parametrize(
    "cells",
    [
        ("序号", "使用人", "操作系统", "资产编号", "序列号", "MAC地址"),
        ("操作系统", "序列号", "MAC地址"),
        ("序号", "使用人", "操作系统", "Android ID"),
        ("", "", "操作系统", "数量"),  # a summary
        ("序号", "品牌", "型号", "显示器序列号"),
        ("序号", "使用人", "操作系统", "硬盘序列号", "资产编号", "MAC地址"),
        ("序号", "部门", "MAC地址", "序列号", "操作系统", "备注"),
    ],
)
def test_other_headings(cells: tuple[str, ...]) -> None:
    """Where a column means something else, or a field stands elsewhere."""
    assert AGAIN.is_line(padded(*cells))
    assert not AGAIN.is_same(padded(*cells))


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "张三", "Windows 10", "PF4ABU01", "ZC2021001", "3c:52:82:1a:39:01"),
        ("1", "张三", "Windows 10", "序列号"),  # a heading in one cell
        ("1", "张三", "Mac", "SN"),
        ("1", "张三", "Mac", "SN", "", ""),
        ("", "", "Mac", "Serial"),
        ("序列号",),
        ("", "序号", "", "", "资产编号"),  # none of ours
        (Cell(Kind.NUMBER, 1), "使用人", "操作系统", "序列号"),
        ("2025-06-30", "使用人", "操作系统", "序列号"),
        ("", "张三", "macOS", "待补", "", ""),
        ("二、显示器",),
        ("1", "张三", "WinA", "NR", "NR", ""),  # "not reported", and German for a number
        ("", "", "", "", "", ""),
        # Report services write headings into each record, beside the values.
        ("Device Serial Number", "Windows Product ID", "", "Serial number", "PF4ABN01"),
    ],
)
def test_rows_are_rows(cells: tuple[CellValue, ...]) -> None:
    """A value among them makes a line a row, and so does a single heading."""
    assert not AGAIN.is_line(padded(*cells))


def _loaded(path: Path, *lines: str) -> list[tuple[int, list[str]]]:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [(row.number, [p.slug for p in row.problems]) for row in load(path)[1]]


def test_below_other_headings_nothing_is_read(tmp_path: Path) -> None:
    """Until those of the table come again; the problem names the line."""
    path = tmp_path / "a.csv"
    rows = _loaded(
        path,
        "OS,Serial number,Asset tag",
        "Windows,PF4ABU01,ZC2021001",
        "OS,Asset tag,Serial number",
        "Windows,ZC2021003,PF4ABU03",
        "OS,Serial number,Asset tag",
        "Windows,PF4ABU05,ZC2021005",
    )
    assert rows == [(2, []), (4, ["other-table"]), (6, [])]
    problem = load(path)[1][1].problems[0]
    assert problem.params == {"row": "3", "header": "1"}
    assert (problem.field, problem.address) == ("", "a!4:4")
    with open_table(path) as table:
        list(table.rows())
        assert [(s.why, s.count, s.rows) for s in table.skipped] == [(Skip.HEADING, 2, "3, 5")]
    assert [row.number for row in load(path, header_row=3)[1]][:1] == [4]


def test_a_device_below_other_headings_is_no_further_line(tmp_path: Path) -> None:
    """Also where its cells stand in columns that the first table does not read."""
    rows = _loaded(
        tmp_path / "a.csv",
        "序号,使用人,操作系统,序列号",
        "1,张三,Windows,PF4ABU01",
        "操作系统,序列号,,",
        "Windows,PF4ABU03,,",
    )
    assert rows == [(2, []), (4, ["other-table"])]


def test_a_summary_below_registers_no_count(tmp_path: Path) -> None:
    """Operating systems with numbers beside them are no devices."""
    rows = _loaded(
        tmp_path / "a.csv",
        "操作系统,序列号",
        "Windows,PF4ABU01",
        "操作系统,数量",
        "Windows,120000",
    )
    assert rows == [(2, []), (4, ["other-list"])]


def test_each_table_below_is_told_by_its_own_headings(tmp_path: Path) -> None:
    """One that could be read by itself, with or without a column of systems as the first has it,
    and one in which nothing says a device: nobody is told to read that."""
    path = tmp_path / "a.csv"
    head = "序号,名称,序列号,操作系统,MAC地址"
    lines = (
        *(
            head,
            "1,笔记本,PF4ABU01,Windows,",
            "序号,名称,编号,存放位置,数量",
            "1,扫描仪,WS-01,3楼,1",
        ),
        *(
            "序号,序列号,操作系统,MAC地址,使用人",
            "1,PF4ABU02,Windows,,李四",
            "2,PF4ABU03,Windows,,",
        ),
        *(
            "序号,部门,名称,序列号,使用人",
            "1,IT,PC1,PF4ABU04,王五",
            head,
            "1,笔记本,PF4ABU05,Windows,",
        ),
    )
    assert _loaded(path, *lines) == [
        *((2, []), (4, ["other-list"]), (6, ["other-table"]), (7, ["other-table"])),
        *((9, ["other-list"]), (11, [])),
    ]
    rows = {row.number: row.problems for row in load(path)[1]}
    assert [rows[number][0].params["row"] for number in (4, 6, 7, 9)] == ["3", "5", "5", "8"]
    path.write_text("序列号,名称\nPF4ABU01,a\n名称,序列号\nb,PF4ABU02\n", encoding="utf-8")
    (_, last) = load(path, constants=frozenset({"device_system"}))[1]
    assert [problem.slug for problem in last.problems] == ["other-table"]


def test_headings_in_two_rows_come_again(tmp_path: Path) -> None:
    """Both of their rows are passed over, on each printed page."""
    upper, lower = "序号,操作系统,硬盘,,序列号", ",,序列号,容量,"
    rows = _loaded(
        tmp_path / "a.csv", upper, lower, "1,Windows,D001,1T,S001", upper, lower, "2,iOS,,,S002"
    )
    assert rows == [(3, []), (6, [])]


def test_without_a_column_of_systems(tmp_path: Path) -> None:
    """Lists under --set repeat their headings as well, in any order."""
    path = tmp_path / "a.csv"
    path.write_text(
        "Name,序列号\n张三,A1B2C3\nName,序列号\n序列号,Name\nA1B2C4,李四\n", encoding="utf-8"
    )
    found = load(path, constants=frozenset({"device_system"}))[1]
    assert [(row.number, len(row.problems)) for row in found] == [(2, 0), (5, 1)]


def test_lists_put_together(tmp_path: Path) -> None:
    """Of many lists in one file the headings are counted, and every device is read."""
    path = tmp_path / "a.csv"
    one = ["Name,Platform,Serial number", "Mac,Mac,C02ABC1DMD6M", "MAC-2,macOS,C02ABC2DMD6M"]
    assert [number for number, _ in _loaded(path, *(one * 50))] == [
        number for number in range(1, 151) if number % 3 != 1
    ]


def test_the_opposite_question_is_another_heading() -> None:
    """A yes would mean a no; in other words the same question stays the same."""
    again = Again(match(("操作系统", "序列号", "是否可信")))
    assert again.is_same(("OS", "SN", "Is trusted"))
    assert not again.is_same(("操作系统", "序列号", "是否不可信"))
    assert not again.is_same(("操作系统", "序列号", "可信状态"))


@pytest.mark.parametrize(
    "lines",
    [
        ("资产编号,操作系统,部门,序列号,MAC地址", "asset_id,os_type,dept,sn,mac"),
        (
            "基本信息,,,标识,",
            "资产编号,操作系统,部门,序列号,MAC地址",
            "asset_id,os_type,dept,sn,mac",
        ),
        (
            "资产编号,系统,部门,SN,MAC",
            "string,enum,string,string,string",
            "bk_id,bk_os,bk_d,bk_sn,bk_mac",
        ),
        ("Asset,OS,Dept,Serial,MAC", "(text),(pick list),(text),(max 32),(12 hex)"),
        ("资产编号,操作系统,部门,序列号,MAC地址", "Asset,Operating system,Department,SN,MAC"),
        ("品牌,主机,,硬盘,", "品牌,操作系统,部门,序列号,容量", "Brand,OS,Dept,S/N,Size"),
    ],
)
def test_headings_in_three_rows(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Codes, types and another language below the headings mean the same columns."""
    rows = _loaded(tmp_path / "a.csv", *lines, "A1,Windows,IT,PF4ABU01,", "A2,Linux,IT,PF4ABU02,")
    first = len(lines) + 1
    assert rows == [(first, []), (first + 1, [])]


@pytest.mark.parametrize(
    "line", ["Asset,Serial,Dept,OS,MAC", "SN,OS,Asset,Dept,MAC", "Asset,OS,Serial,Dept,MAC"]
)
def test_another_order_beneath_is_another_table(tmp_path: Path, line: str) -> None:
    """An asset number would be a serial number."""
    head = "Asset,OS,Dept,Serial,MAC"
    rows = _loaded(tmp_path / "a.csv", head, line, "A1,Windows,IT,PF4ABU01,")
    assert rows == [(3, ["other-table"])]


@pytest.mark.parametrize(
    ("cells", "begins"),
    [
        (("耗材名称", "耗材编码", "数量"), True),
        (("姓名", "手机号", "部门"), True),
        (("Item", "Part number", "Qty"), True),
        (("财务", "看不清", "张三"), False),
        (("财务", "无编号", "张三"), False),
        (("财务", "没有序列号", "部门经理"), False),
        (("IT", "no serial number", "Anna"), False),
        (("物品名称", "待补", "备注"), False),
        (("财务", "PFABCHXK", "张三"), False),
        (("耗材名称", "耗材编码1", "数量"), False),
        (("", "盘点编号", ""), False),
        (("#", "#", "#"), False),
        (("Item", "#", "##########"), False),
    ],
)
def test_a_table_of_other_things_begins(cells: tuple[str, ...], begins: bool) -> None:
    """Below a blank line, with headings that nobody knows; a remark is none."""
    columns = match(("部门", "序列号", "使用人"), Wishes(constants=_SYSTEM))
    assert Again(columns).begins_another(cells) is begins


def test_a_device_below_a_blank_line_begins_no_other_table() -> None:
    """Its system is one; that of other things is a heading."""
    columns = match(("使用人", "部门", "操作系统", "序列号"))
    assert not Again(columns).begins_another(("李四", "财务部门", "Windows", "待补编号"))
    assert Again(columns).begins_another(("姓名", "部门", "耗材名称", "耗材编号"))


@pytest.mark.parametrize("heads", ["耗材名称,耗材编码,数量", "姓名,手机号,部门"])
def test_a_table_of_other_things_is_not_read_by_the_headings_above(
    tmp_path: Path, heads: str
) -> None:
    """--set would make computers of cartridges and of telephones."""
    path = tmp_path / "a.csv"
    lines = ("部门,序列号,使用人", "财务,7XK4RT3,a", "", heads, "硒鼓,CF226A,3")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, rows = load(path, constants=_SYSTEM)
    assert [(row.number, [p.slug for p in row.problems]) for row in rows] == [
        (2, []),
        (5, ["other-list"]),
    ]
