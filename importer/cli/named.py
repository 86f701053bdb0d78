"""The run that a command line means: by its id, or by a file where that leaves no choice."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from importer.model import InputError, Purpose, Run

_RUN_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
#: How many runs a question names.
_NAMED = 10
#: What began a run of each kind, as it is typed.
_COMMANDS = {Purpose.CREATE: "run", Purpose.BOTH: "run --update", Purpose.UPDATE: "update"}


def find_run(runs: Iterable[Run], wanted: str, fits: Callable[[Run], bool]) -> Run:
    """The run with this id, or the one of this file or results workbook; of several, the only
    one that ``fits`` the command.  Raises ``InputError`` where there is none, or more than one."""
    runs = list(runs)
    for run in runs:
        if run.run_id == wanted:
            return run
    found = [run for run in runs if _is_of(run, wanted)]
    if not found:
        slug = "no-run" if _RUN_ID.fullmatch(wanted) else "no-run-of"
        raise InputError(slug, {"run_id": wanted})
    fitting = [run for run in found if fits(run)] if len(found) > 1 else found
    if len(fitting) == 1:
        return fitting[0]
    shown = (fitting or found)[-_NAMED:]
    params = {"file": wanted, "count": len(fitting or found), "runs": tuple(map(_shown, shown))}
    raise InputError("several-runs", params)


def _is_of(run: Run, wanted: str) -> bool:
    """Whether a run is of a file: called by its name alone, it may be in any folder."""
    paths = [path for path in (run.path, run.results) if path]
    if Path(wanted).name == wanted and wanted in [Path(path).name for path in paths]:
        return True
    return _key(wanted) in map(_key, paths)


def _key(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100


def _shown(run: Run) -> str:
    moment = datetime.fromtimestamp(run.created_at)
    return f"{run.run_id} ({_COMMANDS[run.purpose]}, {moment:%Y-%m-%d %H:%M})"
