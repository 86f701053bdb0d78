"""Sentences about rows, by slug: ``problem.*`` say what is wrong with a cell, ``fix.*`` the
next step; ``error.*`` are about the header and ``--set``.

Words for the ``problem`` and ``fix`` sentences come from ``wording``: {label} and {field} are
our name and the API's for the field, {value} and {address} the cell's; {system}, {systems}
and {fields} are names of operating systems and fields in the language of the sentence.
"""

from __future__ import annotations

from importer.messages import Text
from importer.messages_damage import DAMAGE
from importer.messages_values import VALUES

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
            "{fields} missing: the API's own example of a {system} device has serial number, disk"
            " serial number and board UUID together.",
            "缺少{fields}。接口文档的 {system} 设备示例同时包含生产序列号、硬盘序列号和主板UUID。",
        ),
        Text(
            "Add {fields} if you can: identifiers can't be changed once the device is registered.",
            "建议补上{fields}：设备导入后标识不能再修改。",
        ),
    ),
    "mobile-without-id": (
        Text(
            "Phones and tablets (here: {system}) can't be registered from this list: it has no"
            " column for their {fields}, and a serial number, IMEI or MAC address is not enough.",
            "无法用此表登记手机和平板（本行是 {system}）：表中没有{fields}这一列，只凭序列号、"
            "IMEI 或 MAC 地址不能登记。",
        ),
        Text(
            "Nothing to correct in the sheet: only Feishu itself knows that identifier. Let the"
            " user sign in to Feishu on the device, then set ownership and trust in the admin"
            " console.",
            "表格里无需更正：只有飞书自己知道这个标识。请让使用者在该设备上登录飞书，"
            "再到管理后台设置设备归属和可信状态。",
        ),
    ),
    "first-of-several": (
        Text(
            "There are several values for {label}; {taken} was taken. Not used: {others}.",
            "{label}有多个值，已采用 {taken}。未采用：{others}。",
        ),
        Text(
            'Nothing to do if that is right; --map {field}="FIRST LABEL,SECOND LABEL" sets which'
            " column is looked at first.",
            '如果选对了，无需处理；可用 --map {field}="先看的列,后看的列" 指定各列的先后。',
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
            "“{value}” is Dell's express service code, not the serial number; the service tag that"
            " belongs to it stands in the board UUID too: {suggestion}.",
            "“{value}”是戴尔的快速服务代码，不是序列号；对应的服务编号是 {suggestion}，"
            "与主板UUID里写的一致。",
        ),
        Text(
            "Write {suggestion}: the device itself reports the service tag as its serial number.",
            "请改填 {suggestion}：设备自身上报的序列号就是服务编号。",
        ),
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
            "{label}“{value}”与第 {rows} 行的只差形似的字母和数字（O/0、I/1、B/8、S/5）。",
        ),
        Text(
            "Compare both with the labels on the devices; this one may be {suggestion}. If both are"
            " right, there is nothing to do.",
            "请把两行都与设备标签核对，本行可能应为 {suggestion}。如果两行都没有错，无需处理。",
        ),
    ),
    "shared-identifier": (
        Text(
            "{label} “{value}” also belongs to a different device, in row {rows}.",
            "{label}“{value}”还出现在第 {rows} 行，而那里是另一台设备。",
        ),
        Text(
            "Find out which device has it, and correct it wherever it is wrong.",
            "请核对它属于哪台设备，并更正填错的地方。",
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
    "repeat-differs": (
        Text(
            "The same device as in row {first_row}, but with another {fields}; row {first_row}"
            " counts.",
            "与第 {first_row} 行是同一台设备，但{fields}不同；以第 {first_row} 行为准。",
        ),
        Text(
            "Delete one of the two rows, or make them say the same.",
            "请删除其中一行，或把两行改成一致。",
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
        "Several columns fit one field ({clashes}). Say which one counts, for example: {options}"
        " (with commas, several columns in the order in which they are to be looked at).",
        "有多个列对应同一个字段（{clashes}）。请指定用哪一列，例如：{options}"
        "（也可用逗号列出多列，按先后顺序取值）。",
    ),
    "error.value-field": Text(
        "--value is for {fields}, not for “{field}”.",
        "--value 只能用于 {fields}，不能用于“{field}”。",
    ),
    "error.value-word": Text(
        "--value {field}:{word} can't mean “{value}”. It can mean: {choice}.",
        "--value {field}:{word} 不能对应“{value}”。可用的值：{choice}。",
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
        " one is meant. Rename one of them in the file.",
        "表头“{label}”出现在多个列（{columns}），无法确定是哪一列。请在文件中给其中一列改名。",
    ),
    "error.no-system-column": Text(
        "No column says the operating system. The columns found are: {labels}. Name the right"
        ' one with --map device_system="…", or, if all devices run the same, pass for example'
        " --set device_system=Windows.",
        '没有找到表示操作系统的列。现有的列：{labels}。请用 --map device_system="…" 指定，'
        "如果所有设备的操作系统都相同，可改用 --set device_system=Windows 之类的写法。",
    ),
    "error.no-identifier-column": Text(
        "No column identifies a device (serial number, disk serial number, UUID, MAC address,"
        " Android ID, IDFV or AAID). The columns found are: {labels}. Name the right one, for"
        ' example with --map serial_number="…".',
        "没有找到可以识别设备的列（生产序列号、硬盘序列号、主板UUID、MAC地址、Android标识符、"
        "IDFV 或 AAID）。"
        '现有的列：{labels}。请指定对应的列，例如 --map serial_number="…"。',
    ),
    "error.set-device_system": Text(
        "--set device_system can't be “{value}”. Give Windows, macOS, Linux, Android, iOS or"
        " OpenHarmony.",
        "--set device_system 不能是“{value}”。可用的值：Windows、macOS、Linux、Android、iOS、"
        "OpenHarmony。",
    ),
    "error.set-device_ownership": Text(
        "--set device_ownership can't be “{value}”. Give Company, Personal or Unknown.",
        "--set device_ownership 不能是“{value}”。可用的值：企业设备、个人设备、未知设备。",
    ),
    "error.set-device_status": Text(
        "--set device_status can't be “{value}”. Give Trusted, Untrusted or Unknown.",
        "--set device_status 不能是“{value}”。可用的值：信任设备、非信任设备、未知状态。",
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


TEXTS: dict[str, Text] = _both(VALUES | DAMAGE | _ROWS) | _ONE | _HEADER
