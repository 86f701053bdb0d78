"""The commands around an import: template, columns, schema, doctor, sandbox."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options
from importer.cli.console import put, put_json, put_lines, talk
from importer.cli.data import (
    absolute,
    column_json,
    error_json,
    finding_json,
    mark_of,
    notes_json,
    opening,
    table_json,
)
from importer.cli.help import Command
from importer.cli.schemas import NAMES, schema_text
from importer.cli.trouble import Told
from importer.model import Column, InputError, JournalError, Layout, field_label
from importer.texts import Lang, has, reason, say
from importer.vocabulary import bare

if TYPE_CHECKING:
    from importer.doctor import Finding
    from importer.loader import ColumnProfile
    from importer.pipeline import Staging


@click.command(cls=Command)
@click.argument(
    "path", required=False, type=click.Path(path_type=Path, dir_okay=False, readable=False)
)
@options.JSON
@options.TALK
def template(path: Path | None, **given: Any) -> int:
    """Write a blank workbook to fill in (default: device-template.xlsx here)."""
    from importer.pipeline import template as write

    lang = options.lang_of(given["lang"])
    target = write(path or "device-template.xlsx", lang)
    talk(say("cli.written", lang, {"path": target}))
    if given["as_json"]:
        put_json({**opening(), "path": absolute(target), "exit_code": 0})
    return 0


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@options.PROFILE
@options.READING
@click.option("--save", metavar="NAME")
@options.JSON
@options.TALK
def columns(file: Path, **given: Any) -> int:
    """Which label of FILE maps to which field, and why, with sample values."""
    from importer.loader import column_profiles, open_table
    from importer.validator import leaving_out

    lang = options.lang_of(given["lang"])
    staging = options.staging(given)
    with options.readable(file) as path, open_table(path, staging.read, looking=True) as table:
        layout = table.layout
        leaving_out(layout, staging.rules)  # a column that is not there is told here as well
        talk(say("cli.table-found", lang, {"file": file.name, "where": layout.where(lang)}))
        for note in table.notes:
            if given["as_json"] or note.slug != "traps":  # the columns below say why
                talk("  ", note.text(lang))
        profiles, trouble = column_profiles(table), table.trouble
        if not given["as_json"]:
            _show_columns(profiles, lang, is_settled=trouble is None)
        document = {
            **opening(),
            "file": absolute(options.named(file)),
            **table_json(layout),
            "columns": [column_json(line, is_settled=trouble is None) for line in profiles],
            "notes": notes_json(table.notes, lang),
        }
        if trouble is not None:
            if given["as_json"]:
                end = {"error": error_json(trouble, lang), "exit_code": trouble.exit_code}
                put_json({**document, "saved": None, **end})
            raise Told(trouble)
    saved = None
    if given["save"] is not None:
        saved = _save(given["save"], layout, staging, lang)
    if given["as_json"]:
        put_json({**document, "saved": str(saved) if saved else None, "exit_code": 0})
    return 0


def _show_columns(profiles: Sequence[ColumnProfile], lang: Lang, *, is_settled: bool) -> None:
    for line in profiles:
        column = line.column if is_settled else replace(line.column, rank=0)
        put(f"{line.letter:>3}  {column.label} → {_meaning(column, lang)}")
        slug = "columns.filled" if line.filled else "columns.blank"
        filled = say(slug, lang, {"filled": line.filled, "rows": line.rows})
        put(f"       {filled}" + " | ".join(line.samples))


def _meaning(column: Column, lang: Lang) -> str:
    """What a column is taken for, and why."""
    if column.field:
        why = say(f"columns.why.{column.why}", lang)
        order = say("columns.order", lang, {"n": column.rank + 1}) if column.rank else ""
        return field_label(column.field, lang) + say("columns.because", lang, {"why": why + order})
    if column.trap:
        slug = f"trap.{column.trap}"
        why = say(slug, lang, {"label": bare(column.label)}) if has(slug) else column.trap
        return say("columns.trap", lang, {"why": why})
    return say("columns.unmapped", lang)


def _save(name: str, layout: Layout, how: Staging, lang: Lang) -> Path:
    from importer.loader import save_mapping
    from importer.model import MAPPINGS, home_folder

    without = [name for name, labels in how.read.maps.items() if not labels]
    folder = home_folder(os.environ) / MAPPINGS
    path = save_mapping(name, folder, how.rules.added_to(layout), without)
    talk(say("columns.saved", lang, {"path": path, "name": name}))
    return path


@click.command(cls=Command)
@click.argument("name", type=click.Choice(NAMES))
@options.TALK
def schema(name: str, **_: Any) -> int:
    """The JSON Schema of what scripts read."""
    put_lines(schema_text(name))
    return 0


@click.command(cls=Command)
@options.CONNECTION
@options.JSON
@options.TALK
def doctor(**given: Any) -> int:
    """Credentials, permissions, clock, proxy: one line each; creates nothing."""
    import asyncio

    from importer import doctor as examination

    lang = options.lang_of(given["lang"])
    found = examination.origins_of(given["config"], options.typed(), os.environ)
    origins = [] if given["sandbox"] else found
    if not given["as_json"]:
        _show_findings(origins, lang)  # before it is told that one of them is missing
    with options.connection(given) as settings:
        examined = asyncio.run(examination.examine(settings))
    worst = next((finding.exit_code for finding in examined if finding.exit_code), 0)
    if given["as_json"]:
        findings = [finding_json(finding, lang) for finding in (*origins, *examined)]
        put_json({**opening(), "findings": findings, "exit_code": worst})
    else:
        _show_findings(examined, lang)
    return worst


def _show_findings(findings: Sequence[Finding], lang: Lang) -> None:
    for finding in findings:
        put(f"{say(f'doctor.{mark_of(finding)}', lang)}  {finding.text(lang)}")


@click.command(cls=Command)
@click.option("--port", type=click.IntRange(0, 65535), default=8910, show_default=True)
@click.option("--registry", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True),
    callback=options.finite,
    default=10.0,
    show_default=True,
)
@click.option(
    "--window",
    type=click.Choice(["sliding", "fixed", "bucket", "off"]),
    default="sliding",
    show_default=True,
)
@click.option("--latency", type=click.FloatRange(min=0), callback=options.finite, default=0.0)
@click.option("--fault", default="", metavar="NAME=SHARE,...")
@click.option("--outage", default="", metavar="FROM-TO")
@click.option("--without", multiple=True, type=click.Choice(["read", "write"]))
@click.option("--seed", type=int, default=0)
@options.TALK
def sandbox(**given: Any) -> int:
    """Serve the local stand-in for the API, to rehearse or to test another client."""
    from importer import sandbox as stand_in
    from importer.model import home_folder

    lang = options.lang_of(given["lang"])
    home = home_folder(os.environ)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError("journal", {"path": home, "why": reason(error)}) from error
    try:
        choice = stand_in.SandboxOptions(
            registry=given["registry"] or home / "sandbox.db",
            limit=given["limit"],
            window=given["window"],
            latency=given["latency"],
            faults=stand_in.parse_faults(given["fault"]),
            outage=stand_in.parse_outage(given["outage"]),
            seed=given["seed"],
            scopes=frozenset(
                scope for word, scope in stand_in.SCOPES.items() if word not in given["without"]
            ),
        )
    except stand_in.BadSetting as error:
        raise options.bad_setting(error) from error

    def announce(url: str) -> None:
        params = {
            **{"url": url, "app_id": choice.app_id, "secret": choice.app_secret},
            "hook": stand_in.hook_address(url, choice.hook),
            "hook_secret": choice.hook_secret,
        }
        talk(say("cli.serving", lang, params))

    try:
        stand_in.serve(choice, given["port"], announce)
    except stand_in.BadSetting as error:
        raise options.bad_setting(error) from error
    except OSError as error:
        raise InputError("sandbox-port", {"port": given["port"]}) from error
    return 0
