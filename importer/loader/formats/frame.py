"""A pandas DataFrame as a file with one sheet: its labels in row 1, its rows below.

Text stays text.  What pandas made a float of is told apart from a number of Excel's: it does that
to a whole column of numbers for a single gap, and what they looked like before is gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from numbers import Integral, Real
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd

from importer.loader.formats.cells import is_blank
from importer.loader.formats.source import Merged, SheetName
from importer.model import Cell, CellValue, Kind, Note, text_of

#: Whole numbers from here on are their digits: no spreadsheet kept fifteen of them.
_PRECISE = 10**15
#: Rows that are taken out of a DataFrame at a time: one by one takes three times as long.
_PIECE = 1_000


class Frame:
    """A DataFrame as it is now, in the place of an open file: what is done to it later changes
    nothing here.  ``path`` is how it is called."""

    def __init__(self, frame: pd.DataFrame, path: Path) -> None:
        self.path = path
        self.frame = frame.copy()

    def content_hash(self) -> str:
        """The SHA-256 of labels and cells in hex."""
        hashing = hashlib.sha256()
        for cells in rows_of(self.frame):
            hashing.update(repr(cells).encode())
        return hashing.hexdigest()

    def require_unchanged(self, content_hash: str | None = None) -> None:
        """It is ours, and nobody else has it."""

    def close(self) -> None:
        """Nothing is open."""


class FrameSource:
    """The one sheet of a ``Frame``."""

    encoding = ""
    delimiter = ""
    preferred: str | None = None
    origin = ""
    unsent = 0
    notes: tuple[Note, ...] = ()

    def __init__(self, held: Frame) -> None:
        self._held = held

    def sheets(self) -> tuple[SheetName, ...]:
        return (SheetName(self._held.path.stem),)

    def records(self, sheet: str) -> Iterator[tuple[int, Sequence[CellValue]]]:  # noqa: ARG002
        for number, cells in enumerate(rows_of(self._held.frame), 1):
            if not is_blank(cells):
                yield number, cells

    def hidden(self, sheet: str) -> tuple[int, ...]:  # noqa: ARG002
        """A DataFrame hides nothing."""
        return ()

    def struck(self, sheet: str) -> tuple[int, ...]:  # noqa: ARG002
        """Nor does it strike anything through."""
        return ()

    def merged(self, sheet: str) -> tuple[Merged, ...]:  # noqa: ARG002
        """Nor does it merge cells."""
        return ()

    def close(self) -> None:
        """Nothing is open."""


def rows_of(frame: pd.DataFrame) -> Iterator[tuple[CellValue, ...]]:
    """The labels, then each row; first the levels of the index that have a name."""
    index, columns = frame.index, range(frame.shape[1])
    levels = [level for level in range(index.nlevels) if index.names[level] is not None]
    labels = [*(index.names[level] for level in levels), *frame.columns]
    yield tuple(map(_label, labels))
    values = [
        *(index.get_level_values(level).to_series() for level in levels),
        *(frame.iloc[:, place] for place in columns),
    ]
    for start in range(0, len(frame), _PIECE):
        pieces = (column.iloc[start : start + _PIECE].tolist() for column in values)
        yield from zip(*(map(cell_of, piece) for piece in pieces), strict=True)


def _label(label: Hashable) -> str:
    """A column's label; of one in several levels all that say something, in a row."""
    parts = label if isinstance(label, tuple) else (label,)
    texts = (cell_of(part) for part in parts)
    return " ".join(text_of(text) for text in texts if text != "")


def cell_of(value: Any) -> CellValue:
    """What a value of a DataFrame is as a cell; None, NaN, NA and NaT are a blank one."""
    if isinstance(value, str):
        is_plain = type(value) is str and value.isascii() and "\0" not in value
        return value if is_plain else _storable(value)
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, pd.Timestamp | np.datetime64):
        return Cell(Kind.DATE, pd.Timestamp(value).to_pydatetime(warn=False))
    if isinstance(value, pd.Timedelta | np.timedelta64):
        return Cell(Kind.DATE, pd.Timedelta(value).to_pytimedelta())
    if isinstance(value, datetime | date | time | timedelta):
        return Cell(Kind.DATE, value)
    if pd.api.types.is_bool(value):
        return Cell(Kind.BOOL, bool(value))
    if isinstance(value, Integral) or (isinstance(value, Decimal) and _is_whole(value)):
        whole = int(value)
        return str(whole) if abs(whole) >= _PRECISE else Cell(Kind.NUMBER, whole)
    if isinstance(value, Real | Decimal):
        return Cell(Kind.FLOAT, float(value))
    return str(value) if isinstance(value, UUID) else Cell(Kind.OBJECT, _storable(str(value)))


def _is_whole(value: Decimal) -> bool:
    return value.is_finite() and value == value.to_integral_value()


def _storable(text: str) -> str:
    """A text without what no file and no journal can hold."""
    return str.__str__(text).replace("\0", "").encode("utf-8", "replace").decode()
