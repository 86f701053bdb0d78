"""Files of text: how they come into being, and what a line or a cell of one may hold."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from importer.reporter.cells import clean
from importer.reporter.file import new_file
from importer.texts import printable_json

#: What a spreadsheet program takes for a formula, and what such a text is written as: were the
#: latter left as it is, nobody could tell which of the two came back.
_FORMULA = re.compile("'*[=+\\-@\t\r\n]")


@contextmanager
def text_file(path: Path, encoding: str) -> Iterator[TextIO]:
    """A new file of text, complete when the ``with`` statement ends; see ``new_file``."""
    with new_file(path) as raw:
        buffered = io.BufferedWriter(raw)
        text = io.TextIOWrapper(buffered, encoding, "replace", newline="")
        yield text
        text.flush()
        text.detach()  # its finalizer would close the file before it has its name
        buffered.detach()


def harmless(text: str) -> str:
    """A cell of a CSV file that no spreadsheet program takes for a formula: such a text has a
    sign before it, which our loader takes away from the rows of our results."""
    text = clean(text)
    return f"'{text}" if _FORMULA.match(text) else text


def json_line(document: Mapping[str, object]) -> str:
    """An object as a line of JSON, with the line's end; what a terminal or an editor would obey
    is escaped, for a program to read as it was."""
    return printable_json(json.dumps(document, ensure_ascii=False)) + "\n"
