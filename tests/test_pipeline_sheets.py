"""What a workbook shows is what is imported: hidden rows and several sheets, from the file to the
results."""

from __future__ import annotations

import csv
import json

import openpyxl

from importer.dispatcher.crew import Stop
from importer.frames import outcomes
from importer.loader.table import ReadOptions
from importer.model.run import Status
from importer.pipeline import Limits, Staging, exit_code, report
from importer.plan import plan, tally
from importer.sandbox.app import running
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET
from tests.workshop import write_book

HEAD = ("OS", "Serial number", "Disk serial number", "UUID")


def device(number, system="Windows"):
    """A row of which nothing is to be said."""
    uuid = f"4c4c4544-0052-5a10-804e-{number:012x}"
    return (system, f"PF4ABC{number:02}", f"S4EVNX0R{number:06}", uuid)


INCLUDED = Staging(ReadOptions(hidden=True))


def test_hidden_rows_are_left_out_and_named(place):
    """They are counted, stand in the workbook with their reason, and are not sent; a hidden
    twin of a row that is wanted makes no clash."""
    twin = ("iOS", *device(2)[1:])
    rows = [HEAD, *map(device, range(2, 16)), twin]
    path = write_book(place.path / "a.xlsx", {"S": rows}, hidden=(3, 5, *range(7, 17)))
    run = place.stage(path).run
    (cause,) = plan(place.journal, run, 10).tally.causes
    assert (cause.slug, cause.count, cause.numbers) == (
        "left-hidden",
        12,
        (3, 5, *range(7, 15)),
    )
    with running(QUIET) as box:
        run = place.send(box, run)
        assert box.registry.count() == 3
    assert place.counts(run) == {Status.CREATED: 3, Status.LEFT_OUT: 12}
    assert exit_code(place.journal, run) == 0
    sheet = openpyxl.load_workbook(report(place.journal, run, Lang.EN))["Rows"]
    assert [cell.value for cell in sheet["B"]][1:4] == ["Created", "Left out", "Created"]
    assert "hidden" in sheet["C3"].value


def test_hidden_rows_taken_along_are_another_run(place):
    """The same file without the option sends nothing that is hidden, whatever was staged with
    it; a text file has nothing to hide, and stays the same run."""
    path = write_book(place.path / "a.xlsx", {"S": [HEAD, device(2), device(3)]}, hidden=(3,))
    whole = place.stage(path, INCLUDED)
    assert place.counts(whole.run) == {Status.PENDING: 2}
    assert [note.slug for note in whole.notes][-1] == "hidden-taken"
    seen = place.stage(path)
    assert seen.is_new
    assert place.counts(seen.run) == {Status.PENDING: 1, Status.LEFT_OUT: 1}
    text = place.file(2)
    assert place.stage(text).run.run_id == place.stage(text, INCLUDED).run.run_id


ALL = Staging(ReadOptions(sheets=("all",)))
OTHER = ("UUID", "Note", "SN", "操作系统", "Disk serial number")


def other(number, note=""):
    """The same in the order of another department."""
    system, serial, disk, uuid = device(number)
    return (uuid, note, serial, system, disk)


def departments(place, *more):
    """A workbook of two lists in different orders; ``more`` rows of the second."""
    first = [HEAD, *map(device, range(2, 5))]
    second = [("二部",), OTHER, *map(other, range(10, 12)), *more]
    return write_book(place.path / "a.xlsx", {"一部": first, "二部": second})


def test_several_sheets_are_one_run(place):
    """Sent, stopped and gone on with, reported and taken as a frame; rows by their sheet."""
    path = departments(place, other(3), ("", "x", "PF4ABC04", "Windows", "D9"))
    staged = place.stage(path, ALL)
    assert place.counts(staged.run) == {Status.PENDING: 4, Status.REPEATED: 1, Status.INVALID: 2}
    assert place.stage(path, ALL).run.run_id == staged.run.run_id
    assert place.stage(path).run.run_id != staged.run.run_id
    with running(QUIET) as box:
        run = place.send(box, staged.run, (Stop(), Limits(max_rows=2)))
        assert run.stopped.slug == "max-rows"
        run = place.send(box, run)
        assert box.registry.count() == 4
    assert place.counts(run) == {Status.CREATED: 4, Status.REPEATED: 1, Status.INVALID: 2}
    named = [cause.example.params.get("rows") for cause in tally(place.journal, run).causes]
    assert "二部!6" in named
    frame = outcomes(place.journal, run)
    assert list(frame.index) == [
        *(f"一部!{n}" for n in (2, 3, 4)),
        *(f"二部!{n}" for n in (3, 4, 5, 6)),
    ]
    book = openpyxl.load_workbook(report(place.journal, run, Lang.EN))
    rows = {row[0]: row for row in book["Rows"].iter_rows(min_row=2, values_only=True)}
    assert rows["二部!4"][4:9] == (*device(11), None)
    assert rows["二部!5"][2] == "The same device as row 一部!3."
    assert [row[0] for row in book["To fix"].iter_rows(min_row=2, values_only=True)] == [
        "一部!4",
        "二部!6",
    ]
    summary = [cell.value for row in book["Summary"].iter_rows() for cell in row if cell.value]
    assert "一部 (header in row 1), 二部 (header in row 2)" in summary
    assert any(str(text).endswith("一部!4") for text in summary)


def test_what_came_back_of_several_sheets_keeps_their_names(place):
    """Corrected rows are fed back, and are still called as in the user's own file."""
    run = place.stage(departments(place, ("bad uuid", "x", "PF4ABC09", "Windows", "D9")), ALL).run
    results = report(place.journal, run, Lang.EN)
    back = place.stage(results).run
    assert place.counts(back) == {Status.INVALID: 1}
    book = openpyxl.load_workbook(report(place.journal, back, Lang.ZH))
    (row,) = book["待修正"].iter_rows(min_row=2, values_only=True)
    assert row[0] == "二部!5"
    assert "二部!5" in row[1]


def test_a_later_run_names_rows_of_several_sheets(place):
    """Which sheets they were is told by their order there."""
    path = departments(place)
    with running(QUIET) as box:
        run = place.send(box, place.stage(path, ALL).run)
        assert place.counts(run) == {Status.CREATED: 5}
        less = write_book(
            place.path / "b.xlsx",
            {"S": [("OS", "SN", "Ownership"), ("Windows", "PF4ABC10", "Company")]},
        )
        known = place.stage(less).run
    rows = [cause.example.params.get("row") for cause in tally(place.journal, known).causes]
    assert "2!3" in rows


def test_the_plan_ends_with_what_is_not_read(command, home):
    """Which rows are hidden stands with their cause; further lists stand above the question, and
    the option that is printed reads them."""
    rows = [HEAD, *map(device, range(2, 5))]
    path = write_book(home / "a.xlsx", {"一部": rows, "二部": [HEAD, device(9)]}, hidden=(2, 4))
    code, err, _ = command("check", path, "--lang", "en")
    assert code == 0
    assert "rows 2, 4" in err
    assert err.splitlines()[-2].endswith('--sheet "一部" --sheet "二部", or --sheet all.')
    code, err, _ = command(
        "check", path, "--sheet", "一部", "--sheet", "二部", "--hidden", "include"
    )
    assert code == 0
    assert "一部 + 二部" in err
    assert "rows 2, 4" in err
    code, err, _ = command("check", path, "--sheet", "all", "--lang", "zh")
    assert "“一部”第 2、4 行" in err


def test_rows_as_data_name_their_sheet(place):
    """A row of several sheets by its own sheet and the number that it has there."""
    tables = {"A": [HEAD, device(1), device(2)], "B": [HEAD, device(3, "Windoze")]}
    path = write_book(place.path / "a.xlsx", tables)
    run = place.stage(path, Staging(ReadOptions(sheets=("A", "B")))).run
    lines = report(place.journal, run, Lang.EN, place.path / "r.jsonl").read_text().splitlines()
    places = [(line["sheet"], line["row"]) for line in map(json.loads, lines)]
    assert places == [("A", 2), ("A", 3), ("B", 2)]
    assert json.loads(lines[2])["problems"][0]["address"] == "B!A2"
    with report(place.journal, run, Lang.EN, place.path / "r.csv").open("r", newline="") as file:
        assert [row["row"] for row in csv.DictReader(file)] == ["A!2", "A!3", "B!2"]


def test_several_columns_chosen_for_a_field_that_one_sheet_has(place):
    """Named with commas, as the command line takes them: the other sheet is read without."""
    cards = ("PF4ABC01", "", "3c:52:82:1a:2b:3c")
    path = place.path / "book.xlsx"
    tables = {
        "A": [("OS", "Serial number", "Card 1", "Card 2"), ("Windows", *cards)],
        "B": [("OS", "Serial number"), ("Windows", "PF4ABC02")],
    }
    write_book(path, tables)
    read = ReadOptions(sheets=("A", "B"), maps={"mac_address": ("Card 1,Card 2",)})
    rows = list(place.journal.stored(place.stage(path, Staging(read=read)).run.run_id))
    assert [row.device.mac_address for row in rows] == ["3c:52:82:1a:2b:3c", None]
