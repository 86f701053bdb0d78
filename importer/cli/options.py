"""Options that several commands share, and what they mean together.

An option has no sentence here: ``help.option.<name>`` in ``texts.help`` explains it, and
what is said of a wrong value follows from its type (``usage``)."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from importer.cli.console import Voice
from importer.cli.language import LANG, lang_of as lang_of
from importer.cli.pipe import copy_pipe, is_pipe
from importer.model import (
    Event,
    InputError,
    Outcome,
    field_named,
    words_in,
)

if TYPE_CHECKING:
    from importer.dispatcher import Sending
    from importer.journal import Journal
    from importer.model import Numbers, Run, Settings
    from importer.pipeline import Staging
    from importer.sandbox import BadSetting


class _Duration(click.ParamType[float]):
    """Seconds from ``90s``, ``45m`` or ``2h``."""

    name = "duration"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        if isinstance(value, float):
            return value
        number, unit = str(value)[:-1], str(value)[-1:].lower()
        seconds = {"s": 1, "m": 60, "h": 3600}.get(unit)
        try:
            amount = float(number)
        except ValueError:
            amount = 0
        if seconds is None or not 0 < amount < float("inf"):
            self.fail("not a duration", param, ctx)
        return amount * seconds


def finite(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """A number that is one."""
    if not isfinite(value):  # "nan" is a number to Python, and inside every range
        raise click.BadParameter("not finite")
    return value


def countable(_context: click.Context, _option: click.Parameter, value: int | None) -> int | None:
    """A number of rows that can be counted to: more than that is no limit."""
    return min(value, sys.maxsize) if value is not None else None


def _only_one(
    _context: click.Context, _option: click.Parameter, places: tuple[Path, ...]
) -> Path | None:
    """The place of a proof, of which there is one: a second would not be written."""
    others = {os.path.normcase(place.absolute()): place for place in places}
    if len(others) > 1:
        raise InputError("one-proof", {"places": tuple(map(str, others.values()))})
    return next(iter(others.values()), None)


DURATION = _Duration()
#: How a table from standard input is called, in plans and in the name of its results.
STDIN_NAME = "stdin.csv"
F = TypeVar("F", bound=Callable[..., Any])
Given = Mapping[str, Any]


def _decorate(options: Sequence[Callable[[F], F]]) -> Callable[[F], F]:
    def apply(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return apply


#: Commands that make a profile which is not there yet.
_PROFILE_MAKERS = frozenset({"login"})


def _configure(context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    """Read the settings file: what it says is what options default to.  It is handed on to the
    command as ``config``."""
    if context.resilient_parsing:
        return name
    from importer.model import home_folder
    from importer.setup import read_config

    config = read_config(home_folder(os.environ))
    if name and (name in config.profiles or context.info_name not in _PROFILE_MAKERS):
        config = config.of_profile(name)
    said = {"rate": "rate", "mapping": "mapping", "leave-out": "unwanted"}
    found = {option: config.get(key) for key, option in said.items()}
    context.default_map = {name: value for name, value in found.items() if value is not None}
    context.params["config"] = config
    return name


def typed() -> dict[str, tuple[str, str]]:
    """Which settings were typed as options: key → (option, value)."""
    context = click.get_current_context()
    options = {"brand": "address", "base_url": "address", "rate": "rate", "lang": "language"}
    found = {}
    for name, key in options.items():
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            value = context.params[name]
            found[key] = f"--{name.replace('_', '-')}", f"{value:g}" if key == "rate" else value
    return found


PROFILE = click.option("--profile", metavar="NAME", is_eager=True, callback=_configure)
_PLACE = click.Path(path_type=Path, dir_okay=False, readable=False)
TALK = _decorate(
    [
        click.option("--quiet", "-q", is_flag=True),
        click.option("--verbose", "-v", is_flag=True),
        click.option("--log", type=_PLACE),
        LANG,
        click.option("--debug", is_flag=True),
    ]
)
JSON = click.option("--json", "as_json", is_flag=True)
YES = click.option("--yes", "-y", is_flag=True)
RESULTS = click.option("--results", type=_PLACE, multiple=True)
COMPARISON = click.option("--results", type=_PLACE, multiple=True, callback=_only_one)
ADDRESS = _decorate(
    [
        click.option("--brand", type=click.Choice(["feishu", "lark"])),
        click.option("--base-url", metavar="URL"),
    ]
)
SANDBOX = click.option("--sandbox", is_flag=True)
CONNECTION = _decorate(
    [
        PROFILE,
        SANDBOX,
        ADDRESS,
        click.option(
            "--rate",
            type=click.FloatRange(min=0, min_open=True, max=10_000),
            callback=finite,
            default=10.0,
            show_default=True,
        ),
    ]
)
PATIENCE = _decorate(
    [
        click.option("--max-duration", type=DURATION),
        click.option("--give-up-after", type=DURATION, default="30m", show_default=True),
    ]
)
SENDING = _decorate(
    [
        click.option("--max-rows", type=click.IntRange(min=1), callback=countable),
        PATIENCE,
        click.option("--no-lookup", is_flag=True),
        click.option("--retry-failed", is_flag=True),
    ]
)
READING = _decorate(
    [
        click.option("--sheet", "sheets", multiple=True, metavar="NAME"),
        click.option("--header-row", type=click.IntRange(min=1)),
        click.option("--encoding", metavar="NAME"),
        click.option("--delimiter", metavar="C"),
        click.option("--map", "maps", multiple=True, metavar="FIELD=LABEL"),
        click.option("--mapping", metavar="NAME"),
        click.option("--value", "words", multiple=True, metavar="FIELD:A=B"),
        click.option("--set", "constants", multiple=True, metavar="FIELD=VALUE"),
        click.option("--leave-out", "unwanted", multiple=True, metavar="LABEL=WORD"),
        click.option("--trust-column", "trusted", multiple=True, metavar="FIELD"),
        click.option("--hidden", type=click.Choice(["include"])),
        click.option("--strict", is_flag=True),
    ]
)

EDITS = click.option("--without-edits", is_flag=True)


def sending(given: Given, watch: Callable[[Outcome | Event], None]) -> Sending:
    """How to send or to read, from the options of ``SENDING`` or ``PATIENCE``."""
    from importer.dispatcher import Sending

    context = click.get_current_context(silent=True)
    how = Sending(
        max_seconds=given.get("max_duration"),
        look_up=not given.get("no_lookup", False),
        watch=watch,
        program=context.command_path if context else "",
    )
    patience = given.get("give_up_after")
    return how if patience is None else replace(how, give_up_after=patience)


def voice_of(given: Given) -> Voice:
    """How much to say, from the options of ``TALK``.  What a question is about is shown to whoever
    sits there to answer it, however quiet it is to be.  Raises ``InputError`` for a log that can't
    be written."""
    asks = given.get("yes") is False and sys.stdin.isatty()
    log = None
    if given["log"] is not None:
        from importer.cli.log import LogFile

        log = LogFile(given["log"], lang_of(given["lang"]))
    return Voice(given["quiet"] and not asks, given["verbose"], log)


def bad_option(option: str, form: str, given: str) -> InputError:
    """That a value of an option has another form than it should."""
    return InputError("bad-option", {"option": option, "form": f"{option} {form}", "given": given})


def pairs(option: str, given: Sequence[str], may_be_empty: bool = False) -> dict[str, str]:
    """``FIELD=VALUE`` options as a mapping, the fields by the API's names.  Raises ``InputError``
    for another form."""
    found: dict[str, str] = {}
    for item in given:
        named, equals, value = item.partition("=")
        name = field_named(named.strip())
        if not equals or not name or not (value.strip() or may_be_empty):
            raise bad_option(option, "FIELD=…", item)
        if name in found:
            raise InputError("option-twice", {"option": option, "field": name})
        found[name] = value.strip()
    return found


def words(given: Sequence[str]) -> dict[str, dict[str, str]]:
    """``FIELD:WORD=VALUE`` options as tables.  Raises ``InputError`` for another form."""
    found: dict[str, dict[str, str]] = {}
    for item in given:
        before, equals, value = item.rpartition("=")
        name, colon, word = before.partition(":")
        if not (equals and colon and word.strip() and value.strip()):
            raise bad_option("--value", "FIELD:WORD=VALUE", item)
        found.setdefault(field_named(name.strip()), {})[word.strip()] = value.strip()
    return found


def rows_to_undo(journal: Journal, run: Run, given: Given) -> Numbers | None:
    """The rows of ``--rows``; None where all are meant."""
    from importer.pipeline import rows_to_undo as checked

    return None if given["rows"] is None else checked(journal, run, given["rows"])


def leave_out(given: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """``LABEL=WORD,WORD`` options as pairs.  Raises ``InputError`` for another form."""
    found = []
    for item in given:
        label, equals, rest = item.partition("=")
        words = words_in(rest)
        if not (equals and label.strip() and words):
            raise bad_option("--leave-out", "LABEL=WORD,WORD", item)
        found.append((label.strip(), words))
    return tuple(found)


def staging(given: Given) -> Staging:
    """How to read and judge a file, from the options of ``READING``."""
    from importer.loader import NO_MAPPING, ReadOptions, find_mapping, survey_mappings
    from importer.model import MAPPINGS, home_folder
    from importer.pipeline import Staging
    from importer.validator import Rules

    constants = pairs("--set", given["constants"])
    wanted, folder = given["mapping"], home_folder(os.environ) / MAPPINGS
    off = wanted is not None and wanted.casefold() == NO_MAPPING
    known, unusable = ((), ()) if off else survey_mappings(folder)
    return Staging(
        read=ReadOptions(
            mapping=find_mapping(wanted, folder) if wanted and not off else None,
            mappings=known,
            unusable=unusable,
            sheets=tuple(given["sheets"]),
            header_row=given["header_row"],
            encoding=given["encoding"],
            delimiter=given["delimiter"],
            maps={
                field: (label,) if label else ()
                for field, label in pairs("--map", given["maps"], may_be_empty=True).items()
            },
            constants=frozenset(constants),
            trusted=tuple(map(field_named, given["trusted"])),
            hidden=given["hidden"] is not None,
        ),
        rules=Rules(
            strict=given["strict"],
            constants=constants,
            values=words(given["words"]),
            leave_out=leave_out(given["unwanted"]),
        ),
        again=given.get("again", False),
        edits=not given.get("without_edits", False),
        update=given.get("update", False),
    )


@contextmanager
def readable(file: Path) -> Iterator[Path]:
    """The file itself; for ``-`` and for a pipe with a name a copy of what it holds, which lives
    as long as the context.  A table on a pipe can be read only once, and we read it several
    times."""
    is_stdin = str(file) == "-"
    if not is_stdin and not is_pipe(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="device-importer-") as folder:
        copy = Path(folder) / named(file).name
        with copy.open("wb") as target:
            if is_stdin:
                shutil.copyfileobj(sys.stdin.buffer, target)
            else:
                copy_pipe(file, target)
        try:
            yield copy
        except InputError as error:
            if error.params.get("file") == copy:
                error.params["file"] = file
            raise


def named(file: Path) -> Path:
    """What a table is called: by the name of its file, or of its pipe where that looks like a
    file's; one from standard input, or from a pipe without a real name (``<(…)``), as if it were a
    file in the current folder."""
    if str(file) == "-" or (is_pipe(file) and not file.suffix):
        return Path(STDIN_NAME)
    return file


def address(given: Given) -> tuple[str, dict[str, str]]:
    """The API's base address, from the options of ``ADDRESS``, the environment and the settings
    file; and the environment, with what that file says where it says nothing."""
    from importer import model

    environment = given["config"].under(os.environ)
    return model.base_url(given["brand"], given["base_url"], environment), environment


@contextmanager
def connection(given: Given) -> Iterator[Settings]:
    """Whom to talk to, from the options of ``CONNECTION``, the environment and the settings file;
    with ``--sandbox`` a stand-in that lives as long as the context."""
    from importer import model
    from importer.cli.trouble import hide
    from importer.setup import read_keys

    home = model.home_folder(os.environ)
    if not given["sandbox"]:
        url, environment = address(given)
        keys = read_keys(url, environment).credentials
        hide(keys.app_secret)
        yield model.Settings(
            base_url=url,
            credentials=keys,
            home=home,
            rate=given["rate"],
        )
        return
    from importer.tenants import Rehearsal

    with Rehearsal(home, rate=given["rate"], seeded=True) as rehearsal:
        yield rehearsal.settings


def tenant(given: Given) -> Settings:
    """Whose journal is meant, from the same options, for what talks to nobody.  Raises
    ``CredentialsError`` where no app is named."""
    from importer import model
    from importer.setup import read_app

    home = model.home_folder(os.environ)
    environment = given["config"].under(os.environ)
    name = model.SANDBOX_TENANT if given["sandbox"] else ""
    keys = model.Credentials() if name else read_app(environment)
    url = model.base_url(given["brand"], given["base_url"], environment)
    return model.Settings(url, keys, home, tenant=name)


def bad_setting(error: BadSetting) -> InputError:
    """What the sandbox complains of, in the reader's language."""
    return InputError(f"sandbox-{error.slug}", error.params)
