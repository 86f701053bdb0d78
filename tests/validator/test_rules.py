"""Rows → devices, or everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from importer.loader.headings.columns import Wishes, match
from importer.model.cells import Cell, CellValue, Kind
from importer.model.device import Checked, Device, Problem
from importer.model.errors import InputError
from importer.model.names import option_name
from importer.model.table import Layout, Row
from importer.model.wording import fix_text, problem_text
from importer.texts.text import Lang
from importer.validator.rules import Rules, check, checker
from importer.vocabulary.faults import Severity
from importer.vocabulary.fields import FIELDS, IDENTIFIERS

LABELS = (
    *("操作系统", "生产序列号", "硬盘序列号", "主板UUID", "MAC地址", "Android标识符"),
    *("iOS供应商标识符", "Harmony供应商标识符", "设备归属", "可信状态"),
)
LAYOUT = Layout("devices.xlsx", "设备", 1, match(LABELS))
SAMPLE = {
    "device_system": "Windows",
    "serial_number": "C02DTHRMML7H",
    "disk_serial_number": "CC344362-5990-5A68-8DDD-64A23C99FA0C",
    "uuid": "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED",
}
IDFV = "968F0E5C-C297-4122-ACB6-102494DEFD9A"
AAID = "ff3c2237-cd76-4331-9d72-0a4470854567"


def row(values: Mapping[str, CellValue], number: int = 7) -> Row:
    """A row of the layout above."""
    return Row(number, tuple(values.get(name, "") for name in FIELDS), {})


def said(checked: Checked) -> list[tuple[str, str]]:
    """Field and slug of each problem."""
    return [(problem.field, problem.slug) for problem in checked.problems]


def test_the_sample_of_the_api_page_is_clean() -> None:
    """A computer with serial number, disk serial number and UUID needs no remark."""
    values = SAMPLE | {"device_ownership": "企业设备", "device_status": "信任设备"}
    whole = row(values | {"mac_address": "3C-52-82-1A-2B-3C"})
    assert check(whole, LAYOUT) == Checked(
        whole,
        Device(
            device_system=1,
            device_ownership=2,
            device_status=1,
            serial_number="C02DTHRMML7H",
            disk_serial_number="CC344362-5990-5A68-8DDD-64A23C99FA0C",
            uuid="621CDFF0-13D0-5AB1-9ADC-5F560095F6ED",
            mac_address="3c:52:82:1a:2b:3c",
        ),
    )


@pytest.mark.parametrize(
    ("values", "device"),
    [
        (
            {"device_system": "Android 14", "android_id": "02A11AC4A83B918E"},
            Device(4, android_id="02a11ac4a83b918e"),
        ),
        ({"device_system": "iPadOS", "idfv": IDFV.lower()}, Device(5, idfv=IDFV)),
        ({"device_system": "OpenHarmony", "aaid": AAID.upper()}, Device(6, aaid=AAID)),
    ],
)
def test_a_mobile_device_needs_its_one_identifier(
    values: dict[str, CellValue], device: Device
) -> None:
    """Blank ownership and trust are unknown; other identifiers may be blank or N/A."""
    checked = check(row(values | {"serial_number": "N/A", "mac_address": "-"}), LAYOUT)
    assert (checked.device, checked.problems) == (device, ())


@pytest.mark.parametrize("system", ["Windows", "macOS", "Linux"])
@pytest.mark.parametrize("name", ["serial_number", "disk_serial_number", "uuid", "mac_address"])
def test_one_identifier_is_enough_for_a_computer(system: str, name: str) -> None:
    """It is sent, with one warning that names what the API's sample has more."""
    value = {"uuid": SAMPLE["uuid"], "mac_address": "3c:52:82:1a:2b:3c"}.get(name, "C02DTHRMML7H")
    checked = check(row({"device_system": system, name: value}), LAYOUT)
    missing = [m for m in ("serial_number", "disk_serial_number", "uuid") if m != name]
    assert checked.device is not None
    assert [(p.slug, p.severity, p.params["fields"]) for p in checked.problems] == [
        ("incomplete-device", Severity.WARNING, ",".join(missing))
    ]


def test_strict_makes_an_incomplete_computer_an_error() -> None:
    """With --strict the same row is refused, at the first cell to fill in."""
    values = {name: value for name, value in SAMPLE.items() if name != "uuid"}
    checked = check(row(values), LAYOUT, Rules(strict=True))
    assert checked.device is None
    assert checked.problems == (
        Problem(
            *("incomplete-device", "uuid", "设备!D7", "", Severity.ERROR),
            {"fields": "uuid"},
        ),
    )
    assert check(row(SAMPLE), LAYOUT, Rules(strict=True)).device is not None


@pytest.mark.parametrize(
    ("system", "own"),
    [
        ("Linux", IDENTIFIERS[:4]),
        ("Android", ("android_id",)),
        ("iOS", ("idfv",)),
        ("OpenHarmony", ("aaid",)),
    ],
)
def test_an_identifier_of_another_system_is_an_error(system: str, own: tuple[str, ...]) -> None:
    """The server would answer 1785005; the problem names the systems the cell belongs to."""
    mobile = {"android_id": "02a11ac4a83b918e", "idfv": IDFV, "aaid": AAID}
    values = SAMPLE | mobile | {"mac_address": "3c:52:82:1a:2b:3c", "device_system": system}
    belongs = dict.fromkeys(IDENTIFIERS[:4], "1,2,3") | {
        "android_id": "4",
        "idfv": "5",
        "aaid": "6",
    }
    checked = check(row(values), LAYOUT)
    assert checked.device is None
    assert [(p.field, p.slug, p.params["systems"]) for p in checked.problems] == [
        (name, "foreign-identifier", belongs[name]) for name in IDENTIFIERS if name not in own
    ]


@pytest.mark.parametrize(
    ("system", "name", "own"),
    [("Android", "android_id", "02a11ac4a83b918e"), ("iOS", "idfv", IDFV)],
)
def test_a_phone_has_a_serial_number_too(system: str, name: str, own: str) -> None:
    """And an address: with its own identifier it is registered without them, which is said once.
    Another phone's identifier, or none of its own, is a contradiction."""
    values = {"device_system": system, name: own}
    others = {"serial_number": "R58M12ABCDE", "mac_address": "3c:52:82:1a:2b:3c"}
    checked = check(row(values | others), LAYOUT)
    assert checked.device is not None
    assert checked.device.identifiers() == {name: own}
    assert said(checked) == [("serial_number", "identifier-not-taken")]
    assert checked.problems[0].params["fields"] == "serial_number,mac_address"
    for wrong in (values | others | {"aaid": AAID}, {"device_system": system} | others):
        checked = check(row(wrong), LAYOUT)
        assert checked.device is None
        assert ("serial_number", "foreign-identifier") in said(checked)
    computer = check(row({"device_system": "Windows", name: own} | others), LAYOUT)
    assert (name, "foreign-identifier") in said(computer)


@pytest.mark.parametrize(("system", "name"), [("Android", "android_id"), ("iOS", "idfv")])
def test_a_phones_identifier_that_is_refused_is_one_cause(system: str, name: str) -> None:
    """Once it is corrected, its serial number is in nobody's way; a computer's is not so."""
    others = {"serial_number": "R58M12ABCDE", name: "zz-1"}
    slugs = [slug for _, slug in said(check(row({"device_system": system} | others), LAYOUT))]
    assert (slugs[0], len(slugs)) == ("identifier-not-taken", 2)
    assert slugs[1] in ("android-id-format", "uuid-format")
    computer = check(row({"device_system": "Windows"} | others), LAYOUT)
    assert (name, "foreign-identifier") in said(computer)


def test_a_foreign_cell_is_one_problem_whatever_its_form() -> None:
    """It is not sent, so that its own faults are of no interest; a placeholder or a
    blank word there is none."""
    values = {"device_system": "Android", "android_id": "02a11ac4a83b918e"}
    assert said(check(row(values | {"mac_address": "nonsense"}), LAYOUT)) == [
        ("mac_address", "identifier-not-taken")
    ]
    assert said(check(row(values | {"serial_number": "unknown"}), LAYOUT)) == []
    assert said(check(row(values | {"serial_number": "Default string"}), LAYOUT)) == []


@pytest.mark.parametrize(
    ("values", "slugs"),
    [
        ({"device_system": "iOS"}, [("idfv", "no-identifier")]),
        ({"device_system": "Windows"}, [("serial_number", "no-identifier")]),
        (
            {"device_system": "Windows", "serial_number": "To be filled by O.E.M."},
            [("serial_number", "placeholder"), ("serial_number", "only-placeholders")],
        ),
        (
            {"device_system": "Windows", "mac_address": "70:38:2a:4d:6f"},
            [("mac_address", "mac-truncated"), ("serial_number", "incomplete-device")],
        ),
        (
            {"device_system": "iOS", "serial_number": "C02DTHRMML7H"},
            [("serial_number", "foreign-identifier"), ("idfv", "no-identifier")],
        ),
    ],
)
def test_a_row_that_names_no_device(
    values: dict[str, CellValue], slugs: list[tuple[str, str]]
) -> None:
    """It is refused with what its system needs; a malformed identifier counts as given."""
    checked = check(row(values), LAYOUT)
    assert (checked.device, said(checked)) == (None, slugs)


def test_a_placeholder_is_left_out_with_a_warning() -> None:
    """The device is sent with what remains."""
    checked = check(row(SAMPLE | {"mac_address": "02:00:00:00:00:00"}), LAYOUT)
    assert checked.device is not None
    assert checked.device.mac_address is None
    assert checked.problems == (
        Problem("placeholder", "mac_address", "设备!E7", "02:00:00:00:00:00", Severity.WARNING),
    )


def test_all_problems_of_a_row_come_at_once() -> None:
    """Nobody should have to import a file three times to see three mistakes."""
    values: dict[str, CellValue] = {
        "device_system": "2",
        "serial_number": Cell(Kind.NUMBER, 10**15),
        "uuid": "00008101-0001206C1187001E",
        "mac_address": "01:80:c2:00:00:0e",
        "device_ownership": "上海",
        "device_status": Cell(Kind.BOOL, True),
    }
    checked = check(row(values, 812), LAYOUT)
    assert checked.device is None
    assert [(p.slug, p.address, p.value) for p in checked.problems] == [
        ("system-number", "设备!A812", "2"),
        ("ownership-unknown", "设备!I812", "上海"),
        ("bool-cell", "设备!J812", "TRUE"),
        ("number-precision", "设备!B812", "1000000000000000"),
        ("apple-udid", "设备!D812", "00008101-0001206C1187001E"),
        ("mac-multicast", "设备!E812", "01:80:c2:00:00:0e"),
    ]


@pytest.mark.parametrize(
    ("label", "cell", "slugs"),
    [
        ("device_system", "1", []),
        (" device_system\ufeff", "1", []),
        ("device_system", Cell(Kind.NUMBER, 1), []),
        ("device_system", Cell(Kind.NUMBER, 1.0), []),
        ("Device System", "1", ["system-number"]),
        ("OS", Cell(Kind.NUMBER, 1), ["system-number"]),
        ("device_system", Cell(Kind.ERROR, "#N/A"), ["error-cell"]),
    ],
)
def test_digits_are_the_apis_under_its_exact_heading_only(
    label: str, cell: CellValue, slugs: list[str]
) -> None:
    """Another product's 1 is Android."""
    layout = Layout("f.csv", "f", 1, match((label, "serial_number")))
    checked = check(row(SAMPLE | {"device_system": cell}), layout)
    assert [slug for _, slug in said(checked) if slug != "incomplete-device"] == slugs


def test_constants_fill_missing_columns_and_blank_cells() -> None:
    """--set leaves what the file says alone; numbers are the API's there too."""
    layout = Layout(
        *("f.csv", "f", 1),
        match(LABELS[1:4] + LABELS[8:9], Wishes(constants=frozenset({"device_system"}))),
    )
    rules = Rules(constants={"device_system": "1", "device_ownership": "企业", "idfv": IDFV})
    values = {name: value for name, value in SAMPLE.items() if name != "device_system"}
    cells = tuple(SAMPLE[name] for name in FIELDS[1:4])
    filled = check(Row(7, (*cells, "-"), values), layout, rules)
    kept = check(Row(7, (*cells, "个人"), values), layout, rules)
    assert filled.device is not None
    assert kept.device is not None
    assert (filled.device.device_system, filled.device.device_ownership) == (1, 2)
    assert (kept.device.device_system, kept.device.device_ownership) == (1, 1)
    assert filled.problems == kept.problems == ()
    phone = check(row({"device_system": "iOS"}), LAYOUT, rules)
    assert phone.device == Device(5, 2, idfv=IDFV)


@pytest.mark.parametrize(
    ("name", "value", "slug"),
    [
        ("device_system", "Solaris", "set-device_system"),
        ("device_system", "", "set-device_system"),
        ("device_system", "7", "set-device_system"),
        ("device_ownership", "maybe", "set-device_ownership"),
        ("device_status", "Compliant", "set-device_status"),
        ("mac_address", "02:00:00:00:00:00", "set-identifier"),
        ("uuid", "x", "set-identifier"),
        ("os", "Windows", "unknown-field"),
    ],
)
def test_a_constant_that_cannot_be_used(name: str, value: str, slug: str) -> None:
    """It is refused before the first row, in both languages."""
    with pytest.raises(InputError) as caught:
        checker(LAYOUT, Rules(constants={name: value}))
    assert caught.value.slug == slug
    assert all(option_name(name, lang) in caught.value.text(lang) for lang in Lang)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.one_of(
                st.sampled_from(["Windows", "iOS", "Android", "1", "-", *SAMPLE.values(), IDFV]),
                st.text(max_size=20),
                st.builds(Cell, st.just(Kind.NUMBER), st.integers() | st.floats()),
                st.builds(Cell, st.just(Kind.ERROR), st.just("#N/A")),
            )
            for name in FIELDS
        },
    )
)
def test_any_row_is_a_device_or_has_an_error(values: dict[str, CellValue]) -> None:
    """Exactly one of the two, and every problem can be said in both languages."""
    checked = check(row(values), LAYOUT)
    refused = any(problem.severity is Severity.ERROR for problem in checked.problems)
    assert (checked.device is None) is refused
    for problem in checked.problems:
        assert all(problem_text(problem, lang) and fix_text(problem, lang) for lang in Lang)
    if checked.device is not None:
        assert checked.device.identifiers()


def test_a_hidden_row_is_left_out() -> None:
    """Whatever it holds, it gives no device and no error: one remark on the whole row."""
    for values in (SAMPLE, {}, {"device_system": "TempleOS"}):
        checked = check(row(values)._replace(hidden=True), LAYOUT)
        assert checked.device is None
        [problem] = checked.problems
        assert (problem.slug, problem.address) == ("left-hidden", "设备!7:7")
        assert problem.severity is Severity.LEFT_OUT


@pytest.mark.parametrize("word", ["已报废", "丢失", "已退回", "Lost", "STOLEN", "VERKAUFT"])
@pytest.mark.parametrize("place", [1, 2])
def test_a_word_for_what_is_gone_instead_of_an_identifier_is_told_of(word: str, place: int) -> None:
    """As it is below 状态; the row has another identifier, and may be left out by the word."""
    labels = ("OS", "序列号", "MAC地址", "备注")
    judge = checker(Layout("f.csv", "f", 1, match(labels)), Rules())
    cells = ["Windows", "PF3ABCDE", "3c:52:82:1a:2b:3c", ""]
    cells[place] = word
    told = [p for p in judge.check(Row(2, tuple(cells), {})).problems if p.slug == "retired"]
    assert [(p.address, p.params["label"], p.params["word"]) for p in told] == [
        (f"f!{'ABC'[place]}2", labels[place], word)
    ]
    wanted = Rules(leave_out=((labels[place], (word,)),))
    left = checker(Layout("f.csv", "f", 1, match(labels)), wanted).check(Row(2, tuple(cells), {}))
    assert [p.slug for p in left.problems] == ["left-as-said"]


@pytest.mark.parametrize("word", ["PF3ABCDE", "待定", "未知", "N/A", "见标签", "LOST01", ""])
def test_other_words_instead_of_an_identifier_say_nothing_of_the_device(word: str) -> None:
    """That its number is not known does not make it gone."""
    judge = checker(Layout("f.csv", "f", 1, match(("OS", "序列号", "MAC地址"))), Rules())
    checked = judge.check(Row(2, ("Windows", word, "3c:52:82:1a:2b:3c"), {}))
    assert checked.device is not None
    assert "retired" not in [p.slug for p in checked.problems]


def gone(heading: str, cell: CellValue) -> list[str]:
    """What is said of a computer's column with this heading and cell, alone and among others."""
    labels = ("OS", "Serial number", "Disk serial", "UUID", heading)
    judge = checker(Layout("f.csv", "f", 1, match(labels)), Rules())
    board = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
    row = Row(2, ("Windows", "PF3ABCDE", "WD-123456AB", board, cell), {})
    alone = judge.check(row)
    for _ in range(2):
        assert [each for some in judge.check_all([row]) for each in some.each()] == [alone]
    assert alone.device is not None
    return [p.params["word"] for p in alone.problems if p.slug == "retired"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *(
            ("是否在用", "否"),
            ("在用", "否"),
            ("In use", "No"),
            ("In use?", "FALSE"),
            ("使用中", "×"),
        ),
        *(("Retired", "Yes"), ("是否报废", "是"), ("已报废", "√"), ("Is retired", "TRUE")),
        *(
            ("型号", "ThinkPad T14（已报废）"),
            ("设备名称", "PC-7 [lost]"),
            ("类别", "笔记本【报废】"),
            ("使用人", "张伟（已丢失）"),
        ),
        *(("是否停用", "Y"), ("is_removed", "True"), ("is_missing", "TRUE"), ("是否变卖", "是")),
        *(("Device state", "retirePending"), ("Status", "Archived"), ("状态", "已退回")),
        *(
            ("在用", "已报废"),
            ("In use", Cell(Kind.BOOL, False)),
            ("Retired", Cell(Kind.BOOL, True)),
        ),
        *(("状态", "停用"), ("备注", "Decommissioned 2023"), ("报废日期", "2023-05-06")),
        *(("Status", "停用 "), ("报废日期", Cell(Kind.DATE, datetime(2023, 5, 6)))),
    ],
)
def test_an_answer_may_say_that_a_device_is_gone(heading: str, cell: CellValue) -> None:
    """No to whether it is in use, yes to whether it is gone; in the short way as well."""
    assert len(gone(heading, cell)) == 1


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *(
            ("是否在用", "是"),
            ("在用", ""),
            ("In use", "Yes"),
            ("Retired", "No"),
            ("是否报废", "否"),
        ),
        *(
            ("是否在职", "否"),
            ("Encrypted", "No"),
            ("Active", "No"),
            ("是否加密", "否"),
            ("备注", "否"),
        ),
        *(
            ("Device state", "managed"),
            ("Status", "Deployed"),
            ("报废日期", ""),
            ("Is retired", ""),
        ),
        *(
            ("型号", "ThinkPad T14（非报废）"),
            ("设备名称", "PC-7（待报废）"),
            ("型号", "T14 (Lost Mode)"),
        ),
        *(("使用人", "张伟（已离职）"), ("型号", "报废（T14）"), ("部门", "报废组（报废）")),
        *(("是否停用", "N"), ("is_removed", "False"), ("停用", "是"), ("Missing", "1")),
        *(("In use", Cell(Kind.BOOL, True)), ("Retired", Cell(Kind.BOOL, False))),
        *(("账号状态", "停用"), ("报废日期", "2099-05-06"), ("预计报废日期", "2023-05-06")),
        *(("报废日期", Cell(Kind.DATE, datetime(2099, 5, 6))), ("状态", "Retired 2099")),
        *(("User", "Bob Smith (retired)"), ("使用人", "王强（退役）")),
        *(("充电器", "丢失"), ("旧电脑", "已报废"), ("Old PC", "Disposed"), ("资产来源", "退回")),
        *(("Encrypted", Cell(Kind.BOOL, False)), ("Retired", Cell(Kind.NUMBER, 7))),
    ],
)
def test_other_answers_say_nothing_of_the_device(heading: str, cell: CellValue) -> None:
    """That it is there, or what another column asks."""
    assert gone(heading, cell) == []


@pytest.mark.parametrize(
    ("system", "words"),
    [
        ("Win11（已报废）", ["Win11（已报废）"]),
        ("macOS [lost]", ["macOS [lost]"]),
        ("Windows 11（专业版）", []),
        ("Windows 10 (retired users)", []),
    ],
)
def test_a_mark_behind_the_system_says_that_a_device_is_gone(system: str, words: list[str]) -> None:
    """The system is understood without it, and the mark would have been lost."""
    judge = checker(Layout("f.csv", "f", 1, match(("OS", "Serial number"))), Rules())
    row = Row(2, (system, "PF3ABCDE"), {})
    for _ in range(2):
        ((checked,),) = (tuple(some.each()) for some in judge.check_all([row]))
        told = [p.params["word"] for p in checked.problems if p.slug == "retired"]
        assert told == words


COPYABLE = ("OS", "SN", "Disk serial", "MAC", "Model", "IMEI", "Asset tag", "Hostname")


@pytest.mark.parametrize(
    ("cells", "other"),
    [
        (("PF3ABC01", "PF3ABC01", "", "", "", "", ""), "Disk serial"),
        (("E14G4", "", "", "E14G4", "", "", ""), "Model"),
        (("352099001761481", "", "", "", "352099001761481", "", ""), "IMEI"),
        (("3C52821A2B3C", "", "3c:52:82:1a:2b:3c", "", "", "", ""), "MAC"),
        (("PF3ABC01", "PF3ABC01", "", "PF3ABC01", "", "", ""), "Model"),
        (("PF3ABC01", "S4EVNX0R1", "3c:52:82:1a:2b:3c", "E14G4", "", "PF3ABC01", "PF3ABC01"), None),
        (("5440", "", "", "Latitude 5440", "", "", ""), "Model"),
        (("PF3ABC01", "PF3ABC012", "3c:52:82:1a:2b:3c", "PF3", "", "", ""), None),
        (("54401234", "", "", "Latitude 5440", "", "", ""), None),
        (("012345678901", "", "", "Surface 012345678901", "", "", ""), None),
        (("0544", "", "", "Latitude 5440", "", "5440", "WS 0544"), None),
    ],
)
def test_a_serial_number_that_was_copied_is_asked_about(
    cells: tuple[str, ...], other: str | None
) -> None:
    """From the disk's, the model's, a telephone's or the card's column, a model's number alone;
    a firm may call a computer by its serial number, and say so with --trust-column."""
    layout = Layout("f.csv", "f", 1, match(COPYABLE))
    found = check(Row(2, ("Windows", *cells), {}), layout)
    told = [p.params["other"] for p in found.problems if p.slug == "copied-value"]
    assert told == ([] if other is None else [other])
    assert (found.device is None) is (other is not None)
    trusted = replace(layout, trusted=("serial_number",))
    assert check(Row(2, ("Windows", *cells), {}), trusted).device is not None
