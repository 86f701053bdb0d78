"""Row → ``Device``, or everything that is wrong with the row at once.

The rules follow the API's page: which identifiers an operating system takes
(``vocabulary.SYSTEMS``), that one of them is needed, and that another system's is refused
(code 1785005).  They are checked before anything is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from importer import normalise, terms
from importer.columns import bare
from importer.damage import REFUSED_KINDS
from importer.errors import InputError
from importer.faults import Fault, Reading, errors, severity
from importer.models import (
    FIELDS,
    IDENTIFIERS,
    Checked,
    Device,
    Layout,
    Problem,
    Row,
    Severity,
    text_of,
)
from importer.suggestions import suggest
from importer.vocabulary import SYSTEM_BY_CODE, SYSTEMS_OF, TERMS, System

_Problems = tuple[Problem, ...]

#: Number of an operating system → the identifiers of a row that nothing is missing from.
_EXPECTED = {code: frozenset(system.shown) for code, system in SYSTEM_BY_CODE.items()}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user may change.  ``strict``: a computer needs all three identifiers of the
    API's example.  ``constants``: field → the value for a missing column or blank cells."""

    strict: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)


def check(row: Row, layout: Layout, rules: Rules = Rules()) -> Checked:
    """What the rules say of one row.  For the rows of a file use ``checker``."""
    return checker(layout, rules)(row)


def checker(layout: Layout, rules: Rules) -> Callable[[Row], Checked]:
    """The check of one file's rows.  Raises ``InputError`` where a constant can't be used."""
    for name, value in rules.constants.items():
        _require_usable(name, value)
    filled = {column.field for column in layout.columns} | rules.constants.keys()
    numbers = frozenset(name for name in TERMS if _is_api_name(layout, name))
    wanted = tuple(name for name in IDENTIFIERS if name in filled)
    return _Checker(layout, rules, wanted, numbers).check


def _is_api_name(layout: Layout, name: str) -> bool:
    """Whether a column is headed by the API's own name, which makes its digits the API's."""
    column = layout.column_of(name)
    return column is not None and bare(column.label) == name


def _require_usable(name: str, value: str) -> None:
    if name not in FIELDS:
        raise InputError("unknown-field", {"field": name, "fields": ", ".join(FIELDS)})
    if name in TERMS:
        usable = terms.read(name, value, True)[0] is not None
    else:
        usable = normalise.read(name, value)[0] != ""
    if not usable:
        kind = name if name in TERMS else "identifier"
        raise InputError(f"set-{kind}", {"field": name, "value": value})


def _refuses(problems: _Problems) -> bool:
    return problems != () and any(p.severity is Severity.ERROR for p in problems)


@dataclass(frozen=True, slots=True)
class _Checker:
    """What is known of a file before its first row."""

    layout: Layout
    rules: Rules
    wanted: tuple[str, ...]  # the identifiers that the file or a constant can give
    numbers: frozenset[str]  # the fields whose digits are the API's

    def check(self, row: Row) -> Checked:
        code, problems = self._term(row, "device_system")
        ownership, more = self._term(row, "device_ownership")
        trust, most = self._term(row, "device_status")
        problems += more + most
        system = SYSTEM_BY_CODE[code] if code is not None else None
        found, others = self._identifiers(row, system)
        problems += others
        if code is None or ownership is None or trust is None or _refuses(problems):
            return Checked(row, None, problems, code, found)
        return Checked(row, Device(code, ownership, trust, *map(found.get, IDENTIFIERS)), problems)

    def _term(self, row: Row, name: str) -> tuple[int | None, _Problems]:
        """The API's number for one of the three fields that are words."""
        cell = row.values.get(name, "")
        if not isinstance(cell, str) and cell.kind in REFUSED_KINDS:
            return None, (self._problem(row, name, REFUSED_KINDS[cell.kind]),)
        text = cell if isinstance(cell, str) else text_of(cell)
        numbers = name in self.numbers
        if name in self.rules.constants and terms.says_nothing(name, text):
            text, numbers = self.rules.constants[name], True
        code, fault = terms.read(name, text, numbers)
        return code, () if fault is None else (self._problem(row, name, fault),)

    def _identifiers(self, row: Row, system: System | None) -> tuple[dict[str, str], _Problems]:
        """The canonical identifiers of a row, and all that is to be said about them."""
        found: dict[str, str] = {}
        problems: _Problems = ()
        refused: tuple[str, ...] = ()
        placeholders = False
        for name in self.wanted:
            text, faults = normalise.read(name, row.values.get(name, ""))
            if not text and not faults:
                text, faults = self._constant(name, system)
            if system is not None and name not in system.takes:
                if text or errors(faults):
                    problems += (self._foreign(row, name, system),)
                continue
            if text:
                found[name] = text
            if faults:
                problems += tuple(self._problem(row, name, fault) for fault in faults)
                placeholders = placeholders or Fault.PLACEHOLDER in faults
                if errors(faults):
                    refused += (name,)
        if system is not None and not found.keys() >= _EXPECTED[system.code]:
            problems += self._missing(row, system, (*found, *refused), placeholders)
        if "uuid" in found:
            problems += self._suspicions(row, found)
        return found, problems

    def _constant(self, name: str, system: System | None) -> Reading:
        """What stands for a blank identifier, where its system takes one."""
        if name not in self.rules.constants or system is None or name not in system.takes:
            return "", ()
        return normalise.read(name, self.rules.constants[name])

    def _missing(
        self, row: Row, system: System, given: tuple[str, ...], placeholders: bool
    ) -> _Problems:
        if not given:
            fault = Fault.ONLY_PLACEHOLDERS if placeholders else Fault.NO_IDENTIFIER
            params = {"system": str(system.code), "fields": ",".join(system.takes)}
            return (self._problem(row, system.takes[0], fault, params),)
        missing = [name for name in system.shown if name not in given]
        if not missing:
            return ()
        params = {"system": str(system.code), "fields": ",".join(missing)}
        return (self._problem(row, missing[0], Fault.INCOMPLETE, params),)

    def _suspicions(self, row: Row, found: Mapping[str, str]) -> _Problems:
        return tuple(
            replace(self._problem(row, name, fault), suggestion=suggestion)
            for name, fault, suggestion in suggest(found)
        )

    def _foreign(self, row: Row, name: str, system: System) -> Problem:
        codes = ",".join(map(str, SYSTEMS_OF[name]))
        params = {"system": str(system.code), "systems": codes}
        return self._problem(row, name, Fault.FOREIGN_IDENTIFIER, params)

    def _problem(
        self, row: Row, name: str, fault: Fault, params: Mapping[str, str] | None = None
    ) -> Problem:
        strict = fault is Fault.INCOMPLETE and self.rules.strict
        return Problem(
            slug=fault.value,
            field=name,
            address=self.layout.address(name, row.number),
            value=text_of(row.values.get(name, "")) or self.rules.constants.get(name, ""),
            severity=Severity.ERROR if strict else severity(fault),
            params=params or {},
        )
