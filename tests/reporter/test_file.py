"""The file of a workbook: its name, and how it comes into being."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from importer.reporter.file import new_file, results_path
from importer.reporter.template import write_template
from importer.texts.text import Lang
from tests.reporter.samples import stored, write

NOW = datetime(2026, 3, 1, 9, 30, 5, tzinfo=UTC)
ENDING = ".results-20260301-173005.xlsx"


def test_results_name_is_stem_and_local_time(tmp_path: Path) -> None:
    """The workbook is named after the file and the time, as the clock on the wall shows it."""
    found = results_path(Path("x/设备.v2.xlsx"), tmp_path, NOW)
    assert found == tmp_path / f"设备.v2{ENDING}"


def test_results_of_results_keep_a_short_name(tmp_path):
    """A workbook that is fed back does not make names pile up."""
    for name in (
        "devices.results-20260101-080000.xlsx",
        "devices.results-20260101-080000-2.xlsx",
        "devices.results-20260101T000000Z.xlsx",
        "devices.results-20260101T000000Z-2.xlsx",
    ):
        found = results_path(Path(name), tmp_path, NOW).name
        assert found == results_path(Path("devices.xlsx"), tmp_path, NOW).name


def test_results_name_is_never_one_that_exists(tmp_path: Path) -> None:
    """A second and third workbook of the same second get a number."""
    first = results_path(Path("a.csv"), tmp_path, NOW)
    first.touch()
    second = results_path(Path("a.csv"), tmp_path, NOW)
    second.touch()
    third = results_path(Path("a.csv"), tmp_path, NOW)
    assert [p.name[-9:] for p in (first, second, third)] == ["3005.xlsx", "05-2.xlsx", "05-3.xlsx"]


@pytest.mark.parametrize("letter", ["a", "é", "设", "𠮷"])
def test_a_long_name_is_cut_to_what_the_folder_takes(tmp_path: Path, letter: str) -> None:
    """Between two characters, so that the workbook can be written; with a number too."""
    source = Path(letter * (251 // len(letter.encode())) + ".csv")
    for again in ("", "-2", "-3"):
        path = results_path(source, tmp_path, NOW, windows=False)
        path.touch()
        kept = path.name.removesuffix(f".results-20260301-173005{again}.xlsx")
        assert kept == letter * len(kept)
        assert 255 - len(letter.encode()) < len(path.name.encode()) <= 255


def test_a_name_that_fits_is_not_cut(tmp_path: Path) -> None:
    """To the last byte."""
    stem = "a" * (255 - len(ENDING))
    path = results_path(Path(f"{stem}.csv"), tmp_path, NOW, windows=False)
    assert path.name == stem + ENDING


@pytest.mark.parametrize("letter", ["设", "𠮷"])
def test_a_path_on_windows_is_cut_to_what_windows_takes(letter: str) -> None:
    """259 units of UTF-16 with its folders; of the name alone 255."""
    deep = Path("/", *["folder"] * 24)
    for folder in (deep, Path("/")):
        path = results_path(Path(letter * 250 + ".csv"), folder, NOW, windows=True)
        units = len(str(path).encode("utf-16-le")) // 2
        most = min(259, len(str(folder)) + 1 + 255)
        assert most - 2 <= units <= most
        assert path.name.removesuffix(ENDING).strip(letter) == ""


@pytest.mark.parametrize(
    "name", ["CON.csv", "nul.xlsx", "com1.devices.csv", "LPT9.xls", "aux .csv", "com¹.csv"]
)
def test_no_results_are_named_like_a_device_of_windows(tmp_path: Path, name: str) -> None:
    """Windows would write them nowhere, or refuse to open them; nothing after the dot helps."""
    stem = Path(name).stem
    assert results_path(Path(name), tmp_path, NOW).name == f"_{stem}{ENDING}"


@pytest.mark.parametrize(
    "name", ["console.csv", "null.xlsx", "com10.csv", "my con.csv", "设备.con"]
)
def test_names_that_only_look_like_one_stay(tmp_path: Path, name: str) -> None:
    """Their twins are innocent."""
    assert results_path(Path(name), tmp_path, NOW).name == f"{Path(name).stem}{ENDING}"


def test_what_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Somebody else's file of the same name stays, as does a link that leads nowhere."""
    target, link = tmp_path / "out.xlsx", tmp_path / "link.xlsx"
    with pytest.raises(FileExistsError), new_file(target) as file:
        file.write(b"ours")
        target.write_text("theirs")
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError), new_file(link):
        pass
    assert target.read_text() == "theirs"
    assert sorted(tmp_path.iterdir()) == [link, target]


def _held(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Refuse to rename so many times, as Windows does while a scanner reads the file."""
    left = [None] * times
    really = Path.replace

    def replace(self: Path, target: Path) -> None:
        if left:
            left.pop()
            raise PermissionError(errno.EACCES, "held")
        really(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_file_that_a_scanner_holds_is_renamed_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried again after growing pauses, of some seconds together."""
    _held(monkeypatch, 5)
    pauses: list[float] = []
    with new_file(tmp_path / "out.xlsx", sleep=pauses.append) as file:
        file.write(b"complete")
    assert (tmp_path / "out.xlsx").read_bytes() == b"complete"
    assert pauses == [0.1, 0.2, 0.4, 0.8, 1.6]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_held_for_good_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says so, and nothing is left behind."""
    _held(monkeypatch, 6)
    with (
        pytest.raises(PermissionError),
        new_file(tmp_path / "out.xlsx", sleep=lambda _: None) as file,
    ):
        file.write(b"complete")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_results_are_for_their_owner_alone(tmp_path: Path) -> None:
    """They list a company's devices; a blank template is as the process's mask has it."""
    before = os.umask(0o022)
    try:
        results = write(tmp_path / "out.xlsx", [stored(2)])
        write_template(tmp_path / "template.xlsx", Lang.EN)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (results, tmp_path / "template.xlsx")]
    assert modes == [0o600, 0o644]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, OSError])
def test_nothing_is_left_in_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    """Wherever it is stopped: among the rows, or while the parts are put together."""
    scratch, folder = tmp_path / "scratch", tmp_path / "folder"
    for place in (scratch, folder):
        place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    def stopped(*_: object) -> None:
        raise stop

    for name in ("xlsxwriter.worksheet.Worksheet.write_string", "zipfile.ZipFile.write"):
        with monkeypatch.context() as patch:
            patch.setattr(name, stopped)
            with pytest.raises(stop):
                write(folder / "out.xlsx", [stored(2), stored(3)])
        assert [*scratch.iterdir(), *folder.iterdir()] == []


_FULL = """
import gc, os, resource, sys, zipfile
from pathlib import Path
from importer.reporter.file import new_file
from tests.reporter.samples import stored, write

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def second(path):
    with new_file(path) as file, zipfile.ZipFile(file, "w") as book:
        book.writestr("first", os.urandom(40_000))
        book.writestr("second", os.urandom(40_000))

def small(path):
    room(8_192)
    write(path, [stored(n) for n in range(2, 6)])

def zipped(path):
    with new_file(path) as file:
        zipfile.ZipFile(file, "w").writestr("part", os.urandom(100_000))

def workbook(path):
    write(path, [stored(n, cells=("x" * 200,) * 4) for n in range(2, 1000)])

for act in (zipped, workbook, second, small):
    room(50_000)
    try:
        act(Path(sys.argv[1]) / "out.xlsx")
    except OSError as error:
        print(type(error).__name__, error.errno)
    gc.collect()
"""


def test_a_full_disk_is_one_error_and_no_traceback(tmp_path: Path) -> None:
    """Neither the zip file's finalizer nor a buffer's prints one of its own."""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "ignore", "-c", _FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.splitlines() == [f"OSError {errno.EFBIG}"] * 4
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
