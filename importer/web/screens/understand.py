"""How a file is understood, and why; every choice can be made otherwise, and its first rows are
read again at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from starlette.responses import Response

from importer import pipeline
from importer.loader import ColumnProfile, Glance, column_profiles, glance, open_table, save_mapping
from importer.model import (
    Checked,
    ImporterError,
    InputError,
    Layout,
    Note,
    column_letter,
    field_label,
    is_fed_back,
)
from importer.texts import Lang, has, say
from importer.vocabulary import FIELDS, TERMS
from importer.web.choices import Choices
from importer.web.pages import Asked, done, number_in, see, shown
from importer.web.screens.reading import read
from importer.web.uploads import Upload

#: Rows that are checked at once.
_SAMPLE = 200
#: Encodings that lists of devices are kept in.
_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "windows-1252", "shift_jis", "euc-kr")
_DELIMITERS = (",", ";", "tab", "|")
#: How sure a column's meaning is, by how it was found.
_SURE = {"field": "sure", "label": "sure", "map": "chosen", "mapping": "known", "alias": "known"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look at a file gives; without a layout ``trouble`` says why."""

    glance: Glance | None
    layout: Layout | None = None
    notes: tuple[Note, ...] = ()
    profiles: Sequence[ColumnProfile] = ()
    words: Mapping[tuple[str, str], int] | None = None
    trouble: ImporterError | None = None


def understand(asked: Asked) -> Response:
    """The file as it was understood, with the reasons."""
    upload = asked.desk.uploads.get(asked.path["id"])
    with asked.desk.work.reading:
        seen = _look(asked, upload)
    layout, choices = seen.layout, upload.choices
    words = {
        "upload": upload,
        "choices": choices,
        "trouble": asked.desk.text_of(seen.trouble, asked.lang) if seen.trouble else (),
        "can_check": seen.trouble is None,
        "sheets": seen.glance.sheets if seen.glance else (),
        "chosen_sheets": _sheet_names(layout, seen.glance),
        "encoding": seen.glance.encoding if seen.glance else "",
        "delimiter": seen.glance.delimiter if seen.glance else "",
        "encodings": _ENCODINGS,
        "delimiters": _DELIMITERS,
        "lines": seen.glance.lines if seen.glance else (),
        "letters": _letters(seen.glance),
        "header_row": layout.header_row if layout else choices.header_row,
        "columns": [_column_words(asked, layout, p) for p in seen.profiles] if layout else (),
        "fields": [(name, field_label(name, asked.lang)) for name in FIELDS],
        "questions": _questions(asked, seen.words or {}),
        "answers": _answers(asked, choices),
        "defaults": _defaults(asked, choices),
        "unwanted": choices.leave_out,
        "labels": [c.label for c in layout.columns if c.label.strip()] if layout else (),
        "notes": [note.text(asked.lang) for note in seen.notes if not note.warns],
        "warnings": [note.text(asked.lang) for note in seen.notes if note.warns],
        "is_fed_back": layout is not None and is_fed_back(layout),
        "saved": asked.query.get("saved", ""),
    }
    return asked.page("understand.html", words)


def _look(asked: Asked, upload: Upload) -> _Seen:
    view: Glance | None = None
    try:
        how = asked.desk.staging(upload)
        view = glance(upload.path, how.read, next(iter(upload.choices.sheets), ""))
        with open_table(upload.path, how.read, looking=True) as table:
            layout = table.layout
            if layout.sheet != view.sheet:
                view = glance(upload.path, how.read, layout.sheet)
            profiles = column_profiles(table)
            words: Mapping[tuple[str, str], int] = {}
            trouble: ImporterError | None = table.trouble
            if trouble is None:
                try:
                    words = _unknown(islice(pipeline.check_rows(table, how.rules), _SAMPLE))
                except InputError as error:
                    trouble = error
            return _Seen(view, layout, table.notes, profiles, words, trouble)
    except InputError as error:
        return _Seen(view, trouble=error)


def _unknown(rows: Iterable[Checked]) -> Counter[tuple[str, str]]:
    """The words that nobody understands among the first rows, each with its field."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for problem in row.problems:
            if problem.field in TERMS and (word := problem.params.get("word") or problem.value):
                found[problem.field, word] += 1
    return found


def _sheet_names(layout: Layout | None, view: Glance | None) -> tuple[str, ...]:
    if layout is not None:
        return tuple(part.sheet for part in layout.parts) or (layout.sheet,)
    return (view.sheet,) if view is not None else ()


def _letters(view: Glance | None) -> list[str]:
    widest = max((len(cells) for _, cells in view.lines), default=0) if view else 0
    return [column_letter(index) for index in range(widest)]


def _column_words(asked: Asked, layout: Layout, profile: ColumnProfile) -> dict[str, object]:
    column, lang = profile.column, asked.lang
    labels = [found.label.strip() for found in layout.columns]
    label = column.label.strip()
    if column.field:
        why = say(f"columns.why.{column.why}", lang)
        if column.why == "map":
            why = say("web.why.map", lang)
        if column.rank:
            why += say("columns.order", lang, {"n": column.rank + 1})
    elif column.trap:
        why = say(f"trap.{column.trap}", lang) if has(f"trap.{column.trap}") else column.trap
    else:
        why = say("web.why.none", lang)
    return {
        "index": column.index,
        "label": label,
        "letter": profile.letter,
        "samples": profile.samples,
        "filled": profile.filled,
        "rows": profile.rows,
        "field": column.field or "",
        "why": why,
        "sure": _SURE.get(column.why, "") if column.field else "trap" if column.trap else "",
        "can_choose": bool(label) and labels.count(label) == 1,
    }


def _terms(name: str, lang: Lang) -> list[tuple[str, str]]:
    """What a field can be given: our word as it is read again, and as it is shown."""
    return [(term.en, term.zh if lang is Lang.ZH else term.en) for term in TERMS[name]]


def _questions(asked: Asked, words: Mapping[tuple[str, str], int]) -> list[dict[str, object]]:
    return [
        {
            "field": name,
            "label": field_label(name, asked.lang),
            "word": word,
            "count": count,
            "terms": _terms(name, asked.lang),
        }
        for (name, word), count in sorted(words.items(), key=lambda item: -item[1])[:40]
    ]


def _answers(asked: Asked, choices: Choices) -> list[dict[str, object]]:
    return [
        {
            "field": name,
            "label": field_label(name, asked.lang),
            "word": word,
            "answer": answer,
            "terms": _terms(name, asked.lang),
        }
        for name, table in choices.words.items()
        for word, answer in table.items()
    ]


def _defaults(asked: Asked, choices: Choices) -> list[dict[str, object]]:
    """What cells that are empty, and columns that are not there, may stand for."""
    return [
        {
            "field": name,
            "label": field_label(name, asked.lang),
            "given": choices.constants.get(name, ""),
            "terms": _terms(name, asked.lang),
        }
        for name in TERMS
    ]


def choose(asked: Asked) -> Response:
    """All choices of the form at once; what is not in it stays as it is."""
    desk = asked.desk
    upload = desk.uploads.get(asked.path["id"])
    choices = _chosen(asked, upload.choices)
    if choices != upload.choices:
        desk.uploads.change(upload, choices)
    return see(f"/files/{upload.id}")


def _chosen(asked: Asked, before: Choices) -> Choices:
    one = asked.one
    if one("again") == "all":
        return Choices()
    after = before
    if one("sheet") != one("was-sheet"):
        sheet = one("sheet")
        return Choices(sheets=(sheet,) if sheet else (), encoding=before.encoding)
    if (header_row := number_in(one("header_row"))) is not None:
        return replace(after, header_row=header_row, maps={})
    if one("encoding") != one("was-encoding"):
        after = replace(after, encoding=one("encoding"))
    if one("delimiter") != one("was-delimiter"):
        after = replace(after, delimiter=one("delimiter"))
    after = replace(after, hidden="hidden" in asked.form, maps=_maps(asked, before))
    return replace(
        after,
        words=_words(asked),
        constants={name: one(f"set-{name}") for name in TERMS if one(f"set-{name}")},
        leave_out=_leave_out(asked),
    )


def _maps(asked: Asked, before: Choices) -> dict[str, tuple[str, ...]]:
    """The fields whose columns somebody chose or cleared."""
    maps = dict(before.maps)
    now: dict[str, list[str]] = {}
    touched: list[tuple[str, str, str]] = []
    for name in asked.form:
        if not name.startswith("field-"):
            continue
        place = name.removeprefix("field-")
        label, field, was = asked.one(f"label-{place}"), asked.one(name), asked.one(f"was-{place}")
        now.setdefault(was, []).append(label)
        if field != was:
            touched.append((label, was, field))
    for label, was, field in touched:
        if was:
            left = [other for other in now[was] if other != label]
            maps[was] = tuple(left)
        if field in FIELDS:
            maps[field] = (label,)
    return maps


def _words(asked: Asked) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    rows = zip(
        *(asked.form.get(name, ()) for name in ("word-field", "word", "word-answer")), strict=False
    )
    for field, word, answer in rows:
        if answer and field in TERMS:
            found.setdefault(field, {})[word] = answer
    return found


def _leave_out(asked: Asked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for label, word in zip(
        asked.form.get("out-label", ()), asked.form.get("out-word", ()), strict=False
    ):
        if label and word.strip() and f"{label}={word}" not in asked.form.get("out-not", ()):
            found.setdefault(label, []).append(word.strip())
    return tuple((label, tuple(words)) for label, words in found.items())


def check(asked: Asked) -> Response:
    """Read and check every row; the page waits, or shows how far it is."""
    return read(asked, asked.desk.uploads.get(asked.path["id"]))


def save(asked: Asked) -> Response:
    """Keep what the columns mean, for the next file of this kind."""
    desk = asked.desk
    upload = desk.uploads.get(asked.path["id"])
    how = desk.staging(upload)
    with desk.work.reading, open_table(upload.path, how.read) as table:
        layout = how.rules.added_to(table.layout)
    without = [name for name, labels in how.read.maps.items() if not labels]
    save_mapping(asked.one("name").strip(), desk.mappings, layout, without)
    return see(f"/files/{upload.id}?saved={asked.one('name').strip()}#save")


ROUTES = [
    shown("/files/{id}", understand),
    done("/files/{id}/choose", choose),
    done("/files/{id}/check", check),
    done("/files/{id}/mapping", save),
]
