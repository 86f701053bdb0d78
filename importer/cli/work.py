"""What takes long and can be stopped: with progress, and Ctrl-C."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from importer.cli import options
from importer.cli.signals import signals_stop
from importer.cli.talk import Progress

if TYPE_CHECKING:
    from importer.dispatcher import Sending, Stop

T = TypeVar("T")


def work(
    act: Callable[[tuple[Sending, Stop]], Awaitable[T]], given: options.Given, progress: Progress
) -> T:
    """What ``act`` returns, which is told how to send, by the options, and when to stop."""
    import asyncio

    from importer.dispatcher import Stop

    async def working() -> T:
        stop = Stop()
        with progress, signals_stop(stop, progress):
            how = options.sending(given, progress)
            with stop.within(how.max_seconds):
                return await act((how, stop))

    return asyncio.run(working())
