"""Workbooks that mean harm by what stands in them: far cells, formulas, links, macros, names
that lead elsewhere.  Each with the slug of its error or the rows it has."""

from __future__ import annotations

import struct
import warnings
import zipfile
from pathlib import Path

from openpyxl.utils import get_column_letter

from tests.hostile.zips import FOOT, HEAD, TABLE, write_book
from tests.loader.samples import MACRO_BOOK_TYPE, MAIN, sheet_xml, text_row, write_parts

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _sheet(folder: Path, rows: str) -> Path:
    return write_parts(folder / "a.xlsx", sheet_xml(TABLE + rows))


# -- rows and cells


def a_million_formatted_rows(folder: Path) -> Path:
    style = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 1_000_003))
    return _sheet(folder, style)


def formatted_rows_above_the_last(folder: Path) -> Path:
    style = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 50_000))
    return _sheet(folder, style + text_row(1_048_576, "windows", "C3D4"))


def all_columns_in_many_rows(folder: Path) -> Path:
    def wide(number: int) -> str:
        cells = "".join(
            f'<c r="{get_column_letter(column)}{number}"><v>1</v></c>'
            for column in range(3, 16_385)
        )
        return text_row(number, "windows", f"SN{number:04}").replace("</row>", cells + "</row>")

    return write_parts(
        folder / "a.xlsx",
        sheet_xml(text_row(1, "os", "serial_number") + "".join(map(wide, range(2, 8)))),
    )


def row_far_outside(folder: Path) -> Path:
    return _sheet(folder, text_row(99_999_999, "windows", "C3D4"))


def row_without_a_name_far_outside(folder: Path) -> Path:
    return _sheet(folder, text_row(10**18, "windows", "C3D4"))


def row_below_nothing(folder: Path) -> Path:
    return _sheet(folder, text_row(-5, "windows", "C3D4"))


def row_above_the_last(folder: Path) -> Path:
    return _sheet(folder, text_row(1, "windows", "C3D4"))


def column_outside(folder: Path) -> Path:
    return _sheet(folder, '<row r="3"><c r="XFE3"><v>1</v></c></row>')


def column_far_outside(folder: Path) -> Path:
    return _sheet(folder, '<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>')


def two_cells_in_one_place(folder: Path) -> Path:
    cell = '<c r="B3" t="str"><v>C3D4</v></c>'
    return _sheet(folder, f'<row r="3">{cell}{cell}</row>')


def number_of_a_million_digits(folder: Path) -> Path:
    return _sheet(folder, f'<row r="3"><c r="B3"><v>{"9" * 1_000_000}</v></c></row>')


def elements_deep_in_a_cell(folder: Path) -> Path:
    deep = "<is>" * 100_000 + "</is>" * 100_000
    return _sheet(folder, f'<row r="3"><c r="B3" t="inlineStr">{deep}</c></row>')


# -- formulas, links, macros


def _formulas(result: str) -> str:
    return "".join(
        f'<row r="{n}"><c r="A{n}" t="str"><f>"win"&amp;"dows"</f><v>windows</v></c>'
        f'<c r="B{n}" t="str"><f>cmd|"/c calc"!A{n}</f>{result.format(n)}</c></row>'
        for n in range(3, 3000)
    )


def formulas_with_results(folder: Path) -> Path:
    return _sheet(folder, _formulas("<v>SN{:06}</v>"))


def formulas_without_results(folder: Path) -> Path:
    return _sheet(folder, _formulas("").replace('<c r="B', '<c s="0" r="B'))


def shared_formula_of_a_megabyte(folder: Path) -> Path:
    first = f'<row r="3"><c r="B3"><f t="shared" si="0">{"A1+" * 300_000}A1</f></c></row>'
    more = "".join(
        f'<row r="{n}"><c r="B{n}"><f t="shared" si="0"/></c></row>' for n in range(4, 500)
    )
    return _sheet(folder, first + more)


def links_to_other_files(folder: Path) -> Path:
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><sheets><sheet name="S" sheetId="1" '
        'r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId2"/>'
        '<externalReference r:id="rId3"/></externalReferences></workbook>'
    )
    rels = (
        f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_REL}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_REL}/externalLink" '
        f'Target="externalLinks/externalLink1.xml"/><Relationship Id="rId3" '
        f'Type="{_REL}/externalLink" Target="file:///etc/hostname" TargetMode="External"/>'
        "</Relationships>"
    )
    link = (
        f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/>'
        "</externalLink>"
    )
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": rels,
        "xl/externalLinks/externalLink1.xml": link,
    }
    cell = "<row r='3'><c r='A3' t='str'><v>windows</v></c><c r='B3' t='str'>"
    cell += "<f>[1]S!A1</f><v>C3D4</v></c></row>"
    return write_book(folder / "a.xlsx", parts, HEAD + cell + FOOT)


def macros(folder: Path) -> Path:
    path = write_parts(folder / "a.xlsm", sheet_xml(TABLE), book_type=MACRO_BOOK_TYPE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    return path


# -- names and containers


def _target(folder: Path, target: str, sheet: str = "S", **parts: str) -> Path:
    rels = (
        f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_REL}/worksheet" '
        f'Target="{target}"/></Relationships>'
    )
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><sheets><sheet name="{sheet}" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>'
    )
    both = {"xl/_rels/workbook.xml.rels": rels, "xl/workbook.xml": book}
    return write_book(folder / "a.xlsx", {**both, **parts})


def target_outside(folder: Path) -> Path:
    return _target(folder, "../../../../../../etc/hostname")


def target_by_its_whole_path(folder: Path) -> Path:
    return _target(folder, "/xl/worksheets/sheet1.xml")


def part_and_sheet_named_outside(folder: Path) -> Path:
    part = {"../../evil.xml": HEAD + FOOT}
    return _target(folder, "../../evil.xml", "../../evil", **part)


def parts_that_overlap(folder: Path) -> Path:
    """Two names in the directory for one place in the container."""
    content = write_parts(folder / "a.xlsx", sheet_xml(TABLE)).read_bytes()
    place = content.index(b"PK\x01\x02")
    entry = content[place : content.index(b"PK\x01\x02", place + 4)]
    twin = entry.replace(b"[Content_Types].xml", b"[Content_Typos].xml")
    end = content.rindex(b"PK\x05\x06")
    count = struct.unpack_from("<H", content, end + 10)[0] + 1
    size, start = struct.unpack_from("<II", content, end + 12)
    tail = struct.pack("<HHHHIIH", 0, 0, count, count, size + len(twin), start, 0)
    path = folder / "a.xlsx"
    path.write_bytes(content[:end] + twin + b"PK\x05\x06" + tail)
    return path


def one_part_twice(folder: Path) -> Path:
    """A zip file may hold a name twice; the last one counts, for Excel as well."""
    path = write_parts(folder / "a.xlsx", sheet_xml("").replace("S", "T"))
    with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet1.xml", HEAD + FOOT)
    return path


def encrypted_part(folder: Path) -> Path:
    path = write_parts(folder / "a.xlsx", sheet_xml(TABLE))
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)
    return path


def unknown_compression(folder: Path) -> Path:
    path = write_parts(folder / "a.xlsx", sheet_xml(TABLE))
    content = path.read_bytes().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63"
    )
    path.write_bytes(content)
    return path


CELLS = (
    (a_million_formatted_rows, 1),
    (formatted_rows_above_the_last, 2),
    (all_columns_in_many_rows, 6),
    (row_far_outside, "workbook-beyond"),
    (row_without_a_name_far_outside, "workbook-beyond"),
    (row_below_nothing, "workbook-damaged"),
    (row_above_the_last, "workbook-damaged"),
    (column_outside, "workbook-beyond"),
    (column_far_outside, "workbook-damaged"),
    (two_cells_in_one_place, "workbook-damaged"),
    (number_of_a_million_digits, "workbook-damaged"),
    (elements_deep_in_a_cell, 1),
    (formulas_with_results, 2998),
    (formulas_without_results, 2998),
    (shared_formula_of_a_megabyte, 498),
    (links_to_other_files, 2),
    (macros, 1),
    (target_outside, "no-sheets"),
    (target_by_its_whole_path, 1),
    (part_and_sheet_named_outside, "no-sheets"),
    (parts_that_overlap, 1),
    (one_part_twice, 1),
    (encrypted_part, "workbook-damaged"),
    (unknown_compression, "workbook-damaged"),
)
