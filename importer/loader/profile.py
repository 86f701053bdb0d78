"""A look at a table's first rows, column by column: how full each is and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from importer.loader.table import Table
from importer.model import Column, column_letter, text_of

#: Rows looked at, sample values shown, characters of each.
SAMPLE, VALUES, WIDTH = 200, 3, 40


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column: its letter, how many of ``rows`` have a value, up to three of them."""

    column: Column
    letter: str
    rows: int
    filled: int
    samples: tuple[str, ...]


def column_profiles(table: Table) -> list[ColumnProfile]:
    """The profile of each column, from the first 200 rows that are wanted.  Raises ``InputError``
    where the table can't be read so far."""
    import pandas as pd

    labels = table.layout.columns
    rows = [
        [text_of(cell).strip() for cell in row.cells[: len(labels)]]
        for row in islice((row for row in table.rows() if not row.hidden), SAMPLE)
    ]
    frame = pd.DataFrame(rows, columns=range(len(labels)), dtype=object)
    filled = frame[frame != ""]
    return [
        ColumnProfile(
            column=column,
            letter=column_letter(column.index),
            rows=len(frame),
            filled=int(filled[place].count()),
            samples=tuple(str(value)[:WIDTH] for value in filled[place].dropna().unique()[:VALUES]),
        )
        for place, column in enumerate(labels)
    ]
