"""``--log FILE``: what is said, and what became of each row with ``-v``, as JSON Lines by
``schemas/log.json``.

A file that has grown large makes room for another one; so many are kept.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from importer.cli.console import Level, talk
from importer.cli.data import SCHEMA, harmless, plain
from importer.model import InputError
from importer.texts import Lang, Said, reason, say

#: How large a file may grow, in bytes, and how many older ones are kept beside it.
_LARGEST, _KEPT = 5_000_000, 5
#: Bytes of a line at most, where it is looked at whose it is.
_LONGEST = 1_000_000


class LogFile:
    """A log on disk.  Raises ``InputError`` where it can't be written, or is a file of another
    kind; what can't be written later on is told once, and ends no import."""

    def __init__(self, path: Path, lang: Lang) -> None:
        self._lang = lang
        try:
            if not _is_ours(path):
                raise InputError("log-not-ours", {"path": path})
            self._file = _File(path, lang)
        except OSError as error:
            words = {"path": path, "why": reason(error)}
            raise InputError("log-unwritable", words) from error

    def keep(self, level: Level, said: Said) -> None:
        """A line for a sentence."""
        line = {
            "schema": SCHEMA,
            "time": datetime.now().astimezone().isoformat("T", "milliseconds"),
            "level": level,
            "slug": said.slug,
            "params": {name: plain(value, self._lang) for name, value in said.words.items()},
            "text": str(said),
        }
        text = json.dumps(harmless(line), ensure_ascii=False).encode(errors="replace").decode()
        self._file.handle(logging.makeLogRecord({"msg": text}))

    def close(self) -> None:
        """Nothing more comes."""
        with suppress(OSError):  # of a full disk, once more
            self._file.close()


def _is_ours(path: Path) -> bool:
    """Whether a line may be written behind what is there: nothing, or lines of a log.  Behind a
    table it would be the end of the table."""
    if not path.is_file():
        return True
    with path.open("rb") as file:
        first = file.readline(_LONGEST)
    try:
        line = json.loads(first) if first else {"slug": "", "level": ""}
    except ValueError:  # no text, or none of JSON
        return False
    return isinstance(line, dict) and {"slug", "level"} <= line.keys()


class _File(RotatingFileHandler):
    """The library's, which says in a sentence what it can't write."""

    def __init__(self, path: Path, lang: Lang) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        self._lang = lang
        self._is_told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002
        """Whatever keeps a line from being written."""
        if not self._is_told:
            self._is_told = True
            talk(str(say("cli.log-lost", self._lang, {"path": self.baseFilename})))
