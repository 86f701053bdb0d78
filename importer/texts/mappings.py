"""Sentences about saved mappings, about headings that look right and are not, and about lines
that are no rows."""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    # -- a mapping that can't be used ----------------------------------------------------------
    "error.no-mapping": Text(
        "There is no mapping called “{name}”, and no file of that name. There are: {names}.",
        "没有名为“{name}”的映射，也没有这个文件。可用的映射：{names}。",
    ),
    "error.mapping-unreadable": Text(
        "The mapping {file} can't be read ({why}). Check the path and your permission to read it.",
        "无法读取映射文件 {file}（{why}）。请检查路径和读取权限。",
    ),
    "error.mapping-none": Text(
        "{file} is no mapping. A mapping is an ordinary text file of some kilobytes, such as"
        " “device-importer columns FILE --save NAME” writes. Move this one out of the folder of"
        " mappings, or choose another.",
        "{file} 不是映射文件。映射文件是几 KB 大小的普通文本文件，可用"
        "“device-importer columns 文件 --save 名称”生成。请把该文件移出映射文件夹，"
        "或改用其他映射文件。",
    ),
    "error.mapping-syntax": Text(
        "The mapping {file} can't be understood at line {line}, column {column}. Look there for a"
        ' missing quotation mark or bracket, and for Chinese quotation marks or commas (only " and'
        " , count). Or delete it and save it again with “device-importer columns FILE --save"
        " NAME”.",
        "映射文件 {file} 第 {line} 行第 {column} 列附近写法有误。请检查引号、方括号是否成对，"
        '以及是否误用了中文引号或逗号（只能用英文的 " 和 ,）。也可删除后用'
        "“device-importer columns 文件 --save 名称”重新生成。",
    ),
    "error.mapping-encoding": Text(
        "The mapping {file} is not saved as UTF-8. Open it in a text editor and save it with the"
        " encoding UTF-8.",
        "映射文件 {file} 不是 UTF-8 编码。请用记事本打开，另存为 UTF-8 编码。",
    ),
    "error.mapping-key": Text(
        "The mapping {file} says “{key}”, which does not exist. There are: {keys}.",
        "映射文件 {file} 中的“{key}”不存在。可用的有：{keys}。",
    ),
    "error.mapping-value": Text(
        "In the mapping {file}, “{key}” must have the form {wanted}.",
        "映射文件 {file} 中的“{key}”格式不对，应为 {wanted}。",
    ),
    "error.mapping-word": Text(
        "In the mapping {file}, {key} turns “{word}” into “{ours}”, which is no word of ours."
        " Use one of: {choice}.",
        "映射文件 {file} 的 {key} 把“{word}”对应到“{ours}”，但没有这个值。可用的值：{choice}。",
    ),
    "error.mapping-letter": Text(
        "Column {column} was chosen by its letter, for it has no heading of its own; a mapping"
        " knows columns by their headings alone. Nothing was saved: give the column a heading in"
        " the file, or choose it again for each file.",
        "{column} 列没有唯一的表头，是按列标指定的，而映射只按表头识别列，因此没有保存。"
        "请在文件中给该列一个唯一的表头，或每次重新指定。",
    ),
    "error.mapping-exists": Text(
        "There is a mapping {file} already. Choose another name, or delete that file first.",
        "映射文件 {file} 已存在。请换一个名称，或先删除该文件。",
    ),
    "error.mapping-name": Text(
        "“{name}” can't be the name of a mapping. Use up to 60 letters, digits, - and _ (but not"
        " “none”, which asks for no mapping).",
        "“{name}”不能用作映射名称。请使用字母、数字、- 和 _，最多 60 个字符"
        "（“none”表示不用映射，不能作名称）。",
    ),
    "error.no-system-in-export": Text(
        "This is “{title}” (mapping {name}), in which no column says the operating system. {note}"
        ' Name a column with --map operating-system="…", or, if all devices run the same, say which'
        " one with --set operating-system=….",
        "这是“{title}”（映射 {name}），其中没有表示操作系统的列。{note}"
        '请用 --map 操作系统="…" 指定；如果所有设备的操作系统都相同，请用'
        " --set 操作系统=… 说明是哪一种。",
    ),
    "error.export-refused": Text(
        "This is “{title}” (mapping {name}). {why} If the file is something else, --mapping none"
        " reads it by its headings alone.",
        "这是“{title}”（映射 {name}）。{why}如果文件并非这种导出，"
        "可用 --mapping none 只按表头读取。",
    ),
    # -- what was recognised -------------------------------------------------------------------
    "note.mapping-verified": Text(
        "Recognised as “{title}” by the headings {labels} (mapping {name}; --mapping none turns it"
        " off).",
        "根据表头{labels}识别为“{title}”（映射 {name}；可用 --mapping none 关闭）。",
    ),
    "note.mapping-third-party": Text(
        "Recognised as “{title}” by the headings {labels} (mapping {name}, made after programs"
        " that read this export: please look at the columns below; --mapping none turns it off).",
        "根据表头{labels}识别为“{title}”（映射 {name} 依据第三方资料整理，请核对下面的列对应关系；"
        "可用 --mapping none 关闭）。",
    ),
    "note.mapping-field-names": Text(
        "Read as “{title}” because of the headings {labels} (mapping {name}, made after field"
        " names only, not after a real export: please check the columns below; --mapping none"
        " turns it off).",
        "根据表头{labels}按“{title}”读取（映射 {name} 只依据接口字段名整理，未见过真实导出文件，"
        "请核对下面的列对应关系；可用 --mapping none 关闭）。",
    ),
    "note.mapping-own": Text(
        "Read with your own mapping “{name}”, by the headings {labels} (--mapping none turns it"
        " off).",
        "根据表头{labels}使用您保存的映射“{name}”（可用 --mapping none 关闭）。",
    ),
    "note.mapping-asked": Text(
        "Read with the mapping “{name}”, as asked.", "已按要求使用映射“{name}”。"
    ),
    "note.mapping-lacks": Text(
        "The mapping “{name}” looks for headings that this file does not have: {labels}. If one was"
        " renamed, correct the mapping.",
        "映射“{name}”中的这些表头在文件里没有：{labels}。如果表头改过名，请更正映射。",
    ),
    "note.mapping-nearly": Text(
        "Your mapping “{name}” was not used: the file has no heading {labels}."
        " --mapping {name:typed} uses it all the same.",
        "没有使用您的映射“{name}”：文件里没有表头{labels}。"
        "如确要使用，请加 --mapping {name:typed}。",
    ),
    "note.mapping-broken": Text("Not used: {why}", "未使用：{why}"),
    "note.unread": Text(
        "Not read, although it looks like {what}: {labels}. To read it: --map"
        " {field}={label:typed}",
        "以下列看起来像“{what}”，但没有读取：{labels}。如需读取，请加 --map {field}={label:typed}",
    ),
    "note.unread-which": Text(
        "Not read, although it may be {what}: {labels}. If it is, say so:"
        " --map {field}={heading:typed}",
        "可能是“{what}”、但没有读取的列：{labels}。如果确实是，请加 --map {field}={heading:typed}",
    ),
    "note.other-serials": Text(
        "Not read, although it has serial numbers too: {labels}. If they are other devices', import"
        " them by themselves, with the columns of their own system and MAC address: --map"
        " serial-number={heading:typed} --map operating-system=… --map mac-address=…",
        "以下列也有生产序列号，但没有读取：{labels}。如果是另外的设备，请另行导入，"
        "并一并指定这些设备自己的操作系统列和 MAC 地址列："
        "--map 生产序列号={heading:typed} --map 操作系统=… --map MAC地址=…",
    ),
    "note.mapping-note": Text("{note}", "{note}"),
    "note.traps": Text(
        "Not used, although it may look right: {labels}.", "以下列看似可用、但未采用：{labels}。"
    ),
    "note.traps.why": Text("{labels} ({why})", "{labels}（{why}）"),
    "note.yes-or-no": Text(
        "“{label}” asks yes or no: yes is read as {yes}, no as {no}.",
        "“{label}”按是/否读取：“是”即{yes}，“否”即{no}。",
    ),
    # -- headings that look right and are not --------------------------------------------------
    "trap.bluetooth": Text(
        "a Bluetooth address is no network card's", "蓝牙地址不是网卡的 MAC 地址"
    ),
    "trap.management-id": Text(
        "a number made up by the management product, not by the hardware",
        "管理系统自行编的号，不是硬件标识",
    ),
    "trap.apple-udid": Text(
        "the UDID of an Apple device is no board UUID", "苹果设备的 UDID 不是主板UUID"
    ),
    "trap.person": Text("a person, not who owns the device", "填的是人员，不是设备归属"),
    "trap.compliance": Text(
        "compliance or management is not trust; if you want it, --map trust={label:typed} with"
        " --value trust:WORD=trusted",
        "合规或纳管不等于可信；如确需使用，请用 --map 可信状态={label:typed} 并配合"
        " --value 可信状态:原值=信任设备",
    ),
    "trap.compliance.short": Text("compliance or management is not trust", "合规或纳管不等于可信"),
    "trap.version": Text(
        "only a version; it does not say of which system", "只是版本号，看不出是哪种系统"
    ),
    "trap.peripheral": Text(
        "of a part or an accessory, not of the device", "是部件或外设的序列号，不是设备本身的"
    ),
    "trap.asset-status": Text(
        "the state of the asset (in use, in stock …), not whether it is trusted",
        "是资产状态（在用、库存等），不是可信状态",
    ),
    "trap.product-code": Text(
        "a code of the product or its parts, the same on many devices",
        "是产品或部件的编码，许多设备都相同",
    ),
    "trap.device-kind": Text(
        "the kind of device (laptop, phone …), not its operating system",
        "是设备类型（笔记本、手机等），不是操作系统",
    ),
    "trap.app-id": Text("generated by software, not by the hardware", "由软件生成，不是硬件标识"),
    "trap.virtual": Text("of a virtual network card", "是虚拟网卡的地址"),
    "skip.blank": Text("blank lines", "空行"),
    "skip.heading": Text("headings again", "重复的表头"),
    "skip.example": Text("examples", "示例行"),
    "skip.footer": Text("totals, signatures", "合计、签字等"),
    "skip.continuation": Text("lines without a device", "一台设备占多行时的后续行"),
    "skip.card": Text("network cards or disks alone", "只有网卡或硬盘的行"),
    "skip.numbered": Text("running numbers alone", "只有序号的行"),
    "skip.title": Text("titles between the rows", "分组标题行"),
    # -- lines that are no rows ----------------------------------------------------------------
    "note.skipped-blank": Text(
        "Blank lines passed over: {count} (row {rows}).", "已跳过空行 {count} 行（第 {rows} 行）。"
    ),
    "note.skipped-heading": Text(
        "Lines with headings again passed over: {count} (row {rows}).",
        "已跳过重复出现的表头 {count} 行（第 {rows} 行）。",
    ),
    "note.skipped-example": Text(
        "Lines that show how the form is filled in passed over: {count} (row {rows}).",
        "已跳过示例、填写说明行 {count} 行（第 {rows} 行）。",
    ),
    "note.skipped-footer": Text(
        "Totals, signatures and the like passed over: {count} (row {rows}).",
        "已跳过合计、签字等说明行 {count} 行（第 {rows} 行）。",
    ),
    "note.skipped-continuation": Text(
        "Lines that say nothing of a device of their own, such as further values of the one above,"
        " passed over: {count} (row {rows}).",
        "已跳过没有独立设备信息的行（一台设备占多行时的后续行等）{count} 行（第 {rows} 行）。",
    ),
    "note.skipped-card": Text(
        "Lines with a network card or a disk and nothing else, taken for more of the device above:"
        " {count} (row {rows}). If one is a device of its own, say so in its line: by its serial"
        " number, its name or its operating system.",
        "只有网卡或硬盘、没有其他内容的行，已视为上一台设备的补充信息跳过："
        "{count} 行（第 {rows} 行）。"
        "如果其中有独立的设备，请在该行填写其序列号、设备名称或操作系统。",
    ),
    "note.skipped-numbered": Text(
        "Lines with a running number and nothing else passed over: {count} (row {rows}).",
        "已跳过只有序号的空行 {count} 行（第 {rows} 行）。",
    ),
    "note.skipped-title": Text(
        "Titles between the rows passed over: {count} (row {rows}).",
        "已跳过分组标题行 {count} 行（第 {rows} 行）。",
    ),
}
