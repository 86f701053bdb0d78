"""Pacing, as an HTTP transport: whatever leaves through the client has waited its turn, be
it a first attempt, a retry or a replay with a fresh token.

Starts are spaced evenly.  A counter of ten a second would let twenty start within one second
and be throttled for it; even spacing stays below the limit whether the server counts in
fixed windows, sliding ones or with a bucket.  What no client can know is the jitter of the
way there, so the interval finds its level by itself: 3 % longer after a throttled reply (at
most once a second), a little shorter after each accepted one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import httpx
from aiolimiter import AsyncLimiter

#: The interval never grows past this many times the one that was asked for.
_SLOWEST = 3.0
_GROWTH = 1.03
#: Of the interval, per accepted request: back from 3 % in about a minute at ten a second.
_CREEP = 5e-5

#: The request extension under which a caller leaves a function to be called when the request
#: has had its turn and is about to leave.
DEPARTING = "departing"


class Pace:
    """The turns of one frequency limit.  ``rate`` is in requests a second."""

    def __init__(self, rate: float) -> None:
        self._shortest = 1 / rate
        self.interval = self._shortest
        self._limiter = AsyncLimiter(1, self.interval)
        self._one_at_a_time = asyncio.Lock()
        self._closed_until = 0.0
        self._grown_at = float("-inf")

    async def turn(self) -> None:
        """Return when the next request may start."""
        async with self._one_at_a_time:
            while True:
                await self._wait_for_pause()
                await self._limiter.acquire()
                if self._closed_until <= asyncio.get_running_loop().time():
                    break
            if self._limiter.time_period != self.interval:
                # A fresh limiter, its one place taken now: the next turn comes a whole
                # new interval after this one.
                self._limiter = AsyncLimiter(1, self.interval)
                await self._limiter.acquire()

    async def _wait_for_pause(self) -> None:
        loop = asyncio.get_running_loop()
        while (left := self._closed_until - loop.time()) > 0:
            await asyncio.sleep(left)

    def is_paused(self) -> bool:
        """Whether nobody may start at present."""
        return self._closed_until > asyncio.get_running_loop().time()

    def throttled(self, seconds: float) -> None:
        """A request was throttled: nobody starts for ``seconds``, and all go a bit slower."""
        now = asyncio.get_running_loop().time()
        self._closed_until = max(self._closed_until, now + seconds)
        if now - self._grown_at >= 1:
            self._grown_at = now
            self.interval = min(self.interval * _GROWTH, self._shortest * _SLOWEST)

    def accepted(self) -> None:
        """A request was not throttled: creep back towards the rate that was asked for."""
        self.interval = max(self.interval * (1 - _CREEP), self._shortest)


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
        if pace is not None:
            await pace.turn()
        departing = request.extensions.get(DEPARTING)
        if departing is not None:
            departing()
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()
