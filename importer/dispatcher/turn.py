"""One at a time: whoever changes a tenant's registry holds the lock of its journal, which dies with
its process, and leaves a note beside it of who that is."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path

from filelock import FileLock, Timeout

from importer.dispatcher.crew import Sending, Stop
from importer.model import Doing, Event, JournalError, Turn
from importer.texts import reason


@asynccontextmanager
async def turn(
    journal: Path, sending: Sending, stop: Stop, what: tuple[str, Doing]
) -> AsyncIterator[Callable[[int], None]]:
    """Hold the lock of the journal at a path, for ``what``: a run's id, and what becomes of it.
    The time that sending may take begins here: waiting for another import is part of it.  Gives
    whom to tell, once it is known, the ``Turn.total`` for whoever looks on.

    Where ``stop`` has a reason inside, the turn never came: nothing may be changed.  Raises
    ``JournalError`` where there can be no lock."""
    lock = FileLock(f"{journal}.lock", mode=0o600)
    told = False

    def reckon(total: int) -> None:
        _leave_note(journal, replace(ours, total=total))

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
                params = {"path": lock.lock_file, "why": reason(error)}
                raise JournalError("journal-lock", params) from error
        try:
            ours = Turn(*what, sending.program, os.getpid(), sending.clock())
            if lock.is_locked:
                _leave_note(journal, ours)
            yield reckon
        finally:
            if lock.is_locked:
                _take_note(journal)
            lock.release()


def whose_turn(journal: Path) -> Turn | None:
    """Who is changing the registry just now, this process or another; None where nobody is."""
    try:
        said = json.loads(_note(journal).read_text("utf-8"))
        found = Turn(**{**said, "doing": Doing(said["doing"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    with idle(journal) as is_idle:
        if is_idle:
            _take_note(journal)  # of a process that was killed: it is not asked about again
        return found if is_idle is False else None


@contextmanager
def idle(journal: Path) -> Iterator[bool | None]:
    """Whether nobody is changing the registry, and nobody begins to inside; None where there can
    be no lock."""
    lock = FileLock(f"{journal}.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    except (OSError, NotImplementedError):
        yield None
        return
    try:
        yield True
    finally:
        lock.release()


def _note(journal: Path) -> Path:
    return Path(f"{journal}.turn")


def _leave_note(journal: Path, turn: Turn) -> None:
    """Nothing depends on it: where it can't be written nobody hears who it is."""
    target = _note(journal)
    fresh = target.with_name(f"{target.name}.{turn.process}")
    with suppress(OSError):
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(turn), file)
        fresh.replace(target)


def _take_note(journal: Path) -> None:
    with suppress(OSError):
        _note(journal).unlink()
