"""What every journey through the page does, and a file for it."""

from __future__ import annotations

import re

#: A ledger: a word that nobody knows, two MAC addresses cut short, good rows.
LEDGER = (
    "系统,序列号,MAC地址,备注\n"
    "Windwos,SN000001,,甲\n"
    "Windows,SN000002,3c:52:82:1a:2b,乙\n"
    "Windows,SN000003,3c:52:82:1a:2c,丙\n" + "".join(f"Windows,SN1{n:05},,\n" for n in range(12))
)


def drop(tab, path):
    """Choose a file, and wait for what was made of it."""
    tab.locator("#pick").set_input_files(path)
    tab.wait_for_url(re.compile(r"/files/[0-9a-f]{16}$"))


def check(tab):
    """Have the whole file checked."""
    tab.locator('form[action$="/check"] button').click()
    tab.wait_for_url(re.compile(r"/(fix|plan)$"))


def tab_to(tab, selector):
    """Press Tab until what is wanted has the focus."""
    for _ in range(150):
        if tab.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"Tab does not come to {selector}")


def unfold(tab, place):
    """Open a cause, and wait for the script: before it is there, Enter is a form's."""
    tab.locator('a[href*="open="]').nth(place).click()
    tab.wait_for_url("**open=**")
    tab.wait_for_load_state("load")
