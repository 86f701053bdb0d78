"""A registry that another program changes at the same time: the page shows how far that is, and
both take turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from filelock import FileLock

from importer.dispatcher.turn import whose_turn
from importer.model.run import Doing, Outcome, Status
from tests.web.conftest import Browser

HEAD = "OS,Serial number\n"


def rows(count, first=0):
    return HEAD + "".join(f"Windows,SN{n:06}\n" for n in range(first, first + count))


def until(found, seconds=30):
    """What ``found`` gives, as soon as that is something."""
    end = time.monotonic() + seconds
    while not (what := found()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return what


@pytest.fixture
def command(page, tmp_path):
    """Starts an import in a process of its own, in the page's data folder."""
    begun = []

    def run(text, name="other.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "importer", "run", str(path), "--sandbox", "--yes"],
            env={**os.environ, "DEVICE_IMPORTER_HOME": str(page.served.desk.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        return process

    yield run
    for process in begun:
        process.kill()
        process.communicate()


def link_elsewhere(page):
    """Where the ribbon of every page leads, while another program is at it."""
    text = page.get("/files").text
    at = text.find("Another program is changing the registry")
    return text[:at].rpartition('href="')[2].partition('"')[0] if at >= 0 else ""


def test_a_run_of_the_command_line_is_watched_to_its_end(page, command):
    """Its rows come one after another, and it is said which program that is; there is no button
    that could not stop it."""
    process = command(rows(50))
    link = until(lambda: link_elsewhere(page))
    answer = page.get(link)
    assert answer.status == 200
    assert f"device-importer run (process {process.pid})" in answer.text
    assert "Stop</button>" not in answer.text
    seen, seq = [], 0
    while True:
        news = json.loads(page.get(f"{link}/news?since={seq}").text)
        seen.append(news["done"])
        seq = news["seq"]
        if news["over"]:
            break
        time.sleep(0.2)
    assert news["total"] == 50
    assert seen[-1] == 50
    assert len(set(seen)) > 3
    assert seen == sorted(seen)
    assert process.wait(30) == 0
    shown = page.get(link).to
    assert shown == link.removesuffix("/progress")
    assert "finished" in page.get(shown).text
    assert link_elsewhere(page) == ""


def test_both_take_turns_and_each_says_so(page, command):
    """The page waits for the command, which knows nothing of it; then it is the other way round,
    and every device is created once."""
    first = command(rows(30))
    until(lambda: link_elsewhere(page))
    upload = page.drop(rows(400, 100).encode())
    page.follow(page.post(f"/files/{upload}/check"))
    run = page.served.desk.uploads.get(upload).run_id
    page.agree(f"/runs/{run}/send", {"calls": "400", "tenant": "sandbox"})

    def news():
        return json.loads(page.get(f"/runs/{run}/progress/news").text)

    waits = until(lambda: news()["waits"]["text"])
    assert f"device-importer run (process {first.pid}) is at other.csv" in waits
    assert news()["done"] == 0
    other = page.get(news()["waits"]["to"])  # the page's own import does not stand in its way
    assert f"device-importer run (process {first.pid})" in other.text
    until(lambda: news()["done"])
    assert first.wait(30) == 0
    assert news()["waits"]["text"] == ""
    last = command(rows(1, 900), "third.csv")
    said = next(line for line in last.stderr if "Another program is importing" in line)
    assert "waits for its end" in said
    page.post(f"/runs/{run}/stop")
    last.communicate(timeout=60)
    until(lambda: news()["over"])
    with page.served.desk.journal() as journal:
        counts = [journal.counts(one.run_id) for one in journal.runs()]
    assert sorted(sum(found.values()) for found in counts) == [1, 30, 400]
    assert {status.value for found in counts for _, status in found} == {"created", "unsent"}


def test_a_program_that_is_killed_is_not_watched_for_ever(page, command):
    """Its run is broken off then, and can go on from the page."""
    process = command(rows(200))
    link = until(lambda: link_elsewhere(page))
    page.get(link)
    until(lambda: json.loads(page.get(f"{link}/news").text)["done"] > 2)
    process.kill()
    process.wait(20)
    until(lambda: json.loads(page.get(f"{link}/news").text)["over"])
    shown = page.get(link.removesuffix("/progress"))
    assert "broken off" in shown.text
    assert "Go on with" in shown.text


def test_what_nobody_is_at_is_called_broken_off(page):
    """A run that was being sent, without anybody who holds the lock; not with somebody."""
    desk = page.served.desk
    upload = page.drop(rows(3).encode())
    page.follow(page.post(f"/files/{upload}/check"))
    run = desk.uploads.get(upload).run_id
    with desk.journal() as journal:
        journal.begin(run, 10.0)
        journal.log(run).settle(Outcome(2, Status.REJECTED))
        path = journal.path
    assert "broken off" in page.get(f"/runs/{run}").text
    said = {"run_id": run, "doing": "send", "program": "", "process": 0, "since": 0.0}
    path.with_name(f"{path.name}.turn").write_text(json.dumps(said))
    with FileLock(f"{path}.lock"):
        assert page.get(f"/runs/{run}").to == f"/runs/{run}/progress"
        assert "another program is at it" in page.get("/runs").text
        shown = page.get(f"/runs/{run}/progress")
        assert "a Python program (process 0)" in shown.text
        other = Browser(page.served)
        other.open(page.served.link())
        assert other.get(f"/runs/{run}/progress").status == 200
        assert not desk.work.is_busy()
    until(lambda: json.loads(page.get(f"/runs/{run}/progress/news").text)["over"])


def test_the_undo_of_another_program_has_a_bar_with_an_end(page, command, tmp_path):
    """Of the rows that are taken back, with those that were before."""
    assert command(rows(40)).wait(60) == 0
    with page.served.desk.journal() as journal:
        run = journal.runs()[-1].run_id
    undo = [sys.executable, "-m", "importer", "undo", run, "--sandbox", "--yes"]
    env = {**os.environ, "DEVICE_IMPORTER_HOME": str(page.served.desk.home)}
    where = {"env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    first = [*undo, "--rows", "2-4", "--results", str(tmp_path / "first.xlsx")]
    assert subprocess.run(first, **where, check=False).returncode == 0
    process = subprocess.Popen(undo, **where)
    try:
        found = until(lambda: _with_total(page))
        assert (found.doing, found.total) == (Doing.UNDO, 40)
        assert process.wait(60) == 0
    finally:
        process.kill()


def _with_total(page):
    found = whose_turn(page.served.desk.tenant().kept_journal())
    return found if found is not None and found.total is not None else None


@pytest.mark.parametrize(("total", "shown"), [(8, (8, "0 of 8")), (None, (0, "0 so far"))])
@pytest.mark.parametrize(
    ("doing", "title"), [("undo", "Taking back devices.csv"), ("update", "devices.csv")]
)
def test_a_bar_has_the_end_that_another_program_says(page, doing, title, total, shown):
    """Or none, where it says none."""
    desk = page.served.desk
    upload = page.drop(rows(3).encode())
    page.follow(page.post(f"/files/{upload}/check"))
    run = desk.uploads.get(upload).run_id
    with desk.journal() as journal:
        path = journal.path
    said = {"run_id": run, "doing": doing, "program": "x", "process": 0, "since": 0.0}
    said |= {} if total is None else {"total": total}
    path.with_name(f"{path.name}.turn").write_text(json.dumps(said))
    with FileLock(f"{path}.lock"):
        assert title in page.get(f"/runs/{run}/progress").text

        def news():
            found = json.loads(page.get(f"/runs/{run}/progress/news").text)
            return (found["total"], found["text"])

        until(lambda: news() == shown)
        bar = 'data-bar max="8"' if total else "data-bar aria-label"
        assert bar in page.get(f"/runs/{run}/progress").text
