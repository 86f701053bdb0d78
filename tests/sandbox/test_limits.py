"""The sandbox's frequency limit, as pure objects with the time handed in."""

import pytest
from hypothesis import given, strategies as st

from importer.sandbox.limits import Limit, limit_for, reset_value


def accepted(window: str, times: list[float], rate: float = 10) -> list[float]:
    """The times at which a new limit lets a call through."""
    limit = limit_for(window, rate)
    assert limit is not None
    return [time for time in times if not limit.take(time)]


@pytest.mark.parametrize("window", ["sliding", "fixed", "bucket"])
def test_a_burst_of_eleven_loses_one(window: str):
    """Ten a second means ten at once, whatever the window; the reply's cap says so."""
    limit = limit_for(window, 10)
    assert limit is not None and limit.cap == 10
    assert [bool(limit.take(100.0)) for _ in range(11)] == [False] * 10 + [True]


def test_windows_differ_across_a_second_s_edge():
    """Ten before and ten after the edge: fixed takes all, sliding ten, a bucket what refills."""
    times = [100.9] * 10 + [101.1] * 10
    assert len(accepted("fixed", times)) == 20
    assert len(accepted("sliding", times)) == 10
    assert len(accepted("bucket", times)) == 12


@pytest.mark.parametrize("window", ["sliding", "fixed", "bucket"])
def test_even_pace_is_never_throttled(window: str):
    """A caller exactly on time is in time, at the size real clocks have."""
    times = [1_780_000_000 + number / 10 for number in range(300)]
    assert accepted(window, times) == times


@pytest.mark.parametrize("window", ["sliding", "bucket"])
def test_a_clock_s_rounding_is_not_held_against_the_caller(window: str):
    """A sum of tenths loses some ten-millionths of a second each time, and still is on time."""
    times = [1_780_000_000.0]
    while len(times) < 300:
        times.append(times[-1] + 0.1)
    assert accepted(window, times) == times


@pytest.mark.parametrize(("window", "wait"), [("sliding", 0.7), ("fixed", 0.5), ("bucket", 0.1)])
def test_the_wait_says_when_there_is_a_place_again(window: str, wait: float):
    """Too early by a little is throttled; after the wait the call passes."""
    limit = limit_for(window, 10)
    assert limit is not None
    for time in [100.2] + [100.5] * 9:
        limit.take(time)
    if window == "bucket":
        for _ in range(3):  # what has been refilled since 100.2
            limit.take(100.5)
    assert limit.take(100.5) == pytest.approx(wait)
    assert limit.take(100.5 + wait - 0.01) > 0
    assert limit.take(100.5 + wait) == 0


@given(
    gaps=st.lists(st.floats(0, 0.5), max_size=80),
    rate=st.sampled_from([0.5, 1.0, 2.5, 10.0]),
)
def test_no_sliding_window_holds_more_than_the_cap(gaps: list[float], rate: float):
    """Whatever arrives, any half-open window of cap / rate seconds lets cap calls through."""
    times, now = [], 0.0
    for gap in gaps:
        now += gap
        times.append(now)
    taken = accepted("sliding", times, rate)
    cap = max(1, int(rate))
    for first, later in zip(taken, taken[cap:], strict=False):
        assert later - first >= cap / rate - 2e-5


def test_off_counts_nothing():
    """The window off is no limit at all."""
    none: Limit | None = limit_for("off", 10)
    assert none is None


@pytest.mark.parametrize(
    ("form", "value"),
    [("int", "1"), ("float", "0.042"), ("absent", None), ("zero", "0"), ("huge", "86400")],
)
def test_reset_forms(form: str, value: str | None):
    """The header's forms; a whole number of seconds is rounded up."""
    assert reset_value(form, 0.042) == value
