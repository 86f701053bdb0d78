"""Columns of kinds and of models that no heading names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from importer.loader.options import ReadOptions
from importer.loader.table import open_table
from importer.vocabulary import Role

WINDOWS = ReadOptions(constants=frozenset({"device_system"}))
MIXED = ("Dell P2419H", "HP EliteBook 840 G8", "iPhone 12", "Jabra Evolve 65", "Brother 2270")


def roles(path: Path, label: str, values: tuple[str, ...], *others: str) -> dict[str, Role | None]:
    """The role of each column of a list of serial numbers, with a value for each row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([label, "Serial number", *others])
        table.writerows([value, f"PF4AB{n:03}", *others] for n, value in enumerate(values))
    with open_table(path, WINDOWS) as found:
        return {column.label: column.role for column in found.layout.columns}


@pytest.mark.parametrize(
    ("label", "values", "role"),
    [
        ("Beschreibung", ("Notebook", "Bildschirm", "Drucker", "Telefon"), Role.KIND),
        ("Description", ("Laptop", "Monitor", "Docking station", "Webcam"), Role.KIND),
        ("设备", ("笔记本电脑", "27寸显示器", "交换机", "台式机"), Role.KIND),
        ("Gear", ("Laptop", "Laptop", "Monitor", "", "Laptop"), Role.KIND),
        ("Gear", ("Laptop 14", "Monitor 24", "Monitor 27"), Role.KIND),
        ("Device", ("Desktop", "Printer", "Laptop with dock", "UPS"), Role.KIND),
        ("Device name", ("Desktop", "Printer", "Laptop", "Monitor"), Role.KIND),
        ("Name", ("Notebook", "Bildschirm", "Drucker"), Role.KIND),
        ("Matériel", ("PC portable", "Écran", "Imprimante"), Role.KIND),
        ("Product", MIXED, Role.MODEL),
        ("产品", ("联想 ThinkPad T14", "MacBook Pro 14", "iPad Air", "小米14"), Role.MODEL),
        (
            "Device name",
            ("iPhone 14 128GB", "Galaxy A14 5G", "iPhone 13 Pro", "PC-Anna"),
            Role.MODEL,
        ),
        ("Name", ("Dell Latitude 5440", "HP EliteBook 840", "Samsung Galaxy S21"), Role.MODEL),
        ("Device", ("MacBook Pro 14", "Dell Latitude 5440", "iPhone 13"), Role.MODEL),
    ],
)
def test_what_the_rows_are_about_is_known_by_the_values(
    tmp_path: Path, label: str, values: tuple[str, ...], role: Role
) -> None:
    """Most rows say something, nearly all of that is known, and a computer is among it."""
    assert roles(tmp_path / "a.csv", label, values)[label] is role


@pytest.mark.parametrize(
    ("label", "values"),
    [
        # What came with the computer, and what it came instead of.
        ("Accessories", ("Dock", "Monitor, keyboard", "Headset", "Dock")),
        ("Phone", ("iPhone 13", "Galaxy S21", "iPhone 12")),
        ("配件", ("显示器", "鼠标", "扩展坞")),
        ("Previous laptop", ("MacBook Pro", "ThinkPad T480", "MacBook Air")),
        ("原设备", ("ThinkPad T480", "MacBook Air", "OptiPlex 3050")),
        ("Chassis", ("Notebook", "Docking Station", "Desktop")),
        ("Extra", ("Laptop", "", "", "", "Monitor")),
        # Departments, places, people, names, remarks.
        ("Department", ("IT", "Storage", "Network", "Server")),
        ("Location", ("Tower", "Desk", "Server room", "Cabinet")),
        ("Notes", ("Laptop", "replaced in May", "screen is broken", "Monitor", "ok")),
        ("Device name", ("PC-Anna", "MacBook von Bob", "LAPTOP-7GH2", "iPhone-Carl")),
        ("Device name", ("iPhone 1", "iPhone 2", "iPad (3)", "iPhone von Anna", "MacBook Pro 2")),
        ("Device name", ("Latitude 5440 Anna", "FS-01", "FS-02", "DB-1", "iPad Pro 11 Kasse")),
        ("Computer name", ("pc2", "laptop3", "desktop-1")),
        ("Name", ("PC1", "PC2", "Printers")),
        ("Name", ("Printer", "Switch", "Monitor")),
        ("Hostname", ("Desktop", "Printer", "Laptop", "Monitor")),
        ("Host", ("pc1", "pc2", "laptop-07")),
        ("Computer", ("PC-1", "PC-2", "desktop3")),
        ("Hostname", ("Latitude-01", "MacBook-Air-02", "ThinkPad7")),
        ("Owner", ("Anna", "Bob", "Carl")),
        ("Only", ("Laptop", "Laptop", "Laptop")),
    ],
)
def test_other_columns_say_nothing_of_their_rows(
    tmp_path: Path, label: str, values: tuple[str, ...]
) -> None:
    """A monitor beside a laptop does not make a monitor of it."""
    assert roles(tmp_path / "a.csv", label, values)[label] not in (Role.KIND, Role.MODEL)


def test_headings_are_the_better_evidence(tmp_path: Path) -> None:
    """Beside a column of kinds, or of models, another one says nothing."""
    kinds, models = ("Laptop", "Monitor", "Desktop"), ("ThinkPad T14", "iPhone 12", "Latitude 5440")
    assert roles(tmp_path / "a.csv", "Gear", kinds, "Category")["Gear"] is None
    assert roles(tmp_path / "b.csv", "Gear", models, "Model")["Gear"] is None
    assert roles(tmp_path / "c.csv", "Gear", kinds, "Model")["Gear"] is Role.KIND
