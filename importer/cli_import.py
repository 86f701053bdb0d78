"""The commands that import: run, check, resume."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer import cli_options as options
from importer.cli_options import Given
from importer.cli_talk import (
    Progress,
    print_json,
    result_json,
    show_plan,
    show_result,
    talk,
)
from importer.errors import ConfirmationNeeded, InputError
from importer.messages import say
from importer.models import Lang
from importer.records import Event, Run, Stopped

if TYPE_CHECKING:
    from importer.dispatch import Stop
    from importer.journal import Journal
    from importer.pipeline import Staged
    from importer.settings import Settings

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)


@click.command()
@FILES
@options.CONNECTION
@options.READING
@click.option("--max-rows", type=click.IntRange(min=1), help="Stop after sending this many.")
@click.option("--again", is_flag=True, help="Import a file again that was imported before.")
@options.RESULTS
@options.YES
@options.JSON
@options.TALK
def run(files: tuple[Path, ...], **given: Any) -> int:
    """Check everything, show the plan, send, write the results workbook."""
    from importer import pipeline
    from importer.journal import Journal

    lang = options.lang_of(given["lang"])
    if given["results"] and len(files) > 1:
        raise InputError("one-results")
    how = options.staging(given)
    with options.connection(given) as settings, Journal(settings.journal_path) as journal:
        # All files are checked before anything of any file is sent.
        staged = [
            pipeline.stage(journal, path, how, settings.tenant_name)
            for path in dict.fromkeys(files)
        ]
        return _import(_Session(journal, settings, lang, given), staged)


@click.command()
@FILES
@options.READING
@options.RESULTS
@options.JSON
@options.TALK
def check(files: tuple[Path, ...], **given: Any) -> int:
    """The same as run without sending: reads, checks, shows the plan."""
    from importer import pipeline, plan
    from importer.journal import Journal
    from importer.settings import DOCUMENTED_RATE

    lang = options.lang_of(given["lang"])
    if given["results"] and len(files) > 1:
        raise InputError("one-results")
    worst = 0
    how = options.staging({**given, "again": True})
    with (
        tempfile.TemporaryDirectory(prefix="device-importer-") as folder,
        Journal(Path(folder) / "check.db") as journal,
    ):
        _borrow_ledger(journal)
        for path in dict.fromkeys(files):
            staged = pipeline.stage(journal, path, how)
            run = staged.run
            ahead = plan.plan(journal, run, DOCUMENTED_RATE)
            show_plan(ahead, staged.notes, lang)
            code = 1 if plan.needs_work(ahead.tally.by_status) else 0
            worst = max(worst, code)
            results = None
            if given["results"]:
                results = pipeline.report(journal, run, lang, given["results"])
                talk(say("cli.results", lang, {"path": results}))
            if given["as_json"]:
                print_json(result_json(run, ahead.tally.by_status, code, lang, results))
    return worst


def _borrow_ledger(journal: Journal) -> None:
    """Let a check know what earlier runs created, where the environment says for whom."""
    from importer import settings
    from importer.errors import ImporterError

    try:
        keys = settings.credentials(os.environ)
        url = settings.base_url(None, None, os.environ)
    except ImporterError:
        return
    home = settings.home_folder(os.environ)
    journal.borrow_ledger(settings.Settings(url, keys, home).journal_path)


@click.command()
@click.argument("run_id", required=False, metavar="[RUN]")
@options.CONNECTION
@click.option("--max-rows", type=click.IntRange(min=1), help="Stop after sending this many.")
@options.RESULTS
@options.YES
@options.JSON
@options.TALK
def resume(run_id: str | None, **given: Any) -> int:
    """Send what a stopped run left (RUN defaults to the last one)."""
    from importer.journal import Journal
    from importer.pipeline import Staged

    lang = options.lang_of(given["lang"])
    with options.connection(given) as settings, Journal(settings.journal_path) as journal:
        found = journal.run(run_id) if run_id else _last(journal.runs())
        return _import(_Session(journal, settings, lang, given), [Staged(found, is_new=False)])


def _last(runs: list[Run]) -> Run:
    """The last run that is not finished, else the last one."""
    if not runs:
        raise InputError("no-runs")
    unfinished = [run for run in runs if run.state != "finished"]
    return (unfinished or runs)[-1]


class _Session:
    """One command's import: where to, in which language, with which options."""

    def __init__(self, journal: Journal, settings: Settings, lang: Lang, given: Given) -> None:
        self.journal = journal
        self.settings = settings
        self.lang = lang
        self.given = given


def _import(session: _Session, staged: list[Staged]) -> int:
    """Show the plans, ask once, then send and report one run after the other."""
    from importer import plan

    lang = session.lang
    runs = list({item.run.run_id: item for item in staged}.values())
    plans = []
    for item in runs:
        if not item.is_new:
            slug = "cli.finished" if item.run.state == "finished" else "cli.continues"
            talk(say(slug, lang, {"run_id": item.run.run_id}))
        ahead = plan.plan(session.journal, item.run, session.settings.rate)
        if item.run.state != "finished":
            show_plan(ahead, item.notes, lang)
        plans.append(ahead)
    _confirm(session, sum(ahead.calls for ahead in plans))
    code = 0
    for item, ahead in zip(runs, plans, strict=True):
        if code > 1:
            talk(say("cli.not-begun", lang, {"file": item.run.path}))
            continue
        code = max(code, _finish(session, item.run, ahead.calls))
    return code


def _confirm(session: _Session, calls: int) -> None:
    if not calls or session.given["yes"]:
        return
    if not sys.stdin.isatty() or session.given["as_json"]:
        raise ConfirmationNeeded("confirm")
    params = {"calls": calls, "tenant": session.settings.tenant_name}
    if not click.confirm(say("cli.confirm", session.lang, params), err=True):
        talk(say("cli.declined", session.lang))
        raise click.exceptions.Exit(10)


def _finish(session: _Session, run: Run, calls: int) -> int:
    """Send one run's rows, write its workbook, say how it went; returns the exit code."""
    from importer import pipeline, plan

    journal, lang = session.journal, session.lang
    if run.state != "finished":
        run = _send(session, run, calls)
    code = pipeline.exit_code(journal, run)
    results: Path | None = Path(run.results) if run.results else None
    if results is None or not results.exists() or calls or session.given["results"]:
        spare = session.settings.home / "results"
        results = pipeline.report(journal, run, lang, session.given["results"], spare)
    counts = plan.by_status(journal.counts(run.run_id))
    show_result(run, counts, lang, results)
    if session.given["as_json"]:
        print_json(result_json(run, counts, code, lang, results))
    return code


def _send(session: _Session, run: Run, calls: int) -> Run:
    import asyncio

    from importer.dispatch import Sending, Stop
    from importer.pipeline import Limits, send

    async def sending() -> Run:
        stop = Stop()
        with Progress(calls, session.lang) as progress, _signals(stop, progress):
            return await send(
                session.journal,
                run,
                session.settings,
                Sending(watch=progress),
                (stop, Limits(session.given["max_rows"])),
            )

    return asyncio.run(sending())


@contextmanager
def _signals(stop: Stop, tell: Callable[[Event], None]) -> Iterator[None]:
    """Ctrl-C, Ctrl-Break or a termination ask the run to stop; a second one leaves at once.

    ``signal.signal`` rather than the loop's own handlers, which Windows does not have."""
    import asyncio

    loop = asyncio.get_running_loop()

    def ask(_signum: int, _frame: object) -> None:
        if stop.reason is not None:
            raise KeyboardInterrupt
        # At once, and not in the loop: a second signal must find it set.
        stop.request(Stopped("interrupted", 130))
        loop.call_soon_threadsafe(tell, Event("stopping"))

    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
