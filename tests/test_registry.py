"""The registry as a whole, over real HTTP: exported, and beside a file's rows."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook

from importer.api.client import DeviceApi
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import Journal
from importer.model.errors import InputError
from importer.model.run import Status
from importer.model.settings import Credentials, Settings
from importer.pipeline import stage
from importer.registry import Exported, bounds, compare, export, find, write_comparison
from importer.sandbox.app import running
from importer.sandbox.faults import Faults
from importer.sandbox.options import WRITE
from importer.texts import say
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
    assert (done.stopped.slug, done.records) == ("scope-read", 0)
    assert "device_record:read" in done.stopped.params["scope"]
    assert list(tmp_path.iterdir()) == []


def test_trouble_on_the_way_costs_no_record(tmp_path, impatient):
    """Lost answers, resets, pages of a proxy, half answers."""
    faults = Faults(lost=0.1, reset=0.1, html=0.1, truncated=0.1, error500=0.1)
    with running(replace(QUIET, seeded=True, faults=faults)) as box:
        done = _export(box, tmp_path / "r.jsonl")
    assert done == Exported(8, 0)


def test_a_record_that_comes_twice_is_written_once(tmp_path):
    """The registry changes while it is read; that is said."""
    with calling(replace(QUIET, faults=Faults(churn=True))) as api:
        for number in range(250):
            api.create(serial_number=_serial(number))
        done = _export(api.sandbox, tmp_path / "r.jsonl")
    assert done == Exported(250, 2)
    assert len(set(_serials(tmp_path / "r.jsonl"))) == 250


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
    assert (raised.value.slug, path.read_text()) == ("file-exists", "mine")


# -- compared -----------------------------------------------------------------------------------


def _sheet(folder, serials, ownership="Company", name="devices.csv"):
    lines = [f"Windows,{serial},{ownership}" for serial in serials]
    path = folder / name
    path.write_text("\n".join(["OS,Serial number,Ownership", *lines]) + "\n")
    return path


@pytest.fixture
def compared(tmp_path):
    """Compares a file with a sandbox's registry."""
    with Journal(tmp_path / "compare.db", lasting=False) as journal:

        def comparing(box, path, both_ways=False, sending=None):
            run = stage(journal, path).run
            settings = Settings(box.base_url, KEYS, tmp_path, rate=2000)
            how = (sending or Sending(), Stop())
            return asyncio.run(compare(journal, run, settings, how, both_ways)), journal

        yield comparing


def test_a_run_that_waits_to_be_sent_is_not_compared(registry, tmp_path):
    """Its rows would be settled as missing, and never sent; in both languages."""
    with Journal(tmp_path / "t.db") as journal:
        run = stage(journal, _sheet(tmp_path, ["NEW00001"])).run
        settings = Settings(registry.base_url, KEYS, tmp_path, rate=2000)
        with pytest.raises(InputError) as raised:
            asyncio.run(compare(journal, run, settings))
        assert raised.value.slug == "compare-lasting"
        assert all("passing_journal()" in raised.value.text(lang) for lang in Lang)
        assert journal.counts(run.run_id) == {(1, Status.PENDING): 1}


def _serial(number):
    return f"PF4A{number:04}"


def test_each_row_is_told_what_the_registry_has(registry, compared, tmp_path):
    """There and as the file says, missing, of another system."""
    path = _sheet(tmp_path, [_serial(1), "PF4Z0001", _serial(10)])
    done, _ = compared(registry, path, both_ways=True)
    assert done.counts == {Status.EQUAL: 1, Status.MISSING: 2}
    assert (done.records, done.extra, done.exit_code) == (250, 249, 1)


def test_all_there_ends_with_0(registry, compared, tmp_path):
    """Only then."""
    done, _ = compared(registry, _sheet(tmp_path, map(_serial, range(1, 10))))
    assert (done.counts, done.exit_code) == ({Status.EQUAL: 9}, 0)


def test_a_small_file_is_looked_up(registry, compared, tmp_path):
    """Two devices are not worth a registry: two pages, then one request for each; nobody claims
    to know what else there is."""
    done, _ = compared(registry, _sheet(tmp_path, [_serial(1), _serial(249)]))
    gets = [call for call in registry.calls if call.method == "GET"]
    assert (done.counts, done.extra, len(gets)) == ({Status.EQUAL: 2}, None, 4)


def test_a_second_record_behind_what_was_read_is_found(compared, tmp_path):
    """A row that has a record on the first page is looked up as well."""
    with calling() as api:
        mac = "8C:16:45:6B:29:D4"
        api.created(serial_number="PF4A0001")
        for number in range(150):
            api.created(serial_number=f"PF4Z{number:04}")
        api.created(disk_serial_number="S4EVNX0M1", mac_address=mac)
        path = tmp_path / "devices.csv"
        path.write_text("OS,Serial number,Disk serial number\nWindows,PF4A0001,S4EVNX0M1\n")
        done, _ = compared(api.sandbox, path)
        assert (done.counts, done.exit_code) == ({Status.SEVERAL: 1}, 1)


def test_short_pages_are_not_the_end(registry, compared, tmp_path, monkeypatch):
    """How many records a page has is the API's affair: the list ends where it says so."""
    whole = DeviceApi.list
    monkeypatch.setattr(DeviceApi, "list", lambda api, f, _=1, t="": whole(api, f, 30, t))
    done, _ = compared(registry, _sheet(tmp_path, [_serial(249)]))
    assert (done.counts, done.extra) == ({Status.EQUAL: 1}, None)


def test_where_nothing_was_compared_nothing_is_as_the_file_says(registry, compared, tmp_path):
    """Every row is left out, or invalid: no exit code 0, and no green banner."""
    path = tmp_path / "devices.csv"
    path.write_text("OS,Serial number,Category\nWindows,PF4A0001,Monitor\n")
    done, journal = compared(registry, path)
    assert (done.counts, done.exit_code) == ({Status.LEFT_OUT: 1}, 1)
    written = write_comparison(journal, done, "0", Lang.EN, (tmp_path / "c.xlsx", None))
    cells = [cell for row in load_workbook(written)["Summary"].values for cell in row]
    assert say("report.comparison.nothing", Lang.EN) in cells


def test_a_value_that_differs_is_told_old_and_new(registry, compared, tmp_path):
    """In the workbook, with what to do."""
    done, journal = compared(registry, _sheet(tmp_path, [_serial(1)], "Personal"))
    assert done.counts == {Status.DIFFERS: 1}
    path = write_comparison(journal, done, "ab" * 32, Lang.EN)
    assert path.name.startswith("devices.comparison-")
    book = load_workbook(path)
    assert book.sheetnames == ["Summary", "Differs"]
    head, row = (list(line) for line in book["Differs"].iter_rows(values_only=True))
    assert head[:3] == ["Row in file", "In the registry → in the file", "Device record ID"]
    assert row[:2] == [2, "Ownership: Company → Personal"]
    assert row[3:] == ["Windows", _serial(1), "Personal"]
    facts = [cell.value for line in book["Summary"].iter_rows() for cell in line if cell.value]
    assert "ab" * 32 in facts
    assert say("report.comparison.differs", Lang.EN) in facts


def test_what_is_only_in_the_registry_has_its_sheet(registry, compared, tmp_path):
    """With all that is known of it."""
    done, journal = compared(registry, _sheet(tmp_path, [_serial(1)]), both_ways=True)
    book = load_workbook(write_comparison(journal, done, "", Lang.EN))
    extra = [line[1] for line in book["Only in the registry"].iter_rows(values_only=True)]
    assert len(extra) == 250
    assert _serial(2) in extra
    assert _serial(1) not in extra


def test_what_is_only_in_the_registry_is_listed_where_that_was_asked_for(
    registry, compared, tmp_path
):
    """Read to its end because that was the cheaper way, it is counted: a list of nine devices
    becomes no workbook of all the others."""
    done, journal = compared(registry, _sheet(tmp_path, map(_serial, range(1, 10))))
    assert (done.records, done.extra, list(done.others())) == (250, 241, [])
    book = load_workbook(write_comparison(journal, done, "", Lang.EN))
    assert "Only in the registry" not in book.sheetnames
    assert 241 in [cell for row in book["Summary"].values for cell in row]


def test_how_long_it_takes_at_most_goes_for_a_large_registry(registry, tmp_path):
    """Three devices with an identifier each: one of 300 records is read in three pages."""
    with Journal(tmp_path / "c.db", lasting=False) as journal:
        run = stage(journal, _sheet(tmp_path, map(_serial, range(1, 4)))).run
        settings = Settings(registry.base_url, KEYS, tmp_path, rate=10)
        assert bounds(journal, run, settings) == (300, 1.5)


def test_without_an_answer_no_row_says_anything(compared, tmp_path):
    """No permission to read: the reason, and not "missing"."""
    path = _sheet(tmp_path, ["PF4Z0001"])
    with running(replace(QUIET, scopes=frozenset({WRITE}))) as box:
        done, _ = compared(box, path)
    assert done.stopped is not None
    assert (done.stopped.slug, done.exit_code) == ("scope-read", 3)
    assert done.counts == {Status.PENDING: 1}


def test_a_list_that_heeds_no_filter_is_no_proof(compared, tmp_path):
    """Twenty pages for one serial number: then only the whole list tells."""
    faults = Faults(nofilter=True)
    with calling(replace(QUIET, faults=faults)) as api:
        for number in range(2300):
            api.create(serial_number=_serial(number))
        done, _ = compared(api.sandbox, _sheet(tmp_path, [_serial(2299)]))
    assert done.stopped is not None
    assert done.stopped.slug == "list-unfiltered"


def test_the_proof_is_written_elsewhere_where_its_place_can_not_be(registry, compared, tmp_path):
    """Reading the registry took its time; what is there already is not overwritten."""
    done, journal = compared(registry, _sheet(tmp_path, [_serial(1)]))
    wrong, spare = tmp_path / "devices.csv" / "c.xlsx", tmp_path / "results"
    path = write_comparison(journal, done, "", Lang.EN, (wrong, spare))
    assert path.parent == spare
    with pytest.raises(InputError) as caught:
        write_comparison(journal, done, "", Lang.EN, (path, spare))
    assert caught.value.slug == "results-exists"


def test_a_look_up_asks_in_other_spellings(compared, tmp_path):
    """What the whole list would find is not called missing."""
    with calling() as api:
        for number in range(300):
            api.created(serial_number=f"PF4Z{number:04}")
        api.created(serial_number="pf4a0001")
        api.created(mac_address="8c-16-45-6b-29-d4")
        path = tmp_path / "devices.csv"
        rows = ["Windows,PF4A0001,", "Windows,,8C:16:45:6B:29:D4", "Windows,PF4A0002,"]
        path.write_text("\n".join(["OS,Serial number,MAC address", *rows]) + "\n")
        done, _ = compared(api.sandbox, path)
        assert (done.counts, done.extra) == ({Status.EQUAL: 2, Status.MISSING: 1}, None)


def test_an_export_of_what_was_not_asked_for_is_none(tmp_path):
    """A list that does not filter; where all are asked for, it is as good as another."""
    options = replace(QUIET, faults=Faults(nofilter=True))
    with calling(options) as api:
        api.created(serial_number="PF4A0001")
        done = _export(api.sandbox, tmp_path / "a.csv", {"device_ownership": "1"})
        assert (done.stopped.slug, list(tmp_path.glob("*.csv"))) == ("list-filter", [])
        assert _export(api.sandbox, tmp_path / "a.csv", {"device_ownership": "2"}).records == 1


def test_a_repeated_row_that_wants_something_else_is_told(registry, compared, tmp_path):
    """The registry can't be as both say: exit code 1, and the sheet of repeats says it."""
    serial = _serial(1)
    path = _sheet(tmp_path, [serial, _serial(2)])
    path.write_text(path.read_text() + f"Windows,{serial},Personal\nWindows,{serial},\n")
    done, journal = compared(registry, path)
    assert done.counts == {Status.REPEATED: 2, Status.EQUAL: 2}
    assert (done.disagreeing, done.exit_code) == (1, 1)
    book = load_workbook(write_comparison(journal, done, "", Lang.EN))
    said = [line[1] for line in book["Repeated"].iter_rows(values_only=True, min_row=2)]
    assert "Ownership: Company → Personal" in said[0]
    assert said[1] == "The same device as row 2."
    facts = [cell for line in book["Summary"].values for cell in line if cell]
    assert say("report.comparison.differs", Lang.EN) in facts


def test_repeated_rows_that_say_the_same_are_no_matter(registry, compared, tmp_path):
    """Nor one that says more than the first, where the registry says it too."""
    path = _sheet(tmp_path, [_serial(1)], "")
    path.write_text(path.read_text() + f"Windows,{_serial(1)},Company\n")
    done, _ = compared(registry, path)
    assert (done.counts, done.exit_code) == ({Status.EQUAL: 1, Status.REPEATED: 1}, 0)


def test_all_cells_of_a_row_are_in_the_proof(registry, compared, tmp_path):
    """Those beyond the last heading as well; an identifier that stands nowhere is hidden."""
    path = tmp_path / "devices.xlsx"
    book = Workbook()
    book.active.append(["OS", "Serial number", "UUID"])
    book.active.append(["Windows", _serial(1), None, None, "behind"])
    book.save(path)
    done, journal = compared(registry, path)
    assert done.counts == {Status.EQUAL: 1}
    sheet = load_workbook(write_comparison(journal, done, "", Lang.EN))["As the file says"]
    row = [cell.value for cell in sheet[2]]
    assert row[2:] == ["Windows", _serial(1), None, None, "behind"]
    assert sheet.column_dimensions["E"].hidden


def _find(box, tmp_path, text=""):
    return asyncio.run(find(Settings(box.base_url, KEYS, tmp_path, rate=2000), text))


def _found(found):
    return [record.device.serial_number for record in found.records]


def test_without_a_text_the_first_records_are_found(registry, tmp_path):
    """A page of them, and that there are more."""
    found = _find(registry, tmp_path)
    assert (len(found.records), found.more, found.stopped) == (100, True, None)


@pytest.mark.parametrize("text", ["PF4A0007", "pf4a0007", "ＰＦ4A0007"])
def test_a_record_is_found_by_its_identifier(registry, tmp_path, text):
    """However its letters are written."""
    assert _found(_find(registry, tmp_path, text)) == ["PF4A0007"]


@pytest.mark.parametrize(
    "text", ["3c:52:82:1a:2b:3c", "3C-52-82-1A-2B-3C", "3c52821a2b3c", "3c52.821a.2b3c"]
)
def test_a_record_is_found_by_its_network_card(tmp_path, text):
    """In each spelling; every record that has it."""
    with calling() as api:
        for number in (1, 2):
            mac = {1: "3c:52:82:1a:2b:3c", 2: "3c:52:82:1a:2b:3d"}[number]
            api.create(serial_number=f"PF4A000{number}", mac_address=mac)
        assert _found(_find(api.sandbox, tmp_path, text)) == ["PF4A0001"]


def test_a_record_is_found_by_its_id(registry, tmp_path):
    """As a results workbook names it."""
    record_id = _find(registry, tmp_path).records[7].record_id
    assert _found(_find(registry, tmp_path, record_id)) == ["PF4A0007"]


@pytest.mark.parametrize("text", ["PF4A", "PF4A00070", "x", "N/A", "0", "\x00", "%"])
def test_what_nobody_has_is_not_found(registry, tmp_path, text):
    """A part of an identifier is none."""
    found = _find(registry, tmp_path, text)
    assert (found.records, found.stopped) == ((), None)


def test_a_filter_that_filters_nothing_finds_nothing_else(registry, tmp_path):
    """What was not asked for is not shown, and it is said that it can't be looked up."""
    faults = Faults(nofilter=True)
    with calling(replace(QUIET, faults=faults)) as api:
        for number in range(3):
            api.create(serial_number=f"PF4A{number:04}")
        assert _found(_find(api.sandbox, tmp_path, "PF4A0001")) == ["PF4A0001"]
        assert _found(_find(api.sandbox, tmp_path, "PF4A0009")) == []


def test_without_the_permission_to_read_nothing_is_found(tmp_path):
    """The reason names the scope."""
    with running(replace(QUIET, scopes=frozenset({WRITE}))) as box:
        found = _find(box, tmp_path, "PF4A0001")
    assert found.stopped is not None
    assert (found.records, found.stopped.slug) == ((), "scope-read")
