"""Corrections beside a file at the command line."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from importer.cli.schemas import schema_text
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET

LEDGER = (
    "操作系统,型号,生产序列号,硬盘序列号,MAC地址\n"
    "Windows,ThinkPad X1,SN1,D1,\n"
    "Windoze,Foo,SN2,D2,a40000000b8\n"
)


@pytest.fixture
def ledger(home):
    path = home / "l.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path


@pytest.fixture
def edits(command, ledger):
    """``edits`` of the ledger, for a rehearsal; returns (exit code, lines on stdout, stderr)."""

    def run(*arguments):
        code, out, err = command("edits", ledger, "--sandbox", *arguments)
        return code, out.splitlines(), err

    return run


def test_a_cell_is_corrected_and_the_file_is_not(edits, ledger, command):
    """What counts is listed; a check counts with it, says so, and can do without."""
    code, out, err = edits("--cell", "A3=Windows", "--cell", "B3=")
    assert (code, out) == (0, ["A3  “Windoze” → “Windows”", "B3  “Foo” → (blank)"])
    assert "Corrected: 2." in err
    assert ledger.read_text(encoding="utf-8") == LEDGER
    _, told, _ = command("check", ledger, "--sandbox")
    assert "Corrected beside the file: 2" in told and "--without-edits" in told
    assert "Windoze" not in told
    _, told, _ = command("check", ledger, "--sandbox", "--without-edits")
    assert "Corrected beside" not in told and "Windoze" in told


def test_a_file_that_was_saved_anew_is_told_of_its_corrections(edits, ledger, command):
    """They don't count any more, and every command that reads the file says so."""
    edits("--cell", "A3=Windows", "--cell", "B3=")
    ledger.write_text(LEDGER.replace("Foo", ""), encoding="utf-8")
    told = "Not used: 1 correction(s) that were made beside this file before it was saved anew"
    for arguments in (("check", ledger), ("update", ledger, "--yes"), ("run", ledger, "--yes")):
        _, out, err = command(*arguments, "--sandbox", "--json")
        assert told in " ".join(err.split()), arguments
        assert "edits-earlier" in out
    code, out, err = edits()
    assert (code, out) == (0, [])
    assert told in " ".join(err.split())
    edits("--cell", "A3=Windows")
    _, out, _ = command("check", ledger, "--sandbox")
    assert "Corrected beside the file: 1" in out and "Not used" not in out


def test_the_proof_of_a_comparison_tells_what_the_file_does_not_say(edits, ledger, command, home):
    """It names the file by its SHA-256, so that it owes which cells were corrected beside it, old →
    new, and what --set filled in; of the file as it is, none of that."""
    edits("--cell", "A3=Windows", "--cell", "E3=")

    def proof(*arguments):
        command("compare", ledger, "--sandbox", *arguments, "--results", home / "proof.xlsx")
        book = load_workbook(home / "proof.xlsx")
        (home / "proof.xlsx").unlink()
        return book, [cell for row in book["Summary"].values for cell in row if cell]

    book, facts = proof("--set", "ownership=company")
    old_new = [("A3", "Windoze", "Windows"), ("E3", "a40000000b8", None)]
    rows = [row for row in book["Corrected"].values if row[0] == 3]
    assert [(cell, old, new) for _, cell, _, old, new in rows] == old_new
    assert facts[facts.index("Corrected cells") + 1].startswith("2, beside the file")
    assert facts[facts.index("Where cells are empty") + 1] == "Ownership = company"
    notes = [cell.comment.text for row in book["Missing"].rows for cell in row if cell.comment]
    assert ["Windoze" in note for note in notes] == [True, False]
    book, facts = proof("--without-edits")
    assert "Corrected" not in book.sheetnames and "Corrected cells" not in facts
    assert "Where cells are empty" not in facts


def test_a_step_is_taken_back_and_made_again(edits):
    """One at a time, or all at once."""
    edits("--cell", "A3=Windows")
    edits("--cell", "A3=macOS")
    assert edits("--undo")[1] == ["A3  “Windoze” → “Windows”"]
    assert edits("--redo")[1] == ["A3  “Windoze” → “macOS”"]
    code, out, err = edits("--undo-all")
    assert (code, out) == (0, [])
    assert "Nothing is corrected" in err
    assert "nothing to change" in edits("--undo")[2]


def test_a_word_is_replaced_in_its_column(edits):
    """By the column's heading or its letter; whole cells, whatever their case."""
    assert edits("--replace", "型号:foo=Bar")[1] == ["B3  “Foo” → “Bar”"]
    assert edits("--replace", "B:Bar=X: 1=2")[1] == ["B3  “Foo” → “X: 1=2”"]


def test_what_a_check_proposes_works_when_it_is_pasted(edits, command, ledger):
    """The proposed values are taken by the command that is printed, and are listed."""
    _, told, _ = command("check", ledger, "--sandbox")
    (line,) = [line.strip() for line in told.splitlines() if "--take" in line]
    assert line == f"device-importer edits {ledger} --sandbox --take mac-zero-lost"
    code, out, _ = edits("--take", "mac-zero-lost")
    assert (code, out) == (0, ["E3  “a40000000b8” → “0a:40:00:00:00:b8”"])
    _, told, _ = command("check", ledger, "--sandbox")
    assert "--take" not in told


def test_programs_read_it(edits, ledger):
    """One object: the content that the edits belong to, and each of them."""
    edits("--cell", "A3=Windows")
    _, (line,), _ = edits("--json")
    found = json.loads(line)
    (edit,) = found.pop("edits")
    assert datetime.fromisoformat(edit.pop("at")).tzinfo is not None
    assert edit == {"sheet": None, "cell": "A3", "old": "Windoze", "new": "Windows"}
    assert len(found.pop("sha256")) == 64
    assert found == {
        **{"schema": 1, "command": "edits", "file": str(ledger)},
        **{"undoable": 1, "redoable": 0, "exit_code": 0},
    }
    Draft202012Validator(json.loads(schema_text("edits"))).validate(json.loads(line))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--cell", "nonsense"),
        ("--cell", "=x"),
        ("--cell", "A1=OS"),
        ("--cell", "A99=x"),
        ("--cell", "ZZ3=x"),
        ("--cell", "Sheet 9=x"),
        ("--replace", "Foo"),
        ("--replace", "Foo=Bar"),
        ("--replace", "没有:Foo=Bar"),
        ("--take", "no-such-problem"),
    ],
)
def test_what_can_not_be_corrected_is_told(edits, arguments):
    """A sentence and exit code 2, in both languages, and nothing is changed."""
    for lang in ("en", "zh"):
        code, out, err = edits(*arguments, "--lang", lang)
        assert (code, out) == (2, [])
        assert err.strip()
    assert edits()[1] == []


def test_a_problem_that_is_not_there_is_told_those_that_are(edits):
    """The names that ``--take`` settles; where no problem has a proposal, the other options."""
    _, _, told = edits("--take", "no-such-problem")
    assert told.endswith("no-such-problem. Values are proposed for these: mac-zero-lost\n")
    edits("--take", "mac-zero-lost")
    code, _, told = edits("--take", "mac-zero-lost")
    assert (code, "--cell" in told, "proposed for these" in told) == (2, True, False)


def test_it_is_not_known_whose_they_are(command, ledger):
    """Without an app there is no journal; a check then neither knows edits nor proposes any."""
    code, _, err = command("edits", ledger)
    assert (code, "FEISHU_APP_ID" in err) == (3, True)
    _, told, _ = command("check", ledger)
    assert "--take" not in told


def test_standard_input_has_none(command, home):
    """There is no file beside which they could lie."""
    assert command("edits", "-", "--sandbox")[0] == 2


def test_a_comparison_reads_the_file_with_its_edits(edits, command, ledger):
    """And a run sends what counts."""
    edits("--cell", "A3=Windows", "--cell", "E3=")
    code, _, err = command("run", ledger, "--sandbox", "--yes")
    assert code == 0, err
    code, _, err = command("compare", ledger, "--sandbox")
    assert code == 0, err
    code, _, _ = command("compare", ledger, "--sandbox", "--without-edits")
    assert code == 1


@pytest.fixture
def begun(edits, command, home):
    """A run of three rows, stopped after the first: (file, its run's id)."""
    path = home / "three.csv"
    path.write_text(LEDGER.partition("\n")[0] + "".join(f"\nWindows,,PF{n},D{n}," for n in "123"))
    options = ("--sandbox", "--yes", "--json", "--max-rows", "1")

    def begin(*more):
        code, out, _ = command("run", path, *options, *more)
        assert code == 6
        return path, json.loads(out)["run_id"]

    return begin


def test_a_resume_does_not_send_what_was_corrected_since(begun, command):
    """It says so, in both languages; the command that it prints sends what counts now, and what
    was sent once is not sent again."""
    path, run = begun()
    assert command("edits", path, "--sandbox", "--cell", "C4=SN9")[0] == 0
    line = f"device-importer run {path} --sandbox"
    for lang in ("en", "zh"):
        code, out, err = command("resume", run, "--sandbox", "--yes", "--lang", lang)
        assert (code, out, line in err) == (2, "", True)
    code, out, err = command(*line.split(" ")[1:], "--yes", "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"created_before": 1, "created": 2}), err


def test_a_resume_goes_on_where_the_correction_was_taken_back(begun, command):
    """The cells say what was checked."""
    path, run = begun()
    command("edits", path, "--sandbox", "--cell", "C4=SN9")
    command("edits", path, "--sandbox", "--undo")
    code, out, err = command("resume", run, "--sandbox", "--yes", "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"created": 3}), err


def test_a_run_without_edits_is_resumed_without_them(begun, command):
    """That was the wish, and nothing was corrected since."""
    path, _ = begun()
    command("edits", path, "--sandbox", "--cell", "C4=SN9")
    _, run = begun("--without-edits")
    code, out, err = command("resume", run, "--sandbox", "--yes", "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"created": 3}), err


def test_what_was_corrected_in_a_rehearsal_is_taken_over_when_asked(edits, command, ledger, tenant):
    """A check and a run say so, with the command; neither takes anything over by itself, and what
    was taken over is one step."""
    edits("--cell", "A3=Windows")
    edits("--cell", "E3=")
    with running(QUIET) as box:
        tenant(box)
        line = f"device-importer edits {ledger} --from-sandbox"
        for name in (("check",), ("run", "--dry-run"), ("run", "--yes")):
            _, _, err = command(*name, ledger)
            assert line in err
            _, _, err = command(*name, ledger, "--lang", "zh")
            assert f"device-importer edits {ledger} --lang zh --from-sandbox" in err
        assert box.registry.count() == 1
        _, _, err = command("check", ledger, "--without-edits")
        assert "--from-sandbox" not in err
        code, out, _ = command(*line.split(" ")[1:])
        assert (code, len(out.splitlines())) == (0, 2)
        _, _, err = command("check", ledger)
        assert "--from-sandbox" not in err
        assert "nothing to change" in command(*line.split(" ")[1:])[2]
        assert command("edits", ledger, "--undo")[1] == ""
        _, _, err = command("check", ledger)
        assert "--from-sandbox" not in err  # somebody decided here
        command("edits", ledger, "--redo")
        code, out, _ = command("run", ledger, "--yes", "--json")
        assert json.loads(out)["counts"] == {"created_before": 1, "created": 1}


def test_without_a_rehearsal_nothing_is_taken_over(command, ledger, tenant):
    """Nor is it spoken of, in a rehearsal itself neither."""
    with running(QUIET) as box:
        tenant(box)
        code, out, err = command("edits", ledger, "--from-sandbox")
        assert (code, out, "nothing to change" in err) == (0, "", True)
        assert "--from-sandbox" not in command("check", ledger)[2]
    command("edits", ledger, "--sandbox", "--cell", "A3=Windows")
    assert "--from-sandbox" not in command("check", ledger, "--sandbox")[2]


def test_an_update_of_what_was_corrected_since_is_not_resumed(command, home, tenant):
    """As an import: the records are not changed into what was right then."""
    path = home / "two.csv"
    path.write_text("OS,Serial number,Ownership\nWindows,SN1,Personal\nWindows,SN2,Personal\n")
    with running(QUIET) as box:
        tenant(box)
        assert command("run", path, "--yes")[0] == 0
        path.write_text(path.read_text().replace("Personal", "Company"))
        code, out, _ = command("update", path, "--yes", "--json", "--max-rows", "1")
        run, told = json.loads(out)["run_id"], f"device-importer update {path} --base-url"
        assert code == 6
        assert command("edits", path, "--cell", "C3=Unknown")[0] == 0
        code, _, err = command("resume", run, "--yes")
        assert (code, told in err) == (2, True), err
        command("edits", path, "--undo")
        code, _, err = command("resume", run, "--yes")
        assert code == 0, err
