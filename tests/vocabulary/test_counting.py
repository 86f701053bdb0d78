"""What counts the rows of a list."""

from __future__ import annotations

import pytest

from importer.vocabulary.counting import counts_of, is_running


def running(texts: list[str]) -> bool:
    """Whether a column of these is a running number."""
    counts = counts_of(texts)
    return counts is not None and is_running(counts)


@pytest.mark.parametrize(
    "numbers",
    [range(1, 5), range(40, 1, -1), range(1, 5000, 3), range(100_001, 100_050), [5, 2, 9, 1]],
)
def test_what_counts(numbers: list[int]) -> None:
    """Up, down, with gaps, from anywhere, in any order."""
    assert running([str(number) for number in numbers])
    assert running([f"{number:06}" for number in numbers])
    assert running([f"({number})" for number in numbers])


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["PF4ABH08", "PF4ABH09"],
        ["1", "2", "PF4ABH08"],
        ["1A", "1B", "1C"],
        [str(n) for n in range(5_120_043, 5_120_080)],
        [str(n) for n in range(240_511_873_305, 240_511_873_340)],
        [f"{n:010}" for n in range(2_460_202, 2_460_212)],
        ["555001", "120407", "984533"],
        ["٣", "٤", "٥"],
    ],
)
def test_what_does_not(texts: list[str]) -> None:
    """Nothing, letters, long numbers of one purchase, numbers without an order, digits of
    other scripts."""
    assert not running(texts)


def test_steps_are_counted() -> None:
    """In the order of the file; equal neighbours neither rise nor fall."""
    counts = counts_of(["1", "2", "2", "5", "04"])
    assert counts == (5, 4, 1, 5, 2, 2, 1, 1, 1)
