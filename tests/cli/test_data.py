"""``--json``: what every command prints, held against the schemas that we print."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from importer.cli.program import cli
from importer.cli.schemas import NAMES, schema_text
from importer.model.decision import Way
from importer.model.run import Skip, Status
from importer.sandbox.app import running
from importer.texts import Lang, say
from tests.sandbox.calls import QUIET
from tests.workshop import HEADER, good_line, write_book

FAST = ("--rate", "500")
WITH_JSON = [
    *("run", "check", "resume", "runs", "report", "undo", "compare", "update", "export"),
    *("template", "columns", "edits", "doctor"),
]


@pytest.fixture
def told(command):
    """Run a command with --json; returns (exit code, objects), each valid by its schema."""

    def run(name, *arguments):
        code, out, _ = command(name, *arguments, "--json", "--lang", "en")
        schema = Draft202012Validator(json.loads(schema_text(name)))
        documents = [json.loads(line) for line in out.splitlines()]
        for document in documents:
            schema.validate(document)
            _require_described(document, name)
        return code, documents

    return run


def _require_described(document, name):
    """Every key of an object is described by the schema."""
    whole = json.loads(schema_text(name))
    own = whole["anyOf"][0]
    parts = [own, *(whole["$defs"][p["$ref"].rpartition("/")[2]] for p in own.get("allOf", ()))]
    if "findings" not in document and "columns" not in document and "error" in document:
        parts = [whole["$defs"]["failed"]]
    known = {key for part in parts for key in part["properties"]}
    assert document.keys() <= known, document.keys() - known


def test_every_command_with_a_result_has_it():
    """``schema`` prints JSON as it is, ``web`` and ``sandbox`` serve until they are ended, who
    types ``login`` or ``logout`` is a person."""
    has = [
        name
        for name in cli.list_commands(None)
        if any("--json" in param.opts for param in cli.get_command(None, name).params)
    ]
    assert sorted(has) == sorted(WITH_JSON)
    assert set(NAMES) == {*WITH_JSON, "row", "log"}


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_one_and_stands_alone(command, name):
    """By the rules of 2020-12, with all that it refers to, and in statuses as closed as ours."""
    code, out, err = command("schema", name)
    assert (code, err) == (0, "")
    schema = json.loads(out)
    Draft202012Validator.check_schema(schema)
    for reference in _values(schema, "$ref"):
        assert reference.removeprefix("#/$defs/") in schema["$defs"], reference
    for known in _values(schema, "enum"):
        if "created" in known:
            assert set(known) == set(Status)
        if "blank" in known:
            assert set(known) == set(Skip)
        if "by-hand" in known:
            assert set(known) == set(Way)


def _values(part, key):
    if isinstance(part, dict):
        for name, value in part.items():
            if name == key:
                yield value
            yield from _values(value, key)
    elif isinstance(part, list):
        for item in part:
            yield from _values(item, key)


def test_an_import_from_its_check_to_its_undo(told, file, home, tenant):
    """Each command on the way, its counts those of the run and of this command."""
    phone = "Android,,,,a phone\n"
    path = file(3, phone + "Windoze,X,Y,,\n")
    with running(QUIET) as box:
        tenant(box)
        code, (checked,) = told("check", path)
        assert (code, checked["command"], checked["run_id"]) == (1, "check", None)
        assert checked["counts"] == {"pending": 3, "left_out": 1, "invalid": 1}
        assert checked["left_out"] == {"mobile-without-id": 1}
        assert told("run", path, "--dry-run") == (code, [checked])
        assert not [call for call in box.calls if call.method == "POST"]
        code, (ran,) = told("run", path, "--yes", "--max-rows", "1", *FAST)
        assert (code, ran["exit_code"], ran["stopped"]["exit_code"]) == (6, 6, 6)
        assert (ran["stopped"]["slug"], ran["stopped"]["code"]) == ("max-rows", None)
        assert ran["sent_now"] == {"created": 1}
        code, (resumed,) = told("resume", ran["run_id"], "--yes", *FAST)
        assert (code, resumed["stopped"]) == (1, None)
        assert resumed["counts"] == {"created": 3, "left_out": 1, "invalid": 1}
        assert resumed["sent_now"] == {"created": 2}
        assert (resumed["left_out"], resumed["not_read"]) == ({"mobile-without-id": 1}, None)
        code, (again,) = told("run", path, "--yes", *FAST)
        assert (code, again["sent_now"], again["counts"]) == (1, {}, resumed["counts"])
        code, (listed,) = told("runs")
        assert (code, listed["run_id"], listed["state"]) == (0, ran["run_id"], "finished")
        code, (report,) = told("report", ran["run_id"], "--results", home / "r.csv")
        assert (code, report["written"]) == (0, [str(home / "r.csv")])
        code, (undone,) = told("undo", ran["run_id"], "--rows", "2", "--yes", *FAST)
        assert (code, undone["taken_back_now"]) == (0, {"undo-removed": 1})
        assert (undone["only_rows"], undone["counts"]["removed"]) == ("2", 1)
        code, (undone,) = told("undo", ran["run_id"], "--yes", *FAST)
        assert undone["taken_back"] == {"undo-removed": 3}
        assert undone["taken_back_now"] == {"undo-removed": 2}
        code, (undone,) = told("undo", ran["run_id"], "--yes", *FAST)
        assert (code, undone["taken_back"]) == (0, {"undo-removed": 3})
        assert (undone["taken_back_now"], undone["results"]) == ({}, None)


TROUBLE = (
    "Windoze,PF4K1L21,D4K1L21,4c4c4544-0052-5a10-804e-000000000010,x,somebody\n"
    "Windoze,PF4K1L22,D4K1L22,4c4c4544-0052-5a10-804e-000000000011,x,somebody\n"
    "Win 11,PF4K1L23,D4K1L23,4c4c4544-0052-5a10-804e-000000000012,a; b,company\n"
)


@pytest.fixture
def troubled(home):
    """A file with two causes of errors, one of which goes with the other's rows."""
    path = home / "troubled.csv"
    head = "OS,Serial number,Disk serial number,UUID,Note,Ownership\n"
    path.write_text(head + TROUBLE, encoding="utf-8")
    return path


def test_what_is_wrong_is_told_by_what_settles_it(told, troubled, tenant):
    """Each cause with its place, its rows and its options, which, answered and given behind the
    same command, leave it out of what is told then; run tells what check did, resume nothing."""
    _, (checked,) = told("check", troubled)
    system, owner = checked["causes"]
    assert [
        (c["slug"], c["field"], c["letter"], c["label"], c["word"]) for c in (system, owner)
    ] == [
        ("system-unknown", "device_system", "A", "OS", "Windoze"),
        ("ownership-unknown", "device_ownership", "F", "Ownership", "somebody"),
    ]
    assert (system["count"], system["rows"]) == (2, ["2", "3"])
    assert system["example"]["address"] == "troubled!A2"
    assert [d["way"] for d in owner["decisions"]] == ["value", "map", "leave-out", "by-hand"]
    for cause in (system, owner):
        for decision in cause["decisions"]:
            if not decision["option"]:
                continue
            *words, last = decision["option"]
            answer = "".join((decision["answers"] or [""])[:1])
            _, (after,) = told("check", troubled, *words, last + answer)
            assert cause["key"] not in {c["key"] for c in after["causes"]}, decision
    settled = [*system["decisions"][0]["option"], *owner["decisions"][1]["option"]]
    settled[1] += "Windows"
    code, (clean,) = told("check", troubled, *settled)
    assert (code, clean["causes"]) == (0, [])
    with running(QUIET) as box:
        tenant(box)
        _, (ran,) = told("run", troubled, "--yes", *FAST)
        assert ran["causes"] == checked["causes"]
        assert told("resume", ran["run_id"], "--yes", *FAST)[1][0]["causes"] is None
        assert [listed["causes"] for listed in told("runs")[1]] == [None]


def test_what_is_wrong_is_told_beside_the_registry_as_well(told, troubled, tenant, home):
    """What settles it is the same for whoever compares or updates; rows that are fine have none,
    but where their record lacks something."""
    _, (checked,) = told("check", troubled)
    sound = home / "sound.csv"
    sound.write_text(f"{HEADER}{good_line(0)}{good_line(1)}", encoding="utf-8")
    with running(QUIET) as box:
        tenant(box)
        for name in ("compare", "update"):
            given = ("--yes",) if name == "update" else ()
            _, (document,) = told(name, troubled, *given, *FAST)
            assert document["causes"] == checked["causes"]
        told("run", sound, "--yes", *FAST)
        code, (compared,) = told("compare", sound, *FAST)
        assert (code, compared["causes"]) == (0, [])
        code, (updated,) = told("update", sound, "--yes", *FAST)
        assert (code, updated["causes"]) == (0, [])
        less, more = home / "less.csv", home / "more.csv"
        less.write_text(f"{HEADER}{good_line(5)}".replace("DISK000005", ""), encoding="utf-8")
        more.write_text(f"{HEADER}{good_line(5)}", encoding="utf-8")
        told("run", less, "--yes", *FAST)
        (cause,) = told("compare", more, *FAST)[1][0]["causes"]
        assert (cause["slug"], cause["field"]) == ("record-lacks", "disk_serial_number")


def test_causes_are_the_same_in_every_language(command, troubled):
    """But for the sentences: what is typed is understood in each."""
    found = {}
    for lang in ("en", "zh"):
        _, out, _ = command("check", troubled, "--json", "--lang", lang)
        found[lang] = json.loads(out)["causes"]
    for mine, theirs in zip(found["en"], found["zh"], strict=True):
        assert mine["example"].pop("text") != theirs["example"].pop("text")
        assert mine == theirs


def test_a_plan_proposes_no_option_that_programs_do_not_hear_of(command, home):
    """Hidden rows, another table, devices that are gone, words: what the terminal says stands in
    the object as well."""
    book = write_book(
        home / "l.xlsx",
        {
            "L": [
                ["OS", "Serial number", "MAC address", "状态"],
                ["Windows", "PF4K1L21", "A4BB6D102030", "在用"],
                ["Windows", "PF4K1L22", "A4BB6D102031", "报废"],
                ["Windoze", "PF4K1L23", "A4BB6D102032", "在用"],
                ["Windows", "PF4K1L24", "A4BB6D102033", "在用"],
                ["Serial number", "OS", "Note", ""],
                ["PF4K1L25", "Windows", "", ""],
            ]
        },
        hidden=(5,),
    )
    _, out, err = command("check", book, "--json", "--lang", "en")
    decisions = [d for c in json.loads(out)["causes"] for d in c["decisions"]]
    said = {tuple(d["option"]) for d in decisions}
    assert {
        ("--hidden", "include"),
        ("--header-row", "6"),
        ("--leave-out", "状态=报废"),
        ("--value", "device_system:Windoze="),
    } <= said
    for option in (
        "--hidden include",
        "--header-row 6",
        '"状态=报废"',
        "operating-system:Windoze=",
    ):
        assert option in err


def test_the_registry_compared_updated_and_put_back(told, file, home, tenant):
    """compare, update, its undo, export; the update's numbers of this command too."""
    path = file(2)
    with running(QUIET) as box:
        tenant(box)
        told("run", path, "--yes", *FAST)
        code, (compared,) = told("compare", path, "--both-ways", *FAST)
        assert (code, compared["counts"]["equal"], compared["counts"]["extra"]) == (0, 2, 0)
        given = ("--set", "device_ownership=company")
        code, (updated,) = told("update", path, "--yes", *FAST, *given)
        assert (code, updated["counts"], updated["sent_now"]) == (0, {"updated": 2}, {"updated": 2})
        code, (undone,) = told("undo", updated["run_id"], "--yes", *FAST)
        assert (code, undone["purpose"]) == (0, "update")
        assert undone["taken_back_now"] == {"undo-put-back": 2}
        code, (undone,) = told("undo", updated["run_id"], "--yes", *FAST)
        assert (undone["taken_back"], undone["taken_back_now"]) == ({"undo-put-back": 2}, {})
        code, (exported,) = told("export", home / "e.csv", *FAST)
        assert (exported["path"], exported["records"]) == (str(home / "e.csv"), 2)


def test_who_compares_is_not_told_to_complete_what_is_registered(command, home, tenant):
    """An identifier can't be added there any more; what else is wrong with a row is told."""
    path = home / "few.csv"
    path.write_text("OS,Serial number\nWindows,PF4ABM01\nWindwos,PF4ABM02\n", encoding="utf-8")
    with running(QUIET) as box:
        tenant(box)
        assert "can't be changed once" in "".join(command("check", path, "--lang", "en")[1:])
        for name in ("compare", "update"):
            said = "".join(command(name, path, "--lang", "en", *FAST)[1:])
            assert "Windwos" in said
            assert "can't be changed once" not in said


@pytest.mark.parametrize("lang", Lang)
def test_what_is_only_in_the_registry_is_listed_both_ways(command, file, home, tenant, lang):
    """Otherwise counted, where it is known, with the option that lists it; how long it takes at
    most is said with how large a registry takes that."""
    with running(QUIET) as box:
        tenant(box)
        command("run", file(5), "--yes", *FAST)
        few = file(2, name="few.csv")
        for number, given in enumerate(((), ("--both-ways",))):
            proof = home / f"proof{number}.xlsx"
            code, out, err = command(
                "compare", few, *given, "--results", proof, "--lang", lang, *FAST
            )
            said = " ".join((out + err).split())
            assert (code, "3" in said, "--both-ways" in said) == (0, True, not given)
            assert ("800" in said) is not given
            named = say("sheet.extra", lang) in openpyxl.load_workbook(proof).sheetnames
            assert named is bool(given)


def test_an_undo_tells_whom_it_took_devices_from(told, file, tenant):
    """Runs whose rows counted on them, with the number of these."""
    with running(QUIET) as box:
        tenant(box)
        _, (first,) = told("run", file(2), "--yes", *FAST)
        _, (second,) = told("run", file(5, name="more.csv"), "--yes", *FAST)
        _, (undone,) = told("undo", first["run_id"], "--yes", *FAST)
    assert undone["resting"] == {second["run_id"]: 2}


def test_an_update_that_could_not_look_changes_nothing(told, file, home, nowhere, monkeypatch):
    """It has no run: the id is null, and so it is of a file behind it."""
    monkeypatch.setenv("FEISHU_APP_ID", "cli_x")
    monkeypatch.setenv("FEISHU_APP_SECRET", "secret-x")
    files = file(1, name="a.csv"), file(1, name="b.csv")
    code, documents = told(
        "update", *files, "--yes", "--base-url", nowhere, "--max-duration", "0.05s"
    )
    assert (code, [d["exit_code"] for d in documents]) == (6, [6, None])
    assert [d["run_id"] for d in documents] == [None, None]
    assert documents[0]["stopped"]["slug"] == "max-duration"


def test_commands_around_an_import(told, file, home):
    """template, columns, doctor; paths are absolute though they were given otherwise."""
    here = Path.cwd()
    os.chdir(home)
    try:
        code, (written,) = told("template", "blank.xlsx")
        assert (code, written["path"]) == (0, str(home / "blank.xlsx"))
        (home / "d.csv").write_text(HEADER + good_line(1), encoding="utf-8")
        code, (columns,) = told("columns", "d.csv", "--save", "ours")
        assert (code, columns["file"]) == (0, str(home / "d.csv"))
        _, (ran,) = told("run", "d.csv", "--sandbox", "--yes", "--results", "r.jsonl", *FAST)
        assert ran["results"] == str(home / "r.jsonl")
    finally:
        os.chdir(here)
    assert [column["field"] for column in columns["columns"]][:2] == [
        "device_system",
        "serial_number",
    ]
    assert Path(columns["saved"]).exists()
    code, (found,) = told("doctor", "--sandbox")
    assert (code, {finding["result"] for finding in found["findings"]}) == (0, {"ok", "note"})


def test_a_doctor_that_finds_something_says_it_in_numbers(told, tenant):
    """The finding and its exit code, which is the command's."""
    with running(QUIET) as box:
        tenant(box, secret="wrong")
        code, (found,) = told("doctor")
    bad = [finding for finding in found["findings"] if finding["result"] == "bad"]
    assert (code, found["exit_code"]) == (3, 3)
    assert [finding["slug"] for finding in bad] == ["error.app-secret"]


def test_columns_that_can_not_be_imported_are_shown_with_the_error(told, home):
    """One object, not two."""
    path = home / "odd.csv"
    path.write_text("OS,Thing\nWindows,1\nWindows,2\n", encoding="utf-8")
    code, (document,) = told("columns", path)
    assert (code, document["error"]["slug"]) == (2, "no-identifier-column")
    assert [column["label"] for column in document["columns"]] == ["OS", "Thing"]


@pytest.mark.parametrize(
    ("words", "code", "slug", "command_name"),
    [
        (("run",), 2, "missing", "run"),
        (("run", "x.csv", "--rate", "fast"), 2, "not-a-number.between", "run"),
        (("check", "no-such.csv"), 2, "file-missing", "check"),
        (("run", "{file}", "--yes"), 3, "no-app-id", "run"),
        (("run", "{file}", "--sandbox"), 10, "confirm", "run"),
        (("resume", "20200101-000000-0000", "--sandbox"), 2, "no-run", "resume"),
        (("undo", "20200101-000000-0000", "--sandbox"), 2, "no-run", "undo"),
        (("frobnicate",), 2, "no-such-command", None),
        (("--lang", "en", "template", "{file}"), 2, "export-suffix", "template"),
        (("check", "{file}", "--log", "{file}/x"), 2, "log-unwritable", "check"),
    ],
)
def test_an_error_is_an_object(command, file, words, code, slug, command_name):
    """Of the command line, the file, the credentials, a question: on stdout, with its exit
    code; and the sentence is on stderr as well."""
    words = [str(file()) if word == "{file}" else word for word in words]
    words = [word.replace("{file}", str(file())) for word in words]
    left, out, err = command(*words, "--json", "--lang", "en")
    document = json.loads(out)
    Draft202012Validator(json.loads(schema_text("run"))).validate(document)
    assert (left, document["exit_code"], document["command"]) == (code, code, command_name)
    assert document["error"]["slug"] == slug
    assert document["error"]["text"] in err


def test_its_params_are_data(command, home):
    """Numbers are numbers, lists lists, paths absolute."""
    _, out, _ = command("run", "a.txt", "--results", "r.txt", "--json")
    params = json.loads(out)["error"]["params"]
    assert params["suffixes"] == [".xlsx", ".csv", ".jsonl"]
    assert params["path"] == str(Path("r.txt").absolute())
    _, out, _ = command("run", "a.csv", "--rate", "0", "--json")
    assert json.loads(out)["error"]["params"]["low"] == 0


def test_no_is_an_object_too(told, file, monkeypatch):
    """Whoever says no at the terminal gets the exit code of an open question."""
    import io

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    code, (document,) = told("run", file(), "--sandbox")
    assert (code, document["error"]["slug"]) == (10, "declined")


def test_what_keeps_all_files_from_being_begun_is_one_object(told, file, tenant):
    """A wrong secret, however many files there are."""
    with running(QUIET) as box:
        tenant(box, secret="wrong")
        code, documents = told("run", file(1, name="a.csv"), file(1, name="b.csv"), "--yes")
    assert code == 3
    assert [d["error"]["slug"] for d in documents] == ["app-secret"]


def test_a_fault_of_ours_is_told_once_and_shows_no_secret(told, file, tenant, monkeypatch):
    """One object a file: the first says what went wrong, the second that it was not begun."""
    from importer import pipeline

    async def explode(*_):
        raise RuntimeError("sandbox-secret is in it")

    with running(QUIET) as box:
        tenant(box)
        monkeypatch.setattr(pipeline, "send", explode)
        code, documents = told("run", file(1, name="a.csv"), file(2, name="b.csv"), "--yes")
        assert (code, [d["exit_code"] for d in documents]) == (5, [5, None])
        assert documents[0]["stopped"]["slug"] == "error.internal"
        monkeypatch.setattr(pipeline, "stage", lambda *_: explode().send(None))
        code, (document,) = told("run", file(1), "--yes")
    assert (code, document["error"]["slug"]) == (5, "internal")
    for text in (documents[0]["stopped"]["reason"], document["error"]["params"]["why"]):
        assert "***" in text and "sandbox-secret" not in text


def test_an_interruption_before_anything_began_is_an_object(told, file, monkeypatch):
    """Ctrl-C, or a termination, while a file is read."""
    from importer import pipeline
    from importer.cli.signals import Terminated

    for reason in (KeyboardInterrupt(), Terminated(130)):

        def stop(*_, reason=reason):
            raise reason

        monkeypatch.setattr(pipeline, "stage", stop)
        code, (document,) = told("check", file())
        assert (code, document["exit_code"], document["error"]["slug"]) == (130, 130, "interrupted")


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "loop.csv"])
def test_names_that_no_file_can_have(told, home, name):
    """They are looked at for pipes first; told as before."""
    if name == "loop.csv":
        (home / name).symlink_to(home / name)
    code, (document,) = told("check", home / name)
    assert (code, document["exit_code"]) == (2, 2)


def test_worksheets_that_are_not_read_are_named(told, home):
    """Each by its name, whatever stands in it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "list"
    for line in (HEADER, good_line(1), good_line(2)):
        book.active.append(line.strip().split(","))
    book.create_sheet("old | new").append(["a"])
    book.create_sheet("hidden").sheet_state = "hidden"
    book.save(home / "b.xlsx")
    _, (document,) = told("check", home / "b.xlsx")
    assert document["not_read"] == ["old | new", "hidden"]
    assert {"other-sheets", "hidden-sheets"} <= {note["slug"] for note in document["notes"]}


def test_a_journal_that_can_not_be_read_hides_no_run(told, file, home):
    """It is an error among the runs."""
    told("run", file(), "--sandbox", "--yes", *FAST)
    (home / "home" / "journals" / "x.db").write_bytes(b"no database at all, for sure" * 100)
    code, documents = told("runs")
    assert (code, sorted("error" in document for document in documents)) == (5, [False, True])
