"""The ledger as an .xlsx file with a table of shared strings, which is how Excel writes text.

The libraries that write one hold the whole table in memory; a million rows have six million
strings of their own, so the parts are written here by hand, as they come.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

import ledger

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LETTERS = "ABCDEFGHIJKL"


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types() -> str:
    parts = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "styles": "styles",
        "sharedStrings": "sharedStrings",
    }
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_SMALL_PARTS = {
    "[Content_Types].xml": _content_types(),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="设备台账" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/>'
        '<name val="等线"/></font></fonts><fills count="2"><fill><patternFill'
        ' patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    ),
}


class _Strings:
    """The table while it grows.  Only strings that come again are remembered."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = io.TextIOWrapper(file, encoding="utf-8", newline="")
        self._known: dict[str, int] = {}
        self.unique = self.uses = 0

    def index(self, text: str, comes_again: bool) -> int:
        """The number of a string."""
        self.uses += 1
        if comes_again and text in self._known:
            return self._known[text]
        number = self.unique
        self.unique += 1
        self._file.write(f"<si><t>{escape(text)}</t></si>")
        if comes_again:
            self._known[text] = number
        return number

    def finish(self) -> None:
        """Everything is in the file, which stays open."""
        self._file.flush()
        self._file.detach()


def write_xlsx(path: Path, count: int) -> None:
    """The ledger as a workbook of one sheet."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book,
        tempfile.TemporaryFile() as spill,
    ):
        for name, text in _SMALL_PARTS.items():
            book.writestr(name, _XML + text)
        strings = _Strings(spill)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            _write_sheet(part, count, strings)
        strings.finish()
        spill.seek(0)
        head = f'<sst xmlns="{_MAIN}" count="{strings.uses}" uniqueCount="{strings.unique}">'
        with book.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write((_XML + head).encode())
            shutil.copyfileobj(spill, part, 1 << 20)
            part.write(b"</sst>")


def _write_sheet(part: object, count: int, strings: _Strings) -> None:
    file = io.TextIOWrapper(part, encoding="utf-8", newline="")  # type: ignore[type-var]
    file.write(f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="A1:L{count + 1}"/><sheetData>')
    _write_row(file, 1, ledger.LABELS, strings)
    for number, row in enumerate(ledger.rows(count), 2):
        _write_row(file, number, row, strings)
    file.write("</sheetData></worksheet>")
    file.flush()
    file.detach()


def _write_row(file: io.TextIOWrapper, number: int, row: tuple[str, ...], table: _Strings) -> None:
    cells = "".join(
        f'<c r="{_LETTERS[place]}{number}" t="s">'
        f"<v>{table.index(text, number == 1 or place not in ledger.UNIQUE)}</v></c>"
        for place, text in enumerate(row)
        if text
    )
    file.write(f'<row r="{number}" spans="1:12">{cells}</row>')
