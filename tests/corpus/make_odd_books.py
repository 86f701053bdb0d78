"""Writes ``workbooks/odd-…``: workbooks by hand, whose XML is legal and unlike Excel's, or bent."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.corpus.tables import EN, ZH, chinese, device, english, write
from tests.loader.samples import MACRO_BOOK_TYPE, MAIN, sheet_xml, text_row, write_parts

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill/></fills>'
    '<borders><border/></borders><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="49"/></cellXfs>'
    "</styleSheet>"
)


def _rows(table: Sequence[Sequence[str]]) -> str:
    return "".join(text_row(number, *row) for number, row in enumerate(table, 1))


def _write(name: str, sheet: str, **parts: str) -> None:
    """A workbook of one sheet; ``strings`` are the texts that its cells share."""
    strings = parts.pop("strings", "")
    with tempfile.TemporaryDirectory() as folder:
        path = write_parts(Path(folder) / "a.xlsx", sheet, **parts)
        with zipfile.ZipFile(path) as archive:
            found = {part: archive.read(part).decode() for part in archive.namelist()}
    if strings:
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
        found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
            "</Types>",
            '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxml'
            'formats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        )
    _zip(name, found)


def _zip(name: str, parts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts.items():
                archive.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)
        write(f"workbooks/odd-{name}", path.read_bytes())


def _cell(reference: str, inside: str, attributes: str = "") -> str:
    return f'<c r="{reference}" {attributes}>{inside}</c>'


def _with_serials(cells: Sequence[str], first: int = 2) -> str:
    """The headings and a row for each cell, which stands for its serial number."""
    rows = text_row(1, *EN)
    for number, cell in enumerate(cells, first):
        before = text_row(number, *device(number))
        serial = f"<is><t>{device(number)[1]}</t></is>"
        rows += before.replace(f'<c t="inlineStr">{serial}</c>', cell)
    return sheet_xml(rows)


def texts() -> None:
    """Texts in cells, shared, in pieces, with readings and escapes; numbers that are texts."""
    _write("inline-texts.xlsx", sheet_xml(_rows(chinese())))
    pieces = (
        "<si><r><t>5CG3</t></r><r><rPr><b/></rPr><t>0002XK</t></r></si>"
        '<si><t>5CG30003XK</t><rPh sb="0" eb="1"><t>yomi</t></rPh></si>'
        "<si><t>5CG3_x0030_004XK</t></si><si><t>5CG3_x200B_0005XK</t></si>"
        '<si><t xml:space="preserve"> 5CG30006XK_x000D_\n</t></si><si/>'
    )
    cells = [_cell(f"B{n + 2}", f"<v>{n}</v>", 't="s"') for n in range(6)]
    _write("shared-texts.xlsx", _with_serials(cells), strings=pieces)
    numbers = ("0045710301", "1.2E+15", "45710303", "00", "1E5")
    as_texts = [_cell(f"B{n}", f"<v>{v}</v>", 't="str" s="3"') for n, v in enumerate(numbers, 2)]
    _write("numbers-as-text.xlsx", _with_serials(as_texts), styles=_STYLES)
    formatted = [_cell(f"B{n}", f"<v>{v}</v>", 's="3"') for n, v in enumerate(numbers[:3], 2)]
    _write("numbers-in-text-format.xlsx", _with_serials(formatted), styles=_STYLES)


def values() -> None:
    """Dates of 1904 and of Chinese Excel, logical values, errors, formulas."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><workbookPr date1904="1"/><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    cells = [
        _cell("B2", "<v>43890</v>", 's="1"'),
        _cell("B3", "<v>43890.5</v>", 's="2"'),
        _cell("B4", "<v>2024-03-01</v>", 't="d"'),
    ]
    _write("dates-1904.xlsx", _with_serials(cells), styles=_STYLES, book=book)
    cells = [
        _cell("B2", "<v>1</v>", 't="b"'),
        _cell("B3", "<v>#N/A</v>", 't="e"'),
        _cell("B4", '<f>UPPER("5cg30004xk")</f><v>5CG30004XK</v>', 't="str"'),
        _cell("B5", '<f>UPPER("5cg30005xk")</f>'),
        _cell("B6", '<f>""</f><v></v>', 't="str"'),
        _cell("B7", '<f t="array" ref="B7">"A"&amp;1</f><v/>'),
        _cell("B8", "<v>1.2345678901234567E+18</v>"),
        _cell("B9", ""),
    ]
    _write("formulas-and-errors.xlsx", _with_serials(cells))


def structure() -> None:
    """Dimensions, gaps, hidden and merged cells, prefixes, far columns."""
    rows = _rows(english())
    bare = rows
    for number in range(1, 5):
        bare = bare.replace(f' r="{number}"', "")
    _write("no-references.xlsx", sheet_xml(bare))
    _write("wrong-dimension.xlsx", sheet_xml(rows, before='<dimension ref="A1:B2"/>'))
    gaps = text_row(3, *EN) + text_row(70, *device(1)) + text_row(1_048_576, *english()[3])
    _write("gaps.xlsx", sheet_xml(gaps))
    hidden = rows.replace('<row r="3">', '<row r="3" hidden="1">')
    columns = '<cols><col min="2" max="3" width="9" hidden="1"/></cols>'
    _write("hidden-rows-and-columns.xlsx", sheet_xml(hidden, before=columns))
    merged = sheet_xml(rows).replace(
        "</worksheet>", '<mergeCells><mergeCell ref="A3:A4"/></mergeCells></worksheet>'
    )
    _write("merged.xlsx", merged.replace("Windows 11", "", 2).replace('3"><c', '3"><c', 1))
    far = rows.replace("</row>", '<c r="XFD{}" t="str"><v>far</v></c></row>')
    for number in range(1, 5):
        far = far.replace("{}", str(number), 1)
    _write("all-columns.xlsx", sheet_xml(far))
    prefixed = sheet_xml(rows).replace("</", "<\0").replace("<", "<x:").replace("<x:\0", "</x:")
    _write("prefixed-tags.xlsx", prefixed.replace("xmlns=", "xmlns:x="))
    _write("macros.xlsm", sheet_xml(_rows(chinese())), book_type=MACRO_BOOK_TYPE)


def bent() -> None:
    """What Excel would repair or refuse ends in a sentence, not in rows that are half there."""
    rows = _rows(english())
    _write("rows-not-in-order.xlsx", sheet_xml(rows + text_row(2, *device(9))))
    _write("row-out-of-range.xlsx", sheet_xml(rows + text_row(1_048_577, *device(9))))
    outside = '<row r="5"><c r="XFE5"><v>1</v></c></row>'
    _write("column-out-of-range.xlsx", sheet_xml(rows + outside))
    _write("text-that-is-missing.xlsx", _with_serials([_cell("B2", "<v>7</v>", 't="s"')]))
    state = f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><sheets><sheet name="设备" sheetId="1" '
    state += 'state="hidden" r:id="rId1"/></sheets></workbook>'
    _write("all-sheets-hidden.xlsx", sheet_xml(rows), book=state)
    strict = state.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    _write("strict.xlsx", sheet_xml(rows), book=strict)
    _zip("archive.zip", {"devices.csv": ",".join(ZH)})
    _zip("binary.xlsb", {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"})


texts()
values()
structure()
bent()
