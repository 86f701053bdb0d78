"""The wire: a request that leaves, and its whole answer, within limits.

An HTTP transport: whatever leaves through the client has waited its turn, be it a first
attempt, a retry or a replay with a fresh token.  The only place that knows the errors of the
libraries below: whatever they raise comes out as ``NotSent`` where it is certain that nothing
left, and else as ``AnswerLost``.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping

import httpx

from importer.api.envelope import HEADERS, Mask, text_of
from importer.api.pace import Limit, Trip
from importer.model import AnswerLost, NetworkError, NotSent
from importer.texts import network_reason

#: Seconds to connect, to wait for the next part of an answer, and for all of it.
CONNECT, ANSWER, LONGEST_ANSWER = 10.0, 30.0, 60.0
#: Seconds from a request to the end of its answer within which the answer's Date tells the time:
#: it was written somewhere on the way, and of a longer one nobody knows when.
PROMPT = 2.0
#: Seconds from ``departing`` to the first byte, by either clock, beyond which a request does not
#: leave any more: this process was stopped, or the machine slept, and what was written down as
#: its time is not its time.  What stops it between this look and the byte, nobody can know.
HELD_UP = 30.0
#: Bytes of an answer: a page of a hundred records has a tenth of that.
LARGEST_ANSWER = 1 << 20
#: The request extension under which a caller leaves a function to be called when the request
#: has had its turn and is about to leave.
DEPARTING = "departing"
#: httpx's own: a function that hears what happens to a request on its way.
_TRACE = "trace"
#: Raised before a request leaves: no connection, none free, or none that the proxy made.
_BEFORE = (
    *(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout),
    *(httpx.ProxyError, httpx.UnsupportedProtocol),
)
#: What is said of an error of which no cause of the system's is known.
_KINDS = (
    (httpx.ProxyError, "by-proxy"),
    ((httpx.ConnectTimeout, httpx.PoolTimeout, TimeoutError), "connection-timeout"),
    ((httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError), "no-whole-answer"),
)
_LONGEST_REASON = 200


class _Odd(Exception):
    """An answer that is read no further."""


class _HeldUp(Exception):
    """A request that should have left long ago."""


class PacedTransport(httpx.AsyncBaseTransport):
    """Sends through ``inner`` what has had its turn.

    ``limits`` maps an operation to its frequency limit; ``operation`` names a request's.  One
    without a limit leaves at once (tokens have no documented one).  ``hide`` masks the
    reasons of errors.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        limits: Mapping[str, Limit],
        operation: Callable[[httpx.Request], str],
        hide: Mask,
    ) -> None:
        self._inner = inner
        self._limits = limits
        self._operation = operation
        self._hide = hide

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Wait for the turn, tell whoever wants to know that the request leaves, send it and
        read its answer.

        Raises ``NotSent``, ``AnswerLost`` and what ``departing`` raises: then nothing left.
        """
        limit = self._limits.get(self._operation(request))
        if limit is not None:
            await _turn(limit)
        departing = request.extensions.get(DEPARTING)
        if departing is not None:
            departing()
        return await self._exchange(request, limit)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()

    async def _exchange(self, request: httpx.Request, limit: Limit | None) -> httpx.Response:
        trip = Trip()
        stayed: bool | None = None  # not known before something is heard
        loop = asyncio.get_running_loop()
        began, began_by_wall = loop.time(), time.time()

        async def trace(event: str, about: Mapping[str, object]) -> None:
            nonlocal stayed
            # A proxy is asked for the way first, on a connection that is new.
            is_ours = getattr(about.get("request"), "method", b"") != b"CONNECT"
            if is_ours and event.endswith("send_request_headers.started"):
                held_up = max(loop.time() - began, time.time() - began_by_wall)
                if held_up > HELD_UP:
                    stayed = True
                    raise _HeldUp(f"held up for {held_up:.0f} s")
                stayed = False
                if limit is not None:
                    limit.left(trip)
            elif stayed is None:
                stayed = True

        request.extensions[_TRACE] = trace
        try:
            async with asyncio.timeout(LONGEST_ANSWER):
                response = await self._inner.handle_async_request(request)
                stayed = False
                if limit is not None:
                    limit.answered(trip)
                whole = await _whole(response)
                if loop.time() - began > PROMPT:
                    whole.headers.pop("date", None)
                return whole
        except Exception as error:  # the one point of translation: a doubt claims nothing
            is_safe = stayed is True or isinstance(error, _BEFORE)
            raise self._told(error, request.url.host, is_safe) from error

    def _told(self, error: Exception, host: str, is_safe: bool) -> NetworkError:
        why = self._reason(error)
        if is_safe:
            slug = "proxy" if isinstance(error, httpx.ProxyError) else "unreachable"
            return NotSent(slug, {"host": host, "why": why})
        if isinstance(error, TimeoutError | httpx.TimeoutException):
            return AnswerLost("no-answer", {"host": host})
        slug = "answer-odd" if isinstance(error, _Odd) else "answer-lost"
        return AnswerLost(slug, {"host": host, "why": why})

    def _reason(self, error: BaseException) -> str:
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        own = text_of(" ".join(str(error).split()), self._hide, _LONGEST_REASON)
        otherwise = (name for kinds, name in _KINDS if isinstance(error, kinds))
        return network_reason(error, own, next(otherwise, ""))


async def _turn(limit: Limit) -> None:
    """Return when a request may leave; nothing leaves past the limiter."""
    while True:
        await limit.turn()
        await limit.limiter.acquire()
        if not limit.is_paused():  # or a pause began while it waited
            return


async def _whole(response: httpx.Response) -> httpx.Response:
    """An answer read to its end, with the headers that mean something here.

    As the bytes are: nobody asked for any compression, and a small answer may unpack to more
    than the memory holds.  Cookies and the address of a redirect are left behind."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    content = bytearray()
    try:
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if coding != "identity":
            raise _Odd(f"Content-Encoding: {coding}")
        async for part in response.stream:
            content += part
            if len(content) > LARGEST_ANSWER:
                raise _Odd(f"> {LARGEST_ANSWER >> 20} MB")
    finally:
        await response.aclose()
    kept = [(name, value) for name, value in response.headers.raw if _is_kept(name)]
    return httpx.Response(response.status_code, headers=kept, content=bytes(content))


def _is_kept(name: bytes) -> bool:
    return name.decode("latin-1").lower() in HEADERS
