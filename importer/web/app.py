"""All screens as one ASGI app; what goes wrong in any of them becomes a page with a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from importer.model import ImporterError, InputError, InternalError
from importer.texts import on_page
from importer.web.assets import ASSETS, KEPT, STATIC, asset
from importer.web.desk import Desk
from importer.web.pages import asked_of
from importer.web.screens import ROUTES
from importer.web.screens.frame import THERE

#: An error's slug → the HTTP status, where it is not 400.
_STATUSES: Mapping[str, int] = {
    "no-run": 404,
    "web-no-upload": 404,
    "web-no-page": 404,
    "web-no-comparison": 404,
    "web-busy": 409,
    "web-changed": 409,
    "web-changed-cause": 409,
    "web-changed-list": 409,
    "web-unchecked": 409,
    "edit-stale": 409,
    "web-too-large": 413,
}


def build_app(desk: Desk) -> ASGIApp:
    """The app for one desk; who may use it at all is the gate's to say."""
    app = Starlette(
        routes=[Route(f"{STATIC}{{name}}", _static), *ROUTES],
        exception_handlers={
            ImporterError: _told,
            HTTPException: _no_page,
            Exception: _unforeseen,
        },
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    return _Noting(app, desk)


class _Noting:
    """Notes that somebody asks: a page that nobody asks ends by itself.  A tab that only looks
    whether the program is there asks for nothing, unless somebody typed in it meanwhile."""

    def __init__(self, app: Starlette, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != THERE or scope["query_string"]:
            self._desk.touch()
        await self._app(scope, receive, send)


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in ASSETS:
        raise InputError("web-no-page")
    return Response(asset(name), 200, {"cache-control": KEPT}, ASSETS[name])


def _told(request: Request, error: Exception) -> Response:
    """An error as a page, or as what a script reads."""
    assert isinstance(error, ImporterError)
    asked = asked_of(request)
    status = 500 if isinstance(error, InternalError) else _STATUSES.get(error.slug, 400)
    with on_page():
        lines = asked.desk.text_of(error, asked.lang)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": "\n".join(lines)}, status)
    return asked.page("error.html", {"lines": lines}, status)


def _no_page(request: Request, _error: Exception) -> Response:
    return _told(request, InputError("web-no-page"))


def _unforeseen(request: Request, error: Exception) -> Response:
    """A fault of ours: a sentence, masked, and no traceback."""
    asked_of(request).desk.report(error)
    return _told(request, InternalError("internal", {"why": f"{type(error).__name__}: {error}"}))
