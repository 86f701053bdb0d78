"""Rows that share an identifier with a device that an earlier run created: that device, or a
contradiction to it, and never a second record without a word."""

from __future__ import annotations

import pytest

from importer.journal.journal import Journal
from importer.model.device import Device
from importer.model.run import Outcome, Removal, Status
from importer.vocabulary import boards
from tests.journal.neighbourhood import broken, settle_in, statuses, triples

UUID = "11223344-5566-7788-8899-AABBCCDDEEFF"
MAC = "a4:00:00:00:00:01"
#: What October's run created: (device, record id).
OCTOBER = (
    Device(1, 2, 1, serial_number="A1", mac_address=MAC),
    Device(1, 2, 1, serial_number="B2", disk_serial_number="D2", uuid=UUID),
    Device(4, 1, 1, android_id="abc"),
)


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "t.db") as opened:
        yield opened


@pytest.fixture
def later(journal):
    """Stages rows after October's run has created its devices."""
    stage = settle_in(journal)
    stage(*OCTOBER, run_id="october")
    for number in (2, 3, 4):
        made = Outcome(number, Status.CREATED, f"id-{number}", 0, finished_at=1_790_000_000.0)
        journal.log("october").settle(made)
    return stage


@pytest.mark.parametrize(
    ("device", "record_id", "more"),
    [
        (Device(1, serial_number="a1", uuid="9" * 8 + UUID[8:]), "id-2", "uuid"),
        (Device(1, serial_number="A1", disk_serial_number="X"), "id-2", "disk_serial_number"),
        (Device(1, serial_number="B2"), "id-3", None),
        (Device(1, uuid=boards.swapped(UUID), serial_number="B2"), "id-3", None),
        (Device(1, disk_serial_number="d2", mac_address=MAC), "id-3", "mac_address"),
    ],
)
def test_the_same_device_with_other_identifiers_is_known(later, device, record_id, more):
    """It is not sent again; what the registry will never learn of it is said, with the run."""
    rows = later(device)
    assert (statuses(rows), rows[2].outcome.record_id) == (["created_before"], record_id)
    assert triples(rows) == ([(2, more, "known-with-less")] if more else [])
    for problem in rows[2].problems:
        assert problem.params["run"] == "october"
        assert problem.params["date"].startswith("2026-09-2")


@pytest.mark.parametrize(
    ("device", "field", "slug", "names"),
    [
        (Device(1, serial_number="Z9", uuid=UUID), "uuid", "known-otherwise", "B2"),
        (Device(1, serial_number="B2", uuid="9" * 8 + UUID[8:]), None, "known-otherwise", UUID),
        (Device(1, uuid=boards.swapped(UUID), serial_number="Z9"), "uuid", "known-otherwise", "B2"),
        (Device(3, serial_number="A1"), "serial_number", "known-other-system", "1"),
    ],
)
def test_a_row_that_contradicts_a_known_device_is_refused(later, device, field, slug, names):
    """Both are named: the value that they share, and what the known one has instead."""
    rows = later(device)
    assert statuses(rows) == ["invalid"]
    assert rows[2].outcome.record_id == ""
    (problem,) = rows[2].problems
    assert (problem.field, problem.slug) == (field or "serial_number", slug)
    assert names in (problem.params.get("theirs"), problem.params.get("system"))
    assert problem.params["row"] in ("2", "3")


def test_innocent_rows_are_sent(later):
    """Another device on the same dock, one that shares nothing, a row that is invalid anyway."""
    rows = later(
        Device(1, serial_number="N1", mac_address=MAC),
        Device(1, serial_number="N2ABCDE"),
        Device(4, android_id="def"),
        broken(serial_number="A1"),
    )
    assert statuses(rows) == ["pending", "pending", "pending", "invalid"]
    assert [slug for _, _, slug in triples(rows)] == ["system-unknown"]


def test_what_was_taken_back_is_known_no_more(journal, later):
    """After an undo a device may be registered with all its identifiers."""
    journal.log("october").removed(2, Removal.REMOVED, forget=True)
    assert statuses(later(Device(1, serial_number="A1", uuid=UUID[:-1] + "0"))) == ["pending"]


def test_a_repeat_of_a_refused_row_is_refused_too(later):
    """No row may count as the repeat of one that is not sent."""
    twin = Device(1, serial_number="Z9", uuid=UUID)
    assert statuses(later(twin, twin)) == ["invalid", "invalid"]


@pytest.mark.parametrize(
    ("terms", "fields"),
    [((2, 1), []), ((0, 0), []), ((1, 1), ["device_ownership"]), ((1, 2), None)],
)
def test_another_ownership_or_trust_is_said(later, terms, fields):
    """Nothing is changed by an import; a row that says nothing of them contradicts nothing."""
    rows = later(Device(1, *terms, serial_number="A1", mac_address=MAC))
    fields = ["device_ownership", "device_status"] if fields is None else fields
    assert triples(rows) == [(2, field, "known-differs") for field in fields]
    assert statuses(rows) == ["created_before"]


def test_a_check_knows_all_of_it_and_writes_nothing(later, journal, tmp_path):
    """It looks into the tenant's journal, which another import may be writing."""
    before = journal._database.all("SELECT * FROM runs")
    with Journal(tmp_path / "check.db", lasting=False) as check:
        check.borrow(journal.path)
        with journal._database.transaction():
            rows = settle_in(check)(
                Device(1, serial_number="A1", uuid=UUID[:-1] + "0"),
                Device(1, serial_number="Z9", disk_serial_number="D2"),
            )
    assert statuses(rows) == ["created_before", "invalid"]
    assert journal._database.all("SELECT * FROM runs") == before


def test_what_is_taken_back_after_staging_is_sent(journal, later):
    """A run that goes on asks the ledger again, for rows that it knew and rows that it refused;
    a repeat stays one."""
    twin = Device(1, serial_number="Z9", uuid=UUID)
    rows = later(OCTOBER[0], twin, twin, OCTOBER[2])
    assert statuses(rows) == ["created_before", "invalid", "invalid", "created_before"]
    for number in (2, 3):
        journal.log("october").removed(number, Removal.REMOVED, forget=True)
    assert journal.refresh("r") == 3
    rows = {row.outcome.number: row for row in journal.stored("r")}
    assert statuses(rows) == ["pending", "pending", "repeated", "created_before"]
    assert triples(rows) == []
    journal.begin("r", 10.0)
    assert [record.number for record in journal.records("r")] == [2, 3]


def test_what_another_run_makes_meanwhile_is_known_by_one_identifier(journal, later):
    """Also where it was staged later and knows less of the device."""
    device = Device(1, serial_number="N1", uuid=UUID[:-1] + "0")
    later(device, run_id="full")
    later(Device(1, serial_number="N1"), run_id="lean")
    made = Outcome(2, Status.CREATED, "id-9", 0, finished_at=1_790_000_001.0)
    journal.log("lean").settle(made)
    journal.begin("full", 10.0)
    (row,) = journal.stored("full")
    assert (row.outcome.status, row.outcome.record_id) == (Status.CREATED_BEFORE, "id-9")
    assert [problem.slug for problem in row.problems] == ["known-with-less"]


def test_runs_that_rest_on_another_are_counted(journal, later):
    """Before that one is taken back; what is refused for its sake counts too."""
    later(OCTOBER[0], Device(1, serial_number="Z9", uuid=UUID), run_id="r2")
    later(Device(1, serial_number="other"), run_id="r3")
    assert journal.undoing("october").resting() == {"r2": 2}
