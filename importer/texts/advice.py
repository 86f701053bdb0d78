"""What to do about a row, by slug.

``code.*`` for what the API refused, ``note.*`` remarks on a row: how a lost answer was settled,
what an undo did.
"""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    # -- what to do about a row ----------------------------------------------------------------
    "code.1785005": Text(
        "The identifiers do not fit the operating system: desktops take serial number, disk"
        " serial, board UUID and MAC; Android its Android id, iOS its IDFV, OpenHarmony its"
        " AAID. Correct the row and import it again.",
        "标识与操作系统不匹配：电脑填写生产序列号、硬盘序列号、主板UUID、MAC地址，Android 填写"
        " Android标识符，iOS 填写 IDFV，OpenHarmony 填写 AAID。请修正后重新导入该行。",
    ),
    "code.1785007": Text(
        "The operating system is not one the API knows. Correct the row and import it again.",
        "操作系统取值无效。请修正后重新导入该行。",
    ),
    "code.1780101": Text(
        "The API does not accept a value of this row. Compare it with a row that was created,"
        " correct it and import it again.",
        "该行有取值不被接口接受。请与创建成功的行对照，修正后重新导入。",
    ),
    "code.99992402": Text(
        "The API does not accept the field named in the message. Correct it and import the row"
        " again.",
        "接口不接受消息中所列的字段。请修正后重新导入该行。",
    ),
    "code.9499": Text(
        "The API could not read this row's request. Look for odd characters in it, correct them"
        " and import the row again.",
        "接口无法解析该行的请求。请检查是否含有异常字符，修正后重新导入该行。",
    ),
    "note.update-wanted": Text(
        "The device is there already; its ownership and trust are still to be brought in line:"
        " device-importer resume",
        "设备此前已登记，设备归属和可信状态尚未更新：执行 device-importer resume 即可继续。",
    ),
    "note.update-other-identifiers": Text(
        "An identifier of this row is another one in the registry: it may be another device, so"
        " nothing was changed. Compare them.",
        "该行有标识与设备库中的记录不同，可能不是同一台设备，因此没有改动。请核对。",
    ),
    "note.update-rows-disagree": Text(
        "Another row of this file, or of another one of the same command, means this record too and"
        " does not say the same of it, so nothing was changed. Make them say the same.",
        "本表格（或同一命令中的另一个表格）还有一行对应这条记录，且内容不一致，因此没有改动。"
        "请改成一致。",
    ),
    "note.update-left": Text(
        "A request left and its answer is not recorded. device-importer resume settles it by"
        " reading the record.",
        "请求已发出，但尚未记录到返回结果。执行 device-importer resume 会读取该记录进行核对。",
    ),
    "note.update-changed-since": Text(
        "Somebody else changed it after it was read, so it was left. To change it all the same:"
        " device-importer resume with the name of this run, which asks about it.",
        "读取之后该记录被他人更改，因此没有改动。如仍要按表格更新：执行 device-importer resume"
        "并加上本次导入记录的编号，会再次询问。",
    ),
    "note.update-confirmed": Text(
        "The answer was lost; the record says what it was to say.",
        "未收到返回结果；经查询，记录已是表格中的值。",
    ),
    "note.update-gone": Text(
        "The record is not there any more: somebody deleted it.",
        "该记录已不存在，可能已被他人删除。",
    ),
    "note.update-unclear": Text(
        "The answer was lost, and the record could not be read since: whether it was changed is not"
        " known. Compare once more.",
        "未收到返回结果，之后也未能读取该记录，无法确定是否已更改。请重新比对。",
    ),
    "note.update-failed": Text(
        "Temporary trouble outlasted all attempts; the record was not changed. Update the same file"
        " again later.",
        "遇到临时故障，多次重试后仍未成功，记录没有改动。请稍后对同一个文件再次执行更新。",
    ),
    "note.update-refused": Text(
        "The API refused the change; the record stays as it is. The log ID helps the platform's"
        " support to find the request.",
        "接口拒绝了这次更改，记录保持原样；如需平台协助排查，请提供日志 ID。",
    ),
    "note.undo-put-back": Text("Put back to what it was before.", "已恢复为更新前的值。"),
    "note.undo-put-back-left": Text(
        "A request to put it back left and its answer is not recorded; repeat the undo.",
        "恢复请求已发出，但尚未记录到返回结果；请再次执行撤销。",
    ),
    "note.undo-changed-since": Text(
        "Somebody else changed the record since: it was not put back.",
        "之后该记录被他人更改，没有恢复。",
    ),
    "note.undo-record-gone": Text("The record is not there any more.", "该记录已不存在。"),
    "note.undo-put-back-failed": Text(
        "It could not be put back; repeat the undo.", "未能恢复，请再次执行撤销。"
    ),
    "note.exists-after-doubt": Text(
        "An earlier answer was lost; now the device exists. It is probably ours: look it up in"
        " the admin console.",
        "之前一次请求未收到返回结果，现在设备已存在，很可能是本次创建的。请在管理后台核对。",
    ),
    "note.lookup-confirmed": Text(
        "The answer was lost; a look-up confirmed that this run created the device.",
        "未收到返回结果，经查询确认该设备由本次导入创建。",
    ),
    "note.lookup-older": Text(
        "The registry had this device before. Nothing to do.",
        "设备库中此前已有该设备，无需处理。",
    ),
    "note.lookup-otherwise": Text(
        "The registry's record has one of this row's identifiers, and another one otherwise: it may"
        " be another device (a dock lends its MAC address to many), or one of the two is wrong."
        " Compare them in the admin console. Identifiers can't be changed: where the row is right,"
        " delete the record there and import the row again.",
        "设备库中的记录只有部分标识与该行相同，另有标识不同：可能是另一台设备（例如共用扩展坞的"
        " MAC 地址），也可能有一方填错。请在管理后台核对。标识不能更改：如果该行填写的正确，"
        "请在管理后台删除该记录后重新导入。",
    ),
    "note.lookup-elsewhere": Text(
        "Another import registered this device, as its file said then.",
        "另一次导入已按当时文件的内容登记了该设备。",
    ),
    "note.lookup-nothing": Text(
        "The answer was lost, and a look-up found no such device. Import the row again:"
        " resume with --retry-failed.",
        "未收到返回结果，且查询不到该设备。请用 resume 加 --retry-failed 重新导入该行。",
    ),
    "note.lookup-several": Text(
        "The answer was lost, and several records share an identifier with this row. Compare"
        " them in the admin console; where one of them is right, nothing is left to do, though the"
        " row stays in doubt.",
        "未收到返回结果，且有多条设备记录与该行存在相同的标识。请在管理后台核对；"
        "如果其中一条无误，则无需再处理（该行仍会标为结果待确认）。",
    ),
    "note.lookup-no-time": Text(
        "The answer was lost; the registry has a record with this row's identifiers, or some of"
        " them, but does not say since when. It may be ours. Compare it in the admin console; where"
        " it is right, nothing is left to do, though the row stays in doubt.",
        "未收到返回结果，设备库中有一条记录与该行的标识（全部或部分）相同，但没有创建时间，"
        "可能是本次导入创建的。请在管理后台核对；如果记录无误，则无需再处理"
        "（该行仍会标为结果待确认）。",
    ),
    "note.lookup-other-terms": Text(
        "The answer was lost; a record of the same time has this row's identifiers, but nothing"
        " shows that it was registered with the row's ownership and trust: somebody else may have"
        " registered it, or changed it since. Compare it in the admin console; where it is right,"
        " nothing is left to do, though the row stays in doubt.",
        "未收到返回结果，同一时间有一条标识相同的记录，但无法确认它登记时的设备归属和可信状态"
        "与该行一致：可能由他人登记，也可能在登记后被修改。请在管理后台核对；如果记录无误，"
        "则无需再处理（该行仍会标为结果待确认）。",
    ),
    "note.lookup-unclear": Text(
        "The answer was lost; a record of the same time shares some identifiers with this row."
        " Compare it in the admin console; where it is right, nothing is left to do, though the row"
        " stays in doubt.",
        "未收到返回结果，同一时间有一条记录与该行的部分标识相同。请在管理后台核对；"
        "如果记录无误，则无需再处理（该行仍会标为结果待确认）。",
    ),
    "note.lookup-not-yet": Text(
        "The answer was lost; an older record shares some identifiers with this row, and the list"
        " may not show yet what was created just now. Resume with --retry-failed in a few"
        " minutes.",
        "未收到返回结果；有一条较早的记录与该行的部分标识相同，刚创建的设备可能尚未出现在列表中。"
        "请过几分钟用 resume 加 --retry-failed 核对。",
    ),
    "note.doubt-elsewhere": Text(
        "Nothing was sent: another run asked for this device with other identifiers, and what"
        " became of that is not known. First settle that run with resume and --retry-failed, then"
        " this one likewise.",
        "本行没有发送：另一次导入曾用不同的标识登记该设备，但结果未知。"
        "请先对那条导入记录执行 resume 加 --retry-failed，再同样处理本次导入。",
    ),
    "note.lookup-no-clock": Text(
        "The answer was lost; the registry has a record with this row's identifiers, or some of"
        " them, and the server's clock was not known well enough to tell whether this run created"
        " it. Compare it in the admin console; where it is right, nothing is left to do, though the"
        " row stays in doubt.",
        "未收到返回结果；设备库中有一条记录与该行的标识（全部或部分）相同，但当时无法确定服务器时间，"
        "不能判断是否由本次导入创建。请在管理后台核对；如果记录无误，则无需再处理"
        "（该行仍会标为结果待确认）。",
    ),
    "note.lookup-late": Text(
        "The answer was lost; soon after that a record with this row's identifiers, or some of"
        " them, was created. It may be ours or somebody else's: compare it in the admin console;"
        " where it is right, nothing is left to do, though the row stays in doubt.",
        "未收到返回结果；此后不久创建了一条与该行的标识（全部或部分）相同的记录，"
        "可能由本次导入创建，也可能由他人创建。请在管理后台核对；如果记录无误，"
        "则无需再处理（该行仍会标为结果待确认）。",
    ),
    "note.lookup-refused": Text(
        "The answer was lost, and the API refused to look this device up. Look in the admin"
        " console: where it is there and right, nothing is left to do, though the row stays in"
        " doubt; where it is not there, resume with --retry-failed.",
        "未收到返回结果，接口也拒绝查询该设备。请在管理后台查看：如果已有该设备且记录无误，"
        "则无需再处理（该行仍会标为结果待确认）；没有则用 resume 加 --retry-failed 重新发送。",
    ),
    "note.rejected-after-doubt": Text(
        "An answer was lost, and a later attempt was refused; the device may have been created."
        " Look in the admin console, or resume with --retry-failed.",
        "曾有一次未收到返回结果，之后的请求被拒绝；设备可能已创建。请在管理后台核对，"
        "或用 resume 加 --retry-failed 重试。",
    ),
    "note.lookup-no-scope": Text(
        "The answer was lost, and the app may not look devices up. Grant"
        " security_and_compliance:device_record:read and resume with --retry-failed, or look"
        " in the admin console.",
        "未收到返回结果，且应用没有查询权限。请开通 security_and_compliance:device_record:read"
        " 后用 resume 加 --retry-failed 核对，或在管理后台查看。",
    ),
    "note.lookup-failed": Text(
        "The answer was lost, and the look-up got no answer either. Resume with"
        " --retry-failed, or look in the admin console.",
        "未收到返回结果，查询也没有返回。请用 resume 加 --retry-failed 重试，或在管理后台核对。",
    ),
    "note.there-now": Text(
        "Looked up before sending: the registry has this device.",
        "发送前已核对：设备库中已有该设备。",
    ),
    "note.undo-unknown": Text(
        "An undo did not find it, with a token that may be of another tenant. Run the undo again"
        " with FEISHU_APP_SECRET in its place, or with a token of this run's tenant.",
        "撤销时未找到该设备，但所用访问凭证可能属于其他租户。请改用 FEISHU_APP_SECRET，"
        "或使用该条导入记录所属租户的凭证，再执行一次撤销。",
    ),
    "note.undo-left": Text(
        "An undo was interrupted here; run it again.",
        "撤销在此处中断，请重新执行撤销。",
    ),
    "note.undo-removed": Text(
        "Taken back: the record was deleted by an undo.",
        "已撤销：该设备记录已删除。",
    ),
    "note.undo-gone": Text(
        "Taken back: the record was not there any more.",
        "已撤销：撤销时该设备记录已不存在。",
    ),
    "note.undo-failed": Text(
        "The undo could not delete this record. Run it again, or delete the record in the admin"
        " console.",
        "撤销时未能删除该设备记录。请重新执行撤销，或在管理后台删除。",
    ),
    "note.no-answer": Text(
        "No answer could be had; the device may or may not have been created. Look it up in the"
        " admin console, or import the row again.",
        "始终未收到返回结果，设备可能已创建，也可能没有。请在管理后台核对，或重新导入该行。",
    ),
}
