"""Finding the row of headings: exports put titles, blank rows and summaries above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from importer import columns
from importer.errors import InputError
from importer.models import FIELDS, IDENTIFIERS, CellValue, text_of
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

    With ``options.header_row`` it is that row; otherwise the first that names the operating
    system and an identifier.  Without such a row it is the one among the first rows that
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
        if not _is_enough(named, labels, options):
            continue
        if _is_complete(labels, options):
            # A larger table further down must not swallow the rows of this one.
            return Search(Header(number, labels), tuple(seen))
        if named > most:
            best, most = Header(number, labels), named
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
    return columns.score(labels) + len(_chosen(labels, options))


def _chosen(labels: Sequence[str], options: ReadOptions) -> set[str]:
    """The fields for which ``--map`` chose a label that is there."""
    there = {columns.label_key(label) for label in labels}
    return {
        name
        for name, wanted in options.maps.items()
        if any(columns.label_key(label) in there for label in wanted)
    }


def _is_enough(named: int, labels: Sequence[str], options: ReadOptions) -> bool:
    """One word of ours can stand in a title; it takes two, or the operating system."""
    return named > 1 or (named == 1 and _has_system(labels, options))


def _is_complete(labels: Sequence[str], options: ReadOptions) -> bool:
    """Whether a row heads a table of devices: the operating system and an identifier.  Two
    labels for one field are no reason to look further: the user is to be asked."""
    by_label = columns.named(labels) - options.maps.keys()
    found = by_label | _chosen(labels, options) | options.constants
    return _SYSTEM in found and not found.isdisjoint(IDENTIFIERS)


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
        labels = [" ".join(columns.printable(label).split())[:40] for label in row if label.strip()]
        more = " | …" if len(labels) > _SHOWN_LABELS else ""
        lines.append(" | ".join(labels[:_SHOWN_LABELS]) + more)
    return "\n".join(f"  {line}" for line in lines)
