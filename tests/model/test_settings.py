"""Whom to talk to and as whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.model.errors import CredentialsError, InputError, JournalError
from importer.model.settings import (
    Credentials,
    Settings,
    base_url,
    canonical,
    credentials,
    home_folder,
    is_shared,
    without_user,
)

KEYS = {"FEISHU_APP_ID": "cli_a", "FEISHU_APP_SECRET": "s3cret-value"}


def test_repr_shows_no_secret():
    """Settings can be printed or logged without giving anything away."""
    keys = Credentials("cli_a", "s3cret", "t-token", "ticket")
    shown = repr(Settings("https://open.feishu.cn", keys, Path("home")))
    for secret in ("s3cret", "t-token", "ticket"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("environment", "slug"),
    [
        ({}, "no-app-id"),
        ({"FEISHU_APP_SECRET": "x"}, "no-app-id"),
        ({"FEISHU_TENANT_ACCESS_TOKEN": "t-x"}, "no-app-id"),
        ({"FEISHU_APP_ID": "cli_a"}, "no-app-secret"),
        ({"FEISHU_APP_ID": "cli_a", "FEISHU_APP_SECRET": "  "}, "no-app-secret"),
        ({**KEYS, "FEISHU_APP_TICKET": "x"}, "store-app-half"),
        ({**KEYS, "FEISHU_TENANT_KEY": "x"}, "store-app-half"),
    ],
)
def test_missing_keys_are_named(environment, slug):
    """What is missing is said, with the variable to set."""
    with pytest.raises(CredentialsError) as caught:
        credentials(environment)
    assert (caught.value.slug, caught.value.exit_code) == (slug, 3)
    assert "FEISHU_" in str(caught.value)


def test_a_given_token_needs_no_secret():
    """The app id still tells the tenants apart."""
    keys = credentials({"FEISHU_APP_ID": " cli_a ", "FEISHU_TENANT_ACCESS_TOKEN": "t-x"})
    assert (keys.app_id, keys.token, keys.app_secret) == ("cli_a", "t-x", "")


@pytest.mark.parametrize(
    ("brand", "url", "environment", "expected"),
    [
        (None, None, {}, "https://open.feishu.cn"),
        ("lark", None, {}, "https://open.larksuite.com"),
        (None, None, {"FEISHU_BASE_URL": "https://ka.example/"}, "https://ka.example"),
        ("feishu", None, {"FEISHU_BASE_URL": "https://ka.example"}, "https://open.feishu.cn"),
        ("lark", "https://ka.example:8443", {}, "https://ka.example:8443"),
        (None, "http://127.0.0.1:8910", {}, "http://127.0.0.1:8910"),
        (None, "http://localhost:1", {}, "http://localhost:1"),
        (None, "http://[::1]:1", {}, "http://[::1]:1"),
    ],
)
def test_base_url(brand, url, environment, expected):
    """The flag wins over the brand, the brand over the environment."""
    assert base_url(brand, url, environment) == expected


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("open.feishu.cn", "base-url"),
        ("ftp://open.feishu.cn", "base-url"),
        ("https://", "base-url"),
        ("https://user:pw@open.feishu.cn", "base-url"),
        ("https://open.feishu.cn:port", "base-url"),
        ("https://open.feishu.cn/#", "base-url"),
        ("https://open.feishu.cn/#/apps", "base-url"),
        ("https://open.feishu.cn?", "base-url"),
        ("http://open.feishu.cn", "plain-http"),
        ("http://127.evil.example", "plain-http"),
        ("http://localhost.example", "plain-http"),
    ],
)
def test_bad_base_urls(url, slug):
    """An address that is none, or would send the secret in the clear, is refused."""
    with pytest.raises(InputError) as caught:
        base_url(None, url, {})
    assert caught.value.slug == slug


def test_each_tenant_has_its_own_journal(tmp_path):
    """Another address, app or tenant key is another journal; the same ones are the same."""

    def path(url: str, *keys: str) -> Path:
        app, tenant_key = (*keys, "")[:2]
        return Settings(url, Credentials(app, tenant_key=tenant_key), tmp_path).journal_path

    feishu, lark = "https://open.feishu.cn", "https://open.larksuite.com"
    paths = {
        path(feishu, "cli_a"),
        path(lark, "cli_a"),
        path(feishu, "cli_b"),
        path(feishu, "cli_a", "key"),
    }
    assert len(paths) == 4
    assert path(feishu, "cli_a") == path(feishu, "cli_a")
    assert all(p.parent == tmp_path / "journals" for p in paths)


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("https://OPEN.feishu.cn", "https://open.feishu.cn"),
        ("HTTPS://open.feishu.cn", "https://open.feishu.cn"),
        ("https://open.feishu.cn:443", "https://open.feishu.cn"),
        ("https://open.feishu.cn./", "https://open.feishu.cn"),
        ("https://open.larkoffice.com", "https://open.feishu.cn"),
        ("https://KA.example/Feishu//", "https://ka.example/Feishu"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:8910/", "http://[::1]:8910"),
    ],
)
def test_spellings_of_one_address_are_one_tenant(spelling, other, tmp_path):
    """The same journal, the same lock, the same name."""
    assert canonical(spelling) == other
    one, two = (Settings(url, Credentials("cli_a"), tmp_path) for url in (spelling, other))
    assert (one.journal_path, one.tenant_name) == (two.journal_path, two.tenant_name)


@pytest.mark.parametrize(
    "url",
    [
        "https://open.larksuite.com",
        "https://open.feishu.cn:8443",
        "https://open.feishu.cn/feishu",
        "https://open.feishu.cn/Feishu",
        "https://open.feishu.cn.example",
    ],
)
def test_other_addresses_are_other_tenants(url, tmp_path):
    """Another port, path or brand is another registry."""
    one, two = (Settings(u, Credentials("a"), tmp_path) for u in (url, "https://open.feishu.cn"))
    assert one.journal_path != two.journal_path
    assert one.tenant_name != two.tenant_name


def test_a_name_of_an_earlier_version_is_no_longer_than_what_was_written(tmp_path):
    """Only journals that are there, and only this tenant's: the digest in the name proves it."""
    home = tmp_path / "journals"
    home.mkdir()
    settings = Settings("https://open.feishu.cn", Credentials("cli_a"), tmp_path)
    for name in ("OPEN.feishu.cn-cli-a-00000000.db", "open.feishu.cn-cli-ab-00000000.db"):
        (home / name).touch()
    assert settings.former_journals() == ()


def test_a_given_token_may_name_its_tenant(tmp_path):
    """Two tenants of one store app, each with a token, are two journals."""
    paths = set()
    for key in ("one", "two", ""):
        environment = {
            "FEISHU_APP_ID": "cli_a",
            "FEISHU_TENANT_ACCESS_TOKEN": "t-x",
            "FEISHU_TENANT_KEY": key,
        }
        keys = credentials(environment)
        assert keys.tenant_key == key
        paths.add(Settings("https://open.feishu.cn", keys, tmp_path).journal_path)
    assert len(paths) == 3


def test_sandbox_journal_does_not_depend_on_the_port(tmp_path):
    """A rehearsal that is repeated finds its journal again."""
    one, two = (
        Settings(f"http://127.0.0.1:{port}", Credentials("a"), tmp_path, tenant="sandbox")
        for port in (1, 2)
    )
    assert one.journal_path == two.journal_path


def test_home_folder():
    """``DEVICE_IMPORTER_HOME`` decides; without it the platform does."""
    assert home_folder({"DEVICE_IMPORTER_HOME": "/srv/x"}) == Path("/srv/x")
    assert home_folder({}).name == "device-importer"


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("//server/share/home", True),
        ("/home/a/OneDrive - Corp/device-importer", True),
        ("/Users/a/Dropbox/x", True),
        ("/home/a/.local/share/device-importer", False),
        ("/home/a/my-drive/x", False),
    ],
)
def test_a_folder_that_others_change_too_is_told_apart(folder, shared):
    """By a network path, or the name of what keeps it in step."""
    assert is_shared(Path(folder)) is shared


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://us:er@p.corp:8080", "http://p.corp:8080"),
        ("http://us:e@r://x@p.corp", "http://p.corp"),
        ("us:er://x@p.corp", "p.corp"),
        ("us:er@p.corp", "p.corp"),
        ("https://p.corp/path", "https://p.corp/path"),
    ],
)
def test_an_address_is_shown_without_its_user(url, shown):
    """Whatever signs a password has."""
    assert without_user(url) == shown


def test_a_data_folder_that_can_not_be_is_told():
    """The home of nobody, and a name that no folder can have."""
    with pytest.raises(JournalError):
        home_folder({"DEVICE_IMPORTER_HOME": "~nobody-of-this-name/x"})
    settings = Settings("https://a.example", Credentials("a", "b"), Path("x" * 300))
    with pytest.raises(JournalError):
        settings.kept_journal()
