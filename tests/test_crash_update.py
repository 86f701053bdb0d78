"""kill -9 at random instants of an update, and of an import that updates: the real command as a
process, the sandbox as another.

After resume every device has the value that the file says, each record was changed once, and the
old values are known.  Five rounds of each; ``CRASH_ROUNDS=500`` for more.
"""

from __future__ import annotations

import json
import random
from collections import Counter

import httpx
import pytest

from importer.journal.journal import Journal
from importer.model.run import Status
from tests.sandbox.calls import RECORDS, new_token
from tests.test_crash import ROUNDS, sandbox, start, start_and_kill

__all__ = ["sandbox"]
ROWS = 40


def _records(base_url, prefix):
    """serial number → (ownership, version) of the devices of a round."""
    with httpx.Client(base_url=base_url, trust_env=False) as http:
        http.headers["Authorization"] = f"Bearer {new_token(http)}"
        found, query = {}, {"page_size": 100}
        while True:
            data = http.get(RECORDS, params=query).json()["data"]
            for item in data["items"]:
                if item.get("serial_number", "").startswith(prefix):
                    found[item["serial_number"]] = (item["device_ownership"], item["version"])
            if not data["has_more"]:
                return found
            query["page_token"] = data["page_token"]


def _file(folder, prefix, name, ownership, count=ROWS):
    path = folder / name
    rows = [f"Windows,{prefix}{number:04},{ownership}" for number in range(count)]
    path.write_text("\n".join(["OS,Serial number,Ownership", *rows]) + "\n", encoding="utf-8")
    return path


def _shell(folder, sandbox, home="home"):
    """The environment of commands, and what runs one to its end."""
    environment = {
        "DEVICE_IMPORTER_HOME": str(folder / home),
        "FEISHU_BASE_URL": sandbox,
        "FEISHU_APP_ID": "cli_sandbox",
        "FEISHU_APP_SECRET": "sandbox-secret",
    }

    def run(*arguments):
        process = start(*arguments, "--yes", **environment)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    return environment, run


def _killed(chance, latest, command, environment):
    """A command that is killed, and perhaps what resumes it as well."""
    slowly = ("--yes", "--rate", 60)
    start_and_kill(chance.uniform(0.6, latest), *command, *slowly, **environment)
    for _ in range(chance.randint(0, 1)):
        start_and_kill(chance.uniform(0.4, 1.2), "resume", *slowly, **environment)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_until_done(seed, sandbox, tmp_path):
    """However often the process is killed: resume goes on, and undo brings the old values back."""
    chance, prefix = random.Random(seed), f"U{seed}X"
    environment, run = _shell(tmp_path, sandbox)
    code, _, err = run("run", _file(tmp_path, prefix, "a.csv", "Company"), "--rate", 500)
    assert code == 0, err
    wanted = _file(tmp_path, prefix, "b.csv", "Personal")
    _killed(chance, 2.2, ("update", wanted), environment)
    (path,) = (tmp_path / "home" / "journals").glob("*.db")
    with Journal(path) as journal:
        begun = [r for r in journal.runs() if r.purpose == "update"]
    command = ("resume", begun[0].run_id) if begun else ("update", wanted)
    code, out, err = run(*command, "--json", "--rate", 500)
    assert code == 0, err
    assert json.loads(out)["counts"] == {"updated": ROWS}
    assert set(_records(sandbox, prefix).values()) == {(1, "1")}
    with Journal(path) as journal:
        (updated,) = [r for r in journal.runs() if r.purpose == "update"]
        rows = list(journal.stored(updated.run_id))
    assert {row.outcome.status for row in rows} == {Status.UPDATED}
    assert {row.outcome.registry_ownership for row in rows} == {2}
    start_and_kill(chance.uniform(0.4, 2.0), "undo", updated.run_id, "--yes", **environment)
    code, _, err = run("undo", updated.run_id)
    assert code == 0, err
    assert set(_records(sandbox, prefix).values()) == {(2, "2")}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_an_import_that_updates_killed_until_done(seed, sandbox, tmp_path):
    """Each device that was there is changed once, each new one created once; undo takes both
    back."""
    chance, prefix, there = random.Random(seed), f"B{seed}X", ROWS // 2
    _, others = _shell(tmp_path, sandbox, "theirs")
    environment, run = _shell(tmp_path, sandbox)
    code, _, err = others("run", _file(tmp_path, prefix, "a.csv", "Company", there), "--rate", 500)
    assert code == 0, err
    wanted = _file(tmp_path, prefix, "b.csv", "Personal")
    _killed(chance, 2.4, ("run", wanted, "--update"), environment)
    begun = []
    for path in (tmp_path / "home" / "journals").glob("*.db"):
        with Journal(path) as journal:
            begun = [r for r in journal.runs() if r.state != "staged"]
    command = ("resume", begun[0].run_id) if begun else ("run", wanted, "--update")
    code, out, err = run(*command, "--json", "--rate", 500)
    assert code == 0, err
    told = json.loads(out)
    assert told["counts"] == {"created": ROWS - there, "updated": there}
    found = _records(sandbox, prefix)
    assert Counter(found.values()) == {(1, "1"): there, (1, "0"): ROWS - there}
    (path,) = (tmp_path / "home" / "journals").glob("*.db")
    with Journal(path) as journal:
        rows = list(journal.stored(told["run_id"]))
    olds = Counter((row.outcome.status, row.outcome.registry_ownership) for row in rows)
    assert olds == {(Status.UPDATED, 2): there, (Status.CREATED, None): ROWS - there}
    start_and_kill(chance.uniform(0.4, 2.0), "undo", told["run_id"], "--yes", **environment)
    code, _, err = run("undo", told["run_id"])
    assert code == 0, err
    assert Counter(_records(sandbox, prefix).values()) == {(2, "2"): there}
