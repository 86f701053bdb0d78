"""Reading the registry: its list, page after page, to the end.

A page is a hundred records, and ten may be asked for in a second.  The list may change while it
is read: a record can come twice, and one that moves to where nobody looks again may be missed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping
from contextlib import aclosing
from itertools import islice
from typing import TYPE_CHECKING, Any

from importer.api import backoff, classify, pause
from importer.dispatcher.crew import (
    Sending,
    Stop,
    of_reading,
    opened,
    stopped_by_error,
    stopped_by_reply,
)
from importer.dispatcher.outage import Spell
from importer.model import (
    CredentialsError,
    Device,
    Event,
    NetworkError,
    Page,
    Registered,
    Reply,
    Stopped,
)
from importer.vocabulary import OK, Meaning, boards

if TYPE_CHECKING:
    from importer.api import DeviceApi

#: Records of a page: the most that the API gives.
PAGE = 100
#: Devices that are looked up side by side, and pages that one identifier may have.
_AT_ONCE, _PAGES = 20, 20


async def listed(
    api: DeviceApi, stop: Stop, how: Sending, filters: Mapping[str, str]
) -> AsyncGenerator[Page]:
    """The pages of all records that have these values (by the names of the API), or of all.

    Ends early where somebody wishes to stop, where nothing was answered for as long as
    ``how.give_up_after`` says, or where the API refuses: ``stop.reason`` tells.  A record without
    an id ends it as well: what is left out would be called missing.
    """
    if not await opened(api, stop, how):
        return
    reading = _Reading(api, stop, how, filters)
    while stop.reason is None and not reading.is_over:
        page = await reading.next()
        if page is not None:
            yield page


async def looked_up(
    api: DeviceApi, stop: Stop, how: Sending, devices: Iterable[Device]
) -> AsyncIterator[tuple[Registered, ...]]:
    """For each device the records that are listed for one of its identifiers, in any order.
    One of which nothing is found is looked up in other spellings as well.

    Ends early as ``listed`` does.  Where the filter does not seem to filter, ``stop`` says so:
    then only the whole list tells anything.
    """
    waiting = iter(devices)
    while stop.reason is None and (batch := list(islice(waiting, _AT_ONCE))):
        for records in await asyncio.gather(*(_found(api, stop, how, d) for d in batch)):
            yield records


async def _found(
    api: DeviceApi, stop: Stop, how: Sending, device: Device
) -> tuple[Registered, ...]:
    identifiers = device.identifiers().items()
    found: list[Registered] = []
    for name, value in identifiers:
        found += await _with(api, stop, how, {name: value})
    for name, value in identifiers:
        for spelling in () if found else spellings(name, value):
            found += await _with(api, stop, how, {name: spelling})
    return tuple(found)


async def _with(
    api: DeviceApi, stop: Stop, how: Sending, filters: Mapping[str, str]
) -> list[Registered]:
    found: list[Registered] = []
    pages = 0
    async with aclosing(listed(api, stop, how, filters)) as reading:
        async for page in reading:
            found += page.records
            pages += 1
            if pages > _PAGES:
                stop.request(Stopped("list-unfiltered", 4))
    return found


def spellings(name: str, value: str) -> list[str]:
    """How else the registry may have written an identifier, whose filter may be exact: in another
    case, a MAC address with hyphens, a board's UUID in the other byte order."""
    others = [value]
    if name == "mac_address":
        others.append(value.replace(":", "-"))
    if name == "uuid":
        others.append(boards.swapped(value))
    cased = [text for other in others for text in (other, other.upper(), other.lower())]
    return [text for text in dict.fromkeys(cased) if text != value]


class _Reading:
    """One list that is being read."""

    def __init__(
        self, api: DeviceApi, stop: Stop, how: Sending, filters: Mapping[str, str]
    ) -> None:
        self.is_over = False
        self._api = api
        self._stop = stop
        self._how = how
        self._filters = filters
        self._token = ""
        self._tokens = {""}
        self._trouble = Spell(how.clock)
        self._failed = 0

    async def next(self) -> Page | None:
        """The next page; None where there is none, and ``stop`` has the reason."""
        asking = asyncio.create_task(self._asked())
        wish = asyncio.create_task(self._stop.wait())
        try:
            either: list[asyncio.Future[Any]] = [asking, wish]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else None
        finally:
            for task in (asking, wish):
                task.cancel()
            await asyncio.gather(asking, wish, return_exceptions=True)

    async def _asked(self) -> Page | None:
        while self._stop.reason is None:
            try:
                page = await self._api.list(self._filters, PAGE, self._token)
            except CredentialsError as error:
                self._stop.request(stopped_by_error(error))
            except NetworkError:
                await self._wait("outage", None)
            else:
                if page.reply.code == OK and page.is_list:
                    return self._taken(page)
                await self._refused(page.reply)
        return None

    def _taken(self, page: Page) -> Page | None:
        self._api.list_pace.accepted()
        if self._failed:
            seconds = f"{self._trouble.seconds():.0f}"
            self._how.watch(Event("recovered", {"seconds": seconds}))
        self._trouble.end()
        self._failed = 0
        self.is_over = not page.has_more
        if not all(record.record_id for record in page.records):
            self._stop.request(Stopped("list-no-ids", 4))
            return None
        if page.has_more and page.page_token in self._tokens:
            # It says that there is more and not how to get it, or leads back to where it came
            # from: no end, and no whole.
            self._stop.request(Stopped("list", 4))
        self._token = page.page_token
        self._tokens.add(self._token)
        return page

    async def _refused(self, reply: Reply) -> None:
        verdict = of_reading(classify(reply))
        if verdict.meaning is Meaning.THROTTLED:
            self._api.list_pace.throttled(pause(reply.wait, self._failed + 1))
            await self._wait("throttled", reply)
        elif verdict.meaning in (Meaning.RETRY, Meaning.CREATED):
            await self._wait("outage", reply)
        elif verdict.slug:
            self._stop.request(stopped_by_reply(verdict, reply))
        else:
            self._stop.request(Stopped("list", 4, reply.code, reply.message))

    async def _wait(self, slug: str, reply: Reply | None) -> None:
        """Ask again after a while; stop where that has lasted too long."""
        self._failed += 1
        if self._trouble.look() >= self._how.give_up_after:
            code, message = (reply.code, reply.message) if reply else (None, "")
            self._stop.request(Stopped(slug, 4, code, message))
            return
        if self._failed == 1 and slug == "outage":
            self._how.watch(Event("list-waits"))
        if slug == "outage":
            await asyncio.sleep(backoff(self._failed))
