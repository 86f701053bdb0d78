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


def several() -> None:
    """The list is not the first sheet that has a heading of ours."""
    table = chinese()
    summary = [["操作系统", "数量"], ["Windows 11", "3"]]
    switches = [["设备名称", "生产序列号", "MAC地址"], ["SW-1", "FOC1234X0AB", "00:1A:2B:00:00:01"]]
    books: dict[str, dict[str, list[Row]]] = {
        "summary-first": {"汇总": summary, "清单": table},
        "switches-first": {"交换机": switches, "清单": table},
        "form-first": {"填报": table[:1], "清单": table},
        "examples-first": {"示例": [table[0], device(9)], "清单": table},
        "lists-of-two": {
            "一部": table[:3],
            "二部": [table[0][::-1], *(row[::-1] for row in [*table[3:], table[1]])],
        },
    }
    for name, tables in books.items():
        buffer, book = _book(tables)
        book.close()
        write(f"sheets/{name}.xlsx", buffer)
        if name == "lists-of-two":
            write("sheets/lists-together.xlsx", buffer, "--sheet all")
        if name == "switches-first":
            write("sheets/switches-set.xlsx", buffer, "--set device_system=Windows")
            write("sheets/switches-said.xlsx", buffer, "--sheet 交换机")
            said = "--sheet 交换机 --set device_system=Windows"
            write("sheets/switches-said-set.xlsx", buffer, said)
        if name == "summary-first":
            write("sheets/summary-said.xlsx", buffer, "--sheet 汇总")


hidden()
several()
