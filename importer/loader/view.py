"""A file as it stands, before anything is made of it: its sheets, and the first lines of one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from importer.loader.formats import File, SheetName, open_source
from importer.loader.options import ReadOptions
from importer.loader.table import dialect_of
from importer.model import text_of

#: Cells of a line, and characters of a cell, that are looked at.
_CELLS, _WIDTH = 60, 60


@dataclass(frozen=True, slots=True)
class Glance:
    """The sheets of a file; of ``sheet`` the first lines that are not blank, with their numbers as
    Excel shows them; ``encoding`` and ``delimiter`` are empty for a workbook."""

    sheets: tuple[SheetName, ...]
    sheet: str
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    delimiter: str


def glance(path: Path, options: ReadOptions, sheet: str = "", count: int = 20) -> Glance:
    """Look at ``count`` lines of a sheet, "" for the one that the file asks for or its first.
    Raises ``InputError`` where the file can't be read at all."""
    with File(path) as file, closing(open_source(file, dialect_of(options))) as source:
        sheets = source.sheets()
        names = [found.name for found in sheets]
        chosen = next((n for n in (sheet, source.preferred) if n in names), None) or names[0]
        lines = tuple(
            (number, tuple(text_of(cell)[:_WIDTH] for cell in cells[:_CELLS]))
            for number, cells in islice(source.records(chosen), count)
        )
        return Glance(sheets, chosen, lines, source.encoding, source.delimiter)
