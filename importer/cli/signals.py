"""Ctrl-C and its kin: a termination, a terminal that is closed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from importer.model import ImporterError

if TYPE_CHECKING:
    from importer.dispatcher import Stop
    from importer.model import Event


#: The exit code of an interrupted command.
INTERRUPTED = 130


class Interrupted(ImporterError):
    """Somebody wanted the command to end."""

    exit_code = INTERRUPTED


class Terminated(SystemExit):
    """The system wanted it to."""


def leave_tidily_when_terminated() -> None:
    """A termination ends the command as an exception does: what was begun in temporary folders
    is taken away.  Only a program's main thread can say so."""
    if threading.current_thread() is threading.main_thread():
        for number in _numbers("SIGTERM", "SIGHUP"):
            signal.signal(number, _leave)


def _numbers(*names: str) -> list[int]:
    """The signals of these names that this system has, less those that whoever started us does
    not want to be heard (``nohup``)."""
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _leave(_signum: int, _frame: object) -> None:
    raise Terminated(INTERRUPTED)


@contextmanager
def signals_stop(stop: Stop, tell: Callable[[Event], None]) -> Iterator[None]:
    """Ctrl-C, Ctrl-Break, a termination or a closed terminal ask the run to stop; a second one
    leaves at once (but for a terminal, whose closing may be told twice).

    ``signal.signal`` rather than the loop's own handlers, which Windows does not have."""
    import asyncio

    from importer.model import Event, Stopped

    loop = asyncio.get_running_loop()
    asked = False

    def ask(signum: int, _frame: object) -> None:
        nonlocal asked
        if asked and signum == getattr(signal, "SIGHUP", None):
            return
        if asked:
            # An exception could be swallowed by whatever it interrupts. Nothing is lost: the
            # journal knows of each request that left, as after a crash.
            os._exit(INTERRUPTED)
        asked = True
        loop.call_soon_threadsafe(stop.request, Stopped("interrupted", INTERRUPTED))
        loop.call_soon_threadsafe(tell, Event("stopping"))

    numbers = _numbers("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
