"""The commands that look back: runs, report, undo."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options
from importer.cli.console import Styled, agrees, put, put_json, talk
from importer.cli.files import check_results
from importer.cli.help import Command
from importer.cli.results import result_json, show_files, targets_of, write_results
from importer.cli.signals import signals_stop
from importer.cli.talk import Progress, confirm, show_stop, tenant_label
from importer.cli.trouble import say_error
from importer.model import (
    ENDED,
    REMOVED_FOR_GOOD,
    InputError,
    JournalError,
    Layout,
    Outcome,
    Run,
    Stopped,
    environment_of,
    reaching,
    resume_command,
)
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.journal import Journal
    from importer.model import Settings
    from importer.pipeline import Limits


@click.command(cls=Command)
@options.JSON
@options.TALK
def runs(**given: Any) -> int:
    """Past runs, their counts, and the command that continues each."""
    lang = options.lang_of(given["lang"])
    shown = 0
    unreadable: list[JournalError] = []
    for path in _journal_files():
        try:
            shown += _show_journal(path, given["as_json"], lang)
        except JournalError as error:  # one tenant's must not hide the others'
            say_error(error, lang)
            unreadable.append(error)
    if unreadable:
        return unreadable[0].exit_code
    if not shown:
        talk(say("cli.no-runs", lang))
    return 0


def _show_journal(path: Path, as_json: bool, lang: Lang) -> int:
    """One tenant's runs; returns how many there are."""
    from importer import pipeline, plan
    from importer.journal import Journal

    with Journal(path) as journal:
        runs = journal.runs()
        for run in runs:
            counts = plan.by_status(journal.counts(run.run_id))
            if as_json:
                ended = run.state in ENDED
                code = pipeline.exit_code(journal, run, counts) if ended else None
                results = [Path(run.results)] if run.results else []
                document = result_json(run, counts, code, lang, results)
                put_json({**document, "state": run.state, "tenant": run.tenant})
            else:
                _show_run(run, counts, lang)
    return len(runs)


def _show_run(run: Run, counts: dict[Any, int], lang: Lang) -> None:
    from datetime import datetime

    when = datetime.fromtimestamp(run.created_at).astimezone()
    state = say(f"state.{run.state}", lang)
    put(f"{run.run_id}  {when:%Y-%m-%d %H:%M}  {state}  {run.path}")
    parts = " · ".join(f"{say(f'status.{s}', lang)} {n}" for s, n in counts.items())
    words = {"tenant": tenant_label(run.tenant, lang).strip(), "counts": parts}
    put("    " + say("cli.run-counts", lang, words))
    if run.state != "finished":
        command = resume_command(run)
        put("    " + say("cli.run-next", lang, {"command": command}))
        if needed := environment_of(run, os.environ):
            put("    " + say("cli.environment", lang, {"names": needed}))


def _journal_files() -> list[Path]:
    """Every tenant's journal on this machine.  Raises ``JournalError`` for a folder that is there
    and can't be looked into: nobody knows then whether there are runs."""
    from importer.model import home_folder

    folder = home_folder(os.environ) / "journals"
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".db")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise JournalError("journal", {"path": folder, "why": error.strerror or error}) from error


@click.command(cls=Command)
@click.argument("run_id", metavar="RUN")
@options.RESULTS
@options.TALK
def report(run_id: str, **given: Any) -> int:
    """Write a run's results workbook again, also of an unfinished run."""
    from importer import pipeline
    from importer.journal import Journal
    from importer.model import home_folder

    lang = options.lang_of(given["lang"])
    check_results(given["results"])
    unreadable: list[JournalError] = []
    for file in _journal_files():
        try:
            with Journal(file) as journal:
                found = [run for run in journal.runs() if run.run_id == run_id]
                if found:
                    spare = home_folder(os.environ) / "results"
                    for target in targets_of(given["results"]):
                        put(pipeline.report(journal, found[0], lang, target, spare))
                    return 0
        except JournalError as error:  # it may be in another one
            say_error(error, lang)
            unreadable.append(error)
    if unreadable:
        return unreadable[0].exit_code
    raise InputError("no-run", {"run_id": run_id})


@click.command(cls=Command)
@click.argument("run_id", metavar="RUN")
@options.CONNECTION
@options.RESULTS
@options.YES
@click.option("--keep-confirmed", is_flag=True)
@options.TALK
def undo(run_id: str, **given: Any) -> int:
    """Take back what a run did, and only that."""
    import asyncio

    from importer import pipeline
    from importer.cli.registry import put_back
    from importer.model import Purpose

    lang = options.lang_of(given["lang"])
    check_results(given["results"])
    with options.connection(given) as settings, pipeline.open_journal(settings, run_id) as journal:
        run = journal.run(run_id)
        if run.purpose is Purpose.UPDATE:
            return put_back(journal, run, settings, lang, {**given, "give_up_after": 1800.0})
        count = journal.count_created(run_id)
        if not count:
            asyncio.run(pipeline.let_go_elsewhere(journal))  # what an undo that was killed left
            talk(say("cli.undo-nothing", lang))
            _say_forsaken(journal, {}, run, lang)
            return 0
        talk(
            say(
                "cli.undo-plan",
                lang,
                {"count": count, "tenant": tenant_label(settings.tenant_name, lang)},
            )
        )
        resting = journal.resting_on(run_id)
        for other, rows in resting.items():
            talk(say("cli.undo-resting", lang, {"count": rows, "run": other}))
        confirm(say("cli.undo-confirm", lang), given["yes"], lang)
        limits = _with_confirmed(journal.confirmed(run_id), run.layout, given, lang)
        stopped = _take_back(journal, run, settings, (count, limits), lang)
        removals = journal.removals(run_id)
        for note, number in removals.items():
            talk(f"  {number:>7}  {say(f'removal.{note}', lang)}")
        spare = settings.home / "results"
        show_files(write_results(journal, run, lang, given["results"], spare), lang)
        _say_forsaken(journal, resting, run, lang)
        if stopped is not None:
            show_stop(stopped, lang)
            command = f"device-importer undo {run_id}{reaching(run)}"
            talk(say("cli.resume-undo", lang, {"command": command}))
            return stopped.exit_code
        return 1 if removals.keys() - set(REMOVED_FOR_GOOD) else 0


def _say_forsaken(journal: Journal, resting: Mapping[str, int], run: Run, lang: Lang) -> None:
    """The runs whose rows rest on nothing any more, with the command that sends them again;
    ``resting`` are those that rested on this ``run`` before."""
    left = journal.resting_on(run.run_id)
    slugs = ("undone-below", "forsaken")
    for other in journal.runs():
        is_told = other.stopped is not None and other.stopped.slug in slugs
        if is_told or resting.get(other.run_id, 0) > left.get(other.run_id, 0):
            words = {"run": other.run_id, "command": resume_command(other)}
            talk(say("cli.undo-resume", lang, words))


def _removal_of(outcome: Outcome) -> str:
    return f"removal.{outcome.note}"


#: How many rows a question names.
_NAMED = 20


def _with_confirmed(
    rows: Sequence[int], layout: Layout, given: Mapping[str, Any], lang: Lang
) -> Limits:
    """Which of those go too of which only a look-up says that they are ours: a question of its
    own, whose "no" leaves them.  Of one that an import confirms while the undo waits for it
    nobody was asked."""
    from importer.pipeline import Limits

    unasked = bool(given["yes"] and not given["keep_confirmed"])
    if not rows:
        return Limits(confirmed=unasked)
    count, more = len(rows), ("…",) if len(rows) > _NAMED else ()
    words = {"count": count, "rows": (*map(layout.row_name, rows[:_NAMED]), *more)}
    talk(Styled(say("cli.undo-confirmed", lang, words), "yellow"))
    if given["keep_confirmed"] or given["yes"]:
        return Limits(confirmed=unasked)
    is_agreed = agrees(say("cli.undo-confirm-them", lang, {"count": count}), lang)
    return Limits(confirmed=frozenset(rows) if is_agreed else False)


def _take_back(
    journal: Journal, run: Run, settings: Settings, what: tuple[int, Limits], lang: Lang
) -> Stopped | None:
    import asyncio

    from importer.dispatcher import Sending, Stop
    from importer.pipeline import take_back

    async def removing() -> Stopped | None:
        stop = Stop()
        count, limits = what
        with Progress(count, lang, _removal_of) as progress, signals_stop(stop, progress):
            how = Sending(watch=progress)
            return await take_back(journal, run, settings, how, (stop, limits))

    return asyncio.run(removing())
