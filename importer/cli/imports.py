"""The commands that import: run, check, resume."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from importer.cli import options, ways
from importer.cli.console import Styled, put_json, talk, to_person, to_stdout
from importer.cli.data import Json, counted, reading_json
from importer.cli.files import FILES, check_results, tables_of
from importer.cli.given import other_command
from importer.cli.help import Command
from importer.cli.named import find_run, reached
from importer.cli.notify import by_slug, notified
from importer.cli.options import Given
from importer.cli.plans import question, show_plan
from importer.cli.progress import Progress
from importer.cli.results import (
    break_off,
    broken,
    leave,
    places,
    result_json,
    show_files,
    targets_of,
    unkept,
    workbook_of,
    write_results,
)
from importer.cli.talk import (
    confirm,
    require_token,
    resume_steps,
    sent_now,
    show_result,
    show_stop,
    steps_after,
    tenant_label,
)
from importer.cli.trouble import Told, as_ours
from importer.cli.work import stoppable, work
from importer.model import (
    ConfirmationNeeded,
    CredentialsError,
    Event,
    InputError,
    Limits,
    Outcome,
    Purpose,
    Run,
    Status,
    Stopped,
    is_shared,
)
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.dispatcher import Stop
    from importer.journal import Journal
    from importer.model import Deeds, Settings, Verified
    from importer.pipeline import Staged
    from importer.plan import Plan


#: A table that is piped in: no command could be given it once more.
_STDIN = Path("-")


@click.command(cls=Command)
@FILES
@options.CONNECTION
@options.READING
@options.EDITS
@options.SENDING
@click.option("--again", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--update", is_flag=True)
@options.RESULTS
@options.YES
@options.JSON
@options.TALK
@notified
def run(files: tuple[Path, ...], **given: Any) -> int:
    """Check everything, show the plan, send, write the results workbook."""
    from importer import pipeline
    from importer.journal import open_journal
    from importer.loader import File

    if given["dry_run"]:
        return _check(files, given)
    lang = options.lang_of(given["lang"])
    check_results(given["results"], files)
    how = options.staging(given)
    with ExitStack() as opened:
        with ExitStack() as copies:
            tables = tables_of(copies, files)
            for path in tables:
                File(path).close()  # a missing one is told before credentials are asked for
            settings = opened.enter_context(options.connection(given))
            given["group"].rehearse(settings)
            if is_shared(settings.home):
                talk(Styled(say("cli.shared-folder", lang, {"path": settings.home}), "yellow"))
            journal = opened.enter_context(open_journal(settings))
            # All files are checked before anything of any file is sent.
            staged = [
                pipeline.stage(journal, path, how, settings.tenant_name, source)
                for path, source in tables.items()
            ]
        for item in staged if _STDIN not in files else ():
            _tell_rehearsed(journal, settings, item, lang, given)
        # Nothing in a temporary folder is needed while sending, which may be left at once.
        return _import(_Session(journal, settings, lang, given, _again(given)), staged)


@click.command(cls=Command)
@FILES
@options.CONNECTION
@options.READING
@options.EDITS
@options.RESULTS
@options.JSON
@options.TALK
def check(files: tuple[Path, ...], **given: Any) -> int:
    """The same as run without sending: reads, checks, shows the plan."""
    return _check(files, given)


def _check(files: tuple[Path, ...], given: Given) -> int:
    from importer import pipeline, plan
    from importer.journal import passing_journal

    lang = options.lang_of(given["lang"])
    check_results(given["results"], files)
    worst = 0
    how = options.staging({**given, "again": True})
    keeps = bool(given["results"]) or how.update or given["as_json"]
    with ExitStack() as opened, passing_journal(cells=keeps) as journal:
        settings = _borrow_ledger(journal, given)
        tenant = settings.tenant_name if settings else ""
        files_staged: Iterable[Staged] = (
            pipeline.stage(journal, path, how, tenant, source)
            for path, source in tables_of(opened, files).items()
        )
        unread: Mapping[str, Stopped] = {}
        if how.update:
            files_staged = list(files_staged)
            unread = _look_beside(journal, files_staged, given)
        for staged in files_staged:
            run = staged.run
            ahead = plan.plan(journal, run, given["rate"])
            tell = to_person() if given["as_json"] else to_stdout()
            show_plan(ahead, staged.notes, lang, tell)
            tell.line(question([ahead], staged.notes, lang))
            if settings is not None and _STDIN not in files:
                _tell_rehearsed(journal, settings, staged, lang, given)
            code = plan.exit_code(journal, run, ahead.tally.by_status)
            results: list[Path] = []
            if given["results"]:
                results = write_results(journal, run, lang, given["results"], None)
                show_files(results, lang)
                if len(results) < len(targets_of(given["results"])):
                    code = InputError.exit_code  # it was asked for, and nothing was sent
            worst = max(worst, code)
            if given["as_json"]:
                counts = ahead.tally.by_status
                known = replace(unkept(run), stopped=unread.get(run.run_id))
                document = result_json(known, counts, code, lang, results)
                document |= reading_json(journal, staged, counts, lang)
                put_json({**document, "command": "check"})
    return worst


def _look_beside(journal: Journal, staged: Sequence[Staged], given: Given) -> dict[str, Stopped]:
    """Put what a rehearsed import would update beside the registry; nothing is changed.  Where
    nobody said whose registry, or it can't be read, that is told, and returned by run."""
    from importer.cli.registry import show_contradictions
    from importer.cli.trouble import say_error

    lang = options.lang_of(given["lang"])
    unread: dict[str, Stopped] = {}
    try:
        with options.connection(given) as settings:
            for item in staged:
                if stopped := _put_beside(journal, item, settings, given):
                    unread[item.run.run_id] = stopped
    except CredentialsError as error:
        say_error(error, lang)
        talk(Styled(say("cli.not-compared", lang), "yellow"))
        unread = {item.run.run_id: broken(error) for item in staged}
    show_contradictions([(journal, item.run) for item in staged], lang)
    return unread


def _borrow_ledger(journal: Journal, given: Given) -> Settings | None:
    """Let a check know what earlier runs created and which ones are unfinished, where it is said
    for whom; returns that, or None."""
    try:
        settings = options.tenant(given)
    except CredentialsError:
        return None  # a check needs nobody's credentials
    journal.borrow(settings.kept_journal())
    return settings


def _tell_rehearsed(
    journal: Journal, settings: Settings, staged: Staged, lang: Lang, given: Given
) -> None:
    """Say that a file was corrected in the rehearsal and not here: a command takes over nothing
    that it was not told to."""
    from importer import edits

    found = edits.rehearsed(journal, settings.rehearsal_journal, staged.sha256)
    if found and not given["without_edits"]:
        command = other_command("edits", staged.run.path, "--from-sandbox")
        words = {"count": len(found), "command": command}
        talk(Styled(say("cli.rehearsed", lang, words), "yellow"))


@click.command(cls=Command)
@click.argument("run_id", required=False, metavar="[RUN]")
@options.CONNECTION
@options.SENDING
@options.RESULTS
@options.YES
@options.JSON
@options.TALK
@notified
def resume(run_id: str | None, **given: Any) -> int:
    """Send what a stopped run left (RUN defaults to the last one)."""
    from importer.cli.registry import go_on
    from importer.pipeline import Staged

    lang = options.lang_of(given["lang"])
    check_results(given["results"])
    with reached(run_id, given) as (settings, journal):
        given["group"].rehearse(settings)
        session = _Session(journal, settings, lang, given, _again(given))
        if run_id:
            found = find_run(journal.runs(), run_id, _is_open)
            if found.run_id != run_id:
                talk(say("cli.run-of-file", lang, {"run": found.run_id, "file": found.path}))
        else:
            found = _last(journal, session.again)
        if found.purpose is Purpose.UPDATE:
            return go_on(journal, found, settings, lang, given)
        return _import(session, [Staged(found, is_new=False)])


def _is_open(run: Run) -> bool:
    return run.state != "finished"


def _again(given: Given) -> tuple[Status, ...]:
    from importer.pipeline import RETRYABLE

    return RETRYABLE if given["retry_failed"] else ()


def _last(journal: Journal, again: tuple[Status, ...]) -> Run:
    """The last run that was begun and did not come to its end, or has rows that are to be sent
    ``again``; else the last that did.  One that was only looked at was perhaps declined: it is
    sent by its name alone."""
    from importer import plan

    begun = [run for run in journal.runs() if run.state != "staged"]
    if not begun:
        raise InputError("no-runs")
    for run in reversed(begun):
        counts = plan.by_status(journal.counts(run.run_id)) if again else {}
        if run.state != "finished" or counts.keys() & set(again):
            return run
    return begun[-1]


@dataclass(frozen=True, slots=True)
class _Session:
    """One command's import: where to, in which language, with which options; ``again`` are
    statuses that are sent once more."""

    journal: Journal
    settings: Settings
    lang: Lang
    given: Given
    again: tuple[Status, ...] = ()


class _Ahead(NamedTuple):
    """A run, what it is going to do as that is shown, and row by row, as it is agreed to."""

    item: Staged
    plan: Plan
    deeds: Deeds


def _import(session: _Session, staged: list[Staged]) -> int:
    """Show the plans, ask once, then send and report one run after the other."""
    runs = list({item.run.run_id: _as_it_stands(session, item) for item in staged}.values())
    known = [_asked_for(session, item) for item in runs]
    updating = [item.run for item in runs if _is_to_be_compared(item.run)]
    if updating:
        from importer.cli.registry import show_contradictions

        show_contradictions([(session.journal, run) for run in updating], session.lang)
    ahead = [_planned(session, item, told) for item, told in zip(runs, known, strict=True)]
    _ask(session, ahead)
    return _carry_out(session, ahead)


def _planned(session: _Session, item: Staged, verified: Verified | None) -> _Ahead:
    """What a run is going to do; it is shown, unless the run is done."""
    from importer import edits, plan

    journal, run, lang = session.journal, item.run, session.lang
    deeds = plan.to_send(journal, run, session.again)
    ahead = plan.plan(journal, run, session.settings.rate, session.again, verified)
    if ahead.calls or ahead.updates:
        edits.require_staged(journal, run, ways.reach(run))
    is_done = run.state == "finished" and not (ahead.calls or ahead.updates)
    if not item.is_new:
        talk(say(_met_again(session, ahead, is_done=is_done), lang, {"run_id": run.run_id}))
    if is_done and not item.is_new and (left := _unidentified(session, run)):
        talk(say("cli.lookup-left", lang, {"count": left}))
    if not is_done:
        show_plan(ahead, item.notes, lang, to_person())
    return _Ahead(item, ahead, deeds)


def _met_again(session: _Session, ahead: Plan, *, is_done: bool) -> str:
    """The slug of what is said of a run that was there before."""
    if ahead.run.state == "staged":  # somebody only looked at it, or said no
        return "cli.checked-before"
    if not is_done:
        return "cli.continues"
    counts = ahead.tally.by_status
    if counts.get(Status.REMOVED):
        return "cli.partly-taken-back" if counts.get(Status.CREATED) else "cli.taken-back"
    # A resume can't import a file once more.
    return "cli.finished" if "again" in session.given else "cli.nothing-left"


def _ask(session: _Session, ahead: Sequence[_Ahead]) -> None:
    """Have all that is going to be done agreed to, where that is anything.  Raises
    ``ConfirmationNeeded``, and ``CredentialsError`` where nobody would get a token."""
    plans, lang, given = [each.plan for each in ahead], session.lang, session.given
    changing = any(_changes(session, each) for each in plans)
    if not changing and not any(each.calls for each in plans):
        return
    require_token(session.settings, given["yes"])
    notes = [note for each in ahead for note in each.item.notes]
    words = {
        "sum": question(plans, notes, lang, given["max_rows"]),
        "tenant": tenant_label(session.settings.tenant_name, lang),
    }
    confirm(say("cli.confirm-both" if changing else "cli.confirm", lang, words), given["yes"], lang)


def _carry_out(session: _Session, ahead: Sequence[_Ahead]) -> int:
    """Send and report one run after the other, until one is stopped or ends in a fault, which is
    raised once the others are told of; returns the exit code."""
    code = 0
    fault: Exception | None = None
    for each in ahead:
        run, given = each.item.run, session.given
        if code > 1:
            leave(run, each.plan.tally.by_status, session.lang, as_json=given["as_json"])
            continue
        now: dict[Status, int] = {}
        try:
            code = max(code, _finish(session, each, now))
        except Exception as error:  # it ends the command, once the other files are told of
            fault, told = error, as_ours(error)
            code = told.exit_code
            break_off(session.journal, run, told, now, given)
    if fault is not None:
        raise Told(fault)
    return code


def _asked_for(session: _Session, item: Staged) -> Verified | None:
    """What the registry says of the devices of a run, before anything of any run is sent."""
    verified = _verify(session, item.run)
    if _is_to_be_compared(item.run):
        _put_beside(session.journal, item, session.settings, session.given)
    return verified


def _as_it_stands(session: _Session, item: Staged) -> Staged:
    """A run that is to update, too, and was killed, is one that stopped."""
    if item.run.purpose is not Purpose.BOTH:
        return item
    from importer import registry

    return replace(item, run=registry.laid_down(session.journal, item.run))


def _is_to_be_compared(run: Run) -> bool:
    """Whether a run is to update, too, and has something left."""
    return run.purpose is Purpose.BOTH and run.state in ("staged", "stopped")


def _changes(session: _Session, ahead: Plan) -> bool:
    """Whether records that are there already may be changed."""
    is_open = ahead.run.state != "finished" or _unidentified(session, ahead.run)
    return bool(ahead.updates or (ahead.uncompared and is_open))


def _unidentified(session: _Session, run: Run) -> int:
    """How many duplicates of a run that is to be continued have no record id yet, where it may be
    looked up.  A file that is given again asks nobody for them."""
    is_asked = "again" not in session.given and not session.given["no_lookup"]
    return session.journal.unidentified(run.run_id) if is_asked else 0


def _verify(session: _Session, run: Run) -> Verified | None:
    """What the registry says of the devices that were created before.  Raises
    ``ConfirmationNeeded`` where the user would rather not wait: nothing was sent."""
    from importer.pipeline import verify

    def hear(news: Outcome | Event) -> None:
        if isinstance(news, Event):
            talk(say(f"event.{news.slug}", session.lang, news.params))

    async def asking(stop: Stop) -> tuple[Verified | None, Stopped | None]:
        how = options.sending(session.given, hear)
        verified = await verify(session.journal, run, session.settings, how, stop)
        return verified, stop.reason

    verified, reason = stoppable(asking, hear)
    if reason is not None:
        raise _declined(reason)
    return verified


def _declined(reason: Stopped) -> ConfirmationNeeded:
    """What there is to raise where nothing was sent because somebody would rather not wait."""
    declined = ConfirmationNeeded("declined")
    declined.exit_code = reason.exit_code
    return declined


def _put_beside(journal: Journal, item: Staged, settings: Settings, given: Given) -> Stopped | None:
    """Find out what of an import is there already, and how; of one that was declined, or stopped,
    once more.  Where the registry can't be read, that is told, and returned: the API tells of
    duplicates.  Raises ``ConfirmationNeeded`` where the user would rather not wait: nothing was
    sent."""
    from importer import registry
    from importer.cli.registry import say_comparing

    lang, run = options.lang_of(given["lang"]), item.run
    if not item.is_new:
        journal.forget_comparison(run.run_id)  # or these rows would not be counted
    if not say_comparing(journal, run, settings, lang):
        return None
    if not item.is_new:
        talk(say("cli.compared-again", lang, {"run_id": run.run_id}))
    stopped = work(
        lambda how: registry.beside(journal, run, settings, how), given, Progress(None, lang)
    )
    if stopped is None:
        return None
    show_stop(stopped, lang)
    if stopped.slug in ("interrupted", "max-duration"):
        raise _declined(stopped)
    talk(Styled(say("cli.not-compared", lang), "yellow"))
    return stopped


def _finish(session: _Session, ahead: _Ahead, now: dict[Status, int]) -> int:
    """Send one run's rows that were agreed to, write its workbook, say how it went; returns the
    exit code.  ``now`` is filled with the rows that were settled, also where a fault ends it."""
    from importer import pipeline, plan

    journal, lang, item = session.journal, session.lang, ahead.item
    run, calls = item.run, ahead.plan.calls + ahead.plan.updates
    more = bool(calls or _unidentified(session, run))
    if more or run.state != "finished":
        limits = Limits(session.given["max_rows"], session.again, agreed=ahead.deeds)
        run = _send(session, run, limits, calls, now)
    if run.purpose is Purpose.BOTH:
        from importer.cli.registry import Session, ask_again

        own = Session(journal, session.settings, lang, session.given)
        run, after = ask_again(own, run, now)
        more, now = more or after != now, after
    counts = plan.by_status(journal.counts(run.run_id))
    code = pipeline.exit_code(journal, run, counts)
    results = [Path(run.results)] if run.results else []
    if not results or not results[0].exists() or more or session.given["results"]:
        spare = session.settings.home / "results"
        results = write_results(journal, run, lang, places(session.given, run), spare)
    workbook = workbook_of(results)
    show_result(run, counts, None if item.is_new else now, lang, workbook)
    show_files([path for path in results if path != workbook], lang)
    correctable = bool(counts.get(Status.INVALID)) and plan.is_correctable(journal, run)
    steps = steps_after(run, counts, lang, workbook, correctable=correctable)
    for step in steps:
        talk(step)
    if session.given["as_json"]:
        verified = ahead.plan.verified
        put_json(
            {
                **result_json(run, counts, code, lang, results),
                **_reading(session, item, counts),
                "sent_now": counted(now),
                "verified": asdict(verified) if verified else None,
            }
        )
    todo = resume_steps(run, lang) if run.stopped else steps
    first = sent_now(None if item.is_new else now, lang)
    session.given["group"].tell(run, by_slug(counts), code, todo, first)
    return code


def _reading(session: _Session, item: Staged, counts: Mapping[Status, int]) -> Json:
    """What is known of how the file was read: a resume does not read it."""
    from importer import plan

    if "again" not in session.given:
        return {"left_out": plan.left_out(session.journal, item.run, counts)}
    return reading_json(session.journal, item, counts, session.lang)


def _send(session: _Session, run: Run, limits: Limits, calls: int, now: dict[Status, int]) -> Run:
    """Send; ``now`` is filled with the rows that were settled by it."""
    from importer.pipeline import send

    progress = Progress(calls, session.lang, name=run.layout.row_name)
    try:
        return work(
            lambda how: send(session.journal, run, session.settings, how[0], (how[1], limits)),
            session.given,
            progress,
        )
    finally:
        now.update(progress.counts)
