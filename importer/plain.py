"""Identifiers that are plainly fine, told in a fraction of the time.

Nearly every cell of a real list needs no remark.  Each function here says so for the usual
forms: it returns the canonical text, or None for "look closer", which is never wrong.  What is
said here is exactly what ``normalise.read`` would say; a test asserts it for any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from importer.models import CellValue, Device
from importer.placeholders import SUSPECT_WORDS, is_suspect_mac, is_suspect_uuid

#: A letter that no number, date or row of placeholder letters is written with, and otherwise
#: capitals and digits with the signs of serial numbers, or letters and digits alone.
_SERIAL = re.compile(
    r"(?=[^A-DF-MP-WYZa-df-mp-wyz]*[A-DF-MP-WYZa-df-mp-wyz])"
    r"(?:[A-Z0-9][A-Z0-9_.-]{4,}|[A-Za-z0-9]{6,})",
    re.ASCII,
)
_UUID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
#: An address that is one card's own: neither a group's nor made up by software.
_MAC = re.compile(r"[0-9a-f][048c](?::[0-9a-f]{2}){5}")


def serial_number(text: str) -> str | None:
    """A serial number with a letter that gives it away as one."""
    if _SERIAL.fullmatch(text) is None or text.lower() in SUSPECT_WORDS:
        return None
    return text


def board_uuid(text: str) -> str | None:
    """A UUID with its dashes, in any case."""
    upper = text.upper()
    if _UUID.fullmatch(upper) is None or is_suspect_uuid(upper):
        return None
    return upper


def mac_address(text: str) -> str | None:
    """An address of six pairs with colons or dashes, in any case."""
    lower = text.lower()
    if "-" in lower and ":" not in lower:  # a mixture of both is no notation
        lower = lower.replace("-", ":")
    if _MAC.fullmatch(lower) is None or is_suspect_mac(lower):
        return None
    return lower


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the cells of a file stand that make a row plainly fine: in one column for each
    field, with nothing to be filled in.

    ``places``: index of the column of the operating system, of ownership and of trust, None
    where there is none.  ``identifiers``: name, index and quick look, in the API's order.
    ``systems``: the numbers of the systems that take exactly these.
    """

    places: tuple[int, int | None, int | None]
    identifiers: tuple[tuple[str, int, Callable[[str], str | None]], ...]
    systems: frozenset[int]

    def device(
        self, cells: Sequence[CellValue], known: Mapping[str, Mapping[str, int]]
    ) -> Device | None:
        """The device of a row about which nothing is to be said; None to look closer.
        ``known``: field → words that were understood before."""
        system, ownership, trust = self.places
        code = known["device_system"].get(cells[system])  # type: ignore[arg-type]
        if code not in self.systems:
            return None
        owned = _code(cells, ownership, known["device_ownership"])
        trusted = _code(cells, trust, known["device_status"])
        if owned is None or trusted is None:
            return None
        found = {}
        for name, index, look in self.identifiers:
            cell = cells[index]
            text = look(cell) if isinstance(cell, str) else None
            if text is None and not (cell == "" and name == "mac_address"):
                return None
            found[name] = text
        return Device(code, owned, trusted, **found)


def _code(cells: Sequence[CellValue], place: int | None, known: Mapping[str, int]) -> int | None:
    if place is None:
        return 0
    cell = cells[place]
    return 0 if cell == "" else known.get(cell)  # type: ignore[arg-type]


#: Identifier → its quick look; the others are too rare to need one.
PLAIN: Mapping[str, Callable[[str], str | None]] = {
    "serial_number": serial_number,
    "disk_serial_number": serial_number,
    "uuid": board_uuid,
    "mac_address": mac_address,
}
