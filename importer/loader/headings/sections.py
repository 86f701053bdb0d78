"""Titles between the rows that name a kind: 显示器 above five monitors, Printers above the rest.

Nothing in such a row says that it is about no computer, and ``--set`` would make one of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from importer.loader.headings.shapes import says
from importer.model import CellValue, Column, Layout, Problem
from importer.vocabulary import (
    DEVICES,
    IDENTIFIERS,
    PHONE,
    Fault,
    Role,
    devices,
    severity,
)

_SYSTEM = "device_system"
#: What phones are identified by.
_MOBILE = frozenset(("android_id", "idfv", "aaid"))


class Sections:
    """Knows below which title the rows of a table stand."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        fields = {column.field for column in layout.columns}
        self._phones = not fields.isdisjoint(_MOBILE)
        self._systems = [c.index for c in layout.columns if c.field == _SYSTEM]
        self._places = _places(layout)
        self._told: tuple[Fault, int, Column, str, str] | None = None

    def see(self, number: int, cells: Sequence[CellValue]) -> None:
        """Take in a line of one cell: a title, if it stands where titles do."""
        for column in self._places:
            cell = cells[column.index]
            if isinstance(cell, str) and cell != "":
                kind = devices.kind(cell)
                fault = Fault.LEFT_KIND if kind and kind not in DEVICES else None
                if kind == PHONE and not self._phones:
                    fault = Fault.PHONE_WITHOUT_ID
                at = (number, column, cell.strip())
                self._told = None if fault is None else (fault, *at, kind)
                return

    def problems(self, cells: Sequence[CellValue]) -> tuple[Problem, ...]:
        """Why the row is about no device: by the title above it, unless it says its system."""
        if self._told is None or any(says(cells[index]) for index in self._systems):
            return ()
        fault, number, column, text, kind = self._told
        address = self._layout.address("", number, column)
        return (Problem(fault.value, "", address, text, severity(fault), {"kind": kind}),)


def _places(layout: Layout) -> tuple[Column, ...]:
    """Where titles stand: in the first column, or below a heading of names."""
    first = next((column for column in layout.columns if column.label.strip()), None)
    found = (first, *layout.with_role(Role.NAME), *layout.with_role(Role.NUMBER))
    return tuple(c for c in found if c is not None and c.field not in (*IDENTIFIERS, _SYSTEM))
