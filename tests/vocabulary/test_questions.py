"""Headings that ask yes or no, and their answers."""

from __future__ import annotations

import pytest

from importer.vocabulary.fields import is_heading, known, names_a_field
from importer.vocabulary.labels import label_key
from importer.vocabulary.questions import answer, asked_of, question

TRUSTED, UNTRUSTED = ("device_status", 1, 2), ("device_status", 2, 1)
PERSONAL, COMPANY = ("device_ownership", 1, 2), ("device_ownership", 2, 1)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        *[(x, TRUSTED) for x in ("是否可信", "是否信任", "是否受信任", "是否可信设备", "可信否")],
        *[
            (x, TRUSTED)
            for x in ("是否可信？", "可信（是/否）", "设备是否可信", "* 是否信任(必填)")
        ],
        *[(x, TRUSTED) for x in ("Is trusted", "IsTrusted", "Trusted?", "Is the device trusted?")],
        *[(x, TRUSTED) for x in ("Trusted (Y/N)", "Trusted device (yes/no)", "Vertrauenswürdig?")],
        *[(x, UNTRUSTED) for x in ("是否不可信", "是否非信任设备", "Untrusted?", "Is not trusted")],
        *[(x, COMPANY) for x in ("是否公司设备", "是否为企业设备", "公司设备？", "是不是公司设备")],
        *[(x, COMPANY) for x in ("Company owned?", "Is corporate-owned", "Company device (Y/N)")],
        *[(x, PERSONAL) for x in ("是否个人设备", "是否员工自带", "是否BYOD", "自带设备（是/否）")],
        *[(x, PERSONAL) for x in ("BYOD?", "Is BYOD", "Personally owned (Yes/No)", "個人設備?")],
    ],
)
def test_headings_that_ask(label: str, expected: tuple[str, int, int]) -> None:
    """Which field, and what a yes and a no say of it; each heading fills its field by itself."""
    assert question(label_key(label)) == expected
    assert known(label) == (expected[0], "alias")
    assert names_a_field(label)
    assert is_heading(label)


@pytest.mark.parametrize(
    "label",
    [
        *("可信状态", "设备归属", "Trust", "Ownership", "公司", "单位", "个人", "企业", "公司设备"),
        *("是否合规", "是否在用", "是否加域", "是否公司资产", "是否", "Is managed", "Compliant?"),
        *("Is employee", "Is active", "信任设备", "Corporate", "BYOD", "Trusted", "Company owned"),
    ],
)
def test_headings_that_ask_something_else(label: str) -> None:
    """Another question, a word that stands in cells as well, or what asks for a word."""
    assert question(label_key(label)) is None


@pytest.mark.parametrize("label", ["BYOD", "Trusted", "Company owned", "受信任", "自带设备(BYOD)"])
def test_a_statement_is_a_question_where_somebody_chose_its_column(label: str) -> None:
    """It fills nothing by itself, for it is a word of cells, too; chosen, it is answered."""
    field = "device_status" if label in ("Trusted", "受信任") else "device_ownership"
    assert not names_a_field(label)
    assert asked_of(label, field) is not None
    assert asked_of(label, "device_system") is None


@pytest.mark.parametrize("field", ["device_ownership", "device_system", None])
def test_what_a_heading_does_not_ask(field: str | None) -> None:
    """A column that was chosen for another field than its heading asks about asks nothing."""
    assert asked_of("是否可信", field) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(x, 2) for x in ("是", "是的", "Y", "y", "yes", "YES ", "TRUE", "true", "1", "Ｙ", "对")],
        *[(x, 2) for x in ("✓", "✔", "✔️", "√", "☑", "✅", "Ja", "oui")],
        *[(x, 1) for x in ("否", "不是", "N", "no", "FALSE", "0", "✗", "✘", "×", "❌", "Nein")],
        *[
            (x, None)
            for x in ("x", "X", "2", "-", "", "是否", "是/否", "部分", "可信", "○", "yes?")
        ],
    ],
)
def test_answers(text: str, expected: int | None) -> None:
    """Words, numbers and signs of a yes and a no; not x, which is either."""
    asked = asked_of("是否公司设备", "device_ownership")
    assert asked is not None
    assert answer(asked, text) == expected
