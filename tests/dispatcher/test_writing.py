"""Writing while another process writes: beside the event loop, for as long as it takes."""

from __future__ import annotations

import asyncio

import pytest

from importer.dispatcher.writing import Pen
from importer.model.errors import JournalBusy, JournalError


class Book:
    """Busy until a moment of the loop's time."""

    def __init__(self, until):
        self.until = until
        self.written = []

    def write(self):
        now = asyncio.get_running_loop().time()
        if now < self.until:
            raise JournalBusy("journal-busy", {"path": "t.db"})
        self.written.append(now)
        return "done"


@pytest.mark.parametrize(("seconds", "told"), [(0.0, []), (1.0, []), (3600.0, ["journal-busy"])])
def test_it_waits_and_says_so_once(leap, seconds, told):
    """An hour is no reason to give up; moments are no reason to speak."""
    heard = []

    async def main():
        begin = asyncio.get_running_loop().time()
        book = Book(begin + seconds)
        assert await Pen(lambda event: heard.append(event.slug)).write(book.write) == "done"
        return book.written[0] - begin

    assert seconds <= leap(main) < seconds + 0.2
    assert heard == told


def test_others_go_on_meanwhile(leap):
    """Timers and answers do not wait for the journal."""

    async def main():
        book = Book(asyncio.get_running_loop().time() + 100)
        writing = asyncio.create_task(Pen(lambda _: None).write(book.write))
        await asyncio.sleep(50)
        assert not book.written and not writing.done()
        await writing
        return len(book.written)

    assert leap(main) == 1


def test_a_request_that_can_not_be_written_down_does_not_leave(leap):
    """It is asked for again, from its turn on."""
    asked = []

    async def main():
        book = Book(asyncio.get_running_loop().time() + 1)

        async def ask():
            asked.append(1)
            return book.write()

        return await Pen(lambda _: None).leave(ask)

    assert leap(main) == "done"
    assert len(asked) > 2


def test_whoever_is_cancelled_tries_a_last_time(leap):
    """An answer that is known is kept where it can be."""

    async def main():
        loop = asyncio.get_running_loop()
        book = Book(loop.time() + 10.01)
        writing = asyncio.create_task(Pen(lambda _: None).write(book.write))
        await asyncio.sleep(0.01)
        loop.stall(10)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        return len(book.written)

    assert leap(main) == 1


def test_other_trouble_of_the_journal_is_not_waited_for(leap):
    """A full disk does not become better by itself."""

    async def main():
        def full():
            raise JournalError("journal", {"path": "t.db", "why": "full"})

        await Pen(lambda _: None).write(full)

    with pytest.raises(JournalError):
        leap(main)
