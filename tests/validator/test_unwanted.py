"""--leave-out: rows that the user does not want."""

from __future__ import annotations

from datetime import datetime

import pytest

from importer.loader.headings.columns import match
from importer.model.cells import Cell, Kind
from importer.model.errors import InputError
from importer.model.names import listed, words_in
from importer.model.table import Layout, Row
from importer.validator.rules import Rules, check, leaving_out

LAYOUT = Layout("f.csv", "f", 1, match(("OS", "Serial number", "状态", "Year", "Note", "note")))


def slugs(rules: Rules, *cells: object) -> list[str]:
    """What is said of a computer's row with these further cells."""
    padded = (*cells, *[""] * (4 - len(cells)))
    checked = check(Row(2, ("Windows", "SN1234", *padded), {}), LAYOUT, rules)
    return [p.slug for p in checked.problems if p.slug != "incomplete-device"]


def leaving(label: str, *words: str) -> Rules:
    """Rules with one wish."""
    return Rules(leave_out=((label, words),))


@pytest.mark.parametrize("word", ["报废", " 报废　", "已丢失", "ＬＯＳＴ", "lost"])
def test_a_cell_counts_as_a_whole(word: str) -> None:
    """Without regard to blanks, case and width."""
    assert slugs(leaving("状态", "报废", "已丢失", "Lost"), word) == ["left-as-said"]


def test_a_cell_with_a_comma_counts_as_a_whole_too() -> None:
    """As an option says it, which does no more than that."""
    rules = leaving("状态", *words_in(listed(["报废,已拆", "Lost"])))
    assert slugs(rules, "报废,已拆") == ["left-as-said"]
    assert slugs(rules, "lost") == ["left-as-said"]
    for word in ("报废", "已拆", "报废, 已拆"):
        assert "left-as-said" not in slugs(rules, word)


def test_a_day_counts_however_its_midnight_is_written() -> None:
    """A workbook's day, a CSV's, and what a command says that was printed before."""
    day = Cell(Kind.DATE, datetime(2023, 5, 1))
    for asked in ("2023-05-01", "2023-05-01 00:00:00"):
        for cell in (day, "2023-05-01", "2023-05-01 00:00:00"):
            assert slugs(leaving("Year", asked), "", cell) == ["left-as-said"]


@pytest.mark.parametrize("word", ["", "在用", "报废待定", "未报废", "re-lost"])
def test_a_part_of_a_cell_does_not_count(word: str) -> None:
    """Nor does a blank one."""
    assert slugs(leaving("状态", "报废", "已丢失", "Lost"), word) == []


def test_any_column_by_label_or_letter() -> None:
    """A number is what a person reads; a label wins over a letter."""
    year = Cell(Kind.NUMBER, 2015.0)
    assert slugs(leaving("D", "2015"), "", year) == ["left-as-said"]
    assert slugs(leaving("year", "2015"), "", "2015") == ["left-as-said"]
    assert slugs(leaving("OS", "windows")) == ["left-as-said"]


def test_a_row_is_told_for_each_wish_that_it_falls_under() -> None:
    """So that no word is said to match nothing that does."""
    rules = Rules(leave_out=(("状态", ("报废",)), ("Year", ("2015",))))
    assert slugs(rules, "报废", "2015") == ["left-as-said", "left-as-said"]


@pytest.mark.parametrize(("label", "slug"), [("情况", "leave-out-no-such-label"), ("note ", "")])
def test_a_column_that_is_not_there_is_an_error(label: str, slug: str) -> None:
    """It lists what is there; of two headings that mean the same the one as written counts."""
    if not slug:
        assert leaving_out(LAYOUT, leaving(label, "x")) == (("note", ("x",)),)
        return
    with pytest.raises(InputError) as caught:
        leaving_out(LAYOUT, leaving(label, "x"))
    assert caught.value.slug == slug
    assert "“状态”" in str(caught.value.params["labels"])


def test_a_heading_over_two_columns_asks_for_the_letter() -> None:
    """It can be given: --leave-out E=…"""
    with pytest.raises(InputError) as caught:
        leaving_out(LAYOUT, leaving("NOTE", "x"))
    assert caught.value.slug == "leave-out-label-twice"
    assert caught.value.params["columns"] == "E, F"


def test_a_letter_of_two_is_given_whole() -> None:
    """Column AB is not column A, whose rows nobody wants to leave out."""
    labels = ["OS", "SN"] + ["x"] * 25 + ["Note", "Note"]
    layout = Layout("d.csv", "d", 1, match(labels))
    with pytest.raises(InputError) as caught:
        leaving_out(layout, leaving("Note", "x"))
    assert (caught.value.params["columns"], caught.value.params["letter"]) == ("AB, AC", "AB")
