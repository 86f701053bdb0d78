"""The secret: typed, checked, kept in memory, and never seen again."""

from __future__ import annotations

import pytest

from importer.sandbox import SandboxOptions, running as sandbox
from tests.web.conftest import Browser

SECRET = "S3cret-of-the-App-0123456789"


@pytest.fixture
def box():
    with sandbox(SandboxOptions(app_secret=SECRET, limit=2000.0)) as box:
        yield box


@pytest.fixture
def typed(serve, box, monkeypatch):
    """A browser that has typed a secret, right or wrong."""
    monkeypatch.setenv("FEISHU_BASE_URL", box.base_url)
    with serve() as served:
        browser = Browser(served)
        browser.open(served.link())

        def type_in(secret, app_id="cli_sandbox"):
            fields = {"brand": "", "app_id": app_id, "app_secret": secret}
            answer = browser.post("/welcome/connect", fields)
            return browser, browser.get(answer.to.partition("#")[0])

        yield type_in


def test_credentials_are_checked_and_create_nothing(typed, box):
    """A good pair leads on; the registry is as it was."""
    browser, shown = typed(SECRET)
    assert 'href="/files"' in shown.text
    assert browser.get("/").to == "/files"
    assert not [
        call
        for call in box.calls
        if call.method == "POST" and call.code == 0 and "device_records" in call.path
    ]


@pytest.mark.parametrize("secret", ["wrong-secret-0123456789", "", "with a space 0123456789"])
def test_a_wrong_secret_leads_nowhere(typed, secret):
    """It is said what is wrong, and nobody is connected."""
    browser, shown = typed(secret)
    assert "alert" in shown.text or "Not good" in shown.text
    assert browser.get("/").to == "/welcome"


def test_the_secret_is_in_no_answer_and_in_no_file(typed, tmp_path):
    """Through a whole import; wrong ones as well, and in whatever the API quotes."""
    browser, _ = typed("wrong-" + SECRET)
    typed(SECRET)
    upload = browser.drop(b"OS,Serial number\nWindows,ABC12345\nWindows,ABC12346\n")
    plan = browser.follow(browser.post(f"/files/{upload}/check"))
    run = plan.text.partition('href="/runs/')[2].partition("/send")[0]
    tenant = browser.served.desk.settings.tenant_name
    browser.follow(browser.agree(f"/runs/{run}/send", {"calls": "2", "tenant": tenant}))
    browser.post(f"/runs/{run}/workbook")
    for path in ("/welcome", "/files", "/runs", f"/runs/{run}", f"/runs/{run}/undo", "/no"):
        browser.get(path)
    assert any("Created" in answer.body.decode(errors="ignore") for answer in browser.seen)
    for answer in browser.seen:
        assert SECRET.encode() not in answer.body
        assert SECRET not in str(answer.headers)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path


def test_forgetting_is_at_once(typed):
    """Nobody is connected afterwards."""
    browser, _ = typed(SECRET)
    browser.post("/welcome/forget")
    assert browser.get("/").to == "/welcome"
    assert browser.served.desk.settings is None


def test_a_fault_of_ours_is_masked_and_has_no_traceback(typed, monkeypatch):
    """Whatever an exception quotes."""
    browser, _ = typed(SECRET)

    def fails(_self):
        raise RuntimeError(f"it broke over {SECRET}")

    monkeypatch.setattr("importer.web.uploads.Uploads.all", fails)
    answer = browser.get("/files")
    assert answer.status == 500
    assert "it broke over ***" in answer.text
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text


def test_a_traceback_is_told_to_whoever_asks_for_it_masked(serve, monkeypatch):
    """And to nobody else."""
    told = []
    with serve(rehearse=True, trouble=told.append) as served:
        served.desk.hide(SECRET)
        browser = Browser(served)
        browser.open(served.link())

        def fails(_self):
            raise RuntimeError(SECRET)

        monkeypatch.setattr("importer.web.uploads.Uploads.all", fails)
        browser.get("/files")
    assert "Traceback" in told[0]
    assert SECRET not in told[0]
