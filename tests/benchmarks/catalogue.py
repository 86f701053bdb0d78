"""What is measured, against what, and the figures to reach: a table to be read and extended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from place import Task

#: Exit codes of a check: every row is good, or some are invalid.
_CHECKED = frozenset({0, 1})


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure to reach, in information only: nothing fails by it.

    ``of`` is a figure of ours, or ``ratio`` or ``peak_ratio``: ours divided by that of the
    yardstick ``against``.  ``size`` None: at every size.
    """

    of: str
    at_most: float | None = None
    at_least: float | None = None
    against: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """One task of ours with its yardsticks, run in turn.

    ``figure`` is what the table shows: seconds, or another figure of the tasks; ``sizes`` in
    rows, none where that means nothing; ``repeat`` where once or thrice is not right;
    ``warm``: a run that is not counted goes first.
    """

    name: str
    what: str
    ours: Task
    yardsticks: Mapping[str, Task] = field(default_factory=dict)
    goals: tuple[Goal, ...] = ()
    figure: str = "seconds"
    sizes: tuple[int, ...] = ()
    repeat: int | None = None
    warm: bool = False


def _pacing(what: str, goals: tuple[Goal, ...], **sandbox: object) -> Measurement:
    return Measurement(
        name="pacing",
        what=what,
        ours=Task(("phases.py", "send", "{copy}", "{url}", "{paced}", "10"), sandbox=sandbox),
        yardsticks={
            "httpx + AsyncLimiter(10, 1)": Task(
                ("yardsticks.py", "httpx-limited", "{url}", "{paced}"), sandbox=sandbox
            )
        },
        goals=goals,
        figure="rate",
        repeat=1,
    )


_STEADY = (Goal("rate", at_least=9.8), Goal("throttled_percent", at_most=0))
_JITTERY = (Goal("rate", at_least=8.5), Goal("throttled_percent", at_most=1))
_OPEN: Mapping[str, object] = {"window": "off"}

PACING = (
    *(
        _pacing(f"{window}, {latency * 1000:g} ms", _STEADY, window=window, latency=latency)
        for latency in (0.05, 0.5)
        for window in ("sliding", "fixed", "bucket")
    ),
    _pacing("sliding, 50 ms + 0-150 ms", _JITTERY, window="sliding", latency=0.05, jitter=0.15),
    _pacing("sliding, 2000 ms", (_STEADY[0],), window="sliding", latency=2.0),
)

SENDING = (
    Measurement(
        "dispatch",
        "rows a second with the limit lifted, journal durable",
        Task(("phases.py", "send", "{copy}", "{url}", "{some}", "10000"), sandbox=_OPEN),
        {
            "lark-oapi async loop": Task(
                ("yardsticks.py", "lark-async", "{url}", "{few}"), sandbox=_OPEN
            ),
            "lark-oapi sync loop": Task(
                ("yardsticks.py", "lark", "{url}", "{some}"), sandbox=_OPEN
            ),
            "httpx async, bare": Task(("yardsticks.py", "httpx", "{url}", "{some}"), sandbox=_OPEN),
        },
        (Goal("rate", at_least=300), Goal("ratio", at_least=5, against="lark-oapi async loop")),
        figure="rate",
        sizes=(10_000,),
    ),
    Measurement(
        "dispatch-long",
        "the same out of a long journal",
        Task(("phases.py", "send", "{copy}", "{url}", "{some}", "10000"), sandbox=_OPEN),
        goals=(Goal("rate", at_least=300),),
        figure="rate",
        sizes=(10_000, 1_000_000),
    ),
    Measurement(
        "resume",
        "resume: seconds from its start to its first create",
        Task(
            (
                *("-m", "importer", "resume", "--yes", "--base-url", "{url}"),
                *("--results", "{fresh}.xlsx"),
            ),
            before=("phases.py", "copy", "{stopped}", "{home}", "{url}"),
            sandbox={},
            until_first_create=True,
        ),
        goals=(Goal("first_request_seconds", at_most=2),),
        figure="first_request_seconds",
        sizes=(1_000_000,),
    ),
)

FILES = (
    Measurement(
        "check-csv",
        "check FILE.csv: read, judge and stage, without a workbook",
        Task(("-m", "importer", "check", "{csv}"), exits=_CHECKED),
        {
            "pandas.read_csv": Task(("yardsticks.py", "read-csv", "{csv}")),
            "pandas script": Task(("yardsticks.py", "pandas-script", "{csv}")),
        },
        (
            Goal("ratio", at_most=8, against="pandas.read_csv", size=1_000_000),
            Goal("seconds", at_most=30, size=1_000_000),
            Goal("peak_mb", at_most=65),
        ),
        sizes=(10_000, 100_000, 1_000_000),
    ),
    Measurement(
        "check-xlsx",
        "check FILE.xlsx: types and formats kept, rules and journal included",
        Task(("-m", "importer", "check", "{xlsx}"), exits=_CHECKED),
        {
            "pandas.read_excel": Task(("yardsticks.py", "read-excel", "{xlsx}")),
            "pandas script": Task(("yardsticks.py", "pandas-script", "{xlsx}")),
        },
        (
            Goal("ratio", at_most=1.0, against="pandas.read_excel", size=100_000),
            Goal("peak_ratio", at_most=0.5, against="pandas.read_excel", size=100_000),
        ),
        sizes=(10_000, 100_000),
    ),
    Measurement(
        "stage",
        "the phase alone, out of a CSV file",
        Task(("phases.py", "stage", "{csv}", "{fresh}.db")),
        figure="phase_seconds",
        sizes=(10_000, 1_000_000),
    ),
    Measurement(
        "report",
        "results workbook of 20 columns with colours, filters and summary",
        Task(("phases.py", "report", "{finished}", "{fresh}.xlsx")),
        {
            "openpyxl write-only, styled": Task(
                ("yardsticks.py", "write-workbook", "{csv}", "{fresh}.xlsx")
            )
        },
        (
            Goal("ratio", at_most=0.5, against="openpyxl write-only, styled", size=100_000),
            Goal("peak_mb", at_most=60),
        ),
        sizes=(10_000, 100_000),
    ),
)

STARTS = (
    Measurement(
        "help",
        "device-importer --help",
        Task(("-m", "importer", "--help")),
        {"import click": Task(("-c", "import click"))},
        (Goal("ratio", at_most=2, against="import click"),),
        repeat=9,
        warm=True,
    ),
    Measurement(
        "sample",
        "check of the sample of 60 rows, from start to exit",
        Task(("-m", "importer", "check", "{sample}"), exits=_CHECKED),
        {"pandas.read_excel": Task(("yardsticks.py", "read-excel", "{sample}"))},
        (Goal("seconds", at_most=1),),
        repeat=5,
        warm=True,
    ),
)

REGISTRY = (
    Measurement(
        "export",
        "export of the whole registry to a workbook; ten pages of a hundred a second",
        Task(
            ("-m", "importer", "export", "{fresh}.xlsx", "--base-url", "{url}"),
            sandbox={},
            ledger="{csv}",
        ),
        goals=(Goal("seconds", at_most=115, size=100_000), Goal("peak_mb", at_most=120)),
        sizes=(10_000, 100_000),
        repeat=1,
    ),
    Measurement(
        "compare",
        "compare of a file with a registry of the same size, with its workbook",
        Task(
            (
                *("-m", "importer", "compare", "{csv}", "--both-ways"),
                *("--results", "{fresh}.xlsx", "--base-url", "{url}"),
            ),
            sandbox={},
            ledger="{csv}",
            exits=_CHECKED,
        ),
        # As long as the export takes, and half a minute of our own work.
        goals=(Goal("seconds", at_most=145, size=100_000), Goal("peak_mb", at_most=120)),
        sizes=(10_000, 100_000),
        repeat=1,
    ),
    Measurement(
        "update",
        "updates a second, each record read before it is changed; sliding, 50 ms",
        Task(
            ("-m", "importer", "update", "{paced_csv}", "--yes", "--base-url", "{url}"),
            sandbox={"latency": 0.05, "ownership": 0},
            ledger="{paced_csv}",
            exits=_CHECKED,
        ),
        goals=(Goal("rate", at_least=9.8), Goal("throttled_percent", at_most=0)),
        figure="rate",
        repeat=1,
    ),
)

PAGE = (
    Measurement(
        "web",
        "the local page: its first screen, a file checked, a page of a cause's rows, an edit",
        Task(("page.py", "{csv}")),
        {"the phase alone": Task(("phases.py", "stage", "{csv}", "{fresh}.db"))},
        (
            Goal("first_screen_seconds", at_most=1),
            Goal("ratio", at_most=1.1, against="the phase alone"),
            Goal("page_seconds", at_most=0.2),
            Goal("edit_seconds", at_most=0.3),
        ),
        figure="phase_seconds",
        sizes=(100_000,),
        warm=True,
    ),
)

MEASUREMENTS = (*STARTS, *FILES, *PAGE, *SENDING, *REGISTRY, *PACING)


@dataclass(frozen=True, slots=True)
class Growth:
    """How a figure of ours may grow from one size to another: ``times`` for each row (with
    ``per_second`` it is rows a second, and shrinks), or ``plus`` in all."""

    name: str
    figure: str
    small: int = 10_000
    large: int = 1_000_000
    times: float | None = None
    plus: float | None = None
    per_second: bool = False


GROWTH = (
    Growth("check-csv", "peak_mb", plus=50),
    Growth("stage", "phase_seconds", times=1.3),
    Growth("dispatch-long", "rate", times=1.3, per_second=True),
    Growth("report", "phase_seconds", times=1.3),
)
