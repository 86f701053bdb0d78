"""The runs that were begun, as the first screen and the one of all runs list them."""

from __future__ import annotations

from pathlib import Path

from importer import plan as counting
from importer.model import Run
from importer.web.following import elsewhere
from importer.web.pages import Asked
from importer.web.words import tiles


def past_runs(asked: Asked, most: int | None = None) -> list[dict[str, object]]:
    """The runs that were begun, the latest first; of so many at ``most`` what is not finished
    before the others."""
    desk, lang = asked.desk, asked.lang
    if desk.settings is None:
        return []
    with desk.journal() as journal:
        begun = [run for run in reversed(journal.runs()) if run.state != "staged"]
        if most is not None:
            begun = sorted(begun, key=lambda run: run.state == "finished")[:most]
        return [
            {
                "id": run.run_id,
                "name": Path(run.path).name,
                "at": run.created_at,
                "state": run.state,
                "purpose": run.purpose.value,
                "state_label": state_of(asked, run),
                "sha256": run.sha256,
                "corrected": 0,
                "tiles": tiles(counting.by_status(journal.counts(run.run_id)), lang),
            }
            for run in begun
        ]


def state_of(asked: Asked, run: Run) -> str:
    """How far a run has come, in words."""
    if asked.desk.work.running(run.run_id) is not None:
        return asked.say("web.state.active")
    if run.state == "sending":
        turn = elsewhere(asked.desk)
        if turn is not None and turn.run_id == run.run_id:  # it was not broken off
            return asked.say("web.state.elsewhere")
    return asked.say(f"state.{run.state}")
