"""The settings file as a user meets it: what it changes, what it never overrules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import creates


@pytest.fixture
def config(home):
    """Writes the settings file of the data folder."""

    def write(text):
        folder = home / "home"
        folder.mkdir(exist_ok=True)
        path = folder / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_profile_is_all_that_has_to_be_said(command, config, file, monkeypatch):
    """Address, app, rate and results folder from the profile; only the secret from elsewhere."""
    monkeypatch.setenv("FEISHU_APP_SECRET", "sandbox-secret")
    with running(QUIET) as box:
        path = config(
            f"""
            [profile.work]
            base-url = "{box.base_url}"
            app-id = "cli_sandbox"
            rate = 400
            results-folder = '{file().parent / "results here"}'
            """
        )
        code, out, err = command("run", file(), "--yes", "--json", "--profile", "work")
        assert (code, creates(box)) == (0, 3)
    results = Path(json.loads(out)["results"])
    assert results.parent == file().parent / "results here"
    assert results.exists()
    assert "400" in err
    # Without the profile there is no app.
    code, _, err = command("run", file(), "--yes")
    assert (code, "FEISHU_APP_ID" in err) == (3, True)
    assert path.exists()


def test_an_option_overrules_the_file(command, config, file, home):
    """Rate, mapping, rows left out, results and language, each by its option."""
    config(
        f"""
        rate = 3
        language = "zh"
        leave-out = ["Note=note 1"]
        results-folder = '{home / "folder"}'
        """
    )
    code, out, err = command("run", file(), "--sandbox", "--yes", "--json")
    assert "每秒 3 次" in err
    assert json.loads(out)["counts"] == {"created": 2, "left_out": 1}
    asked = home / "asked.xlsx"
    code, out, err = command(
        *("run", file(name="other.csv"), "--sandbox", "--yes", "--json", "--again"),
        *("--rate", "500", "--lang", "en", "--leave-out", "Note=none", "--results", asked),
    )
    assert (code, "500 a second" in err) == (0, True)
    assert json.loads(out)["counts"] == {"created": 1, "created_before": 2}
    assert asked.exists()


def test_the_environment_overrules_the_file(command, config, tenant, file):
    """The address and the app of the environment are the ones that are reached."""
    config('brand = "lark"\napp-id = "cli_of_nobody"')
    with running(QUIET) as box:
        tenant(box)
        assert command("run", file(), "--yes")[0] == 0
        assert creates(box) == 3


def test_the_language_is_that_of_every_command(command, config):
    """Help, errors and commands that know no profile; a profile's where one is named."""
    config('language = "zh"\n[profile.en]\nlanguage = "en"')
    assert "用法" in command("--help")[1]
    assert "没有" in command("nonsense")[2]
    assert "还没有" in command("runs")[2]
    assert "Usage" in command("--help", "--lang", "en")[1]
    assert "There is no option" in command("doctor", "--profile=en", "--nonsense")[2]


def test_a_damaged_file_stops_what_needs_it_and_nothing_else(command, config, file):
    """Exit 2 before anything is sent; help, template and the list of runs work as ever."""
    path = config("brnad = 'lark'")
    for arguments in (("run", file(), "--sandbox", "--yes"), ("check", file()), ("doctor",)):
        code, out, err = command(*arguments)
        assert (code, out) == (2, "")
        assert str(path) in err
        assert "brnad" in err
    assert command("run", "--help")[0] == 0
    assert command("runs")[0] == 0


def test_a_check_knows_the_app_by_the_file(command, config, file, monkeypatch):
    """What was created before is known without any secret: a check sends nothing."""
    with running(QUIET) as box:
        config(f'base-url = "{box.base_url}"\napp-id = "cli_sandbox"')
        monkeypatch.setenv("FEISHU_APP_SECRET", "sandbox-secret")
        assert command("run", file(), "--yes")[0] == 0
        monkeypatch.delenv("FEISHU_APP_SECRET")
        out = command("check", file())[1]
        assert re.search(r"3\s+Created before", out)


def test_a_column_that_only_the_file_asks_for_is_told_so(command, config, file):
    """The user typed no --leave-out; where it comes from stands below the error."""
    path = config('leave-out = ["Status=retired"]')
    code, _, err = command("check", file())
    assert code == 2
    assert str(path) in err
    code, _, err = command("check", file(), "--leave-out", "Status=retired")
    assert (code, str(path) in err) == (2, False)
    assert command("check", file(), "--leave-out", "Note=x")[0] == 0


def test_a_mapping_that_only_the_file_asks_for_is_told_so(command, config, file):
    """The same of a name that no mapping has."""
    path = config('mapping = "nonsense"')
    code, _, err = command("check", file())
    assert (code, str(path) in err) == (2, True)


def test_printed_commands_reach_the_run(command, config, file, monkeypatch):
    """The profile stands in them, in those of ``runs`` too; pasted, they go on."""
    monkeypatch.setenv("FEISHU_APP_SECRET", "sandbox-secret")
    with running(QUIET) as box:
        config(
            f"""
            app-id = "cli_other"
            [profile."the lab"]
            base-url = "{box.base_url}"
            app-id = "cli_sandbox"
            rate = 400
            """
        )
        code, _, err = command("run", file(), "--yes", "--profile", "the lab", "--max-rows", "1")
        assert code == 6
        printed = re.search(r"To go on: device-importer (.*)", err)[1]
        assert printed.endswith(f' --base-url {box.base_url} --profile "the lab"')
        assert "FEISHU_APP_ID" not in err
        out = command("runs")[1]
        assert printed in out
        assert "FEISHU_APP_ID" not in out
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', printed)]
        assert command(*words, "--yes")[0] == 0
        assert creates(box) == 3


def test_the_app_is_named_where_no_profile_leads_to_it(command, config, tenant, file):
    """Then it has to be set before the command works, and that is said."""
    with running(QUIET) as box:
        tenant(box)
        assert command("run", file(), "--yes", "--max-rows", "1")[0] == 6
        config('[profile.work]\napp-id = "cli_other"')
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("FEISHU_APP_ID")
            out = command("runs")[1]
        assert "FEISHU_APP_ID=cli_sandbox" in out
        assert "--profile" not in out


def test_results_come_back_under_a_file_that_asks_for_columns(command, config, home, file):
    """A results workbook has the file's own columns: what the settings file leaves out it leaves
    out again."""
    config(f"""rate = 500\nleave-out = ["Note=note 1"]\nresults-folder = '{home / "out"}'""")
    code, _, _ = command("run", file(3, "Windoze,X,Y,,bad\n"), "--sandbox", "--yes")
    assert code == 1
    workbook = next((home / "out").glob("*.xlsx"))
    code, out, _ = command("run", workbook, "--sandbox", "--yes", "--json")
    assert (code, json.loads(out)["counts"]) == (1, {"invalid": 1})


def test_the_folder_for_results_is_every_commands(command, config, tenant, home, file):
    """Of an update, an undo, a comparison and a report too; a folder that can't be made does not
    lose them."""
    folder = home / "out"
    config(f"rate = 500\nresults-folder = '{folder}'")
    with running(QUIET) as box:
        tenant(box)
        out = command("run", file(), "--yes", "--json")[1]
        run = json.loads(out)["run_id"]
        assert len(list(folder.glob("devices.results-*.xlsx"))) == 1
        assert command("report", run)[0] == 0
        assert command("compare", file())[0] == 0
        assert len(list(folder.glob("devices.comparison-*.xlsx"))) == 1
        assert command("update", file(), "--yes")[0] == 0
        assert command("undo", run, "--yes")[0] == 0
    assert len(list(folder.glob("devices.results-*.xlsx"))) == 4
    assert list(home.glob("*.xlsx")) == []
    config(f"rate = 500\nresults-folder = '{file()}'")  # where a file is
    code, out, _ = command("run", file(2, name="b.csv"), "--sandbox", "--yes", "--json")
    assert (code, Path(json.loads(out)["results"]).exists()) == (0, True)


def test_the_doctor_tells_where_each_setting_is_from(command, config, tenant):
    """Also before it fails; the secret is named by its place alone."""
    path = config('app-id = "cli_file"\nrate = 7\n[profile.work]\nrate = 8')
    with running(QUIET) as box:
        tenant(box)
        code, out, _ = command("doctor", "--profile", "work")
        assert code == 0
    assert str(path) in out
    assert "8 (profile work of the settings file)" in out
    assert "cli_sandbox (environment variable FEISHU_APP_ID)" in out
    assert "Secret: environment variable FEISHU_APP_SECRET" in out
    assert "sandbox-secret" not in out
    with pytest.MonkeyPatch.context() as patch:
        for name in ("FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_BASE_URL"):
            patch.delenv(name)
        code, out, err = command("doctor", "--rate", "9", "--brand", "lark")
    assert (code, "No app secret" in err) == (3, True)
    assert "9 (option --rate)" in out
    assert "lark (option --brand)" in out
    assert "cli_file (top of the settings file)" in out
