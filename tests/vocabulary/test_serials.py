"""What is a serial number and what only stands in its column."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, strategies as st

from importer.loader.headings.columns import Wishes, match
from importer.model import Layout, Row
from importer.validator import plain
from importer.validator.normalise import read, suggested
from importer.validator.rules import check
from importer.vocabulary import Fault, serials

UUID = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"


@pytest.mark.parametrize(
    "text",
    [
        "PF4ABM09",
        "VMware-56 4d 60 49 9d 7d 6e 8b-4a 41 7b 2d b1 47 ab a7",
        "Parallels-3F 5A 11 22",
        "3135-4298-3414-7021-8716-7514-85",
        "/7XK4RT3/2",
        "A14-128G/29",
        "34956-A/F9WM00001",
        "7XK4RT3/CN129618AB0123",
        ".A1B2C3.",
        "CN-0J6HW2",
        "CN129618C52450",
        "/7XK4RT3/PF4ABM01/",
        "489089M+16324B21FK",
        "$$T02XB1K9",
        "JXKRTZB",
        "jxkrtzb",
        "SN12345X9",
        "SN-2021-0001",
        "MXL 1234ABC",
        "NEWPF4ABM01",
        "CN-0J6HW2-70163-5AR-0A1B",
        "A1 B2 C3",
        "GoogleCloud-0A1B2C3D",
        "12345-67890-12345-67890",
        "123456-789012-345678",
        "MXL NA12345",
        "PF4ABM01/2",
        "PF4ABM01-05",
        "123456-124789",
        "PF-4ABM01",
        "MP-1XYZ99",
        "5CG1234ABC",
        "4829173",
        "C02XG2JHJG5H",
        "F4KXM2Q9T1",
        "2102351BTE10H4000123",
        "5TQ0220A12345678",
        "NXHV8CN00123456789ABCD",
        "34956/F9WM00001",
        "THTF-S1234567",
        "CND-1234-X",
        "WCC6Y1234567",
        "S3Z1NB0K123456A",
        "Z4Y1ABCD",
        "ZFL0ABCD",
        "STX12345",
        "BTNH12345678512A",
        "4c4c4544-0051-5810-8031-b8c04f5a4b33",
        "0000-0012-3456-7890-1234-5678-90",
        "VBOX-1234X",
        "V1234567",
        "V12ABCD",
        "DELLA123",
        "ACERX1Y2",
        "ASUS12345678",
        "HONORX1",
        "HPX12345",
        "1S20W0",
        "SN000123",
        "SN-A12",
        "LAPTOP-042",
        "TAGX1234",
        "MGN63CHA",
        "512G8H9",
        "PIDX1234",
        "PC-0ABCDE",
        "NB-12AB34",
        "A1-PCX-77",
        "COLUMN3X",
        "FIELD12345",
        "AB/CD1234",
        "SGH 1234 5678",
        "PF4A-ORCA 12",
        "TESTPC01",
        "OK123456",
        "PF4XXX12",
        "MXXX12XX",
        "S5CG1234AB",
        "5CG 1234 AB",
        "PF4 ABM0",
        "PF4ABM 012",
        "Pf4a Bm01",
        "XF4A BM01",
        "T14 XF4ABM01",
        "AB-123456 PF4ABM01",
        "C42 XG2 JHJ G5H",
        "0123 4567",
        "12 345 678",
        "4561230789 9876543210",
        "1234 5678 901A",
        "4C4C4545",
        "S5CG12345ABC",
        "S4EVNX0R756218",
        "SC02XG2JHJG5",
        "SC42XG2JHJG5H",
        "FVFGH123Q6L5",
        "7XK4RT3/1728394",
        "28888/F1XK12345",
        "PF4ABM01 1728394560",
        "2023IT001 BJ",
        "BCDFGH 12345",
        "BND1234ABC HR",
        "MXL1234ABC/2",
        "ABCD",
    ],
)
@pytest.mark.parametrize("field", ["serial_number", "disk_serial_number"])
def test_odd_serial_numbers_pass(field: str, text: str) -> None:
    """Blanks, signs and capitals are parts of real ones."""
    assert read(field, text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        *("0025_3858_9150_1A2B.", "6479_A742_F000_0A3C.", "6479_A771_9000_01F2"),
        *("WD-WCC6Y1234567", "wd-wxg1a23b4567", "0x5002538d40f1a2b3"),
        *("eui.0025385981b0a1f2", "naa.5002538d40f1a2b3"),
        "E823_8FA6_BF53_0001_001B_448B_4A1C_2F3D.",
    ],
)
def test_a_disks_number_is_no_computers(text: str) -> None:
    """Somebody swapped the columns, or copied the wrong line."""
    assert read("serial_number", text) == ("", (Fault.OTHER_FORM,))
    assert plain.serial_number(text) is None
    assert read("disk_serial_number", text) == (text, ())


@pytest.mark.parametrize("text", ["WD-W001", "WD-1234567", "PF_4ABM", "0X52A3B4", "4ABM_0123"])
def test_what_only_begins_as_a_disks_number_does_is_sent(text: str) -> None:
    """A firm may call its devices so."""
    assert read("serial_number", text) == (text, ())


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("SN: PF4ABM01", "PF4ABM01"),
        ("S/N:PF4ABM02", "PF4ABM02"),
        ("S/N PF4ABM02", "PF4ABM02"),
        ("Service Tag: 7XK4RT9", "7XK4RT9"),
        ("Serial Number = PF4ABM02", "PF4ABM02"),
        ("序列号：PF4ABM03", "PF4ABM03"),
        ("PF4ABM05（已报废）", "PF4ABM05"),
        ("PF4ABM05【借出】", "PF4ABM05"),
        ("备用PF4ABM05", "PF4ABM05"),
        ("PF4ABM08 (old)", "PF4ABM08"),
        ("(21)PF4ABM08", "PF4ABM08"),
        ("{PF4ABM08}", "PF4ABM08"),
        ("PF4ABM08)", "PF4ABM08"),
        ("#PF4ABM08", "PF4ABM08"),
        ("PF4ABM08'", "PF4ABM08"),
        ("PF4ABM08 - broken", "PF4ABM08"),
        ("5CG1234(HP)", "5CG1234"),
        ("PF4ABM01 旧 PF4ABM02", ""),
        ("ST: 7XK4RT3", "7XK4RT3"),
        ("ThinkPad SN PF4ABM01", "PF4ABM01"),
        ("PF4ABM01?", "PF4ABM01"),
        ("PF4ABM01 SPARE", "PF4ABM01"),
        ("NEW PF4ABM01", "PF4ABM01"),
        ("PF4ABM01 SCRAPPED", "PF4ABM01"),
        ("S/N5CG1234ABC", "5CG1234ABC"),
        ("S5CG1234ABC", "5CG1234ABC"),
        ("SC02XG2JHJG5H", "C02XG2JHJG5H"),
        ("sfvfgh123q6l5", "fvfgh123q6l5"),
        ("7XK4RT3/17283945601", "7XK4RT3"),
        ("7XK4RT3 1728394560", "7XK4RT3"),
        ("20XW0026CD PF4ABM01", "PF4ABM01"),
        ("PF4ABM****", ""),
        ("5CG 1234 ABC", "5CG1234ABC"),
        ("PF4A BM01", "PF4ABM01"),
        ("MP1 5CG 07", "MP15CG07"),
        ("T14 PF4ABM01", "PF4ABM01"),
        ("PF4ABM01 X1", "PF4ABM01"),
        ("840 G9 5CG1234ABC", "5CG1234ABC"),
        ("硬盘序列号：S64DNX0R123456", "S64DNX0R123456"),
        *(
            (f"{label}CNK1234567", "")
            for label in (
                *(
                    "资产编号",
                    "资产：",
                    "显示器",
                    "显示器序列号:",
                    "主板号",
                    "硬盘",
                    "电源 ",
                    "工号",
                ),
                *("合同", "订单号", "房间", "Asset tag: ", "asset no. ", "Monitor S/N: ", "IMEI "),
            )
        ),
        *(
            (text, "")
            for text in ("电话13800138000", "张三13800138000", "2023-05购", "发票12345678")
        ),
        *(
            (f"{label}PF4ABM01", "PF4ABM01")
            for label in ("办公室", "员工", "手工填写", "2023年购", "Laptop ", "借李四", "换机后 ")
        ),
        *((f"PF4ABM01{more}", "PF4ABM01") for more in (" 含电源", "（已更换主板）", " 2023-05购")),
        ("C02 XG2 JHJ G5H", "C02XG2JHJG5H"),
        ("0123 4567 8912", "012345678912"),
        ("517 972 401", ""),
        ("PF4ABM####", ""),
        ("PF4##M01", ""),
        ("s/npf4abm01", "pf4abm01"),
        ("PF4ABM01 *", "PF4ABM01"),
        ("PF4ABM01 or PF4ABM02", ""),
        ("PF4ABM01 -> PF4ABM02", ""),
        ("{PF4ABM01}", "PF4ABM01"),
        ('PF4ABM01"', "PF4ABM01"),
        *((f"{maker} 8QX1ZK3", "8QX1ZK3") for maker in ("DELL", "HP", "LENOVO", "hp", "WDC")),
        *((f"{maker}-8QX1ZK3", "8QX1ZK3") for maker in ("DELL", "HP", "Lenovo", "LAPTOP", "OLD")),
        ("DELL8QX1ZK3", "8QX1ZK3"),
        *((f"{maker}PF4ABM01", "PF4ABM01") for maker in ("LENOVO", "Asus", "HUAWEI", "THINKPAD")),
        ("SURFACE-019283746512", "019283746512"),
        ("LENOVO_PF4ABM01", "PF4ABM01"),
        *((f"{label}5CG1234ABC", "5CG1234ABC") for label in ("SN", "sn-", "SN_", "SN.", "S/N-")),
        *((f"{label}8QX1ZK3", "8QX1ZK3") for label in ("TAG ", "SER ", "Ser# ", "ServiceTag")),
        ("1S20W0S00A00PF4ABM01", "PF4ABM01"),
        *((f"20XW0026CD{sign}PF4ABM01", "PF4ABM01") for sign in ("", "-", "/")),
        *((text, "PF4ABM01") for text in ("20XW-PF4ABM01", "20xw/PF4ABM01", "20L5CTO1WWPF4ABM01")),
        ("IMEI 352099001761481", ""),
        ("5CG1234ABC PN:4B8Z9", "5CG1234ABC"),
        *(
            (text, "")
            for text in (
                *("3楼 R301", "会议室A102", "IT-001 张三", "张三 A00123", "联想 M720q", "HP 840G8"),
                *(
                    "小米 RedmiBook14",
                    "user zhangsan01",
                    "name NB-0012",
                    "员工E00123",
                    "宽带 1234567",
                ),
                *("账号admin01", "快递 SF1234567890123", "NO.0012 张三", "BJ-NB-0012（李四）"),
            )
        ),
        *((f"{text} PF4ABM01", "PF4ABM01") for text in ("3楼 R301", "IT-0012 张三", "NB-0012:")),
        ("序列号：12AB34", "12AB34"),
        *((text, "7XK4RT3") for text in ("7XK4RT3 IT-0012", "SZ-IT-012 7XK4RT3")),
        *(
            (text, "PF4ABM01")
            for text in ("PF4ABM01/T14（张三）", "PF4ABM01/2023年", "（旧）1.PF4ABM01")
        ),
        *((text, "5CG1234ABC") for text in ("840G8/5CG1234ABC（张三）", "5CG1234ABC-SPARE（旧）")),
        *((text, "") for text in ("KINGSTON SA400S37", "INTEL SSDPEKNW512G8", "WDC PC SN730")),
        ("KINGSTON 50026B7782C1E5F4", "50026B7782C1E5F4"),
        ("e.g. PF4ABM01", "PF4ABM01"),
        *((f"PF4ABM01{mark}", "PF4ABM01") for mark in ("-OLD", "_old", "/old", "-SPARE", " NEU")),
        *((f"PF4ABM01 {mark}", "PF4ABM01") for mark in ("ok", "RMA", "VIP", "DEFEKT", "16GB")),
        *((f"PF4ABM01 {mark}", "PF4ABM01") for mark in ("2023-01-05", "5.3.2023", "THINKPAD")),
        *((text, "PF4ABM01") for text in ("*PF4ABM01", "S.N.PF4ABM01", "PF4ABM01\\n")),
        *((text, "PF4ABM01") for text in ("SNO PF4ABM01", "ca. PF4ABM01")),
        *((text, "PF4ABM01") for text in ("N/A PF4ABM01", "PF4ABM01 n/a", "N\\A PF4ABM01")),
        *((text, "") for text in ("PF4?BM01", "PF4***01", "2*PF4ABM01", "PF4ABM01 bzw. PF4ABM02")),
        *((text, "PF4ABM01") for text in ("PF4ABM01/", "PF4ABM01-", "-PF4ABM01", "_PF4ABM01")),
        *((text, "PF4ABM01") for text in ("PF4ABM01$", "PF4ABM01_x000D_", "Ser.Nr. PF4ABM01")),
        *((text, "PF4ABM01") for text in ("PF4ABM01 #2", "S-Nr PF4ABM01")),
        *((text, "PF4ABM01") for text in ("PF4ABM01 .", "PF4ABM01~", "+PF4ABM01", "/PF4ABM01")),
        *((f"{sign}PF4ABM01", "PF4ABM01") for sign in (":", "!", "^")),
        *((f"PF4ABM01{sign}", "PF4ABM01") for sign in ("=", "#", "@", "^")),
        *(
            (text, "PF4ABM01")
            for text in ("1.PF4ABM01", "12. PF4ABM01", "2) PF4ABM01", "PF4ABM01:")
        ),
        *((text, "PF4ABM01") for text in ("PF4ABM01 HR", "PF4ABM01 HR DEPT")),
        *((text, "CND1234ABC") for text in ("CND1234ABC HR", "14S CND1234ABC", "CND1234ABC/840G8")),
        *((text, "PF4ABM01") for text in ("PF4ABM01/T14", "21CB/PF4ABM01")),
        *((text, "5CG1234ABE") for text in ("5CG1234ABE/6E1A0EA", "840G8/5CG1234ABE")),
        *((text, "") for text in ("7XK4RT3 RED", "7XK4RT3 R740", "7XK4RT3 5440", "MXL1234 ABC")),
        *(
            (text, "")
            for text in ("POWEREDGE R740", "PowerEdge R740", "PROLIANT DL380", "XPS 9310")
        ),
        *((text, "") for text in ("PAVILION 15", "ESPRIMO D556", "ThinkCentre M720q", "VOSTRO 15")),
        *((f"{line} PF4ABM01", "PF4ABM01") for line in ("ThinkPad", "PAVILION", "FINANCE")),
        *((text, "") for text in ("SK hynix PC711", "YMTC PC005 512GB", "Samsung PM9A1 NVMe")),
        *((text, "") for text in ("PLATFORM 2", "RECEPTION 1", "MEETING ROOM 3")),
        ("LATITUDE 5420", ""),
        ("SURFACE PRO 7", ""),
        ("ELITEBOOK 840 G5", ""),
        ("lost in 2023", ""),
        ("第2台", ""),
    ],
)
def test_what_explains_a_serial_number_is_refused(text: str, suggestion: str) -> None:
    """A heading, a remark, Chinese: refused, with the number as the suggestion if there is one."""
    assert read("serial_number", text) == ("", (Fault.EXPLAINED,))
    assert plain.serial_number(text) is None
    assert suggested(Fault.EXPLAINED, text) == suggestion


@pytest.mark.parametrize(
    "text",
    [
        *(f"PF4ABM01{sign}PF4ABM02" for sign in (" / ", " & ", "/", " ", "+", "\\", "  ")),
        *("PF4ABM01-PF4ABM05", "PF4ABM01...PF4ABM05", "A14-128G/SH-QA-29", "a14-128g/sh-dev-3"),
        *("PF4ABM01PF4ABM02", "5CG1234ABC5CG1234ABD", "pf4abm01PF4ABM01"),
        *("5CG1234ABC 2B1C3EA", "C02XG2JHJG5H A2338", "CND1234ABC  5cg1234abc"),
        *("PF4ABM07/5CG1234ABD", "MXL1234ABC/CZC1234ABD", "C02XG2JHJG5H/PF4ABM07"),
        *("BTNH60711952512A  WD-WXPM1048221", "S4EVNX0R537066/WD-WXPM1048222"),
        *("WD-WXPM1048222 S4EVNX0R537066 0025385B71B0", "S4EVNX0R537066+BTNH60711952512A"),
        *("PF4ABM01/PF4ABM02/PF4ABM03", "PF4ABM01 PF4ABM02 PF4ABM03", "pf4abm01/pf4abm02"),
    ],
)
def test_of_two_serial_numbers_none_is_taken(text: str) -> None:
    """Nor proposed: the sentence says that there are several, and speaks of no remark."""
    for field in ("serial_number", "disk_serial_number"):
        assert read(field, text) == ("", (Fault.SEVERAL_VALUES,))
        assert suggested(Fault.SEVERAL_VALUES, text) == ""
    assert plain.serial_number(text) is None


PIECES = (
    *(
        "PF4ABM01",
        "7XK4RT3",
        "CND1234ABC",
        "012345678953",
        "WD-WCC6Y1234567",
        "张三",
        "（旧）",
        "(old)",
    ),
    *(
        "SN:",
        "S/N",
        "序列号：",
        "T14",
        "IT-0012",
        "R301",
        "2023-01-05",
        "2023年",
        "/",
        "-",
        "->",
        "1.",
    ),
    *("SPARE", "戴尔", "ThinkPad", "16GB", "资产编号", "IMEI", "P/N:", "20XW0026CD", "*", "SN550"),
)


@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=2, max_size=4),
    sign=st.sampled_from(["", " ", "-", "/"]),
)
@example(pieces=["PF4ABM01", "2023年"], sign="/")
@example(pieces=["SPARE", "WD-WCC6Y1234567", "张三"], sign="-")
def test_what_is_proposed_would_be_taken(pieces: list[str], sign: str) -> None:
    """Or one press would only bring the next question."""
    if number := serials.likely(sign.join(pieces)):
        assert read("disk_serial_number", number) == (number, ())


@pytest.mark.parametrize("word", ["PF4ABM01", "A"])
def test_many_serial_numbers_that_are_none_in_the_end(word: str) -> None:
    """Each blank between them is looked at once."""
    assert read("serial_number", f"7XK4RT3 {f'{word}  ' * 200}!")[0] == ""


@pytest.mark.parametrize(
    "text",
    [
        *("PF4ABM01/2", "PF4ABM01/AB", "34956/F9WM00001", "7XK4RT3/CN129618AB0123"),
        *("S4EV NX0R 123456", "1234567/89", "AB1234567/X12", "5CD1234ABC#ABA"),
    ],
)
def test_a_serial_number_with_a_sign_in_it_is_one(text: str) -> None:
    """A slash or a blank alone parts nothing."""
    assert read("serial_number", text) == (text, ())


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("/7XK4RT3/CNFCW0087A0B1C/", "7XK4RT3"),
        ("/7XK4RT3/CN129618/", "7XK4RT3"),
        ("/JXKRTZB/CN129618AB0123/", "JXKRTZB"),
        (".HLG964J.CN129618C52450.", "HLG964J"),
        (".1234567.MX0087ABC01D2E.", "1234567"),
        ("/7xk4rt3/cn129618ab0123", "7xk4rt3"),
        ("..CN747517B400G7.", ""),
        ("//CN129618AB0123/", ""),
    ],
)
def test_a_number_of_dells_board_is_no_serial_number(text: str, tag: str) -> None:
    """The computer's own number is the service tag in it, if it was ever written there."""
    for field in ("serial_number", "disk_serial_number"):
        assert read(field, text) == ("", (Fault.BOARD_NUMBER,))
    assert plain.serial_number(text) is None
    assert suggested(Fault.BOARD_NUMBER, text) == tag


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        *(
            ("АBC123X", "ABC123X"),
            ("PF4–ABM1", "PF4-ABM1"),
            ("PF4ABMé", ""),
            ("ΑΒ12345", "AB12345"),
        ),
        *((f"PF4ABM01{sign}", "PF4ABM01") for sign in ("。", "…", "√", " ✔", "★", "・")),
        *((f"{sign}PF4ABM01", "PF4ABM01") for sign in ("•", "√", "✓ ", "①", "※", "→")),
        ("PF4ABM01。PF4ABM02", ""),
    ],
)
def test_letters_of_other_alphabets_are_refused(text: str, suggestion: str) -> None:
    """They look the same and would be registered as others."""
    assert read("serial_number", text) == ("", (Fault.NOT_ASCII,))
    assert suggested(Fault.NOT_ASCII, text) == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Blue one with no label",
        "SN模糊看不清",
        "laptop",
        "Missing - see IT",
        "SEE LABEL",
        "No Serial Found",
        "no s/n available",
        "Não informado",
        "sin número",
        "OK",
        "Y",
        "A.B.",
        "System.__ComObject",
        "Error 2042",
        "TEST123",
        "NO.1",
        "Nr. 12",
        "No 7",
        "*none*",
    ],
)
def test_words_are_no_serial_number(text: str) -> None:
    """Two words without a digit, or one that no maker would print: missing."""
    reading = read("serial_number", text)
    assert reading in (("", (Fault.REMARK,)), ("", (Fault.PLACEHOLDER,)))


@pytest.mark.parametrize(
    "text",
    [
        "Not Found",
        "[no results]",
        "System.Object[]",
        "(blank)",
        "TBA",
        "pending",
        "N\\A",
        "k.A.",
        "N/D",
        "n.v.",
        "Not Reported",
        "待补充",
    ],
)
@pytest.mark.parametrize("field", ["serial_number", "uuid", "mac_address", "android_id"])
def test_words_for_none_are_blank(field: str, text: str) -> None:
    """What tools and people write where there is nothing."""
    assert read(field, text) == ("", ())


@pytest.mark.parametrize(
    "text",
    [
        "00330-80000-00000-AA123",
        "00330-80000-00000-AAOEM",
        "00426-OEM-8992662-00006",
        "55274-640-0011903-23111",
        "00330 80000 00000 AA123",
        "VK7JG-NPHTM-C97JM-9MPGT-3V66T",
        "PID-00330-80000-00000-AA123",
        "PID: 00330-80000-00000-AA123",
        "PID00330-80000-00000-AA123",
        "Product ID: 00330-80000-00000-AA123",
        "00330_80000_00000_AA123",
        "XXXXX-XXXXX-XXXXX-XXXXX-3V66T",
        "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE",
    ],
)
def test_a_product_id_is_no_serial_number(text: str) -> None:
    """Windows calls its licence's number SerialNumber; many machines share one."""
    assert read("serial_number", text) == ("", (Fault.PRODUCT_ID,))
    assert plain.serial_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("3c:52:82:1a:2b:01", "3C-52-82-1A-2B-02", "10.0.0.5", "192.168.1.0/24"),
        *("DESKTOP-8QX1ZK3", "LAPTOP-7GH2K9Q1", "WIN-9ABC1DEF2GH", "desktop-8qx1zk3"),
        *("INC0012345", "SCTASK0012345", "KB5034441", "CVE-2023-1", "RMA12345", "ORDER-4711"),
        *("EMP00123", "SSD512", "HDD1TB", "DDR4", "USB-C", "LAN1", "19.5V", "65W", "19.5V/3.4A"),
        *("3. OG", "2.Etage", "05/2023"),
        *("Win10", "WIN11PRO", "Windows10", "Ubuntu22.04", "macOS14", "win 7 sp1", "DEBIAN12"),
        *("i5-10400", "i7-1165G7"),
        *("3C52.821A.2B01", "3C 52 82 1A 2B 01", "192.168.1.5:8080", "fe80::1ff:fe23:4567:890a"),
        *("pc01.corp.local", "PC01.EXAMPLE.COM", "CORP\\jsmith", "\\\\srv\\share", "/dev/nvme0n1"),
        *(
            "PHYSICALDRIVE0",
            "v1.2",
            "V2.0.1",
            "14.2.1",
            "13.6",
            "0.5TB",
            "10.0.19045",
            "10.0.19045.3570",
        ),
        *("22H2", "2023.01", "5999 RMB", "CNY 5,999", "USD1,200.00", "EUR 999", "999,-", "512G"),
        *("256GB+1TB", "8G+512G", "1TB HDD 7200", "138-0013-8000", "0755-12345678", "555-123-4567"),
        *("0049 170 1234567", "35-209900-176148-1", "HTTP 404", "R5-5600U", "i7/16G/512G"),
        *("4B8Z9EA#ABD", "MGN63CH/A", "WD10EZEX-08WN4A0", "WD10EZEX", "ST1000DM010-2EP102"),
        *("ST1000DM010", "MZVLB512HAJQ-000L7", "MZ7LN256HAJQ"),
        *("anna@example.com", "https://example.com/1", "$5,999.00", "16GB", "512 GB", "1TB SSD"),
        *("1024G", "2048T", "599EUR", "5999RMB", "12000RMB", "1200.50CNY", "RMB1200.50", "EUR9.99"),
        *("Q12023", "Q1-2023", "HTTP404", "NVME0N1"),
        *(
            "SA400S37",
            "SA400S37/480G",
            "PC SN730",
            "SSDPEKNW512G8",
            "SSDSC2KB480G8",
            "HTS721010A9E630",
        ),
        *("MTFDHBA512TCK", "HFM512GD3JX013N", "KBG40ZNS512G", "WDS500G2B0A", "CT500MX500SSD1"),
        *("SDBPNTY-512G-1101", "MQ01ABF050", "MG04ACA400E", "DT01ACA100", "AP0512M"),
        *("RPJTJ512MGE1QDQ", "rpeyj1t24mkn2qwy"),
        *("SKHynix_HFS512GD9TNG", "Micron_2210_MTFDHBA512QFD"),
        *("MTFDDAK512TBN-1AR1ZABYY", "HFS512GDE9X084N", "THNSNK256GVN8", "KXG60ZNV512G"),
        *("110101199003071234", "44030520090229123x", "MININT-8ABCDE1", "PC-20230504ABCD"),
        *("user-20180101tksa", "MS-20191212TKSA"),
        *("OptiPlex-7090", "Latitude_5440", "THINKPAD-X13", "EliteBook-840G8", "ThinkPad-T14-Gen2"),
        *("00008030-001A2B3C4D5E6F70", "00008101-001a2b3c4d5e6f71"),
        *(
            "20XW0026CD",
            "21cb006vge",
            "20W0A00XCD",
            "21cba001cd",
            "20L5CTO1WW",
            "82JM0007CD",
            "F0G1000TCD",
            "20W0S1UW00",
        ),
        *("30E000QMCD", "90q3000hus", "82JMCTO1WW"),
        *("P89G001", "d08u003", "HSTNN-Q21C", "TPN-W123", "TP00096A", "8SSA10E75790D1SG83A0123"),
        *("8s5B10W13930L1CZ9BC0XYZ", "11S45N1127Z1ZLZ23AB0CD1"),
        *("P/N 854109-001", "FRU: 01YN123", "MTM 20XW", "DP/N 0F2XJ9", "PO 4500012345"),
        *("P/N:12345", "sku AB1234"),
        *("840 G8", "E14 Gen2", "T14s Gen 3", "R7000P", "y9000x"),
        *("LATITUDE5440", "OPTIPLEX7090", "ThinkCentreM70q", "EliteBook840G8", "XPS13", "iMac24"),
        *("SurfacePro7", "MacBookAir13", "ipad9", "PC-ANNA", "NB_ZHANGWEI", "1920x1080"),
        *("3C52-821A-2B01", "3c52-821a-2b01", "0512 66668888", "PF4ABM01.pdf", "IMG1234.JPG"),
        *("4599.50", "899.99", "123456-654321-112233-445566-778899-001122-334455-667788"),
    ],
)
@pytest.mark.parametrize("field", ["serial_number", "disk_serial_number"])
def test_what_is_unmistakably_something_else_is_refused(field: str, text: str) -> None:
    """An address, a price, a size, a computer's name: the column beside it was meant."""
    assert read(field, text) == ("", (Fault.OTHER_FORM,))
    assert plain.serial_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("00:1A:2B:3C", "AB-12-CD", "12-34-56-78", "1.2.3.4A", "B@1234", "8CC1234GB", "GB123456"),
        *("DESKTOP-8QX1", "LAPTOP-5CG123", "WIN-1234567", "WINA2301XK", "WIN12345"),
        *("1024G7XK", "599EURX1", "USD1234567", "CNY1234567", "Q2N2030A", "NVMEX1234", "HTTPX404"),
        *("MQ01AB2", "MG4ABC123", "CT5KRT3", "WDSXK12", "DT01AB7", "AP05123", "HFMABC12"),
        *("RPABC12", "RPJTJ512", "RP123456ABCDEFG"),
        *("82JM1007CD", "84JM0007CD", "F1G1000TCD", "20W0S1UW01", "82JM0007C1", "8CG0012ABC"),
        *("FRUABC123", "PO4500012", "INV-00012", "PNABC 1234", "SKU1234567"),
        *("i9-ABCDE", "I5104001XK", "10.01", "MACOS4X1Z9", "DEBIAN-7XK4RT3"),
        *(
            "SN730",
            "SN001",
            "SSDA1B2C3",
            "SA4007XK",
            "HFS8A01",
            "HTS0012345",
            "KXGABC12",
            "MTF12345",
        ),
        *("110101202305041234", "990101199003071234", "110101199013071234", "ABC-20230504"),
        *("MININT-8AB", "PF-20230504AB", "5CD-20230504ABCD", "BTNH93440ABC512A"),
        *("PRECISIONX-7090", "LATITUDE-7XK4RT3X1", "00008030-001A2B3C", "0008030-001A2B3C4D5E6F7"),
        *("20XW0126CD", "20XW002612", "2UA0026CD1", "20XWS0AB07", "CTO1WW20L5", "21CBA10XCD"),
        *("20XW0126CDPF4ABM01", "20XW0026CDPF4ABM01X", "2021-A1234567", "209NZAB012345"),
        *("23SH-A0001201", "22BJ-X1234567"),  # a year, a place and a number of the firm's
        *("P89G011", "PF89G001", "HSTNX-Q21C", "TP00096E", "TP0009A1", "8SPF4ABM", "11SX1234"),
        *(
            "PF4ABM0 B",
            "5CG1234 ABC",
            "YLXX 123456",
            "5CG1234AB G8",
            "7XK4RT3 2B1C",
            "R7000PX1",
            "R8000P",
        ),
        *("PF4ABM01PF5ABM02", "5CG1234ABC5CG1234AB", "AA000000000000000123", "ABCDEF12ABCDEF13"),
        *(
            "20230012023001",
            "PF4ABM01.A1",
            "PF4A.PDF12",
            "LATITUDEX",
            "LAT1234X",
            "OPTI7090XK",
            "THINK1234XKRT",
            "XPSA1234",
            "XPS13X7K2R",
        ),
        *(
            "IPADX7K2R9",
            "EQUINOX7K",
            "581X112",
            "1080X12345X",
            "3C52-821A",
            "1234-5678-9012",
            "3C52-821A-2B0",
        ),
        *("INC1234567", "INA123X0YZ", "KB12345", "KB503444A", "RMA23T0046", "EMPX0123", "SSDX512"),
        *("65WX1", "USBC1234", "3.OGX", "05-2023", "LAN12345AB", "hero7book", "pf4abm01"),
        *("4599.505", "A899.99", "1234567.12", "NB-SH-12X", "PC-1234", "A-PC12345", "A-PCX1"),
    ],
)
def test_what_only_resembles_it_passes(text: str) -> None:
    """Fewer pairs, another letter, a longer number."""
    assert read("serial_number", text) == (text, ())


@pytest.mark.parametrize(
    "label", ["Serial Number", "序列号", "Foo SN", "硬盘1序列号", "SerialNumber0"]
)
def test_a_heading_is_no_value(label: str) -> None:
    """Neither one that we know nor the column's own."""
    chosen = {"serial_number": (label,)}
    layout = Layout("f.csv", "f", 1, match(("OS", label, "UUID"), Wishes(chosen)))
    checked = check(Row(2, ("Windows", label, UUID), {}), layout)
    assert checked.device is not None
    assert checked.device.serial_number is None
    assert "heading-as-value" in [p.slug for p in checked.problems]
    good = check(Row(3, ("Windows", "PF4ABM09", UUID), {}), layout)
    assert good.device is not None
    assert good.device.serial_number == "PF4ABM09"


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        *((word, ["placeholder"]) for word in ("AVAILABLE", "Printer", "OPTIPLEX", "Windows")),
        *((word, ["placeholder"]) for word in ("NOT_FOUND", "no-serial", "REDACTED", "XIAOMI")),
        *((name, ["other-form"]) for name in ("Kassen-PC", "ANNAS-MACBOOK", "BJ-NB-ANNA")),
        *((name, ["other-form"]) for name in ("HQ-SRV-DC", "MUC-LAP-ANNA")),
        *((word, ["placeholder"]) for word in ("Textbox12", "COLUMN3", "Field1", "HARDWARE")),
        *((word, ["placeholder"]) for word in ("Win32_BIOS.SerialNumber", "Unnamed: 0")),
        *((word, ["placeholder"]) for word in ("WAHR", "VRAI", "DIY", "III")),
        *((text, ["explained"]) for text in ("PC1: 5CG1234XYZ", "PC1=5CG1234XYZ", "No. PF4ABM01")),
        *((text, ["explained"]) for text in ("PF4ABM01 to PF4ABM05", "PF4ABM01~05", "2x PF4ABM01")),
        *((text, ["explained"]) for text in ("5CG1234XYZ&nbsp", "%205CG1234XYZ", "@5CG1234XYZ")),
        *((text, ["other-form"]) for text in ("+49 170 1234567", "MacBookPro18,3", "Mac14,2")),
        ("S-1-5-21-1085031214-1563985344-725345543", ["other-form"]),
        *((word, ["placeholder"]) for word in ("XX-XX", "X-X-X", "xxx-xxx-xxx", "XXXXX1234")),
        *((word, ["placeholder"]) for word in ("****1234", "8888888", "KINGSTON", "COMPLIANT")),
        ("4C4C4544", ["placeholder"]),
        *((word, ["placeholder"]) for word in ("C02XXXXXQ05N", "5cgxxxxxx", "PFXXXX01")),
        ("XXXXX-OEM-8992687-00007", ["windows-product-id"]),
        ("003308000000000AA123", ["windows-product-id"]),
    ],
)
def test_what_stands_there_instead(text: str, slugs: list[str]) -> None:
    """States, makes, kinds of things; labels, ranges, remains of HTML; numbers of other kinds."""
    assert plain.serial_number(text) is None
    found, faults = read("serial_number", text)
    assert (found, [str(fault) for fault in faults]) == ("", slugs)


@pytest.mark.parametrize(
    "text",
    [
        "HLGJKMN",
        "SGH-001-X0",
        "AVAILAB1",
        "PRNTRXQ",
        "VMware-56 4d 60 49",
        "X2735244G",
        "S-1-6A7",
        "X1X2X3",
        "888A888",
    ],
)
def test_what_only_looks_like_a_word_passes(text: str) -> None:
    """Tags of letters alone, and what begins like something else."""
    assert read("serial_number", text) == (text, ())


def test_a_label_is_looked_for_where_labels_are() -> None:
    """Whatever a cell holds: a remark of thousands of words is not read again for each of them."""
    began = time.perf_counter()
    assert serials.likely("a ~ " * 8000) == ""
    assert serials.likely("[" * 32_000 + " x") == ""
    assert time.perf_counter() - began < 2  # 60 s where each word may end a label
    assert serials.likely("Serial number: PF4ABM01 " + "x " * 8000) == "PF4ABM01"
