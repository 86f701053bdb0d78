"""A sentence in both languages, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from importer.texts.foreign import printable, printable_lines, typed


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
        said as a list; one that differs by language is a mapping of ``Lang`` → what it is there.

        Words come from outside, too, and are made ``printable``.  ``{name:typed}`` is a word of
        a command to be pasted; ``{name:lines}`` may have several lines."""
        words = {name: _word(value, lang) for name, value in (params or {}).items()}
        if lang != Lang.ZH:
            return self.en.format_map(words)
        text = self.zh
        for name in _ROWS:
            if "!" in str(words.get(name, "")):
                text = text.replace(f"第 {{{name}}} 行", f"{{{name}:rows}}")
        return text.format_map(words)


class Reason(str):
    """A few words that are said in the reader's language wherever they fill a sentence; English
    as a text."""

    __slots__ = ("both",)

    both: Text

    def __new__(cls, both: Text) -> Reason:
        words = super().__new__(cls, both.en)
        words.both = both
        return words

    def __reduce__(self) -> tuple[type[Reason], tuple[Text]]:
        return Reason, (self.both,)  # a copy is made of both


def sentences(said: Iterable[str], lang: Lang) -> str:
    """Whole sentences, one after the other."""
    return ("" if lang == Lang.ZH else " ").join(said)


class Said(str):
    """A sentence that knows its ``slug`` and its ``words``: a log keeps these."""

    __slots__ = ("slug", "words")

    slug: str
    words: Mapping[str, object]

    def __new__(cls, text: str, slug: str, words: Mapping[str, object] | None = None) -> Said:
        said = super().__new__(cls, text)
        said.slug, said.words = slug, words or {}
        return said


#: Words that are rows' names, which have their sheets in front where several are read.
_ROWS = ("row", "rows", "first_row")
#: A row's name: its sheet, where that is told, and its number.
_ROW = re.compile(r"(?:(?P<sheet>.+)!)?(?P<number>[0-9]+|…)", re.DOTALL)


def _rows_of_sheets(names: str) -> str:
    """Rows of several sheets in a Chinese sentence: “在用”第 7、8 行、“上海”第 3 行."""
    found: list[tuple[str, list[str]]] = []
    for name in re.split("(?<=[0-9])(?:、|, )", names):
        row = _ROW.fullmatch(name.removesuffix(" …"))
        if row is None:
            return f"第 {printable(names)} 行"
        if row["sheet"] is not None and (not found or found[-1][0] != row["sheet"]):
            found.append((row["sheet"], []))
        if not found:
            return f"第 {printable(names)} 行"
        found[-1][1].append(row["number"] + " …" * name.endswith(" …"))
    joiner = JOINERS[Lang.ZH]
    return joiner.join(f"“{printable(sheet)}”第 {joiner.join(rows)} 行" for sheet, rows in found)


#: What may stand behind a word's name, and how it is shown then.
_WAYS: Mapping[str, Callable[[str], str]] = {
    "typed": typed,
    "lines": printable_lines,
    "rows": _rows_of_sheets,
}


class _Word(str):
    """A word that fills a sentence."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        shown = _WAYS.get(how)
        return shown(self) if shown else str.__format__(printable(self), how)


def _word(value: object, lang: Lang) -> object:
    if isinstance(value, int | float):
        return value
    if isinstance(value, Mapping):
        value = value[lang]
    if isinstance(value, tuple):
        value = JOINERS[lang].join(map(str, value))
    elif isinstance(value, Reason):
        value = value.both.said(lang)
    return _Word(value)
