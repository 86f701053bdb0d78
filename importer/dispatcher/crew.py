"""A few workers drain one iterator of records, each through its requests to its final word.

The workers are few because a task for each row would hold them all in memory, and because
each connection costs every request a little; the pace is not theirs but the transport's.  More
are called where a turn is there and nobody takes it: so many are at work as rate and latency
ask for.  What is done for a record (create it, delete it) is an
``Errand``; what replies ask for (wait, repeat, stop) is the same for all and stands here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from importer.api import CONNECTIONS, RETRIES, DeviceApi, Limit, backoff, classify_error, pause
from importer.dispatcher.outage import Outage
from importer.model import (
    CredentialsError,
    Event,
    NetworkError,
    Outcome,
    Record,
    Reply,
    Stopped,
    Verdict,
)
from importer.vocabulary import Meaning

#: Seconds that a stop leaves to answers in flight.
GRACE = 10.0
#: Workers that begin, and the least seconds without a start until another one is called.
_FEW, _IDLE = 4, 0.02
#: Seconds by which a timer is late where this process, not an answer, was slow.
_LATE = 0.05

_WAIT = (Meaning.THROTTLED, Meaning.RETRY)
_FATAL = (Meaning.STOP, Meaning.TOKEN_DEAD)
#: The answer was there, but what it means could not be asked: as if it had been lost.
_UNSETTLED = Verdict(Meaning.RETRY, doubt=True, blame=False)


class Stop:
    """The wish to stop: by a signal, a limit or a verdict.  The first reason stays."""

    def __init__(self) -> None:
        self.reason: Stopped | None = None
        self._wished = asyncio.Event()

    def request(self, reason: Stopped) -> None:
        """Ask everybody to stop.  To be called in the loop's thread."""
        if self.reason is None:
            self.reason = reason
            self._wished.set()

    async def wait(self) -> None:
        """Return when somebody wishes to stop."""
        await self._wished.wait()


@dataclass(frozen=True, slots=True)
class Sending:
    """How to send.  ``give_up_after`` is in seconds of outage, ``max_seconds`` in seconds of
    work (None: no limit); ``look_up`` asks the registry for the record ids of duplicates;
    ``watch`` hears each outcome and event; ``clock`` is the wall clock, in seconds since
    1970; ``workers`` are there at most."""

    give_up_after: float = 1800.0
    max_seconds: float | None = None
    look_up: bool = True
    watch: Callable[[Outcome | Event], None] = lambda _: None
    clock: Callable[[], float] = time.time
    workers: int = CONNECTIONS


@dataclass(slots=True)
class Course:
    """How far a record has come: requests that left, whether one of them may have acted
    although its answer is not known, and how often that could not be settled."""

    attempts: int
    doubt: bool
    unsettled: int = 0


class Errand(Protocol):
    """What is done for each record."""

    pace: Limit

    async def request(self, record: Record, departing: Callable[[], None]) -> Reply:
        """One request; raises ``NetworkError`` and ``CredentialsError``."""

    def judge(self, reply: Reply) -> Verdict:
        """What its reply means."""

    def departing(self, record: Record) -> None:
        """Write down that a request leaves now."""

    async def returned(self, record: Record, doubt: bool) -> None:
        """Write down that it was answered without a final word."""

    async def conclude(
        self, record: Record, verdict: Verdict, reply: Reply | None, course: Course
    ) -> bool:
        """Write the final word down; False where it could not be found out yet, and the
        record wants another attempt."""


def stopped_by_error(error: CredentialsError | NetworkError) -> Stopped:
    """An error as the reason of a stop: its sentence is ``error.<slug>``."""
    params = {name: str(value) for name, value in error.params.items()}
    return Stopped(f"error.{error.slug}", error.exit_code, params=params)


def stopped_by_reply(verdict: Verdict, reply: Reply) -> Stopped:
    """A fatal reply as the reason of a stop, with what an administrator has to know."""
    return Stopped(
        slug=verdict.slug,
        exit_code=verdict.exit_code,
        code=reply.code,
        message="; ".join(part for part in (reply.message, reply.details) if part),
        params={
            "status": str(reply.status),
            "code": str(reply.code),
            "link": reply.link,
            "scope": reply.details,
            "log_id": reply.log_id,
        },
    )


async def opened(api: DeviceApi, stop: Stop) -> bool:
    """Fetch the token, which also connects; False where that failed or somebody wished to
    stop meanwhile, and then ``stop`` has the reason."""
    opening = asyncio.create_task(api.open())
    wish = asyncio.create_task(stop.wait())
    try:
        either: list[asyncio.Future[Any]] = [opening, wish]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if opening.done():
            opening.result()
    except (CredentialsError, NetworkError) as error:
        stop.request(stopped_by_error(error))
    finally:
        for task in (opening, wish):
            task.cancel()
        await asyncio.gather(opening, wish, return_exceptions=True)
    return stop.reason is None


class Crew:
    """The workers of one run and what they share."""

    def __init__(self, records: Iterator[Record], errand: Errand, stop: Stop, how: Sending) -> None:
        self._records = records
        self._errand = errand
        self._stop = stop
        self._how = how
        self._outage = Outage(how.give_up_after, how.watch, how.clock)
        self._in_flight: set[asyncio.Task[Any]] = set()
        self._throttled_in_a_row = 0
        self._calls = asyncio.Semaphore(_FEW)
        self._in_line: set[asyncio.Task[Any]] = set()
        self._idle: asyncio.TimerHandle | None = None

    async def work(self) -> None:
        """Run the workers to the end of the records, or until the stop."""
        workers = [asyncio.create_task(self._worker()) for _ in range(self._how.workers)]
        wish = asyncio.create_task(self._stop.wait())
        everybody = asyncio.gather(*workers)
        either: list[asyncio.Future[Any]] = [wish, everybody]
        try:
            done, _ = await asyncio.wait(
                either, timeout=self._how.max_seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                self._stop.request(Stopped("max-duration", 6))
            if not everybody.done():
                await self._wind_up(workers)
        finally:
            for task in (wish, *workers):
                task.cancel()
            if self._idle is not None:
                self._idle.cancel()
            await asyncio.gather(wish, everybody, *workers, return_exceptions=True)
        for worker in workers:
            if not worker.cancelled():
                worker.result()

    async def _wind_up(self, workers: list[asyncio.Task[None]]) -> None:
        """Whoever has nothing in flight goes home; the others get the time for their answers."""
        waiting = [worker for worker in workers if worker in self._in_flight]
        for worker in workers:
            if worker not in self._in_flight:
                worker.cancel()
        if waiting:
            await asyncio.wait(waiting, timeout=GRACE)

    async def _worker(self) -> None:
        await self._calls.acquire()
        while self._stop.reason is None:
            record = next(self._records, None)
            if record is None:
                break
            await self._through(record)
        self._calls.release()  # nothing is left: whoever still waits to be called may go home

    def _watch_for_idling(self) -> None:
        """To be told of each start: call another worker unless the next one is in time."""
        if self._idle is not None:
            self._idle.cancel()
        loop = asyncio.get_running_loop()
        due = loop.time() + max(self._errand.pace.interval, _IDLE)
        self._idle = loop.call_at(due, self._call_another, due)

    def _call_another(self, due: float) -> None:
        if asyncio.get_running_loop().time() - due > _LATE:
            # It was this process that was late, and answers may be there already.
            self._watch_for_idling()
        elif not (self._in_line or self._outage.is_on() or self._errand.pace.is_paused()):
            self._calls.release()

    async def _through(self, record: Record) -> None:
        """One record to its final word, unless the run stops first."""
        course, failures = Course(record.attempts, record.doubt), 0
        while True:
            await self._outage.gate()
            verdict, reply = await self._attempt(record, course)
            last = verdict.meaning not in (*_WAIT, *_FATAL)
            if verdict.meaning is Meaning.RETRY and not self._outage.is_on():
                failures += 1
                last = failures > RETRIES and verdict.blame
            course.doubt = course.doubt or verdict.doubt
            if verdict.meaning is not Meaning.RETRY and verdict.meaning is not Meaning.THROTTLED:
                self._throttled_in_a_row = 0
                self._errand.pace.accepted()
            if last and await self._errand.conclude(record, verdict, reply, course):
                return
            if last:
                verdict, failures = _UNSETTLED, failures + 1
                self._outage.failed()
            await self._errand.returned(record, course.doubt)
            if self._stop.reason is None:
                await self._before_next(verdict, reply, failures)
            if self._stop.reason is not None:
                return

    async def _attempt(self, record: Record, course: Course) -> tuple[Verdict, Reply | None]:
        """One request and its verdict."""
        me = asyncio.current_task()
        assert me is not None

        def departing() -> None:
            self._errand.departing(record)  # raises where it can't: then nothing leaves
            course.attempts += 1
            self._in_line.discard(me)
            self._in_flight.add(me)
            self._watch_for_idling()

        self._in_line.add(me)
        try:
            reply = await self._errand.request(record, departing)
        except NetworkError as error:
            self._outage.failed()
            return classify_error(error), None
        except CredentialsError as error:
            self._stop.request(stopped_by_error(error))
            return Verdict(Meaning.STOP), None
        finally:
            self._in_line.discard(me)
            self._in_flight.discard(me)
        verdict = self._errand.judge(reply)
        if verdict.meaning is Meaning.RETRY:
            self._outage.failed()
        else:
            self._outage.passed()
        if verdict.meaning in _FATAL:
            self._stop.request(stopped_by_reply(verdict, reply))
        return verdict, reply

    async def _before_next(self, verdict: Verdict, reply: Reply | None, failures: int) -> None:
        """What has to pass before a record's next attempt."""
        if verdict.meaning is Meaning.THROTTLED:
            # Many requests of one wave may be throttled: that is one reason to pause longer.
            is_news = not self._errand.pace.is_paused()
            self._throttled_in_a_row += is_news
            seconds = pause(reply.wait if reply else None, max(1, self._throttled_in_a_row))
            self._errand.pace.throttled(seconds)
            if is_news:
                self._how.watch(Event("throttled", {"seconds": f"{seconds:g}"}))
        elif verdict.meaning is Meaning.RETRY:
            if self._outage.is_over_due():
                self._stop.request(Stopped("outage", 4))
            elif not self._outage.is_on() and failures > RETRIES:
                self._outage.begin()
            elif not self._outage.is_on():
                await asyncio.sleep(backoff(failures))
