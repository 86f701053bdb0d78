"""What another identifier of the same row lets suspect.

A Dell's board UUID holds the service tag that its maker prints on the case and calls the
serial number: where both stand in a row, one checks the other.  The same tag as a number, Dell's
express service code, is also known by the row's maker or model.  With other makers' boards nothing
is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from importer.vocabulary import Fault, boards

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TAG_LENGTH = 7
#: The codes of tags that begin with no zero, as Dell's do: firms count below it.
_CODES = range(len(_DIGITS) ** (_TAG_LENGTH - 1), len(_DIGITS) ** _TAG_LENGTH)
_TAG = re.compile(rb"[0-9A-Z]{7}")
_MADE = re.compile(boards.DELL_TAG)
_EXPRESS = re.compile(r"[0-9]{8,11}")
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


def tag_of_express_code(text: str) -> str | None:
    """The service tag that Dell's express service code, 8 to 11 digits, stands for: the same
    number to the base 36.  None for what can be none."""
    if not _EXPRESS.fullmatch(text):
        return None
    number, tag = int(text), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        tag = _DIGITS[digit] + tag
    return tag.rjust(_TAG_LENGTH, "0") if len(tag) <= _TAG_LENGTH else None


def suggest(found: Mapping[str, str], is_dells: bool = False) -> tuple[Suggestion, ...]:
    """What the canonical identifiers of a desktop's row say about each other; ``is_dells``:
    whether the row says that Dell made it.  Of a row without a serial number nothing is said."""
    serial, board = found.get("serial_number"), found.get("uuid", "")
    if serial is None:
        return ()
    tag = dell_tag(board) if boards.is_dell(board) else None
    meant = tag_of_express_code(serial)
    is_likely = tag is None and is_dells and meant is not None and _may_be(serial, meant)
    if meant is not None and (meant == tag or is_likely):
        return (("serial_number", Fault.EXPRESS_CODE, meant),)
    if tag is None or serial.upper() == tag:
        return ()
    return (("serial_number", Fault.DELL_TAG_DIFFERS, tag),)


def _may_be(code: str, tag: str) -> bool:
    """Whether digits are a code by their size, and by the tag that they stand for."""
    return int(code) in _CODES and _MADE.fullmatch(tag) is not None
