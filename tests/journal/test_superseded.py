"""Rows whose device an earlier run of the same list created under another identifier."""

from __future__ import annotations

import pytest

from importer.journal.journal import Journal
from importer.journal.known import day
from importer.model import (
    Checked,
    Column,
    Device,
    Layout,
    Outcome,
    Purpose,
    Removal,
    Row,
    Run,
    Status,
)
from importer.vocabulary import Role
from tests.workshop import apart

PLAIN = Layout("d.csv", "d", 1, (Column(0, "SN", "serial_number", "field"),))
NAMED = Layout(
    "d.csv",
    "d",
    1,
    (
        *PLAIN.columns,
        Column(1, "资产编号", role=Role.NAME),
        Column(2, "名称", role=Role.NAME),
    ),
)


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "t.db") as opened:
        yield opened


def stage(journal, layout, *rows, run_id="now", path="/d.csv", first=2, purpose=Purpose.CREATE):
    """Rows of (serial number, what names the device), and what is said of them: row → problem."""
    checked = (
        Checked(Row(number, (serial, *names), {}), Device(1, 1, 1, serial_number=serial))
        for number, (serial, *names) in enumerate(rows, start=first)
    )
    run = Run(run_id, path, layout, 1.0, "staged", 0, "t", 10.0, purpose=purpose)
    journal.stage(run, run_id, apart(checked))
    told = {row.outcome.number: row.problems for row in journal.stored(run_id)}
    return {
        number: problem
        for number, problems in told.items()
        for problem in problems
        if problem.slug == "supersedes"
    }


@pytest.fixture
def earlier(journal):
    """Stages a run that has created all of its devices."""

    def made(layout, *rows, run_id="october", path="/d.csv", purpose=Purpose.CREATE):
        assert stage(journal, layout, *rows, run_id=run_id, path=path, purpose=purpose) == {}
        for number, (serial, *_) in enumerate(rows, start=2):
            done = Outcome(number, Status.CREATED, f"id-{serial}", 0, finished_at=1_790_000_000.0)
            journal.log(run_id).settle(done)

    return made


LIST = (
    ("PF3ABC01", "ZC-1", "PC-A1"),
    ("PF3ABC02", "ZC-2", "PC-A2"),
    ("PF3ABC03", "ZC-3", "PC-A3"),
    ("PF3ABC04", "ZC-4", "PC-A4"),
)


@pytest.mark.parametrize("purpose", [Purpose.CREATE, Purpose.BOTH])
def test_a_corrected_number_names_the_record_that_stays(journal, earlier, purpose):
    """With the run, the row there, what it was registered with, and the command for it; also of a
    run that was to update as well."""
    earlier(NAMED, *LIST, purpose=purpose)
    said = stage(journal, NAMED, LIST[0], ("PF3ABX02", *LIST[1][1:]), *LIST[2:])
    assert list(said) == [3]
    assert (said[3].field, said[3].value, said[3].address) == (
        "serial_number",
        "PF3ABX02",
        "d!A3",
    )
    command = said[3].params["command"]
    assert command.startswith("device-importer undo october --rows 3 ")
    assert said[3].params == {
        "run": "october",
        "row": "3",
        "date": day(1_790_000_000.0),
        "fields": "serial_number",
        "theirs": "PF3ABC02",
        "those": "3",
        "command": command,
        "record": "id-PF3ABC02",
    }
    (row,) = (row for row in journal.stored("now") if row.outcome.number == 3)
    assert row.outcome.status is Status.PENDING  # it is told of, and sent


def test_it_is_known_by_its_name_wherever_it_stands(journal, earlier):
    """In another row, of a list in another file of which devices are known."""
    earlier(NAMED, *LIST)
    later = (("PF3ABX04", "ZC-4", "PC-A4"), *LIST[:2])
    said = stage(journal, NAMED, *later, path="/copy.csv", first=20)
    assert {n: p.params["row"] for n, p in said.items()} == {20: "5"}


def test_one_command_takes_back_all_of_a_run(journal, earlier):
    earlier(NAMED, *LIST)
    changed = [("X" + serial, *names) for serial, *names in LIST[1:]]
    said = stage(journal, NAMED, LIST[0], *changed)
    assert list(said) == [3, 4, 5]
    assert {p.params["command"].partition(" --rows ")[2].split()[0] for p in said.values()} == {
        "3-5"
    }


def test_a_list_of_one_is_known_by_its_file_and_name(journal, earlier):
    earlier(NAMED, LIST[0])
    assert list(stage(journal, NAMED, ("PF3ABX01", *LIST[0][1:]))) == [2]
    assert stage(journal, NAMED, ("PF3ABX09", *LIST[0][1:]), run_id="r2", path="/e.csv") == {}


def test_a_list_of_numbers_alone_is_known_by_its_places(journal, earlier):
    """Where most of the list is as it was."""
    bare = [(serial,) for serial, *_ in LIST]
    earlier(PLAIN, *bare)
    said = stage(journal, PLAIN, bare[0], ("PF3ABX02",), *bare[2:])
    assert {n: p.params["theirs"] for n, p in said.items()} == {3: "PF3ABC02"}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((*LIST, ("PF3ABX05", "ZC-5", "PC-A5")), id="a device is added"),
        pytest.param((*LIST[:3], ("PF3ABX05", "ZC-5", "PC-A5")), id="another in its place"),
        pytest.param((*LIST[:3], ("PF3ABX05", "ZC-5", "PC-A4")), id="the name went to another"),
        pytest.param((*LIST[:3], ("PF3ABX05", "台式机", "")), id="a name without a digit"),
        pytest.param(
            (*LIST[:2], ("PF3ABX05", "ZC-4", ""), ("PF3ABX06", "ZC-4", "")), id="a name of two"
        ),
        pytest.param(LIST[:2], id="a device is gone"),
    ],
)
def test_innocent_lists_are_told_nothing(journal, earlier, rows):
    earlier(NAMED, *LIST)
    assert stage(journal, NAMED, *rows) == {}


def test_next_weeks_numbers_in_the_same_file_are_new(journal, earlier):
    earlier(PLAIN, *((serial,) for serial, *_ in LIST))
    assert stage(journal, PLAIN, ("PF3ABX01",), ("PF3ABX02",), ("PF3ABX03",)) == {}
    # One of four that is known does not make it the same list.
    assert stage(journal, PLAIN, (LIST[0][0],), ("PF3ABX02",), ("PF3ABX03",), run_id="r2") == {}


def test_what_was_taken_back_is_not_told_of(journal, earlier):
    earlier(NAMED, *LIST)
    journal.log("october").removed(3, Removal.REMOVED, forget=True)
    assert stage(journal, NAMED, LIST[0], ("PF3ABX02", *LIST[1][1:]), *LIST[2:]) == {}


def test_a_check_tells_it_too(journal, earlier, tmp_path):
    """It looks into the tenant's journal, and keeps no cells of its own."""
    earlier(NAMED, *LIST)
    with Journal(tmp_path / "check.db", lasting=False) as check:
        check.borrow(journal.path)
        said = stage(check, NAMED, LIST[0], ("PF3ABX02", *LIST[1][1:]), *LIST[2:])
    assert {n: p.params["theirs"] for n, p in said.items()} == {3: "PF3ABC02"}


def test_nobody_is_warned_of_what_was_taken_back_since(journal, earlier):
    """By the undo that was proposed; of the other row the warning stays."""
    earlier(NAMED, *LIST)
    changed = [("X" + serial, *names) for serial, *names in LIST[2:]]
    assert list(stage(journal, NAMED, *LIST[:2], *changed)) == [4, 5]
    journal.withdraw_warnings()
    assert told(journal, "now") == [4, 5]
    journal.log("october").removed(4, Removal.REMOVED, forget=True)
    journal.withdraw_warnings()
    assert told(journal, "now") == [5]


def told(journal, run_id):
    """The rows of a run that are warned of an earlier record."""
    return [
        row.outcome.number
        for row in journal.stored(run_id)
        if any(problem.slug == "supersedes" for problem in row.problems)
    ]
