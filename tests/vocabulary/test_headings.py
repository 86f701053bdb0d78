"""Headings in other languages, and those that only look right."""

from __future__ import annotations

from collections import defaultdict

import pytest

from importer.vocabulary.fields import COLUMNS, KNOWN, is_heading, is_label_of, names_a_field
from importer.vocabulary.headings import HINTS, ROLES, TRAPS, hinted, is_of_secrets
from importer.vocabulary.labels import label_key

FOREIGN = {
    "device_system": (
        *("Operation System", "Operating Systems", "Sist. Operativo", "Computer O/S"),
        *("Операційна система", "Operativni sustav", "Λειτουργικό σύστημα", "מערכת הפעלה"),
        *("作業系統", "OS種別", "OS名", "プラットフォーム", "Betriebssystem"),
        *("Système d'exploitation", "SYSTEME D’EXPLOITATION", "Plateforme", "OS 名称", "OS_type"),
    ),
    "serial_number": (
        *("產品序號", "機身序號", "序列號", "シリアル番号", "ｼﾘｱﾙ番号", "シリアル No.", "製造番号"),
        *(
            "Serial #",
            "Machine S/N",
            "SN/序列号",
            "BIOS序列号",
            "Device Serial No",
            "Laptop Serial #",
        ),
        *("机器SN", "笔记本电脑SN号", "服务器序列号", "設備SN", "機器S/N", "端末シリアルNo"),
        *("Seriennummer", "Serien-Nr.", "Geräteseriennummer", "Numéro de série", "Numero de serie"),
        *("Nº serie", "Nro. de serie", "N/ de serie", "N. serie", "Número serial", "Serial-Nr."),
        *("Numero seriale", "Seerianumber", "Serial Numbers", "Serial Number(s)", "S/Ns"),
        *("Seriennummern", "Numéros de série", "Service Tags", "Service Tag(s)", "HW Serial"),
        *("服务编号", "服务标签号", "SN(BIOS)", "序列号（BIOS）"),
        *("Σειριακός αριθμός", "Серійний номер", "Serijski broj", "الرقم التسلسلي"),
        *("Gyári szám", "Sorozatszám"),
        *("N° de série", "No. de série", "Nº de série", "Computer Serial Number", "终端序列号"),
    ),
    "disk_serial_number": (
        *("硬碟序號", "HDDシリアル番号", "ディスクのシリアル番号", "Festplatten-Seriennummer"),
        *("SSD序列号", "NVMe serial", "Hard Drive SN", "机械硬盘序列号", "硬盘S/N号", "固態硬碟SN"),
        *("Numéro de série du disque dur", "N° de série du disque"),
        *("Número de serie del disco", "하드디스크 시리얼 번호"),
    ),
    "uuid": (
        *("主機板 UUID", "マザーボードUUID", "Mainboard-UUID", "UUID de la carte mère"),
        *("UUID号", "BIOS GUID", "Computer SMBIOS UUID"),
    ),
    "mac_address": (
        *("MAC位址", "實體位址", "網卡卡號", "MACアドレス（有線）", "物理アドレス", "MAC-Adresse"),
        *(
            "Computer MAC Address",
            "Physische Adresse",
            "WLAN-MAC-Adresse",
            "Adresse MAC",
            "Adresse physique",
        ),
        *("Indirizzo MAC", "MAC-adres", "Adres MAC", "MAC-адрес", "MAC 주소", "Địa chỉ MAC"),
        *(
            "MAC-Adressen",
            "MAC Address (Wi-Fi)",
            "MAC（有线）",
            "MAC地址2",
            "MAC주소",
            "맥주소",
            "MAC adresi",
            "MAC-адреса",
            "MAC naslov",
        ),
    ),
    "device_ownership": (
        *("managedDeviceOwnerType", "Device Owner Type", "設備歸屬", "所有区分", "所有者の種類"),
        *("Eigentumsverhältnis", "Besitz", "Propriété", "Type de propriétaire", "产权"),
    ),
    "device_status": ("可信狀態", "信頼状態", "Vertrauensstatus", "État de confiance"),
}

NO_FIELD = [
    *(
        "序號",
        "主设备序列号",
        "硬盘编号",
        "编号",
        "項次",
        "管理番号",
        "製品番号",
        "型番",
        "Inventarnummer",
    ),
    *("螢幕序號", "モニターシリアル番号", "Monitor-Seriennummer", "Numéro de série de l'écran"),
    *("藍牙MAC位址", "Bluetoothアドレス", "Bluetooth-Adresse", "Adresse MAC Bluetooth"),
    *("作業系統版本", "OSバージョン", "Betriebssystemversion", "Version du système"),
    *("Monitor serials", "Licence numbers", "服务单编号", "快速服务代码", "车身号"),
    *("Monitor S/N", "CPU Serial Number", "电源适配器序列号", "OS版本", "系统名称", "Asset Serial"),
    *("所有者", "保管人", "Besitzer", "Eigentümer", "Propriétaire"),
    *("主板SN", "内存 S/N", "Motherboard SN", "Phone serial number", "資産S/N", "资产SN"),
    *("Machine GUID", "Product ID", "产品 ID", "OsSerialNumber", "Windows Product ID", "Host ID"),
    *("ObjectGUID", "Operating System Version", "iOS Version", "Android Version", "macOS版本"),
    *("Machine", "Adresse", "Adresse IP", "Série", "Nummer", "Physischer Standort", "資産番号"),
]


@pytest.mark.parametrize(
    ("field", "label"), [(field, label) for field in FOREIGN for label in FOREIGN[field]]
)
def test_our_fields_in_other_languages(field: str, label: str) -> None:
    """Traditional Chinese, Japanese, German and French, with and without accents."""
    assert KNOWN[label_key(label)][0] == field
    assert names_a_field(label)


@pytest.mark.parametrize("label", NO_FIELD)
def test_false_friends_fill_nothing(label: str) -> None:
    """A running number, an accessory, a person, a version, a product: whatever the language."""
    assert not names_a_field(label)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("序號", "serial_number"),
        ("硬盘编号", "disk_serial_number"),
        ("设备唯一标识", "uuid"),
        ("第二块SSD序列号", "disk_serial_number"),
        ("Platten-SN", "disk_serial_number"),
        ("Nº serie disco duro", "disk_serial_number"),
        ("Discovery serial", "serial_number"),
        ("Plattform Serial", "serial_number"),
        ("Asset Serial Number", "serial_number"),
        ("Serial number (Asset)", "serial_number"),
        ("Serie", "serial_number"),
        ("系统名称", "device_system"),
        ("BYOD", "device_ownership"),
        ("资产属性", "device_ownership"),
        ("是否公司资产", "device_ownership"),
        ("是否为单位资产（是/否）", "device_ownership"),
        ("公司资产编号", None),
        ("是否固定资产", None),
        ("内网MAC地址", "mac_address"),
        ("IP/MAC", "mac_address"),
        ("[identity]mac", "mac_address"),
        ("资产SN", "serial_number"),
        ("新电脑SN", "serial_number"),
        ("New PC-SN", "serial_number"),
        ("S/N (label)", "serial_number"),
        ("IdentifyingNumber", "serial_number"),
        ("Seriennummer (Gehäuse)", "serial_number"),
    ],
)
def test_what_may_be_a_field_is_hinted_at(label: str, field: str | None) -> None:
    """A heading that means one thing here and another there is named, and never read by."""
    assert not names_a_field(label)
    assert hinted(label) == field


def test_no_heading_means_two_things() -> None:
    """One field, one reason why it is none, or one role."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for entry in COLUMNS:
        for label in (entry.field, entry.zh, entry.en, *entry.aliases):
            meanings[label_key(label)].add(entry.field)
    for table in (TRAPS, ROLES):
        for meaning, labels in table.items():
            for label in labels:
                meanings[label_key(label)].add(meaning)
    assert {label: found for label, found in meanings.items() if len(found) > 1} == {}


def test_what_is_looked_at_first_is_a_heading_of_that_field() -> None:
    """And hints are written as headings are compared."""
    for entry in COLUMNS:
        assert set(map(label_key, entry.first)) <= set(map(label_key, entry.aliases))
    assert all(label_key(word) == word for words in HINTS.values() for word in words)


@pytest.mark.parametrize(
    "label",
    [
        *("投影仪序列号", "U盾序列号", "TPM序列号", "C盘序列号", "Webcam Serial", "Toner S/N"),
        *("Netzteil-Seriennummer 1", "Número de serie del cargador", "モニターS/N", "Token serial"),
        *("iLO MAC", "IPMI MAC地址", "Gateway MAC", "交换机MAC", "User UUID"),
        *("旧电脑SN", "原设备序列号", "换下电脑SN", "OldPC-SN", "Old laptop serial", "旧电脑MAC"),
        *("证书序列号", "Contract serial", "Old SN", "旧SN", "手机MAC", "AP MAC", "GPU UUID"),
        *("所在物理机SN", "宿主机序列号"),
    ],
)
def test_a_number_of_another_thing_is_no_hint(label: str) -> None:
    """Parts, programs, accessories and management cards have numbers of their own."""
    assert hinted(label) is None


@pytest.mark.parametrize("label", ["系统盘序列号", "数据盘SN", "Boot drive serial", "SATA SN"])
def test_a_drive_by_what_it_is_for_is_a_disk(label: str) -> None:
    """It is a disk's serial number, not the computer's."""
    assert hinted(label) == "disk_serial_number"


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("serial_number", "序列号 Serial Number"),
        ("serial_number", "Serial Number（序列号）"),
        ("serial_number", "序列号\nSerial No."),
        ("serial_number", "序列号Serial Number"),
        ("serial_number", "Serial number (S/N)"),
        ("serial_number", "Serial Number / Service Tag"),
        ("serial_number", "S/N / 序列号 / Serial"),
        ("serial_number", "Seriennummer (S/N)"),
        ("serial_number", "製造番号(S/N)"),
        ("serial_number", "Laptop SN | Desktop SN"),
        ("serial_number", "3、电脑序列号"),
        ("serial_number", "2. Serial number"),
        ("serial_number", "Serial Number - SN"),
        ("serial_number", "Serial Number (Device)"),
        ("serial_number", "SN (Laptop)"),
        ("serial_number", "序列号（电脑）"),
        ("device_system", "Operating system (Computer)"),
        ("device_system", "操作系统/OS"),
        ("device_system", "Operating System (OS)"),
        ("device_system", "1.操作系统"),
        ("disk_serial_number", "硬盘序列号 Disk Serial Number"),
        ("mac_address", "MAC地址 MAC Address"),
        ("mac_address", "MAC地址/MAC"),
        ("uuid", "主板UUID(Board UUID)"),
        ("device_ownership", "设备归属 Ownership"),
    ],
)
def test_a_heading_that_says_one_thing_twice(field: str, label: str) -> None:
    """In two languages, in short and in full, behind the number of a form's question."""
    assert names_a_field(label)
    assert is_label_of(label, field)


@pytest.mark.parametrize(
    "label",
    [
        *(
            "硬盘序列号/Serial",
            "显示器序列号/Serial",
            "主机序列号/显示器序列号",
            "Serial Number/IMEI",
        ),
        *("Name/Serial Number", "型号/序列号", "SN/MAC", "IP/MAC地址", "蓝牙MAC/MAC", "PC/Mac"),
        *(
            "OS/OS Version",
            "操作系统/版本",
            "资产编号/SN",
            "Monitor (Serial Number)",
            "SN (显示器)",
            "Serial Number (Monitor)",
            "Serial Number (Asset)",
            "Number (Device)",
            "OS Version (Computer)",
        ),
        *("序列号(电脑背面)", "12", "1.", "1. 2. 3.", "///", "()", "序", "3、", "20.5 SN"),
    ],
)
def test_halves_that_mean_different_things_are_no_heading_of_ours(label: str) -> None:
    """Nor is one of which only a half is known: it may say whose serial number it is."""
    assert not names_a_field(label)


@pytest.mark.parametrize(
    "text", ["1.SERIAL", "CND-1234", "SN-2001", "12-SN", "5CG/SN", "HOST-PC01"]
)
def test_a_value_is_no_heading_by_its_halves(text: str) -> None:
    """A serial number has signs as well."""
    assert not is_heading(text)


def test_headings_of_passwords_are_told_from_a_secretarys():
    """What stands below the latter may be shown."""
    assert all(map(is_of_secrets, ("Secret", "Client secret", "密码", "Mot de passe")))
    assert not any(map(is_of_secrets, ("Secretary", "Secretariat", "涉密等级")))
