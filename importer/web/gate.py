"""The one gate before everything, the page's own files as well: who may ask, and what goes with
every answer.

A page of the internet may make a browser send requests here, under a name that it makes point to
this machine (DNS rebinding) or with a form; a socket would not pass a gate that looks at requests
alone.  So all of that is refused before any code of a screen runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from importer.texts import Lang, say
from importer.web.assets import asset_url
from importer.web.sessions import Sessions

#: What goes with every answer.
_SAFE: Mapping[str, str] = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
#: The port that browsers leave away.
_PLAIN = 80
#: What reads and changes nothing.
_READING = ("GET", "HEAD")
#: Where a one-time link leads, and where a second start asks for another one.
OPEN, LAUNCH = "/open/", "/launch"


class Gate:
    """An ASGI app before another one, for a server on this port."""

    def __init__(self, app: ASGIApp, port: int, sessions: Sessions) -> None:
        self._app = app
        names = ("127.0.0.1", "localhost")
        self._hosts = tuple(f"{name}:{port}" for name in names)
        if port == _PLAIN:
            self._hosts += names
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here.  What is no request is refused."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        path: str = scope["path"]

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.update(_SAFE)
                answer.setdefault("cache-control", "no-store")
                if path.startswith(OPEN):
                    answer["referrer-policy"] = "no-referrer"
            await send(message)

        app = self._refusal(scope["method"], headers)
        await (app or self._let_in(scope, path, headers))(scope, receive, safely)

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        if headers.getlist("host") not in ([host] for host in self._hosts):
            return self._no(HTTPStatus.MISDIRECTED_REQUEST, "web.refused.host")
        if method not in _READING and not self._is_ours(headers):
            return self._no(HTTPStatus.FORBIDDEN, "web.refused.origin")
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Whether a page of ours asks: the browser says so itself, or else names the origin."""
        site = headers.getlist("sec-fetch-site")
        if site:
            return site == ["same-origin"]
        return headers.getlist("origin") == [f"http://{headers['host']}"]

    def _let_in(self, scope: Scope, path: str, headers: Headers) -> ASGIApp:
        if path.startswith(OPEN):
            cookie = self._sessions.redeem(path.removeprefix(OPEN))
            return _welcome(cookie) if cookie else self._closed()
        if path == LAUNCH and scope["method"] == "POST":
            if not self._sessions.is_launcher(headers.get("authorization", "")):
                return self._no(HTTPStatus.FORBIDDEN, "web.refused.origin")
            wanted = headers.get("accept-language", "")
            lang = next((lang for lang in Lang if lang == wanted), None)
            return PlainTextResponse(self._sessions.ticket(lang))
        session = self._sessions.of(headers.get("cookie", ""))
        if session is None:
            return self._closed()
        scope.setdefault("state", {})["session"] = session
        return self._app

    def _closed(self) -> Response:
        return self._no(HTTPStatus.UNAUTHORIZED, "web.refused.session")

    def _no(self, status: HTTPStatus, slug: str) -> Response:
        return PlainTextResponse(say(slug, self._sessions.lang), status)


def _welcome(cookie: str) -> Response:
    """Sets the cookie and goes on, from a page of ours: a browser that followed a link of another
    page would not send the cookie along at once."""
    answer = Response(
        '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
        f'<link rel="icon" href="{asset_url("icon.svg")}"><title>…</title><a href="/">→</a>',
        media_type="text/html",
    )
    answer.headers["set-cookie"] = cookie
    return answer
