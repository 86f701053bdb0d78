"""The command line as a user meets it: exit codes, sentences, stdout for data only."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from importer.sandbox.app import running
from tests.sandbox.calls import QUIET


def test_run_on_the_sandbox_needs_nothing(command, file):
    """No account, no configuration: a rehearsal from the first minute."""
    code, out, err = command("run", file(), "--sandbox", "--yes", "--rate", "500")
    assert (code, out) == (0, "")
    assert re.search(r"3\s+Created", err)
    results = Path(re.search(r"Results workbook: (.*)", err)[1])
    assert results.exists()
    assert re.fullmatch(r"devices\.results-\d{8}-\d{6}\.xlsx", results.name)


def test_json_is_the_contract(command, file):
    """One object with the documented keys on stdout, and nothing else there."""
    code, out, _ = command("run", file(2, "Windoze,X,Y,\n"), "--sandbox", "--yes", "--json")
    document = json.loads(out)
    assert list(document) == [
        *("schema", "command", "run_id", "file", "rows", "counts", "sent_now", "skipped"),
        *("left_out", "not_read", "notes", "causes", "verified", "results", "written"),
        *("stopped", "exit_code"),
    ]
    assert (code, document["exit_code"], document["rows"]) == (1, 1, 3)
    assert document["counts"] == {"created": 2, "invalid": 1}
    assert document["stopped"] is None
    assert Path(document["results"]).exists()


def test_chinese(command, file):
    """--lang zh, or the locale's."""
    _, _, err = command("run", file(), "--sandbox", "--yes", "--lang", "zh")
    assert "已创建" in err
    assert "结果工作簿" in err


def test_check_sends_nothing_and_keeps_nothing(command, file, home):
    """Exit 1 for invalid rows, the problems with their cells; no journal, no workbook."""
    code, err, _ = command("check", file(1, "Windoze,X,Y,\n"))
    assert code == 1
    assert "devices!A3" in err or "A3" in err
    assert not (home / "home").exists()
    assert list(home.glob("*.xlsx")) == []


def test_check_writes_a_workbook_where_it_is_asked_to(command, file, home):
    """--results: the rows to fix before anything is sent."""
    code, _, _ = command("check", file(), "--results", home / "out.xlsx")
    assert code == 0
    assert (home / "out.xlsx").exists()


def test_same_file_twice_sends_nothing(command, file, tenant):
    """The second time it says so, prints the counts and the first results, and claims to have
    done nothing itself."""
    with running(QUIET) as box:
        tenant(box)
        path = file()
        _, first, _ = command("run", path, "--yes", "--json")
        calls = len(box.calls)
        code, second, err = command("run", path, "--yes", "--json")
        assert len(box.calls) == calls
    assert code == 0
    first, second = json.loads(first), json.loads(second)
    assert (first.pop("sent_now"), second.pop("sent_now")) == ({"created": 3}, {})
    assert second == first
    assert "--again" in err
    assert "This command sent nothing." in err


def test_stopped_run_is_continued(command, file, tenant):
    """Exit 6, the command that continues, and then only the rest."""
    with running(QUIET) as box:
        tenant(box)
        code, out, err = command("run", file(5), "--yes", "--max-rows", "2", "--json")
        run_id = json.loads(out)["run_id"]
        assert (code, box.registry.count()) == (6, 2)
        assert f"device-importer resume {run_id}" in err
        code, out, _ = command("runs")
        assert f"resume {run_id}" in out
        code, out, _ = command("resume", "--yes", "--json")
        document = json.loads(out)
        assert (code, document["run_id"], box.registry.count()) == (0, run_id, 5)
        assert (document["counts"], document["sent_now"]) == ({"created": 5}, {"created": 3})


def test_runs_of_rehearsals_are_listed_alone(command, file, tenant):
    """As every other command takes --sandbox; without it all are listed."""
    assert command("runs", "--sandbox")[:2] == (0, "")
    with running(QUIET) as box:
        tenant(box)
        command("run", file(2, name="real.csv"), "--yes")
    command("run", file(3, name="rehearsed.csv"), "--sandbox", "--yes")
    for given, found in ((), (True, True)), (("--sandbox",), (False, True)):
        for form in ((), ("--json",)):
            code, out, _ = command("runs", *given, *form)
            assert (code, ("real.csv" in out, "rehearsed.csv" in out)) == (0, found)


def test_several_files_are_several_runs(command, file, tenant):
    """Each its own run, one object each; a bad one among them and nothing is sent."""
    with running(QUIET) as box:
        tenant(box)
        one, two = file(2, name="one.csv"), file(4, name="two.csv")
        code, _, _ = command("run", one, two.with_name("nowhere.csv"), "--yes")
        assert (code, box.registry.count()) == (2, 0)
        code, out, _ = command("run", one, two, "--yes", "--json")
    documents = [json.loads(line) for line in out.splitlines()]
    assert [document["counts"] for document in documents] == [
        {"created": 2},
        {"created": 2, "created_before": 2},
    ]
    assert code == 0


def test_report_again(command, file):
    """The workbook can be written from the journal at any time."""
    _, out, _ = command("run", file(), "--sandbox", "--yes", "--json")
    code, out, _ = command("report", json.loads(out)["run_id"], "--lang", "zh")
    assert code == 0
    assert Path(out.strip()).exists()
    code, _, err = command("report", "nothing")
    assert (code, "runs" in err) == (2, True)


def test_doctor(command, tenant):
    """One line each; it creates nothing and says what is missing."""
    with running(QUIET) as box:
        tenant(box)
        code, out, _ = command("doctor")
        assert (code, box.registry.count()) == (0, 0)
        assert "1785007" in out
        tenant(box, "wrong-secret-value")
        code, out, _ = command("doctor")
        assert (code, "FAIL" in out) == (3, True)
        assert "wrong-secret" not in out
    with running(replace(QUIET, scopes=frozenset())) as box:
        tenant(box)
        code, out, _ = command("doctor")
        assert code == 3
        assert "security_and_compliance:device_record:write" in out


def test_template_and_columns(command, home):
    """The template is read back by the importer itself; it overwrites nothing."""
    target = home / "t.xlsx"
    assert command("template", target)[0] == 0
    code, out, _ = command("columns", target)
    assert code == 0
    assert "Operating system → Operating system (the template's label)" in out
    assert command("template", target)[0] == 2
    assert command("template", "t" * 300)[0] == 2
    for name in ("t", "t.xls", "t.csv"):  # it would be a workbook, which nothing opens so called
        assert command("template", home / name)[0] == 2
        assert not (home / name).exists()


def test_columns_are_shown_where_they_can_not_be_used(command, home):
    """The command that explains columns shows them just where something is wrong with them."""
    path = home / "a.csv"
    path.write_text("Serial number,SN,User\nC02ABI04MD6M,1,anna\n", encoding="utf-8")
    code, out, err = command("columns", path)
    assert code == 2
    assert out.count("→ Serial number (") == 2
    assert "anna" in out
    assert "--map serial-number=" in err
    path.write_text("Serial number,User\nC02ABI04MD6M,anna\n", encoding="utf-8")
    code, out, err = command("columns", path)
    assert code == 2
    assert "→ Serial number (" in out
    assert "--set operating-system" in err


def test_resume_does_not_send_what_was_declined(command, file, tenant):
    """A run that was only looked at is sent by its name alone."""
    with running(QUIET) as box:
        tenant(box)
        assert command("run", file(3, name="declined.csv"))[0] == 10
        assert command("resume", "--yes")[0] == 2
        command("run", file(2, "Windows,XY12AB,,,n\n"), "--yes", "--max-rows", "1")
        assert command("resume", "--yes")[0] == 0
        assert box.registry.count() == 3


def test_the_command_that_continues_reaches_the_tenant(command, file, tenant):
    """It names the base address, so that it works in another terminal as well."""
    with running(QUIET) as box:
        tenant(box)
        _, _, err = command("run", file(3), "--yes", "--max-rows", "1")
        assert f"--base-url {box.base_url}" in err
        bad = "Windoze,XY12AB,,,n\n"
        _, _, err = command("run", file(3, bad, name="bad.csv"), "--yes", "--max-rows", "1")
        assert err.count("To go on:") == 1  # first what was left, then what was wrong
        _, _, err = command("resume", "--yes")
        assert re.search(r"To go on: .*device-importer run \S*bad\.results-", err)
    _, _, err = command("run", file(3), "--sandbox", "--yes", "--max-rows", "1")
    assert re.search(r"resume \S+ --sandbox", err)


def test_another_encoding_is_another_run(command, home):
    """A first try with the wrong encoding does not stick."""
    path = home / "enc.csv"
    path.write_bytes("操作系统,生产序列号,使用人\nWindows,A1B2C3D4,张三\n".encode("gb18030"))
    runs = [
        json.loads(command("run", path, "--sandbox", "--yes", "--json", "--map", *more)[1])
        for more in (
            (
                "device_system=²Ù×÷ÏµÍ³",
                "--map",
                "serial_number=Éú²úÐòÁÐºÅ",
                "--encoding",
                "latin-1",
            ),
            ("device_system=操作系统",),
        )
    ]
    assert runs[0]["run_id"] != runs[1]["run_id"]


def test_columns_says_what_is_not_read_and_that_a_column_is_blank(command, home):
    """Beside the column, with its own heading in what is proposed."""
    path = home / "d.csv"
    path.write_text("SN,OS,Compliance,Wi-Fi MAC\nPF1,Windows,Compliant,\n", "utf-8")
    code, out, err = command("columns", path, "--lang", "en")
    assert (code, "may look right" in err) == (0, False)
    assert "--map trust=Compliance with" in out
    assert "none of the first 1 filled" in out and ": \n" not in out
    assert "may look right" in command("check", path, "--lang", "en")[1]
