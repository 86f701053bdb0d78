"""The webhook of a group's bot, from the environment alone: its address is a secret."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from importer.model import InputError, Webhook, is_key, is_loopback

_ADDRESS, _SECRET = "DEVICE_IMPORTER_WEBHOOK", "DEVICE_IMPORTER_WEBHOOK_SECRET"
#: The names of both, for whoever masks what they hold.
WEBHOOK_VARIABLES = (_ADDRESS, _SECRET)


def read_webhook(environment: Mapping[str, str]) -> Webhook | None:
    """The group's webhook, with its signing secret where one is set; None where none is set.
    Raises ``InputError``, which does not show them, for what can be none."""
    address = environment.get(_ADDRESS, "").strip()
    secret = environment.get(_SECRET, "").strip()
    if not address:
        return None
    if not _is_address(address):
        raise InputError("webhook-address")
    if secret and not is_key(secret):
        raise InputError("webhook-secret")
    return Webhook(address, secret)


def _is_address(address: str) -> bool:
    """https (plain http to this machine only), a host, a path, and nobody's password."""
    try:
        parts = urlsplit(address)
        has_port = parts.port != 0
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(address))
    is_whole = bool(parts.hostname) and has_port and parts.path.strip("/") != ""
    return is_safe and is_whole and "@" not in parts.netloc and is_key(address)
