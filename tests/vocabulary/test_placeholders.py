"""Identifiers that mean "missing", and those that only look like it."""

from __future__ import annotations

import time

import pytest

from importer.validator.normalise import read
from importer.vocabulary.faults import Fault
from importer.vocabulary.fields import IDENTIFIERS
from importer.vocabulary.placeholders import is_blank

DROPPED = ("", (Fault.PLACEHOLDER,))

BLANKS = [
    *("", "-", "--", "—", "/", "\\", "?", "N/A", "n/a", "NA"),
    *("NULL", "None", "nil", "unknown", "无", "未知", "暂无", "空", "待定", "不详"),
    *("Not Specified", "Not Applicable", "Not Available", "Not Present"),
    *("BRAK", "Není", "saknas", "Yok", "UNSPECIFIED", "không có", "FEHLT"),
]
SERIALS = [
    *("To Be Filled By O.E.M.", "to be filled by  oem", "Default string", "System Serial Number"),
    *("Chassis Serial Number", "OEM", "INVALID", "Empty", "Unknow", "<BAD INDEX>", "EVAL"),
    *("NOTAVAILABLE", "NoSerialNumber", "SEELABEL", "keineAngabe", "DITTO", "Illisible"),
    *("SYS-1234567890", "SN-12345", "123456789", "0123456789", "0123456789ABCDEF", "NNNNNNN"),
    *("0", "000000000000", "0x00000000", "1111111", "101010", "xxxxxxx", "XXXXXXXX", "........."),
    *("1.0", "1.2.3", "-1", "0000_0000_0000_0000.", "ERROR", "TSE-Error", "BYOD", "Spare", "DELL"),
    *(
        "T.B.D.",
        "O.E.M.",
        "n. n.",
        "FFFFFFFF",
        "AAAAAAA",
        "NA.",
        "VM",
        "System.Byte[]",
        "System.Collections.Hashtable",
    ),
    "Microsoft.Management.Infrastructure.CimInstance",
    *("VMware NVME_0000", "QM00001", "drive-scsi0"),
    *("NVME", "SATA", "M.2", "pcie", "VOSTRO", "PowerEdge", "XPS"),
]
#: Odd, and really reported by machines.
REAL_SERIALS = [
    *("VMware-56 4d 60 49 9d 7d 6e 8b-4a 41 7b 2d b1 47 ab a7", "2349-2347-2234-2340-2341-3240-48"),
    *("3135-4298-3414-7021-8716-7514-85", "48368130c2f8", "1634NM1107", "X2735244G"),
    *("002460202151", "489089M+16324B21FK", "$$T02XB1K9"),
    *(
        "YM008ASN9G5",
        "999999999999999",
        "A.B.C1",
        "6177c38f910a83560899e28ee97c6204",
        "AB1.0C",
        "10.01",
        "7979879899879",
    ),
    "0000_0000_0000_0001_00A0_7519_0000_0001.",
    *("QM00017X", "NVME12X4Z", "SATA0042X", "SWIFT12X4"),
]
UUIDS = [
    *("00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"),
    *("FFFFFF00-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "00000000-0000-0000-0000-AC1F6BD04960"),
    *("03000200-0400-0500-0006-000700080009", "00020003-0004-0005-0006-000700080009"),
    *("03020100-0504-0706-0809-0A0B0C0D0E0F", "00010203-0405-0607-0809-0A0B0C0D0E0F"),
    *("01010101-0101-0101-0101-010101010101", "58585858-5858-5858-5858-585858585858"),
    *("EEEEEEEE-EEEE-EEEE-EEEE-EEEEEEEEEEEE", "11111111-1111-1111-1111-111111111111"),
    *("4C4C4544-0000-2010-8020-80C04F202020", "44454C4C-0000-1020-8020-80C04F202020"),
    *("12345678-1234-5678-90AB-CDDEEFAABBCC", "deadbeef-dead-beef-dead-beefdeadbeef"),
    *("550e8400-e29b-41d4-a716-446655440000", "123E4567-E89B-12D3-A456-426614174000"),
    *("12345678-1234-1234-1234-123456789012", "a1b2c3d4-e5f6-7890-abcd-ef1234567890"),
    *("Not Settable", "To be filled by O.E.M.", "2", "0"),
]
REAL_UUIDS = [
    *("00000000-0000-1000-8000-001EC20C3627", "00000000-0000-1000-8000-00145161EF08"),
    *("080020FF-FFFF-FFFF-FFFF-0010E0BCD192", "44454C4C-5600-1032-8056-B4C04F57304A"),
    *("4C4C4544-0052-5A10-804E-B6C04F324433", "32393735-3733-5A43-4A31-323830525132"),
    *("564D6049-9D7D-6E8B-4A41-7B2DB147ABA7", "2B05150B-FA33-45BD-90F0-3369BF908E3E"),
    *("550E8400-E29B-41D4-A716-446655440001", "12345678-1234-1234-1234-3C52821A2B3C"),
]
MACS = [
    "00:00:00:00:00:01",
    *("00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "88-88-88-88-88-88", "001122334455"),
    *("AA:BB:CC:DD:EE:FF", "02:00:00:00:00:00", "02:00:00:00:00:07", "AC:DE:48:00:11:22"),
    *("00:05:9A:3C:7A:00", "02:50:41:00:12:34", "00:09:0F:AB:00:01", "00:FF:12:34:56:78"),
    *("50:50:54:50:30:30", "33:50:6F:45:30:30", "24:B6:20:52:41:53", "20:41:53:59:4E:FF"),
    *("02:00:4C:4F:4F:50", "00:50:56:C0:00:08", "0A:00:27:00:00:0B", "02:42:AC:1B:00:06"),
    *("20:00:00:00:00:00", "549100000000", "54-91-30-00-00-00"),
    *("00:1A:2B:3C:4D:5E", "00-1B-44-11-3A-B7", "0014.2201.2345", "12:34:56:78:90:AB"),
    *("00:15:5D:01:02:03", "00:00:5E:00:01:0A", "00:00:0C:9F:F0:01", "00:07:B4:00:01:02", "000"),
]
REAL_MACS = [
    "00:00:00:00:01:00",
    *("ac:de:48:00:11:21", "48:5a:3f:88:07:98", "10:00:20:7b:ae:a8", "50:81:40:29:33:ca"),
    *(
        "8c:04:ba:00:00:00",
        "54:91:30:01:00:00",
        "f0:d5:bf:12:34:56",
        "00:09:0f:ab:00:02",
        "00:50:56:c1:00:08",
    ),
    *("00:1a:2b:3c:4d:5f", "00:1b:44:11:3a:b8", "00:14:22:01:23:46"),
]


@pytest.mark.parametrize("field", IDENTIFIERS)
@pytest.mark.parametrize("text", BLANKS)
def test_words_for_nothing_are_nothing(field: str, text: str) -> None:
    """They count as blank, without a remark."""
    assert is_blank(text)
    assert read(field, f" {text} ") == ("", ())


@pytest.mark.parametrize("field", ["serial_number", "disk_serial_number"])
@pytest.mark.parametrize("text", SERIALS)
def test_serial_numbers_that_name_no_device(field: str, text: str) -> None:
    """Vendors' defaults, dummies and repetitions count as missing, with a remark."""
    assert read(field, text) == DROPPED


@pytest.mark.parametrize("text", REAL_SERIALS)
def test_odd_serial_numbers_are_kept(text: str) -> None:
    """What real machines report is not junk for looking odd."""
    assert read("disk_serial_number", text) == (text, ())


@pytest.mark.parametrize("text", UUIDS)
def test_uuids_that_name_no_device(text: str) -> None:
    """Known defaults in either byte order, repetitions, blank Dell tags, vendors' words."""
    assert read("uuid", text) == DROPPED


@pytest.mark.parametrize("text", REAL_UUIDS)
def test_odd_uuids_are_kept(text: str) -> None:
    """Zeros and Fs are parts of good UUIDs too."""
    assert read("uuid", text) == (text, ())


@pytest.mark.parametrize("text", MACS)
def test_mac_addresses_that_many_devices_share(text: str) -> None:
    """VPN clients, loopbacks, virtual switches, routers and samples name no device."""
    assert read("mac_address", text) == DROPPED


@pytest.mark.parametrize("text", REAL_MACS)
def test_neighbours_of_shared_mac_addresses_are_kept(text: str) -> None:
    """The lists are exact: a neighbour, or a vendor's whole block, is not on them."""
    canonical, faults = read("mac_address", text)
    assert canonical == text
    assert Fault.PLACEHOLDER not in faults


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("android_id", "9774d56d682e549c"),
        ("android_id", "9774D56D682E549C"),
        ("android_id", "0000000000000000"),
        ("android_id", "android_id"),
        ("android_id", "1234567890ABCDEF"),
        ("idfv", "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"),
        ("aaid", "123e4567-e89b-12d3-a456-426614174000"),
        ("idfv", "00000000-0000-0000-0000-000000000000"),
        ("aaid", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
    ],
)
def test_mobile_identifiers_that_name_no_device(field: str, text: str) -> None:
    """The notorious Android ID, zeros and Fs count as missing."""
    assert read(field, text) == DROPPED


@pytest.mark.parametrize(
    "text", ["4C4C4544-XYZ", "44454C4C-0000-1020-8020-80C04F20202", "-FFFF-FFFF-FFFF-FFFFFFFFFFFF"]
)
def test_half_a_uuid_is_refused_not_dropped(text: str) -> None:
    """A text that only begins or ends like a placeholder is an error of its own."""
    assert read("uuid", text) == ("", (Fault.UUID_FORMAT,))


def test_what_hides_a_part_is_looked_for_once() -> None:
    """However many letters of the kind a cell holds: 15 s where each may begin it."""
    began = time.perf_counter()
    for around in ("", "a", "PF4"):
        assert read("serial_number", f"{around}{'x' * 32_000}!")[0] == ""
    assert time.perf_counter() - began < 3
    assert read("serial_number", f"PF4{'x' * 2000}1") == DROPPED
    assert read("serial_number", "PF4XXX01") == ("PF4XXX01", ())
