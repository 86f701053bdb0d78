"""A run while it is sent, or taken back: the same in every tab, and after the page is loaded
again."""

from __future__ import annotations

import time
from pathlib import Path

from starlette.responses import JSONResponse, Response

from importer.model import InputError, Outcome, Run, Status
from importer.texts import duration
from importer.web.pages import Asked, done, number_in, see, shown
from importer.web.work import Job

#: Seconds after the begin from which the pace says how long it will take.
_ENOUGH = 3.0
_SHOWN = 12
#: Of these the API says nothing that the status does not.
_GOOD = (
    *(Status.CREATED, Status.DUPLICATE, Status.REMOVED),
    *(Status.UPDATED, Status.RESTORED, Status.EQUAL),
)


def progress(asked: Asked) -> Response:
    """What is going on, or was when somebody ended the program in the middle of it."""
    desk, run_id = asked.desk, asked.path["id"]
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
    job = desk.work.running(run_id)
    if job is None:
        return see(f"/runs/{run_id}")
    words = {"run": run, "name": Path(run.path).name, "job": job, "news": _news(asked, run, job, 0)}
    return asked.page("progress.html", words)


def progress_news(asked: Asked) -> Response:
    """What came since ``since``, for a script that asks every half second."""
    desk, run_id = asked.desk, asked.path["id"]
    job = desk.work.about(run_id)
    if job is None:
        raise InputError("web-no-page")
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
    seen = number_in(asked.query.get("since", "")) or 0
    return JSONResponse(_news(asked, run, job, seen))


def _news(asked: Asked, run: Run, job: Job, since: int) -> dict[str, object]:
    lang = asked.lang
    rows = [pair for pair in list(job.rows) if pair[0] > since][-_SHOWN:]
    events = [pair for pair in list(job.events) if pair[0] > since]
    gone = time.monotonic() - job.began
    left = ""
    if job.total and job.done and gone > _ENOUGH and not job.is_stopping:
        seconds = (job.total - job.done) * gone / job.done
        left = asked.say("web.progress.left", {"time": duration(seconds, lang)})
    words = {"done": job.done, "total": job.total or job.done}
    return {
        "seq": job.seq,
        "over": job.over.is_set(),
        "stopping": job.is_stopping,
        "done": job.done,
        "total": job.total or 0,
        "text": asked.say("web.progress.done", words),
        "left": left,
        "rate": asked.say("web.progress.rate", {"rate": f"{job.done / max(gone, 1):.1f}"}),
        "counts": [
            {"status": status, "label": asked.say(f"status.{status}"), "count": count}
            for status, count in job.counts.items()
        ],
        "rows": [_row_words(asked, run, outcome) for _, outcome in rows],
        "events": [event.text(lang) for _, event in events],
    }


def _row_words(asked: Asked, run: Run, outcome: Outcome) -> dict[str, str]:
    return {
        "row": run.layout.row_name(outcome.number),
        "status": outcome.status.value,
        "label": asked.say(f"status.{outcome.status}"),
        "what": outcome.record_id if outcome.status in _GOOD else asked.desk.mask(outcome.message),
    }


def stop(asked: Asked) -> Response:
    """Begin nothing else; what is on its way comes to its end."""
    run_id = asked.path["id"]
    job = asked.desk.work.about(run_id)
    if job is not None:
        job.ask_to_stop()
    return see(f"/runs/{run_id}/progress")


ROUTES = [
    shown("/runs/{id}/progress", progress),
    shown("/runs/{id}/progress/news", progress_news),
    done("/runs/{id}/stop", stop),
]
