"""The way back over the real thing: a results workbook is corrected and fed to the importer."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from importer.loader import table as sheets
from importer.loader.options import ReadOptions
from importer.model.errors import InputError
from importer.model.run import Status
from importer.model.wording import field_label
from importer.pipeline import Staging, report
from importer.sandbox.app import running
from importer.texts.catalogue import say
from importer.texts.text import Lang
from importer.validator.rules import Rules
from importer.vocabulary.faults import Severity
from importer.vocabulary.fields import FIELDS
from importer.vocabulary.headings import Role
from tests.reporter.samples import FIX_LEFT
from tests.sandbox.calls import QUIET
from tests.workshop import creates

LEDGER = Path(__file__).parents[2] / "sample_data" / "devices.xlsx"
#: Row of the ledger → the cell that is wrong and what belongs there.
CORRECTIONS = {
    16: ("serial_number", "SNFIX016"),
    21: ("idfv", None),
    23: ("serial_number", "SNFIX023"),
    25: ("serial_number", "SNFIX025"),
    26: ("serial_number", "SNFIX026"),
    30: ("disk_serial_number", "DISKFIX030"),
    37: ("serial_number", "SNFIX037"),
    39: ("device_system", "Windows"),
    45: ("mac_address", "3c:52:82:1a:2b:3c"),
    47: ("uuid", None),
    49: ("serial_number", "SNFIX049"),
    58: ("disk_serial_number", "DISKFIX058"),
}


@pytest.fixture
def box():
    with running(QUIET) as box:
        yield box


@pytest.fixture(params=Lang)
def lang(request):
    return request.param


def import_of(place, box, path, lang, name="results.xlsx"):
    """Stage, send and report a file; returns the run, what the user sees, the workbook."""
    staged = place.stage(path)
    run = place.send(box, staged.run)
    results = place.path / name
    if not results.exists():
        report(place.journal, run, lang, results)
    return run, staged.notes, results


def grid(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a worksheet, by heading."""
    header, *rows = ([cell.value for cell in row] for row in load_workbook(path)[sheet].rows)
    return [dict(zip(header, row, strict=True)) for row in rows]


def correct(path: Path, lang: Lang, *, but: tuple[int, ...] = ()) -> None:
    """Mend every bad cell of the sheet to fix, except in some rows of the ledger."""
    book = load_workbook(path)
    sheet = book[say("sheet.fix", lang)]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        number = sheet.cell(row, columns[say("report.row", lang)]).value
        if number in CORRECTIONS and number not in but:
            field, value = CORRECTIONS[number]
            sheet.cell(row, columns[field_label(field, lang)]).value = value
    book.save(path)


def numbers(path: Path, lang: Lang, sheet: str = "sheet.fix", slug: str = "report.row"):
    """What stands in a workbook's column of row numbers."""
    return [row[say(slug, lang)] for row in grid(path, say(sheet, lang))]


def test_corrected_and_fed_back_it_sends_what_is_new_and_then_nothing(place, box, lang):
    """Eleven rows are left; mended they are created, once, whatever is fed back again."""
    first, _, results = import_of(place, box, LEDGER, lang)
    assert numbers(results, lang) == list(CORRECTIONS)
    before = creates(box)
    correct(results, lang)
    second, notes, after = import_of(place, box, results, lang, "second.xlsx")
    assert (creates(box) - before, place.counts(second)) == (12, {Status.CREATED: 12})
    assert second.layout.origin == first.run_id
    assert notes[0].text(lang) == say(
        "note.fed-back", lang, {"sheet": say("sheet.fix", lang), "run_id": first.run_id}
    )
    third, _, _ = import_of(place, box, results, lang, "third.xlsx")
    assert (third.run_id, creates(box) - before) == (second.run_id, 12)
    assert place.send(box, place.stage(resaved(results, "again.xlsx")).run).rows == 12
    assert creates(box) - before == 12
    rows = say("sheet.rows", lang)
    assert numbers(after, lang, "sheet.rows", "report.row-original") == list(CORRECTIONS)
    assert numbers(after, lang, "sheet.rows", "report.row-here") == list(range(2, 14))
    assert len(grid(after, rows)) == 12


def test_rows_that_the_workbook_does_not_bring_are_told_of(place, box, lang):
    """Checked, corrected and fed back, it holds the rows to fix alone: those that were fine and
    never sent would be thought done.  After an import there are none, and nothing is said."""
    checked = place.stage(LEDGER).run
    report(place.journal, checked, lang, place.path / "checked.xlsx")
    with sheets.open_table(place.path / "checked.xlsx") as table:
        (told,) = (note for note in table.notes if note.slug == "fed-back-unsent")
    unsent = place.counts(checked)[Status.PENDING]
    assert (told.warns, told.params["count"]) == (True, unsent) and unsent > 40
    assert f"{unsent}" in told.text(lang)
    _, _, results = import_of(place, box, LEDGER, lang)
    with sheets.open_table(results) as table:
        assert [note.slug for note in table.notes] == ["fed-back"]


def resaved(path: Path, name: str) -> Path:
    """The same workbook, other bytes."""
    book = load_workbook(path)
    book[book.sheetnames[0]]["A1"] = "seen"
    book.save(path.with_name(name))
    return path.with_name(name)


def test_a_third_generation_still_names_the_ledgers_rows(place, box, lang):
    """What is left after each correction keeps its number; our columns do not pile up."""
    _, _, first = import_of(place, box, LEDGER, lang)
    correct(first, lang, but=(26, 39, 49))
    _, _, second = import_of(place, box, first, lang, "second.xlsx")
    assert numbers(second, lang) == [39, 49]
    header = list(grid(second, say("sheet.fix", lang))[0])
    assert header == list(grid(first, say("sheet.fix", lang))[0])
    assert [header.count(say(f"report.{slug}", lang)) for slug in ("suggestion", "wrong")] == [1, 1]
    correct(second, lang, but=(49,))
    run, _, third = import_of(place, box, second, lang, "third.xlsx")
    assert numbers(third, lang) == [49]
    assert place.counts(run) == {Status.CREATED: 1, Status.INVALID: 1}
    wrong = grid(third, say("sheet.fix", lang))[0][say("report.wrong", lang)]
    assert say("report.row-was", lang, {"row": 3, "original": 49}) in wrong.split("\n")


def test_the_summary_names_the_run_it_came_from(place, box, lang):
    """The first workbook comes from none, the second from the first one's run."""
    run, _, first = import_of(place, box, LEDGER, lang)
    _, _, second = import_of(place, box, first, lang, "second.xlsx")
    label, summary = say("report.fact.origin", lang), say("sheet.summary", lang)
    facts = [
        {row[1].value: row[2].value for row in load_workbook(path)[summary].iter_rows(max_col=3)}
        for path in (first, second)
    ]
    assert label not in facts[0]
    assert facts[1][label] == run.run_id


def test_rows_deleted_moved_and_added(place, box):
    """What somebody does in Excel: each row keeps its own number, a new one has none."""
    _, _, results = import_of(place, box, LEDGER, Lang.EN)
    book = load_workbook(results)
    sheet = book["To fix"]
    sheet.insert_cols(1)
    sheet.cell(1, 1, "My remark")
    header = [cell.value for cell in sheet[1]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)][1:4]
    sheet.delete_rows(2, 50)
    added = [None] * len(header)
    added[header.index("Operating system")] = "Amiga"
    for row in (rows[2], added, rows[0], rows[1]):
        sheet.append(row)
    book.save(results)
    run, _, second = import_of(place, box, results, Lang.EN, "second.xlsx")
    assert numbers(second, Lang.EN, "sheet.rows", "report.row-original") == [25, None, 21, 23]
    assert numbers(second, Lang.EN) == [None, 21, 23]
    assert list(grid(second, "To fix")[0])[FIX_LEFT + len(FIELDS)] == "My remark"
    assert place.counts(run) == {Status.CREATED: 1, Status.INVALID: 3}


@pytest.mark.parametrize("keep", [True, False], ids=["with properties", "without"])
def test_a_renamed_sheet_is_still_found(place, box, lang, keep):
    """By its headings; also where a program has dropped our properties."""
    run, _, results = import_of(place, box, LEDGER, lang)
    book = load_workbook(results)
    book[say("sheet.fix", lang)].title = "Zhang's list"
    if not keep:
        for name in list(book.custom_doc_props.names):
            del book.custom_doc_props[name]
    book.save(results)
    with sheets.open_table(results) as table:
        assert table.layout.sheet == "Zhang's list"
        assert table.layout.origin == (run.run_id if keep else "")
        assert table.notes[0].slug == ("fed-back" if keep else "fed-back-unnamed")
        assert len(list(table.rows())) == 12
    _, _, second = import_of(place, box, results, lang, "second.xlsx")
    assert numbers(second, lang) == list(CORRECTIONS)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_saved_by_libreoffice_it_is_the_same(place, box, tmp_path):
    """Another program's copy names the sheet, the run and the rows, and the same is wrong."""
    run, _, results = import_of(place, box, LEDGER, Lang.ZH)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", results], check=True, capture_output=True)
    saved = tmp_path / "saved" / results.name
    again, _, second = import_of(place, box, saved, Lang.ZH, "second.xlsx")
    assert (again.layout.sheet, again.layout.origin) == ("待修正", run.run_id)
    assert place.counts(again) == {Status.INVALID: 12}
    assert numbers(second, Lang.ZH) == list(CORRECTIONS)


def test_the_options_of_the_first_time_do_no_harm(place, box):
    """Columns that --map named stand under our own labels now."""
    path = place.path / "odd.csv"
    path.write_text("Art,Nummer\nWindows,6.3E+15\nWindows,SN12AB\n", encoding="utf-8")
    maps = {"device_system": ("Art",), "serial_number": ("Nummer",)}
    how = Staging(read=ReadOptions(maps=maps))
    run = place.stage(path, how).run
    results = report(place.journal, run, Lang.EN, place.path / "odd.results.xlsx")
    again = place.stage(results, how).run
    assert again.layout.origin == run.run_id
    assert place.counts(again) == {Status.INVALID: 1}


def test_results_without_a_row_to_fix_are_not_imported_again(place, box):
    """Their other sheet holds the rows as they were; who names it sends nothing twice, and no
    row claims to come from elsewhere."""
    _, _, results = import_of(place, box, place.file(3), Lang.EN)
    with pytest.raises(InputError) as caught:
        place.stage(results)
    assert caught.value.slug == "nothing-to-fix"
    run = place.stage(results, Staging(read=ReadOptions(sheets=("Rows",)))).run
    assert place.counts(run) == {Status.CREATED_BEFORE: 3}
    assert (run.layout.origin, run.layout.with_role(Role.ORIGIN)) == ("", ())


def test_what_stood_in_other_columns_is_never_sent_from_the_sheet_to_fix(place, box, lang):
    """There each cell has a heading, and nothing would show any more that it was another's: the
    identifiers of such rows have to be written again, all others are as they were."""
    ledger = xlsxwriter.Workbook(place.path / "ledger.xlsx")
    sheet = ledger.add_worksheet()
    table = [
        ("名称", "操作系统", "序列号", "资产编号"),
        ("PC1", "Windows", "PF5QRS01", "ZC1"),
        ("PC2", "Windows", "", "ZC2"),
        ("名称", "操作系统", "资产编号", "序列号"),
        ("PC3", "Windows", "ZC2024003", "PF5QRS03"),
    ]
    for number, cells in enumerate(table):
        sheet.write_row(number, 0, cells)
    sheet.merge_range("C2:C3", "PF5QRS01")
    ledger.close()
    text = place.path / "list.csv"
    text.write_text("OS,Model,SN,Tag\nMac,Mac14,7,C02BDB1DMD6M,A9\n", encoding="utf-8")
    for path, count in ((place.path / "ledger.xlsx", 3), (text, 1)):
        run, _, results = import_of(place, box, path, lang, f"{path.stem}-results.xlsx")
        assert place.counts(run) == {Status.INVALID: count}
        rows = grid(results, say("sheet.fix", lang))
        label = field_label("serial_number", lang)
        assert all(row[label].startswith("(?)") for row in rows)
        assert len(rows) == count
        back, _, _ = import_of(place, box, results, lang, f"{path.stem}-back.xlsx")
        assert place.counts(back) == {Status.INVALID: count}
    assert creates(box) == 0


#: A cell of the column of serial numbers, with its format → what stands on the sheet to fix.
REFUSED = {
    "SH-PC0001": ("SH-PC0001", "(?) SH-PC0001"),
    "a telephone": ("13800138000", "(?) 13800138000"),
    "a number": ((4005001234567, "General"), "(?) 4005001234567"),
    "groups": ("XQ7 ABM 88", "(?) XQ7 ABM 88"),
    "dressed": ((4005101, '"SN"0'), "(?) 4005101"),
    "cut": ((123456789012345678, "General"), "1.23457E+17"),
    "shown with an E": ((4005101299, "0.00E+00"), "4.00510E+09"),
    "a late day": ((123456.75, "yyyy-mm-dd"), "2238-01-03 18:00:00"),
    "E as text": ("1.23457E+15", "1.23457E+15"),
    "an error": ("#N/A", "#N/A"),
    "no result": ("=A1", "(?) =A1"),
    "a remark": ("PF4ABM77 待补", "PF4ABM77 待补"),
}


def damaged(path: Path) -> Path:
    """A ledger in which good serial numbers stand among refused ones."""
    ledger = xlsxwriter.Workbook(path)
    sheet = ledger.add_worksheet()
    sheet.write_row(0, 0, ("操作系统", "序列号", "MAC地址", "备注"))
    for row in range(1, 13):
        sheet.write_row(row, 0, ("Windows", f"PF4ABM{row:02}"))
    for row, (name, (value, _)) in enumerate(REFUSED.items(), 13):
        # A row may not pass by its other identifier either.
        sheet.write_row(row, 0, ("Windows", "", f"3c:52:82:1a:2b:{row:02x}", name))
        if isinstance(value, tuple):
            sheet.write_number(row, 1, value[0], ledger.add_format({"num_format": value[1]}))
        elif value.startswith("="):
            sheet.write_formula(row, 1, value, None, "")
        else:
            sheet.write_string(row, 1, value)
    ledger.close()
    return path


def test_the_sheet_to_fix_shows_what_stands_in_the_file(place, box, lang):
    """Of what was refused, in a form that is refused again if nobody touches it; also once the
    other program that is at hand saved it."""
    run, _, results = import_of(place, box, damaged(place.path / "ledger.xlsx"), lang)
    assert place.counts(run) == {Status.CREATED: 12, Status.INVALID: len(REFUSED)}
    label = field_label("serial_number", lang)
    shown = {row["备注"]: row[label] for row in grid(results, say("sheet.fix", lang))}
    assert shown == {name: text for name, (_, text) in REFUSED.items()}
    before, books = creates(box), [results]
    if shutil.which("soffice") is not None:
        profile = f"-env:UserInstallation={(place.path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
        saved = place.path / "saved"
        subprocess.run([*command, saved, results], check=True, capture_output=True)
        books.append(saved / results.name)
    for number, book in enumerate(books):
        back, _, again = import_of(place, box, book, lang, f"back-{number}.xlsx")
        assert place.counts(back) == {Status.INVALID: len(REFUSED)}
        rows = grid(again, say("sheet.fix", lang))
        assert {row["备注"]: row[label] for row in rows} == shown
        told = (p for checked in place.journal.checked(back.run_id) for p in checked.problems)
        assert not any(p.suggestion for p in told if p.value.startswith("(?)"))
    assert creates(box) == before


@pytest.mark.parametrize("mark", ["(?)", "（？）"])
def test_a_sheet_to_fix_that_was_saved_as_text_sends_nothing(place, box, lang, mark):
    """Sorted, in GB18030, with the signs of a Chinese keyboard; then without one of them."""
    _, _, results = import_of(place, box, damaged(place.path / "ledger.xlsx"), lang)
    before, rows = creates(box), grid(results, say("sheet.fix", lang))
    label = field_label("serial_number", lang)
    for number, changed in enumerate(({}, {"groups": "PF4ABM88"})):
        text = place.path / f"sheet-{number}.csv"
        with text.open("w", encoding="gb18030", newline="") as file:
            table = csv.DictWriter(file, rows[0])
            table.writeheader()
            for row in reversed(rows):
                value = changed.get(row["备注"], row[label].replace("(?)", mark))
                table.writerow({**row, label: value})
        run, _, _ = import_of(place, box, text, lang, f"back-{number}.xlsx")
        assert place.counts(run).get(Status.INVALID, 0) == len(REFUSED) - len(changed)
        assert creates(box) == before + len(changed)


def test_what_is_in_question_is_sent_once_that_is_gone(place, box, lang):
    """Who deletes the (?) says that the device shows the value; the note tells of it."""
    _, _, results = import_of(place, box, damaged(place.path / "ledger.xlsx"), lang)
    before, book = creates(box), load_workbook(results)
    sheet = book[say("sheet.fix", lang)]
    place_of = {cell.value: cell.column for cell in sheet[1]}[field_label("serial_number", lang)]
    for (cell,) in sheet.iter_rows(min_row=2, min_col=place_of, max_col=place_of):
        is_in_question = cell.value.startswith("(?)")
        assert (say("report.in-question", lang) in cell.comment.text) is is_in_question
        cell.value = cell.value.removeprefix("(?) ") if "XQ7" in cell.value else cell.value
    book.save(results)
    run, _, _ = import_of(place, box, results, lang, "second.xlsx")
    assert place.counts(run) == {Status.CREATED: 1, Status.INVALID: len(REFUSED) - 1}
    assert creates(box) == before + 1


def test_a_number_is_not_rounded_where_another_cell_is_wrong(place, box, lang):
    """Who corrects that one alone gets the device with its own serial number."""
    ledger = xlsxwriter.Workbook(place.path / "ledger.xlsx")
    sheet = ledger.add_worksheet()
    sheet.write_row(0, 0, ("操作系统", "序列号", "MAC地址"))
    for row in range(1, 13):
        sheet.write_row(row, 0, ("Windows", 4005101234 + 7919 * row))
    sheet.write(3, 0, "Windwos")
    sheet.write(4, 2, "3c:52")
    ledger.close()
    _, _, results = import_of(place, box, place.path / "ledger.xlsx", lang)
    name, serial = (field_label(field, lang) for field in ("device_system", "serial_number"))
    wanted = [4005101234 + 7919 * row for row in (3, 4)]
    assert [row[serial] for row in grid(results, say("sheet.fix", lang))] == wanted
    book = load_workbook(results)
    fix = book[say("sheet.fix", lang)]
    places = {cell.value: cell.column for cell in fix[1]}
    fix.cell(2, places[name]).value = "Windows"
    fix.cell(3, places[field_label("mac_address", lang)]).value = None
    book.save(results)
    run, _, _ = import_of(place, box, results, lang, "second.xlsx")
    assert place.counts(run) == {Status.CREATED: 2}
    sent = [checked.device.serial_number for checked in place.journal.checked(run.run_id)]
    assert sent == [str(number) for number in wanted]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("OS,row,SN,advice,status,device_record_id", "Windows,3,PF5QRS01,,left_out,"),  # moved
        ("OS,SN, status ,device_record_id,advice", "Windows,PF5QRS01,left_out,,"),  # with blanks
        ("status,OS,SN,status,device_record_id,advice", ",Windows,PF5QRS01,left_out,,"),
    ],
)
def test_what_was_left_out_stays_so_whatever_became_of_our_columns(place, header, row):
    """Somebody moved those of results as CSV, or removed most; a user's own stand before ours."""
    path = place.path / "moved.csv"
    path.write_text(f"{header}\n{row}\n", "utf-8")
    assert place.counts(place.stage(path).run) == {Status.LEFT_OUT: 1}
    path.write_text(f"{header.replace('device_record_id', 'id')}\n{row}\n", "utf-8")
    assert place.counts(place.stage(path).run) == {Status.PENDING: 1}  # nobody knows whose it is


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_was_left_out_stays_so_in_results_that_come_back(place, box, lang, suffix):
    """No row of them is hidden any more, and no option names a word; a user's own column of that
    name, or a file that is none of ours, says nothing.  Who clears the cell takes the row along."""
    ledger = load_workbook(LEDGER)
    sheet = ledger.create_sheet("库")
    for cells in [
        ("操作系统", "序列号", "status"),
        *(("Windows", f"PF5QRS0{n}", "") for n in range(4)),
    ]:
        sheet.append(cells)
    sheet["C2"] = "left_out"
    sheet["C3"] = "Scrapped"
    sheet.row_dimensions[4].hidden = True
    ledger.save(place.path / "ledger.xlsx")
    rules = Rules(leave_out=(("status", ("scrapped",)),))
    how = Staging(read=ReadOptions(sheets=("库",)), rules=rules)
    run = place.send(box, place.stage(place.path / "ledger.xlsx", how).run)
    assert place.counts(run) == {Status.CREATED: 2, Status.LEFT_OUT: 2}
    results = report(place.journal, run, lang, place.path / f"results{suffix}")
    rows = say("sheet.rows", lang)
    back = Staging(read=ReadOptions(sheets=(rows,) if suffix == ".xlsx" else ()))
    again = place.stage(results, back).run
    assert place.counts(again) == {Status.CREATED_BEFORE: 2, Status.LEFT_OUT: 2}
    word = say("status.left_out", lang) if suffix == ".xlsx" else "left_out"
    told = (p for checked in place.journal.checked(again.run_id) for p in checked.problems)
    left = [(p.slug, p.params["word"]) for p in told if p.severity is Severity.LEFT_OUT]
    assert left == [("left-before", word)] * 2
    if suffix == ".xlsx":
        book = load_workbook(results)
        for cells in book[rows].iter_rows(min_row=2):
            cells[1].value = None
        book.save(results)
    else:
        text = results.read_text(encoding="utf-8-sig")
        results.write_text(text.replace(",left_out,,", ",,,"), encoding="utf-8")
    assert place.counts(place.stage(results, back).run) == {
        Status.CREATED_BEFORE: 2,
        Status.PENDING: 2,
    }
