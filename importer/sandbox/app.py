"""A local stand-in for the device_records API, over real HTTP on loopback.

Use it to try an import without a tenant, to rehearse the limits and faults that a real one
may meet, and in tests.  It imports none of the client's modules, so that it can't agree with
the client's mistakes.  ``SandboxOptions`` holds everything that can be set.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from importer.sandbox.devices import COLLECTION, SINGLE, Ask, Devices, Operation
from importer.sandbox.errors import BadSetting
from importer.sandbox.faults import Dice, Fault, Faults, Strike, parse_faults, parse_outage
from importer.sandbox.gateway import Gateway
from importer.sandbox.hook import HOOK, Hook, hook_address
from importer.sandbox.options import SandboxOptions
from importer.sandbox.registry import Registry, StoredDevice
from importer.sandbox.seed import SEED_DEVICES, seed
from importer.sandbox.server import Call, CallLog, NoResponse, Server, WireResponse, hold, listen
from importer.sandbox.wire import (
    BAD_GATEWAY,
    CLOSED,
    RESET,
    UNKNOWN_ROUTE,
    Answer,
    Ending,
    Wire,
    page,
)

__all__ = [
    "SEED_DEVICES",
    "BadSetting",
    "Call",
    "Faults",
    "Registry",
    "RunningSandbox",
    "SandboxOptions",
    "StoredDevice",
    "build_app",
    "parse_faults",
    "parse_outage",
    "running",
    "seed",
    "serve",
]

_RECORDS = "/open-apis/security_and_compliance/v2/device_records"
_AUTH = "/open-apis/auth/v3/"
_Endpoint = Callable[[Request], Awaitable[Response]]


class _Sandbox:
    """Everything behind the routes of one app."""

    def __init__(self, options: SandboxOptions, clock: Callable[[], float]) -> None:
        self.registry = Registry(options.registry, options.seed)
        if options.seeded and self.registry.fresh:
            seed(self.registry)
        self.log = CallLog()
        self._options = options
        self._clock = clock
        self._started = clock()

        def own() -> float:
            return clock() + options.faults.skew

        self._wire = Wire(own, options.seed, options.faults.date)
        self._gateway = Gateway(options, self._wire, own)
        self._devices = Devices(options, self.registry, self._wire, own)
        self.hook = Hook(options.hook, options.hook_secret, own)
        self._dice = Dice(options.faults, options.seed)
        self._jitter = random.Random(options.seed)

    def routes(self) -> list[Route]:
        """The API's paths with their methods."""
        tokens = [
            Route(_AUTH + name + slash, self._token_endpoint(act), methods=["POST"])
            for name, act in self._gateway.tokens.endpoints.items()
            for slash in ("", "/")
        ]
        return [
            *tokens,
            Route(f"{HOOK}/{{word}}", self._hook_endpoint, methods=["POST"]),
            Route(_RECORDS, self._device_endpoint(COLLECTION), methods=[*COLLECTION]),
            Route(f"{_RECORDS}/{{record_id}}", self._device_endpoint(SINGLE), methods=[*SINGLE]),
        ]

    def _token_endpoint(self, act: Callable[[bytes], Answer]) -> _Endpoint:
        async def endpoint(request: Request) -> Response:
            return await self._exchange(request, act)

        return endpoint

    async def _hook_endpoint(self, request: Request) -> Response:
        word = request.path_params["word"]
        return await self._exchange(request, lambda body: self.hook.take(word, body))

    def _device_endpoint(self, operations: Mapping[str, Operation]) -> _Endpoint:
        async def endpoint(request: Request) -> Response:
            operation = operations.get(request.method)
            if operation is None:  # HEAD, which Starlette admits wherever there is a GET
                return await self.unknown(request)

            def act(body: bytes) -> Answer:
                record_id = request.path_params.get("record_id", "")
                ask = Ask(record_id, request.query_params, body)
                return self._business(operation, request.headers.get("authorization"), ask)

            return await self._exchange(request, act)

        return endpoint

    async def unknown(self, request: Request, _: Exception | None = None) -> Response:
        """A path or method that the API does not have; nobody is asked for a token."""
        return await self._exchange(request, lambda _: UNKNOWN_ROUTE)

    async def _exchange(self, request: Request, act: Callable[[bytes], Answer]) -> Response:
        """One call from its arrival to its answer, with the way there and back."""
        options = self._options
        if self._is_out():
            self.log.add(request.method, request.scope["path"], CLOSED)
            return NoResponse(Ending.CLOSED)
        try:
            body = await request.body()
        except ClientDisconnect:
            return NoResponse(Ending.CLOSED)
        if options.latency or options.jitter:
            there = options.latency / 2 + self._jitter.uniform(0, options.jitter)
            await asyncio.sleep(there)
        answer = act(body)
        self.log.add(request.method, request.scope["path"], answer)
        if options.latency:
            await asyncio.sleep(options.latency / 2)
        if answer.hold:
            await hold(request.receive, answer.hold)
        if answer.ending is not Ending.ANSWERED:
            return NoResponse(answer.ending)
        return WireResponse(answer, self._wire)

    def _is_out(self) -> bool:
        if self._options.outage is None:
            return False
        start, end = self._options.outage
        return start <= self._clock() - self._started < end

    def _business(self, operation: Operation, authorization: str | None, ask: Ask) -> Answer:
        strike = self._dice.throw()
        refused = self._gateway.refuse(
            authorization, operation.name, operation.scope, operation.speed
        )
        if refused:
            return self._spoilt(refused, strike) if _is(strike, Fault.OK200) else refused
        if strike and strike.before:
            return self._instead(strike.fault)
        try:
            answer = operation.act(self._devices, ask)
        except sqlite3.OperationalError:  # no room on the disk: nothing was kept
            answer = self._wire.refuse(1780001)
        if answer.code == 0:
            self._gateway.count()
        return self._spoilt(answer, strike)

    def _instead(self, fault: Fault) -> Answer:
        """What a call gets that a fault keeps from acting."""
        if fault is Fault.RESET:
            return RESET
        return BAD_GATEWAY if fault is Fault.HTML else self._wire.refuse(1780001)

    def _spoilt(self, answer: Answer, strike: Strike | None) -> Answer:
        """What becomes of an answer that a fault meets on the way back."""
        match strike and strike.fault:
            case Fault.LOST:
                return CLOSED
            case Fault.ERROR500:
                return self._wire.refuse(1780001)
            case Fault.SLOW:
                return replace(answer, hold=self._options.slow_seconds)
            case Fault.TRUNCATED:
                return replace(answer, body=answer.body[: len(answer.body) // 2], code=None)
            case Fault.OK200:
                return replace(answer, status=200)
            case Fault.PAGE200 | Fault.PAGE302 | Fault.PAGE403 | Fault.PAGE407 as fault:
                return page(int(fault.removeprefix("page")))
            case _:
                return answer


def _is(strike: Strike | None, fault: Fault) -> bool:
    return strike is not None and strike.fault is fault


def build_app(options: SandboxOptions, clock: Callable[[], float] = time.time) -> Starlette:
    """The sandbox as an ASGI app; ``clock`` tells the seconds since 1970.

    ``app.state.registry`` is its registry, to be closed by whoever builds the app, and
    ``app.state.log`` its calls, ``app.state.hook`` its group's bot.  Raises ``BadSetting`` where
    the registry's file is not one.
    """
    sandbox = _Sandbox(options, clock)
    missing = {404: sandbox.unknown, 405: sandbox.unknown}
    app = Starlette(routes=sandbox.routes(), exception_handlers=missing)
    app.router.redirect_slashes = False
    app.state.registry = sandbox.registry
    app.state.log = sandbox.log
    app.state.hook = sandbox.hook
    return app


@dataclass(frozen=True, slots=True)
class RunningSandbox:
    """A sandbox that is being served.  ``registry`` may be looked at while it is."""

    base_url: str
    registry: Registry
    log: CallLog
    hook: Hook

    @property
    def hook_url(self) -> str:
        """The address of its group's bot."""
        return hook_address(self.base_url, self.hook.word)

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The cards that its group got, oldest first."""
        return list(self.hook.cards)

    @property
    def calls(self) -> list[Call]:
        """(monotonic time, method, path, HTTP status, code) of the last 200,000 calls."""
        return self.log.calls()

    @property
    def counts(self) -> Counter[tuple[str, int, int | None]]:
        """Number of all calls by (method, HTTP status, code)."""
        return self.log.counts()


@contextmanager
def running(
    options: SandboxOptions, port: int = 0, clock: Callable[[], float] = time.time
) -> Iterator[RunningSandbox]:
    """Serve a sandbox from a thread of its own, for as long as the ``with`` block lasts.

    Port 0 takes a free one.  Raises OSError where the port is taken, ValueError where the
    registry's file is not one.
    """
    sock, base_url = listen(port)
    with sock:
        app = build_app(options, clock)
        server = Server(app)
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [sock]}, name="sandbox", daemon=True
        )
        thread.start()
        try:
            yield RunningSandbox(base_url, app.state.registry, app.state.log, app.state.hook)
        finally:
            server.should_exit = True
            thread.join()
            app.state.registry.close()


def serve(options: SandboxOptions, port: int, announce: Callable[[str], None]) -> None:
    """Serve a sandbox in the foreground until Ctrl-C; ``announce`` is told the base URL once
    callers can connect.

    Raises OSError where the port is taken, ``BadSetting`` where the registry's file is not one.
    """
    sock, base_url = listen(port)
    with sock:
        app = build_app(options)
        try:
            announce(base_url)
            with suppress(KeyboardInterrupt):
                Server(app).run(sockets=[sock])
        finally:
            app.state.registry.close()
