"""Rows whose own cell names no system: what tells it, and what ``--set`` must not overrule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importer.loader.headings.columns import Wishes, match
from importer.model.device import Checked
from importer.model.table import BY_VALUES, Layout, Row
from importer.model.wording import fix_text, problem_text
from importer.texts.text import Lang
from importer.validator.rules import Rules, check, checker
from importer.vocabulary import Role

LABELS = ("OS", "Asset type", "Model", "Serial number", "Disk serial", "Board UUID")
GOOD = ("SN1234", "DISK1", "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED")
LAYOUT = Layout("f.csv", "f", 1, match(LABELS))
WINDOWS = {"device_system": "Windows"}
GIVEN = Wishes(constants=frozenset({"device_system"}))


def judged(
    system: str, kind: str, model: str, constants: dict[str, str] | None = None, **words: str
) -> Checked:
    """A row with good identifiers; ``words`` are those of --value, blanks written as _."""
    values = {"device_system": {word.replace("_", " "): ours for word, ours in words.items()}}
    rules = Rules(constants=constants or {}, values=values if words else {})
    return check(Row(2, (system, kind, model, *GOOD), {}), LAYOUT, rules)


def told(checked: Checked) -> tuple[int | None, list[str]]:
    """The system of the device, and the slugs."""
    device = checked.device
    return device.device_system if device else None, [p.slug for p in checked.problems]


@pytest.mark.parametrize(
    ("system", "kind", "model", "expected"),
    [
        ("", "Laptop", "ProBook 440 G9", (1, [])),
        ("", "", "", (1, [])),
        ("", "Gizmo", "Unheard of", (1, [])),
        ("", "Tablet", "Surface Pro 7", (1, [])),
        ("", "PDA", "MC67", (None, ["system-kind"])),
        ("Windows 10 IoT", "PDA", "MC67", (1, [])),
        ("Linux", "堡垒机", "X1", (3, [])),
        ("", "HP 250 G8 w/ bag", "", (1, [])),
        ("", "Latitude 5440", "", (1, [])),
        ("", "Dell P2422H", "", (None, ["left-kind"])),
        ("", "HP LaserJet Pro M404dn", "", (None, ["left-kind"])),
        ("", "显示器 戴尔 P2419H", "", (None, ["left-kind"])),
        ("", "", "Impresora HP 107a", (None, ["left-kind"])),
        ("N/A", "Monitor", "P2419H", (None, ["left-kind"])),
        ("Windows 11", "Monitor", "P2419H", (None, ["left-kind"])),
        ("", "", "HP LaserJet M404", (None, ["left-kind"])),
        ("Windows 11", "", "HP LaserJet M404", (1, [])),
        ("", "Laptop", "MacBook Pro", (2, ["system-of-model"])),
        ("", "Mac", "", (2, ["system-of-model"])),
        ("Windows 11", "Laptop", "MacBook Pro", (1, [])),
        ("", "Tablet", "iPad Air", (None, ["mobile-without-id"])),
        ("", "Tablet", "TB-X606F", (None, ["system-kind"])),
        ("", "平板", "", (None, ["system-kind"])),
        ("", "Phone", "X1", (None, ["phone-without-id"])),
        ("", "", "HUAWEI Mate 60", (None, ["phone-without-id"])),
        ("Windows 11", "Laptop", "Galaxy S23", (1, [])),
        ("", "Laptop", "Galaxy Chromebook", (None, ["left-kind"])),
    ],
)
def test_set_never_overrules_what_the_row_says(
    system: str, kind: str, model: str, expected: tuple[int | None, list[str]]
) -> None:
    """With --set device_system=Windows: its kind, its model, its own cell."""
    assert told(judged(system, kind, model, WINDOWS)) == expected


@pytest.mark.parametrize(
    ("kind", "model", "expected", "word"),
    [
        ("Laptop", "ThinkPad X1 Carbon", (None, ["system-open"]), "ThinkPad X1 Carbon"),
        ("Laptop", "", (None, ["system-open"]), "Laptop"),
        ("", "", (None, ["system-missing"]), None),
        ("Laptop", "MacBook Pro", (2, ["system-of-model"]), None),
    ],
)
def test_what_stays_open_is_asked_by_its_word(
    kind: str, model: str, expected: tuple[int | None, list[str]], word: str | None
) -> None:
    """Without an option: the model, or else the kind."""
    checked = judged("", kind, model)
    assert told(checked) == expected
    assert checked.problems[0].params.get("word") == word


def test_a_word_is_explained_once() -> None:
    """--value works for a model and for a kind as for the name of a system, and says more than
    --set; not more than the row's own cell."""
    assert told(judged("", "Laptop", "ThinkPad X1", ThinkPad_X1="Linux")) == (3, [])
    assert told(judged("", "Laptop", "ThinkPad X1", WINDOWS, ThinkPad_X1="Linux")) == (3, [])
    assert told(judged("", "平板", "", WINDOWS, 平板="Windows")) == (1, [])
    assert told(judged("Windows 11", "", "ThinkPad X1", ThinkPad_X1="Linux")) == (1, [])
    assert told(judged("FooOS", "", "", FooOS="Linux")) == (3, [])
    assert told(judged("Apple", "", "A2338", A2338="macOS")) == (2, [])


@pytest.mark.parametrize(
    ("system", "kind", "model", "expected"),
    [
        ("苹果系统", "笔记本", "", (2, ["system-by-kind"])),
        ("Apple", "Laptop", "", (2, ["system-by-kind"])),
        ("Apple", "Tablet", "", (None, ["mobile-without-id"])),
        ("Apple", "Laptop", "A2338", (2, ["system-by-kind"])),
        ("Apple", "Laptop", "MacBook Pro", (2, ["system-by-model"])),
        ("Apple", "Laptop", "Latitude 5440", (None, ["system-ambiguous"])),
        ("Apple", "Laptop", "Galaxy S23", (None, ["system-ambiguous"])),
        ("Apple", "Computer", "", (None, ["system-ambiguous"])),
        ("Apple", "Server", "", (None, ["system-ambiguous"])),
        ("Apple", "Gizmo", "", (None, ["system-ambiguous"])),
        ("Apple", "Monitor", "", (None, ["left-kind"])),
        ("", "Laptop", "", (None, ["system-open"])),
        ("鸿蒙", "Laptop", "", (None, ["system-harmony"])),
    ],
)
def test_apples_laptop_is_a_mac(
    system: str, kind: str, model: str, expected: tuple[int | None, list[str]]
) -> None:
    """And its tablet an iPad, where nothing contradicts that; a word that is no kind of device for
    certain says nothing."""
    checked = judged(system, kind, model)
    assert told(checked) == expected
    asked = system if expected[1][0] in ("system-ambiguous", "system-harmony") else None
    if expected[1] != ["system-open"]:
        assert checked.problems[0].params.get("word") == asked


@pytest.mark.parametrize(
    ("kind", "model", "slug"),
    [
        ("手机", "", "phone-without-id"),
        ("平板", "MatePad 11", "phone-without-id"),
        ("", "Mate 60 Pro", "phone-without-id"),
        ("笔记本", "MateBook Pro", "system-harmony"),
        ("", "", "system-harmony"),
        ("电脑", "", "system-harmony"),
    ],
)
def test_a_phone_with_either_harmony_os_is_asked_nothing(kind: str, model: str, slug: str) -> None:
    """Without a column for its identifier it comes to nothing, whichever of the two it has."""
    assert told(judged("鸿蒙4.0", kind, model)) == (None, [slug])
    words = {"鸿蒙4.0": "Android"}
    assert told(judged("鸿蒙4.0", kind, model, **words)) == (None, ["mobile-without-id"])
    layout = Layout("f.csv", "f", 1, match(("OS", "Asset type", "Model", "Android ID")))
    row = Row(2, ("鸿蒙4.0", kind, model, "9f3c1a7be04d5268"), {})
    assert told(check(row, layout)) == (None, ["system-harmony"])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("AssetTypename", (None, ["left-kind"])),
        ("Asset Type Name", (None, ["left-kind"])),
        ("AssetTypeIcon10", (1, [])),
    ],
)
def test_what_lansweeper_calls_kinds(heading: str, expected: tuple[int | None, list[str]]) -> None:
    """A switch is left out, whatever --set says of the file."""
    layout = Layout("f.csv", "f", 1, match((heading, *LABELS[2:])))
    row = Row(2, ("Switch", "C9300", *GOOD), {})
    assert told(check(row, layout, Rules(constants=WINDOWS))) == expected


@pytest.mark.parametrize(
    ("system", "kind", "model", "expected"),
    [
        ("苹果系统", "Laptop", "", (2, ["system-by-kind"])),
        ("苹果系统", "Gizmo", "", (None, ["system-ambiguous"])),
        ("苹果系统", "", "A2338", (None, ["system-ambiguous"])),
        ("苹果系统", "", "MacBook", (2, ["system-by-model"])),
        ("14.5", "Laptop", "", (None, ["system-version"])),
        ("14.5", "", "A2338", (None, ["system-version"])),
        ("", "Laptop", "", (1, [])),
        ("", "Gizmo", "", (1, [])),
        ("", "", "A2338", (1, [])),
        ("Linux", "Laptop", "", (3, [])),
    ],
)
def test_what_a_kind_was_said_to_run_is_no_answer_for_a_cell_that_says_something(
    system: str, kind: str, model: str, expected: tuple[int | None, list[str]]
) -> None:
    """--value operating-system:Laptop=Windows makes no Windows of Apple's laptop, nor of one with
    macOS 14.5."""
    words = {"Laptop": "Windows", "Gizmo": "Windows", "A2338": "Windows", "MacBook": "Windows"}
    assert told(judged(system, kind, model, **words)) == expected


def test_what_the_cell_leaves_may_be_said_of_a_model_or_a_kind() -> None:
    """Of a version only by the model: a kind has devices of several makers."""
    assert told(judged("Apple", "Gizmo", "", Gizmo="macOS")) == (2, [])
    assert told(judged("14.5", "", "A2338", A2338="macOS")) == (2, [])
    assert told(judged("14.5", "Gizmo", "", Gizmo="macOS")) == (None, ["system-version"])


def test_what_apples_name_was_said_to_mean_is_not_said_of_all_that_is_apples() -> None:
    """What tells more in a row counts before it, in several columns as well; what is no system of
    Apple's was meant for all of its rows."""
    for kind, model, expected in (
        ("", "", (2, [])),
        ("Gizmo", "Unheard of", (2, [])),
        ("Laptop", "Latitude 5440", (2, [])),
        ("", "iPad Air", (None, ["mobile-without-id"])),
        ("Tablet", "", (None, ["mobile-without-id"])),
        ("", "MacBook", (2, ["system-by-model"])),
    ):
        assert told(judged("Apple", kind, model, Apple="macOS")) == expected
    assert told(judged("Apple", "", "iPad Air", Apple="Windows")) == (1, [])
    labels = ("Platform", "OS version", "Serial number")
    wishes = Wishes({"device_system": ("OS version,Platform",)})
    layout = Layout("f.csv", "f", 1, match(labels, wishes))
    rules = Rules(values={"device_system": {"Apple": "macOS"}})
    for version in ("15.1", "macOS 15.1", ""):
        checked = check(Row(2, ("Apple", version, "SN1234"), {}), layout, rules)
        assert checked.device is not None
        assert checked.device.device_system == 2


def test_a_list_of_phones_makes_no_phone_of_a_laptop() -> None:
    """--set contradicts a kind in either direction."""
    layout = Layout("f.csv", "f", 1, match(("Asset type", "IDFV"), GIVEN))
    rules = Rules(constants={"device_system": "iOS"})
    for kind, code, slugs in (("Laptop", None, "system-kind"), ("Phone", 5, ""), ("Tablet", 5, "")):
        checked = check(Row(2, (kind, GOOD[2]), {}), layout, rules)
        assert told(checked) == (code, [slugs] if slugs else [])


@pytest.mark.parametrize(
    ("model", "code"),
    [
        ("Dell Latitude 5440", None),
        ("Surface Laptop 5", None),
        ("联想 ThinkPad X1", None),
        ("拯救者 Y7000", None),
        ("MacBook Air", 2),
        ("A2338", 2),
        ("", 2),
    ],
)
def test_no_computer_of_another_maker_becomes_a_mac(model: str, code: int | None) -> None:
    """Under --set device_system=macOS, or where it says so itself, as where a column was filled
    down; of a model that nobody knows the user is believed."""
    checked = judged("", "Laptop", model, {"device_system": "macOS"})
    assert told(checked) == (code, [] if code else ["system-kind"])
    checked = judged("macOS", "Laptop", model)
    assert told(checked) == (code, [] if code else ["system-contradicted"])
    said = {model.replace(" ", "_"): "Windows"} if model else {}
    assert told(judged("macOS", "Laptop", model, **said)) == (1 if code is None else 2, [])


@pytest.mark.parametrize(
    ("system", "maker", "model", "is_one"),
    [
        *(("macOS 14", maker, "20XWS0A100", False) for maker in ("LENOVO", "Dell Inc.", "联想")),
        *(("macOS 14", maker, "MacBookPro18,3", True) for maker in ("Apple Inc.", "苹果", "")),
        ("macOS 14", "VMware, Inc.", "VMware20,1", True),
        ("macOS 14", "Apple Inc.", "ThinkPad T14", False),
        ("macOS 14", "Fujitsu", "MacBook Air", True),
        ("Windows 11", "Apple Inc.", "MacBookPro16,1", True),
        ("Linux", "LENOVO", "ThinkPad T14", True),
    ],
)
def test_macos_runs_on_apples_computers(system: str, maker: str, model: str, is_one: bool) -> None:
    """And on virtual ones; another maker's has another system.  On the short way as well."""
    labels = ("OS", "Manufacturer", "Model", "Serial number", "Disk serial", "Board UUID")
    judge = checker(Layout("f.csv", "f", 1, match(labels)), Rules())
    before = [(word, "", "") for word in ("macOS 14", "Windows 11", "Linux")]
    rows = [*before, (system, "Apple", ""), (system, "Apple", "Mac15,6"), (system, maker, model)]
    for words in rows:
        (some,) = judge.check_all([Row(2, (*words, *GOOD), {})])
    said = [p.slug for checked in some.each() for p in checked.problems]
    assert said == ([] if is_one else ["system-contradicted"])


@pytest.mark.parametrize(
    ("system", "model", "is_one"),
    [
        *(("Android 13", model, False) for model in ("iPhone 14", "iPad Air", "MacBook Pro")),
        *(("Android 13", model, True) for model in ("Galaxy S23", "Mate 60", "PGT-AN10", "")),
    ],
)
def test_a_phone_runs_the_system_of_its_model(system: str, model: str, is_one: bool) -> None:
    """Whatever identifier stands beside it; of what nobody knows the user is believed."""
    layout = Layout("f.csv", "f", 1, match(("OS", "Model", "Android ID")))
    checked = check(Row(2, (system, model, "9f3c1a7be04d5268"), {}), layout)
    assert told(checked) == ((4, []) if is_one else (None, ["system-contradicted"]))


def test_a_phone_may_have_its_identifier() -> None:
    """Where the file has a column for it, the phone is not left out, only asked for."""
    layout = Layout("f.csv", "f", 1, match(("Type", "Serial number", "Android ID"), GIVEN))
    checked = check(Row(2, ("Phone", "", "9f3c1a7be04d5268"), {}), layout, Rules(constants=WINDOWS))
    assert checked.problems[0].slug == "system-kind"


def test_a_version_names_the_system_where_nothing_else_does() -> None:
    """macOS 14 below OS Version is no Windows, whatever --set says."""
    layout = Layout("f.csv", "f", 1, match(("OS", "OS Version", "Serial number")))
    for version, expected in (
        ("macOS 14", 2),
        ("Windows 11", 1),
        ("10.0.22631", 1),
        ("", 1),
    ):
        checked = check(Row(2, ("", version, "SN1234"), {}), layout, Rules(constants=WINDOWS))
        assert checked.device is not None
        assert checked.device.device_system == expected


@pytest.mark.parametrize(
    ("system", "kind", "model", "word"),
    [
        *(("Windows 11", "", m, m) for m in ("iPhone 14", "苹果iPad Air", "华为 Mate 60 Pro")),
        *(("Windows 11", "", m, m) for m in ("荣耀 90", "MatePad 11", "SM-S9110", "2021 iPad Pro")),
        *(("Windows 10", "平板", m, m) for m in ("iPad", "Lenovo Tab M10")),
        *(("Windows 11", k, "", k) for k in ("手机", "Smartphones", "5G手机", "iPad", "Handy")),
        ("Linux", "", "Galaxy S23", "Galaxy S23"),
        ("macOS 14", "电脑", "iPhone 14", "iPhone 14"),
        ("Windows 11", "手机", "X1", "手机"),
    ],
)
def test_a_phone_runs_no_system_of_computers(system: str, kind: str, model: str, word: str) -> None:
    """One of the two is wrong, which the row alone can't tell: a column was filled down."""
    checked = judged(system, kind, model)
    assert told(checked) == (None, ["system-contradicted"])
    assert checked.problems[0].params["word"] == word
    assert told(judged(system, kind, model, **{word.replace(" ", "_"): "Windows"})) == (1, [])


@pytest.mark.parametrize(
    ("system", "kind", "model"),
    [
        *(("Windows 11", "", m) for m in ("MacBook Pro 14", "iMac", "Galaxy Book3", "Surface Go")),
        *(("Windows 11", "", m) for m in ("Galaxy TabPro S", "Lenovo Tablet 10", "MateBook 14")),
        *(
            ("Windows 11", "", m)
            for m in ("小米14寸笔记本", "iPhone 测试电脑", "RedmiBook", "A2338")
        ),
        *(
            ("Windows 10", k, "")
            for k in ("Tablet", "平板电脑", "Mobile", "手机/电脑", "手机测试机PC")
        ),
        *(("Windows 10", "手机", m) for m in ("ThinkPad X1", "Surface Pro")),
        ("Windows 11", "笔记本", "iPhone 14"),
        ("Linux", "", "ThinkPad X1"),
    ],
)
def test_computers_that_only_look_like_phones(system: str, kind: str, model: str) -> None:
    """Macs with Windows, tablets with Windows, and what two cells of a row say together."""
    assert told(judged(system, kind, model))[1] == []


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        *((name, ["system-contradicted"]) for name in ("iPhone 14", "手机", "小米 13")),
        *(
            (name, [])
            for name in ("iPad组-01", "PC-01", "GALAXY-A12", "Redmi Note lab", "手机测试")
        ),
    ],
)
def test_a_thing_may_be_called_by_a_phones_model(name: str, slugs: list[str]) -> None:
    """And is one only where it is called by nothing else."""
    for heading in ("资产名称", "Product", "设备"):
        labels = ("OS", heading, "Serial number", "Disk serial", "Board UUID")
        layout = Layout("f.csv", "f", 1, match(labels))
        assert told(check(Row(2, ("Windows 11", name, *GOOD), {}), layout))[1] == slugs


def test_the_short_way_passes_no_phone() -> None:
    """Once good rows came before, in a column of models, of kinds and of names."""
    labels = ("OS", "Type", "Model", "资产名称", "Serial number", "Disk serial", "Board UUID")
    judge = checker(Layout("f.csv", "f", 1, match(labels)), Rules())
    for told_by, slugs in (
        (("Laptop", "ThinkPad", "PC-01"), []),
        (("Computer", "iPhone 14", "PC-02"), ["system-contradicted"]),
        (("手机", "", "PC-03"), ["system-contradicted"]),
        (("", "", "iPad Pro 11"), ["system-contradicted"]),
        (("手机", "", "PC-03"), ["system-contradicted"]),
        (("Computer", "iPhone 14", "PC-02"), ["system-contradicted"]),
        (("Laptop", "iPhone 14", "PC-02"), []),
        (("Computer", "iPhone 14", "PC-02"), ["system-contradicted"]),
    ):
        (some,) = judge.check_all([Row(2, ("Windows", *told_by, *GOOD), {})])
        assert [p.slug for checked in some.each() for p in checked.problems] == slugs


@pytest.mark.parametrize(
    ("label", "version", "code"),
    [
        ("macOS Version", "14.4", 2),
        ("Mac OS Version", "10.15.7", 2),
        ("Linux Version", "6.1.0", 3),
        ("macOS Version", "unknown", 1),
        ("Windows Version", "14.4", 1),
        ("OS Version", "14.4", 1),
        ("System version", "14.4", 1),
    ],
)
def test_a_heading_says_whose_version_it_is(label: str, version: str, code: int) -> None:
    """A row that has a version of macOS is no Windows, whatever --set says."""
    layout = Layout("f.csv", "f", 1, match(("OS", label, "Serial number")))
    checked = check(Row(2, ("", version, "SN1234"), {}), layout, Rules(constants=WINDOWS))
    assert checked.device is not None
    assert checked.device.device_system == code


def test_the_short_way_passes_no_monitor() -> None:
    """Once good rows came before; a word that was harmless beside another is judged anew."""
    labels = ("OS", "Category", "Type", "Serial number", "Disk serial", "Board UUID")
    judge = checker(Layout("f.csv", "f", 1, match(labels)), Rules())
    for kinds, slugs in (
        (("Computer", "Laptop"), []),
        (("Accessories", "Laptop"), []),
        (("Computer", "Laptop"), []),
        (("Computer", "Monitor"), ["left-kind"]),
        (("Computer", "Laptop"), []),
        (("Computer", "Accessories"), ["left-kind"]),
    ):
        (some,) = judge.check_all([Row(2, ("Windows", *kinds, *GOOD), {})])
        assert [p.slug for checked in some.each() for p in checked.problems] == slugs


def test_kinds_are_named_in_the_readers_language() -> None:
    """And the way to explain a word is printed so that it can be pasted."""
    (left,) = judged("", "27寸显示器", "", WINDOWS).problems
    assert problem_text(left, Lang.ZH) == "“27寸显示器”不是飞书可登记的设备（显示器）。"
    assert "(Monitors)" in problem_text(left, Lang.EN)
    assert left.address == "f!B2"
    (asked,) = judged("", "", "ThinkPad X1").problems
    assert '--value operating-system:"ThinkPad X1"=…' in fix_text(asked, Lang.EN)


@pytest.mark.parametrize(
    ("system", "kind", "expected"),
    [
        ("", "Bildschirm", (None, ["left-kind"])),
        ("", "Notebook", (1, [])),
        ("", "Smartphone", (None, ["phone-without-id"])),
        ("Windows 11", "Docking station", (1, [])),
        ("macOS", "Monitor", (2, [])),
    ],
)
def test_a_column_known_by_its_values_overrules_set_and_no_row(
    system: str, kind: str, expected: tuple[int | None, list[str]]
) -> None:
    """It is no heading: where the row says its system, that counts."""
    columns = tuple(
        replace(column, role=Role.KIND, why=BY_VALUES) if column.label == "Gear" else column
        for column in match(("OS", "Gear", "Serial number", "Disk serial", "Board UUID"))
    )
    row = Row(2, (system, kind, *GOOD), {})
    assert told(check(row, Layout("f.csv", "f", 1, columns), Rules(constants=WINDOWS))) == expected


@pytest.mark.parametrize(
    ("system", "name", "expected"),
    [
        ("", "Anna's iPhone", (None, ["mobile-without-id"])),
        ("", "Annas-MacBook-Pro", (2, ["system-of-model"])),
        ("", "PRINTER-01", (None, ["left-kind"])),
        ("", "PC-0042", (1, [])),
        ("", "iPhone-Test-PC", (1, [])),
        ("Windows 11", "PRINTER-01", (1, [])),
        ("Windows 11", "Anna's iPhone", (1, [])),
        ("", "Redmi Note 11T", (None, ["mobile-without-id"])),
        ("", "iPhone 13 Pro", (None, ["mobile-without-id"])),
        ("", "MacBook Pro 14 M3", (2, ["system-of-model"])),
        ("", "Galaxy meeting room", (1, [])),
        ("Windows 11", "Redmi Note 11T", (1, [])),
    ],
)
def test_what_a_row_is_called_overrules_set_and_no_row(
    system: str, name: str, expected: tuple[int | None, list[str]]
) -> None:
    """Where nothing else says what it is, and it is called as nothing else is."""
    columns = match(("OS", "Hostname", "Serial number", "Disk serial", "Board UUID"))
    layout = Layout("f.csv", "f", 1, columns)
    found = told(check(Row(2, (system, name, *GOOD), {}), layout, Rules(constants=WINDOWS)))
    assert (found[0], [slug for slug in found[1] if slug != "incomplete-device"]) == expected


def test_a_kind_that_is_a_system_without_a_number_is_refused() -> None:
    """ESX Server under CI Class runs no Windows, and is what the sentence is about."""
    for constants in (WINDOWS, {}):
        checked = judged("", "ESX Server", "", constants)
        assert told(checked) == (None, ["system-codeless"])
        assert (checked.problems[0].address, checked.problems[0].value) == ("f!B2", "ESX Server")


@pytest.mark.parametrize(
    "label", ["Equipment", "Equipment name", "Hardware", "仪器名称", "实物名称"]
)
def test_what_stands_below_equipment_is_a_kind(label: str) -> None:
    """A cart of Chromebooks is no computer; a name that is no kind says nothing."""
    columns = match(("OS", label, "Serial number", "Disk serial", "Board UUID"))
    layout = Layout("f.csv", "f", 1, columns)
    for kind in ("Chromebook", "Laptop cart", "Interactive panel", "Calculator", "打印机"):
        assert told(check(Row(2, ("", kind, *GOOD), {}), layout, Rules(constants=WINDOWS))) == (
            None,
            ["left-kind"],
        )
    for kind in ("Laptop", "LAB-PC-07", "Equipment 7", "笔记本电脑", "Cartwright", ""):
        assert told(check(Row(2, ("", kind, *GOOD), {}), layout, Rules(constants=WINDOWS))) == (
            1,
            [],
        )


@pytest.mark.parametrize(
    ("heading", "cell", "word", "other"),
    [
        ("macOS Version", "14.2", "macOS 14.2", "14.3"),
        ("Device name", "MacBook Pro 14 M3", "MacBook Pro 14 M3", "MacBook Air 13 M2"),
        ("Hostname", "Anna's MacBook", "Anna's MacBook", "Bob's MacBook"),
    ],
)
def test_what_a_name_or_a_version_means_is_what_somebody_says(heading, cell, word, other):
    """The word that is told of is the one that --value explains, and it explains no other one."""
    labels = ("OS", heading, *LABELS[3:])
    layout = Layout("f.csv", "f", 1, match(labels))
    said = Rules(constants=WINDOWS, values={"device_system": {word: "Windows"}})
    assert told(check(Row(2, ("", cell, *GOOD), {}), layout, said)) == (1, [])
    for left, rules in ((cell, Rules(constants=WINDOWS)), (other, said)):
        checked = check(Row(2, ("", left, *GOOD), {}), layout, rules)
        assert told(checked) == (2, ["system-of-model"])
        assert left in checked.problems[0].params["model"]


NAMED = ("OS", "Category", "Model", "名称", "Serial number", "Disk serial", "Board UUID")


def named(heading: str, *cells: str) -> tuple[int | None, list[str]]:
    """A row with this system, kind, model and name, the name below this heading: alone, and among
    others after the words were met."""
    columns = match(tuple(heading if label == "名称" else label for label in NAMED))
    judge = checker(Layout("f.csv", "f", 1, columns), Rules())
    rows = [Row(number, (*cells, *GOOD), {}) for number in (2, 3)]
    alone = told(judge.check(rows[0]))
    for _ in range(2):
        found = [told(each) for some in judge.check_all(rows) for each in some.each()]
        assert found == [alone, alone]
    return alone


@pytest.mark.parametrize(
    "heading",
    [
        *("资产名称", "设备名称", "名称", "Asset name", "Device", "Asset", "Product", "产品名称"),
        *("Description", "Beschreibung", "Gerät", "物资名称", "设备名称 Device name"),
    ],
)
@pytest.mark.parametrize(
    "thing", ["显示器", "打印机", "Monitor", "printers", "PRINTER", "鼠标", "27寸显示器", "打印机 "]
)
def test_a_name_that_is_a_word_for_a_thing_is_the_thing(heading: str, thing: str) -> None:
    """However the column of systems was filled down."""
    assert named(heading, "Windows 11", "", "", thing) == (None, ["left-kind"])
    assert named(heading, "", "", "", thing) == (None, ["left-kind"])


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        *(
            ("设备名称", name)
            for name in ("PRINTER-01", "LAB-SWITCH-PC", "打印室电脑", "显示器测试机")
        ),
        *(("资产名称", name) for name in ("笔记本电脑", "台式机", "一体机", "Server", "平板")),
        *(("Asset name", name) for name in ("Laptop", "Monitoring", "Print server", "PC-0042", "")),
        *(
            ("Description", name)
            for name in ("网卡", "Network adapter", "Docking station", "打印室")
        ),
        *(("Hostname", name) for name in ("Printer", "SWITCH")),
        *(("Computer name", name) for name in ("Printer", "Scanner")),
        *((head, "Printer") for head in ("Name", "Device name", "Department", "备注", "Location")),
        ("Monitor", "Monitor"),
        ("Product", "KVM"),
    ],
)
def test_a_name_that_may_be_a_computers_is_one(heading: str, name: str) -> None:
    """More than the word, a word for a computer, and what stands below other headings."""
    assert named(heading, "Windows 11", "", "", name) == (1, [])


@pytest.mark.parametrize(
    ("kind", "model", "slugs"),
    [
        ("笔记本", "", []),
        ("Laptop", "", []),
        ("", "ThinkPad T14", []),
        ("电脑设备", "", ["left-kind"]),
        ("IT equipment", "", ["left-kind"]),
        ("", "M405", ["left-kind"]),
        ("", "HP LaserJet M404", ["left-kind"]),
    ],
)
def test_a_computer_may_be_called_like_a_thing(kind: str, model: str, slugs: list[str]) -> None:
    """Where its kind or its model says so; of computers and equipment printers are some."""
    assert named("设备名称", "Windows 11", kind, model, "打印机")[1] == slugs


@pytest.mark.parametrize(
    ("system", "kind", "model", "name", "slug"),
    [
        ("VRP", "交换机", "", "", "left-kind"),
        ("IOS-XE", "交换机", "", "", "left-kind"),
        ("VRP", "", "S5735", "三楼交换机", "left-kind"),
        ("Embedded", "", "HP LaserJet M404", "", "left-kind"),
        ("DSM 7", "NAS", "DS920+", "", "left-kind"),
        ("Embedded", "", "ThinkPad X13", "", "system-unknown"),
        ("Embedded", "笔记本", "", "", "system-unknown"),
        ("VRP", "", "", "PC-0042", "system-unknown"),
        ("Embedded", "", "", "PRINTER-PC", "system-unknown"),
    ],
)
def test_an_unknown_system_of_a_thing_is_not_asked_for(
    system: str, kind: str, model: str, name: str, slug: str
) -> None:
    """Whether VRP is Windows, macOS or Linux nobody can answer; of a computer it is asked."""
    assert named("设备名称", system, kind, model, name) == (None, [slug])


def test_an_unknown_system_that_somebody_explains_is_a_computers() -> None:
    """Who says what it is has seen the device."""
    layout = Layout("f.csv", "f", 1, match(NAMED))
    rules = Rules(values={"device_system": {"Embedded": "Windows"}})
    cells = ("Embedded", "", "HP LaserJet M404", "", *GOOD)
    assert told(check(Row(2, cells, {}), layout, rules)) == (1, [])
