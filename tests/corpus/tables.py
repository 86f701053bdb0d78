"""The devices of the corpus, and how its scripts write files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
Row = Sequence[str]

ZH = (
    "操作系统",
    "生产序列号",
    "硬盘序列号",
    "主板UUID",
    "MAC地址",
    "设备归属",
    "可信状态",
    "使用人",
)
EN = (
    *("Operating system", "Serial number", "Disk serial number", "Board UUID", "MAC address"),
    *("Ownership", "Trust", "User"),
)


def device(number: int, user: str = "Li Wei") -> list[str]:
    """A computer of which nothing is to be said."""
    return [
        "Windows 11",
        f"5CG3{number:04}XK",
        f"S4EVNX0R{number:06}",
        f"7B3A9C10-52F4-4E61-8D2A-{number:012X}",
        f"8C:04:BA:10:20:{number:02X}",
        "公司" if not user.isascii() else "Company",
        "可信" if not user.isascii() else "Trusted",
        user,
    ]


def chinese() -> list[Row]:
    """A Chinese ledger with its headings; its last row has a word that must be read right."""
    rows = [device(number, user) for number, user in enumerate(("张伟", "王芳", "李娜"), 1)]
    return _marked([ZH, *rows], "不合规")


def english() -> list[Row]:
    """An English table with its headings; its last row has a word in the last column but one,
    which tells whether rows and columns were counted right."""
    return _marked([EN, *map(device, (1, 2, 3))], "Compliant")


def _marked(rows: list[Row], word: str) -> list[Row]:
    last = rows[-1]
    return [*rows[:-1], [*last[:-2], word, last[-1]]]


def text(rows: Iterable[Row], delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as text without any quotation marks."""
    return "".join(delimiter.join(row) + end for row in rows)


def write(name: str, content: str | bytes | io.BytesIO, options: str = "") -> None:
    """Write a file, and the options that it needs where nobody has written them yet."""
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    if isinstance(content, io.BytesIO):
        content = content.getvalue()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    beside = path.with_name(path.name + ".expected.tsv")
    if options and not beside.exists():
        beside.write_text(f"# options {options}\n", encoding="utf-8", newline="\n")
