"""What the commands ask, and what they say when a run stopped or came to its end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from importer.cli import ways
from importer.cli.console import (
    Styled,
    agrees,
    alert,
    record,
    talk,
)
from importer.model import (
    NEEDS_WORK,
    ConfirmationNeeded,
    NetworkError,
    Numbers,
    Purpose,
    Run,
    Status,
    Stopped,
    is_fed_back,
    stop_texts,
    tenant_text,
)
from importer.texts import Lang, say, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from importer.model import Settings

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
    return tenant_text(name, "cli.sandbox", lang)


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


def say_rows(run: Run, rows: Numbers | None, lang: Lang) -> None:
    """Which rows an undo is confined to; of a sheet that came back, whose workbook numbers them in
    two ways, also in which."""
    if rows is None:
        return
    words = {"rows": rows.text(run.layout), "file": Path(run.path).name}
    talk(say("cli.undo-rows-back" if is_fed_back(run.layout) else "cli.undo-rows", lang, words))
