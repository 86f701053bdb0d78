"""Why the system refused something, in the reader's language."""

from __future__ import annotations

import copy
import errno
import json
import os
import re
import socket
import sqlite3
import ssl

import pytest

from importer.model.errors import InputError
from importer.texts import Lang, network_reason, reason, say
from importer.texts.reasons import TEXTS
from importer.web.shortcut import make_shortcut

#: Words of another language in a Chinese sentence that are no name.
ENGLISH = re.compile(r"\b(no|not|is|a|file|directory|denied|permission|disk|exists)\b", re.I)


@pytest.mark.parametrize("desktop", ["nowhere", "file", "closed"])
def test_what_keeps_an_icon_from_the_desktop_is_said_in_chinese(tmp_path, desktop):
    """A desktop that is not there, is a file, or may not be written: all of the sentence."""
    (tmp_path / "file").touch()
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0o500)
    if desktop == "closed" and os.access(tmp_path / "closed", os.W_OK):
        pytest.skip("nothing is closed to this user")
    with pytest.raises(InputError) as raised:
        make_shortcut(Lang.ZH, tmp_path / desktop)
    said = raised.value.text(Lang.ZH).replace(str(tmp_path), "")
    assert not ENGLISH.search(said.replace(desktop, "")), said
    why = raised.value.params["why"]
    assert str(why) in raised.value.text(Lang.EN)


def test_a_path_that_can_not_be_written_down_is_said_in_chinese(tmp_path):
    """Of a Python in a folder whose name is no text."""
    with pytest.raises(InputError) as raised:
        make_shortcut(Lang.ZH, tmp_path, "linux", "/opt/\udcff/python")
    assert "名称中有系统编码不支持的字符" in raised.value.text(Lang.ZH)
    assert "codec" not in raised.value.text(Lang.EN)


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        (errno.ENOENT, "文件或文件夹不存在"),
        (errno.EACCES, "没有权限"),
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EROFS, "磁盘为只读"),
        (errno.EOPNOTSUPP, "该磁盘不支持此操作"),
    ],
)
def test_an_error_of_the_system_has_both_languages(number, zh):
    """Wherever it fills a sentence; as a text, for a program that reads JSON, it is English."""
    why = reason(OSError(number, os.strerror(number)))
    words = {"path": "/x", "why": why}
    assert zh in say("error.journal", Lang.ZH, words)
    assert str(why) in say("error.journal", Lang.EN, words)
    assert json.loads(json.dumps({"why": why})) == {"why": str(why)}


def test_a_journal_that_is_none_says_so_in_chinese(tmp_path):
    """The database's own reasons too, by what they are named after."""
    path = tmp_path / "x.db"
    path.write_bytes(b"no database at all, for sure" * 100)
    with pytest.raises(sqlite3.DatabaseError) as raised:
        sqlite3.connect(path).execute("SELECT * FROM runs")
    assert say("error.journal", Lang.ZH, {"path": path, "why": reason(raised.value)}).count(
        "文件不是日志库"
    )


@pytest.mark.parametrize(
    ("error", "own"),
    [
        (OSError(9999, "something new"), "something new"),
        (OSError("no number"), "no number"),
        (ValueError("odd"), "odd"),
        (NotImplementedError(), "NotImplementedError"),
    ],
)
def test_a_reason_that_nobody_knows_is_said_as_it_is(error, own):
    """Better in English than not at all."""
    assert say("error.journal", Lang.ZH, {"path": "/x", "why": reason(error)}).count(own) == 1


def test_the_names_are_those_of_the_system():
    """A name that no system has would never be looked up."""
    names = {slug.removeprefix("why.") for slug in TEXTS}
    known = {name.lower() for name in errno.errorcode.values()} | {"enotsup"}
    rest = {name for name in names - known if not name.startswith("sqlite-")}
    of_connections = {name for name in rest if name.startswith(("certificate", "connection-"))}
    of_connections |= {"gaierror", "tls", "no-whole-answer", "by-proxy"}
    assert rest - {"unicode"} == of_connections
    codes = {name.lower() for name in dir(sqlite3) if name.startswith("SQLITE_")}
    assert {n.replace("-", "_") for n in names if n.startswith("sqlite-")} <= codes


def _certificate(number):
    error = ssl.SSLCertVerificationError(1, "[SSL] certificate verify failed: it is so")
    error.verify_code = number
    return error


@pytest.mark.parametrize(
    ("cause", "zh"),
    [
        (socket.gaierror(-2, "Name or service not known"), "域名无法解析"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "连接被拒绝"),
        (OSError(errno.ENETUNREACH, "unreachable"), "网络不可达"),
        (_certificate(10), "已过期"),
        (_certificate(18), "颁发者不受信任"),
        (_certificate(62), "与域名不符"),
        (_certificate(7), "服务器证书无效"),
        (ssl.SSLError(1, "wrong version number"), "TLS"),
    ],
)
def test_why_a_connection_failed_is_said_in_chinese(cause, zh):
    """By what it came of, however many libraries stand between; in English in their words."""
    outer = RuntimeError("all attempts failed")
    outer.__cause__ = ExceptionGroup("attempts", [cause])
    why = network_reason(outer, "all attempts failed")
    words = {"host": "h.cn", "why": copy.deepcopy(why)}
    assert zh in say("error.unreachable", Lang.ZH, words)
    assert "all attempts failed" not in say("error.unreachable", Lang.ZH, words)
    assert "(all attempts failed)" in say("error.unreachable", Lang.EN, words)


def test_why_a_connection_failed_that_nobody_knows_is_said_as_it_is():
    """By its own words, its kind where it has none; braces in them are no words to be filled."""
    said = [
        network_reason(RuntimeError("odd"), "odd"),
        network_reason(RuntimeError(), ""),
        network_reason(OSError(errno.EPIPE, "x"), "a {brace}"),
        network_reason(OSError(errno.EPIPE, "x"), ""),
    ]
    assert said == ["odd", "RuntimeError", "a {brace}", "Broken pipe"]
    assert "{brace}" in say("error.unreachable", Lang.ZH, {"host": "h", "why": said[2]})
