"""Taking a run back: deleting what it is known to have created, and only that.

Duplicates and rows in doubt are never touched.  Each deletion is written down before its
request leaves; an undo that was interrupted goes on with what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from importer.api import classify_delete
from importer.dispatcher.crew import Course, Crew, Sending, Stop, opened
from importer.dispatcher.writing import Pen
from importer.model import (
    REMOVED_FOR_GOOD,
    Outcome,
    Record,
    Removal,
    Reply,
    Status,
    Stopped,
    Verdict,
)
from importer.vocabulary import Meaning

if TYPE_CHECKING:
    from importer.api import DeviceApi


class UndoLog(Protocol):
    """Where an undo writes down what it does."""

    def removing(self, number: int) -> None:
        """The request to delete this row's record is about to leave."""

    def spared(self, number: int) -> None:
        """It was answered without a final word: it deleted nothing."""

    def removed(self, number: int, removal: Removal, forget: bool) -> None:
        """What became of it; ``forget`` lets later runs create the device again."""


async def undo(
    records: Iterator[tuple[Record, str]], api: DeviceApi, log: UndoLog, stop: Stop, how: Sending
) -> Stopped | None:
    """Delete the records (each with its record id) until there are none or somebody wishes
    to stop; returns why it stopped before the end, or None."""
    if not await opened(api, stop, how):
        return stop.reason
    deletion = Deletion(api, log, how)
    await Crew(deletion.take(records), deletion, stop, how).work()
    await deletion.settle_absent()
    return stop.reason


class Deletion:
    """The errand of deleting."""

    def __init__(self, api: DeviceApi, log: UndoLog, how: Sending) -> None:
        self.pace = api.delete_pace
        self._api = api
        self._log = log
        self._how = how
        self._pen = Pen(how.watch)
        self._record_ids: dict[int, str] = {}
        self._is_tenant_known = how.is_tenant_known
        self._absent: list[int] = []  # not there, if this is the tenant

    def take(self, records: Iterator[tuple[Record, str]]) -> Iterator[Record]:
        """The records, their ids kept for as long as each is on its way."""
        for record, record_id in records:
            self._record_ids[record.number] = record_id
            yield record

    async def is_settled(self, record: Record) -> bool:  # noqa: ARG002
        """It has to be asked for."""
        return False

    async def request(self, record: Record, departing: Callable[[], None]) -> Reply:
        """One delete."""
        record_id = self._record_ids[record.number]
        return await self._pen.leave(lambda: self._api.delete(record_id, departing))

    def judge(self, record: Record, reply: Reply) -> Verdict:  # noqa: ARG002
        """What its reply means."""
        return classify_delete(reply)

    async def probe(self) -> Reply:
        """Any page of the registry."""
        return (await self._api.list({})).reply

    def has_answers(self) -> bool:
        """An undo counts on what it hears itself."""
        return False

    def departing(self, record: Record) -> None:
        """Written down before the request leaves."""
        self._log.removing(record.number)

    async def lost(self, record: Record) -> None:
        """Nothing to write: deleting once more does no harm."""

    async def returned(self, record: Record, doubt: bool) -> None:
        """A request that was refused with all others leaves nothing to wait for."""
        if not doubt:
            await self._pen.write(lambda: self._log.spared(record.number))

    async def conclude(
        self, record: Record, verdict: Verdict, reply: Reply | None, course: Course
    ) -> bool:
        """What became of the record."""
        removal = self._removal(verdict, course)
        if removal is Removal.UNKNOWN:
            self._absent.append(record.number)
        record_id = self._record_ids.pop(record.number)
        is_gone = removal in REMOVED_FOR_GOOD
        await self._pen.write(lambda: self._log.removed(record.number, removal, forget=is_gone))
        self._how.watch(
            Outcome(
                record.number,
                Status.REMOVED if is_gone else Status.CREATED,
                record_id=record_id,
                code=reply.code if reply else None,
                attempts=course.attempts,
                note=removal.value,
            )
        )
        return True

    def _removal(self, verdict: Verdict, course: Course) -> Removal:
        """One that is gone after a lost answer was most likely removed by that very request; and
        an answer that was lost to the last may have been "removed"."""
        if verdict.meaning is Meaning.REMOVED:
            self._is_tenant_known = True
            return Removal.REMOVED
        if verdict.meaning is not Meaning.GONE:
            return Removal.LEFT if course.doubt else Removal.FAILED
        if not self._is_tenant_known:
            return Removal.UNKNOWN
        return Removal.REMOVED if course.doubt else Removal.GONE

    async def settle_absent(self) -> None:
        """Records that were not there are gone if others were: then this is their tenant."""
        for number in self._absent if self._is_tenant_known else ():
            await self._pen.write(partial(self._log.removed, number, Removal.GONE, forget=True))
