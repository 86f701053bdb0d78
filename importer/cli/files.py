"""The files that a command is given, and where their results go."""

from __future__ import annotations

from collections.abc import Sequence
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


def check_results(targets: Sequence[Path], files: Sequence[Path] = ()) -> None:
    """The places of results are judged before anything is sent or read."""
    from importer.pipeline import require_new

    if targets and len(set(files)) > 1:
        raise InputError("one-results")
    for target in targets:
        require_new(target)


def require_comparison(target: Path | None, files: Sequence[Path]) -> None:
    """The same for the proof of a comparison, which is a workbook."""
    from importer.reporter import require_place

    if target is not None:
        require_place(target, (".xlsx",))
    check_results([target] if target else [], files)


def tables_of(opened: ExitStack, files: tuple[Path, ...]) -> dict[Path, Path]:
    """What can be read → what it is called (``options.named``)."""
    return {
        opened.enter_context(options.readable(file)): options.named(file)
        for file in dict.fromkeys(files)
    }
