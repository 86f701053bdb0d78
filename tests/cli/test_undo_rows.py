"""Taking back a part of a run: of one that created, and of one that updated."""

from __future__ import annotations

import csv
import json
import shlex

import openpyxl
import pytest

from importer import pipeline
from importer.journal.journal import Journal
from importer.model.run import CONFIRMED, Stopped
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import good_line

FAST = ("--rate", "500")


@pytest.fixture
def box(tenant):
    with running(QUIET) as box:
        tenant(box)
        yield box


def serials(box):
    """The serial numbers that are registered, without what stands before them."""
    return sorted(int(record.identifiers["serial_number"][2:]) for record in box.registry.find({}))


def imported(command, path, *more):
    _, out, _ = command("run", path, "--yes", "--json", *FAST, *more)
    return json.loads(out)["run_id"]


def counts(command):
    return json.loads(command("runs", "--json")[1].splitlines()[-1])["counts"]


def test_a_part_is_taken_back(command, file, box, home):
    """These rows are deleted and counted as such, the others stay; row 2 is the first device."""
    run_id = imported(command, file(8))
    target = home / "part.xlsx"
    given = ("undo", run_id, "--rows", "3-4,9", "--results", target, *FAST)
    code, _, err = command(*given)
    assert (code, box.registry.count()) == (10, 8)
    assert "To be deleted: 3," in err and "3-4,9" in err
    code, _, err = command(*given, "--yes")
    assert (code, serials(box)) == (0, [0, 3, 4, 5, 6])
    assert "3  removed" in err
    assert counts(command) == {"created": 5, "removed": 3}
    rows = list(openpyxl.load_workbook(target)["Rows"].iter_rows(min_row=2, values_only=True))
    assert [number for number, row in enumerate(rows, 2) if "Removed" in row] == [3, 4, 9]
    assert "A part of run" in command("resume", run_id, "--yes", *FAST)[2]


def test_a_part_is_taken_back_once(command, file, box):
    """Again it finds nothing; another part tells of itself alone; the rest goes by itself."""
    run_id = imported(command, file(6))
    _, _, err = command("undo", run_id, "--rows", "2-3", "--yes", *FAST)
    assert "The whole run so far:" not in err
    calls = len(box.calls)
    code, _, err = command("undo", run_id, "--rows", "2-3", "--yes", *FAST)
    assert (code, len(box.calls)) == (0, calls)
    assert "No device of this run is left" in err
    code, _, err = command("undo", run_id, "--rows", "3-4", "--yes", *FAST)
    assert (code, serials(box)) == (0, [3, 4, 5])
    assert "The whole run so far:\n        2  removed" in err  # row 3 was, and row 4 is now
    code, _, err = command("undo", run_id, "--yes", *FAST)
    assert (code, serials(box)) == (0, [])
    assert "The whole run so far:\n        6  removed" in err


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2-5", ("4, 5", "--rows 2-3")),  # row 4 repeats row 2, row 5 is invalid
        ("1-2", ("1", "--rows 2")),
        ("2,6", ("6", "--rows 2")),
        ("4", ("4", "device-importer report")),
        ("7-999999999", ("7", "…")),
        ("3-2", ("3-2", "12-40,55")),
        ("x", ("x", "12-40,55")),
        ("", ("12-40,55",)),
    ],
)
def test_rows_that_the_run_did_not_create_are_a_sentence(command, file, box, rows, said, lang):
    """Nothing is deleted then, of the others neither; what is proposed names those."""
    run_id = imported(command, file(2, extra=good_line(0) + "Windows,,,,\n"))
    calls = len(box.calls)
    code, out, err = command("undo", run_id, "--rows", rows, "--yes", "--lang", lang, *FAST)
    assert (code, out, len(box.calls)) == (2, "", calls)
    for text in said:
        assert (text if lang == "en" else text.replace(", ", "、")) in err


def test_what_rests_on_other_rows_is_not_lost(command, file, box):
    """A later run hears of those of its rows alone that are taken back."""
    first = imported(command, file(3))
    second = imported(command, file(5, name="more.csv"))
    code, _, err = command("undo", first, "--rows", "2", "--yes", *FAST)
    assert code == 0
    assert f"Rows of run {second} that count on devices of this run: 1;" in err
    assert json.loads(command("resume", second, "--yes", "--json", *FAST)[1])["sent_now"] == {
        "created": 1
    }
    assert serials(box) == [0, 1, 2, 3, 4]
    code, _, err = command("undo", second, "--rows", "5-6", "--yes", *FAST)
    assert (code, f"of run {first}" in err) == (0, False)


def test_a_question_about_confirmed_rows_is_about_these(command, file, box, home):
    """Others that only a look-up confirmed are neither named nor deleted."""
    run_id = imported(command, file(5))
    (journal_file,) = (home / "home" / "journals").glob("*.db")
    with Journal(journal_file) as journal:
        journal._database.change("UPDATE rows SET note = ? WHERE number IN (2, 5)", (CONFIRMED,))
    given = ("undo", run_id, "--rows", "4-6", "--yes", *FAST)
    _, _, err = command(*given, "--keep-confirmed")
    assert "Of 1 of them (row 5)" in err
    assert serials(box) == [0, 1, 3]
    _, _, err = command(*given)
    assert serials(box) == [0, 1]
    assert "(row 5)" in err


def test_a_part_that_was_interrupted_goes_on(command, file, box, monkeypatch):
    """The printed command has its rows, and takes back what is left of them."""
    run_id = imported(command, file(40))
    take_back = pipeline.take_back

    async def interrupted(journal, run, settings, sending, control):
        stop, limits = control
        watch, seen = sending.watch, []

        def see(news):
            watch(news)
            seen.append(news)
            if len(seen) == 3:
                stop.request(Stopped("interrupted", 130))

        sending = pipeline.replace(sending, watch=see)
        return await take_back(journal, run, settings, sending, (stop, limits))

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "take_back", interrupted)
        code, _, err = command("undo", run_id, "--rows", "2-31", "--yes", *FAST)
    assert code == 130
    assert 10 < box.registry.count() < 40
    printed = f"device-importer undo {run_id} --rows 2-31 --base-url {box.base_url}"
    assert printed in err
    code, _, err = command(*printed.split()[1:], "--yes", *FAST)
    assert (code, serials(box), "30  removed" in err) == (0, list(range(30, 40)), True)


def test_a_part_of_an_update_is_put_back(command, home, box):
    """Those records alone say again what they said; twice it finds nothing."""
    path = home / "devices.csv"

    def write(word):
        lines = (f"Windows,SN{number:06},{word}" for number in range(6))
        path.write_text("\n".join(["OS,Serial number,Ownership", *lines]) + "\n")

    write("Company")
    imported(command, path)
    write("Personal")
    code, out, _ = command("update", path, "--yes", "--json", *FAST)
    run_id = json.loads(out)["run_id"]
    code, _, err = command("undo", run_id, "--rows", "3,8", "--yes", *FAST)
    assert (code, "8" in err, "--rows 3" in err) == (2, True, True)
    code, _, err = command("undo", run_id, "--rows", "3-4", *FAST)
    assert (code, "before this run: 2." in err) == (10, True)
    code, _, err = command("undo", run_id, "--rows", "3-4", "--yes", *FAST)
    assert (code, "2  put back" in err) == (0, True)
    found = sorted(box.registry.find({}), key=lambda record: record.identifiers["serial_number"])
    owners = [record.device_ownership for record in found]
    assert owners == [1, 2, 2, 1, 1, 1]
    assert counts(command) == {"updated": 4, "restored": 2}
    calls = len(box.calls)
    assert command("undo", run_id, "--rows", "3-4", "--yes", *FAST)[0] == 0
    assert len(box.calls) == calls
    assert command("undo", run_id, "--rows", "4-5", "--yes", *FAST)[0] == 0
    assert counts(command) == {"updated": 3, "restored": 3}


def test_rows_of_several_sheets_are_named_as_the_workbook_names_them(command, home, box):
    """With their sheet; one without it may be either's, and nothing is deleted."""
    book = openpyxl.Workbook()
    for sheet, first in ((book.active, 0), (book.create_sheet("Branch, 2"), 4)):
        sheet.append(["OS", "Serial number", "Disk serial number", "UUID", "Note"])
        for number in range(first, first + 4):
            sheet.append(good_line(number).strip().split(","))
    book.active.title = "Main"
    path = home / "offices.xlsx"
    book.save(path)
    run_id = imported(command, path, "--sheet", "all")
    code, _, err = command("undo", run_id, "--rows", "3-4", "--yes", *FAST)
    assert (code, "Main!12-40,Main!55" in err, box.registry.count()) == (2, True, 8)
    rows = "main!3,Branch, 2!2-3"
    code, _, err = command("undo", run_id, "--rows", rows, "--yes", *FAST)
    assert (code, serials(box)) == (0, [0, 2, 3, 6, 7])
    code, _, err = command("undo", run_id, "--rows", "Main!2,Branch, 2!5-6", "--yes", *FAST)
    assert (code, "Branch, 2!6" in err, "Main!2,Branch, 2!5" in err) == (2, True, True)
    assert serials(box) == [0, 2, 3, 6, 7]


@pytest.mark.parametrize(("lang", "said"), [("en", "Row in this file"), ("zh", "本文件行号")])
def test_rows_of_a_sheet_that_came_back_are_those_of_that_sheet(command, file, box, lang, said):
    """Its workbook numbers them in two ways: the question says which is meant."""
    path = file(1, extra="Windows,,,,\n")
    _, out, _ = command("run", path, "--yes", "--json", *FAST)
    results = json.loads(out)["results"]
    book = openpyxl.load_workbook(results)
    sheet = book["To fix"]
    labels = [cell.value for cell in sheet[1]]
    sheet.cell(2, labels.index("Serial number") + 1).value = "SN000007"
    book.save(results)
    run_id = imported(command, results)
    code, _, err = command("undo", run_id, "--rows", "2", "--lang", lang, *FAST)
    assert (code, said in err) == (10, True)
    code, _, _ = command("undo", run_id, "--rows", "2", "--yes", *FAST)
    assert (code, serials(box)) == (0, [0])


#: Serial numbers alone tie a row to nothing else; the MAC addresses are the same, so that the
#: sandbox knows the devices again.
_MISREAD = ("PF4ABK12", "PF4ABK13", "PF4ABK14", "PF4ABK15")
_CORRECT = ("PF4ABK12", "PF4ABX13", "PF4ABK14", "PF4ABX15")


def _listed(home, serials):
    lines = (
        f"Windows,{serial},3c:52:82:1a:2b:{number:02x},PC-{number}\n"
        for number, serial in enumerate(serials)
    )
    path = home / "list.csv"
    path.write_text("OS,Serial number,MAC address,Asset tag\n" + "".join(lines), encoding="utf-8")
    return path


def _proposed(text):
    """The commands that stand on a line of their own and take something back."""
    lines = map(str.strip, text.splitlines())
    return [line for line in lines if line.startswith("device-importer undo ")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_undo_of_a_corrected_number_is_pasted_as_it_stands(
    command, box, home, monkeypatch, lang
):
    """However narrow the terminal is: one line, in the language that was asked for; and nobody is
    told to undo what is undone, although the file was looked at before."""
    monkeypatch.setenv("COLUMNS", "40")
    wrong = imported(command, _listed(home, _MISREAD))
    path = _listed(home, _CORRECT)
    told = command("run", path, "--lang", lang, *FAST)
    assert told[0] == 10
    (pasted,) = _proposed(told[2])
    words = shlex.split(pasted)[1:]
    assert words[:4] == ["undo", wrong, "--rows", "3,5"]
    assert words[-2:] == ["--lang", lang]
    assert command(*words, "--yes")[0] == 0
    told = command("run", path, "--lang", lang, "--yes", *FAST)
    assert (told[0], _proposed(told[2])) == (0, [])
    assert sorted(r.identifiers["serial_number"] for r in box.registry.find({})) == sorted(_CORRECT)


def test_each_earlier_run_is_taken_back_by_a_command_of_its_own(command, box, home):
    """A mistake of either is told of with its run."""
    first = imported(command, _listed(home, _MISREAD[:2]))
    second = imported(command, _listed(home, _MISREAD))
    told = command("check", _listed(home, _CORRECT))[1]
    assert [shlex.split(line)[2:5] for line in _proposed(told)] == [
        [first, "--rows", "3"],
        [second, "--rows", "5"],
    ]


def test_commands_take_all_rows_back_where_one_would_be_too_long(command, box, home):
    """Each of so many spans, and together every row."""
    wrong = imported(command, _listed(home, [f"PF4AB{n:03}" for n in range(50)]))
    path = _listed(home, [f"PF4A{'BX'[n % 2]}{n:03}" for n in range(50)])
    told = command("check", path)[1]
    rows = [shlex.split(line)[4] for line in _proposed(told)]
    assert ",".join(rows) == ",".join(str(n + 2) for n in range(1, 50, 2))
    assert [len(some.split(",")) for some in rows] == [20, 5]
    assert all(wrong in line for line in _proposed(told))


def test_a_row_that_is_there_by_its_wrong_number_says_how_to_take_that_back(command, box, home):
    """Where it was imported all the same; rows that were there before say nothing of it."""
    wrong = imported(command, _listed(home, _MISREAD))
    target = home / "rows.csv"
    path = _listed(home, _CORRECT)
    assert command("run", path, "--yes", "--results", target, *FAST)[0] == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        advice = {row["row"]: (row["status"], row["advice"]) for row in csv.DictReader(file)}
    assert {number for number, (_, text) in advice.items() if wrong in text} == {"3", "5"}
    assert advice["3"][0] == "duplicate" and f"undo {wrong} --rows 3,5 " in advice["3"][1]
