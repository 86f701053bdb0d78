"""Words for operating systems, ownership and trust."""

from __future__ import annotations

import pytest

from importer.vocabulary.faults import Fault
from importer.vocabulary.fields import IDENTIFIERS
from importer.vocabulary.labels import label_key
from importer.vocabulary.models import system_of
from importer.vocabulary.systems import REFUSED, SYSTEMS, SYSTEMS_OF, TERMS
from importer.vocabulary.terms import read, says_nothing

SYSTEM_WORDS = [
    ("Windows", 1),
    ("windows 11 Pro 23H2", 1),
    ("Windows 10.0.19044", 1),
    ("Win10", 1),
    ("Microsoft Windows Server 2022 Datacenter", 1),
    ("Windows(64位)", 1),
    ("macOS 15.7.2", 2),
    ("Mac OS X 10.9.5", 2),
    ("Mac", 2),
    ("mac_os", 2),
    ("darwin", 2),
    ("macOS Sonoma 14.2", 2),
    ("ubuntu", 3),
    ("Ubuntu 22.04.3 LTS", 3),
    ("opensuse-leap", 3),
    ("Debian GNU/Linux 12 (bookworm)", 3),
    ("银河麒麟桌面操作系统 V10", 3),
    ("统信UOS 20", 3),
    ("Android (fully managed)", 4),
    ("Android（工作资料）", 4),
    ("安卓 14", 4),
    ("iOS/iPadOS", 5),
    ("iOS 26.4.0", 5),
    ("iPad", 5),
    ("OpenHarmony", 6),
    ("HarmonyOS NEXT 5.0", 6),
    ("ＷＩＮＤＯＷＳ", 1),
    ("视窗 Windows 10", 1),
    ("PC - Windows 10", 1),
    ("OS: Windows 11 Pro", 1),
    ("苹果系统 Mac OS", 2),
    ("14 Sonoma", 2),
    ("银河麒麟 Kylin V10", 3),
    ("欧拉 openEuler", 3),
    ("UnionTech UOS", 3),
    ("国产系统(麒麟)", 3),
    ("Android Tablet", 4),
    ("iPad平板", 5),
    ("华为鸿蒙 HarmonyOS NEXT", 6),
    ("Microsoft Windows NT Workstation 10.0", 1),
    ("Microsoft Windows NT Workstation 10.0 (Tablet Edition)", 1),
    ("Microsoft Windows NT Advanced Server 10.0", 1),
    ("Microsoft® Windows Vista™ Business", 1),
    ("Microsoft Windows 10 Enterprise LTSC 64-bit", 1),
    ("Windows 11 Pro for Workstations 23H2", 1),
    ("Windows 旗舰版", 1),
    ("Win11专业版", 1),
    ("W11 Pro", 1),
    ("64位 Windows 10", 1),
    ("预装Win11", 1),
    ("win 7 sp1", 1),
    ("Sonoma (14)", 2),
    ("macOS 14 Sonoma", 2),
    ("Apple Mac", 2),
    ("Red Hat Enterprise Linux release 8.6 (Ootpa)", 3),
    ("Oracle Linux Server 8.7", 3),
    ("Linux Ubuntu 22.04", 3),
    ("Linux x86_64", 3),
    ("Ubuntu Desktop", 3),
    ("统信UOS桌面版V20", 3),
    ("统信UOS专业版", 3),
    ("Kylin Desktop V10", 3),
    ("银河麒麟高级服务器操作系统 V10", 3),
    ("中科方德桌面操作系统", 3),
    ("红旗Asianux", 3),
    ("Android 13 Go edition", 4),
    ("Microsoft Windows [版本 10.0.19045.3693]", 1),
    ("Microsoft Windows 10 专业版|C:\\WINDOWS|\\Device\\Harddisk0\\Partition3", 1),
    ("Windows 10 IoT Enterprise LTSC 2021", 1),
    ("Windows Embedded 8.1 Industry Pro", 1),
    ("Windows Storage Server 2016", 1),
    ("Windows Server 2022 Datacenter: Azure Edition", 1),
    ("Windows NT Advanced Server", 1),
    ("Windows 7/8/10", 1),
    ("Win10/Win11", 1),
    ("WinXP SP3", 1),
    ("XP", 1),
    ("W2K19", 1),
    ("Windows To Go", 1),
    ("Windows Server 数据中心版", 1),
    ("Windows Home 家庭版", 1),
    ("国产统信UOS", 3),
    ("uos-desktop-20", 3),
    ("Kylin-Server-10-SP3", 3),
    ("银河麒麟高级服务器版 V10", 3),
    ("Linux Kernel 5.4", 3),
    ("Samsung Android 14", 4),
    ("Apple macOS Sonoma", 2),
    ("UOS / 麒麟", 3),
    ("Win10家庭中文版", 1),
    ("OS X El Capitan", 2),
    ("Mac OS X Snow Leopard", 2),
    ("Mountain Lion 10.8", 2),
    ("Darwin Kernel Version 23.4.0", 2),
    ("苹果 macOS 14", 2),
    ("Ubuntu Server 22.04", 3),
    ("Deepin GNU/Linux", 3),
    ("UnionTech OS GNU/Linux 20", 3),
    ("UnionTech OS Server 20", 3),
    ("Linux 统信UOS V20", 3),
    ("KylinV10", 3),
    ("麒麟信安 V6", 3),
    ("openEuler release 22.03 (LTS-SP1)", 3),
    ("Anolis OS release 8.8", 3),
    ("EulerOS 2.0 SP8", 3),
    ("中兴新支点桌面操作系统", 3),
    ("Kali GNU/Linux Rolling", 3),
    ("VMware Photon OS/Linux", 3),
    ("MIUI 14", 4),
    ("Xiaomi HyperOS 1.0", 4),
    ("ColorOS V13", 4),
    ("EMUI 12.0.0", 4),
    ("One UI 6.1", 4),
    ("苹果iOS 17", 5),
    ("iOS/iPadOS 17", 5),
    ("HarmonyOS 5.0", 6),
    ("HarmonyOS NEXT Developer Beta", 6),
    ("OpenHarmony-4.1.7.5", 6),
    ("  Linux\u00a0", 3),
]

REFUSED_SYSTEMS = [
    ("", Fault.SYSTEM_MISSING),
    ("unknown", Fault.SYSTEM_MISSING),
    ("无", Fault.SYSTEM_MISSING),
    ("Laptop", Fault.SYSTEM_UNKNOWN),
    ("Windows or macOS", Fault.SYSTEM_UNKNOWN),
    ("Windows/Linux", Fault.SYSTEM_UNKNOWN),
    ("Windows, Linux", Fault.SYSTEM_UNKNOWN),
    ("Windows 10 / Ubuntu 22.04", Fault.SYSTEM_UNKNOWN),
    ("Windows 11 + 统信UOS", Fault.SYSTEM_UNKNOWN),
    ("macOS 14, Windows 11", Fault.SYSTEM_UNKNOWN),
    ("iOS 17 / macOS 14", Fault.SYSTEM_UNKNOWN),
    ("ChromeOS/Windows 10", Fault.SYSTEM_UNKNOWN),
    ("Linux Windows", Fault.SYSTEM_UNKNOWN),
    ("Win10/Linux 双系统", Fault.SYSTEM_UNKNOWN),
    ("Windows 11 dual boot", Fault.SYSTEM_UNKNOWN),
    ("Windows 10 升级 Ubuntu", Fault.SYSTEM_UNKNOWN),
    ("macOS 14 (Parallels: Windows 11)", Fault.SYSTEM_UNKNOWN),
    ("Linux 手机", Fault.SYSTEM_UNKNOWN),
    ("苹果系统 Android", Fault.SYSTEM_UNKNOWN),
    ("Ubuntu Touch", Fault.SYSTEM_UNKNOWN),
    ("OS PC", Fault.SYSTEM_UNKNOWN),
    ("Windows 手机", Fault.SYSTEM_UNKNOWN),
    ("鸿蒙 4.0 手机", Fault.SYSTEM_HARMONY),
    ("Oracle", Fault.SYSTEM_UNKNOWN),
    ("Mint", Fault.SYSTEM_UNKNOWN),
    ("Lion Air", Fault.SYSTEM_UNKNOWN),
    ("国产操作系统", Fault.SYSTEM_UNKNOWN),
    ("双系统", Fault.SYSTEM_UNKNOWN),
    ("Server", Fault.SYSTEM_UNKNOWN),
    ("not Windows", Fault.SYSTEM_UNKNOWN),
    *((f"Cisco {name}", Fault.SYSTEM_CODELESS) for name in ("IOS", "IOS XE", "NX-OS", "IOS 15.2")),
    *((name, Fault.SYSTEM_CODELESS) for name in ("FortiOS 7.2", "JUNOS", "RouterOS 7", "pfSense")),
    *((name, Fault.SYSTEM_CODELESS) for name in ("PAN-OS", "Huawei VRP", "H3C Comware V7")),
    *((name, Fault.SYSTEM_UNKNOWN) for name in ("Cisco", "Junior", "IOS 15.2(4)E")),
    ("Apple", Fault.SYSTEM_AMBIGUOUS),
    ("苹果操作系统", Fault.SYSTEM_AMBIGUOUS),
    ("Apple Watch Series 9", Fault.SYSTEM_CODELESS),
    ("华为麒麟", Fault.SYSTEM_UNKNOWN),
    ("鸿蒙", Fault.SYSTEM_HARMONY),
    ("HarmonyOS 4.2", Fault.SYSTEM_HARMONY),
    ("HarmonyOS(4.2)", Fault.SYSTEM_HARMONY),
    ("Google Chrome OS 120", Fault.SYSTEM_CODELESS),
    ("Watch", Fault.SYSTEM_CODELESS),
    ("FreeDOS", Fault.SYSTEM_CODELESS),
    ("ChromeOS 120", Fault.SYSTEM_CODELESS),
    ("AppleTV", Fault.SYSTEM_CODELESS),
    ("Windows Phone 8.1", Fault.SYSTEM_CODELESS),
    ("Windows 10 Mobile 1709", Fault.SYSTEM_CODELESS),
    ("Windows 10 Mobile Enterprise", Fault.SYSTEM_CODELESS),
    ("Windows CE Pro", Fault.SYSTEM_CODELESS),
    ("Android TV", Fault.SYSTEM_CODELESS),
    ("Chrome OS Enterprise", Fault.SYSTEM_CODELESS),
    ("VMware ESXi Server", Fault.SYSTEM_CODELESS),
    ("Windows Subsystem for Linux", Fault.SYSTEM_UNKNOWN),
    ("Pro", Fault.SYSTEM_UNKNOWN),
    ("专业版", Fault.SYSTEM_UNKNOWN),
    ("64位", Fault.SYSTEM_UNKNOWN),
    ("1", Fault.SYSTEM_NUMBER),
    ("0", Fault.SYSTEM_NUMBER),
    ("9" * 5000, Fault.SYSTEM_NUMBER),
    ("10.3.2", Fault.SYSTEM_VERSION),
]


@pytest.mark.parametrize(("text", "code"), SYSTEM_WORDS)
def test_a_system_is_known_by_name_version_or_bracket(text: str, code: int) -> None:
    """Names in both languages are read, alone or followed by a version or a bracket."""
    assert read("device_system", text, False) == (code, None)


@pytest.mark.parametrize(("text", "fault"), REFUSED_SYSTEMS)
def test_a_system_is_never_guessed(text: str, fault: Fault) -> None:
    """Parts of words, ambiguous names, other systems and bare digits are refused, each with
    its own reason."""
    assert read("device_system", text, False) == (None, fault)


@pytest.mark.parametrize(
    ("field", "text", "answer"),
    [
        ("device_system", "6", (6, None)),
        ("device_system", "0", (None, Fault.SYSTEM_NUMBER_RANGE)),
        ("device_system", "7", (None, Fault.SYSTEM_NUMBER_RANGE)),
        ("device_system", "Windows", (1, None)),
        ("device_ownership", "2", (2, None)),
        ("device_ownership", "3", (None, Fault.OWNERSHIP_NUMBER)),
        ("device_status", "0", (0, None)),
        ("device_status", "3", (None, Fault.TRUST_NUMBER)),
    ],
)
def test_numbers_are_the_apis_under_its_own_heading(
    field: str, text: str, answer: tuple[int | None, Fault | None]
) -> None:
    """Where digits are believed, they are the API's and nothing beyond."""
    assert read(field, text, True) == answer


@pytest.mark.parametrize(
    ("field", "text", "answer"),
    [
        ("device_ownership", "", (0, None)),
        ("device_ownership", "Unknown", (0, None)),
        ("device_ownership", "Corporate", (2, None)),
        ("device_ownership", "company", (2, None)),
        ("device_ownership", "企业", (2, None)),
        ("device_ownership", "Institutional", (2, None)),
        ("device_ownership", "Personal", (1, None)),
        ("device_ownership", "BYOD", (1, None)),
        ("device_ownership", "Employee Owned", (1, None)),
        ("device_ownership", "个人设备", (1, None)),
        ("device_ownership", "员工自带", (1, None)),
        ("device_ownership", "自备", (1, None)),
        ("device_ownership", "公司采购", (2, None)),
        ("device_ownership", "公司的", (2, None)),
        ("device_ownership", "公司自有", (2, None)),
        ("device_ownership", "自己的", (1, None)),
        ("device_ownership", "员工自购", (1, None)),
        ("device_ownership", "租的", (None, Fault.OWNERSHIP_UNKNOWN)),
        ("device_ownership", "租赁", (None, Fault.OWNERSHIP_UNKNOWN)),
        ("device_ownership", "自购", (None, Fault.OWNERSHIP_UNKNOWN)),
        ("device_ownership", "自有", (None, Fault.OWNERSHIP_UNKNOWN)),
        ("device_ownership", "員工自有", (1, None)),
        ("device_ownership", "私物", (1, None)),
        ("device_ownership", "会社所有", (2, None)),
        ("device_ownership", "Firmeneigentum", (2, None)),
        ("device_ownership", "De la empresa", (2, None)),
        ("device_ownership", "本公司", (2, None)),
        ("device_ownership", "个人自备", (1, None)),
        ("device_ownership", "Société", (2, None)),
        ("device_ownership", "SOCIETE", (2, None)),
        ("device_ownership", "Privé", (1, None)),
        ("device_ownership", "1", (None, Fault.OWNERSHIP_NUMBER)),
        ("device_ownership", "上海分公司", (None, Fault.OWNERSHIP_UNKNOWN)),
        ("device_status", "-", (0, None)),
        ("device_status", "可信", (1, None)),
        ("device_status", "信任设备", (1, None)),
        ("device_status", "TRUSTED", (1, None)),
        ("device_status", "非信任设备", (2, None)),
        ("device_status", "不可信", (2, None)),
        ("device_status", "2", (None, Fault.TRUST_NUMBER)),
        ("device_status", "Compliant", (None, Fault.TRUST_COMPLIANCE)),
        ("device_status", "Managed", (None, Fault.TRUST_COMPLIANCE)),
        ("device_status", "不合规", (None, Fault.TRUST_COMPLIANCE)),
        ("device_status", "yes", (None, Fault.TRUST_UNKNOWN)),
    ],
)
def test_ownership_and_trust_are_words(
    field: str, text: str, answer: tuple[int | None, Fault | None]
) -> None:
    """Words in both languages are read, blank is unknown, and compliance is not trust."""
    assert read(field, text, False) == answer


@pytest.mark.parametrize("field", TERMS)
def test_our_own_names_are_read_back(field: str) -> None:
    """What we print in templates and results means the same when it is imported again."""
    for term in TERMS[field]:
        assert [read(field, name, False)[0] for name in (term.en, term.zh)] == [term.code] * 2


@pytest.mark.parametrize("field", TERMS)
def test_no_word_means_two_things(field: str) -> None:
    """A word belongs to one term, or to one reason for refusing it."""
    meanings: dict[str, set[object]] = {}
    for term in TERMS[field]:
        for word in (term.en, term.zh, term.slug, *term.aliases):
            meanings.setdefault(label_key(word), set()).add(term.code)
    for fault, words in REFUSED[field].items():
        for word in words:
            meanings.setdefault(label_key(word), set()).add(fault)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_each_identifier_has_its_systems() -> None:
    """Computers take four identifiers, each kind of mobile device one of its own."""
    assert {system.code: system.takes for system in SYSTEMS} == {
        1: ("serial_number", "disk_serial_number", "uuid", "mac_address"),
        2: ("serial_number", "disk_serial_number", "uuid", "mac_address"),
        3: ("serial_number", "disk_serial_number", "uuid", "mac_address"),
        4: ("android_id",),
        5: ("idfv",),
        6: ("aaid",),
    }
    assert set(SYSTEMS_OF) == set(IDENTIFIERS)
    assert SYSTEMS_OF["mac_address"] == (1, 2, 3)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("device_ownership", "", True),
        ("device_ownership", " - ", True),
        ("device_ownership", "Unknown", False),
        ("device_ownership", " 未知 ", False),
        ("device_status", "未知", False),
        ("device_system", "Unknown", True),
        ("device_ownership", "#N/A", False),
    ],
)
def test_unknown_is_an_answer_where_it_is_one_of_the_words(
    field: str, text: str, says: bool
) -> None:
    """--set fills what was left open, and overrides nobody's answer."""
    assert says_nothing(field, text) is says


@pytest.mark.parametrize(
    ("model", "system"),
    [
        *(("iPhone 15 Pro", 5), ("iPad (9th generation)", 5), ("Apple iPhone14,5", 5)),
        *(("MacBook Pro (14-inch)", 2), ("Mac15,6", 2), ("Mac mini", 2), ("iMac21,1", 2)),
        *(("Latitude 5440", None), ("Apple TV 4K", None), ("Machine", None), ("", None)),
        *(("Mac", None), ("Virtual Machine", None), ("VirtualMac2,1", 2)),
        *(("荣耀 90 GT", 4), ("HONOR Magic5 Pro", 4), ("荣耀 MagicBook 14", None)),
        *(("Surface Duo 2", 4), ("Surface Pro 9", None), ("Zebra TC52", 4)),
        *(("小米15 Ultra", 4), ("小米15.6寸笔记本", None)),
    ],
)
def test_a_model_that_has_one_system_only(model: str, system: int | None) -> None:
    """Where the model does not settle it, nothing is guessed."""
    assert system_of(model) == system


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("HarmonyOS 5.0.1", (6, None)),
        ("鸿蒙 6", (6, None)),
        ("HarmonyOS NEXT", (6, None)),
        ("HarmonyOS 4.2", (None, Fault.SYSTEM_HARMONY)),
        ("HarmonyOS", (None, Fault.SYSTEM_HARMONY)),
    ],
)
def test_harmony_from_its_fifth_version_on(text: str, choice: object) -> None:
    """Up to the fourth it is built on Android, and nobody knows what Feishu's client reports."""
    assert read("device_system", text, False) == choice
