"""The registry as it is: read to its end, written to a file, put beside a file's rows, and brought
in line with them."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from importer import edits, plan
from importer.api import DeviceApi
from importer.dispatcher import (
    PAGE,
    Pen,
    Sending,
    Stop,
    amend,
    followed,
    idle,
    listed,
    looked_up,
    restore,
    turn,
)
from importer.journal import (
    Journal,
    Snapshot,
    form_of,
    passing_journal,
    require_lasting,
    require_tenant,
)
from importer.model import (
    BEYOND_AGREED,
    COMPARED,
    NEEDS_WORK,
    CellValue,
    Device,
    Doing,
    Event,
    InputError,
    Limits,
    Outcome,
    Page,
    Purpose,
    Registered,
    Reply,
    Run,
    Settings,
    Status,
    Stopped,
    text_of,
)
from importer.texts import Lang, reason
from importer.validator import may_be
from importer.vocabulary import FILTERS, IDENTIFIERS, TERMS, terms


@dataclass(frozen=True, slots=True)
class Exported:
    """How many records were written, and how many came twice (the registry changed meanwhile);
    ``stopped`` says why there is no file."""

    records: int
    twice: int
    stopped: Stopped | None = None


async def export(
    settings: Settings,
    path: Path | str,
    lang: Lang,
    filters: Mapping[str, str] | None = None,
    how: tuple[Sending, Stop] | None = None,
) -> Exported:
    """Write every record of the registry to a new file: .xlsx, .csv or .jsonl, by its suffix.

    ``filters`` are by the API's names of fields (``device_system``, ``serial_number`` …), its
    numbers as text.  A record that is listed twice is written once.  The file appears when it is
    complete; where the network or the API kept it from that, ``Exported.stopped`` says why.
    Raises ``InputError`` for another suffix, a file that exists or can't be written, and for a
    field by which the API does not filter.
    """
    from importer.reporter import registry_file

    path, lang = Path(path), Lang(lang)
    require_kind(path)
    asked = _asked(filters or {})
    sending, stop = how or (Sending(), Stop())
    sending, _ = followed(sending)
    count = twice = 0
    try:
        with registry_file(path, lang, datetime.now(UTC).astimezone()) as write, _seen() as seen:
            async with _timed(settings, sending, stop) as api:
                async for page in listed(api, stop, sending, asked):
                    if not all(_is_asked_for(record, asked) for record in page.records):
                        stop.request(Stopped("list-filter", 4))
                        break
                    new = seen.new(page.records)
                    write(new)
                    count += len(new)
                    twice += len(page.records) - len(new)
                    sending.watch(Event("listed", {"count": str(len(new))}))
            if stop.reason is not None:
                raise _NothingWhole
    except _NothingWhole:
        return Exported(count, twice, stop.reason)
    except (OSError, sqlite3.Error) as error:  # the latter of a full disk, by what was seen
        raise InputError("unwritable", {"path": path, "why": reason(error)}) from error
    return Exported(count, twice)


@dataclass(frozen=True, slots=True)
class Found:
    """Some records of the registry; ``more``: there may be others.  ``stopped`` says why it could
    not be read."""

    records: tuple[Registered, ...] = ()
    more: bool = False
    stopped: Stopped | None = None


async def find(
    settings: Settings, text: str = "", how: tuple[Sending, Stop] | None = None
) -> Found:
    """The records with an identifier, or a record id, that somebody typed; without a ``text`` the
    first ones that the registry lists."""
    sending, stop = how or (Sending(), Stop())
    found: dict[str, Registered] = {}
    async with _timed(settings, sending, stop) as api:
        if not text:
            page = await _first_page(api, (sending, stop), {})
            return Found(page.records, page.has_more, stop.reason)
        # Each by itself: a record that has one of them is found by that one.
        forms = may_be(text)
        devices = [
            Device(0, 0, 0, *(form if n == name else None for n in IDENTIFIERS))
            for name, form in forms.items()
        ]
        async for records in looked_up(api, stop, sending, devices):
            found |= {r.record_id: r for r in records if _has_one_of(r.device, forms)}
        if not found and text.isascii() and text.isdigit():  # what else is no id may be refused
            page = await _first_page(api, (sending, stop), {FILTERS["device_record_id"]: text})
            found |= {r.record_id: r for r in page.records if r.record_id == text}
    return Found(tuple(found.values()), stopped=stop.reason)


async def _first_page(
    api: DeviceApi, how: tuple[Sending, Stop], filters: Mapping[str, str]
) -> Page:
    sending, stop = how
    async with aclosing(listed(api, stop, sending, filters)) as reading:
        async for page in reading:
            return page
    return Page(Reply(0, None), is_list=False)


def _has_one_of(device: Device, forms: Mapping[str, str]) -> bool:
    """Whether a device has one of these identifiers: a filter may have been passed over."""
    own = device.identifiers()
    return any(form_of(n, own[n]) == form_of(n, form) for n, form in forms.items() if n in own)


def _asked(filters: Mapping[str, str]) -> dict[str, str]:
    """Filters as the API's list names them: one that it does not know it would pass over, and
    list everything."""
    for name in filters:
        if name not in FILTERS and name not in FILTERS.values():
            raise InputError("filter-unknown", {"field": name, "fields": tuple(FILTERS)})
    return {FILTERS.get(name, name): value for name, value in filters.items()}


@asynccontextmanager
async def _timed(settings: Settings, sending: Sending, stop: Stop) -> AsyncIterator[DeviceApi]:
    """The API, for as long as ``sending.max_seconds`` allow."""
    with stop.within(sending.max_seconds):
        async with DeviceApi(settings) as api:
            yield api


def _is_asked_for(record: Registered, filters: Mapping[str, str]) -> bool:
    """Whether a record is one that was asked for, as far as that can be told: of an identifier
    nobody knows which spellings the API takes for the same."""
    for name in ("device_system", *TERMS):
        wanted = filters.get(FILTERS[name])
        if wanted is not None and wanted != str(getattr(record.device, name)):
            return False
    return True


def require_kind(path: Path) -> None:
    """Raise ``InputError`` for a name that does not say in which form to write, or is taken."""
    from importer.reporter import KINDS, require_place

    require_place(path, KINDS, ("export-suffix", "file-exists"))


class _NothingWhole(Exception):
    """Half of a registry is no file that anybody should have."""


class _Seen:
    """Which records were there before, on disk: there may be millions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def new(self, records: Iterable[Registered]) -> list[Registered]:
        """Those that were not."""
        insert = "INSERT OR IGNORE INTO seen VALUES (?)"
        return [r for r in records if self._db.execute(insert, (r.record_id,)).rowcount]


@contextmanager
def _seen() -> Iterator[_Seen]:
    db = sqlite3.connect("")  # a passing file of SQLite's own
    try:
        yield _Seen(db)
    finally:
        db.close()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the registry has of a file's devices.

    ``counts`` are the file's rows by status, ``extra`` the records that no row means (None where
    the registry was not read to its end), ``seconds`` the time that reading took.  ``disagreeing``
    rows repeat another one and do not say the same of its record.  ``stopped``: nothing was
    compared, and why.  ``both_ways``: the extra records are to be listed, not only counted.
    """

    run: Run
    counts: Mapping[Status, int]
    snapshot: Snapshot
    extra: int | None
    began: float
    seconds: float
    stopped: Stopped | None = None
    disagreeing: int = 0
    both_ways: bool = False

    @property
    def records(self) -> int:
        """How many records were read."""
        return self.snapshot.count()

    def others(self) -> Iterator[Registered]:
        """The records that no row means, where they were asked for."""
        return self.snapshot.others() if self.both_ways and self.extra is not None else iter(())

    @property
    def exit_code(self) -> int:
        """0 only where every device of the file is there, and as it says: where no row means a
        device, nothing is there."""
        if self.stopped is not None:
            return self.stopped.exit_code
        needs_work = self.disagreeing or any(self.counts.get(s) for s in NEEDS_WORK)
        return 0 if self.counts.get(Status.EQUAL) and not needs_work else 1


async def compare(
    journal: Journal,
    run: Run,
    settings: Settings,
    how: tuple[Sending, Stop] | None = None,
    both_ways: bool = False,
) -> Comparison:
    """Read the registry, and say of each row of a staged run whether it has the device, and as
    the row says.

    ``journal`` is a passing one (``lasting=False``), and the run was staged in it.  The list is
    read for as long as that is the cheaper way, or ``both_ways`` to its end; where that is not
    all of it, every row is looked up: one that has a record among those read may have another
    one.  All or nothing: without an answer no row says anything, and ``Comparison.stopped`` says
    why.  Raises ``InputError`` for a lasting journal, whose rows would no longer wait to be sent;
    ``JournalError`` where the journal can't be written.
    """
    if journal.is_lasting:
        raise InputError("compare-lasting", {"run_id": run.run_id})
    sending, stop = how or (Sending(), Stop())
    sending, _ = followed(sending)
    began, snapshot = sending.clock(), journal.snapshot(run.run_id)
    most = None if both_ways else journal.count_questions(run.run_id)
    async with _timed(settings, sending, stop) as api:
        is_whole = await _taken_down(api, snapshot, (sending, stop), most)
    if stop.reason is None:
        snapshot.compare(_says(run))
    counts = plan.by_status(journal.counts(run.run_id))
    extra = snapshot.count_others() if is_whole and stop.reason is None else None
    seconds = sending.clock() - began
    return Comparison(
        run,
        counts,
        snapshot,
        extra,
        began,
        seconds,
        stop.reason,
        snapshot.count_disagreeing(),
        both_ways,
    )


@contextmanager
def passing(settings: Settings, folder: Path | None = None) -> Iterator[Journal]:
    """A passing journal that knows what was corrected beside files, and nothing else: for
    ``compare``.  In a ``folder`` it stays for whoever takes its run over later.  Raises
    ``JournalError`` where there is no room for it."""
    kept = None if folder is None else Journal(folder / PASSING, lasting=False)
    with kept or passing_journal() as journal:
        journal.borrow_edits(settings.kept_journal())
        yield journal


#: What ``passing`` calls its file.
PASSING = "passing.db"
#: Requests for an identifier at most where the list is not read to its end: a page of that, the
#: look-up, and those of other spellings.
_REQUESTS = 5


def bounds(journal: Journal, run: Run, settings: Settings) -> tuple[int, float]:
    """Up to how many records the registry is read, a thousand a second, to be compared with a run;
    and in how many seconds at most a larger one is asked device by device.  Not where it is read
    to its end ``both_ways``."""
    count = journal.count_questions(run.run_id)
    return count * PAGE, _REQUESTS * count / settings.rate


#: Why a run is to be continued whose process was killed.
_KILLED = Stopped("interrupted", 130)


def laid_down(journal: Journal, run: Run) -> Run:
    """A run as it stands.  One that seems to be sent while nobody is sending was killed: it counts
    as interrupted from now on, and can be put ``beside`` the registry like any that stopped."""
    with idle(journal.path) as is_idle:
        return journal.rest(run.run_id, _KILLED) if is_idle else run


#: Rows that may be there already, and of which the registry was not asked.
_TO_COMPARE = (Status.PENDING, Status.UNSENT, Status.CREATED_BEFORE)


def waiting(journal: Journal, run: Run) -> int:
    """How many rows of a run there are to be compared."""
    counts = plan.by_status(journal.counts(run.run_id))
    if run.purpose is Purpose.UPDATE:
        return sum(counts.get(status, 0) for status in COMPARED)
    waiting = sum(counts.get(status, 0) for status in _TO_COMPARE)
    return waiting + journal.unidentified(run.run_id)


async def beside(
    journal: Journal,
    run: Run,
    settings: Settings,
    how: tuple[Sending, Stop] | None = None,
    answered: bool = False,
) -> Stopped | None:
    """Compare those rows of an import with the registry that may be there already: before anything
    is sent, or those of which the API ``answered`` that they are.  Which are as the file says, and
    which are to be brought in line, is written down; nothing is where it returns why it stopped.

    For a run that was staged to update (``Staging.update``), between ``stage`` and ``send``, and
    before one that stopped goes on, also one of updates alone: what was compared before, and not
    sent, is compared anew; of one that was killed as well.  Raises ``InputError`` for another
    tenant's settings; ``JournalError`` where the journal can't be written.
    """
    require_tenant(journal, run, settings)
    sending, stop = how or (Sending(), Stop())
    pen = Pen(sending.watch)
    if not answered:
        run = laid_down(journal, run)
        if run.purpose is not Purpose.UPDATE:
            await pen.write(lambda: journal.forget_comparison(run.run_id))
    with passing_journal() as lent:
        borrowed = journal.lend(lent, run.run_id, answered=answered)
        if not (count := waiting(lent, borrowed)):
            return None
        if answered:
            sending.watch(Event("comparing", {"count": str(count)}))
        done = await compare(lent, borrowed, settings, (sending, stop))
        if done.stopped is None:
            await pen.write(lambda: journal.take_over(lent, run.run_id, answered=answered))
        return done.stopped


def set_against_each_other(
    those: Sequence[tuple[Journal, Run]],
) -> list[tuple[Run, Run, list[int]]]:
    """Let files of one command change nothing of which they do not say the same: whichever was
    heeded last would win.  ``those`` are their runs, in the order of the files, each put beside the
    registry, with its journal; nothing was sent.  Returns (run, an earlier one, the numbers of the
    rows that contradict that)."""
    pairs = [(ours, theirs) for n, ours in enumerate(those) for theirs in those[:n]]
    found = []
    for (journal, run), (other, earlier) in pairs:
        if numbers := journal.mark_contradictions(run.run_id, other, earlier.run_id):
            found.append((run, earlier, numbers))
    for (journal, run), (other, earlier) in pairs:
        journal.follow(run.run_id, other, earlier.run_id)
    return found


async def bring_in_line(
    journal: Journal,
    run: Run,
    settings: Settings,
    how: tuple[Sending, Stop],
    max_rows: int | None = None,
) -> Stopped | None:
    """Change the records of a run's rows that are to be brought in line, with those of duplicates
    that only showed when they were sent; to be called in its turn.  Returns why it stopped before
    its end."""
    sending, stop = how
    if sending.look_up and run.purpose is Purpose.BOTH:
        # The turn has its own time, and what is listed is no row that is through.
        aside = replace(sending, max_seconds=None, watch=partial(_but_pages, sending.watch))
        await beside(journal, run, settings, (aside, stop), answered=True)
    changes = journal.changes(run.run_id)
    if stop.reason is None and changes.count():
        # No computer counts to a larger number: that is no limit.
        most = None if max_rows is None else min(max_rows, sys.maxsize)
        async with DeviceApi(settings) as api:
            await amend(islice(changes.waiting(), most), api, changes, stop, sending)
    return stop.reason


def _but_pages(watch: Callable[[Outcome | Event], None], news: Outcome | Event) -> None:
    if not (isinstance(news, Event) and news.slug == "listed"):
        watch(news)


async def _taken_down(
    api: DeviceApi, snapshot: Snapshot, how: tuple[Sending, Stop], most: int | None
) -> bool:
    """Read all that tells of the rows that wait; returns whether that was the whole list."""
    sending, stop = how
    is_whole = await _read(api, snapshot, how, most)
    if not is_whole and stop.reason is None:
        async for records in looked_up(api, stop, sending, snapshot.waiting()):
            new = snapshot.add(records)
            sending.watch(Event("listed", {"count": str(len(new))}))
    return is_whole


async def _read(
    api: DeviceApi, snapshot: Snapshot, how: tuple[Sending, Stop], most: int | None
) -> bool:
    """Read the list, ``most`` pages of it; returns whether that was all of it."""
    sending, stop = how
    if most == 0:
        return False
    pages = 0
    async with aclosing(listed(api, stop, sending, {})) as reading:
        async for page in reading:
            new = snapshot.add(page.records)
            sending.watch(Event("listed", {"count": str(len(new))}))
            pages += 1
            if pages == most:
                return not page.has_more
    return True


def _says(run: Run) -> Callable[[Sequence[CellValue], str], bool]:
    """Whether a row says something of a field: in one of its columns, or by a value for all."""
    columns = {name: run.layout.columns_of(name) for name in TERMS}

    def says(cells: Sequence[CellValue], name: str) -> bool:
        texts = (text_of(cells[c.index]) for c in columns[name] if c.index < len(cells))
        return name in run.constants or any(not terms.says_nothing(name, t) for t in texts)

    return says


async def update(
    journal: Journal,
    run: Run,
    settings: Settings,
    how: tuple[Sending, Stop] | None = None,
    limits: Limits | None = None,
) -> Run:
    """Bring the records of a run's rows in line with the file: ownership and trust, where nobody
    changed them since they were read.  ``run`` was taken over (``Journal.adopt``) after it was
    compared; called again, it goes on with what is left, and with ``Limits.again`` with those of
    which it came to nothing.

    Returns the run as the journal then has it: ``stopped`` says why it did not come to its end.
    Raises ``InputError`` for another tenant's settings or a passing journal, and where the file was
    corrected since the run was staged, and then changes nothing; ``JournalError`` where the journal
    can't be written.
    """
    require_lasting(journal, run, settings)
    sending, stop = how or (Sending(), Stop())
    sending, expect = followed(sending, partial(journal.tell, run.run_id))
    limits = limits or Limits()
    async with turn(journal.path, sending, stop, (run.run_id, Doing.UPDATE)) as reckon:
        if stop.reason is not None:
            return replace(journal.run(run.run_id), stopped=stop.reason)
        deeds = plan.to_send(journal, run, limits.again)
        if not limits.allow(deeds):
            return replace(journal.run(run.run_id), stopped=BEYOND_AGREED)
        max_rows, changes = limits.max_rows, journal.changes(run.run_id)
        if deeds.count:
            edits.require_staged(journal, run)
        pen = Pen(sending.watch)
        await pen.write(lambda: journal.go_on(run.run_id, settings.rate))
        if limits.again:
            await pen.write(partial(changes.retry, limits.again))
        count = min(changes.count(), max_rows or sys.maxsize)
        reckon(plan.through_before(journal, run, Doing.UPDATE) + count)
        expect(lambda: count)
        stopped = await bring_in_line(journal, run, settings, (sending, stop), max_rows)
        if stopped is None and max_rows is not None and journal.changes(run.run_id).count():
            stopped = Stopped("max-rows", 6)
        return await pen.write(lambda: journal.end(run.run_id, stopped))


async def put_back(
    journal: Journal,
    run: Run,
    settings: Settings,
    how: tuple[Sending, Stop] | None = None,
    limits: Limits | None = None,
) -> Stopped | None:
    """Give the records that a run updated (in ``Limits.rows``) the values back that they had
    before, where nobody changed them since; returns why it stopped before its end, or did not
    begin, because there is more than was ``Limits.agreed``.  Done twice, or resumed, it goes on
    with what is left.  Raises ``InputError`` for another tenant's settings or a passing journal;
    ``JournalError`` where the journal can't be written."""
    require_lasting(journal, run, settings)
    sending, stop = how or (Sending(), Stop())
    sending, expect = followed(sending, partial(journal.tell, run.run_id))
    limits = limits or Limits()
    async with turn(journal.path, sending, stop, (run.run_id, Doing.UNDO)) as reckon:
        deeds = plan.to_put_back(journal, run, limits.rows)
        if not limits.allow(deeds):
            stop.request(BEYOND_AGREED)
        if stop.reason is None:
            changes = journal.changes(run.run_id, limits.rows)
            reckon(plan.through_before(journal, run, Doing.UNDO) + deeds.count)
            expect(lambda: deeds.count)
            async with DeviceApi(settings) as api:
                await restore(changes.waiting(restore=True), api, changes, stop, sending)
    return stop.reason


def write_comparison(
    journal: Journal,
    comparison: Comparison,
    sha256: str,
    lang: Lang,
    places: tuple[Path | str | None, Path | str | None] = (None, None),
) -> Path:
    """Write a comparison's workbook and return its path: to the first of the ``places``, else
    beside the file; where that can't be written, into the second one, a folder: reading the
    registry takes its time.  Raises ``InputError`` where it can't be written at all, or exists."""
    from importer.reporter import (
        Compared,
        places_of,
        require_place,
        write_comparison as write,
        write_first,
    )

    run = comparison.run
    now = datetime.fromtimestamp(comparison.began, UTC)
    target, spare = (Path(place) if place else None for place in places)
    if target is not None:
        require_place(target, (".xlsx",))
    paths = places_of(Path(run.path), target, spare, now, "comparison.xlsx")
    lang = Lang(lang)
    told = Compared(
        run,
        sha256,
        comparison.counts,
        comparison.records,
        comparison.extra,
        comparison.began,
        comparison.seconds,
        comparison.exit_code == 0,
    )

    def written(path: Path) -> None:
        write(path, told, journal.stored(run.run_id), comparison.others(), lang)

    try:
        return write_first(paths, written)
    except OSError as error:
        raise InputError("unwritable", {"path": paths[-1], "why": reason(error)}) from error
