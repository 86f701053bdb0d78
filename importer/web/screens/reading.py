"""Reading and checking a whole file, in a thread of its own; meanwhile a page that waits."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from starlette.responses import JSONResponse, Response

from importer import edits, pipeline
from importer.journal import Journal
from importer.loader import open_table
from importer.model import InputError, Run, Status
from importer.texts import say
from importer.vocabulary import Fault
from importer.web.inquiry import inquire
from importer.web.meanings import leave_off
from importer.web.pages import Asked, see, shown
from importer.web.uploads import Upload
from importer.web.work import READ, Job

#: Seconds for which the browser waits for a small file, instead of showing a page that waits.
_SHORT = 1.0


def read(asked: Asked, upload: Upload, then: str = "") -> Response:
    """Begin to read a file, and go where its reading is shown; ``then`` to its screen of that
    name, or to the one where causes are settled if any wants that."""
    desk = asked.desk
    desk.tenant()
    leave_off(desk)

    def act(job: Job) -> None:
        with desk.work.reading, desk.journal() as journal:
            settings = desk.tenant()
            how = replace(desk.staging(upload), progress=job.follow)
            with open_table(upload.path, how.read) as table:
                rehearsal, sha256 = settings.rehearsal_journal, table.content_hash
                carried = edits.carry_rehearsed(journal, rehearsal, sha256, table.path)
                staged = pipeline.stage(journal, table, how, settings.tenant_name)
            run = staged.run
            if carried:
                desk.carried[run.run_id] = carried
            desk.notes[run.run_id] = staged.notes
            job.told, job.done = partial(say, "web.inquiry.doing"), 0  # no rows are read any more
            inquire(desk, job, journal, run.run_id)
            desk.remember_run(upload, run.run_id)
            fresh = "fix" if run.state == "staged" and _is_asked(journal, run) else "plan"
            job.then = f"/files/{upload.id}/{then or fresh}"

    job = desk.work.start(Job(READ, upload.id), act)
    job.over.wait(_SHORT)
    return see(_next(job))


def _is_asked(journal: Journal, run: Run) -> bool:
    """Whether something is to be settled before an import: an error, or devices that may be gone,
    which would be registered."""
    if any(status is Status.INVALID for _, status in journal.counts(run.run_id)):
        return True
    return journal.is_told(run.run_id, Fault.RETIRED)


def _next(job: Job) -> str:
    if not job.over.is_set() or job.error is not None:
        return f"/reading/{job.id}"
    return job.then


def reading(asked: Asked) -> Response:
    """How far the reading of a file is; once it is done, what came of it."""
    job = asked.desk.work.job(asked.path["id"])
    if job is None:
        raise InputError("web-no-page")
    if job.error is not None:
        lines = asked.desk.text_of(job.error, asked.lang)
        back = f"/files/{job.subject}"
        return asked.page("error.html", {"lines": lines, "back": back}, 400)
    if job.over.is_set():
        return see(job.then)
    upload = asked.desk.uploads.get(job.subject)
    return asked.page("reading.html", {"job": job, "name": upload.name})


def reading_news(asked: Asked) -> Response:
    """The same for a script that asks again and again."""
    job = asked.desk.work.job(asked.path["id"])
    if job is None:
        raise InputError("web-no-page")
    over, seconds = job.ends_soon(), int(time.monotonic() - job.began)
    slug = "web.reading.rows" if job.done else "web.reading.seconds"
    text = asked.say(slug, {"n": seconds, "rows": f"{job.done:,}"})
    if job.told is not None:
        text = job.told(asked.lang)
    return JSONResponse({"over": over, "text": text, "done": job.done})


ROUTES = [shown("/reading/{id}", reading), shown("/reading/{id}/news", reading_news)]
