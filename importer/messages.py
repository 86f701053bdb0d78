"""Every sentence a user reads, in Chinese and English, by slug.

The sentences themselves stand in tables, one module for each part of the house:
``messages_rows`` (problems of rows), ``messages_files`` (files that can't be used),
``messages_mappings`` (mappings, headings, lines that are no rows),
``messages_errors`` (settings, credentials, network, journal), ``messages_run`` (stops and
events), ``messages_advice`` (what to do about a row), ``messages_cli`` (the terminal),
``messages_help`` (``--help``), ``messages_usage`` (command lines that can't be understood) and
``messages_report`` (workbooks).
A slug is found in exactly one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from importer.models import Lang

#: What stands between the parts of a list.
JOINERS: Mapping[Lang, str] = {Lang.EN: ", ", Lang.ZH: "、"}


class Text(NamedTuple):
    """One sentence in both languages; ``{name}`` is filled when it is said."""

    en: str
    zh: str

    def said(self, lang: Lang, params: Mapping[str, object] | None = None) -> str:
        """The sentence in one language, with its words filled in.  A word that is a tuple is
        said as a list; one that differs by language is a mapping of ``Lang`` → text."""
        words = {name: _word(value, lang) for name, value in (params or {}).items()}
        return (self.zh if lang is Lang.ZH else self.en).format_map(words)


def _word(value: object, lang: Lang) -> object:
    if isinstance(value, tuple):
        return JOINERS[lang].join(map(str, value))
    return value[lang] if isinstance(value, Mapping) else value


@cache
def catalogue() -> Mapping[str, Text]:
    """All sentences.  Read once, when the first one is needed: ``--help`` has a table of its
    own."""
    from importer import (
        messages_advice,
        messages_cli,
        messages_errors,
        messages_files,
        messages_help,
        messages_mappings,
        messages_report,
        messages_rows,
        messages_run,
        messages_usage,
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
        messages_help.TEXTS,
        messages_usage.TEXTS,
    )
    texts: dict[str, Text] = {}
    for table in tables:
        twice = texts.keys() & table.keys()
        if twice:
            raise KeyError(f"slugs in two tables: {sorted(twice)}")
        texts.update(table)
    return texts


def say(slug: str, lang: Lang, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a slug in one language, with its words filled in."""
    return catalogue()[slug].said(lang, params)


def has(slug: str) -> bool:
    """Whether there is a sentence for a slug."""
    return slug in catalogue()
