"""The library as those who write Python meet it: progress, sources, nothing printed."""

from __future__ import annotations

import asyncio
import io
import threading
from dataclasses import replace

import pandas as pd
import pytest

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
    assert list(told["Bought"]) == ["2024-03-12", "", ""]
    path = importer.report(place.journal, run, Lang.ZH)
    assert path.parent == place.path
    assert path.name.startswith("cmdb.results-")


def test_what_is_wrong_with_a_frame_is_settled_by_a_decision(place):
    """Each cause has its decisions, and the frame as it is staged after one knows it no more."""
    frame = pd.DataFrame(
        {
            "OS": ["Windoze", "Windoze", "macOS"],
            "Serial number": ["PF4K1L21", "PF4K1L22", "PF4K1L23"],
            "Disk serial number": ["D4K1L21", "D4K1L22", "D4K1L23"],
        }
    )
    frame["UUID"] = [f"4c4c4544-0052-5a10-804e-{n:012x}" for n in range(3)]
    how = Staging()
    run = importer.stage(place.journal, frame, how).run
    (cause,) = importer.causes_of(place.journal, run)
    assert (cause.slug, cause.word, cause.count, cause.numbers) == (
        "system-unknown",
        "Windoze",
        2,
        (2, 3),
    )
    decision = next(d for d in cause.decisions if d.way is importer.Way.VALUE)
    how = importer.settle(how, decision, "Windows")
    run = importer.stage(place.journal, frame, how).run
    assert importer.causes_of(place.journal, run) == ()
    assert place.counts(run) == {Status.PENDING: 3}


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


REPEATED = "Windows,SN000000,DISK000000,4c4c4544-0052-5a10-804e-000000000000,again\n"


def test_a_check_of_a_table_knows_what_rows_say_about_each_other(place):
    """A repeat and a shared identifier are told; ``check_rows`` says in its name that it looks at
    one row after the other."""
    shared = "Windows,SN000001,,,other\n" + "iOS,,,,no id\n" + "Windows,1234,,,short\n"
    path = place.file(3, REPEATED + shared)
    with importer.read(path) as table:
        whole = {row.row.number: row for row in importer.check(table)}
        alone = {row.row.number: row for row in importer.check_rows(table)}
    run = place.stage(path).run
    assert list(whole) == list(alone) == list(range(2, 9))
    for stored in place.journal.stored(run.run_id):
        row = whole[stored.outcome.number]
        would_be_sent = stored.outcome.status is Status.PENDING
        assert (row.device is not None) == would_be_sent, row
        assert row.row.cells == stored.cells
        assert all(problem in row.problems for problem in stored.problems)
        assert would_be_sent or row.problems
    assert [p.slug for p in whole[5].problems] == ["repeats"]
    assert "第 2 行" in whole[5].problems[0].text(Lang.ZH)
    assert "shared-identifier" in {p.slug for p in whole[6].problems}
    assert alone[5].device is not None
    assert not alone[6].problems or alone[6].device is not None
    assert whole[7].system == alone[7].system == 5
    assert whole[8].found == alone[8].found


def test_a_check_of_nothing_yields_nothing(place):
    """As it did before, row by row."""
    path = place.path / "empty.csv"
    path.write_text("OS,Serial number\n", encoding="utf-8")
    with importer.read(path) as table:
        assert list(importer.check(table)) == list(importer.check_rows(table)) == []


def test_outcomes_say_why_a_row_is_bad(place):
    """A message in either language for each row that needs one, and the slugs of its problems."""
    run = place.stage(place.file(1, REPEATED + "Windoze,SN10,,,bad\n")).run
    frame = importer.outcomes(place.journal, run, Lang.ZH)
    assert list(frame["problems"]) == ["", "", "system-unknown"]
    assert "Windoze" in frame["message"][4]
    assert "操作系统" in frame["message"][4]
    assert "第 2 行" in frame["message"][3]
    assert "Windoze" in importer.outcomes(place.journal, run)["message"][4]


def test_a_journal_in_another_thread_says_what_to_do(place):
    """Not something about the disk; opened once more it serves there."""
    run = place.stage(place.file(2)).run

    async def main():
        for act in (
            place.journal.runs,
            lambda: place.journal.counts(run.run_id),
            lambda: place.stage(place.file(2)),
            lambda: list(place.journal.stored(run.run_id)),
            place.journal.close,
        ):
            with pytest.raises(importer.JournalError) as refused:
                await asyncio.to_thread(act)
            assert refused.value.slug == "journal-thread", act

        def elsewhere():
            with place.journal.again() as own:
                return own.runs()

        assert await asyncio.to_thread(elsewhere) == [run]

    asyncio.run(main())
    closed = importer.Journal(str(place.path / "other.db"))
    closed.close()
    with pytest.raises(importer.JournalError) as refused:
        closed.runs()
    assert refused.value.slug == "journal-closed"


@pytest.mark.parametrize("lasting", [True, False])
def test_a_file_is_staged_beside_the_loop(place, lasting):
    """The loop goes on meanwhile, progress is told in its thread, and the run is there."""
    beats, heard = [], []

    async def beat():
        while True:
            beats.append(threading.get_ident())
            await asyncio.sleep(0)

    async def main():
        beating = asyncio.create_task(beat())
        how = Staging(progress=lambda now: heard.append((now.done, threading.get_ident())))
        with importer.Journal(place.path / "t2.db", lasting=lasting) as journal:
            staged = await importer.stage_off_loop(journal, place.file(2500), how, "tenant")
            beating.cancel()
            assert journal.run(staged.run.run_id).rows == 2500
            return staged

    staged = asyncio.run(main())
    me = threading.get_ident()
    assert staged.run.tenant == "tenant"
    assert [*dict.fromkeys(heard)] == [(1000, me), (2000, me), (2500, me)]
    assert len(beats) > 3


def test_a_staging_that_is_cancelled_leaves_nothing(place):
    """Neither a run nor rows, however far it had come."""
    going = threading.Event()

    class Slow(io.StringIO):
        def read(self, size=-1):
            going.wait(60)
            return super().read(size)

    source = Slow(place.file(3000).read_text(encoding="utf-8"))

    async def main():
        staging = asyncio.create_task(importer.stage_off_loop(place.journal, source))
        await asyncio.sleep(0)
        staging.cancel()
        with pytest.raises(asyncio.CancelledError):
            await staging
        going.set()

    asyncio.run(main())  # waits for the thread
    assert place.journal.runs() == []


def test_one_name_is_not_a_name_for_each_of_its_letters(place):
    """Where several are meant one may stand alone: a row that is not wanted is never sent because
    its word was taken for five."""
    frame = pd.DataFrame(
        {"SN": ["SN00001", "SN00002"], "Drive": "WD-WX11A1", "State": ["ok", "retired"]}
    )
    rules = importer.Rules(
        constants={"device_system": "Windows", "device_ownership": 2},
        leave_out=(("State", "retired"),),
    )
    read = importer.ReadOptions(maps={"disk_serial_number": "Drive"}, sheets=(), trusted="uuid")
    assert (read.maps, read.trusted) == ({"disk_serial_number": ("Drive",)}, ("uuid",))
    run = importer.stage(place.journal, frame, Staging(read, rules)).run
    assert place.counts(run) == {Status.PENDING: 1, Status.LEFT_OUT: 1}
    first = next(place.journal.stored(run.run_id)).device
    assert (first.device_system, first.device_ownership) == (1, 2)
    ahead = importer.plan_of(place.journal, run, 10.0)
    assert (ahead.calls, importer.tally(place.journal, run).by_status) == (1, place.counts(run))


def test_a_language_is_known_by_its_code(place):
    """What is told to "zh" is Chinese; another one is an error, and not English."""
    run = place.stage(place.file(0, "Windoze,SN10,,,bad\n")).run
    problem = next(place.journal.stored(run.run_id)).problems[0]
    assert problem.text("zh") == problem.text(Lang.ZH) != problem.text(Lang.EN)
    assert importer.outcomes(place.journal, run, "zh").equals(
        importer.outcomes(place.journal, run, Lang.ZH)
    )
    for act in (importer.outcomes, importer.report):
        with pytest.raises(ValueError, match="fr"):
            act(place.journal, run, "fr")


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("open.feishu.cn", "base-url"),
        ("ftp://open.feishu.cn", "base-url"),
        ("http://api.example", "plain-http"),
        ("https://user:word@api.example", "base-url"),
    ],
)
def test_no_settings_carry_a_secret_in_plain_text(url, slug, tmp_path):
    """A program's address is held to what the command line's is."""
    with pytest.raises(importer.InputError) as refused:
        importer.Settings(url, importer.Credentials("a", "b"), tmp_path)
    assert refused.value.slug == slug
    assert "word" not in refused.value.text(Lang.EN)


@pytest.mark.parametrize("name", ["verify", "send", "take_back", "update", "put_back"])
def test_what_nobody_would_know_of_later_is_not_sent(place, name):
    """A journal that is gone afterwards is for looking: it says so, not that there is no room."""
    path = place.file(1)
    with importer.Rehearsal() as rehearsal, importer.passing_journal() as journal:
        run = importer.stage(journal, path).run
        with pytest.raises(importer.InputError, match=r"open_journal\(\)") as raised:
            asyncio.run(getattr(importer, name)(journal, run, rehearsal.settings))
        assert raised.value.slug == "send-passing"
        assert asyncio.run(importer.beside(journal, run, rehearsal.settings)) is None
        assert rehearsal.registered() == []


def test_a_run_is_of_one_tenant(place):
    """With another tenant's settings nothing is sent, taken back, compared or updated: its
    journal would say of records that are still there that they are gone."""
    with running(QUIET) as box, running(QUIET) as elsewhere:
        keys = importer.Credentials("cli_sandbox", "sandbox-secret")
        here, there = (
            importer.Settings(one.base_url, keys, place.path / "home") for one in (box, elsewhere)
        )
        with importer.open_journal(here) as journal:
            run = importer.stage(journal, place.file(2), Staging(update=True)).run
            run = asyncio.run(importer.send(journal, run, here))
            acts = (importer.send, importer.verify, importer.take_back)
            for act in (*acts, importer.beside, importer.update, importer.put_back):
                with pytest.raises(importer.InputError) as error:
                    asyncio.run(act(journal, run, there))
                assert error.value.slug == "other-tenant"
                assert there.tenant_name in error.value.text(Lang.ZH)
            assert importer.tally(journal, run).by_status == {Status.CREATED: 2}
        assert len(box.registry.find({})) == 2
        assert elsewhere.registry.find({}) == []
