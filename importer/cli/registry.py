"""The commands about the registry itself: export, compare, update."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options, ways
from importer.cli.console import Styled, agrees, put_json, talk, to_person
from importer.cli.data import (
    Json,
    compared_json,
    counted,
    exported_json,
    reading_json,
)
from importer.cli.files import (
    FILES,
    check_results,
    require_comparison,
    tables_of,
)
from importer.cli.given import other_command
from importer.cli.help import Command
from importer.cli.notify import by_slug, notified
from importer.cli.plans import show_changes, show_read
from importer.cli.progress import Progress
from importer.cli.results import (
    break_off,
    folder_place,
    leave,
    places,
    result_json,
    show_files,
    unkept,
    workbook_of,
    write_results,
)
from importer.cli.talk import (
    confirm,
    require_token,
    resume_steps,
    show_counts,
    show_result,
    show_stop,
    steps_after,
    tenant_label,
)
from importer.cli.trouble import Told, as_ours
from importer.cli.work import work
from importer.model import (
    COMPARED,
    Deeds,
    InputError,
    Limits,
    Outcome,
    Run,
    Status,
    field_label,
    is_fed_back,
)
from importer.texts import Lang, duration, say

if TYPE_CHECKING:
    from importer.journal import Changes, Journal
    from importer.model import Numbers, OldNew, Settings, Stopped
    from importer.pipeline import Staged
    from importer.registry import Comparison

#: How many rows a sentence names.
_NAMED = 10
#: The command that settles what a comparison found.
_NEXT = {Status.MISSING: "run", Status.DIFFERS: "update"}
#: How often somebody is asked once more about records that others go on changing.
_ROUNDS = 3


@click.command(cls=Command)
@click.argument(
    "path", required=False, type=click.Path(path_type=Path, dir_okay=False, readable=False)
)
@click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE")
@options.CONNECTION
@options.PATIENCE
@options.JSON
@options.TALK
def export(path: Path | None, **given: Any) -> int:
    """The whole registry as a file."""
    from importer.registry import export as write, require_kind

    lang = options.lang_of(given["lang"])
    target = path or Path(f"device-registry-{datetime.now():%Y%m%d-%H%M%S}.xlsx")
    require_kind(target)
    filters = _filters(given["filters"], lang)
    with options.connection(given) as settings:
        talk(say("cli.exporting", lang, {"tenant": tenant_label(settings.tenant_name, lang)}))
        done = work(
            lambda how: write(settings, target, lang, filters, how), given, Progress(None, lang)
        )
    code = done.stopped.exit_code if done.stopped else 0
    if done.stopped:
        show_stop(done.stopped, lang)
        talk(say("cli.not-exported", lang))
    else:
        talk(say("cli.exported", lang, {"count": done.records, "path": target}))
    if done.twice and not done.stopped:
        talk(say("cli.listed-twice", lang, {"count": done.twice}))
    if given["as_json"]:
        put_json(exported_json(done, target, code, lang))
    return code


@click.command(cls=Command)
@FILES
@click.option("--both-ways", is_flag=True)
@options.CONNECTION
@options.READING
@options.EDITS
@options.PATIENCE
@options.COMPARISON
@options.JSON
@options.TALK
def compare(files: tuple[Path, ...], **given: Any) -> int:
    """Is every device of FILE in the registry, and as FILE says?"""
    from importer.pipeline import stage
    from importer.registry import passing

    lang = options.lang_of(given["lang"])
    require_comparison(given["results"], files)
    how = options.staging({**given, "again": True})
    worst = 0
    with ExitStack() as opened:
        tables = tables_of(opened, files)
        settings = opened.enter_context(options.connection(given))
        for path, source in tables.items():
            with passing(settings) as journal:
                staged = stage(journal, path, how, settings.tenant_name, source)
                session = Session(journal, settings, lang, given)
                worst = max(worst, _compare(journal, staged, session))
    return worst


@click.command(cls=Command)
@FILES
@options.CONNECTION
@options.READING
@options.EDITS
@click.option("--max-rows", type=click.IntRange(min=1), callback=options.countable)
@options.PATIENCE
@options.RESULTS
@options.YES
@options.JSON
@options.TALK
@notified
def update(files: tuple[Path, ...], **given: Any) -> int:
    """Bring ownership and trust of registered devices in line with FILE."""
    from importer import pipeline, plan
    from importer.journal import open_journal
    from importer.registry import passing

    lang = options.lang_of(given["lang"])
    check_results(given["results"], files)
    how = options.staging({**given, "again": True})
    worst = 0
    fault: Told | None = None
    with ExitStack() as opened:
        tables = tables_of(opened, files)
        settings = opened.enter_context(options.connection(given))
        given["group"].rehearse(settings)
        journal = opened.enter_context(open_journal(settings))
        session = Session(journal, settings, lang, given)
        # All files are checked and compared before anything of any file is changed.
        staged = []
        for path, source in tables.items():
            beside = opened.enter_context(passing(settings))
            item = pipeline.stage(beside, path, how, settings.tenant_name, source)
            staged.append((beside, item))
        done = _all_put_beside(session, staged)
        broken = next((n for n, compared in enumerate(done) if compared.stopped), None)
        for n, (beside, item) in enumerate(staged):
            if n == broken:
                worst = max(worst, _not_compared(session, beside, item, done[n]))
            elif worst > 1 or broken is not None:  # what ends one ends the others
                counts = plan.by_status(beside.counts(item.run.run_id))
                leave(unkept(item.run), counts, lang, as_json=given["as_json"])
            else:
                several = len(staged) > 1
                try:
                    code = _update(session, beside, item, done[n], is_one_of_many=several)
                except Told as told:  # it ends the command, once the other files are told of
                    fault, code = told, as_ours(told.error).exit_code
                worst = max(worst, code)
    if fault is not None:
        raise fault
    return worst


def _all_put_beside(session: Session, staged: Sequence[tuple[Journal, Staged]]) -> list[Comparison]:
    """Compare the files, up to the first one of which that can't be done; and settle what they say
    against each other."""
    done: list[Comparison] = []
    for beside, item in staged:
        compared = _put_beside(beside, item, session, both_ways=False)
        done.append(compared)
        if compared.stopped:
            show_stop(compared.stopped, session.lang)
            break
        show_counts(compared.counts, session.lang, "cli.compared")
    show_contradictions([(beside, item.run) for beside, item in staged], session.lang)
    return done


def show_contradictions(those: Sequence[tuple[Journal, Run]], lang: Lang) -> None:
    """Of what files of one command contradict each other nothing is changed; say so."""
    from importer import registry

    for run, earlier, numbers in registry.set_against_each_other(those):
        rows = run.layout.row_names(numbers[:_NAMED], len(numbers))
        words = {
            "file": Path(run.path).name,
            "other": Path(earlier.path).name,
            "count": len(numbers),
            "rows": say("cli.rows", lang, {"rows": rows}),
        }
        talk(Styled(say("cli.files-disagree", lang, words), "yellow"))


@dataclass(frozen=True, slots=True)
class Session:
    """One command: which journal, where to, in which language, with which options."""

    journal: Journal
    settings: Settings
    lang: Lang
    given: options.Given


def _not_compared(session: Session, beside: Journal, staged: Staged, done: Comparison) -> int:
    """Tell a program and a group that a file could not be compared; returns the exit code."""
    lang, given = session.lang, session.given
    run = replace(unkept(done.run), stopped=done.stopped)
    if given["as_json"]:
        document = result_json(run, done.counts, done.exit_code, lang, ())
        put_json({**document, **reading_json(beside, staged, done.counts, lang)})
    given["group"].tell(run, {}, done.exit_code, [])
    return done.exit_code


def _update(
    session: Session, beside: Journal, staged: Staged, done: Comparison, *, is_one_of_many: bool
) -> int:
    """Show what a comparison means for one file, ask, update; returns the exit code."""
    from importer.model import Purpose

    lang, given = session.lang, session.given
    if is_one_of_many:
        talk(Styled(say("cli.of-file", lang, {"file": staged.run.path}), bold=True))
    changes = beside.changes(staged.run.run_id)
    agreed = Deeds(changes=changes.kinds())
    _propose_creating(staged.run, done.counts, lang)
    _ask(session, changes, agreed, is_any_there=_is_any_there(done.counts))
    read = reading_json(beside, staged, done.counts, lang) if given["as_json"] else {}
    run = session.journal.adopt(beside, staged.run.run_id, Purpose.UPDATE)
    return _amend(session, run, Limits(given["max_rows"], agreed=agreed), read)


def _is_any_there(counts: Mapping[Status, int]) -> bool:
    """Whether the registry has one of the devices, or nothing is known of any."""
    there = (status for status in COMPARED if status is not Status.MISSING)
    return not counts.get(Status.MISSING) or any(map(counts.get, there))


def _ask(session: Session, changes: Changes, agreed: Deeds, *, is_any_there: bool = True) -> None:
    """Show what would be changed, and what is left as it is, and ask."""
    lang, count, left = session.lang, agreed.count, changes.count_left()
    show_changes(_counted(agreed.changes), left, lang, to_person())
    if is_any_there and not (count or left or changes.changed_since()):
        talk(say("cli.nothing-to-update", lang))
    if count:
        tenant = tenant_label(session.settings.tenant_name, lang)
        question = say("cli.confirm-update", lang, {"count": count, "tenant": tenant})
        confirm(question, session.given["yes"], lang)


def _counted(changes: Mapping[OldNew, Numbers]) -> dict[OldNew, int]:
    return {kind: len(rows) for kind, rows in changes.items()}


def go_on(journal: Journal, run: Run, settings: Settings, lang: Lang, given: options.Given) -> int:
    """Continue a run of updates; returns the exit code."""
    from importer import edits, plan, registry
    from importer.pipeline import RETRYABLE

    session = Session(journal, settings, lang, given)
    run = registry.laid_down(journal, run)
    if run.state in ("staged", "stopped") and (stopped := _compare_anew(session, run)):
        return _left_waiting(session, replace(run, stopped=stopped))
    again = RETRYABLE if given["retry_failed"] else ()
    agreed = plan.to_send(journal, run, again)
    if agreed.count:
        edits.require_staged(journal, run, ways.reach(run))
        require_token(settings, given["yes"])
    _ask(session, journal.changes(run.run_id), agreed)
    return _amend(session, run, Limits(given["max_rows"], again, agreed=agreed), {})


def _compare_anew(session: Session, run: Run) -> Stopped | None:
    """Put what an update has not changed beside the registry once more: what was true when it
    stopped may be so no longer.  Returns why that could not be done."""
    from importer import registry

    journal, settings, lang = session.journal, session.settings, session.lang
    if not say_comparing(journal, run, settings, lang):
        return None
    talk(say("cli.compared-again", lang, {"run_id": run.run_id}))
    return work(
        lambda how: registry.beside(journal, run, settings, how),
        session.given,
        Progress(None, lang),
    )


def _left_waiting(session: Session, run: Run) -> int:
    """Tell that a run did not go on, and why; returns the exit code."""
    from importer import plan

    lang, given = session.lang, session.given
    counts = plan.by_status(session.journal.counts(run.run_id))
    code = run.stopped.exit_code if run.stopped else 0
    show_result(run, counts, {}, lang, None)
    if given["as_json"]:
        put_json(result_json(run, counts, code, lang, ()))
    given["group"].tell(run, by_slug(counts), code, resume_steps(run, lang))
    return code


def _amend(session: Session, run: Run, limits: Limits, read: Json) -> int:
    """Update the records that were agreed to, write the workbook, say how it went; returns the
    exit code.  ``read`` is what a program is told of how the file was read."""
    from importer import pipeline, plan

    journal, lang, given = session.journal, session.lang, session.given
    now: dict[Status, int] = {}
    try:
        run = _update_those(session, run, limits, now)
        run, now = ask_again(session, run, now)
    except Exception as error:
        break_off(journal, run, as_ours(error), now, given)
        raise Told(error) from error
    counts = plan.by_status(journal.counts(run.run_id))
    code = pipeline.exit_code(journal, run, counts)
    spare = session.settings.home / "results"
    results = write_results(journal, run, lang, places(given, run), spare)
    workbook = workbook_of(results)
    show_result(run, counts, None, lang, workbook)
    show_files([path for path in results if path != workbook], lang)
    steps = steps_after(run, counts, lang, workbook, correctable=False)
    for step in steps:
        talk(step)
    if given["as_json"]:
        document = {**result_json(run, counts, code, lang, results), **read}
        put_json({**document, "sent_now": counted(now)})
    todo = resume_steps(run, lang) if run.stopped else steps
    given["group"].tell(run, by_slug(counts), code, todo)
    return code


def _update_those(session: Session, run: Run, limits: Limits, now: dict[Status, int]) -> Run:
    """Update; ``now`` is filled with the rows that were settled by it, also where a fault ends
    it."""
    from importer import registry

    total = limits.agreed.count if limits.agreed else None
    progress = Progress(total, session.lang, name=run.layout.row_name)
    try:
        return work(
            lambda how: registry.update(session.journal, run, session.settings, how, limits),
            session.given,
            progress,
        )
    finally:
        now.update(progress.counts)


def ask_again(
    session: Session, run: Run, now: Mapping[Status, int]
) -> tuple[Run, dict[Status, int]]:
    """Where somebody sits there to answer, ask about the records that others changed after they
    were read, as they are by now, and update them; returns the run, and the rows that were settled
    by all of it, ``now`` and before.  Whoever goes on changing them ends it after a few times."""
    lang, told = session.lang, Counter(now)
    for _ in range(_ROUNDS):
        agreed = Deeds(changes=session.journal.changes(run.run_id).changed_since())
        is_asked = sys.stdin.isatty() and not session.given["yes"]
        if not agreed.count or run.stopped or not is_asked:
            break
        talk(Styled(say("cli.changed-since", lang, {"count": agreed.count}), "yellow"))
        show_changes(_counted(agreed.changes), 0, lang, to_person())
        tenant = tenant_label(session.settings.tenant_name, lang)
        words = {"count": agreed.count, "tenant": tenant}
        try:
            is_agreed = agrees(say("cli.confirm-changed", lang, words), lang)
        except KeyboardInterrupt:  # what was done has still to be told
            is_agreed = False
        if not is_agreed:
            break
        more: dict[Status, int] = {}
        run = _update_those(session, run, Limits(again=(Status.CHANGED,), agreed=agreed), more)
        told[Status.CHANGED] -= sum(more.values())
        told.update(more)
    return run, dict(+told)


def _propose_creating(run: Run, counts: Mapping[Status, int], lang: Lang) -> None:
    """How devices get into the registry of which nothing can be updated: they are not there."""
    if missing := counts.get(Status.MISSING):
        command = other_command("run", run.path, "--update")
        talk(say("cli.missing-to-run", lang, {"count": missing, "command": command}))


def put_back(session: Session, run: Run, limits: Limits, now: dict[str, int]) -> Stopped | None:
    """Give the records that were agreed to the values back that they had before a run; returns why
    it stopped before its end.  ``now`` is filled with what was done, by slugs, also where a fault
    ends it."""
    from importer import registry

    journal, settings, lang, given = session.journal, session.settings, session.lang, session.given
    count = limits.agreed.count if limits.agreed else None
    progress = Progress(count, lang, _change_of, run.layout.row_name)
    try:
        stopped = work(
            lambda how: registry.put_back(journal, run, settings, how, limits), given, progress
        )
    finally:
        now.update(progress.words)
    for note, number in journal.changes(run.run_id, limits.rows).told().items():
        talk(f"  {number:>7}  {say(f'change.{note}', lang)}")
    return stopped


def _change_of(outcome: Outcome) -> str:
    return f"change.{outcome.note}"


def _put_beside(
    journal: Journal, staged: Staged, session: Session, *, both_ways: bool
) -> Comparison:
    """Show what a file holds, and compare it with the registry."""
    from importer import plan, registry

    run, lang, settings = staged.run, session.lang, session.settings
    show_read(run, plan.tally(journal, run), staged.notes, lang)
    slug = "cli.comparing-whole" if both_ways else "cli.comparing"
    say_comparing(journal, run, settings, lang, slug)
    return work(
        lambda how: registry.compare(journal, run, settings, how, both_ways),
        session.given,
        Progress(None, lang),
    )


def say_comparing(
    journal: Journal, run: Run, settings: Settings, lang: Lang, slug: str = "cli.comparing"
) -> int:
    """What will be compared, and how long that takes; returns how many rows."""
    from importer import registry

    count = registry.waiting(journal, run)
    most, seconds = registry.bounds(journal, run, settings)
    words = {
        "tenant": tenant_label(settings.tenant_name, lang),
        "count": f"{count:,}",
        "most": f"{most:,}",
        "time": duration(seconds, lang),
    }
    if count:
        talk(say(slug, lang, words))
    return count


def _compare(journal: Journal, staged: Staged, session: Session) -> int:
    """Compare one file, and write the proof; returns the exit code."""
    from importer import registry

    lang, given = session.lang, session.given
    done = _put_beside(journal, staged, session, both_ways=given["both_ways"])
    path = None
    if done.stopped:
        show_stop(done.stopped, lang)
    else:
        show_counts(done.counts, lang, "cli.compared")
        if done.disagreeing:
            words = {"count": done.disagreeing}
            talk(Styled("  " + say("cli.repeats-disagree", lang, words), "yellow"))
        if done.extra is not None:
            slug = "cli.extra" if done.both_ways or not done.extra else "cli.extra-counted"
            talk("  ", say(slug, lang, {"count": done.extra}))
        target = given["results"] or folder_place(given, staged.run, "comparison.xlsx")
        where = target, session.settings.home / "results"
        path = registry.write_comparison(journal, done, staged.sha256, lang, where)
        is_part = is_fed_back(staged.run.layout)
        slug = "report.comparison.equal-to-fix" if is_part else "report.comparison.equal"
        if done.exit_code != 0:
            slug = "cli.not-equal"
        is_nothing = not done.counts.keys() & set(COMPARED)
        if is_nothing:
            slug = "cli.nothing-compared"
        talk(Styled(say(slug, lang), "green" if done.exit_code == 0 else "yellow", bold=True))
        if is_part and not is_nothing:
            talk(say("cli.only-to-fix", lang))
        for status, name in _NEXT.items():
            if done.counts.get(status):
                talk(say(f"cli.compared-next.{name}", lang))
                talk("  ", other_command(name, staged.run.path))
        talk(say("cli.proof", lang, {"path": path}))
    if given["as_json"]:
        document = compared_json(done, path, lang)
        put_json({**document, **reading_json(journal, staged, done.counts, lang)})
    return done.exit_code


def _filters(given: Sequence[str], lang: Lang) -> dict[str, str]:
    """``FIELD=VALUE`` options as the API asks; words of ours become its numbers.  Raises
    ``InputError`` for a field that the API does not filter by, and for an unknown word."""
    from importer.vocabulary import FILTERS, TERMS, terms

    found = {}
    for name, value in options.pairs("--filter", given).items():
        if name not in FILTERS:
            raise InputError("filter-unknown", {"field": name, "fields": tuple(FILTERS)})
        if name in TERMS:
            code, fault = terms.read(name, value, True)
            if fault is not None or code is None:
                raise InputError("filter-value", {"label": field_label(name, lang), "value": value})
            found[FILTERS[name]] = str(code)
        else:
            found[FILTERS[name]] = value
    return found
