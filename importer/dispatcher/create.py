"""Creating the devices of a run: what a crew does for each record, and how it ends.

Every request is written down *before* it leaves: after a crash such a row is known to be in
doubt.  A row in doubt is sent again; where the API then says that the device exists, a
look-up decides whether it is ours.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from importer.api import Limit, classify
from importer.dispatcher.clocks import ServerClock
from importer.dispatcher.crew import Course, Crew, Sending, Stop, opened
from importer.dispatcher.lookup import ELSEWHERE, NO_ANSWER, OTHERWISE, Doubt, LookUp, differ
from importer.dispatcher.writing import Pen
from importer.model import (
    Attempt,
    Device,
    Event,
    Maker,
    Outcome,
    Record,
    Registered,
    Reply,
    Status,
    Stopped,
    Verdict,
)
from importer.vocabulary import OK, Meaning

if TYPE_CHECKING:
    from importer.api import DeviceApi

#: Duplicates are looked up beside the creates by so many; more than this many waiting ones
#: are left without their record id rather than held in memory.
_CURIOUS, _QUEUE = 4, 10_000
#: How often a row is sent again because its look-up got no answer.
_PATIENCE = 3


class SendLog(Protocol):
    """Where the dispatcher writes down what it does, before and after."""

    def sent(self, number: int, now: float, ahead: float | None, doubt: bool) -> None:
        """A request for this row is about to leave, the server's clock being ``ahead`` of ours
        (None: nobody knows); one of an earlier session may have arrived where there is
        ``doubt``."""

    def lost(self, number: int, now: float, ahead: float | None) -> None:
        """The answer to that request will never be known: it may have acted until ``now``."""

    def attempts(self, number: int) -> Sequence[Attempt]:
        """All requests for this row's device whose answer is not known."""

    def returned(self, number: int, doubt: bool) -> None:
        """It was answered without a final word: the row waits for its next attempt."""

    def settle(self, outcome: Outcome) -> None:
        """The row's final word."""

    def settle_elsewhere(self, outcome: Outcome) -> None:
        """The row's final word, whose record the request of another run created; where one row
        alone sent one for the very device, that one's as well."""

    def has_answers(self) -> bool:
        """Whether a row of this run got its final word from the API."""

    def unidentified(self) -> Iterator[tuple[int, Device]]:
        """Duplicates of earlier sessions whose record was not looked up."""

    def learn(self, number: int, found: Registered, note: str) -> None:
        """What the registry has for a duplicate that was settled before, and a remark on it."""

    def maker(self, record_id: str, number: int) -> Maker:
        """Which row of ours is known to have created this record."""

    def at_first(self, record_id: str, now: tuple[int, int]) -> tuple[int, int] | None:
        """The ownership and trust of a record that says these ``now``, before runs of ours changed
        it; None where nobody can tell."""


async def dispatch(
    records: Iterator[Record], api: DeviceApi, log: SendLog, stop: Stop, how: Sending
) -> Stopped | None:
    """Send the records until there are none or somebody wishes to stop; returns why it
    stopped before the end, or None.

    Each record's create is repeated as its verdicts ask; nothing is raised for what the
    network or the API does.  Raises what ``log`` raises.
    """
    creation = Creation(api, log, how)  # it hears the server's clock from the first answer on
    if not await opened(api, stop, how):
        return stop.reason
    creation.remember(log.unidentified())
    curious = [asyncio.create_task(creation.look_up()) for _ in range(_CURIOUS)]
    try:
        await Crew(records, creation, stop, how).work()
        if stop.reason is None:
            await _emptied(creation, curious, stop, how)
    finally:
        for task in curious:
            task.cancel()
        ended = await asyncio.gather(*curious, return_exceptions=True)
    for end in ended:
        if isinstance(end, Exception):
            raise end
    return stop.reason


async def _emptied(
    creation: Creation, curious: list[asyncio.Task[None]], stop: Stop, how: Sending
) -> None:
    """Wait until all duplicates are looked up, nobody looks any more, look-ups have been
    without an answer for as long as patience lasts, or a stop is wished.

    All rows are settled by now: a stop here only leaves record ids out."""
    left = creation.duplicates.qsize()
    if left:
        how.watch(Event("looking-up", {"count": str(left)}))
    ends = [asyncio.create_task(creation.duplicates.join()), asyncio.create_task(stop.wait())]
    try:
        done = set[asyncio.Future[Any]]()
        while not done and (patience := how.give_up_after - creation.silence()) > 0:
            done, _ = await asyncio.wait(
                [*ends, *curious], return_when=asyncio.FIRST_COMPLETED, timeout=patience
            )
    finally:
        for task in ends:
            task.cancel()
        await asyncio.gather(*ends, return_exceptions=True)


class Creation:
    """The errand of creating: one create for each record, then its outcome."""

    def __init__(self, api: DeviceApi, log: SendLog, how: Sending) -> None:
        self.pace: Limit = api.pace
        self.duplicates: asyncio.Queue[tuple[int, Device]] = asyncio.Queue(_QUEUE)
        self._api = api
        self._log = log
        self._how = how
        self._pen = Pen(how.watch)
        self._server = ServerClock(how.clock)
        self._lookup = LookUp(api, how.watch, self._server)
        api.hear_clock(self._server.heard)

    async def is_settled(self, record: Record) -> bool:
        """A device that another run asked for under other identifiers, without an answer, is looked
        up first: who sends it might make a second record of it."""
        if not record.doubt:
            return False
        attempts = self._log.attempts(record.number)
        if not attempts or any(attempt.is_same for attempt in attempts):
            return False  # or this very device was sent before
        doubt = self._doubt(record, attempts)
        unknown = Outcome(
            record.number,
            Status.IN_DOUBT,
            attempts=record.attempts,
            finished_at=self._how.clock(),
        )
        outcome = await self._lookup.resolve(doubt, unknown, refused=True)
        if outcome.status in (Status.REJECTED, Status.DUPLICATE):
            return False  # nowhere, or what is there is older than the doubt
        if outcome.status is Status.IN_DOUBT:
            outcome = replace(outcome, note="doubt-elsewhere")
        await self._pen.write(lambda: self._log.settle(outcome))
        self._how.watch(outcome)
        return True

    async def request(self, record: Record, departing: Callable[[], None]) -> Reply:
        """One create."""
        return await self._pen.leave(lambda: self._api.create(record.device, departing))

    def judge(self, record: Record, reply: Reply) -> Verdict:  # noqa: ARG002
        """What its reply means.  A device that was created and has no record id was not
        answered in full: what it is has to be looked up."""
        verdict = classify(reply)
        if verdict.meaning is Meaning.CREATED and not reply.record_id:
            return Verdict(Meaning.RETRY, doubt=True)
        return verdict

    async def probe(self) -> Reply:
        """Any page of the registry."""
        return (await self._api.list({})).reply

    def has_answers(self) -> bool:
        """Whether an earlier session brought another row to its final word."""
        return self._log.has_answers()

    def departing(self, record: Record) -> None:
        """The row is marked as sent before the request leaves."""
        self._log.sent(record.number, self._how.clock(), self._server.ahead(), record.doubt)

    async def lost(self, record: Record) -> None:
        """The answer to the request that left last will never be known."""
        now, ahead = self._how.clock(), self._server.ahead()
        await self._pen.write(lambda: self._log.lost(record.number, now, ahead))

    async def returned(self, record: Record, doubt: bool) -> None:
        """The row waits for its next attempt."""
        await self._pen.write(lambda: self._log.returned(record.number, doubt))

    async def conclude(
        self, record: Record, verdict: Verdict, reply: Reply | None, course: Course
    ) -> bool:
        """The row's outcome; one in doubt is looked up before it is settled.  Where the
        look-up gets no answer either, the row is not given up at once."""
        outcome = self._outcome(record.number, verdict, reply, course)
        if outcome.status is Status.IN_DOUBT:
            # The last request is answered or given up: one who dies from here on leaves no other
            # doubt than those that are written down.
            await self.returned(record, True)
            doubt = self._doubt(record, self._log.attempts(record.number))
            refused = verdict.meaning in (Meaning.REJECTED, Meaning.UNCLEAR)
            outcome = await self._lookup.resolve(doubt, outcome, refused)
            if outcome.note == NO_ANSWER and course.unsettled < _PATIENCE:
                course.unsettled += 1
                return False
        is_theirs = outcome.note == ELSEWHERE
        settle = self._log.settle_elsewhere if is_theirs else self._log.settle
        await self._pen.write(lambda: settle(outcome))
        self._how.watch(outcome)
        if outcome.status is Status.DUPLICATE and not outcome.record_id and self._how.look_up:
            with suppress(asyncio.QueueFull):
                self.duplicates.put_nowait((record.number, record.device))
        return True

    def _doubt(self, record: Record, attempts: Sequence[Attempt]) -> Doubt:
        maker = partial(self._log.maker, number=record.number)
        return Doubt(record.device, attempts, maker, self._log.at_first)

    def remember(self, duplicates: Iterator[tuple[int, Device]]) -> None:
        """Duplicates that are still to be looked up."""
        if not self._how.look_up:
            return
        for duplicate in islice(duplicates, _QUEUE):
            self.duplicates.put_nowait(duplicate)

    def silence(self) -> float:
        """Seconds for which look-ups have got no answer by now."""
        return self._lookup.silence()

    async def look_up(self) -> None:
        """Fill in the record ids of duplicates, one after the other, for ever."""
        while True:
            number, device = await self.duplicates.get()
            found = await self._lookup.known(device)
            if found is not None:
                note = OTHERWISE if differ(device, found.device) else ""
                await self._pen.write(partial(self._log.learn, number, found, note))
            self.duplicates.task_done()

    def _outcome(
        self, number: int, verdict: Verdict, reply: Reply | None, course: Course
    ) -> Outcome:
        status, note = _final_status(verdict, course.doubt)
        if reply is None:
            return Outcome(
                number,
                status,
                attempts=course.attempts,
                finished_at=self._how.clock(),
                note=note,
            )
        return Outcome(
            number=number,
            status=status,
            record_id=reply.record_id or "",
            # One that says "created" and not which record was not answered in full.
            code=reply.code if reply.code != OK or reply.record_id else None,
            message="; ".join(part for part in (reply.message, reply.details) if part),
            attempts=course.attempts,
            finished_at=self._how.clock(),
            log_id=reply.log_id,
            note=note,
        )


def _final_status(verdict: Verdict, doubt: bool) -> tuple[Status, str]:
    """The status before any look-up, and the remark that goes with it.

    After an attempt whose answer was lost, "already exists" may mean our own device; a row that
    is refused may have been created before, and so may one that ran out of attempts."""
    match verdict.meaning:
        case Meaning.CREATED:
            return Status.CREATED, ""
        case Meaning.EXISTS:
            return (Status.IN_DOUBT, "exists-after-doubt") if doubt else (Status.DUPLICATE, "")
        case Meaning.REJECTED | Meaning.UNCLEAR:
            return (Status.IN_DOUBT, "rejected-after-doubt") if doubt else (Status.REJECTED, "")
        case _:
            return (Status.IN_DOUBT, "no-answer") if doubt else (Status.FAILED, "")
