"""The sample files show what their README says, and nothing else."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import openpyxl
import pytest

from importer import plan
from importer.journal.journal import Journal
from importer.loader.table import ReadOptions, open_table
from importer.model.run import Status
from importer.model.settings import Credentials, Settings
from importer.pipeline import Staging, check_rows, exit_code, report, send, stage
from importer.sandbox.app import SEED_DEVICES, SandboxOptions, running
from importer.texts.text import Lang
from importer.validator.rules import Rules
from importer.vocabulary.faults import Severity
from importer.vocabulary.fields import IDENTIFIERS
from tests.samples.make import write_all

SAMPLES = Path(__file__).parents[2] / "sample_data"
BOOK = "devices.xlsx"
INTUNE_COMPUTERS = (2, 3, 4, 6, 7, 8, 10, 11, 13)
MACS = (2, 8, 11)  # these have no wired card
#: File → how to read it, its rows, its errors as (row, field, slug).
FILES = {
    BOOK: (
        ReadOptions(),
        60,
        {
            (16, "serial_number", "scientific-cell"),
            (21, "idfv", "foreign-identifier"),
            (23, "serial_number", "only-placeholders"),
            (30, "disk_serial_number", "number-precision"),
            (37, "serial_number", "date-cell"),
            (39, "device_system", "system-unknown"),
            (45, "mac_address", "mac-truncated"),
            (47, "uuid", "apple-udid"),
            (49, "serial_number", "error-cell"),
        },
    ),
    "devices-en.csv": (
        ReadOptions(),
        12,
        {(7, "serial_number", "scientific"), (11, "device_system", "system-codeless")},
    ),
    "devices-gb18030.csv": (ReadOptions(), 10, set()),
    "intune-export.csv": (
        ReadOptions(),
        12,
        {
            (5, "idfv", "mobile-without-id"),
            (9, "android_id", "mobile-without-id"),
            (12, "idfv", "mobile-without-id"),
        },
    ),
    "jamf-export.csv": (ReadOptions(), 10, set()),
}
#: File → its warnings as (row, field, slug); of an export all rows that can be sent lack the disk.
WARNINGS = {
    BOOK: {
        (12, "serial_number", "placeholder"),
        (12, "serial_number", "incomplete-device"),
        (23, "serial_number", "placeholder"),
        (23, "disk_serial_number", "placeholder"),
        (23, "uuid", "placeholder"),
        (34, "android_id", "android-id-short"),
        (58, "disk_serial_number", "number-cell"),
    },
    "devices-en.csv": set(),
    "devices-gb18030.csv": set(),
    "intune-export.csv": {
        *((row, "disk_serial_number", "incomplete-device") for row in INTUNE_COMPUTERS),
        *((row, "mac_address", "first-of-several") for row in INTUNE_COMPUTERS if row not in MACS),
    },
    "jamf-export.csv": {
        (8, "mac_address", "mac-virtual"),
        *((row, "disk_serial_number", "incomplete-device") for row in range(2, 12)),
    },
}
#: Row of the ledger → the place in the sandbox's first devices of the one it meets.
SEEDED = {9: 0, 14: 2, 35: 5, 43: 6, 56: 1}


def _checked(name):
    with open_table(SAMPLES / name, FILES[name][0]) as table:
        return list(check_rows(table))


def _triples(problems, severity):
    return sorted((row, p.field, p.slug) for row, p in problems if p.severity is severity)


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """A folder with the samples as the script writes them now."""
    folder = tmp_path_factory.mktemp("samples")
    write_all(folder)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_errors_are_the_ones_shown(name):
    """Every error of a sample is one that its README speaks of, once."""
    _, count, errors = FILES[name]
    rows = _checked(name)
    problems = [(checked.row.number, p) for checked in rows for p in checked.problems]
    assert _triples(problems, Severity.ERROR) == sorted(errors)
    assert _triples(problems, Severity.WARNING) == sorted(WARNINGS[name])
    assert len(rows) == count
    refused = {checked.row.number for checked in rows if checked.device is None}
    assert refused == {row for row, _, _ in errors}


def test_the_ledger_has_all_six_systems():
    """Mostly computers with all three identifiers, and phones of each kind."""
    devices = [checked.device for checked in _checked(BOOK) if checked.device]
    counts = {code: sum(d.device_system == code for d in devices) for code in range(1, 7)}
    assert counts == {1: 28, 2: 12, 3: 3, 4: 3, 5: 3, 6: 2}
    computers = [device for device in devices if device.device_system <= 3]
    whole = [d for d in computers if d.serial_number and d.disk_serial_number and d.uuid]
    assert (len(computers), len(whole)) == (43, 42)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_csv_samples_are_as_generated(name, again):
    """The script writes every CSV file again byte by byte."""
    assert (SAMPLES / name).read_bytes() == (again / name).read_bytes()


@pytest.mark.parametrize("results", [True, False])
def test_the_workbook_is_as_generated(results, again):
    """The script writes the same cells, formats and formulas."""
    found = [_cells(folder / BOOK, results) for folder in (SAMPLES, again)]
    assert found[0] == found[1]
    assert len(found[0]) == 63 * 15


def _cells(path, results):
    book = openpyxl.load_workbook(path, data_only=results)
    assert len(book.worksheets) == 1
    cells = [
        (cell.coordinate, cell.data_type, cell.value, cell.number_format, cell.font.b)
        for row in book.worksheets[0].iter_rows()
        for cell in row
    ]
    book.close()
    return cells


def test_the_ledger_end_to_end(tmp_path):
    """Each row of the ledger gets the status that the README promises, over real HTTP."""
    options = SandboxOptions(window="off")
    with running(options) as box, Journal(tmp_path / "journal.db") as journal:
        staged = stage(journal, SAMPLES / BOOK, Staging())
        keys = Credentials(options.app_id, options.app_secret)
        settings = Settings(box.base_url, keys, tmp_path, rate=2000)
        run = asyncio.run(send(journal, staged.run, settings))
        rows = list(journal.stored(run.run_id))
        assert box.registry.count() == len(SEED_DEVICES) + 42
        for row in rows:
            if row.outcome.status is Status.CREATED:
                stored = box.registry.get(row.outcome.record_id)
                assert stored is not None
                assert dict(stored.identifiers) == row.device.identifiers()
        results = report(journal, run, Lang.ZH, tmp_path / "results.xlsx")
        assert openpyxl.load_workbook(results).sheetnames[0] == "汇总"
        assert exit_code(journal, run) == 1
        assert plan.by_status(journal.counts(run.run_id)) == {
            Status.CREATED: 42,
            Status.DUPLICATE: 5,
            Status.REPEATED: 1,
            Status.INVALID: 12,
        }
    by_status = {
        status: {row.outcome.number for row in rows if row.outcome.status is status}
        for status in (Status.DUPLICATE, Status.REPEATED, Status.INVALID)
    }
    assert by_status[Status.DUPLICATE] == SEEDED.keys()
    assert by_status[Status.REPEATED] == {32}
    assert by_status[Status.INVALID] == {row for row, _, _ in FILES[BOOK][2]} | {25, 26, 58}
    by_number = {row.outcome.number: row for row in rows}
    for number, place in SEEDED.items():
        device, seed = by_number[number].device, SEED_DEVICES[place]
        ours = {(k, v.casefold()) for k, v in device.identifiers().items()}
        assert device.device_system == seed.device_system
        assert {(k, v.casefold()) for k, v in seed.identifiers.items()} & ours
    assert by_number[32].outcome.first_row == 7
    _check_rows_among_each_other(by_number)


def _check_rows_among_each_other(by_number):
    """The serial number of two laptops, the dock of two others, a number among letters."""
    for row, other, slug in ((25, 26, "shared-identifier"), (18, 41, "shared-mac")):
        for number, named in ((row, other), (other, row)):
            problems = {p.slug: p.params["rows"] for p in by_number[number].problems}
            assert problems == {slug: str(named)}
    assert by_number[18].device.mac_address is None
    assert [p.slug for p in by_number[58].problems] == ["number-for-letters"]


def test_intune_is_known_and_its_wired_address_counts():
    """Nobody has to say which column counts: the wired card's, else the Wi-Fi card's."""
    rows = _checked("intune-export.csv")
    macs = {checked.row.number: checked.device.mac_address for checked in rows if checked.device}
    assert macs[3] == "8c:04:ba:71:71:fa"  # both; row 2 has Wi-Fi alone
    assert macs[2] == "3c:58:c2:8f:8c:0f"


def test_exports_do_not_lend_their_own_ids():
    """Intune's Device ID looks like a UUID and is none; Jamf's UDID is one."""
    intune = [checked.device for checked in _checked("intune-export.csv") if checked.device]
    assert [device.uuid for device in intune] == [None] * 9
    jamf = [checked.device for checked in _checked("jamf-export.csv") if checked.device]
    assert len({device.uuid for device in jamf} - {None}) == 10


def test_jamf_takes_the_ownership_from_the_command_line():
    """--set fills a column that the export does not have."""
    constants = {"device_ownership": "company"}
    options = ReadOptions(constants=frozenset(constants))
    with open_table(SAMPLES / "jamf-export.csv", options) as table:
        found = [checked.device for checked in check_rows(table, Rules(constants=constants))]
    assert [device.device_ownership for device in found if device] == [2] * 10


@pytest.mark.parametrize(
    ("name", "encoding", "header_row"),
    [
        (BOOK, "", 3),
        ("devices-en.csv", "utf-8-sig", 1),
        ("devices-gb18030.csv", "gb18030", 1),
        ("jamf-export.csv", "utf-8", 1),
    ],
)
def test_how_the_samples_are_read(name, encoding, header_row):
    """The encoding and the header are found without any option."""
    with open_table(SAMPLES / name) as table:
        assert (table.layout.encoding, table.layout.header_row) == (encoding, header_row)


def test_the_gb18030_sample_is_more_than_gbk():
    """It has a name that GBK can't hold, and lines as Windows ends them."""
    content = (SAMPLES / "devices-gb18030.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("gbk")
    assert content.count(b"\r\n") == content.count(b"\n") == 11
    assert _checked("devices-gb18030.csv")[4].row.cells[1] == "陈𬭎"


def test_no_device_is_in_two_samples():
    """One can be tried after the other in one sandbox without meeting the first one's devices."""
    seen: dict[tuple[str, str], str] = {}
    for name in FILES:
        for checked in _checked(name):
            identifiers = checked.device.identifiers() if checked.device else {}
            for identifier in identifiers.items():
                assert seen.setdefault(identifier, name) == name
    assert {field for field, _ in seen} == set(IDENTIFIERS)


def test_the_readme_shows_every_sample():
    """Each file has its heading and a command that names it, and there are no others."""
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    there = (path.name for path in SAMPLES.iterdir() if path.suffix in (".csv", ".xlsx"))
    files = {name for name in there if ".results-" not in name}  # of whoever tried the samples
    assert files == FILES.keys()
    assert set(re.findall(r"^## (\S+\.\w+)$", text, re.MULTILINE)) == files
    assert set(re.findall(r"^device-importer .*sample_data/(\S+)", text, re.MULTILINE)) == files
