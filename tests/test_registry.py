"""The registry as a whole: exported over real HTTP."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from importer.model.errors import InputError
from importer.model.settings import Credentials, Settings
from importer.registry import Exported, export
from importer.sandbox.app import running
from importer.sandbox.faults import Faults
from importer.sandbox.options import WRITE
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET, calling

KEYS = Credentials("cli_sandbox", "sandbox-secret")


def _export(box, path, filters=None):
    settings = Settings(box.base_url, KEYS, path.parent, rate=2000)
    return asyncio.run(export(settings, path, Lang.EN, filters))


def _serials(path):
    return [json.loads(line)["serial_number"] for line in path.read_text().splitlines()]


@pytest.fixture
def registry():
    """A sandbox with 250 devices, every tenth a Mac."""
    with calling() as api:
        for number in range(250):
            system = 2 if number % 10 == 0 else 1
            api.create(device_system=system, serial_number=f"PF4A{number:04}")
        yield api.sandbox


def test_every_record_is_written_once(registry, tmp_path):
    """All pages of the list, in its order."""
    path = tmp_path / "r.jsonl"
    assert _export(registry, path) == Exported(250, 0)
    assert _serials(path) == [f"PF4A{number:04}" for number in range(250)]


def test_a_filter_leaves_the_others_out(registry, tmp_path):
    """By the API's names."""
    path = tmp_path / "r.jsonl"
    assert _export(registry, path, {"os": "2"}).records == 25
    assert _export(registry, tmp_path / "s.jsonl", {"serial_number": "PF4A0007"}).records == 1


def test_without_the_permission_to_read_there_is_no_file(tmp_path):
    """The reason names the scope."""
    with running(replace(QUIET, scopes=frozenset({WRITE}))) as box:
        done = _export(box, tmp_path / "r.csv")
    assert done.stopped is not None
    assert (done.stopped.slug, done.records) == ("scope", 0)
    assert "device_record:read" in done.stopped.params["scope"]
    assert list(tmp_path.iterdir()) == []


def test_trouble_on_the_way_costs_no_record(tmp_path, impatient):
    """Lost answers, resets, pages of a proxy, half answers."""
    faults = Faults(lost=0.1, reset=0.1, html=0.1, truncated=0.1, error500=0.1)
    with running(replace(QUIET, seeded=True, faults=faults)) as box:
        done = _export(box, tmp_path / "r.jsonl")
    assert done == Exported(8, 0)


@pytest.mark.parametrize("name", ["r.txt", "r", "r.xls"])
def test_another_suffix_is_refused_before_anything_is_asked(tmp_path, name):
    """With those that there are."""
    with running(QUIET) as box, pytest.raises(InputError) as raised:
        _export(box, tmp_path / name)
    assert raised.value.slug == "export-suffix"
    assert box.calls == []


def test_a_file_that_is_there_stays(tmp_path):
    """Nothing is ever overwritten."""
    path = tmp_path / "r.csv"
    path.write_text("mine")
    with running(QUIET) as box, pytest.raises(InputError) as raised:
        _export(box, path)
    assert (raised.value.slug, path.read_text()) == ("results-exists", "mine")
