"""The commands that look back: runs, report, undo."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options, ways
from importer.cli.console import Styled, agrees, put, put_json, talk
from importer.cli.files import check_results
from importer.cli.help import Command
from importer.cli.named import find_run
from importer.cli.results import places, result_json, show_files, targets_of, write_results
from importer.cli.signals import signals_stop
from importer.cli.talk import Progress, confirm, say_rows, show_stop, tenant_label
from importer.cli.trouble import say_error
from importer.model import (
    ENDED,
    REMOVED_FOR_GOOD,
    InputError,
    JournalError,
    Layout,
    Outcome,
    Purpose,
    Run,
    Status,
    Stopped,
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
    found: list[_Past] = []
    unreadable: list[JournalError] = []
    for path in _journal_files():
        try:
            found += _past_of(path)
        except JournalError as error:  # one tenant's must not hide the others'
            say_error(error, lang)
            unreadable.append(error)
    if found and not given["as_json"]:
        put(say("cli.times", lang, {"offset": _offset(datetime.now().astimezone())}))
    for past in sorted(found, key=lambda past: past.run.created_at):
        if given["as_json"]:
            put_json(_past_json(past, lang))
        else:
            _show_run(past.run, past.counts, lang)
    if unreadable:
        return unreadable[0].exit_code
    if not found:
        talk(say("cli.no-runs", lang))
    return 0


@dataclass(frozen=True, slots=True)
class _Past:
    """A run of any tenant, counted; ``code`` is how it exited, None for one that has not ended."""

    run: Run
    counts: Mapping[Status, int]
    code: int | None


def _past_of(path: Path) -> list[_Past]:
    """One tenant's runs."""
    from importer import pipeline, plan
    from importer.journal import Journal

    found = []
    with Journal(path) as journal:
        for run in journal.runs():
            counts = plan.by_status(journal.counts(run.run_id))
            code = pipeline.exit_code(journal, run, counts) if run.state in ENDED else None
            found.append(_Past(run, counts, code))
    return found


def _past_json(past: _Past, lang: Lang) -> dict[str, Any]:
    run = past.run
    results = [Path(run.results)] if run.results else []
    return {
        **result_json(run, past.counts, past.code, lang, results),
        "state": run.state,
        "tenant": run.tenant,
        "started": datetime.fromtimestamp(run.created_at).astimezone().isoformat("T", "seconds"),
        "corrects": run.layout.origin or None,
    }


def _offset(moment: datetime) -> str:
    """A moment's offset from UTC: +08:00."""
    offset = f"{moment:%z}"
    return f"{offset[:3]}:{offset[3:5]}"


def _show_run(run: Run, counts: Mapping[Status, int], lang: Lang) -> None:
    when = datetime.fromtimestamp(run.created_at).astimezone()
    state = say(f"state.{run.state}", lang)
    # Where the clocks were changed since, the heading's zone is not this run's.
    other = "" if _offset(when) == _offset(datetime.now().astimezone()) else f" {_offset(when)}"
    put(f"{run.run_id}  {when:%Y-%m-%d %H:%M}{other}  {state}  {run.path}")
    if run.layout.origin:
        put("    " + say("cli.corrects", lang, {"run": run.layout.origin}))
    parts = " · ".join(f"{say(f'status.{s}', lang)} {n}" for s, n in counts.items())
    words = {"tenant": tenant_label(run.tenant, lang).strip(), "counts": parts}
    put("    " + say("cli.run-counts", lang, words))
    if run.state != "finished":
        command = ways.resume(run)
        put("    " + say("cli.run-next", lang, {"command": command}))
        if needed := ways.way_to(run).needed:
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
@options.PROFILE
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
    homes: dict[str, Path] = {}
    known: list[Run] = []
    for file in _journal_files():
        try:
            with Journal(file) as journal:
                found = journal.runs()
        except JournalError as error:  # it may be in another one
            say_error(error, lang)
            unreadable.append(error)
            continue
        known += found
        homes |= {run.run_id: file for run in found}
    try:
        run = find_run(known, run_id, lambda run: run.state != "staged")
    except InputError:
        if unreadable:
            return unreadable[0].exit_code
        raise
    with Journal(homes[run.run_id]) as journal:
        spare = home_folder(os.environ) / "results"
        for target in targets_of(places(given, run)):
            put(pipeline.report(journal, run, lang, target, spare))
    return 0


@click.command(cls=Command)
@click.argument("run_id", metavar="RUN")
@options.CONNECTION
@options.RESULTS
@options.YES
@click.option("--keep-confirmed", is_flag=True)
@click.option("--rows", metavar="12-40,55")
@options.TALK
def undo(run_id: str, **given: Any) -> int:
    """Take back what a run did, and only that."""
    import asyncio

    from importer import pipeline
    from importer.cli.registry import put_back

    lang = options.lang_of(given["lang"])
    check_results(given["results"])
    with options.connection(given) as settings, pipeline.open_journal(settings, run_id) as journal:
        run = find_run(journal.runs(), run_id, lambda run: _has_acted(journal, run))
        if run.run_id != run_id:
            talk(say("cli.run-of-file", lang, {"run": run.run_id, "file": run.path}))
        run_id = run.run_id
        if run.purpose is Purpose.UPDATE:
            return put_back(journal, run, settings, lang, {**given, "give_up_after": 1800.0})
        rows = options.rows_to_undo(journal, run, given)
        count = journal.count_created(run_id, rows)
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
        say_rows(run, rows, lang)
        resting = journal.resting_on(run_id, rows)
        for other, number in resting.items():
            talk(say("cli.undo-resting", lang, {"count": number, "run": other}))
        confirm(say("cli.undo-confirm", lang, {"count": count}), given["yes"], lang)
        confirmed = [n for n in journal.confirmed(run_id) if rows is None or n in rows]
        limits = replace(_with_confirmed(confirmed, run.layout, given, lang), rows=rows)
        stopped = _take_back(journal, run, settings, (count, limits), lang)
        removals = journal.removals(run_id, rows)
        for note, number in removals.items():
            talk(f"  {number:>7}  {say(f'removal.{note}', lang)}")
        spare = settings.home / "results"
        show_files(write_results(journal, run, lang, places(given, run), spare), lang)
        _say_forsaken(journal, resting, run, lang)
        if stopped is not None:
            show_stop(stopped, lang)
            talk(say("cli.resume-undo", lang, {"command": ways.undo(run, rows)}))
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
            words = {"run": other.run_id, "command": ways.resume(other)}
            talk(say("cli.undo-resume", lang, words))


def _has_acted(journal: Journal, run: Run) -> bool:
    """Whether there is something of a run to be taken back."""
    if run.purpose is Purpose.UPDATE:
        return journal.changes(run.run_id).count(restore=True) > 0
    return journal.count_created(run.run_id) > 0


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
