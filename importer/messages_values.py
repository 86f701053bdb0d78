"""Sentences about the value of a single cell: for each slug what is wrong and what to do
next.  They are part of the table of ``messages_rows``."""

from __future__ import annotations

from importer.messages import Text
from importer.messages_damage import CHECK_REPAIR

_CHOOSE_SYSTEM = Text(
    "Write one of: Windows, macOS, Linux, Android, iOS, OpenHarmony.",
    "请填写以下之一：Windows、macOS、Linux、Android、iOS、OpenHarmony。",
)
_CHOOSE_OWNERSHIP = Text(
    "Write Company, Personal or Unknown, or leave the cell blank (unknown). If the word has one"
    " meaning in the whole file: --value device_ownership:WORD=company. If the column is about"
    " something else, such as departments, --map device_ownership= leaves it out.",
    "请填写企业设备、个人设备或未知设备；留空视为未知。如果这个词在整个文件里含义相同，"
    "可用 --value device_ownership:原值=company 说明。如果整列填的是别的内容（例如归属部门），"
    "可在命令行加上 --map device_ownership= 不导入这一列。",
)
_CHOOSE_TRUST = Text(
    "Write Trusted, Untrusted or Unknown, or leave the cell blank (unknown). If the word has one"
    " meaning in the whole file: --value device_status:WORD=trusted. If the column is about"
    " something else, --map device_status= leaves it out.",
    "请填写信任设备、非信任设备或未知状态；留空视为未知。如果这个词在整个文件里含义相同，"
    "可用 --value device_status:原值=trusted 说明。如果整列填的是别的内容，"
    "可在命令行加上 --map device_status= 不导入这一列。",
)
_MAC_FORM = Text(
    "Write 12 hex digits, such as 3c:52:82:1a:2b:3c.",
    "请填写 12 位十六进制数，例如 3c:52:82:1a:2b:3c。",
)
_NOT_UUID = Text(
    "Clear the cell, or write the UUID: 32 hex digits, such as"
    " 621CDFF0-13D0-5AB1-9ADC-5F560095F6ED.",
    "请清空此单元格，或填写 32 位十六进制的 UUID，例如 621CDFF0-13D0-5AB1-9ADC-5F560095F6ED。",
)

#: Slug → (problem, fix).
VALUES: dict[str, tuple[Text, Text]] = {
    # -- operating system, ownership, trust ------------------------------------------------
    "system-missing": (
        Text("The row names no operating system.", "本行没有填写操作系统。"),
        _CHOOSE_SYSTEM,
    ),
    "system-unknown": (
        Text(
            "“{value}” is no operating system the importer knows.",
            "无法识别操作系统“{value}”。",
        ),
        _CHOOSE_SYSTEM,
    ),
    "system-number": (
        Text(
            "The operating system is given as the number {value}, and products count differently"
            " (one uses 0 for iOS and 1 for Android).",
            "操作系统填的是数字 {value}，而各产品的编号规则不一致"
            "（有的产品用 0 表示 iOS、1 表示 Android）。",
        ),
        Text(
            "Write the name. If these are the API's own numbers, head the column device_system.",
            "请填写系统名称。如果确实是飞书接口的编号，请把表头改为 device_system。",
        ),
    ),
    "system-number-range": (
        Text(
            "{value} is none of the API's numbers for an operating system.",
            "接口没有编号为 {value} 的操作系统。",
        ),
        Text(
            "Write 1 Windows, 2 macOS, 3 Linux, 4 Android, 5 iOS or 6 OpenHarmony: the number or"
            " the name.",
            "可用的编号：1 Windows、2 macOS、3 Linux、4 Android、5 iOS、6 OpenHarmony；"
            "填编号或名称均可。",
        ),
    ),
    "system-version": (
        Text(
            "“{value}” is a version; it does not say of which operating system.",
            "“{value}”只是版本号，看不出是哪种操作系统。",
        ),
        Text(
            "Write the system's name, or name the column that holds it with"
            ' --map device_system="…".',
            '请填写系统名称，或用 --map device_system="…" 指定系统名称所在的列。',
        ),
    ),
    "system-ambiguous": (
        Text(
            "“{value}” can be macOS or iOS.",
            "“{value}”可能是 macOS，也可能是 iOS。",
        ),
        Text(
            "Write macOS for a Mac, iOS for an iPhone or iPad.",
            "Mac 电脑请填 macOS，iPhone 和 iPad 请填 iOS。",
        ),
    ),
    "system-harmony": (
        Text(
            "“{value}” can be either line of HarmonyOS: up to version 4 it is built on Android,"
            " HarmonyOS NEXT is not.",
            "“{value}”无法区分鸿蒙的两个系列：4 及以前的版本基于 Android，HarmonyOS NEXT 则不是。",
        ),
        Text(
            "Write Android for HarmonyOS 4 and earlier, OpenHarmony for HarmonyOS NEXT.",
            "HarmonyOS 4 及以前请填 Android，HarmonyOS NEXT 请填 OpenHarmony。",
        ),
    ),
    "system-codeless": (
        Text(
            "The device registry does not know “{value}”: it takes Windows, macOS, Linux,"
            " Android, iOS and OpenHarmony.",
            "飞书设备管理不支持“{value}”，"
            "只支持 Windows、macOS、Linux、Android、iOS 和 OpenHarmony。",
        ),
        Text("Delete the row: it can't be imported.", "此设备无法导入，请删除本行。"),
    ),
    "ownership-unknown": (
        Text(
            "“{value}” does not say whether the device belongs to the company or to a person.",
            "从“{value}”看不出设备归企业还是归个人。",
        ),
        _CHOOSE_OWNERSHIP,
    ),
    "ownership-number": (
        Text(
            "The ownership is given as the number {value}, and products count differently.",
            "设备归属填的是数字 {value}，而各产品的编号规则不一致。",
        ),
        Text(
            "Write Company, Personal or Unknown. The API's own numbers (0, 1, 2) need the"
            " heading device_ownership.",
            "请填写企业设备、个人设备或未知设备。如果是飞书接口的编号（0、1、2），"
            "表头须为 device_ownership。",
        ),
    ),
    "trust-unknown": (
        Text(
            "“{value}” does not say whether the device is trusted.",
            "从“{value}”看不出设备是否可信。",
        ),
        _CHOOSE_TRUST,
    ),
    "trust-number": (
        Text(
            "The trust is given as the number {value}, and products count differently.",
            "可信状态填的是数字 {value}，而各产品的编号规则不一致。",
        ),
        Text(
            "Write Trusted, Untrusted or Unknown. The API's own numbers (0, 1, 2) need the"
            " heading device_status.",
            "请填写信任设备、非信任设备或未知状态。如果是飞书接口的编号（0、1、2），"
            "表头须为 device_status。",
        ),
    ),
    "trust-compliance": (
        Text(
            "“{value}” is about compliance or management, which is not trust.",
            "“{value}”说的是合规或纳管情况，不等于可信状态。",
        ),
        Text(
            "Decide which of these devices are trusted and write Trusted or Untrusted, or leave"
            " the column out with --map device_status= on the command line.",
            "请自行判断设备是否可信，填写信任设备或非信任设备；"
            "或者在命令行加上 --map device_status= 不导入这一列。",
        ),
    ),
    # -- the form of an identifier ---------------------------------------------------------
    "uuid-format": (
        Text("{label} “{value}” is no UUID.", "{label}“{value}”不是 UUID。"),
        _NOT_UUID,
    ),
    "apple-udid": (
        Text(
            "“{value}” is the UDID of an Apple device, not its {label}.",
            "“{value}”是苹果设备的 UDID，不是{label}。",
        ),
        _NOT_UUID,
    ),
    "apple-udid-old": (
        Text(
            "“{value}” has 40 hex digits, as the UDID of older iPhones and iPads has; a UUID"
            " has 32.",
            "“{value}”是 40 位十六进制数，是旧款 iPhone、iPad 的 UDID；UUID 应为 32 位。",
        ),
        _NOT_UUID,
    ),
    "mac-format": (
        Text("“{value}” is no MAC address.", "“{value}”不是 MAC 地址。"),
        _MAC_FORM,
    ),
    "mac-eui64": (
        Text(
            "“{value}” has 16 hex digits (EUI-64); a MAC address has 12.",
            "“{value}”有 16 位十六进制数（EUI-64），MAC 地址应为 12 位。",
        ),
        Text(
            "Write the address of the wired or Wi-Fi network card, such as 3c:52:82:1a:2b:3c.",
            "请填写有线或无线网卡的地址，例如 3c:52:82:1a:2b:3c。",
        ),
    ),
    "mac-truncated": (
        Text(
            "“{value}” is too short for a MAC address: part of it is missing.",
            "“{value}”位数不足，MAC 地址不完整。",
        ),
        _MAC_FORM,
    ),
    "mac-multicast": (
        Text(
            "“{value}” is a group (multicast) address, which no network card has.",
            "“{value}”是组播地址，不可能是网卡的地址。",
        ),
        _MAC_FORM,
    ),
    "mac-local": (
        Text(
            "“{value}” was made up by software (locally administered): randomised Wi-Fi, VPN"
            " or a container. It may change.",
            "“{value}”是软件生成的地址（本地管理地址），常见于随机 Wi-Fi 地址、VPN 或容器，"
            "可能会变。",
        ),
        Text(
            "Better write the address that is printed on the device or its built-in card.",
            "建议改填设备标签上或自带网卡的地址。",
        ),
    ),
    "mac-virtual": (
        Text(
            "“{value}” is the address of a virtual machine's network card.",
            "“{value}”是虚拟机网卡的地址。",
        ),
        Text(
            "Nothing to do if the row is a virtual machine; otherwise write the address of the"
            " built-in card.",
            "如果本行确实是虚拟机，无需处理；否则请改填设备自带网卡的地址。",
        ),
    ),
    "mac-short-octets": (
        Text(
            "“{value}” leaves out leading zeros; they were added.",
            "“{value}”省略了前导零，已补全。",
        ),
        CHECK_REPAIR,
    ),
    "mac-padded": (
        Text(
            "The MAC address was stored as the number {value}; zeros were added in front to make"
            " 12 digits.",
            "MAC 地址被存成了数字 {value}，已在前面补零至 12 位。",
        ),
        CHECK_REPAIR,
    ),
    "android-id-format": (
        Text(
            "“{value}” is no Android ID (1 to 16 hex digits).",
            "“{value}”不是 Android标识符（应为 1 至 16 位十六进制数）。",
        ),
        Text(
            "Copy the value that Feishu itself shows for the device, such as 02a11ac4a83b918e.",
            "请复制飞书中显示的该设备的值，例如 02a11ac4a83b918e。",
        ),
    ),
    "android-id-short": (
        Text(
            "Android ID “{value}” has fewer than 16 digits: leading zeros may have been lost.",
            "Android标识符“{value}”不足 16 位，可能丢失了前导零。",
        ),
        Text(
            "Compare it with the source. It is sent as it is, without added zeros.",
            "请与来源核对。程序按原值提交，不会补零。",
        ),
    ),
    "not-ascii": (
        Text(
            "{label} “{value}” contains characters that serial numbers do not have.",
            "{label}“{value}”含有序列号中不会出现的字符。",
        ),
        Text(
            "Check for a look-alike letter, a note, or text garbled by a wrong encoding.",
            "请检查是否混入了形似的字母、备注，或因编码错误而出现的乱码。",
        ),
    ),
    "placeholder": (
        Text(
            "{label} “{value}” is a placeholder that many devices report; it counts as missing.",
            "{label}“{value}”是许多设备共有的占位值，按未填写处理。",
        ),
        Text(
            "Write the real value, or clear the cell.",
            "请填写真实的值，或清空此单元格。",
        ),
    ),
}
