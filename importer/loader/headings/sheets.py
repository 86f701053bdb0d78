"""Which sheet holds the table: the one that is most of a list of devices, wherever its tab is.

A summary that counts devices by operating system has a heading of ours as well, and so has the
list of the switches.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from pathlib import Path

from importer.loader.formats import Source
from importer.loader.headings import columns, header, likely, origin
from importer.loader.headings.header import LAST_HEADER_ROW, Header, Search, search, shown
from importer.loader.options import ReadOptions
from importer.model import Cell, CellValue, Column, InputError, Kind, text_of
from importer.texts import printable, typed
from importer.vocabulary import (
    EXAMPLES,
    IDENTIFIERS,
    PHONE,
    SYSTEM_BY_CODE,
    Fault,
    devices,
    is_blank,
    is_of_what_is_gone,
    is_only_of_what_is_gone,
    is_placeholder,
    label_key,
    terms,
)

#: Rows below the headings that are looked at.
_ROWS = 50
#: Below it a number is a count, and no identifier.
_COUNT = 10**5
_SYSTEM = "device_system"
_NO_SYSTEM = (Fault.SYSTEM_UNKNOWN, Fault.SYSTEM_MISSING)
#: What stands for every sheet that is a list of devices, and of none that are gone.
ALL = "all"


class Grade(IntEnum):
    """How much of a list of devices a sheet is, by its headings and the first rows below."""

    TITLES = 0  # a heading of ours, and none that identifies a device
    EXAMPLES = 1  # how a form is filled in: devices that nobody has
    EMPTY = 2  # no row below the headings
    NO_SYSTEM = 3  # nothing says the operating system, or the sheet's name that these are none
    SILENT = 4  # nothing says the operating system of devices that may be computers
    UNNAMED = 5  # computers, whose operating system stands below a heading that does not say so
    ODD = 6  # the headings are complete, and few values look like what they say
    GIVEN = 7  # devices, whose operating system the user says
    DEVICES = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet that is read and its headings; ``others`` are further lists of devices, which are
    not, ``together`` all that are read as one with it, ``silent`` those which all would have been
    if anything said the operating system."""

    sheet: str
    header: Header
    others: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def find(source: Source, path: Path, options: ReadOptions) -> tuple[Found, ...]:
    """The sheets that were asked for, in that order; otherwise the one that the file itself asks
    for, or the best, of equals the first, and one of what was scrapped last.

    Raises ``InputError`` where no headings are recognised, or there is no such sheet.
    """
    asked = _asked(source, path, options)
    if asked:
        return tuple(
            Found(sheet, _headed(source, path, sheet, options), together=asked) for sheet in asked
        )
    first = Search(None, ())  # of the sheets that hold anything
    preferred = origin.preferred(source)
    names = _candidates(source, path, preferred)
    headers: dict[str, Header] = {}
    grades: dict[str, Grade] = {}
    for name in names:
        try:
            found = search(source.records(name), options)
            first = first if first.seen else found
            if found.header is not None:
                if name == preferred:
                    return (Found(name, found.header),)
                headers[name] = found.header
                grades[name] = _grade(source, name, found.header, options)
        except InputError:
            if Grade.DEVICES not in grades.values():  # or nobody would have looked at it
                raise
    if not grades:
        raise _no_header(path, names, first, options)
    silent = tuple(name for name, grade in grades.items() if grade == Grade.SILENT)
    lists = tuple(name for name, grade in grades.items() if grade >= Grade.UNNAMED) or silent
    # Nobody who imports several sheets as one means those of what was scrapped.
    lists = tuple(name for name in lists if not is_only_of_what_is_gone(name)) or lists
    if options.sheets and lists:
        left = tuple(n for n in silent if n not in lists and not is_only_of_what_is_gone(n))
        return tuple(Found(name, headers[name], together=lists, silent=left) for name in lists)
    best = max(grades, key=lambda name: (grades[name], not is_of_what_is_gone(name)))
    passed_over = list(grades)[: list(grades).index(best)]
    others = tuple(
        name
        for name in lists
        if name != best
        and (
            grades[name] in (grades[best], Grade.UNNAMED)
            or (grades[name] == Grade.ODD and name in passed_over)
        )
    )
    return (Found(best, headers[best], others),)


def _headed(source: Source, path: Path, sheet: str, options: ReadOptions) -> Header:
    """The headings of a sheet that was asked for."""
    found = search(source.records(sheet), options)
    if found.header is None:
        raise _no_header(path, (sheet,), found, options)
    return found.header


def _no_header(
    path: Path,
    sheets: Sequence[str],
    found: Search,
    options: ReadOptions,
) -> InputError:
    where = {"file": path, "sheets": listed(sheets)}
    if not found.seen:
        return InputError("table-empty", where)
    if options.header_row:
        return InputError("header-row-blank", {**where, "row": options.header_row})
    where["labels"] = shown(found.seen)
    if found.devices:
        return InputError("no-headings", where)
    return InputError("no-header", {**where, "last": LAST_HEADER_ROW})


def better(source: Source, sheet: str | None, options: ReadOptions) -> str | None:
    """The visible sheet that is a list of devices, where the one that can't be read is less of
    one; none of a workbook of ours, whose rows were imported before."""
    best = None
    if source.origin:
        return None
    with suppress(InputError):  # one that can't be read either is no advice
        most = max(Grade.ODD, Grade.TITLES if sheet is None else _graded(source, sheet, options))
        for other in source.sheets():
            if other.visible and other.name != sheet:
                grade = _graded(source, other.name, options)
                if grade > most:
                    best, most = other.name, grade
    return best


def chosen(sheets: Sequence[str]) -> str:
    """The options that name sheets, as they are typed."""
    return " ".join(f"--sheet {typed(printable(sheet))}" for sheet in sheets)


def _graded(source: Source, sheet: str, options: ReadOptions) -> Grade:
    head = search(source.records(sheet), options).header
    return Grade.TITLES if head is None else _grade(source, sheet, head, options)


def _grade(source: Source, sheet: str, head: Header, options: ReadOptions) -> Grade:
    wishes = header.wishes(head.labels, options)
    try:
        found = columns.match(head.labels, wishes)
    except InputError:  # to be told when it is read, if it is
        found = tuple(columns.match_loosely(head.labels, wishes.mapping))
    identifiers = [column for column in found if column.field in IDENTIFIERS]
    systems = [column for column in found if column.field == _SYSTEM]
    mapping = wishes.mapping
    given = _SYSTEM in wishes.constants or (mapping is not None and _SYSTEM in mapping.constants)
    if not identifiers:
        return Grade.TITLES
    if label_key(sheet) in EXAMPLES:
        return Grade.EXAMPLES
    rows = dict(header.below(source.records(sheet), head.number, _ROWS))
    if not rows:
        return Grade.EMPTY
    if devices.kind_of_sheet(sheet) not in ("", PHONE):
        return Grade.NO_SYSTEM  # with a column for it perhaps: what a licence is for
    if not systems and not given:
        known = sum(_has_identifier(row, identifiers) for row in rows.values())
        if 2 * known < len(rows):
            return Grade.NO_SYSTEM
        is_likely = likely.is_likely(source.records(sheet), head, found)
        return Grade.UNNAMED if is_likely else Grade.SILENT
    # The words of a known export are its own.
    says = partial(_says_system, systems=systems, any_word=bool(mapping))
    named = set(rows) if given else {number for number, row in rows.items() if says(row)}
    if len(named) < len(rows):
        named |= _merged_into(source, sheet, systems, named)
    whole = [
        n for n in named & rows.keys() if _has_identifier(rows[n], _taken(rows[n], systems, found))
    ]
    if 2 * len(whole) < len(rows):
        return Grade.ODD
    return Grade.DEVICES if systems else Grade.GIVEN


def _merged_into(
    source: Source, sheet: str, systems: Sequence[Column], named: Set[int]
) -> set[int]:
    """The rows into which one that names a system is merged."""
    places = {column.index for column in systems}
    covered: set[int] = set()
    for merged in source.merged(sheet):
        if merged.column in places and merged.first in named:
            covered.update(range(merged.first, min(merged.last, merged.first + _ROWS) + 1))
    return covered


def _taken(
    row: Sequence[CellValue], systems: Sequence[Column], found: Sequence[Column]
) -> list[Column]:
    """The identifiers that count for a row: a serial number is none of a phone."""
    codes = (terms.read(_SYSTEM, text_of(cell), True)[0] for cell in _cells(row, systems))
    system = SYSTEM_BY_CODE.get(next(filter(None, codes), 0))
    fields = IDENTIFIERS if system is None else system.takes
    return [column for column in found if column.field in fields]


def _has_identifier(row: Sequence[CellValue], identifiers: Sequence[Column]) -> bool:
    return any(map(_identifies, identifiers, _cells(row, identifiers)))


def _cells(row: Sequence[CellValue], found: Sequence[Column]) -> list[CellValue]:
    return [row[column.index] if column.index < len(row) else "" for column in found]


def _says_system(row: Sequence[CellValue], *, systems: Sequence[Column], any_word: bool) -> bool:
    texts = [text_of(cell) for cell in _cells(row, systems)]
    if any_word:
        return any(not is_blank(text.strip()) for text in texts)
    # A word that is refused with a reason is a system's, or a model's, as well.
    return any(terms.read(_SYSTEM, text, True)[1] not in _NO_SYSTEM for text in texts)


def _identifies(column: Column, cell: CellValue) -> bool:
    """Whether a cell looks like an identifier: no count, and no word for "none"."""
    if isinstance(cell, Cell):
        value = cell.value
        return cell.kind is Kind.NUMBER and isinstance(value, int | float) and abs(value) >= _COUNT
    text = cell.strip()
    return any(map(str.isdigit, text)) and not is_placeholder(str(column.field), text)


def _asked(source: Source, path: Path, options: ReadOptions) -> tuple[str, ...]:
    """The sheets that were asked for by name, each once; none where all are meant."""
    everyone = [sheet.name for sheet in source.sheets()]
    if [name.casefold() for name in options.sheets] == [ALL] and ALL not in map(
        str.casefold, everyone
    ):
        return ()
    return tuple(dict.fromkeys(_named(sheet, everyone, path) for sheet in options.sheets))


def _candidates(source: Source, path: Path, preferred: str | None) -> Sequence[str]:
    """The sheets to look at: the visible ones, with the one that the file asks for first."""
    sheets = source.sheets()
    if not sheets:
        raise InputError("no-sheets", {"file": path})
    visible = [sheet.name for sheet in sheets if sheet.visible]
    if preferred is not None:
        return (preferred, *(name for name in visible if name != preferred))
    if source.origin:  # its other sheet holds the rows as they were, mistakes and all
        raise InputError("nothing-to-fix", {"file": path, "run_id": source.origin})
    if not visible:
        everyone = listed([sheet.name for sheet in sheets])
        raise InputError("sheets-hidden", {"file": path, "sheets": everyone})
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
