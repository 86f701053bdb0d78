"""A second start, the way out, and what must never happen on it."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from importer.model.errors import InputError
from importer.texts.text import Lang
from importer.web import launch
from importer.web.desk import IDLE, Desk, Wishes
from importer.web.server import serve
from importer.web.work import Job
from tests.web.conftest import Browser


@pytest.fixture
def started(tmp_path):
    """Starts the command in a process of its own; gives its first line on stdout."""
    begun = []

    def start(*options):
        process = subprocess.Popen(
            [sys.executable, "-m", "importer", "web", "--no-browser", *options],
            env={**os.environ, "DEVICE_IMPORTER_HOME": str(tmp_path / "home")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def test_a_second_start_finds_the_running_one(started, tmp_path):
    """One page for a folder: the second gives another link to it, as its only line, and ends."""
    first, link = started("--sandbox")
    second, other = started()
    assert second.wait(20) == 0
    assert second.stdout.read() == ""
    assert "running already" in second.stderr.read()
    assert link != other
    assert link.rpartition("/")[0] == other.rpartition("/")[0]
    note = tmp_path / "home" / "web.json"
    if os.name != "nt":
        assert stat.S_IMODE(note.stat().st_mode) == 0o600
    first.send_signal(signal.SIGINT)
    assert first.wait(20) == 0
    assert first.stdout.read() == ""
    assert not note.exists()


def test_a_second_start_opens_the_page_in_its_language(started):
    """The one that it asks for; whoever is there already goes on in hers."""
    _, link = started("--sandbox", "--lang", "en")
    first = Browser(_Far(link))
    first.open(link)
    for lang, page in (("zh", "zh-CN"), ("en", "en"), ("zh", "zh-CN")):
        second, other = started("--lang", lang)
        assert second.wait(20) == 0
        browser = Browser(_Far(other))
        browser.open(other)
        assert f'<html lang="{page}">' in browser.get("/files").text
    assert '<html lang="en">' in first.get("/files").text


@pytest.mark.parametrize("wanted", ["", "fr", "zh-CN,zh;q=0.9", "x" * 2000])
def test_a_language_that_there_is_not_is_that_of_the_page(page, wanted):
    """Of another version's second start, or none."""
    key = page.served.sessions.launcher_key
    headers = {"Authorization": f"Bearer {key}", "Accept-Language": wanted}
    ticket = page.post("/launch", headers=headers).text
    other = Browser(page.served)
    other.open(f"{page.served.address}/open/{ticket}")
    assert '<html lang="en">' in other.get("/files").text


def test_a_killed_page_does_not_stand_in_the_way(started, tmp_path):
    """Its lock dies with it; what it wrote for a second start leads nowhere."""
    first, _ = started("--sandbox")
    first.kill()
    first.wait(20)
    assert (tmp_path / "home" / "web.json").exists()
    second, link = started("--sandbox")
    assert link.startswith("http://127.0.0.1:")
    assert second.poll() is None


def test_a_port_that_is_taken_is_told(serve, tmp_path):
    """A sentence with the next step."""
    with serve() as served, pytest.raises(InputError, match="--port"):
        _serve(tmp_path, port=served.port)


def _serve(tmp_path, **wishes):
    return serve(Wishes(home=tmp_path / "other", lang=Lang.EN, **wishes), lambda _: None)


def test_a_page_that_hangs_is_told_of(tmp_path):
    """Somebody holds the lock, and nobody answers."""
    home = tmp_path / "home"
    with launch.only_one(home) as is_first:
        assert is_first
        with pytest.raises(InputError, match="does not answer"):
            serve(Wishes(home=home, lang=Lang.EN), lambda _: None)


def test_the_launcher_needs_its_key(page):
    """Without it, with a wrong one, or from another site no link is given."""
    port = page.served.port
    for headers in (
        {},
        {"Authorization": "Bearer x"},
        {
            "Authorization": f"Bearer {page.served.sessions.launcher_key}",
            "Origin": "null",
            "Sec-Fetch-Site": None,
        },
    ):
        assert page.post("/launch", headers=headers).status == 403
    launch.leave_note(page.served.desk.home, port, page.served.sessions.launcher_key)
    link = launch.link_to_running(page.served.desk.home, Lang.EN)
    assert Browser(page.served).open(link).status == 200


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"port": "x"}', json.dumps({"port": 1, "key": "k"})]
)
def test_a_note_that_leads_nowhere_is_none(tmp_path, note):
    """Half written, of another version, of a page that is gone."""
    (tmp_path / "web.json").write_text(note)
    assert launch.link_to_running(tmp_path, Lang.EN) is None


def test_it_ends_when_nobody_asks_for_half_an_hour(tmp_path):
    """By a clock of ours; never while something is under way; at once when somebody quits."""
    now = [0.0]
    desk = Desk(Wishes(home=tmp_path, lang=Lang.EN), lambda: now[0])
    now[0] = IDLE - 1
    assert not desk.is_over()
    desk.touch()
    now[0] += IDLE - 1
    assert not desk.is_over()
    now[0] += 2
    assert desk.is_over()
    job = Job("send", "x")
    desk.work._jobs[job.id] = job
    assert not desk.is_over()
    desk.is_leaving = True
    assert not desk.is_over()
    job.over.set()
    assert desk.is_over()


def test_quit_ends_it(started):
    """And says how to come back."""
    process, link = started("--sandbox")
    served = _Far(link)
    browser = Browser(served)
    browser.open(link)
    answer = browser.post("/quit")
    assert answer.status == 200
    assert "device-importer web" in answer.text
    assert process.wait(20) == 0


class _Far:
    """A page in another process."""

    def __init__(self, link):
        self.address = link.partition("/open/")[0]
        self.port = int(self.address.rpartition(":")[2])


def test_quit_waits_while_something_is_under_way(page):
    """It says so instead."""
    job = Job("send", "x")
    page.served.desk.work._jobs[job.id] = job
    assert page.post("/quit").status == 409
    assert not page.served.desk.is_leaving
    job.over.set()
    assert page.post("/quit").status == 200


def test_ctrl_c_waits_for_what_is_on_its_way(started, tmp_path):
    """The run is stopped, not torn off: no row is in doubt, and it can go on."""
    process, link = started("--sandbox")
    browser = Browser(_Far(link))
    browser.open(link)
    run = _begin(browser, rows=60)
    _until_some_are_done(browser, run)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    again, link = started("--sandbox")
    browser = Browser(_Far(link))
    browser.open(link)
    shown = browser.get(f"/runs/{run}")
    assert "Stopped" in shown.text or "stopped" in shown.text
    assert "In doubt" not in shown.text
    assert "Go on with" in shown.text
    again.kill()


def test_a_page_that_is_killed_while_it_sends_goes_on(started):
    """Nothing is lost: the run is on top, and one question leads on."""
    process, link = started("--sandbox")
    browser = Browser(_Far(link))
    browser.open(link)
    run = _begin(browser, rows=30)
    _until_some_are_done(browser, run)
    process.kill()
    process.wait(20)
    _, link = started("--sandbox")
    browser = Browser(_Far(link))
    browser.open(link)
    assert run in browser.get("/files").text
    answer = _say_yes(browser, run)
    shown = browser.follow(answer)
    assert "finished" in shown.text
    assert "In doubt" not in shown.text


def _begin(browser, rows):
    lines = "".join(f"Windows,SN{n:06}\n" for n in range(rows))
    upload = browser.drop(f"OS,Serial number\n{lines}".encode())
    plan = browser.follow(browser.post(f"/files/{upload}/check"))
    run = plan.text.partition('href="/runs/')[2].partition("/send")[0]
    assert _say_yes(browser, run).to == f"/runs/{run}/progress"
    return run


def _say_yes(browser, run):
    asked = browser.get(f"/runs/{run}/send").text
    calls = asked.partition('name="calls" value="')[2].partition('"')[0]
    return browser.agree(f"/runs/{run}/send", {"calls": calls, "tenant": "sandbox"})


def _until_some_are_done(browser, run):
    until = time.monotonic() + 20
    while True:
        news = json.loads(browser.get(f"/runs/{run}/progress/news?since=0").text)
        if news["done"] >= 3:
            return
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("asked", "is_use"), [("/there", False), ("/there?used", True), ("/files", True)]
)
def test_a_tab_that_is_only_open_keeps_no_program_alive(page, asked, is_use):
    """It may ask whether the program is there as often as it likes; who types in it, or looks at
    another page, uses it."""
    desk, now = page.served.desk, [0.0]
    desk._clock = lambda: now[0]
    desk.touch()
    now[0] = IDLE - 1
    assert page.get(asked).status in (200, 204)
    now[0] = IDLE + 1
    assert desk.is_over() is not is_use


def test_only_who_was_let_in_hears_that_the_program_is_there(page):
    """As of every page; a tab of a program that ended finds another one in its place."""
    assert Browser(page.served).get("/there").status == 401
