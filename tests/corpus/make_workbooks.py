"""Writes ``workbooks``: the same few devices by XlsxWriter, openpyxl, xlwt and LibreOffice.

What LibreOffice makes of them is made where it is installed, and is otherwise left as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import warnings
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.corpus.tables import EN, HERE, chinese, device, english, text, write

_MADE = datetime(2025, 6, 30)


def by_xlsxwriter() -> None:
    """Shared texts, or texts in each cell; a table with a filter, notes, lists and a chart."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("设备")
    for number, row in enumerate(chinese()):
        sheet.write_row(number, 0, row)
    sheet.add_table(0, 0, 3, 7, {"columns": [{"header": label} for label in chinese()[0]]})
    sheet.write_comment("B2", "标签在背面")
    sheet.data_validation("F2:F99", {"validate": "list", "source": ["公司", "个人"]})
    sheet.conditional_format("G2:G99", {"type": "text", "criteria": "containing", "value": "不"})
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": "=设备!$A$2:$A$4"})
    sheet.insert_chart("J2", chart)
    alone = book.add_chart({"type": "bar"})
    alone.add_series({"values": "=设备!$A$2:$A$4"})
    book.add_chartsheet().set_chart(alone)
    book.close()
    write("workbooks/xlsxwriter.xlsx", buffer)
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet()
    for number, row in enumerate(english()):
        sheet.write_row(number, 0, row)
    book.close()
    write("workbooks/xlsxwriter-constant-memory.xlsx", buffer)


def by_openpyxl() -> None:
    """A workbook with what people add, and formulas that nobody has computed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Devices"
    for row in english():
        sheet.append(row)
    sheet["B2"].comment = Comment("on the lid", "Li")
    sheet.add_data_validation(DataValidation("list", formula1='"Company,Personal"'))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = "A1:H4"
    _save(book, "workbooks/openpyxl.xlsx")
    sheet["B2"], sheet["B3"], sheet["G4"] = '=UPPER("5cg30001xk")', "=NA()", "=TRUE()"
    _save(book, "workbooks/formulas-without-results.xlsx")


def _save(book: openpyxl.Workbook, name: str) -> None:
    buffer = BytesIO()
    book.save(buffer)
    write(name, buffer)


def by_xlwt() -> None:
    """Workbooks of Excel 97–2003: texts, numbers, dates of both epochs, a hidden sheet."""
    for name, mac in (("excel-97.xls", False), ("excel-97-dates-1904.xls", True)):
        book = xlwt.Workbook()
        book.dates_1904 = mac
        notes = book.add_sheet("Notes")
        notes.visibility = 1
        notes.write(0, 0, EN[0])
        sheet = book.add_sheet("设备")
        for number, row in enumerate(chinese()):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
        for number, (value, form) in enumerate(_NUMBERS, 4):
            for column, cell in enumerate(device(number, "张伟")):
                if column != 1:
                    sheet.write(number, column, cell)
            sheet.write(number, 1, value, xlwt.easyxf(num_format_str=form))
        buffer = BytesIO()
        book.save(buffer)
        write(f"workbooks/{name}", buffer)


_NUMBERS = (
    (45710301, "General"),
    (45710302, "0000000000"),
    (1234567890123456789.0, "0"),
    (datetime(2024, 3, 1), "yyyy-mm-dd"),
    (True, "General"),
    (xlwt.Formula('UPPER("5cg30009xk")'), "General"),
)


#: LibreOffice's filter for text: the codes of the comma, the quotation mark, UTF-8.
_UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"


def by_libreoffice() -> None:
    """Converted from the workbooks above and from text."""
    office = shutil.which("soffice")
    if office is None:
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        book = shutil.copy(HERE / "workbooks/xlsxwriter.xlsx", folder / "libreoffice.xlsx")
        table = folder / "libreoffice-from-text.csv"
        table.write_text(text([*english(), device(45)]), encoding="utf-8")
        out = folder / "out"
        for source, kind in (
            *((book, kind) for kind in ("xlsx", "xls", "ods", _UTF_8)),
            (table, "xlsx"),
        ):
            subprocess.run(
                [
                    *(office, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                    *("--convert-to", kind, "--outdir", out, source),
                ],
                check=True,
                capture_output=True,
                timeout=300,
            )
        for path in sorted(out.iterdir()):
            write(f"workbooks/{path.name}", path.read_bytes())


warnings.simplefilter("ignore")
by_xlsxwriter()
by_openpyxl()
by_xlwt()
by_libreoffice()
