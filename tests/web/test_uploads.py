"""What is dropped on the page: kept apart, counted, and never a path."""

from __future__ import annotations

import os
import socket
import stat
import time

import pytest
from hypothesis import given, strategies as st

from importer.model.errors import InputError
from importer.web.uploads import Uploads, harmless

GOOD = b"OS,Serial number\nWindows,ABC123\n"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("devices.csv", "devices.csv"),
        ("设备台账（终版） 2.xlsx", "设备台账（终版） 2.xlsx"),
        (r"..\..\x.xlsx", "x.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.csv", "a.csv"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("<img src=x onerror=alert(1)>.csv", "_img src_x onerror_alert(1)_.csv"),
        ("CON.xlsx", "_CON.xlsx"),
        ("about.json", "_about.json"),
        ("", "file"),
        ("...", "file"),
        ("a" * 500 + ".xlsx", "a" * 160 + ".xlsx"),
    ],
)
def test_a_name_is_data(page, name, kept):
    """Whatever a file is called, it lies in a folder of its own, readable by its owner alone."""
    upload_id = page.drop(GOOD, name)
    home = page.served.desk.home
    found = page.served.desk.uploads.get(upload_id)
    assert found.path == home / "uploads" / upload_id / kept
    assert found.path.read_bytes() == GOOD
    files = sorted(path for path in (home / "uploads").rglob("*") if path.is_file())
    assert len(files) == 2
    if os.name != "nt":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


@given(st.text(max_size=300))
def test_a_kept_name_is_one_name(name):
    """Kept again it is the same, and it never leaves its folder."""
    kept = harmless(name)
    assert harmless(kept) == kept
    assert kept not in ("", ".", "..", "about.json")
    assert not set(kept) & set('/\\:*?"<>|\x00')
    assert len(kept.encode()) <= 255


@pytest.mark.parametrize("upload", ["..", "%2e%2e", "x", "0" * 15, "0" * 16, "a/../b", "A" * 16])
def test_a_browser_names_no_path(page, upload):
    """Only what was made here leads to a file."""
    for path in (f"/files/{upload}", f"/files/{upload}/plan"):
        assert page.get(path).status == 404
    assert page.post(f"/files/{upload}/delete").status == 404


def test_a_file_that_is_too_large_is_refused(page):
    """By what is announced, and by what comes in though less was announced; nothing is left."""
    desk = page.served.desk
    desk.uploads = Uploads(desk.home / "uploads", largest=1000)
    assert page.ask("PUT", "/files?name=a.csv", b"x" * 1001).status == 413
    chunks = b"".join(b"64\r\n" + b"x" * 100 + b"\r\n" for _ in range(11)) + b"0\r\n\r\n"
    answer = page.ask(
        "PUT", "/files?name=a.csv", chunks, {"Transfer-Encoding": "chunked", "Content-Length": None}
    )
    assert answer.status == 413
    assert list((desk.home / "uploads").iterdir()) == []


def test_an_empty_file_is_refused(page):
    """Nothing was dropped."""
    assert page.ask("PUT", "/files?name=a.csv", b"").status == 400
    assert page.served.desk.uploads.all() == []


def test_nothing_is_left_of_a_file_that_was_cut_off(page):
    """The browser goes in the middle of it."""
    port = page.served.port
    with socket.create_connection(("127.0.0.1", port), timeout=5) as there:
        head = (
            f"PUT /files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Cookie: {page.cookie}\r\nSec-Fetch-Site: same-origin\r\n"
            "Content-Length: 100000\r\n\r\n"
        )
        there.sendall(head.encode() + b"x" * 1000)
        folder = page.served.desk.home / "uploads"
        _until(lambda: folder.exists() and list(folder.iterdir()))
    _until(lambda: not list(folder.iterdir()))
    assert page.served.desk.uploads.all() == []


def _until(is_so):
    """Wait for another thread, at most five seconds."""
    until = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_an_upload_without_anybody_to_send_to_is_refused(serve):
    """It is not said yet where the devices go."""
    from tests.web.conftest import Browser

    with serve() as served:
        browser = Browser(served)
        browser.open(served.link())
        assert browser.ask("PUT", "/files?name=a.csv", GOOD).status == 400


def test_a_copy_is_deleted_alone(tmp_path, page):
    """The others stay."""
    one, other = page.drop(GOOD, "a.csv"), page.drop(GOOD, "b.csv")
    assert page.post(f"/files/{one}/delete").to == "/files"
    assert [upload.id for upload in page.served.desk.uploads.all()] == [other]
    with pytest.raises(InputError, match="not here"):
        page.served.desk.uploads.get(one)


@pytest.mark.parametrize(
    "content",
    [b"\x00" * 5000, b"PK\x03\x04" + b"\x00" * 100, b"%PDF-1.7 nothing", b"\xd0\xcf\x11\xe0" * 9],
)
def test_what_is_no_table_is_told_of(page, content):
    """The loader's own guards, as a sentence."""
    upload = page.drop(content, "devices.xlsx")
    answer = page.get(f"/files/{upload}")
    assert answer.status == 200
    assert 'class="note bad"' in answer.text
    assert "Traceback" not in answer.text
