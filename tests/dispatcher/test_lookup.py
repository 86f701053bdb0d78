"""Whose device is it, where an answer was lost?  Never more is claimed than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importer.dispatcher.lookup import Doubt, decide, matches
from importer.model.device import Device
from importer.model.errors import NotSent
from importer.model.exchange import Page, Registered, Reply
from importer.model.run import Attempt, Maker, Status
from tests.dispatcher.far_side import CREATED

OURS = Device(1, 2, 1, serial_number="5CG1234", uuid="4C4C4544-0052-5A10-804E-B6C04F324433")
#: Two attempts by a clock that is 400 s behind the server's.
ATTEMPTS = (Attempt(600.0, 610.0, 400.0), Attempt(900.0, 910.0, 400.0))
EXISTS = Reply(400, 1785010, "The device already exists.")
LOST = Reply(502, None, "<html>")


def _decide(*found, attempts=ATTEMPTS, maker=Maker.NOBODY, at_first=lambda _, now: now):
    return decide(Doubt(OURS, attempts, lambda _: maker, at_first), found)


@pytest.mark.parametrize(
    ("created_at", "status", "note"),
    [
        (1005, Status.CREATED, "lookup-confirmed"),
        (998, Status.CREATED, "lookup-confirmed"),
        (1013, Status.CREATED, "lookup-confirmed"),
        (1305, Status.CREATED, "lookup-confirmed"),
        (996, Status.DUPLICATE, "lookup-older"),
        (1, Status.DUPLICATE, "lookup-older"),
        (1150, Status.IN_DOUBT, "lookup-late"),
        (1320, Status.IN_DOUBT, "lookup-late"),
        (2000, Status.DUPLICATE, "lookup-older"),
        (None, Status.IN_DOUBT, "lookup-no-time"),
    ],
)
def test_the_time_of_creation_decides(created_at, status, note):
    """Within an attempt whose answer was lost it is ours, before or long after somebody else's;
    soon after one that was given up nobody can tell."""
    assert _decide(Registered("71", OURS, created_at)) == (status, "71", note)


@pytest.mark.parametrize(
    ("attempts", "created_at", "status"),
    [
        ((), 1005, Status.IN_DOUBT),
        ((Attempt(600.0, 610.0, None),), 1005, Status.IN_DOUBT),
        ((Attempt(600.0, 610.0, None),), 1, Status.IN_DOUBT),
        ((*ATTEMPTS, Attempt(1.0, 2.0, None)), 5000, Status.IN_DOUBT),
        ((*ATTEMPTS, Attempt(1.0, 2.0, None)), 1005, Status.CREATED),
    ],
)
def test_without_the_servers_clock_nothing_is_concluded(attempts, created_at, status):
    """An attempt of unknown time may have made any record; a known one still makes its own."""
    assert _decide(Registered("71", OURS, created_at), attempts=attempts)[0] is status


def test_an_attempt_on_another_device_makes_no_record_ours():
    """It only shared an identifier: what somebody else registers in its seconds is not ours."""
    other = (Attempt(600.0, 610.0, 400.0, is_same=False),)
    assert _decide(Registered("71", OURS, 1005), attempts=other)[0] is Status.IN_DOUBT
    assert _decide(Registered("71", OURS, 1), attempts=other)[0] is Status.DUPLICATE


@pytest.mark.parametrize(
    ("says", "asked", "status"),
    [
        ((2, 1), (2, 1), Status.CREATED),
        ((2, 1), (1, 1), Status.IN_DOUBT),  # ours left later
        ((1, 1), (1, 1), Status.DUPLICATE),
        ((2, 2), (2, 2), Status.DUPLICATE),
        ((2, 1), None, Status.CREATED),
        ((1, 1), None, Status.IN_DOUBT),
        ((2, 2), None, Status.IN_DOUBT),
        ((0, 2), (1, 1), Status.IN_DOUBT),
    ],
)
def test_a_record_with_another_ownership_or_trust_is_not_claimed(says, asked, status):
    """What another run asked for is that one's.  What nobody asked for in these seconds was changed
    since, or somebody else registered it: nobody knows."""
    found = OURS._replace(device_ownership=says[0], device_status=says[1])
    attempts = (Attempt(600.0, 610.0, 400.0, terms=asked), Attempt(900.0, 910.0, 400.0))
    assert _decide(Registered("71", found, 1005), attempts=attempts)[:2] == (status, "71")


def test_what_another_run_asked_of_another_device_makes_no_record_its_own():
    """It shares an identifier with this one, and was without its answer in the same seconds."""
    found = OURS._replace(device_ownership=1)
    attempts = (Attempt(600.0, 610.0, 400.0, False, (1, 1)), Attempt(600.0, 610.0, 400.0))
    assert _decide(Registered("71", found, 1005), attempts=attempts)[0] is Status.IN_DOUBT


@pytest.mark.parametrize(
    ("says", "said", "status"),
    [
        ((2, 2), (2, 1), Status.CREATED),
        ((2, 1), (2, 2), Status.IN_DOUBT),
        ((2, 1), (1, 1), Status.DUPLICATE),
        ((2, 1), None, Status.IN_DOUBT),
    ],
)
def test_what_our_own_runs_made_of_a_record_since_says_nothing_of_who_registered_it(
    says, said, status
):
    """Neither is one that they changed any less ours, nor one any more that they brought in line
    with the row."""
    found = OURS._replace(device_ownership=says[0], device_status=says[1])
    attempts = (Attempt(600.0, 610.0, 400.0), Attempt(600.0, 610.0, 400.0, terms=(1, 1)))
    record = Registered("71", found, 1005)
    settled = _decide(record, attempts=attempts, at_first=lambda _, now: said)
    assert settled[:2] == (status, "71")


def test_nothing_found_stays_in_doubt():
    """The registry may be slow to show it: absence proves nothing."""
    assert _decide() == (Status.IN_DOUBT, "", "lookup-nothing")


def test_a_record_that_shares_only_some_identifiers_is_not_claimed():
    """Somebody else may have created a device with our serial in the same second."""
    other = OURS._replace(uuid="00000000-1111-2222-3333-444444444444")
    assert _decide(Registered("71", other, 1005))[0] is Status.IN_DOUBT


@pytest.mark.parametrize(
    ("maker", "status"),
    [
        (Maker.OTHER_ROW, Status.DUPLICATE),
        (Maker.EARLIER_RUN, Status.CREATED_BEFORE),
        (Maker.ITSELF, Status.CREATED),
    ],
)
def test_what_is_known_to_be_ours_needs_no_clock(maker, status):
    """A record that a row of ours is known to have created is not created twice."""
    found = Registered("71", OURS, None)
    assert _decide(found, attempts=(), maker=maker)[:2] == (status, "71")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"mac_address": "3c:52:82:00:00:01"}, Status.CREATED_BEFORE),
        ({"uuid": None}, Status.CREATED_BEFORE),
        ({"uuid": "X"}, Status.DUPLICATE),
        ({"serial_number": "OTHER", "uuid": None}, Status.DUPLICATE),
    ],
)
def test_another_device_of_an_earlier_run_is_not_this_one(change, status):
    """It may have been behind the same dock: what is its own tells devices apart."""
    found = Registered("71", OURS._replace(**change), None)
    assert _decide(found, attempts=(), maker=Maker.EARLIER_RUN)[0] is status


@pytest.mark.parametrize(
    ("theirs", "note"),
    [
        ({"serial_number": "OTHER"}, "lookup-otherwise"),
        ({"uuid": "X"}, "lookup-otherwise"),
        ({"uuid": None}, "lookup-older"),
        ({}, "lookup-older"),
    ],
)
@pytest.mark.parametrize(
    ("maker", "created_at"), [(Maker.NOBODY, 1), (Maker.OTHER_ROW, None), (Maker.EARLIER_RUN, None)]
)
def test_of_an_older_record_of_another_device_there_is_something_to_do(
    theirs, note, maker, created_at
):
    """It shares one identifier and has another one otherwise: which is right, a person has to
    see."""
    found = Registered("71", OURS._replace(**theirs), created_at)
    status, _, said = _decide(found, maker=maker)
    assert said == ("" if status is Status.CREATED_BEFORE else note)


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


@pytest.mark.parametrize("time", [lambda now: now * 1000, lambda now: now + 86_400.0])
def test_a_record_that_is_still_to_be_created_is_nobodys(send, time):
    """In milliseconds it would be somebody else's, of long after our attempt."""
    _, log, _ = send(1, script={1: [LOST, EXISTS]}, registry=lambda s, now: _ours(s, time(now)))
    assert (log.outcomes[1].status, log.outcomes[1].note) == (Status.IN_DOUBT, "lookup-no-time")


def test_an_attempt_of_an_earlier_session_counts(send):
    """The row was sent by a process that died: its window is that attempt's, not until now."""
    far = {"registry": lambda s, now: _ours(s, 805.0), "script": {1: [EXISTS]}, "doubt": {1}}
    _, log, _ = send(1, attempts=(Attempt(300.0, 310.0, 500.0),), **far)
    assert log.outcomes[1].status is Status.CREATED
    _, log, _ = send(1, attempts=(Attempt(10.0, 20.0, 790.0),), **far)
    assert log.outcomes[1].note == "lookup-no-clock", "our clock was set since"
    _, log, _ = send(1, attempts=(Attempt(900.0, 910.0, 500.0),), **far)
    assert log.outcomes[1].status is Status.DUPLICATE


def test_a_request_that_was_answered_opens_no_window(send):
    """Throttled, or never left: what somebody else registers meanwhile is not ours."""
    throttled = Reply(429, 99991400, "limit", wait=1.0)
    refused = NotSent("unreachable", {"host": "h", "why": "w"})
    for answer in (throttled, refused):
        _, log, _ = send(1, script={1: [answer, EXISTS]}, registry=lambda s, now: _ours(s, now - 1))
        assert (log.outcomes[1].status, log.doubted) == (Status.DUPLICATE, {})


def test_a_clock_that_never_tells_leaves_the_doubt(send):
    """No Date in any answer: nobody knows when our attempt was, by the server's clock."""
    _, log, _ = send(
        1, script={1: [LOST, EXISTS]}, registry=lambda s, now: _ours(s, now - 1), ahead=None
    )
    assert (log.outcomes[1].status, log.outcomes[1].note) == (Status.IN_DOUBT, "lookup-no-clock")


@pytest.mark.parametrize("code", [1785005, 1785020])
def test_a_refusal_after_a_lost_answer_is_looked_up(send, code):
    """The device was created by the attempt before; that it is refused now says nothing."""
    refusal = Reply(400, code, "refused")
    script = {1: [LOST, refusal, refusal, refusal]}
    _, log, _ = send(2, script=script, registry=lambda s, now: _ours(s, now - 1))
    assert (log.outcomes[1].status, log.outcomes[1].record_id) == (Status.CREATED, "71")
    _, log, _ = send(2, script=script, registry=lambda s, now: ())
    assert log.outcomes[1].status is Status.IN_DOUBT
    old = (Attempt(1.0, 2.0, 500.0),)
    far = {"doubt": {1}, "attempts": old, "registry": lambda s, now: ()}
    _, log, _ = send(2, script={1: [refusal]}, **far)
    assert log.outcomes[1].status is Status.REJECTED


def test_a_list_that_lags_is_asked_again(send):
    """Nothing found settles nothing before some seconds have passed."""
    since = []

    def lagging(serial, now):
        since.append(now)
        return _ours(serial, since[0] - 1) if now - since[0] >= 2 else ()

    _, log, far = send(1, script={1: [LOST, EXISTS]}, registry=lagging)
    assert log.outcomes[1].status is Status.CREATED
    assert 2 < len(far.lists) <= 4


def test_a_list_that_lags_may_show_another_device_first(send):
    """One that shares only a part, like a dock's MAC address, is not believed to be all."""
    since = []

    def lagging(serial, now):
        since.append(now)
        partly = Registered("70", Device(1, serial_number=serial, uuid="X"), 1.0)
        return (partly, *_ours(serial, since[0] - 1)) if now - since[0] >= 2 else (partly,)

    _, log, _ = send(1, script={1: [LOST, EXISTS]}, registry=lagging)
    assert (log.outcomes[1].status, log.outcomes[1].record_id) == (Status.CREATED, "71")


def test_an_older_record_of_another_device_settles_nothing_as_long_as_ours_may_not_be_shown(send):
    """It is no record of the same time; what is to be done is to ask again later."""
    older = Registered("70", Device(1, serial_number="1", uuid="X"), 1.0)
    _, log, _ = send(1, script={1: [LOST, EXISTS]}, registry=lambda s, now: (older,))
    assert (log.outcomes[1].status, log.outcomes[1].note) == (Status.IN_DOUBT, "lookup-not-yet")
    far = {"doubt": {1}, "attempts": (Attempt(800.0, 810.0, 500.0),)}
    _, log, _ = send(1, script={1: [EXISTS]}, registry=lambda s, now: (older,), **far)
    assert log.outcomes[1].status is Status.DUPLICATE


def test_a_created_device_without_a_record_id_is_looked_up(send):
    """An answer without it is none; and a listed record without an id proves nothing."""
    nameless = Reply(200, 0, "success")
    _, log, _ = send(1, script={1: [nameless, EXISTS]}, registry=lambda s, now: _ours(s, now - 1))
    assert (log.outcomes[1].status, log.outcomes[1].record_id) == (Status.CREATED, "71")
    nobody = (Registered("", Device(1, serial_number="1"), 0.0),)
    _, log, _ = send(1, script={1: [LOST, EXISTS]}, registry=lambda s, now: nobody)
    assert (log.outcomes[1].status, log.outcomes[1].note) == (Status.IN_DOUBT, "lookup-failed")


@pytest.mark.parametrize(
    "page",
    [
        Page(Reply(200, 0), is_list=False),
        Page(Reply(200, 0), has_more=True),
        Page(Reply(200, 0), has_more=True, page_token="2"),
    ],
    ids=["no list", "no way on", "no end"],
)
def test_a_page_that_does_not_say_what_is_there_is_no_answer(send, page):
    """Its code is 0, and it holds nothing: the row was created all the same, and is not called
    rejected."""
    old = (Attempt(1.0, 2.0, 500.0),)
    refusal = Reply(400, 1785005, "refused")
    far = {"doubt": {1}, "attempts": old, "registry": lambda s, now: page}
    _, log, _ = send(1, script={1: [refusal]}, **far)
    assert (log.outcomes[1].status, log.outcomes[1].note) == (Status.IN_DOUBT, "lookup-failed")


def test_look_ups_that_are_answered_go_on(send):
    """--give-up-after is about silence, not about how many duplicates there are."""
    known = {"registry": lambda s, now: _ours(s, 5)}
    stopped, log, _ = send(200, default=(EXISTS,), rate=1000, give_up_after=5, **known)
    assert (stopped, len(log.learnt)) == (None, 200)


def test_look_ups_without_an_answer_end_with_the_patience_of_the_run(send):
    """It counts from when the silence began, while creates were still sent."""
    _, log, far = send(100, default=(EXISTS,), list_fails=10_000, give_up_after=12)
    assert log.learnt == {}
    assert max(now for now, _ in far.lists) <= far.calls[0][0] + 14


def test_duplicates_of_an_earlier_session_get_their_record_id(send):
    """What a process that was killed did not come to look up is looked up by the next one."""

    _, log, _ = send(
        1, left_over=[(7, Device(1, serial_number="7"))], registry=lambda s, now: _ours(s, 5)
    )
    assert log.learnt == {7: "71"}


@pytest.mark.parametrize(
    ("row", "record", "note"),
    [
        ({"serial_number": "PF4ABM01"}, {"serial_number": "PF4ABM02"}, "lookup-otherwise"),
        ({"serial_number": "PF4ABM01"}, {"serial_number": "pf4abm01"}, ""),
        ({"serial_number": "PF4ABM01"}, {}, ""),
        ({}, {"serial_number": "PF4ABM01"}, ""),
        ({"disk_serial_number": "S4EVNX0R7"}, {"serial_number": "PF4ABM02"}, ""),
    ],
)
def test_a_duplicate_whose_record_is_otherwise_has_a_remark(send, row, record, note):
    """A dock's MAC address in common is not all that there is to do: a serial number may be
    wrong.  What one of the two does not say is no difference."""
    card = {"mac_address": "a4:bb:6d:10:20:30"}
    known = (Registered("71", Device(1, **card, **record), 5),)
    _, log, _ = send(1, left_over=[(7, Device(1, **card, **row))], registry=lambda s, now: known)
    assert (log.learnt, log.remarks) == ({7: "71"}, {7: note})


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
        1, script={1: [LOST, EXISTS]}, registry=lambda s, now: _ours(s, 1500.0), list_fails=6
    )
    assert log.outcomes[1].status is Status.CREATED


def test_a_look_up_that_never_answers_ends_in_doubt(send):
    """The list API alone is down: the row is not sent for ever."""
    _, log, far = send(1, script={1: [LOST, EXISTS]}, list_fails=10_000)
    outcome = log.outcomes[1]
    assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "lookup-failed")
    assert len(far.calls) == 5


def test_a_doubt_without_a_known_attempt_is_never_rejected(send):
    """Nobody knows since when it is one: the list may still be behind."""
    refusal = Reply(400, 1785005, "refused")
    _, log, _ = send(1, doubt={1}, script={1: [refusal]}, registry=lambda s, now: ())
    assert log.outcomes[1].status is Status.IN_DOUBT


def test_whoever_dies_during_a_look_up_leaves_no_open_request(send):
    """The last request was answered: only the attempt that was lost has a window."""
    seen = []

    async def before(_stop, log, api):
        def registry(serial, now):
            seen.append(log.status[1])
            return _ours(serial, now - 1)

        api.registry = registry

    _, log, _ = send(1, script={1: [LOST, EXISTS]}, registry=lambda s, now: (), before=before)
    assert seen[0] == "in doubt"
    assert len(log.doubted[1]) == 1


@pytest.mark.parametrize(
    ("began", "registry", "is_sent"),
    [
        (300.0, lambda s, now: _ours(s, 805.0), False),  # there, by that attempt perhaps
        (300.0, lambda s, now: _ours(s, 1.0), True),  # there long before it
        (300.0, lambda s, now: (), True),  # nowhere, and a list would show it by now
        (990.0, lambda s, now: (), False),  # nowhere, but a list may be behind
        (300.0, None, False),  # nobody may look
    ],
)
def test_what_was_asked_for_under_other_identifiers_is_looked_up_first(
    send, began, registry, is_sent
):
    """A server that compares all identifiers would make a second record of the same device."""
    others = (Attempt(began, began + 10.0, 500.0, is_same=False),)
    _, log, far = send(2, doubt={1}, attempts=others, registry=registry)
    assert [number for _, number in far.calls].count(1) == is_sent
    outcome = log.outcomes[1]
    if is_sent:
        assert outcome.status is Status.CREATED
    else:
        assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "doubt-elsewhere")
    assert log.outcomes[2].status is Status.CREATED


def test_a_device_that_was_sent_itself_is_sent_again(send):
    """What a second record would need was done before: its answer tells more than a look-up."""
    attempts = (Attempt(300.0, 310.0, 500.0, is_same=False), Attempt(400.0, 410.0, 500.0))
    _, log, far = send(1, doubt={1}, attempts=attempts, registry=lambda s, now: _ours(s, 805.0))
    assert ([number for _, number in far.calls], log.outcomes[1].status) == ([1], Status.CREATED)
