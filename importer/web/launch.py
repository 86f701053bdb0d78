"""One page for one data folder: a second start finds the running one, and gets a link to it."""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from importer.model import JournalError
from importer.texts import Lang, reason
from importer.web.gate import LAUNCH, OPEN

#: In the data folder: held while a page is served, and how a second start asks it for a link.
_LOCK, _NOTE = "web.lock", "web.json"
#: Seconds to wait for the answer of the running one.
_PATIENCE = 5.0


@contextmanager
def only_one(home: Path) -> Iterator[bool]:
    """Whether nobody serves a page for this folder; then nobody else will, inside.  Raises
    ``JournalError`` for a folder that can't be written."""
    lock = FileLock(home / _LOCK, mode=0o600)
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    except (OSError, NotImplementedError) as error:
        raise JournalError("journal", {"path": home, "why": reason(error)}) from error
    try:
        yield True
    finally:
        with suppress(OSError):
            (home / _NOTE).unlink()
        lock.release()


def leave_note(home: Path, port: int, key: str) -> None:
    """Tell a second start of this account where the page is, and with which key to ask."""
    note = home / _NOTE
    with suppress(OSError):
        note.unlink()  # a file that is there may be readable by others
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"port": port, "key": key}, file)


def link_to_running(home: Path, lang: Lang) -> str | None:
    """A fresh one-time link to the page that is being served, in the language of whoever asks; None
    where it does not answer."""
    try:
        note = json.loads((home / _NOTE).read_text("utf-8"))
        port, key = int(note["port"]), str(note["key"])
        host = f"127.0.0.1:{port}"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            headers = {
                "Authorization": f"Bearer {key}",
                "Origin": f"http://{host}",
                "Accept-Language": lang.value,
            }
            connection.request("POST", LAUNCH, headers=headers)
            answer = connection.getresponse()
            ticket = answer.read(200).decode("ascii")
        finally:
            connection.close()
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return None
    return f"http://{host}{OPEN}{ticket}" if answer.status == http.client.OK else None
