"""The commands that go on with a run, as they are printed: in the language that was asked for, with
the profile by which whoever pastes them reaches it, and what has to be set before."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from importer.cli.given import language, reads_files, this_command
from importer.model import (
    ImporterError,
    Numbers,
    Run,
    environment_of,
    home_folder,
    import_command,
    reaching,
    resume_command,
    undo_command,
)
from importer.texts import typed

if TYPE_CHECKING:
    from importer.setup import Config


@dataclass(frozen=True, slots=True)
class _Way:
    """How a run is reached: options, with a space before them, and ``NAME=value`` of what is to
    be set first."""

    option: str = ""
    needed: tuple[str, ...] = ()


def _way_to(run: Run) -> _Way:
    """Without a profile where that will do; else by the one of this command line, or the first
    of the settings file's that leads to the run's app."""
    context = click.get_current_context(silent=True)
    spoken = language()
    plain = _Way(spoken, environment_of(run, os.environ))
    config: Config | None = context.params.get("config") if context is not None else None
    try:
        config = config or _settings_file()
    except ImporterError:  # told by the command that needs it
        return plain
    for name in dict.fromkeys((config.profile, "", *config.profiles)):
        needed = environment_of(run, config.of_profile(name).under(os.environ))
        if not needed:
            return _Way(f"{spoken} --profile {typed(name)}" if name else spoken)
    return plain


def _settings_file() -> Config:
    from importer.setup import read_config

    return read_config(home_folder(os.environ))


def reach(run: Run) -> str:
    """The options by which another command reaches a run's tenant, with a space before them."""
    return reaching(run) + _way_to(run).option


def resuming(run: Run) -> tuple[str, tuple[str, ...]]:
    """The command that continues a run, and ``NAME=value`` of what is to be set first."""
    way = _way_to(run)
    return resume_command(run) + way.option, way.needed


def resume(run: Run) -> str:
    """The command that continues a run."""
    return resuming(run)[0]


def importing(run: Run) -> tuple[str, tuple[str, ...]]:
    """The command that imports a file which was only checked, and what is to be set first: it is
    read once more, as it is now; by the run's name where it is not there any more, and where nobody
    kept how it was read."""
    if run.layout.given is None or not Path(run.path).is_file():
        return resuming(run)
    way = _way_to(run)
    return import_command(run) + way.option, way.needed


def again(run: Run, option: str) -> str:
    """The command that reads a run's file once more, with one more ``option``: the one that is
    running, where it reads files."""
    if reads_files():
        return this_command(run.path, option)
    return f"{import_command(run)}{_way_to(run).option} {option}"


def as_here(command: str, run: Run) -> str:
    """A command that was proposed for a run, with the options of this command line."""
    return command + _way_to(run).option


def undo(run: Run, rows: Numbers | None = None) -> str:
    """The command that takes a run back, or these rows of it."""
    return undo_command(run, rows) + _way_to(run).option
