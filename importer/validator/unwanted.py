"""Rows that the user does not want: ``--leave-out 状态=报废,已丢失``.

A cell counts as a whole, without regard to case, width and the blanks around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importer.model import (
    CellValue,
    Column,
    InputError,
    Layout,
    column_letter,
    columns_named,
    text_of,
)
from importer.texts import printable
from importer.vocabulary import quoted

#: What is asked for: a column's heading or letter, and words that leave their rows out.
LeaveOut = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A column, and the words in it that leave a row out: as they are compared → as given."""

    column: Column
    words: Mapping[str, str]

    def word(self, cells: Sequence[CellValue]) -> str:
        """The word that leaves this row out, or ""."""
        cell = cells[self.column.index]
        return self.words.get(_key(text_of(cell)), "") if cell != "" else ""


def unwanted(layout: Layout, asked: LeaveOut) -> tuple[Unwanted, ...]:
    """What is asked for, for the columns of a file.  Raises ``InputError`` for a column that is
    not there, or a heading that stands over several."""
    return tuple(
        Unwanted(_column(layout, label), {_key(word): word for word in words})
        for label, words in asked
    )


def _column(layout: Layout, wanted: str) -> Column:
    """The column of a heading: as it is written, or else as it is meant; or of a letter."""
    columns = layout.columns
    found = [columns[place] for place in columns_named([c.label for c in columns], wanted)]
    if not found:
        labels = quoted([column.label for column in columns])
        raise InputError("leave-out-no-such-label", {"label": wanted, "labels": labels})
    if len(found) > 1:
        letters = ", ".join(column_letter(column.index) for column in found)
        params = {
            "label": printable(wanted),
            "columns": letters,
            "letter": column_letter(found[0].index),
        }
        raise InputError("leave-out-label-twice", params)
    return found[0]


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
