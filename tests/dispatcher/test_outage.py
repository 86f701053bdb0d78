"""An outage on the test's own clock."""

from __future__ import annotations

import pytest

from importer.dispatcher.outage import Outage, Spell
from importer.model.run import Event


@pytest.mark.parametrize("patience", [99_999_999 * 3600.0, 1e300, float("inf")])
def test_a_patience_of_centuries_has_no_end(patience):
    """No calendar goes so far; it is not said until when, and it is never over due."""
    told: list[Event] = []
    clock = {"now": 1.7e9}
    outage = Outage(patience, told.append, lambda: clock["now"])
    outage.begin()
    clock["now"] += 86_400
    assert [event.slug for event in told] == ["outage"]
    assert not outage.is_over_due()


def test_an_end_that_is_known_is_said():
    """Since when, and until when."""
    told: list[Event] = []
    Outage(1800, told.append, lambda: 1.7e9).begin()
    assert [(event.slug, sorted(event.params)) for event in told] == [
        ("outage", ["since"]),
        ("until", ["until"]),
    ]


def test_time_asleep_does_not_count():
    """Nobody tried while the machine slept."""
    clock = {"now": 0.0}
    spell = Spell(lambda: clock["now"])
    lasted = []
    for clock["now"] in (100.0, 160.0, 50_000.0, 50_060.0):
        lasted.append(spell.look())
    assert lasted == [0, 60, 60, 120]
    spell.end()
    assert (spell.since, spell.seconds()) == (None, 0)
