"""The commands around an import: template, columns, doctor, sandbox."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer import cli_options as options
from importer.cli_talk import talk
from importer.errors import InputError
from importer.messages import has, say
from importer.models import Column, Lang, Layout

if TYPE_CHECKING:
    from importer.rules import Rules


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path, dir_okay=False))
@options.TALK
def template(path: Path | None, **given: Any) -> int:
    """Write a blank workbook to fill in (default: device-template.xlsx here)."""
    from importer.template import write_template

    lang = options.lang_of(given["lang"])
    target = path or Path("device-template.xlsx")
    if target.exists():
        raise InputError("file-exists", {"path": target})
    try:
        write_template(target, lang)
    except OSError as error:
        raise InputError("unwritable", {"path": target, "why": error.strerror or error}) from error
    talk(say("cli.written", lang, {"path": target}))
    return 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.READING
@click.option(
    "--save",
    metavar="NAME",
    help="Save this meaning of the columns as a mapping, for this and later files.",
)
@options.TALK
def columns(file: Path, **given: Any) -> int:
    """Which label of FILE maps to which field, and why, with sample values."""
    from importer import profile, sheets

    lang = options.lang_of(given["lang"])
    staging = options.staging(given)
    with options.readable(file) as path, sheets.open_table(path, staging.read) as table:
        layout = table.layout
        params = {"sheet": layout.sheet, "row": layout.header_row}
        talk(file.name + say("cli.table-found", lang, params))
        for note in table.notes:
            talk("  " + note.text(lang))
        for line in profile.profile(table):
            click.echo(f"{line.letter:>3}  {line.column.label} → {_meaning(line.column, lang)}")
            filled = say("columns.filled", lang, {"filled": line.filled, "rows": line.rows})
            click.echo(f"       {filled}: " + " | ".join(line.samples))
    if given["save"]:
        _save(given["save"], layout, staging.rules, lang)
    return 0


def _meaning(column: Column, lang: Lang) -> str:
    """What a column is taken for, and why."""
    if column.field:
        why = say(f"columns.why.{column.why}", lang)
        order = say("columns.order", lang, {"n": column.rank + 1}) if column.rank else ""
        return f"{column.field} ({why}{order})"
    if column.trap:
        why = say(f"trap.{column.trap}", lang) if has(f"trap.{column.trap}") else column.trap
        return say("columns.trap", lang, {"why": why})
    return say("columns.unmapped", lang)


def _save(name: str, layout: Layout, rules: Rules, lang: Lang) -> None:
    from importer.mapping_writer import save
    from importer.settings import MAPPINGS, home_folder

    path = save(name, home_folder(os.environ) / MAPPINGS, layout, rules)
    talk(say("columns.saved", lang, {"path": path, "name": name}))


@click.command()
@options.CONNECTION
@options.TALK
def doctor(**given: Any) -> int:
    """Credentials, permissions, clock, proxy: one line each; creates nothing."""
    import asyncio

    from importer import doctor as examination

    lang = options.lang_of(given["lang"])
    worst = 0
    with options.connection(given) as settings:
        for finding in asyncio.run(examination.examine(settings)):
            mark = "ok" if finding.exit_code == 0 else "bad"
            if finding.is_note:
                mark = "note"
            click.echo(f"{say(f'doctor.{mark}', lang)}  {finding.text(lang)}")
            worst = worst or finding.exit_code
    return worst


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8910, show_default=True)
@click.option(
    "--registry",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that keeps the registered devices (default: the sandbox's own).",
)
@click.option("--limit", type=float, default=10.0, show_default=True, help="Creates a second.")
@click.option(
    "--window",
    type=click.Choice(["sliding", "fixed", "bucket", "off"]),
    default="sliding",
    show_default=True,
    help="How the limit is counted.",
)
@click.option("--latency", type=float, default=0.0, help="Seconds before each answer.")
@click.option("--fault", default="", help="Faults, such as lost=0.05,error500=0.02.")
@click.option("--outage", default="", metavar="FROM-TO", help="Seconds without any answer.")
@click.option("--seed", type=int, default=0, help="Makes the faults repeat themselves.")
@options.TALK
def sandbox(**given: Any) -> int:
    """Serve the local stand-in for the API, to rehearse or to test another client."""
    from importer import sandbox as stand_in
    from importer.settings import home_folder

    lang = options.lang_of(given["lang"])
    home = home_folder(os.environ)
    home.mkdir(parents=True, exist_ok=True)
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
    except ValueError as error:
        raise InputError("sandbox-option", {"why": error}) from error

    def announce(url: str) -> None:
        params = {"url": url, "app_id": choice.app_id, "secret": choice.app_secret}
        talk(say("cli.serving", lang, params))

    try:
        stand_in.serve(choice, given["port"], announce)
    except (OSError, ValueError) as error:
        raise InputError("sandbox-option", {"why": error}) from error
    return 0
