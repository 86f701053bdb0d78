"""Whatever goes wrong, as a sentence with the next step."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from importer.cli.console import record, talk_lines
from importer.model import ImporterError, InternalError
from importer.texts import Lang, Said

if TYPE_CHECKING:
    from importer.api import Secrets

#: Secrets that are in no variable of the environment.
_hidden: list[str] = []


def hide(secret: str) -> None:
    """A secret that was read from elsewhere than the environment is masked like those."""
    _hidden.append(secret)


def as_ours(error: Exception) -> ImporterError:
    """An error that a user can be told; what nobody foresaw is a fault of ours."""
    if isinstance(error, ImporterError):
        return error
    return InternalError("internal", {"why": f"{type(error).__name__}: {error}"})


def say_error(error: ImporterError, lang: Lang) -> None:
    """Its sentence."""
    text = text_of_error(error, lang)
    record("error", Said(text, f"error.{error.slug}", error.params))
    talk_lines(text)


def text_of_error(error: ImporterError, lang: Lang) -> str:
    """Its sentence.  What an error of ours says of the API is masked where it comes in; a fault
    may quote anything."""
    text = error.text(lang)
    return masked(text) if isinstance(error, InternalError) else text


class Told(Exception):
    """An ``error`` that ends the command, and of which the programs that read know already."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


def masked(text: str) -> str:
    """A text that may quote anything, without the secrets of this process."""
    from importer.setup import WEBHOOK_VARIABLES

    names = (
        *("FEISHU_APP_SECRET", "FEISHU_TENANT_ACCESS_TOKEN", "FEISHU_APP_TICKET"),
        *WEBHOOK_VARIABLES,
    )
    words = [*_hidden, *(os.environ.get(name, "").strip() for name in names)]
    words += [word.rpartition("/")[2] for word in words if "://" in word]  # a bot's own word
    proxies = [value for name, value in os.environ.items() if name.lower().endswith("_proxy")]
    return _secrets(tuple(words), tuple(proxies)).mask(text)


@lru_cache(maxsize=1)
def _secrets(words: tuple[str, ...], proxies: tuple[str, ...]) -> Secrets:
    """Kept, for a log asks for each of its lines."""
    from importer.api import Secrets

    return Secrets(words, proxies)
