"""Where measurements find what they need: files of any size and journals in any state, made
when they are first asked for; and how a task is carried out there."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import ledger
from process import ROOT, Crashed, Server, measured, serving, two_cores

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Task:
    """One process to be measured.

    words    what Python is told; {csv}, {xlsx}, {sample}: input files; {paced_csv}: one with as
             many rows as are sent at ten a second; {staged}, {stopped},
             {finished}: journals; {copy}: the staged one, to be changed; {home}, {fresh}: a
             folder and a file name of its own; {url}: the sandbox; {some}, {few}, {paced}:
             numbers of rows to send
    before   what is run first and not measured
    sandbox  the options of the sandbox that it talks to, None for no sandbox
    exits    the exit codes that are no crash
    ledger   which ledger's devices that sandbox has from the start, and reads: nothing need be
             created then
    until_first_create  whether it is over as soon as its first create has arrived
    """

    words: tuple[str, ...]
    before: tuple[str, ...] = ()
    sandbox: Mapping[str, object] | None = None
    exits: frozenset[int] = frozenset({0})
    until_first_create: bool = False
    ledger: str = ""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Rows to send: by clients of some hundred a second, by one of fifty, at ten a second;
    and the rows of the journal for what has no size."""

    some: int
    few: int
    paced: int
    journal: int


class Place:
    """A folder that is kept for the ledgers, and one for everything else."""

    def __init__(self, kept: Path, scratch: Path, amounts: Amounts) -> None:
        self._kept = kept
        self._scratch = scratch
        self._amounts = amounts

    def carry_out(self, task: Task, size: int | None) -> Figures:
        """Run a task in a folder of its own and return its figures.  Raises ``Crashed``."""
        rows = size or self._amounts.journal
        client_core, server_core = two_cores() if task.sandbox is not None else (None, None)
        with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
            own = Path(folder)
            (own / "home").mkdir()
            options = dict(task.sandbox or {})
            if task.ledger:
                options["ledger"] = self._fill((task.ledger,), own, rows, "")[0]
            served = (
                nullcontext(None)
                if task.sandbox is None
                else serving(options, own / "home", server_core)
            )
            with served as server:
                url = server.url if server else ""
                if task.before:
                    measured(self._fill(task.before, own, rows, url), own / "home")
                words = self._fill(task.words, own, rows, url)
                started = time.time()
                cost = measured(
                    words,
                    own / "home",
                    task.exits,
                    client_core,
                    _first_create_of(server) if server and task.until_first_create else None,
                )
                creates = server.creates() if server else {}
        figures = {"seconds": cost.seconds, **_told(cost.output), **creates}
        if cost.cpu is not None and cost.peak is not None:
            figures |= {"cpu_seconds": cost.cpu, "peak_mb": cost.peak}
        is_silent = task.sandbox is not None and not task.ledger and not creates.get("creates")
        if is_silent:
            raise Crashed(f"{' '.join(words)} sent nothing: {cost.output[-500:]}")
        if task.until_first_create:
            figures["first_request_seconds"] = creates["first_create_at"] - started
        figures.pop("first_create_at", None)
        return figures

    def _fill(self, words: tuple[str, ...], own: Path, rows: int, url: str) -> list[str]:
        return [word.format_map(_Words(self, own, rows, url)) for word in words]

    def word(self, name: str, own: Path, rows: int) -> str:
        """What a word in braces stands for."""
        match name:
            case "csv" | "xlsx":
                return str(self._ledger(rows, name))
            case "paced_csv":
                return str(self._ledger(self._amounts.paced, "csv"))
            case "staged" | "stopped" | "finished":
                return str(self._journal(rows, name))
            case "copy":
                target = own / "journal.db"
                shutil.copyfile(self._journal(rows, "staged"), target)
                return str(target)
            case "fresh":
                return str(own / "out")
            case "home":
                return str(own / "home")
            case "sample":
                return str(ROOT / "sample_data" / "devices.xlsx")
            case _:
                return str(getattr(self._amounts, name))

    def _ledger(self, rows: int, kind: str) -> Path:
        path = self._kept / f"ledger-{ledger.VERSION}-{rows}.{kind}"
        if not path.exists():
            measured(("ledger.py", str(rows), str(path)), self._scratch / "home")
        return path

    def _journal(self, rows: int, state: str) -> Path:
        path = self._scratch / f"{state}-{rows}.db"
        if path.exists():
            return path
        home = self._scratch / "home"
        if state == "staged":
            source = str(self._ledger(rows, "csv"))
            measured(("phases.py", "stage", source, str(path)), home)
        else:
            shutil.copyfile(self._journal(rows, "staged"), path)
            measured(("phases.py", {"stopped": "stop"}.get(state, "finish"), str(path)), home)
        return path


class _Words(dict[str, str]):
    """The words in braces, made when a text has them."""

    def __init__(self, place: Place, own: Path, rows: int, url: str) -> None:
        super().__init__(url=url)
        self._asked = (place, own, rows)

    def __missing__(self, name: str) -> str:
        place, own, rows = self._asked
        return place.word(name, own, rows)


def _first_create_of(server: Server) -> Callable[[], bool]:
    return lambda: server.creates()["creates"] > 0


def _told(output: str) -> Figures:
    """What a process of ours says of itself: one JSON object as its only line."""
    if not output.startswith('{"phase_seconds"'):
        return {}
    told: Figures = json.loads(output)
    return told
