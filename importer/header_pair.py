"""Headings in two rows: 硬盘 merged over 序列号 and 容量, 操作系统 merged over both rows.

Spreadsheets keep a merged cell's text in its first cell, and streaming readers do not tell
what is merged: so the two rows are laid over each other, and taken for one header only where
they say more together.
"""

from __future__ import annotations

from collections.abc import Sequence

from importer import columns
from importer.labels import bare
from importer.mappings import ExportMapping


def joined(
    upper: Sequence[str], lower: Sequence[str], mapping: ExportMapping | None
) -> tuple[str, ...] | None:
    """The labels of two rows as one header; None where the lower one is a row of data.

    It is a header where nothing but headings stands below a heading of ours, and where more
    columns are known with it than without.
    """
    filled = [index for index, label in enumerate(lower) if bare(label)]
    if len(filled) < 2:
        return None
    both = tuple(_labels(upper, lower))
    before = columns.match_loosely(upper, mapping)
    after = columns.match_loosely(both, mapping)
    for index in filled:
        stands_below = index < len(before) and before[index].field is not None
        if stands_below and after[index].field is None:
            return None  # Windows below 操作系统
    fields = {column.field for column in before if column.field}
    if not fields <= {column.field for column in after}:
        return None
    more = sum(column.field is not None for column in after)
    return both if more > sum(column.field is not None for column in before) else None


def _labels(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    labels = []
    group = ""
    for index in range(max(len(upper), len(lower))):
        above = bare(upper[index]) if index < len(upper) else ""
        below = bare(lower[index]) if index < len(lower) else ""
        group = above or group
        labels.append(_label(above, below, group))
    return labels


def _label(above: str, below: str, group: str) -> str:
    """One column's label: with its group where that makes a heading that is known."""
    if not below:
        return above
    together = (f"{group} {below}", f"{below} {group}") if group else ()
    return next((label for label in (*together, below) if columns.is_known(label)), below)
