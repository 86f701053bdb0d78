"""How much room a text takes and where its lines may end: Chinese signs are two columns wide,
stand without spaces between them, and some of them may not begin or end a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

#: Signs that stay on the line of what they follow, or of what follows them.
_CLOSING = frozenset("，。、；：？！）》」』】”’…—,.;:?!)")
_OPENING = frozenset("（《「『【“‘(")


def width_of(text: str) -> int:
    """How wide a text's widest line is, in narrow characters: Chinese ones count double."""
    lines = text.split("\n")
    if text.isascii():
        return max(map(len, lines))
    return max(sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """A paragraph as lines of at most so many terminal columns.  A word or a command that is
    longer than a line stays whole.

    Signs of ambiguous width (“ ” … ·) count double, as Chinese terminals show them; elsewhere
    a line is a little shorter than it could be."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and _columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _columns(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WFA") for letter in line)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _pieces(text: str) -> Iterator[str]:
    """A text cut wherever a line may end; spaces stand at the end of a piece."""
    start = 0
    for end, (before, after) in enumerate(pairwise(text), start=1):
        if _may_break(before, after):
            yield text[start:end]
            start = end
    yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _CLOSING or before in _OPENING:
        return False
    return before == " " or _is_wide(before) or _is_wide(after)
