"""What a plan asks and counts: kinds, unwanted rows, words that nobody understands."""

from __future__ import annotations

import json
import shlex

import pytest
from openpyxl import load_workbook

from importer.journal.journal import Journal
from importer.pipeline import stage
from importer.plan import tally

HEAD = "Asset type,Model,Status,OS,Serial number\n"


@pytest.fixture
def register(home):
    """A register of everything."""
    rows = [
        *("Monitor,P24,used,", "Monitor,P24,used,", "Printer,M404,used,"),
        *("Laptop,ThinkPad X1,used,", "Laptop,ThinkPad X1,used,", "Laptop,Latitude 5440,used,"),
        *("Laptop,Z1,retired,Windows", "Laptop,Z2,used,FooOS 3", "Laptop,Z3,used,Windows 11"),
    ]
    path = home / "register.csv"
    path.write_text(
        HEAD + "".join(f"{row},5CG{number:05}\n" for number, row in enumerate(rows)),
        encoding="utf-8",
    )
    return path


def test_kinds_and_words_are_counted(command, register):
    """Each kind and each open word with its number; the exit code is for the open ones."""
    code, out, _ = command("check", register, "--lang", "en")
    assert code == 1
    assert "3 × left out: " in out
    assert "Monitors 2 · Printers and scanners 1\n" in out
    assert "ThinkPad X1 2 · Latitude 5440 1\n" in out


def test_one_command_settles_all_words(command, register):
    """As it is printed it changes nothing; completed and pasted it leaves no question."""
    _, out, _ = command("check", register, "--lang", "en", "--strict")
    commands = (line.strip() for line in out.splitlines() if "device-importer check" in line)
    printed = next(line for line in commands if "--value" in line)
    words = shlex.split(printed)
    assert words[:3] == ["device-importer", "check", str(register)]
    assert words[3:6] == ["--strict", "--lang", "en"]
    assert words[6::2] == ["--value"] * 3
    assert words[7::2] == [
        *("operating-system:ThinkPad X1=…", "operating-system:Latitude 5440=…"),
        "operating-system:FooOS 3=…",
    ]
    assert command(*words[1:])[0] == 2
    completed = shlex.split(printed.replace("=…", "=Linux").replace("--strict ", ""))
    code, out, err = command(*completed[1:], "--json")
    assert code == 0
    assert json.loads(out)["counts"]["left_out"] == 3
    assert "=…" not in err


def test_unwanted_rows_are_counted_and_unmet_words_are_told(command, register):
    """By the word that leaves them out."""
    given = ("--leave-out", "status=Retired,lost", "--leave-out", "B=z2")
    code, out, _ = command(
        "check", register, "--lang", "en", "--set", "device_system=Linux", *given
    )
    assert code == 0
    assert "2 × left out: " in out
    assert "Status=Retired 1 · Model=z2 1\n" in out
    assert "--leave-out Status=lost: no row has that." in out


def test_an_import_that_goes_on_doubts_no_row_that_it_left_out(command, register):
    """Its causes were told before, and are not counted again."""
    wanted = ("--set", "device_system=Linux", "--leave-out", "Status=Retired", "--sandbox", "--yes")
    code, _, _ = command("run", register, *wanted, "--max-rows", "1", "--lang", "en")
    assert code == 6
    _, _, err = command("resume", "--sandbox", "--yes", "--lang", "en")
    assert "going on with what it left" in err
    assert "no row has that" not in err


def test_unwanted_rows_make_another_run(command, register, home):
    """What was declined or done without them is not gone on with."""
    with_set = ("run", register, "--sandbox", "--yes", "--set", "device_system=Windows", "--json")
    first = json.loads(command(*with_set)[1])
    second = json.loads(command(*with_set, "--leave-out", "Status=retired")[1])
    again = json.loads(command(*with_set, "--leave-out", "Status=retired")[1])
    assert first["run_id"] != second["run_id"] == again["run_id"]
    assert second["counts"]["left_out"] == 4


@pytest.mark.parametrize("given", ["Status", "Status=", "=retired", "Status=,，"])
def test_a_wish_without_a_word_is_refused(command, register, given):
    """The form is told."""
    code, _, err = command("check", register, "--lang", "en", "--leave-out", given)
    assert code == 2
    assert "--leave-out LABEL=WORD,WORD" in err


def test_columns_tells_of_a_wrong_label(command, register):
    """Before a long check would."""
    code, _, err = command("columns", register, "--leave-out", "Zustand=alt", "--lang", "en")
    assert code == 2
    assert "“Asset type”, “Model”, “Status”" in err


def test_the_sheet_to_fix_says_what_each_row_is(command, home):
    """What --set may not say of a row is not written into it either, and what a model or
    --value said is: fed back without any option, each row is judged as before."""
    path = home / "list.csv"
    rows = ["MacBook Pro,Laptop,", "TB-X606F,Tablet,5CG0000001", "ThinkPad X1,Laptop,#N/A"]
    text = "Model,Type,Serial number\n" + "\n".join(rows) + "\nOptiPlex,Desktop,5CG0000002\n"
    path.write_text(text, encoding="utf-8")
    given = ("--set", "device_system=Windows", "--value", "device_system:ThinkPad X1=Linux")
    results = home / "results.xlsx"
    command("check", path, *given, "--results", results, "--lang", "en")
    sheet = load_workbook(results)["To fix"]
    head, *below = sheet.iter_rows(values_only=True)
    place = head.index("Operating system")
    assert [row[place] for row in below] == ["macOS", None, "Linux"]
    code, out, _ = command("check", results, "--json", "--lang", "en")
    assert code == 1
    assert json.loads(out)["counts"] == {"invalid": 3}


def test_no_end_of_words_is_counted_in_little_room(command, home):
    """A plan names the most frequent ones, and says that there are others."""
    path = home / "many.csv"
    models = [*(f"Model {number}" for number in range(1100)), "Model 7"]
    rows = (f"{model},5CG{number:07}\n" for number, model in enumerate(models))
    path.write_text("Model,Serial number\n" + "".join(rows), encoding="utf-8")
    _, out, _ = command("check", path, "--lang", "en")
    (line,) = [line for line in out.splitlines() if line.endswith("and others")]
    assert line.strip().startswith("Model 7 2 · Model 0 1 · ")
    printed = next(line for line in out.splitlines() if "device-importer check" in line)
    assert line.count(" · ") == printed.count("--value ") == 20
    with Journal(home / "j.db", lasting=False) as journal:
        (cause, *_) = tally(journal, stage(journal, path).run).causes
    assert (cause.count, len(cause.words)) == (1101, 1000)


def test_a_list_without_systems_is_answered_with_a_command_to_complete(command, tmp_path):
    """What is typed once more is the command itself; pasted as it is, it says what is missing."""
    path = tmp_path / "list of May.csv"
    path.write_text("SN,UUID\nPF4ABM01,621CDFF0-13D0-5AB1-9ADC-5F560095F6ED\n")
    code, _, err = command("check", str(path), "--lang", "en")
    assert code == 2
    printed = shlex.split(err.splitlines()[-1])
    assert printed == [
        *("device-importer", "check", str(path), "--lang", "en"),
        *("--set", "operating-system=…"),
    ]
    assert command(*printed[1:])[0] == 2
    assert command(*(word.replace("…", "Windows") for word in printed[1:]))[0] == 0
