"""Cells of the results workbook: what was in the file comes back as it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from importer.loader import table as sheets
from importer.loader.table import ReadOptions
from importer.model.cells import Cell, Kind
from importer.model.run import Outcome, Status, Stopped, StoredRow
from importer.model.table import Column
from importer.reporter import book as looks_of_books
from importer.reporter.book import new_book
from importer.reporter.cells import CUT, MOST_TEXT, put_note, put_text
from importer.reporter.heights import lines_of
from importer.reporter.pages import EXCEL_COLUMNS
from importer.texts.text import Lang
from tests.reporter.samples import LEFT, parts, problem, stored, values_of, write


@pytest.mark.parametrize(
    "text",
    [
        "00123",
        "=1+1",
        "1E10",
        "http://example.com",
        "@SUM(A1)",
        "+49",
        "-5",
        "mailto:a@b.c",
        "TRUE",
        " padded ",
        "<r>markup</r>",
        "a & b <c>",
        "two\nlines",
        "𠮷野家",
        "'quoted",
        "#N/A",
        "{=A1}",
    ],
)
def test_text_comes_back_as_the_same_text(tmp_path: Path, text: str) -> None:
    """A text cell is written as text, whatever it looks like."""
    path = write(tmp_path / "out.xlsx", [stored(2, cells=("Windows", text, "x", "y"))])
    book = load_workbook(path)
    cell = book["Rows"]["F2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_no_formula_and_no_link_from_data(tmp_path: Path) -> None:
    """Neither cells, labels, messages nor ids of the API become formulas or links."""
    evil = ("=cmd|' /C calc'!A0", "http://evil.example", "=HYPERLINK(1)", "file:///etc/passwd")
    outcome = Outcome(2, Status.REJECTED, "=1", 1785005, "=2+2", 1, 1e9, "http://log.example")
    row = StoredRow(evil, (problem(2, value="=9"),), None, outcome)
    path = write(
        tmp_path / "out.xlsx", [row], stopped=Stopped("quota", 6, 99991403, "=3", {"code": "1"})
    )
    assert "<f>" not in parts(path, r"worksheets/sheet\d+\.xml$")
    assert "evil.example" not in parts(path, r"_rels/.*\.rels$")


def test_characters_that_xml_does_not_know_are_left_out(tmp_path: Path) -> None:
    """Control characters and lone surrogates would make Excel refuse the workbook."""
    cells = ("Windows", "a\x00b\x1bc\ud800d\ufffee", "x_x000D_y", "z")
    path = write(tmp_path / "out.xlsx", [stored(2, cells=cells)])
    book = load_workbook(path)
    assert book["Rows"]["F2"].value == "abcde"
    # Written so that Excel shows the text _x000D_ and no carriage return.
    assert "x_x005F_x000D_y" in parts(path, r"worksheets/sheet2\.xml$")


@pytest.mark.parametrize(
    "text",
    [
        "_x0041_x0042_",
        "_x0041_x0042_x0043_ and _x00ag_",
        " _x0041_x000D_\n",
        "<r>_x0041_</r>",
        "<r>_x0041_x0042_</r>",
        "<r><t>two</t></r>",
        "_x005F_x0041_",
        "__x0041_",
        "_x0041_",
        "a_x",
        "carriage\rreturn\r\n",
        "_x000D_\r",
        "\u3000wide blank\xa0",
        "tab\tand\nline\n",
        "a & b <c> \"d\" 'e'",
    ],
)
def test_no_way_of_writing_changes_a_text(tmp_path: Path, text: str) -> None:
    """What looks like a character's code, also where one begins with the end of another; what
    looks like markup; blanks and lines."""
    path = write(tmp_path / "out.xlsx", [stored(2, cells=("Windows", text, "x", "z"))])
    with sheets.open_table(path, ReadOptions(sheets=("Rows",))) as table:
        assert next(table.rows()).cells[LEFT + 1] == text


def test_only_a_text_that_needs_pieces_loses_its_carriage_returns(tmp_path: Path) -> None:
    """XlsxWriter would make of them the text _x000D_; a line ends all the same."""
    cells = ("Windows", "_x0041_x0042_\r\nb\rc", "<r>\r</r>", "\r")
    path = write(tmp_path / "out.xlsx", [stored(2, cells=cells)])
    with sheets.open_table(path, ReadOptions(sheets=("Rows",))) as table:
        found = next(table.rows()).cells[LEFT + 1 : LEFT + 4]
    assert found == ("_x0041_x0042_\nb\nc", "<r>\n</r>", "\r")


@pytest.mark.parametrize(
    "number", [0, -5, 123456789012345, 1.5, 0.1, 1e-7, 1.23e300, 45352.3958912]
)
def test_a_number_comes_back_as_the_same_number(tmp_path: Path, number: float) -> None:
    """However large or small."""
    path = write(tmp_path / "out.xlsx", [stored(2, cells=(Cell(Kind.NUMBER, number),))])
    assert load_workbook(path)["Rows"]["E2"].value == number


def test_a_note_holds_only_what_a_workbook_can(tmp_path: Path) -> None:
    """Half a character would end the report."""
    with new_book(tmp_path / "out.xlsx", Lang.EN, datetime(2026, 3, 1)) as book:
        sheet = book.file.add_worksheet("notes")
        put_text(book, sheet, (0, 0), "cell", "plain")
        put_note(sheet, (0, 0), "a\ud800\x07<&")
    assert load_workbook(tmp_path / "out.xlsx")["notes"]["A1"].comment.text == "a<&"


def test_a_file_of_endless_number_formats_keeps_its_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each format stays in memory: past the limit a number is shown plainly."""
    monkeypatch.setattr(looks_of_books, "_MOST_FORMATS", 20)
    rows = [
        stored(n, cells=(Cell(Kind.NUMBER, n, f'0"{n}"'), Cell(Kind.NUMBER, n, '0"2"')))
        for n in range(2, 60)
    ]
    sheet = load_workbook(write(tmp_path / "out.xlsx", rows))["Rows"]
    shown = [sheet.cell(n, LEFT + 1).number_format for n in range(2, 60)]
    assert [sheet.cell(n, LEFT + 1).value for n in range(2, 60)] == list(range(2, 60))
    assert (shown[0], shown[-1]) == ('0"2"', "General")
    assert sheet.cell(59, LEFT + 2).number_format == '0"2"'


def test_what_has_no_column_in_excel_is_left_out(tmp_path: Path) -> None:
    """A file may have as many columns as a worksheet, and ours beside them."""
    count = EXCEL_COLUMNS - 4
    columns = tuple(
        Column(index, f"L{index}" if index > 1 else ("OS", "SN")[index]) for index in range(count)
    )
    path = write(tmp_path / "out.xlsx", [stored(2, cells=("x",) * (count + 8))], columns=columns)
    with sheets.open_table(path, ReadOptions(sheets=("Rows",), header_row=1)) as table:
        assert len(next(table.rows()).cells) == EXCEL_COLUMNS


def test_a_text_longer_than_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    """Excel's limit counts UTF-16 units; what is cut says so at its end."""
    longest, long, wide = "a" * MOST_TEXT, "a" * 40_000, "𠮷" * 20_000
    path = write(tmp_path / "out.xlsx", [stored(2, cells=(longest, long, wide, ""))])
    sheet = load_workbook(path)["Rows"]
    assert sheet["E2"].value == longest
    assert sheet["F2"].value == "a" * (MOST_TEXT - len(CUT)) + CUT
    assert sheet["G2"].value.endswith("𠮷" + CUT)
    assert len(sheet["G2"].value.encode("utf-16-le")) // 2 <= MOST_TEXT


def test_typed_cells_keep_value_and_format(tmp_path: Path) -> None:
    """Numbers, dates and logical values come back with their number format."""
    cells = (
        Cell(Kind.NUMBER, 123, "00000"),
        Cell(Kind.DATE, datetime(2024, 5, 1, 12), 'yyyy"年"m"月"d"日"'),
        Cell(Kind.BOOL, True),
        Cell(Kind.NUMBER, 1.5),
    )
    path = write(tmp_path / "out.xlsx", [stored(2, cells=cells)])
    row = load_workbook(path)["Rows"][2][LEFT:]
    assert [cell.value for cell in row[:4]] == [123, datetime(2024, 5, 1, 12), True, 1.5]
    assert [row[i].number_format for i in (0, 1, 3)] == ["00000", 'yyyy"年"m"月"d"日"', "General"]


@pytest.mark.parametrize("number", [10**15, 12345678901234567, 10**400])
def test_a_whole_number_of_many_digits_keeps_them_all(tmp_path: Path, number: int) -> None:
    """A workbook's numbers have room for fifteen digits: the text has room for more."""
    path = write(tmp_path / "out.xlsx", [stored(2, cells=(Cell(Kind.NUMBER, number),))])
    assert load_workbook(path)["Rows"]["E2"].value == str(number)


def test_errors_and_formulas_are_written_as_text(tmp_path: Path) -> None:
    """An error value and a formula without a result are shown as what they said."""
    cells = (
        Cell(Kind.ERROR, "#N/A"),
        Cell(Kind.FORMULA, "=A1&B1"),
        Cell(Kind.NUMBER, float("inf")),
    )
    path = write(tmp_path / "out.xlsx", [stored(2, cells=cells)])
    row = load_workbook(path)["Rows"][2][LEFT:]
    assert [(cell.value, cell.data_type) for cell in row[:3]] == [
        ("#N/A", "s"),
        ("=A1&B1", "s"),
        ("inf", "s"),
    ]


def test_old_dates_are_those_of_excel(tmp_path: Path) -> None:
    """Excel's 1900 had a 29 February; what was before 1900 can only be text."""
    days = (datetime(1900, 1, 1), datetime(1900, 2, 28), datetime(1900, 3, 1), datetime(1899, 1, 1))
    cells = tuple(Cell(Kind.DATE, day, "General") for day in days)
    path = write(tmp_path / "out.xlsx", [stored(2, cells=cells)])
    row = load_workbook(path)["Rows"][2][LEFT:]
    assert [cell.value for cell in row[:4]] == [1, 59, 61, "1899-01-01"]


def test_labels_are_text_as_well(tmp_path: Path) -> None:
    """A label that looks like a formula, a number or nothing comes back as it was."""
    labels = ("=A1", "007", "", "操作系统")
    columns = tuple(Column(i, label) for i, label in enumerate(labels))
    path = write(tmp_path / "out.xlsx", [stored(2)], columns=columns)
    assert values_of(path, "Rows")[0][LEFT : LEFT + 4] == ["=A1", "007", None, "操作系统"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("aaaa bbbb cccc", 9, 2),
        ("aaaaaa bbbbbb", 9, 2),
        ("a" * 21, 10, 3),
        ("设" * 11, 10, 3),
        ("one\n\ntwo", 10, 3),
        ("请填写：Windows、macOS、Linux、iOS", 24, 3),
    ],
)
def test_lines_break_where_programs_break_them(text: str, width: int, lines: int) -> None:
    """At blanks and between Chinese characters; a list of names is one word to LibreOffice."""
    assert lines_of(text, width) == lines
