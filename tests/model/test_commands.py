"""The commands that sentences print reach the journal that a run is in."""

from __future__ import annotations

import shlex

import pytest

from importer.model.commands import environment_of, reaching, resume_command
from importer.model.run import Run
from importer.model.settings import Credentials, Settings, base_url
from importer.model.table import Layout


def _run(tenant):
    return Run("r1", "/d.csv", Layout("d.csv", "d", 1, ()), 1.0, "stopped", 1, tenant, 10.0)


@pytest.mark.parametrize(
    ("url", "option"),
    [
        ("https://open.feishu.cn", " --brand feishu"),
        ("https://open.larkoffice.com", " --brand feishu"),
        ("https://open.larksuite.com:443/", " --brand lark"),
        ("https://KA.example:8443/feishu/", " --base-url https://ka.example:8443/feishu"),
        ("http://127.0.0.1:8910/x", " --base-url http://127.0.0.1:8910/x"),
        ("http://[::1]:8910", ' --base-url "http://[::1]:8910"'),
    ],
)
def test_a_printed_command_reaches_the_same_journal(url, option, tmp_path):
    """Brand or address, with its port and its path."""
    settings = Settings(base_url(None, url, {}), Credentials("cli_a"), tmp_path)
    run = _run(settings.tenant_name)
    assert reaching(run) == option
    assert resume_command(run) == f"device-importer resume r1{option}"
    name, value = shlex.split(option)
    brand, address = (value, None) if name == "--brand" else (None, value)
    again = Settings(base_url(brand, address, {}), Credentials("cli_a"), tmp_path)
    assert again.journal_path == settings.journal_path


def test_what_has_to_be_set_is_named(tmp_path):
    """The app and a store app's tenant stand in the environment, where they are not already."""
    run = _run("open.feishu.cn cli_a key")
    set_already = {"FEISHU_APP_ID": "cli_a"}
    assert environment_of(run, set_already) == ("FEISHU_TENANT_KEY=key",)
    assert environment_of(run, {**set_already, "FEISHU_TENANT_KEY": "key"}) == ()
    assert environment_of(_run("open.feishu.cn cli_b"), set_already) == ("FEISHU_APP_ID=cli_b",)
    assert environment_of(_run("sandbox"), {}) == ()
    assert reaching(_run("sandbox")) == " --sandbox"
