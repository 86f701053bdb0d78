"""The limits under which a workbook's parts are read, whatever pieces they are read in."""

from __future__ import annotations

import io

import pytest

from importer import sheet_guard
from importer.errors import InputError
from importer.sheet_guard import Guarded, _Records

SIZES = (1, 2, 3, 5, 7, 16, 63, 64, 65, 1000)


def passes(xml: bytes, size: int, most: int = 3) -> bool:
    """Whether so many rows may pass."""
    error = InputError("workbook-bloated", {"file": "a.xlsx", "part": "sheet1.xml"})
    part = Guarded(io.BytesIO(xml), _Records(b"row", most, 1 << 30), error)
    try:
        while part.read(size):
            pass
    except InputError:
        return False
    return True


def sheet(rows: bytes) -> bytes:
    """A sheet whose end is longer than what is kept back."""
    return b"<worksheet><sheetData>" + rows + b"</sheetData>" + b"<x/>" * 40 + b"</worksheet>"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("row", [b'<row r="1"/>', b"<row>\n</row>", b"<x:row\n></x:row>"])
def test_rows_are_counted(row: bytes, size: int) -> None:
    """A row more than allowed is refused, with or without a prefix or attributes."""
    assert passes(sheet(row * 3), size)
    assert not passes(sheet(row * 4), size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "other",
    [
        b"<!-- <row> -- <row> -->",
        b"<![CDATA[ <row> ]] <row> ]]>",
        b"<?x <row> ?>",
        b"<t>row x:row </t>",
        b"<rowBreaks/>",
        b'<c a="x:row "/>',
    ],
)
def test_what_only_looks_like_a_row_is_none(other: bytes, size: int) -> None:
    """Comments, texts and other names count for nothing, and hide no row behind them."""
    assert passes(sheet((b"<row/>" + other) * 3), size)
    assert not passes(sheet((b"<row/>" + other) * 4), size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("piece", [b"<c/>", b"<!---->", b"<!-- <row> --><c/>"])
def test_tags_of_one_row(piece: bytes, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tags between two rows have a limit, and comments are some of them."""
    monkeypatch.setattr(sheet_guard, "_TAGS", 200)
    assert passes(sheet((b"<row>" + piece * 70 + b"</row>") * 3), size)
    assert not passes(sheet(b"<row>" + piece * 300 + b"</row>"), size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("start", [b"<t>", b'<t a="', b"<!--", b""])
def test_bytes_without_a_tag(start: bytes, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text, a tag, a comment, a run of blanks: none is longer than a cell can be."""
    monkeypatch.setattr(sheet_guard, "_RUN", 500)
    assert passes(sheet(start + b"x" * 400), size)
    assert not passes(sheet(start + b"x" * 600), size)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp037"])
def test_other_encodings_are_short(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tags are not told apart, the part as a whole has a limit."""
    monkeypatch.setattr(sheet_guard, "_FOREIGN", 4000)
    assert passes(sheet(b"<row/>" * 3).decode().encode(encoding), 64)
    assert not passes(sheet(b"<row/>" * 3 + b" " * 4000).decode().encode(encoding), 64)
