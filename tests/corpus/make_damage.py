"""Writes ``damage``: each thing that spreadsheets, people and inventories do to a cell, as text
and in workbooks.

Each row is a device of which nothing is to be said, but for the fields that are changed.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter

from tests.corpus.tables import EN, Row, device, text, write

_FIELDS = ("system", "serial", "disk", "uuid", "mac", "ownership", "trust", "user")
_PLACES = {name: place for place, name in enumerate(_FIELDS)}
_TWICE = "7B3A9C10-52F4-4E61-8D2A-777777777777"
_UUID = "4C4C4544-0052-5A10-804E-B6C04F324433"

Change = dict[str, object]

_API_NAMES = ("device_system", "serial_number", "device_ownership", "device_status")

TERMS: list[Change] = [
    *(
        {"system": word}
        for word in ("", "BeOS", "1", "10.0.19045", "Apple", "HarmonyOS", "ChromeOS")
    ),
    *({"ownership": word} for word in ("Leased", "7", "BYOD", "")),
    *({"trust": word} for word in ("Perhaps", "1", "Compliant", "合规", "")),
]
UUIDS: list[Change] = [
    {"uuid": "{" + _UUID + "}"},
    {"uuid": "7b3a9c1052f44e618d2aabcdefabcdef"},
    *({"uuid": word} for word in ("7B3A9C10-52F4-4E61-8D2A", "00008030-001C2D8E3A41802E")),
    {"uuid": "2b6f0cc904d137be2e1730235f5664094b831186"},
    *({"uuid": word} for word in ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "7.6E+37", "无", "None")),
    *({"uuid": word} for word in ("12345678.0", f'"{_TWICE}\n{_UUID}"')),
]
MACS: list[Change] = [
    *({"mac": word} for word in ("8C-04-BA-10-20-A1", "8c04.ba10.20a2", "8C04BA1020A3")),
    *({"mac": word} for word in ("8C:04:BA:10:20", "8C:04:BA:FF:FE:10:20:A4", "8C:4:BA:1:20:A5")),
    *({"mac": word} for word in ("01:00:5E:00:00:FB", "DA:A1:19:00:00:A6", "00:0C:29:00:00:A7")),
    *({"mac": word} for word in ("8C:04:BA:10:20:A8; 8C:04:BA:10:20:A9", "8C 04 BA 10 20 AA")),
    *(
        {"mac": word}
        for word in ("8C：04：BA：10：20：AB", "00:00:00:00:00:00", "wired", "8.04E+11")
    ),
    *({"mac": word} for word in ("8C:04:BA-10:20-AC", "020000000000")),
    *({"mac": word} for word in ("804BA1020AF", "8C:04:BA:10:20:B1 8C:04:BA:10:20:B2")),
    *({"mac": word} for word in ("8C:04:BA:10:20:B3/8C:04:BA:10:20:B4", "8C04BA1020B5.0")),
    {"mac": '"8C:04:BA:10:20:B6\n8C:04:BA:10:20:B7"'},
]
SERIALS: list[Change] = [
    *({"serial": word} for word in ("To be filled by O.E.M.", "Default string", "未贴标签", "N/A")),
    *({"serial": word} for word in ("6.37702E+15", "7E5", "123456789.0", "资产0017", '="00123"')),
    *(
        {"serial": word}
        for word in ("'00124", "５CG30777XK", "5CG3\u200b0778XK", " 5CG30779XK\u00a0")
    ),
    *(
        {"serial": word}
        for word in ('"5CG30780XK\n5CG30781XK"', "#N/A", "2024-03-01", "2024/3/1 0:00")
    ),
    *({"serial": word} for word in ("1-Mar", "3月1日", "TRUE", "12.5%", "5CG3 0782 XK", "#REF!")),
    *({"disk": word} for word in ("0025_38B2_21C0_4A7E.", " ", "—", "1.23457E+14")),
    {"serial": "C02XL0G\u041eJGH5"},  # a Cyrillic О
    *({"serial": word} for word in ("45710306.0", '"5CG30783XK\t5CG30784XK"')),
    {"serial": '"5CG30785XK\n（旧）5CG30786XK\n5CG30787XK"'},
]
ROWS: list[Change] = [
    {"serial": "", "disk": "", "uuid": "", "mac": ""},
    {"serial": "Default string", "disk": "None", "uuid": "", "mac": ""},
    {"disk": "", "uuid": ""},
    {"uuid": _UUID, "serial": "XYZ1234"},
    {
        "uuid": _UUID.replace("5A10", "3510").replace("B6C0", "C6C0"),
        "serial": str(int("FR5N2D3", 36)),
    },
]
ZEROS: list[Change] = [{"serial": f"00{number}"} for number in range(45710301, 45710313)]
ZEROS += [{"serial": "45710399"}, {"serial": "0045710400"}]
NEIGHBOURS: list[Change] = [
    {"serial": "SAME0001"},
    {"serial": "same0001"},
    {"mac": "8C:04:BA:77:77:77"},
    {"mac": "8C-04-BA-77-77-77"},
    {"uuid": "03000200-0400-4500-8006-000700080A01"},
    {"uuid": "00020003-0004-0045-8006-000700080A01"},
    {"serial": "PF2O1B8S"},
    {"serial": "PF20188S"},
    {"serial": "PF201B8S"},
    {"serial": "TWICE01", "disk": "TWICE02", "uuid": _TWICE, "mac": "8C:04:BA:66:66:66"},
    {
        "serial": "TWICE01",
        "disk": "TWICE02",
        "uuid": _TWICE,
        "mac": "8C:04:BA:66:66:66",
        "trust": "",
    },
]


def _rows(changes: list[Change]) -> list[list[object]]:
    rows: list[list[object]] = []
    for number, change in enumerate(changes, 101):
        row: list[object] = list(device(number))
        for name, value in change.items():
            row[_PLACES[name]] = value
        rows.append(row)
    return rows


def _pair(name: str, changes: list[Change]) -> None:
    """The same rows as text and as a workbook of texts."""
    rows = [[str(cell) for cell in row] for row in _rows(changes)]
    write(f"damage/{name}.csv", text([EN, *map(_quoted, rows)]))
    write(f"damage/{name}.xlsx", _book([[_bare(cell) for cell in row] for row in rows]))


def _quoted(row: Row) -> list[str]:
    return [f'"{cell}"' if "," in cell else cell for cell in row]


def _bare(cell: str) -> str:
    return cell.strip('"') if cell[:1] == '"' else cell


def _book(rows: list[list[str]]) -> BytesIO:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_numbers": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("Devices")
    sheet.write_row(0, 0, EN)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    book.close()
    return buffer


def cells() -> None:
    """What only a workbook's cells can be: numbers with formats, dates, errors, formulas."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Devices")
    sheet.write_row(0, 0, EN)
    formats = {form: book.add_format({"num_format": form}) for form in _FORMATS}
    for number, (field, value, form) in enumerate(_CELLS, 1):
        sheet.write_row(number, 0, device(200 + number))
        place = _PLACES[field]
        if isinstance(value, str) and value.startswith("="):
            sheet.write_formula(number, place, value, None, form)
        elif isinstance(value, datetime):
            sheet.write_datetime(number, place, value, formats[form])
        elif isinstance(value, bool):
            sheet.write_boolean(number, place, value)
        elif isinstance(value, (int, float)):
            sheet.write_number(number, place, value, formats[form])
    book.close()
    write("damage/cells.xlsx", buffer)


_FORMATS = (
    "General",
    "0",
    "0000000000",
    "0.00E+00",
    "0.00",
    "#,##0",
    '0" pcs"',
    "0%",
    "yyyy-mm-dd",
)
_CELLS: list[tuple[str, object, str]] = [
    ("serial", 45710301, "General"),
    ("serial", 45710302, "0"),
    ("serial", 45710303, "0000000000"),
    ("serial", 45710304, "#,##0"),
    ("serial", 45710305, '0" pcs"'),
    ("serial", 637702000000000, "0.00E+00"),
    ("serial", 1234567890123456789, "General"),
    ("serial", 4571.25, "0.00"),
    ("serial", 0.125, "0%"),
    ("serial", datetime(2024, 3, 1), "yyyy-mm-dd"),
    ("serial", True, ""),
    ("serial", "=NA()", "#N/A"),
    ("serial", '=UPPER("5cg30777xk")', "5CG30777XK"),
    ("mac", 41278912320, "General"),
    ("mac", 804267890123, "General"),
    ("uuid", 12345678, "General"),
    ("uuid", 457103061234, "0"),
    ("uuid", datetime(2024, 3, 1), "yyyy-mm-dd"),
    ("system", 1, "General"),
    ("system", 10.5, "General"),
    ("ownership", 2, "General"),
    ("trust", True, ""),
    ("system", datetime(2024, 3, 1), "yyyy-mm-dd"),
]


def names_of_the_api() -> None:
    """Under the API's own names its numbers are meant, and no other."""
    rows = [[str(code), f"SN77{code}", "2", "1"] for code in range(8)]
    rows += [["1", "SN7790", "3", "1"], ["1", "SN7791", "2", "9"]]
    write("damage/api-names.csv", text([_API_NAMES, *rows]))


def phones() -> None:
    """Phones and tablets have one identifier each, and none of a computer's."""
    head = ("OS", "SN", "Android ID", "IDFV", "AAID", "Model")
    idfv, aaid = "A1B2C3D4-52F4-4E61-8D2A-000000000001", "a1b2c3d4-52f4-4e61-8d2a-000000000002"
    rows = [
        ["Android", "", "9f3c1a7be04d5268", "", "", ""],
        ["Android", "", "9F3C1A7BE04D526", "", "", ""],
        ["Android", "", "9774d56d682e549c", "", "", ""],
        ["Android", "", "9f3c1a7be04d526g", "", "", ""],
        ["Android", "", "9.17E+15", "", "", ""],
        ["Android", "R58M12ABCDE", "", "", "", "SM-G991B"],
        ["iOS", "", "", idfv, "", "iPhone15,2"],
        ["iPadOS 17.4", "", "", idfv.lower(), "", ""],
        ["iOS", "F2LX12ABCDEF", "", "", "", ""],
        ["OpenHarmony", "", "", "", aaid, ""],
        ["HarmonyOS NEXT", "", "", "", aaid.upper().replace("2", "3"), ""],
        ["Windows", "5CG30901XK", "9f3c1a7be04d5269", "", "", ""],
        ["Apple", "C02XL0GZJGH5", "", "", "", "MacBook Pro"],
        ["Apple", "", "", idfv[:-1] + "7", "", "iPad13,4"],
        ["鸿蒙", "", "", "", aaid[:-1] + "8", "Mate 70"],
    ]
    write("damage/phones.csv", text([head, *(_quoted(row) for row in rows)]))
    computers_of_phones = [["iOS", "F2LX12ABCDEG"], ["iOS", "F2LX12ABCDEH"], ["Android", "R58M12X"]]
    write("damage/phones-without-ids.csv", text([head[:2], *computers_of_phones]))


def commas() -> None:
    """Numbers with commas, which are no lists, and values with a comma behind them."""
    head = ["OS", "Serial number", "Disk serial number"]
    serials = ("6,37702E+15", "1,234,567", "1.234,00", "PF2ABC14,", "PF2ABC15，PF2ABC16")
    rows = [["Windows 11", serial, f"S4EVNX0R00{n}"] for n, serial in enumerate(serials, 801)]
    write("damage/commas.csv", text([head, *map(_quoted, rows)]))


def cards() -> None:
    """Two network cards, of which one can't be read, or is not there."""
    head = ["OS", "Serial number", "EthernetMAC", "Wi-Fi MAC"]
    rows = [
        ["Windows 11", "5CG30901XK", "8C:04:BA:10:21", "8C:04:BA:10:21:02"],
        ["Windows 11", "5CG30902XK", "8C:04:BA:10:21:03", "8C:04:BA:10:21:04"],
        ["Windows 11", "5CG30903XK", "-", "8C:04:BA:10:21:06"],
        ["Windows 11", "5CG30904XK", "garbage", "00:00:00:00:00:00"],
    ]
    write("damage/two-cards.csv", text([head, *rows]))


def words() -> None:
    """What stands in the column of serial numbers and is none, and words beside addresses."""
    head = ["操作系统", "序列号", "MAC地址"]
    cells = [
        ("No SN", "8C:04:BA:10:21:01"),
        ("Not Found", "8C:04:BA:10:21:02"),
        ("System.Object[]", "8C:04:BA:10:21:03"),
        ("序列号", "8C:04:BA:10:21:04"),
        ("Blue one with no label", "8C:04:BA:10:21:05"),
        ("SN: 5CG30910XK", "8C:04:BA:10:21:06"),
        ("5CG30911XK（已报废）", "8C:04:BA:10:21:07"),
        ("5CG30912XK (old)", "8C:04:BA:10:21:08"),
        ("00330-80000-00000-AA123", "8C:04:BA:10:21:09"),
        ("备用", ""),
        ("5CG30913XK", "MAC:8C04BA10210A"),
        ("5CG30914XK", "无线:8C-04-BA-10-21-0B;有线:8C-04-BA-10-21-0C"),
        ("5CG30915XK", "8C:04:BA:10:21:0D"),
        ("3C-52-82-1A-2B-02", "8C:04:BA:10:21:21"),
        ("192.168.1.20", "8C:04:BA:10:21:22"),
        ("512GB", "8C:04:BA:10:21:23"),
    ]
    write("damage/words.csv", text([head, *(["Windows 11", *cell] for cell in cells)]))


_pair("terms", TERMS)
_pair("uuids", UUIDS)
_pair("macs", MACS)
_pair("serials", SERIALS)
_pair("rows", ROWS)
_pair("zeros", ZEROS)
_pair("neighbours", NEIGHBOURS)
_strict = [_quoted([str(cell) for cell in row]) for row in _rows(ROWS)]
write("damage/rows-strict.csv", text([EN, *_strict]), "--strict")
cells()
names_of_the_api()
phones()
cards()
commas()
words()
