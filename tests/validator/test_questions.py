"""Cells below headings that ask yes or no."""

from __future__ import annotations

import pytest

from importer.loader.headings.columns import Wishes, match
from importer.model.cells import Cell, CellValue, Kind
from importer.model.device import Checked
from importer.model.table import Layout, Row
from importer.validator.rules import Rules, check

TRUE, FALSE = Cell(Kind.BOOL, True), Cell(Kind.BOOL, False)
ONE, TWO = Cell(Kind.NUMBER, 1), Cell(Kind.NUMBER, 2)


def judged(label: str, cell: CellValue, rules: Rules | None = None, **chosen: str) -> Checked:
    """A row of a computer with one more column."""
    wishes = Wishes(chosen={field: (label,) for field, label in chosen.items()})
    layout = Layout("f.csv", "f", 1, match(("OS", "Serial number", label), wishes))
    return check(Row(2, ("Windows", "PF4ABC01", cell), {}), layout, rules or Rules())


def errors(checked: Checked) -> list[str]:
    return [problem.slug for problem in checked.problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        *[("是否可信", cell, (0, 1)) for cell in ("是", "Y", "✓", "1", TRUE, ONE, "信任设备")],
        *[("是否可信", cell, (0, 2)) for cell in ("否", "N", "✗", "0", FALSE, "不可信")],
        *[("是否可信", cell, (0, 0)) for cell in ("", "-", "未知")],
        ("Untrusted?", "yes", (0, 2)),
        ("是否公司设备", "是", (2, 0)),
        ("是否公司设备", "否", (1, 0)),
        ("是否个人设备", "是", (1, 0)),
        ("是否个人设备", FALSE, (2, 0)),
        ("是否个人设备", "公司", (2, 0)),
    ],
)
def test_an_answer_is_read_by_its_heading(
    label: str, cell: CellValue, expected: tuple[int, int]
) -> None:
    """(Ownership, trust); a word that says it by itself is read as everywhere."""
    device = judged(label, cell).device
    assert device is not None
    assert (device.device_ownership, device.device_status) == expected


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        ("是否可信", "x", "trust-unknown"),
        ("是否可信", "是否", "trust-unknown"),
        ("是否可信", "2", "trust-number"),
        ("是否可信", TWO, "trust-number"),
        ("可信状态", "是", "trust-unknown"),
        ("可信状态", "1", "trust-number"),
        ("可信状态", TRUE, "bool-cell"),
        ("设备归属", "否", "ownership-unknown"),
        ("device_status", "是", "trust-unknown"),
    ],
)
def test_what_answers_nothing_is_asked(label: str, cell: CellValue, expected: str) -> None:
    """Neither yes nor no, or no question."""
    assert errors(judged(label, cell)) == [expected]


def test_a_statement_is_answered_once_it_is_chosen() -> None:
    """With --map; without it the column is not read."""
    unread, chosen = judged("BYOD", "Yes").device, judged("BYOD", "Yes", device_ownership="BYOD")
    assert unread is not None
    assert unread.device_ownership == 0
    assert chosen.device is not None
    assert chosen.device.device_ownership == 1


def test_a_word_that_somebody_explained_counts_before_the_answer() -> None:
    """--value is the user's own word."""
    rules = Rules(values={"device_status": {"是": "Untrusted"}})
    device = judged("是否可信", "是", rules).device
    assert device is not None
    assert device.device_status == 2
