"""Text from outside: shown on one line without what would be obeyed; typed as it is shown."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata

import pytest

from importer.texts.foreign import printable, printable_lines, typed
from importer.texts.text import Lang, Text

#: Names of files → whether they are shown between plain double quotes.
NAMES = {
    "devices.xlsx": False,
    "/tmp/设备/台账.xlsx": True,
    "设备（终版） 2.xlsx": True,
    "设备\u3000台账.xlsx": True,
    "it's.csv": True,
    "$(touch PWNED).csv": False,
    "`touch PWNED`.csv": False,
    'a";touch PWNED;".csv': False,
    "a';touch PWNED;'.csv": True,
    "a;touch PWNED&|<>*?[x]{y}~#.csv": True,
    "100%PATH%!!.csv": False,
    "back\\slash\\n.csv": False,
    "‘;touch PWNED;‘.csv": True,
    "‘$HOME‘.csv": False,
    "“$HOME”.csv": False,
    "line\nbreak\r\t.csv": False,
    "\x1b]0;title\x07\x9b31m.csv": False,
    "turned \u202e vsc.\u2069\u200b\ufeff.csv": False,
    "''": True,
    "": True,
    "𠮷\U000e0041.csv": False,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a bash to paste into")
def test_a_posix_shell_reads_back_what_is_shown(tmp_path, name):
    """Pasted, the word is the name, and nothing in it was run."""
    word = typed(name, windows=False)
    assert printable(word) == word
    assert (word == f'"{name}"') is NAMES[name]
    done = subprocess.run(
        ["bash", "-c", f"printf %s {word}"],
        cwd=tmp_path,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.decode() == name
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_no_text_is_spelt_as_its_bytes():
    """Bytes of another encoding, as unzip leaves them."""
    assert typed("\udcff\udcfe.csv", windows=False) == r"$'\377\376.csv'"


@pytest.mark.parametrize("name", NAMES)
def test_both_windows_shells_are_harmless(name):
    """Between double quotes stands nothing that PowerShell or cmd obeys; PowerShell reads the
    name back, cmd at worst finds no such file."""
    word = typed(name, windows=True)
    assert printable(word) == word
    if not word.startswith('"'):
        assert re.fullmatch(r"[\w./\\:+-]+", word, flags=re.ASCII)
        assert word == name
        return
    inner = word[1:-1]
    spelt = re.compile(r"\$\(\[char\](\d+)\)")
    assert not re.search(r'["$`%!“”„]', spelt.sub("", inner))
    back = spelt.sub(lambda found: chr(int(found[1])), inner)
    assert back.encode("utf-16", "surrogatepass").decode("utf-16") == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, 中文 “é” → 𠮷 é", "plain, 中文 “é” → 𠮷 é"),
        ("a\nb\r\nc\td", "a b  c d"),
        ("\x1b]0;title\x07", " ]0;title "),
        ("\x9b31m\x85", " 31m "),
        ("a\u202eb\u2066c\u200dd\u00ade\ufefff", "a b c d e f"),
        ("a\u2028b\u2029c", "a b c"),
        ("\U000e0041\U000e007f", "  "),
        ("\udcff", "\ufffd"),
        ("\ue000\U0003134a", "\ue000\U0003134a"),
        ("全\u3000角\u00a0", "全\u3000角\u00a0"),
    ],
)
def test_what_would_be_obeyed_is_a_blank(text, shown):
    """Signs that are rare or private stay: they may be in somebody's name."""
    assert printable(text) == shown


def test_every_control_and_format_character_goes():
    """All of Unicode, by its categories."""
    for number in range(0x110000):
        letter = chr(number)
        if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp"):
            assert printable(letter) == " ", hex(number)


def test_lines_of_ours_stay_lines():
    """Only where the line breaks are ours."""
    assert printable_lines("a\n\x1bb\n") == "a\n b\n"


def test_words_of_a_sentence_are_made_harmless():
    """Shown, typed or as lines, in either language and in lists; numbers keep their format."""
    text = Text("{a} {b:typed} {c:lines} {d:.1f} {e}", "{e}{a}")
    words = {
        "a": "x\x1b\ny",
        "b": "$(reboot)",
        "c": "1\n2\x07",
        "d": 2,
        "e": ("\u202e", "z"),
    }
    assert text.said(Lang.EN, words) == "x  y '$(reboot)' 1\n2  2.0  , z"
    assert text.said(Lang.ZH, {**words, "a": {Lang.ZH: "\x9b甲"}}) == " 、z 甲"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("18", "第 18 行"),
        (18, "第 18 行"),
        (("4", "5", "…"), "第 4、5、… 行"),
        ("24, 25 …", "第 24, 25 … 行"),
        ("在用设备!18", "“在用设备”第 18 行"),
        (("在用!7", "在用!8", "上海!3"), "“在用”第 7、8 行、“上海”第 3 行"),
        (("在用!7", "在用!8", "…"), "“在用”第 7、8、… 行"),
        ("在用设备!24、25", "“在用设备”第 24、25 行"),
        ("在用设备!24, 25 …", "“在用设备”第 24、25 … 行"),
        ("新!的!18", "“新!的”第 18 行"),
        ("A, B!18", "“A, B”第 18 行"),
        ("!", "第 ! 行"),
    ],
)
def test_rows_of_several_sheets_are_named_as_they_are_in_chinese(rows: object, said: str) -> None:
    """The sheet stands in front of the number, and once for all that follow on it."""
    text = Text("rows {rows}", "第 {rows} 行")
    assert text.said(Lang.ZH, {"rows": rows}) == said
    assert text.said(Lang.EN, {"rows": "在用!18"}) == "rows 在用!18"
