"""What every file format gives to the loader, and what the user may say about a file.

A ``Source`` is an open file that lists its sheets and streams their rows; there is one for
each format (``csv_file``, ``xlsx``, ``xls``), and ``table`` knows none of their
details.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from importer.loader.headings import mappings
from importer.loader.headings.mappings import ExportMapping
from importer.model import CellValue, InputError, Note


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user said about a file; everything left out is found out.

    ``header_row`` is 1-based, as Excel shows it; ``delimiter`` one character or its name
    (``tab``); ``maps`` are the labels chosen for a field with ``--map``, the first before the
    others; ``constants`` the fields that ``--set`` fills, for which no column is needed.
    ``mapping`` is used whatever the labels are; without it the first of ``mappings`` that
    fits (None: the shipped ones); ``unusable`` is what is wrong with
    others.
    """

    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    maps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: frozenset[str] = frozenset()
    mapping: ExportMapping | None = None
    mappings: tuple[ExportMapping, ...] | None = None
    unusable: tuple[InputError, ...] = ()

    def mapping_for(self, labels: Sequence[str]) -> ExportMapping | None:
        """The mapping under which a row of labels is to be read."""
        if self.mapping is not None:
            return self.mapping
        return mappings.detect(labels, self.known())

    def known(self) -> tuple[ExportMapping, ...]:
        """The mappings that are tried."""
        return mappings.shipped() if self.mappings is None else self.mappings


@dataclass(frozen=True, slots=True)
class SheetName:
    """A worksheet of a file, in the order of its tabs."""

    name: str
    visible: bool = True


class Source(Protocol):
    """An open file.  ``preferred`` is the sheet that the file itself asks to be read, and
    ``origin`` the id of the run whose results it is, "" for a file that is not one of ours."""

    encoding: str
    delimiter: str
    preferred: str | None
    origin: str
    notes: tuple[Note, ...]

    def sheets(self) -> tuple[SheetName, ...]:
        """The worksheets; a CSV file has one, called as Excel would call it."""

    def records(self, sheet: str) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Each row that is not blank with its number as Excel shows it; may be asked again.

        Rows are as long as the file has them.  Raises ``InputError`` where the file is
        damaged or can't be read any more.
        """

    def close(self) -> None:
        """Let go of the file."""
