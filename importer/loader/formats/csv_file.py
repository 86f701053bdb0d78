"""CSV files, with any usual encoding, delimiter and line end, read by the ``csv`` module."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from importer.loader.formats import encoding as sheet_text
from importer.loader.formats.file import open_binary, reading
from importer.loader.headings.header import LAST_HEADER_ROW, fields_named, labels_of
from importer.loader.source import ReadOptions, SheetName
from importer.model import InputError, Note

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
#: A first line that tells Excel the delimiter.
_SEP_LINE = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)


class CsvSource:
    """A CSV file.  It is open only while rows are drawn, so nobody else is kept from it."""

    preferred: str | None = None
    origin = ""

    def __init__(self, path: Path, options: ReadOptions) -> None:
        self._path = path
        decoding = sheet_text.decide(path, options.encoding)
        self.encoding = decoding.encoding
        self._nul = decoding.nul
        sep = self._sep_line()
        # Excel takes this line for itself: it shows the next one as row 1.
        self._rows_hidden = 0 if sep is None else 1
        self.delimiter = _asked(options.delimiter) or sep or self._find_delimiter(options)
        guessed = Note("encoding-guessed", {"encoding": "GB18030"})
        self.notes: tuple[Note, ...] = (guessed,) if decoding.guessed else ()

    def sheets(self) -> tuple[SheetName, ...]:
        return (SheetName(self._path.stem),)

    def records(self, sheet: str) -> Iterator[tuple[int, list[str]]]:  # noqa: ARG002
        """Each record is one row, however many lines it takes; blank lines are counted."""
        number = 0
        hidden = self._rows_hidden
        with self._lines() as lines:
            try:
                for number, cells in enumerate(self._reader(lines), 1):
                    # The join is for the lines that begin with nothing that can be seen.
                    if number > hidden and (
                        (cells and cells[0].isalnum()) or "".join(cells).strip(_NOTHING)
                    ):
                        yield number - hidden, cells
            except csv.Error as error:
                raise self._quote_error(number) from error
            except UnicodeError as error:  # it did decode when it was opened
                raise InputError("file-changed-reading", {"file": self._path}) from error

    def close(self) -> None:
        """Nothing is held between two readings."""

    @contextmanager
    def _lines(self) -> Iterator[Iterator[str]]:
        # The mark is passed over below; the codec that does it as well is written in Python.
        encoding = "utf-8" if self.encoding == "utf-8-sig" else self.encoding
        with (
            reading(self._path),
            open_binary(self._path) as file,
            io.TextIOWrapper(file, encoding=encoding, newline="") as stream,
        ):
            start = 0
            while stream.read(1) == "\ufeff":  # some programs write it twice
                start = stream.tell()
            stream.seek(start)
            if self._nul:
                yield (line.replace("\0", "") for line in stream)
            else:
                yield stream

    def _reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self.delimiter, strict=True)

    def _sep_line(self) -> str | None:
        """The delimiter that a first line such as ``sep=;`` names."""
        with self._lines() as lines:
            found = _SEP_LINE.fullmatch(next(lines, ""))
        return found[1] if found else None

    def _find_delimiter(self, options: ReadOptions) -> str:
        return max(_DELIMITERS, key=lambda delimiter: self._fit(delimiter, options))

    def _fit(self, delimiter: str, options: ReadOptions) -> tuple[int, int]:
        """How well a delimiter explains the first rows: fields named, then cells split."""
        named = cells = 0
        with self._lines() as lines:
            try:
                for row in islice(csv.reader(lines, delimiter=delimiter), LAST_HEADER_ROW):
                    named = max(named, fields_named(labels_of(row), options))
                    cells += max(len(row) - 1, 0)
            except csv.Error:  # told in full when the rows are read
                return named, cells
        return named, cells

    def _quote_error(self, good: int) -> InputError:
        """Why the record after ``good`` records can't be read, and where it begins."""
        with self._lines() as lines:
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            for _ in range(good):
                next(reader)
            line = reader.line_num + 1
            long = len(next(lines, "")) > csv.field_size_limit()
        slug = "csv-long-field" if long else "csv-quote"
        row = good + 1 - self._rows_hidden
        return InputError(slug, {"file": self._path, "row": row, "line": line})


def _asked(delimiter: str | None) -> str | None:
    """The delimiter that the user named.  Raises ``InputError`` for one that can't be."""
    if delimiter is None:
        return None
    found = _DELIMITER_NAMES.get(delimiter.casefold(), delimiter)
    if len(found) != 1 or found in '"\r\n\0 ':
        raise InputError("delimiter-unknown", {"delimiter": delimiter})
    return found
