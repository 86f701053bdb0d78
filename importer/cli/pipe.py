"""A pipe with a name in place of a file: ``mkfifo``, ``<(…)``, ``/dev/stdin``."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import BinaryIO

from importer.model import InputError
from importer.texts import reason

#: Seconds in which whoever writes has to begin; what he takes from then on is his affair.
_PATIENCE = 10.0
_BETWEEN = 0.05


def is_pipe(file: Path) -> bool:
    """Whether it is one; whatever keeps that from being known is told by who reads the file."""
    try:
        return file.is_fifo()
    except OSError:
        return False


def copy_pipe(file: Path, target: BinaryIO) -> None:
    """Write what comes through it to ``target``.  Raises ``InputError`` where it can't be opened,
    and where nobody writes: plainly opened, it would be waited for without end."""
    if sys.platform != "win32":  # where ``is_pipe`` finds none
        try:
            number = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as error:
            words = {"file": file, "reason": reason(error)}
            raise InputError("file-unreadable", words) from error
        until = time.monotonic() + _PATIENCE
        with os.fdopen(number, "rb", buffering=0) as pipe:
            while (start := pipe.read(1)) == b"":  # of somebody who is there and silent it is None
                if time.monotonic() >= until:
                    raise InputError("pipe-silent", {"file": file, "seconds": f"{_PATIENCE:.0f}"})
                time.sleep(_BETWEEN)
            os.set_blocking(number, True)
            target.write(start or b"")
            shutil.copyfileobj(pipe, target)
