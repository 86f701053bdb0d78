"""The tenant access token: fetched when first needed, refreshed before its end, replaced
once when the API says it is dead.

Life-time rules (source: the platform's page on access tokens): a token lives two hours at
most; while it has 30 minutes or more left, asking again returns the same one; below that a
new one, and both stay valid.  So a refresh has to come less than 30 minutes before the end.
Failures come as HTTP 200 with a code.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

import httpx

from importer.api.envelope import (
    JSON_HEADERS,
    Json,
    body_of,
    code_in,
    date_of,
    json_of,
    text_of,
)
from importer.api.secrets import Secrets
from importer.model import AnswerLost, Credentials, CredentialsError, NotSent, is_key
from importer.vocabulary import CODES, OK, TOKEN_CODES, Meaning, is_busy

#: Seconds before a token's end at which it is replaced.
MARGIN = 600.0
#: Seconds that no token lives: what says so is not the API.
_LONGEST_LIFE = 1e9

_INTERNAL = "/open-apis/auth/v3/tenant_access_token/internal"
_STORE_APP = "/open-apis/auth/v3/app_access_token"
_STORE_TENANT = "/open-apis/auth/v3/tenant_access_token"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and the moment of its end, on the clock that was used to fetch it."""

    value: str = field(repr=False)
    ends_at: float


async def fetch_token(
    client: httpx.AsyncClient,
    keys: Credentials,
    secrets: Secrets,
    now: float,
    hear: Callable[[float], None] = lambda _: None,
) -> Token:
    """A tenant access token for an app; ``secrets`` learns it, and ``hear`` the server's clock.

    Raises ``CredentialsError`` for what an administrator has to put right, ``NotSent`` for
    trouble that passes: fetching a token creates nothing, so it is always safe to repeat.
    """
    app = {"app_id": keys.app_id, "app_secret": keys.app_secret}
    if keys.app_ticket:
        body = await _ask(client, secrets, _STORE_APP, {**app, "app_ticket": keys.app_ticket}, hear)
        own = _key_in(body, "app_access_token")
        secrets.add(own)
        ticket = {"app_access_token": own, "tenant_key": keys.tenant_key}
        body = await _ask(client, secrets, _STORE_TENANT, ticket, hear)
    else:
        body = await _ask(client, secrets, _INTERNAL, app, hear)
    value, seconds = _key_in(body, "tenant_access_token"), body.get("expire")
    if not value or not isinstance(seconds, int | float) or not 0 < seconds < _LONGEST_LIFE:
        raise NotSent("token-malformed", {"host": client.base_url.host})
    secrets.add(value)
    return Token(value, now + float(seconds))


def _key_in(body: Json, name: str) -> str:
    """A token that a request can carry; empty where there is none."""
    value = body.get(name)
    return value if isinstance(value, str) and is_key(value) else ""


async def _ask(
    client: httpx.AsyncClient,
    secrets: Secrets,
    path: str,
    keys: dict[str, str],
    hear: Callable[[float], None],
) -> Json:
    try:
        response = await client.post(path, json=keys, headers=JSON_HEADERS)
    except AnswerLost as error:
        raise NotSent(error.slug, error.params) from error
    host, body = client.base_url.host, json_of(response)
    if body is None:
        raise NotSent("token-not-json", {"host": host, "status": response.status_code})
    code = code_in(body)
    if code == OK and response.is_success:
        date = date_of(response)
        if date is not None:
            hear(date)
        return body
    if code in TOKEN_CODES:
        raise CredentialsError(TOKEN_CODES[code], {"code": code})
    message = text_of(body.get("msg", ""), secrets.mask)
    throttled = code in CODES and CODES[code].meaning is Meaning.THROTTLED
    if throttled or is_busy(code) or response.status_code >= 500 or response.status_code == 429:
        raise NotSent("token-busy", {"host": host, "code": code, "message": message})
    raise CredentialsError("token-refused", {"code": code, "message": message})


class TokenAuth(httpx.Auth):
    """Puts the token on each request.

    One refresh at a time however many requests are in flight; a request whose token is dead
    is replayed once.  What the replay is answered with is the caller's to judge.
    """

    requires_response_body = True

    def __init__(
        self,
        client: httpx.AsyncClient,
        keys: Credentials,
        secrets: Secrets,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._keys = keys
        self._secrets = secrets
        #: Is told the server's clock, seconds since 1970, as often as it is heard.
        self.hear: Callable[[float], None] = lambda _: None
        self._clock = clock
        self._lock = asyncio.Lock()
        self._generation = 0
        self._token = Token(keys.token, float("inf")) if keys.token else None

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """With the token; where that is dead, once more with another."""
        value, generation = await self.current()
        request.headers["Authorization"] = f"Bearer {value}"
        response = yield request
        if _is_dead(response) and not self._keys.token:
            value, _ = await self.current(dead=generation)
            request.headers["Authorization"] = f"Bearer {value}"
            yield request

    async def current(self, dead: int | None = None) -> tuple[str, int]:
        """The token and its generation; a fresh one where generation ``dead`` is current."""
        async with self._lock:
            token = self._token
            if token is None or dead == self._generation or self._is_ending(token):
                token = await self._fresh(token if dead is None else None)
            return token.value, self._generation

    async def _fresh(self, old: Token | None) -> Token:
        """Another token; the old one for as long as it lives where none can be had just now."""
        try:
            self._token = await fetch_token(
                self._client, self._keys, self._secrets, self._clock(), self.hear
            )
        except NotSent:
            if old is None or old.ends_at <= self._clock():
                raise
            return old
        self._generation += 1
        return self._token

    def _is_ending(self, token: Token) -> bool:
        return token.ends_at - self._clock() < MARGIN


def _is_dead(response: httpx.Response) -> bool:
    body = body_of(response)
    code = CODES.get(code_in(body) or 0) if body is not None else None
    return code is not None and code.meaning is Meaning.TOKEN_DEAD
