"""The system's keychain (Windows Credential Manager, macOS Keychain, Secret Service), where the
extra ``keyring`` is installed.  The only place that knows that library, and its errors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from importer.model import CredentialsError
from importer.texts import typed

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

#: What our entries are called there.
SERVICE = "device-importer"


def recall(account: str) -> tuple[str, str]:
    """An account's secret, "" where there is none or no keychain, and what the keychain is
    called.  Raises ``CredentialsError`` for one that is there and can't be opened."""
    chain = _chain()
    if chain is None:
        return "", ""
    from keyring.errors import KeyringError, NoKeyringError

    try:
        return chain.get_password(SERVICE, account) or "", chain.name
    except NoKeyringError:
        return "", ""
    except (KeyringError, OSError, RuntimeError) as error:
        raise _unusable(chain, error) from error


def require() -> KeyringBackend:
    """This system's keychain.  Raises ``CredentialsError`` where there is none that could keep
    anything."""
    chain = _chain()
    if chain is None:
        command = f"{typed(sys.executable)} -m pip install keyring"
        raise CredentialsError("no-keyring", {"command": command})
    from keyring.backends.fail import Keyring as NoKeychain

    if isinstance(chain, NoKeychain):
        raise CredentialsError("no-keychain")
    return chain


def keep(account: str, secret: str) -> str:
    """Keep an account's secret; returns what the keychain is called.  Raises
    ``CredentialsError`` where it is not kept."""
    chain = require()
    from keyring.errors import KeyringError

    try:
        chain.set_password(SERVICE, account, secret)
        kept = chain.get_password(SERVICE, account)
    except (KeyringError, OSError, RuntimeError) as error:
        raise _unusable(chain, error) from error
    if kept != secret:  # a backend that is switched off takes everything and keeps nothing
        raise CredentialsError("no-keychain")
    return chain.name


def drop(account: str) -> bool:
    """Take an account's secret out; whether there was one.  Raises ``CredentialsError`` where it
    can't be taken out."""
    secret, _ = recall(account)
    chain = _chain()
    if not secret or chain is None:
        return False
    from keyring.errors import KeyringError

    try:
        chain.delete_password(SERVICE, account)
    except (KeyringError, OSError, RuntimeError) as error:
        raise _unusable(chain, error) from error
    return True


def _chain() -> KeyringBackend | None:
    """This system's keychain, or None where the library is not installed."""
    try:
        import keyring
    except ImportError:
        return None
    return keyring.get_keyring()


def _unusable(chain: KeyringBackend, error: Exception) -> CredentialsError:
    return CredentialsError("keychain", {"name": chain.name, "why": error or type(error).__name__})
