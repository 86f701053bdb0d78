"""Command lines that can't be understood: click's complaints as ours, in either language; and
whether what is complained of was typed at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from importer.model import ImporterError, InputError

if TYPE_CHECKING:
    from importer.model import Note

#: Type of a value → what stands for it in the help, where the option itself names nothing.
_PLACEHOLDERS: Mapping[str, str] = {
    "integer": "N",
    "integer range": "N",
    "float": "N",
    "float range": "N",
    "duration": "TIME",
    "file": "PATH",
    "path": "PATH",
}
Params = dict[str, object]


def placeholder(param: click.Parameter) -> str:
    """What stands for a value in the help: N, PATH, en|zh; nothing where there is none."""
    if isinstance(param, click.Option) and (param.is_flag or param.count):
        return ""
    if param.metavar:
        return param.metavar
    if isinstance(param, click.Argument):
        name = (param.name or "").upper()
        return name if param.required else f"[{name}]"
    if isinstance(param.type, click.Choice):
        return "|".join(map(str, param.type.choices))
    return _PLACEHOLDERS.get(param.type.name, param.type.name.upper())


def in_our_words(
    error: click.UsageError, context: click.Context, arguments: Sequence[str]
) -> InputError:
    """What a command's parser complains of.  ``arguments`` are those of the command: click's
    exceptions name the option, but not the value that was given for it."""
    params: Params = {"command": context.command_path}
    if isinstance(error, click.NoSuchOption):
        if _is_a_commands(error.option_name, context):
            return InputError("no-such-option.behind", {**params, "given": error.option_name})
        return _unknown("option", error.option_name, error.possibilities or (), params)
    if isinstance(error, click.BadOptionUsage):
        return _half_an_option(error.option_name, context, params)
    if isinstance(error, click.MissingParameter) and error.param:
        return InputError("missing", {**params, "what": _name(error.param)})
    if isinstance(error, click.BadParameter) and error.param:
        values, _, _ = context.command.make_parser(context).parse_args(list(arguments))
        value = values.get(error.param.name or "")
        return bad_value(error.param, value, params)
    if type(error) is click.UsageError:
        _, rest, _ = context.command.make_parser(context).parse_args(list(arguments))
        if rest:
            return InputError("too-many-arguments", {**params, "extra": " ".join(rest)})
    return not_understood(error, context.command_path)


def no_such_command(name: str, context: click.Context, names: Sequence[str]) -> InputError:
    """A command that does not exist; a file's name in its place is the most likely reason."""
    params: Params = {"command": context.command_path}
    if Path(name).suffix or Path(name).exists():
        return InputError("no-such-command.file", {**params, "given": name})
    return _unknown("command", name, get_close_matches(name, names), params)


def not_understood(error: click.ClickException, command: str = "device-importer") -> InputError:
    """Whatever else click may complain of, with its own words in ours."""
    return InputError("usage", {"command": command, "why": error.format_message()})


def bad_value(param: click.Parameter, value: object, params: Params) -> InputError:
    """A value that does not fit its option, by the option's type."""
    kind = param.type
    params = {**params, "what": _name(param), "given": value}
    if isinstance(kind, click.Choice):
        return InputError("not-a-choice", {**params, "choices": tuple(kind.choices)})
    if isinstance(kind, click.Path):
        return InputError("value-is-folder", params)
    if isinstance(kind, click.IntRange | click.FloatRange):
        params |= {"low": kind.min, "high": kind.max}
    return InputError(_SLUGS.get(kind.name, "bad-value") + _bounds(kind), params)


def _bounds(kind: click.ParamType[object]) -> str:
    """How the slug of a range ends."""
    if not isinstance(kind, click.IntRange | click.FloatRange):
        return ""
    if kind.max is not None:
        return ".between"
    return ".above" if kind.min_open else ".from"


#: Type of a value → the slug that says what it should have been.
_SLUGS: Mapping[str, str] = {
    "integer": "not-a-whole-number",
    "integer range": "not-a-whole-number",
    "float": "not-a-number",
    "float range": "not-a-number",
    "duration": "not-a-duration",
}


def _unknown(kind: str, given: str, near: Sequence[str], params: Params) -> InputError:
    slug = f"no-such-{kind}"
    if near:
        slug += ".near"
    return InputError(slug, {**params, "given": given, "near": tuple(near)})


def _is_a_commands(option: str, context: click.Context) -> bool:
    """Whether an option that stands before a command is one of the commands'."""
    group = context.command
    if not isinstance(group, click.Group):
        return False
    commands = (group.get_command(context, name) for name in group.list_commands(context))
    return any(option in param.opts for each in commands if each for param in each.params)


def _half_an_option(name: str, context: click.Context, params: Params) -> InputError:
    """An option without its value, or a flag with one."""
    option = next(param for param in context.command.get_params(context) if name in param.opts)
    slug = "option-needs-value" if placeholder(option) else "option-takes-no-value"
    form = f"{name} {placeholder(option)}".strip()
    return InputError(slug, {**params, "what": name, "form": form})


def _name(param: click.Parameter) -> str:
    """What a user would call an option or an argument."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return placeholder(param).strip("[].")


#: The first words of a slug that complains of an option → the option, the key for it.
_BLAMED = {"leave-out-": ("unwanted", "leave-out"), "no-mapping": ("mapping", "mapping")}


def from_config(error: ImporterError, context: click.Context) -> tuple[Note, ...]:
    """That what an error complains of was not typed, but stands in the settings file."""
    for begin, (option, key) in _BLAMED.items():
        source = context.get_parameter_source(option)
        if error.slug.startswith(begin) and source is ParameterSource.DEFAULT_MAP:
            from importer.model import Note

            path = context.params["config"].path
            return (Note("from-config", {"key": key, "path": path}),)
    return ()
