"""Columns that are known by their values: an “OS Version” full of “Windows 11” names systems.

Never enough to read a column by; enough to name it where no heading says the operating system.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from importer.loader.headings.header import Header, below
from importer.loader.headings.values import names_system
from importer.model import CellValue, Column, InputError, option_name, text_of
from importer.texts import Lang, typed
from importer.vocabulary import Role, bare, quoted, tells_of_another, terms

_SYSTEM = "device_system"
#: Rows looked at, values shown, and the share of the values that must be names of systems.
_SAMPLE, _SHOWN, _SHARE = 200, 3, 0.8
#: Columns of names and models hold words that begin like a system's: MAC-001, iPad Air.
_ROLES = (None, Role.KIND)


def require_no_likely(
    records: Iterable[tuple[int, Sequence[CellValue]]], head: Header, columns: Sequence[Column]
) -> None:
    """Raise ``InputError`` where no column fills the operating system and one looks like it:
    with the option that names it."""
    likely = _likely(records, head, columns)
    if not likely:
        return
    column, found = likely[0]
    label = bare(column.label)
    params = {
        "label": label,
        "values": quoted(found[:_SHOWN]),
        "others": quoted([other.label for other, _ in likely[1:]]),
        "options": {lang: f"--map {option_name(_SYSTEM, lang)}={typed(label)}" for lang in Lang},
    }
    slug = "system-columns-likely" if len(likely) > 1 else "system-column-likely"
    raise InputError(slug, params)


def is_likely(
    records: Iterable[tuple[int, Sequence[CellValue]]], head: Header, columns: Sequence[Column]
) -> bool:
    """Whether there is such a column."""
    return bool(_likely(records, head, columns))


def _likely(
    records: Iterable[tuple[int, Sequence[CellValue]]], head: Header, columns: Sequence[Column]
) -> list[tuple[Column, list[str]]]:
    rows = [cells for _, cells in below(records, head.number, _SAMPLE)]
    return [(column, found) for column in columns if (found := _systems(column, rows))]


def _systems(column: Column, rows: Sequence[Sequence[CellValue]]) -> list[str]:
    """The different values of a column that holds names of systems; [] for any other."""
    if tells_of_another(column.label):
        return []
    if column.field or column.role not in _ROLES or column.trap not in ("", "version"):
        return []
    cells = (row[column.index] for row in rows if column.index < len(row))
    texts = [text for text in map(text_of, cells) if not terms.says_nothing(_SYSTEM, text)]
    named = [text for text in texts if names_system(text)]
    return list(dict.fromkeys(named)) if named and len(named) >= _SHARE * len(texts) else []
