"""Titles between the rows that name a kind: 显示器 above five monitors, Printers above the rest;
and worksheets that are called so.

Nothing in such a row says that it is about no computer, and ``--set`` would make one of it.  What
a row says of itself goes before what stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from importer.loader.headings.shapes import says
from importer.model import CellValue, Column, Layout, Problem, text_of
from importer.vocabulary import (
    DEVICES,
    IDENTIFIERS,
    PHONE,
    Fault,
    Role,
    devices,
    models,
    severity,
)

_SYSTEM = "device_system"
#: What phones are identified by.
_MOBILE = frozenset(("android_id", "idfv", "aaid"))


class _Told(NamedTuple):
    """What a title says: by which fault it leaves out, where it stands, and the kind it names."""

    fault: Fault
    number: int
    column: Column | None
    text: str
    kind: str


class Sections:
    """Knows below which title the rows of a table stand."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        fields = {column.field for column in layout.columns}
        self._phones = not fields.isdisjoint(_MOBILE)
        self._systems = [c.index for c in layout.columns if c.field == _SYSTEM]
        self._places = _places(layout)
        self._kinds = layout.with_role(Role.KIND)
        self._models = layout.with_role(Role.MODEL)
        self._told: _Told | None = None
        # A text file is called as somebody likes.
        kind = "" if layout.delimiter else devices.kind_of_sheet(layout.sheet)
        if kind:
            self._told = _Told(Fault.LEFT_SHEET, 0, None, layout.sheet.strip(), kind)

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
                self._told = None if fault is None else _Told(fault, *at, kind)
                return

    def problems(self, row: int, cells: Sequence[CellValue]) -> tuple[Problem, ...]:
        """Why the row, of this number, is about no device: by the title above it, unless it says
        itself that it is about one."""
        told = self._told
        if told is None or self._says_device(cells):
            return ()
        at = row if told.column is None else told.number
        address = self._layout.address("", at, told.column)
        params = {"kind": told.kind}
        return (Problem(told.fault.value, "", address, told.text, severity(told.fault), params),)

    def _says_device(self, cells: Sequence[CellValue]) -> bool:
        return (
            any(says(cells[index]) for index in self._systems)
            or any(devices.kind(text_of(cells[c.index])) in DEVICES for c in self._kinds)
            or any(models.is_computer(text_of(cells[c.index])) for c in self._models)
        )


def _places(layout: Layout) -> tuple[Column, ...]:
    """Where titles stand: in the first column, or below a heading of names."""
    first = next((column for column in layout.columns if column.label.strip()), None)
    found = (first, *layout.with_role(Role.NAME), *layout.with_role(Role.NUMBER))
    return tuple(c for c in found if c is not None and c.field not in (*IDENTIFIERS, _SYSTEM))
