"""What spreadsheets do to identifiers, and how much of it can be undone.

Excel turns text that looks like a number, a date or a time into one; what it dropped while
doing so (leading zeros, the digits after the fifteenth) is only sometimes still in the file.
What can be restored without guessing is restored, with a remark; the rest is refused, because
an identifier can't be corrected once the device is registered.
Sources: Microsoft's support notes on long numbers, leading zeros, text with an E, and text
that turns into dates; what Excel and WPS show for such cells is what they write into a CSV file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from importer.model import Cell, Kind
from importer.vocabulary import Fault, Reading, errors

#: The digits that a spreadsheet's number holds; those after them are lost.
_DIGITS = 15
_PRECISE = 10**_DIGITS
#: Cells that hold neither a word nor an identifier, in any column.
REFUSED_KINDS: Mapping[Kind, Fault] = {
    Kind.DATE: Fault.DATE_CELL,
    Kind.BOOL: Fault.BOOL_CELL,
    Kind.ERROR: Fault.ERROR_CELL,
    Kind.FORMULA: Fault.FORMULA_CELL,
    Kind.OBJECT: Fault.OBJECT_CELL,
}
_EXPONENT = re.compile(r"E[+-]", re.IGNORECASE)
#: Formats under which Excel shows a whole number's own digits, perhaps with zeros before.
_PLAIN_FORMAT = re.compile(r"General|@|0+(?:_.)?|#(?:,##0)?(?:_.)?|#,##0\.0+|0\.0+", re.IGNORECASE)
_ZEROS = re.compile(r"(0{2,})(?:_.)?")
#: A formula's error that was exported as text, or copied as a value.
_ERROR_TEXT = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!"
    r"|UNKNOWN!|BUSY!|GETTING_DATA|ERROR!|REF|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC|ERROR)",
    re.IGNORECASE,
)
#: ="…" of Excel, "…" of a text that was quoted twice, '…' of a program.
_GUARDED = re.compile(r"""=?"([^"]*)"|“([^“”]*)”|'([^']+)'|‘([^‘’]*)’""")
#: What a text begins with that may be guarded, or be an error.
_OPENERS = frozenset("='`#\"")
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: A MAC address that lost more leading zeros than three was none, but a day or an asset's number.
_MAC_DIGITS = range(9, 12)

# -- how a spreadsheet writes, as text, what it took for a number or a date ------------------

_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(?:0?[1-9]|1[0-2])"
_YEAR = "(?:19|20)[0-9]{2}"
#: As Excel writes them: ``12-MAR`` in capitals is as somebody typed it, and no date.
_NAME = "(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)"
#: 10:20, 10:20:30, 上午10时20分; 48:50 becomes the duration 48:50:00.
_CLOCK = (
    r"(?:[上下]午 ?)?"
    r"(?:(?:[0-9]{1,2}|[0-9]{1,4}:[0-5][0-9]):[0-5][0-9](?:\.[0-9]{1,6})?"
    r"|[0-9]{1,2}[时時][0-5]?[0-9]分(?:[0-5]?[0-9]秒)?)"
    r"(?: ?(?:[AaPp][Mm]|[上下]午))?"
)
_DATES = (
    f"{_DAY}-{_NAME}(?:-[0-9]{{2}}|-[0-9]{{4}})?",  # 12-Mar, 1-Mar-24
    f"{_NAME}-[0-9]{{2}}",  # Mar-01
    f"(?:[0-9]{{4}}年)?{_MONTH}月(?:{_DAY}日)?",  # 3月12日, 2024年3月
    f"[0-9]{{4}}/{_MONTH}/{_DAY}",
    f"{_YEAR}(?P<sign>[.-]){_MONTH}(?P=sign){_DAY}",  # 2024-03-12
    # 2238-01-03 16:48:00: a number that was shown as a day
    f"[0-9]{{4}}-{_MONTH}-{_DAY}(?=[ Tt]{_CLOCK})",
    # Month and day come in either order, by country.
    f"{_DAY}/{_DAY}/(?:[0-9]{{2}}|[0-9]{{4}})",
    f"{_DAY}(?P<mark>[.-]){_DAY}(?P=mark){_YEAR}",
)
#: By the name of their fault.  3-12, 10-2011 and MAR1 are not among them: so they were typed,
#: and Excel would have changed them.  Nor is 7E5 a sure one: it can be a serial number.
_TRACES = re.compile(
    r"(?P<SCIENTIFIC>[+-]?[0-9](?:[.,][0-9]+[Ee][+-]?|[Ee][+-])[0-9]{1,3})"
    r"|(?P<NUMBER_GROUPED>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}))"
    r"|(?P<PERCENT_CELL>[+-]?[0-9]+(?:[.,][0-9]+)?%)"
    r"|(?P<BOOL_CELL>TRUE|FALSE)"
    r"|(?P<FORMULA_CELL>=.+)"
    r"|(?P<SCIENTIFIC_MAYBE>[+-]?[0-9][Ee][0-9]{1,3})"
    r"|(?P<DECIMAL_TAIL>[0-9]{3,}\.00?)"
    rf"|(?P<DATE_TEXT>(?:{'|'.join(_DATES)})(?:[ Tt]{_CLOCK})?|{_CLOCK})"
)
_COMMA_NUMBER = re.compile(
    r"[+-]?[$€£¥￥]? ?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}"
    r"|[0-9],[0-9]+[Ee][+-]?[0-9]{1,3})"
)
#: The longest of them that has letters and digits only: 7E100.
_LONGEST_BARE = 5


def from_cell(cell: Cell) -> Reading:
    """The digits of a number cell in a column of identifiers; any other kind is refused."""
    refused = REFUSED_KINDS.get(cell.kind)
    if refused is not None:
        return "", (refused,)
    if cell.kind is Kind.FLOAT:
        return "", (Fault.FLOAT_CELL,)
    number = cell.value
    if not isinstance(number, int | float):
        return "", (Fault.NUMBER_FRACTION,)
    if not abs(number) < _PRECISE:
        return "", (Fault.NUMBER_PRECISION,)
    if is_scientific(cell.number_format):
        return "", (Fault.SCIENTIFIC_CELL,)
    if "%" in cell.number_format:
        return "", (Fault.PERCENT_CELL,)
    shown_as = _positive(cell.number_format)
    if not _PLAIN_FORMAT.fullmatch(shown_as):
        return "", (Fault.NUMBER_DRESSED,)
    if number != int(number):
        return "", (Fault.NUMBER_FRACTION,)
    digits = str(int(number))
    zeros = _ZEROS.fullmatch(shown_as)
    if zeros:
        shown = digits.zfill(len(zeros[1]))
        return shown, () if shown == digits else (Fault.ZEROS_RESTORED,)
    return digits, (Fault.NUMBER_CELL,)


def is_scientific(number_format: str) -> bool:
    """Whether a number is shown with an exponent."""
    return _EXPONENT.search(number_format) is not None


def _positive(number_format: str) -> str:
    """The part of a number format that is for positive numbers, under its English name."""
    return number_format.partition(";")[0].replace("G/通用格式", "General")


def mac_from_cell(cell: Cell) -> Reading:
    """As ``from_cell``; a MAC address has twelve digits, so that its zeros can be restored."""
    return mac_padded(from_cell(cell))


def letters_from_cell(cell: Cell) -> Reading:
    """As ``from_cell``, for identifiers that have letters: a number is refused, but its digits
    are told, for they may say no more than that there is none."""
    digits, faults = from_cell(cell)
    return digits, (Fault.NUMBER_FOR_LETTERS,) if digits else faults


def mac_padded(number: Reading) -> Reading:
    """The digits of a number that is a MAC address, with the zeros that it lost."""
    digits, _ = number
    if len(digits) in _MAC_DIGITS and digits.isdigit():
        return digits.zfill(12), (Fault.MAC_PADDED,)
    return number


def clean(text: str) -> Reading:
    """An identifier's text without what is only packing: outer blanks, invisible characters,
    full-width forms, quotation marks, the guards ``="…"``, ``'`` and Snipe-IT's backtick.  Inner
    spaces stay."""
    stripped = text.strip()
    if stripped[:1] in _OPENERS or not (stripped.isascii() and stripped.isprintable()):
        return _unpacked(text)
    return stripped, () if len(stripped) == len(text) else _BLANKS_ONLY


def number_like(text: str) -> Reading:
    """A text, and what gives it away as what a spreadsheet or an export wrote for a number or
    a date.  Of a number that an export gave a decimal point: its digits."""
    if len(text) > _LONGEST_BARE and text.isascii() and text.isalnum():
        return text, ()  # most serial numbers, in a fifth of the time
    found = _TRACES.fullmatch(text)
    if found is None:
        return text, ()
    fault = Fault[str(found.lastgroup)]
    if fault is not Fault.DECIMAL_TAIL:
        return text, (fault,)
    digits = text.partition(".")[0]
    return digits, (fault if len(digits) <= _DIGITS else Fault.NUMBER_PRECISION,)


def is_number(text: str) -> bool:
    """Whether a text with commas in it is one number: 1,234,567 or 6,37702E+15."""
    return _COMMA_NUMBER.fullmatch(text.strip()) is not None


def ruin(text: str, otherwise: Fault) -> Fault:
    """Why a text has not the form of its field, which has letters: what a spreadsheet did to
    it, where that can be seen."""
    _, faults = number_like(text)
    if Fault.DECIMAL_TAIL in faults:
        return Fault.NUMBER_FOR_LETTERS
    return next(iter(errors(faults)), otherwise)


def _unpacked(text: str) -> Reading:
    """A text with every repair, until none finds anything: one may uncover work for another."""
    faults: tuple[Fault, ...] = ()
    before = None
    while text != before:
        before = text
        for fault, repair in _REPAIRS.items():
            repaired = repair(text)
            if repaired != text and fault not in faults:
                faults += (fault,)
            text = repaired
    if _ERROR_TEXT.fullmatch(text):
        return "", (Fault.ERROR_CELL,)
    if not _BREAKS.isdisjoint(text):
        return "", (Fault.SEVERAL_VALUES,)
    return text, faults


def _visible(text: str) -> str:
    """A text with plain spaces for any others, and without what can't be seen."""
    return text if text.isascii() and text.isprintable() else "".join(map(_seen, text))


def _seen(character: str) -> str:
    if character in _BREAKS:
        return character  # between two values it matters
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category in ("Cc", "Cf", "Cs") else character


def _half_width(text: str) -> str:
    return text.translate(_FULL_WIDTH)


def _unguarded(text: str) -> str:
    guarded = _GUARDED.fullmatch(text)
    return next(filter(None, guarded.groups()), "") if guarded else text.lstrip("'`")


#: In this order: a blank at either end is no invisible character in the text.
_REPAIRS: Mapping[Fault, Callable[[str], str]] = {
    Fault.OUTER_BLANKS: str.strip,
    Fault.INVISIBLE: _visible,
    Fault.FULL_WIDTH: _half_width,
    Fault.UNWRAPPED: _unguarded,
}
_BLANKS_ONLY = (Fault.OUTER_BLANKS,)
