"""Headings that ask yes or no of ownership or trust, and what a cell answers.

Under 是否可信 a 是 says trusted, and under 是否个人设备 it says personal: the heading is half of
the answer.  Under 可信状态 or 设备归属, which ask for a word, yes and no answer nothing.

Left out on purpose: 是否公司资产, for what is rented is none and yet nobody's own; x, which is a
tick in one list and a cross in the next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from importer.vocabulary.labels import label_key
from importer.vocabulary.retired import RETIRED, STOPPED
from importer.vocabulary.systems import words


class Question(NamedTuple):
    """The field that a heading asks about, and the API's numbers for a yes and for a no."""

    field: str
    yes: int
    no: int


_TRUSTED = Question("device_status", 1, 2)
_UNTRUSTED = Question("device_status", 2, 1)
_PERSONAL = Question("device_ownership", 1, 2)
_COMPANY = Question("device_ownership", 2, 1)

#: What is asked, behind one of the beginnings or before one of the ends.
_ASKED: Mapping[Question, tuple[str, ...]] = {
    _TRUSTED: words(
        "可信, 可信任, 可信设备, 信任, 信任设备, 受信任, 受信任设备, 受信任的设备, 已信任, "
        "可信終端, 可信终端, 可信設備, 信任設備, 受信任設備, "
        "Trusted, Trusted device, Device trusted, Trustworthy, Vertrauenswürdig, De confiance"
    ),
    _UNTRUSTED: words(
        "不可信, 不可信设备, 不信任, 不受信任, 非信任, 非信任设备, 非可信, 非可信设备, "
        "不可信設備, 非信任設備, Untrusted, Untrusted device, Not trusted"
    ),
    _COMPANY: words(
        "公司, 公司设备, 公司的设备, 公司电脑, 公司所有, 公司拥有, 公司配发, 公司配发设备, 企业, "
        "企业设备, 企业所有, 单位设备, 公司設備, 公司電腦, 公司擁有, 企業設備, 企業擁有, "
        "Company owned, Company device, Company owned device, Corporate, Corporate owned, "
        "Corporate device, Corporate owned device, Firmengerät, Dienstgerät, "
        "Appareil d'entreprise"
    ),
    _PERSONAL: words(
        "个人, 个人设备, 个人的设备, 个人电脑, 个人所有, 私人, 私人设备, 员工个人设备, 员工自有, "
        "员工自有设备, 员工自带, 员工自带设备, 自带, 自带设备, 自带设备(BYOD), BYOD, BYOD设备, "
        "個人, 個人設備, 個人電腦, 個人裝置, 個人擁有, 自備, "
        "BYOD device, Personal, Personal device, Personally owned, Personally owned device, "
        "Private device, User owned, Employee owned, Employee owned device, Privatgerät, "
        "Appareil personnel"
    ),
}
#: How a question begins, and how one ends: one of them at least has to be there.
_BEGINNINGS = tuple(
    label_key(text)
    for text in (
        *words("是否, 是否为, 是否是, 是否属于, 是否系, 是不是, 设备是否, 设备是否为, 该设备是否"),
        *words("该设备是否为, 是否為, 是否屬於, 設備是否, 設備是否為"),
        *words("Is, Is a, Is it, Is it a, Is device, Is the device, Is the device a, Is this"),
        *words("Is this a, Is this device, Ist, Est"),
    )
)
_ENDS = tuple(
    label_key(asked + form)
    for asked in ("", "?", "吗", "嗎", "吗?", "嗎?", "否", "与否", "與否", "否?")
    for form in ("", "(是/否)", "(Y/N)", "(Yes/No)", "(True/False)")
    if asked or form
)

#: Words that are read as a question where somebody chose their column.
_STATED = words(
    "可信, 可信任, 受信任, Trusted, Company owned, Corporate owned, BYOD, 自带设备(BYOD)"
)

_YES = frozenset(words("是, 是的, 对, y, yes, true, t, 1, ✓, ✔, √, ☑, ✅, ja, oui, はい"))
_NO = frozenset(words("否, 不是, n, no, false, f, 0, ✗, ✘, ✕, ✖, ×, ❌, nein, non, いいえ"))
#: Asks for the coloured picture of a sign, or for the plain one.
_PICTURES = str.maketrans("", "", "\ufe0e\ufe0f")


_WHAT: Mapping[str, Question] = {
    label_key(what): question for question, asked in _ASKED.items() for what in asked
}
_STATEMENTS = frozenset(map(label_key, _STATED))


#: What a device is no more that is gone, and what it is then.
_IN_USE = frozenset(
    map(
        label_key,
        words("在用, 使用, 使用中, 在使用, 正在使用, 在使用中, In use, In service, Still in use"),
    )
)
_GONE = frozenset(map(label_key, RETIRED))
#: Alone these are headings of something else, too: Missing, 停用.
_STOPPED = frozenset(map(label_key, STOPPED))


def question(key: str) -> Question | None:
    """What the heading of a key asks, if it is a question that is answered by yes or no."""
    asked = (_WHAT.get(what) for what in _asked(key))
    return next((found for found in asked if found is not None), None)


def _asked(key: str) -> Iterator[str]:
    """What a question is about, as keys."""
    if not key.startswith(_BEGINNINGS) and not key.endswith(_ENDS):
        return
    for beginning in ("", *_BEGINNINGS):
        for end in ("", *_ENDS):
            if (beginning or end) and key.startswith(beginning) and key.endswith(end):
                yield key[len(beginning) : len(key) - len(end)]


def answers_of_gone(label: str) -> frozenset[str]:
    """The answers, as they stand in cells, that say that a device is gone: no below 是否在用, yes
    below Retired; none where a heading asks for something else."""
    key = label_key(label)
    questions = {*_asked(key)}
    asked = {key, *questions}
    is_gone = not (_GONE.isdisjoint(asked) and _STOPPED.isdisjoint(questions))
    if not is_gone and _IN_USE.isdisjoint(asked):
        return frozenset()
    answers = _YES if is_gone else _NO
    return frozenset(form for word in answers for form in (word, word.upper(), word.title()))


def asked_of(label: str, field: str | None) -> Question | None:
    """What a heading asks about the field that its column fills; None where it asks for a word."""
    key = label_key(label)
    found = _WHAT[key] if key in _STATEMENTS else question(key)
    return found if found is not None and found.field == field else None


def answer(asked: Question, text: str) -> int | None:
    """The API's number for a cell's answer; None where it is neither a yes nor a no."""
    said = unicodedata.normalize("NFKC", text.translate(_PICTURES)).strip().casefold()
    if said in _YES:
        return asked.yes
    return asked.no if said in _NO else None
