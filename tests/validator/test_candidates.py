"""Several values for one identifier."""

from __future__ import annotations

import pytest

from importer.loader.headings.columns import Wishes, match
from importer.model.cells import Cell, CellValue, Kind
from importer.model.table import Column, Layout, Row
from importer.validator.candidates import parts_of, read_all
from importer.validator.rules import check
from importer.vocabulary.faults import Severity

WIRED, WIFI = "3c:52:82:1a:2b:3c", "3c:52:82:1a:2b:3d"
LOCAL, JUNK = "02:11:22:33:44:56", "00:00:00:00:00:00"
LABELS = ("OS", "Serial number", "Disk serial", "UUID", "Wi-Fi MAC", "EthernetMAC")
UUID = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"


def mac_of(wifi: CellValue, wired: CellValue, chosen: str = "") -> tuple[str | None, list[str]]:
    """The address that is sent, and those that the warning names."""
    wishes = Wishes({"mac_address": (chosen,)} if chosen else {})
    layout = Layout("f.csv", "f", 1, match(LABELS, wishes))
    cells = ("Windows", "SN1234", "DISK1", UUID, wifi, wired)
    checked = check(Row(2, cells, {}), layout)
    problem = next((p for p in checked.problems if p.slug == "first-of-several"), None)
    others = problem.params["others"].split(" · ") if problem else []
    return checked.device.mac_address if checked.device else None, others


@pytest.mark.parametrize(
    ("wifi", "wired", "taken", "others"),
    [
        (WIFI, WIRED, WIRED, [WIFI]),
        (WIFI, "", WIFI, []),
        (WIFI, JUNK, WIFI, []),
        (WIFI, "n/a", WIFI, []),
        (WIFI, LOCAL, WIFI, [LOCAL]),
        (WIFI.upper().replace(":", "-"), WIFI, WIFI, []),  # the same one twice
        ("", LOCAL, LOCAL, []),
        (WIFI, "3c:52:82", WIFI, []),
        (f"{WIFI}\n{WIRED}", "", WIFI, [WIRED]),
        (f'["{JUNK}", "{WIRED}"]', "", WIRED, []),
        (f'["{WIRED}"]', "", WIRED, []),
        ("[]", WIRED, WIRED, []),
    ],
)
def test_the_first_real_address_is_taken(
    wifi: CellValue, wired: CellValue, taken: str, others: list[str]
) -> None:
    """The wired card's before the Wi-Fi card's; what is none is passed over; others named."""
    assert mac_of(wifi, wired) == (taken, others)


def test_a_value_that_had_to_be_passed_over_is_named_for_itself() -> None:
    """With its own cell: it may be the one that should count."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    for wired in ("3c:52:82", Cell(Kind.NUMBER, 1.5)):
        checked = check(Row(2, ("Windows", "SN1234", "DISK1", UUID, WIFI, wired), {}), layout)
        assert checked.device is not None
        assert checked.device.mac_address == WIFI
        assert [(p.slug, p.address, p.params) for p in checked.problems] == [
            ("other-refused", "f!F2", {"taken": WIFI}),
        ]


def test_the_user_sets_the_order() -> None:
    """--map with commas."""
    assert mac_of(WIFI, WIRED, "Wi-Fi MAC,EthernetMAC") == (WIFI, [WIRED])
    assert mac_of(WIFI, WIRED, "Wi-Fi MAC") == (WIFI, [])


def test_where_none_can_be_used_the_first_says_why() -> None:
    """With the address of its own cell."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    cells = ("Windows", "SN1234", "DISK1", UUID, "garbage", "")
    checked = check(Row(2, cells, {}), layout)
    assert checked.device is None
    assert [(p.slug, p.address, p.value) for p in checked.problems] == [
        ("mac-format", "f!E2", "garbage"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{WIRED},{WIFI}",
        f"{WIRED};{WIFI}",
        f"{WIRED} | {WIFI}",
        f"{WIRED}\n{WIFI}",
        f"{WIRED}、{WIFI}",
        f"{WIRED}，{WIFI}",
        f"{WIRED}；{WIFI}",
        f"{WIRED} / {WIFI}",
        f"{WIRED}  {WIFI}",
        f'["{WIRED}","{WIFI}"]',
        f"{{{WIRED}, {WIFI}}}",
        f"['{WIRED}', '{WIFI}']",
    ],
)
def test_lists_in_a_cell(text: str) -> None:
    """All the separators that people and programs use."""
    assert parts_of("mac_address", text) == (WIRED, WIFI)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("mac_address", WIRED),
        ("mac_address", "3C,52,82,1A,2B,3C"),
        ("mac_address", "3C 52 82 1A 2B 3C"),
        ("serial_number", "VMware-56 4d 60 49 9d 7d 6e 8b-4a 41 7b 2d b1 47 ab a7"),
        ("serial_number", ".HLG964J.CN129618C52450."),
        ("serial_number", "AB/12 345"),
        ("serial_number", "1,234,567"),
        ("serial_number", "=VLOOKUP(A2,B:C,2,0)"),
        ("mac_address", f"Bluetooth {WIRED} "),
        ("serial_number", "6,37702E+15"),
        ("disk_serial_number", "1.234,00"),
        ("serial_number", ""),
        ("uuid", "{" + UUID + "}"),
    ],
)
def test_one_value_is_no_list(field: str, text: str) -> None:
    """Blanks, slashes and dots belong to serial numbers."""
    assert parts_of(field, text) == ()
    assert parts_of(field, Cell(Kind.NUMBER, 1)) == ()


@pytest.mark.parametrize(
    ("field", "text", "parts"),
    [
        ("serial_number", "PF2ABC14,", ("PF2ABC14",)),
        ("serial_number", "PF2ABC13，", ("PF2ABC13",)),
        ("serial_number", "Dell, 7PPDY12", ("7PPDY12",)),
        ("mac_address", f"{WIRED};", (WIRED,)),
        ("mac_address", f"N/A; {WIRED}", (WIRED,)),
    ],
)
def test_what_stands_beside_a_value_is_no_part_of_it(
    field: str, text: str, parts: tuple[str, ...]
) -> None:
    """A trailing separator, a word: the value alone is taken, with a remark."""
    assert parts_of(field, text) == parts
    layout = Layout("f.csv", "f", 1, match(LABELS))
    place = LABELS.index({"serial_number": "Serial number", "mac_address": "EthernetMAC"}[field])
    cells = ["Windows", "SN1234", "DISK1", UUID, "", ""]
    cells[place] = text
    checked = check(Row(2, tuple(cells), {}), layout)
    assert checked.device is not None
    assert getattr(checked.device, field) == parts[0]
    assert [p.slug for p in checked.problems] == ["outer-blanks"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{WIRED} (WiFi)", [WIRED]),
        (f"有线:{WIRED};无线:{WIFI}", [WIRED, WIFI]),
        (f"无线：{WIFI}\n有线：{WIRED}", [WIRED, WIFI]),
        (f"WLAN {WIFI} LAN {WIRED}", [WIRED, WIFI]),
        (f"{WIFI} (Wi-Fi), {WIRED} (Ethernet)", [WIRED, WIFI]),
        (f"Ethernet({WIRED});Wi-Fi({WIFI})", [WIRED, WIFI]),
        ("MAC:3C52821A2B3C", [WIRED]),
        ("MAC 3c52.821a.2b3c", [WIRED]),
        (f"eth0 {WIRED.upper()}", [WIRED]),
        (f"①{WIRED} ②{WIFI}", [WIRED, WIFI]),
        (f"①无线{WIFI} ②有线{WIRED}", [WIRED, WIFI]),
        (f"Bluetooth: {WIFI}", [""]),
        (f"{WIRED} (old adapter)", [""]),
        (f"蓝牙:{WIFI} 有线:{WIRED}", [WIRED]),
        (f"蓝牙:{WIFI}", [""]),
        (f"Dock: {WIFI}, Notebook: {WIRED}", [WIRED]),
        (f"扩展坞：{WIFI}；无线：{WIRED}", [WIRED]),
        (f"GW {WIFI} PC {WIRED}", [WIRED]),
        (f"iDRAC {WIFI}; NIC1 {WIRED}", [WIRED]),
        (f"old {WIFI} new {WIRED}", [WIRED]),
        (f"旧网卡 {WIFI}，新网卡 {WIRED}", [WIRED]),
        (f"Dock {WIFI}", [""]),
        (f"USB-LAN {WIFI}, WLAN {WIRED}", [WIRED, WIFI]),
        (f"Hyper-V Virtual Ethernet {WIFI}; Wi-Fi {WIRED}", [WIRED, WIFI]),
        (f"golden image {WIRED}", [WIRED]),
        (f"Switchboard {WIRED}", [WIRED]),
        ("无线网卡：3C：52：82：1A：2B：3C", [WIRED]),
        ("有线:3C-52-82", [""]),
        ("有线:3C-52-82-1A-2B-3C-4D", [""]),
        ("UUID 621CDFF013D0", ["62:1c:df:f0:13:d0"]),
        ("VPN 3C-52-82-1A-2B-3C", [""]),
        ("手机：3C-52-82-1A-2B-3C", [""]),
        ("Mobile broadband 3C-52-82-1A-2B-3C", ["3c:52:82:1a:2b:3c"]),
    ],
)
def test_words_beside_an_address(text: str, found: list[str]) -> None:
    """Complete addresses are taken out of their words: wired before Wi-Fi, what comes and goes
    last, never Bluetooth's, a dock's or a former card's."""
    read = read_all("mac_address", [(Column(0, "MAC"), text)])
    assert [candidate.text for candidate in read] == found


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *((text, "mac-not-own") for text in (f"VPN: {WIRED}", f"iPhone-{WIRED}", f"Dock {WIRED}")),
        *((text, "mac-not-own") for text in ("蓝牙:3C52821A2B3C", f"{WIRED} (old)", f"旧 {WIRED}")),
        *((text, "mac-not-own") for text in (f"Drucker {WIRED}", f"imprimante: {WIRED}")),
        *((text, "mac-format") for text in ("VPN: 3c:52:82", "eth0", "LAN 3c:52:82:1a:2b:3c:4d")),
        *((text, "mac-format") for text in ("3c:52:82:1a:2b:3g", "3c:52-82:1a-2b:3c")),
    ],
)
def test_an_address_of_another_thing_is_told_as_such(text: str, slug: str) -> None:
    """It is one, and nobody said whose; what is none at all is told so."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    checked = check(Row(2, ("Windows", "SN1234", "DISK1", UUID, "", text), {}), layout)
    assert checked.device is None
    assert [(p.slug, p.suggestion) for p in checked.problems] == [(slug, "")]


def test_the_words_that_were_left_out_are_told() -> None:
    """One address among words comes with a remark that shows the whole cell."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    text = "MAC:3C52821A2B3C"
    checked = check(Row(2, ("Windows", "SN1234", "DISK1", UUID, "", text), {}), layout)
    assert checked.device is not None
    assert [(p.slug, p.value, p.params) for p in checked.problems] == [
        ("mac-labelled", text, {"taken": WIRED})
    ]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("6,37702E+15", "scientific"),
        ("1,234,567", "number-grouped"),
        ("12,345,678", "number-grouped"),
        ("1.234,00", "number-grouped"),
        ("12,5", "number-grouped"),
        ("TRUE", "bool-cell"),
        ("12.00%", "percent-cell"),
        ("=B2&C2", "formula-cell"),
    ],
)
def test_a_number_with_commas_is_no_list(text: str, slug: str) -> None:
    """A piece of it would be registered, and nobody could correct it."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    checked = check(Row(2, ("Windows", text, "DISK1", UUID, "", ""), {}), layout)
    assert checked.device is None
    assert [(p.slug, p.value) for p in checked.problems] == [(slug, text)]


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        ("Default string; PF1234AB", "PF1234AB"),
        ("PF1234AB, pf1234ab", "PF1234AB"),
        ("PF1234AB\n", "PF1234AB"),
        ("PF1234AB、PF1234AC", None),
        ("PF1234AB\nPF1234AC\nPF1234AD", None),
        ("Default string; PF1234AB、PF1234AC", None),
        ('["PF1234AB", "PF1234AC"]', None),
        ("{PF1234AB; PF1234AC}", None),
        ("7XK4RT3\n17266675143", "7XK4RT3"),
        ("7xk4rt3, 17266675143", "7xk4rt3"),
        ("1ABCDE2; 02800497098", "1ABCDE2"),
        ("7XK4RT3\n17266675144", None),
        ("17266675143\n7XK4RT3", None),
        ("7XK4RT3\n" + "12" * 2_500, None),
    ],
)
def test_serial_numbers_in_a_cell(cell: str, taken: str | None) -> None:
    """One that is none of the placeholders is taken, and a Dell's tag of the code that says the
    same; of two each is a device's."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    checked = check(Row(2, ("Windows", cell, "DISK1", UUID, "", ""), {}), layout)
    assert (checked.device and checked.device.serial_number) == taken
    several = [p.value for p in checked.problems if p.slug == "several-values"]
    assert several == ([] if taken else [cell])


@pytest.mark.parametrize("label", ["serial_number", "disk_serial_number"])
@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("PF4ABM77，已报废", "PF4ABM77"),
        ("PF4ABM77\n已换主板", "PF4ABM77"),
        ("已丢失、PF4ABM77", "PF4ABM77"),
        ("PF4ABM77，3楼", "PF4ABM77"),
        ("PF4ABM77，2024年报废", "PF4ABM77"),
        ("PF4ABM77, retired", "PF4ABM77"),
        ("[PF4ABM77, spare]", "PF4ABM77"),
        ("HJKLMNPQ,报废", ""),
        ("HJKLMNPQ,PF4ABM77", "PF4ABM77"),
        ("PF1234AB; PF1234Aé", ""),
        ("SN:PF4ABM77\nMAC:8C8CAA102030", ""),
    ],
)
def test_a_remark_behind_a_separator_is_asked_about(label: str, cell: str, suggestion: str) -> None:
    """As one in brackets is: the device may be gone, and the number is not its board's any more."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    cells = {"serial_number": "PF0AAAAA", "disk_serial_number": "S4EVNX0R537001", label: cell}
    checked = check(Row(2, ("Windows", *cells.values(), UUID, "", ""), {}), layout)
    assert checked.device is None
    told = [(p.slug, p.field, p.value, p.suggestion) for p in checked.problems]
    assert told == [("explained", label, cell, suggestion)]


@pytest.mark.parametrize(
    "cell",
    ["PF4ABM77,", "PF4ABM77；无", "PF4ABM77, N/A", "None, PF4ABM77", "PF4ABM77, 0", "[PF4ABM77]"],
)
def test_nothing_behind_a_separator_is_no_remark(cell: str) -> None:
    """Exports write so what is not there."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    checked = check(Row(2, ("Windows", cell, "DISK1", UUID, "", ""), {}), layout)
    assert checked.device is not None
    assert checked.device.serial_number == "PF4ABM77"


def test_disks_in_a_cell() -> None:
    """A computer has several: the first counts, and the others are named."""
    layout = Layout("f.csv", "f", 1, match(LABELS))
    cells = ("Windows", "PF1234AB", "S4EVNX0R000114; S4EVNX0R000115", UUID, "", "")
    checked = check(Row(2, cells, {}), layout)
    assert checked.device is not None
    assert checked.device.disk_serial_number == "S4EVNX0R000114"
    assert [(p.slug, p.severity) for p in checked.problems] == [
        ("first-of-several", Severity.WARNING),
    ]
    assert checked.problems[0].params == {"taken": "S4EVNX0R000114", "others": "S4EVNX0R000115"}
