"""Saved mappings: reading them, recognising an export, saving one's own."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from importer.loader import ReadOptions, open_table
from importer.loader.headings import mappings
from importer.loader.headings.mapping_writer import save_mapping
from importer.loader.headings.mappings import Confidence, detect, evidence_in, find_mapping, load
from importer.model import option_name
from importer.model.errors import InputError
from importer.pipeline import check
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang
from importer.validator.rules import Rules
from importer.vocabulary import FIELDS
from importer.vocabulary.headings import Role
from importer.vocabulary.labels import label_key

WHOLE = """
title = { en = "Acme MDM", zh = "Acme 终端管理" }
confidence = "verified"
evidence = "invented"
note = { en = "Look twice.", zh = "请核对。" }
refused = ""
[detect]
all = ["Acme Id", "Machine"]
any = ["Tag", "Service"]
[fields]
serial_number = ["Tag", "Service"]
mac_address = "Card"
device_system = ["Kind"]
[roles]
name = ["Machine"]
[constants]
device_ownership = "company"
[values.device_system]
"1" = "Android"
"Desk Top" = "Windows"
[never]
"Acme Id" = "management-id"
"Guess" = "nobody knows what this is"
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A mapping file with one of everything."""
    path = tmp_path / "acme.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def refusal(path: Path, text: str) -> InputError:
    """The error of a file that can't be used; it says itself in both languages."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    for lang in Lang:
        assert path.name in caught.value.text(lang)
        assert "{" not in caught.value.text(lang).replace('{"', "")
    return caught.value


def test_a_file_is_read_whole(acme: Path) -> None:
    """Every part of the schema; a single heading needs no list."""
    found = load(acme, None)
    assert (found.name, found.confidence, found.title["zh"]) == (
        *("acme", Confidence.VERIFIED, "Acme 终端管理"),
    )
    assert (found.needs, found.one_of) == (("Acme Id", "Machine"), ("Tag", "Service"))
    assert found.fields["mac_address"] == ("Card",)
    assert found.roles == {Role.NAME: ("Machine",)}
    assert found.values == {"device_system": {"1": "Android", "desktop": "Windows"}}
    assert found.note["en"] == "Look twice."


@pytest.mark.parametrize(
    ("text", "slug", "named"),
    [
        ("[detect", "mapping-syntax", "line"),
        ("[fields]\nserial = ['A']", "mapping-key", "fields.serial"),
        ("[field]\nserial_number = ['A']", "mapping-key", "field"),
        ("[detect]\nsome = ['A']", "mapping-key", "detect.some"),
        ("[roles]\ncolour = ['A']", "mapping-key", "roles.colour"),
        ("[constants]\nos = 'Windows'", "mapping-key", "constants.os"),
        ("[values.uuid]\na = 'b'", "mapping-key", "values.uuid"),
        ("fields = 3", "mapping-value", "fields"),
        ("[fields]\nserial_number = [1]", "mapping-value", "fields.serial_number"),
        ("[constants]\ndevice_system = 1", "mapping-value", "constants.device_system"),
        ("[values.device_system]\nA = 'Solaris'", "mapping-word", "Solaris"),
        ("[values.device_status]\nCompliant = 'Compliant'", "mapping-word", "Compliant"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, text: str, slug: str, named: str) -> None:
    """The file, the place and what it could be instead."""
    error = refusal(tmp_path / "own.toml", text)
    assert error.slug == slug
    assert named in error.text(Lang.EN)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    """A wrong name lists those there are, also one that no file can have."""
    for name in ("acmee", "a" * 5000):
        with pytest.raises(InputError) as caught:
            find_mapping(name, tmp_path)
        assert caught.value.slug == "no-mapping"
    with pytest.raises(InputError) as caught:
        find_mapping(str(tmp_path / "gone.toml"), None)
    assert caught.value.slug == "file-missing"
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError) as caught:
        load(tmp_path / "bytes.toml")
    assert caught.value.slug == "mapping-encoding"


def nested(depth: int) -> str:
    """A list in a list in a list."""
    return "evidence = " + "[" * depth + "]" * depth


ODD = {
    "nested": (lambda path: path.write_text(nested(5000)), "mapping-none"),
    "nested less": (lambda path: path.write_text(nested(200)), "mapping-value"),
    "a link to nowhere": (lambda path: path.symlink_to("gone"), "file-missing"),
    "a link to itself": (lambda path: path.symlink_to(path), "mapping-unreadable"),
    "a pipe": (getattr(os, "mkfifo", None), "mapping-none"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "mapping-none"),
    "a folder": (lambda path: path.mkdir(), "mapping-none"),
    "a film": (lambda path: path.write_bytes(b"#" * (2 << 20)), "mapping-none"),
    "digits": (lambda path: path.write_text("evidence = " + "9" * 5000), "mapping-syntax"),
    "bytes": (lambda path: path.write_bytes(b"\xff\xfe\x00"), "mapping-encoding"),
}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes ask for more there")
@pytest.mark.parametrize(("make", "slug"), ODD.values(), ids=ODD)
def test_an_odd_file_keeps_nobody_from_reading(acme: Path, make: Any, slug: str) -> None:
    """Whatever lies in the folder of mappings is told and passed over; the others are used."""
    make(acme.with_name("odd.toml"))
    known, unusable = mappings.survey_mappings(acme.parent)
    assert [error.slug for error in unusable] == [slug]
    assert known[0].name == "acme"
    table = acme.with_name("a.csv")
    table.write_text("os,serial_number\nios,A\n", encoding="utf-8")
    options = ReadOptions(mappings=known, unusable=unusable)
    with open_table(table, options) as opened:
        broken = [note for note in opened.notes if note.slug == "mapping-broken"]
        assert len(list(opened.rows())) == 1
    for lang in Lang:
        assert "odd.toml" in broken[0].text(lang)
    with pytest.raises(InputError) as caught:
        find_mapping("odd", acme.parent)
    assert caught.value.slug == slug
    assert find_mapping("acme", acme.parent).name == "acme"


@pytest.mark.skipif(os.name == "nt", reason="a name is text there")
def test_a_mapping_whose_name_is_no_text(home: Path, command: Any) -> None:
    """It is told as it can be told, and used."""
    folder = home / "home" / "mappings"
    folder.mkdir(parents=True)
    name = os.fsdecode(b"\xff.toml")
    (folder / name).write_text("nonsense", encoding="utf-8")
    table = home / "a.csv"
    table.write_text("os,serial_number\nios,A\n", encoding="utf-8")
    code, said, _ = command("check", table, "--lang", "en")
    assert code in (0, 1)
    assert "mappings" in said


def test_a_folder_that_can_not_be_looked_into(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like a file in it; without a folder there is nothing to tell."""
    closed = acme.parent / "closed"
    iterdir = Path.iterdir

    def guarded(path: Path) -> Any:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    known, unusable = mappings.survey_mappings(closed)
    assert [error.slug for error in unusable] == ["mapping-unreadable"]
    assert known == mappings.shipped()
    assert mappings.survey_mappings(acme.parent / "none") == (mappings.shipped(), ())
    assert mappings.survey_mappings(acme) == (mappings.shipped(), ())


def test_an_export_is_known_by_all_its_headings(acme: Path) -> None:
    """In any spelling; one missing, or none of the alternatives, and it is another file."""
    known = (load(acme, None),)
    assert detect(["ACME-ID", "machine", "service"], known) is known[0]
    assert detect(["Acme Id", "Machine", "Other"], known) is None
    assert detect(["Acme Id", "Tag"], known) is None
    assert evidence_in(["acme_id", "X", "Tag"], known[0]) == ("acme_id", "Tag")


SHIPPED = {
    "configmgr-views": "Name0, SerialNumber0, SMBIOS_GUID0",
    "configmgr-system": "Name0, Netbios_Name0, Operating_System_Name_and0, SMBIOS_GUID0",
    "intune-graph": "Id, DeviceName, SerialNumber, OperatingSystem, ManagedDeviceOwnerType",
    "get-computerinfo": "OsName, CsName, BiosSerialNumber",
    "wmi-bios": "PSComputerName, SerialNumber, SMBIOSBIOSVersion",
    "wmi-csproduct": "Node, IdentifyingNumber, UUID",
    "jamf-inventory-preload": "Serial Number, Device Type, Username, PO Number, AppleCare ID",
    "apple-manager": "serialNumber, deviceModel, productFamily",
    "gam-chromeos": "deviceId, serialNumber, annotatedAssetId",
    "crowdstrike": "Hostname, Host ID, Serial Number, Sensor Version",
    "crowdstrike-api": "device_id, hostname, platform_name, serial_number, agent_version",
    "servicenow": "Name, Serial number, Model ID, Discovery source",
    "servicenow-columns": "name, serial_number, sys_class_name, os",
    "atera": "MachineName, VendorSerialNumber, OSType",
    "tanium": "Computer Name, Computer Serial Number, Count",
    "rvtools": "VM, Powerstate, VM UUID, SMBIOS UUID",
}


@pytest.mark.parametrize(("name", "labels"), SHIPPED.items(), ids=SHIPPED)
def test_an_export_with_few_of_its_columns_is_known(name: str, labels: str) -> None:
    """People choose columns: those that only this product has are enough."""
    found = detect(labels.split(", "), mappings.shipped())
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "labels",
    [
        "Node, SerialNumber",  # of a cluster's storage, of a disk or of a board
        "Node, Caption, SerialNumber",
        "DeviceID0, Model0, SerialNumber0, Size0",
        "Netbios_Name0, Model0, SerialNumber0, Size0",
        "Serial Number, Device Type, Username, Full Name, Email Address, Asset Tag, Vendor",
        "Computer Name, Serial Number, MAC Address, Count",
        "Hostname, Serial Number, Platform, OS Version",
        "Name, Serial number, Manufacturer, Operating System, MAC Address, Assigned to",
        "name, serial_number, os, mac_address, asset_tag",
        "deviceId, serialNumber, model, macAddress, osVersion",
        "serialNumber, deviceModel, macAddress",
        "VM, Host, UUID",
        "操作系统, 生产序列号, 主板UUID, MAC地址",
    ],
)
def test_headings_that_many_lists_have_say_no_product(labels: str) -> None:
    """What another list may have as well is no evidence; least of all for an operating system."""
    assert detect(labels.split(", "), mappings.shipped()) is None


def test_one_heading_over_two_columns_is_no_choice(tmp_path: Path) -> None:
    """Which SerialNumber0 is the computer's and which its board's is asked; two network cards
    are both the device's, and headings that differ stand in the mapping's order."""
    path = tmp_path / "views.csv"
    row = "PC1,/7XK4RT3/CN12963/,7XK4RT3,Microsoft Windows NT Workstation 10.0"
    head = "Name0,SerialNumber0,{},Operating_System_Name_and0"
    path.write_text(f"{head.format('SerialNumber0')}\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert (caught.value.slug, caught.value.params["columns"]) == ("map-label-twice", "B, C")
    cards = "PC1,7XK4RT3,3c:52:82:1a:2b:3c,3c:52:82:1a:2b:3d,Microsoft Windows NT Server 10.0"
    two = head.format("MACAddress0,MACAddress0")
    assert read(path, [two, cards]) == [(1, 0, "7XK4RT3", "3c:52:82:1a:2b:3c")]
    other = head.format("IdentifyingNumber0")
    assert read(path, [other, "PC1,,7XK4RT3,Microsoft Windows NT Server 10.0"]) == [
        (1, 0, "7XK4RT3", None)
    ]


@pytest.mark.parametrize("name", ["gam-chromeos", "rvtools"])
def test_an_export_of_which_nothing_can_be_registered(name: str, tmp_path: Path) -> None:
    """It is said of the file, once, and not of each row; --mapping none reads it all the same,
    and --set does not."""
    path = tmp_path / "export.csv"
    row = ["x"] * len(SHIPPED[name].split(", "))
    path.write_text(f"{SHIPPED[name]}, OS\n{', '.join(row)}, Windows\n", encoding="utf-8")
    for options in (ReadOptions(), ReadOptions(constants=frozenset({"device_system"}))):
        with pytest.raises(InputError) as caught:
            open_table(path, options)
        assert caught.value.slug == "export-refused"
        for lang in Lang:
            assert find_mapping(name, None).refused[lang] in caught.value.text(lang)
            assert "--mapping none" in caught.value.text(lang)
    with open_table(path, ReadOptions(mappings=())) as table:
        assert len(list(table.rows())) == 1


def test_a_mapping_without_evidence_waits_to_be_asked_for(tmp_path: Path) -> None:
    """Otherwise it would take over every file."""
    path = tmp_path / "mine.toml"
    path.write_text('[fields]\nserial_number = ["机身号"]\n', encoding="utf-8")
    assert detect(["操作系统", "机身号"], (load(path),)) is None
    assert find_mapping("mine", tmp_path).name == "mine"


def test_a_field_that_was_left_out_stays_left_out(tmp_path: Path) -> None:
    """--map FIELD= is saved as well."""
    path = tmp_path / "list.csv"
    path.write_text("OS,SN,MAC\nWindows,SN12AB,3c:52:82:1a:2b:3c\n", encoding="utf-8")
    with open_table(path, ReadOptions(maps={"mac_address": ()})) as table:
        save_mapping("nomac", tmp_path / "own", table.layout, ["mac_address"])
    own = mappings.survey_mappings(tmp_path / "own")[0]
    with open_table(path, ReadOptions(mappings=own)) as table:
        device = next(check(table)).device
    assert device is not None
    assert (device.serial_number, device.mac_address) == ("SN12AB", None)


def test_the_users_own_wins_and_more_headings_win(acme: Path, tmp_path: Path) -> None:
    """Own before shipped; among equals the one that knows more of the file."""
    small = tmp_path / "small.toml"
    small.write_text('confidence = "verified"\n[detect]\nall = ["Acme Id"]\n', encoding="utf-8")
    labels = ["Acme Id", "Machine", "Tag", "Kind"]
    assert detect(labels, (load(small, None), load(acme, None))).name == "acme"
    own = load(small, Confidence.OWN)
    shipped = mappings.ExportMapping(
        "x", {}, Confidence.VERIFIED, "", needs=("Acme Id", "Machine", "Tag", "Kind")
    )
    assert detect(labels, (shipped, own)) is own


def read(path: Path, lines: list[str], **options: object) -> list[tuple[object, ...]]:
    """(system, ownership, serial number, MAC address) of each device."""
    path.write_text("\n".join(lines), encoding="utf-8")
    with open_table(path, ReadOptions(**options)) as table:
        devices = [checked.device for checked in check(table)]
    return [
        (d.device_system, d.device_ownership, d.serial_number, d.mac_address) for d in devices if d
    ]


def test_a_mapping_gives_columns_words_and_constants_their_meaning(
    acme: Path, tmp_path: Path
) -> None:
    """Bare numbers too, which nobody else may give a meaning."""
    lines = [
        "report of Monday",
        "Acme Id,Machine,Tag,Card,Kind,Guess",
        "7,M1,SN12AB,3c:52:82:1a:2b:3c,Desk-Top,x",
        "8,M2,SN12AC,,Linux,x",
    ]
    path = tmp_path / "export.csv"
    mac = "3c:52:82:1a:2b:3c"
    wanted = [(1, 2, "SN12AB", mac), (3, 2, "SN12AC", None)]
    assert read(path, lines, mappings=(load(acme),)) == wanted
    assert read(path, lines, mapping=load(acme)) == wanted
    with open_table(path, ReadOptions(mappings=(load(acme, None),))) as table:
        assert (table.layout.mapping, table.layout.header_row) == ("acme", 2)
        assert [column.trap for column in table.layout.columns if column.trap] == [
            *("management-id", "nobody knows what this is"),
        ]
        notes = {note.slug: note.text(Lang.ZH) for note in table.notes}
    assert "Acme 终端管理" in notes["mapping-verified"]
    assert "“Acme Id”、“Machine”" in notes["mapping-verified"].replace(", ", "、")
    assert notes["mapping-note"] == "请核对。"
    with pytest.raises(InputError) as caught:
        read(path, lines, mappings=())
    assert caught.value.slug in ("no-header", "no-system-column")


def test_the_command_line_wins_over_the_mapping(acme: Path, tmp_path: Path) -> None:
    """--map takes a field from it, --set and --value its constants and words."""
    path = tmp_path / "export.csv"
    path.write_text("Acme Id,Machine,Tag,Kind\nA7,M1,SN12AB,desktop\n", encoding="utf-8")
    options = ReadOptions(mapping=load(acme), maps={"serial_number": ("Acme Id",)})
    rules = Rules(
        constants={"device_ownership": "personal"},
        values={"device_system": {"DESKTOP": "Linux"}},
    )
    with open_table(path, options) as table:
        device = next(check(table, rules)).device
    assert device is not None
    assert (device.serial_number, device.device_ownership, device.device_system) == ("A7", 1, 3)


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    """Columns, constants and words come back, and the same headings are recognised."""
    path = tmp_path / "list.csv"
    path.write_text("盘点编号,机身号,系统,合规\nA,SN12AB,桌面,是\n", encoding="utf-8")
    rules = Rules(
        constants={"device_ownership": "company"},
        values={"device_status": {"是": "trusted"}, "device_system": {"桌面": "Windows"}},
    )
    maps = {"serial_number": ("机身号",), "device_status": ("合规",)}
    with open_table(path, ReadOptions(maps=maps)) as table:
        written = save_mapping("我的台账", tmp_path / "own", rules.added_to(table.layout))
    assert written.name == "我的台账.toml"
    assert tomllib.loads(written.read_text(encoding="utf-8"))["fields"]["serial_number"] == [
        "机身号"
    ]
    own = mappings.survey_mappings(tmp_path / "own")[0]
    assert own[0].confidence is Confidence.OWN
    with open_table(path, ReadOptions(mappings=own)) as table:
        device = next(check(table)).device
    assert device is not None
    assert (device.device_system, device.device_ownership, device.device_status) == (1, 2, 1)
    with pytest.raises(InputError) as caught:
        save_mapping("我的台账", tmp_path / "own", rules.added_to(table.layout))
    assert caught.value.slug == "mapping-exists"
    for name in ("", "../x", "a b", "a/b", "x" * 61, "None"):
        with pytest.raises(InputError) as caught:
            save_mapping(name, tmp_path / "own", rules.added_to(table.layout))
        assert caught.value.slug == "mapping-name"


@pytest.mark.parametrize("mapping", mappings.shipped(), ids=lambda mapping: mapping.name)
def test_every_shipped_mapping_is_complete(mapping: mappings.ExportMapping) -> None:
    """How sure it is and why, both titles, at least two headings, reasons that can be said,
    never a field that the product can't know or must not decide; what its note proposes is named
    as the reader's language names it."""
    assert mapping.confidence is not Confidence.OWN
    assert len(mapping.evidence) > 20
    assert set(mapping.title) == set(Lang)
    assert len(mapping.needs) >= 2
    for why in mapping.never.values():
        assert f"trap.{why}" in catalogue(), why
    assert "device_status" not in mapping.fields
    for lang, note in mapping.note.items():
        typed = {option_name(name, lang) for name in FIELDS}
        assert set(re.findall(r"--set (\S+?)=", note)) <= typed
    assert not {label_key(label) for label in mapping.never} & {
        label_key(label) for labels in mapping.fields.values() for label in labels
    }


def test_the_shipped_mappings_are_there() -> None:
    """In the source and in an installed package alike."""
    names = {mapping.name for mapping in mappings.shipped()}
    assert {"intune", "autopilot", "jamf-pro-computers", "fleet", "wecom"} <= names


@pytest.mark.parametrize("letter", ["C", "D"])
def test_a_column_chosen_by_its_letter_is_not_saved(tmp_path: Path, letter: str) -> None:
    """A mapping says headings: under this one it would mean another column of the next file."""
    path = tmp_path / "twice.csv"
    path.write_text("操作系统,SN,SN,,编号\nWindows,1,PF3ABC01,PF3ABC01,7\n", encoding="utf-8")
    with open_table(path, ReadOptions(maps={"serial_number": (letter,)})) as table:
        with pytest.raises(InputError) as caught:
            save_mapping("mine", tmp_path / "own", table.layout)
        assert (caught.value.slug, caught.value.params) == ("mapping-letter", {"column": letter})
        assert not (tmp_path / "own" / "mine.toml").exists()
    with open_table(path, ReadOptions(maps={"serial_number": ("E",)})) as table:
        assert save_mapping("mine", tmp_path / "own", table.layout).exists()
