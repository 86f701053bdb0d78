"""What was corrected beside the file: on a sheet of its own, and marked among all rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from importer.model.cells import Cell, Kind
from importer.model.run import Status
from importer.model.table import Column
from importer.reporter import theirs
from importer.texts.text import Lang
from tests.reporter.samples import LAYOUT, LEFT, problem, stored, values_of, write

EDITED = replace(stored(3), originals={0: "Windoze", 1: Cell(Kind.NUMBER, 123, "0")})


@pytest.mark.parametrize(
    ("lang", "name", "heads"),
    [
        (Lang.EN, "Corrected", ["Row in file", "Cell", "Column", "In the file", "Corrected to"]),
        (Lang.ZH, "已更正", ["原文件行号", "单元格", "列", "原文件内容", "更正为"]),
    ],
)
def test_each_corrected_cell_stands_with_what_the_file_has(tmp_path, lang, name, heads):
    """A number as the number that it is, a correction as a text; and the summary counts them."""
    path = write(tmp_path / "o.xlsx", [stored(2), EDITED], lang)
    assert values_of(path, name) == [
        heads,
        [3, "A3", "OS", "Windoze", "Windows 11"],
        [3, "B3", "SN", 123, "00123"],
    ]
    facts = dict(row[1:3] for row in values_of(path, load_workbook(path).sheetnames[0]))
    label = {Lang.EN: "Corrected cells", Lang.ZH: "已更正的单元格"}[lang]
    assert str(facts[label]).startswith("2")


def test_without_a_correction_there_is_no_such_sheet(tmp_path):
    """Nor a word of it in the summary."""
    path = write(tmp_path / "o.xlsx", [stored(2)])
    book = load_workbook(path)
    assert "Corrected" not in book.sheetnames
    assert not [row for row in values_of(path, book.sheetnames[0]) if "Corrected cells" in row]


def test_among_all_rows_a_corrected_cell_tells_what_was_there(tmp_path, monkeypatch):
    """In a comment, of which there are no more than Excel bears."""
    cleared = replace(stored(4, cells=("", "x", "", "")), originals={0: "Windoze", 1: ""})
    monkeypatch.setattr(theirs, "MOST_COMMENTS", 3)
    path = write(tmp_path / "o.xlsx", [stored(2), EDITED, cleared])
    sheet = load_workbook(path)["Rows"]
    cells = [[sheet.cell(row, LEFT + 1 + place) for place in (0, 1)] for row in (2, 3, 4)]
    assert [[cell.value for cell in row] for row in cells] == [
        ["Windows 11", "00123"],
        ["Windows 11", "00123"],
        [None, "x"],
    ]
    notes = [[cell.comment.text if cell.comment else None for cell in row] for row in cells]
    assert notes == [
        [None, None],
        ["In the file: Windoze", "In the file: 123"],
        ["In the file: Windoze", None],
    ]


def test_a_row_to_fix_has_what_counts(tmp_path):
    """It is corrected from there, and fed back as it is."""
    row = replace(
        stored(3, Status.INVALID, ("Windows", "S1", "bad", ""), (problem(3),)),
        originals={0: "Windoze"},
    )
    path = write(tmp_path / "o.xlsx", [row])
    assert "Windows" in values_of(path, "To fix")[1]
    assert "Windoze" not in values_of(path, "To fix")[1]


def test_what_looks_like_a_formula_is_a_text(tmp_path):
    """What the file has and what somebody typed are both foreign."""
    row = replace(stored(3, cells=("=1+1", "x", "", "")), originals={0: "=cmd|x", 1: "@y"})
    path = write(tmp_path / "o.xlsx", [row])
    sheet = load_workbook(path)["Corrected"]
    assert [(c.value, c.data_type) for row in sheet["D2:E3"] for c in row] == [
        ("=cmd|x", "s"),
        ("=1+1", "s"),
        ("@y", "s"),
        ("x", "s"),
    ]


def test_a_column_without_a_heading_has_its_letter(tmp_path):
    """And of several sheets the row says which."""
    columns = (*LAYOUT.columns[:3], Column(3, ""))
    row = replace(stored(3), originals={3: "before"})
    path = write(tmp_path / "o.xlsx", [row], columns=columns)
    assert values_of(path, "Corrected")[1] == [3, "D3", "D", "before", "ac:de:48:00:11:22"]


def test_more_corrections_than_a_sheet_has_rows(tmp_path, monkeypatch):
    """They go on on the next one."""
    monkeypatch.setattr("importer.reporter.pages.EXCEL_ROWS", 3)
    rows = [replace(stored(n), originals={0: "Windoze"}) for n in (2, 3, 4)]
    path = write(tmp_path / "o.xlsx", rows)
    assert [row[0] for row in values_of(path, "Corrected 2")] == ["Row in file", 4]
