"""Which row holds the headings, where columns are named by their letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader.options import ReadOptions
from importer.loader.table import open_table
from importer.model import InputError

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


@pytest.mark.parametrize(
    ("text", "maps", "row"),
    [
        ("Bezeichnung,Nr.,Kennung\nPC1,12,PF3ABC01\nPC2,13,PF3ABC02\n", {"serial_number": "C"}, 1),
        (
            "列表,,\n物品,机身标记,领取\n一,PF3ABC01,张三\n二,PF3ABC02,李四\n",
            {"serial_number": "B"},
            2,
        ),
        (
            "Was,Art,Kennung\nPC1,Windows 11,PF3ABC01\nPC2,macOS,C02ABC01MD6M\n",
            {"serial_number": "C", "device_system": "B"},
            1,
        ),
    ],
)
def test_letters_below_headings_that_nobody_knows(
    tmp_path: Path, text: str, maps: dict[str, str], row: int
) -> None:
    """Words above values are headings, where the letters say which values are meant."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    chosen = {name: (letter,) for name, letter in maps.items()}
    with open_table(
        path, ReadOptions(maps=chosen, constants=frozenset({"device_system"}))
    ) as table:
        assert table.layout.header_row == row
        assert len(list(table.rows())) == 2


@pytest.mark.parametrize("heading", ["用户密码", "Local admin password", "BIOS PWD"])
def test_an_error_shows_no_passwords(tmp_path: Path, heading: str) -> None:
    """The first rows are shown where no headings were recognised, and end in logs and mails."""
    path = tmp_path / "a.csv"
    lines = (f"工位,{heading},楼层", "A-12,hunter2,三楼", "A-13,,四楼", "A-14,swordfish,五楼")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_table(path)
    told = str(caught.value.params["labels"])
    assert heading in told
    assert "A-12 | *** | 三楼" in told
    assert "A-13 | 四楼" in told
    assert "hunter2" not in told and "swordfish" not in told


@pytest.mark.parametrize(
    "text",
    [
        "PC1,Windows 11,PF3ABC01\nPC2,Windows 10,PF3ABC02\n",  # no headings
        "Anna,ThinkPad,PFKLMNOP\nBob,ThinkPad,PF3ABC02\nCarl,ThinkPad,PF3ABC03\n",
        "Bezeichnung,Nr.,Kennung\nPC,x,keine\nPC,y,keine\n",  # no values
        "Bezeichnung,Nr.\nPC,x\nPC,y\n",  # no such column
    ],
)
def test_a_letter_makes_no_headings_of_a_device(tmp_path: Path, text: str) -> None:
    """It would be lost."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    options = ReadOptions(maps={"serial_number": ("C",)}, constants=frozenset({"device_system"}))
    with pytest.raises(InputError) as caught:
        open_table(path, options)
    assert caught.value.slug in ("no-header", "no-headings")
