"""Which language to speak: ``--lang``, else the settings file's, else the locale's, else
English."""

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
    """The language a command line asks for, wherever in it, also where it can't be parsed; else
    that of the settings file, or of the profile that the command line names."""
    chosen = _value_of("--lang", arguments)
    if chosen not in list(Lang):
        chosen = _configured(_value_of("--profile", arguments) or "")
    return lang_of(chosen)


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """The last value of an option in a command line that may not be understood."""
    value = None
    for at, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            value = argument.removeprefix(f"{option}=")
        elif argument == option:
            value = next(iter(arguments[at + 1 :]), None)
    return value


def _configured(profile: str) -> str | None:
    """The language of the settings file.  What is wrong with that file is told by the command
    that needs it, in whatever language."""
    from importer.model import ImporterError, home_folder
    from importer.setup import read_config

    try:
        config = read_config(home_folder(os.environ), profile)
    except ImporterError:
        return None
    language: str | None = config.get("language")
    return language


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
