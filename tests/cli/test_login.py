"""login and logout: the secret is checked before it is kept, and shown nowhere."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tomllib

import pytest

from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import creates

SECRET = "sandbox-secret"


@pytest.fixture
def piped(monkeypatch):
    """Puts a text on standard input."""

    def put(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return put


@pytest.fixture
def settings(home):
    """The settings file: read, or written."""
    path = home / "home" / "config.toml"

    def of(text=None):
        if text is not None:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    return of


def test_after_login_nothing_has_to_be_set(command, keychain, piped, settings, file, monkeypatch):
    """Address and app stand in the settings file, the secret in the keychain; after logout in
    neither."""
    chain = keychain()
    with running(QUIET) as box:
        monkeypatch.setenv("FEISHU_APP_ID", "cli_sandbox")
        piped(SECRET + "\r\n")
        code, out, err = command("login", "--base-url", box.base_url)
        assert (code, out) == (0, "")
        assert "Test Keychain" in err
        assert SECRET not in err
        monkeypatch.delenv("FEISHU_APP_ID")
        assert settings() == {"app-id": "cli_sandbox", "base-url": box.base_url}
        assert list(chain.entries.values()) == [SECRET]
        assert command("run", file(), "--yes")[0] == 0
        assert creates(box) == 3
        assert command("doctor")[0] == 0
        assert "not in the keychain any more" in command("logout")[2]
        assert chain.entries == {}
        assert "has no secret" in command("logout")[2]
        code, _, err = command("doctor")
        assert (code, "No app secret" in err) == (3, True)


def test_a_profile_is_made_for_another_app(command, keychain, piped, settings, monkeypatch):
    """What stands in the file stays, its comments too."""
    keychain()
    settings('# ours\r\napp-id = "cli_a"  # the first\r\n\r\n[profile.x]\r\nrate = 5\r\n')
    monkeypatch.setenv("FEISHU_APP_ID", "cli_sandbox")
    with running(QUIET) as box:
        piped(SECRET)
        code, _, err = command("login", "--base-url", box.base_url)
        assert (code, "stays as it is" in err) == (0, True)
        assert settings() == {"app-id": "cli_a", "profile": {"x": {"rate": 5}}}
        for profile in ("the lab", "x"):
            piped(SECRET)
            code, _, err = command("login", "--base-url", box.base_url, "--profile", profile)
            assert code == 0
        assert "doctor --profile x" in err
        told = {"app-id": "cli_sandbox", "base-url": box.base_url}
        assert settings() == {
            "app-id": "cli_a",
            "profile": {"x": {"rate": 5, **told}, "the lab": told},
        }
        monkeypatch.delenv("FEISHU_APP_ID")
        assert command("doctor", "--profile", "the lab")[0] == 0


def test_comments_and_line_breaks_stay(command, keychain, piped, home, settings, monkeypatch):
    """The file is the user's."""
    keychain()
    monkeypatch.setenv("FEISHU_APP_ID", "cli_sandbox")
    settings("# ours\r\nrate = 5  # five\r\n\r\n[profile.x]\r\nrate = 6\r\n")
    with running(QUIET) as box:
        piped(SECRET)
        assert command("login", "--base-url", box.base_url)[0] == 0
    text = (home / "home" / "config.toml").read_bytes().decode()
    assert text.startswith("# ours\r\nrate = 5  # five\r\n")
    assert settings()["app-id"] == "cli_sandbox"
    assert [path.name for path in (home / "home").iterdir()] == ["config.toml"]


@pytest.mark.parametrize("secret", ["wrong-secret", "", "two words", "密钥"])
def test_what_the_api_does_not_take_is_not_kept(secret, command, keychain, piped, settings, tenant):
    """Exit 3; neither keychain nor settings file hold anything."""
    chain = keychain()
    with running(QUIET) as box:
        tenant(box)
        piped(secret)
        code, out, err = command("login")
        assert (code, out) == (3, "")
    assert chain.entries == {}
    assert settings() == {}
    assert "wrong-secret" not in err


def test_nothing_is_kept_unchecked(command, keychain, piped, settings, nowhere, monkeypatch):
    """Where nobody answers: exit 4."""
    chain = keychain()
    monkeypatch.setenv("FEISHU_APP_ID", "cli_sandbox")
    piped(SECRET)
    code, _, err = command("login", "--base-url", nowhere)
    assert (code, "not kept" in err) == (4, True)
    assert (chain.entries, settings()) == ({}, {})


def test_without_a_keychain_nobody_is_asked(command, piped, monkeypatch):
    """It is told before the secret is typed, with another place for it."""
    monkeypatch.setenv("FEISHU_APP_ID", "cli_sandbox")
    piped(SECRET)
    code, _, err = command("login")
    assert (code, "FEISHU_APP_SECRET_FILE" in err) == (3, True)
    assert sys.stdin.read() == SECRET


def test_what_comes_before_the_keychain_is_told(command, keychain, piped, tenant):
    """Or somebody wonders why the old secret is still used."""
    keychain()
    with running(QUIET) as box:
        tenant(box)
        piped(SECRET)
        code, _, err = command("login")
        assert (code, "FEISHU_APP_SECRET is set and comes before" in err) == (0, True)


def test_the_secret_is_no_option(command, keychain):
    """It would be seen by everybody who lists processes."""
    keychain()
    code, _, err = command("login", "--app-secret", "x")
    assert (code, "--app-secret" in err) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="has no pseudo-terminals")
def test_on_a_terminal_app_and_secret_are_asked_for(home):
    """The app is shown as it is typed, the secret is not; nothing of it is in the arguments."""
    import pty

    chain = home / "keychain.json"
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "tests.keychain.FileKeychain",
        "TEST_KEYCHAIN": str(chain),
    }
    with running(QUIET) as box:
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "importer", "login", "--base-url", box.base_url],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        shown = b""
        for prompt, typed in ((b"cli_", b"cli_sandbox\n"), (b"not shown", SECRET.encode() + b"\n")):
            shown += _until(master, prompt)
            os.write(master, typed)
        shown += _until(master, b"doctor")
        os.close(master)
        assert process.wait(30) == 0
    assert b"cli_sandbox" in shown
    assert SECRET.encode() not in shown
    assert SECRET in chain.read_text()


def _until(terminal, wanted):
    """What a terminal shows until something wanted comes."""
    shown = b""
    while wanted not in shown:
        part = os.read(terminal, 1000)
        assert part, shown
        shown += part
    return shown
