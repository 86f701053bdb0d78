"""Writing to the journal while another process does: beside the event loop, not in its way.

A file of a million rows may just be taken in, or somebody's backup holds the file.  Then answers
in flight, timers and Ctrl-C must not wait with us.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from importer.model import Event, JournalBusy

T = TypeVar("T")
#: Seconds between two tries, and those of waiting that are worth a word.
_AGAIN, _LONG = 0.05, 2.0


class Pen:
    """Who writes with it waits for as long as it takes; ``tell`` hears when that is long."""

    def __init__(self, tell: Callable[[Event], None]) -> None:
        self._tell = tell
        self._since: float | None = None
        self._is_told = False

    async def write(self, act: Callable[[], T]) -> T:
        """What ``act`` returns, once it can write.  Whoever is cancelled while waiting tries a
        last time: an answer that is known must not be lost where it could be kept."""
        while True:
            try:
                done = act()
            except JournalBusy:
                try:
                    await self._wait()
                except asyncio.CancelledError:
                    with suppress(JournalBusy):
                        act()
                    raise
            else:
                self._is_free()
                return done

    async def leave(self, ask: Callable[[], Awaitable[T]]) -> T:
        """What ``ask`` returns, a request that is written down when it is about to leave: where
        that can't be done it does not leave, and takes another turn."""
        while True:
            try:
                return await ask()
            except JournalBusy:
                await self._wait()

    async def _wait(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._since is None:
            self._since = now
        elif now - self._since >= _LONG and not self._is_told:
            self._is_told = True
            self._tell(Event("journal-busy"))
        await asyncio.sleep(_AGAIN)

    def _is_free(self) -> None:
        self._since, self._is_told = None, False
