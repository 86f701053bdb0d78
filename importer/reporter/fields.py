"""The columns that somebody fills in: the same in the template and in the sheet to fix.

One column for each field, in the API's order, under the labels that the loader recognises.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from importer.model import field_label
from importer.reporter.book import Book, Worksheet
from importer.reporter.cells import put_note, put_text
from importer.texts import say, width_of
from importer.vocabulary import FIELDS, IDENTIFIERS, TERMS, terms

#: How wide each field's column is, for its canonical form and its label.
WIDTHS: Mapping[str, int] = {
    "device_system": 18,
    "serial_number": 21,
    "disk_serial_number": 40,
    "uuid": 40,
    "mac_address": 20,
    "android_id": 20,
    "idfv": 40,
    "aaid": 40,
    "device_ownership": 13,
    "device_status": 13,
}


def write_field_header(book: Book, sheet: Worksheet, row: int, left: int = 0) -> None:
    """Write the labels of all fields into a row, from column ``left`` on, each with a note on
    what belongs there."""
    for column, field in enumerate(FIELDS, left):
        put_text(book, sheet, (row, column), field_label(field, book.lang), _head(field))
        put_note(sheet, (row, column), say(f"column.{field}", book.lang))


def _head(field: str) -> str:
    if field in IDENTIFIERS:
        return "head one of"
    return "head ours" if field == "device_system" else "head theirs"


def set_field_columns(
    book: Book,
    sheet: Worksheet,
    used: Collection[str] = FIELDS,
    left: int = 0,
    hidden: Collection[str] = (),
) -> list[float]:
    """Widths, and for identifiers the text format: Excel would take 00123 for a number, 1E10
    for ten billion.  A field that is not ``used`` is only as wide as its label; a ``hidden`` one
    is there and not seen.  Returns the widths of those that are."""
    shown: list[float] = []
    for column, field in enumerate(FIELDS, left):
        look = book.look("text") if field in IDENTIFIERS else None
        width = WIDTHS[field] if field in used else width_of(field_label(field, book.lang)) + 4
        if field in hidden:
            sheet.set_column(column, column, width, look, {"hidden": True})
        else:
            sheet.set_column(column, column, width, look)
            shown.append(width)
    return shown


def add_choices(book: Book, sheet: Worksheet, first: int, last: int, left: int = 0) -> None:
    """Lists to choose from, in rows ``first`` to ``last``, the fields beginning in column
    ``left``.  Other words are questioned, not
    refused: the importer understands more of them than a list can show."""
    for column, field in enumerate(FIELDS, left):
        if field not in TERMS:
            continue
        sheet.data_validation(
            first,
            column,
            last,
            column,
            {
                "validate": "list",
                "source": terms.choices(field, book.lang),
                "error_type": "warning",
                "error_title": field_label(field, book.lang),
                "error_message": say("template.not-in-list", book.lang),
            },
        )
