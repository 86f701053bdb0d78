"""The command line: which command stands where, and how each ends.  The commands themselves
stand in ``imports``, ``history``, ``registry`` and ``tools``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn, cast

import click

from importer import __version__
from importer.cli import given as command_line
from importer.cli.console import (
    close_console,
    open_console,
    put,
    put_json,
    record,
    talk_lines,
    voice,
)
from importer.cli.help import Group
from importer.cli.language import LANG, lang_in
from importer.cli.signals import Interrupted, Terminated, leave_tidily_when_terminated
from importer.cli.trouble import Told, as_ours, masked, say_error
from importer.cli.usage import not_understood
from importer.model import ImporterError, InputError
from importer.texts import say

#: Command → the module it stands in, in the order of a user's work.  Only the module of the
#: command that is asked for is imported: ``--help`` must be instant.
_HOMES: Mapping[str, str] = {
    "web": "web",
    "run": "imports",
    "check": "imports",
    "resume": "imports",
    "runs": "history",
    "report": "history",
    "undo": "history",
    "compare": "registry",
    "update": "registry",
    "export": "registry",
    "template": "tools",
    "columns": "tools",
    "edits": "edits",
    "schema": "tools",
    "login": "login",
    "logout": "login",
    "doctor": "tools",
    "sandbox": "tools",
}


class _Commands(Group):
    """The commands of ``_HOMES``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _HOMES:
            return None
        home = import_module(f"importer.cli.{_HOMES[cmd_name]}")
        return cast(click.Command, getattr(home, cmd_name))


def _version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        put(f"device-importer {__version__}")
        context.exit()


@click.group(cls=_Commands, invoke_without_command=True)
@LANG
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def cli(context: click.Context, /, **_: object) -> None:
    """Without a command, what there is."""
    if context.invoked_subcommand is None:
        talk_lines(context.get_help())
        context.exit(2)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    open_console()
    leave_tidily_when_terminated()
    try:
        code = _run(given)
        if voice().log is not None:
            record("info", say("cli.ended", lang_in(given), {"exit_code": code}))
    except KeyboardInterrupt:  # while an error was being told
        code = 130
    finally:
        close_console()
    sys.exit(code)


def _run(given: Sequence[str]) -> int:
    """The one place that catches everything: a user gets a sentence with the next step, never
    a traceback."""
    try:
        _require_text(given)
        code: int | None = cli.main(
            given, prog_name="device-importer", standalone_mode=False, obj=lang_in(given)
        )
    except (click.exceptions.Abort, KeyboardInterrupt, Terminated):
        return _told(Interrupted("interrupted"), given)
    except click.ClickException as error:
        return _told(not_understood(error), given)
    except Told as told:
        return _told(as_ours(told.error), given, is_data=False)
    except Exception as error:
        return _told(as_ours(error), given)
    return code or 0


def _require_text(given: Sequence[str]) -> None:
    """Raise ``InputError`` for an argument that is no text: bytes of another encoding can be
    written into no journal and no workbook, and that would be found out after sending."""
    for argument in given:
        try:
            argument.encode()
        except UnicodeEncodeError as error:
            raise InputError("argument-no-text", {"given": argument}) from error


def _told(error: ImporterError, given: Sequence[str], *, is_data: bool = True) -> int:
    """The exit code of an error whose sentence has been said, to a program as well where
    ``is_data`` is asked for; with ``--debug`` the traceback comes first, secrets masked."""
    if "--debug" in given:
        import traceback

        talk_lines(masked(traceback.format_exc()))
    lang = lang_in(given)
    say_error(error, lang)
    if is_data and "--json" in given:
        from importer.cli.data import failed_json

        name = next((word for word in given if word in _HOMES), None)
        put_json(failed_json(error, name, lang))
    options = error.params.get("options")
    if isinstance(options, Mapping) and " | " not in options[lang]:
        talk_lines("  " + command_line.again_with(given, options[lang]))
    return error.exit_code
