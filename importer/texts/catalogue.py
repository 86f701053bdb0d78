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

_ON_PAGE = ContextVar("on_page", default=False)


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
    text = texts.get(f"{slug}.page") if _ON_PAGE.get() else None
    return Said((text or texts[slug]).said(lang, params), slug, params)


def on_page() -> AbstractContextManager[None]:
    """Whatever is said within is read on the local page, where nobody can type an option: a
    sentence that names one is said as ``<slug>.page`` has it."""
    return _read_there(True)


def in_file() -> AbstractContextManager[None]:
    """Whatever is said within is written into a file, which is read away from the page: there a
    cell has a format, and a command can be typed."""
    return _read_there(False)


@contextmanager
def _read_there(is_on_page: bool) -> Iterator[None]:
    before = _ON_PAGE.set(is_on_page)
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
