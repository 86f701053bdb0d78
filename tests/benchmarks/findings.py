"""What came out: medians, spreads, ratios and goals, as lines of a table and as JSON."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

from catalogue import Goal, Growth, Measurement
from place import Figures

_PACKAGES = (
    *("device-importer", "pandas", "numpy", "openpyxl", "lxml", "defusedxml", "XlsxWriter"),
    *("httpx", "httpcore", "h11", "lark-oapi", "aiolimiter", "click", "starlette", "uvicorn"),
)
HEAD = (
    f"{'what':<44} {'rows':>9}  {'min':>8} {'median':>8} {'max':>8}  {'peak MB':>7}  "
    f"{'ratio':>6}  goals"
)


@dataclass(frozen=True, slots=True)
class Series:
    """One task's figures, of each time that it was run."""

    runs: tuple[Figures, ...]

    def values(self, figure: str) -> list[float]:
        return [run[figure] for run in self.runs if figure in run]

    def middle(self, figure: str) -> float | None:
        values = self.values(figure)
        return median(values) if values else None

    def as_json(self) -> dict[str, Any]:
        names = dict.fromkeys(name for run in self.runs for name in run)
        return {
            name: {
                "min": min(self.values(name)),
                "median": self.middle(name),
                "max": max(self.values(name)),
                "runs": self.values(name),
            }
            for name in names
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """A measurement at one size."""

    measurement: Measurement
    size: int | None
    ours: Series
    yardsticks: Mapping[str, Series]

    def ratio(self, figure: str, against: str) -> float | None:
        """Our median of a figure divided by that of a yardstick."""
        mine, theirs = self.ours.middle(figure), self.yardsticks[against].middle(figure)
        return mine / theirs if mine is not None and theirs else None

    def _value(self, goal: Goal) -> float | None:
        if goal.of == "ratio":
            return self.ratio(self.measurement.figure, goal.against)
        if goal.of == "peak_ratio":
            return self.ratio("peak_mb", goal.against)
        return self.ours.middle(goal.of)

    def goals(self) -> list[dict[str, Any]]:
        """The goals at this size, each with its value and whether it is reached."""
        asked = [goal for goal in self.measurement.goals if goal.size in (None, self.size)]
        return [_judged(_wording(goal), self._value(goal), _bounds(goal)) for goal in asked]

    def lines(self) -> list[str]:
        """Ours, then each yardstick."""
        one = self.measurement
        name = f"{one.name}: {one.what}" if one.name == "pacing" else one.name
        goals = "; ".join(map(told, self.goals()))
        lines = [self._line(name, self.ours, "", goals)]
        for against, series in self.yardsticks.items():
            ratio = self.ratio(one.figure, against)
            text = f"{ratio:.2f}" if ratio is not None else "-"
            lines.append(self._line(f"    {against}", series, text, _throttled(series)))
        return lines

    def _line(self, name: str, series: Series, ratio: str, rest: str) -> str:
        values = series.values(self.measurement.figure)
        spread = " ".join(f"{value:8.2f}" for value in (min(values), median(values), max(values)))
        peak = series.middle("peak_mb")
        shown = f"{peak:7.0f}" if peak is not None else f"{'-':>7}"
        size = f"{self.size:>9,}" if self.size else f"{'':>9}"
        return f"{name:<44} {size}  {spread}  {shown}  {ratio:>6}  {rest}".rstrip()

    def as_json(self) -> dict[str, Any]:
        """Everything, ratios included."""
        figures = (self.measurement.figure, "seconds", "cpu_seconds", "peak_mb")
        return {
            "name": self.measurement.name,
            "what": self.measurement.what,
            "size": self.size,
            "figure": self.measurement.figure,
            "ours": self.ours.as_json(),
            "yardsticks": {name: series.as_json() for name, series in self.yardsticks.items()},
            "ratios": {
                name: {figure: self.ratio(figure, name) for figure in dict.fromkeys(figures)}
                for name in self.yardsticks
            },
            "goals": self.goals(),
        }


def _throttled(series: Series) -> str:
    percent = series.middle("throttled_percent")
    return f"throttled {percent:.1f} %" if percent else ""


def _bounds(goal: Goal) -> tuple[float | None, float | None]:
    return goal.at_least, goal.at_most


def _wording(goal: Goal) -> str:
    bound = f"≤ {goal.at_most:g}" if goal.at_most is not None else f"≥ {goal.at_least:g}"
    return f"{goal.of.replace('_', ' ')} {bound}"


def _judged(
    goal: str, value: float | None, bounds: tuple[float | None, float | None]
) -> dict[str, Any]:
    least, most = bounds
    reached = None
    if value is not None:
        reached = (least is None or value >= least) and (most is None or value <= most)
    return {"goal": goal, "value": value, "reached": reached}


def told(goal: Mapping[str, Any]) -> str:
    """A goal as the table shows it."""
    if goal["value"] is None:
        return f"{goal['goal']}: not measured"
    return f"{goal['goal']}: {goal['value']:.2f} {'reached' if goal['reached'] else 'MISSED'}"


def growth(findings: Sequence[Finding], rules: Sequence[Growth]) -> list[dict[str, Any]]:
    """What became of each figure from small to large, where both were measured."""
    found = {(finding.measurement.name, finding.size): finding.ours for finding in findings}
    results = []
    for rule in rules:
        small, large = (found.get((rule.name, size)) for size in (rule.small, rule.large))
        low = small.middle(rule.figure) if small else None
        high = large.middle(rule.figure) if large else None
        if low is None or high is None:
            continue
        sizes = f"{rule.name}, {rule.large:,} rows against {rule.small:,}"
        if rule.plus is not None:
            label = f"{sizes}: {rule.figure.replace('_', ' ')} more by ≤ {rule.plus:g}"
            results.append(_judged(label, high - low, (None, rule.plus)))
            continue
        times = low / high if rule.per_second else high / rule.large / (low / rule.small)
        label = f"{sizes}: time per row × ≤ {rule.times:g}"
        results.append(_judged(label, times, (None, rule.times)))
    return results


def machine() -> dict[str, Any]:
    """What the figures depend on, and how busy the machine is with other things."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "platform": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "commit": _commit(),
        "packages": {name: _version(name) for name in _PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _commit() -> str | None:
    words = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
