"""Text files, and what is no file at all, that mean harm."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.zips import TABLE
from tests.loader.samples import sheet_xml, write_parts

_TABLE = "OS,Serial number\nWindows,A1B2\n"


def _written(folder: Path, *texts: str) -> Path:
    path = folder / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(texts)
    return path


def line_without_end(folder: Path) -> Path:
    return _written(folder, _TABLE, *["A" * (1 << 20)] * 100)


def cell_of_a_hundred_megabytes(folder: Path) -> Path:
    return _written(folder, _TABLE, 'Windows,"', *["A" * 1000 + "\n"] * 100_000, '"\n')


def quote_that_never_closes(folder: Path) -> Path:
    return _written(folder, _TABLE, 'Windows,"C3D4\n', *["Windows,E5F6\n"] * 100_000)


def nothing_but_nul(folder: Path) -> Path:
    path = _written(folder)
    with path.open("r+b") as file:
        file.truncate(1 << 27)
    return path


def nul_behind_the_table(folder: Path) -> Path:
    path = _written(folder, _TABLE)
    with path.open("r+b") as file:
        file.truncate(1 << 27)
    return path


def a_million_delimiters(folder: Path) -> Path:
    return _written(folder, _TABLE, "Windows,C3D4", "," * 999_999, "x\n")


def headings_without_end(folder: Path) -> Path:
    labels = ",".join(f"c{number}" for number in range(30_000))
    return _written(folder, f"OS,Serial number,{labels}\nWindows,A1B2\n")


def delimiters_above_the_table(folder: Path) -> Path:
    return _written(folder, *["," * 500_000 + "\n"] * 25, _TABLE)


def formulas(folder: Path) -> Path:
    cells = ("=cmd|'/c calc'!A1", "@SUM(1)", "+1+cmd", '"=HYPERLINK(""http://a"",""b"")"')
    return _written(folder, _TABLE, *(f"Windows,{cell}\n" for cell in cells))


def text_with_a_workbook_behind(folder: Path) -> Path:
    """A file that is both is what it begins as."""
    book = write_parts(folder / "b.xlsx", sheet_xml(TABLE)).read_bytes()
    path = _written(folder, _TABLE)
    path.write_bytes(path.read_bytes() + book)
    return path.rename(folder / "a.xlsx")


def workbook_with_a_text_behind(folder: Path) -> Path:
    path = write_parts(folder / "a.csv", sheet_xml(TABLE))
    path.write_bytes(path.read_bytes() + _TABLE.encode() * 3)
    return path


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.csv")
    return folder / "a.csv"


def directory(folder: Path) -> Path:
    (folder / "a.xlsx").mkdir()
    return folder / "a.xlsx"


def endless_device(folder: Path) -> Path:
    (folder / "a.csv").symlink_to("/dev/zero")
    return folder / "a.csv"


def link_to_itself(folder: Path) -> Path:
    (folder / "a.csv").symlink_to("a.csv")
    return folder / "a.csv"


TEXTS = (
    (line_without_end, "csv-endless-line"),
    (cell_of_a_hundred_megabytes, "csv-quote"),
    (quote_that_never_closes, "csv-quote"),
    (nothing_but_nul, "csv-endless-line"),
    (nul_behind_the_table, "csv-endless-line"),
    (a_million_delimiters, 2),
    (headings_without_end, 1),
    (delimiters_above_the_table, 1),
    (formulas, 5),
    (text_with_a_workbook_behind, "encoding-unclear"),
    (workbook_with_a_text_behind, 1),
    (pipe, "pipe-silent"),
    (directory, "file-is-folder"),
    (endless_device, "file-not-regular"),
    (link_to_itself, "file-unreadable"),
)
