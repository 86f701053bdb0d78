"""The device registry's API: request bodies, connections, answers as data.

Source: the pages of device_records v2 (create, list, get, update, delete).
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from importer import __version__
from importer.api.auth import TokenAuth
from importer.api.envelope import (
    JSON_HEADERS,
    data_of,
    is_list,
    items_in,
    record_id_in,
    reply_of,
    whole_number,
    word_of,
)
from importer.api.pace import CONNECTIONS, GETS, Limit, Pace
from importer.api.secrets import Secrets
from importer.api.wire import ANSWER, CONNECT, DEPARTING, PacedTransport
from importer.model import (
    Device,
    InputError,
    Page,
    Registered,
    Reply,
    Settings,
    is_key,
    is_loopback,
    without_user,
)
from importer.vocabulary import FACTS, IDENTIFIERS

USER_AGENT = f"device-importer/{__version__}"
PATH = "/open-apis/security_and_compliance/v2/device_records"

#: What stands where a port should: a password, where the host behind it was forgotten.
_NO_PORT = re.compile(r":(?!\d{1,5}(?:[/?#\s]|$)).*", re.DOTALL)
#: The schemes that a proxy's address may have.
_PROXIES = ("http", "https", "socks5", "socks5h")


def body_of_create(device: Device) -> dict[str, Any]:
    """The body of a create: numbers as numbers, absent identifiers absent."""
    return {
        "device_system": device.device_system,
        **device.identifiers(),
        "device_ownership": device.device_ownership,
        "device_status": device.device_status,
    }


#: The API has a frequency limit for each of these, by the method of the request.
_OPERATIONS = {"POST": "create", "GET": "list", "PUT": "update", "DELETE": "delete"}


def operation(request: httpx.Request) -> str:
    """Which frequency limit a request counts against."""
    if PATH not in request.url.path:  # the base address may have a path of its own
        return "token"
    if request.method == "GET" and not request.url.path.endswith(PATH):
        return "get"
    return _OPERATIONS[request.method]


class DeviceApi:
    """The client: one pool of connections, paced, with its token.  An async context manager.

    ``pace`` (of the creates), ``update_pace``, ``list_pace``, ``delete_pace`` and ``get_pace`` are
    those of the operations, each of which has a limit of its own, for whoever has to slow
    everybody down.
    """

    def __init__(self, settings: Settings) -> None:
        keys, proxy = settings.credentials, proxy_for(settings.base_url)
        self._secrets = Secrets(
            (keys.app_secret, keys.token, keys.app_ticket), (proxy,) if proxy else ()
        )
        self.pace, self.update_pace = Pace(settings.rate), Pace(settings.rate)
        self.list_pace, self.delete_pace = Limit(settings.rate), Limit(settings.rate)
        self.get_pace = Limit(settings.rate * GETS)
        limits = {
            "create": self.pace,
            "update": self.update_pace,
            "list": self.list_pace,
            "delete": self.delete_pace,
            "get": self.get_pace,
        }
        self._client = client_for(settings.base_url, proxy, limits, self._secrets)
        self._auth = TokenAuth(self._client, keys, self._secrets)
        self._hear: Callable[[float], None] = lambda _: None

    async def __aenter__(self) -> DeviceApi:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

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
        request = self._client.build_request(
            "POST", PATH, json=body, headers=JSON_HEADERS, extensions={DEPARTING: departing}
        )
        return self._reply(await self._send(request))

    async def list(
        self, filters: Mapping[str, str], page_size: int = 1, page_token: str = ""
    ) -> Page:
        """One page of the records that have these values (exact match is assumed; the API's
        page does not say), or of all.  ``page_token`` is that of the page before.  Needs the
        scope to read."""
        params = {"page_size": str(page_size), **filters}
        if page_token:
            params["page_token"] = page_token
        response = await self._send(self._client.build_request("GET", PATH, params=params))
        data = data_of(response)
        token = data.get("page_token")
        return Page(
            self._reply(response),
            tuple(map(registered, items_in(data))),
            data.get("has_more") is True,
            token if isinstance(token, str) and is_key(token) else "",
            is_list(data),
        )

    async def get(self, record_id: str) -> Page:
        """One record by its id, as a page with nothing else on it; an absent one is answered
        with 1785008.  Needs the scope to read."""
        path = f"{PATH}/{quote(record_id, safe='')}"
        response = await self._send(self._client.build_request("GET", path))
        record = data_of(response).get("device_record")
        records = (registered(record),) if isinstance(record, dict) else ()
        return Page(self._reply(response), records)

    async def update(
        self,
        record: Registered,
        ownership: int,
        trust: int,
        departing: Callable[[], None] | None = None,
    ) -> Reply:
        """Change a record's ownership and trust, both of which the API wants; identifiers can't
        be changed.  ``record.version`` is its lock: where somebody changed the record since it was
        read, and where it is gone, the answer is 1785008."""
        path = f"{PATH}/{quote(record.record_id, safe='')}"
        request = self._client.build_request(
            "PUT",
            path,
            params={"version": record.version},
            json={"device_ownership": ownership, "device_status": trust},
            headers=JSON_HEADERS,
            extensions={DEPARTING: departing},
        )
        return self._reply(await self._send(request))

    async def delete(self, record_id: str, departing: Callable[[], None] | None = None) -> Reply:
        """Delete one record; an absent one is answered with 1785008."""
        path = f"{PATH}/{quote(record_id, safe='')}"
        request = self._client.build_request("DELETE", path, extensions={DEPARTING: departing})
        return self._reply(await self._send(request))

    async def _send(self, request: httpx.Request) -> httpx.Response:
        return await self._client.send(request, auth=self._auth)

    def hear_clock(self, hear: Callable[[float], None]) -> None:
        """``hear`` is told the server's clock, seconds since 1970, by each of the API's own
        answers; a page of somebody else on the way has a clock of its own."""
        self._hear = self._auth.hear = hear

    def _reply(self, response: httpx.Response) -> Reply:
        reply = reply_of(response, self._secrets.mask)
        if reply.code is not None and reply.date is not None:
            self._hear(reply.date)
        return reply


def registered(item: Mapping[str, Any]) -> Registered:
    """A record of a list reply; what is missing or of another type counts as unknown."""

    def number(name: str) -> int:
        return whole_number(item.get(name)) or 0

    identifiers = {name: word_of(item[name]) for name in IDENTIFIERS if item.get(name)}
    device = Device(
        number("device_system"),
        number("device_ownership"),
        number("device_status"),
        **identifiers,
    )
    return Registered(
        record_id_in(item),
        device,
        number("created_at") or None,
        word_of(item.get("version")),
        _facts(item),
    )


def _facts(item: Mapping[str, Any]) -> dict[str, str | int]:
    """What else a record says: texts and numbers as they are, a list as its texts."""
    found: dict[str, str | int] = {}
    for fact in FACTS:
        value = item.get(fact.name)
        if isinstance(value, list):
            value = ", ".join(filter(None, map(word_of, value)))
        if isinstance(value, str):
            value = value.encode("utf-8", "replace").decode()
        if isinstance(value, str | int) and value != "":
            found[fact.name] = value
    return found


def client_for(
    base_url: str, proxy: str | None, limits: Mapping[str, Limit], secrets: Secrets
) -> httpx.AsyncClient:
    """A client that paces, trusts what the system trusts, and goes through the proxy.

    It follows no redirect (with a token on it, it would go who knows where), asks for no
    compression, and knows the environment by ``proxy`` alone.  Raises ``InputError`` for an
    address that is none."""
    context = _trust(base_url)

    def paced(by: str | None) -> PacedTransport:
        room = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
        inner = httpx.AsyncHTTPTransport(verify=context, limits=room, proxy=by)
        return PacedTransport(inner, limits, operation, secrets.mask)

    try:
        _ = httpx.URL(base_url).host  # an address that begins with xn-- is unpacked here alone
        return httpx.AsyncClient(
            base_url=base_url,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(ANSWER, connect=CONNECT),
            transport=paced(None),
            mounts={"all://": paced(proxy)} if proxy else {},
            follow_redirects=False,
            trust_env=False,
        )
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InputError("base-url", {"url": without_user(base_url)}) from error


def transport_for(url: str, proxy: str | None, secrets: Secrets) -> PacedTransport:
    """What sends a request to another address than the registry's: as the client does, but no
    limit counts there.  To be closed."""
    inner = httpx.AsyncHTTPTransport(verify=_trust(url), proxy=proxy)
    return PacedTransport(inner, {}, lambda _: "", secrets.mask)


def _trust(base_url: str) -> ssl.SSLContext:
    """What the system trusts; plain http, to this machine only, needs nobody's."""
    if urlsplit(base_url).scheme == "http":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def proxy_for(base_url: str) -> str | None:
    """The proxy that the environment names for an address, or None (``NO_PROXY`` heeded; to
    this machine nobody needs one).  Raises ``InputError`` for one that is no address: its
    user and password are not told."""
    parts = urlsplit(base_url)
    if is_loopback(base_url) or proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if not _is_proxy(proxy):
        hint = "***@" if "@" in proxy else ""  # what is wrong may stand before it
        scheme, mark, rest = without_user(proxy).partition("://")
        host = _NO_PORT.sub(":***", rest)
        raise InputError("proxy-address", {"proxy": f"{scheme}{mark}{hint}{host}".strip()})
    return proxy


def _is_proxy(address: str) -> bool:
    """Whether a proxy may be there.  A password with one of ``#/?`` in it ends the address
    early: what is left would be another host."""
    try:
        url = httpx.URL(address)
        host = url.host
    except (httpx.InvalidURL, UnicodeError):
        return False
    is_address = host != "" and (url.port is None or 0 < url.port < 65536)
    ends_there = url.path in ("", "/") and not url.query and not url.fragment
    return url.scheme in _PROXIES and is_address and ends_there
