"""Throttling in its forms, over real HTTP: everybody pauses, no row fails by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importer.model.run import Status
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET


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
    """A rate far above the limit: throttled replies come, and every row is created once."""
    options = replace(QUIET, window=window, limit=5, throttle_status=status, reset=reset)
    staged = place.stage(place.file(12))
    with running(options) as box:
        run = place.send(box, staged.run)
        assert any(code == 99991400 for _, _, code in box.counts)
        assert box.registry.count() == 12
    assert place.counts(run) == {Status.CREATED: 12}
