"""Taking back what a run did, or a part of its rows: the number is typed before anything is
deleted or put back."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from importer import pipeline, plan as counting, registry
from importer.dispatcher import Sending, Stop
from importer.journal import Journal
from importer.model import InputError, Limits, Numbers, Run, is_fed_back
from importer.web.pages import Asked, done, see, shown
from importer.web.screens.send import require_agreed
from importer.web.work import PROGRAM, Job


def ask(asked: Asked) -> Response:
    """What would be deleted and put back, and the question for its number."""
    return _question(asked, asked.query.get("rows", "").strip())


def _question(asked: Asked, wanted: str, typed: str = "") -> Response:
    """The question for the ``wanted`` rows, all where that is blank; where they can't be, why."""
    desk, run_id = asked.desk, asked.path["id"]
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        rows, trouble = None, ""
        try:
            rows = _rows(journal, run, wanted)
        except InputError as error:
            trouble = " ".join(desk.text_of(error, asked.lang))
        deleting = counting.to_delete(journal, run, Limits(rows=rows))
        back = journal.changes(run_id, rows).count(restore=True)
        created = len(deleting.rows)
        words = {
            "run": run,
            "name": Path(run.path).name,
            "wanted": wanted,
            "trouble": trouble,
            "rows": "" if rows is None else rows.text(run.layout),
            "is_back": is_fed_back(run.layout),
            "created": created,
            "back": back,
            "count": created + back,
            "confirmed": len(_confirmed(journal, run, rows)),
            "doubt": journal.count_in_doubt(run_id) if rows is None else 0,
            "resting": journal.resting_on(run_id, rows),
            "typed": typed,
        }
    return asked.page("undo.html", words, 409 if typed else 400 if trouble else 200)


def _rows(journal: Journal, run: Run, wanted: str) -> Numbers | None:
    """The rows that somebody names, None where all are meant.  Raises ``InputError`` for what are
    no rows of the run that it created or updated."""
    return pipeline.rows_to_undo(journal, run, wanted) if wanted else None


def _confirmed(journal: Journal, run: Run, rows: Numbers | None) -> frozenset[int]:
    """Those of the rows of which only a look-up says that they are ours."""
    return frozenset(n for n in journal.confirmed(run.run_id) if rows is None or n in rows)


def undo(asked: Asked) -> Response:
    """Delete what was created and put back what was updated, where the number is the one that was
    asked for; of those devices that only a look-up says are ours, if that was asked for as well."""
    desk, run_id, wanted = asked.desk, asked.path["id"], asked.one("rows").strip()
    settings = desk.tenant()
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        rows = _rows(journal, run, wanted)
        deleting = counting.to_delete(journal, run, Limits(rows=rows))
        restoring = counting.to_put_back(journal, run, rows)
        doubtful = _confirmed(journal, run, rows)
    typed, count = asked.one("number").strip(), len(deleting.rows) + len(restoring.rows)
    if not count or typed != str(count) or asked.one("tenant") != settings.tenant_name:
        return _question(asked, wanted, typed or "?")
    confirmed = doubtful if "confirmed" in asked.form else False

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def taking_back(stop: Stop) -> None:
                limits = Limits(confirmed=confirmed, rows=rows, agreed=deleting)
                how, stopped = Sending(watch=job.hear, program=PROGRAM), None
                if deleting.rows:
                    control = (stop, limits)
                    stopped = await pipeline.take_back(journal, run, settings, how, control)
                if restoring.rows and stopped is None:
                    limits = Limits(rows=rows, agreed=restoring)
                    stopped = await registry.put_back(journal, run, settings, (how, stop), limits)
                require_agreed(stopped)

            job.run(taking_back)

    total = count if confirmed else count - len(doubtful)
    desk.work.start(Job("undo", run_id, total, f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


ROUTES = [shown("/runs/{id}/undo", ask), done("/runs/{id}/undo", undo)]
