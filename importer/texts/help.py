"""What ``--help`` says: ``help.command.*`` in one line, ``help.more.*`` below it on the
command's own page, ``help.argument.*``, ``help.option.*``.  An example has its own line, so
that it is not broken.

A slug that ends in ``.<command>`` is said there instead of the one without.
"""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    "help.usage": Text("Usage: ", "用法："),
    "help.any-options": Text("[OPTIONS]", "[选项]"),
    "help.arguments": Text("Arguments:", "参数："),
    "help.options": Text("Options:", "选项："),
    "help.fields": Text(
        "Fields (--map, --set, --value, --trust-column):",
        "字段（--map、--set、--value、--trust-column）：",
    ),
    "help.fields.filter": Text("Fields (for --filter):", "字段（用于 --filter）："),
    "help.commands": Text("Commands:", "命令："),
    "help.default": Text(" (default: {value})", "（默认：{value}）"),
    "help.closing": Text(
        "What a command takes and can do: device-importer COMMAND --help",
        "查看某个命令的详细用法：device-importer COMMAND --help",
    ),
    # -- commands --------------------------------------------------------------------------
    "help.command.cli": Text(
        "Import devices from a spreadsheet into the device registry of Feishu / Lark.",
        "把表格中的设备批量导入飞书（Lark）的设备管理。",
    ),
    "help.more.cli": Text(
        "Try it without an account: device-importer run FILE --sandbox",
        "没有飞书账号也能试用：device-importer run FILE --sandbox",
    ),
    "help.command.web": Text(
        "Open the local page: the whole import in the browser, on this computer alone.",
        "打开本机页面：在浏览器中完成导入，只供本机使用。",
    ),
    "help.more.web": Text(
        "A link is printed and opened; it works once. A second start opens the page that runs"
        " already. It ends with Quit, Ctrl-C, or after half an hour without use, never while"
        " something is being sent.",
        "会打印并打开一个一次性链接。再次启动会打开正在运行的页面。点击“退出”、按 Ctrl-C，"
        "或半小时无人使用时结束；正在发送时不会结束。",
    ),
    "help.command.run": Text(
        "Check, show the plan, ask, send, write the results workbook.",
        "检查全部数据，显示计划，确认后发送，并生成结果工作簿。",
    ),
    "help.more.run": Text(
        "Nothing is sent before every row of every file is checked and you have said yes."
        " Several files are several runs, sent one after the other.\n\n"
        "To begin with a few: device-importer run devices.xlsx --max-rows 3",
        "所有文件的每一行都检查完毕、并经您确认之后，才会开始发送。"
        "每个文件是一次独立的导入，依次发送。\n\n"
        "先试导几行：device-importer run devices.xlsx --max-rows 3",
    ),
    "help.command.check": Text(
        "Check everything and show the plan, without sending.",
        "只检查数据并显示计划，不发送。",
    ),
    "help.more.check": Text(
        "It needs no account. Where rows have to be corrected, the exit code is 1, and"
        " --results writes a workbook to correct them in.",
        "不需要飞书账号。有需要修正的行时退出码为 1；加上 --results 会生成工作簿，"
        "可直接在其中修正。",
    ),
    "help.command.resume": Text(
        "Send what a stopped run left.",
        "继续导入：发送上次停止后剩余的行。",
    ),
    "help.more.resume": Text(
        "Where no run is named, the last one that did not come to its end. What an update, or a run"
        " with --update, left is compared with the registry once more. Records that others changed"
        " meanwhile are asked about at the end. Nothing is sent of a file that was corrected since"
        " it was checked: the command that began the run checks it again.",
        "不指定时，继续最近一次未完成的导入。更新或带 --update 的导入，剩余部分会重新与设备库比对；"
        "期间被他人更改的记录在结束时询问。"
        "检查之后又有更正的文件不会发送，请用当初的导入或更新命令重新检查。",
    ),
    "help.command.runs": Text(
        "Past runs, their counts, and the command that continues each.",
        "列出全部导入记录、各状态的行数，以及继续导入的命令。",
    ),
    "help.more.runs": Text(
        "With --sandbox, only those of rehearsals.", "加 --sandbox 时只列出演练的导入记录。"
    ),
    "help.command.report": Text(
        "Write a run's results workbook again, also of an unfinished run.",
        "重新生成某次导入的结果工作簿，未完成的也可以。",
    ),
    "help.command.undo": Text(
        "Take a run back: delete what it is known to have created, or put back what it updated;"
        " asks first.",
        "撤销某次导入：删除确认由它创建的设备，或恢复它更新过的值，执行前会询问。",
    ),
    "help.more.undo": Text(
        "Nothing else is touched: no duplicates, no rows in doubt. Devices that only a look-up"
        " confirmed are a question of their own; --yes answers it as well.",
        "其他设备一律不动，包括“设备已存在”和“结果待确认”的行。仅通过查询确认的设备会另外询问；"
        "加 --yes 则一并删除。",
    ),
    "help.command.compare": Text(
        "Is every device of a file registered, and as the file says? Changes nothing.",
        "核对表格中的设备是否都已登记、内容是否一致；不做任何改动。",
    ),
    "help.more.compare": Text(
        "It writes a workbook as the proof. Exit code 0: all is there, and as the file says.",
        "会生成比对工作簿作为凭据。退出码 0：全部已登记且内容一致。",
    ),
    "help.command.update": Text(
        "Bring ownership and trust of registered devices in line with a file.",
        "按表格更新已登记设备的归属和可信状态。",
    ),
    "help.more.update": Text(
        "It compares first, shows old and new values, and asks. An empty cell leaves the registry"
        " alone, and so do rows or files that contradict each other about a device; identifiers are"
        " never changed. device-importer undo takes it back.",
        "先比对，显示原值和新值，确认后才更新。空单元格不改动设备库；各行或各文件对同一台设备"
        "填写矛盾时也不改动；标识从不更改。可用 device-importer undo 撤销。",
    ),
    "help.command.export": Text(
        "The whole registry as .xlsx, .csv or .jsonl; changes nothing.",
        "把整个设备库导出为 .xlsx、.csv 或 .jsonl；不做任何改动。",
    ),
    "help.more.export": Text(
        "The workbook has the template's columns first: it can be edited and fed back.\n"
        "device-importer export devices.xlsx --filter operating-system=Windows",
        "工作簿前几列与模板一致，编辑后可直接再用。\n"
        "device-importer export devices.xlsx --filter 操作系统=Windows",
    ),
    "help.command.template": Text(
        "Write a blank workbook to fill in.",
        "生成一份空白模板，供填写设备信息。",
    ),
    "help.command.columns": Text(
        "Which label fills which field, and why, with sample values.",
        "显示每个表头对应哪个字段、为什么这样对应，并附示例值。",
    ),
    "help.command.schema": Text(
        "Print the JSON Schema of what scripts read.",
        "输出供脚本读取的数据的 JSON Schema。",
    ),
    "help.command.login": Text(
        "Check the app's secret and keep it in the system's keychain.",
        "校验 App Secret 并保存到系统密钥库。",
    ),
    "help.more.login": Text(
        "It is typed without being shown, or read from standard input, never from the command"
        " line. The settings file is told the app. Needs the package keyring.",
        "密钥以不显示的方式输入，或从标准输入读取，不能写在命令行里。"
        "App ID 会写入配置文件。需要安装 keyring 软件包。",
    ),
    "help.command.logout": Text(
        "Take the app's secret out of the system's keychain.",
        "从系统密钥库中删除 App Secret。",
    ),
    "help.command.doctor": Text(
        "Check credentials, permissions, clock and proxy.",
        "检查凭证、权限、时钟和代理。",
    ),
    "help.more.doctor": Text("It creates no device.", "不会创建任何设备。"),
    "help.command.sandbox": Text(
        "Serve a local stand-in for the API, to any client.",
        "在本机启动模拟接口（沙箱），供任意客户端调用。",
    ),
    "help.more.sandbox": Text(
        "It prints the address, app id and secret to use. To rehearse trouble:\n"
        "device-importer sandbox --fault lost=0.05,error500=0.02",
        "启动后会显示要使用的地址、App ID 和 App Secret。演练故障：\n"
        "device-importer sandbox --fault lost=0.05,error500=0.02",
    ),
    # -- arguments -------------------------------------------------------------------------
    "help.argument.files": Text(
        "The spreadsheets: .xlsx, .xlsm, .xls or .csv; - reads a table from standard input, and a"
        " named pipe is read like a file.",
        "表格文件：.xlsx、.xlsm、.xls 或 .csv，可以有多个；- 表示从标准输入读取，"
        "命名管道可当作文件使用。",
    ),
    "help.argument.file": Text(
        "The spreadsheet: .xlsx, .xlsm, .xls or .csv; - reads it from standard input, and a named"
        " pipe is read like a file.",
        "表格文件：.xlsx、.xlsm、.xls 或 .csv；- 表示从标准输入读取，命名管道可当作文件使用。",
    ),
    "help.argument.run_id": Text(
        "The run, as device-importer runs names it, or the name of its file.",
        "导入记录的编号（用 device-importer runs 查看），或所导入文件的名称。",
    ),
    "help.argument.name": Text(
        "Which schema: row is a line of --results FILE.jsonl, log a line of --log FILE; a command's"
        " name is what it prints with --json.",
        "schema 名称：row 对应 --results FILE.jsonl 中的一行，log 对应 --log FILE 中的一行；"
        "命令名对应该命令加 --json 时的输出。",
    ),
    "help.argument.path": Text(
        "Where to write it (default: device-template.xlsx here); an existing file is never"
        " overwritten.",
        "模板的保存位置（默认：当前文件夹下的 device-template.xlsx）；不会覆盖已有文件。",
    ),
    "help.argument.path.export": Text(
        "Where to write it; .xlsx, .csv or .jsonl say in which form (default:"
        " device-registry-….xlsx here). An existing file is never overwritten.",
        "导出文件的位置，后缀 .xlsx、.csv 或 .jsonl 决定格式（默认：当前文件夹下的"
        " device-registry-….xlsx）；不会覆盖已有文件。",
    ),
    "help.option.filter": Text(
        "Only devices with this value; one --filter for each field:\n--filter ownership=company",
        "只导出该字段为此值的设备，每个字段写一次：\n--filter 设备归属=企业设备",
    ),
    # -- whom to talk to -------------------------------------------------------------------
    "help.option.sandbox": Text(
        "Use a local stand-in instead of Feishu: a rehearsal.",
        "用本机沙箱代替飞书，用于演练。",
    ),
    "help.option.brand": Text(
        "Feishu (default) or Lark, the international brand.",
        "飞书（默认）或海外版 Lark。",
    ),
    "help.option.base-url": Text(
        "Base address of a private deployment.",
        "私有化部署的基础地址。",
    ),
    "help.option.rate": Text(
        "Requests a second; the API allows 10 unless the limit was raised for you.",
        "每秒请求数；除非已为您提高限额，接口只允许每秒 10 次。",
    ),
    # -- how to send -----------------------------------------------------------------------
    "help.option.max-rows": Text(
        "Stop after so many rows; resume sends the rest.",
        "发送指定行数后停止，其余的行用 resume 继续。",
    ),
    "help.option.max-duration": Text(
        "Stop after this time (45m, 2h), waiting included; resume sends the rest.",
        "达到指定时长（如 2h，包括等待）后停止，其余的行用 resume 继续。",
    ),
    "help.option.give-up-after": Text(
        "How long nothing may get through (no token, an outage, throttling) before the run stops.",
        "多长时间没有任何请求成功（取不到凭证、服务中断、持续限流）就停止导入。",
    ),
    "help.option.no-lookup": Text(
        "Do not look up the record ids of duplicates.",
        "不查询“设备已存在”的行在设备库中的记录 ID。",
    ),
    "help.option.keep-confirmed": Text(
        "Leave devices of which only a look-up says that this run created them.",
        "不删除仅通过查询确认由本次导入创建的设备。",
    ),
    "help.command.edits": Text(
        "What was corrected beside a file; correct more, or take it back.",
        "查看对表格另行保存的更正，新增更正，或撤回更正。",
    ),
    "help.more.edits": Text(
        "The file itself is never changed; check, run, compare and update read it with its "
        "corrections, unless --without-edits is given. What is corrected after a file was "
        "checked is not sent before run or update checks it again.",
        "表格文件本身不会改动；check、run、compare 和 update 读取表格时会用上这些更正，"
        "加 --without-edits 则不用。检查之后又有更正的，须由 run 或 update 重新检查后才会发送。",
    ),
    "help.option.cell": Text(
        "What a cell is to say: --cell B17=Windows, with several sheets “Sheet1!B17=Windows”; "
        "can be repeated.",
        "更正单元格内容：--cell B17=Windows；多个工作表时写“Sheet1!B17=Windows”；可多次使用。",
    ),
    "help.option.replace": Text(
        'Replace whole cells of a column: --replace Model:"X1C"="X1 Carbon"; can be repeated.',
        '把某列中内容相同的单元格统一替换：--replace 型号:"X1C"="X1 Carbon"；可多次使用。',
    ),
    "help.option.take": Text(
        "Take what is proposed for each cell with this problem: --take mac-zero-lost.",
        "对有该问题的每个单元格采用建议值：--take mac-zero-lost。",
    ),
    "help.option.from-sandbox": Text(
        "Take over, as one step, what was corrected for this file in a rehearsal (--sandbox), where"
        " nothing is corrected here.",
        "沿用在演练（--sandbox）中对该文件所做的更正，算作一步；仅限此处尚无更正时。",
    ),
    "help.option.undo": Text("Take the last step back.", "撤回上一步。"),
    "help.option.redo": Text("Make the step again that was undone last.", "重做上次撤回的一步。"),
    "help.option.undo-all": Text(
        "Take every step back; --redo brings them back one by one.",
        "撤回全部更正；可用 --redo 逐步恢复。",
    ),
    "help.option.rows": Text(
        "Take back these rows alone, by their numbers in the results workbook: --rows 12-40,55",
        "只撤销指定的行，行号以结果工作簿为准：--rows 12-40,55",
    ),
    "help.option.notify": Text(
        "Send a card to a group when it ends or stops; the group's bot is named by the environment"
        " (see README).",
        "结束或停止时向群里发送通知卡片；群机器人由环境变量指定（见 README）。",
    ),
    "help.option.profile": Text(
        "What the settings file (config.toml in the data folder) says under [profile.NAME].",
        "使用配置文件（数据文件夹中的 config.toml）里 [profile.名称] 的设置。",
    ),
    "help.option.retry-failed": Text(
        "Send failed, rejected and doubtful rows once more.",
        "再发送一次“发送失败”“接口拒绝”“结果待确认”的行。",
    ),
    "help.option.again": Text(
        "Import a file once more; what was created before is not sent twice.",
        "再次导入已导入过的文件；此前已创建的设备不会重复发送。",
    ),
    "help.option.update": Text(
        "Also bring ownership and trust in line with the file where a device is there already.",
        "对已登记的设备，同时按表格更新设备归属和可信状态。",
    ),
    # -- how to read a file ----------------------------------------------------------------
    "help.option.sheet": Text(
        "Worksheet to read (default: the one that is most of a list of devices); several --sheet,"
        " or --sheet all, are read as one.",
        "要读取的工作表（默认：最像设备清单的那个）；可多次指定 --sheet，或用 --sheet all，"
        "将多个工作表合并导入。",
    ),
    "help.option.header-row": Text(
        "Row of the column labels, as Excel numbers it (default: detected).",
        "表头所在的 Excel 行号（默认：自动识别）。",
    ),
    "help.option.encoding": Text(
        "Encoding of a CSV file, such as gb18030 (default: detected).",
        "CSV 文件的编码，例如 gb18030（默认：自动识别）。",
    ),
    "help.option.delimiter": Text(
        "Delimiter of a CSV file: comma, semicolon, tab, pipe or another sign (default: found"
        " out).",
        "CSV 文件的分隔符：单个字符，或者 comma、semicolon、tab、pipe（默认：自动识别）。",
    ),
    "help.option.mapping": Text(
        "Mapping to read the file with: a name, or the path of its file; none for no mapping.",
        "读取文件所用的映射：名称或映射文件的路径；none 表示不用映射。",
    ),
    "help.option.value": Text(
        "What a word of the file means:\n--value trust:OK=trusted",
        "文件中某个词的含义：\n--value 可信状态:OK=信任设备",
    ),
    "help.option.save": Text(
        "Save this meaning of the columns as a mapping, for this and later files.",
        "把当前的列对应关系保存为映射，供以后的文件使用。",
    ),
    "help.option.map": Text(
        "Column for a field, by its label or letter; one --map for each field:\n"
        '--map mac-address="Wi-Fi MAC"\n'
        "--map board-uuid= (for none); several labels with commas, the first before the others",
        '指定字段对应的列（写表头或列标），每个字段写一次：\n--map MAC地址="Wi-Fi MAC"\n'
        "--map 主板UUID= 表示不使用任何列；多个表头用逗号隔开，按先后取值",
    ),
    "help.option.set": Text(
        "Value where a cell or column is missing; one --set for each field:\n"
        "--set ownership=company",
        "单元格为空或没有该列时使用的值，每个字段写一次：\n--set 设备归属=企业设备",
    ),
    "help.option.leave-out": Text(
        "Rows to leave out, by a column (label or letter) and its words; can be repeated:\n"
        "--leave-out Status=retired,lost",
        "要排除的行：指定列（表头或列号）及其中的词，可多次使用：\n--leave-out 状态=报废,已丢失",
    ),
    "help.option.trust-column": Text(
        "Send a field's column although it looks like a running number or is the same everywhere:\n"
        "--trust-column serial-number",
        "某列像流水号或全列相同、会被拒绝时，确认照常使用：\n--trust-column 生产序列号",
    ),
    "help.option.strict": Text(
        "Refuse computers without serial number, disk serial and board UUID (default: warn).",
        "电脑如未同时填写生产序列号、硬盘序列号和主板UUID，则视为数据有误（默认：只提醒）。",
    ),
    "help.option.without-edits": Text(
        "Read the file as it is, without the corrections that were made beside it.",
        "按文件原样读取，不使用另外保存的更正。",
    ),
    "help.option.hidden": Text(
        "Take rows along that the sheet hides, by a filter or by hand (default: left out).",
        "一并导入表格中被筛选掉或手动隐藏的行（默认：不导入）。",
    ),
    # -- what comes out --------------------------------------------------------------------
    "help.option.results": Text(
        "Where to write the results (default: a workbook beside the file): .xlsx, or the rows as"
        " data, .csv or .jsonl; can be given several times.",
        "结果的保存位置（默认：在原文件旁边生成工作簿）：.xlsx 为工作簿，.csv 或 .jsonl 为数据；"
        "可多次使用。",
    ),
    "help.option.results.check": Text(
        "Also write it to a file: .xlsx, .csv or .jsonl.",
        "另将检查结果写入文件：.xlsx、.csv 或 .jsonl。",
    ),
    "help.option.yes": Text("Go ahead without asking.", "不询问，直接执行。"),
    "help.option.json": Text(
        "Print the result on stdout as JSON, one object for each file.",
        "在标准输出中以 JSON 输出结果，每个文件一个对象。",
    ),
    "help.option.json.report": Text(
        "Print the result on stdout as one JSON object.",
        "在标准输出中以一个 JSON 对象输出结果。",
    ),
    "help.option.json.undo": Text(
        "Print the result on stdout as one JSON object.",
        "在标准输出中以一个 JSON 对象输出结果。",
    ),
    "help.option.json.template": Text(
        "Print the result on stdout as one JSON object.",
        "在标准输出中以一个 JSON 对象输出结果。",
    ),
    "help.option.json.columns": Text(
        "Print the columns on stdout as one JSON object.",
        "在标准输出中以一个 JSON 对象输出各列。",
    ),
    "help.option.json.doctor": Text(
        "Print the findings on stdout as one JSON object.",
        "在标准输出中以一个 JSON 对象输出检查结果。",
    ),
    "help.option.dry-run": Text(
        "Send nothing: the same as device-importer check; with --update it also compares with the"
        " registry and shows old and new values.",
        "不发送任何数据，等同于 device-importer check；加 --update 时还会与设备库比对，"
        "并显示改动前后的值。",
    ),
    "help.option.quiet": Text(
        "Say nothing but errors; what a question is about is still shown.",
        "只输出错误；需要您确认时，仍会显示要确认的内容。",
    ),
    "help.option.verbose": Text(
        "Also say what became of each row.",
        "同时输出每一行的处理结果。",
    ),
    "help.option.log": Text(
        "Also keep what is said in this file, as JSON Lines; it makes room for a new one at 5 MB.",
        "同时将输出内容以 JSON Lines 写入该文件，满 5 MB 后另起新文件。",
    ),
    "help.option.both-ways": Text(
        "Also find what is only in the registry: reads it to its end.",
        "同时找出仅在设备库中的记录（读取整个设备库）。",
    ),
    "help.option.results.compare": Text(
        "Where to write the comparison (default: beside the file).",
        "比对工作簿的保存位置（默认：原文件旁边）。",
    ),
    "help.option.max-duration.compare": Text(
        "Stop after this time (45m, 2h), waiting included; then nothing was compared.",
        "达到指定时长（如 2h，包括等待）后停止，此时没有比对结果。",
    ),
    "help.option.give-up-after.compare": Text(
        "How long nothing may get through before it stops.",
        "多长时间没有任何请求成功就停止。",
    ),
    "help.option.json.export": Text(
        "Print the result on stdout as one JSON object.",
        "在标准输出中以一个 JSON 对象输出结果。",
    ),
    "help.option.max-duration.export": Text(
        "Stop after this time (45m, 2h), waiting included; then no file is written.",
        "达到指定时长（如 2h，包括等待）后停止，此时不生成文件。",
    ),
    "help.option.give-up-after.export": Text(
        "How long nothing may get through before it stops.",
        "多长时间没有任何请求成功就停止。",
    ),
    "help.option.max-duration.undo": Text(
        "Stop after this time (45m, 2h), waiting included; the same command takes back the rest.",
        "达到指定时长（如 2h，包括等待）后停止，其余的再次执行同一命令即可继续撤销。",
    ),
    "help.option.give-up-after.undo": Text(
        "How long nothing may get through before it stops.",
        "多长时间没有任何请求成功就停止。",
    ),
    "help.option.json.runs": Text(
        "Print the runs on stdout as JSON, one object for each.",
        "在标准输出中以 JSON 输出，每条导入记录一个对象。",
    ),
    "help.option.lang": Text(
        "Language of messages and workbooks (default: the system's).",
        "提示信息和工作簿的语言（默认：跟随系统）。",
    ),
    "help.option.debug": Text(
        "Show the traceback of an error, secrets masked.",
        "出错时显示调用栈，密钥已脱敏。",
    ),
    "help.option.help": Text("Show this help.", "显示本帮助。"),
    "help.option.version": Text("Show the version.", "显示版本号。"),
    # -- the sandbox's own -----------------------------------------------------------------
    "help.option.shortcut": Text(
        "Put an icon on the desktop that starts the page.",
        "在桌面上创建启动页面的图标。",
    ),
    "help.option.no-browser": Text(
        "Open no browser: the link is the one line on stdout.",
        "不打开浏览器，仅在标准输出打印一行链接。",
    ),
    "help.option.port": Text(
        "Port to listen on; 0 for any that is free.",
        "监听的端口，0 表示任选空闲端口。",
    ),
    "help.option.registry": Text(
        "File that keeps the registered devices (default: the one that --sandbox uses).",
        "保存设备的文件（默认：与 --sandbox 共用）。",
    ),
    "help.option.limit": Text("Creates it takes in a second.", "每秒接受的创建请求数。"),
    "help.option.window": Text(
        "How the limit is counted: in a sliding or fixed window, in a token bucket, not at all.",
        "限流方式：滑动窗口、固定窗口、令牌桶、不限流。",
    ),
    "help.option.latency": Text("Seconds before each answer.", "每次应答前等待的秒数。"),
    "help.option.fault": Text(
        "Faults and their shares of the calls, such as lost=0.05,error500=0.02. After acting:"
        " lost (no answer), slow, truncated, ok200 (errors as HTTP 200), page200, page302,"
        " page403, page407 (a portal's, firewall's or proxy's page instead). Before acting: reset,"
        " html (a 502 page). Either: error500. Of the devices: choke (code 1780001 each time), "
        "blocked"
        " (a firewall's page each time). Of the updates: conflict (somebody else is quicker)."
        " Not shares: token=200 (dies after so many uses),"
        " date=none, date=asctime or date=local, skew=3600 (the server's clock is ahead), lag=2"
        " (seconds until a list shows a device), churn (a list changes while it is read),"
        " nofilter (a list shows everything), noid (a list"
        " without record ids), nolist (a list's answer without a list).",
        "故障及其在请求中的比例，例如 lost=0.05,error500=0.02。执行后发生：lost（没有应答）、"
        "slow（应答过慢）、truncated（应答截断）、ok200（错误以 HTTP 200 返回），以及 page200、"
        "page302、page403、page407（应答被认证页、防火墙或代理的页面替换）。"
        "执行前发生：reset（连接重置）、html（502 页面）。执行前后都可能发生：error500。"
        "按设备比例：choke（该设备每次都返回 1780001）、blocked（该设备每次都被防火墙页面拦截）。"
        "按更新比例：conflict（他人抢先更改了记录）。"
        "不是比例的：token=200（使用若干次后失效）、date=none、date=asctime、date=local"
        "（应答不带时间或格式不标准）、skew=3600（服务器时钟快的秒数）、"
        "lag=2（新设备延迟几秒才能查到）、churn（读取期间列表有变动）、"
        "nofilter（查询不筛选）、noid（查询结果不带记录 ID）、"
        "nolist（查询应答中没有列表）。",
    ),
    "help.option.outage": Text(
        "Seconds after the start in which nothing is answered, such as 5-20.",
        "从启动后第几秒到第几秒不应答，例如 5-20。",
    ),
    "help.option.without": Text(
        "A permission that the app lacks; can be repeated.",
        "模拟应用缺少的权限，可重复使用。",
    ),
    "help.option.seed": Text(
        "The same number draws the same faults again.",
        "故障的随机种子；相同的数字会重现相同的故障。",
    ),
}
