"""Which row holds the headings, where columns are named by their letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader.options import ReadOptions
from importer.loader.table import open_table

LEDGER = (
    "资产台账,,,\n2026年11月,,,\n操作系统,SN,SN,备注\nWindows,1,PF3ABC01,x\nWindows,2,PF3ABC02,y\n"
)


@pytest.mark.parametrize("column", ["C", "c", "D"])
def test_a_letter_does_not_move_the_header(tmp_path: Path, column: str) -> None:
    """It stands over every row, and says nothing of which one has the headings."""
    path = tmp_path / "ledger.csv"
    path.write_text(LEDGER, encoding="utf-8")
    with open_table(path, ReadOptions(maps={"serial_number": (column,)})) as table:
        assert table.layout.header_row == 3
        assert [c.index for c in table.layout.columns_of("serial_number")] == [
            "ABCD".index(column.upper())
        ]
