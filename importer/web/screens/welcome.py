"""Whom to speak to: a rehearsal without an account, or an app whose credentials are typed, checked
and kept in memory."""

from __future__ import annotations

import asyncio

from starlette.responses import Response

from importer import model
from importer.model import Credentials, CredentialsError, Settings
from importer.setup import forget_secret, remember_app, remember_secret, require_keychain
from importer.web.pages import Asked, done, see, shown


def welcome(asked: Asked) -> Response:
    """The choice, and what the last check of credentials found."""
    desk = asked.desk
    findings = [
        {
            "mark": "note" if found.is_note else "bad" if found.exit_code else "ok",
            "text": desk.mask(found.text(asked.lang)),
        }
        for found in desk.findings
    ]
    given = desk.given
    words = {
        "findings": findings,
        "trouble": desk.text_of(desk.trouble, asked.lang) if desk.trouble else (),
        "given": given.tenant_name if given else "",
        "brands": tuple(model.BRANDS),
        "address": desk.environment().get("FEISHU_BASE_URL", "").strip(),
        "no_keychain": desk.text_of(found, asked.lang) if (found := _no_keychain()) else (),
        "kept_in": desk.kept_in,
        "is_connected": desk.settings is not None and not desk.is_rehearsal,
        "app_id": desk.tried,
    }
    return asked.page("welcome.html", words)


def rehearse(asked: Asked) -> Response:
    """A stand-in on this machine instead of a tenant."""
    asked.desk.rehearse()
    return see("/files")


def connect(asked: Asked) -> Response:
    """Check what was typed, in ways that create nothing, and keep it in memory where it is
    good."""
    desk = asked.desk
    secret = asked.one("app_secret").strip()
    desk.hide(secret)
    desk.tried = asked.one("app_id").strip()
    try:
        if not desk.tried:
            raise CredentialsError("no-app-id")
        if not secret:
            raise CredentialsError("no-app-secret")
        brand = asked.one("brand")
        url = model.base_url(brand if brand in model.BRANDS else None, None, desk.environment())
        rate = float(desk.config.get("rate") or model.DOCUMENTED_RATE)
        settings = Settings(url, Credentials(desk.tried, secret), desk.home, rate)
        answer = _examine(asked, settings)
        if "remember" in asked.form and desk.settings == settings:
            desk.kept_in = remember_secret(url, desk.tried, secret)
            remember_app(desk.config, desk.config.profile, url, desk.tried)
    except CredentialsError as error:
        desk.findings, desk.trouble = (), error
        return see("/welcome#checked")
    return answer


def use_given(asked: Asked) -> Response:
    """Those of the environment, as they are."""
    given = asked.desk.given
    if given is None:
        return see("/welcome")
    return _examine(asked, given)


def _examine(asked: Asked, settings: Settings) -> Response:
    from importer import doctor

    desk = asked.desk
    desk.findings, desk.trouble = tuple(asyncio.run(doctor.examine(settings))), None
    if not any(found.exit_code for found in desk.findings):
        desk.connect(settings)
    return see("/welcome#checked")


def forget(asked: Asked) -> Response:
    """Forget what was typed, and what the keychain was to remember."""
    desk, settings, is_real = asked.desk, asked.desk.settings, not asked.desk.is_rehearsal
    desk.disconnect()  # first: it is forgotten here, whatever the keychain does
    if settings is not None and is_real and _no_keychain() is None:
        try:
            forget_secret(settings.base_url, settings.credentials.app_id)
        except CredentialsError as error:
            desk.trouble = error
    return see("/welcome#checked")


def _no_keychain() -> CredentialsError | None:
    """Why nothing can be remembered; None where it can."""
    try:
        require_keychain()
    except CredentialsError as error:
        return error
    return None


ROUTES = [
    shown("/welcome", welcome),
    done("/welcome/rehearse", rehearse),
    done("/welcome/connect", connect),
    done("/welcome/given", use_given),
    done("/welcome/forget", forget),
]
