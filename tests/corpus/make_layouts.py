"""Writes ``layouts``: tables with something above, beside, between and below them."""

from __future__ import annotations

import io

import xlsxwriter

from tests.corpus.tables import EN, ZH, Row, chinese, device, english, text, write

_BLANK = ("",)


def above() -> None:
    """What exports put above the table."""
    titles = [["公司设备台账"], ["统计日期：2025-06-30", "", "制表人：张伟"], _BLANK]
    write("layouts/title-rows.csv", text([*titles, *chinese()]))
    summary = [
        ["汇总"],
        ["操作系统", "数量"],
        ["Windows", "2"],
        ["macOS", "1"],
        _BLANK,
        ["详细记录"],
    ]
    write("layouts/summary-above.csv", text([*summary, *chinese()]))
    remarks = [[f"remark {number}"] for number in range(1, 30)]
    write("layouts/header-in-row-30.csv", text([*remarks, *english()]))
    write("layouts/header-in-row-31.csv", text([["remark 0"], *remarks, *english()]))
    write(
        "layouts/header-in-row-31-said.csv",
        text([["remark 0"], *remarks, *english()]),
        "--header-row 31",
    )
    write("layouts/header-row-is-blank.csv", text([_BLANK, *english()]), "--header-row 1")


def beside() -> None:
    """Headings as forms and exports write them, and columns that are none."""
    write("layouts/blank-columns-before.csv", text([["", "", "", *row] for row in english()]))
    odd = (
        *(
            "\u3000操 作 系 统 ",
            '"生产\n序列号"',
            "硬盘序列号（必填）",
            "主板ＵＵＩＤ",
            "MAC 地址;",
        ),
        *("*设备归属", "可信状态：", "使用人"),
    )
    write("layouts/odd-labels.csv", text([odd, *chinese()[1:]]))
    english_odd = (
        *("OPERATING_SYSTEM", "serial-number;", '"Disk  serial\r\nnumber"', "Board UUID*"),
        *("Mac. Address", "\u200bOwnership", "Trust", "User"),
    )
    write("layouts/odd-english-labels.csv", text([english_odd, *english()[1:]]))
    write("layouts/no-system-column.csv", text([row[1:] for row in english()]))
    write(
        "layouts/no-system-column-set.csv",
        text([row[1:] for row in english()]),
        "--set device_system=windows",
    )
    write("layouts/no-identifier-column.csv", text([[row[0], *row[5:]] for row in english()]))
    write("layouts/own-labels.csv", text([["Kind", "Number"], device(1)[:2], device(2)[:2]]))
    write(
        "layouts/own-labels-mapped.csv",
        text([["Kind", "Number"], device(1)[:2], device(2)[:2]]),
        "--map device_system=Kind --map serial_number=Number",
    )


def below() -> None:
    """What stands between the devices and after them."""
    foot = [_BLANK, ["合计", "3"], ["填表人：张伟", "", "审核人：王芳"]]
    write("layouts/totals-below.csv", text([*chinese(), *foot]))
    head, first, *others = chinese()
    more = ["", "", "S4EVNX0R999999", "", "", "", "", ""]  # a second disk of the first device
    write("layouts/continuation-row.csv", text([head, first, more, *others]))
    again = [head, *others]
    write("layouts/headings-repeated.csv", text([head, first, *again]))
    phones = [["OS", "Android ID", "Ownership"], ["Android", "9f3c1a7be04d5268", "Company"]]
    write("layouts/second-table-below.csv", text([*english(), _BLANK, *phones]))
    numbered = [["序号", *head], *([str(number), *row] for number, row in enumerate(again[1:], 1))]
    blank_numbered = ["3", *[""] * len(head)]
    write("layouts/numbered-rows.csv", text([*numbered, blank_numbered]))


def _book(**sheets: list[Row]) -> tuple[io.BytesIO, xlsxwriter.Workbook]:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer, book


def books() -> None:
    """Sheets that are hidden, come first, or have headings in two rows."""
    buffer, book = _book(旧表=english()[:2], 设备=chinese(), 说明=[["请勿修改"]])
    book.get_worksheet_by_name("设备").activate()
    book.get_worksheet_by_name("旧表").hide()
    book.close()
    write("layouts/hidden-sheet-first.xlsx", buffer)
    buffer, book = _book(Cover=[["Devices 2025"]], Devices=english(), Old=english()[:2])
    book.close()
    write("layouts/three-sheets.xlsx", buffer)
    write("layouts/sheet-said.xlsx", buffer, "--sheet old")
    write("layouts/sheet-not-there.xlsx", buffer, "--sheet Nowhere")
    buffer, book = _book(S=[["", *ZH], *(["", *row] for row in chinese()[1:])])
    book.close()
    write("layouts/blank-column-a.xlsx", buffer)
    write("layouts/headings-in-two-rows.xlsx", _two_rows())


def _two_rows() -> io.BytesIO:
    """Groups of headings in merged cells: 设备信息 over four, 管理信息 over two."""
    buffer, book = _book(S=[_BLANK, _BLANK, *chinese()[1:]])
    sheet = book.get_worksheet_by_name("S")
    sheet.merge_range("A1:A2", ZH[0])
    sheet.merge_range("B1:E1", "设备信息")
    sheet.merge_range("F1:G1", "管理信息")
    sheet.merge_range("H1:H2", ZH[7])
    sheet.write_row("B2", ZH[1:7])
    book.close()
    return buffer


def no_tables() -> None:
    """Files that are something else, whatever they are called."""
    write("layouts/web-page.xls", "<html><body><table><tr><td>OS</td></tr></table></body></html>")
    archive = "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related\n"
    write("layouts/web-archive.xls", archive)
    write("layouts/objects.json", '[{"OS": "Windows 11", "SN": "5CG30001XK"}]')
    write("layouts/objects.yaml", "devices:\n  - os: Windows 11\n    sn: 5CG30001XK\n")
    write("layouts/contact.vcf", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    write("layouts/letter.rtf", "{\\rtf1\\ansi Dear all}")
    write("layouts/picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64))
    write("layouts/report.csv", b"%PDF-1.7\n" + bytes(64))
    write("layouts/letter.csv", "Dear all,\r\nplease find the devices below.\r\nBest regards\r\n")


assert len(EN) == len(ZH)
above()
beside()
below()
books()
no_tables()
