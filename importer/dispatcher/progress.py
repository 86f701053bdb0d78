"""Who wants to know how far it has come is told at each outcome and event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from importer.dispatcher.crew import Sending
from importer.model import Event, Outcome, Progress


def followed(
    sending: Sending, note: Callable[[Event], None] | None = None
) -> tuple[Sending, Callable[[Callable[[], int]], None]]:
    """How to send, with ``sending.progress`` told of all that ``watch`` hears, and ``note`` of its
    events; and whom to tell, once it is known, how many will come: they are counted only where
    somebody wants to hear."""
    if note is not None:
        sending = _noted(sending, note)
    tell, watch = sending.progress, sending.watch
    if tell is None:
        return sending, lambda _: None
    now = Progress()

    def hear(news: Outcome | Event) -> None:
        nonlocal now
        watch(news)
        now = now.after(news)
        tell(now)

    def expect(count: Callable[[], int]) -> None:
        nonlocal now
        now = replace(now, total=count(), news=None)
        tell(now)

    return replace(sending, watch=hear, progress=None), expect


def _noted(sending: Sending, note: Callable[[Event], None]) -> Sending:
    watch = sending.watch

    def hear(news: Outcome | Event) -> None:
        if isinstance(news, Event):
            note(news)
        watch(news)

    return replace(sending, watch=hear)
