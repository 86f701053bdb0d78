"""The ledger that is measured: seeded rows of twelve columns, as CSV and as Excel writes it.

    python tests/benchmarks/ledger.py ROWS TARGET.csv|TARGET.xlsx

Every row's identifiers are its own.  One row in a hundred is refused by the rules (a UUID
without its last digit), one in a hundred is repaired with a warning (a no-break space after
the serial number); a ledger without any mistake would flatter whoever checks it.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

#: Part of the names of kept files: to be raised when the rows change.
VERSION = 1
LABELS = (
    *("资产编号", "设备名称", "操作系统", "序列号", "硬盘序列号", "主板UUID", "MAC地址"),
    *("设备归属", "可信状态", "使用人", "部门", "备注"),
)
#: The columns whose values are different in every row.
UNIQUE = frozenset({0, 1, 3, 4, 5, 6})

_SYSTEMS = ("Windows 11 专业版", "Windows 11", "Windows 10", "macOS 15.1", "macOS 14.7", "Linux")
_WEIGHTS = (35, 25, 15, 12, 8, 5)
_OWNERSHIP, _OWNED = ("企业设备", "个人设备"), (92, 8)
_TRUST, _TRUSTED = ("可信", "不可信"), (97, 3)
_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = (
    "伟",
    "芳",
    "娜",
    "敏",
    "静",
    "磊",
    "洋",
    "艳",
    "勇",
    "杰",
    "思远",
    "雨桐",
    "子墨",
    "一诺",
)
_AREAS = ("华东", "华南", "华北", "西南", "总部")
_TEAMS = ("研发部", "销售部", "财务部", "人力资源部", "市场部", "运维部", "法务部")
_REMARKS = ("", "", "", "", "", "", "备用机", "已加域", "会议室使用", "2025年采购, 三年保修")
#: Without letters that are taken for digits, and without E, which Excel takes for an exponent.
_ALPHABET = "234679ACDFGHJKLMNPQRTUVWXY"
#: Coprime to what it is taken modulo: numbers that look mixed and never repeat.
_STRIDE = 0x9E3779B1


def rows(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """So many rows; the same ones for the same seed."""
    draw = random.Random(seed)
    for number in range(count):
        (system,) = draw.choices(_SYSTEMS, _WEIGHTS)
        yield (
            f"ZC{number:07}X",
            f"{'MAC' if system.startswith('mac') else 'PC'}-{number:07}",
            system,
            _serial(number),
            _disk(draw),
            _uuid(draw, number),
            _mac(number),
            draw.choices(_OWNERSHIP, _OWNED)[0],
            draw.choices(_TRUST, _TRUSTED)[0],
            draw.choice(_FAMILY) + draw.choice(_GIVEN),
            draw.choice(_AREAS) + draw.choice(_TEAMS),
            draw.choice(_REMARKS),
        )


def _serial(number: int) -> str:
    base = len(_ALPHABET)
    mixed, digits = number * _STRIDE % base**7, []
    for _ in range(7):
        mixed, digit = divmod(mixed, base)
        digits.append(_ALPHABET[digit])
    return "LW" + "".join(digits) + ("\u00a0" if number % 100 == 80 else "")


def _disk(draw: random.Random) -> str:
    text = f"{draw.getrandbits(64) | 1 << 63:016X}"
    return "_".join(text[start : start + 4] for start in range(0, 16, 4)) + "."


def _uuid(draw: random.Random, number: int) -> str:
    text = f"{draw.getrandbits(128) | 1 << 127:032X}"
    parts = text[:8], text[8:12], text[12:16], text[16:20], text[20:]
    whole = "-".join(parts)
    return whole[:-1] if number % 100 == 40 else whole


def _mac(number: int) -> str:
    text = f"8C04BA{number * _STRIDE % (1 << 24):06X}"
    return "-".join(text[start : start + 2] for start in range(0, 12, 2))


def write_csv(path: Path, count: int) -> None:
    """The ledger as Excel saves "CSV UTF-8": with a byte order mark and CRLF."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(LABELS)
        writer.writerows(rows(count))


def main() -> None:
    from shared_strings import write_xlsx

    count, target = int(sys.argv[1]), Path(sys.argv[2])
    part = target.with_name(f"{target.stem}.part{target.suffix}")
    (write_csv if target.suffix == ".csv" else write_xlsx)(part, count)
    part.replace(target)  # a kept file is a whole one


if __name__ == "__main__":
    main()
