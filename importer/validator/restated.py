"""What stands in a field's cell on the sheet of rows to fix, so that it is read again just as
it was read before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from importer.model import (
    IN_QUESTION,
    Cell,
    CellValue,
    Column,
    Kind,
    Run,
    StoredRow,
    is_in_question,
    number_of,
    text_of,
)
from importer.texts import Lang
from importer.validator import candidates, damage, normalise
from importer.validator.unsaid import unsaid
from importer.vocabulary import (
    BY_COLUMN,
    IDENTIFIERS,
    TERMS,
    UNPLACED,
    Fault,
    bare,
    errors,
    label_key,
    questions,
    terms,
)

#: What only a cell's neighbours give away.
_BY_NEIGHBOURS = BY_COLUMN | {Fault.COPIED, Fault.MERGED}
#: For dates that a file holds without a format.
_DATE_FORMAT = "yyyy-mm-dd hh:mm:ss"
#: Beyond any number that a workbook can hold.
_MOST = 10**300


class Restated:
    """The cells of one run's fields; what a mapping, a setting or a model column said is put
    into words that stand for themselves."""

    def __init__(self, run: Run, lang: Lang) -> None:
        layout = run.layout
        self._lang = lang
        self._all = layout.columns
        self._constants = {**layout.constants, **run.constants}
        self._columns = {field: layout.columns_of(field) for field in (*TERMS, *IDENTIFIERS)}
        self._words: Mapping[str, Mapping[str, str]] = {
            field: {label_key(theirs): ours for theirs, ours in words.items()}
            for field, words in layout.values.items()
        }
        self._unsaid = unsaid(layout, self._constants, self._words.get("device_system", {}))

    def value(self, stored: StoredRow, field: str) -> CellValue:
        """The cell of a field.  What was not text stays what it was, and is refused again if
        nobody touches it."""
        several = self._columns[field]
        counting = self._understood if field in TERMS else _counting
        column = counting(stored, several)
        value = "" if column is None else stored.cell(column)
        if any(p.field == field and p.slug in _BY_NEIGHBOURS for p in stored.problems):
            return _in_question(value)  # on our sheet it has other neighbours, and would pass
        if field in IDENTIFIERS and value != "" and _is_unplaced(stored):
            return _in_question(value)
        if isinstance(value, Cell) and value.kind is Kind.FLOAT and field in TERMS:
            value = Cell(Kind.NUMBER, value.value)  # where it may be one of the API's numbers
        if isinstance(value, Cell):
            text = _as_text(field, value) if field in IDENTIFIERS else None
            if text is None and field in IDENTIFIERS and _passes(field, value):
                text = _in_question(value)
            value = _as_refused(value) if text is None else text
        if field in TERMS:
            return self._term(stored, column, field, value)
        known = None if stored.device is None else getattr(stored.device, field)
        return value or known or ""

    def _term(
        self, stored: StoredRow, column: Column | None, field: str, value: CellValue
    ) -> CellValue:
        """The word of a field that has a list: the user's own where it says under our label
        what it said in the file, else ours."""
        if stored.device is not None:
            code = getattr(stored.device, field)
        elif field == "device_system" and _is_blank(field, value):
            cells = [stored.cell(column) for column in self._all]
            code = self._unsaid.settle(cells).code
        elif _is_unplaced(stored):
            return value  # other headings may have asked the opposite
        else:
            code = self._meant(column, field, value)
        if code is None or code == terms.read(field, text_of(value), False)[0]:
            return value
        return self._word(field, code)

    def _meant(self, column: Column | None, field: str, value: CellValue) -> int | None:
        """The number that a row without a device has for such a field by all that is known of
        its file; None where the cell stays what it is."""
        asked = questions.asked_of(column.label, field) if column is not None else None
        is_told = asked is not None and isinstance(value, Cell) and value.kind is Kind.BOOL
        if isinstance(value, Cell) and value.kind is not Kind.NUMBER and not is_told:
            return None
        text = text_of(value)
        if terms.says_nothing(field, text):
            said = self._constants.get(field)
            return None if said is None else terms.read(field, said, True)[0]
        told = terms.told(field, text, self._words.get(field, {}), asked)
        if told is not None:
            return told[0]
        if column is not None and bare(column.label) == field:
            return terms.read(field, text, True)[0]  # under our label another product's number
        return None

    def _understood(self, stored: StoredRow, several: tuple[Column, ...]) -> Column | None:
        """Of the columns that fill one field with a list the first that was understood in a
        row, else the first that says something."""
        if len(several) < 2:
            return several[0] if several else None
        name = str(several[0].field)
        telling = []
        for column in several:
            cell = stored.cell(column)
            text = text_of(cell)
            if isinstance(cell, str) and terms.says_nothing(name, text):
                continue
            known = (self._meant(column, name, cell), terms.read(name, text, False)[0])
            if known != (None, None):
                return column
            telling.append(column)
        return telling[0] if telling else several[0]

    def _word(self, field: str, code: int) -> str:
        codes = [term.code for term in TERMS[field]]
        return terms.choices(field, self._lang)[codes.index(code)]


def _is_blank(field: str, value: CellValue) -> bool:
    return isinstance(value, str) and terms.says_nothing(field, value)


def _is_unplaced(stored: StoredRow) -> bool:
    """Whether it is a guess which column the cells of a row belong to."""
    return any(problem.slug in UNPLACED for problem in stored.problems)


def _counting(stored: StoredRow, several: tuple[Column, ...]) -> Column | None:
    """Of the columns that fill one identifier the one that counted for a row."""
    if len(several) < 2:
        return several[0] if several else None
    name = str(several[0].field)
    places = [(column, stored.cell(column)) for column in several]
    found = candidates.read_all(name, places)
    sent = getattr(stored.device, name, None)
    chosen = next((item for item in found if sent and item.text == sent), None)
    chosen = chosen or candidates.choose(found)[0]
    if chosen.grade() < candidates.NOTHING:
        return chosen.column
    return next((column for column, cell in places if cell != ""), several[0])


def _passes(field: str, cell: Cell) -> bool:
    """Whether a number that is refused for how its cell shows it would do as a text: as such it
    stands in a CSV file that somebody makes of the sheet."""
    if cell.kind is not Kind.NUMBER or not errors(normalise.read(field, cell)[1]):
        return False
    return not errors(normalise.read(field, cell.text)[1])


def _as_text(field: str, cell: Cell) -> str | None:
    """A date or a ruined number as a text that is refused as well, so that the cell has the
    text format: what is typed over it then stays as it is typed.  None for what would pass."""
    value = cell.value
    if isinstance(value, datetime | time):
        text = cell.text
    elif cell.kind is Kind.FLOAT:
        text = f"{value:.5E}"
    elif isinstance(value, float | int) and cell.kind is Kind.NUMBER and abs(value) < _MOST:
        is_long = damage.is_scientific(cell.number_format) or abs(value) >= 1e15
        text = f"{value:.5E}" if is_long else cell.text if cell.number_format == "General" else ""
    else:
        return None
    return text if text and errors(normalise.read(field, text)[1]) else None


def _as_refused(cell: Cell) -> CellValue:
    """A cell in a form that no detour over a workbook makes acceptable."""
    value = cell.value
    if cell.kind is Kind.DATE and cell.number_format == "General":
        cell = Cell(Kind.DATE, value, _DATE_FORMAT)  # without one it would become a number
    if cell.kind is Kind.BOOL or number_of(cell) is not None:
        return cell
    if cell.kind is Kind.ERROR and errors(damage.clean(cell.text)[1]):
        return cell.text
    if isinstance(value, int) and abs(value) < _MOST:
        return Cell(Kind.NUMBER, float(value), cell.number_format)  # its digits would pass
    return _in_question(cell)


def _in_question(value: CellValue) -> str:
    """A cell that nobody may take for an identifier before somebody looked at it.  An empty one
    would not do: the row could pass without it."""
    text = text_of(value)
    return text if is_in_question(text) else f"{IN_QUESTION} {text}".rstrip()
