"""What the API's numbers mean, and the words people write for them.

Three tables that a non-programmer can review: operating systems with the identifiers each of
them takes, ownership, and trust.  No other module knows an operating system's name.
Sources: the create page of the API for the codes, its Chinese names and the sample bodies;
the aliases are spellings met in exports of Intune, Jamf, Kandji, Workspace ONE, Google
Workspace, osquery / Fleet, WeCom and in Chinese ledgers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from importer.vocabulary.faults import Fault


@dataclass(frozen=True, slots=True)
class Term:
    """A number of the API with our names for it and the words it goes by elsewhere.

    ``aliases`` are compared after ``labels.label_key``: case, spaces and punctuation
    do not matter.
    """

    code: int
    slug: str
    en: str
    zh: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class System(Term):
    """An operating system; ``takes`` are its identifiers, ``shown`` those of the API page's
    sample body.  One of ``takes`` is needed."""

    takes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """A list of names as one reads it: with commas."""
    return tuple(text.split(", "))


_DESKTOP = ("serial_number", "disk_serial_number", "uuid", "mac_address")
_DESKTOP_SHOWN = ("serial_number", "disk_serial_number", "uuid")

_WINDOWS = words(
    "Win, Microsoft Windows, MS Windows, Windows NT, Windows Server, WinNT, "
    "Microsoft Windows Server, Windows XP, Windows XP Professional, Windows Vista, Windows PC, "
    "Windows Desktop, Windows操作系统, Windows系统, 微软Windows, Windows 专业版, "
    "Microsoft Windows NT, Microsoft Windows NT Workstation, Microsoft Windows NT Server, "
    "Microsoft Windows NT Advanced Server, Windows NT Workstation, Windows NT Server, "
    "Windows Workstation, W7, W8, W10, W11, Windows Client, 视窗, 视窗系统"
)
_MACOS = words(
    "Mac, Mac OS X, OS X, Darwin, Apple macOS, Macintosh, 苹果电脑, macOS Sierra, "
    "macOS High Sierra, macOS Mojave, macOS Catalina, macOS Big Sur, macOS Monterey, "
    "macOS Ventura, macOS Sonoma, macOS Sequoia, macOS Tahoe, OS X Yosemite, OS X El Capitan, "
    "macOS系统, Mac系统, Apple Mac, Apple Mac OS, Apple Mac OS X, Mac OS Sierra, Mac电脑, 苹果Mac, "
    "Sierra, High Sierra, Mojave, Catalina, Big Sur, Monterey, Ventura, Sonoma, Sequoia, Tahoe, "
    "OS X Mavericks, Mavericks, Yosemite, El Capitan"
)
#: Distributions by name and by the ids of os-release, which osquery and Fleet export.
_LINUX = words(
    "GNU/Linux, Linux系统, Ubuntu, Ubuntu LTS, Ubuntu Linux, Debian, Debian GNU/Linux, RHEL, "
    "Red Hat, "
    "Red Hat Linux, Red Hat Enterprise Linux, CentOS, CentOS Linux, CentOS Stream, "
    "Red Hat Enterprise Linux Server, Red Hat Enterprise Linux Workstation, Rocky, Rocky Linux, "
    "Alma, AlmaLinux, Fedora, Fedora Linux, Oracle Linux, ol, Amazon Linux, amzn, openSUSE, "
    "openSUSE Leap, openSUSE Tumbleweed, SLES, SLED, SUSE, SUSE Linux Enterprise Server, "
    "SUSE Linux Enterprise Desktop, Arch, Arch Linux, Manjaro, Manjaro Linux, Linux Mint, "
    "Pop!_OS, Kali, Kali Linux, Gentoo, Alpine, Alpine Linux, NixOS, Raspbian, Raspberry Pi OS, "
    "elementary OS, Deepin, 深度, UOS, 统信, 统信UOS, 统信桌面操作系统, 统信操作系统, "
    "UnionTech OS, UnionTech OS Desktop, Kylin, 麒麟, 银河麒麟, 银河麒麟桌面操作系统, "
    "麒麟操作系统, 中标麒麟, NeoKylin, Ubuntu Kylin, openKylin, 开放麒麟, openEuler, "
    "欧拉, Anolis, Anolis OS, 龙蜥, Linux Ubuntu, Linux Debian, Linux CentOS, Linux Red Hat, "
    "Linux RHEL, Linux Fedora, Linux SUSE, Linux Kylin, Linux UOS, Linux Deepin, Linux Oracle, "
    "Oracle Linux Server, Amazon Linux AMI, Scientific Linux, SLE, Xubuntu, Kubuntu, Lubuntu, "
    "Zorin OS, MX Linux, EndeavourOS, Void Linux, Slackware, CloudLinux, Photon OS, "
    "VMware Photon OS, VMware Photon OS/Linux, Clear Linux, Mageia, Garuda Linux, Asianux, 红旗, "
    "红旗Linux, 红旗Asianux, 中科方德, 方德, NFSChina, 中标, 中标普华, 普华, 湖南麒麟, "
    "Kylin OS, Kylin Linux, KylinOS, "
    "银河麒麟高级服务器操作系统, 银河麒麟服务器操作系统, Kylin Linux Advanced Server, "
    "统信操作系统UOS, UOS统信, UnionTech, UnionTechOS, Deepin Linux, 深度操作系统, 深度Linux, "
    "TencentOS, TencentOS Server, Alibaba Cloud Linux, Alinux, openEuler Linux, 麒麟OS, 优麒麟"
)
_ANDROID = words("安卓, 安卓系统, Google Android, AOSP, Android手机, Android Enterprise")
_IOS = words(
    "iPadOS, iOS/iPadOS, iPhone, iPad, iPod touch, iPhone OS, Apple iOS, Apple iPadOS, "
    "iPhone/iPad, iOS系统, 苹果手机"
)
#: HarmonyOS up to 4 is built on Android; only the later line is the API's number 6.
_OPENHARMONY = words(
    "开源鸿蒙, HarmonyOS NEXT, Harmony NEXT, 鸿蒙NEXT, 纯血鸿蒙, 鸿蒙星河版, "
    "HarmonyOS NEXT 星河版, OpenHarmony系统"
)

SYSTEMS: tuple[System, ...] = (
    System(1, "windows", "Windows", "Windows", _WINDOWS, _DESKTOP, _DESKTOP_SHOWN),
    System(2, "macos", "macOS", "macOS", _MACOS, _DESKTOP, _DESKTOP_SHOWN),
    System(3, "linux", "Linux", "Linux", _LINUX, _DESKTOP, _DESKTOP_SHOWN),
    System(4, "android", "Android", "Android", _ANDROID, ("android_id",), ("android_id",)),
    System(5, "ios", "iOS", "iOS", _IOS, ("idfv",), ("idfv",)),
    System(6, "openharmony", "OpenHarmony", "OpenHarmony", _OPENHARMONY, ("aaid",), ("aaid",)),
)

#: What stands behind a system's name and says nothing of which one it is.
EDITIONS = words(
    "Pro, Professional, Home, Enterprise, Education, Business, Ultimate, Starter, Premium, Basic, "
    "Edition, LTSC, LTSB, LTS, IoT, Server, Standard, Datacenter, Essentials, Foundation, Core, N, "
    "KN, SE, SL, Single Language, Pro for Workstations, for Workstations, Evaluation, "
    "Insider Preview, Workstation, Desktop, Client, Release, Final, Stream, GNU/Linux, Linux, "
    "Multi-session, Enterprise multi-session, VL, OEM, Family, Professionnel, Famille, "
    "Entreprise, Einzelplatz, "
    "桌面, 服务器, 高级服务器, 旗舰版, 专业版, 家庭版, 家庭中文版, 企业版, 教育版, 桌面版, "
    "服务器版, 社区版, 标准版, 高级版, "
    "专业工作站版, 企业长期服务版, 神州网信政府版, 政府版, 普通版, 中文版, 简体中文版, 正式版, "
    "个人版, 單一語言版, 專業版, 家用版, 企業版, 教育版, 操作系统, 作業系統, 系统, 系統"
)
#: What stands before one.
PREFIXES = words(
    "预装, 正版, 原装, 自带, 出厂, 预装系统, 安装, Microsoft, 微软, Genuine, OEM, Pre-installed"
)

_UNKNOWN = words("未知, Undefined, 未定义")
_PERSONAL = words(
    "个人, 私人, 私人设备, 个人所有, 员工个人, 员工自有, 员工自有设备, 自有, 自带设备, 自带, "
    "BYOD, Personally owned, Personal device, Private, Employee, Employee owned, User owned, E"
)
_COMPANY = words(
    "企业, 公司, 公司设备, 公司所有, 企业所有, 公司资产, 单位, 单位设备, Corporate, "
    "Corporate owned, Corporation, Company owned, Company device, Corporate device, "
    "Corporate dedicated, Corporate shared, Institutional, Institution, Enterprise, Organization, "
    "COPE, COBO, C"
)

OWNERSHIPS: tuple[Term, ...] = (
    Term(0, "unknown", "Unknown", "未知设备", _UNKNOWN),
    Term(1, "personal", "Personal", "个人设备", _PERSONAL),
    Term(2, "company", "Company", "企业设备", _COMPANY),
)

_TRUSTED = words("信任, 可信, 可信任, 可信设备, 受信任, 已信任, 受信任设备, Trust")
_UNTRUSTED = words(
    "非信任, 不信任, 不可信, 非可信, 不可信设备, 非可信设备, 不受信任, 未信任, Not trusted, "
    "Non-trusted, Distrusted"
)

TRUSTS: tuple[Term, ...] = (
    Term(0, "unknown", "Unknown", "未知状态", words("未知")),
    Term(1, "trusted", "Trusted", "信任设备", _TRUSTED),
    Term(2, "untrusted", "Untrusted", "非信任设备", _UNTRUSTED),
)

#: Field → its terms, for the three fields that the API wants as numbers.
TERMS: Mapping[str, tuple[Term, ...]] = {
    "device_system": SYSTEMS,
    "device_ownership": OWNERSHIPS,
    "device_status": TRUSTS,
}

_AMBIGUOUS = words("Apple, 苹果, 苹果系统")
_HARMONY = words("HarmonyOS, Harmony, 鸿蒙, 鸿蒙系统, 华为鸿蒙, 鸿蒙OS")
_CODELESS = words(
    "ChromeOS, Chrome, ChromeOS Flex, Chromium OS, tvOS, Apple TV, watchOS, Apple Watch, visionOS, "
    "Apple Vision Pro, Windows Phone, Windows Mobile, Windows 10 Mobile, Windows CE, "
    "Android TV, Google TV, Wear OS, Windows Holographic, Windows Holographic for Business, "
    "HoloLens, BlackBerry, Tizen, webOS, "
    "FreeBSD, OpenBSD, NetBSD, Solaris, AIX, HP-UX, ESXi, VMware ESXi, Configuration Manager, "
    "Google Sync"
)
#: From this version on HarmonyOS is the line that is not built on Android.
HARMONY_NEXT_VERSION = 5

#: How the versions of Windows begin: no Apple device has such a one.
WINDOWS_BUILDS = ("10.0.", "6.1.", "6.3.")

#: What the model of a device begins with → its operating system, where that is certain.
#: Sources: the model names and identifiers that Apple's devices report.
MODELS: Mapping[str, int] = {
    **dict.fromkeys(words("MacBook, iMac, Macmini, Mac mini, MacStudio, Mac Studio"), 2),
    **dict.fromkeys(words("MacPro, Mac Pro, Mac13, Mac14, Mac15, Mac16, Mac17"), 2),
    **dict.fromkeys(words("iPhone, iPad, iPod"), 5),
}

#: Compliance and management are other questions than trust.
_COMPLIANCE = words(
    "Compliant, Noncompliant, Not compliant, In grace period, Not evaluated, Managed, Unmanaged, "
    "合规, 已合规, 不合规, 非合规, 未合规, 已管理, 未管理"
)

#: Words of those columns that we know and can't send, by what is to be said about them.
REFUSED: Mapping[str, Mapping[Fault, tuple[str, ...]]] = {
    "device_system": {
        Fault.SYSTEM_AMBIGUOUS: _AMBIGUOUS,
        Fault.SYSTEM_HARMONY: _HARMONY,
        Fault.SYSTEM_CODELESS: _CODELESS,
    },
    "device_ownership": {},
    "device_status": {Fault.TRUST_COMPLIANCE: _COMPLIANCE},
}

SYSTEM_BY_CODE: Mapping[int, System] = {system.code: system for system in SYSTEMS}

#: Identifier → the numbers of the operating systems that take it.
SYSTEMS_OF: Mapping[str, tuple[int, ...]] = {
    name: tuple(system.code for system in SYSTEMS if name in system.takes)
    for system in SYSTEMS
    for name in system.takes
}
