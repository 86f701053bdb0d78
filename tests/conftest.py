"""What several tests share: a clock that tests own, and a device to send."""

from __future__ import annotations

import asyncio
import os
import selectors
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

import pytest

from importer.cli.program import main
from importer.dispatcher.create import dispatch
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.device import Device
from importer.model.run import Event, Outcome, Record
from tests.dispatcher.far_side import Far, Log
from tests.workshop import Place, write_devices

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

    def stall(self, seconds: float) -> None:
        """Time passes although somebody could have run: the machine was busy."""
        self._leaping.now += seconds


@pytest.fixture
def leap() -> Callable[[Callable[[], Coroutine[Any, Any, T]]], T]:
    """Run a coroutine function to its end on a loop whose time the test owns."""

    def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
        with asyncio.Runner(loop_factory=LeapingLoop) as runner:
            return runner.run(main())

    return run


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home, an English locale and no credentials."""
    for name in list(os.environ):
        if name.startswith("FEISHU_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DEVICE_IMPORTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.fixture
def command(home, capsys):
    """Run a command line; returns (exit code, stdout, stderr)."""

    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "--debug" in arguments or "Traceback" not in captured.err
        return left.value.code, captured.out, captured.err

    return run


@pytest.fixture
def tenant(monkeypatch):
    """A sandbox that the environment names as the API, with its credentials."""

    def at(box, secret="sandbox-secret"):
        monkeypatch.setenv("FEISHU_BASE_URL", box.base_url)
        monkeypatch.setenv("FEISHU_APP_ID", "cli_sandbox")
        monkeypatch.setenv("FEISHU_APP_SECRET", secret)

    return at


@pytest.fixture
def file(home):
    """Writes a file of so many good rows and, if wanted, more."""
    return partial(write_devices, home)


@pytest.fixture
def place(tmp_path):
    """A folder with a journal, and files of so many good rows."""
    with Journal(tmp_path / "home" / "t.db") as journal:
        yield Place(tmp_path, journal)


@pytest.fixture
def send(leap):
    """Send rows through a scripted far side; returns (why it stopped, log, far side)."""

    def run(
        rows=1,
        *,
        before=None,
        give_up_after=1800.0,
        doubt=(),
        attempts=(),
        left_over=(),
        look_up=True,
        **far,
    ):
        async def main():
            api, log, stop = Far(**far), Log(), Stop()
            log.left_over = left_over
            log.doubted = {n: list(attempts) for n in doubt}
            loop = asyncio.get_running_loop()

            def watch(news: Outcome | Event):
                if isinstance(news, Event):
                    log.told.append(news.slug)

            how = Sending(give_up_after, None, look_up, watch, loop.time, workers=30)
            records = (
                Record(n, Device(1, serial_number=str(n)), doubt=n in doubt)
                for n in range(1, rows + 1)
            )
            helper = asyncio.create_task(before(stop, log, api)) if before else None
            stopped = await dispatch(records, api, log, stop, how)
            if helper:
                await helper
            return stopped, log, api

        return leap(main)

    return run
