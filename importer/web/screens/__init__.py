"""The screens, each in a file of its own with its ``ROUTES``, and its template of the same
name."""

from __future__ import annotations

from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.routing import Mount, Router
from starlette.types import Receive, Scope, Send

from importer.web.screens import files, frame, welcome


@cache
def _others() -> Router:
    """Those that nobody sees before there is a file or a run: what they read and send with is
    loaded when the first of them is asked for, and whoever opens the page does not wait for it."""
    from importer.web.screens import (
        compare,
        fix,
        log,
        plan,
        progress,
        reading,
        registry,
        runs,
        send,
        understand,
        undo,
        waiting,
    )

    routes = [
        *understand.ROUTES,
        *reading.ROUTES,
        *fix.ROUTES,
        *plan.ROUTES,
        *send.ROUTES,
        *progress.ROUTES,
        *undo.ROUTES,
        *runs.ROUTES,
        *log.ROUTES,
        *registry.ROUTES,
        *compare.ROUTES,
        *waiting.ROUTES,
    ]
    return Router(routes, redirect_slashes=False)


async def _later(scope: Scope, receive: Receive, send: Send) -> None:
    await (await run_in_threadpool(_others))(scope, receive, send)


ROUTES = [*frame.ROUTES, *welcome.ROUTES, *files.ROUTES, Mount("", _later)]
