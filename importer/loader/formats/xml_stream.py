"""A part's XML, one record after the other: what repeats in it goes by and is forgotten.

The parser is the fast one of the standard library.  That of ``defusedxml`` is written in
Python, and took half of the time that a large workbook needs; what it refuses is refused here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser
from xml.parsers import expat

from defusedxml.common import DTDForbidden

from importer.loader.formats.guard import Guarded

#: Bytes parsed at a time.  The elements of eight times as many outlive two rounds of Python's
#: garbage collector, which then takes longer than the parser.  It is more where no tag begins
#: for long: some parsers begin anew with each piece of a tag or comment that is not complete.
_PIECE = 1 << 12


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
