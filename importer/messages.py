"""Every sentence a user reads, in Chinese and English, by slug.

The sentences themselves stand in tables, one module for each part of the house:
``messages_rows`` (problems of rows), ``messages_files`` (files that can't be used),
``messages_mappings`` (mappings, headings, lines that are no rows),
``messages_errors`` (settings, credentials, network, journal), ``messages_run`` (stops and
events), ``messages_advice`` (what to do about a row), ``messages_cli`` (the terminal) and
``messages_report`` (workbooks).
A slug is found in exactly one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from importer.models import Lang


class Text(NamedTuple):
    """One sentence in both languages; ``{name}`` is filled when it is said."""

    en: str
    zh: str


@cache
def catalogue() -> Mapping[str, Text]:
    """All sentences.  Read once, when the first one is needed: ``--help`` needs none."""
    from importer import (
        messages_advice,
        messages_cli,
        messages_errors,
        messages_files,
        messages_mappings,
        messages_report,
        messages_rows,
        messages_run,
    )

    tables = (
        messages_rows.TEXTS,
        messages_files.TEXTS,
        messages_mappings.TEXTS,
        messages_errors.TEXTS,
        messages_run.TEXTS,
        messages_advice.TEXTS,
        messages_cli.TEXTS,
        messages_report.TEXTS,
    )
    texts: dict[str, Text] = {}
    for table in tables:
        twice = texts.keys() & table.keys()
        if twice:
            raise KeyError(f"slugs in two tables: {sorted(twice)}")
        texts.update(table)
    return texts


def say(slug: str, lang: Lang, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a slug in one language, with its words filled in.  A word that differs
    by language is a mapping of ``Lang`` → text."""
    text = catalogue()[slug]
    words = {
        name: word[lang] if isinstance(word, Mapping) else word
        for name, word in (params or {}).items()
    }
    return (text.zh if lang is Lang.ZH else text.en).format_map(words)


def has(slug: str) -> bool:
    """Whether there is a sentence for a slug."""
    return slug in catalogue()
