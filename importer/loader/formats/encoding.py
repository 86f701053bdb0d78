"""Which encoding a text file is in, decided over the whole of it.

The first 64 KB do not tell: a table can be ASCII for 200 KB and Chinese after that, and
statistical detectors answered wrongly on exactly such files.  So: the byte order mark, then
UTF-16 by its NUL bytes, then strict UTF-8, then strict GB18030, each over every byte.  Other
encodings are never taken, but proposed by name (``guesses``).
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from importer.loader.formats.file import File
from importer.loader.formats.guesses import Guess, guesses
from importer.model import InputError

_CHUNK = 1 << 20
#: Bytes by which an encoding is guessed.
_SAMPLE = 1 << 14
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
#: What no text has, in any encoding that keeps ASCII; of what is encrypted a tenth are such bytes.
#: NULs are not among them: a program that crashed leaves them in a text.
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
#: UTF-32 before UTF-16: its mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LADDER = ("utf-8", "gb18030")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode a file.  ``guessed``: other encodings would have accepted it as well, and it
    reads better in the ``likelier`` ones; ``nul``: there are NUL characters in the text."""

    encoding: str
    guessed: bool = False
    nul: bool = False
    likelier: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class _Survey:
    """One strict reading of the whole file: the offset of the first byte that does not
    decode, whether NUL characters occur, whether a line is longer than a chunk."""

    encoding: str
    fault: int | None
    nul: bool
    endless: bool


def decide(file: File, asked: str | None) -> Decoding:
    """The encoding of a file; ``asked`` is the user's ``--encoding``.

    Raises ``InputError`` for an unknown encoding, for bytes that do not decode (naming
    their offset and line, or saying that they are no text at all), and for a line of more than
    a mebibyte, which is no table.
    """
    candidates = (_known(asked),) if asked else _candidates(file)
    surveys: list[_Survey] = []
    for encoding in candidates:
        survey = _survey(file, encoding)
        if survey.fault is None:
            if survey.endless:
                raise InputError("csv-endless-line", {"file": file.path, "encoding": encoding})
            guessed = not asked and encoding == _LADDER[-1]
            return Decoding(encoding, guessed, survey.nul, _likely(file, encoding, guessed))
        surveys.append(survey)
    if not asked and _is_no_text(file):
        raise InputError("file-no-text", {"file": file.path})
    furthest = max(surveys, key=lambda survey: survey.fault or 0)
    likely = _likely(file, None, wanted=not asked)
    raise _undecodable(file, furthest, likely, asked=bool(asked))


def _known(name: str) -> str:
    """The codec's own name for what the user typed."""
    try:
        "".encode(name)  # refuses what is no text encoding, such as "hex"
        found = codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise InputError("encoding-unknown", {"encoding": name}) from error
    return "utf-8-sig" if found == "utf-8" else found


def _candidates(file: File) -> tuple[str, ...]:
    with file.reader() as content:
        start = content.read(4096)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return (encoding,)
    wide = _wide(start)
    return (wide, *_LADDER) if wide else _LADDER


def _is_no_text(file: File) -> bool:
    """Whether what does not decode is nothing that an encoding could be found for: what a
    company's document protection has encrypted keeps its name, and looks like noise."""
    with file.reader() as content:
        start = content.read(_SAMPLE)
    with suppress(UnicodeDecodeError):  # what begins as text is one, whatever comes behind it
        if start.partition(b"\n")[0].strip().replace(b"\t", b" ").decode().isprintable():
            return False
    return len(_CONTROLS.findall(start)) * 50 > len(start)


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: ASCII in it has a NUL in every other byte, always the same."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 20 < len(start):
        return None
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _survey(file: File, encoding: str) -> _Survey:
    decoder = codecs.getincrementaldecoder(encoding)()
    nul = endless = False
    for end, chunk in _chunks(file):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            # The object of the error starts with what the decoder had held back.
            return _Survey(encoding, end - len(error.object) + error.start, nul, endless)
        except UnicodeError:  # a codec that does not say where
            return _Survey(encoding, 0, nul, endless)
        nul = nul or "\0" in text
        endless = endless or (len(chunk) == _CHUNK and "\n" not in text and "\r" not in text)
    return _Survey(encoding, None, nul, endless)


def _chunks(file: File) -> Iterator[tuple[int, bytes]]:
    """Each piece with the offset of its end; an empty one marks the end of the file."""
    end = 0
    with file.reader() as content:
        while chunk := content.read(_CHUNK):
            end += len(chunk)
            yield end, chunk
    yield end, b""


def _likely(file: File, taken: str | None, wanted: bool) -> tuple[Guess, ...]:
    """The encodings that a file may be in instead of the one it was read in, if it was."""
    sample = _sample(file) if wanted else b""
    found = guesses(sample, taken) if sample else ()
    return tuple(guess for guess in found if _survey(file, guess.encoding).fault is None)


def _sample(file: File) -> bytes:
    """The first lines from where the file is no longer ASCII; none where a line is endless."""
    before = b""
    with file.reader() as content:
        while chunk := content.read(_SAMPLE):
            if not chunk.isascii():
                start = _NOT_ASCII.search(chunk)
                place = chunk.rfind(b"\n", 0, start.start() if start else 0) + 1
                return (before + chunk if not place else chunk[place:]) + content.read(_SAMPLE)
            before = chunk[chunk.rfind(b"\n") + 1 :]
    return b""


def proposed(likely: tuple[Guess, ...]) -> dict[str, object]:
    """The encodings in which a text may be meant, each with some of its words, and the options that
    would read it so, also without these words."""
    pasted = " | ".join(f"--encoding {guess.encoding}" for guess in likely)
    guesses = tuple(f"{guess.encoding} ({' · '.join(guess.words)})" for guess in likely)
    options = tuple(f"--encoding {guess}" for guess in guesses)
    return {"pasted": pasted, "guesses": guesses, "options": options}


def _undecodable(file: File, survey: _Survey, likely: tuple[Guess, ...], asked: bool) -> InputError:
    offset = survey.fault or 0
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(survey.encoding)(), translate=True
    )
    line = 1
    with suppress(UnicodeError):  # a codec that did not say where: as far as it goes
        for end, chunk in _chunks(file):
            good = chunk[: max(offset - (end - len(chunk)), 0)]
            line += decoder.decode(good, final=end >= offset).count("\n")
            if end >= offset:
                break
    slug = "encoding-wrong" if asked else "encoding-likely" if likely else "encoding-unclear"
    shown = {"file": file.path, "encoding": survey.encoding, "offset": offset, "line": line}
    return InputError(slug, {**shown, **proposed(likely)})
