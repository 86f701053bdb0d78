"""A run while it is sent, or taken back, by the page or another program: the same in every tab,
and after the page is loaded again."""

from __future__ import annotations

import time
from pathlib import Path

from starlette.responses import JSONResponse, Response

from importer.journal import Journal
from importer.model import InputError, Outcome, Run, Status, Turn
from importer.texts import duration
from importer.web.following import Following, elsewhere, last_about, under_way
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
        job = under_way(desk, run_id)
        if job is None:
            return see(f"/runs/{run_id}")
        news = _news(asked, (journal, run), job, 0)
    turn = job.turn if isinstance(job, Following) else None
    words = {
        "run": run,
        "name": Path(run.path).name,
        "doing": turn.doing.value if turn else job.kind,
        "by": _who(asked, turn) if turn else "",
        "news": news,
    }
    return asked.page("progress.html", words)


def _who(asked: Asked, turn: Turn) -> dict[str, object]:
    """A program as a sentence names it."""
    program = turn.program or asked.say("web.progress.python")
    return {"program": program, "process": turn.process}


def progress_news(asked: Asked) -> Response:
    """What came since ``since``, for a script that asks every half second."""
    desk, run_id = asked.desk, asked.path["id"]
    job = last_about(desk, run_id)
    if job is None:
        raise InputError("web-no-page")
    seen = number_in(asked.query.get("since", "")) or 0
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        return JSONResponse(_news(asked, (journal, run), job, seen))


def _news(asked: Asked, at: tuple[Journal, Run], job: Job, since: int) -> dict[str, object]:
    lang, (journal, run) = asked.lang, at
    rows = [pair for pair in list(job.rows) if pair[0] > since][-_SHOWN:]
    events = [pair for pair in list(job.events) if pair[0] > since]
    gone = time.monotonic() - job.began
    came = job.done - (job.before or 0) if isinstance(job, Following) else job.done
    left = ""
    if job.total and came and gone > _ENOUGH and not job.is_stopping:
        seconds = (job.total - job.done) * gone / came
        left = asked.say("web.progress.left", {"time": duration(seconds, lang)})
    words = {"done": job.done, "total": job.total or job.done}
    slug = "web.progress.done" if job.total is not None else "web.progress.so-far"
    return {
        "seq": job.seq,
        "over": job.over.is_set(),
        "stopping": job.is_stopping,
        "done": job.done,
        "total": job.total or 0,
        "text": asked.say(slug, words),
        "left": left,
        "rate": asked.say("web.progress.rate", {"rate": f"{came / max(gone, 1):.1f}"}),
        "waits": _waits(asked, journal, job),
        "counts": [
            {"status": status, "label": asked.say(f"status.{status}"), "count": count}
            for status, count in job.counts.items()
        ],
        "rows": [_row_words(asked, run, outcome) for _, outcome in rows],
        "events": [event.text(lang) for _, event in events],
    }


def _waits(asked: Asked, journal: Journal, job: Job) -> dict[str, str]:
    """That another program has its turn, while the page waits for its own; blank where it does
    not."""
    turn = elsewhere(asked.desk) if not isinstance(job, Following) else None
    if turn is None or job.over.is_set():
        return {"text": "", "to": ""}
    name = Path(journal.run(turn.run_id).path).name if journal.has(turn.run_id) else turn.run_id
    text = asked.say("web.progress.waits", {**_who(asked, turn), "name": name})
    return {"text": text, "to": f"/runs/{turn.run_id}/progress"}


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
    job = asked.desk.work.running(run_id)
    if job is not None:
        job.ask_to_stop()
    return see(f"/runs/{run_id}/progress")


ROUTES = [
    shown("/runs/{id}/progress", progress),
    shown("/runs/{id}/progress/news", progress_news),
    done("/runs/{id}/stop", stop),
]
