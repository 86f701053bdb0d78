"""What must never be shown: text from outside is masked where it comes in.

What looks like a token is blotted out by its pattern; the keys that this program was given,
and the tokens it got, by knowing them, in whatever spelling an answer may quote a request.
"""

from __future__ import annotations

import html
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote, quote_plus, unquote

#: Tokens have some forty letters and digits behind their dash; file names may begin alike.
_TOKEN = re.compile(r"(Bearer\s+)\S+|\b[tau]-[A-Za-z0-9_]{20,}[A-Za-z0-9_.\-]*")
#: A shorter word would blot out half of every sentence, and hides nothing that is secret.
_SHORTEST = 4


def mask(text: str) -> str:
    """Text with everything that looks like a token blotted out."""
    return _TOKEN.sub(lambda found: f"{found[1] or ''}***", text)


class Secrets:
    """The secrets that this program knows: ``words``, and the passwords in the addresses of
    ``proxies``.  The ``repr`` shows none."""

    def __init__(self, words: Iterable[str] = (), proxies: Iterable[str] = ()) -> None:
        self._spellings: set[str] = set()
        self._known: re.Pattern[str] | None = None
        for word in words:
            self.add(word)
        for proxy in proxies:
            for word in _in_address(proxy):
                self.add(word)

    def add(self, word: str) -> None:
        """One more that must not be shown."""
        if len(word) < _SHORTEST:
            return
        self._spellings |= {
            word,
            quote(word, safe="", errors="replace"),
            quote_plus(word, errors="replace"),
            json.dumps(word)[1:-1],
            json.dumps(word, ensure_ascii=False)[1:-1],
            html.escape(word),
        }
        longest_first = sorted(self._spellings, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def mask(self, text: str) -> str:
        """Text without any of them, and without what looks like a token."""
        return mask(self._known.sub("***", text) if self._known else text)


def _in_address(proxy: str) -> list[str]:
    """The password of a proxy's address, also of a malformed one, and what it is sent as."""
    user, mark, _ = proxy.rpartition("://")[2].rpartition("@")
    name, _, password = user.partition(":")
    if not mark or not password:
        return []
    sent = f"{unquote(name)}:{unquote(password)}".encode(errors="replace")
    return [password, unquote(password), b64encode(sent).decode()]
