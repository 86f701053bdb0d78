"""What became of runs lately, as a sequence that another process follows: rows that were settled,
and events.  Only so many of the last are kept; the rows themselves are the truth."""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from importer.journal.database import Database
from importer.journal.schema import statuses_of
from importer.model import (
    ENDED,
    UNSETTLED,
    Event,
    JournalBusy,
    News,
    Run,
    Settled,
    Status,
    Told,
)

#: How many entries are kept, of all runs together: a quarter of an hour of rows.
KEPT = 10_000
#: What an entry without a row says that is no event: statuses were changed at large.
_AT_LARGE = ""
#: The statuses of rows that wait, as SQL.
WAITING = ", ".join(f"'{status}'" for status in UNSETTLED)


def note_row(db: sqlite3.Connection, run: int, number: int, status: Status) -> None:
    """A row is about to get a status; to be called before it has it."""
    (before,) = db.execute(
        "SELECT status FROM rows WHERE run = ? AND number = ?", (run, number)
    ).fetchone()
    _note(db, run, number, f"{before} {status.value}")


def note_change(db: sqlite3.Connection, run: int) -> None:
    """Statuses of a run are changed at large: whoever counts along counts anew."""
    _note(db, run, None, _AT_LARGE)


def tell(database: Database, run: int, event: Event) -> None:
    """Write an event down, unless somebody else is writing just now: it is worth no waiting."""
    said = json.dumps([event.slug, dict(event.params)], ensure_ascii=False)
    with suppress(JournalBusy), database.transaction() as db:
        _note(db, run, None, said)


def _note(db: sqlite3.Connection, run: int, number: int | None, said: str) -> None:
    sql = "INSERT INTO news (run, number, said, at) VALUES (?,?,?,?)"
    seq = db.execute(sql, (run, number, said, time.time())).lastrowid or 0
    db.execute("DELETE FROM news WHERE seq <= ?", (seq - KEPT,))


class Reader:
    """Reads what became of one run.  It counts the rows once, and then along with the news."""

    def __init__(self, database: Database, key: int) -> None:
        self._database = database
        self._key = key
        self._seq = 0
        self._counts: Counter[Status] | None = None

    def news(self, run: Callable[[], Run], since: int, limit: int) -> News:
        """What came after a place of the sequence, and how the ``run`` stands."""
        with self._database.transaction("DEFERRED"):  # all of it as it was at one time
            now = run()
            lowest, seq = self._database.one("SELECT min(seq), max(seq) FROM news") or (None, None)
            first = min(since, self._seq) if self._counts is not None else since
            found = self._database.all(
                "SELECT seq, number, said, at FROM news WHERE seq > ? AND run = ? ORDER BY seq",
                (first, self._key),
            )
            self._count(found, lowest or 0)
            self._seq = seq or 0
        told = [entry for entry in found if entry[0] > since]
        return News(
            seq=max(seq or 0, since),
            rows=tuple(_settled(now, e) for e in told if e[1] is not None)[-limit:],
            events=tuple(_told(e) for e in told if e[1] is None and e[2] != _AT_LARGE)[-limit:],
            counts=_shown(now, self._counts or Counter()),
            state=now.state,
            stopped=now.stopped,
        )

    def _count(self, found: Sequence[tuple[Any, ...]], lowest: int) -> None:
        new = [entry for entry in found if entry[0] > self._seq]
        is_known = self._counts is not None and lowest <= self._seq + 1
        if not is_known or any(number is None and said == _AT_LARGE for _, number, said, _ in new):
            counted = self._database.all(
                f"SELECT CASE WHEN status IN ({WAITING}) THEN 'pending' ELSE status END, count(*)"
                " FROM rows WHERE run = ? GROUP BY 1",
                (self._key,),
            )
            self._counts = Counter({Status(status): count for status, count in counted})
            return
        for _, number, said, _ in new:
            if number is not None and self._counts is not None:
                before, after = map(Status, said.split())
                self._counts[Status.PENDING if before in UNSETTLED else before] -= 1
                self._counts[Status.PENDING if after in UNSETTLED else after] += 1


def _shown(run: Run, counts: Mapping[Status, int]) -> dict[Status, int]:
    """Counts in the order of the statuses; what waits is told as what that means for its run."""
    waiting = Status.UNSENT if run.state in ENDED else Status.PENDING
    meant = {waiting if status in UNSETTLED else status: n for status, n in counts.items() if n}
    return {status: meant[status] for status in Status if status in meant}


def _settled(run: Run, entry: tuple[Any, ...]) -> Settled:
    seq, number, said, at = entry
    return Settled(seq, number, statuses_of(run)[said.split()[1]], at)


def _told(entry: tuple[Any, ...]) -> Told:
    seq, _, said, at = entry
    slug, params = json.loads(said)
    return Told(seq, at, Event(slug, params))
