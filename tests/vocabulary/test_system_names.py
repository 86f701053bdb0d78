"""Names of systems as exports, release files, makers and people write them, a line each."""

from __future__ import annotations

import time

import pytest

from importer.vocabulary.faults import Fault
from importer.vocabulary.terms import read

NAMES = {
    1: """
        Microsoft Windows XP Professional Service Pack 3
        Microsoft(R) Windows(R) Server 2003, Standard Edition
        Microsoft? Windows Server? 2008 Standard
        Microsoft Windows 10 ???
        Microsoft Windows 10 Pro für Workstations
        Microsoft Windows 10 Профессиональная
        Caption=Microsoft Windows 10 Pro
        OS Name: Microsoft Windows 11 Enterprise
        OS 名称:          Microsoft Windows 10 专业版
        操作系统：Windows 10
        "Windows 10"
        Windows 11 (WSL2)
        Windows 10 + WSL
        Microsoft Windows 11 Pro (WSL enabled)
        “Windows 11 专业版”
        Windows-10-10.0.19041-SP0
        Windows 11 Pro 64-bit (10.0, Build 22631)
        Windows Server 2016 Standard (Server Core Installation)
        Windows Web Server 2008
        Windows Svr 2019
        Server 2019
        Server2019
        Server 2016 Std
        Server 2022 Datacenter
        Server 2012 R2
        Server 2008 R2 SP1
        Windows 伺服器 2019
        Windows 10 Ent
        W10P
        MSWIN
        Windows XP Embedded
        Windows 10 Pro (64ビット)
        Windows 11 プロ
        神州网信 Windows 10 政府版
        联想 Windows 11
        Windows 一体机
        Windows 主机
        Windows 办公电脑
        Windows-Rechner
        Windows 設備
        視窗 10
        視窗作業系統
        微軟 Windows 11
        Windows 11 專業版
        微软操作系统
        윈도우 11
        윈도우즈 10
        윈도우 10 프로
        윈도우 서버 2019
        마이크로소프트 Windows 11
        Windows 10 (Win10)
    """,
    2: """
        ProductName: macOS ProductVersion: 14.4.1 BuildVersion: 23E224
        Darwin mbp.local 23.4.0 Darwin Kernel Version 23.4.0: Fri Mar 15; RELEASE_ARM64_T6000 arm64
        Intel Mac OS X 10_15_7
        Mac OS X Tiger
        macOS (Apple Silicon)
        macOS 14 (M1 Pro)
        MacBook
        MacBook Air M2
        MacBookPro
        Apple iMac
        Mac mini M2
        苹果笔记本
        苹果系统（macOS）
        蘋果電腦
        蘋果 macOS
        맥OS 14
        macMDM
    """,
    3: """
        PRETTY_NAME="Ubuntu 22.04.4 LTS"
        NAME="CentOS Linux"
        ID=ubuntu
        Distributor ID: Ubuntu
        Description:    Ubuntu 22.04.4 LTS
        Linux web01 5.15.0-91-generic #101-Ubuntu SMP x86_64 GNU/Linux
        Linux windows-01 5.15.0-91-generic #101-Ubuntu SMP x86_64 GNU/Linux
        Ubuntu Jammy
        Ubuntu Studio
        Debian bookworm/sid
        Manjaro KDE
        Linux Mint Cinnamon
        LMDE 6
        AlmaLinux 8.10 (Cerulean Leopard)
        RedHatEnterpriseServer
        SUSE Linux Enterprise Server for SAP Applications 15
        Oracle Enterprise Linux 7
        Gentoo Base System release 2.14
        Flatcar Container Linux
        Fedora CoreOS
        Azure Linux 3.0
        Other 5.x or later Linux (64-bit)
        Astra Linux
        Astra Linux SE 1.7
        Astra Linux Common Edition
        ALT Linux
        РЕД ОС
        RED OS 7.3
        ROSA Linux
        乌班图
        烏班圖 22.04
        红帽企业 Linux 8
        统信软件UOS
        統信UOS
        统信UOS 龙芯版
        银河麒麟V10（飞腾版）
        银河麒麟嵌入式操作系统
        銀河麒麟 V10
        麒麟 2303
        信创麒麟V10
        信创系统(统信UOS)
        信创电脑 统信UOS
        国产化麒麟
        Galaxy Kylin V10
        NeoKylin Linux Advanced Server release V7Update6
        歐拉
        HCE OS 2.0
        BigCloud Enterprise Linux For Euler 21.10
        浪潮KOS
        中科红旗
        NFS Desktop
        NewStart CGSL
        리눅스
        우분투 22.04
        リナックス
        Linux loongarch64
    """,
    4: """
        Android Tiramisu
        Android 15 (VanillaIceCream)
        Android device administrator
        androidDedicatedAndFullyManaged
        androidWorkProfile
        Android Enterprise Fully Managed
        Android BYOD
        Android-Gerät
        Android Handy
        安卓设备
        安卓平板电脑
        华为安卓
        HUAWEI EMUI 12
        榮耀 MagicOS
        氢OS
        nubia MyOS
        ZUI 15
        Nothing OS 2.5
        CalyxOS
        안드로이드 14
        アンドロイド
    """,
    5: """
        iPad Air 5
        iPad mini
        iPhone/iPad/iPod
        iOS device
        iOS supervised
        iOS-Gerät
        苹果系统(iOS 17)
        蘋果平板
        아이폰
        アイパッド
    """,
    6: """
        鴻蒙NEXT
        鴻蒙 5.0
        鸿蒙系统 NEXT
        华为 HarmonyOS 5.0
        Huawei HarmonyOS NEXT
        华为鸿蒙OS 6
        OpenHarmony标准系统
    """,
}

NO_NAMES = {
    Fault.SYSTEM_UNKNOWN: """
        MAC 00:11:22:33:44:55
        mac:00-11-22-33-44-55
        麒麟9000
        麒麟 990
        华为麒麟9000S
        IOS 15.2(4)E
        Windows?
        Windows (?)
        (?) Windows
        （？） macOS 14
        (?) ="Windows"
        Windows(待确认)
        Windows 10 雙系統
        MacBook (Boot Camp)
        Ubuntu (WSL)
        Ubuntu 22.04 on WSL2
        Ubuntu (WSL, Windows 11)
        WSL2 Ubuntu 22.04
        MacBook Pro (Windows 11)
        MacBook Ubuntu
        Mac mini Ubuntu 22.04
        Windows(已换UOS)
        Windows 10 (Mac)
        Ubuntu 22.04 (Mac)
        Android 9 (iOS)
        Ubuntu (原Win10)
        Linux Windows 10.0.1
        Windows Jammy
        Windows Oreo
        Android Tiger
        iOS Tiramisu
        Name: Windows-PC
        ID=5
        Description: not Windows
        ProductName: Latitude 5440
        SQL Server 2019
        Print Server 2019
        Server 2018
        Server 2
        Astra
        ALT
        Tiger
        Jammy
        KDE
        설비
        맥
        윈도우 리눅스
        윈도우/맥OS
        Windows スマホ
        Android パソコン
        iOS 一体机
        信创
        信创系统
        信创电脑
        设备
        微軟
        HP
        联想
        Linux?
        Fire OS 8
        Apple (Windows)
        苹果 Windows 11
    """,
    Fault.SYSTEM_AMBIGUOUS: """
        蘋果
        蘋果系統
        苹果设备
    """,
    Fault.SYSTEM_HARMONY: """
        鴻蒙系統
        鴻蒙 4.0
        华为 HarmonyOS 4
        Huawei HarmonyOS 3.0
        鸿蒙(Android)
    """,
    Fault.SYSTEM_CODELESS: """
        Windows IoT Core Laptop
        Windows IoT Core device
        Windows CE device
        Windows Mobile PC
        Chrome OS laptop
        Android TV Box
    """,
}


def _each(names: str) -> list[str]:
    return [line.strip() for line in names.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "code"), [(text, code) for code in NAMES for text in _each(NAMES[code])]
)
def test_a_usual_name_of_a_system_is_understood(text: str, code: int) -> None:
    """A name that leaves no doubt is taken, whichever tool, country or person wrote it."""
    assert read("device_system", text, False) == (code, None)


@pytest.mark.parametrize(
    ("text", "fault"), [(text, fault) for fault in NO_NAMES for text in _each(NO_NAMES[fault])]
)
def test_a_doubtful_name_of_a_system_is_asked(text: str, fault: Fault) -> None:
    """What begins like a name, or names more than one system, is never taken."""
    assert read("device_system", text, False) == (None, fault)


@pytest.mark.parametrize("word", ["win ", "device ", "A1 ", "windows server "])
def test_a_remark_is_no_name_of_a_system(word: str) -> None:
    """Whatever names are in it, and at once: a cell holds up to 32,767 characters."""
    began = time.perf_counter()
    assert read("device_system", word * 2000, False) == (None, Fault.SYSTEM_UNKNOWN)
    read("device_system", word * (500 // len(word)), False)
    assert time.perf_counter() - began < 2  # minutes where it is read word by word


def test_a_long_name_of_a_system_is_one() -> None:
    """With what ``uname`` and a maker write beside it."""
    text = "Linux pc-0042 5.15.0-91-generic #101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023 x86_64"
    assert read("device_system", text, False) == (3, None)
    text = "Microsoft Windows 10 Enterprise LTSC 2021 64-bit (10.0.19044) " + "." * 200
    assert read("device_system", text, False) == (1, None)
