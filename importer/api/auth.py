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
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from importer.api.wire import Line, body_of, code_in, exchange, mask, post
from importer.model import AnswerLost, Credentials, CredentialsError, NotSent
from importer.vocabulary import CODES, OK, TOKEN_CODES, Meaning, is_busy

#: Seconds before a token's end at which it is replaced.
MARGIN = 600.0

_INTERNAL = "/open-apis/auth/v3/tenant_access_token/internal"
_STORE_APP = "/open-apis/auth/v3/app_access_token"
_STORE_TENANT = "/open-apis/auth/v3/tenant_access_token"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and the moment of its end, on the clock that was used to fetch it."""

    value: str = field(repr=False)
    ends_at: float


async def fetch_token(line: Line, keys: Credentials, now: float) -> Token:
    """A tenant access token for an app.

    Raises ``CredentialsError`` for what an administrator has to put right, ``NotSent`` for
    trouble that passes: fetching a token creates nothing, so it is always safe to repeat.
    """
    app = {"app_id": keys.app_id, "app_secret": keys.app_secret}
    if keys.app_ticket:
        body = await _ask(line, _STORE_APP, {**app, "app_ticket": keys.app_ticket})
        ticket = {
            "app_access_token": str(body.get("app_access_token", "")),
            "tenant_key": keys.tenant_key,
        }
        body = await _ask(line, _STORE_TENANT, ticket)
    else:
        body = await _ask(line, _INTERNAL, app)
    value, expire = body.get("tenant_access_token"), body.get("expire")
    if not isinstance(value, str) or not value or not isinstance(expire, int | float):
        raise NotSent("token-malformed", {"host": line.url("").host})
    return Token(value, now + float(expire))


async def _ask(line: Line, path: str, keys: dict[str, str]) -> dict[str, object]:
    url = line.url(path)
    try:
        response = await exchange(line.send, post(url, keys))
    except AnswerLost as error:
        raise NotSent(error.slug, error.params) from error
    body = body_of(response)
    if body is None:
        raise NotSent("token-not-json", {"host": url.host, "status": response.status_code})
    code = code_in(body)
    if code == OK and response.is_success:
        return dict(body)
    if code in TOKEN_CODES:
        raise CredentialsError(TOKEN_CODES[code], {"code": code})
    message = mask(str(body.get("msg", "")))
    throttled = code in CODES and CODES[code].meaning is Meaning.THROTTLED
    if throttled or is_busy(code) or response.status_code >= 500 or response.status_code == 429:
        raise NotSent("token-busy", {"host": url.host, "code": code, "message": message})
    raise CredentialsError("token-refused", {"code": code, "message": message})


class TokenAuth:
    """Sends each request with the token on it.

    One refresh at a time however many requests are in flight; a request whose token is dead
    is replayed once.  What the replay is answered with is the caller's to judge.
    """

    def __init__(
        self,
        line: Line,
        keys: Credentials,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = line
        self._keys = keys
        self._clock = clock
        self._lock = asyncio.Lock()
        self._generation = 0
        self._token = Token(keys.token, float("inf")) if keys.token else None

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send with the token; where it is dead, once more with another."""
        value, generation = await self.current()
        request.headers["Authorization"] = f"Bearer {value}"
        response = await self._line.send(request)
        if _is_dead(response) and not self._keys.token:
            value, _ = await self.current(dead=generation)
            request.headers["Authorization"] = f"Bearer {value}"
            response = await self._line.send(request)
        return response

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
            self._token = await fetch_token(self._line, self._keys, self._clock())
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
