"""The promise, against a model.

No run of commands, faults and crashes makes a record that is not ours ``created``, or deletes it;
every record that is ours and can be known to be ours is ``created``, with its record id.  The one
thing that nobody can know: an identical device that somebody else registers within the seconds of
a lost attempt of ours.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from hypothesis import given, strategies as st

from importer import pipeline
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.device import Checked, Device
from importer.model.run import Run, Status, Stopped
from importer.model.settings import Credentials, Settings
from importer.model.table import Column, Layout, Row
from tests.clock import LeapingLoop
from tests.world import (
    CREATES,
    DELETES,
    LISTS,
    Killed,
    Life,
    MortalJournal,
    Session,
    Weather,
    World,
    share,
)

LAYOUT = Layout(
    "d.csv",
    "d",
    1,
    (Column(0, "SN", "serial_number", "label"), Column(1, "UUID", "uuid", "label")),
)
SETTINGS = Settings("https://api.example", Credentials("a", token="t-x"), Path(), rate=1000)
#: Whose turn it is: what a process asks for as its API.
LIFE: ContextVar[Life] = ContextVar("life")
WAITING = {Status.PENDING, Status.SENT, Status.UNSENT}


def device(number, form):
    """A device as a file, or somebody else, has it: with both identifiers, one of them, or one
    and another one than ours."""
    serial, uuid = f"S{number}", f"0000000{number}-0001-4001-8001-00000000000{number}"
    match form:
        case "serial":
            return Device(1, serial_number=serial)
        case "uuid":
            return Device(1, uuid=uuid)
        case "other uuid":
            return Device(1, serial_number=serial, uuid=uuid.replace("-8001-", "-8002-"))
        case "other serial":
            return Device(1, serial_number=f"T{number}", uuid=uuid)
    return Device(1, serial_number=serial, uuid=uuid)


FORMS = ["both", "serial", "uuid", "other uuid", "other serial"]


@dataclass(frozen=True)
class Process:
    """One command: sends the run of this number, or takes it back.  It is killed at a step of
    its own, or asked to stop; see ``Life`` for what becomes of its requests."""

    run: int = 0
    undo: bool = False
    creates: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    deletes: tuple[str, ...] = ()
    kill: tuple[str, int] | None = None
    stop: bool = False
    again: bool = False
    asks: bool = False
    sure: bool = False


@dataclass
class Story:
    """Stage, send, die, resume, take back, in any order, on two computers, while clocks are set
    and other people register and delete devices.  After each step every row says no more than is
    true."""

    folder: Path
    world: World
    #: (computer, run id, forms of its devices)
    runs: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)
    created: int = 0

    def tell(self, steps):
        """The steps, one by one, and the end that every story has."""
        for step in steps:
            step(self)
            self.no_row_says_more_than_is_true()
        self.calm()
        self.no_row_says_more_than_is_true()

    # -- what happens -----------------------------------------------------------------------

    def stage(self, forms, computer=0):
        """A file with these devices; on our computer, or on a colleague's."""
        if len(self.runs) == 4:
            return
        name = f"r{len(self.runs)}"
        self.runs.append((computer, name, tuple(forms)))
        devices = enumerate((device(n, form) for n, form in enumerate(forms, start=1)), start=2)
        run = Run(name, f"/{name}.csv", LAYOUT, self.world.wall(), "staged", 0, "t", 10.0)
        with self._journal(computer) as journal:
            journal.stage(run, name, (Checked(Row(n, (), {}), d) for n, d in devices))

    def somebody_registers(self, number, form, wait):
        """By hand, at whatever time: the very same device, or one that shares an identifier."""
        self.world.base += wait
        theirs = device(number, form)
        if not self.world.meets(theirs):
            self.world.add(theirs, None)
            self._mark("somebody else's, " + ("identical" if form == "both" else "alike"))

    def somebody_deletes(self, which):
        """By hand, in the admin console."""
        there = sorted(self.world.there())
        if there:
            record_id = there[which % len(there)]
            self.world.take(record_id, None)
            self._mark("deleted by hand")

    def clocks(self, ours, skew):
        """Ours is set, or the server's."""
        self.world.ours, self.world.skew = ours, skew
        self._mark("clocks set")

    def processes(self, those, weather=Weather(), wait=60.0):  # noqa: B008
        """One, or several at once: on one computer they take turns, on two they don't."""
        if not self.runs:
            return
        self.world.base += wait
        self.world.weather = weather
        self._mark("several at once", len(those) > 1)
        undone = any(process.undo for process in those)
        self._mark("two runs and an undo at once", undone and len(those) > 2)
        self._mark("no clock is told", not weather.tells)
        self._mark("the list lags", weather.lag > 0)
        with (
            asyncio.Runner(loop_factory=LeapingLoop) as runner,
            mock.patch.object(pipeline, "DeviceApi", lambda _: Session(LIFE.get())),
        ):
            self.world.begin(runner.get_loop())
            try:
                runner.run(self._at_once(those))
            finally:
                self.world.end()

    async def _at_once(self, those):
        lives = await asyncio.gather(*map(self._live, those), return_exceptions=True)
        for end in lives:
            if isinstance(end, BaseException) and not isinstance(end, Killed):
                raise end

    async def _live(self, process):
        computer, run_id, _ = self.runs[process.run % len(self.runs)]
        life = Life(
            self.world,
            computer,
            list(process.creates),
            list(process.lists),
            list(process.deletes),
            process.kill,
            process.sure,
        )
        LIFE.set(life)
        stop = Stop()
        if process.stop:
            loop = asyncio.get_running_loop()
            loop.call_later(0.025, stop.request, Stopped("interrupted", 130))
        sending = Sending(give_up_after=0.0, clock=self.world.wall, workers=3)
        with MortalJournal(self._path(computer)) as journal:
            run = journal.live(life).run(run_id)
            if process.undo:
                self._mark("undo before a run is resumed", self._waits_elsewhere(run_id))
                limits = pipeline.Limits(confirmed=not process.sure)
                await pipeline.take_back(journal, run, SETTINGS, sending, (stop, limits))
            else:
                if process.asks:
                    await self._ask(journal, run, sending, stop)
                limits = pipeline.Limits(again=pipeline.RETRYABLE if process.again else ())
                await pipeline.send(journal, run, SETTINGS, sending, (stop, limits))
        self.created += life.sent
        life.step("the end")  # whoever swallowed it before

    async def _ask(self, journal, run, sending, stop):
        """What is said to be gone is gone."""
        before = {d: o.record_id for d, o in self._rows(journal, run.run_id, Status.CREATED_BEFORE)}
        verified = await pipeline.verify(journal, run, SETTINGS, sending, stop)
        after = {d for d, _ in self._rows(journal, run.run_id, Status.CREATED_BEFORE)}
        self._mark("asked whether it is there", verified is not None)
        for gone in before.keys() - after:
            assert before[gone] not in self.world.there()
            self._mark("gone")

    def _waits_elsewhere(self, run_id):
        return any(
            outcome.status in WAITING
            for computer, other, _ in self.runs
            if other != run_id
            for _, outcome in self._outcomes(computer, other)
        )

    def _mark(self, what, is_so=True):
        self.world.reached[what] += bool(is_so)

    # -- what is promised -------------------------------------------------------------------

    def calm(self):
        """Processes that nothing happens to settle every row; done twice, they send nothing; and
        what is ours and can be known to be ours is known."""
        self.world.base += 200.0
        for again in (True, True, False):
            self.created = 0
            for number, (computer, run_id, _) in enumerate(self.runs):
                self.processes([Process(number, again=again)])
                statuses = {o.status for _, o in self._outcomes(computer, run_id)}
                assert not statuses & WAITING, statuses
        assert self.created == 0
        known = {
            (computer, outcome.record_id)
            for computer, run_id, _ in self.runs
            for _, outcome in self._outcomes(computer, run_id)
            if outcome.status is Status.CREATED
        }
        for record_id, made in self.world.there().items():
            if made.who is not None and self.world.can_be_known(made):
                assert (made.who, record_id) in known
                self._mark("ours, by a look-up", record_id not in self.world.told)

    def no_row_says_more_than_is_true(self):
        """Created means: made by us, under this id, and not known to be gone.  Duplicate means:
        somebody else's, or another device.  Rejected and failed mean: nothing of ours is there."""
        claimed = Counter()
        for computer, run_id, forms in self.runs:
            rows = self._outcomes(computer, run_id)
            assert len(rows) == len(forms)
            for ours, outcome in rows:
                self._mark(f"status: {outcome.status}")
                self._is_true(computer, ours, outcome)
                if outcome.status is Status.CREATED:
                    claimed[computer, outcome.record_id] += 1
        assert all(count == 1 for count in claimed.values())

    def _is_true(self, computer, ours, outcome):
        world, made = self.world, self.world.made.get(outcome.record_id)
        there = world.there()
        match outcome.status:
            case Status.CREATED:
                assert made.record.device == ours
                assert not world.is_anothers(computer, made)
                is_told = outcome.record_id not in world.taken
                assert world.gone.get(outcome.record_id) != computer or not is_told
            case Status.CREATED_BEFORE:
                assert share(made.record.device, ours)
                assert not world.is_anothers(computer, made)
            case Status.DUPLICATE:
                others = [
                    m
                    for m in world.made.values()
                    if share(m.record.device, ours)
                    and (m.who != computer or m.record.device != ours)
                ]
                assert others
                assert made is None or made in others
            case Status.REJECTED | Status.FAILED:
                mine = [m for m in there.values() if m.who == computer and m.record.device == ours]
                assert all(self._is_claimed(m) for m in mine)
            case Status.REMOVED:
                assert outcome.record_id not in there
            case Status.PENDING | Status.UNSENT:
                assert not outcome.record_id

    def _is_claimed(self, made):
        """Whether some other row of its maker's says of a record that it is there, or may be."""
        return any(
            outcome.record_id == made.record.record_id
            or (ours == made.record.device and outcome.status in (Status.SENT, Status.IN_DOUBT))
            for computer, run_id, _ in self.runs
            if computer == made.who
            for ours, outcome in self._outcomes(computer, run_id)
        )

    # -- journals ---------------------------------------------------------------------------

    def _path(self, computer):
        return self.folder / f"{computer}.db"

    def _journal(self, computer):
        return Journal(self._path(computer))

    def _outcomes(self, computer, run_id):
        with self._journal(computer) as journal:
            return [(row.device, row.outcome) for row in journal.stored(run_id)]

    @staticmethod
    def _rows(journal, run_id, status):
        return [
            (row.device, row.outcome)
            for row in journal.stored(run_id)
            if row.outcome.status is status
        ]


# -- stories -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One thing that happens, to be read where a story fails."""

    do: str
    words: dict

    def __call__(self, story):
        getattr(story, self.do)(**self.words)


def _step(do, **drawn):
    return st.fixed_dictionaries(drawn).map(lambda words: Step(do, words))


def _some(of, most):
    """What becomes of requests, the first of which matter most."""
    return st.lists(st.sampled_from(sorted(of)), max_size=most).map(tuple)


#: What leaves something open and then stops is the stuff that wrong claims are made of.
OPENINGS = [
    ("answer lost", "quota"),
    ("never acted", "quota"),
    ("somebody else's", "quota"),
    ("throttled", "quota"),
    ("acted and a portal's page", "invalid"),
    ("answer lost", "unknown code"),
    ("our other identifier", "quota"),
    ("acted late", "quota"),
]
#: Where a process may die: before and after each word that it writes, and at each request.
KILLS = [
    "begin",
    "sent",
    "sent, written",
    "answer",
    "lost, written",
    "returned",
    "look-up",
    "settle",
    "settle, written",
    "end",
]
UNDO_KILLS = ["removing, written", "delete answered", "removed", "removed, written"]


def _kills(kinds):
    return st.none() | st.tuples(st.sampled_from(kinds), st.integers(1, 3))


SEND = st.builds(
    Process,
    run=st.integers(0, 3),
    creates=st.sampled_from(OPENINGS) | _some(CREATES, 8),
    lists=_some(LISTS, 5),
    kill=_kills(KILLS),
    stop=st.sampled_from([False, False, False, True]),
    again=st.booleans(),
    asks=st.booleans(),
)
UNDO = st.builds(
    Process,
    run=st.integers(0, 3),
    undo=st.just(True),
    deletes=_some(DELETES, 4),
    kill=_kills(UNDO_KILLS),
    sure=st.booleans(),
)
WEATHER = st.builds(
    Weather,
    tells=st.sampled_from([True, True, True, False]),
    lag=st.sampled_from([0.0, 0.0, 3.0, 40.0]),
    filters=st.sampled_from([True, True, False]),
    shifts=st.booleans(),
    gets=st.booleans(),
)
WAITS = st.sampled_from([0.0, 2.0, 10.0, 60.0, 700.0])
FILE = st.lists(st.sampled_from(["both", "both", "both", *FORMS]), min_size=1, max_size=4)


def _processes(those):
    return _step("processes", those=those, weather=WEATHER, wait=WAITS)


STEP = st.one_of(
    _processes(st.lists(SEND, min_size=1, max_size=1)),
    _processes(st.lists(SEND, min_size=1, max_size=1)),
    _processes(st.lists(UNDO, min_size=1, max_size=1)),
    _processes(st.tuples(SEND, UNDO, SEND).map(list)),
    _step("stage", forms=FILE, computer=st.sampled_from([0, 0, 1])),
    _step(
        "somebody_registers",
        number=st.integers(1, 4),
        form=st.sampled_from(["both", "both", *FORMS]),
        wait=WAITS,
    ),
    _step("somebody_deletes", which=st.integers(0, 9)),
    _step(
        "clocks",
        ours=st.sampled_from([0.0, 90.0, -3600.0, 86_400.0]),
        skew=st.sampled_from([0.0, 0.0, 500.0]),
    ),
)
WORLD = st.builds(World, skew=st.sampled_from([0.0, 500.0, -7200.5]), is_strict=st.booleans())


def _tell(world, files, steps):
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder), world)
        for forms in files:
            story.stage(forms)
        story.tell(steps)
    return world.reached


def test_the_promise():
    reached = Counter()

    @given(WORLD, st.lists(FILE, min_size=1, max_size=2), st.lists(STEP, min_size=1, max_size=8))
    def whatever_happens(world, files, steps):
        for what in +_tell(world, files, steps):
            reached[what] += 1

    whatever_happens()
    for what, count in sorted(reached.items()):
        print(count, what)
