"""Every sentence a user reads, in Chinese and English, by slug.

The sentences themselves stand in tables, one file for each part of the house.
A slug is found in exactly one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import cache

from importer.texts.text import Lang, Said, Text

#: Whether what is said is read on the local page, and there in the step “Columns”; None elsewhere.
_ON_PAGE: ContextVar[bool | None] = ContextVar("on_page", default=None)
#: {there} in what is said on the page: where columns, sheets and encodings are chosen.
_THERE = Text(" under “Columns”", "在“识别列”中")


@cache
def catalogue() -> Mapping[str, Text]:
    """All sentences.  Read once, when the first one is needed: ``--help`` has a table of its
    own."""
    from importer.texts import (
        advice,
        cli,
        errors,
        files,
        mappings,
        page,
        problems,
        reasons,
        report,
        run,
        setup,
        usage,
        web,
    )
    from importer.texts.help import TEXTS as HELP

    tables = (
        advice.TEXTS,
        cli.TEXTS,
        errors.TEXTS,
        files.TEXTS,
        HELP,
        mappings.TEXTS,
        page.TEXTS,
        problems.TEXTS,
        reasons.TEXTS,
        report.TEXTS,
        run.TEXTS,
        setup.TEXTS,
        usage.TEXTS,
        web.TEXTS,
    )
    texts: dict[str, Text] = {}
    for table in tables:
        twice = texts.keys() & table.keys()
        if twice:
            raise KeyError(f"slugs in two tables: {sorted(twice)}")
        texts.update(table)
    return texts


def say(slug: str, lang: Lang, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a slug in one language, with its words filled in: a ``Said``."""
    texts = catalogue()
    is_at_columns = _ON_PAGE.get()
    text = texts.get(f"{slug}.page") if is_at_columns is not None else None
    if text is None:
        return Said(texts[slug].said(lang, params), slug, params)
    there = "" if is_at_columns else _THERE.said(lang)
    return Said(text.said(lang, {**(params or {}), "there": there}), slug, params)


def on_page(*, at_columns: bool = False) -> AbstractContextManager[None]:
    """Whatever is said within is read on the local page, where nobody can type an option: a
    sentence that names one is said as ``<slug>.page`` has it.  ``at_columns``: in the step where
    columns are chosen, so that nobody is sent there."""
    return _read_there(at_columns)


def is_on_page() -> bool:
    """Whether what is said now is read there."""
    return _ON_PAGE.get() is not None


def in_file() -> AbstractContextManager[None]:
    """Whatever is said within is written into a file, which is read away from the page: there a
    cell has a format, and a command can be typed."""
    return _read_there(None)


@contextmanager
def _read_there(is_at_columns: bool | None) -> Iterator[None]:
    before = _ON_PAGE.set(is_at_columns)
    try:
        yield
    finally:
        _ON_PAGE.reset(before)


def duration(seconds: float, lang: Lang) -> str:
    """A time a person can plan with."""
    if seconds < 90:
        return say("cli.seconds", lang, {"n": f"{max(1, round(seconds))}"})
    if seconds < 5400:
        return say("cli.minutes", lang, {"n": f"{seconds / 60:.0f}"})
    return say("cli.hours", lang, {"n": f"{seconds / 3600:.1f}"})


def has(slug: str) -> bool:
    """Whether there is a sentence for a slug."""
    return slug in catalogue()


def help_texts() -> Mapping[str, Text]:
    """The sentences of ``--help`` alone: a page must not wait for all the other tables."""
    from importer.texts.help import TEXTS

    return TEXTS
