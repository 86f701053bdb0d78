"""Identifiers as people and tools write them → the one form that is sent.

One pure function for each identifier: text → (canonical text, what is to be said about it).
The canonical text is its own canonical text.  Forms are those of real exports; rules that
vendors do not document (lengths of serial numbers, UUID versions) are never enforced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from importer.model import Cell, CellValue, is_in_question
from importer.validator import damage
from importer.vocabulary import (
    Fault,
    Reading,
    errors,
    is_blank,
    is_filler,
    is_heading,
    is_placeholder,
    is_virtual,
    serials,
)

_NOTHING: Reading = ("", ())

_UUID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_UUID_PACKING = str.maketrans("", "", "-{}() ")
_HEX_32 = re.compile(r"[0-9A-Fa-f]{32}")
_HEX_40 = re.compile(r"[0-9A-Fa-f]{40}")
#: How RFC 9562 writes it as a name.
_URN = "urn:uuid:"
#: What stands before it where a program printed its name as well: UUID: …, GUID=…
_UUID_NAMED = re.compile(
    r"(?:(?:smbios|bios|system|board)[ _-]?)?[ug]uid\s*[:=：]\s*", re.IGNORECASE
)
_APPLE_UDID = re.compile(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{16}")

_MAC = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")
#: The notations that PostgreSQL's macaddr takes too; the groups of one notation are equal.
_MAC_FORMS = re.compile(
    r"[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}"
    r"|[0-9a-f]{6}[:-]?[0-9a-f]{6}"
    r"|[0-9a-f]{4}([.-])[0-9a-f]{4}\2[0-9a-f]{4}"
)
_MAC_SIGNS = str.maketrans("", "", ":-.")
#: Of one that writes no zero in front of any pair; where it does, a single digit lacks another.
_MAC_SHORT = re.compile(r"(?:[1-9a-f][0-9a-f]|[0-9a-f])(?::(?:[1-9a-f][0-9a-f]|[0-9a-f])){5}")
#: Signs of Chinese keyboards and of people who type; dashes that Word made of a hyphen.
_MAC_TYPED = re.compile(r"[0-9a-f]{2}([ .,;_/·・。、‐‑–—−])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}")
_MAC_PACKING = "()<>"
#: What programs write in front of a number to the base 16: hex(uuid.getnode()).
_HEX = "0x"
_MAC_OCTET = re.compile(r"[0-9a-f]{2}")
#: A whole address that stands in a text, and does not go on behind it.
WHOLE_MAC = (
    r"(?:[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}"
    r"|[0-9a-f]{4}([.-])[0-9a-f]{4}\2[0-9a-f]{4}|[0-9a-f]{6}-?[0-9a-f]{6})(?![:.-]?[0-9a-z])"
)
_MAC_INSIDE = re.compile(rf"(?<![0-9a-f])(?<![0-9a-f]{{2}}[:.-]){WHOLE_MAC}")
_MAC_EUI64 = re.compile(r"[0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){7}|[0-9a-f]{4}(?:[.:-][0-9a-f]{4}){3}")
#: Zeros before it make an address of one device: its first octet is even.
_MAC_ZERO_LOST = re.compile(r"[02468ace][0-9a-f]{10}|[0-9]{9,10}")
_MAC_TRUNCATED = re.compile(
    r"[0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){4}|[0-9]{1,11}"
    r"|[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}|[0-9a-f]{1,2}(?:-[0-9a-f]{1,2}){5}"
)

#: Without its leading zeros one in four thousand has 13 digits; letters it has then, too: IMEIs,
#: telephone numbers and days have none, and network cards' addresses have twelve.
_ANDROID_ID = re.compile(r"[0-9a-f]{16}|(?=[0-9]*[a-f])[0-9a-f]{13,15}")
_ANDROID_ID_DIGITS = 16


def serial_number(text: str) -> Reading:
    """A computer's serial number: any text that is one alone, and no disk's."""
    return ("", (Fault.OTHER_FORM,)) if serials.is_disks(text) else disk_serial_number(text)


def disk_serial_number(text: str) -> Reading:
    """A serial number, of a disk as well: any text that is one alone.  The dot at the end of an
    NVMe disk's is part of it, and so may blanks in it be."""
    text, faults = damage.number_like(text)
    fault = None if errors(faults) else serials.fault_of(text)
    return (text, faults) if fault is None else ("", (fault,))


def board_uuid(text: str) -> Reading:
    """A board's UUID, with or without dashes and braces → upper case with dashes, as in the
    API's examples.  Version and variant bits are not looked at: boards do not keep to them."""
    upper = text.upper()
    if _UUID.fullmatch(upper):
        return upper, ()
    digits = text.lower().removeprefix(_URN).translate(_UUID_PACKING)
    if _HEX_32.fullmatch(digits):
        return _dashed(digits.upper()), ()
    if _APPLE_UDID.fullmatch(text):
        return "", (Fault.APPLE_UDID,)
    if _HEX_40.fullmatch(text):
        return "", (Fault.APPLE_UDID_OLD,)
    return "", (damage.ruin(text, Fault.UUID_FORMAT),)


def idfv(text: str) -> Reading:
    """Apple's identifier for vendors → a UUID in upper case, as iOS writes it."""
    return board_uuid(text)


def aaid(text: str) -> Reading:
    """OpenHarmony's application identifier → a UUID in lower case, as the system writes it."""
    canonical, faults = board_uuid(text)
    return canonical.lower(), faults


def mac_address(text: str) -> Reading:
    """A MAC address in any of its notations → ``aa:bb:cc:dd:ee:ff``."""
    text = text.lower().removeprefix(_HEX).strip(_MAC_PACKING)
    faults: tuple[Fault, ...] = ()
    if not _MAC.fullmatch(text):
        digits, faults = _mac_digits(text)
        if not digits:
            return "", faults
        text = _coloned(digits)
    bits = text[1]
    if bits in "13579bdf":
        return text, (Fault.MAC_MULTICAST,)
    if bits in "26ae":
        return text, (*faults, Fault.MAC_LOCAL)
    if is_virtual(text):
        return text, (*faults, Fault.MAC_VIRTUAL)
    return text, faults


def android_id(text: str) -> Reading:
    """An Android ID: 16 hex digits, or a few less → lower case.  Never filled up with zeros: the
    shorter one is another value."""
    lower = text.lower()
    if not _ANDROID_ID.fullmatch(lower):
        return "", (damage.ruin(text, Fault.ANDROID_ID_FORMAT),)
    if len(lower) == _ANDROID_ID_DIGITS:
        return lower, ()
    return lower, (Fault.ANDROID_ID_SHORT,)


NORMALISERS: Mapping[str, Callable[[str], Reading]] = {
    "serial_number": serial_number,
    "disk_serial_number": disk_serial_number,
    "uuid": board_uuid,
    "mac_address": mac_address,
    "android_id": android_id,
    "idfv": idfv,
    "aaid": aaid,
}


#: What a number cell says in a column; in the others it is its digits.
_FROM_CELL: Mapping[str, Callable[[Cell], Reading]] = {
    "mac_address": damage.mac_from_cell,
    **dict.fromkeys(("uuid", "android_id", "idfv", "aaid"), damage.letters_from_cell),
}
_LATIN = re.compile(r"[A-Za-z0-9]")


def read(field: str, cell: CellValue) -> Reading:
    """What a cell in an identifier's column says: its canonical text, "" where the cell is
    blank, a placeholder or refused.  A refused one comes with its errors only."""
    if cell == "":
        return _NOTHING
    if isinstance(cell, str):
        if is_in_question(cell):
            return "", (Fault.EXPLAINED,)
        text, packing = damage.clean(cell)
    else:
        text, packing = _FROM_CELL.get(field, damage.from_cell)(cell)
    if is_blank(text):
        return ("", packing) if errors(packing) else _NOTHING
    if is_heading(text) and not (text.isascii() and is_filler(field, text)):
        return "", (Fault.HEADING,)
    canonical, faults = NORMALISERS[field](text)
    if is_placeholder(field, canonical) if canonical else is_filler(field, text):
        # Chinese words alone, which a placeholder of a vendor never is.
        is_remark = not _LATIN.search(text) and any(map(str.isalpha, text))
        return "", (Fault.REMARK if is_remark else Fault.PLACEHOLDER,)
    if packing or faults:
        # What was done to the cell is why its text is not as it should be.
        refusals = errors(packing) or errors(faults)
        if not canonical and not refusals:
            return "", faults
        return ("", refusals) if refusals else (canonical, packing + faults)
    return canonical, faults


def may_be(text: str) -> dict[str, str]:
    """The identifiers that a text may be that somebody looks for, canonical, by their fields; a
    serial number it may always be."""
    found = {name: read(name, text)[0] for name in NORMALISERS}
    found["serial_number"] = found["serial_number"] or text
    return {name: value for name, value in found.items() if value}


def _dashed(digits: str) -> str:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def suggested(fault: Fault, text: str) -> str:
    """What may be meant by a text that was refused; to be shown, never to be sent."""
    if is_in_question(text):
        return ""
    if fault in (Fault.EXPLAINED, Fault.NOT_ASCII, Fault.BOARD_NUMBER):
        return serials.likely(damage.clean(" ".join(text.splitlines()))[0])
    if fault is Fault.UUID_FORMAT and (named := _UUID_NAMED.match(damage.clean(text)[0])):
        return board_uuid(damage.clean(text)[0][named.end() :])[0]
    if fault is not Fault.MAC_ZERO_LOST:
        return ""
    return _coloned(damage.clean(text)[0].lower().removeprefix(_HEX).zfill(12))


def _coloned(digits: str) -> str:
    return ":".join(digits[place : place + 2] for place in range(0, 12, 2))


def _mac_digits(text: str) -> Reading:
    """The twelve digits of a MAC address in another notation than ours; or why it is none."""
    if _MAC_FORMS.fullmatch(text):
        return text.translate(_MAC_SIGNS), ()
    if _MAC_SHORT.fullmatch(text):
        return "".join(octet.zfill(2) for octet in text.split(":")), (Fault.MAC_SHORT_OCTETS,)
    if _MAC_TYPED.fullmatch(text):
        return "".join(_MAC_OCTET.findall(text)), (Fault.MAC_SEPARATORS,)
    number = damage.number_like(text)
    if Fault.DECIMAL_TAIL in number[1]:
        text, faults = damage.mac_padded(number)
        if len(text) == 12:
            return text, faults
    return "", (_mac_fault(text),)


def _mac_fault(text: str) -> Fault:
    """Why a text is no MAC address."""
    forms = (
        (_MAC_EUI64, Fault.MAC_EUI64),
        (_MAC_ZERO_LOST, Fault.MAC_ZERO_LOST),
        (_MAC_TRUNCATED, Fault.MAC_TRUNCATED),
    )
    found = next((fault for form, fault in forms if form.fullmatch(text)), None)
    if found is None and any(map(str.isalpha, _MAC_INSIDE.sub("", text))):
        found = Fault.MAC_NOT_OWN if _MAC_INSIDE.search(text) else None
    return found or damage.ruin(text, Fault.MAC_FORMAT)
