"""The app's keys: from the environment, the secret also from a file or the system's keychain.

The first that there is counts: ``FEISHU_APP_SECRET`` (or ``FEISHU_TENANT_ACCESS_TOKEN``), the file
that ``FEISHU_APP_SECRET_FILE`` names, the keychain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from importer.model import Credentials, CredentialsError, canonical, credentials, is_key
from importer.setup import keychain
from importer.setup.secret_file import read_secret

_APP, _SECRET, _TOKEN = "FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_TENANT_ACCESS_TOKEN"
#: Names the file that holds the secret and nothing else.
SECRET_FILE = "FEISHU_APP_SECRET_FILE"


class Source(StrEnum):
    """Where a secret is from."""

    ENVIRONMENT = "environment"
    FILE = "file"
    KEYCHAIN = "keychain"


@dataclass(frozen=True, slots=True)
class Keys:
    """Credentials, where their secret is from, and what that place is called: a variable, a
    file's path, a keychain."""

    credentials: Credentials
    source: Source
    place: str


def read_keys(base_url: str, environment: Mapping[str, str]) -> Keys:
    """The keys for an address.  A named file is read once (it may be a pipe); the keychain is
    asked only where nothing else has a secret, and only for this very address and app.

    Raises ``CredentialsError`` naming what is missing, what can't be one, a file that others can
    read, or a keychain that can't be opened."""

    def said(name: str) -> str:
        return environment.get(name, "").strip()

    source, place = place_of_secret(environment)
    if source is Source.ENVIRONMENT or not said(_APP):
        return Keys(credentials(environment), Source.ENVIRONMENT, place)
    if source is Source.FILE:
        secret = read_secret(Path(place), environment)
    else:
        secret, place = keychain.recall(_account(base_url, said(_APP)))
    return Keys(credentials({**environment, _SECRET: secret}), source, place)


def place_of_secret(environment: Mapping[str, str]) -> tuple[Source, str]:
    """Where the secret is looked for, and the variable or the file; nothing is read."""
    for name in (_SECRET, _TOKEN):
        if environment.get(name, "").strip():
            return Source.ENVIRONMENT, name
    path = environment.get(SECRET_FILE, "").strip()
    return (Source.FILE, path) if path else (Source.KEYCHAIN, "")


def read_app(environment: Mapping[str, str]) -> Credentials:
    """Which app, and which tenant of a store app: what a journal is named by.  For whoever sends
    nothing; no secret is looked for.  Raises ``CredentialsError`` without an app."""
    app_id = environment.get(_APP, "").strip()
    if not app_id:
        raise CredentialsError("no-app-id")
    return Credentials(app_id, tenant_key=environment.get("FEISHU_TENANT_KEY", "").strip())


def remember_secret(base_url: str, app_id: str, secret: str) -> str:
    """Keep an app's secret in the system's keychain, in the place of a former one; returns what
    the keychain is called.  Raises ``CredentialsError`` where there is none, or it keeps
    nothing, or the secret is none."""
    if not is_key(secret):
        raise CredentialsError("odd-secret")
    return keychain.keep(_account(base_url, app_id), secret)


def forget_secret(base_url: str, app_id: str) -> bool:
    """Take an app's secret out of the keychain; whether there was one.  Raises
    ``CredentialsError`` where the keychain can't be opened, or does not let go."""
    return keychain.drop(_account(base_url, app_id))


def _account(base_url: str, app_id: str) -> str:
    """What an app is called in the keychain.  The address is part of it: no other address is
    ever told this secret."""
    return f"{app_id} {canonical(base_url)}"
