"""The sandbox's group: which messages its bot takes, by the platform's page on custom bots."""

from __future__ import annotations

import httpx
import pytest

from importer.api.webhook import signature
from importer.sandbox.app import running
from tests.sandbox.calls import FakeClock, quiet

TEXT = {"tag": "plain_text", "content": "x"}
ODD = {"title": TEXT, "template": "no colour"}
CARD = {"header": {"title": TEXT}, "elements": [{"tag": "div", "text": TEXT}]}
#: A moment, its secret, and what OpenSSL makes of them (HMAC-SHA256 of nothing, in Base64).
NOW, SECRET, SIGN = 1599360473, "SEC-demo", "TQlkFzAAJR5fZ8ZvKF/LUc+m/5TvrZNlx1dfsiJbCGU="


@pytest.fixture
def post():
    """Posts a message to a bot with a secret, at a time; returns (HTTP status, code, cards)."""

    def to(message, secret="", word="sandbox", now=NOW):
        with running(quiet(hook_secret=secret), clock=FakeClock(now)) as box:
            url = f"{box.base_url}/open-apis/bot/v2/hook/{word}"
            way = {"content": message} if isinstance(message, bytes) else {"json": message}
            reply = httpx.post(url, trust_env=False, **way)
            return reply.status_code, reply.json()["code"], box.cards

    return to


def test_a_signature_is_what_openssl_makes_of_it():
    """Time and secret are the key, and nothing is signed."""
    assert signature(str(NOW), SECRET) == SIGN


@pytest.mark.parametrize("timestamp", [NOW, str(NOW)])
@pytest.mark.parametrize(("later", "code"), [(0, 0), (3600, 0), (3601, 19021), (-3601, 19021)])
def test_a_signature_is_good_for_an_hour(timestamp, later, code, post):
    """The time may be a number or a text."""
    message = {"timestamp": timestamp, "sign": SIGN, "msg_type": "interactive", "card": CARD}
    assert post(message, SECRET, now=NOW + later) == (200, code, [CARD] if code == 0 else [])


@pytest.mark.parametrize(
    "change", [{"sign": SIGN[::-1]}, {"sign": None}, {"timestamp": "soon"}, {}]
)
def test_what_is_not_signed_is_refused(change, post):
    """Where the bot has a secret; without one nobody looks."""
    message = {"msg_type": "interactive", "card": CARD}
    signed = {"timestamp": str(NOW), "sign": SIGN} if change else {}
    assert post({**message, **signed, **change}, SECRET)[1] == 19021
    assert post(message)[1] == 0


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"no json", 9499),
        (b"[]", 9499),
        ({}, 19002),
        ({"msg_type": "text", "content": {"text": "x"}}, 9499),
        ({"msg_type": "interactive"}, 9499),
        ({"msg_type": "interactive", "card": {**CARD, "elements": []}}, 9499),
        ({"msg_type": "interactive", "card": {"elements": CARD["elements"]}}, 9499),
        ({"msg_type": "interactive", "card": {**CARD, "elements": [{"tag": "div"}]}}, 9499),
        ({"msg_type": "interactive", "card": {**CARD, "elements": [{"tag": "x"}]}}, 9499),
        (
            {
                "msg_type": "interactive",
                "card": {**CARD, "header": {"title": TEXT, "template": "x"}},
            },
            9499,
        ),
        (
            {
                "msg_type": "interactive",
                "card": {**CARD, "elements": [{"tag": "div", "text": {**TEXT, "content": ""}}]},
            },
            9499,
        ),
        ({"msg_type": "interactive", "card": CARD, "more": "x" * 20480}, 9499),
    ],
)
def test_another_form_is_refused(message, code, post):
    """And nothing of it is kept."""
    assert post(message) == (200, code, [])


def test_another_word_is_another_bot(post):
    """Which there is not."""
    assert post({"msg_type": "interactive", "card": CARD}, word="other")[1] == 19001
