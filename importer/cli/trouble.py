"""Whatever goes wrong, as a sentence with the next step."""

from __future__ import annotations

from importer.cli.console import talk_lines
from importer.model import ImporterError, InternalError
from importer.texts import Lang


def as_ours(error: Exception) -> ImporterError:
    """An error that a user can be told; what nobody foresaw is a fault of ours."""
    if isinstance(error, ImporterError):
        return error
    return InternalError("internal", {"why": f"{type(error).__name__}: {error}"})


def say_error(error: ImporterError, lang: Lang) -> None:
    """Its sentence.  What an error of ours says of the API is masked where it comes in; a fault
    may quote anything."""
    text = error.text(lang)
    if isinstance(error, InternalError):
        from importer.api import mask

        text = mask(text)
    talk_lines(text)
