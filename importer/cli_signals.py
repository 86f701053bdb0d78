"""Ctrl-C and its kin while something is being sent."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from importer.records import Event, Stopped

if TYPE_CHECKING:
    from importer.crew import Stop


@contextmanager
def signals_stop(stop: Stop, tell: Callable[[Event], None]) -> Iterator[None]:
    """Ctrl-C, Ctrl-Break or a termination ask the run to stop; a second one leaves at once.

    ``signal.signal`` rather than the loop's own handlers, which Windows does not have."""
    import asyncio

    loop = asyncio.get_running_loop()

    def ask(_signum: int, _frame: object) -> None:
        if stop.reason is not None:
            raise KeyboardInterrupt
        # At once, and not in the loop: a second signal must find it set.
        stop.request(Stopped("interrupted", 130))
        loop.call_soon_threadsafe(tell, Event("stopping"))

    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
