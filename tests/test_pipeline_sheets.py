"""What a workbook shows is what is imported: hidden rows, from the file to the results."""

from __future__ import annotations

import openpyxl

from importer.loader.table import ReadOptions
from importer.model.run import Status
from importer.pipeline import Staging, exit_code, report
from importer.plan import plan
from importer.sandbox.app import running
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET

HEAD = ("OS", "Serial number", "Disk serial number", "UUID")


def device(number, system="Windows"):
    """A row of which nothing is to be said."""
    uuid = f"4c4c4544-0052-5a10-804e-{number:012x}"
    return (system, f"PF4ABC{number:02}", f"S4EVNX0R{number:06}", uuid)


def write_book(path, tables, hidden=()):
    """A workbook with these sheets, in whose first one these rows are hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for number in hidden:
        book.worksheets[0].row_dimensions[number].hidden = True
    book.save(path)
    return path


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
    assert [cell.value for cell in sheet["E"]][1:4] == ["Created", "Left out", "Created"]
    assert "hidden" in sheet["H3"].value


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
