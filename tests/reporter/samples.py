"""Rows, runs and tallies for the tests of the workbooks."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from importer.model.cells import CellValue
from importer.model.device import Device, Problem
from importer.model.run import Cause, Outcome, Results, Run, Status, StoredRow, Tally
from importer.model.table import Column, Layout
from importer.reporter.workbook import write_workbook
from importer.texts.text import Lang
from importer.validator.restated import Restated
from importer.vocabulary.faults import Severity

LAYOUT = Layout(
    file="devices.xlsx",
    sheet="Devices",
    header_row=1,
    columns=(
        Column(0, "OS", "device_system", "alias"),
        Column(1, "SN", "serial_number", "alias"),
        Column(2, "Board UUID", "uuid", "label"),
        Column(3, "MAC", "mac_address", "alias"),
    ),
)
CELLS = ("Windows 11", "00123", "4C4C4544-0052-5A10-804E-B6C04F324433", "ac:de:48:00:11:22")


def problem(
    number: int,
    slug: str = "uuid-format",
    field: str = "uuid",
    severity: Severity = Severity.ERROR,
    value: str = "bad",
) -> Problem:
    """A problem of one cell of a row."""
    return Problem(slug, field, LAYOUT.address(field, number), value, severity)


def stored(
    number: int,
    status: Status = Status.CREATED,
    cells: tuple[CellValue, ...] = CELLS,
    problems: tuple[Problem, ...] = (),
) -> StoredRow:
    """A row with its outcome."""
    device = None if status is Status.INVALID else Device(1, 2, 1, serial_number="00123")
    return StoredRow(cells, problems, device, Outcome(number, status))


#: How many columns of ours stand before the user's on the sheet of rows, and before the fields on
#: that of rows to fix.
LEFT, FIX_LEFT = 4, 3


def make_run(rows: int, **changes: Any) -> Run:
    """A finished run of a file with the layout above, or with other ``columns``."""
    columns = changes.pop("columns", LAYOUT.columns)
    run = Run(
        run_id="20260301-093005-ab12",
        path="/data/devices.xlsx",
        layout=replace(LAYOUT, columns=columns),
        created_at=1_772_357_405.0,
        state="finished",
        rows=rows,
        tenant="open.feishu.cn cli_a1b2",
        rate=9.5,
        finished_at=1_772_357_505.0,
    )
    return replace(run, **changes)


def tally_of(rows: list[StoredRow]) -> Tally:
    """Rows counted as a journal counts them."""
    statuses = Counter(row.outcome.status for row in rows)
    systems = Counter(
        (row.device.device_system if row.device else None, row.outcome.status) for row in rows
    )
    found: dict[str, list[tuple[Problem, int]]] = {}
    for row in rows:
        for item in row.problems:
            found.setdefault(item.slug, []).append((item, row.outcome.number))
    causes = tuple(
        Cause(slug, items[0][0].severity, len(items), *items[0]) for slug, items in found.items()
    )
    return Tally(statuses, systems, causes)


def values_of(path: Path, sheet: str) -> list[list[Any]]:
    """The values of a worksheet, row by row."""
    book = load_workbook(path)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def results_of(rows: list[StoredRow], lang: Lang = Lang.EN, **changes: Any) -> Results:
    """What is told of these rows besides them."""
    run = make_run(len(rows), **changes)
    return Results(run, tally_of(rows), Restated(run, lang).value)


def write(path: Path, rows: list[StoredRow], lang: Lang = Lang.EN, **changes: Any) -> Path:
    """Write a workbook of these rows."""
    write_workbook(path, results_of(rows, lang, **changes), iter(rows), lang)
    return path


def parts(path: Path, pattern: str) -> str:
    """The raw XML of the parts of a workbook whose names match."""
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if re.search(pattern, name)]
        return "".join(book.read(name).decode() for name in names)
