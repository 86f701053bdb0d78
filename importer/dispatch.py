"""Sending: a few workers drain one iterator of records, each row to its final word.

The workers are few because a task for each row would hold them all in memory; the pace is
not theirs but the transport's.  Every request is written down *before* it leaves: after a
crash such a row is known to be in doubt.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from importer.api import CONNECTIONS, DeviceApi
from importer.errors import CredentialsError, NetworkError
from importer.outage import Outage
from importer.records import Event, Meaning, Outcome, Record, Reply, Status, Stopped, Verdict
from importer.retry import RETRIES, backoff, classify, classify_error, pause

#: Seconds that a stop leaves to answers in flight.
GRACE = 10.0


class SendLog(Protocol):
    """Where the dispatcher writes down what it does, before and after."""

    def sent(self, number: int) -> None:
        """A request for this row is about to leave."""

    def returned(self, number: int, doubt: bool) -> None:
        """It was answered without a final word: the row waits for its next attempt."""

    def settle(self, outcome: Outcome) -> None:
        """The row's final word."""


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
    """How to send.  ``give_up_after`` is in seconds of outage; ``watch`` hears each outcome
    and event; ``clock`` is the wall clock, in seconds since 1970."""

    give_up_after: float = 1800.0
    watch: Callable[[Outcome | Event], None] = lambda _: None
    clock: Callable[[], float] = time.time
    workers: int = CONNECTIONS


async def dispatch(
    records: Iterator[Record], api: DeviceApi, log: SendLog, stop: Stop, how: Sending
) -> Stopped | None:
    """Send the records until there are none or somebody wishes to stop; returns why it
    stopped before the end, or None.

    Each record's create is repeated as its verdicts ask; nothing is raised for what the
    network or the API does.
    """
    try:
        await api.open()
    except (CredentialsError, NetworkError) as error:
        stop.request(stopped_by_error(error))
    else:
        await _Crew(records, api, log, stop, how).work()
    return stop.reason


def stopped_by_error(error: CredentialsError | NetworkError) -> Stopped:
    """An error as the reason of a stop: its sentence is ``error.<slug>``."""
    return Stopped(f"error.{error.slug}", error.exit_code, params=_as_text(error.params))


def _as_text(params: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in params.items()}


class _Crew:
    """The workers of one run and what they share."""

    def __init__(
        self, records: Iterator[Record], api: DeviceApi, log: SendLog, stop: Stop, how: Sending
    ) -> None:
        self._records = records
        self._api = api
        self._log = log
        self._stop = stop
        self._how = how
        self._outage = Outage(how.give_up_after, how.watch, how.clock)
        self._in_flight: set[asyncio.Task[Any]] = set()
        self._throttled_in_a_row = 0

    async def work(self) -> None:
        """Run the workers to the end of the records, or until the stop."""
        workers = [asyncio.create_task(self._worker()) for _ in range(self._how.workers)]
        wish = asyncio.create_task(self._stop.wait())
        everybody = asyncio.gather(*workers)
        try:
            either: list[asyncio.Future[Any]] = [wish, everybody]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if not everybody.done():
                await self._wind_up(workers)
        finally:
            for task in (wish, *workers):
                task.cancel()
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
        for record in self._records:
            outcome = await self._send(record)
            if outcome is None:
                return
            self._log.settle(outcome)
            self._how.watch(outcome)
            if self._stop.reason is not None:
                return

    async def _send(self, record: Record) -> Outcome | None:
        """One record to its final word, or None where the run stopped first."""
        attempts, failures, doubt = record.attempts, 0, record.doubt
        me = asyncio.current_task()
        assert me is not None

        def departing() -> None:
            nonlocal attempts
            attempts += 1
            self._in_flight.add(me)
            self._log.sent(record.number)

        while True:
            await self._outage.gate()
            try:
                verdict, reply = await self._attempt(record, departing)
            finally:
                self._in_flight.discard(me)
            if verdict.meaning in _FINAL:
                return self._outcome(record.number, verdict, reply, attempts, doubt)
            doubt = doubt or verdict.doubt
            self._log.returned(record.number, doubt)
            if verdict.meaning is Meaning.RETRY and not self._outage.is_on():
                failures += 1
                if failures > RETRIES and verdict.blame:
                    return self._outcome(record.number, verdict, reply, attempts, doubt)
            if self._stop.reason is None:
                await self._before_next(verdict, reply, failures)
            if self._stop.reason is not None:
                return None

    async def _attempt(
        self, record: Record, departing: Callable[[], None]
    ) -> tuple[Verdict, Reply | None]:
        """One request and its verdict."""
        try:
            reply = await self._api.create(record.device, departing)
        except NetworkError as error:
            self._outage.failed()
            return classify_error(error), None
        except CredentialsError as error:
            self._stop.request(stopped_by_error(error))
            return Verdict(Meaning.STOP), None
        verdict = classify(reply)
        if verdict.meaning is Meaning.RETRY:
            self._outage.failed()
        else:
            self._outage.passed()
        if verdict.meaning in (Meaning.STOP, Meaning.TOKEN_DEAD):
            self._stop.request(_stopped_by_reply(verdict, reply))
        return verdict, reply

    async def _before_next(self, verdict: Verdict, reply: Reply | None, failures: int) -> None:
        """What has to pass before a row's next attempt."""
        if verdict.meaning is Meaning.THROTTLED:
            self._throttled_in_a_row += 1
            seconds = pause(reply.wait if reply else None, self._throttled_in_a_row)
            self._api.pace.throttled(seconds)
            self._how.watch(Event("throttled", {"seconds": f"{seconds:g}"}))
            return
        if verdict.meaning is not Meaning.RETRY:
            return
        if self._outage.is_over_due():
            self._stop.request(Stopped("outage", 4))
        elif not self._outage.is_on():
            if failures > RETRIES:
                self._outage.begin()
            else:
                await asyncio.sleep(backoff(failures))

    def _outcome(
        self, number: int, verdict: Verdict, reply: Reply | None, attempts: int, doubt: bool
    ) -> Outcome:
        self._accepted(verdict)
        status, note = _final_status(verdict, doubt)
        message = (
            "; ".join(part for part in (reply.message, reply.details) if part) if reply else ""
        )
        return Outcome(
            number=number,
            status=status,
            record_id=(reply.record_id or "") if reply else "",
            code=reply.code if reply else None,
            message=message,
            attempts=attempts,
            finished_at=self._how.clock(),
            log_id=reply.log_id if reply else "",
            note=note,
        )

    def _accepted(self, verdict: Verdict) -> None:
        if verdict.meaning is not Meaning.RETRY:
            self._throttled_in_a_row = 0
            self._api.pace.accepted()


_FINAL = (Meaning.CREATED, Meaning.EXISTS, Meaning.REJECTED)


def _final_status(verdict: Verdict, doubt: bool) -> tuple[Status, str]:
    """The status, and the remark that goes with it.

    After an attempt whose answer was lost, "already exists" may mean our own device; and a
    row that ran out of attempts may have been created by one of them."""
    match verdict.meaning:
        case Meaning.CREATED:
            return Status.CREATED, ""
        case Meaning.EXISTS:
            return (Status.IN_DOUBT, "exists-after-doubt") if doubt else (Status.DUPLICATE, "")
        case Meaning.REJECTED:
            return Status.REJECTED, ""
        case _:
            return (Status.IN_DOUBT, "no-answer") if doubt else (Status.FAILED, "")


def _stopped_by_reply(verdict: Verdict, reply: Reply) -> Stopped:
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
