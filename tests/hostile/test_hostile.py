"""Files that are made to exhaust memory, to hang, or to reach out of themselves.

Each is checked by the command itself, in a process of its own that may take 600 MB and some
seconds: it ends in a sentence, or in a read that is no larger than the table.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from importer.texts.catalogue import catalogue
from tests.hostile.books import BOOKS
from tests.hostile.cells import CELLS
from tests.hostile.texts import TEXTS
from tests.hostile.xls import XLS

pytest.importorskip("resource", reason="this system has no limits for memory")

ROOT = Path(__file__).parents[2]
Check = Callable[[Path], tuple[int, str]]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    """The exit code of ``check`` under the limits, and what it says."""
    folder = tmp_path_factory.mktemp("said")
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("limited.py")],
        cwd=ROOT,
        env={**os.environ, "DEVICE_IMPORTER_HOME": str(folder), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        asked, answers = process.stdin, process.stdout
        assert asked is not None
        assert answers is not None

        def run(path: Path) -> tuple[int, str]:
            said = folder / f"{path.parent.name}.txt"
            asked.write(f"{path}\t{said}\n")
            asked.flush()
            return int(answers.readline()), said.read_text(encoding="utf-8")

        yield run
        asked.close()


def sentence(slug: str) -> str:
    """The longest piece of an error's sentence that is the same for every file."""
    pieces = re.split(r"{[^}]*}", catalogue()[f"error.{slug}"].en)
    return max(pieces, key=len)


@pytest.mark.parametrize(
    ("build", "expected"),
    [pytest.param(*case, id=case[0].__name__) for case in (*BOOKS, *CELLS, *XLS, *TEXTS)],
)
def test_hostile_file(
    build: Callable[[Path], Path], expected: str | int, tmp_path: Path, check: Check
) -> None:
    """A hostile file ends in its sentence, or is read as so many rows; never a traceback,
    never killed."""
    code, said = check(build(tmp_path))
    assert "Traceback" not in said
    assert "MemoryError" not in said
    if isinstance(expected, str):
        assert (code, sentence(expected) in said) == (2, True), said[-2000:]
    else:
        assert (code in (0, 1), f"rows: {expected}\n" in said) == (True, True), said[-2000:]
