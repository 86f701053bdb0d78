"""Letters that are taken for others: those of other alphabets and of typography that look like
the plain ones which identifiers are written with."""

from __future__ import annotations

#: Cyrillic and Greek capitals and dashes → what they look like.
_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХУ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "‐‑‒–—―−",
    "ABESIJKMHOPCTXY" + "ABEZHIKMNOPTYX" + "-" * 7,
)


def look_alike(text: str) -> str:
    """A text with plain letters for those that only look like them; to be suggested, never to
    be sent."""
    return text.translate(_LOOK_ALIKE)
