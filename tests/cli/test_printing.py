"""Everything printed: harmless whatever a file says, and never a reason to stop."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from openpyxl import Workbook

from importer.cli.console import Styled, put, put_json, talk
from importer.cli.talk import show_stop
from importer.model.run import Stopped
from importer.sandbox.app import running
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET

EVIL = "\x1b]0;t\x07\x9b2J\u202e\u2066\u200b"
PLAIN = re.compile(r"\x1b\[[0-9;]*m|\r\n|\n")  # our colours, and line ends


def obeyed(text):
    """What is left in a text that a terminal would obey, our own colours and lines aside."""
    kinds = ("Cc", "Cf", "Zl", "Zp")
    return {sign for sign in PLAIN.sub("", text) if unicodedata.category(sign) in kinds}


@pytest.fixture
def spoken(home):
    """Run a command as a process of its own; streams as ``subprocess.run`` takes them, or
    closed by what a shell calls ``>&-``."""

    def run(*arguments, closing="", **streams):
        words = shlex.join([sys.executable, "-m", "importer", *map(str, arguments)])
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        return subprocess.run(
            ["bash", "-c", f"exec {words} {closing}"], check=False, timeout=60, **streams
        )

    return run


@pytest.fixture
def hostile(home):
    """A workbook whose name, sheet, headings and cells are all hostile; beside it a mapping."""
    book = Workbook()
    book.active.title = "S\u202e\u200b"
    headings = ["OS", f"Serial {EVIL[-3:]}number", "MAC\naddress", f"Odd{EVIL[-3:]}\nlabel"]
    book.active.append(headings)
    book.active.append(["Windows", "SERIAL0001", "02:00:00:00:00:01", f"x{EVIL[-3:]}"])
    book.active.append([f"Win{EVIL[-3:]}\nerror: all is lost", "SERIAL0002", "", "y"])
    book.active.append(["Windows", f"{EVIL[-3:]}\n", "02:00:00:00:00:02,02:00:00:00:00:03", "z"])
    path = home / f"d{EVIL}\n$(touch PWNED).xlsx"
    book.save(path)
    folder = home / "home" / "mappings"
    folder.mkdir(parents=True)
    (folder / f"m{EVIL[-3:]}.toml").write_text("title = \n", encoding="utf-8")
    return path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["words", "json"])
@pytest.mark.parametrize("lang", Lang)
def test_a_terminal_obeys_no_file(command, hostile, more, lang):
    """Names, sheets, headings, cells, mappings: in plans, results, lists, errors and objects."""
    said = []
    for arguments in (
        ("check", hostile),
        ("run", hostile, "--sandbox", "--yes", "--max-rows", "1"),
        ("runs",),
        ("columns", hostile),
        ("check", hostile.with_name(f"no{EVIL}.xlsx")),
        ("check", hostile, "--map", f"uuid=S{EVIL}"),
        ("check", hostile, "--sheet", f"S{EVIL}"),
        ("check", hostile, "--mapping", f"S{EVIL}"),
        ("check", hostile, "--brand", f"S{EVIL}"),
        (f"che{EVIL}ck",),
    ):
        wants_json = more
        _, out, err = command(*arguments, *wants_json, "--lang", lang)
        assert obeyed(out + err) == set(), arguments
        said += [out, err]
        if wants_json:
            told = [json.loads(line) for line in out.splitlines()]
            assert {line["file"] for line in told if "error" not in line} <= {str(hostile)}
    assert not any(line.startswith("error: all") for text in said for line in text.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_printed_command_names_the_file_and_runs_nothing(command, spoken, hostile, home):
    """The line that tells how to go on, pasted into a shell, is about that very file."""
    _, out, err = command("run", hostile, "--sandbox", "--yes", "--rate", "500", "--json")
    line = next(line for line in err.splitlines() if "To go on:" in line)
    words = line.partition("device-importer ")[2]
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {words}"], capture_output=True, cwd=home, check=True
    )
    assert done.stdout.decode().split("\0")[:-1] == ["run", json.loads(out)["results"], "--sandbox"]
    assert not (home / "PWNED").exists()


def test_the_apis_words_are_shown_and_not_obeyed(capsys):
    """Whoever answers in the API's place can't write to the terminal."""
    show_stop(Stopped("not-the-api", 4, message=EVIL + "\nerror: x", params={"status": EVIL}), "en")
    talk(EVIL, Styled(EVIL, "red"))
    put(EVIL, "\n")
    captured = capsys.readouterr()
    assert obeyed(captured.out + captured.err) == set()
    assert len(captured.err.splitlines()) == 4
    assert captured.out == "  ]0;t  2J    \n"[1:]


def test_json_is_read_back_as_it_was(capsys):
    """What is escaped is the same text to a program, and readable Chinese stays readable."""
    document = {"file": EVIL + "\n设备\x7f\u2028\U000e0041\udcff"}
    put_json(document)
    out = capsys.readouterr().out
    assert obeyed(out) == set()
    assert "设备" in out
    assert json.loads(out) == document


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("no_colour", ["", "1"])
def test_colours_are_ours_alone(spoken, hostile, monkeypatch, no_colour):
    """On a terminal our colours come through, unless NO_COLOR is set, and nothing else does."""
    monkeypatch.setenv("NO_COLOR", no_colour)
    ours, theirs = os.openpty()
    spoken("check", hostile, stdout=theirs)
    os.close(theirs)
    drawn = b""
    try:
        while piece := os.read(ours, 65536):
            drawn += piece
    except OSError:  # the end of a terminal on Linux
        pass
    os.close(ours)
    text = drawn.decode()
    assert obeyed(text) == set()
    assert ("\x1b[31m" in text) is not bool(no_colour)


# -- nobody reads ----------------------------------------------------------------------------

ALL_CLOSED = ">&- 2>&- <&-"


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-", ALL_CLOSED, "> /dev/full"])
def test_a_closed_stream_ends_no_import(spoken, file, tenant, closing):
    """Every file is imported, and the exit code is the run's."""
    with running(QUIET) as box:
        tenant(box)
        names = [file(2, name="a.csv"), file(3, "Windoze,X,Y,\n", name="b.csv")]
        done = spoken("run", *names, "--yes", "--json", "--rate", "500", closing=closing)
        assert (done.returncode, box.registry.count()) == (1, 3), done.stderr


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_that_has_gone_ends_no_import(spoken, file, tenant, stream):
    """As behind ``| head -1``: neither 1 (click's) nor 120 (Python's)."""
    with running(QUIET) as box:
        tenant(box)
        reading, writing = os.pipe()
        os.close(reading)
        names = [file(2, name="a.csv"), file(3, name="b.csv")]
        done = spoken("run", *names, "--yes", "--json", "--rate", "500", **{stream: writing})
        os.close(writing)
        assert (done.returncode, box.registry.count()) == (0, 3)
        other = done.stdout if stream == "stderr" else done.stderr
        assert other
        assert b"Traceback" not in other
        assert b"Exception ignored" not in other


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("runs",), ()])
def test_pages_that_nobody_reads(spoken, arguments):
    """``--help | head -1`` succeeds; no command at all is 2."""
    for closing in ("> /dev/full", ">&-", ALL_CLOSED):
        assert spoken(*arguments, closing=closing).returncode == (0 if arguments else 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_stdout_is_told(spoken, file):
    """Unlike a reader that has gone: somebody wanted to have that."""
    done = spoken("check", file(), "--json", closing="> /dev/full")
    assert (done.returncode, b"standard output" in done.stderr) == (0, True)


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("closing", ["<&-", ALL_CLOSED, "< /dev/null"])
def test_without_a_stdin_nobody_can_confirm(spoken, file, closing):
    """Exit 10, as without a terminal."""
    assert spoken("run", file(), "--sandbox", closing=closing).returncode == 10


# -- the report ------------------------------------------------------------------------------


def test_a_report_that_cannot_be_written_is_not_the_result(command, file, home, tenant):
    """The run has its own exit code and its object, and how to write the workbook is told."""
    (home / "home").mkdir()
    (home / "home" / "results").write_text("no folder")
    with running(QUIET) as box:
        tenant(box)
        name = file(2)
        arguments = ("--yes", "--json", "--rate", "500", "--results", name / "x.xlsx")
        code, out, err = command("run", name, *arguments)
        assert (code, box.registry.count()) == (0, 2)
    document = json.loads(out)
    assert (document["results"], document["exit_code"]) == (None, 0)
    assert f"device-importer report {document['run_id']}" in err


def test_a_check_whose_workbook_cannot_be_written_has_its_object(command, file):
    """It was asked for, and nothing was sent: exit 2, after the object."""
    name = file(2)
    code, out, _ = command("check", name, "--json", "--results", name / "x.xlsx")
    assert (code, json.loads(out)["exit_code"], json.loads(out)["results"]) == (2, 2, None)


def test_files_that_were_not_begun_have_their_objects(command, file, tenant):
    """One object for each file: ``exit_code`` is null where nothing has ended."""
    with running(QUIET) as box:
        tenant(box)
        names = [file(3, name="a.csv"), file(4, name="b.csv"), file(1, name="c.csv")]
        code, out, _ = command("run", *names, "--yes", "--json", "--max-rows", "1")
    documents = [json.loads(line) for line in out.splitlines()]
    assert code == 6
    assert [Path(document["file"]).name for document in documents] == ["a.csv", "b.csv", "c.csv"]
    assert [document["exit_code"] for document in documents] == [6, None, None]
    assert documents[1]["counts"] == {"pending": 4}


def test_arguments_that_are_no_text_are_refused_before_anything_is_sent(command, file, tenant):
    """They could be written into no journal, and that would be found out after sending."""
    with running(QUIET) as box:
        tenant(box)
        for option in (("--results", "x\udcff.xlsx"), ("--set", "device_status=\udcff")):
            code, out, err = command("run", file(), "--yes", *option)
            assert (code, out, "readable text" in err) == (2, "", True)
        assert box.registry.count() == 0


def test_a_limit_beyond_counting_is_none(command, file):
    """A number of rows that no file has."""
    arguments = ("--sandbox", "--yes", "--rate", "500", "--max-rows", "9" * 30)
    assert command("run", file(), *arguments)[0] == 0


# -- completion ------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="needs a bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("device-importer re", "resume report"),
        ("device-importer run --ma", "--map --mapping --max-rows --max-duration"),
        ("device-importer run --brand ''", "feishu lark"),
        ("device-importer run x.csv --retr", "--retry-failed"),
        ("device-importer frobnicate --x", ""),
    ],
)
def test_a_shell_completes(home, typed, offered):
    """The function that bash is told to use, run by bash."""
    program = home / "device-importer"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m importer "$@"\n')
    program.chmod(0o755)
    script = f"""
        PATH={shlex.quote(str(home))}:$PATH
        eval "$(_DEVICE_IMPORTER_COMPLETE=bash_source device-importer)"
        COMP_WORDS=({typed}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        _device_importer_completion device-importer
        echo "${{COMPREPLY[*]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (offered + "\n", "")


def test_completion_explains_in_the_systems_language(home, monkeypatch, capfd):
    """zsh and fish show a sentence beside each word."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("COMP_WORDS", "device-importer run --str")
    monkeypatch.setenv("COMP_CWORD", "2")
    monkeypatch.setenv("_DEVICE_IMPORTER_COMPLETE", "zsh_complete")
    subprocess.run([sys.executable, "-m", "importer"], check=False)
    kind, word, sentence = capfd.readouterr().out.splitlines()
    assert (kind, word, "生产序列号" in sentence) == ("plain", "--strict", True)
