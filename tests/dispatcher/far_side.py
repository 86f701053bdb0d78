"""The far side of a dispatcher as a script, and the log that it would write."""

from __future__ import annotations

import asyncio
import random
from math import ceil

from importer.api.pace import Pace, Trip
from importer.model.errors import AnswerLost
from importer.model.exchange import Page, Reply
from importer.model.run import Attempt, Maker

CREATED = Reply(200, 0, "success", record_id="71")


class Far:
    """The API as a script: for each row its answers in turn, the last one for ever.

    ``registry`` answers look-ups: what it returns for a serial number is found, or the page;
    without one the permission to read is missing.  Its clock runs ``ahead`` of ours; None: it
    never tells.  With a ``limit`` it throttles what arrives too soon; beside the latency the way
    there takes up to ``jitter`` and the answer up to ``thought``.  ``senders`` are the tasks that
    sent.  At a moment (seconds since the start) when nothing ``reaches`` it, all is lost;
    ``probed`` answers lists without filters.  ``token_error`` is what the token is answered
    with, once where it passes, ``token_takes`` seconds later.
    """

    def __init__(
        self,
        script=None,
        default=(CREATED,),
        latency=0.05,
        token_error=None,
        token_passes=False,
        token_takes=0.0,
        registry=None,
        list_fails=0,
        rate=10,
        limit=None,
        jitter=0.0,
        thought=0.0,
        reaches=lambda now: True,
        probed=None,
        ahead=500.0,
    ):
        self.reaches, self.probed = reaches, probed
        self.hear = lambda date: None
        self.pace = Pace(rate)
        self.limit = limit
        self.jitter, self.thought = jitter, thought
        self.chance = random.Random(7)
        self.senders = set()
        self.accepted, self.throttled = [], []
        self.list_pace = Pace(10)
        self.registry = registry
        self.ahead = ahead
        self.lists = []
        self.list_fails = list_fails
        self.script = {number: list(answers) for number, answers in (script or {}).items()}
        self.default = default
        self.latency = latency
        self.token_errors, self.passes = [token_error] if token_error else [], token_passes
        self.token_takes = token_takes
        self.opened = []
        self.calls = []

    async def open(self):
        self.opened.append(asyncio.get_running_loop().time())
        await asyncio.sleep(self.token_takes)
        errors = self.token_errors
        if errors:
            raise errors.pop() if self.passes else errors[0]
        self._tell_time()

    def hear_clock(self, hear):
        self.hear = hear

    def _tell_time(self):
        if self.ahead is not None:
            self.hear(float(int(asyncio.get_running_loop().time() + self.ahead)))

    async def create(self, device, departing):
        number = int(device.serial_number)
        trip = Trip()
        await self.pace.turn()
        departing()
        self.pace.left(trip)
        self.senders.add(asyncio.current_task())
        self.calls.append((asyncio.get_running_loop().time(), number))
        await asyncio.sleep(self.latency / 2 + self.chance.uniform(0, self.jitter))
        self._reach()
        wait = self._arrived()
        await asyncio.sleep(self.latency / 2 + self.chance.uniform(0, self.thought))
        self.pace.answered(trip)
        if wait:
            return Reply(429, 99991400, "limit", wait=max(1, ceil(wait)))
        answers = self.script.setdefault(number, list(self.default))
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if callable(answer):
            answer = answer(asyncio.get_running_loop().time())
        if isinstance(answer, Exception):
            raise answer
        if answer.code is not None:
            self._tell_time()
        return answer

    def _reach(self):
        if not self.reaches(asyncio.get_running_loop().time() - 1000):
            raise AnswerLost("no-answer", {"host": "h"})

    def _arrived(self):
        now = asyncio.get_running_loop().time()
        wait = self.limit.take(now) if self.limit else 0.0
        (self.throttled if wait else self.accepted).append(now)
        return wait

    async def list(self, filters, page_size=1, page_token=""):
        await self.list_pace.turn()
        now = asyncio.get_running_loop().time() + (self.ahead or 0.0)
        self.lists.append((now - (self.ahead or 0.0), filters))
        if self.list_fails > 0:
            self.list_fails -= 1
            raise AnswerLost("no-answer", {"host": "h"})
        self._reach()
        if self.probed is not None and not filters:
            if isinstance(self.probed, Exception):
                raise self.probed
            return Page(self.probed)
        if self.registry is None:
            return Page(Reply(400, 99991672, "denied"))
        self._tell_time()
        found = self.registry(filters.get("serial_number", ""), now) if filters else ()
        return found if isinstance(found, Page) else Page(Reply(200, 0, date=now), found)


class Log:
    """What the journal would hold."""

    def __init__(self):
        self.status = {}
        self.outcomes = {}
        self.told = []
        self.learnt = {}
        self.remarks = {}
        self.makers = {}
        self.doubted = {}
        self.begun = {}
        self.left_over = []
        self.answered = False

    def sent(self, number, now, ahead, doubt):
        self.status[number] = "sent"
        self.begun[number] = (now, ahead)

    def lost(self, number, now, ahead):
        began, known = self.begun[number]
        self.doubted.setdefault(number, []).append(Attempt(began, now, known))

    def attempts(self, number):
        return self.doubted.get(number, [])

    def unidentified(self):
        return iter(self.left_over)

    def returned(self, number, doubt):
        self.status[number] = "in doubt" if doubt else "pending"

    def learn(self, number, found, note):
        self.learnt[number] = found.record_id
        self.remarks[number] = note

    def has_answers(self):
        return self.answered

    def maker(self, record_id, number):
        return self.makers.get(record_id, Maker.NOBODY)

    def at_first(self, record_id, now):
        return now

    def settle(self, outcome):
        assert outcome.number not in self.outcomes, "settled twice"
        self.status[outcome.number] = outcome.status.value
        self.outcomes[outcome.number] = outcome
