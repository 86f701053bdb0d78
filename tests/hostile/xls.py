"""Workbooks of Excel 97–2003 whose lengths and places lie, each with the slug of its error or
the rows it is read as."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import xlwt


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for number, cells in enumerate((("os", "serial_number"), ("windows", "A1B2"))):
        for column, text in enumerate(cells):
            sheet.write(number, column, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _patched(folder: Path, place: int, form: str, *values: int) -> Path:
    content = bytearray(_xls())
    struct.pack_into(form, content, place, *values)
    path = folder / "a.xls"
    path.write_bytes(content)
    return path


def _record(number: int) -> int:
    """Where a record of the workbook's stream begins; the stream begins at byte 512."""
    content, place = _xls(), 512
    while True:
        found, length = struct.unpack_from("<HH", content, place)
        if found == number:
            return place
        place += 4 + length


def xls_with_billions_of_texts(folder: Path) -> Path:
    return _patched(folder, _record(0xFC) + 4, "<II", 0x7FFFFFFF, 0x7FFFFFFF)


def xls_with_a_text_of_64_kb(folder: Path) -> Path:
    return _patched(folder, _record(0xFC) + 12, "<H", 0xFFFF)


def xls_with_a_sheet_far_outside(folder: Path) -> Path:
    return _patched(folder, _record(0x85) + 4, "<I", 0x7FFFFFF0)


def xls_with_records_of_64_kb(folder: Path) -> Path:
    return _patched(folder, _record(0x31) + 2, "<H", 0xFFFF)


def xls_with_sectors_of_gigabytes(folder: Path) -> Path:
    return _patched(folder, 30, "<H", 31)


def xls_with_billions_of_sectors(folder: Path) -> Path:
    return _patched(folder, 44, "<I", 0x7FFFFFFF)


def xls_whose_sectors_go_round(folder: Path) -> Path:
    content = _xls()
    table = 512 + 512 * struct.unpack_from("<I", content, 76)[0]
    return _patched(folder, table, "<4I", 1, 2, 3, 0)


def xls_of_many_megabytes(folder: Path) -> Path:
    path = folder / "a.xls"
    path.write_bytes(_xls())
    with path.open("r+b") as file:
        file.truncate(257 << 20)
    return path


XLS = (
    (xls_with_billions_of_texts, "workbook-damaged"),
    (xls_with_a_text_of_64_kb, "workbook-damaged"),
    (xls_with_a_sheet_far_outside, "workbook-damaged"),
    (xls_with_records_of_64_kb, "workbook-damaged"),
    (xls_with_sectors_of_gigabytes, 1),
    (xls_with_billions_of_sectors, 1),
    (xls_whose_sectors_go_round, "workbook-damaged"),
    (xls_of_many_megabytes, "workbook-too-large"),
)
