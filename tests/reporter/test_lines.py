"""Rows that are written straight into a worksheet's file are those that XlsxWriter writes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from importer.model.cells import Cell, CellValue, Kind
from importer.model.run import Status
from importer.reporter import fix_sheet as report_fix
from importer.reporter.book import new_book
from importer.reporter.cells import put_text
from importer.reporter.lines import LineSheet, blank_xml, cell_xml
from importer.reporter.pages import height_of
from importer.texts.text import Lang
from tests.reporter.samples import parts, problem, stored, write

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = (
    "plain",
    "设备，𠮷",
    "",
    " padded ",
    "\u3000wide blank",
    "tab\tand\nline",
    "ends with a line\n",
    "carriage\rreturn\r",
    "a & b <c> \"d\" 'e'",
    "_x000D_ and _x00ag_ and a_x",
    "bell\x07 and \ufffe and \ud800",
    "=1+1",
    "<r> is no markup",
)
NUMBERS = (0, -5, 123456789012345, 1.5, 0.1, 1e-7, 1.23e300, 45352.395891203705)


@pytest.fixture
def both(tmp_path: Path) -> tuple[str, str]:
    """The rows of a sheet written by us, and of one with the same cells by XlsxWriter."""
    path = tmp_path / "out.xlsx"
    with new_book(path, Lang.ZH, NOW) as book:
        ours = book.file.add_worksheet("ours", LineSheet)
        theirs = book.file.add_worksheet("theirs")
        for sheet in (ours, theirs):
            sheet.set_row_pixels(0, 36)
            put_text(book, sheet, (0, 0), "header", "head ours")
        for row, text in enumerate(TEXTS, 1):
            ours.write_line(row, ["", cell_xml(book, text, "text"), blank_xml(book.style("bad"))])
            put_text(book, theirs, (row, 1), text, "text")
            theirs.write_blank(row, 2, None, book.look("bad"))
        far = len(TEXTS) + 5
        cells = [cell_xml(book, Cell(Kind.NUMBER, n, "0.00"), "number") for n in NUMBERS]
        ours.write_line(far, [*cells, *([""] * 20), cell_xml(book, "AC", "plain")])
        for column, number in enumerate(NUMBERS):
            theirs.write_number(far, column, number, book.look("number", "0.00"))
        put_text(book, theirs, (far, len(NUMBERS) + 20), "AC", "plain")
        for column, truth in enumerate((True, False)):
            theirs.write_boolean(far + 1, column, truth, book.look("plain"))
        height = height_of(("1\n2\n3", 10))
        theirs.set_row(far + 1, height)
        truths = [cell_xml(book, Cell(Kind.BOOL, truth), "plain") for truth in (True, False)]
        ours.write_line(far + 1, truths, height)
    first, second = (parts(path, rf"worksheets/sheet{n}\.xml$") for n in (1, 2))
    return first, second


def test_each_cell_is_written_as_xlsxwriter_does(both: tuple[str, str]) -> None:
    """To the letter: texts of every sort, numbers, logical values, blanks, heights, gaps."""
    ours, theirs = (re.findall(r"<row .*?</row>", text, re.DOTALL) for text in both)
    assert ours == theirs
    assert len(ours) == 1 + len(TEXTS) + 2


def test_the_extent_of_the_sheet_is_told(both: tuple[str, str]) -> None:
    """Programs that trust it see every cell."""
    assert [re.findall(r'<dimension ref="(.*?)"', text) for text in both] == [["A1:AC20"]] * 2


@pytest.mark.parametrize(
    "value", [Cell(Kind.ERROR, "#N/A"), Cell(Kind.FORMULA, "=A1"), Cell(Kind.NUMBER, 10**20)]
)
def test_what_a_workbook_cannot_hold_is_its_text(tmp_path: Path, value: CellValue) -> None:
    """Errors, formulas and numbers of many digits stay readable."""
    with new_book(tmp_path / "out.xlsx", Lang.EN, NOW) as book:
        assert cell_xml(book, value, "plain") == cell_xml(book, value.text, "plain")  # type: ignore[union-attr]
        assert 't="inlineStr"' in cell_xml(book, value, "plain")


def test_notes_never_write_a_row_twice(tmp_path: Path) -> None:
    """Excel calls a workbook damaged that has a row twice, as the last one with a note once
    would be."""
    rows = [stored(n, Status.INVALID, problems=(problem(n),)) for n in range(2, 6)]
    text = parts(write(tmp_path / "out.xlsx", rows), r"worksheets/sheet3\.xml$")
    assert Counter(re.findall(r'<row r="(\d+)"', text)) == {str(n): 1 for n in range(1, 6)}


def test_a_note_begins_beside_its_cell_and_knows_how_high_rows_are(tmp_path: Path) -> None:
    """However high the row above is; and it ends where its text ends, not rows later."""
    rows = [stored(n, Status.INVALID, problems=(problem(n),)) for n in range(2, 6)]
    path = write(tmp_path / "out.xlsx", rows)
    drawing = parts(path, r"vmlDrawing1\.vml$")
    heights = [float(text) / 0.75 for text in re.findall(r";height:([0-9.]+)pt", drawing)]
    anchors = re.findall(r"<x:Anchor>(.*?)</x:Anchor>", drawing)
    places = [[int(number) for number in anchor.split(",")] for anchor in anchors]
    sheet = load_workbook(path)["To fix"]
    pixels = [round((sheet.row_dimensions[row].height or 15) / 0.75) for row in range(1, 20)]
    assert pixels[1] > heights[-1] / 2 > 20
    assert [place[2] for place in places[-4:]] == [1, 2, 3, 4]
    for (*_, first, below, _, _, last, end), height in zip(places[-4:], heights[-4:], strict=True):
        assert sum(pixels[first:last]) - below + end == height


def test_heights_far_from_any_note_are_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XlsxWriter keeps what it is told; the rows are as high all the same."""
    known = []
    told = LineSheet.set_row
    monkeypatch.setattr(
        LineSheet, "set_row", lambda self, row, *a: (known.append(row), told(self, row, *a))[1]
    )
    monkeypatch.setattr(report_fix, "MOST_COMMENTS", 1)
    rows = [stored(n, Status.INVALID, problems=(problem(n),)) for n in range(2, 60)]
    sheet = load_workbook(write(tmp_path / "out.xlsx", rows))["To fix"]
    assert [row for row in known if row] == list(range(1, 13))
    assert len({sheet.row_dimensions[n].height for n in range(2, 60)}) == 1
    assert sheet.row_dimensions[59].height > 15


def test_reporting_loads_no_reader_of_workbooks() -> None:
    """openpyxl and numpy would be a third of the memory that a report takes."""
    code = "import sys, importer.pipeline; print({'openpyxl', 'numpy', 'pandas'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"
