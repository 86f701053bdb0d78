"""A file in, a marked workbook out: stage, send over real HTTP, report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from importer.dispatcher.crew import Stop
from importer.frames import outcomes
from importer.journal.journal import Journal
from importer.loader.table import ReadOptions
from importer.model.errors import InputError
from importer.model.run import Outcome, Status, Stopped
from importer.pipeline import Limits, Staging, _new_id, exit_code, report
from importer.plan import plan, tally
from importer.sandbox.app import running
from importer.texts.text import Lang
from importer.validator.rules import Rules
from tests.sandbox.calls import QUIET
from tests.workshop import creates, good_line


def test_every_row_ends_with_one_true_status(place):
    """Journal, registry and counts agree, row by row; the exit code says that some need work."""
    bad = "Windoze,X1,X2,,bad\n" + good_line(0) + "iOS,,,,no id\n"
    staged = place.stage(place.file(30, bad))
    with running(QUIET) as box:
        run = place.send(box, staged.run)
        assert place.counts(run) == {
            Status.CREATED: 30,
            Status.REPEATED: 1,
            Status.LEFT_OUT: 1,
            Status.INVALID: 1,
        }
        assert box.registry.count() == 30
        assert creates(box) == 30
        for row in place.journal.stored(run.run_id):
            if row.outcome.status is Status.CREATED:
                found = box.registry.get(row.outcome.record_id)
                assert found is not None
                assert dict(found.identifiers) == row.device.identifiers()
    assert (run.state, exit_code(place.journal, run)) == ("finished", 1)


def test_what_leaves_is_what_the_api_page_shows(place):
    """Integers as integers, canonical identifiers, absent ones absent."""
    path = place.path / "d.csv"
    path.write_text(
        "操作系统,主板UUID,MAC地址,Android标识符,设备归属,可信状态\n"
        "Windows,{4C4C454400525A10804EB6C04F324433},A4-BB-6D-10-20-30,,企业,信任设备\n"
        "Android,,,02A11AC4A83B918E,,\n",
        encoding="gb18030",
    )
    staged = place.stage(path)
    with running(QUIET) as box:
        place.send(box, staged.run)
        pc, phone = sorted(box.registry.find({}), key=lambda device: device.device_system)
    assert (pc.device_ownership, pc.device_status) == (2, 1)
    assert pc.identifiers["uuid"] == "4C4C4544-0052-5A10-804E-B6C04F324433"
    assert pc.identifiers["mac_address"] == "a4:bb:6d:10:20:30"
    assert "serial_number" not in pc.identifiers
    assert (phone.device_system, phone.identifiers["android_id"]) == (4, "02a11ac4a83b918e")
    assert (phone.device_ownership, phone.device_status) == (0, 0)


def test_another_process_follows_a_run(place):
    """Each row that was settled and each event, from the journal alone; and what an undo did."""
    run = place.stage(place.file(3, "Windoze,X1,X2,,bad\n")).run
    with Journal(place.journal.path) as reader, running(QUIET) as box:
        before = reader.news(run.run_id)
        assert before.counts == {Status.PENDING: 3, Status.INVALID: 1}
        place.send(box, run)
        after = reader.news(run.run_id, before.seq)
        assert {(row.number, row.status) for row in after.rows} == {
            (number, Status.CREATED) for number in (2, 3, 4)
        }
        assert after.counts == {Status.CREATED: 3, Status.INVALID: 1}
        assert after.state == "finished"


def test_the_same_file_again_sends_nothing(place):
    """The run is found by its content; other settings are another run."""
    path = place.file(3)
    first = place.stage(path)
    with running(QUIET) as box:
        place.send(box, first.run)
        again = place.stage(path)
        assert (again.is_new, again.run.run_id) == (False, first.run.run_id)
        assert creates(box) == 3
    other = place.stage(path, Staging(rules=Rules(constants={"device_ownership": "company"})))
    assert other.is_new
    assert place.counts(other.run) == {Status.CREATED_BEFORE: 3}
    assert place.stage(path, Staging(again=True)).is_new


def test_a_corrected_file_sends_only_what_is_new(place):
    """Ten rows are fixed and the whole file is imported once more."""
    first = place.stage(place.file(5, "Windoze,S1X9,D1X9,,x\n"))
    with running(QUIET) as box:
        place.send(box, first.run)
        second = place.stage(place.file(5, "Windows,S1X9,D1X9,,x\n"))
        run = place.send(box, second.run)
        assert creates(box) == 6
    assert place.counts(run) == {Status.CREATED: 1, Status.CREATED_BEFORE: 5}
    assert exit_code(place.journal, run) == 0


def test_a_run_stops_at_max_rows_and_goes_on(place):
    """Exit code 6; the rest is sent by the next send, and nothing twice."""
    staged = place.stage(place.file(10))
    with running(QUIET) as box:
        run = place.send(box, staged.run, (Stop(), Limits(max_rows=4)))
        assert (run.state, run.stopped.slug, exit_code(place.journal, run)) == (
            "stopped",
            "max-rows",
            6,
        )
        assert place.counts(run) == {Status.CREATED: 4, Status.UNSENT: 6}
        run = place.send(box, run)
        assert creates(box) == 10
    assert place.counts(run) == {Status.CREATED: 10}
    assert exit_code(place.journal, run) == 0


def test_a_plan_counts_what_is_unknown_of_what_is_sent(place):
    """Rows to send by system, and how many of them say nothing of ownership and trust: those
    that are sent once more too, and none that is not sent."""
    path = place.path / "d.csv"
    path.write_text(
        "OS,Serial number,Disk serial number,Ownership,Trust\n"
        "Windows,A,D1,company,\nWindows,B,D2,,\nmacOS,C,D3,,trusted\nWindoze,D,D4,,\n",
        encoding="utf-8",
    )
    run = place.stage(path).run
    ahead = plan(place.journal, run, 10.0)
    assert (ahead.to_send, ahead.calls, ahead.seconds) == ({1: 2, 2: 1}, 3, 0.3)
    assert ahead.unknown == {"device_ownership": 2, "device_status": 2}
    place.journal.log(run.run_id).settle(Outcome(3, Status.REJECTED))
    assert plan(place.journal, run, 10.0).unknown == {"device_ownership": 1, "device_status": 1}
    again = plan(place.journal, run, 10.0, (Status.REJECTED,))
    assert (again.to_send, again.unknown) == (ahead.to_send, ahead.unknown)


def test_a_plan_tells_the_problems_once(place):
    """Before a run begins it groups them by cause, with the first row of each; a user who goes
    on with it has seen them, and waits for no search."""
    run = place.stage(place.file(3, "Windoze,S1X9,D1X9,,x\nWindoze,S2X9,D2X9,,x\n")).run
    (cause,) = plan(place.journal, run, 10.0).tally.causes
    assert (cause.slug, cause.count, cause.first_row) == ("system-unknown", 2, 5)
    place.journal.begin(run.run_id, 10.0)
    run = place.journal.end(run.run_id, Stopped("max-rows", 6))
    ahead = plan(place.journal, run, 10.0)
    assert (ahead.tally.causes, ahead.calls) == ((), 3)
    assert ahead.tally.by_status == {Status.INVALID: 2, Status.UNSENT: 3}
    assert tally(place.journal, run).causes == (cause,)


def test_duplicates_in_the_registry(place):
    """1785010 is a duplicate; it needs no work and is no failure."""
    path = place.file(3)
    with running(QUIET) as box:
        place.send(box, place.stage(path).run)
        place.journal._database.change("DELETE FROM ledger")
        again = place.send(box, place.stage(path, Staging(again=True)).run)
    assert place.counts(again) == {Status.DUPLICATE: 3}
    assert exit_code(place.journal, again) == 0


def test_a_duplicate_that_is_only_partly_the_same_is_to_be_compared(place):
    """One network card of two serial numbers: that there is nothing to do is not known."""
    path = place.path / "corrected.csv"
    with running(QUIET) as box:
        for serial, note in (("PF4ABM01", ""), ("PF4ABM02", "lookup-otherwise")):
            path.write_text(f"OS,SN,MAC\nWindows,{serial},a4:bb:6d:10:20:30\n")
            run = place.send(box, place.stage(path).run)
            assert [row.outcome.note for row in place.journal.stored(run.run_id)] == [note]
    assert place.counts(run) == {Status.DUPLICATE: 1}


def test_report_never_overwrites(place):
    """A results path that exists is refused; two reports of one second get two names."""
    run = place.stage(place.file(2)).run
    first, second = (report(place.journal, run, Lang.EN) for _ in range(2))
    assert first != second
    assert first.exists() and second.exists()
    with pytest.raises(InputError) as caught:
        report(place.journal, run, Lang.EN, first)
    assert caught.value.slug == "results-exists"


def test_a_report_is_told_of_although_the_disk_takes_no_more_of_the_journal(place):
    """Only its place is forgotten."""
    run = place.stage(place.file(2)).run
    place.journal._database.change("PRAGMA query_only=ON")
    path = report(place.journal, run, Lang.EN, place.path / "out.xlsx")
    assert (path, path.exists()) == (place.path / "out.xlsx", True)
    assert place.journal.run(run.run_id).results == ""


def test_a_header_alone_is_an_error(place):
    """No rows: nothing to import, and the journal stays empty."""
    with pytest.raises(InputError) as caught:
        place.stage(place.file(0))
    assert caught.value.slug == "no-rows"
    assert place.journal.runs() == []


def test_outcomes_as_a_frame(place):
    """The file's columns as text, then ours; ids are text, codes nullable integers."""
    staged = place.stage(place.file(2, "Windoze,S,D,,x\n"))
    with running(QUIET) as box:
        run = place.send(box, staged.run)
    frame = outcomes(place.journal, run)
    assert list(frame.columns) == [
        "OS",
        "Serial number",
        "Disk serial number",
        "UUID",
        "Note",
        "status",
        "device_record_id",
        "code",
        "message",
        "attempts",
        "finished_at",
        "log_id",
        "problems",
    ]
    assert list(frame.index) == [2, 3, 4]
    assert list(frame["status"]) == ["created", "created", "invalid"]
    assert all(len(value) == 19 for value in frame["device_record_id"][:2])
    assert frame["code"].isna().tolist() == [False, False, True]
    assert frame["finished_at"].isna().tolist() == [False, False, True]


def test_headings_in_a_frame_never_collide(place):
    """Neither with each other, nor with ours, nor with one that looks like a number was added."""
    path = place.path / "twice.csv"
    head = "OS,Serial number,Note,Note,Note_4,status,,status_6"
    path.write_text(f"{head}\nWindows,A1B2C3,a,b,c,d,e,f\n", encoding="utf-8")
    frame = outcomes(place.journal, place.stage(path).run)
    names = list(frame.columns)
    assert len(set(names)) == len(names)
    assert names[:8] == [
        *("OS", "Serial number", "Note", "Note_4_", "Note_4", "status_6_", "_7", "status_6"),
    ]
    assert frame["status"].tolist() == ["pending"]


def test_sheet_and_mapping_make_another_run(place):
    """Another column for a field is another import."""
    path = place.path / "two.csv"
    path.write_text("OS,Serial number,My serial\nWindows,A1B2C3,Z9Y8X7\n", encoding="utf-8")
    first = place.stage(path)
    second = place.stage(path, Staging(ReadOptions(maps={"serial_number": ("My serial",)})))
    assert second.is_new
    serials = [
        next(place.journal.stored(staged.run.run_id)).device.serial_number
        for staged in (first, second)
    ]
    assert serials == ["A1B2C3", "Z9Y8X7"]


def test_path_given_as_text(place):
    """A library user may pass a string."""
    assert place.stage(Path(str(place.file(1)))).run.rows == 1


def test_two_runs_of_one_second_have_different_names(place, monkeypatch):
    """Their ids are short: one that is taken is not given again."""
    drawn = iter(["aaaa", "aaaa", "aaaa", "bbbb"])
    monkeypatch.setattr("importer.pipeline.secrets.token_hex", lambda _: next(drawn))
    now = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    first = _new_id(place.journal, now)
    run = place.stage(place.file(1)).run
    assert first.endswith("-aaaa")
    assert run.run_id.endswith("-aaaa")
    taken = datetime.fromtimestamp(run.created_at, UTC)
    assert _new_id(place.journal, taken).endswith("-bbbb")
