"""Lines that are headings again: on each printed page, between lists that were put into one
file, above a second table.

A heading is never a value.  Below headings in another order the first ones say nothing any
more: an asset number would be registered as a serial number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from importer.loader.headings import columns
from importer.loader.headings.shapes import is_value, says, says_system
from importer.model import CellValue, Column, Layout, Problem, text_of
from importer.vocabulary import IDENTIFIERS, SUSPECT_WORDS, Fault, is_heading, label_key

_SYSTEM = "device_system"
_TELLING = frozenset({_SYSTEM, *IDENTIFIERS})
#: Field → what it is called where 硬盘 stands above it.
_SHORT = {"disk_serial_number": "serial_number"}
#: Most identifiers have them, and hardly a heading.
_TWO_DIGITS = re.compile("[0-9].*[0-9]", re.DOTALL)
#: How headings end that nobody knows: 耗材编码, 手机号, Part number.
_ENDS_LIKE_ONE = re.compile(
    r"名称|名稱|姓名|编码|編碼|编号|編號|号码|號碼|[^0-9]号|型号|型號|规格|数量|數量|单价|金额|日期|类型|类别"
    r"|部门|备注|(?:^|[ _-])(?:name|code|number|no\.?|qty|quantity|model|type|price|date|remarks?)",
    re.IGNORECASE,
)
#: 无编号, no serial number: a value's place, left empty in words.
_NONE = re.compile(
    r"[无無没沒未缺]|看不|(?:no|not|without|missing|sin|sans|ohne|kein)\b", re.IGNORECASE
)
#: So many headings of ours make a line one of headings; where one of them also is the name of
#: an operating system (Mac), one more.
_FEWEST = 2


class Again:
    """Knows the headings of a table when they come again.  ``lines`` are those of a header in
    two rows."""

    def __init__(self, columns: Sequence[Column], lines: Sequence[Sequence[str]] = ()) -> None:
        self._columns = columns
        self._mapped = [column.index for column in columns if column.field]
        self._system = [column.index for column in columns if column.field == _SYSTEM]
        self._identifiers = [column.index for column in columns if column.field in IDENTIFIERS]
        labels = [column.label for column in columns]
        self._labels = frozenset(labels)
        self._lines = [[label_key(label) for label in line] for line in (labels, *lines)]
        self._fewest = min(_FEWEST, sum(map(bool, self._lines[0])))
        fields = {key: column.field for key, column in zip(self._lines[0], columns, strict=True)}
        self._fields = {key: field for key, field in fields.items() if key and field}

    def is_line(self, cells: Sequence[CellValue]) -> bool:
        """Whether a line is one of headings."""
        for index in self._mapped:
            cell = cells[index]
            if not isinstance(cell, str) or (_TWO_DIGITS.search(cell) and cell not in self._labels):
                return False
        filled = [cell for cell in cells if cell != ""]
        texts = [cell for cell in filled if isinstance(cell, str)]
        if len(texts) < max(len(filled), self._fewest):
            return False
        keys = _keys(cells)
        if any(_is_within(keys, line) for line in self._lines):
            return True
        return not any(map(is_value, texts)) and self._heads(keys, texts, cells)

    def begins_another(self, cells: Sequence[CellValue]) -> bool:
        """Whether a line below a blank one has the headings of a table of other things: words
        alone, which end like headings where an identifier belongs and in another cell."""
        filled = [(index, cell) for index, cell in enumerate(cells) if says(cell)]
        texts = [cell.strip() for _, cell in filled if isinstance(cell, str)]
        if len(texts) < max(len(filled), _FEWEST) or any(map(is_value, texts)):
            return False
        if any(any(map(str.isdigit, text)) for text in texts):
            return False
        if not all(any(map(str.isalpha, text)) for text in texts):
            return False  # a rule: # | # | ####
        if any(says_system(cells[index]) for index in self._system):
            return False  # 李四 | 财务部门 | Mac | 待补编号
        heading = [index for index, cell in filled if self._ends_like_one(text_of(cell).strip())]
        return len(heading) >= _FEWEST and not set(self._identifiers).isdisjoint(heading)

    def _ends_like_one(self, text: str) -> bool:
        ends = any(found.end() == len(text) for found in _ENDS_LIKE_ONE.finditer(text))
        says_none = text.lower() in SUSPECT_WORDS or _NONE.match(text) is not None
        return (ends or self._is_known(text)) and not says_none

    def is_same(self, cells: Sequence[CellValue], beneath: bool = False) -> bool:
        """Whether a line of headings leaves each column its meaning.  ``beneath``: it stands below
        the headings with no device in between, and says the same in other words (序列号, sn): of
        columns that identify nothing it may say what we do not know."""
        keys = _keys(cells)
        if any(_is_within(keys, line) for line in self._lines):
            return True
        found = columns.match_loosely([text_of(cell) for cell in cells])
        for own, other in zip(self._columns, found, strict=False):
            key = label_key(other.label)
            if not key or key == label_key(own.label):
                continue
            field = self._fields.get(key, other.field)
            if beneath and self._says_less(own.field, field):
                continue
            if field != own.field or (other.role != own.role and not beneath):
                return False
            if not _reads_alike(own, other.label, beneath):
                return False
        return not any(column.field for column in found[len(self._columns) :])

    @staticmethod
    def _says_less(own: str | None, field: str | None) -> bool:
        """Whether a heading that means a field, or none that we know, may stand for another."""
        return field == _SHORT.get(own or "") and (field is not None or own not in IDENTIFIERS)

    def _heads(self, keys: list[str], texts: list[str], cells: Sequence[CellValue]) -> bool:
        if any(self._names(keys[index]) == _SYSTEM for index in self._system):
            return True
        # One word in several cells (NR, for "not reported") is a value: headings differ.
        known = len({label_key(text) for text in texts if self._is_known(text)})
        fewest = _FEWEST + any(says_system(cells[index]) for index in self._system)
        # 显示器序列号 is none of our fields, and what stands below it no computer's.
        read = any(self._is_known(text_of(cells[index])) for index in self._mapped)
        return known >= fewest and (read or any(self._names(key) in _TELLING for key in keys))

    def _is_known(self, text: str) -> bool:
        return is_heading(text) or label_key(text) in self._fields

    def _names(self, key: str) -> str | None:
        return self._fields.get(key) or next(iter(columns.named([key])), None)


def _reads_alike(own: Column, label: str, beneath: bool) -> bool:
    """Whether words below two headings mean the same.  Where the API's name stands above ours, its
    numbers are meant as well, whatever the line beneath says."""
    first, second = columns.reading(own.label, own.field), columns.reading(label, own.field)
    if beneath and first is not None and second is not None:
        return first[0] == second[0]
    return first == second


class Other(NamedTuple):
    """A line of headings that are others than those of the table; ``is_list``: whether they could
    be read by themselves."""

    number: int
    is_list: bool


def other(layout: Layout, number: int, cells: Sequence[CellValue]) -> Other:
    """What a line of headings is the beginning of: where the table itself has no column of systems,
    what says it of all rows says it here."""
    found = columns.match_loosely([text_of(cell) for cell in cells])
    fields = {column.field for column in found}
    is_said = _SYSTEM in fields or columns.has_models(found) or not layout.columns_of(_SYSTEM)
    return Other(number, is_said and not fields.isdisjoint(IDENTIFIERS))


def below(layout: Layout, headings: Other, number: int, cells: Sequence[CellValue]) -> Problem:
    """That a row stands below other headings than those of its table."""
    return Problem(
        slug=(Fault.OTHER_TABLE if headings.is_list else Fault.OTHER_LIST).value,
        field="",
        address=layout.address("", number),
        value=" | ".join(map(text_of, cells)),
        params={"row": str(headings.number), "header": str(layout.header_row)},
    )


def _keys(cells: Sequence[CellValue]) -> list[str]:
    return [label_key(cell) if isinstance(cell, str) else "" for cell in cells]


def _is_within(keys: Sequence[str], line: Sequence[str]) -> bool:
    """Whether all that stands in a line stands in the same places of another."""
    there = any(keys)
    for index, key in enumerate(keys):
        if key and (index >= len(line) or line[index] != key):
            return False
    return there
