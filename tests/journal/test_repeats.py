"""What rows say about each other: the same device twice, identifiers that are shared."""

from __future__ import annotations

import pytest

from importer.journal.journal import Journal
from importer.model.device import Checked, Device, Problem
from importer.model.run import Run, Status
from importer.model.table import Column, Layout, Row
from importer.pipeline import stage
from importer.vocabulary.fields import IDENTIFIERS
from tests.workshop import apart

LAYOUT = Layout(
    "d.csv", "d", 1, tuple(Column(i, name, name, "field") for i, name in enumerate(IDENTIFIERS))
)


@pytest.fixture
def settle(tmp_path):
    """Stage devices as rows 2, 3, 4 … and return the stored rows by number."""
    with Journal(tmp_path / "t.db") as journal:

        def stage(*devices):
            run = Run("r", "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
            checked = (Checked(Row(n, (), {}), d) for n, d in enumerate(devices, start=2))
            journal.stage(run, "f", apart(checked))
            return {row.outcome.number: row for row in journal.stored("r")}

        yield stage


def _statuses(rows):
    return [rows[number].outcome.status.value for number in sorted(rows)]


def _triples(rows):
    return [(n, p.field, p.slug) for n in sorted(rows) for p in rows[n].problems]


def test_the_same_device_again_is_repeated(settle):
    """It names the first row; upper and lower case make no difference."""
    rows = settle(
        Device(1, serial_number="ABC"), Device(1, serial_number="X"), Device(1, serial_number="abc")
    )
    assert _statuses(rows) == ["pending", "pending", "repeated"]
    assert rows[4].outcome.first_row == 2
    assert _triples(rows) == []


def test_a_remark_beside_an_empty_cell_stops_nobody(tmp_path):
    """Empty cells are shared by nobody, whatever letters their rows have."""
    path = tmp_path / "a.csv"
    lines = (
        "操作系统,序列号,主板UUID,MAC地址",
        "Windows,PF4ABX01（备用机）,,",
        "Windows,旧,,",
        "Windows,PF4ABX03,,",
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Journal(tmp_path / "t.db") as journal:
        run = stage(journal, path).run
        assert journal.counts(run.run_id) == {(1, Status.INVALID): 2, (1, Status.PENDING): 1}
        said = [(n, p.slug) for n, some in journal.problems(run.run_id) for p in some]
        assert [slug for n, slug in said if n in (2, 3) and slug != "incomplete-device"] == [
            "explained",
            "remark",
            "only-placeholders",
        ]


def test_a_repeat_that_differs_in_ownership_or_trust_says_so(settle):
    """The first row's value is the one that is sent, and the user is told."""
    rows = settle(
        Device(1, 2, 1, serial_number="A"),
        Device(1, 1, 1, serial_number="A"),
        Device(1, 1, 2, serial_number="A"),
    )
    assert _statuses(rows) == ["pending", "repeated", "repeated"]
    assert [
        (n, p.slug, p.params["first_row"], p.params["fields"])
        for n in rows
        for p in rows[n].problems
    ] == [
        (3, "repeat-differs", "2", "device_ownership"),
        (4, "repeat-differs", "2", "device_ownership"),
        (4, "repeat-differs", "2", "device_status"),
    ]


@pytest.mark.parametrize("name", ["serial_number", "disk_serial_number", "uuid"])
def test_an_identifier_shared_by_different_desktops_is_an_error_on_all(settle, name):
    """Each names the others and its own cell."""
    rows = settle(
        Device(1, **{name: "Same1X"}, mac_address="a4:00:00:00:00:01"),
        Device(1, **{name: "unique1X"}),
        Device(1, **{name: "SAME1X"}, mac_address="a4:00:00:00:00:02"),
    )
    assert _statuses(rows) == ["invalid", "pending", "invalid"]
    assert _triples(rows) == [(2, name, "shared-identifier"), (4, name, "shared-identifier")]
    first, last = rows[2].problems[0], rows[4].problems[0]
    assert (first.params["rows"], last.params["rows"]) == ("4", "2")
    assert (first.value, last.value) == ("Same1X", "SAME1X")
    assert first.address == LAYOUT.address(name, 2)


@pytest.mark.parametrize(
    ("system", "other", "name"), [(4, 1, "android_id"), (5, 2, "idfv"), (6, 3, "aaid")]
)
def test_an_identifier_shared_across_systems_is_an_error(settle, system, other, name):
    """The same id on two operating systems can't be one device."""
    rows = settle(Device(system, **{name: "x"}), Device(other, **{name: "x"}))
    assert _statuses(rows) == ["invalid", "invalid"]


def test_all_clashes_of_a_row_are_told(settle):
    """A row that shares its serial with one and its UUID with another hears of both."""
    rows = settle(
        Device(1, serial_number="A", uuid="U1"),
        Device(1, serial_number="A", uuid="U2"),
        Device(1, serial_number="B", uuid="U1"),
    )
    assert _statuses(rows) == ["invalid"] * 3
    assert [(p.field, p.params["rows"]) for p in rows[2].problems] == [
        ("serial_number", "3"),
        ("uuid", "4"),
    ]


def test_a_shared_mac_is_left_out_where_other_identifiers_remain(settle):
    """Docks share MACs: a warning, the MAC not sent, the devices still are."""
    mac = "a4:00:00:00:00:01"
    rows = settle(
        Device(1, serial_number="A", mac_address=mac),
        Device(1, serial_number="B", mac_address=mac),
        Device(1, serial_number="C", mac_address="a4:00:00:00:00:02"),
    )
    assert _statuses(rows) == ["pending"] * 3
    assert _triples(rows) == [(2, "mac_address", "shared-mac"), (3, "mac_address", "shared-mac")]
    assert [rows[n].device.mac_address for n in (2, 3, 4)] == [None, None, "a4:00:00:00:00:02"]


def test_a_shared_mac_that_is_all_there_is_is_an_error(settle):
    """Without the MAC nothing of the row is left to send."""
    mac = "a4:00:00:00:00:01"
    rows = settle(Device(1, mac_address=mac), Device(1, serial_number="B", mac_address=mac))
    assert _statuses(rows) == ["invalid", "pending"]
    assert rows[2].problems[0].slug == "shared-identifier"
    assert rows[3].device.mac_address is None


def test_repeats_with_a_shared_mac_stay_repeats(settle):
    """The same laptop twice and another behind the same dock."""
    mac = "a4:00:00:00:00:01"
    rows = settle(
        Device(1, serial_number="A", mac_address=mac),
        Device(1, serial_number="A", mac_address=mac),
        Device(1, serial_number="B", mac_address=mac),
    )
    assert _statuses(rows) == ["pending", "repeated", "pending"]


def test_the_same_mac_on_the_same_device_is_no_clash(settle):
    """A repeated row shares everything with its first and clashes with nothing."""
    device = Device(1, serial_number="A", mac_address="a4:00:00:00:00:01")
    rows = settle(device, device)
    assert _statuses(rows) == ["pending", "repeated"]
    assert rows[2].device.mac_address == "a4:00:00:00:00:01"


def test_many_sharers_are_named_in_part(settle):
    """Ten rows are named and the rest counted: a message stays readable."""
    devices = [Device(1, serial_number="A", disk_serial_number=f"D{n}XK") for n in range(30)]
    rows = settle(*devices)
    assert rows[2].problems[0].params["rows"] == "3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … (+19)"
    assert set(_statuses(rows)) == {Status.INVALID.value}


def _stage_with_broken(tmp_path, *checked):
    with Journal(tmp_path / "b.db") as journal:
        run = Run("r", "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
        journal.stage(run, "f", apart(checked))
        return {row.outcome.number: row for row in journal.stored("r")}


def _broken(number, **found):
    """A row that is invalid for another reason, with what could be read of it."""
    problem = Problem("system-unknown", "device_system", "d!A1", "Windwos")
    return Checked(Row(number, (), {}), None, (problem,), None, found)


def test_a_row_that_is_invalid_for_another_reason_clashes_as_well(tmp_path):
    """Both hear of it at once: sent alone, the good one would swallow the other."""
    good = Checked(Row(2, (), {}), Device(1, serial_number="S", disk_serial_number="D1"))
    rows = _stage_with_broken(
        tmp_path, good, _broken(3, serial_number="s", disk_serial_number="D2")
    )
    assert _statuses(rows) == ["invalid", "invalid"]
    assert [p.slug for p in rows[3].problems] == ["system-unknown", "shared-identifier"]
    assert rows[3].device is None


def test_a_broken_row_of_the_same_device_does_not_hold_the_good_one_back(tmp_path):
    """What could not be read proves nothing: the good row is sent."""
    good = Checked(Row(2, (), {}), Device(1, serial_number="S", disk_serial_number="D1"))
    rows = _stage_with_broken(tmp_path, good, _broken(3, serial_number="S"))
    assert _statuses(rows) == ["pending", "invalid"]
    assert [p.slug for p in rows[3].problems] == ["system-unknown"]


def test_a_mac_shared_with_a_broken_row_is_left_out(tmp_path):
    """The dock's MAC shows although the other row is not sent."""
    mac = "a4:00:00:00:00:01"
    good = Checked(Row(2, (), {}), Device(1, serial_number="S", mac_address=mac))
    rows = _stage_with_broken(tmp_path, good, _broken(3, serial_number="T", mac_address=mac))
    assert rows[2].device.mac_address is None
    assert _triples(rows)[0] == (2, "mac_address", "shared-mac")
