"""Two tables side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    maps = {"device_system": ("操作系统",), "serial_number": ("序列号",)}
    assert serials(path, maps=maps) == [(2, "PF4ABV01")]
    with open_table(path, ReadOptions(maps=maps)) as table:
        note = next(note for note in table.notes if note.slug == "side-by-side")
        for lang in Lang:
            assert "D–E" in note.text(lang)
    path.write_text("操作系统,序列号,,操作系统,序列号\nWindows,A,,Windows,B\n", encoding="utf-8")
    refused("side-by-side", path)
    refused("side-by-side", path, maps={"device_system": ("操作系统",)})


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
