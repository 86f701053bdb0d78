"""How much room a text takes and where its lines may end: Chinese signs are two columns wide,
stand without spaces between them, and some of them may not begin or end a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

#: Signs that stay on the line of what they follow, or of what follows them.
_CLOSING = frozenset("，。、；：？！）》」』】”’…—,.;:?!)")
_OPENING = frozenset("（《「『【“‘(")
#: An option with its value, which a line's end would tear apart for whoever copies it.
OPTION = re.compile(r"""--[a-z][a-z-]*(?:[ =](?:"[^"]*"|'[^']*'|[^\s"'（）：。；])+)?""")


def width_of(text: str) -> int:
    """How wide a text's widest line is, in narrow characters: Chinese ones count double."""
    lines = text.split("\n")
    if text.isascii():
        return max(map(len, lines))
    return max(sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines)


def wrap(text: str, width: int, whole: re.Pattern[str] | None = None) -> list[str]:
    """A paragraph as lines of at most so many terminal columns.  A word or a command that is
    longer than a line stays whole, and so does what ``whole`` finds.

    Signs of ambiguous width (“ ” … ·) count double, as Chinese terminals show them; elsewhere
    a line is a little shorter than it could be."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, whole):
        if line and _columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _columns(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WFA") for letter in line)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _pieces(text: str, whole: re.Pattern[str] | None) -> Iterator[str]:
    """A text cut wherever a line may end; spaces stand at the end of a piece."""
    start = 0
    found = whole.finditer(text) if whole else ()
    kept = {at for one in found for at in range(one.start() + 1, one.end())}
    for end, (before, after) in enumerate(pairwise(text), start=1):
        if end not in kept and _may_break(before, after):
            yield text[start:end]
            start = end
    yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _CLOSING or before in _OPENING:
        return False
    return before == " " or _is_wide(before) or _is_wide(after)
