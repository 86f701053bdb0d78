"""What a page says: what to press, and never what to type."""

from __future__ import annotations

import re
from html import unescape

import pytest

from importer.model import SANDBOX_TENANT
from importer.texts import Lang
from importer.web.pages import tenant_label
from tests.texts.test_page import TYPED

#: What is wrong in each → a table.  The last ones can't be read as they are.
FILES = {
    "words": "OS,Ownership,Trust,Serial number\nWindwos,IT dept,compliant,SN000001\n"
    "10,Company,Trusted,SN000002\n" + "Windows,,,SN000003\n" * 2,
    "models": "型号,序列号,状态\nThinkPad X1,SN000001,在用\nFoo,SN000002,报废\n,SN000003,在用\n",
    "columns": "OS,Serial number,Platform,Asset tag\n"
    + "".join(f"Windows,{n},x,{n}\n" for n in range(1, 9)),
    "same": "OS,Serial number\n" + "Windows,SN000001\n" * 6,
    "kinds": "OS,Category,Serial number\n,Monitor,SN000001\n,Phone,SN000002\n,Laptop,SN000003\n",
    "no system": "Serial number,Platform\nSN000001,Windows 11\nSN000002,macOS\n",
    "no identifier": "OS,Room\nWindows,1\n",
    "no headings": "Windows,SN000001\nWindows,SN000002\n",
    "nothing known": "a,b\n1,2\n",
    "headings alone": "OS,Serial number\n",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("what", FILES)
def test_no_page_names_what_is_typed(page, what, lang):
    """On every screen that a file comes to, whatever is wrong in it."""
    page.post("/language", {"lang": lang})
    upload = page.drop(FILES[what].encode(), "表.csv")
    shown = [page.get(f"/files/{upload}"), page.follow(page.post(f"/files/{upload}/check"))]
    shown += [page.get(f"/files/{upload}/{screen}") for screen in ("fix", "plan")]
    for key in re.findall(r'id="c(\d+)"', shown[1].text):
        shown.append(page.get(f"/files/{upload}/fix?open={key}"))
    if run := page.served.desk.uploads.get(upload).run_id:
        calls = re.search(r'name="calls" value="(\d+)"', page.get(f"/runs/{run}/send").text)[1]
        page.follow(page.agree(f"/runs/{run}/send", {"calls": calls, "tenant": "sandbox"}))
        shown.append(page.get(f"/runs/{run}"))
    for answer in shown:
        told = TYPED.search(unescape(answer.text))
        assert told is None, answer.text[max(0, told.start() - 200) : told.end() + 50]
        assert answer.status < 500


@pytest.mark.parametrize(("lang", "shown"), [(Lang.ZH, " x.cn cli_a "), (Lang.EN, "x.cn cli_a")])
def test_a_tenant_stands_apart_from_chinese_letters(lang, shown):
    """As in the terminal; the rehearsal is a word of the sentence itself."""
    assert tenant_label("x.cn cli_a", lang) == shown
    assert " " not in tenant_label(SANDBOX_TENANT, Lang.ZH)
