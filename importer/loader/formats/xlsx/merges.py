"""Which cells of a worksheet are merged.

They are told behind the last row, while they are needed at the first.  The rows are passed over
as bytes, which takes a small part of the time that reading them takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from openpyxl.utils import range_boundaries

from importer.loader.formats.source import Merged

_PIECE = 1 << 20
#: Bytes of a tag that may lie across two pieces; those of a merged range have fewer.
_TAG = 1 << 10
_ROWS = b"sheetData"
_END = re.compile(rb"</(?:[\w.-]+:)?\Z")
_MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']([A-Z0-9:$]+)[\"'][^<>]*>")


def merges(part: IO[bytes]) -> Iterator[Merged]:
    """What is merged, range by range."""
    for found in _ranges(part):
        with suppress(ValueError):  # none that a spreadsheet program could show
            left, top, right, bottom = range_boundaries(found.decode().replace("$", ""))
            if left and top and right and bottom and (bottom > top or right > left):
                yield Merged(top, bottom, left - 1, right - left + 1)


def _ranges(part: IO[bytes]) -> Iterator[bytes]:
    rest, is_behind = b"", False
    while piece := part.read(_PIECE):
        data = rest + piece
        if not is_behind:
            place = _end(data)
            is_behind = place >= 0
            data = data[place:] if is_behind else data[-_TAG:]
        if is_behind:
            done = 0
            for found in _MERGED.finditer(data):
                done = found.end()
                yield found[1]
            data = data[done:]
        rest = data[-_TAG:]


def _end(data: bytes) -> int:
    """Where the rows end; -1 where they do not."""
    place = data.find(_ROWS)
    while place >= 0:
        if _END.search(data, max(place - _TAG, 0), place):
            return place
        place = data.find(_ROWS, place + 1)
    return -1
