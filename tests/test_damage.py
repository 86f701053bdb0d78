"""Cells that are not text, in the columns of identifiers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from importer import damage
from importer.faults import Fault
from importer.models import Cell, Kind
from importer.normalise import read


def number(value: int | float, number_format: str = "General") -> Cell:
    """A number cell."""
    return Cell(Kind.NUMBER, value, number_format)


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        (number(7979879899879), ("7979879899879", (Fault.NUMBER_CELL,))),
        (number(7979879899879.0), ("7979879899879", (Fault.NUMBER_CELL,))),
        (number(2460202151, "000000000000"), ("002460202151", ())),
        (number(24602021510.0, "00000"), ("24602021510", ())),
        (number(24602021510, "0"), ("24602021510", (Fault.NUMBER_CELL,))),
        (number(999_999_999_999_999), ("999999999999999", (Fault.NUMBER_CELL,))),
        (number(10**15), ("", (Fault.NUMBER_PRECISION,))),
        (number(8.9543101430639e18), ("", (Fault.NUMBER_PRECISION,))),
        (number(float("inf")), ("", (Fault.NUMBER_PRECISION,))),
        (number(float("nan")), ("", (Fault.NUMBER_PRECISION,))),
        (number(120000000.0, "0.00E+00"), ("", (Fault.SCIENTIFIC_CELL,))),
        (number(12.5), ("", (Fault.NUMBER_FRACTION,))),
        (number(0), ("", (Fault.PLACEHOLDER,))),
        (number(-1), ("", (Fault.PLACEHOLDER,))),
        (Cell(Kind.DATE, datetime(2026, 3, 12)), ("", (Fault.DATE_CELL,))),
        (Cell(Kind.DATE, date(2026, 3, 12)), ("", (Fault.DATE_CELL,))),
        (Cell(Kind.DATE, time(10, 20, 30)), ("", (Fault.DATE_CELL,))),
        (Cell(Kind.DATE, timedelta(hours=30)), ("", (Fault.DATE_CELL,))),
        (Cell(Kind.BOOL, True), ("", (Fault.BOOL_CELL,))),
        (Cell(Kind.ERROR, "#N/A"), ("", (Fault.ERROR_CELL,))),
        (Cell(Kind.FORMULA, "=A1&B1"), ("", (Fault.FORMULA_CELL,))),
    ],
)
def test_a_cell_that_is_not_text(cell: Cell, reading: tuple[str, tuple[Fault, ...]]) -> None:
    """Digits that the file still has are taken, with a remark unless the format proves them;
    anything that lost some is refused."""
    assert read("serial_number", cell) == reading


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        (number(485012345678), ("48:50:12:34:56:78", (Fault.NUMBER_CELL,))),
        (number(1022334466), ("00:10:22:33:44:66", (Fault.MAC_PADDED,))),
        (number(1022334466, "000000000000"), ("00:10:22:33:44:66", ())),
        (number(654321), ("", (Fault.MAC_TRUNCATED,))),
        (number(4850123456789), ("", (Fault.MAC_FORMAT,))),
        (Cell(Kind.DATE, time(10, 20, 30)), ("", (Fault.DATE_CELL,))),
    ],
)
def test_a_mac_address_as_a_number(cell: Cell, reading: tuple[str, tuple[Fault, ...]]) -> None:
    """Twelve digits are known to be meant, so that a few lost zeros can be restored."""
    assert read("mac_address", cell) == reading


def test_a_number_is_never_filled_up_outside_mac_addresses() -> None:
    """An Android ID without its zeros is another one: it is sent as it is, with remarks."""
    remarks = (Fault.NUMBER_CELL, Fault.ANDROID_ID_SHORT)
    assert read("android_id", number(211444837591)) == ("211444837591", remarks)
    assert read("uuid", number(211444837591)) == ("", (Fault.UUID_FORMAT,))


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#SPILL!", " #num! "])
def test_error_texts_are_refused(text):
    """A formula's error that was exported as text is no serial number."""
    assert damage.clean(text) == ("", (Fault.ERROR_CELL,))


@pytest.mark.parametrize("text", ["#12345", "N/A!", "#VALUE"])
def test_other_texts_with_a_hash_are_kept(text):
    """Only whole error texts are refused."""
    assert damage.clean(text)[0] == text


@pytest.mark.parametrize("form", ['"SN"0000', "\\P\\F000000", '0"号"', "00-00", "0%"])
def test_a_number_that_its_format_dresses_up_is_refused(form):
    """What Excel shows is not what the cell holds: neither is sent."""
    assert damage.from_cell(Cell(Kind.NUMBER, 12, form)) == ("", (Fault.NUMBER_DRESSED,))


@pytest.mark.parametrize(("form", "digits"), [("00000_ ", "01234"), ("000000_)", "001234")])
def test_zeros_are_shown_whatever_space_follows_them(form, digits):
    """Room for a bracket after the digits does not change what the cell shows."""
    assert damage.from_cell(Cell(Kind.NUMBER, 1234, form)) == (digits, ())


@pytest.mark.parametrize("form", ["General", "0", "@", "#,##0", "0_ ", "0.00", "#"])
def test_a_plain_number_is_its_digits(form):
    """Formats that show the digits themselves."""
    assert damage.from_cell(Cell(Kind.NUMBER, 1234, form)) == ("1234", (Fault.NUMBER_CELL,))
