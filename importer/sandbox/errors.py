"""What a sandbox says where it can't be set up as it should."""

from __future__ import annotations

from collections.abc import Mapping


class BadSetting(ValueError):
    """A setting that can't be meant: ``str()`` is the sentence, ``slug`` and ``params`` are
    for whoever says it in other words or in another language."""

    def __init__(self, slug: str, sentence: str, params: Mapping[str, object]) -> None:
        super().__init__(sentence)
        self.slug = slug
        self.params = dict(params)
