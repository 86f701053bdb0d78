"""The journeys through the page, in a real browser."""

from __future__ import annotations

import re

import pytest

from importer.sandbox.app import running as sandbox
from tests.sandbox.calls import QUIET
from tests.web.browser.steps import check, drop, tab_to, unfold

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


def test_from_drop_to_proof(tab, ledger):
    """Drop, give a word its meaning, check, correct, import, watch, take the workbook."""
    drop(tab, ledger)
    word = tab.locator("select[name=word-answer]")
    assert "Windwos" in tab.locator(".asks").inner_text()
    word.select_option("Windows")
    playwright.expect(tab.locator(".asks .settled")).to_be_visible()
    check(tab)
    assert tab.url.endswith("/fix")
    unfold(tab, 0)
    cells = tab.locator("[data-edit] input")
    playwright.expect(cells).to_have_count(2)
    cells.first.fill("3c:52:82:1a:2b:01")
    cells.first.press("Enter")
    playwright.expect(tab.locator("tr.ready")).to_have_count(1)
    playwright.expect(cells.nth(1)).to_be_focused()
    cells.nth(1).fill("3c:52:82:1a:2c:01")
    cells.nth(1).press("Enter")
    playwright.expect(tab.locator("tr.ready")).to_have_count(2)
    tab.locator("button[value=plan]").click()
    tab.wait_for_url("**/plan")
    tab.locator("a.button.primary").click()
    assert "15" in tab.locator("h1").inner_text()
    tab.locator('form[action$="/send"] button').click()
    tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))
    with tab.expect_download() as download:
        tab.locator('form[action$="/workbook"] button.primary').click()
    assert re.fullmatch(r"台账\.results-.*\.xlsx", download.value.suggested_filename)


def test_all_of_it_by_keyboard_alone(tab, ledger):
    """Tab, Space, Enter and arrows lead from the file to the workbook; nothing else is needed."""
    press = tab.keyboard.press
    # The browser is told to hand choosers over while Tab is pressed, not when it shows one.
    tab.on("filechooser", lambda chooser: None)
    tab_to(tab, "#pick")
    with tab.expect_file_chooser() as chooser:
        press("Space")
    chooser.value.set_files(ledger)
    tab.wait_for_url(re.compile(r"/files/[0-9a-f]{16}$"))
    tab.wait_for_load_state("load")
    tab_to(tab, "select[name=word-answer]")
    press("ArrowDown")
    press("Enter")
    playwright.expect(tab.locator(".asks .settled")).to_be_visible()
    for button, then in (
        ('form[action$="/check"] button', "/fix"),
        ('a[href*="open="]', "/fix?**"),
    ):
        tab_to(tab, button)
        press("Enter")
        tab.wait_for_url(f"**{then}")
        tab.wait_for_load_state("load")
    tab_to(tab, "[data-edit] input")
    for ending in (":01", ":02"):
        press("End")
        tab.keyboard.type(ending)
        press("Enter")
    playwright.expect(tab.locator("tr.ready")).to_have_count(2)
    for button, then in (
        ("button[value=plan]", "/plan"),
        ("main a.button.primary", "/send"),
        ('form[action$="/send"] button', "/runs/*-*"),
    ):
        tab_to(tab, button)
        press("Enter")
        tab.wait_for_url(f"**{then}")
        tab.wait_for_load_state("load")
    tab_to(tab, 'form[action$="/workbook"] button.primary')
    with tab.expect_download() as download:
        press("Enter")
    assert download.value.suggested_filename.endswith(".xlsx")


def test_escape_restores_and_a_composition_is_left_alone(tab, ledger):
    """Enter that ends a Chinese composition saves nothing; Esc brings the cell back."""
    drop(tab, ledger)
    check(tab)
    unfold(tab, -1)
    cell = tab.locator("[data-edit] input").first
    was = cell.input_value()
    cell.fill("something else")
    cell.press("Escape")
    assert cell.input_value() == was
    sent = []
    tab.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    cell.focus()
    wire = tab.context.new_cdp_session(tab)
    wire.send("Input.imeSetComposition", {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
    cell.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert sent == []
    wire.send("Input.insertText", {"text": "你"})
    assert "你" in cell.input_value()
    cell.press("Escape")


def test_a_field_is_chosen_by_keyboard_and_keeps_its_focus(tab, ledger):
    """Each choice reads the first rows again; whoever uses the keyboard stays where she was."""
    drop(tab, ledger)
    field = tab.locator("#field-3")
    field.focus()
    field.select_option("disk_serial_number")
    playwright.expect(tab.locator("tr", has=field).locator(".sure.chosen")).to_be_visible()
    playwright.expect(field).to_be_focused()
    field.select_option("")
    playwright.expect(tab.locator("tr", has=field).locator(".sure")).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_what_the_arrow_keys_come_past_is_not_chosen(tab, ledger, key):
    """Each step is a change; one choice is sent, with Enter or when she goes on, and the columns
    of the fields that were passed stay as they were."""
    drop(tab, ledger)
    sent = []
    tab.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    field = tab.locator("#field-3")
    field.focus()
    for _ in range(4):
        tab.keyboard.press("ArrowDown")
    with tab.expect_response("**/files/*"):
        tab.keyboard.press(key)
    playwright.expect(tab.locator("tr", has=field).locator(".sure.chosen")).to_be_visible()
    assert len(sent) == 1
    chosen = [tab.locator(f"#field-{column}").input_value() for column in range(4)]
    assert chosen == ["device_system", "serial_number", "mac_address", "uuid"]
    playwright.expect(
        tab.locator("#field-3") if key == "Enter" else tab.locator("main :focus")
    ).to_be_focused()


def test_a_run_survives_a_reload_and_is_the_same_in_a_second_tab(tab, tmp_path):
    """Both watch; one stops it; both see that."""
    path = tmp_path / "many.csv"
    path.write_text("OS,Serial number\n" + "".join(f"Windows,SN2{n:05}\n" for n in range(300)))
    drop(tab, path)
    check(tab)
    tab.locator("a.button.primary").click()
    tab.locator('form[action$="/send"] button').click()
    tab.wait_for_url("**/progress")
    playwright.expect(tab.locator("[data-rows] tr").first).to_be_visible()
    tab.reload()
    playwright.expect(tab.locator("[data-rows] tr").first).to_be_visible()
    other = tab.context.new_page()
    other.goto(tab.url)
    playwright.expect(other.locator("[data-rows] tr").first).to_be_visible()
    other.locator("[data-stop]").click()
    for one in (tab, other):
        one.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))
        playwright.expect(one.locator(".note.warn")).to_be_visible()


def test_markup_of_a_file_is_text(tab, tmp_path):
    """Nothing of it runs, nothing of it is asked for."""
    evil = "<img src=/quit onerror=alert(1)><script>alert(2)</script>"
    path = tmp_path / "evil.csv"
    path.write_text(f'OS,Serial number,"{evil}"\n"{evil}",SN1,"{evil}"\n', encoding="utf-8")
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    drop(tab, path)
    check(tab)
    assert tab.locator("main img, main script").count() == 0
    unfold(tab, 0)
    assert tab.locator("[data-edit] input").first.input_value() == evil
    assert tab.locator("main img, main script").count() == 0


def test_a_rehearsals_corrections_are_there_for_the_import(open_tab, keys, tmp_path, ledger):
    """Corrected in a rehearsal, told at the import, undone and redone there, and sent."""
    with sandbox(QUIET) as box:
        served, tab = open_tab(settings=keys(box.base_url, tmp_path / "home"))
        tab.wait_for_url("**/files")
        tab.goto(f"{served.address}/welcome")
        tab.locator('form[action="/welcome/rehearse"] button').click()
        tab.wait_for_url("**/files")
        drop(tab, ledger)
        file = tab.url
        tab.locator("select[name=word-answer]").select_option("Windows")
        playwright.expect(tab.locator(".asks .settled")).to_be_visible()
        check(tab)
        unfold(tab, 0)
        cells = tab.locator("[data-edit] input")
        for place, mac in enumerate(("3c:52:82:1a:2b:01", "3c:52:82:1a:2c:01")):
            cells.nth(place).fill(mac)
            cells.nth(place).press("Enter")
            playwright.expect(tab.locator("tr.ready")).to_have_count(place + 1)
        tab.goto(f"{served.address}/welcome")
        tab.locator('form[action="/welcome/given"] button').click()
        tab.wait_for_url("**/welcome**")
        tab.goto(file)
        check(tab)
        told = tab.get_by_text("已沿用演练时的 2 处更正")
        playwright.expect(told).to_be_visible()
        tab.goto(f"{file}/fix")
        playwright.expect(told).to_be_visible()
        tab.locator("#undo").click()
        playwright.expect(tab.locator("#ahead")).to_be_visible()
        tab.locator("#again").click()
        playwright.expect(tab.locator("li.cause.error b.n").first).to_have_text("2")
        playwright.expect(told).to_have_count(0)
        tab.locator('form[action$="/redo"] button').click()
        tab.locator("button[value=plan]").click()
        tab.wait_for_url("**/plan")
        tab.locator("a.button.primary").click()
        tab.locator('form[action$="/send"] button').click()
        tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))
        macs = [found.identifiers.get("mac_address") for found in box.registry.find({})]
        assert sorted(filter(None, macs)) == ["3c:52:82:1a:2b:01", "3c:52:82:1a:2c:01"]
        assert len(macs) == 15
