"""The words of a file that want a meaning, counted in all of its rows, with what was corrected,
while its columns are looked at; counted anew where something else is chosen about how the file is
read, a cell was corrected, or a check came between: both at once would keep somebody waiting for
twice as long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from importer import causes, edits, pipeline
from importer.loader import open_table
from importer.model import Checked, Edit, Note
from importer.vocabulary import LEAVING_OUT, Fault, Severity
from importer.web.choices import Choices
from importer.web.desk import Desk
from importer.web.uploads import Upload
from importer.web.work import LOOK, Job

#: Seconds for which the browser waits for a small file, instead of showing a bar.
_SHORT = 0.5
#: How many rows are counted between two looks at whether somebody wants it otherwise.
_OFTEN = 1000
#: How many different words are told apart: a column of remarks has no end of them.
_MOST = 2000


@dataclass(slots=True)
class Words:
    """``asked``: (field, word) that nobody understands → rows, ``faults``: what is wrong with each;
    ``models``: (model, number of the operating system that was read from it) → rows, ``answers``:
    the numbers that each may be answered with; ``blank`` rows say no operating system at all;
    ``left``: why rows are left out → how many; ``others`` are rows whose words are beyond so many.
    """

    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    models: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str], str] = field(default_factory=dict)
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blank: int = 0
    others: int = 0

    def add(self, row: Checked) -> None:
        """Count a row's words."""
        self.left.update(LEAVING_OUT & {problem.slug for problem in row.problems})
        for problem in row.problems:
            if problem.slug == Fault.SYSTEM_MISSING:
                self.blank += 1
            word = causes.word_asked(problem)
            if not word:
                continue
            if problem.severity is Severity.ERROR:
                self._count(self.asked, (problem.field, word))
                self.faults.setdefault((problem.field, word), problem.slug)
            else:
                self._count(self.models, (word, problem.params["system"]))
                known = self.answers.get(word, ())
                self.answers[word] = max(known, causes.answers_of(problem), key=len)

    def _count(self, found: Counter[tuple[str, str]], pair: tuple[str, str]) -> None:
        if pair in found or len(found) < _MOST:
            found[pair] += 1
        else:
            self.others += 1


@dataclass(slots=True)
class Counting(Job):
    """A file's words while they are counted; ``notes`` are what was seen of its rows, once they all
    were.  ``choices`` are those under which they were, ``corrected`` the edits that counted, and
    ``total`` is only a guess."""

    choices: Choices = field(default_factory=Choices)
    corrected: tuple[Edit, ...] = ()
    words: Words = field(default_factory=Words)
    notes: tuple[Note, ...] = ()

    def is_of(self, choices: Choices, corrected: tuple[Edit, ...]) -> bool:
        """Whether it counts what is to be counted, and goes on."""
        return (self.choices, self.corrected) == (choices, corrected) and not self.is_stopping

    @property
    def is_complete(self) -> bool:
        """Whether all rows were counted."""
        return self.over.is_set() and self.error is None and not self.is_stopping


def corrections(desk: Desk, sha256: str) -> tuple[Edit, ...]:
    """The edits of a file that count when it is checked next, in a rehearsal's journal as well."""
    if desk.settings is None:
        return ()
    with desk.journal() as journal:
        here = edits.in_force(journal, sha256)
        return here or edits.rehearsed(journal, desk.settings.rehearsal_journal, sha256)


def counted(desk: Desk, upload: Upload, corrected: tuple[Edit, ...]) -> Counting:
    """The words of a file as it is to be read now; of a large file they are just being counted.

    What a word was given as its meaning here changes no count: it is taken back as easily."""
    choices = replace(upload.choices, words={})
    last = desk.work.about(_subject(upload.id))
    if isinstance(last, Counting) and last.is_of(choices, corrected):
        return last
    total = last.done if isinstance(last, Counting) and last.is_complete else None
    job = Counting(LOOK, _subject(upload.id), total, choices=choices, corrected=corrected)

    def act(_: Job) -> None:
        with desk.work.counting:
            if not job.is_stopping:
                _count(job, desk, replace(upload, choices=choices))

    desk.work.instead(job, act)
    job.over.wait(_SHORT)
    return job


def counting(desk: Desk, upload_id: str) -> Counting | None:
    """The same, as it was begun last."""
    last = desk.work.about(_subject(upload_id))
    return last if isinstance(last, Counting) else None


def leave_off(desk: Desk) -> None:
    """Stop counting, whichever file it is: another is to be read that somebody waits for."""
    for job in desk.work.under_way():
        if isinstance(job, Counting):
            job.ask_to_stop()


def _subject(upload_id: str) -> str:
    return f"words of {upload_id}"


def _count(job: Counting, desk: Desk, upload: Upload) -> None:
    how = desk.staging(upload)
    with open_table(upload.path, how.read) as table:
        layer = edits.Layer(job.corrected, table.layout)
        for row in pipeline.check_rows(table, how.rules, layer.over(table.rows())):
            job.words.add(row)
            job.done += 1
            if job.done % _OFTEN == 0 and job.is_stopping:
                return
        job.notes = (*pipeline.seen_in(table), *layer.notes())
