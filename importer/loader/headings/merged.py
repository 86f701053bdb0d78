"""Merged cells: one "Windows 11" over three rows, as ledgers have it, and titles across a table.

The file keeps it in the first of the cells, and Excel shows it for all of them, so it counts for
all of them.  Not so an identifier: several devices can't share one, and whose it is nobody can
tell.  Where the name is merged along with it, the rows are several of one device.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from importer.loader.formats import Merged
from importer.model import CellValue, Layout, Note, Problem, Row, column_letter, text_of
from importer.vocabulary import IDENTIFIERS, Fault, Role, quoted

#: What tells one device from the next in a ledger.
_TELLING = (Role.NAME, Role.NUMBER)
_DEVICE = frozenset({"device_system", *IDENTIFIERS})
_Found = defaultdict[int, list[Merged]]


class Merges:
    """What is merged in a table, by the row in which it begins; ``titles`` are the rows of which
    one cell covers all that could say something of a device."""

    def __init__(self, found: Iterable[Merged], layout: Layout) -> None:
        self._layout = layout
        width, columns = len(layout.columns), layout.columns
        telling = {c.index for role in _TELLING for c in layout.with_role(role)}
        below = [m for m in found if m.first > layout.header_row and m.column < width]
        device = {c.index for c in columns if c.field in _DEVICE}
        across = (merged for merged in below if merged.width > 1)
        self.titles = frozenset(
            m.first for m in across if device.issubset(range(m.column, m.column + m.width))
        )
        below = [merged for merged in below if merged.last > merged.first]
        devices = {(m.first, m.last) for m in below if m.column in telling}
        self._filling: _Found = defaultdict(list)
        self._shared: _Found = defaultdict(list)
        for merged in below:
            identifies = columns[merged.column].field in IDENTIFIERS
            is_one = (merged.first, merged.last) in devices
            kind = self._shared if identifies and not is_one else self._filling
            kind[merged.first].append(merged)

    def notes(self) -> tuple[Note, ...]:
        """What the user should see of cells that are filled."""
        filled = {merged.column for found in self._filling.values() for merged in found}
        columns = [column for column in self._layout.columns if column.index in filled]
        if not any(column.field for column in columns):
            return ()
        labels = [column.label or column_letter(column.index) for column in columns]
        return (Note("merged", {"sheet": self._layout.sheet, "labels": quoted(labels)}),)

    def filler(self) -> Filler | None:
        """For one reading of the rows; None where there is nothing to fill."""
        return Filler(self._filling) if self._filling else None

    def told(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows, with a problem for each that shares a merged identifier with another."""
        return self._told(rows) if self._shared else rows

    def _told(self, rows: Iterator[Row]) -> Iterator[Row]:
        shared: dict[Merged, str] = {}
        before = next(rows, None)
        while before is not None:
            row = next(rows, None)
            shared = {
                merged: text for merged, text in shared.items() if merged.last >= before.number
            }
            for merged in self._shared.get(before.number, ()):
                text = text_of(before.cells[merged.column]).strip()
                # Further lines of the device, which are no rows, may have its identifier.
                if text and row is not None and row.number <= merged.last:
                    shared[merged] = text
            problems = tuple(self._problem(before.number, *found) for found in shared.items())
            yield before._replace(problems=before.problems or problems)
            before = row

    def _problem(self, number: int, merged: Merged, text: str) -> Problem:
        column = self._layout.columns[merged.column]
        letter, field = column_letter(column.index), column.field or ""
        return Problem(
            slug=Fault.MERGED.value,
            field=field,
            address=self._layout.address(field, number, column),
            value=text,
            params={"cells": f"{letter}{merged.first}:{letter}{merged.last}"},
        )


class Filler:
    """Fills merged cells, row after row from the top."""

    def __init__(self, begin: _Found) -> None:
        self._begin = begin
        self._open: dict[int, tuple[int, CellValue]] = {}

    def filled(self, number: int, cells: tuple[CellValue, ...]) -> tuple[CellValue, ...]:
        """A row with what is merged into it."""
        if self._open:
            self._open = {i: found for i, found in self._open.items() if found[0] >= number}
            changed = list(cells)
            for index, (_, value) in self._open.items():
                changed[index] = value
            cells = tuple(changed)
        for merged in self._begin.get(number, ()):
            if cells[merged.column] != "":
                self._open[merged.column] = (merged.last, cells[merged.column])
        return cells
