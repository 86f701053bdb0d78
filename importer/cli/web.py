"""The command that serves the local page."""

from __future__ import annotations

import os
import threading
import webbrowser
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options
from importer.cli.console import put, talk, talk_lines
from importer.cli.help import Command
from importer.texts import say

if TYPE_CHECKING:
    from importer.model import Settings


@click.command(cls=Command)
@click.option("--port", type=click.IntRange(0, 65535), default=0)
@click.option("--no-browser", is_flag=True)
@click.option("--sandbox", is_flag=True)
@click.option("--shortcut", is_flag=True)
@options.PROFILE
@options.TALK
def web(**given: Any) -> int:
    """Serve the local page until somebody has had enough of it."""
    from importer.model import home_folder
    from importer.web import Wishes, make_shortcut, serve

    lang = options.lang_of(given["lang"])
    if given["shortcut"]:
        talk(say("cli.written", lang, {"path": make_shortcut(lang)}))
        return 0

    def announce(link: str) -> None:
        if given["no_browser"]:
            talk(say("web.hint", lang))
            put(link)
            return
        talk(say("web.opened", lang))
        put(link)
        # Beside the server, which is not to wait for a browser that stays in the terminal.
        threading.Thread(target=open_browser, args=(link,), daemon=True).start()

    def open_browser(link: str) -> None:
        if not webbrowser.open(link):
            talk(say("web.no-browser", lang))

    wishes = Wishes(
        home=home_folder(os.environ),
        lang=lang,
        port=given["port"],
        settings=None if given["sandbox"] else _settings(given["profile"] or ""),
        config=given["config"],
        rehearse=given["sandbox"],
        trouble=talk_lines if given["debug"] else lambda _: None,
    )
    is_first = serve(wishes, announce)
    talk(say("web.ended" if is_first else "web.already", lang))
    return 0


def _settings(profile: str) -> Settings | None:
    """Whom the environment, the settings file and the keychain say to speak to; None where they
    lead to no credentials: the page asks."""
    from importer.model import CredentialsError
    from importer.tenants import settings_from

    try:
        return settings_from(os.environ, profile)
    except CredentialsError:
        return None
