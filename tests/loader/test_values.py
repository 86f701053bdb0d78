"""Which column a message proposes for a field: the one whose values look right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from importer.loader import ReadOptions, open_table
from importer.model.errors import InputError
from importer.texts.text import Lang


def opened(
    tmp_path: Path, *lines: str, serials: tuple[str, ...] = ()
) -> dict[str, Mapping[str, object]]:
    """Slug and field → parameters of what is said of a file, with these columns of serial numbers
    chosen."""
    options = ReadOptions(maps={"serial_number": serials} if serials else {})
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with open_table(path, options) as table:
        for note in table.notes:
            assert all(note.text(lang) for lang in Lang)
        return {f"{n.slug} {n.params.get('field', '')}".strip(): n.params for n in table.notes}


def options(tmp_path: Path, *lines: str) -> str:
    """What is proposed where two columns fit one field."""
    with pytest.raises(InputError) as caught:
        opened(tmp_path, *lines)
    assert caught.value.slug == "several-labels"
    return str(caught.value.params["options"][Lang.EN])


@pytest.mark.parametrize(
    "lines",
    [
        ("Serial Number,OS,Service Tag", "1,Windows,7XK4RT3", "2,Windows,7XK4RT4"),
        ("Serial Number,OS,Service Tag", "003,Windows,7XK4RT3", "002,Windows,7XK4RT4"),
        ("Serial Number,OS,Service Tag", ",Windows,7XK4RT3", "N/A,Windows,7XK4RT4"),
        ("Serial Number,OS,Service Tag", "HPX,Windows,7XK1", "HPX,Windows,7XK2", "HPX,Windows,7X3"),
        ("Serial Number,OS,Service Tag", "3c:52:82:1a:32:11,Windows,7XK1"),
        ("Serial Number,OS,Service Tag", "主机,Windows,7XK1", "笔记本,Windows,7XK1"),
        ("Serial Number,OS,Service Tag", "BJ-NB-0012,Windows,7XK1", "BJ-NB-0031,Windows,7XK2"),
        ("Service Tag,OS,Serial Number", "7XK4RT3,Windows,1", "7XK4RT4,Windows,2"),
    ],
)
def test_the_column_whose_values_look_right_is_proposed(tmp_path: Path, lines: list[str]) -> None:
    """Not a running number, an empty column, one word everywhere, addresses, remarks; wherever
    it stands."""
    assert options(tmp_path, *lines) == '--map serial-number="Service Tag"'


def test_where_nobody_knows_both_are_offered(tmp_path: Path) -> None:
    """The first is no better than the second."""
    both = '--map serial-number="Serial Number" | --map serial-number="Service Tag"'
    lines = ("Serial Number,OS,Service Tag", "PF4ABH08,Windows,7XK4RT3")
    assert options(tmp_path, *lines) == both
    assert options(tmp_path, "Serial Number,OS,Service Tag", ",Windows,") == both


@pytest.mark.parametrize("version", ["iOS Version", "Android Version", "macOS Version"])
def test_a_heading_with_a_system_in_it_is_no_device(tmp_path: Path, version: str) -> None:
    """It is a version's, and the row that it stands in the headings."""
    path = tmp_path / "tablets.csv"
    lines = (f"Room,Serial Number,{version}", "Room 1,DLXS12QXHGJ1,11.2.2")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.slug == "no-system-column"


def test_a_row_of_headings_that_only_hint_is_found(tmp_path: Path) -> None:
    """One heading that is known and one that may be a serial number's are enough to ask; words
    beside a model are not."""
    path = tmp_path / "assets.csv"
    lines = ("Fixed asset,Model,Serial number (Asset),State", "600,ProDesk 400,7XK4RT3,In use")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.slug == "identifier-column-likely"
    proposed = caught.value.params["options"][Lang.EN]
    assert proposed == '--map serial-number="Serial number (Asset)"'
    path.write_text("Fixed asset,Model,Number,State\n600,ProDesk 400,7,In use\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.slug == "no-header"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("硬盘1序列号", "disk_serial_number"),
        ("系统盘硬盘序号", "disk_serial_number"),
        ("Storage Serial Number", "disk_serial_number"),
        ("SSD 1 S/N Serial", "disk_serial_number"),
        ("NVMe drive 2 serial", "disk_serial_number"),
        ("旧出厂编号", "serial_number"),
        ("Chassis serial", "serial_number"),
    ],
)
def test_a_hint_names_the_right_field(tmp_path: Path, heading: str, field: str) -> None:
    """A disk's number is never proposed as the device's."""
    found = opened(tmp_path, f"{heading},OS,MAC", "S5GXNX0R1,Windows,3c:52:82:1a:32:11")
    assert [slug for slug in found if slug.startswith("unread")] == [f"unread {field}"]
    assert found[f"unread {field}"]["label"] == heading


@pytest.mark.parametrize("guarded", ['"=""PF4ABM0{}"""', "'PF4ABM0{}", "`PF4ABM0{}"])
def test_guards_around_values_hide_none(tmp_path: Path, guarded: str) -> None:
    """As an ERP system writes every cell."""
    rows = [f"{guarded.format(n)},Windows,3c:52:82:1a:32:1{n}" for n in range(1, 6)]
    found = opened(tmp_path, "批次/序列号,OS,MAC", *rows)
    assert found["unread serial_number"]["label"] == "批次/序列号"
    rows = [f'"=""{n}""",Windows,3c:52:82:1a:32:1{n}' for n in range(1, 6)]
    assert "unread serial_number" not in opened(tmp_path, "批次/序列号,OS,MAC", *rows)


def test_a_disk_beside_a_serial_number_is_named(tmp_path: Path) -> None:
    """That the serial number is there is no reason to drop the disk's without a word."""
    found = opened(tmp_path, "SN,硬盘1序列号,硬盘2序列号,OS", "PF1,S5GX1,S5GX2,Windows")
    assert found["unread disk_serial_number"]["label"] == "硬盘1序列号,硬盘2序列号"


@pytest.mark.parametrize(
    "heading",
    ["Monitor Serial #", "显示器1序列号", "键盘序列号2", "Monitor 1 Serial Number", "主板序列号码",
     "WindowsSerialNumber", "Software serial", "Battery 2 serial", "软件序列号码"],
)  # fmt: skip
def test_parts_and_programs_are_not_proposed(tmp_path: Path, heading: str) -> None:
    """Their numbers name no device."""
    found = opened(tmp_path, f"{heading},OS,MAC", "S5GXNX0R1,Windows,3c:52:82:1a:32:11")
    assert not [slug for slug in found if slug.startswith("unread")]


def test_a_column_whose_values_are_none_is_not_proposed(tmp_path: Path) -> None:
    """A running number under a hopeful heading, and an empty column."""
    rows = ("1,,Windows,3c:52:82:1a:32:11", "2,,Windows,3c:52:82:1a:32:12")
    found = opened(tmp_path, "机身码,Chassis serial,OS,MAC", *rows)
    assert not [slug for slug in found if slug.startswith("unread")]


def test_of_two_that_look_right_the_user_names_one(tmp_path: Path) -> None:
    """Both are named, and none is put into a command."""
    found = opened(tmp_path, "机身码,旧出厂编号,OS,MAC", "PF1A,PF2B,Windows,3c:52:82:1a:32:11")
    assert "label" not in found["unread-which serial_number"]


@pytest.mark.parametrize("second", ["台式机SN", "备机序列号", "Laptop 2 SN"])
def test_a_column_of_other_devices_is_told_of(tmp_path: Path, second: str) -> None:
    """Who has two computers has both in one line; one of them is read."""
    head, rows = f"OS,SN,{second}", ("Windows,PF4ABM01,7XK4RT3", "Windows,PF4ABM02,")
    found = opened(tmp_path, head, *rows, serials=("SN",))
    assert found["other-serials"]["heading"] == second
    three = [f"{row},R5CT1234567" for row in rows]
    found = opened(tmp_path, f"{head},手机SN", *three, serials=("SN",))
    assert isinstance(found["other-serials"]["heading"], dict)


@pytest.mark.parametrize(
    ("lang", "system"), [(Lang.EN, "operating-system=…"), (Lang.ZH, "操作系统=…")]
)
def test_other_devices_have_a_system_of_their_own(tmp_path: Path, lang: Lang, system: str) -> None:
    """Whoever exchanged the serial number's column alone would register desktops as Macs."""
    path = tmp_path / "list.csv"
    path.write_text("笔记本系统,笔记本SN,台式机SN\nmacOS,C02XL0AHJG5J,7XK4RT3\n", encoding="utf-8")
    maps = {"device_system": ("笔记本系统",), "serial_number": ("笔记本SN",)}
    with open_table(path, ReadOptions(maps=maps)) as table:
        (told,) = (note.text(lang) for note in table.notes if note.slug == "other-serials")
    assert "台式机SN" in told and f"--map {system}" in told


@pytest.mark.parametrize("second", ["显示器SN", "旧SN", "备机SN号码", "备注"])
def test_a_monitors_column_or_a_blank_one_is_none_of_other_devices(
    tmp_path: Path, second: str
) -> None:
    """Nor is one that is read as well."""
    blank = "" if second == "备机SN号码" else "V9021234"
    found = opened(tmp_path, f"OS,SN,{second}", f"Windows,PF4ABM01,{blank}")
    assert "other-serials" not in found
    row = "Windows,PF4ABM01,PF4ABM02"
    found = opened(tmp_path, "OS,SN,备机SN", row, serials=("SN", "备机SN"))
    assert "other-serials" not in found


def test_a_hint_for_addresses_leaves_bluetooth_out(tmp_path: Path) -> None:
    """As the columns that are known do."""
    rows = "PF1,3c:52:82:1a:32:11,3c:52:82:1a:32:12,Windows"
    found = opened(tmp_path, "SN,内网MAC地址,蓝牙MAC地址2,OS", rows)
    assert found["unread mac_address"]["label"] == "内网MAC地址"
    found = opened(tmp_path, "SN,网卡,OS", "PF1,3c:52:82:1a:32:11,Windows")
    assert found["unread mac_address"]["label"] == "网卡"
    found = opened(tmp_path, "SN,网卡,OS", "PF1,Intel I219,Windows")
    assert not [slug for slug in found if slug.startswith("unread")]


def test_the_only_column_that_may_be_meant_is_put_into_the_command(tmp_path: Path) -> None:
    """Of two the user chooses; a name with a comma would be two."""
    row = "PF1,Windows,信息部"
    found = opened(tmp_path, "SN,OS,资产归属", row)
    assert found["unread-which device_ownership"]["heading"] == "资产归属"
    found = opened(tmp_path, "SN,OS,资产归属,设备归属部门", row + ",财务部")
    assert isinstance(found["unread-which device_ownership"]["heading"], dict)
    found = opened(tmp_path, 'SN,OS,"资产归属,部门"', row)
    assert isinstance(found["unread-which device_ownership"]["heading"], dict)
