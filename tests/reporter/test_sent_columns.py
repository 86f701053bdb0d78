"""What was really sent of each row: on the sheet of rows, whatever its cells say."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader import ReadOptions, read
from importer.model.device import Device
from importer.model.run import ChangeNote, Outcome, Purpose, Status, StoredRow
from importer.model.wording import term_label
from importer.pipeline import Staging, report
from importer.texts.catalogue import say
from importer.texts.text import Lang
from importer.validator.rules import Rules
from tests.reporter.samples import write
from tests.reporter.test_way_back import grid, import_of
from tests.reporter.test_workbook import hidden_in
from tests.sandbox.calls import calling

FIELDS = ("device_system", "device_ownership", "device_status")
#: A Windows computer of the company, of whose trust nothing is known.
DEVICE = Device(1, 2, 0, serial_number="PF4A0001")
ALL = {"device_system": 1, "device_ownership": 2, "device_status": 0}


def sent(status, note="", attempts=1, theirs=(None, None), purpose=Purpose.CREATE):
    outcome = Outcome(
        *(2, status),
        attempts=attempts,
        note=note,
        registry_ownership=theirs[0],
        registry_status=theirs[1],
    )
    return StoredRow((), (), DEVICE, outcome).sent(purpose)


@pytest.mark.parametrize("status", Status)
def test_what_a_create_sent(status):
    """All three of a row of which one left, also where it was refused or its answer lost; nothing
    of what this run only found, or leaves to others."""
    left = ("sent", "created", "duplicate", "rejected", "failed", "in_doubt", "removed")
    if status in ("updated", "restored"):
        assert "device_system" not in sent(status)
    else:
        assert sent(status) == (ALL if status in left else {})
    assert sent(status, attempts=0) == {}


@pytest.mark.parametrize(
    ("purpose", "theirs", "values"),
    [
        (Purpose.UPDATE, (1, 1), {"device_ownership": 2, "device_status": 0}),
        (Purpose.UPDATE, (1, None), {"device_ownership": 2, "device_status": 0}),
        (Purpose.BOTH, (1, 1), {"device_ownership": 2, "device_status": 0}),
        (Purpose.BOTH, (1, None), {"device_ownership": 2}),
    ],
)
def test_what_an_update_sent(purpose, theirs, values):
    """No operating system; of what an import says nothing of, the record's own went along, which
    nobody kept."""
    notes = (ChangeNote.LEFT, ChangeNote.UNCLEAR, ChangeNote.FAILED, ChangeNote.REFUSED)
    assert sent(Status.UPDATED, "", 1, theirs, purpose) == values
    for note in notes:
        assert sent(Status.FAILED, note, 1, theirs, purpose) == values
        assert sent(Status.FAILED, note, 0, theirs, purpose) == {}
    assert sent(Status.CHANGED, ChangeNote.SINCE, 1, theirs, purpose) == {}


def test_an_undo_changes_nothing_of_what_was_sent():
    """What was created, or updated, stays to be seen; the status says that it was taken back."""
    told = sent(Status.RESTORED, ChangeNote.RESTORED, 2, (1, None), Purpose.UPDATE)
    assert told == {"device_ownership": 2, "device_status": 0}
    assert sent(Status.REMOVED) == ALL


def told(path: Path, lang: Lang) -> list[list[str | None]]:
    """Below the three headings."""
    rows = grid(path, say("sheet.rows", lang))
    return [[row[say(f"report.sent.{name}", lang)] for name in FIELDS] for row in rows]


def shown(path: Path, lang: Lang) -> list[bool]:
    """Whether each of the three is to be seen."""
    hidden = hidden_in(path, say("sheet.rows", lang))
    return [say(f"report.sent.{name}", lang) not in hidden for name in FIELDS]


@pytest.mark.parametrize("lang", Lang)
def test_the_workbook_proves_what_the_registry_got(place, lang):
    """Set for all, said by the row, or unknown because nobody said it: as the record has it."""
    path = place.path / "devices.csv"
    rows = ("PF4A0001,,", "PF4A0002,macOS,BYOD", "PF4A0003,Win 11,", "PF4A0004,Windoze,")
    path.write_text("\n".join(["Serial number,OS,Ownership", *rows]) + "\n")
    rules = Rules(constants={"device_system": "Windows", "device_ownership": "Company"})
    with calling() as api:
        run = place.send(api.sandbox, place.stage(path, Staging(rules=rules)).run)
        book = report(place.journal, run, lang, place.path / "results.xlsx")
        records = {r.identifiers["serial_number"]: r for r in api.sandbox.registry.find({})}
    got = [
        [term_label(name, getattr(records[serial], name), lang) for name in FIELDS]
        for serial in ("PF4A0001", "PF4A0002", "PF4A0003")
    ]
    assert told(book, lang)[:3] == got
    assert [code for *_, code in got] == [term_label("device_status", 0, lang)] * 3
    assert told(book, lang)[3:] == [[None, None, None]]
    assert shown(book, lang) == [True, True, True]


@pytest.mark.parametrize("lang", Lang)
def test_what_nothing_was_sent_of_shows_nothing(place, lang):
    """A check, and the operating system in an update: no columns to look at."""
    path = place.file(2)
    run = place.stage(path).run
    book = report(place.journal, run, lang, place.path / "checked.xlsx")
    assert (told(book, lang), shown(book, lang)) == ([[None] * 3] * 2, [False] * 3)
    row = StoredRow((), (), DEVICE, Outcome(2, Status.UPDATED, attempts=1, registry_ownership=1))
    update = write(place.path / "update.xlsx", [row], lang, purpose=Purpose.UPDATE)
    assert shown(update, lang) == [False, True, True]


@pytest.mark.parametrize("lang", Lang)
def test_read_again_the_columns_fill_no_field(place, lang):
    """The sheet of rows, read once more: each field is filled by the file's own column, and a
    device is what it was."""
    path = place.path / "devices.csv"
    path.write_text("Serial number,OS,Ownership,Trust\nPF4A0001,Windows,Company,\n,Windows,,\n")
    with calling() as api:
        _, _, book = import_of(place, api.sandbox, path, lang)
    with read(book, ReadOptions(sheets=(say("sheet.rows", lang),))) as table:
        filled = {column.field: column.label for column in table.layout.columns if column.field}
        assert filled == {
            "serial_number": "Serial number",
            "device_system": "OS",
            "device_ownership": "Ownership",
            "device_status": "Trust",
        }
    how = Staging(read=ReadOptions(sheets=(say("sheet.rows", lang),)))
    run = place.stage(book, how).run
    first = next(place.journal.stored(run.run_id))
    assert first.device == Device(1, 2, 0, serial_number="PF4A0001")
    assert first.outcome.status is Status.CREATED_BEFORE
