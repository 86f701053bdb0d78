"""Lines below the header that are no rows."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from importer.loader import open_table
from importer.loader.headings.columns import match
from importer.loader.headings.skips import Skips
from importer.loader.options import ReadOptions
from importer.model.cells import Cell, CellValue, Kind
from importer.model.run import Skip, Skipped
from importer.model.table import Layout
from importer.pipeline import Staging, stage
from importer.texts.text import Lang
from tests.workshop import Place

LABELS = ("序号", "设备名称", "操作系统", "序列号", "MAC地址", "备注")
SIXTY = Cell(Kind.NUMBER, 60)


def why(*cells: CellValue, labels: tuple[str, ...] = LABELS) -> Skip | None:
    """The reason for which a line is passed over; None for a row."""
    skips = Skips(Layout("f.csv", "f", 1, match(labels)))
    padded = (*cells, *[""] * (len(labels) - len(cells)))
    if skips.is_row(2, padded):
        assert skips.counted() == ()
        return None
    return skips.counted()[0].why


@pytest.mark.parametrize(
    "cells",
    [
        ("合计", "", "", SIXTY),
        ("合 计：60台",),
        ("总计", "60", "", "60"),
        ("Total: 60 devices",),
        ("Grand Total", "", "", "", "12"),
        ("共 60 台",),
        ("制表人：张三", "", "", "审核：李四", "", "2026-03-01"),
        ("审核人签字：",),
        ("制表人：张伟", "", "审核人：", "日期：", "部门：信息部"),
        ("", "Prepared by: Ada", "", "", "", ""),
        ("导出时间：2026-03-01 09:30",),
        ("备注：以上设备均已盘点",),
        ("以下空白",),
        ("第 1 页 共 3 页",),
        *(("第二页",), ("页码 1/2",), ("页码：2",)),
        ("Page 2 of 3",),
        ("(2 rows affected)",),
        ("(1,024 行受影响)",),
        ("15 devices",),
        ("60台",),
        ("42 items in total.",),
        ("Last updated: Friday",),
        ("Updated by: Ada",),
        ("更新时间：2026-03-01",),
        ("盘点人：李四", "", "", "盘点日期：2026-03-01"),
        *(("合計", "60"), ("小计，60", "", "", "60"), ("總計：60台",), ("Итого: 60", "", "", "60")),
        *(("Summe", "60"), ("Gesamtanzahl: 60",), ("Total général", "60"), ("Records: 60",)),
        *(
            ("*** END ***",),
            ("-- end of list --",),
            ("数据来源：资产系统",),
            ("Stand: 01.02.2026",),
        ),
        *(
            ("研发部小计",),
            ("研发部 合 计", "", "", SIXTY),
            ("研发部共计22台",),
            ("研发部共 22 台。",),
        ),
        *(("R&D subtotal", "", "", "22"), ("研发部 计数", "22"), ("R&D Count", "", "", "", "22")),
        *(("合计（研发部）：22台",), ("小计 研发部", "", "", SIXTY), ("Subtotal for R&D", "22")),
        *(("", "", "", "研发部小计", "", "22"), ("设备总数：22台",), ("总计数", "22")),
        *(
            ("研发部", "小计", "", "22"),
            ("研发部", "", "", "", "", "合计"),
            ("R&D", "Total", "", "2"),
        ),
        *(("研发部小计", "", "", "22", "", "186,400.00"), ("财务", "小计", "", "", "", "￥9,800")),
        ("研发部合计", "", "", "22", "", Cell(Kind.NUMBER, 186400.5)),
        *(
            ("如有疑问，请致电 400-884-9420。",),
            (
                "",
                "如发现错误请联系信息部",
            ),
        ),
        *(("日期：2026-11-18",), ("请各部门于 11 月 30 日前确认",), ("联系电话：400-884-9420",)),
        *(("For questions call 400-884-9420.",), ("", "", "", "If you have questions, call 9420")),
        ("以上设备已验收合格。", "", "", "签字：", "日期："),
        *(("上述物品由本人领用", "", "", "签字："), ("领用人：张三", "", "", "验收人：")),
        *(("收货人签字：",), ("", "采购：李四", "", "财务：王五")),
        *(("Please contact IT",), ("Tel: 400-884-9420",), ("Questions? Call 9420",)),
    ],
)
def test_totals_and_signatures(cells: tuple[CellValue, ...]) -> None:
    """What stands below a table is no device."""
    assert why(*cells) is Skip.FOOTER


@pytest.mark.parametrize(
    "cells",
    [
        ("----", "--", "----------", "---------", "---", "----"),
        ("====", "====", "========"),
        ("-+-", "", "", "+----"),
        ("___________",),
        ("---|---",),
        ("-", "-", "-", "-", "-", "-"),
    ],
)
def test_lines_that_are_drawn(cells: tuple[CellValue, ...]) -> None:
    """Below the headings of sqlcmd, between the parts of a printed table."""
    assert why(*cells) is Skip.CONTINUATION


def test_a_device_among_dashes_is_a_row() -> None:
    """Dashes stand for blanks as well."""
    assert why("--", "--", "Windows", "PF4ABU01", "--", "--") is None
    assert why("1", "--", "-----", "-----", "-----", "") is None


@pytest.mark.parametrize(
    "cells",
    [
        ("合计", "", "Windows", "PF1234AB"),  # an identifier stands in it
        ("Total Station 5", "", "Windows", "SN1"),
        ("总机", "前台", "Windows"),
        ("1", "会议室主机"),  # named, and nothing else known: to be filled in
        ("", "", "", "", "3c:52:82:1a:2b:3c"),
        ("", "", "Windows"),
        ("Note: spare", "", "Windows", "SN1"),
        ("15 devices", "", "Windows", ""),
        ("3台", "", "", "PF4ABU01"),
        ("", "15 Laptop Street"),
        ("", "Updated PC"),
        ("", "60台式机"),
        ("部门主管", "", "Windows", "012345678957"),
        ("主管", "", "Windows"),
        ("统计", "", "Windows", "N/A"),
        ("备注：备用机", "", "", "012345678957"),
        ("Total", "", "", Cell(Kind.NUMBER, 12345678957)),
        *(("Summe 5", "", "Windows", "PF1234AB"), ("", "Standgerät 4"), ("", "Gesamtschule PC")),
        *(
            ("", "合计01"),
            ("", "合计01", "", "", "", "备用"),
            ("", "合计01", "Windows", "PF1234AB"),
        ),
        *(("小计", "", "", "PF1234AB"), ("研发部小计", "", "", "PF1234AB"), ("合计", "", "macOS")),
        *(
            ("研发部", "小计", "Windows"),
            ("研发部", "合计", "", "PF1234AB"),
            ("", "PC-7", "", "小计"),
        ),
        *(
            ("研发部小计", "", "", "", "3c:52:82:1a:2b:3c"),
            ("研发部小计", "张三"),
            ("", "公共计算机"),
        ),
        *(("合计01", "", "", "SN1"), ("", "", "", "PF1234AB", "", "小计")),
        *(
            ("", "会议室公共3"),
            ("", "数据汇总"),
            ("", "Discount"),
            ("", "小计算机"),
            ("", "总计调度机"),
        ),
        *(("如有疑问，请致电 9420", "", "Windows"), ("For questions call IT", "", "", "SN1")),
        *(("以上设备", "", "", "PF1234AB"), ("以上设备已验收", "", "Windows")),
        *(("验收单位：XX公司", "", "", "PF4ABC99"), ("采购部", "会议室主机"), ("", "验收机")),
        *(("", "请勿关机"), ("", "For rent"), ("日期：2026-11-18", "", "", "PF1234AB")),
        ("研发部合计", "", "", Cell(Kind.NUMBER, 12345678957)),
        *(("", "Endgerät 7"), ("Records", "", "Windows", "SN1"), ("", "Suma-PC"), ("", "end-pc")),
    ],
)
def test_what_says_anything_of_a_device_is_a_row(cells: tuple[CellValue, ...]) -> None:
    """Better one row too many that asks to be filled in than one lost."""
    assert why(*cells) is None


def test_other_lines() -> None:
    """A running number alone; further values of the device above."""
    assert why("17") is Skip.NUMBERED
    assert why("17", "", "-", "无", "N/A") is Skip.NUMBERED
    assert why("No. 17") is Skip.NUMBERED
    assert why("一、笔记本电脑") is Skip.TITLE
    assert why("2. Finance") is Skip.TITLE
    assert why("", "", "", "", "", "Office 2021") is Skip.CONTINUATION
    assert why("", "更多", labels=("操作系统", "备注", "序列号")) is Skip.CONTINUATION
    assert why("A-17", "", "", labels=("Inventory", "OS", "Serial")) is None


def test_they_are_counted_with_their_rows(tmp_path: Path) -> None:
    """Nothing is passed over silently: each reason has its count and its first rows."""
    path = tmp_path / "a.csv"
    lines = ["Computer Name,OS,Serial number,Applications", "M1,macOS,C02A,Safari"]
    lines += [f",,,App {number}" for number in range(7)]
    lines += ["M2,macOS,C02B,Safari", "", "", "Total: 2,,,"]
    path.write_text("\n".join(lines), encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [2, 10]
        assert table.skipped == (
            Skipped(Skip.BLANK, 2, "11, 12"),
            Skipped(Skip.FOOTER, 1, "13"),
            Skipped(Skip.CONTINUATION, 7, "3, 4, 5, 6, 7 …"),
        )
        assert [row.number for row in table.rows()] == [2, 10]
        assert table.skipped[2].count == 7  # counted anew, not twice


def test_the_plan_tells_of_them(place: Place) -> None:
    """In both languages, with the rows."""
    path = place.file(2, extra=",,,,more\n合计,,,,2\n")
    staged = stage(place.journal, path, Staging())
    assert place.journal.run(staged.run.run_id).skipped == (
        Skipped(Skip.FOOTER, 1, "5"),
        Skipped(Skip.CONTINUATION, 1, "4"),
    )
    notes = [note for note in staged.notes if "skipped" in note.slug]
    assert [note.slug for note in notes] == ["skipped-footer", "skipped-continuation"]
    for lang in Lang:
        assert "5" in notes[0].text(lang)
        assert "4" in notes[1].text(lang)


@pytest.mark.parametrize(
    "cells",
    [
        ("示例", "PC1", "Windows", "PF1234AB"),
        ("1", "PC1", "Windows", "PF1234AB", "", "（示例）"),
        ("", "", "示例：Windows", "示例：PF1234AB"),
        ("e.g. 1", "PC1", "Windows", "PF1234AB"),
        ("例", "", "Windows", "SN0001"),
        ("必填", "选填", "必填", "必填", "选填"),
        ("选填", "必填", "必填", "选填", "企业/个人"),
        ("短字符", "枚举", "短字符", "长字符", "用户"),
        ("int", "string", "enum", "string", "string", "text"),
        ("Example", "PC1", "Windows", "PF1234AB"),
        ("(example)", "", "Windows", "PF1234AB"),
        *(
            ("1", "PC1", "Windows", "PF1234AB", "", note)
            for note in (
                *("（示例，请删除）", "示例数据，请勿删除", "示例行(导入前请删除)"),
                *("范例，仅供参考", "此行为示例", "本行是填写示例", "【示例】", "範例，請刪除"),
                *("Example - please delete", "Example row (delete before import)"),
                *("This row is an example; remove", "Sample data: overwrite", "Beispiel, löschen"),
                *("Sample: replace with your own data", "Example, remove before import"),
            )
        ),
    ],
)
def test_examples_of_a_form(cells: tuple[CellValue, ...]) -> None:
    """They have a serial number that nobody's device has."""
    assert why(*cells) is Skip.EXAMPLE


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "Example-PC", "Windows", "PF1234AB"),
        ("", "例会室电脑", "Windows", "PF1234AB"),
        ("", "示例教室", "Windows", "PF1234AB"),
        ("", "Example PC", "Windows", "PF1234AB"),
        ("1", "PC1", "Windows", "PF1234AB", "", "EXAMPLE"),
        ("1", "Demo", "Windows", "PF1234AB", "", "sample"),
        ("1", "PC1", "Windows", "PF1234AB", "", "必填"),
        *(
            ("1", "PC1", "Windows", "PF1234AB", "", note)
            for note in (
                *("示例教室，请勿搬动", "示例中心", "示例机", "样例间前台", "示例课用，请归还"),
                *(
                    "样例，勿外借",
                    "样例，请归还",
                    "Sample - replace battery",
                    "Sample, remove sticker",
                ),
                *("Example Ltd.", "sample lab", "Please delete", "Sample preparation, room 3"),
            )
        ),
    ],
)
def test_what_only_sounds_like_an_example(cells: tuple[CellValue, ...]) -> None:
    """A meeting room, a machine to show things on."""
    assert why(*cells) is None


def test_an_example_stands_in_one_of_the_first_lines() -> None:
    """Further down a word is a word."""
    skips = Skips(Layout("f.csv", "f", 1, match(LABELS)))
    assert skips.is_row(5, ("示例", "PC1", "Windows", "PF1234AB", "", ""))


HEAD = "设备名称,操作系统,序列号,备注"


@pytest.mark.parametrize(
    "line",
    [
        *("LaptopA,,A,", "WangMin,MacBook,,IT", "DESKTOP,WinA,A,", "dev_a,,PF,", "iMac,,,IT"),
        *("Win.A,A.A,,", "li.wei,it.ops,,", "Li.Wei,Win.A,A.A,Bj.Hq", "a_b,c_d,e_f,g_h"),
    ],
)
def test_names_in_the_first_row_are_no_codes(tmp_path: Path, line: str) -> None:
    """A device without a digit below the headings is a row, and refused for what it lacks."""
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD}\n{line}\nPC-2,Linux,PF2,\n", encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [2, 3]
    assert table.skipped == ()


@pytest.mark.parametrize(
    "line",
    [
        *("bk_name,bk_os,bk_sn,bk_note", "devName,osType,devSn,note"),
        *(
            "bk_name,bk_os,bk_sn,",
            "ci.name,ci.os,ci.serial,note",
            "u_name,U_OS_TYPE,u_serial,u_note",
        ),
    ],
)
def test_what_a_program_calls_the_columns_is_no_row(tmp_path: Path, line: str) -> None:
    """In the row below the headings, as platforms write it."""
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD}\n{line}\nPC-2,Linux,PF2,\n", encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [3]
    assert table.skipped == (Skipped(Skip.HEADING, 1, "2"),)


@pytest.mark.parametrize("title", ["财务部", "一、办公电脑", "Sales department", "（测试）"])
def test_a_title_among_numbered_names_is_no_row(tmp_path: Path, title: str) -> None:
    """Devices are called PC-1, PC-2; what stands alone there without a number is their group."""
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD}\n{title},,,\nPC-1,Windows,PF1,\nPC-2,Linux,PF2,\n", encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [3, 4]
    assert table.skipped == (Skipped(Skip.TITLE, 1, "2"),)


@pytest.mark.parametrize(
    ("label", "text", "is_title"),
    [
        *(("姓名", "财务部", True), ("部门", "研发中心", True), ("姓名", "一、台式机", True)),
        *(("设备名称", "（二）笔记本", True), ("Name", "3. Sales", True)),
        *(("姓名", "张伟", False), ("设备名称", "会议室", False), ("设备名称", "PC-1", False)),
    ],
)
def test_a_title_alone_in_its_line_is_no_row(label: str, text: str, is_title: bool) -> None:
    """Numbered as one, or a department's name where people stand below the heading; a person who
    has yet to say which device is theirs is asked, and so is a room's computer."""
    labels = (label, "操作系统", "序列号")
    assert why(text, "", "", labels=labels) is (Skip.TITLE if is_title else None)
    assert why(text, "Windows", "", labels=labels) is None
    assert why(text, "", "PF1234AB", labels=labels) is None


@pytest.mark.parametrize(
    ("system", "serial", "is_title"),
    [
        *((text, "", True) for text in ("2. Etage", "财务部", "一、行政", "IT team")),
        *(
            ("", text, True)
            for text in ("财务部", "一、财务部", "2、行政", "北京分公司", "Sales department")
        ),
        *((text, "", False) for text in ("Windows", "Mac", "Win11 Pro", "Win?", "苹果系统")),
        *(("", text, False) for text in ("PF4ABM01", "1. PF4ABM01", "Müller GmbH", "12", "Team7")),
        ("财务部", "PF4ABM01", False),
    ],
)
def test_a_title_below_a_fields_heading_is_no_row(system: str, serial: str, is_title: bool) -> None:
    """Where the list begins with it: no device has an unknown system and nothing else, nor a
    department for its serial number."""
    labels = ("操作系统", "序列号", "使用人")
    assert why(system, serial, "", labels=labels) is (Skip.TITLE if is_title else None)
    assert why(system, serial, "李四", labels=labels) is None


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        ("张伟,Windows,PF1,,有线,3c:52:82:1a:32:11", ",,,,无线,3c:52:82:1a:32:12", [2, 4]),
        ("张伟,,PF1,S5GX1,,3c:52:82:1a:32:11", ",,,S5GX2,,", [2, 4]),
        ("张伟,,PF1,S5GX1,,3c:52:82:1a:32:11", ",,N/A,S5GX2,无线,3c:52:82:1a:32:12", [2, 4]),
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", ",,,,,3c:52:82:1a:32:12,无线", [2, 4]),
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", ",,,,,3c:52:82:1a:32:12,网络部", [2, 3, 4]),
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", ",,,,,3c:52:82:1a:32:12,新机", [2, 3, 4]),
        # The first one has none, or nothing else; the second has a name or a system of its own, or
        # somebody wrote of it that it has none.
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", ",,无,,,3c:52:82:1a:32:12", [2, 3, 4]),
        ("张伟,Windows,PF1,,,", ",,,,,3c:52:82:1a:32:12", [2, 3, 4]),
        ("张伟,Windows,,,,3c:52:82:1a:32:11", ",,,,,3c:52:82:1a:32:12", [2, 3, 4]),
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", "王芳,,,,,3c:52:82:1a:32:12", [2, 3, 4]),
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", ",Linux,,,,3c:52:82:1a:32:12", [2, 3, 4]),
        ("张伟,Windows,PF1,,,3c:52:82:1a:32:11", ",,PF2,,,3c:52:82:1a:32:12", [2, 3, 4]),
    ],
)
def test_another_card_or_disk_of_the_device_above_is_no_row(
    tmp_path: Path, first: str, second: str, rows: list[int]
) -> None:
    """With ``--set`` it would be a device more, by a network card that is another's."""
    path = tmp_path / "a.csv"
    head = "姓名,操作系统,SN,硬盘序列号,网卡类型,MAC,备注"
    lines = (head, first, second, "李娜,Windows,PF9,,,")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == rows
    assert table.skipped == ((Skipped(Skip.CONTINUATION, 1, "3"),) if rows == [2, 4] else ())


@pytest.mark.parametrize(
    ("head", "first", "second", "skip"),
    [
        ("SN,MAC", "PF1,3c:52:82:1a:32:11", ",3c:52:82:1a:32:12", Skip.CARD),
        ("SN,OS,MAC", "PF1,Windows,3c:52:82:1a:32:11", ",,3c:52:82:1a:32:12", Skip.CARD),
        ("SN,Disk serial", "PF1,S5GX1", ",S5GX2", Skip.CARD),
        ("SN,MAC,User", "PF1,3c:52:82:1a:32:11,", ",3c:52:82:1a:32:12,", Skip.CARD),
        ("SN,MAC,User", "PF1,3c:52:82:1a:32:11,Li", ",3c:52:82:1a:32:12,", Skip.CONTINUATION),
        ("No,SN,MAC", "1,PF1,3c:52:82:1a:32:11", ",,3c:52:82:1a:32:12", Skip.CONTINUATION),
        (
            "SN,MAC,NIC",
            "PF1,3c:52:82:1a:32:11,",
            ",3c:52:82:1a:32:12,Wi-Fi",
            Skip.CONTINUATION,
        ),
        ("SN,OS,MAC", "PF1,Windows,3c:52:82:1a:32:11", ",Linux,3c:52:82:1a:32:12", None),
        ("No,SN,MAC", "1,PF1,3c:52:82:1a:32:11", "2,,3c:52:82:1a:32:12", None),
    ],
)
def test_a_card_alone_in_a_list_of_little_else_may_be_a_device(
    tmp_path: Path, head: str, first: str, second: str, skip: Skip | None
) -> None:
    """Where the device above has nothing else that the line could leave blank; it is told of."""
    path = tmp_path / "a.csv"
    path.write_text("\n".join((head, first, second)) + "\n", encoding="utf-8")
    with open_table(path, ReadOptions(constants=frozenset({"device_system"}))) as table:
        assert [row.number for row in table.rows()] == ([2] if skip else [2, 3])
    assert table.skipped == ((Skipped(skip, 1, "3"),) if skip else ())


def test_the_plan_warns_of_cards_alone(place: Place) -> None:
    """For a device may be lost; not of what is certain."""
    path = place.path / "cards.csv"
    rows = ("OS,SN,MAC", "Windows,PF1,3c:52:82:1a:32:11", ",,3c:52:82:1a:32:12")
    path.write_text("\n".join(rows), encoding="utf-8")
    notes = [note for note in stage(place.journal, path, Staging()).notes if note.warns]
    assert [(note.slug, note.params["rows"]) for note in notes] == [("skipped-card", ("3",))]


@pytest.mark.parametrize(
    ("last", "rows"), [("合计,,2,", [3, 4]), ("张伟的电脑,Linux,PF3,", [2, 3, 4, 5])]
)
def test_a_total_is_no_name_among_numbered_ones(tmp_path: Path, last: str, rows: list[int]) -> None:
    """The number of devices may stand below the serial numbers; another name without a number
    shows that names have none."""
    path = tmp_path / "a.csv"
    devices = "PC-1,Windows,PF1,\nPC-2,Linux,PF2,\n"
    path.write_text(f"{HEAD}\n财务部,,,\n{devices}{last}\n", encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == rows


def test_a_row_that_ends_before_its_name_has_none(tmp_path: Path) -> None:
    """A workbook has no cells behind the last that is filled; a title is told from names there
    as well."""
    path = tmp_path / "a.xlsx"
    rows = (("SN", "OS", "PC name"), ("PF1", "Windows"), ("PF2", "Linux", "PC-2"))
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((*rows, ("", "", "财务部"), ("PF3", "Linux", "PC-3"))):
            sheet.write_row(number, 0, row)
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("PC-3,,,", "PC-2"),
        ("财务部,,,x", "PC-2"),
        ("接待,,,", "前台"),
        ("财务部,Windows,,", "PC-2"),
    ],
)
def test_a_name_alone_is_a_row(tmp_path: Path, line: str, other: str) -> None:
    """A device of which only the name is known, and one among names without numbers."""
    path = tmp_path / "a.csv"
    rows = f"PC-1,Windows,PF1,\n{line}\n{other},Linux,PF2,\n"
    path.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [2, 3, 4]
