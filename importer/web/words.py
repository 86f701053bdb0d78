"""Counts, causes and times in words, as several screens show them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from importer.model import (
    Cause,
    Registered,
    Status,
    Stopped,
    cause_words,
    field_label,
    fix_text,
    problem_at,
    stop_texts,
    system_label,
    term_label,
)
from importer.texts import Lang, has, say
from importer.vocabulary import Fault
from importer.web.pages import Asked


def tiles(counts: Mapping[Status, int], lang: Lang) -> list[dict[str, object]]:
    """Rows by status, each with its word, its meaning and its share in per cent."""
    whole = sum(counts.values()) or 1
    return [
        {
            "status": status.value,
            "label": say(f"status.{status}", lang),
            "meaning": say(f"meaning.{status}", lang),
            "count": count,
            "share": 100 * count / whole,
        }
        for status, count in counts.items()
    ]


def record_words(record: Registered, lang: Lang) -> dict[str, object]:
    """A record of the registry as a line of a table; ``at`` is when it was last changed, 0 where
    that is not known."""
    device = record.device
    at = record.facts.get("updated_at") or record.created_at or 0
    return {
        "system": system_label(device.device_system, lang) if device.device_system else "",
        "identifiers": [(field_label(n, lang), v) for n, v in device.identifiers().items()],
        "ownership": term_label("device_ownership", device.device_ownership, lang),
        "trust": term_label("device_status", device.device_status, lang),
        "at": float(at) if isinstance(at, int | float) else 0.0,
        "id": record.record_id,
    }


def cause_line(cause: Cause, lang: Lang) -> dict[str, object]:
    """A cause: how grave, how many rows, what is wrong and what to do."""
    return {
        "severity": cause.severity.value,
        "count": cause.count,
        "text": problem_at(cause.example, lang),
        "fix": fix_text(cause.example, lang),
        "undo": undo_place(cause),
        "words": cause_words(cause, lang, 20) if len(cause.words) > 1 else "",
    }


def undo_place(cause: Cause) -> str:
    """Where the rows are taken back that an earlier run registered wrongly; "" of other causes."""
    params = cause.example.params
    if cause.slug != Fault.SUPERSEDES:
        return ""
    return f"/runs/{params['run']}/undo?{urlencode({'rows': params['those']})}"


def stop_lines(asked: Asked, stopped: Stopped | None) -> tuple[str, ...]:
    """Why a run stopped, and what to do."""
    if stopped is None:
        return ()
    reason, following = stop_texts(stopped, asked.lang)
    lines = [reason, following, stopped.message if stopped.message not in reason else ""]
    return tuple(asked.desk.mask(line) for line in lines if line)


def unread_lines(asked: Asked, stopped: Stopped | None) -> tuple[str, ...]:
    """Why the registry could not be read, and what to do: there is no run that could go on."""
    if stopped is not None and has(f"web.unread.{stopped.slug}"):
        return (asked.say(f"web.unread.{stopped.slug}"),)
    return stop_lines(asked, stopped)
