"""What is masked, and what must stay readable."""

from __future__ import annotations

import html
import json
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote

import pytest

from importer.api.envelope import reply_of, text_of
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


@pytest.mark.parametrize("word", ["SeCret0123456789", 'S3c+r/et"&\\x=Zk9'])
@pytest.mark.parametrize(
    "spell",
    [
        lambda word: quote(quote(word, ""), ""),
        quote,
        lambda word: json.dumps(json.dumps(word))[3:-3],
        lambda word: json.dumps(word)[1:-1].replace("/", "\\/"),
        lambda word: "".join(f"\\u{ord(letter):04X}" for letter in word),
        lambda word: "".join(f"&#x{ord(letter):x};" for letter in word),
        lambda word: html.escape(json.dumps(word)[1:-1]).replace("&quot;", "&#034;"),
        lambda word: html.escape(html.escape(word)),
        lambda word: word.encode().hex(),
    ],
)
def test_a_spelling_within_a_spelling_is_masked(word, spell):
    """A gateway quotes a request within its own JSON, on a page, in an address."""
    assert Secrets([word]).mask(f"before {spell(word)} after") == "before *** after"


@pytest.mark.parametrize("encode", [b64encode, urlsafe_b64encode])
@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_secret_in_base64_is_masked(before, encode):
    """Alone, or in the middle of what was encoded: what is left says nothing."""
    word = "SeCret~~0123?456789"
    text = encode(f"{before}{word}{before}".encode()).decode()
    shown = Secrets([word]).mask(text)
    assert "***" in shown
    assert len(shown) < 16


def test_what_only_looks_like_a_spelling_stays_readable():
    """Short words are not looked for in codes, and of a secret only the whole is masked."""
    hide = Secrets(["hunter2", "SeCret0123456789"]).mask
    for text in ("SeCret01234567", "68756e746572", "%53e%43ret", "C:\\\\server\\share", "aHVudGVy"):
        assert hide(text) == text


def test_half_a_secret_at_the_end_of_what_is_looked_at_is_not_shown():
    """A page of a megabyte is not searched to its end, and nothing that it breaks off in shown."""
    word = "SeCret0123456789"
    for blanks in range(19_980, 20_001, 4):
        page = " ".join([word] * 1000) + " " * (blanks - 17_000) + word + "x" * 10_000
        assert "SeC" not in text_of(page, Secrets([word]).mask, 20_000)


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
    for password in ("s3cr#t", "s3cr/t", "s3cr://t"):
        proxy = f"http://user:{password}@127.0.0.1:9"
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
