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
}
