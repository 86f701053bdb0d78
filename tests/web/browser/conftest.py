"""The page in a real browser: Chromium as the system has it, driven by Playwright.  Skipped where
either is missing."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from importer.texts.text import Lang
from tests.web.browser.steps import LEDGER

#: What Chromium writes to its console of an answer that is meant to be one.
_REFUSED = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Heard:
    """What a browser complained of (a policy that was violated, an error of a script), and what it
    asked of another machine."""

    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def listen(self, context, address) -> None:
        """To each tab of a context that has nothing to look for but this address."""
        context.on("console", lambda message: self._complain(message.text))
        context.on("weberror", lambda error: self._complain(str(error.error)))
        context.on("request", lambda request: self._asked(request.url, address))

    def _complain(self, text) -> None:
        if not text.startswith(_REFUSED):
            self.complaints.append(text)

    def _asked(self, url, address) -> None:
        if not url.startswith(f"{address}/"):
            self.foreign.append(url)


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("Chromium is not there")
    playwright.expect.set_options(timeout=20_000)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def lang():
    """The language of the page, where a test does not give one."""
    return Lang.ZH


@pytest.fixture
def heard():
    """What the browser of a test complained of and asked for."""
    return Heard()


@pytest.fixture
def open_tab(chromium, serve, lang, heard):
    """Serves a page as a test wishes and opens it in a tab: both.  Afterwards nothing was
    complained of, and no request had left this machine."""
    with ExitStack() as stack:

        def opened(**wishes):
            served = stack.enter_context(serve(lang=lang, **wishes))
            context = stack.enter_context(chromium.new_context())
            heard.listen(context, served.address)
            tab = context.new_page()
            tab.set_default_timeout(15_000)
            tab.goto(served.link())
            return served, tab

        yield opened
    assert heard == Heard()


@pytest.fixture
def rehearsal(open_tab):
    """A page in a rehearsal and a tab at it."""
    served, tab = open_tab(rehearse=True)
    tab.wait_for_url("**/files")
    tab.wait_for_load_state("load")  # a key that is pressed before goes to nobody
    return served, tab


@pytest.fixture
def tab(rehearsal):
    """A tab at a page in a rehearsal."""
    return rehearsal[1]


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path
