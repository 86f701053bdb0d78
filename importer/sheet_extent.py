"""How far down a worksheet's XML holds anything, and whether results of formulas are missing.

Parsing 200,000 rows that hold only formatting takes ten seconds and gives nothing; searching
their bytes takes a tenth of one.  The search never looks into a cell: where it is not sure,
it says that everything has to be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO

_CHUNK = 1 << 20
#: Carried over to the next piece, so that no tag is cut in two.
_OVERLAP = 1 << 10
_START = b"<worksheet"
_END = b"</sheetData>"
_CONTENT = (b"<v", b"<is", b"<f")
_ROW_NUMBER = re.compile(rb"""<row\s(?:[^>]*\s)?r\s*=\s*["'](\d+)["']""")
#: A formula that nothing, or an empty value, follows.
_NO_RESULT = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


@dataclass(frozen=True, slots=True)
class Extent:
    """``last_row`` is the last row with content, 0 where there is none, None where it is not
    known; ``pending``: some formula may have no result."""

    last_row: int | None
    pending: bool


def extent(xml: IO[bytes]) -> Extent:
    """Search a worksheet's XML, a piece at a time."""
    data = xml.read(_CHUNK)
    if _START not in data[:4096]:  # another encoding, or tags with a prefix
        return Extent(None, pending=True)
    last_tag: bytes | None = None  # the last <row …> above the last content
    row_tag = b""  # the last <row …> so far
    pending = done = False
    while data and not done:
        end = data.find(_END)
        done = end >= 0
        if done:
            data = data[:end]
        content = max(data.rfind(mark) for mark in _CONTENT)
        if content >= 0:
            last_tag = _last_row_tag(data, content) or row_tag
        row_tag = _last_row_tag(data, len(data)) or row_tag
        pending = pending or _NO_RESULT.search(data) is not None
        more = xml.read(_CHUNK)
        data = data[-_OVERLAP:] + more if more else b""
    if last_tag is None:
        return Extent(0, pending)
    number = _ROW_NUMBER.match(last_tag)
    return Extent(int(number[1]) if number else None, pending)


def _last_row_tag(data: bytes, before: int) -> bytes:
    """The last complete ``<row …>`` that starts before a place."""
    start = data.rfind(b"<row", 0, before)
    while start >= 0:
        end = data.find(b">", start)
        if end >= 0 and data[start + 4 : start + 5] in (b" ", b">", b"\n", b"\t", b"\r"):
            return data[start : end + 1]
        start = data.rfind(b"<row", 0, start)
    return b""
