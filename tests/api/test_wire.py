"""The wire: what leaves, what comes back, and what is said where neither is known."""

from __future__ import annotations

import asyncio
import gzip
import json
import ssl
import time

import httpx
import pytest

from importer.api import wire
from importer.api.client import client_for
from importer.api.secrets import Secrets, mask
from importer.api.wire import HELD_UP, LARGEST_ANSWER, LONGEST_ANSWER, PacedTransport
from importer.model.errors import AnswerLost, NotSent
from tests.api.loopback import answered, asked, saying

OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json"


def _through(inner):
    """One GET through the paced transport around this far side."""

    async def main():
        transport = PacedTransport(inner, {}, lambda _: "x", mask)
        async with httpx.AsyncClient(transport=transport, base_url="http://h.cn") as client:
            return await client.get("/x")

    return main


def _client(port):
    return client_for(f"http://127.0.0.1:{port}", None, {}, Secrets())


class _Raising(httpx.AsyncBaseTransport):
    """Raises after so much was heard of the request."""

    def __init__(self, error, *events):
        self.error, self.events = error, events

    async def handle_async_request(self, request):
        for event in self.events:
            await request.extensions["trace"](event, {"request": request})
        raise self.error


FAULTS = [
    ssl.SSLError("bad record mac"),
    OSError("no buffer space"),
    ExceptionGroup("two", [OverflowError("port"), OSError("other")]),
    RecursionError("deep"),
    httpx.ReadError("reset"),
    httpx.LocalProtocolError("illegal header"),
    httpx.RemoteProtocolError("no answer"),
    httpx.StreamError("odd"),
    UnicodeDecodeError("ascii", b"\xff", 0, 1, "odd"),
    AssertionError(),
]


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
def test_whatever_a_library_raises_is_a_lost_answer(leap, error):
    """A record in the middle of the run must not end it, and a doubt claims nothing."""
    events = ("connection.connect_tcp.started", "http11.send_request_headers.started")
    for heard in ((), events):
        with pytest.raises(AnswerLost) as caught:
            leap(_through(_Raising(error, *heard)))
        assert caught.value.params["host"] == "h.cn"


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
def test_what_fails_before_anything_left_was_not_sent(leap, error):
    """Where nothing but connecting was heard of, it is safe to send again."""
    events = ("connection.connect_tcp.started", "connection.start_tls.started")
    with pytest.raises(NotSent) as caught:
        leap(_through(_Raising(error, *events)))
    assert caught.value.slug == "unreachable"


@pytest.mark.parametrize(
    ("error", "slug"),
    [
        (httpx.ConnectError("refused"), "unreachable"),
        (httpx.ConnectTimeout("slow"), "unreachable"),
        (httpx.PoolTimeout("all busy"), "unreachable"),
        (httpx.ProxyError("407 Proxy Authentication Required"), "proxy"),
    ],
)
def test_no_connection_is_not_sent(leap, error, slug):
    """Nothing leaves without one."""
    with pytest.raises(NotSent) as caught:
        leap(_through(_Raising(error)))
    assert caught.value.slug == slug


def test_a_stop_is_no_fault(leap):
    """Whoever is told to stop stops: that is no answer lost."""
    with pytest.raises(asyncio.CancelledError):
        leap(_through(_Raising(asyncio.CancelledError())))


def test_an_error_says_no_secret():
    """A library may quote an address, with the password in it."""
    transport = PacedTransport(
        _Raising(httpx.ReadError("http://us:s3cret@p")), {}, lambda _: "", Secrets(["s3cret"]).mask
    )

    async def main():
        async with httpx.AsyncClient(transport=transport) as client:
            await client.get("http://h.cn/")

    with pytest.raises(AnswerLost) as caught:
        asyncio.run(main())
    assert "s3cret" not in str(caught.value)


def test_nobody_there_is_not_sent():
    """The real thing: a port that nobody listens on."""

    async def main():
        async with _client(9) as client:
            await client.get("/x")

    with pytest.raises(NotSent):
        asyncio.run(main())


@pytest.mark.parametrize(
    "head",
    [
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 100",
        "nonsense",
        "HTTP/1.1 200 OK\r\nContent-Length: ten",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
        "HTTP/1.1 200 OK\r\nX: " + "x" * 200_000,
    ],
)
def test_an_answer_that_breaks_off_is_lost(head):
    """The real thing: the request has left, and no whole answer came."""
    with pytest.raises(AnswerLost):
        asked(answered(head, b"zz"))


def test_a_proxy_that_refuses_the_way_has_sent_nothing():
    """The real thing: asked for the way, it says no, nothing, or nonsense."""
    for head in ("HTTP/1.1 407 Proxy Authentication Required", "", "nonsense"):
        with pytest.raises(NotSent) as caught:
            asked(answered(head), "https://api.example/x", proxy="http://us:pw@127.0.0.1:{port}")
        assert "pw@" not in str(caught.value)


def _dripping(first):
    """Begins an answer and goes on with a byte at a time, for ever."""

    class Drip(httpx.AsyncByteStream):
        closed = False

        async def __aiter__(self):
            yield first
            while True:
                await asyncio.sleep(5)
                yield b" "

        async def aclose(self):
            self.closed = True

    return Drip()


def test_an_answer_has_a_total_time(leap):
    """A byte every five seconds is within each read's limit, and never ends: lost after a
    minute, its connection given back."""
    stream = _dripping(b"{")

    async def main():
        loop = asyncio.get_running_loop()
        began = loop.time()
        with pytest.raises(AnswerLost) as caught:
            await _through(httpx.MockTransport(lambda _: httpx.Response(200, stream=stream)))()
        return caught.value.slug, loop.time() - began

    slug, seconds = leap(main)
    assert (slug, stream.closed) == ("no-answer", True)
    assert seconds == pytest.approx(LONGEST_ANSWER, abs=1e-2)


@pytest.mark.parametrize(("seconds", "is_told"), [(1, True), (12, False)])
def test_a_date_tells_the_time_of_a_prompt_answer_alone(leap, seconds, is_told):
    """Written before the answer dawdled, it would put the server's clock as far behind."""

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            await asyncio.sleep(seconds)
            return httpx.Response(200, headers={"Date": "x"}, stream=httpx.ByteStream(b"{}"))

    assert ("date" in leap(_through(Slow())).headers) is is_told


def test_headers_have_the_same_total_time(leap):
    """As have the ways there: all of one exchange, its turn not counted."""

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            await request.extensions["trace"]("http11.send_request_headers.started", {})
            await asyncio.sleep(3600)

    with pytest.raises(AnswerLost):
        leap(_through(Slow()))


def test_a_proxy_that_takes_for_ever_has_sent_nothing(leap):
    """The time is up before the request left: not sent."""

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            await request.extensions["trace"]("connection.connect_tcp.started", {})
            await asyncio.sleep(3600)

    with pytest.raises(NotSent):
        leap(_through(Slow()))


@pytest.mark.parametrize(("seconds", "is_sent"), [(HELD_UP - 1, True), (HELD_UP + 1, False)])
@pytest.mark.parametrize("clock", ["loop", "wall"])
def test_what_was_held_up_for_long_does_not_leave(leap, monkeypatch, clock, seconds, is_sent):
    """The process was stopped, or the machine slept, after the request was written down: left
    now, it would act at a time of which nobody knows."""

    class Held(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            if clock == "loop":
                await asyncio.sleep(seconds)
            else:
                now = time.time() + seconds
                monkeypatch.setattr(wire.time, "time", lambda: now)
            await request.extensions["trace"]("http11.send_request_headers.started", {})
            return httpx.Response(200, stream=httpx.ByteStream(b"{}"))

    if is_sent:
        assert leap(_through(Held())).status_code == 200
        return
    with pytest.raises(NotSent):
        leap(_through(Held()))


@pytest.mark.parametrize("size", [0, 1, LARGEST_ANSWER, LARGEST_ANSWER + 1, 5 * LARGEST_ANSWER])
def test_an_answer_has_a_size(size):
    """The real thing: 1 MB is read, a byte more is too much."""
    say = answered(f"{OK}\r\nContent-Length: {size}", b"x" * size)
    if size <= LARGEST_ANSWER:
        assert len(asked(say).content) == size
        return
    with pytest.raises(AnswerLost) as caught:
        asked(say)
    assert caught.value.slug == "answer-odd"


def test_a_page_of_a_hundred_records_fits():
    """The longest list that the API gives, with every field at its longest."""
    record = {f"field_{number}": "x" * 256 for number in range(30)}
    body = json.dumps({"code": 0, "msg": "success", "data": {"items": [record] * 100}}).encode()
    assert 500_000 < len(body) < LARGEST_ANSWER
    assert asked(answered(f"{OK}\r\nContent-Length: {len(body)}", body)).json()["code"] == 0


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "GZIP", "identity, gzip"])
def test_nothing_is_unpacked(coding):
    """Nobody asked for it, and half a megabyte may hold half a gigabyte."""
    say = answered(f"{OK}\r\nContent-Encoding: {coding}", gzip.compress(bytes(1 << 22)))
    with pytest.raises(AnswerLost) as caught:
        asked(say)
    assert coding.lower() in str(caught.value)


def test_an_answer_that_says_it_is_plain_is_read():
    """``identity`` is what we ask for."""
    assert asked(answered(f"{OK}\r\nContent-Encoding: identity", b"{}")).content == b"{}"


def test_no_compression_is_asked_for():
    """And who asks is said; nothing else leaves that is not needed."""
    heads = []

    async def say(reader, writer):
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode().lower())
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    asked(say)
    assert "accept-encoding: identity" in heads[0]
    assert "user-agent: device-importer/" in heads[0]
    assert "cookie" not in heads[0]


def test_no_cookie_is_kept_and_no_redirect_followed():
    """A log-in page of the network sets both; the token must not follow it."""
    seen = []

    async def say(reader, writer):
        for _ in range(2):
            seen.append((await reader.readuntil(b"\r\n\r\n")).decode().lower())
            writer.write(
                b"HTTP/1.1 302 Found\r\nSet-Cookie: portal=1\r\nLocation: http://[odd\r\n"
                b"Content-Length: 0\r\n\r\n"
            )

    async def main():
        async with saying(say) as port, _client(port) as client:
            statuses = [(await client.get("/x")).status_code for _ in range(2)]
            return statuses, len(client.cookies)

    statuses, cookies = asyncio.run(main())
    assert (statuses, cookies, len(seen)) == ([302, 302], 0, 2)
    assert "cookie" not in seen[1]


def test_an_answer_that_is_not_read_gives_its_connection_back():
    """Forty of them would be all that there are."""
    closed = []

    class Body(httpx.AsyncByteStream):
        async def __aiter__(self):
            yield b"hello"

        async def aclose(self):
            closed.append(True)

    headers = {"Content-Encoding": "gzip"}
    far = httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, stream=Body()))
    with pytest.raises(AnswerLost):
        asyncio.run(_through(far)())
    assert closed


def test_the_limits_are_those_that_are_told():
    """Ten seconds to connect, thirty for the next part of an answer, sixty for all of it."""
    assert (wire.CONNECT, wire.ANSWER, wire.LONGEST_ANSWER) == (10, 30, 60)


def test_a_socks_proxy_is_told_the_name():
    """``socks5h``: the proxy looks the address up, which a computer behind it often can't."""
    wanted = []

    async def say(reader, writer):
        await reader.readexactly(3)
        writer.write(b"\x05\x00")
        kind, length = (await reader.readexactly(5))[3:]
        wanted.append((kind, await reader.readexactly(length + 2)))
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        await answered(f"{OK}\r\nContent-Length: 2", b"{}")(reader, writer)

    assert asked(say, proxy="socks5h://127.0.0.1:{port}").content == b"{}"
    assert wanted == [(3, b"api.example\x00\x50")]
