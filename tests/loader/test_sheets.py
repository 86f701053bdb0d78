"""Which of several worksheets is read: the one that is most of a list of devices."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from importer.loader import ReadOptions, open_table
from importer.reporter import write_template
from importer.texts.text import Lang
from tests.loader.samples import load, refused
from tests.loader.test_origin import book_of

Rows = list[list[str]]
LIST: Rows = [
    ["操作系统", "序列号", "MAC地址"],
    ["Windows 11", "PF4ABC01", "3c:52:82:1a:2f:01"],
    ["macOS 14", "C02XL0GTJGH5", "3c:52:82:1a:2f:02"],
]
SUMMARY: Rows = [["操作系统", "数量"], ["Windows 11", "1"], ["macOS 14", "1"]]
SWITCHES: Rows = [["设备名称", "序列号", "MAC地址"], ["SW-1", "FOC1234X0AB", "00:1a:2b:00:00:01"]]
PIVOT: Rows = [["操作系统", "序列号"], ["Windows 11", "1"], ["macOS 14", "1"]]
FORM: Rows = [LIST[0]]
LICENCES: Rows = [["操作系统", "序列号"], ["Office 2021", "A1B2C3"], ["Visio", "A1B2C4"]]


#: With the system that each is for.
KEYS: Rows = [["软件", *LIST[0][:2]], ["Adobe CC", "Windows 11", "1118-1234-5678-9012"]]


#: A serial number identifies none of them.
PHONES: Rows = [["操作系统", "序列号", "IMEI"]] + [
    ["Android 14", f"R58N1234{n}AB", f"35678901234567{n}"] for n in range(4)
]


@pytest.mark.parametrize(
    "before",
    [
        {"汇总": SUMMARY},
        {"交换机": SWITCHES},
        {"透视表": PIVOT},
        {"空表": FORM},
        {"许可": LICENCES},
        {"示例": LIST},
        {"Sample Data": LIST},
        {"手机": PHONES},
        {"Lizenzen": KEYS},
        {"软件授权": KEYS},
        {"Printers 2025": LIST},  # with the system of the server that they are on
        {"报废": LIST},
        {"历史记录": LIST},
        {"Archive 2023": LIST},
        {"Old": LIST, "Retired PCs": LIST},
        {"封面": [["设备台账"], ["2025"]], "汇总": SUMMARY, "交换机": SWITCHES},
    ],
    ids="+".join,
)
def test_the_list_is_read_wherever_it_stands(tmp_path: Path, before: dict[str, Rows]) -> None:
    """Before what only counts devices, has no operating system, has no rows, shows how a form is
    filled in, or holds what was scrapped, or is no device by the sheet's name."""
    path = book_of(tmp_path / "a.xlsx", {**before, "明细": LIST})
    layout, rows = load(path)
    assert (layout.sheet, len(rows)) == ("明细", 2)
    path = book_of(tmp_path / "b.xlsx", {"明细": LIST, **before})
    assert load(path)[0].sheet == "明细"


def test_a_list_of_what_was_scrapped_is_read_where_there_is_no_other(tmp_path: Path) -> None:
    """Who imports that alone means it; Goldstone is a place."""
    path = book_of(tmp_path / "a.xlsx", {"汇总": SUMMARY, "报废": LIST})
    assert load(path)[0].sheet == "报废"
    path = book_of(tmp_path / "b.xlsx", {"Goldstone": LIST, "Fold": LIST})
    assert load(path)[0].sheet == "Goldstone"


@pytest.mark.parametrize("name", ["Licenses", "License holders", "软件", "授权设备"])
def test_a_list_is_read_whatever_its_sheet_is_called(tmp_path: Path, name: str) -> None:
    """Where there is no other; one that is only called like it is as good as any."""
    _, rows = load(book_of(tmp_path / "a.xlsx", {name: LIST}))
    assert len(rows) == 2
    layout, _ = load(book_of(tmp_path / "b.xlsx", {name: LIST, "明细": LIST}))
    assert layout.sheet == ("明细" if name == "Licenses" else name)


def test_of_equals_the_first_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    """Whoever keeps a sheet for each department is told before anything is sent."""
    path = book_of(tmp_path / "a.xlsx", {"一部": LIST, "汇总": SUMMARY, "二部": LIST})
    with open_table(path) as table:
        assert table.layout.sheet == "一部"
        (note,) = [note for note in table.notes if note.slug == "more-lists"]
        assert note.warns
        assert "二部" in note.text(Lang.ZH)
        assert "汇总" not in note.text(Lang.ZH)
    for tables in ({"明细": LIST, "汇总": SUMMARY}, {"明细": LIST, "示例": LIST}):
        with open_table(book_of(tmp_path / "b.xlsx", tables)) as table:
            assert "more-lists" not in [note.slug for note in table.notes]


def test_a_list_that_was_passed_over_is_named(tmp_path: Path) -> None:
    """Its words are unknown, and perhaps only to us; behind the one that is read it is no list."""
    odd = [LIST[0], ["统一办公系统", "PF4ABC07", ""], ["统一办公系统", "PF4ABC08", ""]]
    for tables, told in (({"新": odd, "旧": LIST}, True), ({"旧": LIST, "新": odd}, False)):
        with open_table(book_of(tmp_path / "a.xlsx", tables)) as table:
            assert table.layout.sheet == "旧"
            named = [note.params["sheets"] for note in table.notes if note.slug == "more-lists"]
            assert named == (["新"] if told else [])
    refused_words = [LIST[0], ["鸿蒙 4.2", "PF4ABC07", ""], ["ChromeOS", "PF4ABC08", ""]]
    path = book_of(tmp_path / "b.xlsx", {"新": refused_words, "旧": LIST})
    assert load(path)[0].sheet == "新"


def test_an_operating_system_for_all_prefers_no_sheet_that_lacks_one(tmp_path: Path) -> None:
    """--set makes a list of the switches no list of computers; where no sheet has an operating
    system, it makes one of the first."""
    given = frozenset({"device_system"})
    path = book_of(tmp_path / "a.xlsx", {"交换机": SWITCHES, "电脑": LIST})
    assert load(path, constants=given)[0].sheet == "电脑"
    path = book_of(tmp_path / "b.xlsx", {"汇总": [["设备名称", "数量"]], "电脑": SWITCHES})
    assert load(path, constants=given)[0].sheet == "电脑"


def test_a_chosen_heading_decides_as_well(tmp_path: Path) -> None:
    """--map names a heading that only one of the sheets has."""
    theirs = [["平台", "序列号"], *([row[0], row[1]] for row in LIST[1:])]
    path = book_of(tmp_path / "a.xlsx", {"交换机": SWITCHES, "电脑": theirs})
    assert load(path, maps={"device_system": ("平台",)})[0].sheet == "电脑"


@pytest.mark.parametrize(
    ("sheet", "slug"), [("汇总", "no-identifier-column"), ("交换机", "no-system-column")]
)
def test_an_error_names_the_sheet_and_the_better_one(tmp_path: Path, sheet: str, slug: str) -> None:
    """Its advice alone would register the switches as computers."""
    tables = {"汇总": SUMMARY, "交换机": SWITCHES, "明细 1": LIST}
    error = refused(slug, book_of(tmp_path / "a.xlsx", tables), sheets=(sheet,))
    for lang in Lang:
        assert f"“{sheet}”" in error.text(lang)
        assert '--sheet "明细 1"' in error.text(lang)


def test_an_error_names_no_sheet_that_is_no_better(tmp_path: Path) -> None:
    """Neither the only one nor one as bad as it."""
    tables = {"汇总": SUMMARY, "封面": [["设备台账"]]}
    error = refused("no-identifier-column", book_of(tmp_path / "a.xlsx", tables))
    assert [note.slug for note in error.notes] == ["read-sheet"]
    error = refused("no-identifier-column", book_of(tmp_path / "b.xlsx", {"汇总": SUMMARY}))
    assert error.notes == ()


def test_a_sheet_that_is_not_there_is_told_with_the_list(tmp_path: Path) -> None:
    """A slip in the name."""
    path = book_of(tmp_path / "a.xlsx", {"汇总": SUMMARY, "明细": LIST})
    error = refused("no-such-sheet", path, sheets=("明洗",))
    assert [note.slug for note in error.notes] == ["better-sheet"]


def test_a_blank_template_is_blank(tmp_path: Path) -> None:
    """The examples of our own template are nobody's devices."""
    for lang in Lang:
        path = tmp_path / f"{lang}.xlsx"
        write_template(path, lang)
        with open_table(path) as table:
            assert list(table.rows()) == []
            assert "more-lists" not in [note.slug for note in table.notes]


def test_a_damaged_sheet_behind_the_list_does_no_harm(tmp_path: Path) -> None:
    """It is not read; in front of the list it may be the list."""
    for tables, fails in (
        ({"设备": LIST, "旧表": LIST}, False),
        ({"汇总": SUMMARY, "旧表": LIST}, True),
    ):
        path = tmp_path / "whole.xlsx"
        book_of(path, tables)
        bent = tmp_path / f"bent-{fails}.xlsx"
        with zipfile.ZipFile(path) as whole, zipfile.ZipFile(bent, "w") as target:
            for name in whole.namelist():
                content = whole.read(name)
                target.writestr(name, content[:300] if name.endswith("sheet2.xml") else content)
        if fails:
            refused("workbook-damaged", bent)
        else:
            assert load(bent)[0].sheet == "设备"


def test_a_hidden_list_is_not_picked(tmp_path: Path) -> None:
    """Somebody hid it; the error of the sheet that is shown does not propose it either."""
    import openpyxl

    path = book_of(tmp_path / "a.xlsx", {"汇总": SUMMARY, "旧表": LIST})
    book = openpyxl.load_workbook(path)
    book["旧表"].sheet_state = "hidden"
    book.save(path)
    error = refused("no-identifier-column", path)
    assert [note.slug for note in error.notes] == ["read-sheet"]
    with open_table(path, ReadOptions(sheets=("旧表",))) as table:
        assert table.layout.sheet == "旧表"


def test_no_sheet_of_our_own_workbook_is_proposed(tmp_path: Path) -> None:
    """Its other sheets hold the rows as they were, those as well that were created."""
    tables = {"Summary": [["Result"]], "Rows": LIST, "To fix": [["nothing to fix"]]}
    path = book_of(tmp_path / "r.xlsx", tables, run="R-1")
    assert refused("nothing-to-fix", path).notes == ()


@pytest.mark.parametrize(
    "place",
    [
        "Old Building",
        "历史学院",
        "备份服务器",
        "Archives Dept",
        "New",
        "History dept",
        "退役军人处",
    ],
)
def test_a_place_or_a_department_is_not_gone(tmp_path: Path, place: str) -> None:
    """All means these as well."""
    path = book_of(tmp_path / "a.xlsx", {"一部": LIST, place: LIST})
    with open_table(path, ReadOptions(sheets=("all",))) as table:
        assert [part.sheet for part in table.layout.parts] == ["一部", place]


@pytest.mark.parametrize(
    "gone",
    [
        *("已报废", "报废设备清单 2024", "退役电脑", "停用", "历史记录", "归档（2023）", "作废"),
        *(
            "Retired 2023",
            "Archive",
            "Archived PCs",
            "Old",
            "Disposed assets",
            "Scrapped",
            "Backup",
        ),
        *("Decommissioned", "Decommissioned computers", "Scrap list"),
    ],
)
def test_sheets_of_what_was_scrapped_are_not_meant_by_all(tmp_path: Path, gone: str) -> None:
    """Nor proposed to be read as well; they are named as not read, and read where they are asked
    for or alone."""
    tables = {gone: LIST, "一部": LIST, "二部": LIST}
    path = book_of(tmp_path / "a.xlsx", tables)
    with open_table(path) as table:
        notes = {note.slug: note for note in table.notes}
        for lang in Lang:
            assert gone not in notes["more-lists"].text(lang)
            assert gone in notes["other-sheets"].text(lang)
    with open_table(path, ReadOptions(sheets=("all",))) as table:
        assert [part.sheet for part in table.layout.parts] == ["一部", "二部"]
    with open_table(path, ReadOptions(sheets=(gone, "一部"))) as table:
        assert [part.sheet for part in table.layout.parts] == [gone, "一部"]
    path = book_of(tmp_path / "b.xlsx", {gone: LIST})
    assert load(path, sheets=("all",))[0].sheet == gone


def test_sheets_of_other_things_are_not_meant_by_all(tmp_path: Path) -> None:
    """Where the operating system is said for the whole file, and a sheet's name for its own."""
    constants = frozenset({"device_system"})
    path = book_of(tmp_path / "a.xlsx", {"交换机": SWITCHES, "一部": SWITCHES, "二部": SWITCHES})
    with open_table(path, ReadOptions(sheets=("all",), constants=constants)) as table:
        assert [part.sheet for part in table.layout.parts] == ["一部", "二部"]
    assert load(path, constants=constants)[0].sheet == "一部"
