"""The way back: which sheet is our own sheet of rows to fix, and what it tells of its run.

A results workbook says so by two document properties.  Not every program keeps them and people
rename sheets, so the headings of the columns that we add tell it as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from importer.loader.formats import Source
from importer.model import (
    Layout,
    Note,
    is_fed_back,
    is_labelled,
    text_of,
)
from importer.texts import Lang, say
from importer.vocabulary import FACTS, Role

#: Of these the two that together make a sheet ours, whatever it is called.
_SIGNS = ("wrong", "row")
#: A sheet that goes on where the one before is full: Rows 2.
_PAGE = re.compile(" [0-9]+$")
#: Rows in which the headings of a renamed sheet are looked for.
_SEARCHED = 30


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
    numbers = (c for c in layout.columns if c.field is None and is_labelled(c.label, ("row",)))
    first = next(numbers, None)
    changed = (replace(c, role=Role.ORIGIN) if c is first else c for c in layout.columns)
    return replace(layout, origin=source.origin, columns=tuple(changed))


def is_ours(sheet: str, labels: Sequence[str], source: Source) -> bool:
    """Whether a sheet with these headings is a sheet of rows to fix."""
    return _has_our(labels) or _continues(sheet, source.preferred)


def notes(layout: Layout, unsent: int = 0) -> tuple[Note, ...]:
    """What the user should see of a sheet that came back; ``unsent`` rows of its run are not on it,
    and would be thought done with it."""
    if not is_fed_back(layout):
        return ()
    if not layout.origin:
        return (Note("fed-back-unnamed", {"sheet": layout.sheet}),)
    told = Note("fed-back", {"sheet": layout.sheet, "run_id": layout.origin})
    if not unsent:
        return (told,)
    return told, Note("fed-back-unsent", {"sheet": layout.sheet, "count": unsent}, warns=True)


def is_beside(layout: Layout, sheet: str) -> bool:
    """Whether another sheet of a results workbook that came back is one that we write beside its
    rows to fix, which nobody expects to be read."""
    return bool(layout.origin) and _PAGE.sub("", sheet) in _beside()


def facts_in(labels: Sequence[str]) -> frozenset[str]:
    """The headings of a file of the registry, as we write it, that fill no field of ours: its
    "Managed" is no column that somebody would take for another."""
    for facts in ({fact.zh for fact in FACTS}, {fact.en for fact in FACTS}):
        if facts <= {*labels}:
            return frozenset(facts)
    return frozenset()


def _has_signs(source: Source, name: str) -> bool:
    rows = islice(source.records(name), _SEARCHED)
    return any(_has_our([text_of(cell) for cell in cells]) for _, cells in rows)


def _has_our(labels: Sequence[str]) -> bool:
    return all(any(is_labelled(label, (slug,)) for label in labels) for slug in _SIGNS)


def _continues(sheet: str, first: str | None) -> bool:
    """Whether a sheet is the named one or goes on where that one is full: “To fix 2”."""
    return first is not None and re.fullmatch(re.escape(first) + "( [0-9]+)?", sheet) is not None


@cache
def _beside() -> frozenset[str]:
    slugs = ("sheet.summary", "sheet.rows", "sheet.edits")
    return frozenset(say(slug, lang) for slug in slugs for lang in Lang)


@cache
def _our_sheets() -> frozenset[str]:
    slugs = ("sheet.rows", "sheet.fix")
    return frozenset(say(slug, lang) for slug in slugs for lang in Lang)
