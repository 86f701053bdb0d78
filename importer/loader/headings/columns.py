"""Which heading fills which field.

A heading is recognised as a whole, never by a part of it: 硬盘序列号 contains 序列号, and
"Bluetooth MAC Address" contains "MAC Address".  What is said of it wins in this order: the
user's ``--map``, the mapping of the export, our own tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from importer.loader.headings import beside
from importer.loader.headings.mappings import ExportMapping
from importer.model import (
    Column,
    InputError,
    column_letter,
    column_name,
    columns_named,
    field_label,
    option_name,
    words_in,
)
from importer.texts import Lang, printable, say, typed
from importer.vocabulary import (
    COLUMNS,
    FIELDS,
    HELPING,
    IDENTIFIERS,
    SPELLED_EXACTLY,
    TERMS,
    TRAPPED,
    Role,
    bare,
    hinted,
    key_of,
    known,
    label_key,
    questions,
    quoted,
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is known of a header besides its labels.

    ``chosen``: field → the labels that the user picked for it, the first before the others;
    they win over all others, which then fill nothing, as all do where none was picked.
    ``constants``: the fields that ``--set`` fills.  ``mapping``: that of the export.
    ``suit`` says whether the values of a column, by its place, can be those of a field, ``hold``
    whether many of them can.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: frozenset[str] = frozenset()
    mapping: ExportMapping | None = None
    suit: Callable[[str, int], bool] | None = None
    hold: Callable[[str, int], bool] | None = None


#: Fields that several columns may fill without anybody being asked → headings looked at first.
_TOGETHER = {
    entry.field: frozenset(map(label_key, entry.first)) for entry in COLUMNS if entry.first
}


def match(labels: Sequence[str], wishes: Wishes = Wishes()) -> tuple[Column, ...]:
    """One ``Column`` for each label, in order.

    Raises ``InputError`` where a field or label does not exist, where two labels fit a field
    that one must fill, where nothing says the operating system (nor a model, that may) or names
    a device, and for an export of which nothing can be registered.
    """
    _require_fields((*wishes.chosen, *sorted(wishes.constants)))
    require_one_table(labels, wishes)
    if wishes.mapping is not None and wishes.mapping.refused:
        name, title, why = wishes.mapping.name, wishes.mapping.title, wishes.mapping.refused
        raise InputError("export-refused", {"name": name, "title": title, "why": why})
    columns = tuple(_Header(labels, wishes).columns())
    _require_one_each(columns, wishes)
    _require_needed(columns, wishes)
    return columns


def require_one_table(labels: Sequence[str], wishes: Wishes) -> None:
    """Raise ``InputError`` where two tables stand side by side, and nobody said which columns
    count."""
    if wishes.mapping is None and not _is_chosen(labels, wishes):
        beside.require_one(labels)


def match_loosely(labels: Sequence[str], mapping: ExportMapping | None = None) -> list[Column]:
    """As ``match``, for a row that is perhaps no header: nothing is required of it."""
    return list(_Header(labels, Wishes(mapping=mapping)).columns())


def named(labels: Sequence[str], mapping: ExportMapping | None = None) -> frozenset[str]:
    """The fields that the labels fill by themselves."""
    found = (column.field for column in match_loosely(labels, mapping))
    return frozenset(name for name in found if name)


def has_models(columns: Iterable[Column]) -> bool:
    """Whether a column holds the devices' models, which tell the operating system of some."""
    return any(column.role is Role.MODEL for column in columns)


def says_system(labels: Sequence[str], wishes: Wishes) -> bool:
    """Whether a heading, an option or the mapping says the operating system."""
    constants = wishes.mapping.constants.keys() if wishes.mapping is not None else ()
    given = {*wishes.chosen, *wishes.constants, *constants, *named(labels, wishes.mapping)}
    return "device_system" in given


def is_known(label: str) -> bool:
    """Whether a heading means something by itself: a field, or something that is none."""
    return known(label) is not None or key_of(label) in TRAPPED


def reading(label: str, field: str | None) -> tuple[questions.Question | None, bool] | None:
    """How the words below a heading are read where its column fills a field with a list: a yes
    under 是否可信 and under 是否不可信 does not mean the same, nor does one of the API's numbers
    under its own name and ours."""
    if field not in TERMS:
        return None
    return questions.asked_of(label, field), bare(label) == field


def choice(labels: Sequence[str], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, or letters, that a ``--map`` names: one, or several with commas between them,
    unless the text as a whole is a label."""
    if len(wanted) != 1 or columns_named(labels, wanted[0]):
        return wanted
    return words_in(wanted[0])


class _Header:
    """A row of labels while it is given its meaning."""

    def __init__(self, labels: Sequence[str], wishes: Wishes) -> None:
        self._labels = labels
        self._picked = _picked(labels, wishes.chosen)
        self._chosen = frozenset(wishes.chosen)
        mapping = wishes.mapping
        self._mapped: dict[str, tuple[str, int]] = {}
        self._roles: Mapping[str, Role] = HELPING
        self._traps: Mapping[str, str] = TRAPPED
        if mapping is not None:
            for name, wanted in mapping.fields.items():
                for rank, label in enumerate(wanted):
                    self._mapped.setdefault(label_key(label), (name, rank))
            roles = {label_key(x): role for role, names in mapping.roles.items() for x in names}
            self._roles = {**HELPING, **roles}
            self._traps = {**TRAPPED, **{label_key(x): why for x, why in mapping.never.items()}}
        there = {label_key(label) for label in labels}
        self._settled = {name for key, (name, _) in self._mapped.items() if key in there}
        if mapping is not None:  # a field that the mapping gives no column at all
            self._settled |= {name for name, wanted in mapping.fields.items() if not wanted}

    def columns(self) -> Iterable[Column]:
        found = [self._column(index, label) for index, label in enumerate(self._labels)]
        return _ranked(found)

    def _key(self, label: str) -> str:
        """The key of a heading; a mapping's own are compared as they stand."""
        key = label_key(label)
        is_told = key in self._mapped or key in self._roles or key in self._traps
        return key if is_told else key_of(label)

    def _column(self, index: int, label: str) -> Column:
        key = self._key(label)
        role, trap = self._roles.get(key), self._traps.get(key, "")
        if index in self._picked:
            name, rank = self._picked[index]
            return Column(index, label, name, "map", rank, role)
        if key in self._mapped:
            name, rank = self._mapped[key]
            if name not in self._chosen:
                return Column(index, label, name, "mapping", rank, role)
        elif not trap and (found := known(label)) is not None:
            name, why = found
            if name in SPELLED_EXACTLY and why == "field" and bare(label) != name:
                return Column(index, label, role=role, trap=SPELLED_EXACTLY[name])
            if name not in self._chosen and name not in self._settled:
                rank = 0 if key in _TOGETHER.get(name, ()) else 1
                return Column(index, label, name, why, rank)
        return Column(index, label, role=role, trap=trap)


def _ranked(columns: list[Column]) -> Iterable[Column]:
    """The columns with their ranks counted from 0 for each field, file order among equals."""
    ranks: dict[int, int] = {}
    by_field: defaultdict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.field:
            by_field[column.field].append(column)
    for found in by_field.values():
        for rank, column in enumerate(sorted(found, key=lambda column: column.rank)):
            ranks[column.index] = rank
    return (
        Column(c.index, c.label, c.field, c.why, ranks.get(c.index, 0), c.role, c.trap)
        for c in columns
    )


def _require_fields(names: Iterable[str]) -> None:
    for name in names:
        if name not in FIELDS:
            raise InputError("unknown-field", {"field": name, "fields": FIELDS})


def _picked(
    labels: Sequence[str], chosen: Mapping[str, tuple[str, ...]]
) -> dict[int, tuple[str, int]]:
    """Place of a column → the field it was chosen for, and as which one."""
    picked: dict[int, tuple[str, int]] = {}
    for name, wanted in chosen.items():
        for rank, label in enumerate(choice(labels, wanted)):
            index = _place(labels, name, label)
            if index in picked:
                params = {"label": label, "field": picked[index][0], "other": name}
                raise InputError("map-two-fields", params)
            picked[index] = (name, rank)
    return picked


def _is_chosen(labels: Sequence[str], wishes: Wishes) -> bool:
    """Whether the user says which columns count, and each under a heading that stands once."""
    wanted = (label for names in wishes.chosen.values() for label in choice(labels, names))
    return {len(columns_named(labels, label)) for label in wanted} == {1}


def _place(labels: Sequence[str], name: str, label: str) -> int:
    places = columns_named(labels, label)
    if not places:
        params = {"field": name, "label": label, "labels": _nearest(label, labels)}
        raise InputError("map-no-such-label", params)
    if len(places) > 1:
        raise _twice(name, label, places)
    return places[0]


def _twice(name: str, label: str, places: Sequence[int]) -> InputError:
    """One heading over several columns, each of which a letter names."""
    letters = list(map(column_letter, places))
    options = {lang: _options(name, letters, lang) for lang in Lang}
    params = {"label": printable(label), "columns": ", ".join(letters), "options": options}
    return InputError("map-label-twice", params)


def _options(name: str, wanted: Iterable[str], lang: Lang) -> str:
    """What to choose from, to be pasted."""
    field = option_name(name, lang)
    return " | ".join(f"--map {field}={typed(printable(label))}" for label in wanted)


def _nearest(label: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The labels that come closest; all of them where none does."""
    by_key = {label_key(found): found for found in labels if bare(found)}
    close = get_close_matches(label_key(label), by_key, n=3, cutoff=0.5)
    return quoted([by_key[key] for key in close] or labels)


def clashing(columns: Iterable[Column]) -> dict[str, list[Column]]:
    """The fields for which our own tables found several columns, where one must fill it, and
    the identifiers that a mapping finds under one heading twice: which of two serial numbers
    is the device's is for the user to say."""
    found: defaultdict[tuple[str, str], list[Column]] = defaultdict(list)
    for column in columns:
        name = column.field
        if name is None or name in _TOGETHER or column.why == "map":
            continue
        if column.why != "mapping":
            found[name, ""].append(column)
        elif name in IDENTIFIERS:  # SerialNumber0 of a computer, and SerialNumber0 of its board
            found[name, label_key(column.label)].append(column)
    return {name: alike for (name, _), alike in found.items() if len(alike) > 1}


def _require_one_each(columns: Sequence[Column], wishes: Wishes) -> None:
    clashes = clashing(columns)
    if not clashes:
        return
    for name, found in clashes.items():
        if len({label_key(column.label) for column in found}) == 1:
            raise _twice(name, bare(found[0].label), [column.index for column in found])
    labels = [column.label for column in columns]
    params: dict[str, dict[Lang, str]] = {"clashes": {}, "options": {}}
    for lang in Lang:
        lists = (
            say("columns.clash", lang, {"label": field_label(name, lang), "columns": labels_of})
            for name, found in clashes.items()
            for labels_of in [tuple(quoted([column.label for column in found]))]
        )
        options = (
            _options(name, _proposed(labels, name, found, wishes.suit), lang)
            for name, found in clashes.items()
        )
        params["clashes"][lang] = say("columns.clashes", lang).join(lists)
        params["options"][lang] = "; ".join(options)
    raise InputError("several-labels", params)


def _proposed(
    labels: Sequence[str],
    name: str,
    found: Sequence[Column],
    suit: Callable[[str, int], bool] | None,
) -> list[str]:
    """What names the columns of which one may be meant: those whose values look right, if any
    do."""
    suiting = [column for column in found if suit is not None and suit(name, column.index)]
    names = (column_name(labels, column.index) for column in suiting or found)
    return [shown for shown in names if shown]


def _require_needed(columns: Sequence[Column], wishes: Wishes) -> None:
    filled = {column.field for column in columns if column.field} | wishes.constants
    if wishes.mapping is not None:
        filled |= wishes.mapping.constants.keys()
    labels = {"labels": quoted([column.label for column in columns])}
    if "device_system" not in filled and not has_models(columns):
        raise _without_system(columns, wishes, labels)
    if filled.isdisjoint(IDENTIFIERS):
        options = _likely(columns, wishes)
        if options:
            raise InputError("identifier-column-likely", {**labels, "options": options})
        raise InputError("no-identifier-column", labels)


def _without_system(
    columns: Sequence[Column], wishes: Wishes, labels: Mapping[str, tuple[str, ...]]
) -> InputError:
    """That nothing says the operating system, with the option that says it of all rows."""
    options = {lang: f"--set {option_name('device_system', lang)}=…" for lang in Lang}
    mapping = wishes.mapping
    if mapping is None:
        found = quoted([column.label for column in columns if column.field])
        return InputError("no-system-column", {**labels, "found": found, "options": options})
    params = {"name": mapping.name, "title": mapping.title, "options": options}
    note = mapping.note or dict.fromkeys(Lang, "")
    return InputError("no-system-in-export", {**params, "note": note})


def _likely(columns: Sequence[Column], wishes: Wishes) -> dict[Lang, str]:
    """The options that name columns whose heading has a word of an identifier in it, and whose
    values can be some; {} where there are none."""
    labels = [column.label for column in columns]
    found: defaultdict[str, list[Column]] = defaultdict(list)
    for column in columns:
        name = None if column.trap or column.role else hinted(column.label)
        if name in IDENTIFIERS and wishes.suit is not None and wishes.suit(name, column.index):
            found[name].append(column)
    if not found:
        return {}
    return {
        lang: " ".join(
            _options(name, _proposed(labels, name, likely, wishes.suit), lang)
            for name, likely in found.items()
        )
        for lang in Lang
    }
