"""Problems and stops as sentences, fields and systems named in the reader's language.

What a ``Problem`` carries does not depend on a language: lists of fields and numbers of
operating systems, as the API has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping

from importer.model.deeds import OldNew
from importer.model.device import Problem
from importer.model.names import field_label, option_name
from importer.model.run import Cause, Stopped
from importer.model.settings import SANDBOX_TENANT
from importer.texts import JOINERS, Lang, has, printable, say
from importer.vocabulary import FIELDS, KIND_BY_SLUG, SYSTEM_BY_CODE, TERMS, Fault

_LONGEST = 60
#: An address that is a row and not a cell of it.
_WHOLE_ROW = re.compile(r"!([0-9]+):\1$")


def tenant_text(name: str, sandbox: str, lang: Lang) -> str:
    """A tenant as a sentence names it: base address and app, parted from Chinese letters; or what
    the ``sandbox`` is called there, a slug."""
    if name == SANDBOX_TENANT:
        return say(sandbox, lang)
    return f" {name} " if lang is Lang.ZH else name


def problem_text(problem: Problem, lang: Lang) -> str:
    """What is wrong, in one sentence."""
    return say(f"problem.{problem.slug}", lang, _words(problem, lang))


def fix_text(problem: Problem, lang: Lang) -> str:
    """What to do next, in one sentence."""
    slug = f"fix.{problem.slug}"
    if "," not in problem.params.get("fields", "") and has(f"{slug}.one"):
        slug += ".one"  # nobody has a choice among one
    return say(slug, lang, _words(problem, lang))


def problem_at(problem: Problem, lang: Lang, *, others: bool = False) -> str:
    """What is wrong, with the cell's address in front; ``others``: it is not the only one."""
    row = _WHOLE_ROW.search(problem.address)
    address = say("report.row-at", lang, {"row": row[1]}) if row else printable(problem.address)
    slug = "report.at-others" if others else "report.at"
    return say(slug, lang, {"address": address, "text": problem_text(problem, lang)})


def stop_texts(stopped: Stopped, lang: Lang) -> tuple[str, str]:
    """Why a run stopped, and what to do before it can go on."""
    if stopped.slug.startswith("error."):
        return say(stopped.slug, lang, stopped.params), ""
    slug = f"stop.{stopped.slug}"
    return say(slug, lang, stopped.params), say(f"{slug}.next", lang, stopped.params)


def cause_words(cause: Cause, lang: Lang, most: int) -> str:
    """What the rows of a cause differ by, with their numbers; kinds in the reader's language."""
    is_kind = cause.slug in (Fault.LEFT_KIND, Fault.LEFT_SHEET)
    named = ((kind_label(w, lang) if is_kind else w, n) for w, n in cause.words.items())
    shown = [f"{printable(word)} {count}" for word, count in named][:most]
    more = [say("report.more-words", lang)] if len(cause.words) > most else []
    return " · ".join((*shown, *more))


def system_label(code: int | None, lang: Lang) -> str:
    """An operating system's name; None and strange numbers are an unknown one."""
    system = SYSTEM_BY_CODE.get(code) if code is not None else None
    if system is None:
        return say("system.unknown", lang)
    return system.zh if lang == Lang.ZH else system.en


def changes_text(kinds: Mapping[OldNew, int], lang: Lang) -> dict[str, int]:
    """What is to be changed of records, old → new, and of how many, the most frequent first;
    ``kinds``: (ownership, trust) as the registry has them and as the rows do → how many."""
    found: Counter[str] = Counter()
    for (before, after), count in kinds.items():
        parts = [
            say(
                "report.old-new",
                lang,
                {
                    "label": field_label(name, lang),
                    "old": term_label(name, old, lang),
                    "new": term_label(name, new, lang),
                },
            )
            for name, old, new in zip(
                ("device_ownership", "device_status"), before, after, strict=True
            )
            if old != new
        ]
        found[" · ".join(parts)] += count
    return dict(found.most_common())


def defaults_text(
    defaults: Mapping[str, int],
    unknown: Mapping[str, int],
    lang: Lang,
    read: Container[str] = frozenset(),
) -> str:
    """What is sent where a row says nothing of a field: field → number; of how many rows that is
    ``unknown``, some of which may say so where a column is ``read``.  "" where there is nothing to
    be said."""
    unsaid = {name: "unknown" if name in read else "unsaid" for name in unknown}
    values = [
        say(
            f"cli.default.{unsaid[name]}" if name in unsaid and not code else "cli.default",
            lang,
            {
                "label": field_label(name, lang),
                "value": term_label(name, code, lang),
                "count": unknown.get(name, 0),
            },
        )
        for name, code in sorted(defaults.items(), key=lambda pair: FIELDS.index(pair[0]))
    ]
    return say("cli.defaults", lang, {"values": " · ".join(values)}) if values else ""


def term_label(field: str, code: int, lang: Lang) -> str:
    """Our word for a number of the API; the number itself where it is none of ours."""
    term = next((term for term in TERMS.get(field, ()) if term.code == code), None)
    if term is None:
        return str(code)
    return term.zh if lang == Lang.ZH else term.en


def kind_label(slug: str, lang: Lang) -> str:
    """Our name for a kind of thing; the slug itself where it is none of ours."""
    kind = KIND_BY_SLUG.get(slug)
    if kind is None:
        return slug
    return kind.zh if lang == Lang.ZH else kind.en


def _system(code: str, lang: Lang) -> str:
    return system_label(int(code), lang)


#: Parameters that are lists of codes, and how one of them is named.
_NAMED: Mapping[str, Callable[[str, Lang], str]] = {
    "fields": field_label,
    "system": _system,
    "systems": _system,
    "kind": kind_label,
}


def _words(problem: Problem, lang: Lang) -> dict[str, str]:
    words = {
        "value": _shown(problem.value),
        "word": problem.value,
        "address": printable(problem.address),
        "field": option_name(problem.field, lang),
        "label": field_label(problem.field, lang),
        "suggestion": problem.suggestion,
    }
    for name, value in problem.params.items():
        if name == "term":  # a number of the problem's own field
            words[name] = term_label(problem.field, int(value), lang)
            continue
        named = _NAMED.get(name)
        parts = [named(part, lang) for part in value.split(",")] if named else [value]
        if name == "rows":
            parts = value.split(", ")
        words[name] = JOINERS[lang].join(parts)
    return words


def _shown(value: str) -> str:
    """A cell's text on one line, cut where it would drown the sentence."""
    line = " ".join(printable(value).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
