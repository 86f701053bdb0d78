"""A child process with what it cost: wall clock, processor time, peak memory.

Imports nothing but the standard library, so that the process that measures stays small:
Linux counts the memory of whoever starts a program into that program's peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
#: Keys of the user's own must neither be used nor change what is measured; and where nothing that
#: was compiled is kept, what would be measured of a start is Python's compiler.
_FOREIGN = ("FEISHU_", "DEVICE_IMPORTER_", "PYTHONDONTWRITEBYTECODE")
#: Those of a new sandbox.
_KEYS = {"FEISHU_APP_ID": "cli_sandbox", "FEISHU_APP_SECRET": "sandbox-secret"}
_PATIENCE = 3600.0


class Crashed(Exception):
    """A process that left as it should not; its text is what it said at last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, seconds of processor, MiB (None where the system does not tell: Windows),
    and what stood on stdout."""

    seconds: float
    cpu: float | None
    peak: float | None
    output: str


def environment(home: Path) -> dict[str, str]:
    """Ours, without the user's keys, with this clone's code before an installed one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    own = {"DEVICE_IMPORTER_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return {**kept, **own, **_KEYS, "LC_ALL": "C.UTF-8", "NO_PROXY": "127.0.0.1"}


def command(words: Sequence[str]) -> list[str]:
    """What Python is told: one of our scripts by its name, or ``-m`` and ``-c`` as they are."""
    first, *rest = words
    return [sys.executable, str(HERE / first) if first.endswith(".py") else first, *rest]


def measured(
    words: Sequence[str],
    home: Path,
    exits: frozenset[int] = frozenset({0}),
    core: int | None = None,
    enough: Callable[[], bool] | None = None,
) -> Cost:
    """Run it to its end, or until there is ``enough``.  Raises ``Crashed``."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        child = subprocess.Popen(
            command(words), env=environment(home), cwd=home.parent, stdout=out, stderr=err
        )
        pin(child.pid, core)
        code, cpu, peak = _waited(child, enough)
        seconds = time.perf_counter() - started
        output, errors = (_text(file) for file in (out, err))
    if code not in exits and not (enough and enough()):
        raise Crashed(f"{' '.join(words)} left with {code}: {errors[-1500:]}")
    return Cost(seconds, cpu, peak, output)


def _text(file: object) -> str:
    file.seek(0)  # type: ignore[attr-defined]
    return file.read().decode("utf-8", "replace")  # type: ignore[attr-defined,no-any-return]


def _waited(
    child: subprocess.Popen[bytes], enough: Callable[[], bool] | None
) -> tuple[int, float | None, float | None]:
    """Its exit code, processor time and peak."""
    if enough is not None:
        give_up = time.monotonic() + _PATIENCE
        while not enough() and child.poll() is None and time.monotonic() < give_up:
            time.sleep(0.02)
        if child.poll() is None:
            child.kill()
    if not hasattr(os, "wait4") or child.returncode is not None:
        return child.wait(), None, None
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def pin(pid: int, core: int | None) -> None:
    """Keep a process on one core, where the system can do that."""
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(pid, {core})


def two_cores() -> tuple[int, int] | tuple[None, None]:
    """A core for the client and one for the server, where there are two to choose from."""
    if not hasattr(os, "sched_getaffinity"):
        return None, None
    cores = sorted(os.sched_getaffinity(0))
    return (cores[0], cores[-1]) if len(cores) > 1 else (None, None)


class Server:
    """A sandbox that is being served elsewhere."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child
        self.url = self._line()

    def _line(self) -> str:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise Crashed("the sandbox left")
        return line.strip()

    def creates(self) -> dict[str, float]:
        """See ``server.creates``."""

        assert self._child.stdin is not None
        self._child.stdin.write("\n")
        self._child.stdin.flush()
        found: dict[str, float] = json.loads(self._line())
        return found


@contextmanager
def serving(options: Mapping[str, object], home: Path, core: int | None) -> Iterator[Server]:
    """A sandbox with these options for as long as the context lasts."""

    child = subprocess.Popen(
        command(("server.py", json.dumps(dict(options)))),
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    pin(child.pid, core)
    try:
        yield Server(child)
    finally:
        child.communicate()  # closes its stdin, which ends it
