"""A run counted: what will happen before anything is sent, and what did afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from importer.journal import Journal
from importer.model import (
    NEEDS_WORK,
    THROUGH,
    UNSETTLED,
    Cause,
    Deeds,
    Doing,
    Limits,
    Numbers,
    OldNew,
    Problem,
    Purpose,
    Run,
    Status,
    Tally,
    Verified,
    spans_of,
)
from importer.vocabulary import ASKED, BELOW_OTHERS, HOPELESS, TERMS, Fault, Severity, terms


@dataclass(frozen=True, slots=True)
class Plan:
    """What sending a run means.  ``to_send`` rows by operating system; ``unknown`` rows
    whose ownership or trust will be sent as unknown, by field; ``seconds`` at ``rate`` a
    second; every row is at least one call of the API.  ``verified`` is what the registry says of
    the devices that were created before; None where it was not asked; ``waiting`` are unfinished
    runs in which devices of this one wait, with their number; ``repeats`` what
    ``mostly_repeated`` says.  ``changes`` are those of records that are there already: their
    (ownership, trust) and the row's → rows; ``left`` rows differ and are left alone; of
    ``uncompared`` ones, which are there already, nobody knows yet whether they differ."""

    run: Run
    tally: Tally
    to_send: Mapping[int, int]
    unknown: Mapping[str, int]
    rate: float
    verified: Verified | None = None
    waiting: Mapping[str, int] = field(default_factory=dict)
    repeats: int = 0
    changes: Mapping[OldNew, int] = field(default_factory=dict)
    left: int = 0
    uncompared: int = 0

    @property
    def calls(self) -> int:
        """How many creates will be sent, if none has to be repeated."""
        return sum(self.to_send.values())

    @property
    def seconds(self) -> float:
        """How long that takes at this rate."""
        return self.calls / self.rate

    @property
    def updates(self) -> int:
        """How many records will be changed."""
        return sum(self.changes.values())

    @property
    def defaults(self) -> dict[str, int]:
        """What is sent where a row to be created says nothing of a field: the number of what was
        set for all, else 0, unknown, where there are such rows."""
        if not self.calls:
            return {}
        constants = self.run.constants
        said = {
            name: terms.read(name, constants[name], True)[0] for name in TERMS if name in constants
        }
        known = {name: code for name, code in said.items() if code is not None}
        return {**dict.fromkeys(self.unknown, 0), **known}


#: What the problems of a cause have in common.
Kin = TypeVar("Kin", bound=Hashable)
#: How many rows of a cause are named.
_NAMED = 10
#: How many different words of one problem are counted.
MOST_WORDS = 1000
#: What asking the registry may bring to light of rows that were shown before.
_NEWS = (Fault.REGISTRY_DIFFERS, Fault.GONE_SINCE)


def tally(journal: Journal, run: Run) -> Tally:
    """Count a run's rows and group its problems by cause, errors and frequent ones first.
    Raises ``JournalError`` where the journal can't be read."""
    counts = journal.counts(run.run_id)
    return Tally(by_status(counts), counts, _causes(journal, run))


def plan(
    journal: Journal,
    run: Run,
    rate: float,
    again: Sequence[Status] = (),
    verified: Verified | None = None,
) -> Plan:
    """What sending this run would do at so many requests a second, with the settled rows of these
    statuses once more.  Raises ``JournalError`` where the journal can't be read.

    Of one that was begun before no causes are given: they were, and looking for them may take
    longer than a user wants to wait before it goes on."""
    census = journal.census(run.run_id)
    to_send: Counter[int] = Counter()
    unknown: Counter[str] = Counter()
    for (system, status), counted in census.items():
        if status in (*UNSETTLED, *again) and system is not None:
            to_send[system] += counted.rows
            unknown["device_ownership"] += counted.no_ownership
            unknown["device_status"] += counted.no_trust
    changing = journal.changes(run.run_id)
    for system, counted in changing.failed(again).items():  # of these no device is created
        to_send[system] -= counted.rows
        unknown["device_ownership"] -= counted.no_ownership
        unknown["device_status"] -= counted.no_trust
    counts = {kind: counted.rows for kind, counted in census.items()}
    causes = _causes(journal, run) if run.state == "staged" else ()
    if run.state != "staged" and verified is not None:
        causes = tuple(cause for cause in _causes(journal, run) if cause.slug in _NEWS)
    whole = Tally(by_status(counts), counts, causes)
    waiting = journal.waiting_elsewhere(run.run_id) if run.state == "staged" else {}
    return Plan(
        run,
        whole,
        dict(sorted((+to_send).items())),
        dict(+unknown),
        rate,
        verified,
        waiting,
        mostly_repeated(journal, run, whole.by_status),
        {kind: len(rows) for kind, rows in changing.kinds(again).items()},
        changing.count_left() if run.purpose is not Purpose.CREATE else 0,
        changing.count_uncompared() if run.purpose is Purpose.BOTH else 0,
    )


def to_send(
    journal: Journal, run: Run, again: Sequence[Status] = (), *, begins: bool = False
) -> Deeds:
    """What sending a run does, row by row; ``begins``: and what will wait as soon as it does.  To
    be asked for before the plan that somebody says yes to (``Limits.agreed``), and once more when
    the turn is there.  Raises ``JournalError`` where the journal can't be read."""
    changes = journal.changes(run.run_id).kinds(again)
    if run.purpose is Purpose.UPDATE:
        return Deeds(changes=changes)
    return Deeds(journal.to_create(run.run_id, again, forsaking=begins), changes)


def to_delete(journal: Journal, run: Run, limits: Limits | None = None) -> Deeds:
    """What an undo deletes, row by row; see ``to_send``.  Raises ``JournalError``, as that."""
    limits = limits or Limits()
    created = journal.undoing(run.run_id, limits.rows).created(confirmed=limits.confirmed)
    return Deeds(spans_of(record.number for record, _ in created))


def to_put_back(journal: Journal, run: Run, rows: Numbers | None = None) -> Deeds:
    """What an undo gives its values of before, row by row; see ``to_send``.  Raises
    ``JournalError``, as that."""
    changes = journal.changes(run.run_id, rows).waiting(restore=True)
    return Deeds(spans_of(change.record.number for change in changes))


def by_status(counts: Mapping[tuple[int | None, Status], int]) -> dict[Status, int]:
    """Counts by status alone, in the order of the statuses; only those that occur."""
    totals: Counter[Status] = Counter()
    for (_, status), count in counts.items():
        totals[status] += count
    return {status: totals[status] for status in Status if totals[status]}


def through(counts: Mapping[Status, int], doing: Doing) -> int:
    """How many rows of a run are through already with an update or an undo."""
    return sum(counts.get(status, 0) for status in THROUGH[doing])


def through_before(journal: Journal, run: Run, doing: Doing) -> int:
    """The same as the journal has it, before the work goes on."""
    return through(by_status(journal.counts(run.run_id)), doing)


def left_out(journal: Journal, run: Run, counts: Mapping[Status, int]) -> dict[str, int]:
    """How many rows were left out for which reason (a slug; of several the first), the most
    frequent first."""
    why: Counter[str] = Counter()
    if counts.get(Status.LEFT_OUT):
        for _, problems in journal.problems(run.run_id):
            reasons = (p.slug for p in problems if p.severity is Severity.LEFT_OUT)
            why.update(islice(reasons, 1))
    return dict(why.most_common())


def needs_work(counts: Mapping[Status, int]) -> int:
    """How many rows somebody has to look at."""
    return sum(counts.get(status, 0) for status in NEEDS_WORK)


def mostly_repeated(journal: Journal, run: Run, counts: Mapping[Status, int]) -> int:
    """How many rows repeat another one, where that is most of the file: then a column that is
    to tell devices apart probably does not.  Further network cards of a device do not count: what
    they are is known.  0 where it is not so."""
    repeated = counts.get(Status.REPEATED, 0)
    wanted = run.rows - counts.get(Status.LEFT_OUT, 0)
    if 2 * repeated > wanted:
        repeated -= journal.count_further(run.run_id)
    return repeated if 2 * repeated > wanted else 0


def exit_code(journal: Journal, run: Run, counts: Mapping[Status, int]) -> int:
    """0 where all rows settle well; 1 where somebody has to look at some of them.  Before anything
    is sent nobody has to know yet how what is there already differs."""
    changes = journal.changes(run.run_id)
    if run.purpose is not Purpose.CREATE and changes.count_left():
        return 1
    is_begun = run.purpose is Purpose.BOTH and run.state != "staged"
    if is_begun and changes.count_uncompared():
        return 1
    return 1 if needs_work(counts) or mostly_repeated(journal, run, counts) else 0


def is_correctable(journal: Journal, run: Run) -> bool:
    """Whether there is an error that somebody could correct in the file."""
    return any(
        problem.severity is Severity.ERROR and problem.slug not in HOPELESS
        for _, problems in journal.problems(run.run_id)
        for problem in problems
    )


def _causes(journal: Journal, run: Run) -> tuple[Cause, ...]:
    grouping = Grouping(_kin)
    for number, problems in journal.problems(run.run_id):
        grouping.add(number, problems)
    return ranked(grouping.causes().values())


def _kin(problem: Problem) -> tuple[str, str]:
    """What is told of together: a kind of problem, below each line of headings by itself; devices
    that lack the same, the phones of each system, and what each command is to take back."""
    if problem.slug == Fault.SUPERSEDES:
        return problem.slug, taken_back(problem)
    if problem.slug == Fault.INCOMPLETE:
        return problem.slug, problem.params.get("fields", "")
    is_phone = problem.slug == Fault.MOBILE_WITHOUT_ID
    return problem.slug, problem.field if is_phone else headings_of(problem)


class Grouping(Generic[Kin]):
    """The problems of rows by what they have in common, ``kin``; ``add`` them row by row."""

    def __init__(self, kin: Callable[[Problem], Kin]) -> None:
        self._kin = kin
        self._rows: Counter[Kin] = Counter()
        self._numbers: defaultdict[Kin, list[int]] = defaultdict(list)
        self._first: dict[Kin, tuple[Problem, int]] = {}
        self._words: dict[Kin, Counter[str]] = {}

    def add(self, number: int, problems: Iterable[Problem]) -> Iterable[Kin]:
        """Take a row's problems in; returns what kinds they are."""
        of_row = [(self._kin(problem), problem) for problem in problems]
        for kin, problem in of_row:
            if word := word_of(problem):
                counted = self._words.setdefault(kin, Counter())
                if word in counted or len(counted) < MOST_WORDS:
                    counted[word] += 1
        once = dict(of_row)
        for kin, problem in once.items():
            self._rows[kin] += 1
            if self._rows[kin] <= _NAMED:
                self._numbers[kin].append(number)
            self._first.setdefault(kin, (problem, number))
        return once

    def causes(self) -> dict[Kin, Cause]:
        """A cause for each kind."""
        return {
            kin: Cause(
                problem.slug,
                problem.severity,
                self._rows[kin],
                problem,
                number,
                _by_count(self._words.get(kin)),
                tuple(self._numbers[kin]),
            )
            for kin, (problem, number) in self._first.items()
        }


def ranked(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Errors first, then what is left out, then warnings; of each the frequent ones first.  Of the
    warnings that come first which want a decision: others only tell."""
    return tuple(sorted(causes, key=rank))


#: Warnings that want a decision before anything is sent.
_WANTING = frozenset({Fault.RETIRED, Fault.SUPERSEDES})


def rank(cause: Cause) -> tuple[int, bool, int]:
    """The smaller, the further to the front: by severity, by whether it wants a decision, by its
    rows."""
    kinds = (Severity.ERROR, Severity.LEFT_OUT, Severity.WARNING)
    return kinds.index(cause.severity), cause.slug not in _WANTING, -cause.count


def taken_back(problem: Problem) -> str:
    """The earlier run of a warning, and the first of its rows that a command takes back."""
    params = problem.params
    return f"{params['run']} {params['those'].partition(',')[0]}"


def word_of(problem: Problem) -> str:
    """What problems of one kind differ by, where a user decides for each of them at once."""
    params = problem.params
    if problem.slug in (Fault.LEFT_AS_SAID, Fault.LEFT_BEFORE, Fault.RETIRED):
        return f"{params['label']}={params['word']}"
    if problem.slug == Fault.SYSTEM_OF_MODEL:
        return params["model"]
    return params.get("kind") or (params.get("word", "") if problem.field in TERMS else "")


def headings_of(problem: Problem) -> str:
    """The headings that a row stands below which is not read, "" for any other problem: those of
    each table below the first are looked at by themselves."""
    if problem.slug not in BELOW_OTHERS:
        return ""
    return f"{problem.address.rpartition('!')[0]}!{problem.params['row']}"


def _by_count(words: Counter[str] | None) -> Mapping[str, int]:
    return dict(words.most_common()) if words else {}


def asked(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The words that nobody understands, each with the field that it stands for."""
    causes = (cause for cause in plan.tally.causes if cause.slug in ASKED)
    pairs = ((cause.example.field, word) for cause in causes for word in cause.words)
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] in TERMS))


def unmet(plan: Plan) -> tuple[str, ...]:
    """What was to be left out (heading=word) and is nowhere in the file; () of a run that was
    begun before, whose causes are not counted."""
    if plan.run.state != "staged":
        return ()
    met = {word for cause in plan.tally.causes for word in cause.words}
    asked = (f"{label}={word}" for label, words in plan.run.layout.leave_out for word in words)
    return tuple(pair for pair in asked if pair not in met)
