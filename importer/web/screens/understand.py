"""How a file is understood, and why; every choice can be made otherwise, and its first rows are
read again at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from starlette.responses import JSONResponse, Response

from importer import pipeline
from importer.loader import (
    NO_MAPPING,
    ColumnProfile,
    Confidence,
    ExportMapping,
    Glance,
    column_profiles,
    glance,
    open_table,
    save_mapping,
    survey_mappings,
)
from importer.model import (
    ImporterError,
    InputError,
    Layout,
    Note,
    column_letter,
    column_name,
    field_label,
    is_fed_back,
    term_label,
)
from importer.texts import Lang, has, say
from importer.vocabulary import FIELDS, IDENTIFIERS, TERMS, Role
from importer.web.choices import Choices
from importer.web.meanings import Counting, Words, corrections, counted, counting
from importer.web.pages import Asked, done, number_in, see, shown
from importer.web.screens.reading import read
from importer.web.uploads import Upload

#: How many words are asked about at once.
_WORDS = 40
#: What the list of sheets says of several that are ticked: no sheet has such a name.
_SEVERAL = "*"
#: Encodings that lists of devices are kept in.
_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "windows-1252", "shift_jis", "euc-kr")
_DELIMITERS = (",", ";", "tab", "|")
#: Every sheet that is a list of devices.
_ALL = ("all",)
#: The field of which models speak as well.
_SYSTEM = "device_system"
#: How sure a column's meaning is, by how it was found.
_SURE = {"field": "sure", "label": "sure", "map": "chosen", "mapping": "known", "alias": "known"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look at a file gives; without a layout ``trouble`` says why."""

    glance: Glance | None = None
    layout: Layout | None = None
    notes: tuple[Note, ...] = ()
    profiles: Sequence[ColumnProfile] = ()
    trouble: ImporterError | None = None
    sha256: str = ""


def understand(asked: Asked) -> Response:
    """The file as it was understood, with the reasons."""
    desk, choices = asked.desk, (upload := asked.desk.uploads.get(asked.path["id"])).choices
    with desk.work.reading:
        seen = _look(asked, upload)
    layout = seen.layout
    job = None
    if seen.trouble is None:
        job = counted(desk, upload, corrections(desk, seen.sha256))
    told = seen.trouble.notes if seen.trouble else ()  # with the trouble, and not once more
    later = job.notes if job is not None and job.is_complete else ()
    notes = [note for note in (*seen.notes, *later) if note not in told]
    words = {
        "upload": upload,
        "choices": choices,
        "trouble": desk.text_of(seen.trouble, asked.lang) if seen.trouble else (),
        "can_check": seen.trouble is None,
        **_place_words(asked, choices, seen),
        "columns": _columns(asked, layout, seen.profiles) if layout else (),
        "fields": [(name, field_label(name, asked.lang)) for name in FIELDS],
        **_count_words(asked, choices, job),
        "defaults": _defaults(asked, choices),
        "unwanted": choices.leave_out,
        "trusted": [(name, field_label(name, asked.lang)) for name in choices.trusted],
        "labels": [name for name in _names(layout) if name] if layout else (),
        "notes": [
            *(note.text(asked.lang) for note in notes if not note.warns),
            *_left_out(asked, job),
        ],
        "warnings": [note.text(asked.lang) for note in notes if note.warns],
        "is_fed_back": layout is not None and is_fed_back(layout),
        "saved": asked.query.get("saved", ""),
    }
    return asked.page("understand.html", words)


def _left_out(asked: Asked, job: Counting | None) -> Iterator[str]:
    """How many rows stay behind without being a fault, and why."""
    if job is not None and job.is_complete:
        for why, count in job.words.left.most_common():
            yield asked.say(f"web.understand.{why}", {"count": count})


def _place_words(asked: Asked, choices: Choices, seen: _Seen) -> dict[str, object]:
    """Where in the file the table is, and how its text is read."""
    view, layout = seen.glance, seen.layout
    own, ours = _mappings(asked)
    chosen = _sheet_names(layout, view, choices)
    is_several = len(chosen) > 1 and choices.sheets != _ALL
    return {
        "sheets": view.sheets if view else (),
        "chosen_sheets": chosen,
        "several": _SEVERAL if is_several else "",
        "is_ticking": len(chosen) > 1 or "sheets" in asked.query,
        "is_text": bool((view and view.encoding) or choices.encoding or choices.delimiter),
        "encoding": view.encoding if view else choices.encoding,
        "delimiter": view.delimiter if view else choices.delimiter,
        "encodings": _ENCODINGS,
        "delimiters": _DELIMITERS,
        "lines": view.lines if view else (),
        "letters": _letters(view),
        "header_row": layout.header_row if layout else choices.header_row,
        "own_mappings": own,
        "our_mappings": ours,
        "mapping": dict((*own, *ours)).get(layout.mapping, layout.mapping) if layout else "",
        "no_mapping": NO_MAPPING,
    }


def _mappings(asked: Asked) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(name, title) of the user's mappings, and of ours."""
    known, _ = survey_mappings(asked.desk.mappings)

    def named(mappings: Iterator[ExportMapping]) -> list[tuple[str, str]]:
        return sorted((found.name, found.title[asked.lang]) for found in mappings)

    own = [found for found in known if found.confidence is Confidence.OWN]
    return named(iter(own)), named(found for found in known if found not in own)


def _look(asked: Asked, upload: Upload) -> _Seen:
    view: Glance | None = None
    try:
        how = asked.desk.staging(upload)
        view = glance(upload.path, how.read, next(iter(upload.choices.sheets), ""))
        with open_table(upload.path, how.read, looking=True) as table:
            layout, trouble = table.layout, table.trouble
            if layout.sheet != view.sheet:
                view = glance(upload.path, how.read, layout.sheet)
            profiles = column_profiles(table)
            if trouble is not None:  # which of two columns counts is not settled
                profiles = [replace(p, column=replace(p.column, rank=0)) for p in profiles]
            if trouble is None:
                try:
                    if next(pipeline.check_rows(table, how.rules), None) is None:
                        where = {"sheet": layout.sheet, "row": layout.header_row}
                        trouble = InputError("no-rows", {"path": upload.name, **where})
                except InputError as error:
                    trouble = error
            return _Seen(view, layout, table.notes, profiles, trouble, table.content_hash)
    except InputError as error:
        return _Seen(view, trouble=error)


def _sheet_names(layout: Layout | None, view: Glance | None, choices: Choices) -> tuple[str, ...]:
    """The sheets that are read, or would be if they could."""
    if layout is not None:
        return tuple(part.sheet for part in layout.parts) or (layout.sheet,)
    if view is None:
        return ()
    wanted = tuple(sheet.name for sheet in view.sheets if sheet.name in choices.sheets)
    return wanted or (view.sheet,)


def _letters(view: Glance | None) -> list[str]:
    widest = max((len(cells) for _, cells in view.lines), default=0) if view else 0
    return [column_letter(index) for index in range(widest)]


def _names(layout: Layout) -> list[str]:
    """What names each column in a choice, "" where nothing does: of several sheets that differ, a
    letter would mean other columns on each."""
    labels = [column.label for column in layout.columns]
    alike = all(part.places == tuple(range(len(labels))) for part in layout.parts)
    names = [column_name(labels, place) for place in range(len(labels))]
    return [
        name if alike or name != column_letter(place) else "" for place, name in enumerate(names)
    ]


def _columns(
    asked: Asked, layout: Layout, profiles: Sequence[ColumnProfile]
) -> list[dict[str, object]]:
    names = _names(layout)
    return [_column_words(asked.lang, profile, names) for profile in profiles]


def _column_words(lang: Lang, profile: ColumnProfile, names: Sequence[str]) -> dict[str, object]:
    column = profile.column
    if column.field:
        why = say(f"columns.why.{column.why}", lang)
        if column.why == "map":
            why = say("web.why.map", lang)
        if column.rank:
            why += say("columns.order", lang, {"n": column.rank + 1})
    elif column.trap:
        slug = f"trap.{column.trap}"
        why = say(slug, lang, {"label": column.label}) if has(slug) else column.trap
    else:
        why = say("web.why.model" if column.role is Role.MODEL else "web.why.none", lang)
    return {
        "index": column.index,
        "label": column.label.strip(),
        "name": names[column.index],
        "letter": profile.letter,
        "samples": profile.samples,
        "filled": profile.filled,
        "rows": profile.rows,
        "field": column.field or "",
        "why": why,
        "sure": _SURE.get(column.why, "") if column.field else "trap" if column.trap else "",
    }


def _terms(name: str, lang: Lang, only: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What a field can be given, of ``only`` some numbers: our word as it is read again, and as it
    is shown."""
    return [
        (term.en, term.zh if lang is Lang.ZH else term.en)
        for term in TERMS[name]
        if not only or str(term.code) in only
    ]


# -- words that want a meaning -----------------------------------------------------------------


def _count_words(asked: Asked, choices: Choices, job: Counting | None) -> dict[str, object]:
    """The words that nobody understands and the models that the system was read from, the frequent
    ones first, with the meanings that they were given; of a large file, that they are just being
    counted."""
    is_known = job is not None and job.is_complete
    words = job.words if job is not None and is_known else Words()
    questions = [
        _question(asked, choices, (name, word), count)
        for (name, word), count in words.asked.most_common()
    ]
    models = [
        {
            **_question(asked, choices, (_SYSTEM, model), count),
            "read": term_label(_SYSTEM, int(code), asked.lang),
            "terms": _terms(_SYSTEM, asked.lang, words.answers[model]),
        }
        for (model, code), count in words.models.most_common()
    ]
    counted = {(q["field"], q["word"]) for q in (*questions, *models)}
    others = [
        _question(asked, choices, (name, word), 0)
        for name, table in choices.words.items()
        for word in table
        if (name, word) not in counted
    ]
    shown = [_first(questions), _first(models)]
    return {
        "counting": job if job is not None and not job.over.is_set() else None,
        "counting_text": _counting_text(asked, job) if job is not None else "",
        "counting_trouble": asked.desk.text_of(job.error, asked.lang) if job and job.error else (),
        "rows": job.done if job is not None and is_known else None,
        "groups": _groups(asked, words, [*shown[0], *others]),
        "models": shown[1],
        "blank": words.blank,
        "more_words": len(questions) + len(models) - sum(map(len, shown)),
    }


def _groups(
    asked: Asked, words: Words, questions: list[dict[str, object]]
) -> list[dict[str, object]]:
    """The questions by what is wrong with their words, each group with its sentence; those that
    were answered and are not in the file last, without one."""
    groups: dict[str, list[dict[str, object]]] = {}
    for question in questions:
        about = (str(question["field"]), str(question["word"]))
        groups.setdefault(words.faults.get(about, ""), []).append(question)
    found = sorted(groups.items(), key=lambda group: group[0] == "")
    return [
        {"text": asked.say(f"web.group.{fault}") if fault else "", "questions": group}
        for fault, group in found
    ]


def _first(questions: list[dict[str, object]]) -> list[dict[str, object]]:
    """So many, and all that are answered."""
    return [q for place, q in enumerate(questions) if place < _WORDS or q["answer"]]


def _question(
    asked: Asked, choices: Choices, about: tuple[str, str], count: int
) -> dict[str, object]:
    """A word with its field.  Its ``id`` is the same whatever else is asked: who answers by
    keyboard stays there.  ``read`` is what the word was taken for, "" where nobody knows it."""
    name, word = about
    return {
        "id": "w" + blake2b(json.dumps(about).encode(), digest_size=8).hexdigest(),
        "field": name,
        "label": field_label(name, asked.lang),
        "word": word,
        "count": count,
        "terms": _terms(name, asked.lang),
        "answer": choices.words.get(name, {}).get(word, ""),
        "read": "",
    }


def _counting_text(asked: Asked, job: Counting) -> str:
    return asked.say("web.understand.counting", {"rows": f"{job.done:,}"})


def words_news(asked: Asked) -> Response:
    """How far the counting is, for a script that asks again and again."""
    job = counting(asked.desk, asked.desk.uploads.get(asked.path["id"]).id)
    if job is None:
        raise InputError("web-no-page")
    over = job.over.is_set()
    text = _counting_text(asked, job)
    return JSONResponse({"over": over, "text": text, "done": job.done, "total": job.total or 0})


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


# -- choosing ----------------------------------------------------------------------------------


def choose(asked: Asked) -> Response:
    """All choices of the form at once; what is not in it stays as it is."""
    desk = asked.desk
    upload = desk.uploads.get(asked.path["id"])
    choices = _chosen(asked, upload.choices)
    if choices != upload.choices:
        desk.uploads.change(upload, choices)
    is_ticked = asked.form.get("tick") != asked.form.get("was-tick")
    return see(f"/files/{upload.id}" + ("?sheets" if is_ticked else ""))


def _chosen(asked: Asked, before: Choices) -> Choices:
    one, there = asked.one, asked.form.get("has", ())
    if one("again") == "all":
        return asked.desk.first_choices()
    if one("sheet") != one("was-sheet"):
        return _of_other_sheets(asked, before, (one("sheet"),) if one("sheet") else ())
    if (ticked := asked.form.get("tick", ())) and ticked != asked.form.get("was-tick", ()):
        return _of_other_sheets(asked, before, tuple(ticked))
    if (header_row := number_in(one("header_row"))) is not None:
        return replace(before, header_row=header_row, maps={})

    def named(name: str, was: str) -> str:
        return was if one(name) == one(f"was-{name}") else one(name)

    after = replace(
        before,
        encoding=named("encoding", before.encoding),
        delimiter=named("delimiter", before.delimiter),
        mapping=named("mapping", before.mapping),
        maps=_maps(asked, before),
        words=_words(asked),
    )
    if "hidden" in there:
        after = replace(after, hidden="hidden" in asked.form)
    if "more" in there:
        after = replace(
            after,
            constants={name: one(f"set-{name}") for name in TERMS if one(f"set-{name}")},
            leave_out=_leave_out(asked),
            strict="strict" in asked.form,
            trusted=tuple(name for name in asked.form.get("trusted", ()) if name in IDENTIFIERS),
        )
    if one("blank"):
        after = replace(after, constants={**after.constants, _SYSTEM: one("blank")})
    return after


def _of_other_sheets(asked: Asked, before: Choices, sheets: tuple[str, ...]) -> Choices:
    """What was said of words and values still holds; what was said of columns does not."""
    return replace(
        before,
        sheets=sheets,
        header_row=None,
        maps={},
        trusted=(),
        leave_out=asked.desk.first_choices().leave_out,
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
    for label, was, _ in touched:
        if was:
            now[was].remove(label)
            maps[was] = tuple(now[was])
    return {**maps, **{field: (label,) for label, _, field in touched if field in FIELDS}}


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
    shown("/files/{id}", understand, at_columns=True),
    shown("/files/{id}/words", words_news),
    done("/files/{id}/choose", choose),
    done("/files/{id}/check", check),
    done("/files/{id}/mapping", save),
]
