"""What a zip container holds, before a workbook reader is let loose on it."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from importer.loader.formats.guard import HELD
from importer.model import InputError

_CONTENT_TYPES = "[Content_Types].xml"
#: A part that only this format has, and the error that says how to save it as .xlsx.
_OTHER_FORMATS = (
    ("xl/workbook.bin", "format-xlsb"),
    ("content.xml", "format-ods"),
    ("Index/Document.iwa", "format-numbers"),
    ("word/document.xml", "format-not-sheet"),
    ("ppt/presentation.xml", "format-not-sheet"),
)
#: The namespace of "Strict Open XML" workbooks (ISO/IEC 29500 strict); the reader sees no
#: sheets in them.
_STRICT = b"http://purl.oclc.org/ooxml/"


def check_workbook(file: BinaryIO, path: Path) -> None:
    """Return where the container looks like an .xlsx or .xlsm workbook.

    Raises ``InputError`` for a broken container, another format, and one that unpacks to
    more than memory should hold.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _check_parts(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise InputError("workbook-damaged", {"file": path}) from error


def _check_parts(archive: zipfile.ZipFile, path: Path) -> None:
    names = set(archive.namelist())
    for part, slug in _OTHER_FORMATS:
        if part in names:
            raise InputError(slug, {"file": path})
    if _CONTENT_TYPES not in names:
        raise InputError("zip-not-workbook", {"file": path})
    held = sum(part.file_size for part in archive.infolist() if _is_held(part.filename))
    if held > HELD:
        raise InputError("workbook-too-large", {"file": path, "size": f"{held / 2**30:.1f} GiB"})
    for name in names:
        if name.endswith("workbook.xml"):
            with archive.open(name) as book:
                if _STRICT in book.read(4096):
                    raise InputError("format-strict", {"file": path})


def _is_held(name: str) -> bool:
    """Whether a part is kept while the rows go by; pictures are not looked at."""
    return name.endswith(".xml") and "worksheets/" not in name
