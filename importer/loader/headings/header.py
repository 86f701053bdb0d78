"""Finding the row of headings: exports put titles, blank rows and summaries above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from importer.loader.headings import beside, columns
from importer.loader.headings.columns import Wishes
from importer.loader.headings.pair import joined
from importer.loader.headings.shapes import is_of_devices, is_telling, is_value, says_system, shape
from importer.loader.options import ReadOptions
from importer.model import CellValue, columns_named, text_of
from importer.texts import printable
from importer.vocabulary import (
    IDENTIFIERS,
    bare,
    hinted,
    is_heading,
    is_of_secrets,
    label_key,
)

#: Headings are looked for down to this row.
LAST_HEADER_ROW = 30
#: Columns kept beyond the headings; a stray cell at XFD1 must not widen a million rows.
MARGIN = 100
_SYSTEM = "device_system"
_SHOWN_ROWS = 3
#: Cells of a line that is no title, and headings that make one of headings.
_FEWEST = 2
#: A serial number may have no digit: PFKLMNOP.
_CAPITALS = re.compile("[A-Z]{6,}")
#: Rows that a row is compared with.
_COMPARED = 5
_SHOWN_LABELS = 30


@dataclass(frozen=True, slots=True)
class Header:
    """The headings: the labels from column A on, and the number of their row as Excel shows
    it; ``top`` is the upper row where they stand in two, else the same.

    ``lines`` are the one or two rows as they stand, to be known again further down, and
    ``cells`` how many cells the longer one has, blank ones at its end included.
    ``of_devices``: it was asked for and looks like a device.
    """

    number: int
    labels: tuple[str, ...]
    top: int
    lines: tuple[tuple[str, ...], ...] = ()
    cells: int = 0
    of_devices: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What a sheet's first rows gave: the header or None, and the first rows that are not
    blank, to be shown in the error.  ``devices``: the first of them look like devices, and
    nothing above them says what their columns are."""

    header: Header | None
    seen: tuple[tuple[str, ...], ...]
    devices: bool = False


class _Line(NamedTuple):
    """One of the first rows: its number, its labels, how many cells it has."""

    number: int
    labels: tuple[str, ...]
    cells: int


_Rows = Sequence[_Line]


def search(records: Iterable[tuple[int, Sequence[CellValue]]], options: ReadOptions) -> Search:
    """Look for the header among rows that are not blank.

    With ``options.header_row`` it is that row; otherwise the first that a mapping knows, or
    that names the operating system and an identifier.  Without such a row it is the one among
    the first rows that names the most fields, the upper one of equals; one that names a single
    field must be a row of headings otherwise.  The row below it belongs to it where both
    together name more.  A device is never taken for the headings: it would be lost.
    """
    rows = _first_rows(records, (options.header_row or LAST_HEADER_ROW) + 1)
    seen = tuple(line.labels for line in rows[:_SHOWN_ROWS])
    if options.header_row:
        place = next((i for i, line in enumerate(rows) if line.number == options.header_row), None)
        return Search(None if place is None else _asked_for(rows, place, options), seen)
    best: Header | None = None
    most = 0
    for place, line in enumerate(rows):
        if line.number > LAST_HEADER_ROW:
            break
        header = _with_next(rows, place, options)
        named = _named(header.labels, options)
        if not _is_enough(named, header.labels, options) or _is_of_devices(rows, place):
            continue
        if _is_complete(header.labels, options):
            # A larger table further down must not swallow the rows of this one.
            return Search(header, seen)
        if len(named) > most:
            best, most = header, len(named)
    if best is None:
        first = [line for line in rows if line.number <= LAST_HEADER_ROW]
        best = _above_letters(first, options) or _hinted(first)
    return Search(best, seen, best is None and _are_devices(rows))


def _above_letters(rows: _Rows, options: ReadOptions) -> Header | None:
    """The first row of words of which those that ``--map`` names by their letters stand above
    values, as headings that nobody knows do."""
    for place, (number, labels, cells) in enumerate(rows):
        letters = _by_letter(labels, options)
        if letters != set(options.maps) or any(map(is_value, labels)):
            continue
        chosen = (columns.choice(labels, wanted) for wanted in options.maps.values())
        columns_of = [
            i for names in chosen for label in names for i in columns_named(labels, label)
        ]
        below = [line.labels for line in rows[place + 1 : place + 1 + _COMPARED]]
        if _is_of_devices(rows, place) or not columns_of:
            continue
        if all(_stands_above(labels, below, index) for index in columns_of):
            return Header(number, labels, number, (labels,), cells)
    return None


def _stands_above(labels: Sequence[str], rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a word, which no serial number of letters is, stands above values that mostly have
    digits or name systems."""
    label = bare(labels[index])
    if not label or is_telling(shape(label)) or _CAPITALS.fullmatch(label):
        return False
    cells = [row[index] for row in rows if index < len(row) and bare(row[index])]
    return 2 * sum(is_telling(shape(cell)) or says_system(cell) for cell in cells) > len(cells)


def _hinted(rows: _Rows) -> Header | None:
    """The first row of headings of which none is a field's, and one may be an identifier's, or
    they are those of two tables (序列号1, 序列号2): to be named in the error."""
    for place, (number, labels, cells) in enumerate(rows):
        if beside.found(labels) is not None:
            return Header(number, labels, number, (labels,), cells)
        if any(map(is_value, labels)):
            continue
        hints = [hinted(label) for label in labels]
        known = sum(
            hint is not None or is_heading(label) for label, hint in zip(labels, hints, strict=True)
        )
        may_name = known >= _FEWEST and any(hint in IDENTIFIERS for hint in hints)
        if may_name and not _is_of_devices(rows, place):
            return Header(number, labels, number, (labels,), cells)
    return None


def _are_devices(rows: _Rows) -> bool:
    """Whether the first row of several cells is a device; what is above it are titles."""
    for place, line in enumerate(rows):
        if sum(map(bool, map(bare, line.labels))) >= _FEWEST or place == len(rows) - 1:
            return any(map(is_value, line.labels)) and _is_of_devices(rows, place)
    return False


def below(
    records: Iterable[tuple[int, Sequence[CellValue]]], header_row: int, most: int
) -> list[tuple[int, Sequence[CellValue]]]:
    """The first rows below a header, at most so many."""
    return list(islice((record for record in records if record[0] > header_row), most))


def labels_of(cells: Sequence[CellValue]) -> tuple[str, ...]:
    """The labels of a row, up to the last one that is not further than ``MARGIN`` empty
    cells away from the one before it."""
    end = 0
    for index, cell in enumerate(cells):
        if index - end > MARGIN:
            break
        if text_of(cell).strip():
            end = index + 1
    return tuple(text_of(cell) for cell in cells[:end])


def explained(rows: Iterable[Sequence[str]], options: ReadOptions) -> tuple[int, int]:
    """How well the delimiter that split them explains a text's first rows: the most fields that
    one of them names, then the cells split."""
    named = cells = 0
    for row in islice(rows, LAST_HEADER_ROW):
        named = max(named, len(_named(labels_of(row), options)))
        cells += max(len(row) - 1, 0)
    return named, cells


def _first_rows(records: Iterable[tuple[int, Sequence[CellValue]]], last: int) -> _Rows:
    rows = []
    for number, cells in records:
        if number > last:
            break
        rows.append(_Line(number, labels_of(cells), len(cells)))
    return rows


def _with_next(rows: _Rows, place: int, options: ReadOptions) -> Header:
    """The header that begins in a row: with the row below it, where that is part of it."""
    number, labels, cells = rows[place]
    if place + 1 < len(rows) and rows[place + 1].number == number + 1:
        below = rows[place + 1]
        both = joined(labels, below.labels, options.mapping_for(labels))
        if both is not None:
            lines = (labels, below.labels)
            return Header(below.number, both, number, lines, max(cells, below.cells))
    return Header(number, labels, number, (labels,), cells)


def _is_of_devices(rows: _Rows, place: int) -> bool:
    """Whether a row is a device like those below it, or above it where it is the last."""
    others = rows[place + 1 : place + 1 + _COMPARED] or rows[max(place - _COMPARED, 0) : place]
    return is_of_devices(rows[place].labels, [line.labels for line in others])


def _asked_for(rows: _Rows, place: int, options: ReadOptions) -> Header:
    """The header in the row that the user named, be it the upper or the lower one of two."""
    if place > 0 and rows[place - 1].number == rows[place].number - 1:
        upper = _with_next(rows, place - 1, options)
        if upper.number == rows[place].number and upper.top != upper.number:
            return upper
    return replace(_with_next(rows, place, options), of_devices=_is_of_devices(rows, place))


def _named(labels: Sequence[str], options: ReadOptions) -> frozenset[str]:
    """The fields that a row's labels name, with those for which ``--map`` chose one of them."""
    by_label = columns.named(labels, options.mapping_for(labels))
    return (by_label - (options.maps.keys() - _by_letter(labels, options))) | chosen(
        labels, options
    )


def _by_letter(labels: Sequence[str], options: ReadOptions) -> set[str]:
    """The fields for which ``--map`` chose a letter, which says nothing of a row being the
    header."""
    there = {label_key(label) for label in labels}
    return {
        name
        for name, wanted in options.maps.items()
        for label in columns.choice(labels, wanted)
        if label_key(label) not in there and columns_named(labels, label)
    }


def chosen(labels: Sequence[str], options: ReadOptions) -> set[str]:
    """The fields for which ``--map`` names one of these labels."""
    there = {label_key(label) for label in labels}
    return {
        name
        for name, wanted in options.maps.items()
        if any(label_key(label) in there for label in columns.choice(labels, wanted))
    }


def _is_enough(named: frozenset[str], labels: Sequence[str], options: ReadOptions) -> bool:
    """One word of ours can stand in a title; it takes two, or the operating system, or the
    headings of an export that is known, or an identifier among other headings."""
    if len(named) > 1:
        return True
    if options.mapping is None and options.mapping_for(labels) is not None:
        return True
    if columns.has_models(columns.match_loosely(labels)) and not named.isdisjoint(IDENTIFIERS):
        return True
    if len(named) == 1 and (_SYSTEM in named | _given(options)):
        return True
    return not named.isdisjoint(IDENTIFIERS) and not any(map(is_value, labels))


def _given(options: ReadOptions) -> frozenset[str]:
    """The fields that need no column of their own."""
    constants = options.mapping.constants.keys() if options.mapping else ()
    return options.constants | frozenset(constants) | frozenset(options.maps)


def _is_complete(labels: Sequence[str], options: ReadOptions) -> bool:
    """Whether a row heads a table of devices: the operating system and an identifier, or an
    export that is known.  Two labels for one field are no reason to look further: the user is
    to be asked."""
    mapping = options.mapping_for(labels)
    if mapping is not None and options.mapping is None:
        return True
    found = _named(labels, options) | options.constants
    if mapping is not None:
        found |= mapping.constants.keys()
    return _SYSTEM in found and not found.isdisjoint(IDENTIFIERS)


def shown(rows: Sequence[Sequence[str]]) -> str:
    """Rows of labels for an error message: on one line each, neither endless nor ragged, and
    without what stands below a heading of passwords."""
    hidden: set[int] = set()
    lines = []
    for row in rows:
        told = ["***" if at in hidden and text.strip() else text for at, text in enumerate(row)]
        hidden.update(at for at, label in enumerate(row) if is_of_secrets(label))
        labels = [" ".join(printable(label).split())[:40] for label in told if label.strip()]
        more = " | …" if len(labels) > _SHOWN_LABELS else ""
        lines.append(" | ".join(labels[:_SHOWN_LABELS]) + more)
    return "\n".join(f"  {line}" for line in lines)


def wishes(labels: Sequence[str], options: ReadOptions) -> Wishes:
    """What is known of a header besides its labels."""
    return Wishes(options.maps, options.constants, options.mapping_for(labels))
