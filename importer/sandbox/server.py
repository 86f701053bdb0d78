"""Serving the sandbox over real HTTP on loopback, and hanging up on callers as real networks do.

uvicorn offers an application no way to close a connection without an answer, so the protocol
hands each call its transport; uvicorn then sees an ordinary disconnect and prints nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import struct
import time
from collections import Counter, deque
from typing import Any, NamedTuple

import uvicorn
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from importer.sandbox.wire import Answer, Ending, Wire

_KEPT_CALLS = 200_000
_TRANSPORT = "transport"
#: Linger on, for no seconds: closing then sends a reset instead of a goodbye.
_RESET_ON_CLOSE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)


class Call(NamedTuple):
    """A call that the sandbox dealt with.  ``at`` is time.monotonic() when it was judged;
    ``status`` 0 where the connection was closed instead of an answer; ``code`` None where
    the answer had no whole JSON."""

    at: float
    method: str
    path: str
    status: int
    code: int | None


class CallLog:
    """The last 200,000 calls, and the number of all of them by (method, status, code)."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=_KEPT_CALLS)
        self._counts: Counter[tuple[str, int, int | None]] = Counter()

    def add(self, method: str, path: str, answer: Answer) -> None:
        """Note a call that has just been judged."""
        self._calls.append(Call(time.monotonic(), method, path, answer.status, answer.code))
        self._counts[method, answer.status, answer.code] += 1

    def calls(self) -> list[Call]:
        """The calls so far, oldest first."""
        return list(self._calls)

    def counts(self) -> Counter[tuple[str, int, int | None]]:
        """How many calls of each kind there were."""
        return self._counts.copy()


class WireResponse(Response):
    """An answer with its headers spelt as they stand (Starlette would fold them)."""

    def __init__(self, answer: Answer, wire: Wire) -> None:
        super().__init__(answer.body, answer.status)
        self.raw_headers = wire.headers(answer)


class NoResponse(Response):
    """Closes the connection without a word, or resets it."""

    def __init__(self, ending: Ending) -> None:
        super().__init__()
        self._ending = ending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Hang up.  Raises ConnectionResetError where no server of ours is underneath."""
        transport = scope.get("state", {}).get(_TRANSPORT)
        if transport is None:
            raise ConnectionResetError("the sandbox closed the connection")
        if self._ending is Ending.RESET:
            sock = transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        transport.abort()
        # Returning before uvicorn has noticed would make it answer with a 500.
        await _disconnected(receive)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def hold(receive: Receive, seconds: float) -> None:
    """Wait, but no longer than somebody is there to be answered."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await _disconnected(receive)


class _Protocol(H11Protocol):
    """Puts the connection's transport where a call can find it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.app_state = {**self.app_state, _TRANSPORT: transport}
        # uvicorn writes head and body apart: the body would wait 40 ms for the caller's
        # delayed acknowledgement of the head.  asyncio sees to it for its own sockets only.
        sock = transport.get_extra_info("socket")
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)


class Server(uvicorn.Server):
    """A uvicorn that keeps quiet, and on its way out hangs up instead of waiting."""

    def __init__(self, app: Any) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                date_header=False,
                server_header=False,
            )
        )

    async def main_loop(self) -> None:
        """Serve until told to stop, and notice it soon: tests start many sandboxes."""
        while not await self.on_tick(1):
            await asyncio.sleep(0.01)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening and hang up; a second Ctrl-C leaves calls that still sleep behind."""
        for server in self.servers:
            server.close()
        for sock in sockets or []:
            sock.close()
        state = self.server_state
        while (state.connections or state.tasks) and not self.force_exit:
            for connection in list(state.connections):
                if isinstance(connection, H11Protocol):
                    connection.transport.abort()
            await asyncio.sleep(0.002)


def listen(port: int) -> tuple[socket.socket, str]:
    """A socket that listens on loopback, with its base URL; port 0 takes a free one.

    Raises OSError where the port is taken.
    """
    sock = socket.create_server(("127.0.0.1", port), backlog=2048)
    return sock, f"http://127.0.0.1:{sock.getsockname()[1]}"
