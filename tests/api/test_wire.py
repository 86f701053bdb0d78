"""Answers as data, errors as ours, secrets blotted out."""

from __future__ import annotations

import asyncio
import json
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from importer.api.client import PATH, DeviceApi, bucket, proxy_for
from importer.api.retry import classify
from importer.api.wire import Line, bare, body_of, exchange, mask, post, reply_of
from importer.model.errors import AnswerLost, InputError
from importer.model.settings import Credentials, Settings
from importer.vocabulary.codes import Meaning

RECORD = {"code": 0, "msg": "success", "data": {"device_record_id": "7089353870308032531"}}


def _response(status, body, headers=()):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.Response(status, content=content, headers=dict(headers))


def test_success():
    """The record id, the log id and the server's clock."""
    headers = {"X-Tt-Logid": "2026", "Date": "Mon, 23 Nov 2026 08:00:00 GMT"}
    reply = reply_of(_response(200, RECORD, headers))
    assert (reply.code, reply.record_id, reply.log_id) == (0, "7089353870308032531", "2026")
    assert reply.date == 1795420800.0


def test_record_id_as_a_number_keeps_all_its_digits():
    """A gateway that sends the id as a number does not cost it its last digits."""
    body = b'{"code":0,"data":{"device_record_id":7089353870308032531}}'
    assert reply_of(_response(200, body)).record_id == "7089353870308032531"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"code":0,"da',
        b"[1]",
        b"null",
        b'{"msg":"x"}',
        b'{"code":"0"}',
        b'{"code":true}',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_an_envelope_has_no_code(body):
    """HTML, broken-off JSON, other JSON: no code, whatever it looks like."""
    assert body_of(_response(200, body)) is None
    reply = reply_of(_response(502, body))
    assert (reply.code, reply.broken) == (None, body == b'{"code":0,"da')


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("5", 5.0),
        ("0.25", 0.25),
        ("0", 0.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_reset_header(header, seconds):
    """A whole or a broken number of seconds; anything else is none."""
    body = {"code": 99991400, "msg": "request trigger frequency limit"}
    assert reply_of(_response(429, body, {"X-Ogw-Ratelimit-Reset": header})).wait == seconds


def test_missing_scope_names_the_scope_and_the_link():
    """What an administrator needs, from either spelling of the error object."""
    link = "https://open.feishu.cn/app/cli_x/auth?q=a:b&op_from=openapi"
    live = {
        "code": 99991672,
        "msg": f"Access denied. {link}",
        "error": {"log_id": "L1", "permission_violations": [{"type": "t", "subject": "a:b"}]},
    }
    documented = {
        "code": 99991672,
        "msg": "Access denied.",
        "error": {
            "logid": "L1",
            "permission_violations": [{"scope": "a:b"}],
            "helps": [{"url": link, "description": "d"}],
        },
    }
    for body in (live, documented):
        reply = reply_of(_response(400, body))
        assert (reply.details, reply.link, reply.log_id) == ("a:b", link, "L1")


def test_field_violations_are_told():
    """Which field the gateway refuses, and why."""
    body = {
        "code": 99992402,
        "msg": "field validation failed",
        "error": {"field_violations": [{"field": "device_system", "description": "required"}]},
    }
    assert reply_of(_response(400, body)).details == "device_system: required"


@pytest.mark.parametrize("error", [None, 5, [], {"field_violations": 3}, {"helps": ["x"]}])
def test_odd_error_objects_do_no_harm(error):
    """An error object of another shape is passed over."""
    assert reply_of(_response(400, {"code": 1, "error": error})).details == ""


def test_tokens_are_masked():
    """No token survives in a message, with or without its scheme."""
    text = mask(
        "Authorization: Bearer t-g1044ghJRUIJJ5abcdefgh0123 and u-abcdefgh1234567890abcd"
        " but t-shirt and a-devices-2026.xlsx"
    )
    assert "g1044" not in text
    assert "abcdefgh" not in text
    assert "t-shirt and a-devices-2026.xlsx" in text
    echoed = {"code": 1, "msg": "bad token t-g1044ghJRUIJJ5abcdefgh0123"}
    assert "g1044" not in reply_of(_response(400, echoed)).message


def test_post_is_utf8_json_that_says_so():
    """Content type and bytes as the API's page asks."""
    request = post(httpx.URL("https://api.example/x"), {"serial_number": "序列"})
    assert request.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(request.content) == {"serial_number": "序列"}
    assert "序列".encode() in request.content


def test_a_line_keeps_the_base_addresses_own_path():
    """With or without a slash at its end."""
    for base in ("https://gw.corp/feishu", "https://gw.corp/feishu/"):
        url = Line(base, httpx.AsyncBaseTransport()).url("/open-apis/x?page_size=1")
        assert str(url) == "https://gw.corp/feishu/open-apis/x?page_size=1"


def test_requests_say_who_asks_and_do_not_wait_for_ever():
    """Ten seconds to connect, thirty for an answer, whatever the method."""
    url = httpx.URL("https://api.example/x")
    for request in (post(url, {}), bare("GET", url)):
        assert request.headers["user-agent"].startswith("device-importer/")
        timeout = request.extensions["timeout"]
        assert (timeout["connect"], timeout["read"], timeout["write"]) == (10, 30, 30)


def test_httpcore_finds_what_it_looks_for():
    """A dozen times a request it imports sniffio; where that is missing it costs a third more."""
    assert find_spec("sniffio") is not None


def test_another_programs_json_is_not_ours_broken_off():
    """A proxy that refuses in JSON of its own stops the run instead of leaving doubts."""
    reply = reply_of(_response(403, {"message": "blocked"}))
    assert (reply.code, reply.broken) == (None, False)
    assert classify(reply).meaning is Meaning.STOP


def test_a_body_that_cant_be_unpacked_gives_its_connection_back():
    """It is a lost answer, and no connection is kept for it for ever."""
    closed = []

    class Body(httpx.AsyncByteStream):
        async def __aiter__(self):
            yield b"hello"

        async def aclose(self):
            closed.append(True)

    headers = {"Content-Encoding": "gzip"}
    transport = httpx.MockTransport(
        lambda request: httpx.Response(200, headers=headers, stream=Body())
    )
    line = Line("https://h.cn", transport)
    with pytest.raises(AnswerLost):
        asyncio.run(exchange(line.send, bare("GET", line.url("/x"))))
    assert closed


def test_pacing_holds_below_a_path():
    """A base address with a path of its own does not leave the creates unpaced."""
    url = f"https://gw.corp/feishu{PATH}"
    assert bucket(httpx.Request("POST", url)) == "create"
    assert bucket(httpx.Request("DELETE", f"{url}/71")) == "delete"
    assert bucket(httpx.Request("GET", url)) == "list"
    assert bucket(httpx.Request("POST", "https://gw.corp/feishu/open-apis/auth/v3/x")) == "token"


@pytest.mark.parametrize(
    ("value", "proxy"),
    [
        ("http://p.corp:8080", "http://p.corp:8080"),
        ("user:pw@p.corp:8080", "http://user:pw@p.corp:8080"),
        ("socks5://p.corp:1080", "socks5://p.corp:1080"),
    ],
)
def test_proxies(monkeypatch, value, proxy):
    """With or without its scheme."""
    for name in ("no_proxy", "NO_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", value)
    assert proxy_for("https://open.feishu.cn") == proxy


def test_a_proxy_that_is_none_is_told_without_its_password(monkeypatch):
    """The sentence names the variable and shows no secret."""
    monkeypatch.setenv("HTTPS_PROXY", "gopher://user:hunter2@p.corp")
    settings = Settings("https://open.feishu.cn", Credentials("a", "b"), Path())
    with pytest.raises(InputError) as caught:
        DeviceApi(settings)
    assert caught.value.slug == "proxy-address"
    assert "hunter2" not in str(caught.value)
