"""Rules that matter for exports: systems settled by the model, phones, words of the user's."""

from __future__ import annotations

import pytest

from importer.loader.headings.columns import Wishes, match
from importer.model.cells import Cell, Kind
from importer.model.device import Checked
from importer.model.errors import InputError
from importer.model.table import Layout, Row
from importer.model.wording import fix_text, problem_text
from importer.texts.text import Lang
from importer.validator.rules import Rules, check, checker
from importer.vocabulary.faults import Severity

LABELS = ("Platform", "Serial number", "Disk serial", "Board UUID", "Model", "Ownership", "Trust")
LAYOUT = Layout("devices.csv", "devices", 1, match(LABELS))
PLAIN = Rules()
UUID = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"


def judged(system: object, model: str = "", *more: str, rules: Rules = PLAIN) -> Checked:
    """A computer's row with this system and model."""
    cells = (system, "SN1234", "DISK1", UUID, model, *more)
    padded = (*cells, *[""] * (len(LABELS) - len(cells)))
    return check(Row(7, padded, {}), LAYOUT, rules)


def said(checked: Checked) -> list[tuple[str, str, str]]:
    """Slug, address and value of each problem."""
    return [(p.slug, p.address, p.value) for p in checked.problems]


def test_apple_is_settled_by_the_model() -> None:
    """With a warning that says so."""
    checked = judged("Apple", "MacBook Pro (14-inch, Nov 2023)")
    assert checked.device is not None
    assert checked.device.device_system == 2
    assert said(checked) == [("system-by-model", "devices!A7", "Apple")]
    text = problem_text(checked.problems[0], Lang.EN)
    assert "MacBook Pro" in text
    assert "macOS" in text


@pytest.mark.parametrize(
    ("system", "model", "slug"),
    [
        ("Apple", "Latitude 5440", "system-ambiguous"),
        ("Apple", "", "system-ambiguous"),
        ("18.5", "Aquos", "system-version"),
        ("10.0.19045", "MacBook Pro", "system-version"),
        ("HarmonyOS 4", "Unheard of", "system-harmony"),
        ("", "ThinkPad X1 Carbon", "system-open"),
        ("", "", "system-missing"),
        ("Windwos", "MacBook Pro", "system-unknown"),
    ],
)
def test_what_the_model_does_not_settle_stays_a_problem(system: str, model: str, slug: str) -> None:
    """Nothing is guessed."""
    checked = judged(system, model)
    assert checked.device is None
    assert checked.problems[0].slug == slug


def test_a_phone_in_a_list_of_computers_is_one_problem() -> None:
    """Its serial number and address are no mistakes of the user's; the explanation is one."""
    for system, model, code, label in (
        ("iOS/iPadOS", "", 5, "IDFV"),
        ("Apple", "iPad Air", 5, "IDFV"),
        ("18.5", "iPhone 15", 5, "IDFV"),
        ("Android (fully managed)", "", 4, "Android"),
        ("HarmonyOS NEXT", "", 6, "AAID"),
    ):
        checked = judged(system, model, "whatever", "Compliant")
        assert (checked.device, checked.system, checked.found) == (None, code, {})
        (problem,) = checked.problems
        assert (problem.slug, problem.severity) == ("mobile-without-id", Severity.ERROR)
        assert label in problem_text(problem, Lang.EN)
        assert "飞书" in fix_text(problem, Lang.ZH)


def test_a_computer_without_a_column_for_it_is_no_phone() -> None:
    """It is told what is missing."""
    layout = Layout("f.csv", "f", 1, match(("OS", "Android ID")))
    assert [p.slug for p in check(Row(2, ("Windows", ""), {}), layout).problems] == [
        "no-identifier"
    ]


def test_a_phone_that_comes_back_hears_the_same_again() -> None:
    """Our sheet has a column for its identifier, the export had none; once it is filled in,
    the row is judged like any other."""
    columns = match(("OS", "IDFV", "Serial number", "MAC"))
    layout = Layout("f.xlsx", "To fix", 1, columns, origin="run")
    for cells, slugs in (
        (("iOS", "", "F2LX12ABCDEG", ""), ["mobile-without-id"]),
        (("iOS", "", "", "8C:04:BA:10:21:02"), ["mobile-without-id"]),
        (("iOS", UUID, "", ""), []),
        (("iOS", "", "", ""), ["no-identifier"]),
    ):
        checked = check(Row(2, cells, {}), layout)
        assert [problem.slug for problem in checked.problems] == slugs
        if slugs == ["mobile-without-id"]:
            # The sheet that the address names has such a column.
            assert "column" not in problem_text(checked.problems[0], Lang.EN)
            assert "列" not in problem_text(checked.problems[0], Lang.ZH).replace("序列号", "")


def test_a_phone_in_a_list_with_its_column_is_judged_as_before() -> None:
    """There the missing value can be filled in."""
    layout = Layout("f.csv", "f", 1, match(("OS", "IDFV", "Serial number")))
    checked = check(Row(2, ("iOS", "", ""), {}), layout)
    assert [p.slug for p in checked.problems] == ["no-identifier"]
    given = Rules(constants={"idfv": UUID})
    layout = Layout("f.csv", "f", 1, match(("OS", "Serial number", "Note")))
    assert check(Row(2, ("iOS", "", ""), {}), layout, given).device is not None


def test_words_of_the_users() -> None:
    """--value decides what compliance means; the table's spelling does not matter."""
    rules = Rules(values={"device_status": {"Compliant": "trusted", "In grace period": "unknown"}})
    for word, status in (("compliant", 1), ("IN-GRACE PERIOD", 0), ("Trusted", 1)):
        checked = judged("Windows", "", "", word, rules=rules)
        assert checked.device is not None, word
        assert checked.device.device_status == status
    refused = judged("Windows", "", "", "Noncompliant", rules=rules)
    assert said(refused) == [("trust-compliance", "devices!G7", "Noncompliant")]


@pytest.mark.parametrize(
    ("values", "slug"),
    [
        ({"device_status": {"Compliant": "yes"}}, "value-word"),
        ({"device_status": {"Compliant": "…"}}, "value-open"),
        ({"serial_number": {"A": "B"}}, "value-field"),
    ],
)
def test_words_that_mean_nothing_are_refused(values: dict[str, dict[str, str]], slug: str) -> None:
    """Before the first row, in both languages."""
    with pytest.raises(InputError) as caught:
        checker(LAYOUT, Rules(values=values))
    assert caught.value.slug == slug
    assert all("{" not in caught.value.text(lang) for lang in Lang)


def test_meanings_that_can_be_chosen_are_in_the_readers_language() -> None:
    """What a word may mean is told as whoever reads the sentence types it."""
    with pytest.raises(InputError) as caught:
        checker(LAYOUT, Rules(values={"device_status": {"Compliant": "yes"}}))
    assert "Trusted, Untrusted" in caught.value.text(Lang.EN)
    assert "信任设备、非信任设备" in caught.value.text(Lang.ZH)


def test_of_several_columns_for_the_system_the_first_that_is_understood_counts() -> None:
    """A Jamf export has three; a blank or a version in the first is no reason to refuse."""
    labels = ("Platform", "Operating System", "Serial number")
    wishes = Wishes({"device_system": ("Platform,Operating System",)})
    layout = Layout("f.csv", "f", 1, match(labels, wishes))
    for cells, code in (
        (("Mac", "15.1"), 2),
        (("", "macOS 15.1"), 2),
        (("15.1", "macOS 15.1"), 2),
        ((Cell(Kind.ERROR, "#N/A"), "Windows"), 1),
    ):
        checked = check(Row(2, (*cells, "SN1234"), {}), layout)
        assert checked.device is not None, cells
        assert checked.device.device_system == code
    neither = check(Row(2, ("15.1", "Solaris", "SN1234"), {}), layout)
    assert [(p.slug, p.address) for p in neither.problems][:1] == [("system-version", "f!A2")]
