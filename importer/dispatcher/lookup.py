"""Looking a device up in the registry: whose is it, where an answer was lost?

``decide`` is a pure function of what was found and when; ``LookUp`` asks.  It never claims
more than is known: without the permission to read, without a match, without a creation time,
a row in doubt stays in doubt.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from importer.api import DeviceApi, backoff, classify, pause
from importer.model import (
    CredentialsError,
    Device,
    Event,
    NetworkError,
    Outcome,
    Record,
    Registered,
    Reply,
    Status,
)
from importer.vocabulary import NO_SCOPE, OK, Meaning

#: Seconds by which a creation may seem to lie outside the time of our attempts: creation
#: times and the Date header are whole seconds, and the header travels.
SLACK = 3.0
#: Attempts of one look-up.
_TRIES = 4
#: The remark on a row whose look-up got no answer.
NO_ANSWER = "lookup-failed"
_PAGE = 100


class Span(NamedTuple):
    """The time of our attempts, by the server's clock, in seconds since 1970."""

    start: float
    end: float


def decide(
    device: Device, found: Sequence[Registered], span: Span, made_by_another: Callable[[str], bool]
) -> tuple[Status, str, str]:
    """Status, record id and remark of a row in doubt, from the records that share an
    identifier with it.

    A record is ours if it has all of our identifiers, was created within the time of our
    attempts, and no other row of ours made it.  An older one is somebody else's.
    """
    if not found:
        return Status.IN_DOUBT, "", "lookup-nothing"
    if len(found) > 1:
        same = [record for record in found if _folded(record.device) == _folded(device)]
        if len(same) != 1:
            return Status.IN_DOUBT, "", "lookup-several"
        found = same
    record = found[0]
    if made_by_another(record.record_id):
        return Status.DUPLICATE, record.record_id, "lookup-older"
    if record.created_at is None:
        return Status.IN_DOUBT, record.record_id, "lookup-no-time"
    if record.created_at < span.start - SLACK:
        return Status.DUPLICATE, record.record_id, "lookup-older"
    if _folded(record.device) == _folded(device) and record.created_at <= span.end + SLACK:
        return Status.CREATED, record.record_id, "lookup-confirmed"
    return Status.IN_DOUBT, record.record_id, "lookup-unclear"


def matches(device: Device, records: Sequence[Registered]) -> list[Registered]:
    """The records of the same system that share an identifier with a device."""
    ours = _folded(device).items()
    return [
        record
        for record in records
        if record.device.device_system == device.device_system
        and ours & _folded(record.device).items()
    ]


def _folded(device: Device) -> dict[str, str]:
    """Identifiers as they are compared: the registry may write them in another case or with
    other punctuation than we do."""
    return {
        name: "".join(letter for letter in value.casefold() if letter.isalnum())
        for name, value in device.identifiers().items()
    }


class LookUp:
    """Asks the registry, at the list API's own pace.

    ``tell`` hears once that the permission to read is missing; then nobody asks any more.
    """

    def __init__(
        self, api: DeviceApi, tell: Callable[[Event], None], clock: Callable[[], float] = time.time
    ) -> None:
        self.is_off = False
        self._api = api
        self._tell = tell
        self._clock = clock
        self._ahead = 0.0  # the server's clock minus ours

    async def resolve(
        self, record: Record, outcome: Outcome, made_by_another: Callable[[str], bool]
    ) -> Outcome:
        """A row in doubt, settled if a look-up can; ``record.sent_at`` says since when."""
        found, why_not = await self._find(record.device)
        if found is None:
            return replace(outcome, note=why_not)
        span = Span(record.sent_at + self._ahead, self._clock() + self._ahead)
        status, record_id, note = decide(record.device, found, span, made_by_another)
        return replace(outcome, status=status, record_id=record_id, note=note)

    async def known(self, device: Device) -> Registered | None:
        """The one record that a duplicate meets; None where that can't be told."""
        found, _ = await self._find(device)
        return found[0] if found and len(found) == 1 else None

    async def _find(self, device: Device) -> tuple[list[Registered] | None, str]:
        """The records that share an identifier; None and why where nobody could be asked."""
        for name, value in device.identifiers().items():
            page = None if self.is_off else await self._page(name, value)
            if page is None:
                return None, "lookup-no-scope" if self.is_off else NO_ANSWER
            found = matches(device, page)
            if found:
                return found, ""
        return [], ""

    async def _page(self, name: str, value: str) -> Sequence[Registered] | None:
        for attempt in range(1, _TRIES + 1):
            try:
                page = await self._api.list({name: value}, _PAGE)
            except NetworkError:
                await asyncio.sleep(backoff(attempt))
                continue
            except CredentialsError:
                return None
            reply = page.reply
            if reply.date is not None:
                self._ahead = reply.date - self._clock()
            if reply.code == OK:
                self._api.list_pace.accepted()
                return page.records
            meaning = classify(reply).meaning
            if meaning is Meaning.THROTTLED:
                self._api.list_pace.throttled(pause(reply.wait, attempt))
            elif meaning is Meaning.RETRY:
                await asyncio.sleep(backoff(attempt))
            else:
                self._give_up(reply)
                return None
        return None

    def _give_up(self, reply: Reply) -> None:
        """The API refuses look-ups as such: ask no more."""
        if not self.is_off:
            self.is_off = True
            slug = "no-read-scope" if reply.code == NO_SCOPE else "no-lookup"
            self._tell(Event(slug, {"code": str(reply.code or reply.status)}))
