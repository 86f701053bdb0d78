"""The registry as a file: what it says, and that it comes back as it was."""

from __future__ import annotations

import csv
import json
from datetime import datetime, timedelta, timezone

import pytest
from openpyxl import load_workbook

from importer.loader import open_table
from importer.model.device import Device
from importer.model.exchange import Registered
from importer.pipeline import check_rows
from importer.reporter.registry_files import KINDS, registry_file
from importer.reporter.text_file import harmless
from importer.texts.text import Lang

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=8)))
RECORDS = (
    Registered(
        "7342696918970192701",
        Device(1, 2, 1, serial_number="00123", mac_address="8c:16:45:6b:29:d4"),
        1709604849.0,
        "3",
        {
            "device_terminal_type": 2,
            "source": 1,
            "is_public": True,
            "created_at": 1709604849,
            "model": "=HYPERLINK(1)",
            "certification_level": 9,
        },
    ),
    Registered("7342697572408865327", Device(4, 1, 2, android_id="8d0d866b16519537")),
)


def _write(path, lang=Lang.EN, records=RECORDS):
    with registry_file(path, lang, NOW) as write:
        write(records[:1])
        write(records[1:])
    return path


def _table(path):
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    sheet = load_workbook(path).active
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_table_says_all_in_words(tmp_path, suffix):
    """The template's columns first, then the record's id and what else is known of it."""
    head, first, second = _table(_write(tmp_path / f"r{suffix}"))
    row = dict(zip(head, first, strict=True))
    assert head[:3] == ["Operating system", "Serial number", "Disk serial number"]
    assert head[10:12] == ["Record ID", "Terminal type"]
    assert [row[name] for name in ("Operating system", "Serial number", "Ownership", "Trust")] == [
        *("Windows", "00123", "Company", "Trusted"),
    ]
    assert (row["Record ID"], row["Version"]) == ("7342696918970192701", "3")
    assert (row["Terminal type"], row["Registered by"]) == ("Desktop", "Pre-registered")
    assert (row["Shared device"], row["Certification level"]) == ("Yes", "9")
    assert row["Created at"] == "2024-03-05 10:14:09 +08:00"
    assert second[5] == "8d0d866b16519537"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("lang", Lang)
def test_what_was_exported_can_be_read_again(tmp_path, suffix, lang):
    """The same devices, whichever language it is in."""
    with open_table(_write(tmp_path / f"r{suffix}", lang)) as table:
        devices = [checked.device for checked in check_rows(table)]
    assert devices == [record.device for record in RECORDS]


def test_nothing_of_the_api_becomes_a_formula(tmp_path):
    """In a workbook a text is a text; in CSV a sign before it keeps it one."""
    head, first, _ = _table(_write(tmp_path / "r.csv"))
    assert first[head.index("Model")] == "'=HYPERLINK(1)"
    sheet = load_workbook(_write(tmp_path / "r.xlsx")).active
    cell = sheet.cell(2, head.index("Model") + 1)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    for sign in "=+-@\t\r":
        assert harmless(f"{sign}1") == f"'{sign}1"
    assert harmless("1=1") == "1=1"


def test_json_lines_have_the_names_and_numbers_of_the_api(tmp_path):
    """Whatever language was asked for."""
    lines = _write(tmp_path / "r.jsonl", Lang.ZH).read_text("utf-8").splitlines()
    first, second = map(json.loads, lines)
    assert second == {
        "device_record_id": "7342697572408865327",
        "version": "",
        "device_system": 4,
        "android_id": "8d0d866b16519537",
        "device_ownership": 1,
        "device_status": 2,
    }
    assert (first["is_public"], first["version"], first["created_at"]) == (True, "3", 1709604849)


@pytest.mark.parametrize("suffix", KINDS)
def test_half_a_file_is_none(tmp_path, suffix):
    """Whatever ends the writing, nothing is left in the folder."""
    path = tmp_path / f"r{suffix}"
    with pytest.raises(KeyError), registry_file(path, Lang.EN, NOW) as write:
        write(RECORDS)
        raise KeyError
    assert list(tmp_path.iterdir()) == []
