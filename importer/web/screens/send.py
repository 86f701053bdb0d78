"""The second step before anything is sent: it names the tenant and the number, and what was seen
is what is sent, or nothing."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from importer import pipeline, plan as counting
from importer.dispatcher import Sending, Stop
from importer.model import BEYOND_AGREED, InputError, Limits, Purpose, Run, Status
from importer.web.pages import Asked, done, number_in, see, shown
from importer.web.work import Job


def ask(asked: Asked) -> Response:
    """The question: so many devices, to this tenant."""
    desk = asked.desk
    with desk.journal(asked.path["id"]) as journal:
        run = journal.run(asked.path["id"])
        again = _again(asked.query.get("again", ""))
        ahead = counting.plan(journal, run, desk.tenant().rate, again)
        left = journal.unidentified(run.run_id) if run.state != "staged" else 0
    if run.purpose is not Purpose.CREATE:
        raise InputError("web-no-page")
    words = {
        "run": run,
        "name": _name(run),
        "calls": ahead.calls,
        "count": _count(ahead.calls, number_in(asked.query.get("first", ""))),
        "first": asked.query.get("first", ""),
        "again": asked.query.get("again", ""),
        "left": left,
        "back": _back(asked, run),
    }
    return asked.page("send.html", words)


def send(asked: Asked) -> Response:
    """Yes: as long as it is what was asked."""
    desk, run_id = asked.desk, asked.path["id"]
    settings = desk.tenant()
    again = _again(asked.one("again"))
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        agreed = counting.to_send(journal, run, again)
        calls = counting.plan(journal, run, settings.rate, again).calls
    seen = (asked.one("calls"), asked.one("tenant"))
    is_behind = any(upload.ahead for upload in desk.uploads.checked_as(run_id))
    if is_behind or run.purpose is not Purpose.CREATE or seen != (str(calls), settings.tenant_name):
        raise InputError("web-changed")
    first = number_in(asked.one("first"))

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def sending(stop: Stop) -> None:
                limits = Limits(first, again, agreed=agreed)
                how = Sending(watch=job.hear)
                sent = await pipeline.send(journal, run, settings, how, (stop, limits))
                if sent.stopped == BEYOND_AGREED:
                    raise InputError("web-beyond-agreed")

            job.run(sending)

    desk.work.start(Job("send", run_id, _count(calls, first), f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


def _again(wish: str) -> tuple[Status, ...]:
    return pipeline.RETRYABLE if wish else ()


def _count(calls: int, first: int | None) -> int:
    return calls if first is None else min(calls, first)


def _back(asked: Asked, run: Run) -> str:
    """Where whoever says no was before: at the plan of a file, or at a run."""
    uploads = asked.desk.uploads.checked_as(run.run_id) if run.state == "staged" else []
    return f"/files/{uploads[0].id}/plan" if uploads else f"/runs/{run.run_id}"


def _name(run: Run) -> str:
    return Path(run.path).name


ROUTES = [shown("/runs/{id}/send", ask), done("/runs/{id}/send", send)]
