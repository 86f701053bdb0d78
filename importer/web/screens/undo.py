"""Taking back what a run created: the number is typed before anything is deleted."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from importer import pipeline, plan as counting
from importer.dispatcher import Sending, Stop
from importer.model import BEYOND_AGREED, InputError, Limits, Purpose, Run
from importer.web.pages import Asked, done, see, shown
from importer.web.work import Job


def ask(asked: Asked) -> Response:
    """What would be deleted, and the question for its number."""
    return _question(asked, asked.path["id"])


def _question(asked: Asked, run_id: str, typed: str = "") -> Response:
    desk = asked.desk
    with desk.journal(run_id) as journal:
        run = _a_create(journal.run(run_id))
        confirmed = journal.confirmed(run_id)
        words = {
            "run": run,
            "name": Path(run.path).name,
            "count": journal.count_created(run_id),
            "confirmed": len(confirmed),
            "resting": journal.resting_on(run_id),
            "typed": typed,
        }
    return asked.page("undo.html", words, 409 if typed else 200)


def _a_create(run: Run) -> Run:
    if run.purpose is not Purpose.CREATE:
        raise InputError("web-no-page")
    return run


def undo(asked: Asked) -> Response:
    """Delete them, where the number is the one that was asked for; of those that only a look-up
    says are ours, if that was asked for as well."""
    desk, run_id = asked.desk, asked.path["id"]
    settings = desk.tenant()
    with desk.journal(run_id) as journal:
        run = _a_create(journal.run(run_id))
        agreed = counting.to_delete(journal, run)
        count = len(agreed.rows)
        doubtful = frozenset(journal.confirmed(run_id))
    typed = asked.one("number").strip()
    if not count or typed != str(count) or asked.one("tenant") != settings.tenant_name:
        return _question(asked, run_id, typed or "?")
    confirmed = doubtful if "confirmed" in asked.form else False

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def taking_back(stop: Stop) -> None:
                limits = Limits(confirmed=confirmed, agreed=agreed)
                how = Sending(watch=job.hear)
                why = await pipeline.take_back(journal, run, settings, how, (stop, limits))
                if why == BEYOND_AGREED:
                    raise InputError("web-beyond-agreed")

            job.run(taking_back)

    total = count if confirmed else count - len(doubtful)
    desk.work.start(Job("undo", run_id, total, f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


ROUTES = [shown("/runs/{id}/undo", ask), done("/runs/{id}/undo", undo)]
