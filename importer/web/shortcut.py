"""An icon on the desktop that starts the page, for whoever does not type commands."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import platformdirs

from importer.model import InputError
from importer.texts import Lang, reason, say

#: How Python starts the page.  Without -P it would look for modules where it is started first: a
#: file on somebody's desktop is no part of this program, whatever it is called.
_PAGE = "-P -m importer web"


def make_shortcut(
    lang: Lang,
    folder: Path | None = None,
    system: str = sys.platform,
    python: str = sys.executable,
) -> Path:
    """Put an icon on the desktop (or into ``folder``) and return its path; one that does the same
    already stays.  Raises ``InputError`` where another file is there, or none can be."""
    name = say("web.name", lang)
    place = folder or Path(platformdirs.user_desktop_dir())
    # A window that is gone with the last line has told nobody what went wrong.
    if system == "win32":
        # % begins a variable in a .cmd; the console reads the file in its own encoding.
        word = python.replace("%", "%%")
        text = f'@echo off\r\n"{word}" {_PAGE}\r\nif errorlevel 1 pause\r\n'
        path, encoding = place / f"{name}.cmd", "oem" if sys.platform == "win32" else "utf-8"
    elif system == "darwin":
        text = f"#!/bin/sh\nexec {shlex.quote(python)} {_PAGE}\n"
        path, encoding = place / f"{name}.command", "utf-8"
    else:
        words = _quoted(f'"$0" {_PAGE} || read -r _'), _quoted(python)
        text = (
            f"[Desktop Entry]\nType=Application\nName={name}\nTerminal=true\n"
            f"Exec=sh -c {' '.join(words)}\n"
        )
        path, encoding = place / f"{name}.desktop", "utf-8"
    try:
        _put(path, text.encode(encoding))
    except FileExistsError as error:
        raise InputError("web-shortcut", {"path": path}) from error
    except (OSError, UnicodeEncodeError) as error:
        raise InputError("web-no-shortcut", {"path": path, "why": reason(error)}) from error
    return path


def _put(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    with path.open("xb") as file:
        file.write(content)
    path.chmod(0o755)


def _quoted(word: str) -> str:
    """A word of the command in a desktop entry.  Source: freedesktop.org's "Desktop Entry
    Specification", on the key Exec."""
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word).replace("\\", "\\\\").replace("%", "%%") + '"'
