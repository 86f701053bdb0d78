"""A message to a group: a card, posted to the webhook of the group's bot.

Source: the platform's page on custom bots (client-docs/bot-v3/add-custom-bot).  Whoever knows the
webhook's address can write to the group: it is as secret as its signing secret.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from importer.api.client import USER_AGENT, proxy_for, transport_for
from importer.api.envelope import JSON_HEADERS, body_of, code_in, text_of
from importer.api.secrets import Secrets
from importer.model import NetworkError, Webhook
from importer.vocabulary import OK

#: Seconds for one step of the exchange, and for all of it: a message is not worth a job's time.
STEP, PATIENCE = 5.0, 10.0
#: Letters of a text, and texts of a card: the page allows 20 KB for the whole request.
_LONGEST, _MOST = 480, 8
#: The page's codes → what to do about them (``error.webhook-…``).
_CODES = {19001: "gone", 19021: "sign", 19022: "ip", 19024: "keyword", 11232: "often", 9499: "form"}


@dataclass(frozen=True, slots=True)
class Card:
    """A message: a title in a ``colour``, facts (label, value), paragraphs."""

    title: str
    colour: str = "blue"
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """As the platform has it.  All of it is plain text: a file's name may hold what a card's
        markup would obey, a call to everybody in the group say."""
        facts = [
            {"is_short": True, "text": _plain(f"{name}\n{value}")} for name, value in self.facts
        ]
        elements: list[dict[str, Any]] = [{"tag": "div", "fields": facts}] if facts else []
        elements += [{"tag": "div", "text": _plain(text)} for text in self.paragraphs[:_MOST]]
        return {
            "config": {"wide_screen_mode": True},
            "header": {"template": self.colour, "title": _plain(self.title)},
            "elements": elements,
        }


def _plain(text: str) -> dict[str, str]:
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return {"tag": "plain_text", "content": cut}


def signature(timestamp: str, secret: str) -> str:
    """What proves that the secret is known; good for an hour around ``timestamp``, seconds since
    1970.  The text that one would sign is the key, and nothing is signed with it."""
    key = f"{timestamp}\n{secret}".encode()
    return b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()


async def post_card(hook: Webhook, card: Card) -> None:
    """Post a card.  Raises ``NetworkError`` where the group may not have got it; the address and
    the secret are in no message."""
    proxy = proxy_for(hook.address)
    path = urlsplit(hook.address).path
    secrets = Secrets(
        (hook.address, path, path.rpartition("/")[2], hook.secret), (proxy,) if proxy else ()
    )
    body: dict[str, Any] = {"msg_type": "interactive", "card": card.body()}
    if hook.secret:
        now = str(int(time.time()))
        body = {"timestamp": now, "sign": signature(now, hook.secret), **body}
    request = httpx.Request(
        "POST",
        hook.address,
        json=body,
        headers={**JSON_HEADERS, "User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
        extensions={"timeout": httpx.Timeout(STEP).as_dict()},
    )
    transport = transport_for(hook.address, proxy, secrets)
    host = request.url.host
    try:
        # Past httpx's client, which writes each address into its log.
        async with asyncio.timeout(PATIENCE):
            response = await transport.handle_async_request(request)
    except TimeoutError as error:
        raise NetworkError("webhook-silent", {"host": host}) from error
    except NetworkError as error:  # whose next step would be to run the command again
        why = error.params.get("why", "")
        slug = "webhook-unreachable" if why else "webhook-silent"
        raise NetworkError(slug, {"host": host, "why": why}) from error
    finally:
        await transport.aclose()
    _judge(response, secrets)


def _judge(response: httpx.Response, secrets: Secrets) -> None:
    body: Mapping[str, Any] | None = body_of(response)
    if body is None:
        raise NetworkError("webhook-odd", {"status": response.status_code})
    code = code_in(body)
    if code != OK:
        message = text_of(body.get("msg", ""), secrets.mask)
        slug = _CODES.get(code or 0, "refused")
        raise NetworkError(f"webhook-{slug}", {"code": code, "message": message})
