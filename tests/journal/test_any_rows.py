"""Any rows beside each other: they are staged, and what is said of them is about what is there.

Properties of single rows never brought two of them together, and the lists that were staged had
all their cells filled: so a remark in Chinese beside an empty cell ended an import.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from importer.journal.journal import Journal
from importer.loader.options import ReadOptions
from importer.model.run import Status
from importer.model.wording import fix_text, problem_text
from importer.pipeline import Staging, stage
from importer.texts.text import Lang
from importer.vocabulary.fields import IDENTIFIERS

FIELDS = ("serial_number", "disk_serial_number", "uuid", "mac_address")
BOARD = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
SWAPPED = "F0DF1C62-D013-B15A-9ADC-5F560095F6ED"
#: Letters beyond ASCII, full-width forms, letters that change their length with their case.
REMARKS = ("备用", "PF4ABX01备用", "PF4ABX01（旧）", "Ｐ", "é", "ß", "İ", "АВС", "😀", "ſ", "㎡1")
CELLS = {
    "serial_number": ("PF4ABX01", "pf4abx01", "PF4ABX02", "1", "2", *REMARKS),
    "disk_serial_number": ("S5GX1", "S5GXI", *REMARKS),
    "uuid": (BOARD, BOARD.lower(), SWAPPED, *REMARKS),
    "mac_address": ("3c:52:82:1a:3c:03", "3C52821A3C03", *REMARKS),
}
SYSTEMS = st.sampled_from(["Windows", "macOS", "Windoze"])
WORDS = st.sampled_from(["", "", "PC1", "pc1", "台式机", "Ünal", "PC1.example.com"])
ROWS = st.tuples(
    SYSTEMS,
    WORDS,
    *(st.one_of(st.just(""), st.sampled_from(CELLS[field])) for field in FIELDS),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all the files of a property."""
    return tmp_path_factory.mktemp("rows")


@given(rows=st.lists(ROWS, min_size=1, max_size=7), trusted=st.booleans())
def test_any_rows_are_staged(folder: Path, rows: list[tuple[str, ...]], trusted: bool) -> None:
    """No letter and no empty cell ends an import: each row has a word, an error names a cell
    that holds something, a repeat names a row that is sent, and everything can be said."""
    path = folder / "rows.csv"
    lines = (",".join(row) for row in (("device_system", "Name", *FIELDS), *rows))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = ReadOptions(trusted=FIELDS if trusted else ())
    with Journal(folder / "rows.db") as journal:
        run = stage(journal, path, Staging(read=read, again=True)).run
        stored = {row.outcome.number: row for row in journal.stored(run.run_id)}
    assert len(stored) == run.rows
    for row in stored.values():
        assert row.outcome.status in (Status.PENDING, Status.INVALID, Status.REPEATED)
        if row.outcome.status is Status.REPEATED:
            assert stored[row.outcome.first_row or 0].outcome.status is Status.PENDING
        for problem in row.problems:
            if problem.slug in ("shared-identifier", "other-device", "same-everywhere"):
                assert problem.value
            for lang in Lang:
                assert problem_text(problem, lang)
                assert fix_text(problem, lang)
    assert_none_shared([row.device for row in stored.values() if row.outcome.status == "pending"])


def assert_none_shared(devices: list[object]) -> None:
    """Of what is sent no two have an identifier in common."""
    for name in IDENTIFIERS:
        values = [value.lower() for d in devices if (value := getattr(d, name)) is not None]
        assert len(values) == len(set(values)), name
