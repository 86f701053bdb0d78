"""The parts of a zip container, read with limits: a file of some kilobytes may unpack to any
amount, and nothing in it is believed.

The limits are those of Excel, or far above what any spreadsheet program writes.  They are kept
while a part is read, in front of the XML parser, which holds all of one row, and all of a
small part, before anybody sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO
from zipfile import ZipFile

from importer.model import InputError

#: Rows of a worksheet.  Source: Microsoft's "Excel specifications and limits".
LAST_ROW = 1 << 20
#: Columns of a worksheet, from the same source.
LAST_COLUMN = 1 << 14
#: Bytes of what stands besides the rows, which is mostly the texts that cells share.  Those of
#: a million rows take half of it.
HELD = 1 << 29
#: Bytes between two tags, of one tag, or of one comment.  A cell holds 32,767 characters,
#: none of which takes more than 7 bytes.
_RUN = 1 << 20
#: Bytes of one row or one text, with comments and all.
_RECORD = 1 << 27
#: Tags of one row or one text; a row of 16,384 cells has four for each, or six.
_TAGS = 1 << 19
#: Bytes and tags of a part that is read in one piece: styles, names of sheets, relationships.
_PART = 1 << 26
_PART_TAGS = 1 << 18
#: Bytes of a sheet that is not in UTF-8, whose tags are not told apart.  No program writes one.
_FOREIGN = 1 << 22
_UTF8_MARK = b"\xef\xbb\xbf"
#: The first bytes of a part, which tell its encoding.
_HEAD = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """Of what repeats in a part: how many there may be, in how many bytes."""

    most: int
    size: int


_ROWS = Limits(LAST_ROW, 1 << 62)
#: A workbook of a million rows of twelve columns has fewer different texts.
_STRINGS = Limits(1 << 24, HELD)


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

    def _guarded(self, name: str, limits: Limits) -> Guarded:
        return Guarded(self._archive.open(name), limits, self._bloated(name))

    def _bloated(self, name: str) -> InputError:
        return InputError("workbook-bloated", {"file": self._path, "part": name})


class Guarded:
    """A part as a stream, which raises ``bloated`` where it passes a limit; who parses it tells
    when records went by.  ``run`` is how many bytes ago the last tag began."""

    def __init__(self, stream: IO[bytes], limits: Limits, bloated: InputError) -> None:
        self._stream = stream
        self._most, self._most_bytes = limits.most, limits.size
        self._bloated = bloated
        self.run = 0
        self._size = self._tags = self._held = self._records = 0

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
        self._held += len(data)
        self._require(self._held <= _RECORD and self._size <= self._most_bytes)
        if self._most_bytes != _FOREIGN:
            self._measure(data)
        self._tags += data.count(b"<")
        self._require(self._tags <= _TAGS)
        return data

    def passed(self, records: int) -> None:
        """So many more records are complete, and nothing is held of them any more."""
        if records:
            self._records += records
            self._tags = self._held = 0
            self._require(self._records <= self._most)

    def _require(self, harmless: bool) -> None:
        if not harmless:
            raise self._bloated

    def _measure(self, data: bytes) -> None:
        """How long it is since the last tag began."""
        first = data.find(b"<")
        if first < 0:
            self.run += len(data)
        else:
            self._require(self.run + first <= _RUN)
            self.run = len(data) - data.rfind(b"<")
        self._require(self.run <= _RUN)


def _is_foreign(data: bytes) -> bool:
    """Whether XML is in an encoding in which ``<`` is no single byte, or another one."""
    return data.removeprefix(_UTF8_MARK).lstrip()[:1] != b"<" or b"\0" in data[:_HEAD]
