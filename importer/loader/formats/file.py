"""A file as the operating system has it: opening it, telling what it is, noticing a change."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedReader
from pathlib import Path

from importer.model import InputError


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
#: Web pages and XML that management systems hand out under the name .xls.
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-z!?]", re.IGNORECASE)
_PEEK = 512

_OS_SLUGS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "file-missing"),
    (IsADirectoryError, "file-is-folder"),
    (PermissionError, "file-no-access"),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file with its size in bytes and time of change in nanoseconds; equal while nobody
    touches it."""

    path: Path
    size: int
    modified: int


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """What the operating system refuses inside becomes an ``InputError`` naming the file."""
    try:
        yield
    except OSError as error:
        slug = next(
            (slug for kind, slug in _OS_SLUGS if isinstance(error, kind)), "file-unreadable"
        )
        reason = error.strerror or type(error).__name__
        raise InputError(slug, {"file": path, "reason": reason}) from error


def snapshot(path: Path) -> Snapshot:
    """The state of a regular file.  Raises ``InputError`` for anything else.

    A pipe is refused here: opening one that nobody writes to would wait for ever.
    """
    with reading(path):
        try:
            found = path.stat()
        except ValueError as error:  # a NUL in the name
            raise FileNotFoundError(2, "no such file") from error
    if stat.S_ISDIR(found.st_mode):
        raise InputError("file-is-folder", {"file": path})
    if not stat.S_ISREG(found.st_mode):
        raise InputError("file-not-regular", {"file": path})
    return Snapshot(path, found.st_size, found.st_mtime_ns)


def open_binary(path: Path) -> BufferedReader:
    """Open for reading; the caller closes it.  Raises ``InputError``."""
    with reading(path):
        return path.open("rb")


def identify(path: Path) -> Format:
    """Tell the format from the content.

    Raises ``InputError`` for an empty file, and for pictures, archives and web pages.
    """
    with open_binary(path) as file, reading(path):
        start = file.read(_PEEK)
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
    if _MARKUP.match(start.replace(b"\0", b"").removeprefix(b"\xff\xfe")):
        raise InputError("file-markup", {"file": path})
    return Format.TEXT


def fingerprint(path: Path | str) -> str:
    """The SHA-256 of a file's content in hex: the same content under another name is the
    same file.  Raises ``InputError`` where it can't be read."""
    path = Path(path)
    snapshot(path)
    with open_binary(path) as file, reading(path):
        return hashlib.file_digest(file, "sha256").hexdigest()
