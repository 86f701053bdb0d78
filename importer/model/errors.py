"""The exception tree.

``ImporterError``
├── ``InputError``        the command line, the file or its header; nothing was sent (exit 2)
├── ``CredentialsError``  the app, its secret, scope or installation (exit 3)
├── ``NetworkError``      no answer (exit 4)
│   ├── ``NotSent``       the request never left: repeating it is safe
│   └── ``AnswerLost``    the request left and its answer did not arrive: in doubt
├── ``JournalError``      the journal can't be read or written (exit 5)
│   └── ``JournalBusy``   another process is writing it just now
├── ``InternalError``     our fault, such as totals that do not add up (exit 5)
└── ``ConfirmationNeeded``  a question has to be answered and there is no terminal (exit 10)

Each carries a slug and the words that fill its sentence; ``text(lang)`` is the sentence and
the next step in either language, ``str()`` the English one.  ``notes`` are choices that were made
before and may be the cause: a sheet that was picked, an encoding that was guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from importer.model.names import in_words
from importer.texts import Lang, say

if TYPE_CHECKING:
    from importer.model.table import Note


class ImporterError(Exception):
    """Anything that a user is told in a sentence; ``exit_code`` is the command's."""

    exit_code = 5

    def __init__(self, slug: str, params: Mapping[str, object] | None = None) -> None:
        super().__init__(slug)
        self.slug = slug
        self.params = dict(params or {})
        self.notes: tuple[Note, ...] = ()

    def text(self, lang: Lang) -> str:
        """What happened and what to do next, from ``error.<slug>``, with the notes below."""
        notes = (note.text(lang) for note in self.notes)
        return "\n".join((say(f"error.{self.slug}", lang, in_words(self.params, lang)), *notes))

    def __str__(self) -> str:
        return self.text(Lang.EN)


class InputError(ImporterError):
    """The command line, the file or its header can't be used; nothing was sent."""

    exit_code = 2


class CredentialsError(ImporterError):
    """The app id, secret, scope or installation is not accepted."""

    exit_code = 3


class NetworkError(ImporterError):
    """The API did not answer."""

    exit_code = 4


class NotSent(NetworkError):
    """The request never left this machine (refused, no such host, TLS): repeating is safe."""


class AnswerLost(NetworkError):
    """The request left and its answer did not arrive: the device may have been created."""


class JournalError(ImporterError):
    """The journal can't be read or written."""


class JournalBusy(JournalError):
    """Another process is writing the journal just now: the same write may succeed later."""


class InternalError(ImporterError):
    """A fault of this program."""


class ConfirmationNeeded(ImporterError):
    """A question has to be answered and nobody is there to answer it."""

    exit_code = 10


def require_name(path: Path) -> None:
    """Raise ``InputError`` for a name that is no text: bytes of another encoding, as unzip
    leaves them, can be written into no journal and no workbook."""
    try:
        str(path.absolute()).encode()  # resolve() gives up over a link to itself
    except UnicodeEncodeError as error:
        name = str(path).encode("utf-8", "replace").decode()
        raise InputError("file-name", {"path": name}) from error
