"""Rows that a sheet hides: which they are, and when they are taken along."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Font

from importer.loader import ReadOptions, column_profiles, open_table
from importer.texts.text import Lang
from tests.loader.samples import HEADER, load, sheet_xml, text_row, write_parts
from tests.loader.test_origin import OURS, book_of


def book(path: Path, *attributes: str, head: str = "", before: str = "") -> Path:
    """A workbook by hand: a device a row from row 2 on, with these attributes of its row."""
    rows = text_row(1, *HEADER).replace("<row ", f"<row {head} ")
    for number, extra in enumerate(attributes, 2):
        row = text_row(number, "Windows 11", f"PF4ABC{number:02}")
        rows += row.replace("<row ", f"<row {extra} ")
    return write_parts(path, sheet_xml(rows, before))


def hidden(path: Path, **options: object) -> list[int]:
    """The rows that are left out."""
    return [row.number for row in load(path, **options)[1] if row.hidden]


@pytest.mark.parametrize(
    "attribute",
    [
        'hidden="1"',
        'hidden="true"',
        'ht="0" customHeight="1"',
        'hidden="1" outlineLevel="1"',
        'ht="0" hidden="1" spans="1:2"',
    ],
)
def test_a_row_that_is_not_shown_is_left_out(tmp_path: Path, attribute: str) -> None:
    """By a filter, by hand, by its height or in a folded group, in the words of any program."""
    assert hidden(book(tmp_path / "a.xlsx", "", attribute, "")) == [3]


@pytest.mark.parametrize(
    "attribute",
    ['hidden="0"', 'hidden="false"', 'ht="0.75"', 'outlineLevel="2"', 'collapsed="1"', 'ht="15"'],
)
def test_a_row_that_is_shown_is_taken(tmp_path: Path, attribute: str) -> None:
    """One that is low, in a group that is open, or above a group that is folded."""
    assert hidden(book(tmp_path / "a.xlsx", attribute, attribute)) == []


def test_a_hidden_column_is_read(tmp_path: Path) -> None:
    """Its serial numbers are hidden because they are long, not because nobody wants them."""
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    path = book(tmp_path / "a.xlsx", "", before=columns)
    assert [row.values["serial_number"] for row in load(path)[1]] == ["PF4ABC02"]


def test_hidden_headings_are_headings(tmp_path: Path) -> None:
    """A row of names for programs, hidden above the devices."""
    layout, rows = load(book(tmp_path / "a.xlsx", "", head='hidden="1"'))
    assert (layout.header_row, [row.hidden for row in rows]) == (1, [False])


def test_hidden_rows_are_taken_along_where_the_user_says_so(tmp_path: Path) -> None:
    """And it is said how many they are, and which."""
    path = book(tmp_path / "a.xlsx", "", *['hidden="1"'] * 7)
    with open_table(path, ReadOptions(hidden=True)) as table:
        assert not any(row.hidden for row in table.rows())
        (note,) = table.seen
        again = list(table.rows())
        assert (len(again), table.seen) == (8, (note,))
    assert (note.slug, note.params["count"]) == ("hidden-taken", 7)
    assert "3, 4, 5, 6, 7 …" in note.text(Lang.EN)
    with open_table(path) as table:
        assert (len(list(table.rows())), table.seen) == (8, ())


def test_a_filter_that_hides_nothing_leaves_out_nothing(tmp_path: Path) -> None:
    """What it asks for does not count, but what the sheet shows; rows beyond it may be hidden."""
    path = tmp_path / "a.xlsx"
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (HEADER, *(("Windows 11", f"PF4ABC{n:02}") for n in range(2, 6))):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:B4"
    sheet.auto_filter.add_filter_column(1, ["PF4ABC03"])
    made.save(path)
    assert hidden(path) == []
    sheet.row_dimensions[5].hidden = True
    made.save(path)
    assert hidden(path) == [5]


def test_xls_tells_the_same(tmp_path: Path) -> None:
    """Rows hidden in a workbook of Excel 97; one of height 0 has the usual height there."""
    path = tmp_path / "a.xls"
    made = xlwt.Workbook()
    sheet = made.add_sheet("S")
    for number, row in enumerate((HEADER, *(("Windows 11", f"PF4ABC{n:02}") for n in range(4)))):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    sheet.row(2).hidden = True
    sheet.row(3).level = 1
    sheet.row(4).height = 0
    made.save(str(path))
    assert hidden(path) == [3]
    assert hidden(path, hidden=True) == []


def test_a_filter_on_the_rows_to_fix_hides_none_of_them(tmp_path: Path) -> None:
    """Whoever filters our own sheet by what is wrong corrects one kind after the other."""
    rows = [OURS, *(["Windows", f"PF4ABC{n:02}", "wrong", str(n)] for n in range(2, 5))]
    path = book_of(tmp_path / "r.xlsx", {"To fix": rows}, fix="To fix", run="R-1")
    made = openpyxl.load_workbook(path)
    made["To fix"].row_dimensions[3].hidden = True
    made.save(path)
    with open_table(path) as table:
        assert not any(row.hidden for row in table.rows())
        (note,) = table.seen
    assert (note.slug, note.params["rows"]) == ("hidden-fed-back", "3")
    assert all("3" in note.text(lang) for lang in Lang)


def test_columns_are_shown_by_the_rows_that_are_wanted(tmp_path: Path) -> None:
    """A hidden row's values are no sample of what is imported."""
    path = book(tmp_path / "a.xlsx", "", 'hidden="1"')
    with open_table(path) as table:
        assert [line.samples for line in column_profiles(table)][1] == ("PF4ABC02",)


def struck_book(path: Path, *struck: str) -> Path:
    """A list in which these cells are struck through."""
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("OS", "SN", "备注"), *(("Windows 11", f"PF4ABC{n:02}", "") for n in range(2, 9))):
        sheet.append(row)
    for place in struck:
        sheet[place].font = Font(strike=True)
    made.save(path)
    return path


def struck_rows(path: Path) -> list[str]:
    """What is said of rows that are struck through; all rows are taken."""
    with open_table(path) as table:
        assert len(list(table.rows())) == 7
        assert all(note.warns for note in table.seen)
        return [str(note.params["rows"]) for note in table.seen if note.slug == "struck-through"]


def test_rows_that_are_struck_through_are_told_of(tmp_path: Path) -> None:
    """They are taken: it may mean that they are to be deleted, or only that they are done."""
    cells = [f"{letter}{row}" for row in (3, 5) for letter in "ABC"]
    path = struck_book(tmp_path / "a.xlsx", *cells)
    assert struck_rows(path) == ["3, 5"]
    with open_table(path) as table:
        list(table.rows())
        (note,) = table.seen
    assert "“Sheet” are struck through" in note.text(Lang.EN)


@pytest.mark.parametrize("struck", [(), ("A1", "B1"), ("A3",), ("C3",), ("D12",)])
def test_a_heading_or_some_cell_that_is_struck_says_nothing_of_a_row(
    tmp_path: Path, struck: tuple[str, ...]
) -> None:
    """Nor does a blank one."""
    assert struck_rows(struck_book(tmp_path / "a.xlsx", *struck)) == []


def test_rows_that_are_struck_through_in_an_old_workbook(tmp_path: Path) -> None:
    """As Excel 97 keeps them."""
    path, made = tmp_path / "a.xls", xlwt.Workbook()
    sheet = made.add_sheet("a")
    for at, cells in enumerate((HEADER, *(("Windows 11", f"PF4ABC{n:02}") for n in range(7)))):
        for place, text in enumerate(cells):
            is_struck = at == 4 or (at == 5 and place == 0)
            sheet.write(at, place, text, xlwt.easyxf("font: struck_out on" if is_struck else ""))
    made.save(str(path))
    assert struck_rows(path) == ["5"]
