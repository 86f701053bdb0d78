"""Writes ``sheets``: workbooks of which not all is meant, rows and sheets."""

from __future__ import annotations

import io

import xlsxwriter
import xlwt

from tests.corpus.tables import Row, chinese, device, write


def _book(tables: dict[str, list[Row]]) -> tuple[io.BytesIO, xlsxwriter.Workbook]:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer, book


def hidden() -> None:
    """Rows that a filter, a folded group or a hand hides."""
    table = [*chinese(), *(device(number, "张伟") for number in range(4, 9))]
    buffer, book = _book({"设备": table})
    sheet = book.get_worksheet_by_name("设备")
    sheet.autofilter(0, 0, 5, 7)
    sheet.filter_column(7, "x == 张伟")
    for number in (2, 3):
        sheet.set_row(number, options={"hidden": True})
    sheet.set_row(6, options={"level": 1, "hidden": True})
    sheet.set_row(7, options={"collapsed": True})
    sheet.set_column(1, 3, options={"hidden": True})
    book.close()
    write("sheets/hidden-rows.xlsx", buffer)
    write("sheets/hidden-rows-included.xlsx", buffer, "--hidden include")
    old = xlwt.Workbook(encoding="utf-8")
    page = old.add_sheet("设备")
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            page.write(number, column, cell)
    page.row(3).hidden = True
    out = io.BytesIO()
    old.save(out)
    write("sheets/hidden-row.xls", out)


hidden()
