"""The settings file: what may stand in it, what comes before what, and that no secret does."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from importer.model.errors import InputError
from importer.setup.config import KEYS, read_config
from importer.setup.config_writer import remember_app
from importer.setup.origins import Origin, origins
from importer.texts.text import Lang

GOOD = """
brand = "feishu"
app-id = "cli_top"
rate = 5
language = "zh"
mapping = "none"
results-folder = '/srv/imports'
leave-out = ["状态=报废,已丢失"]

[profile.lark]
brand = "lark"
app-id = "cli_lark"
rate = 2.5
leave-out = []

[profile."自建"]
base-url = "https://ka.example"
"""


@pytest.fixture
def written(tmp_path):
    """Writes a settings file; returns its folder."""

    def write(text):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "config.toml").write_bytes(data)
        return tmp_path

    return write


def refused(home, profile=""):
    with pytest.raises(InputError) as caught:
        read_config(home, profile)
    assert caught.value.exit_code == 2
    return caught.value


def test_a_profile_comes_before_the_top(written):
    """Key by key; what it does not say, the top does."""
    home = written(GOOD)
    top, lark = read_config(home), read_config(home, "lark")
    assert [top.get(key) for key in ("app-id", "rate", "language")] == ["cli_top", 5, "zh"]
    assert [lark.get(key) for key in ("app-id", "rate", "language")] == ["cli_lark", 2.5, "zh"]
    assert (lark.get("leave-out"), lark.origin("leave-out")) == ([], "profile")
    assert (lark.origin("language"), lark.origin("base-url")) == ("top", "")
    assert set(top.top) == set(KEYS) - {"base-url"}


@pytest.mark.parametrize(
    ("profile", "address"),
    [
        ("", "https://open.feishu.cn"),
        ("lark", "https://open.larksuite.com"),
        ("自建", "https://ka.example"),
    ],
)
def test_a_brand_and_an_address_are_one_setting(profile, address, written):
    """A profile's address goes before the brand at the top."""
    assert read_config(written(GOOD), profile).address == address


def test_the_environment_comes_before_the_file(written):
    """But where it says nothing, or blanks, the file does; the rest is left as it is."""
    config = read_config(written(GOOD), "lark")
    empty = {"FEISHU_APP_ID": " ", "HOME": "/home/a"}
    assert config.under(empty) == {
        "HOME": "/home/a",
        "FEISHU_APP_ID": "cli_lark",
        "FEISHU_BASE_URL": "https://open.larksuite.com",
    }
    said = {"FEISHU_APP_ID": "cli_env", "FEISHU_BASE_URL": "https://env.example"}
    assert config.under(said) == said


def test_no_file_says_nothing(tmp_path):
    """And where a profile is asked for, that it has none."""
    config = read_config(tmp_path)
    assert (config.is_there, config.address, config.get("rate")) == (False, "", None)
    assert config.results_folder is None
    assert refused(tmp_path, "work").slug == "config-no-profiles"


def test_an_unknown_profile_is_told_with_those_there_are(written):
    """In the file's order."""
    error = refused(written(GOOD), "lrak")
    assert (error.slug, error.params["profiles"]) == ("config-no-profile", ("lark", "自建"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("brand = 'larksuite'", "brand"),
        ("brand = 1", "brand"),
        ("base-url = 'open.feishu.cn'", "base-url"),
        ("base-url = 'http://open.feishu.cn'", "base-url"),
        ("base-url = 'https://user:pass@open.feishu.cn'", "base-url"),
        ("app-id = 12", "app-id"),
        ("app-id = 'cli a'", "app-id"),
        ("rate = '10'", "rate"),
        ("rate = true", "rate"),
        ("rate = 0", "rate"),
        ("rate = nan", "rate"),
        ("rate = inf", "rate"),
        ("rate = 10001", "rate"),
        ("language = 'zh_CN'", "language"),
        ("mapping = ''", "mapping"),
        ("mapping = ['a']", "mapping"),
        ("results-folder = 'results'", "results-folder"),
        ("results-folder = '~nobody-of-this-name/x'", "results-folder"),
        ("leave-out = 'a=b'", "leave-out"),
        ("leave-out = ['a']", "leave-out"),
        ("leave-out = ['=a']", "leave-out"),
        ("leave-out = [1]", "leave-out"),
        ("profile = 'work'", "profile"),
        ("profile.work = 'x'", "profile"),
        ("[profile.work]\nrate = 'fast'", "profile.work.rate"),
    ],
)
def test_a_wrong_value_is_told_with_file_key_and_what_is_allowed(text, key, written):
    """The value itself is not shown: it may be anything, a secret among it."""
    home = written(text)
    error = refused(home)
    assert (error.slug, error.params["key"]) == ("config-value", key)
    for lang in Lang:
        said = error.text(lang)
        assert str(home / "config.toml") in said
        assert key in said
        assert error.params["allowed"][lang] in said
    assert "pass" not in str(error)


@pytest.mark.parametrize(
    "text", ["app_id = 'cli_a'", "[profile.work]\nRate = 5", "[profiles.a]\nb=1"]
)
def test_an_unknown_key_is_told_with_those_there_are(text, written):
    """A misspelt key that nobody heeds is worse than an error."""
    error = refused(written(text))
    assert (error.slug, error.params["keys"]) == ("config-key", tuple(KEYS))


@pytest.mark.parametrize(
    ("text", "key", "slug"),
    [
        ("app-secret = 'abcdefgh'", "app-secret", "config-secret"),
        ("FEISHU_APP_SECRET = 'abcdefgh'", "FEISHU_APP_SECRET", "config-secret"),
        ("appSecret = 'abcdefgh'", "appSecret", "config-secret"),
        ("password = 'abcdefgh'", "password", "config-secret"),
        ("tenant-access-token = 'abcdefgh'", "tenant-access-token", "config-secret"),
        ("app-ticket = 'abcdefgh'", "app-ticket", "config-secret"),
        ("'密钥' = 'abcdefgh'", "密钥", "config-secret"),
        ("[profile.a]\nsecret = 'abcdefgh'", "profile.a.secret", "config-secret"),
        ("mapping = 't-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234'", "mapping", "config-secret"),
        ("rate = 5\nwebhook = 'abcdefgh'", "webhook", "config-webhook"),
        ("webhook-secret = 'abcdefgh'", "webhook-secret", "config-webhook"),
        (
            "base-url = 'https://open.feishu.cn/open-apis/bot/v2/hook/abcdefgh'",
            "base-url",
            "config-webhook",
        ),
        ("x = [{y = 'https://a.example/open-apis/bot/v2/hook/abcdefgh'}]", "x", "config-webhook"),
    ],
)
def test_a_secret_is_an_error_that_says_where_it_belongs(text, key, slug, written):
    """Wherever in the file, under whatever name; it is not shown."""
    error = refused(written(text))
    assert (error.slug, error.params["key"]) == (slug, key)
    place = "FEISHU_APP_SECRET_FILE" if slug == "config-secret" else "DEVICE_IMPORTER_WEBHOOK"
    for lang in Lang:
        assert place in error.text(lang)
        assert "abcdefgh" not in error.text(lang)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("brand = lark", "config-syntax"),
        ('results-folder = "C:\\Users\\me"', "config-syntax"),
        ("rate = " + "9" * 5000, "config-syntax"),
        ("a = " + "[" * 5000, "config-syntax"),
        ('mapping = "清单"'.encode("gbk"), "config-encoding"),
        ("rate = 5".encode("utf-16"), "config-encoding"),
    ],
)
def test_a_file_that_is_none_is_told(text, slug, written):
    """With the line where one is known; never a traceback."""
    error = refused(written(text))
    assert error.slug == slug
    assert "config.toml" in str(error)


def test_a_mark_before_the_text_is_no_matter(written):
    """Notepad writes one."""
    assert read_config(written(b"\xef\xbb\xbfrate = 5\r\n")).get("rate") == 5


def test_a_folder_of_that_name_is_told(tmp_path):
    """It can't be read."""
    (tmp_path / "config.toml").mkdir()
    assert refused(tmp_path).slug == "config"


def test_a_results_folder_may_begin_at_home(written):
    """``~`` is the user's."""
    config = read_config(written("results-folder = '~/imports'"))
    assert config.results_folder == Path(os.path.expanduser("~/imports"))  # noqa: PTH111


def test_each_setting_says_where_it_is_from(written):
    """Option, environment, profile, top, default; a secret by its place alone."""
    config = read_config(written(GOOD), "lark")
    environment = {"FEISHU_APP_ID": "cli_env", "FEISHU_APP_SECRET": "s3cret-value"}
    found = origins(config, {"rate": ("--rate", "3")}, environment)
    assert found == [
        Origin("address", "https://open.larksuite.com", "profile", "lark"),
        Origin("app-id", "cli_env", "environment", "FEISHU_APP_ID"),
        Origin("rate", "3", "option", "--rate"),
        Origin("language", "zh", "top"),
        Origin("mapping", "none", "top"),
        Origin("results-folder", "/srv/imports", "top"),
        Origin("leave-out", "–", "profile", "lark"),
        Origin("secret", "", "environment", "FEISHU_APP_SECRET"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a remark\r\nrate = 5",
        "[profile.x]\nrate = 5  # five\n",
        "profile.x.rate = 5\n",
        "[profile]\nx = { rate = 5 }\n",
        "profile = { x = { rate = 5 } }\n",
        "[profile]\n[profile.x]\nrate = 5\n[profile.z]\n",
    ],
)
@pytest.mark.parametrize("profile", ["", "x", "the lab"])
def test_an_app_is_written_into_any_form_of_file(text, profile, written):
    """What stood there stands there still."""
    home = written(text)
    before = read_config(home)
    before = before.of_profile(profile) if profile in before.profiles else before
    assert remember_app(before, profile, "https://open.larksuite.com", "cli_a") is True
    after = read_config(home, profile)
    assert (after.get("app-id"), after.address) == ("cli_a", "https://open.larksuite.com")
    assert before.top.items() <= after.top.items()
    for name, table in before.profiles.items():
        assert table.items() <= after.profiles[name].items()


def test_another_app_that_stands_there_stays(written):
    """Nor does another address give way."""
    home = written("app-id = 'cli_a'\nbrand = 'feishu'")
    for url, app in (("https://open.feishu.cn", "cli_b"), ("https://open.larksuite.com", "cli_a")):
        assert remember_app(read_config(home), "", url, app) is False
    assert remember_app(read_config(home), "", "https://OPEN.feishu.cn", "cli_a") is True
    assert (home / "config.toml").read_text() == "app-id = 'cli_a'\nbrand = 'feishu'"


def test_without_anything_the_defaults_are_told(tmp_path):
    """And that the keychain would be asked."""
    assert origins(read_config(tmp_path), {}, {}) == [
        Origin("address", "https://open.feishu.cn", "default"),
        Origin("rate", "10", "default"),
        Origin("secret", "", "keychain"),
    ]


def test_without_the_library_no_keychain_is_spoken_of(tmp_path, monkeypatch):
    """Nobody would be asked; a secret that stands somewhere is told as ever."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert origins(read_config(tmp_path), {}, {})[-1] == Origin("secret", "", "nowhere")
    environment = {"FEISHU_APP_SECRET_FILE": "f"}
    assert origins(read_config(tmp_path), {}, environment)[-1] == Origin("secret", "", "file", "f")


def test_an_address_is_told_without_its_user(tmp_path):
    """A password in it is wrong there, and is not shown on the way to that error."""
    environment = {
        "FEISHU_BASE_URL": "https://user:s3cret@a.example",
        "FEISHU_APP_SECRET_FILE": "f",
    }
    address, _, secret = origins(read_config(tmp_path), {}, environment)
    assert address.value == "https://a.example"
    assert secret == Origin("secret", "", "file", "f")
