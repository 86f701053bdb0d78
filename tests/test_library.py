"""The library as those who write Python meet it: progress, sources, nothing printed."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pandas as pd

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


def test_a_frame_is_imported_like_a_file(place):
    """Staged, sent, reported with its own columns; the very same frame again sends nothing."""
    frame = pd.DataFrame(
        {
            "OS": ["Windows", "Windows", "macOS"],
            "Serial number": ["00123A", 12.0, None],
            "Bought": pd.to_datetime(["2024-03-12", None, None]),
        }
    )
    staged = importer.stage(place.journal, frame, source=place.path / "cmdb")
    with running(QUIET) as box:
        run = place.send(box, staged.run)
        assert [device.identifiers["serial_number"] for device in box.registry.find({})] == [
            "00123A"
        ]
    assert place.counts(run) == {Status.CREATED: 1, Status.INVALID: 2}
    again = importer.stage(place.journal, frame, source=place.path / "cmdb")
    assert (again.is_new, again.run.run_id) == (False, run.run_id)
    told = importer.outcomes(place.journal, run)
    assert list(told["Bought"]) == ["2024-03-12 00:00:00", "", ""]
    path = importer.report(place.journal, run, Lang.ZH)
    assert path.parent == place.path
    assert path.name.startswith("cmdb.results-")


def test_floats_come_back_refused_from_the_sheet_to_fix(place):
    """What pandas ruined is no number that passes, once it has been through a workbook."""
    frame = pd.DataFrame({"OS": "Windows", "Serial number": [8340912, None, 7340913]})
    frame["UUID"] = [f"4c4c4544-0052-5a10-804e-{n:012x}" for n in range(3)]
    run = importer.stage(place.journal, frame, source=place.path / "cmdb").run
    assert place.counts(run) == {Status.INVALID: 2, Status.PENDING: 1}
    back = importer.stage(place.journal, importer.report(place.journal, run, Lang.EN)).run
    assert place.counts(back)[Status.INVALID] == 2


def test_a_table_that_was_read_can_be_checked_and_staged(place):
    """With its own options, as often as one likes; it stays open."""
    with importer.read(place.file(3), importer.ReadOptions(delimiter=",")) as table:
        assert len(list(importer.check(table))) == 3
        first = importer.stage(place.journal, table)
        again = importer.stage(place.journal, table)
        assert (first.run.rows, first.is_new, again.is_new) == (3, True, False)
        assert first.run.path == str(place.path / "devices.csv")
        assert next(table.rows()).number == 2
