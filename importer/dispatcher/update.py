"""Changing records: what a crew does for each, and how it ends.

A record is read just before it is changed.  It is changed only while it says what it said when
somebody was asked, under the version that was read with it: what anybody else changed in between
is left alone.  So a change may be repeated after a lost answer without doing harm: a request that
comes late finds another version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from importer.api import Limit, classify, classify_update, pause
from importer.dispatcher.crew import Course, Crew, Sending, Stop, of_reading, opened
from importer.dispatcher.writing import Pen
from importer.model import Change, ChangeNote, Outcome, Record, Reply, Status, Stopped, Verdict
from importer.vocabulary import NOT_FOUND, OK, Meaning

if TYPE_CHECKING:
    from importer.api import DeviceApi


class ChangeLog(Protocol):
    """Where changes are written down."""

    def leaving(self, number: int, note: ChangeNote, now: float) -> None:
        """The request to change this row's record is about to leave; ``now`` in seconds since
        1970."""

    def answered(self, number: int) -> None:
        """The request was answered without a final word: it changed nothing."""

    def is_of_another(self, number: int) -> bool:
        """Whether another run is known to have made the same change since the last request for
        this row left."""

    def settle(self, outcome: Outcome) -> None:
        """What became of it."""


@dataclass(frozen=True, slots=True)
class _Ends:
    """What a kind of change writes down: the remark while an answer is outstanding, that on a
    change which only a look at the record confirmed, and what each end of a change means; with
    None the row keeps its status."""

    left: ChangeNote
    confirmed: str
    means: Mapping[Meaning, tuple[Status | None, str]]
    otherwise: tuple[Status | None, str]
    unclear: str


_UPDATE = _Ends(
    ChangeNote.LEFT,
    ChangeNote.CONFIRMED,
    {
        Meaning.UPDATED: (Status.UPDATED, ""),
        Meaning.EXISTS: (Status.EQUAL, ""),
        Meaning.CONFLICT: (Status.CHANGED, ChangeNote.SINCE),
        Meaning.GONE: (Status.MISSING, ChangeNote.GONE),
        Meaning.REJECTED: (Status.REJECTED, ChangeNote.REFUSED),
    },
    (Status.FAILED, ChangeNote.FAILED),
    ChangeNote.UNCLEAR,
)
_RESTORE = _Ends(
    ChangeNote.UNDO_LEFT,
    ChangeNote.RESTORED,
    {
        Meaning.UPDATED: (Status.RESTORED, ChangeNote.RESTORED),
        Meaning.EXISTS: (Status.RESTORED, ChangeNote.RESTORED),
        Meaning.CONFLICT: (None, ChangeNote.UNDO_CHANGED),
        Meaning.GONE: (None, ChangeNote.UNDO_GONE),
    },
    (None, ChangeNote.UNDO_FAILED),
    ChangeNote.UNDO_LEFT,
)


async def amend(
    changes: Iterator[Change], api: DeviceApi, log: ChangeLog, stop: Stop, how: Sending
) -> Stopped | None:
    """Make the changes until there are none or somebody wishes to stop; returns why it stopped
    before the end, or None."""
    return await _make(_Amendment(api, log, how, _UPDATE), changes, stop)


async def restore(
    changes: Iterator[Change], api: DeviceApi, log: ChangeLog, stop: Stop, how: Sending
) -> Stopped | None:
    """Take changes back where nobody changed the record since; returns as ``amend`` does."""
    return await _make(_Amendment(api, log, how, _RESTORE), changes, stop)


async def _make(errand: _Amendment, changes: Iterator[Change], stop: Stop) -> Stopped | None:
    if await opened(errand.api, stop, errand.how):
        await Crew(errand.take(changes), errand, stop, errand.how).work()
    return stop.reason


class _Amendment:
    """The errand of changing records."""

    def __init__(self, api: DeviceApi, log: ChangeLog, how: Sending, ends: _Ends) -> None:
        self.pace: Limit = api.update_pace
        self.api = api
        self.how = how
        self._log = log
        self._ends = ends
        self._pen = Pen(how.watch)
        self._changes: dict[int, Change] = {}
        self._seen: dict[int, Meaning] = {}  # where the record itself settled the matter
        self._now: dict[int, tuple[int, int]] = {}
        self._asking: set[int] = set()  # whose last request was to read the record

    def take(self, changes: Iterator[Change]) -> Iterator[Record]:
        """The records, their changes kept for as long as each is on its way."""
        for change in changes:
            self._changes[change.record.number] = change
            yield change.record

    async def is_settled(self, record: Record) -> bool:  # noqa: ARG002
        """It has to be asked for."""
        return False

    async def request(self, record: Record, departing: Callable[[], None]) -> Reply:
        """Read the record, then change it if it is as it was."""
        number = record.number
        change = self._changes[number]
        self._seen.pop(number, None)
        self._asking.add(number)
        page = await self.api.get(change.record_id)
        found = [r for r in page.records if r.record_id == change.record_id and r.version]
        if page.reply.code != OK or not found:
            if page.reply.code == NOT_FOUND:
                self._seen[number] = Meaning.GONE
            elif page.reply.code == OK:
                self._seen[number] = Meaning.RETRY  # half a record tells nothing
            elif classify(page.reply).meaning is Meaning.THROTTLED:
                self.api.get_pace.throttled(pause(page.reply.wait, 1))
            return page.reply
        device = found[0].device
        now = self._now[number] = device.device_ownership, device.device_status
        after = _filled(change.after, now)
        if now == after:
            self._seen[number] = Meaning.EXISTS
        elif now != _filled(change.before, now):
            self._seen[number] = Meaning.CONFLICT
        else:
            self._asking.discard(number)
            return await self._pen.leave(lambda: self.api.update(found[0], *after, departing))
        return page.reply

    def judge(self, record: Record, reply: Reply) -> Verdict:
        """What its reply means."""
        seen = self._seen.get(record.number)
        if seen is not None:
            return Verdict(seen)
        verdict = classify_update(reply)
        return of_reading(verdict) if record.number in self._asking else verdict

    async def probe(self) -> Reply:
        """Any page of the registry."""
        return (await self.api.list({})).reply

    def has_answers(self) -> bool:
        """Nobody has counted."""
        return False

    def departing(self, record: Record) -> None:
        """Written down before the request leaves."""
        self._log.leaving(record.number, self._ends.left, self.how.clock())

    async def lost(self, record: Record) -> None:
        """Nothing to write: the record itself will tell."""

    async def returned(self, record: Record, doubt: bool) -> None:
        """Of a doubt nothing is to be written: the record itself will tell.  Nor of a request that
        only read it: an earlier one, of another command, may be in doubt."""
        if not doubt and record.number not in self._asking:
            await self._pen.write(lambda: self._log.answered(record.number))

    async def conclude(
        self, record: Record, verdict: Verdict, reply: Reply | None, course: Course
    ) -> bool:
        """What became of the record.  One that says what it was to say, after a request whose
        answer is not known, counts as changed by it, unless another run made it say so."""
        number, ends = record.number, self._ends
        change = self._changes.pop(number)
        now = self._now.pop(number, None)
        self._asking.discard(number)
        self._seen.pop(number, None)
        meaning = verdict.meaning
        found = meaning is Meaning.EXISTS and course.doubt
        if found and not await self._pen.write(lambda: self._log.is_of_another(number)):
            status, note = ends.means[Meaning.UPDATED][0], ends.confirmed
        else:
            status, note = ends.means.get(meaning, ends.otherwise)
            # A refusal says nothing of the request before it, whose answer is not known.
            if course.doubt and (meaning not in ends.means or meaning is Meaning.REJECTED):
                status, note = ends.otherwise[0], ends.unclear
        outcome = Outcome(
            number,
            status or change.status,
            record_id=change.record_id,
            code=reply.code if reply and meaning in _REFUSED else None,
            message=reply.message if reply and meaning in _REFUSED else "",
            attempts=course.attempts,
            finished_at=self.how.clock(),
            log_id=reply.log_id if reply else "",
            note=note,
        )
        if status in (Status.CHANGED, Status.EQUAL) and now is not None:
            # Of what the change says nothing of, nothing is to be told.
            pairs = zip(now, change.before, strict=True)
            ownership, trust = (n if b is not None else None for n, b in pairs)
            outcome = replace(outcome, registry_ownership=ownership, registry_status=trust)
        await self._pen.write(lambda: self._log.settle(outcome))
        self.how.watch(outcome)
        return True


def _filled(terms: tuple[int | None, int | None], now: tuple[int, int]) -> tuple[int, int]:
    """What a change says of ownership and trust, and where it says nothing what they are now."""
    ownership, trust = terms
    return now[0] if ownership is None else ownership, now[1] if trust is None else trust


#: Ends of which the API's own words are kept.
_REFUSED = (Meaning.REJECTED, Meaning.UNCLEAR, Meaning.RETRY)
