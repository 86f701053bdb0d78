"""A run followed by another process: rows, events and counts after a place of the sequence."""

from __future__ import annotations

import pytest

from importer.journal import news
from importer.journal.journal import Journal
from importer.model.device import Checked, Device, Problem
from importer.model.run import Event, Outcome, Removal, Run, Status, Stopped
from importer.model.table import Column, Layout, Row
from tests.workshop import apart

LAYOUT = Layout("d.csv", "d", 1, (Column(0, "serial_number", "serial_number", "field"),))
ROWS = 5


def _journal(path, run_id="r"):
    journal = Journal(path)
    run = Run(run_id, "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
    rows = [
        Checked(Row(n, (f"S{n}",), {}), Device(1, serial_number=f"S{n}"))
        for n in range(2, ROWS + 1)
    ]
    bad = Checked(Row(ROWS + 1, ("",), {}), None, (Problem("no-identifier", "", "d!6:6", ""),))
    journal.stage(run, run_id, apart([*rows, bad]))
    return journal


@pytest.fixture
def pair(tmp_path):
    """The journal of who sends, and that of who follows."""
    with _journal(tmp_path / "t.db") as sender, Journal(tmp_path / "t.db") as reader:
        yield sender, reader


def _created(number):
    return Outcome(number, Status.CREATED, record_id=f"id-{number}", finished_at=9.0)


def test_a_reader_goes_on_from_where_it_was(pair):
    """What was settled since, in order, with the counts of all; nothing twice."""
    sender, reader = pair
    sender.begin("r", 10.0)
    first = reader.news("r")
    assert (first.rows, first.events, first.state) == ((), (), "sending")
    assert first.counts == {Status.PENDING: 4, Status.INVALID: 1}
    log = sender.log("r")
    log.sent(2, 1.0)
    assert reader.news("r", first.seq).counts == first.counts
    log.settle(_created(2))
    sender.tell("r", Event("outage", {"since": "09:30"}))
    log.settle(Outcome(3, Status.REJECTED, code=1785005))
    second = reader.news("r", first.seq)
    assert [(row.number, row.status) for row in second.rows] == [
        (2, Status.CREATED),
        (3, Status.REJECTED),
    ]
    assert [told.event for told in second.events] == [Event("outage", {"since": "09:30"})]
    assert second.rows[0].seq < second.events[0].seq < second.rows[1].seq == second.seq
    assert second.counts == {
        Status.PENDING: 2,
        Status.CREATED: 1,
        Status.INVALID: 1,
        Status.REJECTED: 1,
    }
    third = reader.news("r", second.seq)
    assert (third.rows, third.events, third.seq) == ((), (), second.seq)
    assert third.counts == second.counts


def test_the_end_of_a_run_is_news(pair):
    """What waited is unsent then, and it is said why; sent once more, it waits again."""
    sender, reader = pair
    sender.begin("r", 10.0)
    before = reader.news("r")
    sender.log("r").settle(_created(2))
    sender.end("r", Stopped("quota", 6))
    after = reader.news("r", before.seq)
    assert (after.state, after.stopped.slug) == ("stopped", "quota")
    assert after.counts == {Status.CREATED: 1, Status.INVALID: 1, Status.UNSENT: 3}
    sender.begin("r", 10.0)
    assert reader.news("r", after.seq).counts[Status.PENDING] == 3


def test_counts_are_those_of_the_rows_whatever_happens(pair):
    """Settled, sent again, in doubt, taken back: counted along, it is as if counted anew."""
    sender, reader = pair
    sender.begin("r", 10.0)
    seq = reader.news("r").seq
    log = sender.log("r")
    log.settle(_created(2))
    log.settle(Outcome(3, Status.IN_DOUBT))
    log.settle(Outcome(4, Status.FAILED))
    reader.news("r", seq)
    sender.end("r", None)
    sender.begin("r", 10.0, again=(Status.FAILED, Status.IN_DOUBT))
    reader.news("r", seq)
    log.settle(Outcome(3, Status.CREATED, record_id="id-3"))
    log.removing(2)
    log.removed(2, Removal.REMOVED, forget=True)
    log.removed(3, Removal.FAILED, forget=False)
    counts = reader.news("r", seq).counts
    with Journal(sender.path) as fresh:
        assert counts == fresh.news("r").counts
    assert counts == {
        Status.PENDING: 2,
        Status.CREATED: 1,
        Status.INVALID: 1,
        Status.REMOVED: 1,
    }


def test_a_reader_that_comes_late_counts_anew(pair, monkeypatch):
    """Only the last entries are kept: the counts are right all the same."""
    monkeypatch.setattr(news, "KEPT", 2)
    sender, reader = pair
    sender.begin("r", 10.0)
    seq = reader.news("r").seq
    for number in range(2, ROWS + 1):
        sender.log("r").settle(_created(number))
    late = reader.news("r", seq)
    assert [row.number for row in late.rows] == [4, 5]
    assert late.counts == {Status.CREATED: 4, Status.INVALID: 1}


def test_no_more_than_asked_for(pair):
    """The last ones."""
    sender, reader = pair
    sender.begin("r", 10.0)
    for number in range(2, ROWS + 1):
        sender.log("r").settle(_created(number))
    assert [row.number for row in reader.news("r", limit=2).rows] == [4, 5]


def test_runs_are_told_apart(pair):
    """Of another run of the same journal nothing is heard."""
    sender, reader = pair
    other = _journal(sender.path, "o")
    with other:
        other.begin("o", 10.0)
        other.log("o").settle(_created(2))
        other.tell("o", Event("waiting"))
    found = reader.news("r")
    assert (found.rows, found.events) == ((), ())
    assert found.counts == {Status.PENDING: 4, Status.INVALID: 1}


def test_an_event_is_worth_no_waiting(pair):
    """While another process writes it is left untold, and nobody is kept."""
    sender, reader = pair
    with reader._database.transaction():
        sender.tell("r", Event("throttled"))
    assert reader.news("r").events == ()
    sender.tell("r", Event("throttled"))
    assert [told.event.slug for told in reader.news("r").events] == ["throttled"]
