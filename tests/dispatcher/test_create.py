"""Each record to its final word, through everything the network and the API do.

The far side is a script of answers, so that the waits between them (a minute, half an hour)
pass on the test's own clock; the same dispatcher over real HTTP is in ``test_pipeline``.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from itertools import pairwise

import pytest

from importer.dispatcher.crew import Stop
from importer.dispatcher.outage import Outage
from importer.model.errors import AnswerLost, CredentialsError, NotSent
from importer.model.exchange import Reply
from importer.model.run import Status, Stopped
from tests.dispatcher.far_side import CREATED

EXISTS = Reply(400, 1785010, "The device already exists.")
BUSY = Reply(500, 1780001, "Internal server error.")
REFUSED = NotSent("unreachable", {"host": "h", "why": "refused"})
LOST = AnswerLost("no-answer", {"host": "h"})


def _statuses(log):
    return Counter(outcome.status.value for outcome in log.outcomes.values())


def test_all_created(send):
    """Every record is sent once and keeps its id."""
    stopped, log, far = send(50)
    assert stopped is None
    assert _statuses(log) == {"created": 50}
    assert {outcome.record_id for outcome in log.outcomes.values()} == {"71"}
    assert Counter(number for _, number in far.calls) == dict.fromkeys(range(1, 51), 1)


def test_duplicate_and_rejected_are_final(send):
    """No second call for an answer that will not change."""
    rejected = Reply(400, 1785005, "invalid.", log_id="L", details="uuid: bad")
    _, log, far = send(2, script={1: [EXISTS], 2: [rejected]})
    assert log.outcomes[1].status is Status.DUPLICATE
    second = log.outcomes[2]
    assert (second.status, second.code, second.log_id) == (Status.REJECTED, 1785005, "L")
    assert second.message == "invalid.; uuid: bad"
    assert len(far.calls) == 2


def test_server_trouble_is_retried_with_backoff(send):
    """Five retries at growing intervals, then created."""
    _, log, far = send(1, script={1: [BUSY] * 5 + [CREATED]})
    assert (log.outcomes[1].status, log.outcomes[1].attempts) == (Status.CREATED, 6)
    times = [time for time, _ in far.calls]
    gaps = [after - before for before, after in pairwise(times)]
    for gap, longest in zip(gaps, (1, 2, 4, 8, 16), strict=True):
        assert longest / 2 <= gap <= longest + 0.3


def test_server_trouble_that_lasts_leaves_the_row_in_doubt(send):
    """After six 5xx the device may exist: that is not called failed."""
    _, log, far = send(1, default=(BUSY,))
    outcome = log.outcomes[1]
    assert (outcome.status, outcome.note, outcome.attempts) == (
        Status.IN_DOUBT,
        "lookup-no-scope",
        6,
    )
    assert len(far.calls) == 6


@pytest.mark.parametrize("lost", [LOST, BUSY, Reply(502, None, "<html>"), Reply(200, None, "{")])
def test_exists_after_a_lost_answer_is_not_called_a_duplicate(send, lost):
    """It is ours, or somebody's: never claim more than is known."""
    _, log, _ = send(1, script={1: [lost, EXISTS]})
    outcome = log.outcomes[1]
    assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "lookup-no-scope")


def test_exists_after_a_safe_failure_is_a_duplicate(send):
    """A request that never left can't have created anything."""
    _, log, _ = send(1, script={1: [REFUSED, EXISTS]})
    assert log.outcomes[1].status is Status.DUPLICATE


def test_doubt_survives_the_process(send):
    """A record that an earlier process left in doubt keeps its doubt."""
    _, log, _ = send(2, doubt={1}, default=(EXISTS,))
    assert log.outcomes[1].status is Status.IN_DOUBT
    assert log.outcomes[2].status is Status.DUPLICATE


def test_throttling_pauses_everybody_and_fails_nobody(send):
    """However often, and in either form; all pause for the seconds asked for."""
    throttled = Reply(429, 99991400, "limit", wait=3.0)
    old_style = Reply(400, 99991400, "limit")
    script = {3: [throttled, old_style, throttled] * 4 + [CREATED]}
    _, log, far = send(20, script=script)
    assert _statuses(log) == {"created": 20}
    assert log.outcomes[3].attempts == 13
    third = [time for time, number in far.calls if number == 3]
    assert third[1] - third[0] >= 3.0
    assert "throttled" in log.told


@pytest.mark.parametrize(
    ("reply", "slug", "exit_code"),
    [
        (Reply(429, 99991403, "quota"), "quota", 6),
        (Reply(400, 99991672, "denied", link="https://x", details="s:w"), "scope", 3),
        (Reply(400, 1780102, "beta"), "beta", 3),
        (Reply(400, 99991401, "ip"), "address", 3),
        (Reply(400, 99991663, "dead"), "token", 3),
        (Reply(404, None, no_such_path=True), "not-found", 3),
    ],
)
def test_a_fatal_answer_stops_the_run_at_once(send, reply, slug, exit_code):
    """Nobody starts afterwards; the row itself stays to be sent."""
    stopped, log, far = send(200, script={5: [reply]})
    assert (stopped.slug, stopped.exit_code, stopped.code) == (slug, exit_code, reply.code)
    assert 5 not in log.outcomes
    assert log.status[5] == "pending"
    assert len(far.calls) < 10
    assert set(log.outcomes) == {number for _, number in far.calls} - {5}


@pytest.mark.parametrize("status", [307, 403, 404, 407])
def test_a_page_in_the_place_of_an_answer_leaves_a_doubt(send, status):
    """The row may have been created: a filter that looks into answers lets the request through
    first.  Where everything is answered so, the run stops and the doubt stays."""
    page = Reply(status, None, "a page")
    stopped, log, _ = send(200, script={5: [page]})
    assert (stopped, _statuses(log)) == (None, {"created": 199, "in_doubt": 1})
    assert log.outcomes[5].message == "a page"
    stopped, log, _ = send(200, default=(page,), probed=page)
    assert stopped is not None
    assert (log.outcomes, set(log.status.values())) == ({}, {"in doubt"})


def test_wrong_credentials_stop_before_anything_is_sent(send):
    """No token, no create."""
    error = CredentialsError("app-secret", {"code": 10014})
    stopped, log, far = send(5, token_error=error)
    assert (stopped.slug, stopped.exit_code) == ("error.app-secret", 3)
    assert (far.calls, log.outcomes) == ([], {})


def test_unreachable_host_stops_before_anything_is_sent(send):
    """Nothing is tried row by row against a host that is not there; a token is asked for as
    long as patience lasts, and that is said."""
    stopped, log, far = send(5, token_error=REFUSED, give_up_after=300)
    assert (stopped.slug, stopped.exit_code, far.calls) == ("error.unreachable", 4, [])
    assert log.told == ["no-token", "until"]
    assert 300 <= far.opened[-1] - far.opened[0] < 400
    assert len(far.opened) < 20


def test_patience_with_a_token_begins_with_the_first_request(send):
    """A request that hangs for longer than patience lasts is not followed by another one."""
    stopped, log, far = send(5, token_error=REFUSED, token_takes=200.0, give_up_after=150)
    assert (stopped.slug, len(far.opened), log.told) == ("error.unreachable", 1, [])


def test_a_token_that_is_lost_once_is_asked_for_again(send):
    """It costs nothing."""
    stopped, log, far = send(5, token_error=REFUSED, token_passes=True)
    assert stopped is None
    assert _statuses(log) == {"created": 5}
    assert (len(far.opened), log.told) == (2, ["no-token", "until", "recovered"])


def test_a_stop_while_a_token_is_waited_for(send):
    """Ctrl-C need not wait for the end of patience."""

    async def interrupt(stop, _log, _api):
        await asyncio.sleep(100)
        stop.request(Stopped("interrupted", 130))

    stopped, _, far = send(5, token_error=REFUSED, before=interrupt)
    assert stopped.slug == "interrupted"
    assert far.opened[-1] - 1000 <= 100


def _down_between(start, end):
    """Nothing is reached between two moments."""
    return lambda seconds: not start <= seconds <= end


def test_an_outage_fails_no_row(send):
    """Ten minutes without answers: everybody waits, probes are few, then all are created."""
    stopped, log, far = send(200, reaches=_down_between(2, 600))
    assert stopped is None
    assert _statuses(log) == {"created": 200}
    assert log.told.count("outage") == 1
    assert log.told.count("recovered") == 1
    assert len([time for time, _ in far.calls if 60 < time - 1000 < 600]) <= 3, "rows at risk"
    probes = [time for time, _ in far.lists if 60 < time - 1000 < 600]
    assert 5 <= len(probes) <= 30


def test_an_outage_that_lasts_ends_the_run(send):
    """After --give-up-after: exit 4, rows in doubt or waiting, none failed."""
    stopped, log, far = send(100, reaches=_down_between(2, 1e9), give_up_after=300)
    assert (stopped.slug, stopped.exit_code) == ("outage", 4)
    assert set(_statuses(log)) == {"created"}
    assert far.calls[-1][0] - 1000 < 450


def test_few_rows_behind_a_dead_network_do_not_fail(send):
    """Three rows are too few for twenty failures in a row: still no row is to blame."""
    stopped, log, _ = send(3, default=(REFUSED,), give_up_after=120)
    assert (stopped.slug, stopped.exit_code) == ("outage", 4)
    assert log.outcomes == {}


def test_one_row_that_the_server_chokes_on_does_not_hold_the_others(send):
    """A row that is always answered 500 ends in doubt; the others are created."""
    _, log, _ = send(60, script={7: [BUSY]})
    assert _statuses(log) == {"created": 59, "in_doubt": 1}


def test_a_stop_waits_for_answers_in_flight(send):
    """What has left is waited for; what has not does not leave."""

    async def interrupt(stop, _log, _api):
        await asyncio.sleep(1.0)
        stop.request(Stopped("interrupted", 130))

    stopped, log, far = send(100, before=interrupt, latency=5.0)
    assert stopped.exit_code == 130
    assert len(far.calls) in range(9, 12)
    assert set(log.outcomes) == {number for _, number in far.calls}


def test_a_stop_does_not_wait_for_ever(send):
    """After ten seconds rows without an answer stay marked as sent: in doubt next time."""

    async def interrupt(stop, _log, _api):
        await asyncio.sleep(0.5)
        stop.request(Stopped("interrupted", 130))

    _, log, far = send(100, before=interrupt, latency=1000.0)
    assert log.outcomes == {}
    assert set(log.status.values()) == {"sent"}
    assert set(log.status) == {number for _, number in far.calls}


def test_the_first_reason_to_stop_stays(send):
    """Ctrl-C during a fatal stop does not hide why it stopped."""
    stop = Stop()
    stop.request(Stopped("quota", 6))
    stop.request(Stopped("interrupted", 130))
    assert stop.reason == Stopped("quota", 6)


def test_a_journal_that_fails_ends_everything(send):
    """Where nothing can be written down, nothing more is sent."""

    async def break_log(_stop, log, _api):
        def fail(_outcome):
            raise OSError("disk full")

        log.settle = fail

    with pytest.raises(OSError, match="disk full"):
        send(100, before=break_log)


def test_a_laptop_that_slept_through_an_outage_goes_on(leap):
    """Time in which nobody tried is no outage: opening the lid next morning ends nothing."""

    async def main():
        clock = {"now": 0.0}
        outage = Outage(600, lambda _: None, lambda: clock["now"])
        outage.begin()
        for now, overdue in ((60, False), (50_000, False), (50_060, False), (50_700, True)):
            steps = range(int(clock["now"]) + 60, now, 60) if now - clock["now"] < 1000 else ()
            for step in (*steps, now):
                clock["now"] = float(step)
                outage.failed()
            assert outage.is_over_due() is overdue, now

    leap(main)


def test_one_wave_of_throttled_replies_is_one_reason_to_pause(send):
    """Nine requests in flight throttled together, without a header: a second, not minutes."""
    wave = {n: [Reply(429, 99991400, "limit"), CREATED] for n in range(1, 10)}
    stopped, log, far = send(20, script=wave, latency=0.9)
    assert stopped is None
    assert log.told.count("throttled") == 1
    assert far.calls[-1][0] - far.calls[0][0] < 6


def test_a_stop_before_the_first_request_sends_nothing(send):
    """Ctrl-C while connecting: no row leaves."""

    async def at_once(stop, _log, _api):
        stop.request(Stopped("interrupted", 130))

    stopped, _, far = send(5, before=at_once)
    assert (stopped.slug, far.calls) == ("interrupted", [])
