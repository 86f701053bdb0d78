"""A run that stops and goes on: what its rows are follows from its state, and no row is written."""

from __future__ import annotations

import pytest

from importer.journal.journal import Journal
from importer.model.device import Checked, Device
from importer.model.run import Counted, Outcome, Run, Status, Stopped
from importer.model.table import Column, Layout, Row
from tests.workshop import apart

LAYOUT = Layout("d.csv", "d", 1, (Column(0, "SN", "serial_number", "label"),))
#: When every run here was staged, seconds since 1970.
STAGED = 1_000_000.0


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "t.db") as opened:
        yield opened


def _stage(journal, *serials, run_id="r1"):
    run = Run(run_id, "/in/d.csv", LAYOUT, STAGED, "staged", 0, "t", 10.0)
    rows = enumerate(serials, start=2)
    devices = (Checked(Row(n, (), {}), Device(1, serial_number=serial)) for n, serial in rows)
    return journal.stage(run, run_id, apart(devices))


def _numbers(journal, run_id="r1"):
    return [record.number for record in journal.records(run_id)]


def test_stopping_and_going_on_writes_no_row(journal):
    """However many wait: what they are follows from the state of their run."""
    _stage(journal, *(f"S{n}" for n in range(1500)))
    written = journal._database.connection.total_changes
    assert journal.counts("r1") == {(1, Status.PENDING): 1500}
    journal.begin("r1", 10)
    assert journal.counts("r1") == {(1, Status.PENDING): 1500}
    journal.end("r1", Stopped("quota", 6))
    assert journal.counts("r1") == {(1, Status.UNSENT): 1500}
    assert {row.outcome.status for row in journal.stored("r1")} == {Status.UNSENT}
    # The run itself, and a word for whoever follows it.
    assert journal._database.connection.total_changes - written == 4


def test_what_an_older_program_marked_unsent(journal):
    """It is sent, and counted together with what waits."""
    _stage(journal, "A", "B")
    journal.end("r1", Stopped("quota", 6))
    journal._database.change("UPDATE rows SET status = 'unsent' WHERE number = 2")
    assert journal.census("r1") == {(1, Status.UNSENT): Counted(2, 2, 2)}
    assert [row.outcome.status for row in journal.stored("r1")] == [Status.UNSENT] * 2
    assert _numbers(journal) == [2, 3]


def test_a_doubt_outlasts_sessions_that_never_come_to_it(journal):
    """A request left and its answer was lost; two later processes stop before that row."""
    _stage(journal, "A", "B")
    journal.log("r1").sent(3, 5.0)
    for _ in range(2):
        journal.begin("r1", 10)
        journal.end("r1", Stopped("quota", 6))
        assert journal.counts("r1") == {(1, Status.UNSENT): 1, (1, Status.SENT): 1}
        assert [(r.number, r.doubt, r.attempts) for r in journal.records("r1")] == [
            (2, False, 0),
            (3, True, 1),
        ]


@pytest.mark.parametrize("seconds", [5.0, -3600.0], ids=["later", "by a clock put back"])
def test_what_another_run_created_meanwhile(journal, seconds):
    """It is created before, with its record id; what this run itself created stays as it is."""
    _stage(journal, "A", "B", "C")
    journal.begin("r1", 10)
    journal.log("r1").settle(Outcome(2, Status.CREATED, "id-1", 0, finished_at=STAGED + 1))
    journal.end("r1", Stopped("quota", 6))
    _stage(journal, "b", run_id="r2")
    journal.log("r2").settle(Outcome(2, Status.CREATED, "id-2", 0, finished_at=STAGED + seconds))
    journal.begin("r1", 10)
    outcomes = [row.outcome for row in journal.stored("r1")]
    assert [(outcome.status, outcome.record_id) for outcome in outcomes] == [
        (Status.CREATED, "id-1"),
        (Status.CREATED_BEFORE, "id-2"),
        (Status.PENDING, ""),
    ]
    assert _numbers(journal) == [4]


def test_a_doubt_outlives_the_answer_to_the_next_request(journal):
    """What a killed process left behind may have arrived: whoever retries the row has to ask."""
    _stage(journal, "A")
    journal.begin("r1", 10)
    journal.log("r1").sent(2, 5.0)  # killed here
    journal.begin("r1", 10)
    (record,) = journal.records("r1")
    journal.log("r1").sent(2, 6.0, doubt=record.doubt)
    journal.log("r1").settle(Outcome(2, Status.REJECTED, code=1785005))
    journal.begin("r1", 10, (Status.REJECTED,))
    assert [(r.number, r.doubt) for r in journal.records("r1")] == [(2, True)]


def test_what_never_left_goes_before_what_did(journal):
    """A row that stood in the way of a session does not stand there in the next one; doubts and
    attempts go with it."""
    _stage(journal, *"ABCDE")
    log = journal.log("r1")
    log.sent(2, 5.0)  # and killed
    log.sent(3, 6.0)
    log.returned(3, doubt=True)
    log.sent(5, 7.0)
    log.returned(5, doubt=False)
    journal.end("r1", Stopped("outage", 4))
    journal.begin("r1", 10)
    assert [(r.number, r.attempts, r.doubt) for r in journal.records("r1")] == [
        (4, 0, False),
        (6, 0, False),
        (2, 1, True),
        (3, 1, True),
        (5, 1, False),
    ]


def test_a_row_is_handed_out_once_a_session(journal):
    """Whatever becomes of the rows while they are read: more than a batch of them."""
    _stage(journal, *(f"S{n}" for n in range(1200)))
    log, seen = journal.log("r1"), []
    for record in journal.records("r1"):
        log.sent(record.number, 5.0)
        log.returned(record.number, doubt=False)
        seen.append(record.number)
    assert seen == list(range(2, 1202))
    assert next(journal.records("r1")).number == 2


def test_a_row_that_is_sent_once_more_forgets_its_answer(journal):
    """Until it is answered again nothing is said of it but that it was not sent; that it was in
    doubt is not forgotten."""
    _stage(journal, "A", "B", "C")
    log = journal.log("r1")
    for number, status in ((2, Status.REJECTED), (3, Status.IN_DOUBT)):
        settled = Outcome(number, status, "", 1785005, "invalid", 2, 9.0, "L", note="no-answer")
        log.sent(number, 5.0)
        log.settle(settled)
    journal.end("r1", None)
    journal.begin("r1", 10, (Status.REJECTED, Status.IN_DOUBT))
    assert [(r.number, r.doubt) for r in journal.records("r1")] == [
        (4, False),
        (2, False),
        (3, True),
    ]
    journal.end("r1", Stopped("interrupted", 130))
    assert [row.outcome for row in journal.stored("r1")] == [
        Outcome(2, Status.UNSENT, attempts=2),
        Outcome(3, Status.SENT, attempts=2),
        Outcome(4, Status.UNSENT),
    ]


@pytest.mark.parametrize("status", list(Status))
def test_whose_word_shows_that_the_api_answers(journal, status):
    """A row that was created, that was there already, or that was refused."""
    _stage(journal, "A", "B")
    log = journal.log("r1")
    assert not log.has_answers()
    log.sent(2, 5.0)
    log.settle(Outcome(2, status, "71" if status is Status.CREATED else "", attempts=1))
    answered = {Status.CREATED, Status.DUPLICATE, Status.REJECTED}
    assert log.has_answers() is (status in answered)


def test_one_who_is_killed_at_the_start_leaves_a_run_to_be_continued(journal, monkeypatch):
    """Rows are put back before other runs are asked, which takes its time."""
    _stage(journal, "A")
    journal.log("r1").settle(Outcome(2, Status.REJECTED, code=1785005))
    journal.end("r1", None)

    def killed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "refresh", killed)
    with pytest.raises(KeyboardInterrupt):
        journal.begin("r1", 10, (Status.REJECTED,))
    assert (journal.run("r1").state, journal.counts("r1")) == ("sending", {(1, Status.PENDING): 1})
