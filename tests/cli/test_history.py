"""Looking back: runs, what was taken back, journals that can't be read."""

from __future__ import annotations

import json
import shlex
import time
from pathlib import Path

import openpyxl
import pytest

from importer.journal.journal import Journal
from importer.model.run import Outcome, Status
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import HEADER, good_line, write_book

FAST = ("--rate", "500")


def _journals(home):
    return home / "home" / "journals"


def test_an_undone_run_says_so_everywhere(command, file, tenant):
    """Counts, exit codes, the workbook; and its file is sent again."""
    with running(QUIET) as box:
        tenant(box)
        path = file(4)
        _, out, _ = command("run", path, "--yes", "--json", *FAST)
        run_id = json.loads(out)["run_id"]
        code, out, err = command("undo", run_id, "--yes", *FAST)
        assert (code, box.registry.count()) == (0, 0)
        assert "4  removed" in err
        _, out, _ = command("runs", "--json")
        document = json.loads(out)
        assert (document["counts"], document["exit_code"]) == ({"removed": 4}, 0)
        assert "Removed 4" in command("runs")[1]
        code, out, err = command("resume", run_id, "--yes", "--json", *FAST)
        assert (code, json.loads(out)["sent_now"]) == (0, {})
        assert "was taken back" in err
        code, out, _ = command("run", path, "--yes", "--json", *FAST)
        again = json.loads(out)
        assert (again["counts"], box.registry.count()) == ({"created": 4}, 4)
        assert again["run_id"] != run_id


def test_an_undo_tells_of_what_may_still_be_registered(command, file, tenant, home):
    """A process that was killed left a request without an answer: until somebody asks, the run is
    not taken back, whatever was; named rows say nothing of others."""
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(3), "--max-rows", "2", "--yes", "--json", *FAST)
        run_id = json.loads(out)["run_id"]
        (path,) = _journals(home).glob("*.db")
        with Journal(path) as journal:
            journal.log(run_id).sent(4, time.time())
        code, _, err = command("undo", run_id, "--rows", "2", "--yes", *FAST)
        assert (code, "answer was lost" in err) == (0, False)
        for left in ("2  removed", "No device of this run is left"):
            code, out, err = command("undo", run_id, "--yes", "--json", *FAST)
            assert (code, json.loads(out)["exit_code"], box.registry.count()) == (1, 1, 0)
            assert left in err
            assert "answer was lost: 1." in err
        assert f"resume {run_id}" in err
        command("resume", run_id, "--retry-failed", "--yes", *FAST)
        code, _, err = command("undo", run_id, "--yes", *FAST)
        assert (code, box.registry.count(), "answer was lost" in err) == (0, 0, False)


def test_the_workbook_of_an_undone_run_counts_removed_rows(command, file, tenant, home):
    """As its summary says."""
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(3), "--yes", "--json", *FAST)
        target = home / "undone.xlsx"
        run_id = json.loads(out)["run_id"]
        command("undo", run_id, "--yes", "--results", target, *FAST)
    summary = openpyxl.load_workbook(target)["Summary"]
    texts = [cell for row in summary.values for cell in row if cell is not None]
    assert "Removed" in texts
    assert "Created" not in texts


def test_an_undo_tells_of_the_runs_that_rest_on_it(command, file, tenant):
    """Before it deletes anything, and with the command that registers them again."""
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(2), "--yes", "--json", *FAST)
        first = json.loads(out)["run_id"]
        _, out, _ = command("run", file(5, name="more.csv"), "--yes", "--json", *FAST)
        second = json.loads(out)["run_id"]
        code, _, err = command("undo", first, *FAST)
        assert (code, box.registry.count()) == (10, 5)
        assert f"Rows of run {second} that count on devices of this run: 2;" in err
        code, _, err = command("undo", first, "--yes", *FAST)
        assert f"device-importer resume {second} --base-url {box.base_url}" in err
        code, out, _ = command("resume", second, "--yes", "--json", *FAST)
        document = json.loads(out)
        assert (document["counts"], document["sent_now"]) == ({"created": 5}, {"created": 2})
        assert box.registry.count() == 5


def test_a_plan_says_what_was_looked_up(command, file, tenant):
    """What is there, what is gone, and as JSON."""
    with running(QUIET) as box:
        tenant(box)
        path = file(3)
        _, out, _ = command("run", path, "--yes", *FAST)
        record_id = next(iter(box.registry.find({}))).device_record_id
        box.registry.delete(record_id)
        _, out, err = command("run", path, "--again", "--yes", "--json", *FAST)
        assert box.registry.count() == 3
    document = json.loads(out)
    assert document["verified"] == {"there": 2, "gone": 1, "memory": 0, "why": ""}
    assert document["counts"] == {"created": 1, "created_before": 2}
    assert "2 there already (checked just now)" in err
    assert "1 created before, but no longer there" in err
    assert "registry has it no more" in err


def test_a_check_says_that_it_remembers(command, file, tenant):
    """It asks nobody."""
    with running(QUIET) as box:
        tenant(box)
        path = file(3)
        command("run", path, "--yes", *FAST)
        calls = len(box.calls)
        code, err, _ = command("check", path)
        assert len(box.calls) == calls
    assert code == 0
    assert "3 created before by what this computer remembers" in err


def test_a_laptop_with_one_more_identifier_is_registered_once(command, home, tenant):
    """Last month's list had serial numbers, this month's has UUIDs too."""
    with running(QUIET) as box:
        tenant(box)
        path = home / "october.csv"
        path.write_text("OS,Serial number\nWindows,SN000001\n", encoding="utf-8")
        command("run", path, "--yes", *FAST)
        path = home / "november.csv"
        path.write_text(HEADER + good_line(1), encoding="utf-8")
        code, out, err = command("run", path, "--yes", "--json", *FAST)
        assert box.registry.count() == 1
    assert (code, json.loads(out)["counts"]) == (0, {"created_before": 1})
    assert "identifiers can't be added later" in err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_unreadable_journal_is_not_no_run(command, home, lang):
    """It is said which, and the exit code is not 0."""
    _journals(home).mkdir(parents=True)
    (_journals(home) / "x.db").write_bytes(b"no database at all, for sure" * 100)
    code, out, err = command("runs", "--lang", lang)
    assert (code, out) == (5, "")
    assert "x.db" in err
    assert "No run yet" not in err and "还没有" not in err


def test_a_journal_damaged_in_its_middle_hides_no_other(command, file, home):
    """The runs of tenants after it are listed, and their reports can be written."""
    _, out, _ = command("run", file(), "--sandbox", "--yes", "--json")
    run_id = json.loads(out)["run_id"]
    (whole,) = _journals(home).glob("*.db")
    damaged = bytearray(whole.read_bytes())
    page = 4096
    damaged[page:] = b"\xff" * (len(damaged) - page)
    (_journals(home) / "a.db").write_bytes(damaged)
    code, out, err = command("runs")
    assert code == 5
    assert run_id in out
    assert "a.db" in err
    code, out, _ = command("report", run_id)
    assert (code, Path(out.strip()).exists()) == (0, True)
    assert command("report", "nowhere")[0] == 5


def test_a_path_of_the_address_is_in_the_printed_command(command, file, home, monkeypatch):
    """A gateway in front of the API: without its path another journal would be looked into."""
    monkeypatch.setenv("FEISHU_APP_ID", "cli_a")
    monkeypatch.setenv("FEISHU_APP_SECRET", "x")
    address = "http://127.0.0.1:9/api/feishu"
    given = ("--base-url", address + "/", "--yes", "--give-up-after", "1s", "--lang", "en")
    code, _, err = command("run", file(1), *given)
    assert code == 4
    assert f"--base-url {address} --lang en\n" in err
    assert f"--base-url {address}" in command("runs")[1]
    book = openpyxl.load_workbook(next(home.glob("*.results-*.xlsx")))
    texts = [str(cell) for row in book["Summary"].values for cell in row]
    assert any(f"--base-url {address}" in text for text in texts)


def test_retry_failed_without_a_name_takes_the_last_run_that_has_such_rows(command, home, tenant):
    """Not simply the last one; without such rows anywhere that one is named."""
    with running(QUIET) as box:
        tenant(box)
        paths = []
        for number in (1, 2):
            paths.append(home / f"{number}.csv")
            paths[-1].write_text(HEADER + good_line(number), encoding="utf-8")
        ids = [
            json.loads(command("run", path, "--yes", "--json", *FAST)[1])["run_id"]
            for path in paths
        ]
        (journal_file,) = _journals(home).glob("*.db")
        box.registry.delete(next(iter(box.registry.find({}))).device_record_id)
        with Journal(journal_file) as journal:
            journal.log(ids[0]).settle(Outcome(2, Status.REJECTED, code=1785005))
        given = ("resume", "--retry-failed", "--yes", "--json", *FAST)
        first, second = (json.loads(command(*given)[1]) for _ in range(2))
    assert (first["run_id"], first["sent_now"]) == (ids[0], {"created": 1})
    assert (second["run_id"], second["sent_now"]) == (ids[1], {})


def test_a_check_tells_of_devices_that_wait_in_an_unfinished_run(command, file, tenant):
    """As the plan of a run does, with the command that continues it."""
    with running(QUIET) as box:
        tenant(box)
        _, out, _ = command("run", file(4), "--yes", "--json", "--max-rows", "1", *FAST)
        run_id = json.loads(out)["run_id"]
        for name, rows in (("devices.csv", 4), ("more.csv", 6)):
            code, err, _ = command("check", file(rows, name=name))
            assert code == 0
            assert f"wait in run {run_id}, which was not finished: 3." in err
            assert f"device-importer resume {run_id} --base-url {box.base_url}" in err
        command("resume", "--yes", *FAST)
        assert run_id not in command("check", file(6, name="other.csv"))[1]


def test_resume_of_a_finished_run_looks_up_what_was_left_out(command, file, tenant, home):
    """Duplicates without a record id: it says so, asks, and writes them into a workbook."""
    with running(QUIET) as box:
        tenant(box)
        path = file(3)
        command("run", path, "--yes", *FAST)
        (journal_file,) = _journals(home).glob("*.db")
        with Journal(journal_file) as journal:
            journal._database.change("DELETE FROM ledger")
        _, out, _ = command("run", path, "--again", "--yes", "--json", "--no-lookup", *FAST)
        document = json.loads(out)
        assert document["counts"] == {"duplicate": 3}
        calls = len(box.calls)
        for again in (("run", path), ("resume", document["run_id"], "--no-lookup")):
            assert "no record id" not in command(*again, "--yes", *FAST)[2]
        assert len(box.calls) == calls
        code, out, err = command("resume", document["run_id"], "--yes", "--json", *FAST)
        assert (code, json.loads(out)["sent_now"]) == (0, {})
        assert "record ids of devices that were there already: 3." in err
        with Journal(journal_file) as journal:
            stored = list(journal.stored(document["run_id"]))
        assert all(row.outcome.record_id for row in stored)
        assert json.loads(out)["results"] != document["results"]
        assert "no record id" not in command("resume", document["run_id"], "--yes", *FAST)[2]


def test_a_folder_of_journals_that_can_not_be_read_is_not_no_run_yet(command, home):
    """Nobody knows then whether there are runs: exit 5, with the folder's name."""
    folder = home / "home" / "journals"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    for arguments in (("runs",), ("report", "r1")):
        code, _, err = command(*arguments)
        assert (code, "No run" in err, str(folder) in err) == (5, False, True)


def test_a_damaged_journal_is_told_with_a_way_out(command, home):
    """That its disk has room is no advice then."""
    folder = home / "home" / "journals"
    folder.mkdir(parents=True)
    (folder / "a-12345678.db").write_bytes(b"garbage" * 1000)
    code, _, err = command("runs")
    assert code == 5
    assert "is damaged" in err
    assert "backup" in err


def test_runs_stand_in_the_order_of_their_time_whatever_their_journal(command, file, tenant):
    """With the zone said once; local, as the ids are."""
    with running(QUIET) as box:
        tenant(box)
        command("run", file(2, name="a.csv"), "--yes", *FAST)
        command("run", file(2, name="b.csv"), "--sandbox", "--yes", *FAST)
        command("run", file(3, name="c.csv"), "--yes", *FAST)
        _, out, _ = command("runs", "--lang", "en")
    heads = [line for line in out.splitlines() if line.endswith(".csv")]
    assert [Path(line.split("  ")[-1]).name for line in heads] == ["a.csv", "b.csv", "c.csv"]
    assert out.splitlines()[0] == "Times are local (UTC+08:00)."
    assert out.count("+08:00") == 1
    run_id, when = heads[0].split("  ")[:2]
    assert run_id[:13] == when.replace("-", "").replace(" ", "-").replace(":", "")


def test_a_corrected_run_names_the_one_that_it_corrects(command, file):
    """In the list, and for programs."""
    command("run", file(2, "Windoze,XK93QTR,YK92R33,\n"), "--sandbox", "--yes", *FAST)
    _, out, _ = command("runs", "--json")
    first = json.loads(out)
    book = openpyxl.load_workbook(first["results"])
    sheet = book["To fix"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Operating system"]).value = "Windows"
    book.save(first["results"])
    command("run", first["results"], "--sandbox", "--yes", *FAST)
    second = json.loads(command("runs", "--json")[1].splitlines()[1])
    assert (first["corrects"], second["corrects"]) == (None, first["run_id"])
    assert f"corrects rows of run {first['run_id']}" in command("runs", "--lang", "en")[1]


def test_an_undo_takes_a_files_name_where_one_run_is_meant(command, file, tenant, home):
    """Its path, its name alone, or that of its results; a run that created nothing is none."""
    with running(QUIET) as box:
        tenant(box)
        path = file(2)
        command("run", path, "--yes", *FAST)
        command("run", path, "--yes", "--again", *FAST)
        code, _, err = command("undo", path.name, "--yes", "--lang", "en", *FAST)
        assert (code, box.registry.count()) == (0, 0)
        assert str(path) in err
        code, _, err = command("undo", home / "other.csv", "--yes", "--lang", "en", *FAST)
        assert (code, "other.csv" in err) == (2, True)


def test_where_several_runs_are_meant_nothing_is_taken_back(command, file, tenant):
    """They are named, to choose from."""
    with running(QUIET) as box:
        tenant(box)
        ids = []
        for number in (2, 3):
            path = file(number)  # another content under the same name
            _, out, _ = command(
                "run", path, "--yes", "--json", "--results", f"{path}.{number}.xlsx"
            )
            ids.append(json.loads(out)["run_id"])
        before = box.registry.count()
        code, _, err = command("undo", path, "--yes", "--lang", "en", *FAST)
        assert (code, box.registry.count()) == (2, before)
        _, _, chinese = command("undo", path, "--yes", "--lang", "zh", *FAST)
    assert all(f"{run_id} (import, " in err for run_id in ids)
    assert all(f"{run_id}（导入，" in chinese for run_id in ids)


def test_a_report_takes_a_files_name(command, file, home):
    """As the list of runs shows it."""
    command("run", file(2), "--sandbox", "--yes", *FAST)
    code, out, _ = command("report", "devices.csv", "--results", home / "again.xlsx")
    assert (code, out.strip()) == (0, str(home / "again.xlsx"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_file_that_was_only_checked_is_not_gone_on_with(command, file, tenant, lang):
    """Somebody said no to it: it is called checked, and the command beside it imports the file,
    which says that nothing was sent; of a run that was begun and stopped it goes on."""
    with running(QUIET) as box:
        tenant(box)
        path = file(3)
        assert command("run", path, "--lang", lang)[0] == 10
        out = command("runs", "--lang", lang)[1]
        assert {"en": "checked only", "zh": "仅检查"}[lang] in out
        assert "resume" not in out
        printed = next(line for line in out.splitlines() if "device-importer" in line)
        way = shlex.split(printed[printed.index("device-importer") :])[1:]
        _, _, err = command(*way, "--lang", lang)
        assert {"en": "was begun before", "zh": "已开始导入"}[lang] not in err
        assert {"en": "was checked before", "zh": "已检查过"}[lang] in err
        assert box.registry.count() == 0
        code, _, err = command(*way, "--yes", "--max-rows", "2", "--lang", lang, *FAST)
        assert (code, box.registry.count()) == (6, 2)
        out = command("runs", "--lang", lang)[1]
        assert "device-importer resume" in out
        assert {"en": "checked only", "zh": "仅检查"}[lang] not in out


def test_a_checked_file_that_is_gone_is_imported_by_the_runs_name(command, file, tenant):
    """As it was checked; a command that names no file would only fail."""
    with running(QUIET) as box:
        tenant(box)
        path = file(2)
        command("run", path)
        path.unlink()
        out = command("runs", "--lang", "en")[1]
        printed = next(line for line in out.splitlines() if "device-importer" in line)
        assert "look at it again, and import: device-importer resume" in printed
        way = shlex.split(printed[printed.index("device-importer") :])[1:]
        assert command(*way, "--yes", *FAST)[0] == 0
        assert box.registry.count() == 2


def test_the_list_says_what_each_run_is_for(command, file):
    """An import, an update, or both; in either language."""
    path = file(2)
    command("run", path, "--sandbox", "--yes", *FAST)
    command("update", path, "--sandbox", "--yes", *FAST)
    command("run", path, "--update", "--sandbox", "--yes", *FAST)
    told = [json.loads(line)["purpose"] for line in command("runs", "--json")[1].splitlines()]
    assert told == ["create", "update", "both"]
    heads = [
        line.split("  ")[2] for line in command("runs")[1].splitlines() if "  finished" in line
    ]
    assert heads == ["import", "update", "import and update"]
    assert "  导入  已完成  " in command("runs", "--lang", "zh")[1]


@pytest.mark.parametrize("app", [(), ("cli_x", ""), ("cli_x", "secret")])
def test_a_rehearsals_run_is_named_as_one_where_it_is_looked_for_elsewhere(
    command, file, monkeypatch, app
):
    """With the command that reaches it, and what else was typed in it; no app is asked for."""
    path = file(2)
    command("run", path, "--sandbox", "--yes", *FAST)
    run_id = json.loads(command("runs", "--json")[1])["run_id"]
    for name, value in zip(("FEISHU_APP_ID", "FEISHU_APP_SECRET"), app, strict=False):
        monkeypatch.setenv(name, value)
    for wanted, options in (
        (("undo", run_id), ("--keep-confirmed", "--rows", "3")),
        (("undo", str(path)), ()),
        (("resume", run_id), ("--retry-failed",)),
    ):
        code, out, err = command(*wanted, *options)
        assert (code, out) == (2, "")
        _, _, printed = err.strip().partition("To do this in the sandbox: ")
        typed = shlex.split(printed)
        assert typed == ["device-importer", *wanted, *options, "--sandbox"]
        assert command(*typed[1:], "--yes")[0] == 0
    assert json.loads(command("runs", "--json")[1])["counts"] == {"removed": 2}


def test_a_run_that_nobody_knows_is_no_rehearsals(command, file):
    """Where the sandbox has no such run either, the fault is what it was."""
    command("run", file(2), "--sandbox", "--yes", *FAST)
    assert "No app id" in command("undo", "20200101-000000-0000")[2]
    assert "There is no run" in command("undo", "20200101-000000-0000", "--sandbox")[2]


def test_a_checked_file_is_imported_as_it_was_checked(command, home):
    """The command that is printed leaves out what was left out, says what was said, and speaks as
    it was spoken to: pasted, it sends no other rows."""
    path = home / "ledger.csv"
    lines = ("OS,Serial number,Status", "Windows,PF4ABM01,active", "Windows,PF4ABM02,lost")
    path.write_text("\n".join(lines), encoding="utf-8")
    said = ("--leave-out", "Status=lost", "--set", "device_status=Trusted")
    assert command("run", path, "--sandbox", *said)[0] == 10  # nobody is there to say yes
    printed = command("--lang", "en", "runs")[1]
    line = next(line for line in printed.splitlines() if "look at it again, and import" in line)
    arguments = shlex.split(line.partition("device-importer ")[2])
    assert arguments[:3] == ["run", str(path), "--sandbox"]
    assert arguments[-2:] == ["--lang", "en"]
    code, out, _ = command(*arguments, "--yes", "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"created": 1, "left_out": 1})
    target = home / "trusted.jsonl"
    assert command("export", target, "--sandbox", "--filter", "device_status=Trusted")[0] == 0
    trusted = target.read_text("utf-8")
    assert "PF4ABM01" in trusted and "PF4ABM02" not in trusted


def test_going_on_with_a_checked_run_proposes_no_command_that_is_none(command, home):
    """``resume`` reads no file, so that it takes none of the options that say how."""
    path = home / "ledger.csv"
    lines = ("OS,Serial number,Status", "Windows,PF4ABM01,active", "Tux,PF4ABM02,lost")
    path.write_text("\n".join(lines), encoding="utf-8")
    command("run", path, "--sandbox", "--leave-out", "Status=gone")
    run_id = command("runs")[1].splitlines()[1].split()[0]
    talk = command("resume", run_id, "--sandbox", "--lang", "en")[2]
    assert "it is sent with: Ownership “Unknown” (rows: 1" in talk
    lines = [line.strip() for line in talk.splitlines() if "device-importer" in line]
    proposed = [shlex.split(line)[1:] for line in lines if line.startswith("device-importer")]
    again = ["run", str(path), "--sandbox", "--leave-out", "Status=gone", "--lang", "en"]
    assert proposed == [
        [*again, "--leave-out", "Status=lost"],
        [*again, "--value", "operating-system:Tux=…"],
    ]


#: A list is read without the disks.
_NO_DISK = ("--map", "disk_serial_number=")
_TWICE = "OS,Serial number,Real SN\nWindows,PF4ABM01,PF4ABM77\n"


@pytest.mark.parametrize(
    "text, said",
    [
        (_TWICE, ("--map", "serial_number=Real SN")),
        ("OS,Serial number,Disk serial number\nWindows,PF4ABM77,S4EVNX0R123456\n", _NO_DISK),
        ("OS,SN,Ownership\nWindows,PF4ABM77,company\n", ("--value", "ownership:company=personal")),
        ("OS,SN\nWindows,PF4ABM01\nOS,SN\nWindows,PF4ABM77\n", ("--header-row", "3")),
        ("OS,SN\nWindows,PF4ABM77\n", ()),
    ],
)
def test_the_command_for_a_checked_file_reads_it_in_the_same_way(command, home, text, said):
    """Pasted, it goes on with the very run that was looked at: other columns, words or rows would
    be another one."""
    path = home / "ledger.csv"
    path.write_text(text, encoding="utf-8")
    looked, *_ = command("run", path, "--sandbox", *said)
    assert looked == 10
    arguments = _printed(command)
    assert arguments[:3] == ["run", str(path), "--sandbox"]
    code, out, _ = command(*arguments, "--yes", "--json", *FAST)
    told = json.loads(out)
    assert (code, told["counts"]) == (0, {"created": 1})
    assert len(command("runs", "--json")[1].splitlines()) == 1


def test_the_command_for_a_checked_workbook_reads_the_same_sheet(command, home):
    """And not the first one."""
    first, second = [["OS", "SN"], ["Windows", "PF4ABM01"]], [["OS", "SN"], ["Windows", "PF4ABM77"]]
    path = write_book(home / "two.xlsx", {"A": first, "B B": second})
    assert command("run", path, "--sandbox", "--sheet", "B B")[0] == 10
    assert _printed(command)[3:5] == ["--sheet", "B B"]


def test_a_file_checked_with_a_mappings_file_goes_on_by_its_run(command, home):
    """No command is printed that would read it with another mapping, or with none."""
    path, own = home / "ledger.csv", home / "ours.toml"
    path.write_text("Sys,Nummer\nWindows,PF4ABM77\n", encoding="utf-8")
    maps = ("--map", "operating-system=Sys", "--map", "serial-number=Nummer", "--save", "ours")
    assert command("columns", path, *maps)[0] == 0
    next(home.rglob("ours.toml")).rename(own)
    assert command("run", path, "--sandbox", "--mapping", own)[0] == 10
    arguments = _printed(command)
    assert arguments[0] == "resume"
    code, out, _ = command(*arguments, "--yes", "--json", *FAST)
    assert (code, json.loads(out)["counts"]) == (0, {"created": 1})


def _printed(command):
    printed = command("--lang", "en", "runs")[1]
    line = next(line for line in printed.splitlines() if "look at it again, and import" in line)
    return shlex.split(line.partition("device-importer ")[2])
