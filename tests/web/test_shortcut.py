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


@pytest.mark.parametrize(
    ("system", "ending", "says"),
    [
        ("win32", ".cmd", '"C:\\a b\\100%%\\python.exe" -m importer web\r\n'),
        ("darwin", ".command", "exec 'C:\\a b\\100%\\python.exe' -m importer web\n"),
        (
            "linux",
            ".desktop",
            'Exec="C:\\\\\\\\a b\\\\\\\\100%%\\\\\\\\python.exe" -m importer web\n',
        ),
    ],
)
@pytest.mark.parametrize("lang", Lang)
def test_it_starts_this_very_python(tmp_path, system, ending, says, lang):
    """Quoted as the system wants it, and never in the place of another file."""
    python = "C:\\a b\\100%\\python.exe"
    path = make_shortcut(lang, tmp_path, system, python)
    assert path.suffix == ending
    assert says in path.read_bytes().decode()
    with pytest.raises(InputError, match="there"):
        make_shortcut(lang, tmp_path, system, python)


def test_a_desktop_that_is_not_there_is_told(tmp_path):
    """A sentence, and nothing is made."""
    with pytest.raises(InputError):
        make_shortcut(Lang.EN, tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_what_it_runs_is_the_page(tmp_path):
    """The command in it, with --help behind it."""
    line = make_shortcut(Lang.EN, tmp_path, "darwin", sys.executable).read_text().splitlines()[1]
    words = shlex.split(line)[1:]
    done = subprocess.run([*words, "--help"], capture_output=True, text=True, check=True)
    assert "--no-browser" in done.stdout + done.stderr
