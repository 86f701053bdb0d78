"""The device registry's API: request bodies, connections, answers as data.

Source: the pages of device_records v2 (create, list, delete).
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from importer.api.auth import TokenAuth
from importer.api.pace import DEPARTING, Pace, PacedTransport
from importer.api.wire import Line, bare, exchange, items_of, post, reply_of
from importer.model import (
    Device,
    InputError,
    Registered,
    Reply,
    Settings,
    is_loopback,
    without_user,
)
from importer.vocabulary import IDENTIFIERS

PATH = "/open-apis/security_and_compliance/v2/device_records"

#: How many connections are kept: twice what ten a second needs at two seconds of latency.
CONNECTIONS = 40


def body_of_create(device: Device) -> dict[str, Any]:
    """The body of a create: numbers as numbers, absent identifiers absent."""
    return {
        "device_system": device.device_system,
        **device.identifiers(),
        "device_ownership": device.device_ownership,
        "device_status": device.device_status,
    }


def bucket(request: httpx.Request) -> str:
    """Which frequency limit a request counts against: the API has one for each operation."""
    if PATH not in request.url.path:  # the base address may have a path of its own
        return "token"
    return {"POST": "create", "DELETE": "delete"}.get(request.method, "list")


class DeviceApi:
    """The client: one pool of connections, paced, with its token.  An async context manager.

    ``pace``, ``list_pace`` and ``delete_pace`` are those of the three operations, each of
    which has a limit of its own, for whoever has to slow everybody down.
    """

    def __init__(self, settings: Settings) -> None:
        self.pace, self.list_pace, self.delete_pace = (Pace(settings.rate) for _ in range(3))
        transport = PacedTransport(
            _connections(settings.base_url),
            {"create": self.pace, "list": self.list_pace, "delete": self.delete_pace},
            bucket,
        )
        self._line = Line(settings.base_url, transport)
        self._records = self._line.url(PATH)
        self._auth = TokenAuth(self._line, settings.credentials)

    async def __aenter__(self) -> DeviceApi:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._line.aclose()

    async def open(self) -> None:
        """Fetch the token, which also connects.  Raises ``CredentialsError``, ``NotSent``."""
        await self._auth.current()

    async def create(self, device: Device, departing: Callable[[], None] | None = None) -> Reply:
        """Create one record; ``departing`` is called when the request is about to leave,
        once for each time it does.

        Raises ``NotSent`` and ``AnswerLost``, and ``CredentialsError`` from the token."""
        return await self.create_from(body_of_create(device), departing)

    async def create_from(
        self, body: Mapping[str, Any], departing: Callable[[], None] | None = None
    ) -> Reply:
        """Create from a body as it is, also an invalid one: the doctor asks so."""
        return await self._answer(post(self._records, body, departing))

    async def list(
        self, filters: Mapping[str, str], page_size: int = 1
    ) -> tuple[Reply, tuple[Registered, ...]]:
        """One page of the records that have these values (exact match is assumed; the API's
        page does not say).  Needs the scope to read."""
        params = {"page_size": str(page_size), **filters}
        request = bare("GET", self._records.copy_merge_params(params))
        response = await exchange(self._auth.send, request)
        return reply_of(response), tuple(map(registered, items_of(response)))

    async def delete(self, record_id: str, departing: Callable[[], None] | None = None) -> Reply:
        """Delete one record; an absent one is answered with 1785008."""
        request = bare("DELETE", self._line.url(f"{PATH}/{quote(record_id, safe='')}"))
        request.extensions[DEPARTING] = departing
        return await self._answer(request)

    async def _answer(self, request: httpx.Request) -> Reply:
        return reply_of(await exchange(self._auth.send, request))


def registered(item: Mapping[str, Any]) -> Registered:
    """A record of a list reply; what is missing or of another type counts as unknown."""

    def number(name: str) -> int:
        value = item.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    identifiers = {name: str(item[name]) for name in IDENTIFIERS if item.get(name)}
    device = Device(
        number("device_system"),
        number("device_ownership"),
        number("device_status"),
        **identifiers,
    )
    return Registered(str(item.get("device_record_id", "")), device, number("created_at") or None)


def _connections(base_url: str) -> httpx.AsyncBaseTransport:
    """Connections that trust what the system trusts and go through the proxies that the
    environment names."""
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    if is_loopback(base_url):
        return httpx.AsyncHTTPTransport(limits=limits)
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    proxy = proxy_for(base_url)
    try:
        return httpx.AsyncHTTPTransport(limits=limits, verify=context, proxy=proxy)
    except ValueError as error:
        raise InputError("proxy-address", {"proxy": without_user(proxy or "")}) from error


def proxy_for(base_url: str) -> str | None:
    """The proxy that the environment names for an address, or None (``NO_PROXY`` heeded)."""
    parts = urlsplit(base_url)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy
