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


def paired(before: str, behind: str) -> tuple[str, ...]:
    """Each word of a list with each of another behind it: "Laptop, PC" and "SN, S/N"."""
    return tuple(f"{first} {second}" for first in words(before) for second in words(behind))


#: What computers are identified by.
DESKTOP = ("serial_number", "disk_serial_number", "uuid", "mac_address")
_DESKTOP_SHOWN = ("serial_number", "disk_serial_number", "uuid")

_WINDOWS = words(
    "Win, Microsoft Windows, MS Windows, Windows NT, Windows Server, WinNT, WinServer, "
    "Win Server, "
    "Microsoft Windows Server, Windows XP, Windows XP Professional, Windows Vista, Windows PC, "
    "Windows Desktop, Windows操作系统, Windows系统, 微软Windows, Windows 专业版, "
    "Microsoft Windows NT, Microsoft Windows NT Workstation, Microsoft Windows NT Server, "
    "Microsoft Windows NT Advanced Server, Windows NT Workstation, Windows NT Server, "
    "Windows NT Advanced Server, Windows Storage Server, Windows MultiPoint Server, "
    "Windows Small Business Server, Hyper-V Server, Windows Embedded, Windows Embedded Standard, "
    "Windows Embedded POSReady, Windows Thin PC, Windows on ARM, Windows XP Tablet PC, "
    "Win XP, Win Vista, Win NT, XP, Vista, Windows To Go, W2K, W2K3, W2K8, W2K12, W2K16, W2K19, "
    "W2K22, Win2K,  Windows Workstation, W7, W8, W10, W11, Windows Client, "
    "Windows Me, Windows RT, Windows XP Embedded, Windows Web Server, Windows Tablet PC, MSWin, "
    "Server 2003, Server 2008, Server 2012, Server 2016, Server 2019, Server 2022, Server 2025, "
    "Server 2003 R2, Server 2008 R2, Server 2012 R2, W10P, W11P, "
    "视窗, 视窗系统, 微软视窗, 微软操作系统, ウィンドウズ, 윈도우, 윈도우즈, 윈도, "
    "마이크로소프트 윈도우"
)
_MACOS = words(
    "Mac, Mac OS X, OS X, Darwin, Darwin Kernel, Apple macOS, Macintosh, Macintosh OS X, "
    "苹果电脑, macOS系统, "
    "Mac系统, Apple Mac, Apple Mac OS, Apple Mac OS X, Apple OS X, Mac电脑, 苹果Mac, 苹果macOS, "
    "苹果OS X, 苹果笔记本, 苹果笔记本电脑, 苹果台式机, 苹果一体机, MacBook, MacBook Air, iMac, "
    "MacBook Pro, Mac mini, Mac Studio, Mac Pro, macMDM, Intel Mac OS X, 맥OS, 맥북, 아이맥"
)
#: Versions of macOS by name; inventories write the name alone as well.
_MACOS_NAMES = words(
    "Lion, Mountain Lion, Leopard, Snow Leopard, Mavericks, Yosemite, El Capitan, Sierra, "
    "High Sierra, Mojave, Catalina, Big Sur, Monterey, Ventura, Sonoma, Sequoia, Tahoe"
)
#: Distributions by name and by the ids of os-release, which osquery and Fleet export.
_DISTRIBUTIONS = words(
    "Ubuntu, Ubuntu LTS, Debian, RHEL, Red Hat, Red Hat Enterprise, CentOS, Rocky, Alma, Fedora, "
    "Oracle, OEL, openSUSE, SUSE, SLES, SLED, SLE, Arch, Manjaro, Mint, Kali, Gentoo, Alpine, "
    "NixOS, Azure, Virtuozzo, Springdale, Navy, MIRACLE, Mandriva, OpenMandriva, Sabayon, "
    "Calculate, Artix, Pardus, Astra, ALT, ROSA, Qubes, Puppy, Peppermint, Bodhi, Slax, antiX, "
    "Q4OS, "
    "Raspbian, Zorin, MX, Void, Garuda, Amazon, Scientific, Clear, Devuan, Parrot, Solus, "
    "Deepin, 深度, UOS, 统信UOS, UnionTech, UnionTech OS, Kylin, 银河麒麟, NeoKylin, openKylin, "
    "openEuler, EulerOS, Anolis, 麒麟, 统信, "
    "Red Flag, 红旗, 红帽, 红帽企业版, 红帽企业, 中标, 乌班图, 龙蜥, 欧拉, 阿里云, Aliyun, Tencent"
)
#: Of these the word alone is no system's name.
_BARE_WORDS = words(
    "Azure, Virtuozzo, Springdale, Navy, MIRACLE, Calculate, Astra, ALT, ROSA, Qubes, Puppy, "
    "Peppermint, Bodhi, Slax, antiX, Oracle, Mint, Amazon, "
    "Scientific, Clear, MX, Void, Parrot, Red Flag, 阿里云, Aliyun, Tencent"
)
_LINUX = words(
    "GNU/Linux, Linux GNU, Linux系统, Linux kernel, 国产Linux, AlmaLinux, 龙蜥OS, "
    "Fedora Silverblue, LinuxMint, "
    "Red Hat Enterprise Linux Server, Red Hat Enterprise Linux Workstation, ol, amzn, "
    "openSUSE Leap, openSUSE Tumbleweed, SUSE Linux Enterprise, SUSE Linux Enterprise Server, "
    "SUSE Linux Enterprise Desktop, CentOS Stream, Pop!_OS, Raspberry Pi OS, elementary OS, "
    "Ubuntu Kylin, Oracle Linux Server, Amazon Linux AMI, Xubuntu, Kubuntu, Lubuntu, "
    "Zorin OS, EndeavourOS, Slackware, CloudLinux, Photon OS, Kali GNU/Linux Rolling, "
    "VMware Photon OS, VMware Photon OS/Linux, Mageia, Asianux, KDE neon, Parrot OS, SteamOS, "
    "Proxmox VE, Other Linux, Other 2.6.x Linux, Other 3.x Linux, Other 3.x or later Linux, "
    "Other 4.x Linux, Other 4.x or later Linux, Other 5.x Linux, Other 5.x or later Linux, "
    "Other 6.x Linux, Other 6.x or later Linux, Nobara, PureOS, "
    "深度deepin, deepin深度, 深度操作系统, "
    "统信桌面操作系统, 统信操作系统, 统信服务器操作系统, 统信操作系统UOS, UOS统信, "
    "UnionTech OS Desktop, UnionTech OS Server, UnionTechOS, "
    "银河麒麟桌面操作系统, 麒麟操作系统, 中标麒麟, 开放麒麟, 湖南麒麟, 优麒麟, 麒麟信安, "
    "KylinSec, Kylin OS, KylinOS, 麒麟OS, 银河麒麟高级服务器操作系统, 银河麒麟服务器操作系统, "
    "Kylin Linux Advanced Server, "
    "Anolis OS, 华为欧拉, Huawei Cloud EulerOS, 华为云欧拉, 华为EulerOS, Huawei EulerOS, "
    "华为openEuler, "
    "红旗Asianux, 中科方德, 方德, 方德高可信服务器操作系统, NFSChina, NFS方德, 中标普华, 普华, "
    "新支点, 中兴新支点, NewStart, "
    "凝思, 凝思安全, 凝思磐石, 一铭, 一铭操作系统, Loongnix, PCLinuxOS, NewStartOS, "
    "TrueNAS SCALE, Unraid, "
    "Astra Linux CE, Astra Linux Common Edition, Astra Linux Special Edition, ALT Workstation, "
    "ALT Server, RED OS, РЕД ОС, Альт Линукс, Астра Линукс, Линукс, Qubes OS, LMDE, Pop OS, "
    "Ubuntu Studio, Ubuntu GNOME, Edubuntu, Ubuntu Cinnamon, "
    "Ubuntu Unity, CoreOS, Fedora CoreOS, Fedora Kinoite, Fedora Server, "
    "Flatcar Container Linux, Container-Optimized OS, Bottlerocket OS, "
    "Gentoo Base System, EuroLinux, Turbolinux, CachyOS, Bazzite, TUXEDO OS, CBL-Mariner, Tails, "
    "Parrot Security, Alibaba Linux, Galaxy Kylin, Oracle Enterprise Linux, Red Hat EL, "
    "RedHatEnterpriseServer, RedHatEnterpriseWorkstation, "
    "RedHatEnterpriseClient, Red Hat Enterprise Linux Client, Red Hat Enterprise Linux Desktop, "
    "SUSE Linux Enterprise Micro, SLE Micro, Vanilla OS, Ultramarine, "
    "Wind River Linux, Yocto Linux, Embedded Linux, 嵌入式Linux, "
    "NeoKylin Linux Desktop, NeoKylin Linux Advanced Server, "
    "统信软件UOS, 信创UOS, 银河麒麟嵌入式操作系统, 麒麟软件, 中科红旗, 中科红旗Linux, "
    "红旗Linux桌面操作系统, 中科方德桌面, 方德桌面, 方德桌面操作系统, NFS Desktop, NFS Server, "
    "NewStart CGSL, CGSL, 中兴CGSL, 思普操作系统, StartOS, 起点操作系统, HCE OS, 浪潮KOS, "
    "浪潮KeyarchOS, 浪潮云峦, 浪潮云峦操作系统, BigCloud Enterprise Linux For Euler, "
    "移动云BCLinux, "
    "天翼云CTyunOS, 腾讯TencentOS, 阿里云龙蜥, 深度桌面操作系统, 深度系统, "
    "リナックス, 리눅스, 우분투, 데비안, 하모니카OS, 구름OS, 티맥스OS, "
    "TencentOS, TencentOS Server, 腾讯云TencentOS, Alibaba Cloud Linux, Alinux, OpenCloudOS, "
    "BCLinux, BigCloud Enterprise Linux, CTyunOS, KeyarchOS"
)
#: Android, and what makers call theirs: all of them are built on Android.
_ANDROID = words(
    "安卓, 安卓系统, 安卓手机, 安卓智能手机, 安卓平板, 安卓平板电脑, 安卓设备, "
    "Google Android, AOSP, Android手机, Android Enterprise, "
    "Android for Work, Android Go, "
    "Android OS, "
    "MIUI, 小米MIUI, HyperOS, Xiaomi HyperOS, 澎湃OS, 小米澎湃OS, ColorOS, OPPO ColorOS, "
    "OriginOS, "
    "Funtouch OS, EMUI, 华为EMUI, Magic UI, MagicOS, 荣耀MagicOS, One UI, Samsung One UI, "
    "OxygenOS, realme UI, Flyme, Flyme OS, 魅族Flyme, JoyUI, LineageOS, GrapheneOS, CalyxOS, "
    "HydrogenOS, 氢OS, Nubia UI, MyOS, nubia MyOS, RedMagic OS, ZUI, ZUXOS, Nothing OS, "
    "Smartisan OS, Hello UI, 华为安卓, 华为Android, Android AOSP, Android Device Administrator, "
    "Android Device Admin, Android Legacy, Android Work Profile, "
    "Android Dedicated and Fully Managed, Android Fully Managed, Android Dedicated, "
    "안드로이드, アンドロイド"
)
_IOS = words(
    "iPadOS, iOS/iPadOS, iPhone, iPad, iPod touch, iPhone OS, Apple iOS, Apple iPadOS, "
    "iPhone/iPad, iPhone iOS, iOS系统, iOS设备, 苹果手机, 苹果iOS, 苹果iPadOS, 苹果平板, "
    "苹果平板电脑, "
    "iPad Air, iPad mini, iPod, iPhone/iPad/iPod, iOS Supervised, アイフォン, アイフォーン, "
    "アイパッド, 아이폰, 아이패드"
)
#: HarmonyOS up to 4 is built on Android; only the later line is the API's number 6.
_OPENHARMONY = words(
    "开源鸿蒙, 开源鸿蒙系统, OpenHarmony标准系统, 纯血鸿蒙, 鸿蒙星河版, 原生鸿蒙, "
    "HarmonyOS NEXT 星河版, HarmonyOS 星河版, OpenHarmony系统, "
    "HarmonyOS PC, 鸿蒙PC, 鸿蒙电脑"
)


#: What alone leaves it open which of the two lines is meant.
_HARMONY = words(
    "HarmonyOS, Harmony, 鸿蒙, 鸿蒙系统, 华为鸿蒙, 鸿蒙OS, 华为HarmonyOS, 华为鸿蒙系统, "
    "华为鸿蒙OS, 鸿蒙HarmonyOS, 鸿蒙操作系统"
)


def _macos() -> tuple[str, ...]:
    before = ("macOS", "Mac OS", "OS X", "Mac OS X")
    names = (f"{system} {name}" for system in before for name in _MACOS_NAMES)
    return (*_MACOS, *_MACOS_NAMES, *names)


def _linux() -> tuple[str, ...]:
    """Each distribution alone, and with Linux before or behind it."""
    forms = ("{} Linux", "{} GNU/Linux", "Linux {}")
    names = (form.format(name) for name in _DISTRIBUTIONS for form in forms)
    return (*_LINUX, *(name for name in _DISTRIBUTIONS if name not in _BARE_WORDS), *names)


def _openharmony() -> tuple[str, ...]:
    return (*_OPENHARMONY, *(f"{name} NEXT" for name in _HARMONY))


SYSTEMS: tuple[System, ...] = (
    System(1, "windows", "Windows", "Windows", _WINDOWS, DESKTOP, _DESKTOP_SHOWN),
    System(2, "macos", "macOS", "macOS", _macos(), DESKTOP, _DESKTOP_SHOWN),
    System(3, "linux", "Linux", "Linux", _linux(), DESKTOP, _DESKTOP_SHOWN),
    System(4, "android", "Android", "Android", _ANDROID, ("android_id",), ("android_id",)),
    System(5, "ios", "iOS", "iOS", _IOS, ("idfv",), ("idfv",)),
    System(6, "openharmony", "OpenHarmony", "OpenHarmony", _openharmony(), ("aaid",), ("aaid",)),
)

#: What stands behind a system's name and says nothing of which one it is.
EDITIONS = words(
    "Pro, Professional, Home, Enterprise, Education, Business, Ultimate, Starter, Premium, Basic, "
    "Edition, LTSC, LTSB, LTS, IoT, Server, Standard, Datacenter, Essentials, Foundation, Core, "
    "N, "
    "KN, SE, SL, Single Language, Pro for Workstations, for Workstations, Evaluation, "
    "Insider Preview, Insider, Workstation, Desktop, Client, Release, Final, Stream, Rolling, "
    "Multi-session, Enterprise multi-session, VL, OEM, Family, Home China, S Mode, Industry, "
    "Professionnel, Famille, Entreprise, Éducation, Édition Familiale, Einzelplatz, Server Core, "
    "Azure Edition, Retail, Std, Ent, Svr, Srv, for SAP, for SAP Applications, 서버, サーバー, "
    "プロ, ホーム, 프로, 홈, "
    "龙芯版, 飞腾版, 鲲鹏版, 兆芯版, 海光版, 申威版, ARM版, 嵌入式, 英文版, 零售版, "
    "桌面, 服务器, 高级服务器, 高级服务器版, 数据中心版, 核心版, 家庭高级版, 家庭普通版, "
    "专业教育版, "
    "简体中文, 繁体中文, 旗舰版, 专业版, 家庭版, 家庭中文版, 企业版, 教育版, 桌面版, "
    "服务器版, 社区版, 标准版, 高级版, "
    "专业工作站版, 企业长期服务版, 神州网信政府版, 政府版, 普通版, 中文版, 简体中文版, 正式版, "
    "个人版, 单语言版, 单一语言版, 家用版, 开发者版, Developer Beta, Beta, 操作系统, 作业系统, "
    "系统, 伺服器"
)
#: What stands before one.  Not 华为: 华为麒麟 is a processor.
PREFIXES = words(
    "预装, 正版, 原装, 自带, 出厂, 预装系统, 安装, 国产, 国产化, 信创, 神州网信, Microsoft, 微软, "
    "마이크로소프트, "
    "Genuine, OEM, "
    "Pre-installed, "
    "Apple, 苹果, Samsung, 三星, Xiaomi, 小米, OPPO, vivo, Honor, 荣耀, OnePlus, 一加, Huawei, "
    "Lenovo, 联想, Dell, 戴尔, HP, 惠普, Asus, 华硕, Acer, 宏碁"
)

#: Beside a system's name they say nothing of which one it is; of the kinds of devices only where
#: that system runs on them: a Windows phone has another.
SAME_WORDS = words(
    "OS, 国产系统, 国产操作系统, 信创系统, 信创操作系统, Work Profile, for Work, Lite, MATE, "
    "Budgie, "
    "Device, 设备, Gerät, MDM, Co-managed, Supervised, Fully Managed, Dedicated, BYOD, COPE, COBO, "
    "COSU"
)
SAME_DEVICES: Mapping[str, tuple[str, ...]] = {
    "computer": words(
        "PC, Computer, Laptop, Desktop, Notebook, Rechner, Ordinateur, パソコン, 电脑, 计算机, "
        "台式机, 台式电脑, 笔记本, 笔记本电脑, 一体机, 主机, 工作站, 办公电脑, 信创电脑, "
        "信创终端, 国产电脑, 笔记型电脑, "
        "桌上型电脑"
    ),
    "phone": words(
        "Phone, Tablet, Smartphone, Handset, Handy, スマホ, タブレット, 手机, 平板, 平板电脑, "
        "智能手机"
    ),
}
#: Code names of releases and desktops, by the one system that has them; none is a name alone.
RELEASES: Mapping[int, tuple[str, ...]] = {
    2: words("Tiger, Panther, Jaguar"),
    3: words(
        "Trusty, Trusty Tahr, Xenial, Xenial Xerus, Bionic, Bionic Beaver, Focal, Focal Fossa, "
        "Jammy, Jammy Jellyfish, Noble, Noble Numbat, Wheezy, Jessie, Stretch, Buster, Bullseye, "
        "Bookworm, Trixie, Sid, KDE, Plasma, GNOME, Xfce, Cinnamon, LXQt"
    ),
    4: words(
        "KitKat, Lollipop, Marshmallow, Nougat, Oreo, Pie, Tiramisu, Upside Down Cake, "
        "Vanilla Ice Cream"
    ),
}

_UNKNOWN = words("未知, Undefined, 未定义, 不明, Unbekannt, Inconnu")
#: 自有 alone is missing on purpose: an employee says it of a device of theirs, a ledger of one
#: that is the company's and not leased.
_PERSONAL = words(
    "个人, 私人, 私有, 私人设备, 个人所有, 个人电脑, 员工个人, 员工个人设备, 员工自有, "
    "员工自有设备, 自带设备, 自带, 自备, 员工自带, 员工自带设备, 员工自备, 个人的, 私人的, 自己的, "
    "员工的, 员工自己的, 本人, 本人的, 个人购买, 个人自购, 员工购买, 员工自购, "
    "BYOD, Personally owned, Personal device, Private, Employee, Employee owned, User owned, E, "
    "個人, 個人設備, 個人裝置, 個人擁有, 員工自有, 自備, 個人所有, 個人端末, 私物, "
    "Privat, Privatgerät, Privateigentum, Persönlich, Persönliches Gerät, "
    "Personnel, Privé, Appareil personnel, 个人自备, 개인"
)
_COMPANY = words(
    "企业, 公司, 公司设备, 公司电脑, 公司所有, 企业所有, 公司资产, 企业资产, 公司配发, 公司配备, "
    "公司发放, 公司采购, 公司购买, 公司自有, 企业自有, 公司的, 企业的, 单位, 单位设备, 单位资产, "
    "单位的, 单位自有, Corporate, "
    "Corporate owned, Corporation, Company owned, Company device, Corporate device, "
    "Corporate dedicated, Corporate shared, Institutional, Institution, Enterprise, Organization, "
    "COPE, COBO, C, "
    "企業, 公司設備, 公司擁有, 公司資產, 企業擁有, 企業設備, "
    "会社, 会社所有, 会社支給, 会社貸与, 法人, 法人所有, 社給, 社有, 企業所有, "
    "Unternehmen, Unternehmenseigen, Unternehmenseigentum, Unternehmensgerät, Firma, "
    "Firmeneigen, Firmeneigentum, Firmengerät, Dienstgerät, Dienstlich, "
    "Entreprise, Société, Appareil d'entreprise, Propriété de l'entreprise, Professionnel, "
    "Empresa, De la empresa, Propiedad de la empresa, Azienda, Aziendale, 本公司, 本单位, 회사"
)

OWNERSHIPS: tuple[Term, ...] = (
    Term(0, "unknown", "Unknown", "未知设备", _UNKNOWN),
    Term(1, "personal", "Personal", "个人设备", _PERSONAL),
    Term(2, "company", "Company", "企业设备", _COMPANY),
)

_TRUSTED = words(
    "信任, 可信, 可信任, 可信设备, 受信任, 已信任, 受信任设备, Trust, 可信設備, 信任設備, "
    "信頼済み, Vertrauenswürdig, De confiance"
)
_UNTRUSTED = words(
    "非信任, 不信任, 不信任设备, 不受信任, 不受信任设备, 未信任, 不可信, 非可信, 不可信设备, "
    "非可信设备, Not trusted, Non-trusted, Distrusted, 非信任設備, 不可信設備, 信頼されていない, "
    "Nicht vertrauenswürdig"
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

_AMBIGUOUS = words("Apple, 苹果, 苹果系统, 苹果操作系统, 苹果OS, 苹果设备, Apple OS, Apple Device")
_CODELESS = words(
    "ChromeOS, Chrome, ChromeOS Flex, Chromium OS, Google Chrome OS, CrOS, FydeOS, Chromebook, "
    "tvOS, Apple TV, watchOS, Apple Watch, Watch, visionOS, Apple Vision, Apple Vision Pro, "
    "Vision, Windows Phone, Windows Mobile, Windows 10 Mobile, Windows CE, KaiOS, Symbian, "
    "Windows IoT Core, DOS, MS-DOS, FreeDOS, Oracle Solaris, SunOS, QNX, VxWorks, ThinOS, "
    "Wyse ThinOS, "
    "Android TV, Google TV, Wear OS, Windows Holographic, Windows Holographic for Business, "
    "HoloLens, BlackBerry, Tizen, webOS, "
    "FreeBSD, OpenBSD, NetBSD, Solaris, AIX, HP-UX, ESXi, VMware ESXi, Configuration Manager, "
    "Google Sync, ESX, ESX Server, ESXi Server, VMware ESX, "
    # Of switches, routers, firewalls and storage.
    "Cisco IOS, Cisco IOS XE, IOS XE, Cisco IOS XR, IOS XR, Cisco NX-OS, NX-OS, Cisco ASA, "
    "Cisco Identity Services Engine, Junos, Junos OS, Juniper Junos, FortiOS, Fortinet FortiOS, "
    "PAN-OS, Palo Alto PAN-OS, RouterOS, MikroTik RouterOS, ArubaOS, ArubaOS-CX, AOS-CX, "
    "Arista EOS, Comware, H3C Comware, Huawei VRP, ScreenOS, Gaia, Check Point Gaia, pfSense, "
    "OPNsense, OneFS, ONTAP, Data ONTAP, NetApp ONTAP"
)
#: Words that leave it open, and the systems that another word beside them may name.
FITTING: Mapping[Fault, frozenset[int]] = {
    Fault.SYSTEM_AMBIGUOUS: frozenset({2, 5}),
    Fault.SYSTEM_HARMONY: frozenset({6}),
}
#: From this version on HarmonyOS is the line that is not built on Android.
HARMONY_NEXT_VERSION = 5

#: How the versions of Windows begin: no Apple device has such a one.
WINDOWS_BUILDS = ("10.0.", "6.1.", "6.3.")

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
