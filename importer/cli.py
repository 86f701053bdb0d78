"""The command line.  ``cli*.py`` are the only modules that print; the commands themselves
stand in ``cli_import``, ``cli_history`` and ``cli_tools``."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from importer import cli_history, cli_import, cli_tools
from importer.cli_options import lang_of
from importer.cli_talk import talk
from importer.errors import ImporterError, InternalError
from importer.models import Lang


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="device-importer", prog_name="device-importer")
def cli() -> None:
    """Import devices from a spreadsheet into the device registry of Feishu / Lark.

    Try it without an account: device-importer run FILE --sandbox
    """


for command in (
    cli_import.run,
    cli_import.check,
    cli_import.resume,
    cli_history.runs,
    cli_history.report,
    cli_history.undo,
    cli_tools.template,
    cli_tools.columns,
    cli_tools.doctor,
    cli_tools.sandbox,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code.  The one place that catches
    everything: a user gets a sentence with the next step, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _never_choke_on_a_character()
    try:
        code = cli.main(given, prog_name="device-importer", standalone_mode=False)
        sys.exit(code or 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except ImporterError as error:
        _say(error, given)
        sys.exit(error.exit_code)
    except Exception as error:  # a fault of ours must end in a sentence as well
        _say(InternalError("internal", {"why": f"{type(error).__name__}: {error}"}), given)
        sys.exit(5)


def _say(error: ImporterError, given: Sequence[str]) -> None:
    """The error's sentence; with ``--debug`` the traceback first, secrets masked."""
    from importer.wire import mask

    if "--debug" in given:
        text = mask(traceback.format_exc())
        for name in ("FEISHU_APP_SECRET", "FEISHU_TENANT_ACCESS_TOKEN", "FEISHU_APP_TICKET"):
            if os.environ.get(name):
                text = text.replace(os.environ[name], "***")
        talk(text)
    text = error.text(_lang(given))
    # What an error of ours says of the API is masked where it comes in; a fault may quote
    # anything.
    talk(mask(text) if isinstance(error, InternalError) else text)


def _lang(given: Sequence[str]) -> Lang:
    """The language that was asked for, also where the options could not be read."""
    chosen = None
    for before, after in zip(given, [*given[1:], ""], strict=True):
        if before == "--lang":
            chosen = after
        elif before.startswith("--lang="):
            chosen = before.removeprefix("--lang=")
    return lang_of(chosen if chosen in list(Lang) else None)


def _never_choke_on_a_character() -> None:
    """A console whose code page lacks a character shows a stand-in for it; an error while
    printing must not end an import."""
    if sys.stderr is None:  # closed by whoever started us
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
