"""What the blank workbook says: headings, notes on each column, examples, explanations.

``column.*`` are the notes on the headings, ``find.<field>.<where>`` where an identifier is
found (commands are the same in both languages), ``trap.*`` what commonly goes wrong.
Commands: the vendors' own tools (PowerShell CIM classes, system_profiler, sysfs, lsblk).
"""

from __future__ import annotations

from importer.texts.text import Text


def _same(command: str) -> Text:
    return Text(command, command)


TEXTS: dict[str, Text] = {
    "template.sheet": Text("Devices", "设备"),
    "template.examples": Text("Examples", "示例"),
    "template.notes": Text("Notes", "说明"),
    "template.remark": Text("Remark", "备注"),
    "template.not-in-list": Text(
        "This word is not in the list. Keep it only if you are sure that the importer knows it.",
        "该取值不在下拉列表中。如果确定导入工具能够识别，可以保留。",
    ),
    # -- notes on the headings -----------------------------------------------------------------
    "column.device_system": Text(
        "Required. Choose from the list. It decides which identifiers are needed.",
        "必填，请从下拉列表中选择。不同操作系统需要填写的标识不同（空白模板的“说明”工作表里有说明）。",
    ),
    "column.serial_number": Text(
        "Windows, macOS, Linux: the serial number of the computer. The cell is text, so leading"
        " zeros stay.",
        "适用于 Windows、macOS、Linux：整机的生产序列号。本列为文本格式，前导零不会丢失。",
    ),
    "column.disk_serial_number": Text(
        "Windows, macOS, Linux: the serial number of the system disk, exactly as the system"
        " shows it. The dot at the end of an NVMe disk's number belongs to it.",
        "适用于 Windows、macOS、Linux：系统盘的序列号，请与系统显示的完全一致；"
        "NVMe 硬盘末尾的点号也是序列号的一部分。",
    ),
    "column.uuid": Text(
        "Windows, macOS, Linux: the UUID of the mainboard, 32 hexadecimal digits. Not the device"
        " ID of a management product.",
        "适用于 Windows、macOS、Linux：主板UUID，共 32 位十六进制数字。"
        "请勿填写管理平台自己生成的设备 ID。",
    ),
    "column.mac_address": Text(
        "Windows, macOS, Linux: the MAC address of one built-in network card. Not Bluetooth, not"
        " a virtual or VPN adapter, not a random Wi-Fi address.",
        "适用于 Windows、macOS、Linux：一块内置网卡的 MAC 地址。"
        "请勿填写蓝牙、虚拟网卡、VPN 网卡或随机 Wi-Fi 地址。",
    ),
    "column.android_id": Text(
        "Android: up to 16 hexadecimal digits, as Feishu / Lark itself sees them on the device.",
        "适用于 Android：不超过 16 位的十六进制数字，须为飞书客户端在该设备上取得的值。",
    ),
    "column.idfv": Text(
        "iOS and iPadOS: the identifier for vendor (IDFV), as the Feishu / Lark app sees it.",
        "适用于 iOS、iPadOS：供应商标识符（IDFV），须为飞书客户端取得的值。",
    ),
    "column.aaid": Text(
        "OpenHarmony: the AAID, 36 characters, as the Feishu / Lark app sees it.",
        "适用于 OpenHarmony：AAID，共 36 个字符，须为飞书客户端取得的值。",
    ),
    "column.device_ownership": Text(
        "Who owns the device. Choose from the list; empty means unknown.",
        "设备归属，请从下拉列表中选择；留空按“未知设备”处理。",
    ),
    "column.device_status": Text(
        "Whether the device is trusted. Choose from the list; empty means unknown.",
        "可信状态，请从下拉列表中选择；留空按“未知状态”处理。",
    ),
    "column.remark": Text(
        "For you: it is not sent, and comes back unchanged in the results.",
        "供您自己备注，不会发送，会原样保留在结果工作簿中。",
    ),
    # -- examples --------------------------------------------------------------------------------
    "template.examples.title": Text(
        "Examples only: nothing on this sheet is imported. Fill in the sheet “Devices”.",
        "仅供参考：本表中的内容不会被导入。请在“设备”工作表中填写。",
    ),
    "template.example": Text("Example, do not import", "示例，请勿导入"),
    # -- notes -----------------------------------------------------------------------------------
    "notes.title": Text("How to fill in this workbook", "填写说明"),
    "notes.steps": Text("In short", "操作步骤"),
    "notes.step.1": Text(
        "Fill in the sheet “Devices”, one device in each row. Do not rename the headings; you may"
        " add columns of your own, they are kept.",
        "在“设备”工作表中填写，每行一台设备。请勿修改表头；可以增加自己的列，导入后会原样保留。",
    ),
    "notes.step.2": Text(
        "Copy identifiers with “Paste values”, so that the cells stay text.",
        "复制标识时请使用“选择性粘贴 > 数值”（WPS 为“粘贴为数值”），以免单元格的文本格式被覆盖。",
    ),
    "notes.step.3": Text(
        "Save as .xlsx, then check it; nothing is sent:  device-importer check FILE",
        "保存为 .xlsx 后先检查，不会发送任何数据：device-importer check 文件名",
    ),
    "notes.step.4": Text(
        "Import it:  device-importer run FILE.  A results workbook appears beside the file.",
        "正式导入：device-importer run 文件名。结果工作簿会生成在同一文件夹中。",
    ),
    "notes.colours": Text(
        "Colours of the headings: dark = required; steel blue = at least one of those that fit"
        " the operating system; pale = optional.",
        "表头颜色：深色为必填；钢蓝色为设备标识，按操作系统至少填写一项；浅色为选填。",
    ),
    "notes.needs": Text("What each operating system needs", "各操作系统需要填写的标识"),
    "notes.needs.system": Text("Operating system", "操作系统"),
    "notes.needs.takes": Text("Identifiers it takes", "可填写的标识"),
    "notes.needs.rule": Text("Rule", "要求"),
    "notes.needs.several": Text(
        "One is enough; recommended: {shown}.",
        "至少填写一项，建议填写：{shown}。",
    ),
    "notes.needs.one": Text("{shown} is needed.", "必填：{shown}。"),
    "notes.find": Text("Where to find the identifiers", "如何获取设备标识"),
    "notes.find.windows": Text("Windows (PowerShell)", "Windows（PowerShell）"),
    "notes.find.macos": Text("macOS (Terminal)", "macOS（终端）"),
    "notes.find.linux": Text("Linux (shell)", "Linux（Shell）"),
    "find.serial_number.windows": _same("(Get-CimInstance Win32_BIOS).SerialNumber"),
    "find.serial_number.macos": _same("system_profiler SPHardwareDataType | grep 'Serial Number'"),
    "find.serial_number.linux": _same("sudo cat /sys/class/dmi/id/product_serial"),
    "find.disk_serial_number.windows": _same(
        "Get-PhysicalDisk | Select-Object FriendlyName, SerialNumber"
    ),
    "find.disk_serial_number.macos": _same(
        "system_profiler SPNVMeDataType SPSerialATADataType | grep 'Serial Number'"
    ),
    "find.disk_serial_number.linux": _same("lsblk -d -o NAME,MODEL,SERIAL"),
    "find.uuid.windows": _same("(Get-CimInstance Win32_ComputerSystemProduct).UUID"),
    "find.uuid.macos": _same("system_profiler SPHardwareDataType | grep 'Hardware UUID'"),
    "find.uuid.linux": _same("sudo cat /sys/class/dmi/id/product_uuid"),
    "find.mac_address.windows": _same("Get-NetAdapter -Physical | Select-Object Name, MacAddress"),
    "find.mac_address.macos": _same("networksetup -listallhardwareports"),
    "find.mac_address.linux": _same("ip -br link"),
    "notes.find.mobile": Text(
        "Android, iOS and OpenHarmony: these identifiers are different for every vendor's app. A"
        " value from another management product or tool never equals the one that Feishu / Lark"
        " sees; take it from a list that comes from Feishu / Lark itself.",
        "Android、iOS、OpenHarmony：这类标识因应用厂商而异，其他管理平台或工具导出的值与飞书取得的值"
        "不会相同，请使用飞书自身导出的数据。",
    ),
    "notes.words": Text("Ownership and trust", "设备归属与可信状态的取值"),
    "notes.words.value": Text(
        "{label}: {words}. Empty means {default}.", "{label}：{words}；留空按“{default}”处理。"
    ),
    "notes.traps": Text("What commonly goes wrong", "常见问题"),
    "trap.numbers": Text(
        "00123 became 123, 12E5 became 1.2E+06: the cell was not text. What Excel has changed"
        " can't be recovered; copy the value from its source again into the text cells here.",
        "00123 变成 123、12E5 变成 1.2E+06：单元格不是文本格式。被 Excel 改动的内容无法还原，"
        "请从来源重新复制到本模板的文本单元格中。",
    ),
    "trap.placeholder": Text(
        "“To be filled by O.E.M.”, “Default string” or a row of zeros is no identifier; many"
        " devices have the same. Use another identifier of the device.",
        "“To be filled by O.E.M.”“Default string”或一串 0 不是有效标识，很多设备都相同。"
        "请改用其他标识。",
    ),
    "trap.device-id": Text(
        "Device ID, Entra device ID, UDID and the like are made by a management product or by"
        " Apple; none of them is the board UUID.",
        "管理平台导出的 Device ID、Entra 设备 ID 以及苹果的 UDID 等都不是主板UUID。",
    ),
    "trap.dell": Text(
        "Dell: enter the service tag (7 letters and digits), not the express service code (10 or"
        " 11 digits).",
        "戴尔电脑请填写服务编号（Service Tag，7 位字母和数字），"
        "不是快速服务代码（10 或 11 位数字）。",
    ),
    "trap.final": Text(
        "Identifiers can't be changed after the import; only ownership and trust can. A wrong"
        " device has to be deleted and created again, so look twice.",
        "导入后只能修改设备归属和可信状态，标识无法修改；填错只能删除后重新创建，请仔细核对。",
    ),
    "trap.again": Text(
        "Importing a file twice is harmless: devices that exist already are reported, not doubled.",
        "重复导入同一文件不会产生重复设备：已存在的设备只会在结果中标明。",
    ),
}
