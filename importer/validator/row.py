"""Row → ``Device``, or everything that is wrong with the row at once.

The rules follow the API's page: which identifiers an operating system takes
(``vocabulary.SYSTEMS``), that one of them is needed, and that another system's is refused
(code 1785005).  They are checked before anything is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from importer.model import (
    Cell,
    CellValue,
    Checked,
    CheckedRows,
    Column,
    Device,
    Kind,
    Layout,
    Problem,
    Row,
    column_option,
    text_of,
)
from importer.validator import candidates, normalise
from importer.validator.damage import REFUSED_KINDS
from importer.validator.plain import PLAIN, Lane, Sign, is_bare
from importer.validator.suggestions import suggest
from importer.validator.unsaid import MACOS, Unsaid
from importer.validator.unwanted import Unwanted
from importer.vocabulary import (
    DESKTOP,
    DEVICES,
    FITTING,
    IDENTIFIERS,
    LEAVING_OUT,
    NAMED,
    PHONELESS,
    RETIRED,
    SYSTEM_BY_CODE,
    SYSTEMS_OF,
    WINDOWS_BUILDS,
    Fault,
    Reading,
    Role,
    Severity,
    System,
    bare,
    devices,
    errors,
    label_key,
    models,
    questions,
    severity,
    terms,
)

_Problems = tuple[Problem, ...]

#: Number of an operating system → the identifiers of a row that nothing is missing from.
_EXPECTED = {code: frozenset(system.shown) for code, system in SYSTEM_BY_CODE.items()}
#: How many different words of a column are remembered: a system's name stands in thousands of
#: rows, while a column of remarks has no end of words.
_REMEMBERED = 1000
#: Rows that are checked together.  More wait longer for their first words to be understood.
_TOGETHER = 200
#: What is said of a cell that holds something and yet no value.
_NO_VALUE = frozenset({Fault.PLACEHOLDER, Fault.REMARK, Fault.HEADING})
#: After these nothing else of a row matters.
_FINAL = LEAVING_OUT | PHONELESS
#: What a model may settle.
_OPEN = frozenset({Fault.SYSTEM_AMBIGUOUS, Fault.SYSTEM_VERSION})
#: What whoever knows better says of a column's numbers once for all (``--trust-column``).
_OF_DIGITS = frozenset({Fault.EXPRESS_CODE, Fault.SURFACE_ZEROS})
#: A model's number has so many digits; a maker's serial number has more.
_LONGEST_MODEL = 5
#: The numbers of the systems of computers.
_COMPUTERS = frozenset(SYSTEMS_OF["serial_number"])


@dataclass(frozen=True, slots=True)
class RowChecker:
    """What is known of a file before its first row, by which its rows are judged."""

    layout: Layout
    strict: bool
    constants: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    columns: Mapping[str, tuple[Column, ...]]
    wanted: tuple[tuple[str, tuple[Column, ...]], ...]  # identifiers that can be there at all
    unsaid: Unsaid
    unwanted: tuple[Unwanted, ...]
    understood: Mapping[int, dict[CellValue, int]]  # by column: words before, and their numbers
    without_id: frozenset[int]  # systems for whose identifiers there is neither column nor value
    fed_back: bool  # a sheet of our own, which has a column for each identifier
    lane: Lane | None  # where rows that are plainly fine have everything
    harmless: set[CellValue]  # words for kinds that came before and leave nothing out
    computers: set[CellValue]  # models that came before and are no phone's
    beside: tuple[Sign, ...]  # columns of no identifier: what says there that a device is gone
    instead: tuple[int, ...]  # places of columns that fill an identifier
    called: dict[int, str]  # place of a column → what an option calls it, once that is asked
    asked: Mapping[int, questions.Question]  # place of a column → what its heading asks
    unlike: tuple[int, ...]  # places of columns whose values are no serial numbers

    def check_all(self, rows: Iterable[Row]) -> Iterator[CheckedRows]:
        """Rows, some at a time: those that are plainly fine are told by their columns."""
        drawn = iter(rows)
        while some := list(islice(drawn, _TOGETHER)):
            columns, closer = self._plain(some)
            others = {place: self.check(some[place]) for place in closer}
            yield CheckedRows(some, columns, others, self._lacks(some))

    def _lacks(self, rows: Sequence[Row]) -> Sequence[Problem]:
        """What no row of the list has; a row that is looked at by itself says what it lacks."""
        if self.lane is None or not self.lane.lacking:
            return ()
        lack, name = self._lack(rows[0], self.lane.lacking), self.lane.lacking[0]
        return [replace(lack, address=self.layout.address(name, row.number)) for row in rows]

    def _plain(self, rows: Sequence[Row]) -> tuple[Mapping[str, Sequence[Any]], Iterable[int]]:
        """The devices of rows as columns, and the places of those to be looked at one by one."""
        if self.lane is None:
            return {}, range(len(rows))
        columns, closer = self.lane.look([row.cells for row in rows])
        closer.update(at for at, row in enumerate(rows) if row.hidden or row.problems)
        if self.unsaid.models or self.unsaid.makers:
            macs = (at for at, code in enumerate(columns["device_system"]) if code == MACOS)
            closer.update(at for at in macs if self.unsaid.no_mac(rows[at].cells))
        for wish in self.unwanted:
            closer.update(at for at, row in enumerate(rows) if wish.word(row.cells))
        return columns, sorted(closer)

    def check(self, row: Row) -> Checked:
        """One row alone."""
        if row.hidden:
            return Checked(row, None, (self._problem(row, "", Fault.LEFT_HIDDEN),))
        if row.problems:
            return Checked(row, None, row.problems)
        if self.unwanted and (left := self._unwanted(row)):
            return Checked(row, None, left)
        checked = self._closely(row)
        if any(problem.severity is Severity.LEFT_OUT for problem in checked.problems):
            return checked
        return checked._replace(problems=(*checked.problems, *self._retired(row)))

    def _retired(self, row: Row) -> _Problems:
        """What says first that a device is gone: in a column of its own, or instead of an
        identifier, of which the row has another one."""
        columns = chain(self.beside, (Sign(place, RETIRED) for place in self.instead))
        said = next((sign for sign in columns if sign.is_said(row.cells[sign.place])), None)
        if said is None:
            return ()
        place = said.place
        column, word = self.layout.columns[place], text_of(row.cells[place]).strip()
        if place not in self.called:
            labels = [other.label for other in self.layout.columns]
            self.called[place] = column_option(labels, place) or column.label
        params = {"label": self.called[place], "word": word}
        return (self._problem(row, "", Fault.RETIRED, (column, word), params),)

    def _closely(self, row: Row) -> Checked:
        other = self._other_kind(row)
        code, problems = (None, (other,)) if other else self._system(row)
        if problems and problems[0].slug in _FINAL:
            return Checked(row, None, problems)
        if code is not None and (code in self.without_id or self._came_without_id(row, code)):
            return Checked(row, None, (self._without_id(row, SYSTEM_BY_CODE[code]),), code, {})
        ownership, more = self._term(row, "device_ownership")
        trust, most = self._term(row, "device_status")
        problems += more + most
        system = SYSTEM_BY_CODE[code] if code is not None else None
        found, others = self._identifiers(row, system)
        problems += others
        if code is None or ownership is None or trust is None or _refuses(problems):
            return Checked(row, None, problems, code, found)
        return Checked(row, Device(code, ownership, trust, *map(found.get, IDENTIFIERS)), problems)

    def _unwanted(self, row: Row) -> _Problems:
        """For each wish that the row falls under, of now or before: which column and which word."""
        words = ((each.fault, each.column, each.word(row.cells)) for each in self.unwanted)
        return tuple(
            self._problem(row, "", fault, (column, word), {"label": column.label, "word": word})
            for fault, column, word in words
            if word
        )

    def _other_kind(self, row: Row) -> Problem | None:
        """That the row is about no device, by its column of kinds."""
        other = self.unsaid.other_kind(row.cells)
        if other is not None:
            return self._problem(row, "", Fault.LEFT_KIND, other.at, other.params)
        if len(self.harmless) < _REMEMBERED:
            self.harmless.update(self.unsaid.harmless(row.cells))
        if len(self.computers) < _REMEMBERED:
            self.computers.update(self.unsaid.computers(row.cells))
        return None

    def _system(self, row: Row) -> tuple[int | None, _Problems]:
        """The operating system; where its cell leaves it open, by all else that tells it."""
        code, problems = self._said(row, "device_system")
        fault = Fault(problems[0].slug) if problems else None
        if fault == Fault.SYSTEM_UNKNOWN and (other := self._kind_for_system(row)):
            return None, (other,)
        if code is not None and (place := self._against(row, code)):
            return self._contradicted(row, place)
        if fault == Fault.SYSTEM_HARMONY and (one := self.unsaid.handheld(row.cells)):
            return None, (self._problem(row, "", Fault.PHONE_WITHOUT_ID, one.at),)
        if code is not None or (fault is not None and fault not in _OPEN):
            return code, problems
        if problems and problems[0].value.startswith(WINDOWS_BUILDS):
            return None, problems
        said = (problems[0].value,) if problems else ()
        found = self.unsaid.settle(row.cells, fault, *said)
        if found.fault is None:
            return found.code, problems if found.code is None else ()
        if found.fault in _FINAL:
            return None, (self._problem(row, "", found.fault, found.at, found.params),)
        at = found.at if found.fault is Fault.SYSTEM_CODELESS else None
        return found.code, (self._problem(row, "device_system", found.fault, at, found.params),)

    def _against(self, row: Row, code: int) -> tuple[Column, str] | None:
        """What says that a row's device does not run the system that is written in it, unless
        somebody said what that means."""
        if code in _COMPUTERS:
            found = self.unsaid.phone(row.cells)
            if code == MACOS:
                found = found or self.unsaid.no_mac(row.cells)
        else:
            found = self.unsaid.another(row.cells, code)
        words = self.words["device_system"]
        if found is None or not words:
            return found
        said = (text_of(row.cells[column.index]) for column in self.columns["device_system"])
        return None if any(label_key(text) in words for text in said) else found

    def _contradicted(self, row: Row, place: tuple[Column, str]) -> tuple[int | None, _Problems]:
        """A system beside a device that does not run it, unless a word of ``--value`` settles
        which it is."""
        text = place[1]
        if ours := self.words["device_system"].get(label_key(text)):
            return terms.read("device_system", ours, True)[0], ()
        params = {"word": text, "said": text}
        return None, (self._problem(row, "device_system", Fault.SYSTEM_CONTRADICTED, None, params),)

    def _kind_for_system(self, row: Row) -> Problem | None:
        """That the row is about no device, where its kind stands for the system (Printer, NAS), or
        says whose the system is: VRP of a switch, DSM of what keeps files."""
        for column in self.columns["device_system"]:
            text = text_of(row.cells[column.index])
            kind = devices.kind_named(text)
            if kind and kind not in DEVICES:
                return self._problem(row, "", Fault.LEFT_KIND, (column, text), {"kind": kind})
        other = self.unsaid.left_by_kind(row.cells)
        return self._problem(row, "", Fault.LEFT_KIND, other.at, other.params) if other else None

    def _term(self, row: Row, name: str) -> tuple[int | None, _Problems]:
        """As ``_said``, with the value for the whole file where the cells are blank."""
        code, problems = self._said(row, name)
        if code is not None or problems:
            return code, problems
        code, fault = terms.read(name, self.constants.get(name, ""), True)
        return code, () if fault is None else (self._problem(row, name, fault),)

    def _said(self, row: Row, name: str) -> tuple[int | None, _Problems]:
        """The API's number for one of the three fields that are words: of several columns the
        first counts that is understood.  None without a problem where all cells are blank."""
        refused: _Problems = ()
        for column in self.columns[name]:
            cell, known = row.cells[column.index], self.understood[column.index]
            if cell in known:
                return known[cell], ()
            if cell == "" or (isinstance(cell, str) and terms.says_nothing(name, cell)):
                continue
            text = text_of(cell)
            if isinstance(cell, Cell) and cell.kind is Kind.FLOAT:
                text = text.removesuffix(".0")  # one of the API's numbers loses nothing by it
            if isinstance(cell, Cell) and self._is_refused(cell, column):
                refused += (self._problem(row, name, REFUSED_KINDS[cell.kind], (column, text)),)
                continue
            code, fault = self._read(name, text, column)
            if fault is None:
                if code is not None and isinstance(cell, str) and len(known) < _REMEMBERED:
                    known[cell] = code
                return code, ()
            word = {"word": text} if fault in NAMED else None
            problem = self._problem(row, name, fault, (column, text), word)
            # What is half an answer tells more than another column's version.
            refused = (problem, *refused) if fault in FITTING else (*refused, problem)
        return None, refused[:1]

    def _is_refused(self, cell: Cell, column: Column) -> bool:
        """Whether what is no text is no word either; TRUE answers a heading that asks yes or no."""
        answers = cell.kind is Kind.BOOL and column.index in self.asked
        return cell.kind in REFUSED_KINDS and not answers

    def _read(self, name: str, text: str, column: Column) -> terms.Choice:
        told = terms.told(name, text, self.words[name], self.asked.get(column.index))
        # Only under the API's own name are digits the API's.
        if told is None or name != "device_system":
            return told or terms.read(name, text, bare(column.label) == name)
        # A word for all that is Apple's: what else the row says of a device counts before it.
        plain = terms.read(name, text, False)
        return plain if plain[1] in _OPEN and told[0] in FITTING.get(plain[1], ()) else told

    def _identifiers(self, row: Row, system: System | None) -> tuple[dict[str, str], _Problems]:
        """The canonical identifiers of a row, and all that is to be said about them."""
        found: dict[str, str] = {}
        problems: _Problems = ()
        refused: tuple[str, ...] = ()
        placeholders = False
        foreign: list[str] = []
        for name, columns in self.wanted:
            text, faults, more = self._identifier(row, name, columns)
            if not text and not faults:
                text, faults = self._constant(name, system)
            if system is not None and name not in system.takes:
                if text or errors(faults):
                    foreign.append(name)
                continue
            if text:
                found[name] = text
            if faults or more:
                said = tuple(self._problem(row, name, fault) for fault in faults)
                problems += more or said
                placeholders = placeholders or not _NO_VALUE.isdisjoint(faults)
                if errors(faults):
                    refused += (name,)
        if system is not None and not found.keys() >= _EXPECTED[system.code]:
            problems += self._missing(row, system, (*found, *refused), placeholders)
        if system is not None and foreign:
            own = (*found, *refused)
            problems = (*self._foreign(row, foreign, system, own), *problems)
        suspicions = self._suspicions(row, found)
        problems = (*_unconfirmed(problems, suspicions), *suspicions)
        if "serial_number" in found and "serial_number" not in self.layout.trusted:
            problems += self._copied(row, found)
        return found, problems

    def _identifier(
        self, row: Row, name: str, columns: tuple[Column, ...]
    ) -> tuple[str, tuple[Fault, ...], _Problems]:
        """What a row says for an identifier: text, faults, and the problems where its value
        had to be chosen among several."""
        if len(columns) == 1:
            cell = row.cells[columns[0].index]
            if isinstance(cell, str):
                label = bare(columns[0].label)
                plain = PLAIN[name](cell) if name in PLAIN else None
                if plain is not None and cell != label:
                    return plain, (), ()
                if bare(cell) == label:
                    return "", (Fault.HEADING,), ()
            if not candidates.parts_of(name, cell):
                return (*normalise.read(name, cell), ())
        elif not columns:
            return "", (), ()
        places = [(column, row.cells[column.index]) for column in columns]
        chosen, others = candidates.choose(candidates.read_all(name, places))
        if name == "serial_number" and candidates.are_in_one_cell(chosen, others):
            whole = (chosen.column, text_of(row.cells[chosen.column.index]))
            fault = Fault.SEVERAL_VALUES
            return "", (fault,), (self._problem(row, name, fault, whole),)
        at = (chosen.column, chosen.raw)
        taken = {"taken": chosen.text}
        problems = tuple(
            self._problem(row, name, fault, at, taken if fault is Fault.MAC_LABELLED else None)
            for fault in chosen.faults
        )
        real = [other.raw for other in others if other.text]
        if real:
            params = {"taken": chosen.text, "others": " · ".join(real)}
            problems += (self._problem(row, name, Fault.FIRST_OF_SEVERAL, at, params),)
        for other in others:
            if not other.text:
                place = (other.column, other.raw)
                problems += (self._problem(row, name, Fault.OTHER_REFUSED, place, taken),)
        return chosen.text, chosen.faults, problems

    def _constant(self, name: str, system: System | None) -> Reading:
        """What stands for a blank identifier, where its system takes one."""
        if name not in self.constants or system is None or name not in system.takes:
            return "", ()
        return normalise.read(name, self.constants[name])

    def _missing(
        self, row: Row, system: System, given: tuple[str, ...], placeholders: bool
    ) -> _Problems:
        if not given:
            fault = Fault.ONLY_PLACEHOLDERS if placeholders else Fault.NO_IDENTIFIER
            params = {"system": str(system.code), "fields": ",".join(system.takes)}
            return (self._problem(row, system.takes[0], fault, None, params),)
        missing = [name for name in system.shown if name not in given]
        return (self._lack(row, missing),) if missing else ()

    def _lack(self, row: Row, missing: Sequence[str]) -> Problem:
        """That a row says less of a device than the API's example."""
        params = {"fields": ",".join(missing)}
        return self._problem(row, missing[0], Fault.INCOMPLETE, None, params)

    def _suspicions(self, row: Row, found: Mapping[str, str]) -> _Problems:
        number = found.get("serial_number", "")
        has_letters = number == "" or any(map(str.isalpha, number))
        return tuple(
            replace(self._problem(row, name, fault), suggestion=suggestion)
            for name, fault, suggestion in suggest(found, "" if has_letters else self._whose(row))
            if fault not in _OF_DIGITS or name not in self.layout.trusted
        )

    def _whose(self, row: Row) -> str:
        """What ``models.whose`` says of the maker's name or the model of a row."""
        columns = chain.from_iterable(map(self.layout.with_role, (Role.MAKER, Role.MODEL)))
        found = (models.whose(text_of(row.cells[column.index])) for column in columns)
        return next(filter(None, found), "")

    def _copied(self, row: Row, found: Mapping[str, str]) -> _Problems:
        """That a serial number is what the row has in a column of other things, or its disk's."""
        number = found["serial_number"]
        places = [place for place in self.unlike if _says(row.cells[place], number)]
        if found.get("disk_serial_number") == number:
            places += (column.index for column in self.columns["disk_serial_number"])
        if is_bare(found.get("mac_address", ""), number):
            places += (column.index for column in self.columns["mac_address"])
        if not places:
            return ()
        params = {"other": self.layout.columns[places[0]].label.strip()}
        return (self._problem(row, "serial_number", Fault.COPIED, None, params),)

    def _foreign(
        self, row: Row, names: Sequence[str], system: System, own: Sequence[str]
    ) -> Iterator[Problem]:
        """Identifiers that the row's system does not take.  A phone has a serial number, too, and
        is registered without it where it has its own identifier, or will have once that is
        corrected; otherwise the system is wrong, or the cell."""
        if own and set(names) <= {*DESKTOP}:
            params = {"system": str(system.code), "fields": ",".join(names)}
            yield self._problem(row, names[0], Fault.NOT_TAKEN, None, params)
            return
        for name in names:
            params = {"system": str(system.code), "systems": ",".join(map(str, SYSTEMS_OF[name]))}
            yield self._problem(row, name, Fault.FOREIGN_IDENTIFIER, None, params)

    def _came_without_id(self, row: Row, code: int) -> bool:
        """Whether a phone comes back as it came: the export that it is from has no column for
        its identifier, our sheet has."""
        if not self.fed_back or len(SYSTEM_BY_CODE[code].takes) > 1:
            return False
        blank = (row.cells[c.index] == "" for c in self.columns[SYSTEM_BY_CODE[code].takes[0]])
        others = (c for name, columns in self.wanted if name in DESKTOP for c in columns)
        return all(blank) and any(row.cells[column.index] != "" for column in others)

    def _without_id(self, row: Row, system: System) -> Problem:
        """One problem for a phone in a list of computers: its other cells do not matter."""
        params = {"system": str(system.code), "fields": ",".join(system.takes)}
        return self._problem(row, system.takes[0], Fault.MOBILE_WITHOUT_ID, None, params)

    def _problem(
        self,
        row: Row,
        name: str,
        fault: Fault,
        at: tuple[Column, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> Problem:
        """A problem with a field; ``at`` is the column and the text that it is about, where
        several could be meant."""
        strict = fault is Fault.INCOMPLETE and self.strict
        column = at[0] if at else next(iter(self.columns.get(name, ())), None)
        value = at[1] if at else text_of(row.cells[column.index]) if column else ""
        value = value or self.constants.get(name, "")
        return Problem(
            slug=fault.value,
            field=name,
            address=self.layout.address(name, row.number, column),
            value=value,
            severity=Severity.ERROR if strict else severity(fault),
            params=params or {},
            suggestion=normalise.suggested(fault, value),
        )


def _says(cell: CellValue, number: str) -> bool:
    """Whether a cell is a number, or has one of few digits in it: 5440 of Latitude 5440."""
    is_short = len(number) <= _LONGEST_MODEL and number.isdigit()
    return cell == number or (is_short and number in text_of(cell).split())


def _unconfirmed(problems: _Problems, others: _Problems) -> Iterator[Problem]:
    """Problems without those that the others confirm: that a number cell may have lost zeros."""
    lost = {problem.field for problem in others if problem.slug == Fault.SURFACE_ZEROS}
    return (p for p in problems if p.slug != Fault.NUMBER_CELL or p.field not in lost)


def _refuses(problems: _Problems) -> bool:
    return problems != () and any(p.severity is Severity.ERROR for p in problems)
