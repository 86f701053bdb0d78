"""An icon on the desktop that starts the page, for whoever does not type commands."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import platformdirs

from importer.model import InputError
from importer.texts import Lang, say


def make_shortcut(
    lang: Lang,
    folder: Path | None = None,
    system: str = sys.platform,
    python: str = sys.executable,
) -> Path:
    """Put an icon on the desktop (or into ``folder``) and return its path.  Raises ``InputError``
    where one is there already, or none can be."""
    name = say("web.name", lang)
    place = folder or Path(platformdirs.user_desktop_dir())
    if system == "win32":
        # % begins a variable in a .cmd; the console reads the file in its own encoding.
        word = python.replace("%", "%%")
        text = f'@echo off\r\n"{word}" -m importer web\r\nif errorlevel 1 pause\r\n'
        path, encoding = place / f"{name}.cmd", "oem" if sys.platform == "win32" else "utf-8"
    elif system == "darwin":
        text = f"#!/bin/sh\nexec {shlex.quote(python)} -m importer web\n"
        path, encoding = place / f"{name}.command", "utf-8"
    else:
        word = re.sub(r'(["`$\\])', r"\\\1", python).replace("\\", "\\\\").replace("%", "%%")
        text = (
            f"[Desktop Entry]\nType=Application\nName={name}\nTerminal=true\n"
            f'Exec="{word}" -m importer web\n'
        )
        path, encoding = place / f"{name}.desktop", "utf-8"
    try:
        with path.open("xb") as file:
            file.write(text.encode(encoding))
        path.chmod(0o755)
    except FileExistsError as error:
        raise InputError("web-shortcut", {"path": path}) from error
    except (OSError, UnicodeEncodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError("unwritable", {"path": path, "why": why}) from error
    return path
