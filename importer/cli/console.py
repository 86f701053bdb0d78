"""What a console that is not UTF-8 shows, and questions at the terminal.

Python writes to a Windows console in Unicode, but to a pipe or a file in the code page of the
locale (cp936, cp850, cp1252 …), which lacks some of the signs in our sentences and in files.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from pathlib import Path

import click

from importer.texts import Lang, say

#: Name of the way to encode what a code page lacks.
_ERRORS = "device-importer-readable"
#: Signs of our sentences → what is read the same way.  Letters are not among them: a value
#: from a file has to be shown as what it is, and its escape is unmistakable.
_READABLE = {
    "→": "->",
    "←": "<-",
    "›": ">",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "--",
    "·": "|",
    "•": "*",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "\u00a0": " ",
    "，": ", ",
    "、": ", ",
    "。": ". ",
    "：": ": ",
    "；": "; ",
    "！": "! ",
    "？": "? ",
    "（": " (",
    "）": ") ",
}
#: What people answer, in the form of ``_answer``.
_YES = frozenset({"y", "yes", "是", "是的", "好", "确定"})
_NO = frozenset({"", "n", "no", "否", "不", "取消"})


def never_choke() -> None:
    """Let stdout and stderr take every character: an error while printing must not end an
    import.  What the code page lacks becomes a stand-in or an escape, never ``?``."""
    if sys.stderr is None:  # closed by whoever started us
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
    codecs.register_error(_ERRORS, _readable)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ERRORS)


def _readable(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_stand_in, lacking)), error.end


def _stand_in(letter: str) -> str:
    return _READABLE.get(letter) or letter.encode("ascii", "backslashreplace").decode("ascii")


def agrees(question: str, lang: Lang) -> bool:
    """Ask on stderr until somebody says yes or no, in either language; nothing is a no, and
    so is the end of the input (Ctrl-D, on Windows Ctrl-Z)."""
    while True:
        click.echo(f"{question} [y/N] ", nl=False, file=sys.stderr)
        line = sys.stdin.readline()
        answer = _answer(line)
        if answer in _YES:
            return True
        if answer in _NO:
            if not line:
                click.echo(file=sys.stderr)
            return False
        click.echo(say("cli.yes-or-no", lang), file=sys.stderr)


def _answer(line: str) -> str:
    """An answer as it is meant: an input method may well type a full-width ｙ."""
    return unicodedata.normalize("NFKC", line).strip().casefold().rstrip(".。")
