"""Where the app's keys come from, and which of several counts."""

from __future__ import annotations

import os

import keyring
import keyring.core
import pytest

from importer.model.errors import CredentialsError
from importer.setup.keys import Source, forget_secret, read_app, read_keys, remember_secret

URL, APP = "https://open.feishu.cn", "cli_a"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")


@pytest.fixture
def secret_file(tmp_path):
    """Writes a file that its owner alone can read."""

    def write(data=b"from-file", mode=0o600):
        path = tmp_path / "secret"
        path.write_bytes(data)
        path.chmod(mode)
        return path

    return write


def test_the_first_place_that_has_a_secret_counts(keychain, secret_file):
    """The environment, then the file, then the keychain."""
    keychain()
    remember_secret(URL, APP, "from-keychain")
    environment = {"FEISHU_APP_ID": APP}
    keys = read_keys(URL, environment)
    assert (keys.credentials.app_secret, keys.source) == ("from-keychain", Source.KEYCHAIN)
    assert keys.place == "Test Keychain"
    path = str(secret_file())
    environment["FEISHU_APP_SECRET_FILE"] = path
    keys = read_keys(URL, environment)
    assert (keys.credentials.app_secret, keys.source) == ("from-file", Source.FILE)
    assert keys.place == path
    environment["FEISHU_APP_SECRET"] = "from-environment"
    keys = read_keys(URL, environment)
    assert (keys.credentials.app_secret, keys.source) == ("from-environment", Source.ENVIRONMENT)
    assert keys.place == "FEISHU_APP_SECRET"
    assert "from-" not in repr(keys)


def test_a_token_needs_no_other_place(keychain):
    """Where a token was got elsewhere nobody is asked for a secret, neither a file that is not
    there nor a keychain that is locked."""
    keychain(locked=True)
    environment = {
        "FEISHU_APP_ID": APP,
        "FEISHU_TENANT_ACCESS_TOKEN": "t-x",
        "FEISHU_APP_SECRET_FILE": "/nowhere",
    }
    assert read_keys(URL, environment).credentials.token == "t-x"


@pytest.mark.parametrize(
    "data",
    [
        b"s3cret-value",
        b"s3cret-value\n",
        b"s3cret-value\r\n",
        b"\xef\xbb\xbfs3cret-value\r\n",
        "s3cret-value\r\n".encode("utf-16"),
    ],
)
def test_a_file_is_read_as_editors_write_it(data, secret_file):
    """With a line break, a mark, and in PowerShell's UTF-16."""
    environment = {"FEISHU_APP_ID": APP, "FEISHU_APP_SECRET_FILE": str(secret_file(data))}
    assert read_keys(URL, environment).credentials.app_secret == "s3cret-value"


@pytest.mark.parametrize(
    "data", [b"", b"two words", "密钥".encode(), b"x" * 5000, b"a\nb", b"\x00"]
)
def test_a_file_that_holds_something_else_is_refused(data, secret_file):
    """By its name; what it holds is not shown."""
    environment = {"FEISHU_APP_ID": APP, "FEISHU_APP_SECRET_FILE": str(secret_file(data))}
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, environment)
    assert caught.value.slug == "secret-file-odd"
    assert set(caught.value.params) == {"path"}


@pytest.mark.parametrize("name", ["missing", "", "~nobody-of-this-name/x", "nul\0byte"])
def test_a_file_that_can_not_be_read_is_told(name, tmp_path):
    """One that is missing, a folder, the home of nobody, a name that no file can have."""
    path = name if name.startswith("~") else f"{tmp_path}/{name}"
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, {"FEISHU_APP_ID": APP, "FEISHU_APP_SECRET_FILE": path})
    assert (caught.value.slug, caught.value.exit_code) == ("secret-file", 3)


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o666])
def test_a_file_that_others_can_read_is_refused(mode, secret_file):
    """With the command that mends it; and once that was typed, the file is taken."""
    path = secret_file(mode=mode)
    environment = {"FEISHU_APP_ID": APP, "FEISHU_APP_SECRET_FILE": str(path)}
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, environment)
    assert caught.value.slug == "secret-file-open"
    assert f"chmod 600 {path}" in str(caught.value)
    assert f"{mode:04o}" in str(caught.value)
    path.chmod(0o600)
    assert read_keys(URL, environment).credentials.app_secret == "from-file"


@POSIX
def test_what_systemd_hands_out_is_taken(secret_file):
    """An access list looks like a group's permission there; a file beside it is judged."""
    path = secret_file(mode=0o440)
    environment = {"FEISHU_APP_ID": APP, "FEISHU_APP_SECRET_FILE": str(path)}
    handed = {**environment, "CREDENTIALS_DIRECTORY": str(path.parent)}
    assert read_keys(URL, handed).credentials.app_secret == "from-file"
    with pytest.raises(CredentialsError):
        read_keys(URL, {**environment, "CREDENTIALS_DIRECTORY": str(path.parent.parent)})


@POSIX
def test_a_pipe_is_read_once_and_not_judged():
    """What a password manager writes into a pipe nobody else reads."""
    reading, writing = os.pipe()
    os.write(writing, b"from-pipe\n")
    os.close(writing)
    environment = {"FEISHU_APP_ID": APP, "FEISHU_APP_SECRET_FILE": f"/dev/fd/{reading}"}
    assert read_keys(URL, environment).credentials.app_secret == "from-pipe"
    os.close(reading)


def test_a_secret_is_kept_for_one_address_and_app(keychain):
    """Another address, or another app, is not told it; another spelling of the address is."""
    keychain()
    assert remember_secret(URL, APP, "s3cret") == "Test Keychain"
    assert read_keys("https://OPEN.feishu.cn/", {"FEISHU_APP_ID": APP}).credentials.app_secret
    for url, app in (("https://open.larksuite.com", APP), (URL, "cli_b")):
        with pytest.raises(CredentialsError) as caught:
            read_keys(url, {"FEISHU_APP_ID": app})
        assert caught.value.slug == "no-app-secret"


def test_a_secret_is_replaced_and_forgotten(keychain):
    """Whether there was one is said."""
    keychain()
    remember_secret(URL, APP, "old")
    remember_secret(URL, APP, "new")
    assert read_keys(URL, {"FEISHU_APP_ID": APP}).credentials.app_secret == "new"
    assert forget_secret(URL, APP) is True
    assert forget_secret(URL, APP) is False
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, {"FEISHU_APP_ID": APP})
    assert caught.value.slug == "no-app-secret"


@pytest.mark.parametrize(
    ("how", "slug"),
    [
        ({"locked": True}, "keychain"),
        ({"deaf": True}, "no-keychain"),
        ({"broken": True}, "keychain"),
    ],
)
def test_a_keychain_that_keeps_nothing_is_told(how, slug, keychain):
    """Nobody believes that something is kept which is not; its name and why are said."""
    keychain(**how)
    with pytest.raises(CredentialsError) as caught:
        remember_secret(URL, APP, "s3cret")
    assert caught.value.slug == slug
    assert "s3cret" not in str(caught.value)


def test_a_locked_keychain_is_told_where_the_secret_may_be_in_it(keychain):
    """Not: there is none."""
    keychain(locked=True)
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, {"FEISHU_APP_ID": APP})
    assert caught.value.slug == "keychain"
    assert "it is locked" in str(caught.value)


def test_without_a_keychain_there_is_none():
    """The library's own stand-in for none: nothing is found there, and nothing kept."""
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, {"FEISHU_APP_ID": APP})
    assert caught.value.slug == "no-app-secret"
    assert forget_secret(URL, APP) is False
    with pytest.raises(CredentialsError) as caught:
        remember_secret(URL, APP, "s3cret")
    assert caught.value.slug == "no-keychain"


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch):
    """The extra is not installed: nothing is found, and to keep something needs it."""
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(CredentialsError) as caught:
        read_keys(URL, {"FEISHU_APP_ID": APP})
    assert caught.value.slug == "no-app-secret"
    with pytest.raises(CredentialsError) as caught:
        remember_secret(URL, APP, "s3cret")
    assert caught.value.slug == "no-keyring"
    assert "-m pip install keyring" in str(caught.value)


@pytest.mark.parametrize(
    "backend", ["nowhere.Keyring", "keyring.backends.fail.Misspelt", "Keyring", "json.JSONDecoder"]
)
def test_a_library_that_does_not_come_up_is_told(backend, monkeypatch):
    """Told to use a backend that is not there: it is there and can't be used, which is not: there
    is none."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    for act in (
        lambda: read_keys(URL, {"FEISHU_APP_ID": APP}),
        lambda: remember_secret(URL, APP, "s3cret"),
        lambda: forget_secret(URL, APP),
    ):
        with pytest.raises(CredentialsError) as caught:
            act()
        assert (caught.value.slug, caught.value.params["name"]) == ("keychain", "keyring")


@pytest.mark.parametrize("secret", ["", "two words", "line\nbreak", "密钥"])
def test_what_can_be_no_secret_is_not_kept(secret, keychain):
    """It is refused before the keychain is asked."""
    keychain(locked=True)
    with pytest.raises(CredentialsError) as caught:
        remember_secret(URL, APP, secret)
    assert caught.value.slug == "odd-secret"


def test_who_sends_nothing_needs_no_secret(keychain):
    """The app, and the tenant of a store app, name the journal; no keychain is opened."""
    keychain(locked=True)
    app = read_app({"FEISHU_APP_ID": " cli_a ", "FEISHU_TENANT_KEY": "k"})
    assert (app.app_id, app.tenant_key, app.app_secret) == ("cli_a", "k", "")
    with pytest.raises(CredentialsError):
        read_app({})
