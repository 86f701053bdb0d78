"""What README says is what the program does."""

from __future__ import annotations

import ast
import asyncio
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest

from importer.cli.program import cli
from importer.cli.schemas import schema_text
from importer.model.run import Skip, Status
from importer.sandbox.app import running
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang
from importer.vocabulary.fields import FIELDS
from tests.package.example import blocks
from tests.sandbox.calls import QUIET

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
_CONTEXT = click.Context(cli)
COMMANDS = {name: cli.get_command(_CONTEXT, name) for name in cli.list_commands(_CONTEXT)}
BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])


#: What the commands of the README leave with, typed one after the other.
STORY = {
    "doctor": [0],
    "check": [1],
    "run": [6, 1, 1],
    "resume": [1, 1, 1],
    "runs": [0],
    "columns": [0],
    "compare": [1],
    "update": [1],
}


def _commands(text):
    return re.findall(r"^python3 -m venv .*$", text, flags=re.MULTILINE)


def _blocks(text, language):
    """The lines of the README's blocks in a language, wherever they are indented."""
    blocks = re.findall(rf"^( *)```{language}\n(.*?)^\1```", text, flags=re.DOTALL | re.MULTILINE)
    return [line.strip() for _, block in blocks for line in block.splitlines()]


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_both_readmes_print_the_same_blocks():
    """What is typed does not depend on the language."""
    for language in ("sh", "powershell", "python", "yaml"):
        assert _blocks(ENGLISH, language) == _blocks(CHINESE, language) != []


def test_windows_has_each_of_the_two_commands():
    """The same words with the other folder of programs."""
    for command in _commands(ENGLISH):
        words = command.replace("python3 -m", "py -3 -m").replace(" && ", "; ")
        words = words.replace("/bin/", "\\Scripts\\").replace("data/", "data\\")
        for text in (ENGLISH, CHINESE):
            assert words in text


@pytest.mark.skipif(os.name == "nt", reason="types into a POSIX shell")
def test_the_line_for_each_new_window_finds_the_program(tmp_path):
    """From then on the commands are typed as they stand."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    program = programs / "device-importer"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m importer "$@"\n')
    program.chmod(0o755)
    line = next(line for line in _blocks(ENGLISH, "sh") if "PATH=" in line)
    done = subprocess.run(
        ["sh", "-c", f"{line}\ndevice-importer --version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("device-importer ")
    assert '$env:Path = "$PWD\\.venv\\Scripts;$env:Path"' in _blocks(ENGLISH, "powershell")


def test_the_commands_do_what_is_said(command, home, tenant, monkeypatch):
    """Typed one after the other as printed, with a yes to each question; only the pace is
    raised."""
    lines = [line for line in _blocks(ENGLISH, "sh") if line.startswith("device-importer ")]
    shutil.copy(ROOT / "sample_data" / "devices.xlsx", home)
    monkeypatch.chdir(home)
    left = {}
    with running(replace(QUIET, limit=5000.0)) as box:
        tenant(box)
        for line in lines:
            name, *words = shlex.split(line)[1:]
            if name in ("sandbox", "web"):  # they serve until they are ended
                continue
            results = sorted(home.glob("devices.results-*.xlsx"))
            words = [results[-1] if ".results-" in word else word for word in words]
            pace = ("--rate", "500") if name in ("run", "resume") else ()
            monkeypatch.setattr(sys, "stdin", _Terminal("y\n"))
            code, out, err = command(name, *words, *pace)
            assert out + err, line
            left.setdefault(name, []).append(code)
            if words[-2:] == ["--max-rows", "3"]:
                assert box.registry.count() == 3
        assert box.registry.count() == 47
    assert left == STORY


def test_trouble_can_be_rehearsed_as_printed(command, home, monkeypatch):
    """The sandbox with faults in one terminal, the import in another, with what it prints."""
    sandbox, *rest = [line for line in _blocks(ENGLISH, "sh") if "sandbox" in line][1:]
    variables = [word for word in shlex.split(rest[0]) if word.startswith("FEISHU_")]
    words = shlex.split(rest[0])[len(variables) + 1 :]
    shutil.copy(ROOT / "sample_data" / "devices.xlsx", home)
    monkeypatch.chdir(home)
    fast = ["--limit", "5000", "--port", "0", "--lang", "en"]
    arguments = [sys.executable, "-m", "importer", *shlex.split(sandbox)[1:], *fast]
    with subprocess.Popen(
        arguments,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as box:
        try:
            told = box.stderr.readline()
            url = re.search(r"http://\S+", told)[0]
            for variable in variables:
                name, _, value = variable.partition("=")
                assert value in told or value == "http://127.0.0.1:8910"
                monkeypatch.setenv(name, url if value.startswith("http") else value)
            monkeypatch.setattr(sys, "stdin", _Terminal("y\n"))
            code, _, err = command(*words, "--rate", "500")
        finally:
            box.terminate()
    assert (code, "Already there" in err, "Not sent" in err) == (1, True, False)


def test_both_readmes_print_the_same_two_commands():
    """One sets up and runs the main job, one sets up and passes the tests."""
    main_job, tests = _commands(ENGLISH)
    assert _commands(CHINESE) == [main_job, tests]
    assert main_job.endswith("device-importer run sample_data/devices.xlsx --sandbox --yes")
    assert tests.endswith("pytest -q")


@BOTH
def test_every_command_and_option_is_told(text):
    """The help of every command against the tables: nothing missing, nothing invented."""
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    real = {"--help", "--version"}
    # Those of winget, pip, useradd, docker and systemctl.
    real |= {"--id", "--no-cache-dir", "--uid", "--rm", "--now"}
    for name, command in COMMANDS.items():
        assert f"device-importer {name}" in text, name
        for option in command.params:
            if isinstance(option, click.Option):
                long = {opt for opt in option.opts if opt.startswith("--")}
                real |= long
                assert long <= told, (name, long - told)
    assert told <= real, told - real


@BOTH
def test_statuses_exit_codes_and_fields_are_told(text):
    """Each status, each exit code, each field and each variable has its line."""
    for status in Status:
        assert f"`{status}`" in text, status
    for code in (0, 1, 2, 3, 4, 5, 6, 10, 130):
        assert re.search(rf"^\| {code} \|", text, flags=re.MULTILINE), code
    for field in FIELDS:
        assert f"`{field}`" in text, field
    for name in (
        "FEISHU_APP_ID",
        "FEISHU_APP_SECRET",
        "FEISHU_TENANT_ACCESS_TOKEN",
        "FEISHU_APP_TICKET",
        "FEISHU_TENANT_KEY",
        "FEISHU_BASE_URL",
        "DEVICE_IMPORTER_HOME",
        "NO_COLOR",
        "HTTPS_PROXY",
    ):
        assert f"`{name}`" in text, name


@BOTH
def test_the_keys_of_json_are_told(text, command, file):
    """Each key that ``--json`` prints has its line, and no other."""
    _, out, _ = command("run", file(), "--sandbox", "--yes", "--rate", "500", "--json")
    _, runs, _ = command("runs", "--json")
    table = re.search(
        r"^\| (?:key of `--json`|`--json` 的键).*?\n\n", text, re.DOTALL | re.MULTILINE
    )[0]
    first = (line.split("|")[1] for line in table.splitlines()[2:] if line)
    told = [key for cell in first for key in re.findall(r"`(\w+)`", cell)]
    assert (
        told
        == list(json.loads(runs))
        == [*json.loads(out), "purpose", "state", "tenant", "started", "corrects"]
    )
    for skip in Skip:
        assert f"`{skip}`" in text, skip
    table = re.search(r"^\| (?:key of a cause|每项的键) \|.*?\n\n", text, re.S | re.M)[0]
    first = (line.split("|")[1] for line in table.splitlines()[2:] if line)
    schema = json.loads(schema_text("check"))["$defs"]["causes"]["items"]
    assert [k for cell in first for k in re.findall(r"`(\w+)`", cell)] == schema["required"]
    assert schema["required"] == list(schema["properties"])
    for part in ("example", "decisions"):
        inner = schema["properties"][part]
        for key in inner.get("items", inner)["required"]:
            assert f"`{key}`" in table, key


@BOTH
def test_the_keys_of_every_other_command_are_told(text):
    """All that its schema has, in the second table."""
    table = re.search(r"^\| (?:command|命令) \| (?:its object|除).*?\n\n", text, re.S | re.M)[0]
    lines = {line.split("|")[1]: line for line in table.splitlines() if line}
    for name in ("compare", "export", "undo", "report", "columns", "edits", "template", "doctor"):
        line = next(line for head, line in lines.items() if f"`{name}`" in head)
        own = json.loads(schema_text(name))["anyOf"][0]["properties"]
        for key in own.keys() - {"schema", "command", "exit_code"}:
            assert f"`{key}`" in line, (name, key)


def test_annotations_in_ci_are_written_as_printed(command, file, monkeypatch, home):
    """The step of the recipe, run on what the step before it leaves; a cell gives no orders."""
    recipe = re.search(r"```yaml\n(.*?)```", ENGLISH, re.S)[1]
    check = re.search(r"run: device-importer (check .*)", recipe)[1]
    script = re.search(r"<<'EOF'\n(.*?)\n *EOF", recipe, re.S)[1]
    file(1, "Windoze%0A::error::,X,Y,,\nWindows,1.2E+15,,,\n")
    monkeypatch.chdir(home)
    code, _, err = command(*shlex.split(check), "--lang", "en")
    (home / "annotate.py").write_text(textwrap.dedent(script), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "annotate.py"], capture_output=True, text=True, check=True, cwd=home
    )
    lines = done.stdout.splitlines()
    assert (code, err) == (1, "")
    assert lines[0].startswith("::error file=devices.csv,line=3::")
    assert "Windoze%250A" in lines[0]
    assert any(line.startswith("::error file=devices.csv,line=4::") for line in lines)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


@BOTH
def test_files_that_are_named_are_there(text):
    """A test that was renamed would be looked for in vain."""
    for name in re.findall(r"`((?:tests|importer|sample_data|templates)/[^`*… ]+)`", text):
        assert (ROOT / name).exists(), name


def test_the_page_for_developers_names_files_that_are_there():
    """Where does it live?  Not where it lived last year."""
    page = (ROOT / "importer" / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in (ROOT / "importer").rglob("*.py*")}
    found = re.findall(r"`([\w/]+\.pyi?)`", page)
    assert len(found) > 60
    for name in found:
        inside = (ROOT / "importer" / name).exists() or (ROOT / name).exists()
        assert inside or ("/" not in name and name in names), name
    wings = {path.parent.name for path in (ROOT / "importer").glob("*/__init__.py")}
    assert wings <= set(re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE))


@BOTH
def test_links_and_pictures_are_there(text):
    """No link inside the repository leads nowhere."""
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_the_program_for_python_runs_as_it_stands(tmp_path):
    """As printed, in a process of its own: the bad rows with their sentences, the outcomes, the
    exit code of the run; .ci/run checks its types."""
    program = blocks()[0]
    assert len([line for line in program.splitlines() if line.strip()]) <= 30
    assert f"```python\n{program}```" in CHINESE
    (tmp_path / "sample_data").mkdir()
    shutil.copy(ROOT / "sample_data" / "devices.xlsx", tmp_path / "sample_data")
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "program.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.count(" created ") == 47
    assert "47/47" in done.stderr
    assert "MAC" in done.stdout
    assert len(list(tmp_path.glob("sample_data/devices.results-*.xlsx"))) == 1


def test_the_cell_for_a_notebook_runs_in_a_loop(capfd):
    """From a DataFrame to the registry and back, with ``await`` as a notebook has it; the library
    itself prints nothing."""
    cell = compile(blocks()[1], "README.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    names: dict[str, Any] = {}

    async def notebook():
        await eval(cell, names)

    asyncio.run(notebook())
    chinese = "\n".join(names["chinese"])
    assert "DataFrame!C4" in chinese
    assert "第 2 行是同一台设备" in chinese
    assert list(names["outcomes"]["status"]) == ["created", "created", "invalid", "repeated"]
    assert (len(names["before"]), names["after"], names["stopped"]) == (2, [], None)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, Lang.EN), (CHINESE, Lang.ZH)])
def test_help_and_readme_name_the_same_commands_in_the_same_order(text, lang):
    """Each command has a line in --help that says what it does."""
    shown = cli.get_help(click.Context(cli, obj=lang))
    listed = re.findall(r"^  ([a-z]+)  +\S", shown.partition("sandbox\n\n")[2], re.MULTILINE)
    assert listed == list(COMMANDS)
    told = re.findall(r"^\| `device-importer ([a-z]+)", text, flags=re.MULTILINE)
    assert list(dict.fromkeys(told)) == listed


def test_code_advice_exists_for_what_the_api_refuses():
    """Rows that the API refuses get advice of their own code."""
    for code in (1785005, 1785007, 1780101, 99992402, 9499):
        assert f"code.{code}" in catalogue()
