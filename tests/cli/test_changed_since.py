"""Records that somebody else changes between the question and the request: left, told, and asked
about once more where somebody sits there to answer."""

from __future__ import annotations

import json
import re
import shlex
import sys

import pytest

from importer.model.run import Status
from tests.cli.test_both import FAST, office, serial

__all__ = ["office"]
COMMANDS = [("update",), ("run", "--update")]


class Terminal:
    """Where somebody sits who gives these answers; before each of them something may happen."""

    def __init__(self):
        self.answers = []

    def isatty(self):
        return True

    def readline(self):
        act, answer = self.answers.pop(0)
        act()
        return answer

    def says(self, answer, act=lambda: None):
        self.answers.append((act, f"{answer}\n"))


@pytest.fixture
def terminal(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdin", terminal)
    return terminal


def given(office, meant, *rows):
    """A file of these rows as a command's arguments."""
    name, *options = meant
    return name, office.file(rows), *options, *FAST, "--json"


def meddle(office):
    """Another ownership, and another trust, which the file says nothing of."""
    office.change(0, device_ownership=0)
    office.change(1, device_status=2)


@pytest.mark.parametrize("meant", COMMANDS)
def test_asked_once_more_about_what_is_true_now(office, terminal, meant):
    """Changed on a second yes, and put back to what somebody else had made of it."""
    terminal.says("y", lambda: meddle(office))
    terminal.says("y")
    code, out, err = office.command(*given(office, meant, *[(n, "Personal") for n in range(3)]))
    told = json.loads(out)
    assert (code, told["counts"], told["sent_now"]) == (0, {"updated": 3}, {"updated": 3})
    assert "1 × Ownership: Unknown → Personal" in err
    # An import that updates takes another field for no matter of its.
    is_second_asked = "1 × Ownership: Company → Personal" in err
    assert (is_second_asked, "Trust:" in err) == (meant == ("update",), False)
    assert [office.registry[serial(n)] for n in range(3)] == [(1, 1), (1, 2), (1, 1)]
    assert terminal.answers == []
    assert office.command("undo", told["run_id"], "--yes", *FAST)[0] == 0
    assert [office.registry[serial(n)] for n in range(3)] == [(0, 1), (2, 2), (2, 1)]


@pytest.mark.parametrize("meant", COMMANDS)
def test_as_the_file_says_by_somebody_else_leaves_nothing_to_ask(office, terminal, meant):
    """With another trust, which the file says nothing of: no second question, no request, and
    theirs stays."""
    terminal.says("y", lambda: office.change(0, device_ownership=1, device_status=2))
    code, out, _ = office.command(*given(office, meant, (0, "Personal"), (1, "Personal")))
    told = json.loads(out)
    assert (code, told["counts"]) == (0, {"equal": 1, "updated": 1})
    assert (office.registry[serial(0)], office.asked("PUT")) == ((1, 2), 1)
    assert office.command("undo", told["run_id"], "--yes", *FAST)[0] == 0
    assert [office.registry[serial(n)] for n in range(2)] == [(1, 2), (2, 1)]


@pytest.mark.parametrize("meant", COMMANDS)
def test_a_no_leaves_it_and_says_how_to_be_asked_again(office, terminal, meant):
    """The command asks whenever it is typed, and changes nothing by a --yes."""
    terminal.says("y", lambda: office.change(0, device_ownership=0))
    terminal.says("n")
    code, out, err = office.command(*given(office, meant, (0, "Personal"), (1, "Personal")))
    told = json.loads(out)
    assert (code, told["counts"]) == (1, {"updated": 1, "changed": 1})
    assert told["sent_now"] == {"updated": 1, "changed": 1}
    typed = shlex.split(re.search(r"device-importer (resume .*)", err)[1])
    creates = office.asked("POST")
    code, out, _ = office.command(*typed, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (1, {"updated": 1, "changed": 1})
    assert office.registry[serial(0)] == (0, 1)
    terminal.says("y")
    code, out, err = office.command(*typed, "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"updated": 2})
    assert "1 × Ownership: Unknown → Personal" in err
    assert "no record says something else" not in err
    assert (office.registry[serial(0)], office.asked("POST")) == ((1, 1), creates)


@pytest.mark.parametrize("meant", COMMANDS)
def test_whoever_goes_on_changing_it_ends_the_questions(office, terminal, meant):
    """Three times, and then it is left as it is."""
    for ownership in (0, 1, 0, 1):
        terminal.says(
            "y", lambda o=ownership: office.change(0, device_ownership=o, device_status=2)
        )
    rows = [(0, "Company")]
    office.change(0, device_ownership=1)
    code, out, _ = office.command(*given(office, meant, *rows))
    assert (code, json.loads(out)["counts"]) == (1, {"changed": 1})
    assert (terminal.answers, office.asked("PUT")) == ([], 0)


@pytest.mark.parametrize("meant", COMMANDS)
def test_left_where_nobody_answers(office, meant, monkeypatch):
    """Neither by --yes nor without a terminal is anything overwritten."""
    import importer.cli.registry as registry

    shown = registry.show_changes if meant == ("update",) else None
    if shown is None:
        import importer.cli.imports as registry

        shown = registry.show_plan

    def show(*words):
        shown(*words)
        office.change(0, device_ownership=0)

    monkeypatch.setattr(registry, shown.__name__, show)
    code, out, err = office.command(*given(office, meant, (0, "Personal")), "--yes")
    assert (code, json.loads(out)["counts"]) == (1, {"changed": 1})
    assert "device-importer resume" in err
    assert office.registry[serial(0)] == (0, 1)


def test_changed_rows_of_earlier_versions_are_left(office, terminal):
    """Nobody wrote down then what a row says nothing of."""
    terminal.says("y", lambda: office.change(0, device_ownership=0))
    terminal.says("n")
    _, out, _ = office.command(*given(office, ("update",), (0, "Personal")))
    run_id = json.loads(out)["run_id"]
    with office.journal() as journal:
        journal._database.change("UPDATE rows SET note = '' WHERE status = 'changed'")
        assert journal.changes(run_id).changed_since() == {}
        assert not journal.to_create(run_id, (Status.CHANGED,))
        journal.begin(run_id, 10.0, (Status.CHANGED,))
        assert [row.outcome.status for row in journal.stored(run_id)] == [Status.CHANGED]
