"""A doubt is kept with the times of its attempts, belongs to the device, and travels."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from importer.api.wire import LONGEST_ANSWER
from importer.journal.doubts import LONGEST
from importer.journal.journal import Journal
from importer.model.device import Checked, Device
from importer.model.run import CONFIRMED, Attempt, Maker, Outcome, Run, Status
from importer.model.table import Column, Layout, Row
from importer.vocabulary import boards
from tests.journal.former import without_version_6
from tests.workshop import apart

LAYOUT = Layout(
    "d.csv",
    "d",
    1,
    (Column(0, "SN", "serial_number", "label"), Column(1, "UUID", "uuid", "label")),
)
UUID = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
IN_DOUBT = Outcome(2, Status.IN_DOUBT, note="no-answer")


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "t.db") as opened:
        yield opened


def _stage(journal, run_id, *devices):
    run = Run(run_id, f"/in/{run_id}.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
    rows = enumerate(devices, start=2)
    journal.stage(run, run_id, apart((Checked(Row(n, (), {}), device) for n, device in rows)))
    return run_id


def _lose(journal, run_id, number, at=1000.0, ahead=0.5):
    log = journal.log(run_id)
    log.sent(number, at, ahead)
    log.lost(number, at + 30.0, ahead)
    log.returned(number, True)


def _waiting(journal, run_id):
    return [(record.number, record.doubt) for record in journal.records(run_id)]


A, B = Device(1, serial_number="A"), Device(1, serial_number="B")


def test_only_attempts_without_an_answer_are_kept(journal):
    """One that was answered, or never left, opens no window."""
    _stage(journal, "a", A)
    log = journal.log("a")
    log.sent(2, 900.0, 0.5)
    log.returned(2, False)
    assert log.attempts(2) == []
    _lose(journal, "a", 2)
    log.sent(2, 1100.0, 0.5)
    log.returned(2, True)  # this one was answered; the doubt is the other's
    assert log.attempts(2) == [Attempt(1000.0, 1030.0, 0.5)]
    assert (_waiting(journal, "a"), journal.counts("a")) == ([(2, True)], {(1, Status.SENT): 1})


@pytest.mark.parametrize("later", [None, 3600.5, -80.0])
def test_a_clock_that_was_set_meanwhile_leaves_no_time(journal, later):
    """The offsets at both ends of an attempt have to be the same, and known."""
    _stage(journal, "a", A)
    log = journal.log("a")
    log.sent(2, 1000.0, 0.5)
    log.lost(2, 1030.0, later)
    assert log.attempts(2) == [Attempt(1000.0, 1030.0, None)]


def test_a_killed_process_gave_its_requests_up(journal):
    """At the latest when no answer is waited for any more, not when somebody looks."""
    _stage(journal, "a", A)
    journal.log("a").sent(2, 1000.0, 0.5)
    journal.begin("a", 10.0)
    journal.begin("a", 10.0)
    assert journal.log("a").attempts(2) == [Attempt(1000.0, 1000.0 + LONGEST, 0.5)]
    assert _waiting(journal, "a") == [(2, True)]


def test_a_request_is_over_soon_after_its_answer_was_waited_for():
    """No attempt counts for longer; timers may be late."""
    assert LONGEST_ANSWER < LONGEST <= LONGEST_ANSWER + 10


@pytest.mark.parametrize(
    ("now", "ended"), [(1004.0, 1004.0), (9000.0, 1000.0 + LONGEST), (900.0, 1000.0 + LONGEST)]
)
@pytest.mark.parametrize("run", ["a", "b"])
def test_whoever_begins_next_knows_that_all_before_are_over(journal, run, now, ended):
    """Of whatever run the process was that was killed: one sends at a time."""
    _stage(journal, "a", A)
    _stage(journal, "b", B, A)
    journal.log("a").sent(2, 1000.0, 0.5)
    journal.begin(run, 10.0, (), now)
    assert journal.log("a").attempts(2) == [Attempt(1000.0, ended, 0.5)]
    assert journal.log("b").attempts(3) == [Attempt(1000.0, ended, 0.5, True, (0, 0))]
    journal.begin("b", 10.0, (), 50_000.0)
    assert journal.log("b").attempts(3) == [Attempt(1000.0, ended, 0.5, True, (0, 0))]
    assert _waiting(journal, "b") == [(2, False), (3, True)]


def test_of_the_time_in_which_a_process_was_stopped_nothing_is_known(journal):
    """It lost an answer ten minutes later than any is waited for: what others registered
    meanwhile is neither claimed nor said to be theirs."""
    _stage(journal, "a", A)
    log = journal.log("a")
    log.sent(2, 1000.0, 0.5)
    log.lost(2, 1600.0, 0.5)
    known = Attempt(1000.0, 1000.0 + LONGEST, 0.5)
    assert log.attempts(2) == [known, Attempt(1000.0 + LONGEST, 1600.0, None)]


@pytest.mark.parametrize(
    "device", [A, Device(1, 2, 1, serial_number="a"), Device(1, serial_number="A", uuid=UUID)]
)
def test_a_new_run_of_a_device_in_doubt_begins_in_doubt(journal, device):
    """The same device, or one that shares an identifier of its own, with the other's attempts."""
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    _stage(journal, "b", B, device)
    assert _waiting(journal, "b") == [(2, False), (3, True)]
    is_same = device.uuid is None
    assert journal.log("b").attempts(3) == [Attempt(1000.0, 1030.0, 0.5, is_same, (0, 0))]
    assert journal.log("b").attempts(2) == []
    journal.log("a").settle(IN_DOUBT)
    journal.begin("b", 10.0)
    assert _waiting(journal, "b") == [(2, False), (3, True)]


@pytest.mark.parametrize(
    ("lost", "terms"), [(("a",), (0, 0)), (("a", "c"), (0, 0)), (("a",), (2, 0))]
)
def test_what_one_row_alone_may_have_created_is_that_ones(journal, lost, terms):
    """Of two that asked for the very device nobody knows which one it was, nor of one whose record
    says something else than it asked for."""
    for run_id in lost:
        _stage(journal, run_id, A)
        _lose(journal, run_id, 2)
    _stage(journal, "b", B, A._replace(device_ownership=1))
    assert journal.undoing("a").count_in_doubt() == 1
    names = ("registry_ownership", "registry_status")
    known = dict(zip(names, terms, strict=True))
    outcome = Outcome(3, Status.DUPLICATE, "71", finished_at=2000.0, **known)
    journal.log("b").settle_elsewhere(outcome)
    assert [r.outcome.status for r in journal.stored("b")][-1] is Status.DUPLICATE
    (row,) = journal.stored("a")
    if len(lost) > 1 or terms != (0, 0):
        assert row.outcome.status is Status.SENT
        return
    created = row.outcome.status, row.outcome.record_id, row.outcome.finished_at
    assert created == (Status.CREATED, "71", 1000.0)
    assert journal.undoing("a").confirmed() == [2]
    assert journal.log("b").maker("71", 3) is Maker.EARLIER_RUN


def test_of_what_another_run_created_there_is_no_doubt_any_more(journal):
    """It looked the device up, and its record is known; the row itself was not sent again."""
    _stage(journal, "a", A, B)
    _lose(journal, "a", 2)
    _lose(journal, "a", 3)
    _stage(journal, "b", A)
    assert (journal.undoing("a").count_in_doubt(), journal.undoing("b").count_in_doubt()) == (2, 0)
    journal.log("b").settle(Outcome(2, Status.CREATED, "71", note=CONFIRMED))
    assert journal.undoing("a").count_in_doubt() == 1


def test_a_row_in_doubt_that_is_tried_again_stays_in_doubt(journal):
    """Also where the session that was to try it again never came to it."""
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    journal.log("a").settle(IN_DOUBT)
    journal.begin("a", 10.0, (Status.IN_DOUBT,))
    journal.begin("a", 10.0)
    assert _waiting(journal, "a") == [(2, True)]
    assert journal.log("a").attempts(2) == [Attempt(1000.0, 1030.0, 0.5)]


def test_a_doubt_that_was_settled_elsewhere_is_none(journal):
    """The other run was told that the device is somebody else's."""
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    _stage(journal, "b", A)
    journal.log("a").settle(Outcome(2, Status.DUPLICATE, record_id="71"))
    journal.begin("b", 10.0)
    assert _waiting(journal, "b") == [(2, False)]


def test_a_doubt_that_comes_up_after_the_staging_counts(journal):
    """The run was staged before the other one lost an answer."""
    _stage(journal, "b", A)
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    journal.begin("b", 10.0)
    assert _waiting(journal, "b") == [(2, True)]


def test_whose_a_record_is_known_to_be(journal):
    """This row's, another row's of the run, an earlier run's, or nobody's."""
    _stage(journal, "a", A, B)
    journal.log("a").settle(Outcome(2, Status.CREATED, record_id="71"))
    _stage(journal, "b", Device(1, serial_number="C"))
    assert journal.log("a").maker("71", 2) is Maker.ITSELF
    assert journal.log("a").maker("71", 3) is Maker.OTHER_ROW
    assert journal.log("b").maker("71", 2) is Maker.EARLIER_RUN
    assert journal.log("b").maker("72", 2) is Maker.NOBODY


def test_devices_that_wait_in_an_unfinished_run(journal):
    """How many, and where; a finished run and one that was never begun don't count."""
    _stage(journal, "a", A, B)
    _stage(journal, "b", A, B, Device(1, serial_number="C"))
    assert journal.waiting_elsewhere("b") == {}
    journal.begin("a", 10.0)
    assert journal.waiting_elsewhere("b") == {"a": 2}
    journal.log("a").settle(Outcome(2, Status.CREATED, record_id="71"))
    assert journal.waiting_elsewhere("b") == {"a": 1}


def test_of_an_older_journal_nothing_is_concluded(journal, tmp_path):
    """It kept the time of a row's first request alone, and no clock but ours."""
    _stage(journal, "a", A, B)
    journal.log("a").sent(2, 1000.0, 0.5)
    journal.close()
    with closing(sqlite3.connect(tmp_path / "t.db")) as db, db:
        without_version_6(db)
        for index in ("doubtful", "taken", "resting"):
            db.execute(f"DROP INDEX {index}")
        names = [
            n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE name LIKE 'created_%'")
        ]
        for name in names:
            db.execute(f"DROP INDEX {name}")
        db.execute("DROP TABLE attempts")
        for column in ("ahead", "removal"):
            db.execute(f"ALTER TABLE rows DROP COLUMN {column}")
        db.execute("ALTER TABLE runs DROP COLUMN purpose")
        db.execute("UPDATE rows SET doubt = 1, status = 'pending', sent_at = 900 WHERE number = 3")
        db.execute("PRAGMA user_version = 2")
    with Journal(tmp_path / "t.db") as updated:
        updated.begin("a", 10.0)
        assert sorted(_waiting(updated, "a")) == [(2, True), (3, True)]
        assert updated.log("a").attempts(2) == [Attempt(1000.0, 1000.0 + LONGEST, None)]
        assert updated.log("a").attempts(3) == [Attempt(900.0, 900.0, None)]
        updated.log("a").sent(3, 5000.0, 0.5, doubt=True)
        updated.log("a").lost(3, 5001.0, 0.5)
        assert None in {attempt.ahead for attempt in updated.log("a").attempts(3)}


@pytest.mark.parametrize("settled", [Status.DUPLICATE, Status.REJECTED])
def test_a_doubt_of_another_run_lasts_as_long_as_that_one(journal, settled):
    """Neither a file that was only looked at nor a row that was asked for in between keeps it up
    when it is settled there."""
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    _stage(journal, "looked-at", A)
    _stage(journal, "throttled", A)
    log = journal.log("throttled")
    log.sent(2, 2000.0, 0.5, doubt=True)
    log.returned(2, True)  # answered: nothing is known, and nothing was done
    _stage(journal, "asked", A)
    log = journal.log("asked")
    log.sent(2, 3000.0, 0.5, doubt=True)
    log.returned(2, True)
    log.settle(IN_DOUBT)
    _stage(journal, "b", A)
    journal.begin("b", 10.0)
    assert _waiting(journal, "b") == [(2, True)]
    journal.log("a").settle(Outcome(2, settled))
    _stage(journal, "c", A)
    assert _waiting(journal, "c") == [(2, False)]
    for run_id in ("b", "throttled", "asked"):
        journal.begin(run_id, 10.0, (Status.IN_DOUBT,))
        assert _waiting(journal, run_id) == [(2, False)]


def test_a_doubt_of_its_own_outlasts_that_of_another_run(journal):
    """The other one is settled, and this row's own request has no answer yet."""
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    _stage(journal, "b", A)
    _lose(journal, "b", 2, at=2000.0)
    journal.log("a").settle(Outcome(2, Status.DUPLICATE))
    journal.begin("b", 10.0)
    assert _waiting(journal, "b") == [(2, True)]
    _stage(journal, "c", A)
    assert _waiting(journal, "c") == [(2, True)]


def test_a_check_hears_of_doubts_in_the_first_run_of_a_journal(journal, tmp_path):
    """Keys of another database are not its own."""
    _stage(journal, "a", A)
    _lose(journal, "a", 2)
    with Journal(tmp_path / "check.db", lasting=False) as check:
        check.borrow(journal.path)
        _stage(check, "c", A, B)
        assert _waiting(check, "c") == [(2, True), (3, False)]


def test_a_doubt_is_of_a_boards_uuid_in_either_spelling(journal):
    """The same laptop, read from its firmware and from its system, with one identifier more."""
    other = boards.swapped(UUID)
    assert other != UUID
    _stage(journal, "a", Device(1, uuid=UUID))
    _lose(journal, "a", 2)
    _stage(journal, "b", Device(1, uuid=other, serial_number="S"), Device(1, serial_number="N"))
    assert _waiting(journal, "b") == [(2, True), (3, False)]
    assert [attempt.is_same for attempt in journal.log("b").attempts(2)] == [False]
