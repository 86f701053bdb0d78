"""What is wrong, by what settles it: each cause once, or cell by cell; the file itself stays as it
is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from starlette.responses import JSONResponse, Response

from importer import causes as deciding, edits, plan as counting
from importer.journal import Journal
from importer.model import (
    Cause,
    CellChange,
    Decision,
    Draft,
    Edit,
    InputError,
    Replacement,
    Run,
    StaleEdit,
    Way,
    cause_words,
    column_letter,
    field_label,
    fix_text,
    problem_text,
    term_label,
    text_of,
)
from importer.texts import JOINERS, Lang
from importer.vocabulary import FIELDS, Fault, Severity
from importer.web.pages import Asked, done, number_in, see, shown
from importer.web.screens.reading import read
from importer.web.uploads import Upload
from importer.web.words import tiles, undo_place

#: Rows of a cause on a page, and changes of a list that are shown.
_PAGE, _SHOWN = 100, 200
#: Cells of other columns by which somebody knows a row again.
_CONTEXT = 3
#: Words of a group that are shown before it is opened.
_SAMPLE = 8


@dataclass(frozen=True, slots=True)
class _At:
    """A file and the run that it was checked as, in an open journal."""

    upload: Upload
    run: Run
    journal: Journal


def _at(asked: Asked, journal: Journal) -> _At:
    upload = asked.desk.uploads.get(asked.path["id"])
    run = asked.desk.run_of(upload, journal)
    if run is None:
        raise InputError("web-unchecked")
    return _At(upload, run, journal)


def fix(asked: Asked) -> Response:
    """The causes, the largest first, one of them opened; those that were settled below."""
    desk, lang = asked.desk, asked.lang
    upload = desk.uploads.get(asked.path["id"])
    with desk.journal() as journal:
        run = desk.run_of(upload, journal)
        if run is None:
            return see(f"/files/{upload.id}")
        if run.state == "sending":
            return see(f"/runs/{run.run_id}")
        at = _At(upload, run, journal)
        found = deciding.causes(journal, run)
        history, is_ahead = edits.history(journal, run.sha256), edits.is_ahead(journal, run)
        if not found and not history.edits and not is_ahead:
            return see(f"/files/{upload.id}/plan")
        counts = counting.by_status(journal.counts(run.run_id))
        opened_key = number_in(asked.query.get("open", ""))
        opened = next((c for c in found if c.key == opened_key), None)
        rows = _rows(asked, at, opened) if opened is not None else {}
    known = desk.causes.setdefault(upload.id, {})
    now = {cause.key: cause for cause in found}
    settled = [cause for key, cause in known.items() if key not in now]
    known |= now
    words = {
        "upload": upload,
        "run": run,
        "tiles": tiles(counts, lang),
        "groups": [_group_words(asked, at, group, opened) for group in deciding.together(found)],
        "settled": [(cause.count, deciding.text(cause, lang)) for cause in settled],
        "history": history,
        "is_ahead": is_ahead,
        "carried": 0 if is_ahead else desk.carried.get(run.run_id, 0),
        "rows": rows,
        "columns": _columns(run),
    }
    return asked.page("fix.html", words)


def _columns(run: Run) -> list[tuple[int, str]]:
    """Columns that cells can be replaced in."""
    return [
        (column.index, column.label.strip() or column_letter(column.index))
        for column in run.layout.columns
    ]


def _group_words(
    asked: Asked, at: _At, group: Sequence[Cause], opened: Cause | None
) -> dict[str, object]:
    """Causes that differ by their word alone as one question; most often there is but one."""
    first = group[0]
    causes = [_cause_words(asked, at, cause, opened) for cause in group]
    if len(group) == 1:
        return {**causes[0], "asked": (), "causes": causes}
    asks = [_asked_words(asked, cause) for cause in group]
    whole = replace(first, count=sum(cause.count for cause in group))
    pairs = list(zip(asks, group, strict=True))
    gone = _gone_words(asked, whole, pairs) if first.slug == Fault.RETIRED else {}
    return {
        **causes[0],
        "count": whole.count,
        "text": asked.say(f"web.group.{first.slug}", first.example.params),
        "rows": "",
        "words": "",
        "causes": causes,
        "asked": asks,
        "leave_all": "",
        "decisions": [
            _decision_words(asked, at, whole, number)
            for number, decision in enumerate(first.decisions)
            if decision.way in (Way.SET, Way.MAP)
        ],
        "can_open": False,
        **gone,
    }


def _gone_words(
    asked: Asked, whole: Cause, asks: Sequence[tuple[dict[str, object], Cause]]
) -> dict[str, object]:
    """Some of the words that say of a group's devices that they are gone, and what leaves all their
    rows out; words beyond those that are counted one by one can't be named."""
    counts = {str(ask["word"]): cause.count for ask, cause in asks}
    leaving = sum(cause.count for ask, cause in asks if ask["leave_out"])
    slug = "web.fix.leave-all" if leaving == whole.count else "web.fix.leave-some"
    return {
        "words": cause_words(replace(whole, words=counts), asked.lang, _SAMPLE),
        "leave_all": asked.say(slug, {"count": leaving}) if leaving else "",
    }


def _asked_words(asked: Asked, cause: Cause) -> dict[str, object]:
    """A word of a group, what is made of it now, and what can be answered."""
    lang, params = asked.lang, cause.example.params
    ways = {decision.way: decision for decision in cause.decisions}
    value = ways.get(Way.VALUE)
    codes, field = (value.answers, value.field) if value else ((), "")
    read = params.get("system", "")
    if value is None:  # of a device that may be gone
        now = asked.say("web.fix.taken")
    elif read:
        name = term_label(field, int(read), lang) if read.isdecimal() else read
        now = asked.say("web.understand.read", {"system": name})
    else:
        now = asked.say("web.understand.answer", {"field": field_label(field, lang)})
    return {
        "word": cause.word if value else params["word"] if cause.word else "…",
        "now": now,
        "answers": [(code, term_label(field, int(code), lang)) for code in codes],
        "leave_out": Way.LEAVE_OUT.value if Way.LEAVE_OUT in ways else "",
        "suggests": Way.SUGGESTION in ways,
    }


def _cause_words(asked: Asked, at: _At, cause: Cause, opened: Cause | None) -> dict[str, object]:
    lang, layout = asked.lang, at.run.layout
    column = layout.columns[cause.column] if cause.column is not None else None
    return {
        "key": cause.key,
        "severity": cause.severity.value,
        "count": cause.count,
        "text": deciding.text(cause, lang),
        "fix": fix_text(cause.example, lang),
        "undo": undo_place(cause),
        "column": column.label.strip() or column_letter(column.index) if column else "",
        "rows": JOINERS[lang].join(map(layout.row_name, cause.numbers[:8]))
        + (" …" if cause.count > 8 else ""),
        "words": cause_words(cause, lang, 20) if len(cause.words) > 1 else "",
        "is_open": opened is not None and opened.key == cause.key,
        "decisions": [
            _decision_words(asked, at, cause, number) for number in range(len(cause.decisions))
        ],
        "can_open": any(d.way in (Way.BY_HAND, Way.SUGGESTION) for d in cause.decisions),
    }


def _decision_words(asked: Asked, at: _At, cause: Cause, number: int) -> dict[str, object]:
    decision, lang = cause.decisions[number], asked.lang
    way = decision.way
    answers = [(code, term_label(decision.field, int(code), lang)) for code in decision.answers]
    now, must_choose = "", True
    if way is Way.MAP:
        layout = at.run.layout
        labels = [column.label.strip() for column in layout.columns]
        answers = [(label, label) for label in labels if label and labels.count(label) == 1]
        fills = layout.columns_of(decision.field)
        now = fills[0].label.strip() if fills else ""
        # Whoever only presses the button must not take away the column that is read.
        must_choose = bool(fills) and (now, now) not in answers
    words = {
        "field": field_label(decision.field, lang) if decision.field else "",
        "word": decision.word,
        "label": decision.label,
        "count": cause.count,
    }
    has_button = way not in (Way.BY_HAND, Way.NOTHING, Way.UPDATE, Way.HEADER_ROW)
    return {
        "number": number,
        "way": way.value,
        "asks": deciding.asks(decision),
        "answers": answers,
        "now": now,
        "must_choose": must_choose,
        "button": asked.say(f"web.fix.settle{'-map' if way is Way.MAP else ''}", words),
        "text": asked.say(f"web.fix.way.{way}", words) if has_button else "",
        "has_button": has_button,
    }


# -- the rows of one cause -------------------------------------------------------------------


def _rows(asked: Asked, at: _At, cause: Cause) -> dict[str, object]:
    pages = max(1, -(-cause.count // _PAGE))
    page = min(max(number_in(asked.query.get("page", "")) or 1, 1), pages)
    rules = asked.desk.staging(at.upload).rules
    window = ((page - 1) * _PAGE, _PAGE)
    drafts = deciding.rows(at.journal, at.run, rules, cause.key, window)
    columns = _editable(at.run, cause)
    return {
        "page": page,
        "pages": pages,
        "columns": [(index, at.run.layout.columns[index].label.strip()) for index in columns],
        "rows": [_row_words(at.run, draft, columns, asked.lang) for draft in drafts],
    }


def _editable(run: Run, cause: Cause) -> list[int]:
    """The columns whose cells are to be corrected: that of the problem, or of a whole row all that
    fill a field."""
    if cause.column is not None:
        return [cause.column]
    return [column.index for name in FIELDS for column in run.layout.columns_of(name)]


def _row_words(run: Run, draft: Draft, columns: Sequence[int], lang: Lang) -> dict[str, object]:
    others = (
        text_of(draft.cells[column.index]).strip()
        for column in run.layout.columns
        if column.field is None and column.index < len(draft.cells)
    )
    context = [text for text in others if text][:_CONTEXT]
    return {
        "number": draft.number,
        "name": run.layout.row_name(draft.number),
        "context": " · ".join(context),
        "cells": [_cell_words(draft, index) for index in columns],
        **_verdict(draft, lang),
    }


def _cell_words(draft: Draft, index: int) -> dict[str, object]:
    text = text_of(draft.cells[index]) if index < len(draft.cells) else ""
    original = draft.originals.get(index)
    return {
        "column": index,
        "text": text,
        "original": text_of(original) if original is not None else "",
        "is_edited": original is not None,
    }


def _verdict(draft: Draft, lang: Lang) -> dict[str, object]:
    """What the rules say of a row as it stands."""
    suggestion = next((p.suggestion for p in draft.problems if p.suggestion), "")
    return {
        "is_ready": draft.device is not None,
        "problems": _told(draft, lang),
        "suggestion": suggestion,
    }


def _told(draft: Draft, lang: Lang) -> list[str]:
    """What is wrong with a row; where nothing is, what else was noticed of it."""
    errors = [problem for problem in draft.problems if problem.severity is Severity.ERROR]
    return [problem_text(problem, lang) for problem in errors or draft.problems]


def edit(asked: Asked) -> Response:
    """Correct one cell; the answer says how its row stands then.  A cell that says something else
    by now is not overwritten: 409, with the row as it is."""
    desk = asked.desk
    number, column = (number_in(asked.one(name)) for name in ("number", "column"))
    if number is None or column is None:
        raise InputError("web-form")
    with desk.journal() as journal:
        at = _at(asked, journal)
        rules = desk.staging(at.upload).rules
        change = CellChange(number, column, asked.one("seen"), asked.one("new"))
        try:
            draft = edits.edit(journal, at.run, rules, change)
        except StaleEdit as error:
            lines = desk.text_of(error, asked.lang)
            words = _answer(asked, error.row, column)
            return JSONResponse({**words, "error": "\n".join(lines)}, 409)
        history = edits.history(journal, at.run.sha256)
    return JSONResponse({**_answer(asked, draft, column), "undoable": history.undoable})


def _answer(asked: Asked, draft: Draft, column: int) -> dict[str, object]:
    cell, is_ready = _cell_words(draft, column), draft.device is not None
    return {
        "text": asked.say("web.fix.ready") if is_ready else " ".join(_told(draft, asked.lang)),
        "is_ready": is_ready,
        "cell": cell["text"],
        "was": asked.say("web.fix.was", {"text": cell["original"]}) if cell["is_edited"] else "",
    }


# -- settling ----------------------------------------------------------------------------------


def settle(asked: Asked) -> Response:
    """One decision for all rows of a cause; the file is checked again with it."""
    desk = asked.desk
    with desk.journal() as journal:
        at = _at(asked, journal)
        decision = _decision(asked, at)
    how = deciding.settle(desk.staging(at.upload), decision, asked.one("answer"))
    upload = desk.uploads.change(at.upload, at.upload.choices.after(how))
    return read(asked, upload, "fix")


def _decision(asked: Asked, at: _At) -> Decision:
    key, number = number_in(asked.one("key")), number_in(asked.one("decision"))
    for cause in deciding.causes(at.journal, at.run):
        if cause.key == key and number is not None and number < len(cause.decisions):
            return cause.decisions[number]
    raise InputError("web-changed-cause")


def settle_words(asked: Asked) -> Response:
    """What the words of a group mean, or that their rows are left out, those of ``all`` words
    perhaps; the others stay open."""
    desk, of_all = asked.desk, asked.one("all")
    pairs = zip(asked.form.get("key", ()), asked.form.get("answer", ()), strict=False)
    answers = {number_in(key): of_all or answer for key, answer in pairs if of_all or answer}
    with desk.journal() as journal:
        at = _at(asked, journal)
        known = {cause.key: cause for cause in deciding.causes(journal, at.run)}
    how = desk.staging(at.upload)
    for key, answer in answers.items():
        cause = known.get(key) if key is not None else None
        way = Way.LEAVE_OUT if answer == Way.LEAVE_OUT else Way.VALUE
        ways = {decision.way: decision for decision in cause.decisions} if cause else {}
        if way not in ways:
            raise InputError("web-changed-cause")
        how = deciding.settle(how, ways[way], answer)
    if not answers:
        raise InputError("web-no-answer")
    upload = desk.uploads.change(at.upload, at.upload.choices.after(how))
    return read(asked, upload, "fix")


def check(asked: Asked) -> Response:
    """Read the file again with what was corrected; then the causes, or the plan."""
    then = "plan" if asked.one("then") == "plan" else "fix"
    return read(asked, asked.desk.uploads.get(asked.path["id"]), then)


def undo(asked: Asked) -> Response:
    """The last step is taken back."""
    return _step(asked, edits.undo)


def redo(asked: Asked) -> Response:
    """The last step that was taken back is made again."""
    return _step(asked, edits.redo)


def _step(asked: Asked, step: Callable[[Journal, str], Sequence[Edit]]) -> Response:
    with asked.desk.journal() as journal:
        at = _at(asked, journal)
        step(journal, at.run.sha256)
    back = asked.one("back")
    return see(back if back.startswith(f"/files/{at.upload.id}/") else f"/files/{at.upload.id}/fix")


# -- lists of changes, shown before they are made -----------------------------------------------


def suggested(asked: Asked) -> Response:
    """All that a cause proposes, old → new."""
    with asked.desk.journal() as journal:
        at = _at(asked, journal)
        key = number_in(asked.query.get("key", ""))
        changes = deciding.suggestions(journal, at.run, key) if key is not None else []
    return _preview(asked, at, changes, {"key": "" if key is None else str(key)})


def replacing(asked: Asked) -> Response:
    """All that a replacement would change, old → new."""
    query = {name: asked.query.get(name, "") for name in ("column", "find", "put", "whole", "case")}
    with asked.desk.journal() as journal:
        at = _at(asked, journal)
        changes = edits.preview(journal, at.run, _replacement(query))
    return _preview(asked, at, changes, query)


def _replacement(words: dict[str, str]) -> Replacement:
    column = number_in(words["column"])
    if column is None:
        raise InputError("web-form")
    return Replacement(
        column, words["find"], words["put"], bool(words["whole"]), bool(words["case"])
    )


def _preview(
    asked: Asked, at: _At, changes: Sequence[CellChange], fields: dict[str, str]
) -> Response:
    layout = at.run.layout
    words = {
        "upload": at.upload,
        "changes": [
            {
                "row": layout.row_name(change.number),
                "label": layout.columns[change.column].label,
                "seen": change.seen,
                "new": change.new,
            }
            for change in changes[:_SHOWN]
        ],
        "count": len(changes),
        "more": max(0, len(changes) - _SHOWN),
        "fields": {**fields, "digest": _digest(changes)},
    }
    return asked.page("changes.html", words)


def change(asked: Asked) -> Response:
    """Make the changes of a list, as it was shown, in one step."""
    desk = asked.desk
    words = {name: asked.one(name) for name in ("key", "column", "find", "put", "whole", "case")}
    with desk.journal() as journal:
        at = _at(asked, journal)
        if (key := number_in(words["key"])) is not None:
            changes = deciding.suggestions(journal, at.run, key)
        else:
            changes = edits.preview(journal, at.run, _replacement(words))
        if _digest(changes) != asked.one("digest"):
            raise InputError("web-changed-list")
        edits.edit_all(journal, at.run, desk.staging(at.upload).rules, changes)
    return read(asked, desk.uploads.get(at.upload.id), "fix")


def _digest(changes: Sequence[CellChange]) -> str:
    """The same for the very same list."""
    told = [[one.number, one.column, one.seen, one.new] for one in changes]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


ROUTES = [
    shown("/files/{id}/fix", fix),
    shown("/files/{id}/suggested", suggested),
    shown("/files/{id}/replace", replacing),
    done("/files/{id}/edit", edit),
    done("/files/{id}/settle", settle),
    done("/files/{id}/settle-words", settle_words),
    done("/files/{id}/again", check),
    done("/files/{id}/undo", undo),
    done("/files/{id}/redo", redo),
    done("/files/{id}/change", change),
]
