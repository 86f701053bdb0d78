"""The library as those who write Python meet it: progress, sources, nothing printed."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import importer
from importer import Lang, Limits, Progress, Sending, Staging, Status, Stop
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET


def test_one_callback_hears_how_many_will_come_and_what_became_of_them(place):
    """Rows read, rows sent and rows taken back, each against what there is to be done."""
    heard: list[Progress] = []
    how = Sending(progress=heard.append)
    staged = place.stage(place.file(1500), Staging(progress=heard.append))
    assert [(now.total, now.done) for now in heard] == [(None, 1000), (None, 1500)]
    heard.clear()
    with running(replace(QUIET, limit=5000.0)) as box:
        run = place.send(box, staged.run, (Stop(), Limits(5)), how)
        assert [(now.total, now.done) for now in heard] == [(5, n) for n in range(6)]
        assert heard[-1].counts == {Status.CREATED: 5}
        heard.clear()
        settings = importer.Settings(
            box.base_url, importer.Credentials("cli_sandbox", "sandbox-secret"), place.path
        )
        asyncio.run(importer.take_back(place.journal, run, settings, how))
    assert [(now.total, now.done) for now in heard] == [(5, n) for n in range(6)]
    assert heard[-1].counts == {Status.REMOVED: 5}


def test_who_watches_and_who_follows_hear_the_same(place):
    """The progress has the news that the watcher is told; reading the registry counts records."""
    news, heard = [], []
    with running(replace(QUIET, seeded=True)) as box:
        settings = importer.Settings(
            box.base_url, importer.Credentials("cli_sandbox", "sandbox-secret"), place.path
        )
        how = Sending(watch=news.append, progress=heard.append), Stop()
        done = asyncio.run(importer.export(settings, place.path / "r.csv", Lang.EN, how=how))
    assert [now.news for now in heard] == news != []
    assert heard[-1].done == done.records > 3


def test_problems_and_stops_say_what_is_wrong_and_what_to_do():
    """One sentence or two in either language, without knowing where they are kept."""
    problem = importer.Problem("mac-format", "mac_address", "d!C7", "xy")
    assert problem.text(Lang.EN) != problem.text(Lang.ZH)
    assert "xy" in problem.text(Lang.ZH)
    stopped = importer.Stopped("max-rows", 6)
    assert stopped.text(Lang.EN).count(".") >= 2
    error = importer.Stopped("error.no-app-id", 3)
    assert "FEISHU_APP_ID" in error.text(Lang.ZH)
    assert importer.Event("stopping").text(Lang.ZH).startswith("正在停止")
