"""The sentences of problems, and the names in them."""

from __future__ import annotations

from string import Formatter

import pytest

from importer.model.device import Problem
from importer.model.names import option_name
from importer.model.wording import field_label, fix_text, problem_at, problem_text, system_label
from importer.texts.catalogue import catalogue
from importer.texts.problems import TEXTS
from importer.texts.text import Lang
from importer.vocabulary.faults import WARNINGS, Fault, Severity
from importer.vocabulary.fields import FIELDS

#: What a sentence may name in any problem, and what some slugs bring along.
ALWAYS = {"value", "word", "label", "address", "field", "suggestion"}
EARLIER = {"run": "20260301-093000-1a2b", "row": "7", "date": "2026-03-01"}
EXTRA: dict[Fault, dict[str, str]] = {
    Fault.FOREIGN_IDENTIFIER: {"system": "4", "systems": "1,2,3"},
    Fault.NOT_TAKEN: {"system": "5", "fields": "serial_number,mac_address"},
    Fault.NO_IDENTIFIER: {"system": "1", "fields": "serial_number,uuid"},
    Fault.ONLY_PLACEHOLDERS: {"system": "1", "fields": "serial_number,uuid"},
    Fault.INCOMPLETE: {"fields": "uuid"},
    Fault.SHARED_IDENTIFIER: {"rows": "12, 40"},
    Fault.SHARED_MAC: {"rows": "12, 40"},
    Fault.RUNNING_NUMBER: {"column": "Serial No.", "first": "2", "last": "40"},
    Fault.NO_DIGITS: {"column": "SN"},
    Fault.OTHER_NUMBERS: {"column": "SN"},
    Fault.OTHER_COLUMN: {"column": "Asset tag"},
    Fault.COPIED: {"other": "Model"},
    Fault.SAME_EVERYWHERE: {"column": "SN", "count": "40"},
    Fault.NUMBERED: {"column": "SN", "prefix": "PC-", "count": "40"},
    Fault.OTHER_USER: {"first_row": "12", "column": "User", "ours": "anna", "theirs": "bob"},
    Fault.OTHER_DISK: {"rows": "12"},
    Fault.OTHER_DEVICE: {"rows": "12", "column": "Name", "ours": "PC1", "theirs": "PC2"},
    Fault.ROW_OF_DEVICE: {"first_row": "12"},
    Fault.OTHER_REFUSED: {"taken": "3c:52:82:1a:2b:3c"},
    Fault.MAC_LABELLED: {"taken": "3c:52:82:1a:2b:3c"},
    Fault.FIRST_OF_SEVERAL: {"taken": "3c:52:82:1a:2b:3c", "others": "3c:52:82:1a:2b:3d"},
    Fault.UUID_TWIN: {"rows": "12"},
    Fault.SERIAL_LOOKALIKE: {"rows": "12"},
    Fault.ZEROS_LOST: {"length": "7", "usual": "12"},
    Fault.UNLIKE_LENGTH: {"length": "7", "usual": "8", "prefix": "PF"},
    Fault.MOBILE_WITHOUT_ID: {"system": "4", "fields": "android_id"},
    Fault.SYSTEM_BY_MODEL: {"system": "5", "model": "iPhone 15"},
    Fault.SYSTEM_BY_KIND: {"system": "2", "said": "Laptop"},
    Fault.SYSTEM_OF_MODEL: {"system": "2", "model": "MacBook Pro"},
    Fault.SYSTEM_UNKNOWN: {"word": "Windwos"},
    Fault.SYSTEM_OPEN: {"word": "ThinkPad X1 Carbon"},
    Fault.SYSTEM_KIND: {"said": "平板", "word": "TB-X606F"},
    Fault.SYSTEM_CONTRADICTED: {"said": "iPhone 14", "word": "iPhone 14"},
    Fault.RETIRED: {"label": "状态", "word": "报废"},
    Fault.LEFT_KIND: {"kind": "monitor"},
    Fault.LEFT_SHEET: {"kind": "network"},
    Fault.LEFT_AS_SAID: {"label": "状态", "word": "报废"},
    Fault.LEFT_BEFORE: {"label": "status", "word": "left_out"},
    Fault.REPEATS: {"first_row": "12"},
    Fault.REPEAT_DIFFERS: {"first_row": "12", "fields": "device_status"},
    Fault.MAC_LABELLED: {"taken": "3c:52:82:1a:2b:3c"},
    Fault.KNOWN_WITH_LESS: {**EARLIER, "fields": "uuid"},
    Fault.KNOWN_OTHERWISE: {**EARLIER, "fields": "serial_number", "theirs": "A1"},
    Fault.KNOWN_OTHER_SYSTEM: {**EARLIER, "system": "3"},
    Fault.SUPERSEDES: {
        **EARLIER,
        "fields": "serial_number",
        "theirs": "A1",
        "those": "7",
        "command": "undo",
    },
    Fault.KNOWN_DIFFERS: {**EARLIER, "term": "2"},
    Fault.REGISTRY_DIFFERS: {"term": "2"},
    Fault.GONE_SINCE: EARLIER,
    Fault.SEVERAL_RECORDS: {"records": "71, 72"},
    Fault.RECORD_OTHERWISE: {"theirs": "A1"},
    Fault.RECORD_LACKS: {"theirs": ""},
    Fault.SURPLUS_CELLS: {"cells": "6", "header": "5", "sign": ","},
    Fault.MISSING_CELLS: {"cells": "4", "header": "5", "sign": ","},
    Fault.MOVED_CELLS: {"cells": "4", "header": "5", "sign": ","},
    Fault.OTHER_TABLE: {"row": "7", "header": "2"},
    Fault.OTHER_LIST: {"row": "7", "header": "2"},
    Fault.MERGED: {"cells": "C17:C19"},
}


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("lang", Lang)
def test_every_slug_has_both_sentences(fault: Fault, lang: Lang) -> None:
    """What is wrong and what to do next, in both languages, with every word filled in."""
    params = EXTRA.get(fault, {})
    problem = Problem(fault.value, "uuid", "设备!C17", "ABC", params=params)
    for text in (problem_text(problem, lang), fix_text(problem, lang)):
        assert text.endswith("。" if lang is Lang.ZH else ".")
        assert "{" not in text
    for slug in (f"problem.{fault}", f"fix.{fault}"):
        both = catalogue()[slug]
        names = {name for _, name, _, _ in Formatter().parse(both.en + both.zh) if name}
        assert names <= ALWAYS | params.keys()


def test_every_sentence_has_its_slug() -> None:
    """No sentence stays behind when its slug goes."""
    said = {slug.partition(".")[2] for slug in TEXTS if slug.startswith(("problem.", "fix."))}
    assert {slug.removesuffix(".one") for slug in said} == set(Fault)
    assert set(Fault) >= WARNINGS


def test_fields_and_systems_are_named_in_the_language_of_the_sentence() -> None:
    """A Chinese reader reads 主板UUID and not uuid."""
    problem = Problem(
        *("foreign-identifier", "serial_number", "设备!B7", "C02"),
        params={"system": "4", "systems": "1,2,3"},
    )
    assert problem_text(problem, Lang.ZH) == (
        "生产序列号只适用于 Windows、macOS、Linux，而本行的操作系统是 Android。"
    )
    assert problem_text(problem, Lang.EN) == (
        "Serial number is filled, but only Windows, macOS, Linux devices have one; the system"
        " of this row is Android."
    )
    assert [field_label("uuid", lang) for lang in (Lang.ZH, Lang.EN)] == ["主板UUID", "Board UUID"]
    assert field_label("color", Lang.EN) == "color"
    assert {field_label(name, Lang.EN) for name in FIELDS}.isdisjoint(FIELDS)


@pytest.mark.parametrize("slug", ["no-identifier", "only-placeholders"])
def test_one_field_is_no_choice(slug: str) -> None:
    """Where a system takes a single identifier, nobody reads of several."""
    alone = Problem(slug, "idfv", "设备!G7", "", params={"system": "5", "fields": "idfv"})
    several = {"system": "1", "fields": "serial_number,uuid"}
    choice = Problem(slug, "serial_number", "设备!B7", "", params=several)
    assert "其中一项" not in fix_text(alone, Lang.ZH)
    assert "at least one" not in fix_text(alone, Lang.EN)
    assert "至少填写其中一项：生产序列号、主板UUID" in fix_text(choice, Lang.ZH)
    assert "at least one of these: Serial number, Board UUID" in fix_text(choice, Lang.EN)


@pytest.mark.parametrize(
    ("slug", "field", "value"),
    [
        ("ownership-unknown", "device_ownership", "信息部"),
        ("trust-unknown", "device_status", "信息部"),
        ("apple-udid", "uuid", "00008103-001A2B3C4D5E001E"),
    ],
)
def test_a_column_of_something_else_comes_with_the_way_to_leave_it_out(
    slug: str, field: str, value: str
) -> None:
    """设备归属 is the owning department in many ledgers, UDID no board's UUID of Apple's later
    Macs."""
    for lang in Lang:
        assert f"--map {option_name(field, lang)}= " in fix_text(
            Problem(slug, field, "设备!I7", value), lang
        )


def test_addresses_reach_the_terminal_as_text() -> None:
    """A file can be called anything, and a CSV file's name is its sheet's."""
    odd = Problem("mac-format", "mac_address", "a\x1b[2J!B2", "zz")
    assert problem_at(odd, Lang.EN).isprintable()


@pytest.mark.parametrize(
    ("code", "lang", "name"),
    [
        (2, Lang.ZH, "macOS"),
        (None, Lang.ZH, "未知系统"),
        (None, Lang.EN, "Unknown system"),
        (9, Lang.EN, "Unknown system"),
    ],
)
def test_systems_have_names(code: int | None, lang: Lang, name: str) -> None:
    """A number that is none of the API's is an unknown system, not an exception."""
    assert system_label(code, lang) == name


def test_a_long_or_broken_value_does_not_drown_its_sentence() -> None:
    """Line breaks become spaces, and what is too long is cut; braces are only text."""
    broken = problem_text(Problem("mac-format", "mac_address", "a!B2", "a\nb {c}"), Lang.EN)
    long = problem_text(Problem("mac-format", "mac_address", "a!B2", "x" * 5000), Lang.ZH)
    assert broken == "“a b {c}” is no MAC address."
    assert long == f"“{'x' * 60}…”不是 MAC 地址。"


@pytest.mark.parametrize("lang", Lang)
def test_the_advice_on_a_kind_fits_a_column_of_systems_too(lang):
    """There a Laptop would be no operating system."""
    params = {"kind": "printer"}
    problem = Problem(Fault.LEFT_KIND, "", "d!A3", "Printer", Severity.LEFT_OUT, params)
    text = fix_text(problem, lang)
    assert "Laptop" not in text and "笔记本电脑" not in text


@pytest.mark.parametrize(
    ("slug", "field", "says"),
    [
        ("system-missing", "device_system", "--set 操作系统=Windows"),
        ("mac-truncated", "mac_address", "请清空此单元格"),
        ("scientific", "serial_number", "按设备上显示的值填写"),
    ],
)
def test_there_is_something_to_do_for_who_has_no_other_list(slug, field, says) -> None:
    """Nothing to export again from, no address to be found, no column of systems."""
    assert says in fix_text(Problem(slug, field, "设备!C17", "ABC"), Lang.ZH)
