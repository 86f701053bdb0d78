"""What the tool says of a file of the corpus, and what is written beside the file.

``FILE.expected.tsv`` has a line for each problem: row, field and slug with tabs between, sorted;
or the one line ``error`` and the slug where the file is refused as a whole.  Lines before them
may say ``# rows 3`` (how many rows were staged) and ``# options --header-row 3``.
"""

from __future__ import annotations

import shlex
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from importer.cli import options as cli_options
from importer.journal.journal import Journal
from importer.model.device import Problem
from importer.model.errors import InputError
from importer.pipeline import stage

CORPUS = Path(__file__).parent
#: How a file's expectation is called, and what else is no file to be read.
_BESIDE = ".expected.tsv"
_OURS = {".py", ".md", ".pyc"}


@dataclass(frozen=True)
class Said:
    """What was said of a file: ``error`` is None where its rows were staged."""

    rows: int
    problems: tuple[tuple[int, Problem], ...] = ()
    error: InputError | None = None


@dataclass(frozen=True)
class Expected:
    """The contents of an expectation."""

    options: str
    lines: tuple[str, ...]


def files() -> list[Path]:
    """Every file of the corpus."""
    return sorted(
        path
        for path in CORPUS.rglob("*")
        if path.is_file()
        and path.suffix not in _OURS
        and not path.name.startswith(".")
        and not path.name.endswith(_BESIDE)
    )


def beside(path: Path) -> Path:
    """Where a file's expectation stands."""
    return path.with_name(path.name + _BESIDE)


def read_expected(path: Path) -> Expected:
    """What is expected of a file.  Raises ``FileNotFoundError`` where nobody wrote it."""
    lines = beside(path).read_text(encoding="utf-8").splitlines()
    options = [line for line in lines if line.startswith("# options ")]
    return Expected(
        options[0].removeprefix("# options ") if options else "",
        tuple(line for line in lines if line not in options),
    )


def say(path: Path, options: str) -> Said:
    """Stage a file into a journal of its own, with reading options as on the command line."""
    command = click.Command("read", callback=None)
    cli_options.READING(command)
    given = command.make_context("read", shlex.split(options)).params
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal(Path(folder) / "corpus.db") as journal,
    ):
        try:
            run = stage(journal, path, cli_options.staging(given)).run
        except InputError as error:
            return Said(0, error=error)
        problems = tuple(
            (number, problem)
            for number, problems in journal.problems(run.run_id)
            for problem in problems
        )
        return Said(run.rows, problems)


def lines_of(said: Said) -> tuple[str, ...]:
    """The lines of the expectation that says this."""
    if said.error is not None:
        return (f"error\t{said.error.slug}",)
    triples = sorted((number, p.field, p.slug) for number, p in said.problems)
    return (f"# rows {said.rows}", *("\t".join(map(str, triple)) for triple in triples))
