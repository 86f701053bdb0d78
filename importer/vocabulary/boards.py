"""What the bytes of a computer board's UUID say: both spellings of one, and a Dell's service
tag.  Canonical texts are meant: 36 characters, upper case.

SMBIOS 2.6 made the first three groups little-endian; tools disagree on it ever since, so that
one board stands in two inventories in two spellings (dmidecode's source).
"""

from __future__ import annotations

import re

_LENGTH = 36
DELL = ("4C4C4544-", "44454C4C-")  # "DELL" in either byte order
#: How the UUID of a Dell looks whose service tag is blank, 00 or 20 in each of its bytes, in either
#: byte order; a made-up tag is none of our business.
BLANK_DELL = (
    r"4C4C4544-..[02]0-[02]0..-..[02]0-[028A]0....[02]0[02]0[02]0"
    r"|44454C4C-[02]0..-..[02]0-..[02]0-[028A]0....[02]0[02]0[02]0"
)
#: A service tag as Dell makes them: it has no vowel.
DELL_TAG = "[0-9B-DF-HJ-NP-TV-Z]{7}"
_TAG_LENGTH = 7
#: An express service code; on the case it has hyphens: 147-531-434-79.
_EXPRESS = re.compile("[0-9]{8,11}|[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{1,2}")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: The bytes that hold the service tag, in its order.  Verified on the fixtures of glpi-agent.
_DELL_TAG = (10, 5, 6, 9, 13, 14, 15)


def swapped(text: str) -> str:
    """The same bytes as a tool prints them that reads the first three groups in the other
    order; a text that is no UUID as it is."""
    if len(text) != _LENGTH:
        return text
    first = f"{text[6:8]}{text[4:6]}{text[2:4]}{text[:2]}"
    return f"{first}-{text[11:13]}{text[9:11]}-{text[16:18]}{text[14:16]}{text[18:]}"


def either_order(text: str) -> str:
    """One and the same text for both spellings of a UUID: the smaller one.  For comparing
    only; what is sent is the row's own spelling."""
    first, other = text[:2], text[6:8]
    if first < other:  # as for half of them: the other one would begin with a larger byte
        return text
    return swapped(text) if other < first else min(text, swapped(text))


def is_dell(text: str) -> bool:
    """Whether a UUID says that its board is Dell's."""
    return text.startswith(DELL)


def dell_tag_bytes(text: str) -> bytes:
    """The seven bytes of a Dell's UUID that hold its service tag, blank or not.  Raises
    ``ValueError`` for a text that is no UUID."""
    spelling = text if text.startswith(DELL[0]) else swapped(text)
    raw = bytes.fromhex(spelling.replace("-", ""))
    first, *others = _DELL_TAG
    # The first one shares its byte with a bit that is always set.
    return bytes((raw[first] & 0x7F, *(raw[place] for place in others)))


def tag_of_express_code(text: str) -> str | None:
    """The service tag that Dell's express service code, 8 to 11 digits, stands for: the same
    number to the base 36.  None for what can be none."""
    if not _EXPRESS.fullmatch(text):
        return None
    number, tag = int(text.replace("-", "")), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        tag = _DIGITS[digit] + tag
    return tag.rjust(_TAG_LENGTH, "0") if len(tag) <= _TAG_LENGTH else None
