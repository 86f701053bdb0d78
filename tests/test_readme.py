"""What README says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from importer.cli.program import cli
from importer.model.run import Status
from importer.sandbox.app import running
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang
from importer.vocabulary.fields import FIELDS
from tests.sandbox.calls import QUIET

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
_CONTEXT = click.Context(cli)
COMMANDS = {name: cli.get_command(_CONTEXT, name) for name in cli.list_commands(_CONTEXT)}
BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])


def _commands(text):
    return re.findall(r"^python3 -m venv .*$", text, flags=re.MULTILINE)


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
    real = {"--help", "--version", "--upgrade"}
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
        "FEISHU_BASE_URL",
        "DEVICE_IMPORTER_HOME",
    ):
        assert name in text, name


@BOTH
def test_links_and_pictures_are_there(text):
    """No link inside the repository leads nowhere."""
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_the_library_example_runs(tmp_path, monkeypatch, capfd):
    """The ten lines of README, as they stand there; and they print nothing."""
    code = re.search(r"```python\n(.*?)```", ENGLISH, flags=re.DOTALL)[1]
    assert len(code.strip().splitlines()) <= 13
    assert code in CHINESE
    monkeypatch.chdir(ROOT)
    with running(QUIET) as box:
        names = {
            "base_url": box.base_url,
            "app_id": "cli_sandbox",
            "app_secret": "sandbox-secret",
            "home": tmp_path,
            "target": tmp_path / "results.xlsx",
        }
        exec(compile(code, "README.md", "exec"), names)
        created = box.registry.count()
    frame = names["frame"]
    assert (frame["status"] == "created").sum() == created > 30
    assert len(names["bad"]) > 5
    assert (tmp_path / "results.xlsx").exists()
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
