"""What another program does to the same registry, as the journal tells it: shown on the page like
what the page does itself."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from importer import plan as counting
from importer.dispatcher import whose_turn
from importer.journal import Journal
from importer.model import THROUGH, UNSETTLED, Doing, JournalError, News, Status, Turn
from importer.web.desk import Desk
from importer.web.work import LOOK, Job

#: Seconds between two looks at the journal, and rows that are told of at each.
_OFTEN, _ROWS = 0.3, 12
#: Rows of these are not sent.
_STAY = (Status.INVALID, Status.LEFT_OUT, Status.REPEATED, Status.CREATED_BEFORE)


@dataclass(slots=True)
class Following(Job):
    """A run that another program is at, in its ``turn``; ``before``: rows that were done when the
    page began to follow it, None until it is known."""

    turn: Turn = field(default_factory=lambda: Turn("", Doing.SEND, "", 0, 0.0))
    before: int | None = None


def elsewhere(desk: Desk) -> Turn | None:
    """The turn of another program; None where nobody else changes the registry just now."""
    if desk.settings is None:
        return None
    try:
        found = whose_turn(desk.settings.kept_journal())
    except JournalError:
        return None
    return None if found is None or found.process == os.getpid() else found


def under_way(desk: Desk, run_id: str) -> Job | None:
    """What goes on with a run: a job of the page, or of another program that is followed from now
    on."""
    job = desk.work.running(run_id)
    if job is not None:
        return job
    turn = elsewhere(desk)
    if turn is None or turn.run_id != run_id:
        return None
    job = Following(LOOK, _subject(run_id), then=f"/runs/{run_id}", turn=turn)
    return desk.work.start(job, lambda job: _follow(job, desk, run_id))


def last_about(desk: Desk, run_id: str) -> Job | None:
    """The job about a run that was begun last, of the page or followed."""
    found = (desk.work.about(run_id), desk.work.about(_subject(run_id)))
    return max(filter(None, found), key=lambda job: job.began, default=None)


def _subject(run_id: str) -> str:
    return f"elsewhere {run_id}"


def _follow(job: Job, desk: Desk, run_id: str) -> None:
    assert isinstance(job, Following)
    with desk.journal(run_id) as journal:
        is_over = False
        while not is_over:
            turn = whose_turn(journal.path)  # first: what comes before its end is still told
            is_over = job.is_stopping or turn is None or turn.run_id != run_id
            if turn is not None and not is_over:
                job.turn = turn
            _take_in(job, journal, journal.news(run_id, job.seq, _ROWS))
            if not is_over:
                time.sleep(_OFTEN)


def _take_in(job: Following, journal: Journal, news: News) -> None:
    """What came since; of earlier sessions of the same run nothing is told but the counts."""
    rows = [row for row in news.rows if row.at >= job.turn.since]
    stored = journal.stored_rows(job.turn.run_id, sorted({row.number for row in rows}))
    outcomes = {found.outcome.number: found.outcome for found in stored}
    job.rows.extend((row.seq, outcomes[row.number]) for row in rows if row.number in outcomes)
    told = [event for event in news.events if event.at >= job.turn.since]
    job.events.extend((event.seq, event.event) for event in told)
    job.counts = Counter({status.value: count for status, count in news.counts.items()})
    job.done, job.total = _measured(job.turn, news.counts)
    job.before = job.done if job.before is None else job.before
    job.seq = news.seq


def _measured(turn: Turn, counts: Mapping[Status, int]) -> tuple[int, int | None]:
    """How many rows are done, and of how many; None where nobody says."""
    if turn.doing in THROUGH:
        done = counting.through(counts, turn.doing)
        return done, None if turn.total is None else max(turn.total, done)
    to_send = {status: count for status, count in counts.items() if status not in _STAY}
    waiting = sum(to_send.get(status, 0) for status in UNSETTLED)
    total = sum(to_send.values())
    return total - waiting, total
