"""The journal: complete or nothing, in row order, true after a crash."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from importer.journal.journal import Journal
from importer.model.device import Checked, Device, Problem
from importer.model.errors import InputError, JournalError
from importer.model.run import Outcome, Run, Status, Stopped
from importer.model.table import Column, Layout, Row
from importer.vocabulary.faults import Severity
from tests.workshop import apart

LAYOUT = Layout(
    "d.csv",
    "d",
    1,
    (
        Column(0, "OS", "device_system", "alias"),
        Column(1, "SN", "serial_number", "alias"),
        Column(2, "MAC", "mac_address", "alias"),
    ),
)


def _run(run_id="r1", tenant="t"):
    return Run(run_id, "/in/d.csv", LAYOUT, 1000.0, "staged", 0, tenant, 10.0)


def _checked(number, serial, problems=()):
    row = Row(number, ("Windows", serial), {"device_system": 0, "serial_number": 1})
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    device = None if broken else Device(1, serial_number=serial)
    return Checked(row, device, tuple(problems))


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "deep" / "t.db") as opened:
        yield opened


def _numbers(journal, run_id="r1"):
    return [record.number for record in journal.records(run_id)]


def test_staging_keeps_everything_in_row_order(journal):
    """Rows come back as they went in, whatever their number, the invalid ones too."""
    problem = Problem("no-identifier", "serial_number", "d!B5", "", params={"label": "SN"})
    run = journal.stage(
        _run(), "f", apart([_checked(2, "A"), _checked(5, "", [problem]), _checked(9, "C")])
    )
    assert (run.rows, run.state) == (3, "staged")
    stored = list(journal.stored("r1"))
    assert [s.outcome.number for s in stored] == [2, 5, 9]
    assert [s.outcome.status for s in stored] == [Status.PENDING, Status.INVALID, Status.PENDING]
    assert stored[1].problems == (problem,)
    assert stored[1].device is None
    assert stored[2].device == Device(1, serial_number="C")
    assert _numbers(journal) == [2, 9]
    assert list(journal.problems("r1")) == [(5, (problem,))]


def test_more_rows_than_a_batch(journal):
    """Reading in batches loses and repeats nothing."""
    journal.stage(_run(), "f", apart(_checked(n, f"S{n}") for n in range(2, 1502)))
    assert _numbers(journal) == list(range(2, 1502))


def test_staging_is_complete_or_did_not_happen(journal):
    """A file that breaks off in the middle leaves nothing behind."""

    def breaks_off():
        yield _checked(2, "A")
        raise InputError("file-changed-reading", {"file": "d.csv"})

    with pytest.raises(InputError):
        journal.stage(_run(), "f", apart(breaks_off()))
    assert journal.runs() == []
    assert journal.same("f") is None
    assert journal.stage(_run(), "f", apart([_checked(2, "A")])).rows == 1


@pytest.mark.parametrize(("device", "found"), [(Device(1, uuid="U"), None), (None, {"aaid": "A"})])
def test_an_identifier_without_a_column_is_never_lost(journal, device, found):
    """The statement names the identifiers of the layout only: any other must not go unseen."""
    with pytest.raises(ValueError, match="without a column"):
        journal.stage(_run(), "f", apart([Checked(Row(2, (), {}), device, (), 1, found)]))
    assert journal.runs() == []


def test_a_file_without_rows_is_an_error(journal):
    """A header alone is no import; the error names the sheet and the row."""
    with pytest.raises(InputError) as caught:
        journal.stage(_run(), "f", apart([]))
    assert caught.value.slug == "no-rows"
    assert journal.runs() == []


def test_same_file_finds_its_last_run(journal):
    """The fingerprint finds the run, and the newest where there are several."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "A")]))
    journal.stage(_run("r2"), "f", apart([_checked(2, "B")]))
    assert journal.same("f").run_id == "r2"
    assert journal.same("g") is None


def test_a_request_that_left_is_in_doubt_after_a_crash(tmp_path):
    """The process dies between a request and its answer: the next one knows."""
    path = tmp_path / "t.db"
    with Journal(path) as journal:
        journal.stage(_run(), "f", apart([_checked(2, "A"), _checked(3, "B")]))
        journal.begin("r1", 10)
        journal.log("r1").sent(2, 5.0)
    with Journal(path) as journal:
        assert journal.counts("r1") == {(1, Status.SENT): 1, (1, Status.PENDING): 1}
        journal.begin("r1", 10)
        records = {record.number: record for record in journal.records("r1")}
    assert (records[2].doubt, records[2].attempts) == (True, 1)
    assert (records[3].doubt, records[3].attempts) == (False, 0)


def test_an_answered_request_keeps_only_the_doubt_it_has(journal):
    """A throttled row waits without doubt, one after a lost answer with it."""
    journal.stage(_run(), "f", apart([_checked(2, "A"), _checked(3, "B")]))
    journal.begin("r1", 10)
    log = journal.log("r1")
    for number, doubt in ((2, False), (3, True)):
        log.sent(number, 5.0)
        log.returned(number, doubt)
    assert [(r.number, r.doubt, r.attempts) for r in journal.records("r1")] == [
        (2, False, 1),
        (3, True, 1),
    ]


def test_outcomes_and_the_end_of_a_run(journal):
    """What is settled stays; what was not sent is marked; the reason is kept."""
    journal.stage(_run(), "f", apart([_checked(2, "A"), _checked(3, "B"), _checked(4, "C")]))
    journal.begin("r1", 9)
    outcome = Outcome(2, Status.CREATED, "7089353870308032531", 0, "success", 1, 5.0, "L", note="n")
    journal.log("r1").settle(outcome)
    journal.log("r1").sent(4, 5.0)
    run = journal.end("r1", Stopped("quota", 6, 99991403, "m", {"code": "99991403"}))
    assert (run.state, run.rate, run.stopped.slug) == ("stopped", 9, "quota")
    assert run.stopped.params == {"code": "99991403"}
    stored = [row.outcome for row in journal.stored("r1")]
    assert stored[0] == outcome
    assert [row.status for row in stored] == [Status.CREATED, Status.UNSENT, Status.SENT]
    journal.begin("r1", 10)
    assert _numbers(journal) == [3, 4]
    assert journal.run("r1").stopped is None


def test_what_was_created_is_not_sent_by_a_later_run(journal):
    """A corrected workbook sends only what is new, upper and lower case alike."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "Abc"), _checked(3, "X")]))
    journal.log("r1").settle(Outcome(2, Status.CREATED, "id-1", 0))
    journal.log("r1").settle(Outcome(3, Status.DUPLICATE, "", 1785010))
    journal.stage(
        _run("r2"), "g", apart([_checked(2, "aBC"), _checked(3, "X"), _checked(4, "new")])
    )
    rows = {row.outcome.number: row.outcome for row in journal.stored("r2")}
    assert (rows[2].status, rows[2].record_id) == (Status.CREATED_BEFORE, "id-1")
    assert _numbers(journal, "r2") == [3, 4]


def test_a_changed_mac_is_still_the_same_device(journal):
    """A dock's MAC that was left out, or is corrected later, makes no new device."""

    def checked(mac):
        device = Device(1, serial_number="A", mac_address=mac)
        return [Checked(Row(2, (), {}), device), _checked(3, "B")]

    journal.stage(_run("r1"), "f", apart(checked("a4:00:00:00:00:01")))
    journal.log("r1").settle(Outcome(2, Status.CREATED, "id-1", 0))
    for number, mac in enumerate(("a4:00:00:00:00:02", None)):
        journal.stage(_run(f"s{number}"), "g", apart(checked(mac)))
        assert _numbers(journal, f"s{number}") == [3]


def test_a_run_staged_before_notices_when_it_begins(journal):
    """Two files staged together: what the first created, the second does not send."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "A")]))
    journal.stage(_run("r2"), "g", apart([_checked(7, "A")]))
    journal.log("r1").settle(Outcome(2, Status.CREATED, "id-1", 0))
    journal.begin("r2", 10)
    assert _numbers(journal, "r2") == []


def test_a_row_in_doubt_is_sent_although_an_equal_one_was_created(journal):
    """Only its own answer settles a row whose request left."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "A")]))
    journal.log("r1").sent(2, 5.0)
    journal.stage(_run("r2"), "g", apart([_checked(2, "A")]))
    journal.log("r2").settle(Outcome(2, Status.CREATED, "id-1", 0))
    journal.begin("r1", 10)
    assert _numbers(journal, "r1") == [2]


def test_borrowed_ledger(journal, tmp_path):
    """A check in a journal of its own knows what the tenant's runs created."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "A")]))
    journal.log("r1").settle(Outcome(2, Status.CREATED, "id-1", 0))
    with Journal(tmp_path / "check.db") as check:
        check.borrow(tmp_path / "nowhere.db")
        check.borrow(journal.path)
        check.stage(_run("c"), "f", apart([_checked(2, "A"), _checked(3, "B")]))
        assert _numbers(check, "c") == [3]


def test_unknown_run(journal):
    """A run that is not there is named, with how to find the others."""
    with pytest.raises(InputError, match="r9"):
        journal.run("r9")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_nobody_else_can_read_it(journal):
    """The journal holds identifiers of people's devices: mode 0600; and who could open its lock
    could hold it."""
    for path in (journal.path, Path(f"{journal.path}.open.lock")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_commits_reach_the_disk(journal):
    """Write-ahead log with full synchronisation: what was announced survives a power cut."""
    database = journal._database
    assert database.one("PRAGMA journal_mode") == ("wal",)
    assert database.one("PRAGMA synchronous") == (2,)


def test_a_file_that_is_no_journal(tmp_path):
    """A damaged journal ends in a sentence that names it."""
    path = tmp_path / "t.db"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(JournalError, match=r"t\.db"):
        Journal(path)


def test_a_journal_of_a_newer_version(tmp_path):
    """An old program leaves a newer journal alone."""
    path = tmp_path / "t.db"
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version=99")
    database.close()
    with pytest.raises(JournalError) as caught:
        Journal(path)
    assert caught.value.slug == "journal-newer"


def test_a_folder_that_can_not_be_made(tmp_path):
    """A file where the folder should be ends in a sentence."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(JournalError):
        Journal(tmp_path / "file" / "t.db")


def test_reading_a_large_file_keeps_no_other_import_waiting(journal):
    """While rows are drawn from the file, another process writes to the same journal."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "A")]))

    def slowly():
        yield _checked(2, "B")
        with Journal(journal.path) as other:
            other.log("r1").sent(2, 5.0)
        yield _checked(3, "C")

    assert journal.stage(_run("r2"), "g", apart(slowly())).rows == 2
    assert journal.counts("r1") == {(1, Status.SENT): 1}


def test_trouble_with_the_spreadsheet_is_not_the_journals(journal):
    """A network drive that fails while it is read: its own error, and nothing staged."""

    def fails():
        yield _checked(2, "A")
        raise OSError("network drive gone")

    with pytest.raises(OSError, match="network drive"):
        journal.stage(_run(), "f", apart(fails()))
    assert journal.runs() == []
    assert journal.stage(_run(), "f", apart([_checked(2, "A")])).rows == 1


def test_several_processes_meet_a_new_journal(tmp_path):
    """One sets it up; the others find it ready."""
    code = "import sys; from pathlib import Path; from importer.journal import Journal\n"
    code += "with Journal(Path(sys.argv[1])) as j: j.runs()"
    arguments = [sys.executable, "-c", code, str(tmp_path / "new.db")]
    started = [subprocess.Popen(arguments, stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[1] for process in started] == [b""] * 4


def test_another_process_that_ends_takes_nothing_away(journal):
    """A process that opened a journal twice still holds it after the second one was closed: by
    whoever else closes it last, what was written meanwhile must not be thrown away."""
    journal.stage(_run("r1"), "f", apart([_checked(2, "A")]))
    Journal(journal.path).close()
    assert _read_elsewhere(journal.path) == "pending"
    assert Path(f"{journal.path}-wal").exists()
    journal.log("r1").settle(Outcome(2, Status.CREATED, "id-1", 0))
    assert _read_elsewhere(journal.path) == "created"


def _read_elsewhere(path):
    """What another process finds, which then closes the journal."""
    read = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
        " print(*db.execute('SELECT status FROM rows').fetchone()); db.close()"
    )
    command = [sys.executable, "-c", read, path]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
