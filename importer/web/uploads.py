"""Files that were dropped on the page: each in a folder of its own with a random name, in the data
folder, with what somebody chose about it.

A browser names no path: it gets the random name, and what the file was called is data.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from importer.model import InputError, JournalError
from importer.texts import reason
from importer.web.choices import Choices

#: The most that is taken of a file.
LARGEST = 200 * 1024 * 1024
_ID = re.compile(r"[0-9a-f]{16}")
_ABOUT = "about.json"
_LONGEST_STEM, _LONGEST_SUFFIX = 80, 12
#: Names of devices on Windows.  Source: Microsoft's "Naming Files, Paths, and Namespaces".
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.I)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on the page: what it was called, its size in bytes, when it came (seconds since
    1970), what was chosen about it, and the run it was checked as."""

    id: str
    name: str
    size: int
    at: float
    path: Path
    choices: Choices = field(default_factory=Choices)
    run_id: str = ""


class Uploads:
    """The folder of all uploads."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest

    async def receive(
        self, name: str, pieces: AsyncIterator[bytes], choices: Choices, announced: int = 0
    ) -> Upload:
        """Keep a file as it comes in.  Raises ``InputError`` for one that is too large or empty
        (``announced`` is the size that the browser gives); nothing is kept of one that does not
        come to its end."""
        if announced > self._largest:
            raise self._too_large(name)
        upload_id = secrets.token_hex(8)
        folder = self._folder / upload_id
        shown = Path(harmless(name))
        size = 0
        try:
            folder.mkdir(parents=True, mode=0o700)
            path = folder / shown.name
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as to:
                async for piece in pieces:
                    size += len(piece)
                    if size > self._largest:
                        raise self._too_large(name)
                    to.write(piece)
            if not size:
                raise InputError("web-empty", {"name": shown.name})
            upload = Upload(upload_id, shown.name, size, time.time(), path, choices)
            self.keep(upload)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise JournalError("journal", {"path": folder, "why": reason(error)}) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return upload

    def _too_large(self, name: str) -> InputError:
        return InputError("web-too-large", {"name": name, "limit": self._largest // 1024 // 1024})

    def keep(self, upload: Upload) -> None:
        """Remember what was chosen."""
        about = {
            "name": upload.name,
            "size": upload.size,
            "at": upload.at,
            "choices": asdict(upload.choices),
            "run_id": upload.run_id,
        }
        target = self._folder / upload.id / _ABOUT
        fresh = target.with_name(f"{_ABOUT}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(about, file)
        fresh.replace(target)

    def get(self, upload_id: str) -> Upload:
        """An upload by its random name.  Raises ``InputError`` where there is none."""
        found = self.find(upload_id)
        if found is None:
            raise InputError("web-no-upload")
        return found

    def find(self, upload_id: str) -> Upload | None:
        """The same; None where there is none, as of one that is just coming in, or that was cut
        off with the machine."""
        if not _ID.fullmatch(upload_id):
            return None
        folder = self._folder / upload_id
        try:
            about = json.loads((folder / _ABOUT).read_text("utf-8"))
            choices = Choices.from_json(about["choices"])
            name, size, at = str(about["name"]), int(about["size"]), float(about["at"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        run_id = str(about.get("run_id", ""))
        return Upload(upload_id, name, size, at, folder / harmless(name), choices, run_id)

    def all(self) -> list[Upload]:
        """Every upload, the latest first."""
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return []
        found = [upload for upload in map(self.find, names) if upload is not None]
        return sorted(found, key=lambda upload: -upload.at)

    def checked_as(self, run_id: str) -> list[Upload]:
        """Those whose rows are the ones of a run, the latest first."""
        return [upload for upload in self.all() if upload.run_id == run_id]

    def change(self, upload: Upload, choices: Choices) -> Upload:
        """Choose otherwise: what was checked before is not what would be imported."""
        changed = replace(upload, choices=choices, run_id="")
        self.keep(changed)
        return changed

    def delete(self, upload_id: str) -> None:
        """Forget a file and what was chosen about it."""
        shutil.rmtree(self.get(upload_id).path.parent, ignore_errors=True)


def harmless(name: str) -> str:
    """What a file is called on this disk: the end of the name that a browser gave, of signs that
    mean nothing to any system."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(sign if sign.isalnum() or sign in " -_.()（）【】" else "_" for sign in last)
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    stem = stem.strip(" .").encode()[: _LONGEST_STEM * 2].decode(errors="ignore") or "file"
    suffix = suffix[:_LONGEST_SUFFIX]
    whole = f"{stem}.{suffix}" if suffix else stem
    return f"_{whole}" if _RESERVED.match(whole) or whole == _ABOUT else whole
