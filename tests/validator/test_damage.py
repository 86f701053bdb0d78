"""What a spreadsheet did to the cells in the columns of identifiers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from importer.loader.table import open_table
from importer.model.cells import Cell, Kind
from importer.model.wording import fix_text, problem_text
from importer.pipeline import check
from importer.texts.text import Lang
from importer.validator import damage
from importer.validator.normalise import read
from importer.vocabulary.faults import Fault
from importer.vocabulary.fields import IDENTIFIERS


def number(value: int | float, number_format: str = "General") -> Cell:
    """A number cell."""
    return Cell(Kind.NUMBER, value, number_format)


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        (number(7979879899879), ("7979879899879", (Fault.NUMBER_CELL,))),
        (number(7979879899879.0), ("7979879899879", (Fault.NUMBER_CELL,))),
        (number(2460202151, "000000000000"), ("002460202151", (Fault.ZEROS_RESTORED,))),
        (number(0.12, "0%"), ("", (Fault.PERCENT_CELL,))),
        (number(10**15, "0%"), ("", (Fault.NUMBER_PRECISION,))),
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
        (number(1022334466, "000000000000"), ("00:10:22:33:44:66", (Fault.ZEROS_RESTORED,))),
        (number(1022334466, "00000000000"), ("00:10:22:33:44:66", (Fault.MAC_PADDED,))),
        (number(112233447), ("00:01:12:23:34:47", (Fault.MAC_PADDED,))),
        (number(20230117), ("", (Fault.MAC_TRUNCATED,))),
        (number(1000231), ("", (Fault.MAC_TRUNCATED,))),
        (number(654321), ("", (Fault.MAC_TRUNCATED,))),
        (number(4850123456789), ("", (Fault.MAC_FORMAT,))),
        (Cell(Kind.DATE, time(10, 20, 30)), ("", (Fault.DATE_CELL,))),
    ],
)
def test_a_mac_address_as_a_number(cell: Cell, reading: tuple[str, tuple[Fault, ...]]) -> None:
    """Twelve digits are known to be meant, so that a few lost zeros can be restored; what lacks
    more may be a day, or an asset's number, and is asked about."""
    assert read("mac_address", cell) == reading


def test_a_number_is_never_filled_up_outside_mac_addresses() -> None:
    """How many digits a serial number had can't be known."""
    assert read("disk_serial_number", number(2114)) == ("2114", (Fault.NUMBER_CELL,))


@pytest.mark.parametrize("field", ["uuid", "android_id", "idfv", "aaid"])
@pytest.mark.parametrize(
    ("value", "number_format", "fault"),
    [
        (211444837591, "General", Fault.NUMBER_FOR_LETTERS),
        (211444837591.0, "0000000000000000", Fault.NUMBER_FOR_LETTERS),
        (2114448375911234, "General", Fault.NUMBER_PRECISION),
        (2114448375, "0.00E+00", Fault.SCIENTIFIC_CELL),
        (0.5, "General", Fault.NUMBER_FRACTION),
        (50, "0.0%", Fault.PERCENT_CELL),
        (0, "General", Fault.PLACEHOLDER),
    ],
)
def test_a_number_where_letters_belong(field, value, number_format, fault):
    """A value that has letters can't have been a number of 15 digits; what says more about
    the cell comes first, and a zero still says that there is none."""
    assert read(field, number(value, number_format)) == ("", (fault,))


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#SPILL!", " #num! "])
def test_error_texts_are_refused(text):
    """A formula's error that was exported as text is no serial number."""
    for packed in (text, f"'{text}", f'="{text}"', f"\u3000{text}\u200b", text.replace("#", "＃")):
        assert damage.clean(packed) == ("", (Fault.ERROR_CELL,))


@pytest.mark.parametrize("text", ["#12345", "N/A!", "#VALUES", "#REF-0123", "#NAME123"])
def test_other_texts_with_a_hash_are_kept(text):
    """Only whole error texts are refused."""
    assert damage.clean(text)[0] == text


@pytest.mark.parametrize(
    "form",
    [
        "0_);[Red]\\(0\\)",
        "0;[Red]0",
        "#,##0_);[Red]\\(#,##0\\)",
        "0;@",
        "General;General",
        "G/通用格式",
    ],
)
def test_a_format_for_negative_numbers_dresses_nothing(form: str) -> None:
    """Only how a positive number is shown matters."""
    assert read("serial_number", Cell(Kind.NUMBER, 20345678957, form)) == (
        *("20345678957", (Fault.NUMBER_CELL,)),
    )


@pytest.mark.parametrize("form", ['"SN"0000', "\\P\\F000000", '0"号"', "00-00"])
def test_a_number_that_its_format_dresses_up_is_refused(form):
    """What Excel shows is not what the cell holds: neither is sent."""
    assert damage.from_cell(Cell(Kind.NUMBER, 12, form)) == ("", (Fault.NUMBER_DRESSED,))


@pytest.mark.parametrize(("form", "digits"), [("00000_ ", "01234"), ("000000_)", "001234")])
def test_zeros_are_shown_whatever_space_follows_them(form, digits):
    """Room for a bracket after the digits does not change what the cell shows."""
    assert damage.from_cell(Cell(Kind.NUMBER, 1234, form)) == (digits, (Fault.ZEROS_RESTORED,))
    assert damage.from_cell(Cell(Kind.NUMBER, 1234567, form)) == ("1234567", ())


@pytest.mark.parametrize("form", ["General", "0", "@", "#,##0", "0_ ", "0.00", "#"])
def test_a_plain_number_is_its_digits(form):
    """Formats that show the digits themselves."""
    assert damage.from_cell(Cell(Kind.NUMBER, 1234, form)) == ("1234", (Fault.NUMBER_CELL,))


@pytest.mark.parametrize(
    "text",
    [
        *("12-Mar", "1-Mar", "Mar-01", "1-Mar-24", "12-Mar-2024", "12-mar", "3-Sept"),
        *("3月12日", "2024年3月12日", "2024年3月", "2024年03月12日 10:20"),
        *("2024/3/12", "2349/12/22", "2024-03-12", "2024-3-12", "2024.3.12", "3/12/2024"),
        *("12/3/24", "31-12-2024", "12.03.2024"),
        *("2238-01-03 16:48:00", "5280-02-15T00:00:00"),
        *("2024-03-12 00:00:00", "2024-03-12T10:20:30", "2024/3/12 10:20", "3/12/2024 1:00 PM"),
        *("10:20", "10:20:30", "48:50:00", "1234:50:00", "20:30.5", "10:20:30 AM", "1:00 pm"),
        *("上午10:20", "下午 10:20:30", "10:20 上午", "10时20分", "上午10时20分30秒"),
        *("３月１２日", "１０：２０", " 2024/3/12 ", '="12-Mar"', "2024/3/12\u00a010:20"),
    ],
)
def test_dates_and_times_as_text_are_refused(text):
    """A CSV file has a date as Excel showed it, and no longer what somebody had typed."""
    for field in IDENTIFIERS:
        assert read(field, text) == ("", (Fault.DATE_TEXT,))


@pytest.mark.parametrize(
    "text",
    [
        *("MAR1", "SEP20", "3-12", "10-2011", "1-JAN", "12-MAR", "MAR-01", "1/2", "DEC2024"),
        *(
            "45-Mar",
            "Mar-123",
            "2024-13-01",
            "2349-12-22",
            "2349-12-22 A",
            "03-12-24",
            "2024-03",
            "20240312",
        ),
        *("10:99", "1234:56", "10:20:30:40", "3-12-9", "Mar-01A"),
    ],
)
def test_what_was_typed_is_no_date(text):
    """Excel would have changed it, had it taken it for a date: as text it is what it says."""
    for field in ("serial_number", "disk_serial_number"):
        assert read(field, text) == (text, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        *((text, Fault.SCIENTIFIC) for text in ("6.37702E+15", "6,37702E+15", "1.1E11", "1E+11")),
        *((text, Fault.SCIENTIFIC) for text in ("６.３７E＋１５", "6，37e+15", "-1.5E-05")),
        ("8954310143063931904.0", Fault.NUMBER_PRECISION),
        ("8954310143063930000.00", Fault.NUMBER_PRECISION),
    ],
)
def test_a_number_that_lost_digits_is_refused_as_text(text, fault):
    """A sign in the exponent, a decimal point or comma, or a float of more than 15 digits:
    whatever the field, the digits are gone."""
    for field in IDENTIFIERS:
        assert read(field, text) == ("", (fault,))


@pytest.mark.parametrize(
    ("field", "text", "reading"),
    [
        ("serial_number", "123.0", ("123", (Fault.DECIMAL_TAIL,))),
        ("serial_number", "002460202151.0", ("002460202151", (Fault.DECIMAL_TAIL,))),
        ("disk_serial_number", "240511873305.00", ("240511873305", (Fault.DECIMAL_TAIL,))),
        ("serial_number", "999999999999999.0", ("999999999999999", (Fault.DECIMAL_TAIL,))),
        ("serial_number", "123456.0", ("", (Fault.PLACEHOLDER,))),
        ("serial_number", "1.0", ("", (Fault.PLACEHOLDER,))),
        ("serial_number", "12.0", ("12.0", ())),
        ("serial_number", "123.5", ("123.5", ())),
        ("serial_number", "123.000", ("123.000", ())),
        ("serial_number", "A123.0", ("A123.0", ())),
        ("mac_address", "485012345678.0", ("48:50:12:34:56:78", (Fault.DECIMAL_TAIL,))),
        ("mac_address", "1022334466.0", ("00:10:22:33:44:66", (Fault.MAC_PADDED,))),
        ("mac_address", "4850.0", ("", (Fault.MAC_TRUNCATED,))),
        ("mac_address", "4850123456789.0", ("", (Fault.MAC_FORMAT,))),
        ("android_id", "211444837591.0", ("", (Fault.NUMBER_FOR_LETTERS,))),
        ("uuid", "211444837591.0", ("", (Fault.NUMBER_FOR_LETTERS,))),
        ("uuid", "12.0", ("", (Fault.UUID_FORMAT,))),
    ],
)
def test_the_tail_of_a_number_is_taken_off(field, text, reading):
    """A script writes 123.0 for the number 123; 1.0 and 12.0 are rather versions."""
    assert read(field, text) == reading


def test_a_lost_zero_is_suggested_in_the_sentence(tmp_path):
    """The problem of a MAC address that lacks zeros carries the address it may be."""
    path = tmp_path / "a.csv"
    path.write_text("os,serial_number,mac_address\nWindows,A1,24602021510\n", "utf-8")
    with open_table(path) as table:
        (checked,) = check(table)
    problem = next(p for p in checked.problems if p.field == "mac_address")
    assert (problem.slug, problem.suggestion) == ("mac-zero-lost", "02:46:02:02:15:10")
    for lang in Lang:
        assert "02:46:02:02:15:10" in problem_text(problem, lang)
        assert "02:46:02:02:15:10" in fix_text(problem, lang)
