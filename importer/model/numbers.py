"""Rows of a run as a user names them: ``12-40,55``; of several sheets ``Sheet1!12-40,Sheet2!5``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from importer.model.errors import InputError
from importer.model.table import Layout

#: What stands between two rows, and around them: also as a Chinese keyboard types it.
_SPAN = re.compile(r"\s*(\d{1,9})\s*(?:[-–—~～－至]\s*(\d{1,9})\s*)?(?:[,，、]|$)")
#: How many spans of rows an option that is proposed names at most.
SPANS_PROPOSED = 20
#: No sheet has a row of more digits.
_LAST_ROW = 9_999_999


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of rows, as spans from the first to the last of each, in order and apart."""

    spans: tuple[tuple[int, int], ...]

    def __contains__(self, number: int) -> bool:
        return self._has(number, number)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.spans)

    def __iter__(self) -> Iterator[int]:
        for first, last in self.spans:
            yield from range(first, last + 1)

    def are_among(self, others: Numbers) -> bool:
        """Whether each of them is one of these."""
        return all(others._has(first, last) for first, last in self.spans)

    def _has(self, first: int, last: int) -> bool:
        """Whether all from the first to the last are among them: spans that touch are one."""
        place = bisect_right(self.spans, first, key=itemgetter(0))
        return place > 0 and self.spans[place - 1][1] >= last

    def text(self, layout: Layout) -> str:
        """As ``read_numbers`` reads it."""
        parts = []
        for first, last in self.spans:
            name = layout.row_name(first)
            parts.append(name if first == last else f"{name}-{layout.row_of(last)}")
        return ",".join(parts)


def spans_of(numbers: Iterable[int]) -> Numbers:
    """Numbers in order, each once, as spans."""
    return Numbers(_apart((number, number) for number in numbers))


def read_numbers(text: str, layout: Layout) -> Numbers:
    """The rows that a user names, as the workbook prints them.  Raises ``InputError`` for another
    form, and where several sheets were read and one is missing or unknown."""
    spans = []
    rest = text.strip()
    while rest:
        part, behind = _sheet(rest, layout)
        found = _SPAN.match(behind)
        if part is None or found is None:
            raise _bad(text, rest, layout)
        first, last = int(found[1]), int(found[2] or found[1])
        if not 0 < first <= last or (layout.parts and last > _LAST_ROW):
            raise _bad(text, rest, layout)
        spans.append((layout.number_of(part, first), layout.number_of(part, last)))
        rest = behind[found.end() :].strip()
    if not spans:
        raise _bad(text, text, layout)
    return Numbers(_apart(sorted(spans)))


def _sheet(text: str, layout: Layout) -> tuple[int | None, str]:
    """Which of the sheets a text begins with, and what follows."""
    if not layout.parts:
        return 0, text
    begun = [
        (len(part.sheet), number)
        for number, part in enumerate(layout.parts)
        if text[: len(part.sheet)].casefold() == part.sheet.casefold()
        and text[len(part.sheet) :].startswith(("!", "！"))
    ]
    if not begun:
        return None, text
    length, number = max(begun)
    return number, text[length + 1 :]


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those made one that touch."""
    found: list[tuple[int, int]] = []
    for low, high in spans:
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return tuple(found)


def _bad(text: str, rest: str, layout: Layout) -> InputError:
    sheet = f"{layout.parts[0].sheet}!" if layout.parts else ""
    form = f"{sheet}12-40,{sheet}55"
    return InputError("rows-form", {"given": text, "part": rest, "form": form})
