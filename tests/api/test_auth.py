"""The token: one refresh at a time, in time, and one replay, no more."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import replace

import pytest

from importer.api.auth import MARGIN, TokenAuth, fetch_token
from importer.api.client import client_for
from importer.api.secrets import Secrets
from importer.model.errors import CredentialsError, NotSent
from importer.model.settings import Credentials
from importer.sandbox.app import running
from importer.sandbox.tokens import APP_TICKET
from tests.api.loopback import answered, asked
from tests.sandbox.calls import QUIET, RECORDS, TOKEN, FakeClock

KEYS = Credentials("cli_sandbox", "sandbox-secret")


def _with_client(base_url, main):
    async def inside():
        async with client_for(base_url, None, {}, Secrets()) as client:
            return await main(client)

    return asyncio.run(inside())


def _fetch(base_url, keys, now=0.0):
    return _with_client(base_url, lambda client: fetch_token(client, keys, Secrets(), now))


def _token_calls(box):
    return sum(call.path == TOKEN for call in box.calls)


def test_a_token_and_its_end():
    """The end is the seconds that the reply gives, from now."""
    with running(QUIET) as box:
        token = _fetch(box.base_url, KEYS, 100.0)
    assert token.value.startswith("t-")
    assert token.ends_at == 7300.0
    assert token.value not in repr(token)


def test_store_app():
    """App ticket and tenant key, through both endpoints."""
    keys = Credentials("cli_sandbox", "sandbox-secret", "", APP_TICKET, QUIET.tenant_key)
    with running(QUIET) as box:
        token = _fetch(box.base_url, keys)
    assert token.value.startswith("t-")


@pytest.mark.parametrize(
    ("keys", "slug"),
    [
        (replace(KEYS, app_secret="wrong"), "app-secret"),
        (replace(KEYS, app_id="cli_other"), "app-secret"),
        (replace(KEYS, app_secret=""), "app-malformed"),
        (Credentials("cli_sandbox", "sandbox-secret", "", "stale", "sandbox"), "app-ticket"),
    ],
)
def test_refused_keys(keys, slug):
    """Failures that come with HTTP 200 are failures, and the sentence holds no secret."""
    with running(QUIET) as box, pytest.raises(CredentialsError) as caught:
        _fetch(box.base_url, keys)
    assert caught.value.slug == slug
    assert "wrong" not in str(caught.value)


def test_nobody_there(nowhere):
    """A token that can't be fetched has created nothing: always safe to repeat."""
    with pytest.raises(NotSent) as caught:
        _fetch(nowhere, KEYS)
    assert caught.value.slug == "unreachable"


def _listing(auth, client, count=1):
    url = f"{RECORDS}?page_size=1"
    return asyncio.gather(*(client.get(url, auth=auth) for _ in range(count)))


def test_twenty_requests_need_one_token():
    """However many start at once, the token is fetched once."""

    async def main(client):
        return await _listing(TokenAuth(client, KEYS, Secrets()), client, 20)

    with running(QUIET) as box:
        replies = _with_client(box.base_url, main)
        assert [reply.json()["code"] for reply in replies] == [0] * 20
        assert _token_calls(box) == 1


def test_a_token_that_dies_in_flight_is_refreshed_once():
    """Twenty requests meet the dead token: one refresh, each replayed once, all answered."""

    async def main(client):
        auth = TokenAuth(client, KEYS, Secrets())
        await auth.current()
        auth._token = replace(auth._token, value="t-" + "x" * 40)
        return await _listing(auth, client, 20)

    with running(QUIET) as box:
        replies = _with_client(box.base_url, main)
        codes = Counter(call.code for call in box.calls if call.path == RECORDS)
        assert [reply.json()["code"] for reply in replies] == [0] * 20
        assert _token_calls(box) == 2
        assert codes == {99991663: 20, 0: 20}


def test_a_second_death_is_told_and_not_replayed_again():
    """The replay's answer is the caller's, whatever it is: no endless loop."""
    dead = replace(QUIET, faults=replace(QUIET.faults, token=1))

    async def main(client):
        auth = TokenAuth(client, KEYS, Secrets())
        for _ in range(3):
            (last,) = await _listing(auth, client)
        return last

    with running(dead) as box:
        reply = _with_client(box.base_url, main)
        assert len([c for c in box.calls if c.path == RECORDS]) <= 6
    assert reply.json()["code"] in (0, 99991663)


def test_a_given_token_is_used_and_never_refreshed():
    """FEISHU_TENANT_ACCESS_TOKEN: no token call, and a dead one is told at once."""
    given = Credentials("cli_sandbox", token="t-" + "y" * 40)

    async def main(client):
        return (await _listing(TokenAuth(client, given, Secrets()), client))[0]

    with running(QUIET) as box:
        reply = _with_client(box.base_url, main)
        assert reply.json()["code"] == 99991663
        assert (_token_calls(box), len(box.calls)) == (0, 1)


def test_refresh_comes_before_the_end():
    """Ten minutes before its end a token is replaced, and not a second earlier."""
    clock = FakeClock()

    async def main(client):
        auth = TokenAuth(client, KEYS, Secrets(), clock)
        calls = []
        for seconds in (0, 7200 - MARGIN, 1):
            clock.now += seconds
            await auth.current()
            calls.append(_token_calls(box))
        return calls

    with running(QUIET, clock=clock) as box:
        assert _with_client(box.base_url, main) == [1, 1, 2]


@pytest.mark.parametrize(
    "body",
    [
        {"tenant_access_token": "t-new"},
        {"tenant_access_token": "t-new", "expire": "7200"},
        {"tenant_access_token": "t-new", "expire": 10**400},
        {"tenant_access_token": "t-new", "expire": 0},
        {"tenant_access_token": "t-new", "expire": float("nan")},
        {"tenant_access_token": "", "expire": 7200},
        {"tenant_access_token": ["t-new"], "expire": 7200},
        {"tenant_access_token": "t-new\nX-Other: 1", "expire": 7200},
        {"tenant_access_token": "t-密", "expire": 7200},
        {"expire": 7200},
    ],
)
def test_a_token_that_no_request_could_carry_is_none(body):
    """What is not the API's may say so in many ways; none is a fault of ours."""
    content = json.dumps({"code": 0, "msg": "ok", **body}).encode()
    with pytest.raises(NotSent) as caught:
        asked(answered("HTTP/1.1 200 OK", content), token=KEYS)
    assert caught.value.slug == "token-malformed"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 200_000, b'{"code":0', b'{"code":"0"}'])
def test_a_page_instead_of_a_token(body):
    """It is said that somebody else answered, with the status."""
    with pytest.raises(NotSent) as caught:
        asked(answered("HTTP/1.1 200 OK", body), token=KEYS)
    assert (caught.value.slug, caught.value.params["status"]) == ("token-not-json", 200)


def test_a_lost_token_was_not_sent():
    """Asking for a token creates nothing: it is always safe to ask again."""
    with pytest.raises(NotSent):
        asked(answered("HTTP/1.1 200 OK\r\nContent-Length: 99", b"{"), token=KEYS)


def test_a_refusal_that_quotes_the_secret_is_masked():
    """Nothing that we sent comes back in a sentence."""
    said = {"code": 12345, "msg": "no app with sandbox-secret"}
    with pytest.raises(CredentialsError) as caught:
        asked(answered("HTTP/1.1 200 OK", json.dumps(said).encode()), token=KEYS)
    assert caught.value.params["message"] == "no app with ***"
