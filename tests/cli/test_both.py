"""``run --update``: what is new is created, and what is there is brought in line."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from filelock import FileLock

import importer.cli.imports as imports
from importer.journal.journal import Journal
from importer.model.run import ChangeNote, Outcome, Status
from importer.sandbox.app import running
from importer.sandbox.options import READ, WRITE
from tests.sandbox.calls import QUIET, calling
from tests.workshop import asked, write_devices

FAST = ("--rate", "500")


class Office:
    """A command line, and a tenant in which somebody else registered six company computers, with
    trust."""

    def __init__(self, command, folder, api):
        self.command, self.folder, self.api = command, folder, api
        self.ids = [api.created(serial_number=serial(n)) for n in range(6)]
        self.there = dict.fromkeys(map(serial, range(6)), (2, 1))

    def file(self, rows, name="devices.csv"):
        """(number, ownership) rows as a file."""
        lines = [f"Windows,{serial(number)},{ownership}" for number, ownership in rows]
        path = self.folder / name
        text = "\n".join(["OS,Serial number,Ownership", *lines]) + "\n"
        path.write_text(text, encoding="utf-8")
        return path

    def both(self, path, *more):
        """(exit code, counts, what was told) of a run with --update."""
        command = ("run", path, "--update", "--yes", "--json", *FAST, *more)
        code, out, err = self.command(*command)
        self.told = json.loads(out)
        return code, self.told["counts"], err

    def change(self, number, **values):
        """Somebody changes a record by hand."""
        (record,) = self.api.sandbox.registry.find({"serial_number": [serial(number)]})
        self.api.sandbox.registry.change(replace(record, **values, version=record.version + 1))

    def last(self):
        """The id of the last run, whether or not anything of it was sent."""
        return json.loads(self.command("runs", "--json")[1].splitlines()[-1])["run_id"]

    def journal(self):
        """The tenant's journal."""
        (path,) = (self.folder / "home" / "journals").glob("*.db")
        return Journal(path)

    @property
    def registry(self):
        """serial number → (ownership, trust) of all records."""
        return {
            record.identifiers["serial_number"]: (record.device_ownership, record.device_status)
            for record in self.api.sandbox.registry.find({})
        }

    def asked(self, method):
        """How many requests about devices there were."""
        return asked(self.api.sandbox, method)


def serial(number):
    return f"PF4A{number:04}"


@pytest.fixture
def office(command, tenant, home):
    with calling() as api:
        tenant(api.sandbox)
        yield Office(command, home, api)


@pytest.fixture
def meanwhile(monkeypatch):
    """Something that happens between the plan and the sending."""

    def happens(act):
        shown = imports.show_plan

        def show(*given):
            shown(*given)
            act()

        monkeypatch.setattr(imports, "show_plan", show)

    return happens


def test_new_ones_are_created_and_others_brought_in_line(office):
    """Counted before the question, and undone in one command."""
    path = office.file([(n, "Personal") for n in range(4, 9)])
    code, _, err = office.command("run", path, "--update", *FAST)
    assert code == 10
    assert "2 × Ownership: Company → Personal" in err
    assert office.registry == office.there
    assert office.both(path)[:2] == (0, {"created": 3, "updated": 2})
    new = dict.fromkeys(map(serial, range(6, 9)), (1, 0))
    assert office.registry == {**office.there, serial(4): (1, 1), serial(5): (1, 1), **new}
    run_id = office.told["run_id"]
    code, _, err = office.command("undo", run_id, *FAST)
    assert (code, "deleted: 3," in err, "this run: 2." in err) == (10, True, True)
    assert office.command("undo", run_id, "--yes", *FAST)[0] == 0
    assert office.registry == office.there
    assert office.both(path)[1] == {"created": 3, "updated": 2}  # what was taken back is done again


def test_a_part_is_taken_back_of_both_kinds(office):
    """Row 2 was updated, row 5 created; the others stay."""
    office.both(office.file([(n, "Personal") for n in range(4, 9)]))
    given = ("undo", office.told["run_id"], "--rows", "2,5", "--yes", *FAST)
    assert office.command(*given)[0] == 0
    assert office.registry[serial(4)] == (2, 1)
    assert office.registry[serial(5)] == (1, 1)
    assert sorted(office.registry.keys() - office.there.keys()) == [serial(6), serial(8)]


def test_what_is_as_the_file_says_is_asked_for_nothing(office):
    """Neither a create nor an update; an empty cell leaves the registry alone."""
    creates = office.asked("POST")
    path = office.file([(0, "Company"), (1, "")])
    assert office.both(path)[:2] == (0, {"equal": 2})
    assert (office.asked("POST"), office.asked("PUT")) == (creates, 0)
    assert office.both(path)[:2] == (0, {"equal": 2})


def test_created_before_and_changed_by_hand(office):
    """What an earlier run of ours created is brought in line; what the row does not say is left."""
    office.command("run", office.file([(n, "Company") for n in range(6, 9)]), "--yes", *FAST)
    office.change(7, device_status=2)
    path = office.file([(n, "Personal") for n in range(6, 9)], "new.csv")
    code, counts, err = office.both(path)
    assert (code, counts) == (0, {"updated": 3})
    assert "known-differs" not in err and "3 × Ownership: Company → Personal" in err
    assert [office.registry[serial(n)] for n in (6, 7, 8)] == [(1, 0), (1, 2), (1, 0)]
    assert office.command("undo", office.told["run_id"], "--yes", *FAST)[0] == 0
    assert [office.registry[serial(n)] for n in (6, 7, 8)] == [(2, 0), (2, 2), (2, 0)]


def test_a_duplicate_that_only_shows_when_it_is_sent(office, meanwhile):
    """It is read then, and brought in line in the same run."""
    meanwhile(lambda: office.api.created(serial_number=serial(9)))
    code, counts, err = office.both(office.file([(8, "Personal"), (9, "Personal")]))
    assert "proved to be there already: 1;" in err
    assert (code, counts) == (0, {"created": 1, "updated": 1})
    assert office.registry[serial(9)] == (1, 1)


def test_what_somebody_changed_after_the_plan_is_left(office, meanwhile):
    """Told, with exit code 1; another field than the row says is no matter of its."""

    def somebody():
        office.change(0, device_ownership=0)
        office.change(1, device_status=2)

    meanwhile(somebody)
    code, counts, _ = office.both(office.file([(n, "Personal") for n in range(3)]))
    assert (code, counts) == (1, {"changed": 1, "updated": 2})
    assert [office.registry[serial(n)] for n in range(3)] == [(0, 1), (1, 2), (1, 1)]


def test_a_record_that_goes_meanwhile_is_missing(office, meanwhile):
    """It is not created: the row was said to be there."""
    meanwhile(lambda: office.api.sandbox.registry.delete(office.ids[0]))
    path = office.file([(0, "Personal"), (1, "Personal")])
    assert office.both(path)[:2] == (1, {"missing": 1, "updated": 1})
    assert serial(0) not in office.registry
    code, _, _ = office.command("resume", office.told["run_id"], "--retry-failed", "--yes", *FAST)
    assert (code, serial(0) in office.registry) == (1, False)


def test_another_device_behind_one_serial_number_is_not_touched(office):
    """An identifier of its own is another one: the API decides, and says that it is there."""
    uuid = "4C4C4544-0052-5A10-804E-B6C04F324433"
    office.api.created(serial_number="PF4Z0001", uuid=uuid)
    path = office.folder / "devices.csv"
    lines = ["OS,Serial number,UUID,Ownership", f"Windows,PF4Z0001,{uuid[:-2]}99,Personal"]
    path.write_text("\n".join(lines) + "\n")
    assert office.both(path)[:2] == (1, {"duplicate": 1})
    assert office.registry["PF4Z0001"] == (2, 1)
    assert office.asked("PUT") == 0


def test_a_record_of_a_docks_mac_address_is_not_touched(office):
    """The row has a serial number, the record nothing but the network card: the API decides."""
    mac = "8c:16:45:6b:29:d4"
    dock = office.api.created(mac_address=mac)
    path = office.folder / "devices.csv"
    lines = ["OS,Serial number,MAC address,Ownership", f"Windows,PF4Z0001,{mac},Personal"]
    path.write_text("\n".join(lines) + "\n")
    assert office.both(path)[:2] == (1, {"duplicate": 1})
    assert office.asked("PUT") == 0
    assert office.api.sandbox.registry.get(dock).device_ownership == 2


def test_rows_that_disagree_on_a_record_change_nothing(office):
    """Whichever came last would win."""
    uuid = "4C4C4544-0052-5A10-804E-B6C04F324433"
    office.api.created(serial_number="PF4Z0001", uuid=uuid)
    path = office.folder / "devices.csv"
    rows = ["Windows,PF4Z0001,,Personal", f"Windows,,{uuid},Company"]
    path.write_text("\n".join(["OS,Serial number,UUID,Ownership", *rows]) + "\n")
    code, _, err = office.both(path)
    assert (code, office.asked("PUT")) == (1, 0)
    assert "differ and are left alone: 1" in err


def test_rows_of_which_one_says_nothing_agree(office):
    """An empty cell contradicts nobody, whichever row has it."""
    uuid = "4C4C4544-0052-5A10-804E-B6C04F324433"
    office.api.created(serial_number="PF4Z0001", uuid=uuid)
    path = office.folder / "devices.csv"
    rows = [
        *("Windows,PF4Z0001,,Personal,", f"Windows,,{uuid},,Untrusted"),
        *(f"Windows,{serial(0)},,Personal,", f"Windows,{serial(0)},,,"),
        f"Windows,{serial(0)},,Personal,Trusted",
    ]
    path.write_text("\n".join(["OS,Serial number,UUID,Ownership,Trust", *rows]) + "\n")
    assert office.both(path)[:2] == (0, {"repeated": 2, "updated": 3})
    assert (office.registry["PF4Z0001"], office.registry[serial(0)]) == ((1, 2), (1, 1))


@pytest.mark.parametrize("name", ["run", "update"])
@pytest.mark.parametrize("ownerships", [("Personal", "Company"), ("Company", "Personal")])
def test_a_repeat_that_contradicts_its_first_changes_nothing(office, name, ownerships):
    """Of what is there already; and the exit code says that it is not as both say."""
    path = office.file([(0, ownerships[0]), (0, ownerships[1]), (1, "Personal")])
    more = ["--update"] if name == "run" else []
    code, out, err = office.command(name, path, *more, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]["updated"]) == (1, 1)
    assert "differ and are left alone: 1" in err
    assert [office.registry[serial(n)] for n in (0, 1)] == [(2, 1), (1, 1)]


def test_a_repeat_that_contradicts_a_new_one_does_not_count(office):
    """It is registered as the first row says, which is told; a warning is no work."""
    path = office.file([(8, "Company"), (8, "Personal")])
    code, counts, err = office.both(path)
    assert (code, counts) == (0, {"created": 1, "repeated": 1})
    assert "If it is new, row 2 counts" in err
    assert office.registry[serial(8)] == (2, 0)


@pytest.mark.parametrize("name", ["run", "update"])
def test_files_that_contradict_each_other_change_nothing(office, name):
    """Whichever came last would win: told before the question, in either order; what only one of
    them speaks of is brought in line."""
    a = office.file([(0, "Personal"), (1, "Personal"), (2, "Personal")], "a.csv")
    b = office.file([(0, "Company"), (1, "Unknown"), (3, "Personal")], "b.csv")
    more = ["--update"] if name == "run" else []
    code, _, err = office.command(name, a, b, *more, *FAST)
    assert (code, "b.csv contradicts a.csv" in err, "(rows 2, 3 of b.csv)" in err) == (
        10,
        True,
        True,
    )
    for files in ((a, b), (b, a)):
        code, _, _ = office.command(name, *files, *more, "--yes", *FAST)
        assert code == 1
        assert [office.registry[serial(n)][0] for n in range(4)] == [2, 2, 1, 1]
    assert office.asked("PUT") == 2


@pytest.mark.parametrize("name", ["run", "update"])
def test_files_that_agree_are_both_heeded(office, name):
    """Where one says nothing it contradicts nobody; what the first one changed is no work of
    somebody else's to the second."""
    a, b = office.folder / "a.csv", office.folder / "b.csv"
    a.write_text(
        f"OS,Serial number,Ownership\nWindows,{serial(0)},Personal\n"
        f"Windows,{serial(1)},Personal\nWindows,{serial(2)},Personal\n"
    )
    b.write_text(
        f"OS,Serial number,Ownership,Trust\nWindows,{serial(0)},,Untrusted\n"
        f"Windows,{serial(1)},Personal,Untrusted\nWindows,{serial(2)},Personal,\n"
    )
    more = ["--update"] if name == "run" else []
    code, out, err = office.command(name, a, b, *more, "--yes", "--json", *FAST)
    assert (code, "contradicts" in err) == (0, False)
    counts = [json.loads(line)["counts"] for line in out.splitlines()]
    assert counts == [{"updated": 3}, {"equal": 1, "updated": 2}]
    assert [office.registry[serial(n)] for n in range(3)] == [(1, 2), (1, 2), (1, 1)]


def test_files_that_contradict_each_other_on_a_new_device(office):
    """It is registered as the first one says, which is told beforehand; the other one's row is
    left alone then and when the run is resumed."""
    a, b = office.file([(8, "Personal")], "a.csv"), office.file([(8, "Company")], "b.csv")
    code, _, err = office.command("run", a, b, "--update", *FAST)
    assert (code, "b.csv contradicts a.csv" in err) == (10, True)
    code, out, _ = office.command("run", a, b, "--update", "--yes", "--json", *FAST)
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, [t["counts"] for t in told]) == (1, [{"created": 1}, {"created_before": 1}])
    assert office.command("resume", told[1]["run_id"], "--yes", *FAST)[0] == 1
    assert (office.registry[serial(8)][0], office.asked("PUT")) == (1, 0)


def test_files_that_contradict_each_other_where_the_registry_can_not_be_read(command, tenant, home):
    """What somebody else registered is brought in line with the first one later, not with both."""
    scopes = {WRITE}
    with calling(replace(QUIET, scopes=scopes)) as api:
        tenant(api.sandbox)
        office = Office(command, home, api)
        a, b = office.file([(0, "Personal")], "a.csv"), office.file([(0, "Unknown")], "b.csv")
        b.write_text(b.read_text().replace("Unknown", "Company"))
        code, out, err = command("run", a, b, "--update", "--yes", "--json", *FAST)
        assert (code, "b.csv contradicts a.csv" in err) == (3, True)
        scopes.add(READ)
        runs = [json.loads(line)["run_id"] for line in out.splitlines()]
        assert command("resume", runs[0], "--yes", *FAST)[0] == 0
        assert command("resume", runs[1], "--yes", *FAST)[0] == 1
        assert office.registry[serial(0)] == (1, 1)


def test_an_update_proposes_to_register_what_is_missing(office):
    """By a command that reads the file in the same way; pasted it does both."""
    path = office.file([(0, "PRIV"), (7, "PRIV")])
    given = ("--value", "ownership:PRIV=Personal")
    code, _, err = office.command("update", path, *given, *FAST)
    assert (code, "not registered: 1;" in err) == (10, True)
    typed = shlex.split(re.search(r"device-importer (run .*)", err)[1])
    assert (typed[:2], typed[-1]) == (["run", str(path)], "--update")
    code, out, _ = office.command(*typed, "--yes", "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"created": 1, "updated": 1})
    path = office.file([(8, "Personal")])  # nothing of it is there
    code, _, err = office.command("update", path, "--yes", *FAST)
    assert (code, f"device-importer run {path} --rate 500 --update" in err) == (1, True)
    assert "no record says something else" not in err
    path = office.file([(7, "Personal")])
    code, _, err = office.command("update", path, "--yes", *FAST)
    assert (code, "no record says something else" in err, "--update" in err) == (0, True, False)


def test_a_limit_counts_both(office):
    """Creates first; what is left goes on with resume."""
    path = office.file([(n, "Personal") for n in range(4, 8)])
    code, counts, _ = office.both(path, "--max-rows", "3")
    assert (code, counts) == (6, {"created": 2, "updated": 1, "duplicate": 1})
    given = ("resume", "--yes", "--json", *FAST)
    code, out, err = office.command(*given)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 2, "updated": 2})
    assert "1 × Ownership" in err


def test_without_the_permission_to_read(command, tenant, home):
    """New ones are created; what proves to be there waits until the registry can be read."""
    scopes = {WRITE}
    with calling(replace(QUIET, scopes=scopes)) as api:
        tenant(api.sandbox)
        office = Office(command, home, api)
        command("run", office.file([(8, "Company")], "ours.csv"), "--yes", *FAST)
        path = office.file([(n, "Personal") for n in range(5, 9)])
        code, counts, err = office.both(path)
        assert (code, counts) == (3, {"created": 2, "created_before": 1, "duplicate": 1})
        assert READ in err and WRITE not in err
        assert office.registry[serial(5)] == (2, 1)
        scopes.add(READ)
        code, _, err = command("resume", *FAST)
        assert (code, "2 × Ownership: Company → Personal" in err) == (10, True)
        assert "Compares the file's devices (2)" in err  # with the one that the API told of
        code, out, _ = command("resume", "--yes", "--json", *FAST)
        assert (code, json.loads(out)["counts"]) == (0, {"created": 2, "updated": 2})
        assert [office.registry[serial(n)][0] for n in (5, 8)] == [1, 1]


def test_a_rehearsal_shows_what_would_be_asked(office):
    """Compared, old → new, created before and gone since; nothing is changed, no run is left."""
    office.command("run", office.file([(n, "Company") for n in (6, 7)]), "--yes", *FAST)
    (gone,) = office.api.sandbox.registry.find({"serial_number": [serial(7)]})
    office.api.sandbox.registry.delete(gone.device_record_id)
    before, asked = office.registry, [office.asked(method) for method in ("POST", "PUT")]
    runs = office.command("runs", "--json")[1]
    path = office.file([(0, "Company"), *((n, "Personal") for n in range(4, 9))], "new.csv")
    code, out, err = office.command("run", path, "--update", "--dry-run", *FAST)
    assert (code, "3 × Ownership: Company → Personal" in out) == (0, True)
    assert ("not compared" in out, "not checked against" in out) == (False, False)
    assert "Register 2; update 3; 1 registered before." in out
    assert "Compares the file's devices (6)" in err
    assert [office.asked(method) for method in ("POST", "PUT")] == asked
    assert (office.registry, office.command("runs", "--json")[1]) == (before, runs)
    code, out, _ = office.command("run", path, "--update", "--dry-run", "--json", *FAST)
    told = json.loads(out)
    assert (code, told["command"], told["run_id"], told["stopped"]) == (0, "check", None, None)
    counts = {"pending": 2, "created_before": 1, "duplicate": 2, "equal": 1}
    assert told["counts"] == counts
    code, counts, _ = office.both(path)
    assert (code, counts) == (0, {"created": 2, "updated": 3, "equal": 1})


def test_a_rehearsal_of_files_that_contradict_each_other(office):
    """Told, with the exit code that the import would have."""
    a, b = office.file([(0, "Personal")], "a.csv"), office.file([(0, "Company")], "b.csv")
    code, _, err = office.command("run", a, b, "--update", "--dry-run", *FAST)
    assert (code, "b.csv contradicts a.csv" in err) == (1, True)
    assert office.command("run", b, b, "--update", "--dry-run", *FAST)[0] == 0


def test_a_rehearsal_where_the_registry_can_not_be_read(command, tenant, home, monkeypatch):
    """A sentence, and the exit code of a check: without the permission, and with no app named."""
    with calling(replace(QUIET, scopes={WRITE})) as api:
        tenant(api.sandbox)
        office = Office(command, home, api)
        command("run", office.file([(8, "Company")], "ours.csv"), "--yes", *FAST)
        path = office.file([(n, "Personal") for n in range(5, 9)])
        code, out, err = command("run", path, "--update", "--dry-run", *FAST)
        assert (code, READ in err, "nobody knows beforehand" in err) == (0, True, True)
        assert "not compared yet: 1" in out
        code, out, _ = command("run", path, "--update", "--dry-run", "--json", *FAST)
        told = json.loads(out)
        assert (code, told["exit_code"], told["stopped"]["exit_code"]) == (0, 0, 3)
        assert READ in told["stopped"]["reason"] + told["stopped"]["advice"]
        monkeypatch.delenv("FEISHU_APP_ID")
        code, out, err = command("run", path, "--update", "--dry-run", *FAST)
        assert (code, "No app id." in err, "nobody knows beforehand" in err) == (0, True, True)
        assert "Register 4" in out
        told = json.loads(command("run", path, "--update", "--dry-run", "--json", *FAST)[1])
        assert (told["exit_code"], told["stopped"]["slug"]) == (0, "error.no-app-id")
        assert json.loads(command("check", path, "--json")[1])["stopped"] is None
        office.file([(n, "nonsense") for n in range(5, 9)])
        assert command("run", path, "--update", "--dry-run", *FAST)[0] == 1


def test_a_change_that_failed_is_made_once_more_and_never_a_create(office):
    """``--retry-failed`` of rows whose device is there; one whose answer was lost stays in
    doubt."""
    assert office.both(office.file([(n, "Personal") for n in range(4)]))[0] == 0
    creates = office.asked("POST")
    ends = [
        (2, Status.FAILED, ChangeNote.FAILED),
        (3, Status.REJECTED, ChangeNote.REFUSED),
        (4, Status.FAILED, ChangeNote.UNCLEAR),
    ]
    (path,) = (office.folder / "home" / "journals").glob("*.db")
    with Journal(path) as journal:
        changes = journal.changes(office.told["run_id"])
        for number, status, note in ends:
            changes.settle(Outcome(number, status, note=note))
        assert changes.count(restore=True) == 2  # what may have been changed, too
    for number in range(2):
        office.change(number, device_ownership=2)
    code, out, err = office.command("resume", "--retry-failed", "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"updated": 4})
    assert "already: 3;" in err and "To send" not in err
    assert office.asked("POST") == creates
    with Journal(path) as journal:
        notes = [row.outcome.note for row in journal.stored(office.told["run_id"])]
    assert notes == ["", "", ChangeNote.CONFIRMED, ""]


def test_a_plan_that_was_declined_is_compared_once_more(office):
    """What was as the file says then may not be so now: resume counts anew, asks about that, and
    never takes its word of before."""
    office.command("run", office.file([(7, "Personal")], "ours.csv"), "--yes", *FAST)
    path = office.file([(n, "Company") for n in range(4)] + [(7, "Personal"), (8, "Personal")])
    code, _, err = office.command("run", path, "--update", *FAST)
    assert (code, "To send: 1" in err, "Ownership: " in err) == (10, True, False)
    run_id = office.last()
    office.change(0, device_ownership=1)  # as the file said
    office.change(7, device_ownership=2)  # the same of one that was created before
    office.api.sandbox.registry.delete(office.ids[1])
    office.api.created(serial_number=serial(8), device_ownership=0)
    code, _, err = office.command("resume", run_id, *FAST)
    assert (code, office.asked("PUT")) == (10, 0)
    assert f"what run {run_id} has not sent is compared once more" in err.replace("\n", " ")
    assert "Compares the file's devices (6)" in err
    assert "1 × Ownership: Personal → Company" in err
    assert "1 × Ownership: Company → Personal" in err
    assert "1 × Ownership: Unknown → Personal" in err
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    counts = {"created": 1, "updated": 3, "equal": 2}
    assert (code, json.loads(out)["counts"]) == (0, counts)
    assert [office.registry[serial(n)][0] for n in (0, 1, 2, 3, 7, 8)] == [2, 2, 2, 2, 1, 1]


def test_what_was_to_be_updated_and_is_so_by_now_is_left(office):
    """A change that was agreed to by nobody, and that somebody made by hand."""
    path = office.file([(0, "Personal"), (1, "Personal")])
    assert office.command("run", path, "--update", *FAST)[0] == 10
    for number in range(2):
        office.change(number, device_ownership=1)
    code, out, _ = office.command("resume", office.last(), "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"], office.asked("PUT")) == (0, {"equal": 2}, 0)


def test_a_plan_that_was_declined_and_can_not_be_compared_any_more(command, tenant, home):
    """Without an answer of the registry nothing of before counts: the API tells of duplicates."""
    scopes = {WRITE, READ}
    with calling(replace(QUIET, scopes=scopes)) as api:
        tenant(api.sandbox)
        office = Office(command, home, api)
        path = office.file([(0, "Company"), (1, "Personal")])
        assert command("run", path, "--update", *FAST)[0] == 10
        office.change(0, device_ownership=1)
        scopes.remove(READ)
        code, out, err = command("resume", office.last(), "--yes", "--json", *FAST)
        assert (code, json.loads(out)["counts"]) == (3, {"duplicate": 2})
        assert "nobody knows beforehand" in err
        assert office.asked("PUT") == 0
        scopes.add(READ)
        code, out, _ = command("resume", "--yes", "--json", *FAST)
        assert (code, json.loads(out)["counts"]) == (0, {"updated": 2})
        assert [office.registry[serial(n)][0] for n in range(2)] == [2, 1]


def test_a_comparison_that_nobody_waits_for_is_declined(command, tenant, home):
    """Stopped before anything was asked, by Ctrl-C or a limit of time: a sentence, its exit code,
    and nothing is sent."""
    with running(replace(QUIET, outage=(0.0, 1000.0))) as box:
        tenant(box)
        path = write_devices(home)
        limit = ("--max-duration", "1s")
        code, out, err = command("run", path, "--update", "--yes", "--json", *limit, *FAST)
        told = json.loads(out)["error"]
        assert (code, told["slug"], told["text"] in err) == (6, "declined", True)
        assert asked(box, "POST") == 0


def test_remarks_on_a_record_are_made_once(office):
    """What the registry lacks is said of a row as often as it is compared, and stands there once;
    of a record that lacks nothing any more nothing is left."""
    uuid = "4C4C4544-0052-5A10-804E-B6C04F324433"
    path = office.folder / "devices.csv"
    lines = ["OS,Serial number,UUID,Ownership", f"Windows,{serial(0)},{uuid},Personal"]
    path.write_text("\n".join(lines) + "\n")
    office.command("run", path, "--update", *FAST)
    with office.journal() as journal:

        def said():
            (row,) = journal.stored(office.last())
            return [p.slug for p in row.problems if p.slug.startswith("record-")]

        assert said() == ["record-lacks"]
        office.command("resume", office.last(), *FAST)
        assert said() == ["record-lacks"]
        office.api.sandbox.registry.delete(office.ids[0])
        office.api.created(serial_number=serial(0), uuid=uuid)
        office.command("resume", office.last(), *FAST)
        assert said() == []


def test_what_was_updated_waits_again_once_its_record_is_taken_back(office):
    """The run that created it is undone: no row says any more that it was brought in line, whoever
    asks is told beforehand, and resume registers the device as the file has it."""
    ours = office.file([(n, "Company") for n in range(6, 9)], "ours.csv")
    _, out, _ = office.command("run", ours, "--yes", "--json", *FAST)
    first = json.loads(out)["run_id"]
    path = office.file([(0, "Personal"), (6, "Personal"), (7, "Personal"), (9, "Personal")])
    assert office.both(path)[:2] == (0, {"created": 1, "updated": 3})
    run_id = office.told["run_id"]
    code, _, err = office.command("undo", first, *FAST)
    assert (code, f"Rows of run {run_id} that count on devices of this run: 2;" in err) == (
        10,
        True,
    )
    code, _, err = office.command("undo", first, "--yes", *FAST)
    assert (code, f"device-importer resume {run_id}" in err) == (0, True)
    told = json.loads(office.command("runs", "--json")[1].splitlines()[-1])
    assert told["counts"] == {"created": 1, "unsent": 2, "updated": 1}
    assert (told["state"], told["stopped"]["slug"]) == ("stopped", "undone-below")
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 3, "updated": 1})
    assert [office.registry[serial(n)] for n in (0, 6, 7, 9)] == [(1, 1), (1, 0), (1, 0), (1, 0)]
    assert office.command("undo", run_id, "--yes", *FAST)[0] == 0
    assert office.registry == office.there


def test_what_was_as_the_file_says_waits_again_as_well(office):
    """Known by the registry alone: it writes the serial number in another way."""
    ours = office.folder / "ours.csv"
    ours.write_text("OS,Serial number,Ownership\nWindows,PF4A-0007,Personal\n")
    _, out, _ = office.command("run", ours, "--yes", "--json", *FAST)
    path = office.file([(7, "Personal"), (1, "Company")])
    assert office.both(path)[:2] == (0, {"equal": 2})
    office.command("undo", json.loads(out)["run_id"], "--yes", *FAST)
    told = json.loads(office.command("runs", "--json")[1].splitlines()[-1])
    assert told["counts"] == {"equal": 1, "unsent": 1}


def test_a_record_of_others_that_is_gone_is_no_matter_of_an_undo(office):
    """Only what one of our undos deleted is known to be gone."""
    ours = office.file([(8, "Company")], "ours.csv")
    _, out, _ = office.command("run", ours, "--yes", "--json", *FAST)
    assert office.both(office.file([(0, "Personal"), (1, "Company")]))[0] == 0
    office.api.sandbox.registry.delete(office.ids[0])
    _, _, err = office.command("undo", json.loads(out)["run_id"], "--yes", *FAST)
    told = json.loads(office.command("runs", "--json")[1].splitlines()[-1])
    assert (told["counts"], "To register them again" in err) == ({"equal": 1, "updated": 1}, False)


def test_a_run_that_stopped_is_compared_once_more(office):
    """What it did is done; what it left may be another by now: asked about as it is, and created
    where it is gone."""
    path = office.file([(n, "Personal") for n in range(4)] + [(5, "Company"), (8, "Personal")])
    code, counts, _ = office.both(path, "--max-rows", "2")  # creates one, updates one
    assert (code, counts) == (6, {"created": 1, "updated": 1, "duplicate": 3, "equal": 1})
    office.change(0, device_ownership=0)  # was updated
    office.change(1, device_ownership=0)
    office.api.sandbox.registry.delete(office.ids[2])
    office.change(5, device_ownership=1)  # was equal
    run_id = office.told["run_id"]
    code, _, err = office.command("resume", run_id, *FAST)
    said = ("Unknown → Personal", "Company → Personal", "Personal → Company", "To send: 1")
    assert (code, [word in err for word in said]) == (10, [True] * 4)
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 2, "updated": 4})
    assert [office.registry[serial(n)][0] for n in (0, 1, 2, 3, 5, 8)] == [0, 1, 1, 1, 2, 1]
    code, _, err = office.command("resume", run_id, *FAST)  # it came to its end
    assert (code, "Compares" in err) == (0, False)


def killed(office, run_id):
    """What a process leaves that is killed: nobody wrote down that it stopped."""
    office.journal().close()
    (path,) = (office.folder / "home" / "journals").glob("*.db")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE runs SET state = 'sending', stopped = NULL WHERE run_id = ?", (run_id,))


def test_a_run_that_was_killed_is_compared_once_more(office):
    """As one that stopped; while another process is sending it nothing is concluded."""
    path = office.file([(n, "Personal") for n in range(4)] + [(5, "Company"), (8, "Personal")])
    assert office.both(path, "--max-rows", "2")[0] == 6  # creates one, updates one
    run_id = office.told["run_id"]
    killed(office, run_id)
    office.change(1, device_ownership=0)
    office.api.sandbox.registry.delete(office.ids[2])
    office.change(5, device_ownership=1)  # was equal
    said = ("Unknown → Personal", "Company → Personal", "Personal → Company", "To send: 1")
    (journal,) = (office.folder / "home" / "journals").glob("*.db")
    with FileLock(f"{journal}.lock"):
        code, _, err = office.command("resume", run_id, *FAST)
        assert (code, "Compares" in err, "3 × Ownership" in err) == (10, False, True)
    code, _, err = office.command("resume", run_id, *FAST)
    assert (code, [word in err for word in said]) == (10, [True] * 4)
    told = json.loads(office.command("runs", "--json")[1].splitlines()[-1])
    assert (told["state"], told["stopped"]["slug"]) == ("stopped", "interrupted")
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 2, "updated": 4})
    assert [office.registry[serial(n)][0] for n in (0, 1, 2, 3, 5, 8)] == [1, 1, 1, 1, 2, 1]


@pytest.mark.parametrize("acted", [True, False])
def test_a_change_whose_answer_is_not_known_stays_in_doubt(office, acted):
    """Whoever was killed may have made it: the record tells, and the old value is kept for an
    undo."""
    office.command("run", office.file([(7, "Company")], "ours.csv"), "--yes", *FAST)
    path = office.file([(7, "Personal"), (0, "Personal")])
    assert office.command("run", path, "--update", *FAST)[0] == 10
    run_id = office.last()
    with office.journal() as journal:
        for number in (2, 3):
            journal.changes(run_id).leaving(number, ChangeNote.LEFT, 1_700_000_000.0)
    killed(office, run_id)
    if acted:
        office.change(7, device_ownership=1)
        office.change(0, device_ownership=1)
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"updated": 2})
    assert office.asked("PUT") == (0 if acted else 2)
    assert office.command("undo", run_id, "--yes", *FAST)[0] == 0
    assert [office.registry[serial(n)][0] for n in (0, 7)] == [2, 2]


def test_a_duplicate_of_the_api_that_was_compared_is_compared_once_more(office, meanwhile):
    """It only showed when it was sent, and waited to be changed when the run was killed."""
    path = office.file([(8, "Personal"), (9, "Personal")])
    theirs = [{"serial_number": serial(8)}]
    meanwhile(lambda: theirs and office.api.created(**theirs.pop()))
    assert office.both(path, "--max-rows", "2")[:2] == (6, {"created": 1, "duplicate": 1})
    run_id = office.told["run_id"]
    with office.journal() as journal:
        (row, _) = journal.stored(run_id)
    assert (row.outcome.note, row.outcome.registry_ownership) == (ChangeNote.WANTED, 2)
    killed(office, run_id)
    office.change(8, device_ownership=0)
    code, _, err = office.command("resume", run_id, *FAST)
    assert (code, "1 × Ownership: Unknown → Personal" in err) == (10, True)
    creates = office.asked("POST")
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 1, "updated": 1})
    assert office.asked("POST") == creates
