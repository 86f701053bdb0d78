"""``--results``: a workbook or data, by the name; refused before anything is sent."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from importer.sandbox.app import running
from importer.texts.catalogue import say
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET
from tests.workshop import creates

FAST = ("--rate", "500")


@pytest.fixture
def schema(command):
    """What ``schema row`` prints, as a validator."""
    code, out, err = command("schema", "row")
    assert (code, err) == (0, "")
    return Draft202012Validator(json.loads(out))


def _lines(path, schema):
    lines = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    for line in lines:
        schema.validate(line)
    return lines


def test_a_run_leaves_what_was_asked_for(command, file, home, schema):
    """Each of several, one that is named twice once, and no workbook beside the file."""
    names = [home / name for name in ("r.jsonl", "R.CSV", "r.xlsx", "r.jsonl")]
    given = [word for name in names for word in ("--results", name)]
    code, out, err = command(
        "run", file(2, "Windoze,X,Y,,\n"), "--sandbox", "--yes", "--json", *FAST, *given
    )
    document = json.loads(out)
    assert (code, document["results"]) == (1, str(home / "r.xlsx"))
    assert f"Results workbook: {home / 'r.xlsx'}" in err
    for name in ("r.jsonl", "R.CSV"):
        assert f"Results as data: {home / name}" in err
    lines = _lines(home / "r.jsonl", schema)
    assert [line["status"] for line in lines] == ["created", "created", "invalid"]
    assert {line["run_id"] for line in lines} == {document["run_id"]}
    assert {line["file"] for line in lines} == {str(home / "devices.csv")}
    assert lines[2]["problems"][0]["slug"] == "system-unknown"
    assert (home / "R.CSV").read_text("utf-8-sig").count("created") == 2
    assert load_workbook(home / "r.xlsx").sheetnames
    assert list(home.glob("*.results-*")) == []


def test_data_alone_is_enough(command, file, home, schema):
    """No workbook is written for it, and the same file again leaves another one."""
    path = file()
    for name, now in (("a.jsonl", {"created": 3}), ("b.jsonl", {})):
        code, out, _ = command(
            *("run", path, "--sandbox", "--yes", "--json", *FAST, "--results", home / name)
        )
        document = json.loads(out)
        assert (code, document["results"]) == (0, str(home / name))
        assert document["sent_now"] == now
    assert (home / "a.jsonl").read_text() == (home / "b.jsonl").read_text()
    assert len(_lines(home / "b.jsonl", schema)) == 3
    assert list(home.glob("*.xlsx")) == []


def test_a_check_leaves_data_too(command, file, home, schema):
    """Of a check, whose run nobody can ask for."""
    code, out, _ = command(
        "check", file(1, "Windoze,X,Y,,\n"), "--json", "--results", home / "c.jsonl", "--lang", "zh"
    )
    assert (code, json.loads(out)["results"]) == (1, str(home / "c.jsonl"))
    lines = _lines(home / "c.jsonl", schema)
    assert [(line["run_id"], line["status"]) for line in lines] == [
        (None, "pending"),
        (None, "invalid"),
    ]
    assert lines[1]["problems"][0]["text"].endswith("。")


def test_looking_back_leaves_data(command, file, home, schema):
    """report, update, resume and undo: what became of each row by then."""
    path = file(2)
    _, out, _ = command("run", path, "--sandbox", "--yes", "--json", *FAST)
    run_id = json.loads(out)["run_id"]
    code, out, _ = command(
        *("report", run_id, "--results", home / "a.jsonl", "--results", home / "a.csv")
    )
    assert (code, out.split()) == (0, [str(home / "a.jsonl"), str(home / "a.csv")])
    command("resume", run_id, "--sandbox", "--yes", *FAST, "--results", home / "b.jsonl")
    assert [line["status"] for line in _lines(home / "b.jsonl", schema)] == ["created"] * 2
    given = ("--set", "device_ownership=company", "--results", home / "c.jsonl")
    command("update", path, "--sandbox", "--yes", *FAST, *given)
    assert [line["status"] for line in _lines(home / "c.jsonl", schema)] == ["updated"] * 2
    command("undo", run_id, "--sandbox", "--yes", *FAST, "--results", home / "d.jsonl")
    lines = _lines(home / "d.jsonl", schema)
    assert [line["status"] for line in lines] == ["removed"] * 2
    assert lines[0]["device_record_id"]


@pytest.mark.parametrize("name", ["r.txt", "r", "r.csv.gz", "r.xls"])
@pytest.mark.parametrize("lang", Lang)
def test_another_suffix_is_refused_before_anything_happens(command, file, home, tenant, name, lang):
    """By every command that takes one, a name among good ones too."""
    path = file()
    suffixes = (".xlsx", ".csv", ".jsonl")
    params = {"path": home / name, "suffixes": suffixes}
    said = say("error.results-suffix", lang, params)
    given = ("--results", home / "good.csv", "--results", home / name, "--lang", lang)
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", path, "--yes", "--json", *FAST)
        run_id, before = json.loads(out)["run_id"], len(box.calls)
        for words in (
            ("run", path, "--again", "--yes"),
            ("check", path),
            ("update", path, "--yes"),
            ("resume", run_id, "--yes"),
            ("undo", run_id, "--yes"),
            ("report", run_id),
        ):
            code, out, err = command(*words, *given)
            assert (code, out, err.strip()) == (2, "", said), words
        assert len(box.calls) == before
        assert creates(box) == 3
    assert not (home / "good.csv").exists()


@pytest.mark.parametrize("name", ["c.csv", "c.jsonl", "c"])
def test_a_comparison_is_a_workbook(command, file, home, name):
    """Anything else is refused, with the one suffix that it can have."""
    code, _, err = command("compare", file(), "--sandbox", "--results", home / name, "--lang", "en")
    assert (code, ".xlsx." in err, ".jsonl" in err.partition(":")[2]) == (2, True, False)
    assert not (home / name).exists()


def test_undo_does_not_begin_where_its_results_can_not_be(command, file, home, tenant):
    """A place that is taken is told while everything is still there."""
    (home / "taken.csv").write_text("mine")
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(), "--yes", "--json", *FAST)
        run_id = json.loads(out)["run_id"]
        code, _, err = command("undo", run_id, "--yes", "--results", home / "taken.csv")
        assert (code, "taken.csv" in err) == (2, True)
        assert not [call for call in box.calls if call.method == "DELETE"]
    assert (home / "taken.csv").read_text() == "mine"


def test_several_files_have_results_of_their_own(command, file, home):
    """One name can't be those of two, whatever its suffix."""
    files = file(name="a.csv"), file(name="b.csv")
    code, _, err = command("check", *files, "--results", home / "r.jsonl", "--lang", "en")
    assert (code, say("error.one-results", Lang.EN)) == (2, err.strip())


@pytest.mark.skipif(sys.platform == "win32", reason="a file in a folder's place")
def test_data_that_has_no_place_goes_to_the_spare_one(command, file, home):
    """Under the same suffix: what was sent is not lost for a report."""
    (home / "blocked").write_text("")
    code, out, _ = command(
        *("run", file(), "--sandbox", "--yes", "--json", *FAST),
        *("--results", home / "blocked" / "r.jsonl", "--results", home / "r.csv"),
    )
    results = Path(json.loads(out)["results"])
    assert (code, results.parent, results.suffix) == (0, home / "home" / "results", ".jsonl")
    assert len(results.read_text().splitlines()) == 3
    assert (home / "r.csv").exists()


def test_a_check_without_its_data_has_failed(command, file, home):
    """It was asked for, and nothing else came of it: exit 2, though the other one is there."""
    (home / "blocked").write_text("")
    code, out, _ = command(
        *("check", file(), "--json"),
        *("--results", home / "blocked" / "r.jsonl", "--results", home / "r.csv"),
    )
    assert (code, json.loads(out)["results"]) == (2, str(home / "r.csv"))


def test_only_schemas_that_there_are(command):
    """A wrong name is told those that can be given."""
    code, out, err = command("schema", "nothing", "--lang", "en")
    assert (code, out, "row" in err) == (2, "", True)


def test_a_comparison_is_written_to_one_place(command, file, home):
    """Two are refused before anything is asked; the same one twice is one."""
    path, proof, other = file(2), home / "a.xlsx", home / "b.xlsx"
    places = ("--results", proof, "--results", other)
    code, _, err = command("compare", path, "--sandbox", *places, "--lang", "en")
    assert (code, proof.exists(), other.exists()) == (2, False, False)
    assert f"--results names several: {proof}, {other}" in err
    code, _, err = command("compare", path, "--sandbox", *places[:2], "--results", proof)
    assert (code, proof.exists()) == (1, True)
