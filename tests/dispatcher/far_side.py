"""The far side of a dispatcher as a script, and the log that it would write."""

from __future__ import annotations

import asyncio
import random
from math import ceil

from importer.api.pace import Pace, Trip
from importer.model.errors import AnswerLost
from importer.model.exchange import Page, Reply

CREATED = Reply(200, 0, "success", record_id="71")


class Far:
    """The API as a script: for each row its answers in turn, the last one for ever.

    ``registry`` answers look-ups: what it returns for a serial number is found; without one
    the permission to read is missing.  Its clock runs ``ahead`` of ours.  With a ``limit`` it
    throttles what arrives too soon; beside the latency the way there takes up to ``jitter``
    and the answer up to ``thought``.  ``senders`` are the tasks that sent.
    """

    def __init__(
        self,
        script=None,
        default=(CREATED,),
        latency=0.05,
        token_error=None,
        registry=None,
        list_fails=0,
        rate=10,
        limit=None,
        jitter=0.0,
        thought=0.0,
    ):
        self.pace = Pace(rate)
        self.limit = limit
        self.jitter, self.thought = jitter, thought
        self.chance = random.Random(7)
        self.senders = set()
        self.accepted, self.throttled = [], []
        self.list_pace = Pace(10)
        self.registry = registry
        self.ahead = 500.0
        self.lists = []
        self.list_fails = list_fails
        self.script = {number: list(answers) for number, answers in (script or {}).items()}
        self.default = default
        self.latency = latency
        self.token_error = token_error
        self.calls = []

    async def open(self):
        if self.token_error:
            raise self.token_error

    async def create(self, device, departing):
        number = int(device.serial_number)
        trip = Trip()
        await self.pace.turn()
        departing()
        self.pace.left(trip)
        self.senders.add(asyncio.current_task())
        self.calls.append((asyncio.get_running_loop().time(), number))
        await asyncio.sleep(self.latency / 2 + self.chance.uniform(0, self.jitter))
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
        return answer

    def _arrived(self):
        now = asyncio.get_running_loop().time()
        wait = self.limit.take(now) if self.limit else 0.0
        (self.throttled if wait else self.accepted).append(now)
        return wait

    async def list(self, filters, page_size):
        await self.list_pace.turn()
        now = asyncio.get_running_loop().time() + self.ahead
        self.lists.append((now - self.ahead, filters))
        if self.list_fails > 0:
            self.list_fails -= 1
            raise AnswerLost("no-answer", {"host": "h"})
        if self.registry is None:
            return Page(Reply(400, 99991672, "denied"))
        found = self.registry(filters["serial_number"], now)
        return Page(Reply(200, 0, date=now), found)


class Log:
    """What the journal would hold."""

    def __init__(self):
        self.status = {}
        self.outcomes = {}
        self.told = []
        self.learnt = {}
        self.others = set()

    def sent(self, number, now, doubt):
        self.status[number] = "sent"

    def returned(self, number, doubt):
        self.status[number] = "in doubt" if doubt else "pending"

    def learn(self, number, found):
        self.learnt[number] = found.record_id

    def made_by_another_row(self, record_id, number):
        return record_id in self.others

    def settle(self, outcome):
        assert outcome.number not in self.outcomes, "settled twice"
        self.status[outcome.number] = outcome.status.value
        self.outcomes[outcome.number] = outcome
