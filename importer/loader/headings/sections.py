"""Titles between the rows that name a kind: 显示器 above five monitors, Printers above the rest;
worksheets that are called so; and titles that say that what stands below is gone (三、已报废).

Nothing in such a row says that it is about no computer, and ``--set`` would make one of it.  What
a row says of itself goes before what stands above it; but not that it was a computer, where it is
one no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from importer.loader.headings.shapes import says
from importer.model import CellValue, Column, Layout, Problem, text_of
from importer.vocabulary import (
    DEVICES,
    IDENTIFIERS,
    PHONE,
    RETIRED,
    SYSTEM_BY_CODE,
    Fault,
    Role,
    devices,
    is_blank,
    is_title_of_gone,
    models,
    severity,
)

_SYSTEM = "device_system"
#: What phones are identified by.
_MOBILE = frozenset(("android_id", "idfv", "aaid"))
#: What begins a title as such: 四、借出设备, 以下为在用.
_TITLE = re.compile(
    r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：)）\s]|以下|下列"
    r"|[(（]?[0-9]{1,2}(?:[、．:：)）]\s*|\.\s+)[^\W\d]"
)
#: Below such a heading a word is an answer for one row, whatever else its line lacks.
_STATE = re.compile(
    r"状态|狀態|状況|情况|情況|处置|处理|處理|备注|備註|備考|说明|說明|是否"
    r"|stat(?:us|e)\b|condition|disposition|remarks?|notes?\b|comments?|zustand|statut|estado",
    re.IGNORECASE,
)
#: A number of the list's, or of a device's: A5, PC-0042, 17.
_CODE = re.compile(r"(?=.*[0-9])[A-Za-z0-9._/#-]+")


def begins_title(text: str) -> bool:
    """Whether a text begins as a title does: 一、台式机."""
    return _TITLE.match(text) is not None


class _Told(NamedTuple):
    """What a title says: by which fault it leaves out, what it names, and where it stands."""

    fault: Fault
    params: Mapping[str, str]
    text: str
    number: int = 0
    column: Column | None = None


class Sections:
    """Knows below which title the rows of a table stand."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        fields = {column.field for column in layout.columns}
        self._phones = not fields.isdisjoint(_MOBILE)
        self._systems = [c.index for c in layout.columns if c.field == _SYSTEM]
        self._places = _places(layout)
        self._first = next((column for column in layout.columns if column.label.strip()), None)
        self._kinds = layout.with_role(Role.KIND)
        self._models = layout.with_role(Role.MODEL)
        # A text file is called as somebody likes.
        self._told = None if layout.delimiter else self._of_sheet(layout.sheet.strip())

    def see(self, number: int, cells: Sequence[CellValue]) -> bool:
        """Take in a line of one cell: a title, if it stands where titles do.  Whether it says that
        what stands below is gone, which no row does."""
        for column in (*self._places, *filter(None, (self._first,))):
            cell = cells[column.index]
            if not isinstance(cell, str) or cell == "":
                continue
            text = cell.strip()
            if is_title_of_gone(text) and (text not in RETIRED or self._may_stand(column)):
                self._told = _Told(Fault.LEFT_GONE, {}, text, number, column)
                return True
            if column in self._places and not self._goes_on(text, column):
                found = self._of(Fault.LEFT_KIND, devices.kind(cell), text)
                self._told = found and found._replace(number=number, column=column)
            elif column not in self._places and self._ends(text):
                self._told = None
            return False
        return False

    def _may_stand(self, column: Column) -> bool:
        """Whether a word alone is a title there: below serial numbers it stands for one, below
        状态 and 备注 it is said of its own row; below systems nothing else stands so alone."""
        is_place = column in self._places or column.field == _SYSTEM
        return is_place and not _STATE.search(column.label)

    def _ends(self, text: str) -> bool:
        """Whether a line below serial numbers, or below systems, is the next title after one of
        what is gone; not another number, nor what stands for one."""
        if self._told is None or self._told.fault is not Fault.LEFT_GONE:
            return False
        is_worded = not any(map(str.isdigit, text)) and not is_blank(text) and text not in RETIRED
        return _TITLE.match(text) is not None or is_worded

    def _goes_on(self, text: str, column: Column) -> bool:
        """Whether below a title of what is gone a line is no other title, but one of them with
        nothing else known: its number, or what it is called."""
        if self._told is None or self._told.fault is not Fault.LEFT_GONE:
            return False
        if _CODE.fullmatch(text):
            return True
        is_other = column != self._told.column
        return is_other and not _TITLE.match(text) and not devices.kind(text)

    def _of_sheet(self, name: str) -> _Told | None:
        return self._of(Fault.LEFT_SHEET, devices.kind_of_sheet(name), name)

    def _of(self, fault: Fault, kind: str, text: str) -> _Told | None:
        """What a text says that names a kind, or phones and tablets whose identifier this list
        does not have."""
        if kind and kind not in DEVICES:
            return _Told(fault, {"kind": kind}, text)
        if self._phones:
            return None
        system = SYSTEM_BY_CODE.get(models.system_of_title(text) or 0)
        if system is not None and _MOBILE.issuperset(system.takes):
            params = {"system": str(system.code), "fields": ",".join(system.takes)}
            return _Told(Fault.MOBILE_WITHOUT_ID, params, text)
        return _Told(Fault.PHONE_WITHOUT_ID, {}, text) if kind == PHONE else None

    def problems(self, row: int, cells: Sequence[CellValue]) -> tuple[Problem, ...]:
        """Why the row, of this number, is about no device: by the title above it, unless it says
        itself that it is about one."""
        told = self._told
        if told is None or (told.fault is not Fault.LEFT_GONE and self._says_device(cells)):
            return ()
        at = row if told.column is None else told.number
        address = self._layout.address("", at, told.column)
        fault, text = told.fault, told.text
        return (Problem(fault.value, "", address, text, severity(fault), told.params),)

    def _says_device(self, cells: Sequence[CellValue]) -> bool:
        return (
            any(says(cells[index]) for index in self._systems)
            or any(devices.kind(text_of(cells[c.index])) in DEVICES for c in self._kinds)
            or any(models.is_computer(text_of(cells[c.index])) for c in self._models)
        )


def _places(layout: Layout) -> tuple[Column, ...]:
    """Where titles stand: in the first column, or below a heading of names."""
    first = next((column for column in layout.columns if column.label.strip()), None)
    found = (first, *layout.with_role(Role.NAME), *layout.with_role(Role.NUMBER))
    return tuple(c for c in found if c is not None and c.field not in (*IDENTIFIERS, _SYSTEM))
