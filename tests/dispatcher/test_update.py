"""Changing records: only what is as it was, and never twice unknowingly."""

from __future__ import annotations

import asyncio

import pytest

from importer.api.pace import Limit, Pace
from importer.dispatcher.crew import Sending, Stop
from importer.dispatcher.update import amend, restore
from importer.model.device import Device
from importer.model.errors import AnswerLost, NotSent
from importer.model.exchange import Page, Registered, Reply
from importer.model.run import Change, ChangeNote, Record, Status

OK, GONE = Reply(200, 0), Reply(400, 1785008, "The device is not found.")
LOST = AnswerLost("no-answer", {"host": "h"})
BEFORE, AFTER, OTHER = (2, 1), (1, 1), (1, 2)


class _Registry:
    """One record with its version, and what befalls the requests to it: for each get and put in
    turn a word of the script.  "acts" is done without an answer; a function is called first."""

    def __init__(self, values=BEFORE, version=3, gets=(), puts=()):
        self.values, self.version = values, version
        self.update_pace, self.get_pace, self.list_pace = Pace(10), Limit(50), Limit(10)
        self.gets, self.puts = list(gets), list(puts)
        self.put = []

    async def open(self):
        pass

    async def list(self, filters, page_size=1, page_token=""):
        return Page(OK)

    async def get(self, record_id):
        await asyncio.sleep(0.01)
        word = self.gets.pop(0) if self.gets else None
        if isinstance(word, Exception):
            raise word
        if isinstance(word, Reply | Page):
            return word if isinstance(word, Page) else Page(word)
        if self.values is None:
            return Page(GONE)
        device = Device(1, *self.values, "5CG1234")
        return Page(OK, (Registered(record_id, device, 1.0, str(self.version)),))

    async def update(self, record, ownership, trust, departing):
        departing()
        await asyncio.sleep(0.01)
        self.put.append((record.version, ownership, trust))
        word = self.puts.pop(0) if self.puts else None
        if callable(word):
            word = word(self)
        if isinstance(word, Exception):
            raise word
        if isinstance(word, Reply):
            return word
        if self.values is None or str(self.version) != record.version:
            return GONE
        self.values, self.version = (ownership, trust), self.version + 1
        if word == "acts":
            raise LOST
        return OK


class _Log:
    def __init__(self, of_others=()):
        self.left, self.settled, self.of_others = [], {}, of_others

    def is_of_another(self, number):
        return number in self.of_others

    def leaving(self, number, note, now):
        self.left.append((number, note))

    def answered(self, number):
        self.left.append((number, ""))

    def settle(self, outcome):
        self.settled[outcome.number] = outcome


@pytest.fixture
def change(leap):
    """Makes one change, or takes it back; its outcome, the notes that were written before a
    request left, and the reason of a stop."""

    def changing(registry, doubt=False, undo=False, status=None, of_others=(), **how):
        log, stop = _Log(of_others), Stop()
        record = Record(7, Device(1, *AFTER, "5CG1234"), doubt=doubt)
        status = status or (Status.UPDATED if undo else Status.DIFFERS)
        wanted = Change(record, "71", BEFORE, AFTER, status)

        async def main():
            clock = asyncio.get_running_loop().time
            sending = Sending(clock=clock, workers=2, **how)
            await (restore if undo else amend)(iter([wanted]), registry, log, stop, sending)

        leap(main)
        return log.settled.get(7), log.left, stop.reason

    return changing


def test_a_record_as_it_was_is_changed_under_its_version(change):
    """One request, written down before it left."""
    registry = _Registry()
    outcome, left, reason = change(registry)
    assert (outcome.status, outcome.note, reason) == (Status.UPDATED, "", None)
    assert registry.put == [("3", 1, 1)]
    assert left == [(7, ChangeNote.LEFT)]
    assert (outcome.registry_ownership, outcome.registry_status) == (None, None)


@pytest.mark.parametrize(
    ("now", "status"), [(OTHER, Status.CHANGED), (AFTER, Status.EQUAL), (None, Status.MISSING)]
)
def test_what_is_not_as_it_was_is_left_alone(change, now, status):
    """Changed by somebody else, to the same as we want even, or deleted: no request."""
    registry = _Registry(now)
    outcome, left, _ = change(registry)
    assert (outcome.status, registry.put, left) == (status, [], [])
    if now is not None:
        assert (outcome.registry_ownership, outcome.registry_status) == now


def test_somebody_comes_between_the_look_and_the_change(change):
    """The version is another one: what they wrote stays."""

    def meddle(registry):
        registry.values, registry.version = OTHER, 4

    registry = _Registry(puts=[meddle])
    outcome, _, _ = change(registry)
    assert (outcome.status, registry.values) == (Status.CHANGED, OTHER)


def test_another_version_of_the_same_values_is_no_change(change):
    """Something else of the record was touched: it is read again and changed."""

    def touch(registry):
        registry.version += 1

    registry = _Registry(puts=[touch])
    outcome, _, _ = change(registry)
    assert (outcome.status, registry.put) == (Status.UPDATED, [("3", 1, 1), ("4", 1, 1)])


def test_a_lost_answer_is_settled_by_reading(change):
    """It had acted: nothing is sent again, and the remark says how that is known."""
    registry = _Registry(puts=["acts"])
    outcome, _, _ = change(registry)
    assert (outcome.status, outcome.note) == (Status.UPDATED, ChangeNote.CONFIRMED)
    assert len(registry.put) == 1


def test_what_another_run_changed_is_not_claimed(change):
    """The record says what it was to say, and another run is known to have made it say so."""
    outcome, _, _ = change(_Registry(AFTER), doubt=True, of_others=(7,))
    assert (outcome.status, outcome.note) == (Status.EQUAL, "")
    assert (outcome.registry_ownership, outcome.registry_status) == AFTER


def test_a_lost_request_is_sent_again(change):
    """It had not acted: the record says so."""
    registry = _Registry(puts=[LOST, NotSent("unreachable", {"host": "h"})])
    outcome, _, _ = change(registry)
    assert (outcome.status, registry.values, len(registry.put)) == (Status.UPDATED, AFTER, 3)


def test_after_a_crash_the_record_tells(change):
    """A request left in an earlier session: what it was to do is done."""
    outcome, _, _ = change(_Registry(AFTER), doubt=True)
    assert (outcome.status, outcome.note) == (Status.UPDATED, ChangeNote.CONFIRMED)


def test_half_a_record_tells_nothing(change):
    """An answer without the record, or without its version, is asked for again."""
    odd = Page(OK, (Registered("71", Device(1, *OTHER, "5CG1234"), 1.0, ""),))
    other = Page(OK, (Registered("72", Device(1, *OTHER, "5CG1234"), 1.0, "3"),))
    registry = _Registry(gets=[Page(OK), odd, other])
    assert change(registry)[0].status is Status.UPDATED


def test_a_refusal_is_told_with_its_code(change):
    """And is the row's end."""
    outcome, _, _ = change(_Registry(puts=[Reply(400, 1780101, "Request param error.")]))
    assert (outcome.status, outcome.code) == (Status.REJECTED, 1780101)
    assert outcome.message == "Request param error."


@pytest.mark.parametrize(
    ("undo", "end"),
    [
        (False, (Status.FAILED, ChangeNote.UNCLEAR)),
        (True, (Status.UPDATED, ChangeNote.UNDO_LEFT)),
    ],
)
def test_a_refusal_is_no_word_about_the_request_before_it(change, undo, end):
    """Its answer was lost, and it may come late: nobody says that nothing was changed."""
    refused = Reply(400, 1780101, "Request param error.")
    registry = _Registry(BEFORE, puts=[LOST, refused])
    outcome, _, _ = change(registry, undo=undo)
    assert (outcome.status, outcome.note) == end
    assert (outcome.code, len(registry.put)) == (1780101, 2)


def test_throttled_gets_and_puts_are_waited_for(change):
    """No row fails by the pace."""
    slow = Reply(429, 99991400, wait=1.0)
    registry = _Registry(gets=[slow, slow], puts=[slow])
    assert change(registry)[0].status is Status.UPDATED


def test_a_missing_permission_stops_the_run(change):
    """Nothing is said of the row, nor that an answer to it is outstanding."""
    outcome, left, reason = change(_Registry(puts=[Reply(400, 99991672, "Access denied")]))
    assert (outcome, reason.slug) == (None, "scope")
    assert left == [(7, ChangeNote.LEFT), (7, "")]


def test_taking_it_back(change):
    """The old values, under the version of now; not where somebody changed it since."""
    registry = _Registry(BEFORE)
    outcome, left, _ = change(registry, undo=True)
    assert (outcome.status, outcome.note) == (Status.RESTORED, ChangeNote.RESTORED)
    assert left == [(7, ChangeNote.UNDO_LEFT)]
    outcome, _, _ = change(_Registry(OTHER), undo=True)
    assert (outcome.status, outcome.note) == (Status.UPDATED, ChangeNote.UNDO_CHANGED)
    outcome, _, _ = change(_Registry(None), undo=True)
    assert (outcome.status, outcome.note) == (Status.UPDATED, ChangeNote.UNDO_GONE)
    # Of a row that may not have been changed at all, nobody says that it was.
    outcome, _, _ = change(_Registry(OTHER), undo=True, status=Status.DIFFERS)
    assert (outcome.status, outcome.note) == (Status.DIFFERS, ChangeNote.UNDO_CHANGED)


def test_a_question_without_an_answer_is_no_doubt(change):
    """Nothing left that could have acted: what somebody else brought about is not ours."""
    registry = _Registry(AFTER)
    answers = [LOST]
    get = registry.get

    async def trouble(record_id):
        if answers:
            raise answers.pop()
        return await get(record_id)

    registry.get = trouble
    outcome, left, _ = change(registry)
    assert (outcome.status, outcome.note, left) == (Status.EQUAL, "", [])


@pytest.mark.parametrize(
    ("undo", "note"), [(False, ChangeNote.UNCLEAR), (True, ChangeNote.UNDO_LEFT)]
)
def test_where_an_answer_was_lost_nobody_says_that_nothing_was_changed(change, undo, note):
    """Later ones are no word about the first: the row is to be read once more."""
    odd = Reply(400, 1785999, "odd")
    registry = _Registry(BEFORE, puts=[LOST, *[odd] * 20])
    outcome, _, _ = change(registry, undo=undo)
    assert outcome.note == note
