"""What stands in the fields of the sheet to fix: read again it says what it said before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from importer.loader import table as sheets
from importer.model.cells import Cell, CellValue, Kind
from importer.model.device import Device, Problem
from importer.model.run import Outcome, Status, StoredRow
from importer.model.table import Column
from importer.texts.text import Lang
from importer.vocabulary.faults import Severity
from importer.vocabulary.fields import FIELDS
from tests.reporter.samples import FIX_LEFT, LAYOUT, problem, stored, values_of, write

#: Two columns fill the MAC address; nobody would know the second by its label.
TWO_MACS = (
    *LAYOUT.columns[:3],
    Column(3, "EthernetMAC", "mac_address", "mapping", rank=1),
    Column(4, "Wi-Fi MAC", "mac_address", "mapping"),
)
WIRED, WIFI = "3c:52:82:1a:2b:3c", "3C-52-82-1A-2B-3D"


def fix_row(path: Path, row: StoredRow, lang: Lang = Lang.EN, **changes: Any) -> dict[str, Any]:
    """The one row of the sheet to fix, by heading."""
    sheet = "To fix" if lang is Lang.EN else "待修正"
    header, values = values_of(write(path / "out.xlsx", [row], lang, **changes), sheet)
    return dict(zip(header, values, strict=True))


def rejected(cells: tuple[CellValue, ...], **device: Any) -> StoredRow:
    """A row that the API refused."""
    return StoredRow(cells, (), Device(1, 2, **device), Outcome(2, Status.REJECTED))


@pytest.mark.parametrize(
    ("wired", "wifi", "sent", "shown"),
    [
        (WIRED, WIFI, "3c:52:82:1a:2b:3d", WIFI),
        (WIRED, WIFI, "3c:52:82:1a:2b:3c", WIRED),
        (WIRED, "", "3c:52:82:1a:2b:3c", WIRED),
        ("", WIFI, None, WIFI),
        ("", "", None, None),
    ],
)
def test_of_several_columns_the_one_that_was_sent_is_shown(
    tmp_path: Path, wired: str, wifi: str, sent: str | None, shown: str | None
) -> None:
    """Whichever it was in this row; both stand among the user's own columns."""
    row = rejected(("Windows", "SN1", "", wired, wifi), mac_address=sent)
    found = fix_row(tmp_path, row, columns=TWO_MACS)
    assert found["MAC address"] == shown
    assert (found["Original: EthernetMAC"] or "") == wired
    assert (found["Original: Wi-Fi MAC"] or "") == wifi


def test_of_several_columns_the_one_that_is_refused_is_shown(tmp_path: Path) -> None:
    """Else the row would pass with what stands in the other column, and nobody would know."""
    cells = ("Windows", "", "", "ac:de:48", "Default string")
    bad = Problem("mac-truncated", "mac_address", "Devices!D2", "ac:de:48")
    row = stored(2, Status.INVALID, cells, (bad,))
    assert fix_row(tmp_path, row, columns=TWO_MACS)["MAC address"] == "ac:de:48"


def test_columns_that_filled_a_field_together_are_not_taken_for_it_again(tmp_path: Path) -> None:
    """Also under labels that the importer knows: the template's column has the value."""
    columns = (*LAYOUT.columns, Column(4, "MAC address", "mac_address", "label", rank=1))
    path = write(
        tmp_path / "out.xlsx",
        [rejected(("Windows", "SN1", "", WIRED, WIFI), mac_address=WIRED)],
        columns=columns,
    )
    with sheets.open_table(path) as table:
        found = table.layout.columns_of("mac_address")
        assert [column.index for column in found] == [FIX_LEFT + FIELDS.index("mac_address")]
        assert next(table.rows()).values["mac_address"] == WIRED


def mapped(values: dict[str, dict[str, str]], **constants: str) -> Any:
    """The samples' layout with what a mapping adds to it."""
    columns = (*LAYOUT.columns, Column(4, "Owner", "device_ownership", "mapping"))
    return replace(LAYOUT, columns=columns, values=values, constants=constants)


def test_words_of_a_mapping_become_ours(tmp_path: Path) -> None:
    """Without the mapping nobody would understand them on the way back."""
    layout = mapped({"device_system": {"PC": "Windows"}, "device_ownership": {"1": "company"}})
    row = stored(2, Status.INVALID, ("pc", "", "bad", "", "1"), (problem(2),))
    found = fix_row(tmp_path, row, layout=layout)
    assert (found["Operating system"], found["Ownership"]) == ("Windows", "Company")


@pytest.mark.parametrize(
    ("label", "cell", "shown"),
    [
        ("是否可信", "是", "Trusted"),
        ("是否可信", Cell(Kind.BOOL, False), "Untrusted"),
        ("是否不可信", Cell(Kind.NUMBER, 1), "Untrusted"),
        ("是否可信", "x", "x"),
        ("可信状态", "是", "是"),
    ],
)
def test_answers_become_words(tmp_path: Path, label: str, cell: CellValue, shown: str) -> None:
    """Below our label, which asks for a word, a yes would say nothing."""
    columns = (*LAYOUT.columns, Column(4, label, "device_status", "alias"))
    row = stored(2, Status.INVALID, ("Windows", "", "bad", "", cell), (problem(2),))
    assert fix_row(tmp_path, row, columns=columns)["Trust"] == shown


def test_an_answer_below_other_headings_stays_what_it_is(tmp_path: Path) -> None:
    """Nobody knows what those asked; the word would be sent once the identifiers are mended."""
    columns = (*LAYOUT.columns, Column(4, "是否可信", "device_status", "alias"))
    unplaced = Problem("other-table", "", "Devices!5:5", "", params={"row": "4", "header": "1"})
    row = stored(5, Status.INVALID, ("Windows", "SN1", "", "", "是"), (unplaced,))
    assert fix_row(tmp_path, row, columns=columns)["Trust"] == "是"


@pytest.mark.parametrize(
    ("platform", "version", "shown"),
    [
        ("ubuntu", "Ubuntu 22.04.4 LTS", "ubuntu"),
        ("", "Windows 11 Pro 23H2", "Windows 11 Pro 23H2"),
        ("BeOS", "macOS 14.6.1", "macOS 14.6.1"),
        ("Amiga", "AmigaOS 3.2", "Amiga"),
        ("", "AmigaOS 3.2", "AmigaOS 3.2"),
        ("", "", None),
    ],
)
def test_of_several_columns_of_a_word_the_one_that_was_understood_is_shown(
    tmp_path: Path, platform: str, version: str, shown: str | None
) -> None:
    """Exports name a device's system twice; a word that was refused is there to be mended."""
    columns = (
        Column(0, "platform", "device_system", "mapping"),
        *LAYOUT.columns[1:],
        Column(4, "os_version", "device_system", "mapping"),
    )
    row = stored(2, Status.INVALID, (platform, "", "bad", "", version), (problem(2),))
    found = fix_row(tmp_path, row, columns=columns)
    assert found["Operating system"] == shown
    assert (found["Original: platform"] or "") == platform
    assert (found["Original: os_version"] or "") == version


def test_of_several_columns_unknown_is_an_answer(tmp_path: Path) -> None:
    """The number 0 that it stands for is one that was understood."""
    layout = mapped({})
    columns = (*layout.columns, Column(5, "Owned by", "device_ownership", "mapping"))
    cells = ("Windows", "", "bad", "", "Unknown", "Company")
    row = stored(2, Status.INVALID, cells, (problem(2),))
    assert fix_row(tmp_path, row, columns=columns)["Ownership"] == "Unknown"


def test_a_word_that_no_mapping_knows_stays(tmp_path: Path) -> None:
    """It is refused again, and somebody sees what it was."""
    layout = mapped({"device_system": {"PC": "Windows", "Old": "nonsense"}})
    for word in ("Amiga", "Old", "3"):
        row = stored(2, Status.INVALID, (word, "", "bad", "", ""), (problem(2),))
        path = tmp_path / word
        path.mkdir()
        assert fix_row(path, row, layout=layout)["Operating system"] == word


def test_what_a_model_settled_is_written_down(tmp_path: Path) -> None:
    """“Apple” alone says nothing; the device that was sent says which system it is."""
    row = StoredRow(
        ("Apple", "SN1", "", ""), (), Device(2, serial_number="SN1"), Outcome(2, Status.FAILED)
    )
    assert fix_row(tmp_path, row)["Operating system"] == "macOS"


def test_the_users_own_word_stays_where_it_says_the_same(tmp_path: Path) -> None:
    """“Windows 11” is more than “Windows”."""
    found = fix_row(tmp_path, rejected(("Windows 11", "SN1", "", ""), serial_number="SN1"))
    assert found["Operating system"] == "Windows 11"


def test_constants_of_a_mapping_count_like_those_of_set(tmp_path: Path) -> None:
    """--set goes before the mapping; a cell that says nothing is filled, an answer is not."""
    layout = mapped({}, device_system="macos", device_ownership="personal")
    for cells, expected in {
        ("", "SN1", "bad", "", "N/A"): ("Linux", "Personal"),
        ("Windows", "SN1", "bad", "", "Unknown"): ("Windows", "Unknown"),
    }.items():
        row = stored(2, Status.INVALID, cells, (problem(2),))
        path = tmp_path / cells[4][:1]
        path.mkdir()
        found = fix_row(path, row, layout=layout, constants={"device_system": "linux"})
        assert (found["Operating system"], found["Ownership"]) == expected


# -- suggestions ------------------------------------------------------------------------------

ERROR = Problem("uuid-format", "uuid", "Devices!C2", "4C4C-O", suggestion="4C4C4544-0")
DOUBT = Problem(
    "express-code", "serial_number", "Devices!B2", "123", Severity.WARNING, suggestion="7KX1"
)
REMARK = Problem("mac-virtual", "mac_address", "Devices!D2", "x", Severity.WARNING)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (Lang.EN, ["Board UUID: 4C4C4544-0", "Serial number: 7KX1"]),
        (Lang.ZH, ["主板UUID：4C4C4544-0", "生产序列号：7KX1"]),
    ],
)
def test_suggestions_stand_in_a_column_of_their_own(
    tmp_path: Path, lang: Lang, lines: list[str]
) -> None:
    """A line each, errors first, as text; the cells keep what the file has."""
    row = stored(2, Status.INVALID, problems=(DOUBT, ERROR, REMARK))
    found = fix_row(tmp_path, row, lang)
    heading = "建议值" if lang is Lang.ZH else "Suggestion"
    assert found[heading].split("\n") == lines
    assert list(found).index(heading) == FIX_LEFT - 1
    assert list(found.values())[FIX_LEFT + 1 : FIX_LEFT + 4 : 2] == [row.cells[1], row.cells[2]]
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[2]
    assert sheet.cell(2, FIX_LEFT).number_format == "@"


def test_a_doubt_with_a_suggestion_is_amber_and_says_why(tmp_path: Path) -> None:
    """Red is what keeps the row back; a remark without a suggestion leaves the cell alone."""
    row = stored(2, Status.INVALID, problems=(DOUBT, ERROR, REMARK))
    sheet = load_workbook(write(tmp_path / "out.xlsx", [row]))["To fix"]
    serial, uuid, mac = sheet["E2"], sheet["G2"], sheet["H2"]
    assert [cell.fill.fgColor.rgb for cell in (serial, uuid)] == ["FFFFF1D0", "FFFBE3E1"]
    assert (mac.fill.fill_type, mac.comment) == (None, None)
    assert uuid.comment.text.endswith("\nSuggestion: 4C4C4544-0")
    assert serial.comment.text.count("7KX1") == 2  # in its two sentences, not once more
    assert (serial.number_format, uuid.number_format) == ("@", "@")


def test_a_doubt_adds_nothing_to_the_note_of_an_error(tmp_path: Path) -> None:
    """A cell with both is red, and its note speaks of what has to be done."""
    both = (ERROR, replace(DOUBT, field="uuid"))
    sheet = load_workbook(write(tmp_path / "out.xlsx", [stored(2, Status.INVALID, problems=both)]))[
        "To fix"
    ]
    assert sheet["G2"].fill.fgColor.rgb == "FFFBE3E1"
    assert "7KX1" not in sheet["G2"].comment.text
    assert "Board UUID: 7KX1" in sheet.cell(2, FIX_LEFT).value


def test_the_column_is_narrow_where_nobody_suggests_anything(tmp_path: Path) -> None:
    """It is always there, for the next workbook looks like this one."""
    for name, problems in {"a": (REMARK,), "b": (DOUBT,)}.items():
        row = stored(2, Status.INVALID, problems=problems)
        sheet = load_workbook(write(tmp_path / f"{name}.xlsx", [row]))["To fix"]
        assert sheet["C1"].value == "Suggestion"
        assert (sheet.column_dimensions["C"].width > 30) is (name == "b")


def test_where_another_cell_is_wrong_the_address_that_counts_is_shown(tmp_path: Path) -> None:
    """Not the first of the columns, which may hold one that software made up."""
    bad = Problem("ownership-unknown", "device_ownership", "Devices!C2", "blah")
    cells = ("Windows", "SN1", "blah", "02:42:11:22:33:44", "3c:52:82:1a:2b:3d")
    row = stored(2, Status.INVALID, cells, (bad,))
    assert fix_row(tmp_path, row, columns=TWO_MACS)["MAC address"] == "3c:52:82:1a:2b:3d"


@pytest.mark.parametrize("slug", ["zeros-lost", "number-for-letters"])
def test_what_only_its_neighbours_gave_away_stays_refused(tmp_path: Path, slug: str) -> None:
    """On the sheet it has other neighbours: untouched it would be sent; the note says what it
    was, and whoever types it again confirms it."""
    bad = Problem(slug, "serial_number", "Devices!B2", "3456721", params=NEIGHBOURS)
    row = stored(2, Status.INVALID, ("Windows", "3456721", "", "", ""), (bad,))
    assert fix_row(tmp_path, row, columns=TWO_MACS)["Serial number"] == "(?) 3456721"


NEIGHBOURS = {"length": "7", "usual": "8"}
