"""What several tests share: how properties are tried, a clock that tests own, a place to work."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import keyring
import pytest
from hypothesis import HealthCheck, settings

from importer.cli.program import main
from importer.dispatcher.create import dispatch
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.device import Device
from importer.model.run import Event, Outcome, Record
from tests.clock import LeapingLoop
from tests.dispatcher.far_side import Far, Log
from tests.keychain import FileKeychain
from tests.workshop import Place, write_devices

T = TypeVar("T")
ROOT = Path(__file__).parent.parent

#: How properties are tried.  ``fixed`` is what everybody runs: the same examples each time.
#: ``wide`` draws anew: pytest -m 'wide or hypothesis' --hypothesis-profile=wide, and with a
#: --hypothesis-seed the same search once more.
settings.register_profile("fixed", max_examples=60, derandomize=True, database=None, deadline=None)
settings.register_profile(
    "wide",
    max_examples=200,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def leap() -> Callable[[Callable[[], Coroutine[Any, Any, T]]], T]:
    """Run a coroutine function to its end on a loop whose time the test owns."""

    def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
        with asyncio.Runner(loop_factory=LeapingLoop) as runner:
            return runner.run(main())

    return run


@pytest.fixture
def impatient(monkeypatch):
    """Whoever wants to wait, waits ten milliseconds at most: for trouble over real HTTP, where
    no clock can be leapt over."""
    sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: sleep(min(seconds, 0.01)))


@pytest.fixture(scope="session", autouse=True)
def machine(tmp_path_factory):
    """Whatever machine runs the tests: C.UTF-8, the zone of most users, an empty home, no
    credentials, no keychain, no proxy; and processes that tests start take the code from this
    tree, and Ctrl-C as well, which a shell keeps from what it runs in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            foreign = name.startswith(("FEISHU_", "DEVICE_IMPORTER_", "LC_", "LANG", "XDG_"))
            if foreign or name.lower().endswith("_proxy"):
                patch.delenv(name)
        home = str(tmp_path_factory.mktemp("home"))
        for name, value in (
            ("HOME", home),
            ("USERPROFILE", home),
            ("LC_ALL", "C.UTF-8"),
            ("TZ", "CST-8"),
            ("PYTHONPATH", str(ROOT)),
            ("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring"),
        ):
            patch.setenv(name, value)
        if hasattr(time, "tzset"):
            time.tzset()
        yield


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The folder for a test's files, and beside them the program's own."""
    monkeypatch.setenv("DEVICE_IMPORTER_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def nowhere():
    """An address of this machine at which nobody answers, nor will while the test lasts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


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
def keychain(tmp_path):
    """Puts a keychain of the tests' own in the system's place, until the test ends."""
    before = keyring.get_keyring()

    def use(locked=False, deaf=False, broken=False):
        chain = FileKeychain(tmp_path / "keychain.json", locked, deaf, broken)
        keyring.set_keyring(chain)
        return chain

    yield use
    keyring.set_keyring(before)


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
