"""The screens, each in a file of its own with its ``ROUTES``, and its template of the same
name."""

from __future__ import annotations

from importer.web.screens import (
    compare,
    files,
    fix,
    frame,
    plan,
    progress,
    reading,
    registry,
    runs,
    send,
    understand,
    undo,
    waiting,
    welcome,
)

ROUTES = [
    *frame.ROUTES,
    *welcome.ROUTES,
    *files.ROUTES,
    *understand.ROUTES,
    *reading.ROUTES,
    *fix.ROUTES,
    *plan.ROUTES,
    *send.ROUTES,
    *progress.ROUTES,
    *undo.ROUTES,
    *runs.ROUTES,
    *registry.ROUTES,
    *compare.ROUTES,
    *waiting.ROUTES,
]
