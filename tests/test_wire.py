"""Answers as data, errors as ours, secrets blotted out."""

from __future__ import annotations

import json

import httpx
import pytest

from importer.wire import body_of, mask, post, reply_of

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
    assert (reply.code, reply.broken) == (None, body.startswith(b"{"))


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
    text = mask("Authorization: Bearer t-g1044ghJRUIJJ5 and u-abcdefgh12 but t-shirt")
    assert "g1044" not in text
    assert "abcdefgh" not in text
    assert "t-shirt" in text
    echoed = {"code": 1, "msg": "bad token t-g1044ghJRUIJJ5"}
    assert "g1044" not in reply_of(_response(400, echoed)).message


def test_post_is_utf8_json_that_says_so():
    """Content type and bytes as the API's page asks."""
    client = httpx.AsyncClient(base_url="https://api.example")
    request = post(client, "/x", {"serial_number": "序列"}, None)
    assert request.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(request.content) == {"serial_number": "序列"}
    assert "序列".encode() in request.content
