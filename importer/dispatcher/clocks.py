"""Two clocks, the server's and ours, and what is known of the one by the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from importer.model import Attempt

#: Seconds by which two measures of one time differ without anybody having moved a clock.
_EVEN = 1.5
#: Share of the time by which a clock that nobody sets goes wrong: less than two seconds a day.
_DRIFT = 2e-5


class ServerClock:
    """How far the server's clock is ahead of ours, for as long as ours goes on evenly.

    ``clock`` is our wall clock, seconds since 1970; it is compared with the event loop's, which
    nobody can set.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ahead: float | None = None
        self._wall = self._steady = 0.0

    def now(self) -> float:
        """Our wall clock."""
        return self._clock()

    def believed(self, attempt: Attempt) -> Attempt:
        """An attempt with the offset of its time, if that is still the one of today: where it is
        another, somebody set our clock since, or what told the time was not the server."""
        ahead = self.ahead()
        if ahead is None or attempt.ahead is None:
            return replace(attempt, ahead=None)
        since = max(0.0, self._clock() - attempt.began)
        if abs(ahead - attempt.ahead) > _EVEN * 2 + since * _DRIFT:
            return replace(attempt, ahead=None)
        return attempt

    def heard(self, date: float) -> None:
        """The server's clock as an answer that has just come tells it, in whole seconds."""
        self._wall, self._steady = self._clock(), asyncio.get_running_loop().time()
        self._ahead = date - self._wall

    def ahead(self) -> float | None:
        """Seconds; None where it was never heard, or where our clock was set since."""
        if self._ahead is None:
            return None
        passed = self._clock() - self._wall
        even = abs(passed - (asyncio.get_running_loop().time() - self._steady)) <= _EVEN
        return self._ahead if even else None
