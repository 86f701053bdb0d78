"""What a file of text is, by how it begins: other formats get their sentence, tables are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.texts.text import Lang
from tests.loader.samples import refused, serials

ARCHIVE = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related"
SAVED = "From: <Saved by Blink>\r\nSubject: Devices\r\n of today\r\nMIME-Version: 1.0\r\n"


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("file-markup", ARCHIVE),
        ("file-markup", SAVED),
        ("file-markup", "\r\n<html><table>"),
        ("file-markup", '<?xml version="1.0"?>'),
        ("file-json", '{"devices": [{"os": "Windows"}]}'),
        ("file-json", '[\r\n  {\r\n    "os": "Windows"'),
        ("file-json", '{"os": "Windows"}\n{"os": "macOS"}\n'),
        ("file-json", '[["os", "serial"], ["Windows", "A"]]'),
        ("file-json", "[]"),
        ("file-json", "{}\n"),
        ("file-notation", "---\n- os: Windows\n  sn: A\n"),
        ("file-notation", "devices:\n  - os: Windows\n"),
        ("file-notation", "- os: Windows\n"),
        ("file-notation", "bplist00\xd1\x01"),
        ("file-notation", 'ID;PWXL;N;E\nC;Y1;X1;K"OS"\n'),
        ("file-notation", "INSERT INTO devices VALUES (1);\n"),
        ("file-notation", "Windows Registry Editor Version 5.00\n\n[HKEY]\n"),
        ("file-notation", "[PC1]\nOS=Windows\nSerial=A\n"),
        ("file-notation", "# devices\n[[device]]\nos = 1\n"),
        ("file-printed", "\r\n\r\nCaption      : Windows 11\r\nSerialNumber : PF1\r\nName : a\r\n"),
        ("file-printed", "OS: Windows\nSerial: PF1\n\nOS: Windows\nSerial: PF2\n"),
        ("file-printed", "OS : x\nNote : a,\n       b\nSerial : PF1\nOS : " + "x" * 600),
        ("file-printed", "\r\nName  SerialNumber\r\n----  ------------\r\nBIOS  PF1\r\n"),
        ("file-foreign", "BEGIN:VCARD\r\nVERSION:3.0"),
        ("file-foreign", "{\\rtf1\\ansi"),
    ],
)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8-sig", "utf-16"])
def test_another_format_is_told(tmp_path: Path, slug: str, text: str, encoding: str) -> None:
    """Whatever it is called and whoever wrote it, with what to do instead."""
    path = tmp_path / "devices.xls"
    path.write_bytes(text.encode(encoding))
    error = refused(slug, path)
    assert ".xlsx" in error.text(Lang.ZH)


def _rows_of(tmp_path: Path, text: str) -> list[object]:
    path = tmp_path / "devices.csv"
    path.write_text(text, encoding="utf-8")
    return serials(path)


def test_a_table_below_names_and_values_is_read(tmp_path: Path) -> None:
    """A report says above its headings what it is; a line of dashes separates the headings of
    some."""
    above = "Report: devices\nDate : 2025-01-01\nBy: me\n\n"
    assert _rows_of(tmp_path, f"{above}OS,Serial number\nWindows,PF4ABH05\n") == [(6, "PF4ABH05")]
    assert _rows_of(tmp_path, "OS,SN\n---,---\nWindows,PF4ABH05\n") == [(3, "PF4ABH05")]
    assert _rows_of(tmp_path, "OS\tSN\n--\t--\nWindows\tPF4ABH05\n") == [(3, "PF4ABH05")]


@pytest.mark.parametrize(
    "title",
    [
        "[Devices] of 2025",
        "{Devices}",
        "[1]",
        '"[""A""]"',
        "--- devices ---",
        "---",
        "- devices",
        "Devices: of 2025",
        "Devices:",
        "Version: 1.0",
        "Begin: today",
        "MIME types",
        "<2025",
        "%Y",
    ],
)
def test_a_table_may_begin_with_anything(tmp_path: Path, title: str) -> None:
    """A title in brackets, a line of dashes, a word with a colon."""
    path = tmp_path / "devices.csv"
    path.write_text(f"{title}\r\nOS,Serial number\r\nWindows,PF4ABH05\r\n", encoding="utf-8")
    assert serials(path) == [(3, "PF4ABH05")]
