"""A sentence in both languages, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Lang(StrEnum):
    """The two languages that every sentence exists in."""

    EN = "en"
    ZH = "zh"


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
