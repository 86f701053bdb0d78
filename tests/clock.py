"""A clock that tests own."""

from __future__ import annotations

import asyncio
import selectors
from typing import Any


class _LeapingSelector(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    """Instead of waiting for a time-out, leaps over it: no test ever sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        # Each look costs a microsecond, as a real clock's would: code that waits for a
        # rounding error to pass must not wait for ever.
        self.now += 1e-6
        if not ready and timeout:
            self.now += timeout
        return ready


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop whose time passes only when everybody waits for it."""

    def __init__(self) -> None:
        self._leaping = _LeapingSelector()
        super().__init__(self._leaping)

    def time(self) -> float:
        return self._leaping.now

    def stall(self, seconds: float) -> None:
        """Time passes although somebody could have run: the machine was busy."""
        self._leaping.now += seconds
