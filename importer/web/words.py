"""Counts and times in words, as several screens show them."""

from __future__ import annotations

from collections.abc import Mapping

from importer.model import NEEDS_WORK, Status
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
            "needs_work": status in NEEDS_WORK,
        }
        for status, count in counts.items()
    ]
