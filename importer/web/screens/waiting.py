"""A page that waits while the registry is read: for a comparison, for an export, and before a run
goes on."""

from __future__ import annotations

import time

from starlette.responses import JSONResponse, Response

from importer.model import InputError
from importer.texts import sentences
from importer.web.pages import Asked, done, see, shown
from importer.web.work import Job

#: Seconds for which the browser waits for a small registry, instead of showing this page.
_SHORT = 1.0


def wait_for(job: Job) -> Response:
    """Go where a job leads, or where it is waited for."""
    job.over.wait(_SHORT)
    is_done = job.over.is_set() and job.error is None
    return see(job.then if is_done else f"/waiting/{job.id}")


def waiting(asked: Asked) -> Response:
    """How far it is; once it is done, what came of it."""
    job = _job(asked)
    if job.error is not None:
        lines = asked.desk.text_of(job.error, asked.lang)
        return asked.page("error.html", {"lines": lines, "back": _back(job)}, 400)
    if job.over.is_set():
        return see(job.then)
    words = {"job": job, "title": f"web.waiting.{_kind(job)}", "news": _text(asked, job)}
    return asked.page("waiting.html", words)


def _kind(job: Job) -> str:
    """What is waited for: an ``export``, an ``inquiry`` about a run, or a file to ``compare``."""
    return job.subject.partition(" ")[0]


def _back(job: Job) -> str:
    """Where it was begun."""
    kind, _, run_id = job.subject.partition(" ")
    return f"/runs/{run_id}" if kind == "inquiry" else "/registry"


def waiting_news(asked: Asked) -> Response:
    """The same for a script that asks again and again."""
    job = _job(asked)
    over = job.ends_soon()
    return JSONResponse({"over": over, "text": _text(asked, job), "done": job.done})


def _text(asked: Asked, job: Job) -> str:
    """What is being done, how much of it there is so far, and what is waited for."""
    words = {"n": int(time.monotonic() - job.began), "rows": f"{job.done:,}"}
    if job.told is None:
        return asked.say("web.reading.rows", words)
    lines = [job.told(asked.lang)]
    if job.total is None:
        lines.append(asked.say("web.waiting.records", words))
        lines += [event.text(asked.lang) for _, event in list(job.events)[-1:]]
    return sentences(lines, asked.lang)


def stop(asked: Asked) -> Response:
    """Ask for no more."""
    job = _job(asked)
    job.ask_to_stop()
    job.over.wait(_SHORT)
    return see(f"/waiting/{job.id}")


def _job(asked: Asked) -> Job:
    job = asked.desk.work.job(asked.path["id"])
    if job is None:
        raise InputError("web-no-page")
    return job


ROUTES = [
    shown("/waiting/{id}", waiting),
    shown("/waiting/{id}/news", waiting_news),
    done("/waiting/{id}/stop", stop),
]
