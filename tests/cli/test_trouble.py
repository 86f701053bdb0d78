"""The command line in trouble: exit codes and sentences, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from importer.cli.program import cli, main
from importer.journal.journal import Journal
from importer.model.run import Status
from importer.sandbox.app import parse_faults, running
from tests.sandbox.calls import QUIET


def test_language_of_the_locale(command, file, monkeypatch):
    """A Chinese system is spoken to in Chinese without being asked."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    _, err, _ = command("check", file())
    assert "待导入" in err


def test_nobody_to_confirm(command, file, tenant):
    """Without a terminal and without --yes: exit 10, nothing is sent."""
    with running(QUIET) as box:
        tenant(box)
        code, _, err = command("run", file())
        assert box.registry.count() == 0
    assert code == 10
    assert "--yes" in err
    assert "To send: 3" in err


def test_fatal_answer(command, file, tenant):
    """Exit 3; reason and advice in the JSON and at the terminal; rows stay unsent."""
    with running(replace(QUIET, scopes=frozenset())) as box:
        tenant(box)
        code, out, err = command("run", file(), "--yes", "--json")
    document = json.loads(out)
    assert (code, document["exit_code"]) == (3, 3)
    assert document["stopped"]["code"] == 99991672
    assert "device_record:write" in document["stopped"]["reason"]
    assert "publish" in document["stopped"]["advice"]
    assert document["counts"] == {"unsent": 3}
    assert "resume" in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["run"], 2),
        (["run", "nowhere.csv", "--sandbox"], 2),
        (["run", "nowhere.csv"], 2),
        (["run", ".", "--sandbox"], 2),
        (["run", "devices.csv"], 3),
        (["run", "devices.csv", "--sandbox", "--map", "serial"], 2),
        (["run", "devices.csv", "--sandbox", "--map", "uuid=Nothing"], 2),
        (["run", "devices.csv", "--sandbox", "--set", "device_status=maybe"], 2),
        (["run", "devices.csv", "--sandbox", "--set", "uuid=a", "--set", "uuid=b"], 2),
        (["run", "devices.csv", "--sandbox", "--rate", "0"], 2),
        (["run", "devices.csv", "--sandbox", "--encoding", "klingon"], 2),
        (["run", "devices.csv", "--sandbox", "--results", "a.xlsx", "devices.csv", "b.csv"], 2),
        (["resume", "--sandbox"], 2),
        (["resume", "nothing", "--sandbox"], 2),
        (["sandbox", "--fault", "nonsense=1"], 2),
        (["frobnicate"], 2),
    ],
)
def test_bad_command_lines(command, file, home, monkeypatch, arguments, code):
    """A sentence and the right exit code; nothing is sent."""
    file()
    monkeypatch.chdir(home)
    left, out, err = command(*arguments)
    assert (left, out) == (code, "")
    assert err.strip()


def test_help_is_instant(home):
    """Nothing heavy is imported for --help."""
    code = (
        "import sys\nfrom importer.cli import main\n"
        "try:\n    main(['run', '--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = done.stdout.rpartition("[")[2]
    for heavy in (
        "pandas",
        "openpyxl",
        "httpx",
        "xlsxwriter",
        "starlette",
        "uvicorn",
        "tqdm",
        "asyncio",
    ):
        assert f"'{heavy}'" not in loaded, heavy


def test_ctrl_c_while_the_program_is_being_read(home):
    """The exit code of an interruption, and no traceback."""
    code = (
        "import sys\n"
        "class Pressed:\n"
        "    def find_spec(name, *_):\n"
        "        if name == 'importer.cli.console':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Pressed)\n"
        "from importer.cli import main\n"
        "main(['runs'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_debug_shows_the_traceback_without_secrets(home, capsys, monkeypatch):
    """--debug is for a bug report: it must be fit to be pasted."""
    monkeypatch.setenv("FEISHU_APP_SECRET", "very-secret-value")

    def explode(*_):
        raise RuntimeError("very-secret-value Bearer t-abcdefghijklmnopqrstuvwx")

    monkeypatch.setattr(cli, "main", lambda *_, **__: explode())
    with pytest.raises(SystemExit) as left:
        main(["runs", "--debug"])
    err = capsys.readouterr().err
    assert left.value.code == 5
    assert "Traceback" in err
    assert "very-secret-value" not in err.split("Something went wrong")[0]
    assert "t-abcdefghijklmn" not in err


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT to another process")
def test_interrupt_ends_in_a_run_that_can_be_continued(home, file, tenant):
    """Ctrl-C: answers in flight are taken, the workbook is written, exit 130."""
    with running(QUIET) as box:
        tenant(box)
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "importer",
                "run",
                str(file(500)),
                "--yes",
                "--json",
                "--rate",
                "20",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + 30
        while box.registry.count() < 3 and time.monotonic() < deadline:
            time.sleep(0.05)  # another process: there is no clock to own
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        document = json.loads(out)
        assert (process.returncode, document["exit_code"]) == (130, 130), err
        assert document["counts"]["created"] == box.registry.count()
        assert document["counts"]["unsent"] == 500 - box.registry.count()
        assert Path(document["results"]).exists()
        assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT to another process")
def test_a_second_interrupt_leaves_at_once(home, file, tenant):
    """It does not wait for answers; the run can still be continued."""
    with running(replace(QUIET, faults=parse_faults("slow=1"), slow_seconds=30.0)) as box:
        tenant(box)
        arguments = [sys.executable, "-m", "importer", "run", str(file(50)), "--yes"]
        process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 30
        while not _sent(home) and time.monotonic() < deadline:
            time.sleep(0.05)  # another process: there is no clock to own
        process.send_signal(signal.SIGINT)
        assert "Ctrl-C" in "".join(_until(process))
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=8)
        assert process.returncode == 130
    assert _sent(home)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGHUP")
@pytest.mark.parametrize("leave", [signal.SIGINT, signal.SIGTERM])
def test_leaving_at_once_leaves_no_copy_of_the_table(home, file, tenant, tmp_path, leave):
    """A table from standard input is kept in a temporary folder only while it is read."""
    folder = tmp_path / "passing"
    folder.mkdir()
    with running(replace(QUIET, faults=parse_faults("slow=1"), slow_seconds=30.0)) as box:
        tenant(box)
        process = _importing("-", file(50), TMPDIR=str(folder))
        _wait_for(lambda: _sent(home))
        assert list(folder.iterdir()) == []
        process.send_signal(leave)
        assert "Ctrl-C" in "".join(_until(process))
        process.send_signal(leave)
        process.communicate(timeout=8)
    assert (process.returncode, list(folder.iterdir())) == (130, [])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGHUP")
def test_a_closed_terminal_stops_a_run_as_ctrl_c_does(home, file, tenant):
    """Answers in flight are taken; that the closing is told twice makes no difference."""
    with running(replace(QUIET, faults=parse_faults("slow=1"), slow_seconds=1.0)) as box:
        tenant(box)
        process = _importing(file(50))
        _wait_for(lambda: _sent(home))
        process.send_signal(signal.SIGHUP)
        assert "Ctrl-C" in "".join(_until(process))
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=30)
        assert process.returncode == 130
        [path] = home.glob("home/journals/*.db")
        with Journal(path) as journal:
            [run] = journal.runs()
            counts = {status: n for (_, status), n in journal.counts(run.run_id).items()}
        assert (run.state, Status.SENT in counts) == ("stopped", False)
        assert counts[Status.CREATED] == box.registry.count() > 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGHUP")
def test_nohup_is_heeded(home, file, tenant):
    """Whoever wants a run to outlive its terminal can have that."""
    with running(QUIET) as box:
        tenant(box)
        process = _importing(file(30), before=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        _wait_for(lambda: box.registry.count() > 1)
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=30)
        assert (process.returncode, box.registry.count()) == (0, 30)


def _importing(*files, before=None, **environment):
    """A process that runs an import; of ``-`` and a file, that file on standard input."""
    with files[-1].open("rb") as table:
        return subprocess.Popen(
            [sys.executable, "-m", "importer", "run", str(files[0]), "--yes"],
            stdin=table if len(files) > 1 else subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
            preexec_fn=before,  # noqa: PLW1509
        )


def _wait_for(state):
    """Another process gets there: there is no clock to own."""
    deadline = time.monotonic() + 30
    while not state() and time.monotonic() < deadline:
        time.sleep(0.05)


def _until(process):
    """What a process says up to the line that tells of the second Ctrl-C."""
    for line in process.stderr:
        yield line
        if "Ctrl-C" in line:
            return


def _sent(home):
    """Whether a request has left, as the journal has it."""
    paths = list(home.glob("home/journals/*.db"))
    if not paths:
        return False
    with Journal(paths[0]) as journal:
        return any(
            status is Status.SENT
            for run in journal.runs()
            for _, status in journal.counts(run.run_id)
        )
