"""The token: one refresh at a time, in time, and one replay, no more."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing
from dataclasses import replace

import httpx
import pytest

from importer.api.auth import MARGIN, TokenAuth, fetch_token
from importer.api.wire import Line, bare
from importer.model.errors import CredentialsError, NotSent
from importer.model.settings import Credentials
from importer.sandbox.app import running
from importer.sandbox.tokens import APP_TICKET
from tests.sandbox.calls import QUIET, RECORDS, TOKEN, FakeClock

KEYS = Credentials("cli_sandbox", "sandbox-secret")


def _with_line(base_url, main):
    async def inside():
        line = Line(base_url, httpx.AsyncHTTPTransport())
        async with aclosing(line):
            return await main(line)

    return asyncio.run(inside())


def _token_calls(box):
    return sum(call.path == TOKEN for call in box.calls)


def test_a_token_and_its_end():
    """The end is the seconds that the reply gives, from now."""
    with running(QUIET) as box:
        token = _with_line(box.base_url, lambda line: fetch_token(line, KEYS, 100.0))
    assert token.value.startswith("t-")
    assert token.ends_at == 7300.0
    assert token.value not in repr(token)


def test_store_app():
    """App ticket and tenant key, through both endpoints."""
    keys = Credentials("cli_sandbox", "sandbox-secret", "", APP_TICKET, QUIET.tenant_key)
    with running(QUIET) as box:
        token = _with_line(box.base_url, lambda line: fetch_token(line, keys, 0.0))
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
        _with_line(box.base_url, lambda line: fetch_token(line, keys, 0.0))
    assert caught.value.slug == slug
    assert "wrong" not in str(caught.value)


def test_nobody_there(nowhere):
    """A token that can't be fetched has created nothing: always safe to repeat."""
    with pytest.raises(NotSent) as caught:
        _with_line(nowhere, lambda line: fetch_token(line, KEYS, 0.0))
    assert caught.value.slug == "unreachable"


def _listing(auth, line, count=1):
    url = line.url(f"{RECORDS}?page_size=1")
    return asyncio.gather(*(auth.send(bare("GET", url)) for _ in range(count)))


def test_twenty_requests_need_one_token():
    """However many start at once, the token is fetched once."""

    async def main(line):
        return await _listing(TokenAuth(line, KEYS), line, 20)

    with running(QUIET) as box:
        replies = _with_line(box.base_url, main)
        assert [reply.json()["code"] for reply in replies] == [0] * 20
        assert _token_calls(box) == 1


def test_a_token_that_dies_in_flight_is_refreshed_once():
    """Twenty requests meet the dead token: one refresh, each replayed once, all answered."""

    async def main(line):
        auth = TokenAuth(line, KEYS)
        await auth.current()
        auth._token = replace(auth._token, value="t-" + "x" * 40)
        return await _listing(auth, line, 20)

    with running(QUIET) as box:
        replies = _with_line(box.base_url, main)
        codes = Counter(call.code for call in box.calls if call.path == RECORDS)
        assert [reply.json()["code"] for reply in replies] == [0] * 20
        assert _token_calls(box) == 2
        assert codes == {99991663: 20, 0: 20}


def test_a_second_death_is_told_and_not_replayed_again():
    """The replay's answer is the caller's, whatever it is: no endless loop."""
    dead = replace(QUIET, faults=replace(QUIET.faults, token=1))

    async def main(line):
        auth = TokenAuth(line, KEYS)
        for _ in range(3):
            (last,) = await _listing(auth, line)
        return last

    with running(dead) as box:
        reply = _with_line(box.base_url, main)
        assert len([c for c in box.calls if c.path == RECORDS]) <= 6
    assert reply.json()["code"] in (0, 99991663)


def test_a_given_token_is_used_and_never_refreshed():
    """FEISHU_TENANT_ACCESS_TOKEN: no token call, and a dead one is told at once."""
    given = Credentials("cli_sandbox", token="t-" + "y" * 40)

    async def main(line):
        return (await _listing(TokenAuth(line, given), line))[0]

    with running(QUIET) as box:
        reply = _with_line(box.base_url, main)
        assert reply.json()["code"] == 99991663
        assert (_token_calls(box), len(box.calls)) == (0, 1)


def test_refresh_comes_before_the_end():
    """Ten minutes before its end a token is replaced, and not a second earlier."""
    clock = FakeClock()

    async def main(line):
        auth = TokenAuth(line, KEYS, clock)
        calls = []
        for seconds in (0, 7200 - MARGIN, 1):
            clock.now += seconds
            await auth.current()
            calls.append(_token_calls(box))
        return calls

    with running(QUIET, clock=clock) as box:
        assert _with_line(box.base_url, main) == [1, 1, 2]
