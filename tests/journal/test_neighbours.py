"""What a column tells of one of its cells: zeros that are lost, numbers among letters."""

from __future__ import annotations

import pytest

from importer.journal.journal import Journal
from importer.model.device import Checked, Device, Problem
from importer.model.table import Row
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

SERIALS = ["serial_number", "disk_serial_number"]


@pytest.fixture
def settle(tmp_path):
    """Stages rows beside each other."""
    with Journal(tmp_path / "t.db") as journal:
        yield settle_in(journal)


@pytest.mark.parametrize("name", SERIALS)
def test_a_value_shorter_than_its_column_has_lost_zeros(settle, name):
    """An error that counts the digits and suggests the value with its zeros."""
    rows = settle(*serials(name, "200000000001", "300000000002", "2460202151", "400000000003"))
    assert triples(rows) == [(4, name, "zeros-lost")]
    problem = rows[4].problems[0]
    assert (problem.value, problem.suggestion) == ("2460202151", "002460202151")
    assert problem.params == {"length": "10", "usual": "12"}
    assert (problem.severity, problem.address) == (Severity.ERROR, LAYOUT.address(name, 4))
    assert statuses(rows) == ["pending", "pending", "invalid", "pending"]
    assert getattr(rows[4].device, name) == "2460202151"


@pytest.mark.parametrize(
    "values",
    [
        ["200000000001", "300000000002", "2460202151"],  # two make no rule
        ["20000001", "30000002", "40000003", "2460202", "3460202", "446020", "5460202"],
        ["20000001", "30000002", "40000003", "2460202", "3460202", "446020"],  # just half
        ["200000000001", "300000000002", "400000000003", "002460202"],  # zeros are there
        ["200000000001", "300000000002", "400000000003", "24602021519999"],  # longer
        ["200000000001", "300000000002", "400000000003", "ABC123", "12-34"],  # no digits only
        ["1000101", "1000102", "1000103", "1000104"],
        [str(number) for number in range(9_997_990, 10_002_000)],  # counted through
        ["200000000001", "300000000002", "040000000003", "2751234"],  # another maker's
        ["1191031200049", "1191031200112", "1191031200177", "183716804567"],  # another disk's
        ["005283274657", "041234192257", "012345192257", "217123456"],  # beside Surfaces
    ],
    ids=lambda values: values[-1],
)
def test_columns_without_lost_zeros(settle, values):
    """Few values, mixed lengths, zeros that are there, longer ones, letters, one length,
    numbers that are counted on, more zeros than numbers begin with, one maker's beside them."""
    assert triples(settle(*serials("serial_number", *values))) == []


@pytest.mark.parametrize(
    ("short", "slug", "suggestion"),
    [("400000003", "zeros-lost", "000400000003"), ("4567", "short-value", "")],
)
def test_a_value_that_lacks_several_zeros(settle, short, slug, suggestion):
    """Three; or so many that it is too short for a maker's, and nobody is to take it for one that
    lost eight."""
    rows = settle(*serials("serial_number", "200000000001", "300000000002", "500000000004", short))
    assert triples(rows) == [(5, "serial_number", slug)]
    assert rows[5].problems[0].suggestion == suggestion


def test_a_short_value_among_numbers_that_lost_no_zero(settle):
    """One maker's, that all begin alike: no number of it has a zero in front."""
    others = ["1191031200049", "1191031200112", "1191031200177"]
    rows = settle(*serials("serial_number", *others, "54711"))
    assert triples(rows) == [(5, "serial_number", "short-value")]


def test_a_value_that_lacks_as_many_zeros_as_others_have(settle):
    """Where the others begin with five, one that has none of them has lost five."""
    others = ["000002751231", "000002751298", "000002755555"]
    rows = settle(*serials("serial_number", *others, "2751234"))
    assert triples(rows) == [(5, "serial_number", "zeros-lost")]


def test_a_value_that_lacks_two_zeros_among_such_as_kept_theirs(settle):
    """Of a hundred numbers that begin with one zero, some ten begin with two."""
    rows = settle(
        *serials("serial_number", "041283274657", "012345192257", "050011192257", "5283274657")
    )
    assert triples(rows) == [(5, "serial_number", "zeros-lost")]


def test_a_value_counts_once_however_many_rows_have_it(settle):
    """One device on many rows is no rule for the others."""
    device = Device(1, serial_number="200000000001")
    rows = settle(device, device, device, device, Device(1, serial_number="7654321"))
    assert triples(rows) == []


def test_a_row_that_is_invalid_anyway_hears_of_its_zeros(settle):
    """Everything that is wrong with a row is said at once; its value counts as evidence too."""
    rows = settle(
        *serials("serial_number", "200000000001", "300000000002"),
        broken(serial_number="400000000003"),
        broken(serial_number="2460202151"),
    )
    assert triples(rows)[-1] == (5, "serial_number", "zeros-lost")
    assert [p.slug for p in rows[5].problems] == ["system-unknown", "zeros-lost"]
    assert rows[5].device is None


def test_both_rows_of_a_damaged_device_are_refused(settle):
    """None of them is the repeat of one that is not sent."""
    rows = settle(
        *serials("serial_number", "200000000001", "300000000002", "400000000003"),
        *serials("serial_number", "2460202151", "2460202151"),
    )
    assert statuses(rows)[3:] == ["invalid", "invalid"]


def test_other_runs_are_other_columns(settle):
    """What an earlier file had says nothing about this one."""
    settle(*serials("serial_number", "200000000001", "300000000002", "400000000003"))
    assert triples(settle(*serials("serial_number", "2460202151"), run_id="s")) == []


@pytest.mark.parametrize("name", SERIALS)
def test_a_number_where_letters_are_normal(settle, name):
    """An error instead of the warning that it is a number: 12E5 has become 1200000."""
    rows = settle(*serials(name, "12A5", "3B77", "9C01"), number_cell(name, "1200000"))
    assert triples(rows) == [(5, name, "number-for-letters")]
    problem = rows[5].problems[0]
    assert (problem.severity, problem.value, problem.address) == (
        Severity.ERROR,
        "1200000",
        LAYOUT.address(name, 5),
    )
    assert statuses(rows) == ["pending", "pending", "pending", "invalid"]


@pytest.mark.parametrize(
    "values", [["12A5", "3B77"], ["12A5", "3B77", "9C01", "777001"], ["555001", "555002", "555003"]]
)
def test_columns_where_a_number_is_only_a_number(settle, values):
    """Two others, less than 80 % of the others, none: the warning stays."""
    rows = settle(*serials("serial_number", *values), number_cell("serial_number", "120000"))
    assert triples(rows) == [(len(values) + 2, "serial_number", "number-cell")]


def test_four_of_five_others_are_enough(settle):
    """80 % exactly, and the numbers count as others to each other."""
    lettered = ["12A5", "3B77", "9C01", "9D01"]
    rows = settle(
        *serials("serial_number", *lettered),
        number_cell("serial_number", "120000"),
        number_cell("serial_number", "130000"),
    )
    assert triples(rows) == [
        (6, "serial_number", "number-for-letters"),
        (7, "serial_number", "number-for-letters"),
    ]


def test_digits_that_are_text_are_left_alone(settle):
    """Only a number cell shows that a spreadsheet was at work."""
    rows = settle(*serials("serial_number", "12A5", "3B77", "9C01", "1200000"))
    assert triples(rows) == []


def test_each_column_is_judged_for_itself(settle):
    """A number among the disks' is no matter of the devices' serial numbers."""
    rows = settle(
        *serials("serial_number", "12A5", "3B77", "9C01"),
        number_cell("disk_serial_number", "1200000", serial_number="9E01"),
    )
    assert triples(rows) == [(5, "disk_serial_number", "number-cell")]


def test_a_number_without_its_zeros_hears_of_the_zeros(settle):
    """One error for one cell: the one with a suggestion."""
    rows = settle(
        *serials("serial_number", *(f"A{n:02}B" for n in range(20))),
        *serials("serial_number", "10001", "20002", "30003"),
        number_cell("serial_number", "4711"),
    )
    assert triples(rows) == [(25, "serial_number", "zeros-lost")]


def test_a_row_that_is_left_out_repeats_nothing(settle):
    """It keeps its remark, and its status is its own; the others are judged without it."""

    def hidden(number):
        said = Problem("left-hidden", "", f"d!{number}:{number}", "", Severity.LEFT_OUT)
        return Checked(Row(number, (), {}, hidden=True), None, (said,))

    rows = settle(hidden, *serials("serial_number", "PF4ABH08"), hidden)
    assert statuses(rows) == ["left_out", "pending", "left_out"]
    assert triples(rows) == [(2, "", "left-hidden"), (4, "", "left-hidden")]
