"""The nightly job: what a script of an administrator does, night after night."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import HEADER, creates, good_line

ROOT = Path(__file__).parent.parent.parent
#: Runs unattended: the object on stdout and the exit code are all that is looked at.
JOB = """
set -u
cd "$1"
device-importer run list.csv --yes --quiet --rate 500 --lang zh --leave-out "Type=Phone" \\
  --results "rows-$2.jsonl" --log job.jsonl --json > "night-$2.json" 2> "night-$2.err"
echo $? > "night-$2.code"
"""


@pytest.fixture
def night(home, monkeypatch):
    """Run the job as a script does, in a shell of its own; returns (exit code, object, stderr)."""
    program = home / "bin" / "device-importer"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m importer "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    script = home / "job.sh"
    script.write_text(JOB)

    def run(name):
        subprocess.run(["sh", script, home, name], check=True, timeout=120)
        code = int((home / f"night-{name}.code").read_text())
        document = json.loads((home / f"night-{name}.json").read_text("utf-8"))
        _schema("run").validate(document)
        return code, document, (home / f"night-{name}.err").read_text("utf-8")

    return run


def _schema(name):
    arguments = [sys.executable, "-m", "importer", "schema", name]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, cwd=ROOT)
    return Draft202012Validator(json.loads(done.stdout))


def _lines(path, name):
    schema = _schema(name)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        schema.validate(line)
    return lines


@pytest.mark.skipif(os.name == "nt", reason="a script for a POSIX shell")
def test_night_after_night(night, home, tenant):
    """The first registers what is wanted, the second nothing and says so in numbers, the third
    says what is wrong with the secret; every object is by its schema."""
    lines = [good_line(n).replace(",note", ",Laptop,note") for n in range(1, 5)]
    phones = [f"Android,,,,Phone,note {n}\n" for n in range(2)]
    heading = HEADER.replace(",Note", ",Type,Note")
    (home / "list.csv").write_text("".join([heading, *lines, *phones]), encoding="utf-8")
    with running(QUIET) as box:
        tenant(box)
        code, first, said = night("1")
        assert (code, first["exit_code"], said) == (0, 0, "")
        assert first["counts"] == {"created": 4, "left_out": 2}
        assert first["sent_now"] == {"created": 4}
        assert first["left_out"] == {"left-as-said": 2}
        rows = _lines(home / "rows-1.jsonl", "row")
        assert [row["status"] for row in rows] == ["created"] * 4 + ["left_out"] * 2

        code, second, said = night("2")
        assert (code, said, creates(box)) == (0, "", 4)
        assert (second["run_id"], second["counts"]) == (first["run_id"], first["counts"])
        assert (second["sent_now"], second["written"]) == ({}, [str(home / "rows-2.jsonl")])

        more = [*lines, good_line(9).replace(",note", ",Laptop,note"), *phones]
        (home / "list.csv").write_text("".join([heading, *more]), encoding="utf-8")
        tenant(box, secret="not-the-secret")
        code, third, said = night("3")
        assert (code, third["exit_code"], creates(box)) == (3, 3, 4)
        assert third["error"]["slug"] == "app-secret"
        assert third["error"]["text"] in said
    log = _lines(home / "job.jsonl", "log")
    assert [line["slug"] for line in log if line["level"] == "error"] == ["error.app-secret"]
    assert "not-the-secret" not in (home / "job.jsonl").read_text("utf-8") + said
