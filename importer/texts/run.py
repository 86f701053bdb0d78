"""Sentences about a run's course, by slug.

``stop.*`` why a run stopped and ``stop.*.next`` what an administrator does about it, ``event.*``
what happens while sending.
"""

from __future__ import annotations

from importer.texts.text import Text

TEXTS: dict[str, Text] = {
    # -- why a run stopped -------------------------------------------------------------------
    "stop.scope": Text(
        "The app may not create, change or delete devices, because it lacks the permission"
        " security_and_compliance:device_record:write (code {code}); files can be checked, and the"
        " registry exported and compared, all the same.",
        "应用缺少权限 security_and_compliance:device_record:write（错误码 {code}），"
        "不能新增、更新或删除设备；检查文件、导出和比对设备库不受影响。",
    ),
    "stop.scope.next": Text(
        "In the developer console open the app's page “Permissions & Scopes”, add"
        " security_and_compliance:device_record:write, publish a version of the app and have it"
        " approved by an administrator. {link}",
        "请在开发者后台打开该应用的“权限管理”，开通"
        " security_and_compliance:device_record:write（新增、更新、删除设备），"
        "创建版本并发布，由企业管理员审核通过。{link}",
    ),
    "stop.scope-read": Text(
        "The registry can't be read, because the app lacks the permission"
        " security_and_compliance:device_record:read (code {code}); files can be checked, and new"
        " devices imported, all the same.",
        "应用缺少权限 security_and_compliance:device_record:read（错误码 {code}），无法读取设备库；"
        "检查文件、导入新设备不受影响。",
    ),
    "stop.scope-read.next": Text(
        "To export, compare and update: in the developer console open the app's page “Permissions"
        " & Scopes”, add security_and_compliance:device_record:read, publish a version of the app"
        " and have it approved by an administrator. {link}",
        "如需导出、比对或更新，请在开发者后台打开该应用的“权限管理”，开通"
        " security_and_compliance:device_record:read（查询设备），"
        "创建版本并发布，由企业管理员审核通过。{link}",
    ),
    "stop.address": Text(
        "The app's IP allow-list does not contain this machine's public address (code {code}).",
        "应用设置了 IP 白名单，当前出口 IP 不在其中（错误码 {code}）。",
    ),
    "stop.address.next": Text(
        "Add the public IPv4 address of this network to the app's IP allow-list (developer"
        " console, “Security settings”); it takes effect at once.",
        "请在开发者后台“安全设置”的 IP 白名单中加入本网络的公网 IPv4 地址，保存后立即生效。",
    ),
    "stop.quota": Text(
        "This month's quota of API calls is used up (code {code}).",
        "本月 API 调用额度已用完（错误码 {code}）。",
    ),
    "stop.quota.next": Text(
        "The quota starts anew on the 1st of the month; a paid plan has none. Then go"
        " on: nothing is sent twice.",
        "额度在每月 1 日重置，付费版没有此限制。恢复后继续即可，不会重复发送。",
    ),
    "stop.quota-package": Text(
        "The tenant's package of API calls is used up (code {code}).",
        "租户购买的 API 调用量套餐包已用完（错误码 {code}）。",
    ),
    "stop.quota-package.next": Text(
        "Have an administrator buy another package, then go on.",
        "请联系管理员续购，然后继续。",
    ),
    "stop.beta": Text(
        "The device registry's API is not open for this tenant yet (code {code}).",
        "本租户尚未开通设备管理接口的内测资格（错误码 {code}）。",
    ),
    "stop.beta.next": Text(
        "Ask Feishu's (Lark's) customer support or your customer success manager to open the"
        " API security_and_compliance device_records for your tenant.",
        "请联系飞书（Lark）客服或客户成功经理，为本租户开通 security_and_compliance"
        " device_records 接口。",
    ),
    "stop.token": Text(
        "The API does not accept the access token, nor a fresh one (code {code}).",
        "接口不接受当前访问凭证，换新后仍然无效（错误码 {code}）。",
    ),
    "stop.token.next": Text(
        "If FEISHU_TENANT_ACCESS_TOKEN is set, it has expired: set a new one, or the app id and"
        " secret instead. Otherwise check in the developer console that the app is published"
        " and enabled.",
        "如果设置了 FEISHU_TENANT_ACCESS_TOKEN，它已过期：请更换，或改用 App ID 和 App Secret。"
        "否则请在开发者后台确认应用已发布并启用。",
    ),
    "stop.no-token": Text(
        "The API says that no token was sent (code {code}). A proxy may have removed it.",
        "接口没有收到访问凭证（错误码 {code}），可能被中间的代理去掉了。",
    ),
    "stop.no-token.next": Text(
        "Let the requests to the API pass the proxy unchanged, then go on.",
        "请让代理原样放行发往接口的请求，然后继续。",
    ),
    "stop.token-type": Text(
        "The token is not a tenant access token (code {code}).",
        "凭证类型不对，需要 tenant_access_token（错误码 {code}）。",
    ),
    "stop.token-type.next": Text(
        "FEISHU_TENANT_ACCESS_TOKEN takes a token that begins with t-; or set FEISHU_APP_ID and"
        " FEISHU_APP_SECRET instead.",
        "FEISHU_TENANT_ACCESS_TOKEN 应填写以 t- 开头的凭证；也可以改为设置 FEISHU_APP_ID 和"
        " FEISHU_APP_SECRET。",
    ),
    "stop.app-disabled": Text(
        "The app is disabled (code {code}).",
        "应用已被停用（错误码 {code}）。",
    ),
    "stop.app-disabled.next": Text(
        "Ask an administrator to enable it in the admin console.",
        "请联系管理员在管理后台启用该应用。",
    ),
    "stop.not-installed": Text(
        "The app is not installed in this tenant (code {code}).",
        "本租户没有安装该应用（错误码 {code}）。",
    ),
    "stop.not-installed.next": Text(
        "Publish the app and have an administrator approve it, then go on.",
        "请创建版本并发布，由管理员审核通过，然后继续。",
    ),
    "stop.policy": Text(
        "A policy of the tenant blocks the access (code {code}).",
        "租户的访问策略拦截了请求（错误码 {code}）。",
    ),
    "stop.policy.next": Text(
        "Ask the tenant's security administrator to allow the app from this network.",
        "请联系企业安全管理员放行该应用在本网络的访问。",
    ),
    "stop.gateway": Text(
        "The API's gateway refused the request: code {code}.",
        "开放平台网关拒绝了请求，错误码 {code}。",
    ),
    "stop.gateway.next": Text(
        "No row gets through: the code speaks of the app. Look it up in the platform's list of"
        " error codes, with the log id {log_id} at hand, then go on.",
        "所有行都被拒绝，该错误与应用有关。请在开放平台的错误码列表中查询（日志 ID：{log_id}），"
        "解决后再继续。",
    ),
    "stop.unknown-code": Text(
        "The API refuses one row after the other with code {code}: {message}",
        "接口连续拒绝了许多行，错误码均为 {code}：{message}",
    ),
    "stop.unknown-code.next": Text(
        "So many rows on end mean a limit or a setting of the tenant rather than the rows. Ask"
        " the administrator or customer support what the code means (log id {log_id}), then"
        " go on: the refused rows are sent again, after all others.",
        "连续这么多行被拒绝，多半是租户的限额或设置所致，而不是数据的问题。请向管理员或客服确认该错误码的"
        "含义（日志 ID：{log_id}），解决后再继续：被拒绝的行会排在最后重新发送。",
    ),
    "stop.not-found": Text(
        "There is no such API at this address (HTTP {status}).",
        "该地址上没有这个接口（HTTP {status}）。",
    ),
    "stop.not-found.next": Text(
        "Check --base-url, --brand and FEISHU_BASE_URL: only the base address belongs there.",
        "请检查 --base-url、--brand 和 FEISHU_BASE_URL，只填写基础地址即可。",
    ),
    "stop.proxy": Text(
        "The proxy wants a log-in (HTTP {status}).",
        "代理服务器要求登录（HTTP {status}）。",
    ),
    "stop.proxy.next": Text(
        "Put user and password into HTTPS_PROXY, or let the API pass without the proxy"
        " (NO_PROXY), then go on.",
        "请在 HTTPS_PROXY 中写上账号和密码，或用 NO_PROXY 让该地址直连，然后继续。",
    ),
    "stop.redirect": Text(
        "Something between here and the API redirects the requests (HTTP {status}): a log-in"
        " page of the network, perhaps.",
        "请求被中途重定向（HTTP {status}），可能是上网认证页面。",
    ),
    "stop.redirect.next": Text(
        "Log in to the network, or check --base-url, then go on.",
        "请先完成上网认证，或检查 --base-url，然后继续。",
    ),
    "stop.not-the-api": Text(
        "Something that is not the API answered (HTTP {status}): a proxy or firewall.",
        "应答的不是开放平台（HTTP {status}），可能是代理或防火墙。",
    ),
    "stop.not-the-api.next": Text(
        "Have the API's address allowed there, then go on.",
        "请在代理或防火墙上放行接口地址，然后继续。",
    ),
    "stop.list": Text(
        "The registry's list was answered with something that is no list.",
        "读取设备列表时，返回的内容不是列表。",
    ),
    "stop.list.next": Text(
        "Try again; where it stays so, look at what stands between you and the API"
        " (device-importer doctor).",
        "请重试；如果一直如此，请用 device-importer doctor 检查到接口之间的网络和代理。",
    ),
    "stop.list-no-ids": Text(
        "The registry's list has devices without a record id: which device is which can't be told.",
        "设备列表中有设备没有记录 ID，无法区分各条记录。",
    ),
    "stop.list-no-ids.next": Text(
        "Try again later; where it stays so, ask the platform's support.",
        "请稍后重试；如果一直如此，请联系平台客服。",
    ),
    "stop.list-filter": Text(
        "The registry's list gives devices that were not asked for: it does not filter by this.",
        "设备列表返回了不符合筛选条件的设备：接口没有按此条件筛选。",
    ),
    "stop.list-filter.next": Text(
        "Export without --filter, and filter in the spreadsheet.",
        "请去掉 --filter 重新导出，在表格中筛选。",
    ),
    "stop.list-unfiltered": Text(
        "The registry's list gives all devices whatever is asked for: single devices can't be"
        " looked up.",
        "设备列表接口不按条件筛选，无法逐台查询。",
    ),
    "stop.list-unfiltered.next": Text(
        "Compare with --both-ways: then the registry is read to its end.",
        "请加 --both-ways 重新比对，将读取整个设备库。",
    ),
    "stop.outage": Text(
        "For too long the API could not be reached, or took no row.",
        "长时间无法连接接口，或接口一直不能处理任何一行。",
    ),
    "stop.outage.next": Text(
        "When the network is back, go on; rows whose answer was lost are sent again"
        " and looked at with care.",
        "网络恢复后继续即可；未收到返回结果的行会重新发送并单独核对。",
    ),
    "stop.throttled": Text(
        "The API asks to go slower all the time and took no row for as long as --give-up-after"
        " allows.",
        "接口一直要求放慢速度，在 --give-up-after 规定的时间内没有一行发送成功。",
    ),
    "stop.throttled.next": Text(
        "Perhaps another program uses up the limit of the same app. Go on when it is done.",
        "可能有其他程序正在使用同一应用的调用频率额度。待其结束后继续即可。",
    ),
    "stop.beyond-agreed": Text(
        "Meanwhile another program changed this run: there is more to do now than was agreed to,"
        " or something else. Nothing of it was done.",
        "确认之后，另一个程序改变了情况，现在要处理的内容超出或不同于所确认的范围，因此没有执行。",
    ),
    "stop.beyond-agreed.next": Text(
        "Give the same command once more: it shows what there is to do now, and asks about that.",
        "请重新执行同一条命令：它会显示现在要处理的内容，并再次请您确认。",
    ),
    "stop.max-rows": Text(
        "As many rows as --max-rows asked for are done.",
        "已达到 --max-rows 指定的行数。",
    ),
    "stop.max-rows.next": Text(
        "Go on for the rest.",
        "继续即可处理其余的行。",
    ),
    "stop.max-duration": Text(
        "The time that --max-duration allows is over.",
        "已达到 --max-duration 指定的时长。",
    ),
    "stop.max-duration.next": Text(
        "Go on for the rest.",
        "继续即可处理其余的行。",
    ),
    "stop.interrupted": Text("Interrupted.", "已中断。"),
    "stop.interrupted.next": Text(
        "Go on when you like; nothing is done twice unknowingly.",
        "随时可以继续；未收到返回结果的行会单独核对，不会盲目重复处理。",
    ),
    "stop.forsaken": Text(
        "Devices that rows of this run had counted on are registered no more.",
        "本次导入中有些行对应的设备原由其他导入创建，现已不在设备库中。",
    ),
    "stop.forsaken.next": Text(
        "Continue the run to register them, or leave it if they are not wanted any more.",
        "如仍需登记这些设备，请继续本次导入；否则无需处理。",
    ),
    "stop.undone-below": Text(
        "Run {run} was taken back. Rows of this run that had counted on its devices: {count}.",
        "导入记录 {run} 已撤销，本次导入有 {count} 行对应的设备由它创建，现已不存在。",
    ),
    "stop.undone-below.next": Text(
        "Continue the run to register them, or leave it if they are not wanted any more.",
        "如仍需登记这些设备，请继续本次导入；否则无需处理。",
    ),
    # -- while sending -----------------------------------------------------------------------
    "event.throttled": Text(
        "The API asks to go slower: everybody pauses for {seconds} s.",
        "接口要求放慢速度：所有请求一起暂停 {seconds} 秒。",
    ),
    "event.outage": Text(
        "The API can't be reached since {since}. One request at a time asks whether it is back;"
        " Ctrl-C stops, nothing is lost.",
        "自 {since} 起无法连接接口，程序将定时探测是否恢复；按 Ctrl-C 可停止，数据不会丢失。",
    ),
    "event.rows-fail": Text(
        "The API answers, but since {since} it has had trouble with every row. One row at a time"
        " asks whether that is over; Ctrl-C stops, nothing is lost.",
        "接口有应答，但自 {since} 起每一行都处理失败。程序将定时用一行试探是否恢复；"
        "按 Ctrl-C 可停止，数据不会丢失。",
    ),
    "event.no-token": Text(
        "{host} can't be reached, or gives no access token yet. Asking again at growing"
        " intervals; Ctrl-C stops.",
        "暂时无法连接 {host}，或未能取得访问凭证，程序将定时重试；按 Ctrl-C 可停止。",
    ),
    "event.until": Text(
        "It is waited for until {until} at the latest (--give-up-after).",
        "最迟等到 {until}（由 --give-up-after 设定）。",
    ),
    "event.refused": Text(
        "The API, or something on the way to it, refuses a row ({code}: {message}). Such rows are"
        " set aside, and the others go first.",
        "接口或中间的网络设备拒绝了一行（{code}：{message}）。这样的行先搁置，其余的行继续发送。",
    ),
    "event.set-aside": Text(
        "Rows with which the API had trouble were set aside ({count}); now they are tried again.",
        "有 {count} 行因接口处理异常而暂时搁置，现在再试一次。",
    ),
    "event.list-waits": Text(
        "The registry can't be read at present; it is tried again.",
        "暂时无法读取设备库，正在重试。",
    ),
    "event.listed": Text(
        "Records read from the registry: {count}.",
        "已从设备库读取 {count} 条记录。",
    ),
    "event.recovered": Text(
        "It works again after {seconds} s; going on.",
        "中断 {seconds} 秒后已恢复，继续进行。",
    ),
    "event.no-read-scope": Text(
        "The app may not look devices up (code 99991672): duplicates stay without their record"
        " id, and rows whose answer was lost can't be settled. The scope is"
        " security_and_compliance:device_record:read.",
        "应用没有查询设备的权限（错误码 99991672）：重复设备无法填入记录 ID，"
        "未收到返回结果的行也无法核对。"
        "所需权限为 security_and_compliance:device_record:read。",
    ),
    "event.no-lookup": Text(
        "The registry gives no answer to look-ups: duplicates stay without their record id. Rows"
        " whose answer was lost are still looked up.",
        "设备库一直没有返回查询结果，不再为重复设备查询记录 ID；未收到返回结果的行仍会查询核对。",
    ),
    "event.looking-up": Text(
        "All rows are sent; looking up the record ids of duplicates ({count}). Ctrl-C leaves them"
        " out.",
        "所有行均已发送，正在查询 {count} 条重复设备的记录 ID；按 Ctrl-C 可跳过。",
    ),
    "event.waiting": Text(
        "Another program is importing, updating or taking back for the same tenant; this one waits"
        " for its end.",
        "另一个程序正在为同一租户导入、更新或撤销，将等待其结束后开始。",
    ),
    "event.comparing": Text(
        "Devices that proved to be there already: {count}; compared with the registry now.",
        "有 {count} 台设备在发送时发现已登记，现在与设备库比对。",
    ),
    "event.verifying": Text(
        "Asking the registry about devices that earlier runs created ({count}); it takes about"
        " {seconds} s at most.",
        "正在向设备库核对之前创建的 {count} 台设备，最多约需 {seconds} 秒。",
    ),
    "event.list-behind": Text(
        "Some of these devices are not listed. The list may be behind by a minute: waiting"
        " {seconds} s before asking again.",
        "其中有设备未出现在列表中。列表最多可能延迟一分钟，等待 {seconds} 秒后再次查询。",
    ),
    "event.journal-busy": Text(
        "Another process is writing the journal; this one waits for it, and nothing is lost.",
        "另一个程序正在写入日志库，将等待其完成，数据不会丢失。",
    ),
    "event.stopping": Text(
        "Stopping: waiting up to 10 s for answers in flight. Ctrl-C again leaves at once.",
        "正在停止：最多等待 10 秒接收已发出请求的返回结果。再按一次 Ctrl-C 立即退出。",
    ),
}
