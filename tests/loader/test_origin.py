"""Which sheet is our own sheet of rows to fix, and what it says of its rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from importer import loader as sheets
from importer.loader import ReadOptions
from importer.model.cells import Cell, Kind
from importer.model.fed_back import (
    FIX_SHEET_PROPERTY,
    RUN_PROPERTY,
    UNSENT_PROPERTY,
    is_fed_back,
    is_own_label,
    original_row,
    row_in_file,
)
from importer.model.table import Column, Layout
from importer.texts.catalogue import say
from importer.texts.text import Lang
from importer.vocabulary.headings import Role

OURS = ["Operating system", "Serial number", "What is wrong", "Row in file"]
THEIRS = ["Operating system", "Serial number"]
BACK = Layout("r.xlsx", "To fix", 1, (Column(0, "Row in file", role=Role.ORIGIN),), origin="R")


def book_of(path: Path, tables: dict[str, list[list[str]]], **properties: str) -> Path:
    """A workbook with these sheets and document properties."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for name, value in properties.items():
        known = {"fix": FIX_SHEET_PROPERTY, "run": RUN_PROPERTY, "unsent": UNSENT_PROPERTY}[name]
        book.custom_doc_props.append(StringProperty(name=known, value=value))
    book.save(path)
    return path


def layout_of(path: Path, options: ReadOptions | None = None) -> Layout:
    """How the importer reads a file."""
    with sheets.open_table(path, options) as table:
        return table.layout


def test_a_sheet_that_goes_on_where_the_first_is_full_comes_from_the_run(tmp_path: Path) -> None:
    """“To fix 2” is asked for by name; “To fix later” is somebody's own."""
    names = ("To fix", "To fix 2", "To fix later")
    path = book_of(tmp_path / "r.xlsx", {n: [THEIRS] for n in names}, fix="To fix", run="R-1")
    origins = [layout_of(path, ReadOptions(sheets=(name,))).origin for name in names]
    assert origins == ["R-1", "R-1", ""]


@pytest.mark.parametrize(("unsent", "counts"), [("16", [16]), ("0", []), ("x" * 99, [])])
def test_rows_that_were_not_sent_are_told_of(
    tmp_path: Path, unsent: str, counts: list[int]
) -> None:
    """A number is one, whatever somebody wrote there."""
    path = book_of(tmp_path / "r.xlsx", {"F": [OURS]}, fix="F", run="R-1", unsent=unsent)
    with sheets.open_table(path) as table:
        told = [note.params["count"] for note in table.notes if note.slug == "fed-back-unsent"]
    assert told == counts


def test_other_sheets_of_a_results_workbook_come_from_nowhere(tmp_path: Path) -> None:
    """Whoever names the sheet of all rows gets it as any other sheet."""
    tables = {"Rows": [[*THEIRS, "Row in file"]], "To fix": [OURS]}
    path = book_of(tmp_path / "r.xlsx", tables, fix="To fix", run="R-1")
    layout = layout_of(path, ReadOptions(sheets=("Rows",)))
    assert (layout.origin, layout.with_role(Role.ORIGIN)) == ("", ())


def test_our_other_sheets_are_not_told_of_as_unread(tmp_path: Path) -> None:
    """The sheet of rows to fix is what there is to read; rows that it has no room for, and
    somebody's own sheet, are told of."""
    names = ("汇总", "明细", "明细 2", "已更正", "待修正", "待修正 2", "存档")
    tables = {name: [OURS, ["Windows", "PF4ABM01", "bad", "17"]] for name in names}
    path = book_of(tmp_path / "r.xlsx", tables, fix="待修正", run="R-1")
    assert unread(path) == ("待修正 2", "存档")
    assert unread(book_of(path, tables, fix="待修正")) == tuple(n for n in names if n != "待修正")


def unread(path: Path) -> tuple[str, ...]:
    """The sheets that are told of as not read."""
    with sheets.open_table(path) as table:
        (names,) = (n.params["names"] for n in table.notes if n.slug == "other-sheets")
    return names


def test_a_title_above_the_headings_does_not_hide_a_renamed_sheet(tmp_path: Path) -> None:
    """Somebody wrote a line above our headings and named the sheet anew."""
    tables = {"Rows": [THEIRS], "Mine": [["for Li Lei"], OURS]}
    layout = layout_of(book_of(tmp_path / "r.xlsx", tables, fix="To fix", run="R-1"))
    assert (layout.sheet, layout.header_row, layout.origin) == ("Mine", 2, "R-1")


def test_a_workbook_of_somebody_else_is_read_from_its_first_sheet(tmp_path: Path) -> None:
    """Without our property and our sheets' names no sheet is preferred for its headings."""
    path = book_of(tmp_path / "r.xlsx", {"Devices": [THEIRS], "Old": [OURS]})
    assert layout_of(path).sheet == "Devices"


def test_saved_as_csv_it_is_still_ours(tmp_path: Path) -> None:
    """The two headings together tell it where no property can; the run stays unknown."""
    path = tmp_path / "r.csv"
    path.write_text(",".join(OURS) + "\nWindows,SN1,bad,17\n", encoding="utf-8")
    layout = layout_of(path)
    assert (is_fed_back(layout), layout.origin) == (True, "")
    assert original_row(layout, ("Windows", "SN1", "bad", "17")) == 17


@pytest.mark.parametrize("heading", ["What is wrong", "Row in file"])
def test_one_of_our_headings_alone_proves_nothing(tmp_path: Path, heading: str) -> None:
    """Both words may stand in a list that we never saw."""
    path = tmp_path / "r.csv"
    path.write_text(",".join([*THEIRS, heading]) + "\nWindows,SN1,17\n", encoding="utf-8")
    assert not is_fed_back(layout_of(path))


def test_a_run_in_the_property_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    """What a file says of its run is shown: on one line, without control characters, cut."""
    path = book_of(tmp_path / "r.xlsx", {"To fix": [OURS]}, fix="To fix", run="R\x85\n" + "x" * 90)
    assert layout_of(path).origin == "R  " + "x" * 37


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (Cell(Kind.NUMBER, 17), 17),
        (Cell(Kind.NUMBER, 17.0), 17),
        (" 17 ", 17),
        ("", None),
        ("17a", None),
        ("0", None),
        ("١٧", None),
        ("9" * 11, None),
        (Cell(Kind.NUMBER, 17.5), None),
        (Cell(Kind.NUMBER, -3), None),
        (Cell(Kind.BOOL, True), None),
        (Cell(Kind.ERROR, "#REF!"), None),
    ],
)
def test_only_a_row_number_is_a_row_number(cell: Cell | str, number: int | None) -> None:
    """What somebody typed or pasted over it names no row."""
    assert original_row(BACK, (cell,)) == number
    assert row_in_file(BACK, 5, (cell,)) == ("" if number is None else Cell(Kind.NUMBER, number))


def test_without_our_column_no_row_is_guessed() -> None:
    """The numbers of the sheet that came back are not those of the user's own file."""
    layout = replace(BACK, columns=(Column(0, "Serial number", "serial_number"),))
    assert row_in_file(layout, 5, ("SN1",)) == ""
    assert row_in_file(replace(layout, origin=""), 5, ("SN1",)) == Cell(Kind.NUMBER, 5)


@pytest.mark.parametrize("lang", Lang)
def test_our_headings_are_known_in_both_languages(lang: Lang) -> None:
    """Whatever language the workbook was written in, as people retype it."""
    for slug in ("suggestion", "wrong", "row"):
        assert is_own_label(f" {say(f'report.{slug}', lang)} ".upper())
