"""Identifiers that are plainly fine, told in a fraction of the time.

Nearly every cell of a real list needs no remark.  Each function here says so for the usual
forms: it returns the canonical text, or None for "look closer", which is never wrong.  What is
said here is exactly what ``normalise.read`` would say; a test asserts it for any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from importer.model import CellValue, text_of
from importer.validator.suggestions import suggest
from importer.vocabulary import (
    KNOWN_UUIDS,
    MASK,
    PLAIN_MACS,
    PLAIN_UUID,
    SUSPECT_END,
    SUSPECT_WORDS,
    TERMS,
    boards,
    is_heading,
    serials,
)

_Column = Sequence[CellValue]


class Sign(NamedTuple):
    """Which cells of a column say something of their row: these words, and others of which
    ``says`` tells."""

    place: int
    words: Set[CellValue]
    says: Callable[[str], bool] | None = None

    def is_said(self, cell: CellValue) -> bool:
        """Whether a cell is one of them."""
        if cell in self.words:
            return True
        return self.says is not None and cell != "" and self.says(text_of(cell))

    def among(self, cells: _Column) -> Iterator[int]:
        """The places of those among a column's cells."""
        if self.says is None and self.words.isdisjoint(cells):
            return
        said = set(filter(self.is_said, set(cells)))  # most columns say few things, many times
        if said:
            yield from (at for at, cell in enumerate(cells) if cell in said)


#: A field of ``Device`` → its values, one for each row.
Columns = dict[str, list[Any]]

#: No Windows product ID or key, no “No. 12”, no MAC address, no size of a disk, no price, no
#: heading (MAC-1, RJ45_MAC), no system (WIN10), nothing that may be a label, a model or a maker's
#: name in front (SN-5CG…, OPTIPLEX7090, DELL8QX…), nor what Windows calls a computer
#: (DESKTOP-8QX1ZK3); a letter that no number, date or row of placeholder letters is written with,
#: and a digit, which no word has; otherwise capitals and digits, with the signs of serial numbers
#: between them where no word or number of a list stands beside them, letters and digits alone, or
#: an NVMe disk's four groups.  By first letters: each is passed over at once where another one
#: stands.
_SERIAL = re.compile(
    r"(?![0-9][0-9]{4}(?:[-_]|[0-9]{10}AA)|[Nn](?i:[or]\.|vme[0-9])"
    r"|[0-9A-Fa-f][0-9A-Fa-f](?:-[0-9A-Fa-f]{2}-|..-[0-9A-Fa-f]{4}-)|[0-9]{4}[Xx][0-9]+$"
    r"|[12][0-9](?i:[a-z][0-9a-z]-)"
    r"|(?:[1-389][0-9]|[Ff]0)(?i:[0-9a-z]{2}(?:[0a]0[0-9a-z]{2}[a-z]{2}|cto[0-9]ww|s[0-9a-z]{3}00))"
    r"|[DPWdpw][0-9]{2,3}[A-Za-z]00[1-9]$|[Tt][Pp]0[0-9]{4}[A-Da-d]$|[RYry][79]000[KPXkpx]$"
    r"|8[Ss][5Ss]|11[Ss]"
    r"|[0-9][0-9.]*(?:[GTMgtm][Bb]?|[A-Za-z]{3})$|1[Ss][12]|[Aa](?i:sus|cer|pple|spire|p[0-9]{4}[a-z]$)"
    r"|[Cc](?i:entos|ol[oua]|t[0-9]|hg00)|[CEGHJRTUceghjrtu](?i:ny|hf|ur|bp|kd|py|mb|wd|sd)[0-9]"
    r"|[Dd](?i:ell|ebian|esktop-|t01)|[Ee](?i:lite|mp[0-9])|[Ff](?i:ield|ujitsu)"
    r"|[Hh](?i:uawei|onor|ttp[45]|(?:f[ms]|ts)[0-9]|dd[0-9])|[Ii](?:[3579]-|(?i:nspi|nc00|dea|mac|pad|so[0-9]))|[Kk](?i:[bx]g[0-9]|b[0-9]{6})"
    r"|[Ll](?i:abel|aptop-|atit|enovo)|[Mm](?i:ac|agic|ate|z|icrosoft|tfd|[gq][0-9])|[Oo](?i:perating|ptip)"
    r"|[Pp](?i:id|hysicaldrive|reci|rob|rod|owe|roli|avil|rb00)|[Qq][1-4]-?20|[Rr](?i:j.?45|[3579]-|eq00|itm00|ma[0-9]|p[a-z]{3}[0-9][0-9t][0-9])"
    r"|[Ss](?i:n|-1-5-|[0-9][a-z]{2}[0-9]{4}[0-9a-z]{3}$|(?:c[012]|fv)[0-9a-z]{10}$)"
    r"|[Ss](?i:urface|amsung|ervice|erial|mbios|palte|sd[0-9ps]|a400|c?task00)|[Ss][Tt][0-9]{3,5}[A-Za-z]{2}[0-9]"
    r"|[Tt](?i:extbox|ask00|hink|ravel|hns|oshiba)|[Uu](?i:buntu)|[Vv](?:[0-9.]+$|(?i:ostro|ivob|erit))"
    r"|[Ww](?i:in|d[0-9s]|lan[0-9])|[Xx](?i:iaomi|ps)|[Zz](?i:book|enb)|.{5}-(?:.{5}|OEM)-)"
    r"(?=[^A-DF-MP-WYZa-df-mp-wyz]*[A-DF-MP-WYZa-df-mp-wyz])(?=[^0-9]*[0-9])"
    r"(?:[A-Z0-9]{5,}|[A-Za-z0-9]{6,}|(?:[0-9A-F]{4}_){3}[0-9A-F]{4}\."
    r"|(?!(?!WD-)[A-Z]+[-_.]|[0-9]{1,2}\.|.*[-_.][A-Z]+(?:$|[-_.])|.*\..*\.|([0-9A-Z]{2})[0-9A-Z]{4,}-\1)"
    r"[A-Z0-9][A-Z0-9_.-]{3,}[A-Z0-9])",
    re.ASCII,
)
#: What a maker writes where no digit is drawn, as in one of ten of Dell's service tags; words and
#: headings too, but never one letter alone, again and again, nor a maker's name and its tag.
_CAPITALS = re.compile(r"(?!([A-Z])\1+\Z|DELL[B-DF-HJ-NP-TV-Z]{7}\Z)[A-Z]{6,}")
_COLONS, _DASHES = PLAIN_MACS
#: How a disk's number begins that has no underscore, and that the form above lets pass.
_OF_DISKS = frozenset({"WD-", "0x5", "0X5"})
#: Two numbers with nothing between have at least so many signs.
_TWICE = 14
#: The digits of an address.
_BARE = 12


def serial_number(text: str) -> str | None:
    """A serial number that can be no disk's; see ``normalise.serial_number``."""
    if text[:3] in _OF_DISKS or "_" in text:
        return None
    return disk_serial_number(text)


def disk_serial_number(text: str) -> str | None:
    """A serial number with a letter that gives it away as one, or of capitals alone."""
    if _SERIAL.fullmatch(text) is None and (_CAPITALS.fullmatch(text) is None or is_heading(text)):
        return None
    if len(text) >= _TWICE and serials.is_twice(text):
        return None
    lower = text.lower()
    return None if lower in SUSPECT_WORDS or MASK in lower else text


def board_uuid(text: str) -> str | None:
    """A UUID with its dashes, in any case."""
    upper = text.upper()
    return None if PLAIN_UUID.fullmatch(upper) is None or upper in KNOWN_UUIDS else upper


def mac_address(text: str) -> str | None:
    """An address of six pairs with colons or dashes, in any case."""
    lower = text.lower()
    if (_DASHES if "-" in lower else _COLONS).fullmatch(lower) is None:
        return None
    lower = lower.replace("-", ":")
    return None if lower.endswith(SUSPECT_END) else lower


def is_bare(mac: str, text: str) -> bool:
    """Whether a text is this MAC address without its colons."""
    return len(text) == _BARE and text.lower() == mac.replace(":", "")


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the cells of a file stand that make a row plainly fine: in one column for each
    field but the MAC address, with no identifier to be filled in.

    ``system``, ``ownership``, ``trust``: index of the column (None where there is none) and the
    words that were understood before, with their numbers; "" is what stands for a blank cell.
    ``identifiers``: serial number, the disk's and the board's UUID → index of the column, of those
    that have one; ``cards``: indexes of the MAC addresses, of which one at most may be filled.
    ``lacking``: what of the API's example no row has.  ``systems``: the numbers of the systems that
    take these identifiers.
    ``signs``: what says that the row is about something else, or about a device that is gone;
    ``innocent``: columns in which that may be said as well, each with cells that do not say it.
    ``unlike``: columns that have nothing that a serial number may be as well.
    """

    system: tuple[int, Mapping[CellValue, int]]
    ownership: tuple[int | None, Mapping[CellValue, int]]
    trust: tuple[int | None, Mapping[CellValue, int]]
    identifiers: Mapping[str, int]
    cards: tuple[int, ...]
    lacking: tuple[str, ...]
    systems: frozenset[int]
    signs: tuple[Sign, ...] = ()
    innocent: tuple[tuple[int, Set[CellValue]], ...] = ()
    unlike: tuple[int, ...] = ()

    def look(self, rows: Sequence[Sequence[CellValue]]) -> tuple[Columns, set[int]]:
        """The devices of rows, field → its values; and the places of the rows that are to be
        looked at closer, in which these have no meaning."""
        cells = tuple(zip(*rows, strict=False))  # what stands beyond the header has no meaning
        found: Columns = dict(zip(TERMS, self._terms(cells, len(rows)), strict=True))
        for name, index in self.identifiers.items():
            found[name] = list(map(PLAIN[name], _texts(cells[index])))
        closer = {at for at, row in enumerate(zip(*found.values(), strict=True)) if None in row}
        found["mac_address"], unclear = self._addresses(cells, len(rows))
        closer |= unclear
        if not self.identifiers:
            closer.update(at for at, mac in enumerate(found["mac_address"]) if mac is None)
        for place, known in self.innocent:
            closer.update(at for at, cell in enumerate(cells[place]) if cell not in known)
        for sign in self.signs:
            closer.update(sign.among(cells[sign.place]))
        if "serial_number" in found:
            closer.update(self._contradicted(found, cells))
        return found, closer

    def _contradicted(self, found: Columns, cells: Sequence[_Column]) -> Iterator[int]:
        """The places of serial numbers that are what the row has elsewhere, or that the row's
        board may contradict."""
        numbers, blank = found["serial_number"], [None] * len(found["serial_number"])
        for others in (
            found.get("disk_serial_number", blank),
            *(cells[place] for place in self.unlike),
        ):
            both = enumerate(zip(numbers, others, strict=True))
            yield from (at for at, (one, other) in both if one == other)
        both = enumerate(zip(numbers, found["mac_address"], strict=True))
        yield from (at for at, (one, mac) in both if one and mac and is_bare(mac, one))
        boards_too = enumerate(zip(numbers, found.get("uuid", blank), strict=True))
        dells = ((at, *pair) for at, pair in boards_too if boards.is_dell(pair[1] or ""))
        yield from (
            at for at, number, board in dells if suggest({"serial_number": number, "uuid": board})
        )

    def _terms(self, cells: Sequence[_Column], count: int) -> Iterator[list[int | None]]:
        """System, ownership and trust; None where a word is to be looked at closer."""
        place, known = self.system
        codes = map(known.get, cells[place])
        yield [code if code in self.systems else None for code in codes]
        for index, known in (self.ownership, self.trust):
            yield [known[""]] * count if index is None else list(map(known.get, cells[index]))

    def _addresses(self, cells: Sequence[_Column], count: int) -> tuple[list[str | None], set[int]]:
        """The MAC addresses, None for a row without one; and which are to be looked at closer."""
        found: list[str | None] = [None] * count
        unclear = set()
        for card in self.cards:
            for at, cell in enumerate(cells[card]):
                if cell == "":
                    continue
                address = mac_address(cell) if isinstance(cell, str) else None
                if address is None or found[at] is not None:
                    unclear.add(at)  # which of several counts is to be said
                found[at] = address
        return found, unclear


def _texts(column: _Column) -> list[str]:
    """The cells of a column, "" for what is no text."""
    return [cell if isinstance(cell, str) else "" for cell in column]


#: The first identifiers, in the API's order → their quick looks; the others are too rare to
#: need one.
PLAIN: Mapping[str, Callable[[str], str | None]] = {
    "serial_number": serial_number,
    "disk_serial_number": disk_serial_number,
    "uuid": board_uuid,
    "mac_address": mac_address,
}
