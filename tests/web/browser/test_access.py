"""Every screen, in both languages, for those who see little or hear it read: axe-core finds
nothing."""

from __future__ import annotations

import re

import pytest

from importer.texts.text import Lang
from tests.web.books import book
from tests.web.browser.steps import check, drop, unfold

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core")

BOTH = pytest.mark.parametrize("lang", list(Lang))


class Looked:
    """What axe-core found on each screen that it was shown, in the light and in the dark."""

    def __init__(self) -> None:
        self.screens: list[str] = []
        self.found: list[str] = []

    def at(self, tab, screen) -> None:
        self.screens.append(screen)
        for scheme in ("dark", "light"):
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for violation in axe.Axe().run(tab).response["violations"]:
                self.found += [
                    f"{screen}, {scheme}: {violation['id']}: {node['html'][:200]}"
                    f" {node['failureSummary']}"
                    for node in violation["nodes"]
                ]


@pytest.fixture
def looked():
    """Collects, and at the end nothing was found."""
    looked = Looked()
    yield looked
    assert looked.screens
    assert looked.found == [], "\n".join(looked.found)


def test_what_can_not_be_read_is_found(tab):
    """A picture without words, and grey upon grey: or the tests below would show nothing."""
    tab.evaluate(
        """() => {
            const word = document.createElement("p");
            word.textContent = "grey";
            word.style.color = "#ccc";
            document.querySelector("main").append(document.createElement("img"), word);
        }"""
    )
    looked = Looked()
    looked.at(tab, "files")
    found = {re.sub(r", \w+: ", " ", text).split(": ")[0] for text in looked.found}
    assert {"files image-alt", "files color-contrast"} <= found


@BOTH
def test_the_first_screens(open_tab, looked, lang):
    """Before it is said whom to speak to, and after credentials that are none."""
    _, tab = open_tab()
    tab.wait_for_url("**/welcome")
    looked.at(tab, "welcome")
    tab.locator("input[name=app_id]").fill("cli_x")
    tab.locator("input[name=app_secret]").fill(" ")
    tab.locator('form[action="/welcome/connect"] button').click()
    tab.wait_for_url("**/welcome#checked")
    looked.at(tab, "welcome with trouble")
    tab.goto(tab.url.split("/welcome")[0] + "/no-such-page")
    looked.at(tab, "error")
    tab.locator('form[action="/quit"] button').click()
    tab.wait_for_url("**/quit")
    looked.at(tab, "quit")


@BOTH
def test_from_the_file_to_the_plan(rehearsal, looked, ledger, lang):
    """The empty list, the columns, the wait, the causes opened and settled, a list of changes."""
    served, tab = rehearsal
    looked.at(tab, "files, none")
    drop(tab, ledger)
    looked.at(tab, "understand")
    tab.locator("#more summary").click()
    looked.at(tab, "understand, unfolded")
    tab.locator("select[name=word-answer]").select_option("Windows")
    playwright.expect(tab.locator(".asks .settled")).to_be_visible()
    looked.at(tab, "understand, settled")
    with served.desk.work.reading:
        tab.locator('form[action$="/check"] button').click()
        tab.wait_for_url("**/reading/*")
        looked.at(tab, "reading")
    tab.wait_for_url("**/fix")
    looked.at(tab, "fix")
    unfold(tab, 0)
    looked.at(tab, "fix, opened")
    cell = tab.locator("[data-edit] input").first
    cell.fill("3c:52:82:1a:2b:01")
    cell.press("Enter")
    playwright.expect(tab.locator("tr.ready")).to_have_count(1)
    looked.at(tab, "fix, corrected")
    tab.locator("details summary").first.click()
    looked.at(tab, "fix, to replace")
    tab.locator('form[action$="/replace"] input[name=find]').fill("Windows")
    tab.locator('form[action$="/replace"] input[name=put]').fill("Linux")
    tab.locator('form[action$="/replace"] button').click()
    tab.wait_for_url("**/replace?**")
    looked.at(tab, "changes")
    tab.locator('form[action$="/change"] button').click()
    tab.wait_for_url("**/fix")
    looked.at(tab, "fix, replaced")
    tab.locator("button[value=plan]").click()
    tab.wait_for_url("**/plan")
    looked.at(tab, "plan")


@BOTH
def test_models_and_sheets(tab, looked, tmp_path, lang):
    """What a workbook without a column of systems asks."""
    path = tmp_path / "devices.xlsx"
    path.write_bytes(book())
    drop(tab, path)
    playwright.expect(tab.locator("select[name=word-answer]").first).to_be_visible()
    tab.locator("details summary").evaluate_all("all => all.forEach(one => one.click())")
    looked.at(tab, "understand, of a workbook")
    check(tab)
    looked.at(tab, "fix, of a workbook")


@BOTH
def test_from_the_plan_to_the_end(tab, looked, ledger, lang):
    """The question, the progress, the result, the list of imports, the question of an undo."""
    with ledger.open("a", encoding="utf-8") as file:  # enough for some seconds
        file.writelines(f"Windows,SN3{n:05},,\n" for n in range(60))
    drop(tab, ledger)
    check(tab)
    tab.locator("button[value=plan]").click()
    tab.wait_for_url("**/plan")
    tab.locator("a.button.primary").click()
    tab.wait_for_url("**/send")
    looked.at(tab, "send")
    tab.locator('form[action$="/send"] button').click()
    tab.wait_for_url("**/progress")
    playwright.expect(tab.locator("[data-rows] tr").first).to_be_visible()
    tab.locator("[data-stop]").click()
    tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))
    looked.at(tab, "result, stopped")
    tab.locator('a[href$="/send"]').click()
    tab.locator('form[action$="/send"] button').click()
    tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))
    looked.at(tab, "result")
    run = tab.url
    tab.locator("a.danger").click()
    tab.wait_for_url("**/undo")
    looked.at(tab, "undo")
    tab.locator("input[name=number]").fill("9999")
    tab.locator("button.danger").click()
    playwright.expect(tab.locator("#other")).to_be_visible()
    looked.at(tab, "undo, another number")
    tab.locator('a[href="/runs"]').click()
    tab.wait_for_url("**/runs")
    looked.at(tab, "runs")
    tab.locator('a[href="/files"]').first.click()
    tab.wait_for_url("**/files")
    looked.at(tab, "files")
    tab.goto(run)
    assert tab.locator("[data-edit]").count() == 0


@BOTH
def test_while_it_is_sent(tab, looked, tmp_path, lang):
    """The bar, the rows as they come, and the ribbon on other screens."""
    path = tmp_path / "many.csv"
    path.write_text("OS,Serial number\n" + "".join(f"Windows,SN2{n:05}\n" for n in range(300)))
    drop(tab, path)
    check(tab)
    tab.locator("a.button.primary").click()
    tab.locator('form[action$="/send"] button').click()
    tab.wait_for_url("**/progress")
    playwright.expect(tab.locator("[data-rows] tr").first).to_be_visible()
    looked.at(tab, "progress")
    other = tab.context.new_page()
    other.goto(tab.url.split("/runs")[0] + "/files")
    playwright.expect(other.locator(".ribbon")).to_be_visible()
    looked.at(other, "files, while it is sent")
    tab.locator("[data-stop]").click()
    tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))


@BOTH
def test_the_registry(rehearsal, looked, tmp_path, lang):
    """Empty of files and with them, found and not; the wait, a comparison with all its groups
    unfolded, the question, the update as it ended and its undo; an export."""
    served, tab = rehearsal
    here = served.address
    tab.goto(f"{here}/registry")
    looked.at(tab, "registry, no file")
    tab.goto(f"{here}/registry?q=nothing")
    looked.at(tab, "registry, not found")
    path = tmp_path / "stock.csv"
    kept = "macOS,C02G71ZQMD6R,Company,Trusted\n"
    path.write_text(
        "OS,Serial number,Ownership,Trust\nWindows,5CG3187QXN,Personal,Trusted\n"
        "Windows,PF9X0001,Company,Trusted\nWindows,,Company,\n" + kept * 2
    )
    tab.goto(f"{here}/files")
    drop(tab, path)
    tab.goto(f"{here}/registry")
    tab.locator("details.part summary").click()
    looked.at(tab, "registry")
    with served.desk.work.reading:
        tab.locator("#compare li button").click()
        tab.wait_for_url("**/waiting/*")
        looked.at(tab, "waiting")
    tab.wait_for_url("**/registry/compared/*")
    for summary in tab.locator("details.group:not([open]) summary").all()[::-1]:
        summary.click()
    looked.at(tab, "compared")
    tab.locator(".card a.button.primary").click()
    tab.wait_for_url("**/registry/update/*")
    looked.at(tab, "update")
    tab.locator("main form button.primary").click()
    tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"))
    looked.at(tab, "update, result")
    tab.locator("a.danger").click()
    tab.wait_for_url("**/undo")
    tab.locator("details.part summary").click()
    looked.at(tab, "update, undo")
    tab.goto(f"{tab.url}?rows=99")
    looked.at(tab, "update, undo of a row that is none")
    tab.goto(tab.url.partition("/undo")[0] + "/log")
    looked.at(tab, "log")
    tab.goto(f"{here}/registry")
    tab.locator(".head button[value=xlsx]").click()
    tab.wait_for_url("**/registry/exported/*")
    looked.at(tab, "exported")
