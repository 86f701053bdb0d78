"""The runs that were begun, as the first screen and the one of all runs list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from importer import plan as counting
from importer.journal import Journal
from importer.model import UNSETTLED, Purpose, Run, Status
from importer.web.following import elsewhere
from importer.web.pages import Asked
from importer.web.words import tiles


def past_runs(asked: Asked, most: int | None = None) -> list[dict[str, object]]:
    """The runs that were begun, the latest first; of so many at ``most`` what is not finished
    before the others."""
    desk = asked.desk
    if desk.settings is None:
        return []
    with desk.journal() as journal:
        begun = [
            run
            for run in reversed(journal.runs())
            if run.state != "staged" or desk.work.running(run.run_id) is not None
        ]
        if most is not None:
            begun = sorted(begun, key=lambda run: run.state == "finished")[:most]
        return [_run_words(asked, journal, run) for run in begun]


@dataclass(frozen=True, slots=True)
class Ways:
    """How a run can go on: so many rows ``wait`` to be sent, compared or changed, and so many can
    be taken back; ``is_undone``: all that it did was."""

    waiting: int
    undoable: int
    is_undone: bool


def ways_on(journal: Journal, run: Run, counts: Mapping[Status, int]) -> Ways:
    """The same of a run whose rows are counted by status."""
    changes = journal.changes(run.run_id)
    waiting = changes.count() + sum(counts.get(status, 0) for status in UNSETTLED)
    if run.purpose is Purpose.BOTH and run.state != "finished":
        waiting += changes.count_uncompared()
    undoable = journal.undoing(run.run_id).count_created() + changes.count(restore=True)
    is_through = run.state == "finished" and not undoable
    undone = (counts.get(status, 0) for status in (Status.REMOVED, Status.RESTORED))
    return Ways(waiting, undoable, is_through and any(undone))


def _run_words(asked: Asked, journal: Journal, run: Run) -> dict[str, object]:
    counts = counting.by_status(journal.counts(run.run_id))
    ways, at_it = ways_on(journal, run, counts), _at_it(asked, run)
    return {
        "id": run.run_id,
        "name": Path(run.path).name,
        "at": run.created_at,
        "state": run.state,
        "purpose": run.purpose.value,
        "state_label": asked.say(at_it or _state(run, ways)),
        "sha256": run.sha256,
        "corrected": 0,
        "tiles": tiles(counts, asked.lang),
        "is_active": at_it != "",
        "waiting": 0 if at_it else ways.waiting,
        "undoable": 0 if at_it else ways.undoable,
    }


def state_of(asked: Asked, run: Run, ways: Ways) -> str:
    """How far a run has come, in words."""
    return asked.say(_at_it(asked, run) or _state(run, ways))


def _state(run: Run, ways: Ways) -> str:
    return "web.state.undone" if ways.is_undone else f"state.{run.state}"


def _at_it(asked: Asked, run: Run) -> str:
    """Who is at a run just now, as a slug; "" for nobody."""
    if asked.desk.work.running(run.run_id) is not None:
        return "web.state.active"
    turn = elsewhere(asked.desk) if run.state == "sending" else None
    if turn is not None and turn.run_id == run.run_id:  # it was not broken off
        return "web.state.elsewhere"
    return ""
