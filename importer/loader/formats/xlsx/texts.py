"""The texts that the cells of a workbook share, kept in a file.

A workbook of a million rows has six million of them, half a gigabyte of strings, while a row
names a dozen, most of which stand next to each other or were named just before.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from itertools import islice

from importer.model import InputError
from importer.texts import reason

#: Texts that are read at a time: 2 to the power of this many.  In a table that was sorted each
#: cell may need another block, of which the rest is decoded for nothing.
_SHIFT = 4
_BLOCK = 1 << _SHIFT
#: Blocks kept as strings, some 10 MB.
_KEPT = 8192
#: Bytes that need no file.
_IN_MEMORY = 1 << 22
#: No text in XML can hold it.
_BETWEEN = "\0"


class Texts:
    """Texts by their number, from 0; close it, or the disk space is taken until it is freed.

    Raises ``InputError`` where there is no room for them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._starts = array("Q", [0])
        self._block = lru_cache(_KEPT)(self._read)
        texts = iter(texts)
        with ExitStack() as undo:
            undo.callback(self.close)
            while block := list(islice(texts, _BLOCK)):
                data = _BETWEEN.join(block).encode()
                with _room():
                    self._file.write(data)
                self._starts.append(self._starts[-1] + len(data))
            with _room():
                self._file.flush()
            undo.pop_all()

    def __getitem__(self, number: int) -> str:
        return self._block(number >> _SHIFT)[number % _BLOCK]

    def close(self) -> None:
        with suppress(OSError):  # what could not be written can't be written now
            self._file.close()
        self._block.cache_clear()

    def _read(self, block: int) -> list[str]:
        if not 0 <= block < len(self._starts) - 1:
            raise IndexError("a text that is not there")
        start, end = self._starts[block : block + 2]
        self._file.seek(start)
        return self._file.read(end - start).decode().split(_BETWEEN)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Not gettempdir(): it tries to write as well, and raises where it can't.
        folder = tempfile.tempdir or os.environ.get("TMPDIR", "")
        params = {"folder": folder, "reason": reason(error)}
        raise InputError("no-room-for-texts", params) from error
