"""Why the system refused something, by slug: its own sentence is in one language, most often
English, and would stand in the middle of one in another."""

from __future__ import annotations

import errno
from collections.abc import Iterator

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
    "why.econnrefused": Text("Connection refused", "连接被拒绝"),
    "why.econnreset": Text("Connection reset by peer", "连接被对方中断"),
    "why.econnaborted": Text("Software caused connection abort", "连接被中断"),
    "why.epipe": Text("Broken pipe", "连接已被对方关闭"),
    "why.enetunreach": Text("Network is unreachable", "网络不可达，可能没有联网"),
    "why.ehostunreach": Text("No route to host", "找不到通往该主机的路由"),
    "why.enetdown": Text("Network is down", "网络未启用"),
    "why.eaddrnotavail": Text("Cannot assign requested address", "本机网络地址不可用"),
    "why.gaierror": Text("Name or service not known", "域名无法解析"),
    "why.tls": Text("TLS failed", "TLS 加密连接未能建立"),
    "why.certificate": Text("certificate verify failed", "服务器证书无效"),
    "why.certificate-time": Text("certificate is not valid today", "服务器证书已过期或尚未生效"),
    "why.certificate-issuer": Text(
        "certificate of an unknown issuer", "服务器证书的颁发者不受信任，中间可能有代理或网关"
    ),
    "why.certificate-name": Text("certificate of another host", "服务器证书与域名不符"),
    "why.no-whole-answer": Text("no whole answer", "没有收到完整的应答"),
    "why.connection-timeout": Text("no connection in time", "在规定时间内未能建立连接"),
    "why.by-proxy": Text("refused by the proxy", "代理返回了错误"),
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


#: What OpenSSL says of a certificate, by its numbers.
_CERTIFICATES = {
    **dict.fromkeys((9, 10), "certificate-time"),
    **dict.fromkeys((2, 18, 19, 20, 21), "certificate-issuer"),
    **dict.fromkeys((62, 64), "certificate-name"),
}


def reason(error: BaseException) -> str:
    """Why the system refused something, to be said in either language; in its own words where
    it has reasons of its own."""
    own = getattr(error, "strerror", None) or str(error) or type(error).__name__
    text = TEXTS.get(f"why.{_name(error)}")
    return own if text is None else Reason(text)


def network_reason(error: BaseException, own: str, otherwise: str = "") -> str:
    """Why a connection failed, to be said in either language: in English in its ``own`` words,
    where it has any, else by the first of its causes that is known.  ``otherwise`` names what is
    said where none is."""
    found = (TEXTS.get(f"why.{_name(cause)}") for cause in _causes(error))
    text = next(filter(None, found), TEXTS.get(f"why.{otherwise}"))
    if text is None or "{" in own or "}" in own:
        return own or type(error).__name__
    return Reason(Text(own or text.en, text.zh))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came of, as far as that is told."""
    while error is not None:
        if isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
            continue
        yield error
        error = error.__cause__ or error.__context__


def _name(error: BaseException) -> str:
    import socket  # these two take a while, and most commands meet no error
    import ssl

    if isinstance(error, socket.gaierror):
        return "gaierror"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(getattr(error, "verify_code", 0), "certificate")
    if isinstance(error, ssl.SSLError):
        return "tls"
    if isinstance(error, UnicodeError):
        return "unicode"
    if isinstance(error, OSError):
        number = errno.ENOTSUP if error.errno == errno.EOPNOTSUPP else error.errno
        return errno.errorcode.get(number or 0, "").lower()
    # An extended code is named after what it is one of: SQLITE_IOERR_WRITE.
    return "-".join(str(getattr(error, "sqlite_errorname", "")).lower().split("_")[:2])
