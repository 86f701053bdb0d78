"""Consoles and pipes that are not UTF-8, and answers at the terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from importer.cli.console import agrees, open_console
from importer.cli.progress import Progress
from importer.model.run import Event, Outcome, Status
from importer.texts.text import Lang
from tests.workshop import write_devices

SAMPLE = Path(__file__).parents[2] / "sample_data" / "devices.xlsx"
PAGES = ("cp936", "gb18030", "cp437", "cp850", "cp1252", "ascii", "utf-8")
CHINESE_PAGES = ("cp936", "gb18030", "utf-8")


@pytest.fixture
def spoken(home):
    """Run a command whose output goes to a pipe of a code page; returns (exit code, stdout,
    stderr), decoded strictly."""

    def run(page, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", "importer", *map(str, arguments)],
            capture_output=True,
            check=False,
            # C.UTF-8: names of files are UTF-8, as on any system of today.
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": page, "PYTHONUTF8": "0"},
            timeout=60,
        )
        return done.returncode, done.stdout.decode(page), done.stderr.decode(page)

    return run


@pytest.mark.parametrize("page", PAGES)
def test_english_is_plain_in_every_code_page(spoken, home, page):
    """No ``?``, no escapes, and our own signs in a form that the code page has."""
    path = write_devices(home, 3, "Windoze,X,Y,,note\nWindows,To be filled by O.E.M.,D1,,n\n")
    code, err, _ = spoken(page, "check", path, "--lang", "en")
    assert code == 1
    assert not {"?", "\\", "\ufffd"} & set(err)
    assert ("OS → Operating system" in err) is (page in CHINESE_PAGES)
    assert ("OS -> Operating system" in err) is (page not in CHINESE_PAGES)
    assert '"Windoze"' in err or "“Windoze”" in err


@pytest.mark.parametrize("page", CHINESE_PAGES)
def test_chinese_comes_out_as_chinese(spoken, page):
    """Where the code page has Chinese nothing is escaped, whatever the file holds."""
    for lang, words in (("zh", "待导入"), ("en", "To be sent")):
        code, err, _ = spoken(page, "check", SAMPLE, "--lang", lang)
        assert (code, words in err, "操作系统" in err) == (1, True, True)
        assert not {"?", "\\", "\ufffd"} & set(err)


@pytest.mark.parametrize("page", ["cp437", "cp1252", "ascii"])
def test_chinese_without_a_code_page_is_escaped_and_never_lost(spoken, page):
    """Escapes say which sign was meant; a ``?`` would not."""
    code, err, _ = spoken(page, "check", SAMPLE, "--lang", "zh")
    assert (code, "?" in err) == (1, False)
    assert "\\u5f85\\u5bfc\\u5165" in err  # 待导入
    assert err.encode(page)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", Lang)
def test_help_in_every_code_page(spoken, page, lang):
    """Help is the first thing that is piped into a file, or into ``more``."""
    code, out, err = spoken(page, "run", "--help", "--lang", lang)
    assert (code, err, "?" in out) == (0, "", False)
    if lang is Lang.EN:
        assert out.isascii()
    elif page in CHINESE_PAGES:
        assert "用法：" in out
        assert "\\" not in out


@pytest.mark.parametrize("page", PAGES)
def test_json_is_json_in_every_code_page(spoken, home, page):
    """A program reads it back as it was, Chinese names included."""
    path = write_devices(home, 2, name="设备 – é.csv")
    code, out, _ = spoken(page, "check", path, "--json", "--lang", "zh")
    document = json.loads(out)
    assert (code, document["rows"]) == (0, 2)
    assert Path(document["file"]).name == path.name


@pytest.mark.parametrize("page", ["cp437", "ascii", "utf-8"])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_no_text_crashes_nothing(spoken, home, page):
    """Bytes that are no UTF-8 in a name: a sentence, exit 2."""
    path = os.fsdecode(os.fsencode(home) + b"/\xff\xfe.csv")
    Path(path).write_text("OS\nWindows\n", encoding="utf-8")
    for arguments in (("check", path), ("check", path + "x")):
        code, _, err = spoken(page, *arguments)
        assert (code, "Traceback" in err, "Rename the file" in err) == (2, False, True)


def _written(page, text):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=page, errors="device-importer-readable")
    stream.write(text)
    stream.flush()
    return stream.buffer.getvalue().decode(page)


def test_stand_ins_are_read_the_same_way(monkeypatch):
    """Signs of our sentences have stand-ins; letters of the user's are escaped."""
    open_console()
    text = "a → b › “c” … · 2 × – — é 值 ＳＮ²"
    assert _written("ascii", text) == (
        'a -> b > "c" ... | 2 x - -- \\xe9 \\u503c \\uff33\\uff2e\\xb2'
    )
    assert _written("cp1252", "“é” … → ·") == "“é” … -> ·"
    assert _written("cp936", "→ “值” … · ×") == "→ “值” … · ×"
    assert _written("utf-8", "→ \udcff") == "→ \\udcff"


@pytest.mark.parametrize("page", PAGES)
def test_the_bar_fits_the_code_page(monkeypatch, page):
    """tqdm's blocks only where the code page has them; Chinese words never in the way."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=page, errors="strict")
    stream.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", stream)
    open_console()
    with Progress(2, Lang.ZH) as progress:
        progress(Outcome(2, Status.CREATED))
        progress(Outcome(3, Status.CREATED))
    drawn = stream.buffer.getvalue().decode(page)
    assert "100%" in drawn
    assert ("已创建" in drawn) is (page in CHINESE_PAGES)
    assert ("█" in drawn) is (page in CHINESE_PAGES and os.name != "nt")


class _Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("y\n", True),
        ("Yes\n", True),
        ("是\n", True),
        ("ｙ\n", True),
        ("是的。\r\n", True),
        ("n\n", False),
        ("NO\n", False),
        ("否\n", False),
        ("\n", False),
        ("", False),
        ("what\n是\n", True),
        ("what\nn\n", False),
        ("what\n", False),
    ],
)
@pytest.mark.parametrize("lang", Lang)
def test_yes_and_no_are_understood_in_both_languages(monkeypatch, capsys, typed, answer, lang):
    """Nothing typed is a no; anything else is asked again, in the reader's language."""
    monkeypatch.setattr(sys, "stdin", _Terminal(typed))
    assert agrees("发送吗？", lang) is answer
    out, err = capsys.readouterr()
    assert (out, err.startswith("发送吗？ [y/N] ")) == ("", True)
    again = "请输入 y" if lang is Lang.ZH else "Please answer y"
    assert (again in err) is typed.startswith("what")


@pytest.mark.parametrize("page", ["gb18030", "utf-8", "ascii"])
def test_an_answer_in_another_encoding_is_none(monkeypatch, capsys, page):
    """What a terminal sends in another encoding than ours is asked again, and crashes nothing."""
    typed = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x9b\x80\ny\n"), encoding=page)
    monkeypatch.setattr(sys, "stdin", typed)
    open_console()
    assert agrees("Send?", Lang.EN) is True
    assert capsys.readouterr().err.count("[y/N]") == 2


def test_an_input_that_was_read_from_before_is_taken_as_it_is(monkeypatch):
    """By a program that calls ours: no way to decode it can be chosen any more."""
    typed = io.TextIOWrapper(io.BytesIO(b"a line\ny\n"), encoding="utf-8")
    typed.readline()
    monkeypatch.setattr(sys, "stdin", typed)
    open_console()
    assert agrees("Send?", Lang.EN) is True


def test_declining_sends_nothing_and_says_so(command, file, monkeypatch):
    """Exit 10, in Chinese for a Chinese reader; a yes goes on."""
    monkeypatch.setattr(sys, "stdin", _Terminal("否\n"))
    code, _, err = command("run", file(), "--sandbox", "--lang", "zh")
    assert code == 10
    assert "将登记 3 台。确定登记到本机沙箱吗？ [y/N]" in err
    assert "已取消，未执行任何操作。" in err
    monkeypatch.setattr(sys, "stdin", _Terminal("是\n"))
    code, _, err = command("run", file(), "--sandbox", "--lang", "zh", "--rate", "500")
    assert (code, "已创建" in err) == (0, True)


@pytest.mark.parametrize("slug", ["outage", "rows-fail", "no-token", "throttled", "waiting"])
@pytest.mark.parametrize("end", [Event("recovered", {"seconds": "9"}), Outcome(4, Status.CREATED)])
def test_the_bar_shows_that_it_waits(monkeypatch, slug, end):
    """Nobody knows a time left while nothing goes on; afterwards there is one again, and the
    time between does not count for it."""
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(100, Lang.EN) as progress:
        progress(Outcome(2, Status.CREATED))
        before = progress._bar.start_t
        progress._bar.last_print_t -= 1000  # so long nothing was drawn
        progress(Event(slug, {"since": "s", "seconds": "1", "host": "h"}))
        waiting = str(progress._bar)
        progress(Event("until", {"until": "u"}))
        assert str(progress._bar).startswith("waiting")
        progress(end)
        going_on = str(progress._bar)
        assert progress._bar.start_t - before > 900
    assert waiting.startswith("waiting")
    assert "<" not in waiting
    assert "waiting" not in going_on
    assert "<" in going_on
