"""The walk of an administrator that README tells: a wrong ownership is found, mended, proved and
taken back; the registry is exported, edited in LibreOffice and fed back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from importer.model.wording import field_label
from importer.sandbox.app import running
from importer.texts.catalogue import say
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET

FAST = ("--rate", "500")
OFFICE = shutil.which("soffice")
LAPTOPS, OTHERS = 30, 12


class Desk:
    """An administrator's folder, and her tenant."""

    def __init__(self, command, folder, box):
        self.command, self.folder, self.box = command, folder, box

    def file(self, ownership):
        """All computers; the first thirty are laptops of this ownership."""
        path = self.folder / "devices.csv"
        lines = ["OS,Serial number,MAC address,Ownership,Trust,Who"]
        for number in range(LAPTOPS + OTHERS):
            owner = ownership if number < LAPTOPS else "Company"
            mac = f"3C:22:FB:5E:00:{number:02X}"
            lines.append(f"Windows,PF4A{number:04},{mac},{owner},Trusted,person {number}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def says(self, *arguments):
        """(exit code, the object on stdout, what was said)."""
        code, out, err = self.command(*arguments, "--json", *FAST)
        return code, json.loads(out), err

    def owners(self):
        return Counter(record.device_ownership for record in self.box.registry.find({}))


@pytest.fixture
def desk(command, home, tenant):
    with running(QUIET) as box:
        tenant(box)
        yield Desk(command, home, box)


def test_found_mended_proved_and_taken_back(desk):
    """Thirty differ; then none; then thirty again.  Each comparison ends with the command that
    settles what it found."""
    path = desk.file("Personal")
    code, told, err = desk.says("compare", path)
    assert (code, f"  device-importer run {path}" in err) == (1, True)
    assert desk.command("run", path, "--yes", *FAST)[0] == 0
    path = desk.file("Company")
    code, told, err = desk.says("compare", path)
    assert (code, told["counts"]["differs"], told["counts"]["equal"]) == (1, 30, 12)
    assert "30  Differs" in err
    assert f"  device-importer update {path}" in err
    assert "device-importer run" not in err
    code, told, err = desk.says("update", path, "--yes")
    assert "30 × Ownership: Personal → Company" in err
    assert (code, told["counts"]) == (0, {"equal": 12, "updated": 30})
    run_id = told["run_id"]
    code, told, err = desk.says("compare", path)
    assert (code, told["counts"]["equal"], told["counts"]["differs"]) == (0, 42, 0)
    assert "device-importer" not in err
    proof = openpyxl.load_workbook(told["results"])
    assert proof.sheetnames == ["Summary", "As the file says"]
    said = [cell for row in proof["Summary"].values for cell in row if cell is not None]
    assert say("report.comparison.equal", Lang.EN) in said
    assert any(re.fullmatch("[0-9a-f]{64}", str(cell)) for cell in said)
    assert proof["As the file says"].max_row == 43
    assert desk.command("undo", run_id, "--yes", *FAST)[0] == 0
    assert desk.owners() == {1: 30, 2: 12}
    assert desk.says("compare", path)[0] == 1


#: What is refused in a list of ten: the cell, what stands there, what belongs there.
WRONG = {
    "A9": ("Windwos", "Windows"),
    "B10": ("SH-PC0001", "PF4ABM09"),
    "C11": ("3c:52", "3c:52:82:1a:2b:3c"),
}


def _ledger(path: Path, *, is_corrected: bool) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["OS", "Serial number", "MAC address"])
    for row in range(2, 12):
        sheet.append(["Windows", f"PF4ABM{row - 1:02}", None])
    for cell, (wrong, right) in WRONG.items():
        sheet[cell] = right if is_corrected else wrong
    book.save(path)
    return path


@pytest.mark.parametrize("beside", [True, False], ids=["beside it", "in it"])
@pytest.mark.parametrize("lang", [Lang.EN, Lang.ZH])
def test_all_of_a_list_is_proved_after_corrections_on_the_sheet_to_fix(desk, lang, beside):
    """That sheet's comparison speaks of its rows alone; the file's own is good once it says the
    same, in its cells or beside them."""
    path = _ledger(desk.folder / "ledger.xlsx", is_corrected=False)
    code, told, _ = desk.says("run", path, "--yes", "--lang", lang)
    assert (code, told["counts"]) == (1, {"created": 7, "invalid": 3})
    results = told["results"]
    book = openpyxl.load_workbook(results)
    sheet = book[say("sheet.fix", lang)]
    places = {cell.value: cell.column for cell in sheet[1]}
    fields = ("device_system", "serial_number", "mac_address")
    code, told, err = desk.says("compare", results, "--lang", lang)  # before anything is mended
    assert (code, told["counts"]["invalid"]) == (1, 3)
    assert say("cli.nothing-compared", lang) in err
    assert say("cli.only-to-fix", lang) not in err
    for row, (field, (_, right)) in enumerate(zip(fields, WRONG.values(), strict=True), 2):
        sheet.cell(row, places[field_label(field, lang)]).value = right
    book.save(results)
    assert desk.says("run", results, "--yes", "--lang", lang)[1]["counts"] == {"created": 3}

    code, told, err = desk.says("compare", results, "--lang", lang)
    assert (code, told["rows"], told["counts"]["equal"]) == (0, 3, 3)
    assert say("cli.only-to-fix", lang) in err
    assert say("report.comparison.equal", lang) not in err
    summary = openpyxl.load_workbook(told["results"])[say("sheet.summary", lang)]
    said = {cell for row in summary.values for cell in row}
    assert say("report.comparison.equal-to-fix", lang) in said
    assert say("report.comparison.equal", lang) not in said

    code, told, err = desk.says("compare", path, "--lang", lang)
    assert (code, told["counts"]["equal"], told["counts"]["invalid"]) == (1, 7, 3)
    assert say("cli.only-to-fix", lang) not in err
    if beside:
        cells = [
            part for cell, (_, right) in WRONG.items() for part in ("--cell", f"{cell}={right}")
        ]
        assert desk.command("edits", path, *cells)[0] == 0
    else:
        _ledger(path, is_corrected=True)
    code, told, err = desk.says("compare", path, "--lang", lang)
    assert (code, told["rows"], told["counts"]["equal"]) == (0, 10, 10)
    assert say("report.comparison.equal", lang) in err


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_exported_edited_in_libreoffice_and_fed_back(desk, lang):
    """Only what was edited is changed; compared again, all is as the file says."""
    desk.command("run", desk.file("Personal"), "--yes", *FAST)
    path = desk.folder / "registry.xlsx"
    given = ("--filter", "ownership=personal", "--lang", lang)
    assert desk.command("export", path, *given, *FAST)[0] == 0
    edited = _edited(path, {"en": "Company", "zh": "企业设备"}[lang])
    code, told, _ = desk.says("update", edited, "--yes", "--lang", lang)
    assert (code, told["counts"]) == (0, {"updated": 30})
    assert desk.owners() == {2: 42}
    code, told, _ = desk.says("compare", edited, "--lang", lang)
    assert (code, told["counts"]["equal"]) == (0, 30)


def _edited(path: Path, ownership: str) -> Path:
    """Another value in each cell of the ownership, saved by LibreOffice."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    labels = [cell.value for cell in sheet[1]]
    column = next(n for n, label in enumerate(labels, 1) if label in ("Ownership", "设备归属"))
    for row in range(2, sheet.max_row + 1):
        assert sheet.cell(row, column).value
        sheet.cell(row, column).value = ownership
    book.save(path)
    target = path.parent / "edited"
    command = [str(OFFICE), f"-env:UserInstallation=file://{path.parent}/profile", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(target), str(path)]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    return target / path.name
