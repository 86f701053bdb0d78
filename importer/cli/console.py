"""The one way to a person or a program that reads: everything printed goes through here, a
line at a time, and so do questions.

A line loses what a terminal would obey (``printable``): it may quote a cell, a file's name or
the API, and colours are given beside the text, never in it.  Nobody need listen: a stream that
is closed, or whose reader has gone, ends no import and changes no exit code.

Python writes to a Windows console in Unicode, but to a pipe or a file in the code page of the
locale (cp936, cp850, cp1252 …), which lacks some of the signs in our sentences and in files.
"""

from __future__ import annotations

import codecs
import errno
import io
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, TextIO

import click

from importer.cli.language import lang_in
from importer.model import CredentialsError
from importer.texts import (
    OPTION,
    Lang,
    Said,
    printable,
    printable_json,
    printable_lines,
    reason,
    say,
    wrap,
)

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


Level = Literal["debug", "info", "warning", "error"]
#: Colours of what is to be weighed.
_WARNING = ("yellow", "red", "magenta")

#: What a write fails with when its reader has gone; Windows has names of its own for it.
_NOBODY = frozenset({errno.EPIPE, errno.EBADF, errno.EINVAL, errno.ESHUTDOWN})


@dataclass(frozen=True, slots=True)
class Styled:
    """A part of a line in a colour of ours."""

    text: str
    colour: str | None = None
    bold: bool = False


class Log(Protocol):
    """Where sentences are kept."""

    def keep(self, level: Level, said: Said) -> None:
        """Write one down."""

    def close(self) -> None:
        """Nothing more comes."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How much is said: ``quiet``, errors alone; ``verbose``, also what became of each row;
    ``log`` keeps the sentences, whether they are said or not."""

    quiet: bool = False
    verbose: bool = False
    log: Log | None = None


#: The voice of the command that runs.
_voice = Voice()


def speak_with(voice: Voice) -> None:
    """From now on, until the console is closed."""
    global _voice  # noqa: PLW0603
    _voice = voice


def voice() -> Voice:
    """How much is said."""
    return _voice


def talk(*parts: str | Styled) -> None:
    """A line for the person at the terminal."""
    _keep("info", parts)
    if not _voice.quiet:
        _write(sys.stderr, _line(parts))


def alert(*parts: str | Styled) -> None:
    """A line that whoever wants to hear nothing has to hear."""
    _keep("error", parts)
    _write(sys.stderr, _line(parts))


def detail(*parts: str | Styled) -> None:
    """A line for who wants to hear everything."""
    if _voice.verbose:
        _keep("debug", parts)
        if not _voice.quiet:
            _write(sys.stderr, _line(parts))


def record(level: Level, sentence: str) -> None:
    """Keep a sentence, where there is a log."""
    if _voice.log is not None and isinstance(sentence, Said):
        _voice.log.keep(level, sentence)


def _keep(level: Level, parts: Iterable[str | Styled]) -> None:
    """Keep the sentences of a line; one in yellow or red is a warning."""
    for part in parts:
        warns = isinstance(part, Styled) and part.colour in _WARNING
        text = part.text if isinstance(part, Styled) else part
        record("warning" if warns and level == "info" else level, text)


def put(*parts: object) -> None:
    """A line of what was asked for, on stdout."""
    _write(sys.stdout, _line(parts))


def _columns_of(stream: TextIO) -> int:
    """How wide a terminal is; 0 for what is none: a file or a pipe gets each line whole."""
    if not stream.isatty():
        return 0
    try:
        return int(os.environ.get("COLUMNS", "")) or os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns


#: How far the later lines of a paragraph stand under its first.
_HANG = 2


@dataclass(frozen=True, slots=True)
class Teller:
    """Where a plan goes: to the person at the terminal, or, where it is what was asked for, to
    stdout.  Paragraphs are wrapped to a terminal of so many ``columns``; 0 leaves them whole."""

    put: Callable[..., None] = talk
    columns: int = 0

    def line(
        self, text: str, indent: int = 0, *, head: str = "", colour: str | None = None
    ) -> None:
        """A paragraph, its later lines further in; the ``colour`` is that of the ``head``, or of
        all where there is none."""
        _keep("info", [Styled(text, colour)])
        whole = printable(head + text)
        room = max(20, self.columns - indent - _HANG)
        first, *more = wrap(whole, room, OPTION) if self.columns else [whole]
        until = len(head) or len(first)
        self.put(" " * indent, _coloured(first[:until], colour), first[until:])
        for line in more:
            self.put(" " * (indent + _HANG), _coloured(line, None if head else colour))

    def command(self, command: str, indent: int = 0) -> None:
        """A command to be copied: a line of its own, never broken."""
        self.put(" " * indent, command)


def _coloured(text: str, colour: str | None) -> str | Styled:
    return Styled(text, colour) if colour else text


def to_person() -> Teller:
    """A plan that is talk."""
    return Teller(talk, _columns_of(sys.stderr))


def to_stdout() -> Teller:
    """A plan that was asked for."""
    return Teller(put, _columns_of(sys.stdout))


def talk_lines(text: str) -> None:
    """Several lines of talk: a page, a table, a traceback."""
    _write(sys.stderr, printable_lines(text))


def put_lines(text: str) -> None:
    """Several lines of what was asked for."""
    _write(sys.stdout, printable_lines(text))


def put_json(document: Mapping[str, Any]) -> None:
    """A line for the program that called.  What a terminal would obey is escaped, for a program
    to read as it was; all that is not ASCII, where the pipe's encoding is not UTF-8."""
    unicode_pipe = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(document, ensure_ascii=not unicode_pipe)
    _write(sys.stdout, printable_json(text))


def _line(parts: Iterable[object]) -> str:
    return "".join(map(_part, parts))


def _part(part: object) -> str:
    if isinstance(part, Styled):
        return click.style(printable(part.text), fg=part.colour, bold=part.bold or None)
    return printable(str(part))


def _write(stream: TextIO, text: str, nl: bool = True) -> None:
    """The stream is named: left to itself, click puts another one with another encoding in the
    place of one that is ASCII."""
    try:
        click.echo(text, stream, nl, color=False if os.environ.get("NO_COLOR") else None)
    except OSError as error:
        _mute(stream, error)


def _mute(stream: TextIO, error: OSError) -> None:
    """Let nothing more fail on a stream that takes nothing: at the end Python itself would, and
    leave with 120.  A full disk under stdout is told; that a reader has gone is not."""
    with suppress(OSError, ValueError):
        number = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
    if error.errno not in _NOBODY and stream is not sys.stderr:
        talk(say("cli.output-lost", lang_in(sys.argv), {"why": reason(error)}))


def open_console() -> None:
    """Make stdin, stdout and stderr what the rest may rely on: there, and able to take every
    character.  What the code page lacks becomes a stand-in or an escape, never ``?``; a stream
    that whoever started us has closed is one that nobody reads, or an end of input."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number: no file of ours may get it
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open()  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if hasattr(sys.stdin, "reconfigure"):
        with suppress(io.UnsupportedOperation):  # whoever called us has read from it already
            sys.stdin.reconfigure(errors="replace")  # an answer in another encoding is none
    codecs.register_error(_ERRORS, _readable)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ERRORS)


def close_console() -> None:
    """Write out what is still held back, so that nothing fails after the exit code is set."""
    if _voice.log is not None:
        _voice.log.close()
    speak_with(Voice())
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            _mute(stream, error)


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
        _write(sys.stderr, f"{printable(question)} [y/N] ", nl=False)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            _write(sys.stderr, "")
            raise
        answer = _answer(line)
        if answer in _YES:
            return True
        if answer in _NO:
            if not line:
                _write(sys.stderr, "")
            return False
        talk(say("cli.yes-or-no", lang))


def ask(prompt: str) -> str:
    """A line that somebody types; "" at the end of the input."""
    _write(sys.stderr, printable(prompt), nl=False)
    return sys.stdin.readline()


def ask_hidden(prompt: str) -> str:
    """The same without showing it.  Raises ``CredentialsError`` where this terminal would show
    what is typed."""
    import getpass
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(printable(prompt))
    except EOFError:
        return ""
    except getpass.GetPassWarning as error:
        raise CredentialsError("shown-input") from error


def _answer(line: str) -> str:
    """An answer as it is meant: an input method may well type a full-width ｙ."""
    return unicodedata.normalize("NFKC", line).strip().casefold().rstrip(".。")
