"""Our own phases, each as a process that can be measured, and the journals they start from.

    python tests/benchmarks/phases.py stage FILE JOURNAL        reads and checks into a journal
    python tests/benchmarks/phases.py finish JOURNAL            settles every row of it
    python tests/benchmarks/phases.py stop JOURNAL              as a run that was stopped
    python tests/benchmarks/phases.py copy JOURNAL HOME URL     to where a resume looks for it
    python tests/benchmarks/phases.py send JOURNAL URL ROWS RATE
    python tests/benchmarks/phases.py report JOURNAL TARGET

``stage``, ``send`` and ``report`` print the seconds of the phase itself, without start and imports.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.run import Run, Stopped
from importer.model.settings import Credentials, Settings
from importer.pipeline import Limits, report, send, stage
from importer.texts.text import Lang

KEYS = Credentials("cli_sandbox", "sandbox-secret")

#: As the API and a patient dispatcher would leave them: nearly all created, some refused.
_FINISH = """
    UPDATE rows SET attempts = 1, finished_at = 1772357405.0 + number / 10.0,
        log_id = printf('2026030109300501%018d', number),
        status = CASE WHEN number % 50 = 7 THEN 'rejected' WHEN number % 50 = 9 THEN 'duplicate'
            ELSE 'created' END,
        code = CASE WHEN number % 50 = 7 THEN 1785005 WHEN number % 50 = 9 THEN 1785010
            ELSE 0 END,
        message = CASE WHEN number % 50 = 7 THEN 'device_serial_number is invalid'
            WHEN number % 50 = 9 THEN 'The device record already exists.' ELSE 'success' END,
        record_id = CASE WHEN number % 50 = 7 THEN ''
            ELSE printf('7%018d', number * 7919) END
    WHERE status = 'pending'
"""


def _clocked(act: Callable[[], object]) -> None:
    started = time.perf_counter()
    act()
    print(json.dumps({"phase_seconds": time.perf_counter() - started}))


def _last(journal: Journal) -> Run:
    return journal.runs()[-1]


def stage_file(file: str, target: str) -> None:
    with Journal(Path(target)) as journal:
        _clocked(lambda: stage(journal, Path(file)))


def finish(path: str) -> None:
    """Straight into the tables: a commit for each row would take minutes."""
    with Journal(Path(path)) as journal:
        journal._database.change(_FINISH)
        journal.end(_last(journal).run_id, None)


def stop(path: str) -> None:
    with Journal(Path(path)) as journal:
        run_id = _last(journal).run_id
        journal.begin(run_id, 10.0)
        journal.end(run_id, Stopped("max-rows", 6))


def copy(path: str, home: str, url: str) -> None:
    target = Settings(url, KEYS, Path(home)).journal_path
    target.parent.mkdir(parents=True)
    shutil.copyfile(path, target)


def send_rows(path: str, url: str, rows: str, rate: str) -> None:
    copied = Path(path)
    settings = Settings(url, KEYS, copied.parent, rate=float(rate))
    with Journal(copied) as journal:
        run, control = _last(journal), (Stop(), Limits(int(rows)))
        _clocked(lambda: asyncio.run(send(journal, run, settings, Sending(), control)))


def write_report(path: str, target: str) -> None:
    with Journal(Path(path)) as journal:
        run = _last(journal)
        _clocked(lambda: report(journal, run, Lang.ZH, Path(target)))


_ACTS: dict[str, Callable[..., None]] = {
    "stage": stage_file,
    "finish": finish,
    "stop": stop,
    "copy": copy,
    "send": send_rows,
    "report": write_report,
}

if __name__ == "__main__":
    _ACTS[sys.argv[1]](*sys.argv[2:])
