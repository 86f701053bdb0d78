"""When nothing gets through any more: everybody waits, one request at a time asks whether
the API is back, at growing intervals.

No row is to blame for an outage, so none fails by it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime

from importer.api import LONGEST
from importer.model import Event

#: Failures in a row, of whatever rows, that make an outage.
THRESHOLD = 20
#: Seconds without a single attempt that only a machine that was asleep can explain: longer
#: than the longest pause between two probes and the longest wait for an answer together.
ASLEEP = 150.0


class Outage:
    """The gate in front of the creates.

    ``give_up_after`` is in seconds; ``tell`` hears when it begins and ends; ``clock`` counts
    seconds also while the machine sleeps (wall time does, a monotonic clock need not).
    """

    def __init__(
        self,
        give_up_after: float,
        tell: Callable[[Event], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.since: float | None = None
        self._give_up_after = give_up_after
        self._tell = tell
        self._clock = clock
        self._in_a_row = 0
        self._looked_at = clock()
        self._interval = 1.0
        # FIFO: each failed probe hands over to another row, so that one row the server
        # chokes on can't keep all the others waiting.
        self._turn = asyncio.Lock()
        self._prober: asyncio.Task[object] | None = None

    def is_on(self) -> bool:
        """Whether nothing gets through at present."""
        return self.since is not None

    async def gate(self) -> None:
        """Return at once in fair weather; in an outage only when it is one's turn to ask."""
        if not self.is_on():
            return
        await self._turn.acquire()
        if not self.is_on():
            self._turn.release()
            return
        self._prober = asyncio.current_task()
        await asyncio.sleep(self._interval)

    def failed(self) -> None:
        """An attempt met network or server trouble."""
        self._in_a_row += 1
        now = self._clock()
        if self.since is not None and now - self._looked_at > ASLEEP:
            # Nobody tried while the machine slept: that time does not count as outage.
            self.since += now - self._looked_at
        self._looked_at = now
        if self.since is None and self._in_a_row >= THRESHOLD:
            self.begin()
        elif self._is_probe():
            self._interval = min(self._interval * 2, LONGEST)
        self._hand_over()

    def begin(self) -> None:
        """Nothing gets through: close the gate."""
        if self.since is None:
            self.since = self._clock()
            self._interval = 1.0
            until = self.since + self._give_up_after
            self._tell(Event("outage", {"since": _time(self.since), "until": _time(until)}))

    def passed(self) -> None:
        """An attempt was answered, whatever the answer: the API is there."""
        self._in_a_row = 0
        if self.since is not None:
            seconds = f"{self._clock() - self.since:.0f}"
            self.since = None
            self._tell(Event("recovered", {"seconds": seconds}))
        self._hand_over()

    def is_over_due(self) -> bool:
        """Whether it has lasted so long that the run should give up."""
        return self.since is not None and self._clock() - self.since >= self._give_up_after

    def _is_probe(self) -> bool:
        return self._prober is not None and self._prober is asyncio.current_task()

    def _hand_over(self) -> None:
        if self._is_probe():
            self._prober = None
            self._turn.release()


def _time(seconds: float) -> str:
    """A moment as a person at this machine reads it off a clock."""
    return f"{datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M}"
