"""The commands about the registry itself: export, compare, update."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from importer.cli import options, ways
from importer.cli.console import Styled, put_json, talk
from importer.cli.files import FILES, check_results, require_comparison, tables_of
from importer.cli.help import Command
from importer.cli.results import (
    folder_place,
    places,
    result_json,
    show_files,
    workbook_of,
    write_results,
)
from importer.cli.signals import signals_stop
from importer.cli.talk import (
    Progress,
    confirm,
    duration,
    require_token,
    say_rows,
    show_counts,
    show_read,
    show_result,
    show_stop,
    show_way_on,
    tenant_label,
)
from importer.model import (
    COMPARED,
    ChangeNote,
    InputError,
    Run,
    Stopped,
    field_label,
    stop_texts,
    term_label,
)
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.dispatcher import Sending, Stop
    from importer.journal import Journal
    from importer.model import Settings
    from importer.pipeline import Staged
    from importer.registry import Comparison, Exported

T = TypeVar("T")
#: Requests for an identifier at most where the list is not read to its end: a page of that, the
#: look-up, and those of other spellings.
_REQUESTS = 5


@click.command(cls=Command)
@click.argument(
    "path", required=False, type=click.Path(path_type=Path, dir_okay=False, readable=False)
)
@click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE")
@options.CONNECTION
@options.PATIENCE
@options.JSON
@options.TALK
def export(path: Path | None, **given: Any) -> int:
    """The whole registry as a file."""
    from importer.registry import export as write, require_kind

    lang = options.lang_of(given["lang"])
    target = path or Path(f"device-registry-{datetime.now():%Y%m%d-%H%M%S}.xlsx")
    require_kind(target)
    filters = _filters(given["filters"], lang)
    with options.connection(given) as settings:
        talk(say("cli.exporting", lang, {"tenant": tenant_label(settings.tenant_name, lang)}))
        done = _read(lambda how: write(settings, target, lang, filters, how), given, lang)
    code = done.stopped.exit_code if done.stopped else 0
    if done.stopped:
        show_stop(done.stopped, lang)
        talk(say("cli.not-exported", lang))
    else:
        talk(say("cli.exported", lang, {"count": done.records, "path": target}))
    if done.twice and not done.stopped:
        talk(say("cli.listed-twice", lang, {"count": done.twice}))
    if given["as_json"]:
        put_json(_exported_json(done, target, code, lang))
    return code


@click.command(cls=Command)
@FILES
@click.option("--both-ways", is_flag=True)
@options.CONNECTION
@options.READING
@options.PATIENCE
@options.COMPARISON
@options.JSON
@options.TALK
def compare(files: tuple[Path, ...], **given: Any) -> int:
    """Is every device of FILE in the registry, and as FILE says?"""
    from importer.pipeline import stage

    lang = options.lang_of(given["lang"])
    require_comparison(given["results"], files)
    how = options.staging({**given, "again": True})
    worst = 0
    with ExitStack() as opened:
        tables = tables_of(opened, files)
        settings = opened.enter_context(options.connection(given))
        for path, source in tables.items():
            with _passing() as journal:
                staged = stage(journal, path, how, settings.tenant_name, source)
                session = _Session(journal, settings, lang, given)
                worst = max(worst, _compare(journal, staged, session))
    return worst


@click.command(cls=Command)
@FILES
@options.CONNECTION
@options.READING
@click.option("--max-rows", type=click.IntRange(min=1), callback=options.countable)
@options.PATIENCE
@options.RESULTS
@options.YES
@options.JSON
@options.TALK
def update(files: tuple[Path, ...], **given: Any) -> int:
    """Bring ownership and trust of registered devices in line with FILE."""
    from importer import pipeline

    lang = options.lang_of(given["lang"])
    check_results(given["results"], files)
    how = options.staging({**given, "again": True})
    worst = 0
    with ExitStack() as opened:
        tables = tables_of(opened, files)
        settings = opened.enter_context(options.connection(given))
        journal = opened.enter_context(pipeline.open_journal(settings))
        session = _Session(journal, settings, lang, given)
        # All files are checked before anything of any file is changed.
        staged = []
        for path, source in tables.items():
            passing = opened.enter_context(_passing())
            staged.append(
                (passing, pipeline.stage(passing, path, how, settings.tenant_name, source))
            )
        for passing, item in staged:
            if worst > 1:  # what ends one ends the others
                _leave(passing, item.run, session)
            else:
                worst = max(worst, _update(session, passing, item))
    return worst


@contextmanager
def _passing() -> Iterator[Journal]:
    """A journal that nobody needs any more when the command has ended."""
    from importer.journal import Journal

    with (
        tempfile.TemporaryDirectory(prefix="device-importer-") as folder,
        Journal(Path(folder) / "compare.db", lasting=False) as journal,
    ):
        yield journal


@dataclass(frozen=True, slots=True)
class _Session:
    """One command: which journal, where to, in which language, with which options."""

    journal: Journal
    settings: Settings
    lang: Lang
    given: options.Given


def _update(session: _Session, passing: Journal, staged: Staged) -> int:
    """Compare one file, ask, update; returns the exit code."""
    from importer.model import Purpose

    lang, given = session.lang, session.given
    done = _put_beside(passing, staged, session, both_ways=False)
    if done.stopped:
        show_stop(done.stopped, lang)
        if given["as_json"]:
            put_json(_compared_json(done, None, lang))
        return done.exit_code
    show_counts(done.counts, lang, "cli.compared")
    changes = passing.changes(staged.run.run_id)
    _show_changes(changes.kinds(), changes.count_left(), lang)
    count = changes.count()
    if count:
        tenant = tenant_label(session.settings.tenant_name, lang)
        question = say("cli.confirm-update", lang, {"count": count, "tenant": tenant})
        confirm(question, given["yes"], lang)
    return _amend(session, session.journal.adopt(passing, staged.run.run_id, Purpose.UPDATE))


def _leave(passing: Journal, run: Run, session: _Session) -> None:
    """Say that a file was not begun, to programs as well."""
    from importer import plan

    talk(say("cli.not-begun", session.lang, {"file": run.path}))
    if session.given["as_json"]:
        counts = plan.by_status(passing.counts(run.run_id))
        put_json({**result_json(run, counts, None, session.lang, []), "run_id": None})


def go_on(journal: Journal, run: Run, settings: Settings, lang: Lang, given: options.Given) -> int:
    """Continue a run of updates; returns the exit code."""
    session = _Session(journal, settings, lang, given)
    changes = journal.changes(run.run_id)
    _show_changes(changes.kinds(), changes.count_left(), lang)
    count = changes.count()
    if count:
        require_token(settings, given["yes"])
        tenant = tenant_label(settings.tenant_name, lang)
        confirm(
            say("cli.confirm-update", lang, {"count": count, "tenant": tenant}), given["yes"], lang
        )
    return _amend(session, run)


def _amend(session: _Session, run: Run) -> int:
    """Update, write the workbook, say how it went; returns the exit code."""
    from importer import pipeline, plan, registry

    journal, lang, given = session.journal, session.lang, session.given
    total = journal.changes(run.run_id).count()
    run = _read(
        lambda how: registry.update(journal, run, session.settings, how, given["max_rows"]),
        given,
        lang,
        total,
    )
    counts = plan.by_status(journal.counts(run.run_id))
    code = pipeline.exit_code(journal, run, counts)
    spare = session.settings.home / "results"
    results = write_results(journal, run, lang, places(given, run), spare)
    workbook = workbook_of(results)
    show_result(run, counts, None, lang, workbook)
    show_files([path for path in results if path != workbook], lang)
    show_way_on(run, counts, lang, workbook, correctable=False)
    if given["as_json"]:
        put_json(result_json(run, counts, code, lang, results))
    return code


def put_back(
    journal: Journal, run: Run, settings: Settings, lang: Lang, given: options.Given
) -> int:
    """Undo a run of updates; returns the exit code."""
    from importer import registry

    rows = options.rows_to_undo(journal, run, given)
    changes = journal.changes(run.run_id, rows)
    count = changes.count(restore=True)
    if not count:
        talk(say("cli.undo-nothing-updated", lang))
        return 0
    tenant = tenant_label(settings.tenant_name, lang)
    talk(say("cli.undo-update-plan", lang, {"count": count, "tenant": tenant}))
    say_rows(run, rows, lang)
    confirm(say("cli.undo-update-confirm", lang, {"count": count}), given["yes"], lang)
    stopped = _read(
        lambda how: registry.put_back(journal, run, settings, how, rows), given, lang, count
    )
    told = changes.told()
    for note, number in told.items():
        talk(f"  {number:>7}  {say(f'change.{note}', lang)}")
    spare = settings.home / "results"
    show_files(write_results(journal, run, lang, places(given, run), spare), lang)
    if stopped is not None:
        show_stop(stopped, lang)
        talk(say("cli.resume-undo", lang, {"command": ways.undo(run, rows)}))
        return stopped.exit_code
    return 1 if any(note != ChangeNote.RESTORED for note in told) else 0


def _show_changes(
    kinds: Mapping[tuple[tuple[int, int], tuple[int, int]], int], left: int, lang: Lang
) -> None:
    """What an update would change: old → new, the most frequent first; and how many rows are
    ``left`` as they are although they differ."""
    rows: Counter[str] = Counter()
    for (before, after), count in kinds.items():
        parts = [
            say(
                "report.old-new",
                lang,
                {
                    "label": field_label(name, lang),
                    "old": term_label(name, old, lang),
                    "new": term_label(name, new, lang),
                },
            )
            for name, old, new in zip(
                ("device_ownership", "device_status"), before, after, strict=True
            )
            if old != new
        ]
        rows[" · ".join(parts)] += count
    for text, count in rows.most_common():
        talk(Styled(f"  {count} × ", "yellow"), text)
    if left:
        talk(Styled(say("cli.left-alone", lang, {"count": left}), "yellow"))
    elif not kinds:
        talk(say("cli.nothing-to-update", lang))


def _put_beside(
    journal: Journal, staged: Staged, session: _Session, *, both_ways: bool
) -> Comparison:
    """Show what a file holds, and compare it with the registry."""
    from importer import plan, registry

    run, lang, settings = staged.run, session.lang, session.settings
    show_read(run, plan.tally(journal, run), staged.notes, lang)
    count = registry.waiting(journal, run)
    words = {
        "tenant": tenant_label(settings.tenant_name, lang),
        "count": count,
        "time": duration(_REQUESTS * journal.count_questions(run.run_id) / settings.rate, lang),
    }
    talk(say("cli.comparing-whole" if both_ways else "cli.comparing", lang, words))
    return _read(
        lambda how: registry.compare(journal, run, settings, how, both_ways), session.given, lang
    )


def _compare(journal: Journal, staged: Staged, session: _Session) -> int:
    """Compare one file, and write the proof; returns the exit code."""
    from importer import registry

    lang, given = session.lang, session.given
    done = _put_beside(journal, staged, session, both_ways=given["both_ways"])
    path = None
    if done.stopped:
        show_stop(done.stopped, lang)
    else:
        show_counts(done.counts, lang, "cli.compared")
        if done.extra is not None:
            talk("  " + say("cli.extra", lang, {"count": done.extra}))
        target = given["results"] or folder_place(given, staged.run, "comparison.xlsx")
        where = target, session.settings.home / "results"
        path = registry.write_comparison(journal, done, staged.sha256, lang, where)
        slug = "cli.all-equal" if done.exit_code == 0 else "cli.not-equal"
        if not done.counts.keys() & set(COMPARED):
            slug = "cli.nothing-compared"
        talk(Styled(say(slug, lang), "green" if done.exit_code == 0 else "yellow", bold=True))
        talk(say("cli.proof", lang, {"path": path}))
    if given["as_json"]:
        put_json(_compared_json(done, path, lang))
    return done.exit_code


def _read(
    act: Callable[[tuple[Sending, Stop]], Awaitable[T]],
    given: options.Given,
    lang: Lang,
    total: int | None = None,
) -> T:
    """What ``act`` returns that reads or changes the registry, with progress and Ctrl-C."""
    from importer.dispatcher import Stop

    async def reading() -> T:
        stop = Stop()
        with Progress(total, lang) as progress, signals_stop(stop, progress):
            how = options.sending(given, progress)
            with stop.within(how.max_seconds):
                return await act((how, stop))

    return asyncio.run(reading())


def _exported_json(done: Exported, path: Path, code: int, lang: Lang) -> dict[str, Any]:
    return {
        "path": None if done.stopped else str(path.resolve()),
        "records": done.records,
        "twice": done.twice,
        "stopped": _stopped_json(done.stopped, lang),
        "exit_code": code,
    }


def _compared_json(done: Comparison, path: Path | None, lang: Lang) -> dict[str, Any]:
    counts: dict[str, int | None] = {str(status): 0 for status in COMPARED}
    counts |= {str(status): count for status, count in done.counts.items()}
    return {
        "file": done.run.path,
        "rows": done.run.rows,
        "counts": {**counts, "extra": done.extra},
        "records": done.records,
        "results": str(path.resolve()) if path else None,
        "stopped": _stopped_json(done.stopped, lang),
        "exit_code": done.exit_code,
    }


def _stopped_json(stopped: Stopped | None, lang: Lang) -> dict[str, Any] | None:
    if stopped is None:
        return None
    reason, advice = stop_texts(stopped, lang)
    return {"code": stopped.code, "reason": reason, "advice": advice}


def _filters(given: Sequence[str], lang: Lang) -> dict[str, str]:
    """``FIELD=VALUE`` options as the API asks; words of ours become its numbers.  Raises
    ``InputError`` for a field that the API does not filter by, and for an unknown word."""
    from importer.vocabulary import FILTERS, TERMS, terms

    found = {}
    for name, value in options.pairs("--filter", given).items():
        if name not in FILTERS:
            raise InputError("filter-unknown", {"field": name, "fields": tuple(FILTERS)})
        if name in TERMS:
            code, fault = terms.read(name, value, True)
            if fault is not None or code is None:
                raise InputError("filter-value", {"label": field_label(name, lang), "value": value})
            found[FILTERS[name]] = str(code)
        else:
            found[FILTERS[name]] = value
    return found
