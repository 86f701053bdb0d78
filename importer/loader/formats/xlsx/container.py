"""A zip container, looked through before a workbook's reader is let loose on it, and its parts,
each with limits."""

from __future__ import annotations

from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from importer.loader.formats.file import File
from importer.loader.formats.xlsx import stream
from importer.loader.formats.xlsx.stream import Guarded, Limits
from importer.model import InputError

#: Rows of a worksheet.  Source: Microsoft's "Excel specifications and limits".
LAST_ROW = 1 << 20
#: Columns of a worksheet, from the same source.
LAST_COLUMN = 1 << 14
#: Bytes of what stands besides the rows, which is mostly the texts that cells share.  Those of
#: a million rows take half of it.
HELD = 1 << 29
#: Bytes and tags of a part that is read in one piece: styles, names of sheets, relationships.
_PART = 1 << 26
_PART_TAGS = 1 << 18
_ROWS = Limits(LAST_ROW, 1 << 62)
#: A workbook of a million rows of twelve columns has fewer different texts.
_STRINGS = Limits(1 << 24, HELD)
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


class Parts:
    """The parts of what looks like an .xlsx or .xlsm workbook; for openpyxl in the place of a
    ``ZipFile``.

    Raises ``InputError`` for another format and for one that unpacks to more than memory should
    hold, and what ``zipfile`` raises for a broken container.
    """

    def __init__(self, file: File) -> None:
        self._path = file.path
        self._archive = ZipFile(file.reader())
        _check(self._archive, file.path)

    def namelist(self) -> list[str]:
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """A small part.  Raises ``InputError`` for one that is not."""
        with _opened(self._archive, name) as part:
            data = part.read(_PART + 1)
        most = stream.FOREIGN if stream.is_foreign(data) else _PART
        if len(data) > most or data.count(b"<") > _PART_TAGS:
            raise self._bloated(name)
        return data

    def opened(self, name: str) -> IO[bytes]:
        """A part as it is, for who holds no more than a piece of it."""
        return _opened(self._archive, name)

    def rows(self, name: str) -> Guarded:
        """A worksheet's XML, to be read in pieces."""
        return self._guarded(name, _ROWS)

    def strings(self, name: str) -> Guarded:
        """The XML of the shared texts, to be read in pieces."""
        return self._guarded(name, _STRINGS)

    def _guarded(self, name: str, limits: Limits) -> Guarded:
        return Guarded(_opened(self._archive, name), limits, self._bloated(name))

    def _bloated(self, name: str) -> InputError:
        return InputError("workbook-bloated", {"file": self._path, "part": name})


def _opened(archive: ZipFile, name: str) -> IO[bytes]:
    """A part as a stream.  ECMA-376 part 2 knows no compression but these two, and others ask
    for any amount of memory before the first byte."""
    part = archive.getinfo(name)
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(f"compression {part.compress_type}")
    return archive.open(part)


def _check(archive: ZipFile, path: Path) -> None:
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
            with _opened(archive, name) as book:
                if _STRICT in book.read(4096):
                    raise InputError("format-strict", {"file": path})


def _is_held(name: str) -> bool:
    """Whether a part is kept while the rows go by; pictures are not looked at."""
    return name.endswith(".xml") and "worksheets/" not in name
