"""Taking back what a run did: the number is typed before anything is deleted or put back."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from importer import pipeline, plan as counting, registry
from importer.dispatcher import Sending, Stop
from importer.model import Limits
from importer.web.pages import Asked, done, see, shown
from importer.web.screens.send import require_agreed
from importer.web.work import PROGRAM, Job


def ask(asked: Asked) -> Response:
    """What would be deleted and put back, and the question for its number."""
    return _question(asked, asked.path["id"])


def _question(asked: Asked, run_id: str, typed: str = "") -> Response:
    with asked.desk.journal(run_id) as journal:
        run = journal.run(run_id)
        created = journal.count_created(run_id)
        back = journal.changes(run_id).count(restore=True)
        words = {
            "run": run,
            "name": Path(run.path).name,
            "created": created,
            "back": back,
            "count": created + back,
            "confirmed": len(journal.confirmed(run_id)),
            "resting": journal.resting_on(run_id),
            "typed": typed,
        }
    return asked.page("undo.html", words, 409 if typed else 200)


def undo(asked: Asked) -> Response:
    """Delete what was created and put back what was updated, where the number is the one that was
    asked for; of those devices that only a look-up says are ours, if that was asked for as well."""
    desk, run_id = asked.desk, asked.path["id"]
    settings = desk.tenant()
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        deleting = counting.to_delete(journal, run)
        restoring = counting.to_put_back(journal, run)
        doubtful = frozenset(journal.confirmed(run_id))
    typed, count = asked.one("number").strip(), len(deleting.rows) + len(restoring.rows)
    if not count or typed != str(count) or asked.one("tenant") != settings.tenant_name:
        return _question(asked, run_id, typed or "?")
    confirmed = doubtful if "confirmed" in asked.form else False

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def taking_back(stop: Stop) -> None:
                limits = Limits(confirmed=confirmed, agreed=deleting)
                how, stopped = Sending(watch=job.hear, program=PROGRAM), None
                if deleting.rows:
                    control = (stop, limits)
                    stopped = await pipeline.take_back(journal, run, settings, how, control)
                if restoring.rows and stopped is None:
                    limits = Limits(agreed=restoring)
                    stopped = await registry.put_back(journal, run, settings, (how, stop), limits)
                require_agreed(stopped)

            job.run(taking_back)

    total = count if confirmed else count - len(doubtful)
    desk.work.start(Job("undo", run_id, total, f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


ROUTES = [shown("/runs/{id}/undo", ask), done("/runs/{id}/undo", undo)]
