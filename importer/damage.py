"""What spreadsheets do to identifiers, and how much of it can be undone.

Excel turns text that looks like a number, a date or a time into one; what it dropped while
doing so (leading zeros, the digits after the fifteenth) is only sometimes still in the file.
What can be restored without guessing is restored, with a remark; the rest is refused, because
an identifier can't be corrected once the device is registered.
Sources: Microsoft's support notes on long numbers, leading zeros and text with an E.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from importer.faults import Fault, Reading
from importer.models import Cell, Kind

#: From here on a spreadsheet's number no longer holds all its digits.
_PRECISE = 10**15
#: Cells that hold neither a word nor an identifier, in any column.
REFUSED_KINDS: Mapping[Kind, Fault] = {
    Kind.DATE: Fault.DATE_CELL,
    Kind.BOOL: Fault.BOOL_CELL,
    Kind.ERROR: Fault.ERROR_CELL,
    Kind.FORMULA: Fault.FORMULA_CELL,
}
_EXPONENT = re.compile(r"E[+-]", re.IGNORECASE)
#: Formats under which Excel shows a whole number's own digits, perhaps with zeros before.
_PLAIN_FORMAT = re.compile(r"General|@|0+(?:_.)?|#(?:,##0)?(?:_.)?|#,##0\.0+|0\.0+", re.IGNORECASE)
_ZEROS = re.compile(r"(0{2,})(?:_.)?")
#: 6.37702E+15; without a sign it can be a genuine serial number, such as 7E5.
_SCIENTIFIC = re.compile(r"[+-]?[0-9](?:[.,][0-9]+)?E([+-]?)[0-9]{1,3}", re.IGNORECASE)
#: A formula's error that was exported as text, or copied as a value.
_ERROR_TEXT = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!"
    r"|UNKNOWN!|BUSY!|GETTING_DATA)",
    re.IGNORECASE,
)
_DECIMAL_TAIL = re.compile(r"[0-9]+\.0")
_GUARDS = frozenset("='")
_GUARDED = re.compile(r'="([^"]*)"')
_LINE_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: A MAC address that lost more leading zeros than this was none.
_MAC_DIGITS = range(7, 13)


def from_cell(cell: Cell) -> Reading:
    """The digits of a number cell in a column of identifiers; any other kind is refused."""
    refused = REFUSED_KINDS.get(cell.kind)
    if refused is not None:
        return "", (refused,)
    number = cell.value
    if not isinstance(number, int | float):
        return "", (Fault.NUMBER_FRACTION,)
    if not abs(number) < _PRECISE:
        return "", (Fault.NUMBER_PRECISION,)
    if _EXPONENT.search(cell.number_format):
        return "", (Fault.SCIENTIFIC_CELL,)
    if not _PLAIN_FORMAT.fullmatch(cell.number_format):
        return "", (Fault.NUMBER_DRESSED,)
    if number != int(number):
        return "", (Fault.NUMBER_FRACTION,)
    digits = str(int(number))
    zeros = _ZEROS.fullmatch(cell.number_format)
    if zeros:
        return digits.zfill(len(zeros[1])), ()
    return digits, (Fault.NUMBER_CELL,)


def mac_from_cell(cell: Cell) -> Reading:
    """As ``from_cell``; a MAC address has twelve digits, so that its zeros can be restored."""
    digits, faults = from_cell(cell)
    if len(digits) in _MAC_DIGITS and len(digits) < 12 and digits.isdigit():
        return digits.zfill(12), (Fault.MAC_PADDED,)
    return digits, faults


def clean(text: str) -> Reading:
    """An identifier's text without what is only packing: outer spaces, invisible characters,
    full-width forms, the guards ``="…"`` and ``'``.  Inner spaces stay."""
    text = text.strip()
    if text[:1] == "#" and _ERROR_TEXT.fullmatch(text):
        return "", (Fault.ERROR_CELL,)
    faults: tuple[Fault, ...] = ()
    if not (text.isascii() and text.isprintable()):
        if _LINE_BREAKS.search(text):
            return "", (Fault.SEVERAL_VALUES,)
        text, faults = _plain(text)
    if text[:1] in _GUARDS:
        text, unwrapped = _unwrap(text)
        faults += unwrapped
    return text, faults


def is_scientific(text: str) -> bool:
    """Whether a text is what Excel writes for a number whose digits it dropped."""
    found = _SCIENTIFIC.fullmatch(text)
    return found is not None and found[1] != ""


def number_like(text: str) -> tuple[Fault, ...]:
    """What is suspicious about a text that a spreadsheet may have written for a number."""
    found = _SCIENTIFIC.fullmatch(text)
    if found:
        return (Fault.SCIENTIFIC if found[1] else Fault.SCIENTIFIC_MAYBE,)
    if text.endswith(".0") and _DECIMAL_TAIL.fullmatch(text):
        return (Fault.DECIMAL_TAIL,)
    return ()


def _plain(text: str) -> Reading:
    faults: tuple[Fault, ...] = ()
    visible = "".join(map(_visible, text)).strip()
    if visible != text:
        faults = (Fault.INVISIBLE,)
    half_width = visible.translate(_FULL_WIDTH).strip()
    if half_width != visible:
        faults += (Fault.FULL_WIDTH,)
    return half_width, faults


def _visible(character: str) -> str:
    """A character, a plain space for any other space, nothing for what can't be seen."""
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category in ("Cc", "Cf", "Cs") else character


def _unwrap(text: str) -> Reading:
    before = text
    while True:
        guarded = _GUARDED.fullmatch(text)
        inner = guarded[1] if guarded else text.removeprefix("'")
        if inner == text:
            return text, () if text == before else (Fault.UNWRAPPED,)
        text = inner.strip()
