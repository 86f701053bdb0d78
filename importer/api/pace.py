"""The frequency limits, one for each operation, and the pace of the creates within theirs.

Look-ups and deletes go evenly, by a limiter of one request an interval.  Creates are spread
by a pace of our own: what late timers and a busy machine cost is made up for, at twice the
pace at most and no more than a second of it.  A server that allows ten a second may count
in windows of the clock, in sliding ones or with a bucket: it throttles none where ten starts
always take a second, by the moments at which the requests really left (a new connection, or a
busy machine, comes between a turn and those).

What no client can know is how long a request was on its way.  An answer that comes late may
be one to a request that arrived late, and then the tenth after it would come too soon: so it
waits as much longer.  Up to 3 % of the window always, for more after a throttled reply.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

#: How many connections are kept: twice what ten a second needs at two seconds of latency.
CONNECTIONS = 40
#: How many records may be got by id for one operation of another kind: 50 a second, and 10.
GETS = 5
#: Share of the interval that is added for what clocks and timers are off: one per cent, and
#: more where the clock itself is coarse (one of Windows ticks 64 times a second).
_MARGIN = max(0.01, 0.005 + time.get_clock_info("monotonic").resolution)
#: The interval never grows past this many times the one that was asked for.
_SLOWEST = 3.0
_GROWTH = 1.03
#: Of the interval, per accepted request: back from 3 % in about a minute at ten a second.
_CREEP = 5e-5
#: Starts that are counted, at most: those of a second, which is how the API's limits are given.
_COUNTED = 100
#: How much of an answer's lateness counts, as a share of the window: always, and after a
#: throttled reply, from where each accepted request takes its part (half in six minutes).
_LITTLE, _MUCH, _EASING = 0.03, 0.3, 2e-4
#: An answer is late by what it took longer than the quickest of so many.
_ANSWERS = 32


@dataclass(slots=True, eq=False)
class Trip:
    """When a request really left, 0 before that, and by how many seconds its answer was late,
    as far as that is known."""

    left_at: float = 0.0
    late: float = 0.0


class Limit:
    """The frequency limit of one operation: even, with a pause for everybody.

    ``rate`` is in requests a second.  Whoever sends takes a turn, then room in ``limiter``,
    past which nothing leaves.
    """

    def __init__(self, rate: float) -> None:
        self.interval = (1 + _MARGIN) / rate
        self.limiter = AsyncLimiter(1, self.interval)
        self._closed_until = float("-inf")

    async def turn(self) -> None:
        """Return when nobody is asked to pause."""
        while (wait := self._closed_until - _now()) > 0:
            await asyncio.sleep(wait)

    def is_paused(self) -> bool:
        """Whether nobody may start at present."""
        return self._closed_until > _now()

    def throttled(self, seconds: float) -> None:
        """A request was throttled: nobody starts for ``seconds``."""
        self._closed_until = max(self._closed_until, _now() + seconds)

    def accepted(self) -> None:
        """A request was not throttled."""

    def left(self, trip: Trip) -> None:
        """A request leaves now."""
        trip.left_at = _now()

    def answered(self, trip: Trip) -> None:
        """Its answer has come."""


class Pace(Limit):
    """The limit of the creates, and how they are spread within it."""

    def __init__(self, rate: float) -> None:
        super().__init__(rate)
        self.limiter = AsyncLimiter(max(rate, 1), max(1, 1 / rate))
        self._shortest = self.interval
        self._one_at_a_time = asyncio.Lock()
        self._due = self._grown_at = self._last = float("-inf")
        self._left: deque[Trip] = deque(maxlen=min(max(1, int(rate)), _COUNTED))
        self._answers: deque[float] = deque(maxlen=_ANSWERS)
        self._counts = _LITTLE

    async def turn(self) -> None:
        """Return when the next request may start."""
        async with self._one_at_a_time:
            while (wait := self._opens_at() - _now()) > 0:
                await asyncio.sleep(wait)
            self._last = _now()
            was_late = self._last - self._due < 1  # or else it was idle
            self._due = (self._due if was_late else self._last) + self.interval

    def _opens_at(self) -> float:
        opens = max(self._due, self._closed_until, self._last + self.interval / 2)
        count = self._left.maxlen
        if count != len(self._left):
            return opens
        first, window = self._left[0], count * self.interval
        return max(opens, first.left_at + window + min(first.late, window * self._counts))

    def left(self, trip: Trip) -> None:
        """A request leaves now.  Until its answer comes it counts as late as most are."""
        super().left(trip)
        if self._answers:
            trip.late = sum(self._answers) / len(self._answers) - min(self._answers)
        self._left.append(trip)

    def answered(self, trip: Trip) -> None:
        """Its answer has come."""
        if trip.left_at:
            self._answers.append(_now() - trip.left_at)
            trip.late = self._answers[-1] - min(self._answers)

    def throttled(self, seconds: float) -> None:
        """A request was throttled: nobody starts for ``seconds``, and all go a bit slower."""
        super().throttled(seconds)
        self._due = max(self._due, self._closed_until)  # a pause is not made up for
        self._counts = _MUCH
        if _now() - self._grown_at >= 1:
            self._grown_at = _now()
            self.interval = min(self.interval * _GROWTH, self._shortest * _SLOWEST)

    def accepted(self) -> None:
        """A request was not throttled: creep back towards the rate that was asked for."""
        self.interval = max(self.interval * (1 - _CREEP), self._shortest)
        self._counts = max(self._counts * (1 - _EASING), _LITTLE)


def _now() -> float:
    return asyncio.get_running_loop().time()
