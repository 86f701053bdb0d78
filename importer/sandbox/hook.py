"""The webhook of a group's bot: judges each message as the platform does, and keeps its card.

Source: the platform's page on custom bots: the signature (its key is time and secret, its message
empty), the hour in which it is good, 20 KB, the codes.  Inferred: that a card of another form is
9499, "Bad Request", as any malformed body is.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

from importer.sandbox.fields import read_body
from importer.sandbox.wire import Answer

#: Where a bot listens; behind it stands the bot's own word.
HOOK = "/open-apis/bot/v2/hook"
_LARGEST = 20 * 1024
_HOUR = 3600
_COLOURS = frozenset(
    (
        *("blue", "wathet", "turquoise", "green", "yellow", "orange", "red"),
        *("carmine", "violet", "purple", "indigo", "grey", "default"),
    )
)
_MESSAGES = {
    0: "success",
    9499: "Bad Request",
    19001: "param invalid: incoming webhook access token invalid",
    19002: "params error, msg_type need",
    19021: "sign match fail or timestamp is not within one hour from current time",
}


def hook_address(base_url: str, word: str) -> str:
    """Where messages to a bot are posted."""
    return f"{base_url}{HOOK}/{word}"


class Hook:
    """One group's bot.  ``cards`` are those that it took, oldest first."""

    def __init__(self, word: str, secret: str, clock: Callable[[], float]) -> None:
        self.cards: list[dict[str, Any]] = []
        self.word = word
        self._secret = secret
        self._clock = clock

    def take(self, word: str, body: bytes) -> Answer:
        """A message that was posted to the hook of this ``word``."""
        code = self._judge(word, body)
        document: dict[str, Any] = {"code": code, "msg": _MESSAGES[code], "data": {}}
        if code == 0:
            document |= {"Extra": None, "StatusCode": 0, "StatusMessage": "success"}
        return Answer(200, json.dumps(document).encode(), code)

    def _judge(self, word: str, body: bytes) -> int:
        if word != self.word:
            return 19001
        message = read_body(body)
        if message is None or len(body) > _LARGEST:
            return 9499
        if "msg_type" not in message:
            return 19002
        if self._secret and not self._is_signed(message):
            return 19021
        card = message.get("card")
        if message["msg_type"] != "interactive" or not isinstance(card, dict) or not _is_card(card):
            return 9499
        self.cards.append(card)
        return 0

    def _is_signed(self, message: Mapping[str, Any]) -> bool:
        time = str(message.get("timestamp", ""))
        if not time.isdecimal() or abs(self._clock() - int(time)) > _HOUR:
            return False
        digest = hmac.digest(f"{time}\n{self._secret}".encode(), b"", hashlib.sha256)
        return hmac.compare_digest(b64encode(digest), str(message.get("sign", "")).encode())


def _is_card(card: Mapping[str, Any]) -> bool:
    if not card.keys() <= {"config", "header", "elements"}:
        return False
    header, elements = card.get("header"), card.get("elements")
    if not isinstance(header, dict) or not isinstance(elements, list) or not elements:
        return False
    is_headed = header.get("template", "default") in _COLOURS and _is_text(header.get("title"))
    return is_headed and all(map(_is_element, elements))


def _is_element(element: object) -> bool:
    if not isinstance(element, dict):
        return False
    if element.get("tag") == "hr":
        return element.keys() == {"tag"}
    if element.get("tag") != "div" or not element.keys() <= {"tag", "text", "fields"}:
        return False
    fields = element.get("fields", [])
    is_told = "text" in element or bool(fields)
    return is_told and _is_text(element.get("text", _NONE)) and all(map(_is_field, fields))


def _is_field(field: object) -> bool:
    return (
        isinstance(field, dict)
        and isinstance(field.get("is_short"), bool)
        and _is_text(field.get("text"))
    )


_NONE = {"tag": "plain_text", "content": "-"}


def _is_text(text: object) -> bool:
    return (
        isinstance(text, dict)
        and text.keys() == {"tag", "content"}
        and text["tag"] in ("plain_text", "lark_md")
        and isinstance(text["content"], str)
        and text["content"] != ""
    )
