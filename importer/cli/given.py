"""The command as it was given: printed again with more options, to be pasted, or completed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from click.core import ParameterSource

from importer.model import field_named
from importer.texts import typed


def again_with(given: Sequence[str], options: str) -> str:
    """A command line once more, with these options (typed already) behind it."""
    return " ".join(("device-importer", *map(typed, given), options))


def reads_files() -> bool:
    """Whether the command that is running is one that reads files, which may be typed again."""
    context = click.get_current_context(silent=True)
    return context is None or "files" in context.params


def language() -> str:
    """The language that was asked for here, before the command or behind it, as an option with a
    space before it."""
    context = click.get_current_context(silent=True)
    while context is not None:
        if context.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return f" --lang {context.params['lang']}"
        context = context.parent
    return ""


def this_command(file: str, option: str) -> str:
    """The command that is running, for one file and with one more ``option``."""
    context = click.get_current_context(silent=True)
    return other_command((context.info_name if context else None) or "run", file, option)


def other_command(name: str, file: str, option: str = "") -> str:
    """Another command for a file, with those of the options given here that say how the file is
    read and whom to talk to, and one more ``option`` (typed already)."""
    context = click.get_current_context(silent=True)
    kept = tuple(_kept(context, name, option)) if context is not None else ()
    files: tuple[object, ...] = context.params.get("files") or () if context is not None else ()
    shown = str(files[0]) if len(files) == 1 else file
    words = ("device-importer", name, typed(shown), *kept, *([option] if option else ()))
    return " ".join(words) + ("" if "--lang" in kept else language())


#: What stands for one time only, or does not change what a command reads or reaches.
_ONCE = frozenset(
    {
        *("results", "yes", "as_json", "debug", "max_rows", "max_duration"),
        *("quiet", "verbose", "log"),
    }
)


def _kept(context: click.Context, name: str, more: str) -> Iterator[str]:
    """The options given here that another command takes, but what ``more`` says anew."""
    group = context.parent.command if context.parent is not None else None
    command = group.get_command(context, name) if isinstance(group, click.Group) else None
    takes = {param.name for param in command.params} if command is not None else set()
    for param in context.command.params:
        if not isinstance(param, click.Option) or param.name not in takes - _ONCE:
            continue
        if context.get_parameter_source(param.name or "") is not ParameterSource.COMMANDLINE:
            continue
        value = context.params[param.name or ""]
        for one in value if isinstance(value, tuple) else (value,):
            if param.name == "maps" and _mapped(f"--map {one}") == _mapped(more):
                continue
            yield max(param.opts, key=len)
            if not param.is_flag:
                yield typed(f"{one:g}" if isinstance(one, float) else str(one))


def _mapped(option: str) -> str:
    """The field whose column a ``--map`` names, which may be said but once; "" for another."""
    field = option.removeprefix("--map ").partition("=")[0]
    return field_named(field.strip()) if option.startswith("--map ") else ""
