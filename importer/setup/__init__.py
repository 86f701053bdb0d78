"""Whom we talk to, as whom, and how: what was set before a command was typed.

In: the environment, the data folder.  Out: ``Keys``, the credentials with where their secret is
from; ``Config``, what the settings file says, which is never a secret.
``read_keys``, ``remember_secret`` and ``forget_secret`` are all that a front end needs of secrets
(whether the API takes them is ``pipeline.require_token``'s question).  Never: ask the API or
anybody, print, or write a secret anywhere but into the system's keychain.
"""

from __future__ import annotations

from importer.setup.config import CONFIG, KEYS, Config, read_config
from importer.setup.config_writer import remember_app
from importer.setup.keychain import require as require_keychain
from importer.setup.keys import (
    Keys,
    Source,
    forget_secret,
    place_of_secret,
    read_app,
    read_keys,
    remember_secret,
)
from importer.setup.origins import Origin, origins
from importer.setup.webhook import WEBHOOK_VARIABLES, read_webhook

__all__ = [
    "CONFIG",
    "KEYS",
    "WEBHOOK_VARIABLES",
    "Config",
    "Keys",
    "Origin",
    "Source",
    "forget_secret",
    "origins",
    "place_of_secret",
    "read_app",
    "read_config",
    "read_keys",
    "read_webhook",
    "remember_app",
    "remember_secret",
    "require_keychain",
]
