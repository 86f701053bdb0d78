"""What another identifier of the same row lets suspect, or whose the device is.

A Dell's board UUID holds the service tag that its maker prints on the case and calls the
serial number: where both stand in a row, one checks the other.  The same tag as a number, Dell's
express service code, is also known by the row's maker or model.  With other makers' boards nothing
is known.  A Surface's serial number is 12 digits, and most begin with a zero, which Excel drops
from a CSV file that it saves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from importer.vocabulary import Fault, boards, models

_TAG = re.compile(rb"[0-9A-Z]{7}")
#: As Dell makes them: none begins with a zero, as those would for which firms' own numbers stand.
_MADE = re.compile(f"(?!0){boards.DELL_TAG}")
#: What a Surface's is without one to three zeros, as of a thousand numbers one has.
_SURFACES, _FEW = 12, re.compile("[1-9][0-9]{8,10}")
_UUID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")

#: The field in question, what is to be said, and the value that may be meant.
Suggestion = tuple[str, Fault, str]


def dell_tag(text: str) -> str | None:
    """The service tag in a board's UUID (36 characters, upper or lower case, in either byte
    order); None where it is not Dell's or the tag was left blank."""
    text = text.upper()
    if not boards.is_dell(text) or not _UUID.fullmatch(text):
        return None
    tag = boards.dell_tag_bytes(text)
    return tag.decode("ascii") if _TAG.fullmatch(tag) else None


def suggest(found: Mapping[str, str], whose: str = "") -> tuple[Suggestion, ...]:
    """What the canonical identifiers of a desktop's row say about each other; ``whose``: by what
    the row says of the maker (``models.whose``).  Of a row without a serial number nothing is
    said."""
    serial, board = found.get("serial_number"), found.get("uuid", "")
    if serial is None:
        return ()
    if whose == models.SURFACE and _FEW.fullmatch(serial):
        return (("serial_number", Fault.SURFACE_ZEROS, serial.zfill(_SURFACES)),)
    tag = dell_tag(board) if boards.is_dell(board) else None
    meant = boards.tag_of_express_code(serial)
    is_dells = tag is None and whose == models.DELL
    is_likely = is_dells and meant is not None and _MADE.fullmatch(meant)
    if meant is not None and (meant == tag or is_likely):
        return (("serial_number", Fault.EXPRESS_CODE, meant),)
    if tag is None or serial.upper() == tag:
        return ()
    return (("serial_number", Fault.DELL_TAG_DIFFERS, tag),)
