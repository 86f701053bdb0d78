"""Rows that share an identifier: one device, or several of which one has the wrong value."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.journal.columnar import MAC, staged

BOARD = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
#: The same board, as tools print it that read its bytes in the other order.
SWAPPED = "F0DF1C62-D013-B15A-9ADC-5F560095F6ED"
#: A row that has nothing to do with the others.
OTHER = "PF9ZZZ99"


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("SN,Name", "PF1,PC1", "PF1,PC2"),
        ("SN,Computer name", "PF1,Computer-ARTY", "pf1,Laptop-ARTY"),
        ("SN,设备名称", "PF1,台式机", "PF1,笔记本"),
        ("SN,Model", "PF1,Inspiron 3671", "PF1,XPS 13"),
        ("SN,型号", "PF1,ThinkPad T14", "PF1,ThinkPad T14s"),
        ("SN,Asset tag", "PF1,A-00111", "PF1,A-00112"),
        ("SN,资产编号", "PF1,2024.001", "PF1,2024.002"),
        ("SN,使用人", "PF1,张伟", "PF1,王芳"),
        ("SN,Username", "PF1,anna", "PF1,bob"),
        ("SN,Email", "PF1,anna@example.com", "PF1,bob@example.com"),
        ("SN,邮箱", "PF1,anna@example.com", "PF1,bob@example.com"),
        ("SN,Asset ID", "PF1,A-1", "PF1,A-2"),
        ("SN,设备号", "PF1,A-1", "PF1,A-2"),
        ("SN,Bezeichner", "PF1,PC-1", "PF1,PC-2"),
        ("SN,Host", "PF1,pc1", "PF1,pc2"),
        ("SN,Owner", "PF1,anna", "PF1,bob"),
        ("Disk serial,Name", "S5GX1,PC1", "S5GX1,PC2"),
        ("Board UUID,Name", f"{BOARD},PC1", f"{BOARD.lower()},PC2"),
        ("Board UUID,Name", f"{BOARD},PC1", f"{SWAPPED},PC2"),
        ("MAC,Name", "3c:52:82:1a:32:01,PC1", "3C-52-82-1A-32-01,PC2"),
        ("SN,MAC,Name", "PF1,3c:52:82:1a:32:01,PC1", "PF1,3c:52:82:1a:32:01,PC2"),
        ("SN,MAC,Name", "PF1,3c:52:82:1a:32:01,PC1", "PF1,3c:52:82:1a:32:02,PC2"),
        ("SN,MAC,Name", "PF1,3c:52:82:1a:32:01,PC1", "PF1,,PC2"),
        ("SN,Name,Asset tag", "PF1,PC1,A1", "PF1,PC1,A2"),
        ("SN,设备名称,使用人", "PF1,台式机2,张伟", "PF1,台式机2,王芳"),
        ("SN,设备名称,使用人", "PF1,PC2,张伟", "PF1,PC2,王芳"),
        ("SN,Name,User", "PF1,Latitude5440,anna", "PF1,Latitude5440,bob"),
        ("SN,Name,User", "PF1,ThinkPad T14,anna", "PF1,ThinkPad T14,bob"),
        ("SN,Computer name,User", "PF1,LAPTOP,anna", "PF1,LAPTOP,bob"),
        ("SN,Computer name,User", "PF1,PC-0001,anna", "PF1,,bob"),
        ("SN,Computer name,User", "PF1,PC-0001,anna", "PF1,PC-0001.corp,bob"),
        ("SN,Computer name,Model,User", "PF1,PC-01,XPS 13,anna", "PF1,PC-01,P50,bob"),
    ],
)
def test_the_same_identifier_for_another_device_is_an_error_on_both(tmp_path, header, one, other):
    """Another name, asset number, model or user: one of the identifiers is wrong, and nobody
    knows which."""
    result = staged(tmp_path, header, [one, other])
    assert result.statuses == ["invalid", "invalid"]
    assert result.slugs <= {"other-device", "shared-identifier"}


def test_what_differs_is_told_as_the_file_has_it(tmp_path):
    """The other row, the heading, and both texts."""
    result = staged(tmp_path, "SN,Computer name", ["PF1,Computer-ARTY", OTHER, "PF1,Laptop-ARTY"])
    assert result.said == [(2, "other-device"), (4, "other-device")]
    problem = next(p for p in result.rows[4].problems if p.slug == "other-device")
    assert problem.params == {
        "rows": "2",
        "column": "Computer name",
        "ours": "Laptop-ARTY",
        "theirs": "Computer-ARTY",
    }
    assert (problem.field, problem.address, problem.value) == ("serial_number", "list!B4", "PF1")
    assert result.statuses[1] == "pending"


def test_all_rows_of_a_contradiction_are_refused(tmp_path):
    """The repeats of either, and one that says nothing, as well."""
    rows = ["PF1,PC1", "PF1,PC1", "PF1,", "PF1,PC2", f"{OTHER},PC3"]
    assert staged(tmp_path, "SN,Name", rows).statuses == ["invalid"] * 4 + ["pending"]


def test_a_row_that_is_invalid_for_another_reason_contradicts_as_well(tmp_path):
    """Both hear of it at once."""
    path_rows = ["PF1,PC1,", "PF1,PC2,12:34"]
    result = staged(tmp_path, "SN,Name,MAC", path_rows)
    assert result.statuses == ["invalid", "invalid"]
    assert (2, "other-device") in result.said


def test_rows_that_are_both_invalid_for_another_reason_hear_of_it_as_well(tmp_path):
    """Before one of them is mended; rows that can be one device hear nothing."""
    rows = ["PF1,PC1,12:34", "PF1,PC2,12:35", "PF2,PC3,12:36", "PF2,pc3,12:36", "PF2,,12:37"]
    result = staged(tmp_path, "SN,Name,MAC", rows)
    told = [number for number, slug in result.said if slug == "other-device"]
    assert told == [2, 3]
    assert result.statuses == ["invalid"] * 5


def test_of_broken_rows_alone_no_good_row_is_refused(tmp_path):
    """Two of them contradict each other; the good one says nothing that either denies."""
    rows = ["PF1,,", "PF1,PC1,12:34", "PF1,PC2,12:35", f"{OTHER},PC3,"]
    statuses = ["pending", "invalid", "invalid", "pending"]
    assert staged(tmp_path, "SN,Name,MAC", rows).statuses == statuses


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("SN,Name", "PF1,PC1", "PF1,PC1"),
        ("SN,Name", "PF1,PC1", "PF1,pc1"),
        ("SN,Name", "PF1,PC1", "PF1,"),
        ("SN,Name", "PF1,PC1", "PF1,PC1.corp.example.com"),
        ("SN,Name", "PF1,PC1", "PF1,CORP\\PC1"),
        ("SN,Name", "PF1,ＰＣ1", "PF1, PC1 "),
        ("SN,Model", "PF1,XPS 13", "PF1,Dell XPS 13"),
        ("SN,User", "PF1,anna", "PF1,CORP\\Anna"),
        ("SN,User", "PF1,anna", "PF1,anna@example.com"),
        ("SN,Email", "PF1,anna@example.com", "PF1,Anna@EXAMPLE.com"),
        ("SN,IP", "PF1,10.0.0.1", "PF1,10.0.0.2"),
        ("SN,Device ID", "PF1,9f01", "PF1,77ab"),
        ("SN,Name", "PF1,PC1", "PF1,N/A"),
        ("SN,Device name,Last user", "PF1,NB0042.corp.example,anna", "PF1,NB0042.corp.example,b"),
        ("SN,Room", "PF1,101", "PF1,202"),
        ("SN,Last seen", "PF1,2026-01-01", "PF1,2026-02-01"),
        ("SN,Board UUID,Name", f"PF1,{BOARD},PC1", f"PF1,{BOARD},PC1"),
    ],
)
def test_the_same_row_twice_stays_a_repetition(tmp_path, header, one, other):
    """What is written otherwise, or tells nothing of the device, contradicts nothing."""
    result = staged(tmp_path, header, [one, other, OTHER])
    assert (result.statuses, result.said) == (["pending", "repeated", "pending"], [])
    assert result.firsts == {3: 2}


ADAPTERS = "Computer Name,Serial Number,MAC Address,Adapter"


def test_a_row_for_each_network_card_is_one_device(tmp_path):
    """The row with an address counts, the wired one first; the others say what they are."""
    rows = [
        f"PC1,PF1,{MAC.format(1)},Ethernet",
        f"PC1,PF1,{MAC.format(2)},Wi-Fi",
        f"PC2,PF2,{MAC.format(3)},Intel(R) Wi-Fi 6 AX201",
        f"PC2,PF2,{MAC.format(4)},Intel(R) Ethernet Connection I219",
        "PC3,PF3,,Ethernet",
        f"PC3,PF3,{MAC.format(6)},Wi-Fi",
        f"PC4,PF4,{MAC.format(7)},Ethernet",
    ]
    result = staged(tmp_path, ADAPTERS, rows)
    assert result.macs == [MAC.format(n) for n in (1, 4, 6, 7)]
    assert result.firsts == {3: 2, 4: 5, 6: 7}
    assert result.said == [(3, "row-of-device"), (4, "row-of-device"), (6, "row-of-device")]


def test_a_name_with_its_domain_is_the_same_one(tmp_path):
    """Of one computer with two cards one program says pc1, the other pc1.example.com."""
    rows = [f"pc1,PF1,{MAC.format(1)},", f"pc1.example.com,PF1,{MAC.format(2)},", f"pc2,{OTHER},,"]
    result = staged(tmp_path, ADAPTERS, rows)
    assert result.statuses == ["pending", "repeated", "pending"]
    assert result.said == [(3, "row-of-device")]


def test_of_many_cards_the_computers_own_counts(tmp_path):
    """Virtual ones, Bluetooth, docks and made up addresses come last."""
    rows = [
        f"PC1,PF1,{MAC.format(1)},Bluetooth Device (Personal Area Network)",
        f"PC1,PF1,{MAC.format(2)},VirtualBox Host-Only Ethernet Adapter",
        f"PC1,PF1,{MAC.format(3)},Realtek USB GbE Family Controller",
        "PC1,PF1,02:11:22:33:44:55,Ethernet",
        f"PC1,PF1,{MAC.format(5)},无线网络连接",
        f"PC1,PF1,{MAC.format(6)},以太网",
        "PC1,PF1,00:00:00:00:00:00,lo",
    ]
    result = staged(tmp_path, ADAPTERS, rows)
    assert result.macs == [MAC.format(6)]
    assert set(result.firsts.values()) == {7}
    assert result.statuses.count("repeated") == 6


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("hostname,hardware_serial,mac", "pc1,PF1,{}", "pc1,PF1,{}"),
        ("SN,Board UUID,MAC", "PF1," + BOARD + ",{}", "PF1," + BOARD + ",{}"),
        ("SN,Disk serial,MAC", "PF1,S5GX,{}", "PF1,S5GX,{}"),
        ("SN,MAC,Interface", "PF1,{},en0", "PF1,{},en7"),
        ("SN,MAC,Description", "PF1,{},Intel(R) Ethernet I219", "PF1,{},Intel(R) Wi-Fi 6 AX201"),
        ("Computer,SN,MAC", "PC-1,PF1,{}", "PC-1,PF1,{}"),
        ("Host,SN,MAC", "pc1,PF1,{}", "pc1,PF1,{}"),
        ("Asset ID,SN,MAC", "A-1,PF1,{}", "A-1,PF1,{}"),
        ("SN,资产编号,MAC", "PF1,ZC001,{}", "PF1,ZC001,{}"),
    ],
)
def test_cards_of_one_device_without_their_names(tmp_path, header, one, other):
    """A name that is its own, a second identifier, or a column of adapters speaks for it."""
    maps = {"serial_number": ("hardware_serial",)} if "hardware_serial" in header else {}
    rows = [one.format(MAC.format(1)), other.format(MAC.format(2))]
    result = staged(tmp_path, header, rows, {"maps": maps})
    assert result.statuses == ["pending", "repeated"]
    assert result.macs == [MAC.format(1)]


@pytest.mark.parametrize(
    ("header", "one", "other", "is_one"),
    [
        ("User,SN,MAC", "Anna,PF1XK,{0}", "Bob,pf1xk,{0}", True),
        ("使用人,SN,Board UUID", "罗伟,PF1XK," + BOARD, "吴秀英,PF1XK," + BOARD, True),
        ("User,SN,MAC", "Anna,PF1XK,", "Bob,PF1XK,", False),
        ("User,SN,MAC", "Anna,PF1XK,{0}", "Bob,PF1XK,{1}", False),
        ("User,SN,Disk serial,MAC", "Anna,PF1XK,D1XK,{0}", "Bob,PF1XK,D2XK,{0}", False),
        ("Model,SN,MAC", "T14,PF1XK,{0}", "X13,PF1XK,{0}", False),
        ("Computer,User,SN,MAC", "PC-1,Anna,PF1XK,{0}", "PC-2,Bob,PF1XK,{0}", False),
    ],
)
def test_a_device_that_changed_hands(tmp_path, header, one, other, is_one):
    """With two identifiers in common it is one, whoever its users are; not with one, nor where
    anything else is said otherwise."""
    rows = [row.format(MAC.format(1), MAC.format(2)) for row in (one, other)]
    result = staged(tmp_path, header, rows)
    assert (result.statuses == ["pending", "repeated"]) is is_one
    assert ((3, "other-user") in result.said) is is_one


def test_a_lot_of_boards_with_one_number_is_no_device_that_changed_hands(tmp_path):
    """Of three users or more of the same two identifiers somebody is asked."""
    rows = [f"User{n},PF1XK,{MAC.format(1)}" for n in range(3)]
    result = staged(tmp_path, "User,SN,MAC", rows)
    assert result.statuses == ["invalid"] * 3
    assert staged(tmp_path, "User,SN,MAC", rows[:2]).statuses == ["pending", "repeated"]


def test_a_card_twice_and_another_one(tmp_path):
    """All repeat the row that is sent, not one that is not."""
    rows = [
        f"PC1,PF1,{MAC.format(1)},Wi-Fi",
        f"PC1,PF1,{MAC.format(1)},Wi-Fi",
        f"PC1,PF1,{MAC.format(2)},Ethernet",
    ]
    assert staged(tmp_path, ADAPTERS, rows).firsts == {2: 4, 3: 4}


def test_cards_behind_one_dock(tmp_path):
    """The dock's address is left out of both, and each is one device."""
    rows = [
        f"PC1,PF1,{MAC.format(9)},Ethernet",
        f"PC1,PF1,{MAC.format(1)},Wi-Fi",
        f"PC2,PF2,{MAC.format(9)},Ethernet",
        f"PC2,PF2,{MAC.format(2)},Wi-Fi",
    ]
    result = staged(tmp_path, ADAPTERS, rows)
    assert result.macs == [MAC.format(1), MAC.format(2)]
    assert result.statuses.count("repeated") == 2


@pytest.mark.parametrize(
    "rows",
    [
        # 台式机 names a kind and no device.
        [f"台式机,{serial},{MAC.format(n)}" for n, serial in enumerate(("PF1", "PF1", "PF2"))],
        [f"PC,{serial},{MAC.format(n)}" for n, serial in enumerate(("PF1", "PF1", "PF2"))],
        [f",{serial},{MAC.format(n)}" for n, serial in enumerate(("PF1", "PF1", "PF2"))],
        [f",{serial},{MAC.format(n)},r{n}" for n, serial in enumerate(("PF1", "PF1", "PF2"))],
    ],
)
def test_a_serial_number_alone_makes_no_device_of_two_addresses(tmp_path, rows):
    """One of them may be copied: both are refused, and the advice speaks of network cards."""
    result = staged(tmp_path, "Name,SN,MAC,Description", rows)
    assert result.statuses == ["invalid", "invalid", "pending"]
    assert result.slugs == {"shared-identifier"}


@pytest.mark.parametrize("header", ["Name,SN,Disk serial", "Name,SN,Board UUID"])
def test_a_name_is_no_reason_to_overlook_another_identifier(tmp_path, header):
    """What belongs to one device alone tells two apart."""
    other = BOARD.replace("6", "7")
    values = ("S5GX1", "S5GX2") if "Disk" in header else (BOARD, other)
    result = staged(tmp_path, header, [f"PC1,PF1,{value}" for value in values])
    assert result.statuses == ["invalid", "invalid"]


def test_a_sent_row_that_contradicts_leaves_no_repeats(tmp_path):
    """No row may count as the repeat of one that is not sent."""
    rows = [
        f"PC1,PF1,{MAC.format(1)},Ethernet",
        f"PC1,PF1,{MAC.format(2)},Wi-Fi",
        f"PC2,PF1,{MAC.format(3)},Ethernet",
    ]
    assert staged(tmp_path, ADAPTERS, rows).statuses == ["invalid"] * 3


def test_other_ownership_on_the_row_of_another_card_is_told(tmp_path):
    """As on any repeat."""
    rows = [f"PC1,PF1,{MAC.format(1)},Company", f"PC1,PF1,{MAC.format(2)},Personal"]
    result = staged(tmp_path, "Name,SN,MAC,Ownership", rows)
    assert result.said == [(3, "repeat-differs"), (3, "row-of-device")]


def test_cards_of_computers_that_only_a_name_tells(tmp_path):
    """Each computer once, by its wired card; of two of a kind nobody knows."""
    head = "Name,Adapter,MAC"
    rows = [
        f"PC-1,Wi-Fi,{MAC.format(1)}",
        f"PC-1,Ethernet,{MAC.format(2)}",
        f"PC-2,Ethernet,{MAC.format(3)}",
        f"PC-2,Ethernet,{MAC.format(4)}",  # perhaps another one of that name
        f"Laptop,Ethernet,{MAC.format(5)}",
        f"Laptop,Wi-Fi,{MAC.format(6)}",  # the name of a kind
        f"PC-3,Wi-Fi,{MAC.format(7)}",
    ]
    result = staged(tmp_path, head, rows)
    assert result.macs == [MAC.format(n) for n in (2, 3, 4, 5, 6, 7)]
    assert result.firsts == {2: 3}
    bare = [row.replace(",Wi-Fi", ",").replace(",Ethernet", ",") for row in rows[:2]]
    assert staged(tmp_path, head, bare).statuses == ["pending", "pending"]


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("SN,Disk serial,Computer name", "PF1,S5GX1,PC-001", "PF1,S5GX2,PC-001"),
        ("SN,Disk serial,资产编号,使用人", "PF1,S5GX1,ZC-01,张伟", "PF1,S5GX2,ZC-01,王芳"),
        ("SN,Disk serial,Board UUID", f"PF1,S5GX1,{BOARD}", f"PF1,S5GX2,{BOARD}"),
        (
            "SN,Disk serial,Computer name,MAC",
            "PF1,S5GX1,PC-001,3c:52:82:1a:32:01",
            "PF1,S5GX2,PC-001,",
        ),
    ],
)
def test_a_row_for_each_disk_is_told_as_one(tmp_path, header, one, other):
    """Once for a row, of the disk: to leave that column unread settles all of them."""
    result = staged(tmp_path, header, [one, other])
    assert result.statuses == ["invalid", "invalid"]
    assert [(n, slug) for n, slug in result.said if slug != "incomplete-device"] == [
        (2, "other-disk"),
        (3, "other-disk"),
    ]
    (problem,) = (p for p in result.rows[3].problems if p.slug == "other-disk")
    assert (problem.field, problem.value, problem.params) == (
        "disk_serial_number",
        "S5GX2",
        {"rows": "2"},
    )


@pytest.mark.parametrize(
    ("header", "one", "other", "slug"),
    [
        ("SN,Disk serial", "PF1,S5GX1", "PF1,S5GX2", "shared-identifier"),
        ("SN,Disk serial,设备名称", "PF1,S5GX1,台式机1", "PF1,S5GX2,台式机1", "shared-identifier"),
        ("SN,Disk serial,Name", "PF1,S5GX1,PC-001", "PF1,S5GX2,PC-002", "shared-identifier"),
        ("SN,Disk serial,Name", "PF1,S5GX1,PC-001", "PF1,,PC-002", "other-device"),
        ("SN,Disk serial,Board UUID", f"PF1,S5GX1,{BOARD}", "PF1,S5GX2,", "shared-identifier"),
    ],
)
def test_where_little_speaks_for_one_device_nothing_is_said_of_disks(
    tmp_path, header, one, other, slug
):
    """A serial number alone may be wrong in one of the rows."""
    result = staged(tmp_path, header, [one, other])
    assert (3, slug) in result.said
    assert "other-disk" not in result.slugs


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("SN,Computer name,User", "PF1,PC-0001,anna", "PF1,PC-0001,bob"),
        ("SN,计算机名,使用人", "PF1,PC-0001,张伟", "PF1,pc-0001,王芳"),
        ("SN,资产编号,使用人", "PF1,ZC-2021-01,张伟", "PF1,ZC-2021-01,王芳"),
    ],
)
def test_a_row_for_each_user_of_a_computer_is_a_repetition(tmp_path, header, one, other):
    """Its own name or asset number stands in both."""
    result = staged(tmp_path, header, [one, other, OTHER])
    assert result.statuses == ["pending", "repeated", "pending"]
    assert result.said == [(3, "other-user")]


def test_the_asset_number_of_a_whole_lot_is_no_devices_own(tmp_path):
    """Then the serial number was copied from one of its devices to another."""
    lot = ["PF1,ZC-01,anna", "PF1,ZC-01,bob", "PF2,ZC-01,eva", "PF3,ZC-01,dora"]
    result = staged(tmp_path, "SN,Asset tag,User", lot)
    assert result.said == [(2, "other-device"), (3, "other-device")]
    own = [*lot[:2], "PF2,ZC-02,eva", "PF3,ZC-03,dora"]
    assert staged(tmp_path, "SN,Asset tag,User", own).said == [(3, "other-user")]
    disks = [f"PF1,ZC-01,S5GXNX0R0001{n}" for n in (1, 2)]
    header, others = "SN,Asset tag,Disk serial", ("PF2,ZC-01,", "PF3,ZC-01,")
    assert staged(tmp_path, header, [*disks, *others]).slugs == {"shared-identifier"}
    assert staged(tmp_path, header, [*disks, "PF2,ZC-02,", "PF3,ZC-03,"]).slugs == {"other-disk"}


def test_a_computer_may_have_had_very_many_users(tmp_path):
    """As one of a school has, whose export has a row for each: not all of them are compared."""
    header, rows = "SN,Computer name,User", [f"PF1,LAB-01,s{n}" for n in range(150)]
    result = staged(tmp_path, header, [*rows, f"{OTHER},LAB-02,s1"])
    assert Counter(result.statuses) == {"pending": 2, "repeated": 149}
    assert result.slugs == {"other-user"}
    for other in ("PF1,LAB-02,s200", "PF1,,s200"):
        clashing = staged(tmp_path, header, [*rows, other, f"{OTHER},LAB-03,s1"])
        assert Counter(clashing.statuses) == {"invalid": 151, "pending": 1}
    broken = staged(tmp_path, f"{header},MAC", [*(f"{row}," for row in rows), "PF1,LAB-02,s1,zz"])
    assert Counter(broken.statuses) == {"invalid": 151}


def test_of_disks_a_row_with_another_one_is_named(tmp_path):
    """Not one with the same disk and another user."""
    rows = ["PF1,PC-01,a,S5GXNX0R00011", "PF1,PC-01,b,S5GXNX0R00011", "PF1,PC-01,a,S5GXNX0R00012"]
    result = staged(tmp_path, "SN,Computer name,User,Disk serial", [*rows, f"{OTHER},PC-02,c,"])
    told = ((n, p) for n in (2, 3, 4) for p in result.rows[n].problems if p.slug == "other-disk")
    assert {n: p.params["rows"] for n, p in told} == {2: "4", 3: "4", 4: "2"}


def test_another_user_of_a_device_is_told_of(tmp_path):
    """The row is not sent, and may be a second device's that was copied from the first one's."""
    header = "SN,Computer name,User"
    rows = ["PF1,PC-0001,anna", "PF1,PC-0001,CORP\\Bob", "PF1,pc-0001,Anna", "PF1,PC-0001,"]
    result = staged(tmp_path, header, rows)
    assert result.statuses == ["pending", "repeated", "repeated", "repeated"]
    (problem,) = (p for n in (3, 4, 5) for p in result.rows[n].problems if p.slug == "other-user")
    assert problem.address == "list!3:3"
    assert problem.params == {
        "first_row": "2",
        "column": "User",
        "ours": "CORP\\Bob",
        "theirs": "anna",
    }
