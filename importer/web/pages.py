"""From a request to a page and back: templates, forms, redirects.

A screen is a file in ``screens`` with its ``ROUTES``: ``shown(path, show)`` for what is looked at,
``done(path, act)`` for what a form asks for.  Both run in a thread of their own and may open the
journal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from importer.model import InputError, tenant_text
from importer.texts import Lang, has, on_page, say
from importer.web.assets import asset_url
from importer.web.desk import Desk
from importer.web.following import elsewhere
from importer.web.sessions import Session

#: The most that a form may hold.
_LARGEST_FORM = 4 * 1024 * 1024
#: Digits of a number: as many as always fit into the 64 bits of SQLite.
_DIGITS = 18
_PICTURES = {number: chr(0x2400 + number) for number in range(32)} | {0x7F: "\u2421", 10: "⏎"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a screen is asked: the state of the page, the language, the words of the path and of
    the address, and of a form its fields."""

    desk: Desk
    lang: Lang
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, Sequence[str]]
    here: str
    session: Session

    def say(self, slug: str, words: Mapping[str, object] | None = None) -> str:
        """A sentence in the language of whoever asks; of one thing in the singular."""
        if words and words.get("count") == 1 and has(f"{slug}.one"):
            slug += ".one"
        return say(slug, self.lang, words)

    def one(self, name: str) -> str:
        """A field of the form, "" where it is not there."""
        return next(iter(self.form.get(name, ())), "")

    def page(
        self, template: str, words: Mapping[str, object] | None = None, status: int = 200
    ) -> Response:
        """A page from a template; ``words`` are what it shows."""
        return HTMLResponse(self.html(template, words), status)

    def html(self, template: str, words: Mapping[str, object] | None = None) -> str:
        """The same as text."""
        desk = self.desk
        around = {
            "t": self.say,
            "lang": self.lang.value,
            "here": self.here,
            "is_rehearsal": desk.is_rehearsal,
            "tenant_id": desk.settings.tenant_name if desk.settings else "",
            "tenant": tenant_label(desk.settings.tenant_name, self.lang) if desk.settings else "",
            "sending": _sending(desk),
            "asset": asset_url,
            "when": partial(when, lang=self.lang),
        }
        return _templates().get_template(template).render({**around, **(words or {})})


def _sending(desk: Desk) -> dict[str, str] | None:
    """The run at which the page is, or another program; None where neither changes a registry."""
    job = desk.work.sending()
    if job is not None:
        return {"run": job.subject, "said": "web.ribbon"}
    turn = elsewhere(desk)
    return {"run": turn.run_id, "said": "web.ribbon.elsewhere"} if turn is not None else None


Act = Callable[[Asked], Response]


def shown(path: str, show: Act, *, at_columns: bool = False) -> Route:
    """A page that is looked at: GET changes nothing.  ``at_columns``: it is the step of that
    name."""

    async def answer(request: Request) -> Response:
        with on_page(at_columns=at_columns):
            return await run_in_threadpool(show, _asked(request, {}))

    return Route(path, answer, methods=["GET"], name=show.__name__)


def done(path: str, act: Act) -> Route:
    """What a form asks for; its answer is most often ``see``."""

    async def answer(request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > _LARGEST_FORM:
                raise InputError("web-form")  # nothing that the page shows is as large
        try:
            form = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20_000)
        except ValueError as error:
            raise InputError("web-form") from error
        with on_page():
            return await run_in_threadpool(act, _asked(request, form))

    return Route(path, answer, methods=["POST"], name=act.__name__)


def see(url: str) -> Response:
    """Go on there."""
    return RedirectResponse(url, 303)


def number_in(text: str) -> int | None:
    """A whole number that a browser gives in plain digits; None for anything else, also for one so
    long that neither the journal nor Python reads it."""
    is_one = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if is_one else None


def _asked(request: Request, form: Mapping[str, Sequence[str]]) -> Asked:
    desk: Desk = request.app.state.desk
    session: Session = request.state.session
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Asked(desk, session.lang, request.path_params, request.query_params, form, here, session)


def asked_of(request: Request) -> Asked:
    """What a request asks, for whoever reads its body as it comes in."""
    return _asked(request, {})


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("importer.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: Any) -> Any:
    """Whatever is put into a page: texts of a file may hold what can't be seen, or what turns the
    text around it."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def visible(text: str) -> str:
    """A text with what can't be seen made visible: ␀, ⏎, ⟨202E⟩."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(sign: str) -> str:
    if ord(sign) in _PICTURES:
        return _PICTURES[ord(sign)]
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"⟨{ord(sign):04X}⟩"
    return sign


def when(moment: float, lang: Lang) -> str:
    """A time of day on this machine, short."""
    there = datetime.fromtimestamp(moment)
    if there.date() == datetime.now().date():
        return say("web.today", lang, {"time": f"{there:%H:%M}"})
    return f"{there:%Y-%m-%d %H:%M}"


def tenant_label(name: str, lang: Lang) -> str:
    """A tenant as a sentence names it: base address and app, or the rehearsal."""
    return tenant_text(name, "web.rehearsal", lang)
