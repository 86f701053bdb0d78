"""An update over real HTTP: compared, adopted, sent, undone."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import openpyxl
import pytest

from importer import edits, plan, registry
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.deeds import Limits
from importer.model.edit import CellChange
from importer.model.numbers import spans_of
from importer.model.run import ChangeNote, Outcome, Purpose, Status, Stopped
from importer.model.settings import Credentials, Settings
from importer.pipeline import RETRYABLE, Staging, report, send, stage
from importer.sandbox.app import running
from importer.sandbox.faults import Faults
from importer.texts.text import Lang
from importer.vocabulary.faults import Fault
from tests.sandbox.calls import QUIET, calling

KEYS = Credentials("cli_sandbox", "sandbox-secret")
ROWS = 12
#: A time that is long past.
NOW = 1_700_000_000.0


class Desk:
    """A folder, a tenant's journal, and a sandbox with twelve company computers."""

    def __init__(self, path, journal, box, ids):
        self.path, self.journal, self.box, self.ids = path, journal, box, ids
        self.settings = Settings(box.base_url, KEYS, path, rate=2000)

    def file(self, ownership="Personal", rows=ROWS, trust=""):
        lines = [f"Windows,PF4A{number:04},{ownership},{trust}" for number in range(rows)]
        path = self.path / "devices.csv"
        path.write_text("\n".join(["OS,Serial number,Ownership,Trust", *lines]) + "\n")
        return path

    def adopt(self, path):
        """A run of changes, compared and taken over; nothing is changed yet."""
        with Journal(self.path / "passing.db", lasting=False) as passing:
            run = stage(passing, path).run
            done = asyncio.run(registry.compare(passing, run, self.settings))
            assert done.stopped is None
            run = self.journal.adopt(passing, run.run_id, Purpose.UPDATE)
        (self.path / "passing.db").unlink()
        return run

    def update(self, run, stop=None, **how):
        control = (Sending(**how), stop or Stop())
        return asyncio.run(registry.update(self.journal, run, self.settings, control))

    def put_back(self, run):
        return asyncio.run(registry.put_back(self.journal, run, self.settings))

    def counts(self, run):
        return plan.by_status(self.journal.counts(run.run_id))

    def owners(self):
        """(ownership, trust, version) of all records."""
        records = (self.box.registry.get(record_id) for record_id in self.ids)
        return [(r.device_ownership, r.device_status, r.version) for r in records if r]

    def puts(self):
        return sum(call.method == "PUT" for call in self.box.calls)


@pytest.fixture
def desk(tmp_path):
    with calling() as api, Journal(tmp_path / "t.db") as journal:
        ids = [api.created(serial_number=f"PF4A{number:04}") for number in range(ROWS)]
        yield Desk(tmp_path, journal, api.sandbox, ids)


def test_what_differs_is_updated_and_undone(desk):
    """Company → personal and back; each record once each way."""
    run = desk.adopt(desk.file())
    assert desk.counts(run) == {Status.DIFFERS: ROWS}
    assert desk.journal.changes(run.run_id).kinds() == {
        ((2, 1), (1, 1)): spans_of(range(2, ROWS + 2))
    }
    run = desk.update(run)
    assert (run.state, run.stopped, run.purpose) == ("finished", None, Purpose.UPDATE)
    assert desk.counts(run) == {Status.UPDATED: ROWS}
    assert desk.owners() == [(1, 1, 1)] * ROWS
    assert desk.put_back(run) is None
    assert desk.owners() == [(2, 1, 2)] * ROWS
    assert desk.counts(run) == {Status.RESTORED: ROWS}
    assert desk.journal.changes(run.run_id).told() == {ChangeNote.RESTORED: ROWS}
    desk.put_back(run)
    assert desk.puts() == 2 * ROWS


def test_an_empty_cell_leaves_the_registry_alone(desk):
    """Only trust is said: ownership keeps the registry's word."""
    run = desk.update(desk.adopt(desk.file("", trust="Untrusted")))
    assert desk.counts(run) == {Status.UPDATED: ROWS}
    assert desk.owners() == [(2, 2, 1)] * ROWS


def test_as_the_file_says_already(desk):
    """Nothing is asked to be changed."""
    run = desk.update(desk.adopt(desk.file("Company")))
    assert (desk.counts(run), desk.puts()) == ({Status.EQUAL: ROWS}, 0)


def test_what_somebody_changed_meanwhile_is_left(desk):
    """Between the question and the request, and between the update and its undo."""
    run = desk.adopt(desk.file())
    somebody = desk.box.registry.get(desk.ids[0])
    desk.box.registry.change(replace(somebody, device_status=2, version=1))
    desk.box.registry.delete(desk.ids[1])
    run = desk.update(run)
    assert desk.counts(run) == {
        Status.UPDATED: ROWS - 2,
        Status.CHANGED: 1,
        Status.MISSING: 1,
    }
    assert desk.owners()[0] == (2, 2, 1)
    later = desk.box.registry.get(desk.ids[2])
    desk.box.registry.change(replace(later, device_ownership=0, version=7))
    desk.put_back(run)
    assert desk.owners()[1] == (0, 1, 7)
    told = desk.journal.changes(run.run_id).told()
    assert told == {ChangeNote.RESTORED: ROWS - 3, ChangeNote.UNDO_CHANGED: 1}


def test_what_the_file_says_nothing_of_is_no_reason_to_leave_a_record_that_is_as_it_says(desk):
    """Somebody else made it personal, and of no trust: as it was, and told as it is now.  One that
    is not as the file says is left, for who said yes saw another record; a value of which the file
    does speak is never passed over."""
    run = desk.adopt(desk.file())
    for number, values in enumerate(((1, 2), (2, 2))):
        somebody = desk.box.registry.get(desk.ids[number])
        ownership, trust = values
        changed = replace(somebody, device_ownership=ownership, device_status=trust, version=1)
        desk.box.registry.change(changed)
    run = desk.update(run)
    assert desk.counts(run) == {Status.EQUAL: 1, Status.CHANGED: 1, Status.UPDATED: ROWS - 2}
    assert desk.owners()[:2] == [(1, 2, 1), (2, 2, 1)]
    first = next(desk.journal.stored(run.run_id))
    assert (first.outcome.registry_ownership, first.outcome.registry_status) == (1, None)
    assert (first.device.device_ownership, first.device.device_status) == (1, 2)
    run = desk.adopt(desk.file("Company", trust="Trusted"))
    somebody = desk.box.registry.get(desk.ids[3])
    desk.box.registry.change(replace(somebody, device_ownership=2, device_status=0, version=9))
    desk.update(run)
    assert desk.counts(run)[Status.CHANGED] == 1
    assert desk.owners()[3] == (2, 0, 9)


def test_what_has_its_old_value_again_needs_no_undo(desk):
    """Somebody put it back, and changed what the file says nothing of: that is left, and there is
    nothing to be put back."""
    run = desk.update(desk.adopt(desk.file()))
    somebody = desk.box.registry.get(desk.ids[0])
    desk.box.registry.change(replace(somebody, device_ownership=2, device_status=2, version=5))
    assert desk.put_back(run) is None
    assert desk.owners()[0] == (2, 2, 5)
    assert desk.journal.changes(run.run_id).told() == {ChangeNote.RESTORED: ROWS}
    assert desk.puts() == 2 * ROWS - 1


def test_another_device_behind_the_same_serial_number_is_not_touched(desk):
    """An identifier of its own is another one in the registry."""
    path = desk.path / "devices.csv"
    other = "4C4C4544-0052-5A10-804E-B6C04F324433"
    lines = ["OS,Serial number,UUID,Ownership", f"Windows,PF4Z0001,{other},Personal"]
    path.write_text("\n".join(lines) + "\n")
    with calling() as api:
        box_id = api.created(serial_number="PF4Z0001", uuid=other.replace("4433", "4499"))
        desk.settings = Settings(api.sandbox.base_url, KEYS, desk.path, rate=2000)
        run = desk.update(desk.adopt(path))
        assert api.sandbox.registry.get(box_id).device_ownership == 2
    assert desk.counts(run) == {Status.DIFFERS: 1}
    [row] = desk.journal.stored(run.run_id)
    assert row.outcome.note == ChangeNote.OTHER


def test_a_record_of_a_docks_mac_address_is_not_touched(desk):
    """Of a row's identifiers it has the network card alone: it may be anybody's."""
    path, mac = desk.path / "devices.csv", "8c:16:45:6b:29:d4"
    lines = ["OS,Serial number,MAC address,Ownership", f"Windows,PF4Z0001,{mac},Personal"]
    path.write_text("\n".join(lines) + "\n")
    with calling() as api:
        dock = api.created(mac_address=mac)
        desk.settings = Settings(api.sandbox.base_url, KEYS, desk.path, rate=2000)
        run = desk.update(desk.adopt(path))
        assert api.sandbox.registry.get(dock).device_ownership == 2
        assert not any(call.method == "PUT" for call in api.sandbox.calls)
    assert desk.counts(run) == {Status.DIFFERS: 1}


def test_an_update_that_stopped_goes_on(desk):
    """What is done is not done again."""
    run, stop = desk.adopt(desk.file()), Stop()
    seen = []

    def watch(news):
        seen.append(news)
        if len(seen) == 4:
            stop.request(Stopped("interrupted", 130))

    run = desk.update(run, stop, watch=watch, workers=1)
    assert run.stopped.slug == "interrupted"
    assert 4 <= desk.counts(run)[Status.UPDATED] < ROWS
    run = desk.update(run)
    assert desk.counts(run) == {Status.UPDATED: ROWS}
    assert desk.owners() == [(1, 1, 1)] * ROWS


def test_what_is_corrected_later_keeps_nobody_from_hearing_that_all_is_done(desk):
    """Tried again where nothing failed: nothing is changed as it was, and that is no error."""
    run = desk.update(desk.adopt(desk.file()))
    edits.edit(desk.journal, run, None, CellChange(2, 2, "Personal", "Company"))
    again = Limits(again=RETRYABLE)
    done = asyncio.run(registry.update(desk.journal, run, desk.settings, limits=again))
    assert (done.state, done.stopped, desk.puts()) == ("finished", None, ROWS)


def test_lost_answers_change_nothing_twice(tmp_path, impatient):
    """Whatever befalls requests and answers: each record is changed once."""
    faults = Faults(lost=0.06, reset=0.04, error500=0.05, truncated=0.05, page403=0.02)
    options = replace(QUIET, registry=tmp_path / "registry.db")
    with calling(options) as api:
        ids = [api.created(serial_number=f"PF4A{number:04}") for number in range(ROWS)]
    with (
        running(replace(options, faults=faults)) as box,
        Journal(tmp_path / "t.db") as journal,
    ):
        desk = Desk(tmp_path, journal, box, ids)
        run = desk.update(desk.adopt(desk.file()))
        assert desk.counts(run) == {Status.UPDATED: ROWS}
        assert desk.owners() == [(1, 1, 1)] * ROWS
        desk.put_back(run)
        assert desk.owners() == [(2, 1, 2)] * ROWS


def test_records_that_somebody_touches_all_the_time(tmp_path, impatient):
    """The same values under another version: read again, and changed under that."""
    faults = Faults(conflict=0.4)
    with calling(replace(QUIET, faults=faults)) as api, Journal(tmp_path / "t.db") as journal:
        ids = [api.created(serial_number=f"PF4A{number:04}") for number in range(ROWS)]
        desk = Desk(tmp_path, journal, api.sandbox, ids)
        run = desk.update(desk.adopt(desk.file()))
        assert desk.counts(run) == {Status.UPDATED: ROWS}
        assert {(o, t) for o, t, _ in desk.owners()} == {(1, 1)}


def test_a_run_of_updates_says_nothing_to_imports(desk):
    """No doubt, nothing waiting, no record of ours comes of it."""
    run = desk.adopt(desk.file())
    desk.journal.changes(run.run_id).leaving(2, ChangeNote.LEFT, NOW)  # killed right after
    fresh = stage(desk.journal, desk.file()).run
    assert desk.counts(fresh) == {Status.PENDING: ROWS}
    assert desk.journal.waiting_elsewhere(fresh.run_id) == {}
    assert not any(record.doubt for record in desk.journal.records(fresh.run_id))
    desk.update(run)
    assert list(desk.journal.undoing(run.run_id).created()) == []


def test_a_change_is_one_runs(desk):
    """A killed run's request never acted, and another run made the same change: the record says
    what it was to say, but it is the other one's, and so is what an undo puts back."""
    run = desk.adopt(desk.file())
    desk.journal.changes(run.run_id).leaving(2, ChangeNote.LEFT, NOW)
    other = desk.update(desk.adopt(desk.file(rows=1)))
    assert desk.counts(other) == {Status.UPDATED: 1}
    desk.update(run)
    assert desk.counts(run) == {Status.EQUAL: 1, Status.UPDATED: ROWS - 1}
    desk.put_back(run)
    assert [owner for owner, _, _ in desk.owners()] == [1] + [2] * (ROWS - 1)
    desk.put_back(other)
    assert [owner for owner, _, _ in desk.owners()] == [2] * ROWS


def test_what_it_says_by_another_run_is_that_ones(desk):
    """Ours acted, somebody said otherwise, and another run said the same as ours again: an undo of
    ours would take back the other's."""
    run = desk.adopt(desk.file(rows=1))
    desk.journal.changes(run.run_id).leaving(2, ChangeNote.LEFT, NOW)
    theirs = desk.box.registry.get(desk.ids[0])
    desk.box.registry.change(replace(theirs, device_ownership=0, version=5))
    other = desk.update(desk.adopt(desk.file(rows=1)))
    assert desk.counts(other) == {Status.UPDATED: 1}
    assert desk.counts(desk.update(run)) == {Status.EQUAL: 1}
    desk.put_back(run)
    assert desk.owners()[0][0] == 1
    desk.put_back(other)
    assert desk.owners()[0][0] == 0


def test_another_change_of_the_record_takes_nothing_away(desk):
    """Another run found what ours did, and changed the other field alone."""
    run = desk.adopt(desk.file(rows=1))
    desk.journal.changes(run.run_id).leaving(2, ChangeNote.LEFT, NOW)
    theirs = desk.box.registry.get(desk.ids[0])
    desk.box.registry.change(replace(theirs, device_ownership=1, version=5))
    other = desk.update(desk.adopt(desk.file(rows=1, trust="Untrusted")))
    assert desk.counts(other) == {Status.UPDATED: 1}
    assert desk.counts(desk.update(run)) == {Status.UPDATED: 1}


def test_an_undo_leaves_what_another_run_changed(desk):
    """Of a killed run whose request never acted there is nothing to be put back."""
    run = desk.adopt(desk.file())
    desk.journal.changes(run.run_id).leaving(2, ChangeNote.LEFT, NOW)
    assert desk.journal.changes(run.run_id).count(restore=True) == 1
    desk.update(desk.adopt(desk.file(rows=1)))
    assert desk.journal.changes(run.run_id).count(restore=True) == 0
    desk.put_back(run)
    assert desk.owners()[0][0] == 1


def test_a_change_after_anothers_is_its_own(desk):
    """What another run changed before the request left was changed again by somebody: what is
    found now came of the request."""
    other = desk.update(desk.adopt(desk.file(rows=1)))
    theirs = desk.box.registry.get(desk.ids[0])
    desk.box.registry.change(replace(theirs, device_ownership=2, version=5))
    run = desk.adopt(desk.file(rows=1))
    (row,) = desk.journal.stored(other.run_id)
    later = row.outcome.finished_at + 1
    desk.journal.changes(run.run_id).leaving(2, ChangeNote.LEFT, later)
    desk.box.registry.change(replace(theirs, device_ownership=1, version=6))
    assert desk.counts(desk.update(run)) == {Status.UPDATED: 1}


def test_the_workbook_says_old_and_new(desk):
    """Row by row."""
    run = desk.update(desk.adopt(desk.file()))
    path = report(desk.journal, run, Lang.EN, desk.path / "r.xlsx")
    sheet = openpyxl.load_workbook(path)["Rows"]
    head, first, *_ = sheet.iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert row["Import status"] == "Updated"
    assert row["Message"].startswith("Ownership: Company → Personal\n")


@pytest.mark.parametrize("note", ["update-left", "update-unclear"])
def test_what_may_have_been_changed_is_put_back(desk, note):
    """A killed update has rows whose request left and acted, and nobody wrote it down: an undo
    finds them without a resume before it."""
    run = desk.adopt(desk.file())
    changes = desk.journal.changes(run.run_id)
    for number, record_id in ((2, desk.ids[0]), (3, desk.ids[1])):
        changes.leaving(number, ChangeNote(note), NOW)
        record = desk.box.registry.get(record_id)
        desk.box.registry.change(replace(record, device_ownership=1, version=1))
    assert changes.count(restore=True) == 2
    changes.leaving(2, ChangeNote.UNDO_LEFT, NOW)  # an undo that was throttled, and killed then
    changes.answered(2)
    assert changes.count(restore=True) == 2
    desk.put_back(run)
    assert [owner for owner, _, _ in desk.owners()] == [2] * ROWS
    assert desk.counts(run) == {Status.RESTORED: 2, Status.DIFFERS: ROWS - 2}


def test_what_was_updated_is_remembered(desk):
    """A file that says what an update brought about differs from nothing, and one that says what
    was created does; undone, it is the other way round."""
    with calling() as api, Journal(desk.path / "ours.db") as journal:
        desk.box, desk.journal = api.sandbox, journal
        desk.settings = Settings(api.sandbox.base_url, KEYS, desk.path, rate=2000)
        run = stage(journal, desk.file("Company")).run
        asyncio.run(send(journal, run, desk.settings))
        updated = desk.update(desk.adopt(desk.file("Personal")))
        assert desk.counts(updated) == {Status.UPDATED: ROWS}

        def differing(ownership):
            run = stage(journal, desk.file(ownership), Staging(again=True)).run
            assert desk.counts(run) == {Status.CREATED_BEFORE: ROWS}
            return [
                p.params["term"]
                for row in journal.stored(run.run_id)
                for p in row.problems
                if p.slug == Fault.KNOWN_DIFFERS
            ]

        assert differing("Personal") == []
        assert differing("Company") == ["1"] * ROWS
        desk.put_back(updated)
        assert differing("Personal") == ["2"] * ROWS
        assert differing("Company") == []


def _lost(desk, asked):
    """An import of the first device, of whose request nobody heard the answer: in the seconds of
    that it was registered as a company's."""
    run = stage(desk.journal, desk.file(asked, rows=1, trust="Trusted")).run
    log = desk.journal.log(run.run_id)
    log.sent(2, time.time() - 5, 0.0)
    log.lost(2, time.time(), 0.0)
    desk.journal.end(run.run_id, Stopped("quota", 6))
    return run


def _looked_up(desk, run):
    """What it says of the device when it is tried once more."""
    control = (Stop(), Limits(again=RETRYABLE))
    run = asyncio.run(send(desk.journal, run, desk.settings, control=control))
    (row,) = desk.journal.stored(run.run_id)
    return row.outcome


@pytest.mark.parametrize("silent", [False, True])
def test_what_somebody_made_of_a_record_after_it_was_looked_up_makes_it_no_more_ours(desk, silent):
    """It said otherwise than the row, as the row tells, and whoever reads that may correct it by
    hand; also where a look-up in between got no answer.  Deleted, the device is created."""
    run = _lost(desk, "Personal")
    outcome = _looked_up(desk, run)
    assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "lookup-other-terms")
    assert (outcome.registry_ownership, outcome.registry_status) == (2, 1)
    path = report(desk.journal, run, Lang.EN, desk.path / "r.csv")
    assert "Ownership was “Company” in the registry; the file says “Personal”." in path.read_text()
    theirs = desk.box.registry.get(desk.ids[0])
    desk.box.registry.change(replace(theirs, device_ownership=1, version=5))
    if silent:
        unknown = Outcome(2, Status.IN_DOUBT, note="lookup-failed")
        desk.journal.begin(run.run_id, 10.0, RETRYABLE)
        desk.journal.log(run.run_id).settle(unknown)
    for _ in range(2):
        outcome = _looked_up(desk, run)
        assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "lookup-other-terms")
        assert (outcome.registry_ownership, outcome.registry_status) == (2, 1)
    desk.box.registry.delete(desk.ids[0])
    outcome = _looked_up(desk, run)
    assert (outcome.status, outcome.registry_ownership) == (Status.CREATED, None)
    assert outcome.record_id != desk.ids[0]


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ("Company", (Status.CREATED, "lookup-confirmed")),
        ("Personal", (Status.IN_DOUBT, "lookup-other-terms")),
    ],
)
@pytest.mark.parametrize("note", ["", ChangeNote.LEFT, ChangeNote.UNDO_FAILED])
def test_an_update_makes_a_record_neither_more_nor_less_ours(desk, asked, settled, note):
    """It was registered as a company's in the seconds of a lost answer.  Where that is what the row
    asked for it is the row's, whatever a run of ours made of it since; where it is not, somebody
    else may have registered it, also where it was brought in line with the row since."""
    run = _lost(desk, asked)
    updated = desk.adopt(desk.file("Personal", rows=1))
    if note is ChangeNote.LEFT:  # and it was killed
        desk.journal.changes(updated.run_id).leaving(2, note, NOW)
        record = desk.box.registry.get(desk.ids[0])
        desk.box.registry.change(replace(record, device_ownership=1, version=1))
    else:
        desk.update(updated)
        assert desk.counts(updated) == {Status.UPDATED: 1}
    if note is ChangeNote.UNDO_FAILED:
        desk.journal.changes(updated.run_id).leaving(2, note, NOW)
    assert desk.owners()[0] == (1, 1, 1)
    outcome = _looked_up(desk, run)
    assert (outcome.status, outcome.note) == settled
    assert outcome.record_id == desk.ids[0]


@pytest.mark.parametrize(
    ("chain", "first"),
    [
        ([], (1, 2)),
        ([((2, 1), (1, 1))], (2, 2)),
        ([((2, 1), (1, 1)), ((1, 1), (1, 2))], (2, 1)),
        ([((0, 1), (2, 1)), ((2, 1), (1, 1)), ((1, 1), (1, 2))], (0, 1)),
        ([((2, 1), (1, 1)), ((1, 1), (2, 1)), ((2, 1), (1, 1))], None),
    ],
)
def test_what_a_record_said_before_runs_of_ours_changed_it(desk, chain, first):
    """The first value is the one that none of them made; changed forth and back, nobody can tell.
    What they left alone is as it is now."""
    for before, after in chain:
        record = desk.box.registry.get(desk.ids[0])
        ownership, trust = before
        changed = replace(record, device_ownership=ownership, device_status=trust)
        desk.box.registry.change(replace(changed, version=record.version + 1))
        words = {1: "Personal", 2: "Company"}[after[0]], {1: "Trusted", 2: "Untrusted"}[after[1]]
        run = desk.update(desk.adopt(desk.file(words[0], rows=1, trust=words[1])))
        assert desk.counts(run) == {Status.UPDATED: 1}
    log = desk.journal.log(stage(desk.journal, desk.file(rows=2)).run.run_id)
    assert log.at_first(desk.ids[0], (1, 2)) == first
    assert log.at_first(desk.ids[1], (1, 2)) == (1, 2)


@pytest.mark.parametrize("acted", [True, False])
def test_a_change_of_an_import_that_may_have_acted_makes_no_record_ours(desk, acted):
    """It was registered as a company's; an import asked for what the row did, and never heard the
    answer."""
    run = _lost(desk, "Personal")
    other = stage(desk.journal, desk.file("Personal", rows=2, trust="Trusted"))
    log, changes = desk.journal.log(other.run.run_id), desk.journal.changes(other.run.run_id)
    found = {"registry_ownership": 2, "registry_status": 1}
    there = Outcome(2, Status.DUPLICATE, desk.ids[0], note=ChangeNote.WANTED, **found)
    log.settle(there)
    changes.leaving(2, ChangeNote.LEFT, NOW)
    changes.settle(replace(there, status=Status.FAILED, note=ChangeNote.UNCLEAR))
    if acted:
        record = desk.box.registry.get(desk.ids[0])
        desk.box.registry.change(replace(record, device_ownership=1, version=1))
    outcome = _looked_up(desk, run)
    assert (outcome.status, outcome.note) == (Status.IN_DOUBT, "lookup-other-terms")


def test_of_what_others_changed_between_our_changes_nobody_knows_the_first(desk):
    """1 → 2 by a run of ours, 2 → 0 by somebody, 0 → 1 by another run: it did not begin with 0."""
    for before, after in ((1, "Company"), (0, "Personal")):
        record = desk.box.registry.get(desk.ids[0])
        changed = replace(record, device_ownership=before, version=record.version + 1)
        desk.box.registry.change(changed)
        run = desk.update(desk.adopt(desk.file(after, rows=1)))
        assert desk.counts(run) == {Status.UPDATED: 1}
    log = desk.journal.log(stage(desk.journal, desk.file(rows=2)).run.run_id)
    assert log.at_first(desk.ids[0], (1, 1)) is None
    assert log.at_first(desk.ids[0], (2, 1)) == (0, 1)


def test_what_a_record_said_before_a_change_that_was_taken_back(desk):
    """Also where somebody made it say the same by hand after that."""
    run = desk.update(desk.adopt(desk.file("Personal", rows=1)))
    desk.put_back(run)
    assert desk.counts(run) == {Status.RESTORED: 1}
    log = desk.journal.log(stage(desk.journal, desk.file(rows=2)).run.run_id)
    assert log.at_first(desk.ids[0], (2, 1)) == log.at_first(desk.ids[0], (1, 1)) == (2, 1)
    for word in ("Personal", "Company"):
        run = desk.update(desk.adopt(desk.file(word, rows=1)))
    desk.put_back(run)
    log = desk.journal.log(stage(desk.journal, desk.file(rows=2)).run.run_id)
    assert log.at_first(desk.ids[0], (1, 1)) == (2, 1)
