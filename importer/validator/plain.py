"""Identifiers that are plainly fine, told in a fraction of the time.

Nearly every cell of a real list needs no remark.  Each function here says so for the usual
forms: it returns the canonical text, or None for "look closer", which is never wrong.  What is
said here is exactly what ``normalise.read`` would say; a test asserts it for any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from importer.model import CellValue, Device
from importer.validator.suggestions import suggest
from importer.vocabulary import (
    KNOWN_UUIDS,
    PLAIN_MACS,
    PLAIN_UUID,
    SUSPECT_END,
    SUSPECT_WORDS,
    boards,
    is_heading,
)

#: No Windows product ID or key, no “No. 12”, no MAC address, no size of a disk, no price, no
#: heading (MAC-1, RJ45_MAC), no system (WIN10), nothing that may be a label or a maker's name in
#: front (SN-5CG…, DELL8QX…), nor what Windows calls a computer (DESKTOP-8QX1ZK3); a letter that no
#: number, date or row of placeholder letters is written with, and a digit, which no word has;
#: otherwise capitals and digits, with the signs of serial numbers where no word stands beside
#: them, letters and digits alone, or an NVMe disk's four groups.  By first letters: each is passed
#: over at once where another one stands.
_SERIAL = re.compile(
    r"(?![0-9][0-9]{4}(?:[-_]|[0-9]{10}AA)|[Nn](?i:[or]\.|vme[0-9])|[0-9A-Fa-f][0-9A-Fa-f]-[0-9A-Fa-f]{2}-"
    r"|[0-9][0-9.]*(?:[GTMgtm][Bb]?|[A-Za-z]{3})$|1[Ss][12]|[Aa](?i:sus|cer|pple)"
    r"|[Cc](?i:entos|olumn)|[CEGHJRTUceghjrtu](?i:ny|hf|ur|bp|kd|py|mb|wd|sd)[0-9]"
    r"|[Dd](?i:ell|ebian|esktop-)|[Ff](?i:ield|ujitsu)|[Hh](?i:uawei|onor|ttp[45])|[Ii][3579]-"
    r"|[Ll](?i:aptop-|enovo)|[Mm](?i:ac|z|icrosoft)|[Oo](?i:perating)|[Pp](?i:id|hysicaldrive)"
    r"|[Qq][1-4]-?20|[Rr](?i:j.?45|[3579]-)|[Ss](?i:n|-1-5-|urface|amsung|ervice|erial|mbios)"
    r"|[Ss][Tt][0-9]{3,5}[A-Za-z]{2}[0-9]|[Tt](?i:extbox|hinkpad|oshiba)|[Uu](?i:buntu)"
    r"|[Vv][0-9.]+$|[Ww](?i:in|d[0-9])|[Xx](?i:iaomi)|.{5}-(?:.{5}|OEM)-)"
    r"(?=[^A-DF-MP-WYZa-df-mp-wyz]*[A-DF-MP-WYZa-df-mp-wyz])(?=[^0-9]*[0-9])"
    r"(?:[A-Z0-9]{5,}|[A-Za-z0-9]{6,}|(?:[0-9A-F]{4}_){3}[0-9A-F]{4}\."
    r"|(?!(?!WD-)[A-Z]+[-_.]|.*[-_.][A-Z]+(?:$|[-_.])|.*\..*\.|([0-9A-Z]{2})[0-9A-Z]{4,}-\1)"
    r"[A-Z0-9][A-Z0-9_.-]{4,})",
    re.ASCII,
)
#: What a maker writes where no digit is drawn, as in one of ten of Dell's service tags; words and
#: headings too, but never one letter alone, again and again, nor a maker's name and its tag.
_CAPITALS = re.compile(r"(?!([A-Z])\1+\Z|DELL[B-DF-HJ-NP-TV-Z]{7}\Z)[A-Z]{6,}")
_COLONS, _DASHES = PLAIN_MACS


def serial_number(text: str) -> str | None:
    """A serial number with a letter that gives it away as one, or of capitals alone."""
    if _SERIAL.fullmatch(text) is None and (_CAPITALS.fullmatch(text) is None or is_heading(text)):
        return None
    return None if text.lower() in SUSPECT_WORDS else text


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


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the cells of a file stand that make a row plainly fine: in one column for each
    field but the MAC address, with nothing to be filled in.

    ``system``, ``ownership``, ``trust``: index of the column (None where there is none) and the
    words that were understood before, with their numbers.  ``identifiers``: gets the cells of the
    serial number, the disk's and the board's UUID; ``cards``: indexes of the MAC addresses, of
    which one at most may be filled.  ``systems``: the numbers of the systems that take exactly
    these.
    ``kinds``: where a word stands that tells what the row is about, and the words that leave
    nothing out.
    """

    system: tuple[int, Mapping[CellValue, int]]
    ownership: tuple[int | None, Mapping[CellValue, int]]
    trust: tuple[int | None, Mapping[CellValue, int]]
    identifiers: Callable[[Sequence[CellValue]], tuple[CellValue, ...]]
    cards: tuple[int, ...]
    systems: frozenset[int]
    kinds: tuple[int, ...] = ()
    harmless: Set[CellValue] = frozenset()

    def device(self, cells: Sequence[CellValue]) -> Device | None:
        """The device of a row about which nothing is to be said; None to look closer."""
        place, known = self.system
        code = known.get(cells[place])
        if code not in self.systems:
            return None
        for kind in self.kinds:
            if cells[kind] not in self.harmless:
                return None
        index, known = self.ownership
        owned = 0 if index is None else known.get(cells[index])
        index, known = self.trust
        trusted = 0 if index is None else known.get(cells[index])
        if owned is None or trusted is None:
            return None
        serial, disk, board = self.identifiers(cells)
        if not (isinstance(serial, str) and isinstance(disk, str) and isinstance(board, str)):
            return None
        number, of_disk, uuid = serial_number(serial), serial_number(disk), board_uuid(board)
        if number is None or of_disk is None or uuid is None:
            return None
        mac = None
        for card in self.cards:
            cell = cells[card]
            if cell == "":
                continue
            if mac is not None or not isinstance(cell, str):
                return None  # which of several counts is to be said
            mac = mac_address(cell)
            if mac is None:
                return None
        device = Device(code, owned, trusted, number, of_disk, uuid, mac)
        # A Dell's board may contradict the serial number beside it.
        told = boards.is_dell(uuid) and suggest(device.identifiers())
        return None if told else device


#: The first identifiers, in the API's order → their quick looks; the others are too rare to
#: need one.
PLAIN: Mapping[str, Callable[[str], str | None]] = {
    "serial_number": serial_number,
    "disk_serial_number": serial_number,
    "uuid": board_uuid,
    "mac_address": mac_address,
}
