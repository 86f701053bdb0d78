"""Two tables side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from importer.loader import ReadOptions, open_table
from importer.loader.headings import beside
from importer.texts.text import Lang
from tests.loader.samples import load, refused, serials

LEFT = ("操作系统", "序列号", "MAC地址")


@pytest.mark.parametrize(
    ("labels", "left", "right"),
    [
        ((*LEFT, "", *LEFT), "A–C", "E–G"),
        ((*LEFT, *LEFT), "A–C", "D–F"),
        ((*LEFT, "", "操作系统2", "序列号2", "MAC地址2"), "A–C", "E–G"),
        ((*LEFT, "操作系统（2）", "序列号（2）", "MAC地址（2）"), "A–C", "D–F"),
        (("OS", "Serial", "", "OS (right)", "Serial (right)"), "A–B", "D–E"),
        (("OS", "Serial", "OS_B", "Serial_B"), "A–B", "C–D"),
        (("OS_x", "Serial_x", "OS_y", "Serial_y"), "A–B", "C–D"),
        (("序号", *LEFT, "", "", "序号", *LEFT, "备注"), "A–D", "G–K"),
        (("OS", "Serial number", "User", "", "操作系统", "序列号"), "A–C", "E–F"),
        (("使用人", "序列号", "", "使用人", "序列号"), "A–B", "D–E"),
        ((*LEFT, "", *LEFT, "", *LEFT), "A–C", "E–K"),
        ((*LEFT, "", "序列号", "使用人"), "A–C", "E–F"),  # of other devices, without a system
    ],
)
def test_two_tables(labels: tuple[str, ...], left: str, right: str) -> None:
    """They are told by headings that stand in both, numbered or not, or by the gap between."""
    words = beside.found(labels)
    assert words is not None
    assert (words["left"], words["right"]) == (left, right)


@pytest.mark.parametrize(
    "labels",
    [
        ("操作系统", "序列号", "MAC地址", "MAC地址2"),  # two cards of one device
        ("操作系统", "序列号", "硬盘序列号1", "硬盘序列号2", "内存1", "内存2"),
        ("Operating system", "OS", "Serial number", "Device serial"),  # two names for one thing
        ("Name", "Operating system", "Serial number", "OS name", "BIOS serial number"),
        ("操作系统", "主机", "型号", "序列号", "显示器", "型号", "序列号"),  # a monitor's
        ("操作系统", "序列号", "", "", "备注"),
        ("操作系统", "序列号", "", "操作系统版本"),
        ("操作系统", "MAC地址", "", "MAC地址2"),
        ("System", "SN", "", "MAC", "UUID"),
        ("操作系统", "序列号", "备注", "备注"),
        (),
    ],
)
def test_one_table(labels: tuple[str, ...]) -> None:
    """Several columns of one device are no second table."""
    assert beside.found(labels) is None


def test_they_are_told_and_never_half_read(tmp_path: Path) -> None:
    """Renamed headings make it no single table; who chooses columns reads what is left out."""
    path = tmp_path / "a.csv"
    path.write_text(
        "操作系统,序列号,,操作系统2,序列号2\nWindows,PF4ABV01,,Windows,PF4ABV02\n", encoding="utf-8"
    )
    error = refused("side-by-side", path)
    for lang in Lang:
        assert "D–E" in error.text(lang)
    assert "--map serial-number=B or --map serial-number=E" in error.text(Lang.EN)
    assert "--map 生产序列号=B 或 --map 生产序列号=E" in error.text(Lang.ZH)
    maps = {"device_system": ("操作系统",), "serial_number": ("序列号",)}
    assert serials(path, maps=maps) == [(2, "PF4ABV01")]
    with open_table(path, ReadOptions(maps=maps)) as table:
        note = next(note for note in table.notes if note.slug == "side-by-side")
        for lang in Lang:
            assert "D–E" in note.text(lang)
    path.write_text("操作系统,序列号,,操作系统,序列号\nWindows,A,,Windows,B\n", encoding="utf-8")
    refused("side-by-side", path)
    refused("side-by-side", path, maps={"device_system": ("操作系统",)})


@pytest.mark.parametrize(
    ("system", "serial", "unread"), [("A", "B", "D–E"), ("D", "E", "A–B"), ("A", "E", "D–E")]
)
def test_the_table_is_named_that_is_not_read(
    tmp_path: Path, system: str, serial: str, unread: str
) -> None:
    """Also where it is the left one; of both a part may be lost."""
    path = tmp_path / "a.csv"
    path.write_text(
        "操作系统,序列号,,操作系统2,序列号2\nWindows,PF4ABV01,,Windows,PF4ABV02\n", encoding="utf-8"
    )
    maps = {"device_system": (system,), "serial_number": (serial,)}
    with open_table(path, ReadOptions(maps=maps)) as table:
        note = next(note for note in table.notes if note.slug == "side-by-side")
        assert all(unread in note.text(lang) for lang in Lang)


@pytest.mark.parametrize(("letter", "number"), [("B", "PF4ABV01"), ("D", "PF4ABV02")])
def test_of_a_stocktaking_one_side_is_chosen(tmp_path: Path, letter: str, number: str) -> None:
    """What the books have and what was found are the same devices."""
    path = tmp_path / "a.csv"
    path.write_text("型号,序列号,型号,序列号\nT14,PF4ABV01,T14,PF4ABV02\n", encoding="utf-8")
    told = refused("side-by-side", path, constants=frozenset({"device_system"})).text(Lang.EN)
    assert f"--map serial-number={letter}" in told
    maps = {"serial_number": (letter,)}
    found = serials(path, maps=maps, constants=frozenset({"device_system"}))
    assert found == [(2, number)]


def test_columns_can_be_looked_at_all_the_same(tmp_path: Path) -> None:
    """What keeps the rows from being read is no reason not to show the columns."""
    path = tmp_path / "a.csv"
    for text, slug, fields in (
        ("序列号,使用人\nA,B\n", "no-system-column", ["serial_number", None]),
        ("OS,序列号,SN\niOS,A,B\n", "several-labels", ["device_system"] + 2 * ["serial_number"]),
        ("OS,x\niOS,A\n", "no-identifier-column", ["device_system", None]),
    ):
        path.write_text(text, encoding="utf-8")
        with open_table(path, looking=True) as table:
            assert table.trouble is not None
            assert table.trouble.slug == slug
            assert [column.field for column in table.layout.columns] == fields
            assert [row.number for row in table.rows()] == [2]
        refused(slug, path)
    path.write_text("OS,SN\niOS,A\n", encoding="utf-8")
    with open_table(path, looking=True) as table:
        assert table.trouble is None
    assert load(path)[0].header_row == 1


@pytest.mark.parametrize(
    "labels",
    [
        ("操作系统1", "序列号1", "操作系统2", "序列号2"),
        ("OS_x", "Serial_x", "OS_y", "Serial_y"),
        ("OS (left)", "SN (left)", "", "OS (right)", "SN (right)"),
        ("序列号A", "操作系统A", "序列号B", "操作系统B"),
    ],
)
def test_two_tables_of_which_each_heading_is_numbered(
    tmp_path: Path, labels: tuple[str, ...]
) -> None:
    """None of the headings is one of ours as it stands; they are told all the same."""
    path = tmp_path / "a.csv"
    values = [
        f"PF4ABV0{place}" if "S" in label or "序" in label else "Windows"
        for place, label in enumerate(labels)
    ]
    path.write_text(",".join(labels) + "\n" + ",".join(values) + "\n", encoding="utf-8")
    refused("side-by-side", path)
    assert refused("side-by-side", path, header_row=1)


def book(path: Path, *rows: Sequence[str | int]) -> Path:
    """A workbook of one sheet."""
    with xlsxwriter.Workbook(path) as new:
        sheet = new.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def beside_in(path: Path) -> list[tuple[str, bool]]:
    """The columns of tables that stand beside, and whether that warns."""
    with open_table(path) as table:
        notes = [note for note in table.notes if note.slug == "side-by-side"]
        return [(str(note.params["right"]), note.warns) for note in notes]


PC = ("Windows", "PF4ABV01", "3c:52:82:1a:2f:08")
MAC = ("macOS", "C02ACA1DMD6M", "3c:52:82:1a:2f:09")
COUNTS = (("系统", "数量"), ("操作系统", "数量"), ("OS", "Count", "Share"))


@pytest.mark.parametrize("headings", COUNTS)
def test_a_table_that_counts_the_devices_is_none(tmp_path: Path, headings: tuple[str, ...]) -> None:
    """Beyond a blank column it has headings of ours as well, and nobody has to choose."""
    rows = ((*LEFT, "", *headings), (*PC, "", "Windows", 1), (*MAC, "", "macOS", 1), PC)
    path = book(tmp_path / "a.xlsx", *rows)
    assert [number for number, _ in serials(path)] == [2, 3, 4]
    assert all(row.problems == () for row in load(path)[1])
    assert beside_in(path) == [("E–" + "EFG"[len(headings) - 1], False)]


def test_a_second_name_of_the_system_is_asked_for(tmp_path: Path) -> None:
    """Where no blank column parts them, or beyond it stands a device of its own, or what is said
    of these: their owners and whether they are trusted."""
    for rows in (
        ((*LEFT, "系统", "数量"), (*PC, "Windows", 1)),
        ((*LEFT, "", "系统", "数量"), (*PC, "x", "Windows", 1)),
        ((*LEFT, "", "系统", "设备归属"), (*PC, "", "Windows", "Company")),
        ((*LEFT, "", "Trust", "OS"), (*PC, "", "Trusted", "Windows")),
    ):
        refused("several-labels", book(tmp_path / "a.xlsx", *rows))


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        ((LEFT, (*PC, "", *LEFT), (*MAC, "", *PC)), "E–G"),
        ((LEFT, PC, (*MAC, "", "", "OS", "SN", "使用人"), (*MAC, "", "", *PC)), "F–H"),
        ((("", "", "", "", *LEFT), (*LEFT, "", *PC), (*MAC, "", *PC)), "A–C"),
    ],
)
def test_a_table_that_begins_further_down_is_told(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], right: str
) -> None:
    """Its rows stand below no heading, and would be left out without a word."""
    assert beside_in(book(tmp_path / "a.xlsx", *rows)) == [(right, True)]


@pytest.mark.parametrize(
    "beside",
    [
        ("", "备注：已归还"),
        ("", "SN", "核对过"),
        ("", "MAC", "MAC2"),
        ("", "统计", "数量"),
        ("Windows", "PF4ABV09"),
    ],
)
def test_notes_beside_are_no_table(tmp_path: Path, beside: tuple[str, ...]) -> None:
    """One word of ours is no row of headings."""
    assert beside_in(book(tmp_path / "a.xlsx", LEFT, (*PC, *beside), MAC)) == []
