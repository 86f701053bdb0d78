"""Text from outside (cells, headings, file names, mappings, the API's messages): how it is
shown, and how it is typed.

A terminal obeys control characters, turns text around for some format characters, and a shell
runs what stands in a command: a file must not be able to say what is done.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import unicodedata

#: Categories that a terminal, a text editor or a line of ours would obey instead of showing.
_OBEYED = frozenset({"Cc", "Cf", "Zl", "Zp"})
#: What no shell sees anything in.
_BARE = re.compile(r"[\w./:@+,=-]+", re.ASCII)
_BARE_ON_WINDOWS = re.compile(r"[\w./\\:+-]+", re.ASCII)
#: What a shell sees something in between double quotes.  “ and ” are among it: PowerShell takes
#: them for quotation marks, and a console that lacks them is given plain ones.
_SEEN = frozenset('"$`\\!“”„')
_SEEN_ON_WINDOWS = frozenset('"$`%!“”„')
#: What would end single quotes once a console shows its stand-in for it.
_LIKE_QUOTES = frozenset("‘’")


def printable(text: str) -> str:
    """A text on one line, with blanks for what would be obeyed instead of shown.  Half a
    character (a name in another encoding) becomes �."""
    return text if text.isprintable() else "".join(map(_shown, text))


def printable_lines(text: str) -> str:
    """The same for a text whose line breaks are ours."""
    return "\n".join(map(printable, text.split("\n")))


def printable_json(text: str) -> str:
    """JSON on one line, in which what would be obeyed is escaped, to be read as it was."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(letter: str) -> str:
    return letter if printable(letter) == letter else json.dumps(letter)[1:-1]


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cs":
        return "\ufffd"
    return " " if category in _OBEYED else letter


def typed(text: str, windows: bool = os.name == "nt") -> str:
    """A word of a command, to be typed or pasted just as it is shown: in a POSIX shell, or in
    PowerShell and cmd.  What can't be shown or would be obeyed is spelt out; where only one of
    the two Windows shells has a way to spell it, the other finds no such file, and runs
    nothing."""
    return _typed_on_windows(text) if windows else _typed(text)


def _typed(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    shows = printable(text) == text
    if shows and _SEEN.isdisjoint(text):
        return f'"{text}"'
    if shows and _LIKE_QUOTES.isdisjoint(text):
        return shlex.quote(text)
    return f"$'{''.join(map(_spelt, text))}'"


def _spelt(letter: str) -> str:
    if letter not in "'\\" and letter not in _LIKE_QUOTES and printable(letter) == letter:
        return letter
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(letter))


def _typed_on_windows(text: str) -> str:
    if _BARE_ON_WINDOWS.fullmatch(text):
        return text
    return f'"{"".join(map(_spelt_on_windows, text))}"'


def _spelt_on_windows(letter: str) -> str:
    if letter not in _SEEN_ON_WINDOWS and printable(letter) == letter:
        return letter
    units = letter.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(f"$([char]{number})" for number in numbers)
