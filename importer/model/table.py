"""A table of a spreadsheet: where it stands, what its columns mean, and its rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from importer.model.cells import CellValue, column_letter
from importer.model.names import in_words
from importer.texts import Lang, say
from importer.vocabulary import Role

if TYPE_CHECKING:
    from importer.model.device import Problem


#: Why a column has its role, where no heading gives it one.
BY_VALUES = "values"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: its 0-based place, its label, and the field it fills (or None).

    ``why`` says how the field was found: ``field`` (the API's name), ``label`` (ours),
    ``alias`` (seen in an export), ``mapping`` (a mapping's), ``map`` (the user's ``--map``), or
    "" where there is none; of a column that fills none it is ``BY_VALUES`` where what stands in it
    gave it its ``role``.  Several columns may fill one identifier: ``rank`` 0 is looked at
    first.  ``trap`` is the slug of the reason (``trap.<slug>``) why a column that looks right
    fills nothing.
    """

    index: int
    label: str
    field: str | None = None
    why: str = ""
    rank: int = 0
    role: Role | None = None
    trap: str = ""


#: What the numbers of the rows of one sheet begin with, where several are read as one: more than
#: a sheet has rows.
_SHEET_ROWS = 10**7


def row_elsewhere(number: int) -> str:
    """A row of a run whose sheets are not known here; ``2!17`` on the second of several."""
    part, row = divmod(number, _SHEET_ROWS)
    return f"{part + 1}!{row}" if part else str(row)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several sheets that are read as one table: its header row, and for each column of
    the table the 0-based place of its own, -1 where it has none."""

    sheet: str
    header_row: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table stands in its file and which column fills which field.

    ``sheet`` is the worksheet's name; for a CSV file the file's stem, as Excel shows it.
    ``header_row`` is 1-based, as Excel shows it; of a header in two rows it is the lower one.
    ``encoding`` and ``delimiter`` are empty for workbooks.

    ``mapping`` names the mapping that gave the columns their meaning, with its ``constants``
    (field → the value for missing cells) and ``values`` (field → word of the file → word of
    ours).  ``origin`` is the id of the run whose sheet of rows to fix this is.  ``leave_out`` are
    headings, and the words below them whose rows the user does not want; ``trusted`` the fields
    whose columns the user vouches for, however little their values look like it.
    ``hidden``: rows that the sheet hides are taken along.  ``given`` are the options by which the
    file was read and judged, to be typed once more; None where nobody kept them.

    ``parts`` are the sheets, the first one as well, where several are read as one: then ``sheet``
    and ``header_row`` are those of the first, and a row's number counts on from sheet to sheet.
    """

    file: str
    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    encoding: str = ""
    delimiter: str = ""
    mapping: str = ""
    constants: Mapping[str, str] = dataclasses.field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
    origin: str = ""
    leave_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    trusted: tuple[str, ...] = ()
    hidden: bool = False
    given: str | None = None
    parts: tuple[Part, ...] = ()

    @property
    def sheets(self) -> str:
        """The name of the sheet, or the names of all that are read as one."""
        return " + ".join(part.sheet for part in self.parts) or self.sheet

    def where(self, lang: Lang) -> str:
        """The sheet, or all that are read as one, with the row of the headings; each with its own
        where these differ."""
        places = [(self.sheets, self.header_row)]
        if {part.header_row for part in self.parts} - {self.header_row}:
            places = [(part.sheet, part.header_row) for part in self.parts]
        told = (say("table.where", lang, {"sheet": s, "row": row}) for s, row in places)
        return ("、" if lang is Lang.ZH else ", ").join(told)

    def number_of(self, part: int, row: int) -> int:
        """The number in the run of a row of one of the parts."""
        return part * _SHEET_ROWS + row

    def row_name(self, number: int) -> str:
        """A row as Excel numbers it; with its sheet where several are read: ``sheet!17``."""
        sheet, row = self.place_of(number)
        return f"{sheet}!{row}" if self.parts else str(row)

    def row_names(self, first: Iterable[int], count: int) -> tuple[str, ...]:
        """The first of so many rows for a sentence, which tells that there are more."""
        names = tuple(map(self.row_name, first))
        return (*names, "…") if count > len(names) else names

    def place_of(self, number: int) -> tuple[str, int]:
        """The sheet of a row, and its number there as Excel shows it."""
        if not self.parts:
            return self.sheet, number
        part, row = divmod(number, _SHEET_ROWS)
        return self.parts[part].sheet, row

    def row_of(self, number: int) -> int:
        """The row of a number, as Excel numbers it on its sheet."""
        return self.place_of(number)[1]

    def columns_of(self, name: str) -> tuple[Column, ...]:
        """The columns that fill a field, the one to be looked at first before the others."""
        found = (column for column in self.columns if column.field == name)
        return tuple(sorted(found, key=lambda column: column.rank))

    @property
    def places(self) -> dict[str, int]:
        """Field → index of the first column that fills it."""
        fields = {column.field for column in self.columns if column.field}
        return {name: self.columns_of(name)[0].index for name in fields}

    def column_of(self, name: str) -> Column | None:
        """The first of the columns that fill a field, or None."""
        return next(iter(self.columns_of(name)), None)

    def with_role(self, role: Role) -> tuple[Column, ...]:
        """The columns with a role, in the file's order."""
        return tuple(column for column in self.columns if column.role is role)

    def address(self, name: str, row_number: int, column: Column | None = None) -> str:
        """The address of a field's cell, ``sheet!C17``, in ``column`` or else the first that
        fills it; of the whole row, ``sheet!17:17``, where none does."""
        column = column or self.column_of(name)
        if self.parts:
            part, row = divmod(row_number, _SHEET_ROWS)
            index = self.parts[part].places[column.index] if column else -1
            if index < 0:
                return self.row_name(row_number)
            return f"{self.parts[part].sheet}!{column_letter(index)}{row}"
        place = (
            f"{column_letter(column.index)}{row_number}" if column else f"{row_number}:{row_number}"
        )
        return f"{self.sheet}!{place}"


class Row(NamedTuple):
    """One row of the file: its number as Excel shows it, its cells, and field → index of the
    cell, which is the same for all rows of a file.  ``hidden``: by a filter or by hand, and to be
    left out.  ``problems``: why its cells can't be told apart, or can't be meant."""

    number: int
    cells: tuple[CellValue, ...]
    places: Mapping[str, int]
    hidden: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def values(self) -> dict[str, CellValue]:
        """Field → cell."""
        return {name: self.cells[index] for name, index in self.places.items()}


@dataclass(frozen=True, slots=True)
class Note:
    """A choice made while opening a file that the user should see; not an error.  ``warns``: it
    may be the wrong one, and is to be weighed before anything is sent."""

    slug: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)
    warns: bool = False

    def text(self, lang: Lang) -> str:
        """The sentence of ``note.<slug>``."""
        return say(f"note.{self.slug}", lang, in_words(self.params, lang))
