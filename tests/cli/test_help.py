"""Help: in the reader's language, aligned, and never wider than the terminal."""

from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest

import importer
from importer.cli.help import Command, slug_of
from importer.cli.program import cli
from importer.texts.help import TEXTS
from importer.texts.text import Lang
from importer.texts.width import width_of, wrap

CONTEXT = click.Context(cli)
NAMES = cli.list_commands(CONTEXT)
COMMANDS = {name: cli.get_command(CONTEXT, name) for name in NAMES}
PAGES = [(), *((name,) for name in NAMES)]
CHINESE = re.compile("[\u4e00-\u9fff]")
#: What may stand in a Chinese page as it is: names, placeholders, examples.
LATIN_PROSE = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")
BOTH = pytest.mark.parametrize("lang", Lang)


@pytest.fixture
def narrow(monkeypatch):
    """A terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")


def said_in(lang, text):
    """Whether a text is written in a language: Chinese signs, or none at all."""
    return bool(CHINESE.search(text)) is (lang is Lang.ZH)


# -- every option, argument and command ------------------------------------------------------


def _params():
    for command in (cli, *COMMANDS.values()):
        for param in command.get_params(CONTEXT):
            yield command, param


def test_everything_has_a_sentence_of_its_own_in_both_languages():
    """Walk the tree: no command, option or argument without help, and no help without one."""
    slugs = {slug_of(param, command.name) for command, param in _params()}
    slugs |= {f"help.command.{name}" for name in ("cli", *NAMES)}
    assert slugs - TEXTS.keys() == set()
    kinds = ("help.command.", "help.option.", "help.argument.")
    assert {slug for slug in TEXTS if slug.startswith(kinds)} - slugs == set()
    more = {slug.removeprefix("help.more.") for slug in TEXTS if slug.startswith("help.more.")}
    assert more <= {"cli", *NAMES}
    for slug in slugs:
        assert said_in(Lang.EN, TEXTS[slug].en), slug
        assert said_in(Lang.ZH, TEXTS[slug].zh), slug


def test_no_sentence_stands_beside_its_option():
    """``help=`` in a decorator would be one language, and shown nowhere."""
    for command, param in _params():
        assert isinstance(command, Command)
        if param.name != "version":  # click's own
            assert not getattr(param, "help", None), (command.name, param.name)


@BOTH
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path[0] if path else "cli")
def test_pages_fit_the_terminal_and_align(command, narrow, path, lang):
    """At most 80 columns, Chinese signs counted as two; every explanation begins in the same
    column of its section; nothing of the other language."""
    code, out, err = command(*path, "--help", "--lang", lang)
    assert (code, err) == (0, "")
    assert "\n\n\n" not in out
    for section in out.strip().split("\n\n")[1:]:
        heading, *lines = section.splitlines()
        if heading.startswith(" ") or not lines:
            continue  # a paragraph
        explained = (re.match(r"  \S.*?  +(?=\S)|   +", line) for line in lines)
        starts = {width_of(match[0]) for match in explained if match}
        assert len(starts) == 1, heading
    for line in out.splitlines():
        assert width_of(line) <= 80, line
        assert line == line.rstrip()
    assert said_in(lang, out)
    if lang is Lang.ZH:
        prose = [line for line in out.splitlines() if LATIN_PROSE.search(line)]
        assert all("device-importer" in line for line in prose), prose


@pytest.mark.parametrize("columns", ["10", "50", "66", "200"])
def test_a_page_is_as_wide_as_the_terminal_within_reason(command, monkeypatch, columns):
    """Between 50 and 80 columns: lines of 200 can't be read, columns of 10 neither."""
    monkeypatch.setenv("COLUMNS", columns)
    out = command("run", "--help", "--lang", "zh")[1]
    widest = max(map(width_of, out.splitlines()))
    assert widest <= max(50, min(80, int(columns)))
    assert widest >= 40


@pytest.mark.parametrize(
    ("arguments", "locale", "chinese"),
    [
        (("--help", "--lang", "zh"), "C", True),
        (("--lang=zh", "--help"), "C", True),
        (("--lang", "zh", "run", "-h"), "C", True),
        (("run", "--help", "--lang", "zh"), "C", True),
        (("run", "--help"), "zh_CN.UTF-8", True),
        (("run", "--help", "--lang", "en"), "zh_CN.UTF-8", False),
        (("run", "--help", "--lang", "fr"), "C", False),
        (("run", "--help"), "de_DE.UTF-8", False),
    ],
)
def test_language_of_a_page(command, monkeypatch, arguments, locale, chinese):
    """``--lang`` anywhere on the line, else the locale's, else English."""
    monkeypatch.setenv("LC_ALL", locale)
    code, out, _ = command(*arguments)
    assert code == 0
    assert bool(CHINESE.search(out)) is chinese


def test_lang_before_the_command_is_the_commands_as_well(command, file):
    """``device-importer --lang zh check FILE``; the command's own wins, being the last."""
    assert "待导入" in command("--lang", "zh", "check", file())[1]
    assert "To send" in command("--lang", "zh", "check", file(), "--lang", "en")[1]


@BOTH
def test_defaults_and_values_are_named(command, narrow, lang):
    """What an option is without being given, and what it takes."""
    out = command("run", "--help", "--lang", lang)[1]
    default = "(default: 10)" if lang is Lang.EN else "（默认：10）"
    assert default in out
    assert "30m" in out
    for term in ("--brand feishu|lark", "--rate N", "--results PATH", "--give-up-after TIME"):
        assert re.search(rf"^  {re.escape(term)} ", out, flags=re.MULTILINE), term
    assert re.search(r"^  -y, --yes  ", out, flags=re.MULTILINE)
    check = command("check", "--help", "--lang", lang)[1]
    assert TEXTS["help.option.results.check"].said(lang) in check


def test_version_is_no_sentence(command):
    """The same in every language."""
    code, out, _ = command("--version", "--lang", "zh")
    assert (code, out) == (0, f"device-importer {importer.__version__}\n")


@BOTH
def test_no_command_shows_what_there_is(command, lang):
    """Exit 2 as for any command line that says nothing; stdout stays empty."""
    code, out, err = command("--lang", lang)
    assert (code, out) == (2, "")
    assert "doctor" in err
    assert said_in(lang, err)


def test_help_reads_one_table_only():
    """``device-importer --help`` imports none of the other sentences, and no command."""
    code = (
        "import sys\nfrom importer.cli import main\n"
        "try:\n    main(['--help', '--lang', 'zh'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('importer.')])"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=True, timeout=60
    )
    loaded = done.stdout.decode().rpartition("[")[2]
    for name in (
        "texts.problems",
        "texts.cli",
        "cli.imports",
        "cli.plans",
        "cli.talk",
        "model.settings",
        "model.run",
    ):
        assert f"'importer.{name}'" not in loaded, name


# -- lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("设备批量导入", 8, ["设备批量", "导入"]),
        ("设备批量导入", 9, ["设备批量", "导入"]),
        ("设备批量，导入", 8, ["设备批", "量，导入"]),
        ("请看（说明）", 5, ["请看", "（说", "明）"]),
        ("用 --lang 指定", 8, ["用", "--lang", "指定"]),
        ("a-very-long-word here", 4, ["a-very-long-word", "here"]),
        ("", 10, [""]),
    ],
)
def test_lines_end_where_they_may(text, width, lines):
    """Between words and between Chinese signs; no line begins with a comma or ends with an
    opening bracket."""
    assert wrap(text, width) == lines
