"""Undo: only what the run is known to have created, written down and resumable."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import openpyxl
import pytest

from importer import pipeline
from importer.dispatcher.crew import Sending, Stop
from importer.model.run import CONFIRMED, Event, Outcome, Removal, Status, Stopped
from importer.model.settings import Credentials, Settings
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
        doubtful = next(place.journal.created(run.run_id))[0].number
        log.settle(Outcome(doubtful, Status.IN_DOUBT, "1", 1785010))
        assert _take_back(place, box, run) is None
        assert place.journal.removals(run.run_id) == {Removal.REMOVED: 2}
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
        record_id = next(place.journal.created(run.run_id))[1]
        box.registry.delete(record_id)
        _take_back(place, box, run)
    assert place.journal.removals(run.run_id) == {Removal.REMOVED: 2, Removal.GONE: 1}


def test_only_what_was_removed_is_forgotten(place):
    """Of the ledger goes what the row itself created, under each of its keys; what is left to
    remove is counted as it is given out."""
    with running(QUIET) as box:
        run = place.send(box, place.stage(place.file(3)).run)
    journal, run_id = place.journal, run.run_id
    assert journal.count_created(run_id) == 3
    journal.log(run_id).removed(3, Removal.REMOVED, forget=True)
    assert {n for (n,) in journal._database.all("SELECT number FROM ledger")} == {2, 4}
    journal.log(run_id).removed(4, Removal.FAILED, forget=False)
    assert {n for (n,) in journal._database.all("SELECT number FROM ledger")} == {2, 4}
    assert [record.number for record, _ in journal.created(run_id)] == [2, 4]
    assert journal.count_created(run_id) == 2


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
        assert 0 < sum(place.journal.removals(run.run_id).values()) < 30
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
    assert set(place.journal.removals(run.run_id)) <= {Removal.LEFT}
    assert len(list(place.journal.created(run.run_id))) == 3


def test_undo_at_the_command_line(command, file, tenant, home):
    """It shows what it would do, asks, removes, and the workbook says so."""
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(3), "--yes", "--json", "--rate", "500")
        run_id = json.loads(out)["run_id"]
        code, _, err = command("undo", run_id)
        assert (code, box.registry.count()) == (10, 3)
        assert "3 devices" in err
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
        assert place.journal.confirmed(run.run_id) == [3]
        keys = Credentials("cli_sandbox", "sandbox-secret")
        settings = Settings(box.base_url, keys, place.path, rate=2000)
        control = (Stop(), pipeline.Limits(confirmed=False))
        asyncio.run(pipeline.take_back(place.journal, run, settings, None, control))
        assert place.counts(run) == {Status.CREATED: 1, Status.REMOVED: 2}
        assert box.registry.count() == 1
        _take_back(place, box, run)
        assert box.registry.count() == 0


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
        assert place.journal.confirmed(run.run_id) == [second.number]
        sure = place.journal.created(run.run_id, confirmed=False)
        assert [record.number for record, _ in sure] == [first.number]
