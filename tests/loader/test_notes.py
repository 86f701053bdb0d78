"""What the plan says of a file's headings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from importer.loader import ReadOptions, open_table
from importer.loader.headings import mappings
from importer.model import Note
from importer.texts import on_page
from importer.texts.text import Lang
from importer.vocabulary.registry import FACTS

OWN = """
[detect]
all = ["系统", "编码", "部门", "SN"]
[fields]
serial_number = ["SN"]
mac_address = ["网卡一"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of saved mappings with one in it."""
    (tmp_path / "ours.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


def notes(tmp_path: Path, header: str, options: ReadOptions) -> dict[str, str]:
    """Slug → sentence of what is said of a file with this header."""
    path = tmp_path / "list.csv"
    path.write_text(f"{header}\nWindows,PX12AB33,B,PF12AB34\n", encoding="utf-8")
    with open_table(path, options) as table:
        return {note.slug: note.text(Lang.ZH) for note in table.notes}


@pytest.mark.parametrize("place", [0, 1])
def test_a_file_of_the_registry_is_not_doubted(tmp_path: Path, place: int) -> None:
    """Its headings are ours, and "Managed" is one of them; in any other list it is named."""
    facts = ",".join((fact.zh, fact.en)[place] for fact in FACTS)
    assert "traps" not in notes(tmp_path, f"OS,Asset tag,Floor,SN,{facts}", ReadOptions())
    assert "Managed" in notes(tmp_path, "OS,Asset tag,Floor,SN,Managed", ReadOptions())["traps"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("BYOD", "--map 设备归属=BYOD"),
        ("Trusted", "--map 可信状态=Trusted"),
        ("Trust score", '--map 可信状态="Trust score"'),
    ],
)
def test_a_statement_is_proposed_and_not_read(tmp_path: Path, label: str, expected: str) -> None:
    """Below it yes and no answer, whatever stands in the first rows; other words are doubted."""
    said = notes(tmp_path, f"OS,Asset tag,{label},SN", ReadOptions())
    assert expected in " ".join(said.values())


@pytest.mark.parametrize(
    ("label", "yes", "no"),
    [("是否可信", "信任设备", "非信任设备"), ("是否个人设备", "个人设备", "企业设备")],
)
def test_what_a_yes_is_taken_for_is_told(tmp_path: Path, label: str, yes: str, no: str) -> None:
    """Before anything is sent."""
    said = notes(tmp_path, f"OS,Asset tag,{label},SN", ReadOptions())["yes-or-no"]
    assert said == f"“{label}”按是/否读取：“是”即{yes}，“否”即{no}。"


def options(folder: Path, asked: str = "") -> ReadOptions:
    """With the mappings of a folder, as the command line has them."""
    known, unusable = mappings.survey_mappings(folder)
    mapping = mappings.find_mapping(asked, folder) if asked else None
    return ReadOptions(mapping=mapping, mappings=known, unusable=unusable)


def test_a_heading_that_looks_like_a_field_and_is_not_read_is_named(tmp_path: Path) -> None:
    """With the option that would read it; not where the field is filled, nor for every word."""
    said = notes(tmp_path, "操作系统,出厂编号码,备注,生产序列号", ReadOptions())
    assert "unread" not in said
    said = notes(tmp_path, "操作系统,旧出厂编号,备注,MAC地址", ReadOptions())
    assert "旧出厂编号" in said["unread"]
    assert '--map 生产序列号="旧出厂编号"' in said["unread"]
    assert "备注" not in said["unread"]


@pytest.mark.parametrize(
    ("label", "values", "is_named"),
    [
        ("设备性质", ("公司", "个人"), True),
        ("Bought by", ("Company", "BYOD"), True),
        ("Eigentümer", ("Firma", "Privat"), True),
        ("Eigentümer", ("Firma", "Anna Huber"), False),
        ("设备性质", ("公司", "公司", "租赁", "借用"), False),
        ("Drive", ("C", "E"), False),
        ("状态", ("在用", "报废"), False),
        ("备注", ("", ""), False),
    ],
)
def test_ownership_is_known_by_its_values(
    tmp_path: Path, label: str, values: tuple[str, ...], is_named: bool
) -> None:
    """Where no heading says it, with the option that reads the column."""
    path = tmp_path / "a.csv"
    rows = [f"Windows,PF12AB3{number},{value}" for number, value in enumerate(values)]
    path.write_text("\n".join((f"OS,Serial,{label}", *rows)), encoding="utf-8")
    with open_table(path) as table:
        said = {note.slug: note.text(Lang.EN) for note in table.notes}
    assert ("unread" in said) is is_named
    if is_named:
        assert "--map ownership=" in said["unread"]
    assert ("traps" in said) is (label == "Eigentümer" and not is_named)


def test_a_mapping_that_nearly_fits_is_named(folder: Path, tmp_path: Path) -> None:
    """With the heading that is missing; one that was asked for says what it does not find."""
    said = notes(tmp_path, "系统,编码,所属部门,SN", options(folder))
    assert "“部门”" in said["mapping-nearly"]
    assert "--mapping ours" in said["mapping-nearly"]
    said = notes(tmp_path, "系统,编码,所属部门,SN", options(folder, "ours"))
    assert set(said) >= {"mapping-asked", "mapping-lacks"}
    assert "“部门”、“网卡一”" in said["mapping-lacks"]
    said = notes(tmp_path, "系统,编码,部门,SN", options(folder))
    assert "“网卡一”" in said["mapping-lacks"]
    assert "mapping-nearly" not in notes(tmp_path, "OS,a,b,SN", options(folder))


def test_a_broken_mapping_keeps_nobody_from_reading_a_file(folder: Path, tmp_path: Path) -> None:
    """It is named with its place, and the others are used."""
    (folder / "broken.toml").write_text('title = "x\n', encoding="utf-8")
    said = notes(tmp_path, "系统,编码,部门,SN", options(folder))
    assert "broken.toml" in said["mapping-broken"]
    assert "第 1 行" in said["mapping-broken"]
    assert "mapping-own" in said


def test_the_mapping_saved_last_wins(folder: Path, tmp_path: Path) -> None:
    """So that saving one again under another name has an effect."""
    newer = folder / "a-newer.toml"
    newer.write_text(OWN, encoding="utf-8")
    for path, moment in ((folder / "ours.toml", 1_000), (newer, 2_000)):
        os.utime(path, (moment, moment))
    assert "a-newer" in notes(tmp_path, "系统,编码,部门,SN", options(folder))["mapping-own"]
    os.utime(newer, (500, 500))
    assert "ours" in notes(tmp_path, "系统,编码,部门,SN", options(folder))["mapping-own"]


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        pytest.param(
            ("PC1ABCDE", "PC1ABCDF", "同上", "序列号：LR0ABCD1", "LR0ABCD2", "PC1ABCDK"),
            True,
            id="a messy ledger",
        ),
        pytest.param(("无", "待补", "无", "待补", "待补", "PC1ABCDK"), False, id="hardly any"),
        pytest.param(("1", "2", "3", "4", "5", "6"), False, id="running numbers"),
    ],
)
def test_a_column_that_may_hold_serial_numbers_is_told_of_however_messy(
    tmp_path: Path, values: tuple[str, ...], is_told: bool
) -> None:
    """Devices would be registered by their MAC addresses alone, and nobody told why."""
    path = tmp_path / "a.csv"
    rows = [f"Windows,3c:52:82:1a:2b:0{n},{value}" for n, value in enumerate(values)]
    path.write_text("\n".join(("系统,MAC地址,产品编号/序列号", *rows)), encoding="utf-8")
    with open_table(path) as table:
        said = {note.slug: note.text(Lang.ZH) for note in table.notes}
    assert ("unread-which" in said) is is_told
    assert not is_told or '--map 生产序列号="产品编号/序列号"' in said["unread-which"]


def test_a_column_that_looks_right_is_named_with_the_reason(tmp_path: Path) -> None:
    """Two with one reason together; no command has to be run to be told it."""
    header = "OS,SN,保管人,主板序列号,显示器序列号,合规状态"
    assert notes(tmp_path, header, ReadOptions())["traps"] == (
        "以下列看似可用、但未采用：“保管人”（填的是人员，不是设备归属）、“主板序列号”、“显示器序列号”"
        "（是部件或外设的序列号，不是设备本身的）、“合规状态”（合规或纳管不等于可信）。"
    )


def test_a_field_is_called_by_its_label_and_in_an_option_as_it_is_typed(tmp_path: Path) -> None:
    """In English the two names differ; the page has no options."""
    path = tmp_path / "a.csv"
    path.write_text("OS,出厂编号,MAC\nWindows,PF4ABK11,3c:52:82:1a:2b:01\n", encoding="utf-8")
    with open_table(path) as table:
        (note,) = [note for note in table.notes if note.slug == "unread"]
    assert "looks like Serial number" in note.text(Lang.EN)
    assert "--map serial-number=" in note.text(Lang.EN)
    with on_page():
        assert "looks like Serial number" in note.text(Lang.EN)


@pytest.mark.parametrize(
    ("header", "row", "option"),
    [
        ("SN,OS,OS Version", "PF4ABK1{n},23H2,Windows 11", '--map operating-system="OS Version"'),
        ("SN,OS,Image", "PF4ABK1{n},,Win11", "--map operating-system=Image"),
        (
            "SN,OS,Ownership,Kind of use",
            "PF4ABK1{n},Windows,R&D,Company",
            '--map ownership="Kind of use"',
        ),
    ],
)
def test_a_column_whose_values_are_a_fields_is_named_beside_one_that_has_none(
    tmp_path: Path, header: str, row: str, option: str
) -> None:
    """It is a warning where no row can be sent as it is; the version's column is no longer said to
    tell of no system."""
    text = "\n".join((header, *(row.format(n=n) for n in range(4))))
    said = said_of(tmp_path, text)
    assert option in said["unread"].text(Lang.EN)
    assert said["unread"].warns is ("operating" in option)
    assert "traps" not in said


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("SN,OS,OS Version", "PF4ABK1{n},Windows,Windows 11"),  # both say it
        ("SN,OS,Old system", "PF4ABK1{n},Win??,Windows 7"),
        ("SN,OS,Model", "PF4ABK1{n},23H2,MacBook Pro"),
        ("SN,OS,Called", "PF4ABK1{n},23H2,Mac-00{n}"),
        ("SN,OS,Remarks", "PF4ABK1{n},23H2,new dock wanted"),
        ("SN,OS,OS Version", "PF4ABK1{n},Windows,11"),
    ],
)
def test_nothing_is_proposed_beside_a_column_that_says_it(
    tmp_path: Path, header: str, row: str
) -> None:
    """Nor one whose values are none of the field's, or another device's."""
    said = said_of(tmp_path, "\n".join((header, *(row.format(n=n) for n in range(4)))))
    assert "unread" not in said


def test_a_column_that_the_user_chose_is_not_doubted(tmp_path: Path) -> None:
    """Its words can be said by --value."""
    text = "SN,OS,OS Version\nPF4ABK11,23H2,Windows 11\nPF4ABK12,22H2,Windows 10\n"
    assert "unread" in said_of(tmp_path, text)
    assert "unread" not in said_of(tmp_path, text, ReadOptions(maps={"device_system": ("OS",)}))


def said_of(tmp_path: Path, text: str, options: ReadOptions | None = None) -> dict[str, Note]:
    """The notes on a list, by their slugs."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with open_table(path, options) as table:
        return {note.slug: note for note in table.notes}
