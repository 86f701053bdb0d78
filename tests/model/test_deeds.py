"""What there is to be done, and what somebody said yes to."""

from __future__ import annotations

import pytest

from importer.model.deeds import Deeds
from importer.model.numbers import spans_of

TO_PERSONAL, TO_COMPANY = ((2, 1), (1, 1)), ((1, 1), (2, 1))


def _deeds(rows=(), **changes):
    kinds = {"personal": TO_PERSONAL, "company": TO_COMPANY}
    return Deeds(
        spans_of(rows), {kinds[name]: spans_of(numbers) for name, numbers in changes.items()}
    )


@pytest.mark.parametrize(
    ("now", "is_within"),
    [
        (_deeds([2, 3, 4, 8], personal=[5, 6]), True),
        (_deeds([2, 4], personal=[6]), True),
        (_deeds(), True),
        (_deeds([2, 3, 4, 5]), False),
        (_deeds([3, 4, 8, 9]), False),
        (_deeds([1]), False),
        (_deeds([7]), False),
        (_deeds(personal=[5, 6, 7]), False),
        (_deeds(company=[5]), False),
        (_deeds([5]), False),
        (_deeds(personal=[2]), False),
    ],
)
def test_what_is_missing_was_agreed_to_and_nothing_else(now, is_within):
    """Row by row and kind by kind, not by their number."""
    assert now.are_within(_deeds([2, 3, 4, 8], personal=[5, 6])) is is_within


def test_the_mark_tells_what_was_shown():
    """The same in whatever order; another row, or another change of it, is something else."""
    one, other = ((2, 0), (1, 0)), ((0, 0), (1, 0))
    shown = Deeds(spans_of([2, 3]), {one: spans_of([4]), other: spans_of([5])})
    same = Deeds(spans_of([2, 3]), {other: spans_of([5]), one: spans_of([4])})
    swapped = Deeds(spans_of([2, 3]), {one: spans_of([5]), other: spans_of([4])})
    assert shown.mark == same.mark
    assert len({shown.mark, swapped.mark, Deeds(spans_of([2, 3, 4])).mark, Deeds().mark}) == 4
