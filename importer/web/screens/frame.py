"""What is on every page: where to begin, the language, the way out."""

from __future__ import annotations

from starlette.responses import Response

from importer.model import InputError
from importer.texts import Lang
from importer.web.pages import Asked, done, see, shown


def begin(asked: Asked) -> Response:
    """The first page: the files, once it is known whom to speak to."""
    return see("/files" if asked.desk.settings else "/welcome")


def speak(asked: Asked) -> Response:
    """Another language, and back to where it was asked for."""
    try:
        asked.session.lang = Lang(asked.one("lang"))
    except ValueError as error:
        raise InputError("web-form") from error
    back = asked.one("back")
    return see(back if back.startswith("/") and not back.startswith("//") else "/")


def leave(asked: Asked) -> Response:
    """The way out; not while something is being sent."""
    if asked.desk.work.is_busy():
        return asked.page("quit.html", {"is_over": False}, 409)
    asked.desk.is_leaving = True
    return asked.page("quit.html", {"is_over": True})


ROUTES = [shown("/", begin), done("/language", speak), done("/quit", leave)]
