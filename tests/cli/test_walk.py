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
    """Thirty differ; then none; then thirty again."""
    assert desk.command("run", desk.file("Personal"), "--yes", *FAST)[0] == 0
    path = desk.file("Company")
    code, told, err = desk.says("compare", path)
    assert (code, told["counts"]["differs"], told["counts"]["equal"]) == (1, 30, 12)
    assert "30  Differs" in err
    code, told, err = desk.says("update", path, "--yes")
    assert "30 × Ownership: Personal → Company" in err
    assert (code, told["counts"]) == (0, {"equal": 12, "updated": 30})
    run_id = told["run_id"]
    code, told, _ = desk.says("compare", path)
    assert (code, told["counts"]["equal"], told["counts"]["differs"]) == (0, 42, 0)
    proof = openpyxl.load_workbook(told["results"])
    assert proof.sheetnames == ["Summary", "As the file says"]
    said = [cell for row in proof["Summary"].values for cell in row if cell is not None]
    assert say("report.comparison.equal", Lang.EN) in said
    assert any(re.fullmatch("[0-9a-f]{64}", str(cell)) for cell in said)
    assert proof["As the file says"].max_row == 43
    assert desk.command("undo", run_id, "--yes", *FAST)[0] == 0
    assert desk.owners() == {1: 30, 2: 12}
    assert desk.says("compare", path)[0] == 1


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
