"""What the commands say: plans, progress, results."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli.console import Styled, agrees, talk
from importer.cli.given import command_with
from importer.model import (
    DOCUMENTED_RATE,
    NEEDS_WORK,
    SANDBOX_TENANT,
    Cause,
    ConfirmationNeeded,
    Event,
    Layout,
    Numbers,
    Outcome,
    Purpose,
    Run,
    Status,
    Stopped,
    cause_words,
    environment_of,
    field_label,
    fix_text,
    is_fed_back,
    problem_at,
    reaching,
    resume_command,
    stop_texts,
    system_label,
)
from importer.texts import Lang, printable, say, typed
from importer.vocabulary import FIELDS, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from importer.model import Note, Tally
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
#: What is told when nothing goes on for a while, until a row is through; and the bar meanwhile:
#: without a time left, which nobody knows then.
_WAITS = frozenset({"waiting", "no-token", "outage", "rows-fail", "throttled", "list-waits"})
_WAITING_BAR = "{desc}{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"
#: How many words of one cause, and how many to be explained, a plan shows; longer ones are
#: remarks that no command settles.
_QUESTIONS, _LONGEST_WORD = 20, 80
#: The colour of each severity, and how many causes of it a plan shows; the workbook has them all.
_SHOWN = {
    Severity.ERROR: ("red", 20),
    Severity.LEFT_OUT: ("cyan", 20),
    Severity.WARNING: ("yellow", 6),
}


def show_plan(plan: Plan, notes: Sequence[Note], lang: Lang) -> None:
    """What will happen to each row, and how long it takes."""
    run = plan.run
    layout = run.layout
    talk(
        Styled(Path(run.path).name, bold=True),
        say(
            "cli.table", lang, {"sheet": layout.sheets, "row": layout.header_rows, "rows": run.rows}
        ),
    )
    show_notes([note for note in notes if not note.warns], lang)
    show_mapping(run, lang)
    show_counts(plan.tally.by_status, lang, "cli.before")
    show_verified(plan, lang)
    for other, count in plan.waiting.items():
        command = f"device-importer resume {typed(other)}{reaching(run)}"
        words = {"count": count, "run": other, "command": command}
        talk("  ", Styled(say("cli.waiting-elsewhere", lang, words), "yellow"))
    systems = " · ".join(f"{system_label(code, lang)} {n}" for code, n in plan.to_send.items())
    if plan.calls:
        params = {
            "calls": plan.calls,
            "systems": systems,
            "time": duration(plan.seconds, lang),
            "rate": f"{plan.rate:g}",
        }
        talk(say("cli.to-send", lang, params))
    for name, count in plan.unknown.items():
        talk(
            say(
                "cli.unknown",
                lang,
                {"count": count, "label": field_label(name, lang), "field": name},
            )
        )
    if plan.rate > DOCUMENTED_RATE:
        talk(Styled(say("cli.fast", lang), "yellow"))
    show_causes(plan.tally.causes, layout, lang)
    show_questions(plan, lang)
    if plan.repeats:
        words = {"count": plan.repeats, "rows": run.rows}
        talk(Styled(say("cli.mostly-repeated", lang, words), "red", bold=True))
    show_notes([note for note in notes if note.warns], lang)


def show_questions(plan: Plan, lang: Lang) -> None:
    """The words that nobody understands, as one command that settles all of them; and what was
    to be left out and is not there."""
    from importer.plan import asked, unmet

    words = [pair for pair in asked(plan) if len(pair[1]) <= _LONGEST_WORD]
    if words:
        pairs = (f"--value {field}:{typed(word)}=…" for field, word in words[:_QUESTIONS])
        talk(say("cli.asked" if len(words) <= _QUESTIONS else "cli.asked-first", lang))
        talk("  " + command_with(pairs))
    for pair in unmet(plan):
        talk(Styled(say("cli.unmet", lang, {"pair": pair}), "yellow"))


def show_read(run: Run, tally: Tally, notes: Sequence[Note], lang: Lang) -> None:
    """What a file holds, before it is compared."""
    layout = run.layout
    words = {"sheet": layout.sheets, "row": layout.header_rows, "rows": run.rows}
    talk(Styled(Path(run.path).name, bold=True), say("cli.table", lang, words))
    show_notes([note for note in notes if not note.warns], lang)
    show_mapping(run, lang)
    show_causes(tally.causes, layout, lang)
    show_notes([note for note in notes if note.warns], lang)


def show_notes(notes: Sequence[Note], lang: Lang) -> None:
    """What was chosen while a file was read; what may be the wrong choice in colour."""
    for note in notes:
        talk(Styled(note.text(lang), "yellow") if note.warns else f"  {note.text(lang)}")


def show_verified(plan: Plan, lang: Lang) -> None:
    """How much of what was created before is known of the registry, and what of memory."""
    before = plan.tally.by_status.get(Status.CREATED_BEFORE, 0)
    verified = plan.verified
    if verified is None:
        if before:
            talk("  " + say("cli.from-memory", lang, {"count": before, "why": ""}))
        return
    if verified.there:
        talk("  " + say("cli.checked-now", lang, {"count": verified.there}))
    if verified.gone:
        text = say("cli.gone-since", lang, {"count": verified.gone})
        talk("  ", Styled(text, "yellow"))
    if verified.memory:
        words = {"count": verified.memory, "why": say(f"cli.memory.{verified.why}", lang)}
        talk("  ", Styled(say("cli.from-memory", lang, words), "yellow"))


def show_mapping(run: Run, lang: Lang) -> None:
    """Which column fills which field."""
    layout = run.layout
    columns = [column for name in FIELDS for column in layout.columns_of(name)]
    mapped = [f"{column.label} → {column.field}" for column in columns]
    talk(
        "  "
        + say("cli.columns", lang, {"columns": (", " if lang is Lang.EN else "、").join(mapped)})
    )


def show_causes(causes: tuple[Cause, ...], layout: Layout, lang: Lang) -> None:
    """The problems by cause, errors first, warnings last, most frequent first, one example each."""
    shown = [
        cause
        for severity, (_, most) in _SHOWN.items()
        for cause in [cause for cause in causes if cause.severity is severity][:most]
    ]
    for cause in shown:
        mark = say(f"cli.{cause.severity}", lang)
        colour, _ = _SHOWN[cause.severity]
        talk(Styled(f"  {cause.count} × {mark}", colour), problem_at(cause.example, lang))
        if cause.severity is Severity.LEFT_OUT and cause.count > 1:
            rows = ", ".join(map(layout.row_name, cause.numbers))
            more = " …" if cause.count > len(cause.numbers) else ""
            talk("      " + say("cli.rows", lang, {"rows": rows + more}))
        if len(cause.words) > 1:
            talk("      " + cause_words(cause, lang, _QUESTIONS))
        talk(f"      → {fix_text(cause.example, lang)}")
    if len(causes) > len(shown):
        talk("  " + say("cli.more-causes", lang, {"count": len(causes) - len(shown)}))


def show_counts(counts: Mapping[Status, int], lang: Lang, heading: str) -> None:
    """Rows by status, a line each."""
    talk(say(heading, lang))
    for status, count in counts.items():
        name = say(f"status.{status}", lang)
        talk(f"  {count:>7}  ", Styled(name, _COLOURS.get(status)))


def duration(seconds: float, lang: Lang) -> str:
    """A time a person can plan with."""
    if seconds < 90:
        return say("cli.seconds", lang, {"n": f"{max(1, round(seconds))}"})
    if seconds < 5400:
        return say("cli.minutes", lang, {"n": f"{seconds / 60:.0f}"})
    return say("cli.hours", lang, {"n": f"{seconds / 3600:.1f}"})


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
        parts = " · ".join(f"{say(f'status.{status}', lang)} {n}" for status, n in now.items())
        talk(say("cli.sent-now" if now else "cli.nothing-now", lang, {"counts": parts}))
    show_counts(counts, lang, "cli.after" if now is None else "cli.whole-run")
    if run.stopped:
        show_stop(run.stopped, lang)
        talk(say("cli.resume", lang, {"command": resume_command(run)}))
        show_environment(run, lang)
    if results:
        elsewhere = results.resolve().parent != Path(run.path).parent
        talk(say("cli.results-elsewhere" if elsewhere else "cli.results", lang, {"path": results}))
    needing = {status for status in NEEDS_WORK if counts.get(status)}
    if not run.stopped and needing == {Status.IN_DOUBT}:
        # Nothing is to be corrected in them: only the registry can tell what became of them.
        command = f"{resume_command(run)} --retry-failed"
        talk(say("cli.settle-doubt", lang, {"command": command}))
    elif results and not run.stopped and needing and run.purpose is Purpose.CREATE:
        command = f"device-importer run {typed(str(results))}{reaching(run)}"
        talk(say("cli.correct", lang, {"command": command}))


def tenant_label(name: str, lang: Lang) -> str:
    """A tenant as a sentence names it: base address and app, or the sandbox."""
    if name == SANDBOX_TENANT:
        return say("cli.sandbox", lang)
    return f" {name} " if lang is Lang.ZH else name


def show_environment(run: Run, lang: Lang) -> None:
    """What has to be set before a printed command reaches the same journal."""
    needed = environment_of(run, os.environ)
    if needed:
        talk(say("cli.environment", lang, {"names": needed}))


def show_stop(stopped: Stopped, lang: Lang) -> None:
    """Why it stopped and what to do about it."""
    reason, advice = stop_texts(stopped, lang)
    talk(Styled(reason, "red", bold=True))
    if stopped.message and stopped.message not in reason:
        talk(f"  {stopped.message}")
    if advice:
        talk(advice)


def confirm(question: str, yes: bool, lang: Lang) -> None:
    """Ask, unless ``yes``.  Raises ``ConfirmationNeeded`` where nobody is there to answer;
    a "no" ends the command with the same exit code."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise ConfirmationNeeded("confirm")
    if not agrees(question, lang):
        talk(say("cli.declined", lang))
        raise click.exceptions.Exit(ConfirmationNeeded.exit_code)


def _status_of(outcome: Outcome) -> str:
    return f"status.{outcome.status}"


def say_rows(run: Run, rows: Numbers | None, lang: Lang) -> None:
    """Which rows an undo is confined to; of a sheet that came back, whose workbook numbers them in
    two ways, also in which."""
    if rows is None:
        return
    words = {"rows": rows.text(run.layout), "file": Path(run.path).name}
    talk(say("cli.undo-rows-back" if is_fed_back(run.layout) else "cli.undo-rows", lang, words))


class Progress:
    """A bar on a terminal, a line a minute elsewhere.  A context manager; call it with what
    the dispatcher tells.  ``total`` is None where nobody knows how many will come; ``word`` is the
    slug of what became of a row; ``counts`` are the rows that were told of."""

    def __init__(
        self, total: int | None, lang: Lang, word: Callable[[Outcome], str] = _status_of
    ) -> None:
        self.counts: dict[Status, int] = {}
        self._lang = lang
        self._word = word
        self._words: dict[str, int] = {}
        self._done = 0
        self._total = total
        self._spoke = time.monotonic()
        self._bar: Any = None
        self._waits = False

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
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
            self._say(say(f"event.{news.slug}", self._lang, news.params))
            if news.slug in _WAITS or news.slug == "recovered":
                self._wait(news.slug in _WAITS)
            return
        self.counts[news.status] = self.counts.get(news.status, 0) + 1
        word = self._word(news)
        self._words[word] = self._words.get(word, 0) + 1
        self._advance(1)

    def _advance(self, count: int) -> None:
        self._wait(False)
        self._done += count
        if self._bar is not None:
            self._bar.set_postfix_str(self._summary(), refresh=False)
            self._bar.update(count)
        elif time.monotonic() - self._spoke >= 60:
            self._spoke = time.monotonic()
            of = f"/{self._total}" if self._total is not None else ""
            talk(f"{self._done}{of}  {self._summary()}".rstrip())

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
        return " · ".join(f"{say(word, self._lang)} {n}" for word, n in self._words.items())

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(printable(text), file=sys.stderr)
        else:
            talk(text)
