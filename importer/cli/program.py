"""The command line.  ``cli*.py`` are the only modules that print; the commands themselves
stand in ``imports``, ``history`` and ``tools``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn, cast

import click

from importer.cli.console import never_choke
from importer.cli.help import Group
from importer.cli.language import LANG, lang_in
from importer.cli.usage import not_understood
from importer.model import ImporterError, InternalError

#: Command → the module it stands in, in the order of a user's work.  Only the module of the
#: command that is asked for is imported: ``--help`` must be instant.
_HOMES: Mapping[str, str] = {
    "run": "imports",
    "check": "imports",
    "resume": "imports",
    "runs": "history",
    "report": "history",
    "undo": "history",
    "template": "tools",
    "columns": "tools",
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


@click.group(cls=_Commands, invoke_without_command=True)
@LANG
@click.version_option(
    package_name="device-importer", prog_name="device-importer", message="%(prog)s %(version)s"
)
@click.pass_context
def cli(context: click.Context, /, **_: object) -> None:
    """Without a command, what there is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), file=sys.stderr)
        context.exit(2)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code.  The one place that catches
    everything: a user gets a sentence with the next step, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    never_choke()
    try:
        code = cli.main(
            given, prog_name="device-importer", standalone_mode=False, obj=lang_in(given)
        )
        sys.exit(code or 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.ClickException as error:
        _say(not_understood(error), given)
        sys.exit(2)
    except ImporterError as error:
        _say(error, given)
        sys.exit(error.exit_code)
    except Exception as error:  # a fault of ours must end in a sentence as well
        _say(InternalError("internal", {"why": f"{type(error).__name__}: {error}"}), given)
        sys.exit(5)


def _say(error: ImporterError, given: Sequence[str]) -> None:
    """The error's sentence; with ``--debug`` the traceback first, secrets masked."""
    import traceback

    from importer.api import Secrets
    from importer.cli.talk import talk

    names = ("FEISHU_APP_SECRET", "FEISHU_TENANT_ACCESS_TOKEN", "FEISHU_APP_TICKET")
    secrets = Secrets(
        (os.environ.get(name, "") for name in names),
        (value for name, value in os.environ.items() if name.lower().endswith("_proxy")),
    )
    if "--debug" in given:
        talk(secrets.mask(traceback.format_exc()))
    text = error.text(lang_in(given))
    # What an error of ours says of the API is masked where it comes in; a fault may quote
    # anything.
    talk(secrets.mask(text) if isinstance(error, InternalError) else text)
