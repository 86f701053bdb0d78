"""The icon on the desktop: what stands in it for each system."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from importer.model.errors import InputError
from importer.texts.text import Lang
from importer.web.shortcut import make_shortcut

QUIET = {"capture_output": True, "text": True}
PYTHON = "C:\\a b\\100%\\python.exe"
SAYS = {
    "win32": '"C:\\a b\\100%%\\python.exe" -P -m importer web\r\n',
    "darwin": "exec 'C:\\a b\\100%\\python.exe' -P -m importer web\n",
    "linux": '-P -m importer web || read -r _" "C:\\\\\\\\a b\\\\\\\\100%%\\\\\\\\python.exe"\n',
}


@pytest.mark.parametrize(
    ("system", "ending"), [("win32", ".cmd"), ("darwin", ".command"), ("linux", ".desktop")]
)
@pytest.mark.parametrize("lang", Lang)
def test_it_starts_this_very_python(tmp_path, system, ending, lang):
    """Quoted as the system wants it, and never in the place of another file; whoever asks for it
    once more has it."""
    path = make_shortcut(lang, tmp_path, system, PYTHON)
    content = path.read_bytes()
    assert path.suffix == ending
    assert SAYS[system] in content.decode()
    assert make_shortcut(lang, tmp_path, system, PYTHON) == path
    with pytest.raises(InputError, match="there"):
        make_shortcut(lang, tmp_path, system, "other")
    assert path.read_bytes() == content


@pytest.mark.parametrize("desktop", ["nowhere", "file"])
def test_a_desktop_that_is_none_is_told(tmp_path, desktop):
    """A sentence with another way to start, and nothing is made."""
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="device-importer web starts"):
        make_shortcut(Lang.EN, tmp_path / desktop)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_what_it_runs_is_the_page(tmp_path):
    """The command in it, with --help behind it, whatever lies where it is started: a desktop may
    hold a file that is called like a part of Python."""
    line = make_shortcut(Lang.EN, tmp_path, "darwin", sys.executable).read_text().splitlines()[1]
    words = shlex.split(line)[1:]
    (tmp_path / "json.py").write_text("raise SystemExit('not ours')")
    done = subprocess.run(
        [*words, "--help"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "--no-browser" in done.stdout + done.stderr


def run_by_a_desktop(path):
    """What the key Exec of a desktop entry runs, whose quotes are those of a shell by its
    specification; Enter is pressed."""
    line = path.read_text("utf-8").partition("Exec=")[2]
    line = line.replace("\\\\", "\\").replace("%%", "%")
    return subprocess.run(["sh", "-c", line], check=False, **QUIET, input="\n")


def run_by_a_finder(path):
    """A .command is a program."""
    return subprocess.run([path], check=False, **QUIET)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("system", "run"), [("linux", run_by_a_desktop), ("darwin", run_by_a_finder)]
)
def test_no_name_of_a_folder_breaks_it(tmp_path, system, run):
    """Blanks, quotes, signs that a shell or a desktop obeys, Chinese."""
    folder = tmp_path / '文档 a\'b "c" $HOME `id` %f 100% \\n'
    folder.mkdir()
    python = folder / "python"
    python.write_text('#!/bin/sh\necho "$@"\nexit 2\n')
    python.chmod(0o755)
    done = run(make_shortcut(Lang.ZH, tmp_path, system, str(python)))
    assert (done.stdout, done.stderr) == ("-P -m importer web\n", "")
