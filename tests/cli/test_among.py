"""What the plan says of rows and columns as a whole, and how the command ends."""

from __future__ import annotations

import json
import shlex

import pytest


def listed(home, header, *rows):
    """A list of Windows computers as a file."""
    path = home / "list.csv"
    lines = (f"Windows 11,{row}" for row in rows)
    path.write_text("\n".join((f"OS,{header}", *lines)) + "\n", encoding="utf-8")
    return path


def test_a_column_of_thousands_is_told_once(command, home):
    """One cause with its count, the way out, and the option that overrules."""
    path = listed(home, "Serial No.,Name", *(f"{n},PC{n}" for n in range(1, 3_001)))
    code, out, _ = command("check", path, "--lang", "en")
    assert code == 1
    assert out.count("running number") == 1
    assert "3000 × error" in out
    assert "--trust-column serial-number" in out


def test_trust_column_overrules(command, home):
    """As often as there are fields; another word is refused with those there are."""
    path = listed(home, "Serial No.,Room", *(f"{n},{n}" for n in range(4_002, 4_012)))
    assert command("check", path)[0] == 1
    assert command("check", path, "--trust-column", "serial_number")[0] == 0
    code, _, err = command("check", path, "--trust-column", "colour")
    assert (code, "serial_number" in err) == (2, True)


@pytest.mark.parametrize("name", ["check", "run"])
def test_a_file_that_mostly_repeats_itself_says_so_and_ends_with_one(command, home, name):
    """Each device's row stands there four times: perhaps they are other devices."""
    rows = [f"PF{n % 5},{n}" for n in range(20)]
    sending = ("--sandbox", "--yes", "--rate", "500") if name == "run" else ()
    code, out, err = command(name, listed(home, "SN,Room", *rows), *sending, "--lang", "en")
    assert code == 1
    assert "15 of 20 rows repeat" in (out if name == "check" else err)


def test_going_on_with_such_a_run_ends_with_one_as_well(command, home):
    """The exit code of a run does not depend on who asks."""
    path = listed(home, "SN,Room", *(f"PF{n % 5},{n}" for n in range(20)))
    command("run", path, "--sandbox", "--yes", "--rate", "500")
    code, out, _ = command("run", path, "--sandbox", "--yes", "--rate", "500", "--json")
    assert (code, json.loads(out)["exit_code"]) == (1, 1)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("SN,Room", [f"PF{n % 5},{n % 5}" for n in range(10)]),  # a file copied behind itself
        ("SN,Name,MAC", [f"PF{n % 4},PC{n % 4},3c:52:82:1a:32:{n:02x}" for n in range(20)]),
        ("SN,Room", ["PF1,1", "PF1,1", "PF2,2", "PF3,3"]),
    ],
)
def test_repeats_that_are_understood_are_no_matter(command, home, header, rows):
    """Half of a file, or any number of network cards: exit 0, and nothing in red."""
    code, out, _ = command("check", listed(home, header, *rows), "--lang", "en")
    assert code == 0
    assert "Most of this file" not in out


def test_cards_of_one_device_say_so_in_chinese(command, home):
    """The row that is sent is named."""
    rows = ("PF1,PC1,3c:52:82:1a:32:01", "PF1,PC1,3c:52:82:1a:32:02", "PF2,PC2,")
    code, err, _ = command("check", listed(home, "SN,Name,MAC", *rows), "--lang", "zh")
    assert code == 0
    assert "与第 2 行是同一台设备（一块网卡一行），只发送第 2 行" in err


def test_a_table_below_is_offered_as_a_whole_command(command, home):
    """The printed command, run as it stands, reads that table and nothing else."""
    path = home / "two tables.csv"
    path.write_text(
        "OS,Serial number,Asset tag\nWindows,PF4ABU01,ZC2021001\n"
        "OS,Asset tag,Serial number\nWindows,ZC2021003,PF4ABU03\n",
        encoding="utf-8",
    )
    code, out, _ = command("check", path)
    assert code == 1
    (line,) = [
        line.strip() for line in out.splitlines() if "--header-row 3" in line and "→" not in line
    ]
    name, *words = shlex.split(line)
    assert name == "device-importer"
    code, out, _ = command(*words)
    assert code == 0
    assert "1 (Windows 1)" in out
