"""Sentences about files: those that can't be used, and what was chosen while opening one."""

from __future__ import annotations

from importer.texts.text import Text

_SAVE_AS = Text(
    "Open it in Excel or WPS, choose Save As, take “Excel Workbook (.xlsx)”, and import that file.",
    "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”，再导入另存后的文件。",
)


def _to_save(en: str, zh: str) -> Text:
    """A sentence with the advice to save as .xlsx."""
    return Text(f"{en} {_SAVE_AS.en}", f"{zh}{_SAVE_AS.zh}")


TEXTS: dict[str, Text] = {
    # The file itself
    "error.file-missing": Text(
        "There is no file {file}. Check the path and the spelling.",
        "找不到文件 {file}。请检查路径和文件名是否正确。",
    ),
    "error.file-is-folder": Text(
        "{file} is a folder. Name the spreadsheet inside it.",
        "{file} 是一个文件夹。请指定其中的表格文件。",
    ),
    "error.file-not-regular": Text(
        "{file} is not an ordinary file (a pipe or a device). Save the table to a file first.",
        "{file} 不是普通文件（可能是管道或设备）。请先把表格保存成文件，再导入。",
    ),
    "error.pipe-silent": Text(
        "Nothing came through the pipe {file} within {seconds} seconds. Start the program that"
        " writes into it first, or save the table to a file.",
        "{seconds} 秒内没有数据写入管道 {file}。请先启动向它写入数据的程序，或把表格保存成文件。",
    ),
    "error.source-unknown": Text(
        "{kind} can't be read: hand over a path, an open file (of bytes, or of the text of a CSV)"
        " or a pandas DataFrame.",
        "无法读取 {kind}：请传入路径、已打开的文件（字节流，或 CSV 的文本流）或 pandas DataFrame。",
    ),
    "error.file-no-access": Text(
        "{file} may not be read ({reason}). Close it in Excel or WPS if it is open there, and "
        "check that you have permission to read it.",
        "无权读取 {file}（{reason}）。如果它正在 Excel 或 WPS 中打开，请先关闭；"
        "并确认当前账号有读取权限。",
    ),
    "error.file-unreadable": Text(
        "{file} can't be read ({reason}). Copy it to a local folder and try again.",
        "无法读取 {file}（{reason}）。请把文件复制到本地文件夹后重试。",
    ),
    "error.file-empty": Text(
        "{file} is empty (0 bytes). Export or save it again.",
        "{file} 是空文件（0 字节）。请重新导出或保存。",
    ),
    "error.file-changed-reading": Text(
        "{file} was changed while it was being read, so nothing of it was used. "
        "Wait until it is saved and start again.",
        "读取过程中 {file} 被修改，本次读到的内容已全部作废。请等文件保存完成后重新运行。",
    ),
    "error.file-foreign": Text(
        "{file} is not a spreadsheet: its content is {kind}, whatever its name says. "
        "Choose an .xlsx, .xls or .csv file.",
        "{file} 不是表格文件：无论扩展名是什么，它的实际内容是 {kind}。"
        "请选择 .xlsx、.xls 或 .csv 文件。",
    ),
    "error.file-no-text": Text(
        "{file} is neither a workbook nor text, whatever its name says. Where your company"
        " encrypts documents, only its own programs can open it: have it decrypted, or save an"
        " unencrypted copy, and import that. Otherwise it is damaged: export or copy it again.",
        "{file} 的内容既不是工作簿也不是文本，无法读取。如果公司的文档加密软件对它做了加密，"
        "请先申请解密，或另存一份未加密的副本，再导入；否则文件可能已损坏，请重新导出或复制一份。",
    ),
    "error.file-markup": _to_save(
        "{file} is a web page, a web archive or XML, not a spreadsheet, although Excel can open "
        "it.",
        "{file} 的实际内容是网页、网页存档或 XML，并不是真正的表格文件，只是 Excel 也能打开。",
    ),
    "error.file-json": Text(
        "{file} is JSON, not a table. Export a CSV or Excel file from the program that it comes "
        "from; or choose Data > Get Data > From File > From JSON in Excel, load it as a table, and "
        "save that as “Excel Workbook (.xlsx)”.",
        "{file} 的内容是 JSON，不是表格。请从来源系统改为导出 CSV 或 Excel 文件；"
        "或者在 Excel 中选择“数据 > 获取数据 > 来自文件 > 从 JSON”，加载成表格后另存为"
        "“Excel 工作簿（.xlsx）”。",
    ),
    "error.file-notation": Text(
        "{file} is {kind}, not a table. Export a CSV or Excel file (.xlsx) from the program that "
        "it comes from.",
        "{file} 的内容是 {kind}，不是表格。请从来源系统改为导出 CSV 或 Excel（.xlsx）文件。",
    ),
    "error.file-printed": Text(
        "{file} is what a command printed to be read by people (“name : value”, or columns of "
        "blanks), not a table. In PowerShell let the command end with "
        "“| Export-Csv FILE.csv -NoTypeInformation -Encoding utf8”; of another program export CSV "
        "or Excel (.xlsx).",
        "{file} 的内容是命令在屏幕上的输出（“名称 : 值”，或用空格对齐的列），不是表格。"
        "PowerShell 请在命令末尾加上“| Export-Csv 文件.csv -NoTypeInformation -Encoding utf8”；"
        "其他程序请导出 CSV 或 Excel（.xlsx）文件。",
    ),
    # Workbooks
    "error.workbook-damaged": _to_save(
        "{file} is damaged or incomplete, and could not be read to its end. Download or copy it "
        "again. If it stays so:",
        "{file} 已损坏或不完整，无法完整读取。请重新下载或复制一份；如果仍然不行：",
    ),
    "error.workbook-unsafe": _to_save(
        "{file} contains XML entities, which no spreadsheet program writes and which are used to "
        "exhaust memory; it was not read. If you trust where it comes from:",
        "{file} 中含有 XML 实体。正常的表格软件不会写入这种内容，它常被用来耗尽内存，"
        "因此没有读取。如果确认来源可信：",
    ),
    "error.workbook-too-large": Text(
        "Besides its rows {file} holds {size} or more, which is more than is read. "
        "Delete the sheets that are not needed, or save the table as “CSV UTF-8”.",
        "{file} 除各行之外的内容达到 {size} 或更多，超出了读取的上限。"
        "请删除不需要的工作表，或者将表格另存为“CSV UTF-8”。",
    ),
    "error.no-room-for-texts": Text(
        "A large workbook needs some room in the folder for temporary files, {folder}, which can't "
        "be written ({reason}). Free some space there, or name another folder in the environment "
        "variable TMPDIR.",
        "读取较大的工作簿时，需要在临时文件夹 {folder} 中暂存数据，但该文件夹无法写入（{reason}）。"
        "请清理出一些空间，或用环境变量 TMPDIR 指定另一个文件夹。",
    ),
    "error.workbook-bloated": _to_save(
        "{file} holds a text, a row or a list longer than any spreadsheet program writes (in its "
        "part {part}), as is done to exhaust memory; it was not read. If you trust where it "
        "comes from:",
        "{file} 的 {part} 部分含有超长的文本、行或列表。正常的表格软件不会写入这种内容，"
        "它常被用来耗尽内存，因此没有读取。如果确认来源可信：",
    ),
    "error.workbook-beyond": _to_save(
        "{file} has something in row {row} of “{sheet}” that lies beyond the last row (1,048,576) "
        "or the last column (XFD) of a worksheet; the program that wrote it made a mistake, and "
        "no row was used.",
        "{file} 的工作表“{sheet}”第 {row} 行有内容超出了工作表的最后一行（1048576）"
        "或最后一列（XFD）。这是生成该文件的程序出了错，因此整个文件都没有使用。",
    ),
    "error.workbook-encrypted": Text(
        "{file} is protected by a password. Open it in Excel or WPS, remove the password under "
        "File > Info > Protect Workbook > Encrypt with Password, save it, and import it again.",
        "{file} 设有打开密码。请用 Excel 或 WPS 打开，在“文件 > 信息 > 保护工作簿 > "
        "用密码进行加密”中清空密码并保存，然后重新导入。",
    ),
    "error.format-strict": _to_save(
        "{file} was saved as “Strict Open XML Spreadsheet”, which can't be read here.",
        "{file} 的保存类型是“Strict Open XML 电子表格”，暂不支持读取。",
    ),
    "error.format-xlsb": _to_save(
        "{file} is a binary workbook (.xlsb), which can't be read here.",
        "{file} 是二进制工作簿（.xlsb），暂不支持读取。",
    ),
    "error.format-ods": _to_save(
        "{file} is an OpenDocument file (.ods), which can't be read here.",
        "{file} 是 OpenDocument 文件（.ods），暂不支持读取。",
    ),
    "error.format-numbers": Text(
        "{file} is an Apple Numbers file. In Numbers choose File > Export To > Excel, and import "
        "the .xlsx file.",
        "{file} 是 Apple Numbers 文件。请在 Numbers 中选择“文件 > 导出为 > Excel”，"
        "再导入得到的 .xlsx 文件。",
    ),
    "error.format-not-sheet": Text(
        "{file} is an Office document without a worksheet in it, such as a text or a "
        "presentation. Choose an .xlsx, .xls or .csv file.",
        "{file} 是 Office 文档，但其中没有工作表（可能是文字文稿或演示文稿）。"
        "请选择 .xlsx、.xls 或 .csv 文件。",
    ),
    "error.zip-not-workbook": Text(
        "{file} is a zip archive, not a workbook. Unpack it and import the file inside.",
        "{file} 是 ZIP 压缩包，不是工作簿。请先解压，再导入里面的表格文件。",
    ),
    # Sheets
    "error.no-sheets": _to_save(
        "{file} has no worksheet that can be read.",
        "{file} 中没有可以读取的工作表。",
    ),
    "error.nothing-to-fix": Text(
        "{file} holds the results of run {run_id} and has no sheet of rows to fix: there is nothing"
        " to import from it. If you want to read another of its sheets, name it with --sheet.",
        "{file} 是导入记录 {run_id} 的结果工作簿，其中没有“待修正”工作表，没有需要再导入的内容。"
        "如确要读取其中的其他工作表，请用 --sheet 指定。",
    ),
    "error.sheets-hidden": Text(
        "All worksheets of {file} are hidden: {sheets}. Unhide the one to import, or name it "
        "with --sheet.",
        "{file} 的工作表全部处于隐藏状态：{sheets}。请取消隐藏要导入的工作表，"
        "或用 --sheet 指定它。",
    ),
    "error.no-such-sheet": Text(
        "{file} has no worksheet called “{sheet}”. Pass one of these with --sheet: {sheets}",
        "{file} 中没有名为“{sheet}”的工作表。--sheet 可以填写：{sheets}",
    ),
    "error.table-empty": Text(
        "There is nothing to read in {file} (looked at: {sheets}). Save the table with its "
        "headings, or name another worksheet with --sheet.",
        "{file} 中没有任何内容（已查看：{sheets}）。请确认表格连同表头一起保存，"
        "或用 --sheet 指定其他工作表。",
    ),
    "error.header-row-blank": Text(
        "Row {row} of {file} is blank or does not exist (looked at: {sheets}). Pass the row of "
        "the headings, as Excel numbers it, with --header-row.",
        "{file} 的第 {row} 行是空行或不存在（已查看：{sheets}）。"
        "请用 --header-row 指定表头所在的行号（以 Excel 显示的为准）。",
    ),
    "error.no-header": Text(
        "No row of headings was recognised in the first {last} rows of {file} (looked at: "
        "{sheets}). Its first rows are:\n{labels:lines}\n"
        "Say which heading is which with --map FIELD=LABEL, for example "
        "--map operating-system=Platform --map serial-number=SN, and if need be which row holds "
        "the headings with --header-row N; or name another worksheet with --sheet.",
        "在 {file} 的前 {last} 行中没有识别出表头（已查看：{sheets}）。"
        "最前面几行是：\n{labels:lines}\n"
        "请用 --map 字段=表头 说明各列的含义，例如 "
        "--map 操作系统=平台 --map 生产序列号=机身号；必要时用 --header-row N "
        "指定表头在第几行，或用 --sheet 指定其他工作表。",
    ),
    "error.no-headings": Text(
        "{file} has no row of headings (looked at: {sheets}): its first rows look like devices.\n"
        "{labels:lines}\n"
        "Insert a row above them in which each column has its heading, such as “Operating system”, "
        "“Serial number” and “MAC address”, save it, and run this again. A row with a device in it "
        "is never taken for the headings, with --map neither: that device would be lost.",
        "{file} 中没有表头（已查看：{sheets}），最前面几行看起来就是设备：\n{labels:lines}\n"
        "请在最上面插入一行，写明各列的含义，例如“操作系统”“序列号”“MAC地址”，保存后重新运行。"
        "设备所在的行不会被当作表头（用 --map 指定也不会），否则这台设备就会漏掉。",
    ),
    "error.side-by-side": Text(
        "Two tables stand side by side, in columns {left} and {right}: the headings {labels} are in"
        " both. Put the right one below the left one, under the same headings, or into a worksheet"
        " or file of its own; renaming its headings would leave its devices out. If both are of the"
        " same devices, as in a stocktaking, say which column counts: --map {field}={one} or --map"
        " {field}={other}.",
        "有两张表并排放置，分别在 {left} 列和 {right} 列，两边都有表头{labels}。"
        "请把右边的表移到左边的表下方（使用同一行表头），或移到单独的工作表或文件；"
        "如果只改右边的表头名称，右边的设备就不会导入。如果两边是同一批设备（例如盘点表的账面与实盘），"
        "请指定用哪一列：--map {field}={one} 或 --map {field}={other}。",
    ),
    # Text files
    "error.encoding-unknown": Text(
        "There is no encoding called “{encoding}”. Use utf-8, gb18030, big5, utf-16, shift_jis "
        "or another name known to Python.",
        "没有名为“{encoding}”的编码。可以使用 utf-8、gb18030、big5、utf-16、shift_jis "
        "等 Python 支持的编码名称。",
    ),
    "error.encoding-wrong": Text(
        "{file} is not in {encoding}: the byte at offset {offset} (line {line}) does not fit. "
        "Leave out --encoding to have it found out, or pass another one.",
        "{file} 不是 {encoding} 编码：偏移量 {offset} 处（第 {line} 行）的字节无法解码。"
        "请去掉 --encoding 让程序自动判断，或改用其他编码。",
    ),
    "error.encoding-unclear": Text(
        "The encoding of {file} could not be found out: read as {encoding}, the byte at offset "
        "{offset} (line {line}) does not fit. Save it as “CSV UTF-8”, or pass its encoding "
        "with --encoding: cp1252 in Western Europe, cp1250 in Central Europe, cp1251 for "
        "Cyrillic, big5 in Taiwan and Hong Kong, shift_jis in Japan, euc_kr in Korea.",
        "无法判断 {file} 的编码：按 {encoding} 读取时，偏移量 {offset} 处（第 {line} 行）"
        "的字节无法解码。请将它另存为“CSV UTF-8”，或用 --encoding 指定编码：西欧 cp1252，"
        "中欧 cp1250，俄文等西里尔字母 cp1251，港台繁体 big5，日文 shift_jis，韩文 euc_kr。",
    ),
    "error.encoding-likely": Text(
        "{file} is neither UTF-8 nor GB18030 (the byte at offset {offset}, line {line}, does not "
        "fit). It may be this, if these words look right: {options}. Pass that option, or save "
        "the file as “CSV UTF-8”.",
        "{file} 既不是 UTF-8 也不是 GB18030（偏移量 {offset} 处、即第 {line} 行的字节无法解码）。"
        "如果括号中的文字显示正常，请加上对应的选项：{options}；或者将文件另存为“CSV UTF-8”。",
    ),
    "error.encoding-first": Text(
        "The file carries no mark of its encoding. Read as {encoding} its headings say too little,"
        " and it reads better otherwise. If these words look right, read it so with --encoding:"
        " {guesses}. If none do, save the file as “CSV UTF-8”.",
        "文件没有标明编码。按 {encoding} 读取时无法识别表头，而且更像是其他编码。"
        "如果括号中的文字显示正常，请用 --encoding 指定该编码：{guesses}；"
        "如果都不正常，请将文件另存为“CSV UTF-8”。",
    ),
    "error.delimiter-unknown": Text(
        "“{delimiter}” can't separate columns. Pass a single character, or one of: comma, "
        "semicolon, tab, pipe.",
        "“{delimiter}”不能用作列分隔符。请填写单个字符，或者 comma、semicolon、tab、pipe 之一。",
    ),
    "error.csv-endless-line": Text(
        "{file} has a line of more than a million characters (read as {encoding}), so it is no "
        "table. Check that it is the right file.",
        "{file} 中有一行超过一百万个字符（按 {encoding} 读取），不像是表格。"
        "请确认选择的文件是否正确。",
    ),
    "error.csv-quote": Text(
        "Row {row} of {file} (line {line} in a text editor) has a quotation mark that opens and "
        "never closes, or is followed by more text after it closes. Correct that line: inside a "
        'quoted cell a quotation mark is written twice ("").',
        "{file} 第 {row} 行（文本编辑器中的第 {line} 行）的引号有误：只有左引号而没有闭合，"
        '或闭合后还有多余文字。请修正这一行；单元格内容里的引号要写成两个 ("")。',
    ),
    "error.csv-long-field": Text(
        "Row {row} of {file} (line {line} in a text editor) has a cell longer than any "
        "spreadsheet can hold. Shorten it, or check that it is the right file.",
        "{file} 第 {row} 行（文本编辑器中的第 {line} 行）有一个单元格过长，"
        "超出了任何表格软件的上限。请缩短其内容，或确认选择的文件是否正确。",
    ),
    # Choices made while opening
    "note.fed-back": Text(
        "“{sheet}” holds the rows to fix of run {run_id}. Row numbers of the original file are "
        "kept, and devices that were created meanwhile are not sent again.",
        "“{sheet}”是导入记录 {run_id} 的待修正行："
        "会保留原文件的行号，此后已创建的设备不会重复发送。",
    ),
    "note.fed-back-unnamed": Text(
        "“{sheet}” holds the rows to fix of an earlier run. Row numbers of the original file are "
        "kept, and devices that were created meanwhile are not sent again.",
        "“{sheet}”是之前某次导入的待修正行：会保留原文件的行号，此后已创建的设备不会重复发送。",
    ),
    "note.fed-back-unsent": Text(
        "“{sheet}” holds the rows to fix alone. Rows of the original file that were not sent when "
        "this workbook was written: {count}. Import the original file as well, as it is, unless "
        "that was done meanwhile.",
        "“{sheet}”只包含待修正的行。生成此工作簿时，原文件还有 {count} 行尚未发送；"
        "如果之后没有导入过，请另行导入原文件（无需改动）。",
    ),
    "note.encoding-guessed": Text(
        "The file carries no mark of its encoding; it was read as {encoding}. If the text looks "
        "wrong, pass --encoding, for example --encoding big5.",
        "文件没有标明编码，已按 {encoding} 读取。如果出现乱码，请用 --encoding 指定编码，"
        "例如 --encoding big5。",
    ),
    "note.encoding-doubtful": Text(
        "The file carries no mark of its encoding and was read as {encoding}, but it reads better "
        "otherwise. If these words look right, pass: {options}",
        "文件没有标明编码，已按 {encoding} 读取，但更像是其他编码。"
        "如果括号中的文字显示正常，请加上对应的选项：{options}",
    ),
    "note.header-row": Text(
        "The headings of “{sheet}” are in row {row}; the rows above were passed over.",
        "“{sheet}”的表头在第 {row} 行，上面的行已跳过。",
    ),
    "note.header-rows": Text(
        "The headings of “{sheet}” stand in two rows, {top} and {row}; what is above was passed"
        " over.",
        "“{sheet}”的表头占两行（第 {top}、{row} 行），上面的行已跳过。",
    ),
    "note.header-rows-at-once": Text(
        "The headings of “{sheet}” stand in two rows, {top} and {row}.",
        "“{sheet}”的表头占两行（第 {top}、{row} 行）。",
    ),
    "note.header-of-devices": Text(
        "Row {row} of “{sheet}” was taken for the headings, as --header-row says, and looks like a "
        "device ({labels}). If it is one, it is not imported: insert a row of headings above it.",
        "已按 --header-row 把“{sheet}”第 {row} 行作为表头，但它看起来是一台设备（{labels}）。"
        "如果确实是设备，这一行不会导入：请在它上面插入一行表头。",
    ),
    "note.merged": Text(
        "Merged cells of “{sheet}” count for all the rows that they cover: {labels}.",
        "“{sheet}”中向下合并的单元格，其内容适用于所覆盖的每一行：{labels}。",
    ),
    "note.side-by-side": Text(
        "A second table seems to stand beside the first, in columns {right}; it is not read. If it "
        "holds devices, put it below the first one.",
        "{right} 列似乎是并排放置的另一张表，没有读取。"
        "如果其中也有设备，请把它移到第一张表的下方。",
    ),
    "note.other-sheets": Text(
        "Only the worksheet “{sheet}” is read. Not read: {sheets} (pass --sheet to choose).",
        "只读取工作表“{sheet}”，未读取：{sheets}（可用 --sheet 选择）。",
    ),
    "note.read-sheet": Text(
        "Worksheet read: “{sheet}”.",
        "读取的工作表：“{sheet}”。",
    ),
    "note.better-sheet": Text(
        "The worksheet “{sheet}” looks like the list of devices: pass {option}",
        "工作表“{sheet}”更像是设备清单，可改用 {option}",
    ),
    "note.without-sheet": Text(
        "If nothing of “{sheet}” is to be registered, name the other worksheets only: {option}",
        "如果不需要登记“{sheet}”中的内容，请只指定其他工作表：{option}",
    ),
    "note.silent-list": Text(
        "The worksheet “{sheet}” is not read: it has identifiers of devices, and no column says"
        " their operating system. If they are to be registered, import it by itself: {option}"
        " instead of --sheet all.",
        "没有读取工作表“{sheet}”：其中有设备标识，但没有表示操作系统的列。"
        "如果要登记这些设备，请单独导入：把 --sheet all 换成 {option}。",
    ),
    "note.more-lists": Text(
        "These worksheets have the headings of a list of devices as well and are not read: "
        "{sheets}. To import all of them together, pass {option}, or --sheet all.",
        "以下工作表的表头也像设备清单，但未读取：{sheets}。"
        "如需一并导入，请加 {option} 或 --sheet all。",
    ),
    "note.read-together": Text(
        "These worksheets are read as one: {sheets}.",
        "以下工作表合并导入：{sheets}。",
    ),
    "error.sheets-unlike": Text(
        "The worksheets “{first}” and “{other}” are exports of different products, or one holds "
        "rows to fix and the other does not: they can't be read as one. Import them one after the "
        "other, each with its own --sheet.",
        "工作表“{first}”与“{other}”来自不同产品的导出，或者只有一个是待修正行，无法合并导入。"
        "请分别用 --sheet 指定，逐个导入。",
    ),
    "note.hidden-taken": Text(
        "Rows that “{sheet}” hides are taken along: {count} (rows {rows}).",
        "“{sheet}”中隐藏的行也会一并导入：共 {count} 行（第 {rows} 行）。",
    ),
    "note.struck-through": Text(
        "Rows of “{sheet}” are struck through and taken like any other: {count} (rows {rows}). If"
        " these devices are gone, delete their rows.",
        "“{sheet}”中有 {count} 行带删除线（第 {rows} 行），仍会照常处理；如果这些设备已不在，"
        "请删除这些行。",
    ),
    "note.hidden-fed-back": Text(
        "“{sheet}” hides {count} of its rows ({rows}), by a filter or by hand. They are "
        "imported as well: filtering here only helps while correcting. Delete the rows that you "
        "do not want.",
        "“{sheet}”中有 {count} 行被筛选掉或手动隐藏（第 {rows} 行），仍会一并导入："
        "在这里筛选只是为了方便修正。不需要导入的行请直接删除。",
    ),
    "note.edited": Text(
        "Corrected beside the file: {count} cell(s); the file itself is unchanged. "
        "“device-importer edits” and this file list them (and --sandbox, in a rehearsal);"
        " --without-edits reads it as it is.",
        "有 {count} 个单元格按已保存的更正读取，文件本身未改动。"
        "用 device-importer edits 加文件名可查看（演练时再加 --sandbox）；"
        "如需按原样读取，请加 --without-edits。",
    ),
    "note.edits-missed": Text(
        "Not used: {count} correction(s) of cells that say something else the way the file is "
        "read now (another encoding, for example).",
        "有 {count} 处更正未生效：按现在的读取方式（例如换了编码），这些单元格的内容与更正时不同。",
    ),
    "note.edits-earlier": Text(
        "Not used: {count} correction(s) that were made beside this file before it was saved anew;"
        " they belong to what it held then, and these cells don't say what they were corrected to."
        " If they are still wanted, correct the cells in the file, or beside it once more with"
        " “device-importer edits” and this file (and --sandbox, in a rehearsal).",
        "文件重新保存过：此前在文件旁所做的更正中，有 {count} 处属于旧内容，不再生效，"
        "且这些单元格现在的内容与更正后的不同。如仍需更正，请直接修改文件，"
        "或用 device-importer edits 加文件名重新更正（演练时再加 --sandbox）。",
    ),
    "error.edit-stale": Text(
        "{address} says “{now}” by now, not “{seen}”: it was changed elsewhere meanwhile. Nothing "
        "was overwritten; look at the row as it is and change it again if that is still right.",
        "{address} 现在的内容是“{now}”，而不是“{seen}”：它已在别处被改动。"
        "本次修改未保存；请先查看该行的最新内容，确有需要再改。",
    ),
    "error.edits-since": Text(
        "Cells of {path} were corrected, or corrections taken back, since import {run_id} was "
        "checked: it would send what was right then. Nothing was sent now; what it sent before "
        "stays as it was sent. Check and import the file as it is corrected, with the options of "
        "then: {command}",
        "导入记录 {run_id} 检查之后，{path} 的单元格又有更正或撤回，继续发送的会是更正前的内容。"
        "本次没有发送；之前已发送的内容不变。请带上当时的选项，按最新更正重新检查并导入：{command}",
    ),
    "error.edit-no-row": Text(
        "Row {row} is not among the rows that were read: it may be a heading, a total or a blank "
        "line, or beyond the end. Take the number of a row from what check shows.",
        "第 {row} 行不在已读取的数据行中：可能是表头、合计行、空行，或超出了范围。"
        "请按检查结果中的行号操作。",
    ),
    "error.edit-no-cell": Text(
        "Row {row} has no cell there that can be corrected. Choose a cell below one of the "
        "headings.",
        "第 {row} 行的这个位置没有可更正的单元格。请选择某个表头下面的单元格。",
    ),
    "error.edit-too-long": Text(
        "That text has {count} characters; a cell holds {most} at most. Shorten it.",
        "内容有 {count} 个字符，单元格最多容纳 {most} 个。请缩短。",
    ),
    "error.edit-no-text": Text(
        "That text has characters that can't be saved. Type it again by hand.",
        "内容中含有无法保存的字符。请手动重新输入。",
    ),
    "error.edit-find-nothing": Text(
        "Say what is to be found; an empty text stands everywhere.",
        "请填写要查找的内容，不能为空。",
    ),
    "error.edit-old-run": Text(
        "Import {run_id} is from an earlier version, which did not note the content of {path}. "
        "Check the file again, then correct it.",
        "导入记录 {run_id} 由旧版本创建，没有记下 {path} 的内容标识。请先重新检查该文件，再更正。",
    ),
    "error.edit-address": Text(
        "{given} is no cell: write its column and row, such as B17; where several sheets are "
        "read, with the sheet in front: Sheet1!B17.",
        "{given} 不是单元格地址：请写列和行，例如 B17；"
        "读取多个工作表时在前面加上工作表名：Sheet1!B17。",
    ),
    "error.edit-no-such-cell": Text(
        "{given} is no cell below the headings of “{sheet}”. Check the column and the row.",
        "{given} 不在“{sheet}”表头下方的数据区内。请检查列和行。",
    ),
    "error.edit-no-column": Text(
        "There is not exactly one column “{label}”. Name one of these, or its letter: {labels}",
        "没有唯一的“{label}”列。请写以下表头之一，或列的字母：{labels}",
    ),
    "error.edit-no-problem": Text(
        "Nothing in the file has the problem {given}. Values are proposed for these: {slugs}",
        "文件中没有 {given} 这种问题。有建议值的问题：{slugs}",
    ),
    "error.edit-nothing-proposed": Text(
        "No problem of the file has a value proposed, {given} neither. Correct cells with --cell"
        " or --replace.",
        "文件中没有 {given} 这种问题，其他问题也没有建议值。请用 --cell 或 --replace 更正。",
    ),
    "error.edit-stdin": Text(
        "Corrections belong to a file; save the table as one first.",
        "更正是针对文件保存的；请先把表格存成文件。",
    ),
    "error.decision-of-cells": Text(
        "That is settled in the cells themselves: correct them, one by one or by find and replace.",
        "这需要直接更正单元格：请逐个更正，或用查找替换。",
    ),
    "error.decision-open": Text(
        "Say what “{field}” is to be; choose one of the list.",
        "请为“{field}”指定一个值，从列表中选择。",
    ),
    "note.hidden-sheets": Text(
        "Hidden worksheets are not read: {sheets} (pass --sheet to read one).",
        "隐藏的工作表未读取：{sheets}（如需读取，请用 --sheet 指定）。",
    ),
}
