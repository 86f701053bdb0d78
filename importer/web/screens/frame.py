"""What is on every page: where to begin, the language, the way out; and whether the program is
there still."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from importer.model import InputError
from importer.texts import Lang
from importer.web.pages import Asked, done, see, shown

#: Where an open tab asks again and again whether the program is there.
THERE = "/there"


async def there(_: Request) -> Response:
    """It is.  A tab that is only left open keeps no program alive."""
    return Response(status_code=204)


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


ROUTES = [Route(THERE, there), shown("/", begin), done("/language", speak), done("/quit", leave)]
