"""Cells merged downwards."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from importer.loader import ReadOptions, open_table
from importer.loader.formats import Merged
from importer.loader.formats.xlsx.merges import merges
from importer.model.run import Skip
from importer.texts.text import Lang
from tests.loader.samples import load, refused, sheet_xml, text_row, write_parts

LABELS = ["部门", "名称", "操作系统", "序列号", "MAC地址"]
_Range = tuple[int, int, int]  # the first and last row, and the column, from 0


def book(path: Path, rows: list[list[str]], *ranges: _Range) -> Path:
    """A workbook of either format with these rows and merged ranges."""
    if path.suffix == ".xls":
        old = xlwt.Workbook(encoding="utf-8")
        page = old.add_sheet("S")
        covered = {(r, c) for first, last, c in ranges for r in range(first, last + 1)}
        for number, cells in enumerate([LABELS, *rows]):
            for column, cell in enumerate(cells):
                if (number, column) not in covered:
                    page.write(number, column, cell)
        for first, last, column in ranges:
            page.write_merge(first, last, column, column, rows[first - 1][column])
        old.save(str(path))
        return path
    new = xlsxwriter.Workbook(path)
    sheet = new.add_worksheet("S")
    for number, cells in enumerate([LABELS, *rows]):
        sheet.write_row(number, 0, cells)
    for first, last, column in ranges:
        sheet.merge_range(first, column, last, column, rows[first - 1][column])
    new.close()
    return path


def rows_of(*systems: str) -> list[list[str]]:
    """A row for each system."""
    return [
        ["研发部", f"PC-{n}", system, f"PF4ABD0{n}", f"3c:52:82:1a:2c:0{n}"]
        for n, system in enumerate(systems)
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_what_is_merged_counts_for_all_rows(tmp_path: Path, name: str) -> None:
    """One "Windows 11" over three rows and one "macOS" over two; the plan names the columns."""
    rows = rows_of("Windows 11", "", "", "macOS", "", "")
    path = book(tmp_path / name, rows, (1, 3, 2), (4, 5, 2), (1, 5, 0))
    found = load(path)[1]
    assert [row.values["device_system"] for row in found] == [
        *["Windows 11"] * 3,
        "macOS",
        "macOS",
        "",
    ]
    assert [row.problems for row in found] == [()] * 6
    with open_table(path, ReadOptions()) as table:
        note = next(note for note in table.notes if note.slug == "merged")
        assert list(table.rows()) == list(table.rows())
    for lang in Lang:
        assert "操作系统" in note.text(lang)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_a_merged_identifier_is_nobody_s(tmp_path: Path, name: str) -> None:
    """All rows that it covers are refused, the first as well; those beside it are not."""
    rows = rows_of("Windows", "Windows", "Windows", "Windows")
    rows[1][3] = rows[2][3] = ""
    found = load(book(tmp_path / name, rows, (1, 3, 3)))[1]
    assert [[p.slug for p in row.problems] for row in found] == [*[["merged-identifier"]] * 3, []]
    problem = found[2].problems[0]
    assert (problem.field, problem.address, problem.value) == ("serial_number", "S!D4", "PF4ABD00")
    assert problem.params == {"cells": "D2:D4"}


def test_further_lines_of_a_device(tmp_path: Path) -> None:
    """Where the other lines say nothing of their own, the identifier is the first one's."""
    rows = [*rows_of("Windows"), ["", "", "", "", ""], *rows_of("macOS")]
    rows[2][1:4] = ["PC-9", "macOS", "PF4ABD09"]
    path = book(tmp_path / "a.xlsx", rows, (1, 2, 1), (1, 2, 2), (1, 2, 3))
    path = book(tmp_path / "b.xlsx", rows, *((1, 2, column) for column in range(5)))
    assert [(row.number, row.problems) for row in load(path)[1]] == [(2, ()), (4, ())]


def test_a_name_merged_along_makes_it_one_device(tmp_path: Path) -> None:
    """A row for each of its network cards: both say whose they are."""
    rows = rows_of("Windows", "")
    rows[1][1] = rows[1][3] = ""
    path = book(tmp_path / "a.xlsx", rows, (1, 2, 1), (1, 2, 2), (1, 2, 3))
    found = load(path)[1]
    assert [(row.cells[1], row.values["serial_number"]) for row in found] == [
        ("PC-0", "PF4ABD00")
    ] * 2
    assert [row.problems for row in found] == [(), ()]


def test_merged_blanks_say_nothing(tmp_path: Path) -> None:
    """An empty range over identifiers refuses nobody, and one in the header fills nothing."""
    rows = rows_of("Windows", "Windows")
    rows[0][3] = rows[1][3] = ""
    assert [row.problems for row in load(book(tmp_path / "a.xlsx", rows, (1, 2, 3)))[1]] == [(), ()]
    path = tmp_path / "b.xlsx"
    new = xlsxwriter.Workbook(path)
    sheet = new.add_worksheet()
    sheet.merge_range("A1:B2", "设备台账")
    sheet.write_row("A3", ["操作系统", "序列号"])
    sheet.write_row("A4", ["Windows", "PF4ABU01"])
    sheet.merge_range("A5:B5", "二部")
    sheet.write_row("A6", ["", "PF4ABU02"])
    new.close()
    with open_table(path) as table:
        systems = [row.values["device_system"] for row in table.rows()]
        assert (systems[0], systems[-1]) == ("Windows", "")


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_a_title_across_the_table_is_no_row(tmp_path: Path, suffix: str) -> None:
    """The name of a department above its devices; a value is none, nor a cell that leaves an
    identifier free."""
    path = tmp_path / f"a.{suffix}"
    titles = {1: ("研发部", 2), 3: ("PF4ABU09", 2), 4: ("市场部", 1)}  # row → text, last column
    lines = {0: ["设备名称", "操作系统", "序列号"], 2: ["PC1", "Windows", "PF4ABU01"]}
    if suffix == "xls":
        old = xlwt.Workbook(encoding="utf-8")
        page = old.add_sheet("S")
        for row, (text, last) in titles.items():
            page.write_merge(row, row, 0, last, text)
        for row, cells in lines.items():
            for column, cell in enumerate(cells):
                page.write(row, column, cell)
        old.save(str(path))
    else:
        with xlsxwriter.Workbook(path) as new:
            sheet = new.add_worksheet()
            for row, (text, last) in titles.items():
                sheet.merge_range(row, 0, row, last, text)
            for row, cells in lines.items():
                sheet.write_row(row, 0, cells)
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [3, 4, 5]
        assert [(s.why, s.rows) for s in table.skipped] == [(Skip.TITLE, "2")]


def test_a_line_that_only_a_range_fills_is_no_row(tmp_path: Path) -> None:
    """Blank lines within the range of a system stay what they are."""
    rows = [*rows_of("Windows"), ["", "", "", "", ""], ["小计", "", "", "", "1"]]
    path = book(tmp_path / "a.xlsx", rows, (1, 3, 2))
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [2]
        assert Skip.FOOTER in {skipped.why for skipped in table.skipped}


def test_ranges_are_found_behind_the_rows() -> None:
    """Wherever a piece of the file ends, with any prefix; what is no range is passed over."""
    tail = (
        b'<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:D2"/>'
        b"<x:mergeCell other='1' ref='$C$5:$D$6'/><mergeCell ref=\"A9\"/><mergeCell ref=\"9:9\"/>"
        b'<mergeCell ref="nonsense"/></mergeCells>'
    )
    head = b"<sheetData><row><c><is><t>sheetData mergeCell</t></is></c></row>"
    wanted = [Merged(2, 4, 0), Merged(2, 2, 1, 3), Merged(5, 6, 2, 2)]
    for end in (b"</sheetData>", b"</x:sheetData >"):
        for filling in (0, 1 << 20, (1 << 20) - len(head) - 5, (1 << 20) - len(head) - 40):
            content = head + b" " * filling + end + tail
            assert list(merges(io.BytesIO(content))) == wanted
    assert list(merges(io.BytesIO(head + tail))) == []


def test_too_many_ranges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that no program writes is not held in memory."""
    monkeypatch.setattr("importer.loader.formats.xlsx.source._MOST_MERGED", 2)
    rows = text_row(1, "os", "serial_number") + text_row(2, "ios", "A")
    ranges = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in (2, 4, 6))
    xml = sheet_xml(rows).replace("</worksheet>", f"<mergeCells>{ranges}</mergeCells></worksheet>")
    refused("workbook-bloated", write_parts(tmp_path / "a.xlsx", xml))


def test_a_sheet_is_judged_by_what_its_merged_cells_say(tmp_path: Path) -> None:
    """A ledger with one system over all its rows is as much of a list as the next sheet."""
    path = tmp_path / "a.xlsx"
    file = xlsxwriter.Workbook(path)
    ledger, other = file.add_worksheet("台账"), file.add_worksheet("旧")
    rows = rows_of("Windows", "", "", "", "")
    for number, cells in enumerate([LABELS, *rows]):
        ledger.write_row(number, 0, cells)
    ledger.merge_range("C2:C6", "Windows")
    for number, cells in enumerate([LABELS, *rows_of("macOS", "macOS")]):
        other.write_row(number, 0, cells)
    file.close()
    layout, found = load(path)
    assert (layout.sheet, len(found)) == ("台账", 5)
