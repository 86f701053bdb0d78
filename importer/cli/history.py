"""The commands that look back: runs, report, undo."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options, ways
from importer.cli.console import Styled, agrees, put, put_json, talk
from importer.cli.data import Json, Undone, absolute, counted, failed_json, opening, put_undone
from importer.cli.files import check_results
from importer.cli.help import Command
from importer.cli.named import find_run, reached
from importer.cli.notify import notified
from importer.cli.progress import Progress
from importer.cli.results import (
    broken,
    places,
    result_json,
    show_files,
    targets_of,
    write_results,
)
from importer.cli.talk import confirm, resume_steps, say_rows, show_stop, tenant_label
from importer.cli.trouble import Told, as_ours, say_error
from importer.cli.work import work
from importer.model import (
    REMOVED_FOR_GOOD,
    SANDBOX_TENANT,
    ChangeNote,
    InputError,
    JournalError,
    Layout,
    Limits,
    Outcome,
    Purpose,
    Removal,
    Run,
    Status,
)
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.cli.registry import Session
    from importer.journal import Journal
    from importer.model import Deeds, Numbers, Stopped
    from importer.pipeline import PastRun


@click.command(cls=Command)
@options.SANDBOX
@options.JSON
@options.TALK
def runs(**given: Any) -> int:
    """Past runs, their counts, and the command that continues each."""
    from importer.model import home_folder
    from importer.pipeline import past_runs

    lang = options.lang_of(given["lang"])
    found, unreadable = past_runs(home_folder(os.environ))
    if given["sandbox"]:
        found = [past for past in found if past.run.tenant == SANDBOX_TENANT]
    for error in unreadable:
        say_error(error, lang)
        if given["as_json"]:
            put_json(failed_json(error, "runs", lang))
    if found and not given["as_json"]:
        put(say("cli.times", lang, {"offset": _offset(datetime.now().astimezone())}))
    for past in found:
        if given["as_json"]:
            put_json(_past_json(past, lang))
        else:
            _show_run(past.run, past.counts, lang)
    if unreadable:
        return unreadable[0].exit_code
    if not found:
        talk(say("cli.no-runs", lang))
    return 0


def _past_json(past: PastRun, lang: Lang) -> dict[str, Any]:
    run = past.run
    results = [Path(run.results)] if run.results else []
    return {
        **result_json(run, past.counts, past.code, lang, results),
        "purpose": run.purpose.value,
        "state": run.state,
        "tenant": run.tenant,
        "started": datetime.fromtimestamp(run.created_at).astimezone().isoformat("T", "seconds"),
        "corrects": run.layout.origin or None,
    }


def _offset(moment: datetime) -> str:
    """A moment's offset from UTC: +08:00."""
    offset = f"{moment:%z}"
    return f"{offset[:3]}:{offset[3:5]}"


def _show_run(run: Run, counts: Mapping[Status, int], lang: Lang) -> None:
    when = datetime.fromtimestamp(run.created_at).astimezone()
    state = say(f"state.{run.state}", lang)
    # Where the clocks were changed since, the heading's zone is not this run's.
    other = "" if _offset(when) == _offset(datetime.now().astimezone()) else f" {_offset(when)}"
    purpose = say(f"purpose.{run.purpose}", lang)
    put(f"{run.run_id}  {when:%Y-%m-%d %H:%M}{other}  {purpose}  {state}  {run.path}")
    if run.layout.origin:
        put("    " + say("cli.corrects", lang, {"run": run.layout.origin}))
    parts = " · ".join(f"{say(f'status.{s}', lang)} {n}" for s, n in counts.items())
    words = {"tenant": tenant_label(run.tenant, lang).strip(), "counts": parts}
    put("    " + say("cli.run-counts", lang, words))
    if run.state != "finished":
        for step in resume_steps(run, lang, "cli.run-next"):
            put("    " + step)


@click.command(cls=Command)
@click.argument("run_id", metavar="RUN")
@options.PROFILE
@options.RESULTS
@options.JSON
@options.TALK
def report(run_id: str, **given: Any) -> int:
    """Write a run's results workbook again, also of an unfinished run."""
    from importer import pipeline
    from importer.journal import Journal
    from importer.model import home_folder

    lang = options.lang_of(given["lang"])
    check_results(given["results"])
    unreadable: list[JournalError] = []
    homes: dict[str, Path] = {}
    known: list[Run] = []
    for file in pipeline.journal_files(home_folder(os.environ)):
        try:
            with Journal(file) as journal:
                found = journal.runs()
        except JournalError as error:  # it may be in another one
            say_error(error, lang)
            unreadable.append(error)
            continue
        known += found
        homes |= {run.run_id: file for run in found}
    try:
        run = find_run(known, run_id, lambda run: run.state != "staged")
    except InputError:
        if unreadable:
            return unreadable[0].exit_code
        raise
    with Journal(homes[run.run_id]) as journal:
        spare = home_folder(os.environ) / "results"
        written = []
        for target in targets_of(places(given, run)):
            written.append(pipeline.report(journal, run, lang, target, spare))
            if not given["as_json"]:
                put(written[-1])
        if given["as_json"]:
            put_json(_report_json(journal, run, written))
    return 0


def _report_json(journal: Journal, run: Run, written: Sequence[Path]) -> Json:
    from importer import plan

    return {
        **opening(),
        "run_id": run.run_id,
        "file": run.path,
        "rows": run.rows,
        "counts": counted(plan.by_status(journal.counts(run.run_id))),
        "results": absolute(written[0]),
        "written": [absolute(path) for path in written],
        "exit_code": 0,
    }


@click.command(cls=Command)
@click.argument("run_id", metavar="RUN")
@options.CONNECTION
@options.RESULTS
@options.YES
@options.PATIENCE
@click.option("--keep-confirmed", is_flag=True)
@click.option("--rows", metavar="12-40,55")
@options.JSON
@options.TALK
@notified
def undo(run_id: str, **given: Any) -> int:
    """Take back what a run did, and only that."""
    from importer import plan
    from importer.cli.registry import Session

    lang = options.lang_of(given["lang"])
    check_results(given["results"])
    with reached(run_id, given) as (settings, journal):
        given["group"].rehearse(settings)
        run = find_run(journal.runs(), run_id, lambda run: _has_acted(journal, run))
        if run.run_id != run_id:
            talk(say("cli.run-of-file", lang, {"run": run.run_id, "file": run.path}))
        rows = options.rows_to_undo(journal, run, given)
        undoing = _Undoing(Session(journal, settings, lang, given), run, rows)
        deleting = plan.to_delete(journal, run, Limits(rows=rows))
        restoring = plan.to_put_back(journal, run, rows)
        if not deleting.rows and not restoring.rows:
            return _nothing_to_undo(undoing)
        resting = journal.undoing(run.run_id, rows).resting()
        _ask(undoing, (len(deleting.rows), len(restoring.rows)), resting)
        confirmed = journal.undoing(run.run_id, rows).confirmed()
        limits = replace(_with_confirmed(confirmed, run.layout, given, lang), rows=rows)
        now: dict[str, int] = {}
        try:
            stopped = _take_back(undoing, limits, (deleting, restoring), now)
        except Exception as error:
            _break_off(undoing, error, now)
            raise Told(error) from error
        return _finish(undoing, resting, stopped, now)


@dataclass(frozen=True, slots=True)
class _Undoing:
    """One command's undo: of which run, and of which of its rows (None: of all)."""

    session: Session
    run: Run
    rows: Numbers | None

    def taken_back(self) -> dict[Any, int]:
        """The rows by what became of their records since the first undo of the run."""
        journal, run_id = self.session.journal, self.run.run_id
        removals = journal.undoing(run_id, self.rows).removals()
        return {**removals, **journal.changes(run_id, self.rows).told()}

    def put(self, undone: Undone) -> None:
        """Print the object, where one is asked for."""
        put_undone(self.session.journal, self.run, self.session.lang, self.session.given, undone)


def _nothing_to_undo(undoing: _Undoing) -> int:
    """Say that nothing is left to be taken back; returns the exit code."""
    import asyncio

    from importer import pipeline

    journal, lang = undoing.session.journal, undoing.session.lang
    asyncio.run(pipeline.let_go_elsewhere(journal))  # what an undo that was killed left
    is_update = undoing.run.purpose is Purpose.UPDATE
    talk(say("cli.undo-nothing-updated" if is_update else "cli.undo-nothing", lang))
    code = 1 if _say_in_doubt(undoing) else 0
    _say_forsaken(journal, {}, lang)
    undoing.put(Undone(undoing.taken_back(), exit_code=code))
    return code


def _say_in_doubt(undoing: _Undoing) -> int:
    """Say how many rows may be registered although nobody knows; returns that.  Where some rows are
    named, these are known."""
    if undoing.rows is not None:
        return 0
    journal, run, lang = undoing.session.journal, undoing.run, undoing.session.lang
    if count := journal.undoing(run.run_id).count_in_doubt():
        words = {"count": count, "command": f"{ways.resume(run)} --retry-failed"}
        talk(Styled(say("cli.undo-doubt", lang, words), "yellow"))
    return count


def _take_back(
    undoing: _Undoing, limits: Limits, agreed: tuple[Deeds, Deeds], now: dict[str, int]
) -> Stopped | None:
    """Delete what was ``agreed`` to be deleted, then put back what was to be put back; returns why
    it stopped before its end.  ``now`` is filled with what was done, by slugs, also where a fault
    ends it."""
    from importer import pipeline
    from importer.cli.registry import put_back

    session, run = undoing.session, undoing.run
    deleting, restoring = agreed
    stopped, earlier = None, session.journal.undoing(run.run_id, undoing.rows).removals()
    if deleting.rows:
        progress = Progress(len(deleting.rows), session.lang, _removal_of, run.layout.row_name)
        control = replace(limits, agreed=deleting)
        try:
            stopped = work(
                lambda how: pipeline.take_back(
                    session.journal, run, session.settings, how[0], (how[1], control)
                ),
                session.given,
                progress,
            )
        finally:
            now.update(progress.words)
    removals = session.journal.undoing(run.run_id, undoing.rows).removals()
    if earlier and deleting.rows:
        talk(say("cli.whole-run", session.lang))
    _say_taken_back(removals, session.lang)
    if restoring.rows and stopped is None:
        stopped = put_back(session, run, replace(limits, agreed=restoring), now)
    return stopped


def _break_off(undoing: _Undoing, error: Exception, now: Mapping[str, int]) -> None:
    """Tell what is known of an undo that a fault ended, be it that no more could be written down;
    where the journal can't even be read, nothing is, and that ends it instead."""
    told, taken_back = as_ours(error), undoing.taken_back()
    _say_taken_back(taken_back, undoing.session.lang)
    talk(_resume_step(undoing))
    undoing.put(Undone(taken_back, now, broken(told), exit_code=told.exit_code))


def _say_taken_back(taken_back: Mapping[Any, int], lang: Lang) -> None:
    for note, number in taken_back.items():
        talk(f"  {number:>7}  {say(_slug_of(note), lang)}")


def _slug_of(note: Removal | ChangeNote) -> str:
    return f"{'removal' if isinstance(note, Removal) else 'change'}.{note}"


def _resume_step(undoing: _Undoing) -> str:
    command = ways.undo(undoing.run, undoing.rows)
    return say("cli.resume-undo", undoing.session.lang, {"command": command})


def _finish(
    undoing: _Undoing, resting: Mapping[str, int], stopped: Stopped | None, now: Mapping[str, int]
) -> int:
    """Write the workbook, say how an undo went; returns the exit code."""
    session, run = undoing.session, undoing.run
    journal, lang, given = session.journal, session.lang, session.given
    taken_back = undoing.taken_back()
    written = write_results(
        journal, run, lang, places(given, run), session.settings.home / "results"
    )
    show_files(written, lang)
    lost = _lost(journal, resting, run)
    _say_forsaken(journal, lost, lang)
    is_over = taken_back.keys() <= {*REMOVED_FOR_GOOD, ChangeNote.RESTORED}
    is_over = not _say_in_doubt(undoing) and is_over
    code = 0 if is_over else 1
    steps = []
    if stopped is not None:
        code = stopped.exit_code
        show_stop(stopped, lang)
        steps.append(_resume_step(undoing))
        talk(steps[0])
    undoing.put(Undone(taken_back, now, stopped, written, code, lost))
    counts = {_slug_of(note): number for note, number in taken_back.items()}
    given["group"].tell(replace(run, stopped=stopped), counts, code, steps)
    return code


def _lost(journal: Journal, resting: Mapping[str, int], run: Run) -> dict[str, int]:
    """The runs whose rows rest on this ``run`` no more, with the number of these rows; before,
    ``resting`` of them did."""
    left = journal.undoing(run.run_id).resting()
    return {
        other: count - left.get(other, 0)
        for other, count in resting.items()
        if count > left.get(other, 0)
    }


def _ask(undoing: _Undoing, counts: tuple[int, int], resting: Mapping[str, int]) -> None:
    """Say how many devices would be deleted, and how many records put back; and ask."""
    count, back = counts
    lang = undoing.session.lang
    tenant = tenant_label(undoing.session.settings.tenant_name, lang)
    if count:
        talk(say("cli.undo-plan", lang, {"count": count, "tenant": tenant}))
    if back:
        talk(say("cli.undo-update-plan", lang, {"count": back, "tenant": tenant}))
    say_rows(undoing.run, undoing.rows, lang)
    for other, number in resting.items():
        talk(say("cli.undo-resting", lang, {"count": number, "run": other}))
    slug = "cli.undo-both-confirm" if count and back else "cli.undo-confirm"
    if not count:
        slug, count = "cli.undo-update-confirm", back
    given = undoing.session.given
    confirm(say(slug, lang, {"count": count, "back": back}), given["yes"], lang)


def _say_forsaken(journal: Journal, lost: Mapping[str, int], lang: Lang) -> None:
    """The runs whose rows rest on nothing any more, with the command that sends them again;
    ``lost`` are those that this undo took them from."""
    slugs = ("undone-below", "forsaken")
    for other in journal.runs():
        is_told = other.stopped is not None and other.stopped.slug in slugs
        if is_told or other.run_id in lost:
            words = {"run": other.run_id, "command": ways.resume(other)}
            talk(say("cli.undo-resume", lang, words))


def _has_acted(journal: Journal, run: Run) -> bool:
    """Whether there is something of a run to be taken back."""
    changes = journal.changes(run.run_id)
    return journal.undoing(run.run_id).count_created() > 0 or changes.count(restore=True) > 0


def _removal_of(outcome: Outcome) -> str:
    return f"removal.{outcome.note}"


#: How many rows a question names.
_NAMED = 20


def _with_confirmed(
    rows: Sequence[int], layout: Layout, given: Mapping[str, Any], lang: Lang
) -> Limits:
    """Which of those go too of which only a look-up says that they are ours: a question of its
    own, whose "no" leaves them.  Of one that an import confirms while the undo waits for it
    nobody was asked."""
    unasked = bool(given["yes"] and not given["keep_confirmed"])
    if not rows:
        return Limits(confirmed=unasked)
    count = len(rows)
    words = {"count": count, "rows": layout.row_names(rows[:_NAMED], count)}
    talk(Styled(say("cli.undo-confirmed", lang, words), "yellow"))
    if given["keep_confirmed"] or given["yes"]:
        return Limits(confirmed=unasked)
    is_agreed = agrees(say("cli.undo-confirm-them", lang, {"count": count}), lang)
    return Limits(confirmed=frozenset(rows) if is_agreed else False)
