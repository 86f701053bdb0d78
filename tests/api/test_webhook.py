"""A card as the platform has it: within its limits, whatever it is made of."""

from __future__ import annotations

import asyncio
import json

import pytest

from importer.api import webhook
from importer.api.webhook import Card, post_card
from importer.model.errors import NetworkError
from importer.model.settings import Webhook
from tests.api.loopback import Say, answered, saying

OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json"


def posted(say: Say) -> str:
    """What is wrong when a card is posted to a server that says this: a slug, or ""."""

    async def main() -> str:
        async with saying(say) as port:
            hook = Webhook(f"http://127.0.0.1:{port}/hook/a-word-nobody-knows", "s-nobody-knows")
            try:
                await post_card(hook, Card("title", paragraphs=("x",)))
            except NetworkError as error:
                assert "nobody-knows" not in str(error)
                return error.slug
            return ""

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("head", "body", "slug"),
    [
        (OK, b'{"code":0,"msg":"success","data":{}}', ""),
        (OK, b'{"code":19001,"msg":"param invalid"}', "webhook-gone"),
        (OK, b'{"code":19021,"msg":"sign match fail"}', "webhook-sign"),
        (OK, b'{"code":19022,"msg":"Ip Not Allowed"}', "webhook-ip"),
        (OK, b'{"code":19024,"msg":"Key Words Not Found"}', "webhook-keyword"),
        (OK, b'{"code":11232,"msg":"frequency limited"}', "webhook-often"),
        (OK, b'{"code":9499,"msg":"Bad Request"}', "webhook-form"),
        (OK, b'{"code":42,"msg":"/hook/a-word-nobody-knows?"}', "webhook-refused"),
        (OK, b"<html>log in</html>", "webhook-odd"),
        ("HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/", b"", "webhook-odd"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 99", b"{", "webhook-unreachable"),
    ],
)
def test_each_answer_says_what_to_do(head, body, slug):
    """By the code, never by the message; neither the address nor the secret are quoted."""
    assert posted(answered(head, body)) == slug


def test_nobody_waits_long_for_a_message(monkeypatch):
    """A bot that says nothing holds no job up."""
    monkeypatch.setattr(webhook, "PATIENCE", 0.05)

    async def silent(reader, writer):
        await reader.read()

    assert posted(silent) == "webhook-silent"


def test_a_card_is_within_what_the_platform_takes():
    """20 KB, whatever is in it; what is cut says so."""
    facts = tuple((f"label {n}", "名" * 5000) for n in range(3))
    body = Card("题" * 1000, "red", facts, tuple("段" * 9000 for _ in range(50))).body()
    assert len(json.dumps(body, ensure_ascii=False).encode()) < 20_000
    assert body["header"]["title"]["content"].endswith("…")


def test_the_repr_of_a_webhook_shows_nothing():
    """It may stand in a traceback."""
    assert "abc" not in repr(Webhook("https://a.example/abc", "abc"))
