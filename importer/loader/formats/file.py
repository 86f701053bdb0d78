"""A file as the operating system has it: opened once, told what it is, watched for changes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from importer.model import InputError
from importer.texts import reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Format(StrEnum):
    """What a file is by its first bytes; its name is not asked."""

    TEXT = "text"
    ZIP = "zip"  # .xlsx and its relatives
    OLE = "ole"  # .xls, and an .xlsx with a password


#: First bytes of what we read.  Sources: ECMA-376 part 2 (zip), MS-CFB 2.2.
_READABLE = ((b"PK\x03\x04", Format.ZIP), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE))

#: First bytes of what people attach by mistake, and how it is called in both languages.
_FOREIGN = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"PK\x05\x06", "ZIP"),
)
#: A line of PowerShell's Format-List.  Of nothing but such lines a file has no table below them.
_PAIR = rb"[\w.\x80-\xff]+(?: [\w.\x80-\xff]+)* *: [^\n]*\n"
#: How other formats of text begin, the error that says so, and how they are called.  Web pages,
#: XML and web archives are what management systems hand out under the name .xls.  A table may
#: begin with a bracket, but not with a name and a colon within it.
_OTHER_TEXTS = tuple(
    (re.compile(rb"\s*(?:" + begins + rb")", re.IGNORECASE), slug, kind)
    for begins, slug, kind in (
        (rb"<[a-z!?]", "file-markup", ""),
        (rb"(?:[a-z-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)*?MIME-Version:", "file-markup", ""),
        (rb"[{]\\rtf", "file-foreign", "RTF"),
        (rb'[{]\s*"[^"\r\n]*"\s*:|\[\s*[{]\s*"[^"\r\n]*"\s*:|\[\s*(?:\[\s*)?"', "file-json", ""),
        (rb"[{]\s*[}]\s*$|\[\s*(?:[{]\s*[}]\s*)?\]\s*$", "file-json", ""),
        (rb"%YAML|---[ \t]*\r?\n(?:#[^\n]*\n)*(?:- )?[\w-]+:\s", "file-notation", "YAML"),
        (rb"[\w-]+:[ \t]*\r?\n[ \t]*- [\w-]+:\s|- [\w-]+:\s", "file-notation", "YAML"),
        (rb"BEGIN:VCARD", "file-foreign", "vCard"),
        (rb"BEGIN:VCALENDAR", "file-foreign", "iCalendar"),
        (rb"bplist00", "file-notation", "plist"),
        (rb"ID;P(?:WXL|SCALC3|CALCOOO32);", "file-notation", "SYLK"),
        (rb"(?:[#;][^\n]*\n)*\[\[[\w.-]+\]\][ \t]*\r?\n[\w.-]+[ \t]*=", "file-notation", "TOML"),
        (
            rb"(?:[#;][^\n]*\n)*\[[^\]\n,;\t]+\][ \t]*\r?\n[^=\n,;\t]+=[^\n]*\n",
            "file-notation",
            "INI",
        ),
        (rb"(?:INSERT INTO|CREATE TABLE|-- \w+ dump)\b", "file-notation", "SQL"),
        (rb"Windows Registry Editor Version|REGEDIT4\r?\n", "file-notation", ".reg"),
        (_PAIR + rb"(?:" + _PAIR + rb"|[ \t]+[^\n]*\n|\r?\n){2,}[^\n,;]*\Z", "file-printed", ""),
        (rb"[^\n,;\t]+\n-{2,} +[- ]*-{2,} *\r?\n", "file-printed", ""),
    )
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PEEK = 512
#: Bytes that are read at a time.
_BLOCK = 1 << 15

_OS_SLUGS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "file-missing"),
    (IsADirectoryError, "file-is-folder"),
    (PermissionError, "file-no-access"),
)


class File:
    """An open file, which is one of ours by its first bytes; close it, or use it in a ``with``
    statement.  ``path`` is how it is called, ``name`` where that is not where it is: messages
    speak of the file that somebody gave, and not of our copy.

    Raises ``InputError`` for what can't be read, for an empty file, and for pictures, archives
    and web pages.
    """

    def __init__(self, path: Path | str, name: Path | str = "") -> None:
        self.path = Path(name or path)
        self._place = Path(path)
        # Before it is opened: whatever takes its name in between is another file.
        self._state = _state(self._place, self.path)
        with _reading(self.path):
            self._raw = self._place.open("rb", buffering=0)
        with ExitStack() as undo:
            undo.callback(self.close)
            with self.reader() as start:
                self.format = _identified(self.path, start.read(_PEEK))
            undo.pop_all()

    def __enter__(self) -> File:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Its bytes when it was opened."""
        return self._state[2]

    def reader(self) -> io.BufferedReader:
        """The content from its start.  Readers do not move each other, and closing one leaves
        the file open; what the operating system refuses is an ``InputError``."""
        return io.BufferedReader(_View(self.path, self._raw), _BLOCK)

    def content_hash(self) -> str:
        """The SHA-256 of the content in hex, as it is now: the same content under another name
        is the same file."""
        with self.reader() as content:
            return hashlib.file_digest(content, "sha256").hexdigest()

    def require_unchanged(self, content_hash: str | None = None) -> None:
        """Raise ``InputError`` where the file was written to since it was opened, or is not the
        one that has its name any more; with the hash it had, also where a program wrote into
        it and set its time back."""
        changed = _state(self._place, self.path) != self._state
        if changed or (content_hash is not None and content_hash != self.content_hash()):
            raise InputError("file-changed-reading", {"file": self.path})

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()


class _View(io.RawIOBase):
    """An open file, with a place of its own in it."""

    def __init__(self, path: Path, raw: io.FileIO) -> None:
        self._path = path
        self._raw = raw
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        with _reading(self._path):
            self._raw.seek(self._place)
            count = self._raw.readinto(buffer)
        self._place += count or 0
        return count

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_CUR:
            offset += self._place
        elif whence == os.SEEK_END:
            with _reading(self._path):
                offset += self._raw.seek(0, os.SEEK_END)
        if offset < 0:
            raise ValueError("a place before the start")
        self._place = offset
        return offset


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """What the operating system refuses inside becomes an ``InputError`` naming the file."""
    try:
        yield
    except OSError as error:
        slug = next(
            (slug for kind, slug in _OS_SLUGS if isinstance(error, kind)), "file-unreadable"
        )
        raise InputError(slug, {"file": path, "reason": reason(error)}) from error


def _state(path: Path, name: Path) -> tuple[int, int, int, int]:
    """What tells a regular file from another under its name and from itself after a change:
    device, number on it, bytes, time of change.  Raises ``InputError`` for anything else.

    A pipe is refused here: opening one that nobody writes to would wait for ever.
    """
    with _reading(name):
        try:
            found = path.stat()
        except ValueError as error:  # a NUL in the name
            raise FileNotFoundError(2, "no such file") from error
    if stat.S_ISDIR(found.st_mode):
        raise InputError("file-is-folder", {"file": name})
    if not stat.S_ISREG(found.st_mode):
        raise InputError("file-not-regular", {"file": name})
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _identified(path: Path, start: bytes) -> Format:
    """The format that a file's first bytes tell."""
    if not start:
        raise InputError("file-empty", {"file": path})
    for magic, found in _READABLE:
        if start.startswith(magic):
            return found
    for magic, name in _FOREIGN:
        if start.startswith(magic):
            raise InputError("file-foreign", {"file": path, "kind": name})
    if start[:2] == b"BM" and start[6:10] == bytes(4):
        raise InputError("file-foreign", {"file": path, "kind": "BMP"})
    if start[4:8] == b"ftyp":
        raise InputError("file-foreign", {"file": path, "kind": "HEIC"})
    text = start.replace(b"\0", b"")
    for mark in _MARKS:
        text = text.removeprefix(mark)
    for begins, slug, name in _OTHER_TEXTS:
        if begins.match(text):
            raise InputError(slug, {"file": path, "kind": name})
    return Format.TEXT
