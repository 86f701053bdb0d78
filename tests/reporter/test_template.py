"""The blank workbook: what it offers is what the importer understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from importer.loader import table as sheets
from importer.model.errors import InputError
from importer.reporter.template import READY_ROWS, write_template
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang
from importer.validator import rules
from importer.vocabulary import terms
from importer.vocabulary.fields import FIELDS, IDENTIFIERS
from importer.vocabulary.systems import SYSTEMS, TERMS

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(params=Lang)
def template(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A fresh template in each language."""
    path = tmp_path / f"template.{request.param}.xlsx"
    write_template(path, request.param)
    return path


def contents(path: Path) -> dict[str, Any]:
    """Everything in a workbook that a person sees: cells, notes, formats, widths, lists."""
    found: dict[str, Any] = {}
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                note = cell.comment.text if cell.comment else None
                if cell.value is not None or note:
                    look = (cell.number_format, cell.fill.fgColor.rgb, cell.font.name)
                    found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, note, look)
        lists = ((str(v.sqref), v.formula1) for v in sheet.data_validations.dataValidation)
        widths = {name: column.width for name, column in sheet.column_dimensions.items()}
        found[sheet.title] = (sorted(lists), widths, sheet.freeze_panes)
    return found


@pytest.mark.parametrize("lang", Lang)
def test_templates_in_the_repository_are_up_to_date(lang: Lang, tmp_path: Path) -> None:
    """The files in templates/ are what the code writes now.

    To write them again: device-importer template --lang, onto a name that does not exist.
    """
    fresh = tmp_path / "fresh.xlsx"
    write_template(fresh, lang)
    assert contents(TEMPLATES / f"device-template.{lang}.xlsx") == contents(fresh)


def test_the_same_call_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in a template depends on when it was written."""
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (first, second):
        write_template(path, Lang.ZH)
    assert first.read_bytes() == second.read_bytes()


def test_the_sheet_to_fill_in_is_found_first_and_is_empty(template: Path) -> None:
    """Imported as it is, a template has no rows: the examples are not imported."""
    with sheets.open_table(template) as table:
        assert table.layout.sheet == load_workbook(template).sheetnames[0]
        assert [column.field for column in table.layout.columns] == [*FIELDS, None]
        assert list(table.rows()) == []


def test_notes_are_not_taken_for_a_table(template: Path) -> None:
    """The sheet of notes names fields, and still is no table."""
    name = load_workbook(template).sheetnames[2]
    with pytest.raises(InputError):
        sheets.open_table(template, sheets.ReadOptions(sheets=(name,)))


def test_examples_pass_the_rules(template: Path, tmp_path: Path) -> None:
    """What we show people is accepted without an error, one row for each system, once no remark
    says any more that it is an example."""
    book = load_workbook(template)
    name = book.sheetnames[1]
    for (remark,) in book[name].iter_rows(min_row=3, min_col=11):
        remark.value = None
    template = tmp_path / "examples.xlsx"
    book.save(template)
    with sheets.open_table(template, sheets.ReadOptions(sheets=(name,))) as table:
        devices = [rules.check(row, table.layout).device for row in table.rows()]
    assert [device.device_system for device in devices if device] == [s.code for s in SYSTEMS]


def test_a_filled_template_is_understood(template: Path, tmp_path: Path) -> None:
    """Every word of the lists, typed into the template, gives its number."""
    book = load_workbook(template)
    sheet = book.worksheets[0]
    lists = {str(v.sqref).split(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
    words = {cell: formula.strip('"').split(",") for cell, formula in lists.items()}
    for offset, word in enumerate(words["A2"], 2):
        sheet.cell(offset, 1, word)
    filled = tmp_path / "filled.xlsx"
    book.save(filled)
    with sheets.open_table(filled) as table:
        found = [
            terms.read("device_system", str(r.values["device_system"]), False)[0]
            for r in table.rows()
        ]
    assert found == [system.code for system in SYSTEMS]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("field", list(TERMS))
def test_words_of_the_lists_are_recognised(field: str, lang: Lang) -> None:
    """Each word that a list offers means the number it stands for."""
    found = [terms.read(field, word, False) for word in terms.choices(field, lang)]
    assert found == [(term.code, None) for term in TERMS[field]]


def test_lists_and_text_format_reach_far_enough(template: Path) -> None:
    """Down to the last prepared row there are lists, and identifiers are text."""
    sheet = load_workbook(template).worksheets[0]
    ranges = [str(v.sqref) for v in sheet.data_validations.dataValidation]
    last = READY_ROWS + 1
    assert ranges == [f"A2:A{last}", f"I2:I{last}", f"J2:J{last}"]
    for row in (2, last):
        formats = [sheet.cell(row, column).number_format for column in range(1, 11)]
        assert formats == ["@" if field in IDENTIFIERS else "General" for field in FIELDS]


def test_every_heading_has_a_note_and_a_frozen_row(template: Path) -> None:
    """Each column says what belongs there, and the header stays in sight."""
    sheet = load_workbook(template).worksheets[0]
    assert all(cell.comment is not None for cell in sheet[1])
    assert sheet.freeze_panes == "A2"


def test_a_template_never_overwrites(tmp_path: Path) -> None:
    """A file that exists stays as it is."""
    path = tmp_path / "mine.xlsx"
    Workbook().save(path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        write_template(path, Lang.EN)
    assert path.read_bytes() == before


def test_sentences_exist_in_both_languages() -> None:
    """No sentence of the workbooks is empty or left untranslated."""
    for slug, text in catalogue().items():
        if slug.split(".")[0] in ("template", "column", "notes", "trap", "report", "sheet"):
            assert text.en and text.zh, slug
            assert text.en != text.zh, slug
