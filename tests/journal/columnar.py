"""Whole lists, staged as files are: what rows say about each other by all their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from importer.journal.journal import Journal
from importer.loader.options import ReadOptions
from importer.pipeline import Staging, stage

MAC = "3c:52:82:1a:32:{:02x}"


class List:
    """A staged list: ``statuses`` of its rows in their order, ``said`` as (row, slug) without
    what any incomplete row hears, ``macs`` of the rows that are sent, ``firsts``: row that
    repeats → row that is sent."""

    def __init__(self, journal: Journal, run_id: str) -> None:
        rows = list(journal.stored(run_id))
        self.rows = {row.outcome.number: row for row in rows}
        self.statuses = [row.outcome.status.value for row in rows]
        self.said = [
            (row.outcome.number, problem.slug)
            for row in rows
            for problem in row.problems
            if problem.slug != "incomplete-device"
        ]
        self.slugs = {slug for _, slug in self.said}
        self.macs = [
            row.device.mac_address
            for row in rows
            if row.outcome.status == "pending" and row.device is not None
        ]
        self.firsts = {
            row.outcome.number: row.outcome.first_row
            for row in rows
            if row.outcome.first_row is not None
        }


def staged(
    folder: Path, header: str, rows: Sequence[str], read: Mapping[str, object] | None = None
) -> List:
    """A list of Windows computers as the journal has it; ``rows`` are lines without the system."""
    path = folder / "list.csv"
    lines = [f"OS,{header}", *(f"Windows 11,{row}" for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = ReadOptions(**dict(read or {}))  # type: ignore[arg-type]
    with Journal(folder / "list.db") as journal:
        run = stage(journal, path, Staging(read=options, again=True)).run
        return List(journal, run.run_id)
