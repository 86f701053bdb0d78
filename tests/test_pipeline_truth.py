"""What is true now, not what was true once: undone runs, runs that rest on others, journals of
one tenant under several spellings."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import replace

import pytest
from filelock import FileLock

from importer import pipeline
from importer.dispatcher import writing
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.journal.opening import open_journal
from importer.model.errors import InputError, JournalError
from importer.model.run import Event, Outcome, Status, Stopped
from importer.model.settings import Credentials, Settings
from importer.pipeline import Staging
from importer.sandbox.app import running
from importer.validator.row import RowChecker
from tests.sandbox.calls import QUIET, calling
from tests.workshop import creates

KEYS = Credentials("cli_sandbox", "sandbox-secret")


def _take_back(place, box, run):
    settings = Settings(box.base_url, KEYS, place.path, rate=2000)
    return asyncio.run(pipeline.take_back(place.journal, run, settings))


def test_after_an_undo_the_same_file_is_sent_again(place):
    """The run that was taken back says so, and is not the run of this file any more."""
    path = place.file(3)
    with running(QUIET) as box:
        first = place.send(box, place.stage(path).run)
        _take_back(place, box, first)
        assert place.counts(first) == {Status.REMOVED: 3}
        assert pipeline.exit_code(place.journal, first) == 0
        staged = place.stage(path)
        assert staged.is_new
        run = place.send(box, staged.run)
        assert box.registry.count() == 3
        assert not place.stage(path).is_new
    assert place.counts(run) == {Status.CREATED: 3}


@pytest.mark.parametrize(
    ("says", "update", "status"),
    [
        ("Company", False, Status.CREATED),
        ("Personal", False, Status.DUPLICATE),
        ("Personal", True, Status.UPDATED),
    ],
)
def test_what_a_killed_run_registered_is_not_claimed_as_corrected(place, says, update, status):
    """It was killed before its answer, and the file was corrected before anybody went on: no row
    says that its record was registered with what it says only now, and the run that sent it has
    created it."""
    path, line = place.path / "devices.csv", "OS,Serial number,Ownership\nWindows,PF2K7Q2ZX,{}\n"
    path.write_text(line.format("Company"), encoding="utf-8")
    first = place.stage(path).run
    with calling(QUIET) as caller:
        place.journal.log(first.run_id).sent(2, time.time(), 0.0)
        record_id = caller.created(serial_number="PF2K7Q2ZX", device_status=0)
        path.write_text(line.format(says) + "\n", encoding="utf-8")
        second = place.send(caller.sandbox, place.stage(path, Staging(update=update)).run)
        if status is Status.CREATED:
            place.send(caller.sandbox, first)
        (found,) = caller.list()["items"]
    (row,) = place.journal.stored(second.run_id)
    assert (row.outcome.status, row.outcome.record_id) == (status, record_id)
    assert found["device_ownership"] == (1 if update else 2)
    told = None if status is Status.CREATED else 2
    assert row.outcome.registry_ownership == told
    claimed = Status.CREATED_BEFORE if status is Status.CREATED else Status.CREATED
    assert place.counts(first) == {claimed: 1}


def test_what_was_taken_back_between_staging_and_resume_is_sent(place):
    """The ledger is asked again when a run goes on."""
    with running(QUIET) as box:
        first = place.send(box, place.stage(place.file(3)).run)
        second = place.stage(place.file(6, name="more.csv")).run
        assert place.counts(second) == {Status.CREATED_BEFORE: 3, Status.PENDING: 3}
        _take_back(place, box, first)
        run = place.send(box, second)
        assert box.registry.count() == 6
    assert place.counts(run) == {Status.CREATED: 6}


def test_a_finished_run_that_rested_on_another_is_to_be_continued(place):
    """Its rows do not say any more that they were created, and going on sends them."""
    with running(QUIET) as box:
        first = place.send(box, place.stage(place.file(3)).run)
        second = place.send(box, place.stage(place.file(6, name="more.csv")).run)
        assert place.journal.undoing(first.run_id).resting() == {second.run_id: 3}
        _take_back(place, box, first)
        second = place.journal.run(second.run_id)
        assert (second.state, second.stopped.slug) == ("stopped", "undone-below")
        assert second.stopped.params == {"run": first.run_id, "count": "3"}
        assert place.counts(second) == {Status.CREATED: 3, Status.UNSENT: 3}
        assert place.journal.undoing(first.run_id).resting() == {}
        second = place.send(box, second)
        assert box.registry.count() == 6
    assert place.counts(second) == {Status.CREATED: 6}


MACS = ("a4:83:e7:00:00:01", "a4:83:e7:00:00:02", "a4:83:e7:00:00:03")


def _with_macs(place, name, *serials):
    """A run of devices with these serial numbers, and the same network cards in every run: for the
    registry, which goes by these as well, they are the same devices."""
    lines = [f"Windows,{s},{mac}\n" for s, mac in zip(serials, MACS, strict=False)]
    path = place.path / name
    path.write_text("OS,Serial number,MAC\n" + "".join(lines))
    return place.stage(path).run


def test_a_duplicate_of_what_is_taken_back_waits_again(place):
    """It only counted on the other run by the registry's word; one of somebody else's record
    stays."""
    with calling(QUIET) as api:
        api.created(serial_number="PF4A0003", mac_address=MACS[2])
        first = place.send(api.sandbox, _with_macs(place, "a.csv", "PF4A0001", "PF4A0002"))
        then = _with_macs(place, "b.csv", "PF4B0001", "PF4B0002", "PF4B0003")
        then = place.send(api.sandbox, then)
        assert place.counts(then) == {Status.DUPLICATE: 3}
        assert place.journal.undoing(first.run_id).resting() == {then.run_id: 2}
        _take_back(place, api.sandbox, first)
        then = place.journal.run(then.run_id)
        assert (then.state, then.stopped.slug) == ("stopped", "undone-below")
        assert then.stopped.params == {"run": first.run_id, "count": "2"}
        assert place.counts(then) == {Status.DUPLICATE: 1, Status.UNSENT: 2}
        then = place.send(api.sandbox, then)
        assert place.counts(then) == {Status.CREATED: 2, Status.DUPLICATE: 1}
        assert api.sandbox.registry.count() == 3
        _take_back(place, api.sandbox, then)
        assert place.counts(then) == {Status.DUPLICATE: 1, Status.REMOVED: 2}


def test_what_goes_with_its_own_run_is_no_reason_to_continue_it(place):
    """Its row does not say any more that it is registered; whoever took the run back is done."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(2)).run)
        (first, then) = (row.outcome for row in place.journal.stored(run.run_id))
        box.registry.delete(then.record_id)  # the API had said instead that the first one is it
        told = replace(then, status=Status.DUPLICATE, record_id=first.record_id)
        place.journal.log(run.run_id).settle(told)
        assert place.counts(run) == {Status.CREATED: 1, Status.DUPLICATE: 1}
        _take_back(place, box, run)
    run = place.journal.run(run.run_id)
    assert (run.state, run.stopped) == ("finished", None)
    assert place.counts(run) == {Status.REMOVED: 1, Status.UNSENT: 1}


def test_what_retry_failed_puts_back_says_nothing_of_the_time_before(place):
    """A row that is to be sent once more has no code and no advice to correct it."""
    run = place.stage(place.file(2)).run
    log = place.journal.log(run.run_id)
    for number in (2, 3):
        log.settle(
            Outcome(number, Status.REJECTED, "", 1785005, "bad", 1, 5.0, "log", note="no-answer")
        )
    place.journal.begin(run.run_id, 10.0, (Status.REJECTED,))
    for row in place.journal.stored(run.run_id):
        told = row.outcome
        assert (told.code, told.message, told.note, told.log_id) == (None, "", "", "")


def test_a_file_that_changes_while_it_is_read_leaves_nothing(place, monkeypatch):
    """Neither a run nor a hash under which another file would be taken for it."""
    path, check_all = place.file(2), RowChecker.check_all

    def changed_by(rows):
        for row in rows:
            path.write_text(path.read_text() + "\n")
            yield row

    monkeypatch.setattr(
        RowChecker, "check_all", lambda judge, rows: check_all(judge, changed_by(rows))
    )
    with pytest.raises(InputError) as caught:
        place.stage(path)
    monkeypatch.undo()
    assert caught.value.slug == "file-changed-reading"
    assert place.journal.runs() == []
    assert place.stage(path).is_new


def test_a_run_outlasts_another_process_that_writes(place, monkeypatch):
    """The journal is busy when the first request wants to leave: nothing leaves, it is said,
    and all is sent when that is over."""
    monkeypatch.setattr(writing, "_LONG", 0.0)  # of waiting that is worth a word
    run = place.stage(place.file(30)).run
    told = []
    with (
        running(QUIET) as box,
        closing(sqlite3.connect(place.journal.path, isolation_level=None)) as other,
    ):
        begun = []

        async def main():
            settings = Settings(box.base_url, KEYS, place.path, rate=200)
            return await pipeline.send(place.journal, run, settings, Sending(watch=hear))

        def hear(news):
            if isinstance(news, Event):
                told.append(news.slug)
                other.execute("ROLLBACK")
            elif not begun:
                begun.append(1)
                other.execute("BEGIN IMMEDIATE")

        after = asyncio.run(main())
        assert box.registry.count() == 30
    assert told == ["journal-busy"]
    assert place.counts(after) == {Status.CREATED: 30}


@pytest.mark.parametrize("command", ["send", "take_back"])
def test_a_lock_that_can_not_be_had_is_said(place, command):
    """A folder stands in its place: the sentence names it, and nothing is sent."""
    run = place.stage(place.file(1)).run
    lock = place.journal.path.with_name(place.journal.path.name + ".lock")
    lock.mkdir()
    with running(QUIET) as box:
        settings = Settings(box.base_url, KEYS, place.path)
        with pytest.raises(JournalError, match=r"t\.db\.lock"):
            asyncio.run(getattr(pipeline, command)(place.journal, run, settings))
        assert creates(box) == 0


# -- one tenant, one journal ------------------------------------------------------------------


def _settings(home, url="https://open.feishu.cn"):
    return Settings(url, Credentials("cli_a"), home)


@pytest.fixture
def former(tmp_path):
    """A journal with a run that an earlier version kept under a spelling of its own."""
    name = "OPEN.feishu.cn cli_a"
    path = _settings(tmp_path)._journal("https://OPEN.feishu.cn", name)
    with Journal(path) as journal:
        file = tmp_path / "d.csv"
        file.write_text("OS,Serial number\nWindows,A1B2C3\n", encoding="utf-8")
        pipeline.stage(journal, file, tenant=name)
    return path


@pytest.mark.parametrize("url", ["https://open.feishu.cn", "https://open.larkoffice.com:443/"])
def test_a_journal_under_an_older_name_is_found(tmp_path, former, url):
    """It is this tenant's from now on, and its runs are named as commands print them."""
    settings = _settings(tmp_path, url)
    for _ in range(2):
        with open_journal(settings) as journal:
            assert journal.path == settings.journal_path
            assert [run.tenant for run in journal.runs()] == ["open.feishu.cn cli_a"]
    assert not former.exists()


def test_a_journal_that_is_being_sent_from_keeps_its_name(tmp_path, former):
    """It is found all the same."""
    with (
        FileLock(f"{former}.lock"),
        open_journal(_settings(tmp_path)) as journal,
    ):
        assert journal.path == former
        assert len(journal.runs()) == 1


def test_where_both_are_there_the_canonical_one_is_opened(tmp_path, former):
    """Two histories are not mixed."""
    with Journal(_settings(tmp_path).journal_path):
        pass
    with open_journal(_settings(tmp_path)) as journal:
        assert journal.runs() == []
    assert former.exists()


def test_a_run_of_a_former_journal_is_found_by_its_id(tmp_path, former):
    """Also where the canonical one is there: the commands that were printed go on."""
    with Journal(former) as journal:
        run_id = journal.runs()[0].run_id
    with Journal(_settings(tmp_path).journal_path):
        pass
    with open_journal(_settings(tmp_path), run_id) as journal:
        assert (journal.path, journal.run(run_id).tenant) == (former, "open.feishu.cn cli_a")
    with open_journal(_settings(tmp_path), "nowhere") as journal:
        assert journal.path != former


def test_a_check_knows_what_a_former_journal_knows(tmp_path, former):
    """It reads it where it is."""
    assert _settings(tmp_path).kept_journal() == former


def test_a_stop_while_verifying_sends_nothing(place):
    """The wish is the caller's to heed; the journal is as it was."""
    with running(QUIET) as box:
        path = place.file(2)
        place.send(box, place.stage(path).run)
        run = place.stage(path, pipeline.Staging(again=True)).run
        stop = Stop()
        stop.request(Stopped("interrupted", 130))
        settings = Settings(box.base_url, KEYS, place.path, rate=2000)
        asyncio.run(pipeline.verify(place.journal, run, settings, None, stop))
        assert creates(box) == 2
    assert place.counts(run) == {Status.CREATED_BEFORE: 2}
