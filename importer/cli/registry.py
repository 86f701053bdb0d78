"""The commands about the registry itself: export."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options
from importer.cli.console import put_json, talk
from importer.cli.help import Command
from importer.cli.signals import signals_stop
from importer.cli.talk import Progress, show_stop, tenant_label
from importer.model import InputError, field_label, stop_texts
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.model import Settings
    from importer.registry import Exported


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
    from importer.registry import require_kind

    lang = options.lang_of(given["lang"])
    target = path or Path(f"device-registry-{datetime.now():%Y%m%d-%H%M%S}.xlsx")
    require_kind(target)
    filters = _filters(given["filters"], lang)
    with options.connection(given) as settings:
        talk(say("cli.exporting", lang, {"tenant": tenant_label(settings.tenant_name, lang)}))
        done = _exported(settings, target, lang, filters, given)
    code = done.stopped.exit_code if done.stopped else 0
    if done.stopped:
        show_stop(done.stopped, lang)
        talk(say("cli.not-exported", lang))
    else:
        talk(say("cli.exported", lang, {"count": done.records, "path": target}))
        if done.twice:
            talk(say("cli.listed-twice", lang, {"count": done.twice}))
    if given["as_json"]:
        put_json(_json(done, target, code, lang))
    return code


def _exported(
    settings: Settings, path: Path, lang: Lang, filters: dict[str, str], given: options.Given
) -> Exported:
    from importer.dispatcher import Stop
    from importer.registry import export as write

    async def reading() -> Exported:
        stop = Stop()
        with Progress(None, lang) as progress, signals_stop(stop, progress):
            how = options.sending(given, progress)
            with stop.within(how.max_seconds):
                return await write(settings, path, lang, filters, (how, stop))

    return asyncio.run(reading())


def _json(done: Exported, path: Path, code: int, lang: Lang) -> dict[str, Any]:
    stopped = None
    if done.stopped:
        reason, advice = stop_texts(done.stopped, lang)
        stopped = {"code": done.stopped.code, "reason": reason, "advice": advice}
    return {
        "path": None if stopped else str(path.resolve()),
        "records": done.records,
        "twice": done.twice,
        "stopped": stopped,
        "exit_code": code,
    }


def _filters(given: Sequence[str], lang: Lang) -> dict[str, str]:
    """``FIELD=VALUE`` options as the API asks; words of ours become its numbers.  Raises
    ``InputError`` for a field that the API does not filter by, and for an unknown word."""
    from importer.vocabulary import FILTERS, TERMS, terms

    found = {}
    for name, value in options.pairs("--filter", given).items():
        if name not in FILTERS:
            known = tuple(FILTERS)
            raise InputError("filter-unknown", {"field": name, "fields": known})
        if name in TERMS:
            code, fault = terms.read(name, value, True)
            if fault is not None or code is None:
                raise InputError("filter-value", {"label": field_label(name, lang), "value": value})
            found[FILTERS[name]] = str(code)
        else:
            found[FILTERS[name]] = value
    return found
