"""Zip containers that no zip program writes: parts that unpack to gigabytes, headers that lie."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.loader.samples import sheet_xml, text_row, write_parts

#: One device, which every workbook here holds beside what is hostile in it.
TABLE = text_row(1, "os", "serial_number") + text_row(2, "windows", "A1B2")
HEAD = sheet_xml(TABLE).removesuffix("</sheetData></worksheet>")
FOOT = "</sheetData></worksheet>"


@dataclass(frozen=True)
class Packed:
    """A part as it stands in the container, and what its header says of it."""

    data: bytes
    size: int
    crc: int = 0


def packed(text: bytes) -> Packed:
    """An honest part."""
    return Packed(_deflated(text, zlib.Z_FINISH), len(text), zlib.crc32(text))


def repeated(head: str, piece: str, size: int, foot: str, encoding: str = "utf-8") -> Packed:
    """A part that repeats ``piece`` until it has ``size`` bytes, in few bytes itself.

    Its checksum is wrong: nobody is to come to its end.
    """
    start, middle, end = (text.encode(encoding) for text in (head, piece, foot))
    block = middle * ((1 << 22) // len(middle))
    blocks = size // len(block)
    data = (
        _deflated(start, zlib.Z_FULL_FLUSH)
        + _deflated(block, zlib.Z_FULL_FLUSH) * blocks
        + _deflated(end, zlib.Z_FINISH)
    )
    return Packed(data, len(start) + len(block) * blocks + len(end))


def _deflated(data: bytes, end: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(end)


def write_book(path: Path, parts: Mapping[str, Packed | str], sheet: str = HEAD + FOOT) -> Path:
    """A workbook of one device in which some parts are replaced by, or come beside, these."""
    write_parts(path, sheet)
    with zipfile.ZipFile(path) as plain:
        found = {name: packed(plain.read(name)) for name in plain.namelist()}
    for name, part in parts.items():
        found[name] = packed(part.encode()) if isinstance(part, str) else part
    if "xl/sharedStrings.xml" in parts:
        types = zlib.decompress(found["[Content_Types].xml"].data, -15).decode()
        found["[Content_Types].xml"] = packed(types.replace("</Types>", _STRINGS).encode())
    path.write_bytes(_container(found))
    return path


_STRINGS = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def _container(parts: Mapping[str, Packed]) -> bytes:
    """Local headers with their data, the directory, its end.  Source: PKWARE's APPNOTE, 4.3."""
    body, directory = b"", b""
    for name, part in parts.items():
        sizes = struct.pack("<III", part.crc, len(part.data), part.size)
        common = struct.pack("<HHHI", 20, 0, 8, 0) + sizes + struct.pack("<HH", len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += b"PK\x03\x04" + common + name.encode() + part.data
    count = len(parts)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end
