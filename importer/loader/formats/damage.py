"""The one guard round the libraries that take a container apart.

They were written for whole files and say of a damaged one whatever comes of it.  Everything
that touches a container runs inside, when it is opened and when its rows are drawn later.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException

from importer.model import InputError

T = TypeVar("T")

#: What readers raise for files that are cut short, bent or hand-made, besides errors of their own.
_DAMAGE = (
    BadZipFile,
    zlib.error,
    ParseError,
    ExpatError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NameError,  # UnboundLocalError, where a record that is counted on is missing
    RuntimeError,  # an encrypted part; XML nested too deep
    MemoryError,  # a length field that says gigabytes
)
#: Rows drawn at a time: whoever takes them does not run with warnings silenced.
_BATCH = 256


class Guard:
    """What a reader raises inside becomes the ``InputError`` of a damaged file, and what it only
    remarks on (extensions it drops) is not for the user.  ``own``: a library's own errors."""

    def __init__(self, path: Path, *own: type[Exception]) -> None:
        self._path = path
        self._damage: tuple[type[Exception], ...] = (*_DAMAGE, *own)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Round one piece of work."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except DefusedXmlException as error:
                raise InputError("workbook-unsafe", {"file": self._path}) from error
            except self._damage as error:
                raise InputError("workbook-damaged", {"file": self._path}) from error

    def drawn(self, begin: Callable[[], Generator[T, None, None]]) -> Iterator[T]:
        """Round a generator, from its beginning to its end."""
        with self.reading():
            found = begin()
        with closing(found):
            while True:
                with self.reading():
                    batch = list(islice(found, _BATCH))
                if not batch:
                    return
                yield from batch
