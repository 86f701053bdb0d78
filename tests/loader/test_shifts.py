"""Rows with more or fewer cells than their header."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.loader.samples import load

UUID = "4c4c4544-0052-5a10-804e-000000000002"
HEADER = "Hostname,Platform,Model,Serial Number,Asset Tag"
GOOD = "PC1,Windows,Latitude 5440,7XK4RH1,A4"


def said(path: Path, *lines: str) -> list[str]:
    """Of each row below the header what is said of its cells."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [" ".join(problem.slug for problem in row.problems) for row in load(path)[1]]


@pytest.mark.parametrize(
    ("row", "slug"),
    [
        ("MAC1,Mac,MacBookPro18,3,C02ACA1DMD6M,A1", "surplus-cells"),
        ("MAC3,Mac,Mac14,7,C02ACA3DMD6M,A3", "surplus-cells"),
        ("MAC3,Mac,Mac14,7,C02ACA3DMD6M,", "surplus-cells"),  # the asset tag is missing
        ("PC2,Windows,7XK4RH2,A5", "missing-cells"),  # the model is missing
        ("Windows,Latitude 5440,7XK4RH2,A5", "missing-cells"),
        ("PC2,Windows,7XK4RH2", "missing-cells"),
        ('PC2,Windows,"Latitude, 5440",7XK4RH2,A5,a note', "surplus-cells"),
        (GOOD, ""),
        (GOOD + ",,,", ""),  # blanks at the end
        ("PC2,Windows,Latitude 5440,7XK4RH2", ""),  # no asset tag
        ("PC2,Windows,,7XK4RH2,", ""),
        ("PC2,Windows,ThinkPad X1,PF4ABU01", ""),  # another maker's
        ("PC2,Windows", ""),
        ("PC2,macOS,Mac mini,C02ACA1DMD6M", ""),
        ('MAC1,Mac,"MacBookPro18,3",C02ACA1DMD6M,A1', ""),
    ],
)
def test_a_row_is_taken_where_its_cells_fit(tmp_path: Path, row: str, slug: str) -> None:
    """A comma too many or too few moves values; blanks that are left out at a line's end do not."""
    assert said(tmp_path / "a.csv", HEADER, GOOD, row) == ["", slug]
    assert said(tmp_path / "a.csv", HEADER, row, GOOD, GOOD) == [slug, "", ""]


def test_a_second_table_shows_nothing_of_the_first(tmp_path: Path) -> None:
    """Rows whose last cells are blank are whole, whatever stands in those columns further down."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(
            (
                ("序号", "部门", "操作系统", "序列号", "MAC地址", "备注"),
                (1, "财务", "Windows 11", "PF4ABU01", "3c:52:82:1a:39:01"),
                (2, "财务", "Windows 11", "PF4ABU02", "3c:52:82:1a:39:02"),
                ("编号", "操作系统", "资产编号", "使用人", "序列号", "MAC"),
                (1, "Windows 10", "ZC20210031", "张三", "PF4ABU03", "3c:52:82:1a:39:03"),
            )
        ):
            sheet.write_row(number, 0, cells)
    slugs = [[problem.slug for problem in row.problems] for row in load(path)[1]]
    assert slugs == [[], [], ["other-table"]]


def test_both_numbers_are_said(tmp_path: Path) -> None:
    """How many cells the row has, how many the header, and what stands there."""
    path = tmp_path / "a.csv"
    assert said(path, HEADER, "MAC1,Mac,Mac14,7,C02ACA3DMD6M,A3", GOOD) == ["surplus-cells", ""]
    problem = load(path)[1][0].problems[0]
    assert problem.params == {"cells": "6", "header": "5", "sign": ","}
    assert problem.value == "MAC1 | Mac | Mac14 | 7 | C02ACA3DMD6M | A3"
    path.write_text("OS;SN\nWindows;PF4ABU01;x\n", encoding="utf-8")
    assert load(path)[1][0].problems[0].params["sign"] == ";"


@pytest.mark.parametrize(
    "lines",
    [
        ("OS,Serial,MAC,", "Windows,PF4ABU01,,", "macOS,C02ACA1DMD6M,,"),
        ("OS,Serial", "Windows,PF4ABU01,", "macOS,C02ACA1DMD6M,"),  # a separator in all rows
        ("OS,Serial,User,Note", "Windows,PF4ABU01,Li", "macOS,C02ACA1DMD6M,Wang"),
        ("OS,Serial,User,Note", "Windows,PF4ABU01,Li,spare", "macOS,C02ACA1DMD6M,张三"),
        ("OS,Serial,User,Note", "Windows,PF4ABU01,Li,备用", "macOS,C02ACA1DMD6M,张三"),
        ("OS,Serial,Asset", "Windows,7XK4RH1,7AB4RH2", "Windows,7XK4RH3"),
        ("OS,MAC,Serial", "Windows,3c:52:82:1a:2b:3c,PF4ABU01", "Windows,3c:52:82:1a:2b:3d"),
        # One row shows little of how long serial numbers are.
        ("OS,Serial,Disk,UUID,Note", f"Windows,SN000002,DISK000002,{UUID},n", "Windows,5CD1234XYZ"),
        # Excel writes the headings' row as wide as its notes.
        ("OS,Serial,,", "Windows,PF4ABU01,,spare", "Windows,PF4ABU02"),
        ("OS\tSerial", "Windows\tPF4ABU01\t", "macOS\tC02ACA1DMD6M"),
    ],
)
def test_innocent_rows(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Tables as programs write them pass in full."""
    assert said(tmp_path / "a.csv", *lines) == [""] * (len(lines) - 1)


def test_a_separator_at_the_end_of_each_row(tmp_path: Path) -> None:
    """It is no cell; one that lacks or has another is told by the other rows."""
    rows = [f"PC{n},Windows,Latitude 5440,7XK4RH{n},A{n}," for n in range(1, 5)]
    lines = (HEADER, *rows, "PC5,Windows,7XK4RH5,A5,", "MAC6,Mac,Mac14,7,C02ACA3DMD6M,,")
    assert said(tmp_path / "a.csv", *lines) == ["", "", "", "", "missing-cells", "surplus-cells"]


def test_no_row_has_as_many_cells_as_the_header(tmp_path: Path) -> None:
    """Then what a heading says of its values has to do."""
    rows = [f"PC{n},Windows,7XK4RH{n},A{n}" for n in range(1, 5)]
    assert said(tmp_path / "a.csv", HEADER, *rows) == ["missing-cells"] * 4
    rows = [f"PC{n},Windows,Latitude 5440,7XK4RH{n}" for n in range(1, 5)]
    assert said(tmp_path / "a.csv", HEADER, *rows) == [""] * 4


def _book(path: Path, *rows: list[str]) -> list[str]:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for number, cells in enumerate([HEADER.split(","), *rows]):
        sheet.write_row(number, 0, cells)
    book.close()
    return [" ".join(problem.slug for problem in row.problems) for row in load(path)[1]]


def test_notes_beside_the_table_of_a_workbook(tmp_path: Path) -> None:
    """They are innocent, near and far, in some rows or in all."""
    good = GOOD.split(",")
    path = tmp_path / "a.xlsx"
    assert _book(path, [*good, "broken"], [*good, "", "", "7XK4RH9"], good) == [""] * 3
    assert _book(path, [*good, "broken"], [*good, "7XK4RH9"]) == [""] * 2
    assert _book(path, good[:4], good[:2]) == [""] * 2


@pytest.mark.parametrize(
    ("row", "slug"),
    [
        ("PC9,Windows,7XK4RH9,A9", "moved-cells"),  # the model is missing
        ("PC9,Windows,Latitude 5440,7XK4RH9", ""),  # no asset tag
        ("PC9,Windows,ThinkPad X1,PF4ABU01", ""),  # another maker's
        ("PC9,Windows,Latitude 5440", ""),
        ("PC9,Windows,,7XK4RH9", ""),
        ("PC9,Windows,VMware Virtual Platform,VMware-56 4d 60 49", ""),
        ("PC9,macOS,Mac mini,C02ACA1DMD6M", ""),
        ("PC9", ""),
    ],
)
def test_a_cell_that_was_deleted_from_a_workbook(tmp_path: Path, row: str, slug: str) -> None:
    """Excel moves the others of its row left: an asset tag would be a serial number.  What is
    blank at a row's end moves nothing."""
    good = [f"PC{n},Windows,Latitude 544{n},7XK4RH{n},A{n}".split(",") for n in range(5)]
    assert _book(tmp_path / "a.xlsx", row.split(","), *good) == [slug, *[""] * 5]
    assert _book(tmp_path / "b.xlsx", *good[:2], row.split(","), row.split(",")) == [
        *("", ""),
        *(slug, slug),
    ]


def test_a_workbook_made_of_a_broken_text(tmp_path: Path) -> None:
    """What Excel opened and saved is as shifted as it was."""
    good, bad = GOOD.split(","), ["MAC1", "Mac", "MacBookPro18", "3", "C02ACA1DMD6M", "A1"]
    assert _book(tmp_path / "a.xlsx", good, bad) == ["", "surplus-cells"]
    assert _book(tmp_path / "a.xlsx", bad, bad) == ["surplus-cells"] * 2


@pytest.mark.parametrize(
    ("row", "slug"),
    [
        ("Windows,A1001,R1", "missing-cells"),  # the serial number is missing
        ("Windows,8QX1ZK3", ""),  # another maker's, and blanks left out behind it
        ("Windows,8QX1ZK3,A1001", ""),
        ("Windows,5CG1234ABC", ""),
        ("Windows,A100134,B7", ""),  # like no values of the next column
    ],
)
def test_numbers_that_look_like_those_of_the_next_column(
    tmp_path: Path, row: str, slug: str
) -> None:
    """An asset number would be a serial number; a shorter serial number is one."""
    good = [f"Windows,5CG1234AB{n},A10{n:02},R{n}" for n in range(5)]
    assert said(tmp_path / "a.csv", "OS,Serial,Asset,Room", row, *good) == [slug, *[""] * 5]
