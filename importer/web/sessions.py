"""Who may look: one-time links, and the cookies that they are exchanged for.  All in memory."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from importer.texts import Lang

#: Seconds for which a one-time link opens the page.
_LINK_LIVES = 60.0


@dataclass(slots=True)
class Session:
    """One browser that came with a link: the language it wants."""

    lang: Lang


class Sessions:
    """The links that were given out and the browsers that came.  ``clock`` in seconds; to be used
    in the server's thread alone."""

    def __init__(self, port: int, lang: Lang, clock: Callable[[], float] = time.monotonic) -> None:
        # Cookies do not know of ports: another page of this machine must not share the name.
        self._name = f"device-importer-{port}-{secrets.token_hex(4)}"
        self.lang = lang
        self.launcher_key = secrets.token_urlsafe(32)
        self._clock = clock
        self._links: dict[str, tuple[float, Lang]] = {}
        self._sessions: dict[str, Session] = {}

    def ticket(self, lang: Lang | None = None) -> str:
        """The end of a link that opens the page once, soon, in a language."""
        ticket, now = secrets.token_urlsafe(32), self._clock()
        self._links = {known: link for known, link in self._links.items() if link[0] >= now}
        self._links[ticket] = now + _LINK_LIVES, lang or self.lang
        return ticket

    def redeem(self, ticket: str) -> str:
        """The cookie that a link is exchanged for; "" where it was used, is too old, or never
        was."""
        found = next((known for known in list(self._links) if _same(known, ticket)), None)
        if found is None:
            return ""
        until, lang = self._links.pop(found)
        if until < self._clock():
            return ""
        value = secrets.token_urlsafe(32)
        self._sessions[value] = Session(lang)
        return f"{self._name}={value}; Path=/; HttpOnly; SameSite=Strict"

    def of(self, cookies: str) -> Session | None:
        """The session that a header of cookies belongs to."""
        try:
            crumb = SimpleCookie(cookies).get(self._name)
        except CookieError:
            return None
        given = crumb.value if crumb is not None else ""
        return next((one for value, one in self._sessions.items() if _same(value, given)), None)

    def is_launcher(self, given: str) -> bool:
        """Whether a second start of the program on this account asks."""
        return _same(f"Bearer {self.launcher_key}", given)


def _same(known: str, given: str) -> bool:
    return secrets.compare_digest(known.encode(), given.encode(errors="replace"))
