"""Looking a device up in the registry: whose is it, where an answer was lost?

``decide`` is a pure function of what was found and of the times of our attempts; ``LookUp``
asks.  It never claims more than is known: without the permission to read, without a match,
without a creation time, without knowing the server's clock, a row in doubt stays in doubt.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from importer.api import backoff, classify, pause
from importer.dispatcher.clocks import ServerClock
from importer.dispatcher.outage import Spell
from importer.model import (
    CONFIRMED,
    Attempt,
    CredentialsError,
    Device,
    Event,
    Maker,
    NetworkError,
    Outcome,
    Page,
    Registered,
    Reply,
    Status,
)
from importer.vocabulary import NO_SCOPE, OK, Meaning

if TYPE_CHECKING:
    from importer.api import DeviceApi

#: Seconds by which a creation may seem to lie outside the time of an attempt: creation times and
#: the Date header are whole seconds, and the header travels.
SLACK = 3.0
#: Seconds after an attempt was given up in which the server may still have acted on it: a record
#: of that time may be ours or somebody else's, and nobody can tell.
LATE = 600.0
#: Seconds by which the list may be behind the registry.
LAG = 60.0
#: Seconds before "nothing found" is believed, one wait after the other.
_AGAIN = (1.0, 2.0, 4.0)
#: Attempts of one page.
_TRIES = 4
#: Pages that are read for one identifier where the filter does not seem to filter.
_PAGES = 20
_PAGE = 100
#: Look-ups in a row that got no answer, after which those that can wait are not tried any more.
_IN_VAIN = 5
#: The remark on a row whose look-up got no answer.
NO_ANSWER = "lookup-failed"
#: The remark on a duplicate whose record has an identifier of its own otherwise.
OTHERWISE = "lookup-otherwise"
#: The remark on a row whose device the request of another run registered, as that one said.
ELSEWHERE = "lookup-elsewhere"
_NO_SCOPE, _NOTHING, _OLDER = "lookup-no-scope", "lookup-nothing", "lookup-older"
_OTHER_TERMS, _NOT_YET = "lookup-other-terms", "lookup-not-yet"

Settled = tuple[Status, str, str]  # status, record id, remark
Terms = tuple[int, int]  # ownership, trust


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is known of a row in doubt: its device, the attempts whose answer is not known, who
    made a record (by its id), and what ownership and trust one said that says these now, before
    runs of ours changed it; None where nobody can tell."""

    device: Device
    attempts: Sequence[Attempt]
    maker: Callable[[str], Maker]
    at_first: Callable[[str, Terms], Terms | None]


def decide(doubt: Doubt, found: Sequence[Registered]) -> Settled:
    """What a row in doubt is, from the records that share an identifier with it.

    A record is ours if it has all of our identifiers, and was created while one of our attempts on
    this very device was under way, by the server's clock, with the ownership and trust that this
    one asked for.  One that said otherwise was changed by somebody, or is somebody else's.  One
    from before or long after is somebody else's, if the times of all attempts are known.
    """
    device = doubt.device
    if not found:
        return Status.IN_DOUBT, "", _NOTHING
    if len(found) > 1:
        same = [record for record in found if _folded(record.device) == _folded(device)]
        if len(same) != 1:
            return Status.IN_DOUBT, "", "lookup-several"
        found = same
    record = found[0]
    match doubt.maker(record.record_id):
        case Maker.ITSELF:
            return Status.CREATED, record.record_id, ""
        case Maker.EARLIER_RUN if _is_same(device, record.device):
            return Status.CREATED_BEFORE, record.record_id, ""
        case Maker.EARLIER_RUN | Maker.OTHER_ROW:
            return _older(device, record)
    if record.created_at is None:
        return Status.IN_DOUBT, record.record_id, "lookup-no-time"
    return _by_time(doubt, record, record.created_at)


def _by_time(doubt: Doubt, record: Registered, created_at: float) -> Settled:
    device, attempts = doubt.device, doubt.attempts
    windows = [
        (attempt.began + attempt.ahead, attempt.ended + attempt.ahead, attempt)
        for attempt in attempts
        if attempt.ahead is not None
    ]
    within = [a for start, end, a in windows if start - SLACK <= created_at <= end + SLACK]
    asked = {a.terms or _terms(device) for a in within if a.is_same}
    if asked and _folded(record.device) == _folded(device):
        said = doubt.at_first(record.record_id, _terms(record.device))
        if said not in asked:
            return Status.IN_DOUBT, record.record_id, _OTHER_TERMS
        if said == _terms(device):
            return Status.CREATED, record.record_id, CONFIRMED
        return Status.DUPLICATE, record.record_id, ELSEWHERE
    if within:
        return Status.IN_DOUBT, record.record_id, "lookup-unclear"
    if not windows or len(windows) < len(attempts):
        return Status.IN_DOUBT, record.record_id, "lookup-no-clock"
    if any(end < created_at <= end + LATE for _, end, _ in windows):
        return Status.IN_DOUBT, record.record_id, "lookup-late"
    return _older(device, record)


def _older(device: Device, record: Registered) -> Settled:
    """It was there already; where its record has a serial number of its own, there is something
    to do about that."""
    note = OTHERWISE if differ(device, record.device) else _OLDER
    return Status.DUPLICATE, record.record_id, note


def _terms(device: Device) -> Terms:
    return device.device_ownership, device.device_status


def matches(device: Device, records: Iterable[Registered]) -> list[Registered]:
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


def _is_same(device: Device, other: Device) -> bool:
    """Whether two are one device: nothing of their own differs.  Docks lend their MAC address
    to many."""
    of_both = _of_both(device, other)
    return _folded(device) == _folded(other) or (of_both != [] and all(of_both))


def differ(device: Device, other: Device) -> bool:
    """Whether two that share an identifier have another one, of their own, otherwise."""
    return not all(_of_both(device, other))


def _of_both(device: Device, other: Device) -> list[bool]:
    """Of each identifier of their own that two have, whether it is the same."""
    ours, theirs = _folded(device), _folded(other)
    return [ours[name] == theirs[name] for name in ours.keys() & theirs.keys() - {"mac_address"}]


def _has(records: Iterable[Registered], device: Device) -> bool:
    """Whether one of them has all of a device's identifiers, and no others."""
    return any(_folded(record.device) == _folded(device) for record in records)


class _Trouble(Enum):
    """Why a page could not be had."""

    NO_ANSWER = auto()
    REFUSED = auto()  # this one value; others may be asked for


class LookUp:
    """Asks the registry, at the list API's own pace.

    ``tell`` hears once that the permission to read is missing: then nobody asks any more.  And
    once that there was no answer so often that it is of no use: then only rows in doubt are
    looked up, which have to be.
    """

    def __init__(self, api: DeviceApi, tell: Callable[[Event], None], server: ServerClock) -> None:
        self.is_off = False
        self._api = api
        self._tell = tell
        self._server = server
        self._in_vain = 0
        self._silence = Spell(server.now)

    def silence(self) -> float:
        """Seconds for which look-ups have got no answer by now."""
        return self._silence.look() if self._silence.since is not None else 0.0

    async def resolve(self, doubt: Doubt, outcome: Outcome, refused: bool) -> Outcome:
        """A row in doubt, settled if a look-up can.  ``refused``: the API refused the row after
        the answer that was lost, so that it is rejected if it is nowhere."""
        found, why_not = await self._find(doubt.device, patient=True)
        if found is None:
            return replace(outcome, note=why_not)
        attempts = [self._server.believed(attempt) for attempt in doubt.attempts]
        dated = [self._dated(record) for record in found]
        status, record_id, note = decide(replace(doubt, attempts=attempts), dated)
        if note == _NOTHING and refused and self._is_long_ago(attempts):
            status, note = Status.REJECTED, ""
        is_known = _has(found, doubt.device) or doubt.maker(record_id) is not Maker.NOBODY
        if note in (_OLDER, OTHERWISE) and not is_known and not self._is_long_ago(attempts):
            # What shares an identifier is somebody else's; ours may only not be shown yet.
            status, note = Status.IN_DOUBT, _NOT_YET
        outcome = replace(outcome, status=status, record_id=record_id, note=note)
        if status is Status.DUPLICATE or note == _OTHER_TERMS:
            ownership, trust = next(_terms(r.device) for r in found if r.record_id == record_id)
            outcome = replace(outcome, registry_ownership=ownership, registry_status=trust)
        return outcome

    def _dated(self, record: Registered) -> Registered:
        """A record without its time of creation where that is still to come: milliseconds, or a
        clock of somebody else."""
        ahead, created_at = self._server.ahead(), record.created_at
        if ahead is None or created_at is None or created_at <= self._server.now() + ahead + LATE:
            return record
        return replace(record, created_at=None)

    async def known(self, device: Device) -> Registered | None:
        """The one record that a duplicate meets; None where that can't be told."""
        if self._in_vain >= _IN_VAIN:
            return None
        found, why_not = await self._find(device, patient=False)
        if found is None and why_not == NO_ANSWER and self._in_vain == _IN_VAIN:
            self._tell(Event("no-lookup"))
        return found[0] if found and len(found) == 1 else None

    async def by_identifiers(self, device: Device, record_id: str) -> list[Registered] | None:
        """The record with this id, if a list for one of the device's identifiers has it; None
        where that could not be asked: a list that does not filter is the whole one, which shifts
        while it is read.  Asked more than once: a list may be behind."""
        is_filtered, ours = True, _folded(device).items()

        def wanted(records: Sequence[Registered]) -> list[Registered]:
            nonlocal is_filtered
            is_filtered &= all(ours & _folded(record.device).items() for record in records)
            return [record for record in records if record.record_id == record_id]

        for wait in (0.0, *_AGAIN):
            await asyncio.sleep(wait)
            for name, value in device.identifiers().items():
                answer = await self._listed({name: value}, wanted, bool)
                if not isinstance(answer, list):
                    return None
                if answer:
                    return answer
        return [] if is_filtered else None

    def _is_long_ago(self, attempts: Sequence[Attempt]) -> bool:
        """Whether a list that is behind shows by now what any of the attempts created."""
        now = self._server.now()
        # Of a doubt without a known attempt nobody knows since when it is one.
        return bool(attempts) and all(
            attempt.ahead is not None and attempt.ended + LAG < now for attempt in attempts
        )

    async def _find(self, device: Device, *, patient: bool) -> tuple[list[Registered] | None, str]:
        """The records that share an identifier; None and why where nobody could be asked.
        Who is ``patient`` asks again where there is nothing, or only what shares a part of the
        identifiers: the list may be behind."""
        for wait in (0.0, *(_AGAIN if patient else ())):
            await asyncio.sleep(wait)
            found, why_not = await self._find_once(device)
            if found is None or _has(found, device) or (found and not patient):
                break
        self._in_vain = self._in_vain + 1 if why_not == NO_ANSWER else 0
        return found, why_not

    async def _find_once(self, device: Device) -> tuple[list[Registered] | None, str]:
        refused = False
        for name, value in device.identifiers().items():
            answer = await self._listed(
                {name: value}, partial(matches, device), partial(_has, device=device)
            )
            if answer is None:
                return None, _NO_SCOPE
            if answer is _Trouble.NO_ANSWER:
                return None, NO_ANSWER
            refused = refused or answer is _Trouble.REFUSED
            if isinstance(answer, list) and answer:
                return answer, ""
        return (None, "lookup-refused") if refused else ([], "")

    async def _listed(
        self,
        filters: dict[str, str],
        wanted: Callable[[Sequence[Registered]], list[Registered]],
        is_all: Callable[[Sequence[Registered]], bool],
    ) -> list[Registered] | _Trouble | None:
        """The records that are ``wanted`` among those listed for one identifier, to the end of
        the list or until that ``is_all``; None where nobody may look anything up."""
        if self.is_off:
            return None
        token, partly = "", list[Registered]()
        for _ in range(_PAGES):
            page = await self._page(filters, token)
            if not isinstance(page, Page):
                return page
            if any(not record.record_id for record in page.records):
                return _Trouble.NO_ANSWER  # half an answer is none
            partly += wanted(page.records)
            if not page.has_more or is_all(partly):
                return partly
            if page.page_token in ("", token):
                break  # it says that there is more and not how to get it
            token = page.page_token
        return partly or _Trouble.NO_ANSWER  # a registry that can't be searched through

    async def _page(self, filters: dict[str, str], token: str) -> Page | _Trouble | None:
        for attempt in range(1, _TRIES + 1):
            try:
                page = await self._api.list(filters, _PAGE, token)
            except NetworkError:
                self._silence.look()
                await asyncio.sleep(backoff(attempt))
                continue
            except CredentialsError:
                return _Trouble.NO_ANSWER
            if page.reply.code == OK and page.is_list:
                self._api.list_pace.accepted()
                self._silence.end()
                return page
            meaning = classify(page.reply).meaning
            if meaning is Meaning.THROTTLED:
                self._api.list_pace.throttled(pause(page.reply.wait, attempt))
            elif meaning is Meaning.RETRY:
                await asyncio.sleep(backoff(attempt))
            else:
                self._silence.end()
                return self._refused(page.reply)
            self._silence.look()
        return _Trouble.NO_ANSWER

    def _refused(self, reply: Reply) -> _Trouble | None:
        """What a refusal means: only a missing permission is one of all look-ups."""
        if reply.code != NO_SCOPE:
            return _Trouble.NO_ANSWER if reply.code is None else _Trouble.REFUSED
        if not self.is_off:
            self.is_off = True
            self._tell(Event("no-read-scope"))
        return None
