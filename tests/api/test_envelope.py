"""Answers as data: what is the API's, and what is anybody else's."""

from __future__ import annotations

import json

import httpx
import pytest
from hypothesis import given, settings, strategies as st

from importer.api.envelope import body_of, reply_of
from importer.api.retry import classify
from importer.api.secrets import Secrets
from importer.vocabulary.codes import CODES, Meaning

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


@pytest.mark.parametrize(
    "error",
    [
        None,
        5,
        [],
        {"field_violations": 3},
        {"helps": ["x"]},
        {"field_violations": [{"field": [["x"]], "description": {}}], "log_id": [1]},
    ],
)
def test_odd_error_objects_do_no_harm(error):
    """An error object of another shape is passed over."""
    for more in ({}, {"msg": "odd"}):
        assert reply_of(_response(400, {"code": 1, "error": error, **more})).details == ""


def test_another_programs_json_is_not_ours_broken_off():
    """A proxy that refuses in JSON of its own speaks of the way to the API."""
    reply = reply_of(_response(403, {"message": "blocked"}))
    assert (reply.code, reply.broken) == (None, False)
    assert classify(reply).meaning is Meaning.UNCLEAR


@pytest.mark.parametrize(
    "body",
    [
        {"code": 403, "message": "blocked by policy"},
        {"code": 0, "message": "please log in", "url": "https://portal"},
        {"code": 1785005},
        {"code": 200, "data": "page"},
    ],
)
def test_a_code_alone_makes_no_envelope(body):
    """Another program's JSON may have a code as well: without msg or data it is not ours."""
    reply = reply_of(_response(403, body))
    assert (reply.code, classify(reply).doubt) == (None, True)


def test_deep_brackets_are_no_envelope():
    """A body that no parser can follow is one that is not the API's, not a fault of ours."""
    for body in (b"[" * 200_000, b'{"a":' * 200_000):
        reply = reply_of(_response(200, body))
        assert (reply.code, classify(reply).doubt) == (None, True)


@pytest.mark.parametrize(
    ("status", "kind", "body", "certain"),
    [
        (404, "text/plain", b"404 page not found", True),
        (404, "text/plain; charset=utf-8", b"404 page not found\n", True),
        (404, "text/html", b"404 page not found", False),
        (404, "text/plain", b"blocked by policy", False),
        (403, "text/plain", b"404 page not found", False),
        (404, "", b"404 page not found", False),
    ],
)
def test_only_the_gateways_own_404_is_certain(status, kind, body, certain):
    """Any other page may stand in the place of an answer to a request that acted."""
    reply = reply_of(_response(status, body, {"Content-Type": kind} if kind else ()))
    verdict = classify(reply)
    meaning = Meaning.STOP if certain else Meaning.UNCLEAR
    assert (reply.no_such_path, verdict.meaning) == (certain, meaning)
    assert verdict.doubt is not certain


@pytest.mark.parametrize(
    "date",
    [
        "",
        "now",
        "Mon Nov 23 08:00:00 2026",
        "Mon, 23 Nov 2026 08:00:00",
        "Mon, 23 Nov 2026 08:00:00 -0000",
        "Mon, 23 Nov 2026 16:00:00 +0800",
        "Mon, 23 Nov 2026 08:00:00 EST",
        "Monday, 23-Nov-26 08:00:00 GMT",
        "Mon, 23 Nov 99999999999999999999 08:00:00 GMT",
        "Mon, 23 Nov 0026 08:00:00 GMT",
        "Mon, 23 Nov 1969 08:00:00 GMT",
        "Mon, 99 Nov 2026 99:99:99 GMT",
        "Mon, 00 Xxx 2026 08:00:00 GMT",
        "Mon, 23 Nov 2026 08:00:00 GMT, Mon, 23 Nov 2026 08:00:00 GMT",
    ],
)
def test_a_date_that_is_not_in_gmt_is_none(date):
    """A time that may be anybody's local one must not decide whose a record is."""
    assert reply_of(_response(200, RECORD, {"Date": date})).date is None


def test_a_date_survives_the_zone_of_this_machine(monkeypatch):
    """The server's clock is the same wherever we are."""
    import time

    monkeypatch.setenv("TZ", "America/New_York")
    getattr(time, "tzset", lambda: None)()
    try:
        reply = reply_of(_response(200, RECORD, {"Date": "Mon, 23 Nov 2026 08:00:00 GMT"}))
    finally:
        monkeypatch.undo()
        getattr(time, "tzset", lambda: None)()
    assert reply.date == 1795420800.0


def test_what_we_know_as_secret_is_nowhere_in_a_reply():
    """A gateway that quotes the request finds its quotation masked, wherever it put it."""
    word = "s3cret/with+signs"
    hide = Secrets([word]).mask
    quoting = {
        "code": 99992402,
        "msg": f"bad {word}",
        "error": {
            "log_id": f"L-{word}",
            "helps": [{"url": "https://x/?k=s3cret%2Fwith%2Bsigns"}],
            "field_violations": [{"field": "app_secret", "description": word}],
        },
    }
    assert "s3cret" not in repr(reply_of(_response(400, quoting), hide))
    page = f"<p>{word}</p>" + "x" * 190
    headers = {"X-Tt-Logid": word}
    assert "s3cret" not in repr(reply_of(_response(403, page.encode(), headers), hide))


def test_half_a_secret_is_none_either():
    """What is masked is masked before the text is cut."""
    hide = Secrets(["s3cret-0123456789"]).mask
    page = "x" * 190 + "s3cret-0123456789"
    assert "s3cr" not in reply_of(_response(502, page.encode()), hide).message
    long = {"code": 1, "msg": "x" * 490 + "s3cret-0123456789"}
    assert "s3cr" not in reply_of(_response(400, long), hide).message


@pytest.mark.parametrize(
    "record_id",
    [None, True, 1.5, "", [], {}, 10**30, " ", "7 1", "7\n", "7\x1b[2J", "\ud800", "七", "7" * 900],
)
def test_what_is_no_record_id_is_none(record_id):
    """A success without an id that could be deleted again is no success that could be told."""
    reply = reply_of(
        _response(200, {"code": 0, "msg": "ok", "data": {"device_record_id": record_id}})
    )
    assert reply.record_id is None
    assert classify(reply).doubt


def test_numbers_that_no_database_takes_are_no_codes():
    """An answer with one is not the API's."""
    for number in (2**63, -(2**63), 10**400, 0.0, float("nan")):
        assert reply_of(_response(200, {"code": number, "msg": "ok"})).code is None


def test_half_characters_are_replaced():
    """JSON can escape half of one; neither the journal nor a workbook could hold it."""
    odd = b'{"code":1,"msg":"a\\ud83db","error":{"log_id":"\\ud83d","helps":[{"url":"\\ud83d"}]}}'
    reply = reply_of(_response(400, odd))
    assert (reply.message, reply.log_id, reply.link) == ("a?b", "?", "?")
    repr(reply).encode()


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud83d"),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=8,
)
_VIOLATION = st.dictionaries(st.sampled_from(("field", "description", "subject", "url")), _ANYTHING)
_ERROR = st.dictionaries(
    st.sampled_from(("log_id", "logid", "field_violations", "permission_violations", "helps")),
    st.lists(_VIOLATION, max_size=2) | _ANYTHING,
)
_ENVELOPE = st.fixed_dictionaries(
    {"code": st.sampled_from([*CODES, 424242]) | _ANYTHING, "msg": st.text() | _ANYTHING},
    optional={"error": _ERROR | _ANYTHING, "data": _ANYTHING},
)


@settings(max_examples=300, deadline=None)
@given(
    status=st.integers(200, 599),
    content=st.binary() | (_ENVELOPE | _ANYTHING).map(lambda value: json.dumps(value).encode()),
    headers=st.dictionaries(
        st.sampled_from((b"date", b"x-tt-logid", b"x-ogw-ratelimit-reset", b"content-type")),
        st.binary(max_size=40).map(lambda text: text.translate(None, b"\r\n\0")),
    ),
)
def test_no_answer_is_a_fault_of_ours(status, content, headers):
    """Whatever comes back is a reply with a verdict, its texts such as a database takes; and
    what has no code leaves a doubt, but for the gateway's own 404."""
    reply = reply_of(httpx.Response(status, content=content, headers=list(headers.items())))
    verdict = classify(reply)
    "".join((reply.message, reply.details, reply.link, reply.log_id)).encode()
    assert reply.code is not None or verdict.doubt or reply.no_such_path
    assert verdict.meaning is not Meaning.CREATED or reply.record_id
