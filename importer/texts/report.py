"""Sentences and headings of the workbooks that we write, by slug.

``sheet.*`` worksheet names, ``report.*`` headings and facts, ``status.*`` the words for a
row's status, ``meaning.*`` what each means, ``advice.*`` what to do about it.  Those of the
template are in ``template``.
"""

from __future__ import annotations

from importer.texts.template import TEXTS as TEMPLATE_TEXTS
from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    "sheet.summary": Text("Summary", "汇总"),
    "sheet.rows": Text("Rows", "明细"),
    "sheet.extra": Text("Only in the registry", "仅在设备库中"),
    "sheet.fix": Text("To fix", "待修正"),
    "sheet.edits": Text("Corrected", "已更正"),
    # -- the words for a status --------------------------------------------------------------
    "status.pending": Text("To be sent", "待导入"),
    "status.sent": Text("Awaiting answer", "等待返回结果"),
    "status.created": Text("Created", "已创建"),
    "status.created_before": Text("Created before", "此前已创建"),
    "status.duplicate": Text("Already there", "设备已存在"),
    "status.repeated": Text("Repeated", "文件内重复"),
    "status.left_out": Text("Left out", "未纳入"),
    "status.invalid": Text("Invalid", "数据有误"),
    "status.rejected": Text("Rejected", "接口拒绝"),
    "status.failed": Text("Failed", "发送失败"),
    "status.in_doubt": Text("In doubt", "结果待确认"),
    "status.unsent": Text("Not sent", "未发送"),
    "status.removed": Text("Removed", "已撤销"),
    "status.equal": Text("As the file says", "与表格一致"),
    "status.differs": Text("Differs", "与表格不一致"),
    "status.missing": Text("Missing", "未登记"),
    "status.several": Text("Several records", "有多条记录"),
    "status.updated": Text("Updated", "已更新"),
    "status.changed": Text("Changed by others", "已被他人更改"),
    "status.restored": Text("Put back", "已恢复原值"),
    # -- what each means ---------------------------------------------------------------------
    "meaning.pending": Text(
        "Checked and fit to be sent; nothing has been sent yet.",
        "已通过检查，尚未发送。",
    ),
    "meaning.sent": Text(
        "A request left and its answer is not recorded: the device may have been created.",
        "请求已发出，但尚未收到返回结果，设备可能已经创建。",
    ),
    "meaning.created": Text(
        "Created by this run; the record ID is known.",
        "由本次导入创建成功，已取得设备记录 ID。",
    ),
    "meaning.created_before": Text(
        "An earlier run created this very device; it was not sent again. Where the registry was"
        " asked, the row says so; otherwise it is known from the journal alone.",
        "之前的导入已创建过同一台设备，本次没有重复发送。已向设备库核对的行会注明；"
        "其余仅依据本机的导入记录。",
    ),
    "meaning.duplicate": Text(
        "The registry already holds a device with these identifiers; nothing was changed.",
        "设备库中已有相同标识的设备，本次未作任何改动。",
    ),
    "meaning.repeated": Text(
        "The same device as another row of this file; it was sent only once.",
        "与文件中的另一行是同一台设备，只发送一次。",
    ),
    "meaning.left_out": Text(
        "Left out by a decision that the row names; nothing is wrong with it, and it was not sent.",
        "按行内注明的规则未纳入本次处理；数据本身没有问题，也没有发送。",
    ),
    "meaning.invalid": Text(
        "The row did not pass our checks and was not sent.",
        "未通过数据检查，没有发送。",
    ),
    "meaning.rejected": Text(
        "The API refused this row.",
        "接口拒绝了这一行。",
    ),
    "meaning.failed": Text(
        "Temporary trouble outlasted all attempts.",
        "遇到临时故障，多次重试后仍未成功。",
    ),
    "meaning.in_doubt": Text(
        "An answer was lost; whether the device was created could not be settled.",
        "未收到返回结果，无法确定设备是否已经创建。",
    ),
    "meaning.unsent": Text(
        "The run stopped before this row's turn.",
        "处理提前停止，这一行还没有发送。",
    ),
    "meaning.removed": Text(
        "Created by this run and taken back by an undo: the device is not registered any more.",
        "由本次导入创建，之后已撤销，设备记录不再存在。",
    ),
    "meaning.equal": Text(
        "The registry has this device, and says of it what the file says.",
        "设备库中有该设备，内容与表格一致。",
    ),
    "meaning.differs": Text(
        "The registry has this device, and says something else of it than the file.",
        "设备库中有该设备，但内容与表格不同。",
    ),
    "meaning.missing": Text(
        "The registry has no such device; one that has only its MAC address is none, for docks lend"
        " theirs to many.",
        "设备库中没有该设备；只有 MAC 地址相同的不算，因为扩展坞的 MAC 地址会被多台设备共用。",
    ),
    "meaning.several": Text(
        "More than one record of the registry has an identifier of this row: which of them is"
        " meant can't be told.",
        "设备库中有多条记录与该行的标识相同，无法确定是哪一条。",
    ),
    "meaning.extra": Text(
        "Records of the registry that no row of the file means.",
        "设备库中有、表格中没有对应行的记录。",
    ),
    "meaning.updated": Text(
        "Ownership and trust in the registry were brought in line with the file.",
        "设备库中的设备归属和可信状态已按表格更新。",
    ),
    "meaning.changed": Text(
        "Somebody else changed the record after it was read; it was left as it is now.",
        "读取之后该记录被他人更改，程序没有覆盖。",
    ),
    "meaning.restored": Text(
        "The record says again what it said before this run: the change was undone.",
        "更改已撤销，设备库中已恢复为更新前的值。",
    ),
    # -- the same of rows that were not compared, in a comparison -----------------------------
    "meaning.invalid.compared": Text(
        "The row did not pass our checks and was not compared.",
        "未通过数据检查，没有参与比对。",
    ),
    "advice.invalid.compared": Text(
        "Correct the row in the file, and compare again; its sheet says what is wrong.",
        "请在表格中更正后重新比对，问题见同名工作表。",
    ),
    "meaning.repeated.compared": Text(
        "The same device as another row of this file, which was compared.",
        "与文件中的另一行是同一台设备，只比对那一行。",
    ),
    "advice.repeated.compared": Text(
        "Delete it, or make both say the same: where it says something else than the registry, its"
        " sheet has old → new.",
        "请删除其中一行或改成一致；所填内容与设备库不同的，见同名工作表。",
    ),
    "meaning.left_out.compared": Text(
        "Left out by a decision that the row names; it was not compared.",
        "按行内注明的规则未纳入，没有参与比对。",
    ),
    "advice.left_out.compared": Text("Nothing to do.", "无需处理。"),
    # -- what to do next -----------------------------------------------------------------------
    "advice.pending": Text(
        "Send it with: device-importer run and the same file",
        "对同一个文件执行 device-importer run 即可发送。",
    ),
    "advice.sent": Text(
        "Continue with: device-importer resume. The row is sent again and looked at with care.",
        "执行 device-importer resume 继续，该行会重新发送并单独核对。",
    ),
    "advice.created": Text("Nothing to do.", "无需处理。"),
    "advice.created_before": Text("Nothing to do.", "无需处理。"),
    "advice.duplicate": Text(
        "Nothing to do. If its ownership or trust should be as the file says:"
        " device-importer update and the same file.",
        "一般无需处理；如需按表格调整设备归属或可信状态，"
        "请对同一个文件执行 device-importer update。",
    ),
    "advice.repeated": Text(
        "Nothing to do, unless one of the two rows names the wrong device.",
        "一般无需处理；如果其中一行本应是另一台设备，请更正标识后重新导入。",
    ),
    "advice.left_out": Text("Nothing to do.", "无需处理。"),
    "advice.equal": Text("Nothing to do.", "无需处理。"),
    "advice.differs": Text(
        "Ownership and trust: device-importer update and the same file. Identifiers can't be"
        " changed: delete the record in the admin console and import the row again, or correct"
        " the file.",
        "设备归属和可信状态：对同一个文件执行 device-importer update。标识不能更改："
        "请在管理后台删除该记录后重新导入，或更正表格。",
    ),
    "advice.missing": Text(
        "Register it with: device-importer run and the same file",
        "对同一个文件执行 device-importer run 即可登记。",
    ),
    "advice.several": Text(
        "Look at the records in the admin console, and delete the one too many.",
        "请在管理后台核对这些记录，删除多余的一条。",
    ),
    "advice.updated": Text("Nothing to do.", "无需处理。"),
    "advice.changed": Text(
        "Compare once more, and update again if the file is right: device-importer update",
        "请重新比对；如果以表格为准，再次执行 device-importer update。",
    ),
    "advice.restored": Text("Nothing to do.", "无需处理。"),
    "advice.invalid": Text(
        "Correct the marked cells on the sheet “To fix” and import this workbook again.",
        "请在“待修正”工作表中更正标红的单元格，保存后直接导入本工作簿。",
    ),
    "advice.invalid.none": Text(
        "Nothing can be corrected in them: why, and what to do instead, stands below.",
        "这些行没有可以更正的内容，原因和处理办法见下方的归类。",
    ),
    "advice.rejected": Text(
        "Correct the row on the sheet “To fix” and import this workbook again; the log ID helps"
        " the platform's support to find the request.",
        "请在“待修正”工作表中更正后重新导入本工作簿；如需平台协助排查，请提供日志 ID。",
    ),
    "advice.failed": Text(
        "Import this workbook again later; the row stands on the sheet “To fix”.",
        "请稍后重新导入本工作簿，该行已列在“待修正”工作表中。",
    ),
    "advice.in_doubt": Text(
        "Look the device up in the admin console. If it is not there, import this workbook again;"
        " if it is there and right, nothing is left to do.",
        "请在管理后台查询该设备；如果不存在，重新导入本工作簿即可；如果已有且无误，则无需再处理。",
    ),
    "advice.unsent": Text(
        "Continue with: device-importer resume",
        "执行 device-importer resume 即可继续发送。",
    ),
    "advice.removed": Text(
        "Nothing to do. To register it after all, import the file again.",
        "无需处理；如需重新登记，请再次导入该文件。",
    ),
    # -- headings of the sheet of rows -----------------------------------------------------------
    "report.status": Text("Import status", "导入状态"),
    "report.sent.device_system": Text("Sent: Operating system", "实际发送：操作系统"),
    "report.sent.device_ownership": Text("Sent: Ownership", "实际发送：设备归属"),
    "report.sent.device_status": Text("Sent: Trust", "实际发送：可信状态"),
    "report.record-id": Text("Device record ID", "设备记录 ID"),
    "report.code": Text("API code", "接口返回码"),
    "report.message": Text("Message", "说明"),
    "report.advice": Text("Next step", "处理建议"),
    "report.attempts": Text("Attempts", "请求次数"),
    "report.finished-at": Text("Finished at (UTC{offset})", "完成时间（UTC{offset}）"),
    "report.log-id": Text("API log ID", "接口日志 ID"),
    "report.row": Text("Row in file", "原文件行号"),
    "report.row-here": Text("Row in this file", "本文件行号"),
    "report.row-original": Text("Row in the original file", "原始文件行号"),
    "report.row-was": Text(
        "Row {row} of the sheet that was imported is row {original} of the original file.",
        "导入工作表的第 {row} 行，即原始文件的第 {original} 行。",
    ),
    "report.title.comparison": Text("File and registry compared", "表格与设备库比对结果"),
    "report.comparison.equal": Text(
        "Every device of the file is in the registry, and as the file says.",
        "表格中的设备均已登记，内容与表格一致。",
    ),
    "report.comparison.equal-to-fix": Text(
        "Every device of the rows to fix is in the registry, and as their sheet says.",
        "待修正各行中的设备均已登记，内容与该工作表一致。",
    ),
    "report.comparison.nothing": Text(
        "No row of the file means a device that could be compared.",
        "表格中没有可比对的设备。",
    ),
    "report.comparison.differs": Text(
        "Not every row of the file is known to be in the registry as the file says.",
        "并非每一行都能确认已登记且与表格一致。",
    ),
    "report.compared": Text("In the registry → in the file", "设备库 → 表格"),
    "report.old-new": Text("{label}: {old} → {new}", "{label}：{old} → {new}"),
    "report.fact.compared-at": Text("Compared at", "比对时间"),
    "report.fact.registry": Text("Registry", "设备库"),
    "report.fact.registry.whole": Text(
        "read to its end in {seconds} s; records: {records}",
        "已全部读取：{records} 条记录，用时 {seconds} 秒",
    ),
    "report.fact.registry.looked-up": Text(
        "looked up device by device in {seconds} s; records: {records}",
        "逐台查询：{records} 条记录，用时 {seconds} 秒",
    ),
    "report.fact.sha256": Text("SHA-256 of the file", "文件 SHA-256"),
    "report.registry-differs": Text(
        "In the registry, {label} is “{old}”; the file says “{new}”.",
        "设备库中的{label}为“{old}”，表格中为“{new}”。",
    ),
    "report.registry-differed": Text(
        "When it was first looked up, {label} was “{old}” in the registry; the file says “{new}”.",
        "首次查询时，设备库中的{label}为“{old}”，表格中为“{new}”。",
    ),
    "report.api-says": Text("The API’s own words: {message}", "接口原文：{message}"),
    "report.at": Text("{address}: {text}", "{address}：{text}"),
    "report.at-others": Text("{address} and others: {text}", "{address}等：{text}"),
    "report.repeats": Text(
        "The same device as row {row}.",
        "与第 {row} 行是同一台设备。",
    ),
    # -- the sheet to fix ------------------------------------------------------------------------
    "report.suggestion": Text("Suggestion", "建议值"),
    "report.suggests": Text("{label}: {value}", "{label}：{value}"),
    "report.in-question": Text(
        "(?) keeps the value from being sent as it stands. Where the device does show it, delete"
        " the (?); it is checked again then.",
        "值前面的 (?) 表示该值不会原样发送。如果设备上显示的就是这个值，"
        "请删除 (?)，之后会重新检查。",
    ),
    "report.suggested": Text("Suggestion: {value}", "建议值：{value}"),
    "report.wrong": Text("What is wrong", "问题说明"),
    "report.other-column": Text("Original: {label}", "原列：{label}"),
    "report.nothing-to-fix": Text(
        "No row needs fixing.",
        "没有需要修正的行。",
    ),
    # -- the summary -----------------------------------------------------------------------------
    "report.title": Text("Device import", "设备导入结果"),
    "report.title.update": Text("Device update", "设备更新结果"),
    "report.title.check": Text("Device import: check only", "设备导入检查结果"),
    "report.stopped": Text("The run stopped: {reason}", "已停止：{reason}"),
    "report.resume": Text(
        "Continue with: {command} (or on the local page, under “Imports”)",
        "如需继续，请执行：{command}（或在本机页面的“导入记录”中打开并继续）",
    ),
    "report.facts": Text("This run", "基本信息"),
    "report.facts.comparison": Text("This comparison", "比对信息"),
    "report.fact.file": Text("File", "文件"),
    "report.fact.sheet": Text("Sheet", "工作表"),
    "table.where": Text("{sheet} (header in row {row})", "{sheet}（表头在第 {row} 行）"),
    "report.fact.encoding": Text("Encoding", "编码"),
    "report.fact.rows": Text("Rows", "行数"),
    "report.row-at": Text("row {row}", "第 {row} 行"),
    "report.fact.mapping": Text("Mapping", "映射"),
    "report.fact.skipped": Text("Passed over", "已跳过"),
    "report.fact.edits": Text("Corrected cells", "已更正的单元格"),
    "report.fact.edits-value": Text(
        "{count}, beside the file, which is unchanged (sheet “Corrected”)",
        "{count} 个，另行保存，原文件未改动（见“已更正”工作表）",
    ),
    "report.edits.cell": Text("Cell", "单元格"),
    "report.edits.label": Text("Column", "列"),
    "report.edits.old": Text("In the file", "原文件内容"),
    "report.edits.new": Text("Corrected to", "更正为"),
    "report.edits.was": Text("In the file: {value}", "原文件内容：{value}"),
    "report.edits.was-blank": Text("Blank in the file", "原文件中为空"),
    "report.fact.run": Text("Run", "导入记录"),
    "report.fact.origin": Text("Corrects run", "更正自"),
    "report.fact.state": Text("State", "状态"),
    "report.fact.started": Text("Started", "开始时间"),
    "report.fact.ended": Text("Ended", "结束时间"),
    "report.fact.set": Text("Where cells are empty", "单元格为空时"),
    "report.rehearsal": Text(
        "the sandbox on this computer: a rehearsal, nothing is registered",
        "本机沙箱（演练，没有真正登记）",
    ),
    "report.fact.tenant": Text("Tenant / app", "租户 / 应用"),
    "report.fact.rate": Text("Rate", "发送速率"),
    "report.fact.rate-value": Text("up to {rate} a second", "每秒最多 {rate} 次"),
    "report.state.staged": Text("Checked, nothing sent", "已检查，未发送"),
    "report.state.sending": Text("Not finished", "未完成"),
    "report.state.stopped": Text("Stopped early", "提前停止"),
    "report.state.finished": Text("Finished", "已完成"),
    "report.counts": Text("Rows by status", "按状态统计"),
    "report.counts.status": Text("Status", "状态"),
    "report.counts.rows": Text("Rows", "行数"),
    "report.counts.share": Text("Share", "占比"),
    "report.counts.meaning": Text("What it means and what to do", "含义与处理建议"),
    "report.total": Text("Total", "合计"),
    "report.systems": Text("Status by operating system", "按操作系统统计"),
    "report.causes": Text("What was found in the data", "数据问题归类"),
    "report.causes.kind": Text("Kind", "类别"),
    "report.causes.first": Text("First row", "首个位置"),
    "report.causes.example": Text("Example", "示例"),
    "report.causes.fix": Text("What to do", "处理建议"),
    "cause.mobile-without-id": Text(
        "Phones, tablets and others that have no serial number for Feishu: nothing in this list"
        " can register them. For example:",
        "手机、平板等不以序列号登记的设备：表格里没有可以登记它们的标识。例如：",
    ),
    "report.more-words": Text("and others", "等"),
    "report.causes.row": Text("Row {row}", "第 {row} 行"),
    "report.kind.error": Text("Error", "错误"),
    "report.kind.left_out": Text("Left out", "未纳入"),
    "report.kind.warning": Text("Warning", "提醒"),
    "report.chart": Text("Rows by status", "各状态行数"),
    **TEMPLATE_TEXTS,
}
