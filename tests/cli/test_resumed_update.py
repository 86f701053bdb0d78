"""An update that goes on: asked about what is true then, not when it was stopped or killed."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from importer.model.run import ChangeNote
from importer.sandbox.options import READ
from tests.cli.test_both import FAST, killed, serial
from tests.cli.test_permissions import office, scopes

__all__ = ["office", "scopes"]


@pytest.fixture
def stopped(office):
    """The id of an update of which one of five rows was changed; two say the same as the
    registry."""
    rows = [(0, "Personal"), (1, "Personal"), (2, "Personal"), (3, "Company"), (4, "Company")]
    _, out, _ = office.command(
        "update", office.file(rows), "--yes", "--max-rows", "1", "--json", *FAST
    )
    told = json.loads(out)
    assert told["counts"] == {"equal": 2, "differs": 2, "updated": 1}
    return told["run_id"]


def meddle(office):
    """What was updated and what was as the file says, another field, and one that is gone."""
    office.change(0, device_ownership=0)
    office.change(1, device_ownership=0, device_status=2)
    office.api.sandbox.registry.delete(office.ids[2])
    office.change(3, device_ownership=1)


@pytest.mark.parametrize("is_killed", [False, True])
def test_it_is_compared_once_more(office, stopped, is_killed):
    """Old → new as it is by now; what it did is done, and what the file does not say is left."""
    if is_killed:
        killed(office, stopped)
    meddle(office)
    code, _, err = office.command("resume", stopped, *FAST)
    assert (code, "is compared once more" in err.replace("\n", " ")) == (10, True)
    assert "1 × Ownership: Unknown → Personal" in err
    assert "1 × Ownership: Personal → Company" in err
    assert ("Trust:" in err, office.asked("PUT")) == (False, 1)
    code, out, _ = office.command("resume", stopped, "--yes", "--json", *FAST)
    told = json.loads(out)
    assert (code, told["counts"]) == (1, {"equal": 1, "missing": 1, "updated": 3})
    assert [office.registry[serial(n)] for n in (0, 1, 3, 4)] == [(0, 1), (1, 2), (2, 1), (2, 1)]
    assert office.command("undo", stopped, "--yes", *FAST)[0] == 1  # theirs of row 2 stays
    assert [office.registry[serial(n)] for n in (0, 1, 3, 4)] == [(0, 1), (0, 2), (1, 1), (2, 1)]


def test_a_change_that_may_have_been_made_keeps_its_doubt(office, stopped):
    """The record tells, and the value of before is kept for an undo."""
    with office.journal() as journal:
        journal.changes(stopped).leaving(3, ChangeNote.LEFT, 1_700_000_000.0)
    killed(office, stopped)
    office.change(1, device_ownership=1)
    code, out, _ = office.command("resume", stopped, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"equal": 2, "updated": 3})
    assert office.command("undo", stopped, "--yes", *FAST)[0] == 0
    assert [office.registry[serial(n)][0] for n in range(3)] == [2, 2, 2]


def test_remarks_on_a_record_are_made_once(office):
    """Of what the comparison says now, nothing of what it said before."""
    path = office.folder / "devices.csv"
    uuid = "4C4C4544-0052-5A10-804E-B6C04F324433"
    lines = [f"Windows,{serial(n)},{uuid[:-1]}{n},Personal" for n in range(2)]
    path.write_text("\n".join(["OS,Serial number,UUID,Ownership", *lines]) + "\n")
    _, out, _ = office.command("update", path, "--yes", "--max-rows", "1", "--json", *FAST)
    run_id = json.loads(out)["run_id"]

    def said():
        with office.journal() as journal:
            (_, row) = journal.stored(run_id)
        return [p.slug for p in row.problems if p.slug.startswith(("record-", "several"))]

    assert said() == ["record-lacks"]
    office.command("resume", run_id, *FAST)
    assert said() == ["record-lacks"]
    office.api.created(uuid=f"{uuid[:-1]}1")
    office.command("resume", run_id, *FAST)
    assert said() == ["several-records"]


def test_what_another_file_contradicts_is_left_still(office):
    """Nobody says the other file when one is resumed."""
    a = office.file([(0, "Personal"), (1, "Personal"), (2, "Personal")], "a.csv")
    b = office.file([(1, "Company")], "b.csv")
    _, out, _ = office.command("update", a, b, "--yes", "--max-rows", "1", "--json", *FAST)
    run_id = json.loads(out.splitlines()[0])["run_id"]
    office.change(1, device_ownership=0)
    code, out, _ = office.command("resume", run_id, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (1, {"differs": 1, "updated": 2})
    assert office.registry[serial(1)] == (0, 1)


def test_without_the_permission_to_read_it_waits(office, stopped, scopes):
    """Nothing is changed by what was true once; it goes on when it is there again."""
    scopes.remove(READ)
    code, out, err = office.command("resume", stopped, "--yes", "--json", *FAST)
    told = json.loads(out)
    assert (code, told["counts"]) == (3, {"equal": 2, "differs": 2, "updated": 1})
    assert (told["stopped"]["slug"], office.asked("PUT")) == ("scope-read", 1)
    scopes.add(READ)
    typed = shlex.split(re.search(r"device-importer (resume .*)", err)[1])
    code, out, _ = office.command(*typed, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"equal": 2, "updated": 3})
