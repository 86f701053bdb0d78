"""Whatever goes wrong, as a sentence with the next step."""

from __future__ import annotations

import os

from importer.cli.console import talk_lines
from importer.model import ImporterError, InternalError
from importer.texts import Lang

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
    """Its sentence.  What an error of ours says of the API is masked where it comes in; a fault
    may quote anything."""
    text = error.text(lang)
    talk_lines(masked(text) if isinstance(error, InternalError) else text)


def masked(text: str) -> str:
    """A text that may quote anything, without the secrets of this process."""
    from importer.api import Secrets

    names = ("FEISHU_APP_SECRET", "FEISHU_TENANT_ACCESS_TOKEN", "FEISHU_APP_TICKET")
    words = [*_hidden, *(os.environ.get(name, "").strip() for name in names)]
    proxies = [value for name, value in os.environ.items() if name.lower().endswith("_proxy")]
    return Secrets(words, proxies).mask(text)
