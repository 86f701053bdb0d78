"""The way back: which sheet is our own sheet of rows to fix, and what it tells of its run.

A results workbook says so by two document properties.  Not every program keeps them and people
rename sheets, so the headings of the columns that we add tell it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from importer.labels import label_key
from importer.messages import say
from importer.models import Cell, CellValue, Column, Kind, Lang, Layout, Role, text_of
from importer.sheet_source import Note, Source

#: The columns that we add to the sheet of rows to fix, in order: ``report.<slug>``.
OWN_COLUMNS = ("suggestion", "wrong", "row")
#: Of these the two that together make a sheet ours, whatever it is called.
_SIGNS = ("wrong", "row")
#: Rows in which the headings of a renamed sheet are looked for.
_SEARCHED = 30
_ROW_NUMBER = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)


def preferred(source: Source) -> str | None:
    """The sheet of rows to fix of a results workbook; None where there is none.

    Only a workbook that has our property, or a sheet called like one of ours, is looked
    through for it: reading into every sheet of a large file takes its time.
    """
    names = [sheet.name for sheet in source.sheets()]
    if source.preferred in names:
        return source.preferred
    if not source.origin and _our_sheets().isdisjoint(names):
        return None
    return next((name for name in names if _has_signs(source, name)), None)


def marked(layout: Layout, source: Source) -> Layout:
    """The layout of a sheet of rows to fix, with the run that it came from and the role of
    its column of row numbers; any other layout as it is."""
    if not is_ours(layout.sheet, [column.label for column in layout.columns], source):
        return layout
    numbers = (c for c in layout.columns if c.field is None and _is(c.label, ("row",)))
    first = next(numbers, None)
    changed = (replace(c, role=Role.ORIGIN) if c is first else c for c in layout.columns)
    return replace(layout, origin=source.origin, columns=tuple(changed))


def is_ours(sheet: str, labels: Sequence[str], source: Source) -> bool:
    """Whether a sheet with these headings is a sheet of rows to fix."""
    return _has_our(labels) or _continues(sheet, source.preferred)


def is_fed_back(layout: Layout) -> bool:
    """Whether a table is a sheet of rows to fix that came back."""
    return bool(layout.origin or layout.with_role(Role.ORIGIN))


def notes(layout: Layout) -> tuple[Note, ...]:
    """What the user should see of a sheet that came back."""
    if not is_fed_back(layout):
        return ()
    if not layout.origin:
        return (Note("fed-back-unnamed", {"sheet": layout.sheet}),)
    return (Note("fed-back", {"sheet": layout.sheet, "run_id": layout.origin}),)


def is_own_label(label: str) -> bool:
    """Whether a heading is that of a column which we add to the sheet of rows to fix."""
    return _is(label, OWN_COLUMNS)


def users_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns without those that we once added ourselves."""
    if not is_fed_back(layout):
        return layout.columns
    return tuple(c for c in layout.columns if c.field or not is_own_label(c.label))


def original_row(layout: Layout, cells: Sequence[CellValue]) -> int | None:
    """A row's number in the user's own file, from which a sheet that came back was made; None
    where the sheet has none for it, as for rows that somebody added."""
    for column in layout.with_role(Role.ORIGIN):
        cell = cells[column.index] if column.index < len(cells) else ""
        is_number = isinstance(cell, str) or cell.kind is Kind.NUMBER
        text = text_of(cell).strip() if is_number else ""
        return int(text) if _ROW_NUMBER.fullmatch(text) else None
    return None


def row_in_file(layout: Layout, number: int, cells: Sequence[CellValue]) -> CellValue:
    """The cell that names a row of the user's own file: through any number of workbooks that
    came back it stays the same row; blank where it is not known."""
    original = original_row(layout, cells) if is_fed_back(layout) else number
    return "" if original is None else Cell(Kind.NUMBER, original)


def _has_signs(source: Source, name: str) -> bool:
    rows = islice(source.records(name), _SEARCHED)
    return any(_has_our([text_of(cell) for cell in cells]) for _, cells in rows)


def _has_our(labels: Sequence[str]) -> bool:
    return all(any(_is(label, (slug,)) for label in labels) for slug in _SIGNS)


def _continues(sheet: str, first: str | None) -> bool:
    """Whether a sheet is the named one or goes on where that one is full: “To fix 2”."""
    return first is not None and re.fullmatch(re.escape(first) + "( [0-9]+)?", sheet) is not None


def _is(label: str, slugs: Iterable[str]) -> bool:
    return label_key(label) in {key for slug in slugs for key in _keys(slug)}


@cache
def _keys(slug: str) -> frozenset[str]:
    return frozenset(label_key(say(f"report.{slug}", lang)) for lang in Lang)


@cache
def _our_sheets() -> frozenset[str]:
    slugs = ("sheet.rows", "sheet.fix")
    return frozenset(say(slug, lang) for slug in slugs for lang in Lang)
