"""Sentences, by slug."""

from __future__ import annotations

from importer.messages import Text

TEXTS: dict[str, Text] = {}
