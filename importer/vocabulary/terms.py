"""Operating system, ownership and trust: the words in a cell → the API's number.

A word is recognised as a whole, or followed by a version or a bracket ("macOS 15.7.2",
"Android (fully managed)"); never by a part of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from importer.texts import Lang
from importer.vocabulary.faults import Fault
from importer.vocabulary.labels import label_key
from importer.vocabulary.letters import simplified
from importer.vocabulary.placeholders import is_blank
from importer.vocabulary.questions import Question, answer
from importer.vocabulary.systems import (
    DESKTOP,
    EDITIONS,
    FITTING,
    HARMONY_NEXT_VERSION,
    PREFIXES,
    REFUSED,
    RELEASES,
    SAME_DEVICES,
    SAME_WORDS,
    SYSTEM_BY_CODE,
    TERMS,
)

#: A number and what is to be said about its cell; None and why, where there is no number.
Choice = tuple[int | None, Fault | None]

_UNKNOWN: Mapping[str, Fault] = {
    "device_system": Fault.SYSTEM_UNKNOWN,
    "device_ownership": Fault.OWNERSHIP_UNKNOWN,
    "device_status": Fault.TRUST_UNKNOWN,
}
_NUMBER: Mapping[str, Fault] = {
    "device_system": Fault.SYSTEM_NUMBER,
    "device_ownership": Fault.OWNERSHIP_NUMBER,
    "device_status": Fault.TRUST_NUMBER,
}
#: What a text is told that names no system at all.
_NO_SYSTEM = (Fault.SYSTEM_UNKNOWN, Fault.SYSTEM_VERSION)
_BLANK: Mapping[str, Choice] = {
    "device_system": (None, Fault.SYSTEM_MISSING),
    "device_ownership": (0, None),
    "device_status": (0, None),
}
_BY_WORD: Mapping[str, Mapping[str, int]] = {
    field: {
        label_key(word): term.code
        for term in terms
        for word in (*term.aliases, term.slug, term.en, term.zh)
    }
    for field, terms in TERMS.items()
}
_REFUSED: Mapping[str, Mapping[str, Fault]] = {
    field: {label_key(word): fault for fault, words in table.items() for word in words}
    for field, table in REFUSED.items()
}
#: Where a version may begin: a number that no digit or dot precedes, or a bracket.
_VERSION = re.compile(r"(?<![0-9.])[0-9]|[(\[【]")
#: What stands between two systems: "Windows 10 / Ubuntu 22.04" is either of them.
_BETWEEN = re.compile(r"\s*(?:[/,;+&|、]|\b(?:and|or)\b|和|与|及|或)\s*", re.IGNORECASE)
#: Both of two systems, or one that nobody is sure of, whatever else the text says: Windows (?), and
#: “(?) Windows” of a sheet of ours.  Of several question marks each may be a letter that an
#: encoding lost: “Microsoft? Windows Server? 2008”.
#: What runs in WSL is no device; a Windows that has it is one.
_OPEN = re.compile(
    r"双系统|双启动|dual[ -]?boot|dual[ -]?system|boot ?camp|待确认|待核实|不确定|疑似"
    r"|^(?!\W*(?:microsoft\W*)?win).*\bwsl2?\b|^[^?]*\?\)?$|^\( ?\? ?\)",
    re.IGNORECASE,
)
_VERSION_WORD = re.compile(
    r"\s*(?:(?:product ?)?version|release|build|ver|v|r|版本|第|sp|service pack)[:=]?$",
    re.IGNORECASE,
)
#: What commands and release files write before the name: lsb_release, sw_vers, wmic, systeminfo.
_LABEL = re.compile(
    r"^(?:(?:pretty_name|name|id|caption)\s*=|(?:distrib_(?:id|description)|distributor id"
    r"|description|product ?name|os ?名称|操作系统(?:名称)?|operating system|os name)\s*[:=])\s*",
    re.IGNORECASE,
)
#: ``uname -a``: the system, the host's name, the kernel's version.
_UNAME = re.compile(r"^(Linux|Darwin) \S+ (?=[0-9]+\.[0-9][\w.+-]* (?:#|Darwin Kernel))")
#: What begins like a system's name and is none: an address, a processor (麒麟990), the IOS of
#: switches (15.2(4)E).
_OTHERWISE = re.compile(
    r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f])|麒麟 ?(?:[6-9][0-9]{2}|80[0-9]{2}|90[0-9]{2})"
    r"(?![0-9.])|\bios(?:[ -]?xe)? ?[0-9]+\.[0-9]+\([0-9]+[a-z]*\)",
    re.IGNORECASE,
)
#: Signs and words that may stand anywhere in a system's name and tell nothing.
_NOISE = re.compile(
    r"\((?:r|tm|c)\)|(?<![0-9A-Za-z])(?:(?:64|32) ?-?(?:bits?|位(?:元)?|ビット|비트)"
    r"|x86[_-]?64|x64|x86|amd64|i[3-6]86|aarch64|arm64|ia64|loongarch(?:64)?"
    r"|mips64(?:el)?|sw_64|m[1-5])(?![0-9A-Za-z])",
    re.IGNORECASE,
)


#: Editions, the longest first; before one in Latin letters stands one of the signs.
_EDITIONS = tuple(sorted({word.lower() for word in EDITIONS}, key=len, reverse=True))
_APART = " ,(/-"
_PREFIX = re.compile(
    rf"^(?:(?:{'|'.join(sorted(map(re.escape, PREFIXES), key=len, reverse=True))})[ :]*)+(?=.)",
    re.IGNORECASE,
)
#: Signs that are left at either end where a word is taken off.
_EDGES = ' -_,/"“”'
_ALL = frozenset(SYSTEM_BY_CODE)
_WINDOWS = next(code for code, system in SYSTEM_BY_CODE.items() if system.slug == "windows")
_COMPUTERS = frozenset(code for code, system in SYSTEM_BY_CODE.items() if system.takes == DESKTOP)
#: Key of a word that names no system → the systems that it may stand beside.
_GOES_WITH: Mapping[str, frozenset[int]] = {
    **{label_key(word): _ALL for word in (*SAME_WORDS, *EDITIONS, *PREFIXES)},
    **{
        label_key(word): _COMPUTERS if kind == "computer" else _ALL - _COMPUTERS
        for kind, words in SAME_DEVICES.items()
        for word in words
    },
    **{label_key(word): frozenset({code}) for code in RELEASES for word in RELEASES[code]},
}
#: Signs of trade marks, of which one would become letters.
_TRADE_MARKS = str.maketrans("", "", "®™©")
_HARMONY_NEXT = label_key("HarmonyOS NEXT")
_BARE_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+(?:\s*\(.*\))?")
#: Words of a name, of either script.
_WORDS = re.compile(r"[\u4e00-\u9fff]+|[^\W\d_\u4e00-\u9fff]+(?:[0-9][\w.]*)?|[0-9][\w.]*")
_NUMBERED = re.compile(
    r"(?:v|r|sp|ver|version|build)?[0-9][\w.]*|v|sp|version|build", re.IGNORECASE
)
#: A longer text is a remark, whatever names are in it; no name has more words.
_LONGEST, _MOST_WORDS = 500, 12
#: Of two systems' words a shorter one may be part of anything: arch, mint, mac.
_SURE = 5
_SHORT = frozenset({"win", "mac", "ios", "uos", "rhel"})
#: AlmaLinux names its releases so, too: Cerulean Leopard.
_CATS = frozenset({"leopard"})


@lru_cache(maxsize=1024)
def read(field: str, text: str, numbers: bool) -> Choice:
    """The number for a cell's text, or why there is none.

    ``numbers``: whether the column is headed by the API's own name for the field.  Only then
    digits are taken for the API's: other products count differently, one of them 0 for iOS
    and 1 for Android.
    """
    text = unicodedata.normalize("NFKC", text.translate(_TRADE_MARKS)).strip()
    if is_blank(text):
        return _BLANK[field]
    if text.isdecimal():
        return _numbered(field, text, numbers)
    return _system(simplified(text)) if field == "device_system" else _looked_up(field, text)


def _system(text: str) -> Choice:
    field = "device_system"
    if label_key(text) in _BY_WORD[field]:
        return _looked_up(field, text)
    if len(text) > _LONGEST:
        return None, Fault.SYSTEM_UNKNOWN
    text = _UNAME.sub(r"\1 ", _LABEL.sub("", text))
    if _OPEN.search(text) or _OTHERWISE.search(text):
        return None, Fault.SYSTEM_UNKNOWN
    several = _several(text)
    if several is not None:
        return several
    code, fault = _looked_up(field, text)
    if code is not None and _names_another(text, code):
        return None, Fault.SYSTEM_UNKNOWN
    said = code is not None or (fault not in _NO_SYSTEM and fault not in FITTING)
    return (code, fault) if said else _word_by_word(text, fault)


def told(field: str, text: str, words: Mapping[str, str], asked: Question | None) -> Choice | None:
    """What a cell's text means by what is known of its file: ``words``, keys of the file's own →
    words of ours, or else as an answer to what its heading asks; None where neither tells."""
    ours = words.get(label_key(text)) if words else None
    if ours is not None:
        return read(field, ours, True)
    code = answer(asked, text) if asked is not None else None
    return None if code is None else (code, None)


def _looked_up(field: str, text: str) -> Choice:
    for key in _keys(field, text):
        fault = _REFUSED[field].get(key)
        if fault is Fault.SYSTEM_HARMONY and _first_number(text) >= HARMONY_NEXT_VERSION:
            return _BY_WORD[field][_HARMONY_NEXT], None
        if fault is not None:
            return None, fault
        if key in _BY_WORD[field]:
            return _BY_WORD[field][key], None
    if field == "device_system" and _BARE_VERSION.fullmatch(text):
        return None, Fault.SYSTEM_VERSION
    return None, _UNKNOWN[field]


def _several(text: str) -> Choice | None:
    """What a text says that names more than one system: the one that all of them are ("UOS /
    麒麟"), or nothing, for the device may run either of two.  None where it names only one."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2:
        return None
    found = [_looked_up("device_system", part) for part in parts]
    named = {choice for choice in found if choice[1] not in _NO_SYSTEM}
    if len(named) > 1:
        return None, Fault.SYSTEM_UNKNOWN
    return found[0] if named == set(found) else None


def _names_another(text: str, code: int) -> bool:
    """Whether another system is named behind the first one's version ("Windows 10, was Ubuntu"),
    or a maker in front of it that leaves others open: "Apple (Windows)"."""
    fault = _REFUSED["device_system"].get(label_key(_WORDS.findall(text)[0]))
    if fault is not None and fault in FITTING and code not in FITTING[fault]:
        return True
    words = (word.rstrip("0123456789.") for word in map(label_key, _WORDS.findall(text)))
    return any(
        _BY_WORD["device_system"].get(word, code) != code for word in filter(_is_sure, words)
    )


def _is_sure(word: str) -> bool:
    return word in _SHORT or ((len(word) >= _SURE or not word.isascii()) and word not in _CATS)


def _word_by_word(text: str, otherwise: Fault | None) -> Choice:
    """The system that every word of a text is a name of, or goes with: 银河麒麟 Kylin V10,
    苹果系统 macOS, Android tablet."""
    words = [word for word in _WORDS.findall(text) if not _NUMBERED.fullmatch(word)]
    named, fitting = None, _ALL
    while words:
        for length in range(min(len(words), _MOST_WORDS), 0, -1):
            code, fault, fits = _piece(words[:length])
            if fits:
                break
            if fault is not None:  # Windows IoT Core is no Windows, whatever stands behind it
                return None, fault
        else:
            return None, otherwise
        if code is not None:
            named = code
        fitting &= fits
        del words[:length]
    return (named, None) if named in fitting else (None, otherwise)


def _piece(words: Sequence[str]) -> tuple[int | None, Fault | None, frozenset[int]]:
    """The system that a few words name, or why it can't be sent; and those that they go with: of
    a name, that one alone."""
    for key in _bare_names(" ".join(words)):
        code = _BY_WORD["device_system"].get(key)
        if code is not None:
            return code, None, frozenset({code})
        fault = _REFUSED["device_system"].get(key)
        if fault is not None:
            return None, fault, FITTING.get(fault, frozenset())
    return None, None, _GOES_WITH.get(label_key(" ".join(words)), frozenset())


def systems_left(fault: Fault | None) -> frozenset[int]:
    """The systems of which a cell may speak that leaves its system open: by Apple's name alone;
    by a version alone any but Windows, whose versions begin as ``WINDOWS_BUILDS``."""
    if fault is Fault.SYSTEM_VERSION:
        return _ALL - {_WINDOWS}
    return _ALL if fault is None else FITTING.get(fault, _ALL)


def says_nothing(field: str, text: str) -> bool:
    """Whether a cell leaves the field open, so that ``--set`` may fill it.  "Unknown" is a
    word of the template's own for ownership and trust, and is an answer."""
    text = text.strip()
    return is_blank(text) and label_key(text) not in _BY_WORD[field]


def _numbered(field: str, digits: str, numbers: bool) -> Choice:
    if not numbers:
        return None, _NUMBER[field]
    for term in TERMS[field]:
        if digits == str(term.code):
            return term.code, None
    return None, Fault.SYSTEM_NUMBER_RANGE if field == "device_system" else _NUMBER[field]


def _first_number(text: str) -> int:
    found = re.search(r"[0-9]+", text)
    return int(found[0]) if found else 0


def _keys(field: str, text: str) -> Iterator[str]:
    """The words to look up: the whole text, then what precedes a version, longest first
    ("Windows 10 Mobile 1709" is no Windows 10); each also without what tells no system from
    another: a trade mark's sign, the width of the processor, an edition."""
    yield label_key(text)
    if field != "device_system":
        return
    plain = " ".join(_NOISE.sub(" ", text).split())
    yield from _bare_names(plain)
    for found in reversed(list(_VERSION.finditer(plain))):
        before = plain[: found.start()]
        yield label_key(before)
        yield from _bare_names(before)
        yield from _bare_names(_VERSION_WORD.sub("", before.strip()))


def _bare_names(text: str) -> Iterator[str]:
    """A system's name with fewer and fewer of the words around it."""
    text = text.strip(_EDGES)
    yield from _shorter(text)
    if (bare := _PREFIX.sub("", text)) != text:
        yield from _shorter(bare)


def _shorter(text: str) -> Iterator[str]:
    yield label_key(text)
    while (less := _without_edition(text)) != text:
        text = less
        yield label_key(text)


def _without_edition(text: str) -> str:
    """A name without the edition behind it; the same where none stands there."""
    before = text.removesuffix(")")
    lower = before.lower()
    if len(lower) == len(before) and lower.endswith(_EDITIONS):
        for edition in (word for word in _EDITIONS if lower.endswith(word)):
            rest = before[: -len(edition)]
            if rest and (not edition.isascii() or rest[-1] in _APART):
                return rest.rstrip(_APART).strip(_EDGES)
    return text


def choices(field: str, lang: Lang) -> Sequence[str]:
    """The words that a field's list offers; each is one that the importer recognises."""
    return [term.zh if lang is Lang.ZH else term.en for term in TERMS[field]]
