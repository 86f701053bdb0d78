"""Sentences about what a spreadsheet did to a cell: for each slug what is wrong and what to
do next.  They are part of the table of ``messages_rows``."""

from __future__ import annotations

from importer.messages import Text

CHECK_REPAIR = Text(
    "Nothing to do if the corrected value is right; compare it with the device once.",
    "如果更正后的值无误，无需处理；建议与设备核对一次。",
)
_AS_TEXT = Text(
    "Format the column as text, enter the value again from the device or its label, and save.",
    "请把该列设为“文本”格式，按设备或标签上的原值重新填写后保存。",
)
_REEXPORT = Text(
    "Export the list again with this column as text (in Excel: Data > From Text/CSV, column type"
    " Text); the lost digits can't be restored.",
    "请重新导出，并把该列按文本处理（Excel：数据 > 从文本/CSV，列类型选“文本”）；"
    "已丢失的数字无法恢复。",
)

#: Slug → (problem, fix).
DAMAGE: dict[str, tuple[Text, Text]] = {
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
        CHECK_REPAIR,
    ),
    "zeros-lost": (
        Text(
            "“{value}” has {length} digits, most other all-digit values of this column have"
            " {usual}: leading zeros have probably been lost.",
            "“{value}”只有 {length} 位，而本列其他纯数字的值大多是 {usual} 位，"
            "很可能丢失了前导零。",
        ),
        Text(
            "Compare with the device; with the zeros it would be {suggestion}. Format the column as"
            " text before you write it.",
            "请与设备核对，补上前导零应为 {suggestion}。填写前请把该列设为“文本”格式。",
        ),
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
            'The signs that protect “{value}” from Excel (="…", \' or `) were removed.',
            '“{value}”外层用于防止 Excel 改写的符号（="…"、\' 或 `）已去掉。',
        ),
        CHECK_REPAIR,
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
        CHECK_REPAIR,
    ),
    "invisible-characters": (
        Text(
            "Invisible characters were removed from “{value}”.",
            "“{value}”中的不可见字符已去掉。",
        ),
        CHECK_REPAIR,
    ),
    "full-width": (
        Text(
            "Full-width characters in “{value}” were turned into half-width ones.",
            "“{value}”中的全角字符已转为半角。",
        ),
        CHECK_REPAIR,
    ),
    "several-values": (
        Text(
            "The cell holds several lines: {value}. One value is needed.",
            "单元格里有多行内容：{value}。这里只能填一个值。",
        ),
        Text("Keep the one that belongs to the device.", "请只保留属于这台设备的那一个。"),
    ),
}
