"""The file of a workbook: its name, and how it comes into being.

It is written under a passing name in its own folder and gets its real one when it is complete,
so that nobody ever opens half of one, and nothing that is there is replaced.
"""

from __future__ import annotations

import errno
import io
import os
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from importer.model import InputError, require_name

#: The ending of a name that was made here, without .xlsx; once its time was UTC.
_RESULTS = re.compile(r"\.(?:results|comparison)-\d{8}(?:-\d{6}|T\d{6}Z)(-\d+)?$")
#: Names of devices on Windows, whatever comes after the first dot.  Source: Microsoft's "Naming
#: Files, Paths, and Namespaces".
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.I)
#: Of a name: bytes, on Windows units of UTF-16.
_LONGEST_NAME = 255
#: Of a whole path on Windows, from the same source.
_LONGEST_PATH = 259
#: Seconds between attempts to give a file its name while a scanner holds it.
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6)


def results_path(
    source: Path,
    folder: Path,
    now: datetime,
    windows: bool = os.name == "nt",
    kind: str = "results.xlsx",
) -> Path:
    """A name for the results of ``source`` in a folder, which no file has yet:
    ``devices.results-20260301-093000.xlsx``, in local time, with -2, -3 … where that is taken;
    ``kind`` is what it begins and ends with, such as ``comparison.xlsx``.

    It is cut to what the folder takes, and on no system the name of a device.
    """
    # Results that are fed back give results of their own, under the same short name.
    name = _RESULTS.sub("", source.stem)
    if is_reserved(name):
        name = f"_{name}"
    longest = _longest_name(folder, windows)
    what, dot, suffix = kind.partition(".")
    for number in count(1):
        again = "" if number == 1 else f"-{number}"
        ending = f".{what}-{now.astimezone():%Y%m%d-%H%M%S}{again}{dot}{suffix}"
        path = folder / (_cut(name, longest - len(ending), windows) + ending)
        if not os.path.lexists(path):
            break
    return path


def require_place(
    path: Path,
    suffixes: Iterable[str],
    slugs: tuple[str, str] = ("results-suffix", "results-exists"),
) -> None:
    """Raise ``InputError`` for a name that is no text or has none of these suffixes, and for a
    place that is taken: to be asked before anything is done, for nothing is ever overwritten.
    ``slugs`` are those of the last two."""
    require_name(path)
    if path.suffix.lower() not in suffixes:
        raise InputError(slugs[0], {"path": path, "suffixes": tuple(suffixes)})
    if os.path.lexists(path):  # False for a folder that may not be looked into
        raise InputError(slugs[1], {"path": path})


def places_of(
    source: Path, target: Path | None, spare: Path | None, now: datetime, kind: str = "results.xlsx"
) -> list[Path]:
    """Where to write the results of ``source``, to be tried in turn: ``target``, or beside it,
    then in the folder ``spare``.  A folder that is gone is not made anew to hold nothing else."""
    places = [target or results_path(source, source.parent, now, kind=kind)]
    if spare is not None:
        if target is None and not source.parent.is_dir():
            places = []
        places.append(results_path(source, spare, now, kind=kind))
    return places


def write_first(places: Iterable[Path], write: Callable[[Path], None]) -> Path:
    """Write a file to the first of the places where that can be done, and return it: what was done
    is done, and is not lost for a report.  Raises the ``OSError`` of the last."""
    trouble = OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    for path in places:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path)
        except OSError as error:
            trouble = error
            continue
        return path
    raise trouble


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name for a device's, and loses what is written there."""
    return _RESERVED.match(name) is not None


@contextmanager
def new_file(
    path: Path, mode: int = 0o600, sleep: Callable[[float], None] = time.sleep
) -> Iterator[io.FileIO]:
    """A new file to be written, which stands at ``path`` when the ``with`` statement ends.

    ``mode`` are its permissions, of which the process's mask takes away.
    Raises ``OSError`` where it can't be written, ``FileExistsError`` where something stands at
    ``path``; then nothing is left behind.
    """
    _refuse_existing(path)
    if os.name == "nt" and is_reserved(path.name):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    part = path.with_name(f".device-importer-{secrets.token_hex(4)}.part")
    try:
        file = _Part(part, mode)
        try:
            yield file
            file.close()
        finally:
            file.give_up()
        _name(part, path, sleep)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


class _Part(io.FileIO):
    """A file that tells once that there is no room.  From then on, or when it is given up, it
    takes whatever comes for nothing: the finalizer of a zip file writes its end all the same,
    and where it can't, or finds itself at a place that can't be, prints a traceback that nobody
    can catch."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(path, "x", opener=lambda name, flags: os.open(name, flags, mode))
        self._over = False
        self._place = 0  # where it would stand, once it is over

    def give_up(self) -> None:
        self._end()
        self.close()

    def write(self, data: bytes) -> int:  # type: ignore[override]
        rest = memoryview(data)
        try:
            while rest and not self._over:
                rest = rest[super().write(rest) :]
        except OSError:
            self._end()
            raise
        self._place += len(rest)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if not self._over:
            return super().seek(offset, whence)
        self._place = offset + (0 if whence == io.SEEK_SET else self._place)
        return self._place

    def tell(self) -> int:
        return self._place if self._over else super().tell()

    def flush(self) -> None:
        if not self._over:
            super().flush()

    def _end(self) -> None:
        if not self._over and not self.closed:
            self._place = super().tell()
        self._over = True


def _name(part: Path, path: Path, sleep: Callable[[float], None]) -> None:
    """Give a file its name, again and again where a scanner of viruses holds it."""
    for pause in _PAUSES:
        try:
            _move(part, path)
            return
        except PermissionError:
            sleep(pause)
    _move(part, path)


def _move(part: Path, path: Path) -> None:
    """Rename a file.  Raises ``FileExistsError`` where something stands at ``path``."""
    if os.name == "nt":
        part.rename(path)
        return
    path.touch(exist_ok=False)  # elsewhere a file that is there would be replaced
    try:
        part.replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _refuse_existing(path: Path) -> None:
    """Before anything is written for nothing."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _longest_name(folder: Path, windows: bool) -> int:
    """How long a name in a folder can be."""
    if windows:
        return min(_LONGEST_NAME, _LONGEST_PATH - len(f"{folder.absolute()}/"))
    if sys.platform != "win32":
        for place in (folder, *folder.absolute().parents):
            with suppress(OSError):
                return min(_LONGEST_NAME, os.pathconf(place, "PC_NAME_MAX"))
    return _LONGEST_NAME


def _cut(name: str, room: int, windows: bool) -> str:
    """As much of a name as there is room for, at least something of it."""
    encoding, size = ("utf-16-le", 2) if windows else ("utf-8", 1)
    data = name.encode(encoding, "surrogatepass")
    if len(data) <= room * size:
        return name
    return data[: max(room, 4) * size].decode(encoding, "ignore")
