"""Rows below a title that names a kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader.options import ReadOptions
from importer.loader.table import open_table

WINDOWS = ReadOptions(constants=frozenset({"device_system"}))


def said(path: Path, *lines: str) -> list[tuple[int, str, str]]:
    """The rows of a table of which something is said: number, slug, and the cell."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with open_table(path, WINDOWS) as table:
        return [(row.number, p.slug, p.address) for row in table.rows() for p in row.problems]


PCS = ("PC1,T14,PF4AIB01", "PC2,T14,PF4AIB02")
OTHERS = ("M1,P2419H,CN0ABC0001", "M2,P2419H,CN0ABC0002")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        *((title, "left-kind") for title in ("Monitors", "显示器", "二、打印机", "Printers (2)")),
        *((title, "left-kind") for title in ("Licences", "Drucker", "交换机 2台", "Accessories")),
        ("手机", "phone-without-id"),
    ],
)
def test_what_stands_below_a_title_of_another_kind(tmp_path: Path, title: str, slug: str) -> None:
    """Monitors and printers, whatever --set says; the title's cell is named."""
    found = said(tmp_path / "a.csv", "Name,Model,Serial number", *PCS, f"{title},,", *OTHERS)
    assert [line for line in found if line[0] > 4] == [(5, slug, "a!A4"), (6, slug, "a!A4")]
    assert not [line for line in found if line[0] < 4]


@pytest.mark.parametrize(
    "title", ["Laptops", "台式机", "财务部", "Finance", "Building 4", "Office", "UP-01", "Network"]
)
def test_other_titles_say_nothing(tmp_path: Path, title: str) -> None:
    """Computers, departments, places."""
    assert said(tmp_path / "a.csv", "Name,Model,Serial number", *PCS, f"{title},,", *OTHERS) == []


def test_the_next_title_ends_it(tmp_path: Path) -> None:
    """Whatever it names."""
    lines = ("Name,Model,Serial number", "Monitors,,", OTHERS[0], "Finance,,", *PCS)
    assert said(tmp_path / "a.csv", *lines) == [(3, "left-kind", "a!A2")]


def test_a_row_that_says_its_system_is_one(tmp_path: Path) -> None:
    """A title is no column; and what stands alone in another column is no title."""
    lines = ("Name,OS,Serial number", "Monitors,,", "PC1,Windows,PF4AIB01", "PC2,,PF4AIB02")
    assert said(tmp_path / "a.csv", *lines)[-1:] == [(4, "left-kind", "a!A2")]
    assert not [line for line in said(tmp_path / "a.csv", *lines) if line[0] == 3]
    lines = ("Name,Serial number,Printers", "PC1,PF4AIB01,", ",,LaserJet", "PC2,PF4AIB02,")
    assert said(tmp_path / "b.csv", *lines) == []
