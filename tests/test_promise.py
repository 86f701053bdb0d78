"""The promise, against a model: whatever answers come and whenever the process dies, no row
says more than is true, and in the end every device of ours is known by its record id."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from importer.api.pace import Pace
from importer.dispatcher.create import dispatch
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.device import Checked, Device
from importer.model.errors import AnswerLost, NotSent
from importer.model.exchange import Registered, Reply
from importer.model.run import Run, Status, Stopped
from importer.model.table import Column, Layout, Row
from tests.clock import LeapingLoop

LAYOUT = Layout("d.csv", "d", 1, (Column(0, "SN", "serial_number", "label"),))
LOST = AnswerLost("no-answer", {"host": "h"})
REFUSED = NotSent("unreachable", {"host": "h", "why": "w"})
BUSY = Reply(500, 1780001, "Internal server error.")
THROTTLED = Reply(429, 99991400, "limit", wait=0.5)
QUOTA = Reply(429, 99991403, "quota")
#: What may happen to a request: (does it act, what comes back, None for the true answer).
FATES = {
    "answered": (True, None),
    "answer lost": (True, LOST),
    "acted and 500": (True, BUSY),
    "acted and HTML": (True, Reply(502, None)),
    "acted and broken JSON": (True, Reply(200, None, broken=True)),
    "never acted": (False, LOST),
    "500": (False, BUSY),
    "refused": (False, REFUSED),
    "throttled": (False, THROTTLED),
    "quota": (False, QUOTA),
    "killed before": (False, None),
    "killed after": (True, None),
}


class Killed(BaseException):
    """The process ends here, without another word."""


class Registry:
    """The far side: each serial number at most once, and who made it."""

    def __init__(self):
        self.pace, self.list_pace = Pace(1000), Pace(1000)
        self.devices = {}
        self.fates = []
        self.creates = 0
        self.clock = 0.0

    async def open(self):
        self.pace, self.list_pace = Pace(1000), Pace(1000)

    async def create(self, device, departing):
        await self.pace.turn()
        departing()
        await asyncio.sleep(0.01)
        self.creates += 1
        fate = self.fates.pop(0) if self.fates else "answered"
        acts, answer = FATES[fate]
        true_answer = Reply(400, 1785010, "The device already exists.")
        if acts and device.serial_number not in self.devices:
            record_id = str(7_000_000 + len(self.devices))
            self.devices[device.serial_number] = Registered(record_id, device, self.clock)
            true_answer = Reply(200, 0, "success", record_id=record_id)
        if fate.startswith("killed"):
            raise Killed
        if isinstance(answer, Exception):
            raise answer
        return answer or true_answer

    async def list(self, filters, _page_size):
        await self.list_pace.turn()
        found = self.devices.get(filters["serial_number"])
        return Reply(200, 0, date=self.clock), (found,) if found else ()


class Promise(RuleBasedStateMachine):
    """Import, die, resume, in any order; the clock moves a minute between sessions."""

    @initialize(rows=st.integers(1, 12), foreign=st.sets(st.integers(2, 13), max_size=4))
    def stage(self, rows, foreign):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "t.db"
        self.registry = Registry()
        self.registry.clock = 1000.0
        for number in foreign:
            device = Device(1, serial_number=f"S{number}")
            self.registry.devices[f"S{number}"] = Registered(f"foreign-{number}", device, 500.0)
        self.foreign = {f"S{number}" for number in foreign}
        self.rows = rows
        with Journal(self.path) as journal:
            run = Run("r", "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
            journal.stage(run, "f", (self._checked(n) for n in range(2, rows + 2)))

    @staticmethod
    def _checked(number):
        return Checked(Row(number, (), {}), Device(1, serial_number=f"S{number}"))

    @rule(fates=st.lists(st.sampled_from(sorted(FATES)), max_size=12), stop=st.booleans())
    def session(self, fates, stop):
        """One process: with these fates of its requests, perhaps interrupted in the middle.
        Where it comes to its end, it leaves no request of its own without a word."""
        without_answer = self._sent()
        self.registry.clock += 60.0
        self.registry.fates = list(fates)
        with Journal(self.path) as journal, asyncio.Runner(loop_factory=LeapingLoop) as runner:
            try:
                runner.run(self._send(journal, stop))
            except Killed:
                return
        assert self._sent() <= without_answer

    async def _send(self, journal, stop):
        wish = Stop()
        clock = lambda: self.registry.clock  # noqa: E731
        how = Sending(give_up_after=0.0, clock=clock, workers=3)
        if stop:
            loop = asyncio.get_running_loop()
            loop.call_later(0.015, wish.request, Stopped("interrupted", 130))
        journal.begin("r", 1000.0)
        stopped = await dispatch(journal.records("r"), self.registry, journal.log("r"), wish, how)
        journal.end("r", stopped)

    @rule()
    def calm_session(self):
        """A process that nothing happens to settles every row; done twice, it asks nothing."""
        self.session([], stop=False)
        assert not set(self._statuses()) & {Status.PENDING, Status.SENT, Status.UNSENT}
        before = self.registry.creates
        self.session([], stop=False)
        assert self.registry.creates == before

    def _outcomes(self):
        with Journal(self.path) as journal:
            return [(row.device.serial_number, row.outcome) for row in journal.stored("r")]

    def _sent(self):
        return {serial for serial, outcome in self._outcomes() if outcome.status is Status.SENT}

    def _statuses(self):
        return [outcome.status for _, outcome in self._outcomes()]

    @invariant()
    def no_row_says_more_than_is_true(self):
        """Created means: there, by us, under this id. Duplicate means: there, not by us."""
        if not hasattr(self, "path"):
            return
        outcomes = self._outcomes()
        assert len(outcomes) == self.rows
        for serial, outcome in outcomes:
            there = self.registry.devices.get(serial)
            if outcome.status is Status.CREATED:
                assert there is not None and there.record_id == outcome.record_id
                assert serial not in self.foreign
            elif outcome.status is Status.DUPLICATE:
                assert serial in self.foreign
            elif outcome.status is Status.FAILED:
                assert there is None or serial in self.foreign
            elif outcome.status in (Status.UNSENT, Status.PENDING, Status.SENT):
                continue
            else:
                assert outcome.status is Status.IN_DOUBT

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestPromise = Promise.TestCase
TestPromise.settings = settings(stateful_step_count=8)
