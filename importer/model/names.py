"""What a field is called: in a sentence, and in an option of a command."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from importer.model.cells import column_letter
from importer.texts import Lang, is_on_page
from importer.vocabulary import FIELDS, LABELS, TERMS, bare, known, label_key

#: What would have to be quoted in a shell.
_NO_NAME = re.compile(r"[^0-9a-z]+")
#: Between the words of a list, on any keyboard; twice the same stands for one within a word.
_COMMA = re.compile(r"([,，、])(\1)?")
#: Stands where a word ends; no cell has it.
_END = "\0"


def field_label(field: str, lang: Lang) -> str:
    """Our name of a field; the field itself where it is none of the API's."""
    chinese, english = LABELS.get(field, (field, field))
    return chinese if lang == Lang.ZH else english


def option_name(field: str, lang: Lang) -> str:
    """Its label as an option takes it, typed without quotes: 操作系统, operating-system."""
    if field not in LABELS or lang == Lang.ZH:
        return field_label(field, lang)
    return _NO_NAME.sub("-", field_label(field, lang).lower()).strip("-")


def field_named(name: str) -> str:
    """The field that an option names, by the API's name, a label of ours or another heading of
    it; the name itself where it is none of these."""
    if name in FIELDS:
        return name
    field, _ = known(name) or (name, "")
    return field


def columns_named(labels: Sequence[str], name: str) -> list[int]:
    """The places of the columns that somebody names by their heading, as it is written or else as
    it is meant, or where none has that heading by a letter; several where it does not say which."""
    said, key, letter = bare(name), label_key(name), name.strip().upper()
    return (
        [place for place, label in enumerate(labels) if said and bare(label) == said]
        or [place for place, label in enumerate(labels) if key and label_key(label) == key]
        or [place for place in range(len(labels)) if column_letter(place) == letter]
    )


def column_name(labels: Sequence[str], place: int) -> str:
    """What names a column for ``columns_named``: its heading, or its letter where that is blank or
    several have it; "" where neither does."""
    names = (bare(labels[place]), column_letter(place))
    return next((name for name in names if name and columns_named(labels, name) == [place]), "")


def column_option(labels: Sequence[str], place: int) -> str:
    """As ``column_name``, for an option that parts the name from what follows at a "="."""
    name, letter = column_name(labels, place), column_letter(place)
    if "=" not in name:
        return name
    return letter if columns_named(labels, letter) == [place] else ""


def in_words(params: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """The words of a sentence: ``field`` as an option takes it, or as the page calls it where
    nobody types one, ``fields`` with the API's names, which a program has to write, ``choice`` as
    the field's values are called in the language."""
    words = dict(params)
    field = words.get("field")
    if isinstance(field, str):
        words["field"] = (field_label if is_on_page() else option_name)(field, lang)
        if "choice" in words:
            terms = TERMS[field]
            words["choice"] = tuple(term.zh if lang == Lang.ZH else term.en for term in terms)
    fields = words.get("fields")
    if isinstance(fields, tuple):
        words["fields"] = tuple(_both(str(field), lang) for field in fields)
    return words


def _both(field: str, lang: Lang) -> str:
    name = option_name(field, lang)
    if name == field:
        return field
    return f"{name}（{field}）" if lang == Lang.ZH else f"{name} ({field})"


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list as somebody types it, with commas between them; one that belongs to a
    word is written twice: ``lost,sold,, to staff``."""
    parted = _COMMA.sub(lambda comma: comma[1] if comma[2] else _END, text)
    return tuple(word.strip() for word in parted.split(_END) if word.strip())


def listed(words: Sequence[str]) -> str:
    """Words as such a list."""
    return ",".join(_COMMA.sub(r"\1\1", word) for word in words)


def may_be_listed(word: str) -> bool:
    """Whether such a list can name a word, which is to come out of it as it is."""
    return words_in(listed([word, word])) == (word, word)


def several_of(given: str | Sequence[str]) -> tuple[str, ...]:
    """Names where several may be given: a text alone is one, and not a name for each letter."""
    return (given,) if isinstance(given, str) else tuple(given)
