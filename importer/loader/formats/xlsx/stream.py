"""A part's XML, one record after the other, read with limits: a file of some kilobytes may
unpack to any amount, and nothing in it is believed.

The limits are those of Excel, or far above what any spreadsheet program writes.  They are kept
while a part is read, in front of the XML parser, which holds all of one row before anybody
sees it.  The parser is the fast one of the standard library.  That of ``defusedxml`` is written
in Python, and took half of the time that a large workbook needs; what it refuses is refused here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser
from xml.parsers import expat

from defusedxml.common import DTDForbidden

from importer.model import InputError

#: Bytes between two tags, of one tag, or of one comment.  A cell holds 32,767 characters,
#: none of which takes more than 7 bytes.
_RUN = 1 << 20
#: Bytes of one row or one text, with comments and all.
_RECORD = 1 << 27
#: Tags of one row or one text; a row of 16,384 cells has four for each, or six.
_TAGS = 1 << 19
#: Bytes of a part that is not in UTF-8, whose tags are not told apart.  No program writes one.
FOREIGN = 1 << 22
#: Bytes parsed at a time.  The elements of eight times as many outlive two rounds of Python's
#: garbage collector, which then takes longer than the parser.  It is more where no tag begins
#: for long: some parsers begin anew with each piece of a tag or comment that is not complete.
_PIECE = 1 << 12
_UTF8_MARK = b"\xef\xbb\xbf"
#: The first bytes of a part, which tell its encoding.
_HEAD = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """Of what repeats in a part: how many there may be, in how many bytes."""

    most: int
    size: int


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
        if self._size == 0 and is_foreign(data):
            self._most_bytes = FOREIGN
        self._size += len(data)
        self._held += len(data)
        self._require(self._held <= _RECORD and self._size <= self._most_bytes)
        if self._most_bytes != FOREIGN:
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


def is_foreign(data: bytes) -> bool:
    """Whether XML is in an encoding in which ``<`` is no single byte, or another one."""
    return data.removeprefix(_UTF8_MARK).lstrip()[:1] != b"<" or b"\0" in data[:_HEAD]


def children(xml: Guarded, within: str | None = None) -> Iterator[Element]:
    """The children of the root, or of its first child called ``within``, each when it is
    complete; the part is read to its end, where the container's checksum is.

    Raises ``ParseError`` for XML that is cut short or bent, ``DTDForbidden`` for declarations,
    and what the guard raises.
    """
    builder = TreeBuilder()
    parser = XMLParser(target=builder)
    box: Element | None = None
    for piece in _pieces(xml):
        parser.feed(piece)
        root: Element | None = builder.close()  # what there is of it, without an event a tag
        if root is None:
            continue
        box = (root if within is None else root.find(within)) if box is None else box
        if box is None:
            continue
        ended = box is not root and root[-1] is not box
        whole = box[:] if ended else box[:-1]
        del box[: len(whole)]
        xml.passed(len(whole))
        yield from whole
        if ended:
            while xml.read(_PIECE):
                pass
            return
    parser.close()
    if box is not None:
        xml.passed(len(box))
        yield from box


def _pieces(xml: Guarded) -> Iterator[bytes]:
    """The part's bytes.  Raises ``DTDForbidden`` before anybody parses what is declared there:
    entities unfold to any amount, and ECMA-376 part 2 allows no declarations at all."""
    look = expat.ParserCreate()
    begun = False

    def begin(_name: str, _attributes: object) -> None:
        nonlocal begun
        begun = True

    look.StartElementHandler = begin
    look.StartDoctypeDeclHandler = _refuse
    while piece := xml.read(max(_PIECE, xml.run)):
        if not begun:  # below the root's first tag there can't be any
            with suppress(expat.ExpatError):  # for the parser to say
                look.Parse(piece)
        yield piece


def _refuse(name: str, system: str | None, public: str | None, _has_more: bool) -> None:
    raise DTDForbidden(name, system, public)
