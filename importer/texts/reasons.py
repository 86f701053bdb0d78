"""Why the system refused something, by slug: its own sentence is in one language, most often
English, and would stand in the middle of one in another."""

from __future__ import annotations

import errno

from importer.texts.text import Reason, Text

TEXTS: dict[str, Text] = {
    "why.enoent": Text("No such file or directory", "文件或文件夹不存在"),
    "why.eacces": Text("Permission denied", "没有权限"),
    "why.eperm": Text("Operation not permitted", "系统不允许该操作"),
    "why.eexist": Text("File exists", "同名文件已存在"),
    "why.eisdir": Text("Is a directory", "这是一个文件夹"),
    "why.enotdir": Text("Not a directory", "路径中有一段不是文件夹"),
    "why.enospc": Text("No space left on device", "磁盘空间不足"),
    "why.edquot": Text("Disk quota exceeded", "磁盘配额已用完"),
    "why.efbig": Text("File too large", "文件过大"),
    "why.erofs": Text("Read-only file system", "磁盘为只读"),
    "why.eio": Text("Input/output error", "磁盘读写出错"),
    "why.enametoolong": Text("File name too long", "文件名或路径过长"),
    "why.emfile": Text("Too many open files", "打开的文件过多"),
    "why.enfile": Text("Too many open files in system", "系统打开的文件过多"),
    "why.ebusy": Text("Device or resource busy", "正被其他程序占用"),
    "why.etxtbsy": Text("Text file busy", "正被其他程序占用"),
    "why.eagain": Text("Resource temporarily unavailable", "暂时不可用，可能正被其他程序占用"),
    "why.eloop": Text("Too many levels of symbolic links", "符号链接形成了循环"),
    "why.einval": Text("Invalid argument", "名称或参数无效"),
    "why.enolck": Text("No locks available", "该磁盘不支持文件锁"),
    "why.enotsup": Text("Operation not supported", "该磁盘不支持此操作"),
    "why.estale": Text("Stale file handle", "网络文件夹的连接已失效"),
    "why.enodev": Text("No such device", "设备不存在"),
    "why.enxio": Text("No such device or address", "设备或地址不存在"),
    "why.enotconn": Text("Transport endpoint is not connected", "网络连接已断开"),
    "why.etimedout": Text("Connection timed out", "连接超时"),
    "why.unicode": Text(
        "a name has characters that the system's encoding does not have",
        "名称中有系统编码不支持的字符",
    ),
    "why.sqlite-busy": Text("database is locked", "正被其他程序占用"),
    "why.sqlite-locked": Text("database table is locked", "正被其他程序占用"),
    "why.sqlite-readonly": Text("attempt to write a readonly database", "文件为只读，无法写入"),
    "why.sqlite-ioerr": Text("disk I/O error", "磁盘读写出错"),
    "why.sqlite-corrupt": Text("database disk image is malformed", "文件已损坏"),
    "why.sqlite-full": Text("database or disk is full", "磁盘空间不足"),
    "why.sqlite-cantopen": Text("unable to open database file", "无法打开该文件"),
    "why.sqlite-notadb": Text("file is not a database", "文件不是日志库"),
}


def reason(error: BaseException) -> str:
    """Why the system refused something, to be said in either language; in its own words where
    it has reasons of its own."""
    own = getattr(error, "strerror", None) or str(error) or type(error).__name__
    text = TEXTS.get(f"why.{_name(error)}")
    return own if text is None else Reason(text)


def _name(error: BaseException) -> str:
    if isinstance(error, UnicodeError):
        return "unicode"
    if isinstance(error, OSError):
        number = errno.ENOTSUP if error.errno == errno.EOPNOTSUPP else error.errno
        return errno.errorcode.get(number or 0, "").lower()
    # An extended code is named after what it is one of: SQLITE_IOERR_WRITE.
    return "-".join(str(getattr(error, "sqlite_errorname", "")).lower().split("_")[:2])
