"""kill -9 at random instants: the real command as a process, the sandbox as another.

Five rounds; ``CRASH_ROUNDS=500`` for more.  The rate is raised on both sides, so that a
round takes seconds.  After each, the journal, the workbook and the registry agree row by row.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing

import httpx
import openpyxl
import pytest

from importer.journal.journal import Journal
from importer.model.run import Status
from tests.sandbox.calls import RECORDS, new_token
from tests.workshop import write_devices

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "5"))
ROWS = 120


def start(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "importer", *map(str, arguments)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def start_and_kill(seconds, *arguments, **environment):
    """The command, killed so many seconds after its start: the instant of death is the point."""
    process = start(*arguments, **environment)
    time.sleep(seconds)
    process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """The sandbox as a process of its own; yields its address."""
    folder = tmp_path_factory.mktemp("sandbox")
    process = start(
        "sandbox",
        "--port",
        0,
        "--limit",
        2000,
        "--registry",
        folder / "registry.db",
        "--lang",
        "en",
        "--latency",
        0.02,
        DEVICE_IMPORTER_HOME=str(folder),
    )
    try:
        yield re.search(r"http://[\d.:]+", process.stderr.readline())[0]
    finally:
        process.kill()
        process.communicate()


def _registered(base_url):
    """Every device of the registry: record id → serial number."""
    with httpx.Client(base_url=base_url, trust_env=False) as http:
        http.headers["Authorization"] = f"Bearer {new_token(http)}"
        found, query = {}, {"page_size": 100}
        while True:
            data = http.get(RECORDS, params=query).json()["data"]
            for item in data["items"]:
                assert item["device_record_id"] not in found
                found[item["device_record_id"]] = item.get("serial_number", "")
            if not data["has_more"]:
                return found
            query["page_token"] = data["page_token"]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_until_done(seed, sandbox, tmp_path):
    """However often the process is killed, each device is registered once, every created row
    has its record id, and nothing is left that says sent."""
    chance = random.Random(seed)
    path = write_devices(tmp_path, ROWS)
    text = path.read_text(encoding="utf-8")
    # Serials of this round: the registry is shared by all rounds.
    path.write_text(text.replace("SN", f"R{seed}N").replace("DISK", f"R{seed}D"), "utf-8")
    text = path.read_text(encoding="utf-8").replace("0052-5a10", f"0052-{seed:04x}")
    path.write_text(text, encoding="utf-8")
    environment = {
        "DEVICE_IMPORTER_HOME": str(tmp_path / "home"),
        "FEISHU_BASE_URL": sandbox,
        "FEISHU_APP_ID": "cli_sandbox",
        "FEISHU_APP_SECRET": "sandbox-secret",
    }
    arguments = ("run", path, "--yes", "--json", "--rate", 200)
    for _ in range(chance.randint(1, 3)):
        start_and_kill(chance.uniform(0.2, 1.3), *arguments, **environment)
    process = start(*arguments, **environment)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    document = json.loads(out)
    assert document["counts"] == {"created": ROWS}

    registry = {
        record_id: serial
        for record_id, serial in _registered(sandbox).items()
        if serial.startswith(f"R{seed}N")
    }
    assert Counter(Counter(registry.values()).values()) == {1: ROWS}
    (journal_path,) = (tmp_path / "home" / "journals").glob("*.db")
    with Journal(journal_path) as journal:
        rows = list(journal.stored(document["run_id"]))
    assert {row.outcome.status for row in rows} == {Status.CREATED}
    assert {row.outcome.record_id: row.device.serial_number for row in rows} == registry
    assert _workbook(document["results"]) == registry


def _workbook(path):
    """Record id → serial number, as the workbook's sheet of rows has them."""
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        lines = book.worksheets[1].values
        labels = list(next(lines))
        serial, record_id = labels.index("Serial number"), labels.index("Device record ID")
        return {line[record_id]: line[serial] for line in lines}
