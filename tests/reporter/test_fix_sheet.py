"""The sheet of rows to fix: it can be corrected and fed straight back."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from importer.loader import table as sheets
from importer.model.cells import Cell, CellValue, Kind
from importer.model.run import NEEDS_WORK, Outcome, Status, StoredRow
from importer.model.table import Column, Row
from importer.model.wording import field_label
from importer.reporter import fix_sheet as report_fix
from importer.reporter.template import write_template
from importer.texts.text import Lang
from importer.validator import rules
from importer.vocabulary.faults import Severity
from importer.vocabulary.fields import FIELDS
from tests.reporter.samples import (
    CELLS,
    FIX_LEFT,
    LAYOUT,
    parts,
    problem,
    stored,
    values_of,
    write,
)

OTHERS = (*LAYOUT.columns, Column(4, "Owner's name"), Column(5, "Bought"))

OWN = ["Row in file", "What is wrong", "Suggestion"]


def invalid(number: int, cells: tuple[CellValue, ...] = CELLS) -> StoredRow:
    """A row whose board UUID is wrong."""
    return stored(number, Status.INVALID, cells, (problem(number),))


def read_back(path: Path) -> list[Row]:
    """The rows that the importer finds in a workbook."""
    with sheets.open_table(path) as table:
        return list(table.rows())


def test_exactly_the_rows_that_need_work_are_there(tmp_path: Path) -> None:
    """One row of each status goes in; those that need work come out, with their numbers."""
    rows = [stored(number, status) for number, status in enumerate(Status, 2)]
    values = values_of(write(tmp_path / "out.xlsx", rows), "To fix")
    expected = [row.outcome.number for row in rows if row.outcome.status in NEEDS_WORK]
    assert [row[0] for row in values[1:]] == expected


@pytest.mark.parametrize("lang", Lang)
def test_header_is_the_templates(tmp_path: Path, lang: Lang) -> None:
    """The columns of the fields are the template's, label for label."""
    path = write(tmp_path / "out.xlsx", [invalid(2)], lang)
    write_template(tmp_path / "template.xlsx", lang)
    header = [cell.value for cell in load_workbook(path).worksheets[2][1]]
    template = [cell.value for cell in load_workbook(tmp_path / "template.xlsx").worksheets[0][1]]
    fields = header[FIX_LEFT : FIX_LEFT + len(FIELDS)]
    assert fields == template[: len(FIELDS)]
    assert fields == [field_label(field, lang) for field in FIELDS]


def test_the_importer_reads_the_sheet_to_fix_first(tmp_path: Path) -> None:
    """Fed back as it is, the workbook gives the rows to fix, not the rows of the run."""
    path = write(tmp_path / "out.xlsx", [stored(2), invalid(3), stored(4)])
    with sheets.open_table(path) as table:
        assert (table.layout.sheet, table.layout.header_row) == ("To fix", 1)
        assert {column.field for column in table.layout.columns} == {*FIELDS, None}
        rows = list(table.rows())
    assert [row.values["serial_number"] for row in rows] == ["00123"]


#: Slug of a cell → that of its text in the sheet of rows to fix.
TYPED_OVER = {
    "number-precision": "scientific",
    "scientific-cell": "scientific",
    "date-cell": "date-text",
}


def test_what_was_wrong_is_wrong_again_until_somebody_mends_it(tmp_path: Path) -> None:
    """The sheet is judged like the file it comes from, cell by cell; what has become a text, so
    that it can be typed over, is refused as such."""
    cells = (
        ("Windows 11", Cell(Kind.NUMBER, 1.23e17), "", "ac:de:48:00:11:22"),
        ("Windows 11", Cell(Kind.DATE, datetime(2024, 3, 12), "yyyy-mm-dd"), "", ""),
        ("Windows 11", Cell(Kind.NUMBER, 12345, "0.00E+00"), "", ""),
        ("Windows 11", Cell(Kind.BOOL, True), "", ""),
        ("Amiga", "00123", "", ""),
        ("Windows 11", "1.2E+10", "", ""),
    )
    before = [
        [(p.field, p.slug) for p in rules.check(as_row(2, row), LAYOUT).problems] for row in cells
    ]
    rows = [stored(n, Status.INVALID, row) for n, row in enumerate(cells, 2)]
    path = write(tmp_path / "out.xlsx", rows)
    with sheets.open_table(path) as table:
        after = [
            [(p.field, p.slug) for p in rules.check(row, table.layout).problems]
            for row in table.rows()
        ]
    assert after == [[(field, TYPED_OVER.get(slug, slug)) for field, slug in row] for row in before]
    assert all(before)


@pytest.mark.parametrize(
    ("cell", "slugs"),
    [
        (Cell(Kind.NUMBER, 1234567890123456789), ["scientific"]),
        (Cell(Kind.NUMBER, 10**400), ["explained"]),
        (Cell(Kind.ERROR, "#EXTERNAL!"), ["explained"]),
        (Cell(Kind.ERROR, " #EXTERNAL! "), ["explained"]),
        (Cell(Kind.DATE, datetime(2024, 3, 1)), ["date-text"]),
        (Cell(Kind.DATE, datetime(1899, 3, 1), "yyyy-mm-dd"), ["explained"]),
        (Cell(Kind.FORMULA, "=A1&B1"), ["explained"]),
    ],
)
def test_what_a_workbook_holds_only_as_text_stays_refused(
    tmp_path: Path, cell: Cell, slugs: list[str]
) -> None:
    """As a text it would be taken for a serial number, which nobody can correct later."""
    row = stored(2, Status.INVALID, ("Windows 11", cell, "", ""))
    path = write(tmp_path / "out.xlsx", [row])
    with sheets.open_table(path) as table:
        checked = rules.check(next(table.rows()), table.layout)
    found = [p.slug for p in checked.problems if p.field == "serial_number"]
    assert (checked.device, found) == (None, slugs)


def as_row(number: int, cells: tuple[CellValue, ...]) -> Row:
    """A row of the file that the samples' layout describes."""
    return Row(number, cells, {c.field: c.index for c in LAYOUT.columns if c.field})


def test_numbers_that_were_understood_are_understood_again(tmp_path: Path) -> None:
    """A number with its zeros in the number format keeps them on the way through."""
    cells = ("Windows 11", Cell(Kind.NUMBER, 123, "00000"), "bad", "")
    path = write(tmp_path / "out.xlsx", [invalid(2, cells)])
    assert read_back(path)[0].values["serial_number"] == Cell(Kind.NUMBER, 123, "00000")


def test_codes_under_the_apis_names_become_words(tmp_path: Path) -> None:
    """The digits of a column device_system mean nothing under our label; the words do."""
    columns = (Column(0, "device_system", "device_system"), *LAYOUT.columns[1:])
    path = write(tmp_path / "out.xlsx", [invalid(2, ("3", *CELLS[1:]))], Lang.ZH, columns=columns)
    assert values_of(path, "待修正")[1][FIX_LEFT] == "Linux"


def test_what_a_setting_filled_is_written_into_the_row(tmp_path: Path) -> None:
    """Without a column for the system or the ownership, the device itself tells them."""
    path = write(tmp_path / "out.xlsx", [stored(2, Status.REJECTED)], columns=LAYOUT.columns[1:])
    row = dict(zip(FIELDS, values_of(path, "To fix")[1][FIX_LEFT:], strict=False))
    assert (row["device_system"], row["device_ownership"], row["device_status"]) == (
        "Windows",
        "Company",
        "Trusted",
    )


def test_a_formula_is_not_offered_as_an_identifier(tmp_path: Path) -> None:
    """The text of a formula is no serial number, and nothing at all would let the row pass."""
    cells = ("Windows 11", Cell(Kind.FORMULA, "=B1&B2"), "", "")
    row = stored(2, Status.INVALID, cells, (problem(2, "formula-cell", "serial_number"),))
    path = write(tmp_path / "out.xlsx", [row])
    cell = load_workbook(path)["To fix"]["E2"]
    assert cell.value == "(?) =B1&B2"
    assert cell.comment is not None


def test_bad_cells_are_red_and_say_why(tmp_path: Path) -> None:
    """An error has a comment and a red cell, a warning neither."""
    warning = problem(2, "mac-virtual", "mac_address", Severity.WARNING)
    row = stored(2, Status.INVALID, CELLS, (problem(2), warning))
    sheet = load_workbook(write(tmp_path / "out.xlsx", [row]))["To fix"]
    bad, fine = sheet["G2"], sheet["H2"]
    assert bad.fill.fgColor.rgb == "FFFBE3E1"
    assert "→" in bad.comment.text
    assert (fine.comment, fine.fill.fill_type) == (None, None)


def test_comments_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit bad cells are still red; the text column says what is wrong."""
    monkeypatch.setattr(report_fix, "MOST_COMMENTS", 2)
    path = write(tmp_path / "out.xlsx", [invalid(n) for n in range(2, 6)])
    sheet = load_workbook(path)["To fix"]
    assert [sheet.cell(n, 7).comment is not None for n in range(2, 6)] == [True, True, False, False]
    assert sheet["G5"].fill.fgColor.rgb == "FFFBE3E1"
    assert "UUID" in sheet["B5"].value


def test_notes_never_write_a_row_twice(tmp_path: Path) -> None:
    """Excel calls a workbook damaged that has a row twice."""
    path = write(tmp_path / "out.xlsx", [invalid(n) for n in range(2, 6)])
    text = parts(path, r"worksheets/sheet3\.xml$")
    assert re.findall(r'<row r="(\d+)"', text) == [str(n) for n in range(1, 6)]


def test_a_note_begins_beside_its_cell_and_knows_how_high_rows_are(tmp_path: Path) -> None:
    """However high the row above is; and it ends where its text ends, not rows later."""
    path = write(tmp_path / "out.xlsx", [invalid(n) for n in range(2, 6)])
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


def test_other_columns_of_the_user_come_after_the_fields(tmp_path: Path) -> None:
    """Columns that fill no field are kept, types and all; our own three stand before all."""
    bought = Cell(Kind.DATE, datetime(2024, 5, 1), "yyyy-mm-dd")
    rows = [invalid(2, (*CELLS, "=Li", bought))]
    header, row = values_of(write(tmp_path / "out.xlsx", rows, columns=OTHERS), "To fix")
    assert header[:FIX_LEFT] == OWN
    assert header[FIX_LEFT + len(FIELDS) :] == ["Owner's name", "Bought"]
    assert row[FIX_LEFT + len(FIELDS) :] == ["=Li", datetime(2024, 5, 1)]


def test_a_column_the_user_turned_down_stays_turned_down(tmp_path: Path) -> None:
    """A column that looks like a field but was not used is renamed, or the importer would
    find two for one field."""
    columns = (*LAYOUT.columns, Column(4, "Serial number"))
    path = write(tmp_path / "out.xlsx", [invalid(2, (*CELLS, "other"))], columns=columns)
    assert "Original: Serial number" in values_of(path, "To fix")[0]
    assert read_back(path)[0].values["serial_number"] == "00123"


def test_our_own_columns_do_not_pile_up(tmp_path: Path) -> None:
    """A sheet to fix that is fed back and fails again has our three columns once."""
    first = write(tmp_path / "first.xlsx", [invalid(2)], Lang.ZH)
    with sheets.open_table(first) as table:
        layout = table.layout
        cells = next(table.rows()).cells
    path = write(tmp_path / "again.xlsx", [invalid(2, cells)], layout=layout)
    assert values_of(path, "To fix")[0] == [
        *OWN,
        *(field_label(field, Lang.EN) for field in FIELDS),
    ]


def test_a_column_of_the_users_own_is_never_dropped(tmp_path: Path) -> None:
    """Also where it is called like one of ours: it is renamed, and its cells are there."""
    columns = (*LAYOUT.columns, Column(len(LAYOUT.columns), "What is wrong"))
    cells = (*CELLS[: len(LAYOUT.columns)], "battery")
    path = write(tmp_path / "out.xlsx", [invalid(2, cells)], columns=columns)
    header, row = values_of(path, "To fix")[:2]
    assert row[header.index("Original: What is wrong")] == "battery"


def test_what_set_filled_in_is_written_down(tmp_path: Path) -> None:
    """A refused row keeps what --set said of it, so that it can be fed back without."""
    row = invalid(2, ("", *CELLS[1:]))
    constants = {"device_system": "Windows", "device_ownership": "company"}
    path = write(tmp_path / "out.xlsx", [row], constants=constants)
    line = values_of(path, "To fix")[1][FIX_LEFT:]
    assert (line[0], line[len(FIELDS) - 2]) == ("Windows", "Company")


def test_identifier_cells_are_text_and_lists_are_there(tmp_path: Path) -> None:
    """Excel can't turn what is typed into a number; the three words have their lists."""
    sheet = load_workbook(write(tmp_path / "out.xlsx", [invalid(2), invalid(3)]))["To fix"]
    assert [sheet.cell(2, column).number_format for column in range(5, 12)] == ["@"] * 7
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists == {
        "D2:D3": '"Windows,macOS,Linux,Android,iOS,OpenHarmony"',
        "L2:L3": '"Unknown,Personal,Company"',
        "M2:M3": '"Unknown,Trusted,Untrusted"',
    }


def test_what_is_wrong_has_the_apis_words(tmp_path: Path) -> None:
    """A refused row says what the API said, with its code, and what to do."""
    outcome = Outcome(2, Status.REJECTED, "", 1785005, "does not fit", 1, 1e9, "LOG")
    path = write(tmp_path / "out.xlsx", [StoredRow(CELLS, (), None, outcome)])
    lines = values_of(path, "To fix")[1][1].split("\n")
    assert lines[:2] == ["Rejected · 1785005", "The API’s own words: does not fit"]
    assert len(lines) == 3


def properties_of(path: Path) -> dict[str, Any]:
    """The custom document properties of a workbook."""
    return {prop.name: prop.value for prop in load_workbook(path).custom_doc_props}


def test_properties_name_the_sheet_and_the_run(tmp_path: Path) -> None:
    """The reader finds the sheet by a property, in any language."""
    path = write(tmp_path / "out.xlsx", [invalid(2)], Lang.ZH)
    assert properties_of(path) == {
        "device-importer-fix-sheet": "待修正",
        "device-importer-run": "20260301-093005-ab12",
    }


def test_without_such_rows_the_sheet_says_so(tmp_path: Path) -> None:
    """Nothing to fix: one line, and no property that would lead the importer there."""
    path = write(tmp_path / "out.xlsx", [stored(2)])
    assert values_of(path, "To fix") == [["No row needs fixing."]]
    assert properties_of(path) == {"device-importer-run": "20260301-093005-ab12"}
    assert "<f>" not in parts(path, r"worksheets/sheet3\.xml$")
