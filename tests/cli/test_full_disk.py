"""A disk that is full while a command acts: what is known is told, to people and to programs, and
what was done is found again once there is room."""

from __future__ import annotations

import json
import tempfile

import pytest

import importer.pipeline as pipeline
import importer.registry as registry
from importer.journal.journal import Journal
from importer.model.errors import JournalError
from tests.cli.test_both import FAST, office, serial

__all__ = ["office"]
ROWS = 200


#: An undo writes over what is there and needs no more room: SQLite is told when it has none.
NO_ROOM = (
    "CREATE TEMP TRIGGER full BEFORE UPDATE OF removal, note ON main.rows WHEN"
    " (SELECT count(*) FROM main.rows WHERE status IN ('removed', 'restored')) >= 20"
    " BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
)


@pytest.fixture
def full():
    """The disk is full soon after one of the acts begins; or ``unreadable`` from then on."""

    def fill(home, act, *, unreadable=False):
        real = getattr(home, act)

        async def filled(journal, *given, **how):
            database = journal._database
            (pages,) = database.one("PRAGMA page_count")
            database.change(f"PRAGMA max_page_count={pages + 3}")
            if act in ("take_back", "put_back"):
                database.change(NO_ROOM)
            try:
                return await real(journal, *given, **how)
            except JournalError:
                if unreadable:
                    database.connection.close()
                raise

        patch.setattr(home, act, filled)

    with pytest.MonkeyPatch.context() as patch:
        fill.over = patch.undo
        yield fill


def rows(ownership, numbers=range(ROWS)):
    return [(n, ownership) for n in numbers]


def told_of(office, *command):
    code, out, err = office.command(*command, "--yes", "--json", "--lang", "en", *FAST)
    document = json.loads(out)
    assert (code, document["exit_code"]) == (5, 5)
    assert document["stopped"]["slug"] == "error.journal"
    assert err.count("disk is full") == 1
    return document, err


def undone_in_two(office, full, run_id, slugs):
    """An undo that the disk breaks off, and the same again once there is room; how many rows the
    first one took back, and what it said."""
    note, status = slugs
    document, err = told_of(office, "undo", run_id)
    done = document["taken_back"][note]
    assert 0 < done == document["counts"][status] < ROWS
    assert document["taken_back_now"][note] == done
    full.over()
    assert office.command("undo", run_id, "--yes", *FAST)[0] == 0
    return done, err


def test_an_import(office, full):
    """All rows are counted; those that were created are, and the others wait."""
    path = office.file(rows("Personal", range(10, 10 + ROWS)))
    full(pipeline, "send")
    document, err = told_of(office, "run", path)
    counts = document["counts"]
    assert sum(counts.values()) == document["rows"] == ROWS
    assert 0 < counts["created"] == document["sent_now"]["created"] < ROWS
    assert counts["pending"]
    assert f"{counts['created']}  Created" in err
    assert f"device-importer resume {document['run_id']}" in err


def test_a_file_that_is_not_begun_for_it_is_told_of_as_well(office, full):
    """An object for each."""
    first = office.file(rows("Personal", range(10, 10 + ROWS)))
    second = office.file([(900, "Personal")], "second.csv")
    full(pipeline, "send")
    _, out, _ = office.command("run", first, second, "--yes", "--json", *FAST)
    one, two = map(json.loads, out.splitlines())
    assert (one["stopped"]["slug"], two["stopped"]) == ("error.journal", None)
    assert (sum(one["counts"].values()), two["counts"]) == (ROWS, {"pending": 1})


def test_an_update_and_its_undo(office, full):
    """What was changed, and what was put back; the rest comes later, once."""
    for n in range(6, ROWS):
        office.api.created(serial_number=serial(n))
    path = office.file(rows("Personal"))
    full(registry, "update")
    document, err = told_of(office, "update", path)
    counts = document["counts"]
    assert sum(counts.values()) == ROWS
    assert 0 < counts["updated"] == document["sent_now"]["updated"] < ROWS
    assert f"{counts['updated']}  Updated" in err
    run_id = document["run_id"]
    assert f"device-importer resume {run_id}" in err
    full.over()
    _, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert json.loads(out)["counts"] == {"updated": ROWS}
    full(registry, "put_back")
    _, err = undone_in_two(office, full, run_id, ("undo-put-back", "restored"))
    assert f"device-importer undo {run_id}" in err
    assert set(office.registry.values()) == {(2, 1)}


def test_an_undo_of_an_import(office, full):
    """Which are gone is known; the rest goes with the same command."""
    path = office.file(rows("Personal", range(10, 10 + ROWS)))
    _, out, _ = office.command("run", path, "--yes", "--json", *FAST)
    run_id = json.loads(out)["run_id"]
    full(pipeline, "take_back")
    removed, err = undone_in_two(office, full, run_id, ("undo-removed", "removed"))
    assert f"{removed}  removed" in err
    assert office.registry == office.there


@pytest.mark.parametrize("act", ["send", "take_back"])
def test_a_journal_that_can_not_even_be_read(office, full, act):
    """Nothing is known, and the error is told all the same, once."""
    path = office.file(rows("Personal", range(10, 10 + ROWS)))
    command = ("run", path)
    if act == "take_back":
        _, out, _ = office.command(*command, "--yes", "--json", *FAST)
        command = ("undo", json.loads(out)["run_id"])
    full(pipeline, act, unreadable=True)
    code, out, _ = office.command(*command, "--yes", "--json", *FAST)
    (line,) = out.splitlines()
    document = json.loads(line)
    assert (code, document["exit_code"], document.get("counts", {})) == (5, 5, {})


def _fill(journal, schema):
    database = journal._database
    (pages,) = database.one(f"PRAGMA {schema}.page_count")
    database.change(f"PRAGMA {schema}.max_page_count={pages}")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_correction_that_finds_no_room(command, home, monkeypatch, lang):
    """The file that could not be written is named: the tenant's journal, in which it is kept."""
    real = Journal.borrow_edits

    def borrow(journal, path):
        found = real(journal, path)
        _fill(journal, "other")
        return found

    path = home / "d.csv"
    path.write_text("Serial number,OS,Note\nSN1,Windoze,\n", "utf-8")
    command("edits", path, "--sandbox", "--cell", "B2=Windows")
    monkeypatch.setattr(Journal, "borrow_edits", borrow)
    cell = f"C2={'x' * 30_000}"
    code, out, err = command("edits", path, "--sandbox", "--cell", cell, "--lang", lang)
    assert (code, out) == (5, "")
    (kept,) = (home / "home" / "journals").glob("*.db")
    assert str(kept) in err and "passing.db" not in err
    monkeypatch.undo()


def test_a_look_at_a_file_that_finds_no_room(command, home, monkeypatch):
    """The folder for temporary files is named, and how to choose another."""
    real = Journal.stage

    def stage(journal, *given):
        _fill(journal, "main")
        return real(journal, *given)

    path = home / "d.csv"
    lines = [f"SN{n:07},Windoze{n}\n" for n in range(3000)]
    path.write_text("Serial number,OS\n" + "".join(lines), "utf-8")
    monkeypatch.setattr(Journal, "stage", stage)
    for verb in ("check", "edits"):
        code, out, err = command(verb, path, "--sandbox")
        assert (code, out) == (5, ""), verb
        assert f"the folder {tempfile.gettempdir()} for temporary files (database or disk" in err
        assert "TMPDIR" in err and "passing.db" not in err
