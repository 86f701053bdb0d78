"""The headings that we write and recognise: one entry for each field, in the API's order.

``zh`` are the API page's own Chinese names.  The aliases are headings met in exports of
Intune, Autopilot, ConfigMgr, Jamf, Kandji, Workspace ONE, Google, Snipe-IT, OCS, GLPI,
Lansweeper, Fleet / osquery, WeCom and in Chinese ledgers, and what the same columns are
called in traditional Chinese, Japanese, German, French and a few in other languages.  Headings
that are questions (是否可信, "Is trusted") stand in ``questions``.

What is missing here is missing on purpose, because it looks right and is not: all that stands
in ``headings``; DeviceType ("Laptop" in some products); 自带设备(BYOD) and Trusted
(they stand in cells as often as above them); 序號 (in Taiwan a serial
number on one list and a running number on the next); 硬盘编号 (often a number that somebody
gave the disk).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from importer.vocabulary.headings import (
    ROLES,
    SERIALS,
    SERIALS_TW,
    SERIALS_ZH,
    SPELLED_EXACTLY,
    TRAPS,
    Role,
)
from importer.vocabulary.labels import bare, label_key
from importer.vocabulary.questions import question
from importer.vocabulary.systems import paired, words

#: The API's identifier fields, in the order of its documentation page.
IDENTIFIERS = (
    "serial_number",
    "disk_serial_number",
    "uuid",
    "mac_address",
    "android_id",
    "idfv",
    "aaid",
)
#: What the device itself is called in front of its serial number.
_DEVICES = (
    *paired(
        "Device, Computer, Laptop, Notebook, Desktop, PC, Machine, System, Hardware, Equipment, "
        "Product, Unit, Host, BIOS, Workstation, Endpoint, Mobile device, Manufacturer",
        SERIALS,
    ),
    *paired(
        "设备, 主机, 整机, 电脑, 产品, 机器, 笔记本, 笔记本电脑, 台式机, 计算机, 终端, 机身, 本机, "
        "出厂, 生产, 原厂, 厂商, 厂家, BIOS, 服务器",
        SERIALS_ZH,
    ),
    *paired("設備, 裝置, 主機, 電腦, 產品, 機器, 筆電, 機身, 出廠", SERIALS_TW),
    *paired("機器, 本体, 製品, 端末, PC", "S/N, SN, シリアル, シリアル番号, シリアルNo"),
)
_DISKS = (
    *paired("Disk, Disk drive, Hard disk, Hard drive, HDD, SSD, NVMe, Drive, HD", SERIALS),
    *paired("硬盘, 磁盘, 固态硬盘, 机械硬盘, SSD, HDD, SSD硬盘", f"{SERIALS_ZH}, 序号"),
    *paired("硬碟, 磁碟, 固態硬碟", SERIALS_TW),
)
#: Every field a column of the spreadsheet can fill.
FIELDS = ("device_system", *IDENTIFIERS, "device_ownership", "device_status")


@dataclass(frozen=True, slots=True)
class Heading:
    """A field, our two labels for it, and what others call it.

    All are compared after ``labels.label_key``, so that one spelling stands for its
    variants in case, spaces and punctuation.  Where several columns may fill the field
    together, those headed by one of ``first`` are looked at before the others; where ``first``
    is empty, the user is asked which column counts.
    """

    field: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    first: tuple[str, ...] = ()


COLUMNS: tuple[Heading, ...] = (
    Heading(
        field="device_system",
        zh="操作系统",
        en="Operating system",
        aliases=words(
            "OS, OS name, Operating system name, Platform, System, Device platform, OS Type, "
            "OS Platform, OS Family, Device OS, Installed OS, OS Caption, Operating system type, "
            "Operating system family, Operating_System_Name_and0, OS name and version, "
            "Host OS, Endpoint OS, Client OS, Computer OS, Operation system, "
            "Operating systems, 运行系统, 装机系统, Système d'exploitation - Nom, "
            "OS and version, 操作系统及版本, 操作系统和版本, 操作系统名称及版本, "
            "操作系统及版本号, "
            "系统, 系统类型, 操作系统类型, 操作系统名称, 设备系统, 系统平台, 平台, OS 名称, "
            "OS类型, 电脑系统, 预装系统, 安装系统, 电脑操作系统, 设备操作系统, 终端操作系统, "
            "作業系統, 作業系統名稱, 作業系統類型, 操作系統, 系統平台, "
            "オペレーティングシステム, OS名, OS種別, OS種類, OSの種類, 基本ソフト, "
            "プラットフォーム, プラットホーム, "
            "Betriebssystem, Betriebssystemname, Plattform, "
            "Système d'exploitation, Nom du système d'exploitation, Nom de l'OS, Plateforme, "
            "Plate-forme, "
            "Sistema operativo, Sist. operativo, Sistema operacional, Sistem operasi, 운영체제, "
            "운영 체제, OS 종류, "
            "Операционная система, ОС, Besturingssysteem, Operativsystem, Operativt system, "
            "Käyttöjärjestelmä, System operacyjny, Operační systém, Operačný systém, "
            "Operációs rendszer, Sistem de operare, İşletim sistemi, Hệ điều hành, ระบบปฏิบัติการ, "
            "Λειτουργικό σύστημα, Операційна система, Операционна система, Operativni sustav, "
            "Operativni sistem, Operacijski sistem, Operatsioonisüsteem, Operētājsistēma, "
            "Operacinė sistema, Sistem pengendalian, نظام التشغيل, מערכת הפעלה"
        ),
    ),
    Heading(
        field="serial_number",
        zh="生产序列号",
        en="Serial number",
        aliases=_DEVICES
        + words(
            "Serial, Serial no, SN, Serial num, Service tag, Serial #, Ser. no, Mac序列号, "
            "seq_no, Dell Service Tag, SN/Service Tag, Service Tag #, Service Tag No, "
            "Serial numbers, Serial nos, Serials, SNs, Service tags, HW serial, HW serial number, "
            "Mac serial, Mac serial number, Seriennummern, Numéros de série, Números de serie, "
            "服务编号, 服务标签号, BiosSeralNumber, 序列号, SN号, SN码, 序列号SN, SN序列号, "
            "SN编号, SN(BIOS), 序列号(BIOS), Serial number (BIOS), "
            "机身编号, 服务标签, 序列號, シリアル番号, シリアルナンバー, シリアルNo, "
            "シリアル, 製造番号, "
            "製造No, デバイスのシリアル番号, 本体製造番号, S/N番号, Seriennummer, Seriennr, "
            "Serien-Nr, Geräteseriennummer, Seriennummer des Geräts, Seriennummer Gerät, "
            "Serien Nummer, SN-Nummer, Numéro de série, N° de série, No de série, N°Serie, "
            "Numéro série, Num série, Num de série, Numéro de série de l'appareil, "
            "Numéro de série du PC, Numéro de série de l'ordinateur, Número de serie, "
            "Número de série, N.º de serie, N de serie, N serie, No serie, No série, Nro de serie, "
            "Nro serie, Número serial, Número de serial, Serial Nr, Numero di serie, "
            "Numero seriale, Nomor seri, No seri, 시리얼번호, "
            "시리얼 넘버, 시리얼, 일련번호, 제조번호, 기기 일련번호, Серийный номер, Серийный №, "
            "Заводской номер, Serienummer, Serienr, Sarjanumero, Numer seryjny, Nr seryjny, "
            "Sériové číslo, Sorozatszám, Gyári szám, Număr de serie, Seri numarası, Seri no, "
            "Số serial, Số sê-ri, หมายเลขซีเรียล, Seerianumber, Σειριακός αριθμός, "
            "Серійний номер, Сериен номер, Serijski broj, Serijska številka, Sērijas numurs, "
            "Serijos numeris, Nombor siri, الرقم التسلسلي, מספר סידורי"
        ),
    ),
    Heading(
        field="disk_serial_number",
        zh="硬盘序列号",
        en="Disk serial number",
        aliases=_DISKS
        + words(
            "harddisk_uuid, 硬盘号, ディスクシリアル番号, ディスクのシリアル番号, "
            "HDDシリアル番号, SSDシリアル番号, ハードディスクシリアル番号, "
            "ハードディスクのシリアル番号, HDDシリアル, Festplatten-Seriennummer, "
            "Seriennummer Festplatte, Seriennummer der Festplatte, SSD-Seriennummer, "
            "Datenträger-Seriennummer, Numéro de série du disque, Numéro de série du disque dur, "
            "N° de série du disque, N° de série du disque dur, N° de série disque, "
            "N° série disque dur, Numéro de série disque dur, Número de serie del disco, "
            "Número de serie del disco duro, N.º de serie del disco, Nº de serie del disco duro, "
            "Número de série do disco, Numero di serie del disco, 디스크 시리얼 번호, "
            "하드디스크 시리얼 번호, 하드디스크 시리얼, 디스크 일련번호, 하드디스크 일련번호"
        ),
    ),
    Heading(
        field="uuid",
        zh="主板UUID",
        en="Board UUID",
        aliases=words(
            "Motherboard UUID, SMBIOS GUID, SMBIOS UUID, System UUID, Hardware UUID, BIOS UUID, "
            "Product UUID, UDID, Machine UUID, Computer UUID, Computer SMBIOS UUID, BIOS GUID, "
            "UUID号, "
            "Baseboard UUID, SMBIOS_GUID0, "
            "设备UUID, 硬件UUID, 主板标识, 主机UUID, 系统UUID, "
            "主機板UUID, 主機UUID, 硬體UUID, "
            "マザーボードUUID, ハードウェアUUID, システムUUID, 本体UUID, "
            "Mainboard-UUID, Hauptplatinen-UUID, "
            "UUID de la carte mère, UUID carte mère, UUID matériel, UUID du système"
        ),
    ),
    Heading(
        field="mac_address",
        zh="MAC地址",
        en="MAC address",
        aliases=words(
            "MAC, MAC addr, MAC addresses, Computer MAC, Computer MAC address, "
            "Hardware address, Ethernet address, "
            "Primary MAC, Primary MAC address, Wi-Fi MAC, WLAN MAC, "
            "Wi-Fi MAC address, wifiMacAddresses, Ethernet MAC, Ethernet MAC address, LAN MAC, "
            "LAN MAC address, WLAN MAC address, Wired MAC address, Wireless MAC address, "
            "MAC Address (Ethernet), MAC Address (Wi-Fi), MAC (Ethernet), MAC (Wi-Fi), "
            "MAC Address 1, MAC Address 2, MAC 1, MAC 2, "
            "RJ45 MAC, Wired MAC, Wireless MAC, Physical address, MAC ID, NIC MAC, "
            "Physical Address (MAC), MACAddress0, MAC_Addresses0, MAC_Address0, "
            "MAC号, MAC（有线）, MAC（无线）, MAC地址（有线）, MAC地址（无线）, MAC地址1, "
            "MAC地址2, 物理MAC, "
            "有线网卡地址, 无线网卡地址, 有线网卡物理地址, 无线网卡物理地址, 网卡地址, 网卡MAC, "
            "本机MAC, 本机MAC地址, 以太网MAC, 以太网MAC地址, "
            "网卡MAC地址, 物理地址, 网卡物理地址, 有线MAC, 有线MAC地址, 无线MAC, 无线MAC地址, "
            "有线网卡MAC, 无线网卡MAC, 有线网卡MAC地址, 无线网卡MAC地址, 设备MAC, 设备MAC地址, "
            "MAC位址, 實體位址, 網卡MAC, 網卡位址, 網卡卡號, 網路卡號, 網路卡位址, "
            "網卡實體位址, 有線MAC位址, 無線MAC位址, 有線網卡MAC, 無線網卡MAC, "
            "MACアドレス, 物理アドレス, MACアドレス(有線), MACアドレス(無線), "
            "MACアドレス(Wi-Fi), 有線MACアドレス, 無線MACアドレス, 有線LAN MACアドレス, "
            "無線LAN MACアドレス, Wi-Fi MACアドレス, イーサネットMACアドレス, "
            "MAC-Adresse, Physische Adresse, Physikalische Adresse, LAN-MAC-Adresse, "
            "WLAN-MAC-Adresse, WiFi-MAC-Adresse, Ethernet-MAC-Adresse, MAC-Adresse LAN, "
            "MAC-Adresse WLAN, "
            "MAC-Adressen, Adresses MAC, Adresse MAC, Adresse physique, Adresse MAC Wi-Fi, "
            "Adresse MAC Ethernet, Adresse MAC filaire, "
            "Dirección MAC, Endereço MAC, Indirizzo MAC, Alamat MAC, MAC-adres, MAC-adress, "
            "MAC-osoite, MAC adresa, Adres MAC, Adresă MAC, MAC-cím, MAC adresi, MAC-адрес, "
            "MAC 주소, 맥 주소, Địa chỉ MAC, Διεύθυνση MAC, MAC-адреса, MAC naslov, MAC-aadress, "
            "MAC adrese, MAC adresas, عنوان MAC, כתובת MAC"
        ),
        # A wired card stays in its computer, and its address is never made up for privacy.
        first=words(
            "Ethernet MAC, Ethernet MAC address, LAN MAC, LAN MAC address, RJ45 MAC, Wired MAC, "
            "MAC Address (Ethernet), MAC (Ethernet), MAC（有线）, MAC地址（有线）, 有线网卡地址, "
            "有线网卡物理地址, Wired MAC address, 有线MAC, 有线MAC地址, 有线网卡MAC, "
            "有线网卡MAC地址, 以太网MAC, "
            "以太网MAC地址, 有線MAC位址, 有線網卡MAC, MACアドレス(有線), 有線MACアドレス, "
            "有線LAN MACアドレス, イーサネットMACアドレス, LAN-MAC-Adresse, Ethernet-MAC-Adresse, "
            "MAC-Adresse LAN, Adresse MAC Ethernet, Adresse MAC filaire"
        ),
    ),
    Heading(
        field="android_id",
        zh="Android标识符",
        en="Android ID",
        aliases=words("Android identifier, SSAID, 安卓ID, 安卓标识符, 安卓设备标识符"),
    ),
    Heading(
        field="idfv",
        zh="iOS供应商标识符",
        en="iOS vendor ID (IDFV)",
        aliases=words(
            "Identifier for vendor, Vendor identifier, iOS IDFV, iOS vendor identifier, "
            "iOS vendor ID, iOS标识符, 苹果供应商标识符"
        ),
    ),
    Heading(
        field="aaid",
        zh="Harmony供应商标识符",
        en="Harmony ID (AAID)",
        aliases=words(
            "Harmony AAID, Harmony identifier, Harmony vendor identifier, Harmony ID, "
            "OpenHarmony AAID, 鸿蒙AAID, 鸿蒙标识符, 鸿蒙供应商标识符, Harmony标识符"
        ),
    ),
    Heading(
        field="device_ownership",
        zh="设备归属",
        en="Ownership",
        aliases=words(
            "Device ownership, Device ownership type, Owner type, Device owner type, "
            "managedDeviceOwnerType, Managed device owner type, Ownership type, "
            "Ownership status, "
            "产权, 设备产权, 所有者类型, 归属类型, 设备归属类型, 设备所有权, 所有权, 所有权类型, "
            "設備歸屬, 設備歸屬類型, 裝置歸屬, 裝置擁有權, 擁有者類型, 所有權, 所有權類型, "
            "所有区分, 所有形態, 所有者区分, 所有者種別, 所有者の種類, 所有権, 所有権区分, "
            "デバイスの所有権, "
            "Eigentum, Besitz, Eigentumsverhältnis, Besitzverhältnis, Eigentümertyp, Besitzertyp, "
            "Gerätebesitz, Gerätebesitzertyp, "
            "Propriété, Type de propriété, Type de propriétaire, Propriété de l'appareil"
        ),
    ),
    Heading(
        field="device_status",
        zh="可信状态",
        en="Trust",
        aliases=words(
            "Trust status, Trust state, Trusted status, Device trust, 设备可信状态, 信任状态, "
            "设备信任状态, 可信, "
            "可信狀態, 信任狀態, 設備信任狀態, 信頼状態, 信頼ステータス, "
            "Vertrauensstatus, État de confiance, Statut de confiance"
        ),
    ),
)

#: Field → (Chinese label, English label), for templates and messages.
LABELS: Mapping[str, tuple[str, str]] = {entry.field: (entry.zh, entry.en) for entry in COLUMNS}


def _known() -> Mapping[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for entry in COLUMNS:
        known.update({label_key(alias): (entry.field, "alias") for alias in entry.aliases})
    for entry in COLUMNS:
        known.update({label_key(label): (entry.field, "label") for label in (entry.zh, entry.en)})
    for entry in COLUMNS:
        known[label_key(entry.field)] = (entry.field, "field")
    return known


#: Key of a heading that looks right and is not → why; of one that helps → how.
TRAPPED: Mapping[str, str] = {label_key(x): why for why, labels in TRAPS.items() for x in labels}
HELPING: Mapping[str, Role] = {label_key(x): role for role, labels in ROLES.items() for x in labels}
#: Key of a heading → the field that it names as a whole, and how: as the API (``field``), as we
#: do (``label``), or as others do (``alias``).
KNOWN = _known()


#: Key of a heading → what it means: why it is none, the field, or what it helps to understand.
_MEANINGS: Mapping[str, tuple[str, str]] = {
    **{key: ("role", role.value) for key, role in HELPING.items()},
    **{key: ("field", name) for key, (name, _) in KNOWN.items()},
    **{key: ("trap", why) for key, why in TRAPPED.items()},
}
#: What may part the halves of a heading that says one thing twice; letters of another script do
#: as well.  A heading is no longer than this.
_SIGNS = "/|\\()（）[]【】<>「」\n\r:：;；,，、–—·"
_PACKING = _SIGNS + "- \t\u3000"
_LONGEST = 60
#: Whose it is, where a list was joined of several: Serial Number (Device).  What an asset is, and
#: whether its number is a serial number, nobody knows.
_OF_DEVICE = re.compile(
    r"(?P<label>.+?)\s*[(（\[](?:device|computer|pc|laptop|notebook|workstation|machine"
    r"|设备|电脑|计算机|gerät|rechner|ordinateur|equipo)[)）\]]\s*",
    re.IGNORECASE,
)
#: A number in front of a heading, as forms to be filled in have it: 3、序列号.
_NUMBERED = re.compile(r"\s*[(（]?[0-9]{1,2}(?:[.):]\s+|[.):](?=[^\x00-\x7f])|[、．：）]\s*)")


def key_of(label: str) -> str:
    """The key by which a heading is looked up: its own; where it says the same twice, as in two
    languages (序列号 Serial Number, 操作系统/OS), that of its first half."""
    key = label_key(label)
    if key in _MEANINGS or len(label) > _LONGEST or (label.isascii() and label.isalnum()):
        return key
    return _half(label) or key


@lru_cache(maxsize=4096)
def _half(label: str) -> str:
    """The key of the first of two halves that mean the same, of what stands behind a number, or
    in front of a word for the device in brackets; "" for any other heading."""
    number = _NUMBERED.match(label)
    if number is not None and (key := key_of(label[number.end() :])) in _MEANINGS:
        return key
    whose = _OF_DEVICE.fullmatch(label)
    if whose is not None and (key := key_of(whose["label"])) in _MEANINGS:
        return key
    for first, second in _halves(label):
        key = key_of(first)
        if key in _MEANINGS and _MEANINGS[key] == _MEANINGS.get(key_of(second)):
            return key
    return ""


def _halves(label: str) -> Iterator[tuple[str, str]]:
    for place in range(1, len(label)):
        before, after = label[place - 1], label[place]
        is_dash = after == "-" and before == " "  # CND-1234 is a value
        if after in _SIGNS or is_dash or before.isascii() is not after.isascii():
            yield label[:place].strip(_PACKING), label[place:].strip(_PACKING)


def known(label: str) -> tuple[str, str] | None:
    """The field that a heading means by itself, and how, as in ``KNOWN``; a question that is
    answered by yes or no goes by its parts."""
    key = key_of(label)
    if (found := KNOWN.get(key)) is None and (asked := question(key)) is not None:
        return asked.field, "alias"
    return found


def says_whose(label: str) -> bool:
    """Whether a heading by itself says that the device is meant: 主机序列号, Laptop S/N."""
    return label_key(label) in _OF_DEVICES


_OF_DEVICES = frozenset(map(label_key, _DEVICES))


def is_label_of(label: str, field: str) -> bool:
    """Whether a text is one of the headings of a field."""
    return (known(label) or ("", ""))[0] == field


def is_heading(text: str) -> bool:
    """Whether a text is a heading that we know: of a field, or of what is none of ours."""
    key = key_of(text)
    return key in _MEANINGS or question(key) is not None


def names_a_field(label: str) -> bool:
    """Whether a heading by itself fills a field of ours."""
    found = known(label)
    if found is None or key_of(label) in TRAPPED:
        return False
    name, why = found
    return not (name in SPELLED_EXACTLY and why == "field" and bare(label) != name)
