"""Files with bytes changed: whatever is broken, it ends in a sentence or in a reading.

A zip container has checksums: of its rows none is ever read wrongly.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings, strategies as st

from importer.journal import Journal
from importer.loader import ReadOptions, open_table
from importer.loader.formats.xlsx import texts
from importer.model import InputError
from importer.pipeline import report, stage
from importer.texts import Lang, has

HEADER = ["操作系统", "序列号", "备注"]
ROWS = [HEADER, *(["Windows", f"SN{number:04}", f"联想, {number}"] for number in range(9))]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030")
KINDS = ("xlsx", "stored.xlsx", "results.xlsx", "xls", *(f"{name}.csv" for name in ENCODINGS))
Reading = list[tuple[int, tuple[object, ...]]]


@cache
def whole(kind: str) -> bytes:
    """The bytes of a file of a kind."""
    encoding, _, suffix = kind.rpartition(".")
    if suffix == "csv":
        lines = [f'{system},{serial},"{note}"' for system, serial, note in ROWS]
        return "\r\n".join(lines).encode(encoding)
    makers = {"xls": _xls, "results.xlsx": _results, "stored.xlsx": _stored, "xlsx": _xlsx}
    return makers[kind]()


def _xlsx() -> bytes:
    """Two sheets, the table in the second: where its part is lost, the first is no substitute."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        old = book.add_worksheet("旧")
        sheet = book.add_worksheet("设备")
        sheet.activate()
        shown = book.add_format({"num_format": "0000000"})
        for number, cells in enumerate(ROWS):
            sheet.write_row(number, 0, cells)
            sheet.write_number(number, 3, number, shown)
            old.write_row(number, 0, [f"{cell} 旧" for cell in cells])
        sheet.write_formula(3, 4, "=1+1", None, 2)
    return buffer.getvalue()


def _stored() -> bytes:
    """Without compression a changed byte is still XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_xlsx())) as book, zipfile.ZipFile(buffer, "w") as stored:
        for name in book.namelist():
            stored.writestr(name, book.read(name))
    return buffer.getvalue()


def _xls() -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("设备")
    for number, cells in enumerate(ROWS):
        for place, cell in enumerate([*cells, number / 3]):
            sheet.write(number, place, cell)
    book.save(buffer)
    return buffer.getvalue()


def _results() -> bytes:
    """A results workbook with rows to fix, to be fed back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "devices.csv"
        table.write_text("os,serial_number\nWindows,SN0001\nBeOS,SN0002\n", encoding="utf-8")
        with Journal(folder / "j.db") as journal:
            run = stage(journal, table).run
            return report(journal, run, Lang.ZH, folder / "results.xlsx").read_bytes()


def read(path: Path) -> Reading:
    """All rows of a file."""
    with open_table(path) as table:
        return [(row.number, row.cells) for row in table.rows()]


@cache
def meant(kind: str) -> Reading:
    """The rows of a file of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole"
        path.write_bytes(whole(kind))
        return read(path)


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every temporary file is closed at once, not when it is found by the garbage collector."""
    opened = []

    def file(*given: Any) -> Any:
        opened.append(spooled(*given))
        return opened[-1]

    spooled = tempfile.SpooledTemporaryFile
    monkeypatch.setattr(texts, "_IN_MEMORY", 1)
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", file)
    yield
    assert all(file.closed for file in opened)


def check(path: Path, kind: str, content: bytes) -> str:
    """What became of a broken file: the slug of its sentence, or "" where it was read."""
    path.write_bytes(content)
    try:
        rows = read(path)
    except InputError as error:
        assert has(f"error.{error.slug}")
        assert error.slug != "file-changed-reading"
        return error.slug
    assert not kind.endswith("xlsx") or rows == meant(kind)
    return ""


@pytest.mark.parametrize("kind", KINDS)
def test_whole_files_are_read(kind: str) -> None:
    """The files that are broken below are readable while whole."""
    assert len(meant(kind)) == (1 if kind == "results.xlsx" else len(ROWS) - 1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_byte(tmp_path: Path, kind: str) -> None:
    """A byte changed here and there over the whole file."""
    content = whole(kind)
    step = max(len(content) // 100, 1) | 1
    ends = set()
    for place in range(0, len(content), step):
        broken = bytearray(content)
        broken[place] ^= 1 << place % 8
        ends.add(check(tmp_path / f"broken.{kind}", kind, bytes(broken)))
    assert {"xls": "workbook-damaged", "csv": ""}.get(kind[-3:], "workbook-damaged") in ends


def test_a_changed_byte_where_the_parts_are_told(tmp_path: Path) -> None:
    """The container's own headers: where the rows begin, how long they are, how they are packed,
    which part they are."""
    content = whole("xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        part = book.getinfo("xl/worksheets/sheet2.xml")
    told = content.rindex(b"PK\x01\x02", 0, content.rindex(part.filename.encode()))
    for start, length in ((part.header_offset, 54), (told, 70)):
        for place in range(start, start + length):
            broken = bytearray(content)
            broken[place] ^= 1 << place % 5
            check(tmp_path / "broken.xlsx", "xlsx", bytes(broken))


def test_a_damaged_workbook_ends_in_its_sentence(home: Path, command: Any) -> None:
    """Where the rows' part begins is read late, and is no fault of the program."""
    content = bytearray(whole("xlsx"))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        content[book.getinfo("xl/worksheets/sheet2.xml").header_offset] ^= 1
    path = home / "devices.xlsx"
    path.write_bytes(content)
    code, out, said = command("check", path, "--lang", "en")
    assert (code, out) == (2, "")
    assert "devices.xlsx is damaged or incomplete" in said


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 93, 99])
def test_other_compressions(tmp_path: Path, method: int) -> None:
    """A part that says it is packed in another way is damaged, before anybody unpacks it."""
    content = bytearray(whole("xlsx"))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] = method
            place = content.find(mark, place + 4)
    assert check(tmp_path / "a.xlsx", "xlsx", bytes(content)) == "workbook-damaged"


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "punycode", "utf-7", "iso2022_jp"])
@pytest.mark.parametrize("byte", [b"\xff", b"~{", b"\n\x80,\n"])
def test_codecs_that_do_not_say_where(tmp_path: Path, codec: str, byte: bytes) -> None:
    """Bytes that are not in the encoding asked for end in the sentence about it."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"os,serial_number\nios,A\n" + byte)
    try:
        with open_table(path, ReadOptions(encoding=codec)) as table:
            assert list(table.rows())
    except InputError as error:
        assert error.slug in ("encoding-wrong", "no-header")


@pytest.mark.wide
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(deadline=None)
def test_broken_anywhere(tmp_path_factory: Any, kind: str, data: st.DataObject) -> None:
    """Bytes changed, left out and doubled, anywhere and several at once."""
    broken = bytearray(whole(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(broken) - 1))
        length = data.draw(st.integers(0, 40))
        piece = data.draw(
            st.one_of(
                st.binary(max_size=8),
                st.just(bytes(broken[place : place + length])),
                st.just(bytes(broken[place : place + length]) * 2),
            )
        )
        broken[place : place + length] = piece
    path = tmp_path_factory.getbasetemp() / f"anywhere.{kind}"
    path.write_bytes(broken)
    try:
        read(path)
    except InputError as error:
        assert has(f"error.{error.slug}")
