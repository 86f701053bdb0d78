"""Measures the importer against what a user would otherwise use, in one session.

    python tests/benchmarks/run.py [NAME...] [--quick] [--rows N,N] [--repeat N]
        [--seconds N] [--json PATH] [--keep FOLDER] [--list]

Ours and its yardsticks run in turn, each in a process of its own.  The table shows minimum,
median and maximum, the peak memory, and the ratio of the medians: ours divided by theirs.
Goals are information: nothing fails by a figure.  The exit code is 1 where something crashed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import findings
from catalogue import GROWTH, MEASUREMENTS, Measurement
from place import Amounts, Figures, Place, Task
from process import Crashed

_QUICK_ROWS = 200
_FULL = {"some": 3000, "few": 300, "journal": 10_000}
_QUICK = {"some": 50, "few": 50, "journal": _QUICK_ROWS}


def main() -> int:
    given = _arguments()
    chosen = _chosen(given)
    if given.list:
        for one in chosen:
            sizes = ", ".join(f"{size:,}" for size in _sizes(one, given) if size)
            print(f"{one.name:<14} {one.what}{f' ({sizes} rows)' if sizes else ''}")
        return 0
    machine = findings.machine()
    print(f"{machine['cores']} cores, {machine['processor']}, Python {machine['python']}")
    print(findings.HEAD)
    found, crashes = [], []
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as scratch:
        place = _place(given, Path(scratch))
        for one in chosen:
            for size in _sizes(one, given):
                try:
                    finding = _measure(one, size, place, given)
                except Crashed as error:
                    crashes.append(f"{one.name} {size or ''}: {error}")
                    print(f"{one.name:<44} crashed: {error}", flush=True)
                    continue
                found.append(finding)
                print("\n".join(finding.lines()), flush=True)
    grown = findings.growth(found, GROWTH)
    for line in grown:
        print(findings.told(line))
    if given.json:
        document = {
            "machine": machine,
            "measurements": [finding.as_json() for finding in found],
            "growth": grown,
            "crashes": crashes,
        }
        given.json.write_text(json.dumps(document, indent=1, ensure_ascii=False), "utf-8")
    return 1 if crashes else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    names = list(dict.fromkeys(one.name for one in MEASUREMENTS))
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="tiny data, once: do they still run")
    parser.add_argument("--rows", type=_numbers, metavar="N,N", help="sizes instead of the usual")
    parser.add_argument("--repeat", type=int, help="times (3, but for what is long or short)")
    parser.add_argument("--seconds", type=float, default=60, help="of each pacing run (60)")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write every figure there")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to keep made ledgers")
    parser.add_argument("--list", action="store_true", help="say what there is, measure nothing")
    given = parser.parse_args()
    unknown = sorted(set(given.names) - set(names))
    if unknown:
        parser.error(f"no measurement {', '.join(unknown)}; there are {', '.join(names)}")
    return given


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in text.split(","))


def _chosen(given: argparse.Namespace) -> list[Measurement]:
    chosen = [one for one in MEASUREMENTS if not given.names or one.name in given.names]
    if given.quick:
        first = {one.name: one for one in reversed(chosen)}
        # No goals: they are meant for other sizes.
        return [replace(one, goals=()) for one in chosen if first[one.name] is one]
    return chosen


def _sizes(one: Measurement, given: argparse.Namespace) -> tuple[int | None, ...]:
    if not one.sizes:
        return (None,)
    return given.rows or ((_QUICK_ROWS,) if given.quick else one.sizes)


def _place(given: argparse.Namespace, scratch: Path) -> Place:
    (scratch / "home").mkdir()
    kept = (given.keep or scratch).resolve()
    kept.mkdir(parents=True, exist_ok=True)
    seconds = 0.5 if given.quick else given.seconds
    amounts = _QUICK if given.quick else _FULL
    return Place(kept, scratch, Amounts(paced=round(seconds * 10) + 1, **amounts))


def _measure(
    one: Measurement, size: int | None, place: Place, given: argparse.Namespace
) -> findings.Finding:
    """Ours and each yardstick, in turn, as often as it takes."""
    repeat = given.repeat or (1 if given.quick else one.repeat or 3)
    tasks: dict[str, Task] = {"": one.ours, **one.yardsticks}
    runs: dict[str, list[Figures]] = {name: [] for name in tasks}
    for name, figures in _in_turn(tasks, size, place, repeat, one.warm and not given.quick):
        runs[name].append(figures)
    ours, *theirs = (findings.Series(tuple(done)) for done in runs.values())
    return findings.Finding(one, size, ours, dict(zip(one.yardsticks, theirs, strict=True)))


def _in_turn(
    tasks: dict[str, Task], size: int | None, place: Place, repeat: int, warm: bool
) -> Iterator[tuple[str, Figures]]:
    for turn in range(-1 if warm else 0, repeat):
        for name, task in tasks.items():
            figures = place.carry_out(task, size)
            if turn >= 0:
                yield name, figures


if __name__ == "__main__":
    sys.exit(main())
