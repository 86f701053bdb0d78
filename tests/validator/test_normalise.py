"""Identifiers as text → the form that is sent."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given, strategies as st

from importer.validator.candidates import parts_of
from importer.validator.normalise import read, suggested
from importer.vocabulary.faults import Fault, errors
from importer.vocabulary.fields import IDENTIFIERS

UUID = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
MAC = "3c:52:82:1a:2b:3c"
#: What repairs find work in, one around the other.
PIECES = (
    *("'", '="', '"', "\n", "\u00a0", "\u200b", "\x06", " ", ".0", ".00", "E+15", "＇", "＝＂"),
    *(
        "1234",
        "００１２３",
        "12-Mar",
        "10:20",
        "3月12日",
        "#N/A",
        "＃Ｎ/Ａ",
        MAC,
        "3C，52，82，1A，2B，3C",
    ),
)
VMWARE = "VMware-56 4d 60 49 9d 7d 6e 8b-4a 41 7b 2d b1 47 ab a7"


@pytest.mark.parametrize(
    "text",
    [
        *("3c:52:82:1a:2b:3c", "3c-52-82-1a-2b-3c", "3c5282:1a2b3c", "3c5282-1a2b3c"),
        *("3c52.821a.2b3c", "3c52-821a-2b3c", "3c52821a2b3c"),
        *("3C52821A2B3C", "3c:52:82:1A:2b:3C", "0x3c52821a2b3c", "0X3C52821A2B3C"),
        *("(3c:52:82:1a:2b:3c)", "<3C-52-82-1A-2B-3C>"),
    ],
)
def test_every_notation_of_a_mac_address(text: str) -> None:
    """Seven notations in any case become one, without a remark."""
    assert read("mac_address", text) == (MAC, ())


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("3c：52：82：1a：2b：3c", (MAC, (Fault.FULL_WIDTH,))),
        ("３Ｃ－52－82－1A－2B－3C", (MAC, (Fault.FULL_WIDTH,))),
        ("3C，52，82，1A，2B，3C", (MAC, (Fault.FULL_WIDTH, Fault.MAC_SEPARATORS))),
        ("3C\u00a052 82 1A 2B 3C", (MAC, (Fault.INVISIBLE, Fault.MAC_SEPARATORS))),
        ("3C·52·82·1A·2B·3C\n", (MAC, (Fault.OUTER_BLANKS, Fault.MAC_SEPARATORS))),
        ("02 A6 B8 74 F0 22", ("02:a6:b8:74:f0:22", (Fault.MAC_SEPARATORS, Fault.MAC_LOCAL))),
        ("3C,52;82,1A,2B,3C", ("", (Fault.MAC_FORMAT,))),
        ("3C,52,82,1A,2B", ("", (Fault.MAC_FORMAT,))),
        ("3C 52 82 1A 2B 3C 4D", ("", (Fault.MAC_FORMAT,))),
        ("3 52 82 1A 2B 3C", ("", (Fault.MAC_FORMAT,))),
        ("0:1b:66:3:4:5", ("00:1b:66:03:04:05", (Fault.MAC_SHORT_OCTETS,))),
        ("10:20:30:4:50:6", ("10:20:30:04:50:06", (Fault.MAC_SHORT_OCTETS,))),
        ("0:e0:4c:68:0:0", ("00:e0:4c:68:00:00", (Fault.MAC_SHORT_OCTETS,))),
        ("00:e0:4c:68:00:0", ("", (Fault.MAC_TRUNCATED,))),
        ("3c:5:82:0a:2b:3c", ("", (Fault.MAC_TRUNCATED,))),
        ("3c-52-82-1a-2b-3", ("", (Fault.MAC_TRUNCATED,))),
        ("02:A6:B8:74:f0:22", ("02:a6:b8:74:f0:22", (Fault.MAC_LOCAL,))),
        ("00:0C:29:11:22:33", ("00:0c:29:11:22:33", (Fault.MAC_VIRTUAL,))),
        ("503456789E13", ("50:34:56:78:9e:13", ())),
        ("01:80:c2:00:00:0e", ("", (Fault.MAC_MULTICAST,))),
        ("3c:52:82:ff:fe:1a:2b:3c", ("", (Fault.MAC_EUI64,))),
        ("3c5282fffe1a2b3c", ("", (Fault.MAC_EUI64,))),
        ("70:38:2a:4d:6f", ("", (Fault.MAC_TRUNCATED,))),
        ("654321", ("", (Fault.MAC_TRUNCATED,))),
        ("3c:52:82:1a:2b:3c, 3c:52:82:1a:2b:3d", ("", (Fault.MAC_FORMAT,))),
        ("3c:52:82:1a:2b:3c；3c:52:82:1a:2b:3d", ("", (Fault.FULL_WIDTH, Fault.MAC_FORMAT))),
        ("3c:52:82:1a:2b:3c\n3c:52:82:1a:2b:3d", ("", (Fault.SEVERAL_VALUES,))),
        ("4.85012E+11", ("", (Fault.SCIENTIFIC,))),
        ("1E10", ("", (Fault.MAC_FORMAT,))),
        ("3c:52-82:1a-2b:3c", ("", (Fault.MAC_FORMAT,))),
        ("3g:52:82:1a:2b:3c", ("", (Fault.MAC_FORMAT,))),
        ("3c0x52821a2b3c", ("", (Fault.MAC_FORMAT,))),
        ("0x3c52821a2b3c4", ("", (Fault.MAC_FORMAT,))),
        ("0x", ("", (Fault.MAC_FORMAT,))),
        ("eth0", ("", (Fault.MAC_FORMAT,))),
    ],
)
def test_mac_addresses_with_a_remark_or_refused(
    text: str, reading: tuple[str, tuple[Fault, ...]]
) -> None:
    """What is repaired is said; what is no device's address is refused by its own reason."""
    canonical, faults = reading
    expected = errors(faults) if not canonical else faults
    assert read("mac_address", text) == (canonical, expected)


@pytest.mark.parametrize("sign", " .,;_/·・。、–−")
def test_a_mac_address_with_any_sign_between(sign: str) -> None:
    """Six groups of two digits are one address, whatever a keyboard put between them."""
    assert read("mac_address", sign.join(MAC.split(":"))) == (MAC, (Fault.MAC_SEPARATORS,))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("24602021510", "02:46:02:02:15:10"),
        ("C52821A2B3C", "0c:52:82:1a:2b:3c"),
        ("1122334456", "00:11:22:33:44:56"),
        ("'246０2021510\n", "02:46:02:02:15:10"),
        ("112345689", "00:01:12:34:56:89"),
        ("0xc52821a2b3c", "0c:52:82:1a:2b:3c"),
    ],
)
def test_a_mac_address_that_lost_zeros_is_not_filled_up(text: str, meant: str) -> None:
    """Where text has too few digits a zero may be missing anywhere: it is only suggested."""
    assert read("mac_address", text) == ("", (Fault.MAC_ZERO_LOST,))
    assert suggested(Fault.MAC_ZERO_LOST, text) == meant


@pytest.mark.parametrize("text", ["34602021510", "B52821A2B3C", "c52821a2b3", "123456", "20230117"])
def test_a_mac_address_that_no_zero_completes(text: str) -> None:
    """With the zero it would be a group's address, or it lacks more than zeros: a day does."""
    _, faults = read("mac_address", text)
    assert Fault.MAC_ZERO_LOST not in faults
    assert faults


@pytest.mark.parametrize("field", ["uuid", "idfv"])
@pytest.mark.parametrize(
    "text",
    [
        *(UUID, UUID.lower(), f"{{{UUID}}}", UUID.replace("-", ""), f"({UUID})"),
        *(f"urn:uuid:{UUID.lower()}", f"URN:UUID:{UUID}"),
    ],
)
def test_every_notation_of_a_uuid(field: str, text: str) -> None:
    """Braces, dashes and case do not matter; upper case is sent."""
    assert read(field, text) == (UUID, ())


def test_an_aaid_is_sent_in_lower_case() -> None:
    """As the system itself writes it."""
    assert read("aaid", UUID) == (UUID.lower(), ())
    assert read("aaid", "00000000-54b3-e7c7-0000-000046bffd97")[0].startswith("00000000-54b3")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("00008101-0001206C1187001E", Fault.APPLE_UDID),
        ("ad21f6125218200927797eb473d3e7eeae31e5ae", Fault.APPLE_UDID_OLD),
        ("3445DEE7-45D0-1244-95DD-34FAA067C1BE33E", Fault.UUID_FORMAT),
        ("C02DTHRMML7H", Fault.UUID_FORMAT),
        ("6.37702E+15", Fault.SCIENTIFIC),
    ],
)
def test_what_is_no_uuid(text: str, fault: Fault) -> None:
    """Apple's UDIDs are named as such; digits are never cut or added."""
    assert read("uuid", text) == ("", (fault,))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *((f"{name}{UUID}", UUID) for name in ("UUID: ", "uuid=", "GUID：", "SMBIOS UUID: ")),
        (f"UUID: {UUID.replace('-', '').lower()}", UUID),
        *((text, "") for text in (f"GPU-{UUID}", f"{UUID} (old)", "UUID: 621CDFF0")),
    ],
)
def test_a_uuid_with_its_name_in_front_is_suggested(text: str, meant: str) -> None:
    """As programs print it; a disk's partition has a UUID too, so that it is never taken."""
    assert read("uuid", text) == ("", (Fault.UUID_FORMAT,))
    assert suggested(Fault.UUID_FORMAT, text) == meant


@given(st.uuids())
def test_any_uuid_is_taken_whatever_its_version(value: uuid.UUID) -> None:
    """Boards do not keep to RFC 4122: no bit of the version or variant is looked at."""
    text = str(value).upper()
    assert read("uuid", text) in ((text, ()), ("", (Fault.PLACEHOLDER,)))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("02a11ac4a83b918e", ("02a11ac4a83b918e", ())),
        ("02A11AC4A83B918E", ("02a11ac4a83b918e", ())),
        ("6dd3bbfe6a18f6f", ("6dd3bbfe6a18f6f", (Fault.ANDROID_ID_SHORT,))),
        ("02a11ac4a83b918e0", ("", (Fault.ANDROID_ID_FORMAT,))),
        ("dd3bbfe6a18f6", ("dd3bbfe6a18f6", (Fault.ANDROID_ID_SHORT,))),
        ("9274836510482736", ("9274836510482736", ())),
        ("R51G844T90R", ("", (Fault.ANDROID_ID_FORMAT,))),
        *(
            (text, ("", (Fault.ANDROID_ID_FORMAT,)))
            for text in ("352099001761481", "13812345678", "20230117", "3c52821a2b3c", "cafe", "7")
        ),
        ("2.11444E+15", ("", (Fault.SCIENTIFIC,))),
    ],
)
def test_android_ids(text: str, reading: tuple[str, tuple[Fault, ...]]) -> None:
    """16 hex digits in lower case, or a few less with letters among them, never filled up with
    zeros; an IMEI, a telephone number, a day and a network card's address are none."""
    assert read("android_id", text) == reading


@pytest.mark.parametrize("field", ["serial_number", "disk_serial_number"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "C02DTHRMML7H",
            "002460202151",
            "7979879899879",
            "Q7",
            "12345E7",
            VMWARE,
            "2349-2347-2234",
        ),
        *("489089M+16324B21FK", "$$T02XB1K9"),
        "CC344362-5990-5A68-8DDD-64A23C99FA0C",
    ],
)
def test_serial_numbers_are_free_text(field: str, text: str) -> None:
    """Length, digits, dots, signs and inner spaces are the manufacturer's business."""
    assert read(field, text) == (text, ())
    assert read(field, f"\t {text} ") == (text, (Fault.OUTER_BLANKS,))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ('="00123A"', ("00123A", (Fault.UNWRAPPED,))),
        ("'00123A", ("00123A", (Fault.UNWRAPPED,))),
        ("'00123A'", ("00123A", (Fault.UNWRAPPED,))),
        ("‘00123A’", ("00123A", (Fault.UNWRAPPED,))),
        ('"00123A"', ("00123A", (Fault.UNWRAPPED,))),
        ("“00123A”", ("00123A", (Fault.UNWRAPPED,))),
        ("`-7PPDY12", ("", (Fault.EXPLAINED,))),
        ("`7PPDY12", ("7PPDY12", (Fault.UNWRAPPED,))),
        ("''=\"00123A\"", ("00123A", (Fault.UNWRAPPED,))),
        ("ＡＢＣ１２３", ("ABC123", (Fault.FULL_WIDTH,))),
        ("AB\u200bC123\x06\x18", ("ABC123", (Fault.INVISIBLE,))),
        ("AB\u00a0C123", ("AB C123", (Fault.INVISIBLE,))),
        ("\ufeff＇ＡＢ３", ("AB3", (Fault.INVISIBLE, Fault.FULL_WIDTH, Fault.UNWRAPPED))),
        ("\u3000ABC123\u00a0", ("ABC123", (Fault.OUTER_BLANKS,))),
        ("\r\nABC123\n", ("ABC123", (Fault.OUTER_BLANKS,))),
        ('="ABC123\n"', ("ABC123", (Fault.UNWRAPPED, Fault.OUTER_BLANKS))),
        ("\u200b\nABC123", ("ABC123", (Fault.INVISIBLE, Fault.OUTER_BLANKS))),
        ('\u00a0="0012３"', ("00123", (Fault.OUTER_BLANKS, Fault.FULL_WIDTH, Fault.UNWRAPPED))),
        ("АBC123", ("", (Fault.NOT_ASCII,))),
        ("7E5", ("7E5", (Fault.SCIENTIFIC_MAYBE,))),
        ("1E10", ("1E10", (Fault.SCIENTIFIC_MAYBE,))),
        ("7E51234", ("7E51234", ())),
        ("1E100", ("1E100", (Fault.SCIENTIFIC_MAYBE,))),
        ("1E-05", ("", (Fault.SCIENTIFIC,))),
        ("ABC123\nABC124", ("", (Fault.SEVERAL_VALUES,))),
        ("ABC123\tABC124", ("", (Fault.SEVERAL_VALUES,))),
        ("'\nABC123\r\nABC124", ("", (Fault.SEVERAL_VALUES,))),
        ("", ("", ())),
        (" \u00a0", ("", ())),
        ('=""', ("", ())),
        ("\u200b", ("", ())),
        ("\n\t'\u3000", ("", ())),
        (" n/a\n", ("", ())),
    ],
)
def test_packing_is_taken_off(text: str, reading: tuple[str, tuple[Fault, ...]]) -> None:
    """What is not the identifier is removed with a remark; what is ruined is refused."""
    assert read("serial_number", text) == reading


@pytest.mark.parametrize("field", IDENTIFIERS)
@given(
    text=st.one_of(
        st.text(),
        st.text(alphabet="0123456789abcdefABCDEF:-.{}'=\" \u00a0\u3000Ａ１：＝＇E+\u200b"),
        st.text(alphabet="0123.0/-:月日年午上 \n\u3000\ufeff='\"#＃N/AＥ，；"),
        st.builds("".join, st.lists(st.sampled_from(PIECES), max_size=6)),
        st.from_regex(r"[0-9a-fA-F]{12}|[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}"),
        st.from_regex(r"\{?[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}\}?"),
    )
)
def test_the_canonical_form_is_its_own(field: str, text: str) -> None:
    """Reading what was read changes nothing and never fails, whatever the text."""
    canonical, faults = read(field, text)
    assert not (canonical and errors(faults))
    if canonical:
        assert read(field, canonical)[0] == canonical


@pytest.mark.parametrize("text", ["张三的笔记本", "见机身标签", "旧电脑"])
def test_a_remark_is_called_a_remark(text):
    """Words in an identifier's cell count as missing, and are not called a placeholder."""
    assert read("serial_number", text) == ("", (Fault.REMARK,))
    assert read("serial_number", "0000") == ("", (Fault.PLACEHOLDER,))


@pytest.mark.parametrize(
    "value", ["PF4ABM01", UUID, MAC, f"有线:{MAC}", f"{MAC}, {MAC}", "1f2e", ""]
)
@pytest.mark.parametrize("field", IDENTIFIERS)
def test_what_is_in_question_is_refused_in_every_form(field: str, value: str) -> None:
    """Behind a (?) no value passes, none is taken out of a list, and none is proposed; as a Chinese
    keyboard writes it neither."""
    forms = ("(?) {}", " (?){} ", "（？） {}", "（？），{}", "(？){}", "\u3000( ?) {}", "'(?) {}")
    for text in (form.format(value) for form in forms):
        assert read(field, text) == ("", (Fault.EXPLAINED,))
        assert parts_of(field, text) == ()
        assert suggested(Fault.EXPLAINED, text) == ""


def test_a_question_mark_elsewhere_says_what_it_said() -> None:
    """Alone it counts as missing; behind a value it is a remark, and the value the suggestion."""
    assert read("serial_number", "?") == read("serial_number", "？") == ("", ())
    assert not any(errors(read("serial_number", text)[1]) for text in ("(N/A)", "（无）", "()"))
    assert read("serial_number", "PF4ABM01 (?)") == ("", (Fault.EXPLAINED,))
    assert suggested(Fault.EXPLAINED, "PF4ABM01 (?)") == "PF4ABM01"
