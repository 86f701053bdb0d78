"""What the workbook says about a row: its status, what was said of it, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from importer.model import (
    SANDBOX_TENANT,
    UNSETTLED,
    Cause,
    Layout,
    Outcome,
    Problem,
    Status,
    StoredRow,
    cause_words,
    field_label,
    fix_text,
    original_row,
    problem_at,
    problem_text,
    term_label,
)
from importer.texts import Lang, has, say
from importer.vocabulary import Fault, Severity

#: Statuses after which nobody has to do anything: a million times "nothing to do" would
#: only hide the rows that matter.
_SILENT = (
    *(Status.CREATED, Status.CREATED_BEFORE, Status.REMOVED),
    *(Status.EQUAL, Status.UPDATED, Status.RESTORED),
)
#: What can only be mended before a device is registered.
_BEFORE = (Fault.INCOMPLETE,)
#: Rows beside which the registry has something that nobody asked to change, or that is not what
#: the file would change any more.
_ASIDE = (Status.DUPLICATE, Status.CREATED_BEFORE, Status.CHANGED)
_NO_CODE = (None, 0)
#: What the rows of a cause differ by: so many of it stand on the summary.
_MOST_WORDS = 12


def status_text(status: Status, lang: Lang) -> str:
    """The word for a status, as it stands in the workbook."""
    return say(f"status.{status}", lang)


def message_of(stored: StoredRow, layout: Layout, lang: Lang) -> str:
    """What was said of a row, a line each: by the API, then by our rules, errors first."""
    outcome = stored.outcome
    lines = []
    if outcome.status is Status.REPEATED and outcome.first_row is not None:
        lines.append(say("report.repeats", lang, {"row": layout.row_name(outcome.first_row)}))
    if outcome.message and outcome.status not in _SILENT:
        lines.append(say("report.api-says", lang, {"message": outcome.message}))
    lines += differences_of(stored, lang)
    lines += [problem_at(problem, lang) for problem in errors_first(stored.problems)]
    return _lines(lines)


def advice_of(stored: StoredRow, lang: Lang) -> str:
    """What to do about a row; "" where there is nothing to do."""
    outcome = stored.outcome
    if outcome.status is Status.LEFT_OUT:
        return _lines(fix_text(problem, lang) for problem in stored.problems)
    if outcome.status is Status.INVALID:
        errors = [p for p in stored.problems if p.severity is Severity.ERROR]
        return _lines(fix_text(problem, lang) for problem in errors) or _advice(outcome, lang)
    if outcome.status in _SILENT:
        note = [say(f"note.{outcome.note}", lang)] if outcome.note else []
        left = (problem for problem in stored.problems if problem.slug not in _BEFORE)
        return _lines([*note, *(fix_text(problem, lang) for problem in left)])
    if outcome.status in UNSETTLED:
        fixes = [fix_text(problem, lang) for problem in stored.problems]
        return _lines([_advice(outcome, lang), *fixes])
    # That it is there already may be by the wrong number that an earlier run registered it with.
    mistaken = (p for p in stored.problems if p.slug == Fault.SUPERSEDES)
    return _lines([*(fix_text(problem, lang) for problem in mistaken), _advice(outcome, lang)])


def wrong_of(stored: StoredRow, layout: Layout, lang: Lang) -> str:
    """What is wrong with a row that needs work, with its status and the next step."""
    said = message_of(stored, layout, lang)
    parts = [status_text(stored.outcome.status, lang)]
    if stored.outcome.code not in _NO_CODE:
        parts.append(str(stored.outcome.code))
    row = _row_was(stored, layout, lang)
    return _lines((" · ".join(parts), said, row, advice_of(stored, lang)))


def note_of(problems: Iterable[Problem], lang: Lang) -> str:
    """The note at a cell: what is wrong with it, what to do, and what may be meant."""
    lines = []
    for problem in problems:
        fix = fix_text(problem, lang)
        lines += [problem_text(problem, lang), f"→ {fix}"]
        if problem.suggestion and problem.suggestion not in fix:
            lines.append(say("report.suggested", lang, {"value": problem.suggestion}))
    return _lines(lines)


def suggestions_of(problems: Iterable[Problem], lang: Lang) -> str:
    """The values that may be meant, a line for each cell; "" where nobody has a guess."""
    return _lines(
        say(
            "report.suggests",
            lang,
            {"label": field_label(problem.field, lang), "value": problem.suggestion},
        )
        for problem in errors_first(problems)
        if problem.suggestion
    )


def example_of(cause: Cause, lang: Lang) -> str:
    """A cause by its first problem; with what its rows have in common where one of them
    does not show that."""
    slug = f"cause.{cause.slug}"
    common = say(slug, lang) if has(slug) else ""
    words = cause_words(cause, lang, _MOST_WORDS) if len(cause.words) > 1 else ""
    return _lines((common, problem_at(cause.example, lang), words))


def errors_first(problems: Iterable[Problem]) -> list[Problem]:
    """Problems, those that keep the row from being sent before the others."""
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)


def tenant_text(name: str, lang: Lang) -> str:
    """A tenant as a workbook names it: a rehearsal is no proof that anything is registered."""
    return say("report.rehearsal", lang) if name == SANDBOX_TENANT else name


def edits_text(count: int, lang: Lang) -> str:
    """How many cells were corrected beside the file; "" where none was."""
    return say("report.fact.edits-value", lang, {"count": count}) if count else ""


def constants_text(constants: Mapping[str, str], lang: Lang) -> str:
    """What counts where a cell is empty: Ownership = Company."""
    return " · ".join(f"{field_label(name, lang)} = {value}" for name, value in constants.items())


def time_text(seconds: float, zone: tzinfo) -> str:
    """A moment with its offset from UTC: 2026-03-01 09:30:00 +08:00; "" for none."""
    if not seconds:
        return ""
    moment = datetime.fromtimestamp(seconds, zone)
    return f"{moment:%Y-%m-%d %H:%M:%S} {offset_text(seconds, zone)}"


def offset_text(seconds: float, zone: tzinfo) -> str:
    """A zone's offset from UTC at a moment: +08:00."""
    offset = f"{datetime.fromtimestamp(seconds, zone):%z}"
    return f"{offset[:3]}:{offset[3:5]}"


def _row_was(stored: StoredRow, layout: Layout, lang: Lang) -> str:
    """Which row of the user's own file a row of a sheet that came back is: addresses are
    those of the sheet that was read, which nobody may have any more."""
    number = stored.outcome.number
    original = original_row(layout, stored.cells)
    if original is None or original == number:
        return ""
    words = {"row": layout.row_name(number), "original": original}
    return say("report.row-was", lang, words)


def differences_of(stored: StoredRow, lang: Lang) -> list[str]:
    """Where the registry's record of a duplicate says something else than the row does, or did when
    a row in doubt was looked up."""
    slug = "registry-differs" if stored.outcome.status in _ASIDE else "old-new"
    if stored.outcome.status is Status.IN_DOUBT:
        slug = "registry-differed"
    return [
        say(
            f"report.{slug}",
            lang,
            {
                "label": field_label(name, lang),
                "old": term_label(name, theirs, lang),
                "new": term_label(name, ours, lang),
            },
        )
        for name, theirs, ours in stored.term_changes()
    ]


def _advice(outcome: Outcome, lang: Lang) -> str:
    for slug in (f"note.{outcome.note}", f"code.{outcome.code}"):
        if has(slug):
            return say(slug, lang)
    return say(f"advice.{outcome.status}", lang)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(line for line in lines if line))
