"""Rows as a user names them."""

from __future__ import annotations

import pytest

from importer.model.errors import InputError
from importer.model.numbers import read_numbers, spans_of
from importer.model.table import Layout, Part

ONE = Layout("a.csv", "a", 1, ())
TWO = Layout("a.xlsx", "一部", 1, (), parts=(Part("一部", 1, ()), Part("B, 2!", 2, ())))
SECOND = 10**7


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("12-40,55", ((12, 40), (55, 55))),
        (" 55 , 12 - 40 ", ((12, 40), (55, 55))),
        ("12–40，55、56", ((12, 40), (55, 56))),
        ("２-３", ((2, 3),)),
        ("3-9,5-7,10,12", ((3, 10), (12, 12))),
        ("7,", ((7, 7),)),
    ],
)
def test_rows_are_read_as_they_are_typed(text, spans):
    """Spans and single rows, in any order, with the marks of any keyboard."""
    assert read_numbers(text, ONE).spans == spans


@pytest.mark.parametrize(
    "text", ["", ",", "12-", "-12", "40-12", "0", "0-3", "a", "12 13", "1;2", "1-2-3", "1" * 10]
)
@pytest.mark.parametrize("layout", [ONE, TWO])
def test_what_names_no_rows_is_refused(text, layout):
    """Whatever else it may have meant."""
    with pytest.raises(InputError) as refused:
        read_numbers(text, layout)
    assert refused.value.slug == "rows-form"


def test_rows_of_several_sheets_are_named_with_their_sheet():
    """Also of one whose name has the marks of a list in it; a row without one may be either's."""
    found = read_numbers("一部!4-5,b, 2!!7，一部！9", TWO)
    assert found.spans == ((4, 5), (9, 9), (SECOND + 7, SECOND + 7))
    assert found.text(TWO) == "一部!4-5,一部!9,B, 2!!7"
    assert read_numbers(found.text(TWO), TWO) == found
    for text in ("4-5", "一部!4,5", "三部!4", "一部!4-10000000"):
        with pytest.raises(InputError):
            read_numbers(text, TWO)


def test_numbers_know_what_they_hold():
    """At the borders of each span."""
    found = spans_of([2, 3, 4, 7])
    assert (found.spans, len(found), list(found)) == (((2, 4), (7, 7)), 4, [2, 3, 4, 7])
    assert [n for n in range(10) if n in found] == [2, 3, 4, 7]
    assert found.text(ONE) == "2-4,7"
