"""The commands about the registry itself: export, compare."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from importer.cli import options
from importer.cli.console import Styled, put_json, talk
from importer.cli.files import FILES, check_results, tables_of
from importer.cli.help import Command
from importer.cli.signals import signals_stop
from importer.cli.talk import (
    Progress,
    duration,
    show_counts,
    show_read,
    show_stop,
    tenant_label,
)
from importer.model import InputError, Stopped, field_label, stop_texts
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.dispatcher import Sending, Stop
    from importer.journal import Journal
    from importer.model import Settings
    from importer.pipeline import Staged
    from importer.registry import Comparison, Exported

T = TypeVar("T")


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
@options.RESULTS
@options.JSON
@options.TALK
def compare(files: tuple[Path, ...], **given: Any) -> int:
    """Is every device of FILE in the registry, and as FILE says?"""
    from importer.journal import Journal
    from importer.pipeline import stage

    lang = options.lang_of(given["lang"])
    check_results(given["results"], files)
    how = options.staging({**given, "again": True})
    worst = 0
    with ExitStack() as opened:
        tables = tables_of(opened, files)
        settings = opened.enter_context(options.connection(given))
        for path, source in tables.items():
            with (
                tempfile.TemporaryDirectory(prefix="device-importer-") as folder,
                Journal(Path(folder) / "compare.db", lasting=False) as journal,
            ):
                staged = stage(journal, path, how, settings.tenant_name, source)
                worst = max(worst, _compare(journal, staged, settings, lang, given))
    return worst


def _compare(
    journal: Journal, staged: Staged, settings: Settings, lang: Lang, given: options.Given
) -> int:
    """Compare one file; returns the exit code."""
    from importer import plan, registry

    run = staged.run
    show_read(run, plan.tally(journal, run), staged.notes, lang)
    count = registry.waiting(journal, run)
    words = {
        "tenant": tenant_label(settings.tenant_name, lang),
        "count": count,
        "time": duration(2 * count / settings.rate, lang),
    }
    talk(say("cli.comparing-whole" if given["both_ways"] else "cli.comparing", lang, words))
    both_ways = given["both_ways"]
    done = _read(lambda how: registry.compare(journal, run, settings, how, both_ways), given, lang)
    path = None
    if done.stopped:
        show_stop(done.stopped, lang)
    else:
        show_counts(done.counts, lang, "cli.compared")
        if done.extra is not None:
            talk("  " + say("cli.extra", lang, {"count": done.extra}))
        path = registry.write_comparison(journal, done, staged.sha256, lang, given["results"])
        slug = "cli.all-equal" if done.exit_code == 0 else "cli.not-equal"
        talk(Styled(say(slug, lang), "green" if done.exit_code == 0 else "yellow", bold=True))
        talk(say("cli.proof", lang, {"path": path}))
    if given["as_json"]:
        put_json(_compared_json(done, path, lang))
    return done.exit_code


def _read(
    act: Callable[[tuple[Sending, Stop]], Awaitable[T]], given: options.Given, lang: Lang
) -> T:
    """What ``act`` returns that reads the registry, with progress and Ctrl-C."""
    from importer.dispatcher import Stop

    async def reading() -> T:
        stop = Stop()
        with Progress(None, lang) as progress, signals_stop(stop, progress):
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
    from importer.model import Status

    compared = (Status.EQUAL, Status.DIFFERS, Status.MISSING, Status.SEVERAL)
    counts: dict[str, int | None] = {str(status): 0 for status in compared}
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
