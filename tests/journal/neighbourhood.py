"""Rows as the rules leave them, staged beside each other."""

from __future__ import annotations

from importer.model.device import Checked, Device, Problem
from importer.model.run import Run
from importer.model.table import Column, Layout, Row
from importer.vocabulary.faults import Severity
from importer.vocabulary.fields import IDENTIFIERS
from tests.workshop import apart

LAYOUT = Layout(
    "d.csv", "d", 1, tuple(Column(i, name, name, "field") for i, name in enumerate(IDENTIFIERS))
)


def settle_in(journal):
    """A function that stages devices, or what ``number_cell`` and ``broken`` make, as rows
    2, 3, 4 … and returns them as stored, by number."""

    def stage(*rows, run_id="r"):
        run = Run(run_id, "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
        checked = (
            Checked(Row(number, (), {}), row) if isinstance(row, Device) else row(number)
            for number, row in enumerate(rows, start=2)
        )
        journal.stage(run, "f", apart(checked))
        return {row.outcome.number: row for row in journal.stored(run_id)}

    return stage


def serials(name, *values):
    """A device for each value, which is all that is known of it."""
    return [Device(1, **{name: value}) for value in values]


def number_cell(name, value, **others):
    """A device whose cell was a number."""

    def checked(number):
        address = LAYOUT.address(name, number)
        warning = Problem("number-cell", name, address, value, Severity.WARNING)
        return Checked(Row(number, (), {}), Device(1, **{name: value}, **others), (warning,))

    return checked


def broken(**found):
    """A row that is invalid for another reason, with what could be read of it."""

    def checked(number):
        problem = Problem("system-unknown", "device_system", f"d!A{number}", "Windwos")
        return Checked(Row(number, (), {}), None, (problem,), None, found)

    return checked


def triples(rows):
    """(row, field, slug) of all that is said."""
    return [(n, p.field, p.slug) for n in sorted(rows) for p in rows[n].problems]


def statuses(rows):
    """What becomes of the rows, in their order."""
    return [rows[number].outcome.status.value for number in sorted(rows)]
