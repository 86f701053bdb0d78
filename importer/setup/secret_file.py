"""A file that holds a secret and nothing else: for jobs that nobody sits at."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from importer.model import CredentialsError, is_key
from importer.texts import reason

#: Bytes of a file that may be one: what is longer is something else.
_LONGEST = 4096
#: Whoever has one of these can read the secret, or put another one in its place.
_OTHERS = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH


def read_secret(path: Path, environment: Mapping[str, str]) -> str:
    """The secret in a file, without the line break behind it, in UTF-8 or, as PowerShell may
    write it, UTF-16.

    Raises ``CredentialsError`` for a file that can't be read, holds something else, or that
    others of this machine can read.  Windows shows no such permissions: its file is not judged."""
    try:
        path = path.expanduser()
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if _is_open_to_others(status) and not _is_handed_out(path, environment):
                mode = f"{stat.S_IMODE(status.st_mode):04o}"
                raise CredentialsError("secret-file-open", {"path": path, "mode": mode})
            data = file.read(_LONGEST + 1)
    except (OSError, RuntimeError, ValueError) as error:  # also no such home, and no such name
        raise CredentialsError("secret-file", {"path": path, "why": reason(error)}) from error
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    secret = data.decode("utf-16" if is_wide else "utf-8-sig", "replace").strip()
    if len(data) > _LONGEST or not is_key(secret):
        raise CredentialsError("secret-file-odd", {"path": path})
    return secret


def _is_open_to_others(status: os.stat_result) -> bool:
    """Whether others can read or replace it.  What is no regular file (a pipe of a password
    manager's) has no others."""
    is_file = stat.S_ISREG(status.st_mode)
    return os.name != "nt" and is_file and bool(status.st_mode & _OTHERS)


def _is_handed_out(path: Path, environment: Mapping[str, str]) -> bool:
    """Whether systemd hands the file to this service alone (LoadCredential=): it does so by an
    access list, which looks like a group's permission."""
    folder = environment.get("CREDENTIALS_DIRECTORY", "")
    return bool(folder) and path.resolve().parent == Path(folder).resolve()
