"""What the registry has of a run's devices, asked before anything is sent: when its file is
checked, and anew where the run goes on later, for what was true may not be true any more."""

from __future__ import annotations

import time
from functools import partial

from importer import pipeline, plan as counting, registry
from importer.dispatcher import Sending, Stop
from importer.journal import Journal
from importer.model import Deeds, Limits, Purpose, Run
from importer.texts import say
from importer.web.desk import Desk
from importer.web.work import PROGRAM, READ, Job

#: Seconds for which an answer counts: as long as somebody needs to read a plan and say yes.
_LASTS = 900.0


def inquire(desk: Desk, job: Job, journal: Journal, run_id: str) -> None:
    """Ask whether the registry still has what earlier runs created; of a run that updates, also
    what of it is there, and how, or why that can't be known."""
    settings = desk.tenant()

    async def ask(stop: Stop) -> None:
        run, how = journal.run(run_id), Sending(watch=job.hear)
        if run.purpose is not Purpose.UPDATE:
            desk.verified[run_id] = await pipeline.verify(journal, run, settings, how, stop)
        if _is_compared(run):
            desk.unread[run_id] = await registry.beside(journal, run, settings, (how, stop))

    job.run(ask)
    if not job.is_stopping:
        desk.inquired[run_id] = time.monotonic()


def is_due(desk: Desk, journal: Journal, run: Run) -> bool:
    """Whether the registry has to be asked before anybody says yes to a run."""
    asked = desk.inquired.get(run.run_id)
    if asked is not None and time.monotonic() - asked < _LASTS:
        return False
    if run.purpose is not Purpose.CREATE and run.state != "finished":
        return True
    return run.purpose is not Purpose.UPDATE and journal.beliefs(run.run_id).count() > 0


def begin(desk: Desk, run_id: str, then: str) -> Job:
    """Ask anew, and go ``then`` to where somebody says yes; back to the run where he would rather
    not wait, or nothing is left to say yes to."""

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:
            run = journal.run(run_id)
            if run.purpose is not Purpose.CREATE:
                run = registry.laid_down(journal, run)
            inquire(desk, job, journal, run_id)
            if not job.is_stopping and _is_through(journal, run):
                _end(desk, job, journal, run)
                job.then = f"/runs/{run_id}"
        if job.is_stopping:
            job.then = f"/runs/{run_id}"

    job = Job(READ, subject(run_id), then=then, told=partial(say, "web.inquiry.doing"))
    return desk.work.start(job, act)


def subject(run_id: str) -> str:
    """What a job is about that asks the registry about a run."""
    return f"inquiry {run_id}"


def _is_compared(run: Run) -> bool:
    """Whether a run is put beside the registry: it updates, and nobody is sending it."""
    return run.purpose is not Purpose.CREATE and run.state in ("staged", "stopped")


def _is_through(journal: Journal, run: Run) -> bool:
    """Whether a run that stopped has nothing left: others did meanwhile what it was to do."""
    if not _is_compared(run) or run.state == "staged":
        return False
    is_both = run.purpose is Purpose.BOTH
    is_uncompared = is_both and journal.changes(run.run_id).count_uncompared() > 0
    return not is_uncompared and not counting.to_send(journal, run, begins=True).count


def _end(desk: Desk, job: Job, journal: Journal, run: Run) -> None:
    """Let a run come to its end; nothing is sent."""

    async def sending(stop: Stop) -> None:
        how = Sending(watch=job.hear, program=PROGRAM)
        settings, limits = desk.tenant(), Limits(agreed=Deeds())
        if run.purpose is Purpose.UPDATE:
            await registry.update(journal, run, settings, (how, stop), limits)
        else:
            await pipeline.send(journal, run, settings, how, (stop, limits))

    job.run(sending)
