"""Which sheet holds the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from importer.loader.formats import Source
from importer.loader.headings import origin
from importer.loader.headings.header import LAST_HEADER_ROW, Header, search, shown
from importer.loader.options import ReadOptions
from importer.model import InputError
from importer.texts import printable


def find(source: Source, path: Path, options: ReadOptions) -> tuple[str, Header]:
    """The first sheet with a header that is recognised, and the header.

    Raises ``InputError`` where there is none, or not the sheet that was asked for.
    """
    seen: tuple[tuple[str, ...], ...] = ()
    names = _candidates(source, path, options)
    for name in names:
        found = search(source.records(name), options)
        if found.header:
            return name, found.header
        seen = seen or found.seen
    where = {"file": path, "sheets": listed(names)}
    if not seen:
        raise InputError("table-empty", where)
    if options.header_row:
        raise InputError("header-row-blank", {**where, "row": options.header_row})
    raise InputError("no-header", {**where, "last": LAST_HEADER_ROW, "labels": shown(seen)})


def _candidates(source: Source, path: Path, options: ReadOptions) -> Sequence[str]:
    """The sheets to look at: the one asked for, or the visible ones, with the one that the
    file asks for first."""
    sheets = source.sheets()
    everyone = [sheet.name for sheet in sheets]
    if not sheets:
        raise InputError("no-sheets", {"file": path})
    if options.sheet is not None:
        return (_named(options.sheet, everyone, path),)
    visible = [sheet.name for sheet in sheets if sheet.visible]
    first = origin.preferred(source)
    if first is not None:
        return (first, *(name for name in visible if name != first))
    if source.origin:  # its other sheet holds the rows as they were, mistakes and all
        raise InputError("nothing-to-fix", {"file": path, "run_id": source.origin})
    if not visible:
        raise InputError("sheets-hidden", {"file": path, "sheets": listed(everyone)})
    return visible


def _named(wanted: str, names: Sequence[str], path: Path) -> str:
    """The sheet of a name, which Excel compares without regard to case."""
    for name in names:
        if name == wanted:
            return name
    for name in names:
        if name.strip().casefold() == wanted.strip().casefold():
            return name
    raise InputError("no-such-sheet", {"file": path, "sheet": wanted, "sheets": listed(names)})


def listed(names: Sequence[str]) -> str:
    """The names of sheets in a sentence."""
    return printable(" | ".join(names))
