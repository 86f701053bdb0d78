"""What every format gives: an open file that lists its sheets and streams their rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from importer.model import CellValue, Note


@dataclass(frozen=True, slots=True)
class SheetName:
    """A worksheet of a file, in the order of its tabs."""

    name: str
    visible: bool = True


class Merged(NamedTuple):
    """Cells merged over several rows or columns: the numbers of the first and the last row as
    Excel shows them, the place of the column, from 0, in which their content stands, and how many
    columns they cover."""

    first: int
    last: int
    column: int
    width: int = 1


class Source(Protocol):
    """What is read from an open ``File``, which stays its owner's.

    ``preferred`` is the sheet that the file itself asks to be read, and ``origin`` the id of
    the run whose results it is, "" for a file that is not one of ours; ``unsent`` is how many rows
    that run had not sent when they were written.
    """

    encoding: str
    delimiter: str
    preferred: str | None
    origin: str
    unsent: int
    notes: tuple[Note, ...]

    def sheets(self) -> tuple[SheetName, ...]:
        """The worksheets; a CSV file has one, called as Excel would call it."""

    def records(self, sheet: str) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Each row that is not blank with its number as Excel shows it; may be asked again.

        Rows are as long as the file has them.  Raises ``InputError`` where the file is
        damaged or can't be read any more.
        """

    def hidden(self, sheet: str) -> Container[int]:
        """The numbers of the rows that are not shown, as far as ``records`` has come: a filter, a
        folded group or somebody's hand hides them."""

    def struck(self, sheet: str) -> Container[int]:
        """The numbers of the rows that are struck through, as far as ``records`` has come."""

    def merged(self, sheet: str) -> Iterable[Merged]:
        """What is merged downwards, in any order."""

    def close(self) -> None:
        """Let go of what was kept of the file."""
