"""What a page shows of a file, and of what goes on, in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.web.browser.steps import check, drop

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


def test_words_are_counted_while_one_goes_on(rehearsal, tmp_path):
    """Only what was counted is put in when it is known: what is being typed elsewhere, or
    composed, stays; then all is done by keyboard alone."""
    path = tmp_path / "型号.csv"
    rows = "".join(f"神舟战神Z7,PF{n:06}X,公司\n" for n in range(9000))
    path.write_text("设备型号,序列号,状态\n" + rows, encoding="utf-8")
    served, tab = rehearsal
    with served.desk.work.counting:
        drop(tab, path)
        playwright.expect(tab.locator("#words progress")).to_be_visible()
        playwright.expect(tab.locator("#words .asks li")).to_have_count(0)
        tab.locator("#more summary").press("Enter")
        tab.locator("#out-word").focus()
        wire = tab.context.new_cdp_session(tab)
        wire.send(
            "Input.imeSetComposition", {"text": "bao", "selectionStart": 3, "selectionEnd": 3}
        )
    playwright.expect(tab.locator("#words .asks li")).to_have_count(1)
    assert "9,000" in tab.locator("#words").inner_text()
    wire.send("Input.insertText", {"text": "报废"})
    assert tab.locator("#out-word").input_value() == "报废"
    playwright.expect(tab.locator("#out-word")).to_be_focused()
    word = tab.locator(".asks select").first
    word.focus()
    for _ in range(3):
        tab.keyboard.press("ArrowDown")
    playwright.expect(tab.locator(".asks .settled")).to_be_visible()
    playwright.expect(word).to_be_focused()
    playwright.expect(word).to_have_value("Linux")
    tab.locator('.actions button[form="check"]').press("Enter")
    tab.wait_for_url(re.compile(r"/plan$"), timeout=30_000)
    assert "9000" in tab.locator("main").inner_text().replace(",", "")


def test_of_two_columns_with_one_heading_the_right_one_is_kept(tab, tmp_path):
    """The other is cleared, and the file can be checked."""
    path = tmp_path / "重名.csv"
    path.write_text("操作系统,SN,SN\n" + "".join(f"Windows,{n},PF3ABC{n:02}\n" for n in range(9)))
    drop(tab, path)
    playwright.expect(tab.locator("#check button")).to_be_disabled()
    assert "--map" not in tab.locator("main").inner_text()
    tab.locator("#field-1").focus()
    tab.locator("#field-1").select_option("")
    playwright.expect(tab.locator("#check button")).to_be_enabled()
    playwright.expect(tab.locator("#field-1")).to_be_focused()
    check(tab)
    assert tab.url.endswith("/plan")


def test_the_sentences_of_all_causes_begin_in_one_line(tab, tmp_path):
    """However many digits a count has."""
    path = tmp_path / "设备.csv"
    rows = "".join(f"Windows,PF{n:06}X\n" for n in range(1200))
    path.write_text("操作系统,序列号\nWindos,PF900001X\n" + rows, encoding="utf-8")
    drop(tab, path)
    check(tab)
    counts = tab.locator(".causes .n")
    assert {"1", "1,200"} <= {text.strip() for text in counts.all_inner_texts()}
    sentences = tab.locator(".causes .cause > div")
    assert len({box.bounding_box()["x"] for box in sentences.all()}) == 1
    ends = {round(n.bounding_box()["x"] + n.bounding_box()["width"]) for n in counts.all()}
    assert len(ends) == 1


def test_a_run_of_another_program_moves_on_the_page(rehearsal, tmp_path):
    """It is shown in the middle of it and to its end, without a button that stops nothing."""
    served, tab = rehearsal
    path = tmp_path / "other.csv"
    path.write_text("OS,Serial number\n" + "".join(f"Windows,SN3{n:05}\n" for n in range(120)))
    command = [sys.executable, "-m", "importer", "run", str(path), "--sandbox", "--yes"]
    home = {**os.environ, "DEVICE_IMPORTER_HOME": str(served.desk.home)}
    with subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL) as process:
        ribbon = tab.locator("a.ribbon")
        while process.poll() is None and not ribbon.is_visible():
            tab.reload()
        ribbon.click()
        tab.wait_for_url("**/progress")
        assert f"device-importer run（进程 {process.pid}）" in tab.locator("main").inner_text()
        playwright.expect(tab.locator("[data-rows] tr").first).to_be_visible()
        assert tab.locator("[data-stop]").count() == 0
        value = tab.locator("[data-bar]").evaluate("bar => bar.value / bar.max")
        assert 0 < value < 1
        tab.wait_for_url(re.compile(r"/runs/[0-9a-f-]+$"), timeout=30_000)
        assert process.wait(30) == 0
    assert "120" in tab.locator("main").inner_text()
