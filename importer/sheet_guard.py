"""The parts of a zip container, read with limits: a file of some kilobytes may unpack to any
amount, and nothing in it is believed.

The limits are those of Excel, or far above what any spreadsheet program writes.  They are kept
while a part is read, in front of the XML parser, which holds all of one row, and all of a
small part, before anybody sees them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO
from zipfile import ZipFile

from importer.errors import InputError

#: Rows of a worksheet.  Source: Microsoft's "Excel specifications and limits".
LAST_ROW = 1 << 20
#: Columns of a worksheet, from the same source.
LAST_COLUMN = 1 << 14
#: Bytes of what a reader holds in memory besides a row, which is mostly the texts that cells
#: share.  Those of a million rows take half of it.
HELD = 1 << 29
#: Bytes between two tags, of one tag, or of one comment.  A cell holds 32,767 characters,
#: none of which takes more than 7 bytes.
_RUN = 1 << 20
#: Tags of one row or one text; a row of 16,384 cells has three for each.
_TAGS = 1 << 19
#: Bytes and tags of a part that is read in one piece: styles, names of sheets, relationships.
_PART = 1 << 26
_PART_TAGS = 1 << 18
#: Bytes of a sheet that is not in UTF-8, whose tags are not told apart.  No program writes one.
_FOREIGN = 1 << 22
_UTF8_MARK = b"\xef\xbb\xbf"
#: What begins a stretch whose tags are no tags, and what ends it.
_VEIL = re.compile(rb"<!--|<!\[CDATA\[|<\?")
_UNVEIL = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
#: The longest beginning that is kept back, to be looked at together with what follows.
_CUT = 64


@dataclass(frozen=True, slots=True)
class _Records:
    """What repeats in a part: its element's name, how many there may be, in how many bytes."""

    name: bytes
    most: int
    size: int


_ROWS = _Records(b"row", LAST_ROW, 1 << 62)
#: A workbook of a million rows of twelve columns has fewer different texts.
_STRINGS = _Records(b"si", 1 << 24, HELD)


class Parts:
    """An open container, for openpyxl in the place of a ``ZipFile``."""

    def __init__(self, archive: ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path

    def namelist(self) -> list[str]:
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """A small part.  Raises ``InputError`` for one that is not."""
        with self._archive.open(name) as part:
            data = part.read(_PART + 1)
        most = _FOREIGN if _is_foreign(data) else _PART
        if len(data) > most or data.count(b"<") > _PART_TAGS:
            raise self._bloated(name)
        return data

    def rows(self, name: str) -> Guarded:
        """A worksheet's XML, to be read in pieces."""
        return self._guarded(name, _ROWS)

    def strings(self, name: str) -> Guarded:
        """The XML of the shared texts, to be read in pieces."""
        return self._guarded(name, _STRINGS)

    def _guarded(self, name: str, records: _Records) -> Guarded:
        return Guarded(self._archive.open(name), records, self._bloated(name))

    def _bloated(self, name: str) -> InputError:
        return InputError("workbook-bloated", {"file": self._path, "part": name})


class Guarded:
    """A part as a stream, which raises ``bloated`` where it passes a limit."""

    def __init__(self, stream: IO[bytes], records: _Records, bloated: InputError) -> None:
        self._stream = stream
        self._record = re.compile(records.name + rb"(?=[\s/>])")
        self._most, self._most_bytes = records.most, records.size
        self._bloated = bloated
        self._size = self._run = self._tags = self._records = 0
        self._rest = b""  # a tag of which the end is still to come
        self._veil = b""  # what ends the comment that goes on

    def __enter__(self) -> Guarded:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` and at most a mebibyte."""
        data = self._stream.read(min(size, _RUN))
        if self._size == 0 and _is_foreign(data):
            self._most_bytes = _FOREIGN
        self._size += len(data)
        self._require(self._size <= self._most_bytes)
        if self._most_bytes != _FOREIGN:
            self._measure(data)
            self._count(data)
        return data

    def _require(self, harmless: bool) -> None:
        if not harmless:
            raise self._bloated

    def _measure(self, data: bytes) -> None:
        """How long it is since the last tag began."""
        first = data.find(b"<")
        if first < 0:
            self._run += len(data)
        else:
            self._require(self._run + first <= _RUN)
            self._run = len(data) - data.rfind(b"<")
        self._require(self._run <= _RUN)

    def _count(self, data: bytes) -> None:
        """How many records there are, and how many tags since the last one began."""
        data = self._rest + data
        end = data.rfind(b"<")
        whole = end < 0 or len(data) - end > _CUT
        self._rest = b"" if whole else data[end:]
        data = data if whole else data[:end]
        if self._veil or b"<!" in data or b"<?" in data:
            data = self._unveiled(data)
        last = -1
        for found in self._record.finditer(data):
            if _is_tag(data, found.start()):
                last = found.start()
                self._records += 1
        if last < 0:
            self._tags += data.count(b"<")
        else:
            self._tags = data.count(b"<", last)
        self._require(self._records <= self._most and self._tags <= _TAGS)

    def _unveiled(self, data: bytes) -> bytes:
        """Without comments and the like, in which anything may look like a row."""
        seen, place = [], 0
        while place < len(data):
            if self._veil:
                end = data.find(self._veil, place)
                if end < 0:
                    self._rest = data[place:][-2:] + self._rest  # the end may be cut in two
                    break
                place, self._veil = end + len(self._veil), b""
            start = _VEIL.search(data, place)
            if start is None:
                seen.append(data[place:])
                break
            seen.append(data[place : start.start() + 1])  # a comment counts as a tag
            place, self._veil = start.end(), _UNVEIL[start[0]]
        return b"".join(seen)


def _is_tag(data: bytes, place: int) -> bool:
    """Whether a name that stands there is that of an element, perhaps after a prefix."""
    before = data[place - 1 : place]
    if before == b":":
        start = data.rfind(b"<", 0, place)
        return start >= 0 and data[start + 1 : place - 1].isalnum()
    return before == b"<"


def _is_foreign(data: bytes) -> bool:
    """Whether XML is in an encoding in which ``<`` is no single byte, or another one."""
    return data.removeprefix(_UTF8_MARK).lstrip()[:1] != b"<" or b"\0" in data[:_CUT]
