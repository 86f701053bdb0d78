"""The commands about the secret that the system's keychain keeps: login, logout."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from importer.cli import options
from importer.cli.console import ask, ask_hidden, talk
from importer.cli.help import Command
from importer.cli.trouble import hide
from importer.model import CredentialsError, NetworkError, Settings, credentials, is_key
from importer.texts import Lang, say, typed


@click.command(cls=Command)
@options.PROFILE
@options.ADDRESS
@options.TALK
def login(**given: Any) -> int:
    """Keep the app's secret in the system's keychain, once the API has taken it."""
    import asyncio

    from importer.pipeline import require_token
    from importer.setup import (
        Source,
        place_of_secret,
        remember_app,
        remember_secret,
        require_keychain,
    )

    lang = options.lang_of(given["lang"])
    config = given["config"]
    url, environment = options.address(given)
    require_keychain()  # nobody types a secret in vain
    app_id = _app_id(environment, lang) or ask(say("cli.login-app", lang)).strip()
    if not app_id:
        raise CredentialsError("no-app-id")
    secret = _secret(lang)
    if not is_key(secret):
        raise CredentialsError("odd-secret")
    hide(secret)
    said = {"FEISHU_APP_ID": app_id, "FEISHU_APP_SECRET": secret, "FEISHU_TENANT_ACCESS_TOKEN": ""}
    keys = credentials({**environment, **said})
    try:
        asyncio.run(require_token(Settings(url, keys, config.path.parent)))
    except (CredentialsError, NetworkError):
        talk(say("cli.login-not-kept", lang))
        raise
    name = remember_secret(url, app_id, secret)
    talk(say("cli.login-kept", lang, {"app": app_id, "url": url, "name": name}))
    talk(say("cli.login-protects", lang))
    profile = given["profile"] or ""
    leads = remember_app(config, profile, url, app_id)
    option = f" --profile {typed(profile)}" if profile else ""
    words = {"path": config.path, "command": f"device-importer doctor{option}"}
    talk(say("cli.login-settings" if leads else "cli.login-settings-other", lang, words))
    source, place = place_of_secret(os.environ)
    if source is not Source.KEYCHAIN:
        talk(say("cli.login-overruled", lang, {"name": place}))
    return 0


@click.command(cls=Command)
@options.PROFILE
@options.ADDRESS
@options.TALK
def logout(**given: Any) -> int:
    """Take the app's secret out of the system's keychain."""
    from importer.setup import forget_secret

    lang = options.lang_of(given["lang"])
    url, environment = options.address(given)
    app_id = _app_id(environment, lang)
    if not app_id:
        raise CredentialsError("no-app-id")
    slug = "cli.logout" if forget_secret(url, app_id) else "cli.logout-nothing"
    talk(say(slug, lang, {"app": app_id, "url": url}))
    return 0


def _app_id(environment: dict[str, str], lang: Lang) -> str:
    """The app of the environment or the settings file, which is named: a secret is asked for by
    the name of its app."""
    app_id = environment.get("FEISHU_APP_ID", "").strip()
    if app_id:
        talk(say("cli.login-for", lang, {"app": app_id}))
    return app_id


def _secret(lang: Lang) -> str:
    """The secret: typed without being shown, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return ask_hidden(say("cli.login-secret", lang)).strip()
    return sys.stdin.readline().strip().removeprefix("\ufeff")
