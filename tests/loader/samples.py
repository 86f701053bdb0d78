"""Helpers of the loader's tests: read a file, expect an error, write a workbook by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from importer.loader import ReadOptions, open_table
from importer.model.errors import InputError
from importer.model.table import Layout, Row
from importer.texts.text import Lang

HEADER = ("操作系统", "序列号")
#: Head and foot of a workbook written by hand, with one sheet called S.
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="{book}"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_BOOK_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def load(path: Path, **options: Any) -> tuple[Layout, list[Row]]:
    """Everything of a file."""
    with open_table(path, ReadOptions(**options)) as table:
        return table.layout, list(table.rows())


def serials(path: Path, **options: Any) -> list[tuple[int, object]]:
    """(row number, serial number) of each row."""
    return [(row.number, row.values["serial_number"]) for row in load(path, **options)[1]]


def refused(slug: str, path: Path, **options: Any) -> InputError:
    """The error that reading a file to its end gives; it says itself in both languages."""
    with pytest.raises(InputError) as caught:
        load(path, **options)
    assert caught.value.slug == slug
    for lang in Lang:
        assert "{" not in caught.value.text(lang)
        assert len(caught.value.text(lang)) > 20
    return caught.value


def text_row(number: int, *texts: str) -> str:
    """The XML of a row of inline texts from column A on."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def sheet_xml(rows: str, before: str = "") -> str:
    """The XML of a worksheet."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'


def write_parts(path: Path, sheet: str, **parts: str) -> Path:
    """A workbook by hand: the sheet's XML; ``book`` and ``styles`` replace those parts,
    ``book_type`` the workbook's content type."""
    default_book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    types = _TYPES.replace("{book}", parts.get("book_type", _BOOK_TYPE))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
            f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
            f'Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/workbook.xml", parts.get("book", default_book))
        archive.writestr("xl/styles.xml", parts.get("styles", f'<styleSheet xmlns="{MAIN}"/>'))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return path
