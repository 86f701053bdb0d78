"""Tokens: the endpoints that hand them out, and what a presented one is worth.

Sources: the platform's access token pages for bodies and life-times; published live replies
for the failures (they come as HTTP 200) and for the alphabetical order of the keys.
"""

from __future__ import annotations

import json
import re
import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from importer.sandbox.options import SandboxOptions
from importer.sandbox.wire import Answer, token_answer

#: The ticket that the platform pushes to a store app, and the only one accepted here: the
#: sandbox can't push.
APP_TICKET = "sandbox-ticket"
#: A token with at least this many seconds left is handed out again.
_SAME_TOKEN = 1800
_APP_ID = re.compile(r"cli_[A-Za-z0-9_]+")
_LETTERS = string.ascii_letters + string.digits


@dataclass(slots=True)
class _Token:
    text: str
    ends_at: float
    uses: int = 0


class Tokens:
    """The tokens that are out."""

    def __init__(self, options: SandboxOptions, clock: Callable[[], float]) -> None:
        self._options = options
        self._clock = clock
        self._out: dict[str, _Token] = {}
        self._newest: dict[str, _Token] = {}
        self.endpoints: Mapping[str, Callable[[bytes], Answer]] = {
            "tenant_access_token/internal": self._tenant_internal,
            "app_access_token/internal": self._app_internal,
            "app_access_token": self._app_store,
            "tenant_access_token": self._tenant_store,
            "app_ticket/resend": self._resend,
        }

    def refusal(self, authorization: str | None) -> int:
        """The code that an Authorization header is refused with, 0 for a tenant token that
        lives; counts the use."""
        scheme, _, text = (authorization or "").partition(" ")
        if scheme != "Bearer" or not text:
            return 99991661
        if text.startswith("u-"):
            return 99991668
        if not text.startswith("t-"):
            return 99991671
        token = self._out.get(text)
        if token is None or token.ends_at <= self._clock():
            return 99991663
        token.uses += 1
        if self._options.faults.token and token.uses > self._options.faults.token:
            self._kill(token)
            return 99991663
        return 0

    def _kill(self, token: _Token) -> None:
        del self._out[token.text]
        self._newest = {kind: kept for kind, kept in self._newest.items() if kept is not token}

    def _issue(self, prefix: str) -> tuple[str, int]:
        """A token and the seconds it has left; an older one stays good until its own end."""
        now = self._clock()
        token = self._newest.get(prefix)
        if token is None or token.ends_at - now < _SAME_TOKEN:
            text = prefix + "".join(secrets.choice(_LETTERS) for _ in range(40))
            token = _Token(text, now + self._options.token_life)
            self._newest[prefix] = self._out[text] = token
        return token.text, int(token.ends_at - now)

    def _rejects_app(self, sent: Mapping[str, object]) -> Answer | None:
        """What is wrong with an app id and secret, None where they are good."""
        app_id, secret = sent.get("app_id"), sent.get("app_secret")
        known = app_id == self._options.app_id
        well_formed = known or (isinstance(app_id, str) and _APP_ID.fullmatch(app_id))
        if not well_formed or not isinstance(secret, str) or not secret:
            return _malformed()
        if not known:
            return token_answer(10014, "app id not exists", {})
        if secret != self._options.app_secret:
            return token_answer(10014, "app secret invalid", {})
        if self._options.app_disabled:
            return token_answer(99991662, "app not in use", {})
        return None

    def _tenant_internal(self, body: bytes) -> Answer:
        wrong = self._rejects_app(_read(body))
        if wrong:
            return wrong
        token, left = self._issue("t-")
        return token_answer(0, "ok", {"tenant_access_token": token, "expire": left})

    def _app_internal(self, body: bytes) -> Answer:
        wrong = self._rejects_app(_read(body))
        if wrong:
            return wrong
        token, left = self._issue("t-")
        fields = {"app_access_token": token, "tenant_access_token": token, "expire": left}
        return token_answer(0, "ok", fields)

    def _app_store(self, body: bytes) -> Answer:
        sent = _read(body)
        wrong = self._rejects_app(sent)
        if wrong:
            return wrong
        if not sent.get("app_ticket"):
            return _malformed()
        if sent["app_ticket"] != APP_TICKET:
            return token_answer(10012, "app ticket invalid", {})
        token, left = self._issue("a-")
        return token_answer(0, "success", {"app_access_token": token, "expire": left})

    def _tenant_store(self, body: bytes) -> Answer:
        sent = _read(body)
        app_token, tenant = sent.get("app_access_token"), sent.get("tenant_key")
        if not isinstance(app_token, str) or not isinstance(tenant, str) or not tenant:
            return _malformed()
        held = self._out.get(app_token)
        live = app_token.startswith("a-") and held is not None and held.ends_at > self._clock()
        if not live or tenant != self._options.tenant_key:
            return token_answer(10013, "get tenant access token fail", {})
        token, left = self._issue("t-")
        return token_answer(0, "success", {"tenant_access_token": token, "expire": left})

    def _resend(self, body: bytes) -> Answer:
        return self._rejects_app(_read(body)) or token_answer(0, "success", {})


def _malformed() -> Answer:
    return token_answer(10003, "invalid param", {"data": {}})


def _read(body: bytes) -> Mapping[str, object]:
    """The JSON object of a body; an empty one for anything else."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}
