"""One at a time: whoever changes a tenant's registry holds the lock of its journal, which dies with
its process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from importer.dispatcher.crew import Sending, Stop
from importer.model import Event, JournalError


@asynccontextmanager
async def turn(journal: Path, sending: Sending, stop: Stop) -> AsyncIterator[None]:
    """Hold the lock of the journal at a path.  The time that sending may take begins here:
    waiting for another import is part of it.

    Where ``stop`` has a reason inside, the turn never came: nothing may be changed.  Raises
    ``JournalError`` where there can be no lock."""
    lock = FileLock(f"{journal}.lock", mode=0o600)
    told = False
    with stop.within(sending.max_seconds):
        while not stop.reason:
            try:
                lock.acquire(timeout=0)
                break
            except Timeout:
                if not told:
                    sending.watch(Event("waiting"))
                    told = True
                await asyncio.sleep(0.5)
            except (OSError, NotImplementedError) as error:
                # A folder in its place, somebody else's file, a file system without locks.
                params = {"path": lock.lock_file, "why": getattr(error, "strerror", None) or error}
                raise JournalError("journal-lock", params) from error
        try:
            yield
        finally:
            lock.release()
