"""``--help`` in two languages: the pages, and the classes of the commands that have them.

Sentences are found by name: ``help.command.<command>``, ``help.option.<long option>`` and
``help.argument.<argument>``, each with ``.<command>`` behind it where one command means
something else.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from importer import __version__
from importer.cli.console import put_lines, record, speak_with, voice
from importer.cli.language import lang_for, lang_of
from importer.cli.usage import from_config, in_our_words, no_such_command, placeholder
from importer.model import ImporterError
from importer.texts import JOINERS, Lang, help_texts, say, width_of, wrap

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: Columns of a page: as many as the terminal has, between these.
_NARROWEST, _WIDEST = 50, 80
#: Columns that options may take; a longer one has its line to itself.
_LEFT = 26

TEXTS = help_texts()

Rows = Sequence[tuple[str, str]]


def slug_of(param: click.Parameter, command: str) -> str:
    """The slug of what an option or argument means in a command."""
    name = max(param.opts, key=len).lstrip("-") if _is_option(param) else param.name
    slug = f"help.{param.param_type_name}.{name}"
    return f"{slug}.{command}" if f"{slug}.{command}" in TEXTS else slug


def page(command: click.Command, context: click.Context) -> str:
    """A command's help, at most as wide as the terminal."""
    lang = lang_for(context)
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST)) - 2
    params = command.get_params(context)
    sections = {
        "help.arguments": _explained(command, lang, (p for p in params if not _is_option(p))),
        "help.options": _explained(command, lang, filter(_is_option, params)),
        _heading(command): _fields(command, lang),
        "help.commands": _listed(command, context, lang),
    }
    blocks = [_usage(command, context, lang, width)]
    blocks += [_indented(text, width) for text in _about(command, lang)]
    for heading, rows in sections.items():
        if rows:
            blocks.append("\n".join([TEXTS[heading].said(lang), *_columns(rows, width)]))
    if isinstance(command, click.Group):
        blocks.append("\n".join(wrap(TEXTS["help.closing"].said(lang), width)))
    return "\n\n".join(blocks)


def _usage(command: click.Command, context: click.Context, lang: Lang, width: int) -> str:
    start = f"{TEXTS['help.usage'].said(lang)}{context.command_path} "
    parts = [TEXTS["help.any-options"].said(lang)]
    parts += [placeholder(param) for param in command.params if not _is_option(param)]
    if isinstance(command, click.Group):
        parts.append("COMMAND ...")
    first, *more = wrap(" ".join(parts), width - width_of(start))
    return "\n".join([start + first, *(" " * width_of(start) + line for line in more)])


def _about(command: click.Command, lang: Lang) -> Iterator[str]:
    yield TEXTS[f"help.command.{command.name}"].said(lang)
    if f"help.more.{command.name}" in TEXTS:
        yield from TEXTS[f"help.more.{command.name}"].said(lang).split("\n\n")


def _explained(command: click.Command, lang: Lang, params: Iterable[click.Parameter]) -> Rows:
    rows = []
    for param in params:
        names = sorted(param.opts, key=len) if _is_option(param) else []
        term = f"{', '.join(names)} {placeholder(param)}".strip()
        text = TEXTS[slug_of(param, command.name or "")].said(lang)
        if isinstance(param, click.Option) and param.show_default:
            value = f"{param.default:g}" if isinstance(param.default, float) else param.default
            text += TEXTS["help.default"].said(lang, {"value": value})
        rows.append((term, text))
    return rows


def _heading(command: click.Command) -> str:
    is_filter = any("--filter" in param.opts for param in command.params)
    return "help.fields.filter" if is_filter else "help.fields"


def _fields(command: click.Command, lang: Lang) -> Rows:
    """The names that --map, --set and --value take, or --filter, with the words of those that have
    a list."""
    options = {name for param in command.params for name in param.opts}
    if not options & {"--map", "--filter"}:
        return []
    from importer.model import option_name
    from importer.vocabulary import COLUMNS, FACTS, FILTERS, RECORD_ID, TERMS

    chinese = lang is Lang.ZH
    facts = {fact.name: fact for fact in (RECORD_ID, *FACTS)}
    rows = []
    for name in FILTERS if "--filter" in options else [entry.field for entry in COLUMNS]:
        words = [term.zh if chinese else term.en for term in TERMS.get(name, ())]
        about = name
        if fact := facts.get(name):  # it has no name of ours, and its numbers are the API's
            about = fact.zh if chinese else fact.en
            words = [f"{n} {zh if chinese else en}" for n, (zh, en) in fact.numbers.items()]
        mark = "：" if chinese else ": "
        about = f"{about}{mark}{JOINERS[lang].join(words)}" if words else about
        rows.append((option_name(name, lang), about))
    return rows


def _listed(command: click.Command, context: click.Context, lang: Lang) -> Rows:
    if not isinstance(command, click.Group):
        return []
    names = command.list_commands(context)
    return [(name, TEXTS[f"help.command.{name}"].said(lang)) for name in names]


def _columns(rows: Rows, width: int) -> Iterator[str]:
    left = min(_LEFT, max(width_of(term) for term, _ in rows))
    for term, text in rows:
        first, *more = _lines(text, width - left - 4)
        space = left - width_of(term)
        if space < 0:
            yield f"  {term}"
            more = [first, *more]
        else:
            yield f"  {term}{' ' * space}  {first}"
        for line in more:
            yield " " * (left + 4) + line


def _lines(text: str, width: int) -> list[str]:
    return [line for paragraph in text.split("\n") for line in wrap(paragraph, width)]


def _indented(text: str, width: int) -> str:
    return "\n".join("  " + line for line in _lines(text, width - 2))


def _is_option(param: click.Parameter) -> bool:
    return isinstance(param, click.Option)


def _show(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        put_lines(context.get_help())
        context.exit()


_HELP = click.Option(
    ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show
)


class Command(click.Command):
    """A command whose help and whose complaints are in the reader's language."""

    def get_help(self, ctx: click.Context) -> str:
        """The page for ``--help``."""
        return page(self, ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002
        """``-h`` and ``--help``; click's own would choose the stream by itself."""
        return _HELP

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """What a shell that completes shows beside the command."""
        return TEXTS[f"help.command.{self.name}"].said(lang_of(None))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The options, each with its explanation."""
        items = super().shell_complete(ctx, incomplete)
        explained = {name: param for param in self.get_params(ctx) for name in param.opts}
        for item in items:
            if item.value in explained:
                text = TEXTS[slug_of(explained[item.value], self.name or "")]
                item.help = text.said(lang_of(None)).partition("\n")[0]
        return items

    def invoke(self, ctx: click.Context) -> object:
        """The command, in the voice that is asked for.  What an error complains of may stand in
        the settings file: then that is said too."""
        try:
            if "quiet" in ctx.params:
                from importer.cli.options import voice_of

                speak_with(voice_of(ctx.params))
                if voice().log is not None:  # the sentences take a while to be read
                    words = {"command": ctx.info_name, "version": __version__}
                    record("info", say("cli.began", lang_for(ctx), words))
            return super().invoke(ctx)
        except ImporterError as error:
            error.notes += from_config(error, ctx)
            raise

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raises ``InputError`` where the arguments can't be understood."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise in_our_words(error, ctx, given) from error


class Group(Command, click.Group):
    """A command that only has others in it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Raises ``InputError`` where there is no such command."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise no_such_command(args[0], ctx, self.list_commands(ctx))
        return super().resolve_command(ctx, args)
