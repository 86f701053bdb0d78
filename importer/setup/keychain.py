"""The system's keychain (Windows Credential Manager, macOS Keychain, Secret Service), where the
extra ``keyring`` is installed.  The only place that knows that library, and its errors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from importer.model import CredentialsError
from importer.texts import typed

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

#: What our entries are called there.
SERVICE = "device-importer"
#: The library, and what it is called where no keychain of it is known yet.
_LIBRARY = "keyring"


def is_installed() -> bool:
    """Whether the library is there at all; no keychain is asked for."""
    return find_spec(_LIBRARY) is not None


def recall(account: str) -> tuple[str, str]:
    """An account's secret, "" where there is none or no keychain, and what the keychain is
    called.  Raises ``CredentialsError`` for one that is there and can't be opened."""
    chain = _chain()
    if chain is None or _is_none(chain):
        return "", ""
    with _asking(chain.name):
        return chain.get_password(SERVICE, account) or "", chain.name


def require() -> KeyringBackend:
    """This system's keychain.  Raises ``CredentialsError`` where there is none that could keep
    anything, or it can't be used."""
    chain = _chain()
    if chain is None:
        command = f"{typed(sys.executable)} -m pip install {_LIBRARY}"
        raise CredentialsError("no-keyring", {"command": command})
    if _is_none(chain):
        raise CredentialsError("no-keychain")
    return chain


def keep(account: str, secret: str) -> str:
    """Keep an account's secret; returns what the keychain is called.  Raises
    ``CredentialsError`` where it is not kept."""
    chain = require()
    with _asking(chain.name, secret):
        chain.set_password(SERVICE, account, secret)
        kept = chain.get_password(SERVICE, account)
    if kept != secret:  # a backend that is switched off takes everything and keeps nothing
        raise CredentialsError("no-keychain")
    return chain.name


def drop(account: str) -> bool:
    """Take an account's secret out; whether there was one.  Raises ``CredentialsError`` where it
    can't be taken out."""
    secret, name = recall(account)
    chain = _chain()
    if not secret or chain is None:
        return False
    with _asking(name):
        chain.delete_password(SERVICE, account)
    return True


def _chain() -> KeyringBackend | None:
    """This system's keychain, or None where the library is not installed.  Raises
    ``CredentialsError`` where it is, and does not come up: it was told to use a backend that is not
    there, or can't be loaded."""
    if not is_installed():
        return None
    with _asking(_LIBRARY):
        import keyring

        return keyring.get_keyring()


def _is_none(chain: KeyringBackend) -> bool:
    """Whether it is the library's stand-in for no keychain."""
    from keyring.backends.fail import Keyring as NoKeychain

    return isinstance(chain, NoKeychain)


@contextmanager
def _asking(name: str, secret: str = "") -> Iterator[None]:
    """Whatever a keychain raises, as an error of ours that does not quote the secret.  Backends are
    plug-ins of others, and their errors have nothing in common: ``pywintypes.error`` of Windows,
    D-Bus errors, an ``AttributeError`` for a backend that the environment misspells."""
    try:
        yield
    except Exception as error:
        why = str(error) or type(error).__name__
        why = why.replace(secret, "***") if secret else why
        raise CredentialsError("keychain", {"name": name, "why": why}) from error
