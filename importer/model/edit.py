"""Corrections of a file's cells, kept beside the file, which stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from importer.model.cells import CellValue
from importer.model.device import Device, Problem
from importer.model.errors import InputError
from importer.model.run import Status


@dataclass(frozen=True, slots=True)
class Edit:
    """A corrected cell: from what the file has to what counts, in however many steps.

    ``sheet`` is "" in a text file, whose table is called like the file; ``row`` as Excel numbers
    it, ``column`` 0-based, both on that sheet; ``at`` in seconds since 1970.  It counts only where
    the cell still holds ``old``.
    """

    sheet: str
    row: int
    column: int
    old: CellValue
    new: str
    at: float = 0.0

    @property
    def place(self) -> tuple[str, int, int]:
        """Where its cell stands in the file: sheet, row and column."""
        return self.sheet, self.row, self.column


@dataclass(frozen=True, slots=True)
class CellChange:
    """What somebody wants a cell to say: the row's number in its run, the index of the column in
    its layout, the text that was ``seen`` there, and the new one."""

    number: int
    column: int
    seen: str
    new: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A row of a run as it stands with the edits of now, and what the rules say of it.

    ``originals`` are what the file has in its edited cells, by the column's index; ``problems``
    those of the row itself, and what was said of it among all rows when the file was last
    checked as a whole; ``device`` is None where one of them is an error; ``status`` is that of the
    run.  ``is_ahead``: edited, or put back, since the run was staged.
    """

    number: int
    cells: tuple[CellValue, ...]
    originals: Mapping[int, CellValue]
    problems: tuple[Problem, ...]
    device: Device | None
    status: Status
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class History:
    """How many cells of a file are corrected, and how many steps can be undone and redone."""

    edits: int = 0
    undoable: int = 0
    redoable: int = 0


@dataclass(frozen=True, slots=True)
class Replacement:
    """Find and replace below one heading: ``whole`` cells or wherever the text stands, with or
    without regard to ``case``."""

    column: int
    find: str
    put: str
    whole: bool = True
    case: bool = False


class StaleEdit(InputError):
    """A cell says something else by now than what was seen; nothing was written.  ``row`` is how
    it stands."""

    def __init__(self, row: Draft, params: Mapping[str, object]) -> None:
        super().__init__("edit-stale", params)
        self.row = row
