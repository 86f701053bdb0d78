"""Which language to speak: ``--lang``, else the locale's, else English."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence

import click

from importer.texts import Lang


def lang_of(given: str | None, environment: Mapping[str, str] = os.environ) -> Lang:
    """The language to speak: ``--lang``, else the locale's, else English."""
    if given:
        return Lang(given)
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "") or _system_locale()
    return Lang.ZH if name.lower().startswith(("zh", "chinese")) else Lang.EN


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a locale that Python has never heard of
        return ""


def lang_in(arguments: Sequence[str]) -> Lang:
    """The language a command line asks for, wherever in it, also where it can't be parsed."""
    chosen = None
    for at, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
        elif argument == "--lang":
            chosen = next(iter(arguments[at + 1 :]), None)
    return lang_of(chosen if chosen in list(Lang) else None)


def lang_for(context: click.Context) -> Lang:
    """The language of a command line that is being parsed; ``cli.main`` has looked at all of
    it and left the answer as the context's object."""
    return context.find_object(Lang) or lang_of(None)


def _else_the_whole_line(
    context: click.Context, _option: click.Parameter, value: str | None
) -> str:
    return value or lang_for(context)


#: Of the group and of each command: ``device-importer --lang zh run FILE`` works as well.
LANG = click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Lang]),
    callback=_else_the_whole_line,
)
