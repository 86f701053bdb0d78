"""What an OLE2 container holds: an .xls workbook, one with a password, or something else."""

from __future__ import annotations

import io
import struct

from xlrd.compdoc import CompDoc

#: Streams by which a container is known.  Sources: MS-XLS 2.1.2, MS-OFFCRYPTO 2.3.4.4.
_WORKBOOK = ("Workbook", "Book")
_ENCRYPTED_PACKAGE = "EncryptedPackage"
#: Record types of a workbook stream.  Source: MS-XLS 2.4.117 (FilePass) and 2.4.103 (EOF).
_FILE_PASS = 0x2F
_END = 0x0A


def trouble(content: bytes) -> str | None:
    """The slug of the error that says why a container is not a readable .xls; None where it
    looks like one.  May raise what xlrd raises for a damaged container."""
    container = CompDoc(content, logfile=io.StringIO())
    names = {node.name for node in container.dirlist}
    if _ENCRYPTED_PACKAGE in names:
        return "workbook-encrypted"
    for name in _WORKBOOK:
        if name in names:
            stream = container.get_named_stream(name) or b""
            return "workbook-encrypted" if _has_password(stream) else None
    return "format-not-sheet"


def _has_password(stream: bytes) -> bool:
    """Whether the workbook's globals, its first records, carry a password."""
    place = 0
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        if record in (_FILE_PASS, _END):
            return bool(record == _FILE_PASS)
        place += 4 + length
    return False
