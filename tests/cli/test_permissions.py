"""An app that may not read, or not write: one sentence that says which permission is missing and
what can be done all the same; and that it can be."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from importer.sandbox.options import READ, WRITE
from importer.texts import Lang, say
from tests.cli.test_both import FAST, Office
from tests.sandbox.calls import QUIET, calling


@pytest.fixture
def scopes():
    """What the app has been granted, for whoever changes it."""
    return {READ, WRITE}


@pytest.fixture
def office(command, tenant, home, scopes):
    with calling(replace(QUIET, scopes=scopes)) as api:
        tenant(api.sandbox)
        yield Office(command, home, api)


def sentence(err, scope):
    """The one that names the permission, with what can be done without it."""
    lines = [line for line in err.splitlines() if "lacks the permission" in line]
    return lines[0] if lines and scope in lines[0] else ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "all.xlsx"),
        ("compare", "{file}"),
        ("update", "{file}", "--yes"),
        ("run", "{file}", "--update", "--yes"),
    ],
)
def test_without_the_permission_to_read(office, scopes, arguments):
    """New devices can still be imported; nothing was changed."""
    path = office.file([(n, "Personal") for n in range(3)])
    scopes.remove(READ)
    code, _, err = office.command(*(a.format(file=path) for a in arguments), *FAST)
    said = sentence(err, READ)
    assert (code, "can't be read" in said, "new devices imported, all the same" in said) == (
        3,
        True,
        True,
    )
    assert WRITE not in err
    assert office.registry == office.there
    new = office.file([(8, "Personal")], "new.csv")
    assert office.command("run", new, "--yes", *FAST)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("update", "{file}", "--yes"),
        ("run", "{new}", "--yes"),
        ("run", "{file}", "--update", "--yes"),
        ("undo", "{run}", "--yes"),
    ],
)
def test_without_the_permission_to_write(office, scopes, arguments):
    """The registry is exported and compared all the same; what was to be done goes on once the
    permission is there."""
    _, out, _ = office.command(
        "run", office.file([(7, "Personal")], "ours.csv"), "--yes", "--json", *FAST
    )
    words = {"run": json.loads(out)["run_id"]}
    words["file"] = office.file([(n, "Personal") for n in range(3)])
    words["new"] = office.file([(8, "Personal")], "new.csv")
    before = office.registry
    scopes.remove(WRITE)
    code, _, err = office.command(*(a.format(**words) for a in arguments), *FAST)
    said = sentence(err, WRITE)
    assert (code, "exported and compared, all the same" in said) == (3, True)
    assert READ not in err
    assert office.registry == before
    assert office.command("export", office.folder / "all.xlsx", *FAST)[0] == 0
    there = office.file([(n, "Company") for n in range(3)], "there.csv")
    assert office.command("compare", there, *FAST)[0] == 0
    assert office.command("check", there)[0] == 0
    scopes.add(WRITE)
    again = arguments if arguments[0] == "undo" else ("resume", "--yes")
    assert office.command(*(a.format(**words) for a in again), *FAST)[0] == 0
    assert office.registry != before


@pytest.mark.parametrize("meant", [("update",), ("run",), ("run", "--update")])
def test_an_undo_that_was_refused_waits_for_no_answer(office, scopes, meant):
    """The API answered, and nothing was done: what is told is the permission, at the terminal, as
    data and in the workbook; and with it all is taken back."""
    name, *options = meant
    rows = [(n, "Personal") for n in ((0, 1, 2) if name == "update" else (1, 2, 7, 8))]
    given = (name, office.file(rows), *options, "--yes", "--json", *FAST)
    run_id = json.loads(office.command(*given)[1])["run_id"]
    done = office.registry
    scopes.remove(WRITE)
    book = office.folder / "refused.xlsx"
    undo = ("undo", run_id, "--yes", *FAST)
    code, out, err = office.command(*undo, "--json", "--results", book, "--lang", "en")
    told = json.loads(out)
    assert (code, bool(sentence(err, WRITE)), "no answer yet" in err) == (3, True, False)
    assert (told["taken_back"], told["taken_back_now"], told["stopped"]["slug"]) == (
        {},
        {},
        "scope",
    )
    cells = [cell.value for row in load_workbook(book)["Rows"] for cell in row]
    assert say("note.undo-left", Lang.EN) not in cells
    assert office.registry == done
    scopes.add(WRITE)
    assert office.command(*undo)[0] == 0
    assert office.registry == office.there


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), {READ, WRITE}),
        (("--without", "read"), {WRITE}),
        (("--without", "write", "--without", "read"), set()),
    ],
)
def test_it_can_be_rehearsed(command, monkeypatch, options, left):
    """The sandbox takes permissions away."""
    served = []
    monkeypatch.setattr("importer.sandbox.serve", lambda choice, *_: served.append(choice.scopes))
    assert command("sandbox", *options)[0] == 0
    assert served == [left]
