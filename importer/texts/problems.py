"""Sentences about rows, by slug: ``problem.*`` say what is wrong with a cell, ``fix.*`` the
next step; ``error.*`` are about the header and ``--set``.

Words for the ``problem`` and ``fix`` sentences come from ``wording``: {label} and {field} are
our name and the API's for the field, {value} and {address} the cell's; {system}, {systems}
and {fields} are names of operating systems and fields in the language of the sentence.
"""

from __future__ import annotations

from importer.texts.text import Text

_CHECK_REPAIR = Text(
    "Nothing to do if the corrected value is right; compare it with the device once.",
    "如果更正后的值无误，无需处理；建议与设备核对一次。",
)
_AS_TEXT = Text(
    "Format the column as text, enter the value again from the device or its label, and save.",
    "请把该列设为“文本”格式，按设备或标签上的原值重新填写后保存。",
)
_REEXPORT = Text(
    "Format the column as text and write the value that the device shows, or export the list again"
    " with this column as text (in Excel: Data > From Text/CSV, column type Text).",
    "请把该列设为“文本”格式，按设备上显示的值填写；"
    "也可以重新导出，并把该列按文本处理（Excel：数据 > 从文本/CSV，列类型选“文本”）。",
)
_AS_SHOWN = Text(
    "Write the value that the device itself shows, or clear the cell. If the device does show this"
    " one: --trust-column {field}.",
    "请填写设备上显示的值，或清空此单元格。如果设备上确实是这样写的，请加 --trust-column {field}。",
)
_ZEROS = Text(
    "Compare with the device; with the zeros it would be {suggestion}. Format the column as text"
    " before you write it. If the device does show it without them: --trust-column {field}.",
    "请与设备核对，补上前导零应为 {suggestion}。填写前请把该列设为“文本”格式。"
    "如果设备上确实没有这些零，请加 --trust-column {field}。",
)
_FROM_PANDAS = Text(
    "Let pandas read everything as text (dtype=str, such as pandas.read_excel(path, dtype=str)), or"
    " hand over the file itself.",
    "请让 pandas 把所有列读成文本（dtype=str，例如 pandas.read_excel(path, dtype=str)），"
    "或直接传入原文件。",
)

#: Slug → (problem, fix).
_DAMAGE: dict[str, tuple[Text, Text]] = {
    "remark": (
        Text(
            "“{value}” reads like a remark, not like a value of {label}; it counts as missing.",
            "“{value}”像是文字说明，不是{label}，按未填写处理。",
        ),
        Text(
            "Write the real value, and the remark into a column of its own.",
            "请填写真实的值，说明文字可另放一列。",
        ),
    ),
    "scientific": (
        Text(
            "“{value}” is scientific notation: what Excel left of a long number, or of digits with"
            " an E between them. What it was can't be told any more.",
            "“{value}”是科学计数法：Excel 改写了长数字，或改写了中间带字母 E 的一串数字，"
            "已无法看出原值。",
        ),
        _REEXPORT,
    ),
    "scientific-maybe": (
        Text(
            "“{value}” may be what a spreadsheet left of a longer number; it is sent as it is.",
            "“{value}”可能是被表格软件改写过的长数字，程序按原值提交。",
        ),
        Text(
            "Compare it with the device; if it differs, export the list again as text.",
            "请与设备核对；如果不一致，请按文本格式重新导出。",
        ),
    ),
    "scientific-cell": (
        Text(
            "The cell is a number in scientific format ({value}): what the identifier looked"
            " like can't be told.",
            "单元格是科学计数法格式的数字（{value}），无法还原标识的原样。",
        ),
        _AS_TEXT,
    ),
    "decimal-tail": (
        Text(
            "“{value}” is written like a decimal number, as scripts and Excel export numbers; the"
            " point and the zeros after it were removed.",
            "“{value}”带有小数点，像是脚本或 Excel 按数字导出的结果，已去掉小数点及其后的零。",
        ),
        Text(
            "Compare the value with the device: zeros in front may be missing too. Better export"
            " the column as text.",
            "请与设备核对，前导零也可能已丢失；建议按文本格式重新导出该列。",
        ),
    ),
    "number-dressed": (
        Text(
            "The cell is the number {value}, which its format shows as something else; which of"
            " both is the identifier can't be told.",
            "单元格实际是数字 {value}，但数字格式把它显示成了别的内容，无法判断哪个才是标识。",
        ),
        _AS_TEXT,
    ),
    "number-cell": (
        Text(
            "The cell is a number ({value}), not text: leading zeros may have been lost.",
            "单元格是数字（{value}）而不是文本，可能丢失了前导零。",
        ),
        Text(
            "Compare it with the device. Better format the column as text.",
            "请与设备核对。建议把该列设为“文本”格式。",
        ),
    ),
    "number-grouped": (
        Text(
            "“{value}” is a number with separators, as spreadsheets write it; what the identifier"
            " looked like can't be told.",
            "“{value}”是带分隔符的数字，像是表格软件按数字格式写出的，无法还原原值。",
        ),
        _AS_TEXT,
    ),
    "percent-cell": (
        Text(
            "The cell is a percentage ({value}), which no identifier is.",
            "单元格是百分比（{value}），不可能是设备标识。",
        ),
        _AS_TEXT,
    ),
    "number-for-letters": (
        Text(
            "The cell is a number ({value}), while {label} normally has letters in it: the"
            " spreadsheet may have turned something else into a number.",
            "单元格是数字（{value}），而{label}通常带有字母：原值可能已被表格软件改成了数字。",
        ),
        _AS_TEXT,
    ),
    "zeros-restored": (
        Text(
            "The cell is the number {value}, which its format shows with zeros in front; these"
            " were added.",
            "单元格是数字 {value}，按数字格式显示时带有前导零，已按显示补全。",
        ),
        _CHECK_REPAIR,
    ),
    "zeros-lost": (
        Text(
            "“{value}” has fewer digits ({length}) than most other all-digit values of this column"
            " ({usual}): leading zeros have probably been lost.",
            "“{value}”只有 {length} 位，而本列其他纯数字的值大多是 {usual} 位，"
            "很可能丢失了前导零。",
        ),
        _ZEROS,
    ),
    "number-precision": (
        Text(
            "The number in the cell is so long ({value}) that its last digits are gone: a"
            " spreadsheet keeps 15.",
            "单元格里的数字过长（{value}），末尾几位已经丢失：表格软件只保留 15 位。",
        ),
        _AS_TEXT,
    ),
    "number-fraction": (
        Text(
            "The cell is a decimal number ({value}), which no identifier is.",
            "单元格是小数（{value}），不可能是设备标识。",
        ),
        _AS_TEXT,
    ),
    "float-cell": (
        Text(
            "pandas holds this number as a fraction ({value}): it does so with a whole column for"
            " one empty cell, and zeros before the number or its last digits may be lost.",
            "pandas 把该数字存成了小数（{value}）：列中只要有一个空单元格，整列都会变成小数，"
            "前导零或末尾几位可能已经丢失。",
        ),
        _FROM_PANDAS,
    ),
    "object-cell": (
        Text(
            "The value is a Python object ({value}), neither text nor number nor date.",
            "该值是 Python 对象（{value}），不是文本、数字或日期。",
        ),
        Text(
            "Turn the column into text before it is handed over.",
            "请先把该列转换为文本，再交给程序。",
        ),
    ),
    "date-cell": (
        Text(
            "The spreadsheet has turned the value into a date or time ({value}).",
            "表格软件把原值变成了日期或时间（{value}）。",
        ),
        _AS_TEXT,
    ),
    "date-text": (
        Text(
            "“{value}” is how a spreadsheet writes a date or time; what was typed can't be told.",
            "“{value}”是表格软件写日期或时间的形式，已无法看出原来填的是什么。",
        ),
        _AS_TEXT,
    ),
    "bool-cell": (
        Text(
            "The cell is the logical value {value}, not text.",
            "单元格是逻辑值 {value}，不是文本。",
        ),
        _AS_TEXT,
    ),
    "error-cell": (
        Text("The cell shows the error {value}.", "单元格显示错误 {value}。"),
        Text(
            "Repair the formula, or replace it by the value.",
            "请修复公式，或直接改为填写具体的值。",
        ),
    ),
    "formula-cell": (
        Text(
            "The file holds a formula ({value}) without its result.",
            "文件里只有公式（{value}），没有计算结果。",
        ),
        Text(
            "Open the file in Excel or WPS and save it, or paste the column as values.",
            "请用 Excel 或 WPS 打开并保存一次，或把该列粘贴为“值”。",
        ),
    ),
    "unwrapped": (
        Text(
            "The signs around “{value}” were removed: quotation marks, or what protects it from"
            ' Excel (="…", \' or `).',
            '“{value}”外层的引号，或用于防止 Excel 改写的符号（="…"、\' 或 `），已去掉。',
        ),
        _CHECK_REPAIR,
    ),
    "outer-blanks": (
        Text(
            "Blanks, line breaks or separators around “{value}” were removed.",
            "“{value}”前后的空格、换行或分隔符已去掉。",
        ),
        Text("Nothing to do.", "无需处理。"),
    ),
    "mac-zero-lost": (
        Text(
            "“{value}” has fewer than 12 digits: zeros in front have probably been lost. The"
            " address may be {suggestion}.",
            "“{value}”不足 12 位，很可能丢失了前导零，原地址可能是 {suggestion}。",
        ),
        Text(
            "Compare it with the device. If it says {suggestion}, write that, or else the address"
            " that it says; then format the column as text.",
            "请与设备核对：如果确实是 {suggestion}，请改填它，否则请填写设备上的地址；"
            "并把该列设为“文本”格式。",
        ),
    ),
    "mac-separators": (
        Text(
            "The signs between the digits of “{value}” were replaced by colons.",
            "“{value}”里的分隔符已统一为冒号。",
        ),
        _CHECK_REPAIR,
    ),
    "invisible-characters": (
        Text(
            "Invisible characters were removed from “{value}”.",
            "“{value}”中的不可见字符已去掉。",
        ),
        _CHECK_REPAIR,
    ),
    "full-width": (
        Text(
            "Full-width characters in “{value}” were turned into half-width ones.",
            "“{value}”中的全角字符已转为半角。",
        ),
        _CHECK_REPAIR,
    ),
    "several-values": (
        Text(
            "“{value}” seems to be several values for {label}; which one is this device's can't be"
            " told.",
            "“{value}”里似乎有多个{label}，无法判断哪一个属于这台设备。",
        ),
        Text(
            "Leave only the one that the device itself shows; of several devices each wants a row"
            " of its own.",
            "请只保留设备上显示的那一个；如果是多台设备，请每台单独填一行。",
        ),
    ),
}

_CHOOSE_SYSTEM = Text(
    "Write one of: Windows, macOS, Linux, Android, iOS, OpenHarmony.",
    "请填写以下之一：Windows、macOS、Linux、Android、iOS、OpenHarmony。",
)
_CHOOSE_OWNERSHIP = Text(
    "Write Company, Personal or Unknown, or leave the cell blank (unknown). If the word has one"
    " meaning in the whole file, --value ownership:{word:typed}=… with that meaning says it"
    " once. If the column is about something else, such as departments, --map ownership= leaves it"
    " out.",
    "请填写企业设备、个人设备或未知设备；留空视为未知。如果这个词在整个文件里含义相同，"
    "可用 --value 设备归属:{word:typed}=… 说明（“=”后填其含义）。"
    "如果整列填的是别的内容（例如归属部门），"
    "可在命令行加上 --map 设备归属= 不导入这一列。",
)
_CHOOSE_TRUST = Text(
    "Write Trusted, Untrusted or Unknown, or leave the cell blank (unknown). If the word has one"
    " meaning in the whole file, --value trust:{word:typed}=… with that meaning says it once."
    " If the column is about something else, --map trust= leaves it out.",
    "请填写信任设备、非信任设备或未知状态；留空视为未知。如果这个词在整个文件里含义相同，"
    "可用 --value 可信状态:{word:typed}=… 说明（“=”后填其含义）。如果整列填的是别的内容，"
    "可在命令行加上 --map 可信状态= 不导入这一列。",
)
_ONLY_FEISHU_KNOWS = Text(
    "Nothing to correct in the sheet: only Feishu itself knows that identifier. Let the"
    " user sign in to Feishu on the device, then set ownership and trust in the admin"
    " console.",
    "表格里无需更正：只有飞书自己知道这个标识。请让使用者在该设备上登录飞书，"
    "再到管理后台设置设备归属和可信状态。",
)
_MAC_FORM = Text(
    "Write 12 hex digits, such as 3c:52:82:1a:2b:3c; where nobody knows them, clear the cell.",
    "请填写 12 位十六进制数，例如 3c:52:82:1a:2b:3c；如果查不到，请清空此单元格。",
)
_NOT_UUID = Text(
    "Clear the cell, or write the UUID: 32 hex digits, such as"
    " 621CDFF0-13D0-5AB1-9ADC-5F560095F6ED.",
    "请清空此单元格，或填写 32 位十六进制的 UUID，例如 621CDFF0-13D0-5AB1-9ADC-5F560095F6ED。",
)

#: Slug → (problem, fix).
_VALUES: dict[str, tuple[Text, Text]] = {
    # -- operating system, ownership, trust ------------------------------------------------
    "system-missing": (
        Text("The row names no operating system.", "本行没有填写操作系统。"),
        Text(
            f"{_CHOOSE_SYSTEM.en} If the whole list runs the same one: --set"
            " operating-system=Windows.",
            f"{_CHOOSE_SYSTEM.zh}如果整张表都是同一种系统，可用 --set 操作系统=Windows。",
        ),
    ),
    "system-unknown": (
        Text(
            "“{value}” is no operating system the importer knows.",
            "无法识别操作系统“{value}”。",
        ),
        Text(
            "Write one of: Windows, macOS, Linux, Android, iOS, OpenHarmony. If the word has one"
            " meaning in the whole file, --value operating-system:{word:typed}=… with that meaning"
            " says it once.",
            "请填写以下之一：Windows、macOS、Linux、Android、iOS、OpenHarmony。"
            "如果这个词在整个文件里含义相同，"
            "可用 --value 操作系统:{word:typed}=… 统一说明（“=”后填实际的系统）。",
        ),
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
            ' --map operating-system="…".',
            '请填写系统名称，或用 --map 操作系统="…" 指定系统名称所在的列。',
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
            "“{value}”是飞书不支持的操作系统，"
            "只支持 Windows、macOS、Linux、Android、iOS 和 OpenHarmony。",
        ),
        Text(
            "It can't be imported: delete the row, or leave such rows out with --leave-out.",
            "此设备无法导入：请删除本行，或用 --leave-out 将这类行排除在外。",
        ),
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
            " the column out with --map trust= on the command line.",
            "请自行判断设备是否可信，填写信任设备或非信任设备；"
            "或者在命令行加上 --map 可信状态= 不导入这一列。",
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
        Text(
            f"{_NOT_UUID.en} If the whole column holds UDIDs, --map {{field}}= leaves it out.",
            f"{_NOT_UUID.zh}如果整列都是 UDID，可用 --map {{field}}= 不导入这一列。",
        ),
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
    "mac-not-own": (
        Text(
            "“{value}” holds a MAC address, but what stands beside it does not say that it is the"
            " device's own network card.",
            "“{value}”里有一个 MAC 地址，但旁边的文字没有说明它是本机网卡的地址。",
        ),
        Text(
            "If it is the device's own, leave nothing but the address in the cell; an address of"
            " something else (a phone, a dock, a VPN, a former card) belongs into another column.",
            "如果是本机网卡的地址，单元格里请只保留该地址；"
            "其他设备（手机、扩展坞、VPN、旧网卡等）的地址请另放一列。",
        ),
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
        _CHECK_REPAIR,
    ),
    "mac-padded": (
        Text(
            "The MAC address was stored as the number {value}; zeros were added in front to make"
            " 12 digits.",
            "MAC 地址被存成了数字 {value}，已在前面补零至 12 位。",
        ),
        _CHECK_REPAIR,
    ),
    "android-id-format": (
        Text(
            "“{value}” is no Android ID: that has 16 hex digits, or 13 and more with letters among"
            " them.",
            "“{value}”不是 Android标识符（应为 16 位十六进制数，或至少 13 位且含字母）。",
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
            "Type it again as the device shows it: a letter of another alphabet or a long dash"
            " looks the same, and a wrong encoding garbles text.",
            "请按设备上显示的内容重新输入：其他字母表的字母、长破折号看起来一样；"
            "编码不对也会出现乱码。",
        ),
    ),
    "explained": (
        Text(
            "“{value}” holds more than the value of {label}: a heading, a remark, blanks or other"
            " signs stand in it or beside it.",
            "“{value}”里除了{label}，还有表头、备注、空格等其他内容。",
        ),
        Text(
            "Leave nothing but the value in the cell, as the device shows it; a remark belongs"
            " into a column of its own. If the remark says that the device is not to be registered"
            " (scrapped, lost), delete the row or leave it out instead.",
            "单元格里请只保留设备上显示的值，备注另放一列。"
            "如果备注说明该设备不需要登记（例如“已报废”），请删除或排除该行，不要采用建议值。",
        ),
    ),
    "heading-as-value": (
        Text(
            "“{value}” is a heading, not a value of {label}; it counts as missing.",
            "“{value}”是表头，不是{label}，按未填写处理。",
        ),
        Text(
            "Write the real value, or clear the cell. If the whole column holds headings, another"
            " column has the values: --map {field}=HEADING names it.",
            "请填写真实的值，或清空此单元格。如果整列都是表头文字，真正的值在另一列，"
            "请用 --map {field}=表头 指定。",
        ),
    ),
    "other-form": (
        Text(
            "“{value}” looks like a network or e-mail address, a telephone or identity card number,"
            " a price, a size, a version, a model or a part, a computer's name or a system, not"
            " like a {label}.",
            "“{value}”像是网络地址、邮箱、电话、身份证号、金额、容量、版本、型号或部件号、"
            "计算机名或系统名，不是{label}。",
        ),
        Text(
            "Write the value that the device itself shows. If the whole column holds something"
            " else, name the right one: --map {field}=HEADING.",
            "请填写设备上显示的值。如果整列填的都是别的内容，"
            "请用 --map {field}=表头 指定正确的列。",
        ),
    ),
    "windows-product-id": (
        Text(
            "“{value}” is the product ID or key of a Windows licence, which many computers may"
            " share, not a {label}.",
            "“{value}”是 Windows 的产品 ID 或产品密钥，多台电脑可能相同，不是{label}。",
        ),
        Text(
            "Take the serial number of the BIOS instead (Win32_BIOS.SerialNumber; in PowerShell:"
            " (Get-CimInstance Win32_BIOS).SerialNumber).",
            "请改用 BIOS 中的序列号（Win32_BIOS.SerialNumber；在 PowerShell 中执行"
            " (Get-CimInstance Win32_BIOS).SerialNumber）。",
        ),
    ),
    "board-number": (
        Text(
            "“{value}” is the number that Dell gives a computer's main board, not its {label}: that"
            " is the service tag, which stands in it first or was never written into it.",
            "“{value}”是戴尔电脑主板的编号，不是{label}。{label}是服务编号（Service Tag），"
            "通常就是该编号开头的一段，也可能从未写入主板。",
        ),
        Text(
            "Write the service tag, which the device's label and its BIOS show"
            " (Win32_BIOS.SerialNumber). If another column has it: --map {field}=HEADING.",
            "请填写服务编号，设备标签和 BIOS（Win32_BIOS.SerialNumber）中都有。"
            "如果另有一列是服务编号，请用 --map {field}=表头 指定。",
        ),
    ),
    "copied-value": (
        Text(
            "This row has “{value}” below “{other}” as well; mostly one of the two was copied from"
            " the other.",
            "本行的“{other}”列也是“{value}”，多半是其中一格误抄了另一格。",
        ),
        _AS_SHOWN,
    ),
    "mac-labelled": (
        Text(
            "{taken} was taken out of “{value}”; the words beside it were left out.",
            "已从“{value}”中取出 {taken}，旁边的文字未采用。",
        ),
        _CHECK_REPAIR,
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

#: What concerns the row as a whole, and the rows among each other: problem and fix.
_ROWS: dict[str, tuple[Text, Text]] = {
    "foreign-identifier": (
        Text(
            "{label} is filled, but only {systems} devices have one; the system of this row is"
            " {system}.",
            "{label}只适用于 {systems}，而本行的操作系统是 {system}。",
        ),
        Text(
            "Clear the cell, or correct the operating system of the row.",
            "请清空此单元格，或更正本行的操作系统。",
        ),
    ),
    "identifier-not-taken": (
        Text(
            "Devices that run {system} are registered by an identifier of their own alone; not"
            " sent: {fields}.",
            "{system} 设备只按其自身的标识登记，不提交{fields}。",
        ),
        Text(
            "Nothing to do, unless the operating system of the row is wrong.",
            "如果操作系统填写无误，无需处理。",
        ),
    ),
    "no-identifier": (
        Text(
            "Nothing identifies this {system} device; what identifies one: {fields}.",
            "本行没有可以识别设备的信息。{system} 设备的标识有：{fields}。",
        ),
        Text(
            "Fill in at least one of these: {fields}.",
            "请至少填写其中一项：{fields}。",
        ),
    ),
    "only-placeholders": (
        Text(
            "Nothing identifies this {system} device: only placeholders stand where its"
            " identifiers belong ({fields}).",
            "本行没有可以识别设备的信息：{system} 设备的标识（{fields}）里只有占位值。",
        ),
        Text(
            "Read the real values from the device and fill in at least one of these: {fields}.",
            "请在设备上查到真实的值，至少填写其中一项：{fields}。",
        ),
    ),
    "incomplete-device": (
        Text(
            "{fields} missing: the API's own example of a computer has serial number, disk serial"
            " number and board UUID together.",
            "缺少{fields}。接口文档的电脑示例同时包含生产序列号、硬盘序列号和主板UUID。",
        ),
        Text(
            "Add {fields} if you can: identifiers can't be changed once the device is registered.",
            "建议补上{fields}：设备导入后标识不能再修改。",
        ),
    ),
    "retired": (
        Text(
            "{label} is “{word}”: the device may be gone; it is taken like any other.",
            "{label}为“{word}”：设备可能已不再使用，但仍会照常处理。",
        ),
        Text(
            "If such devices do not belong into the registry, leave their rows out;"
            " if they are in use, nothing needs to be done.",
            "如果这类设备不应登记，请排除这些行；如果仍在使用，无需处理。",
        ),
    ),
    "left-kind": (
        Text(
            "“{value}” is not a device that Feishu registers ({kind}).",
            "“{value}”不是飞书可登记的设备（{kind}）。",
        ),
        Text(
            "Nothing to do if that is right; if it is a computer or a phone after all, correct that"
            " cell.",
            "如果判断正确，无需处理；如果其实是电脑或手机，请更正该单元格。",
        ),
    ),
    "left-sheet": (
        Text(
            "The worksheet is called “{value}”, and what is called so is not registered ({kind}); "
            "the row itself says nothing else.",
            "工作表名为“{value}”，此类设备不可登记（{kind}），该行也没有写明是电脑。",
        ),
        Text(
            "Nothing to do if that is right; if these are computers after all, write their "
            "operating system in their rows, or give the worksheet another name.",
            "如果判断正确，无需处理；如果其实是电脑，请在各行写明操作系统，或改一个工作表名称。",
        ),
    ),
    "left-gone": (
        Text(
            "Above the row stands “{value}”: devices below that line are gone, and left out.",
            "上方的标题行为“{value}”：其下的设备已不在，未纳入。",
        ),
        Text(
            "Nothing to do if that is right; if these devices are to be registered all the same, "
            "delete that line from the file.",
            "如果判断正确，无需处理；如果仍要登记这些设备，请从文件中删除该标题行。",
        ),
    ),
    "left-as-said": (
        Text(
            "{label} is “{word}”: left out as --leave-out says.",
            "{label}为“{word}”，已按 --leave-out 的要求排除。",
        ),
        Text(
            "Nothing to do; without --leave-out the row is taken like any other.",
            "无需处理；去掉 --leave-out，该行就会照常处理。",
        ),
    ),
    "left-before": (
        Text(
            "{label} is “{word}”: in the results that this file is, the row was left out.",
            "{label}为“{word}”：本文件是导入结果，该行当时未纳入，这次同样不导入。",
        ),
        Text(
            "Nothing to do if that is right; to import the row after all, clear that cell.",
            "如果本来就不需要登记，无需处理；如需导入该行，请清空该单元格。",
        ),
    ),
    "surplus-cells": (
        Text(
            "The row has {cells} cells and the header {header}, so that nobody can tell which cell"
            " is which (“{value}”).",
            "该行有 {cells} 个单元格，表头只有 {header} 个，"
            "无法判断各单元格属于哪一列（“{value}”）。",
        ),
        Text(
            "A “{sign}” inside a value makes two cells of it, unless the value stands in quotation"
            ' marks ("MacBookPro18,3"). Correct the row where the list comes from, or export it as'
            " .xlsx. If the last column only lacks a heading, give it one.",
            '值里含有“{sign}”而没有用引号括起来，就会被拆成两格（应写成 "MacBookPro18,3"）。'
            "请在原始文件中更正这一行，或重新导出为 .xlsx 文件；"
            "如果只是最后一列缺少表头，请补上表头。",
        ),
    ),
    "missing-cells": (
        Text(
            "The row has {cells} cells and the header {header}, and its values fit columns further"
            " right: one is missing before them (“{value}”).",
            "该行只有 {cells} 个单元格，表头有 {header} 个，且后面的值更像是右侧各列的内容，"
            "中间应是漏了一格（“{value}”）。",
        ),
        Text(
            "An empty cell needs its “{sign}” all the same. Add the missing one where the list"
            " comes from, or export it as .xlsx.",
            "空单元格也要保留分隔符“{sign}”。请在原始文件中补上缺少的分隔符，"
            "或重新导出为 .xlsx 文件。",
        ),
    ),
    "moved-cells": (
        Text(
            "The row is filled up to its cell {cells} of {header}, and its values look like those"
            " of columns further right: one before them was probably deleted (“{value}”).",
            "该行只填到第 {cells} 格（表头共 {header} 格），且后面的值更像是右侧各列的内容，"
            "前面可能误删了单元格（“{value}”）。",
        ),
        Text(
            "Put the values back under their headings: in Excel select the cell that is wrong first"
            " and choose Insert > Shift cells right. If they are right as they stand, move this row"
            " into a worksheet of its own.",
            "请把各值移回对应的表头之下：在 Excel 中选中第一个错位的单元格，选择"
            "“插入 > 活动单元格右移”。如果各值本来就没有错位，请将该行移到单独的工作表。",
        ),
    ),
    "other-table": (
        Text(
            "The row stands below the headings of row {row}, which are in another order than those"
            " of row {header} or mean other columns, and was not read (“{value}”).",
            "该行位于第 {row} 行的另一组表头之下，其各列与第 {header} 行的表头不一致，"
            "未读取（“{value}”）。",
        ),
        Text(
            "If these are devices, import them by themselves with --header-row {row}, or put their"
            " columns in the order of row {header}.",
            "如果这些行是设备，请加 --header-row {row} 单独导入，"
            "或把各列调整为与第 {header} 行一致的顺序。",
        ),
    ),
    "other-list": (
        Text(
            "The row stands below the headings of row {row}, among which there is no operating"
            " system, or nothing that a device is registered by, and was not read (“{value}”).",
            "该行位于第 {row} 行的另一组表头之下，其中没有操作系统列，或没有设备标识列，"
            "未读取（“{value}”）。",
        ),
        Text(
            "If these are no devices, delete the rows or move them into a file of their own. If"
            " they are, write into row {row} which column is the operating system and which the"
            " serial number, and import them by themselves.",
            "如果这些行不是要登记的设备，请将其删除或移到单独的文件；如果是，"
            "请在第 {row} 行的表头中写明操作系统列和生产序列号列，再单独导入。",
        ),
    ),
    "merged-identifier": (
        Text(
            "{label} “{value}” stands in the merged cells {cells}, which cover several devices:"
            " nobody can tell whose it is.",
            "{label}“{value}”写在合并单元格 {cells} 中，覆盖了多台设备，无法判断属于哪一台。",
        ),
        Text(
            "Unmerge the cells in Excel and write each device's own value into its row.",
            "请在 Excel 中取消合并，并在每一行填写该设备自己的值。",
        ),
    ),
    "left-hidden": (
        Text(
            "The row is hidden in the sheet, by a filter or by hand.",
            "该行在表格中被隐藏（筛选或手动隐藏）。",
        ),
        Text(
            "Nothing to do if that is meant; --hidden include takes hidden rows along.",
            "如果本来就不需要登记，无需处理；如需一并导入，请加 --hidden include。",
        ),
    ),
    "phone-without-id": (
        Text(
            "“{value}” is a phone or a tablet, and these can't be registered from this list: it has"
            " no column for their own identifier (Android ID, IDFV or AAID), and a serial number,"
            " IMEI or MAC address is not enough.",
            "“{value}”是手机或平板，无法用此表登记：表中没有其标识（Android标识符、"
            "iOS供应商标识符、Harmony供应商标识符）这一列，只凭序列号、IMEI 或 MAC 地址不能登记。",
        ),
        _ONLY_FEISHU_KNOWS,
    ),
    "mobile-without-id": (
        Text(
            "Devices that run {system} can't be registered from this list: it does not have their"
            " {fields}, and a serial number, IMEI or MAC address is not enough.",
            "无法用此表登记 {system} 设备：表中没有{fields}，只凭序列号、"
            "IMEI 或 MAC 地址不能登记。",
        ),
        _ONLY_FEISHU_KNOWS,
    ),
    "first-of-several": (
        Text(
            "There are several values for {label}; {taken} was taken. Not used: {others}.",
            "{label}有多个值，已采用 {taken}。未采用：{others}。",
        ),
        Text(
            "Nothing to do if that is right; otherwise leave the right value alone in its cell, or,"
            ' of several columns, say which is looked at first: --map {field}="FIRST,SECOND".',
            "如果选对了，无需处理；否则请在单元格里只保留正确的值；"
            '如果有多列，可用 --map {field}="先看的列,后看的列" 指定先后。',
        ),
    ),
    "other-refused": (
        Text(
            "{label} “{value}” can't be used as it stands; {taken} was taken instead.",
            "{label}“{value}”无法使用，已改用 {taken}。",
        ),
        Text(
            "Correct the cell if its value is the one that should count.",
            "如果应以这个单元格为准，请更正它。",
        ),
    ),
    "system-of-model": (
        Text(
            "The row itself names no operating system; by “{model}” it is {system}.",
            "本行没有填写操作系统，已按“{model}”判断为 {system}。",
        ),
        Text(
            "Nothing to do if that is right; otherwise write the operating system's name.",
            "如果判断正确，无需处理；否则请填写操作系统名称。",
        ),
    ),
    "system-open": (
        Text(
            "The row names no operating system, and “{word}” can run more than one.",
            "本行没有填写操作系统，仅凭“{word}”也无法确定。",
        ),
        Text(
            "Fill in the operating system, or say it once for all devices of this kind with"
            " --value operating-system:{word:typed}=… (its system behind the =). If the whole list"
            " runs the same one: --set operating-system=Windows.",
            "请填写操作系统；同类设备也可用 --value 操作系统:{word:typed}=… 统一说明"
            "（等号后写实际的系统）；如果整张表都是同一种系统，"
            "可用 --set 操作系统=Windows。",
        ),
    ),
    "system-kind": (
        Text(
            "--set operating-system={value} can't be meant for this row: it says “{said}”.",
            "本行写明是“{said}”，--set 操作系统={value} 不适用。",
        ),
        Text(
            "Fill in the operating system, or say it once for all devices of this kind with"
            " --value operating-system:{word:typed}=… (its system behind the =).",
            "请填写操作系统；同类设备也可用 --value 操作系统:{word:typed}=… 统一说明"
            "（等号后写实际的系统）。",
        ),
    ),
    "system-contradicted": (
        Text(
            "The operating system is “{value}”, which no “{said}” runs: one of the two is wrong.",
            "操作系统填的是“{value}”，但“{said}”不会是这个系统，其中一个有误。",
        ),
        Text(
            "Correct the one that is wrong, or say once for all these devices which system they"
            " have, with --value operating-system:{word:typed}=… (their system behind the =).",
            "请更正有误的一项；如果这类设备的系统都一样，也可用 --value 操作系统:{word:typed}=… "
            "统一说明（等号后写实际的系统）。",
        ),
    ),
    "system-by-model": (
        Text(
            "“{value}” leaves the operating system open; by the model {model} it is {system}.",
            "“{value}”无法确定操作系统，已按型号 {model} 判断为 {system}。",
        ),
        Text(
            "Nothing to do if that is right; otherwise write the operating system's name.",
            "如果判断正确，无需处理；否则请填写操作系统名称。",
        ),
    ),
    "system-by-kind": (
        Text(
            "“{value}” can be macOS or iOS; the row says “{said}”, by which it is {system}.",
            "“{value}”可能是 macOS，也可能是 iOS；本行写明是“{said}”，已按此判断为 {system}。",
        ),
        Text(
            "Nothing to do if that is right; otherwise write the operating system's name.",
            "如果判断正确，无需处理；否则请填写操作系统名称。",
        ),
    ),
    "dell-tag-differs": (
        Text(
            "The board UUID of this Dell computer contains the service tag {suggestion}, the"
            " serial number says “{value}”.",
            "这台戴尔电脑的主板UUID里写着服务编号 {suggestion}，而生产序列号填的是“{value}”。",
        ),
        Text(
            "Compare with the label on the device; it may be {suggestion}. If the serial number is"
            " right, see whether the board UUID belongs to this device.",
            "请与设备标签核对，可能应为 {suggestion}。如果序列号没有错，请确认主板UUID"
            "属于这台设备。",
        ),
    ),
    "express-code": (
        Text(
            "“{value}” reads as Dell's express service code, which is not the serial number; the"
            " service tag that it stands for is {suggestion}.",
            "“{value}”像是戴尔的快速服务代码，不是序列号；对应的服务编号是 {suggestion}。",
        ),
        Text(
            "Write {suggestion}: the device itself reports the service tag as its serial number.",
            "请改填 {suggestion}：设备自身上报的序列号就是服务编号。",
        ),
    ),
    "surface-zeros": (
        Text(
            "A Surface's serial number has 12 digits, and “{value}” has fewer: leading zeros have"
            " probably been lost.",
            "Surface 的序列号是 12 位数字，而“{value}”位数不足，很可能丢失了前导零。",
        ),
        _ZEROS,
    ),
    "uuid-twin": (
        Text(
            "Board UUID “{value}” has the same bytes as the one in row {rows}, in another order:"
            " different tools print one device's UUID in these two ways.",
            "主板UUID“{value}”与第 {rows} 行的字节相同、只是顺序不同：不同工具会把同一台设备的"
            " UUID 写成这两种形式。",
        ),
        Text(
            "If both rows are the same device, delete one of them; else compare the UUIDs with the"
            " devices. In the other row it reads {suggestion}.",
            "如果两行是同一台设备，请删除其中一行；否则请与设备核对 UUID。另一行的写法是"
            " {suggestion}。",
        ),
    ),
    "serial-lookalike": (
        Text(
            "{label} “{value}” differs from that of row {rows} only in letters and digits that look"
            " alike (O/0, I/1, B/8, S/5).",
            "{label}“{value}”与第 {rows} 行的值只有形似的字母或数字不同（O/0、I/1、B/8、S/5）。",
        ),
        Text(
            "Compare both with the labels on the devices; this one may be {suggestion}. If both are"
            " right, there is nothing to do.",
            "请把两行都与设备标签核对，本行可能应为 {suggestion}。如果两行都没有错，无需处理。",
        ),
    ),
    "running-number": (
        Text(
            "“{value}”: the column “{column}” holds a running number ({first} … {last}), not the"
            " devices' own {label}.",
            "“{value}”：“{column}”列是流水号（{first} … {last}），不是设备自身的{label}。",
        ),
        Text(
            "Name the column with the real values: --map {field}=HEADING (--map {field}= reads the"
            " file without). If these are the devices' own: --trust-column {field}.",
            "请指定真正的列：--map {field}=表头（没有该列则用 --map {field}= 不读取）。"
            "如果确实是设备自身的编号，请加 --trust-column {field}。",
        ),
    ),
    "other-numbers": (
        Text(
            "“{value}”: the column “{column}” holds dates, telephone numbers or IMEIs, not the"
            " devices' own {label}.",
            "“{value}”：“{column}”列填的是日期、电话号码或 IMEI，不是设备自身的{label}。",
        ),
        Text(
            "Name the column with the real values: --map {field}=HEADING (--map {field}= reads the"
            " file without). If these are the devices' own: --trust-column {field}.",
            "请指定真正的列：--map {field}=表头（没有该列则用 --map {field}= 不读取）。"
            "如果确实是设备自身的编号，请加 --trust-column {field}。",
        ),
    ),
    "computer-name": (
        Text(
            "“{value}” looks like a computer's name or an asset number: the {label} of a device is"
            " what its maker wrote on it.",
            "“{value}”像是计算机名或资产编号；{label}应为厂商写在设备上的编号。",
        ),
        _AS_SHOWN,
    ),
    "short-value": (
        Text(
            "“{value}” is too short to be a {label}: other values of this column are longer.",
            "“{value}”太短，不像{label}：该列的其他值更长。",
        ),
        _AS_SHOWN,
    ),
    "unlike-column": (
        Text(
            "“{value}” may be a telephone number, an IMEI, a date, a year or a price: nearly all"
            " other values of this column have letters, as a {label} mostly has.",
            "“{value}”像是电话号码、IMEI、日期、年份或金额：该列其他值几乎都带有字母，{label}通常如此。",
        ),
        _AS_SHOWN,
    ),
    "other-column": (
        Text(
            "“{value}” is written as the values of the column “{column}” are, and not as most"
            " values of {label}.",
            "“{value}”的写法与“{column}”列的值相同，而与多数{label}不同。",
        ),
        _AS_SHOWN,
    ),
    "unlike-length": (
        Text(
            "“{value}” has {length} characters; nearly all other values of this column that begin"
            " with {prefix} have {usual}.",
            "“{value}”有 {length} 位，而该列以“{prefix}”开头的其他值几乎都是 {usual} 位。",
        ),
        _AS_SHOWN,
    ),
    "blank-inside": (
        Text(
            "“{value}” has a blank in it; without it, it would be like other values of {label},"
            " which have none.",
            "“{value}”中间有空格；去掉空格后与其他{label}的写法一致。",
        ),
        Text(
            "Compare it with the device; without the blank it would be {suggestion}. If the device"
            " does show it with the blank: --trust-column {field}.",
            "请与设备核对，去掉空格应为 {suggestion}。"
            "如果设备上确实有空格，请加 --trust-column {field}。",
        ),
    ),
    "numbered": (
        Text(
            "“{value}” is one of {count} values that count on beside “{prefix}” in the column"
            " “{column}”, as lists are numbered: the {label} of a device is what its maker wrote"
            " on it.",
            "“{column}”列有 {count} 个值是“{prefix}”加流水编号（如“{value}”），像是自编的编号；"
            "{label}应为厂商写在设备上的编号。",
        ),
        Text(
            "Compare some of them with the devices. If they are numbers of your own, name the"
            " column with the real values (--map {field}=HEADING), or none (--map {field}=). If the"
            " devices have them, there is nothing to do (--trust-column {field} says so).",
            "请抽查几台设备核对。如果是自编的编号，请指定真正的列：--map {field}=表头"
            "（没有该列则用 --map {field}= 不读取）；如果设备上就是这样写的，无需处理"
            "（加 --trust-column {field} 后不再提示）。",
        ),
    ),
    "no-digits": (
        Text(
            "“{value}” in the column “{column}” has no digit, as the {label} of most devices has;"
            " words and names have none.",
            "“{column}”列的“{value}”不含数字，而大多数设备的{label}含有数字；"
            "单词、人名、地名等才不含数字。",
        ),
        Text(
            "Write the real value, or clear the cell. If another column has the real values, name"
            " it (--map {field}=HEADING), or none (--map {field}=). If the devices do have these:"
            " --trust-column {field}.",
            "请填写真实的值，或清空此单元格。如果真正的值在另一列，请指定该列：--map {field}=表头"
            "（没有该列则用 --map {field}= 不读取）。"
            "如果设备上确实是这样写的，请加 --trust-column {field}。",
        ),
    ),
    "same-everywhere": (
        Text(
            "“{value}” stands in all {count} filled cells of the column “{column}”: as the"
            " {label} it identifies no device.",
            "“{column}”列有值的 {count} 个单元格全是“{value}”，作为{label}无法区分设备。",
        ),
        Text(
            "Name the column with the real values: --map {field}=HEADING (--map {field}= reads the"
            " file without). If these rows are one device: --trust-column {field}.",
            "请指定真正的列：--map {field}=表头（没有该列则用 --map {field}= 不读取）。"
            "如果这些行确实是同一台设备，请加 --trust-column {field}。",
        ),
    ),
    "other-device": (
        Text(
            "{label} “{value}” also stands in row {rows}, but for another device: {column} is"
            " “{ours}” here and “{theirs}” there.",
            "{label}“{value}”还出现在第 {rows} 行，但“{column}”不同：这里是“{ours}”，"
            "那里是“{theirs}”，应为两台设备。",
        ),
        Text(
            "Find out which device has it, and correct it wherever it is wrong. If the rows are one"
            " device, delete one, or make them say the same.",
            "请核对它属于哪台设备，并更正填错的地方；如果其实是同一台设备，请删除其中一行，"
            "或把两行改成一致。",
        ),
    ),
    "other-disk": (
        Text(
            "Row {rows} says the same of its device, but for the {label}, which is “{value}” here:"
            " there may be a row for each disk, while a device is registered with one.",
            "第 {rows} 行写的是同一台设备，只有{label}不同（这里是“{value}”）："
            "可能是一块硬盘一行，而一台设备只能登记一块。",
        ),
        Text(
            "If so, leave the column of the disks unread (--map {field}=), or keep one row for each"
            " device; otherwise correct what is wrong.",
            "如果是这样，请不读取硬盘这一列（--map {field}=），或每台设备只保留一行；"
            "否则请更正填错的内容。",
        ),
    ),
    "row-of-device": (
        Text(
            "A further row of the device in row {first_row}, for another network card; row"
            " {first_row} is sent.",
            "与第 {first_row} 行是同一台设备（一块网卡一行），只发送第 {first_row} 行。",
        ),
        Text(
            "Nothing to do. If another of its MAC addresses is to be registered, delete the other"
            " rows of the device.",
            "无需处理；如需登记另一块网卡的MAC地址，请删除该设备的其他行。",
        ),
    ),
    "shared-identifier": (
        Text(
            "{label} “{value}” also belongs to a different device, in row {rows}.",
            "{label}“{value}”还出现在第 {rows} 行，而那里是另一台设备。",
        ),
        Text(
            "Find out which device has it, and correct it wherever it is wrong. If the rows are one"
            " device with several network cards or disks, keep one row for it.",
            "请核对它属于哪台设备，并更正填错的地方；如果其实是同一台设备的多块网卡或硬盘，"
            "请只保留一行。",
        ),
    ),
    "shared-mac": (
        Text(
            "MAC address “{value}” also belongs to a different device, in row {rows}; it is left"
            " out of the request.",
            "MAC地址“{value}”还出现在第 {rows} 行的另一台设备上，提交时不包含它。",
        ),
        Text(
            "It is probably that of a dock or adapter. If you need it, fill in the address of"
            " the device's own network card.",
            "它很可能属于扩展坞或网卡转接器。如需提交 MAC 地址，请填写设备自带网卡的地址。",
        ),
    ),
    "repeats": (
        Text(
            "The same device as in row {first_row}; it is sent once.",
            "与第 {first_row} 行是同一台设备，只提交一次。",
        ),
        Text(
            "Nothing to do; one of the two rows can be deleted.",
            "无需处理；也可删除其中一行。",
        ),
    ),
    "repeat-differs": (
        Text(
            "The same device as in row {first_row}, but with another {fields}. If it is new, row"
            " {first_row} counts; if it is registered already, it is left as it is.",
            "与第 {first_row} 行是同一台设备，但{fields}不同。新设备按第 {first_row} 行登记；"
            "已登记的设备不改动。",
        ),
        Text(
            "Delete one of the two rows, or make them say the same.",
            "请删除其中一行，或把两行改成一致。",
        ),
    ),
    "other-user": (
        Text(
            "The same device as in row {first_row}, by all that identifies it, with another user:"
            " {column} is “{ours}” here and “{theirs}” there. Only row {first_row} is sent.",
            "与第 {first_row} 行是同一台设备（标识相同），但“{column}”不同："
            "这里是“{ours}”，那里是“{theirs}”。只发送第 {first_row} 行。",
        ),
        Text(
            "Nothing to do if the device had several users; if they are two devices, correct the"
            " identifiers of one.",
            "如果是同一台设备先后由多人使用，无需处理；如果是两台设备，请更正其中一台的标识。",
        ),
    ),
    # -- the row and what earlier runs created ---------------------------------------------
    "known-with-less": (
        Text(
            "This device was created on {date} by run {run} (row {row} there), without its"
            " {fields}; it is not sent again.",
            "该设备已于 {date} 由导入记录 {run}（第 {row} 行）创建，"
            "当时没有{fields}；不会再次发送。",
        ),
        Text(
            "Nothing to do, unless it has to be registered with its {fields}: identifiers can't"
            " be added later. For that, delete its record in the admin console and import the"
            " file again.",
            "一般无需处理。已登记的设备无法补充标识；如果必须带上{fields}登记，请先在管理后台"
            "删除该设备记录，再重新导入本文件。",
        ),
    ),
    "known-otherwise": (
        Text(
            "{label} “{value}” belongs to a device that run {run} created on {date} (row {row}"
            " there), but that one's {fields} is “{theirs}”: it would be registered twice.",
            "{label}“{value}”属于导入记录 {run} 于 {date} 创建的设备（第 {row} 行），但其{fields}为"
            "“{theirs}”，发送会造成重复登记。",
        ),
        Text(
            "Find out which of the two is right, and correct this row. If the registered one is"
            " wrong or no longer there, undo row {row} of run {run}, or delete its record in the"
            " admin console, and import again.",
            "请核对哪一个正确，并更正本行。如果是已登记的设备有误或已不再使用，请先撤销导入记录"
            " {run} 的第 {row} 行，或在管理后台删除其记录，再重新导入。",
        ),
    ),
    "known-other-system": (
        Text(
            "{label} “{value}” belongs to a device that run {run} created on {date} (row {row}"
            " there) as {system}.",
            "{label}“{value}”属于导入记录 {run} 于 {date} 创建的设备（第 {row} 行），"
            "当时的操作系统为 {system}。",
        ),
        Text(
            "Correct the row; or, if the device has another system now, undo row {row} of run"
            " {run}, or delete the old record in the admin console, and import again.",
            "请更正本行；如果该设备已更换操作系统，请先撤销导入记录 {run} 的第 {row} 行，"
            "或在管理后台删除原记录，再重新导入。",
        ),
    ),
    "supersedes": (
        Text(
            "By its name or its place in the list, run {run} registered this device on {date}"
            " (row {row} there) with {fields} “{theirs}”. This run leaves that record as it is.",
            "按名称或在清单中的位置判断，导入记录 {run} 已于 {date} 登记过这台设备（第 {row} 行），"
            "当时的{fields}为“{theirs}”。本次导入不会改动该记录。",
        ),
        Text(
            "If it was a mistake, {command} takes rows {those} of run {run} back, best before you"
            " import. Leave out of --rows whatever is another device: with that there is nothing to"
            " do.",
            "如果当时填错，请执行 {command} 撤销导入记录 {run} 的第 {those} 行，最好在导入之前；"
            "其中确属另一台设备的行，请从 --rows 中去掉，无需处理。",
        ),
    ),
    "known-differs": (
        Text(
            "Since run {run} of {date} this device has {label} “{term}”; the row says otherwise,"
            " and nothing is changed.",
            "按 {date} 的导入记录 {run}，该设备的{label}为“{term}”，与本行不同；本次不作改动。",
        ),
        Text(
            "If the row is right: device-importer update and this file.",
            "如以本行为准，请对本文件执行 device-importer update。",
        ),
    ),
    "several-records": (
        Text(
            "These records of the registry share an identifier with the row: {records}.",
            "设备库中这些记录与该行有相同的标识：{records}。",
        ),
        Text(
            "Look at them in the admin console, and delete the one too many.",
            "请在管理后台核对，删除多余的记录。",
        ),
    ),
    "record-otherwise": (
        Text(
            "{label}: the registry has “{theirs}”, the file “{value}”.",
            "{label}：设备库中为“{theirs}”，表格中为“{value}”。",
        ),
        Text(
            "Identifiers can't be changed. Where the file is right, delete the record in the admin"
            " console and import the row again; else correct the file.",
            "标识不能更改。以表格为准时，请在管理后台删除该记录后重新导入；否则请更正表格。",
        ),
    ),
    "record-lacks": (
        Text(
            "{label}: the file has “{value}”, the registry has none.",
            "{label}：表格中为“{value}”，设备库中没有。",
        ),
        Text(
            "Identifiers can't be added later. Where it matters, delete the record in the admin"
            " console and import the row again.",
            "标识不能事后补充。如有必要，请在管理后台删除该记录后重新导入。",
        ),
    ),
    "registry-differs": (
        Text(
            "In the registry, this device's {label} is “{term}”; the row says otherwise, and"
            " nothing is changed.",
            "设备库中该设备的{label}为“{term}”，与本行不同；本次不作改动。",
        ),
        Text(
            "If the row is right: device-importer update and this file.",
            "如以本行为准，请对本文件执行 device-importer update。",
        ),
    ),
    "gone-since": (
        Text(
            "Run {run} created this device on {date} (row {row} there), and the registry has it"
            " no more: it is sent again.",
            "导入记录 {run} 于 {date} 创建过该设备（第 {row} 行），"
            "但设备库中已不存在，将重新发送。",
        ),
        Text(
            "If somebody deleted it on purpose, take the row out of the file before importing.",
            "如果是有意删除的，请先从文件中去掉这一行再导入。",
        ),
    ),
}

#: The next step where a problem names a single field.
_ONE: dict[str, Text] = {
    "fix.no-identifier.one": Text("Fill in {fields}.", "请填写{fields}。"),
    "fix.only-placeholders.one": Text(
        "Read the real value from the device and fill in {fields}.",
        "请在设备上查到真实的值，填入{fields}。",
    ),
}

_HEADER: dict[str, Text] = {
    "error.unknown-field": Text(
        "There is no field “{field}”. The fields are: {fields}.",
        "没有名为“{field}”的字段。可用的字段有：{fields}。",
    ),
    "error.several-labels": Text(
        "Several columns fit one field ({clashes}). Say which one counts (with commas, several"
        " columns in the order in which they are to be looked at): {options}",
        "有多个列对应同一个字段（{clashes}）。"
        "请指定用哪一列（也可用逗号列出多列，按先后顺序取值）："
        "{options}",
    ),
    "error.value-field": Text(
        "--value is for {fields}, not for “{field}”.",
        "--value 只能用于 {fields}，不能用于“{field}”。",
    ),
    "error.value-word": Text(
        "--value {field}:{word} can't mean “{value}”. It can mean: {choice}.",
        "--value {field}:{word} 不能对应“{value}”。可用的值：{choice}。",
    ),
    "error.value-open": Text(
        "--value {field}:{word}= still has … in the place of the meaning. Write one of these there:"
        " {choice}.",
        "--value {field}:{word}= 后面的“…”还没有换成含义。请改为以下之一：{choice}。",
    ),
    "error.map-two-fields": Text(
        "Column “{label}” is chosen for both {field} and {other}. Choose it for one of them.",
        "列“{label}”同时指定给了 {field} 和 {other}。请只指定给其中一个。",
    ),
    "error.map-no-such-label": Text(
        "There is no column “{label}” to fill {field}. The nearest are: {labels}.",
        "没有名为“{label}”的列可以对应 {field}。相近的表头有：{labels}。",
    ),
    "error.map-label-twice": Text(
        "The heading “{label}” stands in several columns ({columns}), so it does not say which"
        " one is meant. Name the right one by its letter: {options}.",
        "表头“{label}”出现在多个列（{columns}），无法确定是哪一列。请按列标指定正确的一列：{options}。",
    ),
    "error.no-system-column": Text(
        "No column says the operating system. Recognised: {found}. The columns found are: {labels}."
        ' Name the right one with --map operating-system="…", or, if all devices run the same, say'
        " which one with --set operating-system=….",
        "没有找到表示操作系统的列。已识别的列：{found}；现有的列：{labels}。"
        '请用 --map 操作系统="…" 指定；'
        "如果所有设备的操作系统都相同，请用 --set 操作系统=… 说明是哪一种。",
    ),
    "error.system-column-likely": Text(
        "No heading says the operating system, but the values of “{label}” do ({values}). If that"
        " is right, name the column: --map operating-system={label:typed}",
        "没有表头表示操作系统，但“{label}”列的内容是操作系统（{values}）。如果没错，请指定该列："
        "--map 操作系统={label:typed}",
    ),
    "error.system-columns-likely": Text(
        "No heading says the operating system, but the values of “{label}” do ({values}), and so"
        " do those of {others}. Name the right column, for example with"
        " --map operating-system={label:typed}",
        "没有表头表示操作系统，但“{label}”列的内容是操作系统（{values}），{others}也是。"
        "请指定正确的列，例如：--map 操作系统={label:typed}",
    ),
    "error.leave-out-no-such-label": Text(
        "--leave-out: there is no column “{label}”. The columns are: {labels}.",
        "--leave-out：没有名为“{label}”的列。现有的列：{labels}。",
    ),
    "error.leave-out-label-twice": Text(
        "--leave-out: the heading “{label}” stands in several columns ({columns}). Give a column's"
        " letter instead, for example --leave-out {letter}=…",
        "--leave-out：表头“{label}”出现在多个列（{columns}）。"
        "请改用列号，例如 --leave-out {letter}=…",
    ),
    "error.no-identifier-column": Text(
        "No column identifies a device (serial number, disk serial number, UUID, MAC address,"
        " Android ID, IDFV or AAID). The columns found are: {labels}. Name the right one, for"
        ' example with --map serial-number="…".',
        "没有找到可以识别设备的列（生产序列号、硬盘序列号、主板UUID、MAC地址、Android标识符、"
        "IDFV 或 AAID）。"
        '现有的列：{labels}。请指定对应的列，例如 --map 生产序列号="…"。',
    ),
    "error.identifier-column-likely": Text(
        "No heading that is known identifies a device, but by a word of its heading and by its"
        " values this may be one: {options}. If that is right, pass it. The columns found are:"
        " {labels}.",
        "没有找到可以识别设备的列，但从表头用词和内容看，可能是：{options}。"
        "如果没错，请加上该选项。现有的列：{labels}。",
    ),
    "error.set-device_system": Text(
        "--set operating-system can't be “{value}”. Give Windows, macOS, Linux, Android, iOS or"
        " OpenHarmony.",
        "--set 操作系统 不能是“{value}”。可用的值：Windows、macOS、Linux、Android、iOS、"
        "OpenHarmony。",
    ),
    "error.set-device_ownership": Text(
        "--set ownership can't be “{value}”. Give Company, Personal or Unknown.",
        "--set 设备归属 不能是“{value}”。可用的值：企业设备、个人设备、未知设备。",
    ),
    "error.set-device_status": Text(
        "--set trust can't be “{value}”. Give Trusted, Untrusted or Unknown.",
        "--set 可信状态 不能是“{value}”。可用的值：信任设备、非信任设备、未知状态。",
    ),
    "error.set-identifier": Text(
        "--set {field} can't be “{value}”: that is no usable identifier. Correct it, or leave"
        " the option out.",
        "--set {field} 不能是“{value}”：它不是可用的设备标识。请更正，或去掉这个选项。",
    ),
    "system.unknown": Text("Unknown system", "未知系统"),
}


def _both(table: dict[str, tuple[Text, Text]]) -> dict[str, Text]:
    problems = {f"problem.{slug}": problem for slug, (problem, _) in table.items()}
    return problems | {f"fix.{slug}": fix for slug, (_, fix) in table.items()}


TEXTS: dict[str, Text] = _both(_VALUES | _DAMAGE | _ROWS) | _ONE | _HEADER
