"""What an export of the registry can be confined to: fields with a choice of values, and those of
which somebody types one."""

from __future__ import annotations

from collections.abc import Mapping

from importer.model import InputError, field_label, term_label
from importer.texts import Lang
from importer.vocabulary import FACTS, FILTERS, RECORD_ID, TERMS
from importer.web.pages import Asked

#: What else a record says, by its name.
_FACTS = {fact.name: fact for fact in (RECORD_ID, *FACTS)}
#: Signs of a value that is typed.
_LONGEST = 200


def choices(lang: Lang) -> list[dict[str, object]]:
    """The fields that have a choice, each with its values and their words."""
    return [
        {"name": name, "label": _label(name, lang), "values": values}
        for name in FILTERS
        if (values := _values(name, lang))
    ]


def typed(lang: Lang) -> list[tuple[str, str]]:
    """The fields of which a value is typed, with their labels."""
    return [(name, _label(name, lang)) for name in FILTERS if not _values(name, lang)]


def filters_of(asked: Asked) -> dict[str, str]:
    """What a form says.  Raises ``InputError`` for a field or a value that it did not offer."""
    found = {}
    for name in FILTERS:
        value = asked.one(f"only-{name}")
        if value:
            if value not in _values(name, asked.lang):
                raise InputError("web-form")
            found[name] = value
    value = asked.one("value").strip()[:_LONGEST]
    if value:
        name = asked.one("field")
        if name not in dict(typed(asked.lang)):
            raise InputError("web-form")
        found[name] = value
    return found


def filter_words(filters: Mapping[str, str], lang: Lang) -> list[tuple[str, str]]:
    """Filters as a page shows them: label and value."""
    return [
        (_label(name, lang), _values(name, lang).get(value, value))
        for name, value in filters.items()
    ]


def _label(name: str, lang: Lang) -> str:
    fact = _FACTS.get(name)
    if fact is None:
        return field_label(name, lang) if name != "did" else "DID"
    return fact.zh if lang is Lang.ZH else fact.en


def _values(name: str, lang: Lang) -> dict[str, str]:
    """The values that a field can have, as the API is asked for them, with their words."""
    if name in TERMS:
        return {str(term.code): term_label(name, term.code, lang) for term in TERMS[name]}
    fact = _FACTS.get(name)
    if fact is None or not fact.words:
        return {}
    at = 0 if lang is Lang.ZH else 1
    # What is no number to the API is a truth value.
    asked_for = str if fact.numbers else {0: "false", 1: "true"}.__getitem__
    return {asked_for(number): words[at] for number, words in fact.words.items()}
