"""What a cell looks like, so far as that tells devices from headings and one column from another.

Of "7XK4RT3" no table knows what it is; but seven letters and digits stand below it and below
that as well, and no heading looks like the values of its column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from importer.model import Cell, CellValue, Kind, text_of
from importer.vocabulary import is_blank, is_heading, terms

#: No longer piece of a text is looked at.
_LONGEST = 80
_MAC = re.compile(
    r"(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4}", re.IGNORECASE
)
_UUID = re.compile(r"\{?[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}\}?", re.IGNORECASE)
_DATE = re.compile(
    r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?:[ T].*)?|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4}"
)
_IP = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_KNOWN = ((_MAC, "mac"), (_UUID, "uuid"), (_DATE, "date"), (_IP, "ip"), (_MAIL, "mail"))
_PIECE = re.compile(r"[0-9A-Za-z]+|[^\W0-9A-Za-z_]+|\s+|.", re.DOTALL)
#: A number of a maker's: capitals and digits, more of them than in "IMEI1" or "RJ45".
_NUMBER = re.compile(r"(?=(?:[^0-9]*[0-9]){2})(?=[^A-Z]*[A-Z])[A-Z0-9]{6,}")


def says(cell: CellValue) -> bool:
    """Whether something stands in a cell that is no word for nothing."""
    return not is_blank(cell.strip()) if isinstance(cell, str) else True


def shape(cell: CellValue) -> str:
    """A cell's look: MACs, UUIDs, dates, addresses by name; of other texts where letters, digits
    and signs stand, and how many of them where digits are among them.  "" for a blank one."""
    if isinstance(cell, Cell) and cell.kind is not Kind.NUMBER:
        return str(cell.kind)
    text = text_of(cell).strip()
    if is_blank(text):
        return ""
    text = text[:_LONGEST]
    for form, name in _KNOWN:
        if form.fullmatch(text):
            return name
    return "".join(map(_piece, _PIECE.findall(text)))


def _piece(piece: str) -> str:
    if not piece.isascii():
        return "文" if piece.isalpha() else piece
    if piece.isdigit():
        return f"9{len(piece)}"
    if piece.isalpha():
        return "A"
    return f"X{len(piece)}" if piece.isalnum() else piece[0]


def is_telling(look: str) -> bool:
    """Whether a look is that of values rather than of words."""
    return look in _NAMES or any(map(str.isdigit, look))


_NAMES = frozenset({*(name for _, name in _KNOWN), str(Kind.DATE), str(Kind.BOOL)})


def is_value(cell: CellValue) -> bool:
    """Whether a cell by itself is a value, which no heading is."""
    if isinstance(cell, Cell):
        return True
    text = cell.strip()
    if not text or is_heading(text):
        return False
    return (
        text.isdigit()
        or any(form.fullmatch(text) for form, _ in _KNOWN)
        or _NUMBER.fullmatch(text) is not None
        or says_system(text)
    )


def says_system(cell: CellValue) -> bool:
    """Whether a text is the name of an operating system."""
    return isinstance(cell, str) and terms.read("device_system", cell, False)[0] is not None


def is_of_devices(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a row that may be the headings is a device like the ``others`` around it: its cells
    look like theirs, where they look like values at all.

    Headings are the better evidence, unless the same ones stand in the other rows as well.
    """
    if not others:
        return sum(map(is_value, row)) > sum(map(is_heading, row))
    alike = telling = headings = 0
    for index, cell in enumerate(row):
        below = [other[index] for other in others if index < len(other) and other[index].strip()]
        if says_system(cell) and _most(below, says_system):
            alike += 1
            telling += 1
        elif is_heading(cell):
            headings += not _most(below, cell.__eq__)
        elif is_telling(look := shape(cell)):
            telling += 1
            shapes = [shape(other) for other in below]
            alike += _most(shapes, look.__eq__) or (is_value(cell) and _most(below, is_value))
    return alike > headings and 2 * alike >= telling


def _most(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(cells) and 2 * sum(map(holds, cells)) > len(cells)
