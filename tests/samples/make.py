"""Write the files of ``sample_data`` again: ``python -m tests.samples.make``.

Everything in them is invented, and the same each time.  The devices are made from a seed for
each row, so that a change to one row leaves the others as they are; a test compares the files
with what this script writes.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from tests.samples.exports import INTUNE, JAMF
from tests.samples.ledgers import ENGLISH, GB18030, LEDGER, LEDGER_NOTE, LEDGER_TITLE
from tests.samples.makers import Device, Maker
from tests.samples.tables import DEPARTMENTS, PEOPLE, SAME_ROW, STAFF, Cell, Sample, Special

#: Makers of devices that people brought themselves.
_PEOPLES_OWN = ("android", "iphone", "harmony")


def make(sample: Sample) -> list[Device]:
    """The rows of one sample, in order; row numbers are Excel's."""
    rows: dict[int, Device] = {}
    last = sample.first_row + sample.rows - 1
    for number in range(sample.first_row, last + 1):
        maker = Maker(f"{sample.file} {number}", sample.windows)
        special = sample.special.get(number, Special())
        name = special.maker or sample.makers[number % len(sample.makers)]
        rows[number] = {**_person(sample, number), **sample.always, **_belongs(sample, maker, name)}
        build: Callable[[], Device] = getattr(maker, name)
        rows[number] |= build()
        if special.dell_tag:
            rows[number] |= maker.dell_identity(special.dell_tag)
        if special.same_as:
            earlier = rows[special.same_as]
            rows[number] |= {field: earlier[field] for field in SAME_ROW if field in earlier}
        rows[number] |= special.cells
    return [rows[number] for number in sorted(rows)]


def _person(sample: Sample, number: int) -> Device:
    """Who has a device: everybody once, then the first again."""
    place = number - sample.first_row
    names = PEOPLE if sample.chinese else STAFF
    person = (sample.person + place) % len(names)
    user = names[person]
    department = DEPARTMENTS[(person * 5) % len(DEPARTMENTS)]
    account = ".".join(user.lower().split())
    return {
        "asset": f"{sample.prefix}{place + 1:04}",
        "user": user,
        "department": department[0 if sample.chinese else 1],
        "account": account,
        "email": f"{account}@example.com",
        "device_id": Maker(f"{sample.file} id {number}").uuid().lower(),
        "entra_id": Maker(f"{sample.file} entra {number}").uuid().lower(),
        "user_id": Maker(f"{sample.file} user {number}").uuid().lower(),
        "id": str(place + 101),
        "seen": f"2026-10-{place % 28 + 1:02} 0{place % 8 + 1}:{(place * 7) % 60:02}:00",
        "address": f"10.20.{place % 4}.{place * 3 + 20}",
    }


def _belongs(sample: Sample, maker: Maker, name: str) -> Device:
    """Whose a device is, and whether it is trusted."""
    personal = name in _PEOPLES_OWN
    trusted = maker.pick((sample.trusts[0],) * 4 + tuple(sample.trusts[1:]))
    return {"ownership": sample.ownerships[int(personal)], "trust": trusted}


def write_csv(folder: Path, sample: Sample) -> None:
    """A sample as a CSV file, in its encoding."""
    rows = [[label for label, _ in sample.columns]]
    rows += [[str(row.get(field, "")) for _, field in sample.columns] for row in make(sample)]
    path = folder / sample.file
    with path.open("w", encoding=sample.encoding, newline="") as stream:
        csv.writer(stream, lineterminator=sample.line_end).writerows(rows)


@dataclass(frozen=True)
class Styles:
    """The ledger's formats: made once for a workbook."""

    book: xlsxwriter.Workbook
    base: Mapping[str, object]

    def new(self, **properties: object) -> xlsxwriter.format.Format:
        return self.book.add_format({**self.base, **properties})


def write_ledger(folder: Path, sample: Sample) -> None:
    """The Chinese ledger as a workbook: a title and a note above the header."""
    with xlsxwriter.Workbook(folder / sample.file) as book:
        book.set_properties({"title": LEDGER_TITLE, "created": datetime(2026, 10, 31)})
        sheet = book.add_worksheet("终端台账")
        base = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
        styles = Styles(book, base)
        last = len(sample.columns) - 1
        title = styles.new(bold=True, font_size=16, align="center")
        sheet.merge_range(0, 0, 0, last, LEDGER_TITLE, title)
        sheet.merge_range(1, 0, 1, last, LEDGER_NOTE, styles.new(font_color="#666666"))
        header = styles.new(bold=True, border=1, bg_color="#D9E2F3", align="center", num_format="@")
        for index, (label, field) in enumerate(sample.columns):
            sheet.set_column(index, index, sample.widths[field])
            sheet.write_string(2, index, label, header)
        sheet.set_row(0, 30)
        sheet.set_row(2, 22)
        sheet.freeze_panes(3, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        rows = make(sample)
        sheet.autofilter(2, 0, 2 + len(rows), last)
        text = styles.new(border=1, num_format="@")
        for number, row in enumerate(rows, 3):
            for index, (_, field) in enumerate(sample.columns):
                _write_cell(sheet, (number, index), row.get(field, ""), styles, text)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    place: tuple[int, int],
    value: Cell,
    styles: Styles,
    text: xlsxwriter.format.Format,
) -> None:
    if isinstance(value, str):
        sheet.write_string(*place, value, text) if value else sheet.write_blank(*place, None, text)
        return
    style = styles.new(border=1, num_format=value.number_format)
    if value.formula:
        sheet.write_formula(*place, value.formula, style, value.value)
    elif isinstance(value.value, date):
        sheet.write_datetime(*place, value.value, style)
    elif isinstance(value.value, float):
        sheet.write_number(*place, value.value, style)


def write_all(folder: Path) -> None:
    """Write every sample into a folder."""
    write_ledger(folder, LEDGER)
    for sample in (ENGLISH, GB18030, INTUNE, JAMF):
        write_csv(folder, sample)


if __name__ == "__main__":
    write_all(Path(__file__).parents[2] / "sample_data")
