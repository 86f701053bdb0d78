"""The results workbook: its file and its sheet of rows."""

from __future__ import annotations

import re
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from importer.loader.headings.columns import named
from importer.model.fed_back import OWN_COLUMNS as FIX_COLUMNS
from importer.model.run import Outcome, Status, StoredRow
from importer.model.table import Column
from importer.reporter import fix_sheet as report_fix, pages as report_pages, rows_sheet
from importer.reporter.workbook import write_workbook
from importer.texts.catalogue import say
from importer.texts.text import Lang
from importer.vocabulary.faults import Severity
from tests.reporter.samples import (
    LAYOUT,
    LEFT,
    make_run,
    parts,
    problem,
    results_of,
    stored,
    values_of,
    write,
)


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    """Writing onto a file fails, and the file stays as it was."""
    target = tmp_path / "out.xlsx"
    target.write_text("mine")
    with pytest.raises(FileExistsError):
        write(target, [stored(2)])
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_left_behind_when_the_rows_break_off(tmp_path: Path) -> None:
    """An error while rows are read leaves neither the workbook nor its temporary file."""

    def broken() -> Iterator[StoredRow]:
        yield stored(2)
        raise LookupError("journal gone")

    with pytest.raises(LookupError):
        write_workbook(tmp_path / "out.xlsx", results_of([stored(2)]), broken(), Lang.EN)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_an_os_error(tmp_path: Path) -> None:
    """A target that can't be written is told as OSError, which the pipeline explains."""
    with pytest.raises(OSError, match="gone"):
        write(tmp_path / "gone" / "out.xlsx", [stored(2)])


def test_what_is_looked_at_first_stands_before_the_original_columns(tmp_path: Path) -> None:
    """Which row, what became of it, why and what to do; then the file's labels as they were; then
    what is looked up once there is a question."""
    path = write(tmp_path / "out.xlsx", [stored(2)], Lang.EN)
    header = values_of(path, "Rows")[0]
    assert header[:LEFT] == ["Row in file", "Import status", "Message", "Next step"]
    assert header[LEFT : LEFT + 4] == [column.label for column in LAYOUT.columns]
    offset = re.compile(r"UTC[+-]\d\d:\d\d")
    assert [offset.sub("UTC", label) for label in header[LEFT + 4 :]] == [
        "Sent: Operating system",
        "Sent: Ownership",
        "Sent: Trust",
        "Device record ID",
        "API code",
        "Attempts",
        "Finished at (UTC)",
        "API log ID",
    ]


@pytest.mark.parametrize("lang", Lang)
def test_our_headings_are_no_headings_of_devices(lang: Lang) -> None:
    """Fed back to the importer, none of our columns is taken for a field."""
    slugs = [
        *(slug for slug, _ in (*rows_sheet._FIRST, *rows_sheet._LAST)),
        "row-here",
        "row-original",
        *FIX_COLUMNS,
    ]
    labels = [say(f"report.{slug}", lang, {"offset": "+08:00"}) for slug in slugs]
    assert not named(labels)


def test_outcome_of_a_created_row(tmp_path: Path) -> None:
    """The record id is text, the time local, and nothing is left to do."""
    outcome = Outcome(7, Status.CREATED, "7089353870308032531", 0, "success", 2, 1.75e9, "LOG")
    path = write(tmp_path / "out.xlsx", [StoredRow(("", "", "", ""), (), None, outcome)])
    row = values_of(path, "Rows")[1]
    finished = datetime.fromtimestamp(1.75e9)
    assert row[:LEFT] == [7, "Created", None, None]
    assert row[LEFT + 7 :] == ["7089353870308032531", 0, 2, finished, "LOG"]


@pytest.mark.parametrize(
    ("status", "is_advised"), [(Status.CREATED, False), (Status.PENDING, True)]
)
def test_what_can_only_be_added_before_is_not_advised_behind(
    tmp_path: Path, status: Status, is_advised: bool
) -> None:
    """Identifiers can't be added to a device that is registered; what it lacks is still said."""
    lack = problem(5, "incomplete-device", "uuid", Severity.WARNING)
    lack = replace(lack, params={"fields": "uuid"})
    path = write(tmp_path / "out.xlsx", [stored(5, status, problems=(lack,))])
    message, advice = values_of(path, "Rows")[1][2:4]
    assert "Board UUID missing" in message
    assert ("Add Board UUID" in (advice or "")) is is_advised


def test_message_and_advice_of_an_invalid_row(tmp_path: Path) -> None:
    """Errors stand before warnings, each with its cell's address, with the steps of errors."""
    warning = problem(5, "mac-virtual", "mac_address", Severity.WARNING)
    row = stored(5, Status.INVALID, problems=(warning, problem(5, "uuid-format", "uuid")))
    path = write(tmp_path / "out.xlsx", [row])
    message, advice = values_of(path, "Rows")[1][2:4]
    lines = message.split("\n")
    assert [line.split(": ")[0] for line in lines] == ["Devices!C5", "Devices!D5"]
    assert advice == say("fix.uuid-format", Lang.EN, {"label": "Board UUID", "value": "bad"})


def test_message_of_a_repeated_row_names_the_first(tmp_path: Path) -> None:
    """A repeated row says which row it repeats."""
    row = StoredRow(("", "", "", ""), (), None, Outcome(9, Status.REPEATED, first_row=4))
    path = write(tmp_path / "out.xlsx", [row], Lang.ZH)
    assert values_of(path, "明细")[1][2] == "与第 4 行是同一台设备。"


def test_advice_of_a_code_goes_before_that_of_the_status(tmp_path: Path) -> None:
    """A code with a sentence of its own gets that one; a remark on the row wins over both."""
    known = StoredRow((), (), None, Outcome(2, Status.REJECTED, code=1785005))
    other = StoredRow((), (), None, Outcome(3, Status.REJECTED, code=424242))
    noted = StoredRow((), (), None, Outcome(4, Status.IN_DOUBT, code=1780001, note="no-answer"))
    path = write(tmp_path / "out.xlsx", [known, other, noted])
    assert [row[3] for row in values_of(path, "Rows")[1:]] == [
        say("code.1785005", Lang.EN),
        say("advice.rejected", Lang.EN),
        say("note.no-answer", Lang.EN),
    ]


def test_cells_beyond_the_header_are_kept_after_our_columns(tmp_path: Path) -> None:
    """A stray cell right of the last heading neither shifts nor hides our columns."""
    path = write(tmp_path / "out.xlsx", [stored(2, cells=("a", "b", "c", "d", "stray"))])
    row = values_of(path, "Rows")[1]
    assert row[1] == "Created"
    assert row[-1] == "stray"


def test_rows_go_on_on_a_second_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past Excel's number of rows another sheet with its own header goes on; links follow."""
    monkeypatch.setattr(report_pages, "EXCEL_ROWS", 10)
    rows = [stored(number) for number in range(2, 21)]
    rows[11] = stored(13, Status.INVALID, problems=(problem(13),))
    path = write(tmp_path / "out.xlsx", rows)
    book = load_workbook(path)
    assert book.sheetnames == ["Summary", "Rows", "Rows 2", "Rows 3", "To fix"]
    numbers = [[row[0] for row in values_of(path, name)[1:]] for name in book.sheetnames[1:4]]
    assert numbers == [list(range(2, 11)), list(range(11, 20)), [20]]
    links = [cell.hyperlink for row in book["Summary"] for cell in row if cell.hyperlink]
    assert [link.location for link in links] == ["'Rows 2'!A4"]


def test_rows_sheet_has_filter_frozen_header_and_colours(tmp_path: Path) -> None:
    """The header stays in sight, every column can be filtered, each status has a colour."""
    path = write(tmp_path / "out.xlsx", [stored(2), stored(3)])
    sheet = load_workbook(path)["Rows"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E2", "A1:P3")
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert {rule.formula[0] for rule in rules} == {
        f'"{say(f"status.{status}", Lang.EN)}"' for status in Status
    }
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["B2:B3"]


def test_columns_are_as_wide_as_chinese_needs(tmp_path: Path) -> None:
    """A Chinese character takes two places; a column never grows beyond reason."""
    cells = ("设" * 15, "a" * 15, "b" * 500, "")
    path = write(tmp_path / "out.xlsx", [stored(2, cells=cells)])
    widths = load_workbook(path)["Rows"].column_dimensions
    assert widths["E"].width > 30 > widths["F"].width
    assert widths["G"].width < 50


def test_an_empty_run_has_a_header_and_no_chart(tmp_path: Path) -> None:
    """A file with a header only gives a workbook that opens."""
    path = write(tmp_path / "out.xlsx", [])
    assert values_of(path, "Rows")[0][LEFT : LEFT + 4] == [
        column.label for column in LAYOUT.columns
    ]
    assert "chart" not in parts(path, r"\[Content_Types\]\.xml")


def test_reporting_loads_no_reader_of_workbooks() -> None:
    """openpyxl and numpy would be a third of the memory that a report takes."""
    code = "import sys, importer.pipeline; print({'openpyxl', 'numpy', 'pandas'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"


def test_memory_does_not_grow_with_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows stream through, one at a time, whatever was said of them."""
    monkeypatch.setattr(report_pages, "MOST_HEIGHTS", 20)
    monkeypatch.setattr(report_fix, "MOST_COMMENTS", 20)

    def peak(count: int) -> int:
        results = replace(results_of([]), run=make_run(count))
        cells = (stored(n, Status.INVALID, problems=(problem(n),)) for n in range(2, count + 2))
        tracemalloc.start()
        try:
            write_workbook(tmp_path / f"{count}.xlsx", results, cells, Lang.EN)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)  # what is loaded and remembered once
    assert peak(1000) < 2 * peak(200)


def test_heights_are_told_of_so_many_rows_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XlsxWriter keeps each; later rows are left to the program that opens the workbook."""
    monkeypatch.setattr(report_pages, "MOST_HEIGHTS", 3)
    rows = [stored(n, Status.INVALID, problems=(problem(n),)) for n in range(2, 9)]
    rows[1] = stored(3)
    book = load_workbook(write(tmp_path / "out.xlsx", rows))
    for name, high in (("Rows", [2, 4, 5]), ("To fix", [2, 3, 4])):
        heights = {n: book[name].row_dimensions[n].height for n in range(2, book[name].max_row + 1)}
        assert [n for n, height in heights.items() if height] == high
        assert len({heights[n] for n in high}) == 1
        assert heights[high[0]] > 15


def hidden_in(path: Path, sheet: str) -> set[str]:
    """The headings of a sheet's hidden columns."""
    found = load_workbook(path)[sheet]
    dimensions = found.column_dimensions.values()  # columns alike are one
    hidden = {n for d in dimensions if d.hidden for n in range(d.min, d.max + 1)}
    return {str(cell.value) for cell in found[1] if cell.column in hidden}


def test_identifiers_that_stand_nowhere_are_hidden(tmp_path: Path) -> None:
    """A column that is empty in the whole file only pushes the others apart; one with a single
    value is shown, and so is any column that is no identifier."""
    rows = [stored(2, cells=("Windows", "00123", "", "")), stored(3, cells=("", "", "", "x"))]
    path = write(tmp_path / "out.xlsx", rows)
    sent = {"Sent: Operating system", "Sent: Ownership", "Sent: Trust"}  # nothing was
    assert hidden_in(path, "Rows") - sent == {"Board UUID"}


def test_no_identifier_is_hidden_that_a_row_to_fix_needs(tmp_path: Path) -> None:
    """An identifier that a row lacks is where its correction goes; others that are nowhere in the
    file are hidden, those without a column among them."""
    lacking = problem(2, "no-identifier", "serial_number")
    lacking = replace(lacking, params={"system": "1", "fields": "serial_number,uuid"})
    row = stored(2, Status.INVALID, ("Windows", "", "", "ac:de"), (lacking,))
    path = write(tmp_path / "out.xlsx", [row, stored(3, cells=("Windows", "", "", "x"))])
    assert hidden_in(path, "To fix") == {
        "Disk serial number",
        "Android ID",
        "iOS vendor ID (IDFV)",
        "Harmony ID (AAID)",
    }


def test_a_rejected_row_shows_what_its_system_takes(tmp_path: Path) -> None:
    """Which identifier the API misses nobody knows: all that it would take can be filled in."""
    path = write(tmp_path / "out.xlsx", [stored(2, Status.REJECTED, ("Windows", "00123", "", ""))])
    assert not hidden_in(path, "To fix") & {"Disk serial number", "Board UUID", "MAC address"}
    assert "Android ID" in hidden_in(path, "To fix")


def test_the_reason_stays_in_view_beside_the_red_cells(tmp_path: Path) -> None:
    """However far one scrolls to the right."""
    path = write(tmp_path / "out.xlsx", [stored(2, Status.INVALID, problems=(problem(2),))])
    sheet = load_workbook(path)["To fix"]
    assert sheet.freeze_panes == "D2"
    assert [cell.value for cell in sheet[1]][:2] == ["Row in file", "What is wrong"]


def test_a_wide_table_goes_over_several_legible_pages(tmp_path: Path) -> None:
    """A narrow one fits a page's width; a wide one would be shrunk to dust: it keeps its size, and
    its first columns stand on each page."""
    wide = (*LAYOUT.columns, *(Column(n, f"Remark {n}" + "." * 30) for n in range(4, 20)))
    cells = ("Windows", "1", "2", "3", *("x" * 16))
    for columns, pages in ((LAYOUT.columns, 1), (wide, None)):
        path = write(tmp_path / f"{len(columns)}.xlsx", [stored(2, cells=cells)], columns=columns)
        sheet = load_workbook(path)["Rows"]
        assert bool(sheet.sheet_properties.pageSetUpPr.fitToPage) is (pages == 1)
        if pages is None:
            assert sheet.page_setup.scale == 75
            assert sheet.print_title_cols == "$A:$D"
        assert sheet.print_title_rows == "$1:$1"
