"""How a sample is described, and the people in them, who are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Damage:
    """A cell that is no text: what Excel made of it, in Excel's number format."""

    value: float | str | date
    number_format: str = "General"
    formula: str = ""


Cell = str | Damage


@dataclass(frozen=True)
class Special:
    """What is particular about a row: who made the device, cells that are otherwise than
    made, the earlier row that it says again."""

    maker: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    same_as: int = 0
    dell_tag: str = ""


@dataclass(frozen=True)
class Sample:
    """A file: (label, what stands under it) for each column, so many rows, the makers that
    take turns, and the special rows by their number in Excel; ``always`` is in every row."""

    file: str
    columns: Sequence[tuple[str, str]]
    rows: int
    makers: Sequence[str]
    special: Mapping[int, Special]
    prefix: str = ""
    person: int = 0
    first_row: int = 2
    chinese: bool = False
    ownerships: Sequence[str] = ("Company", "Personal")
    trusts: Sequence[str] = ("Trusted", "Untrusted")
    windows: Sequence[str] = ("Windows 11", "Windows 11 Pro", "Windows 10")
    always: Mapping[str, Cell] = field(default_factory=dict)
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    widths: Mapping[str, int] = field(default_factory=dict)


#: All that makes two rows the same device.
SAME_ROW = ("model", "system", "serial", "disk", "uuid", "mac", "ownership", "trust")


def _split(names: str, sign: str) -> tuple[str, ...]:
    return tuple(names.split(sign))


DEPARTMENTS = (
    ("研发一部", "Engineering"),
    ("研发二部", "Platform"),
    ("产品部", "Product"),
    ("设计部", "Design"),
    ("市场部", "Marketing"),
    ("华东销售部", "Sales"),
    ("财务部", "Finance"),
    ("人力资源部", "People"),
    ("客户成功部", "Customer Success"),
    ("法务部", "Legal"),
    ("信息技术部", "IT"),
)

PEOPLE = _split(
    "林知夏 周慕言 沈嘉禾 顾南乔 许星野 陆云舟 苏念安 程以宁 叶清和 韩予初 江望舒 宋时雨 "
    "唐景行 傅书白 秦若溪 何见山 罗晚晴 梁思齐 谢长风 邓宜人 曹静远 彭一诺 曾子墨 萧北辰 "
    "田雨桐 董明朗 袁小满 潘允中 蒋听澜 蔡怀瑾 余秋实 杜若飞 魏知行 任语冰 姜亦凡 范初阳 "
    "方既白 石沐阳 姚采薇 谭月白 廖言蹊 邹凌云 熊可心 金向晚 陆文渊 郝思远 崔晓岚 康乐之",
    " ",
)
STAFF = _split(
    "Ada Holm,Ben Okafor,Carla Reyes,Dev Malhotra,Elin Strand,Farid Nasser,Grace Liu,"
    "Hugo Brandt,Iris Kato,Jonas Weber,Kira Novak,Liam Doyle,Maya Stein,Noor Hassan",
    ",",
)
