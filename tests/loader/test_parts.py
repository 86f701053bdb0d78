"""Several sheets read as one table: their columns, their rows, and how both are called."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from importer.loader import ReadOptions, open_table
from importer.texts.text import Lang
from tests.loader.samples import load, refused
from tests.loader.test_origin import OURS, book_of

HEAD = ["操作系统", "序列号", "备注"]
FIRST = [HEAD, ["Windows 11", "PF4ABC01", "a"], ["macOS 14", "C02XL0GTJGH5", "b"]]
#: Another order, another word for the same field, a column more, a title above.
SECOND = [
    ["二部"],
    ["MAC地址", "备注", "SN", "OS"],
    ["3c:52:82:1a:2f:03", "c", "PF4ABC03", "Windows 10"],
]
TOTAL = ["合计", "3", ""]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two lists and a summary."""
    tables = {
        "汇总": [HEAD[:1], ["Windows"]],
        "一部": FIRST,
        "二部": [*SECOND, ["", "合计", "", ""]],
    }
    return book_of(tmp_path / "a.xlsx", tables)


def both(path: Path, *sheets: str, **options: object) -> tuple[object, list[object]]:
    """Everything of several sheets."""
    return load(path, sheets=sheets or ("一部", "二部"), **options)


def test_columns_are_one_where_they_fill_one_field_or_have_one_label(path: Path) -> None:
    """Whatever their order; what only one sheet has is blank on the other."""
    layout, rows = both(path)
    assert [column.label for column in layout.columns] == [*HEAD, "MAC地址"]
    assert [row.cells for row in rows] == [
        ("Windows 11", "PF4ABC01", "a", ""),
        ("macOS 14", "C02XL0GTJGH5", "b", ""),
        ("Windows 10", "PF4ABC03", "c", "3c:52:82:1a:2f:03"),
    ]
    assert rows[2].values["mac_address"] == "3c:52:82:1a:2f:03"
    assert layout.sheets == "一部 + 二部"
    assert layout.where(Lang.EN) == "一部 (header in row 1), 二部 (header in row 2)"
    assert layout.where(Lang.ZH) == "一部（表头在第 1 行）、二部（表头在第 2 行）"
    alike, _ = both(book_of(path.parent / "b.xlsx", {"一部": FIRST, "二部": FIRST}))
    assert alike.where(Lang.EN) == "一部 + 二部 (header in row 1)"


def test_a_row_is_called_by_its_sheet_and_its_cells_by_their_place_there(path: Path) -> None:
    """As Excel shows them, although the numbers of the rows count on."""
    layout, rows = both(path)
    first, _, last = (row.number for row in rows)
    assert [layout.row_name(row.number) for row in rows] == ["一部!2", "一部!3", "二部!3"]
    assert layout.address("serial_number", first) == "一部!B2"
    assert layout.address("serial_number", last) == "二部!C3"
    assert layout.address("mac_address", last) == "二部!A3"
    assert layout.address("mac_address", first) == "一部!2"  # it has no such column
    assert layout.address("uuid", last) == "二部!3"
    assert len({row.number for row in rows}) == 3


def test_one_sheet_is_called_as_ever(path: Path) -> None:
    """Named twice as well: its rows have their own numbers."""
    layout, rows = both(path, "二部", "二部")
    assert (layout.parts, rows[0].number, layout.row_name(3)) == ((), 3, "3")
    assert layout.address("uuid", 3) == "二部!3:3"


def test_all_are_those_that_list_devices(path: Path) -> None:
    """The summary is none of them, and is told as not read; the order is that of the tabs."""
    with open_table(path, ReadOptions(sheets=("ALL",))) as table:
        assert table.layout.sheets == "一部 + 二部"
        notes = {note.slug: note.text(Lang.EN) for note in table.notes}
    assert "“一部”, “二部”." in notes["read-together"]
    assert "汇总" in notes["other-sheets"]
    assert "more-lists" not in notes
    assert both(path, "二部", "一部")[0].sheets == "二部 + 一部"


def test_all_of_one_is_one(tmp_path: Path) -> None:
    """A text file, or a workbook with a single list; and a sheet may be called so."""
    text = tmp_path / "a.csv"
    text.write_text("OS,Serial number\nWindows,PF4ABC01\n", encoding="utf-8")
    assert load(text, sheets=("all",))[0].parts == ()
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, "All": SECOND})
    assert load(path, sheets=("all",))[0].sheet == "All"


def test_all_takes_lists_along_that_need_work(tmp_path: Path) -> None:
    """Their rows are refused one by one, rather than not read."""
    odd = [HEAD, ["Windoze", "PF4ABC09", "x"]]
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, "三部": odd, "示例": FIRST})
    assert load(path, sheets=("all",))[0].sheets == "一部 + 三部"


def test_lines_that_are_no_rows_are_told_with_their_sheet(path: Path) -> None:
    """Each sheet has its own last line and its own hidden rows."""
    book = openpyxl.load_workbook(path)
    book["二部"].row_dimensions[3].hidden = True
    book.save(path)
    with open_table(path, ReadOptions(sheets=("all",), hidden=True)) as table:
        assert [row.hidden for row in table.rows()] == [False, False, False]
        assert [(line.why, line.rows) for line in table.skipped] == [("footer", "二部!4")]
        assert [note.params["sheet"] for note in table.seen] == ["二部"]
    assert [row.hidden for row in both(path)[1]] == [False, False, True]


def test_an_error_names_the_sheet_that_can_not_be_read(path: Path) -> None:
    """Of several, one has no identifier."""
    error = refused("no-identifier-column", path, sheets=("一部", "汇总"))
    assert "“汇总”" in error.text(Lang.ZH)
    assert refused("no-such-sheet", path, sheets=("一部", "三部")).params["sheet"] == "三部"


def test_a_label_that_one_sheet_has_is_chosen_there(tmp_path: Path) -> None:
    """The other one has a heading that is known; a label that none has is a slip."""
    theirs = [["平台", "序列号"], ["Windows 11", "PF4ABC05"]]
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, "二部": theirs})
    layout, rows = both(path, maps={"device_system": ("平台",)})
    assert [row.values["device_system"] for row in rows] == ["Windows 11", "macOS 14", "Windows 11"]
    assert len(layout.columns_of("device_system")) == 1
    refused("map-no-such-label", path, sheets=("all",), maps={"device_system": ("站台",)})


def test_rows_to_fix_and_a_list_are_not_one_table(tmp_path: Path) -> None:
    """One brings the row numbers of another file."""
    rows = [OURS, ["Windows", "PF4ABC02", "wrong", "2"]]
    path = book_of(tmp_path / "r.xlsx", {"To fix": rows, "一部": FIRST}, fix="To fix", run="R-1")
    error = refused("sheets-unlike", path, sheets=("To fix", "一部"))
    assert error.params == {"first": "To fix", "other": "一部"}
    assert load(path, sheets=("all",))[0].sheet == "To fix"


def test_columns_of_opposite_questions_stay_apart(tmp_path: Path) -> None:
    """A yes below one heading is a no below the other, on whichever sheet it stands."""
    head, row = ["操作系统", "序列号"], ["Windows", "PF4ABC0"]
    tables = {
        name: [[*head, label], [*row[:1], row[1] + name, "是"]]
        for name, label in {
            "A": "可信状态",
            "B": "是否可信",
            "C": "是否不可信",
            "D": "Is trusted",
        }.items()
    }
    layout, rows = load(book_of(tmp_path / "a.xlsx", tables), sheets=("A", "B", "C", "D"))
    labels = [column.label for column in layout.columns_of("device_status")]
    assert labels == ["可信状态", "是否可信", "是否不可信"]
    assert [row.cells[2:] for row in rows] == [
        ("是", "", ""),
        ("", "是", ""),
        ("", "", "是"),
        ("", "是", ""),
    ]


def test_what_is_wrong_with_a_row_as_a_whole_names_its_sheet(tmp_path: Path) -> None:
    """Each sheet has a row 4."""
    again = [["操作系统", "备注", "序列号"], ["Windows", "", "PF4ABC04"]]
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, "二部": [*FIRST[:2], *again]})
    _, rows = both(path)
    assert [p.address for row in rows for p in row.problems] == ["二部!4"]


#: Devices below headings of which none says the operating system, although the values of one do.
UNNAMED = [["使用人", "S/N", "OS版本"], ["丙", "PF4ABC05", "Windows 11"]]
#: Devices of which nothing says the operating system.
SILENT = [["使用人", "序列号"], ["丁", "PF4ABC06"]]


def test_all_passes_over_no_list_for_its_heading(tmp_path: Path) -> None:
    """It is refused as where it is asked for by name, with the column that is to be named and with
    the sheets that can be read without it; once the column is named, all are read."""
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, "财务": UNNAMED, "二部": SECOND})
    for sheets in (("all",), ("一部", "财务", "二部")):
        error = refused("system-column-likely", path, sheets=sheets)
        assert [note.slug for note in error.notes] == ["read-sheet", "without-sheet"]
        for lang in Lang:
            assert '="OS版本"' in error.text(lang)
            assert '--sheet "一部" --sheet "二部"' in error.text(lang)
    maps = {"device_system": ("OS版本",)}
    layout, rows = load(path, sheets=("all",), maps=maps)
    assert (layout.sheets, len(rows)) == ("一部 + 财务 + 二部", 4)
    with open_table(path) as table:
        (note,) = [note for note in table.notes if note.slug == "more-lists"]
        assert note.params["sheets"] == "财务 | 二部"


def test_all_tells_of_devices_without_an_operating_system(tmp_path: Path) -> None:
    """They may be computers, and are not read: told before anything is sent, with the option that
    reads them."""
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, "人事": SILENT, "二部": SECOND})
    with open_table(path, ReadOptions(sheets=("all",))) as table:
        assert table.layout.sheets == "一部 + 二部"
        (note,) = [note for note in table.notes if note.warns]
        assert note.slug == "silent-list"
        assert all("--sheet 人事" in note.text(lang).replace('"', "") for lang in Lang)
    given = frozenset({"device_system"})
    assert load(path, sheets=("all",), constants=given)[0].sheets == "一部 + 人事 + 二部"


def test_all_are_read_where_models_alone_tell_the_system(tmp_path: Path) -> None:
    """Each department's list is as good as the first one's."""
    models = [["型号", "序列号"], ["MacBook Pro 14", "C02XL0GTJGH5"]]
    path = book_of(tmp_path / "a.xlsx", {"一部": models, "二部": models, "交换机": models})
    assert load(path, sheets=("all",))[0].sheets == "一部 + 二部"
    with open_table(path) as table:
        assert "二部" in {n.slug: n for n in table.notes}["more-lists"].text(Lang.EN)


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("交换机", [["使用人", "序列号"], ["机房", "FOC1234X0AB"]]),
        ("打印机", UNNAMED),
        ("报废", UNNAMED),
        ("报废", SILENT),
        ("汇总", [["OS版本", "数量"], ["Windows 11", "3"]]),
        ("领用", [["使用人", "序列号"], ["丙", ""], ["丁", ""], ["戊", "PF4ABC05"]]),
        ("示例", SILENT),
        ("空", SILENT[:1]),
    ],
)
def test_all_asks_for_nothing_of_other_sheets(
    tmp_path: Path, sheet: str, rows: list[list[str]]
) -> None:
    """Things of another kind, what was scrapped, summaries, forms, lists without identifiers."""
    path = book_of(tmp_path / "a.xlsx", {"一部": FIRST, sheet: rows, "二部": SECOND})
    with open_table(path, ReadOptions(sheets=("all",))) as table:
        assert table.layout.sheets == "一部 + 二部"
        assert [note.slug for note in table.notes if note.warns] == []


def test_no_sheet_is_proposed_that_is_read_already(path: Path) -> None:
    """Of several that were asked for, or are ticked, one can't be read."""
    for sheets in (("汇总", "一部"), ("一部", "汇总")):
        error = refused("no-identifier-column", path, sheets=sheets)
        assert "better-sheet" not in [note.slug for note in error.notes]
    alone = refused("no-identifier-column", path, sheets=("汇总",))
    assert "better-sheet" in [note.slug for note in alone.notes]
    assert "without-sheet" not in [note.slug for note in alone.notes]
