"""The page's own files: few, small, and kept by the browser as long as they stay the same."""

from __future__ import annotations

import re

from importer.reporter.looks import STATUS_COLOURS
from importer.web.assets import ASSETS, asset, asset_url
from tests.web.conftest import Browser


def test_the_script_stays_small():
    """Of the page's own making, whatever it is split into: below 20 kB."""
    scripts = [name for name in ASSETS if name.endswith(".js")]
    assert scripts
    assert sum(len(asset(name)) for name in scripts) < 20_000


def test_a_page_names_its_files_by_what_they_hold(page):
    """The browser keeps them for an hour, and asks again as soon as one has changed."""
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.get("/files").text)
    assert found == [asset_url(name) for name in ("icon.svg", "page.css", "page.js")]
    for address in found:
        answer = page.get(address)
        name = address.removeprefix("/static/").partition("?")[0]
        assert (answer.body, answer.headers["content-type"].partition(";")[0]) == (
            asset(name),
            ASSETS[name],
        )
        assert answer.headers["cache-control"] == "private, max-age=3600"


def test_a_refusal_is_not_kept(page):
    """Somebody whose session is over gets the file as soon as there is a new one."""
    stranger = Browser(page.served)
    answer = stranger.get(asset_url("page.css"))
    assert (answer.status, answer.headers["cache-control"]) == (401, "no-store")


def test_each_status_has_a_colour_of_its_own_and_the_same_in_the_workbook():
    """Where shares of a chart touch, each can be told from its neighbour."""
    found = dict(re.findall(r"\.b-([a-z_]+) { fill: (#[0-9a-f]{6}); }", asset("page.css").decode()))
    charts = {status.value: chart.lower() for status, (_, _, chart) in STATUS_COLOURS.items()}
    assert found == charts
    assert len(set(charts.values())) == len(charts)
