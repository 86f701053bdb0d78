"""Pacing, as an HTTP transport: whatever leaves through the client has waited its turn, be
it a first attempt, a retry or a replay with a fresh token.

Starts are spaced evenly; what late timers and a busy machine cost is made up for, at twice
the pace at most and no more than a second of it.  A server that allows ten a second may count
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
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

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

#: The request extension under which a caller leaves a function to be called when the request
#: has had its turn and is about to leave.
DEPARTING = "departing"
#: httpx's own: a function that hears what happens to a request on its way.
_TRACE = "trace"


@dataclass(slots=True, eq=False)
class Trip:
    """When a request really left, 0 before that, and by how many seconds its answer was late,
    as far as that is known."""

    left_at: float = 0.0
    late: float = 0.0


class Pace:
    """The turns of one frequency limit.  ``rate`` is in requests a second."""

    def __init__(self, rate: float) -> None:
        self._shortest = (1 + _MARGIN) / rate
        self.interval = self._shortest
        self._one_at_a_time = asyncio.Lock()
        self._due = self._closed_until = self._grown_at = self._last = float("-inf")
        self._left: deque[Trip] = deque(maxlen=min(max(1, int(rate)), _COUNTED))
        self._answers: deque[float] = deque(maxlen=_ANSWERS)
        self._counts = _LITTLE

    async def turn(self) -> None:
        """Return when the next request may start."""
        loop = asyncio.get_running_loop()
        async with self._one_at_a_time:
            while (wait := self._opens_at() - loop.time()) > 0:
                await asyncio.sleep(wait)
            self._last = loop.time()
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
        trip.left_at = asyncio.get_running_loop().time()
        if self._answers:
            trip.late = sum(self._answers) / len(self._answers) - min(self._answers)
        self._left.append(trip)

    def answered(self, trip: Trip) -> None:
        """Its answer has come."""
        if trip.left_at:
            self._answers.append(asyncio.get_running_loop().time() - trip.left_at)
            trip.late = self._answers[-1] - min(self._answers)

    def is_paused(self) -> bool:
        """Whether nobody may start at present."""
        return self._closed_until > asyncio.get_running_loop().time()

    def throttled(self, seconds: float) -> None:
        """A request was throttled: nobody starts for ``seconds``, and all go a bit slower."""
        now = asyncio.get_running_loop().time()
        self._closed_until = max(self._closed_until, now + seconds)
        self._due = max(self._due, self._closed_until)  # a pause is not made up for
        self._counts = _MUCH
        if now - self._grown_at >= 1:
            self._grown_at = now
            self.interval = min(self.interval * _GROWTH, self._shortest * _SLOWEST)

    def accepted(self) -> None:
        """A request was not throttled: creep back towards the rate that was asked for."""
        self.interval = max(self.interval * (1 - _CREEP), self._shortest)
        self._counts = max(self._counts * (1 - _EASING), _LITTLE)


class PacedTransport(httpx.AsyncBaseTransport):
    """Sends through ``inner`` what has had its turn.

    ``paces`` maps a bucket to its pace; ``bucket`` names a request's.  A request whose bucket
    has no pace leaves at once (tokens have no documented limit).
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        paces: Mapping[str, Pace],
        bucket: Callable[[httpx.Request], str],
    ) -> None:
        self._inner = inner
        self._paces = paces
        self._bucket = bucket

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Wait for the turn, tell whoever wants to know that the request leaves, send it."""
        pace = self._paces.get(self._bucket(request))
        if pace is None:
            return await self._inner.handle_async_request(request)
        await pace.turn()
        departing = request.extensions.get(DEPARTING)
        if departing is not None:
            departing()
        trip = Trip()

        async def trace(event: str, about: Mapping[str, object]) -> None:
            # A proxy is asked for the way first, on a connection that is new.
            if event.endswith("send_request_headers.started") and (
                getattr(about.get("request"), "method", b"") != b"CONNECT"
            ):
                pace.left(trip)

        request.extensions[_TRACE] = trace
        response = await self._inner.handle_async_request(request)
        pace.answered(trip)
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()
