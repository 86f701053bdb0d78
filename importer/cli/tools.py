"""The commands around an import: template, columns, doctor, sandbox."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options
from importer.cli.console import put, put_lines, talk
from importer.cli.help import Command
from importer.model import Column, InputError, JournalError, Layout, field_label
from importer.texts import Lang, has, say

if TYPE_CHECKING:
    from importer.pipeline import Staging


@click.command(cls=Command)
@click.argument(
    "path", required=False, type=click.Path(path_type=Path, dir_okay=False, readable=False)
)
@options.TALK
def template(path: Path | None, **given: Any) -> int:
    """Write a blank workbook to fill in (default: device-template.xlsx here)."""
    from importer.reporter import write_template

    lang = options.lang_of(given["lang"])
    target = path or Path("device-template.xlsx")
    if os.path.lexists(target):
        raise InputError("file-exists", {"path": target})
    try:
        write_template(target, lang)
    except OSError as error:
        raise InputError("unwritable", {"path": target, "why": error.strerror or error}) from error
    talk(say("cli.written", lang, {"path": target}))
    return 0


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@options.PROFILE
@options.READING
@click.option("--save", metavar="NAME")
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
        params = {"sheet": layout.sheets, "row": layout.header_rows}
        talk(file.name + say("cli.table-found", lang, params))
        for note in table.notes:
            talk("  " + note.text(lang))
        for line in column_profiles(table):
            column = replace(line.column, rank=0) if table.trouble else line.column
            put(f"{line.letter:>3}  {column.label} → {_meaning(column, lang)}")
            filled = say("columns.filled", lang, {"filled": line.filled, "rows": line.rows})
            put(f"       {filled}" + " | ".join(line.samples))
        if table.trouble is not None:
            raise table.trouble
    if given["save"] is not None:
        _save(given["save"], layout, staging, lang)
    return 0


def _meaning(column: Column, lang: Lang) -> str:
    """What a column is taken for, and why."""
    if column.field:
        why = say(f"columns.why.{column.why}", lang)
        order = say("columns.order", lang, {"n": column.rank + 1}) if column.rank else ""
        return field_label(column.field, lang) + say("columns.because", lang, {"why": why + order})
    if column.trap:
        why = say(f"trap.{column.trap}", lang) if has(f"trap.{column.trap}") else column.trap
        return say("columns.trap", lang, {"why": why})
    return say("columns.unmapped", lang)


def _save(name: str, layout: Layout, how: Staging, lang: Lang) -> None:
    from importer.loader import save_mapping
    from importer.model import MAPPINGS, home_folder

    without = [name for name, labels in how.read.maps.items() if not labels]
    folder = home_folder(os.environ) / MAPPINGS
    path = save_mapping(name, folder, how.rules.added_to(layout), without)
    talk(say("columns.saved", lang, {"path": path, "name": name}))


@click.command(cls=Command)
@click.argument("name", type=click.Choice(["row"]))
@options.TALK
def schema(name: str, **_: Any) -> int:
    """The JSON Schema of what scripts read."""
    text = resources.files("importer").joinpath("schemas", f"{name}.json").read_text("utf-8")
    put_lines(text.rstrip("\n"))
    return 0


@click.command(cls=Command)
@options.CONNECTION
@options.TALK
def doctor(**given: Any) -> int:
    """Credentials, permissions, clock, proxy: one line each; creates nothing."""
    import asyncio

    from importer import doctor as examination

    lang = options.lang_of(given["lang"])
    worst = 0
    found = examination.origins_of(given["config"], options.typed(), os.environ)
    for finding in [] if given["sandbox"] else found:
        put(f"{say('doctor.note', lang)}  {finding.text(lang)}")
    with options.connection(given) as settings:
        for finding in asyncio.run(examination.examine(settings)):
            mark = "ok" if finding.exit_code == 0 else "bad"
            if finding.is_note:
                mark = "note"
            put(f"{say(f'doctor.{mark}', lang)}  {finding.text(lang)}")
            worst = worst or finding.exit_code
    return worst


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
        raise JournalError("journal", {"path": home, "why": error.strerror or error}) from error
    try:
        choice = stand_in.SandboxOptions(
            registry=given["registry"] or home / "sandbox.db",
            limit=given["limit"],
            window=given["window"],
            latency=given["latency"],
            faults=stand_in.parse_faults(given["fault"]),
            outage=stand_in.parse_outage(given["outage"]),
            seed=given["seed"],
        )
    except stand_in.BadSetting as error:
        raise options.bad_setting(error) from error

    def announce(url: str) -> None:
        params = {"url": url, "app_id": choice.app_id, "secret": choice.app_secret}
        talk(say("cli.serving", lang, params))

    try:
        stand_in.serve(choice, given["port"], announce)
    except stand_in.BadSetting as error:
        raise options.bad_setting(error) from error
    except OSError as error:
        raise InputError("sandbox-port", {"port": given["port"]}) from error
    return 0
