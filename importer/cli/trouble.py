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
    talk_lines(error_text(error, lang))


def error_text(error: ImporterError, lang: Lang) -> str:
    """An error's sentence, fit to be shown to whoever may read it."""
    text = error.text(lang)
    return masked(text) if isinstance(error, InternalError) else text


def masked(text: str) -> str:
    """A text that may quote anything, without the secrets of this process."""
    from importer.api import Secrets
    from importer.setup import WEBHOOK_VARIABLES

    names = (
        *("FEISHU_APP_SECRET", "FEISHU_TENANT_ACCESS_TOKEN", "FEISHU_APP_TICKET"),
        *WEBHOOK_VARIABLES,
    )
    words = [*_hidden, *(os.environ.get(name, "").strip() for name in names)]
    words += [word.rpartition("/")[2] for word in words if "://" in word]  # a bot's own word
    proxies = [value for name, value in os.environ.items() if name.lower().endswith("_proxy")]
    return Secrets(words, proxies).mask(text)
