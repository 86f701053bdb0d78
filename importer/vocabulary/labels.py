"""Headings as text: what two spellings of one heading have in common, and how to show one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from importer.texts import printable

#: Signs, invisible characters, and the accents of Latin letters once they stand apart.
_IGNORED = re.compile(
    r"[\s_\-./:()'’\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
)
#: Marks that exports and forms put beside a heading ("Serial Number;", "*序列号").
_MARKS = ";*"
#: What forms say of a column, and what is no part of its name: 硬盘序列号（必填）.
_REMARKS = ("必填", "必填项", "选填", "选填项", "required", "optional")
_REMARK = re.compile(rf"(?<=.)(?:{'|'.join(_REMARKS)})$")
_SHOWN = 40


def label_key(label: str) -> str:
    """What two spellings of one heading have in common.

    Full-width and half-width forms, case, accents, spaces, line breaks, invisible characters
    and the signs ``_ - . / : ( ) '`` make no difference; nor do ``*`` and ``;`` at either end,
    and words such as 必填 behind it.
    """
    if label.isascii() and label.isalnum():
        plain = label.lower()  # nothing else is to be done; a serial number is asked as well
        return _REMARK.sub("", plain) if plain.endswith(_REMARKS) else plain
    return _folded(label)


@lru_cache(maxsize=4096)
def _folded(label: str) -> str:
    folded = unicodedata.normalize("NFKD", label).casefold()
    plain = unicodedata.normalize("NFC", _IGNORED.sub("", folded))
    return _REMARK.sub("", plain.strip(_MARKS))


def bare(label: str) -> str:
    """A heading without the spaces and invisible characters around it."""
    return label.strip(" \t\r\n\u00a0\u200b\ufeff")


def quoted(labels: Iterable[str]) -> tuple[str, ...]:
    """Headings as a list for a sentence: those that are not blank, and not endlessly many."""
    shown = [f"“{printable(bare(label))}”" for label in labels if bare(label)]
    more = (f"… (+{len(shown) - _SHOWN})",) if len(shown) > _SHOWN else ()
    return (*shown[:_SHOWN], *more) or ("–",)
