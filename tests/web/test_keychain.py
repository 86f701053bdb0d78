"""What the keychain is to remember, and what the page does where it can't: over the real library,
with a keychain of the tests' own."""

from __future__ import annotations

import json
import os
import sys

import keyring
import keyring.core
import pytest

from importer.sandbox import SandboxOptions, running as sandbox
from importer.setup import read_config
from importer.tenants import settings_from
from tests.web.conftest import Browser

SECRET = "S3cret-of-the-App-0123456789"
APP = "cli_sandbox"
ASKED = 'name="remember"'


@pytest.fixture
def box(monkeypatch):
    with sandbox(SandboxOptions(app_secret=SECRET, limit=2000.0)) as box:
        monkeypatch.setenv("FEISHU_BASE_URL", box.base_url)
        yield box


@pytest.fixture
def browser(serve, box, home):
    """At a page that does not know yet whom to speak to, and which settings file to write."""
    folder = home / "home"
    with serve(config=read_config(folder)) as served:
        browser = Browser(served)
        browser.open(served.link())
        yield browser


def connect(browser, secret=SECRET, **more):
    fields = {"brand": "", "app_id": APP, "app_secret": secret, **more}
    answer = browser.post("/welcome/connect", fields)
    assert answer.status == 303, answer.text
    shown = browser.get(answer.to.partition("#")[0])
    assert shown.status == 200
    return shown


def test_what_is_remembered_is_there_at_the_next_start(browser, keychain, home, box):
    """The secret in the keychain and nowhere else, the app in the settings file; the page says
    where, and who starts the program again is the same app."""
    chain = keychain()
    assert ASKED in browser.get("/welcome").text
    shown = connect(browser, remember="on")
    assert "Kept in the keychain: Test Keychain" in shown.text
    assert json.loads(chain.path.read_text()) == {
        f"device-importer/{APP} {box.base_url}": SECRET,
    }
    assert SECRET not in (home / "home" / "config.toml").read_text()
    found = settings_from(os.environ)
    assert (found.credentials.app_id, found.credentials.app_secret) == (APP, SECRET)
    for answer in browser.seen:
        assert SECRET not in answer.text


def test_nothing_is_remembered_that_nobody_wants_remembered(browser, keychain, home):
    """Without the tick, and where the API does not take the secret."""
    chain = keychain()
    assert "Kept in" not in connect(browser).text
    assert "Kept in" not in connect(browser, "wrong-secret-0123456789", remember="on").text
    assert not chain.path.exists()
    assert not (home / "home" / "config.toml").exists()


def test_what_was_remembered_is_forgotten(browser, keychain):
    """Here and there."""
    chain = keychain()
    connect(browser, remember="on")
    browser.post("/welcome/forget")
    assert json.loads(chain.path.read_text()) == {}
    assert browser.get("/").to == "/welcome"


@pytest.mark.parametrize(
    "how", [{"locked": True}, {"deaf": True}, {"broken": True}], ids=lambda how: next(iter(how))
)
def test_a_keychain_that_keeps_nothing_is_told(browser, keychain, how):
    """It is not said to be kept; the credentials are used all the same, and can be forgotten."""
    chain = keychain(**how)
    shown = connect(browser, remember="on")
    assert 'role="alert"' in shown.text
    assert "Kept in" not in shown.text
    assert SECRET not in shown.text
    assert browser.get("/").to == "/files"
    assert not chain.path.exists()
    assert browser.post("/welcome/forget").status == 303
    assert browser.get("/").to == "/welcome"
    assert browser.get("/welcome").status == 200


@pytest.mark.parametrize("backend", ["nowhere.Keyring", "keyring.backends.fail.Misspelt"])
def test_a_library_that_does_not_come_up_is_no_matter(browser, monkeypatch, backend):
    """Nobody is offered what can't be done, and the page is there."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    assert ASKED not in browser.get("/welcome").text
    shown = connect(browser, remember="on")  # by a page that was loaded before
    assert ('role="alert"' in shown.text, "Kept in" in shown.text) == (True, False)
    assert browser.get("/").to == "/files"
    assert browser.post("/welcome/forget").status == 303


def test_without_the_library_nothing_is_offered(browser, monkeypatch):
    """Nor without any keychain, which is what the library says of a server; it is said why, and
    what can be done."""
    shown = browser.get("/welcome").text
    assert (ASKED in shown, "there is no keychain here" in shown) == (False, True)
    monkeypatch.setitem(sys.modules, "keyring", None)
    shown = browser.get("/welcome").text
    assert (ASKED in shown, "-m pip install keyring and" in shown) == (False, True)
    shown = connect(browser, remember="on")
    assert ('role="alert"' in shown.text, "Kept in" in shown.text) == (True, False)
    assert browser.post("/welcome/forget").status == 303
