"""Whose device is it, where an answer was lost?  Never more is claimed than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importer.dispatcher.lookup import Span, decide, matches
from importer.model.device import Device
from importer.model.exchange import Registered, Reply
from importer.model.run import Status
from tests.dispatcher.far_side import CREATED

OURS = Device(1, 2, 1, serial_number="5CG1234", uuid="4C4C4544-0052-5A10-804E-B6C04F324433")
SPAN = Span(1000.0, 1010.0)
EXISTS = Reply(400, 1785010, "The device already exists.")
LOST = Reply(502, None, "<html>")


def _decide(*found, others=()):
    return decide(OURS, found, SPAN, lambda record_id: record_id in others)


@pytest.mark.parametrize(
    ("created_at", "status", "note"),
    [
        (1005, Status.CREATED, "lookup-confirmed"),
        (998, Status.CREATED, "lookup-confirmed"),
        (1013, Status.CREATED, "lookup-confirmed"),
        (996, Status.DUPLICATE, "lookup-older"),
        (1, Status.DUPLICATE, "lookup-older"),
        (1014, Status.IN_DOUBT, "lookup-unclear"),
        (None, Status.IN_DOUBT, "lookup-no-time"),
    ],
)
def test_the_time_of_creation_decides(created_at, status, note):
    """Within the time of our attempts it is ours, before it somebody else's."""
    assert _decide(Registered("71", OURS, created_at)) == (status, "71", note)


def test_nothing_found_stays_in_doubt():
    """The registry may be slow to show it: absence proves nothing."""
    assert _decide() == (Status.IN_DOUBT, "", "lookup-nothing")


def test_a_record_that_shares_only_some_identifiers_is_not_claimed():
    """Somebody else may have created a device with our serial in the same second."""
    other = OURS._replace(uuid="00000000-1111-2222-3333-444444444444")
    assert _decide(Registered("71", other, 1005))[0] is Status.IN_DOUBT


def test_another_rows_record_is_a_duplicate():
    """A record that another row of ours created is not created twice."""
    found = _decide(Registered("71", OURS, 1005), others={"71"})
    assert found == (Status.DUPLICATE, "71", "lookup-older")


def test_several_records():
    """One that has all our identifiers is it; two or none are not told apart."""
    partly = Registered("70", OURS._replace(uuid="X"), 5)
    ours = Registered("71", OURS, 1005)
    assert _decide(partly, ours) == (Status.CREATED, "71", "lookup-confirmed")
    assert _decide(ours, replace(ours, record_id="72"))[2] == "lookup-several"
    assert _decide(partly, replace(partly, record_id="72"))[2] == "lookup-several"


def test_another_spelling_is_the_same():
    """The registry may keep upper case or leave the dashes out."""
    theirs = OURS._replace(serial_number="5cg1234", uuid="4c4c454400525a10804eb6c04f324433")
    assert _decide(Registered("71", theirs, 1005))[0] is Status.CREATED


def test_matches_are_of_the_same_system():
    """A prefix match of the list API, or another system's device, is passed over."""
    records = [
        Registered("1", OURS._replace(device_system=2)),
        Registered("2", Device(1, serial_number="5CG12345")),
        Registered("3", Device(1, serial_number="5cg1234")),
    ]
    assert [record.record_id for record in matches(OURS, records)] == ["3"]


def _ours(serial, created_at):
    return (Registered("71", Device(1, serial_number=serial), created_at),)


def test_a_lost_answer_is_settled_by_a_look_up(send):
    """Created within our attempts by the server's clock, which is not ours."""
    _, log, far = send(1, script={1: [LOST, EXISTS]}, registry=lambda s, now: _ours(s, now - 1))
    outcome = log.outcomes[1]
    assert (outcome.status, outcome.record_id, outcome.note) == (
        Status.CREATED,
        "71",
        "lookup-confirmed",
    )
    assert len(far.lists) == 1


def test_an_older_record_is_somebody_elses(send):
    """It was there before our first attempt: a duplicate, with its record id."""
    _, log, _ = send(1, script={1: [LOST, EXISTS]}, registry=lambda s, now: _ours(s, now - 600))
    assert (log.outcomes[1].status, log.outcomes[1].record_id) == (Status.DUPLICATE, "71")


def test_the_first_attempt_counts_also_after_a_crash(send):
    """The row was sent by a process that died: the span begins then, not now."""
    registry = {"registry": lambda s, now: _ours(s, now - 300)}
    _, log, _ = send(1, doubt={1}, sent_at=600.0, script={1: [EXISTS]}, **registry)
    assert log.outcomes[1].status is Status.CREATED
    _, log, _ = send(1, doubt={1}, sent_at=900.0, script={1: [EXISTS]}, **registry)
    assert log.outcomes[1].status is Status.DUPLICATE


def test_without_the_permission_to_read_nobody_asks_twice(send):
    """It is said once; rows in doubt stay so."""
    _, log, far = send(8, default=(LOST, EXISTS))
    assert {outcome.status for outcome in log.outcomes.values()} == {Status.IN_DOUBT}
    assert {outcome.note for outcome in log.outcomes.values()} == {"lookup-no-scope"}
    assert log.told.count("no-read-scope") == 1
    assert len(far.lists) <= 8


def test_duplicates_get_their_record_id_beside_the_creates(send):
    """Look-ups have a pace of their own and slow no create down."""
    _, log, far = send(
        60, script={n: [EXISTS] for n in range(1, 31)}, registry=lambda s, now: _ours(s, 5)
    )
    assert log.learnt == dict.fromkeys(range(1, 31), "71")
    assert {log.outcomes[n].status for n in range(1, 31)} == {Status.DUPLICATE}
    times = [time for time, _ in far.calls]
    assert times[-1] - times[0] == pytest.approx(5.9, abs=0.1)


def test_look_ups_can_be_turned_off(send):
    """--no-lookup: no call for duplicates; rows in doubt are still looked up."""
    registry = {"registry": lambda s, now: _ours(s, now - 1)}
    _, log, far = send(5, default=(EXISTS,), look_up=False, **registry)
    assert (log.learnt, far.lists) == ({}, [])
    _, log, far = send(1, default=(LOST, EXISTS), look_up=False, **registry)
    assert log.outcomes[1].status is Status.CREATED


def test_a_device_of_our_own_needs_no_look_up(send):
    """Created and rejected rows ask nobody."""
    _, _, far = send(5, default=(CREATED,), registry=lambda s, now: ())
    assert far.lists == []


def test_a_look_up_without_an_answer_does_not_give_the_row_up(send):
    """The network fails while asking: the row is tried again, and settled when it is back."""
    _, log, _ = send(
        1, script={1: [LOST, EXISTS]}, registry=lambda s, now: _ours(s, now - 1), list_fails=6
    )
    assert log.outcomes[1].status is Status.CREATED


def test_a_look_up_that_never_answers_ends_in_doubt(send):
    """The list API alone is down: the row is not sent for ever."""
    _, log, far = send(1, script={1: [LOST, EXISTS]}, list_fails=10_000)
    outcome = log.outcomes[1]
    assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "lookup-failed")
    assert len(far.calls) == 5
