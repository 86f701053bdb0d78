"""Sentences about what is set before a command is typed: secrets, and where they are kept."""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    # -- the secret, from a file or the keychain ---------------------------------------------
    "error.secret-file": Text(
        "The file of the app secret, {path}, can't be read: {why}. FEISHU_APP_SECRET_FILE names"
        " it; check the path, and that this user may read it.",
        "无法读取存放 App Secret 的文件 {path}：{why}。该路径由 FEISHU_APP_SECRET_FILE 指定，"
        "请检查路径是否正确，以及当前用户是否有权读取。",
    ),
    "error.secret-file-open": Text(
        "Others on this computer can read or change the file of the app secret, {path}"
        " (permissions {mode}). Type chmod 600 {path:typed}, then run the same command again."
        " Where that changes nothing, the file system keeps no permissions: put the file on"
        " another one.",
        "存放 App Secret 的文件 {path} 可以被本机其他用户读取或修改（权限 {mode}）。"
        "请先执行 chmod 600 {path:typed}，再重新执行同一条命令。如果执行后仍不生效，"
        "说明所在的文件系统不支持权限，请把文件换到别的位置。",
    ),
    "error.secret-file-odd": Text(
        "The file {path} does not hold an app secret and nothing else. Put the secret into it,"
        " on one line, without a name or quotation marks around it.",
        "文件 {path} 的内容不是单独一个 App Secret。请只写入密钥本身，占一行，"
        "不要加名称、引号或其他内容。",
    ),
    "error.odd-secret": Text(
        "An app secret has no line breaks, blanks or letters beyond ASCII in it. Copy it again"
        " from the app's page “Credentials & Basic Info”.",
        "App Secret 里不会有换行、空格或中文等字符。请到应用的“凭证与基础信息”页重新复制。",
    ),
    "error.no-keyring": Text(
        "Nothing was kept: the keychain of this system is used only where the package keyring is"
        " installed. Install it with: {command}",
        "未保存任何内容：要使用系统的密钥库，需要先安装 keyring 软件包。安装命令：{command}",
    ),
    "error.no-keychain": Text(
        "Nothing was kept: there is no keychain here that keeps anything (a server or a container"
        " often has none). Put the secret into a file that you alone can read, and name it in"
        " FEISHU_APP_SECRET_FILE.",
        "未保存任何内容：这里没有可用的系统密钥库（服务器和容器里通常没有）。"
        "请把密钥写入一个只有您本人可读的文件，并用 FEISHU_APP_SECRET_FILE 指定该文件。",
    ),
    "error.keychain": Text(
        "The keychain {name} can't be used: {why}. Unlock it and run the same command again. For"
        " a job that nobody sits at, set FEISHU_APP_SECRET_FILE instead.",
        "无法使用系统密钥库 {name}：{why}。请解锁后重新执行同一条命令。"
        "无人值守的任务请改用 FEISHU_APP_SECRET_FILE。",
    ),
    "error.shown-input": Text(
        "This terminal would show the secret while it is typed. Pipe it in instead, from a"
        " password manager or a file: device-importer login < FILE",
        "此终端会显示输入的密钥。请改为从密码管理器或文件输入：device-importer login < 文件",
    ),
    # -- a group that is told ----------------------------------------------------------------
    "error.no-webhook": Text(
        "--notify needs to know the group: set the environment variable DEVICE_IMPORTER_WEBHOOK to"
        " the address of its custom bot (group settings › Bots › Add bot › Custom bot), and where"
        " it checks signatures DEVICE_IMPORTER_WEBHOOK_SECRET. Nothing was sent.",
        "使用 --notify 需要指定群：请把环境变量 DEVICE_IMPORTER_WEBHOOK 设为群内自定义机器人的"
        " Webhook 地址（群设置 › 群机器人 › 添加机器人 › 自定义机器人）；"
        "如开启了签名校验，再设置 DEVICE_IMPORTER_WEBHOOK_SECRET。尚未发送任何内容。",
    ),
    "error.webhook-address": Text(
        "DEVICE_IMPORTER_WEBHOOK does not hold the whole address of a bot, such as"
        " https://open.feishu.cn/open-apis/bot/v2/hook/… Copy it again from the bot's page in the"
        " group. Nothing was sent.",
        "DEVICE_IMPORTER_WEBHOOK 不是完整的机器人地址，正确的地址形如"
        " https://open.feishu.cn/open-apis/bot/v2/hook/…。请在群机器人页面重新复制。"
        "尚未发送任何内容。",
    ),
    "error.webhook-secret": Text(
        "DEVICE_IMPORTER_WEBHOOK_SECRET holds a line break, a blank or another sign that is in no"
        " such secret. Copy it again from the bot's page. Nothing was sent.",
        "DEVICE_IMPORTER_WEBHOOK_SECRET 中有换行、空格等不该出现的字符。"
        "请在机器人页面重新复制。尚未发送任何内容。",
    ),
    "error.webhook-gone": Text(
        "The platform knows no such bot (code {code}). Copy the address again into"
        " DEVICE_IMPORTER_WEBHOOK.",
        "找不到该机器人（错误码 {code}），请重新复制地址到 DEVICE_IMPORTER_WEBHOOK。",
    ),
    "error.webhook-sign": Text(
        "The signature was not taken (code {code}). Check DEVICE_IMPORTER_WEBHOOK_SECRET and this"
        " computer's clock.",
        "签名校验未通过（错误码 {code}），请检查 DEVICE_IMPORTER_WEBHOOK_SECRET 和本机时钟。",
    ),
    "error.webhook-ip": Text(
        "The bot takes no messages from this computer's address (code {code}). Add it to the bot's"
        " IP list.",
        "机器人的 IP 白名单不包含本机的出口地址（错误码 {code}），请在机器人设置中添加。",
    ),
    "error.webhook-keyword": Text(
        "The bot takes only messages with its keyword (code {code}). Make device-importer one of"
        " them.",
        "机器人设置了自定义关键词（错误码 {code}），请将 device-importer 加入关键词。",
    ),
    "error.webhook-often": Text(
        "The bot got too many messages just now (code {code}).",
        "机器人短时间内收到的消息过多（错误码 {code}）。",
    ),
    "error.webhook-form": Text(
        "The platform did not take the card's form (code {code}, {message}). Please report it.",
        "消息卡片的格式未被接受（错误码 {code}，{message}），请提交问题反馈。",
    ),
    "error.webhook-refused": Text(
        "The platform refused it (code {code}, {message}).",
        "平台拒绝了该消息（错误码 {code}，{message}）。",
    ),
    "error.webhook-odd": Text(
        "Something else than the platform answered (HTTP {status}). Check the address and the"
        " proxy.",
        "返回的不是平台的应答（HTTP {status}），请检查地址和代理。",
    ),
    "error.webhook-unreachable": Text(
        "{host} can't be reached ({why}).",
        "无法连接 {host}（{why}）。",
    ),
    "error.webhook-silent": Text("{host} did not answer in time.", "{host} 未在规定时间内应答。"),
    "cli.notified": Text("The group was told.", "已发送群通知。"),
    "cli.notify-failed": Text(
        "The group may not have been told. {why} What the command did is not affected.",
        "群通知可能未送达。{why}命令的执行结果不受影响。",
    ),
    "notify.interrupted": Text("It was interrupted.", "发送已中断。"),
    "notify.title.well": Text(
        "device-importer: finished, all is well", "device-importer：已完成，一切正常"
    ),
    "notify.title.work": Text(
        "device-importer: finished, some rows need work", "device-importer：已完成，部分行需要处理"
    ),
    "notify.title.stopped": Text(
        "device-importer: stopped before its end", "device-importer：未完成，已停止"
    ),
    "notify.title.error": Text(
        "device-importer: the command failed", "device-importer：命令执行失败"
    ),
    "notify.file": Text("File", "文件"),
    "notify.tenant": Text("Tenant", "租户"),
    "notify.run": Text("Run", "导入记录"),
    "notify.rehearsal": Text("rehearsal in the sandbox, nothing is real", "沙箱演练，未实际登记"),
    "notify.nothing": Text("Nothing is to be done.", "无需进一步处理。"),
    # -- login, logout -----------------------------------------------------------------------
    "cli.login-for": Text("App id: {app}", "App ID：{app}"),
    "cli.login-app": Text("App id (cli_…): ", "App ID（cli_ 开头）："),
    "cli.login-secret": Text("App secret (not shown): ", "App Secret（输入时不显示）："),
    "cli.login-not-kept": Text("The secret was not kept:", "密钥未保存："),
    "cli.login-kept": Text(
        "The API took the secret of {app} ({url}). It is kept in the keychain: {name}",
        "{app}（{url}）的密钥校验通过，已保存到系统密钥库：{name}",
    ),
    "cli.login-protects": Text(
        "That protects it from other users of this computer and from whoever finds the disk, not"
        " from programs that you start yourself: those can ask for it as this one does. Take it"
        " out with: device-importer logout",
        "这样可以防止本机其他用户或拿到硬盘的人读取密钥，但挡不住您自己运行的其他程序："
        "它们同样可以向密钥库索取。删除请执行：device-importer logout",
    ),
    "cli.login-settings": Text(
        "The settings file {path} leads to this app. Now look whether all is well: {command}",
        "配置文件 {path} 已指向该应用。接下来请检查环境：{command}",
    ),
    "cli.login-settings-other": Text(
        "The settings file {path} names another app or address, and stays as it is. To use this"
        " one, log in with --profile NAME, which makes a profile for it, or set FEISHU_APP_ID.",
        "配置文件 {path} 中是另一个应用或地址，未作改动。要使用这个应用，"
        "请加 --profile 名称 重新执行 login（会新建一个配置方案），或设置 FEISHU_APP_ID。",
    ),
    "cli.login-overruled": Text(
        "{name} is set and comes before the keychain: unset it for the kept secret to be used.",
        "当前设置了 {name}，它优先于系统密钥库；取消该设置后才会使用已保存的密钥。",
    ),
    "cli.logout": Text(
        "The secret of {app} ({url}) is not in the keychain any more.",
        "已从系统密钥库中删除 {app}（{url}）的密钥。",
    ),
    "cli.logout-nothing": Text(
        "The keychain has no secret of {app} ({url}).",
        "系统密钥库中没有 {app}（{url}）的密钥。",
    ),
    # -- the settings file -------------------------------------------------------------------
    "error.config": Text(
        "The settings file {path} can't be read: {why}. Check that it is a file and that this user"
        " may read it, or move it away: everything works without it.",
        "无法读取配置文件 {path}：{why}。请检查它是否为文件、当前用户是否有权读取；"
        "也可以把它移走，没有配置文件同样可以使用。",
    ),
    "error.config-encoding": Text(
        "The settings file {path} is not in UTF-8. Save it as UTF-8 (in Notepad: Save as, Encoding"
        " UTF-8), then run the same command again.",
        "配置文件 {path} 不是 UTF-8 编码。请另存为 UTF-8（记事本：另存为，编码选 UTF-8），"
        "然后重新执行同一条命令。",
    ),
    "error.config-syntax": Text(
        "The settings file {path} can't be understood: {why}. A line looks like brand ="
        ' "lark"; a path of Windows stands between single quotation marks.',
        '配置文件 {path} 的格式有误：{why}。每行的写法如 brand = "lark"；'
        "Windows 路径请用英文单引号括起来。",
    ),
    "error.config-key": Text(
        "The settings file {path} has a key that does not exist: {key}. There are: {keys};"
        " those of a profile stand below a line [profile.NAME].",
        "配置文件 {path} 中有不存在的键：{key}。可用的键：{keys}；"
        "某个配置方案的键写在 [profile.名称] 这一行之后。",
    ),
    "error.config-value": Text(
        "The settings file {path}: {key} takes {allowed}. Correct it, then run the same command"
        " again.",
        "配置文件 {path} 中 {key} 的值不正确，应为{allowed}。请改正后重新执行同一条命令。",
    ),
    "error.config-secret": Text(
        "The settings file {path} has a secret in it, under {key}. Take it out: such a file is"
        " copied and shown around. A secret belongs into the environment (FEISHU_APP_SECRET),"
        " into a file that you alone can read (FEISHU_APP_SECRET_FILE), or into the system's"
        " keychain (device-importer login).",
        "配置文件 {path} 的 {key} 中写入了密钥。请删除：配置文件容易被复制或展示给他人。"
        "密钥应放在环境变量 FEISHU_APP_SECRET、只有您本人可读的文件（FEISHU_APP_SECRET_FILE）"
        "或系统密钥库（device-importer login）中。",
    ),
    "error.config-webhook": Text(
        "The settings file {path} has the address of a group's bot in it, under {key}. Take it"
        " out: whoever knows the address can write to the group. It belongs into the environment"
        " (DEVICE_IMPORTER_WEBHOOK, DEVICE_IMPORTER_WEBHOOK_SECRET).",
        "配置文件 {path} 的 {key} 中写入了群机器人的 Webhook 地址或密钥。请删除："
        "知道该地址的人都能向群里发消息。请改用环境变量 DEVICE_IMPORTER_WEBHOOK 和"
        " DEVICE_IMPORTER_WEBHOOK_SECRET。",
    ),
    "error.config-no-profile": Text(
        "There is no profile {profile} in the settings file {path}. There are: {profiles}.",
        "配置文件 {path} 中没有名为 {profile} 的配置方案。现有的方案：{profiles}。",
    ),
    "error.config-no-profiles": Text(
        "There is no profile {profile}: the settings file {path} has none. Write it there, below"
        " a line [profile.{profile}].",
        "没有名为 {profile} 的配置方案：配置文件 {path} 中还没有任何方案。"
        "请在该文件中用 [profile.{profile}] 一行开始填写。",
    ),
    "config.allowed.brand": Text('"feishu" or "lark"', '"feishu" 或 "lark"'),
    "config.allowed.base-url": Text(
        'a base address alone, such as "https://open.feishu.cn"',
        '只含基础地址的文本，例如 "https://open.feishu.cn"',
    ),
    "config.allowed.app-id": Text(
        'the id of an app, such as "cli_xxxxxxxx"', '应用的 App ID，例如 "cli_xxxxxxxx"'
    ),
    "config.allowed.rate": Text(
        "a number above 0, at most 10000", "大于 0 且不超过 10000 的数字（不加引号）"
    ),
    "config.allowed.language": Text('"en" or "zh"', '"en" 或 "zh"'),
    "config.allowed.mapping": Text(
        'the name of a mapping, the path of its file, or "none"',
        '映射的名称、映射文件的路径，或 "none"',
    ),
    "config.allowed.results-folder": Text(
        "the whole path of a folder, such as '/srv/imports' or 'D:\\Imports'",
        "文件夹的完整路径，例如 '/srv/imports' 或 'D:\\Imports'",
    ),
    "config.allowed.leave-out": Text(
        'a list of texts, such as ["Status=retired,lost"]',
        '文本列表，例如 ["状态=报废,已丢失"]',
    ),
    "config.allowed.profile": Text(
        "tables alone: each profile stands below a line [profile.NAME]",
        "表：每个配置方案都以 [profile.名称] 一行开始",
    ),
    # -- where each setting is from, as the doctor tells it ----------------------------------
    "doctor.config": Text("Settings file: {path}", "配置文件：{path}"),
    "doctor.no-config": Text("Settings file: none ({path})", "配置文件：无（{path}）"),
    "doctor.origin": Text("{what}: {value} ({origin})", "{what}：{value}（{origin}）"),
    "doctor.origin-secret": Text("{what}: {origin}{value}", "{what}：{origin}{value}"),
    "setting.address": Text("Base address", "接口基础地址"),
    "setting.app-id": Text("App id", "App ID"),
    "setting.rate": Text("Requests a second", "每秒请求数"),
    "setting.language": Text("Language", "语言"),
    "setting.mapping": Text("Mapping", "映射"),
    "setting.results-folder": Text("Results folder", "结果文件夹"),
    "setting.leave-out": Text("Rows left out", "排除的行"),
    "setting.secret": Text("Secret", "密钥"),
    "origin.option": Text("option {name}", "命令行选项 {name}"),
    "origin.environment": Text("environment variable {name}", "环境变量 {name}"),
    "origin.profile": Text("profile {name} of the settings file", "配置文件中的方案 {name}"),
    "origin.top": Text("top of the settings file", "配置文件开头"),
    "origin.default": Text("default", "默认值"),
    "origin.file": Text("file {name}", "文件 {name}"),
    "origin.file-not-judged": Text(
        "file {name} (Windows shows no permissions to check: keep it in a folder of your own)",
        "文件 {name}（Windows 下不检查文件权限，请放在仅您本人可访问的文件夹中）",
    ),
    "origin.keychain": Text("looked for in the system's keychain", "在系统密钥库中查找"),
    "origin.nowhere": Text(
        "none (no environment variable or file names one; a keychain is asked only where the"
        " package keyring is installed)",
        "无（环境变量和密钥文件均未设置；未安装 keyring 软件包，因此不查找系统密钥库）",
    ),
    "note.from-config": Text(
        "{key} stands in the settings file {path}; an option on the command line goes before it.",
        "{key} 来自配置文件 {path}；命令行中的选项优先。",
    ),
}
