"""Whom we talk to, as whom, and how: what was set before a command was typed.

In: the environment.  Out: ``Keys``, the credentials with where their secret is from.
``read_keys``, ``remember_secret`` and ``forget_secret`` are all that a front end needs of secrets
(whether the API takes them is ``pipeline.require_token``'s question).  Never: ask the API or
anybody, print, or write a secret anywhere but into the system's keychain.
"""

from __future__ import annotations

from importer.setup.keys import (
    Keys,
    Source,
    forget_secret,
    read_app,
    read_keys,
    remember_secret,
)

__all__ = ["Keys", "Source", "forget_secret", "read_app", "read_keys", "remember_secret"]
