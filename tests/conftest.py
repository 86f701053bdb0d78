"""What several tests share: a clock that tests own, and a device to send."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

from importer.models import Device

T = TypeVar("T")


class _LeapingSelector(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    """Instead of waiting for a time-out, leaps over it: no test ever sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        # Each look costs a microsecond, as a real clock's would: code that waits for a
        # rounding error to pass must not wait for ever.
        self.now += 1e-6
        if not ready and timeout:
            self.now += timeout
        return ready


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop whose time passes only when everybody waits for it."""

    def __init__(self) -> None:
        self._leaping = _LeapingSelector()
        super().__init__(self._leaping)

    def time(self) -> float:
        return self._leaping.now


@pytest.fixture
def leap() -> Callable[[Callable[[], Coroutine[Any, Any, T]]], T]:
    """Run a coroutine function to its end on a loop whose time the test owns."""

    def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
        with asyncio.Runner(loop_factory=LeapingLoop) as runner:
            return runner.run(main())

    return run


@pytest.fixture
def laptop() -> Device:
    """A Windows laptop with the identifiers of the API page's sample body."""
    return Device(
        device_system=1,
        device_ownership=2,
        device_status=1,
        serial_number="5CG1234XYZ",
        disk_serial_number="0025_3846_3140_F11C.",
        uuid="4C4C4544-0052-5A10-804E-B6C04F324433",
        mac_address="a4:bb:6d:10:20:30",
    )
