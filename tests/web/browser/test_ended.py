"""A tab that is left open while the program ends."""

from __future__ import annotations

import socket
import time

import pytest

from importer.texts import say
from importer.texts.text import Lang
from importer.web.desk import IDLE
from tests.web.browser.steps import check, drop, unfold

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

#: What Chromium writes to its console of a program that is not there.
GONE = "net::ERR_"


@pytest.fixture
def gone(heard):
    """Lets the program end as after a long time without use; what the browser complains of then
    is that nobody answers."""
    yield _end
    heard.complaints[:] = [said for said in heard.complaints if GONE not in said]


def _end(served):
    desk = served.desk
    # A second more: touched + IDLE - touched may be a trifle less than IDLE.
    desk._clock = lambda: desk._touched + IDLE + 1


def _wait_for_nobody_at(port):
    until = time.monotonic() + 20
    with pytest.raises(OSError):
        while time.monotonic() < until:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()


@pytest.mark.parametrize("lang", list(Lang))
def test_an_open_tab_says_by_itself_that_the_program_has_ended(rehearsal, gone, lang):
    """And how to start it again, with nobody touching it; nothing was typed, and nothing is said
    of that."""
    served, tab = rehearsal
    playwright.expect(tab.locator("#lost")).to_be_hidden()
    gone(served)
    playwright.expect(tab.locator("#lost")).to_be_visible()
    playwright.expect(tab.locator("#lost")).to_contain_text(say("web.lost", lang))
    playwright.expect(tab.locator("[data-typed]")).to_be_hidden()


def test_what_was_typed_stays_when_the_program_has_ended(rehearsal, gone, ledger):
    """A cell that could not be saved says so, and a form that is pressed does not make way for
    the browser's own page."""
    served, tab = rehearsal
    drop(tab, ledger)
    check(tab)
    unfold(tab, -1)
    cell = tab.locator("[data-edit] input").first
    there = tab.url
    gone(served)
    playwright.expect(tab.locator("#lost")).to_be_visible()
    cell.fill("3c:52:82:1a:2b:01")
    cell.press("Enter")
    row = tab.locator("[data-edit] tbody tr").first
    playwright.expect(row.locator("[data-message]")).to_have_text(say("web.fix.unsaved", Lang.ZH))
    playwright.expect(tab.locator("[data-typed]")).to_be_visible()
    tab.locator("button[value=plan]").click()
    playwright.expect(tab.locator("#lost")).to_be_visible()
    assert (tab.url, cell.input_value()) == (there, "3c:52:82:1a:2b:01")
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tab.locator("nav a").first.click()
    assert (tab.url, cell.input_value()) == (there, "3c:52:82:1a:2b:01")


def test_what_was_typed_stays_when_a_computer_wakes_up(open_tab, gone, ledger):
    """The program ended while it slept, and the tab could not look yet: it looks before it sends
    a form."""
    served, tab = open_tab(rehearse=True)
    tab.clock.install()
    tab.goto(f"{served.address}/files")
    drop(tab, ledger)
    name = tab.locator("#save input[name=name]")
    gone(served)
    _wait_for_nobody_at(served.port)
    name.fill("ledger")
    playwright.expect(tab.locator("#lost")).to_be_hidden()
    there = tab.url
    tab.clock.set_system_time(time.time() + 8 * 3600)
    tab.locator("#save button").click()
    playwright.expect(tab.locator("#lost")).to_be_visible()
    playwright.expect(tab.locator("[data-typed]")).to_be_visible()
    assert (tab.url, name.input_value()) == (there, "ledger")


def test_a_page_that_said_goodbye_says_nothing_more(rehearsal, heard):
    """Whoever pressed “Quit” knows; another tab is told."""
    _, tab = rehearsal
    other = tab.context.new_page()
    other.goto(tab.url)
    tab.locator('form[action="/quit"] button').click()
    tab.wait_for_url("**/quit")
    tab.bring_to_front()
    playwright.expect(other.locator("#lost")).to_be_visible()
    playwright.expect(tab.locator("#lost")).to_have_count(0)
    heard.complaints[:] = [said for said in heard.complaints if GONE not in said]
