"""What the API's numbers mean, and the words people write for them.

Three tables that a non-programmer can review: operating systems with the identifiers each of
them takes, ownership, and trust.  No other module knows an operating system's name.
Sources: the create page of the API for the codes, its Chinese names and the sample bodies.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A number of the API with our names for it and the words it goes by elsewhere.

    ``aliases`` are compared after ``normalise.label_key``: case, spaces and punctuation
    do not matter.
    """

    code: int
    slug: str
    en: str
    zh: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class System(Term):
    """An operating system; ``takes`` are its identifiers, ``shown`` those of the API page's
    sample body.  One of ``takes`` is needed."""

    takes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
