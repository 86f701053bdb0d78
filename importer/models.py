"""The words of this project as data types: data only, no behaviour beyond reading them.

A spreadsheet becomes ``Row`` after ``Row``; the rules turn a row into a ``Device`` or into
``Problem`` s; the journal keeps it; the API's ``Reply`` has a ``Verdict``; a row ends in an
``Outcome``.  This module imports no sibling.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

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


class Lang(StrEnum):
    """The two languages that every sentence exists in."""

    EN = "en"
    ZH = "zh"


class Status(StrEnum):
    """What became of a row.  A closed set: the counts always add up to the rows staged."""

    PENDING = "pending"
    SENT = "sent"
    CREATED = "created"
    CREATED_BEFORE = "created_before"
    DUPLICATE = "duplicate"
    REPEATED = "repeated"
    INVALID = "invalid"
    REJECTED = "rejected"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"
    UNSENT = "unsent"


#: Rows that a run still has to send.
UNSETTLED = (Status.PENDING, Status.SENT, Status.UNSENT)
#: Rows that somebody has to look at: they make the exit code 1 and fill the sheet to fix.
NEEDS_WORK = (Status.INVALID, Status.REJECTED, Status.FAILED, Status.IN_DOUBT)


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


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: its 0-based place, its label, and the field it fills (or None).

    ``why`` says how the field was found: ``field`` (the API's name), ``label`` (ours),
    ``alias`` (seen in an export), ``map`` (the user's ``--map``), or "" where there is none.
    """

    index: int
    label: str
    field: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table stands in its file and which column fills which field.

    ``sheet`` is the worksheet's name; for a CSV file the file's stem, as Excel shows it.
    ``header_row`` is 1-based, as Excel shows it.  ``encoding`` and ``delimiter`` are empty
    for workbooks.
    """

    file: str
    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    encoding: str = ""
    delimiter: str = ""

    def column_of(self, name: str) -> Column | None:
        """The column that fills a field, or None."""
        return next((column for column in self.columns if column.field == name), None)

    def address(self, name: str, row_number: int) -> str:
        """The address of a field's cell, ``sheet!C17``; of the row where no column fills it."""
        column = self.column_of(name)
        place = f"{column_letter(column.index)}{row_number}" if column else str(row_number)
        return f"{self.sheet}!{place}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its number as Excel shows it, its cells, and field → cell."""

    number: int
    cells: tuple[CellValue, ...]
    values: Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one cell that the user should know, with a stable slug.

    ``params`` fill the sentence that belongs to the slug; its two languages are in the
    message tables under ``problem.<slug>`` and, for the next step, ``fix.<slug>``.
    """

    slug: str
    field: str
    address: str
    value: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Device:
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


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules say of a row: a device unless a problem is an error."""

    row: Row
    device: Device | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A staged device on its way.  ``doubt``: an earlier request left and its answer is
    not known."""

    number: int
    device: Device
    attempts: int = 0
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the API said.  ``code`` is None where the body was not its JSON, and ``broken``
    where it began as JSON and broke off; ``wait`` is the seconds it asked us to pause;
    ``date`` its clock, seconds since 1970."""

    status: int
    code: int | None
    message: str = ""
    record_id: str | None = None
    wait: float | None = None
    log_id: str = ""
    details: str = ""
    link: str = ""
    date: float | None = None
    broken: bool = False


class Meaning(StrEnum):
    """What a reply means for its row; see ``Verdict``."""

    CREATED = "created"
    EXISTS = "exists"
    REJECTED = "rejected"
    THROTTLED = "throttled"  # sent again after a pause for everybody
    TOKEN_DEAD = "token_dead"  # replayed once with a fresh token
    RETRY = "retry"  # sent again after a while
    STOP = "stop"  # nobody's row can be sent any more


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reply, or its absence, means.

    ``doubt``: the device may have been created although the answer does not say so.
    ``blame``: whether the server itself answered with trouble (then a row may fail by it) or
    nothing was reached at all (then it is an outage, never the row's fault).
    ``slug`` and ``exit_code`` matter for ``STOP`` only.
    """

    meaning: Meaning
    doubt: bool = False
    blame: bool = True
    slug: str = ""
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row's final word.  ``finished_at`` is in seconds since 1970, 0 where nothing was
    sent; ``first_row`` is the row that a repeated one repeats; ``note`` the slug of a
    remark such as "confirmed by look-up"."""

    number: int
    status: Status
    record_id: str = ""
    code: int | None = None
    message: str = ""
    attempts: int = 0
    finished_at: float = 0.0
    log_id: str = ""
    first_row: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as the journal keeps it: what the file had, what the rules said, what became
    of it."""

    cells: tuple[CellValue, ...]
    problems: tuple[Problem, ...]
    device: Device | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why a run stopped before its end.  ``slug`` names the sentences ``stop.<slug>`` and
    ``stop.<slug>.next``; ``message`` is the API's own."""

    slug: str
    exit_code: int
    code: int | None = None
    message: str = ""
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person who watches a run wants to hear at once: ``event.<slug>``."""

    slug: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One import of one file.  Times are seconds since 1970; ``state`` is ``staged``,
    ``sending``, ``stopped`` or ``finished``; ``results`` the workbook's path or ""."""

    run_id: str
    path: str
    layout: Layout
    created_at: float
    state: str
    rows: int
    tenant: str
    rate: float
    finished_at: float = 0.0
    results: str = ""
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Rows with the same problem: how many, and the first of them as the example."""

    slug: str
    severity: Severity
    count: int
    example: Problem
    first_row: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A run counted: ``by_status`` adds up to the rows staged; ``by_system`` counts
    (system code or None, status) pairs."""

    by_status: Mapping[Status, int]
    by_system: Mapping[tuple[int | None, Status], int]
    causes: tuple[Cause, ...] = ()
