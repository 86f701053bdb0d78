"""Our own results, when they come back: how the sheet of rows to fix is told, and what a table of
ours says of the rows that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from importer.model.cells import Cell, CellValue, Kind, text_of
from importer.model.table import Column, Layout
from importer.texts import Lang, say
from importer.vocabulary import Role, label_key

#: The custom document property by which our results workbooks name the sheet of rows to fix,
#: which is the one to read when such a workbook is fed back.
FIX_SHEET_PROPERTY = "device-importer-fix-sheet"


#: The one that names the run whose results they are.
RUN_PROPERTY = "device-importer-run"


#: The one that says how many rows that run had not sent: they are not on the sheet of rows to fix.
UNSENT_PROPERTY = "device-importer-unsent"


#: Stands on the sheet of rows to fix before a value that was refused and whose text alone would be
#: taken for an identifier: what begins with it is refused in any file.
IN_QUESTION = "(?)"
#: As somebody may write it again, with a Chinese keyboard.
_IN_QUESTION = re.compile(r"[\s'\"]*[(（]\s?[?？]\s?[)）]")


#: The columns that we add to the sheet of rows to fix, in order: ``report.<slug>``.
OWN_COLUMNS = ("row", "wrong", "suggestion")


#: The columns that we add to results which are a table of text, in order.  Beside each other they
#: tell that it is one of ours.
DATA_COLUMNS = (
    *("row", "status", "device_record_id", "code", "message", "advice", "note"),
    *("attempts", "finished_at", "log_id", "problems"),
)


#: Columns of ours that together tell a sheet of all rows; the first says what became of each.
_RESULT_COLUMNS = ("status", "message", "advice")
#: And those that tell a table of text of which somebody moved or removed columns.
_MOVED_COLUMNS = ("status", "device_record_id", "advice")
_ROW_NUMBER = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)
#: A row of a file of which several sheets were read as one.
_ROW_OF_SHEET = re.compile(r".{1,31}![1-9][0-9]{0,9}", re.ASCII)


def is_in_question(value: CellValue) -> bool:
    """Whether a cell begins with ``IN_QUESTION``."""
    return isinstance(value, str) and _IN_QUESTION.match(value) is not None


def is_fed_back(layout: Layout) -> bool:
    """Whether a table is a sheet of rows to fix that came back."""
    return bool(layout.origin or layout.with_role(Role.ORIGIN))


def is_data(labels: Sequence[str]) -> bool:
    """Whether headings are those of results that are a table of text."""
    return _data_in(labels) is not None


def _data_in(labels: Sequence[str]) -> int | None:
    """Where the columns begin that we add to results which are a table of text."""
    width = len(DATA_COLUMNS)
    places = range(len(labels) - width + 1)
    return next((at for at in places if tuple(labels[at : at + width]) == DATA_COLUMNS), None)


def told_status(layout: Layout) -> Column | None:
    """The column of results, on a sheet of all rows or in a table of text, that says what became
    of each row; None in any other table."""
    columns = layout.columns
    begin = _data_in([column.label for column in columns])
    if begin is not None:
        return columns[begin + DATA_COLUMNS.index("status")]
    found = [
        next((column for column in columns if is_labelled(column.label, (slug,))), None)
        for slug in _RESULT_COLUMNS
    ]
    if None not in found:
        return found[0]
    last = {column.label.strip(): column for column in columns}
    return last["status"] if last.keys() >= {*_MOVED_COLUMNS} else None


def is_own_label(label: str) -> bool:
    """Whether a heading is that of a column which we add to the sheet of rows to fix."""
    return is_labelled(label, OWN_COLUMNS)


def users_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns without those that we once added ourselves."""
    if not is_fed_back(layout):
        return layout.columns
    return tuple(c for c in layout.columns if c.field or not is_own_label(c.label))


def original_row(layout: Layout, cells: Sequence[CellValue]) -> int | str | None:
    """A row's number in the user's own file, from which a sheet that came back was made, with its
    sheet where several were read; None where the sheet has none for it, as for rows that somebody
    added."""
    for column in layout.with_role(Role.ORIGIN):
        cell = cells[column.index] if column.index < len(cells) else ""
        is_number = isinstance(cell, str) or cell.kind is Kind.NUMBER
        text = text_of(cell).strip() if is_number else ""
        if isinstance(cell, str) and _ROW_OF_SHEET.fullmatch(text):
            return text
        return int(text) if _ROW_NUMBER.fullmatch(text) else None
    return None


def row_in_file(layout: Layout, number: int, cells: Sequence[CellValue]) -> CellValue:
    """The cell that names a row of the user's own file: through any number of workbooks that
    came back it stays the same row; blank where it is not known."""
    if not is_fed_back(layout):
        return row_cell(layout, number)
    original = original_row(layout, cells)
    return Cell(Kind.NUMBER, original) if isinstance(original, int) else original or ""


def row_cell(layout: Layout, number: int) -> CellValue:
    """The cell that names a row of the table."""
    return layout.row_name(number) if layout.parts else Cell(Kind.NUMBER, number)


def is_labelled(label: str, slugs: Iterable[str]) -> bool:
    return label_key(label) in {key for slug in slugs for key in _keys(slug)}


@cache
def _keys(slug: str) -> frozenset[str]:
    return frozenset(label_key(say(f"report.{slug}", lang)) for lang in Lang)
