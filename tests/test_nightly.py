"""A nightly job as its administrator writes it: a shell script, a settings file, a secret's file, a
group."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys

import pytest

from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.workshop import creates, good_line, write_devices

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell's job")

JOB = """\
set -u
device-importer run "$1" --yes --notify --json --profile night >>"$2/out.jsonl" 2>>"$2/log.txt"
"""
PHONES = "Android 14,R58N12345,,,phone\niOS 17,F2LX12345,,,phone\n"


@pytest.fixture
def night(tmp_path):
    """Runs the job as cron does: with next to nothing in the environment."""
    home, files = tmp_path / "home", tmp_path / "files"
    home.mkdir()
    files.mkdir()
    (files / "secret").write_text("sandbox-secret\n")
    (files / "secret").chmod(0o600)
    program = files / "device-importer"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m importer "$@"\n')
    program.chmod(0o755)

    def run(box, path):
        (home / "config.toml").write_text(
            f"""
            [profile.night]
            base-url = "{box.base_url}"
            app-id = "cli_sandbox"
            rate = 500
            language = "zh"
            leave-out = ["Note=phone"]
            results-folder = '{files / "results"}'
            """
        )
        done = subprocess.run(
            ["bash", "-c", JOB, "job", path, files],
            env={
                "PATH": f"{files}:{os.environ['PATH']}",
                "PYTHONPATH": os.environ["PYTHONPATH"],
                "HOME": str(home),
                "DEVICE_IMPORTER_HOME": str(home),
                "FEISHU_APP_SECRET_FILE": str(files / "secret"),
                "DEVICE_IMPORTER_WEBHOOK": box.hook_url,
                "DEVICE_IMPORTER_WEBHOOK_SECRET": "sandbox-hook-secret",
            },
            check=False,
            timeout=120,
        )
        lines = (files / "out.jsonl").read_text().splitlines()
        return done.returncode, json.loads(lines[-1]) if lines else None, len(lines)

    return run


def test_three_nights(night, tmp_path):
    """The first creates the computers and leaves the phones; the second creates what is new alone
    and says so in numbers; the third, with a wrong secret, creates nothing; of each the group is
    told, and nothing secret is left anywhere."""
    path = write_devices(tmp_path, 3, PHONES)
    files = tmp_path / "files"
    with running(QUIET) as box:
        code, told, lines = night(box, path)
        assert (code, lines) == (0, 1)
        assert told["counts"] == told["sent_now"] | {"left_out": 2} == {"created": 3, "left_out": 2}
        code, told, lines = night(box, path)
        assert (code, lines) == (0, 2)
        assert (told["sent_now"], creates(box)) == ({}, 3)
        path.write_text(path.read_text() + good_line(9))
        code, told, lines = night(box, path)
        assert (code, lines, creates(box)) == (0, 3, 4)
        assert told["counts"] == {"created": 1, "created_before": 3, "left_out": 2}
        (files / "secret").write_text("wrong-secret\n")
        path.write_text(path.read_text() + good_line(10))
        code, _, _ = night(box, path)
        assert (code, creates(box)) == (3, 4)
        titles = [card["header"]["title"]["content"] for card in box.cards]
        colours = [card["header"]["template"] for card in box.cards]
        word = box.hook_url.rpartition("/")[2]
    assert [title.partition("：")[2] for title in titles] == [
        "已完成，一切正常",
        "已完成，一切正常",
        "已完成，一切正常",
        "命令执行失败",
    ]
    assert colours == ["green", "green", "green", "red"]
    assert len(list((files / "results").glob("*.xlsx"))) == 2
    for left in (*files.rglob("*"), *(tmp_path / "home").rglob("*")):
        if left.is_file() and left.name != "secret":
            text = left.read_bytes()
            for secret in (b"sandbox-secret", b"wrong-secret", f"hook/{word}".encode()):
                assert secret not in text, left
