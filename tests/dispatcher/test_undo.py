"""Undo: only what the run is known to have created, written down and resumable."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from types import SimpleNamespace

import httpx
import openpyxl
import pytest

from importer import pipeline
from importer.dispatcher.crew import Sending, Stop
from importer.model.run import CONFIRMED, Event, Outcome, Removal, Status, Stopped
from importer.model.settings import Credentials, Settings
from importer.model.table import Layout
from importer.sandbox.app import running
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET


def _take_back(place, box, run, sending=None, stop=None):
    keys = Credentials("cli_sandbox", "sandbox-secret")
    settings = Settings(box.base_url, keys, place.path, rate=2000)
    control = (stop, pipeline.Limits()) if stop else None
    return asyncio.run(pipeline.take_back(place.journal, run, settings, sending, control))


def _deletes(box):
    return sum(call.method == "DELETE" for call in box.calls)


def test_only_what_was_created_is_removed(place):
    """Duplicates, rows in doubt and other people's devices stay."""
    with running(QUIET) as box:
        first = place.send(box, place.stage(place.file(5)).run)
        place.journal._database.change("DELETE FROM ledger")
        run = place.send(box, place.stage(place.file(8)).run)
        assert place.counts(run) == {Status.CREATED: 3, Status.DUPLICATE: 5}
        log = place.journal.log(run.run_id)
        doubtful = next(place.journal.undoing(run.run_id).created())[0].number
        log.settle(Outcome(doubtful, Status.IN_DOUBT, "1", 1785010))
        assert _take_back(place, box, run) is None
        assert place.journal.undoing(run.run_id).removals() == {Removal.REMOVED: 2}
        assert (_deletes(box), box.registry.count()) == (2, 6)
        kept = {row.outcome.record_id for row in place.journal.stored(first.run_id)}
        assert all(box.registry.get(record_id) for record_id in kept)


def test_done_twice_it_asks_nothing(place):
    """What is removed stays removed; a second undo makes no call."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
        _take_back(place, box, run)
        _take_back(place, box, run)
        assert _deletes(box) == 3
    assert place.counts(run) == {Status.REMOVED: 3}


def test_already_gone(place):
    """Deleted in the admin console meanwhile: counted apart, and no failure."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
        record_id = next(place.journal.undoing(run.run_id).created())[1]
        box.registry.delete(record_id)
        _take_back(place, box, run)
    assert place.journal.undoing(run.run_id).removals() == {Removal.REMOVED: 2, Removal.GONE: 1}


def test_only_what_was_removed_is_forgotten(place):
    """Of the ledger goes what the row itself created, under each of its keys; what is left to
    remove is counted as it is given out."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
    journal, run_id = place.journal, run.run_id
    assert journal.undoing(run_id).count_created() == 3
    journal.log(run_id).removed(3, Removal.REMOVED, forget=True)
    assert {n for (n,) in journal._database.all("SELECT number FROM ledger")} == {2, 4}
    journal.log(run_id).removed(4, Removal.FAILED, forget=False)
    assert {n for (n,) in journal._database.all("SELECT number FROM ledger")} == {2, 4}
    assert [record.number for record, _ in journal.undoing(run_id).created()] == [2, 4]
    assert journal.undoing(run_id).count_created() == 2


def test_the_ledger_forgets(place):
    """After an undo the same file can be imported again."""
    path = place.file(3)
    with running(QUIET) as box:
        run = place.send(box, place.stage(path).run)
        _take_back(place, box, run)
        again = place.stage(path, pipeline.Staging(again=True))
        run = place.send(box, again.run)
        assert box.registry.count() == 3
    assert place.counts(run) == {Status.CREATED: 3}


def test_an_interrupted_undo_goes_on(place):
    """Stopped after the first: the rest is removed by the next one, nothing twice."""
    with running(replace(QUIET, latency=0.02)) as box:
        run = place.send(box, place.stage(place.file(30)).run)
        stop = Stop()

        def watch(news):
            if not isinstance(news, Event):
                stop.request(Stopped("interrupted", 130))

        stopped = _take_back(place, box, run, Sending(watch=watch, workers=2), stop)
        assert stopped.exit_code == 130
        assert 0 < sum(place.journal.undoing(run.run_id).removals().values()) < 30
        assert _take_back(place, box, run) is None
        assert box.registry.count() == 0
        assert _deletes(box) == 30


@pytest.mark.parametrize("scopes", [frozenset()])
def test_without_the_scope_nothing_is_removed(place, scopes):
    """The reason is told, and the rows stay as they were."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
    with running(replace(QUIET, scopes=scopes)) as box:
        stopped = _take_back(place, box, run)
    assert (stopped.slug, stopped.exit_code) == ("scope", 3)
    assert set(place.journal.undoing(run.run_id).removals()) <= {Removal.LEFT}
    assert len(list(place.journal.undoing(run.run_id).created())) == 3


def test_undo_at_the_command_line(command, file, tenant, home):
    """It shows what it would do, asks, removes, and the workbook says so."""
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(3), "--yes", "--json", "--rate", "500")
        run_id = json.loads(out)["run_id"]
        code, _, err = command("undo", run_id)
        assert (code, box.registry.count()) == (10, 3)
        assert "To be deleted: 3," in err
        target = home / "undone.xlsx"
        code, _, err = command("undo", run_id, "--yes", "--results", target)
        assert (code, box.registry.count()) == (0, 0)
        assert "removed" in err
        assert command("undo", run_id, "--yes")[0] == 0
    texts = [cell for row in openpyxl.load_workbook(target)["Rows"].values for cell in row]
    assert sum("Taken back" in str(text) for text in texts) == 3


def test_every_removal_has_its_words():
    """In both languages, for the terminal and for the workbook."""
    from importer.texts.catalogue import say

    for removal in Removal:
        for lang in Lang:
            assert say(f"removal.{removal}", lang)
            assert say(f"note.{removal}", lang)


def test_what_only_a_look_up_confirmed_may_be_left(place):
    """The answer was lost, and a look-up found the record: a question of its own, whose "no"
    leaves it."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
        (second,) = (
            row.outcome for row in place.journal.stored(run.run_id) if row.outcome.number == 3
        )
        place.journal.log(run.run_id).settle(replace(second, note=CONFIRMED))
        assert place.journal.undoing(run.run_id).confirmed() == [3]
        keys = Credentials("cli_sandbox", "sandbox-secret")
        settings = Settings(box.base_url, keys, place.path, rate=2000)
        control = (Stop(), pipeline.Limits(confirmed=False))
        asyncio.run(pipeline.take_back(place.journal, run, settings, None, control))
        assert place.counts(run) == {Status.CREATED: 1, Status.REMOVED: 2}
        assert box.registry.count() == 1
        _take_back(place, box, run)
        assert box.registry.count() == 0


def test_a_row_that_an_undo_failed_to_remove_is_still_one_that_only_a_look_up_confirmed(place):
    """What the undo did is kept beside that remark: the next one asks about it again."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(2)).run)
    (first, _) = (row.outcome for row in place.journal.stored(run.run_id))
    log = place.journal.log(run.run_id)
    log.settle(replace(first, note=CONFIRMED))
    for removal in (Removal.LEFT, Removal.FAILED):
        log.removed(first.number, removal, forget=False)
        assert place.journal.undoing(run.run_id).confirmed() == [first.number]
        assert [
            row.number for row, _ in place.journal.undoing(run.run_id).created(confirmed=False)
        ] == [3]
        (told, _) = (row.outcome.note for row in place.journal.stored(run.run_id))
        assert told == removal


def test_nobody_was_asked_about_what_is_confirmed_later(place):
    """Only the rows that were agreed to go: others may be confirmed while the undo waits."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
    log = place.journal.log(run.run_id)
    for row in list(place.journal.stored(run.run_id))[:2]:
        log.settle(replace(row.outcome, note=CONFIRMED))
    given = [(True, [2, 3, 4]), (False, [4]), ({3}, [3, 4])]
    for confirmed, numbers in given:
        found = place.journal.undoing(run.run_id).created(confirmed=confirmed)
        assert [record.number for record, _ in found] == numbers


def test_to_keep_what_is_confirmed_goes_for_what_is_confirmed_later_too(monkeypatch):
    """Also where there is nothing of the kind as the command begins."""
    from importer.cli.history import _with_confirmed

    monkeypatch.setattr("importer.cli.history.agrees", lambda *_: True)
    layout = Layout("d.csv", "d", 1, ())
    for keep, yes, rows, confirmed in (
        (True, True, [], False),
        (True, False, [7], False),
        (False, False, [], False),
        (False, True, [], True),
        (False, True, [7], True),
        (False, False, [7], {7}),
    ):
        given = {"keep_confirmed": keep, "yes": yes}
        assert _with_confirmed(rows, layout, given, Lang.EN).confirmed == confirmed


def test_the_runs_that_rested_are_told_of_after_an_undo_that_was_killed(place):
    """It died after its last request: the next undo has nothing to delete of these, and finds
    the rows that rest on nothing."""
    with running(QUIET) as box:
        first = place.send(box, place.stage(place.file(3)).run)
        second = place.send(box, place.stage(place.file(4, name="more.csv")).run)
        for number in (2, 3):
            place.journal.log(first.run_id).removed(number, Removal.REMOVED, forget=True)
        assert place.journal.forsaken() == {second.run_id: 2}
        _take_back(place, box, first)
    second = place.journal.run(second.run_id)
    assert (second.state, second.stopped.slug) == ("stopped", "forsaken")
    assert place.counts(second) == {Status.CREATED: 1, Status.UNSENT: 3}
    assert place.journal.forsaken() == {}


def test_rows_of_a_run_that_was_killed_rest_on_nothing_either(place):
    """It seems to be sent still; whoever has the turn knows that nobody else sends."""
    with running(QUIET) as box:
        first = place.send(box, place.stage(place.file(3)).run)
        second = place.stage(place.file(4, name="more.csv")).run
        place.journal.begin(second.run_id, 10.0)
        assert place.counts(second) == {Status.CREATED_BEFORE: 3, Status.PENDING: 1}
        _take_back(place, box, first)
        assert place.journal.run(second.run_id).state == "sending"
        assert place.counts(second) == {Status.PENDING: 4}


def test_an_undo_of_nothing_finds_what_a_killed_one_left(command, file, tenant):
    """And prints the command that goes on with it."""
    from importer.journal.journal import Journal

    with running(QUIET) as box:
        tenant(box)
        first, second = (
            json.loads(command("run", path, "--yes", "--json", "--rate", "500")[1])["run_id"]
            for path in (file(2), file(3, name="more.csv"))
        )
        (path,) = file(2).parent.glob("home/journals/*.db")
        with Journal(path) as journal:
            for number in (2, 3):
                journal.log(first).removed(number, Removal.REMOVED, forget=True)
        code, _, err = command("undo", first, "--yes")
        assert code == 0
        assert f"device-importer resume {second} " in err
        document = json.loads(command("runs", "--json")[1].splitlines()[1])
        assert (document["state"], document["exit_code"]) == ("stopped", 1)
        assert document["counts"] == {"created": 1, "unsent": 2}


def test_where_an_undo_had_no_answer_the_same_file_is_another_run(place):
    """The record may be gone: it is asked for, and sent again where it is."""
    path = place.file(2)
    with running(QUIET) as box:
        run = place.send(box, place.stage(path).run)
        log = place.journal.log(run.run_id)
        log.removed(2, Removal.FAILED, forget=False)
        assert not place.stage(path).is_new
        log.removing(2)
        assert place.stage(path).is_new


@pytest.mark.parametrize("before", ["", Removal.LEFT, Removal.FAILED, Removal.UNKNOWN])
def test_a_request_that_deleted_nothing_leaves_what_was_known(place, before):
    """Of a request of an earlier undo it says nothing: that one may have acted."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(1)).run)
    if before:
        place.journal.log(run.run_id).removed(2, before, forget=False)
    log = place.journal.log(run.run_id)
    log.removing(2)
    assert place.journal.undoing(run.run_id).removals() == {Removal.LEFT: 1}
    log.spared(2)
    assert place.journal.undoing(run.run_id).removals() == ({before: 1} if before else {})
    log.spared(2)
    assert place.counts(run) == {Status.CREATED: 1}


def test_a_deletion_whose_answer_is_lost_did_not_fail(leap):
    """It may have been done: the row is to be asked for again."""
    from importer.dispatcher.crew import Course
    from importer.dispatcher.undo import Deletion
    from importer.model.exchange import Verdict
    from importer.model.run import Record
    from importer.vocabulary import Meaning

    class Log:
        def removed(self, number, removal, forget):
            told.append((number, removal, forget))

    told, record = [], Record(2, None)

    async def main():
        deletion = Deletion(SimpleNamespace(delete_pace=None), Log(), Sending())
        for doubt in (True, False):
            list(deletion.take(iter([(record, "id-1")])))
            verdict = Verdict(Meaning.RETRY, doubt=doubt)
            await deletion.conclude(record, verdict, None, Course(6, doubt))

    leap(main)
    assert told == [(2, Removal.LEFT, False), (2, Removal.FAILED, False)]


def _with_token(place, box, key=""):
    address = f"{box.base_url}/open-apis/auth/v3/tenant_access_token/internal"
    app = {"app_id": "cli_sandbox", "app_secret": "sandbox-secret"}
    token = httpx.post(address, json=app).json()["tenant_access_token"]
    keys = Credentials("cli_sandbox", token=token, tenant_key=key)
    return Settings(box.base_url, keys, place.path, rate=2000)


def _take_back_with_token(place, box, run, key=""):
    settings = _with_token(place, box, key)
    return asyncio.run(pipeline.take_back(place.journal, run, settings))


@pytest.mark.parametrize(("key", "status"), [("", Status.CREATED), ("t-1", Status.REMOVED)])
def test_what_a_token_of_any_tenant_does_not_find_before_a_run_was_not_removed(place, key, status):
    """An undo did not find it either: whoever repeats that with the app's secret takes it back.
    Where the tenant is named, it is gone."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(1)).run)
        with running(QUIET) as other:
            _take_back_with_token(place, other, run)
            again = place.stage(place.path / "devices.csv", pipeline.Staging(again=True)).run
            settings = _with_token(place, other, key)
            verified = asyncio.run(pipeline.verify(place.journal, again, settings))
        assert verified.gone == 1
        assert place.counts(run) == {status: 1}
        _take_back(place, box, run)
        assert box.registry.count() == (status is Status.REMOVED)


def test_what_a_token_of_any_tenant_does_not_find_may_be_there(place):
    """It may be another tenant's: nothing is said to be removed, and the ledger keeps it.  With
    the app's secret, or the tenant named, it is known to be gone."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(2)).run)
    with running(QUIET) as other:
        assert _take_back_with_token(place, other, run) is None
        assert place.journal.undoing(run.run_id).removals() == {Removal.UNKNOWN: 2}
        assert place.counts(run) == {Status.CREATED: 2}
        ledger = place.journal._database.all("SELECT number FROM ledger")
        assert {number for (number,) in ledger} == {2, 3}
        _take_back_with_token(place, other, run, "tenant-1")
    assert place.journal.undoing(run.run_id).removals() == {Removal.GONE: 2}
    assert place.counts(run) == {Status.REMOVED: 2}


def test_one_record_that_is_there_tells_the_tenant_of_a_token(place):
    """What is not there then is gone, also where it was asked for before."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
        ids = [record_id for _, record_id in place.journal.undoing(run.run_id).created()]
        for record_id in ids[:2]:
            box.registry.delete(record_id)
        assert _take_back_with_token(place, box, run) is None
        assert box.registry.count() == 0
    assert place.journal.undoing(run.run_id).removals() == {Removal.REMOVED: 1, Removal.GONE: 2}
    assert place.counts(run) == {Status.REMOVED: 3}


def test_the_question_outlives_an_undo_that_was_interrupted(place):
    """What became of the first attempt to delete it says nothing of whose it is."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(2)).run)
    log = place.journal.log(run.run_id)
    (first, second) = (row.outcome for row in place.journal.stored(run.run_id))
    log.settle(replace(second, note=CONFIRMED, code=1785010))
    for number in (first.number, second.number):
        log.removing(number)
    for note in (Removal.LEFT, Removal.FAILED):
        log.removed(first.number, note, forget=False)
        log.removed(second.number, note, forget=False)
        assert place.journal.undoing(run.run_id).confirmed() == [second.number]
        sure = place.journal.undoing(run.run_id).created(confirmed=False)
        assert [record.number for record, _ in sure] == [first.number]
