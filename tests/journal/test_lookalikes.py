"""Rows that say nearly the same: UUIDs in the other byte order, serial numbers that look alike."""

from __future__ import annotations

from itertools import product

import pytest

from importer.journal.journal import Journal
from importer.model.device import Device
from importer.model.run import Outcome, Status
from importer.vocabulary import boards
from importer.vocabulary.faults import Severity
from tests.journal.neighbourhood import (
    LAYOUT,
    broken,
    number_cell,
    serials,
    settle_in,
    statuses,
    triples,
)

BOARD = "4C4C4544-0052-5A10-804E-B6C04F324433"
TWIN = "44454C4C-5200-105A-804E-B6C04F324433"


@pytest.fixture
def settle(tmp_path):
    """Stages rows beside each other."""
    with Journal(tmp_path / "t.db") as journal:
        yield settle_in(journal)


def test_a_uuid_in_both_spellings_is_one_device(settle):
    """Two rows that differ in nothing else are the same; the row's own spelling is sent."""
    rows = settle(Device(1, uuid=TWIN, serial_number="a"), Device(1, uuid=BOARD, serial_number="A"))
    assert statuses(rows) == ["pending", "repeated"]
    assert rows[3].outcome.first_row == 2
    assert triples(rows) == []
    assert [rows[n].device.uuid for n in (2, 3)] == [TWIN, BOARD]


def test_a_device_created_under_the_other_spelling_is_known(tmp_path):
    """A later inventory by another tool sends nothing twice."""
    with Journal(tmp_path / "j.db") as journal:
        settle_in(journal)(Device(1, uuid=TWIN))
        journal.log("r").settle(Outcome(2, Status.CREATED, "id-1", 0))
        rows = settle_in(journal)(Device(1, uuid=BOARD), run_id="s")
    assert (rows[2].outcome.status, rows[2].outcome.record_id) == ("created_before", "id-1")


def test_different_devices_with_a_uuid_in_both_spellings(settle):
    """Each hears of the other and how it is spelled there; both are sent."""
    rows = settle(
        Device(1, uuid=BOARD, serial_number="A"),
        Device(1, serial_number="C"),
        Device(1, uuid=TWIN, serial_number="B"),
    )
    assert triples(rows) == [(2, "uuid", "uuid-twin"), (4, "uuid", "uuid-twin")]
    first, last = rows[2].problems[0], rows[4].problems[0]
    assert (first.suggestion, first.params) == (TWIN, {"rows": "4"})
    assert (last.suggestion, last.params) == (BOARD, {"rows": "2"})
    assert (first.severity, first.address) == (Severity.WARNING, LAYOUT.address("uuid", 2))
    assert statuses(rows) == ["pending"] * 3


def test_uuids_that_share_only_their_second_half_are_no_twins(settle):
    """As those that one computer made by its clock and address do."""
    rows = settle(*(Device(1, uuid=f"{n:08X}-AF11-11E9-8000-A0B1C2D3E4F5") for n in range(1, 9)))
    assert triples(rows) == []


def test_a_uuid_that_reads_the_same_both_ways_has_no_twin(settle):
    """Its bytes are a palindrome; shared, it is a clash as ever."""
    same = "11222211-3333-4444-8001-A0B1C2D3E4F5"
    assert boards.swapped(same) == same
    rows = settle(*(Device(1, uuid=same, serial_number=serial) for serial in ("A", "B")))
    assert {slug for _, _, slug in triples(rows)} == {"shared-identifier"}


def test_a_broken_row_of_the_same_device_is_no_twin(settle):
    """What could not be read of it proves nothing, and the good row is sent; a different
    serial number does."""
    rows = settle(Device(1, uuid=BOARD, serial_number="A"), broken(uuid=TWIN, serial_number="A"))
    assert triples(rows) == [(3, "device_system", "system-unknown")]
    assert statuses(rows) == ["pending", "invalid"]
    rows = settle(
        Device(1, uuid=BOARD, serial_number="A"),
        broken(uuid=TWIN, serial_number="B"),
        run_id="s",
    )
    assert [triple for triple in triples(rows) if triple[2] == "uuid-twin"] == [
        (2, "uuid", "uuid-twin"),
        (3, "uuid", "uuid-twin"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("6RZN2D0", "6RZN2DO"), ("pf1ab7", "PFIAB7"), ("X8Y", "XBY"), ("5CD01B", "SCDO18")],
)
def test_serials_that_look_alike(settle, one, other):
    """O/0, I/1, B/8, S/5, one or several, in either case: a warning on both rows."""
    rows = settle(*serials("serial_number", one, "Q7K4", other))
    assert triples(rows) == [
        (2, "serial_number", "serial-lookalike"),
        (4, "serial_number", "serial-lookalike"),
    ]
    first, last = rows[2].problems[0], rows[4].problems[0]
    assert (first.suggestion, first.params) == (other, {"rows": "4"})
    assert (last.suggestion, last.params) == (one, {"rows": "2"})
    assert first.severity is Severity.WARNING
    assert statuses(rows) == ["pending"] * 3


@pytest.mark.parametrize(
    "values",
    [
        [f"SN{n:06}" for n in range(120)],
        [f"PF1AB{a}{b}" for a in "0123456789ABCDEFGHJKLMN" for b in "0123456789ABCDEFGHJKLMNPQRS"],
        ["A1", "a1"],
        ["A1", "A2", "1A"],
        ["VMware-56 4d 60 49 9d 7d 6e 8b-4a", "VMware-56 4d 60 49 9d 7d 6e 8c-4a"],
        ["2349-2347-2234-2340-2341-3240-48", "2349-2347-2234-2340-2341-3240-58"],
    ],
    ids=lambda values: values[0],
)
def test_serials_that_do_not_look_alike(settle, values):
    """Numbers and letters that are counted up, upper and lower case, virtual machines."""
    assert triples(settle(*serials("serial_number", *values))) == []


def test_disks_are_numbered_in_hex(settle):
    """Where 8 and B are both digits, nothing looks alike."""
    values = ("0025_3846_3140_F118.", "0025_3846_3140_F11B.")
    assert triples(settle(*serials("disk_serial_number", *values))) == []


def test_a_repeated_row_is_not_told_again(settle):
    """Rows of one device count as one."""
    rows = settle(*serials("serial_number", "6RZN2D0", "6RZN2DO", "6rzn2do"))
    assert [(n, p.params["rows"]) for n in rows for p in rows[n].problems] == [(2, "3"), (3, "2")]
    assert statuses(rows) == ["pending", "pending", "repeated"]


def test_many_lookalikes_are_named_in_part(settle):
    """Ten rows are named and the rest counted."""
    values = map("".join, product("7", "O0", "I1", "B8", "S5"))
    rows = settle(*serials("serial_number", *values))
    assert rows[2].problems[0].params["rows"] == "3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … (+5)"
    assert rows[17].problems[0].params["rows"] == "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … (+5)"


def test_a_number_keeps_its_warning_beside_another(settle):
    """Only an error about the same cell takes its place."""
    rows = settle(
        *serials("serial_number", "4000O", "50002", "50003"), number_cell("serial_number", "40000")
    )
    assert [p.slug for p in rows[5].problems] == ["number-cell", "serial-lookalike"]


def test_clean_files_hear_nothing(settle):
    """Devices with all their identifiers, as inventories have them."""
    devices = [
        Device(1, serial_number=serial, uuid=board, disk_serial_number=f"S4EV{n}{n}")
        for n, (serial, board) in enumerate(
            [
                ("861YZ4J", "4C4C4544-0036-3110-8059-B8C04F5A344A"),
                ("2WF88P2", "4C4C4544-0057-4610-8038-B2C04F385032"),
                ("6RZN2D3", BOARD),
                ("CZJ1280RQ2", "32393735-3733-5A43-4A31-323830525132"),
                ("YM008ASN9G5", "402127FE-F62F-5F2F-B899-BC9F25C44006"),
            ]
        )
    ]
    rows = settle(*devices)
    assert triples(rows) == []
    assert set(statuses(rows)) == {"pending"}
