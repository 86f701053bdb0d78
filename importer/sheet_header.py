"""Finding the row of headings: exports put titles, blank rows and summaries above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from importer import columns
from importer.errors import InputError
from importer.models import FIELDS, CellValue, text_of
from importer.sheet_source import ReadOptions

#: Headings are looked for down to this row.
LAST_HEADER_ROW = 30
#: Columns kept beyond the headings; a stray cell at XFD1 must not widen a million rows.
MARGIN = 100
_SYSTEM = "device_system"
_SHOWN_ROWS = 3
_SHOWN_LABELS = 30


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headings: its number as Excel shows it, and the labels from column A on."""

    number: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What a sheet's first rows gave: the header or None, and the first rows that are not
    blank, to be shown in the error."""

    header: Header | None
    seen: tuple[tuple[str, ...], ...]


def search(records: Iterable[tuple[int, Sequence[CellValue]]], options: ReadOptions) -> Search:
    """Look for the header among rows that are not blank.

    With ``options.header_row`` it is that row; otherwise the one among the first rows that
    names the most fields, the upper one of equals, if it names two, or one that is the
    operating system or goes with an operating system from ``--set``.
    """
    seen: list[tuple[str, ...]] = []
    best: Header | None = None
    most = 0
    last = options.header_row or LAST_HEADER_ROW
    for number, cells in records:
        if number > last:
            break
        labels = labels_of(cells)
        if len(seen) < _SHOWN_ROWS:
            seen.append(labels)
        if options.header_row:
            if number == options.header_row:
                return Search(Header(number, labels), tuple(seen))
            continue
        named = fields_named(labels, options)
        if named > most and _is_enough(named, labels, options):
            best, most = Header(number, labels), named
            if _is_complete(labels, options):
                break  # a second table further down must not swallow this one's rows
    return Search(best, tuple(seen))


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


def fields_named(labels: Sequence[str], options: ReadOptions) -> int:
    """How many fields a row's labels name, counting those chosen with ``--map``."""
    there = {columns.label_key(label) for label in labels}
    chosen = sum(
        any(columns.label_key(label) in there for label in wanted)
        for wanted in options.maps.values()
    )
    return columns.score(labels) + chosen


def _is_enough(named: int, labels: Sequence[str], options: ReadOptions) -> bool:
    """One word of ours can stand in a title; it takes two, or the operating system."""
    return named > 1 or (named == 1 and _has_system(labels, options))


def _is_complete(labels: Sequence[str], options: ReadOptions) -> bool:
    """Whether labels alone make a table of devices: the operating system and an identifier."""
    try:
        columns.match(labels, {}, options.constants)
    except InputError:
        return False
    return True


def _has_system(labels: Sequence[str], options: ReadOptions) -> bool:
    if _SYSTEM in options.constants or _SYSTEM in options.maps:
        return True
    try:
        found = columns.match(labels, {}, constants=frozenset(FIELDS))  # no column is required
    except InputError:  # one field twice: of a table we know nothing else of
        return False
    return any(column.field == _SYSTEM for column in found)


def shown(rows: Iterable[Sequence[str]]) -> str:
    """Rows of labels for an error message: on one line each, neither endless nor ragged."""
    lines = []
    for row in rows:
        labels = [" ".join(_printable(label).split())[:40] for label in row if label.strip()]
        more = " | …" if len(labels) > _SHOWN_LABELS else ""
        lines.append(" | ".join(labels[:_SHOWN_LABELS]) + more)
    return "\n".join(f"  {line}" for line in lines)


def _printable(text: str) -> str:
    """A label without what a terminal would obey instead of showing it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
