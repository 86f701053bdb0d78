"""When nothing gets through any more: everybody waits, and one request at a time asks whether
that is over, at growing intervals.

Rows that fail are no outage: it takes different rows *and* a harmless request that fail as
well, or so many different rows that it can't be them.  No row is to blame for an outage, so
none fails by it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import Enum, auto

from importer.api import LONGEST
from importer.model import Event

#: Failures in a row, of whatever rows, after which somebody asks whether the API answers.
THRESHOLD = 20
#: Different rows in a row that did not get through although the API answers.  A ledger that is
#: sorted by system may have a hundred phones on end that the server chokes on; that many rows
#: are a fault of the run.
MANY = 250
#: Every so many times that a harmless request reaches nothing a row asks all the same.
SPARED = 4
#: Seconds without a single attempt that only a machine that was asleep can explain: longer
#: than the longest pause between two probes and the longest waits for a token and an answer.
ASLEEP = 300.0


class Sight(Enum):
    """What a harmless request found."""

    NOTHING = auto()  # no answer, or one that is not the API's
    TROUBLE = auto()  # the API answers that it has trouble
    API = auto()


class Spell:
    """For how long something has lasted: in seconds of a clock that goes on while the machine
    sleeps, less the time in which it slept and nobody tried."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.since: float | None = None
        self._clock = clock
        self._looked_at = 0.0

    def look(self) -> float:
        """It lasts (or begins): for so long by now."""
        now = self._clock()
        if self.since is None:
            self.since = now
        elif now - self._looked_at > ASLEEP:
            self.since += now - self._looked_at
        self._looked_at = now
        return now - self.since

    def seconds(self) -> float:
        """For how long it has lasted; 0 where it does not."""
        return 0.0 if self.since is None else self._clock() - self.since

    def end(self) -> None:
        """It is over."""
        self.since = None


class Outage:
    """The gate in front of the requests.

    ``give_up_after`` is in seconds; ``tell`` hears when an outage begins and ends; ``clock`` is
    the wall clock.  ``heard`` counts how often the API was heard; ``rows`` the different rows
    that were set aside since one got through.
    """

    def __init__(
        self,
        give_up_after: float,
        tell: Callable[[Event], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.heard = 0
        self.rows = 0
        #: The API answers, and rows fail in a row all the same: it is them.
        self.is_of_rows = False
        self._give_up_after = give_up_after
        self._tell = tell
        self._clock = clock
        self._spell = Spell(clock)
        self._in_a_row = 0
        self._interval = 1.0
        self._unheard = 0
        # FIFO: each failed probe hands over to another row.
        self._turn = asyncio.Lock()
        self._asking = asyncio.Lock()
        self._prober: asyncio.Task[object] | None = None

    def is_on(self) -> bool:
        """Whether nothing gets through at present."""
        return self._spell.since is not None

    def is_probe(self) -> bool:
        """Whether the row of the current task is the one that asks."""
        return self._prober is not None and self._prober is asyncio.current_task()

    async def gate(self, ask: Callable[[], Awaitable[Sight]]) -> None:
        """Return at once in fair weather; in an outage when it is over, over due, or one's row
        is to try.  While a harmless request reaches nothing no row is risked, or hardly one: it
        may be that request alone which something keeps back."""
        if not self.is_on():
            return
        await self._turn.acquire()
        try:
            while self.is_on() and not self.is_over_due():
                await asyncio.sleep(self._interval)
                if not self.is_on():  # another row's answer came meanwhile
                    break
                sight = await ask()
                self._spell.look()
                if sight is Sight.API and not self.is_of_rows:
                    self._over()
                elif sight is Sight.NOTHING and self._is_row_spared():
                    self._ask_later()
                else:
                    self._prober = asyncio.current_task()
                    break
        finally:
            if not self.is_probe():
                self._turn.release()

    async def consider(self, ask: Callable[[], Awaitable[Sight]]) -> None:
        """After a failure: where there were many in a row, find out whether it is the API, or
        the rows."""
        async with self._asking:
            if self._in_a_row < THRESHOLD or self.is_on():
                return
            if await ask() is Sight.API:
                self._in_a_row, self.is_of_rows = 0, True
            else:
                self.begin()

    def failed(self) -> None:
        """An attempt met network or server trouble."""
        self._in_a_row += 1
        if self.is_on():
            self._spell.look()
        if self.is_probe():
            self._ask_later()
        self._hand_over()

    def begin(self, *, of_rows: bool = False) -> None:
        """Nothing gets through: close the gate.  ``of_rows``: although the API answers."""
        if self.is_on():
            return
        self.is_of_rows = of_rows
        self._spell.look()
        self._interval = 1.0
        since = self._clock()
        self._tell(Event("rows-fail" if of_rows else "outage", {"since": moment(since)}))
        tell_end(self._tell, since + self._give_up_after)

    def answered(self) -> None:
        """The API answered, but neither yes nor no to a row."""
        self._in_a_row = 0
        if not self.is_of_rows:
            self._over()
        self._hand_over()

    def passed(self) -> None:
        """A row got its answer, whatever it was."""
        self.heard += 1
        self.rows, self.is_of_rows = 0, False
        self.answered()

    def is_over_due(self) -> bool:
        """Whether it has lasted so long that the run should give up."""
        return self.is_on() and self._spell.look() >= self._give_up_after

    def _over(self) -> None:
        if self.is_on():
            seconds = self._spell.seconds()
            self._spell.end()
            self._in_a_row = 0
            self._tell(Event("recovered", {"seconds": f"{seconds:.0f}"}))

    def _is_row_spared(self) -> bool:
        self._unheard += 1
        return self._unheard % SPARED != 0

    def _ask_later(self) -> None:
        self._interval = min(self._interval * 2, LONGEST)

    def _hand_over(self) -> None:
        if self.is_probe():
            self._prober = None
            self._turn.release()


def moment(seconds: float) -> str:
    """A moment as a person at this machine reads it off a clock; "" where no clock goes so
    far."""
    try:
        return f"{datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return ""


def tell_end(tell: Callable[[Event], None], seconds: float) -> None:
    """Say until when patience lasts; one of centuries has no end."""
    if until := moment(seconds):
        tell(Event("until", {"until": until}))
