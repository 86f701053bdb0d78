"""A run: one import of one file, its rows on their way, what became of them, and the counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from importer.model.cells import CellValue
from importer.model.decision import Decision
from importer.model.device import Device, Problem
from importer.model.table import Column, Layout
from importer.texts import Lang, say, sentences
from importer.vocabulary import TERMS, Severity


class Status(StrEnum):
    """What became of a row.  A closed set: the counts always add up to the rows staged."""

    PENDING = "pending"
    SENT = "sent"
    CREATED = "created"
    CREATED_BEFORE = "created_before"
    DUPLICATE = "duplicate"
    REPEATED = "repeated"
    LEFT_OUT = "left_out"  # by decision, not for a fault: hidden, of a kind, at the user's wish
    INVALID = "invalid"
    REJECTED = "rejected"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"
    UNSENT = "unsent"
    REMOVED = "removed"  # created by this run and taken back by an undo
    # A row beside the registry's record of its device.
    EQUAL = "equal"
    DIFFERS = "differs"
    MISSING = "missing"
    SEVERAL = "several"  # records that may be this device
    UPDATED = "updated"
    CHANGED = "changed"  # by somebody else, after it was read and before it was to be updated
    RESTORED = "restored"  # updated by this run and put back by an undo


#: Rows of which is known what the registry has of their device.
COMPARED = (Status.EQUAL, Status.DIFFERS, Status.MISSING, Status.SEVERAL)
#: Rows that a run still has to send.
UNSETTLED = (Status.PENDING, Status.SENT, Status.UNSENT)
#: The states of a run in which it is not being sent, although it was.
ENDED = ("stopped", "finished")
#: Rows that somebody has to look at: they make the exit code 1 and fill the sheet to fix.
NEEDS_WORK = (
    *(Status.INVALID, Status.REJECTED, Status.FAILED, Status.IN_DOUBT),
    *(Status.DIFFERS, Status.MISSING, Status.SEVERAL, Status.CHANGED),
)


class Removal(StrEnum):
    """What became of a record that an undo wants gone; kept as the row's note."""

    LEFT = "undo-left"  # a request left, and no answer is recorded
    REMOVED = "undo-removed"
    GONE = "undo-gone"  # it was not there any more
    FAILED = "undo-failed"
    UNKNOWN = "undo-unknown"  # not there, but nobody knows which tenant was asked


#: Rows with one of these are done with.
REMOVED_FOR_GOOD = (Removal.REMOVED, Removal.GONE)


@dataclass(frozen=True, slots=True)
class Record:
    """A staged device on its way.  ``doubt``: an earlier request left and its answer is
    not known."""

    number: int
    device: Device
    attempts: int = 0
    doubt: bool = False


class ChangeNote(StrEnum):
    """What is to be said of a record that an update wants changed, or an undo put back; kept as
    the row's note."""

    WANTED = "update-wanted"  # of a row of an import: its record is to be brought in line
    OTHER = "update-other-identifiers"  # it may be another device: not to be changed
    DISAGREE = "update-rows-disagree"  # rows of one record that do not say the same of it
    LEFT = "update-left"  # a request left, and no answer is recorded
    SINCE = "update-changed-since"  # somebody changed it after it was read: left, as it is now
    CONFIRMED = "update-confirmed"  # the answer was lost; the record says what it was to say
    GONE = "update-gone"
    UNCLEAR = "update-unclear"  # the answer was lost, and nothing is known of the record since
    FAILED = "update-failed"
    REFUSED = "update-refused"
    UNDO_LEFT = "undo-put-back-left"
    RESTORED = "undo-put-back"
    UNDO_CHANGED = "undo-changed-since"
    UNDO_GONE = "undo-record-gone"
    UNDO_FAILED = "undo-put-back-failed"


#: Rows that an update brought in line, those whose request to do so may have acted or was
#: refused, and those of which a create left.
_UPDATED = (Status.UPDATED, Status.RESTORED)
_LEFT_TO_UPDATE = (ChangeNote.LEFT, ChangeNote.UNCLEAR, ChangeNote.FAILED, ChangeNote.REFUSED)
_LEFT_TO_CREATE = (
    *(Status.SENT, Status.CREATED, Status.DUPLICATE, Status.REJECTED),
    *(Status.FAILED, Status.IN_DOUBT, Status.REMOVED),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A record of the registry that is to say something else of a row's device: (ownership,
    trust) as it says ``before``, while nobody else changes it, with None where that does not
    matter; and ``after``, with None where the row says nothing, and whatever the record says is
    left alone.  ``status`` is the row's until then."""

    record: Record
    record_id: str
    before: tuple[int | None, int | None]
    after: tuple[int | None, int | None]
    status: Status


#: The remark on a row that a look-up confirmed to be ours, the answer to it being lost.
CONFIRMED = "lookup-confirmed"


class Maker(StrEnum):
    """Which row of ours is known to have created a record of the registry."""

    NOBODY = "nobody"
    ITSELF = "itself"
    OTHER_ROW = "other-row"  # of the same run
    EARLIER_RUN = "earlier-run"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request whose answer is not known: when it began and when it was given up, by our
    clock, seconds since 1970; how far the server's clock was ``ahead`` of ours then, in
    seconds, None where nobody knows.  ``is_same``: it asked for the very device in question,
    and not for one that only shares an identifier with it; ``terms``: the ownership and trust that
    another run's row asked for, None of the very row."""

    began: float
    ended: float
    ahead: float | None
    is_same: bool = True
    terms: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row's final word.  ``finished_at`` is in seconds since 1970, 0 where nothing was
    sent; ``first_row`` is the row that a repeated one repeats; ``note`` the slug of a
    remark such as "confirmed by look-up"; ``registry_ownership`` and ``registry_status``
    what the registry says of a duplicate where it was looked up."""

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
    registry_ownership: int | None = None
    registry_status: int | None = None


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as the journal keeps it: what the file had, what the rules said, what became
    of it.  ``originals``: of cells that were corrected beside the file what it has itself, by the
    column's index."""

    cells: tuple[CellValue, ...]
    problems: tuple[Problem, ...]
    device: Device | None
    outcome: Outcome
    originals: Mapping[int, CellValue] = dataclasses.field(default_factory=dict)

    def cell(self, column: Column) -> CellValue:
        """The row's cell in a column; "" beyond the end of the row."""
        return self.cells[column.index] if column.index < len(self.cells) else ""

    def sent(self, purpose: Purpose) -> dict[str, int]:
        """What the API got of a row in a run of this purpose, as far as it is known: field →
        number; what an undo sent since does not count.  An update sends ownership and trust alone;
        and where an import says nothing of one, the record's own, which nobody kept.  {} where
        nothing left that may have acted."""
        device, outcome = self.device, self.outcome
        if device is None or not outcome.attempts:
            return {}
        if outcome.status in _UPDATED or outcome.note in _LEFT_TO_UPDATE:
            return dict(self._brought(device, purpose))
        if outcome.status not in _LEFT_TO_CREATE:
            return {}
        return {name: getattr(device, name) for name in TERMS}

    def _brought(self, device: Device, purpose: Purpose) -> Iterator[tuple[str, int]]:
        for name, theirs in self._beside().items():
            if theirs is not None or purpose is Purpose.UPDATE:
                yield name, getattr(device, name)

    def _beside(self) -> dict[str, int | None]:
        """Ownership and trust as the registry has them, as far as it was asked."""
        return {
            "device_ownership": self.outcome.registry_ownership,
            "device_status": self.outcome.registry_status,
        }

    def term_changes(self) -> Iterator[tuple[str, int, int]]:
        """(field, the registry's number, the row's) where they are not the same, as far as the
        registry was asked."""
        for name, theirs in self._beside().items():
            ours = getattr(self.device, name, None)
            if theirs is not None and ours is not None and theirs != ours:
                yield name, theirs, ours


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why a run stopped before its end.  ``slug`` names the sentences ``stop.<slug>`` and
    ``stop.<slug>.next``; ``message`` is the API's own."""

    slug: str
    exit_code: int
    code: int | None = None
    message: str = ""
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """Why it stopped and what to do before it can go on."""
        from importer.model.wording import stop_texts  # which knows stops

        reason, advice = stop_texts(self, lang)
        return sentences((part for part in (reason, advice) if part), lang)


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person who watches a run wants to hear at once: ``event.<slug>``."""

    slug: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """What happened, in a sentence."""
        return say(f"event.{self.slug}", lang, self.params)


class Purpose(StrEnum):
    """What a run is for."""

    CREATE = "create"
    UPDATE = "update"  # of what is registered already
    BOTH = "both"  # to create what is new, and update what is there


class Doing(StrEnum):
    """What is being done with a run."""

    SEND = "send"
    UPDATE = "update"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is to change a tenant's registry: with which run, in which ``program`` ("" for
    one that does not say), the number of its process, and ``since`` when, in seconds since 1970;
    ``total`` rows of the run are through (``THROUGH``) where all goes well, with those that were
    before; None where that is not said."""

    run_id: str
    doing: Doing
    program: str
    process: int
    since: float
    total: int | None = None


#: What rows are when that is done with them which is no sending.
THROUGH: Mapping[Doing, tuple[Status, ...]] = {
    Doing.UPDATE: (Status.UPDATED, Status.CHANGED),
    Doing.UNDO: (Status.REMOVED, Status.RESTORED),
}


class Skip(StrEnum):
    """Why a line below the header is no row of ours."""

    BLANK = "blank"
    HEADING = "heading"  # headings again
    EXAMPLE = "example"  # how a form is filled in
    FOOTER = "footer"  # a total, a signature, the date of the export
    CONTINUATION = "continuation"  # more values of the device above it, and nothing of its own
    CARD = "card"  # a card or disk alone: of the device above it, if it is none of its own
    NUMBERED = "numbered"  # a running number and nothing else
    TITLE = "title"  # what the rows below it have in common


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many lines were passed over for one reason, and the first of their numbers."""

    why: Skip
    count: int
    rows: str


@dataclass(frozen=True, slots=True)
class Run:
    """One import of one file.  Times are seconds since 1970; ``state`` is ``staged``,
    ``sending``, ``stopped`` or ``finished``; ``results`` the workbook's path or "";
    ``constants`` what ``--set`` filled in; ``skipped`` are the lines of the sheet that are no
    rows; ``purpose`` what the run is for; ``sha256`` the file's content, "" where an earlier
    version did not keep it; ``corrected`` a mark of the corrections beside the file as they were
    when it was staged last, "" of none."""

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
    constants: Mapping[str, str] = dataclasses.field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    purpose: Purpose = Purpose.CREATE
    sha256: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A row that got a status at a place of the journal's sequence; ``at`` in seconds since
    1970."""

    seq: int
    number: int
    status: Status
    at: float


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a run at a place of the journal's sequence; ``at`` in seconds since 1970."""

    seq: int
    at: float
    event: Event


@dataclass(frozen=True, slots=True)
class News:
    """What became of a run since a place of the journal's sequence: ``seq`` is where it stands
    now; ``rows`` and ``events`` are the last ones since then, in order; ``counts`` all of its rows
    by status."""

    seq: int
    rows: tuple[Settled, ...]
    events: tuple[Told, ...]
    counts: Mapping[Status, int]
    state: str
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows; and of those with a device, how many say nothing of its ownership, and of
    its trust."""

    rows: int
    no_ownership: int = 0
    no_trust: int = 0


@dataclass(frozen=True, slots=True)
class Cause:
    """Rows with the same problem: how many, and the first of them as the example.  ``words``:
    what they differ by (the kind, the word to be explained …) → how many rows, the most frequent
    first; only so many of them that a million rows are counted in little room.
    ``numbers``: those of the first rows.

    Where problems are told apart by what settles them (``causes.causes``), ``key`` names the cause
    within its run; all are in one ``field``, one ``column`` (its index in the layout, None where
    there is none) and about one ``word``; ``decisions`` settle it, the one to propose first."""

    slug: str
    severity: Severity
    count: int
    example: Problem
    first_row: int
    words: Mapping[str, int] = dataclasses.field(default_factory=dict)
    numbers: tuple[int, ...] = ()
    key: int = 0
    field: str = ""
    column: int | None = None
    word: str = ""
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A run counted: ``by_status`` adds up to the rows staged; ``by_system`` counts
    (system code or None, status) pairs."""

    by_status: Mapping[Status, int]
    by_system: Mapping[tuple[int | None, Status], int]
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What the registry says, just now, of the devices that earlier runs created: rows whose
    device is ``there``, rows whose device is ``gone`` and will be sent again, and rows of which
    there is the journal's ``memory`` alone; ``why`` is the slug of the reason for that."""

    there: int = 0
    gone: int = 0
    memory: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """What is to be reported of a run besides its rows.  ``restated`` gives the cell that
    stands for a field of a row on the sheet to fix, so that it is read again as it was."""

    run: Run
    tally: Tally
    restated: Callable[[StoredRow, str], CellValue]
