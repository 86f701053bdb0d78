"""Headings → fields."""

from __future__ import annotations

import pytest

from importer.loader.headings.columns import Wishes, match, named
from importer.model.errors import InputError
from importer.model.names import column_name
from importer.model.table import Column
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang
from importer.vocabulary.fields import COLUMNS, FIELDS, LABELS
from importer.vocabulary.headings import Role
from importer.vocabulary.labels import label_key

OS = "Operating system"
SYSTEM_FOR_ALL = {Lang.EN: "--set operating-system=…", Lang.ZH: "--set 操作系统=…"}


def fields(labels: list[str], chosen: dict[str, tuple[str, ...]] | None = None) -> list[str | None]:
    """The field of each label."""
    return [column.field for column in match(labels, Wishes(chosen or {}))]


def refusal(labels: list[str], chosen: dict[str, tuple[str, ...]] | None = None) -> InputError:
    """The error that a header ends in; both of its sentences can be said."""
    with pytest.raises(InputError) as caught:
        match(labels, Wishes(chosen or {}))
    assert all("{" not in caught.value.text(lang) for lang in Lang)
    return caught.value


@pytest.mark.parametrize(
    "label",
    [
        "Serial Number",
        "serial_number",
        "\ufeffSerialNumber",
        "SERIAL-NUMBER",
        "Serial\nNumber*",
        "Serial number;",
        "* Serial\u00a0Number",
        "Ｓｅｒｉａｌ　Ｎｕｍｂｅｒ",
        "(Serial number)",
        "（Serial number）：",
        "Serial\u200bNumber",
        "Serial number (required)",
        "Serial number（必填）",
    ],
)
def test_spelling_makes_no_difference(label: str) -> None:
    """Case, width, spaces, line breaks, punctuation and required marks are ignored."""
    assert label_key(label) == "serialnumber"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("SN号", "serial_number"),
        ("设备序列号", "serial_number"),
        ("生产序列号", "serial_number"),
        ("Device Serial Number", "serial_number"),
        ("hardware_serial", "serial_number"),
        ("BIOS Serial number", "serial_number"),
        ("N°Serie", "serial_number"),
        ("硬盘序列号", "disk_serial_number"),
        ("磁盘序列号", "disk_serial_number"),
        ("harddisk_uuid", "disk_serial_number"),
        ("SMBIOSGUID", "uuid"),
        ("主板 UUID", "uuid"),
        ("UDID", "uuid"),
        ("MAC 地址", "mac_address"),
        ("网卡地址", "mac_address"),
        ("Wi-Fi MAC", "mac_address"),
        ("EthernetMAC", "mac_address"),
        ("primary_mac", "mac_address"),
        ("Android标识符", "android_id"),
        ("iOS供应商标识符", "idfv"),
        ("Harmony供应商标识符", "aaid"),
        ("OwnerType", "device_ownership"),
        ("设备归属", "device_ownership"),
        ("可信状态", "device_status"),
    ],
)
def test_headings_of_real_exports(label: str, field: str) -> None:
    """Headings of management products and Chinese ledgers find their field."""
    spare = "Serial number" if field != "serial_number" else "MAC address"
    assert fields([OS, label, spare])[1] == field


@pytest.mark.parametrize(
    "label",
    [
        *("Bluetooth MAC Address", "蓝牙 MAC", "BluetoothMAC", "Machine", "macOS", "Device ID"),
        *("Microsoft Entra Device ID", "ManagementID", "UserId", "DeviceUDID", "OwnerEmail"),
        *("OS Version", "OsVersion", "Device Type", "Compliance", "CompliantState", "IsManaged"),
        *("Battery Serial Number", "显示器序列号", "固定资产编号", "自带设备(BYOD)", "", ";"),
    ],
)
def test_what_only_looks_right_fills_nothing(label: str) -> None:
    """No heading is recognised by a part of it, nor by looking like an identifier."""
    assert fields([OS, "Serial number", label])[2] is None


@pytest.mark.parametrize(
    ("label", "trap"),
    [
        ("Bluetooth MAC Address", "bluetooth"),
        ("Microsoft Entra Device ID", "management-id"),
        ("DeviceUDID", "apple-udid"),
        ("OwnerEmail", "person"),
        ("Compliance", "compliance"),
        ("显示器 序列号", "peripheral"),
        ("Device Status", "asset-status"),
        ("Remark", ""),
    ],
)
def test_what_only_looks_right_says_why(label: str, trap: str) -> None:
    """The reason stands with the column, and is a sentence in both languages."""
    column = match([OS, "Serial number", label])[2]
    assert column.trap == trap
    assert not trap or f"trap.{trap}" in catalogue()


def test_columns_keep_their_order_and_say_why() -> None:
    """Every label has its column, with the way its field was found."""
    labels = ["操作系统", "", "serial_number", "网卡地址", "Remark"]
    assert match(labels) == (
        Column(0, "操作系统", "device_system", "label"),
        Column(1, ""),
        Column(2, "serial_number", "serial_number", "field"),
        Column(3, "网卡地址", "mac_address", "alias"),
        Column(4, "Remark"),
    )


def test_two_labels_for_one_field_are_listed_with_the_way_out() -> None:
    """Which of two serial numbers counts is for the user to say."""
    error = refusal([OS, "Service tag", "BIOS serial number"])
    assert error.slug == "several-labels"
    assert error.params == {
        "clashes": {
            Lang.EN: "Serial number: “Service tag”, “BIOS serial number”",
            Lang.ZH: "生产序列号：“Service tag”、“BIOS serial number”",
        },
        "options": {
            Lang.EN: '--map serial-number="Service tag" | --map serial-number="BIOS serial number"',
            Lang.ZH: '--map 生产序列号="Service tag" | --map 生产序列号="BIOS serial number"',
        },
    }


def test_several_network_cards_are_looked_at_wired_ones_first() -> None:
    """They are all the device's own: nobody has to be asked which column counts."""
    columns = match([OS, "Wi-Fi MAC", "MAC地址", "EthernetMAC"])
    ranks = {column.label: column.rank for column in columns if column.field == "mac_address"}
    assert ranks == {"EthernetMAC": 0, "Wi-Fi MAC": 1, "MAC地址": 2}


def test_a_choice_of_several_columns_sets_their_order() -> None:
    """--map takes labels with commas between them, and a label with a comma as a whole."""
    labels = [OS, "EthernetMAC", "Wi-Fi MAC", "Address, wired"]
    chosen = {"mac_address": ("Wi-Fi MAC, EthernetMAC",)}
    found = match(labels, Wishes(chosen))
    assert [(c.label, c.rank) for c in found if c.field == "mac_address"] == [
        ("EthernetMAC", 1),
        ("Wi-Fi MAC", 0),
    ]
    found = match(labels, Wishes({"mac_address": ("Address, wired",)}))
    assert [c.label for c in found if c.field == "mac_address"] == ["Address, wired"]


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Serial", "SN", "SN"], ("Serial", "C", "D")),
        (["SN", "SN", "Serial"], ("B", "C", "Serial")),
    ],
)
def test_each_option_offered_names_one_column(labels: list[str], names: tuple[str, ...]) -> None:
    """A label that stands there twice could not be chosen by it; its letter can."""
    offered = " | ".join(f"--map serial-number={name}" for name in names)
    assert refusal([OS, *labels]).params["options"][Lang.EN] == offered
    for place, name in enumerate(names, 1):
        found = match([OS, *labels], Wishes({"serial_number": (name,)}))
        assert [c.index for c in found if c.field == "serial_number"] == [place]


def test_a_column_is_chosen_by_its_letter() -> None:
    """Where no heading says the same; also one without a heading, and several in their order."""
    labels = [OS, "SN", "SN", "", "C"]
    assert fields(labels, {"serial_number": ("b",)})[1:] == ["serial_number", *[None] * 3]
    assert fields(labels, {"serial_number": ("D",)})[1:] == [None, None, "serial_number", None]
    assert fields(labels, {"serial_number": ("C",)})[1:] == [*[None] * 3, "serial_number"]
    found = match(labels, Wishes({"mac_address": ("D, B",), "serial_number": ("C",)}))
    assert [(c.index, c.rank) for c in found if c.field == "mac_address"] == [(1, 1), (3, 0)]
    for letter in ("F", "AA", "é", "1"):
        assert refusal(labels, {"serial_number": (letter,)}).slug == "map-no-such-label"


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["SN", "sn", "Ｓｎ"], ["SN", "sn", "Ｓｎ"]),
        (["SN", " SN ", ""], ["A", "B", "C"]),
        (["B", "x", "x"], ["B", "", "C"]),
    ],
)
def test_what_names_a_column_names_it_alone(labels: list[str], names: list[str]) -> None:
    """Its heading before its letter, and nothing where a heading says the letter of another."""
    assert [column_name(labels, place) for place in range(len(labels))] == names


def test_labels_reach_the_terminal_as_text() -> None:
    """An escape sequence in a heading is not obeyed where an error quotes it."""
    cases = (
        refusal([OS, "SN\u202e", "Serial\u202e"]),
        refusal([OS, "SN\u202e", "SN\u202e"]),
        refusal(["\x1b]0;x\x07", "SN"]),
    )
    for error in cases:
        for lang in Lang:
            assert error.text(lang).isprintable(), error.params


def test_a_chosen_label_wins() -> None:
    """The others for that field then fill nothing, and an unknown heading can be chosen."""
    labels = [OS, "Wi-Fi MAC", "EthernetMAC", "编号"]
    chosen = {"mac_address": ("ethernetmac",), "serial_number": ("编号",)}
    assert match(labels, Wishes(chosen))[1:] == (
        Column(1, "Wi-Fi MAC"),
        Column(2, "EthernetMAC", "mac_address", "map"),
        Column(3, "编号", "serial_number", "map", role=Role.NUMBER),
    )


def test_a_label_chosen_for_another_field_is_taken_from_its_own() -> None:
    """--map is believed even against the table."""
    chosen = {"disk_serial_number": ("Serial",)}
    assert fields([OS, "Serial", "MAC address"], chosen) == [
        *("device_system", "disk_serial_number", "mac_address"),
    ]


def test_an_exact_label_is_preferred_to_a_similar_one() -> None:
    """Where two headings differ in spelling only, the choice is by the exact spelling."""
    chosen = {"mac_address": ("MAC_address",)}
    assert fields([OS, "MAC address", "MAC_address"], chosen) == [
        *("device_system", None, "mac_address"),
    ]


@pytest.mark.parametrize(
    ("labels", "chosen", "slug", "params"),
    [
        (
            [OS, "Ethernet MAC"],
            {"mac_address": ("Ethernt MAC",)},
            "map-no-such-label",
            {"field": "mac_address", "label": "Ethernt MAC", "labels": "“Ethernet MAC”"},
        ),
        (
            [OS, "MAC"],
            {"mac_adress": ("MAC",)},
            "unknown-field",
            {"field": "mac_adress", "fields": FIELDS},
        ),
        (
            [OS, "A"],
            {"mac_address": ("A",), "uuid": ("A",)},
            "map-two-fields",
            {"label": "A", "field": "mac_address", "other": "uuid"},
        ),
        (
            [OS, "MAC", "x", "MAC"],
            {"mac_address": ("MAC",)},
            "map-label-twice",
            {
                "label": "MAC",
                "columns": "B, D",
                "options": {
                    Lang.EN: "--map mac-address=B | --map mac-address=D",
                    Lang.ZH: "--map MAC地址=B | --map MAC地址=D",
                },
            },
        ),
        (
            ["编号", "SN号"],
            {},
            "no-system-column",
            {"labels": "“编号”, “SN号”", "found": ("“SN号”",), "options": SYSTEM_FOR_ALL},
        ),
        ([OS, "编号", ""], {}, "no-identifier-column", {"labels": "“Operating system”, “编号”"}),
        (
            ["", ""],
            {},
            "no-system-column",
            {"labels": "–", "found": ("–",), "options": SYSTEM_FOR_ALL},
        ),
    ],
)
def test_a_header_that_cannot_be_used(
    labels: list[str], chosen: dict[str, tuple[str, ...]], slug: str, params: dict[str, str]
) -> None:
    """Each way a header can fail has its error, with what the next step needs."""
    error = refusal(labels, chosen)
    words = error.params.items()
    found = {name: ", ".join(word) if name == "labels" else word for name, word in words}
    assert (error.slug, found) == (slug, params)


def test_constants_stand_for_missing_columns() -> None:
    """A field that --set fills needs no column; an unknown one is refused."""
    columns = match(["Serial number"], Wishes(constants=frozenset({"device_system"})))
    assert [column.field for column in columns] == ["serial_number"]
    with pytest.raises(InputError) as caught:
        match(["Serial number"], Wishes(constants=frozenset({"os"})))
    assert caught.value.params["field"] == "os"


def test_score_counts_different_fields() -> None:
    """A field named twice counts once; unknown headings count nothing."""
    assert len(named(["OS", "Platform", "SN号", "备注", ""])) == 2
    assert len(named(["资产台账 2026"])) == 0


def test_the_table_names_every_field_once() -> None:
    """One entry for each field, in the API's order, and no heading that means two."""
    assert tuple(entry.field for entry in COLUMNS) == FIELDS
    assert LABELS["uuid"] == ("主板UUID", "Board UUID")
    meanings: dict[str, set[str]] = {}
    for entry in COLUMNS:
        for label in (entry.field, entry.zh, entry.en, *entry.aliases):
            meanings.setdefault(label_key(label), set()).add(entry.field)
    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}


def test_a_field_can_be_given_no_column_at_all():
    """设备归属 is the owning department in many ledgers: --map device_ownership= leaves it out."""
    columns = match(["操作系统", "序列号", "设备归属"], Wishes({"device_ownership": ()}))
    assert [column.field for column in columns] == ["device_system", "serial_number", None]
