"""What the commands say: plans, progress, results."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importer.cli import ways
from importer.cli.console import (
    Styled,
    Teller,
    agrees,
    alert,
    detail,
    record,
    talk,
    to_person,
    voice,
)
from importer.cli.given import other_command, reads_files
from importer.model import (
    DOCUMENTED_RATE,
    NEEDS_WORK,
    SANDBOX_TENANT,
    WAITS,
    Cause,
    ConfirmationNeeded,
    Decision,
    Event,
    NetworkError,
    Numbers,
    Outcome,
    Purpose,
    Run,
    Status,
    Stopped,
    Way,
    cause_words,
    changes_text,
    column_option,
    defaults_text,
    field_label,
    fix_text,
    is_fed_back,
    listed,
    may_be_listed,
    option_name,
    problem_at,
    stop_texts,
    system_label,
    term_label,
)
from importer.texts import Lang, Said, duration, printable, say, typed
from importer.vocabulary import DIFFERING, FIELDS, OK, TERMS, Fault, Severity, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from importer.cli.console import Level
    from importer.model import Layout, Note, OldNew, Settings, Tally
    from importer.plan import Plan

_COLOURS = {
    Status.CREATED: "green",
    Status.CREATED_BEFORE: "green",
    Status.DUPLICATE: "yellow",
    Status.REPEATED: "yellow",
    Status.INVALID: "red",
    Status.REJECTED: "red",
    Status.FAILED: "red",
    Status.IN_DOUBT: "magenta",
    Status.REMOVED: "cyan",
    Status.EQUAL: "green",
    Status.DIFFERS: "yellow",
    Status.MISSING: "red",
    Status.SEVERAL: "magenta",
    Status.UPDATED: "green",
    Status.CHANGED: "red",
    Status.RESTORED: "cyan",
}
#: The bar while nothing goes on: without a time left, which nobody knows then.
_WAITING_BAR = "{desc}{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"
#: How many words of one cause, and how many to be explained, a plan shows; longer ones are
#: remarks that no command settles.
_QUESTIONS, _LONGEST_WORD = 20, 80
#: Terminals take no longer commands (cmd.exe: 8,191 letters, the file's name among them): of a day
#: for each device there may be a thousand.
_LONGEST_OPTIONS = 4000
#: The colour of each severity, and how many causes of it a plan shows; the workbook has them all.
_SHOWN = {
    Severity.ERROR: ("red", 20),
    Severity.LEFT_OUT: ("cyan", 20),
    Severity.WARNING: ("yellow", 6),
}
#: What one option settles, or reads by itself, if that is wanted.
_SETTLED_BY = {Fault.OTHER_TABLE.value: Way.HEADER_ROW, Fault.LEFT_HIDDEN.value: Way.HIDDEN}
#: The share of the rows of which a column says nothing that is understood.
_HARDLY_ANY = 0.9
#: Notes of columns that are not read, although they may say a field.
_UNREAD_COLUMNS = ("unread", "unread-which")
#: Notes of worksheets that are not read.
_UNREAD_SHEETS = ("other-sheets", "hidden-sheets")
#: What most lists that do not say it would say: company devices, trusted ones.
_USUAL = {"device_ownership": 2, "device_status": 1}


def show_plan(plan: Plan, notes: Sequence[Note], lang: Lang, tell: Teller) -> None:
    """What will happen to each row: how the file is read, what is wrong, the counts, and last
    what is left out or not read."""
    run, causes = plan.run, plan.tally.causes
    _show_table(run, lang, tell)
    show_notes([note for note in notes if not (note.warns or _is_unread(note))], lang, tell)
    show_mapping(run, lang, tell)
    show_causes(causes, run, lang, tell, (Severity.ERROR, Severity.WARNING))
    show_questions(plan, lang, tell)
    _show_suggested(plan, lang, tell)
    _show_update(run, causes, lang, tell)
    show_counts(plan.tally.by_status, lang, "cli.before", tell.put)
    show_verified(plan, lang, tell)
    for other, count in plan.waiting.items():
        tell.line(
            say("cli.waiting-elsewhere", lang, {"count": count, "run": other}), 2, colour="yellow"
        )
        tell.command(f"device-importer resume {typed(other)}{ways.reach(run)}", 6)
    systems = " · ".join(f"{system_label(code, lang)} {n}" for code, n in plan.to_send.items())
    if plan.calls:
        params = {
            "calls": plan.calls,
            "systems": systems,
            "time": duration(plan.seconds, lang),
            "rate": f"{plan.rate:g}",
        }
        tell.line(say("cli.to-send", lang, params))
    _show_defaults(plan, notes, lang, tell)
    if plan.updates:
        time = duration(plan.updates / plan.rate, lang)
        tell.line(say("cli.to-change", lang, {"count": plan.updates, "time": time}))
    show_changes(plan.changes, plan.left, lang, tell)
    if plan.uncompared:
        tell.line(say("cli.uncompared", lang, {"count": plan.uncompared}))
    if plan.rate > DOCUMENTED_RATE:
        tell.line(say("cli.fast", lang), colour="yellow")
    show_causes(causes, run, lang, tell, (Severity.LEFT_OUT,))
    show_notes([note for note in notes if _is_unread(note) and not note.warns], lang, tell)
    for pair in _unmet(plan):
        tell.line(say("cli.unmet", lang, {"pair": pair}), 2, colour="yellow")
    if plan.repeats:
        words = {"count": plan.repeats, "rows": run.rows}
        tell.line(say("cli.mostly-repeated", lang, words), colour="red")
    show_notes([note for note in notes if note.warns], lang, tell)


def _unmet(plan: Plan) -> tuple[str, ...]:
    from importer.plan import unmet

    return unmet(plan)


def show_questions(plan: Plan, lang: Lang, tell: Teller) -> None:
    """The words that nobody understands, as one command that settles all of them."""
    from importer.causes import option
    from importer.plan import asked

    words = [pair for pair in asked(plan) if len(pair[1]) <= _LONGEST_WORD]
    if words:
        pairs = (
            option(Decision(Way.VALUE, field, word), "", lang) for field, word in words[:_QUESTIONS]
        )
        slug = "cli.asked" if len(words) <= _QUESTIONS else "cli.asked-first"
        tell.line(say(slug, lang, {"words": _answers(words[:_QUESTIONS], lang)}), 2)
        tell.command(ways.again(plan.run, " ".join(pairs)), 6)


def _answers(words: Sequence[tuple[str, str]], lang: Lang) -> str:
    """What may stand behind the = of words: those that the importer takes for their fields."""
    parts = []
    for field in dict.fromkeys(field for field, _ in words):
        choices = tuple(terms.choices(field, lang))
        params = {"label": field_label(field, lang), "words": choices}
        parts.append(say("cli.asked-words", lang, params))
    return ("；" if lang is Lang.ZH else "; ").join(parts)


def _show_suggested(plan: Plan, lang: Lang, tell: Teller) -> None:
    """How values that are proposed are taken for all of their rows; where it is known whose
    journal would keep them."""
    from importer.causes import may_be_taken, option

    causes = [cause for cause in plan.tally.causes if cause.severity is Severity.ERROR]
    slugs = [cause.slug for cause in causes if may_be_taken(cause.example)]
    if slugs and plan.run.tenant and plan.run.state == "staged":
        decisions = (Decision(Way.SUGGESTION, word=slug) for slug in slugs)
        options = " ".join(option(decision, "", lang) for decision in decisions)
        tell.line(say("cli.suggested", lang), 2)
        tell.command(other_command("edits", plan.run.path, options), 6)


def show_read(run: Run, tally: Tally, notes: Sequence[Note], lang: Lang) -> None:
    """What a file holds, before it is compared.  What else a device could be given before it is
    registered is no matter here: it is, or is not registered by this."""
    tell = to_person()
    causes = [
        cause
        for cause in tally.causes
        if (cause.slug, cause.severity) != (Fault.INCOMPLETE, Severity.WARNING)
    ]
    _show_table(run, lang, tell)
    show_notes([note for note in notes if not note.warns], lang, tell)
    show_mapping(run, lang, tell)
    show_causes(causes, run, lang, tell, tuple(Severity))
    show_notes([note for note in notes if note.warns], lang, tell)


def show_notes(notes: Sequence[Note], lang: Lang, tell: Teller) -> None:
    """What was chosen while a file was read; what may be the wrong choice in colour."""
    for note in notes:
        if note.warns:
            tell.line(note.text(lang), colour="yellow")
        else:
            tell.line(note.text(lang), 2)


def question(
    plans: Sequence[Plan], notes: Sequence[Note], lang: Lang, most: int | None = None
) -> str:
    """What would be done, and what would not, in one line; ``most``: of each file so many rows."""
    counts: Counter[Status] = Counter()
    for plan in plans:
        counts.update(plan.tally.by_status)
    numbers = {
        "register": sum(plan.calls for plan in plans),
        "update": sum(plan.updates for plan in plans),
        "compare": sum(plan.uncompared for plan in plans),
        "not-sent": counts[Status.INVALID],
        "before": sum(map(_there_already, plans)),
        "repeated": counts[Status.REPEATED],
        "left-out": counts[Status.LEFT_OUT],
    }
    parts = [
        say(f"cli.sum.{name}", lang, {"count": count})
        for name, count in numbers.items()
        if count or name == "register"
    ]
    parts += [
        say("cli.sum.unread", lang, {"sheets": str(note.params["sheets"])})
        for note in notes
        if note.slug in _UNREAD_SHEETS
    ]
    if most is not None:
        parts.append(say("cli.sum.most", lang, {"count": most}))
    return say("cli.sum", lang, {"parts": ("；" if lang is Lang.ZH else "; ").join(parts)})


def _there_already(plan: Plan) -> int:
    """How many rows are left as they are because their devices are registered."""
    counts = plan.tally.by_status
    before = counts.get(Status.CREATED_BEFORE, 0)
    if not plan.updates:
        return before
    others = counts.get(Status.DUPLICATE, 0) + counts.get(Status.EQUAL, 0)
    return max(0, before + others - plan.updates)


def _show_table(run: Run, lang: Lang, tell: Teller) -> None:
    layout = run.layout
    words = {"file": Path(run.path).name, "where": layout.where(lang), "rows": run.rows}
    tell.put(Styled(say("cli.table", lang, words), bold=True))


def _is_unread(note: Note) -> bool:
    return note.slug in _UNREAD_SHEETS or note.slug.startswith("skipped-")


def _show_defaults(plan: Plan, notes: Sequence[Note], lang: Lang, tell: Teller) -> None:
    """What rows get that say nothing of a field; what fills that with something better than
    unknown, while it can: not where a column that is not read may say it, row by row."""
    if text := defaults_text(plan.defaults, plan.unknown, lang):
        tell.line(text)
    if not reads_files():
        return  # which columns were not read is not known any more
    unread = {note.params["field"] for note in notes if note.slug in _UNREAD_COLUMNS}
    for name in plan.unknown:
        if plan.run.state == "staged" and name not in {*plan.run.constants, *unread}:
            words = {
                "label": field_label(name, lang),
                "value": term_label(name, _USUAL[name], lang),
            }
            option = f"--set {option_name(name, lang)}={words['value']}"
            tell.line(say("cli.if-all", lang, words), 2)
            tell.command(ways.again(plan.run, option), 6)


def _show_update(run: Run, causes: Sequence[Cause], lang: Lang, tell: Teller) -> None:
    """How ownership and trust get into records that exist already: an import changes none."""
    if run.purpose is Purpose.CREATE and any(cause.slug in DIFFERING for cause in causes):
        tell.line(say("cli.to-update", lang), 2, colour="yellow")
        tell.command(other_command("update", run.path), 6)


def show_changes(kinds: Mapping[OldNew, int], left: int, lang: Lang, tell: Teller) -> None:
    """What would be changed in the registry: old → new, the most frequent first; and how many rows
    are ``left`` as they are although they differ."""
    for text, count in changes_text(kinds, lang).items():
        tell.line(text, 2, head=f"{count} × ", colour="yellow")
    if left:
        tell.line(say("cli.left-alone", lang, {"count": left}), colour="yellow")


def show_verified(plan: Plan, lang: Lang, tell: Teller) -> None:
    """How much of what was created before is known of the registry, and what of memory."""
    before = plan.tally.by_status.get(Status.CREATED_BEFORE, 0)
    verified = plan.verified
    if verified is None:
        is_compared = plan.run.purpose is Purpose.BOTH and not plan.uncompared
        if before and not is_compared:
            tell.line(say("cli.from-memory", lang, {"count": before, "why": ""}), 2)
        return
    if verified.there:
        tell.line(say("cli.checked-now", lang, {"count": verified.there}), 2)
    if verified.gone:
        tell.line(say("cli.gone-since", lang, {"count": verified.gone}), 2, colour="yellow")
    if verified.memory:
        words = {"count": verified.memory, "why": say(f"cli.memory.{verified.why}", lang)}
        tell.line(say("cli.from-memory", lang, words), 2, colour="yellow")


def show_mapping(run: Run, lang: Lang, tell: Teller) -> None:
    """Which column fills which field; a column that is called like its field stands alone."""
    layout = run.layout
    columns = [column for name in FIELDS for column in layout.columns_of(name)]
    mapped = tuple(
        label if label == column.label else f"{column.label} → {label}"
        for column in columns
        for label in [field_label(column.field or "", lang)]
    )
    tell.line(say("cli.columns", lang, {"columns": mapped}), 2)


def show_causes(
    causes: Sequence[Cause], run: Run, lang: Lang, tell: Teller, kinds: Sequence[Severity]
) -> None:
    """The problems of these kinds by cause, the most frequent of a kind first, one example
    each."""
    from importer.causes import may_be_taken, option

    causes = [cause for cause in causes if cause.severity in kinds]
    shown = [
        cause
        for severity in kinds
        for cause in [cause for cause in causes if cause.severity is severity][
            : _SHOWN[severity][1]
        ]
    ]
    for cause in shown:
        colour, _ = _SHOWN[cause.severity]
        record(*_kept(cause, lang))
        head = f"{cause.count} × {say(f'cli.{cause.severity}', lang)}"
        names_rows = cause.severity is Severity.LEFT_OUT and cause.count > 1
        others = cause.count > 1 and not names_rows
        told = problem_at(cause.example, lang, others=others)
        tell.line(told, 2, head=head, colour=colour)
        if names_rows:
            rows = run.layout.row_names(cause.numbers, cause.count)
            tell.line(say("cli.rows", lang, {"rows": rows}), 6)
        if len(cause.words) > 1 or _asks_unsaid(cause, lang):
            tell.line(cause_words(cause, lang, _QUESTIONS), 6)
        tell.line(f"→ {fix_text(cause.example, lang)}", 6)
        if may_be_taken(cause.example) and cause.severity is Severity.ERROR:
            tell.line(say("report.suggested", lang, {"value": cause.example.suggestion}), 8)
        way = _SETTLED_BY.get(cause.slug)
        if way and run.state == "staged" and not run.layout.parts:
            decision = Decision(way, word=cause.example.params.get("row", ""))
            tell.command(ways.again(run, option(decision, "", lang)), 8)
        if run.state == "staged" and (left := _leaving_out(cause, run.layout)):
            tell.command(ways.again(run, left), 8)
        if run.state == "staged" and _is_of_another(cause, run):
            decision = Decision(Way.MAP, cause.example.field)
            tell.command(ways.again(run, option(decision, "", lang)), 8)
    if len(causes) > len(shown):
        tell.line(say("cli.more-causes", lang, {"count": len(causes) - len(shown)}), 2)


def _is_of_another(cause: Cause, run: Run) -> bool:
    """Whether a column is about something else than its heading says, as 设备归属 with departments:
    hardly one of its words is understood; or has another disk in each row of a device."""
    if cause.slug == Fault.OTHER_DISK:
        return True
    is_list = cause.slug in (Fault.OWNERSHIP_UNKNOWN, Fault.TRUST_UNKNOWN)
    return is_list and cause.count >= _HARDLY_ANY * run.rows and len(cause.words) > 1


def _leaving_out(cause: Cause, layout: Layout) -> str:
    """The options that leave out the rows of systems that can't be registered, and of devices that
    are gone; "" for others."""
    if cause.slug == Fault.RETIRED:
        words_of: dict[str, list[str]] = {}
        for pair in cause.words:
            label, _, word = pair.partition("=")
            if may_be_listed(word):
                words_of.setdefault(label, []).append(word)
        pairs = (f"{label}={listed(words)}" for label, words in words_of.items())
        options = " ".join(f"--leave-out {typed(pair)}" for pair in pairs)
        return options if len(options) <= _LONGEST_OPTIONS else ""
    column = layout.column_of(cause.example.field)
    words = [w for w in cause.words if len(w) <= _LONGEST_WORD and may_be_listed(w)]
    if cause.slug != Fault.SYSTEM_CODELESS or column is None or not words:
        return ""
    label = column_option([other.label for other in layout.columns], column.index)
    pair = f"{label}={listed(words[:_QUESTIONS])}"
    return f"--leave-out {typed(pair)}" if label else ""


def _asks_unsaid(cause: Cause, lang: Lang) -> bool:
    """Whether the word to be explained is another than the sentence tells of: a model."""
    if cause.severity is not Severity.ERROR or cause.example.field not in TERMS:
        return False
    text = problem_at(cause.example, lang)
    return any(printable(word) not in text for word in cause.words)


def _kept(cause: Cause, lang: Lang) -> tuple[Level, Said]:
    """A cause as a log keeps it, by the slug of its problem."""
    level: Level = "info" if cause.severity is Severity.LEFT_OUT else "warning"
    words = {"count": cause.count, "address": cause.example.address, "first_row": cause.first_row}
    return level, Said(problem_at(cause.example, lang), f"problem.{cause.slug}", words)


def show_counts(
    counts: Mapping[Status, int], lang: Lang, heading: str, put: Callable[..., None] = talk
) -> None:
    """Rows by status, a line each."""
    put(say(heading, lang))
    for status, count in counts.items():
        name = say(f"status.{status}", lang, {"count": count})
        record("warning" if status in NEEDS_WORK else "info", name)
        put(f"  {count:>7}  ", Styled(str(name), _COLOURS.get(status)))


def sent_now(now: Mapping[Status, int] | None, lang: Lang) -> str:
    """The rows that this command settled, where it went on with a run of before; else ""."""
    if now is None:
        return ""
    parts = " · ".join(f"{say(f'status.{status}', lang)} {n}" for status, n in now.items())
    return say("cli.sent-now" if now else "cli.nothing-now", lang, {"counts": parts})


def resume_steps(run: Run, lang: Lang, slug: str = "cli.resume") -> list[str]:
    """How a run that stopped goes on; one that was only checked was never begun, and is
    imported."""
    command, needed = ways.resuming(run)
    if run.state == "staged" and run.stopped is None:  # nobody said yes to it
        slug, (command, needed) = "cli.run-import", ways.importing(run)
    steps = [say(slug, lang, {"command": command})]
    if needed:
        steps.append(say("cli.environment", lang, {"names": needed}))
    return steps


def show_result(
    run: Run,
    counts: Mapping[Status, int],
    now: Mapping[Status, int] | None,
    lang: Lang,
    results: Path | None,
) -> None:
    """How a run ended, where its workbook is, and how to go on; ``now`` are the rows that this
    command settled, where it went on with a run of before."""
    if now is not None:
        talk(sent_now(now, lang))
    record("info", say("cli.run-of-file", lang, {"run": run.run_id, "file": run.path}))
    show_counts(counts, lang, "cli.after" if now is None else "cli.whole-run")
    if run.stopped:
        show_stop(run.stopped, lang)
        for step in resume_steps(run, lang):
            talk(step)
    if results:
        elsewhere = results.resolve().parent != Path(run.path).parent
        talk(say("cli.results-elsewhere" if elsewhere else "cli.results", lang, {"path": results}))


def steps_after(
    run: Run, counts: Mapping[Status, int], lang: Lang, results: Path | None, *, correctable: bool
) -> list[str]:
    """What is to be done about the rows of a run that came to its end; ``correctable`` says
    whether somebody can correct one that did not pass our checks."""
    if run.stopped:
        return []
    steps = []
    if counts.get(Status.FAILED) or counts.get(Status.IN_DOUBT):
        # Nothing is to be corrected in them: they are tried again, and the registry is asked.
        slug = "cli.settle-doubt" if not counts.get(Status.FAILED) else "cli.try-again"
        steps.append(say(slug, lang, {"command": f"{ways.resume(run)} --retry-failed"}))
    if counts.get(Status.CHANGED):
        words = {"count": counts[Status.CHANGED], "command": ways.resume(run)}
        steps.append(say("cli.changed-left", lang, words))
    if results is None or run.purpose is Purpose.UPDATE:
        return steps
    is_red = bool(correctable and counts.get(Status.INVALID))
    if is_red or counts.get(Status.REJECTED):
        command = f"device-importer run {typed(str(results))}{ways.reach(run)}"
        slug = "cli.correct" if is_red else "cli.correct-rows"
        steps.append(say(slug, lang, {"command": command}))
    elif counts.get(Status.INVALID):
        steps.append(say("cli.none-to-correct", lang))
    return steps


def tenant_label(name: str, lang: Lang) -> str:
    """A tenant as a sentence names it: base address and app, or the sandbox."""
    if name == SANDBOX_TENANT:
        return say("cli.sandbox", lang)
    return f" {name} " if lang is Lang.ZH else name


def show_stop(stopped: Stopped, lang: Lang) -> None:
    """Why it stopped and what to do about it."""
    reason, advice = stop_texts(stopped, lang)
    alert(Styled(reason, "red", bold=True))
    if stopped.message and stopped.message not in reason:
        alert("  ", say("report.api-says", lang, {"message": stopped.message}))
    if advice:
        alert(advice)


def require_token(settings: Settings, yes: bool) -> None:
    """Ask nobody in vain: a wrong secret is told before the question.  So is a network that is
    down, where somebody sits there; where nobody does (``yes``), sending waits for it."""
    import asyncio

    from importer.pipeline import require_token as require

    try:
        asyncio.run(require(settings))
    except NetworkError:
        if not yes:
            raise


def confirm(question: str, yes: bool, lang: Lang) -> None:
    """Ask, unless ``yes``.  Raises ``ConfirmationNeeded`` where nobody is there to answer, and
    where the answer is no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise ConfirmationNeeded("confirm")
    if not agrees(question, lang):
        raise ConfirmationNeeded("declined")


def _status_of(outcome: Outcome) -> str:
    return f"status.{outcome.status}"


def say_rows(run: Run, rows: Numbers | None, lang: Lang) -> None:
    """Which rows an undo is confined to; of a sheet that came back, whose workbook numbers them in
    two ways, also in which."""
    if rows is None:
        return
    words = {"rows": rows.text(run.layout), "file": Path(run.path).name}
    talk(say("cli.undo-rows-back" if is_fed_back(run.layout) else "cli.undo-rows", lang, words))


#: Seconds between two lines where there is no bar.
_MINUTE = 60


class Progress:
    """A bar on a terminal, a line a minute elsewhere, each with its time.  A context manager; call
    it with what the dispatcher tells.  ``total`` is None where nobody knows how many will come;
    ``word`` is the slug of what became of a row, ``name`` what a row is called.  ``counts`` are the
    rows that were told of, by status, ``words`` the same by these slugs."""

    def __init__(
        self,
        total: int | None,
        lang: Lang,
        word: Callable[[Outcome], str] = _status_of,
        name: Callable[[int], str] = str,
    ) -> None:
        self.counts: dict[Status, int] = {}
        self.words: dict[str, int] = {}
        self._lang = lang
        self._word = word
        self._name = name
        self._done = 0
        self._total = total
        self._spoke = time.monotonic()
        self._bar: Any = None
        self._waits = False

    def __enter__(self) -> Progress:
        if sys.stderr.isatty() and not voice().quiet:
            from tqdm import tqdm

            self._bar = tqdm(
                total=self._total,
                unit=say("cli.unit", self._lang),
                smoothing=0.05,
                dynamic_ncols=True,
                # A Chinese console of Windows shows tqdm's blocks two columns wide each.
                ascii=True if os.name == "nt" else None,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            with suppress(OSError):
                self._bar.close()

    def __call__(self, news: Outcome | Event) -> None:
        with suppress(OSError):  # nobody listens any more: that ends no import
            self._tell(news)

    def _tell(self, news: Outcome | Event) -> None:
        if isinstance(news, Event) and news.slug == "listed":
            self._advance(int(news.params["count"]))
            return
        if isinstance(news, Event):
            self._say(say(f"event.{news.slug}", self._lang, _numbers(news.params)))
            if news.slug in WAITS or news.slug == "recovered":
                self._wait(news.slug in WAITS)
            return
        self.counts[news.status] = self.counts.get(news.status, 0) + 1
        word = self._word(news)
        self.words[word] = self.words.get(word, 0) + 1
        self._detail(news, word)
        self._advance(1)

    def _detail(self, news: Outcome, word: str) -> None:
        """What became of a row, for who wants to hear of each."""
        if not voice().verbose:
            return
        message = news.message if news.code != OK else ""  # else it is "success"
        words: dict[str, object] = {
            "row": self._name(news.number),
            "status": say(word, self._lang),
            "slug": word.partition(".")[2],
            "record_id": news.record_id,
            "code": news.code,
            "attempts": news.attempts,
            "message": news.message,
            "more": "".join(f" {part}" for part in (news.record_id, message) if part),
        }
        self._say(say("cli.row", self._lang, words), detail)

    def _advance(self, count: int) -> None:
        self._wait(False)
        self._done += count
        if self._bar is not None:
            self._bar.set_postfix_str(self._summary(), refresh=False)
            self._bar.update(count)
        if time.monotonic() - self._spoke < _MINUTE:
            return
        self._spoke = time.monotonic()
        of = f"/{self._total}" if self._total is not None else ""
        counts = self._summary()
        words: dict[str, object] = {"done": self._done, "total": self._total, "of": of}
        words["counts"] = f"  {counts}" if counts else ""
        words |= {word.partition(".")[2]: count for word, count in self.words.items()}
        line = say("cli.progress", self._lang, words)
        if self._bar is not None:
            record("info", line)  # the bar shows it
        else:
            self._say(line)

    def _wait(self, waits: bool) -> None:
        """Show that nothing goes on, or that it does again: as if the time between had not
        been, or the time left would be wrong for long."""
        if waits == self._waits or self._bar is None:
            return
        self._waits = waits
        self._bar.bar_format = _WAITING_BAR if waits else None
        waiting = say("cli.waiting", self._lang) if waits else ""
        self._bar.set_description_str(waiting, refresh=False)
        if not waits:
            self._bar.unpause()
        self._bar.refresh()

    def _summary(self) -> str:
        return " · ".join(f"{say(word, self._lang)} {n}" for word, n in self.words.items())

    def _say(self, text: str, speak: Callable[..., None] = talk) -> None:
        if self._bar is not None:
            record("debug" if speak is detail else "info", text)
            self._bar.write(printable(text), file=sys.stderr)
        else:
            speak(f"{datetime.now():%H:%M:%S}  ", text)


def _numbers(params: Mapping[str, str]) -> Mapping[str, object]:
    """The words of an event, its numbers as such."""
    return {k: int(v) if v.isascii() and v.isdecimal() else v for k, v in params.items()}
