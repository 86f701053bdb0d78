"""What is said on the local page in the place of a sentence that names what to type: what to press
there.  ``<slug>.page``, with no other words than the sentence has; {there} is “under Columns”,
and nothing for who is there."""

from __future__ import annotations

from importer.texts.text import Text

#: The end of what a mapping was recognised by.
_NO_MAPPING = Text("if that is wrong, choose another{there}", "如不正确，可{there}改选")
#: A column has another meaning than was thought.
_CHOOSE_COLUMN = Text(
    "under “Columns”, choose the field for the right column", "请在“识别列”中为正确的列选择对应字段"
)
_TRY_AGAIN = Text(
    "press “Try … again” on the page of this import", "请在本次导入的页面点“重新处理”"
)
#: The registry says something else of a device than a row.
_UPDATE_AS_WELL = Text(
    "Nothing is changed by an import alone. If the row is right, press “Update them as well” before"
    " the import, or compare the file on the page “Registry” and update from there.",
    "仅导入不会改动已登记的设备。如以本行为准，请在导入前点“同时更新这些设备”，"
    "或在“设备库”页面比对后更新。",
)

#: A value that a cell's format has changed: a cell of the page is text, and needs none.
_AS_ON_THE_DEVICE = Text(
    "Write the value as the device or its label shows it.", "请按设备或标签上的原值填写。"
)

#: A value that the device itself may yet show.
_AS_SHOWN = Text(
    "Write the value that the device itself shows, or clear the cell. If the device does show this"
    " one, say so here.",
    "请填写设备上显示的值，或清空此单元格。如果设备上确实是这样写的，请在此确认。",
)

TEXTS: dict[str, Text] = {
    # -- what Excel did to a value ---------------------------------------------------------------
    **dict.fromkeys(
        (
            *("fix.scientific-cell.page", "fix.number-dressed.page", "fix.number-grouped.page"),
            *("fix.number-for-letters.page", "fix.number-precision.page"),
            *("fix.number-fraction.page", "fix.percent-cell.page", "fix.bool-cell.page"),
            *("fix.date-cell.page", "fix.date-text.page", "fix.scientific.page"),
        ),
        _AS_ON_THE_DEVICE,
    ),
    **dict.fromkeys(
        (
            *("fix.computer-name.page", "fix.short-value.page", "fix.unlike-column.page"),
            *("fix.other-column.page", "fix.copied-value.page", "fix.unlike-length.page"),
        ),
        _AS_SHOWN,
    ),
    "fix.blank-inside.page": Text(
        "Compare it with the device; without the blank it would be {suggestion}. If the device does"
        " show it with the blank, say so here.",
        "请与设备核对，去掉空格应为 {suggestion}。如果设备上确实有空格，请在此确认。",
    ),
    "fix.board-number.page": Text(
        "Write the service tag, which the device's label and its BIOS show"
        " (Win32_BIOS.SerialNumber). If another column has it:"
        f" {_CHOOSE_COLUMN.en}.",
        "请填写服务编号，设备标签和 BIOS（Win32_BIOS.SerialNumber）中都有。如果另有一列是服务编号，"
        f"{_CHOOSE_COLUMN.zh}。",
    ),
    "fix.number-cell.page": Text("Compare it with the device.", "请与设备核对。"),
    "fix.zeros-lost.page": Text(
        "Compare with the device; with the zeros it would be {suggestion}. If the device does show"
        " it without them, say so here.",
        "请与设备核对，补上前导零应为 {suggestion}。如果设备上确实没有这些零，请在此确认。",
    ),
    "fix.surface-zeros.page": Text(
        "Compare with the device; with the zeros it would be {suggestion}. If the device does show"
        " it without them, say so here.",
        "请与设备核对，补上前导零应为 {suggestion}。如果设备上确实没有这些零，请在此确认。",
    ),
    "fix.mac-zero-lost.page": Text(
        "Compare it with the device. If it says {suggestion}, take that, or else write the address"
        " that it says.",
        "请与设备核对：如果确实是 {suggestion}，请采用，否则请填写设备上的地址。",
    ),
    # -- what to do about a row, and what its problem is ---------------------------------------
    "fix.first-of-several.page": Text(
        "Nothing to do if that is right; otherwise choose the field for the right column under"
        " “Columns”.",
        "如果选对了，无需处理；否则请在“识别列”中为正确的列选择对应字段。",
    ),
    "fix.heading-as-value.page": Text(
        "Write the real value, or clear the cell. If the whole column holds headings, another"
        f" column has the values: {_CHOOSE_COLUMN.en}.",
        "请填写真实的值，或清空此单元格。如果整列都是表头文字，真正的值在另一列，"
        f"{_CHOOSE_COLUMN.zh}。",
    ),
    "fix.supersedes.page": Text(
        "If it was a mistake, “Undo …” takes rows {those} of run {run} back, best before you"
        " import; first take out of them what is another device: with that there is nothing to do.",
        "如果当时填错，请点“撤销……”撤销导入记录 {run} 的第 {those} 行，最好在导入之前；"
        "其中确属另一台设备的行请先去掉，无需处理。",
    ),
    "fix.known-differs.page": _UPDATE_AS_WELL,
    "fix.registry-differs.page": _UPDATE_AS_WELL,
    "fix.left-as-said.page": Text(
        "Nothing to do; to import the row, take back under “Columns” that such rows are left out.",
        "无需处理；如需导入该行，请在“识别列”中取消对应的排除条件。",
    ),
    "fix.left-hidden.page": Text(
        "Nothing to do if that is meant; otherwise tick “Take hidden rows along” under “Columns”.",
        "如果本来就不需要登记，无需处理；如需一并导入，请在“识别列”中勾选“包含隐藏的行”。",
    ),
    "fix.other-form.page": Text(
        "Write the value that the device itself shows. If the whole column holds something else:"
        f" {_CHOOSE_COLUMN.en}.",
        f"请填写设备上显示的值。如果整列填的都是别的内容，{_CHOOSE_COLUMN.zh}。",
    ),
    "fix.other-table.page": Text(
        "If these are devices, drop the file once more and choose row {row} for the headings under"
        " “Columns”, or put their columns in the order of row {header}.",
        "如果这些行是设备，请再放入一次该文件，并在“识别列”中把第 {row} 行选为表头单独导入；"
        "或把各列调整为与第 {header} 行一致的顺序。",
    ),
    "fix.apple-udid.page": Text(
        "Clear the cell, or write the UUID: 32 hex digits. If the whole column holds UDIDs, choose"
        " no field for it under “Columns”.",
        "请清空此单元格，或填写 32 位十六进制的 UUID。"
        "如果整列都是 UDID，请在“识别列”中不为该列选择字段。",
    ),
    "fix.ownership-unknown.page": Text(
        "Write Company, Personal or Unknown, or leave the cell blank (unknown). If the word has one"
        " meaning in the whole file, choose it once for all its rows. If the column is about"
        " something else, such as departments, choose no field for it under “Columns”.",
        "请填写企业设备、个人设备或未知设备；留空视为未知。如果这个词在整个文件里含义相同，"
        "可为所有相关行统一选择一次。如果整列填的是别的内容（例如归属部门），"
        "请在“识别列”中不为该列选择字段。",
    ),
    "fix.trust-unknown.page": Text(
        "Write Trusted, Untrusted or Unknown, or leave the cell blank (unknown). If the word has"
        " one"
        " meaning in the whole file, choose it once for all its rows. If the column is about"
        " something else, choose no field for it under “Columns”.",
        "请填写信任设备、非信任设备或未知状态；留空视为未知。如果这个词在整个文件里含义相同，"
        "可为所有相关行统一选择一次。如果整列填的是别的内容，请在“识别列”中不为该列选择字段。",
    ),
    "fix.trust-compliance.page": Text(
        "Decide which of these devices are trusted and write Trusted or Untrusted, or choose no"
        " field for the column under “Columns”.",
        "请自行判断设备是否可信，填写信任设备或非信任设备；或者在“识别列”中不为该列选择字段。",
    ),
    "fix.running-number.page": Text(
        "Choose the field for the column with the real values under “Columns”, or no field for this"
        " one. If these are the devices' own, say so here.",
        "请在“识别列”中为真正的列选择对应字段，或不为本列选择字段。"
        "如果确实是设备自身的编号，请在此确认。",
    ),
    "fix.other-numbers.page": Text(
        "Choose the field for the column with the real values under “Columns”, or no field for this"
        " one. If these are the devices' own, say so here.",
        "请在“识别列”中为真正的列选择对应字段，或不为本列选择字段。"
        "如果确实是设备自身的编号，请在此确认。",
    ),
    "fix.numbered.page": Text(
        "Compare some of them with the devices. If they are numbers of your own, choose the field"
        " for the column with the real values under “Columns”, or no field for this one. If the"
        " devices have them, there is nothing to do.",
        "请抽查几台设备核对。如果是自编的编号，请在“识别列”中为真正的列选择对应字段，"
        "或不为本列选择字段；如果设备上就是这样写的，无需处理。",
    ),
    "fix.no-digits.page": Text(
        "Write the real value, or clear the cell. If another column has the real values, choose the"
        " field for it under “Columns”, or no field for this one. If the devices do have these, say"
        " so here.",
        "请填写真实的值，或清空此单元格。如果真正的值在另一列，请在“识别列”中为该列选择对应字段，"
        "或不为本列选择字段。如果设备上确实是这样写的，请在此确认。",
    ),
    "fix.same-everywhere.page": Text(
        "Choose the field for the column with the real values under “Columns”, or no field for this"
        " one. If these rows are one device, say so here.",
        "请在“识别列”中为真正的列选择对应字段，或不为本列选择字段。"
        "如果这些行确实是同一台设备，请在此确认。",
    ),
    "fix.other-disk.page": Text(
        "If so, choose no field for the column of the disks under “Columns”, or keep one row for"
        " each device; otherwise correct what is wrong.",
        "如果是这样，请在“识别列”中不为硬盘这一列选择字段，或每台设备只保留一行；"
        "否则请更正填错的内容。",
    ),
    "fix.system-codeless.page": Text(
        "It can't be imported: delete the row from the file, or leave such rows out under"
        " “Columns”.",
        "此设备无法导入：请从表格中删除本行，或在“识别列”中排除这类行。",
    ),
    "fix.system-kind.page": Text(
        "Fill in the operating system, or choose it once for all devices of this kind.",
        "请填写操作系统，或为同类设备统一选择一次。",
    ),
    "fix.system-contradicted.page": Text(
        "Correct the one that is wrong, or choose the operating system once for all these devices.",
        "请更正有误的一项，或为这类设备统一选择一次操作系统。",
    ),
    "fix.system-missing.page": Text(
        "Write one of: Windows, macOS, Linux, Android, iOS, OpenHarmony.",
        "请填写以下之一：Windows、macOS、Linux、Android、iOS、OpenHarmony。",
    ),
    "fix.system-open.page": Text(
        "Fill in the operating system, or choose it once for all devices of this kind. If the whole"
        " list runs the same one, choose that under “Columns”, where a cell is empty.",
        "请填写操作系统，或为同类设备统一选择一次；如果整张表都是同一种系统，"
        "请在“识别列”中设为单元格为空时的默认值。",
    ),
    "fix.system-unknown.page": Text(
        "Write one of: Windows, macOS, Linux, Android, iOS, OpenHarmony. If the word has one"
        " meaning"
        " in the whole file, choose it once for all its rows.",
        "请填写以下之一：Windows、macOS、Linux、Android、iOS、OpenHarmony。"
        "如果这个词在整个文件里含义相同，可为所有相关行统一选择一次。",
    ),
    "fix.system-version.page": Text(
        "Write the system's name, or choose under “Columns” the column that holds it.",
        "请填写系统名称，或在“识别列”中选择系统名称所在的列。",
    ),
    "problem.left-as-said.page": Text(
        "{label} is “{word}”: left out, as you chose.", "{label}为“{word}”，已按您的设置排除。"
    ),
    "problem.system-kind.page": Text(
        "{value}, chosen for all devices, can't be meant for this row: it says “{said}”.",
        "本行写明是“{said}”，为全部设备统一选择的 {value} 不适用。",
    ),
    "trap.compliance.page": Text(
        "compliance or management is not trust; if you want it, choose the field for it, and then"
        " what its words mean",
        "合规或纳管不等于可信；如确需使用，请为该列选择字段，再说明各个词的含义",
    ),
    "columns.why.map.page": Text("you chose it", "由您指定"),
    # -- what was chosen while the file was read -----------------------------------------------
    "note.edited.page": Text(
        "Corrected beside the file: {count} cell(s); the file itself is unchanged.",
        "有 {count} 个单元格按已保存的更正读取，文件本身未改动。",
    ),
    "note.edits-earlier.page": Text(
        "Not used: {count} correction(s) that were made beside this file before it was saved anew;"
        " they belong to what it held then. If they are still wanted, correct these cells again.",
        "文件重新保存过：此前所做的更正中，有 {count} 处属于旧内容，不再生效。"
        "如仍需更正，请重新修改这些单元格。",
    ),
    "note.encoding-guessed.page": Text(
        "The file carries no mark of its encoding; it was read as {encoding}. If the text looks"
        " wrong, choose another one{there}.",
        "文件没有标明编码，已按 {encoding} 读取。如果出现乱码，请{there}改选编码。",
    ),
    "note.encoding-doubtful.page": Text(
        "The file carries no mark of its encoding and was read as {encoding}, but it reads better"
        " otherwise. If these words look right, choose that encoding{there}: {guesses}",
        "文件没有标明编码，已按 {encoding} 读取，但更像是其他编码。"
        "如果括号中的文字显示正常，请{there}改选该编码：{guesses}",
    ),
    "note.better-sheet.page": Text(
        "The worksheet “{sheet}” looks like the list of devices: choose it{there}.",
        "工作表“{sheet}”更像是设备清单，请{there}改选。",
    ),
    "note.header-of-devices.page": Text(
        "Row {row} of “{sheet}” was chosen for the headings, and looks like a device ({labels}). If"
        " it is one, it is not imported: insert a row of headings above it.",
        "已按您的选择把“{sheet}”第 {row} 行作为表头，但它看起来是一台设备（{labels}）。"
        "如果确实是设备，这一行不会导入：请在它上面插入一行表头。",
    ),
    "note.hidden-sheets.page": Text(
        "Hidden worksheets are not read: {sheets} (choose one{there} to read it).",
        "隐藏的工作表未读取：{sheets}（如需读取，请{there}选择）。",
    ),
    "note.other-sheets.page": Text(
        "Only the worksheet “{sheet}” is read. Not read: {sheets} (choose another{there}).",
        "只读取工作表“{sheet}”，未读取：{sheets}（可{there}改选）。",
    ),
    "note.without-sheet.page": Text(
        "If nothing of “{sheet}” is to be registered, tick the other worksheets only.",
        "如果不需要登记“{sheet}”中的内容，请只勾选其他工作表。",
    ),
    "note.silent-list.page": Text(
        "The worksheet “{sheet}” is not read: it has identifiers of devices, and no column says"
        " their operating system. If they are to be registered, choose that worksheet by itself"
        " and import it on its own.",
        "没有读取工作表“{sheet}”：其中有设备标识，但没有表示操作系统的列。"
        "如果要登记这些设备，请单独选择该工作表再导入一次。",
    ),
    "note.more-lists.page": Text(
        "These worksheets have the headings of a list of devices as well and are not read:"
        " {sheets}."
        " To import them together, choose all sheets{there}, or tick those that you mean.",
        "以下工作表的表头也像设备清单，但未读取：{sheets}。"
        "如需一并导入，请{there}选择全部工作表，或勾选其中几个。",
    ),
    "note.mapping-field-names.page": Text(
        "Read as “{title}” because of the headings {labels} (mapping {name}, made after field names"
        f" only, not after a real export: please check the columns; {_NO_MAPPING.en}).",
        "根据表头{labels}按“{title}”读取（映射 {name} 只依据接口字段名整理，未见过真实导出文件，"
        f"请核对列对应关系；{_NO_MAPPING.zh}）。",
    ),
    "note.mapping-third-party.page": Text(
        "Recognised as “{title}” by the headings {labels} (mapping {name}, made after programs that"
        f" read this export: please look at the columns; {_NO_MAPPING.en}).",
        "根据表头{labels}识别为“{title}”（映射 {name} 依据第三方资料整理，"
        f"请核对列对应关系；{_NO_MAPPING.zh}）。",
    ),
    "note.mapping-verified.page": Text(
        "Recognised as “{title}” by the headings {labels} (mapping {name};"
        f" {_NO_MAPPING.en}).",
        f"根据表头{{labels}}识别为“{{title}}”（映射 {{name}}；{_NO_MAPPING.zh}）。",
    ),
    "note.mapping-own.page": Text(
        f"Read with your own mapping “{{name}}”, by the headings {{labels}} ({_NO_MAPPING.en}).",
        f"根据表头{{labels}}使用您保存的映射“{{name}}”（{_NO_MAPPING.zh}）。",
    ),
    "note.mapping-nearly.page": Text(
        "Your mapping “{name}” was not used: the file has no heading {labels}. Choose"
        " it{there} to use it all the same.",
        "没有使用您的映射“{name}”：文件里没有表头{labels}。如确要使用，请{there}选择它。",
    ),
    "note.unread.page": Text(
        "Not read, although it looks like {field}: {labels}. To read it, choose the field for"
        " it{there}.",
        "以下列看起来像“{field}”，但没有读取：{labels}。如需读取，请{there}为它选择字段。",
    ),
    "note.unread-which.page": Text(
        "Not read, although it may be {field}: {labels}. If it is, choose the field for it{there}.",
        "可能是“{field}”、但没有读取的列：{labels}。如果确实是，请{there}为它选择字段。",
    ),
    "note.other-serials.page": Text(
        "Not read, although it has serial numbers too: {labels}. If they are other devices', import"
        " the file once more with that column{there}, and with those of their own system and MAC"
        " address.",
        "以下列也有生产序列号，但没有读取：{labels}。如果是另外的设备，请再导入一次此文件，并{there}选择该列，"
        "以及这些设备自己的操作系统列和 MAC 地址列。",
    ),
    # -- what became of a row, and of a run ----------------------------------------------------
    "note.doubt-elsewhere.page": Text(
        "Nothing was sent: another import asked for this device with other identifiers, and what"
        " became of that is not known. Open that import under “Imports” and press “Try … again”,"
        " then"
        " do so here.",
        "本行没有发送：另一次导入曾用不同的标识登记该设备，但结果未知。"
        "请先在“导入记录”中打开那次导入并点“重新处理”，再处理本次导入。",
    ),
    "note.lookup-failed.page": Text(
        f"The answer was lost, and the look-up got no answer either: {_TRY_AGAIN.en}, or look in"
        f" the"
        " admin console.",
        f"未收到返回结果，查询也没有返回。{_TRY_AGAIN.zh}，或在管理后台核对。",
    ),
    "note.lookup-no-scope.page": Text(
        "The answer was lost, and the app may not look devices up. Grant"
        f" security_and_compliance:device_record:read, then {_TRY_AGAIN.en}, or look in the admin"
        " console.",
        "未收到返回结果，且应用没有查询权限。请开通 security_and_compliance:device_record:read，"
        f"然后{_TRY_AGAIN.zh}，或在管理后台查看。",
    ),
    "note.lookup-nothing.page": Text(
        f"The answer was lost, and a look-up found no such device. To import the row once more,"
        f" {_TRY_AGAIN.en}.",
        f"未收到返回结果，且查询不到该设备。如需重新导入该行，{_TRY_AGAIN.zh}。",
    ),
    "note.lookup-not-yet.page": Text(
        "The answer was lost; an older record shares some identifiers with this row, and the list"
        f" may not show yet what was created just now. In a few minutes, {_TRY_AGAIN.en}.",
        "未收到返回结果；有一条较早的记录与该行的部分标识相同，刚创建的设备可能尚未出现在列表中。"
        f"过几分钟后，{_TRY_AGAIN.zh}。",
    ),
    "note.lookup-refused.page": Text(
        "The answer was lost, and the API refused to look this device up. Look in the admin"
        " console: where it is there and right, nothing is left to do, though the row stays in"
        f" doubt; where it is not there, {_TRY_AGAIN.en}.",
        "未收到返回结果，接口也拒绝查询该设备。请在管理后台查看：如果已有该设备且记录无误，"
        f"则无需再处理（该行仍会标为结果待确认）；如果没有，{_TRY_AGAIN.zh}。",
    ),
    "note.rejected-after-doubt.page": Text(
        "An answer was lost, and a later attempt was refused; the device may have been created."
        " Look"
        f" in the admin console, or {_TRY_AGAIN.en}.",
        "曾有一次未收到返回结果，之后的请求被拒绝；设备可能已创建。"
        f"请在管理后台核对，或{_TRY_AGAIN.zh}。",
    ),
    "note.update-left.page": Text(
        "A request left and its answer is not recorded. Go on: the record is read then.",
        "请求已发出，但尚未记录到返回结果。请继续处理，届时会读取该记录进行核对。",
    ),
    "note.update-changed-since.page": Text(
        "Somebody else changed it after it was read, so it was left. To change it all the same:"
        " “Show what others changed” at this run.",
        "读取之后该记录被他人更改，因此没有改动。如仍要按表格更新：在该条导入记录的页面点击"
        "“查看他人更改的记录”。",
    ),
    "note.update-wanted.page": Text(
        "The device is there already; its ownership and trust are still to be brought in line: go"
        " on.",
        "设备此前已登记，设备归属和可信状态尚未更新：请继续处理。",
    ),
    "advice.changed.page": Text(
        "Compare once more, and update again if the file is right.",
        "请重新比对；如果以表格为准，再次更新。",
    ),
    "advice.differs.page": Text(
        "Ownership and trust: compare the file on the page “Registry” and update from there."
        " Identifiers can't be changed: delete the record in the admin console and import the row"
        " again, or correct the file.",
        "设备归属和可信状态：在“设备库”页面比对该文件后更新。标识不能更改："
        "请在管理后台删除该记录后重新导入，或更正表格。",
    ),
    "advice.duplicate.page": Text(
        "Nothing to do. If its ownership or trust should be as the file says, compare the file on"
        " the page “Registry” and update from there.",
        "一般无需处理；如需按表格调整设备归属或可信状态，请在“设备库”页面比对该文件后更新。",
    ),
    "advice.invalid.page": Text(
        "Correct the file on the page, or the marked cells on the sheet “To fix” of the results"
        " workbook, and drop that on the page “Files”.",
        "请在页面上返回该文件修正；或在结果工作簿的“待修正”工作表中更正标红的单元格，"
        "保存后拖到“文件”页面。",
    ),
    "advice.invalid.none.page": Text(
        "Nothing can be corrected in them: why, and what to do instead, stands below.",
        "这些行没有可以更正的内容，原因和处理办法见下方的归类。",
    ),
    "advice.rejected.page": Text(
        "Correct the row in the file, or on the sheet “To fix” of the results workbook, and drop"
        " that on the page “Files”. If the row is right, press “Try … again” above; the log ID in"
        " the workbook helps the platform's support to find the request.",
        "请在表格或结果工作簿的“待修正”工作表中更正，保存后拖到“文件”页面。如果确认无误，"
        "可点上方的“重新处理”；如需平台协助排查，请提供工作簿中的日志 ID。",
    ),
    "advice.failed.page": Text(
        "Press “Try … again” above later; nothing is to be corrected.",
        "请稍后点上方的“重新处理”，无需更正内容。",
    ),
    "advice.in_doubt.page": Text(
        "Press “Try … again” above: what is there already is not registered twice, but looked up"
        " once more. Of what stays in doubt the results workbook says why, row by row; where the"
        " record is right in the admin console, nothing is left to do.",
        "请点上方的“重新处理”：已登记的设备不会重复登记，只会再次核对。仍标为结果待确认的行，"
        "原因见结果工作簿；如果管理后台中的记录无误，则无需再处理。",
    ),
    "advice.missing.page": Text("Import the file to register it.", "导入该文件即可登记。"),
    "advice.pending.page": Text(
        "Open the file and import it to send it.", "打开该文件并导入即可发送。"
    ),
    "advice.sent.page": Text(
        "Go on with this import. The row is sent again and looked at with care.",
        "请继续本次导入，该行会重新发送并单独核对。",
    ),
    "advice.unsent.page": Text("Go on with this import.", "继续本次导入即可发送。"),
    "event.until.page": Text("It is waited for until {until} at the latest.", "最迟等到 {until}。"),
    "stop.list.next.page": Text(
        "Try again; where it stays so, check on the page of the credentials what stands between"
        " you and the"
        " API.",
        "请重试；如果一直如此，请在凭证页面检查到接口之间的网络和代理。",
    ),
    "stop.list-filter.next.page": Text(
        "Export all of it, and filter in the spreadsheet.", "请导出全部记录，在表格中筛选。"
    ),
    "stop.list-unfiltered.next.page": Text(
        "Export all of it and search there; to compare, tick “Also list what only the registry"
        " has”: then it is read to its end.",
        "请导出全部后在表格中查找；如需比对，请勾选“同时列出仅在设备库中的记录”，将读取整个设备库。",
    ),
    "stop.max-duration.page": Text("The time that was allowed is over.", "已达到规定的时长。"),
    "stop.max-rows.page": Text("As many rows as were asked for are done.", "已处理完指定的行数。"),
    "stop.not-found.next.page": Text(
        "Check the address on the page of the credentials, and FEISHU_BASE_URL: only the base"
        " address belongs"
        " there.",
        "请检查凭证页面的接口地址和 FEISHU_BASE_URL，只填写基础地址即可。",
    ),
    "stop.redirect.next.page": Text(
        "Log in to the network, or check the address on the page of the credentials, then go on.",
        "请先完成上网认证，或检查凭证页面的接口地址，然后继续。",
    ),
    "stop.throttled.page": Text(
        "The API asks to go slower all the time and took no row for a long time.",
        "接口一直要求放慢速度，长时间没有一行发送成功。",
    ),
    # -- what keeps a file from being read -----------------------------------------------------
    "error.encoding-likely.page": Text(
        "{file} is neither UTF-8 nor GB18030 (the byte at offset {offset}, line {line}, does not"
        " fit). It may be this, if these words look right: {guesses}. Choose that encoding, or save"
        " the file as “CSV UTF-8”.",
        "{file} 既不是 UTF-8 也不是 GB18030（偏移量 {offset} 处、即第 {line} 行的字节无法解码）。"
        "如果括号中的文字显示正常，请选择对应的编码：{guesses}；或者将文件另存为“CSV UTF-8”。",
    ),
    "error.encoding-first.page": Text(
        "The file carries no mark of its encoding. Read as {encoding} its headings say too little,"
        " and it reads better otherwise. If these words look right, choose that encoding:"
        " {guesses}. If none do, save the file as “CSV UTF-8”.",
        "文件没有标明编码。按 {encoding} 读取时无法识别表头，而且更像是其他编码。"
        "如果括号中的文字显示正常，请选择对应的编码：{guesses}；"
        "如果都不正常，请将文件另存为“CSV UTF-8”。",
    ),
    "error.encoding-unclear.page": Text(
        "The encoding of {file} could not be found out: read as {encoding}, the byte at offset"
        " {offset} (line {line}) does not fit. Save it as “CSV UTF-8”, or choose its encoding"
        " here: cp1252 in Western Europe, cp1250 in Central Europe, cp1251 for Cyrillic, big5 in"
        " Taiwan and Hong Kong, shift_jis in Japan, euc_kr in Korea.",
        "无法判断 {file} 的编码：按 {encoding} 读取时，偏移量 {offset} 处（第 {line} 行）"
        "的字节无法解码。"
        "请将它另存为“CSV UTF-8”，或在此选择编码：西欧 cp1252，中欧 cp1250，俄文等西里尔字母"
        " cp1251，"
        "港台繁体 big5，日文 shift_jis，韩文 euc_kr。",
    ),
    "error.encoding-wrong.page": Text(
        "{file} is not in {encoding}: the byte at offset {offset} (line {line}) does not fit. Let"
        " the encoding be found out, or choose another one.",
        "{file} 不是 {encoding} 编码：偏移量 {offset} 处（第 {line} 行）的字节无法解码。"
        "请改为自动识别，或选择其他编码。",
    ),
    "error.export-refused.page": Text(
        "This is “{title}” (mapping {name}). {why} If the file is something else, choose to read it"
        " without a mapping, by its headings alone.",
        "这是“{title}”（映射 {name}）。{why}如果文件并非这种导出，可选择不使用映射，只按表头读取。",
    ),
    "error.side-by-side.page": Text(
        "Two tables stand side by side, in columns {left} and {right}: the headings {labels} are in"
        " both. Put the right one below the left one, under the same headings, or into a worksheet"
        " or file of its own; renaming its headings would leave its devices out. If both are of the"
        " same devices, as in a stocktaking, choose {field} for column {one} or {other}.",
        "有两张表并排放置，分别在 {left} 列和 {right} 列，两边都有表头{labels}。"
        "请把右边的表移到左边的表下方（使用同一行表头），或移到单独的工作表或文件；"
        "如果只改右边的表头名称，右边的设备就不会导入。如果两边是同一批设备（例如盘点表的账面与实盘），"
        "请为 {one} 列或 {other} 列选择“{field}”。",
    ),
    "error.header-row-blank.page": Text(
        "Row {row} of {file} is blank or does not exist (looked at: {sheets}). Choose the row of"
        " the"
        " headings among the first lines of the sheet.",
        "{file} 的第 {row} 行是空行或不存在（已查看：{sheets}）。"
        "请在工作表的前几行中选择表头所在的行。",
    ),
    "error.leave-out-label-twice.page": Text(
        "Rows to leave out: the heading “{label}” stands in several columns ({columns}). Take this"
        " back under “Leave rows out”, and name the column by its letter, for example {letter}.",
        "排除行：表头“{label}”出现在多个列（{columns}）。请取消该排除条件，改用列号，例如"
        " {letter}。",
    ),
    "error.leave-out-no-such-label.page": Text(
        "Rows to leave out: there is no column “{label}”. Take this back under “Leave rows out”."
        " The"
        " columns are: {labels}.",
        "排除行：没有名为“{label}”的列，请取消该排除条件。现有的列：{labels}。",
    ),
    "error.mapping-none.page": Text(
        "{file} is no mapping. A mapping is an ordinary text file of some kilobytes, such as “Save"
        " as mapping” writes. Move this one out of the folder of mappings, or choose another.",
        "{file} 不是映射文件。映射文件是几 KB 大小的普通文本文件，可用“保存为映射”生成。"
        "请把该文件移出映射文件夹，或改用其他映射文件。",
    ),
    "error.mapping-syntax.page": Text(
        "The mapping {file} can't be understood at line {line}, column {column}. Look there for a"
        ' missing quotation mark or bracket, and for Chinese quotation marks or commas (only " and'
        " , count). Or delete it and save it again with “Save as mapping”.",
        "映射文件 {file} 第 {line} 行第 {column} 列附近写法有误。请检查引号、方括号是否成对，"
        '以及是否误用了中文引号或逗号（只能用英文的 " 和 ,）。也可删除后用“保存为映射”重新生成。',
    ),
    "error.several-labels.page": Text(
        "Several columns fit one field ({clashes}). Choose the field for the right one, and no"
        " field"
        " for the others.",
        "有多个列对应同一个字段（{clashes}）。请只为正确的列选择该字段，其余列不选择字段。",
    ),
    "error.map-label-twice.page": Text(
        "The heading “{label}” stands in several columns ({columns}), so it does not say which one"
        " is meant. Keep the field at the right one, and choose “not sent” for the others.",
        "表头“{label}”出现在多个列（{columns}），无法判断用哪一列。"
        "请保留正确的一列，其余的选择“不发送”。",
    ),
    "error.no-header.page": Text(
        "No row of headings was recognised in the first {last} rows of {file} (looked at:"
        " {sheets})."
        " Its first rows are:\n{labels:lines}\nChoose the row that holds the headings below, and"
        " the field of each column; or another worksheet.",
        "在 {file} 的前 {last} 行中没有识别出表头（已查看：{sheets}）。最前面几行是："
        "\n{labels:lines}\n"
        "请在下方选择表头所在的行，再为各列选择对应字段；也可以改选其他工作表。",
    ),
    "error.no-headings.page": Text(
        "{file} has no row of headings (looked at: {sheets}): its first rows look like devices.\n"
        "{labels:lines}\nInsert a row above them in which each column has its heading, such as"
        " “Operating system”, “Serial number” and “MAC address”, save the file and drop it again. A"
        " row with a device in it is never taken for the headings: that device would be lost.",
        "{file} 中没有表头（已查看：{sheets}），最前面几行看起来就是设备：\n{labels:lines}\n"
        "请在最上面插入一行，写明各列的含义，例如“操作系统”“序列号”“MAC地址”，保存后重新放入。"
        "设备所在的行不会被当作表头，否则这台设备就会漏掉。",
    ),
    "error.identifier-column-likely.page": Text(
        "No heading that is known identifies a device. The columns found are: {labels}. Choose the"
        " field for the right one.",
        "没有找到可以识别设备的列。现有的列：{labels}。请为正确的列选择对应字段。",
    ),
    "error.no-identifier-column.page": Text(
        "No column identifies a device (serial number, disk serial number, UUID, MAC address,"
        " Android ID, IDFV or AAID). The columns found are: {labels}. Choose the field for the"
        " right"
        " one.",
        "没有找到可以识别设备的列（生产序列号、硬盘序列号、主板UUID、MAC地址、Android标识符、IDFV"
        " 或"
        " AAID）。现有的列：{labels}。请为正确的列选择对应字段。",
    ),
    "error.no-rows.page": Text(
        "{path}: sheet {sheet} has labels in row {row} but no devices below them. Fill in the rows,"
        " or choose another sheet.",
        "{path}：工作表 {sheet} 的第 {row} 行是表头，但下面没有设备。请填写数据，"
        "或改选其他工作表。",
    ),
    "error.no-such-sheet.page": Text(
        "{file} has no worksheet called “{sheet}”. Choose one of these: {sheets}",
        "{file} 中没有名为“{sheet}”的工作表。请从以下工作表中选择：{sheets}",
    ),
    "error.no-system-column.page": Text(
        "No column says the operating system. Recognised: {found}. The columns found are: {labels}."
        " Choose the field for the right one or, if all devices run the same, choose that where a"
        " cell is empty.",
        "没有找到表示操作系统的列。已识别的列：{found}；现有的列：{labels}。"
        "请为正确的列选择对应字段；"
        "如果所有设备的操作系统都相同，请设为单元格为空时的默认值。",
    ),
    "error.no-system-in-export.page": Text(
        "This is “{title}” (mapping {name}), in which no column says the operating system. {note}"
        " Choose the field for a column or, if all devices run the same, choose that where a cell"
        " is empty.",
        "这是“{title}”（映射 {name}），其中没有表示操作系统的列。{note}请为相应的列选择字段；"
        "如果所有设备的操作系统都相同，请设为单元格为空时的默认值。",
    ),
    "error.system-column-likely.page": Text(
        "No heading says the operating system, but the values of “{label}” do ({values}). If that"
        " is"
        " right, choose the field for this column.",
        "没有表头表示操作系统，但“{label}”列的内容是操作系统（{values}）。如果没错，"
        "请为该列选择对应字段。",
    ),
    "error.system-columns-likely.page": Text(
        "No heading says the operating system, but the values of “{label}” do ({values}), and so do"
        " those of {others}. Choose the field for the right column.",
        "没有表头表示操作系统，但“{label}”列的内容是操作系统（{values}），{others}也是。"
        "请为正确的列选择对应字段。",
    ),
    "error.nothing-to-fix.page": Text(
        "{file} holds the results of run {run_id} and has no sheet of rows to fix: there is nothing"
        " to import from it. If you want to read another of its sheets, choose it.",
        "{file} 是导入记录 {run_id} 的结果工作簿，其中没有“待修正”工作表，没有需要再导入的内容。"
        "如确要读取其中的其他工作表，请选择该工作表。",
    ),
    "error.set-device_ownership.page": Text(
        "Ownership can't be “{value}”. Choose Company, Personal or Unknown.",
        "设备归属不能是“{value}”。可选：企业设备、个人设备、未知设备。",
    ),
    "error.set-device_status.page": Text(
        "Trust can't be “{value}”. Choose Trusted, Untrusted or Unknown.",
        "可信状态不能是“{value}”。可选：信任设备、非信任设备、未知状态。",
    ),
    "error.set-device_system.page": Text(
        "The operating system can't be “{value}”. Choose Windows, macOS, Linux, Android, iOS or"
        " OpenHarmony.",
        "操作系统不能是“{value}”。可选：Windows、macOS、Linux、Android、iOS、OpenHarmony。",
    ),
    "error.set-identifier.page": Text(
        "{field} can't be “{value}” for all devices: that is no usable identifier.",
        "{field} 不能统一设为“{value}”：它不是可用的设备标识。",
    ),
    "error.sheets-hidden.page": Text(
        "All worksheets of {file} are hidden: {sheets}. Unhide the one to import, or choose it"
        " here.",
        "{file} 的工作表全部处于隐藏状态：{sheets}。请取消隐藏要导入的工作表，或在此选择。",
    ),
    "error.sheets-unlike.page": Text(
        "The worksheets “{first}” and “{other}” are exports of different products, or one holds"
        " rows"
        " to fix and the other does not: they can't be read as one. Choose one of them, import it,"
        " and then the other.",
        "工作表“{first}”与“{other}”来自不同产品的导出，或者只有一个是待修正行，无法合并导入。"
        "请逐个选择并导入。",
    ),
    "error.table-empty.page": Text(
        "There is nothing to read in {file} (looked at: {sheets}). Save the table with its"
        " headings,"
        " or choose another worksheet.",
        "{file} 中没有任何内容（已查看：{sheets}）。请确认表格连同表头一起保存，或改选其他工作表。",
    ),
    "error.value-field.page": Text(
        "A word can be given a meaning for {fields}, not for “{field}”.",
        "只能为{fields}说明词的含义，不能用于“{field}”。",
    ),
    "error.value-word.page": Text(
        "{field}: “{word}” can't mean “{value}”. It can mean: {choice}.",
        "{field}：“{word}”不能对应“{value}”。可用的值：{choice}。",
    ),
    "error.value-open.page": Text(
        "{field}: nobody said yet what “{word}” means. It can mean: {choice}.",
        "{field}：还没有说明“{word}”的含义。可用的值：{choice}。",
    ),
    "error.edits-since.page": Text(
        "Cells of {path} were corrected, or corrections taken back, since it was checked. Nothing"
        " was sent now; what was sent before stays as it was sent. Open the file and press “Check"
        " again”: import it from there.",
        "检查之后，{path} 的单元格又有更正或撤回。本次没有发送；之前已发送的内容不变。"
        "请打开该文件，点“重新检查”后再导入。",
    ),
    # -- whom to speak to, and what stands in between ------------------------------------------
    "error.app-secret.page": Text(
        "The API knows no such app id and secret (code {code}). Check both on the app's page"
        " “Credentials & Basic Info”, and the platform: Feishu and Lark are separate.",
        "App ID 与 App Secret 不匹配或应用不存在（错误码 {code}）。"
        "请到应用的“凭证与基础信息”页核对；另外飞书与 Lark 互不相通，请确认所选的平台。",
    ),
    "error.base-url.page": Text(
        "{url} is not an address the importer can talk to. Give the base address alone, such as"
        " https://open.feishu.cn, in FEISHU_BASE_URL.",
        "{url} 不是可用的接口地址。请在 FEISHU_BASE_URL 中只填写基础地址，例如"
        " https://open.feishu.cn。",
    ),
    "error.no-app-id.page": Text(
        "No app id. Type that of your app, or rehearse without an app.",
        "缺少 App ID。请填写应用的 App ID，也可以先不用应用，进行演练。",
    ),
    "error.no-app-secret.page": Text(
        "No app secret. Type that of your app; the app's page “Credentials & Basic Info” shows it.",
        "缺少 App Secret。请填写应用的 App Secret（见开发者后台该应用的“凭证与基础信息”页）。",
    ),
    "error.keychain.page": Text(
        "The keychain {name} can't be used: {why}. The secret is not kept in it by this page and"
        " counts until the page ends. Unlock the keychain and try again if it is to be kept.",
        "无法使用系统密钥库 {name}：{why}。App Secret 未通过本页保存，仅在页面结束前有效。"
        "如需保存，请解锁密钥库后重试。",
    ),
    "error.no-keyring.page": Text(
        "The secret can't be kept for the next start: the keychain of this system is used only"
        " where the package keyring is installed. To install it, end the page, run {command} and"
        " start the page again.",
        "下次启动时需要重新填写 App Secret：要保存到系统密钥库，需先安装 keyring 软件包。"
        "如需安装，请退出页面，执行 {command}，再重新启动页面。",
    ),
    "error.no-keychain.page": Text(
        "The secret can't be kept for the next start: there is no keychain here that keeps"
        " anything. It counts until the page ends.",
        "下次启动时需要重新填写 App Secret：这里没有可用的系统密钥库，它仅在页面结束前有效。",
    ),
    "error.token-malformed.page": Text(
        "{host} answered the request for a token without one. Is this really the API? Check the"
        " address and the proxy.",
        "{host} 的应答里没有访问凭证。请确认这确实是开放平台的地址，并检查接口地址和代理。",
    ),
    "error.token-not-json.page": Text(
        "{host} answered the request for a token with something else than the API's JSON (HTTP"
        " {status}). Check the address, and whether a proxy or a log-in page of the network stands"
        " in between.",
        "{host} 对凭证请求返回的不是接口数据（HTTP {status}）。"
        "请检查接口地址，以及中间是否有代理或上网认证页面。",
    ),
    "error.unreachable.page": Text(
        "{host} can't be reached ({why}). Check the network, the address and the proxy"
        " (HTTPS_PROXY), then try again.",
        "无法连接 {host}（{why}）。请检查网络、地址和代理（HTTPS_PROXY），然后重试。",
    ),
    # -- the program itself --------------------------------------------------------------------
    "error.internal.page": Text(
        "Something went wrong inside device-importer ({why}). Nothing is lost: load the page again"
        " and go on. Please report it with what is said here.",
        "程序内部出错（{why}）。数据没有丢失，刷新页面即可继续。请附上此处的内容提交问题反馈。",
    ),
    "error.passing-journal.page": Text(
        "There is no room to look at the file: what is needed for that alone can't be kept in the"
        " folder {path} for temporary files ({why}). Make room there and try again.",
        "无法处理该文件：处理时所需的临时数据无法写入临时文件夹 {path}（{why}）。"
        "请清理磁盘空间后重试。",
    ),
    "error.journal-newer.page": Text(
        "The journal {path} was written by a newer version of this program. Install the newest"
        " version, then start the page again.",
        "日志库 {path} 由更新版本的程序写入。请先安装最新版本，再重新启动页面。",
    ),
    "error.rows-form.page": Text(
        "“{part}” names no rows. Give their numbers as the results workbook has them, as in {form}."
        " Nothing was changed.",
        "“{part}”不是行号。请按结果工作簿中的行号填写，例如 {form}。未做任何改动。",
    ),
    "error.rows-not-ours.page": Text(
        "Among these are rows ({count}) that this run did not create or update: {rows}. Nothing was"
        " changed. The results workbook has the number of each row and what became of it.",
        "其中有 {count} 行不是由该记录创建或更新的：{rows}。未做任何改动。"
        "各行的行号和结果见结果工作簿。",
    ),
    "error.rows-not-ours.others.page": Text(
        "Among these are rows ({count}) that this run did not create or update: {rows}. Nothing was"
        " changed. Compare the numbers with the results workbook; if the others are meant, give"
        " these alone: {others}",
        "其中有 {count} 行不是由该记录创建或更新的：{rows}。未做任何改动。"
        "请与结果工作簿核对行号；如果只撤销其余的行，请填写：{others}",
    ),
    "error.no-run.page": Text(
        "There is no import {run_id} of this tenant. “Imports” lists them.",
        "该企业没有编号为 {run_id} 的导入记录，请在“导入记录”中查看。",
    ),
    "error.results-unwritable.page": Text(
        "The results can't be written to {path}: {why}. The import itself is safe; make room, or"
        " make the folder writable, and ask for them again.",
        "结果文件无法写入 {path}：{why}。导入结果本身没有丢失，"
        "请释放空间或开放文件夹写入权限后重新下载。",
    ),
    "error.results-exists.page": Text(
        "{path} exists already and is not overwritten. Ask for the results once more.",
        "{path} 已存在，为避免覆盖，未写入。请重新下载结果。",
    ),
}
