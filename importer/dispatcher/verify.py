"""Asking the registry whether it still has what earlier runs created, before anything is sent.

Two ways lead there: reading the whole registry, a hundred records a page and ten pages a second,
and getting single records by id, fifty a second.  Nobody says how large the registry is; so it
is read for as long as that may still be the cheaper way, and the rest is got by id.  That a
record is gone it has to be asked for itself: a list changes while it is read, and is behind.
Where records can't be got by id, those that the whole list does not have are looked up by their
identifiers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from importer.api import GETS, backoff, classify, pause
from importer.dispatcher.clocks import ServerClock
from importer.dispatcher.crew import Course, Crew, Sending, Stop, opened
from importer.dispatcher.lookup import LAG, LookUp
from importer.dispatcher.writing import Pen
from importer.model import (
    CredentialsError,
    Event,
    NetworkError,
    Outcome,
    Page,
    Record,
    Registered,
    Reply,
    Status,
    Stopped,
    Verdict,
    Verified,
)
from importer.vocabulary import NO_SCOPE, NOT_FOUND, OK, Meaning

if TYPE_CHECKING:
    from importer.api import DeviceApi

#: Seconds for all of it, and of an outage: a plan that comes late is none.
LONGEST, _PATIENCE = 300.0, 10.0
_PAGE = 100
#: Attempts of one page.
_TRIES = 4
#: Records that are looked for side by side.
_AT_ONCE = 20


class Memory(Protocol):
    """What is believed to be in the registry; see ``journal.beliefs``."""

    def count(self) -> int:
        """How many rows rest on a record."""

    def unasked(self, since: float) -> int:
        """Of how many of them the registry was not asked since a moment."""

    def records(self, since: float) -> Iterator[tuple[Record, str]]:
        """Those rows, with the ids of their records."""

    def told(self, since: float) -> tuple[int, int]:
        """How many devices of rows that were created before are there, as was asked since a
        moment, and of how many it was not asked."""

    def there(self, found: Sequence[Registered], now: float) -> int:
        """The registry has these records; returns how many rows rest on them."""

    def gone(self, record_id: str) -> int:
        """The registry has this record no more; returns how many rows rested on it."""


def longest_of(count: int, rate: float) -> float:
    """Seconds that asking for so many records takes at most, where all goes well: what is got
    by id, and as long again for the list."""
    return min(1 + 2 * count / (GETS * rate), LONGEST)


async def verify(
    memory: Memory, api: DeviceApi, stop: Stop, how: Sending, since: float
) -> Verified:
    """Ask for every record that rows rest on and that was not asked for ``since``.

    Nothing is raised for what the network or the API does: then memory has to do, and
    ``Verified.why`` says so.  ``stop`` has a reason afterwards where somebody wished to stop.
    """
    errand = _Verification(memory, api, how)
    inner = Stop()
    wish = asyncio.create_task(_pass_on(stop, inner))
    try:
        async with asyncio.timeout(LONGEST):
            quick = replace(how, give_up_after=_PATIENCE, max_seconds=None)
            if await opened(api, inner, quick):
                await errand.work(inner, quick, since)
    except TimeoutError:
        inner.request(Stopped("max-duration", 6))
    finally:
        wish.cancel()
        await asyncio.gather(wish, return_exceptions=True)
    there, left = memory.told(since)
    return Verified(there, errand.gone, left, _why(inner.reason) if left else "")


async def _pass_on(stop: Stop, inner: Stop) -> None:
    await stop.wait()
    assert stop.reason is not None
    inner.request(stop.reason)


def _why(stopped: Stopped | None) -> str:
    """The slug of why memory has to do."""
    if stopped is None:
        return "no-answer"
    if stopped.code == NO_SCOPE:
        return "no-scope"
    return "no-time" if stopped.slug in ("max-duration", "interrupted") else "no-answer"


class _Verification:
    """The errand of getting records, and the reading of the list before it."""

    def __init__(self, memory: Memory, api: DeviceApi, how: Sending) -> None:
        self.pace = api.get_pace
        self.gone = 0
        self._memory = memory
        self._api = api
        self._how = how
        self._pen = Pen(how.watch)
        self._lookup = LookUp(api, how.watch, ServerClock(how.clock))
        self._token, self._pages, self._left = "", 0, 0
        self._is_read = False  # the whole list, to its end
        self._is_whole = True  # every record on it had an id
        self._ids: dict[int, str] = {}
        self._told_of_waiting = False
        self._began = asyncio.get_running_loop().time()

    async def work(self, stop: Stop, how: Sending, since: float) -> None:
        """All of it, or until the stop."""
        self._left = self._memory.unasked(since)
        while stop.reason is None and not self._is_read and self._is_cheaper():
            await self._read_page(stop)
        if stop.reason is None:
            await Crew(self._take(since), self, stop, how).work()
        if stop.reason is not None and stop.reason.slug == "not-found":
            stop.withdraw()  # records can't be got by id here
            await self._by_list(stop, since)

    async def _by_list(self, stop: Stop, since: float) -> None:
        """What the whole list has, and what can be looked up of the rest."""
        while stop.reason is None and not self._is_read:
            await self._read_page(stop)
        if stop.reason is None and self._is_whole:
            await self._look_up(stop, since)

    async def _look_up(self, stop: Stop, since: float) -> None:
        """Ask for each record that the whole list did not have: on a page that was shifted
        meanwhile it was passed over, and what is new it may not show yet."""
        missing = self._memory.records(since)
        while stop.reason is None and (batch := list(islice(missing, _AT_ONCE))):
            asking = asyncio.gather(*(self._look_for(*one) for one in batch))
            wish = asyncio.create_task(stop.wait())
            either: list[asyncio.Future[Any]] = [asking, wish]
            try:
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
                if asking.done():
                    asking.result()
            finally:
                asking.cancel()
                wish.cancel()
                await asyncio.gather(asking, wish, return_exceptions=True)

    async def _look_for(self, record: Record, record_id: str) -> None:
        found = await self._lookup.by_identifiers(record.device, record_id)
        # How old a record is by our clock tells nothing: somebody may have set it since.
        young = self._began + LAG - asyncio.get_running_loop().time()
        if found == [] and young > 0:
            if not self._told_of_waiting:
                self._told_of_waiting = True
                self._how.watch(Event("list-behind", {"seconds": f"{young:.0f}"}))
            await asyncio.sleep(young)
            found = await self._lookup.by_identifiers(record.device, record_id)
        if found:
            await self._are_there(found)
        elif found is not None:
            await self._is_gone(record_id)

    def _is_cheaper(self) -> bool:
        """Whether what is left takes longer by id than the pages that were read, and one more."""
        return self._left > GETS * (self._pages + 1)

    async def _read_page(self, stop: Stop) -> None:
        for attempt in range(1, _TRIES + 1):
            try:
                page = await self._api.list({}, _PAGE, self._token)
            except NetworkError:
                await asyncio.sleep(backoff(attempt))
                continue
            except CredentialsError as error:
                stop.request(Stopped(f"error.{error.slug}", error.exit_code))
                return
            if page.reply.code == OK and page.is_list:
                self._api.list_pace.accepted()
                await self._are_there(page.records)
                self._pages += 1
                if page.has_more and page.page_token in ("", self._token):
                    # It says that there is more and not how to get it: no end, and no whole.
                    stop.request(Stopped("list", 4))
                self._is_read, self._token = not page.has_more, page.page_token
                return
            if not await self._is_worth_another(page.reply, attempt):
                stop.request(Stopped("list", 4, code=page.reply.code))
                return
        stop.request(Stopped("list", 4))

    async def _is_worth_another(self, reply: Reply, attempt: int) -> bool:
        meaning = classify(reply).meaning
        if meaning is Meaning.THROTTLED:
            self._api.list_pace.throttled(pause(reply.wait, attempt))
        elif meaning is Meaning.RETRY:
            await asyncio.sleep(backoff(attempt))
        return meaning in (Meaning.THROTTLED, Meaning.RETRY)

    async def _are_there(self, records: Sequence[Registered]) -> None:
        found = [record for record in records if record.record_id]
        self._is_whole = self._is_whole and len(found) == len(records)
        now = self._how.clock()
        if found:
            self._left -= await self._pen.write(lambda: self._memory.there(found, now))

    async def _is_gone(self, record_id: str) -> None:
        self.gone += await self._pen.write(lambda: self._memory.gone(record_id))

    # -- the errand: one record after the other ---------------------------------------------

    def _take(self, since: float) -> Iterator[Record]:
        for record, record_id in self._memory.records(since):
            self._ids[record.number] = record_id
            yield record

    async def is_settled(self, record: Record) -> bool:  # noqa: ARG002
        """It has to be asked for."""
        return False

    async def request(self, record: Record, departing: Callable[[], None]) -> Reply:
        """Get one record; what it holds is taken down at once."""
        departing()
        page: Page = await self._api.get(self._ids[record.number])
        same = [r for r in page.records if r.record_id == self._ids[record.number]]
        if page.reply.code == OK and same:
            await self._are_there(same)
            return replace(page.reply, record_id=same[0].record_id)
        return page.reply

    def judge(self, record: Record, reply: Reply) -> Verdict:  # noqa: ARG002
        """What its reply means."""
        if reply.code == OK and reply.record_id:
            return Verdict(Meaning.EXISTS)
        if reply.code == NOT_FOUND:
            return Verdict(Meaning.GONE)
        return classify(reply)

    async def probe(self) -> Reply:
        """Any page of the registry."""
        return (await self._api.list({})).reply

    def has_answers(self) -> bool:
        """Nobody has counted."""
        return False

    def departing(self, record: Record) -> None:
        """Nothing to write: asking changes nothing."""

    async def lost(self, record: Record) -> None:
        """Nothing to write."""

    async def returned(self, record: Record, doubt: bool) -> None:
        """Nothing to write."""

    async def conclude(
        self,
        record: Record,
        verdict: Verdict,
        reply: Reply | None,  # noqa: ARG002
        course: Course,  # noqa: ARG002
    ) -> bool:
        """Gone, there, or not known: then memory has to do."""
        record_id = self._ids.pop(record.number)
        if verdict.meaning is Meaning.GONE:
            await self._is_gone(record_id)
        self._how.watch(Outcome(record.number, Status.CREATED_BEFORE, record_id=record_id))
        return True
