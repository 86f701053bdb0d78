"""Finding the table: the header row, the sheet, and files that are none."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import xlsxwriter

from importer.journal import Journal
from importer.loader import File, ReadOptions, open_table
from importer.model.errors import InputError
from importer.pipeline import stage
from importer.texts.text import Lang
from tests.loader.samples import load, refused, serials

TABLE = [["os", "serial_number"], ["ios", "A"]]


def workbook(path: Path, sheets: dict[str, list[list[str]]], **options: object) -> Path:
    """An .xlsx of texts; ``hidden`` and ``fix`` name sheets."""
    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name == options.get("hidden"):
            sheet.hide()
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    if len(sheets) > 1:
        book.get_worksheet_by_name(next(n for n in sheets if n != options.get("hidden"))).activate()
    if "fix" in options:
        book.set_custom_property("device-importer-fix-sheet", str(options["fix"]))
    book.close()
    return path


def text(path: Path, *lines: str) -> Path:
    """A CSV file in UTF-8."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_title_rows_are_passed_over(tmp_path: Path) -> None:
    """The header is the row that names the most fields, not the first row."""
    path = text(tmp_path / "a.csv", "设备, 2024", "", "序列号,合计", "os,serial_number", "ios,A")
    with open_table(path) as table:
        assert table.layout.header_row == 4
        assert [note.slug for note in table.notes] == ["header-row"]
        assert "4" in table.notes[0].text(Lang.EN)
        assert [row.number for row in table.rows()] == [5]


def test_first_of_equal_headers(tmp_path: Path) -> None:
    """Where two rows name as much, the upper one is the header, and the lower one no row."""
    path = text(tmp_path / "a.csv", "操作系统,序列号", "os,serial_number", "ios,A")
    layout, rows = load(path)
    assert layout.header_row == 1
    assert [row.number for row in rows] == [3]


def test_operating_system_alone_is_a_header(tmp_path: Path) -> None:
    """One known label is enough if it is the operating system, or an identifier among other
    headings: then what is missing is said, and --set may say it."""
    chosen = {"serial_number": ("机身",)}
    found = load(text(tmp_path / "a.csv", "标题", "os,机身", "ios,A"), maps=chosen)
    assert found[0].header_row == 2
    lonely = text(tmp_path / "b.csv", "serial_number,x", "A,B")
    refused("no-system-column", lonely)
    refused("no-system-column", text(tmp_path / "c.csv", "serial_number", "A"))
    refused("no-header", text(tmp_path / "d.csv", "serial_number,2025-06-30", "A,B"))
    assert serials(lonely, constants=frozenset({"device_system"})) == [(2, "A")]


def test_mapping_errors_come_through(tmp_path: Path) -> None:
    """A header that lacks a column we need is an error of the columns, and closes the file."""
    sheets = {"S": [["serial_number", "uuid"], ["A", "B"]]}
    with pytest.raises(InputError) as workbook_error:
        open_table(workbook(tmp_path / "a.xlsx", sheets))
    with pytest.raises(InputError) as text_error:
        open_table(text(tmp_path / "a.csv", "os,x", "ios,A"))
    assert workbook_error.value.slug == "no-system-column"
    assert text_error.value.slug == "no-identifier-column"


def test_header_within_thirty_rows(tmp_path: Path) -> None:
    """Row 30 is still looked at, row 31 is not."""
    title = [f"第 {number} 行" for number in range(30)]
    found = text(tmp_path / "a.csv", *title[:29], "os,serial_number", "ios,A")
    assert load(found)[0].header_row == 30
    late = text(tmp_path / "b.csv", *title, "os,serial_number", "ios,A")
    refused("no-header", late)
    assert serials(late, header_row=31) == [(32, "A")]


def test_no_header_shows_the_first_rows(tmp_path: Path) -> None:
    """Without a header the labels found are listed, with what to pass."""
    path = text(tmp_path / "a.csv", "", "型,码", "ios,A")
    error = refused("no-header", path)
    for lang in Lang:
        assert "型 | 码" in error.text(lang)
        assert "--map" in error.text(lang)
        assert "--header-row" in error.text(lang)


def test_labels_chosen_by_the_user_make_a_header(tmp_path: Path) -> None:
    """--map labels are looked for like known ones."""
    path = text(tmp_path / "a.csv", "标题", "平台,机身号", "ios,A")
    maps = {"device_system": ("平台",), "serial_number": ("机身号",)}
    layout, rows = load(path, maps=maps)
    assert layout.header_row == 2
    assert rows[0].values == {"device_system": "ios", "serial_number": "A"}


def test_header_row_that_is_blank_or_missing(tmp_path: Path) -> None:
    """--header-row on a blank row, or below the table, is refused."""
    path = text(tmp_path / "a.csv", "os,serial_number", "", "ios,A")
    refused("header-row-blank", path, header_row=2)
    assert refused("header-row-blank", path, header_row=9).params["row"] == 9


def test_header_only(tmp_path: Path) -> None:
    """A table without rows opens and gives none, in every format."""
    assert load(text(tmp_path / "a.csv", "os,serial_number"))[1] == []
    assert load(workbook(tmp_path / "a.xlsx", {"S": TABLE[:1]}))[1] == []


def test_blank_table(tmp_path: Path) -> None:
    """Files with nothing but blanks in them are called empty."""
    refused("table-empty", text(tmp_path / "a.csv", "", " , "))
    refused("table-empty", workbook(tmp_path / "a.xlsx", {"S": [[]]}))


def test_sheet_with_a_header_is_taken(tmp_path: Path) -> None:
    """The first of the visible sheets that are lists is read; the others are noted."""
    sheets = {"隐藏": TABLE, "说明": [["请填写"]], "设备": TABLE, "存档": TABLE}
    with open_table(workbook(tmp_path / "a.xlsx", sheets, hidden="隐藏")) as table:
        assert table.layout.sheet == "设备"
        notes = {note.slug: note.params["sheets"] for note in table.notes}
        assert notes == {
            "other-sheets": "说明 | 存档",
            "hidden-sheets": "隐藏",
            "more-lists": "存档",
        }
        for note in table.notes:
            assert "{" not in note.text(Lang.EN) + note.text(Lang.ZH)


def test_hidden_sheet_by_name(tmp_path: Path) -> None:
    """A hidden sheet is read when it is asked for; case does not matter."""
    path = workbook(tmp_path / "a.xlsx", {"Old": TABLE, "S": TABLE}, hidden="Old")
    assert load(path, sheets=("old",))[0].sheet == "Old"


def test_sheet_not_found(tmp_path: Path) -> None:
    """An unknown sheet is refused with the list of those there are."""
    path = workbook(tmp_path / "a.xlsx", {"甲": TABLE, "乙": TABLE})
    assert refused("no-such-sheet", path, sheets=("丙",)).params["sheets"] == "甲 | 乙"


def test_sheet_that_the_workbook_asks_for(tmp_path: Path) -> None:
    """A workbook with our property has its sheet to fix read first; --sheet outweighs it."""
    path = workbook(tmp_path / "a.xlsx", {"全部": TABLE, "待修正": TABLE}, fix="待修正")
    assert load(path)[0].sheet == "待修正"
    assert load(path, sheets=("全部",))[0].sheet == "全部"


def test_property_naming_no_sheet(tmp_path: Path) -> None:
    """A property that names no sheet changes nothing."""
    assert load(workbook(tmp_path / "a.xlsx", {"S": TABLE}, fix="gone"))[0].sheet == "S"


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    """A CSV called .xlsx and a workbook called .csv are read as what they are."""
    assert serials(text(tmp_path / "a.xlsx", "os,serial_number", "ios,A")) == [(2, "A")]
    book = workbook(tmp_path / "b.xlsx", {"S": TABLE})
    assert serials(book.rename(tmp_path / "b.csv")) == [(2, "A")]


def test_files_that_can_not_be_opened(tmp_path: Path) -> None:
    """No file, a folder, an empty file, a path through a file: each is told apart."""
    refused("file-missing", tmp_path / "none.csv")
    refused("file-missing", tmp_path / "no\0ne.csv")
    refused("file-is-folder", tmp_path)
    empty = tmp_path / "empty.xlsx"
    empty.touch()
    refused("file-empty", empty)
    refused("file-unreadable", empty / "a.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused at once: opening it would wait for a writer."""
    os.mkfifo(tmp_path / "pipe")
    refused("file-not-regular", tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_file_without_permission(tmp_path: Path) -> None:
    """A file that may not be read says so."""
    path = text(tmp_path / "a.csv", "os,serial_number")
    path.chmod(0)
    refused("file-no-access", path)


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "file-foreign"),
        (b"%PDF-1.7\n", "file-foreign"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "file-foreign"),
        (b"Rar!\x1a\x07\0", "file-foreign"),
        (b"\n<html><table><tr><td>os</td></tr></table></html>", "file-markup"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "file-markup"),
        (b"\xff\xfe" + "<html>".encode("utf-16-le"), "file-markup"),
        (b"<!DOCTYPE html>", "file-markup"),
    ],
)
def test_other_files_under_a_spreadsheet_name(tmp_path: Path, content: bytes, slug: str) -> None:
    """Pictures, documents and web pages called .xlsx are named for what they are."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    refused(slug, path)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_file_that_changes_while_it_is_read(tmp_path: Path, name: str) -> None:
    """A change between opening and the last row makes the reading void."""
    path = tmp_path / name
    if name.endswith("csv"):
        text(path, "os,serial_number", "ios,A", "ios,B")
    else:
        workbook(path, {"S": [*TABLE, ["ios", "B"]]})
    with open_table(path) as table:
        rows = table.rows()
        assert next(rows).number == 2
        with path.open("ab") as file:
            file.write(b"ios,C\n")
        with pytest.raises(InputError) as late:
            list(rows)
        with pytest.raises(InputError) as again:
            list(table.rows())
    assert (late.value.slug, again.value.slug) == ("file-changed-reading", "file-changed-reading")


def test_file_cut_while_it_is_read(tmp_path: Path) -> None:
    """A workbook that is emptied under our hands is told to have changed, not to be broken."""
    rows = [["ios", f"{number * 7919:x}" * 9] for number in range(4000)]
    path = workbook(tmp_path / "a.xlsx", {"S": [TABLE[0], *rows]})
    with open_table(path) as table:
        reading = table.rows()
        assert next(reading).number == 2
        os.truncate(path, 100)
        with pytest.raises(InputError) as caught:
            list(reading)
    assert caught.value.slug == "file-changed-reading"
    assert caught.value.__context__ is not None  # the reader did stumble


def test_file_that_is_gone_when_it_is_read(tmp_path: Path) -> None:
    """A file deleted after it was opened is an input error."""
    path = text(tmp_path / "a.csv", "os,serial_number", "ios,A")
    with open_table(path) as table:
        path.unlink()
        with pytest.raises(InputError) as caught:
            list(table.rows())
    assert caught.value.slug == "file-missing"


@pytest.mark.skipif(os.name == "nt", reason="an open file keeps its name there")
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_file_that_is_replaced_while_it_is_read(tmp_path: Path, name: str) -> None:
    """Another file under its name makes the reading void, be it of the same size and time."""
    path, other = tmp_path / name, tmp_path / f"other-{name}"
    for place, serial in ((path, "A"), (other, "B")):
        if name.endswith("csv"):
            text(place, "os,serial_number", f"ios,{serial}")
        else:
            workbook(place, {"S": [TABLE[0], ["ios", serial]]})
    assert path.stat().st_size == other.stat().st_size
    os.utime(other, ns=(0, path.stat().st_mtime_ns))
    with open_table(path) as table:
        rows = table.rows()
        assert next(rows).cells[1] == "A"
        other.replace(path)
        with pytest.raises(InputError) as caught:
            list(rows)
    assert caught.value.slug == "file-changed-reading"


def test_file_whose_time_is_set_back(tmp_path: Path) -> None:
    """What was written into the file is noticed although its size and time say nothing."""
    path = text(tmp_path / "a.csv", "os,serial_number", "ios,A")
    before = path.stat()
    with open_table(path) as table:
        rows = table.rows()
        assert next(rows).cells[1] == "A"
        with path.open("r+b") as file:
            file.seek(-2, os.SEEK_END)
            file.write(b"B")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        with pytest.raises(InputError) as caught:
            list(rows)
    assert caught.value.slug == "file-changed-reading"


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_readings_do_not_disturb_each_other(tmp_path: Path, name: str) -> None:
    """Rows drawn twice at a time are the same rows: both read the one open file."""
    lines = [["ios", f"{number * 7919:x}" * 9] for number in range(2000)]
    path = tmp_path / name
    if name.endswith("csv"):
        text(path, "os,serial_number", *map(",".join, lines))
    else:
        workbook(path, {"S": [TABLE[0], *lines]})
    with open_table(path) as table:
        once, twice = table.rows(), table.rows()
        ahead = [next(once) for _ in range(700)]
        assert list(twice) == [*ahead, *once]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_is_opened_once(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Identified, looked through, read and looked at again by one opening."""
    path = tmp_path / name
    if name.endswith("csv"):
        text(path, "os,serial_number", "ios,A")
    else:
        workbook(path, {"S": TABLE})
    opened = []

    def counted(path: Path, *given: object, **named: object) -> object:
        opened.append(path)
        return path_open(path, *given, **named)

    path_open = Path.open
    monkeypatch.setattr(Path, "open", counted)
    with Journal(tmp_path / "j.db") as journal:
        assert stage(journal, path).run.rows == 1
    assert opened == [path]


def test_a_reader_of_an_open_file(tmp_path: Path) -> None:
    """It goes anywhere in the file but before its start, and closing it leaves the file open."""
    path = text(tmp_path / "a.csv", "os,serial_number")
    with File(path) as file:
        with file.reader() as reader:
            assert reader.read(2) == b"os"
            assert reader.seek(-2, os.SEEK_END) == 15
            assert reader.seek(-1, os.SEEK_CUR) == 14
            assert reader.read() == b"er\n"
            with pytest.raises(ValueError, match="before the start"):
                reader.seek(-100, os.SEEK_END)
        with file.reader() as reader:
            assert reader.read() == b"os,serial_number\n"
            file.close()
            reader.seek(0)
            with pytest.raises(ValueError, match="closed"):
                reader.read()


def test_content_hash_is_the_content(tmp_path: Path) -> None:
    """It is the SHA-256 of the bytes, whatever the name."""
    path = text(tmp_path / "a.csv", "os,serial_number")
    wanted = hashlib.sha256(b"os,serial_number\n").hexdigest()
    with File(path) as file:
        assert (file.content_hash(), file.size) == (wanted, 17)
    with open_table(path.rename(tmp_path / "b.csv")) as table:
        assert table.content_hash == wanted
    with pytest.raises(InputError) as caught:
        File(tmp_path / "none.csv")
    assert caught.value.slug == "file-missing"


def test_wide_stray_cells_do_not_widen_the_table(tmp_path: Path) -> None:
    """Cells far to the right of the header widen neither the header nor the rows."""
    far = "," * 16_000 + "stray"
    path = text(tmp_path / "a.csv", "os,serial_number" + far, "ios,A" + far, "ios,B,,near")
    layout, rows = load(path)
    assert len(layout.columns) == 2
    assert [row.cells for row in rows] == [("ios", "A"), ("ios", "B", "", "near")]


def test_options_are_optional(tmp_path: Path) -> None:
    """A table opens without options, by a path of either kind."""
    path = text(tmp_path / "a.csv", "os,serial_number", "ios,A")
    with open_table(path) as plain, open_table(path, ReadOptions()) as given:
        assert plain.layout == given.layout


def test_a_list_without_headings_says_so(tmp_path: Path) -> None:
    """Devices are told from headings by the rows below them; --map makes none of them a header,
    and --header-row, which is the user's word, says what is lost."""
    lines = ("Computer,anna,7XK4RT3,2026-03-15,Windows", "Computer,bob,7XK4RT4,2026-03-16,Windows")
    path = text(tmp_path / "a.csv", *lines)
    maps = {"serial_number": ("7XK4RT3",), "device_system": ("Windows",)}
    refused("no-headings", path)
    refused("no-headings", path, maps=maps)
    refused("no-headings", text(tmp_path / "b.csv", lines[0]), maps=maps)
    with open_table(path, ReadOptions(maps=maps, header_row=1)) as table:
        note = next(note for note in table.notes if note.slug == "header-of-devices")
        for lang in Lang:
            assert "7XK4RT3" in note.text(lang)
    macs = text(tmp_path / "c.csv", "Mac,C02ABI04MD6M,anna", "Mac,C02ABI05MD6M,bob")
    refused("no-headings", macs, constants=frozenset({"device_system"}))
    both = text(tmp_path / "d.csv", "Windows,PF4ABU01", "macOS,C02ABI05MD6M")
    refused("no-headings", both)
    lines = ("Dell,Latitude 5440,7XK4RT3", "Dell,Latitude 5440,7XK4RT4", "HP,ZBook,5CG1234ABC")
    makers = text(tmp_path / "e.csv", *lines)
    refused("no-headings", makers)
    refused("no-headings", makers, maps={"serial_number": ("7XK4RT3",)})
    error = refused("system-column-likely", both, header_row=1)
    assert [note.slug for note in error.notes] == ["header-of-devices"]


@pytest.mark.parametrize(
    "lines",
    [
        ("os,serial_number,MAC1,IMEI2", "iOS,A1B2C3D4,3c:52:82:1a:2b:3c,490154203237518"),
        ("os,serial_number,2024,2025", "iOS,A1B2C3D4,3,4"),
        ("os,serial_number,USB3", "iOS,A1B2C3D4,USB2", "iOS,A1B2C3D5,USB3"),
        ("系统,序列号,Windows 11", "Windows,A1B2C3D4,是"),
        ("Mac,System,SN", "3c:52:82:1a:2b:3c,Mac,C02ABI04MD6M"),
        ("os,serial_number", "os,serial_number", "iOS,A1B2C3D4"),
        ("os,serial_number,802.1X",),
    ],
)
def test_headings_with_digits_are_headings(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Only what looks like the values of its own column is one of them."""
    assert load(text(tmp_path / "a.csv", *lines))[0].header_row == 1


def test_a_chosen_heading_that_looks_like_its_values_is_one(tmp_path: Path) -> None:
    """Beside a heading that is known: headings are the better evidence."""
    lines = ("Gerät,Kennung1,Plattform", "PC1,PF4ABC01,Windows", "PC2,PF4ABC02,Windows")
    path = text(tmp_path / "a.csv", *lines)
    assert load(path, maps={"serial_number": ("Kennung1",)})[0].header_row == 1


def test_headings_within_the_rows_are_none(tmp_path: Path) -> None:
    """Report services write their headings into each record, with the values beside them: the
    first record is a device all the same."""
    lines = [f"Device Serial Number,Windows Product ID,PF4ABN0{n},T0FBAAA{n}" for n in range(3)]
    path = text(tmp_path / "a.csv", "Information", "box1,box2,SerialNumber0,HardwareHash0", *lines)
    refused("no-header", path)
    maps = {"serial_number": ("SerialNumber0",)}
    given = frozenset({"device_system"})
    assert serials(path, maps=maps, constants=given)[0] == (3, "PF4ABN00")
