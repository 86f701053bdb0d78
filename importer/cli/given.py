"""The command as it was given: printed again with more options, to be pasted and completed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from importer.texts import typed

_KEY = "device-importer.given"


def keep(context: click.Context, arguments: Sequence[str]) -> None:
    """Remember the arguments of the command line that is being parsed."""
    context.meta[_KEY] = tuple(arguments)


def command_with(options: Iterable[str]) -> str:
    """The command that is running, with these options (typed already) behind it."""
    context = click.get_current_context(silent=True)
    given = context.meta.get(_KEY, ()) if context is not None else ()
    return " ".join(("device-importer", *map(typed, given), *options))
