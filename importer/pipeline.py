"""The three phases: stage, send, report.  Each can be run again; what they share is the
journal.

``stage`` reads and checks every row and sends nothing; ``send`` never looks at the
spreadsheet again; ``report`` never talks to the API.  Between the first two, ``verify`` asks
the registry whether it still has what earlier runs created.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from importer import edits, plan
from importer.api import DeviceApi
from importer.dispatcher import (
    Pen,
    Sending,
    Stop,
    dispatch,
    followed,
    longest_of,
    turn,
    undo,
    verify as ask_for,
)
from importer.journal import Journal, passing_journal, require_lasting
from importer.loader import ReadOptions
from importer.model import (
    BEYOND_AGREED,
    DOCUMENTED_RATE,
    ENDED,
    SPANS_PROPOSED,
    UNSETTLED,
    Checked,
    CheckedRows,
    Doing,
    Event,
    InputError,
    InternalError,
    JournalError,
    Layout,
    Limits,
    Note,
    Numbers,
    Progress,
    Purpose,
    Record,
    Results,
    Row,
    Run,
    Settings,
    Skip,
    Skipped,
    Status,
    Stopped,
    Verified,
    listed,
    option_name,
    read_numbers,
    require_name,
    spans_of,
)
from importer.registry import bring_in_line
from importer.texts import Lang, reason, typed
from importer.validator import Restated, Rules, checker, leaving_out, words_of

if TYPE_CHECKING:
    from importer.loader import Spreadsheet, Table


@dataclass(frozen=True, slots=True)
class Staging:
    """How to read and judge a file.  ``again``: stage it although the very same file with
    the very same settings was staged before.  ``edits``: with the corrections that were made
    beside it.  ``update``: what is there already is to be brought in line with it.  ``progress``
    hears, every thousand rows, how many were read; what it raises ends the staging, and nothing
    is kept."""

    read: ReadOptions = field(default_factory=ReadOptions)
    rules: Rules = field(default_factory=Rules)
    again: bool = False
    edits: bool = True
    update: bool = False
    progress: Callable[[Progress], None] | None = None


def options(how: Staging, lang: Lang) -> str:
    """A choice as options, to be pasted behind a command that reads the file."""
    read, rules = how.read, how.rules
    parts = [f"--sheet {typed(sheet)}" for sheet in read.sheets]
    for option, value in (
        ("--header-row", read.header_row),
        ("--encoding", read.encoding),
        ("--delimiter", read.delimiter),
    ):
        if value is not None:
            parts.append(f"{option} {typed(str(value))}")
    if read.mapping is not None:
        parts.append(f"--mapping {typed(read.mapping.name)}")
    elif read.mappings == ():
        parts.append("--mapping none")
    for name, labels in read.maps.items():
        parts.append(f"--map {option_name(name, lang)}={typed(listed(labels)) if labels else ''}")
    for name, words in rules.values.items():
        for word, ours in words.items():
            parts.append(f"--value {option_name(name, lang)}:{typed(word)}={typed(ours)}")
    for name, constant in rules.constants.items():
        parts.append(f"--set {option_name(name, lang)}={typed(constant)}")
    for label, left in rules.leave_out:
        pair = f"{label}={listed(left)}"
        parts.append(f"--leave-out {typed(pair)}")
    parts += [f"--trust-column {option_name(name, lang)}" for name in read.trusted]
    parts += ["--hidden include"] if read.hidden else []
    parts += ["--strict"] if rules.strict else []
    parts += [] if how.edits else ["--without-edits"]
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Staged:
    """A run, and whether it is a new one or goes on from before; ``notes`` are choices made
    while reading that the user should see; ``sha256`` is the file's."""

    run: Run
    is_new: bool
    notes: tuple[Note, ...] = ()
    sha256: str = ""


def check_rows(
    table: Table, rules: Rules | None = None, rows: Iterator[Row] | None = None
) -> Iterator[Checked]:
    """Every row of a table with what the rules say of it alone, as it is read; nothing is kept.
    What a column and other rows say of it, ``check`` knows.  ``rows``: these, as somebody
    corrected them, instead of the table's own.  Raises ``InputError``, as that."""
    judge = checker(table.layout, rules or Rules())
    together = judge.check_all(table.rows() if rows is None else rows)
    return chain.from_iterable(some.each() for some in together)


def check(table: Table, rules: Rules | None = None) -> Iterator[Checked]:
    """Every row of a table with all that is to be said of it, in row order: by the rules, by its
    column (a running number is no serial number) and by the other rows (repeats, identifiers that
    several share).  One without a device would not be sent, and its problems say why.

    All rows are read, into a passing file, before the first one comes.  Nothing is kept, and of
    earlier runs nothing is known.  Raises ``InputError`` where the table can't be read to its
    end, or for rules that it does not fit.
    """
    if next(check_rows(table, rules), None) is None:
        return  # an empty table is no fault of a check
    with passing_journal() as journal:
        run = stage(journal, table, Staging(rules=rules or Rules())).run
        yield from journal.checked(run.run_id)


def stage(
    journal: Journal,
    path: Spreadsheet | Table,
    how: Staging | None = None,
    tenant: str = "",
    source: Path | str | None = None,
) -> Staged:
    """Read and check every row of a file into the journal; sends nothing.

    ``path`` is all that ``read`` takes, or a ``Table`` that was read, which stays open and for
    which ``how.read`` means nothing.  ``source`` is the name to keep where that is only a passing
    copy of the table, or has none; ``tenant`` is ``Settings.tenant_name``, where the journal was
    not opened by ``open_journal``, which knows it.

    The same file with the same settings goes on with its run instead of starting another.
    Raises ``InputError`` for what the file or the settings ask of the user, and then leaves
    the journal as it was; ``JournalError`` where that can't be written.
    """
    from importer.loader import Table, read

    how, named = how or Staging(), source or path
    if isinstance(named, str | Path):
        require_name(Path(named))
    with ExitStack() as opened:
        constants = how.read.constants | how.rules.constants.keys()  # need no column
        options = replace(how.read, constants=constants)
        table = path if isinstance(path, Table) else opened.enter_context(read(path, options))
        # Before they are read: what is corrected in between is in the run, and checked again.
        corrected = edits.mark(journal, table.content_hash, table.layout)
        made = edits.in_force(journal, table.content_hash) if how.edits else ()
        name = Path(source) if source else table.path
        earlier = edits.earlier(journal, table.content_hash, name) if how.edits else ()
        given = _Given(table, how, edits.Layer(made, table.layout, earlier), corrected)
        before = None if how.again else journal.same(given.fingerprint)
        # What was compared when nobody said yes is not true any more.
        if before is not None and not (how.update and before.state == "staged"):
            return _gone_on(journal, before, given, name)
        return _taken_in(journal, _new_run(journal, given, name, tenant), given)


@dataclass(frozen=True, slots=True)
class _Given:
    """A table to be staged: how it is judged, what was corrected beside it, and the mark of
    that."""

    table: Table
    how: Staging
    layer: edits.Layer
    corrected: str

    @property
    def fingerprint(self) -> str:
        """What makes two imports the same."""
        table = self.table
        return _fingerprint(table.content_hash, table.layout, self.how, self.layer.kept)


def _gone_on(journal: Journal, before: Run, given: _Given, name: Path) -> Staged:
    """The run of before, which goes on; one of an earlier version with what that did not keep.
    Where its file is not where it was, it is the one that is called ``name`` now."""
    table = given.table
    if _is_there(name) and not _is_there(Path(before.path)):
        before = journal.keep_path(before.run_id, name.resolve())
    if not before.sha256:
        before = journal.keep_sha256(before.run_id, table.content_hash)
    if before.corrected != given.corrected:
        before = journal.keep_corrected(before.run_id, given.corrected)
    notes = (*table.notes, *given.layer.notes(read=False))
    return Staged(before, is_new=False, notes=notes, sha256=table.content_hash)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # no folder takes such a name
        return False


def _new_run(journal: Journal, given: _Given, name: Path, tenant: str) -> Run:
    """A run of the table, without its rows; ``name`` is the file's."""
    table, how = given.table, given.how
    now = datetime.now(UTC)
    # A mapping of a file is told by its path, which nobody knows here.
    is_named = how.read.mapping in (None, *how.read.known())
    return Run(
        run_id=_new_id(journal, now),
        path=str(name.resolve()),
        layout=replace(
            table.layout,
            values=words_of(table.layout, how.rules),
            leave_out=leaving_out(table.layout, how.rules),
            given=options(how, Lang.EN) if is_named else None,
        ),
        created_at=now.timestamp(),
        state="staged",
        rows=0,
        tenant=tenant or journal.tenant,
        rate=DOCUMENTED_RATE,
        constants={**table.layout.constants, **how.rules.constants},
        sha256=table.content_hash,
        corrected=given.corrected,
        purpose=Purpose.BOTH if how.update else Purpose.CREATE,
    )


def _taken_in(journal: Journal, run: Run, given: _Given) -> Staged:
    """Read and judge every row into the journal."""
    table, how, layer = given.table, given.how, given.layer
    judged = checker(table.layout, how.rules).check_all(layer.over(table.rows()))
    try:
        rows = _counted(judged, how.progress)
        run = journal.stage(run, given.fingerprint, rows, lambda: table.skipped, layer.originals)
    except InputError as error:
        error.notes += table.guesses
        raise
    notes = (*table.notes, *seen_in(table), *layer.notes())
    return Staged(run, is_new=True, notes=notes, sha256=table.content_hash)


async def stage_off_loop(
    journal: Journal,
    path: Spreadsheet | Table,
    how: Staging | None = None,
    tenant: str = "",
    source: Path | str | None = None,
) -> Staged:
    """As ``stage``, in a thread of its own, which opens the journal once more: the event loop goes
    on meanwhile, and ``how.progress`` is called in it.

    Who is cancelled leaves nothing in the journal: the thread ends at its next thousand rows.
    """
    loop, leave, how = asyncio.get_running_loop(), threading.Event(), how or Staging()
    progress = how.progress

    def tell(now: Progress) -> None:
        if leave.is_set():
            raise asyncio.CancelledError
        if progress is not None:
            loop.call_soon_threadsafe(progress, now)

    def work() -> Staged:
        with journal.again() as own:
            return stage(own, path, replace(how, progress=tell), tenant, source)

    try:
        return await asyncio.to_thread(work)
    except asyncio.CancelledError:
        leave.set()
        raise


#: How many rows are read between two words on it.
_OFTEN = 1000


def _counted(
    rows: Iterator[CheckedRows], tell: Callable[[Progress], None] | None
) -> Iterator[CheckedRows]:
    """The rows, while somebody is told how many there were so far."""
    now, fresh = Progress(), 0
    for some in rows:
        yield some
        fresh += len(some.rows)
        if tell is not None and fresh >= _OFTEN:
            now, fresh = now.after(None, fresh), 0
            tell(now)
    if tell is not None and fresh:
        tell(now.after(None, fresh))


def seen_in(table: Table) -> tuple[Note, ...]:
    """What the user should see of a table's rows, once all of them were drawn: which are hidden,
    and which lines are none."""
    return (*table.seen, *map(_skip_note, table.skipped))


def _new_id(journal: Journal, now: datetime) -> str:
    """A name that no run of the journal has: short enough to be typed, so that two of one second
    may fall on the same."""
    while True:
        run_id = f"{now.astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        if not journal.has(run_id):
            return run_id


def _skip_note(skipped: Skipped) -> Note:
    words = {"count": skipped.count, "rows": tuple(skipped.rows.split(", "))}
    return Note(f"skipped-{skipped.why}", words, warns=skipped.why is Skip.CARD)


def _fingerprint(
    content: str, layout: Layout, how: Staging, corrected: Sequence[Sequence[object]] = ()
) -> str:
    """What makes two imports the same: the content and the corrections beside it, the table in it,
    the columns' meaning, and the settings that change a row's fate."""
    rules = how.rules
    columns = [[c.index, c.field, c.rank, c.role] for c in layout.columns if c.field or c.role]
    parts = [
        content,
        "" if layout.encoding else layout.sheet,  # a text's table is called like its file
        layout.header_row,
        layout.encoding,
        layout.delimiter,
        columns,
        [dict(layout.constants), dict(rules.constants)],
        [{name: dict(words) for name, words in of.values.items()} for of in (layout, rules)],
        rules.strict,
    ]
    if rules.leave_out:  # what was imported before this could be said is still the same
        parts.append(rules.leave_out)
    if layout.trusted:
        parts.append(["trusted", *layout.trusted])
    if layout.parts:
        parts.append([[part.sheet, part.header_row, part.places] for part in layout.parts])
    if how.update:
        parts.append("update")
    if not layout.encoding:  # text hides nothing; an older run of a workbook took hidden rows
        parts.append({"hidden": layout.hidden})
    if corrected:
        parts.append({"edits": corrected})
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


async def require_token(settings: Settings) -> None:
    """Fetch an access token, for nothing else than to know that there is one.  Raises
    ``CredentialsError``, or ``NetworkError`` where nobody answers just now."""
    async with DeviceApi(settings) as api:
        await api.open()


async def verify(
    journal: Journal,
    run: Run,
    settings: Settings,
    sending: Sending | None = None,
    stop: Stop | None = None,
) -> Verified | None:
    """Ask the registry whether it still has what earlier runs created and this one would not
    send again: what is gone waits to be sent, what differs is said of its row.  None where no
    row rests on an earlier run; without an answer, or the permission to read, the journal's
    memory has to do, and ``Verified.why`` says so.

    Sends nothing.  What other processes took back or created since is heeded in any case.
    Raises ``InputError`` for another tenant's settings or a passing journal; ``JournalError``
    where the journal can't be written.
    """
    require_lasting(journal, run, settings)
    sending, stop = followed(sending or Sending())[0], stop or Stop()
    pen, since = Pen(sending.watch), sending.clock()
    await pen.write(lambda: journal.refresh(run.run_id))
    is_known = settings.credentials.is_tenant_known
    beliefs = journal.beliefs(run.run_id, is_tenant_known=is_known)
    count = beliefs.count()
    if not count:
        return None
    seconds = f"{longest_of(count, settings.rate):.0f}"
    sending.watch(Event("verifying", {"count": str(count), "seconds": seconds}))
    gone = 0
    async with DeviceApi(settings) as api:
        while True:
            verified = await ask_for(beliefs, api, stop, sending, since)
            gone += verified.gone
            if gone:
                await let_go_elsewhere(journal, sending)
            if verified.why or not verified.gone:
                return replace(verified, gone=gone)
            # A row may rest on another device, now that one is gone.
            await pen.write(lambda: journal.refresh(run.run_id, ever=True))


#: What ``--retry-failed`` sends once more.  A row in doubt is looked up again as well.
RETRYABLE = (Status.FAILED, Status.REJECTED, Status.IN_DOUBT)


async def send(
    journal: Journal,
    run: Run,
    settings: Settings,
    sending: Sending | None = None,
    control: tuple[Stop, Limits] | None = None,
) -> Run:
    """Send what a run still has to send.  Returns the run as the journal then has it:
    ``stopped`` says why it did not come to its end.

    One import for a tenant at a time: a second one waits here, and says so to ``watch``.  Where
    others brought more to be done than was ``Limits.agreed``, nothing is, and the run stays as it
    was.  What the network or the API does is no error but an outcome, or ``stopped``.  Raises
    ``InputError`` for another tenant's settings or a passing journal, and where the file was
    corrected since the run was staged, and then sends nothing; ``JournalError`` where the journal
    can't be written, also in another thread than its own.
    """
    require_lasting(journal, run, settings)
    sending, expect = followed(sending or Sending(), partial(journal.tell, run.run_id))
    stop, limits = control or (Stop(), Limits())
    async with turn(journal.path, sending, stop, (run.run_id, Doing.SEND)):
        if stop.reason is not None:
            # Without its turn it must not touch the run: another process may be sending it.
            return replace(journal.run(run.run_id), stopped=stop.reason)
        again = limits.again
        deeds = plan.to_send(journal, run, again, begins=True)
        if not limits.allow(deeds):
            return replace(journal.run(run.run_id), stopped=BEYOND_AGREED)
        if deeds.count:
            edits.require_staged(journal, run)
        pen, now = Pen(sending.watch), sending.clock()
        await pen.write(lambda: journal.begin(run.run_id, settings.rate, again, now))
        if again:
            await pen.write(partial(journal.changes(run.run_id).retry, again))
        expect(lambda: _to_come(journal, run, limits))
        meant = _Counting(_agreed(journal.records(run.run_id), limits), limits.max_rows)
        both = run.purpose is Purpose.BOTH
        # Of an import that updates, duplicates are compared all together afterwards.
        how = replace(sending, look_up=sending.look_up and not both)
        async with DeviceApi(settings) as api:
            stopped = await dispatch(meant, api, journal.log(run.run_id), stop, how)
        if both and stopped is None:
            stopped = await bring_in_line(journal, run, settings, (sending, stop), meant.left)
        stopped = stopped or _left_over(journal, run, limits)
        return await pen.write(lambda: journal.end(run.run_id, stopped))


def _agreed(records: Iterator[Record], limits: Limits) -> Iterator[Record]:
    """Without those that wait since it began, by what another process heard of the registry."""
    agreed = limits.agreed
    return records if agreed is None else (r for r in records if r.number in agreed.rows)


class _Counting:
    """Records, so many of them at most; ``left`` is how many more there might have been."""

    def __init__(self, records: Iterator[Record], most: int | None) -> None:
        self._records = records
        self.left = most

    def __iter__(self) -> Iterator[Record]:
        return self

    def __next__(self) -> Record:
        if self.left == 0:
            raise StopIteration
        record = next(self._records)
        if self.left is not None:
            self.left -= 1
        return record


def _to_come(journal: Journal, run: Run, limits: Limits) -> int:
    """How many rows will get their final word if nothing stops it."""
    counts = plan.by_status(journal.counts(run.run_id))
    waiting = sum(counts.get(status, 0) for status in UNSETTLED)
    waiting += journal.changes(run.run_id).count()
    return waiting if limits.max_rows is None else min(waiting, limits.max_rows)


def _left_over(journal: Journal, run: Run, limits: Limits) -> Stopped | None:
    """Why rows wait although nobody stopped: by a limit, or what they rested on went meanwhile."""
    waits = next(journal.records(run.run_id), None) is not None
    if not waits and not journal.changes(run.run_id).count():
        return None
    return Stopped("forsaken", 1) if limits.max_rows is None else Stopped("max-rows", 6)


def rows_to_undo(journal: Journal, run: Run, text: str) -> Numbers:
    """The rows that somebody names to be taken back, ``12-40,55``.  Raises ``InputError`` for
    another form, and where one of them is not in the run or was not created, or updated, by it:
    whoever is mistaken about one row may be so about the others."""
    asked = read_numbers(text, run.layout)
    known = spans_of(journal.undoing(run.run_id, asked).undoable())
    others = len(asked) - len(known)
    if not others:
        return asked
    first = islice((n for n in asked if n not in known), _NAMED)
    words: dict[str, object] = {
        "count": others,
        "rows": run.layout.row_names(first, others),
        "run_id": run.run_id,
    }
    if not 0 < len(known.spans) <= SPANS_PROPOSED:
        raise InputError("rows-not-ours", words)
    raise InputError("rows-not-ours.others", {**words, "others": known.text(run.layout)})


#: How many rows a sentence names.
_NAMED = 10


async def take_back(
    journal: Journal,
    run: Run,
    settings: Settings,
    sending: Sending | None = None,
    control: tuple[Stop, Limits] | None = None,
) -> Stopped | None:
    """Delete what a run is known to have created; returns why it stopped before its end, or did
    not begin, because there is more than was ``Limits.agreed``.

    Done twice, or resumed, it goes on with what is left.  ``journal.removals`` counts.  Rows of
    other runs that rested on it (``journal.resting_on``) wait to be sent again afterwards.
    Raises ``InputError`` for another tenant's settings or a passing journal; ``JournalError``
    where the journal can't be written.
    """
    require_lasting(journal, run, settings)
    sending, expect = followed(sending or Sending(), partial(journal.tell, run.run_id))
    stop, limits = control or (Stop(), Limits())
    async with turn(journal.path, sending, stop, (run.run_id, Doing.UNDO)) as reckon:
        deeds = plan.to_delete(journal, run, limits)
        if not limits.allow(deeds):
            stop.request(BEYOND_AGREED)
        if stop.reason is None:
            # What an undo that was killed left.
            await let_go_elsewhere(journal, sending, in_turn=True)
            async with DeviceApi(settings) as api:
                log = journal.log(run.run_id)
                created = journal.undoing(run.run_id, limits.rows).created(
                    confirmed=limits.confirmed
                )
                reckon(plan.through_before(journal, run, Doing.UNDO) + deeds.count)
                expect(lambda: deeds.count)
                how = replace(sending, is_tenant_known=settings.credentials.is_tenant_known)
                await undo(created, api, log, stop, how)
            await let_go_elsewhere(journal, sending, run, in_turn=True)
    return stop.reason


async def let_go_elsewhere(
    journal: Journal,
    sending: Sending | None = None,
    undone: Run | None = None,
    *,
    in_turn: bool = False,
) -> None:
    """Rows of any run that rest on a record which the ledger does not have any more wait to be
    sent: those of ``undone`` were taken back, or they are gone for whatever reason; and nobody is
    warned of what was taken back.  ``in_turn``: also of runs that were killed, for nobody else
    sends."""
    pen = Pen((sending or Sending()).watch)
    await pen.write(journal.withdraw_warnings)
    for other, count in journal.forsaken(in_turn=in_turn).items():
        because = Stopped("forsaken", 1)
        if undone is not None:
            params = {"run": undone.run_id, "count": str(count)}
            because = Stopped("undone-below", 1, params=params)
        await pen.write(partial(journal.refresh, other, because=because))


def require_new(target: Path | str | None) -> None:
    """Raise ``InputError`` where results are wanted at a place that is taken, or whose name is no
    text or does not say in which form: to be asked before anything is sent, for nothing is ever
    overwritten."""
    from importer.reporter import RESULTS, require_place

    if target is not None:
        require_place(Path(target), RESULTS)


def report(
    journal: Journal,
    run: Run,
    lang: Lang,
    target: Path | str | None = None,
    spare: Path | str | None = None,
) -> Path:
    """Write a run's results from the journal and return the file's path: a workbook, or its rows
    as data, by the suffix of ``target`` (``.xlsx``, ``.csv``, ``.jsonl``).

    A workbook goes beside the spreadsheet where there is no ``target``; what can't be written
    (the folder is gone, or read-only), into the folder ``spare``: a run's result is never lost
    for a report.  Raises ``InputError`` where it can't be written at all, for another suffix, or
    where ``target`` exists.
    """
    from importer.reporter import places_of, write_first

    require_new(target)
    now, lang = datetime.now(UTC), Lang(lang)
    wanted, folder = (Path(place) if place else None for place in (target, spare))
    suffix = wanted.suffix.lower() if wanted else ".xlsx"
    places = places_of(Path(run.path), wanted, folder, now, f"results{suffix}")
    write = partial(_write_workbook if suffix == ".xlsx" else _write_rows, journal)
    try:
        return write_first(places, lambda path: write(run, path, lang))
    except OSError as error:
        # Of a run in a passing journal nothing can be written later.
        slug = "results-unwritable" if journal.is_lasting else "unwritable"
        params = {"path": places[-1], "why": reason(error), "run_id": run.run_id}
        raise InputError(slug, params) from error


def _write_workbook(journal: Journal, run: Run, path: Path, lang: Lang) -> None:
    from importer.reporter import write_workbook

    results = Results(run, plan.tally(journal, run), Restated(run, lang).value)
    write_workbook(path, results, journal.stored(run.run_id), lang)
    with suppress(JournalError):  # it is written, and whoever waits for it is told where
        journal.keep_results(run.run_id, path)


def _write_rows(journal: Journal, run: Run, path: Path, lang: Lang) -> None:
    from importer.reporter import write_rows

    told = run if journal.is_lasting else replace(run, run_id="")  # nobody could ask for it
    write_rows(path, told, journal.stored(run.run_id), lang)


def template(path: Path | str, lang: Lang) -> Path:
    """Write a blank workbook to fill in, with drop-downs and columns of text, and return its path.
    Raises ``InputError`` for another name than one in ``.xlsx``, where it exists, or can't be
    written."""
    from importer.reporter import require_place, write_template

    path = Path(path)
    require_place(path, (".xlsx",), ("export-suffix", "file-exists"))
    try:
        write_template(path, Lang(lang))
    except OSError as error:
        raise InputError("unwritable", {"path": path, "why": reason(error)}) from error
    return path


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run of any tenant with its rows by status, and the journal that has it; ``code`` is its
    exit code, None for one that has not ended."""

    run: Run
    counts: Mapping[Status, int]
    code: int | None
    journal: Path


def past_runs(home: Path | str) -> tuple[list[PastRun], list[JournalError]]:
    """All runs of all tenants in a data folder, the oldest first, and what is wrong with journals
    that can't be read: one must not hide the others.

    Raises ``JournalError`` for a folder that is there and can't be looked into: nobody knows
    then whether there are runs.
    """
    found: list[PastRun] = []
    unreadable: list[JournalError] = []
    for path in journal_files(home):
        try:
            found += _runs_of(path)
        except JournalError as error:
            unreadable.append(error)
    return sorted(found, key=lambda past: past.run.created_at), unreadable


def journal_files(home: Path | str) -> list[Path]:
    """Every tenant's journal in a data folder.  Raises ``JournalError``, as ``past_runs``."""
    folder = Path(home) / "journals"
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".db")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise JournalError("journal", {"path": folder, "why": reason(error)}) from error


def _runs_of(path: Path) -> list[PastRun]:
    found = []
    with Journal(path) as journal:
        for run in journal.runs():
            counts = plan.by_status(journal.counts(run.run_id))
            code = exit_code(journal, run, counts) if run.state in ENDED else None
            found.append(PastRun(run, counts, code, path))
    return found


def exit_code(journal: Journal, run: Run, counts: Mapping[Status, int] | None = None) -> int:
    """The exit code of a run that was sent, or tried to be; ``counts`` are its rows by status
    where they were counted already.

    Raises ``InternalError`` where these do not add up to the rows."""
    if counts is None:
        counts = plan.by_status(journal.counts(run.run_id))
    counted = sum(counts.values())
    if counted != run.rows:
        raise InternalError("totals", {"counted": counted, "rows": run.rows, "path": journal.path})
    if run.stopped is not None:
        return run.stopped.exit_code
    return plan.exit_code(journal, run, counts)
