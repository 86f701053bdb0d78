"""Serving the page on this computer alone, until somebody has had enough of it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import uvicorn

from importer.model import InputError
from importer.web import launch
from importer.web.app import build_app
from importer.web.desk import Desk, Wishes
from importer.web.gate import OPEN, Gate
from importer.web.sessions import Sessions

#: Seconds for requests that are under way when the page ends.
_GOODBYE = 2


@dataclass(frozen=True, slots=True)
class Served:
    """A page that is being served."""

    port: int
    desk: Desk
    sessions: Sessions

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def link(self) -> str:
        """A link that opens it once, within a minute."""
        return f"{self.address}{OPEN}{self.sessions.ticket()}"


class _Server(uvicorn.Server):
    """A uvicorn that keeps quiet, and ends when the desk says so."""

    def __init__(self, app: Gate, desk: Desk) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_GOODBYE,
            )
        )
        self._desk = desk

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second: whether to end, told to or because nobody wants it any more."""
        if self._desk.is_over():
            self.should_exit = True
        return await super().on_tick(counter)


def _listen(port: int) -> socket.socket:
    """A socket on loopback.  Raises ``InputError`` where the port is taken."""
    try:
        sock = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise InputError("web-port", {"port": port}) from error
    # uvicorn writes head and body apart: each answer's body would wait 40 ms for the browser's
    # delayed acknowledgement of its head.  Connections inherit it.
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def serve(wishes: Wishes, announce: Callable[[str], None]) -> bool:
    """Serve the page in the foreground until *Quit*, Ctrl-C or half an hour without a request;
    ``announce`` is told the one-time link once it can be opened.  Where a page is served for
    this folder already, it is told a link to that one, and there is nothing else to do: False.

    Raises ``InputError`` where the port is taken, ``JournalError`` where the folder can't be
    written."""
    with launch.only_one(wishes.home) as is_first:
        if not is_first:
            link = launch.link_to_running(wishes.home, wishes.lang)
            if link is None:
                raise InputError("web-elsewhere", {"path": wishes.home})
            announce(link)
            return False
        with _listen(wishes.port) as sock, _set_up(wishes, sock) as (served, server):
            launch.leave_note(wishes.home, served.port, served.sessions.launcher_key)
            announce(served.link())
            with suppress(KeyboardInterrupt):
                server.run(sockets=[sock])
    return True


@contextmanager
def running(wishes: Wishes) -> Iterator[Served]:
    """Serve the page from a thread of its own, as long as the ``with`` block lasts."""
    with _listen(wishes.port) as sock, _set_up(wishes, sock) as (served, server):
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def _set_up(wishes: Wishes, sock: socket.socket) -> Iterator[tuple[Served, _Server]]:
    port = int(sock.getsockname()[1])
    desk = Desk(wishes)
    try:
        sessions = Sessions(port, wishes.lang)
        app = Gate(build_app(desk), port, sessions)
        yield Served(port, desk, sessions), _Server(app, desk)
    finally:
        desk.close()
