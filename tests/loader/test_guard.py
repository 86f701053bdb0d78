"""The limits under which a workbook's parts are read, whatever pieces they are read in."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest

from importer.loader.formats.xlsx import stream
from importer.loader.formats.xlsx.stream import Guarded, Limits, children
from importer.model.errors import InputError

SIZES = (1, 2, 3, 5, 7, 16, 63, 64, 65, 1000)


def guarded(xml: bytes, most: int = 3) -> Guarded:
    """A part of which so many records may pass."""
    error = InputError("workbook-bloated", {"file": "a.xlsx", "part": "sheet1.xml"})
    return Guarded(io.BytesIO(xml), Limits(most, 1 << 30), error)


def passes(pieces: Iterable[object]) -> bool:
    """Whether a part is read to its end."""
    try:
        for _ in pieces:
            pass
    except InputError as error:
        assert error.slug == "workbook-bloated"
        return False
    return True


def raw(xml: bytes, size: int) -> Iterable[bytes]:
    """The bytes of a part, so many at a time."""
    part = guarded(xml)
    return iter(lambda: part.read(size), b"")


def rows(xml: bytes) -> Iterable[object]:
    """The rows of a sheet."""
    return children(guarded(xml), "sheetData")


def sheet(rows: bytes) -> bytes:
    """A sheet that goes on for a while behind its rows."""
    xml = b'<worksheet xmlns:x="x"><sheetData>' + rows + b"</sheetData>"
    return xml + b"<x/>" * 40 + b"</worksheet>"


@pytest.fixture(params=SIZES, autouse=True)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many bytes are read at a time."""
    monkeypatch.setattr(stream, "_PIECE", request.param)
    return int(request.param)


@pytest.mark.parametrize("row", [b'<row r="1"/>', b"<row>\n</row>", b"<x:row\n></x:row>"])
def test_rows_are_counted(row: bytes) -> None:
    """A row more than allowed is refused, with or without a prefix or attributes."""
    assert passes(rows(sheet(row * 3)))
    assert not passes(rows(sheet(row * 4)))


@pytest.mark.parametrize(
    "other",
    [
        b"<!-- <row> - <row> -->",
        b"<![CDATA[ <row> ]] <row> ]]>",
        b"<?x <row> ?>",
        b"row x:row ",
    ],
)
def test_what_only_looks_like_a_row_is_none(other: bytes) -> None:
    """Comments and texts count for nothing, and hide no row behind them."""
    assert passes(rows(sheet((b"<row/>" + other) * 3)))
    assert not passes(rows(sheet((b"<row/>" + other) * 4)))


@pytest.mark.parametrize("piece", [b"<c/>", b"<!---->", b"<!-- <row> --><c/>"])
def test_tags_of_one_row(piece: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tags between two rows have a limit, and comments are some of them."""
    monkeypatch.setattr(stream, "_TAGS", 500)
    assert passes(rows(sheet((b"<row>" + piece * 150 + b"</row>") * 3)))
    assert not passes(rows(sheet(b"<row>" + piece * 600 + b"</row>")))


def test_tags_behind_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands behind the rows is read for its checksum, and has a limit as well."""
    monkeypatch.setattr(stream, "_TAGS", 500)
    assert passes(rows(sheet(b"<row/>")))
    assert not passes(rows(sheet(b"<row/></sheetData>" + b"<x/>" * 1000 + b"<sheetData>")))


@pytest.mark.parametrize("start", [b"<t>", b'<t a="', b"<!--", b""])
def test_bytes_without_a_tag(start: bytes, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text, a tag, a comment, a run of blanks: none is longer than a cell can be."""
    monkeypatch.setattr(stream, "_RUN", 500)
    assert passes(raw(sheet(start + b"x" * 400), size))
    assert not passes(raw(sheet(start + b"x" * 600), size))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp037"])
def test_other_encodings_are_short(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tags are not told apart, the part as a whole has a limit."""
    monkeypatch.setattr(stream, "FOREIGN", 4000)
    assert passes(raw(sheet(b"<row/>" * 3).decode().encode(encoding), 64))
    assert not passes(raw(sheet(b"<row/>" * 3 + b" " * 4000).decode().encode(encoding), 64))


def test_one_record_holds_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment with a tag here and there is one record, whatever its length; what passes
    makes room."""
    monkeypatch.setattr(stream, "_RECORD", 2000)
    rows = b"<row>" + b"<c>1</c>" * 60 + b"</row>"
    assert passes(children(guarded(b"<sheetData>" + rows * 3 + b"</sheetData>")))
    comment = b"<!--" + b"< text " * 300 + b"-->"
    assert not passes(children(guarded(b"<sheetData>" + comment + rows + b"</sheetData>")))


def test_pieces_grow_where_no_tag_begins() -> None:
    """A parser may begin anew with each piece of a long tag: there are few of them then."""
    sizes = []

    class Part(Guarded):
        def read(self, size: int) -> bytes:
            sizes.append(size)
            return super().read(size)

    error = InputError("workbook-bloated", {"file": "a.xlsx", "part": "sheet1.xml"})
    xml = b"<sheetData><!--" + b" " * 500_000 + b"--></sheetData>"
    assert passes(children(Part(io.BytesIO(xml), Limits(3, 1 << 30), error)))
    assert len(sizes) < 30
