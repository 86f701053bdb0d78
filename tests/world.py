"""What is true, whoever knows it: the registry, who made what, the clocks, and what became of each
request; and one process's way to it, on which anything may happen."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from importer.api.pace import Pace
from importer.dispatcher.lookup import SLACK
from importer.journal.changes import Changes
from importer.journal.doubts import LONGEST
from importer.journal.journal import Journal
from importer.journal.runlog import RunLog
from importer.model.device import Device
from importer.model.errors import AnswerLost, JournalBusy, NotSent
from importer.model.exchange import Page, Registered, Reply
from importer.model.run import Change, Status
from tests.clock import LeapingLoop

LOST = AnswerLost("no-answer", {"host": "h"})
REFUSED = NotSent("unreachable", {"host": "h", "why": "w"})
BUSY = Reply(500, 1780001, "Internal server error.")
EXISTS = Reply(400, 1785010, "The device already exists.")
ABSENT = Reply(400, 1785008, "not found")
THROTTLED = Reply(429, 99991400, "limit", wait=0.5)
PORTAL, REDIRECT, GATEWAY = Reply(403, None), Reply(307, None), Reply(502, None)
#: What may happen to a create: (does it act, what comes back, None for the true answer).
CREATES = {
    "answered": (True, None),
    "answer lost": (True, LOST),
    "acted and 500": (True, BUSY),
    "acted and HTML": (True, GATEWAY),
    "acted and broken JSON": (True, Reply(200, None, broken=True)),
    "acted and a portal's page": (True, PORTAL),
    "acted and a redirect": (True, REDIRECT),
    "acted and no id": (True, Reply(200, 0, "success")),
    "acted late": (False, LOST),
    "never acted": (False, LOST),
    "a page alone": (False, PORTAL),
    "500": (False, BUSY),
    "refused": (False, REFUSED),
    "throttled": (False, THROTTLED),
    "quota": (False, Reply(429, 99991403, "quota")),
    "invalid": (False, Reply(400, 1785005, "invalid")),
    "unknown code": (False, Reply(400, 1785020, "too many devices")),
    "clock set, answer lost": (True, LOST),
    "clock set, never acted": (False, LOST),
    "somebody else's": (False, LOST),
    "somebody else's, answered": (False, None),
    "somebody else's, in part": (False, LOST),
    "somebody else's, with other terms": (False, LOST),
    "our other identifier": (False, LOST),
}
#: Those that leave no doubt although they are no success.
CERTAIN = ("refused", "throttled", "quota", "invalid", "unknown code")
#: The same of a delete.
DELETES = {
    "answered": (True, None),
    "answer lost": (True, LOST),
    "acted and a portal's page": (True, PORTAL),
    "never acted": (False, LOST),
    "500": (False, BUSY),
    "throttled": (False, THROTTLED),
}
#: The same of an update; somebody else may be quicker, or only touch the record.
UPDATES = {
    "answered": (True, None),
    "answer lost": (True, LOST),
    "acted and 500": (True, BUSY),
    "acted and a portal's page": (True, PORTAL),
    "acted late": (False, LOST),
    "never acted": (False, LOST),
    "500": (False, BUSY),
    "throttled": (False, THROTTLED),
    "quota": (False, Reply(429, 99991403, "quota")),
    "invalid": (False, Reply(400, 1785005, "invalid")),
    "somebody is quicker": (True, None),
    "somebody touches it": (True, None),
}
#: What comes back from a question, None for the true answer.
LISTS = {
    "answered": None,
    "answer lost": LOST,
    "500": BUSY,
    "a page": PORTAL,
    "throttled": THROTTLED,
    "refused": Reply(400, 1780101, "param"),
    "no list": Reply(200, 0, "success"),
    "no ids": Reply(200, 0, "success"),
}
#: Seconds by which what is told of a time may differ from it: whole seconds, and the way.
_TOLD = 2.0
_PAGE = 3


class Killed(BaseException):
    """The process ends here, without another word."""


@dataclass(frozen=True, slots=True)
class Weather:
    """How questions are answered for a while: whether the server tells its clock, the seconds by
    which its list is behind, whether that filters, whether it shifts while all of it is read,
    and whether records can be got by id."""

    tells: bool = True
    lag: float = 0.0
    filters: bool = True
    shifts: bool = False
    gets: bool = True


@dataclass(slots=True, eq=False)
class Window:
    """The true time of a request of which ``who`` does not know the answer; how far the server's
    clock was ahead of ours, None where nobody knew it, or it was another at the end."""

    who: int
    device: Device
    start: float
    ahead: float | None
    end: float = float("inf")
    is_killed: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A record that is or was there: who made it (a journal's number, None: by hand), when, and
    with which request, where its answer did not come."""

    record: Registered
    who: int | None
    at: float
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A record was given other (ownership, trust): by a run of ``who`` (a journal's number and the
    run's name), or by hand."""

    record_id: str
    before: tuple[int, int]
    after: tuple[int, int]
    who: tuple[int, str] | None


@dataclass
class World:
    """``skew`` is what the server's clock is ahead of the true time, ``ours`` what ours is.
    ``is_strict``: the registry takes two devices for one if they share any identifier, else only
    if they have all of them in common.  ``told`` are the records whose create was answered,
    ``settled`` those of which a computer's journal says that they are its own, ``gone`` those that
    were deleted, with by whom, ``taken`` those of which whoever did it was not told, ``undone``
    those of an undo that came to its end."""

    skew: float = 0.0
    is_strict: bool = True
    base: float = 1_700_000_000.0
    ours: float = 0.0
    weather: Weather = Weather()
    made: dict[str, Made] = field(default_factory=dict)
    windows: list[Window] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    settled: set[tuple[int | None, str]] = field(default_factory=set)
    gone: dict[str, int | None] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    later: list[tuple[float, Window]] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    updates_later: list[tuple[float, int, Changed]] = field(default_factory=list)
    versions: Counter[str] = field(default_factory=Counter)
    terms: dict[str, tuple[int, int]] = field(default_factory=dict)
    reached: Counter[str] = field(default_factory=Counter)
    _there: dict[str, Made] = field(default_factory=dict)
    _loop: LeapingLoop | None = None
    _began: float = 0.0

    # -- time -----------------------------------------------------------------------------

    def begin(self, loop: LeapingLoop) -> None:
        """Time passes with this loop."""
        self._loop, self._began = loop, loop.time()

    def end(self) -> None:
        """It stands still again."""
        self.base, self._loop = self.now(), None

    def now(self) -> float:
        """The true time."""
        return self.base + (self._loop.time() - self._began if self._loop else 0.0)

    def wall(self) -> float:
        """Our clock, which all computers share."""
        return self.now() + self.ours

    def ahead(self) -> float:
        """The server's clock, less ours."""
        return self.skew - self.ours

    # -- records --------------------------------------------------------------------------

    def there(self) -> dict[str, Made]:
        """The living records by their ids; what acts late has acted by now."""
        for due in [due for due in self.later if due[0] <= self.now()]:
            self.later.remove(due)
            at, window = due
            again = (m for m in self.made.values() if m.at >= window.start)
            # The next attempt is not overtaken by one that was given up before it.
            is_overtaken = any(same(made.record.device, window.device) for made in again)
            if not (is_overtaken or self._met(window.device)):
                self._add(window.device, window.who, at, window)
        for due in [due for due in self.updates_later if due[0] <= self.now()]:
            self.updates_later.remove(due)
            _, version, change = due
            if change.record_id in self._there and self.versions[change.record_id] == version:
                self.change(change.record_id, change.after, change.who)
        return self._there

    def meets(self, device: Device) -> list[Made]:
        """The living records that the registry takes for this device."""
        self.there()
        return self._met(device)

    def _met(self, device: Device) -> list[Made]:
        if self.is_strict:
            return [made for made in self._there.values() if share(made.record.device, device)]
        return [made for made in self._there.values() if same(made.record.device, device)]

    def add(self, device: Device, who: int | None, window: Window | None = None) -> Made:
        """A record is made."""
        return self._add(device, who, self.now(), window)

    def _add(self, device: Device, who: int | None, at: float, window: Window | None) -> Made:
        record = Registered(f"7{len(self.made):03}", device, float(int(at + self.skew)))
        self._there[record.record_id] = self.made[record.record_id] = Made(record, who, at, window)
        self.terms[record.record_id] = device.device_ownership, device.device_status
        return self.made[record.record_id]

    def change(
        self, record_id: str, after: tuple[int, int], who: tuple[int, str] | None = None
    ) -> None:
        """A record is given other ownership or trust, or the same ones once more."""
        self.versions[record_id] += 1
        if after != self.terms[record_id]:
            self.changed.append(Changed(record_id, self.terms[record_id], after, who))
        self.terms[record_id] = after

    def is_changed(self, made: Made, but_by: int | None = None) -> bool:
        """Whether a record was ever given another ownership or trust, by another than one who
        knows what it said before."""
        return any(
            c.record_id == made.record.record_id and (c.who is None or c.who[0] != but_by)
            for c in self.changed
        )

    def shown(self, made: Made) -> Registered:
        """A record as it is now."""
        record_id = made.record.record_id
        ownership, trust = self.terms[record_id]
        device = made.record.device._replace(device_ownership=ownership, device_status=trust)
        return replace(made.record, device=device, version=str(self.versions[record_id]))

    def take(self, record_id: str, who: int | None) -> None:
        """A record is deleted; by hand, where ``who`` is None."""
        del self._there[record_id]
        self.gone[record_id] = who

    # -- what can be known ------------------------------------------------------------------

    def is_anothers(self, who: int, made: Made) -> bool:
        """Whether a record is not this one's, and can be known not to be: no request of this
        one's for the very device, with what the record said of it, was without its answer when it
        was made."""
        slack = SLACK + _TOLD
        is_changed = self.is_changed(made, but_by=who)
        return made.who != who and not any(
            window.start - slack <= made.at <= window.end + slack
            for window in self.windows
            if window.who == who
            and same(window.device, made.record.device)
            and (is_changed or said(window.device) == said(made.record.device))
        )

    def can_be_known(self, made: Made) -> bool:
        """Whether whoever made a record can find out: nobody else changed what was asked for, its
        time is that of the request, and the clocks were known then, and are the same."""
        window = made.window
        if window is None or (made.who, made.record.record_id) in self.settled:
            return True
        if self.is_changed(made, but_by=made.who):
            return False
        is_even = window.ahead is not None and abs(window.ahead - self.ahead()) < 0.5
        return is_even and made.at <= window.end

    def give_up(self, who: int) -> None:
        """Nobody else sends for this one: what was left without an answer is over."""
        for window in self.windows:
            if window.who == who and window.is_killed:
                window.end = min(window.end, self.now())


def same(device: Device, other: Device) -> bool:
    """Whether two devices are one, whatever is said of its ownership and trust."""
    is_one_system = device.device_system == other.device_system
    return is_one_system and device.identifiers() == other.identifiers()


def said(device: Device) -> tuple[int, int]:
    """What is said of a device besides: its ownership and trust."""
    return device.device_ownership, device.device_status


def share(device: Device, other: Device) -> bool:
    """Whether two devices have an identifier in common."""
    return bool(device.identifiers().items() & other.identifiers().items())


@dataclass
class Life:
    """A process's: it ends at a step, the so many-th of its kind, which is its ``kill``, None: by
    itself.  ``creates``, ``lists`` and
    ``deletes`` and ``updates`` are what becomes of its requests, in their order; all later ones are
    answered.
    ``is_sure``: it deletes nothing that only a look-up confirmed; ``deleted`` is what it did.
    ``answered`` are the requests whose answer came, and is not written down; ``meant`` the changes
    that its journal wants, by record."""

    world: World
    who: int
    creates: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    deletes: list[str] = field(default_factory=list)
    updates: list[str] = field(default_factory=list)
    run: str = ""
    kill: tuple[str, int] | None = None
    is_sure: bool = False
    steps: Counter[str] = field(default_factory=Counter)
    is_dead: bool = False
    sent: int = 0
    sent_updates: int = 0
    deleted: set[str] = field(default_factory=set)
    answered: list[Window] = field(default_factory=list)
    row: int = 0
    meant: dict[str, Change] = field(default_factory=dict)

    def step(self, kind: str) -> None:
        """Raise ``Killed`` where it ends now, or is over."""
        self.steps[kind] += 1
        if (kind, self.steps[kind]) == self.kill and not self.is_dead:
            self.is_dead = True
            self.world.reached[f"killed at {kind}"] += 1
        if self.is_dead:
            self.world.taken |= self.deleted
            while self.answered:
                self.lost(self.answered.pop())
            raise Killed

    def lost(self, window: Window) -> None:
        """With the process: nobody knows when it would have been given up."""
        window.is_killed, window.end = True, window.start + LONGEST

    def wrote(self, word: str, given: Sequence[Any]) -> None:
        """A word stands in the journal."""
        if word == "sent":
            self.row = given[0]
        elif word in ("settle", "returned"):
            row = given[0] if word == "returned" else given[0].number
            for window in [window for window in self.answered if window.row == row]:
                self.answered.remove(window)
                self.world.windows.remove(window)
            if word == "settle" and given[0].status is Status.CREATED:
                self.world.settled.add((self.who, given[0].record_id))


class QuickJournal(Journal):
    """A journal that waits for no disk: what a process wrote is there when it dies."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._database.connection.execute("PRAGMA synchronous=OFF")


class MortalJournal(QuickJournal):
    """A journal that ends with the life of its process."""

    def live(self, life: Life) -> MortalJournal:
        """From now on."""
        self._life = life
        return self

    def begin(self, *given: Any) -> None:
        self._life.step("begin")
        super().begin(*given)
        self._life.world.give_up(self._life.who)

    def end(self, *given: Any) -> Any:
        self._life.step("end")
        return super().end(*given)

    def log(self, run_id: str) -> Any:
        return _MortalLog(super().log(run_id), self._life)

    def changes(self, run_id: str, rows: Any = None) -> Any:
        return _MortalChanges(super().changes(run_id, rows), self._life)

    def take_over(self, *given: Any, **named: Any) -> None:
        self._life.step("compared")
        super().take_over(*given, **named)
        self._life.step("compared, written")


class _MortalLog:
    """A log in whose every word, before and after it is written, a process may die."""

    def __init__(self, log: RunLog, life: Life) -> None:
        self._log, self._life = log, life

    def __getattr__(self, name: str) -> Callable[..., Any]:
        act = getattr(self._log, name)

        def mortal(*given: Any, **named: Any) -> Any:
            self._life.step(name)
            done = act(*given, **named)
            self._life.wrote(name, given)
            self._life.step(f"{name}, written")
            return done

        return mortal


class _MortalChanges:
    """Changes in whose every word a process may die; what it wants changed is known."""

    def __init__(self, changes: Changes, life: Life) -> None:
        self._changes, self._life = changes, life

    def __getattr__(self, name: str) -> Callable[..., Any]:
        act = getattr(self._changes, name)
        if name not in ("leaving", "answered", "settle"):
            return act

        def mortal(*given: Any) -> None:
            self._life.step(f"change {name}")
            act(*given)
            self._life.step(f"change {name}, written")

        return mortal

    def waiting(self, *given: Any, **how: Any) -> Iterator[Change]:
        for change in self._changes.waiting(*given, **how):
            self._life.meant[change.record_id] = change
            yield change


class Session:
    """The API as one process has it: what ``DeviceApi`` is else."""

    def __init__(self, life: Life) -> None:
        self.pace, self.list_pace, self.delete_pace = Pace(1000), Pace(1000), Pace(1000)
        self.get_pace, self.update_pace = Pace(1000), Pace(1000)
        self._life, self._world = life, life.world
        self._hear: Callable[[float], None] = lambda _: None
        self._heard: float | None = None  # how far ahead, when it was told last

    async def __aenter__(self) -> Session:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    def hear_clock(self, hear: Callable[[float], None]) -> None:
        self._hear = hear

    async def open(self) -> None:
        self._life.step("token")
        self._tell()

    def _tell(self) -> None:
        if self._world.weather.tells:
            self._heard = self._world.ahead()
            self._hear(float(int(self._world.now() + self._world.skew)))

    def _known(self) -> float | None:
        """How far the server's clock is ahead of ours, as far as the process can know."""
        return self._heard if self._heard == self._world.ahead() else None

    def _fate(self, fates: list[str], kind: str) -> str:
        fate = fates.pop(0) if fates else "answered"
        self._world.reached[f"{kind}: {fate}"] += 1
        return fate

    # -- creates --------------------------------------------------------------------------

    async def create(self, device: Device, departing: Callable[[], None]) -> Reply:
        await self.pace.turn()
        window = Window(self._life.who, device, self._world.now(), self._known())
        self._world.windows.append(window)
        try:
            self._life.step("departure")
            departing()
            window.row = self._life.row
            fate = self._fate(self._life.creates, "create")
            answer = await self._created(device, fate, window)
        except JournalBusy:
            self._world.windows.remove(window)
            raise
        except (Killed, asyncio.CancelledError):
            self._life.lost(window)
            raise
        if fate in CERTAIN or answer[1]:
            self._life.answered.append(window)
        else:
            window.end = self._world.now()
            window.ahead = window.ahead if window.ahead == self._known() else None
        if isinstance(answer[0], Exception):
            raise answer[0]
        if answer[0].code is not None:
            self._tell()
        return answer[0]

    async def _created(
        self, device: Device, fate: str, window: Window
    ) -> tuple[Reply | Exception, bool]:
        """What came back, and whether that is the truth."""
        world = self._world
        self._life.sent += 1
        await asyncio.sleep(0.01)
        acts, answer = CREATES[fate]
        if fate.startswith("somebody else's"):
            is_part = fate.endswith("in part") and device.serial_number
            theirs = device._replace(uuid=None) if is_part else device
            if fate.endswith("other terms"):
                terms = (1, 1) if said(device) == (2, 1) else (2, 1)
                theirs = device._replace(device_ownership=terms[0], device_status=terms[1])
            if not world.meets(theirs):
                world.add(theirs, None)
                world.reached["theirs, within"] += 1
        if fate == "our other identifier":  # with one of ours, and one that is none of ours
            theirs = device._replace(uuid="99999999-0000-4000-8000-999999999999")
            if not world.meets(theirs):
                world.add(theirs, None)
        if fate == "acted late":
            world.later.append((world.now() + 90.0, window))
        if fate.startswith("clock set"):
            world.ours += 3600.0
        true_answer = EXISTS
        met = world.meets(device)
        if acts and not met:
            made = world.add(device, self._life.who, window)
            true_answer = Reply(200, 0, "success", record_id=made.record.record_id)
        for made in met:
            if made.record.device != device:
                world.reached["met by one identifier alone"] += 1
        await asyncio.sleep(0.01)
        self._life.step("answer")
        if answer is None and not acts:
            answer = EXISTS if world.meets(device) else BUSY
            return answer, answer is EXISTS
        if answer is None and true_answer.record_id:
            world.told.add(true_answer.record_id)
        return (true_answer, True) if answer is None else (answer, False)

    # -- questions ------------------------------------------------------------------------

    async def list(self, filters: dict[str, str], _size: int = 1, page_token: str = "") -> Page:
        await self.list_pace.turn()
        world, weather = self._world, self._world.weather
        kind = "look-up" if filters else "list"
        await asyncio.sleep(0.01)
        self._life.step(kind)
        fate = self._fate(self._life.lists, kind)
        answer = LISTS[fate]
        if isinstance(answer, Exception):
            raise answer
        if answer is not None and answer.code != 0:
            return Page(answer, is_list=False)
        self._tell()
        if fate == "no list":
            return Page(Reply(200, 0, "success"), is_list=False)
        living = list(world.there().values())
        shown = [world.shown(made) for made in living if made.at <= world.now() - weather.lag]
        if len(shown) < len(living):
            world.reached["the list is behind"] += 1
        if weather.filters:
            shown = [r for r in shown if filters.items() <= r.device.identifiers().items()]
        else:
            world.reached["the list does not filter"] += 1
        first = int(page_token or 0)
        if weather.shifts and first:
            world.reached["a page was shifted"] += first < len(shown)
            first += 1  # one before it was deleted meanwhile
        page, more = shown[first : first + _PAGE], first + _PAGE < len(shown)
        if fate == "no ids":
            page = [replace(record, record_id="") for record in page]
        return Page(Reply(200, 0), tuple(page), more, str(first + _PAGE) if more else "")

    async def get(self, record_id: str) -> Page:
        await self.get_pace.turn()
        self._life.step("get")
        if not self._world.weather.gets:
            self._world.reached["not got by id"] += 1
            return Page(Reply(404, None, "404 page not found"), is_list=False)
        world = self._world
        made = world.there().get(record_id)
        return Page(Reply(200, 0), (world.shown(made),)) if made else Page(ABSENT, is_list=False)

    # -- updates --------------------------------------------------------------------------

    async def update(
        self, record: Registered, ownership: int, trust: int, departing: Callable[[], None]
    ) -> Reply:
        await self.update_pace.turn()
        world, who = self._world, (self._life.who, self._life.run)
        record_id, after = record.record_id, (ownership, trust)
        departing()
        fate = self._fate(self._life.updates, "update")
        acts, answer = UPDATES[fate]
        await asyncio.sleep(0.01)
        self._life.sent_updates += 1
        self._is_meant(record, after)
        is_there = record_id in world.there()
        if is_there and fate.startswith("somebody"):
            now = world.terms[record_id]
            world.change(record_id, (0, 2) if fate == "somebody is quicker" else now)
        if fate == "acted late":
            late = Changed(record_id, world.terms[record_id], after, who)
            world.updates_later.append((world.now() + 90.0, int(record.version), late))
        is_current = is_there and str(world.versions[record_id]) == record.version
        if acts and is_current:
            world.change(record_id, after, who)
        await asyncio.sleep(0.01)
        self._life.step("update answered")
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            return answer
        return Reply(200, 0, "success") if is_current else ABSENT

    def _is_meant(self, record: Registered, after: tuple[int, int]) -> None:
        """Nothing is sent but what the journal wants, of a record that says what it said when
        somebody was asked; what it says besides is left alone."""
        meant = self._life.meant[record.record_id]
        now = record.device.device_ownership, record.device.device_status
        for sent, old, before, wanted in zip(after, now, meant.before, meant.after, strict=True):
            assert before in (None, old), "what somebody else changed was overwritten"
            assert sent == (old if wanted is None else wanted)

    # -- deletes --------------------------------------------------------------------------

    async def delete(self, record_id: str, departing: Callable[[], None]) -> Reply:
        await self.delete_pace.turn()
        world = self._world
        self._life.step("delete")
        departing()
        fate = self._fate(self._life.deletes, "delete")
        acts, answer = DELETES[fate]
        await asyncio.sleep(0.01)
        assert record_id in world.made, "a record of which nobody ever told"
        assert not world.is_anothers(self._life.who, world.made[record_id]), (
            "somebody else's record was deleted"
        )
        assert record_id in world.told or not self._life.is_sure, "deleted without a question"
        was_there = record_id in world.there()
        if acts and was_there:
            world.take(record_id, self._life.who)
            self._life.deleted.add(record_id)
            if answer is not None:
                world.taken.add(record_id)
        await asyncio.sleep(0.01)
        self._life.step("delete answered")
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            return answer
        return Reply(200, 0, "success") if was_there else ABSENT
