"""A file's rows beside the registry's records."""

from __future__ import annotations

import pytest

from importer.journal.journal import Journal
from importer.journal.snapshot import form_of
from importer.model.device import Checked, Device, Problem
from importer.model.exchange import Registered
from importer.model.table import Row
from tests.journal.neighbourhood import broken, settle_in, statuses

UUID = "4C4C4544-0052-5A10-804E-B6C04F324433"
SWAPPED = "44454C4C-5200-105A-804E-B6C04F324433"
MAC = "8c:16:45:6b:29:d4"
OTHER = "update-other-identifiers"


def _record(record_id, device, **more):
    return Registered(record_id, device, **more)


def _never(_cells, _name):
    return False


@pytest.fixture
def compare(tmp_path):
    """Compares devices in rows 2, 3 … with records; the stored rows, and the ids of the records
    that no row means."""
    with Journal(tmp_path / "t.db", lasting=False) as journal:

        def comparing(devices, records, says=_never):
            settle_in(journal)(*devices)
            snapshot = journal.snapshot("r")
            snapshot.add(records)
            snapshot.compare(says)
            others = [record.record_id for record in snapshot.others()]
            assert snapshot.count_others() == len(others)
            return {row.outcome.number: row for row in journal.stored("r")}, others

        comparing.journal = journal
        yield comparing


def _said(row):
    return [(p.slug, p.field, p.value, p.params) for p in row.problems]


def test_a_device_that_is_there_as_the_file_says(compare):
    """However the registry writes it: case, punctuation, either byte order of a board's UUID."""
    ours = Device(1, 2, 1, "5CG-1234", uuid=UUID, mac_address="8c:16:45:6b:29:d4")
    theirs = Device(1, 2, 1, "5cg1234", uuid=SWAPPED, mac_address="8C-16-45-6B-29-D4")
    rows, others = compare([ours], [_record("71", theirs), _record("72", Device(1, 0, 0, "Z"))])
    assert statuses(rows) == ["equal"]
    assert (rows[2].outcome.record_id, rows[2].problems, others) == ("71", (), ["72"])


def test_ownership_and_trust_that_differ(compare):
    """The registry's word is kept beside the row's."""
    rows, _ = compare([Device(1, 2, 1, "5CG1234")], [_record("71", Device(1, 1, 2, "5CG1234"))])
    outcome = rows[2].outcome
    assert statuses(rows) == ["differs"]
    assert (outcome.registry_ownership, outcome.registry_status) == (1, 2)
    assert (rows[2].device.device_ownership, rows[2].device.device_status) == (2, 1)


def test_what_a_row_does_not_say_leaves_the_registry_alone(compare):
    """An empty cell agrees; a word for "unknown" is a word."""
    devices = [Device(1, 0, 0, "5CG1234"), Device(1, 0, 0, "5CG1235")]
    records = [_record("71", Device(1, 2, 1, "5CG1234")), _record("72", Device(1, 2, 1, "5CG1235"))]
    rows, _ = compare(devices, records)
    assert statuses(rows) == ["equal", "equal"]
    assert (rows[2].device.device_ownership, rows[2].device.device_status) == (2, 1)


def test_a_row_that_says_unknown_differs(compare):
    """From what the registry knows."""
    says = lambda cells, name: name == "device_ownership"  # noqa: E731
    rows, _ = compare([Device(1, 0, 0, "5CG1")], [_record("71", Device(1, 2, 1, "5CG1"))], says)
    assert statuses(rows) == ["differs"]
    assert (rows[2].device.device_ownership, rows[2].device.device_status) == (0, 1)


@pytest.mark.parametrize(
    ("theirs", "slug", "other"),
    [
        (Device(1, 0, 0, "5CG1234", uuid=UUID.replace("4433", "4499")), "record-otherwise", "99"),
        (Device(1, 0, 0, "5CG1234"), "record-lacks", ""),
    ],
)
def test_identifiers_that_differ_are_named(compare, theirs, slug, other):
    """What the registry has otherwise, or not at all; what the file does not know says nothing."""
    rows, _ = compare([Device(1, 0, 0, "5CG1234", uuid=UUID)], [_record("71", theirs)])
    assert statuses(rows) == ["differs"]
    [(found, field, value, params)] = _said(rows[2])
    assert (found, field, value) == (slug, "uuid", UUID)
    assert params["theirs"].endswith(other)


def test_a_row_that_knows_less_than_the_record_agrees(compare):
    """What the file does not know says nothing."""
    rows, _ = compare(
        [Device(1, 0, 0, "5CG1")], [_record("71", Device(1, 0, 0, "5CG1", uuid=UUID))]
    )
    assert (statuses(rows), rows[2].problems) == (["equal"], ())


def test_a_device_of_another_system_is_another(compare):
    """The same serial number of a Mac is no Windows computer's."""
    rows, others = compare(
        [Device(1, 0, 0, "5CG1234")], [_record("71", Device(2, 0, 0, "5CG1234"))]
    )
    assert (statuses(rows), others) == (["missing"], ["71"])


def test_two_records_for_one_row(compare):
    """Neither is chosen: both are named."""
    records = [_record("71", Device(1, 0, 0, "5CG1234")), _record("72", Device(1, uuid=UUID))]
    rows, others = compare([Device(1, 0, 0, "5CG1234", uuid=UUID)], records)
    assert (statuses(rows), others) == (["several"], [])
    assert _said(rows[2]) == [("several-records", "", "", {"records": "71, 72"})]


_DISAGREE = "update-rows-disagree"


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (2, [("differs", _DISAGREE), ("equal", "")]),
        (0, [("differs", _DISAGREE), ("differs", _DISAGREE)]),
        (1, [("differs", ""), ("differs", "")]),
    ],
)
def test_rows_of_one_record_that_do_not_agree(compare, second, told):
    """Whichever were heeded last would win: none is.  Where they say the same, both are."""
    record = _record("71", Device(1, 2, 1, "5CG1234", uuid=UUID))
    devices = [Device(1, 1, 1, "5CG1234"), Device(1, second, 1, uuid=UUID)]
    rows, _ = compare(devices, [record], lambda *_: True)
    assert [(row.outcome.status, row.outcome.note) for row in rows.values()] == told
    left = compare.journal.changes("r").count_left()
    assert left == sum(note == _DISAGREE for _, note in told)


def test_a_mac_address_alone_makes_no_pair_of_two_devices_with_more(compare):
    """A dock's address is shared; of a device that has nothing else it tells."""
    mac = "8c:16:45:6b:29:d4"
    with_more = Device(1, 0, 0, "5CG1234", mac_address=mac)
    rows, _ = compare([with_more], [_record("71", Device(1, 0, 0, "PF4", mac_address=mac))])
    assert statuses(rows) == ["missing"]


def test_a_mac_address_tells_where_there_is_nothing_else(compare):
    """On either side."""
    mac = "8c:16:45:6b:29:d4"
    rows, _ = compare(
        [Device(1, mac_address=mac)], [_record("71", Device(1, 0, 0, "PF4", mac_address=mac))]
    )
    assert rows[2].outcome.record_id == "71"


@pytest.mark.parametrize(
    ("ours", "theirs", "note"),
    [
        (Device(1, 1, 1, "5CG1234", mac_address=MAC), Device(1, 2, 1, mac_address=MAC), OTHER),
        (
            Device(1, 1, 1, "5CG1234", uuid=UUID, mac_address=MAC),
            Device(1, 2, 1, mac_address=MAC),
            OTHER,
        ),
        (Device(1, 1, 1, mac_address=MAC), Device(1, 2, 1, "PF4", mac_address=MAC), ""),
        (Device(1, 1, 1, mac_address=MAC), Device(1, 2, 1, mac_address=MAC), ""),
        (Device(1, 1, 1, "5CG1234", uuid=UUID), Device(1, 2, 1, "5CG1234"), ""),
    ],
)
def test_a_record_that_has_nothing_but_the_mac_address_of_a_row_may_be_a_docks(
    compare, ours, theirs, note
):
    """Where the row has identifiers of its own and the record none of them, it is not to be
    changed; a row that has nothing else, or one that shares something of its own, may be."""
    rows, _ = compare([ours], [_record("71", theirs)], lambda *_: True)
    assert [(row.outcome.status, row.outcome.note) for row in rows.values()] == [("differs", note)]
    changes = compare.journal.changes("r")
    assert (changes.count(), changes.count_left()) == ((0, 1) if note else (1, 0))


def test_rows_that_are_not_to_be_compared_stay_as_they_are(compare):
    """Invalid and repeated ones."""
    device = Device(1, 0, 0, "5CG1234")
    rows, _ = compare([broken(), device, device], [_record("71", device)])
    assert statuses(rows) == ["invalid", "equal", "repeated"]


def test_a_record_that_an_invalid_row_means_is_not_only_in_the_registry(compare):
    """Somebody might delete it there."""
    records = [_record("71", Device(1, 2, 1, "5cg1234")), _record("72", Device(1, 2, 1, "5CG1236"))]
    _, others = compare([broken(serial_number="5CG1234"), Device(1, 0, 0, "5CG1235")], records)
    assert others == ["72"]


def test_a_refused_row_means_what_is_proposed_to_it(compare):
    """SN: 5CG1234 was refused, and the record is that of 5CG1234."""
    problem = Problem("explained", "serial_number", "d!B2", "SN: 5CG1234", suggestion="5CG1234")

    def refused(number):
        return Checked(Row(number, (), {}), None, (problem,), 1, {})

    records = [
        _record(id_, Device(1, 2, 1, number)) for id_, number in (("1", "5cg1234"), ("2", "5CG"))
    ]
    assert compare([refused], records)[1] == ["2"]


def test_a_refused_row_with_nothing_but_a_mac_address_means_its_record(compare):
    """One with an identifier of its own means another one, and the address may be a dock's."""
    record = _record("71", Device(1, 2, 1, "5CG1234", mac_address=MAC))
    assert compare([broken(mac_address=MAC)], [record])[1] == []


def test_a_refused_row_with_another_number_does_not_mean_the_record(compare):
    """Though it has the same MAC address."""
    record = _record("71", Device(1, 2, 1, "5CG1234", mac_address=MAC))
    assert compare([broken(serial_number="PF4", mac_address=MAC)], [record])[1] == ["71"]


def test_a_record_that_comes_twice_counts_once(tmp_path):
    """And is said to be no news."""
    with Journal(tmp_path / "t.db", lasting=False) as journal:
        settle_in(journal)(Device(1, 0, 0, "5CG1234"), Device(1, 0, 0, "5CG1235"))
        snapshot = journal.snapshot("r")
        record = _record("71", Device(1, 0, 0, "5CG1234"), version="3", facts={"source": 1})
        assert snapshot.add([record, record]) == [record]
        assert snapshot.add([record]) == []
        assert snapshot.count() == 1
        assert [device.serial_number for device in snapshot.waiting()] == ["5CG1234", "5CG1235"]
        assert journal.count_questions("r") == 2
        assert list(snapshot.others()) == [record]


def test_forms():
    """What two spellings of an identifier have in common."""
    assert form_of("serial_number", "5cg-12 34") == form_of("serial_number", "5CG1234")
    assert form_of("uuid", UUID) == form_of("uuid", SWAPPED.lower())
    assert form_of("serial_number", "5CG1234") != form_of("serial_number", "5CG1235")
