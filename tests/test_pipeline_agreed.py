"""Between the question and the turn another process may have changed the run: nothing is done then
that nobody said yes to."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from importer import pipeline, plan, registry
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal, passing_journal
from importer.model.deeds import BEYOND_AGREED, Deeds, Limits
from importer.model.numbers import spans_of
from importer.model.run import CONFIRMED, Outcome, Purpose, Status, Stopped
from importer.model.settings import Credentials, Settings
from importer.pipeline import RETRYABLE, Staging
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import asked, creates

KEYS = Credentials("cli_sandbox", "sandbox-secret")


@pytest.fixture
def box():
    with running(QUIET) as box:
        yield box


def _settings(place, box):
    return Settings(box.base_url, KEYS, place.path, rate=2000)


def _take_back(place, box, run, limits=None):
    control = (Stop(), limits or Limits())
    settings = _settings(place, box)
    return asyncio.run(pipeline.take_back(place.journal, run, settings, None, control))


def test_what_an_undo_took_back_is_not_registered_by_a_yes_of_before(place, box):
    """Rows that rested on it would be sent now: nothing is, and the run stays as it was."""
    first = place.send(box, place.stage(place.file(3)).run)
    second = place.stage(place.file(6, name="more.csv")).run
    agreed = plan.to_send(place.journal, second)
    assert agreed == Deeds(spans_of([5, 6, 7]))
    _take_back(place, box, first)
    sent, counts = creates(box), place.counts(second)
    run = place.send(box, second, (Stop(), Limits(agreed=agreed)))
    assert (run.stopped, run.state, creates(box)) == (BEYOND_AGREED, "staged", sent)
    assert (place.counts(run), place.journal.run(run.run_id)) == (counts, second)
    assert pipeline.exit_code(place.journal, run) == 10
    # Asked once more, it is counted.
    asyncio.run(pipeline.verify(place.journal, second, _settings(place, box)))
    agreed = plan.to_send(place.journal, second)
    assert len(agreed.rows) == 6
    assert place.counts(place.send(box, second, (Stop(), Limits(agreed=agreed)))) == {
        Status.CREATED: 6
    }


def test_as_many_others_are_not_what_was_agreed(place, box):
    """Three rows were done by somebody else, three others wait: the number is the same."""
    first = place.send(box, place.stage(place.file(3)).run)
    second = place.stage(place.file(6, name="more.csv")).run
    agreed = plan.to_send(place.journal, second)
    place.send(box, second)
    _take_back(place, box, first)
    now = plan.to_send(place.journal, second)
    assert len(now.rows) == len(agreed.rows)
    run = place.send(box, second, (Stop(), Limits(agreed=agreed)))
    assert (run.stopped, box.registry.count()) == (BEYOND_AGREED, 3)


def test_what_others_did_meanwhile_is_no_reason_to_stop(place, box):
    """Devices that another import created, and rows of this one that another process sent."""
    second = place.stage(place.file(6, name="more.csv")).run
    agreed = plan.to_send(place.journal, second)
    place.send(box, place.stage(place.file(2)).run)
    place.send(box, second, (Stop(), Limits(max_rows=2)))
    run = place.send(box, second, (Stop(), Limits(agreed=agreed)))
    assert (run.stopped, run.state, creates(box)) == (None, "finished", 6)
    assert place.counts(run) == {Status.CREATED: 4, Status.CREATED_BEFORE: 2}


def test_rows_that_failed_are_agreed_to_once_more(place, box):
    """With --retry-failed, and only those that had failed by then."""
    run = place.send(box, place.stage(place.file(4)).run)
    log = place.journal.log(run.run_id)
    log.settle(Outcome(3, Status.REJECTED, code=1780101))
    agreed = plan.to_send(place.journal, run, RETRYABLE)
    assert agreed == Deeds(spans_of([3]))
    log.settle(Outcome(4, Status.FAILED))
    control = Limits(again=RETRYABLE, agreed=agreed)
    assert place.send(box, run, (Stop(), control)).stopped == BEYOND_AGREED
    assert place.counts(run) == {Status.CREATED: 2, Status.REJECTED: 1, Status.FAILED: 1}


def test_rows_that_wait_since_it_began_are_left(place, box):
    """Another process that asks the registry hears that a device is gone while this one sends: its
    row waits from then on, and is not sent on the yes of before."""
    first = place.send(box, place.stage(place.file(8)).run)
    extra = "".join(f"Windows,T{n},,,\n" for n in range(20))
    second = place.stage(place.file(8, extra, "more.csv")).run
    gone = next(iter(place.journal.undoing(first.run_id).created()))[1]
    seen = []

    def watch(news):
        seen.append(news)
        if len(seen) == 5:
            with Journal(place.journal.path) as other:
                assert other.beliefs(second.run_id).gone(gone) == 1

    limits = Limits(agreed=plan.to_send(place.journal, second))
    how = Sending(watch=watch, workers=1)
    run = place.send(box, second, (Stop(), limits), how)
    assert place.counts(run) == {
        Status.CREATED: 20,
        Status.CREATED_BEFORE: 7,
        Status.UNSENT: 1,
    }
    assert (run.stopped, creates(box)) == (Stopped("forsaken", 1), 28)


def test_an_undo_deletes_what_was_asked_about_or_nothing(place, box):
    """While somebody was asked, another process went on with the run."""
    run = place.send(box, place.stage(place.file(8)).run, (Stop(), Limits(max_rows=3)))
    agreed = plan.to_delete(place.journal, run)
    assert len(agreed.rows) == 3
    place.send(box, run)
    assert _take_back(place, box, run, Limits(agreed=agreed)) == BEYOND_AGREED
    assert (asked(box, "DELETE"), place.journal.undoing(run.run_id).removals()) == (0, {})
    part = Limits(rows=spans_of([2, 3]), agreed=agreed)  # of these each was asked about
    assert _take_back(place, box, run, part) is None
    assert asked(box, "DELETE") == 2
    # What another undo took back by now is no reason to stop.
    assert _take_back(place, box, run, Limits(rows=agreed.rows, agreed=agreed)) is None
    assert place.counts(run) == {Status.CREATED: 5, Status.REMOVED: 3}


def test_an_undo_deletes_no_confirmed_row_that_nobody_was_asked_about(place, box):
    """A row that was settled by a look-up meanwhile was created for whoever looks now."""
    run = place.send(box, place.stage(place.file(4)).run, (Stop(), Limits(max_rows=3)))
    agreed = plan.to_delete(place.journal, run)
    place.send(box, run)
    place.journal._database.change("UPDATE rows SET note = ? WHERE number = 5", (CONFIRMED,))
    assert _take_back(place, box, run, Limits(agreed=agreed)) == BEYOND_AGREED
    assert _take_back(place, box, run, Limits(confirmed=False, agreed=agreed)) is None
    assert place.counts(run) == {Status.CREATED: 1, Status.REMOVED: 3}


@pytest.fixture
def update(place, box):
    """A run of changes of six company computers to personal ones; nothing is changed yet."""
    lines = ["OS,Serial number,Ownership", *(f"Windows,PF4A{n:04},Company" for n in range(6))]
    path = place.path / "devices.csv"
    path.write_text("\n".join(lines) + "\n")
    place.send(box, place.stage(path).run)
    path.write_text("\n".join(lines).replace("Company", "Personal") + "\n")
    with passing_journal() as passing:
        run = pipeline.stage(passing, path).run
        asyncio.run(registry.compare(passing, run, _settings(place, box)))
        return place.journal.adopt(passing, run.run_id, Purpose.UPDATE)


def _updated(place, box, run, limits):
    return asyncio.run(registry.update(place.journal, run, _settings(place, box), None, limits))


def _put_back(place, box, run, limits):
    return asyncio.run(registry.put_back(place.journal, run, _settings(place, box), None, limits))


def test_an_update_changes_what_was_asked_about_or_nothing(place, box, update):
    """Other old values are another question; one of which the row failed meanwhile as well."""
    agreed = plan.to_send(place.journal, update)
    assert agreed == Deeds(changes={((2, 0), (1, 0)): spans_of(range(2, 8))})
    place.journal._database.change(
        "UPDATE rows SET registry_ownership = 0 WHERE status = 'differs' AND number = 4"
    )
    run = _updated(place, box, update, Limits(agreed=agreed))
    assert (run.stopped, run.state, asked(box, "PUT")) == (BEYOND_AGREED, "staged", 0)
    place.journal._database.change(
        "UPDATE rows SET registry_ownership = 2 WHERE status = 'differs' AND number = 4"
    )
    _updated(place, box, update, Limits(max_rows=2))
    run = _updated(place, box, update, Limits(agreed=agreed))
    assert (run.stopped, place.counts(run)) == (None, {Status.UPDATED: 6})


def test_a_change_that_failed_is_made_once_more_where_that_was_agreed(place, box, update):
    """It is not waiting before somebody said so."""
    settle = place.journal.changes(update.run_id).settle
    settle(Outcome(3, Status.FAILED, note="update-failed"))
    without = plan.to_send(place.journal, update)
    again = plan.to_send(place.journal, update, RETRYABLE)
    assert [deeds.count for deeds in (without, again)] == [5, 6]
    limits = Limits(again=RETRYABLE, agreed=without)
    assert _updated(place, box, update, limits).stopped == BEYOND_AGREED
    assert place.counts(update) == {Status.DIFFERS: 5, Status.FAILED: 1}
    run = _updated(place, box, update, replace(limits, agreed=again))
    assert (run.stopped, place.counts(run)) == (None, {Status.UPDATED: 6})


def test_an_undo_of_an_update_puts_back_what_was_asked_about_or_nothing(place, box, update):
    """While somebody was asked, the update went on."""
    run = _updated(place, box, update, Limits(max_rows=2))
    agreed = plan.to_put_back(place.journal, run)
    assert len(agreed.rows) == 2
    _updated(place, box, update, Limits())
    puts = asked(box, "PUT")
    assert _put_back(place, box, run, Limits(agreed=agreed)) == BEYOND_AGREED
    assert asked(box, "PUT") == puts
    part = Limits(rows=agreed.rows, agreed=agreed)
    assert _put_back(place, box, run, part) is None
    assert place.counts(run) == {Status.UPDATED: 4, Status.RESTORED: 2}


def test_a_comparison_is_not_taken_over_by_a_run_that_began_meanwhile(place, box):
    """Whoever sends it was asked about something else; what the API answers is compared there."""
    path = place.file(3)
    place.send(box, place.stage(path).run)
    place.journal._database.change("DELETE FROM ledger")
    run = place.stage(path, Staging(update=True, again=True)).run
    began = []

    def watch(news):
        if not began:
            with Journal(place.journal.path) as other:
                other.begin(run.run_id, 10.0)
        began.append(news)

    how = (Sending(watch=watch), Stop())
    settings = _settings(place, box)
    assert asyncio.run(registry.beside(place.journal, run, settings, how)) is None
    assert began
    assert place.counts(run) == {Status.PENDING: 3}
