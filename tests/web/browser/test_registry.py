"""The walk of somebody who has to prove that all devices are registered, in a real browser."""

from __future__ import annotations

import re

import openpyxl
import pytest

from tests.web.browser.steps import check, drop

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

HEAD = "系统,序列号,设备归属\n"
RUN = re.compile(r"/runs/[0-9a-f-]+$")


def rows(count, ownership, first=0):
    return "".join(f"Windows,PF9X{n:04},{ownership}\n" for n in range(first, first + count))


def table(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def tile(tab, status):
    """The number of rows with a status."""
    return int(tab.locator(f".tile.s-{status} b").inner_text())


def compare(tab, name):
    """Compare a file from the registry's page."""
    tab.locator('nav a[href="/registry"]').click()
    tab.wait_for_url("**/registry")
    tab.locator("#compare li", has_text=name).locator("button").click()
    tab.wait_for_url("**/registry/compared/*")


def yes(tab):
    """Answer the question, and wait for the end."""
    tab.locator("main form button.primary").click()
    tab.wait_for_url(RUN)


def test_import_compare_update_compare_undo(tab, tmp_path):
    """Imported with a wrong ownership; compared, brought in line, compared equal with the workbook
    as the proof; taken back."""
    drop(tab, table(tmp_path, "导入.csv", rows(6, "公司")))
    check(tab)
    tab.locator(".card a.button.primary").click()
    yes(tab)
    drop_on_files(tab, table(tmp_path, "盘点.csv", rows(4, "个人") + rows(2, "公司", 4)))
    compare(tab, "盘点")
    assert (tile(tab, "differs"), tile(tab, "equal")) == (4, 2)
    fields = tab.locator("table.compared tbody tr").first.locator("td").all_inner_texts()[1:]
    assert fields == ["设备归属", "企业设备", "个人设备"]
    tab.locator(".card a.button.primary").click()
    assert "4" in tab.locator("h1").inner_text()
    assert "企业设备 → 个人设备" in tab.locator(".changes").inner_text()
    yes(tab)
    assert tab.locator(".chip.s-updated").is_visible()
    compare(tab, "盘点")
    assert tile(tab, "equal") == 6
    playwright.expect(tab.locator(".note.good")).to_be_visible()
    with tab.expect_download() as download:
        tab.locator('a[href$="/proof"]').click()
    assert re.fullmatch(r"盘点\.comparison-.*\.xlsx", download.value.suggested_filename)
    with download.value.path().open("rb") as file:
        assert "与表格一致" in openpyxl.load_workbook(file).sheetnames
    tab.locator('nav a[href="/runs"]').click()
    tab.locator(".list .run a").first.click()
    tab.locator("a.danger").click()
    tab.locator("input[name=number]").fill("4")
    tab.locator("button.danger").click()
    tab.wait_for_url(RUN)
    assert tab.locator(".chip.s-restored").is_visible()
    compare(tab, "盘点")
    assert tile(tab, "differs") == 4


def drop_on_files(tab, path):
    tab.locator('nav a[href="/files"]').click()
    tab.wait_for_url("**/files")
    drop(tab, path)


def test_a_device_is_looked_up_and_all_are_exported(tab):
    """By keyboard alone; the file is saved under its name."""
    tab.locator('nav a[href="/registry"]').click()
    tab.wait_for_url("**/registry")
    tab.locator("#q").fill("5CG3187QXN")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/registry?q=*")
    playwright.expect(tab.locator("table.records tbody tr")).to_have_count(1)
    tab.locator(".head button[value=csv]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/registry/exported/*")
    with tab.expect_download() as download:
        tab.locator("a.primary").click()
    assert download.value.suggested_filename.endswith(".csv")
    assert "5CG3187QXN" in download.value.path().read_text(encoding="utf-8-sig")


def test_a_reading_that_takes_long_is_waited_for_and_stopped(rehearsal, tmp_path):
    """While a file is held, a page waits; a second tab may end it."""
    served, tab = rehearsal
    drop(tab, table(tmp_path, "盘点.csv", rows(2, "公司")))
    with served.desk.work.reading:
        tab.goto(served.address + "/registry")
        tab.locator("#compare li button").click()
        tab.wait_for_url("**/waiting/*")
        playwright.expect(tab.locator("[data-wait] [data-text]")).to_be_visible()
        tab.locator("main form button").click()
        tab.wait_for_url("**/waiting/*")
    tab.wait_for_url("**/registry/compared/*")
    assert "已停止" in tab.locator(".note").inner_text()
