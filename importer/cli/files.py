"""The files that a command is given, and where their results go."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from importer.cli import options
from importer.model import InputError

FILES = click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE...",
)


def check_results(target: Path | None, files: tuple[Path, ...]) -> None:
    """A workbook's place is judged before anything is sent or read."""
    from importer.pipeline import require_new

    if target is not None and len(set(files)) > 1:
        raise InputError("one-results")
    require_new(target)


def tables_of(opened: ExitStack, files: tuple[Path, ...]) -> dict[Path, Path]:
    """What can be read → what it is called: a file is called by its own name, a table from
    standard input as if it were a file in the current folder."""
    named = {}
    for file in dict.fromkeys(files):
        path = opened.enter_context(options.readable(file))
        named[path] = file if path == file else Path(options.STDIN_NAME)
    return named
