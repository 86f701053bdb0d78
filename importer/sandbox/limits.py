"""The frequency limit, counted in each of the three ways that the documentation leaves open.

It speaks of a cap and of seconds until it is restored, which suggests a window; nobody has
measured which.  A rate below one a second, or not whole, is kept by a longer or shorter
window.  Pure: the time is handed in.
"""

from __future__ import annotations

from collections import deque
from math import ceil, floor
from typing import Protocol

#: Seconds, or tokens: what a clock of many digits loses.  A caller exactly on time is in time.
_ROUNDING = 1e-5


class Limit(Protocol):
    """One counter.  ``cap`` is what the reply's x-ogw-ratelimit-limit says."""

    cap: int

    def take(self, now: float) -> float:
        """0.0 and a place taken, or the seconds until there is a place again."""


class Sliding:
    """At most ``cap`` calls within any window of one second."""

    def __init__(self, rate: float) -> None:
        self.cap = max(1, floor(rate))
        self._period = self.cap / rate
        self._taken: deque[float] = deque()

    def take(self, now: float) -> float:
        """See ``Limit``."""
        while self._taken and now - self._taken[0] >= self._period - _ROUNDING:
            self._taken.popleft()
        if len(self._taken) < self.cap:
            self._taken.append(now)
            return 0.0
        return self._taken[0] + self._period - now


class Fixed:
    """At most ``cap`` calls within each second of the clock."""

    def __init__(self, rate: float) -> None:
        self.cap = max(1, floor(rate))
        self._period = self.cap / rate
        self._window = -1
        self._count = 0

    def take(self, now: float) -> float:
        """See ``Limit``."""
        window = floor(now / self._period)
        if window != self._window:
            self._window, self._count = window, 0
        if self._count < self.cap:
            self._count += 1
            return 0.0
        return max((window + 1) * self._period - now, _ROUNDING)


class Bucket:
    """A bucket of ``cap`` tokens, full at first and refilled evenly."""

    def __init__(self, rate: float) -> None:
        self.cap = max(1, floor(rate))
        self._rate = rate
        self._level = float(self.cap)
        self._filled_at = float("-inf")

    def take(self, now: float) -> float:
        """See ``Limit``."""
        if self._filled_at < now:
            filled = self._level + (now - self._filled_at) * self._rate
            self._level, self._filled_at = min(float(self.cap), filled), now
        if self._level >= 1 - _ROUNDING:
            self._level -= 1
            return 0.0
        return (1 - self._level) / self._rate


_WINDOWS: dict[str, type[Sliding] | type[Fixed] | type[Bucket]] = {
    "sliding": Sliding,
    "fixed": Fixed,
    "bucket": Bucket,
}


def limit_for(window: str, rate: float) -> Limit | None:
    """A new counter of ``rate`` calls a second; None for the window ``off``."""
    kind = _WINDOWS.get(window)
    return kind(rate) if kind else None


def reset_value(form: str, wait: float) -> str | None:
    """What x-ogw-ratelimit-reset says in one of its forms; None where it is left out."""
    return {
        "int": str(max(1, ceil(wait))),
        "float": f"{wait:.3f}",
        "absent": None,
        "zero": "0",
        "huge": "86400",
    }[form]
