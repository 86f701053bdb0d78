"""A run's rows as data: a table of text (CSV), or JSON Lines.

Rows are written as they come, so that there may be any number of them.  Names are the same in
every language: scripts depend on them.  The lines of JSON are described by
``schemas/row.json``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from importer.model import (
    DATA_COLUMNS,
    CellValue,
    Column,
    Kind,
    Layout,
    Problem,
    Run,
    StoredRow,
    text_of,
    uncorrected,
    users_columns,
)
from importer.reporter.text_file import harmless, json_line, text_file
from importer.reporter.words import advice_of, message_of
from importer.texts import Lang

#: The version of a line of JSON: it is raised where a key changes its meaning or goes.
SCHEMA = 1


def write_rows(path: Path, run: Run, rows: Iterable[StoredRow], lang: Lang) -> None:
    """Write what became of a run's rows to a new file, of the kind that its suffix says:
    ``.csv`` or ``.jsonl``.  A run that no journal keeps has the id "".

    The file appears when it is complete.  Raises ``OSError`` where it can't be written and
    ``FileExistsError`` where ``path`` exists; then nothing is left behind.
    """
    _KINDS[path.suffix.lower()](path, run, rows, lang)


def _write_json(path: Path, run: Run, rows: Iterable[StoredRow], lang: Lang) -> None:
    zone = _zone(run)
    originals = _Originals(run)
    with text_file(path, "utf-8") as file:
        for stored in rows:
            outcome = stored.outcome
            sheet, row = run.layout.place_of(outcome.number)
            line = {
                "schema": SCHEMA,
                "run_id": run.run_id or None,
                "file": run.path,
                "sheet": sheet,
                "row": row,
                "status": outcome.status.value,
                "device_record_id": outcome.record_id or None,
                "code": outcome.code,
                "message": message_of(stored, run.layout, lang) or None,
                "note": outcome.note or None,
                "attempts": outcome.attempts,
                "finished_at": _moment(outcome.finished_at, zone),
                "log_id": outcome.log_id or None,
                "device": stored.device._asdict() if stored.device else None,
                "problems": [_problem(problem, lang) for problem in stored.problems],
                "original": originals.of(stored),
                "edited": originals.edited(stored) or None,
            }
            file.write(json_line(line))


def _problem(problem: Problem, lang: Lang) -> dict[str, str | None]:
    """A problem, its text with the next step behind it."""
    return {
        "slug": problem.slug,
        "field": problem.field or None,
        "address": problem.address,
        "value": problem.value,
        "severity": problem.severity.value,
        "suggestion": problem.suggestion or None,
        "text": problem.text(lang),
    }


def _moment(seconds: float, zone: tzinfo | None) -> str | None:
    """A time by ISO 8601, with its offset; None for none."""
    return datetime.fromtimestamp(seconds, zone).isoformat("T", "seconds") if seconds else None


def _zone(run: Run) -> tzinfo | None:
    """The offset at the time of the run, so that all of its times can be compared."""
    return datetime.fromtimestamp(run.created_at).astimezone().tzinfo


class _Originals:
    """What the file has in a row, under its labels; those that are equal, or blank, get the
    column's number, and so do cells beyond the last one."""

    def __init__(self, run: Run) -> None:
        self._width = len(run.layout.columns)
        columns = users_columns(run.layout)
        places = (column.index for column in columns)
        self._names = dict(zip(places, labels_apart(columns), strict=True))

    def of(self, stored: StoredRow) -> dict[str, str]:
        cells = uncorrected(stored.cells, stored.originals)
        found = {
            name: text_of(cells[place]) if place < len(cells) else ""
            for place, name in self._names.items()
        }
        for place, cell in enumerate(cells[self._width :], self._width):
            if text := text_of(cell):
                found[_apart_from(found, f"_{place + 1}")] = text
        return found

    def edited(self, stored: StoredRow) -> dict[str, str]:
        """What counts instead in cells that were corrected beside the file."""
        names = self._names
        return {names[i]: text_of(stored.cells[i]) for i in stored.originals if i in names}


def labels_apart(columns: Iterable[Column], ours: Iterable[str] = ()) -> list[str]:
    """Names that differ from each other and from ours: of equal labels the first keeps its own."""
    columns = list(columns)
    taken: dict[str, int | None] = {c.label: c.index for c in reversed(columns) if c.label}
    taken |= dict.fromkeys(ours)
    names: dict[str, None] = {}
    for column in columns:
        name = column.label
        if taken.get(name) != column.index:
            name = _apart_from({**taken, **names}, f"{name}_{column.index + 1}")
        names[name] = None
    return list(names)


def _apart_from(taken: Mapping[str, object], name: str) -> str:
    while name in taken:
        name += "_"
    return name


def _write_csv(path: Path, run: Run, rows: Iterable[StoredRow], lang: Lang) -> None:
    """The file's own columns as they are, then ours; cells beyond its last heading come after
    ours, not in their place."""
    width = len(run.layout.columns)
    columns = users_columns(run.layout)
    zone = _zone(run)
    with text_file(path, "utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow([*(harmless(column.label) for column in columns), *DATA_COLUMNS])
        for stored in rows:
            theirs = (_cell(stored.cell(column)) for column in columns)
            ours = (harmless(text) for text in _own(stored, run.layout, zone, lang))
            table.writerow([*theirs, *ours, *map(_cell, stored.cells[width:])])


def _cell(value: CellValue) -> str:
    """A cell as text; a number is no formula, whatever stands before it."""
    is_number = not isinstance(value, str) and value.kind is Kind.NUMBER
    return text_of(value) if is_number else harmless(text_of(value))


def _own(stored: StoredRow, layout: Layout, zone: tzinfo | None, lang: Lang) -> tuple[str, ...]:
    """The cells below ``DATA_COLUMNS``."""
    outcome = stored.outcome
    return (
        layout.row_name(outcome.number),
        outcome.status.value,
        outcome.record_id,
        "" if outcome.code is None else str(outcome.code),
        message_of(stored, layout, lang),
        advice_of(stored, lang),
        outcome.note,
        str(outcome.attempts),
        _moment(outcome.finished_at, zone) or "",
        outcome.log_id,
        " ".join(dict.fromkeys(problem.slug for problem in stored.problems)),
    )


_KINDS: Mapping[str, Callable[[Path, Run, Iterable[StoredRow], Lang], None]] = {
    ".csv": _write_csv,
    ".jsonl": _write_json,
}
#: The suffixes of a run's results: a workbook, or its rows as data.
RESULTS = (".xlsx", *_KINDS)
