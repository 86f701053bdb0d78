"""Two tables side by side, which are one row of headings to whoever reads from left to right.

Of two columns for one field the user is asked to choose, and would lose the devices of the other
table with that.  A table that begins further down stands below no headings, and would be lost
without a word; one that counts the devices of the first is none of devices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from importer.model import CellValue, InputError, column_letter
from importer.vocabulary import IDENTIFIERS, bare, known, label_key, names_a_field, quoted

_SYSTEM = "device_system"
#: What tells the headings of the right table from those of the left: 操作系统2, SN (2), OS_右.
_NUMBER = re.compile(
    r"[\s_.\-]*[(（]?(?:[0-9]{1,2}|[左右][侧边]?|(?<![A-Z])(?:left|right|links|rechts|gauche|droite|[ABXY]))[)）]?$",
    re.IGNORECASE,
)
#: Columns of two tables that anybody has on one sheet.
_WIDEST = 200
#: A device has one of them: under the same heading beyond a gap stand other devices.
_ITS_OWN = ("serial_number", "uuid")
#: So many headings that stand in both are no chance.
_FEWEST = 2


def found(labels: Sequence[str]) -> Mapping[str, object] | None:
    """The words that say where two tables stand; None for one table.

    They are two where an operating system and an identifier stand on either side of a line
    between columns, under the same headings or beyond a column without one; or where the right
    one has no other headings than the left.
    """
    place = _place(labels)
    if place is None:
        return None
    names = [_stem(label) for label in labels]
    fields = [_field(name) for name in names]
    filled = [index for index, label in enumerate(labels) if bare(label)]
    left = [index for index in filled if index < place]
    right = [index for index in filled if index >= place]
    shared = _shared(names, place)
    both = [labels[i] for i in left if label_key(names[i]) in shared]
    name = next(name for name in IDENTIFIERS if name in {*fields[:place]} & {*fields[place:]})
    return {
        "field": name,
        "one": column_letter(fields.index(name)),
        "other": column_letter(fields.index(name, place)),
        "labels": quoted(both or [labels[i] for i in filled if fields[i]]),
        "left": span(left[0], left[-1]),
        "right": span(right[0], right[-1]),
    }


def unread(labels: Sequence[str], read: Collection[int]) -> Mapping[str, object] | None:
    """Where the table stands that is not read: the right one, unless all that is read is of it."""
    tables, place = found(labels), _place(labels)
    if tables is None or place is None:
        return None
    is_right = len(read) > 0 and min(read) >= place
    return {"right": tables["left" if is_right else "right"]}


def _place(labels: Sequence[str]) -> int | None:
    """The first column of the right one of two tables; None for one table."""
    if len(labels) > _WIDEST:
        return None
    names = [_stem(label) for label in labels]
    fields = [_field(name) for name in names]
    places = [place for place in range(1, len(labels)) if _part(names, fields, place)]
    return max(places, key=lambda place: len(_shared(names, place)), default=None)


def require_one(labels: Sequence[str]) -> None:
    """Raise ``InputError`` where two tables stand side by side."""
    words = found(labels)
    if words is not None:
        raise InputError("side-by-side", words)


def counted(labels: Sequence[str], rows: Callable[[], Iterable[Sequence[CellValue]]]) -> int | None:
    """The first column of a table that only counts what stands in the one to its left: beyond a
    blank column it has headings for the same, and none that identifies a device or says of one
    what the left one does not.  ``rows`` are the first ones below the headings."""
    fields = [_field(label) for label in labels[:_WIDEST]]
    gaps = (i for i, label in enumerate(labels[:_WIDEST]) if i and not bare(label))
    for gap in gaps:
        left, right = {*fields[:gap]} - {""}, {*fields[gap:]} - {""}
        again = right != set() and right <= left - {*IDENTIFIERS}
        is_one = again and not left.isdisjoint(IDENTIFIERS)
        if is_one and all(_is_blank(row, gap) for row in rows()):
            return next(i for i in range(gap, len(labels)) if bare(labels[i]))
    return None


def lower(labels: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> tuple[int, int] | None:
    """The first and the last column of headings that stand beside the rows of a table, where it
    has none itself."""
    own = {index for index, label in enumerate(labels) if bare(label)}
    for row in rows:
        texts = {
            index: cell
            for index, cell in enumerate(row[:_WIDEST])
            if index not in own and isinstance(cell, str) and bare(cell)
        }
        fields = {field for cell in texts.values() if (field := _field(cell))}
        if len(fields) >= _FEWEST and not fields.isdisjoint(IDENTIFIERS):
            return min(texts), max(texts)
    return None


def span(first: int, last: int) -> str:
    """Columns by their letters."""
    return f"{column_letter(first)}–{column_letter(last)}"


def _is_blank(row: Sequence[CellValue], index: int) -> bool:
    return index >= len(row) or (isinstance(cell := row[index], str) and not bare(cell))


def _part(names: Sequence[str], fields: Sequence[str], place: int) -> bool:
    """Whether the tables part in front of a column."""
    left, right = {*fields[:place]}, {*fields[place:]}
    both = left & right
    if both.isdisjoint(IDENTIFIERS):
        return False
    first, second = (_keys(part) for part in (names[:place], names[place:]))
    if first == second and len(first) >= _FEWEST:
        return True
    is_gap = not bare(names[place - 1])
    if is_gap and any(_field(name) in _ITS_OWN for name in _shared(names, place)):
        return True
    return _SYSTEM in both and (is_gap or len(_shared(names, place)) >= _FEWEST)


def _shared(names: Sequence[str], place: int) -> set[str]:
    return {*_keys(names[:place])} & {*_keys(names[place:])}


def _keys(names: Sequence[str]) -> list[str]:
    return [key for key in map(label_key, names) if key]


def _stem(label: str) -> str:
    """A heading of ours without a number that tells it from another."""
    text = bare(label)
    stem = _NUMBER.sub("", text)
    return stem if _field(stem) else text


def _field(label: str) -> str:
    found = known(label) if names_a_field(label) else None
    return found[0] if found is not None else ""
