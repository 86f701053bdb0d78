"""What is masked, and what must stay readable."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from importer.api.envelope import reply_of
from importer.api.secrets import Secrets, mask
from tests.api.test_envelope import _response


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


@pytest.mark.parametrize("word", ["plain-secret", 'a"b\\c/d+e f', "密码-0123", "<&'>x", "Aa.Bb*"])
def test_a_known_secret_is_masked_in_every_spelling(word):
    """As it is, in a JSON text, in a form or an address, on a page; in any case of letters."""
    hide = Secrets([word]).mask
    spellings = (word, json.dumps(word), json.dumps(word, ensure_ascii=False), quote(word, ""))
    for text in (*spellings, word.upper(), f"<b>{word}</b>"):
        assert hide(f"before {text} after").strip('"') not in (text, f"before {text} after")
    assert hide("an innocent sentence") == "an innocent sentence"


@pytest.mark.parametrize(
    "proxy",
    [
        "http://us:hunter2@p.corp:8080",
        "us:hunter2@p.corp",
        "socks5h://us:hunter2@p.corp",
        "http://us:hun%74er2@p.corp",
    ],
)
def test_a_proxys_password_is_known(proxy):
    """Also as it is sent, and with its signs escaped."""
    hide = Secrets((), [proxy]).mask
    assert hide("said hunter2") == "said ***"
    assert hide("Basic dXM6aHVudGVyMg==") == "Basic ***"
    assert hide("via p.corp for us") == "via p.corp for us"


def test_a_password_that_breaks_the_address_is_known():
    """A malformed address must not show its password either."""
    for proxy in ("http://user:s3cr#t@127.0.0.1:9", "http://user:s3cr/t@127.0.0.1:9"):
        assert "s3cr" not in Secrets((), [proxy]).mask(f"no such proxy: {proxy}")


def test_nothing_and_next_to_nothing_hide_nothing():
    """An empty key, or one of three letters, does not blot out every sentence."""
    assert Secrets(["", "abc"]).mask("abc and the rest") == "abc and the rest"
    assert "word" not in repr(Secrets(["wordy"]))


def test_a_token_learnt_later_is_masked():
    """Whatever it looks like."""
    secrets = Secrets(["first-one"])
    secrets.add("x.y.z-odd-token")
    assert secrets.mask("first-one x.y.z-odd-token") == "*** ***"
