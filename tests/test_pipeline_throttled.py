"""Throttling in its forms, over real HTTP: everybody pauses, no row fails by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importer.dispatcher.crew import Sending
from importer.model.run import Event, Status
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET, FakeClock


@pytest.mark.parametrize(
    ("window", "status", "reset"),
    [
        ("sliding", 429, "int"),
        ("sliding", 400, "float"),
        ("sliding", 429, "absent"),
        ("sliding", 400, "zero"),
        ("fixed", 429, "int"),
        ("bucket", 429, "int"),
    ],
)
def test_throttled_rows_are_created_in_the_end(place, window, status, reset):
    """A rate far above the limit: throttled replies come, and every row is created once.
    The server's time stands still until the client has heard how long to wait."""
    options = replace(QUIET, window=window, limit=20, throttle_status=status, reset=reset)
    staged = place.stage(place.file(35))
    clock = FakeClock()

    def watch(news):
        if isinstance(news, Event) and news.slug == "throttled":
            clock.now += float(news.params["seconds"])

    with running(options, clock=clock) as box:
        run = place.send(box, staged.run, sending=Sending(watch=watch))
        assert any(code == 99991400 for _, _, code in box.counts)
        assert box.registry.count() == 35
    assert place.counts(run) == {Status.CREATED: 35}
