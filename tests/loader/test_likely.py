"""Columns that are known by their values, where no heading says the operating system."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.loader.options import ReadOptions
from importer.loader.table import open_table
from importer.model.errors import InputError
from importer.texts.text import Lang


def error_of(path: Path, text: str, options: ReadOptions | None = None) -> InputError | None:
    """What is said of a list, or None where it can be read."""
    path.write_text(text, encoding="utf-8")
    try:
        open_table(path, options).close()
    except InputError as error:
        return error
    return None


def test_a_column_of_systems_is_named_with_its_option(tmp_path: Path) -> None:
    """In both languages, to be pasted as it is; it is not read without being asked for."""
    text = "Tag No,Serial Number,MAC,OS Version\n1,8C1,,Windows 11\n2,8C2,,Windows 10\n3,8C3,,\n"
    error = error_of(tmp_path / "a.csv", text)
    assert error is not None
    assert error.slug == "system-column-likely"
    for lang in Lang:
        field = {Lang.EN: "operating-system", Lang.ZH: "操作系统"}[lang]
        assert f'--map {field}="OS Version"' in error.text(lang)
        assert "“Windows 11”" in error.text(lang)
    named = ReadOptions(maps={"device_system": ("OS Version",)})
    assert error_of(tmp_path / "b.csv", text, named) is None


@pytest.mark.parametrize(
    ("column", "values", "likely"),
    [
        ("productFamily", ("Mac", "iPhone", "iPad"), True),
        ("OS Version", ("10.0.19045", "14.2"), False),
        ("Software", ("Windows 11", "Office", "SAP"), False),
        ("Device name", ("MAC-001", "WIN-002"), False),
        ("Brand", ("Apple", "Dell"), False),
        ("Called", ("Mac-001", "Mac-002"), False),
        ("Number", ("1", "2"), False),
        ("Empty", ("", ""), False),
        ("Image", ("Win11", "Win10", "Ubuntu 22.04", "Win 11", "n/a", "?"), True),
    ],
)
def test_nearly_all_values_must_be_names_of_systems(
    tmp_path: Path, column: str, values: tuple[str, ...], likely: bool
) -> None:
    """A name that begins like a system's, a maker, a version are none."""
    rows = "".join(f"SN{n:05},,{value}\n" for n, value in enumerate(values))
    error = error_of(tmp_path / "a.csv", f"Serial Number,MAC,{column}\n{rows}")
    assert error is not None
    assert error.slug == ("system-column-likely" if likely else "no-system-column")


def test_a_list_of_models_is_read_without_a_system(tmp_path: Path) -> None:
    """One identifier beside the model is enough to know its header."""
    assert error_of(tmp_path / "a.csv", "Tag,Model,Serial Number\n1,MacBook Pro,C02ABC\n") is None
    both = "Model,Serial Number,Edition\nThinkPad X1,PF1234,Windows 11\n"
    error = error_of(tmp_path / "b.csv", both)
    assert error is not None
    assert error.slug == "system-column-likely"


@pytest.mark.parametrize(
    ("text", "options"),
    [
        # None of these headings is a field's; two of them are known.
        (
            "固定资产台账,,\n资产编号,规格型号,出厂编号\nZC01,OptiPlex 7090,7XK4RD3\n"
            "ZC02,ThinkPad T14,PF4ABQ01\n",
            {Lang.EN: '--map serial-number="出厂编号"', Lang.ZH: '--map 生产序列号="出厂编号"'},
        ),
        (  # an employee's number as well
            "Marca,Modello,Matricola,Sistema operativo\nHP,EliteBook,5CG1234ABC,Windows 11\n"
            "Lenovo,ThinkPad T14,PF4ABQ01,Windows 11\n",
            {Lang.EN: "--map serial-number=Matricola"},
        ),
        (
            "OS,2、您的电脑序列号\nWindows,7XK4RD3\nmacOS,C02ABQ05MD6M\n",
            {Lang.EN: '--map serial-number="2、您的电脑序列号"'},
        ),
        (
            "OS,Serial in BIOS,Chassis serial\nWindows,7XK4RD3,7XK4RD3\n",
            {
                Lang.EN: '--map serial-number="Serial in BIOS"'
                ' | --map serial-number="Chassis serial"'
            },
        ),
        (
            "OS,Serial in BIOS,MAC-ID of it\nWindows,7XK4RD3,3c:52:82:1a:2b:3c\n",
            {Lang.EN: '--map serial-number="Serial in BIOS" --map mac-address="MAC-ID of it"'},
        ),
    ],
)
def test_a_heading_that_may_be_an_identifiers_is_named(
    tmp_path: Path, text: str, options: dict[Lang, str]
) -> None:
    """By a word of it and by what stands below it, with the option that reads it."""
    error = error_of(tmp_path / "a.csv", text)
    assert error is not None
    assert error.slug == "identifier-column-likely"
    for lang, option in options.items():
        assert option in error.text(lang)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("OS,Serial in BIOS\nWindows,1\nmacOS,2\n", "no-identifier-column"),  # a running number
        ("OS,显示器1序列号\nWindows,CN0ABC12345\n", "no-identifier-column"),
        ("Name,Model,Ticket\nPC1,T14,PF4ABQ01\n", "no-header"),
        ("Buch,出厂编号\nx,PF4ABQ01\n", "no-header"),
        ("2024 list\nPC1,Windows 11,PF4ABX07\nPC2,Windows 11,PF4ABX08\n", "no-headings"),
    ],
)
def test_nothing_else_is_taken_for_one(tmp_path: Path, text: str, slug: str) -> None:
    """Neither by its heading alone, nor among headings that nobody knows; and below a title
    stand devices, as at the top."""
    error = error_of(tmp_path / "a.csv", text)
    assert error is not None
    assert error.slug == slug


def test_the_system_that_was_replaced_is_not_proposed(tmp_path: Path) -> None:
    """Nor called one of two."""
    text = "Host,Old System,Current,Serial\na,Windows 7,Windows 11,PF4ABQ01\n"
    error = error_of(tmp_path / "a.csv", text)
    assert error is not None
    assert error.slug == "system-column-likely"
    assert "--map operating-system=Current" in error.text(Lang.EN)
