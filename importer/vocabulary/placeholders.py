"""Identifiers that mean "missing": vendors' defaults, dummies, addresses that many share.

Sent, they would melt different devices into one record.  Two kinds: ``is_blank`` are the
words people write into an empty cell; ``is_placeholder`` are values that look like an
identifier and name no device.

Sources: the blacklists of GLPI, FusionInventory, OCS Inventory, osquery, FOG, FreeBSD's
hostid and Axonius, dmidecode's texts, and values that machines in the fixtures of glpi-agent
really reported.  Left out on purpose: whole vendors' MAC blocks, values that a single
unlabelled list names, and every rule about length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from importer.vocabulary import boards
from importer.vocabulary.kinds import KINDS
from importer.vocabulary.models import PCS
from importer.vocabulary.retired import RETIRED
from importer.vocabulary.systems import SYSTEMS, words

_BLANKS = frozenset(
    {
        *("-", "--", "---", "—", "——", "–", "/", "\\", "?", "？"),
        *words("n/a, na, n.a., nan, null, <null>, none, nil, unknown, undefined, tbd"),
        *words("not specified, not applicable, not available, not present, not found"),
        *words("not provided, not recorded, not known, not set, n\\a, n / a, tba, tbc, pending"),
        *words("(blank), (none), (null), (unknown), (empty), [blank], [none], [null], <none>"),
        *words("<blank>, <unknown>, blank, missing, no data, no value, no info, no result"),
        *words("no results, [no results], [no result], current result unavailable, {}, []"),
        *words("[current result unavailable], n/d, nd, #n/d, n.v., n. v., s.o., n.r., tbu"),
        *words("none found, no data found, not reported, not collected, not detected, not listed"),
        *words("system.object[], system.string[], system.object, #n/a n/a, undef, void"),
        # German, French, Spanish, Portuguese, Italian, Russian, Japanese, Korean
        *words("keine, kein, unbekannt, nicht vorhanden, nicht verfügbar, k.a., k. a., entfällt"),
        *words("inconnu, inconnue, aucun, aucune, néant, non renseigné, non disponible, n.d."),
        *words("desconocido, ninguno, ninguna, no disponible, no aplica, sin datos, s/d"),
        *words("desconhecido, nenhum, não disponível, sconosciuto, nessuno, non disponibile"),
        *words("нет, неизвестно, отсутствует, н/д, なし, 無し, 不明, 未設定, 該当なし, 未登録"),
        *words("없음, 알 수 없음, 미정"),
        # Dutch, Polish, Czech, Hungarian, Turkish, Nordic, Vietnamese, Ukrainian, Greek
        *words("onbekend, geen, n.v.t., brak, brak danych, nieznany, nieznane, nie dotyczy, není"),
        *words("neznámé, neznámý, chybí, nincs, ismeretlen, yok, bilinmiyor, saknas, okänd, ingen"),
        *words("ukendt, ukjent, mangler, puuttuu, tuntematon, không có, không, chưa có, немає"),
        *words(
            "невідомо, нет данных, б/н, άγνωστο, unspecified, unavailable, manquant, à compléter"
        ),
        *words("falta, faltante, pendiente, pendente, fehlt, keine angabe, nicht bekannt"),
        *words("無, 沒有, 暫無, 不詳, 未填寫, 未提供, 未登记, 未登記, 未录入"),
        *words(
            "待确认, 待查, 待核实, 待更新, 待补, 待补充, 待录入, 未采集, "
            "未获取, 未检测到, 暂缺, 不明, 不清楚, 不适用, 查不到, 未查到"
        ),
        *words("无此项, 缺, 缺失"),
        *words("无, 没有, 未知, 暂无, 空, 待定, 不详, 未填, 未填写, (空), （空）"),
    }
)
_LONGEST_BLANK = max(map(len, _BLANKS))

#: Compared in lower case, with single spaces; in the column of any identifier.
_WORDS = frozenset(
    {
        *words("to be filled by o.e.m., to be filled by o.e.m, to be filled by oem"),
        *words("tobefilledbyo.e.m., filled by oem, oem, oem_serial, default string, default"),
        *words("default_string, system serial number, systemserialnumb, systemserialnumber"),
        *words("chassis serial number, base board serial number, type2 - board serial number"),
        *words("unspecified base board serial number, not installed, not settable"),
        *words("<bad index>, <out of spec>, <out of spec><out of spec>, invalid, empty"),
        *words("(null string), unknow, eval, iatpass, tulip computers, standard, serial"),
        *words("serial number xxxxxx, .pcie2, asset-1234567890, no asset tag"),
        *words("no sn, no s/n, nosn, no serial, no serial number, no serial no, no label, no tag"),
        *words("no sticker, no mac, no uuid, no id, without sn, without serial number"),
        *words("unreadable, illegible, not visible, not readable, not checked, not legible"),
        *words("see label, see device, virtual machine, virtual, ohne, ohne sn, sans, sans numéro"),
        *words("无标签, 無標籤, 无序列号, 無序號, 无sn, 无编号, 没有序列号, 标签脱落, 标签丢失"),
        *words("看不清, 模糊, 无法识别, 无法读取, 读取失败, 未贴标签, シリアルなし"),
        *words("no asset information, base board asset tag, android_id"),
        # What tools write for a failure, and people for a state or a kind.
        *words("error, tse-error, access denied, timeout, timed out, failed, na., n.a, nil., vm"),
        *words("byod, personal, private, spare, scrap, scrapped, broken, damaged, lost, stolen"),
        *words("retired, disposed, returned, repair, rma, missing sn, laptop, notebook, desktop"),
        *words(
            "computer, tablet, phone, server, workstation, dell, hp, lenovo, huawei, asus, acer"
        ),
        *words(
            "ibm, wdc, seagate, kingston, intel, sandisk, micron, crucial, hynix, hitachi, hgst"
        ),
        *words("liteon, ssstc, ymtc, umis, adata, zhitai, kioxia, biwin, lexar, phison, perc"),
        # How a disk is connected.
        *words("nvme, sata, pcie, pci-e, emmc, m.2, usb, raid, scsi, sas, ide, ahci"),
        *words("xps, uos, kylin"),
        *words("compliant, noncompliant, non-compliant, corporate, company, managed, unmanaged"),
        *words("enrolled, staff, employee, enabled, disabled, working, headquarters"),
        *words("microsoft, apple, macbook, vmware, hyper-v, hyperv, virtualbox"),
        *words("xiaomi, honor, samsung, hewlett, hewlett-packard, fujitsu, toshiba, panasonic"),
        *words("qemu, kvm, proxmox, parallels, nutanix, azure, bios, uefi, localhost, workgroup"),
        *words("available, not assigned, assigned, unassigned, in stock, instock, stock, storage"),
        *words("reserved, loaned, shared, active, inactive, online, offline, decommissioned"),
        *words("donated, faulty, defective, obsolete, refurbished, replaced, removed, destroyed"),
        *words("ordered, on order, shipped, delivered, in transit, transit, warranty, cancelled"),
        *words("canceled, temporary, training, reception, conference, kiosk, meetingroom, visitor"),
        *words("guest, contractor, administrator, hidden, masked, redacted, confidential"),
        *words("restricted, placeholder, changeme, change me, generic, original, failure"),
        *words("new, old, wip, ditto, same, same as above, idem, see note, absent"),
        *words("sticker missing, worn, faded"),
        *words(
            "nieczytelny, nečitelné, olvashatatlan, unlesbar, nicht lesbar, illisible, ilegible"
        ),
        *words("ilegível, illeggibile, onleesbaar, okunmuyor, oläslig, ulæselig, нечитаемо"),
        *words(
            "virtualmachine, unreachable, unsupported, notfound, nodata, noserial, notapplicable"
        ),
        *words("sys-1234567890, sys-9876543210, mb-1234567890, sn-12345, sn-1234567890"),
        *words("sn-123456fvgv3i0b8o5n6n7k, 1234, 12345, 123456, 1234567, 12345678, 123456789"),
        *words("1234567890, 123456789000, 12345678901234567, 0123456789, 0123456789abcdef"),
        # What somebody tried the form with.
        *words("test, test1, test01, test001, test12, test123, test1234, testsn, test-sn, demo"),
        *words("demo1, demo01, demo001, demo123, demo1234, dummy, dummy1, dummy123, sample"),
        *words("serial123, sn12345, sn123456, sn1234567, sn12345678, sn123456789, 123-456-789"),
        *words("sample-001, sample001, example-001, myserial, xyz, xyz123, foobar123, qwer1234"),
        *words("asdf1234, $null, nvt, tbd., wahr, falsch, vrai, faux, verdadero, falso, diy, vdi"),
        *words("hardware, inventory, imei, meid, asset, device"),
        # 固定资产, IT资产, 资产编号, 设备编号, as numbers of ledgers begin.
        *words("gdzc, gdzcbh, itzc, zcbh, zcbm, sbbh"),
        *words("sample1, sample123, example, example1, example123, xxx123"),
        *words("test-1, test-2, test-01, test-001, abcdef, abcdefg, abcdefgh, 99999999, 87654321"),
        *words("9876543210, 1234567890abcdef"),
        # What virtual machines have for their disks, each of them the same.
        *words("vmware nvme_0000, vmware nvme_0001, qm00001, qm00002, qm00003, qm00004, qm00005"),
        *words("drive-scsi0, drive-scsi1, drive-sata0, drive-sata1, drive-ide0, drive-virtio0"),
        *words("4c4c4544"),  # how every Dell's board UUID begins: DELL, from its end
        *words("5ekpm18320000397"),  # one clone's real serial, on all of its copies
    }
    # What another column says: a kind of thing, a make, a line of models, an operating system.
    | {word.lower() for kind in KINDS for word in (*kind.words, *kind.models) if word.isalpha()}
    | {word.lower() for word in PCS if word.isascii() and word.isalpha()}
    | {word.lower() for term in SYSTEMS for word in (term.en, *term.aliases) if word.isalpha()}
    | {word.lower() for word in RETIRED}
)

#: What somebody put in the place of signs that nobody is to read.
MASK = "xxxx"
#: Only zeros, with or without signs between (as NVMe disks report them); no Latin letter or
#: digit at all; zeros and ones; x, and what was made illegible with it (XX-XX, ****1234,
#: C02XXXXXQ05N); I, II, III; NNNNNNN, FFFFFFFF and 888888; T.B.D.; a version number; osquery's
#: "could not be read"; what PowerShell writes for an object, a report for its text boxes, VBA for
#: an error; a number of the list's (No. 12).
_SERIAL = re.compile(
    rf"[0\W_]+|[01]+|x[x\W_]*|[x*]{{4,}}[0-9]{{1,6}}|(?=[0-9a-z]+\Z)[0-9a-z]*{MASK}[0-9a-z]*"
    r"|0x0+|x{0,3}(?:ix|iv|v?i{1,3})|([a-z])\1{6,}|([2-8])\2{5,}"
    r"|(?:[a-z]\. ?){2,}[a-z]?|[0-9]\.[0-9](?:\.[0-9])?|-1"
    r"|(?:System|Microsoft)(?:\.[a-z_]+)+(?:\[\])?|error [0-9]{4}"
    r"|(?:text ?box|col(?:umn|onne|umna|una)|spalte|field|label|unnamed: ?)[0-9]{1,3}"
    r"|win32_[a-z]+(?:\.[a-z]+)?"
    r"|n[or]?[.:#° ]+[0-9]{1,4}",
    re.IGNORECASE | re.ASCII,
)

_UUIDS = words(
    "03000200-0400-0500-0006-000700080009, 03020100-0504-0706-0809-0A0B0C0D0E0F, "
    "10000000-0000-8000-0040-000000000000, 6AB5B300-538D-1014-9FB5-B0684D007B53, "
    "07090201-0103-0301-0807-060504030201, 11111111-2222-3333-4444-555555555555, "
    "890E2D14-CACD-45D1-AE66-BC80E8BFEB0F, 8E275844-178F-44A8-ACEB-A7D7E5178C63, "
    "DC698397-FA54-4CF2-82C8-B1B5307A6A7F, 12345678-1234-5678-90AB-CDDEEFAABBCC, "
    "12345678-1234-5678-1234-567812345678, 01020304-0506-0708-090A-0B0C0D0E0F10, "
    "01234567-89AB-CDEF-0123-456789ABCDEF, DEADBEEF-DEAD-BEEF-DEAD-BEEFDEADBEEF, "
    # What manuals show, and people who try a form: RFC 4122's, Apple's, Wikipedia's.
    "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6, 6BA7B810-9DAD-11D1-80B4-00C04FD430C8, "
    "123E4567-E89B-12D3-A456-426614174000, 123E4567-E89B-12D3-A456-426655440000, "
    "550E8400-E29B-41D4-A716-446655440000, E621E1F8-C36C-495A-93FC-0C247A3E6E5F, "
    "00112233-4455-6677-8899-AABBCCDDEEFF, AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE, "
    "12345678-1234-1234-1234-123456789012, 12345678-1234-1234-1234-123456789ABC, "
    "12345678-9ABC-DEF0-1234-56789ABCDEF0, 12345678-90AB-CDEF-1234-567890ABCDEF, "
    "A1B2C3D4-E5F6-7890-ABCD-EF1234567890"
)
KNOWN_UUIDS = frozenset({*_UUIDS, *map(boards.swapped, _UUIDS)})
_BLANK_DELL = re.compile(boards.BLANK_DELL)

#: ``*`` stands for any hex digit.
_MACS = (
    *words("feffffffffff, 101111111111, 00ab00000000, 00000000000*"),
    *words("123456789abc, 0123456789ab, aabbccddeeff, deadbeefdead, 112233445566, 001122334455"),
    *words("001a2b3c4d5e, 001b44113ab7, 000a959d6816, 001422012345, 000102030405, 1234567890ab"),
    # What Android since 6 and iOS since 7 answer instead of the address.
    "02000000000*",
    # VPN clients: Cisco AnyConnect, GlobalProtect, FortiClient, NCP; TAP adapters.
    *words("00059a3c7a00, 02504100****, 00090f**0001, 02004e435049, 00ff********"),
    # WAN Miniport (PPTP, PPPoE), RAS, loopback adapters, dial-up of Windows 9x.
    *words("505054503030, 33506f453030, 204153594eff, ****20524153, 02004c4f4f50"),
    *words("444553540000, 444553540001, 44455354616f"),
    # The interface to the T2 chip, the same on every Mac that has one.
    "acde48001122",
    # Mobile broadband and FireWire adapters with one address for all.
    *words("000bcafe0000, 000bcafe0001, 00a0c6000000, 028037ec0200"),
    *words("e2e616200a35, d20a2da004be, d26b252f2ce7"),
    # Router redundancy: VRRP, HSRP, GLBP.
    *words("00005e0001**, 00005e0002**, 00000c07ac**, 00000c9ff***, 0007b400****"),
    # The host's side of virtual networks: VMware, VirtualBox, Docker, Hyper-V.
    *words("005056c000**, 0a00270000**, 0242ac******, 00155d******"),
)
#: What Excel made of 5.491E+11, an address without signs that it took for a number.
_ROUNDED = "[0-9]{6}000000"
_KNOWN_MACS = re.compile("|".join((_ROUNDED, *(m.replace("*", "[0-9a-f]") for m in _MACS))))

#: Network cards of virtual machines: VMware, Microsoft, Parallels, Virtual Iron, Xen,
#: VirtualBox.  The machine itself may be meant, so that they are only worth a remark.
_GUESTS = frozenset(
    words(
        "00:05:69, 00:0c:29, 00:1c:14, 00:50:56, 00:03:ff, 00:1c:42, 00:0f:4b, 00:16:3e, 08:00:27"
    )
)

#: What a cell's text, in lower case, must not be if it is to pass without a closer look.
_SAID = _BLANKS | _WORDS
#: NOSERIALNUMBER, NOTAVAILABLE.
_JOINED = frozenset("".join(said.split()) for said in _SAID if " " in said)
SUSPECT_WORDS = _SAID | _JOINED | {"true", "false"}
#: NO_SERIAL, not-found.
_APART = re.compile(r"[\s_-]+")
# How UUIDs and addresses begin or end that deserve one; most do not.  Spelled out, for a repeated
# group takes twice as long.
_OCTET = "[0-9a-f]{2}"
_SUSPECT_OCTETS = sorted(
    {mask[:2] for mask in _MACS if mask[:2] != "**"} | {g[:2] for g in _GUESTS}
)
#: A canonical UUID that needs no closer look, if it is not in ``KNOWN_UUIDS``.
PLAIN_UUID = re.compile(
    rf"(?!(..)\1(?!4544-)|00000000-|{boards.BLANK_DELL})"
    "[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-(?!F{12})[0-9A-F]{12}"
)
#: An address with colons, and with dashes, that is one card's own, neither a group's nor made up
#: by software, and needs no closer look, if it does not end in one of ``SUSPECT_END``.
PLAIN_MACS = tuple(
    re.compile(
        rf"(?!(..){sign}\1|{'|'.join(_SUSPECT_OCTETS)})"
        + sign.join(["[0-9a-f][048c]", *[_OCTET] * 5])
    )
    for sign in ":-"
)
SUSPECT_END = ("20:52:41:53", "00:00:00")

#: 9774d56d682e549c is what a whole generation of Android devices and emulators answered.
_ANDROID_IDS = frozenset(
    words(
        "9774d56d682e549c, 0123456789abcdef, 1234567890abcdef, abcdef0123456789, "
        "abcdef1234567890, a1b2c3d4e5f67890, 1234567890123456"
    )
)


def is_blank(text: str) -> bool:
    """Whether a cell's text, in any column, is a way of leaving it empty."""
    return not text or (len(text) <= _LONGEST_BLANK and text.lower() in _BLANKS)


def is_placeholder(field: str, identifier: str) -> bool:
    """Whether an identifier, in its canonical form, names no device."""
    return _CHECKS[field](identifier)


def is_filler(field: str, text: str) -> bool:
    """Whether a text that is no identifier stands where one is missing: a vendor's words,
    zeros, a note in Chinese."""
    return _serial(text) or (field == "uuid" and text == "2")


def is_virtual(mac: str) -> bool:
    """Whether a MAC address, in its canonical form, is that of a virtual machine."""
    return mac[:8] in _GUESTS


def _is_word(text: str) -> bool:
    key = text.lower()
    return key in _WORDS or key in _JOINED or " ".join(_APART.split(key)) in _SAID


def _serial(text: str) -> bool:
    return _SERIAL.fullmatch(text) is not None or _is_word(text)


def _board_uuid(text: str) -> bool:
    return (
        text in KNOWN_UUIDS
        or text.endswith("-FFFF-FFFF-FFFF-FFFFFFFFFFFF")
        or text.startswith("00000000-0000-0000-0000-")
        or _BLANK_DELL.fullmatch(text) is not None
        or (text[:2] == text[2:4] and _is_repeated(text))
    )


def _app_id(text: str) -> bool:
    """Of a UUID that a system made for an app; either case."""
    return text.upper() in KNOWN_UUIDS or _is_repeated(text)


def _is_repeated(text: str) -> bool:
    """Whether all digits, or all bytes, of a UUID are equal."""
    digits = text.replace("-", "")
    return digits == digits[:2] * 16


def _mac(text: str) -> bool:
    return (
        _KNOWN_MACS.fullmatch(text.replace(":", "")) is not None or text == text[:3] * 5 + text[:2]
    )


def _android_id(text: str) -> bool:
    return text in _ANDROID_IDS or not text.strip(text[0])


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "serial_number": _serial,
    "disk_serial_number": _serial,
    "uuid": _board_uuid,
    "mac_address": _mac,
    "android_id": _android_id,
    "idfv": _app_id,
    "aaid": _app_id,
}
