"""Serving the sandbox: ports, restarts, and leaving nothing behind."""

import asyncio
import logging
import socket
import subprocess
import sys
import threading

import httpx
import pytest

from importer.sandbox.app import SandboxOptions, build_app, parse_faults, running, serve
from tests.sandbox.calls import RECORDS, FakeClock, calling, code, quiet

_SERVE = """
import sys, threading, _thread
from importer.sandbox import SandboxOptions, serve

def announce(url):
    print(url, flush=True)
    threading.Thread(target=lambda: (sys.stdin.readline(), _thread.interrupt_main())).start()

serve(SandboxOptions(registry=sys.argv[1]), 0, announce)
print("stopped")
"""


def test_a_restarted_sandbox_knows_its_devices(tmp_path):
    """With a registry file, a second sandbox calls the first one's device a duplicate."""
    options = quiet(registry=tmp_path / "registry.db")
    with calling(options) as caller:
        assert code(caller.create(serial_number="A")) == (200, 0)
    with calling(options) as caller:
        assert code(caller.create(serial_number="A")) == (400, 1785010)


def test_seeds_that_were_deleted_do_not_come_back(tmp_path):
    """Only a new file is seeded."""
    options = SandboxOptions(registry=tmp_path / "registry.db", window="off")
    with calling(options) as caller:
        for item in caller.list()["items"]:
            caller.http.delete(f"{RECORDS}/{item['device_record_id']}")
    with calling(options) as caller:
        assert caller.list() == {"items": [], "has_more": False}


def test_a_taken_port_is_an_os_error():
    """The caller is told, and nothing is left running."""
    with running(quiet()) as sandbox:
        port = int(sandbox.base_url.rpartition(":")[2])
        with pytest.raises(OSError), running(quiet(), port):
            pass
        with pytest.raises(OSError):
            serve(quiet(), port, lambda url: None)


def test_a_bad_registry_frees_the_port(tmp_path):
    """A registry that can't be used is a ValueError, and the port can be had again."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    path = tmp_path / "notes.txt"
    path.write_text("not a database " * 100, encoding="utf-8")
    with pytest.raises(ValueError, match="notes"), running(quiet(registry=path), port):
        pass
    with running(quiet(), port) as sandbox:
        assert sandbox.base_url == f"http://127.0.0.1:{port}"


def test_stopping_hangs_up_on_a_caller_who_waits():
    """A sandbox that stops does not finish a slow answer first."""
    options = quiet(faults=parse_faults("slow=1"), slow_seconds=3600)
    with calling(options) as caller:
        host, port = caller.sandbox.base_url.removeprefix("http://").split(":")
        token = caller.http.headers["Authorization"]
        waiting = socket.create_connection((host, int(port)))
        head = f"GET {RECORDS}?page_size=1 HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n"
        waiting.sendall(head.encode())
        while len(caller.sandbox.calls) < 2:
            pass
    with waiting:
        assert waiting.recv(1) == b""


def test_stopping_leaves_no_thread():
    """Whoever calls a sandbox that was stopped finds nobody there."""
    before = set(threading.enumerate())
    with httpx.Client(trust_env=False) as http:
        with running(quiet()) as sandbox:
            assert http.get(sandbox.base_url).status_code == 404
        with pytest.raises(httpx.TransportError):
            http.get(sandbox.base_url)
    assert set(threading.enumerate()) == before


def test_faults_and_stops_print_nothing(caplog, capfd):
    """Hanging up on a caller is no error of the server: no traceback, no log line."""
    caplog.set_level(logging.INFO)
    with calling(quiet(outage=(0, 9)), clock=FakeClock()) as caller:
        for _ in range(3):
            with pytest.raises(httpx.RemoteProtocolError):
                caller.http.get("/")
    assert [record for record in caplog.records if record.name.startswith("uvicorn")] == []
    assert capfd.readouterr() == ("", "")


def test_serve_announces_its_url_and_ends_at_ctrl_c(tmp_path):
    """In the foreground: the URL once callers can connect, a quiet end at Ctrl-C."""
    command = [sys.executable, "-c", _SERVE, str(tmp_path / "registry.db")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert httpx.get(url, trust_env=False).text == "404 page not found"
        out, err = process.communicate("\n", timeout=20)
    assert (out, err, process.returncode) == ("stopped\n", "", 0)


async def _status_in_process(options: SandboxOptions) -> int:
    app = build_app(options)
    try:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as http:
            return (await http.get("/nowhere")).status_code
    finally:
        app.state.registry.close()


def test_the_app_also_runs_without_a_server():
    """build_app is an ordinary ASGI app."""
    assert asyncio.run(_status_in_process(quiet())) == 404


def test_latency_is_slept_half_there_and_half_back(monkeypatch):
    """The jitter is on the way there, where it upsets a caller's even pace."""
    slept = []

    async def note(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", note)
    asyncio.run(_status_in_process(quiet(latency=3.0, jitter=0.5)))
    there, back = slept
    assert 1.5 < there <= 2.0
    assert back == 1.5
