"""What somebody gives to be read: a path, an open file, a DataFrame."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeAlias, Union

from importer.loader.formats.file import File
from importer.model import InputError
from importer.texts import reason

if TYPE_CHECKING:
    import pandas as pd

#: What can be read: a file by its path, an open one (of bytes, or of the text of a CSV), a pandas
#: DataFrame.
Spreadsheet: TypeAlias = Union[Path, str, IO[bytes], IO[str], "pd.DataFrame"]

#: How a table is called that has no name.
_FRAME, _NAMELESS = "DataFrame", "table"
#: Bytes or letters of an open file that are taken over at a time.
_PIECE = 1 << 20


class Held(Protocol):
    """Something that stays as it is while it is read; ``path`` is how it is called."""

    path: Path

    def content_hash(self) -> str:
        """The SHA-256 of all of it, in hex."""

    def require_unchanged(self, content_hash: str | None = None) -> None:
        """Raise ``InputError`` where it is not what it was."""

    def close(self) -> None:
        """Let go of it."""


class Copy(File):
    """What an open file gives, in a file of our own that goes when it is closed: it is read
    several times, and a pipe or an upload can be read once."""

    def __init__(self, opened: IO[bytes] | IO[str], name: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="device-importer-")
        try:
            place = Path(self._folder.name) / "copy"
            _copy(opened, place, name)
            super().__init__(place, name)
        except BaseException:
            self._folder.cleanup()
            raise

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def hold(given: Spreadsheet, name: str = "") -> Held:
    """Take what was given, to be called ``name``.  Raises ``InputError`` for what can't be read,
    and for what is none of these."""
    if isinstance(given, str | os.PathLike):
        return File(given, name)
    if "pandas" in sys.modules:  # or there is no DataFrame anywhere
        import pandas as pd

        if isinstance(given, pd.DataFrame):
            from importer.loader.formats.frame import Frame

            return Frame(given, Path(name or _FRAME))
    if hasattr(given, "read"):
        return Copy(given, name or _name_of(given))  # type: ignore[arg-type]
    raise InputError("source-unknown", {"kind": type(given).__name__})


def _name_of(opened: Any) -> str:
    """The name of an open file; a passing one has a number, or none."""
    name = getattr(opened, "name", None)
    return name if isinstance(name, str) and name else _NAMELESS


def _copy(opened: IO[bytes] | IO[str], place: Path, name: str) -> None:
    """Write down all that an open file holds, from its start where it can go back there."""
    is_seekable = getattr(opened, "seekable", None)
    with place.open("wb") as copy:
        try:
            if is_seekable is not None and is_seekable():  # a pipe is not
                opened.seek(0)
            while piece := opened.read(_PIECE):
                if isinstance(piece, str):
                    # Nobody has to guess how a text was written down that is one already.
                    copy.write(piece.encode("utf-8-sig" if copy.tell() == 0 else "utf-8"))
                elif isinstance(piece, bytes):
                    copy.write(piece)
                else:
                    raise InputError("source-unknown", {"kind": type(opened).__name__})
        except (OSError, ValueError) as error:  # a text with half a letter, or a closed file
            raise InputError("file-unreadable", {"file": name, "reason": reason(error)}) from error
