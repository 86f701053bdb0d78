"""A server on this machine that says what a test wants, byte for byte."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import httpx

from importer.api.auth import Token, fetch_token
from importer.api.client import client_for
from importer.api.secrets import Secrets
from importer.model.settings import Credentials

Say = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answered(head: str, body: bytes = b"") -> Say:
    """Read a request, answer with these bytes, and close."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        _, _, length = asked.partition("content-length: ")
        await reader.readexactly(int(length.split()[0]) if length else 0)
        writer.write(f"{head}\r\n\r\n".encode() + body)
        await writer.drain()

    return say


@asynccontextmanager
async def saying(say: Say) -> AsyncIterator[int]:
    """The port of a server that says this to whoever connects."""
    talks: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.current_task())
        with suppress(ConnectionError, asyncio.IncompleteReadError):  # the client had enough
            await say(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]
        await asyncio.gather(*(talk for talk in talks if talk))


def asked(
    say: Say, url: str = "/x", proxy: str = "", token: Credentials | None = None
) -> httpx.Response | Token:
    """What our client is answered with by a server that says this, or by one that is its
    ``proxy``, an address with ``{port}`` in it; the token where it asks with keys."""

    async def main() -> httpx.Response | Token:
        async with saying(say) as port:
            base = "http://api.example" if proxy else f"http://127.0.0.1:{port}"
            by = proxy.format(port=port) if proxy else None
            async with client_for(base, by, {}, Secrets()) as client:
                if token is None:
                    return await client.get(url)
                return await fetch_token(client, token, Secrets([token.app_secret]), 0.0)

    return asyncio.run(main())
