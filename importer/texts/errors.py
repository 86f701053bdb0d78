"""Errors of settings, credentials, the network and the journal, each with its next step."""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    # -- settings and credentials ----------------------------------------------------------
    "error.base-url": Text(
        "{url} is not an address the importer can talk to. Give the base address alone, such as"
        " https://open.feishu.cn, with --base-url or FEISHU_BASE_URL.",
        "{url} 不是可用的接口地址。请用 --base-url 或 FEISHU_BASE_URL 只填写基础地址，"
        "例如 https://open.feishu.cn。",
    ),
    "error.plain-http": Text(
        "{url} is not encrypted: the app secret would travel in the clear. Use https (plain http"
        " is allowed to this machine only).",
        "{url} 未加密，App Secret 会以明文传输。请改用 https（只有本机地址允许 http）。",
    ),
    "error.no-app-id": Text(
        "No app id. Set the environment variable FEISHU_APP_ID (and FEISHU_APP_SECRET) to those"
        " of your app, keep them once and for all with device-importer login, or try everything"
        " without an app: --sandbox.",
        "缺少 App ID。请设置环境变量 FEISHU_APP_ID 和 FEISHU_APP_SECRET"
        "（见开发者后台该应用的“凭证与基础信息”页），或用 device-importer login 一次保存，"
        "也可以加上 --sandbox 先在本机沙箱里试用。",
    ),
    "error.no-app-secret": Text(
        "No app secret. Set the environment variable FEISHU_APP_SECRET (or"
        " FEISHU_TENANT_ACCESS_TOKEN), name a file that holds it in FEISHU_APP_SECRET_FILE, or"
        " keep it in the system's keychain with device-importer login. It is never taken from the"
        " command line, where others could read it.",
        "缺少 App Secret。请设置环境变量 FEISHU_APP_SECRET（或 FEISHU_TENANT_ACCESS_TOKEN），"
        "或用 FEISHU_APP_SECRET_FILE 指定存放密钥的文件，"
        "也可以用 device-importer login 保存到系统密钥库。"
        "密钥不能写在命令行里，否则同一台机器上的其他人也能看到。",
    ),
    "error.store-app-half": Text(
        "A store app needs both FEISHU_APP_TICKET and FEISHU_TENANT_KEY; only one of them is"
        " set. For a custom app, set neither.",
        "应用商店应用需要同时设置 FEISHU_APP_TICKET 和 FEISHU_TENANT_KEY，现在只设置了其中一个。"
        "企业自建应用两个都不需要。",
    ),
    "error.odd-key": Text(
        "{name} holds a line break, a space or another character that is in no id, secret or"
        " token. Copy it again, without what stands around it, then run the same command"
        " again.",
        "环境变量 {name} 里有换行、空格或其他不该出现的字符。请重新复制，不要带上前后多余的内容，"
        "然后重新执行同一条命令。",
    ),
    "error.app-malformed": Text(
        "The API does not take this app id and secret for well-formed (code {code}). Copy both"
        " again from the app's page “Credentials & Basic Info”; the id begins with cli_.",
        "App ID 或 App Secret 的格式不对（错误码 {code}）。请到应用的“凭证与基础信息”页重新复制，"
        "App ID 以 cli_ 开头。",
    ),
    "error.app-secret": Text(
        "The API knows no such app id and secret (code {code}). Check both on the app's page"
        " “Credentials & Basic Info”, and the brand: Feishu and Lark are separate"
        " (--brand lark).",
        "App ID 与 App Secret 不匹配或应用不存在（错误码 {code}）。"
        "请到应用的“凭证与基础信息”页核对；另外飞书与 Lark 互不相通，海外版请加 --brand lark。",
    ),
    "error.app-disabled": Text(
        "The app is disabled or not allowed in this tenant (code {code}). Ask an administrator"
        " to enable it in the admin console.",
        "应用已停用，或未获本租户授权（错误码 {code}）。请联系管理员在管理后台启用。",
    ),
    "error.app-ticket": Text(
        "The app ticket is not valid any more (code {code}). The platform sends a new one every"
        " hour; set FEISHU_APP_TICKET to the latest.",
        "app_ticket 已失效（错误码 {code}）。平台每小时推送一次，"
        "请把 FEISHU_APP_TICKET 更新为最新的值。",
    ),
    "error.token-refused": Text(
        "The API refused to give a token: code {code}, {message}. Check the app's state in the"
        " developer console, then run the same command again.",
        "获取访问凭证失败：错误码 {code}，{message}。"
        "请在开发者后台检查应用状态，然后重新执行同一条命令。",
    ),
    # -- somebody at the terminal ----------------------------------------------------------
    "error.declined": Text("Nothing was done.", "已取消，未执行任何操作。"),
    "error.interrupted": Text(
        "Interrupted. The same command can be run again; if anything was sent,"
        " `device-importer runs` shows it.",
        "已中断。可以重新执行同一条命令；如果已发送过数据，可用 device-importer runs 查看。",
    ),
    "error.log-not-ours": Text(
        "{path} is there already and is no log of this tool; nothing is written into it. Name"
        " another file with --log. Nothing was sent.",
        "{path} 已存在，且不是本工具的日志，不会写入。请用 --log 指定其他文件。未发送任何数据。",
    ),
    "error.log-unwritable": Text(
        "The log {path} can't be written: {why}. Name another place with --log. Nothing was sent.",
        "日志 {path} 无法写入：{why}。请用 --log 指定其他位置。未发送任何数据。",
    ),
    # -- network ---------------------------------------------------------------------------
    "error.unreachable": Text(
        "{host} can't be reached ({why}). Check the network, the address and the proxy"
        " (HTTPS_PROXY), then run the same command again; `device-importer doctor` looks"
        " closer.",
        "无法连接 {host}（{why}）。请检查网络、地址和代理（HTTPS_PROXY），然后重新执行同一条命令；"
        "用 device-importer doctor 可以逐项检查。",
    ),
    "error.proxy": Text(
        "The proxy on the way to {host} refused the connection ({why}). Check HTTPS_PROXY and"
        " NO_PROXY.",
        "前往 {host} 途中的代理拒绝了连接（{why}）。请检查 HTTPS_PROXY 和 NO_PROXY 的设置。",
    ),
    "error.proxy-address": Text(
        "{proxy} is not the address of a proxy. Set HTTPS_PROXY to something like"
        " http://proxy.example:8080; in a user name or password write signs such as # / ? @ :"
        " as %23 %2F %3F %40 %3A.",
        "{proxy} 不是可用的代理地址。请把 HTTPS_PROXY 设为类似 http://proxy.example:8080 的形式；"
        "用户名或密码里的 # / ? @ : 等符号要写成 %23 %2F %3F %40 %3A。",
    ),
    "error.no-answer": Text(
        "{host} did not answer in time.",
        "{host} 在规定时间内没有应答。",
    ),
    "error.answer-lost": Text(
        "The connection to {host} broke before its answer arrived ({why}).",
        "与 {host} 的连接在收到应答前中断（{why}）。",
    ),
    "error.answer-odd": Text(
        "{host} sent an answer that the API never sends ({why}): perhaps a proxy or a filter"
        " stands in between.",
        "{host} 返回了开放平台不会返回的内容（{why}），中间可能有代理或内容过滤设备。",
    ),
    "error.token-malformed": Text(
        "{host} answered the request for a token without one. Is this really the API?"
        " Check --base-url and the proxy.",
        "{host} 的应答里没有访问凭证。请确认这确实是开放平台的地址，并检查 --base-url 和代理。",
    ),
    "error.token-not-json": Text(
        "{host} answered the request for a token with something else than the API's JSON (HTTP"
        " {status}). Check --base-url, and whether a proxy or a log-in page of the network"
        " stands in between.",
        "{host} 对凭证请求返回的不是接口数据（HTTP {status}）。请检查 --base-url，"
        "以及中间是否有代理或上网认证页面。",
    ),
    "error.token-busy": Text(
        "{host} could not give a token just now (code {code}, {message}). Run the same command"
        " again in a few minutes.",
        "{host} 暂时无法签发访问凭证（错误码 {code}，{message}）。请过几分钟重新执行同一条命令。",
    ),
    # -- journal ---------------------------------------------------------------------------
    "error.journal": Text(
        "The journal {path} can't be used: {why}. Check that its folder can be written and the"
        " disk has room, or choose another one with DEVICE_IMPORTER_HOME. What is already"
        " written there is kept; the same command goes on from it.",
        "无法读写日志库 {path}：{why}。请检查该文件夹是否可写、磁盘空间是否充足，"
        "或用 DEVICE_IMPORTER_HOME 换一个位置。已写入的记录不会丢失，重新执行同一条命令即可继续。",
    ),
    "error.passing-journal": Text(
        "There is no room to look at the file: what is needed for that alone can't be kept in the"
        " folder {path} for temporary files ({why}). Make room there, or name another folder in"
        " the environment variable TMPDIR (on Windows TEMP), and run the same command again.",
        "无法处理该文件：处理时所需的临时数据无法写入临时文件夹 {path}（{why}）。"
        "请清理磁盘空间，或用环境变量 TMPDIR（Windows 上为 TEMP）换一个位置，"
        "再重新执行同一条命令。",
    ),
    "error.journal-damaged": Text(
        "The journal {path} is damaged: {why}. Put a copy of it from a backup in its place."
        " Without one, move it away together with the files whose names begin like its own, and"
        " import the file again: devices that are registered come out as “Already there”.",
        "日志库 {path} 已损坏：{why}。请用备份中的副本替换它。没有备份时，"
        "请把它和名称开头相同的文件一起移到别处，再重新导入表格：已登记的设备会显示为“设备已存在”。",
    ),
    "error.journal-thread": Text(
        "The journal {path} was opened in another thread, and serves that one alone. Open it once"
        " more in this thread (with journal.again() as own: …); to read a file beside an event"
        " loop, await importer.stage_off_loop(journal, …).",
        "日志库 {path} 是在另一个线程中打开的，只能在那个线程中使用。请在当前线程中再打开一次"
        "（with journal.again() as own: …）；不想让读取表格阻塞事件循环，"
        "请用 await importer.stage_off_loop(journal, …)。",
    ),
    "error.journal-closed": Text(
        "The journal {path} is closed. Open it again, or do the work within its with statement.",
        "日志库 {path} 已关闭。请重新打开，或把操作放在它的 with 语句之内。",
    ),
    "error.journal-busy": Text(
        "Another process has been writing the journal {path} for a long time. Nothing is lost;"
        " when it is done, run the same command again.",
        "另一个程序长时间占用日志库 {path}。数据没有丢失，待其结束后重新执行同一条命令即可。",
    ),
    "error.journal-lock": Text(
        "The lock file {path} can't be used: {why}. Check who owns it and whether its folder can"
        " be written, or choose another one with DEVICE_IMPORTER_HOME.",
        "无法使用锁文件 {path}：{why}。请检查该文件的所有者以及所在文件夹是否可写，"
        "或用 DEVICE_IMPORTER_HOME 换一个位置。",
    ),
    "error.journal-newer": Text(
        "The journal {path} was written by a newer version of device-importer. Upgrade with"
        " pip install --upgrade device-importer.",
        "日志库 {path} 由更新版本的 device-importer 写入。请先升级："
        "pip install --upgrade device-importer。",
    ),
    "error.no-run": Text(
        "There is no run {run_id} in this tenant's journal. `device-importer runs` lists them.",
        "本租户没有编号为 {run_id} 的导入记录。用 device-importer runs 可查看全部导入记录。",
    ),
    "error.no-run-of": Text(
        "Nothing is known of a run or a file called {run_id} here. `device-importer runs` lists"
        " the runs with their files.",
        "这里没有名为 {run_id} 的导入记录，也没有导入过该文件。用 device-importer runs 可查看"
        "全部导入记录及其文件。",
    ),
    "error.run-of-rehearsal": Text(
        "Run {run_id} was a rehearsal in the sandbox: no app and no registry has to do with it."
        " To do this in the sandbox: {command}",
        "导入记录 {run_id} 是在本机沙箱中演练的，与应用和设备库无关。"
        "如需在沙箱中继续，请执行：{command}",
    ),
    "error.other-tenant": Text(
        "Run {run_id} belongs to {tenant}, and the settings lead to {other}: nothing was done. Use"
        " the settings of {tenant}, or import the file there as well.",
        "导入记录 {run_id} 属于 {tenant}，而当前设置指向 {other}，因此没有执行任何操作。请改用"
        " {tenant} 的设置，或在 {other} 中另行导入该文件。",
    ),
    "error.send-passing": Text(
        "Run {run_id} stands in a journal that is gone afterwards, and what is sent has to be known"
        " later on: nothing was done. Stage the file in the journal that open_journal() gives, and"
        " send it from there.",
        "导入记录 {run_id} 位于临时日志库中，而已发送的内容之后必须有据可查，因此没有执行任何操作。"
        "请在 open_journal() 提供的日志库中暂存该文件，再从那里发送。",
    ),
    "error.compare-lasting": Text(
        "Run {run_id} was staged to be sent, and would not be any more once it is compared: nothing"
        " was done. Stage the file in the journal that passing_journal() gives, and compare it"
        " there.",
        "导入记录 {run_id} 已暂存待发送，比对后将不再发送，因此没有执行任何操作。"
        "请在 passing_journal() 提供的日志库中暂存该文件，再进行比对。",
    ),
    "error.several-runs": Text(
        "{count} runs are of {file}. Name the one that is meant: {runs}",
        "{file} 有 {count} 条导入记录，请指定其中一条：{runs}",
    ),
    "error.no-runs": Text(
        "There is no run yet. Start one with: device-importer run FILE",
        "还没有任何导入记录。请先执行：device-importer run 文件",
    ),
    "error.totals": Text(
        "The counts do not add up: {counted} of {rows} rows. This is a fault of"
        " device-importer; please report it. Nothing is lost: the journal is {path}.",
        "行数合计不一致：应为 {rows} 行，实际 {counted} 行。这是程序缺陷，请提交问题反馈。"
        "数据没有丢失，日志库位于 {path}。",
    ),
    "error.internal": Text(
        "Something went wrong inside device-importer ({why}). Please report it with the output"
        " of the same command and --debug. Nothing is lost: the same command goes on.",
        "程序内部出错（{why}）。请加上 --debug 重新执行，并附上输出提交问题反馈。"
        "数据没有丢失，重新执行同一条命令即可继续。",
    ),
    "error.confirm": Text(
        "Nobody is here to confirm. Look at the plan above, then add --yes.",
        "当前没有可交互的终端，无法确认。请查看上面的计划，确认后加上 --yes 重新执行。",
    ),
    "error.bad-option": Text(
        "{option} takes {form}; got {given}.",
        "{option} 的写法应为 {form}，当前为 {given}。",
    ),
    "error.rows-form": Text(
        "--rows {given}: “{part}” names no rows. Give their numbers as the results workbook has"
        " them, as in --rows {form:typed}. Nothing was changed.",
        "--rows {given} 中的“{part}”不是行号。请按结果工作簿中的行号填写，例如"
        " --rows {form:typed}。未做任何改动。",
    ),
    "error.rows-not-ours": Text(
        "--rows has rows ({count}) that run {run_id} did not create or update: {rows}. Nothing was"
        " changed. The run's results workbook has the number of each row and what became of it:"
        " device-importer report {run_id:typed}",
        "--rows 中有 {count} 行不是由导入记录 {run_id} 创建或更新的：{rows}。未做任何改动。"
        "各行的行号和结果见其结果工作簿：device-importer report {run_id:typed}",
    ),
    "error.rows-not-ours.others": Text(
        "--rows has rows ({count}) that run {run_id} did not create or update: {rows}. Nothing was"
        " changed. Compare the numbers with the run's results workbook; if the others are meant:"
        " --rows {others:typed}",
        "--rows 中有 {count} 行不是由导入记录 {run_id} 创建或更新的：{rows}。未做任何改动。"
        "请与其结果工作簿核对行号；如果只撤销其余的行：--rows {others:typed}",
    ),
    "error.results-exists": Text(
        "{path} exists already and is not overwritten. Choose another name with --results.",
        "{path} 已存在，为避免覆盖，未写入。请用 --results 换一个文件名。",
    ),
    "error.results-suffix": Text(
        "{path}: the name says in which form the results are written; it has to end in one of:"
        " {suffixes}. Choose another name with --results.",
        "{path}：结果的格式由文件名后缀决定，后缀须为以下之一：{suffixes}。"
        "请用 --results 换一个文件名。",
    ),
    "error.results-unwritable": Text(
        "The results can't be written to {path}: {why}. The run itself is safe;"
        " `device-importer report {run_id} --results PATH` writes it elsewhere.",
        "结果文件无法写入 {path}：{why}。导入结果本身没有丢失，"
        "可用 device-importer report {run_id} --results 路径 写到别处。",
    ),
    "error.option-twice": Text(
        "{option} was given twice for {field}; give it once.",
        "{option} 对 {field} 指定了两次，请只保留一个。",
    ),
    "error.one-proof": Text(
        "A comparison writes one workbook, and --results names several: {places}. Name one.",
        "比对结果只写入一个工作簿，而 --results 指定了多个：{places}。请只保留一个。",
    ),
    "error.one-results": Text(
        "--results names the results of one file, but there are several. Leave it out: each"
        " file's results go beside it.",
        "--results 指定的是一个文件的结果，而输入有多个文件。请去掉该选项，结果会写在各文件旁边。",
    ),
    "error.no-rows": Text(
        "{path}: sheet {sheet} has labels in row {row} but no devices below them. Fill in the"
        " rows, or choose another sheet with --sheet.",
        "{path}：工作表 {sheet} 的第 {row} 行是表头，但下面没有设备。请填写数据，"
        "或用 --sheet 选择其他工作表。",
    ),
    "error.file-name": Text(
        "The name of {path} is not readable text on this system. Rename the file or its folder.",
        "{path} 的文件名在本系统上不是有效文字，请重命名文件或所在文件夹。",
    ),
    "error.argument-no-text": Text(
        "{given} is not readable text on this system. Rename the file or its folder, or type the"
        " command again.",
        "{given} 在本系统上不是有效文字。请重命名文件或所在文件夹，或重新输入命令。",
    ),
    "error.file-exists": Text(
        "{path} exists already and is not overwritten. Choose another name.",
        "{path} 已存在，为避免覆盖，未写入。请换一个文件名。",
    ),
    "error.export-suffix": Text(
        "{path}: the name says in which form to write; it has to end in one of: {suffixes}.",
        "{path}：按文件名后缀决定导出格式，后缀须为以下之一：{suffixes}。",
    ),
    "error.filter-unknown": Text(
        "The API can't filter by “{field}”. It can by: {fields}.",
        "接口不能按“{field}”筛选，可用的字段：{fields}。",
    ),
    "error.filter-value": Text(
        "--filter: “{value}” is no value of {label} that the importer knows.",
        "--filter：“{value}”不是可识别的{label}。",
    ),
    "error.unwritable": Text(
        "{path} can't be written: {why}. Choose another folder.",
        "无法写入 {path}：{why}。请换一个文件夹。",
    ),
}
