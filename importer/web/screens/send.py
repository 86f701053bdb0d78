"""The second step before anything is sent: it names the tenant and the number, and what was seen
is what is sent, or nothing.  For imports, updates, and runs that are both.  Of a file that was
corrected since it was checked nothing is; and where the registry was asked long ago what it has of
an import, it is asked again first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from starlette.responses import Response

from importer import edits, pipeline, plan as counting, registry
from importer.dispatcher import Sending, Stop
from importer.journal import Journal
from importer.model import (
    BEYOND_AGREED,
    Deeds,
    InputError,
    Limits,
    Purpose,
    Run,
    Status,
    Stopped,
    changes_text,
)
from importer.web.desk import Desk
from importer.web.following import under_way
from importer.web.inquiry import begin, is_due
from importer.web.pages import Asked, done, number_in, see, shown
from importer.web.screens.runs import upload_of
from importer.web.screens.waiting import wait_for
from importer.web.words import unread_lines
from importer.web.work import PROGRAM, Job


def ask(asked: Asked) -> Response:
    """The question: so many devices, so many records, in this tenant."""
    return _question(asked, asked.query)


def _question(asked: Asked, wishes: Mapping[str, str], *, is_other: bool = False) -> Response:
    """The question for the ``first`` rows, or for some ``again``; ``is_other`` where somebody said
    yes to another one."""
    desk, first, wish = asked.desk, wishes.get("first", ""), wishes.get("again", "")
    if under_way(desk, asked.path["id"]) is not None:
        return see(f"/runs/{asked.path['id']}/progress")  # begun by a first click, or elsewhere
    with desk.journal(asked.path["id"]) as journal:
        run = journal.run(asked.path["id"])
        mark = counting.to_send(journal, run, _again(wish)).mark
        ahead = counting.plan(journal, run, desk.tenant().rate, _again(wish))
        left = journal.unidentified(run.run_id) if run.state != "staged" else 0
        is_behind = _is_behind(journal, run, ahead)
        is_old = is_due(desk, journal, run)
    if is_behind:
        return _to_check(asked, run)
    if is_old:
        return asked.page("inquiry.html", {"run": run, "name": _name(run), "fields": wishes})
    words = {
        "run": run,
        "name": _name(run),
        "calls": ahead.calls,
        "updates": ahead.updates,
        "records": 0 if first else ahead.updates,
        "changes": changes_text(ahead.changes, asked.lang),
        "uncompared": ahead.uncompared,
        "count": _count(ahead.calls, number_in(first)),
        "first": first,
        "again": wish,
        "mark": mark,
        "left": left if run.purpose is Purpose.CREATE else 0,
        "left_alone": ahead.left,
        "unread": unread_lines(asked, desk.unread.get(run.run_id)),
        "to": f"/runs/{run.run_id}/send",
        "back": _back(asked, run),
        "is_other": is_other,
    }
    return asked.page("send.html", words, 409 if is_other else 200)


def send(asked: Asked) -> Response:
    """Yes: as long as it is what was asked."""
    desk, run_id = asked.desk, asked.path["id"]
    settings = desk.tenant()
    again = _again(asked.one("again"))
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        agreed = counting.to_send(journal, run, again)
        ahead = counting.plan(journal, run, settings.rate, again)
        is_behind = _is_behind(journal, run, ahead)
        is_old = is_due(desk, journal, run)
    if is_behind:
        return _to_check(asked, run)
    if is_old:
        return inquire(asked)
    # As many others are not what was seen either: another tab may have asked the registry anew.
    seen = (*map(asked.one, ("calls", "tenant", "mark")), asked.one("updates") or "0")
    meant = (str(ahead.calls), settings.tenant_name, agreed.mark, str(ahead.updates))
    if seen != meant:
        return _question(asked, _wishes(asked), is_other=True)
    desk.inquired.pop(run_id, None)  # what is left when it stops may be otherwise by then
    if run.purpose is Purpose.UPDATE:
        return update(desk, run, Limits(again=again, agreed=agreed))
    first = number_in(asked.one("first"))

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def sending(stop: Stop) -> None:
                limits = Limits(first, again, agreed=agreed)
                how = Sending(watch=job.hear, program=PROGRAM)
                sent = await pipeline.send(journal, run, settings, how, (stop, limits))
                require_agreed(sent.stopped)

            job.run(sending)

    total = _count(ahead.calls + ahead.updates, first)
    desk.work.start(Job("send", run_id, total, f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


def inquire(asked: Asked) -> Response:
    """Ask the registry anew what is true of a run that goes on, and then the question again."""
    desk, run_id = asked.desk, asked.path["id"]
    if under_way(desk, run_id) is not None:
        return see(f"/runs/{run_id}/progress")
    with desk.journal(run_id) as journal:
        if edits.is_ahead(journal, journal.run(run_id)):
            return see(f"/runs/{run_id}/send")
    wishes = _wishes(asked)
    query = f"?{urlencode(wishes)}" if wishes else ""
    return wait_for(begin(desk, run_id, f"/runs/{run_id}/send{query}"))


def update(desk: Desk, run: Run, limits: Limits) -> Response:
    """Begin to bring the records that were agreed to in line, or go on."""
    settings, run_id = desk.tenant(), run.run_id
    agreed = limits.agreed or Deeds()

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def updating(stop: Stop) -> None:
                how = Sending(watch=job.hear, program=PROGRAM)
                done = await registry.update(journal, run, settings, (how, stop), limits)
                require_agreed(done.stopped)

            job.run(updating)

    desk.work.start(Job("update", run_id, agreed.count, f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


def require_agreed(stopped: Stopped | None) -> None:
    """Raise ``InputError`` where nothing was done: there was more than somebody had said yes to."""
    if stopped == BEYOND_AGREED:
        raise InputError("web-beyond-agreed")


def _is_behind(journal: Journal, run: Run, ahead: counting.Plan) -> bool:
    return (ahead.calls > 0 or ahead.updates > 0) and edits.is_ahead(journal, run)


def _to_check(asked: Asked, run: Run) -> Response:
    """Why nothing is sent of a run whose file was corrected since, and the way to check it again:
    on the page, or where its file is not, by dropping it."""
    words = {"name": _name(run), "upload": upload_of(asked, run), "is_begun": run.state != "staged"}
    return asked.page("behind.html", words, 409)


def _wishes(asked: Asked) -> dict[str, str]:
    """What a form says of the question that it answers."""
    return {name: asked.one(name) for name in ("first", "again") if asked.one(name)}


def _again(wish: str) -> tuple[Status, ...]:
    if wish == "changed":  # by somebody else, after it was read
        return (Status.CHANGED,)
    return pipeline.RETRYABLE if wish else ()


def _count(calls: int, first: int | None) -> int:
    return calls if first is None else min(calls, first)


def _back(asked: Asked, run: Run) -> str:
    """Where whoever says no was before: at the plan of a file, or at a run."""
    uploads = asked.desk.uploads.checked_as(run.run_id) if run.state == "staged" else []
    return f"/files/{uploads[0].id}/plan" if uploads else f"/runs/{run.run_id}"


def _name(run: Run) -> str:
    return Path(run.path).name


ROUTES = [
    shown("/runs/{id}/send", ask),
    done("/runs/{id}/send", send),
    done("/runs/{id}/inquiry", inquire),
]
