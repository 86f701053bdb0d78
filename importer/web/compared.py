"""A file beside the registry: what a comparison said of it, kept while the page is served."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from importer import edits, pipeline, registry
from importer.dispatcher import Sending, Stop
from importer.journal import Journal
from importer.loader import open_table
from importer.model import (
    ChangeNote,
    Edit,
    Note,
    OldNew,
    Purpose,
    Registered,
    Run,
    Settings,
    Status,
    Stopped,
    StoredRow,
)
from importer.pipeline import Staged
from importer.registry import PASSING, Comparison
from importer.texts import Lang, duration, say
from importer.web.choices import Choices
from importer.web.desk import Desk
from importer.web.meanings import leave_off
from importer.web.pages import tenant_label
from importer.web.uploads import Upload
from importer.web.work import READ, Job

#: Rows of a kind that the page shows; the workbook has all of them.
SHOWN = 100


@dataclass(slots=True)
class Compared:
    """``rows`` are the first of each status, ``others`` the first records that no row means;
    ``repeats`` those of the repeated rows that say something else than the registry.  ``changes``
    are what an update would do, ``left`` the rows that differ and are left alone.  Where
    ``stopped``, nothing was compared."""

    run: Run
    choices: Choices
    corrected: tuple[Edit, ...]
    counts: Mapping[Status, int]
    began: float
    folder: TemporaryDirectory[str]
    notes: Sequence[Note] = ()
    stopped: Stopped | None = None
    is_good: bool = False
    extra: int | None = None
    records: int = 0
    disagreeing: int = 0
    rows: Mapping[Status, Sequence[StoredRow]] = field(default_factory=dict)
    repeats: Sequence[StoredRow] = ()
    others: Sequence[Registered] = ()
    both_ways: bool = False
    changes: Mapping[OldNew, int] = field(default_factory=dict)
    left: int = 0
    proof: Path | None = None
    is_adopted: bool = False
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def updates(self) -> int:
        """How many records an update would change."""
        return sum(self.changes.values())

    def adopt(self, journal: Journal) -> Run:
        """Take it over as a run of updates, once: rows as they were compared."""
        with self._turn:
            if not self.is_adopted:
                with Journal(Path(self.folder.name) / PASSING, lasting=False) as passing:
                    journal.adopt(passing, self.run.run_id, Purpose.UPDATE)
                self.is_adopted = True
        return journal.run(self.run.run_id)


def is_stale(desk: Desk, upload: Upload, compared: Compared) -> bool:
    """Whether the file is to be read in another way by now, or cells of it were corrected."""
    with desk.journal() as journal:
        now = edits.in_force(journal, compared.run.sha256)
    return now != compared.corrected or _read_as(upload.choices) != _read_as(compared.choices)


def _read_as(choices: Choices) -> Choices:
    return replace(choices, update=False)


def comparing(upload_id: str) -> str:
    """What a job is about that compares a file."""
    return f"compare {upload_id}"


def compare(desk: Desk, upload: Upload, both_ways: bool, lang: Lang) -> Job:
    """Begin to compare a file with the registry; where ``both_ways``, that is read to its end."""
    settings = desk.tenant()
    leave_off(desk)

    def act(job: Job) -> None:
        folder = TemporaryDirectory(prefix="device-importer-", ignore_cleanup_errors=True)
        try:
            with _staged(desk, upload, settings, Path(folder.name), job) as (journal, staged):
                count = registry.waiting(journal, staged.run)
                bounds = None if both_ways else registry.bounds(journal, staged.run, settings)
                job.told = partial(_told, settings.tenant_name, count, bounds)
                done = _read(job, journal, staged, settings, both_ways)
                job.total, job.told = job.done, partial(say, "web.waiting.writing")
                found = _kept(journal, done, staged, folder, upload)
                if done.stopped is None:
                    target = desk.results_path(upload.path, done.began, "comparison.xlsx")
                    place = target, None
                    proof = registry.write_comparison(journal, done, staged.sha256, lang, place)
                    found = replace(found, proof=proof)
        except BaseException:
            folder.cleanup()
            raise
        desk.forget_compared(upload.id)
        desk.compared[upload.id] = found

    then = f"/registry/compared/{upload.id}"
    return desk.work.start(Job(READ, comparing(upload.id), None, then), act)


def _told(tenant: str, count: int, bounds: tuple[int, float] | None, lang: Lang) -> str:
    """What is compared, and how long that takes: without ``bounds`` as long as the whole list."""
    words = {"tenant": tenant_label(tenant, lang), "count": f"{count:,}"}
    if bounds is None:
        return say("cli.comparing-whole", lang, words)
    most, seconds = bounds
    told = {**words, "most": f"{most:,}", "time": duration(seconds, lang)}
    return say("cli.comparing", lang, told)


@contextmanager
def _staged(
    desk: Desk, upload: Upload, settings: Settings, folder: Path, job: Job
) -> Iterator[tuple[Journal, Staged]]:
    """A file in a journal of its own, with what was corrected, as it would be imported: in a
    rehearsal as well."""
    how = replace(desk.staging(upload), again=True, update=False, progress=job.follow)
    with ExitStack() as kept:
        with desk.work.reading, open_table(upload.path, how.read) as table:
            with desk.journal() as lasting:
                rehearsal, sha256 = settings.rehearsal_journal, table.content_hash
                edits.carry_rehearsed(lasting, rehearsal, sha256, table.path)
            journal = kept.enter_context(registry.passing(settings, folder))
            staged = pipeline.stage(journal, table, how, settings.tenant_name)
        job.done = 0
        yield journal, staged


def _read(
    job: Job, journal: Journal, staged: Staged, settings: Settings, both_ways: bool
) -> Comparison:
    said: list[Comparison] = []

    async def reading(stop: Stop) -> None:
        how = Sending(watch=job.hear), stop
        said.append(await registry.compare(journal, staged.run, settings, how, both_ways))

    job.run(reading)
    return said[0]


def _kept(
    journal: Journal,
    done: Comparison,
    staged: Staged,
    folder: TemporaryDirectory[str],
    upload: Upload,
) -> Compared:
    run_id = done.run.run_id
    found = Compared(
        run=done.run,
        choices=upload.choices,
        corrected=edits.in_force(journal, done.run.sha256),
        counts=done.counts,
        began=done.began,
        folder=folder,
        notes=staged.notes,
        stopped=done.stopped,
    )
    if done.stopped is not None:
        return found
    rows: dict[Status, list[StoredRow]] = {status: [] for status in done.counts}
    repeats: list[StoredRow] = []
    for stored in journal.stored(run_id):
        outcome = stored.outcome
        if len(rows[outcome.status]) < SHOWN:
            rows[outcome.status].append(stored)
        is_other = outcome.status is Status.REPEATED and outcome.note == ChangeNote.DISAGREE
        if is_other and len(repeats) < SHOWN:
            repeats.append(stored)
    changes = journal.changes(run_id)
    return replace(
        found,
        is_good=done.exit_code == 0,
        extra=done.extra,
        records=done.records,
        disagreeing=done.disagreeing,
        rows=rows,
        repeats=repeats,
        others=tuple(islice(done.others(), SHOWN)),
        both_ways=done.both_ways,
        changes={kind: len(rows) for kind, rows in changes.kinds().items()},
        left=changes.count_left(),
    )
