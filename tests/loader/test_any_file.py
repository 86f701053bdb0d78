"""Properties of the loader: whatever the bytes, it loads or says why not."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import assume, example, given, strategies as st

from importer.loader import ReadOptions, open_table
from importer.loader.headings import skips
from importer.model.cells import text_of
from importer.model.errors import InputError
from importer.texts.text import Lang
from importer.vocabulary import is_heading


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all the files of a property."""
    return tmp_path_factory.mktemp("any")


def survives(path: Path, options: ReadOptions | None = None) -> None:
    """Read to the end; an ``InputError`` is a good end as well."""
    try:
        with open_table(path, options) as table:
            width = len(table.layout.columns)
            for row in table.rows():
                assert row.number > table.layout.header_row
                assert len(row.cells) >= width
                assert set(row.values) <= {column.field for column in table.layout.columns}
    except InputError as error:
        assert error.slug


HEADER = "os,serial_number,备注\n"
PIECES = st.sampled_from(
    [
        HEADER,
        "ios",
        ",",
        ";",
        "\t",
        "|",
        '"',
        '""',
        "\n",
        "\r",
        "\r\n",
        "\0",
        "序列号",
        "sep=;",
        "😀",
    ]
)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "big5"])


@given(content=st.binary(max_size=400))
@example(content=b"PK\x03\x04")
@example(content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
@example(content=b"\xff\xfe\0\0")
@example(content=b"\xff\xfe\x41")
@example(content=b"os,serial_number\n\x80")
def test_any_bytes(folder: Path, content: bytes) -> None:
    """Any bytes either load or end in an input error."""
    path = folder / "any.csv"
    path.write_bytes(content)
    survives(path)


@given(text=st.lists(PIECES, max_size=30).map("".join), codec=CODECS, head=st.booleans())
def test_any_table_like_text(folder: Path, text: str, codec: str, head: bool) -> None:
    """Quotes, delimiters and line ends in any order and encoding never crash."""
    path = folder / "text.csv"
    path.write_bytes(((HEADER if head else "") + text).encode(codec, "replace"))
    survives(path)


@given(
    content=st.binary(max_size=60), encoding=st.sampled_from(["ascii", "idna", "utf-7", "cp936"])
)
def test_any_bytes_in_an_encoding_asked_for(folder: Path, content: bytes, encoding: str) -> None:
    """Codecs with habits of their own end in an input error as well."""
    path = folder / "asked.csv"
    path.write_bytes(b"os,serial_number\n" + content)
    survives(path, ReadOptions(encoding=encoding))


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=12).filter(
    lambda text: not is_heading(text)  # a line of which is passed over
)


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_round_trip(
    folder: Path, rows: list[list[str]], delimiter: str, end: str, codec: str
) -> None:
    """What the csv module writes is read back cell for cell, with the numbers of its rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(
        buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL, strict=True
    )
    rows = [["Win" + cells[0], *cells[1:]] if cells[1:] else [] for cells in rows]
    # What shows how a form is filled in, or what a program calls the columns, is no row.
    assume(not any(skips._shows(cells) for cells in rows))
    writer.writerows([["操作系统", "序列号", "资产编号", "使用人"], *rows])
    path = folder / "round.csv"
    path.write_bytes(buffer.getvalue().encode(codec))
    with open_table(path, ReadOptions(header_row=1)) as table:
        found = [(row.number, list(row.cells)) for row in table.rows()]
    wanted = [
        (number, [*cells, "", ""][:4])
        for number, cells in enumerate(rows, 2)
        if "".join(cells).strip()
    ]
    assert found == wanted


def _xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["os", "serial_number", "备注"])
        sheet.write_row(1, 0, ["ios", 12.5, True])
    return buffer.getvalue()


def _xls() -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for place, label in enumerate(["os", "serial_number", "备注"]):
        sheet.write(0, place, label)
        sheet.write(1, place, place)
    book.save(buffer)
    return buffer.getvalue()


BOOKS = {"xlsx": _xlsx(), "xls": _xls()}


@pytest.mark.parametrize("kind", BOOKS)
@given(data=st.data())
def test_damaged_workbooks(folder: Path, kind: str, data: st.DataObject) -> None:
    """Workbooks with bytes changed anywhere load or end in an input error."""
    content = bytearray(BOOKS[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = folder / f"damaged.{kind}"
    path.write_bytes(content)
    survives(path)


def test_whole_workbooks_load(folder: Path) -> None:
    """The workbooks damaged above are readable while whole: the property is not empty."""
    for kind, content in BOOKS.items():
        path = folder / f"whole.{kind}"
        path.write_bytes(content)
        with open_table(path) as table:
            assert [text_of(row.cells[0]) for row in table.rows()] == [
                "ios" if kind == "xlsx" else "0"
            ]


def test_every_sentence_is_in_both_languages() -> None:
    """The tables of files say something in each language, with the same words to fill in."""
    import string

    from importer.texts.files import TEXTS

    def words(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    for slug, text in TEXTS.items():
        assert slug.partition(".")[0] in {"error", "note"}
        assert words(text.en) == words(text.zh), slug
        assert any("\u4e00" <= character <= "\u9fff" for character in text.zh), slug
    assert len(Lang) == 2
