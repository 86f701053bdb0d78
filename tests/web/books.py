"""A workbook as administrators keep it."""

from __future__ import annotations

import io

import openpyxl

#: Models that say no system, a heading that is none of ours, phones, damage.
ROWS = (
    ("资产编号", "型号", "序列号", "MAC地址", "归属"),
    ("A1", "ThinkPad X1", "PF4LG3WM59", "3c:52:82:1a:2b:01", "公司"),
    ("A2", "ThinkPad X1", "PF4LG3WM58", "3c:52:82:1a:2b", "公司"),
    ("A3", "iPhone 15", "F4LG3WM577", "", "个人"),
    ("A4", "MacBook Pro 14", "C02GUCHMZH", "", "公司"),
    *((f"B{n}", "ThinkPad T14", f"PF4LG3WM6{n}", f"3c:52:82:1a:2c:0{n}", "公司") for n in range(5)),
    ("合计", None, None, None, 4),
)


def book():
    """Its bytes."""
    made = openpyxl.Workbook()
    for row in ROWS:
        made.active.append(row)
    made.create_sheet("服务器").append(("序列号", "位置"))
    hidden = made.create_sheet("旧")
    hidden.append(("序列号", "操作系统"))
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
