"""A minute of sending against a limit, on the test's own clock: how many are accepted, how
many throttled; and the arithmetic of the pace behind that."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from importer.api.pace import Pace, Trip
from importer.sandbox.limits import limit_for
from tests.api.test_pace import TENTH

MINUTE = 600


def _rate(far):
    return (len(far.accepted) - 1) / (far.accepted[-1] - far.accepted[0])


@pytest.mark.parametrize("latency", [0.05, 0.5, 2.0])
@pytest.mark.parametrize("window", ["sliding", "fixed", "bucket"])
def test_ten_a_second_are_never_throttled(send, window, latency):
    """However the server counts and however long it takes: 9.8 a second, none too soon."""
    _, log, far = send(MINUTE, limit=limit_for(window, 10), latency=latency)
    assert len(log.outcomes) == MINUTE
    assert (len(far.throttled), _rate(far) >= 9.8) == (0, True)


@pytest.mark.parametrize("latency", [0.05, 0.5])
def test_jitter_finds_its_level(send, latency):
    """A way there of 0 to 150 ms: 8.5 a second, and at most one in a hundred throttled."""
    limit = limit_for("sliding", 10)
    _, log, far = send(MINUTE, limit=limit, latency=latency, jitter=0.15)
    assert len(log.outcomes) == MINUTE
    assert _rate(far) >= 8.5
    assert len(far.throttled) <= MINUTE / 100


def test_answers_that_take_their_time_cost_three_per_cent(send):
    """Answers that are late for another reason than the way there slow nobody down further."""
    _, _, far = send(MINUTE, limit=limit_for("sliding", 10), thought=0.3)
    assert (len(far.throttled), _rate(far) >= 9.6) == (0, True)


async def _left(pace, late=0.0):
    """A turn that is taken; the request leaves ``late`` seconds after it."""
    trip = Trip()
    await pace.turn()
    await asyncio.sleep(late)
    pace.left(trip)
    return trip


@pytest.mark.parametrize(
    ("stall", "after"),
    [
        (0.3, [1.3, 2, 3, 4]),
        (2, [3, 3.5, 4, 4.5]),
        (20, [21, 22, 23, 24]),
    ],
)
def test_a_stall_is_made_up_for(leap, stall, after):
    """At twice the pace at most, and not more than a second of it: all in intervals, the
    starts counted from the first."""

    async def main():
        pace, loop = Pace(10), asyncio.get_running_loop()
        await pace.turn()
        began = loop.time()
        loop.call_later(0.99 * TENTH, loop.stall, stall * TENTH)
        return [await pace.turn() or loop.time() - began for _ in after]

    assert [seconds / TENTH for seconds in leap(main)] == pytest.approx(after, abs=0.02)


def test_a_pause_is_not_made_up_for(leap):
    """After a throttled reply the starts are as far apart as before, and a bit more."""

    async def main():
        pace, loop = Pace(10), asyncio.get_running_loop()
        await pace.turn()
        pace.throttled(0.5)
        times = [await pace.turn() or loop.time() for _ in range(3)]
        return [after - before for before, after in pairwise(times)]

    assert leap(main) == pytest.approx([TENTH * 1.03] * 2, abs=1e-3)


def test_what_left_late_keeps_its_distance(leap):
    """A request that left long after its turn: the tenth one after it is a second away."""

    async def main():
        pace = Pace(10)
        trips = [await _left(pace, 0.08), *[await _left(pace) for _ in range(10)]]
        return trips[10].left_at - trips[0].left_at, trips[1].left_at - trips[0].left_at

    tenth, first = leap(main)
    assert tenth == pytest.approx(10 * TENTH, abs=1e-3)
    assert first < TENTH


@pytest.mark.parametrize(
    ("late", "throttled", "waits"),
    [(0.02, False, 0.02), (0.2, False, 0.3 * TENTH), (0.2, True, 0.2)],
)
def test_a_late_answer_may_mean_a_late_arrival(leap, late, throttled, waits):
    """The tenth request after it waits as much longer: 3 % of a second, or all of it where
    something was throttled."""

    async def main():
        pace, loop = Pace(10), asyncio.get_running_loop()
        if throttled:
            pace.throttled(0.0)
        trips = []
        for number in range(12):
            trips.append(await _left(pace))
            takes = 0.05 + late * (number == 1)
            loop.call_later(takes, pace.answered, trips[-1])
        return trips[11].left_at - trips[1].left_at - 10 * pace.interval

    assert leap(main) == pytest.approx(waits, abs=1e-3)
