"""How many workers a run takes, on the test's own clock: as many as rate and latency ask for."""

from __future__ import annotations

import asyncio

import pytest

from importer.model.errors import NotSent
from importer.model.exchange import Reply
from tests.dispatcher.far_side import CREATED


@pytest.mark.parametrize(("latency", "least", "most"), [(0.05, 1, 4), (0.5, 5, 6), (2.0, 20, 21)])
def test_workers_follow_rate_and_latency(send, latency, least, most):
    """As many as are on their way at a time, and one in line; never fewer than a few."""
    _, _, far = send(300, latency=latency)
    assert least <= len(far.senders) <= most


@pytest.mark.parametrize(("rate", "latency"), [(20, 0.24), (50, 0.09), (100, 0.25)])
def test_a_raised_limit_is_reached(send, rate, latency):
    """Within a twentieth after ten seconds, however many answers that takes at a time."""
    _, _, far = send(20 * rate, latency=latency, rate=rate)
    starts = [at for at, _ in far.calls[10 * rate :]]
    assert len(starts) / (starts[-1] - starts[0]) >= 0.95 * rate


@pytest.mark.parametrize(
    "trouble",
    [Reply(429, 99991400, "limit", wait=3), NotSent("unreachable", {"host": "h", "why": "w"})],
    ids=["pause", "outage"],
)
def test_nobody_is_called_while_nobody_may_start(send, trouble):
    """A pause that the API asked for, or an outage, is no lack of workers."""
    script = {number: [trouble, CREATED] for number in range(20, 200, 20)}
    stopped, _, far = send(200, latency=0.05, script=script)
    assert (stopped, len(far.senders)) == (None, 4)


def test_a_rate_that_nobody_reaches_calls_no_more_workers(send):
    """Where answers come at once, more connections would only cost time."""
    _, _, far = send(300, latency=0.002, rate=10_000)
    assert len(far.senders) == 4


def test_no_more_workers_than_asked_for(send):
    """Thirty here: an answer that takes a minute calls no more."""
    _, log, far = send(40, latency=60.0)
    assert (len(far.senders), len(log.outcomes)) == (30, 40)


def test_a_busy_machine_calls_no_more_workers(send):
    """Where this process was late, answers wait to be read: nobody is missing."""

    async def stall(_stop, _log, _api):
        for _ in range(100):
            await asyncio.sleep(0.15)
            asyncio.get_running_loop().stall(0.4)

    _, _, far = send(100, latency=0.35, before=stall)
    assert len(far.senders) == 4
