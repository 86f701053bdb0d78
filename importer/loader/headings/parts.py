"""Several sheets that are read as one table: their columns laid together.

A department's list has another order of columns than the next one's, or one column more.  Columns
are the same where they fill the same field and their words mean the same, or have the same label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from importer.loader.headings.columns import reading
from importer.model import Column, InputError, Layout, Note, Part, Skip, Skipped, is_fed_back
from importer.texts import printable
from importer.vocabulary import label_key

_Key = tuple[str, int]


def layout_of(layouts: Sequence[Layout]) -> Layout:
    """The layout of several sheets, that of the first completed by the columns of the others.

    Raises ``InputError`` for sheets that mean different things by their words.
    """
    first = layouts[0]
    columns: dict[_Key, Column] = {}
    for layout in layouts:
        _require_alike(first, layout)
        for key, column in _keys(layout.columns):
            columns.setdefault(key, replace(column, index=len(columns)))
    parts = (Part(layout.sheet, layout.header_row, _places(columns, layout)) for layout in layouts)
    return replace(first, columns=tuple(columns.values()), parts=tuple(parts))


def notes(layout: Layout, told: Iterable[tuple[Note, ...]]) -> tuple[Note, ...]:
    """What the user should see of several sheets, nothing of it twice; none of them is a sheet
    that is not read."""
    names = tuple(f"“{printable(part.sheet)}”" for part in layout.parts)
    found = [Note("read-together", {"sheets": names})]
    for note in (note for each in told for note in each):
        if note not in found:
            found.append(note)
    return tuple(found)


def skipped(layout: Layout, found: Sequence[tuple[Skipped, ...]]) -> tuple[Skipped, ...]:
    """The lines of all sheets that are no rows, by reason, with their sheets."""
    counts: Counter[Skip] = Counter()
    rows: defaultdict[Skip, list[str]] = defaultdict(list)
    for part, lines in zip(layout.parts, found, strict=True):
        for line in lines:
            counts[line.why] += line.count
            rows[line.why].append(f"{part.sheet}!{line.rows}")
    return tuple(Skipped(why, counts[why], "; ".join(rows[why])) for why in Skip if why in rows)


def _keys(columns: Iterable[Column]) -> Iterable[tuple[_Key, Column]]:
    """Each column with what it has in common with its like on another sheet."""
    seen: Counter[str] = Counter()
    for column in columns:
        read = reading(column.label, column.field)
        name = f"={column.field} {read}" if column.field else label_key(column.label)
        yield (name, column.rank if column.field else seen[name]), column
        seen[name] += 1


def _places(columns: Iterable[_Key], layout: Layout) -> tuple[int, ...]:
    own = {key: column.index for key, column in _keys(layout.columns)}
    return tuple(own.get(key, -1) for key in columns)


def _require_alike(first: Layout, other: Layout) -> None:
    if first.mapping != other.mapping or is_fed_back(first) != is_fed_back(other):
        raise InputError("sheets-unlike", {"first": first.sheet, "other": other.sheet})
