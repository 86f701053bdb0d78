"""How much is said: --quiet, -v, --log, and progress where there is no terminal."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from importer.cli.log import LogFile
from importer.cli.pipe import copy_pipe
from importer.cli.progress import Progress
from importer.cli.schemas import schema_text
from importer.model.run import Event, Outcome, Status
from importer.sandbox.app import running
from importer.sandbox.faults import parse_faults
from importer.texts.catalogue import catalogue, say
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET

FAST = ("--rate", "500")


def _log(path):
    schema = Draft202012Validator(json.loads(schema_text("log")))
    lines = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    for line in lines:
        schema.validate(line)
        assert line["slug"] in catalogue(), line
    return lines


@pytest.mark.parametrize("lang", Lang)
def test_quiet_says_nothing_of_what_went_well(command, file, lang):
    """stderr is empty; stdout has what was asked for all the same."""
    given = ("--sandbox", "--yes", "-q", "--lang", lang)
    code, out, err = command("run", file(2, "Windoze,X,Y,,\n"), *given, "--json", *FAST)
    assert (code, json.loads(out)["counts"]["created"], err) == (1, 2, "")
    code, out, err = command("check", file(), "--quiet", "--lang", lang)
    assert (code, err) == (0, "")
    assert "devices.csv" in out


def test_quiet_says_errors_and_stops(command, file, tenant):
    """One that ended the command, and why a run stopped, with what to do."""
    code, out, err = command("run", "no-such.csv", "-q", "--lang", "en")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    with running(QUIET) as box:
        tenant(box)
        given = ("--yes", "-q", "--max-rows", "1", "--lang", "en")
        code, _, err = command("run", file(3), *given, *FAST)
    assert code == 6
    assert "--max-rows" in err
    assert "Created" not in err


def test_quiet_shows_what_a_question_is_about(command, file, monkeypatch):
    """Nobody says yes to what he was not shown."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    code, _, err = command("run", file(3), "--sandbox", "-q", "--lang", "en")
    assert code == 10
    assert "To send: 3" in err


def test_verbose_says_what_became_of_each_row(command, file):
    """By the number that Excel shows."""
    _, _, err = command("run", file(3), "--sandbox", "--yes", "-v", "--lang", "en", *FAST)
    rows = re.findall(r"row (\d+): Created (\S+)", err)
    assert sorted(int(row) for row, _ in rows) == [2, 3, 4]
    _, _, err = command("run", file(3, name="b.csv"), "--sandbox", "--yes", "--lang", "en", *FAST)
    assert "row 2" not in err


@pytest.mark.parametrize("more", [(), ("--quiet",)], ids=["aloud", "quiet"])
def test_a_log_keeps_slugs_and_numbers(command, file, home, more):
    """The same sentences' slugs, whether they are said or not; an error too."""
    path = file(3, "Windoze,X,Y,,\n")
    given = ("--sandbox", "--yes", "--log", home / "l.jsonl", *FAST, *more)
    command("run", path, *given)
    lines = _log(home / "l.jsonl")
    found = {line["slug"]: line for line in lines}
    assert found["status.created"]["params"] == {"count": 3}
    assert found["status.created"]["level"] == "info"
    assert found["status.invalid"]["params"] == {"count": 1}
    assert found["status.invalid"]["level"] == "warning"
    assert found["problem.system-unknown"]["params"]["count"] == 1
    assert found["cli.to-send"]["params"]["calls"] == 3
    assert found["cli.table"]["params"]["file"] == path.name
    assert found["cli.table"]["text"].startswith(f"{path.name} › ")
    assert "cli.row" not in found
    command("run", path, *given)
    assert len(_log(home / "l.jsonl")) > len(lines)
    command("run", "no-such.csv", *given)
    began, error, ended = _log(home / "l.jsonl")[-3:]
    assert (began["slug"], began["params"]["command"]) == ("cli.began", "run")
    assert (error["level"], error["slug"]) == ("error", "error.file-missing")
    assert (ended["slug"], ended["params"]) == ("cli.ended", {"exit_code": 2})


@pytest.mark.parametrize(
    "content", [b"OS,Serial number\nWindows,1\n", b"PK\x03\x04\xff", b'{"schema": 1}\n', b"[1]\n"]
)
def test_a_log_is_written_behind_nothing_else(command, file, home, content):
    """A table that was named by mistake stays as it is, and nothing is sent."""
    (home / "mine").write_bytes(content)
    given = ("--sandbox", "--yes", "--json", "--log", home / "mine")
    code, out, _ = command("run", file(), *given)
    assert (code, json.loads(out)["error"]["slug"]) == (2, "log-not-ours")
    assert (home / "mine").read_bytes() == content
    assert not (home / "home" / "journals").exists()


def test_a_log_keeps_rows_with_verbose(command, file, home):
    """Each with its status and its record."""
    given = ("--sandbox", "--yes", "-q", "-v", "--log", home / "l.jsonl", *FAST)
    _, _, err = command("run", file(2), *given)
    rows = [line for line in _log(home / "l.jsonl") if line["slug"] == "cli.row"]
    assert (err, [line["level"] for line in rows]) == ("", ["debug"] * 2)
    assert sorted(line["params"]["row"] for line in rows) == ["2", "3"]
    assert {line["params"]["slug"] for line in rows} == {"created"}
    assert all(line["params"]["record_id"] for line in rows)


def test_a_log_tells_of_trouble_as_it_comes(command, file, home, tenant):
    """Events with their numbers as numbers, and the stop."""
    with running(replace(QUIET, limit=20.0, window="sliding")) as box:
        tenant(box)
        command("run", file(60), "--yes", "--log", home / "l.jsonl", "--rate", "500")
    waits = [line for line in _log(home / "l.jsonl") if line["slug"] == "event.throttled"]
    assert waits
    for line in waits:
        assert isinstance(line["params"]["seconds"], int | float | str)


def test_a_log_shows_no_secret(command, file, home, tenant, monkeypatch):
    """Whatever a sentence may quote: here the file's own name."""
    secret = "sandbox-secret"
    with running(replace(QUIET, faults=parse_faults("error500=0.2"))) as box:
        tenant(box, secret)
        monkeypatch.setenv("HTTPS_PROXY", "")
        path = file(3, name=f"{secret}.csv")
        command("run", path, "--yes", "-v", "--log", home / "l.jsonl", "--debug", *FAST)
        command("run", home / f"no-{secret}.csv", "--yes", "--log", home / "l.jsonl")
    text = (home / "l.jsonl").read_text("utf-8")
    assert "***" in text
    assert secret not in text
    assert not re.search(r"t-[A-Za-z0-9_]{20}", text)


def test_a_log_that_has_grown_makes_room(home, monkeypatch):
    """The older ones stay beside it, so many of them and no more."""
    monkeypatch.setattr("importer.cli.log._LARGEST", 2000)
    log = LogFile(home / "l.jsonl", Lang.EN)
    for number in range(200):
        log.keep("info", say("status.created", Lang.EN, {"count": number}))
    log.close()
    names = sorted(path.name for path in home.glob("l.jsonl*"))
    assert names == ["l.jsonl", *(f"l.jsonl.{number}" for number in range(1, 6))]
    assert all((home / name).stat().st_size <= 2000 for name in names)
    assert _log(home / "l.jsonl")[-1]["params"] == {"count": 199}


def test_no_run_begins_without_the_log_that_was_asked_for(command, file, home, tenant):
    """A folder that is not there."""
    with running(QUIET) as box:
        tenant(box)
        code, _, err = command("run", file(), "--yes", "--log", home / "no" / "l.jsonl")
        assert (code, "l.jsonl" in err, box.calls) == (2, True, [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_log_that_can_not_be_written_on_ends_nothing(command, file):
    """A full disk is told once."""
    given = ("--sandbox", "--yes", "--log", "/dev/full", "--lang", "en", *FAST)
    code, _, err = command("run", file(), *given)
    assert code == 0
    assert err.count("can't be written any more") == 1


def test_progress_without_a_terminal_is_a_line_a_minute(capsys, monkeypatch):
    """With its time, how many of how many, and what became of them."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with Progress(300, Lang.EN) as progress:
        for number in range(130):
            now[0] += 1
            progress(Outcome(number, Status.CREATED))
        progress(Event("throttled", {"seconds": "3"}))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert re.fullmatch(r"\d\d:\d\d:\d\d  60/300  Created 60", lines[0])
    assert re.fullmatch(r"\d\d:\d\d:\d\d  120/300  Created 120", lines[1])
    assert re.fullmatch(r"\d\d:\d\d:\d\d  .*3.*", lines[2])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_that_nobody_writes_is_not_waited_for_without_end(command, home, monkeypatch):
    """A time to begin is enough; nothing was sent."""
    monkeypatch.setattr("importer.cli.pipe._PATIENCE", 0.1)
    os.mkfifo(home / "pipe.csv")
    code, out, _ = command("run", home / "pipe.csv", "--sandbox", "--yes", "--json")
    assert (code, json.loads(out)["error"]["slug"]) == (2, "pipe-silent")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_whoever_writes_a_pipe_may_take_his_time(file, home):
    """From the moment he has begun: here with a part of the table, and a silence longer than
    anybody who had not begun would be given."""
    content = file(3, name="original.csv").read_bytes()
    os.mkfifo(home / "pipe.csv")
    may_end = threading.Event()

    def write():
        with (home / "pipe.csv").open("wb", buffering=0) as pipe:
            pipe.write(content[:40])
            may_end.wait(10)
            pipe.write(content[40:])

    class Waiting(io.BytesIO):
        def write(self, part):
            may_end.set()  # what was begun has arrived
            return super().write(part)

    writer = threading.Thread(target=write)
    writer.start()
    target = Waiting()
    copy_pipe(home / "pipe.csv", target)
    writer.join(timeout=10)
    assert target.getvalue() == content


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("name", ["devices.csv", "pipe"])
def test_a_pipe_with_a_name_is_read_like_a_file(command, file, home, monkeypatch, name):
    """Once, although we read a table several times; one without a file's name is called like
    standard input."""
    monkeypatch.chdir(home)
    content = file(3, name="original.csv").read_bytes()
    pipe = home / "pipes" / name
    pipe.parent.mkdir()
    for words in (("check",), ("run", "--sandbox", "--yes", *FAST), ("columns",)):
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_bytes, args=(content,))
        writer.start()
        code, out, _ = command(words[0], pipe, *words[1:], "--json")
        writer.join(timeout=10)
        pipe.unlink()
        document = json.loads(out)
        called = pipe if name == "devices.csv" else home / "stdin.csv"
        assert (code, document["file"]) == (0, str(called)), words
