"""Odd files that a reader met: two tables on one sheet, photographs, old end-of-file marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader import ReadOptions, open_table
from importer.model.errors import InputError


def test_a_second_table_does_not_swallow_the_first(tmp_path: Path) -> None:
    """The first row that names a system and an identifier is the header, whatever follows."""
    path = tmp_path / "stack.csv"
    path.write_text(
        "OS,Serial number\nWindows,A1B2\nWindows,A1B3\n"
        "OS,Android ID,IDFV,Ownership\nAndroid,02a11ac4a83b918e,,\n",
        encoding="utf-8",
    )
    with open_table(path) as table:
        assert table.layout.header_row == 1
        found = [(row.number, [p.slug for p in row.problems]) for row in table.rows()]
        assert found == [(2, []), (3, []), (5, ["other-table"])]


def test_a_first_table_under_chosen_headings_is_not_swallowed(tmp_path: Path) -> None:
    """Headings that only --map explains make a table as well as ours do."""
    path = tmp_path / "stack.csv"
    path.write_text(
        "Kind,Number\nWindows,A1B2\nOS,Serial number,MAC address,Ownership\nWindows,A1B3,,\n",
        encoding="utf-8",
    )
    maps = {"device_system": ("Kind",), "serial_number": ("Number",)}
    with open_table(path, ReadOptions(maps=maps)) as table:
        assert table.layout.header_row == 1


def test_a_first_table_with_a_doubtful_heading_is_not_passed_over(tmp_path: Path) -> None:
    """Two headings for one field are a question to the user, not a reason to read on."""
    path = tmp_path / "stack.csv"
    path.write_text(
        "OS,Service tag,BIOS serial number\nWindows,,\n"
        "OS,Serial number,Board UUID,Ownership\nWindows,A1B3,,\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.slug == "several-labels"


def test_the_most_fields_do_not_make_up_for_a_missing_system(tmp_path: Path) -> None:
    """A legend that names more fields than the header is not the header."""
    path = tmp_path / "legend.csv"
    path.write_text(
        "Serial number,MAC address,Ownership,Trust\nOS,Serial number\nWindows,A1B2\n",
        encoding="utf-8",
    )
    with open_table(path) as table:
        assert table.layout.header_row == 2


@pytest.mark.parametrize(
    "start",
    [
        b"BM\x46\x00\x00\x00\x00\x00\x00\x00",
        b"RIFF\x24\x00\x00\x00WEBP",
        b"II*\x00\x08",
        b"\x00\x00\x00\x18ftypheic",
    ],
)
def test_other_pictures_are_pictures(tmp_path: Path, start: bytes) -> None:
    """Photographs of all kinds renamed .xlsx are told to be no spreadsheets."""
    path = tmp_path / "photo.xlsx"
    path.write_bytes(start + bytes(100))
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.slug == "file-foreign"


def test_the_mark_of_an_old_end_of_file_is_no_row(tmp_path: Path) -> None:
    """CSV (MS-DOS) may end in 0x1A: no device, no error."""
    path = tmp_path / "dos.csv"
    path.write_bytes(b"OS,Serial number\r\nWindows,A1\r\n\x1a")
    with open_table(path) as table:
        assert [row.number for row in table.rows()] == [2]
