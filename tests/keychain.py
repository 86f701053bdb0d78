"""A keychain of the tests' own behind the real library: a file with entries."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class SystemsOwnError(Exception):
    """As ``pywintypes.error``: of no kind that the library knows."""


class FileKeychain(KeyringBackend):
    """Keeps what it is given in a file; ``locked`` opens for nobody, ``deaf`` keeps nothing, a
    ``broken`` one fails as only its own system does."""

    priority = -1  # never chosen by itself
    name = "Test Keychain"

    def __init__(
        self,
        path: Path | None = None,
        locked: bool = False,
        deaf: bool = False,
        broken: bool = False,
    ) -> None:
        super().__init__()
        self.broken = broken
        self.path = path or Path(os.environ["TEST_KEYCHAIN"])  # of a process that a test starts
        self.locked, self.deaf = locked, deaf

    @property
    def entries(self) -> dict[str, str]:
        if self.locked:
            raise KeyringLocked("it is locked")
        return json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}

    def get_password(self, service, username):
        return self.entries.get(f"{service}/{username}")

    def set_password(self, service, username, password):
        if self.broken:
            raise SystemsOwnError(f"1783: the stub received bad data: {password}")
        if not self.deaf:
            entries = {**self.entries, f"{service}/{username}": password}
            self.path.write_text(json.dumps(entries), "utf-8")

    def delete_password(self, service, username):
        entries = self.entries
        if entries.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError("not there")
        self.path.write_text(json.dumps(entries), "utf-8")
