"""Whom to talk to and as whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.model.errors import CredentialsError, InputError
from importer.model.settings import Credentials, Settings, base_url, credentials, home_folder

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
