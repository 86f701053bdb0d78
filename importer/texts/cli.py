"""What the commands say at the terminal, by slug."""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    "cli.table": Text(
        "{file} › {where}, rows: {rows}",
        "{file} › {where}，共 {rows} 行",
    ),
    "cli.table-found": Text("{file} › {where}", "{file} › {where}"),
    "cli.columns": Text("columns: {columns}", "列对应关系：{columns}"),
    "cli.before": Text("What will happen:", "导入计划："),
    "cli.after": Text("What happened:", "处理结果："),
    "cli.to-send": Text(
        "To send: {calls} ({systems}); about {time} at {rate} a second. Each is one API call,"
        " which counts against a monthly quota where the tenant's plan has one.",
        "待导入 {calls} 台（{systems}），按每秒 {rate} 次约需 {time}；"
        "共 {calls} 次接口调用，如套餐设有月度额度，将计入其中。",
    ),
    "cli.known": Text("What is known of the run:", "已知的处理结果："),
    "cli.defaults": Text(
        "Where a row says nothing, it is sent with: {values}.",
        "未填写的按以下取值登记：{values}。",
    ),
    "cli.default": Text("{label} “{value}”", "{label}“{value}”"),
    "cli.default.unknown": Text(
        "{label} “{value}” (rows: {count}, with those that say so)",
        "{label}“{value}”（{count} 台，包括表格中写明未知的）",
    ),
    "cli.default.unsaid": Text(
        "{label} “{value}” (rows: {count})", "{label}“{value}”（{count} 台）"
    ),
    "cli.if-all": Text(
        "If all that say nothing of {label} are “{value}”:",
        "如果未填写{label}的设备都是“{value}”，可执行：",
    ),
    "cli.to-update": Text(
        "An import changes no record that is there already. To bring ownership and trust in line"
        " with the file:",
        "导入不会改动已登记的设备。如需按表格更新设备归属和可信状态，请执行：",
    ),
    "cli.to-change": Text(
        "To bring in line, of what is there already: {count}; about {time} more.",
        "另有 {count} 台此前已登记，将按表格更新，约需 {time}：",
    ),
    "cli.uncompared": Text(
        "There already, and not compared yet: {count}. What differs of them is brought in line.",
        "有 {count} 台设备此前已登记、尚未比对；比对后不一致的将按表格更新。",
    ),
    "cli.not-compared": Text(
        "So nobody knows beforehand what is there already. New devices can be created all the same;"
        " what then proves to be there is compared after that if the registry can be read by then,"
        " and waits for “resume” otherwise.",
        "因此无法预先得知哪些设备已登记。新设备仍可创建；发送后才发现已登记的设备，"
        "届时如能读取设备库会再比对并更新，否则可稍后用 resume 继续。",
    ),
    "cli.fast": Text(
        "More than 10 a second: the API allows 10 unless the limit was raised for your tenant.",
        "速率超过每秒 10 次：除非已为本租户提高限额，接口只允许每秒 10 次。",
    ),
    "cli.mostly-repeated": Text(
        "Most of this file would not be sent: {count} of {rows} rows repeat another row. If they"
        " are different devices, the identifier columns do not tell them apart: look at which"
        " columns are read, and at what stands in them, before you send anything.",
        "本文件的大部分行不会发送：{rows} 行中有 {count} 行与其他行重复。如果它们是不同的设备，"
        "说明标识列无法区分设备：请先核对读取了哪些列、列里填的是什么，再决定是否发送。",
    ),
    "cli.error": Text("error: ", "错误："),
    "cli.left_out": Text("left out: ", "未纳入："),
    "cli.warning": Text("warning: ", "提醒："),
    "cli.supersedes": Text(
        "If it was a mistake, take rows {those} of run {run} back, best before you import; leave"
        " out of --rows whatever is another device, with which there is nothing to do:",
        "如果当时填错，请撤销导入记录 {run} 的第 {those} 行，最好在导入之前；"
        "其中确属另一台设备的行，请从 --rows 中去掉，无需处理：",
    ),
    "cli.rows": Text("rows {rows}", "第 {rows} 行"),
    "cli.asked": Text(
        "To settle these words in all their rows at once, write what each one is behind its ="
        " ({words}), and run:",
        "要一次性处理以上各词所在的行，请在每个“=”后填写其含义（{words}），再执行：",
    ),
    "cli.asked-first": Text(
        "To settle the first of these words in all their rows at once, write what each one is"
        " behind its = ({words}), and run (the others are asked next):",
        "以上各词先处理前一部分：请在每个“=”后填写其含义（{words}），再执行"
        "（其余的执行后再列出）：",
    ),
    "cli.asked-words": Text("{label}: {words}", "{label}：{words}"),
    "cli.unmet": Text(
        "--leave-out {pair}: no row has that.",
        "--leave-out {pair}：没有符合的行。",
    ),
    "cli.more-causes": Text(
        "… and further kinds of problem: {count}; the results workbook (--results PATH with check)"
        " lists them all.",
        "……另有 {count} 类问题，完整列表见结果工作簿（check 命令请加 --results 路径）。",
    ),
    "cli.seconds": Text("{n} s", "{n} 秒"),
    "cli.minutes": Text("{n} min", "{n} 分钟"),
    "cli.hours": Text("{n} h", "{n} 小时"),
    "cli.unit": Text("row", "行"),
    "cli.waiting": Text("waiting ", "等待中 "),
    "cli.confirm": Text(
        "{sum} They go to {tenant}. Go on?",
        "{sum}确定登记到{tenant}吗？",
    ),
    "cli.confirm-both": Text(
        "{sum} In the registry of {tenant}. Go on?",
        "{sum}确定在{tenant}的设备库中执行吗？",
    ),
    "cli.sum": Text("{parts}.", "{parts}。"),
    "cli.sum.before": Text("{count} registered before", "{count} 台此前已登记"),
    "cli.sum.register": Text("Register {count}", "将登记 {count} 台"),
    "cli.sum.update": Text("update {count}", "更新 {count} 台"),
    "cli.sum.compare": Text(
        "compare what is there ({count}) and update what differs",
        "比对 {count} 台已登记的设备并更新不一致的",
    ),
    "cli.sum.not-sent": Text("{count} not sent", "{count} 行数据有误，不发送"),
    "cli.sum.repeated": Text("{count} repeated", "{count} 行重复"),
    "cli.sum.left-out": Text("{count} left out", "{count} 行未纳入"),
    "cli.sum.unread": Text("worksheet {sheets} not read", "工作表 {sheets} 未读取"),
    "cli.sum.most": Text("at most {count} now (--max-rows)", "本次最多 {count} 台（--max-rows）"),
    "cli.yes-or-no": Text(
        "Please answer y (yes) or n (no).",
        "请输入 y（是）或 n（否）。",
    ),
    "cli.rehearsed": Text(
        "In the sandbox, {count} cell(s) of this file were corrected; that does not count here. To"
        " take it over: {command}",
        "沙箱演练中更正过该文件的 {count} 个单元格，此处尚未采用。如需沿用：{command}",
    ),
    "cli.edits": Text(
        "Corrected beside the file: {count} cell(s); the file itself is unchanged. Look at it with "
        "them: {command}",
        "另行保存的更正：{count} 个单元格，文件本身未改动。带上更正检查：{command}",
    ),
    "cli.suggested": Text(
        "Where a value is proposed and is right (compare them with the devices), this takes it "
        "for all of these rows. It lists old → new, changes no file, and --undo takes it back:",
        "有建议值的行，请先与设备核对；确认无误后，可用下面的命令统一采用建议值。"
        "它会列出“原值 → 新值”，不改动文件，并可用 --undo 撤回：",
    ),
    "cli.no-edits": Text(
        "Nothing is corrected beside this file as it is now. Corrections belong to its content:"
        " once it is changed and saved, those of before no longer count.",
        "这个文件目前没有另行保存的更正。更正只对应文件当时的内容，"
        "文件改动并保存后，此前的更正不再适用。",
    ),
    "cli.edits.made": Text("Corrected: {count}.", "已更正 {count} 处。"),
    "cli.edits.undone": Text("Taken back: {count}.", "已撤回 {count} 处。"),
    "cli.edits.redone": Text("Made again: {count}.", "已重做 {count} 处。"),
    "cli.edits.nothing": Text("There was nothing to change.", "没有需要改动的内容。"),
    "cli.blank": Text("(blank)", "（空）"),
    "cli.results": Text("Results workbook: {path}", "结果工作簿：{path}"),
    "cli.correct": Text(
        "To go on: correct the red cells on its sheet “To fix”, save it, and run: {command}",
        "接下来：在其中的“待修正”工作表里更正标红的单元格，保存后执行：{command}",
    ),
    "cli.correct-rows": Text(
        "To go on: correct the rows on its sheet “To fix”, save it, and run: {command}",
        "接下来：在其中的“待修正”工作表里更正这些行，保存后执行：{command}",
    ),
    "cli.none-to-correct": Text(
        "Nothing can be corrected in the rows that were not sent: the sheet “Rows” says why.",
        "未发送的行没有可以更正的内容，原因见“明细”工作表。",
    ),
    "cli.try-again": Text(
        "To try the rows again that failed, and look those in doubt up once more: {command}",
        "重新发送失败的行、核对结果待确认的行，请执行：{command}",
    ),
    "cli.results-data": Text("Results as data: {path}", "结果数据：{path}"),
    "cli.results-elsewhere": Text(
        "Results workbook (not beside the file): {path}",
        "结果工作簿（不在原文件旁边）：{path}",
    ),
    "cli.resume": Text(
        "To go on: {command}",
        "如需继续，请执行：{command}",
    ),
    "cli.continues": Text(
        "This file was begun before (run {run_id}); going on with what it left.",
        "该文件之前已开始导入（导入记录 {run_id}），将继续导入剩余的行。",
    ),
    "cli.checked-before": Text(
        "This file was checked before (run {run_id}); nothing of it was sent yet.",
        "该文件之前已检查过（导入记录 {run_id}），尚未发送任何内容。",
    ),
    "cli.compared-again": Text(
        "The registry may have changed since it was compared last: what run {run_id} has not sent"
        " is compared once more.",
        "上次比对之后设备库可能已有变化：导入记录 {run_id} 中尚未发送的行将重新比对。",
    ),
    "cli.finished": Text(
        "This very file was imported before (run {run_id}); nothing is sent."
        " To import it once more: --again (what was created before is not sent twice).",
        "该文件此前已导入完成（导入记录 {run_id}），不再发送。"
        "如需重新导入，请加 --again（此前已创建的设备不会重复发送）。",
    ),
    "cli.nothing-left": Text(
        "Run {run_id} came to its end; nothing is left to send. Another run is continued by its"
        " name: device-importer runs lists them.",
        "导入记录 {run_id} 已完成，没有剩余的行需要导入。如需继续其他导入，请指定其编号："
        "device-importer runs 可列出全部导入记录。",
    ),
    "cli.lookup-left": Text(
        "Looking up the record ids of devices that were there already: {count}.",
        "有 {count} 台此前已登记的设备还没有记录 ID，现在查询。",
    ),
    "cli.taken-back": Text(
        "Run {run_id} was taken back; nothing is sent. To import its file again: device-importer"
        " run and the file.",
        "导入记录 {run_id} 已撤销，不再发送。如需重新导入，请对原文件执行 device-importer run。",
    ),
    "cli.partly-taken-back": Text(
        "A part of run {run_id} was taken back; nothing is sent. To import its file again:"
        " device-importer run and the file.",
        "导入记录 {run_id} 已部分撤销，不再发送。如需重新导入，请对原文件执行"
        " device-importer run。",
    ),
    "cli.sent-now": Text("By this command: {counts}", "本次执行：{counts}"),
    "cli.nothing-now": Text("This command sent nothing.", "本次执行没有发送任何设备。"),
    "cli.whole-run": Text("The whole run so far:", "累计结果："),
    "cli.checked-now": Text(
        "{count} there already (checked just now)",
        "其中 {count} 台已在设备库中（刚刚核对）",
    ),
    "cli.gone-since": Text(
        "{count} created before, but no longer there (checked just now): they are sent again",
        "有 {count} 台此前创建过，但设备库中已不存在（刚刚核对），将重新发送",
    ),
    "cli.from-memory": Text(
        "{count} created before by what this computer remembers; not checked against the"
        " registry{why}",
        "有 {count} 台仅依据本机记录判断为此前已创建，未向设备库核对{why}",
    ),
    "cli.memory.no-scope": Text(
        " (the app may not look devices up: security_and_compliance:device_record:read)",
        "（应用没有查询权限：security_and_compliance:device_record:read）",
    ),
    "cli.memory.no-answer": Text(" (no answer could be had)", "（未能得到返回结果）"),
    "cli.memory.no-time": Text(
        " (it would take longer than five minutes)", "（全部核对需要超过五分钟）"
    ),
    "cli.environment": Text(
        "Set these first, for they name the journal: {names}",
        "执行前请先设置以下环境变量，否则找不到这条导入记录：{names}",
    ),
    "cli.not-begun": Text(
        "{file} was not begun, because the run before it stopped.",
        "由于前一个文件的处理已停止，{file} 未开始。",
    ),
    "cli.undo-plan": Text(
        "To be deleted: {count}, known to have been created by this run and still registered with"
        " {tenant}. Duplicates and rows in doubt are not touched.",
        "撤销会删除确认由本次导入创建、仍在{tenant}登记的 {count} 台设备的记录；"
        "已存在的设备和结果待确认的行不受影响。",
    ),
    "cli.undo-confirm": Text("Delete these devices ({count})?", "确定删除这 {count} 台设备吗？"),
    "cli.undo-rows": Text(
        "Only these rows; all others stay as they are: {rows}", "仅限以下行，其余行不受影响：{rows}"
    ),
    "cli.undo-rows-back": Text(
        "Only these rows of {file} (“Row in this file” in the results workbook); all others stay as"
        " they are: {rows}",
        "仅限 {file} 的以下行（即结果工作簿中的“本文件行号”），其余行不受影响：{rows}",
    ),
    "cli.undo-confirmed": Text(
        "Of {count} of them (row {rows}) the answer was lost, and only a look-up says that this"
        " run created them: somebody else who registered the very same device within those"
        " seconds can't be told apart.",
        "其中 {count} 台（第 {rows} 行）未收到返回结果，仅通过查询确认由本次导入创建："
        "如果有人恰好在那几秒内登记了同一台设备，无法区分。",
    ),
    "cli.undo-confirm-them": Text("Delete these as well ({count})?", "这 {count} 台也一并删除吗？"),
    "cli.waiting-elsewhere": Text(
        "Devices of this file that wait in run {run}, which was not finished: {count}. To go on"
        " with that one instead:",
        "其中 {count} 台设备在未完成的导入（{run}）中等待发送。如需继续那次导入，请执行：",
    ),
    "cli.shared-folder": Text(
        "The data folder {path} seems to be on a network drive or kept in step by a cloud service."
        " The journal may be damaged there. Name a local folder with DEVICE_IMPORTER_HOME, and"
        " copy the folder's contents there first.",
        "数据文件夹 {path} 似乎在网络盘上，或由网盘同步，日志库可能因此损坏。请先把其中的内容复制到"
        "本机文件夹，再用 DEVICE_IMPORTER_HOME 指定该文件夹。",
    ),
    "cli.settle-doubt": Text(
        "To look the rows in doubt up once more: {command}", "核对结果待确认的行，请执行：{command}"
    ),
    "cli.undo-nothing": Text(
        "No device of this run is left to be taken back.",
        "这次导入没有可以撤销的设备。",
    ),
    "cli.undo-doubt": Text(
        "Rows of which the answer was lost: {count}. They may be registered, and were not touched."
        " First find out, which also sends what waits or failed: {command}. Then undo once more.",
        "另有 {count} 行未收到返回结果，对应设备可能已登记，此次未处理。"
        "请先执行 {command} 查明结果（会同时发送待导入和失败的行），然后再撤销一次。",
    ),
    "cli.undo-resting": Text(
        "Rows of run {run} that count on devices of this run: {count}; they would have to be sent"
        " again.",
        "导入记录 {run} 中有 {count} 行对应的设备由本次导入创建，撤销后需要重新发送。",
    ),
    "cli.undo-resume": Text(
        "Run {run} lost devices that it counted on. To register them again: {command}",
        "导入记录 {run} 对应的部分设备已随之撤销。如需重新登记，请执行：{command}",
    ),
    "cli.resume-undo": Text("To go on: {command}", "继续撤销请执行：{command}"),
    "removal.undo-left": Text(
        "no answer yet: run the undo again", "尚未收到返回结果：请重新执行撤销"
    ),
    "removal.undo-removed": Text("removed", "已删除"),
    "removal.undo-gone": Text("already gone", "记录已不存在"),
    "removal.undo-unknown": Text(
        "not found with this token, which may be of another tenant: run the undo again with"
        " FEISHU_APP_SECRET in its place, or with a token of this run's tenant",
        "使用此访问凭证未找到（凭证可能属于其他租户）：请改用 FEISHU_APP_SECRET，"
        "或使用该条导入记录所属租户的凭证，再执行一次撤销",
    ),
    "removal.undo-failed": Text("could not be removed", "未能删除"),
    "cli.log-lost": Text(
        "The log {path} can't be written any more; the command goes on without it.",
        "日志 {path} 无法继续写入；命令照常执行，不再记录日志。",
    ),
    "cli.began": Text(
        "device-importer {version} began: {command}",
        "device-importer {version} 开始执行：{command}",
    ),
    "cli.ended": Text("Ended with exit code {exit_code}.", "执行结束，退出码 {exit_code}。"),
    "cli.progress": Text("{done}{of}{counts}", "{done}{of}{counts}"),
    "cli.row": Text("row {row}: {status}{more}", "第 {row} 行：{status}{more}"),
    "cli.output-lost": Text(
        "What was asked for could not be written to standard output ({why}).",
        "结果无法写入标准输出（{why}）。",
    ),
    "cli.comparing": Text(
        "Compares the file's devices ({count}) with the registry of {tenant}, read a thousand"
        " devices a second; only one of more than {most} is asked device by device, for about"
        " {time} at most. Nothing is changed.",
        "正在将 {count} 台设备与{tenant}的设备库比对：设备库每秒读取一千台；"
        "仅当其中超过 {most} 台时改为逐台查询，最多约 {time}。不做任何改动。",
    ),
    "cli.comparing-whole": Text(
        "Compares the file's devices ({count}) with the registry of {tenant}, read to its end: a"
        " thousand devices a second. Nothing is changed.",
        "正在将 {count} 台设备与{tenant}的设备库比对：读取整个设备库，每秒一千台；不做任何改动。",
    ),
    "cli.compared": Text("Compared:", "比对结果："),
    "cli.extra-counted": Text(
        "Only in the registry, and meant by no row: {count}; --both-ways lists them.",
        "仅在设备库中：{count} 条记录在表格中没有对应的行；如需列出，请加 --both-ways。",
    ),
    "cli.extra": Text(
        "Only in the registry, and meant by no row: {count}.",
        "仅在设备库中：{count} 条记录在表格中没有对应的行。",
    ),
    "cli.repeats-disagree": Text(
        "Rows that repeat another row and do not say the same as it: {count}. The registry can't be"
        " as both say.",
        "有 {count} 行与其他行是同一台设备，但所填内容不一致，设备库不可能与两行都相符。",
    ),
    "cli.files-disagree": Text(
        "{file} contradicts {other}: they do not say the same of ownership or trust of {count}"
        " devices ({rows} of {file}). A device that is registered already is left as it is; an"
        " import registers a new one as {other} says. Make both files say the same, and run this"
        " once more.",
        "{file} 与 {other} 矛盾：有 {count} 台设备的归属或可信状态在两个文件中不一致"
        "（{file} {rows}）。已登记的设备不改动；导入时新设备按 {other} 登记。"
        "请把两个文件改成一致后再运行一次。",
    ),
    "cli.of-file": Text("{file}:", "{file}："),
    "cli.only-to-fix": Text(
        "Only the rows to fix were compared. For one proof of all rows, write the same values into"
        " your own file, or beside it with “device-importer edits FILE --cell …”, and compare"
        " that.",
        "只比对了待修正的行。如需一份涵盖所有行的凭据，请把相同的值填入您自己的原文件，"
        "或用“device-importer edits 文件 --cell …”在文件旁更正，再比对原文件。",
    ),
    "cli.nothing-compared": Text(
        "No row of the file means a device that could be compared; the workbook says why.",
        "表格中没有可比对的设备，原因见工作簿。",
    ),
    "cli.not-equal": Text(
        "Not every row of the file is known to be in the registry as the file says; the workbook"
        " has them row by row.",
        "并非每一行都能确认已登记且与表格一致，工作簿中逐行列出。",
    ),
    "cli.compared-next.run": Text(
        "To register what is missing (the rest is not sent again):",
        "登记缺少的设备（其余不会重复发送）：",
    ),
    "cli.compared-next.update": Text(
        "To change the records whose ownership or trust differs (an identifier can't be changed;"
        " the workbook says what differs):",
        "更改设备归属或可信状态不同的记录（标识不能更改；具体差异见工作簿）：",
    ),
    "cli.proof": Text("Comparison: {path}", "比对工作簿：{path}"),
    "cli.confirm-update": Text(
        "Records to change in the registry of {tenant}: {count}. Go on?",
        "确定修改{tenant}设备库中的 {count} 条记录吗？",
    ),
    "cli.nothing-to-update": Text(
        "Nothing to update: no record says something else of ownership or trust.",
        "没有需要更新的记录：设备归属和可信状态均无不同。",
    ),
    "cli.missing-to-run": Text(
        "Devices of the file that are not registered: {count}; an update creates none. To register"
        " them, and bring the others in line: {command}",
        "表格中有 {count} 台设备尚未登记，更新不会新建设备。如需登记这些设备并同时更新其余设备，"
        "请执行：{command}",
    ),
    "cli.changed-since": Text(
        "Records that somebody else changed after they were read, and that were left as they are:"
        " {count}. What the registry says now → what the file says:",
        "有 {count} 条记录在读取之后被他人更改，程序没有覆盖。设备库现值 → 表格中的值：",
    ),
    "cli.confirm-changed": Text(
        "Change these {count} records in the registry of {tenant} all the same?",
        "仍要按表格修改{tenant}设备库中的这 {count} 条记录吗？",
    ),
    "cli.changed-left": Text(
        "Records that somebody else changed meanwhile are left as they are: {count}. At a terminal"
        " this shows what they say now, and asks: {command}",
        "有 {count} 条记录期间被他人更改，程序没有覆盖。在终端中执行以下命令可查看现值并决定"
        "是否更新：{command}",
    ),
    "cli.left-alone": Text(
        "Rows that differ and are left alone: {count}. The record may be another device's, or rows"
        " do not agree on it. The results workbook says which.",
        "{count} 行有差异但不改动：记录可能属于另一台设备，或多行对同一条记录的内容不一致。"
        "详见结果工作簿。",
    ),
    "cli.undo-nothing-updated": Text(
        "This run has updated nothing, or all of it was put back.",
        "这次没有更新过记录，或已全部恢复。",
    ),
    "cli.undo-update-plan": Text(
        "Records of {tenant} that get back the values from before this run: {count}. What somebody"
        " else changed since is left as it is.",
        "将把{tenant}的 {count} 条记录恢复为更新前的值；之后被他人更改过的记录不会改动。",
    ),
    "cli.undo-both-confirm": Text(
        "Delete these devices ({count}), and put these records back ({back})?",
        "确定删除这 {count} 台设备，并恢复这 {back} 条记录吗？",
    ),
    "cli.undo-update-confirm": Text(
        "Put these records back ({count})?", "确定恢复这 {count} 条记录吗？"
    ),
    "change.undo-put-back": Text("put back", "已恢复原值"),
    "change.undo-changed-since": Text(
        "changed by somebody else since, left as they are", "之后被他人更改，未改动"
    ),
    "change.undo-record-gone": Text("not there any more", "记录已不存在"),
    "change.undo-put-back-left": Text("answer outstanding", "等待返回结果"),
    "change.undo-put-back-failed": Text("could not be put back", "未能恢复"),
    "cli.exporting": Text(
        "Reads the registry of {tenant}: a thousand devices a second at most. Nothing is changed.",
        "正在读取{tenant}的设备库，每秒最多一千台；不做任何改动。",
    ),
    "cli.exported": Text("Devices written ({count}): {path}", "已导出 {count} 台设备：{path}"),
    "cli.listed-twice": Text(
        "The registry changed while it was read. Devices that came twice, written once: {count}."
        " A device that was registered meanwhile may be missing; export again where that matters.",
        "读取期间设备库有变动：{count} 台设备出现了两次，只写入一次；"
        "期间新登记的设备可能未包含在内，如有需要请重新导出。",
    ),
    "cli.not-exported": Text(
        "No file was written: half of a registry would look like a whole one.",
        "没有生成文件：只导出一部分容易被误认为是全部。",
    ),
    "cli.no-runs": Text("No run yet.", "还没有导入记录。"),
    "cli.times": Text("Times are local (UTC{offset}).", "时间均为本地时间（UTC{offset}）。"),
    "cli.corrects": Text("corrects rows of run {run}", "更正后重新导入，原导入记录：{run}"),
    "cli.run-of-file": Text("Run {run}: {file}", "导入记录 {run}：{file}"),
    "cli.run-next": Text("continue: {command}", "继续：{command}"),
    "cli.run-import": Text("look at it again, and import: {command}", "重新查看并导入：{command}"),
    "cli.run-counts": Text("{tenant}: {counts}", "{tenant}：{counts}"),
    "cli.sandbox": Text("the sandbox", "本机沙箱"),
    "cli.written": Text("Written: {path}", "已生成：{path}"),
    "cli.serving": Text(
        "The sandbox answers at {url} (app id {app_id}, secret {secret}). A group for --notify:"
        " DEVICE_IMPORTER_WEBHOOK={hook}, DEVICE_IMPORTER_WEBHOOK_SECRET={hook_secret}. Ctrl-C ends"
        " it.",
        "沙箱已启动：{url}（App ID {app_id}，App Secret {secret}）。供 --notify 使用的群："
        "DEVICE_IMPORTER_WEBHOOK={hook}，DEVICE_IMPORTER_WEBHOOK_SECRET={hook_secret}。"
        "按 Ctrl-C 结束。",
    ),
    "cli.run-shown": Text("{run_id} ({purpose}, {when})", "{run_id}（{purpose}，{when}）"),
    "purpose.create": Text("import", "导入"),
    "purpose.update": Text("update", "更新"),
    "purpose.both": Text("import and update", "导入并更新"),
    "state.staged": Text("checked only", "仅检查"),
    "state.sending": Text("broken off", "未正常结束"),
    "state.stopped": Text("stopped", "已停止"),
    "state.finished": Text("finished", "已完成"),
    # -- columns ---------------------------------------------------------------------------
    "columns.clash": Text("{label}: {columns}", "{label}：{columns}"),
    "columns.clashes": Text("; ", "；"),
    "columns.unmapped": Text("(kept, not sent)", "（保留，不发送）"),
    "columns.why.field": Text("the API's own name", "接口字段名"),
    "columns.why.label": Text("the template's label", "模板表头"),
    "columns.why.alias": Text("known from exports", "常见导出表头"),
    "columns.why.map": Text("your --map", "--map 指定"),
    "columns.why.mapping": Text("by the mapping", "按映射"),
    "columns.because": Text(" ({why})", "（{why}）"),
    "columns.order": Text(
        "; looked at as number {n}, where those before it hold no real value",
        "；前面的列没有有效值时才看，顺序第 {n}",
    ),
    "columns.trap": Text("not used: {why}", "未采用：{why}"),
    "columns.saved": Text(
        "Saved as the mapping “{name}”: {path}. Files with these headings are now read with it;"
        " it can be edited by hand.",
        "已保存为映射“{name}”：{path}。以后表头相同的文件都会按它读取，也可以手工编辑。",
    ),
    "columns.filled": Text(
        "{filled} of the first {rows} filled: ", "前 {rows} 行中有 {filled} 行有值："
    ),
    "columns.blank": Text("none of the first {rows} filled", "前 {rows} 行均为空"),
    # -- doctor ----------------------------------------------------------------------------
    "doctor.ok": Text("ok  ", "正常"),
    "doctor.bad": Text("FAIL", "失败"),
    "doctor.note": Text("note", "提示"),
    "doctor.address": Text("Address: {url}", "接口地址：{url}"),
    "doctor.proxy": Text("Proxy: {proxy}", "代理：{proxy}"),
    "doctor.no-proxy": Text("Proxy: none", "代理：未使用"),
    "doctor.journal": Text("Journals: {path}", "日志库目录：{path}"),
    "doctor.token": Text("Credentials: the app got a token", "凭证：已成功获取访问凭证"),
    "doctor.write": Text(
        "Permission to create devices: yes (a deliberately invalid create was refused as it"
        " should be, code {code}; nothing was created)",
        "创建设备权限：已具备（测试用的无效请求已按预期被拒绝，错误码 {code}；未创建任何设备）",
    ),
    "doctor.write-odd": Text(
        "Permission to create devices: unclear, the invalid create was answered with HTTP"
        " {status}, code {code}: {message}",
        "创建设备权限：无法确认，无效请求的应答为 HTTP {status}，错误码 {code}：{message}",
    ),
    "doctor.created": Text(
        "The deliberately invalid create was accepted as record {record_id}: please delete that"
        " record in the admin console and report this.",
        "测试用的无效请求意外被接受，产生了记录 {record_id}："
        "请在管理后台删除该记录并提交问题反馈。",
    ),
    "doctor.read": Text(
        "Permission to look devices up: yes",
        "查询设备权限：已具备",
    ),
    "doctor.no-read": Text(
        "Permission to look devices up: no (code {code}). Imports work without it; to export,"
        " compare and update, and for the record ids of duplicates, grant"
        " security_and_compliance:device_record:read.",
        "查询设备权限：未开通（错误码 {code}）。不影响导入；如需导出、比对、更新或查询重复设备的"
        "记录 ID，请开通 security_and_compliance:device_record:read。",
    ),
    "doctor.clock": Text(
        "Clock: {seconds} s apart from the API's",
        "时钟：与接口服务器相差 {seconds} 秒",
    ),
    "doctor.clock-far": Text(
        "Clock: {seconds} s apart from the API's; set this machine's clock right",
        "时钟：与接口服务器相差 {seconds} 秒，请校准本机时间",
    ),
}
