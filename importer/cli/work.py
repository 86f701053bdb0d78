"""What takes long and can be stopped: with progress, and Ctrl-C."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from importer.cli import options
from importer.cli.progress import Progress
from importer.cli.signals import signals_stop

if TYPE_CHECKING:
    from importer.dispatcher import Sending, Stop
    from importer.model import Event

T = TypeVar("T")


def work(
    act: Callable[[tuple[Sending, Stop]], Awaitable[T]], given: options.Given, progress: Progress
) -> T:
    """What ``act`` returns, which is told how to send, by the options, and when to stop."""

    async def working(stop: Stop) -> T:
        with progress:
            how = options.sending(given, progress)
            with stop.within(how.max_seconds):
                return await act((how, stop))

    return stoppable(working, progress)


def stoppable(act: Callable[[Stop], Awaitable[T]], tell: Callable[[Event], None]) -> T:
    """What ``act`` returns, which is told when to stop; ``tell`` hears that somebody wishes it."""
    import asyncio

    from importer.dispatcher import Stop

    async def working() -> T:
        stop = Stop()
        with signals_stop(stop, tell):
            return await act(stop)

    return asyncio.run(working())
