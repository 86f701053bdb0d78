"""Headings in two rows: 硬盘 merged over 序列号 and 容量, 操作系统 merged over both rows.

Spreadsheets keep a merged cell's text in its first cell, and streaming readers do not tell
what is merged: so the two rows are laid over each other, and taken for one header only where
they say more together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from importer.loader.headings import columns
from importer.loader.headings.mappings import ExportMapping
from importer.loader.headings.shapes import is_value
from importer.model import Column
from importer.vocabulary import COMPUTER, PHONE, TABLET, adapters, bare, devices, known, says_whose

#: 统计日期：2025-06-30, which stands beside a title.
_REMARK = re.compile("[:：].")
#: A title stands alone.
_FEWEST = 2
#: Fields that parts and other things have as well, and kinds that have a network card: an adapter
#: is the computer's own.
_OF_THINGS = ("serial_number", "mac_address")
_WITH_CARDS = frozenset({PHONE, *("monitor", "printer", "phone-set", "projector", "network")})
#: 显示器信息
_INFORMATION = re.compile(
    r"\s*(?:信息|資訊|资料|資料|情况|情報|info(?:rmation)?|details?|data)$", re.IGNORECASE
)


def joined(
    upper: Sequence[str], lower: Sequence[str], mapping: ExportMapping | None
) -> tuple[str, ...] | None:
    """The labels of two rows as one header; None where the lower one is a row of data, or the
    upper one a title.

    It is a header where nothing but headings stands below a heading of ours and both rows say
    more than the upper one, and more than what stands in the lower one; or where the upper one
    only tells apart what the lower one says twice, or names columns that the lower one leaves
    blank: 序号 and 备注, merged over both rows, beside 设备信息.
    """
    filled = [index for index, label in enumerate(lower) if bare(label)]
    if len(filled) < 2:
        return None
    both = tuple(_labels(upper, lower))
    before = columns.match_loosely(upper, mapping)
    after = columns.match_loosely(both, mapping)
    if not _fields(before):
        alone = columns.match_loosely(lower, mapping)
        if columns.clashing(alone):
            return None if columns.clashing(after) else both
        if _fields(after) < _fields(alone) and not _is_title(upper):
            return _completed(upper, lower, both) or both  # what is a monitor's
        return _completed(upper, lower, both) if len(_fields(alone)) > 1 else None
    for index in filled:
        stands_below = index < len(before) and before[index].field is not None
        if stands_below and after[index].field is None:
            return None  # Windows below 操作系统
    fields = _fields(after)
    if not _fields(before) <= fields or not _fields([after[index] for index in filled]) < fields:
        return None
    return both if _known(after) > _known(before) else None


def _is_title(upper: Sequence[str]) -> bool:
    """Whether a row has its first cell alone."""
    filled = [index for index, label in enumerate(upper) if bare(label)]
    return filled == [0]


def _completed(
    upper: Sequence[str], lower: Sequence[str], both: Sequence[str]
) -> tuple[str, ...] | None:
    """The headings of the lower row, with those of the upper one where it has none; None where
    it has them all, or the upper one is a title."""
    labels = list(both)
    completed = 0
    for index, label in enumerate(upper):
        if bare(label) and not (index < len(lower) and bare(lower[index])):
            heads = not is_value(label) and _REMARK.search(label) is None
            completed += heads
            labels[index] = labels[index] if heads else ""
    if not completed or sum(map(bool, map(bare, upper))) < _FEWEST:
        return None
    while not labels[-1]:
        labels.pop()
    return tuple(labels)


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
    whole = next((label for label in together if columns.is_known(label)), None)
    if whole is None and _is_anothers(group, below):
        return f"{group} {below}"
    return whole or below


def _is_anothers(group: str, below: str) -> bool:
    """Whether a serial number, or an address, is that of the thing that the group names: SN below
    显示器信息, MAC below Dock."""
    field = (known(below) or ("", ""))[0]
    if field not in _OF_THINGS or says_whose(below):
        return False
    kind = devices.kind(_INFORMATION.sub("", group))
    if field == "mac_address":
        return kind in _WITH_CARDS or not adapters.is_own(group)
    return kind not in ("", COMPUTER, TABLET)
