"""Headings in two rows: 硬盘 merged over 序列号 and 容量, 操作系统 merged over both rows.

Spreadsheets keep a merged cell's text in its first cell, and streaming readers do not tell
what is merged: so the two rows are laid over each other, and taken for one header only where
they say more together.
"""

from __future__ import annotations

from collections.abc import Sequence

from importer.loader.headings import columns
from importer.loader.headings.mappings import ExportMapping
from importer.model import Column
from importer.vocabulary import bare


def joined(
    upper: Sequence[str], lower: Sequence[str], mapping: ExportMapping | None
) -> tuple[str, ...] | None:
    """The labels of two rows as one header; None where the lower one is a row of data, or the
    upper one a title.

    It is a header where nothing but headings stands below a heading of ours and both rows say
    more than the upper one, and more than what stands in the lower one; or where the upper one
    only tells apart what the lower one says twice.
    """
    filled = [index for index, label in enumerate(lower) if bare(label)]
    if len(filled) < 2:
        return None
    both = tuple(_labels(upper, lower))
    before = columns.match_loosely(upper, mapping)
    after = columns.match_loosely(both, mapping)
    if not _fields(before):
        alone = columns.match_loosely(lower, mapping)
        return both if columns.clashing(alone) and not columns.clashing(after) else None
    for index in filled:
        stands_below = index < len(before) and before[index].field is not None
        if stands_below and after[index].field is None:
            return None  # Windows below 操作系统
    fields = _fields(after)
    if not _fields(before) <= fields or not _fields([after[index] for index in filled]) < fields:
        return None
    return both if _known(after) > _known(before) else None


def _fields(found: Sequence[Column]) -> set[str]:
    return {column.field for column in found if column.field}


def _known(found: Sequence[Column]) -> int:
    return sum(column.field is not None for column in found)


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
    together = (f"{below} {group}", f"{group} {below}") if group else ()
    return next((label for label in (*together, below) if columns.is_known(label)), below)
