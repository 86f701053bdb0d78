"""The promise, against a model.

No run of commands, faults and crashes makes a record that is not ours ``created``, or deletes it;
every record that is ours and can be known to be ours is ``created``.  The one thing that nobody can
know: an identical device that somebody else registers within the seconds of a lost attempt of ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from pathlib import Path

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from importer.api.pace import Pace
from importer.dispatcher.create import dispatch
from importer.dispatcher.crew import Sending, Stop
from importer.dispatcher.lookup import SLACK
from importer.dispatcher.undo import undo
from importer.journal.journal import Journal
from importer.model.device import Checked, Device
from importer.model.errors import AnswerLost, NotSent
from importer.model.exchange import Page, Registered, Reply
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
    "acted and a portal's page": (True, Reply(403, None)),
    "acted and a redirect": (True, Reply(307, None)),
    "acted and no id": (True, Reply(200, 0, "success")),
    "never acted": (False, LOST),
    "a page alone": (False, Reply(403, None)),
    "500": (False, BUSY),
    "refused": (False, REFUSED),
    "throttled": (False, THROTTLED),
    "quota": (False, QUOTA),
    "invalid": (False, Reply(400, 1785005, "invalid")),
    "unknown code": (False, Reply(400, 1785020, "too many devices")),
    "killed before": (False, None),
    "killed after": (True, None),
    "clock set, answer lost": (True, LOST),
}
EXISTS = Reply(400, 1785010, "The device already exists.")
SERIALS = st.integers(2, 13).map(lambda n: f"S{n}")


class Killed(BaseException):
    """The process ends here, without another word."""


class Registry:
    """The far side: each serial number at most once, and who made it.  ``clock`` is its time,
    which it ``tells`` or not; its list is behind by ``lag`` seconds; our clock is off by
    ``skew``.  ``lost`` are the times at which an answer of ours was lost, by serial number."""

    def __init__(self):
        self.pace, self.list_pace, self.delete_pace = Pace(1000), Pace(1000), Pace(1000)
        self.devices, self.fates, self.lost = {}, [], {}
        self.creates = self.made = 0
        self.run, self.makers = "", {}
        self.clock, self.skew, self.lag, self.tells = 1000.0, 0.0, 0.0, True
        self.hear = lambda date: None

    def ours(self):
        return self.clock + self.skew

    def hear_clock(self, hear):
        self.hear = hear

    def _tell(self):
        if self.tells:
            self.hear(self.clock)

    async def open(self):
        self.pace, self.list_pace, self.delete_pace = Pace(1000), Pace(1000), Pace(1000)
        self._tell()

    def add(self, serial, who):
        self.made += 1
        record = Registered(f"{who}-{self.made}", Device(1, serial_number=serial), self.clock)
        self.makers[record.record_id] = self.run if who == "7" else who
        self.devices[serial] = record
        return record

    async def create(self, device, departing):
        await self.pace.turn()
        departing()
        await asyncio.sleep(0.01)
        self.creates += 1
        serial, fate = device.serial_number, self.fates.pop(0) if self.fates else "answered"
        acts, answer = FATES[fate]
        true_answer = EXISTS
        if acts and serial not in self.devices:
            true_answer = Reply(200, 0, "success", record_id=self.add(serial, "7").record_id)
        if answer is not None or fate.startswith("killed"):
            self.lost.setdefault(serial, []).append(self.clock)
        if fate.startswith("clock set"):
            self.skew += 3600.0
        if fate.startswith("killed"):
            raise Killed
        if isinstance(answer, Exception):
            raise answer
        answer = answer or true_answer
        if answer.code is not None:
            self._tell()
        return answer

    async def list(self, filters, _page_size=1, _token=""):
        await self.list_pace.turn()
        self._tell()
        found = self.devices.get(filters.get("serial_number"))
        if found and found.created_at > self.clock - self.lag:
            found = None
        date = self.clock if self.tells else None
        return Page(Reply(200, 0, date=date), (found,) if found else ())

    async def delete(self, record_id, departing):
        await self.delete_pace.turn()
        departing()
        serial = next((s for s, r in self.devices.items() if r.record_id == record_id), None)
        if serial is None:
            return Reply(400, 1785008, "not found")
        assert not self.is_foreign(serial), "somebody else's record was deleted"
        del self.devices[serial]
        return Reply(200, 0, "success")

    def is_foreign(self, serial):
        """Whether a device is there that is somebody else's, and can be known to be."""
        record = self.devices.get(serial)
        if record is None or not record.record_id.startswith("foreign"):
            return False
        within = (abs(record.created_at - lost) <= SLACK for lost in self.lost.get(serial, ()))
        return not any(within)


class Promise(RuleBasedStateMachine):
    """Import, die, resume, undo, import again, in any order; a minute passes between sessions."""

    @initialize(rows=st.integers(1, 12), foreign=st.sets(SERIALS, max_size=4))
    def stage(self, rows, foreign):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "t.db"
        self.registry = Registry()
        for serial in sorted(foreign):
            self.registry.add(serial, "foreign")
        self.registry.clock += 500.0
        self.rows, self.runs, self.plain = rows, [], True
        self.stage_again()

    @rule()
    def stage_again(self):
        """The same devices in another file."""
        if len(self.runs) == 3:
            return
        name = f"r{len(self.runs)}"
        self.runs.append(name)
        with Journal(self.path) as journal:
            run = Run(name, f"/{name}.csv", LAYOUT, self.registry.ours(), "staged", 0, "t", 10.0)
            journal.stage(run, name, (self._checked(n) for n in range(2, self.rows + 2)))

    @staticmethod
    def _checked(number):
        return Checked(Row(number, (), {}), Device(1, serial_number=f"S{number}"))

    @rule(serial=SERIALS, wait=st.sampled_from([0.0, 2.0, 10.0, 700.0]))
    def somebody_else(self, serial, wait):
        """Registers the very same device by hand, at whatever time."""
        self.registry.clock += wait
        if serial not in self.registry.devices:
            self.registry.add(serial, "foreign")

    @rule(
        skew=st.sampled_from([0.0, 90.0, -3600.0, 86400.0]), tells=st.booleans(), lag=st.booleans()
    )
    def weather(self, skew, tells, lag):
        """Our clock is set, the server's is not told any more, its list is behind."""
        self.registry.skew, self.registry.tells = skew, tells
        self.registry.lag = 30.0 if lag else 0.0
        self.plain = False

    @rule(
        fates=st.lists(st.sampled_from(sorted(FATES)), max_size=12),
        stop=st.booleans(),
        which=st.integers(0, 2),
        again=st.booleans(),
    )
    def session(self, fates, stop, which=0, again=False):
        """One process: with these fates of its requests, perhaps interrupted in the middle."""
        self.registry.clock += 60.0
        self.registry.fates = list(fates)
        self.plain = self.plain and not any(fate.startswith("clock") for fate in fates)
        run = self.registry.run = self.runs[which % len(self.runs)]
        with (
            Journal(self.path) as journal,
            asyncio.Runner(loop_factory=LeapingLoop) as runner,
            contextlib.suppress(Killed),
        ):
            runner.run(self._send(journal, run, stop, again))

    async def _send(self, journal, run, stop, again):
        wish = Stop()
        how = Sending(give_up_after=0.0, clock=self.registry.ours, workers=3)
        if stop:
            loop = asyncio.get_running_loop()
            loop.call_later(0.015, wish.request, Stopped("interrupted", 130))
        retried = (Status.FAILED, Status.REJECTED, Status.IN_DOUBT) if again else ()
        journal.begin(run, 1000.0, retried)
        log = journal.log(run)
        stopped = await dispatch(journal.records(run), self.registry, log, wish, how)
        journal.end(run, stopped)

    @rule(which=st.integers(0, 2))
    def take_back(self, which):
        """An undo deletes nothing of anybody else's."""
        run = self.runs[which % len(self.runs)]

        async def main(journal):
            how = Sending(clock=self.registry.ours, workers=3)
            await undo(journal.created(run), self.registry, journal.log(run), Stop(), how)

        self.registry.clock += 60.0
        with Journal(self.path) as journal, asyncio.Runner(loop_factory=LeapingLoop) as runner:
            runner.run(main(journal))

    @rule()
    def calm_sessions(self):
        """Processes that nothing happens to settle every row; done twice, they ask nothing.  What
        is ours is known to be ours, where the clocks always told."""
        for which in range(len(self.runs)):
            self.session([], False, which)
            statuses = {o.status for _, o in self._outcomes(self.runs[which])}
            assert not statuses & {Status.PENDING, Status.SENT, Status.UNSENT}
        before = self.registry.creates
        for which in range(len(self.runs)):
            self.session([], False, which)
        assert self.registry.creates == before
        if self.plain:
            for which in range(len(self.runs)):
                self.session([], False, which, again=True)
            known = {
                outcome.record_id
                for run in self.runs
                for _, outcome in self._outcomes(run)
                if outcome.status is Status.CREATED
            }
            ours = {r.record_id for r in self.registry.devices.values() if r.record_id[0] == "7"}
            assert ours <= known

    def _outcomes(self, run):
        with Journal(self.path) as journal:
            return [(row.device.serial_number, row.outcome) for row in journal.stored(run)]

    @invariant()
    def no_row_says_more_than_is_true(self):
        """Created means: there, by us, under this id. Duplicate means: not made by this row."""
        for run in getattr(self, "runs", ()):
            outcomes = self._outcomes(run)
            assert len(outcomes) == self.rows
            for serial, outcome in outcomes:
                self._holds(run, serial, outcome)

    def _holds(self, run, serial, outcome):
        there = self.registry.devices.get(serial)
        match outcome.status:
            case Status.CREATED:
                assert there is not None and there.record_id == outcome.record_id
                assert not self.registry.is_foreign(serial)
            case Status.DUPLICATE:
                assert self.registry.makers.get(outcome.record_id, "foreign") == "foreign"
            case Status.FAILED | Status.REJECTED:
                assert there is None or self.registry.makers[there.record_id] != run
            case Status.REMOVED:
                assert there is None or there.record_id != outcome.record_id

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestPromise = Promise.TestCase
TestPromise.settings = settings(stateful_step_count=10)
