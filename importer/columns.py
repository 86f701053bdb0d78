"""Which heading fills which field.

A heading is recognised as a whole, never by a part of it: 硬盘序列号 contains 序列号, and
"Bluetooth MAC Address" contains "MAC Address".
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from importer.column_aliases import COLUMNS
from importer.errors import InputError
from importer.models import FIELDS, IDENTIFIERS, Column, column_letter

#: Field → (Chinese label, English label), for templates and messages.
LABELS: Mapping[str, tuple[str, str]] = {entry.field: (entry.zh, entry.en) for entry in COLUMNS}

_IGNORED = re.compile(r"[\s_\-./:()\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
#: Marks that exports and forms put beside a heading ("Serial Number;", "*序列号").
_MARKS = ";*"
_SHOWN = 40


def label_key(label: str) -> str:
    """What two spellings of one heading have in common.

    Full-width and half-width forms, case, spaces, line breaks, invisible characters and the
    signs ``_ - . / : ( )`` make no difference; nor do ``*`` and ``;`` at either end.
    """
    folded = unicodedata.normalize("NFKC", label).casefold()
    return _IGNORED.sub("", folded).strip(_MARKS)


def bare(label: str) -> str:
    """A heading without the spaces and invisible characters around it."""
    return label.strip(" \t\r\n\u00a0\u200b\ufeff")


def printable(text: str) -> str:
    """What a file says, without what a terminal would obey instead of showing it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _known() -> Mapping[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for entry in COLUMNS:
        known.update({label_key(alias): (entry.field, "alias") for alias in entry.aliases})
    for entry in COLUMNS:
        known.update({label_key(label): (entry.field, "label") for label in (entry.zh, entry.en)})
    for entry in COLUMNS:
        known[label_key(entry.field)] = (entry.field, "field")
    return known


_KNOWN = _known()


def match(
    labels: Sequence[str],
    chosen: Mapping[str, tuple[str, ...]],
    constants: frozenset[str] = frozenset(),
) -> tuple[Column, ...]:
    """One ``Column`` for each label, in order.

    ``chosen``: field → the label that the user picked for it; it wins over all others, which
    then fill nothing, as all do where none was picked.  ``constants``: the fields that
    ``--set`` fills.  Raises ``InputError`` where a field or label does not exist, where two
    labels fit one field, and where nothing says the operating system or names a device.
    """
    _require_fields((*chosen, *sorted(constants)))
    picked = _picked(labels, chosen)
    taken = set(chosen)
    columns = []
    for index, label in enumerate(labels):
        name, why = _KNOWN.get(label_key(label), (None, ""))
        if index in picked:
            name, why = picked[index], "map"
        elif name in taken:
            name, why = None, ""
        columns.append(Column(index, label, name, why))
    _require_one_each(columns)
    _require_needed(columns, constants)
    return tuple(columns)


def named(labels: Sequence[str]) -> frozenset[str]:
    """The fields that the labels fill by themselves."""
    return frozenset(_KNOWN[key][0] for key in map(label_key, labels) if key in _KNOWN)


def score(labels: Sequence[str]) -> int:
    """How many different fields the labels fill: the header row is the one with the most."""
    return len(named(labels))


def _require_fields(names: Iterable[str]) -> None:
    for name in names:
        if name not in FIELDS:
            raise InputError("unknown-field", {"field": name, "fields": ", ".join(FIELDS)})


def _picked(labels: Sequence[str], chosen: Mapping[str, tuple[str, ...]]) -> dict[int, str]:
    """Place of a column → the field it was chosen for."""
    picked: dict[int, str] = {}
    for name, wanted in chosen.items():
        if len(wanted) > 1:
            raise InputError("map-one-label", {"field": name, "labels": _quoted(wanted)})
        for label in wanted:
            index = _place(labels, name, label)
            if index in picked:
                params = {"label": label, "field": picked[index], "other": name}
                raise InputError("map-two-fields", params)
            picked[index] = name
    return picked


def _place(labels: Sequence[str], name: str, label: str) -> int:
    """Where a chosen label stands: as it is written, or else as it is meant."""
    key = label_key(label)
    places = [index for index, found in enumerate(labels) if bare(found) == bare(label)]
    places = places or [i for i, found in enumerate(labels) if key and label_key(found) == key]
    if not places:
        params = {"field": name, "label": label, "labels": _nearest(label, labels)}
        raise InputError("map-no-such-label", params)
    if len(places) > 1:
        where = ", ".join(map(column_letter, places))
        raise InputError("map-label-twice", {"label": printable(label), "columns": where})
    return places[0]


def _nearest(label: str, labels: Sequence[str]) -> str:
    """The labels that come closest; all of them where none does."""
    by_key = {label_key(found): found for found in labels if bare(found)}
    close = get_close_matches(label_key(label), by_key, n=3, cutoff=0.5)
    return _quoted([by_key[key] for key in close] or labels)


def _require_one_each(columns: Iterable[Column]) -> None:
    by_field: defaultdict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.field:
            by_field[column.field].append(column)
    clashes = {name: found for name, found in by_field.items() if len(found) > 1}
    if not clashes:
        return
    for found in clashes.values():
        if not _singles(found):  # no option could say which one is meant
            letters = ", ".join(column_letter(column.index) for column in found)
            label = printable(bare(found[0].label))
            raise InputError("map-label-twice", {"label": label, "columns": letters})
    lists = (f"{name}: {_quoted([c.label for c in found])}" for name, found in clashes.items())
    options = (f'--map {name}="{_option(found)}"' for name, found in clashes.items())
    raise InputError("several-labels", {"clashes": "; ".join(lists), "options": " ".join(options)})


def _option(found: Sequence[Column]) -> str:
    """The label that the example command picks: the last of them, which for addresses is the
    wired one more often than not."""
    return printable(_singles(found)[-1])


def _singles(found: Sequence[Column]) -> list[str]:
    """The labels that stand over one of the columns only."""
    labels = [bare(column.label) for column in found]
    return [label for label in labels if labels.count(label) == 1]


def _require_needed(columns: Sequence[Column], constants: frozenset[str]) -> None:
    filled = {column.field for column in columns if column.field} | constants
    labels = {"labels": _quoted([column.label for column in columns])}
    if "device_system" not in filled:
        raise InputError("no-system-column", labels)
    if filled.isdisjoint(IDENTIFIERS):
        raise InputError("no-identifier-column", labels)


def _quoted(labels: Iterable[str]) -> str:
    shown = [f"“{printable(bare(label))}”" for label in labels if bare(label)]
    more = f", … (+{len(shown) - _SHOWN})" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more if shown else "–"
