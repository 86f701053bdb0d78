"""How high a row must be for its texts: Excel finds it by itself, other programs do not, and
none does for merged cells."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from importer.texts import width_of

#: Points: of one line, of the room around several, and of the highest row that Excel takes.
_LINE, _AROUND, _TALLEST = 15, 2.25, 408.75
#: What stays on one line: LibreOffice does not break "Windows、macOS" either.
_WORD = re.compile("(?:[!-~]|(?<=[!-~])、(?=[!-~]))+|.")


def height_of(*texts: tuple[str, int]) -> float:
    """The height of a row for its longest (text, column width), in points, 0 where one line
    is enough."""
    lines = max(lines_of(*text) for text in texts)
    return min(_LINE * lines + _AROUND, _TALLEST) if lines > 1 else 0


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in a column (or merged columns) of a width."""
    return sum(_wrapped(line, width) for line in text.split("\n"))


@lru_cache(maxsize=1000)  # the same advice stands in thousands of rows
def _wrapped(line: str, width: float) -> int:
    """The lines that one takes where only blanks and Chinese characters let it break."""
    if width_of(line) <= width:
        return 1
    lines, used = 1, 0.0
    for word in _WORD.findall(line):
        needed = len(word) if word.isascii() else width_of(word)
        if used + needed <= width:
            used += needed
            continue
        lines += 1 if used else 0
        lines += math.ceil(needed / width) - 1
        used = 0 if word == " " else needed % width or width
    return lines
