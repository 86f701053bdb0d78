"""Writes ``shapes``: where one table ends and another begins, and what is none; beside each, one
that looks like it and is read in full."""

from __future__ import annotations

import io

import xlsxwriter
import xlwt

from tests.corpus.tables import Row, text, write

LEDGER = ("序号", "使用人", "操作系统", "序列号", "资产编号", "MAC地址")
_BLANK = ("",)


def ledger(*numbers: int) -> list[Row]:
    """Rows of a ledger, in the order of its headings."""
    return [
        (
            *(str(n), f"员工{n}", "Windows 11", f"PF5QRS{n:02}", f"ZC2024{n:03}"),
            f"8C:04:BA:11:30:{n:02X}",
        )
        for n in numbers
    ]


def _swapped(rows: list[Row]) -> list[Row]:
    """The same with the asset number in front of the serial number."""
    return [(*row[:3], row[4], row[3], *row[5:]) for row in rows]


def _book(rows: list[Row], *ranges: str) -> io.BytesIO:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("设备")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for place in ranges:
        sheet.merge_range(place, "")
        first = place.partition(":")[0]
        column, number = ord(first[0]) - ord("A"), int(first[1:])
        sheet.write(first, rows[number - 1][column])
    book.close()
    return buffer


def below_each_other() -> None:
    """Headings that come again, in the same order and in another."""
    first, second = ledger(1, 2), ledger(3, 4)
    head = ("一、台式机",)
    below = [_BLANK, ("二、笔记本",), *_swapped([LEDGER, *second])]
    write("shapes/other-order-below.xlsx", _book([head, LEDGER, *first, *below]))
    write(
        "shapes/other-order-below-chosen.xlsx",
        _book([head, LEDGER, *first, *below]),
        "--header-row 7",
    )
    same = [_BLANK, ("二、笔记本",), LEDGER, *second]
    write("shapes/same-order-below.xlsx", _book([head, LEDGER, *first, *same]))
    write("shapes/headings-on-each-page.csv", text([LEDGER, *first, LEDGER, *second, LEDGER]))
    counts = [_BLANK, ("", "", "操作系统", "数量"), ("", "", "Windows 11", "120000")]
    write("shapes/counts-below.csv", text([LEDGER, *first, *counts]))
    write(
        "shapes/order-comes-back.csv",
        text([LEDGER, *first, *_swapped([LEDGER, *second]), LEDGER, *ledger(5)]),
    )
    report = ("Device Serial Number", "Windows Product ID", "Hardware Hash")
    boxes = ("textbox1", "textbox2", "textbox3", "SerialNumber0", "ProductID0", "HardwareHash0")
    records = [(*report, f"PF5QRT0{n}", "", f"T0FBAA0{n}") for n in range(1, 4)]
    write(
        "shapes/headings-in-each-record.csv",
        text([["Textbox9"], ["Report"], _BLANK, boxes, *records]),
    )
    chosen = "--map serial_number=SerialNumber0 --set device_system=Windows"
    write("shapes/headings-in-each-record-chosen.csv", text([boxes, *records]), chosen)


def too_long_and_too_short() -> None:
    """Cells that stand below another column's heading."""
    head = ("Hostname", "Platform", "Model", "Serial Number", "Asset Tag")
    good = [
        ("PC7", "Windows", "Latitude 5450", "8YL5SJ1", "B7"),
        ("PC8", "Windows", "Latitude 5450", "8YL5SJ2", "B8"),
    ]
    comma = ("MAC7", "Mac", "MacBookPro18", "4", "C02BDB1DMD6M", "B9")
    short = ("PC9", "Windows", "8YL5SJ3", "B6")
    write("shapes/unquoted-comma.csv", text([head, *good, comma, short]))
    write("shapes/unquoted-comma.xlsx", _book([head, *good, comma]))
    write("shapes/cell-deleted.xlsx", _book([head, *good, short]))
    write("shapes/cells-blank-at-the-end.xlsx", _book([head, *good, (*good[0][:3], "8YL5SJ4")]))
    quoted = ("MAC7", "Mac", '"MacBookPro18,4"', "C02BDB1DMD6M", "B9")
    ends = [("PC9", "Windows", "Latitude 5450", "8YL5SJ3"), (*good[0][:3], "8YL5SJ4", "", "")]
    write("shapes/quoted-comma-and-blank-ends.csv", text([head, *good, quoted, *ends]))
    write("shapes/separator-at-each-end.csv", text([head, *((*row, "") for row in good)]))
    beside = [(*good[0], "broken"), (*good[1], "", "8YL5SJ9")]
    write("shapes/notes-beside.xlsx", _book([head, *beside]))


def merged() -> None:
    """Cells that are merged downwards."""
    rows = [list(row) for row in ledger(1, 2, 3, 4)]
    for row in (*rows[1:2], *rows[3:]):
        row[2] = ""
    write("shapes/merged-systems.xlsx", _book([LEDGER, *rows], "C2:C3", "C4:C5"))
    rows = [list(row) for row in ledger(1, 2, 3)]
    rows[1][3] = ""
    write("shapes/merged-serial-numbers.xlsx", _book([LEDGER, *rows], "D2:D3"))
    old = xlwt.Workbook(encoding="utf-8")
    page = old.add_sheet("设备")
    for column, label in enumerate(LEDGER):
        page.write(0, column, label)
    for number, row in enumerate(ledger(1, 2), 1):
        for column, cell in enumerate(row):
            if column != 2:
                page.write(number, column, cell)
    page.write_merge(1, 2, 2, 2, "Windows 11")
    out = io.BytesIO()
    old.save(out)
    write("shapes/merged-systems.xls", out)


def headings() -> None:
    """Lists with one heading of ours, with none, and with headings over two rows."""
    people = [("Li Wei", "Dell", "8YL5SJ1"), ("Wang Fang", "Dell", "8YL5SJ2")]
    write("shapes/one-heading-known.csv", text([("Full Name", "Vendor", "Service Tag"), *people]))
    known = "--set device_system=Windows"
    write(
        "shapes/one-heading-known-set.csv",
        text([("Full Name", "Vendor", "Service Tag"), *people]),
        known,
    )
    bare = [(*row, "2026-02-03", "Windows") for row in people]
    write("shapes/no-headings.csv", text(bare))
    write(
        "shapes/no-headings-mapped.csv",
        text(bare),
        "--map serial_number=8YL5SJ1 --map device_system=Windows",
    )
    titled = [("Full Name", "Vendor", "Service Tag", "2025", "OS"), *bare]
    write("shapes/heading-of-digits.csv", text(titled))
    upper = ("序号", "使用人", "设备信息", "", "", "备注")
    lower = ("", "", "操作系统", "序列号", "MAC地址", "")
    devices = [(*row[:4], row[5], "") for row in ledger(1, 2)]
    write(
        "shapes/headings-over-two-rows.xlsx",
        _book([upper, lower, *devices], "A1:A2", "B1:B2", "F1:F2"),
    )


def side_by_side() -> None:
    """Two tables, and two columns of one."""
    head = ("操作系统", "序列号", "MAC地址")
    pairs = [[row[2], row[3], row[5]] for row in ledger(1, 2, 3, 4)]
    rows = [[*left, "", *right] for left, right in zip(pairs[:2], pairs[2:], strict=True)]
    write("shapes/side-by-side.xlsx", _book([[*head, "", *head], *rows]))
    write(
        "shapes/side-by-side-renamed.xlsx",
        _book([[*head, "", *(f"{label}2" for label in head)], *rows]),
    )
    write(
        "shapes/two-cards.csv",
        text(
            [
                (*head, "", "MAC地址2"),
                *((*row, "", f"8C:04:BA:11:31:0{n}") for n, row in enumerate(pairs)),
            ]
        ),
    )


below_each_other()
too_long_and_too_short()
merged()
headings()
side_by_side()
