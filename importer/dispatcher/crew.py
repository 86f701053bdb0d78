"""A few workers drain one iterator of records, each through its requests to its final word.

The workers are few because a task for each row would hold them all in memory, and because
each connection costs every request a little; the pace is not theirs but the transport's.  More
are called where a turn is there and nobody takes it: so many are at work as rate and latency
ask for.  What is done for a record (create it, delete it) is an
``Errand``; what replies ask for (wait, repeat, stop) is the same for all and stands here.

A fault of a row is no fault of the run.  A row that is refused in a way that nobody has written
down, or that fails while the API answers, is set aside and tried once more when all others are
through.  It then ends by what it is answered, if others are answered; where nobody's row gets
through, the run stops, or waits, and no row is to blame.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from importer.api import (
    CONNECTIONS,
    RETRIES,
    Limit,
    backoff,
    classify,
    classify_error,
    pause,
)
from importer.dispatcher.outage import MANY, THRESHOLD, Outage, Sight, Spell, tell_end
from importer.model import (
    CredentialsError,
    Event,
    NetworkError,
    Outcome,
    Progress,
    Record,
    Reply,
    Stopped,
    Verdict,
)
from importer.vocabulary import OK, Meaning

if TYPE_CHECKING:
    from importer.api import DeviceApi

#: Seconds that a stop leaves to answers in flight.
GRACE = 10.0
#: Workers that begin, and the least seconds without a start until another one is called.
_FEW, _IDLE = 4, 0.02
#: Seconds by which a timer is late where this process, not an answer, was slow.
_LATE = 0.05
#: Different rows refused in a row after which, and after each twentieth from there, somebody
#: asks whether everything is.
_SEVERAL = 3
#: Rows that are held aside at most; when there are more, the first is tried again at once.
_ASIDE = 10_000

_FATAL = (Meaning.STOP, Meaning.TOKEN_DEAD)
_NO_WORD = (*_FATAL, Meaning.THROTTLED, Meaning.RETRY, Meaning.UNCLEAR)
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

    def withdraw(self) -> None:
        """The reason is none any more: there is another way."""
        self.reason = None
        self._wished.clear()

    async def wait(self) -> None:
        """Return when somebody wishes to stop."""
        await self._wished.wait()

    @contextmanager
    def within(self, seconds: float | None) -> Iterator[None]:
        """Whatever is done in this context is wished to stop after so many seconds; None:
        never."""
        if seconds is None:
            yield
            return
        over = Stopped("max-duration", 6)
        timer = asyncio.get_running_loop().call_later(seconds, self.request, over)
        try:
            yield
        finally:
            timer.cancel()


@dataclass(frozen=True, slots=True)
class Sending:
    """How to send.  ``give_up_after`` is in seconds in which nothing gets through,
    ``max_seconds`` in seconds of all that is done and waited for (None: no limit; see
    ``Stop.within``); ``look_up`` asks the registry for the record ids of duplicates;
    ``watch`` hears each outcome and event; ``progress`` how far it has come, at each of them;
    ``clock`` is the wall clock, in seconds since 1970; ``workers`` are there at most.  Without
    ``is_tenant_known`` a record that is not found may be one of another tenant.  ``program`` is
    how whoever sends is called where another program asks.

    Both are called in the loop's thread, and what they raise ends the run, to be resumed."""

    give_up_after: float = 1800.0
    max_seconds: float | None = None
    look_up: bool = True
    watch: Callable[[Outcome | Event], None] = lambda _: None
    clock: Callable[[], float] = time.time
    workers: int = CONNECTIONS
    is_tenant_known: bool = True
    progress: Callable[[Progress], None] | None = None
    program: str = ""


@dataclass(slots=True)
class Course:
    """How far a record has come: requests that left, whether one of them may have acted
    although its answer is not known, and how often that could not be settled.

    In this session: how often it ``failed`` or was ``throttled``, and how often the API had been
    ``heard`` when that happened last; ``is_last``: it was set aside and is to end now, not
    before ``due`` in the loop's time."""

    attempts: int
    doubt: bool
    unsettled: int = 0
    failed: int = 0
    throttled: int = 0
    heard: int = 0
    is_last: bool = False
    due: float = 0.0


class Errand(Protocol):
    """What is done for each record."""

    pace: Limit

    async def is_settled(self, record: Record) -> bool:
        """Whether a record got its final word before any request of this session."""

    async def request(self, record: Record, departing: Callable[[], None]) -> Reply:
        """One request; raises ``NetworkError`` and ``CredentialsError``."""

    def judge(self, record: Record, reply: Reply) -> Verdict:
        """What the reply to its last request means."""

    async def probe(self) -> Reply:
        """A request that does no harm, to learn whether the API answers; raises the same."""

    def has_answers(self) -> bool:
        """Whether an earlier session brought another record of the run to its final word."""

    def departing(self, record: Record) -> None:
        """Write down that a request leaves now."""

    async def lost(self, record: Record) -> None:
        """Write down that the answer to the last request will never be known."""

    async def returned(self, record: Record, doubt: bool) -> None:
        """Write down that it was answered without a final word."""

    async def conclude(
        self, record: Record, verdict: Verdict, reply: Reply | None, course: Course
    ) -> bool:
        """Write the final word down; False where it could not be found out yet, and the
        record wants another attempt."""


def stopped_by_error(error: CredentialsError | NetworkError) -> Stopped:
    """An error as the reason of a stop: its sentence is ``error.<slug>``."""
    # A reason is a text in both languages, and stays one.
    params = {n: v if isinstance(v, str) else str(v) for n, v in error.params.items()}
    return Stopped(f"error.{error.slug}", error.exit_code, params=params)


def of_reading(verdict: Verdict) -> Verdict:
    """The same of a request that only reads: that takes another permission."""
    return replace(verdict, slug="scope-read") if verdict.slug == "scope" else verdict


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
            "message": reply.message,
            "link": reply.link,
            "scope": reply.details,
            "log_id": reply.log_id or "-",
        },
    )


async def opened(api: DeviceApi, stop: Stop, how: Sending) -> bool:
    """Fetch the token, which also connects; False where that failed for as long as patience
    lasts or somebody wished to stop meanwhile, and then ``stop`` has the reason."""
    opening = asyncio.create_task(_open(api, how))
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


async def _open(api: DeviceApi, how: Sending) -> None:
    """A token costs nothing to ask for again.  Raises what the last try was answered with."""
    spell, tries = Spell(how.clock), 0
    spell.look()
    while True:
        try:
            await api.open()
            break
        except NetworkError as error:
            lasted = spell.look()
            if lasted >= how.give_up_after:
                raise
            if not tries:
                how.watch(Event("no-token", {"host": str(error.params.get("host", ""))}))
                tell_end(how.watch, how.clock() - lasted + how.give_up_after)
        tries += 1
        await asyncio.sleep(backoff(tries))
    if tries:
        how.watch(Event("recovered", {"seconds": f"{spell.seconds():.0f}"}))


class Crew:
    """The workers of one run and what they share."""

    def __init__(self, records: Iterator[Record], errand: Errand, stop: Stop, how: Sending) -> None:
        self._records = records
        self._errand = errand
        self._stop = stop
        self._how = how
        self._outage = Outage(how.give_up_after, how.watch, how.clock)
        self._in_flight: set[asyncio.Task[Any]] = set()
        self._aside: deque[tuple[Record, Course]] = deque()
        self._told_of_aside = self._told_of_refusal = self._has_answers = False
        self._throttled = Spell(how.clock)
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
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
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
        while self._stop.reason is None and (task := self._next()) is not None:
            await self._through(*task)
        self._calls.release()  # nothing is left: whoever still waits to be called may go home

    def _next(self) -> tuple[Record, Course] | None:
        """The next record; when there is none, the first of those that were set aside."""
        record = next(self._records, None) if len(self._aside) < _ASIDE else None
        if record is not None:
            return record, Course(record.attempts, record.doubt, heard=self._outage.heard)
        if not self._aside:
            return None
        if not self._told_of_aside:
            self._told_of_aside = True
            self._how.watch(Event("set-aside", {"count": str(len(self._aside))}))
        record, course = self._aside.popleft()
        course.is_last, course.heard = True, self._outage.heard
        return record, course

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

    async def _through(self, record: Record, course: Course) -> None:
        """One record to its final word, or aside, unless the run stops first."""
        if course.is_last:
            await asyncio.sleep(course.due - asyncio.get_running_loop().time())
        elif await self._errand.is_settled(record):
            return
        while True:
            await self._outage.gate(self._sight)
            if self._outage.is_over_due():
                self._stop.request(Stopped("outage", 4))
            if self._stop.reason is not None:
                return
            is_probe = self._outage.is_probe()
            verdict, reply = await self._attempt(record, course)
            if verdict.doubt:
                course.doubt = True
                await self._errand.lost(record)
            if verdict.meaning in _NO_WORD:
                await self._errand.returned(record, course.doubt)
            end = await self._end(verdict, reply, course)
            if end is not None:
                if await self._errand.conclude(record, end, reply, course):
                    return
                verdict, course.failed = _UNSETTLED, course.failed + 1
                self._outage.failed()
                await self._errand.returned(record, course.doubt)
            if self._stop.reason is None and self._is_for_later(verdict, course, is_probe):
                if not await self._is_for_all(verdict, reply, course):
                    self._set_aside(record, course)
                return
            course.heard = self._outage.heard
            if self._stop.reason is None:
                await self._before_next(verdict, reply, course)

    async def _attempt(self, record: Record, course: Course) -> tuple[Verdict, Reply | None]:
        """One request and its verdict."""
        me, before = asyncio.current_task(), course.attempts
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
            return _of_request(classify_error(error), course.attempts > before), None
        except CredentialsError as error:
            self._stop.request(stopped_by_error(error))
            return Verdict(Meaning.STOP), None
        finally:
            self._in_line.discard(me)
            self._in_flight.discard(me)
        verdict = _of_request(self._errand.judge(record, reply), course.attempts > before)
        self._take_note(verdict, reply)
        if verdict.meaning in _FATAL:
            self._stop.request(stopped_by_reply(verdict, reply))
        return verdict, reply

    def _take_note(self, verdict: Verdict, reply: Reply) -> None:
        """What an answer says of the weather."""
        match verdict.meaning:
            case Meaning.RETRY:
                self._outage.failed()
            case Meaning.UNCLEAR if reply.code is None:
                self._outage.failed()
            case Meaning.UNCLEAR | Meaning.THROTTLED | Meaning.STOP | Meaning.TOKEN_DEAD:
                self._outage.answered()
            case _:
                self._has_answers = True
                self._outage.passed()
                self._throttled.end()
                self._throttled_in_a_row = 0
                self._errand.pace.accepted()

    async def _end(self, verdict: Verdict, reply: Reply | None, course: Course) -> Verdict | None:
        """The verdict by which a record ends now; None where it does not."""
        match verdict.meaning:
            case Meaning.THROTTLED | Meaning.STOP | Meaning.TOKEN_DEAD:
                return None
            case Meaning.RETRY:
                return verdict if await self._is_to_blame(verdict, course) else None
            case Meaning.UNCLEAR:
                if not course.is_last:
                    return None
                if verdict.blame or self._has_answers or self._errand.has_answers():
                    return verdict if course.doubt else replace(verdict, meaning=Meaning.REJECTED)
                assert reply is not None
                self._stop.request(stopped_by_reply(verdict, reply))
                return None
            case _:
                return verdict

    async def _is_to_blame(self, verdict: Verdict, course: Course) -> bool:
        """Whether a record has failed often enough, while the API was there."""
        if self._outage.is_on():
            return False
        course.failed += 1
        await self._outage.consider(self._sight)
        can_wait = self._outage.is_of_rows and not course.is_last
        if course.failed <= RETRIES or can_wait or self._outage.is_on():
            return False
        is_there = course.heard != self._outage.heard or await self._sight() is Sight.API
        if not (is_there and verdict.blame) or self._is_everybodys():
            self._outage.begin(of_rows=is_there)
            return False
        return True

    def _is_everybodys(self) -> bool:
        """Whether the rows that fail are many different ones, and no row of the run ever got its
        answer: it is more likely that nothing is created at present than that it is them."""
        is_any = self._has_answers or self._errand.has_answers()
        return self._outage.rows >= THRESHOLD and not is_any

    def _is_for_later(self, verdict: Verdict, course: Course, is_probe: bool) -> bool:
        """Whether a record makes way for others."""
        match verdict.meaning:
            case Meaning.UNCLEAR:
                return True
            case Meaning.RETRY if self._outage.is_on():
                return is_probe or self._outage.is_of_rows
            case Meaning.RETRY:
                return self._outage.is_of_rows and not course.is_last
            case Meaning.THROTTLED:
                is_alone = course.throttled >= RETRIES and self._outage.heard > course.heard
                return is_alone and not course.is_last
            case _:
                return False

    async def _is_for_all(self, verdict: Verdict, reply: Reply | None, course: Course) -> bool:
        """Whether what befell a record befalls all: so many rows that it can't be them, or a
        few and a harmless request that is refused like them.  Then the run stops, or waits."""
        rows = self._outage.rows + 1
        is_many = not course.is_last and rows >= MANY
        if verdict.meaning is not Meaning.UNCLEAR or reply is None:
            if is_many:
                self._outage.begin(of_rows=True)
            return False
        if not self._told_of_refusal:
            self._told_of_refusal = True
            told = {"code": str(reply.code or f"HTTP {reply.status}"), "message": reply.message}
            self._how.watch(Event("refused", told))
        if not is_many and rows % THRESHOLD == _SEVERAL:
            probe = await self._probe()
            is_refused = probe is not None and classify(probe).meaning is Meaning.UNCLEAR
            is_many = is_refused and probe is not None and probe.code == reply.code
        if is_many:
            self._stop.request(stopped_by_reply(verdict, reply))
        return is_many

    def _set_aside(self, record: Record, course: Course) -> None:
        """Let a record wait for its last round."""
        self._outage.rows += not course.is_last
        course.due = asyncio.get_running_loop().time() + backoff(max(1, course.failed))
        self._aside.append((record, course))

    async def _probe(self) -> Reply | None:
        """What a harmless request is answered with; None where it is not."""
        try:
            return await self._errand.probe()
        except NetworkError:
            return None
        except CredentialsError as error:
            self._stop.request(stopped_by_error(error))
            return None

    async def _sight(self) -> Sight:
        """Whether the API answers at all.  Whatever else it answers: it is there."""
        reply = await self._probe()
        if reply is None or reply.code is None:
            return Sight.NOTHING
        if reply.code != OK and classify(reply).meaning is Meaning.RETRY:
            return Sight.TROUBLE
        self._outage.heard += 1
        return Sight.API

    async def _before_next(self, verdict: Verdict, reply: Reply | None, course: Course) -> None:
        """What has to pass before a record's next attempt."""
        if verdict.meaning is Meaning.THROTTLED:
            course.throttled += 1
            if self._throttled.look() >= self._how.give_up_after and reply is not None:
                self._stop.request(Stopped("throttled", 4, reply.code, reply.message))
                return
            # Many requests of one wave may be throttled: that is one reason to pause longer.
            is_news = not self._errand.pace.is_paused()
            self._throttled_in_a_row += is_news
            seconds = pause(reply.wait if reply else None, max(1, self._throttled_in_a_row))
            self._errand.pace.throttled(seconds)
            if is_news:
                self._how.watch(Event("throttled", {"seconds": f"{seconds:g}"}))
        elif verdict.meaning is Meaning.RETRY and not self._outage.is_on():
            await asyncio.sleep(backoff(max(1, course.failed)))


def _of_request(verdict: Verdict, has_left: bool) -> Verdict:
    """A verdict; without doubt where what may have acted never left, and only a question that
    came before it stayed without an answer."""
    return verdict if has_left else replace(verdict, doubt=False)
