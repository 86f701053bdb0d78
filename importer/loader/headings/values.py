"""What stands below a heading, so far as it tells which column is meant.

A heading alone does not: a running number is headed "Serial Number", and beside it stands the
service tag.  Nothing is read by its values; they only keep a message from proposing the wrong
column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from importer.loader.formats import Source
from importer.loader.headings.header import below
from importer.model import CellValue, text_of
from importer.vocabulary import TERMS, counting, is_blank, is_placeholder, serials, terms

#: Rows looked at, and the share of the values that must look right; less than that where a column
#: is only told of, for messy lists have serial numbers, remarks and 同上 in one.
_ROWS, _SHARE, _MESSY = 50, 0.9, 0.5
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}", re.I)
_UUID = re.compile(r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.I)
_SERIALS = ("serial_number", "disk_serial_number")
#: How a device is called by its number, and no version: Mac-001.
_NUMBERED = re.compile(r"(?<![0-9.])0[0-9]+$")
#: What an export guards a cell with: ="PF4ABM01".
_GUARDS = "='\"` \t"


class Values:
    """The first rows below the headings of a table; they are read when somebody asks."""

    def __init__(self, source: Source, sheet: str, header_row: int) -> None:
        self._source = source
        self._sheet = sheet
        self._header_row = header_row

    def suit(self, field: str, index: int) -> bool:
        """Whether what stands in a column can be values of a field; of an empty one nobody
        knows, and it can not."""
        return self._suit(field, index, _SHARE)

    def hold(self, field: str, index: int) -> bool:
        """The same, where every other value may be something else."""
        return self._suit(field, index, _MESSY)

    def _suit(self, field: str, index: int, share: float) -> bool:
        texts = [text_of(cells[index]).strip(_GUARDS) for cells in self.rows if index < len(cells)]
        texts = [text for text in texts if not is_blank(text)]
        fitting = sum(_look(field)(text) for text in texts)
        if not texts or fitting < share * len(texts):
            return False
        if field in TERMS:  # C and E are drives as well
            return any(len(text) > 1 for text in texts)
        return field not in _SERIALS or not _is_useless(texts)

    @cached_property
    def rows(self) -> list[Sequence[CellValue]]:
        """The first of them."""
        rows = below(self._source.records(self._sheet), self._header_row, _ROWS)
        return [cells for _, cells in rows]


def _is_useless(texts: Sequence[str]) -> bool:
    """Whether a column counts its rows, or says the same in all of them."""
    numbers = counting.counts_of(texts)
    if numbers is not None and counting.is_running(numbers):
        return True
    return bool(counting.prefixes(texts)) or (len(texts) > 2 and len(set(texts)) == 1)


def names_system(text: str) -> bool:
    """Whether a text is an operating system's name, and not what a device is called: Mac-001."""
    is_one = terms.read("device_system", text, False)[0] is not None
    return is_one and _NUMBERED.search(text) is None


def _look(field: str) -> Callable[[str], bool]:
    if field in _LOOKS:
        return _LOOKS[field]
    if field in TERMS:
        return lambda text: terms.read(field, text, False)[0] is not None
    return lambda text: not is_placeholder(field, text)


def _is_serial(text: str) -> bool:
    other = _MAC.fullmatch(text) or _UUID.fullmatch(text)
    # 1 and 10 are no placeholders in a column that is to be told by its numbers.
    is_number = counting.counts_of([text]) is not None
    is_missing = is_placeholder("serial_number", text) and not is_number
    is_odd = serials.fault_of(text) is not None or serials.is_numbered_name(text)
    return not other and not is_missing and not is_odd


_LOOKS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_SERIALS, _is_serial),
    "device_system": names_system,
    "mac_address": lambda text: _MAC.search(text) is not None,
    "uuid": lambda text: _UUID.fullmatch(text) is not None,
}
