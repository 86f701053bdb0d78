"""What the commands say of a file before anything is sent: how it is read, what is wrong with it,
what will happen, and the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from importer.cli import ways
from importer.cli.console import (
    Styled,
    Teller,
    record,
    to_person,
)
from importer.cli.given import other_command, reads_files
from importer.cli.talk import show_counts
from importer.model import (
    DOCUMENTED_RATE,
    Cause,
    Decision,
    Purpose,
    Run,
    Status,
    Way,
    cause_words,
    changes_text,
    column_option,
    defaults_text,
    field_label,
    fix_text,
    listed,
    may_be_listed,
    option_name,
    problem_at,
    system_label,
    term_label,
)
from importer.texts import Lang, Said, duration, printable, say, typed
from importer.vocabulary import DIFFERING, FIELDS, TERMS, Fault, Severity, terms

if TYPE_CHECKING:
    from importer.cli.console import Level
    from importer.model import Layout, Note, OldNew, Tally
    from importer.plan import Plan

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
    show_notes([note for note in notes if not (note.warns or _is_unread(note))], lang, tell, run)
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
    show_notes([note for note in notes if note.warns], lang, tell, run)


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


def show_notes(notes: Sequence[Note], lang: Lang, tell: Teller, run: Run | None = None) -> None:
    """What was chosen while a file was read; what may be the wrong choice in colour.  Of a ``run``
    that is planned, with the command that reads a column which is not read."""
    for note in notes:
        if note.warns:
            tell.line(note.text(lang), colour="yellow")
        else:
            tell.line(note.text(lang), 2)
        if note.slug == "unread" and run is not None and run.state == "staged":
            field, label = str(note.params["field"]), str(note.params["label"])
            option = f"--map {option_name(field, lang)}={typed(label)}"
            tell.command(ways.again(run, option), 2 if note.warns else 6)


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
    read = {column.field for column in plan.run.layout.columns if column.field}
    if text := defaults_text(plan.defaults, plan.unknown, lang, read):
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
        params = cause.example.params
        if cause.slug == Fault.SUPERSEDES:
            tell.line(f"→ {say('cli.supersedes', lang, params)}", 6)
            tell.command(ways.as_here(params["command"], run), 8)
        else:
            tell.line(f"→ {fix_text(cause.example, lang)}", 6)
        if may_be_taken(cause.example) and cause.severity is Severity.ERROR:
            tell.line(say("report.suggested", lang, {"value": cause.example.suggestion}), 8)
        way = _SETTLED_BY.get(cause.slug)
        if way and run.state == "staged" and not run.layout.parts:
            decision = Decision(way, word=params.get("row", ""))
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
