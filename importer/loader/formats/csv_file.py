"""CSV files, with any usual encoding, delimiter and line end, read by the ``csv`` module."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain

from importer.loader.formats.encoding import Decoding, decide, proposed
from importer.loader.formats.file import File
from importer.loader.formats.source import Merged, SheetName
from importer.model import InputError, Note, is_data

#: Delimiters that are looked for; the first of equals wins.
_DELIMITERS = (",", ";", "\t", "|")
#: What a shell can't type easily.
_DELIMITER_NAMES = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
}
#: White space, and the mark that DOS sets at the end of a file.
_NOTHING = " \t\r\n\f\v\u00a0\u3000\x1a"
#: What stands in our results for a text that a spreadsheet program would take for a formula.
_SPARED = re.compile("'+[=+\\-@\t\r\n]")
#: A first line that tells Excel the delimiter.
_SEP_LINE = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file is to be read: the encoding and the delimiter that the user named, and
    how well rows are explained by the delimiter that split them (the most wins)."""

    encoding: str | None
    delimiter: str | None
    explained: Callable[[Iterable[Sequence[str]]], tuple[int, int]]


class CsvSource:
    """A CSV file."""

    preferred: str | None = None
    origin = ""
    unsent = 0

    def __init__(self, file: File, dialect: Dialect) -> None:
        self._file = file
        decoding = decide(file, dialect.encoding)
        self.encoding = decoding.encoding
        self._nul = decoding.nul
        sep = self._sep_line()
        # Excel takes this line for itself: it shows the next one as row 1.
        self._rows_hidden = 0 if sep is None else 1
        self.delimiter = _asked(dialect.delimiter) or sep or self._find_delimiter(dialect)
        self.notes: tuple[Note, ...] = tuple(_notes(decoding))

    def sheets(self) -> tuple[SheetName, ...]:
        return (SheetName(self._file.path.stem),)

    def records(self, sheet: str) -> Iterator[tuple[int, list[str]]]:  # noqa: ARG002
        """Each record is one row, however many lines it takes; blank lines are counted."""
        number = 0
        hidden = self._rows_hidden
        is_ours: bool | None = None
        with self._lines() as lines:
            try:
                for number, cells in enumerate(self._reader(lines, strict=True), 1):
                    # The join is for the lines that begin with nothing that can be seen.
                    if number > hidden and (
                        (cells and cells[0].isalnum()) or "".join(cells).strip(_NOTHING)
                    ):
                        if is_ours is None:
                            is_ours = is_data(cells)
                        yield number - hidden, [_as_it_was(c) for c in cells] if is_ours else cells
            except csv.Error as error:
                raise self._quote_error(number) from error

    def hidden(self, sheet: str) -> tuple[int, ...]:  # noqa: ARG002
        """Text has nothing to hide a row with."""
        return ()

    def struck(self, sheet: str) -> tuple[int, ...]:  # noqa: ARG002
        """Nor to strike one through."""
        return ()

    def merged(self, sheet: str) -> tuple[Merged, ...]:  # noqa: ARG002
        """Text has no merged cells: programs that write it leave the others blank."""
        return ()

    def close(self) -> None:
        """Nothing is held between two readings."""

    @contextmanager
    def _lines(self) -> Iterator[Iterator[str]]:
        """The file's lines, without the marks before the first."""
        # The codec that passes over the mark as well is written in Python.
        encoding = "utf-8" if self.encoding == "utf-8-sig" else self.encoding
        try:
            with io.TextIOWrapper(self._file.reader(), encoding=encoding, newline="") as stream:
                first = next(stream, "").lstrip("\ufeff")  # some programs write it twice
                lines = chain((first,), stream) if first else stream
                yield (line.replace("\0", "") for line in lines) if self._nul else lines
        except UnicodeError as error:  # it did decode when it was opened
            raise self._changed() from error

    def _reader(
        self, lines: Iterator[str], delimiter: str = "", *, strict: bool
    ) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=delimiter or self.delimiter, strict=strict)

    def _sep_line(self) -> str | None:
        """The delimiter that a first line such as ``sep=;`` names."""
        with self._lines() as lines:
            found = _SEP_LINE.fullmatch(next(lines, ""))
        return found[1] if found else None

    def _find_delimiter(self, dialect: Dialect) -> str:
        return max(_DELIMITERS, key=lambda delimiter: self._explained(delimiter, dialect))

    def _explained(self, delimiter: str, dialect: Dialect) -> tuple[int, int]:
        with self._lines() as lines:
            rows = self._reader(lines, delimiter, strict=False)
            return dialect.explained(_up_to_a_fault(rows))

    def _quote_error(self, good: int) -> InputError:
        """Why the record after ``good`` records can't be read, and where it begins."""
        with self._lines() as lines:
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            try:
                for _ in range(good):
                    next(reader)
            except (csv.Error, StopIteration) as error:
                raise self._changed() from error
            line = reader.line_num + 1
            long = len(next(lines, "")) > csv.field_size_limit()
        slug = "csv-long-field" if long else "csv-quote"
        row = good + 1 - self._rows_hidden
        return InputError(slug, {"file": self._file.path, "row": row, "line": line})

    def _changed(self) -> InputError:
        return InputError("file-changed-reading", {"file": self._file.path})


def _notes(decoding: Decoding) -> Iterator[Note]:
    """What the user should see of an encoding that was guessed."""
    words: dict[str, object] = {"encoding": "GB18030"}
    if decoding.likelier:
        words |= proposed(decoding.likelier)
        yield Note("encoding-doubtful", words, warns=True)
    elif decoding.guessed:
        yield Note("encoding-guessed", words)


def _as_it_was(text: str) -> str:
    """A cell of our results without the sign that keeps it from being a formula."""
    return text[1:] if _SPARED.match(text) else text


def _up_to_a_fault(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Rows as far as they can be told apart; what is wrong is told when they are read."""
    with suppress(csv.Error):
        yield from rows


def _asked(delimiter: str | None) -> str | None:
    """The delimiter that the user named.  Raises ``InputError`` for one that can't be."""
    if delimiter is None:
        return None
    found = _DELIMITER_NAMES.get(delimiter.casefold(), delimiter)
    if len(found) != 1 or found in '"\r\n\0 ':
        raise InputError("delimiter-unknown", {"delimiter": delimiter})
    return found
