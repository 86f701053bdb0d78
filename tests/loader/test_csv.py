"""CSV: encodings, line ends, delimiters, row numbers, quotes."""

from __future__ import annotations

import codecs
import csv
import random
from pathlib import Path

import pytest

from importer.loader import ReadOptions, open_table
from importer.texts.text import Lang
from tests.loader.samples import load, refused, serials

ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8-sig": ("utf-8", codecs.BOM_UTF8),
    "utf-16-le with mark": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16-be with mark": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "utf-32-le with mark": ("utf-32-le", codecs.BOM_UTF32_LE),
    "gb18030": ("gb18030", b""),
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_delimiter_and_line_end(
    tmp_path: Path, name: str, delimiter: str, end: str
) -> None:
    """A table reads the same in every encoding, with every delimiter and line end."""
    codec, mark = ENCODINGS[name]
    lines = [("操作系统", "序列号"), ("Windows", "一号，甲"), ("", ""), ("macOS", "C02XL0GTJGH5")]
    text = end.join(delimiter.join(line) for line in lines) + end
    path = tmp_path / "设备.csv"
    path.write_bytes(mark + text.encode(codec))
    layout, rows = load(path)
    assert [(row.number, row.cells) for row in rows] == [
        (2, ("Windows", "一号，甲")),
        (4, ("macOS", "C02XL0GTJGH5")),
    ]
    assert layout.delimiter == delimiter
    assert layout.encoding.removesuffix("-sig") == codec
    assert (layout.sheet, layout.file, layout.header_row) == ("设备", "设备.csv", 1)


def test_chinese_after_200_kb_of_ascii(tmp_path: Path) -> None:
    """The whole file decides the encoding, not its beginning."""
    path = tmp_path / "late.csv"
    body = "os,serial_number\n" + "Windows,SN\n" * 20_000 + "Windows,中文\n"
    path.write_bytes(body.encode("gb18030"))
    with open_table(path) as table:
        assert table.layout.encoding == "gb18030"
        assert [note.slug for note in table.notes] == ["encoding-guessed"]
        assert "GB18030" in table.notes[0].text(Lang.ZH)
        *_, last = table.rows()
    assert last.values["serial_number"] == "中文"


@pytest.mark.parametrize("before", [1, 2])
def test_character_across_chunks(tmp_path: Path, before: int) -> None:
    """A character cut in two by a chunk of a mebibyte is still one character."""
    path = tmp_path / "cut.csv"
    head = b"os,serial_number\n" + (b"x," + b"y" * 1021 + b"\n") * 1023 + b"Windows,"
    path.write_bytes(head.ljust((1 << 20) - before, b"y") + "中文".encode() * 40)
    layout, (*_, last) = load(path)
    assert layout.encoding == "utf-8"
    assert last.cells[1].lstrip("y") == "中文" * 40


def test_bytes_that_decode_in_no_encoding(tmp_path: Path) -> None:
    """A file in no encoding is refused, naming the offset and the line of the bad byte."""
    path = tmp_path / "bad.csv"
    path.write_bytes("os,serial_number\r\nWindows,中文\r\n".encode() + b"macOS,\xff\xff\r\n")
    error = refused("encoding-unclear", path)
    assert (error.params["offset"], error.params["line"]) == (40, 3)
    assert "--encoding" in error.text(Lang.ZH)


@pytest.mark.parametrize("head", [b"", b"%TSD-Header-###%", b"E-SafeNet" + b"\0" * 500])
def test_what_is_encrypted_is_no_text(tmp_path: Path, head: bytes) -> None:
    """Noise under a spreadsheet's name is no question of an encoding, and none is asked for."""
    path = tmp_path / "devices.xlsx"
    path.write_bytes(head + random.Random(7).randbytes(20_000))
    error = refused("file-no-text", path)
    assert all("--encoding" not in error.text(lang) for lang in Lang)


def test_text_with_noise_in_it_is_a_text(tmp_path: Path) -> None:
    """A few bytes of no text, or any number behind a line that is one, leave it a text whose
    bad byte is told."""
    path = tmp_path / "bad.csv"
    noise = random.Random(7).randbytes(20_000)
    for content in (
        b"os,serial_number\r\nWindows,A\x01B\r\n" + b"macOS,CD\r\n" * 40 + b"ios,\xff\r\n",
        b"os,serial_number\r\nWindows,AB\r\n" + noise,
        "系统\t序列号\r\n".encode() + noise,
    ):
        path.write_bytes(content)
        assert refused("encoding-unclear", path).params["line"] != 1


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_of_a_bad_byte_at_its_start(tmp_path: Path, end: bytes) -> None:
    """Lines are counted whatever ends them."""
    path = tmp_path / "bad.csv"
    path.write_bytes(b"os,serial_number" + end + b"ios,A" + end + b"\xff,B" + end)
    assert refused("encoding-unclear", path).params["line"] == 3


def test_utf16_asked_for_without_its_mark(tmp_path: Path) -> None:
    """--encoding utf-16 needs the mark that says the byte order."""
    path = tmp_path / "a.csv"
    path.write_bytes("os,serial_number\nios,A\n".encode("utf-16-le"))
    assert refused("encoding-wrong", path, encoding="utf-16").params["offset"] == 0
    assert serials(path) == [(2, "A")]


def test_cut_character_at_the_end(tmp_path: Path) -> None:
    """A file that ends within a character says where."""
    path = tmp_path / "cut.csv"
    path.write_bytes(codecs.BOM_UTF8 + b"os,serial_number\nWindows,\xe4\xb8")
    error = refused("encoding-unclear", path)
    assert (error.params["offset"], error.params["line"]) == (28, 2)


def test_encoding_asked_for(tmp_path: Path) -> None:
    """--encoding is followed, Big5 for one, which nothing can tell from GB18030."""
    path = tmp_path / "big5.csv"
    path.write_bytes("os,serial_number\nWindows,臺灣\n".encode("big5"))
    assert serials(path, encoding="Big5") == [(2, "臺灣")]


def test_encoding_asked_for_does_not_fit(tmp_path: Path) -> None:
    """--encoding that does not fit is refused with offset and line, not replaced by ours."""
    path = tmp_path / "gbk.csv"
    path.write_bytes("os,serial_number\rWindows,中文\r".encode("gbk"))
    error = refused("encoding-wrong", path, encoding="utf-8")
    assert (error.params["offset"], error.params["line"]) == (25, 2)


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "undefined", "a\0b"])
def test_encoding_unknown(tmp_path: Path, name: str) -> None:
    """An encoding that is none is refused by name."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"os,serial_number\n")
    assert refused("encoding-unknown", path, encoding=name).params["encoding"] == name


def test_encoding_asked_for_with_mark(tmp_path: Path) -> None:
    """The byte order mark never becomes part of the first label."""
    path = tmp_path / "a.csv"
    path.write_bytes(codecs.BOM_UTF16_LE + "os,serial_number\nios,A\n".encode("utf-16-le"))
    layout, _ = load(path, encoding="utf-16-le")
    assert layout.columns[0].label == "os"


def test_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    """Titles and blank lines count; a record of three lines is one row."""
    path = tmp_path / "a.csv"
    text = '设备清单\n\nos,serial_number\n"a\nb\nc",SN1\n\n  ,\nios,SN2\n'
    path.write_text(text, encoding="utf-8")
    layout, rows = load(path)
    assert layout.header_row == 3
    assert [(row.number, row.values["serial_number"]) for row in rows] == [(4, "SN1"), (7, "SN2")]
    assert rows[0].cells == ("a\nb\nc", "SN1")


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_sep_line(tmp_path: Path, line: str) -> None:
    """A first line sep=; says the delimiter; Excel does not show it, nor count it."""
    path = tmp_path / "a.csv"
    path.write_text(f"{line}\nos;serial_number\nios,a,b,c;A\n", encoding="utf-8")
    layout, rows = load(path)
    assert (layout.delimiter, layout.header_row, rows[0].number) == (";", 1, 2)
    assert rows[0].cells == ("ios,a,b,c", "A")


def test_a_wrong_quote_below_a_sep_line_is_in_the_row_that_excel_shows(tmp_path: Path) -> None:
    """The line sep=; is a line of the file, but no row of the table."""
    path = tmp_path / "a.csv"
    path.write_text('sep=;\nos;serial_number\nios;A1\nios;"A2\nios;A3\n', encoding="utf-8")
    error = refused("csv-quote", path)
    assert (error.params["row"], error.params["line"]) == (3, 4)


def test_delimiter_by_labels_not_by_count(tmp_path: Path) -> None:
    """Commas in a title or in data do not outvote the delimiter that gives known labels."""
    path = tmp_path / "a.csv"
    path.write_text("a,b,c,d,e,f\nos\tserial_number\nios\tA,B,C,D\n", encoding="utf-8")
    assert load(path)[0].delimiter == "\t"


@pytest.mark.parametrize("name", ["tab", "\t", "\\t", "TAB"])
def test_delimiter_asked_for(tmp_path: Path, name: str) -> None:
    """--delimiter takes a character or its name."""
    path = tmp_path / "a.csv"
    path.write_text("os\tserial_number\nios\tA\n", encoding="utf-8")
    assert serials(path, delimiter=name) == [(2, "A")]


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", " ", "\0"])
def test_delimiter_that_can_not_be(tmp_path: Path, delimiter: str) -> None:
    """A delimiter that can't separate is refused."""
    path = tmp_path / "a.csv"
    path.write_text("os,serial_number\nios,A\n", encoding="utf-8")
    refused("delimiter-unknown", path, delimiter=delimiter)


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """What damages tables elsewhere arrives untouched: N/A, zeros, exponents, guards."""
    kept = ["N/A", "null", "nan", "00123", "12E5", '="00123"', "'00123", " x ", "TRUE", "é😀"]
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["os", "serial_number"], *(["ios", text] for text in kept)])
    assert [text for _, text in serials(path)] == kept


def test_ragged_rows(tmp_path: Path) -> None:
    """Short rows are padded with blank cells; long rows keep what they have."""
    path = tmp_path / "a.csv"
    path.write_text("os,serial_number,备注\nios\nios,A,n,extra,,\nios,B,,\n", encoding="utf-8")
    _, rows = load(path)
    assert [row.cells for row in rows] == [
        ("ios", "", ""),
        ("ios", "A", "n", "extra"),
        ("ios", "B", ""),
    ]
    assert rows[0].values == {"device_system": "ios", "serial_number": ""}
    assert rows[1].values == {"device_system": "ios", "serial_number": "A"}


def test_trailing_commas_shift_nothing(tmp_path: Path) -> None:
    """A delimiter at the end of each data row moves no column."""
    path = tmp_path / "a.csv"
    path.write_text("os,serial_number\nios,A,\nios,B,\n", encoding="utf-8")
    assert serials(path) == [(2, "A"), (3, "B")]


@pytest.mark.parametrize(
    ("text", "row", "line"),
    [
        ('os,serial_number\nios,"A\nios,B\n', 2, 2),
        ('os,serial_number\n"a\nb",A\nios,"B"x\n', 3, 4),
        ('os,serial_number\nios,"A', 2, 2),
        ('os,serial_number\nios,"A\n' + "ios,B\n" * 50_000, 2, 2),
    ],
    ids=["unclosed", "text after", "last line", "swallows more than a field holds"],
)
def test_quotes_that_do_not_match(tmp_path: Path, text: str, row: int, line: int) -> None:
    """A quote that is not closed names the row and line where it begins."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    error = refused("csv-quote", path)
    assert (error.params["row"], error.params["line"]) == (row, line)


def test_field_longer_than_the_limit(tmp_path: Path) -> None:
    """A cell of 200,000 characters ends in an error that names its row."""
    path = tmp_path / "a.csv"
    path.write_text("os,serial_number\nios," + "x" * 200_000 + "\n", encoding="utf-8")
    assert refused("csv-long-field", path).params["row"] == 2


def test_line_without_end(tmp_path: Path) -> None:
    """A file of megabytes without a line end is refused before it fills memory."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * (3 << 20))
    refused("csv-endless-line", path)


def test_nul_characters_are_left_out(tmp_path: Path) -> None:
    """NULs that pad a field are dropped; they do not make the file UTF-16."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"os,serial_number\nios,AB\0\0\0\0\0\0\0\nios,C\n")
    layout, rows = load(path)
    assert layout.encoding == "utf-8"
    assert [row.values["serial_number"] for row in rows] == ["AB", "C"]


def test_rows_can_be_read_again_and_hold_no_file(tmp_path: Path) -> None:
    """Rows may be drawn twice, and in parts; the file can be renamed in between."""
    path = tmp_path / "a.csv"
    path.write_text("os,serial_number\nios,A\nios,B\n", encoding="utf-8")
    with open_table(path, ReadOptions()) as table:
        first = next(table.rows())
        assert first.number == 2
        assert [row.number for row in table.rows()] == [2, 3]
        assert [row.number for row in table.rows()] == [2, 3]


def test_a_mark_that_stands_there_twice(tmp_path: Path) -> None:
    """Some programs add theirs to a file that has one; the first heading is none the less
    itself, and so is one in quotation marks."""
    for heading in (b"OS", b'"OS"'):
        path = tmp_path / "a.csv"
        path.write_bytes(codecs.BOM_UTF8 * 2 + heading + b",Serial number\nWindows,ABC1234X\n")
        layout, rows = load(path)
        assert [column.label for column in layout.columns] == ["OS", "Serial number"]
        assert [row.values["serial_number"] for row in rows] == ["ABC1234X"]
