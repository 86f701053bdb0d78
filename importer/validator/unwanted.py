"""Rows that the user does not want: ``--leave-out 状态=报废,已丢失``, and those that results which
come back say were left out.

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
    Status,
    column_letter,
    columns_named,
    text_of,
    told_status,
)
from importer.texts import Lang, printable, say
from importer.vocabulary import Fault, quoted

#: What is asked for: a column's heading or letter, and words that leave their rows out.
LeaveOut = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A column, and the words in it that leave a row out: as they are compared → as given; what is
    said of such a row."""

    column: Column
    words: Mapping[str, str]
    fault: Fault = Fault.LEFT_AS_SAID

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


def left_before(layout: Layout) -> tuple[Unwanted, ...]:
    """What a column of results says that come back: a row that was hidden, or that nobody wanted,
    is neither hidden nor named by an option any more."""
    column = told_status(layout)
    if column is None:
        return ()
    status = Status.LEFT_OUT.value
    words = (status, *(say(f"status.{status}", lang) for lang in Lang))
    return (Unwanted(column, {_key(word): word for word in words}, Fault.LEFT_BEFORE),)


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
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return plain.removesuffix(" 00:00:00")  # as a CSV may write a day
