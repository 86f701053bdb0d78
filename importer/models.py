"""The words of this project as data types, first part: from the file to the device.

A spreadsheet becomes ``Row`` after ``Row``; the rules turn a row into a ``Device`` or into
``Problem`` s.  What becomes of it then is in ``records``.  Data only; imports no sibling.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

#: The API's identifier fields, in the order of its documentation page.
IDENTIFIERS = (
    "serial_number",
    "disk_serial_number",
    "uuid",
    "mac_address",
    "android_id",
    "idfv",
    "aaid",
)
#: Every field a column of the spreadsheet can fill.
FIELDS = ("device_system", *IDENTIFIERS, "device_ownership", "device_status")
#: The custom document property by which our results workbooks name the sheet of rows to fix,
#: which is the one to read when such a workbook is fed back.
FIX_SHEET_PROPERTY = "device-importer-fix-sheet"
#: The one that names the run whose results they are.
RUN_PROPERTY = "device-importer-run"


class Lang(StrEnum):
    """The two languages that every sentence exists in."""

    EN = "en"
    ZH = "zh"


class Severity(StrEnum):
    """An error keeps the row from being sent; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Kind(StrEnum):
    """What a spreadsheet cell holds when it is not text."""

    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    FORMULA = "formula"  # a formula whose result the file does not hold


@dataclass(frozen=True, slots=True)
class Cell:
    """A spreadsheet cell that is not text, with what is needed to write it back unchanged.

    ``value`` is an ``int`` or ``float`` for a number, a ``datetime``, ``date``, ``time`` or
    ``timedelta`` for a date, a ``bool``, the error's text (``#N/A``), or the formula's text.
    """

    kind: Kind
    value: int | float | bool | str | datetime | date | time | timedelta
    number_format: str = "General"

    @property
    def text(self) -> str:
        """The cell as a person would read it out; not fit to be sent as an identifier."""
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < 1e15:
            return str(int(self.value))
        if isinstance(self.value, bool):
            return str(self.value).upper()
        return str(self.value)


#: A text cell is a plain ``str`` ("" when empty); everything else is a ``Cell``.
CellValue = str | Cell


def text_of(value: CellValue) -> str:
    """A cell's text, whatever it holds."""
    return value if isinstance(value, str) else value.text


def column_letter(index: int) -> str:
    """Excel's name of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Role(StrEnum):
    """What a column that fills no field helps to understand."""

    MODEL = "model"  # the device's model: it can settle an ambiguous operating system
    MAKER = "maker"  # its manufacturer
    NAME = "name"  # a name or asset number of the device: a row that has one is no continuation
    NUMBER = "number"  # a running number, which alone makes no row
    ORIGIN = "origin"  # the row's number in the file that our sheet of rows to fix came from


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: its 0-based place, its label, and the field it fills (or None).

    ``why`` says how the field was found: ``field`` (the API's name), ``label`` (ours),
    ``alias`` (seen in an export), ``mapping`` (a mapping's), ``map`` (the user's ``--map``), or
    "" where there is none.  Several columns may fill one identifier: ``rank`` 0 is looked at
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


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table stands in its file and which column fills which field.

    ``sheet`` is the worksheet's name; for a CSV file the file's stem, as Excel shows it.
    ``header_row`` is 1-based, as Excel shows it; of a header in two rows it is the lower one.
    ``encoding`` and ``delimiter`` are empty for workbooks.

    ``mapping`` names the mapping that gave the columns their meaning, with its ``constants``
    (field → the value for missing cells) and ``values`` (field → word of the file → word of
    ours).  ``origin`` is the id of the run whose sheet of rows to fix this is.
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

    def columns_of(self, name: str) -> tuple[Column, ...]:
        """The columns that fill a field, the one to be looked at first before the others."""
        found = (column for column in self.columns if column.field == name)
        return tuple(sorted(found, key=lambda column: column.rank))

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
        place = (
            f"{column_letter(column.index)}{row_number}" if column else f"{row_number}:{row_number}"
        )
        return f"{self.sheet}!{place}"


class Row(NamedTuple):
    """One row of the file: its number as Excel shows it, its cells, and field → index of the
    cell, which is the same for all rows of a file."""

    number: int
    cells: tuple[CellValue, ...]
    places: Mapping[str, int]

    @property
    def values(self) -> dict[str, CellValue]:
        """Field → cell."""
        return {name: self.cells[index] for name, index in self.places.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one cell that the user should know, with a stable slug.

    ``params`` fill the sentence that belongs to the slug; its two languages are in the
    message tables under ``problem.<slug>`` and, for the next step, ``fix.<slug>``.
    ``suggestion`` is a value that may be meant: it is shown beside the cell, never applied.
    """

    slug: str
    field: str
    address: str
    value: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    suggestion: str = ""


class Device(NamedTuple):
    """A device as the API takes it: numbers as its documentation numbers them, identifiers
    canonical, absent ones None."""

    device_system: int
    device_ownership: int = 0
    device_status: int = 0
    serial_number: str | None = None
    disk_serial_number: str | None = None
    uuid: str | None = None
    mac_address: str | None = None
    android_id: str | None = None
    idfv: str | None = None
    aaid: str | None = None

    def identifiers(self) -> dict[str, str]:
        """The identifiers that are there, in the order of the API's page."""
        found = ((name, getattr(self, name)) for name in IDENTIFIERS)
        return {name: value for name, value in found if value is not None}


class Checked(NamedTuple):
    """What the rules say of a row: a device unless a problem is an error.  ``system`` is the
    operating system's number and ``found`` the canonical identifiers that could be read of a
    row without a device."""

    row: Row
    device: Device | None
    problems: tuple[Problem, ...] = ()
    system: int | None = None
    found: Mapping[str, str] | None = None
