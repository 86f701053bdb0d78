"""The screens, each in a file of its own with its ``ROUTES``, and its template of the same
name."""

from __future__ import annotations

from importer.web.screens import (
    files,
    fix,
    frame,
    plan,
    progress,
    reading,
    runs,
    send,
    understand,
    undo,
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
]
