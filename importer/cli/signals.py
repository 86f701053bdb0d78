"""Ctrl-C and its kin while something is being sent."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importer.dispatcher import Stop
    from importer.model import Event


#: The exit code of an interrupted command.
INTERRUPTED = 130


def leave_tidily_when_terminated() -> None:
    """A termination ends the command as an exception does: what was begun in temporary folders
    is taken away.  Only a program's main thread can say so."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _leave)


def _leave(_signum: int, _frame: object) -> None:
    raise SystemExit(INTERRUPTED)


@contextmanager
def signals_stop(stop: Stop, tell: Callable[[Event], None]) -> Iterator[None]:
    """Ctrl-C, Ctrl-Break or a termination ask the run to stop; a second one leaves at once.

    ``signal.signal`` rather than the loop's own handlers, which Windows does not have."""
    import asyncio

    from importer.model import Event, Stopped

    loop = asyncio.get_running_loop()
    asked = False

    def ask(_signum: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            # An exception could be swallowed by whatever it interrupts. Nothing is lost: the
            # journal knows of each request that left, as after a crash.
            os._exit(INTERRUPTED)
        asked = True
        loop.call_soon_threadsafe(stop.request, Stopped("interrupted", INTERRUPTED))
        loop.call_soon_threadsafe(tell, Event("stopping"))

    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
