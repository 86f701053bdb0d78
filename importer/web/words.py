"""Counts, causes and times in words, as several screens show them."""

from __future__ import annotations

from collections.abc import Mapping

from importer.model import Cause, Status, fix_text, problem_at
from importer.texts import Lang, say


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


def cause_line(cause: Cause, lang: Lang) -> dict[str, object]:
    """A cause: how grave, how many rows, what is wrong and what to do."""
    return {
        "severity": cause.severity.value,
        "count": cause.count,
        "text": problem_at(cause.example, lang),
        "fix": fix_text(cause.example, lang),
    }
