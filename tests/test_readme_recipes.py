"""What README gives to be copied into other people's files is right as it stands there."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib

import click
import pytest

from importer.loader import find_mapping
from importer.setup.config import KEYS, read_config
from importer.texts.text import Lang
from tests.test_readme import CHINESE, COMMANDS, ENGLISH, ROOT

BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
POSIX = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell's, or a POSIX path")


def blocks(language, text=ENGLISH):
    """The README's blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


def _output(words, cwd=None, env=None):
    """What a program prints."""
    return subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("language", ["crontab", "ini", "dockerfile"])
def test_both_readmes_have_the_same_recipes(language):
    """What is copied does not depend on the language."""
    assert blocks(language, ENGLISH) == blocks(language, CHINESE) != []


@POSIX
@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, Lang.EN), (CHINESE, Lang.ZH)])
def test_the_settings_file_is_understood(text, lang, tmp_path):
    """It is what we read, holds each key that there is but one, and that one is told."""
    (block,) = blocks("toml", text)
    (tmp_path / "config.toml").write_text(block, encoding="utf-8")
    config = read_config(tmp_path, "lark")
    assert set(config.top) | set(config.profiles["lark"]) == set(KEYS) - {"base-url"}
    assert "`base-url`" in text
    assert config.get("language") == lang
    assert find_mapping(config.get("mapping"), None).name == "intune"


def test_every_command_of_a_recipe_is_understood():
    """Parsed as the command line is; a job has nobody to say yes."""
    found = [
        line
        for language in ("crontab", "ini", "powershell", "sh")
        for block in blocks(language)
        for line in re.findall(r"\brun \S+ --yes --notify\b", block)
    ]
    assert len(found) == 4
    for line in found:
        name, *words = shlex.split(line.replace("\\", "/"))
        given, rest, _ = COMMANDS[name].make_parser(click.Context(COMMANDS[name])).parse_args(words)
        assert (rest, given["yes"], given["notify"]) == ([], True, True)
        assert len(given["files"]) == 1


def test_cron_takes_the_line():
    """Five fields, then the command; a % would end it, and ~ is not looked at in a variable."""
    (block,) = blocks("crontab")
    *variables, line = block.splitlines()
    assert re.fullmatch(r"[\d*/,-]+( [\d*/,-]+){4} /\S+ .*", line)
    assert "%" not in line
    for variable in variables:
        name, _, value = variable.partition("=")
        assert f"`{name}`" in ENGLISH
        assert "~" not in value


def test_systemd_takes_the_units(tmp_path):
    """Each key by systemd itself, where it is installed."""
    service, timer = blocks("ini")
    units = configparser.ConfigParser(None, strict=False, delimiters="=", interpolation=None)
    units.optionxform = str
    units.read_string(service)
    assert units["Service"]["SuccessExitStatus"] == "1"
    assert "%d/secret" in units["Service"]["Environment"]
    assert units["Service"]["LoadCredential"].startswith("secret:")
    checker = shutil.which("systemd-analyze")
    if not checker:
        pytest.skip("systemd is not installed")
    for block in (service, timer):
        name = re.match(r"# /etc/systemd/system/(device-importer\.\w+)\n", block)[1]
        there = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", block)  # ours is not there
        (tmp_path / name).write_text(there)
    done = _output([checker, "verify", *sorted(map(str, tmp_path.iterdir()))])
    assert "Unknown" not in done.stderr, done.stderr
    assert str(tmp_path) not in done.stderr, done.stderr


def test_the_container_keeps_its_journal_and_no_root():
    """Ten lines; the volume is where the program keeps its journals, and is the one that is
    mounted; nothing of the secret is built in."""
    (block,) = blocks("dockerfile")
    lines = block.splitlines()
    assert len(lines) == 10
    said = [line.partition(" ")[::2] for line in lines]
    words = [word for word, _ in said]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = re.match(r"python:(3\.\d+)-slim", said[0][1])[1]
    assert f"Programming Language :: Python :: {python}" in project["classifiers"]
    (home,) = re.findall(r"DEVICE_IMPORTER_HOME=(\S+)", block)
    volume = dict(said)["VOLUME"]
    assert home == volume
    assert words.index("USER") > max(at for at, word in enumerate(words) if word == "RUN")
    assert f"chown importer {volume} /work" in block
    (program,) = json.loads(dict(said)["ENTRYPOINT"])
    assert program in project["scripts"]
    assert "SECRET" not in block
    build, run = next(b for b in blocks("sh") if "docker run" in b).splitlines()
    assert build == "docker build -t device-importer ."
    assert f":{volume} " in run
    variables = re.findall(r"-e (\w+)", run)
    assert variables == ["FEISHU_APP_ID", "FEISHU_APP_SECRET_FILE", "DEVICE_IMPORTER_WEBHOOK"]


@POSIX
@BOTH
def test_the_lines_for_shells_complete(text):
    """Each line of the table prints a script of that shell."""
    lines = re.findall(r"_DEVICE_IMPORTER_COMPLETE=(\w+)_source", text)
    assert lines == ["bash", "zsh", "fish"]
    for shell in lines:
        environment = {**os.environ, "_DEVICE_IMPORTER_COMPLETE": f"{shell}_source"}
        done = _output([sys.executable, "-m", "importer"], env=environment)
        assert (done.returncode, "_device_importer_completion" in done.stdout) == (0, True)
    words = {"COMP_WORDS": "device-importer run --prof", "COMP_CWORD": "2"}
    environment = {**os.environ, **words, "_DEVICE_IMPORTER_COMPLETE": "bash_complete"}
    done = _output([sys.executable, "-m", "importer"], env=environment)
    assert done.stdout == "plain,--profile\n"
