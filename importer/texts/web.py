"""What the local page says, by slug: ``web.<screen>.*``."""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    # -- at the terminal ---------------------------------------------------------------------
    "web.opened": Text(
        "The page is open in the browser. Ctrl-C ends it; it also ends by itself after half an"
        " hour without use. If no browser opened, open this link within a minute (it works once):",
        "页面已在浏览器中打开。按 Ctrl-C 结束；半小时无人使用也会自动结束。"
        "如果浏览器没有打开，请在一分钟内打开以下链接（只能使用一次）：",
    ),
    "web.hint": Text(
        "Open this link within a minute; it works once. Ctrl-C ends the page.",
        "请在一分钟内打开该链接，只能使用一次。按 Ctrl-C 结束。",
    ),
    "web.no-browser": Text(
        "No browser could be opened: please open the link yourself.",
        "无法打开浏览器，请手动打开上面的链接。",
    ),
    "web.already": Text(
        "The page was running already: this link leads to it, and what was given this time, a port"
        " or a profile, changes nothing. To start it otherwise, press “Quit” there first.",
        "页面此前已在运行，该链接打开的就是它；这次指定的端口、配置等选项不起作用。"
        "如需按新的选项启动，请先在页面上点“退出”。",
    ),
    "web.ended": Text(
        "The page has ended. To open it again, double-click the icon “Device import” or start"
        " device-importer web.",
        "页面已结束。如需再次打开，请双击“设备导入”图标，或执行 device-importer web。",
    ),
    # -- refused at the door -------------------------------------------------------------------
    "web.refused.host": Text(
        "This page is only for this computer.",
        "该页面只供本机使用。",
    ),
    "web.refused.origin": Text(
        "Refused: the request does not come from this page.",
        "已拒绝：请求不是由本页面发出的。",
    ),
    "web.refused.session": Text(
        "This browser has not been let in, or the link was used already or is too old."
        " Start device-importer web again: it opens a fresh link to the page that is running.",
        "本浏览器尚未获准访问，或者链接已使用过、已过期。"
        "请再次启动 device-importer web：它会用新链接打开正在运行的页面。",
    ),
    # -- on every page -------------------------------------------------------------------------
    "web.name": Text("Device import", "设备导入"),
    "web.skip": Text("Go to the content", "跳到正文"),
    "web.nav": Text("Main", "主导航"),
    "web.nav.files": Text("Files", "文件"),
    "web.nav.runs": Text("Imports", "导入记录"),
    "web.nav.registry": Text("Registry", "设备库"),
    "web.tenant.change": Text("Change the tenant or the credentials", "更换企业或凭证"),
    "web.rehearsal": Text("the rehearsal", "演练环境"),
    "web.rehearsal.badge": Text("Rehearsal: nothing is real", "演练：不会真正登记"),
    "web.quit": Text("Quit", "退出"),
    "web.quit.done": Text("The page has ended.", "页面已结束。"),
    "web.quit.again": Text(
        "You may close this tab. To come back, double-click the icon “Device import” or start"
        " device-importer web again; nothing is lost.",
        "可以关闭此标签页。需要时再次双击“设备导入”图标，或执行 device-importer web 即可，"
        "内容不会丢失。",
    ),
    "web.quit.busy": Text("Something is still under way.", "还有任务正在进行。"),
    "web.quit.busy.next": Text(
        "Wait for its end, or stop it first. Closing the tab stops nothing.",
        "请等待其完成，或先停止。关闭标签页不会停止任务。",
    ),
    "web.ribbon": Text(
        "The registry is being changed just now. See how far it is", "任务正在进行，点击查看进度"
    ),
    "web.ribbon.elsewhere": Text(
        "Another program is changing the registry. See how far it is",
        "另一个程序正在更改设备库，点击查看进度",
    ),
    "web.lost": Text(
        "The program does not answer any more: it was ended, or ended by itself after half an hour"
        " without use. To go on, double-click the icon “Device import” or start"
        " device-importer web: it opens a new tab, and everything that was saved is there.",
        "程序已不再响应：可能已被关闭，或因半小时无人使用而自动结束。"
        "如需继续，请双击“设备导入”图标，或执行 device-importer web："
        "会打开新的标签页，已保存的内容都在。",
    ),
    "web.lost.typed": Text(
        "What you have just typed here is not saved: copy it before you close this tab.",
        "此处刚填写的内容尚未保存，请先复制，再关闭本标签页。",
    ),
    "web.about": Text("{what}: {name}", "{what}：{name}"),
    "web.reload": Text("See how far it is", "刷新进度"),
    "web.today": Text("today {time}", "今天 {time}"),
    "web.trail": Text("Steps", "步骤"),
    "web.trail.files": Text("File", "文件"),
    "web.trail.understand": Text("Columns", "识别列"),
    "web.trail.fix": Text("Check", "检查修正"),
    "web.trail.import": Text("Import", "导入"),
    "web.trail.result": Text("Result", "结果"),
    "web.error.title": Text("That did not work", "未能完成"),
    "web.error.back": Text("Back", "返回"),
    # -- welcome -------------------------------------------------------------------------------
    "web.welcome.title": Text("Where should the devices go?", "设备要登记到哪里？"),
    "web.welcome.lead": Text(
        "Everything stays on this computer until you press Import.",
        "在您点击“导入”之前，所有数据都只保存在本机。",
    ),
    "web.welcome.rehearse": Text("Rehearse first", "先演练一遍"),
    "web.welcome.rehearse.what": Text(
        "No account needed: a stand-in on this computer plays the part of Feishu, with its limits"
        " and refusals. Nothing real is registered.",
        "不需要账号：由本机模拟飞书的设备库，包括限速和拒绝规则，不会真正登记任何设备。",
    ),
    "web.welcome.rehearse.go": Text("Start the rehearsal", "开始演练"),
    "web.welcome.real": Text("Feishu or Lark", "飞书 / Lark"),
    "web.welcome.real.what": Text(
        "The app's id and secret stand in the developer console, under Credentials & Basic Info.",
        "App ID 和 App Secret 见开发者后台“凭证与基础信息”页面。",
    ),
    "web.welcome.given": Text(
        "Credentials are set on this computer, for {tenant}.",
        "本机已配置凭证：{tenant}。",
    ),
    "web.welcome.given.go": Text("Check and use them", "检查并使用"),
    "web.welcome.other": Text("Use another app", "使用其他应用"),
    "web.welcome.brand": Text("Platform", "平台"),
    "web.brand.feishu": Text("Feishu", "飞书"),
    "web.brand.lark": Text("Lark", "Lark"),
    "web.welcome.app-id": Text("App ID", "App ID"),
    "web.welcome.secret": Text("App Secret", "App Secret"),
    "web.welcome.memory": Text(
        "The secret is kept in memory only and forgotten when the page ends. Checking creates"
        " nothing.",
        "App Secret 只保存在内存中，页面结束后即清除。检查不会创建任何数据。",
    ),
    "web.welcome.remember": Text(
        "Remember the secret in this system's keychain", "将 App Secret 保存到系统密钥库"
    ),
    "web.welcome.protects": Text(
        "That protects it from other users of this computer and from whoever finds the disk, not"
        " from programs that you start yourself.",
        "这样可以防止本机其他用户或拿到硬盘的人读取，但挡不住您自己运行的其他程序。",
    ),
    "web.welcome.kept": Text("Kept in the keychain: {name}", "已保存到密钥库：{name}"),
    "web.welcome.check": Text("Check", "检查"),
    "web.welcome.found": Text("What the check found", "检查结果"),
    "web.found.ok": Text("Good", "正常"),
    "web.found.bad": Text("Not good", "有问题"),
    "web.found.note": Text("Note", "提示"),
    "web.welcome.on": Text("Go on to the files", "去选择文件"),
    "web.welcome.forget": Text("Forget these credentials", "清除凭证"),
    # -- files ---------------------------------------------------------------------------------
    "web.files.title": Text("Files", "文件"),
    "web.files.drop": Text("Drop your list of devices here", "将设备表格拖到这里"),
    "web.files.kinds": Text(
        "Excel or CSV, also a results workbook with corrected rows; up to {limit} MB. The file"
        " itself is not changed.",
        "支持 Excel 和 CSV，也可以是修正后的结果工作簿；最大 {limit} MB。原文件不会被改动。",
    ),
    "web.files.pick": Text("Choose files", "选择文件"),
    "web.files.template": Text("Blank template", "下载空白模板"),
    "web.files.sending": Text("Taking the file in", "正在读取文件"),
    "web.files.large": Text(
        "This file has more than {limit} MB. Split it, or save the sheet of devices alone.",
        "文件超过 {limit} MB。请拆分，或只保存设备所在的工作表。",
    ),
    "web.files.cut": Text(
        "The file could not be taken in. Please try once more.", "文件未能读取，请重试。"
    ),
    "web.files.here": Text("Your files", "已添加的文件"),
    "web.files.copies": Text(
        "These are copies on this computer; deleting one does not touch your file.",
        "以上为本机副本，删除副本不影响您的原文件。",
    ),
    "web.files.delete": Text("Delete the copy", "删除副本"),
    "web.files.runs": Text("Last imports and updates", "最近的导入和更新"),
    # -- understand ----------------------------------------------------------------------------
    "web.understand.check": Text("Check all rows", "检查全部数据"),
    "web.understand.place": Text("Where the table is", "表格位置"),
    "web.understand.sheet": Text("Sheet", "工作表"),
    "web.understand.hidden-sheet": Text("{sheet} (hidden)", "{sheet}（隐藏）"),
    "web.understand.all-sheets": Text("All sheets with devices", "所有包含设备的工作表"),
    "web.understand.several-sheets": Text("{count} sheets together", "合并 {count} 个工作表"),
    "web.understand.tick-sheets": Text("Tick several sheets", "勾选多个工作表"),
    "web.understand.tick-sheets.what": Text(
        "The sheets that are ticked are read as one list.", "勾选的工作表会合并成一份清单读取。"
    ),
    "web.understand.encoding": Text("Encoding", "编码"),
    "web.understand.delimiter": Text("Separator", "分隔符"),
    "web.understand.find": Text("find it out", "自动识别"),
    "web.understand.tab": Text("tab", "制表符"),
    "web.understand.mapping": Text("Kind of file", "表格来源"),
    "web.understand.mapping.found": Text("{title} · found", "{title} · 自动识别"),
    "web.understand.mapping.find": Text("found by its headings", "按表头自动识别"),
    "web.understand.mapping.none": Text("no known kind", "不使用映射"),
    "web.understand.mapping.own": Text("Your mappings", "您保存的映射"),
    "web.understand.mapping.ours": Text("Exports that are known", "内置的导出格式"),
    "web.understand.filled": Text(
        "{filled} of the first {rows} rows have a value", "前 {rows} 行中有 {filled} 行有值"
    ),
    "web.understand.found": Text("found", "自动识别"),
    "web.understand.hidden-rows": Text("Take hidden rows along", "包含隐藏的行"),
    "web.understand.apply": Text("Apply", "应用"),
    "web.understand.columns": Text("How each column was understood", "各列的识别结果"),
    "web.understand.label": Text("Column in your file", "表格中的列"),
    "web.understand.unlabelled": Text("(no heading)", "（无表头）"),
    "web.understand.samples": Text("Samples", "示例"),
    "web.understand.field": Text("Field", "对应字段"),
    "web.understand.why": Text("Why", "依据"),
    "web.understand.empty": Text("empty", "空"),
    "web.understand.no-field": Text("— not sent —", "— 不发送 —"),
    "web.understand.cant-choose": Text(
        "needs a heading of its own on each sheet", "在各工作表中都有唯一的表头才能选择"
    ),
    "web.sure.sure": Text("certain", "确定"),
    "web.sure.known": Text("recognised", "已识别"),
    "web.sure.chosen": Text("your choice", "您的选择"),
    "web.sure.trap": Text("looks right, is not", "易混淆"),
    "web.why.map": Text("you chose it", "由您指定"),
    "web.why.model": Text(
        "tells the operating system where nothing else does", "没有填写操作系统时，据此判断"
    ),
    "web.why.none": Text("stays in your file", "仅保留在表格中"),
    "web.understand.words": Text("Words that need a meaning", "需要说明含义的词"),
    "web.understand.words.what": Text(
        "Counted in all rows of the file ({rows}). Each is settled once, for all its rows.",
        "数量按文件全部 {rows} 行统计。每个词只需处理一次，对所有相关行生效。",
    ),
    "web.understand.times": Text("{count} ×", "{count} 行"),
    "web.understand.counting": Text(
        "Counting in the whole file: {rows} rows so far …", "正在统计整个文件：已读取 {rows} 行……"
    ),
    "web.understand.blank": Text("(empty cell)", "（空单元格）"),
    "web.understand.models": Text(
        "Taken from the model ({count}); change what is wrong",
        "根据型号判断的操作系统（{count} 种型号），如有误请更改",
    ),
    "web.understand.read": Text("read as {system}", "识别为 {system}"),
    "web.understand.more-words": Text(
        "{count} rarer ones are not shown; the check lists them all.",
        "另有 {count} 个较少出现的词未显示，检查结果中会全部列出。",
    ),
    "web.understand.answer": Text("{field} …", "{field}是……"),
    "web.understand.no-meaning": Text("— no meaning —", "— 取消含义 —"),
    "web.understand.more": Text(
        "Defaults, rows to leave out, strictness", "默认值、排除行与检查要求"
    ),
    "web.understand.strictness": Text("How strict to be", "检查要求"),
    "web.understand.strict": Text(
        "Computers need serial number, disk serial number and board UUID, all three (otherwise that"
        " is only a warning)",
        "电脑必须同时填写生产序列号、硬盘序列号和主板UUID（不勾选则只提醒）",
    ),
    "web.understand.trusted": Text(
        "{field}: the column is read as it is, although it looks like a running number or is the"
        " same everywhere",
        "{field}：该列虽然像流水号或全列相同，仍照常使用",
    ),
    "web.understand.defaults": Text("Where a cell is empty", "单元格为空时"),
    "web.understand.no-default": Text("— leave empty —", "— 保持为空 —"),
    "web.understand.leave-out": Text("Leave rows out", "排除以下行"),
    "web.understand.column": Text("Rows whose column", "当列"),
    "web.understand.is": Text("says", "的值为"),
    "web.understand.leave-out.go": Text("Leave out", "排除"),
    "web.understand.take-back": Text(
        "{label} = {word} is left out; tick to take these rows along again",
        "已排除 {label} = {word}；勾选可恢复这些行",
    ),
    "web.understand.raw": Text("The first lines of the sheet", "工作表的前几行"),
    "web.understand.raw.what": Text(
        "As they stand in the file. Click a row's number if the headings are there.",
        "与文件内容一致。如果表头在其他行，请点击该行的行号。",
    ),
    "web.understand.left-hidden": Text(
        "Rows that the sheet hides, left out: {count}.", "工作表中隐藏的行，未纳入：{count} 行。"
    ),
    "web.understand.left-kind": Text(
        "Rows about things that are not registered (monitors, printers), left out: {count}.",
        "不需要登记的物品（显示器、打印机等），未纳入：{count} 行。",
    ),
    "web.understand.left-sheet": Text(
        "Rows of a worksheet that is called by things that are not registered, left out: {count}.",
        "所在工作表的名称表明不是需要登记的设备，未纳入：{count} 行。",
    ),
    "web.understand.left-gone": Text(
        "Rows below a line that says that their devices are gone, left out: {count}.",
        "标题行表明其下设备已不在（如已报废），未纳入：{count} 行。",
    ),
    "web.understand.left-before": Text(
        "Rows that were left out in the results that this file is: {count}.",
        "本文件是导入结果，其中当时未纳入的行：{count} 行。",
    ),
    "web.understand.left-as-said": Text(
        "Rows left out as you chose: {count}.", "按您的选择排除：{count} 行。"
    ),
    "web.understand.header": Text("The headings are in row {row}", "表头在第 {row} 行"),
    "web.understand.notes": Text("Also noticed", "其他说明"),
    "web.understand.back": Text(
        "This is a results workbook: its corrected rows are read, and go where they came from.",
        "这是一份结果工作簿：将读取其中修正后的行，并与原导入关联。",
    ),
    "web.understand.save": Text(
        "Remember these columns for the next file of this kind",
        "保存列对应关系，供下次同类文件使用",
    ),
    "web.understand.save.name": Text("a name", "名称"),
    "web.understand.save.go": Text("Save as mapping", "保存为映射"),
    "web.understand.saved": Text("Saved as “{name}”.", "已保存为“{name}”。"),
    "web.understand.reset": Text("Undo all choices for this file", "撤销对此文件的全部选择"),
    # -- reading -------------------------------------------------------------------------------
    "web.reading.title": Text("Checking {name}", "正在检查 {name}"),
    "web.reading.what": Text(
        "Every row is read and checked; nothing is sent.", "正在逐行读取和检查，不会发送任何数据。"
    ),
    "web.reading.rows": Text(
        "Rows read and checked: {rows}, in {n} s; nothing is sent.",
        "已读取并检查 {rows} 行，用时 {n} 秒，不会发送任何数据。",
    ),
    "web.reading.seconds": Text(
        "Every row is read and checked; nothing is sent. {n} s so far.",
        "正在逐行读取和检查，不会发送任何数据。已用 {n} 秒。",
    ),
    # -- what is wrong with several words at once -----------------------------------------------
    "web.group.system-open": Text(
        "These rows name no operating system, and their model or kind can run more than one",
        "这些行没有填写操作系统，仅凭型号或类别也无法确定，请为每一种选择操作系统",
    ),
    "web.group.system-kind": Text(
        "The value that was chosen for all devices can't be meant for these kinds",
        "为全部设备统一选择的操作系统不适用于以下类别，请分别选择",
    ),
    "web.group.system-contradicted": Text(
        "The rows of these name an operating system that no such device runs",
        "以下型号、品牌或类别的设备不会是所在行填写的操作系统",
    ),
    "web.group.system-unknown": Text(
        "These words are no operating system that is known", "无法识别以下操作系统的写法"
    ),
    "web.group.system-ambiguous": Text(
        "These words can be macOS or iOS", "以下写法可能是 macOS，也可能是 iOS"
    ),
    "web.group.system-harmony": Text(
        "These words can be either line of HarmonyOS: up to version 4 it is built on Android,"
        " HarmonyOS NEXT is OpenHarmony",
        "以下写法无法区分鸿蒙的两个系列：4 及以前的版本基于 Android，HarmonyOS NEXT 属于"
        " OpenHarmony",
    ),
    "web.group.system-number": Text(
        "The operating system is given as a number, and products count differently",
        "操作系统填的是数字，而各产品的编号规则不一致",
    ),
    "web.group.system-number-range": Text(
        "These are none of the API's numbers for an operating system",
        "接口没有以下编号的操作系统",
    ),
    "web.group.system-of-model": Text(
        "These rows name no operating system; it was taken from the model",
        "这些行没有填写操作系统，已按型号判断",
    ),
    "web.group.system-by-model": Text(
        "What these rows say leaves the operating system open; it was taken from the model",
        "这些行填写的内容无法确定操作系统，已按型号判断",
    ),
    "web.group.ownership-unknown": Text(
        "These words do not say whether a device belongs to the company or to a person",
        "从以下写法看不出设备归企业还是归个人",
    ),
    "web.group.ownership-number": Text(
        "The ownership is given as a number, and products count differently",
        "设备归属填的是数字，而各产品的编号规则不一致",
    ),
    "web.group.trust-unknown": Text(
        "These words do not say whether a device is trusted", "从以下写法看不出设备是否可信"
    ),
    "web.group.trust-number": Text(
        "The trust is given as a number, and products count differently",
        "可信状态填的是数字，而各产品的编号规则不一致",
    ),
    "web.group.trust-compliance": Text(
        "These words are about compliance or management, which is not trust",
        "以下写法说的是合规或纳管情况，不等于可信状态",
    ),
    "web.group.retired": Text(
        "Below “{label}” these rows say that the device may be gone; they are taken like any other",
        "“{label}”的内容表明，以下设备可能已不再使用，但仍会照常处理",
    ),
    # -- fix -----------------------------------------------------------------------------------
    "web.fix.edits": Text("{count} cells corrected here", "已在此更正 {count} 个单元格"),
    "web.fix.edits.one": Text("1 cell corrected here", "已在此更正 1 个单元格"),
    "web.fix.undo": Text("Undo", "撤销"),
    "web.fix.redo": Text("Redo", "重做"),
    "web.carried": Text(
        "{count} corrections of the rehearsal were taken over. “Undo” in the step “Check” takes"
        " them back.",
        "已沿用演练时的 {count} 处更正。如不需要，可在“检查修正”步骤点“撤销”一次撤回。",
    ),
    "web.carried.one": Text(
        "One correction of the rehearsal was taken over. “Undo” in the step “Check” takes it back.",
        "已沿用演练时的 1 处更正。如不需要，可在“检查修正”步骤点“撤销”撤回。",
    ),
    "web.fix.again": Text("Check again", "重新检查"),
    "web.fix.on": Text("Go on to the import", "下一步：导入"),
    "web.fix.ahead": Text(
        "Cells were corrected since the last check. Each was checked by itself; “Check again” looks"
        " at the whole file: repeats, shared identifiers, counts.",
        "上次检查之后有单元格被更正，目前只逐行检查过。“重新检查”会核对整个文件：重复、共用标识和计数。",
    ),
    "web.fix.causes": Text("What is to be settled, by cause", "待处理的问题（按原因归类）"),
    "web.fix.what": Text(
        "Each cause is settled once. Your file stays as it is: corrections are kept beside it.",
        "每个原因只需处理一次。原文件保持不变，更正内容单独保存。",
    ),
    "web.fix.none": Text("Nothing is left to be settled.", "没有待处理的问题。"),
    "web.fix.column": Text("Column {label}", "列：{label}"),
    "web.fix.choose": Text("choose …", "请选择……"),
    "web.fix.no-column": Text("no column", "不使用任何列"),
    "web.fix.settle": Text("For all {count} rows", "应用到全部 {count} 行"),
    "web.fix.settle.one": Text("For this row", "应用到该行"),
    "web.fix.settle-map": Text("For the whole file", "应用到整个文件"),
    "web.fix.settle-words": Text("Apply what was chosen", "应用以上选择"),
    "web.fix.settle-words.what": Text(
        "Each for all of its rows; what was not chosen stays open.",
        "每个词对其所有行生效，未选择的保持待处理。",
    ),
    "web.fix.leave-all": Text("Leave all {count} rows out", "排除全部 {count} 行"),
    "web.fix.leave-some": Text(
        "Leave out the {count} rows of the words below", "排除以下写法所在的 {count} 行"
    ),
    "web.fix.word-by-word": Text("Choose among the {count} words", "在 {count} 种写法中逐项选择"),
    "web.fix.taken": Text("taken like any other", "照常处理"),
    "web.fix.leave-these": Text("— leave these rows out —", "— 排除这些行 —"),
    "web.fix.open": Text("Open the {count} rows", "逐行查看（{count} 行）"),
    "web.fix.open.one": Text("Open the row", "查看该行"),
    "web.fix.close": Text("Close", "收起"),
    "web.fix.row": Text("Row", "行号"),
    "web.fix.device": Text("In your file", "表格内容"),
    "web.fix.message": Text("What is wrong", "问题"),
    "web.fix.ready": Text("Ready", "已就绪"),
    "web.fix.unsaved": Text("Not saved", "未保存"),
    "web.fix.was": Text("was: {text}", "原值：{text}"),
    "web.fix.cell": Text("{label}, row {row}", "第 {row} 行，{label}"),
    "web.fix.take": Text("Use {text}", "采用 {text}"),
    "web.fix.before": Text("Back", "上一页"),
    "web.fix.after": Text("On", "下一页"),
    "web.fix.page": Text("Page {page} of {pages}", "第 {page} / {pages} 页"),
    "web.fix.settled": Text("Settled", "已处理"),
    "web.fix.way.value": Text("{field} of “{word}”", "“{word}”的{field}是"),
    "web.fix.way.set": Text("Where {field} is empty it is", "{field}为空时填"),
    "web.fix.way.map": Text("{field} stands in the column", "{field}所在的列是"),
    "web.fix.way.trust-column": Text(
        "The column is right: read {field} as it is", "该列无误，{field}按原样读取"
    ),
    "web.fix.way.hidden": Text("Take the hidden rows along", "包含隐藏的行"),
    "web.fix.way.leave-out": Text(
        "Leave out rows with {label} = {word}", "排除 {label} = {word} 的行"
    ),
    "web.fix.way.suggestion": Text("Look at all suggestions …", "查看全部建议……"),
    "web.fix.replace": Text("Find and replace in a column", "在一列中查找替换"),
    "web.fix.replace.column": Text("Column", "列"),
    "web.fix.replace.find": Text("Find", "查找"),
    "web.fix.replace.put": Text("Replace by", "替换为"),
    "web.fix.replace.whole": Text("whole cells", "匹配整个单元格"),
    "web.fix.replace.case": Text("as it is spelt", "区分大小写"),
    "web.fix.replace.look": Text("Look what changes …", "预览更改……"),
    "web.fix.excel": Text("Or correct it in Excel", "也可以在 Excel 中修正"),
    "web.fix.excel.what": Text(
        "The workbook has the rows to fix on a sheet of its own. Correct and save it, then drop it"
        " here. It brings these rows alone: import the others from this file.",
        "工作簿中有单独的“待修正”工作表。更正并保存后，将其拖到文件页面即可。"
        "其中只有这些行，其余的行请在本文件中导入。",
    ),
    "web.fix.excel.go": Text("Workbook of the rows to fix", "下载待修正工作簿"),
    "web.changes.title": Text("{count} cells would change", "将更改 {count} 个单元格"),
    "web.changes.title.one": Text("One cell would change", "将更改 1 个单元格"),
    "web.changes.none": Text("No cell would change", "没有单元格需要更改"),
    "web.changes.what": Text(
        "All in one step, which Undo takes back; the file itself stays as it is.",
        "作为一步执行，可用“撤销”恢复；原文件保持不变。",
    ),
    "web.changes.go": Text("Change {count} cells", "更改 {count} 个单元格"),
    "web.changes.go.one": Text("Change the cell", "更改该单元格"),
    "web.changes.old": Text("Now", "现在"),
    "web.changes.new": Text("Then", "更改后"),
    "web.changes.more": Text("… and {count} more like these.", "……另有 {count} 处类似更改。"),
    # -- plan ----------------------------------------------------------------------------------
    "web.plan.rows": Text("{count} rows", "共 {count} 行"),
    "web.plan.rows.one": Text("1 row", "共 1 行"),
    "web.plan.send": Text(
        "{count} devices are ready for {tenant}", "{count} 台设备可以登记到{tenant}"
    ),
    "web.plan.send.one": Text("One device is ready for {tenant}", "1 台设备可以登记到{tenant}"),
    "web.plan.unknown": Text(
        "{label}: empty in {count} of them, sent as unknown. To change that, open “Defaults, rows"
        " to leave out, strictness” under “Columns” and choose a value “Where a cell is empty”.",
        "其中 {count} 台未填写{label}，将按“未知”登记；"
        "如需指定，请在“识别列”中展开“默认值、排除行与检查要求”，在“单元格为空时”下选择。",
    ),
    "web.plan.time": Text(
        "About {time}; {count} API calls, which count against a monthly quota where the plan has"
        " one.",
        "约需 {time}；共 {count} 次接口调用，如套餐设有月度额度，将计入其中。",
    ),
    "web.plan.import": Text("Import {count} devices …", "导入 {count} 台设备……"),
    "web.plan.import.one": Text("Import one device …", "导入 1 台设备……"),
    "web.plan.both": Text(
        "Import {count} and update {records} …", "导入 {count} 台，更新 {records} 条……"
    ),
    "web.plan.both-on": Text(
        "Devices that are registered already are brought in line with this file: ownership and"
        " trust.",
        "已登记的设备也会按此表格更新设备归属和可信状态。",
    ),
    "web.plan.both-off": Text(
        "Devices that are registered already are left as they are.",
        "已登记的设备保持不变。",
    ),
    "web.plan.not-compared": Text(
        "So nobody knows beforehand what is there already. New devices can be imported all the"
        " same; what then proves to be there is compared after that if the registry can be read by"
        " then, and can be gone on with later otherwise.",
        "因此无法预先得知哪些设备已登记。新设备仍可导入；发送后才发现已登记的设备，"
        "届时如能读取设备库会再比对并更新，否则可稍后继续。",
    ),
    "web.plan.both-take": Text("Update them as well", "同时更新这些设备"),
    "web.plan.both-drop": Text("Leave them as they are", "改为保持不变"),
    "web.plan.first": Text("Try {count} first …", "先试导 {count} 台……"),
    "web.plan.back": Text("Back to the columns", "返回识别列"),
    "web.plan.fix": Text("Back to the check", "返回检查修正"),
    "web.plan.behind": Text("What stays behind, and why", "不导入或需留意的行及原因"),
    "web.plan.nothing": Text("No row of this file is to be sent", "没有需要发送的行"),
    "web.plan.waiting": Text(
        "{count} of these devices wait in another import that was not finished ({run}).",
        "其中 {count} 台设备在另一次未完成的导入（{run}）中等待发送。",
    ),
    "web.plan.see": Text("See it", "查看"),
    "web.plan.causes": Text("What was found, by cause", "按原因归类的问题"),
    "web.plan.at": Text("Rows {rows}", "行号：{rows}"),
    "web.severity.error": Text("To fix", "待修正"),
    "web.severity.warning": Text("Look at", "请留意"),
    "web.severity.left_out": Text("Left out", "未纳入"),
    # -- sending -------------------------------------------------------------------------------
    "web.send.question": Text(
        "Register {count} devices with {tenant}?", "确定将 {count} 台设备登记到{tenant}吗？"
    ),
    "web.send.question.one": Text(
        "Register one device with {tenant}?", "确定将 1 台设备登记到{tenant}吗？"
    ),
    "web.send.lookup": Text(
        "Look up the record IDs of {count} devices that are there already?",
        "查询 {count} 台已存在设备的记录 ID？",
    ),
    "web.send.both": Text(
        "Register {count} devices and update {records} records with {tenant}?",
        "确定在{tenant}登记 {count} 台设备，并更新 {records} 条记录吗？",
    ),
    "web.send.both.one": Text(
        "Register one device and update {records} records with {tenant}?",
        "确定在{tenant}登记 1 台设备，并更新 {records} 条记录吗？",
    ),
    "web.send.compare": Text(
        "Compare {count} devices that are there already in {tenant}, and update what differs?",
        "将{tenant}中已有的 {count} 台设备与表格比对，并更新不一致的记录？",
    ),
    "web.send.yes-compare": Text("Yes, compare and update", "确定比对并更新"),
    "web.send.nothing": Text("There is nothing to be sent.", "没有需要发送的内容。"),
    "web.send.yes-both": Text("Yes, register and update", "确定登记并更新"),
    "web.send.rehearsal": Text(
        "This is the rehearsal: nothing real is changed.", "当前为演练，不会改动真实数据。"
    ),
    "web.send.final": Text(
        "An identifier can't be corrected once it is registered. What this import creates can be"
        " undone as a whole.",
        "设备标识登记后无法修改。本次导入创建的设备可以整体撤销。",
    ),
    "web.send.first": Text(
        "Only the first {count}; the other {rest} wait until you go on.",
        "只发送前 {count} 台，其余 {rest} 台等您确认后再继续。",
    ),
    "web.send.again": Text(
        "Rows that failed or are in doubt are tried once more; the registry is asked first where"
        " that is needed.",
        "重新处理发送失败和结果待确认的行，必要时先向设备库核对。",
    ),
    "web.send.changed": Text(
        "Somebody else changed these records after they were read. Above: what the registry says"
        " now → what the file says.",
        "这些记录在读取之后被他人更改。上方为：设备库现值 → 表格中的值。",
    ),
    "web.send.yes": Text("Yes, register {count}", "确定登记 {count} 台"),
    "web.send.yes-lookup": Text("Yes, look them up", "确定查询"),
    "web.send.no": Text("No, back", "取消"),
    "web.behind.title": Text("Check this file again first", "请先重新检查该文件"),
    "web.behind.what": Text(
        "Cells of this file were corrected since it was checked, or corrections were taken back."
        " Nothing was sent. “Check again” reads the file with the corrections as they are now;"
        " import it from there.",
        "检查之后，该文件又有单元格被更正或撤回更正，本次没有发送任何数据。"
        "点击“重新检查”，按最新的更正读取后再导入。",
    ),
    "web.behind.begun": Text(
        "What was sent before stays as it was sent.", "之前已发送的内容不受影响。"
    ),
    "web.behind.see": Text("See the corrections", "查看更正"),
    "web.behind.drop": Text(
        "The file is not here any more. Drop it once more, and check it.",
        "该文件已不在此处，请重新放入并检查。",
    ),
    "web.behind.files": Text("To the files", "返回文件列表"),
    # -- progress ------------------------------------------------------------------------------
    # -- the registry asked anew ---------------------------------------------------------------
    "web.inquiry.title": Text("First, what is true now", "先核对设备库的当前情况"),
    "web.inquiry.why": Text(
        "The registry of {tenant} may have changed since it was asked what of this file it has. It"
        " is asked again, and you are shown what there is to do before anything is sent.",
        "上次核对之后，{tenant}的设备库可能已有变化。重新核对后，"
        "会先列出要处理的内容，由您确认再发送。",
    ),
    "web.inquiry.go": Text("Ask the registry", "重新核对"),
    "web.inquiry.doing": Text(
        "Asks what of these devices is registered by now, and how. Nothing is changed.",
        "正在核对这些设备当前的登记情况，不做任何改动。",
    ),
    "web.progress.send": Text("Importing {name}", "正在导入 {name}"),
    "web.progress.update": Text("Updating from {name}", "正在按 {name} 更新"),
    "web.progress.undo": Text("Taking back {name}", "正在撤销 {name}"),
    "web.progress.stop": Text("Stop", "停止"),
    "web.progress.bar": Text("Rows done", "已完成的行"),
    "web.progress.done": Text("{done} of {total}", "已完成 {done} / {total}"),
    "web.progress.so-far": Text("{done} so far", "已完成 {done}"),
    "web.progress.python": Text("a Python program", "某个 Python 程序"),
    "web.progress.elsewhere": Text(
        "Another program on this computer is doing this: {program} (process {process}). This page"
        " only watches; to stop it, press Ctrl-C where it runs.",
        "此任务由本机的另一个程序执行：{program}（进程 {process}）。"
        "本页只显示进度；如需停止，请在该程序的窗口中按 Ctrl-C。",
    ),
    "web.progress.waits": Text(
        "Another program goes first: {program} (process {process}) is at {name}. This begins when"
        " that has ended.",
        "另一个程序正在运行：{program}（进程 {process}），正在处理 {name}。"
        "本次任务将在其结束后开始。",
    ),
    "web.progress.rate": Text("{rate} a second", "每秒 {rate} 台"),
    "web.progress.left": Text("about {time} left", "约剩 {time}"),
    "web.progress.close": Text(
        "You may close this tab: it goes on as long as the program runs.",
        "可以关闭此标签页：只要程序在运行，任务就会继续。",
    ),
    "web.progress.stopping": Text(
        "Stopping: what is on its way comes to its end, nothing else is begun.",
        "正在停止：等待已发出的请求返回，不再发送新的请求。",
    ),
    "web.progress.last": Text("The last rows", "最近处理的行"),
    # -- a run as it ended -----------------------------------------------------------------------
    "web.state.active": Text("running", "进行中"),
    "web.state.elsewhere": Text("another program is at it", "其他程序正在处理"),
    "web.state.undone": Text("taken back", "已撤销"),
    "web.runs.go-on": Text("Go on with {count} rows …", "继续处理其余 {count} 行……"),
    "web.runs.go-on.one": Text("Go on with one row …", "继续处理其余 1 行……"),
    "web.runs.undo": Text("Undo …", "撤销……"),
    "web.runs.title": Text("Imports and updates", "导入和更新记录"),
    "web.runs.none": Text("Nothing was imported or updated yet.", "还没有导入或更新记录。"),
    "web.runs.begin": Text("Begin with a file", "从添加文件开始"),
    "web.runs.corrected": Text("{count} cells corrected", "更正 {count} 个单元格"),
    "web.runs.corrected.one": Text("1 cell corrected", "更正 1 个单元格"),
    "web.result.forget": Text("Delete the copy of the file", "删除文件副本"),
    "web.log.title": Text("Log", "日志"),
    "web.log.what": Text(
        "What happened lately, with its time. What lies further back is not kept; the results"
        " workbook has the outcome of every row.",
        "按时间列出最近的处理过程。更早的过程不保留，每一行的最终结果见结果工作簿。",
    ),
    "web.log.none": Text("Nothing of it is kept any more.", "没有保留处理过程。"),
    "web.log.save": Text("Save the log", "下载日志"),
    "web.log.at": Text("Time", "时间"),
    "web.log.said": Text("What happened", "内容"),
    "web.log.row": Text("Row {row}: {status}", "第 {row} 行：{status}"),
    "web.result.before": Text(
        "This very file, read in this way, was imported before; this is that import.",
        "同一文件此前已按相同方式导入，以下为那次导入的记录。",
    ),
    "web.result.workbook": Text("Results workbook", "下载结果工作簿"),
    "web.result.chart": Text("Rows by outcome", "各结果的行数"),
    "web.result.total": Text("All rows", "合计"),
    "web.result.resume": Text("Go on with {count} rows …", "继续导入其余 {count} 行……"),
    "web.result.resume.one": Text("Go on with one row …", "继续导入其余 1 行……"),
    "web.result.resume-update": Text("Go on with {count} rows …", "继续处理其余 {count} 行……"),
    "web.result.resume-update.one": Text("Go on with one row …", "继续处理其余 1 行……"),
    "web.result.plan": Text("Look at the plan, and import …", "查看导入计划……"),
    "web.result.begin-update": Text("Begin with {count} rows …", "开始处理 {count} 行……"),
    "web.result.begin-update.one": Text("Begin with one row …", "开始处理 1 行……"),
    "web.result.retry": Text("Try {count} rows again …", "重新处理 {count} 行……"),
    "web.result.retry.one": Text("Try one row again …", "重新处理 1 行……"),
    "web.result.changed": Text(
        "Show what others changed ({count}) …", "查看他人更改的记录（{count} 条）……"
    ),
    "web.result.fix-rows": Text("Fix the rows that were not sent …", "修正未发送的行……"),
    "web.result.fix": Text("Back to the file", "返回该文件"),
    "web.result.undo": Text("Undo this import …", "撤销本次导入……"),
    "web.result.undo-both": Text("Undo this import and update …", "撤销本次导入和更新……"),
    "web.result.undo-update": Text("Undo this update …", "撤销本次更新……"),
    "web.result.removals": Text("What the undo did", "撤销结果"),
    "web.result.advice": Text("What to do", "下一步"),
    # -- undo ----------------------------------------------------------------------------------
    "web.undo.title": Text("Take this import back?", "撤销这次导入？"),
    "web.undo.title-update": Text("Take these updates back?", "撤销这次更新？"),
    "web.undo.confirmed": Text(
        "Also the {count} of which the answer was lost and only a look-up says that this import"
        " created them: somebody else who registered the very same device within those seconds"
        " can't be told apart.",
        "同时撤销其中 {count} 台未收到返回结果、仅通过查询确认由本次导入创建的设备："
        "如果有人恰好在那几秒内登记了同一台设备，无法区分。",
    ),
    "web.undo.doubt": Text(
        "Rows of which the answer was lost: {count}. They may be registered, and are not touched."
        " Go on with the import to find out, then take it back.",
        "另有 {count} 行未收到返回结果，对应设备可能已登记，不会被撤销。"
        "请先继续这次导入以查明结果，再撤销。",
    ),
    "web.undo.type": Text("Type the number {count} to confirm", "请输入数字 {count} 以确认"),
    "web.undo.other": Text(
        "That is not {count}. Nothing was changed.", "输入的数字不是 {count}，未作任何改动。"
    ),
    "web.undo.title-rows": Text("Take these rows back?", "撤销这些行？"),
    "web.undo.rows-done": Text("All of these rows are taken back already.", "这些行均已撤销。"),
    "web.undo.part": Text("Only some of the rows", "只撤销部分行"),
    "web.undo.part.which": Text("Rows", "行号"),
    "web.undo.part.how": Text(
        "Their numbers as the results workbook has them: 12-40, 55. You see how many devices these"
        " are before anything is done.",
        "按结果工作簿中的行号填写，例如 12-40,55。执行之前会先列出涉及的设备数量。",
    ),
    "web.undo.part.how-back": Text(
        "Their numbers in the file of this run (“Row in this file” in the results workbook): 12-40,"
        " 55. You see how many devices these are before anything is done.",
        "按本次文件中的行号（即结果工作簿中的“本文件行号”）填写，例如 12-40,55。"
        "执行之前会先列出涉及的设备数量。",
    ),
    "web.undo.part.see": Text("See what that takes back", "查看将撤销的内容"),
    "web.undo.part.all": Text("All rows instead", "改为撤销全部"),
    "web.undo.go": Text("Delete from {tenant}", "从{tenant}中删除"),
    "web.undo.go-update": Text("Put back in {tenant}", "在{tenant}中恢复原值"),
    "web.undo.go-both": Text("Delete and put back in {tenant}", "在{tenant}中删除并恢复"),
    # -- what an import, an update and a comparison are called --------------------------------
    "web.purpose.update": Text("Update", "更新"),
    "web.purpose.both": Text("Import and update", "导入并更新"),
    "web.advice.differs.waiting": Text(
        "These records wait to be changed: go on with this update.",
        "这些记录等待更改，请继续本次更新。",
    ),
    "web.advice.invalid.away": Text(
        "Correct the marked cells on the sheet “To fix” of the results workbook, and drop that on"
        " the page “Files”.",
        "请在结果工作簿的“待修正”工作表中更正标红的单元格，保存后拖到“文件”页面。",
    ),
    "web.compared.advice.differs": Text(
        "Ownership and trust are brought in line by the update above. Identifiers can't be changed:"
        " delete the record in the admin console and import the row again, or correct the file.",
        "设备归属和可信状态可通过上方的更新修改。标识不能更改："
        "请在管理后台删除该记录后重新导入，或更正表格。",
    ),
    "web.compared.advice.invalid": Text(
        "Open the file and settle what is wrong, then compare it again.",
        "请打开该文件，处理其中的问题后重新比对。",
    ),
    # -- the registry ------------------------------------------------------------------------------
    "web.registry.title": Text("Registry", "设备库"),
    "web.registry.of": Text("What is registered with {tenant}", "{tenant}中已登记的设备"),
    "web.registry.records": Text("What is registered", "已登记的设备"),
    "web.registry.export": Text("All of it as", "全部导出为"),
    "web.registry.export.xlsx": Text("Excel workbook", "Excel 工作簿"),
    "web.registry.export.csv": Text("CSV", "CSV"),
    "web.registry.export.jsonl": Text("JSON Lines", "JSON Lines"),
    "web.registry.some": Text("Export only some of it", "只导出一部分"),
    "web.registry.some.any": Text("Any", "不限"),
    "web.registry.some.field": Text("Another field", "其他字段"),
    "web.registry.some.value": Text("is exactly", "等于"),
    "web.registry.some.as": Text("Those that fit as", "符合条件的导出为"),
    "web.registry.exporting-some": Text(
        "The records that fit are read, a thousand a second. Nothing is changed.",
        "正在读取符合条件的记录，每秒约一千条；不做任何改动。",
    ),
    "web.registry.exporting": Text(
        "The whole registry is read, a thousand devices a second. Nothing is changed.",
        "正在读取整个设备库，每秒约一千台；不做任何改动。",
    ),
    "web.registry.search": Text(
        "Serial number, MAC address, UUID or another identifier; or a record ID",
        "序列号、MAC 地址、UUID 等设备标识，或设备记录 ID",
    ),
    "web.registry.search.go": Text("Search", "查找"),
    "web.registry.search.clear": Text("Show all", "显示全部"),
    "web.registry.found": Text("{count} records found", "找到 {count} 条记录"),
    "web.registry.found.one": Text("1 record found", "找到 1 条记录"),
    "web.registry.not-found": Text(
        "No record has the identifier {text}. Identifiers are looked up whole; a part of one finds"
        " nothing.",
        "没有标识为 {text} 的记录。需要输入完整的标识，只输入一部分无法找到。",
    ),
    "web.registry.first": Text(
        "The first {count} records. Search for one, or export all of it.",
        "以下为前 {count} 条记录。可查找某台设备，或导出全部。",
    ),
    "web.registry.all": Text("{count} records, all of them", "共 {count} 条记录"),
    "web.registry.all.one": Text("1 record, the only one", "共 1 条记录"),
    "web.registry.empty": Text("Nothing is registered yet.", "还没有登记任何设备。"),
    "web.registry.system": Text("System", "操作系统"),
    "web.registry.identifiers": Text("Identifiers", "设备标识"),
    "web.registry.ownership": Text("Ownership", "设备归属"),
    "web.registry.trust": Text("Trust", "可信状态"),
    "web.registry.at": Text("Changed", "更新时间"),
    "web.registry.id": Text("Record ID", "设备记录 ID"),
    "web.registry.back": Text("Back to the registry", "返回设备库"),
    "web.registry.compare": Text("Compare a file with the registry", "将表格与设备库比对"),
    "web.registry.compare.what": Text(
        "Is every device of the file registered, and as the file says? Nothing is changed; the"
        " answer is a workbook as well, as the proof.",
        "表格中的设备是否都已登记、内容是否一致？比对不做任何改动，结果可下载为工作簿作为凭据。",
    ),
    "web.registry.compare.go": Text("Compare", "比对"),
    "web.registry.compare.this": Text("Compare with the registry", "与设备库比对"),
    "web.registry.compared": Text("Result of {time}", "查看结果（{time}）"),
    "web.registry.both": Text(
        "Also list what only the registry has. For this it is read to its end, a thousand devices a"
        " second; a short file alone is quicker.",
        "同时列出仅在设备库中的记录。需要读取整个设备库，每秒约一千台；不勾选时，较短的表格会更快。",
    ),
    "web.registry.no-files": Text("There is no file here yet.", "还没有文件。"),
    "web.registry.add-file": Text("Add one", "去添加"),
    "web.waiting.compare": Text("Comparing with the registry", "正在与设备库比对"),
    "web.waiting.inquiry": Text("Asking the registry", "正在核对设备库"),
    "web.waiting.export": Text("Exporting the registry", "正在导出设备库"),
    "web.waiting.writing": Text(
        "The registry is read. The workbook is being written.",
        "设备库已读取完毕，正在生成比对工作簿。",
    ),
    "web.waiting.records": Text(
        "{rows} records read, in {n} s.", "已读取 {rows} 条记录，用时 {n} 秒。"
    ),
    "web.unread.interrupted": Text(
        "You stopped the reading of the registry. Nothing was changed.",
        "已停止读取设备库，未作任何改动。",
    ),
    "web.unread.outage": Text(
        "The registry could not be read: the API can't be reached just now. Try again later.",
        "无法读取设备库：目前无法连接接口，请稍后重试。",
    ),
    "web.unread.max-duration": Text(
        "The registry did not answer in time. Try again.",
        "设备库未及时返回结果，请重试。",
    ),
    "web.unread.throttled": Text(
        "The API asks to go slower; perhaps another program uses the same app. Try again later.",
        "接口要求降低调用频率，可能有其他程序正在使用同一应用，请稍后重试。",
    ),
    "web.exported.title": Text("{count} devices exported", "已导出 {count} 台设备"),
    "web.exported.title.one": Text("One device exported", "已导出 1 台设备"),
    "web.exported.what-lines": Text(
        "One record a line, with the API's names and numbers: for a program.",
        "每行一条记录，使用接口的字段名和数值，供程序读取。",
    ),
    "web.exported.what": Text(
        "Correct ownership and trust in it and drop it on the page: it is read like any other file,"
        " compared, and brought in line.",
        "可在文件中修改设备归属和可信状态，再添加到本页面：与其他表格一样读取、比对和更新。",
    ),
    "web.exported.save": Text("Save the file", "下载文件"),
    # -- a file beside the registry -------------------------------------------------------------
    "web.compared.when": Text("Compared with {tenant}, {time}", "与{tenant}比对，{time}"),
    "web.compared.read": Text("{count} records read", "读取 {count} 条记录"),
    "web.compared.read-whole": Text(
        "{count} records, the whole registry", "读取整个设备库，共 {count} 条记录"
    ),
    "web.compared.proof": Text("Comparison workbook", "下载比对工作簿"),
    "web.compared.nothing": Text(
        "No row of the file means a device that could be compared.",
        "表格中没有可比对的设备。",
    ),
    "web.compared.only-to-fix": Text(
        "Only the rows to fix were compared. For one proof of all rows, drop your own file as well,"
        " correct the same cells of it here, and compare that.",
        "只比对了待修正的行。如需一份涵盖所有行的凭据，请再放入您自己的原文件，"
        "在页面上作同样的更正，然后比对该文件。",
    ),
    "web.compared.not-equal": Text(
        "Not every row of the file is known to be in the registry as the file says.",
        "并非每一行都能确认已登记且与表格一致。",
    ),
    "web.compared.stale": Text(
        "The file is to be read otherwise by now, or cells of it were corrected. Compare it again.",
        "比对之后该文件的设置或单元格有改动，请重新比对。",
    ),
    "web.compared.updates": Text(
        "Ownership and trust of {count} records can be brought in line with the file",
        "可按表格更新 {count} 条记录的设备归属和可信状态",
    ),
    "web.compared.updates.one": Text(
        "Ownership and trust of one record can be brought in line with the file",
        "可按表格更新 1 条记录的设备归属和可信状态",
    ),
    "web.compared.update": Text("Update {count} records …", "更新 {count} 条记录……"),
    "web.compared.update.one": Text("Update one record …", "更新 1 条记录……"),
    "web.compared.left": Text(
        "{count} rows differ and are left alone: the record may be another device's, or rows of the"
        " file do not agree on it.",
        "另有 {count} 行有差异但不改动：记录可能属于另一台设备，或表格中多行的内容不一致。",
    ),
    "web.compared.see-update": Text("See the update", "查看更新结果"),
    "web.compared.open": Text("Open the file", "打开该文件"),
    "web.compared.again": Text("Compare again", "重新比对"),
    "web.compared.device": Text("Device", "设备"),
    "web.compared.theirs": Text("In the registry", "设备库"),
    "web.compared.ours": Text("In the file", "表格"),
    "web.compared.said": Text("Remarks", "说明"),
    "web.compared.first": Text(
        "The first {count}; the workbook has all of them.",
        "以上为前 {count} 条，完整内容见工作簿。",
    ),
    # -- bringing records in line ----------------------------------------------------------------
    "web.update.question": Text(
        "Change {count} records of {tenant}?", "确定修改{tenant}的 {count} 条记录吗？"
    ),
    "web.update.question.one": Text(
        "Change one record of {tenant}?", "确定修改{tenant}的 1 条记录吗？"
    ),
    "web.update.undo": Text(
        "Only ownership and trust are changed, where nobody else changed them meanwhile. The old"
        " values are kept: the update can be undone as a whole.",
        "只修改设备归属和可信状态，期间被他人改过的记录不会覆盖。原值会保留，可以整体撤销。",
    ),
    "web.update.yes": Text("Yes, change {count}", "确定修改 {count} 条"),
    # -- errors --------------------------------------------------------------------------------
    "error.web-port": Text(
        "Port {port} can't be used: something else listens there. Leave --port away, and a free one"
        " is taken.",
        "端口 {port} 无法使用，已被占用。去掉 --port 即可自动选择空闲端口。",
    ),
    "error.web-shortcut": Text(
        "{path} is there already. Delete it first if it is to be made anew.",
        "{path} 已存在。如需重新创建，请先删除。",
    ),
    "error.web-no-shortcut": Text(
        "No icon could be put on the desktop: {path} can't be written ({why}). Nothing else depends"
        " on it: device-importer web starts the page as well.",
        "无法在桌面上创建图标：{path} 写入失败（{why}）。不影响使用："
        "执行 device-importer web 同样可以启动页面。",
    ),
    "error.web-elsewhere": Text(
        "A page is being served for {path} already, but it does not answer. End that program, then"
        " start this one again.",
        "{path} 已有一个页面在运行，但没有响应。请结束该程序后重新启动。",
    ),
    "error.web-busy": Text(
        "Something else is under way just now. Wait for its end, or stop it, and try again.",
        "另一项任务正在进行。请等待其完成，或停止后重试。",
    ),
    "error.web-no-tenant": Text(
        "It is not said yet where the devices should go. Choose that on the first page.",
        "尚未选择设备登记到哪里，请先在首页选择。",
    ),
    "error.web-no-upload": Text(
        "This file is not here any more. Drop it on the page again.",
        "该文件已不在这里，请重新添加。",
    ),
    "error.web-no-page": Text(
        "There is no such page. Go back to the files and start from there.",
        "没有这个页面，请返回文件列表重新开始。",
    ),
    "error.web-no-comparison": Text(
        "This comparison is not kept any more. Compare the file again on the page “Registry”.",
        "该比对结果已不再保留，请在“设备库”页面重新比对。",
    ),
    "error.web-empty": Text(
        "{name} is empty. Save it again and drop it once more.",
        "{name} 是空文件，请重新保存后再添加。",
    ),
    "error.web-too-large": Text(
        "{name} has more than {limit} MB. Split it, or save the sheet of devices alone.",
        "{name} 超过 {limit} MB。请拆分，或只保存设备所在的工作表。",
    ),
    "error.web-form": Text(
        "What was sent is no form of this page. Load the page again and try once more.",
        "提交的内容无效，请刷新页面后重试。",
    ),
    "error.web-unchecked": Text(
        "This file was not checked yet in the way it is to be read now. Open it and check it.",
        "该文件尚未按当前设置检查，请打开后重新检查。",
    ),
    "error.web-changed-cause": Text(
        "This cause is settled, or has changed meanwhile. Load the page again.",
        "该问题已处理或已变化，请刷新页面。",
    ),
    "error.web-no-answer": Text(
        "Nothing was chosen, so nothing was changed. Go back and choose for at least one word.",
        "没有选择任何内容，未作更改。请返回并至少为一个词作出选择。",
    ),
    "error.web-changed-list": Text(
        "The list has changed since it was shown. Nothing was changed; look at it again.",
        "列表在显示之后已变化，未作任何更改，请重新查看。",
    ),
    "error.web-beyond-agreed": Text(
        "Another program changed this run just before: there would have been more to do than you"
        " agreed to, so nothing was done. Look at the run once more, and confirm it again.",
        "确认之后，另一个程序改变了情况，实际要处理的内容超出了您所确认的范围，因此未执行任何操作。"
        "请重新查看后再次确认。",
    ),
    "error.web-changed": Text(
        "Nothing was done: the yes was not to what would be done now. The rows or the tenant have"
        " changed since, or the form did not say what it asks about. Look at it again.",
        "没有执行任何操作：您确认的内容与现在将要执行的不一致（行或企业已有变化，"
        "或提交的表单中缺少所确认的内容）。请重新查看。",
    ),
}
