"""The run that a command line means: by its id, or by a file where that leaves no choice; and the
journal that it is in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from importer.cli import options
from importer.cli.given import this_command
from importer.model import CredentialsError, InputError, JournalError, Run, Settings
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.journal import Journal

_RUN_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
#: How many runs a question names.
_NAMED = 10


@contextmanager
def reached(wanted: str | None, given: options.Given) -> Iterator[tuple[Settings, Journal]]:
    """Whom a command talks to that goes on with a run, and the journal there.  Raises
    ``InputError`` where the run is a rehearsal's and the command is not: whoever left
    ``--sandbox`` out is told so, and not asked for an app."""
    from importer.journal import open_journal

    with ExitStack() as opened:
        try:
            settings = opened.enter_context(options.connection(given))
        except CredentialsError:
            _require_no_rehearsal(wanted, given)
            raise
        journal = opened.enter_context(open_journal(settings, wanted))
        if wanted and not _runs_of(wanted, journal.runs()):
            _require_no_rehearsal(wanted, given)
        yield settings, journal


def _require_no_rehearsal(wanted: str | None, given: options.Given) -> None:
    from importer.journal import Journal

    path = options.tenant({**given, "sandbox": True}).kept_journal()
    if wanted is None or given["sandbox"] or not path.is_file():
        return
    with suppress(JournalError), Journal(path) as journal:
        for run in _runs_of(wanted, journal.runs()):
            words = {"run_id": run.run_id, "command": this_command(wanted, "--sandbox")}
            raise InputError("run-of-rehearsal", words)


def find_run(runs: Iterable[Run], wanted: str, fits: Callable[[Run], bool]) -> Run:
    """The run with this id, or the one of this file or results workbook; of several, the only
    one that ``fits`` the command.  Raises ``InputError`` where there is none, or more than one."""
    found = _runs_of(wanted, runs)
    if not found:
        slug = "no-run" if _RUN_ID.fullmatch(wanted) else "no-run-of"
        raise InputError(slug, {"run_id": wanted})
    fitting = [run for run in found if fits(run)] if len(found) > 1 else found
    if len(fitting) == 1:
        return fitting[0]
    shown = (fitting or found)[-_NAMED:]
    named = {lang: tuple(_shown(run, lang) for run in shown) for lang in Lang}
    params = {"file": wanted, "count": len(fitting or found), "runs": named}
    raise InputError("several-runs", params)


def _runs_of(wanted: str, runs: Iterable[Run]) -> list[Run]:
    """The run with this id, or else those of this file."""
    runs = list(runs)
    named = [run for run in runs if run.run_id == wanted]
    return named or [run for run in runs if _is_of(run, wanted)]


def _is_of(run: Run, wanted: str) -> bool:
    """Whether a run is of a file: called by its name alone, it may be in any folder."""
    paths = [path for path in (run.path, run.results) if path]
    if Path(wanted).name == wanted and wanted in [Path(path).name for path in paths]:
        return True
    return _key(wanted) in map(_key, paths)


def _key(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100


def _shown(run: Run, lang: Lang) -> str:
    moment = datetime.fromtimestamp(run.created_at)
    words = {"run_id": run.run_id, "purpose": say(f"purpose.{run.purpose}", lang)}
    return say("cli.run-shown", lang, {**words, "when": f"{moment:%Y-%m-%d %H:%M}"})
