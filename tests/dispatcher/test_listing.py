"""Reading the registry's list to its end, whatever comes between."""

from __future__ import annotations

import asyncio

import pytest

from importer.api.pace import Limit
from importer.dispatcher.crew import Sending, Stop
from importer.dispatcher.listing import PAGE, listed
from importer.model.device import Device
from importer.model.errors import AnswerLost, CredentialsError
from importer.model.exchange import Page, Registered, Reply
from importer.model.run import Event, Stopped

OK = Reply(200, 0)
THROTTLED = Reply(429, 99991400, wait=2.0)
BUSY = Reply(500, 1780001)
NO_SCOPE = Reply(400, 99991672, "Access denied", details="device_record:read")


class _Library:
    """An API that gives its pages in turn; before each, what the script says of it."""

    def __init__(self, pages, script=None):
        self.list_pace = Limit(10)
        self.pages, self.script = pages, {n: list(told) for n, told in (script or {}).items()}
        self.asked = []

    async def open(self):
        pass

    async def list(self, filters, page_size=1, page_token=""):
        await self.list_pace.turn()
        self.asked.append((dict(filters), page_size, page_token))
        number = int(page_token or 0)
        told = self.script.get(number)
        if told:
            answer = told.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer if isinstance(answer, Page) else Page(answer)
        more = number + 1 < len(self.pages)
        records = tuple(Registered(name, Device(1)) for name in self.pages[number])
        return Page(OK, records, more, str(number + 1) if more else "")


@pytest.fixture
def read(leap):
    """Reads a library on a clock that is leapt over: ids of the records, the reason of a stop,
    and the slugs of what was told."""

    def reading(api, filters=None, stop=None, **how):
        stop, told = stop or Stop(), []

        async def main():
            watch = lambda news: told.append(news.slug) if isinstance(news, Event) else None  # noqa: E731
            clock = asyncio.get_running_loop().time
            sending = Sending(watch=watch, clock=clock, **how)
            return [
                [record.record_id for record in page.records]
                async for page in listed(api, stop, sending, filters or {})
            ]

        return leap(main), stop.reason, told

    return reading


def test_every_page_is_read_with_the_filters(read):
    """A hundred records a page, each page with the token of the one before."""
    api = _Library([["1", "2"], ["3"], []])
    assert read(api, {"os": "1"}) == ([["1", "2"], ["3"], []], None, [])
    assert api.asked == [({"os": "1"}, PAGE, token) for token in ("", "1", "2")]
    assert PAGE == 100


def test_a_record_without_an_id_ends_it(read):
    """What is left out would be called missing."""
    ids, reason, _ = read(_Library([["1"], ["2", ""]]))
    assert (ids, reason.slug, reason.exit_code) == ([["1"]], "list-no-ids", 4)


def test_a_list_that_leads_back_ends(read):
    """The second page points to the first one's next."""
    library = _Library([["1"], ["2"], ["3"]])
    library.script[2] = [Page(OK, (), True, "1")]
    ids, reason, _ = read(library)
    assert (ids, reason.slug, len(library.asked)) == ([["1"], ["2"], []], "list", 3)


def test_passing_trouble_is_waited_for_and_told_once(read):
    """Lost answers, 1780001 and throttling cost time and no record."""
    lost = AnswerLost("no-answer", {"host": "h"})
    api = _Library([["1"], ["2"]], {1: [lost, BUSY, THROTTLED, lost]})
    pages, reason, told = read(api)
    assert (pages, reason) == ([["1"], ["2"]], None)
    assert told == ["list-waits", "recovered"]


@pytest.mark.parametrize(
    ("answers", "slug", "code"),
    [
        ([BUSY] * 200, "outage", 1780001),
        ([THROTTLED] * 200, "throttled", 99991400),
        ([NO_SCOPE], "scope-read", 99991672),
        ([Reply(400, 1780101, "Request param error.")], "list", 1780101),
        ([CredentialsError("app-secret")], "error.app-secret", None),
    ],
)
def test_what_does_not_pass_ends_it_with_the_reason(read, answers, slug, code):
    """Nobody gets half a registry for a whole one: the stop is there to be asked for."""
    pages, reason, _ = read(_Library([["1"], ["2"]], {1: answers}), give_up_after=60.0)
    assert pages == [["1"]]
    assert (reason.slug, reason.code) == (slug, code)


def test_an_answer_without_a_list_is_no_end(read):
    """Code 0 and no list: it is asked for again, and not taken for an empty page."""
    odd = Page(OK, is_list=False)
    pages, reason, _ = read(_Library([["1"], ["2"]], {1: [odd]}))
    assert (pages, reason) == ([["1"], ["2"]], None)


def test_more_without_a_way_there_is_no_end(read):
    """``has_more`` with no token, or the same one again."""
    for token in ("", "1"):
        odd = Page(OK, (), True, token)
        pages, reason, _ = read(_Library([["1"], ["2"], ["3"]], {1: [odd]}))
        assert (pages, reason) == ([["1"], []], Stopped("list", 4))


def test_a_wish_to_stop_is_heard_while_a_page_is_waited_for(read, leap):
    """No further page, however long the API has nothing to say."""
    stop = Stop()
    stop.request(Stopped("interrupted", 130))
    assert read(_Library([["1"]]), stop=stop) == ([], Stopped("interrupted", 130), [])
