"""What the user may change about the rules, and the check of one file's rows made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date

from importer.model import (
    Cell,
    CellValue,
    Checked,
    Column,
    InputError,
    Kind,
    Layout,
    Row,
    is_fed_back,
    several_of,
)
from importer.validator import normalise
from importer.validator.plain import PLAIN, Lane, Sign
from importer.validator.row import RowChecker
from importer.validator.unsaid import Unsaid, unsaid
from importer.validator.unwanted import LeaveOut, left_before, unwanted
from importer.vocabulary import (
    FIELDS,
    IDENTIFIERS,
    NO_SERIALS,
    RETIRED,
    SYSTEMS,
    TERMS,
    Role,
    bare,
    devices,
    gone_by,
    is_marked_gone,
    is_marked_gone_of_user,
    is_of_another,
    label_key,
    questions,
    terms,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user may change.  ``strict``: a computer needs all three identifiers of the
    API's example.  ``constants``: field → the value for a missing column or blank cells.
    ``values``: field → word of the file → word of ours.  Both win over a mapping's.
    ``leave_out``: columns and the words in them whose rows are not wanted."""

    strict: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    leave_out: LeaveOut = ()

    def __post_init__(self) -> None:
        """A word alone is one of several, and a number stands for its digits."""
        constants = {name: str(value) for name, value in self.constants.items()}
        object.__setattr__(self, "constants", constants)
        leave_out = tuple((label, several_of(words)) for label, words in self.leave_out)
        object.__setattr__(self, "leave_out", leave_out)

    def added_to(self, layout: Layout) -> Layout:
        """The layout with these constants and words beside its own."""
        fields = layout.values.keys() | self.values.keys()
        words = {
            name: {**layout.values.get(name, {}), **self.values.get(name, {})} for name in fields
        }
        return replace(layout, constants={**layout.constants, **self.constants}, values=words)


def check(row: Row, layout: Layout, rules: Rules = Rules()) -> Checked:
    """What the rules say of one row.  For the rows of a file use ``checker``."""
    return checker(layout, rules).check(row)


def checker(layout: Layout, rules: Rules) -> RowChecker:
    """The check of one file's rows.  Raises ``InputError`` where a constant or a word of the
    value tables can't be used."""
    constants = {**layout.constants, **rules.constants}
    _require(constants, rules.values)
    columns = {name: layout.columns_of(name) for name in FIELDS}
    wanted = tuple(
        (name, columns[name]) for name in IDENTIFIERS if columns[name] or name in constants
    )
    given = {name for name, _ in wanted}
    understood: dict[int, dict[CellValue, int]] = {
        column.index: {} for name in TERMS for column in columns[name]
    }
    words = words_of(layout, rules)
    telling = unsaid(layout, constants, words["device_system"])
    harmless: set[CellValue] = set()
    computers: set[CellValue] = set()
    beside = tuple(_signs_of_gone(layout, date.today()))
    unlike = tuple(c.index for c in layout.columns if c.field is None and _is_unlike(c))
    lane = _lane(columns, understood, constants)
    if lane is not None and rules.strict and lane.lacking:
        lane = None  # each row is refused for it
    if lane is not None:
        innocent = (
            *((column.index, harmless) for column in telling.kinds),
            *((column.index, computers) for column in telling.models),
        )
        lane = replace(lane, signs=(*beside, *_signs(telling)), innocent=innocent, unlike=unlike)
    return RowChecker(
        layout=layout,
        strict=rules.strict,
        constants=constants,
        words=words,
        columns=columns,
        wanted=wanted,
        unsaid=telling,
        unwanted=(*unwanted(layout, rules.leave_out), *left_before(layout)),
        understood=understood,
        fed_back=is_fed_back(layout),
        lane=lane,
        harmless=harmless,
        computers=computers,
        beside=beside,
        instead=tuple(c.index for c in layout.columns if c.field in IDENTIFIERS),
        called={},
        asked=asked_in(layout),
        unlike=unlike,
        without_id=frozenset(
            s.code for s in SYSTEMS if len(s.takes) == 1 and given.isdisjoint(s.takes)
        ),
    )


def _lane(
    columns: Mapping[str, tuple[Column, ...]],
    understood: Mapping[int, dict[CellValue, int]],
    constants: Mapping[str, str],
) -> Lane | None:
    """The short way for plainly good rows, which say something in every column of an identifier;
    None where the file has no room for one."""
    names = [name for name in IDENTIFIERS if columns[name]]
    systems = [system for system in SYSTEMS if set(names) <= set(system.takes) & PLAIN.keys()]
    if not columns["device_system"] or not names or not systems or constants.keys() - TERMS.keys():
        return None
    if any(len(found) > 1 for name, found in columns.items() if name != "mac_address"):
        return None
    if any(look(bare(column.label)) for name, look in PLAIN.items() for column in columns[name]):
        return None  # such a heading would pass for a value of its column
    places = {name: found[0].index for name, found in columns.items() if found}
    system = places["device_system"]
    ownership, trust = (
        (places.get(name), _with_blank(name, understood.get(places.get(name, -1), {}), constants))
        for name in ("device_ownership", "device_status")
    )
    return Lane(
        (system, understood[system]),
        ownership,
        trust,
        {name: places[name] for name in names if name != "mac_address"},
        tuple(column.index for column in columns["mac_address"]),
        tuple(name for name in systems[0].shown if name not in names),
        frozenset(system.code for system in systems),
    )


def _with_blank(
    name: str, words: dict[CellValue, int], constants: Mapping[str, str]
) -> dict[CellValue, int]:
    """The words of a field's column with what a blank cell stands for."""
    code, _ = terms.read(name, constants.get(name, ""), True)
    if code is not None:
        words[""] = code
    return words


def _signs(telling: Unsaid) -> Iterator[Sign]:
    """What says of a row, by what the row calls itself, that it is about no computer."""
    for column in telling.things:
        yield Sign(column.index, devices.other_things().keys())
    for column in telling.called:
        yield Sign(column.index, frozenset(), devices.is_called_as_phone)


def _signs_of_gone(layout: Layout, today: date) -> Iterator[Sign]:
    """What says of a row, in a column that fills no field or behind the word of one that does,
    that its device is gone."""
    for column in layout.columns:
        if column.field is None and column.label.strip() and not is_of_another(column.label):
            yield Sign(column.index, _words_of_gone(column.label), _gone_by(column, today))
        elif column.field in TERMS:
            yield Sign(column.index, frozenset(), is_marked_gone)


def _is_unlike(column: Column) -> bool:
    """Whether what stands in a column is no serial number: a model, a telephone's number."""
    return column.role is Role.MODEL or label_key(column.label) in NO_SERIALS


def _gone_by(column: Column, today: date) -> Callable[[str], bool] | None:
    """What tells in a column, besides words alone, that a device is gone."""
    if told := gone_by(column.label, today):
        return told
    if column.role is Role.USER:
        return is_marked_gone_of_user
    return is_marked_gone if column.role in (Role.NAME, Role.MODEL, Role.KIND) else None


def _words_of_gone(label: str) -> Set[CellValue]:
    """What says below a heading that a device is gone: one of the words, or an answer to it."""
    answers = questions.answers_of_gone(label)
    if not answers:
        return RETIRED
    return RETIRED | answers | {Cell(Kind.BOOL, "TRUE" in answers)}


def asked_in(layout: Layout) -> dict[int, questions.Question]:
    """What the headings of columns ask to be answered by yes or no, by the columns' places."""
    found = ((c.index, questions.asked_of(c.label, c.field)) for c in layout.columns if c.field)
    return {index: asked for index, asked in found if asked is not None}


def words_of(layout: Layout, rules: Rules) -> dict[str, dict[str, str]]:
    """The value tables, by field: the file's word as a key → a word of ours."""
    given = {
        name: {label_key(word): ours for word, ours in table.items()}
        for name, table in rules.values.items()
    }
    return {name: {**layout.values.get(name, {}), **given.get(name, {})} for name in TERMS}


def leaving_out(layout: Layout, rules: Rules) -> LeaveOut:
    """What is not wanted, by the headings of this file.  Raises ``InputError`` for a column that
    is not there."""
    return tuple(
        (each.column.label, tuple(each.words.values()))
        for each in unwanted(layout, rules.leave_out)
    )


def _require(constants: Mapping[str, str], values: Mapping[str, Mapping[str, str]]) -> None:
    for name, value in constants.items():
        _require_usable(name, value)
    for name, table in values.items():
        _require_words(name, table)


def _require_usable(name: str, value: str) -> None:
    if name not in FIELDS:
        raise InputError("unknown-field", {"field": name, "fields": FIELDS})
    if name in TERMS:
        usable = terms.read(name, value, True)[0] is not None
    else:
        usable = normalise.read(name, value)[0] != ""
    if not usable:
        kind = name if name in TERMS else "identifier"
        raise InputError(f"set-{kind}", {"field": name, "value": value})


def _require_words(name: str, table: Mapping[str, str]) -> None:
    if name not in TERMS:
        raise InputError("value-field", {"field": name, "fields": tuple(TERMS)})
    for word, ours in table.items():
        if terms.read(name, ours, True)[0] is None:
            choice = tuple(term.en for term in TERMS[name])
            params = {"field": name, "word": word, "value": ours, "choice": choice}
            is_open = ours.strip() == "…"  # a proposed command that was pasted as it stands
            raise InputError("value-open" if is_open else "value-word", params)
