"""What somebody waits for who opens the page: no more than its first screen needs."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from importer.web import server

#: What reads and writes tables, judges rows, or speaks with the API: all of it takes long to
#: import, and an empty page needs none of it.
LATER = {
    *("pandas", "numpy", "openpyxl", "xlsxwriter", "xlrd", "tomlkit", "httpx"),
    *("importer.loader", "importer.validator", "importer.reporter"),
    *("importer.pipeline", "importer.registry", "importer.edits", "importer.causes"),
    *("importer.doctor", "importer.frames"),
}
OPENED = """
import sys
from pathlib import Path
import importer.cli.web
from importer.texts import Lang
from importer.web import Wishes, running
from tests.web.conftest import Browser
with running(Wishes(Path(sys.argv[1]), Lang.ZH, rehearse=sys.argv[2] == "rehearse")) as served:
    browser = Browser(served)
    there = browser.follow(browser.open(served.link()))
    assert there.status == 200, there.text
    print(there.headers["here"], sorted(set(sys.argv[3:]) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    ("whom", "screen"), [("rehearse", "/files"), ("nobody", "/welcome")], ids=lambda word: word
)
def test_the_first_screen_is_there_before_what_it_does_not_need(tmp_path, whom, screen):
    """The files, with the runs of the journal, and the welcome: neither has loaded a library of
    spreadsheets, the client of the API, or a phase of an import."""
    done = subprocess.run(
        [sys.executable, "-c", OPENED, tmp_path, whom, *LATER],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (f"{screen} []", "")


def test_no_answer_waits_for_its_head_to_be_acknowledged():
    """Head and body are written apart: on a connection that is kept, the body is not held back."""
    with server._listen(0) as sock, socket.create_connection(sock.getsockname()):
        connection, _ = sock.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
