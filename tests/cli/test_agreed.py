"""A yes is to what was shown: where another process brought more to be done meanwhile, nothing is,
and the next step is printed."""

from __future__ import annotations

import asyncio
import json

import pytest

from importer import pipeline
from importer.cli import history, imports
from importer.dispatcher.crew import Stop
from importer.journal.opening import open_journal
from importer.model.deeds import Limits
from importer.model.settings import Credentials, Settings
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import asked

FAST = ("--rate", "500")


class Other:
    """What another process does with the same journal."""

    def __init__(self, home, box):
        keys = Credentials("cli_sandbox", "sandbox-secret")
        self.settings = Settings(box.base_url, keys, home, rate=2000)

    def undo(self, run_id):
        with open_journal(self.settings) as journal:
            run = journal.run(run_id)
            assert asyncio.run(pipeline.take_back(journal, run, self.settings)) is None

    def resume(self, run_id, most=None):
        with open_journal(self.settings) as journal:
            control = (Stop(), Limits(max_rows=most))
            sent = pipeline.send(journal, journal.run(run_id), self.settings, None, control)
            asyncio.run(sent)


@pytest.fixture
def box(tenant):
    with running(QUIET) as box:
        tenant(box)
        yield box


@pytest.fixture
def other(home, box):
    return Other(home / "home", box)


@pytest.fixture
def meanwhile(monkeypatch):
    """Something that happens once, while somebody reads what would be done."""

    def happens(module, name, act):
        shown, left = getattr(module, name), [act]

        def show(*given):
            said = shown(*given)
            if left:
                left.pop()()
            return said

        monkeypatch.setattr(module, name, show)

    return happens


def imported(command, path, *more):
    _, out, _ = command("run", path, "--yes", "--json", *FAST, *more)
    return json.loads(out)["run_id"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_import_after_an_undo_is_asked_about_again(command, file, box, other, meanwhile, lang):
    """What the undo took back would be registered again; the same command shows that, and what is
    printed goes on."""
    first = imported(command, file(3))
    path = file(5, name="more.csv")
    meanwhile(imports, "show_plan", lambda: other.undo(first))
    code, out, err = command("run", path, "--yes", "--json", "--lang", lang, *FAST)
    told = json.loads(out)
    assert (code, told["exit_code"], box.registry.count()) == (10, 10, 0)
    assert told["stopped"]["slug"] == "beyond-agreed"
    assert told["counts"] == {"pending": 5}
    said = {"en": "more to do now than was agreed to", "zh": "超出或不同于所确认的范围"}
    assert said[lang] in err.replace("\n", "")
    printed = f"device-importer resume {told['run_id']}"
    assert printed in err
    code, _, err = command("run", path, *FAST, "--lang", "en")
    assert (code, "To send: 5" in err) == (10, True)
    code, out, _ = command(*printed.split()[1:], "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 5})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_undo_of_a_run_that_went_on_is_asked_about_again(
    command, file, box, other, meanwhile, lang
):
    """More were created than the question named: none is deleted."""
    run_id = imported(command, file(6), "--max-rows", "2")
    meanwhile(history, "_ask", lambda: other.resume(run_id))
    given = ("undo", run_id, "--yes", "--json", "--lang", lang, *FAST)
    code, out, err = command(*given)
    assert (code, asked(box, "DELETE"), box.registry.count()) == (10, 0, 6)
    assert json.loads(out)["stopped"]["slug"] == "beyond-agreed"
    assert json.loads(out)["taken_back"] == {}
    assert f"device-importer undo {run_id}" in err
    code, _, err = command(*given)
    assert (code, box.registry.count()) == (0, 0)


def test_an_undo_of_both_kinds_leaves_what_was_updated_meanwhile(
    command, home, box, other, meanwhile
):
    """What was created is gone by then, and told; the records that were updated since the question
    keep their values until it is asked again."""
    path = home / "devices.csv"

    def write(numbers, word):
        lines = (f"Windows,SN{number:06},{word}" for number in numbers)
        path.write_text("\n".join(["OS,Serial number,Ownership", *lines]) + "\n")

    write(range(4), "Company")
    imported(command, path)
    write(range(6), "Personal")
    run_id = imported(command, path, "--update", "--max-rows", "3")  # creates two, updates one
    meanwhile(history, "_with_confirmed", lambda: other.resume(run_id, 1))
    given = ("undo", run_id, "--yes", "--json", *FAST)
    code, out, _ = command(*given)
    told = json.loads(out)
    assert (code, told["stopped"]["slug"], told["taken_back"]) == (
        10,
        "beyond-agreed",
        {"undo-removed": 2},
    )
    owners = [record.device_ownership for record in box.registry.find({})]
    assert sorted(owners) == [1, 1, 2, 2]
    code, out, _ = command(*given)
    assert (code, json.loads(out)["taken_back"]) == (0, {"undo-removed": 2, "undo-put-back": 2})
    assert [record.device_ownership for record in box.registry.find({})] == [2] * 4


def test_what_another_process_did_of_it_is_no_reason_to_stop(command, file, box, other, meanwhile):
    """An import that another one finished, and an undo that another one began."""
    path = file(6)
    run_id = imported(command, path, "--max-rows", "2")
    meanwhile(imports, "show_plan", lambda: other.resume(run_id, 2))
    code, out, _ = command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 6})
    meanwhile(history, "_ask", lambda: other.undo(run_id))
    code, out, _ = command("undo", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["taken_back"], asked(box, "DELETE")) == (
        0,
        {"undo-removed": 6},
        6,
    )


def test_retry_failed_of_an_update_that_is_declined_changes_nothing(command, home, box, other):
    """A row that failed says so until somebody says yes."""
    path = home / "devices.csv"
    path.write_text("OS,Serial number,Ownership\nWindows,PF4A0001,Company\n")
    imported(command, path)
    path.write_text("OS,Serial number,Ownership\nWindows,PF4A0001,Personal\n")
    _, out, _ = command("update", path, "--yes", "--json", *FAST)
    run_id = json.loads(out)["run_id"]
    with open_journal(other.settings) as journal:
        journal._database.change(
            "UPDATE rows SET status = 'failed', note = 'update-failed' WHERE status = 'updated'"
        )
        code, _, err = command("resume", run_id, "--retry-failed", *FAST)
        assert (code, "1 × Ownership: Company → Personal" in err) == (10, True)
        (row,) = journal.stored(run_id)
        assert row.outcome.status == "failed"
    code, out, _ = command("resume", run_id, "--retry-failed", "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"equal": 1})
