"""Asking the registry about what earlier runs created, before anything is sent."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from importlib import import_module

import pytest

from importer import pipeline
from importer.dispatcher.crew import Sending, Stop
from importer.dispatcher.verify import LONGEST, verify
from importer.model.device import Device
from importer.model.exchange import Page, Registered, Reply
from importer.model.run import Event, Record, Removal, Status, Stopped, Verified
from importer.model.settings import Credentials, Settings
from importer.plan import plan
from importer.sandbox.app import running
from importer.sandbox.options import WRITE
from tests.dispatcher.far_side import Far
from tests.sandbox.calls import QUIET, RECORDS
from tests.workshop import creates

AGAIN = pipeline.Staging(again=True)


def _verify(place, box, run, stop=None, watch=lambda _: None):
    keys = Credentials("cli_sandbox", "sandbox-secret")
    settings = Settings(box.base_url, keys, place.path, rate=2000)
    how = Sending(watch=watch)
    return asyncio.run(pipeline.verify(place.journal, run, settings, how, stop))


def _known(place, box, rows=5):
    """A run of devices that an earlier run created, and their record ids."""
    path = place.file(rows)
    first = place.send(box, place.stage(path).run)
    ids = [row.outcome.record_id for row in place.journal.stored(first.run_id)]
    return place.stage(path, AGAIN).run, ids


def _asked(box):
    """(pages of the list, records by id) that were asked for."""
    paths = [call.path for call in box.calls if call.method == "GET"]
    return paths.count(RECORDS), sum(path != RECORDS for path in paths)


def test_what_is_there_is_said_to_be(place):
    """The plan says how many were found just now, and nothing is sent."""
    with running(QUIET) as box:
        run, _ = _known(place, box)
        verified = _verify(place, box, run)
        assert creates(box) == 5
    assert verified == Verified(there=5)
    assert plan(place.journal, run, 10.0, (), verified).verified == verified
    assert {row.outcome.note for row in place.journal.stored(run.run_id)} == {"there-now"}


def test_what_is_gone_is_sent_again(place):
    """Somebody deleted two in the admin console; their rows say so."""
    with running(QUIET) as box:
        run, ids = _known(place, box)
        for record_id in ids[1:3]:
            box.registry.delete(record_id)
        assert _verify(place, box, run) == Verified(there=3, gone=2)
        rows = list(place.journal.stored(run.run_id))
        told = [[problem.slug for problem in row.problems] for row in rows]
        assert told == [[], ["gone-since"], ["gone-since"], [], []]
        assert plan(place.journal, run, 10.0).calls == 2
        run = place.send(box, run)
        assert box.registry.count() == 5
    assert place.counts(run) == {Status.CREATED: 2, Status.CREATED_BEFORE: 3}


def test_another_ownership_or_trust_is_said_row_by_row(place):
    """As the registry has it now; what an earlier run sent does not matter any more."""
    path = place.path / "d.csv"
    header = "OS,Serial number,Disk serial number,UUID,Ownership\n"
    line = "Windows,A1,D1,4c4c4544-0052-5a10-804e-000000000001,"
    path.write_text(header + line + "company\n", encoding="utf-8")
    with running(QUIET) as box:
        place.send(box, place.stage(path).run)
        path.write_text(header + line + "personal\n", encoding="utf-8")
        run = place.stage(path).run
        (row,) = place.journal.stored(run.run_id)
        assert [problem.slug for problem in row.problems] == ["known-differs"]
        _verify(place, box, run)
        (row,) = place.journal.stored(run.run_id)
        (problem,) = row.problems
        assert (problem.slug, problem.field, problem.params["term"]) == (
            "registry-differs",
            "device_ownership",
            "2",
        )
        (cause,) = plan(place.journal, run, 10.0).tally.causes
        assert (cause.slug, cause.count) == ("registry-differs", 1)
        (device,) = box.registry.find({})
        box.registry.change(replace(device, device_ownership=1))
        assert _verify(place, box, run) == Verified(there=1)
    (row,) = place.journal.stored(run.run_id)
    assert row.problems == ()


def test_a_row_refused_for_a_device_that_is_gone_is_sent(place):
    """What it contradicted is not there any more."""
    with running(QUIET) as box:
        _, ids = _known(place, box, 1)
        path = place.path / "new.csv"
        path.write_text("OS,Serial number,Disk serial number\nWindows,NEW1,DISK000000\n", "utf-8")
        run = place.stage(path).run
        assert place.counts(run) == {Status.INVALID: 1}
        assert _verify(place, box, run) == Verified()
        assert place.counts(run) == {Status.INVALID: 1}
        box.registry.delete(ids[0])
        assert _verify(place, box, run) == Verified(gone=1)
        (row,) = place.journal.stored(run.run_id)
        assert (row.outcome.status, [p.slug for p in row.problems]) == (
            Status.PENDING,
            ["incomplete-device"],
        )
        run = place.send(box, run)
    assert place.counts(run) == {Status.CREATED: 1}


def test_a_row_that_contradicts_two_devices_is_refused_until_both_are_gone(place):
    """When the first is gone, it is compared with what is left."""
    with running(QUIET) as box:
        _, ids = _known(place, box, 2)
        path = place.path / "new.csv"
        path.write_text(
            "OS,Serial number,Disk serial number\nWindows,SN000000,DISK000001\n", "utf-8"
        )
        run = place.stage(path).run
        for record_id, status in zip(ids, (Status.INVALID, Status.PENDING), strict=True):
            box.registry.delete(record_id)
            assert _verify(place, box, run).gone == 1
            assert place.counts(run) == {status: 1}


def test_no_row_that_rests_on_an_earlier_run_asks_nothing(place):
    """A file that is new costs no call."""
    with running(QUIET) as box:
        run = place.stage(place.file(3)).run
        assert _verify(place, box, run) is None
        assert box.calls == []


@pytest.mark.parametrize("rows", [5, 20])
@pytest.mark.parametrize("scopes", [frozenset({WRITE}), frozenset()])
def test_without_permission_memory_has_to_do(place, scopes, rows):
    """It is said, and nothing is sent again for it, whichever way would be taken."""
    with running(QUIET) as box:
        run, ids = _known(place, box, rows)
        box.registry.delete(ids[0])
    with running(replace(QUIET, scopes=scopes)) as box:
        assert _verify(place, box, run) == Verified(memory=rows, why="no-scope")
    assert place.counts(run) == {Status.CREATED_BEFORE: rows}


def test_without_an_answer_memory_has_to_do(place, impatient, monkeypatch):
    """Nothing listens there any more."""
    monkeypatch.setattr(import_module("importer.dispatcher.verify"), "_PATIENCE", 0.1)
    with running(QUIET) as box:
        run, _ = _known(place, box)
    assert _verify(place, box, run) == Verified(memory=5, why="no-answer")
    assert place.counts(run) == {Status.CREATED_BEFORE: 5}


def test_a_wish_to_stop_ends_it(place):
    """Whoever would rather not wait is heard; what was found out is kept."""
    with running(replace(QUIET, latency=0.2)) as box:
        run, _ = _known(place, box, 30)
        stop = Stop()

        def watch(news):
            if isinstance(news, Event) and news.slug == "verifying":
                asyncio.get_running_loop().call_later(
                    0.1, stop.request, Stopped("interrupted", 130)
                )

        verified = _verify(place, box, run, stop, watch)
    assert stop.reason.slug == "interrupted"
    assert verified.gone == 0


@pytest.mark.parametrize(
    ("rows", "strangers", "asked"),
    [(3, 0, (0, 3)), (120, 0, (2, 0)), (20, 2000, (3, 20))],
)
def test_the_cheaper_way_is_taken(place, rows, strangers, asked):
    """Few devices are got by id, many are found in the list; in the list of a large registry
    only for as long as that may be cheaper."""
    with running(QUIET) as box:
        for number in range(strangers):
            device = _stranger(number)
            box.registry.add(device)
        run, _ = _known(place, box, rows)
        assert _verify(place, box, run) == Verified(there=rows)
        pages, by_id = _asked(box)
    assert (pages, by_id) == asked


def _stranger(number):
    from importer.sandbox.registry import StoredDevice

    return StoredDevice(str(10**18 + number), 4, 0, 0, {"android_id": f"{number:016x}"}, 1, 1)


class Memory:
    """What rows rest on: row number → record id."""

    def __init__(self, ids):
        self.ids = dict(ids)
        self.found, self.lost = set(), []

    def count(self):
        return len(self.ids)

    def unasked(self, since):
        return len(set(self.ids.values()) - self.found - set(self.lost))

    def told(self, since):
        return len(self.found & set(self.ids.values())), self.unasked(since)

    def records(self, since):
        for number, record_id in list(self.ids.items()):
            if record_id not in self.found and record_id not in self.lost:
                yield Record(number, Device(1, serial_number=record_id)), record_id

    def there(self, found, now):
        ours = {record.record_id for record in found} & set(self.ids.values())
        self.found |= ours
        return len(ours)

    def gone(self, record_id):
        self.lost.append(record_id)
        return 1


def _named(record_id):
    return Registered(record_id, Device(1, serial_number=record_id))


class Register(Far):
    """A registry whose pages and records are scripted: it passes over ``shifted`` ones while
    all of it is read, and shows ``late`` ones after so many times that they were asked for."""

    def __init__(self, ids, by_id=None, shifted=(), late=0, **far):
        super().__init__(**far)
        self.get_pace = self.pace
        self.ids, self.by_id, self.gets = list(ids), by_id, 0
        self.shifted, self.late, self.odd = shifted, late, None

    async def list(self, filters, page_size=1, page_token=""):
        if filters:
            return self._asked_for(filters["serial_number"])
        start = int(page_token or 0)
        self.lists.append(start)
        if self.odd is not None:
            return self.odd
        shown = tuple(
            Registered(r, Device(1)) for r in self.ids[start : start + 100] if r not in self.shifted
        )
        more = start + 100 < len(self.ids)
        return Page(Reply(200, 0), shown, more, str(start + 100) if more else "")

    def _asked_for(self, record_id):
        self.late -= 1
        is_shown = record_id in self.ids and self.late < 0
        return Page(Reply(200, 0), (_named(record_id),) if is_shown else ())

    async def get(self, record_id):
        await self.get_pace.turn()
        self.gets += 1
        if self.by_id is not None:
            return Page(self.by_id)
        await asyncio.sleep(0.1)
        if record_id in self.ids:
            return Page(Reply(200, 0), (Registered(record_id, Device(1)),))
        return Page(Reply(400, 1785008))


def _run(leap, memory, api, stop=None):
    async def main():
        loop = asyncio.get_running_loop()
        how = Sending(clock=loop.time)
        began = loop.time()
        verified = await verify(memory, api, stop or Stop(), how, began)
        return verified, loop.time() - began

    return leap(main)


@pytest.mark.parametrize("reply", [Reply(404, None, "404 page not found")])
@pytest.mark.parametrize("rows", [3, 20])
def test_where_records_can_not_be_got_by_id_the_whole_list_has_to_do(leap, reply, rows):
    """What is on none of its pages, and not found by its identifiers, is gone."""
    memory = Memory({n: f"r{n}" for n in range(rows)})
    api = Register([*(f"x{n}" for n in range(950)), *(f"r{n}" for n in range(1, rows))], reply)
    verified, _ = _run(leap, memory, api)
    assert memory.lost == ["r0"]
    assert (verified.there, verified.gone, verified.memory) == (rows - 1, 1, 0)


WITHOUT_GET = Reply(404, None, "404 page not found")


@pytest.mark.parametrize("late", [0, 3])
def test_a_page_that_was_shifted_makes_nothing_gone(leap, late):
    """Somebody deleted a device while the list was read: others moved over to a page that was
    read before.  They are asked for themselves, more than once, and are there."""
    memory = Memory({n: f"r{n}" for n in range(20)})
    api = Register([f"r{n}" for n in range(19)], WITHOUT_GET, shifted={"r7", "r8"}, late=late)
    verified, _ = _run(leap, memory, api)
    assert (memory.lost, verified.there, verified.memory) == (["r19"], 19, 0)


def test_a_list_that_does_not_filter_makes_nothing_gone(leap):
    """Asked for one record it shows all others: that is the whole list once more."""
    memory = Memory({n: f"r{n}" for n in range(20)})
    api = Register([f"r{n}" for n in range(19)], WITHOUT_GET, shifted={"r7"})
    others = tuple(Registered(f"x{n}", Device(1, serial_number=f"x{n}")) for n in range(3))
    api._asked_for = lambda _: Page(Reply(200, 0), others)
    verified, _ = _run(leap, memory, api)
    assert (memory.lost, verified.there, verified.memory) == ([], 18, 2)


def test_what_is_new_may_not_be_shown_yet(leap):
    """A record that no list has is asked for again when the list can't be behind any more: gone
    only then, however old it is by a clock that somebody may have set.  All wait at once."""
    memory = Memory({n: f"r{n}" for n in range(60)})
    api = Register([f"r{n}" for n in range(3)], WITHOUT_GET)
    verified, took = _run(leap, memory, api)
    assert (verified.gone, verified.memory, verified.why) == (57, 0, "")
    assert 60.0 <= took < 90.0


def test_who_waits_for_a_list_that_is_behind_can_be_stopped(leap):
    """Memory has to do then."""
    memory, stop = Memory({0: "r0"}), Stop()

    async def main():
        loop = asyncio.get_running_loop()
        loop.call_later(20.0, stop.request, Stopped("interrupted", 130))
        began = loop.time()
        how = Sending(clock=loop.time)
        verified = await verify(memory, Register([], WITHOUT_GET), stop, how, began)
        return verified, loop.time() - began

    verified, took = leap(main)
    assert (verified.gone, verified.memory, verified.why) == (0, 1, "no-time")
    assert took < 21.0


@pytest.mark.parametrize("asked", ["all", "one"])
def test_an_answer_without_a_list_makes_nothing_gone(leap, asked):
    """Its code is 0, and it says of no device that it is not there."""
    memory = Memory({n: f"r{n}" for n in range(20)})
    api = Register([], WITHOUT_GET)
    odd = Page(Reply(200, 0), is_list=False)
    if asked == "all":
        api.odd = odd
    else:
        api._asked_for = lambda _: odd
    verified, _ = _run(leap, memory, api)
    assert (memory.lost, verified.memory, verified.why) == ([], 20, "no-answer")


@pytest.mark.parametrize("token", ["", "100"])
def test_a_list_that_does_not_go_on_is_not_the_whole(leap, token):
    """More is said to be there, and the token is missing or the same for ever: nothing is gone."""
    memory = Memory({n: f"r{n}" for n in range(20)})
    api = Register([f"x{n}" for n in range(950)], Reply(404, None, "404 page not found"))
    pages = api.list

    async def stuck(*given):
        return replace(await pages(*given), page_token=token)

    api.list = stuck
    verified, _ = _run(leap, memory, api)
    assert (verified.gone, verified.memory, memory.lost) == (0, 20, [])


def test_a_list_with_a_record_without_an_id_is_not_the_whole(leap):
    """It may be the one that is missing: nothing is gone."""
    memory = Memory({n: f"r{n}" for n in range(3)})
    api = Register(["r1", "", "r2"], Reply(404, None, "404 page not found"))
    verified, _ = _run(leap, memory, api)
    assert (verified.gone, verified.memory, memory.lost) == (0, 1, [])


def test_a_record_of_another_id_is_no_answer(leap):
    """A reply that does not hold what was asked for proves nothing: memory has to do."""
    memory = Memory({1: "r1"})
    verified, _ = _run(leap, memory, Register([], Reply(200, 0)))
    assert (verified.memory, verified.why, memory.lost) == (1, "no-answer", [])


@pytest.mark.parametrize("reply", [Reply(429, 99991400, wait=1.0), Reply(500, 1780001)])
def test_it_takes_five_minutes_at_most(leap, reply):
    """Throttled for ever, or in trouble for ever: memory has to do, in time."""
    memory = Memory({1: "r1"})
    verified, seconds = _run(leap, memory, Register([], reply))
    assert verified.memory == 1
    assert verified.why in ("no-time", "no-answer")
    assert seconds <= LONGEST + 1


def test_a_finished_run_that_lost_devices_is_finished_no_more(place):
    """Whoever declines the plan, or is killed while asking, leaves a run that says so; and so do
    other runs that rest on the same devices."""
    with running(QUIET) as box:
        run, ids = _known(place, box, 3)
        run = place.send(box, run)
        other = place.send(box, place.stage(place.path / "devices.csv", AGAIN).run)
        for record_id in ids[:2]:
            box.registry.delete(record_id)
        assert (run.state, other.state) == ("finished", "finished")
        assert _verify(place, box, run) == Verified(there=1, gone=2)
    for run_id in (run.run_id, other.run_id):
        found = place.journal.run(run_id)
        assert (found.state, found.stopped.slug) == ("stopped", "forsaken")
        assert pipeline.exit_code(place.journal, found) == 1
        assert place.counts(found) == {Status.CREATED_BEFORE: 1, Status.UNSENT: 2}


def test_what_another_process_lets_go_while_a_run_is_sent_is_no_limit(place):
    """Nobody gave --max-rows: the reason is told as it is."""
    with running(QUIET) as box:
        run, ids = _known(place, box, 3)
        path = place.file(5, name="more.csv")
        run = place.stage(path).run

        def watch(news):
            if not isinstance(news, Event):
                place.journal._database.change("DELETE FROM ledger WHERE record_id = ?", (ids[0],))
                place.journal.refresh(run.run_id)

        sent = place.send(box, run, sending=Sending(watch=watch, workers=1))
    assert (sent.state, sent.stopped.slug, sent.stopped.exit_code) == ("stopped", "forsaken", 1)
    assert place.counts(sent)[Status.UNSENT] == 1


@pytest.mark.parametrize(
    ("removal", "status"),
    [
        (Removal.LEFT, Status.REMOVED),
        (Removal.UNKNOWN, Status.REMOVED),
        (Removal.FAILED, Status.CREATED),
        (None, Status.CREATED),
    ],
)
def test_what_an_undo_had_no_answer_about_is_removed_where_it_is_gone(place, removal, status):
    """It wanted the record gone; one that somebody else deleted was created all the same."""
    with running(QUIET) as box:
        first = place.send(box, place.stage(place.file(2)).run)
        run = place.stage(place.path / "devices.csv", AGAIN).run
        ids = [row.outcome.record_id for row in place.journal.stored(first.run_id)]
        if removal is not None:
            place.journal.log(first.run_id).removed(2, removal, forget=False)
        box.registry.delete(ids[0])
        assert _verify(place, box, run) == Verified(there=1, gone=1)
    statuses = [row.outcome.status for row in place.journal.stored(first.run_id)]
    assert statuses == [status, Status.CREATED]
