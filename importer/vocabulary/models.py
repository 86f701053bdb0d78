"""What a device's model says of its operating system, where that is certain.

A ThinkPad runs Windows or Linux: nothing is said of it.  A table that a non-programmer can review.
Sources: the model names and identifiers that Apple's, Samsung's and Google's devices report, and
the makers' product pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from importer.vocabulary.labels import label_key
from importer.vocabulary.systems import words

_MACOS = words(
    "MacBook, iMac, Macmini, Mac mini, MacStudio, Mac Studio, MacPro, Mac Pro, Mac13, Mac14, "
    "Mac15, Mac16, Mac17, VirtualMac1, VirtualMac2, VirtualMac3"
)
_IOS = words("iPhone, iPad, iPod")
#: HarmonyOS up to 4 counts as Android, too: of Huawei's own devices nothing is certain.
_ANDROID = words(
    "Galaxy A, Galaxy S, Galaxy Z, Galaxy M, Galaxy F, Galaxy J, Galaxy Note, Galaxy Tab, "
    "Galaxy XCover, Pixel 2, Pixel 3, Pixel 4, Pixel 5, Pixel 6, Pixel 7, Pixel 8, Pixel 9, "
    "Pixel 10, Pixel Fold, Pixel Tablet, Redmi Note, Redmi K, Redmi Pad, Redmi Turbo, Xiaomi 10, "
    "Xiaomi 11, Xiaomi 12, Xiaomi 13, Xiaomi 14, Xiaomi 15, Xiaomi 17, Xiaomi Pad, Xiaomi MIX, "
    "Xiaomi Civi, 小米10, 小米11, 小米12, 小米13, 小米14, 小米15, 小米17, 小米平板, 小米手机, "
    "小米MIX, 小米Civi, 红米Note, 红米K, 红米手机, OPPO Find, OPPO Reno, OPPO A, OPPO K, OPPO Pad, "
    "OnePlus 9, OnePlus 10, OnePlus 11, OnePlus 12, OnePlus 13, OnePlus Ace, OnePlus Nord, "
    "OnePlus Pad, 一加手机, 一加Ace, vivo X, vivo Y, vivo S1, vivo V1, vivo V2, vivo V3, vivo T1, "
    "vivo T2, vivo T3, vivo Pad, iQOO, realme, Moto G, "
    "Moto E, Moto Edge, Motorola Edge, Motorola Moto, Lenovo Tab, Redmi 9, Redmi 10, Redmi 12, "
    "Redmi 13, Redmi 14, Surface Duo, Xperia, Sony Xperia, Zenfone, ROG Phone, Nothing Phone, "
    "Fairphone, Zebra TC"
)
#: Samsung's own numbers: SM-S911B; SM-R is a watch, SM-W a computer.
_SAMSUNG = tuple(f"SM-{letter}{digit}" for letter in "AFGMNPSTX" for digit in range(10))
#: Computers of other makers than Apple: they run Windows or Linux, and no macOS.
PCS = words(
    "ThinkPad, ThinkCentre, ThinkStation, ThinkBook, ThinkServer, IdeaPad, IdeaCentre, Legion, "
    "Latitude, OptiPlex, Precision, Inspiron, Vostro, XPS 13, XPS 15, XPS 17, Alienware, "
    "PowerEdge, EliteBook, ProBook, ZBook, EliteDesk, EliteOne, ProDesk, ProOne, Pavilion, "
    "OMEN, ProLiant, Surface, ZenBook, VivoBook, ExpertBook, ASUSPRO, Aspire, TravelMate, "
    "Veriton, Swift, Toughbook, LIFEBOOK, Dynabook, Portege, Tecra, MateBook, MateStation, "
    "MagicBook, RedmiBook, ESPRIMO, CELSIUS, VersaPro, ExpertCenter, 拯救者, 昭阳, 扬天, 启天, "
    "小新, 战66, 擎云, 世恒, 超翔"
)
#: Their makers.
_PC_MAKERS = words(
    "Lenovo, Dell, HP, Hewlett-Packard, Hewlett Packard, ASUS, ASUSTeK, Acer, Fujitsu, Panasonic, "
    "Toshiba, Dynabook, Micro-Star, MSI, Gigabyte, Microsoft, Huawei, Honor, Xiaomi, Samsung, "
    "联想, 戴尔, 惠普, 华硕, 宏碁, 宏基, 富士通, 微星, 微软, 华为, 荣耀, 小米, 三星, "
    "神舟, 清华同方, 长城"
)
#: What begins as one of these and is something else.
_OTHERWISE = words(
    "Galaxy TabPro S, Galaxy Book, Galaxy Watch, Galaxy Buds, Galaxy Chromebook, Galaxy Fit, "
    "Galaxy Ring, Galaxy SmartTag, realme Book, Lenovo Tablet, iPod shuffle, iPod nano, "
    "iPod classic, 小米13.3, 小米15.6, Xiaomi 13.3, Xiaomi 15.6"
)
#: 荣耀 90, HONOR Magic5: since the brand is not Huawei's any more.
_HONOR = tuple(
    f"{brand}{line}"
    for brand in ("荣耀", "HONOR")
    for line in (
        *(50, 60, 70, 80, 90, 100, 200, 300, 400, 500),
        *(f"Magic{number}" for number in range(3, 9)),
    )
)
#: Makers of such devices, as they stand before their models.
MAKERS = frozenset(
    words("apple, samsung, google, xiaomi, oneplus, motorola, sony, zebra, 苹果, 三星, 小米, 谷歌")
)
_MAC = 2
#: What a model begins with → the number of its system; None where it has none that is certain.
MODELS: Mapping[str, int | None] = {
    **dict.fromkeys(_MACOS, _MAC),
    **dict.fromkeys(_IOS, 5),
    **dict.fromkeys((*_ANDROID, *_SAMSUNG, *_HONOR), 4),
    **dict.fromkeys(_OTHERWISE, None),
}

#: What stands in front of a model and is no part of it: 13-inch, 2021, New, Refurbished.
_IN_FRONT = re.compile(
    r"^\s*(?:苹果|[0-9]{2}(?:[.,][0-9])?[- ]?(?:inch|in|英寸|寸|吋|\"|″|”)|20[0-9]{2}款?"
    r"|new|refurbished)[\s,-]*",
    re.IGNORECASE,
)
#: Makers of two words; of others the first word is tried without.
_MOST_BEFORE = 2
#: Letters of a model that are read.
_READ = 40
_Value = TypeVar("_Value")


class Starts(Generic[_Value]):
    """A table of what models begin with."""

    def __init__(self, table: Mapping[str, _Value]) -> None:
        self._table = {label_key(start): value for start, value in table.items()}
        self._lengths = sorted({len(start) for start in self._table}, reverse=True)

    def beginning(self, key: str) -> list[str]:
        """The entries with which a key begins, as keys."""
        return [key[:length] for length in self._lengths if key[:length] in self._table]

    def longest(self, model: str) -> _Value | None:
        """The entry with which a model begins: as it stands, or without a size, a year, and its
        maker in front.  Of several the longest."""
        words = _IN_FRONT.sub("", model, count=1).split()
        for before in range(min(_MOST_BEFORE + 1, len(words))):
            key = label_key(" ".join(words[before:])[:_READ])
            for length in self._lengths:
                if key[:length] in self._table:
                    return self._table[key[:length]]
        return None


_STARTS = Starts(MODELS)
_OTHERS = Starts(dict.fromkeys(PCS, True))
_OTHER_MAKERS = Starts(dict.fromkeys(_PC_MAKERS, True))


DELL, SURFACE = "dell", "surface"
#: Dell's name, and its series; Microsoft's computers, while its virtual machines have its name.
_WHOSE = re.compile(
    r"\s*(?:(?P<dell>dell(?![a-z])|戴尔|latitude|optiplex|inspiron|vostro|poweredge|alienware"
    r"|(?:precision|xps)[ -]?[0-9mt])"
    r"|(?P<surface>(?:(?:microsoft(?: corporation)?|微软) ?)?surface(?![a-z])))",
    re.IGNORECASE,
)


def whose(text: str) -> str:
    """``DELL`` or ``SURFACE`` where a maker's or a model's name is one of these, whose serial
    numbers have a form of their own; "" for any other."""
    found = _WHOSE.match(text)
    return str(found.lastgroup) if found else ""


@lru_cache(maxsize=4096)
def system_of(model: str) -> int | None:
    """The operating system of a device by its model ("iPhone 15 Pro", "Mac15,6", "Samsung
    Galaxy S23"); None where that is not certain."""
    return _STARTS.longest(model)


#: As the names of teams and rooms end, which may be called after what they work on: iPad组.
_TEAM = re.compile(
    r"(?:[部组組班队隊科室处處所]|中心|分公司|子公司|校区|园区|团队|團隊|项目|專案|\b(?:team|group|dept|department|division"
    r"|class|classroom|lab|room|office|project|floor)s?)[\s#0-9()（）.-]*$",
    re.IGNORECASE,
)


def is_team(name: str) -> bool:
    """Whether a name ends as that of a department, a team or a room does: 财务部."""
    return _TEAM.search(name) is not None


@lru_cache(maxsize=256)
def system_of_title(title: str) -> int | None:
    """The operating system of what stands below a title, or on a worksheet, that names a model;
    None where those are named who work on it (iPad组, Galaxy S team)."""
    return None if is_team(title) else system_of(title)


#: What Apple's devices call themselves: Anna's iPhone, Annas-MacBook-Pro.local, iPad von Anna.
_CALLED = re.compile(
    r"(?:.*(?:['’]s?|s|的|の|[^\x00-\x7f])[ -]?)?"
    r"(iphone|ipad|macbook(?:[ -](?:pro|air))?|imac|mac[ -](?:mini|studio|pro))"
    r"(?:[ -](?:von|de|di|van|av|du)[ -].*|[ -]?\(?[0-9]{1,3}\)?)?(?:\.(?:local|lan))?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_NAME = 80
#: What stands behind a model's name where a list names devices by their models: iPhone SE 128GB
#: (2022), iPad Pro 11, Redmi Note 11T 6/128.
_VARIANT = re.compile(
    r"[0-9]+(?:[.,/][0-9]+)?(?:[GT]B?|th|st|nd|rd|[A-Z]|pro|plus|inch|-?in|\"|''|″|英寸|寸)?"
    r"|[A-Z][0-9]{1,2}|[45]G|gen(?:eration)?|第?[0-9一二三四五六七八九十]+代"
    r"|pro|max|plus|mini|air|ultra|lite|neo|prime|fold|flip|FE|SE|XS|XR|X|note|ace|turbo|wi-?fi"
    r"|cellular|LTE|retina",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
#: What may follow the beginning of a model within its word: Galaxy S23, Pixel 6a.
_ITS_NUMBER = re.compile(r"(?:[0-9]+[a-z]{0,4}\+?)?|(?<=[0-9])[a-z]")


def is_somebodys(name: str) -> bool:
    """Whether a device may have given itself this name: after its owner, or with a number."""
    return len(name) <= _LONGEST_NAME and _CALLED.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def system_of_name(name: str) -> int | None:
    """The operating system of a device that has the name it gave itself, or is called by its
    model and nothing else (Redmi Note 11T); None for any other."""
    if len(name) > _LONGEST_NAME:
        return None
    called = _CALLED.fullmatch(name)
    return _system_of_model(name) if called is None else system_of(called[1].replace("-", " "))


def _system_of_model(name: str) -> int | None:
    """The operating system of what is called by a model, each word of it, with the maker perhaps;
    a computer's own name has no blanks."""
    if " " not in name.strip():
        return None
    parts = _IN_BRACKETS.sub(" ", name).split()
    for before in range(1 + (bool(parts) and parts[0].lower() in MAKERS)):
        for end in range(before + 1, len(parts) + 1):
            key = label_key(" ".join(parts[before:end]))
            if any(_ITS_NUMBER.fullmatch(key, len(start)) for start in _STARTS.beginning(key)):
                return system_of(name) if all(map(_VARIANT.fullmatch, parts[end:])) else None
    return None


def is_computer(model: str) -> bool:
    """Whether a model is certainly a computer's, whoever makes it."""
    return system_of(model) == _MAC or is_no_mac(model)


@lru_cache(maxsize=4096)
def is_no_mac(model: str) -> bool:
    """Whether a model is certainly another maker's computer ("Dell Latitude 5440")."""
    return bool(_OTHERS.longest(model))


@lru_cache(maxsize=1024)
def makes_no_macs(maker: str) -> bool:
    """Whether a maker's name is that of another one than Apple."""
    return bool(_OTHER_MAKERS.longest(maker))
