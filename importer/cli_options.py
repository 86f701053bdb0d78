"""Options that several commands share, and what they mean together."""

from __future__ import annotations

import locale
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from importer.errors import InputError, JournalError
from importer.models import Lang
from importer.records import Event, Outcome

if TYPE_CHECKING:
    from importer.crew import Sending
    from importer.pipeline import Staging
    from importer.settings import Settings


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
            self.fail("a number with s, m or h, such as 90s, 45m or 2h", param, ctx)
        return amount * seconds


def _finite(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if value != value:  # "nan" is a number to Python, and inside every range
        raise click.BadParameter("a number above 0")
    return value


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


TALK = _decorate(
    [
        click.option(
            "--lang",
            type=click.Choice([lang.value for lang in Lang]),
            help="Language of messages and workbooks (default: the system's).",
        ),
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    ]
)
JSON = click.option(
    "--json", "as_json", is_flag=True, help="Print the result as JSON, one object for each file."
)
YES = click.option("--yes", "-y", is_flag=True, help="Go ahead without asking.")
RESULTS = click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the results workbook (default: beside the file).",
)
CONNECTION = _decorate(
    [
        click.option(
            "--sandbox",
            is_flag=True,
            help="Use a local stand-in for the API instead of Feishu: a rehearsal.",
        ),
        click.option(
            "--brand",
            type=click.Choice(["feishu", "lark"]),
            help="Feishu (default) or Lark, the international brand.",
        ),
        click.option("--base-url", help="Base address of a private deployment."),
        click.option(
            "--rate",
            type=click.FloatRange(min=0, min_open=True, max=10_000),
            callback=_finite,
            default=10.0,
            show_default=True,
            help="Requests a second; the API allows 10.",
        ),
    ]
)
SENDING = _decorate(
    [
        click.option(
            "--max-rows", type=click.IntRange(min=1), help="Stop after sending this many."
        ),
        click.option(
            "--max-duration", type=DURATION, help="Stop after this time, such as 45m or 2h."
        ),
        click.option(
            "--give-up-after",
            type=DURATION,
            default="30m",
            show_default=True,
            help="How long an outage may last before the run stops.",
        ),
        click.option(
            "--no-lookup", is_flag=True, help="Do not look up the record ids of duplicates."
        ),
        click.option(
            "--retry-failed",
            is_flag=True,
            help="Send failed, rejected and doubtful rows once more.",
        ),
    ]
)
READING = _decorate(
    [
        click.option("--sheet", help="Worksheet to read (default: the first with devices)."),
        click.option(
            "--header-row", type=click.IntRange(min=1), help="Row number of the column labels."
        ),
        click.option("--encoding", help="Encoding of a CSV file, such as gb18030."),
        click.option("--delimiter", help="Delimiter of a CSV file: , ; | or tab."),
        click.option(
            "--map",
            "maps",
            multiple=True,
            metavar="FIELD=LABEL[,LABEL]",
            help='Column for a field: --map mac_address="Wi-Fi MAC"; --map uuid= for none.',
        ),
        click.option(
            "--mapping",
            metavar="NAME",
            help="Saved mapping to read the file with, or its path; none for no mapping.",
        ),
        click.option(
            "--value",
            "words",
            multiple=True,
            metavar="FIELD:WORD=VALUE",
            help="What a word of the file means: --value device_status:Compliant=trusted.",
        ),
        click.option(
            "--set",
            "constants",
            multiple=True,
            metavar="FIELD=VALUE",
            help="Value where a cell or column is missing: --set device_ownership=company.",
        ),
        click.option(
            "--strict",
            is_flag=True,
            help="Refuse computers without serial, disk serial and board UUID.",
        ),
    ]
)


def sending(given: Given, watch: Callable[[Outcome | Event], None]) -> Sending:
    """How to send, from the options of ``SENDING``."""
    from importer.crew import Sending

    return Sending(
        give_up_after=given["give_up_after"],
        max_seconds=given["max_duration"],
        look_up=not given["no_lookup"],
        watch=watch,
    )


def lang_of(given: str | None, environment: Mapping[str, str] = os.environ) -> Lang:
    """The language to speak: ``--lang``, else the locale's, else English."""
    if given:
        return Lang(given)
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "") or locale.getlocale()[0] or ""
    return Lang.ZH if name.lower().startswith(("zh", "chinese")) else Lang.EN


def pairs(option: str, given: Sequence[str], may_be_empty: bool = False) -> dict[str, str]:
    """``FIELD=VALUE`` options as a mapping.  Raises ``InputError`` for another form."""
    found: dict[str, str] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or not name.strip() or not (value.strip() or may_be_empty):
            raise InputError(
                "bad-option", {"option": option, "form": f"{option} FIELD=…", "given": item}
            )
        if name.strip() in found:
            raise InputError("option-twice", {"option": option, "field": name.strip()})
        found[name.strip()] = value.strip()
    return found


def words(given: Sequence[str]) -> dict[str, dict[str, str]]:
    """``FIELD:WORD=VALUE`` options as tables.  Raises ``InputError`` for another form."""
    found: dict[str, dict[str, str]] = {}
    for item in given:
        before, equals, value = item.rpartition("=")
        name, colon, word = before.partition(":")
        if not (equals and colon and word.strip() and value.strip()):
            form = "--value FIELD:WORD=VALUE"
            raise InputError("bad-option", {"option": "--value", "form": form, "given": item})
        found.setdefault(name.strip(), {})[word.strip()] = value.strip()
    return found


def staging(given: Given) -> Staging:
    """How to read and judge a file, from the options of ``READING``."""
    from importer import mappings
    from importer.pipeline import Staging
    from importer.rules import Rules
    from importer.settings import MAPPINGS, home_folder
    from importer.sheets import ReadOptions

    constants = pairs("--set", given["constants"])
    wanted, folder = given["mapping"], home_folder(os.environ) / MAPPINGS
    off = wanted is not None and wanted.casefold() == mappings.NONE
    return Staging(
        read=ReadOptions(
            mapping=mappings.find(wanted, folder) if wanted and not off else None,
            mappings=() if off else mappings.available(folder),
            sheet=given["sheet"],
            header_row=given["header_row"],
            encoding=given["encoding"],
            delimiter=given["delimiter"],
            maps={
                field: (label,) if label else ()
                for field, label in pairs("--map", given["maps"], may_be_empty=True).items()
            },
            constants=frozenset(constants),
        ),
        rules=Rules(strict=given["strict"], constants=constants, values=words(given["words"])),
        again=given.get("again", False),
    )


@contextmanager
def readable(file: Path) -> Iterator[Path]:
    """The file itself; for ``-`` a copy of what standard input holds, which lives as long as
    the context.  A table on a pipe can be read only once, and we read it several times."""
    if str(file) != "-":
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="device-importer-") as folder:
        copy = Path(folder) / STDIN_NAME
        with copy.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield copy


@contextmanager
def connection(given: Given) -> Iterator[Settings]:
    """Whom to talk to, from the options of ``CONNECTION`` and the environment; with
    ``--sandbox`` a stand-in that lives as long as the context."""
    from importer import settings

    home = settings.home_folder(os.environ)
    if not given["sandbox"]:
        yield settings.Settings(
            base_url=settings.base_url(given["brand"], given["base_url"], os.environ),
            credentials=settings.credentials(os.environ),
            home=home,
            rate=given["rate"],
        )
        return
    from importer import sandbox

    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError("journal", {"path": home, "why": error.strerror or error}) from error
    options = sandbox.SandboxOptions(registry=home / "sandbox.db", limit=max(10.0, given["rate"]))
    with sandbox.running(options) as box:
        yield settings.Settings(
            base_url=box.base_url,
            credentials=settings.Credentials(options.app_id, options.app_secret),
            home=home,
            rate=given["rate"],
            tenant=settings.SANDBOX_TENANT,
        )
